//! The city in numbers: who takes part, how long answers took, what became of ideas, and nothing that nobody may know.

use calls::Idea;
use city::{Access, CitySettings, Id, LonLat, Neighbourhood, Outline, Population};
use jiff::SignedDuration;
use stories::{Page, World, story};
use web::http::CityHere;

use crate::deciding::{of_call, publish, results_come_out, screen};
use crate::hidden::act_as;

/// What a neighbourhood is called by somebody with ill will.
const HOSTILE: &str = "<script>\"&#39;</title>";

/// Draws two neighbourhoods, says how many live there, and lets the application know.
fn draw_neighbourhoods(world: &World) {
    let mut settings = CitySettings::clone(&world.here.settings);
    let square = |west: f64| {
        let corners = [(west, 50.87), (west + 0.01, 50.87), (west + 0.01, 50.89), (west, 50.89)];
        let corner = |(lon, lat)| LonLat::from_degrees(lon, lat).unwrap();
        Outline(vec![corners.map(corner).to_vec()])
    };
    let area = |key: &str, name: &str, west| Neighbourhood {
        key: key.to_owned(),
        name: name.to_owned(),
        outline: square(west),
    };
    settings.neighbourhoods = vec![area("middle", "The middle", 4.69), area("odd", HOSTILE, 4.70)];
    settings.population = Some(Population {
        year: 2026,
        source: "The register".to_owned(),
        people: vec![("middle".to_owned(), 1_000), ("odd".to_owned(), 4_000)],
    });
    let stored = settings.clone();
    world.here.write(&world.store, move |tx| {
        let (_, version) = store::city::settings::load(tx)?;
        store::city::settings::update(tx, &stored, version)
    });
    let there = CitySettings::clone(&world.there.settings);
    let cities = [(world.here.id, settings), (world.there.id, there)];
    let cities = cities.map(|(id, settings)| CityHere::new(id, settings, Vec::new()));
    world.app.set_directory(web::http::Directory::new(cities));
}

/// Puts an idea into a neighbourhood.
fn put(world: &World, id: Id<Idea>, key: &'static str) {
    let now = world.now();
    world.here.write(&world.store, move |tx| {
        let before = store::calls::idea::get(tx, id)?;
        let mut idea = before.clone();
        idea.input.neighbourhood = Some(key.to_owned());
        store::calls::idea::update(tx, &before, &idea, now)
    });
}

/// Counts the call and the city, as is done by the hour.
fn count(world: &World) {
    use store::calls::statistics as rows;
    let (call, now) = (world.here.call_id, world.now());
    let of_call = world.read(move |tx| rows::count(tx, call));
    let of_city = world.read(rows::count_city);
    world.here.write(&world.store, move |tx| {
        rows::keep(tx, call, &of_call, now)?;
        rows::keep_city(tx, &of_city, now)
    });
}

/// So many neighbours support these ideas, in turn.
async fn support(world: &World, people: usize, ideas: &[Id<Idea>]) {
    for (mut browser, idea) in world.browsers_of_many(people).into_iter().zip(ideas.iter().cycle())
    {
        let page = browser.get(&format!("{}/ideas/{idea}", world.here.call_page())).await;
        let after = browser.send(page.form("/support")).await;
        assert_eq!(after.status, 200, "{}", after.text());
    }
}

fn of_city(world: &World) -> String {
    format!("{}/statistics", world.here.base())
}

fn of_the_call(world: &World) -> String {
    format!("{}/statistics", world.here.call_page())
}

async fn json(world: &World, address: &str) -> serde_json::Value {
    let page = world.browser().get(&format!("{address}.json")).await;
    assert_eq!(page.status, 200, "{}", page.body);
    serde_json::from_str(&page.body).unwrap()
}

/// The title of a chart, as its drawing says it too.
fn says_on_both(page: &Page, title: &str) {
    assert!(page.all(".chart figcaption b").contains(&title.to_owned()), "{}", page.text());
    assert!(page.all(".chart svg title").contains(&title.to_owned()), "{}", page.body);
}

story! {
    /// Who takes part is told against how many live there, on the page, in tables and to programs alike.
    async fn numbers_say_who_takes_part(world: World) {
        draw_neighbourhoods(&world);
        let (middle, odd) = (world.here.idea, world.here.add_idea(&world.store, 1));
        put(&world, middle, "middle");
        put(&world, odd, "odd");
        for address in [of_city(&world), of_the_call(&world)] {
            world.browser().get(&address).await.must_say("Nothing is counted yet");
        }
        support(&world, 40, &[middle, odd]).await;
        screen(&world, &mut world.browser_of("officer")).await;
        count(&world);
        for address in [of_city(&world), of_the_call(&world)] {
            let page = world.browser().get(&address).await;
            // Ann brought both ideas, and counts once, where she began.
            says_on_both(&page, "The middle takes part most: 210 of 10,000 inhabitants");
            page.must_say("41 people brought an idea, supported one or said something about one.");
            page.must_say("Inhabitants: The register, 2026.");
            says_on_both(&page, "2 of 2 ideas can be read");
            assert!(page.says("Half of the ideas had an answer within"), "{}", page.text());
            assert!(!page.body.contains("<script>\"") && !page.body.contains("</title>\""));
            let all = json(&world, &address).await;
            assert_eq!(all["people"]["total"], 41);
            assert_eq!(all["people"]["neighbourhoods"][0]["total"], 21);
            assert_eq!(all["people"]["neighbourhoods"][0]["inhabitants"], 1_000);
            assert_eq!(all["ideas"]["written"], 2);
            let table = world.browser().get(&format!("{address}.csv")).await;
            assert!(table.body.contains("people,The middle,,21,yes"), "{}", table.body);
            let workbook = world.browser().get(&format!("{address}.xlsx")).await;
            assert!(workbook.body.starts_with("PK"));
        }
        let token = world.token_of("bob", "read");
        let of = format!("/calls/{}/statistics", world.here.call);
        let answer = world.browser().api("GET", &of, &token, "").await;
        let answer: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(answer, json(&world, &of_the_call(&world)).await);
        let home = world.browser().get(&world.here.base()).await;
        assert_eq!(home.status, 200);
        world.browser().get(&format!("{}/data", world.here.base())).await.must_say("Statistics");
    }
}

story! {
    /// Fewer than five people are told nowhere, neither as a number nor as what is missing from a sum.
    async fn few_people_are_not_told(world: World) {
        draw_neighbourhoods(&world);
        let (middle, odd) = (world.here.idea, world.here.add_idea(&world.store, 1));
        put(&world, middle, "middle");
        put(&world, odd, "odd");
        support(&world, 3, &[odd]).await;
        count(&world);
        for address in [of_city(&world), of_the_call(&world)] {
            assert!(json(&world, &address).await["people"].is_null());
            let page = world.browser().get(&address).await;
            assert!(!page.says("people brought"), "{}", page.text());
        }
    }
}

story! {
    /// A small neighbourhood stands together with another one.
    async fn a_small_neighbourhood_is_not_told_alone(world: World) {
        draw_neighbourhoods(&world);
        let (middle, odd) = (world.here.idea, world.here.add_idea(&world.store, 1));
        put(&world, middle, "middle");
        put(&world, odd, "odd");
        // Nine of ten support what is in the middle.
        let ideas = [middle, middle, middle, middle, middle, middle, middle, middle, middle, odd];
        support(&world, 20, &ideas).await;
        count(&world);
        for address in [of_city(&world), of_the_call(&world)] {
            let all = json(&world, &address).await;
            let rows = all["people"]["neighbourhoods"].as_array().unwrap().clone();
            assert_eq!(rows.len(), 1, "{all}");
            assert_eq!(rows[0]["neighbourhoods"], serde_json::json!(["middle", "odd"]));
            assert_eq!(rows[0]["total"], 21);
        }
    }
}

story! {
    /// What was decided is in no number before everybody may know it.
    async fn a_result_is_counted_when_it_is_public(world: World) {
        let mut officer = world.browser_of("officer");
        screen(&world, &mut officer).await;
        let close = officer.get(&of_call(&world, "close")).await;
        officer.send(close.form("/close").fill("text", "The limes are being felled.")).await;
        let idea = world.here.idea;
        let form = officer.get(&of_call(&world, "decide")).await.form("/decide");
        let form = form
            .fill(&format!("verdict-{idea}"), "selected")
            .fill(&format!("reason-{idea}"), "There is room for it.");
        publish(&mut officer, form).await.must_say("Decided");
        let numbers = || async {
            count(&world);
            let (call, city) = (of_the_call(&world), of_city(&world));
            let (call, city) = (json(&world, &call).await, json(&world, &city).await);
            assert_eq!(call["ideas"], city["ideas"]);
            let of = |what: &str| call["ideas"][what].as_i64().unwrap();
            (of("waiting"), of("selected"))
        };
        assert_eq!(numbers().await, (1, 0));
        world.pass(SignedDuration::from_hours(30 * 24));
        results_come_out(&world);
        assert_eq!(numbers().await, (0, 1));
        let page = world.browser().get(&of_city(&world)).await;
        says_on_both(&page, "1 of 1 ideas will be carried out");
        page.must_say("The city carries out 100% of the ideas in calls with a result");
    }
}

story! {
    /// What moderators hid is counted as hidden, and those who took part in nothing else count no more.
    async fn what_is_hidden_is_not_counted(world: World) {
        let idea = world.here.idea;
        support(&world, 9, &[idea]).await;
        count(&world);
        let address = of_the_call(&world);
        assert_eq!(json(&world, &address).await["people"]["total"], 10);
        act_as(&world, "moderator", move |act| {
            acts::things::hiding::hide(act, idea, "It names a neighbour.").map(|_| ())
        });
        let call = world.here.call_id;
        let later = world.now() + SignedDuration::from_hours(1);
        let waits = world.read(move |tx| store::calls::statistics::to_count(tx, later, later, 9));
        assert_eq!(waits, [call], "it waits to be counted");
        count(&world);
        for address in [address, of_city(&world)] {
            let all = json(&world, &address).await;
            assert!(all["people"].is_null(), "{all}");
            assert_eq!((&all["ideas"]["hidden"], &all["ideas"]["shown"]), (&1.into(), &0.into()));
        }
    }
}

story! {
    /// A call for people with an account is in no number of the city, from the moment on that it is one.
    async fn a_call_for_some_is_not_in_numbers_for_all(world: World) {
        support(&world, 9, &[world.here.idea]).await;
        count(&world);
        assert_eq!(json(&world, &of_city(&world)).await["ideas"]["written"], 1);
        let (id, city, now) = (world.here.call_id, world.here.settings.clone(), world.now());
        world.here.write(&world.store, move |tx| {
            let mut call = store::calls::call::get(tx, id)?;
            call.content.who.read = Access::Account;
            store::calls::call::update(tx, &call, &city, now)
        });
        let none = |all: serde_json::Value| {
            assert!(all["people"].is_null() && all["ideas"]["written"] == 0, "{all}");
        };
        none(json(&world, &of_city(&world)).await);
        world.browser().get(&of_city(&world)).await.must_say("Nothing is counted yet");
        let asked = world.browser().get(&of_the_call(&world)).await;
        assert!(!asked.says("9 people") && asked.status != 200, "{}", asked.text());
        let token = world.token_of("bob", "read");
        let of = format!("/calls/{}/statistics", world.here.call);
        assert_eq!(world.browser().api("GET", &of, &token, "").await.status, 200);
        assert_ne!(world.browser().get(&format!("{}.json", of_the_call(&world))).await.status, 200);
        count(&world);
        none(json(&world, &of_city(&world)).await);
        let kept = world.read(store::calls::statistics::of_city).expect("the city was counted");
        assert!(kept.numbers.calls.is_empty(), "it is not even kept among the numbers for all");
        world.browser_of("officer").get(&of_the_call(&world)).await.must_say("10 people");
    }
}

story! {
    /// How many live where is pasted by an administrator; a line that cannot be read is named, and nothing typed is lost.
    async fn how_many_live_where_is_pasted(world: World) {
        draw_neighbourhoods(&world);
        let mut admin = world.browser_of("admin");
        let settings = format!("{}/settings", world.here.base());
        let form = admin.get(&settings).await.form("/settings");
        assert_eq!(form.value("population_year"), Some("2026"));
        let form = form.force("language", "en").force("default_language", "en");
        let form = form.fill("population", "The middle; 2.500\nThe edge; 900").fill("population_year", "soon");
        let again = admin.send(form.fill("population_source", "")).await;
        assert_eq!(again.status, 422);
        again.must_say("Line 2: no neighbourhood is called “The edge”");
        again.must_say("Write the year in four digits");
        again.must_say("Write who counted");
        let form = again.form("/settings");
        assert_eq!(form.value("population").map(|typed| typed.contains("The edge; 900")), Some(true));
        let form = form
            .fill("population", "wijk;inwoners\r\nThe middle; 2.500")
            .fill("population_year", "2025")
            .fill("population_source", "Statbel");
        admin.send(form).await.must_say("Saved.");
        let stored = world.here.read(&world.store, store::city::settings::load).0.population.unwrap();
        let people = vec![("middle".to_owned(), 2_500)];
        assert_eq!(stored, Population { year: 2025, source: "Statbel".to_owned(), people });
    }
}
