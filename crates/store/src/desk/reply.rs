//! Saved replies.

use city::{Id, SavedReply, Texts};

use crate::{Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct ReplyRow in "saved_reply" key (id) {
        id: Id<SavedReply>,
        name: String,
        texts: Json<Texts>,
    }
}

crate::statements! {
    fn by_name(limit: i64) -> Vec<ReplyRow> = select "order by name, id limit ?1";
    fn drop_one(id: Id<SavedReply>) = "delete from saved_reply where id = ?1";
}

/// How many there may be; nobody finds theirs among more.
pub const MOST: i64 = 200;

/// All, by name.
pub fn all(tx: &mut Tx) -> Result<Vec<SavedReply>> {
    let whole = |row: ReplyRow| SavedReply { id: row.id, name: row.name, texts: row.texts.0 };
    Ok(by_name(tx, MOST)?.into_iter().map(whole).collect())
}

/// Enters or changes one.
pub fn save(tx: &mut Tx, reply: &SavedReply) -> Result<()> {
    let SavedReply { id, name, texts } = reply.clone();
    ReplyRow { id, name, texts: Json(texts) }.put(tx)
}

/// Removes one; false when there is none.
pub fn remove(tx: &mut Tx, id: Id<SavedReply>) -> Result<bool> {
    Ok(drop_one(tx, id)? == 1)
}
