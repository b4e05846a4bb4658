//! Proving that one lives here: who may bring a list, print codes and look at documents; one person an entry, also when
//! two try at once; and how guesses are counted.

use acts::Who;
use acts::city::proof::{self, Earlier, Printing, TRIES_A_DAY, Wrong};
use city::proof::{Shown, Way};
use city::{Band, Id, Level, Person, Refusal};
use store::city::proof::Entry;

use crate::world::{World, each, refusal};

const ADULT: Band = Band { from: 18, to: None };
const CHILD: Band = Band { from: 0, to: Some(12) };

fn entry(number: u8) -> Entry {
    Entry { number: [number; 16], both: [number + 100; 16] }
}

fn level(world: &World, person: Id<Person>) -> Level {
    let now = world.now;
    world.see(move |tx| store::city::proof::level(tx, person, now))
}

fn bring(world: &World) {
    let list = [entry(1), entry(2), entry(3)];
    world.by(world.admin, move |act| proof::replace_list(act, &list, Earlier::Stays)).unwrap();
}

fn by_list(world: &World, who: Id<Person>, entry: Entry) -> Result<Way, Wrong> {
    let given = world.by(who, move |act| proof::by_list(act, &entry, Some(ADULT))).unwrap();
    given.map(|proof| proof.way)
}

fn an_entry_is_one_persons(world: &mut World) {
    bring(world);
    assert_eq!(by_list(world, world.an, entry(1)), Ok(Way::List));
    assert_eq!(level(world, world.an), Level::Residence);
    assert_eq!(by_list(world, world.bo, entry(1)), Err(Wrong::Taken));
    assert_eq!(by_list(world, world.an, entry(1)), Ok(Way::List), "her own again");
    let half = Entry { both: [9; 16], ..entry(2) };
    assert_eq!(by_list(world, world.bo, half), Err(Wrong::Unknown), "the number alone is nothing");
    assert_eq!(by_list(world, world.bo, entry(2)), Ok(Way::List));
    // The database itself keeps two from holding one entry, whatever a use case forgets.
    let (an, bo, now, id) = (world.an, world.bo, world.now, world.store.new_id());
    let doubled = world.city.write_blocking(move |tx| {
        let rules = city::ProofRules::default();
        let one = city::Proof::give(Id::new(id), bo, Way::List, &rules, now);
        store::city::proof::insert(tx, &one, Some(&entry(1).number))
    });
    assert!(doubled.is_err(), "{doubled:?}");
    let held = world.see(move |tx| store::city::proof::of_person(tx, an, 9));
    assert_eq!(held.iter().filter(|one| one.holds(now)).count(), 1, "the earlier one is over");
}

fn guesses_are_counted_though_nothing_else_happens(world: &mut World) {
    bring(world);
    let wrong = |number: u8| Entry { both: [0; 16], ..entry(number) };
    for _ in 0..TRIES_A_DAY {
        assert_eq!(by_list(world, world.an, wrong(1)), Err(Wrong::Unknown));
    }
    assert_eq!(by_list(world, world.an, entry(2)), Err(Wrong::Wait), "whichever entry");
    let code = world.by(world.an, |act| proof::by_code(act, &[7; 16])).unwrap();
    assert_eq!(code.unwrap_err(), Wrong::Wait, "and whichever way");
    assert_eq!(by_list(world, world.bo, entry(1)), Ok(Way::List), "others go on");
    world.wait_days(1);
    assert_eq!(by_list(world, world.an, entry(2)), Ok(Way::List));
    world.by(Who::System, proof::keep_up).unwrap();
}

fn codes_work_once_until_their_day(world: &mut World) {
    let letters = |world: &World, first: u8| Printing {
        name: "January".to_owned(),
        codes: vec![[first; 16], [first + 1; 16]],
        expires: world.now + jiff::SignedDuration::from_hours(48),
    };
    let (mine, key) = (letters(world, 1), "k");
    let print = |who: Id<Person>, letters: Printing, key: &'static str| {
        world.by(who, move |act| proof::print(act, &letters, key))
    };
    assert_eq!(refusal(print(world.officer, mine.clone(), key)), Refusal::NotYours);
    let batch = print(world.admin, mine.clone(), key).unwrap().unwrap();
    assert_eq!(print(world.admin, letters(world, 3), key).unwrap(), None, "pressed twice");
    let later = print(world.admin, letters(world, 5), "another").unwrap();
    assert!(later.is_some());
    let use_it = |world: &World, who: Id<Person>, code: u8| {
        world.by(who, move |act| proof::by_code(act, &[code; 16])).unwrap().map(|one| one.way)
    };
    assert_eq!(use_it(world, world.an, 1), Ok(Way::Letter));
    assert_eq!(use_it(world, world.bo, 1), Err(Wrong::Unknown));
    assert_eq!(use_it(world, world.bo, 3), Err(Wrong::Unknown), "it was never printed");
    assert_eq!(
        refusal(world.by(world.officer, move |act| proof::stop_letters(act, batch))),
        Refusal::NotYours
    );
    world.by(world.admin, move |act| proof::stop_letters(act, batch)).unwrap();
    assert_eq!(use_it(world, world.bo, 2), Err(Wrong::Unknown), "they were ended");
    world.wait_days(2);
    assert_eq!(use_it(world, world.bo, 5), Err(Wrong::Unknown), "their day is over");
    world.by(Who::System, proof::keep_up).unwrap();
    let left = world.by(world.admin, proof::overview).unwrap();
    assert!(left.batches.iter().all(|batch| batch.ended_at.is_some()));
    assert_eq!(left.batches.iter().map(|batch| batch.used).sum::<i64>(), 1);
}

fn only_an_officer_looks_at_documents_and_not_at_their_own(world: &mut World) {
    let note = |who: Id<Person>, whom: Id<Person>| {
        world.by(who, move |act| proof::at_desk(act, whom, Shown::Passport, Some(CHILD)))
    };
    for who in [world.an, world.moderator] {
        assert_eq!(refusal(note(who, world.bo)), Refusal::NotYours);
    }
    assert_eq!(refusal(note(world.officer, world.officer)), Refusal::NotYours);
    let first = note(world.officer, world.an).unwrap();
    let second = note(world.officer, world.an).unwrap();
    assert_eq!(level(world, world.an), Level::InPerson);
    let end = |who: Id<Person>, id| {
        world.by(who, move |act| proof::end(act, id, "It was another person."))
    };
    assert_eq!(refusal(end(world.officer, first)), Refusal::AlreadyElsewhere, "it was replaced");
    assert_eq!(refusal(end(world.an, second)), Refusal::NotYours);
    assert_eq!(end(world.officer, second).unwrap(), world.an);
    assert_eq!(level(world, world.an), Level::Address);
    assert_eq!(
        refusal(world.by(world.an, |act| proof::say_age(act, ADULT))),
        Refusal::AlreadyElsewhere
    );
    world.by(world.bo, |act| proof::say_age(act, CHILD)).unwrap();
    world.by(world.bo, |act| proof::say_age(act, ADULT)).unwrap();
    let own = world.by(world.bo, proof::own).unwrap().age.unwrap();
    assert_eq!((own.from_age, own.proved), (18, false));
    let bo = world.bo;
    assert_eq!(
        refusal(world.by(world.an, move |act| proof::of_person(act, bo))),
        Refusal::NotYours
    );
    assert_eq!(
        refusal(world.by(world.officer, |act| proof::replace_list(act, &[], Earlier::Stays))),
        Refusal::NotYours
    );
}

#[test]
fn proofs() {
    each(&[
        an_entry_is_one_persons,
        guesses_are_counted_though_nothing_else_happens,
        codes_work_once_until_their_day,
        only_an_officer_looks_at_documents_and_not_at_their_own,
    ]);
}
