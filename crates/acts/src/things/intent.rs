//! What somebody wanted to do before they signed in, done once they have: by the same acts and rules as the buttons.

use city::{CommentInput, Deed, Id, Intent, Language, Level, Person, Refusal};
use store::things as rows;

use super::{Found, comment, find, follow, readable, support};
use crate::calls::instead;
use crate::city::typed;
use crate::events::registration;
use crate::{Act, Done, Refused};

/// What became of it.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It is done, with this: the thing, or the comment on it.
    Done(Found),
    /// They had done it before.
    Before(Found),
    /// They have to prove more first.
    Unproven(Found, Level),
    /// It cannot be done with this any more, or not by them.
    Refused(Found),
    /// There is no such thing, or not for them.
    Gone,
}

/// Does it, in the name of whoever acts. What was typed for it lies with the browser they came in with.
pub fn fulfil(
    act: &mut Act,
    intent: Intent,
    browser_hash: &[u8],
    language: &Language,
) -> Done<Outcome> {
    let person = act.person()?;
    let found = match readable(act, intent.thing) {
        Ok(found) => found,
        Err(Refused::Rule(_)) => return Ok(Outcome::Gone),
        Err(refused) => return Err(refused),
    };
    if is_done(act, intent, person)? {
        return Ok(Outcome::Before(found));
    }
    let done = match intent.deed {
        Deed::Support => support::give(act, intent.thing),
        Deed::Follow => follow::start(act, intent.thing),
        Deed::Comment => write(act, &found, browser_hash, language),
        Deed::Register => registration::register_plainly(act, intent.thing.of(), language),
        Deed::Instead => instead::wished(act, browser_hash, &found, language),
    };
    match done {
        Ok(done) => Ok(Outcome::Done(done)),
        Err(Refused::Rule(Refusal::Unproven(level))) => Ok(Outcome::Unproven(found, level)),
        Err(Refused::Rule(_)) => Ok(Outcome::Refused(found)),
        Err(refused) => Err(refused),
    }
}

fn is_done(act: &mut Act, intent: Intent, person: Id<Person>) -> Done<bool> {
    Ok(match intent.deed {
        Deed::Support => rows::support::has(act.tx, intent.thing, person)?,
        Deed::Follow => rows::follow::has(act.tx, intent.thing, person)?,
        Deed::Register => registration::is_registered(act, intent.thing, person)?,
        Deed::Comment | Deed::Instead => false,
    })
}

/// Publishes the comment that was typed in this browser, and keeps it no longer.
fn write(act: &mut Act, on: &Found, browser_hash: &[u8], language: &Language) -> Done<Found> {
    on.may_comment(&act.actor, act.now)?;
    let form = comment::form(on.id());
    let typed = typed::of(act, browser_hash, &form)?.ok_or(Refusal::NotFound)?;
    let field = |name: &str| {
        let found = typed.fields.0.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    let input = CommentInput::check(field("text"), language.clone())?.on_side(field("side"))?;
    let key = format!("{form}/{}/{}", typed.id, typed.version);
    let written = comment::write(act, on.id(), field("parent").parse().ok(), &input, &key)?;
    typed::forget(act, browser_hash, &form)?;
    find(act, written.thing())
}
