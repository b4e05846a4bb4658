//! What the writers of this process leave behind for the rest of it, in memory: jobs that are due, and how writing
//! goes.

use std::sync::atomic::{AtomicU64, Ordering};

use super::due::Due;

/// Filled by whoever writes.
#[derive(Default)]
pub(crate) struct Ledger {
    pub(crate) due: Due,
    kept: AtomicU64,
    refused: AtomicU64,
    commits: AtomicU64,
    retries: AtomicU64,
}

/// How writing went since the store opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Writes that were kept.
    pub kept: u64,
    /// Writes of which nothing was kept: a rule said no, or something broke.
    pub refused: u64,
    /// Commits; those who wait together share one.
    pub commits: u64,
    /// Transactions that were lost, by a clash with another or with the connection, and whose writes ran again.
    pub retries: u64,
}

impl Ledger {
    /// A transaction was committed that kept so many writes and left out so many.
    pub(crate) fn committed(&self, kept: usize, refused: usize) {
        let raise = |counter: &AtomicU64, by: usize| {
            counter.fetch_add(u64::try_from(by).unwrap_or(0), Ordering::Relaxed);
        };
        raise(&self.commits, 1);
        raise(&self.kept, kept);
        raise(&self.refused, refused);
    }

    /// A write had a transaction of its own, and nothing was kept.
    pub(crate) fn refused(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    /// A transaction was lost and its writes run again.
    pub(crate) fn lost(&self) {
        self.retries.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn written(&self) -> Written {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Written {
            kept: read(&self.kept),
            refused: read(&self.refused),
            commits: read(&self.commits),
            retries: read(&self.retries),
        }
    }
}
