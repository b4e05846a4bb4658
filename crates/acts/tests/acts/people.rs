//! Keys, roles, signing in, leaving, and the city's currency.

use acts::city::sign_in::{Acquaintance, Closed, Invitation, NewSession};
use acts::city::{person, role, settings, sign_in};
use acts::{Act, Done, Who};
use calls::CallTemplate;
use city::{Begun, CitySettings, Id, Language, Money, NameShown, Refusal, Role, StepKind};
use jiff::SignedDuration;
use store::city::audit::Wanted;
use store::city::letter::Letter;
use store::city::person as rows;
use store::city::session;
use store::city::sign_in::SignIn;
use store::city::token::{self, NewToken};
use store::register::TABLES;

use crate::world::{World, content, each, flaws, input, refusal};

#[test]
fn people() {
    each(&[
        a_key_that_is_over_opens_nothing,
        a_role_that_was_taken_opens_nothing,
        only_admins_give_roles_and_one_of_them_stays,
        a_newcomer_says_a_name_first,
        a_code_lets_in_once_and_five_wrong_ones_close_it,
        an_address_gets_twenty_letters_an_hour_and_its_owner_more,
        who_leaves_leaves_no_name,
        the_currency_stays_once_there_is_an_amount,
    ]);
}

const KEY: &[u8] = b"the digest of a key";

fn begin_session(world: &World, who: Id<city::Person>) {
    let expires = world.now.checked_add(SignedDuration::from_hours(24)).unwrap();
    world
        .by(Who::System, move |act| {
            Ok(session::insert(act.tx, 1, KEY, who, "Firefox", act.now, expires)?)
        })
        .unwrap();
}

fn draft(world: &World, who: Who) -> Done<city::Slug> {
    let content = content(CallTemplate::IdeaBox, world.now);
    world.by(who, move |act| {
        acts::calls::call::insert(act, content.clone(), &forms::Form::default(), "call")
    })
}

fn a_key_that_is_over_opens_nothing(world: &mut World) {
    begin_session(world, world.officer);
    let holder = || Who::Session(KEY.to_vec());
    draft(world, holder()).unwrap();
    world.by(Who::System, |act| Ok(session::end_by_hash(act.tx, KEY)?)).unwrap();
    assert_eq!(refusal(draft(world, holder())), Refusal::SignInFirst);

    begin_session(world, world.officer);
    world.wait_days(2);
    assert_eq!(refusal(draft(world, holder())), Refusal::SignInFirst);

    let (officer, expires) = (world.officer, world.now.checked_add(SignedDuration::from_hours(1)));
    let expires_at = expires.unwrap();
    let new = NewToken {
        id: 5,
        hash: KEY.to_vec(),
        person: officer,
        name: "Script".to_owned(),
        scopes: "write".to_owned(),
        expires_at,
    };
    world.by(Who::System, move |act| Ok(token::insert(act.tx, &new, act.now)?)).unwrap();
    draft(world, Who::Token(KEY.to_vec())).unwrap();
    world.by(Who::System, move |act| Ok(token::revoke(act.tx, Id::new(5), officer)?)).unwrap();
    assert_eq!(refusal(draft(world, Who::Token(KEY.to_vec()))), Refusal::SignInFirst);
}

fn a_role_that_was_taken_opens_nothing(world: &mut World) {
    begin_session(world, world.officer);
    let holder = Who::Session(KEY.to_vec());
    draft(world, holder.clone()).unwrap();
    let officer = world.officer;
    world.by(world.admin, move |act| role::take(act, officer, Role::Officer)).unwrap();
    assert_eq!(refusal(draft(world, holder)), Refusal::NotYours);
}

fn only_admins_give_roles_and_one_of_them_stays(world: &mut World) {
    let new = || "carla@example.org".parse().unwrap();
    let give = move |act: &mut Act| role::give(act, &new(), Role::Officer);
    for who in [world.an, world.officer, world.moderator] {
        assert_eq!(refusal(world.by(who, give)), Refusal::NotYours);
    }
    assert_eq!(refusal(world.by(Who::Nobody, give)), Refusal::SignInFirst);
    let carla = world.by(world.admin, give).unwrap();
    assert_eq!(world.by(world.admin, give).unwrap(), carla, "twice is once");
    assert_eq!(world.see(move |tx| rows::roles(tx, carla)), [Role::Officer]);

    let admin = world.admin;
    for last in [
        world.by(admin, move |act| role::take(act, admin, Role::Admin)),
        world.by(admin, move |act| role::set(act, admin, &[Role::Officer])),
        world.by(admin, |act| person::erase(act).map(|_| ())),
    ] {
        assert_eq!(refusal(last), Refusal::AlreadyElsewhere);
    }
    assert_eq!(world.see(move |tx| rows::roles(tx, admin)), [Role::Admin]);

    world.by(admin, move |act| role::set(act, admin, &[Role::Admin, Role::Officer])).unwrap();
    world.by(admin, move |act| role::take(act, admin, Role::Officer)).unwrap();
    world.by(admin, move |act| role::set(act, carla, &[Role::Admin, Role::Moderator])).unwrap();
    world.by(carla, move |act| role::take(act, admin, Role::Admin)).unwrap();
    world.by(carla, move |act| role::set(act, admin, &[Role::Admin])).unwrap();
    assert_eq!(world.see(move |tx| rows::roles(tx, carla)), [Role::Admin, Role::Moderator]);
    world.by(admin, |act| person::erase(act).map(|_| ())).unwrap();
    let gone = world.by(carla, move |act| role::set(act, admin, &[Role::Officer]));
    assert_eq!(refusal(gone), Refusal::NotFound, "nobody could use it");
    let log = world.see(|tx| {
        store::city::audit::list(tx, &Wanted { kind: Some("person"), ..Wanted::ALL }, 100)
    });
    let actions: Vec<&str> = log.iter().rev().map(|entry| entry.action.as_str()).collect();
    let (give, take) = ("give_role", "take_role");
    assert_eq!(actions, [give, give, take, give, take, give, take, give, "erase"]);
    assert_eq!(log[0].actor, 0, "who left is not named as who did it");
}

fn invitation(world: &World, id: i64) -> Invitation {
    let mail = "dirk@example.org";
    let expires_at = world.now.checked_add(sign_in::WORKS_FOR).unwrap();
    Invitation {
        sign_in: SignIn {
            id: Id::new(id),
            mail: mail.to_owned(),
            code_hash: b"code".to_vec(),
            link_hash: format!("link {id}").into_bytes(),
            browser_hash: b"browser".to_vec(),
            draft: None,
            deed: None,
            thing: None,
            next: "/".to_owned(),
            language: Language::english(),
            tries: 0,
            made_at: world.now,
            expires_at,
            used_at: None,
            subject: None,
        },
        letter: Letter {
            id: Id::new(100 + id),
            person: None,
            mail: mail.to_owned(),
            language: Language::english(),
            kind: "sign_in".to_owned(),
            subject: "Your code".to_owned(),
            text: "123456".to_owned(),
            html: String::new(),
            unsubscribe: None,
            made_at: world.now,
            sent_at: None,
            failed: None,
        },
        acquaintance: Acquaintance::Stranger,
        leaves: world.now,
    }
}

fn invite(world: &World, id: i64) -> bool {
    invite_from(world, id, Acquaintance::Stranger)
}

fn invite_from(world: &World, id: i64, acquaintance: Acquaintance) -> bool {
    let invitation = Invitation { acquaintance, ..invitation(world, id) };
    world.by(Who::Nobody, move |act| sign_in::invite(act, &invitation)).unwrap()
}

fn new_session(world: &World, hash: &[u8]) -> NewSession {
    let expires = world.now.checked_add(SignedDuration::from_hours(1)).unwrap();
    NewSession { hash: hash.to_vec(), agent: "Firefox".to_owned(), expires }
}

#[expect(clippy::unnecessary_wraps, reason = "it stands where a draft is asked")]
fn named(_: &mut Act, _: Option<Begun>) -> Done<Option<NameShown>> {
    Ok(NameShown::parse("An V.").ok())
}

fn a_newcomer_says_a_name_first(world: &mut World) {
    let invitation = Invitation {
        sign_in: SignIn { mail: "new@example.org".to_owned(), ..invitation(world, 1).sign_in },
        ..invitation(world, 1)
    };
    assert!(world.by(Who::Nobody, move |act| sign_in::invite(act, &invitation)).unwrap());
    let enter = |world: &World, name: Option<&'static str>| {
        let new = new_session(world, format!("session {name:?}").as_bytes());
        world.by(Who::Nobody, move |act| {
            let naming = |_: &mut Act, _| Ok(name.and_then(|name| NameShown::parse(name).ok()));
            sign_in::enter_by_code(act, Id::new(1), b"browser", b"code", &new, &naming)
        })
    };
    for _ in 0..6 {
        assert_eq!(enter(world, None).unwrap().map(|_| ()), Err(Closed::Nameless));
    }
    let new = "new@example.org".parse().unwrap();
    let known = world.see(move |tx| store::city::person::by_mail(tx, &new));
    assert!(known.is_none(), "nobody has an account without a name");
    let entered = enter(world, Some("Wendy B.")).unwrap().map(|entered| entered.person);
    assert_eq!(entered.unwrap().name.as_str(), "Wendy B.");
}

fn a_code_lets_in_once_and_five_wrong_ones_close_it(world: &mut World) {
    let code = |world: &World, id: i64, browser: &'static [u8], code: &'static [u8]| {
        let new = new_session(world, format!("session {id}").as_bytes());
        let enter = move |act: &mut Act| {
            sign_in::enter_by_code(act, Id::new(id), browser, code, &new, &named)
        };
        world.by(Who::Nobody, enter).map(|entered| entered.map(|entered| entered.person.mail))
    };
    assert!(invite(world, 1));
    assert_eq!(refusal(code(world, 1, b"another browser", b"code")), Refusal::NotFound);
    assert_eq!(code(world, 1, b"browser", b"wrong").unwrap(), Err(Closed::WrongCode { left: 4 }));
    assert!(code(world, 1, b"browser", b"code").unwrap().is_ok());
    assert_eq!(code(world, 1, b"browser", b"code").unwrap(), Err(Closed::Over), "used");

    assert!(invite(world, 2));
    for left in [4, 3, 2, 1] {
        assert_eq!(code(world, 2, b"browser", b"wrong").unwrap(), Err(Closed::WrongCode { left }));
    }
    assert_eq!(code(world, 2, b"browser", b"wrong").unwrap(), Err(Closed::Over));
    assert_eq!(code(world, 2, b"browser", b"code").unwrap(), Err(Closed::Over), "tried too often");

    assert!(invite(world, 3));
    let link = |world: &World| {
        let new = new_session(world, b"by link");
        world
            .by(Who::Nobody, move |act| {
                sign_in::enter_by_link(act, b"link 3", b"browser", &new, &named)
            })
            .unwrap()
    };
    let peeked = world.by(Who::Nobody, |act| sign_in::peek(act, b"link 3")).unwrap();
    assert!(peeked.is_some(), "looking at it does not use it up");
    assert!(link(world).is_ok());
    assert!(link(world).is_err(), "used");
    assert!(invite(world, 4));
    world.wait(sign_in::WORKS_FOR);
    assert_eq!(code(world, 4, b"browser", b"code").unwrap(), Err(Closed::Over), "too late");
}

fn an_address_gets_twenty_letters_an_hour_and_its_owner_more(world: &mut World) {
    assert!((1..=20).all(|id| invite(world, id)));
    assert!(!invite(world, 21));
    assert!((22..=27).all(|id| invite_from(world, id, Acquaintance::Known)));
    assert!(!invite_from(world, 28, Acquaintance::Known));
    world.wait(SignedDuration::from_mins(61));
    assert!(invite(world, 29));
}

fn who_leaves_leaves_no_name(world: &mut World) {
    let call = world.call(CallTemplate::IdeaBox);
    let (an, bo) = (world.an, world.bo);
    let own = world.idea(an, call, "A tree for the square");
    let other = world.idea(bo, call, "A fountain");
    world.support(an, other).unwrap();
    world.support(bo, own).unwrap();
    world.follow(an, other).unwrap();
    let comment = world.comment(an, other, None, "What a good idea").unwrap();
    begin_session(world, an);
    assert_eq!(world.get(other).supports, 1);
    let data = |act: &mut Act| {
        let given = TABLES.iter().filter(|table| table.gives());
        let rows =
            given.map(|table| Ok((table.table.to_owned(), person::data(act, table)?.into())));
        Ok(serde_json::Value::Object(rows.collect::<Done<_>>()?))
    };
    assert_eq!(refusal(world.by(Who::Nobody, data)), Refusal::SignInFirst);
    let data = world.by(an, data).unwrap();
    assert_eq!(data["thing"][0]["title"], "A tree for the square");
    assert_eq!(data["idea"][0]["text"], input("").text);
    assert_eq!(data["idea"][0]["id"], own.to_string());
    assert_eq!(data["comment"][0]["text"], "What a good idea");
    assert_eq!(data["support"][0]["thing"], other.to_string());
    assert_eq!(data["follow"][0]["made_at"], world.now.to_string());
    assert_eq!(data["session"][0]["agent"], "Firefox");
    assert_eq!(data["person"][0]["mail"], "an@example.org");
    assert_eq!(data["person"][0]["known"], false);
    assert!(!data.to_string().contains("fountain"), "another's idea");

    let traces = world.by(Who::Session(KEY.to_vec()), person::erase).unwrap();
    assert_eq!((traces.ideas, traces.comments, traces.supports, traces.follows), (1, 1, 1, 1));
    assert_eq!((world.get(own).author.name.as_str(), world.get(own).supports), ("", 1));
    assert_eq!(world.get(other).supports, 0);
    let comment = world.see(move |tx| store::things::comment::get(tx, comment));
    assert_eq!((comment.author.name.as_str(), comment.text.as_str()), ("", "What a good idea"));
    assert_eq!(refusal(draft(world, Who::Session(KEY.to_vec()))), Refusal::SignInFirst);

    // What happens to the idea later is told to nobody, and a new account is another one.
    world.comment(bo, own, None, "Where are you?").unwrap();
    assert_eq!(world.told(an), Vec::<StepKind>::new());
    assert_ne!(world.person("an", &[]), an);
    assert_eq!(refusal(world.by(an, |act| person::erase(act).map(|_| ()))), Refusal::NotFound);
}

fn save(world: &World, who: Id<city::Person>, settings: CitySettings) -> Done<()> {
    let version = world.see(store::city::settings::version);
    world.by(who, move |act| settings::save(act, &settings, version))
}

fn the_currency_stays_once_there_is_an_amount(world: &mut World) {
    let in_currency = |currency: &str| {
        let currency = currency.parse().unwrap();
        CitySettings { currency, ..(*world.settings).clone() }
    };
    assert_eq!(refusal(save(world, world.officer, in_currency("CHF"))), Refusal::NotYours);
    save(world, world.admin, in_currency("CHF")).unwrap();
    save(world, world.admin, in_currency("EUR")).unwrap();
    let call = world.call(CallTemplate::IdeaBox);
    save(world, world.admin, in_currency("CHF")).unwrap();
    let cost = Some(Money { minor: 500, currency: "CHF".parse().unwrap() });
    let idea = calls::IdeaInput { cost, ..input("A tree") };
    world
        .by(world.an, move |act| acts::calls::idea::publish(act, call, &idea, None, "tree"))
        .unwrap();
    assert_eq!(flaws(save(world, world.admin, in_currency("EUR"))), ["currency"]);
    save(world, world.admin, in_currency("CHF")).unwrap();
    let stale = in_currency("CHF");
    let raced = world.by(world.admin, move |act| settings::save(act, &stale, 1));
    assert_eq!(refusal(raced), Refusal::ChangedMeanwhile);
}
