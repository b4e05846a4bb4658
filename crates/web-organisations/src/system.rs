//! Organisations as the kit knows them: every route, the menu, and a part of the city's own pages.

use acts::Done;
use acts::things::Found;
use acts::things::notice::Told;
use axum::http::Method;
use city::audit::Action as LogAction;
use city::{
    Answered, Begun, Id, Mail, Module, NameShown, Noun, Person, Refusal, Role, Thing, Work,
};
use jiff::Timestamp;
use web::api::Api;
use web::desk::{DeskPart, Due, Judgement, Sort, Task, Verdict, Waiting, Whole};
use web::html::SafeHtml;
use web::http::{Action, Policy, Table, Visit};
use web::log::Kept;
use web::paths::Links;
use web::search::{Kind, Seek};
use web::sign_in::{Complaint, Consent, Offer};
use web::system::{Answering, DataList, HomePart, Line, MyPart, Shown, System};
use web::things::conversation::Typed;
use web::views::{Choice, Link};
use web::words::Words;

use crate::paths::OrganisationLinks as _;
use crate::words::OrganisationWords as _;
use crate::{api, claim, data, feed, home, log, member, mine, organisation, paths, search};

/// The system of organisations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Organisations;

impl System for Organisations {
    fn module(&self) -> Module {
        Module::Organisations
    }

    fn key(&self) -> &'static str {
        "organisations"
    }

    fn name(&self, w: &Words) -> &'static str {
        w.organisations()
    }

    fn nouns(&self) -> &'static [Noun] {
        &[Noun::Organisation]
    }

    fn mount(&self, table: Table) -> Table {
        feed::mount(officers(people(table)))
    }

    fn api(&self, api: Api) -> Api {
        api::mount(api)
    }

    fn feed(&self, method: &Method, path: &str) -> Option<String> {
        feed::address(method, path)
    }

    fn menu(&self, visit: &Visit) -> Vec<Link> {
        vec![Link::new(visit.words.organisations(), visit.to.organisations())]
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

    fn desk(&self, _: &mut acts::Act) -> Done<Shown<DeskPart>> {
        Ok(Box::new(|_, _| Ok(DeskPart::default())))
    }

    fn work(&self) -> &'static [Sort] {
        claim::waiting::SORTS
    }

    fn work_word(&self, work: Work, w: &Words) -> Option<&'static str> {
        claim::waiting::word(work, w)
    }

    fn wholes(&self, _: &mut acts::Act) -> Done<Shown<Vec<Whole>>> {
        Ok(Box::new(|_, _| Ok(Vec::new())))
    }

    fn offices(&self, _: &mut acts::Act) -> Done<Shown<Vec<Whole>>> {
        Ok(Box::new(|_, _| Ok(Vec::new())))
    }

    fn calendar(&self, _: &mut acts::Act, _: Timestamp, _: Timestamp) -> Done<Shown<Vec<Due>>> {
        Ok(Box::new(|_, _| Ok(Vec::new())))
    }

    fn answered(&self, _: &mut acts::Act, _: Timestamp) -> Done<Vec<Answered>> {
        // A claim is gone once it is answered; what was answered stands in the log.
        Ok(Vec::new())
    }

    fn verdicts(&self, work: Work) -> &'static [Verdict] {
        // Whether somebody speaks for an organisation is looked at one by one.
        if work == Work::Claim { organisation::merge::VERDICTS } else { &[] }
    }

    fn rules(&self, _: &mut acts::Act, _: &[Task]) -> Done<Shown<Vec<Choice>>> {
        Ok(Box::new(|_, _| Ok(Vec::new())))
    }

    fn judge(&self, _: &mut acts::Act, _: &Task, _: &Judgement) -> Done<()> {
        Err(Refusal::NotFound.into())
    }

    fn take_back(&self, act: &mut acts::Act, verdict: &str, thing: Id<Thing>) -> Done<()> {
        if verdict == organisation::merge::MERGED {
            return acts::organisations::merge::unmerge(act, thing.of());
        }
        Err(Refusal::NotFound.into())
    }

    fn waiting(&self, act: &mut acts::Act, tasks: &[Task]) -> Done<Shown<Vec<Waiting>>> {
        claim::waiting::load(act, tasks)
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

    fn unfinished<'a>(&self, _: &'a Visit, _: &Found, _: Typed) -> Option<Answering<'a>> {
        // An organisation takes no comments.
        None
    }

    fn headline(&self, w: &Words, told: &Told, title: &str) -> Option<String> {
        log::headline(w, told, title)
    }

    fn offers(&self, _: &Words, _: &Links, _: &Told, _: Id<Person>, _: &str) -> Vec<Link> {
        Vec::new()
    }

    fn beside(&self, _: &mut acts::Act, _: Id<Thing>) -> Done<Shown<SafeHtml>> {
        Ok(Box::new(|_, _| Ok(SafeHtml::empty())))
    }

    fn data(&self, act: &mut acts::Act) -> Done<Shown<Vec<DataList>>> {
        data::lists(act)
    }

    fn jobs(&self) -> &'static [&'static str] {
        &[]
    }

    fn logged(&self, w: &Words) -> Vec<(&'static str, &'static str)> {
        log::nouns(w)
    }

    fn done(&self, w: &Words, noun: &str, action: LogAction, kept: &Kept) -> Option<String> {
        log::done(w, noun, action, kept)
    }

    // An organisation is entered by somebody who is signed in: no letter publishes one.

    fn announce(
        &self,
        _: &mut acts::Act,
        _: &Words,
        _: &[&str],
        _: &Mail,
        _: Id<Begun>,
    ) -> Done<Vec<String>> {
        Ok(Vec::new())
    }

    fn name_of(&self, _: &mut acts::Act, _: Id<Begun>, _: &Consent) -> Done<Option<NameShown>> {
        Ok(None)
    }

    fn offer<'a>(&self, visit: &'a Visit, _: Offer) -> Answering<'a> {
        Box::pin(async move { Ok(visit.go(visit.to.organisations())) })
    }

    fn refuse(&self, _: &mut acts::Act, _: &Words, _: Id<Begun>, _: Complaint) -> Done<()> {
        Err(Refusal::NotFound.into())
    }

    fn claim<'a>(
        &self,
        visit: &'a Visit,
        _: &'a Person,
        _: Id<Begun>,
        _: Consent,
    ) -> Answering<'a> {
        Box::pin(async move { Ok(visit.go(visit.to.me())) })
    }
}

/// What everybody sees and does.
fn people(table: Table) -> Table {
    use Policy::{Public, SignedIn};
    table
        .page(paths::ORGANISATIONS, Public, organisation::list::show)
        .page(paths::ORGANISATION_NEW, SignedIn, organisation::form_page::enter)
        .form(paths::ORGANISATION_NEW, SignedIn, Action::Write, organisation::form_page::send_enter)
        .page(paths::ORGANISATION, Public, organisation::page::show)
        .page(paths::ORGANISATION_EDIT, SignedIn, organisation::form_page::edit)
        .form(paths::ORGANISATION_EDIT, SignedIn, Action::Write, organisation::form_page::send_edit)
        .form(paths::ORGANISATION_JOIN, SignedIn, Action::Write, member::own::ask)
        .form(paths::ORGANISATION_LEAVE, SignedIn, Action::Write, member::own::leave)
        .form(paths::ORGANISATION_NAMED, SignedIn, Action::Write, member::own::show)
        .page(paths::ORGANISATION_CLAIM, SignedIn, claim::ask::show)
        .form(paths::ORGANISATION_CLAIM, SignedIn, Action::Write, claim::ask::send)
        .page(paths::MEMBERS, SignedIn, member::page::show)
        .form(paths::MEMBERS_INVITE, SignedIn, Action::Write, member::invitation::send)
        .form(paths::MEMBERS_TAKE_BACK, SignedIn, Action::Write, member::invitation::take_back)
        .form(paths::MEMBER, SignedIn, Action::Write, member::page::turn)
        .page(paths::INVITATION, Public, member::invitation::show)
        .form(paths::INVITATION, Public, Action::Write, member::invitation::answer)
}

/// What officers see and do.
fn officers(table: Table) -> Table {
    const OFFICERS: Policy = Policy::Roles(&[Role::Officer]);
    table
        .page(paths::DESK_CLAIM, OFFICERS, claim::office::show)
        .form(paths::DESK_CLAIM, OFFICERS, Action::Write, claim::office::send)
        .page(paths::DESK_MERGE, OFFICERS, organisation::merge::show)
        .form(paths::DESK_MERGE, OFFICERS, Action::Write, organisation::merge::send)
        .page(paths::DESK_UNVERIFY, OFFICERS, claim::office::ask_unverify)
        .form(paths::DESK_UNVERIFY, OFFICERS, Action::Write, claim::office::unverify)
}
