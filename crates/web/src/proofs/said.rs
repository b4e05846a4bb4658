//! Levels, ways, documents and bands of age in words.

use city::proof::{Shown, Way};
use city::{Band, Deed, Level, Proof};
use jiff::Timestamp;

use crate::mandates::said::last_day;
use crate::views::{Choice, Chosen};
use crate::words::Words;

/// What a level asks, as a choice of an officer.
pub fn level(w: &Words, level: Level) -> &'static str {
    match level {
        Level::Address => w.proof_level_address(),
        Level::Residence => w.proof_level_residence(),
        Level::InPerson => w.proof_level_in_person(),
    }
}

/// The levels to choose from, one of them chosen by its key.
pub fn levels(w: &Words, chosen: &str) -> Vec<Choice> {
    let one = |it: &Level| Choice::new(it.key(), level(w, *it), (it.key() == chosen).into());
    Level::ALL.iter().map(one).collect()
}

/// What somebody who has not proved it has to show.
pub fn asked(w: &Words, level: Level) -> &'static str {
    match level {
        Level::Address | Level::Residence => w.proof_asks_residence(),
        Level::InPerson => w.proof_asks_in_person(),
    }
}

/// What is done as soon as it is shown.
pub(super) fn then(w: &Words, deed: Deed, title: String) -> String {
    match deed {
        Deed::Support => w.proof_then_supported(title),
        Deed::Follow => w.proof_then_followed(title),
        Deed::Comment => w.proof_then_commented(title),
        Deed::Register => w.proof_then_registered(title),
        Deed::Instead => w.proof_then_instead(title),
    }
}

/// What a proof proved, and how.
pub(super) fn proved(w: &Words, proof: &Proof) -> &'static str {
    match proof.way {
        Way::List => w.proof_by_list(),
        Way::Letter => w.proof_by_letter(),
        Way::Desk => w.proof_by_desk(),
        Way::Provider => w.proof_by_provider(),
    }
}

/// A way, as it is counted.
pub(super) fn way(w: &Words, way: Way) -> &'static str {
    match way {
        Way::List => w.proof_way_list(),
        Way::Letter => w.proof_way_letter(),
        Way::Desk => w.proof_way_desk(),
        Way::Provider => w.proof_way_provider(),
    }
}

/// What was shown to an officer.
pub(crate) fn shown(w: &Words, shown: Shown) -> &'static str {
    match shown {
        Shown::IdentityCard => w.proof_shown_identity_card(),
        Shown::Passport => w.proof_shown_passport(),
        Shown::ResidencePermit => w.proof_shown_residence_permit(),
        Shown::ChildCard => w.proof_shown_child_card(),
        Shown::Known => w.proof_shown_known(),
    }
}

/// Since when a proof holds and until when, or why it does not any more.
pub(super) fn meta(w: &Words, proof: &Proof, now: Timestamp) -> Vec<String> {
    let mut meta = vec![w.proof_since(w.date(proof.made))];
    meta.extend(proof.shown.map(|it| shown(w, it).to_owned()));
    meta.push(match (proof.ended, proof.until) {
        (Some(ended), _) => w.proof_ended(w.date(ended)),
        (None, Some(until)) if proof.holds(now) => w.proof_until(w.date(last_day(until))),
        (None, Some(until)) => w.proof_ended(w.date(last_day(until))),
        (None, None) => w.proof_lasts().to_owned(),
    });
    meta
}

/// A band of ages.
pub fn band(w: &Words, band: Band) -> String {
    let number = |age: u8| i64::from(age);
    match (band.from, band.to) {
        (0, Some(to)) => w.age_under(number(to)),
        (from, None) => w.age_from(number(from)),
        (from, Some(to)) if to == from + 1 => w.age_just(number(from)),
        (from, Some(to)) => w.age_between(number(from), number(to - 1)),
    }
}

/// The bands of a city to choose from, after nothing.
pub(super) fn bands(w: &Words, bands: &city::Bands, chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", w.age_not_said(), Chosen::from(chosen.is_empty()));
    let one = |it: Band| {
        let value = it.from.to_string();
        let is = Chosen::from(value == chosen);
        Choice::new(value, band(w, it), is)
    };
    std::iter::once(none).chain(bands.all().into_iter().map(one)).collect()
}

/// The band that a form names; nothing where it names none.
pub(super) fn band_of(bands: &city::Bands, typed: &str) -> Option<Band> {
    let from: u8 = typed.parse().ok()?;
    bands.all().into_iter().find(|band| band.from == from)
}
