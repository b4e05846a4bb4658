//! The way of a request through the front door and a guard, over a small table of routes.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use city::{Id, Person, Role};
use jiff::Timestamp;
use tower::ServiceExt as _;

use super::app::{Answer, App, Away, LiveSession, Proxy, Records, Settings, Wiring};
use super::directory::{CityHere, Directory, tests::example};
use super::policy::tests::person;
use super::*;
use crate::forms::Posted;
use crate::paths::Path;
use crate::views::ProblemPage;

/// Tokens of sessions and of the API, as the database would know them.
#[derive(Default)]
struct Memory {
    sessions: HashMap<(i64, TokenDigest), Person>,
    tokens: HashMap<(i64, TokenDigest), (Person, Vec<Scope>)>,
    away: AtomicBool,
}

impl Memory {
    fn answer<T: Send + 'static>(&self, found: Option<T>) -> Answer<'static, Option<T>> {
        let away = self.away.load(Ordering::Relaxed);
        Box::pin(async move { if away { Err(Away) } else { Ok(found) } })
    }
}

impl Records for Memory {
    fn session(
        &self,
        city: Id<city::City>,
        token: TokenDigest,
        _: Timestamp,
    ) -> Answer<'_, Option<LiveSession>> {
        let person = self.sessions.get(&(city.get(), token)).cloned();
        self.answer(person.map(|person| LiveSession { person, unread: 3 }))
    }

    fn personal_token(
        &self,
        city: Id<city::City>,
        token: TokenDigest,
        _: Timestamp,
    ) -> Answer<'_, Option<(Person, Vec<Scope>)>> {
        self.answer(self.tokens.get(&(city.get(), token)).cloned())
    }

    fn ready(&self) -> Answer<'_, ()> {
        let away = self.away.load(Ordering::Relaxed);
        Box::pin(async move { if away { Err(Away) } else { Ok(()) } })
    }

    fn figures(&self) -> Vec<(&'static str, u64)> {
        vec![("kalaka_jobs_waiting", 4)]
    }
}

const fn path(pattern: &'static str) -> Path {
    Path { pattern }
}

/// A browser that keeps its cookies, and the application it talks to.
struct Browser {
    app: App,
    router: axum::Router,
    memory: Arc<Memory>,
    cookies: HashMap<String, String>,
    host: &'static str,
}

struct Answered {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    text: String,
}

impl Answered {
    fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The value of the hidden field `csrf`.
    fn token(&self) -> String {
        let (_, rest) = self.text.split_once("name=\"csrf\" value=\"").expect("a form");
        rest.split('"').next().unwrap().to_owned()
    }
}

/// Different bytes at each call, so that tokens differ.
fn random(bytes: &mut [u8]) {
    static COUNT: AtomicI64 = AtomicI64::new(1);
    let count = COUNT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    bytes.iter_mut().zip(count.iter().rev().cycle()).for_each(|(byte, own)| *byte = *own);
}

fn settings() -> Settings {
    Settings {
        proxy: Proxy::Trusted,
        pace: Pace::Normal,
        secret: Secret([9; 32]),
        security_contact: "mailto:security@example.org".to_owned(),
    }
}

fn table(app: &App) -> Table {
    let typed = async |posted: Posted| posted.get("text").to_owned();
    Table::new(app)
        .page(path("/open"), Policy::Public, async |visit: Visit| {
            axum::response::Html(format!("{} {}", visit.words.tag(), visit.now.as_second()))
        })
        .page(path("/form"), Policy::Public, async |visit: Visit| {
            let frame = visit.frame("Form");
            axum::response::Html(format!("<input name=\"csrf\" value=\"{}\">", frame.csrf))
        })
        .form(path("/form"), Policy::Public, Action::Write, typed)
        .upload(path("/photo"), Policy::Public, typed)
        .one_click(path("/unsubscribe"), Policy::Public, typed)
        .page(path("/mine"), Policy::SignedIn, async || "mine")
        .form(path("/mine"), Policy::SignedIn, Action::Write, typed)
        .page(path("/desk"), Policy::Roles(&[Role::Officer]), async || "desk")
        .page(path("/panic"), Policy::Public, async || -> Response { panic!("on purpose") })
        .page(path("/gone"), Policy::Public, async || Problem::Gone)
        .form(path("/busy"), Policy::Public, Action::Write, async || Problem::Busy)
        .page(path("/things/{thing}"), Policy::Public, async |InPath(thing): InPath<u32>| {
            thing.to_string()
        })
        .page(path("/said"), Policy::Public, async |visit: Visit| {
            visit.go_saying(visit.to.home(), Said::SignedIn)
        })
        .page(path("/"), Policy::Public, async |visit: Visit| {
            let page = ProblemPage::new(&visit, &Problem::NotFound, Default::default());
            crate::pages::Page(page)
        })
        .api(Method::GET, path("/api/read"), Policy::Token(Scope::Read), async || "read")
        .api(Method::POST, path("/api/write"), Policy::Token(Scope::Write), async |body: String| {
            body
        })
}

impl Browser {
    fn new() -> Self {
        Self::with(
            settings(),
            [
                example(1, "leuven", &["nl", "en"], &[]),
                example(2, "szeged", &["hu", "en"], &["szeged.example"]),
            ],
        )
    }

    fn with(settings: Settings, cities: impl IntoIterator<Item = CityHere>) -> Self {
        let mut memory = Memory::default();
        for (name, roles) in [("resident", vec![]), ("officer", vec![Role::Officer])] {
            let id = i64::try_from(name.len()).unwrap();
            memory.sessions.insert((1, TokenDigest::of(&session(name))), person(id, &roles));
            let token = (1, TokenDigest::of(&format!("{name}-token")));
            memory.tokens.insert(token, (person(id, &roles), vec![Scope::Read]));
        }
        let writer = (person(9, &[]), vec![Scope::Read, Scope::Write]);
        memory.tokens.insert((1, TokenDigest::of("writer-token")), writer);
        let memory = Arc::new(memory);
        let now = || "2026-11-23T12:00:00Z".parse().unwrap();
        let records: Arc<dyn Records> = memory.clone();
        let app = App::new(Wiring { now, random }, settings, records, Directory::new(cities));
        let router = app.router_of(table(&app));
        Self { app, router, memory, cookies: HashMap::new(), host: "localhost" }
    }

    /// A browser with somebody's session in Leuven.
    fn signed_in(name: &str) -> Self {
        let mut browser = Self::new();
        browser.cookies.insert("kalaka_session".to_owned(), session(name));
        browser
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Answered {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request
            .header(header::HOST, self.host)
            .header(header::COOKIE, cookies.join("; "))
            .body(body)
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answered { status: parts.status, headers: parts.headers, text }
    }

    async fn get(&mut self, path: &str) -> Answered {
        self.send(Request::get(path), Body::empty()).await
    }

    async fn post(&mut self, path: &str, body: impl Into<Body>) -> Answered {
        let form = "application/x-www-form-urlencoded";
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, form)
            .header("sec-fetch-site", "same-origin");
        self.send(request, body.into()).await
    }
}

fn session(name: &str) -> String {
    hexadecimal_of(name)
}

fn hexadecimal_of(name: &str) -> String {
    hexadecimal(&TokenDigest::of(name).0)
}

#[tokio::test]
async fn policies_decide_who_gets_in() {
    let paths = ["/leuven/open", "/leuven/mine", "/leuven/desk"];
    let mut seen = Vec::new();
    for mut browser in
        [Browser::new(), Browser::signed_in("resident"), Browser::signed_in("officer")]
    {
        for path in paths {
            seen.push(browser.get(path).await.status.as_u16());
        }
    }
    assert_eq!(seen, [200, 303, 303, 200, 200, 403, 200, 200, 200]);

    let anonymous = Browser::new().get("/leuven/mine?a=b").await;
    assert_eq!(anonymous.header("location"), "/leuven/sign-in?next=%2Fleuven%2Fmine%3Fa%3Db");
    let mut elsewhere = Browser::signed_in("officer");
    elsewhere.host = "szeged.example";
    let other_city = elsewhere.get("/mine").await;
    assert_eq!(other_city.status, 303, "a session of Leuven is nothing in Szeged");
}

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let mut browser = Browser::new();
    for path in
        ["/leuven/open", "/leuven/none", "/none", "/", "/healthz", "/assets/x", "/leuven/panic"]
    {
        let answer = browser.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none';"), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-request-id").len(), 16, "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}");
    }
    let secure = Request::get("/leuven/open").header("x-forwarded-proto", "https");
    let secure = browser.send(secure, Body::empty()).await;
    assert_eq!(secure.header("strict-transport-security"), "max-age=31536000");
}

#[tokio::test]
async fn a_form_needs_the_token_of_its_browser() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    let cookie = browser.cookies.get("kalaka_form").unwrap().clone();
    assert_eq!(cookie.len(), 32);
    assert_eq!(browser.post("/leuven/form", format!("csrf={token}&text=hi")).await.text, "hi");

    let stale = browser.post("/leuven/form", "csrf=old&text=My+long+%3Cidea%3E").await;
    assert_eq!(stale.status, StatusCode::FORBIDDEN);
    assert!(stale.text.contains("My long &#60;idea&#62;"), "{}", stale.text);
    let again = stale.token();
    assert_eq!(browser.post("/leuven/form", format!("csrf={again}&text=hi")).await.status, 200);

    let mut other = Browser::new();
    other.get("/leuven/form").await;
    assert_eq!(other.post("/leuven/form", format!("csrf={token}")).await.status, 403);
    browser.host = "szeged.example";
    assert_eq!(browser.post("/form", format!("csrf={token}")).await.status, 403, "another city");
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_and_cannot_be_sent_on() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let request = Request::post("/leuven/form")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(name, value);
        let answer = browser.send(request, Body::from(format!("csrf={token}&text=a+b"))).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(!answer.text.contains("name=\"csrf\""), "no button that would send it after all");
    }
}

#[tokio::test]
async fn a_form_opened_before_signing_in_still_counts() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    browser.cookies.insert("kalaka_session".to_owned(), session("resident"));
    assert_eq!(browser.post("/leuven/form", format!("csrf={token}&text=hi")).await.text, "hi");
    let own = browser.get("/leuven/form").await.token();
    assert_ne!(own, token);
    assert_eq!(browser.post("/leuven/mine", format!("csrf={own}&text=hi")).await.text, "hi");
}

#[tokio::test]
async fn a_session_that_ended_loses_nothing_typed() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    let answer = browser.post("/leuven/mine", format!("csrf={token}&text=two+words")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text.contains("<p class=\"pre\">two words</p>"));
    assert!(answer.text.contains("Meld je eerst aan"));
    let again = answer.token();
    browser.cookies.insert("kalaka_session".to_owned(), session("resident"));
    let sent = browser.post("/leuven/mine", format!("csrf={again}&text=two+words")).await;
    assert_eq!(sent.text, "two words");
}

#[tokio::test]
async fn mail_programs_unsubscribe_without_a_token() {
    let request = Request::post("/leuven/unsubscribe")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = Browser::new().send(request, Body::from("text=One-Click")).await;
    assert_eq!(answer.text, "One-Click");
}

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let mut browser = Browser::new();
    let first = browser.get("/leuven/").await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\""));
    assert_eq!(first.header("cache-control"), "private, no-cache");
    let again = Request::get("/leuven/").header("if-none-match", format!("\"x\", {tag}"));
    let again = browser.send(again, Body::empty()).await;
    assert_eq!((again.status.as_u16(), again.text.as_str()), (304, ""));
    assert_eq!(again.header("etag"), tag);
    let dutch = Request::get("/leuven/?lang=en").header("if-none-match", tag);
    assert_eq!(browser.send(dutch, Body::empty()).await.status, 200, "another language");
}

#[tokio::test]
async fn too_much_is_refused_with_a_page() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    let fits = format!("csrf={token}&text={}", "a".repeat(900_000));
    assert_eq!(browser.post("/leuven/form", fits).await.status, 200);
    let answer = browser.post("/leuven/form", "a".repeat((1 << 20) + 1)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("hoogstens 1 MB"), "{}", answer.text);
    let photo = "a".repeat(2 << 20);
    assert_eq!(
        browser.post("/leuven/photo", format!("csrf={token}&text={photo}")).await.status,
        200
    );
    let answer = browser.post("/leuven/photo", "a".repeat((12 << 20) + 1)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let chunks = (0..2000).map(|_| Ok::<_, std::io::Error>(vec![b'a'; 1024]));
    let endless = Body::from_stream(futures_util::stream::iter(chunks));
    assert_eq!(browser.post("/leuven/form", endless).await.status, 413, "no length announced");
}

#[tokio::test]
async fn too_often_is_told_politely_and_keeps_the_text() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    let body = format!("csrf={token}&text=two+words");
    let mut statuses = HashMap::new();
    let mut last = None;
    for _ in 0..210 {
        let answer = browser.post("/leuven/form", body.clone()).await;
        *statuses.entry(answer.status.as_u16()).or_insert(0) += 1;
        last = Some(answer);
    }
    assert_eq!(statuses, HashMap::from([(200, 200), (429, 10)]));
    let last = last.unwrap();
    assert_eq!(last.header("retry-after"), "1");
    assert!(last.text.contains("Wacht 1 seconde"), "{}", last.text);
    assert!(last.text.contains("name=\"text\" value=\"two words\""));
    let elsewhere = Request::post("/leuven/form")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("x-forwarded-for", "192.0.2.1, 198.51.100.7");
    assert_eq!(browser.send(elsewhere, Body::from(body)).await.status, 200, "others go on");
}

#[tokio::test]
async fn the_language_is_the_reader_s_choice() {
    let mut browser = Browser::new();
    let tag = async |browser: &mut Browser, path: &str, accept: &str| {
        let request = Request::get(path).header("accept-language", accept);
        let answer = browser.send(request, Body::empty()).await;
        answer.text.split(' ').next().unwrap().to_owned()
    };
    assert_eq!(tag(&mut browser, "/leuven/open", "").await, "nl", "the city's");
    assert_eq!(tag(&mut browser, "/leuven/open", "en-US,nl;q=0.5").await, "en", "the browser's");
    assert_eq!(tag(&mut browser, "/leuven/open", "hu").await, "nl", "one the city lacks");
    assert_eq!(tag(&mut browser, "/leuven/open?lang=en", "nl").await, "en", "the address's");
    assert_eq!(tag(&mut browser, "/leuven/open", "nl").await, "en", "remembered");
    assert_eq!(tag(&mut browser, "/leuven/open?lang=hu", "nl").await, "en", "not offered");
    let mut person = Browser::signed_in("resident");
    assert_eq!(tag(&mut person, "/leuven/open", "nl").await, "en", "the person's own");
}

#[tokio::test]
async fn cities_are_found_and_strays_are_helped() {
    let mut browser = Browser::new();
    let list = browser.get("/").await;
    assert!(
        list.text.contains("href=\"/leuven\"") && list.text.contains("href=\"//szeged.example/\"")
    );
    assert_eq!(browser.get("/gent/calls").await.status, 404);
    assert_eq!(browser.get("/leuven").await.status, 200);
    let slash = browser.get("/leuven/open/?a=b").await;
    assert_eq!((slash.status.as_u16(), slash.header("location")), (308, "/leuven/open?a=b"));
    let lost = browser.get("/leuven/nowhere").await;
    assert_eq!(lost.status, 404);
    assert!(lost.text.contains("Deze pagina is hier niet") && lost.text.contains("site-head"));
    assert_eq!(browser.get("/leuven/things/12").await.text, "12");
    assert_eq!(browser.get("/leuven/things/twelve").await.status, 404);
    assert_eq!(browser.post("/leuven/open", "").await.status, 405);
    assert_eq!(browser.get("/leuven/gone").await.status, 410);
    browser.host = "szeged.example";
    assert_eq!(browser.get("/leuven/open").await.status, 404, "another city's path");
    let lost = browser.get("/open").await;
    assert!(lost.text.starts_with("hu "), "{}", lost.text);

    let mut alone = Browser::with(settings(), [example(1, "leuven", &["nl"], &[])]);
    assert_eq!(alone.get("/").await.header("location"), "/leuven");
}

#[tokio::test]
async fn a_panic_is_our_fault_and_the_next_request_goes_on() {
    let mut browser = Browser::new();
    let answer = browser.get("/leuven/panic").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.text.contains(answer.header("x-request-id")), "the number to name");
    assert!(!answer.text.contains("on purpose"));
    assert_eq!(browser.get("/leuven/open").await.status, 200);
}

#[tokio::test]
async fn without_a_database_nothing_typed_is_lost() {
    let mut browser = Browser::signed_in("resident");
    let token = browser.get("/leuven/form").await.token();
    browser.memory.away.store(true, Ordering::Relaxed);
    let answer = browser.post("/leuven/mine", format!("csrf={token}&text=two+words")).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.text.contains("<p class=\"pre\">two words</p>"));
    assert_eq!(answer.header("retry-after"), "5");
    assert_eq!(browser.get("/readyz").await.status, 503);
    assert_eq!(browser.get("/healthz").await.status, 200);
    browser.memory.away.store(false, Ordering::Relaxed);
    assert_eq!(browser.get("/readyz").await.status, 200);
}

#[tokio::test]
async fn the_api_answers_programs() {
    let mut browser = Browser::signed_in("resident");
    let call = async |browser: &mut Browser, method: Method, path: &str, token: &str| {
        let mut request = Request::builder().method(method).uri(path);
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        browser.send(request, Body::from("{}")).await
    };
    let read = "/leuven/api/read";
    let write = "/leuven/api/write";
    assert_eq!(call(&mut browser, Method::GET, read, "resident-token").await.text, "read");
    assert_eq!(call(&mut browser, Method::GET, read, "").await.text, "read", "by session");
    assert_eq!(call(&mut browser, Method::POST, write, "writer-token").await.text, "{}");
    assert_eq!(call(&mut browser, Method::POST, write, "resident-token").await.status, 403);
    assert_eq!(call(&mut browser, Method::GET, read, "wrong").await.status, 401);
    let by_cookie = call(&mut browser, Method::POST, write, "").await;
    assert_eq!(by_cookie.status, StatusCode::UNAUTHORIZED, "a cookie does not write");
    assert_eq!(by_cookie.header("content-type"), "application/problem+json");
    let problem: serde_json::Value = serde_json::from_str(&by_cookie.text).unwrap();
    assert_eq!(problem["type"], "urn:kalaka:problem:sign-in");
    assert_eq!(problem["status"], 401);
}

#[tokio::test]
async fn what_happened_is_said_once() {
    let mut browser = Browser::new();
    assert_eq!(browser.get("/leuven/said").await.header("location"), "/leuven");
    assert!(browser.get("/leuven").await.text.contains("Je bent aangemeld."));
    assert!(!browser.get("/leuven").await.text.contains("Je bent aangemeld."));
}

#[tokio::test]
async fn assets_and_figures() {
    let mut browser = Browser::new();
    let asset = browser.get(crate::assets::KALAKA_CSS.path).await;
    assert_eq!(asset.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
    let page = browser.get("/leuven").await.text;
    let (_, theme) = page.split_once("/leuven/theme-").unwrap();
    let theme = format!("/leuven/theme-{}", theme.split('"').next().unwrap());
    assert_eq!(browser.get(&theme).await.text, ":root{--brand-h:252;--brand-c:.13}\n");
    assert_eq!(browser.get("/leuven/theme-000000000000.css").await.status, 404);
    assert_eq!(browser.get("/favicon.svg").await.header("content-type"), "image/svg+xml");
    assert!(browser.get("/.well-known/security.txt").await.text.contains("Expires: 2027-12-31"));

    let figures = browser.get("/metrics").await.text;
    let line = "kalaka_request_seconds_count{method=\"GET\",route=\"/\",status=\"200\"} 1";
    assert!(figures.contains(line), "{figures}");
    assert!(figures.contains("kalaka_jobs_waiting 4"));
    let outside = Request::get("/metrics").header("x-forwarded-for", "127.0.0.1");
    assert_eq!(browser.send(outside, Body::empty()).await.status, 404);
}

#[tokio::test]
async fn only_one_script_may_compile_the_counting_engine() {
    let mut browser = Browser::new();
    for asset in crate::assets::ALL {
        let answer = browser.get(asset.path).await;
        let policy = answer.header("content-security-policy");
        let worker = asset.path.contains("recount-worker");
        assert_eq!(policy.contains("'wasm-unsafe-eval'"), worker, "{}", asset.path);
        assert!(policy.starts_with("default-src 'none'"), "{}", asset.path);
    }
    let engine = browser.get(crate::assets::TALLY_WASM.path).await;
    assert_eq!(engine.header("content-type"), "application/wasm");
}

#[tokio::test]
async fn pages_are_compressed_when_the_browser_can() {
    let mut browser = Browser::new();
    for encoding in ["br", "gzip"] {
        let request = Request::get("/leuven").header("accept-encoding", encoding);
        let answer = browser.send(request, Body::empty()).await;
        assert_eq!(answer.header("content-encoding"), encoding);
        assert!(answer.header("etag").starts_with("W/"));
    }
}

#[tokio::test]
async fn the_table_lists_what_is_mounted() {
    let browser = Browser::new();
    let (_, routes) = table(&browser.app).finish();
    let thing = routes.iter().find(|route| route.pattern.contains("thing}")).unwrap();
    assert_eq!(thing.sample(|name| name.len().to_string()), "/things/5");
    assert_eq!(thing.kind, Kind::Page);
    assert_eq!(routes.iter().filter(|route| route.pattern == "/form").count(), 2);
}

#[test]
fn only_pages_of_this_city_are_returned_to() {
    let browser = Browser::new();
    let directory = browser.app.directory();
    let visit_of = |base: &str| {
        let arrival = visit::Arrival {
            city: Arc::clone(&directory.cities()[0]),
            to: crate::paths::Links::new(base),
            uri: "/".parse().unwrap(),
            chosen: None,
            preferred: None,
            transport: Transport::Http,
            client: [127, 0, 0, 1].into(),
            host: "localhost".to_owned(),
            agent: String::new(),
            request_id: String::new(),
            now: browser.app.now(),
        };
        Visit::new(&browser.app, Arc::new(arrival), Reader::default(), &Default::default())
    };
    let under = visit_of("/leuven");
    for fine in ["/leuven", "/leuven/calls?x=%2F"] {
        assert_eq!(under.safe_next(fine), Some(fine));
    }
    for odd in
        ["", "/", "/leuvenx", "//leuven", "https://a/leuven", "/leuven/\\a", "/leuven/\r\nX: y"]
    {
        assert_eq!(under.safe_next(odd), None, "{odd:?}");
    }
    let own_host = visit_of("");
    assert_eq!(own_host.safe_next("/calls"), Some("/calls"));
    for odd in ["", "//evil.example", "/\\evil.example", "evil", "javascript:alert(1)"] {
        assert_eq!(own_host.safe_next(odd), None, "{odd:?}");
    }
    assert!(Problem::NotFound.into_response().status() == 404);
}
