//! What is being typed: drafts of ideas, and any other form, in a browser and of somebody.

use acts::city::typed;
use acts::things::comment::form;
use acts::things::draft;
use acts::things::intent::{Outcome, fulfil};
use acts::{Act, Who};
use calls::{CallTemplate, IdeaForm};
use city::{Deed, Id, Intent, IsBegun, Language, Noun, Refusal};
use serde::{Deserialize, Serialize};
use store::things::draft::Draft;

use crate::world::{World, each, refusal};

#[test]
fn typed_words() {
    each(&[
        a_newer_page_is_not_overwritten_by_an_older_one,
        a_draft_is_offered_to_be_gone_on_with,
        a_draft_is_found_only_as_what_it_will_be,
        a_draft_in_anothers_name_is_refused_by_them,
        a_form_is_kept_in_its_newest_version,
        what_a_browser_types_is_little_and_then_somebodys,
        what_was_wanted_before_signing_in_is_done_after,
    ]);
}

fn titled(title: &str) -> IdeaForm {
    IdeaForm { title: title.to_owned(), ..IdeaForm::default() }
}

fn new_id<T: 'static>(world: &World) -> Id<T> {
    world.by(Who::Nobody, |act| Ok(act.new_id::<T>().get())).map(Id::new).unwrap()
}

fn a_newer_page_is_not_overwritten_by_an_older_one(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = new_id(world);
    let keep = |title: &'static str, version: i64| {
        let keep = move |act: &mut Act| {
            draft::keep_from(act, b"browser", call, id, &titled(title), version)
        };
        match world.by(Who::Nobody, keep).unwrap() {
            draft::Keeping::Kept(kept) => (true, kept.version, kept.form.title),
            draft::Keeping::Newer(newer) => (false, newer.version, newer.form.title),
            draft::Keeping::TooLong => panic!("a title is not too long"),
        }
    };
    let told = |is_kept, version, title: &str| (is_kept, version, title.to_owned());
    assert_eq!(keep("One", 0), told(true, 1, "One"));
    assert_eq!(keep("Two", 1), told(true, 2, "Two"));
    assert_eq!(keep("One and a half", 1), told(false, 2, "Two"));
    assert_eq!(keep("Two", 1), told(true, 3, "Two"), "the same words harm nobody");
    assert_eq!(keep("Three", 3), told(true, 4, "Three"));
}

fn a_draft_is_offered_to_be_gone_on_with(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (in_browser, of_an) = (new_id(world), new_id(world));
    let keep = |id| move |act: &mut Act| draft::keep(act, b"browser", call, id, &titled("Half"));
    world.by(Who::Nobody, keep(in_browser)).unwrap();
    world.by(world.an, keep(of_an)).unwrap();
    let offered = |who: Who, browser: &'static [u8]| {
        let found = world.by(who, move |act| draft::unfinished(act, browser, call)).unwrap();
        found.into_iter().map(|draft| draft.id).collect::<Vec<_>>()
    };
    assert_eq!(offered(Who::Nobody, b"browser"), [in_browser]);
    assert_eq!(offered(Who::Nobody, b"another"), []);
    assert_eq!(offered(Who::Person(world.an), b"another"), [of_an]);
    let an = world.an;
    world.by(an, move |act| draft::adopt(act, b"browser", an)).unwrap();
    assert_eq!(offered(Who::Nobody, b"browser"), [], "who uses the browser next reads nothing");
    assert_eq!(offered(Who::Person(an), b"another").len(), 2);
    let begun =
        move |act: &mut Act| draft::begun(act, b"browser", in_browser).map(|draft| draft.is_some());
    assert_eq!(refusal(world.by(Who::Nobody, begun)), Refusal::NotFound);
    assert!(world.by(an, begun).unwrap());
    let unused: Id<Draft<IdeaForm>> = new_id(world);
    let unused = world.by(an, move |act| draft::begun(act, b"browser", unused));
    assert!(unused.unwrap().is_none());
}

fn a_draft_in_anothers_name_is_refused_by_them(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (written, taken_up) = (new_id(world), new_id(world));
    for id in [written, taken_up] {
        let keep = move |act: &mut Act| draft::keep(act, b"browser", call, id, &titled("Half"));
        world.by(Who::Nobody, keep).unwrap();
    }
    world.by(world.an, move |act| draft::claim(act, taken_up)).unwrap();
    world.by(world.an, move |act| draft::claim(act, taken_up)).unwrap();
    let refuse =
        |id| move |act: &mut Act| draft::refuse::<IdeaForm>(act, id).map(|draft| draft.form.title);
    assert_eq!(world.by(Who::Nobody, refuse(written)).unwrap(), "Half");
    assert_eq!(refusal(world.by(Who::Nobody, refuse(written))), Refusal::NotFound, "it is gone");
    assert_eq!(refusal(world.by(Who::Nobody, refuse(taken_up))), Refusal::NotFound, "it is An's");
}

/// Keeps a form with one field of so many letters; `from` is the version its page was made from.
fn keep(world: &World, who: Who, letters: usize, from: Option<i64>) -> typed::Keeping {
    let fields = vec![("text".to_owned(), "a".repeat(letters))];
    world
        .by(who, move |act| {
            typed::keep(act, b"browser", "ask", (&fields, &city::ToSeal::new()), from)
        })
        .unwrap()
}

fn a_form_is_kept_in_its_newest_version(world: &mut World) {
    use typed::Keeping::{Kept, Newer};
    let an = || Who::Person(world.an);
    assert_eq!(keep(world, an(), 1, Some(0)), Kept(1));
    assert_eq!(keep(world, an(), 2, Some(1)), Kept(2));
    assert_eq!(keep(world, an(), 3, Some(1)), Newer(2));
    assert_eq!(keep(world, an(), 3, None), Kept(3), "a button says what holds");
    assert_eq!(keep(world, an(), 4, Some(9)), Kept(4));
    let of = |who: Who| {
        let found = world.by(who, |act| typed::of(act, b"browser", "ask")).unwrap();
        found.map(|row| row.fields.0.iter().map(|(_, value)| value.len()).sum::<usize>())
    };
    assert_eq!((of(an()), of(Who::Person(world.bo))), (Some(4), None));
    world.by(an(), |act| typed::forget(act, b"browser", "ask")).unwrap();
    assert_eq!(of(an()), None);
}

fn what_a_browser_types_is_little_and_then_somebodys(world: &mut World) {
    use typed::Keeping::{Kept, TooMuch};
    let field = "text".len();
    let (little, much) = (16 * 1_024 - field, 256 * 1_024 - field);
    assert_eq!(keep(world, Who::Person(world.bo), much, Some(0)), Kept(1));
    assert_eq!(keep(world, Who::Person(world.bo), much + 1, Some(1)), TooMuch);
    assert_eq!(keep(world, Who::Nobody, little + 1, Some(0)), TooMuch);
    assert_eq!(keep(world, Who::Nobody, little, Some(0)), Kept(1));
    let an = world.an;
    world.by(an, move |act| typed::adopt(act, b"browser", an)).unwrap();
    let of = |who: Who| world.by(who, |act| typed::of(act, b"another", "ask")).unwrap();
    assert!(of(Who::Person(an)).is_some());
    let kept = |who: Who| {
        let row = world.by(who, |act| typed::of(act, b"browser", "ask")).unwrap();
        row.map(|row| row.expires_at)
    };
    assert_eq!(kept(Who::Nobody), None);
    let days = |days: i64| world.now.checked_add(jiff::SignedDuration::from_hours(24 * days)).ok();
    assert_eq!(kept(Who::Person(world.bo)), days(90));
    keep(world, Who::Nobody, 1, Some(0));
    assert_eq!(kept(Who::Nobody), days(7));
}

fn what_was_wanted_before_signing_in_is_done_after(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "A tree");
    let want = |deed, thing: Id<city::Thing>| {
        let intent = Intent { deed, thing };
        let done =
            world.by(world.bo, move |act| fulfil(act, intent, b"browser", &Language::english()));
        match done.unwrap() {
            Outcome::Done(found) => ("done", Some(found.noun().key())),
            Outcome::Before(found) => ("before", Some(found.noun().key())),
            Outcome::Unproven(found, _) => ("unproven", Some(found.noun().key())),
            Outcome::Refused(found) => ("refused", Some(found.noun().key())),
            Outcome::Gone => ("gone", None),
        }
    };
    for deed in [Deed::Support, Deed::Follow] {
        assert_eq!(want(deed, id.thing()), ("done", Some("idea")));
        assert_eq!(want(deed, id.thing()), ("before", Some("idea")));
    }
    assert_eq!(want(Deed::Support, call.thing()), ("refused", Some("call")));
    assert_eq!(want(Deed::Support, Id::new(1)), ("gone", None));
    assert_eq!(want(Deed::Comment, id.thing()), ("refused", Some("idea")), "nothing was typed");
    let type_it = move |act: &mut Act| {
        let fields =
            vec![("other".to_owned(), "x".to_owned()), ("text".to_owned(), "Where?".to_owned())];
        typed::keep(act, b"browser", &form(id.thing()), (&fields, &city::ToSeal::new()), None)
    };
    world.by(world.bo, type_it).unwrap();
    assert_eq!(want(Deed::Comment, id.thing()), ("done", Some("comment")));
    assert_eq!(world.get(id).comments, 1);
    assert_eq!(want(Deed::Comment, id.thing()), ("refused", Some("idea")), "it is kept no longer");
    assert_ne!(form(id.thing()), form(call.thing()), "each thing has a form of its own");
    let intent = Intent { deed: Deed::Support, thing: id.thing() };
    let nobody = world
        .by(Who::Nobody, move |act| fulfil(act, intent, b"b", &Language::english()).map(|_| ()));
    assert_eq!(refusal(nobody), Refusal::SignInFirst);
}

/// What another system would keep in drafts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Question {
    text: String,
}

impl IsBegun for Question {
    const NOUN: Noun = Noun::Comment;
    type Within = calls::Call;

    fn photo(&self) -> Option<i64> {
        None
    }
}

fn a_draft_is_found_only_as_what_it_will_be(world: &mut World) {
    let (call, an) = (world.call(CallTemplate::IdeaBox), world.an);
    let id: Id<Draft<Question>> = new_id(world);
    let question = Question { text: "Who waters it?".to_owned() };
    let kept = world.by(an, move |act| draft::keep(act, b"browser", call, id, &question)).unwrap();
    assert_eq!(kept.begun().noun, Noun::Comment);

    let as_idea: Id<Draft<IdeaForm>> = Id::new(id.get());
    let found = world.by(an, move |act| draft::own(act, b"browser", as_idea).map(|_| ()));
    assert_eq!(refusal(found), Refusal::NotFound);
    let ideas = world.by(an, move |act| draft::unfinished::<IdeaForm>(act, b"browser", call));
    assert!(ideas.unwrap().is_empty());
    let thrown = world.by(an, move |act| draft::discard(act, b"browser", as_idea));
    assert_eq!(refusal(thrown), Refusal::NotFound);
    let again = world.by(an, move |act| draft::own(act, b"browser", id)).unwrap();
    assert_eq!(again.form.text, "Who waters it?");
}
