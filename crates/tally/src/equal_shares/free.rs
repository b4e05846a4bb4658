//! Projects without cost that somebody wants: funded before anything is bought, in the order of ties,
//! or as soon as the projects they need are there.

use super::run::Chosen;
use crate::limits::{Allowed, Used};
use crate::tables::Tables;

/// Projects without cost during the runs of one count.
#[derive(Debug, Clone, Default)]
pub(super) struct Free {
    /// Those with a supporter; the first in the order of ties is last.
    all: Vec<usize>,
    /// Those not funded so far in this run.
    waiting: Vec<usize>,
}

impl Free {
    pub(super) fn new(tables: &Tables<'_>, mut projects: Vec<usize>) -> Self {
        projects.sort_by_key(|&project| std::cmp::Reverse(tables.ties.place(project)));
        Self { waiting: Vec::new(), all: projects }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Goes back to the beginning of a run.
    pub(super) fn begin(&mut self) {
        self.waiting.clone_from(&self.all);
    }

    /// The next one that may be funded now. Where some of those that wait exclude each other, that is a tie.
    pub(super) fn next(
        &mut self,
        tables: &Tables<'_>,
        used: &Used,
        chosen: &mut Chosen,
    ) -> Option<usize> {
        let may = |&project: &usize| tables.limits.allow(used, project, 0) == Allowed::Yes;
        let at = self.waiting.iter().rposition(may)?;
        let equal: Vec<usize> = self.waiting.iter().copied().filter(may).collect();
        if equal.len() > 1 && self.exclude_each_other(tables) {
            chosen.ties.push(tables.ties.resolve(chosen.winners.len(), equal));
        }
        Some(self.waiting.remove(at))
    }

    fn exclude_each_other(&self, tables: &Tables<'_>) -> bool {
        let mut rest = self.waiting.as_slice();
        while let [first, others @ ..] = rest {
            if others.iter().any(|&other| tables.limits.exclude(*first, other)) {
                return true;
            }
            rest = others;
        }
        false
    }
}
