//! What is wrong is said at every field of every form: which field, and how to put it right, in a sentence of its own.

use stories::page::Method as Sent;
use stories::{Form, Page, story};
use web::http::Kind;

use crate::routes::{browser, sample};

/// The words by which a page calls a field: its label, or the legend of its group.
fn names_of(page: &Page, field: &str) -> Vec<String> {
    let label = page.all(&format!("label[for=\"{field}\"]"));
    if label.is_empty() {
        page.all(&format!("fieldset:has([id=\"{field}\"]) > legend"))
    } else {
        label
    }
}

/// What is not as it should be with the summary of a page that could not be taken.
fn troubles(page: &Page) -> Vec<String> {
    let tree = page.tree();
    let links = scraper::Selector::parse(".summary li a").unwrap();
    let mut troubles = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for link in tree.select(&links) {
        let text = link.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        let field = link.attr("href").unwrap_or_default().trim_start_matches('#').to_owned();
        if page.all(&format!("[id=\"{field}\"]")).is_empty() {
            troubles.push(format!("“{text}” leads nowhere: #{field}"));
        }
        let names = names_of(page, &field);
        if !names.is_empty() && !names.iter().any(|name| text.contains(name.trim())) {
            troubles.push(format!("“{text}” does not name {names:?}"));
        }
        if said.contains(&text) {
            troubles.push(format!("“{text}” is said twice"));
        }
        said.push(text);
    }
    if said.is_empty() && !page.all(".error").is_empty() {
        troubles.push("there is no summary".to_owned());
    }
    troubles
}

/// What a button does without any field, after which other forms would find nothing.
const DONE_BY_A_BUTTON: [&str; 3] = ["/sign-out", "/archive", "/withdraw"];

story! {
    /// Every form of the table of routes, sent empty.
    async fn every_form_says_what_is_wrong(world: World) {
        let (mut wrong, mut seen) = (Vec::new(), Vec::new());
        for (name, language) in [("admin", "en"), ("ann", "nl"), ("", "hu")] {
            for route in world.app.routes() {
                let is_form = matches!(route.kind, Kind::Form | Kind::Upload);
                if !is_form || DONE_BY_A_BUTTON.iter().any(|end| route.pattern.ends_with(end)) {
                    continue;
                }
                let mut walker = browser(&world, &world.here, name);
                walker.speaks(language);
                let page = walker.get(&format!("{}/share", world.here.call_page())).await;
                let token = page.form("/share").value("csrf").unwrap().to_owned();
                let action = sample(&route, &world.here);
                let form = Form {
                    action: action.clone(),
                    method: Sent::Post,
                    fields: vec![("csrf".to_owned(), token)],
                    buttons: Vec::new(),
                    choices: Vec::new(),
                    files: Vec::new(),
                };
                let answer = walker.send(form).await;
                assert!(answer.status.as_u16() < 500, "{action}: {}", answer.text());
                if answer.status.as_u16() == 422 {
                    seen.push(route.pattern);
                    let troubles = troubles(&answer).into_iter();
                    wrong.extend(troubles.map(|trouble| format!("{action} as “{name}”: {trouble}")));
                }
            }
        }
        seen.sort_unstable();
        seen.dedup();
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(seen.len() >= 12, "only {seen:?} found something wrong");
    }
}

story! {
    /// Whoever reports is asked what is wrong, and told who reads it.
    async fn a_reporter_knows_who_reads(world: World) {
        let mut bob = world.browser_of("bob");
        let page = bob.get(&world.here.on_idea("report")).await;
        page.must_say("Only the moderators read this");
        let page = bob.send(page.form("/report")).await;
        assert_eq!(page.status, 422);
        page.must_say("Choose what is wrong");
        assert!(!page.says("everyone"), "{}", page.text());
    }
}

story! {
    /// A call says which of its texts is missing, and that the first language of the city is needed.
    async fn a_call_says_which_language_is_missing(world: World) {
        let mut officer = world.browser_of("officer");
        let editor = crate::editor::begin(&mut officer, &world.here, "open-call").await;
        editor.must_say("first language is required");
        let form = editor.forms().into_iter().find(|form| form.value("title-en").is_some()).unwrap();
        let page = officer.send(form.fill("title-nl", "Warme plekken").press("go", "preview")).await;
        let page = officer.send(crate::editor::form(&page).press("do", "publish")).await;
        assert_eq!(page.status, 422);
        assert_eq!(troubles(&page), Vec::<String>::new());
        page.must_say("Title, English: Write it in English, the first language of the city");
    }
}
