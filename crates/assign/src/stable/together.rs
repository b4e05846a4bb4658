//! Couples and friends: two on the left side who have a wish in common.
//!
//! With couples a stable matching need not exist and finding out is NP-complete (Ronn 1990), so this
//! is a **bounded heuristic**, of the kind Roth and Peranson built for the American residents' match
//! (1999): everyone asks in turn, whoever is sent away asks again, and a place given up is offered
//! again to all who listed it. Within its budget it ends with a stable matching, checked once more
//! from scratch, or says that it did not find one. Ties are taken in the order of the lists.

use std::collections::VecDeque;

use super::{Market, Matching};
use crate::position::{at, id};

/// Two on the left side who ask together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// One of them.
    pub first: u32,
    /// The other.
    pub second: u32,
    /// Where the first and the second would go, best first. Nothing else is acceptable to them.
    pub wishes: Vec<(u32, u32)>,
}

impl Pair {
    /// Friends who only want the same place: those both listed, by the sum of their ranks.
    #[must_use]
    pub fn same_place(market: &Market, first: u32, second: u32) -> Self {
        let wishes = &market.left().wishes;
        let mut places: Vec<(usize, u32)> = wishes
            .of(first)
            .iter()
            .enumerate()
            .filter_map(|(rank, wish)| {
                let other = wishes.of(second).iter().position(|other| other.whom == wish.whom)?;
                Some((rank + other, wish.whom))
            })
            .collect();
        places.sort_unstable();
        let wishes = places.into_iter().map(|(_, place)| (place, place)).collect();
        Self { first, second, wishes }
    }
}

/// How the heuristic ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody, alone or as a pair, has a place it would rather have and that would take it.
    Stable,
    /// The budget ran out; this many singles and pairs could still do better elsewhere.
    NotProved {
        /// How many.
        could_do_better: usize,
    },
}

/// A matching with pairs, and what may be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Who is where; pairs are both placed or both not.
    pub matching: Matching,
    /// Whether it is stable.
    pub verdict: Verdict,
    /// How often someone asked.
    pub asked: u64,
}

/// Why a round with pairs cannot be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PairError {
    /// Someone is in two pairs, in a pair with itself, or not there.
    #[error("left {0} is not there, or not in exactly one pair")]
    Member(u32),
    /// Everyone on the left side must want one place.
    #[error("left {0} wants more than one place, which pairs do not allow")]
    Quota(u32),
    /// A pair's wish names a place that is not there.
    #[error("a pair lists place {0}, which is not there")]
    Place(u32),
}

/// Places singles and pairs, letting someone ask at most `budget` times.
///
/// # Errors
/// When the pairs do not fit the market.
pub fn place(market: &Market, pairs: &[Pair], budget: u64) -> Result<Outcome, PairError> {
    let party_of = parties(market, pairs)?;
    let mut floor = Floor::new(market, pairs, &party_of);
    let mut queue: VecDeque<u32> = (0..id(floor.parties.len())).collect();
    let mut queued = vec![true; floor.parties.len()];
    let mut asked = 0;
    while asked < budget
        && let Some(party) = queue.pop_front()
    {
        asked += 1;
        if let Some(slot) = queued.get_mut(at(party)) {
            *slot = false;
        }
        for woken in floor.ask(party) {
            if let Some(slot) = queued.get_mut(at(woken))
                && !std::mem::replace(slot, true)
            {
                queue.push_back(woken);
            }
        }
    }
    let could_do_better =
        (0..id(floor.parties.len())).filter(|&party| floor.better_option(party).is_some()).count();
    let verdict = match could_do_better {
        0 => Verdict::Stable,
        _ => Verdict::NotProved { could_do_better },
    };
    Ok(Outcome { matching: floor.matching(), verdict, asked })
}

/// The party of each person on the left: pairs first, then singles.
fn parties(market: &Market, pairs: &[Pair]) -> Result<Vec<u32>, PairError> {
    let left = market.left();
    if let Some(who) = left.quotas.iter().position(|&quota| quota > 1) {
        return Err(PairError::Quota(id(who)));
    }
    let mut party_of = vec![u32::MAX; left.quotas.len()];
    for (party, pair) in (0u32..).zip(pairs) {
        for who in [pair.first, pair.second] {
            match party_of.get_mut(at(who)) {
                Some(slot) if *slot == u32::MAX => *slot = party,
                _ => return Err(PairError::Member(who)),
            }
        }
        let places = id(market.right().quotas.len());
        let mut named = pair.wishes.iter().flat_map(|&(first, second)| [first, second]);
        if let Some(place) = named.find(|&place| place >= places) {
            return Err(PairError::Place(place));
        }
    }
    let singles = party_of.iter_mut().filter(|slot| **slot == u32::MAX);
    for (party, slot) in (id(pairs.len())..).zip(singles) {
        *slot = party;
    }
    Ok(party_of)
}

/// One or two people and the places they would take, best first.
struct Party {
    members: Vec<u32>,
    options: Vec<Vec<u32>>,
    /// The option held, if any.
    held: Option<usize>,
}

/// Everyone's present place.
struct Floor {
    parties: Vec<Party>,
    party_of: Vec<u32>,
    quotas: Vec<usize>,
    /// For each place, whom it listed and how far down, by person.
    ranks: Vec<Vec<(u32, u32)>>,
    /// For each place, who is there: (rank, person), best first.
    present: Vec<Vec<(u32, u32)>>,
}

impl Floor {
    fn new(market: &Market, pairs: &[Pair], party_of: &[u32]) -> Self {
        let mut parties: Vec<Party> = pairs
            .iter()
            .map(|pair| Party {
                members: vec![pair.first, pair.second],
                options: pair.wishes.iter().map(|&(first, second)| vec![first, second]).collect(),
                held: None,
            })
            .collect();
        for (who, &party) in (0u32..).zip(party_of) {
            if at(party) >= pairs.len() {
                let quota = market.left().quotas.get(at(who)).copied().unwrap_or(0);
                let list = if quota == 0 { &[] } else { market.left().wishes.of(who) };
                let options = list.iter().map(|wish| vec![wish.whom]).collect();
                parties.push(Party { members: vec![who], options, held: None });
            }
        }
        let right = market.right();
        let ranks = (0..id(right.quotas.len()))
            .map(|place| {
                let list = right.wishes.of(place).iter();
                let mut ranks: Vec<_> =
                    list.zip(0u32..).map(|(wish, rank)| (wish.whom, rank)).collect();
                ranks.sort_unstable();
                ranks
            })
            .collect();
        Self {
            parties,
            party_of: party_of.to_vec(),
            quotas: right.quotas.iter().map(|&quota| at(quota)).collect(),
            ranks,
            present: vec![Vec::new(); right.quotas.len()],
        }
    }

    fn rank(&self, place: u32, who: u32) -> Option<u32> {
        let ranks = self.ranks.get(at(place))?;
        let found = ranks.binary_search_by_key(&who, |&(listed, _)| listed).ok()?;
        ranks.get(found).map(|&(_, rank)| rank)
    }

    /// Moves a party to the best place that takes it, and returns the parties that should ask again.
    fn ask(&mut self, party: u32) -> Vec<u32> {
        let Some(option) = self.better_option(party) else { return Vec::new() };
        let mut woken = Vec::new();
        self.leave(party, &mut woken);
        let Some((members, places)) = self.option(party, option) else { return woken };
        for (&who, &place) in members.iter().zip(&places) {
            let Some(rank) = self.rank(place, who) else { continue };
            if let Some(present) = self.present.get_mut(at(place)) {
                let slot = present.partition_point(|&(other, _)| other < rank);
                present.insert(slot, (rank, who));
            }
        }
        if let Some(party) = self.parties.get_mut(at(party)) {
            party.held = Some(option);
        }
        for place in places {
            while let Some((_, sent_away)) = self.overflow(place) {
                let Some(&loser) = self.party_of.get(at(sent_away)) else { break };
                self.leave(loser, &mut woken);
                woken.push(loser);
            }
        }
        woken
    }

    /// The best option above the one held whose places would all take the party.
    fn better_option(&self, party: u32) -> Option<usize> {
        let known = self.parties.get(at(party))?;
        let above = known.held.unwrap_or(known.options.len());
        (0..above).find(|&option| self.would_take(known, option))
    }

    /// Whether each place, choosing its best among those present and the party, would keep the party.
    fn would_take(&self, party: &Party, option: usize) -> bool {
        let Some(places) = party.options.get(option) else { return false };
        places.iter().all(|&place| {
            let Some(quota) = self.quotas.get(at(place)) else { return false };
            let Some(present) = self.present.get(at(place)) else { return false };
            let coming = party.members.iter().zip(places).filter(|&(_, other)| *other == place);
            let ranks: Option<Vec<u32>> = coming.map(|(&who, _)| self.rank(place, who)).collect();
            let Some(ranks) = ranks else { return false };
            let last = ranks.iter().copied().max().unwrap_or(0);
            let others = present.iter().filter(|(_, who)| !party.members.contains(who));
            let ahead = others.filter(|&&(rank, _)| rank < last).count();
            ahead + ranks.len() <= *quota
        })
    }

    /// Whoever is beyond the place's quota: its least welcome guest.
    fn overflow(&self, place: u32) -> Option<(u32, u32)> {
        let present = self.present.get(at(place))?;
        (present.len() > *self.quotas.get(at(place))?).then(|| present.last().copied())?
    }

    /// Takes a party from its places and wakes all who had listed them.
    fn leave(&mut self, party: u32, woken: &mut Vec<u32>) {
        let Some(known) = self.parties.get_mut(at(party)) else { return };
        let Some(option) = known.held.take() else { return };
        let Some((members, places)) = self.option(party, option) else { return };
        for (who, place) in members.into_iter().zip(places) {
            if let Some(present) = self.present.get_mut(at(place)) {
                present.retain(|&(_, other)| other != who);
            }
            let listed = self.ranks.get(at(place)).into_iter().flatten();
            let parties = listed.filter_map(|&(who, _)| self.party_of.get(at(who)).copied());
            woken.extend(parties.filter(|&other| other != party));
        }
    }

    fn option(&self, party: u32, option: usize) -> Option<(Vec<u32>, Vec<u32>)> {
        let party = self.parties.get(at(party))?;
        Some((party.members.clone(), party.options.get(option)?.clone()))
    }

    fn matching(&self) -> Matching {
        let present = (0u32..).zip(&self.present);
        let pairs = present
            .flat_map(|(place, present)| present.iter().map(move |&(_, who)| (who, place)))
            .collect();
        Matching::from_pairs(pairs)
    }
}
