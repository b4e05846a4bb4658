//! A browser without scripts: it keeps cookies, follows redirects, sends forms.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{Request, Response, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tower::ServiceExt as _;
use web::http::App;
use web::http::Token;

use crate::page::{File, Method};
use crate::{Form, Page, Place};

/// Longer than any answer may take; what takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(30);

const BOUNDARY: &str = "----stories-of-kalaka";

/// A browser. Cloning it copies its cookies, as a second tab has them.
#[derive(Clone)]
pub struct Browser {
    door: Door,
    cookies: Vec<Cookie>,
    home: String,
    language: String,
}

/// How a request gets to the application.
#[derive(Clone)]
enum Door {
    /// In this process.
    Inside { router: Router, network: Option<u16> },
    /// Over the network, to the real binary. Each browser comes from a network of its own, because limits count them.
    Street { server: SocketAddr, network: u16 },
}

#[derive(Debug, Clone)]
struct Cookie {
    name: String,
    value: String,
    path: String,
}

impl Browser {
    /// A browser that begins in a city.
    pub fn new(app: &App, place: &Place) -> Self {
        Self::at(Door::Inside { router: app.router(), network: None }, place)
    }

    /// Asks from a network of this number, as the proxy tells.
    #[must_use]
    pub(crate) fn behind(mut self, number: u16) -> Self {
        if let Door::Inside { network, .. } = &mut self.door {
            *network = Some(number);
        }
        self
    }

    /// A browser that begins in a city of a running server.
    pub(crate) fn outside(server: SocketAddr, network: u16, place: &Place) -> Self {
        Self::at(Door::Street { server, network }, place)
    }

    fn at(door: Door, place: &Place) -> Self {
        Self { door, cookies: Vec::new(), home: place.base(), language: "en".to_owned() }
    }

    /// Keeps a session, as after signing in.
    #[must_use]
    pub fn signed_in(mut self, token: &Token) -> Self {
        self.keep("kalaka_session", token.as_str());
        self
    }

    /// Reads pages in another language.
    pub fn speaks(&mut self, language: &str) {
        language.clone_into(&mut self.language);
    }

    /// Keeps a cookie of the city it began in.
    pub fn keep(&mut self, name: &str, value: &str) {
        let path = self.home.clone();
        self.set(Cookie { name: name.to_owned(), value: value.to_owned(), path });
    }

    /// The value of a cookie it keeps.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.iter().find(|cookie| cookie.name == name).map(|cookie| cookie.value.clone())
    }

    /// Forgets all cookies.
    pub fn forget(&mut self) {
        self.cookies.clear();
    }

    /// Opens an address and follows redirects.
    pub async fn get(&mut self, path: &str) -> Page {
        let page = self.ask(Request::get(path), path, Body::empty()).await;
        self.follow(page).await
    }

    /// Opens an address and stays, whatever it answers.
    pub async fn look(&mut self, path: &str) -> Page {
        self.ask(Request::get(path), path, Body::empty()).await
    }

    /// Sends a form and follows redirects.
    pub async fn send(&mut self, form: Form) -> Page {
        let page = self.post(form).await;
        self.follow(page).await
    }

    /// Sends a form and stays, whatever it answers.
    pub async fn post(&mut self, form: Form) -> Page {
        let (request, path, body) = request_of(&form);
        self.ask(request, &path, body).await
    }

    /// Asks the API in the name of a token's owner; the address is within the city.
    pub async fn api(&mut self, method: &str, path: &str, token: &Token, body: &str) -> Page {
        let path = format!("{}/api/v1{path}", self.home);
        let request = Request::builder()
            .method(method)
            .uri(&path)
            .header(header::AUTHORIZATION, format!("Bearer {}", token.as_str()))
            .header(header::CONTENT_TYPE, "application/json");
        self.ask(request, &path, Body::from(body.to_owned())).await
    }

    /// Sends any request with the browser's cookies.
    pub async fn ask(&mut self, request: Builder, path: &str, body: Body) -> Page {
        let answer = self.try_to_ask(request, path, body).await;
        answer.unwrap_or_else(|error| panic!("{path} is not answered: {error}"))
    }

    /// Sends a form and stays; a server that goes away meanwhile is no surprise.
    ///
    /// # Errors
    /// When the connection broke before the answer was there.
    pub async fn try_to_post(&mut self, form: Form) -> std::io::Result<Page> {
        let (request, path, body) = request_of(&form);
        self.try_to_ask(request, &path, body).await
    }

    async fn try_to_ask(
        &mut self,
        request: Builder,
        path: &str,
        body: Body,
    ) -> std::io::Result<Page> {
        let own = |cookie: &&Cookie| {
            path.strip_prefix(cookie.path.trim_end_matches('/'))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
        };
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .filter(own)
            .map(|cookie| format!("{}={}", cookie.name, cookie.value))
            .collect();
        let request = request
            .header(header::HOST, "localhost")
            .header(header::ACCEPT_LANGUAGE, &self.language)
            .header(header::COOKIE, cookies.join("; "))
            .body(body)
            .unwrap_or_else(|error| panic!("{path} is no address: {error}"));
        let answer = match &self.door {
            Door::Inside { router, network } => {
                let mut request = request;
                if let Some(network) = network {
                    let from = address_in(*network)?;
                    request.headers_mut().insert("x-forwarded-for", from);
                }
                router.clone().oneshot(request).await.unwrap_or_else(|never| match never {})
            }
            Door::Street { server, network } => {
                let answer = over_the_street(*server, *network, request);
                tokio::time::timeout(PATIENCE, answer).await??
            }
        };
        let (parts, body) = answer.into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            self.set(read_cookie(line.to_str().unwrap()));
        }
        let bytes = axum::body::to_bytes(body, usize::MAX).await.map_err(std::io::Error::other)?;
        Ok(Page {
            path: path.to_owned(),
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        })
    }

    async fn follow(&mut self, mut page: Page) -> Page {
        for _ in 0..8 {
            if !page.status.is_redirection() || page.status == 304 {
                return page;
            }
            let location = page.header(header::LOCATION).to_owned();
            let to = location.split('#').next().unwrap_or_default();
            assert!(to.starts_with('/'), "{} leads away to {to}", page.path);
            page = self.ask(Request::get(to), to, Body::empty()).await;
        }
        panic!("{} leads in circles", page.path)
    }

    fn set(&mut self, cookie: Cookie) {
        self.cookies.retain(|old| old.name != cookie.name || old.path != cookie.path);
        if !cookie.value.is_empty() {
            self.cookies.push(cookie);
        }
    }
}

/// What a browser sends for a form, and where.
fn request_of(form: &Form) -> (Builder, String, Body) {
    let pairs =
        || form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
    let target = form.action.split('#').next().unwrap_or_default().to_owned();
    if form.method == Method::Get {
        let path = format!("{}?{}", target.split('?').next().unwrap_or_default(), pairs());
        return (Request::get(&path), path, Body::empty());
    }
    let (kind, body) = if form.method == Method::Parts {
        (format!("multipart/form-data; boundary={BOUNDARY}"), parts(form))
    } else {
        ("application/x-www-form-urlencoded".to_owned(), pairs().into_bytes())
    };
    let request = Request::post(&target)
        .header(header::CONTENT_TYPE, kind)
        .header("sec-fetch-site", "same-origin");
    (request, target, Body::from(body))
}

/// An address in a network.
fn address_in(network: u16) -> std::io::Result<header::HeaderValue> {
    let [high, low] = network.to_be_bytes();
    format!("10.{high}.{low}.1").parse().map_err(std::io::Error::other)
}

/// Over a connection of its own.
async fn over_the_street(
    server: SocketAddr,
    network: u16,
    mut request: Request<Body>,
) -> std::io::Result<Response<Body>> {
    request.headers_mut().insert("x-forwarded-for", address_in(network)?);
    let stream = TokioIo::new(TcpStream::connect(server).await?);
    let connected = hyper::client::conn::http1::handshake(stream).await;
    let (mut sender, connection) = connected.map_err(std::io::Error::other)?;
    tokio::spawn(connection);
    let answer = sender.send_request(request).await.map_err(std::io::Error::other)?;
    Ok(answer.map(Body::new))
}

fn read_cookie(line: &str) -> Cookie {
    let (pair, rest) = line.split_once(';').unwrap_or((line, ""));
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let mut attributes = rest.split(';').map(str::trim);
    let path = attributes.find_map(|part| part.strip_prefix("Path=")).unwrap_or("/");
    Cookie { name: name.to_owned(), value: value.to_owned(), path: path.to_owned() }
}

/// A body in parts (RFC 7578).
fn parts(form: &Form) -> Vec<u8> {
    let mut body = Vec::new();
    let mut part = |about: String, content: &[u8]| {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {about}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    };
    for (name, value) in &form.fields {
        part(format!("name=\"{name}\""), value.as_bytes());
    }
    for File { field, name, kind, content } in &form.files {
        part(format!("name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: {kind}"), content);
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}
