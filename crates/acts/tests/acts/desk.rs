//! The desk: whose work is whose, what colleagues tell each other, and what can be taken back.

use acts::Act;
use acts::calls::screening;
use acts::desk::{assign, deed, note, reply};
use acts::things::{hiding, report};
use calls::CallTemplate;
use city::{
    Id, Language, Refusal, Report, ReportReason, Role, Standing, StepKind, Texts, Thing, Work,
};
use jiff::SignedDuration;

use crate::world::{World, each, flaws, refusal};

#[test]
fn desk() {
    each(&[
        work_is_taken_given_and_given_back,
        whoever_loses_the_role_loses_the_work,
        notes_are_for_those_who_work_here,
        a_saved_reply_has_a_name_of_its_own,
        what_was_done_last_can_be_named_for_a_moment,
        an_approval_can_be_taken_back,
        a_hiding_nobody_heard_of_leaves_no_trace,
        an_answer_to_an_appeal_can_be_taken_back,
        a_question_nobody_heard_of_can_be_taken_back,
    ]);
}

fn colleague(world: &World, thing: Id<Thing>) -> Option<Id<city::Person>> {
    world.see(move |tx| store::desk::task::get(tx, thing, Work::Screen)).unwrap().colleague
}

fn work_is_taken_given_and_given_back(world: &mut World) {
    let second = world.person("second", &[Role::Officer]);
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "A tree").thing();
    let give =
        |to: Option<Id<city::Person>>| move |act: &mut Act| assign::give(act, id, Work::Screen, to);
    let officer = world.officer;
    assert_eq!(refusal(world.by(world.moderator, give(Some(officer)))), Refusal::NotYours);
    for unfit in [world.an, world.moderator, Id::new(1)] {
        assert_eq!(flaws(world.by(officer, give(Some(unfit)))), ["to"]);
    }
    world.by(officer, give(Some(officer))).unwrap();
    assert_eq!(
        (colleague(world, id), world.told(officer)),
        (Some(officer), vec![]),
        "who takes it knows"
    );
    world.by(officer, give(Some(second))).unwrap();
    assert_eq!(
        (colleague(world, id), world.told(second)),
        (Some(second), vec![StepKind::Assigned])
    );
    world.by(officer, give(Some(second))).unwrap();
    assert_eq!(world.told(second).len(), 1, "what is theirs already is no news");
    world.by(second, give(None)).unwrap();
    assert_eq!((colleague(world, id), world.told(second)), (None, vec![]), "it was not even told");
    assert_eq!(world.log(id), ["assign"; 3]);
    let other = move |act: &mut Act| assign::give(act, id, Work::Decide, Some(officer));
    assert_eq!(refusal(world.by(officer, other)), Refusal::NotFound, "there is no such work");
}

fn whoever_loses_the_role_loses_the_work(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "A tree").thing();
    let officer = world.officer;
    let take = move |act: &mut Act| assign::give(act, id, Work::Screen, Some(officer));
    world.by(officer, take).unwrap();
    let give_role =
        move |act: &mut Act| acts::city::role::set(act, officer, &[Role::Officer, Role::Moderator]);
    world.by(world.admin, give_role).unwrap();
    let take_role = |role| move |act: &mut Act| acts::city::role::take(act, officer, role);
    world.by(world.admin, take_role(Role::Moderator)).unwrap();
    assert_eq!(colleague(world, id), Some(officer), "another role does not matter");
    world.by(world.admin, take_role(Role::Officer)).unwrap();
    assert_eq!(colleague(world, id), None);
}

fn notes_are_for_those_who_work_here(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "A tree").thing();
    let write = |text: String| move |act: &mut Act| note::write(act, id, &text);
    assert_eq!(refusal(world.by(world.an, write("Mine".to_owned()))), Refusal::NotYours);
    assert_eq!(flaws(world.by(world.officer, write(" ".to_owned()))), ["note"]);
    assert_eq!(flaws(world.by(world.officer, write("a".repeat(note::LONGEST + 1)))), ["note"]);
    for who in [world.officer, world.moderator, world.admin] {
        world.by(who, write(" Ask the church first. ".to_owned())).unwrap();
    }
    let read = move |act: &mut Act| note::of(act, id).map(|notes| notes.len());
    assert_eq!(world.by(world.moderator, read).unwrap(), 3);
    assert_eq!(refusal(world.by(world.an, read)), Refusal::NotYours);
}

fn a_saved_reply_has_a_name_of_its_own(world: &mut World) {
    let save = |id: Option<Id<city::SavedReply>>, name: &'static str| {
        move |act: &mut Act| {
            reply::save(act, id, name, &Texts::of(Language::english(), "Dear {name}, thank you."))
        }
    };
    let officer = world.officer;
    assert_eq!(refusal(world.by(world.an, save(None, "Thanks"))), Refusal::NotYours);
    world.by(officer, save(None, "Thanks")).unwrap();
    assert_eq!(flaws(world.by(officer, save(None, "Thanks"))), ["reply-name"]);
    world.by(officer, save(None, "Outside")).unwrap();
    let all = world.by(officer, reply::all).unwrap();
    let id = |name: &str| all.iter().find(|reply| reply.name == name).unwrap().id;
    let (thanks, outside) = (id("Thanks"), id("Outside"));
    world.by(officer, save(Some(thanks), "Thanks")).unwrap();
    assert_eq!(flaws(world.by(officer, save(Some(thanks), "Outside"))), ["reply-name"]);
    assert_eq!(refusal(world.by(officer, save(Some(Id::new(1)), "Nobody's"))), Refusal::NotFound);

    let remove = |id| move |act: &mut Act| reply::remove(act, id);
    world.by(officer, remove(outside)).unwrap();
    assert_eq!(refusal(world.by(officer, remove(outside))), Refusal::NotFound);
    assert_eq!(refusal(world.by(world.an, remove(thanks))), Refusal::NotYours);
    let most = usize::try_from(store::desk::reply::MOST).unwrap();
    let fill = move |act: &mut Act| {
        let texts = Texts::of(Language::english(), "Dear {name}, thank you.");
        (1..most).try_for_each(|number| reply::save(act, None, &format!("Reply {number}"), &texts))
    };
    world.by(officer, fill).unwrap();
    assert_eq!(flaws(world.by(officer, save(None, "One too many"))), ["reply-name"]);
    world.by(officer, save(Some(thanks), "Many thanks")).unwrap();
}

fn what_was_done_last_can_be_named_for_a_moment(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let ids = ["One", "Two", "Three"].map(|title| world.idea(world.an, call, title).thing());
    let [one, two, three] = ids;
    let said = (Work::Screen, "eligible");
    let add =
        |batch: i64, thing| move |act: &mut Act| deed::add(act, Id::new(batch), said, thing, "1");
    let last = |world: &World| {
        let found = world.by(world.officer, deed::last).unwrap();
        found.map(|deed| (deed.batch.get(), deed.things.0.len(), deed.refused.0.len()))
    };
    assert_eq!(last(world), None);
    world.by(world.officer, add(7, one)).unwrap();
    world.by(world.officer, add(7, two)).unwrap();
    let refused = vec![(three.to_string(), "It was decided.".to_owned())];
    world.by(world.officer, move |act| deed::refuse(act, Id::new(7), said, &refused)).unwrap();
    assert_eq!(last(world), Some((7, 2, 1)), "what is done at once is one");
    world.by(world.officer, add(8, three)).unwrap();
    assert_eq!(last(world), Some((8, 1, 0)), "only the last is remembered");
    world.wait(SignedDuration::from_mins(15) - SignedDuration::from_secs(1));
    assert_eq!(last(world), Some((8, 1, 0)));
    world.wait(SignedDuration::from_secs(1));
    assert_eq!(last(world), None, "it can be taken back no longer");
    world.by(world.officer, add(9, one)).unwrap();
    world.by(world.officer, deed::forget).unwrap();
    assert_eq!(last(world), None);
    assert_eq!(refusal(world.by(world.an, deed::last)), Refusal::NotYours);
}

fn an_approval_can_be_taken_back(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, bo, moderator) = (world.an, world.bo, world.moderator);
    let id = world.idea(an, call, "A tree").thing();
    let spam = Report { reason: ReportReason::Spam, text: String::new() };
    world.by(bo, move |act| report::send(act, id, &spam, None).map(|_| ())).unwrap();
    let is_new = move |act: &mut Act| {
        let found = acts::things::find(act, id)?;
        report::is_new(act, &found)
    };
    assert!(world.by(moderator, is_new).unwrap());
    let since = world.now;
    world.by(moderator, move |act| report::approve(act, id).map(|_| ())).unwrap();
    assert!(!world.by(moderator, is_new).unwrap());
    assert!(!world.waits(id).contains(&Work::Report));
    let unapprove = |standing| move |act: &mut Act| report::unapprove(act, id, standing, since);
    assert_eq!(refusal(world.by(an, unapprove(Standing::New))), Refusal::NotYours);
    world.by(moderator, unapprove(Standing::Known)).unwrap();
    assert!(world.waits(id).contains(&Work::Report));
    assert!(!world.by(moderator, is_new).unwrap(), "who was known before stays so");
    world.by(moderator, unapprove(Standing::New)).unwrap();
    assert!(world.by(moderator, is_new).unwrap());
    assert_eq!(world.log(id), ["approve", "unapprove", "unapprove"]);
}

fn a_hiding_nobody_heard_of_leaves_no_trace(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, moderator) = (world.an, world.moderator);
    let hide = |id: Id<Thing>| {
        move |act: &mut Act| hiding::hide(act, id, "It insults everyone here.").map(|_| ())
    };
    let unhide = |id: Id<Thing>, since| move |act: &mut Act| hiding::unhide(act, id, since);
    let unheard = world.idea(an, call, "A rude tree");
    world.wait(SignedDuration::from_mins(1));
    let since = world.now;
    world.by(moderator, hide(unheard.thing())).unwrap();
    assert_eq!(refusal(world.by(an, unhide(unheard.thing(), since))), Refusal::NotYours);
    world.by(moderator, unhide(unheard.thing(), since)).unwrap();
    assert!(!world.get(unheard).hidden);
    assert_eq!(world.steps(unheard), [StepKind::Published]);
    assert_eq!(world.told(an), [StepKind::Published]);
    assert_eq!(
        refusal(world.by(moderator, unhide(unheard.thing(), since))),
        Refusal::AlreadyElsewhere
    );

    // Told meanwhile: both turns stand in the journey.
    let heard = world.idea(an, call, "Another rude tree");
    world.by(moderator, hide(heard.thing())).unwrap();
    let since = world.now;
    world.wait_days(1);
    let told = move |act: &mut Act| {
        let batch = acts::things::notice::due_to(act, an)?;
        acts::things::notice::note_told(act, an, &batch, 77)
    };
    world.by(moderator, told).unwrap();
    world.by(moderator, unhide(heard.thing(), since)).unwrap();
    assert_eq!(world.steps(heard), [StepKind::Published, StepKind::Hidden, StepKind::Restored]);
    assert_eq!(world.told(an).last(), Some(&StepKind::Restored));
}

fn an_answer_to_an_appeal_can_be_taken_back(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, moderator) = (world.an, world.moderator);
    let idea = world.idea(an, call, "A rude tree");
    let id = idea.thing();
    let hide = move |act: &mut Act| hiding::hide(act, id, "It insults everyone.").map(|_| ());
    let appeal = move |act: &mut Act| hiding::appeal(act, id, "It is a quotation.").map(|_| ());
    let restore = move |act: &mut Act| hiding::restore(act, id).map(|_| ());
    let keep = move |act: &mut Act| hiding::keep(act, id, "It stays an insult.").map(|_| ());
    world.by(moderator, hide).unwrap();
    world.by(an, appeal).unwrap();
    world.wait(SignedDuration::from_mins(1));
    let since = world.now;
    let unrestore = move |act: &mut Act| hiding::unrestore(act, id, since);
    let unkeep = move |act: &mut Act| hiding::unkeep(act, id, since);
    assert_eq!(refusal(world.by(moderator, unrestore)), Refusal::AlreadyElsewhere);
    assert_eq!(refusal(world.by(moderator, unkeep)), Refusal::AlreadyElsewhere);

    world.by(world.admin, keep).unwrap();
    assert!(!world.waits(id).contains(&Work::Appeal));
    assert_eq!(refusal(world.by(an, unkeep)), Refusal::NotYours);
    world.by(moderator, unkeep).unwrap();
    assert!(world.waits(id).contains(&Work::Appeal), "the appeal waits again");
    assert!(!world.told(an).contains(&StepKind::StaysHidden), "nobody heard of it");

    world.by(moderator, restore).unwrap();
    assert_eq!(refusal(world.by(an, unrestore)), Refusal::NotYours);
    world.by(moderator, unrestore).unwrap();
    assert!(world.get(idea).hidden && world.waits(id).contains(&Work::Appeal));
    assert_eq!(world.steps(idea), [StepKind::Published, StepKind::Hidden]);
    assert!(!world.told(an).contains(&StepKind::Restored));

    // An answer that was given before stays when a restoring is taken back.
    world.by(world.admin, keep).unwrap();
    world.by(moderator, restore).unwrap();
    world.by(moderator, unrestore).unwrap();
    assert!(!world.waits(id).contains(&Work::Appeal), "it was answered");
    world.by(moderator, restore).unwrap();
    world.wait(SignedDuration::from_mins(1));
    let late = world.now;
    let too_late = move |act: &mut Act| hiding::unrestore(act, id, late);
    assert_eq!(refusal(world.by(moderator, too_late)), Refusal::AlreadyElsewhere);
}

fn a_question_nobody_heard_of_can_be_taken_back(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, officer) = (world.an, world.officer);
    let id = world.idea(an, call, "A tree");
    let unask = move |act: &mut Act| screening::unask_change(act, id);
    let ask = move |act: &mut Act| screening::ask_change(act, id, "Which tree do you mean?");
    assert_eq!(refusal(world.by(officer, unask)), Refusal::AlreadyElsewhere);
    world.by(officer, ask).unwrap();
    assert_eq!(refusal(world.by(an, unask)), Refusal::NotYours);
    world.by(officer, unask).unwrap();
    assert!(!world.get(id).change_asked);
    assert_eq!(world.steps(id), [StepKind::Published]);
    assert!(!world.told(an).contains(&StepKind::ChangeAsked));
    world.by(officer, ask).unwrap();
    world.wait(SignedDuration::from_mins(16));
    assert_eq!(refusal(world.by(officer, unask)), Refusal::AlreadyElsewhere, "it is told by now");
}
