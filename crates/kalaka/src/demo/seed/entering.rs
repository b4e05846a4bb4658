//! Enters what was prepared, row by row.

use acts::things::notice::LETTERS_JOB;
use calls::{Call, Consent, Idea, IdeaForm};
use city::hiding::What;
use city::{
    Audience, Comment, CommentState, Detected, Hiding, Id, InClear, MailChoice, NameShown, Noun,
    Person, ReportReason, Role, Signs, Standing, Step, StepKind, Suspicion, Texts,
};
use jiff::ToSpan as _;
use store::calls::decision::Made;
use store::calls::told::Told;
use store::jobs::{self, Urgency};
use store::things::notice::{self, Notice};
use store::things::report::Reporter;
use store::{Tx, calls as rows, things};

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
        if prepared.told.is_some() {
            self.insert_teller(tx, idea)?;
        }
        rows::idea::insert(tx, idea)?;
        self.insert_together(tx, prepared)?;
        if let Some(behalf) = prepared.behalf {
            store::organisations::idea::set(tx, idea.id, Some(behalf))?;
        }
        for step in &prepared.steps {
            let other = idea.merged_into.filter(|_| step.kind == StepKind::Merged);
            let other = other.map(|into| into.thing());
            let id = self.store.new_id();
            things::step::insert(tx, id, idea.id.thing(), None, step, other)?;
        }
        for comment in &prepared.comments {
            things::comment::insert(tx, comment)?;
            self.insert_backers(tx, comment)?;
            if comment.state == CommentState::Held {
                let signs = Signs {
                    is_new: true,
                    links: city::order::links(&comment.text),
                    is_loud: city::order::is_loud(&comment.text),
                    ..Signs::default()
                };
                let why = Suspicion::of(&signs, &self.settings.order);
                things::held::insert(tx, comment.id.thing(), &why, comment.made)?;
                let month = comment.made.strftime("%Y-%m").to_string();
                let what = (What::Held, Noun::Comment, ReportReason::Spam);
                things::removal::count(tx, &month, what, 1)?;
            }
        }
        self.insert_supports(tx, prepared)?;
        things::follow::start(tx, idea.call.thing(), idea.author.id, idea.published)?;
        if let Some(decision) = &prepared.decision {
            let officer = self.with(Role::Officer).unwrap_or(idea.author.id);
            let made = Made {
                decision: decision.clone(),
                office: call.content.office.clone(),
                made_at: prepared.decided,
                told_at: None,
                public_at: prepared.decided,
            };
            rows::decision::insert(tx, idea.call, &made, officer)?;
            if let Some(former) = &prepared.former {
                let stands = (decision, &call.content.office);
                rows::correction::correct(tx, idea.call, (1, former), stands, officer)?;
            }
        }
        for (comment, report, made) in &prepared.reports {
            let id = self.store.new_id();
            things::report::insert(tx, id, comment.thing(), &Reporter::Unknown, report, *made)?;
        }
        if idea.hidden {
            self.insert_hiding(tx, prepared)?;
        }
        self.insert_news(tx, prepared)
    }

    /// Somebody who told an idea and has no address.
    fn insert_teller(&self, tx: &mut Tx, idea: &Idea) -> store::Result<()> {
        let teller = Person {
            id: idea.author.id,
            mail: None,
            name: NameShown::stored(idea.author.name.clone()),
            language: idea.input.language.clone(),
            mail_choice: MailChoice::NONE,
            standing: Standing::Known,
            roles: Vec::new(),
            posts: Vec::new(),
            proven: city::Level::Address,
        };
        store::city::person::insert(tx, &teller, idea.published)
    }

    /// Where whoever told it can be reached, where the demo has a key to seal that.
    fn contact(&self, tx: &mut Tx, idea: &Idea) -> store::Result<Option<city::Sealed>> {
        let seals = self.store.seals();
        if !seals.are_ready() {
            return Ok(None);
        }
        let number = InClear::new("016 00 00 17, after six");
        acts::sealed::seal_contact(tx, seals, idea.id, &number)
            .map_err(|error| store::Error::Bug(error.to_string()))
    }

    /// How it was told, who writes it too, and what a neighbour had them change.
    fn insert_together(&self, tx: &mut Tx, prepared: &PreparedIdea) -> store::Result<()> {
        let idea = &prepared.idea;
        if let Some(how) = prepared.told {
            let named = !idea.author.name.is_empty();
            let told = Told {
                id: idea.id,
                how,
                consent: if named { Consent::Spoken } else { Consent::No },
                event: None,
                entered_by: self.with(Role::Officer),
                hash: None,
                contact: self.contact(tx, idea)?,
                made_at: idea.published,
                claimed_at: None,
            };
            rows::told::insert(tx, &told, idea.call)?;
        }
        for one in &prepared.coauthors {
            rows::coauthor::add(tx, idea.id, one.id, idea.published)?;
        }
        rows::coauthor::set_team(tx, idea.id, &prepared.team)?;
        let Some((before, amendment)) = &prepared.amended else { return Ok(()) };
        rows::amendment::insert(tx, amendment)?;
        let by = (idea.author.id, Some(amendment.author.id));
        let taken = amendment.answered.unwrap_or(amendment.made);
        rows::version::keep(tx, before, idea, by, taken)?;
        let step = Step {
            kind: StepKind::Accepted,
            made: taken,
            office: Texts::default(),
            reason: String::new(),
            criterion: None,
        };
        let (id, other) = (self.store.new_id(), Some(amendment.id.thing()));
        things::step::insert(tx, id, idea.id.thing(), None, &step, other)
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
        let draft = things::draft::Draft {
            id: Id::new(idea.id.get()),
            within: idea.call,
            browser_hash: Vec::new(),
            person: Some(idea.author.id),
            sealed: None,
            form,
            version: 1,
            changed_at: idea.published,
        };
        let expires = self.moments.now.checked_add((24 * 90).hours()).unwrap_or(self.moments.now);
        things::draft::insert(tx, &draft, expires)
    }

    /// What an author heard of late, and the letter that would tell it.
    fn insert_news(&self, tx: &mut Tx, prepared: &PreparedIdea) -> store::Result<()> {
        let idea = &prepared.idea;
        let late = self.moments.now.checked_sub((24 * NEWS_DAYS).hours()).unwrap_or_default();
        // What an author does to their own idea is no news to them.
        let own = |kind| matches!(kind, StepKind::Changed | StepKind::Withdrawn);
        let late = prepared.steps.iter().filter(|step| step.made > late && !own(step.kind));
        for step in late {
            let news = Notice {
                id: Id::new(self.store.new_id()),
                person: idea.author.id,
                kind: step.kind,
                audience: Audience::Own,
                thing: idea.id.thing(),
                reason: step.reason.clone(),
                other: None,
                made_at: step.made,
                due_at: Some(step.made),
            };
            notice::insert(tx, &news)?;
            let (id, due) = (self.store.new_id(), step.made.as_microsecond());
            let person = news.person.to_string();
            jobs::enqueue(tx, id, LETTERS_JOB, &person, Urgency::Later, due)?;
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
            let made = made.min(self.moments.now);
            things::support::give(tx, idea.id.thing(), person.id, made)?;
        }
        Ok(())
    }

    /// Whoever supports a comment is drawn as those of an idea are.
    fn insert_backers(&self, tx: &mut Tx, comment: &Comment) -> store::Result<()> {
        let wanted = usize::try_from(comment.supports).unwrap_or_default();
        let start = usize::try_from(comment.id.get().unsigned_abs() % 89).unwrap_or(0);
        let others = |person: &&Person| person.id != comment.author.id && person.roles.is_empty();
        for person in self.people.all.iter().filter(others).skip(start).take(wanted) {
            things::support::give(tx, comment.id.thing(), person.id, comment.made)?;
        }
        Ok(())
    }

    fn insert_hiding(&self, tx: &mut Tx, prepared: &PreparedIdea) -> store::Result<()> {
        let idea = &prepared.idea;
        let moderator = self.with(Role::Moderator);
        let last = prepared.steps.iter().find(|step| step.kind == StepKind::Hidden);
        let hiding = Hiding {
            id: Id::new(self.store.new_id()),
            thing: idea.id.thing(),
            author: idea.author.id,
            actor: moderator.unwrap_or(idea.author.id),
            reason: last.map(|step| step.reason.clone()).unwrap_or_default(),
            made_at: prepared.decided,
            appeal: None,
            appealed_at: None,
            answer: None,
            answered_at: None,
            restored_at: None,
            second: None,
            rule: ReportReason::Privacy,
            law: String::new(),
            detected: Detected::Report,
        };
        let month = hiding.made_at.strftime("%Y-%m").to_string();
        let counted = |what| (what, Noun::Idea, hiding.rule);
        things::removal::count(tx, &month, counted(What::Hidden), 1)?;
        if prepared.appeal.is_some() {
            things::removal::count(tx, &month, counted(What::Appealed), 1)?;
        }
        things::hiding::insert(tx, &hiding)?;
        match &prepared.appeal {
            Some((text, made)) => things::hiding::appeal(tx, &hiding, text, *made),
            None => Ok(()),
        }
    }
}

fn coprime(a: usize, b: usize) -> bool {
    if b == 0 { a == 1 } else { coprime(b, a % b) }
}
