//! What says nearly the same as a new text, who has just written in the same place, and how much somebody said today. All
//! of it is looked up to a bound, whatever the size of the city.

use city::{Id, Person, Print, Thing};
use jiff::Timestamp;

use crate::{Result, Tx};

/// How many texts that might say the same are compared.
const CANDIDATES: i64 = 24;
/// How many of the newest posts in one place are looked at.
const RECENT: i64 = 40;
/// How much of what somebody said is counted for a day.
const POSTS: i64 = 200;

crate::statements! {
    #[expect(clippy::too_many_arguments, reason = "one for each band")]
    fn enter(thing: Id<Thing>, made_at: Timestamp, band_1: i64, band_2: i64, band_3: i64, band_4: i64, band_5: i64, band_6: i64, band_7: i64, band_8: i64) = "insert into echo (band, thing, made_at) values (?3, ?1, ?2), (?4, ?1, ?2), (?5, ?1, ?2), (?6, ?1, ?2), (?7, ?1, ?2), (?8, ?1, ?2), (?9, ?1, ?2), (?10, ?1, ?2) on conflict (band, thing) do nothing";
    // Band by band along the key: with all at once, PostgreSQL would rather go through everything in order.
    #[expect(clippy::too_many_arguments, reason = "one for each band")]
    fn with_bands(since: Timestamp, limit: i64, band_1: i64, band_2: i64, band_3: i64, band_4: i64, band_5: i64, band_6: i64, band_7: i64, band_8: i64) -> Vec<Id<Thing>> = "select thing from (select thing from echo where band = ?3 and made_at > ?1 order by thing desc limit ?2) e3 union all select thing from (select thing from echo where band = ?4 and made_at > ?1 order by thing desc limit ?2) e4 union all select thing from (select thing from echo where band = ?5 and made_at > ?1 order by thing desc limit ?2) e5 union all select thing from (select thing from echo where band = ?6 and made_at > ?1 order by thing desc limit ?2) e6 union all select thing from (select thing from echo where band = ?7 and made_at > ?1 order by thing desc limit ?2) e7 union all select thing from (select thing from echo where band = ?8 and made_at > ?1 order by thing desc limit ?2) e8 union all select thing from (select thing from echo where band = ?9 and made_at > ?1 order by thing desc limit ?2) e9 union all select thing from (select thing from echo where band = ?10 and made_at > ?1 order by thing desc limit ?2) e10";
    fn remove(thing: Id<Thing>) = "delete from echo where thing = ?1";
    fn purge_before(before: Timestamp) = "delete from echo where made_at < ?1";
    fn posts_since(author: Id<Person>, since: Timestamp, most: i64) -> i64 = "select count(*) as posts from (select coalesce(t.published_at, t.changed_at) as made_at from thing t where t.author = ?1 order by t.id desc limit ?3) few where few.made_at > ?2";
    fn crowded(place: Id<Thing>, own: Id<Person>, since: Timestamp, from: Timestamp, to: Timestamp, most: i64) -> i64 = "select count(distinct p.id) as accounts from (select t.author as author, t.changed_at as changed_at from thing t where t.parent = ?1 order by t.changed_at desc limit ?6) few join person p on p.id = few.author where few.changed_at > ?3 and p.id <> ?2 and p.known = false and p.made_at >= ?4 and p.made_at <= ?5";
    fn came_at(person: Id<Person>) -> Option<Timestamp> = "select made_at from person where id = ?1";
}

fn eight(print: &Print) -> [i64; city::order::BANDS] {
    let mut bands = print.bands().into_iter();
    [(); city::order::BANDS].map(|()| bands.next().unwrap_or_default())
}

/// Enters what a text is found again by. A text of a few words says nothing.
pub fn insert(tx: &mut Tx, thing: Id<Thing>, print: &Print, now: Timestamp) -> Result<()> {
    remove(tx, thing)?;
    if print.is_empty() {
        return Ok(());
    }
    let [a, b, c, d, e, f, g, h] = eight(print);
    enter(tx, thing, now, a, b, c, d, e, f, g, h).map(|_| ())
}

/// What may say nearly the same, said since a moment, the newest first.
pub fn alike(tx: &mut Tx, print: &Print, since: Timestamp) -> Result<Vec<Id<Thing>>> {
    if print.is_empty() {
        return Ok(Vec::new());
    }
    let [a, b, c, d, e, f, g, h] = eight(print);
    let mut things = with_bands(tx, since, CANDIDATES, a, b, c, d, e, f, g, h)?;
    things.sort_unstable_by(|one, other| other.cmp(one));
    things.dedup();
    things.truncate(usize::try_from(CANDIDATES).unwrap_or(usize::MAX));
    Ok(things)
}

/// How much somebody has said since a moment.
pub fn posts(tx: &mut Tx, author: Id<Person>, since: Timestamp) -> Result<i64> {
    posts_since(tx, author, since, POSTS)
}

/// How many other accounts that nobody knows, made between two moments, have written in the same place since a moment.
pub fn crowd(
    tx: &mut Tx,
    place: Id<Thing>,
    own: Id<Person>,
    since: Timestamp,
    made: [Timestamp; 2],
) -> Result<i64> {
    let [from, to] = made;
    crowded(tx, place, own, since, from, to, RECENT)
}

/// When somebody came.
pub fn came(tx: &mut Tx, person: Id<Person>) -> Result<Option<Timestamp>> {
    came_at(tx, person)
}

/// Forgets what was said before a moment.
pub fn purge(tx: &mut Tx, before: Timestamp) -> Result<()> {
    purge_before(tx, before).map(|_| ())
}
