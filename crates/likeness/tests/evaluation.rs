//! How often what is the same wish in other words is among the three nearest: counted over the pairs in `evaluation/`,
//! for each pair of languages, in the half that was used for tuning and in the half that was not.
//! `cargo test -p likeness --test evaluation -- --nocapture` prints the table.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the texts lie beside the test, and it stops where one is not as told"
)]

use std::collections::BTreeMap;

use likeness::{Asked, Candidate, Match, Posting, Term, Terms};

const PLACES: [&str; 9] = [
    "centrum",
    "kessel-lo",
    "heverlee",
    "wilsele",
    "wijgmaal",
    "vlierbeek",
    "blauwput",
    "ooststad",
    "zuid",
];

/// The least that a held-out half must reach.
const WITHIN: f64 = 0.9;
const ACROSS: f64 = 0.8;

struct Text {
    tag: String,
    title: String,
    text: String,
    place: Option<&'static str>,
}

struct Idea {
    text: Text,
    terms: Vec<(Term, i64)>,
}

struct Pair {
    draft: Text,
    answer: i64,
    held_out: bool,
}

#[derive(Default)]
struct Town {
    ideas: Vec<Idea>,
    entries: BTreeMap<Term, Vec<(i64, i64)>>,
}

/// FNV-1a: a hash that is the same for good.
fn fixed(text: &str) -> usize {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    usize::try_from(hash >> 33).unwrap()
}

fn columns(line: &str) -> Option<[&str; 3]> {
    let mut columns = line.splitn(3, '|').map(str::trim);
    Some([columns.next()?, columns.next()?, columns.next()?])
}

impl Town {
    fn enter(&mut self, text: Text) -> i64 {
        let thing = i64::try_from(self.ideas.len()).unwrap();
        let terms = Terms::of(&text.title, &text.text, &text.tag).all();
        let terms: Vec<(Term, i64)> =
            terms.into_iter().map(|(term, _, weight)| (term, weight)).collect();
        for (term, weight) in &terms {
            self.entries.entry(*term).or_default().push((thing, *weight));
        }
        self.ideas.push(Idea { text, terms });
        thing
    }

    /// As the store does it: the newest entries of each term, the finalists, the nearest.
    fn nearest(&self, draft: &Text) -> Vec<Match> {
        let asked = Asked::new(&draft.title, &draft.text, &draft.tag, draft.place);
        let mut postings = Vec::new();
        for term in asked.lookups() {
            let entries = self.entries.get(&term).map(Vec::as_slice).unwrap_or_default();
            let newest = entries.iter().rev().take(usize::try_from(Asked::ENTRIES).unwrap());
            postings.extend(newest.map(|(thing, weight)| Posting {
                term,
                thing: *thing,
                weight: *weight,
            }));
        }
        let finalists = asked.finalists(&postings, 32);
        let candidates: Vec<Candidate> = finalists
            .into_iter()
            .map(|thing| {
                let idea = &self.ideas[usize::try_from(thing).unwrap()];
                Candidate {
                    thing,
                    title: idea.text.title.clone(),
                    place: idea.text.place.map(str::to_owned),
                    terms: idea.terms.clone(),
                }
            })
            .collect();
        asked.nearest(&postings, &candidates)
    }
}

/// The crowd first, so that every answer has everybody else around it, then the ideas of the pairs.
fn town() -> (Town, Vec<Pair>) {
    let mut town = Town::default();
    for line in
        include_str!("../evaluation/crowd.txt").lines().filter(|line| !line.starts_with('#'))
    {
        let [tag, title, text] = columns(line).unwrap();
        for place in PLACES {
            town.enter(Text {
                tag: tag.to_owned(),
                title: title.replace("{place}", place),
                text: text.to_owned(),
                place: Some(place),
            });
        }
    }
    let mut pairs = Vec::new();
    let mut answer = None;
    for line in include_str!("../evaluation/pairs.txt").lines() {
        let Some((kind, rest)) = line.split_once(' ') else { continue };
        let Some([tag, title, text]) = (kind != "#").then(|| columns(rest)).flatten() else {
            continue;
        };
        let chance = fixed(title);
        let place = PLACES[chance % PLACES.len()];
        let text = |place| Text {
            tag: tag.to_owned(),
            title: title.to_owned(),
            text: text.to_owned(),
            place,
        };
        if kind == "idea" {
            answer = Some((town.enter(text(Some(place))), chance.is_multiple_of(2), place));
            continue;
        }
        let (answer, held_out, same) = answer.unwrap();
        // Half of those who want the same live in the same neighbourhood, and a quarter does not say where.
        let place = [Some(same), Some(same), Some(place), None][chance / 16 % 4];
        pairs.push(Pair { draft: text(place), answer, held_out });
    }
    (town, pairs)
}

type Recall = BTreeMap<(String, String), (usize, usize)>;

fn recall(town: &Town, pairs: &[Pair], held_out: bool) -> Recall {
    let mut counted = Recall::new();
    for pair in pairs.iter().filter(|pair| pair.held_out == held_out) {
        let nearest = town.nearest(&pair.draft);
        let answer = &town.ideas[usize::try_from(pair.answer).unwrap()].text;
        let (one, other) = (pair.draft.tag.clone(), answer.tag.clone());
        let (found, all) =
            counted.entry((one.clone().min(other.clone()), one.max(other))).or_default();
        *all += 1;
        if nearest.iter().any(|near| near.thing == pair.answer) {
            *found += 1;
        } else if !held_out && std::env::var("MISSED").is_ok() {
            println!("{} {} => {} {}", pair.draft.tag, pair.draft.title, answer.tag, answer.title);
            for near in &nearest {
                let at = &town.ideas[usize::try_from(near.thing).unwrap()].text;
                let names: Vec<_> = near
                    .reason
                    .concepts
                    .iter()
                    .map(|c| c.name(likeness::Tongue::English))
                    .collect();
                println!("      {} {names:?} {:?}", at.title, near.reason.words);
            }
            let names = |text: &Text| -> Vec<String> {
                Terms::of(&text.title, &text.text, &text.tag)
                    .all()
                    .into_iter()
                    .filter_map(|(_, kind, w)| match kind {
                        likeness::Kind::Concept(c) => {
                            Some(format!("{}:{w}", c.name(likeness::Tongue::English)))
                        }
                        _ => None,
                    })
                    .collect()
            };
            println!("   D {:?}\n   A {:?}", names(&pair.draft), names(answer));
        }
    }
    counted
}

fn share((found, all): (usize, usize)) -> f64 {
    f64::from(u32::try_from(found).unwrap()) / f64::from(u32::try_from(all.max(1)).unwrap())
}

fn over(counted: &Recall, wanted: impl Fn(&str, &str) -> bool) -> (usize, usize) {
    let chosen = counted.iter().filter(|((one, other), _)| wanted(one, other));
    chosen.fold((0, 0), |sum, (_, (found, all))| (sum.0 + found, sum.1 + all))
}

#[test]
fn the_same_wish_in_other_words_is_found() {
    let (town, pairs) = town();
    assert!(town.ideas.len() >= 1_000 && pairs.len() >= 200);
    for (name, held_out) in [("tuning", false), ("held out", true)] {
        let counted = recall(&town, &pairs, held_out);
        for ((one, other), (found, all)) in &counted {
            println!("{name:9} {one}–{other}  {found:3} of {all:3}  {:.2}", share((*found, *all)));
        }
        let within = over(&counted, |one, other| one == other);
        let across = over(&counted, |one, other| one != other);
        println!(
            "{name:9} within a language {within:?} {:.2}, across {across:?} {:.2}",
            share(within),
            share(across)
        );
        if held_out {
            assert!(all_of(&pairs, true) * 10 >= pairs.len() * 4, "about half is held out");
            assert!(share(within) >= WITHIN, "within a language: {within:?}");
            assert!(share(across) >= ACROSS, "across languages: {across:?}");
        }
    }
}

fn all_of(pairs: &[Pair], held_out: bool) -> usize {
    pairs.iter().filter(|pair| pair.held_out == held_out).count()
}

#[test]
fn nothing_is_offered_when_nothing_is_near() {
    let mut town = Town::default();
    let text = |tag: &str, title: &str, text: &str| Text {
        tag: tag.to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
        place: Some("kessel-lo"),
    };
    town.enter(text(
        "fr",
        "Remplacer la vieille chaudière de l'école",
        "Elle consomme trop de gaz. Une pompe à chaleur serait plus économe.",
    ));
    town.enter(text("hu", "Énekkar mindenkinek", "Hetente egyszer énekeljünk együtt."));
    let bench = text(
        "nl",
        "Een bank in de schaduw aan de bushalte",
        "Ouderen moeten lang staan wachten in de zon.",
    );
    assert_eq!(town.nearest(&bench), Vec::new());
    let same = town.enter(text(
        "hu",
        "Árnyékos pad a buszmegállóhoz",
        "Az idősek állva várnak a tűző napon.",
    ));
    let near = town.nearest(&bench);
    assert_eq!(near.iter().map(|near| near.thing).collect::<Vec<_>>(), [same]);
    let names: Vec<&str> =
        near[0].reason.concepts.iter().map(|c| c.name(likeness::Tongue::English)).collect();
    assert!(names.contains(&"bench") && names.contains(&"shade"), "{names:?}");
    assert!(near[0].reason.same_place);
}
