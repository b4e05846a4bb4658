//! Neighbours read, filter and follow their nose.

use stories::story;

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
