//! Events as the kit knows them: every route, the menu, and a part of the city's own pages.

use crate::words::EventWords as _;
use acts::Done;
use acts::events::registration::MOVE_UP_JOB;
use acts::events::tell::{REMIND_JOB, TELL_JOB};
use acts::things::Found;
use acts::things::notice::Told;
use axum::http::Method;
use axum::response::Response;
use city::audit::Action as LogAction;
use city::{Answered, Ask, Begun, Id, Mail, Module, NameShown, Noun, Person, Role, Thing, Work};
use jiff::Timestamp;
use web::api::Api;
use web::ask::{Given, Question};
use web::desk::{DeskPart, Due, Judgement, Sort, Task, Verdict, Waiting, Whole};
use web::html::SafeHtml;
use web::http::{Action, Policy, Problem, Table, Visit};
use web::log::Kept;
use web::paths::Links;
use web::search::{Kind, Seek};
use web::sign_in::{Complaint, Consent, Offer};
use web::system::{Answering, Asking, DataList, HomePart, Line, MyPart, Shown, System};
use web::things::conversation::Typed;
use web::views::{Choice, Link};
use web::words::Words;

use crate::paths::{self, EventLinks as _};
use crate::{
    api, desk, edit, event, feeds, home, log, mine, minutes, people, registration, search,
};

/// The system of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Events;

impl System for Events {
    fn module(&self) -> Module {
        Module::Events
    }

    fn key(&self) -> &'static str {
        "events"
    }

    fn name(&self, w: &Words) -> &'static str {
        w.nav_events()
    }

    fn nouns(&self) -> &'static [Noun] {
        &[Noun::Event]
    }

    fn mount(&self, table: Table) -> Table {
        feeds::mount(officers(residents(table)))
    }

    fn api(&self, api: Api) -> Api {
        api::mount(api)
    }

    fn feed(&self, method: &Method, path: &str) -> Option<String> {
        feeds::address(method, path)
    }

    fn menu(&self, visit: &Visit) -> Vec<Link> {
        vec![Link::new(visit.words.nav_events(), visit.to.events())]
    }

    fn take_part(&self, _: &Visit) -> Option<Link> {
        None
    }

    fn named(&self, _: &mut acts::Act, _: &str, _: &str) -> Done<Option<Found>> {
        Ok(None)
    }

    fn home(&self, act: &mut acts::Act) -> Done<Shown<HomePart>> {
        home::part(act)
    }

    fn desk(&self, act: &mut acts::Act) -> Done<Shown<DeskPart>> {
        desk::part(act)
    }

    fn work(&self) -> &'static [Sort] {
        &[]
    }

    fn work_word(&self, _: Work, _: &Words) -> Option<&'static str> {
        None
    }

    fn wholes(&self, _: &mut acts::Act) -> Done<Shown<Vec<Whole>>> {
        Ok(Box::new(|_, _| Ok(Vec::new())))
    }

    fn offices(&self, _: &mut acts::Act) -> Done<Shown<Vec<Whole>>> {
        Ok(Box::new(|_, _| Ok(Vec::new())))
    }

    fn calendar(
        &self,
        act: &mut acts::Act,
        from: Timestamp,
        until: Timestamp,
    ) -> Done<Shown<Vec<Due>>> {
        desk::calendar(act, from, until)
    }

    fn answered(&self, _: &mut acts::Act, _: Timestamp) -> Done<Vec<Answered>> {
        Ok(Vec::new())
    }

    fn verdicts(&self, _: Work) -> &'static [Verdict] {
        &[]
    }

    fn rules(&self, _: &mut acts::Act, _: &[Task]) -> Done<Shown<Vec<Choice>>> {
        Ok(Box::new(|_, _| Ok(Vec::new())))
    }

    fn judge(&self, _: &mut acts::Act, _: &Task, _: &Judgement) -> Done<()> {
        Err(city::Refusal::NotFound.into())
    }

    fn take_back(&self, _: &mut acts::Act, _: &str, _: Id<Thing>) -> Done<()> {
        Err(city::Refusal::NotFound.into())
    }

    fn waiting(&self, _: &mut acts::Act, _: &[Task]) -> Done<Shown<Vec<Waiting>>> {
        Ok(Box::new(|_, _| Ok(Vec::new())))
    }

    fn mine(&self, act: &mut acts::Act) -> Done<Shown<MyPart>> {
        mine::part(act)
    }

    fn noun(&self, w: &Words, noun: Noun) -> Option<&'static str> {
        mine::noun(w, noun)
    }

    fn line(&self, visit: &Visit, found: &Found) -> Option<Line> {
        mine::line(visit, found)
    }

    fn search(&self, act: &mut acts::Act, seek: &Seek) -> Done<Shown<Vec<Kind>>> {
        search::kinds(act, seek)
    }

    fn erased(&self, act: &mut acts::Act) -> Done<Shown<Vec<String>>> {
        mine::erased(act)
    }

    fn link(&self, to: &Links, wished: &[&str], found: &Found) -> Option<Link> {
        log::link(to, wished, found)
    }

    fn unfinished<'a>(
        &self,
        visit: &'a Visit,
        found: &Found,
        typed: Typed,
    ) -> Option<Answering<'a>> {
        let Found::Event(_, event) = found else { return None };
        Some(Box::pin(event::page::unfinished(visit, event.id, typed)))
    }

    fn headline(&self, w: &Words, told: &Told, title: &str) -> Option<String> {
        log::headline(w, told, title)
    }

    fn offers(
        &self,
        w: &Words,
        to: &Links,
        told: &Told,
        reader: Id<Person>,
        key: &str,
    ) -> Vec<Link> {
        log::offers(w, to, told, reader, key)
    }

    fn asks(&self, w: &Words, told: &Told) -> Option<Asking> {
        registration::coming::asks(w, told)
    }

    fn asked(&self, act: &mut acts::Act, ask: &Ask) -> Done<Option<Shown<Question>>> {
        registration::coming::asked(act, ask)
    }

    fn take(&self, _: &Visit, act: &mut acts::Act, ask: &Ask, given: &Given) -> Done<bool> {
        registration::coming::take(act, ask, given)
    }

    fn beside(&self, act: &mut acts::Act, thing: Id<Thing>) -> Done<Shown<SafeHtml>> {
        home::beside(act, thing)
    }

    fn data(&self, _: &mut acts::Act) -> Done<Shown<Vec<DataList>>> {
        Ok(Box::new(|visit, _| {
            let here = visit.to.events();
            let formats =
                [("JSON", "json"), ("Excel", "xlsx"), ("CSV", "csv"), ("iCalendar", "ics")];
            let link = |(label, suffix)| Link::new(label, feeds::link(visit, &here, suffix, ""));
            Ok(vec![(visit.words.nav_events().to_owned(), formats.map(link).to_vec())])
        }))
    }

    fn jobs(&self) -> &'static [&'static str] {
        &[TELL_JOB, REMIND_JOB, MOVE_UP_JOB]
    }

    fn logged(&self, w: &Words) -> Vec<(&'static str, &'static str)> {
        log::nouns(w)
    }

    fn done(&self, w: &Words, noun: &str, action: LogAction, kept: &Kept) -> Option<String> {
        log::done(w, noun, action, kept)
    }

    // Nobody but officers brings an event, so that no draft of one waits for an address to be confirmed.
    fn announce(
        &self,
        _: &mut acts::Act,
        _: &Words,
        _: &[&str],
        _: &Mail,
        _: Id<Begun>,
    ) -> Done<Vec<String>> {
        Err(city::Refusal::NotFound.into())
    }

    fn name_of(&self, _: &mut acts::Act, _: Id<Begun>, _: &Consent) -> Done<Option<NameShown>> {
        Ok(None)
    }

    fn offer<'a>(&self, _: &'a Visit, _: Offer) -> Answering<'a> {
        Box::pin(nothing())
    }

    fn refuse(&self, _: &mut acts::Act, _: &Words, _: Id<Begun>, _: Complaint) -> Done<()> {
        Err(city::Refusal::NotFound.into())
    }

    fn claim<'a>(&self, _: &'a Visit, _: &'a Person, _: Id<Begun>, _: Consent) -> Answering<'a> {
        Box::pin(nothing())
    }
}

async fn nothing() -> Result<Response, Problem> {
    Err(Problem::NotFound)
}

/// What residents see and do.
fn residents(table: Table) -> Table {
    use Policy::{Public, SignedIn};
    table
        .page(paths::EVENTS, Public, event::list::show)
        .page(paths::EVENT, Public, event::page::show)
        .page(paths::EVENT_REGISTER, Public, registration::page::show)
        .form(paths::EVENT_REGISTER, Public, Action::Write, registration::page::send)
        .page(paths::EVENT_WITHDRAW, SignedIn, registration::leave::ask)
        .form(paths::EVENT_WITHDRAW, SignedIn, Action::Write, registration::leave::withdraw)
        .page(paths::EVENT_LEAVE, Public, registration::leave::ask_from_letter)
        .form(paths::EVENT_LEAVE, Public, Action::Write, registration::leave::leave)
}

/// What officers see and do.
fn officers(table: Table) -> Table {
    const OFFICERS: Policy = Policy::Roles(&[Role::Officer]);
    table
        .page(paths::DESK_EVENT_NEW, OFFICERS, edit::page::show_new)
        .form(paths::DESK_EVENT_NEW, OFFICERS, Action::Write, edit::page::send_new)
        .page(paths::DESK_EVENT, OFFICERS, edit::page::show)
        .form(paths::DESK_EVENT, OFFICERS, Action::Write, edit::page::send)
        .page(paths::DESK_EVENT_CANCEL, OFFICERS, edit::life::ask_cancel)
        .form(paths::DESK_EVENT_CANCEL, OFFICERS, Action::Write, edit::life::cancel)
        .form(paths::DESK_EVENT_COPY, OFFICERS, Action::Write, edit::life::copy)
        .page(paths::DESK_EVENT_DELETE, OFFICERS, edit::life::ask_delete)
        .form(paths::DESK_EVENT_DELETE, OFFICERS, Action::Write, edit::life::delete)
        .page(paths::DESK_EVENT_PEOPLE, OFFICERS, people::list::show)
        .form(paths::DESK_EVENT_MOVE_UP, OFFICERS, Action::Write, people::list::move_up)
        .page(paths::DESK_EVENT_ATTENDANCE, OFFICERS, people::attendance::show)
        .form(paths::DESK_EVENT_ATTENDANCE, OFFICERS, Action::Write, people::attendance::send)
        .page(paths::DESK_EVENT_MINUTES, OFFICERS, minutes::page::show)
        .form(paths::DESK_EVENT_MINUTES, OFFICERS, Action::Write, minutes::page::send)
}
