//! Files that officers bring: mapped, looked at, taken, accounted for row by row, and undone; and streets that are found.

use jiff::SignedDuration;
use stories::{Browser, Page, World, story};

use crate::sharing::write;

/// Five sheets of paper from a market, as an old spreadsheet saves them: semicolons, decimal commas, Windows-1252.
const PAPER: &[u8] = b"nr;titel;omschrijving;naam indiener;kosten\n\
    1;Een caf\xe9 voor de buurt;Een plek waar je mag zitten zonder iets te kopen, elke dinsdag.;Zo\xeb;1.200,50\n\
    2;Een bank aan de kerk;Niemand kan zitten op weg naar de markt, en het is ver.;;\n\
    3;Kort;Te kort;;\n\
    4;Een lamp in de steeg;Het is er na vijven pikdonker en niemand durft erdoor.;;veel\n\
    5;=1+1 of een formule;Dit begint als een formule, maar het is een tekst zoals een andere.;;\n";

/// Where ideas are brought into the city's call.
fn into_call(world: &World) -> String {
    format!("{}/imports/new/ideas/{}", world.here.base(), world.here.call_id)
}

/// Brings a file by the form of a page; the page where its columns are mapped.
async fn bring(browser: &mut Browser, at: &str, name: &str, content: &[u8]) -> Page {
    let page = browser.get(at).await;
    let form = page.form(at).attach("file", name, "text/csv", content);
    browser.send(form).await
}

/// Presses a button of the page of an import.
async fn press(browser: &mut Browser, page: &Page, what: &str) -> Page {
    let end = page.path.clone();
    browser.send(page.form(&end).press("do", what)).await
}

story! {
    /// An officer brings sheets of paper into a call: sees how they would be, says where they come from, has them taken,
    /// keeps the refused rows with their reasons, and undoes it all but what people have used.
    async fn ideas_come_from_paper(world: World) {
        let mut officer = world.browser_of("officer");
        officer.get(&world.here.call_page()).await.link("Bring ideas");
        let page = bring(&mut officer, &into_call(&world), "markt.csv", PAPER).await;
        page.must_say("markt.csv: 5 rows, read as CSV");
        page.must_say("Windows-1252");
        page.must_say("Een café voor de buurt");
        page.must_say("Would be refused");
        assert_eq!(page.form(&page.path).value("column-text"), Some("2"), "guessed by its name");
        let unsaid = press(&mut officer, &page, "start").await;
        assert_eq!(unsaid.status, 422);
        let form = unsaid.form(&unsaid.path.clone());
        let form = form.fill("source", "Market, 12 May").force("named", "yes").press("do", "look");
        let page = officer.send(form).await;
        page.must_say("Zoë");
        assert_eq!(page.form(&page.path).value("source"), Some("Market, 12 May"));

        let running = press(&mut officer, &page, "start").await;
        running.must_say("The rows are being taken");
        running.must_say("0 of 5 rows");
        let twice = press(&mut officer, &page, "start").await;
        twice.must_say("The rows are being taken");
        world.take_imports();
        let done = officer.get(&running.path).await;
        done.must_say("The file was taken");
        done.must_say("Cost: Write");
        let letters = world.read(|tx| store::city::letter::list(tx, i64::MAX, 50));
        assert!(letters.is_empty(), "nobody gets a letter");
        let refused = officer.get(&format!("{}/refused.csv", done.path)).await;
        assert!(refused.body.contains("Een lamp in de steeg") && refused.body.contains("veel"), "{}", refused.body);
        assert_eq!(refused.body.lines().count(), 3, "names and two rows: {}", refused.body);

        let mut bob = world.browser_of("bob");
        let list = bob.get(&world.here.call_page()).await;
        list.must_say("Een café voor de buurt");
        list.must_say("=1+1 of een formule");
        let bench = bob.get(&list.link("Een bank aan de kerk")).await;
        bench.must_say("Market, 12 May");
        bob.send(bench.form("/support")).await;

        let undoing = press(&mut officer, &done, "undo").await;
        undoing.must_say("is being taken back");
        world.take_imports();
        let undone = officer.get(&done.path).await;
        undone.must_say("The import was undone");
        undone.must_say("Stayed, since people have used it");
        let list = bob.get(&world.here.call_page()).await;
        assert!(!list.says("Een café") && list.says("Een bank aan de kerk"));

        let mut admin = world.browser_of("admin");
        let log = admin.get(&format!("{}/log", world.here.base())).await;
        log.must_say("Imported a file (5 rows)");
        log.must_say("Undid an import (5 rows)");
        let list = officer.get(&format!("{}/imports", world.here.base())).await;
        list.must_say("markt.csv");
        world.pass(SignedDuration::from_mins(1));
        let again = bring(&mut officer, &into_call(&world), "markt.csv", PAPER).await;
        again.must_say("The same file was brought before");
        let gone = press(&mut officer, &again, "discard").await;
        gone.must_say("Nothing of it was kept");
        assert_eq!(officer.get(&again.path).await.status, 404);
        let token = world.token_of("officer", "desk");
        let listed = world.browser().api("GET", "/imports", &token, "").await;
        assert!(listed.body.contains("\"state\":\"undone\"") && listed.body.contains("\"stayed\":1"), "{}", listed.body);
    }
}

story! {
    /// Whoever does not work for a call brings nothing into it, sees nothing of what was brought, and undoes nothing; nor does
    /// the office of another city. After a day nobody does.
    async fn an_import_is_its_offices_own(world: World) {
        let mut officer = world.browser_of("officer");
        let page = bring(&mut officer, &into_call(&world), "markt.csv", PAPER).await;
        let form = page.form(&page.path.clone()).fill("source", "Market").press("do", "start");
        let running = officer.send(form).await;
        world.take_imports();
        for name in ["bob", "moderator"] {
            let mut other = world.browser_of(name);
            for at in [into_call(&world), running.path.clone(), format!("{}/refused.csv", running.path)] {
                assert!(matches!(other.get(&at).await.status.as_u16(), 403 | 404), "{name} {at}");
            }
        }
        let elsewhere = running.path.replacen(&world.here.base(), &world.there.base(), 1);
        let mut foreign = world.browser_in(&world.there, "officer");
        assert_eq!(foreign.get(&elsewhere).await.status, 404);
        let done = officer.get(&running.path).await;
        world.pass(SignedDuration::from_hours(25));
        let late = press(&mut officer, &done, "undo").await;
        assert_eq!(late.status, 409, "{}", late.text());
        assert!(!officer.get(&running.path).await.says("Undo all of it"));
    }
}

story! {
    /// What is no table is told beside the field: nothing that somebody sends makes the server fall.
    async fn what_cannot_be_read_is_told(world: World) {
        let mut officer = world.browser_of("officer");
        let at = format!("{}/imports/new/streets", world.here.base());
        let large = vec![b'a'; (12 << 20) + 1];
        let deep = "[".repeat(200_000);
        let files: [(&[u8], &str); 8] = [
            (b"", "nothing in this file"),
            (b"%PDF-1.4", "no table that we can read"),
            (b"PK\x03\x04 cut short", "not complete"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old kind"),
            (b"only names", "no row below them"),
            (deep.as_bytes(), "not complete"),
            (b"<html><script>alert(1)</script>", "no table that we can read"),
            (&large, "larger than 12 MB"),
        ];
        for (content, words) in files {
            let page = bring(&mut officer, &at, "<b>.csv", content).await;
            assert_eq!(page.status, 422, "{words}: {}", page.text());
            let told = page.all(".field:has([name=file])").join(" ");
            assert!(told.contains(words), "“{words}” is not beside the field: {told}");
        }
        let none = officer.get(&at).await.form(&at);
        officer.send(none).await.must_say("Choose a file from your device");
        let hostile = "name,lon,lat\n<script>alert(1)</script>,4.7,50.88\n\"'--\",x,\u{202e}\n";
        let page = bring(&mut officer, &at, "<script>.csv", hostile.as_bytes()).await;
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<script>.csv"), "{}", page.body);
        page.must_say("<script>alert(1)</script>");
        let form = page.form(&page.path.clone()).force("column-name", "99999999999999999999").press("do", "look");
        assert_eq!(officer.send(form).await.status, 200);
    }
}

story! {
    /// Streets of the city are found by whoever says where their idea is: typed, found, chosen, without a script.
    async fn a_place_is_found_by_its_street(world: World) {
        let mut officer = world.browser_of("officer");
        let mut wendy = world.browser();
        let at = format!("{}/imports/new/streets", world.here.base());
        let streets = br#"{"type":"FeatureCollection","features":[
            {"properties":{"name":"Wagtail Lane"},"geometry":{"type":"LineString","coordinates":[[4.7,50.87],[4.71,50.88],[4.72,50.89]]}},
            {"properties":{"name":"Wagtail Square","soort":"plein"},"geometry":{"type":"Point","coordinates":[4.705,50.881]}}]}"#;
        let page = bring(&mut officer, &at, "streets.geojson", streets).await;
        page.must_say("read as GeoJSON");
        press(&mut officer, &page, "start").await;
        world.take_imports();
        let found = wendy.look(&format!("{}/streets?q=wagt", world.here.base())).await;
        assert!(found.body.contains("Wagtail Square") && found.body.contains("4.705"), "{}", found.body);
        let there = format!("{}/streets?q=wagt", world.there.base());
        assert_eq!(world.browser().look(&there).await.body, "[]");

        let page = wendy.get(&format!("{}/share", world.here.call_page())).await;
        let form = page.form("/share").fill("title", crate::sharing::TITLE).fill("text", crate::sharing::TEXT);
        let page = wendy.send(form).await;
        let form = page.form("/share/place").fill("place", "wagtail sq").fill("cost", "300").press("find", "street");
        let page = wendy.send(form).await;
        page.must_say("Choose the place that you mean");
        assert_eq!(page.form("/share/place").value("cost"), Some("300"), "nothing typed is lost");
        let id = world.read(|tx| store::imports::street::called(tx, "Wagtail Square"))[0].id;
        let page = wendy.send(page.form("/share/place").fill("street", &id.to_string())).await;
        page.must_say("Wagtail Square");
        let token = world.token_of("bob", "read");
        let api = world.browser().api("GET", "/streets?q=lane", &token, "").await;
        assert!(api.body.contains("\"name\":\"Wagtail Lane\""), "{}", api.body);
        // Somebody who chooses nothing goes on with their own words.
        let mut other = world.browser();
        let checked = write(&mut other, &world).await;
        checked.must_say("By the gate");
    }
}
