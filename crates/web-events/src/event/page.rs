//! The page of an event: when and where first, registering, what it is about, what came of it, the conversation.

use acts::events::event::{Whole, readable};
use acts::events::registration;
use acts::things::Found as Thing;
use axum::response::{IntoResponse, Response};
use city::{Deed, Id, Language, Noun, Refusal, Role};
use events::{Event, EventState, Registration, Standing};
use forms::Answers;
use web::html::SafeHtml;
use web::http::{InPath, InQuery, Problem, Visit};
use web::markdown;
use web::questions::Telling;
use web::things::conversation::{Talk, Typed, Wish};
use web::views::{Banner, Fact, Link, MapPanel, Picture, Place, Tone};
use web::{Page, Unfinished};

use super::view::{Button, EventPage, RegisterBox};
use crate::paths::EventLinks as _;
use crate::shape;
use crate::words::EventWords as _;

/// Everything the page shows.
struct Found {
    whole: Whole,
    own: Option<(Registration, Standing)>,
    follows: bool,
    talk: Talk,
}

fn load(
    act: &mut acts::Act,
    id: Id<Event>,
    browser_hash: &[u8],
    (wish, reads): (&Wish, &Language),
) -> acts::Done<Found> {
    let (call, event) = readable(act, id)?;
    let own = match registration::own(act, id)? {
        Some(own) => registration::standing(act, &own)?.map(|standing| (own, standing)),
        None => None,
    };
    let follows = match act.actor.person {
        Some(person) => store::things::follow::has(act.tx, id.thing(), person)?,
        None => false,
    };
    let thing = Thing::Event(call.clone().map(Box::new), Box::new(event.clone()));
    let talk = Talk::load(act, &thing, browser_hash, wish, reads)?;
    Ok(Found { whole: (call, event), own, follows, talk })
}

/// The page.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
    InQuery(wish): InQuery<Wish>,
) -> Result<impl IntoResponse, Problem> {
    let (browser, reads) = (visit.browser().0, visit.reads());
    let found = visit.read(move |act| load(act, id, &browser, (&wish, &reads))).await?;
    let typed = Typed::kept(&visit, &found.talk);
    Ok(Page(page(&visit, &found, typed)))
}

/// The page again, with a comment that could not be taken.
pub(crate) async fn unfinished(
    visit: &Visit,
    id: Id<Event>,
    typed: Typed,
) -> Result<Response, Problem> {
    let (browser, reads, wish) = (visit.browser().0, visit.reads(), typed.wish());
    let found = visit.read(move |act| load(act, id, &browser, (&wish, &reads))).await?;
    Ok(Unfinished(page(visit, &found, typed)).into_response())
}

fn page(visit: &Visit, found: &Found, typed: Typed) -> EventPage {
    let (w, (call, event)) = (&visit.words, &found.whole);
    let here = visit.to.event(event.id);
    let title = shape::title(w, event, &visit.wished());
    let about = visit.text(&event.content.text);
    let theme = call.as_ref().and_then(|call| call.content.theme);
    let picture = Picture::art(theme.map_or("culture", city::Theme::key), event.id);
    let mut frame = visit.shared_frame(&title, &here, about, &picture);
    frame.has_errors = !typed.errors.is_empty();
    frame.places = &[Place::Support, Place::Conversation];
    let own = found.own.as_ref().map(|(own, _)| own.state);
    let sees_link = events::may_see_link(&visit.reader.actor(), event, own);
    let is_shown = event.state != EventState::Draft;
    EventPage {
        state: shape::state(event, visit.now),
        facts: facts(visit, &found.whole),
        call: shape::call_link(visit, call.as_ref()),
        online: (sees_link && !event.content.online.is_empty())
            .then(|| event.content.online.clone()),
        banner: banner(visit, event),
        html: markdown::html(about),
        minutes: match event.minutes {
            Some(_) => markdown::html(visit.text(&event.content.minutes)),
            None => SafeHtml::empty(),
        },
        numbers: numbers(visit, event),
        register: register(visit, found),
        calendar: (is_shown && event.begins.is_some()).then(|| format!("{here}.ics")),
        follow: is_shown.then(|| visit.follow_toggle(Noun::Event, event.id, found.follows.into())),
        map: map(visit, event),
        talk: found.talk.shown(visit, &here, event.comments, typed),
        talks: is_shown,
        tools: tools(visit, event),
        title,
        frame,
    }
}

fn facts(visit: &Visit, whole: &Whole) -> Vec<Fact> {
    let (w, event) = (&visit.words, &whole.1);
    let mut facts = vec![Fact::new(w.event_fact_when(), shape::when(w, event))];
    let place = shape::place(w, event);
    if !place.is_empty() {
        facts.push(Fact::new(w.event_fact_where(), place));
    }
    let office = shape::office(visit, whole);
    if !office.is_empty() {
        facts.push(Fact::new(w.event_fact_office(), office));
    }
    facts
}

fn banner(visit: &Visit, event: &Event) -> Option<Banner> {
    let w = &visit.words;
    let said = |tone, title: String, text: String| Some(Banner { tone, title, text, link: None });
    match (event.state, &event.cancelling) {
        (EventState::Draft, _) => said(
            Tone::Warn,
            w.event_draft_banner().to_owned(),
            w.event_draft_banner_text().to_owned(),
        ),
        (_, Some(cancelling)) => {
            said(Tone::Err, w.event_cancelled_banner().to_owned(), cancelling.reason.clone())
        }
        _ => None,
    }
}

/// How many registered and came, once it is over.
fn numbers(visit: &Visit, event: &Event) -> Vec<Fact> {
    let w = &visit.words;
    if event.state != EventState::Published || !event.is_over(visit.now) {
        return Vec::new();
    }
    let mut numbers = Vec::new();
    if event.content.registers {
        numbers.push(Fact::new(w.event_number_registered(), w.number(event.places.taken)));
    }
    let came = event.came.registered + event.came.walked_in;
    if came > 0 {
        numbers.push(Fact::new(w.event_number_came(), w.number(came)));
    }
    numbers
}

fn register(visit: &Visit, found: &Found) -> RegisterBox {
    let (w, event) = (&visit.words, &found.whole.1);
    let open = shape::closed(visit, &found.whole);
    if let Some((own, standing)) = found.own.as_ref().filter(|_| event.is_coming(visit.now)) {
        return registered(visit, event, own, *standing, open.is_none());
    }
    if event.state != EventState::Published {
        return RegisterBox::default();
    }
    if event.is_over(visit.now) {
        return RegisterBox { heading: w.event_is_over().to_owned(), ..RegisterBox::default() };
    }
    if !event.content.registers {
        let heading = w.event_just_come().to_owned();
        return RegisterBox { heading, ..RegisterBox::default() };
    }
    if let Some(closed) = open {
        let notes = Vec::from_iter(Some(shape::places(w, event)).filter(|text| !text.is_empty()));
        return RegisterBox { heading: closed, notes, ..RegisterBox::default() };
    }
    let waits = event.places.left() == Some(0);
    let mut notes = Vec::new();
    if waits {
        notes.push(w.event_waiting_note().to_owned());
    }
    let until = event.registering().and_then(|window| window.closes());
    notes.extend(until.map(|until| w.event_registering_until(w.date_time(until))));
    let heading = match shape::places(w, event).as_str() {
        "" => w.event_places_enough().to_owned(),
        places => places.to_owned(),
    };
    let button =
        Some(button(visit, event, if waits { w.event_wait() } else { w.event_register() }));
    RegisterBox { heading, notes, button, ..RegisterBox::default() }
}

/// The button that registers: at once where nothing is asked.
fn button(visit: &Visit, event: &Event, label: &'static str) -> Button {
    let plain = event.content.form.is_empty() && event.content.companions == 0;
    let known = visit.reader.id().is_some();
    Button {
        label,
        action: match (plain, known) {
            (true, false) => visit.to.sign_in_to(Deed::Register, event.id.thing()),
            _ => visit.to.event_register(event.id),
        },
        at_once: plain && known,
    }
}

/// The box of somebody who is registered.
fn registered(
    visit: &Visit,
    event: &Event,
    own: &Registration,
    standing: Standing,
    open: bool,
) -> RegisterBox {
    let w = &visit.words;
    let asks = !event.content.form.is_empty() || event.content.companions > 0;
    let begun = event.begins.is_some_and(|begins| begins <= visit.now);
    let mut notes = Vec::new();
    if let Standing::Waiting(_) = standing {
        notes.push(match event.moves_up(visit.now) {
            true => w.event_waiting_moves().to_owned(),
            false => w.event_waiting_stays().to_owned(),
        });
    }
    RegisterBox {
        heading: shape::standing(w, standing, own),
        notes,
        button: None,
        answers: answers(visit, event, &own.answers),
        change: (open && asks).then(|| visit.to.event_register(event.id)),
        withdraw: (!begun).then(|| visit.to.event_withdraw(event.id)),
    }
}

/// What somebody answered, in the order of the questions.
pub(crate) fn answers(visit: &Visit, event: &Event, answers: &Answers) -> Vec<Fact> {
    let wished = visit.wished();
    let telling = Telling::to(visit, &wished);
    let one = |question: &forms::Question| {
        let answer = answers.get(question.key)?;
        Some(Fact::new(telling.text(&question.label), telling.answer(question, answer)))
    };
    event.content.form.questions().filter_map(one).collect()
}

fn map(visit: &Visit, event: &Event) -> Option<MapPanel> {
    let ground = visit.city.ground.as_ref()?;
    let (area, point) = (event.content.neighbourhood.as_deref(), event.content.point);
    if area.is_none() && point.is_none() {
        return None;
    }
    let label = visit.words.event_map();
    let caption = match event.content.place.as_str() {
        "" => label.to_owned(),
        place => place.to_owned(),
    };
    let svg = ground.draw_area(area.unwrap_or(""), point.map(shape::point), label);
    Some(MapPanel { svg, caption })
}

fn tools(visit: &Visit, event: &Event) -> Vec<Link> {
    if visit.reader.actor().is(Role::Officer) { all_tools(visit, event) } else { Vec::new() }
}

/// What an officer can do with an event now.
pub(crate) fn all_tools(visit: &Visit, event: &Event) -> Vec<Link> {
    let (w, to, id) = (&visit.words, &visit.to, event.id);
    let begun = event.begins.is_some_and(|begins| begins <= visit.now);
    let mut tools = Vec::new();
    if event.state != EventState::Cancelled {
        tools.push(Link::new(w.event_tool_edit(), to.desk_event(id)));
    }
    if event.state != EventState::Draft && event.content.registers {
        tools.push(Link::new(w.event_tool_people(), to.desk_event_people(id)));
    }
    if event.state == EventState::Published && (begun || is_today(visit, event)) {
        tools.push(Link::new(w.event_tool_attendance(), to.desk_event_attendance(id)));
    }
    if event.state == EventState::Published && begun {
        tools.push(Link::new(w.event_tool_minutes(), to.desk_event_minutes(id)));
    }
    tools
}

fn is_today(visit: &Visit, event: &Event) -> bool {
    let day = |at: jiff::Timestamp| at.to_zoned(visit.city.zone.clone()).date();
    event.begins.is_some_and(|begins| day(begins) <= day(visit.now))
}

/// Why something could not be registered is told on the event's own page.
pub(crate) fn refused(visit: &Visit, id: Id<Event>, refusal: Refusal) -> Result<Response, Problem> {
    match refusal {
        Refusal::NotOpen { .. } | Refusal::AlreadyElsewhere | Refusal::Flawed(_) => {
            Ok(visit.go_saying(visit.to.event(id), web::http::Said::NotRegistered))
        }
        refusal => Err(visit.problem(refusal.into())),
    }
}
