//! Identifiers, intents and the log.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};

use city::audit::{Entry, GENESIS, Verifier, link};
use city::{Comment, Deed, Id, Intent, Person, Thing, Work};

#[test]
fn an_identifier_keeps_its_number_whatever_it_is_taken_for() {
    let comment: Id<Comment> = Id::new(41);
    assert_eq!(comment.get(), 41);
    assert_eq!(comment.thing().get(), 41);
    assert_eq!(Id::<Thing>::from(comment).get(), 41);
    assert_eq!(comment.thing().of::<Comment>(), comment);
    assert_eq!(Id::<Person>::new(i64::MAX).to_string().parse(), Ok(Id::<Person>::new(i64::MAX)));
}

#[test]
fn identifiers_stand_in_the_order_in_which_they_were_drawn() {
    let id = Id::<Person>::new;
    let mut ids = [id(40), id(3), id(1_000)];
    ids.sort();
    assert_eq!(ids.map(Id::get), [3, 40, 1_000]);
    assert!(id(3) < id(40) && id(3) != id(40) && id(3) == id(3));
    let state = RandomState::new();
    let places: HashSet<u64> = ids.iter().map(|id| state.hash_one(id)).collect();
    assert_eq!(places.len(), 3, "and lie apart in a table");
}

#[test]
fn an_intent_names_a_deed_and_a_thing_or_is_none() {
    let thing: Id<Thing> = Id::new(77);
    let word = thing.to_string();
    assert_eq!(Intent::parse("support", &word), Some(Intent { deed: Deed::Support, thing }));
    assert_eq!(Intent::parse("steal", &word), None);
    assert_eq!(Intent::parse("support", "https://example.org"), None);
}

#[test]
fn a_log_says_how_far_it_was_followed() {
    let mut verifier = Verifier::default();
    assert_eq!(verifier.head(), (GENESIS, 0));
    let mut head = GENESIS;
    for number in 1..=2 {
        let entry = Entry {
            number,
            made: 5,
            actor: 7,
            action: "screen".to_owned(),
            subject: "idea 1k3v9q".to_owned(),
            details: "{}".to_owned(),
        };
        head = link(&head, &entry);
        let renumbered = Entry { number: number + 1, ..entry.clone() };
        let digest = link(&verifier.head().0, &renumbered);
        assert!(verifier.follow(&renumbered, &digest).is_err(), "a digest that fits is not enough");
        verifier.follow(&entry, &head).unwrap();
        assert_eq!(verifier.head(), (head, number));
    }
}

#[test]
fn moderators_look_after_manners_and_officers_after_the_rest() {
    let of = |role| {
        Work::ALL
            .iter()
            .filter(|work| work.role() == role)
            .map(|work| work.key())
            .collect::<Vec<_>>()
    };
    assert_eq!(of(city::Role::Officer), ["screen", "decide", "draft", "scheduled", "claim"]);
    assert_eq!(of(city::Role::Moderator), ["report", "first", "appeal", "held", "confirm"]);
}
