//! What the buttons of the decision do: save, fill in, look, publish, change, call back.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::{IntoResponse, Response};
use calls::{Choice, Contender, Idea, Verdict};
use city::Refusal;
use city::{Flaw, Flaws, Id, Placeholder, Slug};
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use store::calls as rows;

use crate::decision::asked::{Asked, turn_to_errors};
use crate::decision::found::{Choices, Found, Stage, load, passed_over, words};
use crate::decision::many::Many;
use crate::decision::merge::{merge, merge_step, same_stage};
use crate::decision::page::{Meanwhile, Typed, as_typed, page};
use crate::decision::rows::common_deviation;
use crate::decision::step::{self, Step};
use crate::shape::Shape;
use web::Unfinished;
use web::forms;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::together::Was;
use web::views::FieldError;

/// What the form says of each idea; what it does not name stays as it was. One reason may stand for all that are
/// passed over and have none of their own.
pub(crate) fn take_over(found: &Found, posted: &Posted) -> Choices {
    let mut choices = found.choices.clone();
    for idea in &found.eligible {
        let typed = |kind: &str| posted.get(&format!("{kind}-{}", idea.id));
        if posted.has(&format!("reason-{}", idea.id)) {
            let kept = choices.entry(idea.id).or_default();
            kept.verdict = Verdict::from_key(typed("verdict"));
            typed("reason").clone_into(&mut kept.reason);
            kept.later =
                found.stage != Stage::OneByOne && posted.has(&format!("later-{}", idea.id));
            if posted.has(&format!("deviation-{}", idea.id)) {
                typed("deviation").clone_into(&mut kept.deviation);
            }
        }
    }
    let common = posted.get("deviation").trim();
    for idea in passed_over(found, &choices) {
        let choice = choices.entry(idea).or_default();
        if choice.deviation.trim().is_empty() {
            common.clone_into(&mut choice.deviation);
        }
    }
    choices
}

/// Takes the form: saves, fills in, previews, decides one idea or the whole call.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
    posted: Posted,
) -> Result<Response, Problem> {
    let wished = slug.clone();
    let found = visit.read(move |act| load(act, &wished)).await?;
    let wish = posted.get("do");
    let typed = typed(&visit, &found, &posted, asked);
    if wish == "confirm" && matches!(found.stage, Stage::Scheduled(_)) {
        // A second click finds it done.
        return Ok(visit.go(typed.asked.carry(&visit.to.desk_decide(&slug))));
    }
    if typed.meanwhile != Meanwhile::Nothing {
        return Ok(Unfinished(page(&visit, &found, typed).await?).into_response());
    }
    match (found.stage, wish) {
        (Stage::Scheduled(_), "call-back") => call_back(&visit, &found, typed).await,
        (Stage::Scheduled(_), wish) => change(&visit, &found, typed, wish).await,
        (Stage::Whole, "confirm") => decide(&visit, &found, typed).await,
        (_, wish) => prepare(&visit, &found, typed, wish).await,
    }
}

/// Whether a button does more than keep what was prepared: whoever decides has seen all of it.
fn decides(found: &Found, wish: &str) -> bool {
    let scheduled = matches!(found.stage, Stage::Scheduled(_)) && !wish.is_empty();
    scheduled || matches!(wish, "confirm" | "call-back") || wish.starts_with("publish")
}

/// What was typed, put together with what was saved meanwhile. A page that only asks whether to publish has no fields of its own.
pub(crate) fn typed(visit: &Visit, found: &Found, posted: &Posted, asked: Asked) -> Typed {
    let own = visit.city.settings.own_language();
    let results = if posted.has(&format!("result-{own}")) {
        crate::desk::texts(visit, posted, "result")
    } else {
        found.call.content.result.clone()
    };
    let was = Was::posted(posted);
    let (mut choices, mut results) = (take_over(found, posted), results);
    let theirs = merge(found, &was, &mut choices, &mut results);
    let mut step = Step::posted(visit, found, posted);
    merge_step(found, &was, &mut step.words);
    step.shown_anew(visit);
    let meanwhile = match found.stamp() != posted.get("version") {
        _ if !theirs.is_empty() => Meanwhile::Both,
        true if !same_stage(&was, found) || decides(found, posted.get("do")) => Meanwhile::Changed,
        _ => Meanwhile::Nothing,
    };
    Typed {
        asked,
        choices,
        publish_at: posted.get("publish_at").to_owned(),
        results,
        step,
        errors: Vec::new(),
        meanwhile,
        theirs,
        many: Many::posted(found, posted),
        form: visit.sent_form(posted),
    }
}

/// Fills in what the button says, if it says so.
async fn fill_in(
    visit: &Visit,
    found: &Found,
    typed: &mut Typed,
    wish: &str,
) -> Result<Result<(), Flaws>, Problem> {
    match wish {
        "order" => {
            let before: Vec<Contender> = match found.call.content.steps.is_empty() {
                true => Vec::new(),
                false => found.stand_selected().cloned().collect(),
            };
            let now = found.eligible.iter();
            let later = |id| typed.choices.get(&id).is_some_and(|choice: &Choice| choice.later);
            let now: Vec<Contender> = now.filter(|idea| !later(idea.id)).cloned().collect();
            let chosen = calls::choose_rest_by_order(&found.call, &before, &now);
            for (idea, verdict) in chosen {
                typed.choices.entry(idea).or_default().verdict = Some(verdict);
            }
        }
        "fill" => {
            let many = typed.many.clone();
            let meant = many.meant(found, &typed.choices);
            let ideas = visit.read(move |act| words(act, &meant)).await?;
            let value = |id, place| {
                let idea = ideas.get(&id);
                idea.map(|it| reply_value(visit, found, &it.idea, place)).unwrap_or_default()
            };
            return Ok(many.fill(found, &mut typed.choices, value));
        }
        wish => {
            let many = typed.many.clone();
            return Ok(typed.step.press(wish, found, &many, &mut typed.choices));
        }
    }
    Ok(Ok(()))
}

/// Keeps what was chosen, and does what the button says with it.
async fn prepare(
    visit: &Visit,
    found: &Found,
    mut typed: Typed,
    wish: &str,
) -> Result<Response, Problem> {
    let slug = &found.call.slug;
    if let Err(flaws) = fill_in(visit, found, &mut typed, wish).await? {
        return again(visit, slug, typed, flaws.into()).await;
    }
    if let Some(flaws) = typed.step.flaws() {
        return again(visit, slug, typed, flaws.into()).await;
    }
    if let Err(refusal) = save(visit, found, &typed).await? {
        return again(visit, slug, typed, refusal).await;
    }
    let one: Option<Id<Idea>> = wish.strip_prefix("publish-").and_then(|id| id.parse().ok());
    if let Some(idea) = one {
        return decide_one(visit, found, typed, idea).await;
    }
    let at = typed.asked.turned(wish).with_moment(typed.publish_at.clone());
    match wish {
        "publish" => ask(visit, found, typed).await,
        "preview" => Ok(visit.go(at.onto(&visit.to.desk_preview(slug)))),
        _ => Ok(visit.go_saying(at.onto(&visit.to.desk_decide(slug)), Said::Saved)),
    }
}

/// Keeps what was prepared.
async fn save(visit: &Visit, found: &Found, typed: &Typed) -> Result<Result<(), Refusal>, Problem> {
    let (call, version, stamp) = (found.call.id, found.call.version, found.stamp());
    let words = (found.stage == Stage::Whole).then(|| step::words(typed));
    let slug = found.call.slug.clone();
    let choices = chosen(found, typed);
    visit
        .attempt(move |act| {
            if load(act, &slug)?.stamp() != stamp {
                return Err(Refusal::ChangedMeanwhile.into());
            }
            acts::calls::decision::choose(act, call, &choices)?;
            match &words {
                Some(words) => acts::calls::decision::draft_result(act, call, version, words),
                None => Ok(()),
            }
        })
        .await
}

/// The choices that are not saved yet: a call of any size is saved page by page.
fn chosen(found: &Found, typed: &Typed) -> Vec<(Id<Idea>, Choice)> {
    let of = |idea: &Contender| {
        let saved = found.choices.get(&idea.id).cloned().unwrap_or_default();
        let choice = typed.choices.get(&idea.id).filter(|choice| **choice != saved)?;
        Some((idea.id, choice.clone()))
    };
    found.eligible.iter().filter_map(of).collect()
}

/// Asks once whether to publish what was saved, on the page that residents will see; what is missing is said first.
async fn ask(visit: &Visit, found: &Found, typed: Typed) -> Result<Response, Problem> {
    let (slug, words) = (&found.call.slug, step::words(&typed));
    let wished = slug.clone();
    let at = moment(visit, &typed.publish_at).unwrap_or(visit.now);
    let complete = visit
        .attempt(move |act| {
            let call = rows::call::by_slug(act.tx, &wished)?;
            acts::calls::decision::check(act, &call, at, &words)
        })
        .await?;
    let fine = complete
        .and_then(|()| Ok(moment(visit, &typed.publish_at).map(|_| ()).map_err(at_flaw)?));
    match fine {
        Ok(()) => {
            let at = typed.asked.with_moment(typed.publish_at);
            Ok(visit.go(at.onto(&visit.to.desk_preview(slug))))
        }
        Err(refusal) => again(visit, slug, typed, refusal).await,
    }
}

/// Decides the whole call, once the officer has seen what everybody will see.
async fn decide(visit: &Visit, found: &Found, typed: Typed) -> Result<Response, Problem> {
    let slug = &found.call.slug;
    let asked = match moment(visit, &typed.publish_at) {
        Ok(asked) => asked,
        Err(flaw) => return again(visit, slug, typed, at_flaw(flaw).into()).await,
    };
    let (call, version, words) = (found.call.id, found.call.version, step::words(&typed));
    let (wished, stamp) = (slug.clone(), found.stamp());
    let here = typed.asked.carry(&visit.to.desk_decide(slug));
    let decided = visit
        .attempt(move |act| {
            if load(act, &wished)?.stamp() != stamp {
                return Err(Refusal::ChangedMeanwhile.into());
            }
            acts::calls::decision::decide(act, call, version, asked, &words)
        })
        .await?;
    match decided {
        Ok(at) => Ok(visit.go_saying(here, kept_or_later(asked, at))),
        Err(refusal) => again(visit, slug, typed, refusal).await,
    }
}

/// Changes or moves what is scheduled.
async fn change(
    visit: &Visit,
    found: &Found,
    mut typed: Typed,
    wish: &str,
) -> Result<Response, Problem> {
    let slug = &found.call.slug;
    if let Err(flaws) = fill_in(visit, found, &mut typed, wish).await? {
        return again(visit, slug, typed, flaws.into()).await;
    }
    if let Some(flaws) = typed.step.flaws() {
        return again(visit, slug, typed, flaws.into()).await;
    }
    let next = typed.asked.turned(wish).carry(&visit.to.desk_decide(slug));
    let asked = match moment(visit, &typed.publish_at) {
        Ok(asked) => kept_moment(visit, found, asked),
        Err(flaw) => return again(visit, slug, typed, at_flaw(flaw).into()).await,
    };
    let (call, version, words) = (found.call.id, found.call.version, step::words(&typed));
    let choices = chosen(found, &typed);
    let changed = visit
        .attempt(move |act| {
            acts::calls::decision::change(act, call, version, &choices, asked, &words)
        })
        .await?;
    match changed {
        Ok(at) if at > asked => Ok(visit.go_saying(next, Said::DecidedLater)),
        Ok(_) => Ok(visit.go_saying(next, Said::DecisionChanged)),
        Err(refusal) => again(visit, slug, typed, refusal).await,
    }
}

/// Calls back what is scheduled; its moment, and what was being changed in it, stay in the form.
async fn call_back(visit: &Visit, found: &Found, typed: Typed) -> Result<Response, Problem> {
    let (slug, call, version) = (&found.call.slug, found.call.id, found.call.version);
    let (choices, words) = (chosen(found, &typed), step::words(&typed));
    let called = visit
        .attempt(move |act| {
            let at = acts::calls::decision::call_back(act, call, version)?;
            acts::calls::decision::choose(act, call, &choices)?;
            let version = rows::call::get(act.tx, call)?.version;
            acts::calls::decision::draft_result(act, call, version, &words)?;
            Ok(at)
        })
        .await?;
    match called {
        Ok(at) => {
            let at = typed.asked.with_moment(as_typed(visit, at));
            Ok(visit.go_saying(at.onto(&visit.to.desk_decide(slug)), Said::CalledBack))
        }
        Err(refusal) => again(visit, slug, typed, refusal).await,
    }
}

async fn decide_one(
    visit: &Visit,
    found: &Found,
    typed: Typed,
    idea: Id<Idea>,
) -> Result<Response, Problem> {
    let (slug, call) = (&found.call.slug, found.call.id);
    let here = typed.asked.carry(&visit.to.desk_decide(slug));
    let decided =
        visit.attempt(move |act| acts::calls::decision::decide_one(act, call, idea)).await?;
    match decided {
        Ok(_) => Ok(visit.go_saying(here, Said::DecidedOne)),
        Err(refusal) => again(visit, slug, typed, refusal).await,
    }
}

fn kept_or_later(asked: Timestamp, kept: Timestamp) -> Said {
    let late = kept.duration_since(asked) >= SignedDuration::from_mins(1);
    if late { Said::DecidedLater } else { Said::Decided }
}

/// The moment that is typed, if it is not over.
pub(crate) fn moment(visit: &Visit, typed: &str) -> Result<Timestamp, Flaw> {
    let at = forms::local_moment(typed, &visit.city.zone)?;
    // The minute that has just begun is still "now".
    let earliest = visit.now.checked_sub(1.minute()).unwrap_or(visit.now);
    if at < earliest { Err(Flaw::InThePast) } else { Ok(at) }
}

/// The moment at which everybody will see it: the one asked for, if authors have their time before it. A field of a
/// page has no seconds, so a moment that was not moved stays the one it was.
pub(crate) fn kept_moment(visit: &Visit, found: &Found, asked: Timestamp) -> Timestamp {
    match found.stage {
        Stage::Scheduled(at) if as_typed(visit, at) == as_typed(visit, asked) => at,
        _ => calls::comes_out(asked, visit.now),
    }
}

fn at_flaw(flaw: Flaw) -> Flaws {
    let mut flaws = Flaws::default();
    flaws.add("publish_at", flaw);
    flaws
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
        Refusal::ChangedMeanwhile | Refusal::AlreadyElsewhere => {
            typed.meanwhile = Meanwhile::Changed;
        }
        Refusal::NotOpen { opens: Some(until), .. } => {
            let text = visit.words.decide_too_early(visit.words.date_time(until));
            typed.errors = vec![FieldError { field: "publish".to_owned(), text }];
        }
        refusal => return Err(visit.problem(refusal.into())),
    }
    let wished = slug.clone();
    let found = visit.read(move |act| load(act, &wished)).await?;
    together(&found, &mut typed);
    turn_to_errors(visit, &found, &mut typed);
    Ok(Unfinished(page(visit, &found, typed).await?).into_response())
}

/// Where one reason can stand for all that were passed over, it is missed once.
fn together(found: &Found, typed: &mut Typed) {
    if common_deviation(found, &typed.choices).is_none_or(|common| !common.is_empty()) {
        return;
    }
    let is_one = |error: &FieldError| error.field.starts_with("deviation-");
    let Some(first) = typed.errors.iter().find(|error| is_one(error)).cloned() else { return };
    typed.errors.retain(|error| !is_one(error));
    typed.errors.push(FieldError { field: "deviation".to_owned(), ..first });
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
                "publish_at" | "next_at" | "many-reason" | "many-among" | "step-of" => error.field,
                field => field.replacen('_', "-", 1),
            },
            ..error
        })
        .collect();
    for error in errors.iter_mut().filter(|error| error.field == "many-among") {
        visit.words.decide_many_none().clone_into(&mut error.text);
    }
    for error in errors.iter_mut() {
        match (error.field.as_str(), flaws.of(&error.field)) {
            ("step-of", _) => visit.words.decide_step_whom().clone_into(&mut error.text),
            ("next_at", Some(Flaw::Missing)) => {
                visit.words.decide_step_promise().clone_into(&mut error.text);
            }
            ("next_at", Some(Flaw::EndsBeforeStart)) => {
                visit.words.decide_step_too_soon().clone_into(&mut error.text);
            }
            _ => {}
        }
    }
    if unscreened > 0 {
        let text = visit.words.decide_unscreened(unscreened);
        errors.insert(0, FieldError { field: "publish".to_owned(), text });
    }
    errors
}

/// What stands in a place of a reply to the author of an idea.
pub(crate) fn reply_value(visit: &Visit, found: &Found, idea: &Idea, place: Placeholder) -> String {
    let call = &found.call;
    match place {
        Placeholder::Name => web::words::name(&visit.words, &idea.author.name).to_owned(),
        Placeholder::Title => idea.input.title.clone(),
        Placeholder::Call => Shape::new(visit).title(call),
        Placeholder::Link => format!("{}{}", visit.site(), visit.to.idea(&call.slug, idea.id)),
    }
}
