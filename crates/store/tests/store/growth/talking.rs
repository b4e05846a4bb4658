//! What is said, and kept in order, in cities of both sizes.

use city::{Id, Print, TalkOrder, Thing};
use store::things::{comment, echo, mine, proposal, removal, translation};
use store::{Error, Tx, args};

use super::{CALL, FIRST_COMMENT, FIRST_IDEA, PAGE, Read, SOMEBODY, moment, some};
use crate::common::NOW;

/// What thirty neighbours say, whatever the size of the city.
const SAID: &str = "We plant a tree in the shade of the church";

// Each comment echoes others of its own; a few say the same. Every second hiding was proposed about another thing.
const ECHOES: &str = "insert into echo (band, thing, made_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select i, cast(?2 as bigint) + i, cast(?3 as bigint) from n";
const PROPOSALS: &str = "insert into proposal (thing, actor, rule, law, reason, told, made_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, 2, 'other', '', 'It insults.', '', cast(?3 as bigint) from n";
const TRANSLATED: &str = "insert into translation (thing, language, digest, title, text, made_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, 'nl', ?3, '', 'woorden', cast(?4 as bigint) from n";
const BACKED: &str = "insert into support (thing, person, made_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select cast(?2 as bigint) + i, cast(?3 as bigint), cast(?4 as bigint) from n";

/// Fills a city with so many ideas, one comment each.
pub(super) fn fill(tx: &mut Tx, ideas: i64) -> Result<(), Error> {
    tx.execute(ECHOES, args![ideas, FIRST_COMMENT, NOW])?;
    tx.execute(PROPOSALS, args![ideas, FIRST_COMMENT, NOW])?;
    tx.execute(TRANSLATED, args![ideas, FIRST_COMMENT, vec![1_u8], NOW])?;
    tx.execute(BACKED, args![20_i64, FIRST_COMMENT, SOMEBODY, NOW])?;
    for number in 1..=30 {
        let thing = Id::new(FIRST_COMMENT + number);
        echo::insert(tx, thing, &Print::of(SAID), moment(NOW))?;
    }
    for month in ["2026-08", "2026-09"] {
        let hidden = (city::hiding::What::Hidden, city::Noun::Comment, city::ReportReason::Spam);
        removal::count(tx, month, hidden, ideas)?;
    }
    Ok(())
}

/// What the pages of a conversation and of its moderators read.
pub(super) fn reads() -> Vec<(&'static str, Read)> {
    let first: Id<Thing> = Id::new(FIRST_IDEA + 1);
    let somebody = Id::new(SOMEBODY);
    let said = Print::of(SAID);
    let count = |found: Result<i64, Error>| found.map(|it| usize::try_from(it).unwrap());
    vec![
        ("comments", Box::new(move |tx| some(comment::about(tx, first, 0, PAGE)))),
        ("followed by somebody", Box::new(move |tx| some(mine::followed(tx, somebody)))),
        ("brought by somebody", Box::new(move |tx| some(mine::brought(tx, somebody)))),
        ("supported by somebody", Box::new(move |tx| some(mine::supported(tx, somebody)))),
        ("threads", threads(first, TalkOrder::Oldest)),
        ("newest threads", threads(first, TalkOrder::Newest)),
        ("supported threads", threads(first, TalkOrder::Supported)),
        ("new comments", Box::new(move |tx| some(comment::threads_since(tx, first, 0, PAGE)))),
        ("supported comments", Box::new(move |tx| some(comment::supports(tx, first, somebody)))),
        ("proposals on a thing", Box::new(move |tx| some(proposal::within(tx, first)))),
        (
            "translated comments",
            Box::new(move |tx| some(translation::within(tx, first, &"nl".parse().unwrap()))),
        ),
        ("what says the same", Box::new(move |tx| some(echo::alike(tx, &said, moment(0))))),
        ("posts of somebody", Box::new(move |tx| count(echo::posts(tx, somebody, moment(0))))),
        (
            "a crowd in a call",
            Box::new(move |tx| {
                let (call, made) = (Id::new(CALL), [moment(0), moment(NOW)]);
                count(echo::crowd(tx, call, somebody, moment(0), made))
            }),
        ),
        ("removals", Box::new(|tx| some(removal::since(tx, "2020-01", PAGE)))),
    ]
}

fn threads(about: Id<Thing>, order: TalkOrder) -> Read {
    Box::new(move |tx| {
        let tops = comment::threads(tx, about, order, None, None, 21)?;
        let ids: Vec<_> = tops.iter().map(|top| top.id).collect();
        comment::answers_of(tx, &ids, 21)?;
        Ok(tops.len())
    })
}
