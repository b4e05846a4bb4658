//! Teams of three to six: friends together, a common language, common hours, every needed skill, and
//! hosts mixed where that is wanted.
//!
//! The rules know languages, hours, skills, hosts and friendships. There is no field for gender,
//! origin or anything else a person is, so nobody can be placed by it.
//!
//! Forming best teams is NP-hard (it contains partition into triangles, Garey and Johnson 1979,
//! GT11), so [`form`] is a constructive start and a local search. Its result carries a lower bound:
//! where the two meet the teams are *proved* best, where they do not it says so.
//!
//! ```
//! use assign::teams::{Participant, Proof, Rules, form};
//!
//! let anyone = Participant { languages: 0b1, hours: 0b111, ..Participant::default() };
//! let coder = Participant { skills: 0b1, ..anyone };
//! let rules = Rules { skills: 0b1, ..Rules::default() };
//! let teams = form(&[anyone, coder, anyone, anyone, coder, anyone, anyone], &rules, 100_000)?;
//! assert_eq!(teams.teams.len(), 2);
//! assert_eq!(teams.proof, Proof::Best);
//! # Ok::<(), assign::teams::TeamError>(())
//! ```

mod bound;
mod search;

use std::collections::BTreeMap;

use crate::position::id;
pub use bound::bound;

/// Someone who wants to be in a team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Participant {
    /// Languages spoken, one bit each.
    pub languages: u32,
    /// Hours free, one bit for each slot of the event or week.
    pub hours: u64,
    /// Kinds of skill brought, one bit each.
    pub skills: u32,
    /// The host (school, library, club) the person comes with.
    pub host: u32,
    /// Participants with the same number want to be together.
    pub friends: Option<u32>,
}

/// Whether a team should bring together people of different hosts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hosts {
    /// At least two hosts in each team.
    Mixed,
    /// It does not matter.
    #[default]
    Any,
}

/// What a team must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The smallest team, at least 1.
    pub smallest: u32,
    /// The largest team, at most 100.
    pub largest: u32,
    /// Hours all members must have in common.
    pub common_hours: u32,
    /// Skills of which each team should have at least one, one bit each.
    pub skills: u32,
    /// Whether hosts should be mixed.
    pub hosts: Hosts,
}

impl Default for Rules {
    fn default() -> Self {
        Self { smallest: 3, largest: 6, common_hours: 2, skills: 0, hosts: Hosts::Any }
    }
}

impl Rules {
    const fn check(&self) -> Result<(), TeamError> {
        if self.smallest == 0 || self.smallest > self.largest || self.largest > MOST {
            return Err(TeamError::Sizes(self.smallest, self.largest));
        }
        Ok(())
    }
}

/// How far teams are from perfect; compared from left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shortfall {
    /// People without a team.
    pub unplaced: u64,
    /// Needed skills that teams lack, summed over teams.
    pub missing_skills: u64,
    /// Teams whose members all come with one host, where mixing is wanted.
    pub unmixed: u64,
}

/// Why someone has no team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unplaced {
    /// The person, or the friends among themselves, share no language or too few hours.
    AloneAlready,
    /// Too few others share a language and hours with them.
    NobodyFits,
    /// The search ended without a place; there may be one.
    NotFound,
}

/// Whether better teams could exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// No teams fall short by less.
    Best,
    /// No teams fall short by less than this; whether any reach it is not known.
    NotProved(Shortfall),
}

/// Teams formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teams {
    /// Members of each team by number, teams by their first member.
    pub teams: Vec<Vec<u32>>,
    /// Who has none, and why.
    pub unplaced: Vec<(u32, Unplaced)>,
    /// How far the teams are from perfect.
    pub shortfall: Shortfall,
    /// What is known about better ones.
    pub proof: Proof,
    /// Exchanges looked at.
    pub work: u64,
}

/// Beyond this a team is not a team.
const MOST: u32 = 100;

/// Why teams cannot be formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TeamError {
    /// The sizes leave no team.
    #[error("teams of {0} to {1} are impossible")]
    Sizes(u32, u32),
    /// More friends than the largest team.
    #[error("the {count} friends of group {group} do not fit into a team of {largest}")]
    TooManyFriends {
        /// The group's number.
        group: u32,
        /// Its size.
        count: u32,
        /// The largest team.
        largest: u32,
    },
}

/// Forms teams, looking at no more than `budget` exchanges (about ten million a second).
///
/// Friends, sizes, the common language and the common hours are never broken; skills and hosts are
/// met as far as the search gets. The outcome depends on the order of `people` and nothing else.
///
/// # Errors
/// When the sizes are impossible or friends are too many for one team.
pub fn form(people: &[Participant], rules: &Rules, budget: u64) -> Result<Teams, TeamError> {
    rules.check()?;
    let parties = Party::gather(people, rules)?;
    let mut search = search::Search::new(&parties, rules, budget);
    search.construct();
    search.improve();
    let work = search.work();
    let (teams, left) = search.finish();
    let mut unplaced: Vec<(u32, Unplaced)> = left
        .iter()
        .flat_map(|party| {
            let why = party.together.why_unplaced(&parties, rules);
            party.members.iter().map(move |&who| (who, why))
        })
        .collect();
    unplaced.sort_unstable_by_key(|&(who, _)| who);
    let mut shortfall =
        Shortfall { unplaced: u64::from(id(unplaced.len())), missing_skills: 0, unmixed: 0 };
    for team in &teams {
        let all = team.iter().fold(Together::NOBODY, |all, party| all.with(&party.together));
        shortfall.missing_skills += u64::from((rules.skills & !all.skills).count_ones());
        shortfall.unmixed += u64::from(all.is_unmixed(rules));
    }
    let bound = bound(people, rules)?;
    let proof = if bound == shortfall { Proof::Best } else { Proof::NotProved(bound) };
    let mut teams: Vec<Vec<u32>> = teams
        .into_iter()
        .map(|team| {
            let mut members: Vec<u32> =
                team.iter().flat_map(|party| party.members.iter().copied()).collect();
            members.sort_unstable();
            members
        })
        .collect();
    teams.sort_unstable();
    Ok(Teams { teams, unplaced, shortfall, proof, work })
}

/// One person, or friends who stay together.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Party {
    members: Vec<u32>,
    together: Together,
}

/// What some people are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Together {
    size: u32,
    languages: u32,
    hours: u64,
    skills: u32,
    /// The one host, while there is only one.
    host: Option<u32>,
}

impl Party {
    /// Friends become one party, everyone else is one alone; in order of their first member.
    fn gather(people: &[Participant], rules: &Rules) -> Result<Vec<Self>, TeamError> {
        let mut parties: Vec<Self> = Vec::new();
        let mut groups = BTreeMap::new();
        for (who, person) in (0u32..).zip(people) {
            let alone = Together {
                size: 1,
                languages: person.languages,
                hours: person.hours,
                skills: person.skills,
                host: Some(person.host),
            };
            let place = person.friends.map(|group| *groups.entry(group).or_insert(parties.len()));
            let Some(party) = place.and_then(|place| parties.get_mut(place)) else {
                parties.push(Self { members: vec![who], together: alone });
                continue;
            };
            party.members.push(who);
            party.together = party.together.with(&alone);
            let (group, count) = (person.friends.unwrap_or_default(), party.together.size);
            if count > rules.largest {
                return Err(TeamError::TooManyFriends { group, count, largest: rules.largest });
            }
        }
        Ok(parties)
    }
}

impl Together {
    const NOBODY: Self =
        Self { size: 0, languages: u32::MAX, hours: u64::MAX, skills: 0, host: None };

    fn with(&self, other: &Self) -> Self {
        Self {
            size: self.size + other.size,
            languages: self.languages & other.languages,
            hours: self.hours & other.hours,
            skills: self.skills | other.skills,
            host: if self.size == 0 {
                other.host
            } else {
                self.host.filter(|_| self.host == other.host)
            },
        }
    }

    /// Small enough, with a language and enough hours in common.
    const fn is_possible(&self, rules: &Rules) -> bool {
        self.size <= rules.largest
            && self.languages != 0
            && self.hours.count_ones() >= rules.common_hours
    }

    fn is_unmixed(&self, rules: &Rules) -> bool {
        rules.hosts == Hosts::Mixed && self.size > 1 && self.host.is_some()
    }

    fn why_unplaced(&self, parties: &[Party], rules: &Rules) -> Unplaced {
        if !self.is_possible(rules) {
            return Unplaced::AloneAlready;
        }
        // Among those who fit is always the party itself, so its own size is counted already.
        let mut fitting = 0;
        for other in parties {
            let pair = self.with(&other.together);
            if pair.is_possible(rules) || *self == other.together {
                fitting += other.together.size;
            }
            if fitting >= rules.smallest + self.size {
                return Unplaced::NotFound;
            }
        }
        if fitting < rules.smallest { Unplaced::NobodyFits } else { Unplaced::NotFound }
    }
}
