//! Notes: what colleagues tell each other about a thing. No page of anybody else, no list, feed, search or public
//! interface reads them.

use city::{Id, Person, Thing};
use jiff::Timestamp;

use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct NoteRow in "note" key (id) {
        id: Id<Note>,
        thing: Id<Thing>,
        author: Option<Id<Person>>,
        text: String,
        made_at: Timestamp,
    }
}

crate::row! {
    /// A note with its writer's name, which is empty when they have left.
    pub struct Note from "note n left join person p on p.id = n.author" {
        /// Its identifier.
        pub id: Id<Note>,
        /// Who wrote it.
        pub name: String = "coalesce(p.name, '')",
        /// What they wrote.
        pub text: String,
        /// When.
        pub made_at: Timestamp,
    }
}

crate::row! {
    /// A note about one of several things.
    pub struct NoteOn {
        /// The thing.
        pub thing: Id<Thing>,
        /// Who wrote it.
        pub name: String,
        /// What they wrote.
        pub text: String,
    }
}

crate::statements! {
    /// The newest notes about what belongs to a thing, the newest first.
    pub fn within(whole: Id<Thing>, limit: i64) -> Vec<NoteOn> = "select n.thing as thing, coalesce(p.name, '') as name, n.text as text from note n left join person p on p.id = n.author where n.thing in (select t.id from thing t where t.parent = ?1 and t.noun = 'idea') order by n.id desc limit ?2";
    /// The newest notes about a thing, the newest first.
    pub fn of_thing(thing: Id<Thing>, limit: i64) -> Vec<Note> = select "where n.thing = ?1 order by n.id desc limit ?2";
}

/// Enters a note.
pub fn insert(
    tx: &mut Tx,
    id: Id<Note>,
    thing: Id<Thing>,
    author: Id<Person>,
    text: &str,
    now: Timestamp,
) -> Result<()> {
    NoteRow { id, thing, author: Some(author), text: text.to_owned(), made_at: now }.insert(tx)
}
