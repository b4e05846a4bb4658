//! Blocking: whoever is blocked reads along and writes nowhere, reads why, appeals, and writes again when it is over.

use acts::{Act, Stage, Who};
use axum::body::Body;
use axum::http::{Method, Request};
use city::block::BlockInput;
use city::{Block, Id, ReportReason, Role};
use jiff::{SignedDuration, Timestamp};
use stories::{Browser, Form, Page, World, story};
use web::http::Kind;

const REASON: &str = "You named a neighbour again and again.";

fn page_of(world: &World, name: &str) -> String {
    format!("{}/moderation/blocks/{}", world.here.base(), world.here.person(name).id)
}

fn own(world: &World) -> String {
    format!("{}/appeals/block", world.here.base())
}

/// Blocks somebody, as a moderator does on their page.
async fn block(world: &World, name: &str, until: &str) -> Page {
    let mut moderator = world.browser_of("moderator");
    let there = page_of(world, name);
    let page = moderator.get(&there).await;
    let form = page.form(&there).fill("rule", "insult").fill("reason", REASON).fill("until", until);
    moderator.send(form.press("do", "block")).await
}

/// Blocks somebody without end, in the rows.
fn silence(world: &World, name: &str, until: Option<Timestamp>) -> Id<Block> {
    let (id, person, now) =
        (Id::new(world.store.new_id()), world.here.person(name).id, world.now());
    let input = BlockInput { rule: ReportReason::Insult, reason: REASON.to_owned(), until };
    let new = Block::begin(id, person, world.here.person("moderator").id, input, now);
    world.here.write(&world.store, move |tx| store::city::block::insert(tx, &new));
    id
}

fn told(world: &World) -> Vec<String> {
    let all = world.read(|tx| store::jobs::undone(tx, acts::city::block::BLOCK_JOB, 0, 100));
    all.into_iter()
        .filter_map(|job| job.payload.split_once(' ').map(|(_, told)| told.to_owned()))
        .collect()
}

fn is_blocked(page: &Page) -> bool {
    page.status == 403
        && (page.body.contains("appeals/block") || page.body.contains("problem:blocked"))
}

/// How often something was written in both cities.
fn written(world: &World) -> u64 {
    world.store.written().kept
}

/// What somebody may do who is blocked, because it concerns nobody else: where such addresses begin.
const OWN: [&str; 8] = [
    "/me/",
    "/sign-",
    "/typed",
    "/appeals/",
    "/enter/",
    "/address/",
    "/recovery/",
    "/unsubscribe/",
];

story! {
    /// From the form of a moderator to the day it ends by itself: the person reads everything, the reason too, and writes
    /// nothing, by form or by API; what they typed is given back.
    async fn who_is_blocked_reads_why_and_writes_again_after_the_day(world: World) {
        let mut ann = world.browser_of("ann");
        let token = world.token_of("ann", "read write");
        let open = ann.get(&world.here.idea_page()).await;
        block(&world, "ann", "2026-11-25").await.must_say("They are blocked");
        assert_eq!(told(&world), ["blocked"]);

        let late = ann.send(open.form("/comments").fill("text", "With a roof, for the rain?")).await;
        assert!(is_blocked(&late), "a form that was open before: {} {}", late.status, late.text());
        late.must_say("With a roof, for the rain?");
        let comments = format!("/ideas/{}/comments", world.here.idea);
        let answer = ann.api("POST", &comments, &token, r#"{"text":"By a program, then."}"#).await;
        assert!(is_blocked(&answer), "{} {}", answer.status, answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(ann.api("GET", &comments, &token, "").await.status, 200, "reading goes on");
        let page = ann.get(&world.here.idea_page()).await;
        page.must_say("A moderator has blocked you until 25 November");
        let page = ann.get(&own(&world)).await;
        for words in [REASON, "It insults", "after 25 November"] {
            page.must_say(words);
        }
        world.browser_of("admin").get(&format!("{}/log", world.here.base())).await.must_say("Blocked ann wagtail");

        world.pass(SignedDuration::from_hours(24 * 2 + 11));
        assert!(is_blocked(&ann.post(open.form("/comments").fill("text", "The last hour of it.")).await));
        world.pass(SignedDuration::from_hours(2));
        let page = ann.get(&world.here.idea_page()).await;
        assert!(!page.says("blocked you"), "{}", page.text());
        let done = ann.send(page.form("/comments").fill("text", "And here I am again.")).await;
        done.must_say("And here I am again.");
        assert_eq!(ann.look(&own(&world)).await.status, 404);
        crate::hidden::act_as(&world, "admin", acts::city::block::keep_up);
        assert_eq!(told(&world), ["blocked", "over"], "its end is told once");
        crate::hidden::act_as(&world, "admin", acts::city::block::keep_up);
        assert_eq!(told(&world), ["blocked", "over"]);
    }
}

story! {
    /// Every form of every page and every route of the API, walked by somebody who is blocked: nothing is written by any.
    async fn who_is_blocked_writes_by_no_route(world: World) {
        silence(&world, "ann", None);
        let mut ann = world.browser_of("ann");
        let (mut forms, mut wrong) = (0, Vec::new());
        for route in world.app.routes() {
            if route.method != Method::GET || route.kind != Kind::Page {
                continue;
            }
            let path = crate::routes::sample(&route, &world.here);
            let page = ann.get(&path).await;
            assert!(page.status.as_u16() < 500, "{path}: {}", page.status);
            for form in page.forms().into_iter().filter(|form| form.value("csrf").is_some()) {
                let within = form.action.strip_prefix(&world.here.base()).unwrap_or_default();
                let within = within.split('?').next().unwrap_or_default();
                if OWN.iter().any(|own| within.starts_with(own)) {
                    continue;
                }
                // What was typed is kept for nobody but its writer; this is about what reaches others.
                let form = Form { fields: form.fields.into_iter().filter(|(name, _)| !name.starts_with("kept")).collect(), ..form };
                let form = filled(&form);
                let (action, before) = (form.action.clone(), written(&world));
                let answer = ann.post(form).await;
                forms += 1;
                if written(&world) != before {
                    wrong.push(format!("{action} wrote something and answered {}", answer.status));
                }
            }
        }
        assert!(forms > 8, "{forms} forms");
        let token = world.token_of("ann", "read write desk moderate manage");
        ann.api("GET", "/me", &token, "").await;
        let bodies = ["{}", r#"{"text":"Something long enough to be said.","language":"en"}"#, r#"{"name":"Ann"}"#];
        for route in world.app.routes().into_iter().filter(|route| route.kind == Kind::Api && route.method != Method::GET) {
            if route.pattern.ends_with("/appeal") {
                continue;
            }
            let path = crate::routes::sample(&route, &world.here);
            for body in bodies {
                let request = Request::builder()
                    .method(route.method.clone())
                    .uri(&path)
                    .header("authorization", format!("Bearer {}", token.as_str()))
                    .header("content-type", "application/json");
                let before = written(&world);
                let answer = world.browser().ask(request, &path, Body::from(body)).await;
                if written(&world) != before || answer.status.is_success() {
                    wrong.push(format!("{} {path} answered {}", route.method, answer.status));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

/// A form with something in each of its fields.
fn filled(form: &Form) -> Form {
    let mut full = form.clone();
    for (name, value) in &form.fields {
        let fixed = matches!(name.as_str(), "csrf" | "version" | "seen");
        if value.is_empty() && !fixed && !form.choices.iter().any(|(choice, _)| choice == name) {
            full = full.fill(name, "Something long enough to be said.");
        }
    }
    full
}

story! {
    /// The buttons of a thing, each pressed with a form that was open before: refused inside the transaction.
    async fn a_block_counts_for_what_was_on_its_way(world: World) {
        let mut bob = world.browser_of("bob");
        let (idea, event) = (bob.get(&world.here.idea_page()).await, bob.get(&world.here.event_page()).await);
        let report = bob.get(&world.here.on_idea("report")).await;
        let share = bob.get(&format!("{}/share", world.here.call_page())).await;
        silence(&world, "bob", None);
        let register = event.forms().into_iter().find(|form| form.action.contains("/events/"));
        let (reason, choice) = report.form("/report").choices.first().cloned().unwrap();
        let title = share.form("/share").fill("title", "A pond for all").fill("text", "Behind the school there is room for one.");
        let all = [
            idea.form("/support"),
            idea.form("/follow"),
            idea.form("/comments").fill("text", "A comment of somebody blocked."),
            report.form("/report").fill(&reason, &choice),
            register.expect("one can register"),
            title,
        ];
        for form in all {
            let (action, before) = (form.action.clone(), counts(&world));
            let answer = bob.post(form).await;
            assert!(is_blocked(&answer), "{action}: {} {}", answer.status, answer.text());
            assert_eq!(counts(&world), before, "{action}");
        }
        let settings = format!("{}/me/settings", world.here.base());
        let page = bob.get(&settings).await;
        let form = page.form("/me/settings").fill("name", "Bob of the corner");
        bob.send(form).await.must_say("Bob of the corner");
        let address = format!("{}/me/address", world.here.base());
        let page = bob.get(&address).await;
        bob.send(page.form("/me/address").fill("mail", "bob@mail.example")).await.must_say("We have written");
        assert_eq!(bob.get(&format!("{}/me/data.json", world.here.base())).await.status, 200);
        let page = bob.get(&format!("{}/me/erase", world.here.base())).await;
        bob.send(page.form("/me/erase").fill("confirm", "yes")).await.must_say("erased");
    }
}

/// What others could see of somebody: what the idea counts, and the reports that wait.
fn counts(world: &World) -> (String, usize) {
    let idea = world.here.idea;
    world.read(move |tx| {
        let idea = store::calls::idea::get(tx, idea)?;
        let reports = store::things::report::open(tx, 100)?;
        Ok((format!("{} {}", idea.supports, idea.comments), reports.len()))
    })
}

story! {
    /// Somebody blocked signs in anew, with a comment they wrote before and a support they wanted: they come in, nothing is
    /// done, and they read why.
    async fn signing_in_does_nothing_that_was_wanted(world: World) {
        silence(&world, "bob", None);
        let mut bob = world.browser();
        let mail = "bob@riverton.example";
        let idea = bob.get(&world.here.idea_page()).await;
        let page = bob.send(idea.form("/comments").fill("text", "Written before signing in.")).await;
        let before = counts(&world);
        let asked = page.forms().into_iter().find(|form| form.value("mail").is_some()).expect("it asks for an address");
        let code_page = bob.send(asked.fill("mail", mail)).await;
        let form = code_page.form(&code_page.path.clone()).fill("code", &world.code_for(mail));
        bob.send(form).await.must_say("You cannot write for now");
        assert_eq!(counts(&world), before);
        assert!(!world.browser().get(&world.here.idea_page()).await.says("Written before signing in"));

        let wanted = format!("{}/sign-in?do=support&thing={}", world.here.base(), world.here.idea);
        let mut phone = world.browser();
        let page = phone.get(&wanted).await;
        phone.send(page.form("/sign-in").fill("mail", mail)).await;
        let door = world.link_for(mail);
        let page = phone.get(&door).await;
        phone.send(page.form(&door)).await.must_say("You cannot write for now");
        assert_eq!(counts(&world), before);
    }
}

story! {
    /// Whoever is blocked appeals once; moderators see that it waits, say why it stays, or lift it. Each is told, and the log
    /// keeps neither words nor names of its own.
    async fn an_appeal_is_answered(world: World) {
        block(&world, "ann", "").await;
        let mut ann = world.browser_of("ann");
        let page = ann.get(&own(&world)).await;
        page.must_say("It has no end, but can be lifted.");
        let short = ann.send(page.form("/appeals/block").fill("text", "No")).await;
        assert_eq!(short.status, 422);
        assert_eq!(short.form("/appeals/block").value("text"), Some("No"), "nothing typed is lost");
        let sent = ann.send(page.form("/appeals/block").fill("text", "It was a joke among friends.")).await;
        sent.must_say("Your appeal has reached the moderators");
        assert_eq!(ann.post(page.form("/appeals/block").fill("text", "And once more, please.")).await.status, 409);

        let mut moderator = world.browser_of("moderator");
        moderator.get(&format!("{}/moderation", world.here.base())).await.must_say("one appeal waits");
        let list = moderator.get(&format!("{}/moderation/blocks?show=appeals", world.here.base())).await;
        list.must_say("It was a joke among friends.");
        let there = page_of(&world, "ann");
        let stay = |page: &Page| {
            page.forms().into_iter().find(|form| form.buttons.iter().any(|(_, value)| value == "stay")).expect("it can stay")
        };
        let page = moderator.get(&there).await;
        assert_eq!(moderator.send(stay(&page).fill("answer", "No.").press("do", "stay")).await.status, 422);
        let form = stay(&page).fill("answer", "Three neighbours did not laugh.").press("do", "stay");
        moderator.send(form.clone()).await.must_say("It stays, and they are told why");
        assert_eq!(moderator.post(form).await.status, 409, "it was answered");
        ann.get(&own(&world)).await.must_say("Three neighbours did not laugh.");
        let page = moderator.get(&there).await;
        moderator.send(page.form(&there).press("do", "lift")).await.must_say("The block is lifted");
        assert_eq!(told(&world), ["blocked", "kept", "lifted"]);
        let page = ann.get(&world.here.idea_page()).await;
        ann.send(page.form("/comments").fill("text", "Sorry, all of you.")).await.must_say("Sorry, all of you.");
        moderator.get(&format!("{}/moderation/blocks?show=ended", world.here.base())).await.must_say("lifted");
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("Lifted the block of ann wagtail");
        for words in [REASON, "joke among friends", "did not laugh"] {
            assert!(!log.says(words), "{words} is between moderator and person");
        }
    }
}

story! {
    /// Who blocks: moderators of the whole city. Whom: nobody who works here, not oneself, nobody twice, nobody of another
    /// city, nobody who has left.
    async fn only_moderators_block_and_nobody_who_works_here(world: World) {
        let there = page_of(&world, "ann");
        for name in ["", "bob", "officer"] {
            let mut browser = crate::routes::browser(&world, &world.here, name);
            let page = browser.look(&there).await;
            assert!(matches!(page.status.as_u16(), 303 | 403), "{name}: {}", page.status);
            if !name.is_empty() {
                let form = browser.get(&world.here.idea_page()).await.form("/follow");
                let form = Form { action: there.clone(), ..form };
                let form = form.force("do", "block").force("rule", "spam").force("reason", REASON);
                assert_eq!(browser.post(form).await.status, 403, "{name}");
            }
        }
        crate::mandates::mandate(&world, "bob", Role::Moderator, city::Reach::Call(world.here.call_id.thing()));
        assert_eq!(world.browser_of("bob").look(&there).await.status, 403, "a part of the city is not the whole");
        for (name, why) in [("moderator", "yourself"), ("officer", "works for the city"), ("admin", "works for the city"), ("bob", "works for the city")] {
            let page = world.browser_of("moderator").get(&page_of(&world, name)).await;
            page.must_say(why);
            let form = world.browser_of("moderator").get(&there).await.form(&there);
            let form = Form { action: page_of(&world, name), ..form };
            let form = form.fill("rule", "insult").fill("reason", REASON).press("do", "block");
            let mut moderator = world.browser_of("moderator");
            let own_token = moderator.get(&there).await.form(&there).value("csrf").unwrap().to_owned();
            let form = form.force("csrf", &own_token);
            assert_eq!(moderator.post(form).await.status, 422, "{name}");
        }
        let mut moderator = world.browser_of("moderator");
        let page = moderator.get(&there).await;
        let wrong = moderator.send(page.form(&there).fill("reason", "So.").fill("until", "2026-11-01").press("do", "block")).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(wrong.form(&there).value("reason"), Some("So."));
        block(&world, "ann", "").await;
        let twice = page.form(&there).fill("rule", "spam").fill("reason", REASON).press("do", "block");
        assert_eq!(moderator.post(twice).await.status, 422, "they are blocked already");
        let foreign = format!("{}/moderation/blocks/{}", world.here.base(), world.there.person("ann").id);
        assert_eq!(moderator.look(&foreign).await.status, 404);

        let mut ann = world.browser_of("ann");
        let page = ann.get(&format!("{}/me/erase", world.here.base())).await;
        ann.send(page.form("/me/erase").fill("confirm", "yes")).await;
        assert_eq!(moderator.look(&there).await.status, 404, "nobody is there any more");
        let list = moderator.get(&format!("{}/moderation/blocks", world.here.base())).await;
        assert!(!list.says(REASON), "what was said of them went with them: {}", list.text());
    }
}

story! {
    /// A role that is given to somebody who is blocked gives nothing until the block is over.
    async fn a_role_gives_nothing_to_who_is_blocked(world: World) {
        silence(&world, "ann", Some(world.now() + SignedDuration::from_hours(5)));
        world.appoint("ann", Role::Moderator);
        let desk = format!("{}/desk", world.here.base());
        let mut ann = world.browser_of("ann");
        assert_eq!(ann.look(&desk).await.status, 403);
        let token = world.token_of("ann", "moderate");
        assert_eq!(ann.api("GET", "/blocks", &token, "").await.status, 403);
        world.pass(SignedDuration::from_hours(5));
        assert_eq!(ann.look(&desk).await.status, 200);
        assert_eq!(ann.api("GET", "/blocks", &token, "").await.status, 200);
    }
}

story! {
    /// The same by the API, and in the download of whoever was blocked.
    async fn programs_block_and_lift(world: World) {
        let token = world.token_of("moderator", "moderate");
        let mut program = world.browser();
        let ann = world.here.person("ann").id;
        let body = format!(r#"{{"person":"{ann}","rule":"insult","reason":"{REASON}","until":"2026-12-01T00:00:00Z"}}"#);
        let made = program.api("POST", "/blocks", &token, &body).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let made: serde_json::Value = serde_json::from_str(&made.body).unwrap();
        let id = made["block"].as_str().unwrap().to_owned();
        let list = program.api("GET", "/blocks", &token, "").await;
        assert!(list.body.contains(REASON) && list.body.contains(&id), "{}", list.body);
        for wrong in [
            format!(r#"{{"person":"{ann}","rule":"rude","reason":"no"}}"#),
            r#"{"person":"nobody","rule":"insult","reason":"Long enough, this."}"#.to_owned(),
            format!(r#"{{"person":"{ann}","rule":"insult","reason":"Long enough, this.","until":"soon"}}"#),
        ] {
            assert_eq!(program.api("POST", "/blocks", &token, &wrong).await.status, 422, "{wrong}");
        }
        let own = world.token_of("ann", "read write");
        let mut mine = world.browser();
        let data = mine.api("GET", "/me/data", &own, "").await;
        assert!(data.body.contains(REASON), "{}", data.body);
        let appeal = r#"{"appeal":"It was a joke among friends."}"#;
        assert_eq!(mine.api("POST", "/me/block/appeal", &own, appeal).await.status, 204);
        assert_eq!(mine.api("POST", "/me/block/appeal", &own, appeal).await.status, 409);
        let bob = world.token_of("bob", "read write");
        assert_eq!(mine.api("POST", "/me/block/appeal", &bob, appeal).await.status, 404);
        let stay = r#"{"answer":"Three neighbours did not laugh."}"#;
        assert_eq!(program.api("POST", &format!("/blocks/{id}/stay"), &token, stay).await.status, 204);
        assert_eq!(program.api("POST", &format!("/blocks/{id}/lift"), &token, "{}").await.status, 204);
        assert_eq!(program.api("POST", &format!("/blocks/{id}/lift"), &token, "{}").await.status, 409);
        let foreign = world.token_in(&world.there, "moderator", "moderate");
        assert_eq!(program.api("POST", "/blocks", &foreign, &body).await.status, 401, "a token of another city");
    }
}

story! {
    /// Reasons and appeals with ill will are only words, on every page that shows them.
    async fn hostile_reasons_stay_words(world: World) {
        let worst = "\"><img src=x onerror=alert(1)> </textarea><script>alert(1)</script> again";
        let mut moderator = world.browser_of("moderator");
        let there = page_of(&world, "ann");
        let page = moderator.get(&there).await;
        let form = page.form(&there).fill("rule", "other").fill("reason", worst).press("do", "block");
        moderator.send(form).await.must_say(worst);
        let mut ann = world.browser_of("ann");
        let page = ann.get(&own(&world)).await;
        let page = ann.send(page.form("/appeals/block").fill("text", worst)).await;
        let list = moderator.get(&format!("{}/moderation/blocks", world.here.base())).await;
        for page in [page, list, moderator.get(&there).await] {
            page.must_say(worst);
            assert!(!page.body.contains("<img src=x") && !page.body.contains("<script>alert"), "{}", page.body);
        }
    }
}

/// An act in the name of the holder of a key, as a form that comes late begins.
fn begin_as(world: &World, who: Who) -> acts::Done<()> {
    let city = std::sync::Arc::clone(&world.here.settings);
    let stage = Stage { city, store: world.store.clone(), gather: SignedDuration::ZERO, at: None };
    let rows = world.store.city(store::CityId(world.here.id.get()));
    rows.write_blocking(move |tx| Act::begin(tx, &stage, &who).map(drop))
}

story! {
    /// The one place where it is looked up: every act that writes begins there, by whatever key.
    async fn no_act_begins_for_who_is_blocked(world: World) {
        let ann: Browser = world.browser_of("ann");
        let session = web::http::TokenDigest::of(&ann.cookie("kalaka_session").unwrap()).0.to_vec();
        let token = world.token_of("ann", "write").digest().0.to_vec();
        let person = world.here.person("ann").id;
        let keys = [Who::Session(session), Who::Token(token), Who::Person(person)];
        for who in &keys {
            assert!(begin_as(&world, who.clone()).is_ok());
        }
        silence(&world, "ann", None);
        for who in keys {
            let refused = begin_as(&world, who.clone());
            assert!(matches!(refused, Err(acts::Refused::Rule(city::Refusal::Blocked(_)))), "{who:?}");
        }
        assert!(begin_as(&world, Who::System).is_ok());
    }
}
