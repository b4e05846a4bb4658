//! Odd and late things: dates that do not exist, places elsewhere, links used up, forms of yesterday.

use jiff::SignedDuration;
use stories::{Form, Page, World, story};
use web::http::CityHere;

/// The form with a field of this name.
#[track_caller]
fn form_with(page: &Page, field: &str) -> Form {
    let found = page.forms().into_iter().find(|form| form.value(field).is_some());
    found.unwrap_or_else(|| panic!("no form with {field} on {}: {}", page.path, page.text()))
}

/// The officer's form of the story's call.
async fn call_form(world: &World, officer: &mut stories::Browser) -> Form {
    let edit = format!("{}/desk/calls/{}", world.here.base(), world.here.call);
    form_with(&officer.get(&format!("{edit}?step=dates")).await, "opens-collect")
}

/// Draws a neighbourhood around the middle of the city, and lets the application know.
pub(crate) fn draw_a_neighbourhood(world: &World) {
    let mut settings = city::CitySettings::clone(&world.here.settings);
    let outline = [(4.69, 50.87), (4.71, 50.87), (4.71, 50.89), (4.69, 50.89), (4.69, 50.87)];
    let outline = outline.map(|(lon, lat)| city::LonLat::from_degrees(lon, lat).unwrap());
    settings.neighbourhoods = vec![city::Neighbourhood {
        key: "middle".to_owned(),
        name: "The middle".to_owned(),
        outline: city::Outline(vec![outline.to_vec()]),
    }];
    let stored = settings.clone();
    world.here.write(&world.store, move |tx| {
        let (_, version) = store::city::settings::load(tx)?;
        store::city::settings::update(tx, &stored, version)
    });
    let there = city::CitySettings::clone(&world.there.settings);
    let cities = [(world.here.id, settings), (world.there.id, there)];
    let cities = cities.map(|(id, settings)| CityHere::new(id, settings, Vec::new()));
    world.app.set_directory(web::http::Directory::new(cities));
}

story! {
    /// The hour the clocks skip, an end before its start, a day that is none: told beside the field, and kept.
    async fn dates_that_cannot_be_are_told(world: World) {
        let mut officer = world.browser_of("officer");
        let form = call_form(&world, &mut officer).await;
        for (field, typed, words) in [
            ("closes-collect", "2027-03-28T02:30", "This hour does not exist"),
            ("closes-collect", "2020-01-01T10:00", "The end must come after the start"),
            ("closes-collect", "2027-02-30T10:00", "Write the day as in"),
            ("closes-collect", "soon", "Write the day as in"),
        ] {
            let odd = form.clone().fill(field, typed).fill("promise_days", "21").press("do", "save");
            let page = officer.send(odd).await;
            assert_eq!(page.status, 422, "{typed}");
            page.must_say(words);
            let kept = form_with(&page, "opens-collect");
            assert_eq!(kept.value(field), Some(typed), "kept as typed");
            assert_eq!(kept.value("promise_days"), Some("21"));
        }
        let fine = form.fill("closes-collect", "2027-03-28T03:30").press("do", "save");
        officer.send(fine).await.must_say("Saved.");
    }
}

story! {
    /// A place outside the city, on the map or by a program: told, with everything else kept.
    async fn a_place_outside_the_city_is_told(world: World) {
        draw_a_neighbourhood(&world);
        let mut bob = world.browser_of("bob");
        let page = bob.get(&format!("{}/share", world.here.call_page())).await;
        let form = page.form("/share").fill("title", "A slide into the river");
        let page = bob.send(form.fill("text", "In summer the children would be in the water at once.")).await;
        let form = page.form("/share/place").fill("place", "Near the sluice").fill("cost", "2.500,00");
        let page = bob.send(form.force("lon", "19.04").force("lat", "47.5")).await;
        assert_eq!(page.status, 422, "{}", page.text());
        page.must_say("This place lies outside the city");
        assert_eq!(page.form("/share/place").value("place"), Some("Near the sluice"));
        assert_eq!(page.form("/share/place").value("cost"), Some("2.500,00"));
        let inside = page.form("/share/place").force("lon", "4.70").force("lat", "50.88");
        let page = bob.send(inside).await;
        assert!(page.path.contains("/share/check"), "{}: {}", page.path, page.text());

        let token = world.token_of("bob", "read write");
        let idea = r#"{"title": "A slide", "text": "In summer the children would be in the water.",
                       "point": {"lon": 19.04, "lat": 47.5}}"#;
        let path = format!("/calls/{}/ideas", world.here.call);
        let answer = bob.api("POST", &path, &token, idea).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains(r#""field":"point""#), "{}", answer.body);
    }
}

story! {
    /// Letters of every kind, in titles and texts, come back as they were typed, but for what only disturbs.
    async fn letters_of_every_kind_stay(world: World) {
        let mut bob = world.browser_of("bob");
        for (title, text, shown) in [
            ("👩‍👩‍👧 and a 🛝", "A playground for 👩‍👩‍👧‍👦 and everybody else, too.", "👩‍👩‍👧‍👦"),
            ("شارع بارد في الصيف", "نريد أشجارا ومقاعد في الظل في الشارع الطويل.", "أشجارا"),
            ("Café au cœur du quartier", "Un cafe\u{301} où les voisins se rencontrent le soir.", "café"),
            ("Árvíztűrő tükörfúrógép", "Őrült jó lenne egy műhely, ahol szerszámokat kölcsönözhetünk.", "műhely"),
        ] {
            let page = bob.get(&format!("{}/share", world.here.call_page())).await;
            let page = bob.send(page.form("/share").fill("title", title).fill("text", text)).await;
            let page = bob.send(page.form("/share/place")).await;
            let idea = bob.send(page.form("/share/check")).await;
            idea.must_say(title);
            idea.must_say(shown);
        }
        let page = bob.get(&format!("{}/share", world.here.call_page())).await;
        let nothing = page.form("/share").fill("title", "\0\u{202e} \u{feff}").fill("text", " \r\n\t ");
        let page = bob.send(nothing).await;
        assert_eq!(page.status, 422);
        page.must_say("Give it a short, telling title");
        page.must_say("Tell us what you would change");
    }
}

story! {
    /// After the close no support is given, taken back, or counted; the page says so.
    async fn support_after_the_close_is_told(world: World) {
        let mut bob = world.browser_of("bob");
        let form = bob.get(&world.here.idea_page()).await.form("/support");
        let mut officer = world.browser_of("officer");
        let close = format!("{}/desk/calls/{}/close", world.here.base(), world.here.call);
        let page = officer.get(&close).await;
        officer.send(page.form("/close").fill("text", "We have more than enough to do.")).await;
        let late = bob.send(form).await;
        assert_eq!(late.status, 409, "{}", late.text());
        late.must_say("not open");
        let idea = world.here.idea;
        let stored = world.read(move |tx| store::calls::idea::get(tx, idea));
        assert_eq!(stored.supports, 0);
        let comment = officer.get(&world.here.idea_page()).await;
        let open = comment.forms().into_iter().any(|form| form.action.ends_with("/support"));
        assert!(!open, "nobody is invited any more");
    }
}

/// Asks for a letter and gives the link in it, as a path.
async fn link_for(world: &World, mail: &str) -> String {
    let mut browser = world.browser();
    let page = browser.get(&format!("{}/sign-in", world.here.base())).await;
    browser.send(form_with(&page, "mail").fill("mail", mail)).await;
    let letter = world.letter_to(mail).unwrap();
    let start = letter.find("/riverton/enter/").unwrap_or_else(|| panic!("no link in {letter}"));
    letter[start..].split_whitespace().next().unwrap().to_owned()
}

story! {
    /// A link lets in once, within half an hour, in its own city.
    async fn a_link_works_once_briefly_and_here(world: World) {
        let link = link_for(&world, "wendy@mail.example").await;
        let elsewhere = link.replace("/riverton/", "/hillford/");
        let mut stranger = stories::Browser::new(&world.app, &world.there);
        let page = stranger.get(&elsewhere).await;
        assert_eq!(page.status, 422, "another city's link");
        page.must_say("This link");

        let mut wendy = world.browser();
        let asks = wendy.get(&link).await;
        assert_eq!(asks.status, 200);
        let button = asks.forms().into_iter().find(|form| form.action.contains("/enter/")).unwrap();
        let button = button.fill("name", "Wendy B.");
        wendy.send(button.clone()).await;
        assert_eq!(wendy.look(&format!("{}/me", world.here.base())).await.status, 200);
        let mut thief = world.browser();
        let again = thief.get(&link).await;
        assert_eq!(again.status, 422, "used twice");
        thief.get(&format!("{}/share", world.here.call_page())).await;
        let page = thief.send(button).await;
        assert!(matches!(page.status.as_u16(), 403 | 422), "{}", page.status);
        assert_eq!(thief.look(&format!("{}/me", world.here.base())).await.status, 303);

        let late = link_for(&world, "willy@mail.example").await;
        world.pass(SignedDuration::from_mins(31));
        let page = world.browser().get(&late).await;
        assert_eq!(page.status, 422, "expired");
        assert!(page.links().iter().any(|link| link.contains("/sign-in")), "and what to do: {}", page.text());
    }
}

story! {
    /// A form that was open since yesterday is taken; one whose session ended meanwhile keeps what was typed, and is
    /// taken after signing in.
    async fn a_form_of_yesterday_is_taken(world: World) {
        let mut bob = world.browser_of("bob");
        let comment = bob.get(&world.here.idea_page()).await.form("/comments");
        let mut stranger = world.browser();
        let share = stranger.get(&format!("{}/share", world.here.call_page())).await.form("/share");
        world.pass(SignedDuration::from_hours(26));
        bob.send(comment.clone().fill("text", "I slept over it.")).await.must_say("I slept over it.");
        let share = share.fill("title", "A night bus").fill("text", "From the station to the hospital, each hour.");
        let page = stranger.send(share).await;
        assert!(page.path.contains("/share/place"), "{}: {}", page.path, page.text());

        // Signed out on another device meanwhile.
        let settings = bob.get(&format!("{}/me/settings", world.here.base())).await;
        for session in settings.forms().into_iter().filter(|form| form.action.contains("/me/sessions/")) {
            bob.post(session).await;
        }
        let page = bob.send(comment.fill("text", "Typed before the session ended.")).await;
        assert_eq!(page.status, 403);
        page.must_say("Typed before the session ended.");
        let again = page.form("/comments");
        let session = world.browser_of("bob").cookie("kalaka_session").unwrap();
        bob.keep("kalaka_session", &session);
        bob.send(again).await.must_say("Typed before the session ended.");
    }
}
