//! The words of a city: by their stems and as parts of compounds, and as they are found when they are mistyped.
//!
//! A word is learned with the first thing that has it and forgotten with the last. What is done with a query by them stands
//! in [`super::asked`].

use std::collections::BTreeSet;

use likeness::{Tongue, spelling};

use crate::{Result, Tx};

/// How many words of one stem, or of what is left of a mistyped one, are looked at.
const ALIKE: i64 = 50;

/// How many words of the same stems are read together.
const KNOWN_AT_ONCE: usize = 16;
const STEMS_AT_ONCE: usize = 8;
const SPELLINGS_AT_ONCE: usize = 16;

crate::statements! {
    #[expect(clippy::too_many_arguments, reason = "one for each word")]
    fn known(language: &str, term_1: &str, term_2: &str, term_3: &str, term_4: &str, term_5: &str, term_6: &str, term_7: &str, term_8: &str, term_9: &str, term_10: &str, term_11: &str, term_12: &str, term_13: &str, term_14: &str, term_15: &str, term_16: &str) -> Vec<String> = "select term from word_stem where language = ?1 and whole = true and term in (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
    // Many at a time: on PostgreSQL each statement is a way there and back.
    #[expect(clippy::too_many_arguments, reason = "three for each stem")]
    fn enter_stems(language: &str, stem_1: &str, term_1: &str, whole_1: bool, stem_2: &str, term_2: &str, whole_2: bool, stem_3: &str, term_3: &str, whole_3: bool, stem_4: &str, term_4: &str, whole_4: bool, stem_5: &str, term_5: &str, whole_5: bool, stem_6: &str, term_6: &str, whole_6: bool, stem_7: &str, term_7: &str, whole_7: bool, stem_8: &str, term_8: &str, whole_8: bool) = "insert into word_stem (language, stem, term, whole) values (?1, ?2, ?3, ?4), (?1, ?5, ?6, ?7), (?1, ?8, ?9, ?10), (?1, ?11, ?12, ?13), (?1, ?14, ?15, ?16), (?1, ?17, ?18, ?19), (?1, ?20, ?21, ?22), (?1, ?23, ?24, ?25) on conflict (language, stem, term) do nothing";
    #[expect(clippy::too_many_arguments, reason = "two for each spelling")]
    fn enter_spellings(form_1: i64, term_1: &str, form_2: i64, term_2: &str, form_3: i64, term_3: &str, form_4: i64, term_4: &str, form_5: i64, term_5: &str, form_6: i64, term_6: &str, form_7: i64, term_7: &str, form_8: i64, term_8: &str, form_9: i64, term_9: &str, form_10: i64, term_10: &str, form_11: i64, term_11: &str, form_12: i64, term_12: &str, form_13: i64, term_13: &str, form_14: i64, term_14: &str, form_15: i64, term_15: &str, form_16: i64, term_16: &str) = "insert into spelling (form, term) values (?1, ?2), (?3, ?4), (?5, ?6), (?7, ?8), (?9, ?10), (?11, ?12), (?13, ?14), (?15, ?16), (?17, ?18), (?19, ?20), (?21, ?22), (?23, ?24), (?25, ?26), (?27, ?28), (?29, ?30), (?31, ?32) on conflict (form, term) do nothing";
    #[expect(clippy::too_many_arguments, reason = "one for each spelling")]
    fn drop_spellings(term: &str, form_1: i64, form_2: i64, form_3: i64, form_4: i64, form_5: i64, form_6: i64, form_7: i64, form_8: i64, form_9: i64) = "delete from spelling where term = ?1 and form in (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    fn drop_stems(term: &str) = "delete from word_stem where term = ?1";
    fn uses(term: &str) -> i64 = "select count(*) as uses from (select thing from (select thing from search where noun = 'call' and term = ?1 limit 1) calls union all select thing from (select thing from search where noun = 'idea' and term = ?1 limit 1) ideas union all select thing from (select thing from search where noun = 'comment' and term = ?1 limit 1) comments) u";
    #[expect(clippy::too_many_arguments, reason = "two for each stem")]
    fn of_stems(most: i64, language_1: &str, stem_1: &str, language_2: &str, stem_2: &str, language_3: &str, stem_3: &str, language_4: &str, stem_4: &str) -> Vec<(String, bool)> = "select term, whole from (select term, whole from word_stem where language = ?2 and stem = ?3 order by term limit ?1) e1 union all select term, whole from (select term, whole from word_stem where language = ?4 and stem = ?5 order by term limit ?1) e2 union all select term, whole from (select term, whole from word_stem where language = ?6 and stem = ?7 order by term limit ?1) e3 union all select term, whole from (select term, whole from word_stem where language = ?8 and stem = ?9 order by term limit ?1) e4";
    #[expect(clippy::too_many_arguments, reason = "one for each spelling")]
    fn of_spellings(most: i64, form_1: i64, form_2: i64, form_3: i64, form_4: i64, form_5: i64, form_6: i64, form_7: i64, form_8: i64) -> Vec<String> = "select term from (select term from spelling where form = ?2 order by term limit ?1) e1 union all select term from (select term from spelling where form = ?3 order by term limit ?1) e2 union all select term from (select term from spelling where form = ?4 order by term limit ?1) e3 union all select term from (select term from spelling where form = ?5 order by term limit ?1) e4 union all select term from (select term from spelling where form = ?6 order by term limit ?1) e5 union all select term from (select term from spelling where form = ?7 order by term limit ?1) e6 union all select term from (select term from spelling where form = ?8 order by term limit ?1) e7 union all select term from (select term from spelling where form = ?9 order by term limit ?1) e8";
}

/// Learns the words of a text in a language, of which a thing is found by `terms`.
pub(crate) fn learn(tx: &mut Tx, tongue: Tongue, text: &str, terms: &[String]) -> Result<()> {
    let terms: BTreeSet<&str> = terms.iter().map(String::as_str).collect();
    let mut seen = BTreeSet::new();
    let mut words = spelling::telling_words(tongue, text);
    words.retain(|(_, word)| terms.contains(word.as_str()) && seen.insert(word.clone()));
    let known = known_of(tx, tongue, &words)?;
    words.retain(|(_, word)| !known.contains(word));
    enter(tx, tongue, &words)
}

fn known_of(tx: &mut Tx, tongue: Tongue, words: &[(String, String)]) -> Result<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    for some in words.chunks(KNOWN_AT_ONCE) {
        let mut some = some.iter().map(|(_, word)| word.as_str());
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] =
            [(); KNOWN_AT_ONCE].map(|()| some.next().unwrap_or_default());
        all.extend(known(tx, tongue.tag(), a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)?);
    }
    Ok(all)
}

/// Enters words, each as it is written and folded. A last row is entered again to fill up: it changes nothing.
fn enter(tx: &mut Tx, tongue: Tongue, words: &[(String, String)]) -> Result<()> {
    let mut stems = Vec::new();
    let mut spellings = Vec::new();
    for (written, word) in words {
        let kept = spelling::kept_stems(tongue, written);
        stems.extend(kept.into_iter().map(|kept| (kept.stem, word.as_str(), kept.whole)));
        let kept = spelling::kept_spellings(word);
        spellings.extend(kept.into_iter().map(|form| (form, word.as_str())));
    }
    for some in stems.chunks(STEMS_AT_ONCE) {
        let Some((stem, term, whole)) = some.last() else { break };
        let mut some = some.iter().map(|(stem, term, whole)| (stem.as_str(), *term, *whole));
        let [a, b, c, d, e, f, g, h] =
            [(); STEMS_AT_ONCE].map(|()| some.next().unwrap_or((stem.as_str(), *term, *whole)));
        enter_stems(
            tx,
            tongue.tag(),
            a.0,
            a.1,
            a.2,
            b.0,
            b.1,
            b.2,
            c.0,
            c.1,
            c.2,
            d.0,
            d.1,
            d.2,
            e.0,
            e.1,
            e.2,
            f.0,
            f.1,
            f.2,
            g.0,
            g.1,
            g.2,
            h.0,
            h.1,
            h.2,
        )?;
    }
    for some in spellings.chunks(SPELLINGS_AT_ONCE) {
        let Some(last) = some.last() else { break };
        let mut some = some.iter();
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] =
            [(); SPELLINGS_AT_ONCE].map(|()| *some.next().unwrap_or(last));
        enter_spellings(
            tx, a.0, a.1, b.0, b.1, c.0, c.1, d.0, d.1, e.0, e.1, f.0, f.1, g.0, g.1, h.0, h.1,
            i.0, i.1, j.0, j.1, k.0, k.1, l.0, l.1, m.0, m.1, n.0, n.1, o.0, o.1, p.0, p.1,
        )?;
    }
    Ok(())
}

/// Forgets those of some words that nothing has any more.
pub(crate) fn unlearn(tx: &mut Tx, terms: &[String]) -> Result<()> {
    for term in terms {
        if uses(tx, term)? > 0 || drop_stems(tx, term)? == 0 {
            continue;
        }
        let mut forms = spelling::kept_spellings(term).into_iter();
        let [a, b, c, d, e, f, g, h, i] = [(); 9].map(|()| forms.next().unwrap_or(-1));
        drop_spellings(tx, term, a, b, c, d, e, f, g, h, i)?;
    }
    Ok(())
}

/// The words that have a stem in common with one, each with whether that is its own and not that of a part of it.
pub(crate) fn related(tx: &mut Tx, written: &str) -> Result<Vec<(String, bool)>> {
    let stems = spelling::sought_stems(written);
    let mut stems = stems.iter().map(|stem| (stem.tongue.tag(), stem.stem.as_str()));
    let [a, b, c, d] = [(); 4].map(|()| stems.next().unwrap_or_default());
    of_stems(tx, ALIKE, a.0, a.1, b.0, b.1, c.0, c.1, d.0, d.1)
}

/// The words that a mistyped one may have been meant to be, the likeliest first.
pub(crate) fn meant(tx: &mut Tx, word: &str) -> Result<Vec<String>> {
    for wrong in 1..=spelling::forgiven(word) {
        let mut found = BTreeSet::new();
        for forms in spelling::sought_spellings(word, wrong).chunks(8) {
            let mut forms = forms.iter().copied();
            let [a, b, c, d, e, f, g, h] = [(); 8].map(|()| forms.next().unwrap_or(-1));
            for term in of_spellings(tx, ALIKE, a, b, c, d, e, f, g, h)? {
                if let Some(letters) = spelling::wrong_letters(word, &term, wrong) {
                    // People rarely get the first letter wrong.
                    let is_begun = term.chars().next() == word.chars().next();
                    found.insert((letters, !is_begun, term));
                }
            }
        }
        if !found.is_empty() {
            return Ok(found.into_iter().map(|(.., term)| term).collect());
        }
    }
    Ok(Vec::new())
}
