//! Reports to the moderators.

use city::{Id, Person, Report, ReportOutcome, ReportReason, Thing, Waiting, Waits, Work};
use jiff::Timestamp;

use crate::desk::task;
use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct ReportRow in "report" key (id) {
        id: i64,
        thing: Id<Thing>,
        reporter: Option<Id<Person>>,
        browser_hash: Option<Vec<u8>>,
        reason: ReportReason,
        text: String,
        made_at: Timestamp,
        closed_at: Option<Timestamp>,
        outcome: Option<ReportOutcome>,
    }
}

/// Who reports: a person, or a browser whose reader has not said who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reporter {
    /// A person.
    Person(Id<Person>),
    /// The digest of a browser's key.
    Browser(Vec<u8>),
    /// Nobody that could be told from others.
    Unknown,
}

crate::row! {
    /// A report that waits for a moderator.
    pub struct Open from "report" {
        id: i64,
        thing: Id<Thing>,
        reason: ReportReason,
        text: String,
        made_at: Timestamp,
    }
}

crate::statements! {
    fn open_of(thing: Id<Thing>, reporter: Option<Id<Person>>, browser_hash: Option<&[u8]>) -> i64 = "select count(*) as reports from report where thing = ?1 and (reporter = ?2 or browser_hash = ?3) and closed_at is null";
    /// Reports that wait, the oldest first.
    pub fn open(limit: i64) -> Vec<Open> = select "where closed_at is null order by made_at, id limit ?1";
    fn oldest_of(thing: Id<Thing>) -> Option<Timestamp> = "select made_at from report where thing = ?1 and closed_at is null order by id limit 1";
    fn reopen_since(thing: Id<Thing>, since: Timestamp, outcome: ReportOutcome) = "update report set closed_at = null, outcome = null where thing = ?1 and closed_at >= ?2 and outcome = ?3";
    fn close_all(thing: Id<Thing>, closed_at: Timestamp, outcome: ReportOutcome) = "update report set closed_at = ?2, outcome = ?3, browser_hash = null where thing = ?1 and closed_at is null";
}

/// Enters a report, once per reporter while one is open; false when there is one already.
pub fn insert(
    tx: &mut Tx,
    id: i64,
    thing: Id<Thing>,
    by: &Reporter,
    report: &Report,
    now: Timestamp,
) -> Result<bool> {
    let (reporter, browser_hash) = match by {
        Reporter::Person(person) => (Some(*person), None),
        Reporter::Browser(hash) => (None, Some(hash.as_slice())),
        Reporter::Unknown => (None, None),
    };
    if open_of(tx, thing, reporter, browser_hash)? > 0 {
        return Ok(false);
    }
    let row = ReportRow {
        id,
        thing,
        reporter,
        browser_hash: browser_hash.map(<[u8]>::to_vec),
        reason: report.reason,
        text: report.text.clone(),
        made_at: now,
        closed_at: None,
        outcome: None,
    };
    row.insert(tx)?;
    let since = oldest_of(tx, thing)?.unwrap_or(now);
    let waiting = Waiting { work: Work::Report, waits: Waits::Here, since, until: None };
    task::open(tx, thing, &waiting)?;
    Ok(true)
}

/// Opens the reports about a thing again that were closed so since a moment: that was taken back.
pub fn reopen(
    tx: &mut Tx,
    thing: Id<Thing>,
    outcome: ReportOutcome,
    since: Timestamp,
) -> Result<()> {
    if reopen_since(tx, thing, since, outcome)? == 0 {
        return Ok(());
    }
    let Some(since) = oldest_of(tx, thing)? else { return Ok(()) };
    let waiting = Waiting { work: Work::Report, waits: Waits::Here, since, until: None };
    task::open(tx, thing, &waiting)
}

/// Closes all open reports about a thing; how many there were.
pub fn close(tx: &mut Tx, thing: Id<Thing>, outcome: ReportOutcome, now: Timestamp) -> Result<u64> {
    task::close(tx, thing, Work::Report)?;
    close_all(tx, thing, now, outcome)
}
