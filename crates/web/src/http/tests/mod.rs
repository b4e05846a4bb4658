//! The way of a request through the front door and a guard, over a small table of routes.

mod answers;
mod forms;

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use city::{Id, Person, Role};
use jiff::Timestamp;
use tower::ServiceExt as _;

use super::*;
use crate::forms::Posted;
use crate::http::app::{Answer, App, LiveSession, Proxy, Records, Settings, Wiring};
use crate::http::directory::tests::example;
use crate::http::directory::{CityHere, Directory};
use crate::http::policy::tests::person;
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
        Box::pin(async move { if away { Err(Problem::Away) } else { Ok(found) } })
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
        self.answer(person.map(|person| LiveSession {
            person,
            unread: 3,
            last: None,
            blocked: None,
        }))
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
        Box::pin(async move { if away { Err(Problem::Away) } else { Ok(()) } })
    }

    fn figures(&self) -> Vec<Figure> {
        vec![Figure::new("kalaka_jobs_waiting", Course::Gauge, "Jobs.").of(Amount::Whole(4))]
    }
}

/// What is lacking, by a word.
fn lack(visit: &Visit, what: &str) -> Problem {
    let error = match what {
        "room" => store::Error::Full,
        "places" => store::Error::Crowded,
        "time" => store::Error::Timeout,
        "files" => return Problem::of_disk(&std::io::ErrorKind::TimedOut.into()),
        _ => store::Error::Unavailable,
    };
    visit.problem(acts::Refused::Store(error))
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

thread_local! {
    /// By how many seconds the clock was set, and how many have passed.
    static SET: Cell<i64> = const { Cell::new(0) };
    static PASSED: Cell<u64> = const { Cell::new(0) };
}

fn now() -> Timestamp {
    let beginning: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
    beginning + jiff::SignedDuration::from_secs(SET.get())
}

fn elapsed() -> std::time::Duration {
    std::time::Duration::from_secs(PASSED.get())
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
        url: "https://kalaka.example:8443".to_owned(),
        files: 64 << 20,
        security_contact: Some("mailto:security@example.org".to_owned()),
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
        .upload(path("/photo"), Policy::Public, async |posted: Posted| {
            format!("{} {}", posted.get("text"), u8::from(posted.file("photo").is_some()))
        })
        .one_click(path("/unsubscribe"), Policy::Public, typed)
        .page(path("/mine"), Policy::SignedIn, async || "mine")
        .form(path("/mine"), Policy::SignedIn, Action::Write, typed)
        .page(path("/desk"), Policy::Roles(&[Role::Officer]), async || "desk")
        .page(path("/panic"), Policy::Public, async || -> Response { panic!("on purpose") })
        .page(path("/site"), Policy::Public, async |visit: Visit| visit.site())
        .page(path("/gone"), Policy::Public, async || Problem::Gone)
        .form(
            path("/lacks"),
            Policy::Public,
            Action::Write,
            async |visit: Visit, posted: Posted| lack(&visit, posted.get("what")),
        )
        .api(
            Method::POST,
            path("/api/lacks"),
            Policy::Public,
            async |visit: Visit, what: String| lack(&visit, &what),
        )
        .form(path("/busy"), Policy::Public, Action::Write, async || Problem::Busy)
        .page(path("/things/{thing}"), Policy::Public, async |InPath(thing): InPath<u32>| {
            thing.to_string()
        })
        .page(path("/said"), Policy::Public, async |visit: Visit| {
            visit.go_saying(visit.to.home(), Said::SignedIn)
        })
        .page(path("/"), Policy::Public, async |visit: Visit| {
            let page = ProblemPage::new(&visit, &Problem::NotFound, Default::default());
            crate::page::Page(page)
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
        let records: Arc<dyn Records> = memory.clone();
        let app = App::new(
            Wiring { now, elapsed, random },
            settings,
            records,
            Directory::new(cities),
            Vec::new(),
        );
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
