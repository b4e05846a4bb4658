//! Accounts whose mailbox is lost: begun at the desk, taken up by the new mailbox, stopped by whoever still holds the account,
//! done after a while, and never a way into the account of somebody who works for the city.

use acts::{Act, Stage, Who};
use city::recovery::Stopper;
use city::{Recovery, RecoveryState, Role};
use jiff::SignedDuration;
use store::CityId;
use stories::{Browser, Form, Page, World, story};

use crate::hostile::{TEXTS, is_harmless};

const OLD: &str = "ann@riverton.example";
const NEW: &str = "ann.found@mail.example";
const DAY: SignedDuration = SignedDuration::from_hours(24);

fn there(world: &World, name: &str) -> String {
    let id = world.here.person(name).id;
    format!("{}/desk/proofs/people/{id}/address", world.here.base())
}

/// Somebody at the desk notes another address.
async fn note(world: &World, by: &str, whose: &str, mail: &str) -> Page {
    let mut officer = world.browser_of(by);
    let at = there(world, whose);
    let page = officer.get(&at).await;
    officer.send(page.form(&at).fill("mail", mail).fill("shown", "passport")).await
}

/// The address within the site behind the link of the newest letter to a mailbox.
#[track_caller]
fn link(world: &World, mail: &str) -> String {
    let letter = world.letter_to(mail).unwrap_or_else(|| panic!("no letter came to {mail}"));
    let from = letter.find("/recovery/").map(|at| letter.split_at(at).1);
    let key = from.and_then(|rest| rest.split_whitespace().next());
    format!("{}{}", world.here.base(), key.unwrap_or_else(|| panic!("no link in: {letter}")))
}

/// Presses a button of the page behind a link.
async fn press(world: &World, link: &str, button: &str) -> Page {
    let mut anybody = world.browser();
    let page = anybody.get(link).await;
    let end = if button == "refuse" { format!("{link}/refuse") } else { link.to_owned() };
    anybody.send(page.form(&end)).await
}

fn mail_of(world: &World, name: &str) -> Option<String> {
    let id = world.here.person(name).id;
    world.read(move |tx| store::city::person::get(tx, id)).mail.map(|mail| mail.to_string())
}

fn newest(world: &World, name: &str) -> Recovery {
    let id = world.here.person(name).id;
    world.read(move |tx| store::city::recovery::of_person(tx, id, 1)).remove(0)
}

fn state(world: &World, name: &str) -> RecoveryState {
    newest(world, name).state(world.now())
}

/// What is to be done of recoveries, and from when on.
fn jobs(world: &World) -> Vec<String> {
    let all = world.read(|tx| store::jobs::undone(tx, acts::city::recovery::RECOVERY_JOB, 0, 100));
    all.into_iter()
        .filter_map(|job| job.payload.split_once(' ').map(|(_, due)| due.to_owned()))
        .collect()
}

/// Does what has waited, as the server does when its time has come.
fn fall_due(world: &World, name: &str) {
    let (city, store) = (world.here.settings.clone(), world.store.clone());
    let stage = Stage { city, store, gather: SignedDuration::ZERO, at: None };
    let id = newest(world, name).id;
    let done = world.store.city(CityId(world.here.id.get())).write_blocking(move |tx| {
        acts::city::recovery::fall_due(&mut Act::begin(tx, &stage, &Who::System)?, id)
    });
    done.unwrap();
}

async fn log(world: &World) -> Page {
    world.browser_of("admin").get(&format!("{}/log", world.here.base())).await
}

story! {
    /// The mailbox is gone: an officer notes another, its owner takes it up, and after three days it is theirs. Whoever was signed
    /// in is out, tokens have ended, codes on their way too, and the old address is nobody's.
    async fn an_account_is_given_back_after_three_days(world: World) {
        let mut phone = world.browser_of("ann");
        let token = world.token_of("ann", "read write");
        let mut stranger = world.browser();
        let sign_in = format!("{}/sign-in", world.here.base());
        let page = stranger.get(&sign_in).await;
        stranger.send(page.form("/sign-in").fill("mail", OLD)).await;
        let door = world.link_for(OLD);

        let mut officer = world.browser_of("officer");
        let proof = format!("{}/desk/proofs/people/{}", world.here.base(), world.here.person("ann").id);
        let page = officer.get(&proof).await;
        assert!(page.links().iter().any(|link| *link == there(&world, "ann")), "{:?}", page.links());
        let page = officer.get(&there(&world, "ann")).await;
        page.must_say("takes effect after 3 days");
        assert!(page.says("a…@riverton.example") && !page.says(OLD));
        let noted = note(&world, "officer", "ann", &format!(" {NEW} ")).await;
        noted.must_say("We have written to both addresses");
        noted.must_say("The new mailbox has not answered yet");
        noted.must_say("Passport");
        assert!(!noted.says(NEW), "a colleague's screen shows no whole address");
        let (old, new) = (link(&world, OLD), link(&world, NEW));
        let warning = world.letter_to(OLD).unwrap();
        assert!(warning.contains("stop it with this link") && !warning.contains(NEW), "{warning}");
        assert!(!world.letter_to(NEW).unwrap().contains(OLD));

        for _ in 0..2 {
            world.browser().get(&old).await.must_say("somebody asked for the address a…@mail.example");
            world.browser().get(&new).await.must_say(NEW);
        }
        assert_eq!(state(&world, "ann"), RecoveryState::Asked, "opening a link changes nothing");
        press(&world, &new, "confirm").await.must_say("when the waiting time is over");
        assert_eq!(world.browser().look(&new).await.status, 422, "it worked once");
        assert_eq!((state(&world, "ann"), jobs(&world)), (RecoveryState::Waits, vec!["waited".to_owned()]));
        phone.get(&format!("{}/me", world.here.base())).await.must_say("Your account is to have another address");
        phone.get(&format!("{}/me/address", world.here.base())).await.must_say(NEW);
        world.pass(DAY * 3 - SignedDuration::from_secs(1));
        fall_due(&world, "ann");
        assert_eq!(mail_of(&world, "ann").as_deref(), Some(OLD), "not a second too early");
        world.pass(SignedDuration::from_secs(1));
        fall_due(&world, "ann");
        fall_due(&world, "ann");
        assert_eq!(mail_of(&world, "ann").as_deref(), Some(NEW));
        assert_eq!(jobs(&world), ["waited", "done"], "both mailboxes are told, once");
        assert_eq!(world.browser().look(&old).await.status, 422, "it cannot be stopped any more");

        assert_eq!(phone.look(&format!("{}/me", world.here.base())).await.status, 303);
        assert_eq!(phone.api("GET", "/me", &token, "").await.status, 401);
        assert_eq!(world.browser().look(&door).await.status, 422);
        for (mail, is_ann) in [(NEW, true), (OLD, false)] {
            let mut browser = world.browser();
            let page = browser.get(&sign_in).await;
            browser.send(page.form("/sign-in").fill("mail", mail)).await;
            let page = browser.get(&world.link_for(mail)).await;
            assert_eq!(page.says("for the first time"), !is_ann, "{mail}: {}", page.text());
        }
        let log = log(&world).await;
        for said in ["Noted another address for", "A mailbox agreed", "another address, as noted at the desk"] {
            log.must_say(said);
        }
        assert!(!log.body.contains("mail.example") && !log.body.contains("assport"), "{}", log.text());
    }
}

story! {
    /// Whoever has the old mailbox after all need not wait, in whichever order the two agree; without the new one nothing happens.
    async fn the_old_mailbox_lets_it_happen_at_once(world: World) {
        note(&world, "officer", "ann", NEW).await;
        let (old, new) = (link(&world, OLD), link(&world, NEW));
        press(&world, &old, "confirm").await.must_say("as soon as the new mailbox has answered");
        assert_eq!(mail_of(&world, "ann").as_deref(), Some(OLD));
        world.browser().get(&new).await.must_say("it is yours at once");
        press(&world, &new, "confirm").await.must_say("Sign in with it");
        assert_eq!((mail_of(&world, "ann").as_deref(), state(&world, "ann")), (Some(NEW), RecoveryState::Done));

        note(&world, "officer", "bob", "bob.found@mail.example").await;
        let (old, new) = (link(&world, "bob@riverton.example"), link(&world, "bob.found@mail.example"));
        press(&world, &new, "confirm").await;
        press(&world, &old, "confirm").await.must_say("Sign in with it");
        assert_eq!(mail_of(&world, "bob").as_deref(), Some("bob.found@mail.example"));
    }
}

story! {
    /// Somebody at the desk says they are Ann. She stops it from her mailbox, or signed in, or the office does; nothing of it can be
    /// taken up again, and she is still signed in.
    async fn whoever_holds_the_account_stops_it(world: World) {
        let mut ann = world.browser_of("ann");
        note(&world, "officer", "ann", "thief@mail.example").await;
        let (old, new) = (link(&world, OLD), link(&world, "thief@mail.example"));
        press(&world, &new, "confirm").await;
        press(&world, &old, "refuse").await.must_say("The address stays as it is");
        assert_eq!(state(&world, "ann"), RecoveryState::Stopped(Stopper::OldMailbox));
        assert_eq!(jobs(&world), ["waited", "stopped"]);
        world.pass(DAY * 4);
        fall_due(&world, "ann");
        assert_eq!(mail_of(&world, "ann").as_deref(), Some(OLD));
        assert_eq!(world.browser().look(&old).await.status, 422);

        note(&world, "officer", "ann", "thief@mail.example").await;
        let new = link(&world, "thief@mail.example");
        press(&world, &new, "confirm").await;
        let page = ann.get(&format!("{}/me/address", world.here.base())).await;
        let form = page.form("/me/recovery/stop");
        ann.send(form.clone()).await.must_say("The address stays as it is");
        assert_eq!(state(&world, "ann"), RecoveryState::Stopped(Stopper::Owner));
        let again = ann.send(form).await;
        assert_eq!(again.status, 200, "a double click: {}", again.text());
        assert!(!ann.get(&format!("{}/me", world.here.base())).await.says("is to have another address"));

        let noted = note(&world, "officer", "ann", "thief@mail.example").await;
        let mut admin = world.browser_of("admin");
        let page = admin.get(&noted.path).await;
        let stop = page.forms().into_iter().find(|form| form.action.ends_with("/stop")).unwrap();
        admin.send(stop).await.must_say("Called off at the desk");
        assert_eq!(state(&world, "ann"), RecoveryState::Stopped(Stopper::Desk));
        assert_eq!(world.browser().look(&link(&world, "thief@mail.example")).await.status, 422);

        world.pass(DAY * 2);
        note(&world, "officer", "ann", "thief@mail.example").await;
        press(&world, &link(&world, "thief@mail.example"), "refuse").await;
        assert_eq!(state(&world, "ann"), RecoveryState::Stopped(Stopper::NewMailbox));
        log(&world).await.must_say("Called off another address for");
    }
}

story! {
    /// Nobody gets into the account of somebody who works for the city by a desk: officers only for residents, admins for colleagues,
    /// nobody for admins or for themselves; and whoever gets a role meanwhile is not given the address.
    async fn no_desk_opens_the_account_of_a_colleague(world: World) {
        let form = {
            let page = world.browser_of("officer").get(&there(&world, "ann")).await;
            page.form(&there(&world, "ann")).fill("mail", "thief@mail.example").fill("shown", "passport")
        };
        for (by, whose, said) in [
            ("officer", "moderator", Some("Only an admin")),
            ("officer", "officer", Some("for yourself")),
            ("officer", "admin", Some("Whoever runs the server")),
            ("admin", "admin", Some("for yourself")),
            ("admin", "moderator", None),
        ] {
            let mut browser = world.browser_of(by);
            let at = there(&world, whose);
            let page = browser.get(&at).await;
            let has_form = page.forms().iter().any(|form| form.action == at);
            assert_eq!(has_form, said.is_none(), "{by} for {whose}");
            if let Some(said) = said {
                page.must_say(said);
                let own = browser.get(&there(&world, "ann")).await.forms().into_iter();
                let own = own.map(|form| Form { action: at.clone(), ..form }).find(|form| form.value("mail").is_some());
                let forged = own.unwrap_or_else(|| Form { action: at.clone(), ..form.clone() });
                let forged = forged.fill("mail", "thief@mail.example").fill("shown", "passport");
                assert_eq!(browser.post(forged).await.status, 403, "{by} for {whose}");
            }
        }
        assert!(world.letter_to("thief@mail.example").is_none());
        for name in ["bob", "moderator"] {
            assert_eq!(world.browser_of(name).look(&there(&world, "ann")).await.status, 403, "{name}");
        }

        world.appoint("moderator", Role::Officer);
        note(&world, "admin", "moderator", "mo.found@mail.example").await.must_say("We have written");
        press(&world, &link(&world, "mo.found@mail.example"), "confirm").await;
        world.appoint("moderator", Role::Admin);
        world.pass(DAY * 3);
        fall_due(&world, "moderator");
        assert_eq!(mail_of(&world, "moderator").as_deref(), Some("moderator@riverton.example"));
        assert_eq!(state(&world, "moderator"), RecoveryState::Stopped(Stopper::Overtaken));

        note(&world, "officer", "bob", "bob.found@mail.example").await;
        let (old, new) = (link(&world, "bob@riverton.example"), link(&world, "bob.found@mail.example"));
        press(&world, &new, "confirm").await;
        world.appoint("bob", Role::Moderator);
        assert_eq!(press(&world, &old, "confirm").await.status, 422, "he works here by now");
        assert_eq!(mail_of(&world, "bob").as_deref(), Some("bob@riverton.example"));
        assert_eq!(state(&world, "bob"), RecoveryState::Stopped(Stopper::Overtaken));
    }
}

story! {
    /// What is typed wrong is said beside its field, and nothing typed is lost; the note takes no number of a document, and hostile text
    /// harms nobody.
    async fn what_is_noted_is_checked(world: World) {
        let mut officer = world.browser_of("officer");
        let at = there(&world, "ann");
        let page = officer.get(&at).await;
        for (mail, shown, text, said) in [
            ("", "passport", "", "mail"),
            ("ann@", "passport", "Came alone.", "Write"),
            (NEW, "", "Came alone.", "Choose what was shown"),
            (NEW, "known", " ", "how you know them"),
            (NEW, "passport", "592-1234567-89", "Leave out numbers"),
            (NEW, "passport", "Born 30/07/1985", "Leave out numbers"),
            ("bob@riverton.example", "passport", "", "Another account has this address"),
            (OLD, "passport", "", "Another account has this address"),
        ] {
            let mut form = page.form(&at).fill("mail", mail).fill("note", text);
            if !shown.is_empty() {
                form = form.fill("shown", shown);
            }
            let wrong = officer.send(form).await;
            assert_eq!(wrong.status, 422, "{mail} {shown} {text}");
            wrong.must_say(said);
            let form = wrong.form(&at);
            assert_eq!((form.value("mail"), form.value("note")), (Some(mail), Some(text.trim())));
        }
        assert!(world.letter_to(NEW).is_none());
        for text in TEXTS {
            let sent = officer.send(page.form(&at).fill("mail", text).fill("shown", "passport").fill("note", text)).await;
            assert_eq!(sent.status, 422, "{text}");
            is_harmless(&sent);
        }
        let note = "<script>alert(1)</script> & friends";
        officer.send(page.form(&at).fill("mail", NEW).fill("shown", "known").fill("note", note)).await;
        let shown = officer.get(&at).await;
        shown.must_say(note);
        is_harmless(&shown);
    }
}

story! {
    /// A recovery ends when its owner changes the address by both mailboxes, when the new address becomes somebody's, when another is
    /// begun, and by itself; and there are not many a day.
    async fn what_happens_meanwhile_ends_it(world: World) {
        note(&world, "officer", "ann", NEW).await;
        let first = link(&world, NEW);
        note(&world, "officer", "ann", "second@mail.example").await;
        assert_eq!(world.browser().look(&first).await.status, 422, "another took its place");
        let second = link(&world, "second@mail.example");
        press(&world, &second, "confirm").await;
        let mut eva = world.browser();
        let page = eva.get(&format!("{}/sign-in", world.here.base())).await;
        eva.send(page.form("/sign-in").fill("mail", "second@mail.example")).await;
        let door = world.link_for("second@mail.example");
        let page = eva.get(&door).await;
        eva.send(page.form(&door).fill("name", "Eva E.")).await;
        world.pass(DAY * 3);
        fall_due(&world, "ann");
        assert_eq!(mail_of(&world, "ann").as_deref(), Some(OLD), "the address is somebody else's by now");
        assert_eq!(state(&world, "ann"), RecoveryState::Stopped(Stopper::Overtaken));

        note(&world, "officer", "ann", NEW).await;
        let stale = link(&world, NEW);
        let mut ann = world.browser_of("ann");
        let page = ann.get(&format!("{}/me/address", world.here.base())).await;
        ann.send(page.form("/me/address").fill("mail", "own@mail.example")).await;
        for mail in [OLD, "own@mail.example"] {
            let letter = world.letter_to(mail).unwrap();
            let key = letter.find("/address/").map(|at| letter.split_at(at).1).unwrap();
            let at = format!("{}{}", world.here.base(), key.split_whitespace().next().unwrap());
            let mut anybody = world.browser();
            let page = anybody.get(&at).await;
            anybody.send(page.form(&at)).await;
        }
        assert_eq!(mail_of(&world, "ann").as_deref(), Some("own@mail.example"));
        assert_eq!(state(&world, "ann"), RecoveryState::Stopped(Stopper::Overtaken));
        assert_eq!(world.browser().look(&stale).await.status, 422);

        note(&world, "officer", "bob", "late@mail.example").await;
        let late = link(&world, "late@mail.example");
        world.pass(DAY * 10);
        assert_eq!(world.browser().look(&late).await.status, 422);
        world.browser_of("officer").get(&there(&world, "bob")).await.must_say("never answered");
        for _ in 0..3 {
            note(&world, "officer", "bob", NEW).await.must_say("We have written");
        }
        assert_eq!(note(&world, "officer", "bob", "other@mail.example").await.status, 429, "for one person");
        assert_eq!(note(&world, "officer", "ann", NEW).await.status, 429, "to one address");
    }
}

story! {
    /// The office's programs do the same, other cities open nothing of it, whoever leaves takes it with them, and what is kept of it is in
    /// its owner's download, without keys.
    async fn a_recovery_is_its_citys_and_its_owners(world: World) {
        let id = world.here.person("ann").id;
        let token = world.token_of("officer", "desk");
        let mut program = world.browser();
        let path = format!("/people/{id}/recoveries");
        let wrong = program.api("POST", &path, &token, r#"{"mail":"x","shown":"badge","note":"123456"}"#).await;
        assert_eq!(wrong.status, 422);
        for field in ["mail", "shown", "note"] {
            assert!(wrong.body.contains(field), "{}", wrong.body);
        }
        let body = format!(r#"{{"mail":"{NEW}","shown":"known","note":"Her teacher"}}"#);
        let begun = program.api("POST", &path, &token, &body).await;
        assert_eq!(begun.status, 201, "{}", begun.body);
        let begun: serde_json::Value = serde_json::from_str(&begun.body).unwrap();
        let list = program.api("GET", "/recoveries", &token, "").await;
        assert!(list.body.contains("Her teacher") && !list.body.contains(NEW) && !list.body.contains(OLD), "{}", list.body);
        let foreign = link(&world, NEW).replacen(&world.here.base(), &world.there.base(), 1);
        assert_eq!(Browser::new(&world.app, &world.there).look(&foreign).await.status, 422);
        let there_token = world.token_in(&world.there, "officer", "desk");
        let stop = format!("/recoveries/{}/stop", begun["recovery"].as_str().unwrap());
        let mut elsewhere = Browser::new(&world.app, &world.there);
        assert_eq!(elsewhere.api("POST", &stop, &there_token, "").await.status, 404);
        assert_eq!(program.api("POST", &stop, &token, "").await.status, 204);
        assert_eq!(program.api("POST", &stop, &token, "").await.status, 409);
        assert!(program.api("GET", "/recoveries", &token, "").await.body.contains(r#""items":[]"#));

        note(&world, "officer", "ann", NEW).await;
        let (old, new) = (link(&world, OLD), link(&world, NEW));
        let mut ann = world.browser_of("ann");
        let file = ann.get(&format!("{}/me/data.json", world.here.base())).await;
        assert!(file.body.contains(NEW) && !file.body.contains("old_hash"), "{}", file.body);
        let page = ann.get(&format!("{}/me/erase", world.here.base())).await;
        ann.send(page.form("/me/erase").fill("confirm", "yes")).await;
        for link in [old, new] {
            assert_eq!(world.browser().look(&link).await.status, 422);
        }
        assert!(world.letter_to(NEW).is_none() && world.letter_to(OLD).is_none());
    }
}

story! {
    /// How long it waits is the city's choice, within a month.
    async fn a_city_chooses_how_long_it_waits(world: World) {
        let office = format!("{}/desk/proofs", world.here.base());
        let mut admin = world.browser_of("admin");
        let page = admin.get(&office).await;
        for typed in ["0", "31", "soon", ""] {
            let wrong = admin.send(page.form("/proofs/rules").fill("recovery_days", typed)).await;
            assert_eq!(wrong.status, 422, "{typed}");
            assert_eq!(wrong.form("/proofs/rules").value("recovery_days"), Some(typed));
        }
        admin.send(page.form("/proofs/rules").fill("recovery_days", "5")).await.must_say("Saved");
        world.browser_of("officer").get(&there(&world, "ann")).await.must_say("takes effect after 5 days");
        note(&world, "officer", "ann", NEW).await;
        let it = newest(&world, "ann");
        assert_eq!(it.waits_until, it.made + DAY * 5);
    }
}
