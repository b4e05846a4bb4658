//! Passkeys: added, named, removed, and signing in with one; what is answered twice, late, elsewhere, or signed by anybody
//! else lets nobody in.

use jiff::SignedDuration;
use serde_json::Value;
use stories::{Browser, Form, Page, World, story};

use crate::device::Device;
use crate::hostile::{TEXTS, is_harmless};

const MAIL: &str = "ann@riverton.example";

fn own(world: &World) -> String {
    format!("{}/me/passkeys", world.here.base())
}

fn sign_in(world: &World) -> String {
    format!("{}/sign-in", world.here.base())
}

/// What a browser is asked to sign by the script of a page with this form.
async fn question(browser: &mut Browser, form: &Form, at: &str) -> Value {
    let asked = browser.post(Form { action: at.to_owned(), ..form.clone() }).await;
    assert_eq!(asked.status, 200, "{}", asked.body);
    serde_json::from_str(&asked.body).unwrap()
}

/// What it is asked to add one.
async fn to_add(world: &World, browser: &mut Browser) -> (Form, Value) {
    let page = browser.get(&own(world)).await;
    let form = page.form("/me/passkeys");
    let asked = question(browser, &form, &format!("{}/ask", own(world))).await;
    (form, asked)
}

/// Adds one.
async fn add(world: &World, browser: &mut Browser, device: &mut Device, name: &str) -> Page {
    let (form, asked) = to_add(world, browser).await;
    browser.send(form.fill("name", name).force("answer", &device.make(&asked))).await
}

/// What a browser is asked to sign in.
async fn to_enter(world: &World, browser: &mut Browser, next: &str) -> (Form, Value) {
    let page = browser.get(&format!("{}{next}", sign_in(world))).await;
    let form = page.form("/sign-in/passkey");
    let asked = question(browser, &form, &format!("{}/passkey/ask", sign_in(world))).await;
    (form, asked)
}

/// Signs in with a device, in a browser of its own.
async fn enter(world: &World, device: &mut Device) -> (Browser, Page) {
    let mut browser = world.browser();
    let (form, asked) = to_enter(world, &mut browser, "").await;
    let page = browser.send(form.force("answer", &device.sign(&asked))).await;
    (browser, page)
}

async fn is_in(world: &World, browser: &mut Browser) -> bool {
    browser.look(&own(world)).await.status == 200
}

story! {
    /// Somebody adds a passkey, reads of it in a letter, signs in with it elsewhere without an address, goes on to where they were,
    /// names it, removes it, and then it opens nothing.
    async fn a_passkey_signs_its_owner_in(world: World) {
        let (mut ann, mut phone) = (world.browser_of("ann"), Device::new(7));
        let page = ann.get(&own(&world)).await;
        page.must_say("You have none yet");
        page.must_say("your browser needs scripts");
        assert!(page.body.contains("novalidate hidden"), "without scripts there is no button");
        let added = add(&world, &mut ann, &mut phone, " Telephone ").await;
        added.must_say("The passkey is added");
        added.must_say("not used yet");
        let letter = world.letter_to(MAIL).unwrap();
        assert!(letter.contains("“Telephone” was added") && letter.contains("/me/passkeys"), "{letter}");

        let mut elsewhere = world.browser();
        let next = format!("?next={}/me/settings", world.here.base());
        let (form, asked) = to_enter(&world, &mut elsewhere, &next).await;
        assert_eq!(asked["rpId"], "kalaka.example");
        assert_eq!(asked["userVerification"], "required");
        let page = elsewhere.send(form.force("answer", &phone.sign(&asked))).await;
        assert_eq!(page.path, format!("{}/me/settings", world.here.base()));
        page.must_say(MAIL);
        ann.get(&own(&world)).await.must_say("used");

        let page = ann.get(&own(&world)).await;
        let change = page.forms().into_iter().find(|form| form.action.contains("/passkeys/own/")).unwrap();
        for (typed, status) in [("", 422), (&*"x".repeat(61), 422), ("The blue one", 200)] {
            let renamed = ann.send(change.clone().fill("called", typed).press("do", "rename")).await;
            assert_eq!(renamed.status, status, "{typed}");
        }
        ann.get(&own(&world)).await.must_say("The blue one");
        let mut bob = world.browser_of("bob");
        let page = bob.get(&own(&world)).await;
        let forged = Form { action: change.action.clone(), ..page.form("/me/passkeys") };
        assert_eq!(bob.post(forged.force("do", "remove")).await.status, 404, "of somebody else");
        let (mut again, _) = enter(&world, &mut phone).await;
        assert!(is_in(&world, &mut again).await);
        ann.send(change.clone().press("do", "remove")).await.must_say("Remove it from your device too");
        assert_eq!(ann.send(change.press("do", "remove")).await.status, 404);
        let (mut late, page) = enter(&world, &mut phone).await;
        page.must_say("does not open an account here");
        assert!(page.status == 422 && !is_in(&world, &mut late).await);
    }
}

story! {
    /// The same answer again, an answer of another browser, after five minutes, or to another question: nobody comes in, and what was
    /// asked is used up by whatever is answered.
    async fn nothing_is_answered_twice_late_or_elsewhere(world: World) {
        let (mut ann, mut phone) = (world.browser_of("ann"), Device::new(7));
        add(&world, &mut ann, &mut phone, "Telephone").await;
        let mut browser = world.browser();
        let (form, asked) = to_enter(&world, &mut browser, "").await;
        let answer = phone.sign(&asked);
        let mut thief = world.browser();
        let (stolen, _) = to_enter(&world, &mut thief, "").await;
        let page = thief.send(stolen.clone().force("answer", &answer)).await;
        page.must_say("answered before");
        assert!(!is_in(&world, &mut thief).await, "an answer of another browser");
        let page = browser.send(form.clone().force("answer", &answer)).await;
        assert_eq!(page.status, 422, "what was asked is used up");

        let (form, asked) = to_enter(&world, &mut browser, "").await;
        let answer = phone.sign(&asked);
        browser.send(form.clone().force("answer", &answer)).await;
        assert!(is_in(&world, &mut browser).await);
        let kept = browser.cookie("kalaka_browser").unwrap();
        let mut copy = world.browser();
        copy.keep("kalaka_browser", &kept);
        let page = copy.get(&sign_in(&world)).await;
        let page = copy.send(page.form("/sign-in/passkey").force("answer", &answer)).await;
        page.must_say("answered before");

        let mut slow = world.browser();
        let (form, asked) = to_enter(&world, &mut slow, "").await;
        world.pass(SignedDuration::from_mins(5));
        slow.send(form.force("answer", &phone.sign(&asked))).await.must_say("took too long");
        assert!(!is_in(&world, &mut slow).await);

        let (form, asked) = to_add(&world, &mut ann).await;
        let mut other = Device::new(8);
        let made = other.make(&asked);
        let mut bob = world.browser_of("bob");
        let (for_bob, _) = to_add(&world, &mut bob).await;
        bob.send(for_bob.fill("name", "Ann's").force("answer", &made)).await.must_say("answered before");
        assert_eq!(ann.send(form.fill("name", "Late").force("answer", &made)).await.status, 422);
        let (entering, asked) = to_enter(&world, &mut world.browser(), "").await;
        drop(entering);
        let (form, _) = to_add(&world, &mut ann).await;
        let crossed = ann.send(form.fill("name", "Crossed").force("answer", &other.make(&asked))).await;
        assert_eq!(crossed.status, 422, "a question to sign in adds nothing");
    }
}

story! {
    /// Another key, owner, host, origin or purpose, nobody present, a count that has been before, another city: nobody comes in; and
    /// what is no answer at all is no fault of ours.
    async fn nobody_else_signs(world: World) {
        let (mut ann, mut phone) = (world.browser_of("ann"), Device::new(7));
        add(&world, &mut ann, &mut phone, "Telephone").await;
        let (mut bob, mut tablet) = (world.browser_of("bob"), Device::new(8));
        add(&world, &mut bob, &mut tablet, "Tablet").await;
        phone.count = 10;
        let (mut first, _) = enter(&world, &mut phone).await;
        assert!(is_in(&world, &mut first).await);

        let lies: Vec<(&str, Device)> = vec![
            ("another key", phone.with_another_key()),
            ("the owner of another", Device { handle: tablet.handle.clone(), ..phone.clone() }),
            ("the key of another", Device { credential: tablet.credential.clone(), ..phone.clone() }),
            ("a key nobody has", Device { credential: vec![1; 32], ..phone.clone() }),
            ("another host", Device { host: "other.example".to_owned(), ..phone.clone() }),
            ("another origin", Device { origin: "https://other.example".to_owned(), ..phone.clone() }),
            ("another port", Device { origin: "https://kalaka.example:8443".to_owned(), ..phone.clone() }),
            ("without encryption", Device { origin: "http://kalaka.example".to_owned(), ..phone.clone() }),
            ("nobody present", Device { flags: 0x04, ..phone.clone() }),
            ("nobody verified", Device { flags: 0x01, ..phone.clone() }),
            ("a copy that counts anew", Device { count: 3, ..phone.clone() }),
        ];
        for (what, mut device) in lies {
            let (mut browser, page) = enter(&world, &mut device).await;
            assert_eq!(page.status, 422, "{what}: {}", page.text());
            assert!(!is_in(&world, &mut browser).await, "{what}");
        }
        let mut browser = world.browser();
        let (form, asked) = to_enter(&world, &mut browser, "").await;
        let same_count = phone.sign_as("webauthn.get", &asked);
        assert_eq!(browser.send(form.force("answer", &same_count)).await.status, 422);
        let (form, asked) = to_enter(&world, &mut browser, "").await;
        phone.count += 1;
        let purpose = phone.sign_as("webauthn.create", &asked);
        assert_eq!(browser.send(form.clone().force("answer", &purpose)).await.status, 422);
        for text in TEXTS.iter().copied().chain(["", "{}", "[]", "{\"id\":1}"]) {
            let page = browser.send(form.clone().force("answer", text)).await;
            assert_eq!(page.status, 422, "{text}");
            is_harmless(&page);
        }

        let mut elsewhere = Browser::new(&world.app, &world.there);
        let at = format!("{}/sign-in", world.there.base());
        let page = elsewhere.get(&at).await;
        let form = page.form("/sign-in/passkey");
        let asked = question(&mut elsewhere, &form, &format!("{at}/passkey/ask")).await;
        let page = elsewhere.send(form.force("answer", &phone.sign(&asked))).await;
        page.must_say("does not open an account here");
        let (mut last, _) = enter(&world, &mut phone).await;
        assert!(is_in(&world, &mut last).await, "the true one still does");
    }
}

story! {
    /// A device is not added twice or for another site; there are ten; names are words; the download tells of them without keys, and
    /// whoever leaves takes them along.
    async fn what_is_added_is_checked_and_goes_with_its_owner(world: World) {
        let (mut ann, mut phone) = (world.browser_of("ann"), Device::new(7));
        for (what, mut device) in [
            ("another host", Device { host: "other.example".to_owned(), ..phone.clone() }),
            ("another origin", Device { origin: "https://other.example".to_owned(), ..phone.clone() }),
            ("nobody verified", Device { flags: 0x01, ..phone.clone() }),
        ] {
            let page = add(&world, &mut ann, &mut device, "Telephone").await;
            assert_eq!(page.status, 422, "{what}");
            assert_eq!(page.form("/me/passkeys").value("name"), Some("Telephone"));
        }
        let (form, _) = to_add(&world, &mut ann).await;
        for (name, answer) in [("", "{}"), ("Telephone", ""), ("Telephone", "{}"), (&*"x".repeat(61), "{}")] {
            assert_eq!(ann.send(form.clone().fill("name", name).force("answer", answer)).await.status, 422);
        }
        assert!(world.letter_to(MAIL).is_none());
        let hostile = "<script>alert(1)</script> & my telephone";
        let added = add(&world, &mut ann, &mut phone, hostile).await;
        added.must_say(hostile);
        is_harmless(&added);
        let (_, asked) = to_add(&world, &mut ann).await;
        assert_eq!(asked["excludeCredentials"].as_array().map(Vec::len), Some(1), "{asked}");
        assert_eq!(asked["user"]["id"], phone.handle, "one owner for all of their devices");
        assert_eq!(add(&world, &mut ann, &mut phone.clone(), "Twice").await.status, 422);
        assert_eq!(add(&world, &mut world.browser_of("bob"), &mut phone.clone(), "Bob's").await.status, 422);
        for number in 20..29 {
            add(&world, &mut ann, &mut Device::new(number), "One more").await.must_say("is added");
        }
        let page = ann.get(&own(&world)).await;
        page.must_say("You have ten");
        let form = page.forms().into_iter().find(|form| form.action.contains("/passkeys/own/")).unwrap();
        let asked = ann.post(Form { action: format!("{}/ask", own(&world)), ..form }).await;
        assert_eq!(asked.status, 422);

        let file = ann.get(&format!("{}/me/data.json", world.here.base())).await;
        assert!(file.body.contains("my telephone") && !file.body.contains("credential"), "{}", file.body);
        let page = ann.get(&format!("{}/me/erase", world.here.base())).await;
        ann.send(page.form("/me/erase").fill("confirm", "yes")).await;
        let (mut late, page) = enter(&world, &mut phone).await;
        assert!(page.status == 422 && !is_in(&world, &mut late).await);
    }
}

story! {
    /// Whoever refuses another address from the old mailbox, or gets their account back at the desk, is rid of the passkeys that were
    /// added meanwhile.
    async fn passkeys_end_where_everybody_is_shut_out(world: World) {
        let (mut thief, mut phone) = (world.browser_of("ann"), Device::new(7));
        add(&world, &mut thief, &mut phone, "Thief's").await;
        let page = thief.get(&format!("{}/me/address", world.here.base())).await;
        thief.send(page.form("/me/address").fill("mail", "thief@mail.example")).await;
        let letter = world.letter_to(MAIL).unwrap();
        let key = letter.find("/address/").map(|at| letter.split_at(at).1).unwrap();
        let at = format!("{}{}", world.here.base(), key.split_whitespace().next().unwrap());
        let mut anybody = world.browser();
        let page = anybody.get(&at).await;
        anybody.send(page.form(&format!("{at}/refuse"))).await.must_say("everybody is signed out");
        let (mut late, page) = enter(&world, &mut phone).await;
        assert!(page.status == 422 && !is_in(&world, &mut late).await);

        let (mut thief, mut tablet) = (world.browser_of("bob"), Device::new(8));
        add(&world, &mut thief, &mut tablet, "Thief's").await;
        let there = format!("{}/desk/proofs/people/{}/address", world.here.base(), world.here.person("bob").id);
        let mut officer = world.browser_of("officer");
        let page = officer.get(&there).await;
        officer.send(page.form(&there).fill("mail", "bob.found@mail.example").fill("shown", "passport")).await;
        for mail in ["bob@riverton.example", "bob.found@mail.example"] {
            let letter = world.letter_to(mail).unwrap();
            let key = letter.find("/recovery/").map(|at| letter.split_at(at).1).unwrap();
            let at = format!("{}{}", world.here.base(), key.split_whitespace().next().unwrap());
            let page = anybody.get(&at).await;
            anybody.send(page.form(&at)).await;
        }
        let (mut late, page) = enter(&world, &mut tablet).await;
        assert!(page.status == 422 && !is_in(&world, &mut late).await);
    }
}
