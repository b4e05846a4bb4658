//! Saved replies, which whoever works at the desk may use and change.

use city::audit::Action;
use city::{Flaw, Flaws, Id, Refusal, SavedReply, Texts};
use serde_json::json;
use store::desk::reply as rows;

use super::{require_desk, require_whole_desk};
use crate::{Act, Done};

/// All of them, by name.
pub fn all(act: &mut Act) -> Done<Vec<SavedReply>> {
    require_desk(act)?;
    Ok(rows::all(act.tx)?)
}

/// Writes a new one, or changes one.
pub fn save(act: &mut Act, id: Option<Id<SavedReply>>, name: &str, texts: &Texts) -> Done<()> {
    require_whole_desk(act)?;
    let known = rows::all(act.tx)?;
    if id.is_some_and(|id| known.iter().all(|reply| reply.id != id)) {
        return Err(Refusal::NotFound.into());
    }
    let (name, texts) = SavedReply::check(name, texts, &act.stage.city.languages)?;
    let mut flaws = Flaws::default();
    if known.iter().any(|reply| Some(reply.id) != id && reply.name == name) {
        flaws.add("reply-name", Flaw::Taken);
    } else if id.is_none() && known.len() >= usize::try_from(rows::MOST).unwrap_or(usize::MAX) {
        flaws.add("reply-name", Flaw::TooMany { most: known.len() });
    }
    if !flaws.is_empty() {
        return Err(Refusal::Flawed(flaws).into());
    }
    let id = id.unwrap_or_else(|| act.new_id());
    rows::save(act.tx, &SavedReply { id, name, texts })?;
    act.audit_city(Action::SaveReply, &json!({ "reply": id }))
}

/// Removes one.
pub fn remove(act: &mut Act, id: Id<SavedReply>) -> Done<()> {
    require_whole_desk(act)?;
    if !rows::remove(act.tx, id)? {
        return Err(Refusal::NotFound.into());
    }
    act.audit_city(Action::SaveReply, &json!({ "removed": id }))
}
