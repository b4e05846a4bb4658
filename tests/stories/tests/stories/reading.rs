//! Neighbours read, filter and follow their nose.

use stories::{Page, story};

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
