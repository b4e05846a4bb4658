//! Ideas that somebody told the city: how, what they agreed to, and the digest of their card's code.

use calls::{Call, Consent, How, Idea};
use city::{Id, Person, Sealed, Thing};
use jiff::Timestamp;

use crate::things::thing;
use crate::{Result, Table as _, Tx};

crate::table! {
    /// How an idea was told.
    pub struct Told in "told" key (id) {
        /// The idea, whose identifier it is.
        pub id: Id<Idea>,
        /// How.
        pub how: How,
        /// What its teller agreed to.
        pub consent: Consent,
        /// The event where it was written down.
        pub event: Option<Id<Thing>>,
        /// Who entered it.
        pub entered_by: Option<Id<Person>>,
        /// The digest of the code of the card; none once it was claimed.
        pub hash: Option<Vec<u8>>,
        /// Where its teller can be reached, sealed.
        pub contact: Option<Sealed>,
        /// When it was entered.
        pub made_at: Timestamp,
        /// When its teller claimed it.
        pub claimed_at: Option<Timestamp>,
    }
}

crate::statements! {
    /// How an idea was told; nothing where its author wrote it.
    pub fn of(idea: Id<Idea>) -> Option<Told> = select "where id = ?1";
    /// The one whose card has a code with this digest.
    pub fn by_code(hash: &[u8]) -> Option<Told> = select "where hash = ?1";
    fn count_up(call: Id<Call>, how: How) = "insert into told_count (call, how, ideas) values (?1, ?2, 1) on conflict (call, how) do update set ideas = told_count.ideas + 1";
    /// How many ideas of a call were told so.
    pub fn counts(call: Id<Call>) -> Vec<(How, i64)> = "select how, ideas from told_count where call = ?1 order by how";
    fn own_versions(idea: Id<Idea>, from: Id<Person>, to: Id<Person>) = "update idea_version set author = ?3 where idea = ?1 and author = ?2";
    fn own_sheet(idea: Id<Idea>, to: Id<Person>) = "update sheet set person = ?2 where idea = ?1";
    fn drop_author(idea: Id<Idea>, person: Id<Person>) = "delete from author where thing = ?1 and person = ?2";
}

/// Notes how an idea was told, and counts it.
pub fn insert(tx: &mut Tx, told: &Told, call: Id<Call>) -> Result<()> {
    told.insert(tx)?;
    count_up(tx, call, told.how).map(|_| ())
}

/// Saves it as it was changed.
pub fn update(tx: &mut Tx, told: &Told) -> Result<()> {
    told.update(tx).map(|_| ())
}

/// Makes whoever holds the card the author in the place of the nobody who stood for them.
pub fn give_to(tx: &mut Tx, idea: &Idea, to: Id<Person>, now: Timestamp) -> Result<()> {
    thing::give_to(tx, idea.id.thing(), to, now)?;
    drop_author(tx, idea.id, idea.author.id)?;
    own_versions(tx, idea.id, idea.author.id, to)?;
    own_sheet(tx, idea.id, to).map(|_| ())
}
