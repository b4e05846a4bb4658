//! What makes a text wait for a moderator, in words: to whoever wrote it, and to the moderator.

use city::{Suspect, Suspicion};

use crate::words::Words;

/// As its writer reads it.
pub fn to_author(w: &Words, suspect: Suspect) -> &'static str {
    match suspect {
        Suspect::Links => w.suspect_links(),
        Suspect::Many => w.suspect_many(),
        Suspect::Repeated => w.suspect_repeated(),
        Suspect::Copied => w.suspect_copied(),
        Suspect::Crowd => w.suspect_crowd(),
        Suspect::Loud => w.suspect_loud(),
    }
}

/// As a moderator reads it: each reason with its points, and what they come to.
pub(crate) fn to_moderator(w: &Words, why: &Suspicion) -> (String, Vec<String>) {
    let sum = w.suspect_score(w.number(i64::from(why.score)));
    let one = |(suspect, points): &(Suspect, u8)| {
        w.suspect_points(w.number(i64::from(*points)), to_author(w, *suspect))
    };
    (sum, why.reasons.iter().map(one).collect())
}
