//! For which organisations ideas were brought.

use calls::Idea;
use city::{Id, Organisation};

use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct ForRow in "idea_for" key (idea) {
        idea: Id<Idea>,
        organisation: Id<Organisation>,
    }
}

crate::statements! {
    /// For which organisation an idea was brought.
    pub fn of(idea: Id<Idea>) -> Option<Id<Organisation>> = "select organisation from idea_for where idea = ?1";
    #[expect(clippy::too_many_arguments, reason = "ten at once")]
    fn ten(a: Id<Idea>, b: Id<Idea>, c: Id<Idea>, d: Id<Idea>, e: Id<Idea>, f: Id<Idea>, g: Id<Idea>, h: Id<Idea>, i: Id<Idea>, j: Id<Idea>) -> Vec<(Id<Idea>, Id<Organisation>)> = "select idea, organisation from idea_for where idea in (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    /// The listed ideas that were brought for an organisation before one, the newest first.
    pub fn brought(organisation: Id<Organisation>, before: i64, limit: i64) -> Vec<Id<Idea>> = "select f.idea from idea_for f join thing t on t.id = f.idea where f.organisation = ?1 and f.idea < ?2 and t.listed = true order by f.idea desc limit ?3";
    fn drop_one(idea: Id<Idea>) = "delete from idea_for where idea = ?1";
}

/// For which organisations these ideas were brought.
pub fn of_these(tx: &mut Tx, ideas: &[Id<Idea>]) -> Result<Vec<(Id<Idea>, Id<Organisation>)>> {
    let mut found = Vec::new();
    for some in ideas.chunks(10) {
        let mut ids = some.iter().copied();
        let [a, b, c, d, e, f, g, h, i, j] = [(); 10].map(|()| ids.next().unwrap_or(Id::new(0)));
        found.extend(ten(tx, a, b, c, d, e, f, g, h, i, j)?);
    }
    Ok(found)
}

/// Notes for which organisation an idea was brought, or that it is its author's own.
pub fn set(tx: &mut Tx, idea: Id<Idea>, organisation: Option<Id<Organisation>>) -> Result<()> {
    match organisation {
        Some(organisation) => ForRow { idea, organisation }.put(tx),
        None => drop_one(tx, idea).map(|_| ()),
    }
}
