//! What happens around every handler: recognise the reader, count, check the policy, and only then
//! read the body, in bounded time and memory; check that a form is ours, run the handler, and tell
//! what went wrong without losing what was typed.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use askama::Template as _;
use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse as _, Response};
use futures_util::FutureExt as _;
use futures_util::StreamExt as _;
use tokio::time::timeout;

use crate::forms;
use crate::forms::{Files, Posted};
use crate::http::app::App;
use crate::http::directory::CityHere;
use crate::http::etag;
use crate::http::flight::Load;
use crate::http::here;
use crate::http::limits::Action;
use crate::http::policy::{Denied, Reader, Recognised, Scope};
use crate::http::problem::Problem;
use crate::http::route::{Kind, Route};
use crate::http::token::TokenDigest;
use crate::http::visit::{Arrival, SESSION_COOKIE, Visit};
use crate::http::{cookies, csrf};
use crate::paths;
use crate::typed;
use crate::views::{Kept, ProblemPage};

/// What a guard knows of the route it stands at.
pub(super) struct Duty {
    pub(super) app: App,
    pub(super) route: Route,
}

/// The pattern of the route that answered, and in which city, for log and figures.
#[derive(Debug, Clone)]
pub(super) struct Answered {
    pub(super) route: &'static str,
    pub(super) city: Arc<CityHere>,
}

/// The most bytes of a text form.
const MOST_TEXT: usize = 1 << 20;
/// The most bytes of a text form that is refused and given back.
const MOST_RESCUED: usize = 256 << 10;
/// Up to here a form that may carry pictures is read before it is known whether it does.
const SMALL: u64 = 64 << 10;
/// How long nothing of a body may come.
const IDLE: Duration = Duration::from_secs(10);

pub(super) async fn guard(State(duty): State<Arc<Duty>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Some(arrival) = parts.extensions.remove::<Arc<Arrival>>() else {
        return Problem::internal("a request did not arrive through the front").into_response();
    };
    let patience = Duration::from_secs(if duty.route.action.is_large() { 60 } else { 10 });
    let since = duty.app.elapsed();
    let recognised = timeout(patience, recognise(&duty, &arrival, &parts.headers)).await;
    let (reader, away) = match recognised.unwrap_or(Err(Problem::Away)) {
        Ok(reader) => (reader, None),
        Err(problem) => (Reader::default(), Some(problem)),
    };
    // Finding out who asks and answering them share one patience; how long they send does not count.
    let patience = patience.saturating_sub(duty.app.elapsed().saturating_sub(since));
    let visit = Visit::new(&duty.app, arrival, reader, &parts.headers);
    let asked = parts.headers.clone();
    let is_read = matches!(parts.method, Method::GET | Method::HEAD);

    let mut load = duty.app.flight().load(visit.range());
    let counted = counted_as(&duty.route, &body);
    let refused = match away {
        Some(problem) => Err(problem),
        None => match check(&duty.route, counted, &visit, &asked, is_read) {
            Ok(()) => timeout(patience, here::check(&duty.route, &visit, &mut parts))
                .await
                .unwrap_or(Err(Problem::Away)),
            refused => refused,
        },
    };
    if let Err(problem) = refused {
        let kept = match wants_words(&duty.route, is_read, &problem) {
            true => rescue(&asked, body, &mut load).await,
            false => Kept::default(),
        };
        return tell(&duty.route, &visit, &problem, is_read, kept);
    }
    let (body, posted) = match take_body(&duty, is_read, &asked, body, &mut load).await {
        Ok(taken) => taken,
        Err(problem) => return tell(&duty.route, &visit, &problem, is_read, Kept::default()),
    };
    let kept = posted.as_ref().map(Posted::kept).unwrap_or_default();
    if matches!(duty.route.kind, Kind::Form | Kind::Upload)
        && let Err(problem) = csrf::check_token(&visit, &asked, posted.as_ref())
    {
        return tell(&duty.route, &visit, &problem, is_read, kept);
    }
    // It was read as a form, and turns out to bring a picture.
    if counted != duty.route.action
        && posted.as_ref().is_some_and(Posted::has_files)
        && let Err(problem) = visit.limit(duty.route.action)
    {
        return tell(&duty.route, &visit, &problem, is_read, kept);
    }
    let mut form = None;
    if let Some(mut posted) = posted {
        // What a script saves is no button.
        if duty.route.pattern != paths::TYPED.pattern {
            if let Some(filled) = typed::fill(&visit, &posted).await {
                return filled;
            }
            posted = typed::keep_sent(&visit, posted).await;
            form = typed::sent_name(&posted);
        }
        parts.extensions.insert(posted);
    }
    parts.extensions.insert(visit.clone());
    let request = Request::from_parts(parts, body);
    let mut response = run(&duty.route, next, request, patience).await;
    typed::forget_taken(&visit, form, &mut response).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        return tell(&duty.route, &visit, &problem, is_read, kept);
    }
    if is_read {
        response = etag::tag(&asked, response).await;
        if visit.reader.person.is_some() {
            // Their page is nobody else's, and not worth keeping compressed.
            response.extensions_mut().remove::<etag::Content>();
        }
    }
    finish(&duty.route, &visit, response)
}

/// Finds out who asks: by a personal token for the API, else by the cookie of a session.
async fn recognise(duty: &Duty, arrival: &Arrival, headers: &HeaderMap) -> Result<Reader, Problem> {
    let records = duty.app.records();
    let (city, now) = (arrival.city.id, arrival.now);
    let authorization = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if let (Kind::Api | Kind::Feed, Some(value)) = (duty.route.kind, authorization) {
        let token = value.strip_prefix("Bearer ").ok_or(Problem::SignIn)?;
        let digest = TokenDigest::of(token.trim());
        let found = records.personal_token(city, digest, now).await;
        let (person, scopes) = found?.ok_or(Problem::SignIn)?;
        let by = Recognised::Token { digest, scopes };
        return Ok(Reader { person: Some(person), by, ..Reader::default() });
    }
    if matches!(duty.route.kind, Kind::Download | Kind::Framed) {
        return Ok(Reader::default());
    }
    // Writing by API needs a token: a cookie would come along from any site.
    if duty.route.kind == Kind::Api && duty.route.method != Method::GET {
        return Ok(Reader::default());
    }
    let Some(cookie) = cookies::get(headers, SESSION_COOKIE).filter(|token| token.len() == 64)
    else {
        return Ok(Reader::default());
    };
    let digest = TokenDigest::of(cookie);
    let found = records.session(city, digest, now).await?;
    Ok(found.map_or_else(Reader::default, |live| Reader {
        person: Some(live.person),
        by: Recognised::Session(digest),
        unread: live.unread,
        last: live.last,
        blocked: live.blocked,
    }))
}

/// As what a request is counted before it is read: a form that may carry pictures is no upload while it is too small
/// to be refused unread. Once it is read, it is known.
fn counted_as(route: &Route, body: &Body) -> Action {
    let small = body.size_hint().exact().is_some_and(|bytes| bytes <= SMALL);
    if route.kind == Kind::Upload && small { Action::Write } else { route.action }
}

/// What shows before the body is read: limits, whether this city has such pages, policy, and where a
/// form comes from.
fn check(
    route: &Route,
    counted: Action,
    visit: &Visit,
    asked: &HeaderMap,
    is_read: bool,
) -> Result<(), Problem> {
    visit.limit(counted)?;
    if route.module.is_some_and(|module| !visit.has(module)) {
        return Err(Problem::NotFound);
    }
    let is_form = matches!(route.kind, Kind::Form | Kind::Upload | Kind::OneClick) && !is_read;
    // A form that is counted by what it does is a form all the same.
    if is_form && counted != Action::Write {
        visit.limit(Action::Write)?;
    }
    if matches!(route.kind, Kind::Form | Kind::Upload) {
        csrf::check_origin(asked)?;
    }
    // A feed shows what its reader may read, so a token must be one that reads.
    if route.kind == Kind::Feed && !visit.reader.by.may(Scope::Read) {
        return Err(Problem::Forbidden);
    }
    route.policy.check(&visit.reader).map_err(|denied| match denied {
        Denied::SignIn => Problem::SignIn,
        Denied::Forbidden => Problem::Forbidden,
    })
}

/// Whether what was typed is worth reading although it is refused: a neighbour may send it again.
fn wants_words(route: &Route, is_read: bool, problem: &Problem) -> bool {
    let may_come_right =
        matches!(problem, Problem::SignIn | Problem::TooMany { .. }) || problem.is_lack();
    !is_read && matches!(route.kind, Kind::Form | Kind::Upload) && may_come_right
}

/// The words of a form that is refused; its files are thrown away, and a long one is not read.
async fn rescue(headers: &HeaderMap, body: Body, load: &mut Load) -> Kept {
    let in_parts = Posted::comes_in_parts(headers);
    let most = if in_parts { 2 * forms::MOST_FILE } else { MOST_RESCUED };
    if body.size_hint().lower() > u64::try_from(most).unwrap_or(u64::MAX) {
        return Kept::default();
    }
    let read = async {
        if in_parts {
            return Posted::of_parts(headers, body, Files::Dropped, load).await;
        }
        let bytes = read_at_most(body, most, load).await?;
        Posted::read(headers, bytes, load).await
    };
    // Who is refused may not hold on for as long as who is heard.
    let read = timeout(IDLE, read).await;
    read.ok().and_then(Result::ok).map(|posted| posted.kept()).unwrap_or_default()
}

/// Reads what was sent, up to the route's limit, and takes a form apart.
async fn take_body(
    Duty { app, route }: &Duty,
    is_read: bool,
    headers: &HeaderMap,
    body: Body,
    load: &mut Load,
) -> Result<(Body, Option<Posted>), Problem> {
    // Neither pages nor strays have a use for a body.
    if is_read || matches!(route.kind, Kind::Page | Kind::Feed | Kind::Download | Kind::Framed) {
        return Ok((Body::empty(), None));
    }
    let patience = Duration::from_secs(60);
    if route.kind == Kind::Upload && Posted::comes_in_parts(headers) {
        let files = match route.action {
            Action::Attach => Files::Put(app.service()?.store.blobs().clone()),
            _ => Files::Kept,
        };
        let read = Posted::of_parts(headers, going_on(body), files, load);
        let read = timeout(patience, read).await;
        return Ok((Body::empty(), Some(read.map_err(|_| Problem::Unreadable)??)));
    }
    let most = if route.action.is_large() { forms::MOST_FILE } else { MOST_TEXT };
    let bytes = timeout(patience, read_at_most(body, most, load))
        .await
        .map_err(|_| Problem::Unreadable)??;
    match route.kind {
        Kind::Form | Kind::Upload | Kind::OneClick => {
            Ok((Body::empty(), Some(Posted::read(headers, bytes, load).await?)))
        }
        Kind::Page | Kind::Feed | Kind::Download | Kind::Framed | Kind::Api => {
            Ok((Body::from(bytes), None))
        }
    }
}

/// A body that breaks off when nothing of it comes for a while.
fn going_on(body: Body) -> Body {
    let chunks = body.into_data_stream();
    Body::from_stream(futures_util::stream::unfold(chunks, async |mut chunks| {
        let next = timeout(IDLE, chunks.next()).await;
        let next = next.unwrap_or_else(|stalled| Some(Err(axum::Error::new(stalled))))?;
        Some((next, chunks))
    }))
}

/// Reads a body. What is too much is read on for a while and thrown away, because a browser that
/// is still sending would not show our answer.
async fn read_at_most(body: Body, most: usize, load: &mut Load) -> Result<Bytes, Problem> {
    let announced = body.size_hint().lower();
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let mut seen: u64 = 0;
    let mut chunks = going_on(body).into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Problem::Unreadable)?;
        seen += u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        if seen > most * 8 {
            break;
        }
        if seen <= most && announced <= most {
            load.add(chunk.len())?;
            bytes.extend_from_slice(&chunk);
        } else if !bytes.is_empty() {
            load.give_back(bytes.len());
            bytes = Vec::new();
        }
    }
    if seen.max(announced) > most {
        return Err(Problem::TooLarge { most: most >> 20 });
    }
    Ok(bytes.into())
}

/// Runs the handler. A panic is told like an error; so is a handler that takes too long.
async fn run(route: &Route, next: Next, request: Request, patience: Duration) -> Response {
    let handler = AssertUnwindSafe(next.run(request)).catch_unwind();
    match timeout(patience, handler).await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => {
            Problem::internal(format!("a handler of {} panicked", route.pattern)).into_response()
        }
        Err(_) => Problem::Busy.into_response(),
    }
}

/// Makes an answer of a problem: JSON for programs, a page for people, with what they typed.
fn tell(route: &Route, visit: &Visit, problem: &Problem, is_read: bool, kept: Kept) -> Response {
    if matches!(route.kind, Kind::Api | Kind::Feed) {
        let response = problem.json(&visit.words, visit.request_id());
        return finish(route, visit, response);
    }
    if *problem == Problem::SignIn && is_read {
        let response = visit.go(visit.to.sign_in_for(&visit.here()));
        return finish(route, visit, response);
    }
    if let (Problem::Unproven(level), true) = (problem, is_read) {
        let response = visit.go(visit.to.me_proof_for(*level, &visit.here()));
        return finish(route, visit, response);
    }
    let page = ProblemPage::new(visit, problem, kept).render();
    let mut response = match page {
        Ok(page) => (page_status(problem), Html(page)).into_response(),
        Err(error) => Problem::internal(error).into_response(),
    };
    problem.mark(&mut response);
    finish(route, visit, response)
}

/// Browsers ask for a password on 401, and we have none: a person who must sign in gets 403.
fn page_status(problem: &Problem) -> StatusCode {
    if *problem == Problem::SignIn { StatusCode::FORBIDDEN } else { problem.status() }
}

fn finish(route: &Route, visit: &Visit, mut response: Response) -> Response {
    response
        .extensions_mut()
        .insert(Answered { route: route.pattern, city: Arc::clone(&visit.city) });
    visit.finish(&mut response);
    let headers = response.headers_mut();
    if matches!(route.kind, Kind::Download | Kind::Framed) {
        headers.remove(header::SET_COOKIE);
    }
    if route.kind == Kind::Feed {
        // What anybody may read, pages of other sites may read too: without a cookie, and so as nobody.
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        let policy = HeaderName::from_static("cross-origin-resource-policy");
        headers.insert(policy, HeaderValue::from_static("cross-origin"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    let varies = HeaderValue::from_static("accept-language, cookie");
    headers.append(header::VARY, varies);
    if let Ok(language) = HeaderValue::from_str(visit.words.tag()) {
        headers.entry(header::CONTENT_LANGUAGE).or_insert(language);
    }
    response
}
