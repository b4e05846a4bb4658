//! What is found by words, what is somebody's, and how a thing introduces itself.

use acts::things::mine::{self, Part};
use acts::things::search::{Having, Matches};
use acts::things::{Found, find, hiding, readable, search};
use acts::{Act, Done, Who};
use calls::{CallContent, CallTemplate};
use city::{Access, Comment, Id, Noun, Refusal, Texts, Thing};
use likeness::Query;
use store::things::asked;

use crate::world::{World, content, each, office, refusal};

#[test]
fn finding() {
    each(&[
        what_may_be_read_is_found,
        comments_are_found_where_what_they_are_about_is,
        each_thing_of_somebodys_stands_once_with_their_parts,
        a_thing_says_what_it_is,
    ]);
}

fn of_noun(act: &mut Act, noun: Noun, words: &str, nouns: &[Noun]) -> Done<Matches> {
    let asked = asked::understand(act.tx, &Query::read(words, "en"), "en")?;
    search::of_noun(act, noun, &asked, Having::All, nouns)
}

fn found(world: &World, who: Who, noun: Noun, words: &'static str) -> Vec<Id<Thing>> {
    let nouns = [Noun::Call, Noun::Idea];
    world.by(who, move |act| of_noun(act, noun, words, &nouns)).unwrap().things
}

fn what_may_be_read_is_found(world: &mut World) {
    let titled = |read: Access| {
        let mut content = content(CallTemplate::IdeaBox, world.now);
        content.who.read = read;
        content
    };
    let open = world.call_with(titled(Access::Anyone));
    let internal = world.call_with(CallContent { ..titled(Access::Staff) });
    world.draft_call(titled(Access::Anyone));
    let outside = world.idea(world.an, open, "A linden tree");
    let inside = world.idea(world.officer, internal, "A linden avenue");
    let resident = || Who::Person(world.bo);
    let officer = || Who::Person(world.officer);
    assert_eq!(found(world, resident(), Noun::Call, "cooler"), [open.thing()]);
    assert_eq!(found(world, officer(), Noun::Call, "cooler").len(), 2, "a draft is not listed");
    assert_eq!(found(world, resident(), Noun::Idea, "linden"), [outside.thing()]);
    let both = found(world, officer(), Noun::Idea, "linden");
    assert!(both.len() == 2 && both.contains(&inside.thing()), "{both:?}");
    let hide = move |act: &mut Act| hiding::hide(act, outside, "It insults everyone.").map(|_| ());
    world.by(world.moderator, hide).unwrap();
    assert_eq!(found(world, resident(), Noun::Idea, "linden"), []);
}

fn comments_are_found_where_what_they_are_about_is(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "A tree");
    let said = world.comment(world.bo, id, None, "A chestnut, please").unwrap();
    let of = |nouns: &'static [Noun]| {
        let find = move |act: &mut Act| of_noun(act, Noun::Comment, "chestnut", nouns);
        world.by(Who::Nobody, find).unwrap().things
    };
    assert_eq!(of(&[Noun::Idea]), [said.thing()]);
    assert_eq!(of(&[Noun::Call]), [], "ideas were not asked for");
    let load = move |act: &mut Act| {
        let matches = of_noun(act, Noun::Comment, "chestnut", &[Noun::Idea])?;
        assert!(matches.whole);
        Ok((
            matches.load(act, 0, 5)?.len(),
            matches.load(act, 1, 5)?.len(),
            matches.load(act, 0, 0)?.len(),
        ))
    };
    assert_eq!(world.by(Who::Nobody, load).unwrap(), (1, 0, 0));
    let hide = move |act: &mut Act| hiding::hide(act, id, "It insults everyone.").map(|_| ());
    world.by(world.moderator, hide).unwrap();
    assert_eq!(of(&[Noun::Idea]), [], "nor what is about something hidden");
    let read = |who: Who| world.by(who, move |act| readable(act, said.thing()).map(|_| ()));
    assert_eq!(refusal(read(Who::Person(world.bo))), Refusal::NotFound, "not even by its writer");
    read(Who::Person(world.an)).unwrap();
}

fn each_thing_of_somebodys_stands_once_with_their_parts(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let own = world.idea(world.an, call, "A tree");
    world.wait_days(1);
    let others = world.idea(world.bo, call, "A bench");
    world.support(world.an, others).unwrap();
    world.wait_days(1);
    let said = world.comment(world.an, others, None, "Which colour?").unwrap();
    world.wait_days(1);
    world.follow(world.an, others).unwrap();
    let mine = world.by(world.an, mine::of).unwrap();
    let told: Vec<_> =
        mine.into_iter().map(|mine| (mine.thing, mine.noun, mine.parts, mine.at)).collect();
    let ago =
        |days: i64| world.now.checked_sub(jiff::SignedDuration::from_hours(24 * days)).unwrap();
    let both = vec![Part::Supported, Part::Followed];
    assert_eq!(
        told,
        [
            (others.thing(), Noun::Idea, both, ago(0)),
            (said.thing(), Noun::Comment, vec![Part::Said], ago(1)),
            (own.thing(), Noun::Idea, vec![Part::Brought], ago(3)),
        ]
    );
}

/// What a thing says of itself: its noun, its author, its text, its page, its office.
type Introduced = (Noun, Option<Id<city::Person>>, Option<String>, Id<Thing>, Texts);

fn introduced(world: &World, id: Id<Thing>) -> Introduced {
    let introduce = move |act: &mut Act| {
        let found: Found = find(act, id)?;
        assert_eq!(found.id(), id);
        assert!(!found.is_hidden());
        let text = found.written().map(|written| {
            assert_eq!(Some(written.author.id), found.author());
            assert_eq!((written.language.as_str(), written.made), ("en", act.now));
            written.text.to_owned()
        });
        Ok((found.noun(), found.author(), text, found.page().id(), found.office().clone()))
    };
    world.by(Who::Nobody, introduce).unwrap()
}

fn a_thing_says_what_it_is(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let idea = world.idea(world.an, call, "A tree");
    let said: Id<Comment> = world.comment(world.bo, idea, None, "Which kind?").unwrap();
    assert_eq!(introduced(world, call.thing()), (Noun::Call, None, None, call.thing(), office()));
    let text = Some("A bench in the shade of the church.".to_owned());
    let brought = (Noun::Idea, Some(world.an), text, idea.thing(), office());
    assert_eq!(introduced(world, idea.thing()), brought);
    let written =
        (Noun::Comment, Some(world.bo), Some("Which kind?".to_owned()), idea.thing(), office());
    assert_eq!(introduced(world, said.thing()), written);
}
