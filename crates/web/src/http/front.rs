//! The front door: every request passes here first, and every answer last.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use askama::Template as _;
use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, Version, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse as _, Response};
use futures_util::FutureExt as _;
use tower::ServiceExt as _;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};

use crate::http::app::{App, Proxy};
use crate::http::cookies;
use crate::http::cookies::{Keep, Transport};
use crate::http::directory::{CityHere, Place};
use crate::http::guard::Answered;
use crate::http::language;
use crate::http::pressed::{Pressed, press_once};
use crate::http::problem::Problem;
use crate::http::route::{Route, Table};
use crate::http::token::hexadecimal;
use crate::http::visit::{Arrival, LANGUAGE_COOKIE, city_links};
use crate::http::{directory, headers, served};
use crate::paths::Links;
use crate::views::{CitiesPage, Frame, ProblemPage};
use crate::words::{Locale, Words};

/// Media types of files that are compressed in themselves.
pub(crate) const PACKED: [&str; 2] =
    ["application/zip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];

/// A chosen language is remembered for a year.
const LANGUAGE_SECONDS: u32 = 365 * 86_400;

impl App {
    /// The whole application as one router.
    pub fn router(&self) -> Router {
        self.router_of(crate::routes::table(self))
    }

    /// What answers whoever finds all connections taken: that there are too many, and when to try again.
    pub fn crowded(&self) -> Router {
        Router::new()
            .fallback(crowded)
            .with_state(self.clone())
            .layer(from_fn_with_state(self.clone(), see_out))
    }

    /// The application with these routes in every city.
    pub(super) fn router_of(&self, table: Table) -> Router {
        let (cities, _) = table.finish();
        let [zip, workbook] = PACKED.map(NotForContentType::const_new);
        let worth_pressing = DefaultPredicate::new().and(zip).and(workbook);
        served::routes(self)
            .fallback(arrive)
            .with_state(Front { app: self.clone(), cities })
            .layer(from_fn_with_state(self.clone(), see_out))
            .layer(CompressionLayer::new().compress_when(worth_pressing))
            .layer(from_fn_with_state(Pressed::new(), press_once))
    }

    /// Every route with its policy, for the test that walks them.
    pub fn routes(&self) -> Vec<Route> {
        crate::routes::table(self).finish().1
    }
}

/// What the front door knows.
#[derive(Clone)]
pub(super) struct Front {
    pub(super) app: App,
    cities: Router,
}

/// Number, connection and time of a request, from [`see_out`] to [`arrive`].
#[derive(Debug, Clone)]
struct Entry {
    request_id: String,
    transport: Transport,
    client: IpAddr,
}

/// Finds the city and the language of a request and hands it to the city's routes.
async fn arrive(State(front): State<Front>, mut request: Request) -> Response {
    let Some(entry) = request.extensions().get::<Entry>().cloned() else {
        return Problem::internal("a request passed the front door by").into_response();
    };
    let uri = request.uri().clone();
    let host = host_of(request.headers(), &uri);
    let cities = front.app.directory();
    let (city, base, rest) = match cities.find(&host, uri.path()) {
        Place::City { city, base, rest } => (city, base, rest),
        Place::List => return list(&front.app, request.headers()),
        Place::Unknown => return nowhere(&front.app, request.headers()),
    };
    if rest == city.theme.0 {
        return served::immutable("text/css; charset=utf-8", city.theme.1.clone().into());
    }
    if let Some(straight) = without_slash(&uri, &rest, request.method()) {
        return straight;
    }
    let wished = language::of(&uri, request.headers(), &city.locales);
    let cookie = wished.asked.and_then(|locale| {
        let keep = Keep { path: &base, seconds: LANGUAGE_SECONDS, secure: entry.transport };
        cookies::set(LANGUAGE_COOKIE, locale.tag(), keep)
    });
    let mounted = front.app.systems().iter().find_map(|system| {
        let feed = system.feed(request.method(), &rest);
        feed.filter(|_| city.settings.modules.contains(&system.module()))
    });
    if let Err(problem) = strip(request.uri_mut(), mounted.as_deref().unwrap_or(&rest)) {
        return problem.into_response();
    }
    let agent = agent_of(request.headers());
    let takes_gzip = takes_gzip(request.headers());
    request.extensions_mut().insert(Arc::new(Arrival {
        city,
        to: Links::new(base),
        uri,
        chosen: wished.asked.or(wished.remembered),
        preferred: wished.preferred,
        transport: entry.transport,
        client: entry.client,
        agent,
        takes_gzip,
        host: directory::without_port(&host).to_ascii_lowercase(),
        request_id: entry.request_id,
        now: front.app.now(),
    }));
    let Ok(mut response) = front.cities.oneshot(request).await;
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Whether an answer may be compressed with gzip (RFC 9110, 12.5.3).
fn takes_gzip(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(header::ACCEPT_ENCODING).iter();
    lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(',')).any(|one| {
        let (coding, weight) = one.split_once(';').unwrap_or((one, ""));
        let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32));
        coding.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

/// What a browser says it is, shortened to what one recognises: "Firefox, Android".
fn agent_of(headers: &HeaderMap) -> String {
    let said =
        headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let find = |names: &[&str]| {
        names.iter().find(|name| said.contains(*name)).map(|name| (*name).to_owned())
    };
    let browser = find(&["Firefox", "Edg", "OPR", "Chrome", "Safari", "curl"]);
    let system = find(&["Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux"]);
    browser.into_iter().chain(system).collect::<Vec<_>>().join(", ")
}

/// The last hands on every answer: headers, log line, figures; and a plain word if all else broke.
async fn see_out(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let started = app.elapsed();
    let entry = enter(&app, &request);
    let method = request.method().clone();
    request.extensions_mut().insert(entry.clone());
    let mut response = match unclear(&request) {
        Some((status, why)) => (status, why).into_response(),
        None => {
            let answer = AssertUnwindSafe(next.run(request)).catch_unwind().await;
            answer.unwrap_or_else(|_| {
                Problem::internal("a request broke outside its handler").into_response()
            })
        }
    };
    headers::add(response.headers_mut(), entry.transport);
    if let Ok(id) = HeaderValue::from_str(&entry.request_id) {
        response.headers_mut().insert("x-request-id", id);
    }
    let answered = response.extensions().get::<Answered>();
    let route = answered.map_or("", |answered| answered.route);
    if let Some(answered) = answered {
        app.metrics().count_in(answered.city.settings.slug.as_str());
    }
    let status = response.status().as_u16();
    let micros = app.elapsed().saturating_sub(started).as_micros();
    let micros = u64::try_from(micros).unwrap_or(u64::MAX);
    app.metrics().count(known(&method), route, status, micros);
    // The pattern, not the address: one-time links must not get into a log.
    tracing::info!(
        target: "kalaka::request",
        id = entry.request_id, method = known(&method), route, status, micros, "answered"
    );
    response
}

/// Why nobody can say what is asked for: no host or several (RFC 9112, 3.2), or a way to somewhere
/// else, which we are not. A proxy in front and we could understand such a request differently.
fn unclear(request: &Request) -> Option<(StatusCode, &'static str)> {
    const HOST: &str = "A request names one host in one Host line.\n";
    if matches!(*request.method(), Method::CONNECT | Method::TRACE) {
        return Some((StatusCode::METHOD_NOT_ALLOWED, "This server leads nowhere else.\n"));
    }
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    let is_host = |value: &HeaderValue| {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b".-_:[]%".contains(&b);
        !value.is_empty() && value.as_bytes().iter().all(|b| plain(*b))
    };
    let fine = match (first, second) {
        (Some(host), None) => is_host(host),
        (None, _) => request.version() < Version::HTTP_11,
        (Some(_), Some(_)) => false,
    };
    (!fine).then_some((StatusCode::BAD_REQUEST, HOST))
}

fn enter(app: &App, request: &Request) -> Entry {
    let mut id = [0; 8];
    (app.wiring().random)(&mut id);
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let mut client = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let mut transport = Transport::Http;
    if app.settings().proxy == Proxy::Trusted && came_by_proxy(app, client, request.headers()) {
        // A proxy appends what it saw itself; entries before it are the reader's own words.
        let last = |name: &str| {
            let value = request.headers().get_all(name).iter().next_back()?.to_str().ok()?;
            value.rsplit(',').next().map(str::trim)
        };
        client = last("x-forwarded-for").and_then(|text| text.parse().ok()).unwrap_or(client);
        if last("x-forwarded-proto") == Some("https") {
            transport = Transport::Https;
        }
    }
    Entry { request_id: hexadecimal(&id), transport, client }
}

/// Whether a request came by the proxy, whose words then count. A proxy of ours is near; a request from
/// far away, or one that says nothing of where it comes from, came past it, and that is told once.
fn came_by_proxy(app: &App, peer: IpAddr, headers: &HeaderMap) -> bool {
    let (is_near, is_own) = (lies_near(peer), peer.to_canonical().is_loopback());
    if !is_near || (!is_own && !headers.contains_key("x-forwarded-for")) {
        app.tell_once_of_a_way_past_the_proxy(peer);
    }
    is_near
}

/// Whether an address is this machine's or one of a private network.
fn lies_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            // 100.64.0.0/10 is shared by the machines of one provider (RFC 6598).
            let is_shared = address.to_bits() >> 22 == u32::from_be_bytes([100, 64, 0, 0]) >> 22;
            let is_own = address.is_loopback() || address.is_link_local();
            is_own || address.is_private() || is_shared
        }
        IpAddr::V6(address) => {
            let is_own = address.is_loopback() || address.is_unicast_link_local();
            is_own || address.is_unique_local()
        }
    }
}

/// Methods as labels, bounded in number.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        _ => "other",
    }
}

fn host_of(headers: &HeaderMap, uri: &Uri) -> String {
    let named = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    named.or_else(|| uri.host()).unwrap_or_default().to_owned()
}

/// `/leuven/calls/` → `/leuven/calls`: every page has one address.
fn without_slash(uri: &Uri, rest: &str, method: &Method) -> Option<Response> {
    if rest.len() < 2 || !rest.ends_with('/') || method != Method::GET {
        return None;
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    // Never `//host`, which a browser would take for another site.
    let path = uri.path().trim_matches('/');
    let location = HeaderValue::from_str(&format!("/{path}{query}")).ok()?;
    Some((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response())
}

/// Puts the path without the city's prefix in place of the whole.
fn strip(uri: &mut Uri, rest: &str) -> Result<(), Problem> {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    *uri = format!("{rest}{query}").parse().map_err(|_| Problem::NotFound)?;
    Ok(())
}

/// Words for a reader who is in no city.
fn words_outside(app: &App, headers: &HeaderMap) -> Words {
    let locale = language::preferred(headers, Locale::ALL).unwrap_or(Locale::En);
    Words::new(locale, jiff::tz::TimeZone::UTC, app.now())
}

/// The cities of this installation; straight to the only one.
fn list(app: &App, headers: &HeaderMap) -> Response {
    let directory = app.directory();
    if let [only] = directory.cities() {
        return (StatusCode::SEE_OTHER, [(header::LOCATION, home_of(only))]).into_response();
    }
    let words = words_outside(app, headers);
    let cities = city_links(directory.cities(), words.locale());
    let frame = Frame::outside(&words, words.cities_heading());
    match (CitiesPage { frame, cities }).render() {
        Ok(page) => Html(page).into_response(),
        Err(error) => Problem::internal(error).into_response(),
    }
}

fn home_of(city: &CityHere) -> String {
    match city.hosts.first() {
        Some(host) => format!("//{host}/"),
        None => format!("/{}", city.settings.slug),
    }
}

fn nowhere(app: &App, headers: &HeaderMap) -> Response {
    outside(&words_outside(app, headers), &Problem::NotFound)
}

/// A problem's page where there is no city around it.
fn outside(words: &Words, problem: &Problem) -> Response {
    let frame = Frame::outside(words, problem.heading(words));
    match ProblemPage::outside(frame, problem).render() {
        Ok(page) => {
            let mut response = (problem.status(), Html(page)).into_response();
            problem.mark(&mut response);
            response
        }
        Err(error) => Problem::internal(error).into_response(),
    }
}

/// Tells a person or a program that all connections are taken, and takes no more of this one.
async fn crowded(State(app): State<App>, request: Request) -> Response {
    let words = words_outside(&app, request.headers());
    let is_program = request.uri().path().split('/').any(|part| part == "api");
    let mut response = if is_program {
        let id = request.extensions().get::<Entry>().map(|entry| entry.request_id.clone());
        Problem::Crowded.json(&words, &id.unwrap_or_default())
    } else {
        outside(&words, &Problem::Crowded)
    };
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}
