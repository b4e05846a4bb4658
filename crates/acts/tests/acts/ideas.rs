//! Ideas: publish, change, withdraw, support, follow.

use acts::Who;
use acts::calls::idea;
use acts::things::{draft, follow, support};
use calls::{CallTemplate, IdeaForm, IdeaState};
use city::{Refusal, StepKind};

use crate::world::{World, content, each, input, office, refusal};

#[test]
fn ideas() {
    each(&[
        one_key_publishes_one_idea,
        ideas_come_while_they_are_collected,
        authors_change_their_own,
        authors_take_back_their_own,
        only_what_takes_supports_is_supported,
        only_what_can_be_followed_is_followed,
        a_draft_is_its_writers,
    ]);
}

fn one_key_publishes_one_idea(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let publish = move |act: &mut acts::Act| idea::publish(act, call, &input("A tree"), None, "k");
    assert_eq!(refusal(world.by(Who::Nobody, publish)), Refusal::SignInFirst);
    let first = world.by(world.an, publish).unwrap();
    assert_eq!(world.by(world.an, publish).unwrap(), first);
    assert_eq!(refusal(world.by(Who::Nobody, publish)), Refusal::SignInFirst);
    assert_eq!(world.see(move |tx| store::calls::idea::all_of(tx, call)).len(), 1);
    assert_eq!(world.steps(first), [StepKind::Published]);
    assert_eq!(world.told(world.an), [StepKind::Published], "it says that it arrived");
    assert_eq!(world.told(world.bo), []);
    assert_ne!(world.by(world.bo, publish).unwrap(), first, "another's key is another key");
}

fn ideas_come_while_they_are_collected(world: &mut World) {
    let call = world.call(CallTemplate::QuickQuestion);
    let publish = move |act: &mut acts::Act| idea::publish(act, call, &input("Late"), None, "k");
    world.wait_days(15);
    assert_eq!(refusal(world.by(world.an, publish)), Refusal::NotOpen { opens: None });

    let slug = world.draft_call(content(CallTemplate::IdeaBox, world.now));
    let found = slug.clone();
    let hidden = world.see(move |tx| store::calls::call::by_slug(tx, &found)).id;
    let publish = move |act: &mut acts::Act| idea::publish(act, hidden, &input("A"), None, "d");
    assert_eq!(refusal(world.by(world.an, publish)), Refusal::NotFound, "a draft of the officers");
    let read = move |act: &mut acts::Act| acts::calls::call::readable(act, &slug).map(|_| ());
    assert_eq!(refusal(world.by(world.an, read)), Refusal::NotFound);
}

fn authors_change_their_own(world: &mut World) {
    let call = world.call(CallTemplate::QuickQuestion);
    let id = world.idea(world.an, call, "A tree");
    let edit = |version| move |act: &mut acts::Act| idea::edit(act, id, &input("Two"), version);
    assert_eq!(refusal(world.by(world.bo, edit(1))), Refusal::NotYours);
    assert_eq!(refusal(world.by(world.officer, edit(1))), Refusal::NotYours);
    assert_eq!(refusal(world.by(world.an, edit(7))), Refusal::ChangedMeanwhile);
    world.by(world.an, edit(1)).unwrap();
    assert_eq!(world.steps(id), [StepKind::Published, StepKind::Changed]);
    world.by(world.an, edit(2)).unwrap();
    assert_eq!(world.steps(id).len(), 2, "the same words are no change");

    world.wait_days(15);
    assert_eq!(refusal(world.by(world.an, edit(3))), Refusal::NotOpen { opens: None });
    let ask = move |act: &mut acts::Act| {
        acts::calls::screening::ask_change(act, id, "Please say where it should stand.")
    };
    assert_eq!(refusal(world.by(world.an, ask)), Refusal::NotYours);
    world.by(world.officer, ask).unwrap();
    assert_eq!(world.told(world.an).last(), Some(&StepKind::ChangeAsked));
    let asked = world.last_step(id);
    let text = "Please say where it should stand.";
    assert_eq!((asked.office, asked.reason.as_str()), (office(), text));
    let (version, answer) = (world.get(id).version, input("By the church"));
    world.by(world.an, move |act| idea::edit(act, id, &answer, version)).unwrap();
    assert_eq!(world.log(id), ["ask_change"]);
    assert_eq!(world.steps(id).len(), 4);
}

fn authors_take_back_their_own(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "A tree");
    let withdraw = move |act: &mut acts::Act| idea::withdraw(act, id);
    assert_eq!(refusal(world.by(world.bo, withdraw)), Refusal::NotYours);
    world.by(world.an, withdraw).unwrap();
    assert_eq!(refusal(world.by(world.an, withdraw)), Refusal::AlreadyElsewhere);
    assert_eq!(world.get(id).state, IdeaState::Withdrawn);
    assert_eq!(world.steps(id), [StepKind::Published, StepKind::Withdrawn]);
    assert_eq!(refusal(world.support(world.bo, id)), Refusal::AlreadyElsewhere);
    assert_eq!(world.see(move |tx| store::calls::idea::all_of(tx, call)), []);
}

fn only_what_takes_supports_is_supported(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "A tree");
    let comment = world.comment(world.an, id, None, "Who joins me?").unwrap();
    assert_eq!(refusal(world.support(world.bo, call)), Refusal::NotFound);
    assert_eq!(refusal(world.support(world.an, comment)), Refusal::NotYours, "not one's own");
    for _ in 0..2 {
        world.support(world.bo, comment).unwrap();
        let supports = world.see(move |tx| store::things::comment::get(tx, comment)).supports;
        assert_eq!(supports, 1, "one a person");
    }
    let nobody = world.by(Who::Nobody, move |act| support::give(act, id));
    assert_eq!(refusal(nobody), Refusal::SignInFirst);
    for _ in 0..2 {
        world.support(world.bo, id).unwrap();
        assert_eq!(world.get(id).supports, 1, "one a person");
    }
    for _ in 0..2 {
        world.by(world.bo, move |act| support::take(act, id)).unwrap();
        assert_eq!(world.get(id).supports, 0);
    }
    let later = world.call(CallTemplate::OpenCall);
    let early = world.idea(world.an, later, "Early");
    let Refusal::NotOpen { opens: Some(opens) } = refusal(world.support(world.bo, early)) else {
        panic!("support opens in two weeks");
    };
    world.now = opens;
    world.support(world.bo, early).unwrap();
}

fn only_what_can_be_followed_is_followed(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let id = world.idea(world.an, call, "A tree");
    let comment = world.comment(world.an, id, None, "Who joins me?").unwrap();
    assert_eq!(refusal(world.follow(world.bo, comment)), Refusal::NotFound);
    let nobody = world.by(Who::Nobody, move |act| follow::start(act, id));
    assert_eq!(refusal(nobody), Refusal::SignInFirst);
    world.follow(world.bo, call).unwrap();
    world.follow(world.bo, id).unwrap();

    let (moderator, bo) = (world.moderator, world.bo);
    let hide = move |act: &mut acts::Act| {
        acts::things::hiding::hide(act, id, "It names a neighbour.").map(|_| ())
    };
    world.by(moderator, hide).unwrap();
    assert_eq!(
        refusal(world.follow(world.officer, city::Id::<city::Thing>::new(1))),
        Refusal::NotFound
    );
    assert_eq!(refusal(world.follow(world.bo, id)), Refusal::NotFound, "it may as well not exist");
    world.by(bo, move |act| follow::stop(act, id)).unwrap();
    let follows = world.see(move |tx| store::things::mine::followed(tx, bo));
    assert_eq!(follows.iter().map(|one| one.thing).collect::<Vec<_>>(), [call.thing()]);
}

fn a_draft_is_its_writers(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let form = || IdeaForm { title: "Half a thought".to_owned(), ..IdeaForm::default() };
    let id = world.by(Who::Nobody, |act| Ok(act.new_id())).unwrap();
    let keep = move |act: &mut acts::Act| draft::keep(act, b"browser", call, id, &form());
    world.by(Who::Nobody, keep).unwrap();
    let invented = city::Id::new(id.get() + (1 << 40));
    let keep = move |act: &mut acts::Act| draft::keep(act, b"browser", call, invented, &form());
    assert_eq!(refusal(world.by(Who::Nobody, keep).map(|_| ())), Refusal::NotFound, "never given");
    let keep = move |act: &mut acts::Act| draft::keep(act, b"another", call, id, &form());
    assert_eq!(refusal(world.by(Who::Nobody, keep).map(|_| ())), Refusal::NotFound, "not theirs");
    let own = |who: Who, browser: &'static [u8]| {
        world.by(who, move |act| draft::own(act, browser, id).map(|_| ()))
    };
    own(Who::Nobody, b"browser").unwrap();
    assert_eq!(refusal(own(Who::Nobody, b"another")), Refusal::NotFound);
    world.by(world.an, move |act| draft::claim(act, id)).unwrap();
    assert_eq!(refusal(own(Who::Nobody, b"browser")), Refusal::NotFound, "it is An's now");
    assert_eq!(refusal(own(Who::Person(world.bo), b"browser")), Refusal::NotFound);
    let taken = world.by(world.bo, move |act| draft::claim(act, id).map(|_| ()));
    assert_eq!(refusal(taken), Refusal::NotFound);
    own(Who::Person(world.an), b"another").unwrap();
    let publish = move |act: &mut acts::Act| {
        idea::publish(act, call, &input("A whole thought"), Some(id), "key")
    };
    world.by(world.an, publish).unwrap();
    assert_eq!(refusal(own(Who::Person(world.an), b"browser")), Refusal::NotFound, "published");
}
