//! The public log of what moderators did: numbers by month, noun and rule, without names or texts.

use city::hiding::What;
use city::{Noun, ReportReason};

use crate::{Result, Tx};

crate::row! {
    /// How many things of one noun, in one month, by one rule.
    pub struct Counted from "removal_count" {
        month: String,
        what: What,
        noun: Noun,
        rule: ReportReason,
        things: i64,
    }
}

crate::statements! {
    fn count_in(month: &str, what: What, noun: Noun, rule: ReportReason, by: i64) = "insert into removal_count (month, what, noun, rule, things) values (?1, ?2, ?3, ?4, ?5) on conflict (month, what, noun, rule) do update set things = removal_count.things + excluded.things";
    /// What was counted since a month (`2026-11`), the newest first.
    pub fn since(month: &str, limit: i64) -> Vec<Counted> = select "where month >= ?1 and things > 0 order by month desc, what, noun, rule limit ?2";
}

/// Counts something in, or out again where it was taken back.
pub fn count(
    tx: &mut Tx,
    month: &str,
    (what, noun, rule): (What, Noun, ReportReason),
    by: i64,
) -> Result<()> {
    count_in(tx, month, what, noun, rule, by).map(|_| ())
}
