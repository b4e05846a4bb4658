//! Merges undone: everybody and everything is where it was.

use acts::calls::{decision, screening};
use acts::things::{follow, support};
use calls::{Call, CallTemplate, Idea, IdeaState, Screening};
use city::{Comment, Id, Person, Refusal, StepKind};
use jiff::SignedDuration;

use crate::world::{World, comment, content, each, refusal};

#[test]
fn merges_undone() {
    each(&[
        everything_is_as_before,
        what_came_meanwhile_stays_where_it_came,
        a_chain_is_undone_from_its_end,
        it_is_undone_only_while_it_can,
        sides_go_along_and_come_back,
    ]);
}

fn merge(from: Id<Idea>, into: Id<Idea>) -> impl Fn(&mut acts::Act) -> acts::Done<()> {
    move |act| screening::merge(act, from, into)
}

fn undo(twin: Id<Idea>) -> impl Fn(&mut acts::Act) -> acts::Done<()> {
    move |act| screening::unmerge(act, twin)
}

/// All that can be seen of ideas and of what people did with them.
fn seen(world: &World, call: Id<Call>, ideas: &[Id<Idea>], people: &[Id<Person>]) -> Vec<String> {
    let (all, readers) = (ideas.to_vec(), people.to_vec());
    let mut seen = world.see(move |tx| {
        let mut rows = Vec::new();
        for id in &all {
            let thing = id.thing();
            let idea = Idea { version: 0, ..store::calls::idea::get(tx, *id)? };
            rows.push(format!("{idea:?}"));
            rows.push(format!("by {:?}", store::things::author::of(tx, thing)?));
            for person in &readers {
                let supports = store::things::support::has(tx, thing, *person)?;
                rows.push(format!("{id} {person} supports: {supports}"));
            }
            rows.push(format!("{:?}", store::things::follow::followers(tx, thing)?));
            rows.push(format!("{:?}", store::things::comment::about(tx, thing, 0, 100)?));
            rows.push(format!("{:?}", store::things::comment::sides(tx, thing)?));
            rows.push(format!("{:?}", store::things::step::of(tx, thing)?));
            rows.push(format!("{:?}", store::desk::task::of_thing(tx, thing)?));
            rows.push(format!("{:?}", store::calls::idea::taken_in(tx, *id)?.len()));
        }
        rows.push(format!("{:?}", store::calls::numbers::of_call(tx, call)?));
        Ok(rows)
    });
    seen.extend(people.iter().map(|who| format!("{who} heard {:?}", world.told(*who))));
    seen
}

/// What was said for and against an idea goes with it, is counted where it stands, and comes back.
fn sides_go_along_and_come_back(world: &mut World) {
    let template = CallTemplate::IdeaBox;
    let sides = city::Sides::ForAgainst;
    let call = world.call_with(calls::CallContent { sides, ..content(template, world.now) });
    let (an, bo, officer) = (world.an, world.bo, world.officer);
    let (kept, twin) = (world.idea(an, call, "A tree"), world.idea(bo, call, "One tree"));
    let say = |who: Id<Person>, idea: Id<Idea>, side: &'static str| {
        let write = move |act: &mut acts::Act| {
            let input = comment("So I think").on_side(side)?;
            acts::things::comment::write(act, idea, None, &input, &format!("{who}{idea}{side}"))
        };
        world.by(who, write).unwrap()
    };
    let counted =
        |idea: Id<Idea>| world.see(move |tx| store::things::comment::sides(tx, idea.thing()));
    say(an, kept, "for");
    say(bo, kept, "against");
    let moved = say(an, twin, "for");
    say(bo, twin, "");
    assert_eq!((counted(kept), counted(twin)), ((1, 1), (1, 0)));
    world.by(officer, merge(twin, kept)).unwrap();
    assert_eq!((counted(kept), counted(twin)), ((2, 1), (0, 0)));
    world.by(officer, undo(twin)).unwrap();
    assert_eq!((counted(kept), counted(twin)), ((1, 1), (1, 0)));
    let withdraw = move |act: &mut acts::Act| acts::things::comment::withdraw(act, moved);
    world.by(an, withdraw).unwrap();
    assert_eq!(counted(twin), (0, 0), "what was taken back counts no more");
}

fn name(number: usize) -> &'static str {
    Box::leak(format!("neighbour{number}").into_boxed_str())
}

/// Whoever supports and follows neither, one or both, in every way there is, and whatever was said.
fn everything_is_as_before(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, bo, officer) = (world.an, world.bo, world.officer);
    let (kept, twin) = (world.idea(an, call, "A tree"), world.idea(bo, call, "One tree"));
    let third = world.idea(bo, call, "Any tree");
    let mut people = vec![an, bo];
    for ways in 0..16_usize {
        let who = world.person(name(ways), &[]);
        people.push(who);
        for (way, idea) in [(1, kept), (2, twin)] {
            if ways & way != 0 {
                world.support(who, idea).unwrap();
            }
            if ways & (way << 2) != 0 {
                world.follow(who, idea).unwrap();
            }
        }
    }
    let said = world.comment(an, twin, None, "Like mine").unwrap();
    world.comment(bo, twin, Some(said), "So it is").unwrap();
    world.comment(bo, kept, None, "Which one").unwrap();
    world.by(officer, merge(third, twin)).unwrap();
    world.wait(SignedDuration::from_mins(16));
    for state in [IdeaState::Published, IdeaState::Eligible] {
        if state == IdeaState::Eligible {
            let version = world.get(twin).version;
            let fits = move |act: &mut acts::Act| {
                screening::screen(act, twin, &Screening::Eligible, version)
            };
            world.by(officer, fits).unwrap();
        }
        let ideas = [kept, twin, third];
        let before = seen(world, call, &ideas, &people);
        world.by(officer, merge(twin, kept)).unwrap();
        assert_ne!(seen(world, call, &ideas, &people), before);
        assert_eq!(world.get(kept).supports, 12);
        assert_eq!(refusal(world.by(bo, undo(twin))), Refusal::NotYours);
        world.by(officer, undo(twin)).unwrap();
        let after = seen(world, call, &ideas, &people);
        for (was, is) in before.iter().zip(&after) {
            assert_eq!(was, is);
        }
        assert_eq!(refusal(world.by(officer, undo(twin))), Refusal::AlreadyElsewhere);
    }
    let log = ["screen", "merge", "unmerge", "merge", "unmerge"];
    let mut kept_in_log = world.log(twin);
    kept_in_log.sort_by_key(|action| *action != "screen");
    assert_eq!(kept_in_log, log, "the log forgets nothing");
}

fn what_came_meanwhile_stays_where_it_came(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, bo, officer) = (world.an, world.bo, world.officer);
    let (kept, twin) = (world.idea(an, call, "A tree"), world.idea(bo, call, "One tree"));
    let [away, again, new] = [1, 2, 3].map(|number| world.person(name(number), &[]));
    for who in [away, again] {
        world.support(who, twin).unwrap();
        world.follow(who, twin).unwrap();
    }
    let said = world.comment(again, twin, None, "Like mine").unwrap();
    world.by(officer, merge(twin, kept)).unwrap();
    world.wait(SignedDuration::from_mins(5));
    for who in [away, again] {
        world.by(who, move |act| support::take(act, kept).map(drop)).unwrap();
        world.by(who, move |act| follow::stop(act, kept).map(drop)).unwrap();
    }
    for who in [again, new] {
        world.support(who, kept).unwrap();
        world.follow(who, kept).unwrap();
    }
    let answer = world.comment(new, kept, Some(said), "So it is").unwrap();
    let own = world.comment(new, kept, None, "About the other").unwrap();
    world.by(officer, undo(twin)).unwrap();

    let supports = |idea: Id<Idea>| {
        let people = [away, again, new];
        world.see(move |tx| {
            let mut has = Vec::new();
            for person in people {
                let follows = store::things::follow::has(tx, idea.thing(), person)?;
                assert_eq!(store::things::support::has(tx, idea.thing(), person)?, follows);
                has.push(follows);
            }
            Ok(has)
        })
    };
    assert_eq!(supports(twin), [false, true, false], "who took it back meant it");
    assert_eq!(supports(kept), [false, true, true]);
    assert_eq!((world.get(twin).supports, world.get(kept).supports), (1, 2));
    let about =
        |comment: Id<Comment>| world.see(move |tx| store::things::comment::get(tx, comment)).about;
    assert_eq!(about(said), twin.thing());
    assert_eq!(about(answer), twin.thing(), "an answer goes with what it answers");
    assert_eq!(about(own), kept.thing());
    assert_eq!((world.get(twin).comments, world.get(kept).comments), (2, 1));
}

fn a_chain_is_undone_from_its_end(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, bo, officer) = (world.an, world.bo, world.officer);
    let (kept, twin) = (world.idea(an, call, "A tree"), world.idea(bo, call, "One tree"));
    let third = world.idea(bo, call, "Any tree");
    let before = seen(world, call, &[kept, twin, third], &[an, bo]);
    world.by(officer, merge(third, twin)).unwrap();
    world.by(officer, merge(twin, kept)).unwrap();
    assert_eq!(refusal(world.by(officer, undo(third))), Refusal::AlreadyElsewhere);
    assert_eq!(world.get(third).merged_into, Some(kept));
    world.by(officer, undo(twin)).unwrap();
    assert_eq!(world.get(third).merged_into, Some(twin), "as it was");
    world.by(officer, undo(third)).unwrap();
    assert_eq!(seen(world, call, &[kept, twin, third], &[an, bo]), before);
}

fn it_is_undone_only_while_it_can(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, bo, officer) = (world.an, world.bo, world.officer);
    let (kept, twin) = (world.idea(an, call, "A tree"), world.idea(bo, call, "One tree"));
    assert_eq!(refusal(world.by(officer, undo(twin))), Refusal::AlreadyElsewhere);
    let version = world.get(kept).version;
    let fits =
        move |act: &mut acts::Act| screening::screen(act, kept, &Screening::Eligible, version);
    world.by(officer, fits).unwrap();
    world.by(officer, merge(twin, kept)).unwrap();
    let due = |world: &World, who| {
        world.by(who, move |act| acts::things::notice::due_to(act, who)).unwrap().items
    };
    let hears = |world: &World, who, kind| due(world, who).iter().any(|told| told.kind == kind);
    world.wait(SignedDuration::from_mins(14));
    assert!(!hears(world, bo, StepKind::Merged), "no letter leaves while it can be undone");
    assert!(!hears(world, an, StepKind::TookIn));
    let verdict = calls::Choice {
        verdict: Some(calls::Verdict::Selected),
        reason: "There is room for it.".to_owned(),
        ..calls::Choice::default()
    };
    world
        .by(officer, move |act| {
            decision::choose(act, call, &[(kept, verdict.clone())])?;
            decision::decide_one(act, call, kept).map(drop)
        })
        .unwrap();
    assert_eq!(refusal(world.by(officer, undo(twin))), Refusal::AlreadyElsewhere, "it is decided");

    let (other, late) = (world.idea(an, call, "A bush"), world.idea(bo, call, "One bush"));
    world.by(officer, merge(late, other)).unwrap();
    world.wait(SignedDuration::from_mins(16));
    assert_eq!(refusal(world.by(officer, undo(late))), Refusal::AlreadyElsewhere, "Bo may know");
    assert!(hears(world, bo, StepKind::Merged));
    world.by(acts::Who::System, acts::city::sweep::sweep).unwrap();
    let known = world.see(move |tx| store::calls::merge::of(tx, late));
    assert!(known.is_none(), "what is final is forgotten");
    assert_eq!(world.get(late).merged_into, Some(other));
}
