//! A browser without scripts: it keeps cookies, follows redirects, sends forms.

use axum::Router;
use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{Request, header};
use tower::ServiceExt as _;
use web::http::App;

use crate::page::{File, Method};
use crate::{Form, Page, Place};

const BOUNDARY: &str = "----stories-of-kalaka";

/// A browser. Cloning it copies its cookies, as a second tab has them.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: Vec<Cookie>,
    home: String,
    language: String,
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
        Self {
            router: app.router(),
            cookies: Vec::new(),
            home: place.base(),
            language: "en".to_owned(),
        }
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
        let pairs =
            || form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
        let target = form.action.split('#').next().unwrap_or_default().to_owned();
        if form.method == Method::Get {
            let path = format!("{}?{}", target.split('?').next().unwrap_or_default(), pairs());
            return self.ask(Request::get(&path), &path, Body::empty()).await;
        }
        let (kind, body) = if form.method == Method::Parts {
            (format!("multipart/form-data; boundary={BOUNDARY}"), parts(&form))
        } else {
            ("application/x-www-form-urlencoded".to_owned(), pairs().into_bytes())
        };
        let request = Request::post(&target)
            .header(header::CONTENT_TYPE, kind)
            .header("sec-fetch-site", "same-origin");
        self.ask(request, &target, Body::from(body)).await
    }

    /// Sends any request with the browser's cookies.
    pub async fn ask(&mut self, request: Builder, path: &str, body: Body) -> Page {
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
        let answer =
            self.router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
        let (parts, body) = answer.into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            self.set(read_cookie(line.to_str().unwrap()));
        }
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Page {
            path: path.to_owned(),
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
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
