//! A small city: five people, one open call, one idea.

use std::sync::{Arc, OnceLock};

use acts::organisations::organisation::{Entering, enter};
use acts::{Act, Stage, Who};
use calls::{Call, CallTemplate, Criterion, Idea, IdeaInput};
use city::{
    CitySettings, Currency, Id, Language, MailChoice, NameShown, Organisation, OrganisationForm,
    Person, Quiet, Role, Slug, Standing, Texts, Theme,
};
use events::{Event, EventContent, EventState, Places};
use jiff::{SignedDuration, Timestamp};
use store::{CityId, Store, Tx};

use crate::Neighbour;
use crate::world::session;

/// How a city of the stories differs from the other.
pub(crate) struct Plan {
    slug: &'static str,
    name: &'static str,
    languages: &'static [&'static str],
    time_zone: &'static str,
    currency: &'static str,
    /// Stands in every text, so that a text of the other city is known by it.
    canary: &'static str,
}

pub(crate) const HERE: Plan = Plan {
    slug: "riverton",
    name: "Riverton",
    languages: &["en", "nl", "hu"],
    time_zone: "Europe/Brussels",
    currency: "EUR",
    canary: "wagtail",
};

pub(crate) const THERE: Plan = Plan {
    slug: "hillford",
    name: "Hillford",
    languages: &["en", "hu"],
    time_zone: "Europe/Budapest",
    currency: "HUF",
    canary: "capercaillie",
};

/// A city of the story.
pub struct Place {
    /// Its identifier.
    pub id: city::CityId,
    /// Its settings as they were at the beginning.
    pub settings: Arc<CitySettings>,
    /// The slug of its call.
    pub call: Slug,
    /// Its call's identifier.
    pub call_id: Id<Call>,
    /// Its one idea.
    pub idea: Id<Idea>,
    /// Its one event: in a week, with one place.
    pub event: Id<Event>,
    organisation: OnceLock<Id<Organisation>>,
    /// A word that stands in all its texts and nowhere else.
    pub canary: &'static str,
    people: Vec<(&'static str, Person)>,
}

impl Place {
    /// Founds a city with its people, its call and its idea.
    pub(crate) fn found(store: &Store, plan: &Plan, now: Timestamp) -> Self {
        let settings = Arc::new(settings(plan));
        let id: city::CityId = Id::new(store.new_id());
        let rows = store.create_city(CityId(id.get()), plan.slug).unwrap();
        let people = people(store, plan);
        let (own, entered) = (Arc::clone(&settings), people.clone());
        rows.write_blocking(move |tx| {
            store::city::settings::insert(tx, &own)?;
            entered.iter().try_for_each(|(_, person)| store::city::person::insert(tx, person, now))
        })
        .unwrap();
        let stage = Stage {
            city: Arc::clone(&settings),
            store: store.clone(),
            gather: SignedDuration::ZERO,
            at: None,
        };
        let of = |name: &str| {
            let (_, person) = people.iter().find(|(known, _)| *known == name).unwrap();
            Who::Person(person.id)
        };
        let (officer, author, canary) = (of("officer"), of("ann"), plan.canary);
        let acted = rows.write_blocking(move |tx| {
            let mut act = Act::begin(tx, &stage, &officer)?;
            let content = content(act.now, canary);
            let slug =
                acts::calls::call::insert(&mut act, content, &forms::Form::default(), "call")?;
            let call = store::calls::call::by_slug(act.tx, &slug)?;
            acts::calls::call::publish(&mut act, call.id)?;
            let mut act = Act::begin(tx, &stage, &author)?;
            let input = input(&stage, canary);
            let key = "the first idea";
            let idea = acts::calls::idea::publish(&mut act, call.id, &input, None, key)?;
            Ok::<_, acts::Refused>((slug, call.id, idea))
        });
        let (call, call_id, idea) = acted.unwrap();
        let event = event(store, plan, now);
        let (entered, city) = (event.clone(), Arc::clone(&settings));
        rows.write_blocking(move |tx| store::events::event::insert(tx, &entered, &city, now))
            .unwrap();
        let organisation = OnceLock::new();
        let event = event.id;
        Self { id, settings, call, call_id, idea, event, organisation, canary, people }
    }

    /// Has its officer enter an organisation, once.
    pub fn add_organisation(&self, store: &Store) -> Id<Organisation> {
        *self.organisation.get_or_init(|| {
            let stage = Stage {
                city: Arc::clone(&self.settings),
                store: store.clone(),
                gather: SignedDuration::ZERO,
                at: None,
            };
            let (who, canary) = (Who::Person(self.person("officer").id), self.canary);
            let rows = store.city(CityId(self.id.get()));
            let entered = rows.write_blocking(move |tx| {
                let mut act = Act::begin(tx, &stage, &who)?;
                let name = format!("Friends of the {canary}");
                let form = OrganisationForm {
                    name: vec![(act.stage.city.own_language().to_string(), name)],
                    sector: "civil_society".to_owned(),
                    about: format!("We count each {canary}."),
                    ..OrganisationForm::default()
                };
                let input = form.check(&act.stage.city).expect("what is typed is right");
                let entering = Entering::ForTheCity;
                enter(&mut act, &input, entering, "the first organisation")
            });
            entered.unwrap()
        })
    }

    /// The organisation that was entered, if one was.
    pub fn organisation(&self) -> Option<Id<Organisation>> {
        self.organisation.get().copied()
    }

    /// The prefix of its addresses.
    pub fn base(&self) -> String {
        format!("/{}", self.settings.slug)
    }

    /// The address of its call.
    pub fn call_page(&self) -> String {
        format!("{}/calls/{}", self.base(), self.call)
    }

    /// The address of its idea.
    pub fn idea_page(&self) -> String {
        format!("{}/ideas/{}", self.call_page(), self.idea)
    }

    /// The address of its event.
    pub fn event_page(&self) -> String {
        format!("{}/events/{}", self.base(), self.event)
    }

    /// The address of what people do with its idea: `comments`, `report`, `support`.
    pub fn on_idea(&self, what: &str) -> String {
        format!("{}/things/idea/{}/{what}", self.base(), self.idea)
    }

    /// One of its people, by the name they have in stories.
    pub fn person(&self, name: &str) -> &Person {
        let found = self.people.iter().find(|(known, _)| *known == name);
        &found.unwrap_or_else(|| panic!("nobody is called {name}")).1
    }

    /// Adds people, each signed in.
    pub(crate) fn add_neighbours(
        &self,
        store: &Store,
        count: usize,
        now: Timestamp,
    ) -> Vec<Neighbour> {
        let one = |number: usize| {
            let mail = format!("neighbour{number}@{}.example", self.settings.slug);
            let person = somebody(store, &mail, &format!("Neighbour {number}"), &[]);
            let row = person.clone();
            self.write(store, move |tx| store::city::person::insert(tx, &row, now));
            Neighbour { person: person.id, session: session(store, self, &person, now) }
        };
        (0..count).map(one).collect()
    }

    /// Adds an idea of its first author.
    pub fn add_idea(&self, store: &Store, number: usize) -> Id<Idea> {
        let (city, gather) = (Arc::clone(&self.settings), SignedDuration::ZERO);
        let stage = Stage { city, store: store.clone(), gather, at: None };
        let author = Who::Person(self.person("ann").id);
        let (call, mut input) = (self.call_id, input(&stage, self.canary));
        input.title = format!("Idea number {number}");
        let rows = store.city(CityId(self.id.get()));
        let added = rows.write_blocking(move |tx| {
            let key = format!("idea {number}");
            let mut act = Act::begin(tx, &stage, &author)?;
            acts::calls::idea::publish(&mut act, call, &input, None, &key)
        });
        added.unwrap()
    }

    /// Adds ideas of its first author that are as long as an idea may be, without telling anybody.
    pub(crate) fn add_long_ideas(&self, store: &Store, count: usize, now: Timestamp) {
        let author = self.person("ann");
        let stage = Stage {
            city: Arc::clone(&self.settings),
            store: store.clone(),
            gather: SignedDuration::ZERO,
            at: None,
        };
        let mut input = input(&stage, self.canary);
        input.text = "Shade and water, ".repeat(290);
        let idea = |number: usize| Idea {
            id: Id::new(store.new_id()),
            call: self.call_id,
            author: city::Author { id: author.id, name: author.name.as_str().to_owned() },
            state: calls::IdeaState::Published,
            hidden: false,
            input: IdeaInput { title: format!("Long idea {number}"), ..input.clone() },
            published: now,
            version: 1,
            supports: 0,
            comments: 0,
            merged_into: None,
            change_asked: false,
            behalf: None,
            coauthors: Vec::new(),
            team: String::new(),
            told: None,
        };
        let ideas: Vec<Idea> = (0..count).map(idea).collect();
        for some in ideas.chunks(100) {
            let some = some.to_vec();
            self.write(store, move |tx| {
                some.iter().try_for_each(|idea| store::calls::idea::insert(tx, idea))
            });
        }
    }

    /// Reads its rows.
    pub fn read<T: Send + 'static>(
        &self,
        store: &Store,
        body: impl Fn(&mut Tx) -> store::Result<T> + Send + 'static,
    ) -> T {
        store.city(CityId(self.id.get())).read_blocking(body).unwrap()
    }

    /// Changes its rows.
    pub fn write<T: Send + 'static>(
        &self,
        store: &Store,
        body: impl Fn(&mut Tx) -> store::Result<T> + Send + 'static,
    ) -> T {
        store.city(CityId(self.id.get())).write_blocking(body).unwrap()
    }
}

fn english(text: impl Into<String>) -> Texts {
    Texts::of(Language::english(), text)
}

fn settings(plan: &Plan) -> CitySettings {
    let sender = format!("city@{}.example", plan.slug);
    let mut settings = CitySettings::new(
        plan.slug.parse().unwrap(),
        plan.name,
        Language::english(),
        plan.time_zone.parse().unwrap(),
        plan.currency.parse::<Currency>().unwrap(),
        sender.parse().unwrap(),
    );
    settings.name = english(plan.name);
    settings.tagline = english(format!("The city of the {}", plan.canary));
    settings.languages = plan.languages.iter().map(|tag| tag.parse().unwrap()).collect();
    settings
}

fn people(store: &Store, plan: &Plan) -> Vec<(&'static str, Person)> {
    let person = |name: &'static str, roles: &[Role]| {
        let mail = format!("{name}@{}.example", plan.slug);
        (name, somebody(store, &mail, &format!("{name} {}", plan.canary), roles))
    };
    vec![
        person("ann", &[]),
        person("bob", &[]),
        person("officer", &[Role::Officer]),
        person("moderator", &[Role::Moderator]),
        person("admin", &[Role::Admin]),
    ]
}

fn somebody(store: &Store, mail: &str, name: &str, roles: &[Role]) -> Person {
    Person {
        id: Id::new(store.new_id()),
        mail: Some(mail.parse().unwrap()),
        name: NameShown::stored(name.to_owned()),
        language: Language::english(),
        mail_choice: MailChoice { quiet: Quiet::NONE, ..MailChoice::default() },
        standing: Standing::Known,
        roles: roles.to_vec(),
        posts: Vec::new(),
        proven: city::Level::Address,
    }
}

/// An event in a week, with one place and nothing asked.
fn event(store: &Store, plan: &Plan, now: Timestamp) -> Event {
    let begins = now + SignedDuration::from_hours(24 * 7);
    let content = EventContent {
        title: english(format!("An evening with the {}", plan.canary)),
        text: english(format!("We listen to the {}.", plan.canary)),
        place: format!("House of the {}", plan.canary),
        ..EventContent::default()
    };
    let draft = Event::draft(Id::new(store.new_id()), None, content);
    Event {
        state: EventState::Published,
        published: Some(now),
        begins: Some(begins),
        ends: Some(begins + SignedDuration::from_hours(2)),
        places: Places { capacity: Some(1), ..Places::default() },
        ..draft
    }
}

fn content(now: Timestamp, canary: &str) -> calls::CallContent {
    let yesterday = now - SignedDuration::from_hours(24);
    let mut content = CallTemplate::IdeaBox.content(yesterday);
    content.title = english(format!("Streets for the {canary}"));
    content.question = english(format!("Where would a {canary} like to live?"));
    content.text = english(format!("Tell us **where** the {canary} should live."));
    content.office = english(format!("Office of the {canary}"));
    content.rule_text = english(format!("The {canary} decides by the criteria."));
    content.criteria =
        vec![Criterion { key: "here".to_owned(), text: english("It is in the city") }];
    content
}

fn input(stage: &Stage, canary: &str) -> IdeaInput {
    IdeaInput {
        language: Language::english(),
        title: format!("A bench for the {canary}"),
        text: format!("Between the two limes, where the {canary} sits anyway, a bench is missing."),
        theme: Some(Theme::Green),
        neighbourhood: None,
        place: "Between the two limes".to_owned(),
        point: None,
        cost: city::Money::whole(400, stage.city.currency),
        photo: None,
        photo_text: String::new(),
        answers: forms::Answers::default(),
    }
}
