//! A constructive start and a local search over parties and teams.
//!
//! Teams too small to stand are let be for a while, so that the search may pass through them. At first
//! such a team is cheaper the larger it is: a lone person needs two others to come, one by one. Then
//! its people count as what they are, unplaced, and may still join others one by one; what remains of
//! such teams in the end is dissolved.
#![expect(
    clippy::indexing_slicing,
    reason = "parties and teams are numbered here and nowhere else, and exchanges are the hot loop"
)]

use super::{Party, Rules, Together};
use crate::position::{at, id};

/// Prices that order shortfalls from left to right: no number of the lesser outweighs a greater.
const PERSON: u64 = 1 << 40;
const SKILL: u64 = 1 << 20;
const HOST: u64 = 1;

pub(super) struct Search<'a> {
    parties: &'a [Party],
    rules: &'a Rules,
    too_small: TooSmall,
    teams: Vec<Team>,
    budget: u64,
    work: u64,
}

/// How teams too small to stand are judged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TooSmall {
    /// The larger, the nearer to standing.
    Grows,
    /// Everyone in it is unplaced.
    Counts,
}

#[derive(Clone)]
struct Team {
    parties: Vec<u32>,
    all: Together,
    /// What the team would be without each of its parties.
    without: Vec<Together>,
    price: u64,
}

/// A party of one team goes to another, or two parties change places.
#[derive(Clone, Copy)]
struct Exchange {
    other: usize,
    /// Position in the team at hand of who leaves it.
    goes: Option<usize>,
    /// Position in the other team of who comes.
    comes: Option<usize>,
    gain: u64,
}

impl<'a> Search<'a> {
    pub(super) const fn new(parties: &'a [Party], rules: &'a Rules, budget: u64) -> Self {
        Self { parties, rules, too_small: TooSmall::Grows, teams: Vec::new(), budget, work: 0 }
    }

    pub(super) const fn work(&self) -> u64 {
        self.work
    }

    /// Those with the fewest hours and languages choose first; each party joins the team where it
    /// mends most and costs the fewest common hours, and founds one only where none would have it.
    pub(super) fn construct(&mut self) {
        let mut order: Vec<(u32, u32, u32)> = (0u32..)
            .zip(self.parties)
            .filter(|(_, party)| party.together.is_possible(self.rules))
            .map(|(number, party)| {
                let Together { hours, languages, .. } = party.together;
                (hours.count_ones(), languages.count_ones(), number)
            })
            .collect();
        order.sort_unstable();
        let mut open: Vec<usize> = Vec::new();
        for (.., party) in order {
            let joining = self.parties[at(party)].together;
            let best = open
                .iter()
                .enumerate()
                .filter_map(|(place, &team)| {
                    let team = &self.teams[team];
                    let all = team.all.with(&joining);
                    let price = self.price(&all)?;
                    let lost = team.all.hours.count_ones().abs_diff(all.hours.count_ones());
                    // Worse teams first to be mended: the price after less the price before.
                    Some((i128::from(price) - i128::from(team.price), lost, place))
                })
                .min();
            self.work += u64::from(id(open.len()));
            match best {
                Some((.., place)) => {
                    let team = open[place];
                    self.teams[team].parties.push(party);
                    self.refresh(team);
                    if self.teams[team].all.size >= self.rules.largest {
                        open.swap_remove(place);
                    }
                }
                None => {
                    open.push(self.teams.len());
                    self.teams.push(Team {
                        parties: vec![party],
                        all: joining,
                        without: Vec::new(),
                        price: 0,
                    });
                    self.refresh(self.teams.len() - 1);
                }
            }
        }
    }

    /// Improves what there is until nothing helps or the budget ends.
    pub(super) fn improve(&mut self) {
        for too_small in [TooSmall::Grows, TooSmall::Counts] {
            self.too_small = too_small;
            (0..self.teams.len()).for_each(|team| self.refresh(team));
            self.exchange();
        }
    }

    /// Makes the best exchange of each troubled team, the most troubled first.
    fn exchange(&mut self) {
        loop {
            let mut troubled: Vec<(u64, usize)> = (0..self.teams.len())
                .map(|team| (self.teams[team].price, team))
                .filter(|&(price, _)| price > 0)
                .collect();
            troubled.sort_unstable_by(|one, other| other.cmp(one));
            let mut helped = false;
            for (_, team) in troubled {
                while self.teams[team].price > 0
                    && self.work < self.budget
                    && let Some(exchange) = self.best_exchange(team)
                {
                    self.make(team, exchange);
                    helped = true;
                }
            }
            if !helped {
                return;
            }
        }
    }

    /// Teams that stand, and the parties that have none.
    pub(super) fn finish(self) -> (Vec<Vec<&'a Party>>, Vec<&'a Party>) {
        let mut left: Vec<&Party> =
            self.parties.iter().filter(|party| !party.together.is_possible(self.rules)).collect();
        let mut teams = Vec::new();
        for team in self.teams {
            let parties = team.parties.iter().map(|&party| &self.parties[at(party)]);
            if team.all.size >= self.rules.smallest {
                teams.push(parties.collect());
            } else {
                left.extend(parties);
            }
        }
        (teams, left)
    }

    /// What a team falls short by, or `None` where it cannot be.
    fn price(&self, all: &Together) -> Option<u64> {
        if all.size == 0 {
            return Some(0);
        }
        all.is_possible(self.rules).then(|| {
            if all.size < self.rules.smallest {
                let size = match self.too_small {
                    TooSmall::Grows => 2 * self.rules.smallest - all.size,
                    TooSmall::Counts => all.size,
                };
                return u64::from(size) * PERSON;
            }
            let missing = (self.rules.skills & !all.skills).count_ones();
            let unmixed = u64::from(all.is_unmixed(self.rules));
            u64::from(missing) * SKILL + unmixed * HOST
        })
    }

    fn best_exchange(&mut self, team: usize) -> Option<Exchange> {
        let mut best: Option<Exchange> = None;
        let here = &self.teams[team];
        for (other, there) in self.teams.iter().enumerate().filter(|&(other, _)| other != team) {
            let before = here.price + there.price;
            let mut weigh = |goes: Option<usize>, comes: Option<usize>| {
                let party = |place: usize, of: &Team| self.parties[at(of.parties[place])].together;
                let mut left = goes.map_or(here.all, |place| here.without[place]);
                let mut right = comes.map_or(there.all, |place| there.without[place]);
                if let Some(place) = comes {
                    left = left.with(&party(place, there));
                }
                if let Some(place) = goes {
                    right = right.with(&party(place, here));
                }
                let Some(after) = self.price(&left).zip(self.price(&right)) else { return };
                let gain = before.saturating_sub(after.0 + after.1);
                if gain > best.map_or(0, |best| best.gain) {
                    best = Some(Exchange { other, goes, comes, gain });
                }
            };
            for comes in 0..there.parties.len() {
                weigh(None, Some(comes));
            }
            for goes in 0..here.parties.len() {
                weigh(Some(goes), None);
                for comes in 0..there.parties.len() {
                    weigh(Some(goes), Some(comes));
                }
            }
            let looked = (here.parties.len() + 1) * (there.parties.len() + 1) - 1;
            self.work += u64::from(id(looked));
        }
        best
    }

    fn make(&mut self, team: usize, exchange: Exchange) {
        let goes = exchange.goes.map(|place| self.teams[team].parties.swap_remove(place));
        let comes =
            exchange.comes.map(|place| self.teams[exchange.other].parties.swap_remove(place));
        self.teams[team].parties.extend(comes);
        self.teams[exchange.other].parties.extend(goes);
        self.refresh(team);
        self.refresh(exchange.other);
    }

    fn refresh(&mut self, team: usize) {
        let sum = |except: Option<usize>| {
            let parties = self.teams[team].parties.iter().enumerate();
            let parties = parties.filter(|&(place, _)| Some(place) != except);
            parties.fold(Together::NOBODY, |all, (_, &party)| {
                all.with(&self.parties[at(party)].together)
            })
        };
        let all = sum(None);
        let without = (0..self.teams[team].parties.len()).map(|place| sum(Some(place))).collect();
        let price = self.price(&all).unwrap_or(u64::MAX >> 1);
        let team = &mut self.teams[team];
        (team.all, team.without, team.price) = (all, without, price);
    }
}
