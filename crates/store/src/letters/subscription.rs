//! Who asked for newsletters. Nobody stands here who did not.

use city::{Id, Person, Topic};
use jiff::Timestamp;

use crate::{Result, Tx};

crate::table! {
    pub(crate) struct SubscriptionRow in "subscription" key (topic, person) {
        topic: Topic,
        person: Id<Person>,
        made_at: Timestamp,
    }
}

crate::statements! {
    fn enter(topic: &Topic, person: Id<Person>, made_at: Timestamp) = "insert into subscription (topic, person, made_at) values (?1, ?2, ?3) on conflict (topic, person) do nothing";
    /// Ends it; how many there were.
    pub fn end(topic: &Topic, person: Id<Person>) = "delete from subscription where topic = ?1 and person = ?2";
    /// Ends all of somebody's.
    pub fn end_all(person: Id<Person>) -> () = "delete from subscription where person = ?1";
    pub(crate) fn end_topic(topic: &Topic) -> () = "delete from subscription where topic = ?1";
    fn rows_of(person: Id<Person>) -> Vec<SubscriptionRow> = select "where person = ?1 order by topic";
    /// Readers behind one, in order.
    pub fn readers(topic: &Topic, after: i64, limit: i64) -> Vec<Id<Person>> = "select person from subscription where topic = ?1 and person > ?2 order by person limit ?3";
    /// How many would get a newsletter now, up to a number: not those to whose address nothing goes any more.
    pub fn count(topic: &Topic, most: i64) -> i64 = "select count(*) as readers from (select 1 as one from subscription s join person p on p.id = s.person where s.topic = ?1 and p.mail is not null and not exists (select 1 from trouble t where t.mail = p.mail and t.stopped_at is not null) limit ?2) few";
}

/// Notes that somebody asked for newsletters. Repeated it changes nothing.
pub fn begin(tx: &mut Tx, topic: &Topic, person: Id<Person>, now: Timestamp) -> Result<()> {
    enter(tx, topic, person, now).map(drop)
}

/// What somebody asked for newsletters about.
pub fn of(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Topic>> {
    Ok(rows_of(tx, person)?.into_iter().map(|row| row.topic).collect())
}
