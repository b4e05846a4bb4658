//! The first fourteen days of a crisis: waves of calls for help, a rush of volunteers, no-shows.

use super::city::Ground;
use super::{Dice, SampleNeed, SampleOffer, Scarcity};

const DAYS: u32 = 14;
const MINUTES_A_DAY: u32 = 1_440;
/// Calls by day: a first wave around the third day, a second around the eighth, a last on the
/// eleventh and twelfth.
const NEEDS_BY_DAY: [u32; 14] = [4, 9, 14, 12, 7, 5, 10, 11, 6, 4, 7, 6, 3, 2];
/// Volunteers come early and then trickle.
const OFFERS_BY_DAY: [u32; 14] = [26, 22, 14, 9, 6, 5, 4, 3, 3, 2, 2, 2, 1, 1];
/// Calls by hour: none at night, most in the morning.
const BY_HOUR: [u32; 24] =
    [0, 0, 0, 0, 0, 0, 1, 3, 8, 12, 12, 10, 7, 7, 8, 8, 7, 6, 5, 3, 2, 1, 0, 0];

/// What happens at a minute of the crisis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// Someone asks; the position in [`Crisis::needs`].
    Asks(u32),
    /// Someone offers; the position in [`Crisis::offers`].
    Offers(u32),
    /// Someone who offered stops for good; the position in [`Crisis::offers`].
    Leaves(u32),
}

/// One thing that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CrisisEvent {
    /// Minutes since the first day's midnight.
    pub minute: u32,
    /// What it is.
    pub happening: Happening,
}

/// A fortnight of asking and offering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crisis {
    /// The seed, kept for the no-shows.
    seed: u64,
    /// The side of the square it happens in, metres.
    pub side: i32,
    /// Everyone who asks, in order of arrival.
    pub needs: Vec<SampleNeed>,
    /// Everyone who offers, in order of arrival; nobody has been asked before it began.
    pub offers: Vec<SampleOffer>,
    /// What happens, by minute.
    pub events: Vec<CrisisEvent>,
}

impl Crisis {
    /// How many days it lasts.
    pub const DAYS: u32 = DAYS;

    /// A fortnight in which `needs` ask; three offer for each two of them where helpers are plenty,
    /// one for each eight where they are scarce. One offer in eight stops before the end.
    #[must_use]
    pub fn generate(seed: u64, needs: u32, scarcity: Scarcity) -> Self {
        let mut dice = Dice::new(seed ^ 0x6372_6973_6973);
        let ground = Ground::generate(&mut dice, needs);
        let offers = match scarcity {
            Scarcity::Slack => needs + needs / 2,
            Scarcity::Tight => needs / 8,
        };
        let mut events = Vec::new();
        for (id, minute) in (0u32..).zip(moments(&mut dice, needs, &NEEDS_BY_DAY)) {
            events.push(CrisisEvent { minute, happening: Happening::Asks(id) });
        }
        for (id, minute) in (0u32..).zip(moments(&mut dice, offers, &OFFERS_BY_DAY)) {
            events.push(CrisisEvent { minute, happening: Happening::Offers(id) });
            let minute = minute + MINUTES_A_DAY + dice.below(10 * MINUTES_A_DAY);
            if dice.chance(125) && minute < DAYS * MINUTES_A_DAY {
                events.push(CrisisEvent { minute, happening: Happening::Leaves(id) });
            }
        }
        events.sort_by_key(|event| event.minute);
        let needs = (0..needs).map(|_| ground.need(&mut dice)).collect();
        let fresh = |_| SampleOffer { recent_load: 0, ..ground.offer(&mut dice) };
        let offers = (0..offers).map(fresh).collect();
        Self { seed, side: ground.side(), needs, offers, events }
    }

    /// Whether this helper, matched with this need, does not turn up: six in a hundred pairs, the
    /// same ones whatever the order in which a policy tries them.
    #[must_use]
    pub fn no_show(&self, need: u32, offer: u32) -> bool {
        let pair = (u64::from(need) << 32) | u64::from(offer);
        Dice::new(self.seed ^ pair.wrapping_mul(0xD6E8_FEB8_6659_FD93)).chance(60)
    }
}

/// `count` minutes, sorted, with days as likely as `by_day` says.
fn moments(dice: &mut Dice, count: u32, by_day: &[u32; 14]) -> Vec<u32> {
    let mut minutes: Vec<u32> = (0..count)
        .map(|_| {
            let (day, hour) = (dice.weighted(by_day), dice.weighted(&BY_HOUR));
            u32::from(day) * MINUTES_A_DAY + u32::from(hour) * 60 + dice.below(60)
        })
        .collect();
    minutes.sort_unstable();
    minutes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_arrives_once_and_nobody_leaves_before_arriving() {
        let crisis = Crisis::generate(4, 2_000, Scarcity::Slack);
        assert_eq!(crisis, Crisis::generate(4, 2_000, Scarcity::Slack));
        assert!(crisis.events.is_sorted_by_key(|event| event.minute));
        let mut here = vec![false; crisis.offers.len()];
        let mut asked = 0;
        for event in &crisis.events {
            assert!(event.minute < Crisis::DAYS * MINUTES_A_DAY);
            match event.happening {
                Happening::Asks(_) => asked += 1,
                Happening::Offers(id) => here[usize::try_from(id).unwrap()] = true,
                Happening::Leaves(id) => assert!(here[usize::try_from(id).unwrap()]),
            }
        }
        assert_eq!(asked, crisis.needs.len());
        let minutes =
            crisis.events.iter().filter(|one| matches!(one.happening, Happening::Asks(_)));
        let hours: Vec<u32> = minutes.map(|one| one.minute % MINUTES_A_DAY / 60).collect();
        assert_eq!(
            (hours.iter().min(), hours.iter().max()),
            (Some(&6), Some(&21)),
            "none at night"
        );
        assert!(here.iter().all(|&arrived| arrived));
    }

    #[test]
    fn helpers_are_plenty_or_scarce_and_some_stop() {
        for (scarcity, helpers) in [(Scarcity::Slack, 12_000), (Scarcity::Tight, 1_000)] {
            let crisis = Crisis::generate(3, 8_000, scarcity);
            assert_eq!((crisis.needs.len(), crisis.offers.len()), (8_000, helpers));
            assert!(
                crisis.offers.iter().all(|offer| offer.recent_load == 0),
                "nobody was asked before"
            );
            let mut came = vec![0; helpers];
            let mut stopped = 0;
            for event in &crisis.events {
                match event.happening {
                    Happening::Offers(id) => came[usize::try_from(id).unwrap()] = event.minute,
                    Happening::Leaves(id) => {
                        let stayed = event.minute - came[usize::try_from(id).unwrap()];
                        assert!((MINUTES_A_DAY..11 * MINUTES_A_DAY).contains(&stayed), "{stayed}");
                        stopped += 1;
                    }
                    Happening::Asks(_) => {}
                }
            }
            // One in eight would; those who came late stop after it is over.
            assert!((helpers / 14..helpers / 7).contains(&stopped), "{stopped} of {helpers}");
        }
    }

    #[test]
    fn calls_come_in_three_waves() {
        let crisis = Crisis::generate(1, 20_000, Scarcity::Slack);
        let mut by_day = [0u32; 14];
        for event in &crisis.events {
            if matches!(event.happening, Happening::Asks(_)) {
                by_day[usize::try_from(event.minute / MINUTES_A_DAY).unwrap()] += 1;
            }
        }
        assert!(by_day[2] > by_day[0] && by_day[2] > by_day[5], "{by_day:?}");
        assert!(by_day[7] > by_day[5] && by_day[7] > by_day[9], "{by_day:?}");
        assert!(by_day[10] > by_day[9] && by_day[10] > by_day[13], "{by_day:?}");
    }

    #[test]
    fn about_six_in_a_hundred_pairs_fail_and_always_the_same() {
        let crisis = Crisis::generate(2, 100, Scarcity::Slack);
        let failed = (0..10_000u32).filter(|&i| crisis.no_show(i % 100, i / 100)).count();
        assert!((450..750).contains(&failed), "{failed}");
        assert_eq!(crisis.no_show(5, 9), crisis.no_show(5, 9));
    }
}
