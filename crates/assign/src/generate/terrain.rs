//! Cities that are harder to match than one of neighbourhoods: everybody competes with everybody.

use super::{Dice, SampleCity, Scarcity};

/// Where people live and how particular they are, which decides how far competition reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terrain {
    /// Neighbourhoods with languages of their own and twelve kinds of help: many small markets.
    Neighbourhoods,
    /// Evenly spread, one common language, three kinds of help, twice the reach: three markets, each
    /// as large as the city.
    Even,
    /// The same in three towns, of which the largest asks for more than it offers and the others
    /// for less: who goes without is decided by chains as long as a town.
    Towns,
}

/// How many kinds of help there are where people are less particular.
const FEW_KINDS: u8 = 3;

/// A town: where it lies and how wide it is, in parts of 60 of the city's side, and which shares of
/// ten of the needs and of the offers live there.
struct Town {
    x: i32,
    y: i32,
    half_width: i32,
    needs: u32,
    offers: u32,
}

const TOWNS: [Town; 3] = [
    Town { x: 15, y: 15, half_width: 12, needs: 5, offers: 3 },
    Town { x: 40, y: 30, half_width: 15, needs: 3, offers: 4 },
    Town { x: 20, y: 48, half_width: 10, needs: 2, offers: 3 },
];

/// Where somebody lives: east, north, neighbourhood.
type Home = (i32, i32, u16);

impl SampleCity {
    /// A city as [`SampleCity::generate`] makes it, its people living as this terrain has them.
    #[must_use]
    pub fn generate_on(terrain: Terrain, seed: u64, needs: u32, scarcity: Scarcity) -> Self {
        let city = Self::generate(seed, needs, scarcity);
        let mut dice = Dice::new(seed ^ 0x7465_7272_6169);
        let side = city.side;
        match terrain {
            Terrain::Neighbourhoods => city,
            Terrain::Even => {
                let anywhere = |dice: &mut Dice| (dice.between(0, side), dice.between(0, side), 0);
                city.less_particular(&mut dice, anywhere, anywhere)
            }
            Terrain::Towns => {
                let needs = TOWNS.map(|town| town.needs);
                let offers = TOWNS.map(|town| town.offers);
                city.less_particular(
                    &mut dice,
                    |dice| home(dice, side, &needs),
                    |dice| home(dice, side, &offers),
                )
            }
        }
    }

    /// Moves everybody and widens what they ask for and do.
    fn less_particular(
        mut self,
        dice: &mut Dice,
        need_home: impl Fn(&mut Dice) -> Home,
        offer_home: impl Fn(&mut Dice) -> Home,
    ) -> Self {
        for need in &mut self.needs {
            (need.x, need.y, need.neighbourhood) = need_home(dice);
            need.kind %= FEW_KINDS;
            need.languages |= 1;
            need.vetting = 0;
            need.reach *= 2;
        }
        for offer in &mut self.offers {
            (offer.x, offer.y, offer.neighbourhood) = offer_home(dice);
            let kinds = [0; 2].map(|_| 1 << dice.below(u32::from(FEW_KINDS)));
            offer.kinds = kinds.into_iter().fold(0, |all, kind: u16| all | kind);
            offer.reach *= 2;
        }
        self
    }
}

fn home(dice: &mut Dice, side: i32, weights: &[u32]) -> Home {
    let town = dice.weighted(weights);
    let Some(here) = TOWNS.get(usize::from(town)) else { return (0, 0, 0) };
    let mut within =
        |centre: i32| (side / 60 * centre + dice.bell(side / 60 * here.half_width)).clamp(0, side);
    (within(here.x), within(here.y), u16::from(town))
}

#[cfg(test)]
mod tests {
    use super::super::SampleNeed;
    use super::*;

    fn eligible(terrain: Terrain) -> usize {
        let city = SampleCity::generate_on(terrain, 7, 2_000, Scarcity::Tight);
        let of_one = |need: &SampleNeed| city.offers.iter().filter(|one| need.admits(one)).count();
        city.needs.iter().step_by(10).map(of_one).sum()
    }

    #[test]
    fn harder_terrain_has_more_eligible_pairs() {
        let base = eligible(Terrain::Neighbourhoods);
        assert!(eligible(Terrain::Even) > 2 * base, "{} against {base}", eligible(Terrain::Even));
        assert!(eligible(Terrain::Towns) > 2 * base);
    }

    #[test]
    fn on_harder_terrain_people_ask_and_do_more_and_go_twice_as_far() {
        let city = |terrain| SampleCity::generate_on(terrain, 7, 2_000, Scarcity::Tight);
        let (base, hard) = (city(Terrain::Neighbourhoods), city(Terrain::Towns));
        let mean =
            |reach: Vec<u64>| reach.iter().sum::<u64>() / u64::try_from(reach.len()).unwrap();
        let asked = |city: &SampleCity| {
            mean(city.needs.iter().map(|need| u64::try_from(need.reach).unwrap()).collect())
        };
        let offered = |city: &SampleCity| {
            mean(city.offers.iter().map(|offer| u64::try_from(offer.reach).unwrap()).collect())
        };
        for (far, near) in [(asked(&hard), asked(&base)), (offered(&hard), offered(&base))] {
            assert!(far * 10 > near * 18 && far * 10 < near * 22, "{far} instead of twice {near}");
        }
        for need in &hard.needs {
            assert!(need.kind < FEW_KINDS && need.languages & 1 == 1 && need.vetting == 0);
        }
        for offer in &hard.offers {
            assert!((1..=2).contains(&offer.kinds.count_ones()) && offer.kinds >> FEW_KINDS == 0);
        }
        assert!(hard.offers.iter().any(|offer| offer.kinds.count_ones() == 2));
    }

    #[test]
    fn the_largest_town_asks_for_more_than_it_offers() {
        let city = SampleCity::generate_on(Terrain::Towns, 7, 10_000, Scarcity::Tight);
        let asked = city.needs.iter().filter(|need| need.neighbourhood == 0).count();
        let here = city.offers.iter().filter(|offer| offer.neighbourhood == 0);
        let places: u32 = here.map(|offer| offer.capacity).sum();
        assert!(usize::try_from(places).unwrap() * 3 / 2 < asked, "{places} for {asked}");
    }
}
