//! Drawing a citizens' panel by strata, so that anyone can repeat the draw.
//!
//! Each stratum of the population (say, women under 30 in the north) gets places in
//! proportion to its people, by largest remainders (Hamilton's method), exactly. Within a
//! stratum, volunteers stand in the order of SHA-256 of the published seed, a zero byte and
//! their id; the first take the places, the next are reserves. With the seed published
//! before the list of volunteers closes, nobody, the city included, can steer the draw, and
//! `printf 'SEED\0ID' | sha256sum` checks any line of it.
//!
//! A stratum with too few volunteers gives its empty places to the others, again by largest
//! remainders, and the result says so.

use crate::ties::draw;

/// A group of the population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stratum {
    /// Its name; also draws its lot when remainders are equal.
    pub name: String,
    /// People in the population.
    pub population: u64,
    /// Ids of the volunteers, each person in one stratum.
    pub volunteers: Vec<String>,
}

/// One person as drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The volunteer's id.
    pub id: String,
    /// The lot: SHA-256 of seed, zero byte and id; lower comes first.
    pub lot: [u8; 32],
}

/// What happened in one stratum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StratumDraw {
    /// The stratum's name.
    pub name: String,
    /// Places by population alone, times the total population: the exact share is
    /// `share.0 / share.1`.
    pub share: (u128, u128),
    /// Places by population.
    pub quota: usize,
    /// Places after those that other strata could not fill were passed on.
    pub places: usize,
    /// The panel's members, in order of their lots.
    pub panel: Vec<Drawn>,
    /// Everyone else, in the order in which they would step in.
    pub reserves: Vec<Drawn>,
}

/// A whole draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Stratum by stratum, in the order given.
    pub strata: Vec<StratumDraw>,
    /// Strata (by position) whose remainders were equal at the last place to give, in the
    /// order in which their lots put them: one list per time it happened.
    pub ties: Vec<Vec<usize>>,
    /// Places nobody could fill.
    pub empty: usize,
}

/// Draws `size` people. Two people with one id are one person and are drawn once.
#[must_use]
pub fn draw_panel(strata: &[Stratum], size: usize, seed: &str) -> Panel {
    let mut ties = Vec::new();
    let population: Vec<u64> = strata.iter().map(|stratum| stratum.population).collect();
    let quotas = largest_remainders(strata, &population, size, seed, &mut ties);
    let lines: Vec<Vec<Drawn>> = strata.iter().map(|stratum| in_line(stratum, seed)).collect();
    let room: Vec<usize> = lines.iter().map(Vec::len).collect();

    // Fill what can be filled; hand the rest to strata with volunteers left, until none are.
    let mut places: Vec<usize> = quotas.iter().zip(&room).map(|(&q, &room)| q.min(room)).collect();
    loop {
        let open = size.min(quotas.iter().sum()) - places.iter().sum::<usize>();
        let able: Vec<u64> = population
            .iter()
            .zip(places.iter().zip(&room))
            .map(|(&people, (places, room))| if places < room { people } else { 0 })
            .collect();
        if open == 0 || able.iter().all(|&people| people == 0) {
            break;
        }
        let more = largest_remainders(strata, &able, open, seed, &mut ties);
        for ((places, more), room) in places.iter_mut().zip(more).zip(&room) {
            *places = (*places + more).min(*room);
        }
    }

    let total: u128 = population.iter().map(|&people| u128::from(people)).sum();
    let wanted = u128::try_from(size).unwrap_or(u128::MAX);
    let filled: usize = places.iter().sum();
    let strata = strata
        .iter()
        .zip(lines)
        .zip(quotas.into_iter().zip(places))
        .map(|((stratum, mut line), (quota, places))| {
            let reserves = line.split_off(places.min(line.len()));
            StratumDraw {
                name: stratum.name.clone(),
                share: (wanted.saturating_mul(u128::from(stratum.population)), total),
                quota,
                places,
                panel: line,
                reserves,
            }
        })
        .collect();
    Panel { strata, ties, empty: size - filled }
}

/// Volunteers in the order of their lots.
fn in_line(stratum: &Stratum, seed: &str) -> Vec<Drawn> {
    let mut line: Vec<Drawn> =
        stratum.volunteers.iter().map(|id| Drawn { id: id.clone(), lot: draw(seed, id) }).collect();
    line.sort_by(|a, b| a.lot.cmp(&b.lot).then_with(|| a.id.cmp(&b.id)));
    line.dedup_by(|a, b| a.id == b.id);
    line
}

/// `places` in proportion to `people`: whole shares first, then one each by remainder;
/// equal remainders by the lot of the stratum's name.
fn largest_remainders(
    strata: &[Stratum],
    people: &[u64],
    places: usize,
    seed: &str,
    ties: &mut Vec<Vec<usize>>,
) -> Vec<usize> {
    let total: u128 = people.iter().map(|&people| u128::from(people)).sum();
    let wanted = u128::try_from(places).unwrap_or(0);
    if total == 0 {
        return vec![0; people.len()];
    }
    let shares: Vec<(usize, u128)> = people
        .iter()
        .map(|&people| {
            let product = u128::from(people) * wanted;
            (usize::try_from(product / total).unwrap_or(usize::MAX), product % total)
        })
        .collect();
    let mut given: Vec<usize> = shares.iter().map(|&(whole, _)| whole).collect();
    let left = places - given.iter().sum::<usize>();
    let mut order: Vec<(usize, u128, [u8; 32])> = shares
        .iter()
        .zip(strata)
        .enumerate()
        .map(|(position, (&(_, rest), stratum))| (position, rest, draw(seed, &stratum.name)))
        .collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then(a.2.cmp(&b.2)).then(a.0.cmp(&b.0)));
    for &(position, _, _) in order.iter().take(left) {
        if let Some(slot) = given.get_mut(position) {
            *slot += 1;
        }
    }
    let last_in = left.checked_sub(1).and_then(|last| order.get(last));
    if let (Some(last), Some(next)) = (last_in, order.get(left))
        && last.1 == next.1
    {
        let equal = order.iter().filter(|one| one.1 == last.1).map(|one| one.0);
        ties.push(equal.collect());
    }
    given
}
