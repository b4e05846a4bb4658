//! An admin draws the neighbourhoods of a city, or types their corners.

use stories::{Page, World, story};

/// A square in words, its south-west corner at these degrees.
fn square(lat: f64, lon: f64) -> String {
    let corner = |n: f64, e: f64| format!("{:.3}, {:.3}", lat + n, lon + e);
    [corner(0.0, 0.0), corner(0.0, 0.02), corner(0.02, 0.02), corner(0.02, 0.0)].join("\n")
}

fn names(world: &World) -> Vec<String> {
    let settings = world.here.read(&world.store, store::city::settings::load).0;
    settings.neighbourhoods.into_iter().map(|area| area.name).collect()
}

#[track_caller]
fn refused(page: &Page, words: &str) {
    assert_eq!(page.status, 422, "{}", page.text());
    page.must_say(words);
    assert!(page.all("#corners-error, #name-error").join(" ").contains(words), "{}", page.text());
}

story! {
    /// What cannot be an outline is told beside the field, with everything typed kept; what can is looked at on the map,
    /// and is a neighbourhood once it is saved. It is changed and taken off by the same page.
    async fn a_neighbourhood_is_drawn_looked_at_and_kept(world: World) {
        let mut admin = world.browser_of("admin");
        let settings = admin.get(&format!("{}/settings", world.here.base())).await;
        let draw = settings.link("Draw or change a neighbourhood on the map");
        let before = names(&world);
        let form = admin.get(&draw).await.form("/neighbourhoods").fill("name", "Old harbour").press("do", "look");
        for (corners, words) in [
            ("50.1, 4.1\n50.2, 4.1", "Give at least three different corners"),
            ("50.1, 4.1\nthe church\n50.2, 4.2", "Line 2: write two numbers"),
            ("50.1, 4.1\n50.2, 4.1\n95, 4.2", "Line 3: there is no such place"),
            ("50.1, 4.1\n50.2, 4.2\n50.2, 4.1\n50.1, 4.2", "The side that begins at corner 1 meets the one from corner 3"),
            ("4.1, 50.1\n4.2, 50.1\n4.2, 50.2", "Write the latitude first"),
        ] {
            let page = admin.send(form.clone().fill("corners", corners)).await;
            refused(&page, words);
            let kept = page.form("/neighbourhoods");
            assert_eq!(kept.value("name"), Some("Old harbour"));
            assert_eq!(kept.value("corners").map(str::trim), Some(corners));
        }
        refused(&admin.send(form.clone().fill("corners", &square(50.1, 4.1)).fill("name", " ")).await, "its name");

        let looked = admin.send(form.fill("corners", &square(50.1, 4.1))).await;
        assert_eq!(looked.status, 200);
        looked.must_say("Nothing is kept until you save");
        assert!(looked.body.contains("m-draft"), "it lies on the map");
        assert_eq!(names(&world), before);
        let later = admin.get(&draw).await.form("/neighbourhoods");
        assert_eq!(later.value("name"), Some("Old harbour"), "what was typed is kept");
        admin.send(later.press("do", "save")).await.must_say("Saved.");
        let with_it = [before.clone(), vec!["Old harbour".to_owned()]].concat();
        assert_eq!(names(&world), with_it);
        world.browser().get(&format!("{}/neighbourhoods.geojson", world.here.base())).await.must_say("Old harbour");

        let again = admin.get(&draw).await.form("/neighbourhoods").fill("name", "Old Harbour");
        let again = again.fill("corners", &square(50.3, 4.3)).press("do", "save");
        refused(&admin.send(again).await, "There is a neighbourhood of this name already");

        let page = admin.get(&format!("{draw}?key=old-harbour")).await;
        let form = page.form("/neighbourhoods").fill("name", "New harbour").press("do", "save");
        admin.send(form).await.must_say("Saved.");
        assert_eq!(names(&world).last().map(String::as_str), Some("New harbour"));
        let page = admin.get(&format!("{draw}?key=old-harbour")).await;
        admin.send(page.form("/neighbourhoods").press("do", "remove")).await.must_say("Saved.");
        assert_eq!(names(&world), before);
        assert_eq!(admin.get(&format!("{draw}?key=old-harbour")).await.status, 404);
        assert_eq!(world.browser_of("officer").get(&draw).await.status, 403);
    }
}

story! {
    /// An outline that overlaps with others is saved only when that was said.
    async fn an_overlap_is_warned_of(world: World) {
        let mut admin = world.browser_of("admin");
        let draw = format!("{}/settings/neighbourhoods", world.here.base());
        let before = names(&world).len();
        let form = admin.get(&draw).await.form("/neighbourhoods").press("do", "save");
        let first = form.clone().fill("name", "East side").fill("corners", &square(50.1, 4.1));
        admin.send(first).await.must_say("Saved.");
        let touching = form.clone().fill("name", "Beside it").fill("corners", &square(50.1, 4.12));
        admin.send(touching).await.must_say("Saved.");
        let over = form.fill("name", "Over it").fill("corners", &square(50.11, 4.11));
        let warned = admin.send(over).await;
        assert_eq!(warned.status, 200);
        warned.must_say("It overlaps with East side, Beside it.");
        assert!(!warned.all(".notice.warn").is_empty());
        assert_eq!(names(&world).len(), before + 2, "not before it was said");
        admin.send(warned.form("/neighbourhoods").press("do", "save")).await.must_say("Saved.");
        assert_eq!(names(&world).len(), before + 3);
    }
}

/// Outlines as the city keeps them.
fn outline(world: &World, key: &str) -> city::Outline {
    let settings = world.here.read(&world.store, store::city::settings::load).0;
    settings.neighbourhood(key).expect("it is there").outline.clone()
}

story! {
    /// A neighbourhood has further parts and holes: typed behind a line of dashes, or out of a file, which stay when only
    /// its name is changed.
    async fn parts_and_holes_are_kept(world: World) {
        let mut admin = world.browser_of("admin");
        let draw = format!("{}/settings/neighbourhoods", world.here.base());
        let form = admin.get(&draw).await.form("/neighbourhoods").fill("name", "Around the pond").press("do", "save");
        let (around, pond) = (square(50.1, 4.1), "50.105, 4.105\n50.105, 4.110\n50.110, 4.110");
        let crossing = form.clone().fill("corners", &format!("{around}\n---\n50.105, 4.105\n50.105, 4.130\n50.110, 4.105"));
        refused(&admin.send(crossing).await, "The side that begins at corner 2 meets the one from corner 5");
        let few = form.clone().fill("corners", &format!("{around}\n---\n50.105, 4.105"));
        refused(&admin.send(few).await, "Give at least three different corners");
        let typed = [around.as_str(), pond, &square(50.2, 4.1)].join("\n---\n");
        admin.send(form.fill("corners", &typed)).await.must_say("Saved.");
        let kept = outline(&world, "around-the-pond");
        assert_eq!(kept.0.iter().map(Vec::len).collect::<Vec<_>>(), [4, 3, 4]);
        let holds = |lon, lat| kept.contains(city::LonLat::from_degrees(lon, lat).unwrap());
        assert!(holds(4.102, 50.102) && !holds(4.109, 50.106) && holds(4.105, 50.205));

        // More corners than anybody types.
        let settings = format!("{}/settings", world.here.base());
        let ring = |size: f64| {
            let corner = |n: u32| {
                let (sin, cos) = (f64::from(n) / 1_500.0 * std::f64::consts::TAU).sin_cos();
                format!("[{:.6},{:.6}]", 4.7 + cos * size, 50.88 + sin * size)
            };
            format!("[{}]", (0..1_500).map(corner).collect::<Vec<_>>().join(","))
        };
        let file = format!(
            r#"{{"features":[{{"properties":{{"name":"Ring"}},"geometry":{{"type":"Polygon","coordinates":[{},{}]}}}}]}}"#,
            ring(0.01), ring(0.005),
        );
        let form = admin.get(&settings).await.form("/settings");
        let looked = admin.send(form.attach("neighbourhoods", "ring.geojson", "application/geo+json", file.as_bytes())).await;
        admin.send(looked.form("/settings")).await.must_say("Saved.");
        let imported = outline(&world, "ring");
        assert_eq!(imported.0.len(), 2);
        let page = admin.get(&draw).await;
        let page = admin.get(&page.link("Ring")).await;
        let form = page.form("/neighbourhoods").fill("name", "Ring road").press("do", "save");
        admin.send(form.clone()).await.must_say("Saved.");
        assert_eq!(outline(&world, "ring"), imported);
        assert_eq!(names(&world), ["Ring road"]);
        let touched = form.value("corners").unwrap().lines().skip(1).collect::<Vec<_>>().join("\n");
        refused(&admin.send(form.fill("corners", &touched)).await, "more than 2,000 corners");
    }
}
