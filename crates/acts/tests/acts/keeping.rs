//! How long things are kept: what is over goes, what is promised stays.

use acts::city::sweep;
use acts::things::draft;
use acts::{Act, Who};
use calls::{CallTemplate, IdeaForm};
use city::{Id, Language};
use store::city::letter::{self, Letter};

use crate::world::{World, each};

#[test]
fn keeping() {
    each(&[
        a_draft_is_kept_for_ninety_days_after_its_last_change,
        a_letter_is_kept_for_a_month_and_a_key_for_three,
        only_pictures_of_yesterday_are_swept,
    ]);
}

fn sweep_on(world: &mut World, days: i64) {
    world.wait_days(days);
    world.by(Who::System, sweep::sweep).unwrap();
}

fn a_draft_is_kept_for_ninety_days_after_its_last_change(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.by(Who::Nobody, |act| Ok(act.new_id())).unwrap();
    let keep = move |act: &mut Act| draft::keep(act, b"browser", call, id, &IdeaForm::default());
    let is_there = |world: &World| {
        let begun = move |act: &mut Act| draft::begun(act, b"browser", id);
        world.by(Who::Nobody, begun).unwrap().is_some()
    };
    world.by(Who::Nobody, keep).unwrap();
    sweep_on(world, 89);
    assert!(is_there(world));
    world.by(Who::Nobody, keep).unwrap();
    sweep_on(world, 89);
    assert!(is_there(world));
    sweep_on(world, 2);
    assert!(!is_there(world));
}

fn a_letter_is_kept_for_a_month_and_a_key_for_three(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "A tree");
    let said = world.comment(world.bo, id, None, "Which kind?").unwrap();
    let made_at = world.now;
    let post = move |act: &mut Act| {
        let new = Letter {
            id: Id::new(5),
            person: None,
            mail: "an@example.org".to_owned(),
            language: Language::english(),
            kind: "news".to_owned(),
            subject: "News".to_owned(),
            text: "News".to_owned(),
            html: String::new(),
            unsubscribe: None,
            made_at,
            sent_at: None,
            failed: None,
        };
        Ok(letter::insert(act.tx, &new)?)
    };
    world.by(Who::System, post).unwrap();
    let letters = |world: &World| world.see(|tx| letter::list(tx, i64::MAX, 10)).len();
    sweep_on(world, 29);
    assert_eq!(letters(world), 1);
    sweep_on(world, 2);
    assert_eq!(letters(world), 0);
    sweep_on(world, 58);
    assert_eq!(world.comment(world.bo, id, None, "Which kind?").unwrap(), said, "its key is known");
    sweep_on(world, 2);
    assert_ne!(world.comment(world.bo, id, None, "Which kind?").unwrap(), said);
}

fn only_pictures_of_yesterday_are_swept(world: &mut World) {
    crate::files::picture(world, 1);
    world.by(Who::System, sweep::sweep_pictures).unwrap();
    assert!(crate::files::is_there(world, 1), "it may be on its way to an idea");
    world.wait_days(2);
    world.by(Who::System, sweep::sweep_pictures).unwrap();
    assert!(!crate::files::is_there(world, 1));
}
