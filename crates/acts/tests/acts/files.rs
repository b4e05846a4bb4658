//! Pictures: what shows one keeps it.

use acts::Who;
use acts::city::file::sweep;
use calls::{Call, CallState, CallTemplate, IdeaForm, IdeaInput};
use city::{CitySettings, Id, Refusal};
use store::city::file::{self, NewFile, Variant};

use crate::world::{World, content, each, input, refusal};

#[test]
fn files() {
    each(&[
        what_nothing_shows_is_swept,
        nobody_shows_what_another_sent,
        every_call_keeps_its_picture,
    ]);
}

pub(crate) fn picture(world: &World, id: i64) {
    let owner = world.an;
    world
        .by(Who::System, move |act| {
            let bytes = b"a picture".to_vec();
            let content_type = "image/jpeg".to_owned();
            let variants = vec![Variant { width: 640, height: 480, content_type, bytes }];
            let purpose = "photo".to_owned();
            let (owner, digest) = (Some(owner), Vec::new());
            let new = NewFile { id, owner, browser_hash: None, purpose, digest, variants };
            Ok(file::insert(act.tx, &new, act.now)?)
        })
        .unwrap();
}

fn swept(world: &World) -> usize {
    world.by(Who::System, |act| sweep(act, act.now)).unwrap()
}

pub(crate) fn is_there(world: &World, id: i64) -> bool {
    let id = Id::new(id);
    let variant = world.see(move |tx| file::variant(tx, id, 100)).is_some();
    assert_eq!(world.see(move |tx| file::meta(tx, id)).is_some(), variant);
    variant
}

fn what_nothing_shows_is_swept(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (of_idea, of_draft, logo, unused, young) = (1, 2, 3, 4, 5);
    for id in [of_idea, of_draft, logo, unused] {
        picture(world, id);
    }
    let with = |photo| IdeaInput { photo, ..input("A tree") };
    let shown = with(Some(of_idea));
    let publish =
        move |act: &mut acts::Act| acts::calls::idea::publish(act, call, &shown, None, "key");
    let idea = world.by(world.an, publish).unwrap();
    let form = IdeaForm { photo: Some(of_draft), ..IdeaForm::default() };
    let keep = move |act: &mut acts::Act| {
        let id = act.new_id();
        acts::things::draft::keep(act, b"browser", call, id, &form)
    };
    let draft = world.by(world.an, keep).unwrap().id;
    let settings = CitySettings { logo: Some(logo), ..(*world.settings).clone() };
    let save = move |act: &mut acts::Act| acts::city::settings::save(act, &settings, 1);
    world.by(world.admin, save).unwrap();
    world.wait_days(1);
    picture(world, young);

    assert_eq!(swept(world), 1);
    let left = |world: &World| (1..=5).filter(|id| is_there(world, *id)).collect::<Vec<_>>();
    assert_eq!(left(world), [of_idea, of_draft, logo, young]);
    assert_eq!(swept(world), 0);

    // Taken out again, thrown away, and a day older.
    let (version, without) = (world.get(idea).version, with(None));
    let edit = move |act: &mut acts::Act| acts::calls::idea::edit(act, idea, &without, version);
    world.by(world.an, edit).unwrap();
    world.by(world.an, move |act| acts::things::draft::discard(act, b"browser", draft)).unwrap();
    world.wait_days(1);
    assert_eq!(swept(world), 3);
    assert_eq!(left(world), [logo]);
}

fn nobody_shows_what_another_sent(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    picture(world, 1);
    let show = |who, idea: Id<calls::Idea>, title: &'static str| {
        let input = IdeaInput { photo: Some(1), ..input(title) };
        let version = world.get(idea).version;
        world.by(who, move |act| acts::calls::idea::edit(act, idea, &input, version))
    };
    let of_an = world.idea(world.an, call, "A tree");
    let of_bo = world.idea(world.bo, call, "A bench");
    assert_eq!(refusal(show(world.bo, of_bo, "A bench")), Refusal::NotFound);
    show(world.an, of_an, "A tree").unwrap();
    // Nobody owns it any more; what shows it already may go on.
    let forget = move |act: &mut acts::Act| acts::city::person::erase(act).map(|_| ());
    show(world.an, of_an, "A fine tree").unwrap();
    assert_eq!(world.get(of_an).input.photo, Some(1));
    world.by(world.an, forget).unwrap();
    assert!(is_there(world, 1));
}

/// However many calls came after it.
fn every_call_keeps_its_picture(world: &mut World) {
    picture(world, 1);
    let (city, now) = (std::sync::Arc::clone(&world.settings), world.now);
    let call = |number: i64, picture| {
        let content = calls::CallContent { picture, ..content(CallTemplate::IdeaBox, now) };
        Call {
            id: Id::new(1_000 + number),
            slug: format!("call-{number}").parse().unwrap(),
            state: CallState::Archived,
            version: 1,
            published: Some(now),
            closing: None,
            results: None,
            asks: false,
            content,
        }
    };
    let all: Vec<Call> =
        (1..=501).map(|number| call(number, Some(1).filter(|_| number == 1))).collect();
    world
        .city
        .write_blocking(move |tx| {
            all.iter().try_for_each(|call| store::calls::call::insert(tx, call, &city, now))
        })
        .unwrap();
    world.wait_days(1);
    assert_eq!(swept(world), 0);
    assert!(is_there(world, 1));
}
