//! Reports, first posts, hidings and appeals.

use calls::{Idea, Report, ReportReason, Subject};
use city::{Id, Person};
use jiff::Timestamp;

use crate::nouns::known;
use crate::{Error, Result, Tx, args};

crate::row! {
    struct StoredReport {
        id: i64,
        noun: String,
        subject: i64,
        idea: Id<Idea>,
        reason: String,
        text: String,
        made_at: Timestamp,
    }
    struct StoredHiding {
        id: i64,
        noun: String,
        subject: i64,
        idea: Id<Idea>,
        author: Id<Person>,
        reason: String,
        made_at: Timestamp,
        appeal: Option<String>,
        appealed_at: Option<Timestamp>,
        answer: Option<String>,
        answered_at: Option<Timestamp>,
        restored_at: Option<Timestamp>,
    }
    struct StoredPost { noun: String, subject: i64, idea: Id<Idea>, author: Id<Person>, made_at: Timestamp }
}

/// A report that waits for a moderator.
#[derive(Debug, Clone)]
pub struct OpenReport {
    /// Its identifier.
    pub id: i64,
    /// What it is about.
    pub subject: Subject,
    /// The idea it stands with.
    pub idea: Id<Idea>,
    /// Why.
    pub reason: ReportReason,
    /// In the reporter's words.
    pub text: String,
    /// When.
    pub made_at: Timestamp,
}

/// Something hidden, or hidden once.
#[derive(Debug, Clone)]
pub struct Hiding {
    /// Its identifier.
    pub id: i64,
    /// What was hidden.
    pub subject: Subject,
    /// The idea it stands with.
    pub idea: Id<Idea>,
    /// Whose it is.
    pub author: Id<Person>,
    /// Why; its author reads it.
    pub reason: String,
    /// When.
    pub made_at: Timestamp,
    /// What its author answers.
    pub appeal: Option<String>,
    /// When.
    pub appealed_at: Option<Timestamp>,
    /// What the moderators say to that.
    pub answer: Option<String>,
    /// When.
    pub answered_at: Option<Timestamp>,
    /// When it was shown again.
    pub restored_at: Option<Timestamp>,
}

/// The first post of somebody no moderator knows yet.
#[derive(Debug, Clone)]
pub struct FirstPost {
    /// What they wrote.
    pub subject: Subject,
    /// The idea it stands with.
    pub idea: Id<Idea>,
    /// Who.
    pub author: Id<Person>,
    /// When.
    pub made_at: Timestamp,
}

crate::statements! {
    REPORT = "insert into report (id, noun, subject, idea, reporter, reason, text, made_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    REPORTED = "select count(*) as reports from report where noun = ?1 and subject = ?2 and reporter = ?3 and closed_at is null";
    OPEN_REPORTS -> StoredReport = "select id, noun, subject, idea, reason, text, made_at from report where closed_at is null order by made_at, id limit ?1";
    CLOSE_REPORTS = "update report set closed_at = ?3, outcome = ?4 where noun = ?1 and subject = ?2 and closed_at is null";
    HIDE = "insert into hiding (id, noun, subject, idea, author, reason, actor, made_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    LAST_HIDING -> StoredHiding = "select id, noun, subject, idea, author, reason, made_at, appeal, appealed_at, answer, answered_at, restored_at from hiding where noun = ?1 and subject = ?2 order by id desc limit 1";
    GET_HIDING -> StoredHiding = "select id, noun, subject, idea, author, reason, made_at, appeal, appealed_at, answer, answered_at, restored_at from hiding where id = ?1";
    APPEALS -> StoredHiding = "select id, noun, subject, idea, author, reason, made_at, appeal, appealed_at, answer, answered_at, restored_at from hiding where answered_at is null and restored_at is null and appealed_at is not null order by appealed_at, id limit ?1";
    RECENT_HIDINGS -> StoredHiding = "select id, noun, subject, idea, author, reason, made_at, appeal, appealed_at, answer, answered_at, restored_at from hiding order by id desc limit ?1";
    APPEAL = "update hiding set appeal = ?2, appealed_at = ?3 where id = ?1 and appealed_at is null";
    ANSWER = "update hiding set answer = ?2, answered_at = ?3 where id = ?1";
    RESTORE = "update hiding set restored_at = ?2 where id = ?1";
    FIRST_IDEAS -> StoredPost = "select 'idea' as noun, i.id as subject, i.id as idea, i.author as author, i.published_at as made_at from idea i join person p on p.id = i.author where p.known = false and i.hidden = false and i.listed = true order by i.id limit ?1";
    FIRST_COMMENTS -> StoredPost = "select 'comment' as noun, c.id as subject, c.idea as idea, c.author as author, c.made_at as made_at from comment c join person p on p.id = c.author where p.known = false and c.state = 'shown' order by c.id limit ?1";
}

fn subject(noun: &str, id: i64) -> Result<Subject> {
    known(Subject::from_stored(noun, id), "subject")
}

fn hiding(stored: StoredHiding) -> Result<Hiding> {
    Ok(Hiding {
        id: stored.id,
        subject: subject(&stored.noun, stored.subject)?,
        idea: stored.idea,
        author: stored.author,
        reason: stored.reason,
        made_at: stored.made_at,
        appeal: stored.appeal,
        appealed_at: stored.appealed_at,
        answer: stored.answer,
        answered_at: stored.answered_at,
        restored_at: stored.restored_at,
    })
}

/// Enters a report, once per reporter while one is open; false when there is one already.
pub fn report(
    tx: &mut Tx,
    id: i64,
    what: Subject,
    idea: Id<Idea>,
    reporter: Option<Id<Person>>,
    report: &Report,
    now: Timestamp,
) -> Result<bool> {
    if reporter.is_some() && tx.one::<i64>(REPORTED, args![what.noun(), what.id(), reporter])? > 0 {
        return Ok(false);
    }
    tx.execute(
        REPORT,
        args![id, what.noun(), what.id(), idea, reporter, report.reason.key(), report.text, now],
    )?;
    Ok(true)
}

/// Reports that wait, the oldest first.
pub fn open_reports(tx: &mut Tx, limit: i64) -> Result<Vec<OpenReport>> {
    let stored: Vec<StoredReport> = tx.query(OPEN_REPORTS, args![limit])?;
    stored
        .into_iter()
        .map(|row| {
            Ok(OpenReport {
                id: row.id,
                subject: subject(&row.noun, row.subject)?,
                idea: row.idea,
                reason: known(ReportReason::from_key(&row.reason), "reason")?,
                text: row.text,
                made_at: row.made_at,
            })
        })
        .collect()
}

/// Closes all open reports about something: `hidden` or `fine`.
pub fn close_reports(tx: &mut Tx, what: Subject, outcome: &str, now: Timestamp) -> Result<u64> {
    tx.execute(CLOSE_REPORTS, args![what.noun(), what.id(), now, outcome])
}

/// Notes a hiding.
pub fn hide(tx: &mut Tx, new: &Hiding, actor: Id<Person>) -> Result<()> {
    tx.execute(
        HIDE,
        args![
            new.id,
            new.subject.noun(),
            new.subject.id(),
            new.idea,
            new.author,
            new.reason,
            actor,
            new.made_at
        ],
    )
    .map(|_| ())
}

/// The last hiding of something.
pub fn last_hiding(tx: &mut Tx, what: Subject) -> Result<Option<Hiding>> {
    tx.opt(LAST_HIDING, args![what.noun(), what.id()])?.map(hiding).transpose()
}

/// A hiding.
pub fn get_hiding(tx: &mut Tx, id: i64) -> Result<Hiding> {
    hiding(tx.one(GET_HIDING, args![id])?)
}

/// Hidings whose author answered and waits, the oldest first.
pub fn appeals(tx: &mut Tx, limit: i64) -> Result<Vec<Hiding>> {
    let stored: Vec<StoredHiding> = tx.query(APPEALS, args![limit])?;
    stored.into_iter().map(hiding).collect()
}

/// The newest hidings.
pub fn recent_hidings(tx: &mut Tx, limit: i64) -> Result<Vec<Hiding>> {
    let stored: Vec<StoredHiding> = tx.query(RECENT_HIDINGS, args![limit])?;
    stored.into_iter().map(hiding).collect()
}

/// Notes its author's answer.
pub fn appeal(tx: &mut Tx, id: i64, text: &str, now: Timestamp) -> Result<()> {
    match tx.execute(APPEAL, args![id, text, now])? {
        0 => Err(Error::Retry),
        _ => Ok(()),
    }
}

/// Notes what the moderators say to that.
pub fn answer(tx: &mut Tx, id: i64, text: &str, now: Timestamp) -> Result<()> {
    tx.execute(ANSWER, args![id, text, now]).map(|_| ())
}

/// Notes that it is shown again.
pub fn restore(tx: &mut Tx, id: i64, now: Timestamp) -> Result<()> {
    tx.execute(RESTORE, args![id, now]).map(|_| ())
}

/// Posts of people no moderator knows yet, the oldest first.
pub fn first_posts(tx: &mut Tx, limit: i64) -> Result<Vec<FirstPost>> {
    let mut stored: Vec<StoredPost> = tx.query(FIRST_IDEAS, args![limit])?;
    stored.extend(tx.query::<StoredPost>(FIRST_COMMENTS, args![limit])?);
    stored.sort_by_key(|row| (row.made_at, row.subject));
    stored
        .into_iter()
        .map(|row| {
            Ok(FirstPost {
                subject: subject(&row.noun, row.subject)?,
                idea: row.idea,
                author: row.author,
                made_at: row.made_at,
            })
        })
        .collect()
}
