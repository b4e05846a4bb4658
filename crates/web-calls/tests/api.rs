//! Feeds and API over the whole application, in one city on SQLite.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where an answer is not as told"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use city::{CitySettings, Id, Language, MailChoice, NameShown, Person, Role, Standing};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use store::city::token::{self, NewToken};
use store::testing::TestDatabase;
use store::{CityId, Clock, SCHEMA, Store, StoreSettings};
use tower::ServiceExt as _;
use web::http::{
    App, CityHere, Directory, Kind, Mails, Pace, Proxy, Secret, Service, Settings, StoreRecords,
    TokenDigest, Wiring,
};
use web::system::System;

const NOW: &str = "2026-11-23T11:00:00Z";

fn systems() -> Vec<Arc<dyn System>> {
    vec![Arc::new(web_calls::Calls)]
}

struct World {
    app: App,
    rows: store::City,
    stage: acts::Stage,
    _database: TestDatabase,
}

fn random(bytes: &mut [u8]) {
    static COUNT: AtomicU8 = AtomicU8::new(1);
    bytes.fill(COUNT.fetch_add(1, Ordering::Relaxed));
}

fn person(store: &Store, name: &str, roles: &[Role]) -> Person {
    Person {
        id: Id::new(store.new_id()),
        mail: format!("{name}@example.org").parse().ok(),
        name: NameShown::stored(name.to_owned()),
        language: Language::english(),
        mail_choice: MailChoice::default(),
        standing: Standing::Known,
        roles: roles.to_vec(),
        posts: Vec::new(),
        proven: city::Level::Address,
    }
}

/// One city with a resident, an officer, a moderator and an admin, each with a token of their name.
fn world() -> World {
    let database = TestDatabase::sqlite();
    let now: Timestamp = NOW.parse().unwrap();
    let clock = Clock::new(move || now.as_microsecond());
    let store = Store::open(StoreSettings::new(database.database(), SCHEMA, clock)).unwrap();
    let settings = CitySettings::new(
        "riverton".parse().unwrap(),
        "Riverton",
        Language::english(),
        "Europe/Brussels".parse().unwrap(),
        city::Currency::EUR,
        "city@example.org".parse().unwrap(),
    );
    let id = Id::new(store.new_id());
    let rows = store.create_city(CityId(id.get()), "riverton").unwrap();
    let people = [
        ("=resident", "read write", vec![]),
        ("officer", "read desk", vec![Role::Officer]),
        ("moderator", "read moderate", vec![Role::Moderator]),
        ("admin", "read manage", vec![Role::Admin]),
    ]
    .map(|(name, scopes, roles)| (person(&store, name, &roles), scopes));
    let (own, ids) = (settings.clone(), store.clone());
    rows.write_blocking(move |tx| {
        store::city::settings::insert(tx, &own)?;
        for (person, scopes) in &people {
            store::city::person::insert(tx, person, now)?;
            let new = NewToken {
                id: ids.new_id(),
                hash: TokenDigest::of(person.name.as_str()).0.to_vec(),
                person: person.id,
                name: "test".to_owned(),
                scopes: (*scopes).to_owned(),
                expires_at: now.checked_add(SignedDuration::from_hours(1)).unwrap(),
            };
            token::insert(tx, &new, now)?;
        }
        Ok::<_, store::Error>(())
    })
    .unwrap();
    let stored = store.clone();
    let service = Service { store, gather: SignedDuration::ZERO, mails: Mails::Shown };
    let limits = Settings {
        proxy: Proxy::None,
        pace: Pace::Unlimited,
        secret: Secret([7; 32]),
        url: "https://kalaka.example".to_owned(),
        files: 64 << 20,
        security_contact: Some("mailto:security@example.org".to_owned()),
    };
    let wiring = Wiring { now: || NOW.parse().unwrap(), elapsed: Default::default, random };
    let stage = acts::Stage {
        city: Arc::new(settings.clone()),
        store: stored,
        gather: SignedDuration::ZERO,
        at: None,
    };
    let directory = Directory::new([CityHere::new(id, settings, Vec::new())]);
    let app = App::new(wiring, limits, Arc::new(StoreRecords::new(service)), directory, systems());
    World { app, rows, stage, _database: database }
}

struct Answered {
    status: StatusCode,
    kind: String,
    text: String,
}

impl Answered {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{}", self.text))
    }

    fn field(&self) -> String {
        assert_eq!(self.kind, "application/problem+json", "{}", self.text);
        self.json()["errors"][0]["field"].as_str().unwrap_or_default().to_owned()
    }
}

impl World {
    async fn ask(
        &self,
        method: &str,
        path: &str,
        token: &str,
        body: impl AsRef<[u8]>,
        key: &str,
    ) -> Answered {
        let mut request = Request::builder().method(method).uri(format!("/riverton{path}"));
        request = request.header(header::HOST, "localhost");
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if !key.is_empty() {
            request = request.header("idempotency-key", key);
        }
        let request = request.body(Body::from(body.as_ref().to_vec())).unwrap();
        let response = self.app.router().oneshot(request).await.unwrap();
        let status = response.status();
        let kind = response.headers().get(header::CONTENT_TYPE);
        let kind = kind.map_or("", |kind| kind.to_str().unwrap()).to_owned();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answered { status, kind, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    async fn get(&self, path: &str, token: &str) -> Answered {
        self.ask("GET", path, token, "", "").await
    }

    /// Sends what must be taken.
    async fn done(&self, method: &str, path: &str, token: &str, body: Value) -> Answered {
        let answered = self.ask(method, path, token, &body.to_string(), "").await;
        assert!(answered.status.is_success(), "{path}: {} {}", answered.status, answered.text);
        answered
    }

    /// A published call, made over the API.
    async fn call(&self) -> String {
        let begun = json!({ "template": "open-call" });
        let call = self.done("POST", "/api/v1/calls", "officer", begun).await.json();
        let mut content = call["content"].clone();
        for (field, text) in [
            ("title", "A cooler square"),
            ("question", "What would help in the heat?"),
            ("text", "Tell us."),
            ("office", "Public space"),
            ("rule_text", "We weigh."),
        ] {
            content[field] = json!({ "en": text });
        }
        let path = format!("/api/v1/calls/{}", call["call"].as_str().unwrap());
        let change = json!({ "version": call["version"], "content": content });
        let saved = self.done("PUT", &path, "officer", change).await.json();
        let slug = saved["call"].as_str().unwrap().to_owned();
        self.done("POST", &format!("/api/v1/calls/{slug}/publish"), "officer", json!({})).await;
        slug
    }

    async fn idea(&self, call: &str, title: &str) -> String {
        let idea = json!({ "title": title, "text": "Trees, water and shade for everybody.", "cost": 250_000 });
        let path = format!("/api/v1/calls/{call}/ideas");
        let made = self.done("POST", &path, "=resident", idea).await.json();
        made["id"].as_str().unwrap().to_owned()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_walked_through_over_the_api() {
    let world = world();
    let call = world.call().await;
    let first = world.idea(&call, "A row of lime trees").await;
    let twin = world.idea(&call, "Lime trees in a row").await;
    let idea = |rest: &str| format!("/api/v1/ideas/{first}{rest}");

    world.done("PUT", &idea("/follow"), "=resident", json!({})).await;
    let comment = json!({ "text": "And a bench?" });
    world.done("POST", &idea("/comments"), "=resident", comment).await;
    let change = json!({ "version": 1, "title": "A row of old lime trees", "cost": null });
    let changed = world.done("PATCH", &idea(""), "=resident", change).await.json();
    assert_eq!(
        (changed["title"].as_str(), &changed["cost"]),
        (Some("A row of old lime trees"), &Value::Null)
    );

    let into = json!({ "into": first });
    world.done("POST", &format!("/api/v1/ideas/{twin}/merge"), "officer", into).await;
    let version = world.get(&idea(""), "officer").await.json()["version"].clone();
    let screening = json!({ "version": version, "eligible": true });
    let screened = world.done("POST", &idea("/screening"), "officer", screening).await.json();
    assert_eq!(screened["state"], "eligible");
    let answer = json!({ "text": "We will look at it." });
    world.done("POST", &idea("/answer"), "officer", answer).await;
    let listed = world.get(&idea("/comments"), "=resident").await.json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);
    assert_eq!(listed["items"][1]["office"], "Public space");

    let hiding = json!({ "noun": "idea", "subject": first, "reason": "This names a neighbour." });
    world.done("POST", "/api/v1/hidings", "moderator", hiding).await;
    assert_eq!(world.get(&format!("/calls/{call}/ideas/{first}.json"), "").await.status, 404);
    world
        .done("POST", &format!("/api/v1/hidings/idea/{first}/restore"), "moderator", json!({}))
        .await;
    assert_eq!(world.get(&format!("/calls/{call}/ideas/{first}.json"), "").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_repeats_one_request_and_no_other() {
    let world = world();
    let call = world.call().await;
    let first = world.idea(&call, "A row of lime trees").await;
    let second = world.idea(&call, "A bench in the shade").await;
    let say = async |idea: &str, text: &str| {
        let body = json!({ "text": text }).to_string();
        let path = format!("/api/v1/ideas/{idea}/comments");
        world.ask("POST", &path, "=resident", body, "the same word").await.json()["id"].clone()
    };
    let said = say(&first, "Yes!").await;
    assert_eq!(say(&first, "Yes!").await, said, "sent again, it does nothing twice");
    let elsewhere = say(&second, "Yes!").await;
    assert_ne!(elsewhere, said, "another address is another request");
    assert_ne!(say(&first, "And a bench?").await, said, "other words are not lost");
    let listed = world.get(&format!("/api/v1/ideas/{first}/comments"), "=resident").await.json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);
}

/// A picture of this many pixels each way, as a file.
fn picture(side: u32) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(side, side).write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn photos_come_and_go_over_the_api() {
    let world = world();
    let call = world.call().await;
    let id = world.idea(&call, "A row of lime trees").await;
    let path = format!("/api/v1/ideas/{id}/photo");
    let given = world.ask("PUT", &path, "=resident", picture(60), "").await;
    let address = given.json()["photo"].as_str().unwrap().to_owned();
    let local = address.strip_prefix("https://kalaka.example/riverton").unwrap();
    assert_eq!(world.get(local, "").await.kind, "image/jpeg");
    let said = json!({ "version": given.json()["version"], "photo_text": "Young trees" });
    let said = world.done("PATCH", &format!("/api/v1/ideas/{id}"), "=resident", said).await.json();
    assert_eq!((&said["photo_text"], &said["photo"]), (&json!("Young trees"), &json!(address)));

    let taken = world.done("DELETE", &path, "=resident", json!({})).await.json();
    assert_eq!((&taken["photo"], &taken["photo_text"]), (&Value::Null, &json!("")));
    assert_eq!(world.get(local, "").await.status, 404);

    let cut = picture(60);
    for broken in [&cut[..cut.len() / 2], b"PK\x03\x04 zip", b"<svg xmlns='x'/>", b""] {
        let refused = world.ask("PUT", &path, "=resident", broken, "").await;
        assert_eq!((refused.status.as_u16(), refused.field().as_str()), (422, "body"));
    }
    let foreign = world.ask("PUT", &path, "officer", picture(60), "").await;
    assert_eq!(foreign.status, 403, "an officer's token has no scope for it");

    let path = format!("/api/v1/calls/{call}/picture");
    let given = world.ask("PUT", &path, "officer", picture(60), "").await.json();
    let address = given["picture"].as_str().unwrap();
    let local = address.strip_prefix("https://kalaka.example/riverton").unwrap();
    assert_eq!(world.get(local, "").await.kind, "image/jpeg");
    let taken = world.done("DELETE", &path, "officer", json!({})).await.json();
    assert_eq!(taken["picture"], Value::Null);

    // What nothing shows any more is swept, once it is a day old; what is shown stays.
    let path = format!("/api/v1/ideas/{id}/photo");
    let kept = world.ask("PUT", &path, "=resident", picture(60), "").await.json();
    let kept = kept["photo"].as_str().unwrap().to_owned();
    let city = world.rows.clone();
    let stage = world.stage.clone();
    let sweep = |moment: Timestamp| {
        let stage = stage.clone();
        let swept = city.write_blocking(move |tx| {
            let mut act = acts::Act::begin(tx, &stage, &acts::Who::System)?;
            acts::city::file::sweep(&mut act, moment)
        });
        swept.unwrap()
    };
    let now: Timestamp = NOW.parse().unwrap();
    assert_eq!(sweep(now), 0, "they are of this moment");
    assert_eq!(sweep(now.checked_add(SignedDuration::from_hours(1)).unwrap()), 2);
    let local = kept.strip_prefix("https://kalaka.example/riverton").unwrap();
    assert_eq!(world.get(local, "").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_comes_page_by_page_and_a_repeat_does_nothing_twice() {
    let world = world();
    let call = world.call().await;
    for number in 0..5 {
        world.idea(&call, &format!("Idea number {number}")).await;
    }
    let idea = json!({ "title": "Said twice", "text": "A fountain that children may play in." });
    let path = format!("/api/v1/calls/{call}/ideas");
    for _ in 0..2 {
        let again = world.ask("POST", &path, "=resident", &idea.to_string(), "one").await;
        assert_eq!(again.status, 201);
    }
    let mut titles = Vec::new();
    let mut next = Some(format!("{path}?limit=2&sort=oldest"));
    while let Some(address) = next {
        let page = world.get(&address, "=resident").await.json();
        let items = page["items"].as_array().unwrap();
        titles.extend(items.iter().map(|idea| idea["title"].as_str().unwrap().to_owned()));
        let follows = page["next"].as_str();
        next = follows
            .map(|link| link.strip_prefix("https://kalaka.example/riverton").unwrap().to_owned());
    }
    assert_eq!(titles.len(), 6, "{titles:?}");
    assert_eq!(titles.last().map(String::as_str), Some("Said twice"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_with_its_field() {
    let world = world();
    let call = world.call().await;
    let path = format!("/api/v1/calls/{call}/ideas");
    for (body, field) in [
        ("{", "body"),
        ("[]", "body"),
        ("", "title"),
        (r#"{"title": 1, "text": "x"}"#, "title"),
        (r#"{"title": "Shade", "text": "Trees, water and shade.", "colour": "red"}"#, "colour"),
        (r#"{"title": "Shade", "text": "short"}"#, "text"),
        (r#"{"title": "Shade", "text": "Trees, water and shade.", "theme": "war"}"#, "theme"),
        (r#"{"title": "Shade", "text": "Trees, water and shade.", "point": {"lon": 1}}"#, "point"),
    ] {
        let answered = world.ask("POST", &path, "=resident", body, "").await;
        assert_eq!(answered.status, 422, "{body}");
        // A field that is missing is told by whoever holds it.
        let named = answered.field();
        assert!(named == field || answered.text.contains(&format!("`{field}`")), "{body}: {named}");
    }
    assert_eq!(world.get(&format!("{path}?theme=war"), "=resident").await.field(), "theme");
    assert_eq!(world.get(&format!("{path}?limit=900"), "=resident").await.field(), "limit");
    assert_eq!(world.get("/api/v1/ideas/zzz", "=resident").await.status, 404);
    let huge = format!(r#"{{"title": "{}"}}"#, "a".repeat(2 << 20));
    assert_eq!(world.ask("POST", &path, "=resident", &huge, "").await.status, 413);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_does_what_its_scope_says() {
    let world = world();
    let call = world.call().await;
    let post = |path: String, token: &'static str| {
        let world = &world;
        async move { world.ask("POST", &path, token, "{}", "").await.status.as_u16() }
    };
    assert_eq!(world.get("/api/v1/calls", "").await.status, 401);
    assert_eq!(world.get("/api/v1/calls", "nobody").await.status, 401);
    assert_eq!(world.get("/api/v1/city", "officer").await.status, 403);
    assert_eq!(world.get("/api/v1/reports", "=resident").await.status, 403);
    assert_eq!(post(format!("/api/v1/calls/{call}/ideas"), "officer").await, 403);
    assert_eq!(post(format!("/api/v1/calls/{call}/archive"), "=resident").await, 403);

    let mut city = world.get("/api/v1/city", "admin").await.json();
    city["settings"]["tagline"] = json!({ "en": "by the river" });
    world.done("PUT", "/api/v1/city", "admin", city.clone()).await;
    city["version"] = json!(2);
    city["settings"]["colour"] = json!("red");
    let refused = world.ask("PUT", "/api/v1/city", "admin", &city.to_string(), "").await;
    assert_eq!(refused.field(), "settings.colour");
    let role = json!({ "mail": "new@example.org", "role": "officer" });
    let given = world.done("POST", "/api/v1/people/roles", "admin", role).await.json();
    let path = format!("/api/v1/people/roles/{}/officer", given["person"].as_str().unwrap());
    world.done("DELETE", &path, "admin", json!({})).await;
    let me = world.get("/api/v1/me", "admin").await.json();
    assert_eq!(me["scopes"], json!(["read", "manage"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_list_stands_in_every_format() {
    let world = world();
    let call = world.call().await;
    let id = world.idea(&call, "=HYPERLINK(1)").await;

    let list = world.get(&format!("/calls/{call}.json"), "").await.json();
    assert_eq!(list["items"][0]["id"], id.as_str());
    let csv = world.get(&format!("/calls/{call}.csv"), "").await;
    assert!(csv.kind.starts_with("text/csv"), "{}", csv.kind);
    assert!(
        csv.text.contains(",'=HYPERLINK(1),") && csv.text.contains(",2500,EUR,"),
        "{}",
        csv.text
    );
    // The author's name would be a formula too.
    assert!(csv.text.contains(",'=resident,"), "{}", csv.text);
    assert!(csv.text.starts_with("\u{feff}id,"), "its encoding is told: {}", csv.text);
    let dutch = world.get(&format!("/calls/{call}.csv?separator=semicolon"), "").await;
    assert!(dutch.text.contains(";'=HYPERLINK(1);"), "{}", dutch.text);
    assert!(dutch.text.contains(";2500;EUR;"), "{}", dutch.text);
    for path in ["/calls.xlsx".to_owned(), format!("/calls/{call}.xlsx")] {
        let workbook = world.get(&path, "").await;
        assert!(workbook.kind.ends_with("spreadsheetml.sheet"), "{}", workbook.kind);
        assert!(workbook.text.starts_with("PK\u{3}\u{4}"), "{path}");
    }
    let map = world.get(&format!("/calls/{call}.geojson"), "").await;
    assert_eq!(map.kind, "application/geo+json");
    assert_eq!(map.json()["features"][0]["properties"]["title"], "=HYPERLINK(1)");
    let atom = world.get(&format!("/calls/{call}.atom"), "").await;
    assert!(
        atom.text
            .contains(&format!("<id>https://kalaka.example/riverton/calls/{call}/ideas/{id}</id>"))
    );
    let dates = world.get(&format!("/calls/{call}.ics"), "").await;
    assert_eq!(dates.text.matches("BEGIN:VEVENT").count(), 5, "{}", dates.text);
    for path in ["/calls.json", "/calls.csv", "/calls.atom", "/calls.ics"] {
        let all = world.get(path, "").await;
        assert!(all.status == 200 && all.text.contains(&call), "{path}: {}", all.text);
        assert!(!all.text.contains("@example.org"), "{path}");
    }
    let none = world.get(&format!("/calls/{call}.json?theme=food"), "").await.json();
    assert_eq!(none["items"], json!([]));
    assert_eq!(world.get("/calls/nowhere.csv", "").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn document_and_routes_agree() {
    let world = world();
    let served = world.get("/api/v1/openapi.json", "").await;
    assert_eq!(served.text, web::openapi(&systems()));
    let document = served.json();
    let mut described: Vec<String> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, operations)| {
            let methods = operations.as_object().unwrap().keys();
            methods.map(move |method| format!("{} /api/v1{path}", method.to_uppercase()))
        })
        .collect();
    let routes = world.app.routes();
    let api = routes.iter().filter(|route| route.kind == Kind::Api);
    let mut mounted: Vec<String> =
        api.map(|route| format!("{} {}", route.method, route.pattern)).collect();
    described.sort();
    mounted.sort();
    assert_eq!(described, mounted);
    assert!(mounted.len() > 35, "{}", mounted.len());

    // What a reference names is there.
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1) {
        let pointer = reference.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
}

/// The document as programs were promised it. After a change that is meant:
/// `KALAKA_BLESS=1 cargo test -p web-calls --test api`.
#[test]
fn the_document_is_the_one_that_was_promised() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/openapi.json");
    if std::env::var_os("KALAKA_BLESS").is_some() {
        std::fs::write(path, web::openapi(&systems())).unwrap();
    }
    let promised = std::fs::read_to_string(path).unwrap_or_default();
    assert!(promised == web::openapi(&systems()), "the API's document changed; see this test");
}
