//! What says the same: kept with ideas by a job, and given to whoever may read it.

use acts::Who;
use acts::calls::near::{ALL_JOB, BESIDE_JOB, CHANGED_JOB};
use acts::calls::{idea, near, screening};
use acts::things::hiding;
use calls::{Call, CallTemplate, Idea, IdeaInput};
use city::{Access, Id, Language, Person};

use crate::world::{Whom, World, content, each, input};

#[test]
fn what_is_near() {
    each(&[
        what_says_the_same_is_kept_with_both,
        a_change_is_felt_on_both_sides,
        what_is_taken_away_is_near_nothing,
        another_stands_in,
        what_one_may_not_read_takes_no_place,
        looking_is_harmless_twice_and_ends,
        many_that_name_one_are_looked_at_in_turns,
        a_city_is_looked_at_anew,
        an_unknown_concept_is_passed_over,
    ]);
}

const BENCHES: [&str; 6] = [
    "A bench under a tree",
    "Two benches below the trees",
    "Benches where trees give shade",
    "A seat beneath the big tree",
    "Somewhere to sit under trees",
    "More benches near trees",
];

fn says(language: &str, title: &str, text: &str) -> IdeaInput {
    IdeaInput {
        language: Language::from_tag_or_english(language),
        text: text.to_owned(),
        ..input(title)
    }
}

fn wish(world: &World, who: Id<Person>, call: Id<Call>, input: IdeaInput) -> Id<Idea> {
    let key = format!("{}-{who}", input.title);
    world.by(who, move |act| idea::publish(act, call, &input, None, &key)).unwrap()
}

fn bench(world: &World, call: Id<Call>, number: usize) -> Id<Idea> {
    let text = "Older neighbours could rest there on hot days.";
    wish(world, world.an, call, says("en", BENCHES[number], text))
}

fn change(world: &World, id: Id<Idea>, title: &'static str, text: &'static str) {
    let edit = move |act: &mut acts::Act| {
        let before = store::calls::idea::get(act.tx, id)?;
        idea::edit(act, id, &says("en", title, text), before.version)
    };
    world.by(world.an, edit).unwrap();
}

/// The jobs that wait, by kind and payload.
fn waiting(world: &World) -> Vec<(&'static str, String)> {
    world.see(|tx| {
        let mut all = Vec::new();
        for kind in [CHANGED_JOB, BESIDE_JOB, ALL_JOB] {
            let jobs = store::jobs::undone(tx, kind, 0, 1_000)?;
            all.extend(jobs.into_iter().map(|job| (kind, job.payload)));
        }
        Ok(all)
    })
}

/// Does all jobs, and those they enter; answers how many there were.
fn look(world: &World) -> usize {
    let mut done = 0;
    loop {
        let jobs = waiting(world);
        let Some((first, _)) = jobs.first().cloned() else { return done };
        for (kind, payload) in jobs.into_iter().filter(|(kind, _)| *kind == first) {
            done += 1;
            assert!(done < 2_000, "it never ends");
            let work = move |act: &mut acts::Act| {
                store::jobs::drop_for(act.tx, &payload)?;
                near::work(act, kind, &payload)
            };
            world.by(Who::System, work).unwrap();
        }
    }
}

/// What somebody is shown as near an idea, each with what both are about.
fn seen(world: &World, who: impl Into<Whom>, id: Id<Idea>) -> Vec<(Id<Idea>, Vec<&'static str>)> {
    let near = world.by(who, move |act| {
        let (call, idea) = idea::find(act, id)?;
        near::to_idea(act, &call, &idea)
    });
    let about = |near: near::Near| {
        (near.idea.id, near.reason.concepts.iter().map(|concept| concept.key()).collect())
    };
    near.unwrap().into_iter().map(about).collect()
}

fn near_to(world: &World, who: impl Into<Whom>, id: Id<Idea>) -> Vec<Id<Idea>> {
    seen(world, who, id).into_iter().map(|(idea, _)| idea).collect()
}

fn call_read_by(world: &World, read: Access) -> Id<Call> {
    let mut content = content(CallTemplate::IdeaBox, world.now);
    content.who.read = read;
    world.call_with(content)
}

fn what_says_the_same_is_kept_with_both(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let english = bench(world, call, 0);
    let dutch = says("nl", "Een zitbank onder een boom", "Zo kan mijn oma daar uitrusten.");
    let dutch = wish(world, world.bo, call, dutch);
    let boiler = says("en", "Replace the old boiler", "It burns oil and fails every winter.");
    let boiler = wish(world, world.bo, call, boiler);
    assert_eq!(seen(world, Who::Nobody, english), [], "nobody has looked yet");
    look(world);
    let both = |seen: &[(Id<Idea>, Vec<&str>)], other| {
        assert_eq!(seen.len(), 1, "{seen:?}");
        assert_eq!(seen[0].0, other);
        assert!(seen[0].1.contains(&"bench") && seen[0].1.contains(&"tree"), "{seen:?}");
    };
    both(&seen(world, Who::Nobody, english), dutch);
    both(&seen(world, Who::Nobody, dutch), english);
    assert_eq!(near_to(world, Who::Nobody, boiler), []);
}

fn a_change_is_felt_on_both_sides(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (one, other) = (bench(world, call, 0), bench(world, call, 1));
    look(world);
    assert_eq!(near_to(world, Who::Nobody, other), [one]);
    change(world, one, "Replace the old boiler", "It burns oil and fails every winter.");
    look(world);
    assert_eq!(near_to(world, Who::Nobody, one), []);
    assert_eq!(near_to(world, Who::Nobody, other), []);
    change(world, one, BENCHES[2], "One could rest there.");
    look(world);
    assert_eq!(near_to(world, Who::Nobody, one), [other]);
    assert_eq!(near_to(world, Who::Nobody, other), [one]);
    let screen = move |act: &mut acts::Act| {
        let version = store::calls::idea::get(act.tx, one)?.version;
        screening::screen(act, one, &calls::Screening::Eligible, version)
    };
    world.by(world.officer, screen).unwrap();
    assert_eq!(waiting(world), [], "a verdict changes nothing that is said");
}

fn what_is_taken_away_is_near_nothing(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let [stays, withdrawn, merged, hidden] = [0, 1, 2, 3].map(|number| bench(world, call, number));
    look(world);
    assert_eq!(near_to(world, Who::Nobody, stays).len(), 3);
    world.by(world.an, move |act| idea::withdraw(act, withdrawn)).unwrap();
    assert_eq!(near_to(world, Who::Nobody, stays).len(), 2, "before anybody has looked");
    world.by(world.officer, move |act| screening::merge(act, merged, stays)).unwrap();
    let hide = move |act: &mut acts::Act| hiding::hide(act, hidden, "It names one.").map(drop);
    world.by(world.moderator, hide).unwrap();
    look(world);
    let rows = |world: &World, id: Id<Idea>| {
        world.see(move |tx| {
            let naming = store::calls::near::naming(tx, id, Id::new(0), 100)?.len();
            Ok((store::calls::near::of(tx, id)?.len(), naming))
        })
    };
    for gone in [withdrawn, merged, hidden, stays] {
        assert_eq!(rows(world, gone), (0, 0), "in neither direction");
    }
    world.by(world.officer, move |act| screening::unmerge(act, merged)).unwrap();
    world.by(world.moderator, move |act| hiding::restore(act, hidden).map(drop)).unwrap();
    look(world);
    let mut back = near_to(world, Who::Nobody, stays);
    back.sort_unstable();
    assert_eq!(back, [merged, hidden]);
}

fn another_stands_in(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let all = [0, 1, 2, 3, 4].map(|number| bench(world, call, number));
    look(world);
    let first = near_to(world, Who::Nobody, all[0]);
    assert_eq!(first.len(), 3);
    let away = first[1];
    world.by(world.an, move |act| idea::withdraw(act, away)).unwrap();
    look(world);
    let then = near_to(world, Who::Nobody, all[0]);
    assert_eq!(then.len(), 3, "the fourth stands in");
    assert!(!then.contains(&away));
}

fn what_one_may_not_read_takes_no_place(world: &mut World) {
    let public = world.call(CallTemplate::IdeaBox);
    let staff = call_read_by(world, Access::Staff);
    let known = call_read_by(world, Access::Account);
    let asked = bench(world, public, 0);
    let open = says("en", "Benches in the park", "There is a tree or two.");
    let open = wish(world, world.bo, public, open);
    let secret: Vec<Id<Idea>> = (0..6).map(|number| secret(world, staff, number)).collect();
    let inner = bench(world, known, 1);
    look(world);
    assert_eq!(near_to(world, Who::Nobody, asked), [open]);
    let mut two = near_to(world, world.bo, asked);
    two.sort_unstable();
    assert_eq!(two, [open, inner]);
    let all = near_to(world, world.officer, asked);
    assert_eq!(all.len(), 3);
    assert!(all.iter().any(|id| secret.contains(id)), "the office sees its own");
}

/// An idea of the office, in the very words of the one that is asked for.
fn secret(world: &World, call: Id<Call>, number: usize) -> Id<Idea> {
    let title = format!("{} {number}", BENCHES[0]);
    let input = says("en", &title, "Older neighbours could rest there on hot days.");
    wish(world, world.officer, call, input)
}

fn looking_is_harmless_twice_and_ends(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let ideas = [0, 1, 2, 3].map(|number| bench(world, call, number));
    let done = look(world);
    assert!(done <= 4 + 4 * 3, "one step away and no further: {done}");
    let before = ideas.map(|id| seen(world, Who::Nobody, id));
    for id in ideas {
        for kind in [CHANGED_JOB, CHANGED_JOB, BESIDE_JOB] {
            let again = move |act: &mut acts::Act| near::work(act, kind, &id.to_string());
            world.by(Who::System, again).unwrap();
        }
    }
    look(world);
    assert_eq!(ideas.map(|id| seen(world, Who::Nobody, id)), before);
}

fn many_that_name_one_are_looked_at_in_turns(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let one = bench(world, call, 0);
    let others: Vec<Id<Idea>> = (0..60)
        .map(|number| {
            let (title, text) = (format!("Boiler number {number}"), "It burns far too much oil.");
            wish(world, world.bo, call, says("en", &title, text))
        })
        .collect();
    look(world);
    let name_one = move |act: &mut acts::Act| {
        for other in &others {
            let near = [(one, likeness::Reason::default())];
            store::calls::near::keep(act.tx, *other, &near)?;
        }
        near::work(act, CHANGED_JOB, &one.to_string())
    };
    world.by(Who::System, name_one).unwrap();
    look(world);
    let left = world.see(move |tx| store::calls::near::naming(tx, one, Id::new(0), 1_000));
    assert_eq!(left, [], "each of them was looked at once more");
}

fn a_city_is_looked_at_anew(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let ideas: Vec<Id<Idea>> = (0..6).map(|number| bench(world, call, number)).collect();
    let rows = ideas.clone();
    let as_from_a_backup = move |act: &mut acts::Act| {
        for id in &rows {
            store::jobs::drop_for(act.tx, &id.to_string())?;
        }
        store::testing::forget_likeness(act.tx)?;
        near::begin(act)
    };
    world.by(Who::System, as_from_a_backup).unwrap();
    assert_eq!(near_to(world, Who::Nobody, ideas[5]), []);
    look(world);
    for id in &ideas {
        assert_eq!(
            near_to(world, Who::Nobody, *id).len(),
            3,
            "one of {}",
            world.get(*id).input.title
        );
    }
    world.by(Who::System, near::begin).unwrap();
    assert_eq!(waiting(world), [], "it was looked at by this lexicon already");
    let older = |act: &mut acts::Act| {
        store::testing::as_of_another_lexicon(act.tx)?;
        near::begin(act)
    };
    world.by(Who::System, older).unwrap();
    assert_eq!(waiting(world).len(), 1, "and by another it was not");
}

fn an_unknown_concept_is_passed_over(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (one, other) = (bench(world, call, 0), bench(world, call, 1));
    look(world);
    let rewrite = |act: &mut acts::Act| Ok(store::testing::as_of_another_lexicon(act.tx)?);
    world.by(Who::System, rewrite).unwrap();
    assert_eq!(seen(world, Who::Nobody, one), [(other, vec!["bench"])]);
}
