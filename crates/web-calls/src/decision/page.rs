//! Deciding: the ideas that meet the conditions by support, choices kept while they are prepared, and
//! the moment at which everyone sees them.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use axum::response::{IntoResponse, Response};
use calls::{Call, Choice, Idea, IdeaState, Rule, Verdict};
use city::Refusal;
use city::{Flaw, Flaws, Id, Slug, Texts};
use jiff::{Timestamp, ToSpan as _};
use serde::Deserialize;
use store::calls as rows;
use store::calls::decision::Made;

use crate::decision::view as views;
use crate::decision::view::{DecidePage, DecideRow, ResultText};
use crate::desk::{call_link, frame};
use crate::shape::Shape;
use web::forms;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::typed::KeptForm;
use web::views::{Banner, FieldError, Link, Tone};
use web::{Page, Unfinished};

/// The moment of publishing as it was typed, carried over saving.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    at: String,
}

impl Asked {
    /// An address that carries it on.
    pub(crate) fn onto(&self, address: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        format!("{address}?{}", query.append_pair("at", &self.at).finish())
    }
}

type Choices = HashMap<Id<Idea>, Choice>;

/// A call with what is to be decided in it.
pub(crate) struct Found {
    pub(crate) call: Call,
    /// All listed ideas.
    pub(crate) ideas: Vec<Idea>,
    /// Those to be decided, by support.
    pub(crate) eligible: Vec<Idea>,
    /// What was prepared.
    pub(crate) choices: Choices,
    /// What was decided one by one.
    made: Vec<Made>,
}

/// What was typed, when something is wrong with it.
struct Typed {
    choices: Choices,
    publish_at: String,
    results: Texts,
    errors: Vec<FieldError>,
    /// Whether somebody else saved meanwhile.
    changed: bool,
    /// How what is typed is kept.
    form: KeptForm,
}

/// The name under which a decision is kept while it is typed.
fn form_name(call: Id<Call>) -> String {
    format!("decide-{call}")
}

pub(crate) fn load(act: &mut acts::Act, slug: &Slug) -> acts::Done<Found> {
    let call = rows::call::by_slug(act.tx, slug)?;
    let ideas = rows::idea::all_of(act.tx, call.id)?;
    let made = rows::decision::of_call(act.tx, call.id)?;
    let open = |idea: &&Idea| {
        idea.state == IdeaState::Eligible && made.iter().all(|made| made.decision.idea != idea.id)
    };
    let mut eligible: Vec<Idea> = ideas.iter().filter(open).cloned().collect();
    calls::rank(&mut eligible);
    let choices = rows::decision::choices(act.tx, call.id)?.into_iter().collect();
    Ok(Found { call, ideas, eligible, choices, made })
}

impl Found {
    /// What the form is made from, so that two officers do not overwrite each other.
    fn stamp(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.call.version.hash(&mut hasher);
        for idea in &self.eligible {
            let choice = self.choices.get(&idea.id);
            let choice = choice.map(|c| (c.verdict, c.reason.as_str(), c.deviation.as_str()));
            (idea.id, choice).hash(&mut hasher);
        }
        format!("{:016x}", hasher.finish())
    }
}

/// The page, with what was typed and not saved yet.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let found = visit.read(move |act| load(act, &slug)).await?;
    let kept = visit.typed(&form_name(found.call.id)).await?;
    let mut typed = Typed {
        choices: found.choices.clone(),
        publish_at: if asked.at.is_empty() { tomorrow(&visit) } else { asked.at },
        results: found.call.content.result.clone(),
        errors: Vec::new(),
        changed: false,
        form: kept.form,
    };
    if let Some(fields) = kept.fields {
        typed.choices = take_over(&found, &fields);
        fields.get("publish_at").clone_into(&mut typed.publish_at);
        typed.results = crate::desk::texts(&visit, &fields, "result");
        typed.changed = found.stamp() != fields.get("version");
    }
    Ok(web::asked_anew(Page(page(&visit, &found, typed)).into_response()))
}

/// Nine o'clock tomorrow, as a browser's field has it.
fn tomorrow(visit: &Visit) -> String {
    let local = visit.now.to_zoned(visit.city.zone.clone());
    let day = local.date().checked_add(1.day()).unwrap_or(local.date());
    day.at(9, 0, 0, 0).strftime("%Y-%m-%dT%H:%M").to_string()
}

fn page(visit: &Visit, found: &Found, typed: Typed) -> DecidePage {
    let (w, shape, call) = (&visit.words, Shape::new(visit), &found.call);
    let own = shape.text(&call.content.rule_text);
    let rule = match (own, call.content.rule) {
        ("", Rule::SupportOrder) => w.rule_support_order(),
        ("", Rule::Office) => w.rule_office(),
        (own, _) => own,
    };
    let ready = |idea: &&Idea| {
        let choice = typed.choices.get(&idea.id);
        choice.is_some_and(|c| c.verdict.is_some() && c.reason.trim().chars().count() >= 10)
    };
    let decided = call.results.is_some();
    let missing = found.eligible.len() - found.eligible.iter().filter(ready).count();
    DecidePage {
        frame: frame(visit, w.decide_title(), !typed.errors.is_empty()),
        call: call_link(visit, call),
        rule: rule.to_owned(),
        banner: banner(visit, found, typed.changed),
        action: visit.to.desk_decide(&call.slug),
        version: found.stamp(),
        rows: if decided { Vec::new() } else { decide_rows(visit, found, &typed.choices) },
        tally: tally(visit, found, &typed.choices),
        missing: i64::try_from(missing).unwrap_or(i64::MAX),
        publish_at: typed.publish_at,
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
            })
            .collect(),
        single: call.is_endless(),
        kept: typed.form,
        errors: typed.errors,
    }
}

fn banner(visit: &Visit, found: &Found, changed: bool) -> Option<Banner> {
    let (w, call) = (&visit.words, &found.call);
    let said = |tone, title: String, text: String, link| Some(Banner { tone, title, text, link });
    if changed {
        let (title, text) = (w.decide_changed(), w.decide_changed_text());
        return said(Tone::Warn, title.to_owned(), text.to_owned(), None);
    }
    if let Some(at) = call.results {
        let public = call.has_result(visit.now);
        let when = w.date_time(at);
        let text = if public { w.decide_public_text(when) } else { w.decide_scheduled_text(when) };
        let link = public.then(|| Link::new(w.tab_result(), visit.to.call_result(&call.slug)));
        return said(Tone::Ok, w.decide_scheduled().to_owned(), text, link);
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
    if unscreened > 0 {
        let link = Link::new(w.screen_title(), visit.to.desk_screen(&call.slug));
        let title = w.decide_unscreened(unscreened);
        return said(Tone::Warn, title, w.decide_unscreened_text().to_owned(), Some(link));
    }
    let on_its_way = found.made.iter().filter(|made| made.public_at > visit.now).count();
    if on_its_way > 0 {
        let title = w.decide_on_its_way(on_its_way);
        return said(Tone::Info, title, w.decide_on_its_way_text().to_owned(), None);
    }
    None
}

fn decide_rows(visit: &Visit, found: &Found, choices: &Choices) -> Vec<DecideRow> {
    let w = &visit.words;
    let passed = passed_over(found, choices);
    (1..)
        .zip(&found.eligible)
        .map(|(place, idea)| {
            let choice = choices.get(&idea.id).cloned().unwrap_or_default();
            DecideRow {
                id: idea.id.to_string(),
                place,
                idea: Link::new(&idea.input.title, visit.to.idea(&found.call.slug, idea.id)),
                supports: idea.supports,
                cost: idea
                    .input
                    .cost
                    .map(|cost| w.money(cost.minor, cost.currency.as_str()))
                    .unwrap_or_default(),
                verdict: choice.verdict.map(|verdict| match verdict {
                    Verdict::Selected => views::Verdict::Selected,
                    Verdict::NotSelected => views::Verdict::NotSelected,
                }),
                reason: choice.reason,
                deviates: passed.contains(&idea.id),
                deviation: choice.deviation,
            }
        })
        .collect()
}

/// Ideas that are not to be selected although one with less support is, where support decides.
pub(crate) fn passed_over(found: &Found, choices: &Choices) -> Vec<Id<Idea>> {
    if found.call.content.rule != Rule::SupportOrder {
        return Vec::new();
    }
    let verdict = |idea: &Idea| choices.get(&idea.id).and_then(|choice| choice.verdict);
    let selected_before = |idea: &&Idea| idea.state == IdeaState::Selected;
    let least = found
        .eligible
        .iter()
        .filter(|idea| verdict(idea) == Some(Verdict::Selected))
        .chain(found.ideas.iter().filter(selected_before))
        .map(|idea| idea.supports)
        .min();
    let last = found.eligible.iter().rposition(|i| verdict(i) == Some(Verdict::Selected));
    (0..)
        .zip(&found.eligible)
        .filter(|(at, idea)| {
            verdict(idea) == Some(Verdict::NotSelected)
                && (last.is_some_and(|last| *at < last)
                    || least.is_some_and(|least| least < idea.supports))
        })
        .map(|(_, idea)| idea.id)
        .collect()
}

/// How many are selected and what they cost, against places and budget.
pub(crate) fn tally(visit: &Visit, found: &Found, choices: &Choices) -> String {
    let (w, content) = (&visit.words, &found.call.content);
    let currency = visit.city.settings.currency;
    let money = |minor: i64| w.money(minor, currency.as_str());
    let chosen = |idea: &&Idea| {
        let verdict = choices.get(&idea.id).and_then(|choice| choice.verdict);
        idea.state == IdeaState::Selected
            || idea.state == IdeaState::Eligible && verdict == Some(Verdict::Selected)
    };
    let selected: Vec<&Idea> = found.ideas.iter().filter(chosen).collect();
    let cost: i64 = selected.iter().filter_map(|i| i.input.cost).map(|cost| cost.minor).sum();
    let number = match content.places {
        Some(places) => w.decide_places(i64::from(places), selected.len()),
        None => w.decide_selected(selected.len()),
    };
    let cost = match content.budget {
        Some(budget) => w.decide_money(money(budget.minor), money(cost)),
        None => w.decide_cost(money(cost)),
    };
    format!("{number}, {cost}.")
}

/// What the form says of each idea; what it does not name stays as it was.
fn take_over(found: &Found, posted: &Posted) -> Choices {
    let mut choices = found.choices.clone();
    for idea in &found.eligible {
        let typed = |kind: &str| posted.get(&format!("{kind}-{}", idea.id));
        if posted.has(&format!("reason-{}", idea.id)) {
            let kept = choices.entry(idea.id).or_default();
            kept.verdict = Verdict::from_key(typed("verdict"));
            typed("reason").clone_into(&mut kept.reason);
            if posted.has(&format!("deviation-{}", idea.id)) {
                typed("deviation").clone_into(&mut kept.deviation);
            }
        }
    }
    choices
}

/// Takes the form: saves, fills in, previews, decides one idea or the whole call.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    posted: Posted,
) -> Result<Response, Problem> {
    let wished = slug.clone();
    let found = visit.read(move |act| load(act, &wished)).await?;
    let mut typed = Typed {
        choices: take_over(&found, &posted),
        publish_at: posted.get("publish_at").to_owned(),
        results: crate::desk::texts(&visit, &posted, "result"),
        errors: Vec::new(),
        changed: found.stamp() != posted.get("version"),
        form: visit.sent_form(&posted),
    };
    if typed.changed {
        return Ok(Unfinished(page(&visit, &found, typed)).into_response());
    }
    let wish = posted.get("do");
    if wish == "order" {
        for (idea, verdict) in calls::choose_by_order(&found.call, &found.eligible) {
            typed.choices.entry(idea).or_default().verdict = Some(verdict);
        }
    }
    if let Err(refusal) = save(&visit, &found, &typed).await? {
        return again(&visit, &slug, typed, refusal).await;
    }
    if wish == "publish" || wish.starts_with("publish-") {
        return publish(&visit, &slug, typed, wish).await;
    }
    let at = Asked { at: typed.publish_at };
    Ok(match wish {
        "preview" => visit.go(at.onto(&visit.to.desk_preview(&slug))),
        _ => visit.go_saying(at.onto(&visit.to.desk_decide(&slug)), Said::Saved),
    })
}

/// Keeps what was prepared.
async fn save(visit: &Visit, found: &Found, typed: &Typed) -> Result<Result<(), Refusal>, Problem> {
    let (call, version, stamp) = (found.call.id, found.call.version, found.stamp());
    let results = if found.call.is_endless() {
        found.call.content.result.clone()
    } else {
        typed.results.clone()
    };
    let slug = found.call.slug.clone();
    let choices: Vec<(Id<Idea>, Choice)> = found
        .eligible
        .iter()
        .filter_map(|idea| Some((idea.id, typed.choices.get(&idea.id)?.clone())))
        .collect();
    visit
        .attempt(move |act| {
            if load(act, &slug)?.stamp() != stamp {
                return Err(Refusal::ChangedMeanwhile.into());
            }
            acts::calls::decision::choose(act, call, &choices)?;
            acts::calls::decision::draft_result(act, call, version, &results)
        })
        .await
}

/// Decides from what was saved.
async fn publish(
    visit: &Visit,
    slug: &Slug,
    typed: Typed,
    wish: &str,
) -> Result<Response, Problem> {
    let one: Option<Id<Idea>> = wish.strip_prefix("publish-").and_then(|id| id.parse().ok());
    let at = match (one, moment(visit, &typed.publish_at)) {
        (Some(_), _) => visit.now,
        (None, Ok(at)) => at,
        (None, Err(flaw)) => {
            let mut flaws = Flaws::default();
            flaws.add("publish_at", flaw);
            return again(visit, slug, typed, flaws.into()).await;
        }
    };
    let (wished, result) = (slug.clone(), typed.results.clone());
    let decided = visit
        .attempt(move |act| {
            let call = rows::call::by_slug(act.tx, &wished)?;
            match one {
                Some(idea) => acts::calls::decision::decide_one(act, call.id, idea),
                None => acts::calls::decision::decide(act, call.id, call.version, at, &result),
            }
        })
        .await?;
    let said = if one.is_some() { Said::DecidedOne } else { Said::Decided };
    match decided {
        Ok(_) => Ok(visit.go_saying(visit.to.desk_decide(slug), said)),
        Err(refusal) => again(visit, slug, typed, refusal).await,
    }
}

fn moment(visit: &Visit, typed: &str) -> Result<Timestamp, Flaw> {
    let at = forms::local_moment(typed, &visit.city.zone)?;
    // The minute that has just begun is still "now".
    let earliest = visit.now.checked_sub(1.minute()).unwrap_or(visit.now);
    if at < earliest { Err(Flaw::InThePast) } else { Ok(at) }
}

/// The page with everything typed and what has to be put right.
async fn again(
    visit: &Visit,
    slug: &Slug,
    mut typed: Typed,
    refusal: Refusal,
) -> Result<Response, Problem> {
    match refusal {
        Refusal::Flawed(flaws) => typed.errors = errors(visit, &flaws),
        Refusal::ChangedMeanwhile | Refusal::AlreadyElsewhere => typed.changed = true,
        Refusal::NotOpen { opens: Some(until), .. } => {
            let text = visit.words.decide_too_early(visit.words.date_time(until));
            typed.errors = vec![FieldError { field: "publish".to_owned(), text }];
        }
        refusal => return Err(visit.problem(refusal.into())),
    }
    let wished = slug.clone();
    let found = visit.read(move |act| load(act, &wished)).await?;
    Ok(Unfinished(page(visit, &found, typed)).into_response())
}

/// Each flaw beside the field of the form; what no field can mend stands above the button.
fn errors(visit: &Visit, flaws: &Flaws) -> Vec<FieldError> {
    let unscreened = flaws.iter().filter(|(field, _)| field.starts_with("idea_")).count();
    let mut errors: Vec<FieldError> = field_errors(&visit.words, flaws)
        .into_iter()
        .filter(|error| !error.field.starts_with("idea_"))
        .map(|error| FieldError {
            field: match error.field.as_str() {
                "places" | "ideas" => "publish".to_owned(),
                "publish_at" => error.field,
                field => field.replacen('_', "-", 1),
            },
            ..error
        })
        .collect();
    if unscreened > 0 {
        let text = visit.words.decide_unscreened(unscreened);
        errors.insert(0, FieldError { field: "publish".to_owned(), text });
    }
    errors
}
