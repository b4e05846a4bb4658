//! A small city to tell stories in: an officer, a moderator, an admin, residents, and a call.

use std::sync::Arc;
use std::time::Duration;

use acts::{Act, Done, Refused, Stage, Who};
use calls::{Call, CallContent, CallTemplate, Idea, IdeaInput};
use city::{
    CitySettings, Comment, CommentInput, Id, Language, Person, Refusal, Role, Slug, StepKind,
    Texts, Thing, Work,
};
use jiff::{SignedDuration, Timestamp};
use store::city::audit::Wanted;
use store::testing::TestDatabase;
use store::{City, CityId, Clock, Limits, SCHEMA, Store, StoreSettings};

/// 2027-01-15, when every story begins.
pub(crate) const BEGIN: i64 = 1_800_000_000_000_000;

pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) city: City,
    pub(crate) settings: Arc<CitySettings>,
    /// What time it is in this city.
    pub(crate) now: Timestamp,
    pub(crate) admin: Id<Person>,
    pub(crate) officer: Id<Person>,
    pub(crate) moderator: Id<Person>,
    pub(crate) an: Id<Person>,
    pub(crate) bo: Id<Person>,
}

pub(crate) type Story = fn(&mut World);

/// Tells each story in a city of its own, on one database of each kind.
pub(crate) fn each(stories: &[Story]) {
    for test in [TestDatabase::sqlite()].into_iter().chain(TestDatabase::postgres_with(SCHEMA)) {
        println!("on {}", test.name());
        let opening = StoreSettings::new(test.database(), SCHEMA, Clock::new(|| BEGIN));
        let long = Duration::from_secs(30);
        // A busy machine fails no story.
        let limits =
            Limits { write_time: long, read_time: long, retry_time: long, ..opening.limits };
        let store = Store::open(StoreSettings { limits, ..opening }).unwrap();
        for (number, story) in (1..).zip(stories) {
            story(&mut World::new(&store, number));
        }
    }
}

fn settings() -> CitySettings {
    CitySettings::new(
        "leuven".parse().unwrap(),
        "Leuven",
        Language::english(),
        "Europe/Brussels".parse().unwrap(),
        "EUR".parse().unwrap(),
        "ideas@example.org".parse().unwrap(),
    )
}

impl World {
    fn new(store: &Store, number: i64) -> Self {
        let city = store.create_city(CityId(number), &format!("city-{number}")).unwrap();
        let nobody = Id::new(0);
        let mut world = Self {
            store: store.clone(),
            city,
            settings: Arc::new(settings()),
            now: Timestamp::from_microsecond(BEGIN).unwrap(),
            admin: nobody,
            officer: nobody,
            moderator: nobody,
            an: nobody,
            bo: nobody,
        };
        world.city.write_blocking(|tx| store::city::settings::insert(tx, &settings())).unwrap();
        world.admin = world.person("admin", &[Role::Admin]);
        world.officer = world.person("officer", &[Role::Officer]);
        world.moderator = world.person("moderator", &[Role::Moderator]);
        world.an = world.person("an", &[]);
        world.bo = world.person("bo", &[]);
        world
    }

    /// Lets days go by.
    pub(crate) fn wait_days(&mut self, days: i64) {
        self.wait(SignedDuration::from_hours(24 * days));
    }

    pub(crate) fn wait(&mut self, time: SignedDuration) {
        self.now = self.now.checked_add(time).unwrap();
    }

    /// Has somebody do something, in a transaction of its own.
    pub(crate) fn by<T: Send + 'static>(
        &self,
        who: impl Into<Whom>,
        body: impl Fn(&mut Act) -> Done<T> + Send + 'static,
    ) -> Done<T> {
        let stage = Stage {
            city: Arc::clone(&self.settings),
            store: self.store.clone(),
            gather: SignedDuration::from_mins(10),
            at: Some(self.now),
        };
        let Whom(who) = who.into();
        self.city.write_blocking(move |tx| {
            let mut act = Act::begin(tx, &stage, &who)?;
            body(&mut act)
        })
    }

    /// Looks at rows.
    pub(crate) fn see<T: Send + 'static>(
        &self,
        body: impl Fn(&mut store::Tx) -> store::Result<T> + Send + 'static,
    ) -> T {
        self.city.read_blocking(body).unwrap()
    }

    pub(crate) fn person(&self, name: &'static str, roles: &'static [Role]) -> Id<Person> {
        self.by(Who::System, move |act| {
            let mail = format!("{name}@example.org").parse().map_err(|_| Refusal::NotFound)?;
            let person = acts::city::person::arrive(act, &mail, &Language::english())?.id;
            for role in roles {
                store::city::person::add_role(act.tx, person, *role, act.now)?;
            }
            Ok(person)
        })
        .unwrap()
    }

    /// A published call of this shape, whose windows begin now.
    pub(crate) fn call(&self, template: CallTemplate) -> Id<Call> {
        self.call_with(content(template, self.now))
    }

    pub(crate) fn call_with(&self, content: CallContent) -> Id<Call> {
        let slug = self.draft_call(content);
        self.by(self.officer, move |act| {
            let id = acts::calls::call::readable(act, &slug)?.id;
            acts::calls::call::publish(act, id)?;
            Ok(id)
        })
        .unwrap()
    }

    pub(crate) fn draft_call(&self, content: CallContent) -> Slug {
        self.by(self.officer, move |act| {
            acts::calls::call::insert(act, content.clone(), &forms::Form::default(), "call")
        })
        .unwrap()
    }

    /// An idea of somebody's.
    pub(crate) fn idea(&self, who: Id<Person>, call: Id<Call>, title: &'static str) -> Id<Idea> {
        let key = format!("{title}-{who}-{}", self.now);
        self.by(who, move |act| acts::calls::idea::publish(act, call, &input(title), None, &key))
            .unwrap()
    }

    pub(crate) fn get(&self, idea: Id<Idea>) -> Idea {
        self.see(move |tx| store::calls::idea::get(tx, idea))
    }

    pub(crate) fn comment(
        &self,
        who: Id<Person>,
        about: impl Into<Id<Thing>>,
        answers: Option<Id<Comment>>,
        text: &'static str,
    ) -> Done<Id<Comment>> {
        let (about, key) = (about.into(), format!("{text}-{who}"));
        self.by(who, move |act| {
            acts::things::comment::write(act, about, answers, &comment(text), &key)
        })
    }

    pub(crate) fn support(&self, who: Id<Person>, thing: impl Into<Id<Thing>>) -> Done<()> {
        let thing = thing.into();
        self.by(who, move |act| acts::things::support::give(act, thing).map(drop))
    }

    pub(crate) fn follow(&self, who: Id<Person>, thing: impl Into<Id<Thing>>) -> Done<()> {
        let thing = thing.into();
        self.by(who, move |act| acts::things::follow::start(act, thing).map(drop))
    }

    /// What happened to a thing, in order.
    pub(crate) fn steps(&self, thing: impl Into<Id<Thing>>) -> Vec<StepKind> {
        let thing = thing.into();
        let steps = self.see(move |tx| store::things::step::of(tx, thing));
        steps.into_iter().map(|step| step.kind).collect()
    }

    /// The last thing that happened to a thing.
    pub(crate) fn last_step(&self, thing: impl Into<Id<Thing>>) -> city::Step {
        let thing = thing.into();
        self.see(move |tx| store::things::step::of(tx, thing)).pop().unwrap()
    }

    /// What somebody would read of it all, the first first.
    pub(crate) fn told(&self, who: Id<Person>) -> Vec<StepKind> {
        let mut told =
            self.by(who, move |act| acts::things::notice::recent(act, who, 100)).unwrap();
        told.sort_by_key(|told| told.id.get());
        told.into_iter().map(|told| told.kind).collect()
    }

    /// What work waits at the desk about a thing.
    pub(crate) fn waits(&self, thing: impl Into<Id<Thing>>) -> Vec<Work> {
        let thing = thing.into();
        let tasks = self.see(move |tx| store::desk::task::of_thing(tx, thing));
        tasks.into_iter().map(|task| task.work).collect()
    }

    /// What the log says of a thing, the first first.
    pub(crate) fn log(&self, thing: impl Into<Id<Thing>>) -> Vec<String> {
        let thing = thing.into();
        let mut all = self.see(|tx| store::city::audit::list(tx, &Wanted::ALL, 10_000));
        all.retain(|entry| entry.thing == Some(thing));
        all.into_iter().rev().map(|entry| entry.action).collect()
    }
}

/// Who acts: somebody by their identifier, or by a key.
pub(crate) struct Whom(Who);

impl From<Who> for Whom {
    fn from(who: Who) -> Self {
        Self(who)
    }
}

impl From<Id<Person>> for Whom {
    fn from(person: Id<Person>) -> Self {
        Self(Who::Person(person))
    }
}

/// The office of every call.
pub(crate) fn office() -> Texts {
    Texts::of(Language::english(), "Office of green")
}

/// A complete call.
pub(crate) fn content(template: CallTemplate, start: Timestamp) -> CallContent {
    let words = |text: &str| Texts::of(Language::english(), text);
    CallContent {
        title: words("Cooler streets"),
        question: words("What would cool your street?"),
        text: words("Summers grow hot."),
        rule_text: words("The office weighs the ideas."),
        office: office(),
        ..template.content(start)
    }
}

pub(crate) fn input(title: &str) -> IdeaInput {
    IdeaInput {
        language: Language::english(),
        title: title.to_owned(),
        text: "A bench in the shade of the church.".to_owned(),
        theme: None,
        neighbourhood: None,
        place: String::new(),
        point: None,
        cost: None,
        photo: None,
        photo_text: String::new(),
        answers: forms::Answers::default(),
    }
}

pub(crate) fn comment(text: &str) -> CommentInput {
    CommentInput::check(text, Language::english()).unwrap()
}

/// The rule that said no.
#[track_caller]
pub(crate) fn refusal<T: std::fmt::Debug>(done: Done<T>) -> Refusal {
    match done {
        Err(Refused::Rule(refusal)) => refusal,
        other => panic!("no rule refused it: {other:?}"),
    }
}

/// The fields in which a rule saw flaws.
#[track_caller]
pub(crate) fn flaws<T: std::fmt::Debug>(done: Done<T>) -> Vec<String> {
    match refusal(done) {
        Refusal::Flawed(flaws) => flaws.iter().map(|(field, _)| field.to_owned()).collect(),
        other => panic!("no flaw: {other:?}"),
    }
}
