//! Entering organisations, and changing what is said of them.

use city::audit::Action;
use city::organisation_member::may_edit;
use city::{
    Author, Editor, Flaw, Flaws, Id, MemberRole, MemberState, Membership, Organisation,
    OrganisationInput, Refusal, Role, StepKind,
};
use likeness::Query;
use serde_json::json;
use store::city::person;
use store::organisations::{member as members, organisation as rows};
use store::things::asked::understand;
use store::things::found;

use super::member::Named;
use crate::{Act, Done};

/// How many that could be the same are shown.
const ALIKE: usize = 6;
/// How many of each word are looked at for that.
const LOOKED_AT: i64 = 60;

/// For whom somebody enters an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entering {
    /// They speak for it, and agree to be named on its page or do not.
    AsSpokesperson(Named),
    /// The city, which waits until somebody claims it.
    ForTheCity,
}

/// An organisation that whoever acts may read; any other may as well not exist.
pub fn readable(act: &mut Act, id: Id<Organisation>) -> Done<Organisation> {
    let organisation = rows::get(act.tx, id)?;
    if organisation.may_read(&act.actor) { Ok(organisation) } else { Err(Refusal::NotFound.into()) }
}

/// The part that whoever acts has in an organisation.
pub fn own_part(act: &mut Act, id: Id<Organisation>) -> Done<Option<Membership>> {
    match act.actor.person {
        Some(person) => Ok(members::get(act.tx, id, person)?),
        None => Ok(None),
    }
}

/// Listed organisations that what was typed could be: of the same name first, then those that have its words.
pub fn alike(act: &mut Act, input: &OrganisationInput) -> Done<Vec<Organisation>> {
    let mut all: Vec<Organisation> = Vec::new();
    for (language, name) in input.name.iter() {
        let mut found = rows::called(act.tx, name, 3)?;
        let asked = understand(act.tx, &Query::read(name, language.as_str()), language.as_str())?;
        for hit in found::of_noun(act.tx, city::Noun::Organisation, &asked, LOOKED_AT)?.hits {
            if hit.all && found.len() < ALIKE {
                found.push(rows::get(act.tx, hit.place.thing.of())?);
            }
        }
        for one in found {
            if all.len() < ALIKE && all.iter().all(|known| known.id != one.id) {
                all.push(one);
            }
        }
    }
    Ok(all)
}

/// `Ok` when no other organisation has one of its identifiers.
fn is_free(act: &mut Act, own: Option<Id<Organisation>>, input: &OrganisationInput) -> Done<()> {
    let mut flaws = Flaws::default();
    for (field, other) in rows::identified(act.tx, input)? {
        if Some(other.id) != own {
            flaws.add(field, Flaw::Taken);
        }
    }
    flaws.into_result().map_err(|flaws| Refusal::Flawed(flaws).into())
}

/// Enters an organisation. `key` makes a repeat harmless: the same key answers with the same organisation.
pub fn enter(
    act: &mut Act,
    input: &OrganisationInput,
    entering: Entering,
    key: &str,
) -> Done<Id<Organisation>> {
    act.once(key, |act| {
        let person = act.person()?;
        if entering == Entering::ForTheCity {
            act.require(Role::Officer)?;
        }
        is_free(act, None, input)?;
        let author =
            Author { id: person, name: person::get(act.tx, person)?.name.as_str().to_owned() };
        let author = (entering != Entering::ForTheCity).then_some(author);
        let organisation = Organisation::new(act.new_id(), author.clone(), input.clone(), act.now);
        rows::insert(act.tx, &organisation, &act.stage.city, act.now)?;
        let step = act.happened(StepKind::Published);
        act.step(organisation.id, &step)?;
        match (entering, author) {
            (Entering::AsSpokesperson(named), Some(person)) => {
                let membership = Membership {
                    organisation: organisation.id,
                    person,
                    role: MemberRole::Spokesperson,
                    state: MemberState::In,
                    shown: named.into(),
                    made: act.now,
                };
                members::put(act.tx, &membership)?;
            }
            _ => act.audit(Action::Publish, organisation.id, &json!({}))?,
        }
        Ok(organisation.id)
    })
}

/// Puts other words in place of those that are there.
pub fn edit(
    act: &mut Act,
    id: Id<Organisation>,
    input: &OrganisationInput,
    version: i64,
) -> Done<()> {
    let before = readable(act, id)?;
    let own = own_part(act, id)?;
    may_edit(&act.actor, &before, own.as_ref())?;
    is_free(act, Some(id), input)?;
    let by_itself = own.is_some_and(|own| own.speaks());
    let editor = if by_itself { Editor::Itself } else { Editor::City };
    let mut after = before.clone();
    after.edit(input.clone(), version, editor)?;
    if before == after {
        return Ok(());
    }
    save(act, &before, &after)?;
    match editor {
        Editor::Itself if before.verified().is_some() && after.verified().is_none() => {
            let step = act.happened(StepKind::Unverified);
            act.step(id, &step)
        }
        Editor::Itself => Ok(()),
        Editor::City => act.audit(Action::Save, id, &json!({})),
    }
}

/// Saves an organisation as it was changed.
pub(crate) fn save(act: &mut Act, before: &Organisation, after: &Organisation) -> Done<()> {
    Ok(rows::update(act.tx, before, after, &act.stage.city, act.now)?)
}

/// The listed organisations that have these words, the best first.
pub fn find(act: &mut Act, words: &str, language: &str) -> Done<Vec<Organisation>> {
    let words: String = words.chars().take(LONGEST).collect();
    let asked = understand(act.tx, &Query::read(&words, language), language)?;
    let mut all = Vec::new();
    if asked.is_empty() {
        return Ok(all);
    }
    let found = found::of_noun(act.tx, city::Noun::Organisation, &asked, found::LOOKED_AT)?;
    for hit in found.hits.into_iter().filter(|hit| hit.all).take(FOUND) {
        all.push(rows::get(act.tx, hit.place.thing.of())?);
    }
    Ok(all)
}

/// As much of what was typed is looked for.
const LONGEST: usize = 200;
/// How many are found at most, and one more.
const FOUND: usize = 121;
