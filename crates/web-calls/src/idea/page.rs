//! The page of an idea: its words, its journey, its supporters, the conversation.

use crate::answer::view::Answered;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use ::forms::Form;
use acts::calls::evaluation::SeenAfter;
use acts::calls::near::Near;
use acts::things::translating::{self, Translated};
use acts::things::{Found as Thing, order};
use axum::response::{IntoResponse, Response};
use calls::{ActivityKind, Amendment, Call, Idea, IdeaState, Sheet, Verdict};
use city::{
    Author, Document, Hiding, Id, Language, Noun, Refusal, Role, Slug, StepKind, Suspicion,
};
use store::calls as rows;
use store::calls::decision::Made;

use crate::answer;
use crate::files;
use crate::idea::beside;
use crate::idea::view::{IdeaPage, SupportBox};
use crate::near;
use crate::shape;
use crate::shape::Shape;
use web::http::{InPath, InQuery, Problem, Visit};
use web::markdown;
use web::things::conversation::{Talk, Typed, Wish, to_author};
use web::things::report::form_name;
use web::views::{Banner, Fact, Link, MapPanel, Mark, Place, Step, Tone};
use web::words::name;
use web::{Page, Unfinished};

/// Everything the page shows.
struct Found {
    call: Call,
    idea: Idea,
    events: Vec<city::Step>,
    talk: Talk,
    supports: bool,
    follows: bool,
    behalf: Option<Thing>,
    merged: Vec<Idea>,
    into: Option<Idea>,
    near: Vec<Near>,
    answers: Option<(Form, Sheet)>,
    files: Vec<Document>,
    decision: Option<Made>,
    estimate: Option<calls::Estimate>,
    /// Whether its call is evaluated, to those who work for it.
    evaluated: bool,
    marks: Option<SeenAfter>,
    hiding: Option<Hiding>,
    /// How many versions it has, and who proposed changes that were taken in.
    versions: (i64, Vec<Author>),
    amendments: Vec<Amendment>,
    /// Why it waits for a moderator, to its author.
    held: Option<Suspicion>,
    /// What a machine made of it, where it is read so.
    translated: Option<Translated>,
    /// What the reader has typed to report it.
    report: Option<acts::city::typed::Row>,
}

fn load(
    act: &mut acts::Act,
    slug: &Slug,
    id: Id<Idea>,
    browser_hash: &[u8],
    (wish, reads): (&Wish, &Language),
) -> acts::Done<Found> {
    let (call, idea) = acts::calls::idea::readable(act, id)?;
    if call.slug != *slug {
        return Err(Refusal::NotFound.into());
    }
    let person = act.actor.person;
    let own = idea.is_of(&act.actor) || act.actor.works_on(idea.ground());
    let decision = rows::decision::of_idea(act.tx, id)?;
    let thing = Thing::Idea(Box::new(call.clone()), Box::new(idea.clone()));
    let talk = Talk::load(act, &thing, browser_hash, wish, reads)?;
    let translated = match wish.is_translated() {
        true => translating::of(act, &thing, reads)?,
        false => None,
    };
    // A twin may be hidden while the other is not.
    let may_read = |other: &Idea| calls::may_read_idea(&act.actor, &call, other);
    let merged = rows::idea::taken_in(act.tx, id)?.into_iter().filter(may_read).collect();
    let into = idea.merged_into.map(|into| rows::idea::get(act.tx, into)).transpose()?;
    let into = into.filter(may_read);
    // Authors hear first: until everyone may see it, a decision is theirs and the office's.
    let decision =
        decision.filter(|made| made.public_at <= act.now || own && made.told_at.is_some());
    Ok(Found {
        events: store::things::step::of(act.tx, id.thing())?,
        supports: person
            .map_or(Ok(false), |person| store::things::support::has(act.tx, id.thing(), person))?,
        follows: person
            .map_or(Ok(false), |person| store::things::follow::has(act.tx, id.thing(), person))?,
        behalf: acts::organisations::idea::of(act, &idea)?
            .map(|one| Thing::Organisation(Box::new(one))),
        merged,
        into,
        near: acts::calls::near::to_idea(act, &call, &idea)?,
        answers: answer::own::with_idea(act, &call, id)?,
        files: files::load(act, id)?,
        estimate: store::calls::estimate::of(act.tx, id)?,
        evaluated: own && store::calls::evaluator::of(act.tx, call.id)?.is_some(),
        marks: acts::calls::evaluation::after(act, &call, &idea, decision.is_some())?,
        decision,
        hiding: if idea.hidden && own {
            store::things::hiding::last(act.tx, id.thing())?
        } else {
            None
        },
        versions: acts::calls::version::of(act, id)?,
        amendments: acts::calls::amendment::of(act, &call, &idea)?,
        held: if idea.hidden && own { order::why(act, id.thing())? } else { None },
        translated,
        report: acts::city::typed::of(act, browser_hash, &form_name(id.thing()))?,
        talk,
        call,
        idea,
    })
}

/// The page.
pub(crate) async fn show(
    visit: Visit,
    InPath((slug, id)): InPath<(Slug, Id<Idea>)>,
    InQuery(wish): InQuery<Wish>,
) -> Result<impl IntoResponse, Problem> {
    let (browser, reads) = (visit.browser().0, visit.reads());
    let found = visit.read(move |act| load(act, &slug, id, &browser, (&wish, &reads))).await?;
    let typed = Typed::kept(&visit, &found.talk);
    Ok(Page(page(&visit, &found, typed)?))
}

/// The page again, with a comment that could not be taken.
pub(crate) async fn unfinished(
    visit: &Visit,
    slug: Slug,
    id: Id<Idea>,
    typed: Typed,
) -> Result<Response, Problem> {
    let (browser, reads, wish) = (visit.browser().0, visit.reads(), typed.wish());
    let found = visit.read(move |act| load(act, &slug, id, &browser, (&wish, &reads))).await?;
    Ok(Unfinished(page(visit, &found, typed)?).into_response())
}

fn page(visit: &Visit, found: &Found, typed: Typed) -> Result<IdeaPage, Problem> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let Found { call, idea, .. } = found;
    let here = visit.to.idea(&call.slug, idea.id);
    let picture = shape.picture(call, idea);
    let mut frame = visit.shared_frame(&idea.input.title, &here, &idea.input.text, &picture);
    frame.has_errors = !typed.errors.is_empty();
    frame.places = &[Place::Support, Place::Conversation, Place::Report];
    let mut meta = Vec::new();
    meta.extend(idea.input.theme.map(|theme| shape.theme(theme)));
    meta.extend(shape.neighbourhood(idea.input.neighbourhood.as_deref()));
    meta.push(w.idea_shared(w.date(idea.published), name(w, &idea.author.name)));
    let may_add = calls::may_edit(&visit.reader.actor(), call, idea, visit.now).is_ok();
    let may_change = may_add || idea.is_of(&visit.reader.actor()) && !found.files.is_empty();
    let on = (Noun::Idea, idea.id.thing());
    let words = match &found.translated {
        Some(said) => (said.title.as_str(), said.text.as_str(), w.tag().to_owned()),
        None => {
            let input = &idea.input;
            (input.title.as_str(), input.text.as_str(), input.language.to_string())
        }
    };
    Ok(IdeaPage {
        files: files::on_page(visit, on, &found.files, may_change)?,
        call: Link::new(shape.title(call), visit.to.call(&call.slug)),
        title: words.0.to_owned(),
        language: words.2,
        tongue: visit.told_language(
            &Thing::Idea(Box::new(call.clone()), Box::new(idea.clone())),
            found.translated.as_ref(),
        ),
        state: shape::state(idea),
        meta,
        behalf: behalf(visit, found),
        credit: beside::credit(visit, idea, &found.versions.1),
        versions: beside::versions(visit, call, idea, found.versions.0),
        amendments: beside::amendments(visit, call, idea, &found.amendments),
        propose: beside::propose(visit, call, idea),
        picture,
        banner: banner(visit, found),
        html: markdown::html(words.1),
        journey: journey(visit, found),
        next: if found.decision.is_some() && idea.state.is_undecided() {
            Vec::new()
        } else {
            shape.next(call, idea)
        },
        poster: visit.to.idea_poster(&call.slug, idea.id),
        support: support(visit, found),
        follow: (!matches!(idea.state, IdeaState::Merged | IdeaState::Withdrawn))
            .then(|| visit.follow_toggle(Noun::Idea, idea.id, found.follows.into())),
        facts: facts(visit, idea),
        estimate: found
            .estimate
            .as_ref()
            .map(|estimate| crate::estimate::page::public(visit, idea, estimate)),
        marks: found.marks.as_ref().map(|seen| crate::evaluation::idea::after(visit, seen)),
        answers: answers(visit, found),
        map: map(visit, idea),
        merged: found
            .merged
            .iter()
            .map(|other| {
                let label = w.idea_by(name(w, &other.author.name), other.input.title.as_str());
                Link::new(label, visit.to.idea(&call.slug, other.id))
            })
            .collect(),
        talk: found.talk.shown(visit, &here, idea.comments, typed),
        report: (!idea.is_of(&visit.reader.actor()) && !idea.hidden)
            .then(|| visit.report_form(Noun::Idea, idea.id, found.report.clone())),
        author_tools: author_tools(visit, found),
        staff_tools: staff_tools(visit, found),
        near: near::shown(visit, call.id, &found.near),
        frame,
    })
}

/// The organisation it was brought for, leading to it.
fn behalf(visit: &Visit, found: &Found) -> Option<Link> {
    let there = visit.link_to(found.behalf.as_ref()?)?;
    Some(Link::new(visit.words.idea_for(there.label), there.href))
}

fn banner(visit: &Visit, found: &Found) -> Option<Banner> {
    let (w, idea) = (&visit.words, &found.idea);
    let plain = |tone, title: &str, text: String, link| {
        Some(Banner { tone, title: title.to_owned(), text, link })
    };
    if let Some(held) = &found.held {
        let why: Vec<_> = held.reasons.iter().map(|(suspect, _)| to_author(w, *suspect)).collect();
        return plain(Tone::Info, w.idea_held(), w.idea_held_text(why.join(" ")), None);
    }
    if idea.hidden {
        let reason = found.hiding.as_ref().map(|hiding| hiding.reason.clone()).unwrap_or_default();
        let may_answer = idea.is_by(&visit.reader.actor())
            && found.hiding.as_ref().is_some_and(|hiding| hiding.appealed_at.is_none());
        let link =
            may_answer.then(|| Link::new(w.appeal_link(), visit.to.appeal(Noun::Idea, idea.id)));
        return plain(Tone::Warn, w.idea_hidden(), reason, link);
    }
    if idea.state == IdeaState::Merged {
        let link = found
            .into
            .as_ref()
            .map(|into| Link::new(&into.input.title, visit.to.idea(&found.call.slug, into.id)));
        let text = if link.is_some() { w.idea_merged_text() } else { "" };
        return plain(Tone::Info, w.idea_merged(), text.to_owned(), link);
    }
    if idea.state == IdeaState::Withdrawn {
        return plain(Tone::Info, w.idea_withdrawn(), w.idea_withdrawn_text().to_owned(), None);
    }
    if idea.change_asked && idea.is_of(&visit.reader.actor()) {
        let asked = found.events.iter().rev().find(|event| event.kind == StepKind::ChangeAsked);
        let link = Link::new(w.idea_change_now(), visit.to.idea_edit(&found.call.slug, idea.id));
        return plain(
            Tone::Warn,
            w.share_asked(),
            asked.map(|event| event.reason.clone()).unwrap_or_default(),
            Some(link),
        );
    }
    let made = found.decision.as_ref().filter(|_| idea.state.is_undecided());
    if made.is_none()
        && idea.state.is_undecided()
        && let Some(step) = found.call.open_step(visit.now)
    {
        let (text, slug) = (crate::call::head::rest_by(visit, step), &found.call.slug);
        let link = Link::new(w.call_in_part_link(), visit.to.call_result(slug));
        return plain(Tone::Info, w.idea_still_open(), text, Some(link));
    }
    let made = made?;
    let title = match made.decision.verdict {
        Verdict::Selected => w.decided_selected_first(w.date_time(made.public_at)),
        Verdict::NotSelected => w.decided_not_selected_first(w.date_time(made.public_at)),
    };
    plain(Tone::Info, &title, made.decision.reason.clone(), None)
}

fn journey(visit: &Visit, found: &Found) -> Vec<Step> {
    let shape = Shape::new(visit);
    let actor = visit.reader.actor();
    let sees_manners = found.idea.is_of(&actor) || actor.works_on(found.idea.ground());
    let mut steps: Vec<Step> = found
        .events
        .iter()
        .filter(|event| sees_manners || !event.kind.is_private())
        .map(|event| shape.event(&found.call, event))
        .collect();
    if let Some(made) = &found.decision
        && let Some(deviation) = &made.decision.deviation
        && let Some(last) = steps.last_mut()
    {
        last.reason = visit.words.reason_with_deviation(deviation.as_str(), last.reason.as_str());
    }
    let w = &visit.words;
    let open = |kind| found.call.is_open(kind, visit.now);
    let now = match (open(ActivityKind::Discuss), open(ActivityKind::Support)) {
        (true, true) => Some(w.event_discussed()),
        (true, false) => Some(w.event_only_discussed()),
        (false, true) => Some(w.next_support()),
        (false, false) => None,
    };
    if let Some(title) = now.filter(|_| found.idea.state.is_undecided()) {
        steps.push(Step {
            mark: Mark::Now,
            title: title.to_owned(),
            when: found
                .call
                .residents_until()
                .map_or_else(String::new, |until| w.window_until(w.date_time(until))),
            office: String::new(),
            reason: String::new(),
            link: None,
        });
    }
    steps
}

fn support(visit: &Visit, found: &Found) -> SupportBox {
    let (w, call, idea) = (&visit.words, &found.call, &found.idea);
    let actor = visit.reader.actor();
    let answer = calls::may_support(&actor, call, idea, visit.now);
    let toggle = calls::may_come_to(&answer)
        .then(|| visit.support_toggle(Noun::Idea, idea.id, found.supports.into()));
    let note = match answer {
        Ok(()) | Err(Refusal::SignInFirst) => {
            match call.window(ActivityKind::Support).and_then(|w| w.closes()) {
                Some(closes) => w.support_until(w.date_time(closes)),
                None => w.support_always().to_owned(),
            }
        }
        Err(Refusal::Unproven(level)) => web::proofs::said::asked(w, level).to_owned(),
        Err(Refusal::NotOpen { opens: Some(opens), .. }) => w.support_from(w.date_time(opens)),
        Err(Refusal::NotOpen { .. }) if call.window(ActivityKind::Support).is_none() => {
            w.support_not_asked().to_owned()
        }
        Err(Refusal::NotOpen { .. }) => w.support_closed().to_owned(),
        Err(_) => w.support_not_here().to_owned(),
    };
    SupportBox { count: idea.supports, toggle, note }
}

fn facts(visit: &Visit, idea: &Idea) -> Vec<Fact> {
    let w = &visit.words;
    let mut facts = Vec::new();
    if let Some(cost) = idea.input.cost {
        facts.push(Fact::new(w.fact_cost(), w.money(cost.minor, cost.currency.as_str())));
    }
    if !idea.input.place.is_empty() {
        facts.push(Fact::new(w.fact_place(), &idea.input.place));
    }
    facts
}

/// What was answered with it: all of it for its author and officers, for others what is not private.
fn answers(visit: &Visit, found: &Found) -> Vec<Answered> {
    let Some((form, sheet)) = &found.answers else { return Vec::new() };
    let actor = visit.reader.actor();
    if found.idea.is_of(&actor) || calls::may_read_answers(&actor, &found.call) {
        return answer::own::said(visit, &found.call, form, (sheet, &sheet.answers));
    }
    answer::own::said(visit, &found.call, form, (sheet, &sheet.answers.public(form)))
}

fn map(visit: &Visit, idea: &Idea) -> Option<MapPanel> {
    let ground = visit.city.ground.as_ref()?;
    let key = idea.input.neighbourhood.as_deref();
    let place = shape::place(idea);
    if key.is_none() && place.is_none() {
        return None;
    }
    let label = visit.words.map_of_idea();
    Some(MapPanel {
        svg: ground.draw_area(key.unwrap_or(""), place, label),
        caption: if idea.input.place.is_empty() {
            label.to_owned()
        } else {
            idea.input.place.clone()
        },
    })
}

fn author_tools(visit: &Visit, found: &Found) -> Vec<Link> {
    let (w, call, idea) = (&visit.words, &found.call, &found.idea);
    let actor = visit.reader.actor();
    let mut tools = Vec::new();
    if calls::may_edit(&actor, call, idea, visit.now).is_ok() {
        tools.push(Link::new(w.tool_edit_idea(), visit.to.idea_edit(&call.slug, idea.id)));
    }
    if idea.is_of(&actor) {
        let there = visit.to.idea_together(&call.slug, idea.id);
        tools.push(Link::new(w.tool_together(), there));
    }
    if idea.is_by(&actor) && (idea.state.is_undecided() || idea.state == IdeaState::Ineligible) {
        tools.push(Link::new(w.tool_withdraw_idea(), visit.to.idea_withdraw(&call.slug, idea.id)));
    }
    if idea.hidden && idea.is_by(&actor) && found.hiding.is_some() {
        tools.push(Link::new(w.statement_title(), visit.to.thing_statement(Noun::Idea, idea.id)));
    }
    tools
}

fn staff_tools(visit: &Visit, found: &Found) -> Vec<Link> {
    let (w, call, idea) = (&visit.words, &found.call, &found.idea);
    let actor = visit.reader.actor();
    let mut tools = Vec::new();
    if actor.is_on(Role::Officer, idea.ground()) {
        let screen = visit.to.desk_screen(&call.slug);
        if idea.told.is_some() {
            tools.push(Link::new(w.tool_card(), visit.to.desk_card(idea.id)));
        }
        if !matches!(idea.state, IdeaState::Merged | IdeaState::Withdrawn) {
            tools.push(Link::new(w.tool_answer(), visit.to.desk_answer(idea.id)));
        }
        if idea.state.is_undecided() || idea.state == IdeaState::Ineligible {
            tools.push(Link::new(w.tool_screen(), format!("{screen}?idea={}", idea.id)));
        }
        if found.evaluated && idea.state.is_listed() {
            tools.push(Link::new(w.evaluation_of_idea(), visit.to.desk_evaluated(idea.id)));
        }
        if found.decision.is_none() && idea.state.is_undecided() && !idea.is_of(&actor) {
            tools.push(Link::new(w.estimate_title(), visit.to.desk_estimate(idea.id)));
        }
        let decided = matches!(idea.state, IdeaState::Selected | IdeaState::NotSelected);
        if found.decision.is_some() && decided && !idea.hidden {
            tools.push(Link::new(w.correct_title(), visit.to.desk_correct(idea.id)));
        }
        if idea.state.is_undecided() {
            tools.push(Link::new(w.tool_merge(), visit.to.desk_merge(idea.id)));
            tools.push(Link::new(w.tool_ask_change(), visit.to.desk_ask(idea.id)));
        }
    }
    if actor.is_on(Role::Moderator, idea.ground()) {
        let label = if idea.hidden { w.tool_restore() } else { w.tool_hide() };
        tools.push(Link::new(label, visit.to.moderate(Noun::Idea, idea.id)));
    }
    tools
}
