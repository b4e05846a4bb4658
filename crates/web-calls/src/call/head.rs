//! What stands above each page of a call: title, question, what one can do, facts and tabs.

use calls::{ActivityKind, Call, CallState, GoesWith};
use city::{Access, ImportKind, Noun, Role};
use web::http::Visit;
use web::views::{Banner, Fact, Frame, Link, Place, Tab, Tone};

use crate::call::view::CallHead;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// Which page of a call is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Current {
    Ideas,
    Map,
    About,
    Result,
    Statistics,
    Answers,
}

/// The list of a call's ideas: its own address, unless its result stands there.
pub(crate) fn list_of(visit: &Visit, call: &Call) -> String {
    if call.has_result(visit.now) {
        visit.to.call_ideas(&call.slug)
    } else {
        visit.to.call(&call.slug)
    }
}

/// A frame of a page with that head, which says itself what happened where one follows the call.
pub(crate) fn saying(frame: Frame) -> Frame {
    Frame { places: &[Place::Support], ..frame }
}

/// What stands above each page of a call. `query` keeps what narrows its list, from one tab to the other.
pub(crate) fn head(
    visit: &Visit,
    call: &Call,
    follows: bool,
    current: Current,
    ideas: i64,
    query: &str,
) -> CallHead {
    let (w, shape, now) = (&visit.words, Shape::new(visit), visit.now);
    let actor = visit.reader.actor();
    let tab = |label: &str, href: String, count, page| Tab {
        label: label.to_owned(),
        href,
        count,
        current: current == page,
    };
    let keeping = |address: String| format!("{address}{query}");
    let mut tabs = Vec::new();
    if call.has_part(now) {
        tabs.push(tab(w.tab_result(), visit.to.call_result(&call.slug), None, Current::Result));
    }
    if has_ideas(call) {
        tabs.push(tab(w.tab_ideas(), keeping(list_of(visit, call)), Some(ideas), Current::Ideas));
    }
    if has_ideas(call) && visit.city.ground.is_some() {
        let map = keeping(visit.to.call_map(&call.slug));
        tabs.push(tab(w.tab_map(), map, None, Current::Map));
    }
    let about = keeping(visit.to.call_about(&call.slug));
    tabs.push(tab(w.tab_about(), about, None, Current::About));
    if shows_answers(visit, call) {
        let answers = visit.to.call_answers(&call.slug);
        tabs.push(tab(w.answers_tab(), answers, None, Current::Answers));
    }
    if call.published.is_some() {
        let numbers = visit.to.call_statistics(&call.slug);
        tabs.push(tab(w.statistics(), numbers, None, Current::Statistics));
    }
    let may_share = calls::may_come_to(&calls::may_write(&actor, call, now))
        || actor.person.is_none()
            && call.is_open(ActivityKind::Collect, now)
            && call.content.who.write != Access::Staff;
    let goes_on = call.state == CallState::Published && !call.has_result(now);
    CallHead {
        title: shape.title(call),
        question: shape.text(&call.content.question).to_owned(),
        phase: calls::CallPhase::of(call, now),
        picture: shape.call_picture(call),
        answer: answer(visit, call),
        share: may_share.then(|| visit.to.share(&call.slug)),
        follow: goes_on.then(|| visit.follow_toggle(Noun::Call, call.id, follows.into())),
        newsletters: goes_on
            .then(|| format!("{}?call={}#newsletters", visit.to.me_letters(), call.id)),
        sheet: match call.published {
            Some(_) if !call.has_result(now) => visit.to.call_sheet(&call.slug),
            _ => String::new(),
        },
        facts: facts(visit, call),
        banner: in_part(visit, call, current).or_else(|| banner(visit, call)),
        tabs,
        tools: match calls::evaluation::evaluates_as(&actor, call.ground()) {
            Some(Role::Juror) => {
                vec![Link::new(w.evaluate_title(), visit.to.desk_evaluate(&call.slug))]
            }
            Some(_) => tools(visit, call),
            None => Vec::new(),
        },
    }
}

/// Whether ideas are shared in a call; a survey or a poll has none.
pub(crate) fn has_ideas(call: &Call) -> bool {
    call.window(ActivityKind::Collect).is_some() || call.form_goes_with() == GoesWith::Ideas
}

/// Whether what the answers say is there for this reader, or will be.
fn shows_answers(visit: &Visit, call: &Call) -> bool {
    let staff = calls::may_read_answers(&visit.reader.actor(), call);
    call.asks && call.published.is_some() && (staff || call.has_closed_answers(visit.now))
}

/// Where the questions of a call are answered, while they can be by this reader or whoever signs in.
pub(crate) fn answer(visit: &Visit, call: &Call) -> Option<Link> {
    let may = calls::may_answer(&visit.reader.actor(), call, visit.now);
    let open = call.asks && calls::may_come_to(&may);
    open.then(|| Link::new(visit.words.survey_button(), visit.to.call_answer(&call.slug)))
}

fn facts(visit: &Visit, call: &Call) -> Vec<Fact> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let mut facts = Vec::new();
    if let Some(budget) = call.content.budget {
        facts.push(Fact::new(w.fact_budget(), w.money(budget.minor, budget.currency.as_str())));
    }
    if let Some(places) = call.content.places {
        facts.push(Fact::new(w.fact_places(), w.number(i64::from(places))));
    }
    facts.push(Fact::new(w.fact_when(), shape.when(call)));
    let office = shape.text(&call.content.office);
    if !office.is_empty() {
        facts.push(Fact::new(w.fact_decides(), office));
    }
    facts
}

/// That a part of the result is out, and by when the rest is decided; the result says so itself.
fn in_part(visit: &Visit, call: &Call, current: Current) -> Option<Banner> {
    let step = call.open_step(visit.now)?;
    let shown = call.state == CallState::Published && current != Current::Result;
    let w = &visit.words;
    shown.then(|| Banner {
        tone: Tone::Info,
        title: w.call_in_part().to_owned(),
        text: rest_by(visit, step),
        link: Some(Link::new(w.call_in_part_link(), visit.to.call_result(&call.slug))),
    })
}

/// By when the rest is decided, or was to be.
pub(crate) fn rest_by(visit: &Visit, step: &calls::ResultStep) -> String {
    let w = &visit.words;
    match step.words.next_at {
        Some(next) if next < visit.now => w.call_rest_late(w.date(next)),
        Some(next) => w.call_rest_by(w.date(next)),
        None => String::new(),
    }
}

fn banner(visit: &Visit, call: &Call) -> Option<Banner> {
    let w = &visit.words;
    let said =
        |tone, title: String, text: &str| Banner { tone, title, text: text.to_owned(), link: None };
    if call.state == CallState::Draft {
        return Some(said(
            Tone::Warn,
            w.call_draft_banner().to_owned(),
            w.call_draft_banner_text(),
        ));
    }
    if call.state == CallState::Archived {
        let text = w.call_archived_banner_text();
        return Some(said(Tone::Info, w.call_archived_banner().to_owned(), text));
    }
    let returned = call.content.returns.last();
    let later = |turn: &&calls::Closing| {
        call.content.reopenings.last().is_none_or(|other| other.at < turn.at)
    };
    if let Some(turn) = returned.filter(later).filter(|_| !call.has_result(visit.now)) {
        return Some(said(Tone::Info, w.call_returned(w.date_time(turn.at)), &turn.reason));
    }
    if let Some(closing) = &call.closing {
        return Some(said(
            Tone::Warn,
            w.call_closed_early(w.date_time(closing.at)),
            &closing.reason,
        ));
    }
    let reopened = call.content.reopenings.last().filter(|_| !call.has_result(visit.now));
    reopened.map(|turn| said(Tone::Info, w.call_reopened(w.date_time(turn.at)), &turn.reason))
}

fn tools(visit: &Visit, call: &Call) -> Vec<Link> {
    let w = &visit.words;
    let mut tools = vec![Link::new(w.tool_edit_call(), visit.to.desk_call(&call.slug))];
    if call.state == CallState::Archived {
        tools.push(Link::new(w.edit_bring_back(), visit.to.desk_bring_back(&call.slug)));
    }
    tools.push(Link::new(w.build_title(), visit.to.call_form(&call.slug)));
    tools.push(Link::new(w.call_file_give(), visit.to.desk_call_file(&call.slug)));
    tools.push(Link::new(w.files_heading(), visit.to.thing_files(Noun::Call, call.id)));
    if call.published.is_some() && has_ideas(call) {
        tools.push(Link::new(w.tool_screen(), visit.to.desk_screen(&call.slug)));
        tools.push(Link::new(w.tool_decide(), visit.to.desk_decide(&call.slug)));
        if call.state == CallState::Published && call.results.is_none() {
            tools.push(web::imports::link_into(visit, ImportKind::Ideas, call.id.thing()));
        }
    }
    tools
}
