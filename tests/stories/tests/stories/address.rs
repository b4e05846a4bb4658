//! Another address: confirmed from both mailboxes, refused from either, and nobody learns whose it is.

use jiff::SignedDuration;
use stories::{Browser, Page, World, story};

const OLD: &str = "ann@riverton.example";
const NEW: &str = "ann.elsewhere@mail.example";

fn settings(world: &World) -> String {
    format!("{}/me/address", world.here.base())
}

/// Asks for another address.
async fn ask(world: &World, ann: &mut Browser, mail: &str) -> Page {
    let page = ann.get(&settings(world)).await;
    ann.send(page.form("/me/address").fill("mail", mail)).await
}

/// The address within the site behind the link of the newest letter to a mailbox.
#[track_caller]
fn link(world: &World, mail: &str) -> String {
    let letter = world.letter_to(mail).unwrap_or_else(|| panic!("no letter came to {mail}"));
    let from = letter.find("/address/").map(|at| letter.split_at(at).1);
    let key = from.and_then(|rest| rest.split_whitespace().next());
    format!("{}{}", world.here.base(), key.unwrap_or_else(|| panic!("no link in: {letter}")))
}

/// Presses a button of the page behind a link.
async fn press(world: &World, link: &str, button: &str) -> Page {
    let mut anybody = world.browser();
    let page = anybody.get(link).await;
    let end = match button {
        "refuse" => format!("{link}/refuse"),
        _ => link.to_owned(),
    };
    anybody.send(page.form(&end)).await
}

fn mail_of(world: &World, name: &str) -> Option<String> {
    let id = world.here.person(name).id;
    world.read(move |tx| store::city::person::get(tx, id)).mail.map(|mail| mail.to_string())
}

fn who_has(world: &World, mail: &'static str) -> Option<city::Id<city::Person>> {
    world.read(move |tx| store::city::person::by_mail(tx, &mail.parse().unwrap())).map(|one| one.id)
}

story! {
    /// Both mailboxes confirm; opening a link changes nothing, and each confirms once. The session that asked goes on, the
    /// others are over, codes on their way to either address too, and the old address is nobody's.
    async fn an_address_is_changed_from_both_mailboxes(world: World) {
        let (mut ann, mut phone) = (world.browser_of("ann"), world.browser_of("ann"));
        let token = world.token_of("ann", "read");
        let mut stranger = world.browser();
        let sign_in = format!("{}/sign-in", world.here.base());
        let page = stranger.get(&sign_in).await;
        let code_page = stranger.send(page.form("/sign-in").fill("mail", OLD)).await;
        let (code, door) = (world.code_for(OLD), world.link_for(OLD));

        ask(&world, &mut ann, NEW).await.must_say("We have written to both addresses");
        let (old, new) = (link(&world, OLD), link(&world, NEW));
        assert!(world.letter_to(OLD).unwrap().contains(NEW), "the old mailbox learns which");
        assert!(!world.letter_to(NEW).unwrap().contains(OLD), "the new one not whose");
        for _ in 0..2 {
            world.browser().get(&old).await.must_say("is to become");
            let page = world.browser().get(&new).await;
            assert!(!page.says(OLD) && page.says(NEW), "{}", page.text());
        }
        assert_eq!(mail_of(&world, "ann").as_deref(), Some(OLD));

        press(&world, &new, "confirm").await.must_say("Confirmed. Now the other mailbox");
        assert_eq!(world.browser().look(&new).await.status, 422, "it worked once");
        assert_eq!(mail_of(&world, "ann").as_deref(), Some(OLD), "half is nothing");
        ann.get(&settings(&world)).await.must_say("not confirmed yet");
        press(&world, &old, "confirm").await.must_say("The new address is yours");
        assert_eq!(mail_of(&world, "ann").as_deref(), Some(NEW));
        let farewell = world.letter_to(OLD).unwrap();
        assert!(farewell.contains("a…@mail.example") && !farewell.contains(NEW), "{farewell}");

        ann.get(&settings(&world)).await.must_say(NEW);
        assert_eq!(phone.look(&settings(&world)).await.status, 303, "elsewhere one signs in again");
        assert_eq!(ann.api("GET", "/me", &token, "").await.status, 200, "a program goes on");
        let typed = code_page.form(&code_page.path.clone()).fill("code", &code);
        stranger.send(typed).await.must_say("This code no longer works");
        assert_eq!(world.browser().look(&door).await.status, 422, "nor does its link");

        for (mail, is_ann) in [(NEW, true), (OLD, false)] {
            let mut browser = world.browser();
            let page = browser.get(&sign_in).await;
            browser.send(page.form("/sign-in").fill("mail", mail)).await;
            let page = browser.get(&world.link_for(mail)).await;
            assert_eq!(page.says("for the first time"), !is_ann, "{mail}: {}", page.text());
        }
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("Changed their own address");
        assert!(!log.body.contains(NEW) && !log.body.contains(OLD), "the log holds no address");
    }
}

story! {
    /// Whoever holds the old mailbox did not ask: they stop it, and everybody is out of the account. The new mailbox can
    /// say no too, which ends nothing but the change.
    async fn the_old_mailbox_refuses_and_ends_all_sessions(world: World) {
        let mut thief = world.browser_of("ann");
        let token = world.token_of("ann", "read write");
        ask(&world, &mut thief, "thief@mail.example").await;
        let (old, new) = (link(&world, OLD), link(&world, "thief@mail.example"));
        press(&world, &new, "confirm").await;
        press(&world, &old, "refuse").await.must_say("everybody is signed out");
        assert_eq!(thief.look(&settings(&world)).await.status, 303);
        assert_eq!(thief.api("GET", "/me", &token, "").await.status, 401);
        for link in [&old, &new] {
            assert_eq!(world.browser().look(link).await.status, 422);
        }
        assert_eq!(mail_of(&world, "ann").as_deref(), Some(OLD));
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("Refused another address");

        let mut ann = world.browser_of("ann");
        ask(&world, &mut ann, NEW).await;
        let (old, new) = (link(&world, OLD), link(&world, NEW));
        press(&world, &new, "refuse").await.must_say("The address stays as it is");
        assert_eq!(ann.look(&settings(&world)).await.status, 200, "she stays signed in");
        assert_eq!(world.browser().look(&old).await.status, 422);
    }
}

story! {
    /// Somebody else has the address: whoever asks sees what they would see otherwise, at every step; its owner hears of
    /// it, and nothing they could press would give their address away.
    async fn nobody_learns_whose_an_address_is(world: World) {
        let owner = "bob@riverton.example";
        let (mut ann, mut other) = (world.browser_of("ann"), world.browser_of("officer"));
        let of_taken = ask(&world, &mut ann, owner).await;
        let of_free = ask(&world, &mut other, "free@riverton.example").await;
        let same = |page: &Page| {
            let text = page.all("main").join(" ").replace(owner, "IT").replace("free@riverton.example", "IT");
            (page.status, text.replace(OLD, "OWN").replace("officer@riverton.example", "OWN"))
        };
        assert_eq!(same(&of_taken), same(&of_free));
        let letter = world.letter_to(owner).unwrap();
        assert!(letter.contains("nothing happens") && !letter.contains("/address/"), "{letter}");
        press(&world, &link(&world, OLD), "confirm").await.must_say("Confirmed. Now the other mailbox");
        assert_eq!(mail_of(&world, "ann").as_deref(), Some(OLD));
        assert_eq!(who_has(&world, "bob@riverton.example"), Some(world.here.person("bob").id));
    }
}

story! {
    /// The address becomes somebody's between the two confirmations: the change is over, like one that is too old.
    async fn an_address_that_is_taken_meanwhile_is_not_given(world: World) {
        let mut ann = world.browser_of("ann");
        ask(&world, &mut ann, NEW).await;
        let (old, new) = (link(&world, OLD), link(&world, NEW));
        press(&world, &new, "confirm").await;
        let mut eva = world.browser();
        let page = eva.get(&format!("{}/sign-in", world.here.base())).await;
        eva.send(page.form("/sign-in").fill("mail", NEW)).await;
        let door = world.link_for(NEW);
        let page = eva.get(&door).await;
        eva.send(page.form(&door).fill("name", "Eva E.")).await;
        let eva = who_has(&world, NEW);
        assert!(eva.is_some());
        let page = press(&world, &old, "confirm").await;
        assert_eq!(page.status, 422, "{}", page.text());
        assert_eq!((mail_of(&world, "ann").as_deref(), who_has(&world, NEW)), (Some(OLD), eva));
    }
}

story! {
    /// A change is over after a day, when it is taken back, and when another is asked for; there are five a day, and what
    /// is no new address is said beside the field.
    async fn a_change_that_is_over_confirms_nothing(world: World) {
        let mut ann = world.browser_of("ann");
        for (typed, said) in [("ann@", "e-mail address"), (" ANN@riverton.example", "already")] {
            let page = ask(&world, &mut ann, typed).await;
            assert_eq!(page.status, 422);
            page.must_say(said);
            assert_eq!(page.form("/me/address").value("mail"), Some(typed.trim()));
        }
        ask(&world, &mut ann, NEW).await;
        let first = (link(&world, OLD), link(&world, NEW));
        ask(&world, &mut ann, "second@mail.example").await;
        let second = (link(&world, OLD), link(&world, "second@mail.example"));
        for link in [&first.0, &first.1] {
            assert_eq!(world.browser().look(link).await.status, 422, "another took its place");
        }
        let page = ann.get(&settings(&world)).await;
        ann.send(page.form("/stop")).await.must_say("The address stays as it is");
        assert_eq!(world.browser().look(&second.0).await.status, 422, "it was taken back");
        ask(&world, &mut ann, NEW).await;
        let third = (link(&world, OLD), link(&world, NEW));
        let open = world.browser().get(&third.0).await;
        world.pass(SignedDuration::from_hours(24));
        assert_eq!(world.browser().look(&third.1).await.status, 422);
        let late = world.browser().post(open.form(&third.0)).await;
        assert!(late.status.as_u16() >= 400, "a page that was open for a day: {}", late.status);
        assert_eq!(mail_of(&world, "ann").as_deref(), Some(OLD));

        world.pass(SignedDuration::from_hours(1));
        for _ in 0..5 {
            ask(&world, &mut ann, NEW).await.must_say("We have written");
        }
        assert_eq!(ask(&world, &mut ann, "sixth@mail.example").await.status, 429);
        let mut bob = world.browser_of("bob");
        assert_eq!(ask(&world, &mut bob, NEW).await.status, 429, "nor do others write there");
    }
}

story! {
    /// A key of one city opens nothing in another; a double click does nothing twice; who leaves leaves no letter in either
    /// mailbox's name, and what is kept of a change is in one's download.
    async fn a_change_is_its_owners_and_its_citys(world: World) {
        let mut ann = world.browser_of("ann");
        ask(&world, &mut ann, NEW).await;
        let (old, new) = (link(&world, OLD), link(&world, NEW));
        let foreign = old.replacen(&world.here.base(), &world.there.base(), 1);
        let elsewhere = Browser::new(&world.app, &world.there).look(&foreign).await;
        assert_eq!(elsewhere.status, 422);
        let file = ann.get(&format!("{}/me/data.json", world.here.base())).await;
        assert!(file.body.contains(NEW) && !file.body.contains("old_hash"), "{}", file.body);

        let mut anybody = world.browser();
        let form = anybody.get(&new).await.form(&new);
        assert_eq!(anybody.post(form.clone()).await.status, 303);
        assert_eq!(anybody.post(form).await.status, 422, "a double click");
        let page = ann.get(&format!("{}/me/erase", world.here.base())).await;
        ann.send(page.form("/me/erase").fill("confirm", "yes")).await;
        assert_eq!(world.browser().look(&old).await.status, 422);
        assert!(world.letter_to(NEW).is_none() && world.letter_to(OLD).is_none());
    }
}

story! {
    /// What was offered to the old address is still theirs: the role of a letter that came before is given to the same person.
    async fn an_offer_to_the_old_address_is_still_theirs(world: World) {
        let admin = world.here.person("admin").id;
        let (id, letter) = (city::Id::new(world.store.new_id()), city::Id::new(world.store.new_id()));
        let now = world.now();
        let offer = city::Mandate {
            id,
            mail: Some(OLD.parse().unwrap()),
            person: None,
            role: city::Role::Officer,
            reach: city::Reach::Call(world.here.call_id.thing()),
            until: None,
            given_by: Some(admin),
            made: now,
            answer_by: city::mandate::answer_by(now),
            accepted: None,
            declined: None,
            ended: None,
            end_reason: String::new(),
        };
        let key = "5".repeat(64);
        let hash = web::http::TokenDigest::of(&key).0;
        world.here.write(&world.store, move |tx| store::city::mandate::insert(tx, &offer, letter, &hash));
        let mut ann = world.browser_of("ann");
        ask(&world, &mut ann, NEW).await;
        for mail in [OLD, NEW] {
            press(&world, &link(&world, mail), "confirm").await;
        }
        let offered = format!("{}/roles/{key}", world.here.base());
        let page = ann.get(&offered).await;
        ann.send(page.form(&offered)).await.must_say("The role is yours");
        let own = world.here.person("ann").id;
        let held = world.read(move |tx| store::city::mandate::of_person(tx, own));
        assert_eq!(held.iter().map(|it| it.id).collect::<Vec<_>>(), [id]);
    }
}
