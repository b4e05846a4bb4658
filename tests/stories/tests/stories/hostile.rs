//! Texts nobody should have to read, in every field that takes text.

use jiff::SignedDuration;
use scraper::Selector;
use stories::{Form, Page, story};

use crate::deciding::{of_call, publish, results_come_out, screen};

/// Texts with ill will or bad luck. Each must come back as text, or be refused with a sentence.
pub(crate) const TEXTS: [&str; 12] = [
    "<script>window.canary = 1</script> on the corner",
    "\"><img src=x onerror=\"window.canary = 1\"> on the corner",
    "[click me](javascript:window.canary=1) on the corner",
    "![x](data:text/html,<script>window.canary=1</script>) corner",
    "</textarea></form><form action=https://evil.example> corner",
    "{{ frame.csrf }} {% include \"frame.html\" %} on the corner",
    "'; drop table idea; -- on the corner of the street",
    "=HYPERLINK(\"https://evil.example\") on the corner",
    "\u{202e}renroc eht no\u{202c} \u{200b}\u{feff} zero width on the corner",
    "Z\u{351}\u{36b}\u{343}a\u{36a}\u{302}l\u{313}\u{33d}g\u{36f}\u{35e}o\u{368} on the corner of the street",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466} \u{1f3f3}\u{fe0f}\u{200d}\u{1f308} a family on the corner",
    "two\0words on the corner of the street\r\n\r\n# and a heading",
];

/// Fails when a page holds anything that runs or leads astray.
#[track_caller]
pub(crate) fn is_harmless(page: &Page) {
    let tree = page.tree();
    let all = Selector::parse("*").unwrap();
    for element in tree.select(&all) {
        let name = element.value().name();
        for (attribute, value) in element.value().attrs() {
            let value = value.trim().to_ascii_lowercase();
            assert!(!attribute.starts_with("on"), "{}: <{name} {attribute}>", page.path);
            assert!(attribute != "style", "{}: <{name} style>", page.path);
            let loads = matches!(attribute, "href" | "src" | "action" | "formaction");
            let odd = ["javascript:", "data:", "vbscript:"]
                .iter()
                .any(|scheme| value.starts_with(scheme));
            assert!(!(loads && odd), "{}: <{name} {attribute}=\"{value}\">", page.path);
            let away = name == "form" && attribute == "action" && !value.starts_with('/');
            assert!(!away, "{}: a form to {value}", page.path);
        }
        assert!(!matches!(name, "iframe" | "object" | "embed" | "base"), "{}: <{name}>", page.path);
        if name == "script" {
            assert!(
                element.attr("src").is_some_and(|src| src.starts_with("/assets/")),
                "{}",
                page.path
            );
        }
    }
    assert!(page.status.as_u16() < 500, "{}: {}", page.path, page.status);
}

story! {
    /// In an idea's every field, and on every page that shows it.
    async fn hostile_ideas_are_only_words(world: World) {
        let mut bob = world.browser_of("bob");
        let share = format!("{}/share", world.here.call_page());
        for text in TEXTS {
            let page = bob.get(&share).await;
            let title: String = text.chars().take(70).collect();
            let page = bob.send(page.form("/share").fill("title", &title).fill("text", text)).await;
            is_harmless(&page);
            let form = page.forms().into_iter().find(|form| form.action.contains("/share/place"));
            let Some(form) = form else {
                assert_eq!(page.status, 422, "refused with a sentence: {text}");
                continue;
            };
            let page = bob.send(form.fill("place", &title).force("photo_text", text)).await;
            is_harmless(&page);
            let idea = bob.send(page.form("/share/check")).await;
            is_harmless(&idea);
            assert!(idea.path.contains("/ideas/"), "{}: {}", idea.path, idea.text());
        }
        for path in ["", "/calls", "/me", "/mails", "/log"] {
            is_harmless(&bob.get(&format!("{}{path}", world.here.base())).await);
        }
        for path in ["", "/map", "/about", "?q=%3Cscript%3E", "?theme=%22%3E%3Cscript%3E"] {
            is_harmless(&bob.get(&format!("{}{path}", world.here.call_page())).await);
        }
    }
}

story! {
    /// In an idea that is merged with another, on the page that merges and on all that tell of it.
    async fn hostile_twins_are_only_words(world: World) {
        let (mut bob, mut officer) = (world.browser_of("bob"), world.browser_of("officer"));
        for text in [TEXTS[0], TEXTS[1], TEXTS[4]] {
            let page = bob.get(&format!("{}/share", world.here.call_page())).await;
            let title: String = text.chars().take(70).collect();
            let page = bob.send(page.form("/share").fill("title", &title).fill("text", text)).await;
            let page = bob.send(page.form("/share/place")).await;
            let twin = bob.send(page.form("/share/check")).await.path;
            let number = twin.rsplit('/').next().unwrap();
            let merge = format!("{}/desk/ideas/{number}/merge", world.here.base());
            for asked in ["", "?q=bench", "?q=%22%3E%3Cscript%3E"] {
                is_harmless(&officer.get(&format!("{merge}{asked}")).await);
            }
            let found = officer.get(&format!("{merge}?q=bench")).await;
            let chooses = |form: &Form| form.action.ends_with("/merge") && form.value("csrf").is_some();
            let form = found.forms().into_iter().find(chooses).unwrap();
            is_harmless(&officer.send(form.fill("into", &world.here.idea.to_string())).await);
            let merged = officer.get(&twin).await;
            merged.must_say("A bench for the wagtail");
            for page in [merged, officer.get(&world.here.idea_page()).await, bob.get(&twin).await] {
                is_harmless(&page);
            }
        }
        for path in ["", "/me", "/desk", "/mails", "/log"] {
            for reader in [&mut bob, &mut officer] {
                is_harmless(&reader.get(&format!("{}{path}", world.here.base())).await);
            }
        }
    }
}

story! {
    /// In the reasons of a decision and above the result: on its pages, in its preview and in what is told of it.
    async fn hostile_reasons_are_only_words(world: World) {
        let (mut bob, mut officer) = (world.browser_of("bob"), world.browser_of("officer"));
        let title = "<img src=x onerror=alert(1)> in the street";
        let page = bob.get(&format!("{}/share", world.here.call_page())).await;
        let page = bob.send(page.form("/share").fill("title", title).fill("text", TEXTS[0])).await;
        let page = bob.send(page.form("/share/place")).await;
        let other = bob.send(page.form("/share/check")).await.path;
        let other = other.rsplit('/').next().unwrap();
        for _ in 0..2 {
            screen(&world, &mut officer).await;
        }
        let close = officer.get(&of_call(&world, "close")).await.form("/close");
        is_harmless(&officer.send(close.fill("text", WORST)).await);
        let (idea, decide) = (world.here.idea, of_call(&world, "decide"));
        let form = officer.get(&decide).await.form("/decide");
        let form = form
            .fill(&format!("verdict-{idea}"), "not_selected")
            .fill(&format!("reason-{idea}"), WORST)
            .fill(&format!("verdict-{other}"), "not_selected")
            .fill(&format!("reason-{other}"), "<b onclick=alert(1)>no</b>")
            .fill("result-en", WORST);
        is_harmless(&officer.send(form.press("do", "preview")).await);
        let form = officer.get(&decide).await.form("/decide");
        let published = publish(&mut officer, form).await;
        published.must_say("Decided");
        is_harmless(&published);
        world.pass(SignedDuration::from_hours(48));
        results_come_out(&world);
        let result = format!("{}/result", world.here.call_page());
        let idea = world.here.idea_page();
        for name in ["", "ann", "officer"] {
            let mut reader = crate::routes::browser(&world, &world.here, name);
            for path in [&result, &idea, &world.here.base().to_owned(), &of_call(&world, "decide")] {
                is_harmless(&reader.get(path).await);
            }
        }
        let shown = world.browser().get(&result).await;
        for words in ["onerror", "onclick", title] {
            assert!(shown.says(words), "{words}: {}", shown.text());
        }
    }
}

story! {
    /// In comments and reports.
    async fn hostile_comments_are_only_words(world: World) {
        let mut bob = world.browser_of("bob");
        for text in TEXTS {
            let idea = bob.get(&world.here.idea_page()).await;
            let idea = bob.send(idea.form("/comments").fill("text", text)).await;
            is_harmless(&idea);
            let report = bob.get(&world.here.on_idea("report")).await;
            let form = report.form("/report");
            let (reason, choice) = form.choices.first().cloned().unwrap();
            is_harmless(&bob.send(form.fill(&reason, &choice).fill("report_text", text)).await);
        }
    }
}

story! {
    /// A megabyte of text, and odd numbers, are met with a sentence.
    async fn too_much_is_told(world: World) {
        let mut bob = world.browser_of("bob");
        let page = bob.get(&format!("{}/share", world.here.call_page())).await;
        let long = "word ".repeat(180_000);
        let page = bob.send(page.form("/share").fill("title", "A long story").fill("text", &long)).await;
        assert!(matches!(page.status.as_u16(), 413 | 422), "{}", page.status);
        let longer = "word ".repeat(300_000);
        let page = bob.get(&format!("{}/share", world.here.call_page())).await;
        let page = bob.send(page.form("/share").fill("title", "A longer story").fill("text", &longer)).await;
        assert_eq!(page.status, 413);
    }
}

/// What leads away or ends something; the rest of all forms is tried.
const LEFT_OUT: [&str; 12] = [
    "/sign-out",
    "/me/erase",
    "/me/sessions/",
    "/me/tokens/",
    "/withdraw",
    "/discard",
    "/archive",
    "/close",
    "/reopen",
    "/merge",
    "/people/",
    "/undo",
];

/// Texts that would do most harm if they were taken for what they are not: tags, an attribute's end, a link, a
/// formula, turned letters.
const WORST: &str = "\"><img src=x onerror=\"window.canary = 1\"> '--> </textarea><script>window.canary=1</script> \
                     [here](javascript:window.canary=1) \u{202e}=cmd|'/C calc'!A1";

story! {
    /// In every text field of every form of every page that anybody finds; then every page is read by everybody,
    /// and every list in every format.
    async fn hostile_words_in_every_field_are_only_words(world: World) {
        let (mut fields, mut pages) = (0, 0);
        for name in crate::routes::WALKERS {
            let mut writer = crate::routes::browser(&world, &world.here, name);
            let mut seen = std::collections::BTreeSet::new();
            for route in world.app.routes() {
                if route.method != axum::http::Method::GET || route.kind != web::http::Kind::Page {
                    continue;
                }
                let page = writer.get(&crate::routes::sample(&route, &world.here)).await;
                for form in page.forms() {
                    if LEFT_OUT.iter().any(|part| form.action.contains(part)) {
                        continue;
                    }
                    for (field, value) in form.fields.clone() {
                        let is_text = !matches!(field.as_str(), "csrf" | "version" | "picture_id")
                            && !form.choices.iter().any(|(choice, _)| *choice == field);
                        let action = form.action.split('?').next().unwrap_or_default().to_owned();
                        if !is_text || !seen.insert((action, field.clone())) {
                            continue;
                        }
                        let filled = form.clone().fill(&field, &format!("{value} {WORST}"));
                        is_harmless(&writer.send(filled).await);
                        fields += 1;
                    }
                }
            }
        }
        assert!(fields > 60, "{fields} fields");
        for name in crate::routes::WALKERS {
            let mut reader = crate::routes::browser(&world, &world.here, name);
            for route in world.app.routes() {
                if route.method == axum::http::Method::GET && route.kind == web::http::Kind::Page {
                    let page = reader.get(&crate::routes::sample(&route, &world.here)).await;
                    if page.header("content-type").starts_with("text/html") {
                        is_harmless(&page);
                    } else {
                        assert_eq!(page.header("x-content-type-options"), "nosniff", "{}", page.path);
                    }
                    pages += 1;
                }
            }
        }
        assert!(pages > 150, "{pages} pages");
        let mut reader = world.browser();
        let rows = reader.get(&format!("{}.csv", world.here.call_page())).await;
        let formulas = rows.body.split(['\n', ',']).filter(|cell| {
            cell.trim_start_matches('"').starts_with(['=', '+', '@']) && !cell.contains("http")
        });
        assert_eq!(formulas.collect::<Vec<_>>(), Vec::<&str>::new());
        let feed = reader.get(&format!("{}.atom", world.here.call_page())).await;
        assert!(!feed.body.contains("<script") && !feed.body.contains("<img src=x"), "{}", feed.body);
        for letter in world.read(|tx| store::city::letter::list(tx, i64::MAX, 200)) {
            let page = Page {
                path: format!("letter “{}”", letter.subject),
                status: axum::http::StatusCode::OK,
                headers: axum::http::HeaderMap::new(),
                body: letter.html,
            };
            let tree = page.tree();
            let bad = Selector::parse("script, img[onerror], a[href^=javascript]").unwrap();
            assert_eq!(tree.select(&bad).count(), 0, "{}", page.body);
        }
    }
}

story! {
    /// In an organisation's every field, and on every page that shows it.
    async fn hostile_organisations_are_only_words(world: World) {
        let mut bob = world.browser_of("bob");
        let list = format!("{}/organisations", world.here.base());
        for text in TEXTS {
            let name: String = text.chars().take(100).collect();
            let form = bob.get(&format!("{list}/new")).await.form("/new").force("new", "yes");
            let form = form.fill("name-en", &name).fill("about", text).fill("sector", "company");
            let page = bob.send(form.force("named", "yes")).await;
            is_harmless(&page);
            assert!(matches!(page.status.as_u16(), 200 | 422), "{}: {text}", page.status);
            let form = bob.get(&format!("{list}/new")).await.form("/new").fill("name-en", "Another");
            let page = bob.send(form.fill("sector", "company").fill("website", text).fill("kbo", text)).await;
            is_harmless(&page);
            assert_eq!(page.status, 422, "{text}");
        }
        for path in ["", "?q=%3Cscript%3E", "?sector=%22%3E", "?after=%00&after_id=9", "?before=z&before_id=1", ".csv", ".json"] {
            let page = bob.get(&format!("{list}{path}")).await;
            assert!(page.status.as_u16() < 500, "{path}: {}", page.status);
            if !path.starts_with('.') {
                is_harmless(&page);
            }
        }
        for path in ["/me", "/search?q=corner", "/log"] {
            is_harmless(&bob.get(&format!("{}{path}", world.here.base())).await);
        }
        let csv = bob.get(&format!("{list}.csv")).await;
        assert!(!csv.body.contains(",=HYPERLINK"), "no spreadsheet runs it: {}", csv.body);
    }
}
