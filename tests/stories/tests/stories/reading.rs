//! Neighbours read, filter and follow their nose.

use jiff::SignedDuration;
use stories::{Page, story};

use crate::deciding::{of_call, publish, results_come_out, screen};

story! {
    /// From the city's home page to an idea, by links alone.
    async fn a_neighbour_reads(world: World) {
        let mut neighbour = world.browser();
        let home = neighbour.get(&world.here.base()).await;
        assert_eq!(home.status, 200);
        home.must_say("Streets for the wagtail");
        let call = neighbour.get(&home.link("Streets for the wagtail")).await;
        call.must_say("Where would a wagtail like to live?");
        let idea = neighbour.get(&call.link("A bench for the wagtail")).await;
        assert_eq!(idea.path, world.here.idea_page());
        idea.must_say("where the wagtail sits anyway");
        idea.must_say("€400");
    }
}

story! {
    /// Every word of the list's search must fit, and what fits nothing is said kindly.
    async fn a_neighbour_searches(world: World) {
        let mut neighbour = world.browser();
        let found = neighbour.get(&format!("{}?q=bench", world.here.call_page())).await;
        found.must_say("A bench for the wagtail");
        let none = neighbour.get(&format!("{}?q=submarine", world.here.call_page())).await;
        assert!(!none.says("A bench for the wagtail"));
        assert_eq!(none.status, 200);
    }
}

story! {
    /// The interface follows the reader's language; the idea keeps its own.
    async fn pages_speak_the_readers_language(world: World) {
        let mut neighbour = world.browser();
        for (language, word) in [("nl", "Oproepen"), ("hu", "Felhívások"), ("en", "Calls")] {
            neighbour.speaks(language);
            let page = neighbour.get(&world.here.idea_page()).await;
            page.must_say(word);
            page.must_say("A bench for the wagtail");
            let tagged = page.body.contains(&format!("<html lang=\"{language}\""));
            assert!(tagged, "{}", &page.body[..200]);
        }
    }
}

story! {
    /// A long list is turned forwards and back, and says where one is.
    async fn a_neighbour_turns_pages(world: World) {
        for number in 1..=44 {
            world.here.add_idea(&world.store, number);
        }
        let mut neighbour = world.browser();
        for sort in ["newest", "oldest", "supported", "discussed"] {
            let first = neighbour.get(&format!("{}?sort={sort}", world.here.call_page())).await;
            first.must_say("Page 1 of 3");
            let second = neighbour.get(&first.link("Next page")).await;
            second.must_say("Page 2 of 3");
            let third = neighbour.get(&second.link("Next page")).await;
            third.must_say("Page 3 of 3");
            let titles = |page: &Page| page.all(".ideas h3");
            let mut all: Vec<String> = [&first, &second, &third].into_iter().flat_map(titles).collect();
            assert_eq!(all.len(), 45, "{sort}");
            all.sort();
            all.dedup();
            assert_eq!(all.len(), 45, "none twice, {sort}");
            let back = neighbour.get(&third.link("Previous")).await;
            assert_eq!(titles(&back), titles(&second), "{sort}");
            back.must_say("Page 2 of 3");
            let start = neighbour.get(&back.link("Previous")).await;
            assert_eq!(titles(&start), titles(&first), "{sort}");
        }
    }
}

story! {
    /// What narrows a list is taken away again one by one, and is kept on the map and by what the call is about.
    async fn a_neighbour_narrows_a_list(world: World) {
        for number in 1..=3 {
            world.here.add_idea(&world.store, number);
        }
        let mut neighbour = world.browser();
        let asked = format!("{}?q=number&state=published&sort=oldest", world.here.call_page());
        let list = neighbour.get(&asked).await;
        list.must_say("3 ideas");
        assert_eq!(list.all(".ideas h3").first().map(String::as_str), Some("Idea number 1"));
        let wider = neighbour.get(&list.link("“number”")).await;
        wider.must_say("4 ideas");
        assert!(wider.path.contains("sort=oldest") && wider.path.contains("state=published"));
        let about = list.link("About");
        assert!(about.contains("q=number") && about.contains("sort=oldest"), "{about}");
        let back = neighbour.get(&about).await.link("Ideas");
        let back = neighbour.get(&back).await;
        back.must_say("3 ideas");
        let map = format!("{}/map?q=number", world.here.call_page());
        let map = neighbour.get(&map).await;
        map.must_say("3 ideas");
        assert!(!map.says("A bench for the wagtail"), "the map keeps the filter");
    }
}

story! {
    /// What an idea is asked first stands under its title, what it says is handed on, and a step is told once.
    async fn an_idea_is_supported_shared_and_put_in_a_window(world: World) {
        let mut neighbour = world.browser();
        let page = neighbour.get(&world.here.idea_page()).await;
        let text = page.text();
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
        assert!(at("Support this idea") < at("where the wagtail sits anyway"));
        assert!(at("Conversation") < at("The journey of this idea"));
        // It is happening now, so it does not also come next.
        page.must_say("Neighbours discuss and support");
        assert!(!page.says("Neighbours can support it"));
        let tree = page.tree();
        let address = scraper::Selector::parse("#address").unwrap();
        let address = tree.select(&address).next().unwrap().attr("value").unwrap();
        assert!(address.ends_with(&world.here.idea_page()) && address.contains("://"), "{address}");
        let poster = neighbour.get(&page.link("Poster for the window")).await;
        poster.must_say("A bench for the wagtail");
        poster.must_say(address);
        assert_eq!(poster.all(".qr .dark").len(), 1);
        let other = poster.path.replace("/calls/", "/calls/another-");
        assert_eq!(neighbour.get(&other).await.status, 404);
    }
}

story! {
    /// The home page says what was decided and why, what was answered, and what waits for the reader; results have a
    /// list of their own.
    async fn home_tells_what_happened(world: World) {
        let mut ann = world.browser_of("ann");
        let before = ann.get(&world.here.base()).await;
        assert!(!before.says("What happened to ideas"), "nothing did yet");
        ann.get(&format!("{}/results", world.here.base())).await.must_say("No call has a result yet");

        let mut officer = world.browser_of("officer");
        let idea = officer.get(&world.here.idea_page()).await;
        let form = officer.get(&idea.link("Answer for the city")).await.form("/answer");
        officer.send(form.fill("text", "The mason measures the spot on Monday.")).await;
        let home = world.browser().get(&world.here.base()).await;
        home.must_say("Office of the wagtail answered: “The mason measures the spot on Monday.”");

        // Drafts wait for who wrote them, and for nobody else.
        let share = ann.get(&format!("{}/share", world.here.call_page())).await;
        let form = share.form("/share").fill("title", "A roof of reeds");
        ann.send(form.fill("text", "Reeds keep the rain off the bench and cost little.")).await;
        ann.get(&world.here.base()).await.must_say("Finish your draft “A roof of reeds”");
        assert!(!world.browser_of("bob").get(&world.here.base()).await.says("A roof of reeds"));

        screen(&world, &mut officer).await;
        let close = officer.get(&of_call(&world, "close")).await.form("/close");
        officer.send(close.fill("text", "The limes are being felled.")).await;
        let form = officer.get(&of_call(&world, "decide")).await.form("/decide");
        let form = form
            .fill(&format!("verdict-{}", world.here.idea), "selected")
            .fill(&format!("reason-{}", world.here.idea), "There is room between the limes.");
        publish(&mut officer, form).await.must_say("Decided");
        world.pass(SignedDuration::from_hours(48));
        results_come_out(&world);
        let home = world.browser().get(&world.here.base()).await;
        home.must_say("There is room between the limes.");
        let list = world.browser().get(&home.link("All results")).await;
        list.must_say("Streets for the wagtail");
        list.must_say("One idea will be carried out");
    }
}

story! {
    /// Every page ends with whom to ask: the office's address, and the page that says how help comes by phone.
    async fn every_page_says_whom_to_ask(world: World) {
        for path in ["", "/calls", "/search", "/sign-in", "/nowhere"] {
            let page = world.browser().get(&format!("{}{path}", world.here.base())).await;
            let there = page.all("footer a[href^='mailto:']");
            assert_eq!(there, ["city@riverton.example"], "{path}: {}", page.text());
            page.must_say("Contact and help");
        }
    }
}

story! {
    /// A page that is called as its city says the name once.
    async fn a_title_says_the_city_once(world: World) {
        let call = world.here.call_id;
        world.here.write(&world.store, move |tx| {
            let mut one = store::calls::call::get(tx, call)?;
            one.content.title = city::Texts::of(city::Language::english(), "Riverton");
            let (settings, _) = store::city::settings::load(tx)?;
            store::calls::call::update(tx, &one, &settings, jiff::Timestamp::UNIX_EPOCH)
        });
        let page = world.browser().get(&world.here.call_page()).await;
        assert_eq!(page.all("head title"), ["Riverton"]);
    }
}

story! {
    /// Whoever has no vote at hand gets an example to recount, and the command that does the same.
    async fn a_recount_can_be_tried(world: World) {
        let mut reader = world.browser();
        for language in ["en", "nl", "hu"] {
            reader.speaks(language);
            let page = reader.get(&format!("{}/recount", world.here.base())).await;
            page.must_say("kalaka tally verify");
            let example = page.links().into_iter().find(|link| link.contains("recount-example")).unwrap();
            let file = reader.get(&example).await;
            let bundle: serde_json::Value = serde_json::from_str(&file.body).unwrap();
            assert_eq!(bundle["format"], "kalaka-tally-bundle/1");
        }
    }
}
