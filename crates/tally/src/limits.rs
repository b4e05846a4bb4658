//! Limits beyond the budget: caps by category and district, projects that exclude each
//! other, and projects that need another one first.

use std::collections::HashMap;

use crate::amount::Decimal;
use crate::election::Election;
use crate::plain::plain;
use crate::rule::{CapOver, Constraints};
use crate::tables::RuleError;

/// The limits of a rule, looked up by project.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    /// Most money per cap, in scaled units.
    caps: Vec<i128>,
    /// Caps each project falls under.
    capped: HashMap<usize, Vec<usize>>,
    /// Groups each project excludes others in.
    exclusive: HashMap<usize, Vec<usize>>,
    exclusive_groups: usize,
    /// Projects each project needs.
    requires: HashMap<usize, Vec<usize>>,
    none: bool,
}

/// What has been used up so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Used {
    spent: Vec<i128>,
    taken: Vec<bool>,
    chosen: Vec<usize>,
}

/// Whether a project may be chosen now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Allowed {
    /// It may.
    Yes,
    /// It needs a project that is not chosen yet.
    NotYet,
    /// A cap or an excluding project rules it out for good.
    Never(Limit),
}

/// Which limit ruled a project out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    Cap,
    Excluded,
}

impl Limits {
    pub(crate) fn new(election: &Election, rules: &Constraints) -> Result<Self, RuleError> {
        let mut limits = Self { none: rules.is_empty(), ..Self::default() };
        if limits.none {
            return Ok(limits);
        }
        let index = election.index();
        let find = |id: &String| {
            index
                .get(id.as_str())
                .copied()
                .ok_or_else(|| RuleError::UnknownProject(plain(id).into_owned()))
        };
        for (number, cap) in rules.caps.iter().enumerate() {
            let bad = || RuleError::Number { knob: "a cap", text: cap.most.clone() };
            let most = Decimal::parse(&cap.most).map_err(|_| bad())?;
            // A cap finer than the costs can only bind at the next coarser amount.
            let drop = most.places.saturating_sub(election.places);
            let digits = most.digits.div_euclid(10_i128.pow(drop));
            let most = Decimal { digits, places: most.places - drop };
            limits.caps.push(most.scaled(election.places).map_err(|_| bad())?);
            for (project, facts) in election.projects.iter().enumerate() {
                let falls_under = match cap.over {
                    CapOver::Category => facts.categories.contains(&cap.name),
                    CapOver::District => facts.district == cap.name,
                };
                if falls_under {
                    limits.capped.entry(project).or_default().push(number);
                }
            }
        }
        limits.exclusive_groups = rules.exclusive.len();
        for (number, group) in rules.exclusive.iter().enumerate() {
            for id in group {
                limits.exclusive.entry(find(id)?).or_default().push(number);
            }
        }
        for (project, needed) in &rules.requires {
            limits.requires.entry(find(project)?).or_default().push(find(needed)?);
        }
        Ok(limits)
    }

    /// Whether there are none.
    pub(crate) fn is_none(&self) -> bool {
        self.none
    }

    /// Nothing used yet.
    pub(crate) fn unused(&self) -> Used {
        Used {
            spent: vec![0; self.caps.len()],
            taken: vec![false; self.exclusive_groups],
            chosen: Vec::new(),
        }
    }

    /// What must be chosen before `project`.
    pub(crate) fn needs(&self, project: usize) -> impl Iterator<Item = usize> {
        self.requires.get(&project).into_iter().flatten().copied()
    }

    /// Whether only one of two projects may be chosen.
    pub(crate) fn exclude(&self, left: usize, right: usize) -> bool {
        let groups = |project| self.exclusive.get(&project).into_iter().flatten();
        groups(left).any(|group| groups(right).any(|other| other == group))
    }

    /// Whether `project` at `cost` may still be chosen.
    pub(crate) fn allow(&self, used: &Used, project: usize, cost: i128) -> Allowed {
        if self.none {
            return Allowed::Yes;
        }
        let caps = self.capped.get(&project).into_iter().flatten();
        for &cap in caps {
            let spent = used.spent.get(cap).copied().unwrap_or(0);
            if self.caps.get(cap).is_some_and(|&most| spent + cost > most) {
                return Allowed::Never(Limit::Cap);
            }
        }
        let groups = self.exclusive.get(&project).into_iter().flatten();
        if groups.into_iter().any(|&group| used.taken.get(group) == Some(&true)) {
            return Allowed::Never(Limit::Excluded);
        }
        let needs = self.requires.get(&project).into_iter().flatten();
        if needs.into_iter().any(|needed| !used.chosen.contains(needed)) {
            return Allowed::NotYet;
        }
        Allowed::Yes
    }

    /// Notes that `project` was chosen.
    pub(crate) fn choose(&self, used: &mut Used, project: usize, cost: i128) {
        if self.none {
            return;
        }
        for &cap in self.capped.get(&project).into_iter().flatten() {
            if let Some(spent) = used.spent.get_mut(cap) {
                *spent += cost;
            }
        }
        for &group in self.exclusive.get(&project).into_iter().flatten() {
            if let Some(taken) = used.taken.get_mut(group) {
                *taken = true;
            }
        }
        used.chosen.push(project);
    }
}
