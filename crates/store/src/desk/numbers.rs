//! What was answered at the desk, and since when it had waited: the newest of each kind, so that looking back costs the
//! same in a city of any size.

use city::{Id, StepKind, Thing};
use jiff::Timestamp;

use crate::{Result, Tx};

/// A page of numbers looks at so many answers of each kind, the newest.
pub const MOST: i64 = 1_000;

crate::row! {
    /// Something that was answered.
    pub struct Answered {
        /// Since when it had waited.
        pub since_at: Timestamp,
        /// When it was answered.
        pub done_at: Timestamp,
    }
    /// A verdict on a thing.
    pub struct Verdict {
        /// What it belongs to, if anything.
        pub within: Option<Id<Thing>>,
        /// Since when it had waited.
        pub since_at: Timestamp,
        /// When it was given.
        pub done_at: Timestamp,
    }
}

crate::statements! {
    /// Reports that moderators closed since a moment, the newest first.
    pub fn reports(since: Timestamp, limit: i64) -> Vec<Answered> = "select made_at as since_at, coalesce(closed_at, made_at) as done_at from report where closed_at >= ?1 and outcome <> 'withdrawn' order by closed_at desc, made_at desc limit ?2";
    fn kept(since: Timestamp, limit: i64) -> Vec<Answered> = "select coalesce(appealed_at, made_at) as since_at, coalesce(answered_at, made_at) as done_at from hiding where answered_at >= ?1 and appealed_at is not null order by answered_at desc, appealed_at desc limit ?2";
    fn restored(since: Timestamp, limit: i64) -> Vec<Answered> = "select coalesce(appealed_at, made_at) as since_at, coalesce(restored_at, made_at) as done_at from hiding where restored_at >= ?1 and appealed_at is not null and answered_at is null order by restored_at desc, appealed_at desc limit ?2";
    /// Verdicts of one kind that were given since a moment, the newest first.
    pub fn verdicts(kind: StepKind, since: Timestamp, limit: i64) -> Vec<Verdict> = "select t.parent as within, coalesce(t.published_at, s.made_at) as since_at, s.made_at as done_at from step s join thing t on t.id = s.thing where s.kind = ?1 and s.made_at >= ?2 order by s.made_at desc, s.id desc limit ?3";
}

/// Appeals that were answered since a moment: it stays hidden, or is shown again.
pub fn appeals(tx: &mut Tx, since: Timestamp, limit: i64) -> Result<Vec<Answered>> {
    let mut all = kept(tx, since, limit)?;
    all.extend(restored(tx, since, limit)?);
    Ok(all)
}
