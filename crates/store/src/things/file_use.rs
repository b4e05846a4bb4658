//! Which things show a file: by this it is authorised, and swept when none does.

use city::{Id, Thing};

use crate::city::file::File;
use crate::{Result, Tx};

crate::statements! {
    fn enter(file: Id<File>, thing: Id<Thing>) = "insert into file_use (file, thing) values (?1, ?2) on conflict (file, thing) do nothing";
    fn remove_others(thing: Id<Thing>, kept: i64) = "delete from file_use where thing = ?1 and file <> ?2";
    /// Files from before a moment that no thing and no draft shows, nor the city itself as its logo.
    pub fn unused(before: jiff::Timestamp, logo: i64, limit: i64) -> Vec<Id<File>> = "select f.id from file f where f.made_at < ?1 and f.id <> ?2 and not exists (select 1 from file_use u where u.file = f.id) and not exists (select 1 from draft d where d.photo = f.id) order by f.id limit ?3";
    /// The things that show a file.
    pub fn of(file: Id<File>) -> Vec<Id<Thing>> = "select thing from file_use where file = ?1 order by thing";
}

/// Notes which file a thing shows, if any, in the place of what it showed before.
pub(crate) fn set(tx: &mut Tx, thing: Id<Thing>, file: Option<Id<File>>) -> Result<()> {
    remove_others(tx, thing, file.map_or(0, Id::get))?;
    match file {
        Some(file) => enter(tx, file, thing).map(|_| ()),
        None => Ok(()),
    }
}
