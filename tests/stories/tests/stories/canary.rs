//! Words of one city never show in another: on pages, in the API, lists, feeds, search, pictures and letters.

use axum::http::Method;
use stories::{Page, World, story};
use web::http::Kind;

use crate::routes::{WALKERS, browser, sample};

/// Counts pages on which the bird of this city sings; fails where the other city's does.
#[derive(Default)]
struct Listener {
    pages: usize,
    songs: usize,
}

impl Listener {
    #[track_caller]
    fn listen(&mut self, world: &World, page: &Page) {
        let foreign = world.there.canary;
        let heard = page.body.to_lowercase().contains(foreign)
            || page
                .headers
                .values()
                .any(|value| String::from_utf8_lossy(value.as_bytes()).contains(foreign));
        assert!(
            !heard,
            "{} shows what belongs to {}: {}",
            page.path,
            world.there.base(),
            page.body
        );
        self.pages += 1;
        self.songs += usize::from(page.body.contains(world.here.canary));
    }
}

story! {
    /// Every page, as everybody.
    async fn pages_keep_to_their_city(world: World) {
        for place in [&world.here, &world.there] {
            place.add_organisation(&world.store);
        }
        let mut listener = Listener::default();
        for name in WALKERS {
            let mut walker = browser(&world, &world.here, name);
            for route in world.app.routes().iter().filter(|route| route.method == Method::GET) {
                listener.listen(&world, &walker.get(&sample(route, &world.here)).await);
            }
        }
        assert!(listener.songs > 20, "the bird sings at home: {}", listener.songs);
    }
}

story! {
    /// Every list of the API with every scope, every format of every list, and the search for the other's word.
    async fn lists_feeds_and_search_keep_to_their_city(world: World) {
        for place in [&world.here, &world.there] {
            place.add_organisation(&world.store);
        }
        let mut listener = Listener::default();
        let mut reader = world.browser();
        for name in ["bob", "officer", "moderator", "admin"] {
            let token = world.token_of(name, "read write desk moderate manage");
            for route in world.app.routes() {
                if route.kind == Kind::Api && route.method == Method::GET {
                    let path = sample(&route, &world.here);
                    let path = path.strip_prefix(&format!("{}/api/v1", world.here.base())).unwrap();
                    listener.listen(&world, &reader.api("GET", path, &token, "").await);
                }
            }
        }
        assert!(listener.songs > 20, "{}", listener.songs);
        let mut feeds = Listener::default();
        let (calls, call) = (format!("{}/calls", world.here.base()), world.here.call_page());
        let organisations = format!("{}/organisations", world.here.base());
        for format in ["json", "csv", "atom", "ics", "geojson"] {
            for list in [&calls, &call, &world.here.idea_page(), &organisations] {
                let page = reader.get(&format!("{list}.{format}")).await;
                assert!(matches!(page.status.as_u16(), 200 | 404), "{}: {}", page.path, page.status);
                feeds.listen(&world, &page);
            }
        }
        feeds.listen(&world, &reader.get(&format!("{}/neighbourhoods.geojson", world.here.base())).await);
        assert!(feeds.songs > 8, "{} of {}", feeds.songs, feeds.pages);

        // Who searches reads their own word again, and nothing that carries it.
        for address in [format!("{call}?q={}", world.there.canary), format!("{call}.json?q={}", world.there.canary)] {
            let page = reader.get(&address).await;
            assert_eq!(page.status, 200);
            assert!(!page.body.contains("A bench for"), "{}", page.body);
        }
        let mut officer = world.browser_of("officer");
        let merge = format!("{}/desk/ideas/{}/merge?q={}", world.here.base(), world.here.idea, world.there.canary);
        assert!(!officer.get(&merge).await.says("A bench for the capercaillie"));
    }
}

story! {
    /// Letters of one city speak of that city alone, and a token of one opens nothing in the other.
    async fn letters_and_tokens_keep_to_their_city(world: World) {
        let mut bob = world.browser_of("bob");
        let page = bob.get(&world.here.idea_page()).await;
        bob.send(page.form("/comments").fill("text", "And a bin beside it?")).await;
        let mut stranger = world.browser();
        let page = stranger.get(&format!("{}/sign-in", world.here.base())).await;
        let form = page.forms().into_iter().find(|form| form.value("mail").is_some()).unwrap();
        stranger.send(form.fill("mail", "capercaillie-free@mail.example".trim_start_matches("capercaillie-"))).await;
        let letters = world.read(|tx| store::city::letter::list(tx, i64::MAX, 100));
        assert!(!letters.is_empty());
        for letter in letters {
            let whole = format!("{} {} {}", letter.subject, letter.text, letter.html).to_lowercase();
            assert!(!whole.contains(world.there.canary) && !whole.contains("hillford"), "{whole}");
        }
        let foreign = world.token_in(&world.there, "admin", "read write desk moderate manage");
        for path in ["/calls", "/me", "/city", "/reports"] {
            let answer = stranger.api("GET", path, &foreign, "").await;
            assert_eq!(answer.status, 401, "{path}: {}", answer.body);
        }
    }
}
