//! How a call is evaluated: what is weighed, by whom, until when.

use calls::Call;
use calls::evaluation::{Plan, evaluates_as};
use city::audit::Action;
use city::{Author, Flaw, Flaws, Id, Person, Refusal, Role, Slug, Theme};
use serde_json::json;
use store::calls::evaluator::{self, Evaluating, Evaluator};
use store::calls::{self as rows, evaluation};
use store::city::person;

use super::super::call::to_work_on;
use crate::{Act, Done};

/// Everything that is set up about evaluating a call.
#[derive(Debug)]
pub struct Setup {
    /// The call.
    pub call: Call,
    /// How it is evaluated; a proposal with version 0 where nothing is set up.
    pub evaluating: Evaluating,
    /// Who evaluates.
    pub evaluators: Vec<Evaluator>,
    /// Those who work for the call and could, and its jurors.
    pub colleagues: Vec<(Author, Role)>,
    /// Whether anybody wrote a mark, so that what marks mean stays.
    pub marked: bool,
}

/// How a call is evaluated.
pub fn evaluating(act: &mut Act, call: Id<Call>) -> Done<Evaluating> {
    Ok(evaluator::of(act.tx, call)?.ok_or(Refusal::NotFound)?)
}

/// The call of this name with how it is evaluated, for an officer of it.
pub fn evaluated(act: &mut Act, slug: &Slug) -> Done<(Call, Evaluating)> {
    let call = rows::call::by_slug(act.tx, slug)?;
    act.require_on(Role::Officer, call.ground())?;
    let evaluating = evaluating(act, call.id)?;
    Ok((call, evaluating))
}

/// The call of this name with how it is evaluated, for whoever evaluates its ideas.
pub fn plan_of(act: &mut Act, slug: &Slug) -> Done<(Call, Evaluating)> {
    let call = rows::call::by_slug(act.tx, slug)?;
    super::evaluator(act, call.ground())?;
    let evaluating = evaluating(act, call.id)?;
    Ok((call, evaluating))
}

/// Who evaluates the ideas of a call.
pub fn evaluators(act: &mut Act, call: Id<Call>) -> Done<Vec<Evaluator>> {
    Ok(evaluator::list(act.tx, call)?)
}

/// What is set up about a call, for an officer of it.
pub fn setup(act: &mut Act, slug: &Slug) -> Done<Setup> {
    let call = rows::call::by_slug(act.tx, slug)?;
    act.require_on(Role::Officer, call.ground())?;
    let evaluating = evaluator::of(act.tx, call.id)?.unwrap_or_else(|| Evaluating {
        call: call.id,
        version: 0,
        plan: Plan::of(&call.content),
        closed: None,
    });
    let mut colleagues = Vec::new();
    for one in person::colleagues(act.tx, act.now)? {
        if let Some(role) = evaluates(act, &call, one.id)? {
            colleagues.push((Author { id: one.id, name: one.name }, role));
        }
    }
    Ok(Setup {
        evaluators: evaluator::list(act.tx, call.id)?,
        marked: evaluation::is_marked(act.tx, call.id)?,
        evaluating,
        colleagues,
        call,
    })
}

/// As what somebody could evaluate the ideas of a call now, as one of its officers or jurors.
pub(super) fn evaluates(act: &mut Act, call: &Call, who: Id<Person>) -> Done<Option<Role>> {
    match person::actor(act.tx, who) {
        Err(store::Error::NotFound) => Ok(None),
        actor => Ok(evaluates_as(&actor?, call.ground())),
    }
}

/// A call that is not decided as a whole.
pub(super) fn undecided_call(call: &Call) -> Result<(), Refusal> {
    if call.last_result().is_some() && !call.is_endless() {
        Err(Refusal::AlreadyElsewhere)
    } else {
        Ok(())
    }
}

/// Saves what is weighed, as [`Plan::revise`] allows. `version` is 0 where nothing was set up.
pub fn save(act: &mut Act, id: Id<Call>, version: i64, plan: &Plan) -> Done<()> {
    let call = to_work_on(act, id)?;
    undecided_call(&call)?;
    let before = evaluator::of(act.tx, id)?;
    if before.as_ref().map_or(0, |it| it.version) != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let marked = evaluation::is_marked(act.tx, id)?;
    let mut it = before.unwrap_or_else(|| Evaluating {
        call: id,
        version: 0,
        plan: plan.clone(),
        closed: None,
    });
    it.plan.revise(plan.clone(), &act.stage.city.languages, marked)?;
    evaluator::save(act.tx, &it)?;
    act.audit(Action::Save, id, &json!({ "part": "evaluation" }))
}

/// Makes a colleague or a juror an evaluator of a call, or changes what they look after. Themes and neighbourhoods are the city's.
pub fn appoint(
    act: &mut Act,
    id: Id<Call>,
    who: Id<Person>,
    themes: &[Theme],
    neighbourhoods: &[String],
) -> Done<()> {
    let call = to_work_on(act, id)?;
    undecided_call(&call)?;
    evaluating(act, id)?;
    let mut flaws = Flaws::default();
    if evaluates(act, &call, who)?.is_none() {
        flaws.add("evaluator", Flaw::NotAChoice);
    }
    let known = |key: &String| act.stage.city.neighbourhood(key).is_some();
    if !neighbourhoods.iter().all(known) {
        flaws.add("neighbourhoods", Flaw::NotAChoice);
    }
    let all = evaluator::list(act.tx, id)?;
    let most = usize::try_from(evaluator::MOST).unwrap_or(usize::MAX);
    if all.len() >= most && all.iter().all(|one| one.person.id != who) {
        flaws.add("evaluator", Flaw::TooMany { most });
    }
    flaws.into_result()?;
    let one = Evaluator {
        person: Author { id: who, name: String::new() },
        themes: themes.to_vec(),
        neighbourhoods: neighbourhoods.to_vec(),
    };
    evaluator::put(act.tx, id, &one, act.now)?;
    act.audit(Action::Assign, id, &json!({ "work": "evaluate", "to": who }))
}

/// Makes somebody an evaluator no more. What they have not handed in goes back; what they have stays.
pub fn dismiss(act: &mut Act, id: Id<Call>, who: Id<Person>) -> Done<()> {
    let call = to_work_on(act, id)?;
    undecided_call(&call)?;
    evaluator::remove(act.tx, id, who)?;
    evaluation::take_waiting(act.tx, who, id)?;
    act.audit(Action::Assign, id, &json!({ "work": "evaluate", "from": who }))
}

/// Ends the evaluating: from now on marks stay as they are, and everybody who works for the call reads them.
pub fn close(act: &mut Act, id: Id<Call>, version: i64) -> Done<()> {
    turn(act, id, version, true)
}

/// Lets marks be given again.
pub fn reopen(act: &mut Act, id: Id<Call>, version: i64) -> Done<()> {
    turn(act, id, version, false)
}

fn turn(act: &mut Act, id: Id<Call>, version: i64, closes: bool) -> Done<()> {
    let call = to_work_on(act, id)?;
    undecided_call(&call)?;
    let mut it = evaluating(act, id)?;
    if it.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if it.closed.is_some() == closes {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    it.closed = closes.then_some(act.now);
    evaluator::save(act.tx, &it)?;
    let part = if closes { "evaluation_closed" } else { "evaluation_opened" };
    act.audit(Action::Save, id, &json!({ "part": part }))
}
