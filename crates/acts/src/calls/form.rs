//! The form of a call: read by whoever may read the call, built and changed by officers.

use calls::{Call, KeptForm};
use city::audit::Action;
use city::{Flaw, Flaws, Id, Refusal, Role, Slug};
use forms::{CannotEdit, Form};
use serde_json::json;
use store::calls as rows;

use super::call::{readable, to_work_on};
use crate::{Act, Done, sealed};

/// A call that whoever acts may read, with its form and what is known of its answers.
pub fn load(act: &mut Act, slug: &Slug) -> Done<(Call, KeptForm)> {
    let call = readable(act, slug)?;
    let kept = rows::form::get(act.tx, call.id)?;
    Ok((call, kept))
}

/// The same for whoever builds it: an officer, still.
pub fn to_build(act: &mut Act, slug: &Slug) -> Done<(Call, KeptForm)> {
    act.person()?;
    let (call, kept) = load(act, slug)?;
    act.require_on(Role::Officer, call.ground())?;
    Ok((call, kept))
}

/// What a call asks. A call without a form costs nothing.
pub fn of(act: &mut Act, call: &Call) -> Done<Form> {
    if call.asks { Ok(rows::form::asked(act.tx, call.id)?) } else { Ok(Form::default()) }
}

/// Saves the form of a call as an officer changed it from the one with so many `changes`. Somebody may have answered while
/// it was being changed: what would misread their answer is refused.
pub fn save(act: &mut Act, call: Id<Call>, form: &Form, changes: i64) -> Done<KeptForm> {
    let found = to_work_on(act, call)?;
    if found.results.is_some() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    let before = rows::form::get(act.tx, call)?;
    if before.changes != changes {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    newly_sealed(act, &before.form, form)?;
    form.may_follow(&before.form, &before.answered).map_err(|cannot| match cannot {
        CannotEdit::Settled => Refusal::ChangedMeanwhile,
        _ => Refusal::AlreadyElsewhere,
    })?;
    rows::form::save(act.tx, call, form, changes)?;
    let details = json!({ "part": "form", "questions": form.questions().count() });
    act.audit(Action::Save, call, &details)?;
    Ok(rows::form::get(act.tx, call)?)
}

/// What nothing can seal is not asked so.
fn newly_sealed(act: &Act, before: &Form, form: &Form) -> Done<()> {
    let was = |key| before.question(key).is_some_and(|question| question.sealed);
    let is_new = form.questions().any(|question| question.sealed && !was(question.key));
    if is_new && !sealed::can_seal(act) {
        let mut flaws = Flaws::default();
        flaws.add("sealed", Flaw::KeyAway);
        return Err(flaws.into());
    }
    Ok(())
}

/// Gives a call that begins the form of the one, or of the template, that it was made of.
pub(super) fn begin(act: &mut Act, call: Id<Call>, form: &Form) -> Done<()> {
    if form.items().is_empty() { Ok(()) } else { Ok(rows::form::save(act.tx, call, form, 0)?) }
}
