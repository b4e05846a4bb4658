//! Words are found in their other forms, as parts of compounds and mistyped; it is said which, and marked where they stand.

use acts::{Act, Stage, Who};
use calls::Idea;
use city::{Id, Language};
use jiff::SignedDuration;
use stories::{Page, World, story};

fn write<T: Send + 'static>(
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

/// An idea of ann's in a language.
fn idea(world: &World, number: usize, language: &'static str, title: &'static str) -> Id<Idea> {
    let id = world.here.add_idea(&world.store, number);
    retitle(world, id, language, title);
    id
}

fn retitle(world: &World, id: Id<Idea>, language: &'static str, title: &'static str) {
    write(world, "ann", move |act| {
        let (_, idea) = acts::calls::idea::readable(act, id)?;
        let mut input = idea.input.clone();
        input.title = title.to_owned();
        input.language = Language::from_tag_or_english(language);
        acts::calls::idea::edit(act, id, &input, idea.version)
    });
}

fn encoded(words: &str) -> String {
    form_urlencoded::byte_serialize(words.as_bytes()).collect()
}

async fn search(world: &World, name: &str, words: &str) -> Page {
    let mut reader = if name.is_empty() { world.browser() } else { world.browser_of(name) };
    let page = reader.get(&format!("{}/search?q={}", world.here.base(), encoded(words))).await;
    assert_eq!(page.status, 200, "{words}: {}", page.body);
    page
}

async fn suggested(world: &World, name: &str, words: &str) -> Page {
    let mut reader = if name.is_empty() { world.browser() } else { world.browser_of(name) };
    let path = format!("{}/search/suggest?q={}", world.here.base(), encoded(words));
    let page = reader.get(&path).await;
    assert_eq!(page.status, 200, "{words}: {}", page.body);
    page
}

/// Fails where words do not find an idea, with these of its words marked.
async fn finds(world: &World, words: &str, title: &str, marks: &[&str]) {
    let page = search(world, "", words).await;
    let titles = page.all("main .hits h3");
    assert!(titles.iter().any(|found| found == title), "{words}: {titles:?}");
    let marked = page.all("main .hits h3 mark");
    assert!(marks.iter().all(|mark| marked.iter().any(|one| one == mark)), "{words}: {marked:?}");
}

story! {
    /// Other forms of a word, in four languages, whatever the reader's.
    async fn other_forms_of_a_word_are_found(world: World) {
        idea(&world, 1, "nl", "Nieuwe bomen langs de vaart");
        idea(&world, 2, "en", "Benches at the harbour");
        idea(&world, 3, "hu", "Padok a folyóparton");
        idea(&world, 4, "fr", "Un verger pour les enfants");
        finds(&world, "boom", "Nieuwe bomen langs de vaart", &["bomen"]).await;
        finds(&world, "bench harbours", "Benches at the harbour", &["Benches", "harbour"]).await;
        finds(&world, "padokat", "Padok a folyóparton", &["Padok"]).await;
        finds(&world, "vergers enfant", "Un verger pour les enfants", &["verger", "enfants"]).await;
        finds(&world, "FOLYOPART", "Padok a folyóparton", &["folyóparton"]).await;
        // In quotes a word is meant as it is written.
        search(&world, "", "\"boom\"").await.must_say("Nothing has all of these words");
        finds(&world, "\"bomen\"", "Nieuwe bomen langs de vaart", &["bomen"]).await;
        // With a minus before it, it must not be there.
        let page = search(&world, "", "bench -harbour").await;
        let titles = page.all("main .hits h3");
        assert!(!titles.iter().any(|title| title.starts_with("Benches")), "{titles:?}");
    }
}

story! {
    /// A compound is found by its parts, and its parts by the compound.
    async fn compounds_are_found_by_their_parts(world: World) {
        idea(&world, 1, "nl", "Een speeltuinhek aan de vaart");
        idea(&world, 2, "nl", "Het hek om de speeltuin is stuk");
        idea(&world, 3, "hu", "Legyen könyvtárkert a téren");
        for words in ["hek speeltuin", "speeltuinhek"] {
            finds(&world, words, "Een speeltuinhek aan de vaart", &["speeltuinhek"]).await;
            finds(&world, words, "Het hek om de speeltuin is stuk", &["hek", "speeltuin"]).await;
        }
        let page = search(&world, "", "speeltuinhek").await;
        assert_eq!(page.all("main .hits h3").first().map(String::as_str), Some("Een speeltuinhek aan de vaart"));
        finds(&world, "kert", "Legyen könyvtárkert a téren", &["könyvtárkert"]).await;
    }
}

story! {
    /// A typing error is forgiven, said and marked. What the reader may not read is never what a word was meant to be.
    async fn a_typing_error_is_forgiven(world: World) {
        let id = idea(&world, 1, "en", "A quagga sanctuary");
        finds(&world, "sanctaury", "A quagga sanctuary", &["sanctuary"]).await;
        let page = search(&world, "", "qaugga sanctuary").await;
        page.must_say("We also looked for: quagga.");
        // From eight letters on two may be wrong.
        finds(&world, "qaugga sanktuari", "A quagga sanctuary", &["quagga", "sanctuary"]).await;
        search(&world, "", "\"qaugga\"").await.must_say("Nothing has all of these words");

        // Nothing of what is hidden is told, and nothing of what was changed.
        write(&world, "moderator", move |act| {
            acts::things::hiding::hide(act, id, "It names a neighbour.").map(|_| ())
        });
        for name in ["", "bob", "admin"] {
            let page = search(&world, name, "qaugga").await;
            page.must_say("Found 0 things.");
            assert!(!page.says("quagga"), "{}", page.text());
            assert_eq!(suggested(&world, name, "quag").await.body.trim(), "");
        }
        write(&world, "moderator", move |act| acts::things::hiding::restore(act, id).map(|_| ()));
        finds(&world, "qaugga", "A quagga sanctuary", &["quagga"]).await;
        retitle(&world, id, "en", "A sanctuary for all");
        let page = search(&world, "", "qaugga").await;
        page.must_say("Found 0 things.");
        assert!(!page.says("quagga"), "{}", page.text());
        let left = world.read(|tx| store::testing::rows_of_word(tx, "quagga"));
        assert_eq!(left, 0, "no table remembers the word");
    }
}

story! {
    /// Where nothing has all of the words, what has most of them is shown, and it is said so.
    async fn some_of_the_words_are_better_than_none(world: World) {
        idea(&world, 1, "en", "A quagga sanctuary");
        idea(&world, 2, "en", "A sanctuary for zorillas");
        let page = search(&world, "", "quagga sanctuary dodo").await;
        page.must_say("Nothing has all of these words. 2 things have some of them.");
        assert_eq!(page.all("main .hits h3"), ["A quagga sanctuary", "A sanctuary for zorillas"]);
        let token = world.token_of("bob", "read");
        let answer = world.browser().api("GET", "/search?q=quagga+sanctuary+dodo", &token, "").await;
        let answer: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(answer["some"], true);
        let answer = world.browser().api("GET", "/search?q=qaugga", &token, "").await;
        let answer: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((&answer["some"], &answer["instead"][0]), (&false.into(), &"quagga".into()));
    }
}

story! {
    /// While somebody types, titles are suggested that they may read, at most eight, each with what it is.
    async fn titles_are_suggested(world: World) {
        for number in 1..=12 {
            idea(&world, number, "en", "A quagga <b>sanctuary</b> & more");
        }
        let page = world.browser().get(&format!("{}/search", world.here.base())).await;
        assert!(page.body.contains("data-suggest"), "{}", page.body);
        let page = suggested(&world, "", "sanct qua").await;
        assert_eq!(page.all("[role=option]").len(), 8, "{}", page.body);
        assert!(!page.body.contains("<b>"), "{}", page.body);
        assert!(page.body.contains("<mark>quagga</mark>"), "{}", page.body);
        assert!(page.says("Idea"), "{}", page.body);
        assert_eq!(suggested(&world, "", "q").await.body.trim(), "");
        assert_eq!(suggested(&world, "", world.there.canary).await.body.trim(), "");

        let call = world.here.call_id;
        write(&world, "officer", move |act| {
            let mut one = store::calls::call::get(act.tx, call)?;
            one.content.who.read = city::Access::Staff;
            Ok(store::calls::call::update(act.tx, &one, &act.stage.city, act.now)?)
        });
        for name in ["", "bob"] {
            assert_eq!(suggested(&world, name, "quagga").await.body.trim(), "");
            let page = search(&world, name, "qaugga").await;
            assert!(!page.says("quagga"), "{}", page.text());
        }
        assert_eq!(suggested(&world, "officer", "quagga").await.all("[role=option]").len(), 8);
    }
}

story! {
    /// Whatever is typed is only words: on the page, in what is suggested, and by the API.
    async fn any_letters_may_be_looked_for(world: World) {
        let long = "word ".repeat(2_000);
        let longest = "x".repeat(10_000);
        let nested = "(".repeat(500);
        let odd = [
            long.as_str(),
            longest.as_str(),
            nested.as_str(),
            "\0wag\0tail\0",
            ".*+?^${}()|[]\\",
            "%_%' or 1=1; drop table search; --",
            "\"\"\" “ „ « - -- -\"",
            "\u{1f6b2}\u{200d}\u{1f468} \u{202e}liatgaw",
            "Z\u{351}\u{36b}\u{343}a\u{36a}\u{302}l\u{313}\u{33d}g\u{36f}\u{35e}o",
            "<script>window.canary = 1</script>",
            "ﬁets İstanbul ẞtraße 日本語 한국어",
            "\u{10ffff}\u{10ffff} \u{feff}",
        ];
        let token = world.token_of("bob", "read");
        for words in odd {
            let page = search(&world, "", words).await;
            assert!(!page.body.contains("<script>window"), "{}", page.body);
            suggested(&world, "", words).await;
            let path = format!("/search?q={}", encoded(words));
            let answer = world.browser().api("GET", &path, &token, "").await;
            assert!(matches!(answer.status.as_u16(), 200 | 414 | 422), "{}: {}", answer.status, answer.body);
        }
        for broken in ["%", "%ff%fe", "%00"] {
            let path = format!("{}/search?q={broken}", world.here.base());
            let page = world.browser().get(&path).await;
            assert!(page.status.as_u16() < 500, "{}", page.status);
        }
    }
}
