//! Deciding: the ideas that meet the conditions by support, choices kept while they are prepared, and
//! the moment at which everyone sees them.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;

use calls::{Contender, Idea, IdeaState, Range, Rule};
use city::{Id, Money, Slug, Texts, Work};
use jiff::{Timestamp, ToSpan as _};

use crate::decision::asked::Asked;
use crate::decision::form::{kept_moment, moment};
use crate::decision::found::{Choices, Found, Stage, Worded, load, words};
use crate::decision::many::{Many, lacks_reason};
use crate::decision::merge::{self, Theirs};
use crate::decision::rows::{common_deviation, rows};
use crate::decision::step::{self, Step};
use crate::decision::view::{DecidePage, ManyView, ResultText, SumView};
use crate::desk::{call_link, frame};
use crate::estimate::page::cost_range;
use crate::shape::Shape;
use web::Page;
use web::html::SafeHtml;
use web::http::{InPath, InQuery, Problem, Visit};
use web::typed::KeptForm;
use web::views::{Banner, FieldError, Link, Tone};

/// What somebody else did while the reader typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meanwhile {
    /// Nothing that has to be said.
    Nothing,
    /// They changed something, so that whoever decides should look again.
    Changed,
    /// They wrote where the reader did.
    Both,
}

/// What was typed, when something is wrong with it.
pub(crate) struct Typed {
    /// Where its reader is.
    pub(crate) asked: Asked,
    pub(crate) choices: Choices,
    pub(crate) publish_at: String,
    pub(crate) results: Texts,
    /// What is said of the step.
    pub(crate) step: Step,
    pub(crate) errors: Vec<FieldError>,
    /// What has to be said because somebody else saved meanwhile.
    pub(crate) meanwhile: Meanwhile,
    /// What they wrote where the reader did too.
    pub(crate) theirs: Theirs,
    /// One reason for several.
    pub(crate) many: Many,
    /// How what is typed is kept.
    pub(crate) form: KeptForm,
}

/// The page, with what was typed and not saved yet.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let found = visit.read(move |act| load(act, &slug)).await?;
    let kept = visit.typed(&asked.form_name(found.call.id)).await?;
    let mut typed = Typed {
        asked: asked.clone(),
        choices: found.choices.clone(),
        publish_at: match (found.stage, asked.at.clone()) {
            (Stage::Scheduled(at), _) => as_typed(&visit, at),
            (_, at) if at.is_empty() => tomorrow(&visit),
            (_, at) => at,
        },
        results: found.call.content.result.clone(),
        step: Step::saved(&visit, &found),
        errors: Vec::new(),
        meanwhile: Meanwhile::Nothing,
        theirs: Theirs::default(),
        many: Many::default(),
        form: kept.form.clone(),
    };
    if let Some(fields) = kept.fields {
        typed = crate::decision::form::typed(&visit, &found, &fields, asked);
        typed.form = kept.form;
        if typed.meanwhile == Meanwhile::Changed {
            typed.meanwhile = Meanwhile::Nothing;
        }
    }
    Ok(web::asked_anew(Page(page(&visit, &found, typed).await?).into_response()))
}

/// Nine o'clock tomorrow, as a browser's field has it.
fn tomorrow(visit: &Visit) -> String {
    let local = visit.now.to_zoned(visit.city.zone.clone());
    let day = local.date().checked_add(1.day()).unwrap_or(local.date());
    day.at(9, 0, 0, 0).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// A moment as a browser's field has it.
pub(crate) fn as_typed(visit: &Visit, at: Timestamp) -> String {
    at.to_zoned(visit.city.zone.clone()).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The page with what was typed, and the queue beside it that its reader goes along.
pub(crate) async fn page(
    visit: &Visit,
    found: &Found,
    typed: Typed,
) -> Result<DecidePage, Problem> {
    let along = typed.asked.along();
    let ids: Vec<Id<Idea>> = typed.asked.rows(found).map(|(_, idea)| idea.id).collect();
    let words = visit.read(move |act| words(act, &ids)).await?;
    let page = shown(visit, found, typed, &words);
    let Some(along) = along else { return Ok(page) };
    let (own, call) = (visit.clone(), found.call.id.thing());
    let work = if page.scheduled { Work::Scheduled } else { Work::Decide };
    let beside = visit.read(move |act| along.load(act, &own, (work, call))).await?;
    let beside = beside.html(visit, &page.frame)?.html;
    Ok(DecidePage { beside, ..page })
}

fn shown(
    visit: &Visit,
    found: &Found,
    typed: Typed,
    words: &HashMap<Id<Idea>, Worded>,
) -> DecidePage {
    let (w, shape, call) = (&visit.words, Shape::new(visit), &found.call);
    let own = shape.text(&call.content.rule_text);
    let rule = match (own, call.content.rule) {
        ("", Rule::SupportOrder) => w.rule_support_order(),
        ("", Rule::Office) => w.rule_office(),
        (own, _) => own,
    };
    let ready = |idea: &&Contender| {
        let choice = typed.choices.get(&idea.id);
        choice.is_some_and(|c| c.later || c.verdict.is_some() && !lacks_reason(&c.reason))
    };
    let missing = found.eligible.len() - found.eligible.iter().filter(ready).count();
    DecidePage {
        frame: frame(visit, w.decide_title(), !typed.errors.is_empty()),
        call: call_link(visit, call),
        rule: rule.to_owned(),
        banner: banner(visit, found, typed.meanwhile),
        action: typed.asked.carry(&visit.to.desk_decide(&call.slug)),
        beside: SafeHtml::empty(),
        turns: typed.asked.turns(visit, found),
        version: found.stamp(),
        was: merge::now(found, &typed.asked).to_string(),
        step: step::view(visit, found, &typed),
        rows: rows(visit, found, &typed, words),
        common: common_deviation(found, &typed.choices),
        many: ManyView {
            among: typed.many.among(visit),
            of: typed.many.of(visit, found),
            reason: typed.many.reason.clone(),
            replies: web::desk::replies::for_several(visit, &found.replies),
        },
        sum: sum(visit, found, &typed),
        missing: i64::try_from(missing).unwrap_or(i64::MAX),
        publish_at: typed.publish_at.clone(),
        zone: w.decide_zone(visit.city.settings.time_zone.as_str()),
        results: visit
            .city
            .settings
            .languages
            .iter()
            .map(|language| ResultText {
                tag: language.to_string(),
                name: web::words::own_name(language.as_str()),
                text: typed.results.exact(language.as_str()).unwrap_or_default().to_owned(),
                theirs: typed.theirs.results.exact(language.as_str()).map(str::to_owned),
            })
            .collect(),
        single: found.stage == Stage::OneByOne,
        afterwards: found.stage == Stage::OneByOne && call.results.is_some(),
        scheduled: matches!(found.stage, Stage::Scheduled(_)),
        publish: publish_label(visit, found, &typed.publish_at),
        publish_say: match found.stage {
            Stage::Scheduled(_) => w.decide_keep_change("#"),
            _ => w.decide_publish_on("#"),
        },
        kept: typed.form,
        errors: typed.errors,
    }
}

fn banner(visit: &Visit, found: &Found, meanwhile: Meanwhile) -> Option<Banner> {
    let (w, call) = (&visit.words, &found.call);
    let said = |tone, title: String, text: String, link| Some(Banner { tone, title, text, link });
    let changed = match meanwhile {
        Meanwhile::Nothing => None,
        Meanwhile::Changed => Some(w.decide_look_again()),
        Meanwhile::Both => Some(w.decide_both()),
    };
    if let Some(text) = changed {
        return said(Tone::Warn, w.decide_changed().to_owned(), text.to_owned(), None);
    }
    let came = found.eligible.len();
    if found.stage == Stage::OneByOne && call.results.is_some() && came > 0 {
        let title = w.decide_afterwards(came);
        return said(Tone::Warn, title, w.decide_afterwards_text().to_owned(), None);
    }
    let entered = match found.stage {
        Stage::Scheduled(at) => Some(at),
        _ => call.results,
    };
    if let Some(at) = entered {
        let (text, link) = decided(visit, found, at);
        return said(Tone::Ok, w.decide_scheduled().to_owned(), text, Some(link));
    }
    if let Some(until) = call.residents_until().filter(|until| *until > visit.now) {
        let text = w.decide_too_early(w.date_time(until));
        return said(Tone::Info, w.decide_preparing().to_owned(), text, None);
    }
    let unscreened = found
        .ideas
        .iter()
        .filter(|idea| idea.state == IdeaState::Published && !call.is_endless())
        .count();
    if unscreened > 0 && found.left(&found.choices) == 0 {
        let link = Link::new(w.screen_title(), visit.to.desk_screen(&call.slug));
        let title = w.decide_unscreened(unscreened);
        return said(Tone::Warn, title, w.decide_unscreened_text().to_owned(), Some(link));
    }
    let on_its_way = found.made.iter().filter(|made| made.public_at > visit.now).count();
    if on_its_way > 0 {
        let title = w.decide_on_its_way(on_its_way);
        return said(Tone::Info, title, w.decide_on_its_way_text().to_owned(), None);
    }
    let step = call.open_step(visit.now)?;
    let next = step.words.next_at.map(|at| w.date_time(at)).unwrap_or_default();
    let title = w.decide_step_open(found.eligible.len(), call.public_steps(visit.now).len());
    let link = Link::new(w.tab_result(), visit.to.call_result(&call.slug));
    said(Tone::Info, title, w.decide_step_open_text(next), Some(link))
}

/// What is said of a call that is decided, and where its result stands.
fn decided(visit: &Visit, found: &Found, at: Timestamp) -> (String, Link) {
    let (w, slug, when) = (&visit.words, &found.call.slug, visit.words.date_time(at));
    if found.call.has_result(visit.now) {
        return (w.decide_public_text(when), Link::new(w.tab_result(), visit.to.call_result(slug)));
    }
    let text = match found.stage {
        Stage::Scheduled(_) => w.decide_scheduled_text(w.date_time(calls::authors_hear(at)), when),
        _ => w.decide_told_text(when),
    };
    (text, Link::new(w.decide_see(), visit.to.desk_preview(slug)))
}

/// What the button says that publishes, with the moment that is asked for.
fn publish_label(visit: &Visit, found: &Found, typed: &str) -> String {
    let w = &visit.words;
    let scheduled = matches!(found.stage, Stage::Scheduled(_));
    match moment(visit, typed).map(|at| w.date_time(kept_moment(visit, found, at))) {
        Ok(when) if scheduled => w.decide_keep_change(when),
        Ok(when) => w.decide_publish_on(when),
        Err(_) => w.decide_publish().to_owned(),
    }
}

/// What is selected, against places and money, with the words by which a script keeps it true.
fn sum(visit: &Visit, found: &Found, typed: &Typed) -> SumView {
    let (w, content) = (&visit.words, &found.call.content);
    let currency = visit.city.settings.currency;
    let money = |minor: i64| w.money(minor, currency.as_str());
    let choices = &typed.choices;
    let (selected, before) =
        (found.selected(choices), found.selected_elsewhere(choices, &typed.asked));
    let ideas = |number: &str| match content.places {
        Some(places) => w.decide_places(i64::from(places), number),
        None => w.decide_selected(number),
    };
    let cost = |cost: &str| match content.budget {
        Some(budget) => w.decide_money(money(budget.minor), cost),
        None => w.decide_cost(cost),
    };
    let amount = |minor: i64| Money { minor, currency };
    let whole = Range { low: amount(selected.least), high: amount(selected.cost) };
    let places = content.places.map(i64::from);
    let budget = content.budget.map(|budget| budget.minor);
    SumView {
        ideas: ideas(&w.number(selected.ideas)),
        ideas_say: ideas("#"),
        cost: cost(&cost_range(w, whole)),
        cost_say: cost("#"),
        before: (before.ideas, before.cost, before.least),
        places,
        budget,
        currency: currency.to_string(),
        units: currency.minor_units(),
        too_many: places.is_some_and(|places| selected.ideas > places),
        over: over(visit, found, choices),
        too_much: budget.is_some_and(|budget| selected.cost > budget),
    }
}

/// Where, and of what, more are selected than the rule allows.
fn over(visit: &Visit, found: &Found, choices: &Choices) -> Vec<String> {
    let (w, shape, full) = (&visit.words, Shape::new(visit), found.full(choices));
    let caps = found.call.content.caps;
    let say = |what: String, count: u32, cap: Option<u32>| {
        w.decide_over(i64::from(cap.unwrap_or_default()), i64::from(count), what)
    };
    let place = |(key, count): (&str, u32)| {
        say(shape.neighbourhood(Some(key)).unwrap_or_default(), count, caps.neighbourhood)
    };
    let theme = |(theme, count)| say(shape.theme(theme), count, caps.theme);
    full.neighbourhoods_over().map(place).chain(full.themes_over().map(theme)).collect()
}
