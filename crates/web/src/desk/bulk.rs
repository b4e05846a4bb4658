//! Many things at once: ticked in the queue, one verdict, one transaction each, and which could not and why.

use acts::desk::{assign, deed, require_desk};
use acts::{Act, Done, Refused};
use askama::Template;
use axum::response::{IntoResponse as _, Response};
use city::{Flaws, Id, Refusal, Thing, Work};
use jiff::Timestamp;
use store::desk::task::{self, Task};

use super::queue::{load_shown, shown_items, sorts};
use super::replies::{Author, for_several};
use super::{Judgement, Needs, Verdict, moderation};
use crate::forms::Posted;
use crate::http::{Problem, Visit, field_errors};
use crate::things::report::reasons;
use crate::things::written;
use crate::views::{Choice, FieldError, Frame, Reply};
use crate::{Page, Unfinished};

/// The verdict that is no verdict: whoever ticks takes the work.
pub(super) const TAKE: &str = "take";

/// What was ticked, to be judged (POST `item`, `seen`, `verdict`, `rule`, `reason`).
#[derive(Debug, Template)]
#[template(path = "bulk.html")]
pub(crate) struct BulkPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What was ticked: its key and what it is called.
    pub(crate) items: Vec<(String, String)>,
    /// When it was looked at; what changed since is not judged.
    pub(crate) seen: i64,
    /// What can be said of all of it, by key, and whether that needs a reason.
    pub(crate) verdicts: Vec<(&'static str, &'static str, bool)>,
    /// Rules to choose from.
    pub(crate) rules: Vec<Choice>,
    /// What was typed.
    pub(crate) reason: String,
    /// Saved replies for it, their places open.
    pub(crate) replies: Vec<Reply>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// The key of a row: its work and its thing.
pub(crate) fn key(work: Work, thing: Id<Thing>) -> String {
    format!("{work}:{thing}")
}

fn ticked(posted: &Posted) -> Vec<(Work, Id<Thing>)> {
    let read = |key: &str| {
        let (work, thing) = key.split_once(':')?;
        Some((Work::from_key(work)?, thing.parse().ok()?))
    };
    posted.all("item").filter_map(read).take(super::queue::PAGE).collect()
}

/// What can be said of all of these.
fn verdicts(visit: &Visit, tasks: &[Task]) -> Vec<Verdict> {
    let of = |work: Work| -> Vec<Verdict> {
        let systems = visit.systems();
        let own = systems.iter().flat_map(|system| system.verdicts(work)).copied();
        own.chain(moderation::verdicts(work).iter().copied())
            .filter(|verdict| verdict.needs != Needs::Page)
            .collect()
    };
    let mut common = tasks.first().map(|task| of(task.work)).unwrap_or_default();
    for task in tasks {
        let own = of(task.work);
        common.retain(|verdict| own.iter().any(|it| it.key == verdict.key));
    }
    common
}

/// What somebody ticked and may do, as it waits now.
fn load(act: &mut Act, ticked: &[(Work, Id<Thing>)], sorts: &[task::Sort]) -> Done<Vec<Task>> {
    require_desk(act)?;
    let mut tasks = Vec::new();
    for (work, thing) in ticked {
        let found = task::get(act.tx, *thing, *work)?;
        tasks.extend(found.filter(|task| {
            sorts.contains(&(task.work, task.about))
                && act.actor.is_on(task.work.role(), task.ground())
        }));
    }
    Ok(tasks)
}

/// Shows what was ticked, or does what was decided about it.
pub(crate) async fn send(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    // A saved reply, where no script puts it into its field.
    let posted = match posted.get("fill_reason").to_owned() {
        text if text.is_empty() => posted,
        text => posted.without("verdict").with("reason", &text),
    };
    let (ticked, sorts) = (ticked(&posted), sorts(&visit));
    // A write, so that who may is who may by now.
    let tasks = visit.write(move |act| load(act, &ticked, &sorts)).await?;
    if tasks.is_empty() {
        return Ok(visit.go(visit.to.desk()));
    }
    let said = Judgement {
        verdict: posted.get("verdict").to_owned(),
        rule: posted.get("rule").to_owned(),
        reason: posted.get("reason").trim().to_owned(),
    };
    let common = verdicts(&visit, &tasks);
    let verdict = common.iter().find(|verdict| verdict.key == said.verdict).copied();
    if said.verdict != TAKE && verdict.is_none() {
        return Ok(
            Page(page(&visit, &posted, &tasks, &common, Flaws::default()).await?).into_response()
        );
    }
    let flaws = flaws_of(verdict, &said);
    if !flaws.is_empty() {
        let page = page(&visit, &posted, &tasks, &common, flaws).await?;
        return Ok(Unfinished(page).into_response());
    }
    let seen = posted.get("seen").parse().ok().and_then(|at| Timestamp::from_microsecond(at).ok());
    judge_all(&visit, tasks, said, seen.unwrap_or(visit.now)).await?;
    Ok(visit.go(visit.to.desk()))
}

fn flaws_of(verdict: Option<Verdict>, said: &Judgement) -> Flaws {
    let mut flaws = Flaws::default();
    if verdict.is_some_and(|verdict| verdict.needs == Needs::Reason) {
        flaws.text("reason", &said.reason, 10, 800);
    }
    flaws
}

async fn page(
    visit: &Visit,
    posted: &Posted,
    tasks: &[Task],
    common: &[Verdict],
    flaws: Flaws,
) -> Result<BulkPage, Problem> {
    let (own, all) = (visit.clone(), tasks.to_vec());
    let (loaded, rules, replies) = visit
        .read(move |act| {
            let loaded = load_shown(act, &own, &all)?;
            let mut rules = Vec::new();
            for system in own.systems() {
                let its = |task: &Task| system.work().contains(&(task.work, task.about));
                if all.iter().all(its) {
                    rules.push(system.rules(act, &all)?);
                }
            }
            Ok((loaded, rules, acts::desk::reply::all(act)?))
        })
        .await?;
    let w = &visit.words;
    let frame = Frame {
        desk: true,
        has_errors: !flaws.is_empty(),
        ..visit.frame(w.bulk_title(i64::try_from(tasks.len()).unwrap_or(i64::MAX)))
    };
    let items = shown_items(loaded, visit, &frame)?;
    let mut choices = Vec::new();
    for rules in rules {
        choices.extend(rules(visit, &frame)?);
    }
    if tasks.iter().all(|task| moderation::KINDS.contains(&task.work)) {
        choices = reasons(w, posted.get("rule"));
    }
    for choice in &mut choices {
        choice.chosen = choice.value == posted.get("rule");
    }
    Ok(BulkPage {
        items: items.into_iter().map(|it| (key(it.work, it.thing), it.what.label)).collect(),
        seen: posted.get("seen").parse().unwrap_or_else(|_| visit.now.as_microsecond()),
        verdicts: common
            .iter()
            .map(|it| (it.key, (it.word)(w), it.needs == Needs::Reason))
            .collect(),
        rules: choices,
        reason: posted.get("reason").to_owned(),
        replies: for_several(visit, &replies),
        errors: field_errors(w, &flaws),
        frame,
    })
}

/// Judges each in a transaction of its own; one that cannot be judged keeps none of the others.
async fn judge_all(
    visit: &Visit,
    tasks: Vec<Task>,
    said: Judgement,
    seen: Timestamp,
) -> Result<(), Problem> {
    let batch = Id::new(visit.app.service()?.store.new_id());
    let (mut refused, mut work) = (Vec::new(), Work::Screen);
    for task in tasks {
        work = task.work;
        let (own, judged, said) = (visit.clone(), task.clone(), said.clone());
        let outcome = visit.attempt(move |act| judge(act, &own, &judged, &said, seen, batch)).await;
        let why = match outcome {
            Ok(Ok(())) => continue,
            Ok(Err(Refusal::ChangedMeanwhile | Refusal::AlreadyElsewhere)) => "changed",
            Ok(Err(Refusal::NotFound)) => "gone",
            Ok(Err(Refusal::Flawed(_))) => "rule",
            Ok(Err(refusal)) => return Err(visit.problem(refusal.into())),
            Err(Problem::Conflict) => "changed",
            Err(problem) => return Err(problem),
        };
        refused.push((task.thing.to_string(), why.to_owned()));
    }
    if refused.is_empty() {
        return Ok(());
    }
    visit.write(move |act| deed::refuse(act, batch, (work, &said.verdict), &refused)).await
}

fn judge(
    act: &mut Act,
    visit: &Visit,
    task: &Task,
    said: &Judgement,
    seen: Timestamp,
    batch: Id<deed::Deed>,
) -> Done<()> {
    act.require_on(task.work.role(), task.ground())?;
    // What a colleague did in the meantime is no longer this task.
    let waiting = task::get(act.tx, task.thing, task.work)?;
    let changed = store::things::thing::changed(act.tx, task.thing)?;
    if waiting.is_none() || changed.is_some_and(|changed| changed > seen) {
        return Err(Refused::Rule(Refusal::ChangedMeanwhile));
    }
    let said = &filled(act, visit, task.thing, said)?;
    let before = if said.verdict == TAKE {
        let me = act.actor.person;
        assign::give(act, task.thing, task.work, me)?;
        ""
    } else if moderation::KINDS.contains(&task.work) {
        moderation::judge(act, &visit.city, task.thing, said)?
    } else {
        let systems = visit.systems();
        let own = systems.iter().find(|it| it.work().contains(&(task.work, task.about)));
        own.ok_or(Refusal::NotFound)?.judge(act, task, said)?;
        ""
    };
    deed::add(act, batch, (task.work, &said.verdict), task.thing, before)
}

/// What is said of one of them: what differs stands in its places.
fn filled(act: &mut Act, visit: &Visit, thing: Id<Thing>, said: &Judgement) -> Done<Judgement> {
    if !said.reason.contains('{') {
        return Ok(said.clone());
    }
    let post = written::load(act, thing)?;
    let name = post.found.written().map_or_else(String::new, |it| it.author.name.clone());
    let author = Author { name: &name, language: post.reads.as_str() };
    Ok(Judgement { reason: author.fill(visit, &post.found, &said.reason), ..said.clone() })
}
