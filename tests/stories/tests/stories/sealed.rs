//! A neighbour's telephone number is kept sealed: in no row, no export and no letter in clear. An officer opens it with a reason,
//! and the neighbour reads who did.

use jiff::SignedDuration;
use serde_json::{Value, json};
use stories::{Browser, Form, Page, World, story};

use crate::building::{a_call, new, publish};
use crate::deciding::of_call;

/// What is sealed, and stands nowhere in clear.
const NUMBER: &str = "0470 kingfisher 81";
/// A word of it, however it is cut or encoded.
const CANARY: &str = "kingfisher";

/// Adds a question whose answer is sealed to a call.
async fn add_sealed(officer: &mut Browser, call: &str) -> Page {
    let form = new(officer, call, "short_text").await.fill("label-en", "Where can we call you?");
    officer.send(form.fill("sealed", "yes").press("do", "save")).await
}

/// A published survey with a sealed question; its address.
async fn a_survey(world: &World) -> String {
    let mut officer = world.browser_of("officer");
    let call = a_call(&mut officer, world, "poll").await;
    add_sealed(&mut officer, &call).await.must_say("Sealed");
    publish(&mut officer, &call).await;
    call
}

/// The fields of a form by which a sealed question is answered, and that keeps what was sealed before.
fn sealed_field(form: &Form) -> (String, String) {
    let named = form.fields.iter().find(|(name, _)| name == "kept_sealed");
    let (_, field) = named.unwrap_or_else(|| panic!("nothing sealed in {form:?}"));
    (field.clone(), format!("{field}_kept"))
}

/// Answers the survey: the first choice of each question, and this at the sealed one.
fn filled(page: &Page, number: &str) -> Form {
    let mut form = page.form("/answer");
    let (field, _) = sealed_field(&form);
    let choices: Vec<(String, String)> = form.choices.clone();
    if let Some((name, value)) =
        choices.iter().find(|(name, _)| name.starts_with('q') && !name.ends_with("_kept"))
    {
        form = form.fill(name, value);
    }
    form.fill(&field, number)
}

async fn answer(browser: &mut Browser, call: &str, number: &str) -> Page {
    let page = browser.get(&format!("{call}/answer")).await;
    browser.send(filled(&page, number)).await
}

/// Opens what a page leads to, with a reason.
async fn open(browser: &mut Browser, there: &str, reason: &str) -> Page {
    let page = browser.get(there).await;
    browser.post(page.form(there).fill("reason", reason)).await
}

#[track_caller]
fn must_not_tell(what: &str, body: &str) {
    assert!(!body.to_lowercase().contains(CANARY), "{what} tells what is sealed: {body}");
}

story! {
    /// From the page that asks to the log: nobody reads it but who opens it, and whose it is knows who did.
    async fn an_answer_is_opened_with_a_reason(world: World) {
        let call = a_survey(&world).await;
        let mut ann = world.browser_of("ann");
        let asked = ann.get(&format!("{call}/answer")).await;
        asked.must_say("It is locked away");
        let own = answer(&mut ann, &call, NUMBER).await;
        own.must_say("Thank you, your answers have arrived");
        own.must_say("Sealed");
        must_not_tell("the page of one's answers", &own.body);
        must_not_tell("a backup", &world.everything());

        // What staff and programs get of it.
        let mut officer = world.browser_of("officer");
        let all = officer.get(&format!("{call}/answers")).await;
        all.must_say("Sealed");
        let there = all.link("Open it");
        let token = world.token_of("officer", "read write desk");
        let slug = call.rsplit('/').next().unwrap();
        for path in [
            format!("{call}/answers"), format!("{call}/answers.csv"), format!("{call}/answers.json"),
            format!("{call}/answers.xlsx"), format!("{call}/form/preview"), format!("{}/log", world.here.base()),
            format!("{}/search?q={CANARY}", world.here.base()), format!("{}/desk", world.here.base()),
        ] {
            let page = officer.get(&path).await;
            let told = page.body.replace(&format!("q={CANARY}"), "").replace(&format!("value=\"{CANARY}\""), "");
            if !path.contains("/search") {
                must_not_tell(&path, &told);
            }
        }
        for path in ["form", "answers", "answers/summary"] {
            let page = officer.api("GET", &format!("/calls/{slug}/{path}"), &token, "").await;
            assert_eq!(page.status, 200, "{path}");
            must_not_tell(path, &page.body);
        }

        // Only who answers for the call, and says why.
        for name in ["bob", "moderator"] {
            assert_eq!(world.browser_of(name).look(&there).await.status, 404, "{name}");
        }
        assert_ne!(world.browser().look(&there).await.status, 200, "a stranger");
        let form = officer.get(&there).await.form(&there);
        let mut bob = world.browser_of("bob");
        let own_page = bob.get(&format!("{}/me/settings", world.here.base())).await;
        let csrf = own_page.form("/settings").value("csrf").unwrap().to_owned();
        let forced = Form { fields: vec![("csrf".to_owned(), csrf), ("reason".to_owned(), "I am curious".to_owned())], ..form.clone() };
        assert_eq!(bob.post(forced).await.status, 404, "bob posts it all the same");
        let elsewhere = there.replace("/riverton/", "/hillford/");
        assert_eq!(world.browser_in(&world.there, "officer").look(&elsewhere).await.status, 404);
        let refused = open(&mut officer, &there, " ok ").await;
        assert_eq!(refused.status, 422);
        must_not_tell("a page without a reason", &refused.body);
        assert_eq!(refused.form(&there).value("reason"), Some(" ok "), "what was typed stays");
        refused.must_say("Nobody has opened it yet");
        let opened = open(&mut officer, &there, "To call back about the bench").await;
        assert_eq!(opened.status, 200);
        opened.must_say(NUMBER);
        opened.must_say("officer wagtail");
        assert_eq!(opened.header("cache-control"), "no-store");

        // It is noted, and told to whose it is.
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("Opened what is sealed there");
        assert!(!log.says("call back about"), "the reason can name somebody, and stays erasable: {}", log.text());
        let me = ann.get(&format!("{}/me", world.here.base())).await;
        me.must_say("Who opened what I sealed");
        me.must_say("officer wagtail");
        me.must_say("To call back about the bench");
        must_not_tell("my page", &me.body);
        must_not_tell("a backup after it was opened", &world.everything());
        // Its writer needs no reason, and sees who read it.
        let own = ann.get(&there).await;
        own.must_say("You wrote this");
        let shown = ann.post(own.form(&there)).await;
        shown.must_say(NUMBER);
        shown.must_say("Its writer");
    }
}

story! {
    /// What is changed keeps what is sealed, unless its writer takes it back or writes it anew; the copy one takes along says
    /// that there is something.
    async fn what_is_sealed_is_kept_changed_and_taken_back(world: World) {
        let call = a_survey(&world).await;
        let mut ann = world.browser_of("ann");
        answer(&mut ann, &call, NUMBER).await.must_say("Sealed");
        let again = ann.get(&format!("{call}/answer")).await;
        must_not_tell("the page that changes", &again.body);
        again.must_say("Keep what I wrote");
        let (field, kept) = sealed_field(&again.form("/answer"));
        ann.send(again.form("/answer")).await.must_say("Sealed");
        let there = ann.get(&format!("{call}/answer/own")).await.link("Open it");
        let own = ann.get(&there).await;
        ann.post(own.form(&there)).await.must_say(NUMBER);

        let again = ann.get(&format!("{call}/answer")).await;
        ann.send(again.form("/answer").fill(&field, "0470 heron 82")).await.must_say("Sealed");
        let own = ann.get(&there).await;
        let shown = ann.post(own.form(&there)).await;
        shown.must_say("0470 heron 82");
        must_not_tell("what took its place", &shown.body);

        let again = ann.get(&format!("{call}/answer")).await.form("/answer");
        let fields = again.fields.iter().filter(|(name, _)| *name != kept).cloned().collect();
        let gone = ann.send(Form { fields, ..again }).await;
        assert!(!gone.says("Sealed"), "{}", gone.text());
        assert_eq!(ann.look(&there).await.status, 404);
        let word = "that is not there";
        let page = ann.get(&format!("{call}/answer")).await;
        let forced = page.form("/answer").force(&kept, "yes");
        let kept_nothing = ann.send(forced).await;
        assert!(!kept_nothing.says("Sealed"), "nothing is kept {word}: {}", kept_nothing.text());
        let too_long = ann.get(&format!("{call}/answer")).await;
        let told = ann.send(filled(&too_long, &"x".repeat(300))).await;
        assert_eq!(told.status, 422);
        assert_eq!(told.form("/answer").value(&field).map(str::len), Some(300), "nothing typed is lost");
    }
}

story! {
    /// Whoever has no account finds it kept, and it lies nowhere in clear meanwhile.
    async fn it_waits_sealed_until_somebody_has_signed_in(world: World) {
        let call = a_survey(&world).await;
        let mut newcomer = world.browser();
        let sign_in = answer(&mut newcomer, &call, NUMBER).await;
        assert!(sign_in.path.contains("/sign-in"), "{}", sign_in.path);
        must_not_tell("a backup", &world.everything());
        let form = sign_in.form("/sign-in").fill("mail", crate::sharing::MAIL);
        let code = newcomer.send(form).await;
        let page = crate::sharing::enter(&mut newcomer, &code, &world.code_for(crate::sharing::MAIL)).await;
        page.must_say("Keep what I wrote");
        must_not_tell("the page after signing in", &page.body);
        let own = newcomer.send(page.form("/answer")).await;
        own.must_say("Sealed");
        must_not_tell("a backup", &world.everything());
        let mut officer = world.browser_of("officer");
        let there = officer.get(&format!("{call}/answers")).await.link("Open it");
        open(&mut officer, &there, "To call back").await.must_say(NUMBER);
    }
}

story! {
    /// With an idea: through the steps of sharing, its page, screening, a change; gone from all of them when its author leaves.
    async fn it_comes_with_an_idea_and_goes_with_its_author(world: World) {
        let (mut officer, call) = (world.browser_of("officer"), world.here.call_page());
        add_sealed(&mut officer, &call).await.must_say("Sealed");
        let mut bob = world.browser_of("bob");
        let page = bob.get(&format!("{call}/share")).await;
        let typed = page.form("/share").fill("title", crate::sharing::TITLE).fill("text", crate::sharing::TEXT);
        let (field, _) = sealed_field(&typed);
        let place = bob.send(typed.fill(&field, NUMBER)).await;
        must_not_tell("a draft in a backup", &world.everything());
        let back = bob.get(&place.path.replace("/share/place", "/share")).await;
        must_not_tell("the step before", &back.body);
        let place = bob.send(back.form("/share")).await;
        let checked = bob.send(place.form("/share/place")).await;
        checked.must_say("Sealed");
        must_not_tell("the page that checks", &checked.body);
        let idea = bob.send(checked.form("/share/check")).await;
        idea.must_say("Asked about this idea");
        must_not_tell("a backup", &world.everything());
        let there = idea.link("Open it");
        let public = world.browser().get(&idea.path).await;
        assert!(!public.says("Where can we call you?"), "{}", public.text());
        for format in ["json", "csv", "atom", "geojson"] {
            must_not_tell(format, &world.browser().get(&format!("{}.{format}", idea.path)).await.body);
            must_not_tell(format, &world.browser().get(&format!("{call}.{format}")).await.body);
        }
        let edit = bob.get(&format!("{}/edit", idea.path)).await;
        must_not_tell("the page that changes", &edit.body);
        let changed = bob.send(edit.form("/edit").fill("title", "A kerb that children can climb")).await;
        changed.must_say("A kerb that children can climb");
        let id = idea.path.rsplit('/').next().unwrap().to_owned();
        let screen = officer.get(&of_call(&world, &format!("screen?idea={id}"))).await;
        screen.must_say("Sealed");
        open(&mut officer, &there, "To call back about the kerb").await.must_say(NUMBER);
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("Opened what is sealed there");

        let sheet = world.read(move |tx| store::calls::sheet::of_idea(tx, id.parse().unwrap()));
        assert!(sheet.is_some_and(|sheet| sheet.sealed.is_some()));
        let ask = bob.get(&format!("{}/me/erase", world.here.base())).await;
        bob.send(ask.form("/erase").fill("confirm", "yes")).await;
        let all = world.everything();
        assert!(!all.contains("To call back about the kerb"), "who opened what, and why, goes with whose it was");
        assert_eq!(officer.look(&there).await.status, 404);
        let needed = world.read(store::seal::needed);
        assert_eq!(needed.iter().map(|one| one.rows).sum::<i64>(), 0, "no row holds anything sealed");
    }
}

story! {
    /// Programs write it and never read it; sent back as it came, it stays.
    async fn programs_write_it_and_never_read_it(world: World) {
        let call = a_survey(&world).await;
        let slug = call.rsplit('/').next().unwrap().to_owned();
        let ann = world.token_of("ann", "read write");
        let mut program = world.browser();
        let path = format!("/calls/{slug}/answers");
        let asked = program.api("GET", &format!("/calls/{slug}/form"), &ann, "").await;
        let asked: Value = serde_json::from_str(&asked.body).unwrap();
        let questions: Vec<&Value> = asked["items"].as_array().unwrap().iter().map(|item| &item["question"]).collect();
        let sealed = questions.iter().find(|one| one["sealed"] == json!(true)).expect("a sealed question");
        let other = questions.iter().find(|one| one["kind"] == "choice").expect("a choice");
        let (field, version) = (sealed["question"].as_str().unwrap(), &asked["version"]);
        let choice = json!({ "chosen": { "of": [other["choices"][0]["choice"]] } });
        let said = |phone: Value| json!({ "version": version, "answers": {
            other["question"].as_str().unwrap(): choice, field: phone,
        } });
        let put = program.api("PUT", &path, &ann, &said(json!({ "text": NUMBER })).to_string()).await;
        assert_eq!(put.status, 200, "{}", put.body);
        must_not_tell("what came back", &put.body);
        let own: Value = serde_json::from_str(&put.body).unwrap();
        assert_eq!(own["answers"][field], json!({ "sealed": true }));
        must_not_tell("a backup", &world.everything());
        let kept = program.api("PUT", &path, &ann, &json!({ "version": version, "answers": own["answers"] }).to_string()).await;
        assert_eq!(kept.status, 200, "{}", kept.body);
        let mut me = world.browser_of("ann");
        let there = me.get(&format!("{call}/answer/own")).await.link("Open it");
        let page = me.get(&there).await;
        me.post(page.form(&there)).await.must_say(NUMBER);
        for hostile in [json!({ "sealed": "yes" }), json!({ "sealed": true, "text": "x" }), json!({ "number": 3 })] {
            let told = program.api("PUT", &path, &ann, &said(hostile.clone()).to_string()).await;
            assert_eq!(told.status, 422, "{hostile}: {}", told.body);
        }
    }
}

story! {
    /// Once somebody has answered, what is sealed stays so, and what was not is not sealed later.
    async fn what_was_answered_sealed_stays_sealed(world: World) {
        let call = a_survey(&world).await;
        answer(&mut world.browser_of("ann"), &call, NUMBER).await.must_say("Sealed");
        let mut officer = world.browser_of("officer");
        let list = officer.get(&format!("{call}/form")).await;
        let address = list.link("Where can we call you?");
        let page = officer.get(&address).await;
        page.must_say("It is kept sealed, and stays so");
        let form = page.form(&address);
        let fields = form.fields.iter().filter(|(name, _)| name != "sealed").cloned().collect();
        let refused = officer.send(Form { fields, ..form.clone() }.press("do", "save")).await;
        assert_eq!(refused.status, 422, "{}", refused.text());
        let renamed = form.fill("label-en", "Which number?").press("do", "save");
        officer.send(renamed).await.must_say("Which number?");
        // Of choices nothing can be sealed, whatever is posted.
        let choice = list.link("Which one do you prefer?");
        let page = officer.get(&choice).await;
        officer.send(page.form(&choice).force("sealed", "yes").press("do", "save")).await;
        let again = answer(&mut world.browser_of("bob"), &call, "").await;
        again.must_say("The first possibility");
        world.pass(SignedDuration::from_hours(1));
    }
}

story! {
    /// A number that somebody leaves when they tell an idea: noted by the office, sealed, opened with a reason, forgotten with
    /// their name.
    async fn where_a_teller_can_be_reached_is_sealed(world: World) {
        let (mut officer, there) = (world.browser_of("officer"), of_call(&world, "told"));
        let page = officer.get(&there).await;
        let form = page.form("/told").fill("how", "phone").fill("title", "A handrail for the wagtail steps");
        let form = form.fill("text", "The steps to the chemist have nothing to hold on to when it is icy.");
        let told = officer.send(form.clone().fill("contact", &"9".repeat(201))).await;
        assert_eq!(told.status, 422);
        let entered = officer.send(form.fill("contact", NUMBER)).await;
        assert_eq!(entered.status, 200, "{}", entered.text());
        must_not_tell("the page after it", &entered.body);
        must_not_tell("a backup", &world.everything());
        let idea = officer.get(&entered.link("A handrail for the wagtail steps")).await;
        let id = idea.path.rsplit('/').next().unwrap().to_owned();
        let card = format!("{}/desk/ideas/{id}/card", world.here.base());
        let page = officer.get(&card).await;
        must_not_tell("the page of the card", &page.body);
        let contact = page.link("Open it");
        for name in ["ann", "bob", "moderator"] {
            assert_ne!(world.browser_of(name).look(&contact).await.status, 200, "{name}");
        }
        assert_eq!(open(&mut officer, &contact, "").await.status, 422);
        open(&mut officer, &contact, "She asked when it comes").await.must_say(NUMBER);
        officer.send(page.form("/card").press("do", "forget")).await;
        assert_eq!(officer.look(&contact).await.status, 404);
        let needed = world.read(store::seal::needed);
        assert_eq!(needed.iter().map(|one| one.rows).sum::<i64>(), 0);
    }
}

story! {
    /// Hostile words, sealed or as a reason, come back as words.
    async fn hostile_words_are_sealed_as_words(world: World) {
        let call = a_survey(&world).await;
        let (mut ann, mut officer) = (world.browser_of("ann"), world.browser_of("officer"));
        for text in crate::hostile::TEXTS {
            let own = answer(&mut ann, &call, text).await;
            assert_eq!(own.status, 200, "{text}: {}", own.text());
            let there = own.link("Open it");
            let opened = open(&mut officer, &there, text).await;
            assert_eq!(opened.status, 200, "{text}");
            crate::hostile::is_harmless(&opened);
            opened.must_say("corner");
        }
        crate::hostile::is_harmless(&ann.get(&format!("{}/me", world.here.base())).await);
    }
}
