//! An author changes their idea: every part of it, and as often as the rules allow.

use serde_json::json;
use stories::{Page, World, story};

use crate::photos::small_png;

fn idea(world: &World) -> calls::Idea {
    let idea = world.here.idea;
    world.read(move |tx| store::calls::idea::get(tx, idea))
}

fn photo_on(page: &Page) -> Vec<String> {
    let tree = page.tree();
    let selector = scraper::Selector::parse("main img").unwrap();
    let shown = tree.select(&selector).filter_map(|image| image.attr("src"));
    shown.filter(|src| src.contains("/pictures/")).map(str::to_owned).collect()
}

story! {
    /// Place, spot on the map, cost with cents, theme and photo; and what is left alone stays to the cent.
    async fn an_author_changes_every_part(world: World) {
        crate::odd::draw_a_neighbourhood(&world);
        let mut ann = world.browser_of("ann");
        let edit = format!("{}/edit", world.here.idea_page());
        let page = ann.get(&edit).await;
        let form = page.form("/edit");
        assert_eq!(form.value("place"), Some("Between the two limes"));
        let form = form
            .fill("cost", "1,234.56")
            .fill("place", "By the lock")
            .fill("theme", "mobility")
            .fill("lon", "4.70")
            .fill("lat", "50.88")
            .fill("photo_text", "Two limes and no bench")
            .attach("photo", "limes.png", "image/png", &small_png());
        let page = ann.send(form).await;
        assert_eq!(page.path, world.here.idea_page(), "{}", page.text());
        for words in ["1,234.56", "By the lock", "Getting around", "The middle"] {
            page.must_say(words);
        }
        let photo = photo_on(&page);
        assert_eq!(photo.len(), 1);
        assert_eq!(world.browser().look(&photo[0]).await.status, 200, "everybody sees it");

        ann.speaks("nl");
        let page = ann.get(&edit).await;
        ann.send(page.form("/edit").fill("title", "Two benches for the wagtail")).await;
        let after = idea(&world);
        assert_eq!(after.input.cost.map(|cost| cost.minor), Some(123_456), "to the cent");
        assert_eq!(after.input.point.map(|point| point.degrees()), Some((4.70, 50.88)));
        assert_eq!(after.input.photo_text, "Two limes and no bench");
        assert!(after.input.photo.is_some());

        let page = ann.get(&edit).await;
        ann.send(page.form("/edit").fill("remove_photo", "yes").fill("cost", "")).await;
        let after = idea(&world).input;
        assert_eq!((after.photo, after.photo_text.as_str(), after.cost), (None, "", None));
    }
}

story! {
    /// A mistake in one field keeps the others and the photo that was just sent; nobody else's photo can be taken.
    async fn a_mistake_keeps_the_photo(world: World) {
        let mut ann = world.browser_of("ann");
        let page = ann.get(&format!("{}/edit", world.here.idea_page())).await;
        let form = page.form("/edit").fill("cost", "a lot").fill("photo_text", "A lime");
        let page = ann.send(form.attach("photo", "lime.png", "image/png", &small_png())).await;
        assert_eq!(page.status, 422);
        let form = page.form("/edit");
        assert_eq!(form.value("cost"), Some("a lot"));
        ann.send(form.fill("cost", "12.50")).await;
        let after = idea(&world).input;
        assert_eq!(after.cost.map(|cost| cost.minor), Some(1_250));
        let photo = after.photo.expect("the photo was kept");

        let mut bob = world.browser_of("bob");
        let share = bob.get(&format!("{}/share", world.here.call_page())).await;
        let step = share.form("/share").fill("title", "A shed").fill("text", "For the tools we lend each other.");
        let step = bob.send(step).await;
        let form = step.form("/share/place").attach("photo", "shed.png", "image/png", &small_png());
        let checked = bob.send(form).await;
        let of_bob = photo_on(&checked).remove(0);
        let of_bob = of_bob.rsplit('/').next().unwrap_or_default().to_owned();
        let page = ann.get(&format!("{}/edit", world.here.idea_page())).await;
        ann.send(page.form("/edit").force("kept_photo", &of_bob)).await;
        assert_eq!(idea(&world).input.photo, Some(photo), "a draft's photo is its writer's");
    }
}

story! {
    /// The office asks for a cost: the news leads to the idea, and the idea to the page where it is written, also when
    /// no more ideas are taken.
    async fn what_the_office_asks_can_be_done(world: World) {
        let mut officer = world.browser_of("officer");
        let ask = officer.get(&format!("{}/desk/ideas/{}/ask", world.here.base(), world.here.idea)).await;
        officer.send(ask.form("/ask").fill("text", "What would it cost, and where exactly?")).await;
        world.pass(jiff::SignedDuration::from_hours(24 * 400));
        let mut ann = world.browser_of("ann");
        let me = ann.get(&format!("{}/me", world.here.base())).await;
        let page = ann.get(&me.link("asks you to change something")).await;
        let change = page.links().into_iter().find(|link| link.ends_with("/edit")).expect("a way to change it");
        let page = ann.get(&change).await;
        page.must_say("What would it cost, and where exactly?");
        let form = page.form("/edit").fill("cost", "99.95").fill("place", "Left of the lock");
        ann.send(form).await.must_say("99.95");
        assert!(!idea(&world).change_asked);
    }
}

story! {
    /// Programs change the same; what they leave out stays as it was.
    async fn a_program_changes_every_part(world: World) {
        let token = world.token_of("ann", "read write");
        let mut program = world.browser();
        let path = format!("/ideas/{}", world.here.idea);
        let change = json!({ "version": 1, "cost": 123_456, "place": "By the lock", "theme": "mobility" });
        let page = program.api("PATCH", &path, &token, &change.to_string()).await;
        assert_eq!(page.status, 200, "{}", page.body);
        let change = json!({ "version": 2, "title": "Two benches for the wagtail" });
        let page = program.api("PATCH", &path, &token, &change.to_string()).await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(page.body.contains("123456"), "{}", page.body);
        let after = idea(&world).input;
        assert_eq!(after.cost.map(|cost| cost.minor), Some(123_456));
        assert_eq!(after.place, "By the lock");
    }
}

story! {
    /// One's own idea in two windows, while the office asks about it: each change is kept, and where both windows wrote,
    /// both texts are shown.
    async fn two_windows_change_one_idea(world: World) {
        let edit = format!("{}/edit", world.here.idea_page());
        let (mut one, mut other) = (world.browser_of("ann"), world.browser_of("ann"));
        let (first, second) = (one.get(&edit).await.form("/edit"), other.get(&edit).await.form("/edit"));
        one.send(first.clone().fill("place", "By the lock").fill("cost", "12.50")).await.must_say("By the lock");
        let ask = format!("{}/desk/ideas/{}/ask", world.here.base(), world.here.idea);
        let mut officer = world.browser_of("officer");
        let page = officer.get(&ask).await;
        officer.send(page.form("/ask").fill("text", "How many people would sit there?")).await;
        let page = other.send(second.clone().fill("title", "Two benches for the wagtail")).await;
        page.must_say("Two benches for the wagtail");
        page.must_say("By the lock");
        let now = idea(&world);
        assert_eq!(now.input.cost.map(|cost| cost.minor), Some(1_250), "what one window did is kept by the other");
        assert_eq!(now.input.title, "Two benches for the wagtail");

        let both = one.send(first.fill("title", "A bench in the shade").fill("cost", "12.50")).await;
        assert_eq!(both.status, 422);
        both.must_say("This was changed meanwhile from another window");
        both.must_say("Two benches for the wagtail");
        let form = both.form("/edit");
        assert_eq!(form.value("title"), Some("A bench in the shade"));
        assert_eq!(form.value("place"), Some("By the lock"));
        assert_eq!(idea(&world).input.title, "Two benches for the wagtail", "nothing is overwritten unseen");
        one.send(form).await.must_say("A bench in the shade");
        assert_eq!(idea(&world).input.title, "A bench in the shade");
    }
}
