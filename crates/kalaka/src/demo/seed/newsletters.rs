//! Newsletters: one that was sent, one that waits, and who asked for them.

use anyhow::Context as _;
use city::{Newsletter, NewsletterContent, NewsletterState};
use jiff::{Timestamp, ToSpan as _};
use store::jobs::{self, Urgency};
use store::letters::{newsletter as rows, subscription};
use store::{Store, Tx};

use super::super::content::NewsletterEntry;
use super::Seeder;

/// A newsletter with when those who get it asked.
pub(super) struct Written {
    one: Newsletter,
    asked: Vec<(city::Id<city::Person>, Timestamp)>,
}

impl Seeder {
    /// Prepares a newsletter.
    pub(super) fn newsletter(&self, entry: &NewsletterEntry) -> anyhow::Result<Written> {
        let sent = entry.sent.as_ref().map(|at| self.moments.past(at)).transpose()?;
        let leaves = entry.leaves.as_ref().map(|at| self.moments.at(at)).transpose()?;
        let content = NewsletterContent::check(entry.subject.clone(), entry.text.clone());
        let content = content.map_err(|flaws| anyhow::anyhow!("{flaws:?}"))?;
        content.is_whole(&self.settings).map_err(|flaws| anyhow::anyhow!("{flaws:?}"))?;
        let author = self.people.by_key.get(&entry.by).copied();
        let neighbours = self.people.all.iter().rev().take(entry.readers);
        let before = sent.or(leaves).unwrap_or(self.moments.now).min(self.moments.now);
        let asked = before.checked_sub(240.hours())?;
        Ok(Written {
            one: Newsletter {
                id: city::Id::new(self.store.new_id()),
                topic: entry.topic.parse().context("a newsletter has a topic")?,
                author: Some(author.with_context(|| format!("{} is nobody", entry.by))?),
                state: match sent {
                    Some(_) => NewsletterState::Sent,
                    None => NewsletterState::Scheduled,
                },
                version: 2,
                send_at: sent.or(leaves),
                sent_at: sent,
                readers: if sent.is_some() { i64::try_from(entry.readers)? } else { 0 },
                returned: entry.returned,
                reached: 0,
                content,
            },
            asked: neighbours.map(|one| (one.id, asked)).collect(),
        })
    }
}

/// Enters a newsletter and those who asked for it; one that waits leaves by itself.
pub(super) fn insert(store: &Store, tx: &mut Tx, written: &Written) -> store::Result<()> {
    let Written { one, asked } = written;
    rows::keep(tx, one)?;
    for (person, at) in asked {
        subscription::begin(tx, &one.topic, *person, *at)?;
    }
    let Some(at) = one.send_at.filter(|_| one.state == NewsletterState::Scheduled) else {
        return Ok(());
    };
    let kind = acts::letters::newsletter::NEWSLETTER_JOB;
    let (job, payload) = (store.new_id(), one.id.to_string());
    jobs::enqueue(tx, job, kind, &payload, Urgency::Later, at.as_microsecond())
}
