//! The versions of an idea, for whoever may read the idea.

use calls::{Idea, Version};
use city::{Author, Id};
use store::calls as rows;

use crate::{Act, Done};

/// How many versions are listed.
pub const LISTED: i64 = 50;
/// How many who proposed a change are named.
const NAMED: i64 = 50;

/// The versions of an idea before one of them, the newest first; none where it was never changed.
pub fn page(act: &mut Act, id: Id<Idea>, before: i64) -> Done<Vec<Version>> {
    super::idea::readable(act, id)?;
    Ok(rows::version::page(act.tx, id, before, LISTED)?)
}

/// One version.
pub fn get(act: &mut Act, id: Id<Idea>, number: i64) -> Done<Option<Version>> {
    super::idea::readable(act, id)?;
    Ok(rows::version::get(act.tx, id, number)?)
}

/// How many versions an idea has, and who proposed changes that were taken in.
pub fn of(act: &mut Act, id: Id<Idea>) -> Done<(i64, Vec<Author>)> {
    let versions = rows::version::count(act.tx, id)?;
    if versions == 0 {
        return Ok((0, Vec::new()));
    }
    let named = rows::version::proposers(act.tx, id, NAMED)?.into_iter();
    Ok((versions, named.map(|(id, name)| Author { id, name }).collect()))
}
