//! Calls as the kit knows them: every route, the menu, and a part of the city's own pages.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use acts::Done;
use acts::calls::decision::{RESULTS_JOB, TELL_AUTHORS_JOB};
use acts::calls::near::{ALL_JOB, BESIDE_JOB, CHANGED_JOB};
use acts::things::Found;
use acts::things::notice::Told;
use axum::http::Method;
use city::audit::Action as LogAction;
use city::{
    Answered, Ask, Begun, Id, Mail, Module, Noun, Person, Refusal, Role, StepKind, Thing, Work,
};
use jiff::Timestamp;
use web::api::Api;
use web::ask::{Given, Question};
use web::desk::{DeskPart, Due, Judgement, Sort, Task, Verdict, Waiting, Whole};
use web::html::SafeHtml;
use web::http::{Action, Policy, Table, Visit};
use web::log::Kept;
use web::paths::Links;
use web::search::{Kind, Seek};
use web::sign_in::{Complaint, Consent, Offer};
use web::system::{Answering, Asking, DataList, HomePart, Line, MyPart, Shown, System};
use web::things::conversation::Typed;
use web::views::{Choice, Link};
use web::words::Words;

use crate::paths;
use crate::{
    amendment, answer, call, data, decision, desk, estimate, evaluation, feeds, form, home, idea,
    log, merge, mine, screening, sealed, search, share, statistics, together, told, versions,
};

/// The system of calls and ideas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calls;

impl System for Calls {
    fn module(&self) -> Module {
        Module::Calls
    }

    fn key(&self) -> &'static str {
        "calls"
    }

    fn name(&self, w: &Words) -> &'static str {
        w.nav_calls()
    }

    fn nouns(&self) -> &'static [Noun] {
        &[Noun::Call, Noun::Idea, Noun::Amendment]
    }

    fn mount(&self, table: Table) -> Table {
        feeds::mount(officers(writers(residents(table))))
    }

    fn api(&self, api: Api) -> Api {
        let api = idea::reading::mount(call::reading::mount(api));
        let api = idea::comment_api::mount(idea::api::mount(crate::files::mount(api)));
        let api = told::api::mount(amendment::api::mount(versions::api::mount(api)));
        let api = idea::office_api::mount(merge::api::mount(screening::api::mount(api)));
        let api = answer::api::mount(statistics::api::mount(api));
        let api = evaluation::api::mount(estimate::api::mount(api));
        decision::api::mount(call::api::mount(api))
    }

    fn feed(&self, method: &Method, path: &str) -> Option<String> {
        feeds::address(method, path)
    }

    fn menu(&self, visit: &Visit) -> Vec<Link> {
        let w = &visit.words;
        let mut entries = vec![
            Link::new(w.nav_calls(), visit.to.calls()),
            Link::new(w.nav_results(), visit.to.results()),
        ];
        // Who is a juror has no desk that would lead there.
        if visit.reader.actor().holds(Role::Juror) {
            entries.push(Link::new(w.evaluations_title(), visit.to.me_evaluations()));
        }
        entries
    }

    fn take_part(&self, visit: &Visit) -> Option<Link> {
        Some(Link::new(visit.words.share_an_idea(), visit.to.share_any()))
    }

    fn named(&self, act: &mut acts::Act, name: &str, value: &str) -> Done<Option<Found>> {
        match name {
            "call" => {
                let slug = value.parse().map_err(|_| Refusal::NotFound)?;
                let call = store::calls::call::by_slug(act.tx, &slug)?;
                Ok(Some(Found::Call(Box::new(call))))
            }
            "idea" => {
                let idea: Id<Thing> = value.parse().map_err(|_| Refusal::NotFound)?;
                acts::things::find(act, idea).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn home(&self, act: &mut acts::Act) -> Done<Shown<HomePart>> {
        home::part(act)
    }

    fn desk(&self, act: &mut acts::Act) -> Done<Shown<DeskPart>> {
        desk::part::part(act)
    }

    fn work(&self) -> &'static [Sort] {
        desk::waiting::SORTS
    }

    fn work_word(&self, work: Work, w: &Words) -> Option<&'static str> {
        desk::waiting::word(work, w)
    }

    fn wholes(&self, act: &mut acts::Act) -> Done<Shown<Vec<Whole>>> {
        desk::part::wholes(act)
    }

    fn offices(&self, act: &mut acts::Act) -> Done<Shown<Vec<Whole>>> {
        desk::part::offices(act)
    }

    fn calendar(
        &self,
        act: &mut acts::Act,
        from: Timestamp,
        until: Timestamp,
    ) -> Done<Shown<Vec<Due>>> {
        desk::calendar::load(act, from, until)
    }

    fn answered(&self, act: &mut acts::Act, since: Timestamp) -> Done<Vec<Answered>> {
        desk::answered::load(act, since)
    }

    fn verdicts(&self, work: Work) -> &'static [Verdict] {
        screening::many::verdicts(work)
    }

    fn rules(&self, act: &mut acts::Act, tasks: &[Task]) -> Done<Shown<Vec<Choice>>> {
        screening::many::rules(act, tasks)
    }

    fn judge(&self, act: &mut acts::Act, task: &Task, said: &Judgement) -> Done<()> {
        screening::many::judge(act, task, said)
    }

    fn take_back(&self, act: &mut acts::Act, verdict: &str, thing: Id<Thing>) -> Done<()> {
        match verdict {
            screening::many::ASKED => acts::calls::screening::unask_change(act, thing.of()),
            screening::many::MERGED => acts::calls::screening::unmerge(act, thing.of()),
            _ => acts::calls::screening::take_back(act, thing.of()),
        }
    }

    fn waiting(&self, act: &mut acts::Act, tasks: &[Task]) -> Done<Shown<Vec<Waiting>>> {
        desk::waiting::load(act, tasks)
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
        let Found::Idea(call, idea) = found else { return None };
        let (slug, id) = (call.slug.clone(), idea.id);
        Some(Box::pin(idea::page::unfinished(visit, slug, id, typed)))
    }

    fn headline(&self, w: &Words, told: &Told, title: &str) -> Option<String> {
        log::headline(w, told, title)
    }

    fn worded(&self, w: &Words, title: &str, other: &str) -> Vec<(StepKind, String)> {
        log::worded(w, title, other)
    }

    fn offers(&self, _: &Words, _: &Links, _: &Told, _: Id<Person>, _: &str) -> Vec<Link> {
        Vec::new()
    }

    fn asks(&self, w: &Words, told: &Told) -> Option<Asking> {
        idea::more::asks(w, told)
    }

    fn asked(&self, act: &mut acts::Act, ask: &Ask) -> Done<Option<Shown<Question>>> {
        idea::more::asked(act, ask)
    }

    fn take(&self, _: &Visit, act: &mut acts::Act, ask: &Ask, given: &Given) -> Done<bool> {
        idea::more::take(act, ask, given)
    }

    fn beside(&self, _: &mut acts::Act, _: Id<Thing>) -> Done<Shown<SafeHtml>> {
        Ok(Box::new(|_, _| Ok(SafeHtml::empty())))
    }

    fn data(&self, act: &mut acts::Act) -> Done<Shown<Vec<DataList>>> {
        data::lists(act)
    }

    fn jobs(&self) -> &'static [&'static str] {
        &[TELL_AUTHORS_JOB, RESULTS_JOB, CHANGED_JOB, BESIDE_JOB, ALL_JOB]
    }

    fn logged(&self, w: &Words) -> Vec<(&'static str, &'static str)> {
        log::nouns(w)
    }

    fn done(&self, w: &Words, noun: &str, action: LogAction, kept: &Kept) -> Option<String> {
        log::done(w, noun, action, kept)
    }

    fn announce(
        &self,
        act: &mut acts::Act,
        w: &Words,
        wished: &[&str],
        mail: &Mail,
        draft: Id<Begun>,
    ) -> Done<Vec<String>> {
        share::offer::announce(act, w, wished, mail, Id::new(draft.get()))
    }

    fn name_of(
        &self,
        act: &mut acts::Act,
        draft: Id<Begun>,
        consent: &Consent,
    ) -> Done<Option<city::NameShown>> {
        share::offer::name_of(act, Id::new(draft.get()), consent)
    }

    fn offer<'a>(&self, visit: &'a Visit, offer: Offer) -> Answering<'a> {
        Box::pin(share::offer::page(visit, offer))
    }

    fn refuse(
        &self,
        act: &mut acts::Act,
        w: &Words,
        draft: Id<Begun>,
        complaint: Complaint,
    ) -> Done<()> {
        share::offer::refuse(act, w, Id::new(draft.get()), complaint)
    }

    fn claim<'a>(
        &self,
        visit: &'a Visit,
        person: &'a Person,
        draft: Id<Begun>,
        consent: Consent,
    ) -> Answering<'a> {
        Box::pin(share::offer::claim(visit, person, Id::new(draft.get()), consent))
    }
}

/// What residents see and do.
fn residents(table: Table) -> Table {
    use Policy::{Public, SignedIn};
    table
        .page(paths::CALLS, Public, call::list::list)
        .page(paths::RESULTS, Public, call::list::results)
        .page(paths::CALL, Public, call::ideas::open)
        .page(paths::CALL_IDEAS, Public, call::ideas::list)
        .page(paths::CALL_MAP, Public, call::on_map::show)
        .page(paths::CALL_ABOUT, Public, call::about::show)
        .page(paths::CALL_SHEET, Public, call::sheet::show)
        .framed(paths::CALL_EMBED, call::sheet::embed)
        .page(paths::CALL_RESULT, Public, decision::result::show)
        .page(paths::CALL_STATISTICS, Public, statistics::page::call)
        .page(paths::STATISTICS, Public, statistics::page::city)
        .page(paths::CALL_ANSWER, Public, answer::page::show)
        .form(paths::CALL_ANSWER, Public, Action::Write, answer::page::send)
        .page(paths::CALL_ANSWER_OWN, SignedIn, answer::own::show)
        .page(paths::CALL_ANSWER_WITHDRAW, SignedIn, answer::own::ask_withdraw)
        .form(paths::CALL_ANSWER_WITHDRAW, SignedIn, Action::Write, answer::own::withdraw)
        .page(paths::CALL_SEALED, SignedIn, sealed::page::show)
        .form(paths::CALL_SEALED, SignedIn, Action::Write, sealed::page::open)
        .page(paths::CALL_ANSWERS, Public, answer::summary::show)
        .page(paths::ME_EVALUATIONS, SignedIn, evaluation::list::show)
        .page(paths::SHARE_ANY, Public, share::which::show)
        .page(paths::SHARE, Public, share::page::first)
        .form(paths::SHARE, Public, Action::Write, share::page::send_first)
        .page(paths::SHARE_PLACE, Public, share::page::second)
        .upload(paths::SHARE_PLACE, Public, share::page::send_second)
        .page(paths::SHARE_CHECK, Public, share::check::show)
        .form(paths::SHARE_CHECK, Public, Action::Write, share::check::send)
        .form(paths::SHARE_SAVE, Public, Action::Write, share::page::save)
        .form(paths::SHARE_DISCARD, Public, Action::Write, share::page::discard)
        .form(paths::SHARE_INSTEAD, Public, Action::Write, share::instead::send)
        .page(paths::OFFERED_PHOTO, Public, share::offer::photo)
        .form(paths::ME_DRAFT, SignedIn, Action::Write, share::drafts::discard)
        .page(paths::IDEA, Public, idea::page::show)
        .page(paths::IDEA_POSTER, Public, idea::poster::show)
        .page(paths::IDEA_EDIT, SignedIn, idea::edit::show)
        .upload(paths::IDEA_EDIT, SignedIn, idea::edit::send)
        .page(paths::IDEA_WITHDRAW, SignedIn, idea::edit::ask_withdraw)
        .form(paths::IDEA_WITHDRAW, SignedIn, Action::Write, idea::edit::withdraw)
}

/// What people do who write an idea together, and who hold a card.
fn writers(table: Table) -> Table {
    use Policy::{Public, SignedIn};
    table
        .page(paths::IDEA_VERSIONS, Public, versions::page::show)
        .page(paths::IDEA_TOGETHER, SignedIn, together::page::show)
        .form(paths::IDEA_TOGETHER, SignedIn, Action::Write, together::page::send)
        .page(paths::IDEA_AMEND, SignedIn, amendment::propose::show)
        .form(paths::IDEA_AMEND, SignedIn, Action::Write, amendment::propose::send)
        .page(paths::AMENDMENT, Public, amendment::page::show)
        .form(paths::AMENDMENT, SignedIn, Action::Write, amendment::page::send)
        .page(paths::JOIN_IDEA, Public, together::join::show)
        .form(paths::JOIN_IDEA, Public, Action::Write, together::join::answer)
        .page(paths::CARD, Public, told::follow::ask)
        .form(paths::CARD, Public, Action::Code, told::follow::open)
        .page(paths::CARD_IDEA, Public, told::follow::show)
        .form(paths::CARD_IDEA, SignedIn, Action::Write, told::follow::claim)
}

/// What officers see and do.
fn officers(table: Table) -> Table {
    /// Who begins calls works for the whole city.
    const CITY: Policy = Policy::Roles(&[Role::Officer]);
    const OFFICERS: Policy = Policy::Here(&[Role::Officer]);
    const EVALUATORS: Policy = Policy::Here(calls::evaluation::EVALUATORS);
    table
        .page(paths::DESK_NEW, CITY, call::life::templates)
        .upload(paths::DESK_NEW_FILE, CITY, call::file::take)
        .page(paths::DESK_CALL_FILE, OFFICERS, call::file::give)
        .form(paths::DESK_NEW, CITY, Action::Write, call::life::begin)
        .page(paths::DESK_CALL, OFFICERS, call::edit::show)
        .upload(paths::DESK_CALL, OFFICERS, call::edit::send)
        .page(paths::DESK_CLOSE, OFFICERS, call::life::close)
        .form(paths::DESK_CLOSE, OFFICERS, Action::Write, call::life::send_close)
        .page(paths::DESK_REOPEN, OFFICERS, call::life::reopen)
        .form(paths::DESK_REOPEN, OFFICERS, Action::Write, call::life::send_reopen)
        .page(paths::DESK_ARCHIVE, OFFICERS, call::life::archive)
        .form(paths::DESK_ARCHIVE, OFFICERS, Action::Write, call::life::send_archive)
        .page(paths::DESK_BRING_BACK, OFFICERS, call::life::bring_back)
        .form(paths::DESK_BRING_BACK, OFFICERS, Action::Write, call::life::send_bring_back)
        .form(paths::DESK_COPY, CITY, Action::Write, call::life::copy)
        .page(paths::DESK_DELETE, CITY, call::life::delete)
        .form(paths::DESK_DELETE, CITY, Action::Write, call::life::send_delete)
        .page(paths::DESK_DECIDE, OFFICERS, decision::page::show)
        .form(paths::DESK_DECIDE, OFFICERS, Action::Write, decision::form::send)
        .page(paths::DESK_EVALUATION, OFFICERS, evaluation::overview::show)
        .form(paths::DESK_EVALUATION, OFFICERS, Action::Write, evaluation::overview::send)
        .page(paths::DESK_EVALUATION_SETUP, OFFICERS, evaluation::setup::show)
        .form(paths::DESK_EVALUATION_SETUP, OFFICERS, Action::Write, evaluation::setup::send)
        .page(paths::DESK_EVALUATE, EVALUATORS, evaluation::mark::show)
        .form(paths::DESK_EVALUATE, EVALUATORS, Action::Write, evaluation::mark::send)
        .page(paths::DESK_EVALUATED, EVALUATORS, evaluation::idea::show)
        .form(paths::DESK_EVALUATED, OFFICERS, Action::Write, evaluation::idea::send)
        .page(paths::DESK_ESTIMATE, OFFICERS, estimate::page::show)
        .form(paths::DESK_ESTIMATE, OFFICERS, Action::Write, estimate::page::send)
        .page(paths::DESK_PREVIEW, OFFICERS, decision::preview::show)
        .page(paths::DESK_CORRECT, OFFICERS, decision::correct::show)
        .form(paths::DESK_CORRECT, OFFICERS, Action::Write, decision::correct::send)
        .page(paths::CALL_FORM, OFFICERS, form::page::show)
        .form(paths::CALL_FORM, OFFICERS, Action::Write, form::page::send)
        .page(paths::CALL_FORM_ADD, OFFICERS, form::question::show_add)
        .form(paths::CALL_FORM_ADD, OFFICERS, Action::Write, form::question::send_add)
        .page(paths::CALL_FORM_PREVIEW, OFFICERS, form::preview::show)
        .page(paths::CALL_FORM_QUESTION, OFFICERS, form::question::show)
        .form(paths::CALL_FORM_QUESTION, OFFICERS, Action::Write, form::question::send)
        .page(paths::DESK_TOLD, OFFICERS, told::enter::show)
        .form(paths::DESK_TOLD, OFFICERS, Action::Write, told::enter::send)
        .page(paths::DESK_CARD, OFFICERS, told::card::show)
        .form(paths::DESK_CARD, OFFICERS, Action::Write, told::card::send)
        .page(paths::DESK_CONTACT, OFFICERS, sealed::page::show_contact)
        .form(paths::DESK_CONTACT, OFFICERS, Action::Write, sealed::page::open_contact)
        .page(paths::DESK_MERGE, OFFICERS, merge::page::show)
        .form(paths::DESK_MERGE, OFFICERS, Action::Write, merge::page::send)
        .page(paths::DESK_ASK, OFFICERS, idea::office::ask)
        .form(paths::DESK_ASK, OFFICERS, Action::Write, idea::office::send_ask)
        .page(paths::DESK_ANSWER, OFFICERS, idea::office::answer)
        .form(paths::DESK_ANSWER, OFFICERS, Action::Write, idea::office::send_answer)
        .page(paths::DESK_SCREEN, OFFICERS, screening::page::show)
        .form(paths::DESK_SCREEN, OFFICERS, Action::Write, screening::page::send)
}
