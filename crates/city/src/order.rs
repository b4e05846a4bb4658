//! Order in conversations: what of a new text makes it suspicious, from when on it waits for a moderator, and what the
//! city asks of its moderators. A suspicion never hides anything for good: a person reads it, with its reasons, and so does
//! whoever wrote it.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::Standing;

/// What a city asks for order in its conversations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Order {
    /// For how many days somebody whom no moderator knows counts as new.
    pub new_days: u16,
    /// How much somebody new may say a day before the rest waits for a moderator.
    pub new_posts: u16,
    /// How many of those who hide something there must be.
    pub eyes: Eyes,
    /// How something is shown whose hiding was proposed and not confirmed yet.
    pub meanwhile: Meanwhile,
}

impl Default for Order {
    fn default() -> Self {
        Self { new_days: 7, new_posts: 10, eyes: Eyes::Two, meanwhile: Meanwhile::Shown }
    }
}

crate::stored! {
    /// How many pairs of eyes hide something.
    #[derive(Default)]
    pub enum Eyes {
        /// One moderator does.
        #[default]
        Two = "two",
        /// One moderator proposes it, another one confirms it.
        Four = "four",
    }
}

crate::stored! {
    /// How something is shown whose hiding was proposed.
    #[derive(Default)]
    pub enum Meanwhile {
        /// As before.
        #[default]
        Shown = "shown",
        /// Folded away, to be opened by whoever wants to read it.
        Folded = "folded",
    }
}

impl Order {
    /// The most of either number that a city can set.
    pub const MOST: u16 = 365;

    /// Whether somebody counts as new at `now`: no moderator knows them, and they came a few days ago only.
    pub fn is_new(&self, standing: Standing, came: Timestamp, now: Timestamp) -> bool {
        let days = SignedDuration::from_hours(24 * i64::from(self.new_days));
        standing == Standing::New && now.duration_since(came) < days
    }
}

/// What is known of a text and of whoever wrote it, at the moment it arrives.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs {
    /// Whether its writer counts as new.
    pub is_new: bool,
    /// How many links it has.
    pub links: usize,
    /// How much its writer has said today.
    pub posts: usize,
    /// How often its writer has said the same, or nearly, in the last days.
    pub repeats: usize,
    /// How many other accounts have said the same, or nearly.
    pub copies: usize,
    /// How many other accounts from the same hour have just written in the same conversation.
    pub crowd: usize,
    /// Whether it shouts.
    pub is_loud: bool,
}

crate::stored! {
    /// What makes a text suspicious.
    pub enum Suspect {
        /// It leads elsewhere.
        Links = "links",
        /// Its writer says much in one day.
        Many = "many",
        /// Its writer says the same again.
        Repeated = "repeated",
        /// Others say the same.
        Copied = "copied",
        /// Several accounts of one hour write here at one moment.
        Crowd = "crowd",
        /// It is written in capitals.
        Loud = "loud",
    }
}

/// How suspicious a text is, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suspicion {
    /// From 0 to 100.
    pub score: u8,
    /// Each reason with the points it gives, the heaviest first.
    pub reasons: Vec<(Suspect, u8)>,
}

impl Suspicion {
    /// From this score on a text waits for a moderator.
    pub const WAITS: u8 = 50;

    /// Weighs the signs. Somebody whom the moderators know is held by nothing that is said once.
    pub fn of(signs: &Signs, order: &Order) -> Self {
        let new = signs.is_new;
        let many = |count: usize, each: usize, most: usize| {
            u8::try_from(count.saturating_mul(each).min(most)).unwrap_or(u8::MAX)
        };
        let newcomers = |points: u8| if new { points } else { 0 };
        let links = match (signs.links, new) {
            (0, _) => 0,
            (_, true) => 50,
            (1..=2, false) => 0,
            (_, false) => 20,
        };
        let over = signs.posts >= usize::from(order.new_posts);
        let mut reasons = vec![
            (Suspect::Links, links),
            (Suspect::Many, newcomers(if over { 50 } else { 0 })),
            (Suspect::Repeated, many(signs.repeats, if new { 50 } else { 20 }, 60)),
            (
                Suspect::Copied,
                many(signs.copies, if new { 25 } else { 10 }, if new { 75 } else { 30 }),
            ),
            (Suspect::Crowd, newcomers(if signs.crowd >= 3 { 50 } else { 0 })),
            (Suspect::Loud, if signs.is_loud { 20 } else { 0 }),
        ];
        reasons.retain(|(_, points)| *points > 0);
        reasons.sort_by_key(|(suspect, points)| (std::cmp::Reverse(*points), *suspect));
        let score = reasons.iter().fold(0_u8, |sum, (_, points)| sum.saturating_add(*points));
        Self { score: score.min(100), reasons }
    }

    /// Whether it waits for a moderator.
    pub fn waits(&self) -> bool {
        self.score >= Self::WAITS
    }

    /// The reasons as they are stored: `links:50 loud:20`.
    pub fn stored(&self) -> String {
        let one = |(suspect, points): &(Suspect, u8)| format!("{suspect}:{points}");
        self.reasons.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    /// What was stored; what is not known any more is left out.
    pub fn read(score: i64, stored: &str) -> Self {
        let one = |word: &str| {
            let (suspect, points) = word.split_once(':')?;
            Some((Suspect::from_key(suspect)?, points.parse().ok()?))
        };
        Self {
            score: u8::try_from(score.clamp(0, 100)).unwrap_or_default(),
            reasons: stored.split(' ').filter_map(one).collect(),
        }
    }
}

/// How many links a text has: addresses that are written out, and names of sites such as `www.example.org`.
pub fn links(text: &str) -> usize {
    let lower = text.to_lowercase();
    let schemes = lower.matches("://").count();
    let names = lower.match_indices("www.").filter(|(at, _)| {
        let before = lower.get(..*at).unwrap_or_default();
        !before.ends_with("://")
    });
    schemes + names.count()
}

/// Whether a text shouts: more than a few words, most letters of which are capitals.
pub fn is_loud(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_lowercase() || c.is_uppercase()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    letters >= 20 && capitals * 10 > letters * 7
}

/// How many words follow each other in one shingle.
const SHINGLE: usize = 3;
/// How many numbers a text is found again by.
pub const BANDS: usize = 8;
/// Texts of fewer words say the same by chance: "thank you very much".
const FEWEST: usize = 5;
/// Of fewer words a text is like another only when both are the same: two that differ in one have little else.
const LONG: usize = 12;

/// What a text is made of: its words three by three, so that another one with the same is known however little of it was
/// changed. Texts of a few words have none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Print(BTreeSet<u64>);

impl Print {
    /// Of a text. Case, punctuation and marks are left out.
    pub fn of(text: &str) -> Self {
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        if words.len() < FEWEST {
            return Self::default();
        }
        if words.len() < LONG {
            return Self(BTreeSet::from([hashed(&words.join(" "))]));
        }
        Self(words.windows(SHINGLE).map(|shingle| hashed(&shingle.join(" "))).collect())
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Numbers by which texts that say nearly the same are found: such texts have at least one of them in common, nearly
    /// always.
    pub fn bands(&self) -> Vec<i64> {
        if self.is_empty() {
            return Vec::new();
        }
        let band = |seed: u64| {
            let least = self.0.iter().map(|one| mixed(*one ^ mixed(seed + 1))).min();
            // The band's number stays in it, so that the least of one does not meet another's.
            let marked = mixed(least.unwrap_or_default().wrapping_add(seed));
            i64::from_be_bytes(marked.to_be_bytes()) >> 11
        };
        (0..).take(BANDS).map(band).collect()
    }

    /// Whether another text says the same, or nearly: four of five shingles are in both.
    pub fn is_like(&self, other: &Self) -> bool {
        let both = self.0.intersection(&other.0).count();
        let any = self.0.union(&other.0).count();
        any > 0 && both * 5 >= any * 4
    }
}

/// The hash of some words (FNV-1a, 64 bits), the same on every machine.
fn hashed(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Stirs a number, so that its order says nothing (the finisher of SplitMix64).
fn mixed(number: u64) -> u64 {
    let one = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let two = (one ^ (one >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    two ^ (two >> 31)
}
