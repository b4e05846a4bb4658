//! Projects without cost that somebody wants: funded before anything is bought, in the order of ties,
//! or as soon as the projects they need are there.

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

    /// The next one that may be funded now.
    pub(super) fn next(&mut self, tables: &Tables<'_>, used: &Used) -> Option<usize> {
        let may = |&project: &usize| tables.limits.allow(used, project, 0) == Allowed::Yes;
        let at = self.waiting.iter().rposition(may)?;
        Some(self.waiting.remove(at))
    }
}
