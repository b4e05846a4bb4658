//! What people choose about letters; newsletters for those who asked; letters that came back; answers from a letter.

use std::sync::Arc;

use acts::events::tell::REMIND_JOB;
use acts::letters::{ask, choice, newsletter, returned};
use acts::things::notice::{LETTERS_JOB, Told};
use acts::{Act, Who};
use city::{Ask, AskKind, CitySettings, Id, Newsletter, Pace, Person, Return, StepKind};
use events::RegistrationState;
use jiff::SignedDuration;
use store::city::letter::Letter;
use stories::{Page, World, story};
use web::http::CityHere;
use web::system::System;
use web::things::news::{News, Sender};

use crate::events::{event_of, publish, register, standing};
use crate::meeting::act;

const SITE: &str = "https://kalaka.example";

fn me_letters(world: &World) -> String {
    format!("{}/me/letters", world.here.base())
}

fn choices(page: &Page) -> stories::Form {
    page.form("/me/letters")
}

/// Writes as the jobs of the city would.
fn sending<T>(world: &World, write: impl FnOnce(&Sender) -> T) -> T {
    let city = CityHere::new(world.here.id, CitySettings::clone(&world.here.settings), Vec::new());
    let systems: [Arc<dyn System>; 2] = [Arc::new(web_calls::Calls), Arc::new(web_events::Events)];
    let site = format!("{SITE}{}", world.here.base());
    let secret = &world.app.settings().secret;
    let (systems, city, site) = (&systems, &city, site.as_str());
    write(&Sender { systems, city, site, secret, now: world.now() })
}

/// The newest thing somebody is due to be told, with the question that goes with it, as their letter has it.
fn asked(world: &World, name: &str, kind: AskKind) -> (Ask, web::mail::Letter) {
    let person = world.here.person(name).id;
    let (reader, told, ask): (Person, Told, Ask) = act(world, Who::System, move |act| {
        let reader = store::city::person::get(act.tx, person)?;
        let told = acts::things::notice::recent(act, person, 1)?.remove(0);
        let ask = ask::begin(act, person, kind, told.found.id(), None)?;
        Ok((reader, told, ask))
    });
    let news = [News { told, ask: Some(ask.id), chosen: None }];
    let letter = sending(world, |sender| sender.news(&reader, &news).unwrap().unwrap());
    (ask, letter)
}

fn link_in(text: &str, part: &str) -> String {
    let link = text.split_whitespace().find(|word| word.contains(part));
    let link = link.unwrap_or_else(|| panic!("no {part} in {text}"));
    link.strip_prefix(SITE).unwrap().to_owned()
}

fn ask_now(world: &World, id: Id<Ask>) -> Ask {
    world.read(move |tx| store::letters::ask::get(tx, id))
}

story! {
    /// What is chosen about a call goes before what is chosen in general, and what is not chosen there is as in general.
    async fn letters_are_chosen_in_general_and_for_a_call(world: World) {
        let (idea, person) = (world.here.idea, world.here.person("ann").id);
        let call = world.read(move |tx| store::calls::idea::get(tx, idea)).call;
        let mut ann = world.browser_of("ann");
        let page = ann.get(&me_letters(&world)).await;
        page.must_say("As in general (Within minutes)");
        page.must_say("Nothing in the last month");
        let form = choices(&page).force("own", "never").force(&format!("own-{call}"), "soon");
        ann.send(form).await.must_say("Saved.");
        let waiting = || world.read(|tx| store::jobs::waiting(tx, LETTERS_JOB));
        let before = waiting();
        act(&world, Who::Person(world.here.person("officer").id), move |act| {
            let version = store::calls::idea::get(act.tx, idea)?.version;
            acts::calls::screening::screen(act, idea, &calls::Screening::Eligible, version)
        });
        assert_eq!(waiting(), before + 1, "her call goes before everything");
        let found = act(&world, Who::System, move |act| {
            let found = acts::things::find(act, idea.thing())?;
            choice::reason(act, person, &found, city::Audience::Own)
        });
        assert!(found.is_some(), "the letter says that it was chosen there");

        let page = ann.get(&me_letters(&world)).await;
        let form = choices(&page).force(&format!("own-{call}"), "general");
        ann.send(form).await.must_say("Saved.");
        act(&world, Who::Person(world.here.person("officer").id), move |act| {
            acts::calls::screening::take_back(act, idea)?;
            let version = store::calls::idea::get(act.tx, idea)?.version;
            acts::calls::screening::screen(act, idea, &calls::Screening::Eligible, version)
        });
        assert_eq!(waiting(), before + 1, "in general she wants none");
        let odd = ann.send(choices(&page).force("quiet_from", "25")).await;
        assert_eq!(odd.status, 422);
        odd.must_say("Letters");
        let other = ann.send(choices(&page).force(&format!("own-{}", world.here.person("bob").id), "never")).await;
        assert_eq!(other.status, 404, "no such call");
    }
}

story! {
    /// What can wait for the morning waits; what is asked for at night comes.
    async fn nothing_that_can_wait_comes_at_night(world: World) {
        let (idea, person) = (world.here.idea, world.here.person("ann").id);
        let hour = world.now().to_zoned(world.here.settings.time_zone.zone()).hour();
        let until = (hour + 2) % 24;
        let mut ann = world.browser_of("ann");
        let page = ann.get(&me_letters(&world)).await;
        let quiet = choices(&page)
            .force("quiet_from", &hour.to_string())
            .force("quiet_until", &until.to_string());
        ann.send(quiet).await.must_say("Saved.");
        let asked = move |at: jiff::Timestamp| {
            move |tx: &mut store::Tx| {
                let due = store::things::notice::of(tx, person, at)?;
                let asked = due.iter().filter(|one| one.kind == StepKind::ChangeAsked).count();
                Ok::<_, store::Error>(asked)
            }
        };
        act(&world, Who::Person(world.here.person("officer").id), move |act| {
            acts::calls::screening::ask_change(act, idea, "What would it cost?")
        });
        let due = |time| world.read(asked(world.now().checked_add(time).unwrap()));
        assert_eq!(due(SignedDuration::from_mins(30)), 0, "it is quiet");
        assert_eq!(due(SignedDuration::from_hours(3)), 1, "the morning has come");
    }
}

/// Puts the letters of a newsletter that are due into the outbox.
fn send(world: &World, id: Id<Newsletter>) {
    let city = CityHere::new(world.here.id, CitySettings::clone(&world.here.settings), Vec::new());
    let (site, secret) =
        (format!("{SITE}{}", world.here.base()), world.app.settings().secret.clone());
    act(world, Who::System, move |act| {
        newsletter::send(act, id, |act, reader, one| {
            let systems: [Arc<dyn System>; 1] = [Arc::new(web_calls::Calls)];
            let sender = Sender {
                systems: &systems,
                city: &city,
                site: &site,
                secret: &secret,
                now: act.now,
            };
            let written = sender.newsletter(reader, one, None).unwrap().unwrap();
            let letter = Letter {
                id: act.new_id(),
                person: Some(reader.id),
                mail: written.to.as_str().to_owned(),
                language: reader.language.clone(),
                kind: web::newsletters::KIND.to_owned(),
                subject: written.subject,
                text: written.text,
                html: written.html,
                unsubscribe: written.unsubscribe,
                made_at: act.now,
                sent_at: None,
                failed: None,
            };
            store::city::letter::insert(act.tx, &letter)?;
            Ok(Some(letter.id))
        })
    });
}

fn letters_of(world: &World, name: &str) -> Vec<Letter> {
    let person = world.here.person(name).id;
    world.read(move |tx| store::city::letter::of(tx, person, 50))
}

story! {
    /// A newsletter goes to those who asked for it and to nobody else, can be called back until it leaves, and is ended
    /// by a mail program with one press.
    async fn newsletters_go_to_those_who_asked(world: World) {
        let base = world.here.base();
        let list = format!("{base}/desk/newsletters");
        for name in ["ann", "moderator"] {
            assert_eq!(world.browser_of(name).get(&list).await.status, 403, "{name}");
        }
        let mut officer = world.browser_of("officer");
        let page = officer.get(&list).await;
        page.must_say("No newsletter yet");
        let odd = officer.send(page.form("/desk/newsletters").force("topic", "theme:nothing")).await;
        assert_eq!(odd.status, 422);
        let page = officer.send(page.form("/desk/newsletters").force("topic", "theme:green")).await;
        let id: Id<Newsletter> = page.path.rsplit('/').next().unwrap().parse().unwrap();
        let own = format!("{list}/{id}");
        let early = officer.send(page.form("/send")).await;
        assert_eq!(early.status, 422, "it says nothing yet");
        let words = page.form(&format!("/newsletters/{id}"))
            .fill("subject-en", "More <b>trees</b>")
            .fill("text-en", "Hello!\n\nTen trees came.");
        let page = officer.send(words).await;
        page.must_say("Saved.");
        page.must_say("More <b>trees</b>");
        page.must_say("You get this because you asked for newsletters about");
        let stale = page.form(&format!("/newsletters/{id}")).force("version", "1");
        assert_eq!(officer.send(stale).await.status, 409, "somebody else changed it");

        let mut ann = world.browser_of("ann");
        let mine = ann.get(&me_letters(&world)).await;
        ann.send(choices(&mine).force("topic", "theme:green")).await.must_say("Saved.");
        let page = officer.get(&own).await;
        let numbers = page.all(".facts dd");
        assert_eq!(numbers, ["1"], "it says to how many before it leaves");
        officer.send(page.form("/test")).await.must_say("A letter to you is on its way.");
        assert_eq!(letters_of(&world, "officer").len(), 1);
        assert!(letters_of(&world, "ann").is_empty(), "a letter to oneself is to oneself");

        let page = officer.send(page.form("/send").force("send_at", "2030-01-01T10:00")).await;
        assert_eq!(page.status, 422, "too far away");
        let at = world.now().to_zoned(world.here.settings.time_zone.zone());
        let at = at.checked_add(SignedDuration::from_hours(5)).unwrap();
        let at = at.strftime("%Y-%m-%dT%H:%M").to_string();
        let page = officer.get(&own).await;
        let page = officer.send(page.form("/send").force("send_at", &at)).await;
        page.must_say("Until then you can call it back");
        send(&world, id);
        assert!(letters_of(&world, "ann").is_empty(), "not before its moment");
        let page = officer.send(page.form("/call-back")).await;
        let page = officer.send(page.form("/send")).await;
        send(&world, id);
        send(&world, id);
        let letters = letters_of(&world, "ann");
        assert_eq!(letters.len(), 1, "once, however often the job comes");
        assert!(letters[0].html.contains("Ten trees came.") && !letters[0].subject.contains('\n'));
        assert!(letters_of(&world, "bob").is_empty(), "bob did not ask");
        let late = officer.send(page.form("/call-back")).await;
        assert!(!late.says("Draft"), "what has left is not called back: {}", late.text());
        ann.get(&me_letters(&world)).await.must_say("More <b>trees</b>");

        let link = letters[0].unsubscribe.clone().unwrap();
        let link = link.strip_prefix(SITE).unwrap();
        let topics = || {
            let person = world.here.person("ann").id;
            world.read(move |tx| store::letters::subscription::of(tx, person)).len()
        };
        let mut anybody = world.browser();
        let page = anybody.get(link).await;
        assert_eq!(topics(), 1, "looking stops nothing");
        let wrong = link.replace(&world.here.person("ann").id.to_string(), &world.here.person("bob").id.to_string());
        assert_eq!(anybody.get(&wrong).await.status, 404);
        let form = page.forms().into_iter().find(|form| form.action.contains("/leave/")).unwrap();
        anybody.send(form).await.must_say("No more mails");
        assert_eq!(topics(), 0);
        let page = officer.get(&own).await;
        page.must_say("Written to");
    }
}

story! {
    /// A letter that came back for good stops the next ones, is said on the reader's pages, and counts once.
    async fn what_came_back_stops_and_is_said(world: World) {
        let mut ann = world.browser_of("ann");
        let reader = world.here.person("ann").clone();
        let mail = reader.mail.clone().unwrap().as_str().to_owned();
        let id: Id<Letter> = Id::new(world.store.new_id());
        let letter = Letter {
            id,
            person: Some(reader.id),
            mail: mail.clone(),
            language: reader.language.clone(),
            kind: "news".to_owned(),
            subject: "A bench is coming".to_owned(),
            text: "Look: \u{e002}1\u{e002}\u{e001}".to_owned(),
            html: String::new(),
            unsubscribe: None,
            made_at: world.now(),
            sent_at: Some(world.now()),
            failed: None,
        };
        world.here.write(&world.store, move |tx| store::city::letter::insert(tx, &letter));
        let note = move |act: &mut Act| returned::note(act, id, Return::Hard, "5.1.1");
        assert!(act(&world, Who::System, note).is_some_and(|trouble| trouble.stopped.is_some()));
        assert!(act(&world, Who::System, note).is_none(), "each letter counts once");
        ann.get(&format!("{}/me", world.here.base())).await.must_say("Our letters to you come back");
        let page = ann.get(&me_letters(&world)).await;
        page.must_say("came back (5.1.1)");
        page.must_say("we stopped writing");
        assert!(!page.body.contains(['\u{e001}', '\u{e002}']), "what a letter lets one do stands in the mail alone");
        let own = mail.clone();
        assert!(world.read(move |tx| store::letters::returned::is_stopped(tx, &own)));
        let mut bob = world.browser_of("bob");
        let theirs = bob.get(&me_letters(&world)).await;
        assert!(!theirs.says("A bench is coming") && !theirs.says("we stopped writing"));
        ann.send(page.form("/again")).await.must_say("Saved.");
        assert!(!world.read(move |tx| store::letters::returned::is_stopped(tx, &mail)));
    }
}

story! {
    /// The reminder of an event asks whether its reader still comes; a press answers, once, and nothing before.
    async fn a_reminder_is_answered_with_one_press(world: World) {
        let mut officer = world.browser_of("officer");
        let page = publish(&mut officer, &world, "1").await;
        let (id, event) = (event_of(&page), page.path.clone());
        register(&mut world.browser_of("ann"), &event, "0").await;
        register(&mut world.browser_of("bob"), &event, "0").await;
        world.pass(SignedDuration::from_hours(31));
        let payload = id.to_string();
        act(&world, Who::System, move |act| acts::events::tell::work(act, REMIND_JOB, &payload));
        let (ask, letter) = asked(&world, "ann", AskKind::Coming);
        let link = link_in(&letter.text, "/answer/");
        let mut anybody = world.browser();
        let page = anybody.get(&link).await;
        page.must_say("Do you still come to");
        page.must_say("one place");
        assert!(ask_now(&world, ask.id).answered.is_none(), "looking answers nothing");
        for wrong in [link.replace("/answer/", "/answer/1"), format!("{link}0"), link[..link.len() - 1].to_owned()] {
            assert_eq!(anybody.get(&wrong).await.status, 404, "{wrong}");
        }
        let odd = anybody.send(page.form(&link).force("said", "perhaps")).await;
        assert_eq!(odd.status, 422);
        let done = anybody.send(page.form(&link).press("said", "yes")).await;
        done.must_say("Thank you");
        assert_eq!(ask_now(&world, ask.id).said.as_deref(), Some("yes"));
        let again = anybody.send(page.form(&link).press("said", "no")).await;
        again.must_say("Thank you");
        assert_eq!(standing(&world, id, "ann"), Some(RegistrationState::Taken), "an answer counts once");
        let people = officer.get(&format!("{}/desk/events/{id}/people", world.here.base())).await;
        people.must_say("said they come");

        let (_, letter) = asked(&world, "ann", AskKind::Coming);
        let link = link_in(&letter.text, "/answer/");
        let page = anybody.get(&link).await;
        anybody.send(page.form(&link).press("said", "no")).await.must_say("Thank you");
        assert_eq!(standing(&world, id, "ann"), Some(RegistrationState::Withdrawn));
        assert_eq!(standing(&world, id, "bob"), Some(RegistrationState::Taken), "bob had waited");
        let (late, letter) = asked(&world, "ann", AskKind::Coming);
        let link = link_in(&letter.text, "/answer/");
        anybody.get(&link).await.must_say("Nothing to answer any more");
        assert!(ask_now(&world, late.id).answered.is_none());
    }
}

story! {
    /// Whoever is asked by the office writes it into one field of a page without signing in, and the idea is changed.
    async fn the_office_is_answered_from_a_letter(world: World) {
        let idea = world.here.idea;
        act(&world, Who::Person(world.here.person("officer").id), move |act| {
            acts::calls::screening::ask_change(act, idea, "What would it <i>cost</i>?")
        });
        let (ask, letter) = asked(&world, "ann", AskKind::More);
        let link = link_in(&letter.text, "/answer/");
        let mut anybody = world.browser();
        let page = anybody.get(&link).await;
        page.must_say("What would it <i>cost</i>?");
        let form = page.form(&link);
        let before = world.read(move |tx| store::calls::idea::get(tx, idea));
        assert_eq!(form.value("answer"), Some(before.input.text.as_str()), "what was written before");
        let short = anybody.send(form.clone().force("answer", "Ten.")).await;
        assert_eq!(short.status, 422);
        assert_eq!(short.form(&link).value("answer"), Some("Ten."), "nothing typed is lost");
        assert!(ask_now(&world, ask.id).answered.is_none(), "what was not taken is no answer");
        let hostile = "A bench of 400 euro. <script>alert(1)</script> [x](javascript:alert(1))";
        anybody.send(form.clone().force("answer", hostile)).await.must_say("Thank you");
        let after = world.read(move |tx| store::calls::idea::get(tx, idea));
        assert!(!after.change_asked && after.input.text == hostile && after.version == before.version + 1);
        let kinds = world.read(move |tx| store::things::step::of(tx, idea.thing()));
        assert_eq!(kinds.last().map(|step| step.kind), Some(StepKind::Changed));
        let shown = anybody.get(&world.here.idea_page()).await;
        assert!(!shown.body.contains("<script>alert") && !shown.body.contains("\"javascript:"));
        anybody.send(form.force("answer", "Something else entirely, long enough.")).await;
        assert_eq!(world.read(move |tx| store::calls::idea::get(tx, idea)).input.text, hostile, "once");
        assert!(letter.text.contains("You get this because it is about something of yours"), "{}", letter.text);
    }
}

story! {
    /// Whoever is erased leaves no choice, no question and no newsletter behind; the address they had gets nothing.
    async fn what_was_chosen_leaves_with_whoever_chose(world: World) {
        let reader = world.here.person("ann").id;
        let mut ann = world.browser_of("ann");
        let page = ann.get(&me_letters(&world)).await;
        ann.send(choices(&page).force("topic", "theme:green").force("own", "daily")).await;
        let idea = world.here.idea.thing();
        let ask = act(&world, Who::System, move |act| ask::begin(act, reader, AskKind::More, idea, None));
        act(&world, Who::Person(reader), |act| acts::city::person::erase(act).map(drop));
        let topics = world.read(move |tx| store::letters::subscription::of(tx, reader));
        assert!(topics.is_empty());
        let kept = act(&world, Who::System, move |act| Ok(ask::get(act, ask.id).is_ok()));
        assert!(!kept, "the question went too");
        let own = world.read(move |tx| store::city::person::get(tx, reader)).mail_choice;
        assert_eq!((own.own, own.followed), (Pace::Never, Pace::Never));
    }
}
