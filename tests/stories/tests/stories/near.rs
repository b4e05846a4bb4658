//! What says the same already is offered before a second one like it is published, in whichever language, and supported
//! instead.

use acts::calls::near::{self, ALL_JOB, BESIDE_JOB, CHANGED_JOB};
use acts::things::hiding;
use calls::{CallTemplate, IdeaInput};
use city::{Access, Id, Language, Texts};
use stories::{Browser, Page, World, story};

use crate::hidden::act_as;
use crate::intent::address_of;
use crate::sharing::code_form;

/// The same wish as the idea of the city, in Dutch, and one that has nothing to do with it.
const BENCH: (&str, &str) =
    ("Een zitbank aan het water", "Zo kan mijn oma uitrusten terwijl ze naar de vogels kijkt.");
const BOILER: (&str, &str) =
    ("Remplacer la vieille chaudière", "Elle brûle du mazout et tombe en panne chaque hiver.");

/// Writes a draft and comes to the page where everything is checked.
async fn check(browser: &mut Browser, world: &World, (title, text): (&str, &str)) -> Page {
    let page = browser.get(&format!("{}/share", world.here.call_page())).await;
    let page = browser.send(page.form("/share").fill("title", title).fill("text", text)).await;
    browser.send(page.form("/share/place")).await
}

/// The button that supports the idea of the city instead.
fn instead(page: &Page) -> stories::Form {
    let found = page.forms().into_iter().find(|form| form.action.contains("/share/instead"));
    found.unwrap_or_else(|| panic!("nothing near on {}: {}", page.path, page.text()))
}

/// An idea about a bench, so that there is something to be near.
fn bench(world: &World) {
    let id = world.here.idea;
    act_as(world, "ann", move |act| {
        let (_, idea) = acts::calls::idea::readable(act, id)?;
        let mut input = idea.input.clone();
        input.title = "A bench by the river".to_owned();
        input.text = "Older neighbours could rest there and watch the wagtails.".to_owned();
        acts::calls::idea::edit(act, id, &input, idea.version)
    });
}

story! {
    /// Across languages, with what both are about, and the draft goes along as a comment in one step.
    async fn one_supports_that_one_instead(world: World) {
        bench(&world);
        let mut bob = world.browser_of("bob");
        let checked = check(&mut bob, &world, BENCH).await;
        checked.must_say("A bench by the river");
        checked.must_say("Both: bench");
        assert!(!checked.all("ul.near").is_empty());
        let form = instead(&checked);
        let page = bob.send(form.clone()).await;
        assert_eq!(page.path, world.here.idea_page(), "{}", page.text());
        page.must_say("You support this idea now");
        page.must_say("1 neighbour supports this");
        page.must_say(BENCH.0);
        page.must_say(BENCH.1);
        let again = bob.get(&format!("{}/share", world.here.call_page())).await;
        assert!(!again.says(BENCH.0), "the draft is gone: {}", again.text());

        let twice = bob.send(form).await;
        assert_eq!(twice.path, world.here.idea_page(), "pressed twice");
        twice.must_say("1 neighbour supports this");
        assert_eq!(twice.text().matches(BENCH.1).count(), 1, "and said once");
    }
}

story! {
    /// Whoever is not signed in does it with the code, and nothing is lost on the way.
    async fn a_stranger_supports_it_with_a_code(world: World) {
        bench(&world);
        let mail = address_of(&world, "bob");
        let mut bob = world.browser();
        let checked = check(&mut bob, &world, BENCH).await;
        let asked = bob.send(instead(&checked)).await;
        asked.must_say("Your support for “A bench by the river” is counted as soon as you are signed in, and what you wrote becomes a comment there");
        world.browser().get(&world.here.idea_page()).await.must_say("0 neighbours support this");
        let waiting = bob.send(asked.form("/sign-in").fill("mail", &mail)).await;
        let code = world.code_for(&mail);
        let page = bob.send(code_form(&waiting).fill("code", &code)).await;
        assert_eq!(page.path.split('#').next().unwrap(), world.here.idea_page(), "{}", page.text());
        page.must_say("You support this idea now");
        page.must_say("1 neighbour supports this");
        page.must_say(BENCH.1);
        let again = bob.get(&format!("{}/share", world.here.call_page())).await;
        assert!(!again.says(BENCH.0), "the draft is gone");
    }
}

story! {
    /// Only what is near is offered, and nothing that one may not read.
    async fn nothing_else_is_offered(world: World) {
        bench(&world);
        let mut bob = world.browser_of("bob");
        let checked = check(&mut bob, &world, BOILER).await;
        assert!(!checked.says("A bench by the river"), "a boiler is no bench: {}", checked.text());
        let checked = check(&mut bob, &world, BENCH).await;
        let form = instead(&checked);
        let id = world.here.idea;
        act_as(&world, "moderator", move |act| {
            hiding::hide(act, id, "It names a neighbour.").map(|_| ())
        });
        let share = checked.path.clone();
        assert!(!bob.get(&share).await.says("A bench by the river"), "hidden");
        let refused = bob.send(form).await;
        assert_eq!(refused.status, 404, "and it cannot be supported");
        bob.get(&share).await.must_say(BENCH.0);
    }
}

/// Does the jobs that look for what is near ideas, and those that they enter.
fn look(world: &World) {
    loop {
        let jobs = world.read(|tx| {
            let mut all = Vec::new();
            for kind in [CHANGED_JOB, BESIDE_JOB, ALL_JOB] {
                let jobs = store::jobs::undone(tx, kind, 0, 100)?;
                all.extend(jobs.into_iter().map(|job| (kind, job.payload)));
            }
            Ok(all)
        });
        let Some((first, _)) = jobs.first().cloned() else { return };
        for (kind, payload) in jobs.into_iter().filter(|(kind, _)| *kind == first) {
            act_as(world, "admin", move |act| {
                store::jobs::drop_for(act.tx, &payload)?;
                near::work(act, kind, &payload)
            });
        }
    }
}

/// Publishes the idea in Dutch, and answers its page.
async fn published(world: &World, browser: &mut Browser) -> Page {
    let checked = check(browser, world, BENCH).await;
    browser.send(checked.form("/share/check")).await
}

story! {
    /// The page of an idea, screening and the API tell what is like it once it was looked for, in the reader's language.
    async fn ideas_like_it_are_told_with_a_reason(world: World) {
        bench(&world);
        let mut bob = world.browser_of("bob");
        let published = published(&world, &mut bob).await;
        assert!(!published.says("Ideas like this one"), "nobody has looked yet");
        look(&world);
        let page = bob.get(&published.path).await;
        page.must_say("Ideas like this one");
        page.must_say("Both: bench");
        let mut reader = world.browser();
        reader.speaks("hu");
        reader.get(&published.path).await.must_say("Mindkettőben: pad");
        world.browser().get(&world.here.idea_page()).await.must_say(BENCH.0);
        let number = published.path.rsplit('/').next().unwrap();

        let screen = format!("{}/desk/calls/{}/screen?idea={number}", world.here.base(), world.here.call);
        let screened = world.browser_of("officer").get(&screen).await;
        screened.must_say("A bench by the river");
        screened.must_say("Both: bench");

        let like = format!("/ideas/{number}/like");
        let token = world.token_of("bob", "read");
        let told = world.browser().api("GET", &like, &token, "").await;
        let told: serde_json::Value = serde_json::from_str(&told.body).unwrap();
        assert_eq!(told["items"][0]["idea"]["title"], "A bench by the river");
        assert_eq!(told["items"][0]["both"][0], "bench");

        let write = bob.get(&format!("{}/share", world.here.call_page())).await;
        let step = write.form("/share").fill("title", BENCH.0).fill("text", BENCH.1);
        let first = step.action.clone();
        bob.send(step).await;
        bob.get(&first).await.must_say("A bench by the river");

        let id = world.here.idea;
        act_as(&world, "moderator", move |act| {
            hiding::hide(act, id, "It names a neighbour.").map(|_| ())
        });
        assert!(!bob.get(&published.path).await.says("A bench by the river"), "hidden at once");
        look(&world);
        assert!(!bob.get(&published.path).await.says("Ideas like this one"));
    }
}

story! {
    /// What was kept of an idea in a call of the staff shows to the staff alone, in whichever way somebody asks.
    async fn what_is_the_staffs_shows_to_nobody_else(world: World) {
        let mut bob = world.browser_of("bob");
        let published = published(&world, &mut bob).await;
        act_as(&world, "officer", |act| {
            let mut content = CallTemplate::IdeaBox.content(act.now);
            let words = |text: &str| Texts::of(Language::english(), text);
            content.title = words("Between us");
            content.question = words("What do we make of it?");
            content.text = words("For colleagues.");
            content.office = words("Parks");
            content.rule_text = words("We decide.");
            content.who.read = Access::Staff;
            let slug = acts::calls::call::insert(act, content, &forms::Form::default(), "call")?;
            let call = store::calls::call::by_slug(act.tx, &slug)?.id;
            acts::calls::call::publish(act, call)?;
            let idea = store::calls::near::after(act.tx, Id::new(0), 1)?.remove(0);
            let input = IdeaInput {
                title: "A secret bench at the water".to_owned(),
                text: "A bench for the grandmothers, to rest and watch birds.".to_owned(),
                photo: None,
                ..idea.input
            };
            acts::calls::idea::publish(act, call, &input, None, "secret").map(drop)
        });
        look(&world);
        let secret = "A secret bench at the water";
        for name in ["", "bob", "ann"] {
            let mut reader = if name.is_empty() { world.browser() } else { world.browser_of(name) };
            assert!(!reader.get(&published.path).await.says(secret), "not to {name}");
        }
        let like = format!("/ideas/{}/like", published.path.rsplit('/').next().unwrap());
        for (name, shown) in [("bob", false), ("officer", true)] {
            let token = world.token_of(name, "read");
            let told = world.browser().api("GET", &like, &token, "").await;
            assert_eq!(told.body.contains(secret), shown, "{name}: {}", told.body);
        }
        world.browser_of("officer").get(&published.path).await.must_say(secret);
    }
}

story! {
    /// Where two ideas are merged, what is near is offered first and says why.
    async fn what_is_near_is_offered_where_ideas_are_merged(world: World) {
        bench(&world);
        let published = published(&world, &mut world.browser_of("bob")).await;
        let number = published.path.rsplit('/').next().unwrap();
        let merge = format!("{}/desk/ideas/{number}/merge", world.here.base());
        let mut officer = world.browser_of("officer");
        let before = officer.get(&merge).await;
        assert!(!before.says("A bench by the river"), "no word of the titles is the same");
        look(&world);
        let offered = officer.get(&merge).await;
        offered.must_say("A bench by the river");
        offered.must_say("Both: bench");
        let form = offered.forms().into_iter().find(|form| form.action == merge && form.value("csrf").is_some());
        let merged = officer.send(form.unwrap().fill("into", &world.here.idea.to_string())).await;
        merged.must_say("One idea is merged into another");
        look(&world);
        let page = world.browser().get(&world.here.idea_page()).await;
        assert!(!page.says("Ideas like this one"), "what was merged into it is it: {}", page.text());
    }
}

story! {
    /// Before somebody supports another idea instead, they read what does not go along.
    async fn what_stays_behind_is_said_before(world: World) {
        bench(&world);
        let mut bob = world.browser_of("bob");
        let checked = check(&mut bob, &world, BENCH).await;
        checked.must_say("A bench by the river");
        assert!(!checked.says("stay behind"), "there is nothing else");
        let mut other = world.browser();
        let page = other.get(&format!("{}/share", world.here.call_page())).await;
        let page = other.send(page.form("/share").fill("title", BENCH.0).fill("text", BENCH.1)).await;
        let checked = other.send(page.form("/share/place").fill("cost", "1500")).await;
        checked.must_say("What you wrote goes there as your comment. A photo, a cost and a point on the map stay behind.");
    }
}
