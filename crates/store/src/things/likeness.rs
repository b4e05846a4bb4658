//! What things are about, as the terms of `likeness`: written with a thing, and what finds those that say the same.
//!
//! Each term is looked up by itself and no further than [`Asked::ENTRIES`], each thing that is looked at closely by its own
//! terms: the work is bounded whatever the city.

use std::collections::BTreeMap;

use calls::Call;
use city::{Id, Thing};
use likeness::{Asked, Candidate, Posting, Term, Terms};

use crate::{Result, Tx};

/// What many statements take at once.
const AT_ONCE: usize = 8;

crate::row! {
    /// An idea that is looked at closely.
    struct Close from "idea i join thing t on t.id = i.id" {
        thing: i64 = "t.id",
        call: Id<Call>,
        title: String = "t.title",
        neighbourhood: Option<String>,
    }
}

crate::statements! {
    fn drop_terms(thing: Id<Thing>) = "delete from likeness where thing = ?1";
    fn enter(thing: Id<Thing>, term: i64, weight: i64) = "insert into likeness (term, thing, weight) values (?2, ?1, ?3) on conflict (term, thing) do nothing";
    // Many at a time: on PostgreSQL each statement is a way there and back.
    #[expect(clippy::too_many_arguments, reason = "two for each term")]
    fn enter_eight(thing: Id<Thing>, term_1: i64, weight_1: i64, term_2: i64, weight_2: i64, term_3: i64, weight_3: i64, term_4: i64, weight_4: i64, term_5: i64, weight_5: i64, term_6: i64, weight_6: i64, term_7: i64, weight_7: i64, term_8: i64, weight_8: i64) = "insert into likeness (term, thing, weight) values (?2, ?1, ?3), (?4, ?1, ?5), (?6, ?1, ?7), (?8, ?1, ?9), (?10, ?1, ?11), (?12, ?1, ?13), (?14, ?1, ?15), (?16, ?1, ?17) on conflict (term, thing) do nothing";
    #[expect(clippy::too_many_arguments, reason = "one for each term")]
    fn newest_of(most: i64, term_1: i64, term_2: i64, term_3: i64, term_4: i64, term_5: i64, term_6: i64, term_7: i64, term_8: i64) -> Vec<(i64, i64, i64)> = "select term, thing, weight from (select term, thing, weight from likeness where term = ?2 order by thing desc limit ?1) e2 union all select term, thing, weight from (select term, thing, weight from likeness where term = ?3 order by thing desc limit ?1) e3 union all select term, thing, weight from (select term, thing, weight from likeness where term = ?4 order by thing desc limit ?1) e4 union all select term, thing, weight from (select term, thing, weight from likeness where term = ?5 order by thing desc limit ?1) e5 union all select term, thing, weight from (select term, thing, weight from likeness where term = ?6 order by thing desc limit ?1) e6 union all select term, thing, weight from (select term, thing, weight from likeness where term = ?7 order by thing desc limit ?1) e7 union all select term, thing, weight from (select term, thing, weight from likeness where term = ?8 order by thing desc limit ?1) e8 union all select term, thing, weight from (select term, thing, weight from likeness where term = ?9 order by thing desc limit ?1) e9";
    #[expect(clippy::too_many_arguments, reason = "one for each thing")]
    fn terms_of(thing_1: i64, thing_2: i64, thing_3: i64, thing_4: i64, thing_5: i64, thing_6: i64, thing_7: i64, thing_8: i64) -> Vec<(i64, i64, i64)> = "select thing, term, weight from likeness where thing in (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    #[expect(clippy::too_many_arguments, reason = "one for each thing")]
    fn ideas_of(thing_1: i64, thing_2: i64, thing_3: i64, thing_4: i64, thing_5: i64, thing_6: i64, thing_7: i64, thing_8: i64) -> Vec<Close> = select "where t.id in (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) and t.listed = true";
}

/// Ideas that may be near a text.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    /// The entries of its terms.
    pub postings: Vec<Posting>,
    /// The ideas that are looked at closely, each with its call: those that are listed, whoever may read them.
    pub candidates: Vec<(Candidate, Id<Call>)>,
}

/// The ideas of the whole city that share the rarest terms with a text, but for one: so many are looked at closely.
pub fn sought(
    tx: &mut Tx,
    asked: &Asked,
    but: Option<Id<Thing>>,
    closely_at: usize,
) -> Result<Sought> {
    let numbers: Vec<i64> = asked.lookups().into_iter().map(Term::number).collect();
    let mut postings = Vec::new();
    for [a, b, c, d, e, f, g, h] in by_eight(&numbers) {
        for (term, thing, weight) in newest_of(tx, Asked::ENTRIES, a, b, c, d, e, f, g, h)? {
            postings.push(Posting { term: Term::kept(term), thing, weight });
        }
    }
    postings.retain(|posting| but.is_none_or(|but| but.get() != posting.thing));
    let finalists = asked.finalists(&postings, closely_at);
    let candidates = closely(tx, &finalists)?;
    Ok(Sought { postings, candidates })
}

/// The things that are listed, with all their terms.
fn closely(tx: &mut Tx, finalists: &[i64]) -> Result<Vec<(Candidate, Id<Call>)>> {
    let mut found = BTreeMap::new();
    for [a, b, c, d, e, f, g, h] in by_eight(finalists) {
        for Close { thing, call, title, neighbourhood: place } in
            ideas_of(tx, a, b, c, d, e, f, g, h)?
        {
            found.insert(thing, (Candidate { thing, title, place, terms: Vec::new() }, call));
        }
        for (thing, term, weight) in terms_of(tx, a, b, c, d, e, f, g, h)? {
            if let Some((candidate, _)) = found.get_mut(&thing) {
                candidate.terms.push((Term::kept(term), weight));
            }
        }
    }
    Ok(found.into_values().collect())
}

/// Eight at a time, the last filled up with what there is not.
fn by_eight(numbers: &[i64]) -> impl Iterator<Item = [i64; AT_ONCE]> {
    numbers.chunks(AT_ONCE).map(|some| {
        let mut some = some.iter().copied();
        [(); AT_ONCE].map(|()| some.next().unwrap_or(-1))
    })
}

/// Keeps what a thing is about now.
pub(crate) fn index(tx: &mut Tx, thing: &Thing, text: &str) -> Result<()> {
    drop_terms(tx, thing.id)?;
    let terms = Terms::of(&thing.title, text, thing.language.as_str()).all();
    let terms: Vec<(i64, i64)> =
        terms.into_iter().map(|(term, _, weight)| (term.number(), weight)).collect();
    let (many, few) = terms.as_chunks::<AT_ONCE>();
    for eight in many {
        let [(a, aw), (b, bw), (c, cw), (d, dw), (e, ew), (f, fw), (g, gw), (h, hw)] = *eight;
        enter_eight(tx, thing.id, a, aw, b, bw, c, cw, d, dw, e, ew, f, fw, g, gw, h, hw)?;
    }
    for (term, weight) in few {
        enter(tx, thing.id, *term, *weight)?;
    }
    Ok(())
}
