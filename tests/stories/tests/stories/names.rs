//! Offices and themes by their names: each reader reads them in their own language, everywhere.

use acts::things::Found;
use acts::things::notice::Told;
use city::{Audience, CitySettings, Id, Language, StepKind, Texts, Theme};
use store::city::file::{NewFile, Variant};
use stories::{Page, Place, World, story};
use web::http::CityHere;
use web::system::System;
use web::things::news::Sender;

fn texts(names: &[(&str, &str)]) -> Texts {
    names.iter().map(|(tag, name)| (tag.parse::<Language>().unwrap(), (*name).to_owned())).collect()
}

/// Gives the call an office with names in three languages, and its idea a theme.
fn prepare(world: &World) {
    let (call, idea) = (world.here.call_id, world.here.idea);
    world.here.write(&world.store, move |tx| {
        let (settings, _) = store::city::settings::load(tx)?;
        let mut one = store::calls::call::get(tx, call)?;
        let names = [("en", "Parks"), ("nl", "Groendienst"), ("hu", "Zöldterületi Csoport")];
        one.content.office = texts(&names);
        store::calls::call::update(tx, &one, &settings, jiff::Timestamp::UNIX_EPOCH)?;
        let before = store::calls::idea::get(tx, idea)?;
        let mut after = before.clone();
        after.input.theme = Some(Theme::Green);
        store::calls::idea::update(tx, &before, &after, jiff::Timestamp::UNIX_EPOCH)
    });
}

/// The verdict of an officer on the only idea: a condition is not met, and why.
async fn refuse(world: &World) {
    let mut officer = world.browser_of("officer");
    let screen = format!("{}/desk/calls/{}/screen", world.here.base(), world.here.call);
    let page = officer.get(&screen).await;
    let fits = |form: &stories::Form| form.value("verdict") == Some("ineligible");
    let form = page.forms().into_iter().find(fits).unwrap();
    let (criterion, choice) = form.choices.first().cloned().unwrap();
    officer.send(form.fill(&criterion, &choice).fill("reason", "The limes are not ours.")).await;
}

/// The letter that tells the author, in a language, of a verdict.
fn letter(world: &World, language: &str) -> web::mail::Letter {
    let (ann, call, idea) = (world.here.person("ann").id, world.here.call_id, world.here.idea);
    let (mut person, call, idea) = world.read(move |tx| {
        let person = store::city::person::get(tx, ann)?;
        Ok((person, store::calls::call::get(tx, call)?, store::calls::idea::get(tx, idea)?))
    });
    person.language = language.parse().unwrap();
    let item = Told {
        id: Id::new(1),
        kind: StepKind::Ineligible,
        audience: Audience::Own,
        found: Found::Idea(Box::new(call), Box::new(idea)),
        reason: "The limes are not ours.".to_owned(),
        made_at: world.now(),
    };
    let city = CityHere::new(world.here.id, CitySettings::clone(&world.here.settings), Vec::new());
    let systems: [std::sync::Arc<dyn System>; 2] =
        [std::sync::Arc::new(web_calls::Calls), std::sync::Arc::new(web_events::Events)];
    let secret = &world.app.settings().secret;
    let site = "https://kalaka.example/riverton";
    let sender = Sender { systems: &systems, city: &city, site, secret, now: world.now() };
    sender.news(&person, &[item.into()]).unwrap().unwrap()
}

async fn seen(world: &World, language: &str, path: &str) -> Page {
    let mut reader = world.browser();
    reader.speaks(language);
    reader.get(path).await
}

story! {
    /// Who decided stands in the reader's language in the verdict, also after the office got another name, in the
    /// city's answer, in its export and in a letter. Who reads another language reads the city's first.
    async fn an_office_is_named_in_the_readers_language(world: World) {
        prepare(&world);
        refuse(&world).await;
        let mut officer = world.browser_of("officer");
        let answer = format!("{}/desk/ideas/{}/answer", world.here.base(), world.here.idea);
        let page = officer.get(&answer).await;
        officer.send(page.form("/answer").fill("text", "We look for another street.")).await;

        let call = world.here.call_id;
        world.here.write(&world.store, move |tx| {
            let (settings, _) = store::city::settings::load(tx)?;
            let mut one = store::calls::call::get(tx, call)?;
            one.content.office = texts(&[("en", "Greens")]);
            store::calls::call::update(tx, &one, &settings, jiff::Timestamp::UNIX_EPOCH)
        });
        let names = [("en", "Parks"), ("nl", "Groendienst"), ("hu", "Zöldterületi Csoport")];
        for (language, name) in names {
            let page = seen(&world, language, &world.here.idea_page()).await;
            let journey = page.all(".journey").join(" ");
            assert!(journey.contains(name), "{language}: {journey}");
            let said = page.all(".official").join(" ");
            assert!(said.contains(name), "{language}: {said}");
            for (_, other) in names.iter().filter(|(other, _)| *other != language) {
                assert!(!page.text().contains(other), "{language}: {other}");
            }
            let table = format!("{}.csv", world.here.call_page());
            let table = seen(&world, language, &table).await;
            assert!(table.body.contains(name), "{language}: {}", table.body);
            let home = seen(&world, language, &world.here.base()).await;
            assert!(home.text().contains(name), "{language}: {}", home.text());
        }
        let elsewhere = seen(&world, "fr", &world.here.idea_page()).await;
        elsewhere.must_say("Parks");

        let path = format!("/ideas/{}", world.here.idea);
        let token = world.token_of("bob", "read");
        let answer = world.browser().api("GET", &path, &token, "").await;
        let idea: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let journey = idea["journey"].as_array().unwrap();
        let refused = journey.iter().find(|event| event["kind"] == "ineligible").unwrap();
        assert_eq!(refused["office"], "Parks", "{refused}");
        assert_eq!(refused["office_names"]["hu"], "Zöldterületi Csoport", "{refused}");
    }
}

story! {
    /// A letter with a verdict says whose it is, in the language of who gets it.
    async fn a_letter_names_the_office(world: World) {
        prepare(&world);
        let hungarian = letter(&world, "hu");
        assert!(hungarian.text.contains("A város nevében: Zöldterületi Csoport."), "{}", hungarian.text);
        assert!(hungarian.html.contains("Zöldterületi Csoport"), "{}", hungarian.html);
        let dutch = letter(&world, "nl");
        assert!(dutch.text.contains("Namens de stad: Groendienst."), "{}", dutch.text);
        assert!(letter(&world, "fr").text.contains("Parks"), "who reads another language reads the first");
    }
}

story! {
    /// An admin names a theme in the languages of the city; everybody reads it in theirs, and what has no name in one
    /// stands in the first.
    async fn a_theme_is_named_in_settings(world: World) {
        prepare(&world);
        let mut admin = world.browser_of("admin");
        let settings = format!("{}/settings", world.here.base());
        let page = admin.get(&settings).await;
        let only_hungarian = page.form("/settings").fill("theme-green-hu", "Fák és vizek");
        let again = admin.send(only_hungarian).await;
        assert_eq!(again.status, 422, "the first language must have it");
        assert!(!again.all("#theme-green-en-error").is_empty(), "{}", again.text());
        let form = again.form("/settings");
        assert_eq!(form.value("theme-green-hu"), Some("Fák és vizek"), "kept");
        admin.send(form.fill("theme-green-en", "Trees and water")).await.must_say("Saved.");

        for (language, name) in [("en", "Trees and water"), ("hu", "Fák és vizek"), ("nl", "Trees and water")] {
            let idea = seen(&world, language, &world.here.idea_page()).await;
            assert!(idea.says(name), "{language}: {}", idea.text());
            let ideas = seen(&world, language, &format!("{}/ideas", world.here.call_page())).await;
            let filters = ideas.all("select[name=theme] option").join("|");
            assert!(filters.contains(name), "{language}: {filters}");
            let table = seen(&world, language, &format!("{}.csv", world.here.call_page())).await;
            assert!(table.body.contains(name), "{language}: {}", table.body);
        }
        let path = format!("/ideas/{}", world.here.idea);
        let token = world.token_of("bob", "read");
        let answer = world.browser().api("GET", &path, &token, "").await;
        let idea: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(idea["theme_name"], "Trees and water", "{idea}");
        assert_eq!(idea["theme_names"]["hu"], "Fák és vizek", "{idea}");
    }
}

story! {
    /// What is typed in the settings and not saved is there again later; saving ends that. A logo that was chosen comes
    /// along through the look at new outlines, and nobody shows another's file by it.
    async fn half_typed_settings_are_kept(world: World) {
        let mut admin = world.browser_of("admin");
        let settings = format!("{}/settings", world.here.base());
        let form = admin.get(&settings).await.form("/settings");
        let wrong = form.clone().fill("name-en", "Riverside").force("time_zone", "Europe/Nowhere");
        assert_eq!(admin.send(wrong).await.status, 422);
        let later = admin.get(&settings).await;
        let kept = later.form("/settings");
        assert_eq!(kept.value("name-en"), Some("Riverside"));
        admin.send(kept.force("time_zone", "Europe/Brussels")).await.must_say("Saved.");
        let again = admin.get(&settings).await.form("/settings");
        assert_eq!(again.value("name-en"), Some("Riverside"));
        assert_eq!(again.value("time_zone"), Some("Europe/Brussels"));

        let areas = br#"{"features":[{"properties":{"name":"Old harbour"},"geometry":{"type":"Polygon",
            "coordinates":[[[4.6,50.8],[4.7,50.8],[4.7,50.9],[4.6,50.8]]]}}]}"#;
        let sent = again.attach("logo", "logo.png", "image/png", &crate::photos::small_png());
        let sent = sent.attach("neighbourhoods", "areas.geojson", "application/geo+json", areas);
        let looked = admin.send(sent).await;
        looked.must_say("Nothing is kept until you save");
        let form = looked.form("/settings");
        let logo = form.value("logo_id").unwrap().to_owned();
        assert!(!logo.is_empty(), "{}", looked.body);
        let logo_now = || world.here.read(&world.store, store::city::settings::load).0.logo;
        assert_eq!(logo_now(), None, "it is only looked at");
        admin.send(form).await.must_say("Saved.");
        assert_eq!(logo_now().map(|logo| logo.to_string()), Some(logo.clone()));

        let form = admin.get(&settings).await.form("/settings");
        admin.send(form.force("remove_logo", "yes")).await.must_say("Saved.");
        assert_eq!(logo_now(), None);
        let foreign = admin.get(&settings).await.form("/settings").force("logo_id", "12345");
        admin.send(foreign).await.must_say("Saved.");
        assert_eq!(logo_now(), None, "what nobody sent is nobody's logo");
    }
}

/// A picture that somebody sent in a city, kept for something.
fn file_in(world: &World, place: &Place, owner: &str, purpose: &str) -> i64 {
    let (id, owner, now) = (world.store.new_id(), place.person(owner).id, world.now());
    let purpose = purpose.to_owned();
    place.write(&world.store, move |tx| {
        let picture = vec![255, 216, 255];
        let variant =
            Variant { width: 1, height: 1, content_type: "image/jpeg".to_owned(), bytes: picture };
        let new = NewFile {
            id,
            owner: Some(owner),
            browser_hash: None,
            purpose: purpose.clone(),
            digest: id.to_be_bytes().repeat(4),
            variants: vec![variant],
        };
        store::city::file::insert(tx, &new, now)
    });
    id
}

story! {
    /// Only what somebody sent as a logo themselves becomes the logo of their city: not a file of another city, of
    /// another admin, or one that was sent for something else.
    async fn nobody_elses_file_becomes_a_logo(world: World) {
        let mut admin = world.browser_of("admin");
        let settings = format!("{}/settings", world.here.base());
        let logo_now = || world.here.read(&world.store, store::city::settings::load).0.logo;
        let foreign = [
            file_in(&world, &world.there, "admin", "logo"),
            file_in(&world, &world.here, "bob", "logo"),
            file_in(&world, &world.here, "admin", "photo"),
        ];
        for id in foreign {
            let form = admin.get(&settings).await.form("/settings").force("logo_id", &id.to_string());
            admin.send(form).await.must_say("Saved.");
            assert_eq!(logo_now(), None, "{id}");
            // Nor is it shown while the form is half typed.
            let form = admin.get(&settings).await.form("/settings");
            let wrong = form.force("logo_id", &id.to_string()).force("time_zone", "Europe/Nowhere");
            let page = admin.send(wrong).await;
            assert_eq!(page.status, 422);
            for form in [page.form("/settings"), admin.get(&settings).await.form("/settings")] {
                assert_eq!(form.value("logo_id").unwrap_or_default(), "");
            }
            let mended = page.form("/settings").force("time_zone", "Europe/Brussels");
            admin.send(mended).await.must_say("Saved.");
        }
        let own = file_in(&world, &world.here, "admin", "logo");
        let form = admin.get(&settings).await.form("/settings").force("logo_id", &own.to_string());
        admin.send(form).await.must_say("Saved.");
        assert_eq!(logo_now(), Some(own));
    }
}

story! {
    /// As large as outlines of neighbourhoods may be, what is half typed with them is kept.
    async fn large_outlines_are_kept_while_settings_are_typed(world: World) {
        let mut admin = world.browser_of("admin");
        let settings = format!("{}/settings", world.here.base());
        let areas: Vec<String> = (0..100)
            .map(|area| {
                let corner = |n: u32| {
                    let (sin, cos) = (f64::from(n) / 200.0 * std::f64::consts::TAU).sin_cos();
                    let east = 4.500_113 + f64::from(area) * 0.002;
                    format!("[{:.6},{:.6}]", east + cos * 0.001, 50.880_123 + sin * 0.001)
                };
                let ring: Vec<String> = (0..200).map(corner).collect();
                let (name, ring) = (format!("Quarter {area}"), ring.join(","));
                format!(r#"{{"properties":{{"name":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}}"#)
            })
            .collect();
        let file = format!(r#"{{"features":[{}]}}"#, areas.join(","));
        let form = admin.get(&settings).await.form("/settings").fill("name-en", "Riverside");
        let form = form.attach("neighbourhoods", "quarters.geojson", "application/geo+json", file.as_bytes());
        let looked = admin.send(form).await;
        looked.must_say("Nothing is kept until you save");
        let wrong = looked.form("/settings").force("time_zone", "Europe/Nowhere");
        assert!(wrong.value("outlines").unwrap().len() > 300_000);
        assert_eq!(admin.send(wrong).await.status, 422);
        let later = admin.get(&settings).await.form("/settings");
        assert_eq!(later.value("name-en"), Some("Riverside"));
        admin.send(later.force("time_zone", "Europe/Brussels")).await.must_say("Saved.");
        let now = world.here.read(&world.store, store::city::settings::load).0;
        assert_eq!(now.neighbourhoods.len(), 100);
    }
}

story! {
    /// Currencies have names, in each language; the languages begin with the city's own.
    async fn settings_call_things_by_their_names(world: World) {
        let mut admin = world.browser_of("admin");
        let settings = format!("{}/settings", world.here.base());
        for (language, euro) in [("en", "euro (EUR)"), ("hu", "euró (EUR)"), ("nl", "Hongaarse forint (HUF)")] {
            admin.speaks(language);
            let page = admin.get(&format!("{settings}?lang={language}")).await;
            let names = page.all("#currency option");
            assert!(names.iter().any(|name| name == euro), "{language}: {names:?}");
        }
        let page = admin.get(&format!("{settings}?lang=en")).await;
        let languages = page.all(".choice:has([name=language])");
        assert_eq!(languages, ["English", "Magyar", "Nederlands"]);
    }
}
