//! Enters what was prepared, row by row.

use acts::telling::LETTERS_JOB;
use calls::{Audience, Call, EventKind, Idea, IdeaForm, NoticeKind, Subject};
use city::{Id, Role};
use jiff::ToSpan as _;
use store::calls::moderation::Hiding;
use store::city::notice::{self, Notice};
use store::{Tx, calls as rows};

use super::Seeder;
use super::preparing::PreparedIdea;

/// News are kept for a month.
const NEWS_DAYS: i64 = 29;

impl Seeder {
    pub(super) fn insert_idea(
        &self,
        tx: &mut Tx,
        call: &Call,
        prepared: &PreparedIdea,
    ) -> store::Result<()> {
        let idea = &prepared.idea;
        if prepared.draft {
            return self.insert_draft(tx, idea);
        }
        rows::idea::insert(tx, idea)?;
        for event in &prepared.events {
            rows::event::insert(tx, self.store.new_id(), idea.id, None, event)?;
        }
        for comment in &prepared.comments {
            rows::comment::insert(tx, comment)?;
        }
        self.insert_supports(tx, prepared)?;
        rows::follow::start(
            tx,
            rows::follow::Followed::Call(idea.call),
            idea.author.id,
            idea.published,
        )?;
        if let Some(decision) = &prepared.decision {
            let own = self.settings.own_language();
            let office = call.content.office.pick(&[own.as_str()]).map_or("", |(_, name)| name);
            let officer =
                self.people.all.iter().find(|p| p.roles.contains(&Role::Officer)).map(|p| p.id);
            let officer = officer.unwrap_or(idea.author.id);
            rows::decision::insert(
                tx,
                idea.call,
                decision,
                office,
                officer,
                prepared.decided,
                prepared.decided,
            )?;
        }
        for (comment, report, made) in &prepared.reports {
            let (id, subject) = (self.store.new_id(), Subject::Comment(*comment));
            rows::moderation::report(tx, id, subject, idea.id, None, report, *made)?;
        }
        if idea.hidden {
            self.insert_hiding(tx, prepared)?;
        }
        self.insert_news(tx, prepared)
    }

    fn insert_draft(&self, tx: &mut Tx, idea: &Idea) -> store::Result<()> {
        let form = IdeaForm {
            title: idea.input.title.clone(),
            text: idea.input.text.clone(),
            language: idea.input.language.to_string(),
            theme: idea.input.theme.map(|theme| theme.key().to_owned()).unwrap_or_default(),
            neighbourhood: idea.input.neighbourhood.clone().unwrap_or_default(),
            place: idea.input.place.clone(),
            ..IdeaForm::default()
        };
        let draft = rows::draft::Draft {
            id: Id::new(idea.id.get()),
            call: idea.call,
            browser_hash: Vec::new(),
            person: Some(idea.author.id),
            form,
            changed_at: idea.published,
        };
        let expires = self.moments.now.checked_add((24 * 90).hours()).unwrap_or(self.moments.now);
        rows::draft::insert(tx, &draft, expires)
    }

    /// What an author heard of late, and the letter that would tell it.
    fn insert_news(&self, tx: &mut Tx, prepared: &PreparedIdea) -> store::Result<()> {
        let idea = &prepared.idea;
        let late = self.moments.now.checked_sub((24 * NEWS_DAYS).hours()).unwrap_or_default();
        for event in prepared.events.iter().filter(|event| event.made > late) {
            let Some(kind) = NoticeKind::from_key(event.kind.key()) else { continue };
            let news = Notice {
                id: self.store.new_id(),
                person: idea.author.id,
                kind,
                audience: Audience::Own,
                idea: Some(idea.id),
                call: Some(idea.call),
                reason: event.reason.clone(),
                made_at: event.made,
                due_at: event.made,
            };
            notice::insert(tx, &news)?;
            let (id, due) = (self.store.new_id(), event.made.as_microsecond());
            store::jobs::enqueue(tx, id, LETTERS_JOB, &news.person.to_string(), due)?;
        }
        Ok(())
    }

    /// Supporters are drawn from everyone, each idea starting elsewhere, so that no one backs all.
    fn insert_supports(&self, tx: &mut Tx, prepared: &PreparedIdea) -> store::Result<()> {
        let idea = &prepared.idea;
        let all = &self.people.all;
        let start = usize::try_from(idea.id.get().unsigned_abs() % 997).unwrap_or(0);
        // A stride that shares no factor with the number of people visits each once.
        let stride = (start % all.len().max(1)..)
            .find(|step| *step > 1 && coprime(*step, all.len()))
            .unwrap_or(1);
        let supporters = (0..all.len())
            .filter_map(|step| all.get((start + step * stride) % all.len()))
            .filter(|person| person.id != idea.author.id && person.roles.is_empty())
            .take(prepared.supports);
        for (number, person) in (1..).zip(supporters) {
            let made = idea
                .published
                .checked_add((3 * i64::from(number % 160_u16)).hours())
                .unwrap_or(idea.published);
            rows::support::give(tx, idea.id, person.id, made.min(self.moments.now))?;
        }
        Ok(())
    }

    fn insert_hiding(&self, tx: &mut Tx, prepared: &PreparedIdea) -> store::Result<()> {
        let idea = &prepared.idea;
        let moderator =
            self.people.all.iter().find(|p| p.roles.contains(&Role::Moderator)).map(|p| p.id);
        let last = prepared.events.iter().find(|event| event.kind == EventKind::Hidden);
        let hiding = Hiding {
            id: self.store.new_id(),
            subject: Subject::Idea(idea.id),
            idea: idea.id,
            author: idea.author.id,
            reason: last.map(|event| event.reason.clone()).unwrap_or_default(),
            made_at: prepared.decided,
            appeal: None,
            appealed_at: None,
            answer: None,
            answered_at: None,
            restored_at: None,
        };
        rows::moderation::hide(tx, &hiding, moderator.unwrap_or(idea.author.id))?;
        match &prepared.appeal {
            Some((text, made)) => rows::moderation::appeal(tx, hiding.id, text, *made),
            None => Ok(()),
        }
    }
}

fn coprime(a: usize, b: usize) -> bool {
    if b == 0 { a == 1 } else { coprime(b, a % b) }
}
