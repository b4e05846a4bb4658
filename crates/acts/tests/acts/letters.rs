//! Letters: when news are due, what letters hold at rest, and those that could not leave.

use acts::city::letter::Secret;
use acts::city::{letter as outbox, person, role, sign_in};
use acts::things::notice;
use acts::{Act, Who};
use calls::CallTemplate;
use city::{Begun, Id, Language, MailChoice, NameShown, Pace, Person, Refusal, Role, StepKind};
use jiff::{SignedDuration, Timestamp};
use store::city::audit::{self, Wanted};
use store::city::letter::Letter;
use store::jobs;

use crate::world::{World, each, refusal};

#[test]
fn letters() {
    each(&[
        news_come_as_soon_as_each_wishes,
        roles_are_told_to_those_who_want_letters,
        a_letter_that_cannot_leave_waits_for_an_admin,
        a_name_is_taken_from_whoever_has_none_yet,
        a_code_is_nowhere_at_rest,
        only_the_newest_code_of_a_letter_opens,
        a_link_of_the_command_line_lets_in_once_and_one_of_the_demo_again,
    ]);
}

fn wishes(world: &World, who: Id<Person>, own: Pace, followed: Pace) {
    let choose = move |act: &mut Act| {
        let name = NameShown::parse("An V.").unwrap();
        person::choose(
            act,
            &name,
            &Language::english(),
            &MailChoice { own, followed, ..MailChoice::default() },
        )
    };
    world.by(who, choose).unwrap();
}

/// When what is told to somebody now is due.
fn due(
    world: &World,
    who: Id<Person>,
    kind: StepKind,
    audience: city::Audience,
) -> Option<Timestamp> {
    let call = world.call(CallTemplate::IdeaBox);
    let tell = move |act: &mut Act| {
        let news = notice::News { kind, thing: call.thing(), reason: "", other: None };
        notice::one(act, news, who, audience)
    };
    world.by(Who::System, tell).unwrap();
    let all = world.see(move |tx| store::things::notice::recent(tx, who, 1));
    all.into_iter().find(|notice| notice.thing == call.thing()).and_then(|notice| notice.due_at)
}

fn news_come_as_soon_as_each_wishes(world: &mut World) {
    use city::Audience::{Follower, Own};
    let an = world.an;
    let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
    // A Friday; it is an hour later in Brussels.
    world.now = "2027-01-15T06:59:00Z".parse().unwrap();
    let soon = at("2027-01-15T07:09:00Z");
    wishes(world, an, Pace::Soon, Pace::Daily);
    assert_eq!(due(world, an, StepKind::Answered, Own), soon);
    assert_eq!(due(world, an, StepKind::Selected, Follower), at("2027-01-15T07:00:00Z"));
    world.now = "2027-01-15T07:00:00Z".parse().unwrap();
    assert_eq!(due(world, an, StepKind::Selected, Follower), at("2027-01-16T07:00:00Z"));
    wishes(world, an, Pace::Weekly, Pace::Never);
    assert_eq!(due(world, an, StepKind::Answered, Own), at("2027-01-18T07:00:00Z"), "on Monday");
    assert_eq!(due(world, an, StepKind::Hidden, Own), at("2027-01-15T07:10:00Z"), "that is urgent");
    assert_eq!(due(world, an, StepKind::Selected, Follower), None);
    wishes(world, an, Pace::Soon, Pace::Soon);
    let stands = at("2027-01-15T07:15:00Z");
    assert_eq!(due(world, an, StepKind::Eligible, Own), stands, "it can be taken back until then");
    assert_eq!(due(world, an, StepKind::Ineligible, Own), stands);
    world.now = "2027-01-18T06:00:00Z".parse().unwrap();
    wishes(world, an, Pace::Weekly, Pace::Soon);
    assert_eq!(due(world, an, StepKind::Answered, Own), at("2027-01-18T07:00:00Z"), "this morning");
    let letters = world.see(|tx| jobs::waiting(tx, notice::LETTERS_JOB));
    assert!(letters > 0, "each has a letter written");
}

fn roles_are_told_to_those_who_want_letters(world: &mut World) {
    let (an, bo) = (world.an, world.bo);
    wishes(world, bo, Pace::Never, Pace::Soon);
    for who in [an, bo] {
        world.by(world.admin, move |act| role::set(act, who, &[Role::Officer])).unwrap();
    }
    let untold = |who: Id<Person>| {
        let untold = move |act: &mut Act| {
            let person = store::city::person::get(act.tx, who)?;
            role::untold(act, &person)
        };
        let told = world.by(Who::System, untold).unwrap();
        told.into_iter().map(|told| told.role).collect::<Vec<_>>()
    };
    assert_eq!((untold(an), untold(bo)), (vec![Role::Officer], vec![]));
    let letters = move |tx: &mut store::Tx| jobs::undone(tx, notice::LETTERS_JOB, 0, 10);
    let to: Vec<String> = world.see(letters).into_iter().map(|job| job.payload).collect();
    assert!(to.contains(&an.to_string()) && !to.contains(&bo.to_string()), "{to:?}");
    let admin = world.admin;
    let more = move |act: &mut Act| role::set(act, admin, &[Role::Admin, Role::Officer]);
    world.by(admin, more).unwrap();
    assert_eq!(untold(admin), [], "who did it knows");
}

fn letter(id: i64, now: Timestamp) -> Letter {
    Letter {
        id: Id::new(id),
        person: None,
        mail: "an@example.org".to_owned(),
        language: Language::english(),
        kind: "sign_in".to_owned(),
        subject: "Your code: 123456".to_owned(),
        text: "123456 or https://leuven.example.org/in/KEYKEYKEY".to_owned(),
        html: "<b>123456</b>".to_owned(),
        unsubscribe: None,
        made_at: now,
        sent_at: None,
        failed: None,
    }
}

fn a_letter_that_cannot_leave_waits_for_an_admin(world: &mut World) {
    let now = world.now;
    for id in [5, 6] {
        let post = move |act: &mut Act| {
            store::city::letter::insert(act.tx, &letter(id, now))?;
            let payload = Id::<Letter>::new(id).to_string();
            act.enqueue(notice::POST_JOB, &payload, jobs::Urgency::Now, act.now)
        };
        world.by(Who::System, post).unwrap();
    }
    let gone = |act: &mut Act| act.enqueue(notice::POST_JOB, "zzz", jobs::Urgency::Now, act.now);
    world.by(Who::System, gone).unwrap();
    let unsent = |act: &mut Act| {
        let (unsent, next) = outbox::unsent(act, 0, 10)?;
        assert_eq!(next, None, "there is no other page");
        Ok(unsent.into_iter().map(|one| (one.letter.id.get(), one.job.dead)).collect::<Vec<_>>())
    };
    // One of the three jobs has no letter any more; the pages go on past it.
    let in_pages = |act: &mut Act| {
        let (mut found, mut after) = (Vec::new(), Some(0));
        while let Some(from) = after {
            let (page, next) = outbox::unsent(act, from, 1)?;
            found.extend(page.into_iter().map(|one| one.letter.id.get()));
            after = next;
        }
        Ok(found)
    };
    let retry = |act: &mut Act| outbox::retry(act, Id::new(5));
    assert_eq!(refusal(world.by(world.officer, unsent)), Refusal::NotYours);
    assert_eq!(world.by(world.admin, unsent).unwrap(), [(5, false), (6, false)]);
    assert_eq!(world.by(world.admin, in_pages).unwrap(), [5, 6]);
    assert_eq!(refusal(world.by(world.admin, retry)), Refusal::AlreadyElsewhere, "it still waits");
    let give_up = |act: &mut Act| {
        while let Some(job) = jobs::claim(act.tx, jobs::Urgency::Now)? {
            if job.payload == Id::<Letter>::new(5).to_string() {
                return Ok(jobs::give_up(act.tx, &job, "no such address")?);
            }
        }
        Ok(())
    };
    world.by(Who::System, give_up).unwrap();
    let trouble = |act: &mut Act| {
        let (letters, waiting) = outbox::in_trouble(act, 0, 10)?;
        Ok((letters.into_iter().map(|one| one.letter.id.get()).collect::<Vec<_>>(), waiting > 0))
    };
    assert_eq!(world.by(world.admin, trouble).unwrap().0, [5]);
    assert_eq!(refusal(world.by(world.officer, trouble)), Refusal::NotYours);
    assert_eq!(refusal(world.by(world.officer, retry)), Refusal::NotYours);
    world.by(world.admin, retry).unwrap();
    assert!(world.by(world.admin, unsent).unwrap().contains(&(5, false)));

    let drop = |act: &mut Act| outbox::drop(act, Id::new(5));
    assert_eq!(refusal(world.by(world.officer, drop)), Refusal::NotYours);
    world.by(world.admin, drop).unwrap();
    assert_eq!(refusal(world.by(world.admin, drop)), Refusal::AlreadyElsewhere);
    let kept = world.see(|tx| store::city::letter::get(tx, Id::new(5)));
    assert!(kept.failed.is_some(), "it stays, unsent");
    let log = world.see(|tx| audit::list(tx, &Wanted { kind: Some("city"), ..Wanted::ALL }, 100));
    let actions: Vec<&str> = log.iter().rev().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["retry_letter", "drop_letter"]);
}

fn a_name_is_taken_from_whoever_has_none_yet(world: &mut World) {
    let name = |mail: &'static str, typed: &'static str| {
        let read = move |act: &mut Act| {
            let mail = mail.parse().unwrap();
            Ok((
                person::name_shown(act, &mail, typed)?.as_str().to_owned(),
                person::is_nameless(act, &mail)?,
            ))
        };
        world.by(Who::Nobody, read).unwrap()
    };
    let told = |name: &str, is_nameless| (name.to_owned(), is_nameless);
    assert_eq!(name("new@example.org", "Wendy B."), told("Wendy B.", true));
    assert_eq!(name("new@example.org", "x"), told("", true));
    assert_eq!(name("an@example.org", "An V."), told("An V.", true), "An has not said it yet");
    wishes(world, world.an, Pace::Soon, Pace::Soon);
    assert_eq!(name("an@example.org", "Anna"), told("Anna", false));
    assert_eq!(name("an@example.org", "x"), told("An V.", false));
    let an = world.an;
    world.by(Who::System, move |act| Ok(store::city::person::mark_known(act.tx, an)?)).unwrap();
    assert_eq!(
        name("an@example.org", "Somebody"),
        told("An V.", false),
        "who is known keeps theirs"
    );
}

fn a_code_is_nowhere_at_rest(world: &mut World) {
    let secrets = [(Secret::Key, "KEYKEYKEY"), (Secret::Code, "123456")];
    let link = Some("https://l.example/unsubscribe/KEYKEYKEY".to_owned());
    let mut one = Letter { unsubscribe: link, ..letter(7, world.now) };
    let before = one.clone();
    assert!(!outbox::is_concealed(&one));
    outbox::conceal(&mut one, &secrets);
    for text in [&one.subject, &one.text, &one.html, one.unsubscribe.as_ref().unwrap()] {
        assert!(!text.contains("123456") && !text.contains("KEYKEYKEY"), "{text}");
    }
    assert!(outbox::is_concealed(&one));
    outbox::reveal(&mut one, &secrets);
    assert_eq!(one, before);
    let mut forged = Letter { subject: "\u{e000}\u{e001}Hi".to_owned(), ..letter(8, world.now) };
    outbox::conceal(&mut forged, &secrets);
    outbox::reveal(&mut forged, &secrets);
    assert_eq!(forged.subject, "Hi", "nobody writes the places themselves");
}

fn only_the_newest_code_of_a_letter_opens(world: &mut World) {
    let hour = SignedDuration::from_hours(1);
    let begin = move |act: &mut Act| {
        let mail = "an@example.org".parse().unwrap();
        sign_in::direct_link(act, &mail, b"first", &Language::english(), hour)?;
        Ok(store::city::sign_in::by_link(act.tx, b"first")?.map(|found| found.id).unwrap())
    };
    let id = world.by(Who::System, begin).unwrap();
    let renew = move |act: &mut Act| sign_in::renew(act, id, b"code", b"second");
    let opens = |world: &World, link: &'static [u8]| {
        world.by(Who::Nobody, move |act| Ok(sign_in::peek(act, link)?.is_some())).unwrap()
    };
    assert!(world.by(Who::System, renew).unwrap());
    assert!(opens(world, b"second") && !opens(world, b"first"));
    let refuse = |act: &mut Act| sign_in::refuse(act, b"second");
    assert_eq!(world.by(Who::Nobody, refuse).unwrap(), None, "it would publish nothing");
    assert!(opens(world, b"second"));
    world.wait(hour);
    assert!(!world.by(Who::System, renew).unwrap(), "it is over: the letter need not leave");
}

fn a_link_of_the_command_line_lets_in_once_and_one_of_the_demo_again(world: &mut World) {
    let hour = SignedDuration::from_hours(1);
    let direct = move |act: &mut Act| {
        let mail = "an@example.org".parse().unwrap();
        sign_in::direct_link(act, &mail, b"direct", &Language::english(), hour)?;
        sign_in::standing_link(act, &mail, b"standing", &Language::english(), "")
    };
    world.by(Who::System, direct).unwrap();
    let opens = |world: &World, link: &'static [u8]| {
        let peek = move |act: &mut Act| Ok(sign_in::peek(act, link)?.is_some());
        world.by(Who::Nobody, peek).unwrap()
    };
    let enter = |world: &World, link: &'static [u8], session: i64| {
        let new = sign_in::NewSession {
            hash: session.to_be_bytes().to_vec(),
            agent: "Firefox".to_owned(),
            expires: world.now.checked_add(hour).unwrap(),
        };
        let naming = |_: &mut Act, _: Option<Begun>| Ok(NameShown::parse("An V.").ok());
        let enter = move |act: &mut Act| {
            let entered = sign_in::enter_by_link(act, link, b"browser", &new, &naming)?;
            Ok(entered.map(|entered| entered.by))
        };
        world.by(Who::Nobody, enter).unwrap()
    };
    assert_eq!(enter(world, b"direct", 1), Ok(sign_in::Asker::Other));
    assert_eq!(enter(world, b"direct", 2), Err(sign_in::Closed::Over));
    for session in 3..5 {
        assert!(enter(world, b"standing", session).is_ok());
    }
    // Made by a clock that was ahead: only the demo's link bears it.
    let early = world.now.checked_sub(sign_in::WORKS_FOR + SignedDuration::from_secs(1)).unwrap();
    let again = move |act: &mut Act| {
        let mail = "an@example.org".parse().unwrap();
        sign_in::direct_link(act, &mail, b"second", &Language::english(), hour)
    };
    world.by(Who::System, again).unwrap();
    assert!(opens(world, b"second"));
    let now = std::mem::replace(&mut world.now, early);
    assert!(!opens(world, b"second") && opens(world, b"standing"));
    world.wait(SignedDuration::from_secs(1));
    assert!(opens(world, b"second"), "it is not ahead by more than links work for");
    world.now = now;
    world.wait(hour);
    assert!(!opens(world, b"second"));
    world.wait_days(29);
    assert!(opens(world, b"standing"));
    world.wait_days(1);
    assert!(!opens(world, b"standing"));
}
