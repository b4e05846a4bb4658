//! Showing that one lives here: by the list of residents, by a code on paper, at the desk; what was typed meanwhile is
//! kept, nobody proves for two, and whoever guesses is slowed down.

use city::Level;
use jiff::SignedDuration;
use stories::{Browser, Page, World, story};

use crate::hostile::{TEXTS, is_harmless};
use crate::intent::address_of;
use crate::sharing::{TEXT, TITLE, code_form};

const NUMBER: &str = "85.07.30-033.28";
const BORN: &str = "30/07/1985";
const LIST: &str = "number;birth date\n85073003328;1985-07-30\n12.05.03-001-11;2012-05-03\n";

fn proof(world: &World) -> String {
    format!("{}/me/proof", world.here.base())
}

fn office(world: &World) -> String {
    format!("{}/desk/proofs", world.here.base())
}

/// Has the officer ask for proof in the call: the field and the level.
async fn ask(world: &World, fields: &[(&str, &str)]) {
    let editor = format!("{}/desk/calls/{}?step=who", world.here.base(), world.here.call);
    let mut officer = world.browser_of("officer");
    let page = officer.get(&editor).await;
    let mut form = page.form(&format!("/desk/calls/{}", world.here.call));
    for (field, level) in fields {
        form = form.fill(field, level);
    }
    officer.send(form.force("do", "save")).await.must_say("Saved");
}

/// Has the admin bring a list of residents.
async fn bring(world: &World, list: &str, earlier: &[(&str, &str)]) -> Page {
    let mut admin = world.browser_of("admin");
    let page = admin.get(&office(world)).await;
    let mut form =
        page.form("/proofs/list").attach("file", "list.csv", "text/csv", list.as_bytes());
    for (field, value) in earlier {
        form = form.fill(field, value);
    }
    admin.send(form).await
}

async fn type_in(browser: &mut Browser, page: &Page, number: &str, born: &str) -> Page {
    browser.send(page.form("/proof/list").fill("number", number).fill("born", born)).await
}

fn level(world: &World, name: &str) -> Level {
    let (id, now) = (world.here.person(name).id, world.now());
    world.read(move |tx| store::city::proof::level(tx, id, now))
}

story! {
    /// A neighbour presses Support, is led to where they show that they live here, mistypes, shows it, and is counted.
    /// The list holds no number and no birth date, and the next with the same number is told.
    async fn support_waits_until_somebody_has_shown_that_they_live_here(world: World) {
        bring(&world, LIST, &[]).await.must_say("The list has 2 entries");
        ask(&world, &[("needs_support", "residence")]).await;
        let mut bob = world.browser_of("bob");
        let idea = bob.get(&world.here.idea_page()).await;
        idea.must_say("For this, show first that you live here");
        let asked = bob.send(idea.form("/support")).await;
        asked.must_say("Your support for “A bench for the wagtail” is counted");
        assert_eq!(asked.path.split('?').next(), Some(proof(&world).as_str()));

        for (number, born, said) in [
            ("", "", "Number"),
            ("123", BORN, "at least 4"),
            (NUMBER, "30/07/85", "date"),
            (NUMBER, "01/01/1899", "date"),
            (NUMBER, "30/07/1986", "is not in the list"),
            ("85.07.30-033.29", BORN, "is not in the list"),
        ] {
            let page = type_in(&mut bob, &asked, number, born).await;
            assert_eq!(page.status, 422, "{number} {born}");
            assert!(page.says(said) || number.is_empty(), "{said}: {}", page.text());
            let form = page.form("/proof/list");
            assert_eq!((form.value("number"), form.value("born")), (Some(number), Some(born)));
            assert_eq!(form.value("do"), Some("support"), "nothing is forgotten on the way");
        }
        assert_eq!(level(&world, "bob"), Level::Address);
        let page = type_in(&mut bob, &asked, NUMBER, BORN).await;
        assert!(page.path.starts_with(&world.here.idea_page()), "{}", page.path);
        page.must_say("Your support is counted");
        page.must_say("1 neighbour supports this");
        let own = bob.get(&proof(&world)).await;
        own.must_say("That you live here, by the list of residents");
        own.must_say("18 or older, as was shown on");
        assert!(!own.body.contains("1985") && !own.body.contains("85073003328"));

        let mut ann = world.browser_of("ann");
        let page = ann.get(&proof(&world)).await;
        let page = type_in(&mut ann, &page, NUMBER, BORN).await;
        page.must_say("Somebody has shown this already");
        assert_eq!((page.status.as_u16(), level(&world, "ann")), (422, Level::Address));
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("Brought a list of 2 residents");
    }
}

story! {
    /// What was typed is kept while somebody types the code from a letter: the comment is published by it. A code works
    /// once, in any spelling; codes that were ended, are over or never were do not; and nobody sees them twice.
    async fn a_comment_waits_for_the_code_in_a_letter(world: World) {
        const WORDS: &str = "Who would sweep the leaves there?";
        let codes = print(&world, "Kessel; An Vos; Street 1\nBob B.; Street 2", "2027-01-31").await;
        assert_eq!(codes.len(), 2);
        ask(&world, &[("needs_comment", "residence")]).await;
        let mut bob = world.browser_of("bob");
        let idea = bob.get(&world.here.idea_page()).await;
        let asked = bob.send(idea.form("/comments").fill("text", WORDS)).await;
        asked.must_say("Your comment on “A bench for the wagtail” is published as soon as you have");
        assert!(asked.forms().iter().all(|form| !form.action.ends_with("/proof/list")), "there is no list");
        assert!(!world.browser().get(&world.here.idea_page()).await.says(WORDS));
        let back = bob.get(&world.here.idea_page()).await;
        assert_eq!(back.form("/comments").value("text"), Some(WORDS), "who turns back finds it");
        for (typed, said) in [("7KQ2M", "ten letters"), ("0000000000", "does not work"), ("", "code")] {
            let page = bob.send(asked.form("/proof/code").fill("code", typed)).await;
            assert_eq!((page.status.as_u16(), page.says(said) || typed.is_empty()), (422, true), "{typed}");
            assert_eq!(page.form("/proof/code").value("code"), Some(typed));
        }
        let typed = codes[0].to_lowercase().replace('-', " ").replace('0', "o");
        let page = bob.send(asked.form("/proof/code").fill("code", &typed)).await;
        assert!(page.path.starts_with(&world.here.idea_page()), "{}", page.path);
        page.must_say(WORDS);
        bob.get(&proof(&world)).await.must_say("by a letter to your home");

        let mut ann = world.browser_of("ann");
        let mut own = ann.get(&proof(&world)).await;
        own = ann.send(own.form("/proof/code").fill("code", &codes[0])).await;
        own.must_say("This code does not work");
        let mut admin = world.browser_of("admin");
        let page = admin.get(&office(&world)).await;
        page.must_say("1 of 2 used");
        assert!(codes.iter().all(|code| !page.body.contains(code.as_str())) && !page.says("Street 1"));
        let end = page.forms().into_iter().find(|form| form.action.contains("/proofs/letters/")).unwrap();
        admin.send(end.clone()).await.must_say("These codes do not work any more");
        admin.send(end).await.must_say("These codes do not work any more");
        let own = ann.get(&proof(&world)).await;
        own.must_say("At the desk");
        assert!(own.forms().iter().all(|form| !form.action.ends_with("/proof/code")), "no letters are open");
        let late = ann.send(asked.form("/proof/code").fill("code", &codes[1])).await;
        assert_eq!(level(&world, "ann"), Level::Address, "{}", late.text());
    }
}

story! {
    /// An idea that takes to be seen in person: the draft stays, an officer notes what was shown, and it is published. An
    /// officer notes nothing for themselves; lesser roles and other cities have no such pages.
    async fn an_idea_waits_for_the_desk(world: World) {
        ask(&world, &[("needs_write", "in_person")]).await;
        let mut bob = world.browser_of("bob");
        let page = bob.get(&format!("{}/share", world.here.call_page())).await;
        let page = bob.send(page.form("/share").fill("title", TITLE).fill("text", TEXT)).await;
        let check = bob.send(page.form("/share/place")).await;
        let asked = bob.send(check.form("/share/check")).await;
        asked.must_say("come to the desk once");
        assert!(asked.forms().iter().all(|form| !form.action.contains("/proof/list")));

        let id = world.here.person("bob").id;
        let mut officer = world.browser_of("officer");
        let found = officer.get(&format!("{}?q=bob@riverton.example", office(&world))).await;
        let there = found.links().into_iter().find(|link| link.contains("/proofs/people/")).unwrap();
        let page = officer.get(&there).await;
        assert!(!page.says("bob@riverton.example") && page.says("b…@riverton.example"));
        let wrong = officer.send(page.form(&there)).await;
        assert_eq!(wrong.status, 422);
        wrong.must_say("Choose what was shown");
        let noted = officer.send(page.form(&there).fill("shown", "passport").fill("age", "18")).await;
        noted.must_say("Noted");
        noted.must_say("Passport");
        assert_eq!(level(&world, "bob"), Level::InPerson);

        let check = bob.get(&check.path).await;
        let done = bob.send(check.form("/share/check")).await;
        done.must_say(TITLE);
        assert!(done.path.contains("/ideas/"), "{}", done.path);

        let own = officer.get(&format!("{}/people/{}", office(&world), world.here.person("officer").id)).await;
        own.must_say("A colleague notes what you show");
        let forged = page.form(&there);
        let forged = stories::Form { action: own.path.clone(), ..forged };
        let refused = officer.post(forged.force("shown", "passport")).await;
        assert_eq!(refused.status, 403);
        assert_eq!(level(&world, "officer"), Level::Address);
        for name in ["bob", "moderator"] {
            let mut other = world.browser_of(name);
            assert_eq!(other.look(&there).await.status, 403, "{name}");
            assert_eq!(other.look(&office(&world)).await.status, 403, "{name}");
        }
        let mut there_officer = world.browser_in(&world.there, "officer");
        let foreign = format!("{}/desk/proofs/people/{id}", world.there.base());
        assert_eq!(there_officer.look(&foreign).await.status, 404);

        let end = noted.forms().into_iter().find(|form| form.action.contains("/proofs/given/")).unwrap();
        let short = officer.send(end.clone().fill("reason", "No")).await;
        assert_eq!(short.status, 422);
        officer.send(end.fill("reason", "The passport was somebody else's.")).await.must_say("taken back");
        assert_eq!(level(&world, "bob"), Level::Address);
        bob.get(&proof(&world)).await.must_say("The passport was somebody else's.");
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("at the desk");
        assert!(!log.says("somebody else's"), "what is between officer and person is not in the log");
    }
}

story! {
    /// A proof ends after the months that the city says, or when another list comes with a day: what was done with it
    /// stays and can be taken back, what is new is asked again. Then the entry is free for somebody else.
    async fn a_proof_ends_when_the_city_says(world: World) {
        bring(&world, LIST, &[]).await;
        let mut admin = world.browser_of("admin");
        let page = admin.get(&office(&world)).await;
        let rules = page.form("/proofs/rules");
        for (field, value, said) in [("months", "0", "1"), ("bands", "18, 16", "form"), ("months", "many", "number")] {
            let wrong = admin.send(rules.clone().fill(field, value)).await;
            assert_eq!((wrong.status.as_u16(), wrong.form("/proofs/rules").value(field)), (422, Some(value)), "{said}");
        }
        let rules = rules.fill("months", "1").fill("desk-en", "Town hall, **weekdays**.");
        admin.send(rules).await.must_say("Saved");
        ask(&world, &[("needs_support", "residence")]).await;
        let mut bob = world.browser_of("bob");
        let own = bob.get(&proof(&world)).await;
        own.must_say("Town hall, weekdays.");
        type_in(&mut bob, &own, NUMBER, BORN).await.must_say("That is proved");
        let idea = bob.get(&world.here.idea_page()).await;
        bob.send(idea.form("/support")).await.must_say("Your support is counted");
        world.pass(SignedDuration::from_hours(24 * 30));
        assert_eq!(level(&world, "bob"), Level::Address);
        let idea = bob.get(&world.here.idea_page()).await;
        idea.must_say("1 neighbour supports this");
        bob.send(idea.form("/unsupport")).await.must_say("0 neighbours support this");
        let idea = bob.get(&world.here.idea_page()).await;
        bob.send(idea.form("/support")).await.must_say("For this, show first");

        let mut ann = world.browser_of("ann");
        let own = ann.get(&proof(&world)).await;
        type_in(&mut ann, &own, NUMBER, BORN).await.must_say("That is proved");
        let own = bob.get(&proof(&world)).await;
        type_in(&mut bob, &own, NUMBER, BORN).await.must_say("Somebody has shown this already");

        let shorter = "123456;1990-01-01\n";
        let kept = bring(&world, shorter, &[("earlier", "stays")]).await;
        kept.must_say("The list has one entry");
        assert_eq!(level(&world, "ann"), Level::Residence, "what was proved stays with its date");
        let wrong = bring(&world, shorter, &[("earlier", "ends")]).await;
        assert_eq!(wrong.status, 422, "until when?");
        let today = world.now().to_string();
        bring(&world, shorter, &[("earlier", "ends"), ("earlier_until", &today[..10])]).await;
        assert_eq!(level(&world, "ann"), Level::Residence, "until the end of that day");
        world.pass(SignedDuration::from_hours(24));
        assert_eq!(level(&world, "ann"), Level::Address);
        for (list, said) in [("", "no entry"), ("x;y\n1234;z", "2 lines cannot be read"), ("1234;1990-01-01\n12.34;1991-01-01", "stands on another line")] {
            let refused = bring(&world, list, &[]).await;
            assert_eq!(refused.status, 422);
            refused.must_say(said);
        }
        admin.get(&office(&world)).await.must_say("The list has one entry");
    }
}

story! {
    /// Whoever guesses is stopped for a day, whichever account they use; what is right is not a guess any more then.
    async fn whoever_guesses_is_slowed_down(world: World) {
        bring(&world, LIST, &[]).await;
        let mut guessing = world.browsers_of_many(3);
        let mut page = guessing[0].get(&proof(&world)).await;
        for day in 1..=5 {
            page = type_in(&mut guessing[0], &page, NUMBER, &format!("{day}/01/1985")).await;
            page.must_say("is not in the list");
        }
        type_in(&mut guessing[0], &page, NUMBER, BORN).await.must_say("Try again tomorrow");
        let page = guessing[1].get(&proof(&world)).await;
        for day in 1..=5 {
            type_in(&mut guessing[1], &page, NUMBER, &format!("{day}/02/1985")).await.must_say("is not in the list");
        }
        let page = guessing[2].get(&proof(&world)).await;
        type_in(&mut guessing[2], &page, NUMBER, BORN).await.must_say("Try again tomorrow");
        let fine = type_in(&mut guessing[2], &page, "12.05.03-001-11", "2012-05-03").await;
        fine.must_say("That is proved");
        fine.must_say("12 to 15");
        world.pass(SignedDuration::from_hours(24));
        let page = guessing[0].get(&proof(&world)).await;
        type_in(&mut guessing[0], &page, NUMBER, BORN).await.must_say("That is proved");
    }
}

story! {
    /// Somebody who is not signed in presses Support: the address, the code, then the proof, and it is counted.
    async fn a_stranger_signs_in_and_proves(world: World) {
        bring(&world, LIST, &[]).await;
        ask(&world, &[("needs_support", "residence"), ("needs_write", "residence")]).await;
        let mail = address_of(&world, "bob");
        let mut bob = world.browser();
        let idea = bob.get(&world.here.idea_page()).await;
        let asked = bob.get(&idea.link("Support")).await;
        let waiting = bob.send(asked.form("/sign-in").fill("mail", &mail)).await;
        let page = bob.send(code_form(&waiting).fill("code", &world.code_for(&mail))).await;
        page.must_say("Your support for “A bench for the wagtail” is counted as soon as you have");
        let page = type_in(&mut bob, &page, NUMBER, BORN).await;
        page.must_say("1 neighbour supports this");
        bob.get(&format!("{}/about", world.here.call_page())).await.must_say("Proof that they live here");
        let elsewhere = page.form("/unsupport");
        bob.send(elsewhere).await.must_say("0 neighbours support this");
        let own = bob.get(&proof(&world)).await;
        assert!(own.forms().iter().all(|form| !form.action.ends_with("/proof/list")), "it holds for long");

        let more = "1111;2000-01-01\n2222;2000-01-01\n3333;2000-01-01\n";
        bring(&world, more, &[]).await.must_say("The list has 3 entries");
        let others = world.browsers_of_many(3).into_iter().zip(["1111", "2222", "3333"]);
        let places = ["https://elsewhere.example/", "//elsewhere.example", "/hillford"];
        for ((mut other, number), next) in others.zip(places) {
            let path = format!("{}?next={}", proof(&world), next.replace('/', "%2F"));
            let page = other.get(&path).await;
            let page = type_in(&mut other, &page, number, "2000-01-01").await;
            assert_eq!(page.path, proof(&world), "{next} leads nowhere");
        }
    }
}

story! {
    /// Programs are told what is missing, bring lists, and note what was shown; a person takes their proofs along and
    /// leaves no trace of them.
    async fn programs_know_proofs_and_erasure_forgets_them(world: World) {
        let (bob, officer, admin) =
            (world.token_of("bob", "read write"), world.token_of("officer", "read desk"), world.token_of("admin", "manage"));
        ask(&world, &[("needs_comment", "in_person")]).await;
        let mut program = world.browser();
        let path = format!("/ideas/{}/comments", world.here.idea);
        let said = program.api("POST", &path, &bob, r#"{"text":"A program speaks."}"#).await;
        assert_eq!(said.status, 403, "{}", said.body);
        assert!(said.body.contains("urn:kalaka:problem:unproven"), "{}", said.body);
        let me = program.api("GET", "/me", &bob, "").await;
        assert!(me.body.contains(r#""proved":"address""#), "{}", me.body);

        let list = r#"{"entries":[{"number":"85073003328","born":"1985-07-30"}]}"#;
        assert_eq!(program.api("PUT", "/residents", &officer, list).await.status, 403);
        let taken = program.api("PUT", "/residents", &admin, list).await;
        assert_eq!((taken.status.as_u16(), taken.body.as_str()), (200, r#"{"entries":1}"#));
        let wrong = r#"{"entries":[{"number":"1","born":"1985-07-30"},{"number":"12345","born":"x"}],"end_earlier":"soon"}"#;
        let refused = program.api("PUT", "/residents", &admin, wrong).await;
        assert_eq!(refused.status, 422);
        for field in ["entries[0].number", "entries[1].born", "end_earlier"] {
            assert!(refused.body.contains(field), "{field}: {}", refused.body);
        }
        let id = world.here.person("bob").id;
        let notes = format!("/people/{id}/proofs");
        assert_eq!(program.api("POST", &notes, &bob, r#"{"shown":"passport"}"#).await.status, 403);
        assert_eq!(program.api("POST", &notes, &officer, r#"{"shown":"a face"}"#).await.status, 422);
        let noted = program.api("POST", &notes, &officer, r#"{"shown":"passport","age_from":18}"#).await;
        assert_eq!(noted.status, 201, "{}", noted.body);
        assert_eq!(program.api("POST", &path, &bob, r#"{"text":"A program speaks."}"#).await.status, 201);
        let data = program.api("GET", "/me/data", &bob, "").await;
        assert!(data.body.contains(r#""shown": "passport""#) && data.body.contains(r#""from_age": 18"#), "{}", data.body);
        let proof: serde_json::Value = serde_json::from_str(&noted.body).unwrap();
        let end = format!("/proofs/{}/end", proof["proof"].as_str().unwrap());
        assert_eq!(program.api("POST", &end, &officer, r#"{"reason":"no"}"#).await.status, 422);
        assert_eq!(program.api("POST", &end, &officer, r#"{"reason":"It was another person."}"#).await.status, 204);
        assert_eq!(program.api("POST", &end, &officer, r#"{"reason":"It was another person."}"#).await.status, 409);

        let mut own = world.browser_of("bob");
        let page = own.get(&self::proof(&world)).await;
        type_in(&mut own, &page, "wrong1", BORN).await;
        type_in(&mut own, &page, NUMBER, BORN).await.must_say("That is proved");
        let erase = own.get(&format!("{}/me/erase", world.here.base())).await;
        own.send(erase.form("/me/erase").fill("confirm", "yes")).await;
        let left = world.read(move |tx| store::city::proof::of_person(tx, id, 9));
        assert_eq!(left, []);
        let mut ann = world.browser_of("ann");
        let page = ann.get(&self::proof(&world)).await;
        type_in(&mut ann, &page, NUMBER, BORN).await.must_say("That is proved");
    }
}

story! {
    /// In every field of the office, on every page that shows it, and on paper.
    async fn hostile_words_at_the_desk_are_only_words(world: World) {
        let (mut admin, mut bob) = (world.browser_of("admin"), world.browser_of("bob"));
        let there = format!("{}/people/{}", office(&world), world.here.person("bob").id);
        for text in TEXTS {
            let page = admin.get(&office(&world)).await;
            let short: String = text.chars().take(60).collect();
            let letters = page.form("/proofs/letters").fill("letters_name", &short);
            let letters = letters.fill("letters_to", text).fill("letters_until", "2027-01-31");
            is_harmless(&admin.send(letters).await);
            let rules = page.form("/proofs/rules").fill("desk-en", text).force("bands", "12");
            is_harmless(&admin.send(rules).await);
            is_harmless(&admin.get(&format!("{}?q={}", office(&world), "%3Cscript%3E")).await);
            let note = admin.get(&there).await.form(&there).fill("shown", "known");
            let noted = admin.send(note).await;
            is_harmless(&noted);
            let end = noted.forms().into_iter().find(|form| form.action.contains("/proofs/given/"));
            is_harmless(&admin.send(end.unwrap().fill("reason", text)).await);
            let own = bob.get(&proof(&world)).await;
            is_harmless(&own);
            let tried = bob.send(own.form("/proof/code").fill("code", text)).await;
            is_harmless(&tried);
            assert_eq!(tried.status, 422, "{text}");
            let list = format!("{text} listed;{text} listed\n");
            let refused = bring(&world, &list, &[]).await;
            is_harmless(&refused);
            assert!(!refused.says("listed"), "nothing of a list is shown: {}", refused.text());
        }
    }
}

/// Has the admin print letters; their codes.
async fn print(world: &World, to: &str, until: &str) -> Vec<String> {
    let mut admin = world.browser_of("admin");
    let page = admin.get(&office(world)).await;
    let form = page.form("/proofs/letters").fill("letters_name", "January").fill("letters_to", to);
    let late = admin.send(form.clone().fill("letters_until", "2020-01-01")).await;
    assert_eq!(late.status, 422);
    let form = form.fill("letters_until", until);
    let printed = admin.send(form.clone()).await;
    assert_eq!(printed.status, 200, "{}", printed.text());
    let again = admin.send(form).await;
    again.must_say("were made a moment ago");
    printed.all(".paper-code")
}
