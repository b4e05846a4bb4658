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
    /// The listed ideas that were brought for an organisation before one, the newest first.
    pub fn brought(organisation: Id<Organisation>, before: i64, limit: i64) -> Vec<Id<Idea>> = "select f.idea from idea_for f join thing t on t.id = f.idea where f.organisation = ?1 and f.idea < ?2 and t.listed = true order by f.idea desc limit ?3";
    fn drop_one(idea: Id<Idea>) = "delete from idea_for where idea = ?1";
}

/// Notes for which organisation an idea was brought, or that it is its author's own.
pub fn set(tx: &mut Tx, idea: Id<Idea>, organisation: Option<Id<Organisation>>) -> Result<()> {
    match organisation {
        Some(organisation) => ForRow { idea, organisation }.put(tx),
        None => drop_one(tx, idea).map(|_| ()),
    }
}
