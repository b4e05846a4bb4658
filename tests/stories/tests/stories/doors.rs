//! Small doors that stood open once: pictures by guessing, feeds by any token, colours by API, reports without end.

use acts::{Act, Stage, Who};
use axum::body::Body;
use axum::http::Request;
use jiff::SignedDuration;
use serde_json::{Value, json};
use store::city::file::{NewFile, Variant};
use stories::{Browser, Form, Page, World, story};
use web::http::TokenDigest;

/// A picture as browsers send it.
fn png() -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(40, 30).write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner()
}

/// Begins an idea with a photo; gives the photo's address.
async fn draft_with_photo(browser: &mut Browser, world: &World) -> String {
    let page = browser.get(&format!("{}/share", world.here.call_page())).await;
    let form = page.form("/share").fill("title", "A wall for climbing plants");
    let page =
        browser.send(form.fill("text", "The south wall of the school is bare and hot.")).await;
    let form = page.form("/share/place").attach("photo", "wall.png", "image/png", &png());
    picture_on(&browser.send(form).await)
}

#[track_caller]
fn picture_on(page: &Page) -> String {
    let tree = page.tree();
    let all = scraper::Selector::parse("img[src*='/pictures/']").unwrap();
    let photo = tree.select(&all).next();
    let photo = photo.unwrap_or_else(|| panic!("no picture on {}: {}", page.path, page.text()));
    photo.attr("src").unwrap().split('?').next().unwrap().to_owned()
}

fn stage(world: &World) -> Stage {
    Stage {
        city: std::sync::Arc::clone(&world.here.settings),
        store: world.store.clone(),
        gather: SignedDuration::ZERO,
        at: None,
    }
}

story! {
    /// The picture of a draft is its writer's: not the next reader's of the same browser, not after the draft got an
    /// owner, and not anybody's who counts up numbers.
    async fn a_drafts_picture_is_its_writers(world: World) {
        let mut bob = world.browser_of("bob");
        let photo = draft_with_photo(&mut bob, &world).await;
        let mut next = world.browser();
        next.keep("kalaka_browser", &bob.cookie("kalaka_browser").unwrap());
        assert_eq!(next.look(&photo).await.status, 404, "the browser is the same, its reader is not");
        assert_eq!(bob.look(&photo).await.status, 200);

        let mut wendy = world.browser();
        let photo = draft_with_photo(&mut wendy, &world).await;
        assert_eq!(wendy.look(&photo).await.status, 200, "nobody is signed in yet");
        let (stage, ann) = (stage(&world), world.here.person("ann").id);
        let browser = TokenDigest::of(&wendy.cookie("kalaka_browser").unwrap());
        world.here.write(&world.store, move |tx| {
            let mut act = Act::begin(tx, &stage, &Who::Person(ann)).unwrap();
            acts::things::draft::adopt(&mut act, &browser.0, ann).unwrap();
            Ok(())
        });
        assert_eq!(wendy.look(&photo).await.status, 404, "the draft is Ann's now");
        assert_eq!(world.browser_of("ann").look(&photo).await.status, 200);
    }
}

story! {
    /// Pictures of calls that are not public yet, and logos that were never taken, are not public either.
    async fn a_picture_is_public_when_what_it_shows_is(world: World) {
        let mut officer = world.browser_of("officer");
        let new = crate::editor::begin(&mut officer, &world.here, "quick-question").await;
        let form = crate::editor::form(&new).fill("title-en", "Where should the swing hang?");
        let page = officer.send(form.press("go", "picture")).await;
        let form = crate::editor::form(&page).press("do", "save");
        let saved = officer.send(form.attach("picture", "tree.png", "image/png", &png())).await;
        assert!(saved.status.is_success(), "{}", saved.text());
        let edit = officer.get(&format!("{}?step=picture", saved.path.split('?').next().unwrap())).await;
        let picture = picture_on(&edit);
        assert_eq!(world.browser_of("bob").look(&picture).await.status, 404, "a draft's");
        assert_eq!(officer.look(&picture).await.status, 200);

        let (id, admin, now) = (world.store.new_id(), world.here.person("admin").id, world.now());
        world.here.write(&world.store, move |tx| {
            let new = NewFile {
                id,
                owner: Some(admin),
                browser_hash: None,
                purpose: "logo".to_owned(),
                digest: vec![0; 32],
                variants: vec![Variant {
                    width: 1,
                    height: 1,
                    content_type: "image/jpeg".to_owned(),
                    bytes: vec![0],
                }],
            };
            store::city::file::insert(tx, &new, now)
        });
        let logo = format!("{}/pictures/{}", world.here.base(), city::Id::<()>::new(id));
        assert_eq!(world.browser().look(&logo).await.status, 404, "the city has not taken it");
        assert_eq!(world.browser_of("admin").look(&logo).await.status, 200);
    }
}

story! {
    /// A token that may only write reads no feed: feeds show what its owner may read.
    async fn a_token_that_writes_reads_no_feed(world: World) {
        for path in [format!("{}/calls.json", world.here.base()), format!("{}.csv", world.here.call_page())] {
            for (scopes, status) in [("write", 403), ("desk manage", 403), ("read", 200), ("read write", 200)] {
                let token = world.token_of("officer", scopes);
                let request = Request::get(&path)
                    .header("authorization", format!("Bearer {}", token.as_str()));
                let answer = world.browser().ask(request, &path, Body::empty()).await;
                assert_eq!(answer.status, status, "{path} with “{scopes}”: {}", answer.body);
            }
        }
    }
}

story! {
    /// Once it was decided, an idea is not withdrawn, changed or asked about any more, even while only its author knows.
    async fn what_was_decided_stays(world: World) {
        let mut officer = world.browser_of("officer");
        let desk = format!("{}/desk/calls/{}", world.here.base(), world.here.call);
        let page = officer.get(&format!("{desk}/screen")).await;
        let fits = |form: &Form| form.value("verdict") == Some("eligible");
        officer.send(page.forms().into_iter().find(fits).unwrap()).await;
        let mut ann = world.browser_of("ann");
        let withdraw = ann.get(&format!("{}/withdraw", world.here.idea_page())).await;
        let (idea, id) = (world.here.idea, world.here.idea);
        let form = officer.get(&format!("{desk}/decide")).await.form("/decide");
        let form = form
            .fill(&format!("verdict-{idea}"), "selected")
            .fill(&format!("reason-{idea}"), "There is room for it between the limes.")
            .press("do", &format!("publish-{idea}"));
        officer.send(form).await.must_say("Decided");

        let state = || world.read(move |tx| store::calls::idea::get(tx, id)).state;
        let answer = ann.send(withdraw.form("/withdraw")).await;
        assert_eq!(answer.status, 409, "{}", answer.text());
        let token = world.token_of("ann", "write");
        let answer = ann.api("POST", &format!("/ideas/{idea}/withdraw"), &token, "").await;
        assert_eq!(answer.status, 409, "{}", answer.body);
        let token = world.token_of("officer", "desk");
        let ask = json!({ "change": "Please say how high the wall is." }).to_string();
        let path = format!("/ideas/{idea}/change-request");
        let answer = officer.api("POST", &path, &token, &ask).await;
        assert_eq!(answer.status, 409, "{}", answer.body);
        assert_eq!(state(), calls::IdeaState::Eligible);
    }
}

story! {
    /// Colours are those for which contrast is proved, by whichever door they come.
    async fn colours_keep_their_bounds(world: World) {
        let token = world.token_of("admin", "manage");
        let mut admin = world.browser();
        let page = admin.api("GET", "/city", &token, "").await;
        let before: Value = serde_json::from_str(&page.body).unwrap();
        for (field, value) in [("hue", 65_535), ("hue", 361), ("chroma", 255), ("chroma", 19)] {
            let mut city = before.clone();
            city["settings"]["brand"][field] = json!(value);
            let answer = admin.api("PUT", "/city", &token, &city.to_string()).await;
            assert_eq!(answer.status, 422, "{field} {value}: {}", answer.body);
            assert!(answer.body.contains("settings.brand"), "{}", answer.body);
        }
        let answer = admin.api("PUT", "/city", &token, &before.to_string()).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
}

story! {
    /// Whoever reports a thing again adds nothing while their report is open, also without an account.
    async fn a_report_is_open_once(world: World) {
        let report = world.here.on_idea("report");
        let open = || world.read(|tx| store::things::report::open(tx, 10)).len();
        let mut stranger = world.browser();
        for _ in 0..3 {
            let page = stranger.get(&report).await;
            let form = page.form("/report").fill("reason", "privacy");
            let thanked = stranger.send(form.fill("report_text", "My number!")).await;
            assert!(thanked.status.is_success(), "{}", thanked.text());
        }
        assert_eq!(open(), 1, "the same browser");
        for mut other in [world.browser(), world.browser_of("bob")] {
            let form = other.get(&report).await.form("/report").fill("reason", "privacy");
            other.send(form.fill("report_text", "His number!")).await;
        }
        assert_eq!(open(), 3, "others");
        let counted = world.app.routes().into_iter().filter(|route| {
            route.pattern.ends_with("/report") && route.action == web::http::Action::Report
        });
        assert_eq!(counted.count(), 1, "and they are counted apart from other forms");
    }
}
