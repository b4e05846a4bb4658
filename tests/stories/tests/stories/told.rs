//! A neighbour of 82 without an address phones the town hall: her idea is typed in while she talks, she follows it with a card, and
//! her grandson makes it hers when she has an account.

use serde_json::{Value, json};
use stories::{Browser, Form, Page, World, story};

use crate::deciding::of_call;
use crate::together::button;

fn told(world: &World) -> String {
    of_call(world, "told")
}

/// The form, filled in by an officer while somebody talks.
async fn form(officer: &mut Browser, world: &World) -> Form {
    let page = officer.get(&told(world)).await;
    page.form("/told")
        .fill("how", "phone")
        .fill("title", "A handrail for the wagtail steps")
        .fill("text", "The steps to the chemist have nothing to hold on to when it is icy.")
}

/// The code on the card that a page shows.
#[track_caller]
fn code(page: &Page) -> String {
    let codes = page.all(".card-code");
    assert_eq!(codes.len(), 1, "{} {}", page.status, page.text());
    codes[0].clone()
}

async fn follow(browser: &mut Browser, world: &World, code: &str) -> Page {
    let page = browser.get(&format!("{}/card", world.here.base())).await;
    browser.send(page.form("/card").fill("code", code)).await
}

story! {
    /// Typed in, shown as told and without a name; the card is shown once, and the form is ready for the next one.
    async fn an_idea_is_told_by_telephone(world: World) {
        let mut officer = world.browser_of("officer");
        let filled = form(&mut officer, &world).await;
        let page = officer.send(filled.clone()).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let code = code(&page);
        assert!(page.body.contains("class=\"qr\""), "a square to read");
        let next = page.form("/told");
        assert_eq!((next.value("title"), next.value("how")), (Some(""), Some("phone")), "ready for the next");
        // The double click enters it once, and prints no card that opens nothing.
        let twice = officer.send(filled).await;
        assert!(twice.path.ends_with("/card"), "{}", twice.path);
        let ideas = world.browser().get(&format!("{}/ideas", world.here.call_page())).await;
        assert_eq!(ideas.text().matches("A handrail for the wagtail steps").count(), 1);
        ideas.must_say("Told to the city: By telephone");

        let mut neighbour = world.browser();
        let opened = follow(&mut neighbour, &world, &format!(" {} ", code.to_lowercase())).await;
        opened.must_say("A handrail for the wagtail steps");
        opened.must_say("Published");
        let there = opened.link("Read the idea");
        let page = neighbour.get(&there).await;
        page.must_say("Told to the city: By telephone");
        assert!(!page.says("officer wagtail"), "who typed it is nobody's business: {}", page.text());
        let json = neighbour.get(&format!("{there}.json")).await;
        let json: Value = serde_json::from_str(&json.body).unwrap();
        assert_eq!((json["told"].as_str(), json["author"]["name"].as_str()), (Some("phone"), Some("")));
        let csv = neighbour.get(&format!("{}.csv", world.here.call_page())).await;
        assert!(csv.body.lines().any(|line| line.contains("handrail") && line.contains("phone")), "{}", csv.body);
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("Entered an idea that was told");
    }
}

story! {
    /// A name is shown only where its owner agreed; what is missing is said beside its field, and nothing typed is lost.
    async fn a_name_needs_an_agreement(world: World) {
        let mut officer = world.browser_of("officer");
        let filled = form(&mut officer, &world).await.fill("name", "Maria P.");
        let page = officer.send(filled.clone()).await;
        assert_eq!(page.status, 422);
        page.must_say("Ask whether the name may be shown");
        assert_eq!(page.form("/told").value("name"), Some("Maria P."));
        assert_eq!(page.form("/told").value("title"), Some("A handrail for the wagtail steps"));
        officer.send(filled.fill("consent", "spoken")).await;
        world.browser().get(&format!("{}/ideas", world.here.call_page())).await.must_say("A handrail");
        let blank = officer.get(&told(&world)).await.form("/told");
        let page = officer.send(blank).await;
        assert_eq!(page.status, 422);
        page.must_say("Say how it was told.");
        for name in ["", "bob", "moderator"] {
            let mut stranger = crate::routes::browser(&world, &world.here, name);
            assert_ne!(stranger.look(&told(&world)).await.status, 200, "{name}");
        }
    }
}

story! {
    /// Whoever holds the card makes the idea theirs, once; then it is changed as any idea of one's own, and the code is over.
    async fn the_card_claims_the_idea(world: World) {
        let mut officer = world.browser_of("officer");
        let filled = form(&mut officer, &world).await.fill("name", "Maria P.").fill("consent", "signed");
        let code = code(&officer.send(filled).await);
        let before = world.read(store::city::person::count);
        let mut bob = world.browser_of("bob");
        let opened = follow(&mut bob, &world, &code).await;
        let (key, claim) = (opened.path.clone(), opened.forms());
        let form = claim.into_iter().find(|form| form.action.ends_with(&key)).expect("a button");
        let mine = bob.send(form.clone()).await;
        mine.must_say("bob wagtail");
        assert!(!mine.says("Maria P."), "the name that stood for them is gone");
        assert_eq!(world.read(store::city::person::count), before - 1);
        let edit = bob.get(&format!("{}/edit", mine.path)).await;
        bob.send(edit.form("/edit").fill("title", "A handrail on both sides")).await.must_say("on both sides");
        assert_eq!(bob.post(form).await.status, 404, "the code is over");
        assert_eq!(follow(&mut world.browser(), &world, &code).await.status, 422);
    }
}

story! {
    /// Codes that are wrong, strange or another city's open nothing; another card ends the one before; and the name is taken away
    /// when its owner asks.
    async fn codes_open_nothing_else(world: World) {
        let mut officer = world.browser_of("officer");
        let filled = form(&mut officer, &world).await.fill("name", "Maria P.").fill("consent", "spoken");
        let page = officer.send(filled).await;
        let first = code(&page);
        let mut neighbour = world.browser();
        for wrong in ["", "0000-0000-0000", "7K2M", "\u{202e}'; drop table told", &"x".repeat(500)] {
            let page = follow(&mut neighbour, &world, wrong).await;
            assert_eq!(page.status, 422, "{wrong}");
            page.must_say("No idea belongs to this code");
        }
        let mut elsewhere = Browser::new(&world.app, &world.there);
        let page = elsewhere.get(&format!("{}/card", world.there.base())).await;
        assert_eq!(elsewhere.send(page.form("/card").fill("code", &first)).await.status, 422);
        let plain = first.replace('-', "");
        assert_eq!(elsewhere.look(&format!("{}/card/{plain}", world.there.base())).await.status, 404);

        let link = page_of_card(&world, &mut officer).await;
        let page = officer.get(&link).await;
        page.must_say("By telephone");
        assert!(page.all(".card-code").is_empty(), "the code is shown once");
        let second = code(&officer.send(button(&page, "do", "renew")).await);
        assert_ne!(first, second);
        assert_eq!(follow(&mut neighbour, &world, &first).await.status, 422);
        assert_eq!(follow(&mut neighbour, &world, &second).await.status, 200);
        let page = officer.get(&link).await;
        officer.send(button(&page, "do", "forget")).await.must_say("The name is gone");
        assert_eq!(follow(&mut neighbour, &world, &second).await.status, 422);
        let mut reader = world.browser();
        let ideas = reader.get(&format!("{}/ideas", world.here.call_page())).await;
        let idea = reader.get(&ideas.link("A handrail")).await;
        assert!(!idea.says("Maria P."), "{}", idea.text());
        assert_eq!(world.browser_of("bob").look(&link).await.status, 403);
    }
}

/// The address of the card of the idea that was told.
async fn page_of_card(world: &World, officer: &mut Browser) -> String {
    let ideas = officer.get(&format!("{}/ideas", world.here.call_page())).await;
    let idea = officer.get(&ideas.link("A handrail")).await;
    idea.link("Card of who told it")
}

story! {
    /// Guessing is braked as with codes of letters.
    async fn guessing_is_braked(world: World) {
        let mut guesser = world.browser_from(7);
        let session = world.browser_of("bob").cookie("kalaka_session").unwrap();
        guesser.keep("kalaka_session", &session);
        let page = guesser.get(&format!("{}/card", world.here.base())).await;
        let mut statuses = Vec::new();
        for number in 0..30 {
            let form = page.form("/card").fill("code", &format!("0000-0000-{number:04}"));
            statuses.push(guesser.send(form).await.status.as_u16());
        }
        assert_eq!(statuses.first(), Some(&422));
        assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
        let address = guesser.look(&format!("{}/card/000000000000", world.here.base())).await;
        assert_eq!(address.status, 429, "nor in addresses");
    }
}

story! {
    /// What was written on paper before the last day is typed in after it; what is told then is too late. Programs of the office do
    /// the same, and the numbers of the call say how many were told.
    async fn paper_is_typed_in_after_the_last_day(world: World) {
        let token = world.token_of("officer", "read desk");
        let path = format!("/calls/{}/told", world.here.call);
        let new = |how: &str, title: &str| {
            json!({ "idea": { "title": title, "text": "The steps to the chemist are icy in winter." }, "how": how }).to_string()
        };
        let mut program = world.browser();
        let made = program.api("POST", &path, &token, &new("desk", "A handrail at the chemist")).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let made: Value = serde_json::from_str(&made.body).unwrap();
        let code = made["code"].as_str().expect("a code").to_owned();
        assert_eq!(follow(&mut world.browser(), &world, &code).await.status, 200);
        let mut officer = world.browser_of("officer");
        let close = officer.get(&of_call(&world, "close")).await.form("/close");
        officer.send(close.fill("text", "The festival begins earlier.")).await;
        let late = program.api("POST", &path, &token, &new("phone", "Another handrail")).await;
        assert_eq!(late.status, 409, "{}", late.body);
        let paper = program.api("POST", &path, &token, &new("paper", "A third handrail")).await;
        assert_eq!(paper.status, 201, "{}", paper.body);
        let counted = world.here.call_id;
        let counts = world.read(move |tx| store::calls::told::counts(tx, counted));
        assert_eq!(counts.len(), 2, "{counts:?}");
        let stranger = world.token_of("bob", "read write desk");
        assert_eq!(program.api("POST", &path, &stranger, &new("paper", "A fourth one")).await.status, 403);
    }
}
