//! Lists leave as files that spreadsheets, feed readers and calendars understand.

use axum::body::Body;
use axum::http::{Request, header};
use jiff::SignedDuration;
use stories::{Browser, Page, story};

/// Asks again, with the tag that came the last time.
async fn again(browser: &mut Browser, page: &Page) -> Page {
    let tag = page.header(header::ETAG).to_owned();
    let request = Request::get(&page.path).header(header::IF_NONE_MATCH, tag);
    browser.ask(request, &page.path, Body::empty()).await
}

fn updated(page: &Page) -> String {
    let moment = page.body.split("<updated>").nth(1).and_then(|rest| rest.split('<').next());
    moment.unwrap_or_else(|| panic!("never updated: {}", page.body)).to_owned()
}

story! {
    /// What the city answered and what neighbours said is in the files, not only on pages.
    async fn a_table_tells_what_was_said(world: World) {
        let list = world.here.call_page();
        let (write, desk) = (world.token_of("bob", "write"), world.token_of("officer", "desk"));
        let mut reader = world.browser();
        let of = format!("/ideas/{}", world.here.idea);
        let said = r#"{"text": "The wagtail prefers a puddle."}"#;
        assert_eq!(reader.api("POST", &format!("{of}/comments"), &write, said).await.status, 201);
        let answer = r#"{"text": "The city will dig a puddle, promised."}"#;
        assert_eq!(reader.api("POST", &format!("{of}/answer"), &desk, answer).await.status, 201);

        let table = reader.get(&format!("{list}.csv")).await;
        table.must_say("The city will dig a puddle, promised.");
        let comments = reader.get(&format!("{list}/comments.csv?separator=semicolon")).await;
        assert!(comments.body.starts_with("\u{feff}id;idea;answers;author;"), "{}", comments.body);
        comments.must_say("The wagtail prefers a puddle.");
        let json = reader.get(&format!("{list}.json")).await;
        json.must_say("The wagtail prefers a puddle.");
        json.must_say("\"journey\":[");
        let workbook = reader.get(&format!("{list}.xlsx")).await;
        assert_eq!(workbook.status, 200);
        assert!(workbook.body.starts_with("PK"));
    }
}

story! {
    /// A file has what its page shows, in the order of the page, however many pages there are.
    async fn a_file_stands_in_the_order_of_its_page(world: World) {
        for number in 1..=104 {
            world.here.add_idea(&world.store, number);
        }
        let mut reader = world.browser();
        let list = world.here.call_page();
        let newest = reader.get(&format!("{list}.json")).await;
        let newest: serde_json::Value = serde_json::from_str(&newest.body).unwrap();
        let newest = newest["items"].as_array().unwrap();
        for (place, name) in [(50, "officer"), (50, "bob"), (103, "bob")] {
            let token = world.token_of(name, "write");
            let of = format!("/ideas/{}", newest[place]["id"].as_str().unwrap());
            let supported = reader.api("PUT", &format!("{of}/support"), &token, "").await;
            assert!(supported.status.is_success(), "{}", supported.body);
            let said = r#"{"text": "The wagtail prefers a puddle."}"#;
            let said = reader.api("POST", &format!("{of}/comments"), &token, said).await;
            assert_eq!(said.status, 201, "{}", said.body);
        }
        let mut orders = Vec::new();
        for sort in ["newest", "oldest", "supported", "discussed"] {
            let mut page = reader.get(&format!("{list}?sort={sort}")).await;
            let mut shown = page.all(".ideas h3");
            while shown.len() < 105 {
                page = reader.get(&page.link("Next page")).await;
                shown.extend(page.all(".ideas h3"));
            }
            let file = reader.get(&format!("{list}.json?sort={sort}")).await;
            let file: serde_json::Value = serde_json::from_str(&file.body).unwrap();
            let titles: Vec<_> =
                file["items"].as_array().unwrap().iter().map(|idea| idea["title"].as_str().unwrap()).collect();
            assert_eq!(titles, shown, "{sort}");
            let table = reader.get(&format!("{list}.csv?sort={sort}")).await;
            let rows = table.body.lines().skip(1);
            let ids = file["items"].as_array().unwrap().iter().map(|idea| idea["id"].as_str().unwrap());
            assert!(rows.zip(ids).all(|(row, id)| row.starts_with(id)), "{sort}: {}", table.body);
            orders.push(shown);
        }
        orders.dedup();
        assert!(orders.len() >= 3, "the orders are not all one");
    }
}

story! {
    /// The links on a page fit the spreadsheets of whoever reads it.
    async fn a_dutch_page_links_to_a_table_for_dutch_spreadsheets(world: World) {
        let mut reader = world.browser();
        reader.speaks("nl");
        let page = reader.get(&world.here.call_page()).await;
        assert!(page.body.contains(".csv?separator=semicolon"), "{}", page.body);
    }
}

story! {
    /// A feed says when something in it changed, and a calendar that did not change is not sent again.
    async fn what_did_not_change_is_not_sent_again(world: World) {
        let list = world.here.call_page();
        let mut reader = world.browser();
        let calendar = reader.get(&format!("{list}.ics")).await;
        let news = reader.get(&format!("{list}.atom")).await;
        world.pass(SignedDuration::from_mins(10));
        assert_eq!(again(&mut reader, &calendar).await.status, 304);
        assert_eq!(again(&mut reader, &news).await.status, 304);

        let token = world.token_of("ann", "write");
        let of = format!("/ideas/{}", world.here.idea);
        let change = r#"{"version": 1, "title": "A bench for two wagtails"}"#;
        let changed = reader.api("PATCH", &of, &token, change).await;
        assert_eq!(changed.status, 200, "{}", changed.body);
        let after = again(&mut reader, &news).await;
        assert_eq!(after.status, 200);
        assert!(updated(&after) > updated(&news), "{}", after.body);

        world.pass(SignedDuration::from_mins(10));
        let gone = reader.api("POST", &format!("{of}/withdraw"), &token, "").await;
        assert_eq!(gone.status, 200, "{}", gone.body);
        let last = reader.get(&format!("{list}.atom")).await;
        assert!(updated(&last) > updated(&after), "an idea that left is a change too");
    }
}

story! {
    /// The log leaves whole, with what its chain is made of, for admins only.
    async fn the_log_leaves_as_a_file(world: World) {
        let mut admin = world.browser_of("admin");
        let page = admin.get(&format!("{}/log", world.here.base())).await;
        let file = admin.get(&page.link("JSON")).await;
        let log: serde_json::Value = serde_json::from_str(&file.body).unwrap();
        let digest = log["items"][0]["digest"].as_str().unwrap();
        page.must_say(digest);
        let table = admin.get(&format!("{}/log/csv", world.here.base())).await;
        assert!(table.body.starts_with("\u{feff}number,made,who,"), "{}", table.body);
        let mut officer = world.browser_of("officer");
        assert_eq!(officer.look(&format!("{}/log/csv", world.here.base())).await.status, 403);
    }
}

story! {
    /// Whoever takes their data along takes their pictures along, as files.
    async fn pictures_come_along(world: World) {
        let token = world.token_of("ann", "write");
        let path = format!("{}/api/v1/ideas/{}/photo", world.here.base(), world.here.idea);
        let mut jpeg = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(32, 32).write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
        let request = Request::put(&path)
            .header(header::AUTHORIZATION, format!("Bearer {}", token.as_str()))
            .header(header::CONTENT_TYPE, "image/jpeg");
        let put = world.browser().ask(request, &path, Body::from(jpeg.into_inner())).await;
        assert_eq!(put.status, 200, "{}", put.body);
        let mut ann = world.browser_of("ann");
        let settings = ann.get(&format!("{}/me/settings", world.here.base())).await;
        let archive = ann.get(&settings.link("Download my data")).await;
        assert_eq!(archive.header(header::CONTENT_TYPE), "application/zip");
        assert!(archive.body.starts_with("PK"));
        assert!(archive.body.contains("pictures/"), "the photo is a file of its own");
        assert!(archive.body.contains("JFIF"), "as it is shown");
    }
}
