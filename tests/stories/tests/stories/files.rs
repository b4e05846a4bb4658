//! Files: an officer gives a call its plan, an author an estimate; whoever may read them keeps them, nobody else does.

use city::Role;
use jiff::SignedDuration;
use serde_json::json;
use stories::{Browser, Page, World, story};

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";
const TABLE: &[u8] = b"what;cost\nbenches;1200\n";

/// The page of the files of the city's call, or of its idea.
fn files_of(world: &World, noun: &str) -> String {
    let id =
        if noun == "call" { world.here.call_id.to_string() } else { world.here.idea.to_string() };
    format!("{}/things/{noun}/{id}/files", world.here.base())
}

/// Adds a file by the form of a page, and gives what comes of it.
async fn add(browser: &mut Browser, page: &Page, name: &str, content: &[u8]) -> Page {
    let form = page
        .form("/files")
        .fill("title", "Plan of the wagtail square")
        .fill("about", "The square seen from above, with its trees.")
        .attach("file", name, "application/octet-stream", content);
    browser.send(form).await
}

/// Where a page lets its reader keep the first file from.
fn address(page: &Page) -> String {
    let found =
        page.links().into_iter().find(|link| link.contains("/files/") && !link.ends_with("/files"));
    found.unwrap_or_else(|| panic!("no file: {}", page.text()))
}

story! {
    /// An officer adds a plan to a call; a stranger keeps it as it was, under a clean name, without a cookie either way.
    async fn a_call_has_documents(world: World) {
        let mut officer = world.browser_of("officer");
        let about = format!("{}/about", world.here.call_page());
        assert!(!world.browser().get(&about).await.says("Documents"), "there are none yet");
        let page = officer.get(&files_of(&world, "call")).await;
        let page = add(&mut officer, &page, "C:\\plans\\square \u{202e}.exe", PDF).await;
        page.must_say("The file is there.");
        page.must_say("square.pdf");

        let mut stranger = world.browser();
        let page = stranger.get(&about).await;
        page.must_say("Plan of the wagtail square");
        page.must_say("The square seen from above");
        page.must_say("PDF, 1 kB");
        assert!(!page.says("Add or remove"), "strangers change nothing");
        let at = address(&page);
        let file = world.browser().look(&at).await;
        assert_eq!((file.status.as_u16(), file.body.as_bytes()), (200, PDF));
        assert_eq!(file.header("content-type"), "application/pdf");
        let disposition = file.header("content-disposition");
        assert_eq!(disposition, "attachment; filename=\"square.pdf\"; filename*=UTF-8''square.pdf");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(file.header("content-security-policy"), "sandbox");
        assert_eq!(file.header("set-cookie"), "");
        assert_eq!(file.header("content-length"), PDF.len().to_string());

        for odd in [at.replace("-0-", "-1-"), at.replace("square", "other"), at.replace("-0-", "-0-0")] {
            assert_eq!(stranger.look(&odd).await.status, 404, "{odd}");
        }

        // The address without a pass leads whoever may read it there; an old pass leads to that.
        let short = at.rsplitn(3, '/').last().unwrap().to_owned();
        assert_eq!(stranger.look(&short).await.header("location"), at);
        world.pass(SignedDuration::from_mins(31));
        let late = stranger.look(&at).await;
        assert_eq!((late.status.as_u16(), late.header("location")), (303, short.as_str()));
        assert_eq!(stranger.get(&at).await.body.as_bytes(), PDF);
        // Neither is it a file of the other city.
        let elsewhere = short.replacen(&world.here.base(), &world.there.base(), 1);
        assert_eq!(world.browser().look(&elsewhere).await.status, 404);

        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("Added a document");
    }
}

story! {
    /// What is no file that we take is told beside its field, and nothing typed is lost.
    async fn what_is_not_taken_is_told(world: World) {
        let mut officer = world.browser_of("officer");
        let mut page = officer.get(&files_of(&world, "call")).await;
        let macros = [&b"PK\x03\x04word/vbaProject.bin"[..], &[0; 64]].concat();
        let large = vec![b'a'; (20 << 20) + 1];
        let files: [(&str, &[u8], &str); 7] = [
            ("a.pdf", b"", "nothing in this file"),
            ("a.pdf", b"%PDF-1.4 cut", "not complete"),
            ("a.pdf", b"<!doctype html><script>alert(1)</script>", "web page"),
            ("a.pdf", b"\x89PNG\r\n\x1a\n", "This is a picture"),
            ("a.pdf", b"MZ\x90\0", "do not take this kind"),
            ("a.docx", &macros, "not complete"),
            ("a.txt", &large, "larger than 20 MB"),
        ];
        for (name, content, words) in files {
            page = add(&mut officer, &page, name, content).await;
            assert_eq!(page.status, 422, "{words}: {}", page.text());
            let told = page.all(".field:has([name=file])").join(" ");
            assert!(told.contains(words), "“{words}” is not beside the field: {told}");
            assert_eq!(page.form("/files").value("title"), Some("Plan of the wagtail square"));
        }
        let none = page.form("/files").fill("about", "short");
        let page = officer.send(none).await;
        assert_eq!(page.status, 422);
        page.must_say("Choose a file from your device");
        page.must_say("at least 10 characters");
        let (files, taken) = world.read(|tx| {
            let thing = city::Id::<city::Thing>::new(0);
            Ok((store::things::document::of(tx, thing)?.len(), store::things::document::taken(tx)?))
        });
        assert_eq!((files, taken), (0, 0), "nothing was kept");
    }
}

story! {
    /// An author adds files to their idea; others keep them until the idea is hidden; then they are its author's.
    async fn an_author_adds_files_to_an_idea(world: World) {
        let mut ann = world.browser_of("ann");
        let page = ann.get(&world.here.idea_page()).await;
        let there = page.link("Add or remove files");
        let page = ann.get(&there).await;
        let page = add(&mut ann, &page, "costs.csv", TABLE).await;
        page.must_say("The file is there.");
        let mut bob = world.browser_of("bob");
        assert_eq!(bob.get(&there).await.status, 403, "it is not his idea");
        let mine = bob.get(&world.here.idea_page()).await.form("/support");
        let method = page.form("/files").method;
        let files = page.form("/files").files;
        let form = stories::Form { action: there.clone(), method, files, ..mine };
        let form = form.force("title", "Mine").force("about", "Not mine at all.");
        let sent = bob.send(form.attach("file", "x.csv", "text/csv", TABLE)).await;
        assert_eq!(sent.status, 403, "neither by a form of his own");

        let page = bob.get(&world.here.idea_page()).await;
        page.must_say("Table (CSV)");
        let at = address(&page);
        assert_eq!(bob.get(&at).await.body.as_bytes(), TABLE);
        crate::hidden::act_as(&world, "moderator", {
            let idea = world.here.idea;
            move |act| acts::things::hiding::hide(act, idea, "It names a neighbour.").map(|_| ())
        });
        assert_eq!(bob.look(&at).await.status, 404, "though his address is still good");
        assert_eq!(world.browser().look(&at).await.status, 404);
        let own = address(&ann.get(&world.here.idea_page()).await);
        assert_eq!(ann.look(&own).await.status, 200);

        // She takes it away again.
        let page = ann.get(&there).await;
        let number = own.split('/').rev().nth(2).unwrap();
        let page = ann.send(page.form(number).press("do", "remove")).await;
        page.must_say("The file is removed.");
        assert_eq!(ann.look(&own).await.status, 404);
    }
}

story! {
    /// Five files, and a sixth is refused; the same bytes are kept once; sending a form twice adds one.
    async fn an_idea_has_five_files_at_most(world: World) {
        let mut ann = world.browser_of("ann");
        let there = files_of(&world, "idea");
        for number in 0..5 {
            let page = ann.get(&there).await;
            let form = page.form("/files").fill("title", &format!("Table {number}")).fill("about", "What it costs.")
                .attach("file", "costs.csv", "text/csv", TABLE);
            if number == 0 {
                ann.send(form.clone()).await;
            }
            ann.send(form).await.must_say("The file is there.");
            world.pass(SignedDuration::from_secs(60));
        }
        let page = ann.get(&there).await;
        page.must_say("There are 5 files, and that is the most");
        let (idea, files) = (world.here.idea, world.files_kept());
        let taken = world.read(move |tx| Ok((store::things::document::of(tx, idea.thing())?.len(), store::things::document::taken(tx)?)));
        assert_eq!(taken, (5, i64::try_from(TABLE.len()).unwrap()));
        assert_eq!(files, 1, "the bytes lie there once");
    }
}

story! {
    /// Whoever leaves takes what they attached to their idea along first, and nothing of it stays.
    async fn files_go_with_their_owner(world: World) {
        let mut ann = world.browser_of("ann");
        let there = files_of(&world, "idea");
        let page = ann.get(&there).await;
        add(&mut ann, &page, "costs.csv", TABLE).await;
        let at = address(&world.browser().get(&world.here.idea_page()).await);
        let base = world.here.base();
        let data = ann.get(&format!("{base}/me/data.json")).await;
        assert!(data.body.contains("Plan of the wagtail square"), "{}", data.body);
        let archive = ann.get(&format!("{base}/me/data.zip")).await;
        assert!(archive.body.contains("costs.csv") && archive.body.contains("benches;1200"), "as it is");

        crate::hidden::act_as(&world, "ann", |act| acts::city::person::erase(act).map(|_| ()));
        assert_eq!(world.browser().look(&at).await.status, 404);
        assert_eq!(world.browser().get(&world.here.idea_page()).await.status, 200, "the idea stays");
        assert_eq!(world.files_kept(), 1);
        world.sweep_files();
        world.pass(SignedDuration::from_hours(25));
        world.sweep_files();
        world.pass(SignedDuration::from_hours(2));
        world.sweep_files();
        assert_eq!(world.files_kept(), 0, "swept with its row");
        assert_eq!(world.read(store::things::document::taken), 0);
    }
}

story! {
    /// Programs are given the same files, each with where it is kept from.
    async fn programs_list_files(world: World) {
        let mut officer = world.browser_of("officer");
        let page = officer.get(&files_of(&world, "call")).await;
        add(&mut officer, &page, "plan.pdf", PDF).await;
        let token = world.token_of("bob", "read");
        let path = format!("/calls/{}/files", world.here.call);
        let list = world.browser().api("GET", &path, &token, "").await;
        let list: serde_json::Value = serde_json::from_str(&list.body).unwrap();
        let file = &list["items"][0];
        assert_eq!((&file["kind"], &file["bytes"]), (&json!("pdf"), &json!(PDF.len())));
        let at = file["download"].as_str().unwrap().replace("https://kalaka.example", "");
        assert_eq!(world.browser().look(&at).await.body.as_bytes(), PDF);
        let path = format!("/ideas/{}/files", world.here.idea);
        let none = world.browser().api("GET", &path, &token, "").await;
        assert!(none.body.contains("\"items\":[]"), "{}", none.body);
    }
}

story! {
    /// A role that was taken away while a file was on its way adds nothing.
    async fn a_late_officer_adds_nothing(world: World) {
        let mut officer = world.browser_of("officer");
        let page = officer.get(&files_of(&world, "call")).await;
        let person = world.here.person("officer").id;
        crate::hidden::act_as(&world, "admin", move |act| acts::city::role::take(act, person, Role::Officer));
        let page = add(&mut officer, &page, "plan.pdf", PDF).await;
        assert_eq!(page.status, 403, "{}", page.text());
        assert_eq!(world.files_kept(), 0);
    }
}
