//! Everything is looked for on one page: it finds what its readers may read, and nothing else.

use acts::{Act, Stage, Who};
use calls::Idea;
use city::Id;
use jiff::SignedDuration;
use stories::{Page, World, story};

/// Stands in what must not be found, and nowhere else.
const CANARY: &str = "quagga";

/// Acts as somebody of the city.
fn act_as<T: Send + 'static>(
    world: &World,
    name: &str,
    body: impl Fn(&mut Act) -> acts::Done<T> + Send + 'static,
) -> T {
    let city = std::sync::Arc::clone(&world.here.settings);
    let stage = Stage { city, store: world.store.clone(), gather: SignedDuration::ZERO, at: None };
    let who = Who::Person(world.here.person(name).id);
    let rows = world.store.city(store::CityId(world.here.id.get()));
    rows.write_blocking(move |tx| body(&mut Act::begin(tx, &stage, &who)?)).unwrap()
}

/// An idea of ann's with the canary in its title.
fn add_canary(world: &World) -> Id<Idea> {
    let id = world.here.add_idea(&world.store, 7);
    act_as(world, "ann", move |act| {
        let (_, idea) = acts::calls::idea::readable(act, id)?;
        let mut input = idea.input.clone();
        input.title = format!("A meadow for the {CANARY}");
        acts::calls::idea::edit(act, id, &input, idea.version)
    });
    id
}

fn comment(world: &World, name: &str, on: Id<Idea>, text: &'static str) -> Id<city::Comment> {
    act_as(world, name, move |act| {
        let language = city::Language::english();
        let input = city::CommentInput { text: text.to_owned(), language, side: None };
        acts::things::comment::write(act, on, None, &input, text)
    })
}

async fn search(world: &World, name: &str, query: &str) -> Page {
    let mut reader = if name.is_empty() { world.browser() } else { world.browser_of(name) };
    let page = reader.get(&format!("{}/search?{query}", world.here.base())).await;
    assert_eq!(page.status, 200, "{query}: {}", page.body);
    page
}

/// Nobody finds the canary: not on the page, not as a number, not by the API.
async fn finds_nothing(world: &World, words: &str) {
    for name in ["", "bob", "officer", "moderator", "admin"] {
        let page = search(world, name, &format!("q={words}")).await;
        page.must_say("Nothing has all of these words");
        page.must_say("Found 0 things.");
        assert!(page.all("main .hits a").is_empty(), "{name}: {}", page.text());
    }
    let token = world.token_of("admin", "read write desk moderate manage");
    let answer = world.browser().api("GET", &format!("/search?q={words}"), &token, "").await;
    assert_eq!(answer.body, r#"{"kinds":[],"some":false,"instead":[],"next":null}"#);
}

story! {
    /// A word finds the call, the idea, what was said about it and the city's own pages, each kind with how much there is
    /// of it, marked where it stands.
    async fn one_page_finds_every_kind(world: World) {
        comment(&world, "bob", world.here.idea, "The wagtail likes limes, and I would help.");
        let page = world.browser().get(&world.here.base()).await;
        let box_there = page.link("Search");
        let page = world.browser().get(&box_there).await;
        page.must_say("One or more words");
        let form = page.forms().into_iter().find(|form| form.value("q").is_some()).unwrap();
        let page = world.browser().send(form.fill("q", "wagtail")).await;
        assert_eq!(page.all("main h2"), ["Calls 1", "Ideas 1", "Events 1", "Comments 1"], "{}", page.text());
        page.must_say("Found 4 things.");
        assert_eq!(page.all("main .tabs a"), ["Everything 4", "Calls 1", "Ideas 1", "Events 1", "Comments 1"]);
        assert!(page.all("main mark").iter().all(|word| word == "wagtail"), "{}", page.body);
        assert!(page.links().contains(&world.here.idea_page()));
        assert!(page.links().iter().any(|link| link.contains("#comment-")), "{:?}", page.links());

        // The beginning of a word will do; all words must be there; accents and capitals do not matter.
        search(&world, "", "q=WAGT%C3%A0il+limes").await.must_say("Found 2 things.");
        search(&world, "", "q=wagtail+limes+bench").await.must_say("Found 1 thing.");
        search(&world, "", "q=privacy").await.must_say("Pages 1");
        search(&world, "", "q=x").await.must_say("A word needs two letters at least.");
        search(&world, "", "q=zzz").await.must_say("Nothing has all of these words");
        search(&world, "", "q=wagtail&kind=nonsense&page=-7").await.must_say("Found 4 things.");
    }
}

story! {
    /// Of many, some stand on the first page, and all on pages of their own kind.
    async fn many_are_read_page_by_page(world: World) {
        for number in 1..=24 {
            world.here.add_idea(&world.store, number);
        }
        let page = search(&world, "", "q=number").await;
        page.must_say("Found 24 things.");
        assert_eq!(page.all("main .hits > li h3").len(), 3);
        let page = world.browser().get(&page.link("Ideas: show all 24")).await;
        assert_eq!(page.all("main .hits > li h3").len(), 20);
        page.must_say("Page 1 of 2");
        let page = world.browser().get(&page.link("Next page")).await;
        assert_eq!(page.all("main .hits > li h3").len(), 4);
        page.must_say("Page 2 of 2");

        let token = world.token_of("bob", "read");
        let answer = world.browser().api("GET", "/search?q=number&kind=ideas", &token, "").await;
        let answer: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(answer["kinds"][0]["count"], 24);
        assert_eq!(answer["kinds"][0]["items"].as_array().unwrap().len(), 20);
        let next = answer["next"].as_str().unwrap();
        let next = next.split_once("/api/v1").unwrap().1;
        let answer = world.browser().api("GET", next, &token, "").await;
        let answer: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(answer["kinds"][0]["items"].as_array().unwrap().len(), 4);
        assert!(answer["next"].is_null());
        let answer = world.browser().api("GET", "/search?q=+", &token, "").await;
        assert_eq!(answer.status, 422);
    }
}

story! {
    /// A hidden idea and what was said about it are found by nobody, and counted nowhere; so is a hidden comment.
    async fn what_is_hidden_is_not_found(world: World) {
        let idea = add_canary(&world);
        comment(&world, "bob", idea, "The quagga ate my hedge.");
        search(&world, "", &format!("q={CANARY}")).await.must_say("Found 2 things.");
        act_as(&world, "moderator", move |act| {
            acts::things::hiding::hide(act, idea, "It names a neighbour.").map(|_| ())
        });
        finds_nothing(&world, CANARY).await;
        act_as(&world, "moderator", move |act| acts::things::hiding::restore(act, idea).map(|_| ()));
        search(&world, "", &format!("q={CANARY}")).await.must_say("Found 2 things.");

        let said = comment(&world, "bob", world.here.idea, "A zorilla lives there.");
        search(&world, "", "q=zorilla").await.must_say("Found 1 thing.");
        act_as(&world, "moderator", move |act| {
            acts::things::hiding::hide(act, said, "It names a neighbour.").map(|_| ())
        });
        finds_nothing(&world, "zorilla").await;
        let said = comment(&world, "bob", world.here.idea, "A takin lives there.");
        act_as(&world, "bob", move |act| acts::things::comment::withdraw(act, said).map(|_| ()));
        finds_nothing(&world, "takin").await;
    }
}

story! {
    /// Drafts of ideas and calls are found by nobody, not even by who writes them; a call for the office alone by nobody
    /// else, and its ideas neither.
    async fn drafts_and_closed_rooms_are_not_found(world: World) {
        let mut ann = world.browser_of("ann");
        let page = ann.get(&format!("{}/share", world.here.call_page())).await;
        let form = page.form("/share").fill("title", "A quagga of my own").fill("text", "It is for all of us here.");
        ann.send(form).await;
        act_as(&world, "officer", |act| {
            let mut content = calls::CallTemplate::IdeaBox.content(act.now);
            content.title = city::Texts::of(city::Language::english(), "Call for a quagga");
            acts::calls::call::insert(act, content, &forms::Form::default(), "draft").map(|_| ())
        });
        finds_nothing(&world, CANARY).await;

        let call = world.here.call_id;
        act_as(&world, "officer", move |act| {
            let mut one = store::calls::call::get(act.tx, call)?;
            one.content.who.read = city::Access::Staff;
            Ok(store::calls::call::update(act.tx, &one, &act.stage.city, act.now)?)
        });
        comment(&world, "officer", world.here.idea, "The wagtail is back.");
        // The event is the city's own.
        for name in ["", "bob"] {
            assert_eq!(search(&world, name, "q=wagtail").await.all("main h2"), ["Events 1"]);
        }
        search(&world, "officer", "q=wagtail").await.must_say("Found 4 things.");
    }
}

story! {
    /// Another city's words are found there and not here; a system that is switched off is not looked through.
    async fn other_rooms_are_not_looked_through(world: World) {
        finds_nothing(&world, world.there.canary).await;
        comment(&world, "bob", world.here.idea, "The wagtail is back.");
        let mut admin = world.browser_of("admin");
        let page = admin.get(&format!("{}/settings", world.here.base())).await;
        let form = page.form("/settings").force("language", "en").force("default_language", "en");
        admin.send(form.force("module", "")).await.must_say("Saved.");
        finds_nothing(&world, "wagtail").await;
    }
}
