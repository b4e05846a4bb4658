//! Breaking ties by a published list of keys.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use crate::rule::TieKey;

/// A tie that was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Round of the count in which it was met, from zero.
    pub round: usize,
    /// Projects that were equal, in the order in which the keys put them.
    pub projects: Vec<usize>,
    /// The key that set the first apart from the second.
    pub by: TieKey,
}

/// Ties met in many runs, the same projects once: a later run seldom meets others.
#[derive(Debug, Clone, Default)]
pub(crate) struct Met {
    projects: BTreeSet<Vec<usize>>,
    ties: Vec<Tie>,
}

impl Met {
    /// Notes ties.
    pub(crate) fn note(&mut self, ties: &[Tie]) {
        for tie in ties {
            if !self.projects.contains(&tie.projects) {
                self.projects.insert(tie.projects.clone());
                self.ties.push(tie.clone());
            }
        }
    }

    /// Those that are not told already.
    pub(crate) fn without(&self, told: &[Tie]) -> Vec<Tie> {
        let is_told = |tie: &&Tie| told.iter().any(|other| other.projects == tie.projects);
        self.ties.iter().filter(|tie| !is_told(tie)).cloned().collect()
    }
}

/// What ties are decided on, per project.
#[derive(Debug, Clone)]
pub struct TieFacts {
    /// Costs in scaled units.
    pub cost: Vec<i128>,
    /// Number of supporters.
    pub votes: Vec<u64>,
    /// Score.
    pub score: Vec<i128>,
}

/// A total order over projects, worked out once.
#[derive(Debug, Clone)]
pub struct TieOrder {
    keys: Vec<TieKey>,
    /// Per key, the rank of every project; equal rank means the key does not decide.
    ranks: Vec<Vec<u32>>,
    /// Place of each project in the whole order.
    place: Vec<u32>,
}

impl TieOrder {
    /// Ranks all projects by `keys`; the id is added as the last resort.
    #[must_use]
    pub fn new(keys: &[TieKey], ids: &[&str], facts: &TieFacts) -> Self {
        let mut keys = keys.to_vec();
        if !matches!(keys.last(), Some(TieKey::Id | TieKey::File)) {
            keys.push(TieKey::Id);
        }
        let ranks: Vec<Vec<u32>> = keys.iter().map(|key| rank(key, ids, facts)).collect();
        let by_keys = |left: usize, right: usize| {
            let mut orders = ranks.iter().map(|ranks| ranks.get(left).cmp(&ranks.get(right)));
            orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        };
        let mut order: Vec<usize> = (0..ids.len()).collect();
        order.sort_by(|&left, &right| by_keys(left, right));
        let mut place = vec![0; ids.len()];
        for (position, &project) in (0_u32..).zip(&order) {
            if let Some(slot) = place.get_mut(project) {
                *slot = position;
            }
        }
        Self { keys, ranks, place }
    }

    /// Place of a project in the order, from zero.
    #[must_use]
    pub fn place(&self, project: usize) -> u32 {
        self.place.get(project).copied().unwrap_or(u32::MAX)
    }

    /// Sorts tied projects and says which key set the first apart.
    #[must_use]
    pub fn resolve(&self, round: usize, mut projects: Vec<usize>) -> Tie {
        projects.sort_by_key(|&project| self.place(project));
        let first = projects.first().copied().unwrap_or(0);
        let second = projects.get(1).copied().unwrap_or(first);
        let decides = |ranks: &&Vec<u32>| ranks.get(first) != ranks.get(second);
        let key = self.ranks.iter().position(|ranks| decides(&ranks));
        let by = key.and_then(|key| self.keys.get(key)).cloned().unwrap_or(TieKey::Id);
        Tie { round, projects, by }
    }
}

/// Dense ranks by one key, lowest first.
fn rank(key: &TieKey, ids: &[&str], facts: &TieFacts) -> Vec<u32> {
    let count = ids.len();
    match key {
        TieKey::Cost => dense(count, |project| facts.cost.get(project).copied()),
        TieKey::MaxCost => dense(count, |project| facts.cost.get(project).map(|cost| -cost)),
        TieKey::Votes => {
            dense(count, |project| facts.votes.get(project).map(|&votes| u64::MAX - votes))
        }
        TieKey::Score => dense(count, |project| facts.score.get(project).map(|score| -score)),
        TieKey::Id => dense(count, |project| ids.get(project).copied()),
        TieKey::File => dense(count, |project| project),
        TieKey::Seed(seed) => {
            let drawn: Vec<[u8; 32]> = ids.iter().map(|id| draw(seed, id)).collect();
            dense(count, |project| drawn.get(project).copied())
        }
    }
}

/// The lot a seed draws for a project: SHA-256 of the seed, a zero byte and the id.
#[must_use]
pub fn draw(seed: &str, id: &str) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(seed.as_bytes());
    hasher.update([0]);
    hasher.update(id.as_bytes());
    hasher.finalize().into()
}

fn dense<K: Ord>(count: usize, key: impl Fn(usize) -> K) -> Vec<u32> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&project| key(project));
    let mut ranks = vec![0; count];
    let mut rank = 0;
    let mut previous: Option<usize> = None;
    for project in order {
        if previous.is_some_and(|previous| key(previous) != key(project)) {
            rank += 1;
        }
        if let Some(slot) = ranks.get_mut(project) {
            *slot = rank;
        }
        previous = Some(project);
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_key_that_differs_decides() {
        let facts = TieFacts { cost: vec![10, 10, 5], votes: vec![3, 4, 4], score: vec![0, 0, 0] };
        let order = TieOrder::new(&[TieKey::Votes, TieKey::Cost], &["a", "b", "c"], &facts);
        let tie = order.resolve(7, vec![0, 1, 2]);
        assert_eq!((tie.projects, tie.by, tie.round), (vec![2, 1, 0], TieKey::Cost, 7));
        let tie = order.resolve(0, vec![0, 1]);
        assert_eq!((tie.projects, tie.by), (vec![1, 0], TieKey::Votes));
    }

    /// Printed by `printf '2026\0p1' | sha256sum`.
    #[test]
    fn a_lot_can_be_drawn_again_with_any_sha256() {
        let lot: String = draw("2026", "p1").iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(lot, "195c840b904069f13b1570344cfc7ed07fdcaeea76f45c8388609dc4f268715c");
        assert_ne!(draw("2026p", "1"), draw("2026", "p1"), "the zero byte parts seed and id");
    }

    #[test]
    fn the_order_of_the_file_is_a_key() {
        let facts = TieFacts { cost: vec![1; 3], votes: vec![1; 3], score: vec![1; 3] };
        let order = TieOrder::new(&[TieKey::File, TieKey::Id], &["c", "a", "b"], &facts);
        let tie = order.resolve(0, vec![1, 2, 0]);
        assert_eq!((tie.projects, tie.by), (vec![0, 1, 2], TieKey::File));
    }

    #[test]
    fn a_seed_draws_another_order_than_another_seed() {
        let ids: Vec<String> = (0..20).map(|number| number.to_string()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let facts = TieFacts { cost: vec![1; 20], votes: vec![1; 20], score: vec![1; 20] };
        let order = |seed: &str| {
            let order = TieOrder::new(&[TieKey::Seed(seed.to_owned())], &ids, &facts);
            (0..20).map(|project| order.place(project)).collect::<Vec<_>>()
        };
        assert_eq!(order("2026"), order("2026"));
        assert_ne!(order("2026"), order("2027"));
    }
}
