//! Events: who registered, in which order, who came, and what was said.

use anyhow::Context as _;
use city::{Id, LonLat, StepKind};
use events::{
    Asked, AskedKind, Coming, Event, EventContent, EventState, Places, Registration,
    RegistrationState, form_of,
};
use forms::{Answer, Answers, Form};
use jiff::{Timestamp, ToSpan as _};
use store::{Tx, events as rows, jobs, things};

use super::super::content::EventEntry;
use super::Seeder;

/// An event with everybody who registered.
pub(super) struct Meeting {
    event: Event,
    registrations: Vec<Registration>,
    published: Timestamp,
}

impl Seeder {
    /// Prepares an event.
    pub(super) fn meeting(&self, entry: &EventEntry) -> anyhow::Result<Meeting> {
        let at = |text: &str| self.moments.at(text);
        let call = entry.call.as_ref().map(|slug| {
            self.calls.get(slug).copied().with_context(|| format!("no call is called {slug}"))
        });
        let asked: Vec<Asked> = entry
            .ask
            .iter()
            .map(|ask| Asked {
                key: None,
                kind: AskedKind::Short,
                label: ask.label.clone(),
                required: false,
            })
            .collect();
        let content = EventContent {
            title: entry.title.clone(),
            text: entry.text.clone(),
            office: entry.office.clone(),
            place: entry.place.clone(),
            point: entry.lon.zip(entry.lat).and_then(|(lon, lat)| LonLat::from_degrees(lon, lat)),
            neighbourhood: entry.neighbourhood.clone(),
            online: entry.online.clone(),
            companions: entry.companions,
            form: form_of(&Form::default(), &asked),
            minutes: entry.minutes.clone(),
            ..EventContent::default()
        };
        let published = self.moments.past(&entry.published)?;
        let draft = Event::draft(Id::new(self.store.new_id()), call.transpose()?, content);
        let mut event = Event {
            state: EventState::Published,
            published: Some(published),
            begins: Some(at(&entry.begins)?),
            ends: Some(at(&entry.ends)?),
            places: Places { capacity: entry.capacity, ..Places::default() },
            minutes: entry.minutes_published.as_deref().map(at).transpose()?,
            ..draft
        };
        let registrations = self.registrations(&mut event, entry)?;
        let came = registrations.iter().filter(|one| one.came == Some(true));
        let registered = came.map(|one| one.seats).sum();
        event.came = Coming { registered, walked_in: entry.walked_in };
        Ok(Meeting { event, registrations, published })
    }

    /// Everybody who registered, one after the other since it was published.
    fn registrations(
        &self,
        event: &mut Event,
        entry: &EventEntry,
    ) -> anyhow::Result<Vec<Registration>> {
        let start = usize::try_from(event.id.get().unsigned_abs() % 97).unwrap_or(0);
        let neighbours = self.people.all.iter().filter(|person| person.roles.is_empty());
        let mut all = Vec::new();
        for (number, person) in neighbours.skip(start).take(entry.registered).enumerate() {
            let seats = if entry.companions > 0 && number % 5 == 2 { 2 } else { 1 };
            let state = event
                .places
                .ask(seats, true)
                .map_err(|refusal| anyhow::anyhow!("nobody can register: {refusal:?}"))?;
            event.turns += 1;
            let hours = i64::try_from(number).unwrap_or(0) * 5;
            let made = event.published.unwrap_or(self.moments.now).checked_add(hours.hours())?;
            let made = made.min(self.moments.now);
            let over = event.is_over(self.moments.now) && state == RegistrationState::Taken;
            all.push(Registration {
                id: Id::new(self.store.new_id()),
                event: event.id,
                person: Some(person.id),
                state,
                seats,
                turn: event.turns,
                language: person.language.clone(),
                answers: answers(&event.content.form, entry, number),
                came: over.then_some(number < entry.came),
                made,
                changed: made,
            });
        }
        Ok(all)
    }

    /// Enters an event with everybody who registered.
    pub(super) fn insert_event(&self, tx: &mut Tx, meeting: &Meeting) -> store::Result<()> {
        let Meeting { event, registrations, published } = meeting;
        rows::event::insert(tx, event, &self.settings, *published)?;
        registrations.iter().try_for_each(|one| rows::registration::insert(tx, one))?;
        let step = city::Step {
            kind: StepKind::Published,
            made: *published,
            office: city::Texts::default(),
            reason: String::new(),
            criterion: None,
        };
        things::step::insert(tx, self.store.new_id(), event.id.thing(), None, &step, None)?;
        let Some(at) = event.reminds_at().filter(|at| *at > self.moments.now) else {
            return Ok(());
        };
        let (id, payload) = (self.store.new_id(), event.id.to_string());
        let urgency = jobs::Urgency::Later;
        jobs::enqueue(
            tx,
            id,
            acts::events::tell::REMIND_JOB,
            &payload,
            urgency,
            at.as_microsecond(),
        )
    }
}

/// What somebody answers: each says what comes next in the list.
fn answers(form: &Form, entry: &EventEntry, number: usize) -> Answers {
    let mut answers = Answers::default();
    for (question, ask) in form.questions().zip(&entry.ask) {
        let said = ask.said.get(number % ask.said.len().max(1)).filter(|said| !said.is_empty());
        if let Some(said) = said {
            answers.set(question.key, Answer::Text(said.clone()));
        }
    }
    answers
}
