//! Fills the demo's cities: the same rows that people would have made, with moments of their own.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Context as _;
use calls::{
    Activity, Call, CallContent, CallState, Closing, Comment, CommentState, Criterion, Decision,
    Event, EventKind, Idea, IdeaForm, IdeaInput, IdeaState, Report, ReportReason, Rule, Subject,
    Verdict, Who,
};
use city::{
    Author, Brand, CityId, CitySettings, Currency, Id, LonLat, Mail, MailChoice, Module, Money,
    NameShown, Person, Role, Standing, Window,
};
use jiff::{Timestamp, ToSpan as _};
use store::calls::moderation::Hiding;
use store::{Store, Tx, calls as rows, city as city_rows};

use super::content::{self, CallFile, CityContent, CommentEntry, IdeaEntry};
use super::moments::Moments;

/// A seeded city, with the people one can sign in as.
#[derive(Debug)]
pub(crate) struct Seeded {
    /// The city.
    pub(crate) id: CityId,
    /// Its short name.
    pub(crate) slug: String,
    /// One person per role, and a resident without one (`None`).
    pub(crate) people: Vec<(Option<Role>, Id<Person>)>,
}

/// Seeds all cities of the demo into an empty store.
pub(crate) fn seed(store: &Store, now: Timestamp) -> anyhow::Result<Vec<Seeded>> {
    let cities = content::read()?;
    cities
        .iter()
        .map(|city| one(store, city, now).with_context(|| city.city.slug.clone()))
        .collect()
}

fn one(store: &Store, content: &CityContent, now: Timestamp) -> anyhow::Result<Seeded> {
    let settings = settings(content)?;
    let id = crate::cities::add(store, &settings, &content.city.hosts)?;
    let seeder = Arc::new(Seeder {
        store: store.clone(),
        moments: Moments { now, zone: settings.time_zone.zone() },
        people: people(store, content)?,
        settings,
    });
    let city = store.city(store::CityId(id.get()));
    write(&city, &seeder, Seeder::insert_people)?;
    for (call, ideas) in &content.calls {
        let call_id = Id::new(store.new_id());
        let Prepared { call, made, ideas } =
            seeder.prepare(call_id, call, ideas).with_context(|| call.slug.clone())?;
        let call = Arc::new(call);
        let entered = Arc::clone(&call);
        write(&city, &seeder, move |_, tx| rows::call::insert(tx, &entered, made))?;
        // A write has a second, also on a slow machine; the ideas of a busy call take a few of them.
        let mut ideas = ideas.into_iter().peekable();
        while ideas.peek().is_some() {
            let chunk: Vec<PreparedIdea> = ideas.by_ref().take(3).collect();
            let call = Arc::clone(&call);
            write(&city, &seeder, move |seeder, tx| {
                chunk.iter().try_for_each(|idea| seeder.insert_idea(tx, &call, idea))
            })?;
        }
    }
    Ok(Seeded { id, slug: content.city.slug.clone(), people: seeder.signing_in() })
}

fn write(
    city: &store::City,
    seeder: &Arc<Seeder>,
    body: impl Fn(&Seeder, &mut Tx) -> store::Result<()> + Send + 'static,
) -> anyhow::Result<()> {
    let seeder = Arc::clone(seeder);
    Ok(city.write_blocking(move |tx| body(&seeder, tx))?)
}

fn settings(content: &CityContent) -> anyhow::Result<CitySettings> {
    let file = &content.city;
    let mut settings = CitySettings::new(
        file.slug.parse()?,
        &file.slug,
        file.languages.first().cloned().context("a city has a language")?,
        file.time_zone.parse()?,
        file.currency.parse::<Currency>()?,
        file.sender.parse()?,
    );
    settings.name = file.name.clone();
    settings.tagline = file.tagline.clone();
    settings.about = file.about.clone();
    settings.contact = file.contact.clone();
    settings.languages = file.languages.clone();
    settings.brand = Brand { hue: file.brand_hue, chroma: file.brand_chroma };
    settings.modules = vec![Module::Calls];
    settings.theme_names = file.theme.iter().map(|entry| (entry.key, entry.name.clone())).collect();
    settings.neighbourhoods = city::parse_neighbourhoods(content.neighbourhoods)?;
    settings.backdrop = content.backdrop.to_owned();
    settings.example = true;
    Ok(settings)
}

/// How many supporters are made of the first names.
const SUPPORTERS: usize = 260;

struct People {
    all: Vec<Person>,
    by_key: HashMap<String, Id<Person>>,
}

fn people(store: &Store, content: &CityContent) -> anyhow::Result<People> {
    let mut people = People { all: Vec::new(), by_key: HashMap::new() };
    let person =
        |mail: Mail, name: &str, language: &city::Language, roles: &[Role], standing| Person {
            id: Id::new(store.new_id()),
            mail: Some(mail),
            name: NameShown::stored(name.to_owned()),
            language: language.clone(),
            mail_choice: MailChoice::default(),
            standing,
            roles: roles.to_vec(),
        };
    for entry in &content.people.person {
        let one = person(
            entry.mail.parse()?,
            &entry.name,
            &entry.language,
            &entry.roles,
            if entry.new { Standing::New } else { Standing::Known },
        );
        people.by_key.insert(entry.key.clone(), one.id);
        people.all.push(one);
    }
    let languages = &content.city.languages;
    let names = &content.people.first_names;
    for number in 0..SUPPORTERS {
        let Some(first) = names.get(number % names.len().max(1)) else { break };
        let initial = char::from(b'A' + u8::try_from(number * 7 % 23).unwrap_or(0));
        let language =
            languages.get(number % languages.len().clamp(1, 2)).context("a city has a language")?;
        let mail = format!("neighbour{number}@{}.example", content.city.slug);
        people.all.push(person(
            mail.parse()?,
            &format!("{first} {initial}."),
            language,
            &[],
            Standing::Known,
        ));
    }
    Ok(people)
}

struct Seeder {
    store: Store,
    moments: Moments,
    settings: CitySettings,
    people: People,
}

/// A call with its ideas, ready to be written.
struct Prepared {
    call: Call,
    made: Timestamp,
    ideas: Vec<PreparedIdea>,
}

/// An idea with everything that happened to it.
struct PreparedIdea {
    idea: Idea,
    draft: bool,
    supports: usize,
    events: Vec<Event>,
    comments: Vec<Comment>,
    decision: Option<Decision>,
    decided: Timestamp,
    /// What its author answered to a hiding, and when.
    appeal: Option<(String, Timestamp)>,
    /// Reports of its comments.
    reports: Vec<(Id<Comment>, Report, Timestamp)>,
}

impl Seeder {
    fn signing_in(&self) -> Vec<(Option<Role>, Id<Person>)> {
        let with = |role: Option<Role>| {
            let fits = |person: &&Person| match role {
                None => person.roles.is_empty(),
                Some(role) => person.roles == [role],
            };
            let loose = |person: &&Person| role.is_some_and(|role| person.roles.contains(&role));
            let all = &self.people.all;
            all.iter().find(fits).or_else(|| all.iter().find(loose)).map(|person| (role, person.id))
        };
        [None, Some(Role::Officer), Some(Role::Moderator), Some(Role::Admin)]
            .into_iter()
            .filter_map(with)
            .collect()
    }

    fn insert_people(&self, tx: &mut Tx) -> store::Result<()> {
        let arrived = self.moments.now.checked_sub((24 * 250).hours()).unwrap_or(self.moments.now);
        self.people.all.iter().try_for_each(|person| city_rows::person::insert(tx, person, arrived))
    }

    fn prepare(
        &self,
        id: Id<Call>,
        file: &CallFile,
        ideas: &[IdeaEntry],
    ) -> anyhow::Result<Prepared> {
        let call = self.call(id, file)?;
        let mut ids: HashMap<&str, Id<Idea>> = HashMap::new();
        for entry in ideas {
            ids.insert(&entry.slug, Id::new(self.store.new_id()));
        }
        let mut ideas: Vec<PreparedIdea> = ideas
            .iter()
            .map(|entry| self.idea(&call, entry, &ids).with_context(|| entry.slug.clone()))
            .collect::<anyhow::Result<_>>()?;
        place_decisions(&mut ideas);
        let made = call.published.unwrap_or(self.moments.now);
        Ok(Prepared { call, made, ideas })
    }

    fn call(&self, id: Id<Call>, file: &CallFile) -> anyhow::Result<Call> {
        let moment =
            |text: &Option<String>| text.as_deref().map(|text| self.moments.at(text)).transpose();
        let activities = file
            .activity
            .iter()
            .map(|entry| {
                let window = Window::new(moment(&entry.opens)?, moment(&entry.closes)?)?;
                Ok(Activity { kind: entry.kind, window })
            })
            .collect::<anyhow::Result<_>>()?;
        let own = self.settings.own_language();
        let turn = |entry: &content::TurnEntry| {
            let reason = entry.reason.pick(&[own.as_str()]).map(|(_, reason)| reason.to_owned());
            anyhow::Ok(Closing {
                at: self.moments.at(&entry.at)?,
                reason: reason.unwrap_or_default(),
            })
        };
        let reopenings: Vec<Closing> =
            file.reopened.iter().map(turn).collect::<anyhow::Result<_>>()?;
        let closing =
            file.closed_early.as_ref().filter(|_| reopenings.is_empty()).map(turn).transpose()?;
        let units = self.settings.currency.minor_units();
        let content = CallContent {
            title: file.title.clone(),
            question: file.question.clone(),
            text: file.text.clone(),
            theme: file.theme,
            picture: None,
            budget: file.budget.map(|units_of| units_of.saturating_mul(units)),
            places: file.places,
            promise_days: file.promise_days,
            promise: file.promise.clone(),
            office: if file.office.is_empty() { file.decider.clone() } else { file.office.clone() },
            rule: if file.rule == "support_order" { Rule::SupportOrder } else { Rule::Office },
            rule_text: file.rule_text.clone(),
            criteria: file
                .criterion
                .iter()
                .map(|entry| Criterion { key: entry.key.clone(), text: entry.text.clone() })
                .collect(),
            who: Who {
                read: calls::Access::Anyone,
                write: file.write,
                support: file.support,
                comment: file.comment,
            },
            activities,
            result: file.result.as_ref().map(|result| result.text.clone()).unwrap_or_default(),
            reopenings,
        };
        let state = match file.state.as_str() {
            "draft" => CallState::Draft,
            "archived" => CallState::Archived,
            _ => CallState::Published,
        };
        let published = if state == CallState::Draft { None } else { moment(&file.published)? };
        let results =
            file.result.as_ref().map(|result| self.moments.past(&result.published)).transpose()?;
        Ok(Call {
            id,
            slug: file.slug.parse()?,
            state,
            version: 1,
            published,
            closing,
            results,
            content,
        })
    }

    fn person(&self, key: &str) -> anyhow::Result<&Person> {
        let id =
            self.people.by_key.get(key).with_context(|| format!("there is no person “{key}”"))?;
        self.people.all.iter().find(|person| person.id == *id).context("every key has a person")
    }

    fn author(&self, key: &str) -> anyhow::Result<Author> {
        let person = self.person(key)?;
        Ok(Author { id: person.id, name: person.name.as_str().to_owned() })
    }

    fn idea(
        &self,
        call: &Call,
        entry: &IdeaEntry,
        ids: &HashMap<&str, Id<Idea>>,
    ) -> anyhow::Result<PreparedIdea> {
        let published = self.moments.past(&entry.day)?;
        let state = match entry.state.as_str() {
            "draft" | "hidden" => IdeaState::Published,
            other => {
                IdeaState::from_key(other).with_context(|| format!("unknown state “{other}”"))?
            }
        };
        let merged_into = entry
            .merged_into
            .as_deref()
            .map(|slug| {
                ids.get(slug).copied().with_context(|| format!("there is no idea “{slug}”"))
            })
            .transpose()?;
        let cost = entry.cost.and_then(|units| Money::whole(units, self.settings.currency));
        let idea = Idea {
            id: *ids.get(entry.slug.as_str()).context("every idea has an id")?,
            call: call.id,
            author: self.author(&entry.author)?,
            state,
            hidden: entry.state == "hidden",
            input: IdeaInput {
                language: entry.language.clone(),
                title: entry.title.clone(),
                text: entry.text.trim().to_owned(),
                theme: entry.theme,
                neighbourhood: entry.neighbourhood.clone(),
                place: entry.place.clone(),
                point: entry
                    .lon
                    .zip(entry.lat)
                    .and_then(|(lon, lat)| LonLat::from_degrees(lon, lat)),
                cost,
                photo: None,
                photo_text: String::new(),
            },
            published,
            version: 1,
            supports: 0,
            comments: 0,
            merged_into,
            change_asked: entry.asked_change.is_some() && state.is_undecided(),
        };
        let decided = entry.reason_day.as_deref().map(|day| self.moments.past(day)).transpose()?;
        let decided = decided.or(call.results).unwrap_or(published);
        let decision = match state {
            IdeaState::Selected => Some(Verdict::Selected),
            IdeaState::NotSelected => Some(Verdict::NotSelected),
            _ => None,
        };
        let decision = decision.map(|verdict| Decision {
            idea: idea.id,
            verdict,
            place: 0,
            reason: entry.reason.clone(),
            deviation: entry.deviation.clone(),
        });
        let comments = self.comments(entry, &idea)?;
        Ok(PreparedIdea {
            draft: entry.state == "draft",
            supports: entry.supports,
            events: self.events(call, entry, &idea, decided)?,
            appeal: entry
                .appeal
                .as_ref()
                .map(|appeal| anyhow::Ok((appeal.text.clone(), self.moments.past(&appeal.day)?)))
                .transpose()?,
            reports: self.reports(entry, &comments)?,
            comments,
            decision,
            decided,
            idea,
        })
    }

    fn events(
        &self,
        call: &Call,
        entry: &IdeaEntry,
        idea: &Idea,
        decided: Timestamp,
    ) -> anyhow::Result<Vec<Event>> {
        let own = self.settings.own_language();
        let office = match entry.reason_by.as_str() {
            "" => call
                .content
                .office
                .pick(&[own.as_str()])
                .map(|(_, name)| name.to_owned())
                .unwrap_or_default(),
            named => named.to_owned(),
        };
        let event = |kind, made, office: &str, reason: &str| Event {
            kind,
            made,
            office: office.to_owned(),
            reason: reason.to_owned(),
            criterion: None,
        };
        let mut events = vec![event(EventKind::Published, idea.published, "", "")];
        let screened =
            idea.published.checked_add((24 * 4).hours())?.min(decided).max(idea.published);
        if let Some(asked) = &entry.asked_change {
            events.push(event(
                EventKind::ChangeAsked,
                self.moments.past(&asked.day)?,
                &office,
                &asked.text,
            ));
        }
        match idea.state {
            IdeaState::Eligible => events.push(event(EventKind::Eligible, screened, &office, "")),
            IdeaState::Ineligible => {
                let mut one = event(EventKind::Ineligible, decided, &office, &entry.reason);
                one.criterion = entry.criterion.clone();
                events.push(one);
            }
            IdeaState::Selected | IdeaState::NotSelected => {
                events.push(event(EventKind::Eligible, screened, &office, ""));
                let kind = if idea.state == IdeaState::Selected {
                    EventKind::Selected
                } else {
                    EventKind::NotSelected
                };
                events.push(event(kind, decided, &office, &entry.reason));
            }
            IdeaState::Merged => {
                events.push(event(EventKind::Merged, decided, &office, &entry.reason));
            }
            IdeaState::Withdrawn => {
                events.push(event(EventKind::Withdrawn, decided, "", &entry.reason));
            }
            IdeaState::Published if idea.hidden => {
                events.push(event(EventKind::Hidden, decided, "", &entry.reason));
            }
            IdeaState::Published => {}
        }
        if let Some(official) = &entry.official {
            let by = if official.office.is_empty() { &office } else { &official.office };
            events.push(event(EventKind::Answered, self.moments.past(&official.day)?, by, ""));
        }
        Ok(events)
    }

    /// Reports of comments, found by what the comments say.
    fn reports(
        &self,
        entry: &IdeaEntry,
        comments: &[Comment],
    ) -> anyhow::Result<Vec<(Id<Comment>, Report, Timestamp)>> {
        let reported = entry.comment.iter().filter_map(|one| Some((one, one.report.as_ref()?)));
        reported
            .map(|(one, report)| {
                let comment = comments.iter().find(|comment| comment.text == one.text.trim());
                let comment = comment.context("a reported comment is one of the idea's")?;
                let reason = ReportReason::from_key(&report.reason)
                    .with_context(|| format!("unknown reason “{}”", report.reason))?;
                let text = report.text.clone();
                Ok((comment.id, Report { reason, text }, self.moments.past(&report.day)?))
            })
            .collect()
    }

    fn comments(&self, entry: &IdeaEntry, idea: &Idea) -> anyhow::Result<Vec<Comment>> {
        let mut comments = Vec::new();
        for top in &entry.comment {
            let one = self.comment(top, idea, None)?;
            let parent = one.id;
            comments.push(one);
            for reply in &top.reply {
                comments.push(self.comment(reply, idea, Some(parent))?);
            }
        }
        if let Some(official) = &entry.official {
            let officer = self
                .people
                .all
                .iter()
                .find(|p| p.roles.contains(&Role::Officer))
                .context("no officer")?;
            comments.push(Comment {
                id: Id::new(self.store.new_id()),
                idea: idea.id,
                parent: None,
                author: Author { id: officer.id, name: officer.name.as_str().to_owned() },
                office: Some(official.office.clone()).filter(|office| !office.is_empty()),
                language: entry.language.clone(),
                text: official.text.clone(),
                made: self.moments.past(&official.day)?,
                state: CommentState::Shown,
            });
        }
        // Identifiers grow with time, as they would have if people had written these.
        comments.sort_by_key(|comment| comment.made);
        let renumbered: HashMap<Id<Comment>, Id<Comment>> =
            comments.iter().map(|comment| (comment.id, Id::new(self.store.new_id()))).collect();
        for comment in &mut comments {
            comment.parent = comment.parent.and_then(|parent| renumbered.get(&parent).copied());
            comment.id = renumbered.get(&comment.id).copied().unwrap_or(comment.id);
        }
        Ok(comments)
    }

    fn comment(
        &self,
        entry: &CommentEntry,
        idea: &Idea,
        parent: Option<Id<Comment>>,
    ) -> anyhow::Result<Comment> {
        let own = self.settings.own_language();
        Ok(Comment {
            id: Id::new(self.store.new_id()),
            idea: idea.id,
            parent,
            author: self.author(&entry.author)?,
            office: entry.official.then(|| self.settings.name_in(&[own.as_str()]).to_owned()),
            language: entry.language.clone(),
            text: entry.text.trim().to_owned(),
            made: self.moments.past(&entry.day)?,
            state: CommentState::Shown,
        })
    }

    fn insert_idea(&self, tx: &mut Tx, call: &Call, prepared: &PreparedIdea) -> store::Result<()> {
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
        Ok(())
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

/// Gives the decided ideas of a call their places in the order of support.
fn place_decisions(ideas: &mut [PreparedIdea]) {
    let mut order: Vec<(usize, usize)> = ideas
        .iter()
        .enumerate()
        .filter(|(_, idea)| idea.decision.is_some())
        .map(|(at, idea)| (idea.supports, at))
        .collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (place, (_, at)) in (1..).zip(order) {
        if let Some(decision) = ideas.get_mut(at).and_then(|idea| idea.decision.as_mut()) {
            decision.place = place;
        }
    }
}

/// A demo that was seeded before: who one can sign in as, by their roles.
pub(crate) fn found(store: &Store) -> anyhow::Result<Vec<Seeded>> {
    let known = crate::cities::all(store)?;
    known
        .into_iter()
        .map(|city| {
            let people = crate::cities::rows(store, city.id).read_blocking(signing_in_again)?;
            Ok(Seeded { id: city.id, slug: city.settings.slug.to_string(), people })
        })
        .collect()
}

fn signing_in_again(tx: &mut Tx) -> store::Result<Vec<(Option<Role>, Id<Person>)>> {
    let mut people = Vec::new();
    let roles = city_rows::person::all_roles(tx)?;
    let everyone = city_rows::person::list(tx, 0, 200)?;
    let resident = everyone.iter().find(|person| !roles.iter().any(|(id, _)| *id == person.id));
    people.extend(resident.map(|person| (None, person.id)));
    for role in [Role::Officer, Role::Moderator, Role::Admin] {
        let with = |one: &&(Id<Person>, Role)| one.1 == role;
        people.extend(roles.iter().find(with).map(|(id, _)| (Some(role), *id)));
    }
    Ok(people)
}
