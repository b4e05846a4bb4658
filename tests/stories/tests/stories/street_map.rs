//! The street map: there where the operator has pictures for one, of the city alone, and nothing but pictures.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use stories::{Page, World, story};
use web::http::{Fetching, NoTile, Tiles};
use web::map::TileNumber;

/// Pictures that say where they were asked for, until something else comes.
#[derive(Default)]
struct Painted {
    asked: Mutex<Vec<TileNumber>>,
    turn: AtomicUsize,
}

impl Tiles for Painted {
    fn tile(&self, number: TileNumber) -> Fetching<'_> {
        self.asked.lock().unwrap().push(number);
        let answer = match self.turn.load(Ordering::Relaxed) {
            0 => Ok(Bytes::from_static(b"\x89PNG\r\n\x1a\n and so on")),
            1 => Ok(Bytes::from_static(b"<html><script>alert(1)</script></html>")),
            _ => Err(NoTile("it did not come in time".to_owned())),
        };
        Box::pin(async move { answer })
    }

    fn credit(&self) -> &str {
        "© <i>somebody</i> & co"
    }

    fn closest(&self) -> u8 {
        19
    }
}

/// Gives the city an outline: a square around 50.87 N, 4.70 E.
async fn outline(world: &World) {
    let mut admin = world.browser_of("admin");
    let settings = format!("{}/settings", world.here.base());
    let areas = br#"{"features":[{"properties":{"name":"Old harbour"},"geometry":{"type":"Polygon",
        "coordinates":[[[4.68,50.86],[4.72,50.86],[4.72,50.88],[4.68,50.88],[4.68,50.86]]]}}]}"#;
    let form = admin.get(&settings).await.form("/settings");
    let sent = form.attach("neighbourhoods", "areas.geojson", "application/geo+json", areas);
    let looked = admin.send(sent).await;
    admin.send(looked.form("/settings")).await.must_say("Saved.");
}

/// The page on which bob says where his idea is.
async fn place_step(world: &World) -> Page {
    let mut bob = world.browser_of("bob");
    let share = bob.get(&format!("{}/share", world.here.call_page())).await;
    let step = share
        .form("/share")
        .fill("title", "A shed")
        .fill("text", "For the tools we lend each other.");
    bob.send(step).await
}

story! {
    /// Without such pictures there is neither a button nor an address.
    async fn without_pictures_maps_are_drawn(world: World) {
        outline(&world).await;
        let step = place_step(&world).await;
        assert_eq!(step.all("svg.pick").len(), 1, "the drawing is there");
        assert!(!step.body.contains("data-street-map"), "{}", step.body);
        let mut reader = world.browser();
        assert_eq!(reader.get(&format!("{}/map/14/8405/5494", world.here.base())).await.status, 404);
    }
}

story! {
    /// With them, each map can be opened; pictures come through us, of the city alone, and whatever else comes is kept
    /// away.
    async fn with_pictures_the_city_is_seen_from_near(world: World) {
        let painted = Arc::new(Painted::default());
        world.app.show_tiles(painted.clone());
        let tile = |at: &str| format!("{}/map/{at}", world.here.base());
        let mut reader = world.browser();
        assert_eq!(reader.get(&tile("14/8405/5494")).await.status, 404, "the city has no outline");
        outline(&world).await;

        let step = place_step(&world).await;
        let address = format!("data-street-map=\"{}/map/{{z}}/{{x}}/{{y}}\"", world.here.base());
        assert!(step.body.contains(&address), "{}", step.body);
        step.must_say("Look closer on the street map");
        assert!(!step.body.contains("<i>somebody"), "the credit is words");

        let got = reader.get(&tile("14/8405/5494")).await;
        assert_eq!((got.status.as_u16(), got.header("content-type")), (200, "image/png"));
        assert_eq!(got.header("cache-control"), "public, max-age=604800");
        assert_eq!(got.header("set-cookie"), "");
        assert!(got.header("access-control-allow-origin").is_empty(), "it is no map for other sites");
        let asked = painted.asked.lock().unwrap().clone();
        assert_eq!(asked, [TileNumber { zoom: 14, column: 8405, row: 5494 }]);

        // Elsewhere, too near, too far, and what is no number is never asked for.
        for other in ["14/8500/5494", "14/8405/5600", "20/537920/351040", "7/65/42", "14/-1/2", "14/a/b", "300/1/1"] {
            assert_eq!(reader.get(&tile(other)).await.status, 404, "{other}");
        }
        assert_eq!(painted.asked.lock().unwrap().len(), 1);
        // The other city has no outline, so no map.
        let there = format!("{}/map/14/8405/5494", world.there.base());
        assert_eq!(reader.get(&there).await.status, 404);

        for (turn, what) in [(1, "no picture"), (2, "none in time")] {
            painted.turn.store(turn, Ordering::Relaxed);
            let got = reader.get(&tile("14/8405/5493")).await;
            assert_eq!(got.status, 503, "{what}");
            assert!(!got.body.contains("alert("), "{what}");
        }
    }
}
