//! A resident shares an idea before signing in, and nothing typed is ever lost.

use jiff::SignedDuration;
use stories::{Browser, Form, Page, World, story};

pub(crate) const TITLE: &str = "A tap by the park gate";
pub(crate) const TEXT: &str =
    "On warm days a hundred children play here, and the nearest water is in a shop.";
pub(crate) const MAIL: &str = "wendy@mail.example";

/// Writes the idea and goes on to the page where everything is checked.
pub(crate) async fn write(browser: &mut Browser, world: &World) -> Page {
    let page = browser.get(&format!("{}/share", world.here.call_page())).await;
    let form = page.form("/share").fill("title", TITLE).fill("text", TEXT);
    let page = browser.send(form).await;
    let form = page.form("/share/place").fill("place", "By the gate").fill("cost", "2.500,00");
    browser.send(form).await
}

/// Leaves an address on that page and comes to the page that asks for the code.
pub(crate) async fn ask_for_code(browser: &mut Browser, checked: &Page) -> Page {
    let mut form = checked.form("/share/check").fill("mail", MAIL);
    if form.value("name").is_some() {
        form = form.fill("name", "Wendy B.");
    }
    browser.send(form).await
}

pub(crate) fn code_form(page: &Page) -> Form {
    let found = page.forms().into_iter().find(|form| form.value("code").is_some());
    found.unwrap_or_else(|| panic!("no field for a code on {}: {}", page.path, page.text()))
}

/// The name of whoever comes in for the first time in stories that are not about names.
pub(crate) const NAME: &str = "Wendy B.";

/// Types a code, and a name where one is asked.
pub(crate) async fn enter(browser: &mut Browser, page: &Page, code: &str) -> Page {
    let page = browser.send(code_form(page).fill("code", code)).await;
    match page.forms().into_iter().find(|form| form.value("name").is_some()) {
        Some(form) if form.value("code").is_some() => browser.send(form.fill("name", NAME)).await,
        _ => page,
    }
}

story! {
    /// Written, checked, confirmed by a code, published.
    async fn an_idea_is_shared(world: World) {
        let mut browser = world.browser();
        let checked = write(&mut browser, &world).await;
        checked.must_say(TITLE);
        checked.must_say(TEXT);
        checked.must_say("By the gate");
        let code = ask_for_code(&mut browser, &checked).await;
        code.must_say("Look in your mail");
        let idea = browser.send(code_form(&code).fill("code", &world.code_for(MAIL))).await;
        assert!(idea.path.contains("/ideas/"), "{}: {}", idea.path, idea.text());
        idea.must_say(TITLE);
        idea.must_say("2,500");

        let neighbour = world.browser().get(&world.here.call_page()).await;
        neighbour.must_say(TITLE);
        let again = browser.get(&format!("{}/share", world.here.call_page())).await;
        assert!(!again.says(TITLE), "the draft is gone: {}", again.text());
    }
}

story! {
    /// What is wrong stands beside its field, with everything typed.
    async fn a_mistake_loses_nothing(world: World) {
        let mut browser = world.browser();
        let share = format!("{}/share", world.here.call_page());
        let page = browser.get(&share).await;
        let page = browser.send(page.form("/share").fill("title", TITLE).fill("text", "Short.")).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.form("/share").value("title"), Some(TITLE));
        assert_eq!(page.form("/share").value("text"), Some("Short."));
        assert!(!page.all("[aria-invalid=true]").is_empty() || page.body.contains("aria-invalid"));

        // The window is closed; the browser comes back another day.
        world.pass(SignedDuration::from_hours(20));
        let page = browser.get(&share).await;
        let page = browser.get(&page.link(TITLE)).await;
        assert_eq!(page.form("/share").value("title"), Some(TITLE));
        let form = page.form("/share").fill("text", TEXT);
        let page = browser.send(form).await;
        let page = browser.send(page.form("/share/place").fill("cost", "a lot")).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.form("/share/place").value("cost"), Some("a lot"));
    }
}

story! {
    /// What is far longer than any idea may be is given back beside its field, and not kept: what strangers leave has an
    /// end. What is only somewhat too long is kept.
    async fn what_no_idea_could_hold_is_not_kept(world: World) {
        let mut browser = world.browser();
        let share = format!("{}/share", world.here.call_page());
        let page = browser.get(&share).await;
        let endless = "A hundred children play here. ".repeat(10_000);
        let form = page.form("/share").fill("title", TITLE).fill("text", &endless);
        let saved = form.clone();
        let page = browser.send(form).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.form("/share").value("text"), Some(endless.as_str()), "nothing is lost");
        page.must_say("5,000");
        let saved = Form { action: saved.action.replace("/share?", "/share/save?"), ..saved };
        assert_eq!(browser.post(saved).await.status, 422);
        assert!(!browser.get(&share).await.says(TITLE), "nothing was kept");

        let form = page.form("/share").fill("text", &endless[..20_000]);
        assert_eq!(browser.send(form).await.status, 422);
        browser.get(&share).await.must_say(TITLE);
        // In the second step as well, where the first is kept.
        let page = browser.get(&share).await;
        let page = browser.get(&page.link(TITLE)).await;
        let page = browser.send(page.form("/share").fill("text", TEXT)).await;
        let page = browser.send(page.form("/share/place").fill("place", &endless)).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.form("/share/place").value("place"), Some(endless.as_str()));
        browser.get(&share).await.must_say(TITLE);
    }
}

story! {
    /// Nobody else reads a draft.
    async fn a_draft_is_its_writers(world: World) {
        let mut browser = world.browser();
        write(&mut browser, &world).await;
        let share = format!("{}/share", world.here.call_page());
        for mut other in [world.browser(), world.browser_of("bob"), world.browser_of("admin")] {
            let page = other.get(&share).await;
            assert!(!page.body.contains(TITLE), "{}", page.text());
        }
    }
}

story! {
    /// Signing in claims what this browser began, and signing out forgets it: the next person at the
    /// same computer finds nothing, and its writer finds it elsewhere.
    async fn a_draft_follows_its_writer(world: World) {
        let mut library = world.browser();
        write(&mut library, &world).await;
        let page = library.get(&format!("{}/sign-in", world.here.base())).await;
        let page = library.send(page.form("/sign-in").fill("mail", MAIL)).await;
        let page = enter(&mut library, &page, &world.code_for(MAIL)).await;
        let me = format!("{}/me", world.here.base());
        library.get(&me).await.must_say(TITLE);
        let key = library.cookie("kalaka_browser");
        library.send(page.form("/sign-out")).await;
        assert_ne!(library.cookie("kalaka_browser"), key, "the browser starts anew");

        let share = format!("{}/share", world.here.call_page());
        let page = library.get(&share).await;
        assert!(!page.body.contains(TITLE), "the next person reads nothing: {}", page.text());
        let mut home = world.browser();
        let page = home.get(&format!("{}/sign-in", world.here.base())).await;
        let page = home.send(page.form("/sign-in").fill("mail", MAIL)).await;
        home.send(code_form(&page).fill("code", &world.code_for(MAIL))).await;
        home.get(&me).await.must_say(TITLE);
    }
}

story! {
    /// A code that is wrong, too old or tried too often lets nobody in; the draft waits.
    async fn a_code_works_once_and_briefly(world: World) {
        let mut browser = world.browser();
        let checked = write(&mut browser, &world).await;
        let page = ask_for_code(&mut browser, &checked).await;
        let old = world.code_for(MAIL);
        let wrong = browser.send(code_form(&page).fill("code", "000000")).await;
        assert_eq!(wrong.status, 422);
        world.pass(SignedDuration::from_mins(31));
        let late = browser.send(code_form(&page).fill("code", &old)).await;
        assert_eq!(late.status, 422, "a code of half an hour ago");

        let page = browser.send(page.form("/again")).await;
        let fresh = world.code_for(MAIL);
        let idea = browser.send(code_form(&page).fill("code", &fresh)).await;
        idea.must_say(TITLE);
        let mut thief = world.browser();
        let answer = thief.look(&page.path).await;
        assert_eq!(answer.status, 404, "a code is for the browser that asked for it");
    }
}

story! {
    /// The form sent twice, as an impatient thumb does, makes one idea.
    async fn a_form_sent_twice_makes_one_idea(world: World) {
        let mut browser = world.browser_of("bob");
        let checked = write(&mut browser, &world).await;
        let form = checked.form("/share/check");
        let first = browser.send(form.clone()).await;
        first.must_say(TITLE);
        let second = browser.send(form).await;
        assert!(second.status.is_success(), "{}", second.status);
        let call = world.here.call_id;
        let ideas = world.read(move |tx| store::calls::idea::all_of(tx, call));
        let mine = ideas.iter().filter(|idea| idea.input.title == TITLE).count();
        assert_eq!(mine, 1);
    }
}

story! {
    /// A call that has ended takes nothing more, and says so kindly.
    async fn an_ended_call_says_so(world: World) {
        let (call, now) = (world.here.call_id, world.now());
        let settings = std::sync::Arc::clone(&world.here.settings);
        let mut browser = world.browser_of("bob");
        let checked = write(&mut browser, &world).await;
        world.here.write(&world.store, move |tx| {
            let mut found = store::calls::call::get(tx, call)?;
            found.closing = Some(calls::Closing { at: now, reason: "Enough for now.".to_owned() });
            store::calls::call::update(tx, &found, &settings, now)
        });
        world.pass(SignedDuration::from_mins(1));
        let page = browser.send(checked.form("/share/check")).await;
        assert_eq!(page.status, 409);
        page.must_say("This is not open now");
        let call = world.here.call_id;
        let ideas = world.read(move |tx| store::calls::idea::all_of(tx, call));
        assert!(ideas.iter().all(|idea| idea.input.title != TITLE), "nothing is published any more");
    }
}

story! {
    /// Two tabs are two ideas: neither overwrites the other, both can be gone on with later, and nobody else reads or
    /// writes either.
    async fn each_tab_has_its_own_draft(world: World) {
        const OTHER: &str = "A roof for the bus stop";
        let mut browser = world.browser();
        let share = format!("{}/share", world.here.call_page());
        let (one, two) = (browser.get(&share).await, browser.get(&share).await);
        let one = browser.send(one.form("/share").fill("title", TITLE).fill("text", TEXT)).await;
        let two = browser.send(two.form("/share").fill("title", OTHER).fill("text", TEXT)).await;
        let one = browser.send(one.form("/share/place").fill("place", "By the gate")).await;
        let two = browser.send(two.form("/share/place").fill("place", "By the school")).await;
        assert!(one.says(TITLE) && one.says("By the gate") && !one.says("By the school"), "{}", one.text());
        assert!(two.says(OTHER) && two.says("By the school") && !two.says("By the gate"), "{}", two.text());

        let later = browser.get(&share).await;
        assert_eq!(later.form("/share").value("title"), Some(""), "a new tab is a new idea");
        for title in [TITLE, OTHER] {
            let page = browser.get(&later.link(title)).await;
            assert_eq!(page.form("/share").value("title"), Some(title));
        }
        let first = one.path.replace("/share/check", "/share");
        for mut other in [world.browser(), world.browser_of("bob"), world.browser_of("admin")] {
            for path in [&first, &first.replace("/share", "/share/place"), &one.path] {
                assert_eq!(other.look(path).await.status, 404, "{path}");
            }
            for end in ["", "/place", "/check", "/save", "/discard"] {
                let form = other.get(&share).await.form("/share");
                let action = first.replace("/share", &format!("/share{end}"));
                let stolen = Form { action, ..form.fill("title", "Mine now") };
                assert_eq!(other.send(stolen).await.status, 404, "{end}");
            }
        }
        assert_eq!(browser.get(&first).await.form("/share").value("title"), Some(TITLE));
        let code = ask_for_code(&mut browser, &two).await;
        browser.send(code_form(&code).fill("code", &world.code_for(MAIL))).await.must_say(OTHER);
        let page = browser.get(&share).await;
        let page = browser.get(&page.link(TITLE)).await;
        assert_eq!(page.form("/share").value("title"), Some(TITLE), "the other one waits");
    }
}

/// The same form, sent to where a script saves it.
fn saved_by_script(form: Form) -> Form {
    let action = form.action.replace("/share?", "/share/save?");
    Form { action, ..form }
}

story! {
    /// A page that the browser shows again from its memory knows less than what was typed later: neither its script nor
    /// its button writes over it, and what stands on it is not lost either.
    async fn an_old_page_overwrites_nothing(world: World) {
        const OLD: &str = "A tap somewhere";
        let mut browser = world.browser();
        let old = browser.get(&format!("{}/share", world.here.call_page())).await;
        assert_eq!(old.header("cache-control"), "no-store", "Back asks again");
        let saved = browser.send(saved_by_script(old.form("/share").fill("title", OLD))).await;
        assert_eq!((saved.status.as_u16(), saved.body.as_str()), (200, "1"), "the version it is kept as");
        let newer = browser.get(&old.path).await;
        assert_eq!(newer.form("/share").value("title"), Some(OLD));
        browser.send(saved_by_script(newer.form("/share").fill("title", TITLE).fill("text", TEXT))).await;

        let late = browser.send(saved_by_script(old.form("/share").fill("title", OLD))).await;
        assert_eq!(late.status, 409, "a newer version is kept");
        let page = browser.get(&old.path).await;
        assert_eq!(page.form("/share").value("title"), Some(TITLE));

        let both = browser.send(old.form("/share").fill("title", OLD).fill("text", TEXT)).await;
        both.must_say("Both are kept");
        let page = browser.get(&old.path).await;
        assert_eq!(page.form("/share").value("title"), Some(TITLE), "the newer one stands");
        let offered = browser.get(&format!("{}/share", world.here.call_page())).await;
        assert!(offered.says(OLD) && offered.says(TITLE), "{}", offered.text());
    }
}

story! {
    /// After a mistake the browser stands on an address of its own, where what is kept can be asked for again: leaving and
    /// coming back shows the same words and the same advice.
    async fn a_mistake_leads_to_the_draft(world: World) {
        let mut browser = world.browser();
        let page = browser.get(&format!("{}/share", world.here.call_page())).await;
        let form = page.form("/share").fill("title", TITLE).fill("text", "Short.");
        let sent = browser.post(form).await;
        assert_eq!(sent.status, 303);
        let there = sent.header("location").to_owned();
        for _ in 0..2 {
            let page = browser.get(&there).await;
            assert_eq!(page.status, 422);
            assert_eq!(page.form("/share").value("title"), Some(TITLE));
            assert!(!page.all(".error").is_empty(), "{}", page.text());
            browser.get(&world.here.base()).await;
        }
    }
}

story! {
    /// "Share an idea" asks one question, to which call, and writes. The call that is always open is chosen already; another
    /// choice takes along what was written.
    async fn one_question_and_then_it_writes(world: World) {
        let mut officer = world.browser_of("officer");
        let editor = crate::editor::begin(&mut officer, &world.here, "open-call").await;
        let form = crate::editor::form(&editor).fill("title-en", "Warm places for winter");
        let form = form.fill("question-en", "Where could it be warm?");
        let page = officer.send(form.press("go", "preview")).await;
        let published = officer.send(crate::editor::form(&page).press("do", "publish")).await;
        assert!(published.status.is_success(), "{}", published.text());

        let mut browser = world.browser();
        let home = browser.get(&world.here.base()).await;
        let page = browser.get(&home.link("Share an idea")).await;
        let form = page.form("/share");
        assert_eq!(form.value("call"), Some(world.here.call.as_str()), "the one that is always open");
        let other = form.choices.iter().find(|(name, value)| name == "call" && *value != world.here.call.as_str());
        let other = other.expect("the other call").1.clone();
        let page = browser.send(form.fill("call", &other).fill("title", TITLE).fill("text", TEXT)).await;
        assert!(page.path.contains(&format!("/calls/{other}/")), "{}", page.path);
        let checked = browser.send(page.form("/share/place")).await;
        checked.must_say(TITLE);
        checked.must_say("Warm places for winter");

        let asked = browser.get(&format!("{}/calls/{other}/share", world.here.base())).await;
        assert_eq!(asked.form("/share").value("call"), None, "who comes from a call has answered already");
    }
}
