//! Who is near: which terms to look up, whom to look at closely, and the nearest with their reasons.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::Concept;
use crate::terms::{Kind, Term, Terms, Weight};
use crate::trigrams;

/// How many are offered.
pub const NEAREST: usize = 3;

/// How much each order counts where they are joined, and how little the first of an order is ahead of the second.
const BY_ALL: f64 = 2.0;
const BY_CONCEPTS: f64 = 1.0;
const BY_WORDS: f64 = 0.3;
const BY_LETTERS: f64 = 0.2;
const BY_PLACE: f64 = 0.01;
const FUSED: f64 = 8.0;

/// What must be shared, and how much of what is asked, so that it is offered at all.
const ENOUGH: f64 = 3.5;
const SHARE: f64 = 0.05;

/// Where a term is met as often as this, it is said to be common, and nobody counts on.
const COMMON: f64 = 120.0;

/// The most concepts and words a reason names.
const NAMED: usize = 4;

/// By how many concepts, and by how many words, it is looked for.
const LOOKED_UP: usize = 18;

/// How much both must be about a concept so that a reason names it.
const NAMED_WEIGHT: Weight = 8;

/// A text for which what is near is sought.
#[derive(Debug, Clone)]
pub struct Asked {
    terms: BTreeMap<Term, (Kind, Weight)>,
    letters: BTreeSet<[char; 3]>,
    place: Option<String>,
}

/// One entry of what a database keeps: a thing is about a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// The term.
    pub term: Term,
    /// The thing.
    pub thing: i64,
    /// How much it is about it.
    pub weight: Weight,
}

/// A thing that is looked at closely.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The thing.
    pub thing: i64,
    /// Its title.
    pub title: String,
    /// The key of its neighbourhood.
    pub place: Option<String>,
    /// All its terms.
    pub terms: Vec<(Term, Weight)>,
}

/// A thing that is near, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The thing.
    pub thing: i64,
    /// What both are about.
    pub reason: Reason,
}

/// Why two texts are near.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reason {
    /// The concepts both name, the most telling first.
    pub concepts: Vec<Concept>,
    /// Words both have that the lexicon does not know.
    pub words: Vec<String>,
    /// Whether both are about the same neighbourhood.
    pub same_place: bool,
}

/// What a candidate shares with the text.
struct Shared {
    concepts: f64,
    words: f64,
    letters: f64,
    evidence: f64,
    reason: Reason,
}

/// How rare each term is.
struct Rarity(BTreeMap<Term, f64>);

impl Rarity {
    /// From how often each was met; what was not met is as rare as can be.
    fn of(postings: &[Posting]) -> Self {
        let mut met: BTreeMap<Term, f64> = BTreeMap::new();
        for posting in postings {
            *met.entry(posting.term).or_default() += 1.0;
        }
        Self(met)
    }

    fn idf(&self, term: Term) -> f64 {
        let met = self.0.get(&term).copied().unwrap_or(1.0);
        (1.0 + COMMON / met).ln()
    }
}

impl Asked {
    /// How many entries of one term are looked up.
    pub const ENTRIES: i64 = 120;

    /// A text with the neighbourhood it is about.
    pub fn new(title: &str, text: &str, tag: &str, place: Option<&str>) -> Self {
        let terms = Terms::of(title, text, tag).heaviest(LOOKED_UP);
        Self {
            terms: terms.into_iter().map(|(term, kind, weight)| (term, (kind, weight))).collect(),
            letters: trigrams::of(title),
            place: place.map(str::to_owned),
        }
    }

    /// The terms whose entries are to be looked up, each at most [`Asked::ENTRIES`] of them: the newest.
    pub fn lookups(&self) -> Vec<Term> {
        self.terms.keys().copied().collect()
    }

    /// The things that share the most and the rarest terms.
    pub fn finalists(&self, postings: &[Posting], most: usize) -> Vec<i64> {
        let rarity = Rarity::of(postings);
        let mut worth: BTreeMap<i64, f64> = BTreeMap::new();
        for posting in postings {
            let Some((kind, weight)) = self.terms.get(&posting.term) else { continue };
            let shared = kind.telling() * rarity.idf(posting.term);
            *worth.entry(posting.thing).or_default() += shared * common(*weight, posting.weight);
        }
        let mut things: Vec<(i64, f64)> = worth.into_iter().collect();
        things.sort_by(|one, other| other.1.total_cmp(&one.1).then(other.0.cmp(&one.0)));
        things.into_iter().take(most).map(|(thing, _)| thing).collect()
    }

    /// The nearest of the candidates, with their reasons; none that is not near.
    pub fn nearest(&self, postings: &[Posting], candidates: &[Candidate]) -> Vec<Match> {
        let mut near = self.in_order(postings, candidates);
        near.truncate(NEAREST);
        near
    }

    /// All candidates that are near, the nearest first, with their reasons.
    pub fn in_order(&self, postings: &[Posting], candidates: &[Candidate]) -> Vec<Match> {
        let rarity = Rarity::of(postings);
        let usual = usual_length(candidates);
        let all: Vec<(i64, Shared)> = candidates
            .iter()
            .map(|candidate| (candidate.thing, self.shared(&rarity, usual, candidate)))
            .collect();
        let whole = self.whole(&rarity);
        let orders = [
            (BY_ALL, ranks(&all, |shared| shared.evidence)),
            (BY_CONCEPTS, ranks(&all, |shared| shared.concepts)),
            (BY_WORDS, ranks(&all, |shared| shared.words)),
            (BY_LETTERS, ranks(&all, |shared| shared.letters)),
        ];
        let mut fused: Vec<(f64, i64, Reason)> = Vec::new();
        for (thing, shared) in all {
            if shared.evidence < ENOUGH || shared.evidence < whole * SHARE {
                continue;
            }
            let ranked = orders.iter().filter_map(|(counts, ranks)| {
                let rank = ranks.get(&thing)?;
                Some(counts / (FUSED + rank))
            });
            let place = if shared.reason.same_place { BY_PLACE } else { 0.0 };
            fused.push((ranked.sum::<f64>() + place, thing, shared.reason));
        }
        fused.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)));
        fused.into_iter().map(|(_, thing, reason)| Match { thing, reason }).collect()
    }

    /// What somebody shares who says the very same.
    fn whole(&self, rarity: &Rarity) -> f64 {
        let single = self.terms.iter().filter(|(_, (kind, _))| !matches!(kind, Kind::Both(..)));
        single.map(|(term, (kind, w))| kind.telling() * rarity.idf(*term) * common(*w, *w)).sum()
    }

    fn shared(&self, rarity: &Rarity, usual: f64, candidate: &Candidate) -> Shared {
        let mut shared = Shared {
            concepts: 0.0,
            words: 0.0,
            letters: 0.0,
            evidence: 0.0,
            reason: Reason::default(),
        };
        let mut concepts: Vec<(f64, Concept)> = Vec::new();
        let mut words: Vec<(f64, String)> = Vec::new();
        let (mut of_two, mut in_both_titles) = (0, false);
        for (term, weight) in &candidate.terms {
            let Some((kind, asked)) = self.terms.get(term) else { continue };
            let worth = kind.telling() * rarity.idf(*term) * common(*asked, *weight);
            match kind {
                Kind::Concept(concept) => {
                    shared.concepts += worth;
                    if concept.telling() >= 1.0 {
                        of_two += 1;
                        in_both_titles |= (*asked).min(*weight) >= 20;
                    }
                    // What is only part of a word on one side is no reason to name.
                    if (*asked).min(*weight) >= NAMED_WEIGHT {
                        concepts.push((worth, *concept));
                    }
                }
                Kind::Word { written, .. } => {
                    shared.words += worth;
                    words.push((worth, written.clone()));
                }
                Kind::Both(..) => {}
            }
        }
        let length = candidate.terms.iter().map(|(_, weight)| as_share(*weight)).sum::<f64>();
        let dampened = 0.6 + 0.4 * length / usual;
        shared.concepts /= dampened;
        shared.words /= dampened;
        shared.letters = trigrams::likeness(&self.letters, &trigrams::of(&candidate.title));
        let several = of_two >= 2 || in_both_titles || words.len() >= 2;
        shared.evidence = if several { shared.concepts + shared.words } else { 0.0 };
        let same_place = self.place.is_some() && self.place == candidate.place;
        // Of equal worth are many; a database gives them in whichever order it likes.
        let by_worth = |one: f64, other: f64| other.total_cmp(&one);
        concepts.sort_by(|(one, this), (other, that)| {
            by_worth(*one, *other).then_with(|| this.key().cmp(that.key()))
        });
        words.sort_by(|(one, this), (other, that)| {
            by_worth(*one, *other).then_with(|| this.cmp(that))
        });
        shared.reason = Reason {
            concepts: telling(&concepts),
            words: words.into_iter().take(NAMED).map(|(_, word)| word).collect(),
            same_place,
        };
        shared
    }
}

/// The concepts that say the most, those of asking and of times only where there is nothing else.
fn telling(concepts: &[(f64, Concept)]) -> Vec<Concept> {
    let all = || concepts.iter().map(|(_, concept)| *concept);
    let mut said: Vec<Concept> = all().filter(|concept| concept.telling() >= 1.0).collect();
    if said.is_empty() {
        said = all().collect();
    }
    said.truncate(NAMED);
    said
}

impl Kind {
    /// How much sharing it says.
    fn telling(&self) -> f64 {
        match self {
            Self::Concept(concept) => concept.telling(),
            Self::Word { .. } => 0.6,
            Self::Both(one, other) => 0.5 * one.telling().min(other.telling()),
        }
    }
}

/// What both weigh together, about 1 where both name a thing once.
fn common(one: Weight, other: Weight) -> f64 {
    (as_share(one) * as_share(other)).sqrt()
}

fn as_share(weight: Weight) -> f64 {
    f64::from(i32::try_from(weight).unwrap_or(i32::MAX)) / 12.0
}

/// The mean length of the candidates.
fn usual_length(candidates: &[Candidate]) -> f64 {
    let weights = candidates.iter().flat_map(|candidate| &candidate.terms);
    let all: f64 = weights.map(|(_, weight)| as_share(*weight)).sum();
    let many = f64::from(u32::try_from(candidates.len()).unwrap_or(u32::MAX));
    (all / many.max(1.0)).max(1.0)
}

/// The place of each in the order of one measure, those without any in none.
fn ranks(all: &[(i64, Shared)], measure: impl Fn(&Shared) -> f64) -> BTreeMap<i64, f64> {
    let mut order: Vec<(f64, i64)> = all
        .iter()
        .map(|(thing, shared)| (measure(shared), *thing))
        .filter(|(worth, _)| *worth > 0.0)
        .collect();
    order.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)));
    let ranked = order.into_iter().zip(0_u32..);
    ranked.map(|((_, thing), rank)| (thing, f64::from(rank))).collect()
}
