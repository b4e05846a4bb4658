//! Letters that ask somebody to belong to an organisation. Only the digest of their key lies here.

use city::{Id, Mail, MemberRole, Organisation, Person};
use jiff::Timestamp;

use crate::{Result, Table, Tx};

crate::table! {
    /// An invitation that has not been answered. Its letter has the same identifier.
    pub struct Invitation in "invitation" key (id) {
        id: Id<Invitation>,
        organisation: Id<Organisation>,
        mail: String,
        role: MemberRole,
        hash: Vec<u8>,
        inviter: Option<Id<Person>>,
        made_at: Timestamp,
        expires_at: Timestamp,
    }
}

crate::statements! {
    /// By the digest of its key, as long as it can be answered.
    pub fn by_key(hash: &[u8], now: Timestamp) -> Option<Invitation> = select "where hash = ?1 and expires_at > ?2";
    /// By identifier, as long as it can be answered.
    pub fn get(id: Id<Invitation>, now: Timestamp) -> Option<Invitation> = select "where id = ?1 and expires_at > ?2";
    /// Those of an organisation that can be answered, the newest first.
    pub fn of(organisation: Id<Organisation>, now: Timestamp, limit: i64) -> Vec<Invitation> = select "where organisation = ?1 and expires_at > ?2 order by id desc limit ?3";
    /// Those to an address that can be answered, the newest first.
    pub fn to(mail: &Mail, now: Timestamp, limit: i64) -> Vec<Invitation> = select "where mail = ?1 and expires_at > ?2 order by made_at desc limit ?3";
    /// How many somebody sent since a moment.
    pub fn sent_by(inviter: Id<Person>, since: Timestamp) -> i64 = "select count(*) as invitations from invitation where inviter = ?1 and made_at > ?2";
    /// How many an address got since a moment.
    pub fn sent_to(mail: &Mail, since: Timestamp) -> i64 = "select count(*) as invitations from invitation where mail = ?1 and made_at > ?2";
    /// Another key, as its letter leaves; none when it is over.
    pub fn renew(id: Id<Invitation>, hash: &[u8], now: Timestamp) = "update invitation set hash = ?2 where id = ?1 and expires_at > ?3";
    /// Ends it: it was answered, or taken back.
    pub fn end(id: Id<Invitation>) = "delete from invitation where id = ?1";
    /// Ends those of an organisation to an address.
    pub fn end_to(organisation: Id<Organisation>, mail: &str) = "delete from invitation where organisation = ?1 and mail = ?2";
    /// Removes those that were over before a moment.
    pub fn purge(before: Timestamp) = "delete from invitation where expires_at < ?1";
}

/// Notes an invitation that is sent.
pub fn insert(tx: &mut Tx, new: &Invitation) -> Result<()> {
    new.insert(tx)
}
