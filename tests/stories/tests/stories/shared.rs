//! What a page looks like where its address is shared.

use scraper::Selector;
use stories::{Page, story};

use crate::photos::small_png;

/// What a page says of itself under this name.
#[track_caller]
fn told(page: &Page, name: &str) -> String {
    let which = Selector::parse(&format!("meta[property='{name}'], meta[name='{name}']")).unwrap();
    let tree = page.tree();
    let mut found = tree.select(&which).map(|meta| meta.attr("content").unwrap().to_owned());
    let content = found.next().unwrap_or_else(|| panic!("{} says nothing of {name}", page.path));
    assert_eq!(found.next(), None, "{name} is said once");
    content
}

/// The path of a whole address of this installation.
#[track_caller]
fn path(address: &str) -> String {
    let (_, rest) = address.split_once("://").expect("a whole address");
    rest.find('/').map_or_else(String::new, |at| rest[at..].to_owned())
}

story! {
    /// City, call and idea: a title, a sentence, one address, and a picture that is there.
    async fn a_shared_address_shows_what_it_leads_to(world: World) {
        let mut stranger = world.browser();
        let pages = [
            (world.here.base(), "What shall we build together next?", "Bring an idea."),
            (world.here.call_page(), "Streets for the wagtail", "Where would a wagtail like to live?"),
            (world.here.idea_page(), "A bench for the wagtail", "wagtail sits anyway"),
        ];
        let mut pictures = Vec::new();
        for (address, title, sentence) in pages {
            let page = stranger.get(&address).await;
            assert_eq!(told(&page, "og:title"), title);
            assert!(told(&page, "description").contains(sentence), "{}", told(&page, "description"));
            assert_eq!(told(&page, "og:description"), told(&page, "description"));
            assert_eq!(path(&told(&page, "og:url")), address);
            let picture = stranger.get(&path(&told(&page, "og:image"))).await;
            assert_eq!((picture.status.as_u16(), picture.header("content-type")), (200, "image/png"));
            pictures.push(told(&page, "og:image"));
        }
        pictures.dedup();
        assert_eq!(pictures.len(), 3, "each has a picture of its own");
        // A list narrowed by somebody is still the same page.
        let narrowed = stranger.get(&format!("{}?q=bench", world.here.call_page())).await;
        assert_eq!(path(&told(&narrowed, "og:url")), world.here.call_page());
    }
}

story! {
    /// An idea's photo stands for it; words with ill will stay words.
    async fn a_photo_is_shown_and_marks_are_not(world: World) {
        let mut ann = world.browser_of("ann");
        let form = ann.get(&format!("{}/edit", world.here.idea_page())).await.form("/edit");
        let form = form
            .fill("title", "\"><script>alert(1)</script> bench")
            .fill("text", "**Benches** for [everyone](https://evil.example) who sits \"anyway\" on the corner")
            .attach("photo", "bench.png", "image/png", &small_png())
            .fill("photo_text", "A bench with a bird");
        assert_eq!(ann.send(form).await.path, world.here.idea_page());
        let page = world.browser().get(&world.here.idea_page()).await;
        assert_eq!(told(&page, "og:title"), "\"><script>alert(1)</script> bench");
        assert_eq!(told(&page, "description"), "Benches for everyone who sits \"anyway\" on the corner");
        assert_eq!(told(&page, "og:image:alt"), "A bench with a bird");
        let photo = world.browser().get(&path(&told(&page, "og:image"))).await;
        assert_eq!(photo.header("content-type"), "image/jpeg");
    }
}

story! {
    /// Anything may be asked for, and only what can be a theme and a name is drawn.
    async fn drawings_are_for_names_only(world: World) {
        let mut stranger = world.browser();
        let at = |rest: &str| format!("{}/previews/{rest}", world.here.base());
        assert_eq!(stranger.get(&at("green/any-name")).await.status, 200);
        let long = "a".repeat(61);
        for odd in ["green/..%2F..", "green/%22%3E%3Cscript%3E", "Green/x", "green/", &long, &format!("green/{long}")] {
            assert_eq!(stranger.get(&at(odd)).await.status, 404, "{odd}");
        }
    }
}
