//! A city of needs and offers in clustered neighbourhoods.

use super::Dice;

/// How many kinds of help there are (shopping, a call, a lift, a repair, …).
pub const HELP_KINDS: u32 = 12;
/// How many languages the city speaks; language 0 is known to most.
pub const LANGUAGES: u32 = 8;
/// Weekly slots: morning, afternoon and evening of seven days.
pub const WEEKLY_SLOTS: u32 = 21;

/// How often each kind is asked for, in parts of 1000. Offers follow the same shape, flattened.
const KIND_ASKED: [u32; 12] = [260, 150, 120, 90, 80, 70, 60, 50, 40, 35, 25, 20];
/// Vetting a helper must have had: 0 none, 1 identity, 2 references, 3 police certificate.
const KIND_VETTING: [u8; 12] = [0, 0, 1, 1, 0, 2, 1, 3, 2, 0, 3, 2];
/// How often each extra language is spoken.
const LANGUAGE_WEIGHT: [u32; 8] = [400, 220, 120, 90, 70, 50, 30, 20];

/// Whether helpers are plenty or scarce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scarcity {
    /// Three offers for each need.
    Slack,
    /// About 0.8 places for each need: two offers for five needs, two places each on average.
    Tight,
}

/// Someone who asks for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleNeed {
    /// Metres east of the city's south-west corner.
    pub x: i32,
    /// Metres north of it.
    pub y: i32,
    /// Kind of help, `0..HELP_KINDS`.
    pub kind: u8,
    /// Vetting the helper must have, 0 (none) to 3.
    pub vetting: u8,
    /// Languages spoken, one bit each.
    pub languages: u8,
    /// Weekly slots in which help would suit, one bit each.
    pub slots: u32,
    /// How far away a helper may live, in metres.
    pub reach: i32,
    /// 1 (can wait) to 4 (today).
    pub urgency: u8,
    /// The neighbourhood, for figures by group.
    pub neighbourhood: u16,
}

/// Someone who offers help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleOffer {
    /// Metres east of the city's south-west corner.
    pub x: i32,
    /// Metres north of it.
    pub y: i32,
    /// Kinds of help offered, one bit each.
    pub kinds: u16,
    /// Vetting passed, 0 (none) to 3.
    pub vetting: u8,
    /// Languages spoken, one bit each.
    pub languages: u8,
    /// Weekly slots free, one bit each.
    pub slots: u32,
    /// How far the helper goes, in metres.
    pub reach: i32,
    /// How many needs at once, 1 to 5.
    pub capacity: u32,
    /// How often asked in the last four weeks.
    pub recent_load: u8,
    /// The neighbourhood, for figures by group.
    pub neighbourhood: u16,
}

/// A made-up city: its size, its needs and its offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleCity {
    /// The side of the square it lies in, metres.
    pub side: i32,
    /// Who asks.
    pub needs: Vec<SampleNeed>,
    /// Who offers.
    pub offers: Vec<SampleOffer>,
}

impl SampleNeed {
    /// Distance to an offer, rounded down to whole metres.
    #[must_use]
    pub fn distance(&self, offer: &SampleOffer) -> u32 {
        let square = self.distance_squared(offer);
        u32::try_from(square.isqrt()).unwrap_or(u32::MAX)
    }

    /// Whether the offer passes every filter: kind, vetting, language, slot and the reach of both.
    #[must_use]
    pub fn admits(&self, offer: &SampleOffer) -> bool {
        let reach = u64::from(self.reach.min(offer.reach).unsigned_abs());
        offer.kinds & (1 << self.kind) != 0
            && offer.vetting >= self.vetting
            && offer.languages & self.languages != 0
            && offer.slots & self.slots != 0
            && self.distance_squared(offer) <= reach * reach
    }

    fn distance_squared(&self, offer: &SampleOffer) -> u64 {
        let (dx, dy) = (self.x.abs_diff(offer.x), self.y.abs_diff(offer.y));
        u64::from(dx) * u64::from(dx) + u64::from(dy) * u64::from(dy)
    }
}

impl SampleCity {
    /// A city of `needs` needs and as many offers as `scarcity` says. Density is the same at every
    /// size: 100,000 needs live in a square of 20 km.
    #[must_use]
    pub fn generate(seed: u64, needs: u32, scarcity: Scarcity) -> Self {
        let offers = match scarcity {
            Scarcity::Slack => needs.saturating_mul(3),
            Scarcity::Tight => needs / 5 * 2 + needs % 5 * 2 / 5,
        };
        let mut dice = Dice::new(seed ^ 0x6b61_6c61_6b61);
        let ground = Ground::generate(&mut dice, needs);
        Self {
            side: ground.side,
            needs: (0..needs).map(|_| ground.need(&mut dice)).collect(),
            offers: (0..offers).map(|_| ground.offer(&mut dice)).collect(),
        }
    }
}

/// Where people live: neighbourhoods with a centre, a half-width and a second language of their own.
pub(super) struct Ground {
    side: i32,
    neighbourhoods: Vec<Neighbourhood>,
    weights: Vec<u32>,
}

struct Neighbourhood {
    x: i32,
    y: i32,
    half_width: i32,
    language: u8,
}

impl Ground {
    pub(super) fn generate(dice: &mut Dice, needs: u32) -> Self {
        let area = u64::from(needs.max(500)) * 4_000;
        let side = i32::try_from(area.isqrt()).unwrap_or(i32::MAX);
        let count = (needs / 2_000).clamp(8, 200);
        let neighbourhoods = (0..count)
            .map(|_| Neighbourhood {
                x: dice.between(side / 20, side - side / 20),
                y: dice.between(side / 20, side - side / 20),
                half_width: dice.between(side / 40, side / 10).max(1),
                language: dice.weighted(&LANGUAGE_WEIGHT),
            })
            .collect();
        let weights = (0..count).map(|_| dice.below(9) + 1).collect();
        Self { side, neighbourhoods, weights }
    }

    pub(super) fn side(&self) -> i32 {
        self.side
    }

    pub(super) fn need(&self, dice: &mut Dice) -> SampleNeed {
        let (x, y, neighbourhood, local) = self.home(dice);
        let kind = dice.weighted(&KIND_ASKED);
        // A third of those who ask do not speak the city's first language.
        let mut languages = 1u8 << local;
        if !dice.chance(330) {
            languages |= 1;
        }
        let slots = dice.below(6) + 2;
        SampleNeed {
            x,
            y,
            kind,
            vetting: KIND_VETTING.get(usize::from(kind)).copied().unwrap_or(0),
            languages,
            slots: dice.mask(WEEKLY_SLOTS, slots),
            reach: dice.between(800, 3_500),
            urgency: 1 + dice.weighted(&[50, 30, 15, 5]),
            neighbourhood,
        }
    }

    pub(super) fn offer(&self, dice: &mut Dice) -> SampleOffer {
        let (x, y, neighbourhood, local) = self.home(dice);
        let mut kinds = 0u16;
        for _ in 0..=dice.weighted(&[40, 30, 20, 10]) {
            let evenly = dice.chance(300);
            let kind = if evenly { dice.weighted(&[1; 12]) } else { dice.weighted(&KIND_ASKED) };
            kinds |= 1 << kind;
        }
        let mut languages = 1u8;
        if dice.chance(300) {
            languages |= 1 << local;
        }
        if dice.chance(450) {
            languages |= 1 << dice.weighted(&LANGUAGE_WEIGHT);
        }
        let slots = dice.below(7) + 1;
        SampleOffer {
            x,
            y,
            kinds,
            vetting: dice.weighted(&[35, 30, 20, 15]),
            languages,
            slots: dice.mask(WEEKLY_SLOTS, slots),
            reach: dice.between(500, 4_000),
            capacity: 1 + u32::from(dice.weighted(&[46, 26, 14, 8, 6])),
            recent_load: dice.weighted(&[60, 15, 10, 6, 4, 3, 2]),
            neighbourhood,
        }
    }

    /// A home: mostly around a neighbourhood's centre, one in ten anywhere.
    fn home(&self, dice: &mut Dice) -> (i32, i32, u16, u8) {
        let neighbourhood = dice.weighted(&self.weights);
        let here = self.neighbourhoods.get(usize::from(neighbourhood));
        let (x, y) = match here {
            Some(here) if !dice.chance(100) => {
                (here.x + dice.bell(here.half_width), here.y + dice.bell(here.half_width))
            }
            _ => (dice.between(0, self.side), dice.between(0, self.side)),
        };
        let local = here.map_or(0, |here| here.language);
        (x.clamp(0, self.side), y.clamp(0, self.side), u16::from(neighbourhood), local)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbourhoods_lie_inside_the_city() {
        for (needs, count) in [(500, 8), (50_000, 25), (1_000_000, 200)] {
            let ground = Ground::generate(&mut Dice::new(5), needs);
            let (side, inside) = (ground.side, ground.side / 20..=ground.side - ground.side / 20);
            assert_eq!((ground.neighbourhoods.len(), ground.weights.len()), (count, count));
            for one in &ground.neighbourhoods {
                assert!(
                    inside.contains(&one.x) && inside.contains(&one.y),
                    "{side}: {} {}",
                    one.x,
                    one.y
                );
                assert!((side / 40..=side / 10).contains(&one.half_width));
            }
            assert!(ground.weights.iter().all(|weight| (1..=9).contains(weight)));
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_city() {
        let once = SampleCity::generate(7, 500, Scarcity::Slack);
        assert_eq!(once, SampleCity::generate(7, 500, Scarcity::Slack));
        assert_ne!(once, SampleCity::generate(8, 500, Scarcity::Slack));
    }

    #[test]
    fn slack_has_three_offers_a_need_and_tight_has_eight_places_for_ten() {
        let slack = SampleCity::generate(1, 2_000, Scarcity::Slack);
        assert_eq!(slack.offers.len(), 6_000);
        let tight = SampleCity::generate(1, 20_000, Scarcity::Tight);
        assert_eq!(tight.offers.len(), 8_000);
        let uneven = SampleCity::generate(1, 2_003, Scarcity::Tight);
        assert_eq!(uneven.offers.len(), 801, "two for five, rounded down");
        let places: u32 = tight.offers.iter().map(|offer| offer.capacity).sum();
        assert!((15_600..=16_400).contains(&places), "{places} places for 20,000 needs");
    }

    #[test]
    fn most_needs_have_many_eligible_offers_and_some_have_few() {
        let city = SampleCity::generate(3, 2_000, Scarcity::Slack);
        let eligible: Vec<usize> = city
            .needs
            .iter()
            .step_by(10)
            .map(|need| city.offers.iter().filter(|offer| need.admits(offer)).count())
            .collect();
        let full = eligible.iter().filter(|&&count| count >= 32).count();
        assert!(full * 2 > eligible.len(), "{full} of {} have 32", eligible.len());
        assert!(eligible.iter().any(|&count| count < 8));
    }

    #[test]
    fn of_those_at_home_in_another_language_two_in_three_speak_the_first_as_well() {
        let needs = SampleCity::generate(2, 6_000, Scarcity::Slack).needs;
        let both = needs.iter().filter(|need| need.languages.count_ones() == 2).count();
        let only_another = needs.iter().filter(|need| need.languages & 1 == 0).count();
        assert!((3..5).contains(&(both * 2 / only_another)), "{both} and {only_another}");
    }

    #[test]
    fn rows_stay_inside_their_ranges() {
        let city = SampleCity::generate(11, 3_000, Scarcity::Tight);
        let inside = 0..=city.side;
        assert!(city.needs.iter().all(|need| {
            inside.contains(&need.x)
                && inside.contains(&need.y)
                && u32::from(need.kind) < HELP_KINDS
                && (1..=4).contains(&need.urgency)
                && need.slots >> WEEKLY_SLOTS == 0
        }));
        assert!(city.offers.iter().all(|offer| {
            (1..=5).contains(&offer.capacity)
                && offer.kinds != 0
                && u32::from(offer.kinds) >> HELP_KINDS == 0
                && offer.slots != 0
        }));
    }
}
