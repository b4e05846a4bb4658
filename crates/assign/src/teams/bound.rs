//! What no teams can do better than.

use std::collections::BTreeMap;

use super::{Hosts, Participant, Party, Rules, Shortfall, TeamError, Unplaced};
use crate::position::{at, id};

/// A lower bound on the shortfall, by counting.
///
/// * People whose party fits with too few others stay unplaced.
/// * The others form at least ⌈people / largest⌉ teams; a skill that fewer people have is missing in
///   the rest of the teams, and a host with nearly everyone cannot be mixed in all of them.
///
/// # Errors
/// When the sizes are impossible or friends are too many for one team.
pub fn bound(people: &[Participant], rules: &Rules) -> Result<Shortfall, TeamError> {
    rules.check()?;
    let parties = Party::gather(people, rules)?;
    let mut placeable = vec![true; people.len()];
    for party in &parties {
        if party.together.why_unplaced(&parties, rules) != Unplaced::NotFound {
            for &who in &party.members {
                if let Some(placeable) = placeable.get_mut(at(who)) {
                    *placeable = false;
                }
            }
        }
    }
    let placed: Vec<&Participant> =
        people.iter().zip(&placeable).filter_map(|(person, can)| can.then_some(person)).collect();
    let count = |people: usize| u64::from(id(people));
    let teams = count(placed.len()).div_ceil(u64::from(rules.largest));
    let missing_skills = (0..32)
        .filter(|skill| rules.skills & (1 << skill) != 0)
        .map(|skill| {
            let able = placed.iter().filter(|person| person.skills & (1 << skill) != 0).count();
            teams.saturating_sub(count(able))
        })
        .sum();
    let mut by_host: BTreeMap<u32, usize> = BTreeMap::new();
    placed.iter().for_each(|person| *by_host.entry(person.host).or_default() += 1);
    let elsewhere = placed.len() - by_host.values().copied().max().unwrap_or(0);
    let unmixed = match rules.hosts {
        Hosts::Mixed if rules.smallest > 1 => teams.saturating_sub(count(elsewhere)),
        _ => 0,
    };
    Ok(Shortfall { unplaced: count(people.len() - placed.len()), missing_skills, unmixed })
}
