//! My page: everything its reader has to do with, each thing once, and nothing of anybody else.

use acts::{Act, Stage, Who};
use jiff::SignedDuration;
use stories::{Page, World, story};

/// Acts as somebody of the city.
fn act_as(world: &World, name: &str, body: impl Fn(&mut Act) -> acts::Done<()> + Send + 'static) {
    let city = std::sync::Arc::clone(&world.here.settings);
    let stage = Stage { city, store: world.store.clone(), gather: SignedDuration::ZERO, at: None };
    let who = Who::Person(world.here.person(name).id);
    let rows = world.store.city(store::CityId(world.here.id.get()));
    rows.write_blocking(move |tx| body(&mut Act::begin(tx, &stage, &who)?)).unwrap();
}

async fn my_page(world: &World, name: &str, query: &str) -> Page {
    let page = world.browser_of(name).get(&format!("{}/me{query}", world.here.base())).await;
    assert_eq!(page.status, 200, "{}", page.body);
    page
}

fn titles(page: &Page) -> Vec<String> {
    page.all("main section .rows > li > span > a")
}

story! {
    /// What somebody drafts, brought, supports, follows and said stands in one list, each thing once with their parts in
    /// it; chips narrow it down, and an idea of which the office wants something stands before everything else.
    async fn one_list_forgets_no_part(world: World) {
        let (idea, call) = (world.here.idea, world.here.call_id);
        my_page(&world, "bob", "").await.must_say("Nothing here yet");
        act_as(&world, "bob", move |act| acts::things::support::give(act, idea).map(|_| ()));
        act_as(&world, "bob", move |act| acts::things::follow::start(act, idea).map(|_| ()));
        act_as(&world, "bob", move |act| acts::things::follow::start(act, call).map(|_| ()));
        act_as(&world, "bob", move |act| {
            let text = "I would help.".to_owned();
            let input = city::CommentInput { text, language: city::Language::english(), side: None };
            acts::things::comment::write(act, idea, None, &input, "one").map(|_| ())
        });
        let mut bob = world.browser_of("bob");
        let page = bob.get(&format!("{}/share", world.here.call_page())).await;
        let form = page.form("/share").fill("title", "A quiet corner").fill("text", "For everybody who reads here.");
        bob.send(form).await;

        let page = my_page(&world, "bob", "").await;
        let (bench, comment) = ("A bench for the wagtail", "A comment on “A bench for the wagtail”");
        let mut all = titles(&page);
        assert_eq!(all[0], "A quiet corner", "what was begun stands first: {all:?}");
        all.sort();
        assert_eq!(all, ["A bench for the wagtail", comment, "A quiet corner", "Streets for the wagtail"]);
        assert_eq!(page.all("nav[aria-label='By kind'] a"), ["All kinds", "Calls", "Ideas", "Comments"]);
        assert_eq!(
            page.all("nav[aria-label='By your part'] a"),
            ["All my parts", "Not published yet", "I wrote", "I support", "I follow"]
        );
        let narrowed = [
            ("?kind=call", vec!["Streets for the wagtail"]),
            ("?kind=comment", vec![comment]),
            ("?part=draft", vec!["A quiet corner"]),
            ("?part=supported", vec![bench]),
            ("?kind=idea&part=followed", vec![bench]),
        ];
        for (query, wanted) in narrowed {
            assert_eq!(titles(&my_page(&world, "bob", query).await), wanted, "{query}");
        }
        let none = my_page(&world, "bob", "?kind=call&part=supported").await;
        none.must_say("Nothing of yours fits both");
        assert!(none.link("Show everything").ends_with("/me"));

        // From here one stops following, and the line keeps the other part.
        let page = bob.get(&format!("{}/me?kind=idea&part=followed", world.here.base())).await;
        bob.send(page.form("/unfollow")).await;
        assert!(titles(&my_page(&world, "bob", "?kind=idea&part=followed").await).is_empty());
        assert_eq!(titles(&my_page(&world, "bob", "?part=supported").await), [bench]);

        act_as(&world, "officer", move |act| {
            acts::calls::screening::ask_change(act, idea, "What would it cost?")
        });
        let page = my_page(&world, "ann", "").await;
        let waits = page.all("main section:first-of-type a");
        assert!(waits[0].contains(bench), "{waits:?}");
        assert_eq!(titles(&page).last().map(String::as_str), Some(bench));
    }
}

story! {
    /// Nobody sees another's draft, support or words, and what was hidden meanwhile stands in nobody's list but its
    /// author's.
    async fn nothing_of_others_stands_there(world: World) {
        let mut ann = world.browser_of("ann");
        let page = ann.get(&format!("{}/share", world.here.call_page())).await;
        let form = page.form("/share").fill("title", "A quagga of my own").fill("text", "It is for all of us here.");
        ann.send(form).await;
        my_page(&world, "ann", "").await.must_say("A quagga of my own");
        for name in ["bob", "officer", "moderator", "admin"] {
            let page = my_page(&world, name, "").await;
            assert!(!page.says("quagga"), "{name}: {}", page.text());
            assert!(titles(&page).is_empty(), "{name}: {}", page.text());
        }
        let idea = world.here.idea;
        act_as(&world, "bob", move |act| acts::things::support::give(act, idea).map(|_| ()));
        act_as(&world, "moderator", move |act| {
            acts::things::hiding::hide(act, idea, "It names a neighbour.").map(|_| ())
        });
        assert!(titles(&my_page(&world, "bob", "").await).is_empty());
        assert!(titles(&my_page(&world, "ann", "").await).contains(&"A bench for the wagtail".to_owned()));
    }
}

story! {
    /// Whoever wants no letters gets none, and reads what happened on their page. What is taken back goes there too.
    async fn news_are_here_without_letters(world: World) {
        let idea = world.here.idea;
        let mut ann = world.browser_of("ann");
        let letters = ann.get(&format!("{}/me/letters", world.here.base())).await;
        ann.send(letters.form("/me/letters").force("own", "never")).await;
        let letters = |world: &World| world.read(|tx| store::jobs::waiting(tx, acts::things::notice::LETTERS_JOB));
        let before = letters(&world);
        act_as(&world, "officer", move |act| {
            let version = store::calls::idea::get(act.tx, idea)?.version;
            acts::calls::screening::screen(act, idea, &calls::Screening::Eligible, version)
        });
        let said = "meets the conditions and goes on";
        let page = my_page(&world, "ann", "").await;
        page.must_say(said);
        assert_eq!(letters(&world), before, "no letter is written");
        act_as(&world, "officer", move |act| acts::calls::screening::take_back(act, idea));
        assert!(!my_page(&world, "ann", "").await.says(said), "as if it had never been");
    }
}

story! {
    /// Many things are read page by page.
    async fn many_are_read_page_by_page(world: World) {
        for number in 1..=24 {
            world.here.add_idea(&world.store, number);
        }
        let page = my_page(&world, "ann", "").await;
        assert_eq!(titles(&page).len(), 20);
        page.must_say("Page 1 of 2");
        let next = world.browser_of("ann").get(&page.link("Next page")).await;
        // Twenty-four and the first idea of all.
        assert_eq!(titles(&next).len(), 5);
        assert_eq!(titles(&my_page(&world, "ann", "?page=99").await).len(), 0);
    }
}

story! {
    /// What was said about an idea follows it where it is merged, with its answers, and is counted there.
    async fn words_follow_a_merge(world: World) {
        let (twin, kept) = (world.here.idea, world.here.add_idea(&world.store, 1));
        act_as(&world, "bob", move |act| {
            let text = "A takin would like it.".to_owned();
            let input = city::CommentInput { text, language: city::Language::english(), side: None };
            let first = acts::things::comment::write(act, twin, None, &input, "one")?;
            let input = city::CommentInput { text: "And a deer.".to_owned(), ..input };
            acts::things::comment::write(act, twin, Some(first), &input, "two").map(|_| ())
        });
        act_as(&world, "officer", move |act| acts::calls::screening::merge(act, twin, kept));
        let page = world.browser().get(&format!("{}/ideas/{kept}", world.here.call_page())).await;
        page.must_say("A takin would like it.");
        page.must_say("And a deer.");
        let (twin, kept) = world.read(move |tx| {
            let comments = |tx: &mut store::Tx, id| Ok::<_, store::Error>(store::calls::idea::get(tx, id)?.comments);
            Ok((comments(tx, twin)?, comments(tx, kept)?))
        });
        assert_eq!((twin, kept), (0, 2));
        let page = world.browser().get(&format!("{}/search?q=takin", world.here.base())).await;
        page.must_say("Found 1 thing.");
        assert_eq!(titles(&my_page(&world, "bob", "?part=said").await).len(), 2);
    }
}
