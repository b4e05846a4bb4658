//! What a system gives to the kit: its routes, its part of the menu and of the pages that belong
//! to the city as a whole. The kit knows systems by this trait alone, and the binary hands it the
//! list of them.
//!
//! # How to write a page of a system
//!
//! 1. **Address**: one line in the system's `paths.rs`:
//!    `THING thing(call, thing) = / "calls" / call / "things" / thing;`. It gives `paths::THING` to
//!    mount and `to.thing(call, thing)` for every link, where the trait of the links is in scope.
//! 2. **Words**: the same keys in the system's `locales/{en,nl,hu}/thing.ftl`;
//!    `things-waiting = { $count } …` becomes `w.things_waiting(count)`, where the trait of the words
//!    is in scope. The build fails until all languages agree.
//! 3. **View**: `thing/view.rs`, an askama struct with a field `frame: Frame`, and a sample of it in
//!    `sample/`; `templates/thing.html` starts with `{% extends "frame.html" %}` and
//!    `{%- let w = frame.w -%}`, and fills `{% block main %}`. Links are `{{ frame.to.thing(…) }}`;
//!    forms are `method="post"` and carry `{{ ui::csrf(frame) }}`.
//! 4. **Handler**: `thing/page.rs`:
//!
//! ```text
//! pub(crate) async fn show(visit: Visit, InPath((call, id)): InPath<(Slug, Id<Idea>)>) -> Result<impl IntoResponse, Problem> {
//!     let found = …load in one read…;
//!     let thing = found.ok_or(Problem::NotFound)?;
//!     Ok(Page(ThingPage { frame: visit.frame(&thing.title), thing }))
//! }
//!
//! pub(crate) async fn send(visit: Visit, posted: Posted) -> Result<Response, Problem> {
//!     match ThingInput::check(posted.get("title"), …) {
//!         Err(flaws) => Ok(Unfinished(ThingPage::again(&visit, &posted, &flaws)).into_response()),
//!         Ok(input) => { …one write: load, pure step, save…; Ok(visit.go_saying(visit.to.thing(…), Said::Saved)) }
//!     }
//! }
//! ```
//!
//! 5. **Mount** it in the system's [`System::mount`] with its policy:
//!    `.page(paths::THING, Policy::Public, thing::page::show)`,
//!    `.form(paths::THING, Policy::SignedIn, Action::Write, thing::page::send)`.
//!
//! The guard around every handler has then recognised the reader, counted, made sure that the city
//! has the system, checked the policy and the form's token, cleaned the texts, and turns any
//! [`Problem`] into a page that gives back what was typed. A form answers 422 with
//! [`Unfinished`](crate::Unfinished), else 303. A page of the kit itself is made in the same way, in a
//! room of `web`, and mounted in its `routes.rs`.
//!
//! A city has a system when its settings name the system's module. Without it, every route of the
//! system answers 404, and its menu entry and its bands are gone.

use std::future::Future;
use std::pin::Pin;

use acts::Done;
use acts::things::Found;
use acts::things::notice::Told;
use askama::Template;
use axum::http::Method;
use axum::response::Response;
use city::audit::Action;
use city::{
    Answered, Ask, AskKind, Begun, Id, Mail, Module, NameShown, Noun, Person, StepKind, Thing, Work,
};

use crate::api::Api;
use crate::ask::{Given, Question};
use crate::desk::{DeskPart, Due, Judgement, Sort, Task, Verdict, Waiting, Whole};
use crate::html::SafeHtml;
use crate::http::{Problem, Table, Visit};
use crate::log::Kept;
use crate::paths::Links;
use crate::search::{Kind, Seek};
use crate::sign_in::{Complaint, Consent, Offer};
use crate::things::conversation::Typed;
use crate::views::{Choice, Fact, Frame, Link};
use crate::words::Words;
use jiff::Timestamp;

/// What was loaded, ready to be shown to the reader on a page with this frame.
pub type Shown<T> = Box<dyn FnOnce(&Visit, &Frame) -> Result<T, Problem> + Send>;

/// An answer that is being made.
pub type Answering<'a> = Pin<Box<dyn Future<Output = Result<Response, Problem>> + Send + 'a>>;

/// A part of a page that several systems share, as HTML.
#[derive(Debug, Clone)]
pub struct Band {
    /// Where it stands among the others: lower comes first.
    pub order: u8,
    /// What it shows.
    pub html: SafeHtml,
}

impl Band {
    /// A band made of a view.
    pub fn new(order: u8, view: &impl Template) -> Result<Self, Problem> {
        let html = SafeHtml::of_template(view).map_err(Problem::internal)?;
        Ok(Self { order, html })
    }
}

/// A system's part of the city's home page.
#[derive(Debug, Clone, Default)]
pub struct HomePart {
    /// Buttons in the head of the page.
    pub actions: SafeHtml,
    /// What waits for the reader: to finish, to change, to answer.
    pub waits: Vec<Link>,
    /// What it counts.
    pub numbers: Vec<Fact>,
    /// Its bands.
    pub bands: Vec<Band>,
}

/// A system's part of “My page”: what is no thing yet. What the reader brought, supports and follows the kit knows itself.
#[derive(Debug, Clone, Default)]
pub struct MyPart {
    /// What waits for the reader, before everything else.
    pub waits: Vec<Link>,
    /// What they have begun.
    pub drafts: Vec<MyDraft>,
    /// Where they are expected, each leading there, with when.
    pub coming: Vec<(Link, String)>,
    /// What they belong to, each with their part in it.
    pub belongs: Vec<(Link, String)>,
    /// What they have answered, each leading there, with when.
    pub answered: Vec<(Link, String)>,
    /// What others opened of what they sealed, each leading there, with who did, when and why.
    pub opened: Vec<(Link, String)>,
}

/// Something the reader has begun and nobody else sees.
#[derive(Debug, Clone)]
pub struct MyDraft {
    /// What it will be.
    pub noun: Noun,
    /// What it is called, leading to where it goes on.
    pub link: Link,
    /// Where it belongs.
    pub meta: Vec<String>,
    /// When it was last saved.
    pub at: Timestamp,
    /// Where throwing it away posts to.
    pub discard: String,
}

/// Where a thing stands, in a line.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Its state, as a class of the stylesheet and in a word; nothing where it has none.
    pub state: Option<(&'static str, &'static str)>,
    /// What happens next and by when, or nothing.
    pub next: String,
    /// Where it belongs, and what it counts.
    pub meta: Vec<String>,
}

/// A list of open data: its name, and its address in each format.
pub type DataList = (String, Vec<Link>);

/// What a letter asks its reader.
#[derive(Debug, Clone)]
pub struct Asking {
    /// What.
    pub kind: AskKind,
    /// The words of the link.
    pub label: String,
    /// Until when it can be answered; nothing for as long as such questions can.
    pub until: Option<Timestamp>,
}

/// One of the systems.
pub trait System: Send + Sync + 'static {
    /// The module that switches it on in a city.
    fn module(&self) -> Module;

    /// The module's key in forms.
    fn key(&self) -> &'static str;

    /// Its name, as the city's settings show it.
    fn name(&self, w: &Words) -> &'static str;

    /// Its nouns: the things that people support, follow, comment and report.
    fn nouns(&self) -> &'static [Noun];

    /// Mounts its pages, forms and feeds.
    fn mount(&self, table: Table) -> Table;

    /// Mounts and describes its part of the API.
    fn api(&self, api: Api) -> Api;

    /// Where a feed's address is mounted, if it is one of this system's feeds.
    fn feed(&self, method: &Method, path: &str) -> Option<String>;

    /// Its entries of the main menu, for this reader, its door first: where a city has many systems, the others go under
    /// “More”.
    fn menu(&self, visit: &Visit) -> Vec<Link>;

    /// How somebody takes part, as a button beside the menu.
    fn take_part(&self, visit: &Visit) -> Option<Link>;

    /// What a parameter of an address names, such as a call by its address's name; nothing if it is none of this
    /// system's names.
    fn named(&self, act: &mut acts::Act, name: &str, value: &str) -> Done<Option<Found>>;

    /// Its part of the home page.
    fn home(&self, act: &mut acts::Act) -> Done<Shown<HomePart>>;

    /// Its part of the desk, for whoever works here.
    fn desk(&self, act: &mut acts::Act) -> Done<Shown<DeskPart>>;

    /// The sorts of work that are its own, each with the noun it is about.
    fn work(&self) -> &'static [Sort];

    /// What a kind of its work is called; nothing if it is not its own.
    fn work_word(&self, work: Work, w: &Words) -> Option<&'static str>;

    /// What its work can belong to, each with its title, for whoever works here: its calls.
    fn wholes(&self, act: &mut acts::Act) -> Done<Shown<Vec<Whole>>>;

    /// What somebody can be given a role for, each with its title: its calls, also those that are not open yet.
    fn offices(&self, act: &mut acts::Act) -> Done<Shown<Vec<Whole>>>;

    /// What opens, closes, comes out and is promised between two moments.
    fn calendar(
        &self,
        act: &mut acts::Act,
        from: Timestamp,
        until: Timestamp,
    ) -> Done<Shown<Vec<Due>>>;

    /// What was done of its work since a moment.
    fn answered(&self, act: &mut acts::Act, since: Timestamp) -> Done<Vec<Answered>>;

    /// What can be said of many things of its work at once, each with a word that names what was done to so many.
    fn verdicts(&self, work: Work) -> &'static [Verdict];

    /// Rules to choose from where a verdict needs one, for these things; none where they have none in common.
    fn rules(&self, act: &mut acts::Act, tasks: &[Task]) -> Done<Shown<Vec<Choice>>>;

    /// Gives such a verdict on one thing.
    fn judge(&self, act: &mut acts::Act, task: &Task, said: &Judgement) -> Done<()>;

    /// Takes such a verdict back.
    fn take_back(&self, act: &mut acts::Act, verdict: &str, thing: Id<Thing>) -> Done<()>;

    /// Tasks of its own as the queue shows them. What has gone meanwhile is left out.
    fn waiting(&self, act: &mut acts::Act, tasks: &[Task]) -> Done<Shown<Vec<Waiting>>>;

    /// Its part of the reader's own page.
    fn mine(&self, act: &mut acts::Act) -> Done<Shown<MyPart>>;

    /// What it calls the things of a noun; nothing if it is not this system's.
    fn noun(&self, w: &Words, noun: Noun) -> Option<&'static str>;

    /// Where a thing stands for this reader; nothing if it is not this system's.
    fn line(&self, visit: &Visit, found: &Found) -> Option<Line>;

    /// What it has of each of its kinds that somebody looks for, by words.
    fn search(&self, act: &mut acts::Act, seek: &Seek) -> Done<Shown<Vec<Kind>>>;

    /// What happens to the reader's things when they erase their account, in sentences.
    fn erased(&self, act: &mut acts::Act) -> Done<Shown<Vec<String>>>;

    /// What a thing is called for somebody who reads these languages, leading to where it stands; nothing if it is
    /// not this system's.
    fn link(&self, to: &Links, wished: &[&str], found: &Found) -> Option<Link>;

    /// The page of one of its things, with a comment that could not be taken; nothing if it is not this system's.
    fn unfinished<'a>(
        &self,
        visit: &'a Visit,
        found: &Found,
        typed: Typed,
    ) -> Option<Answering<'a>>;

    /// What happened, in one sentence; nothing if it is not this system's, or happens to every thing alike. `title`
    /// is the thing's.
    fn headline(&self, w: &Words, told: &Told, title: &str) -> Option<String>;

    /// What happens to its things whose letter a city can word itself, each with what is said everywhere about a thing with this
    /// title; `other` is what another is called that has a part in it.
    fn worded(&self, _: &Words, _title: &str, _other: &str) -> Vec<(StepKind, String)> {
        Vec::new()
    }

    /// What a letter offers beside the page of what it tells, each with its whole address. `key` proves that whoever
    /// follows such a link got the letter about this thing.
    fn offers(
        &self,
        w: &Words,
        to: &Links,
        told: &Told,
        reader: Id<Person>,
        key: &str,
    ) -> Vec<Link>;

    /// What a letter that tells this asks its reader, with the words of its link and until when, if it asks anything.
    fn asks(&self, _: &Words, _: &Told) -> Option<Asking> {
        None
    }

    /// What is asked, as it stands now; nothing where it is not this system's or was settled otherwise.
    fn asked(&self, _: &mut acts::Act, _: &Ask) -> Done<Option<Shown<Question>>> {
        Ok(None)
    }

    /// Does what an answer means, in the name of whoever was asked; false where it is not this system's.
    fn take(&self, _: &Visit, _: &mut acts::Act, _: &Ask, _: &Given) -> Done<bool> {
        Ok(false)
    }

    /// What it shows on the page of a thing of an earlier system, below what that says itself.
    fn beside(&self, act: &mut acts::Act, thing: Id<Thing>) -> Done<Shown<SafeHtml>>;

    /// Its lists of open data that this reader may read.
    fn data(&self, act: &mut acts::Act) -> Done<Shown<Vec<DataList>>>;

    /// The kinds of jobs that wait while a city has switched this system off.
    fn jobs(&self) -> &'static [&'static str];

    /// The nouns that its entries of the log are about, each with its name.
    fn logged(&self, w: &Words) -> Vec<(&'static str, &'static str)>;

    /// What an entry of the log says was done to a noun of this system, in words, with what the entry keeps of it.
    fn done(&self, w: &Words, noun: &str, action: Action, kept: &Kept) -> Option<String>;

    /// What a letter says of the draft that its code or link would publish, in paragraphs: it may be somebody else's
    /// who wrote it under this address.
    fn announce(
        &self,
        act: &mut acts::Act,
        w: &Words,
        wished: &[&str],
        mail: &Mail,
        draft: Id<Begun>,
    ) -> Done<Vec<String>>;

    /// The name under which whoever comes in with a draft wants to be seen, where they wrote or saw what it says.
    fn name_of(
        &self,
        act: &mut acts::Act,
        draft: Id<Begun>,
        consent: &Consent,
    ) -> Done<Option<NameShown>>;

    /// The page behind that link: what would be published and as whom, a button for it and one against it.
    fn offer<'a>(&self, visit: &'a Visit, offer: Offer) -> Answering<'a>;

    /// Whoever got the letter did not write the draft: throws it away. `w` are the words of the city's own language,
    /// for the moderators.
    fn refuse(
        &self,
        act: &mut acts::Act,
        w: &Words,
        draft: Id<Begun>,
        complaint: Complaint,
    ) -> Done<()>;

    /// Goes on with what somebody began before they confirmed their address: makes it theirs,
    /// publishes it if they know what it says, and leads to it.
    fn claim<'a>(
        &self,
        visit: &'a Visit,
        person: &'a Person,
        draft: Id<Begun>,
        consent: Consent,
    ) -> Answering<'a>;
}
