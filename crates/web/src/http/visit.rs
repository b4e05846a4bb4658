//! One request of one reader in one city: what a handler gets.

use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::StatusCode;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse as _, Response};
use city::{Comment, Id, Mail, Module, Role};
use jiff::Timestamp;

use crate::http::app::App;
use crate::http::cookies;
use crate::http::cookies::{Keep, Transport};
use crate::http::directory::{CityHere, on_host};
use crate::http::limits;
use crate::http::limits::{Action, Key};
use crate::http::policy::{Reader, Recognised};
use crate::http::problem::Problem;
use crate::http::said::Said;
use crate::http::token::{Token, TokenDigest, hexadecimal};
use crate::paths::Links;
use crate::preview::Preview;
use crate::system::System;
use crate::views::{
    CityLink, FormToken, Frame, LanguageLink, Link, Menu, Notice, Picture, SignedIn,
};
use crate::words::{Locale, Words};

/// The cookie that ties forms of a reader without session to their browser.
const FORM_COOKIE: &str = "kalaka_form";
/// The cookie that carries what just happened over a redirect.
const SAID_COOKIE: &str = "kalaka_said";
/// The cookie by which a browser finds the drafts it began.
const BROWSER_COOKIE: &str = "kalaka_browser";
/// The cookie that proves that its owner signed in here before.
const KNOWN_COOKIE: &str = "kalaka_known";
/// Who comes once a year is still known.
const KNOWN_SECONDS: u32 = 400 * 86_400;
/// Drafts are kept for ninety days.
const BROWSER_SECONDS: u32 = 90 * 86_400;
/// The cookie of the chosen language.
pub(crate) const LANGUAGE_COOKIE: &str = "kalaka_language";
/// The cookie of a session.
pub(crate) const SESSION_COOKIE: &str = "kalaka_session";
/// A form may be open for a week.
const FORM_SECONDS: u32 = 7 * 86_400;

/// A request as it arrived in a city, before anybody was recognised.
#[derive(Debug)]
pub(crate) struct Arrival {
    pub(crate) city: Arc<CityHere>,
    pub(crate) to: Links,
    /// The whole address, prefix included.
    pub(crate) uri: Uri,
    /// The language asked for by address or cookie.
    pub(crate) chosen: Option<Locale>,
    /// The language the browser prefers, among the city's.
    pub(crate) preferred: Option<Locale>,
    pub(crate) transport: Transport,
    pub(crate) client: IpAddr,
    /// The host the reader asked, in lower case and without its port. Good for choosing among the city's
    /// own, never for making an address.
    pub(crate) host: String,
    /// What the browser says it is.
    pub(crate) agent: String,
    /// Whether what is long may be compressed with gzip.
    pub(crate) takes_gzip: bool,
    pub(crate) request_id: String,
    pub(crate) now: Timestamp,
}

/// One request of one reader in one city. Cheap to clone.
#[derive(Clone)]
pub struct Visit(Arc<Inner>);

/// What [`Visit`] derefs to.
pub struct Inner {
    /// What all requests share.
    pub app: App,
    /// The city.
    pub city: Arc<CityHere>,
    /// Links within the city.
    pub to: Links,
    /// The words of the reader's language.
    pub words: Words,
    /// Who is asking.
    pub reader: Reader,
    /// When the request came.
    pub now: Timestamp,
    arrival: Arc<Arrival>,
    form_key: FormKey,
    browser: BrowserKey,
    known: Option<String>,
    said: Option<(Said, Option<Id<Comment>>)>,
    said_shown: AtomicBool,
}

/// What binds a form to the reader's browser.
struct FormKey {
    key: String,
    is_new: bool,
    token: FormToken,
}

impl Deref for Visit {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Visit {
    pub(crate) fn new(
        app: &App,
        arrival: Arc<Arrival>,
        reader: Reader,
        headers: &HeaderMap,
    ) -> Self {
        let city = Arc::clone(&arrival.city);
        let persons = reader
            .person
            .as_ref()
            .and_then(|person| Locale::from_tag(person.language.as_str()))
            .filter(|locale| city.locales.contains(locale));
        let locale =
            arrival.chosen.or(persons).or(arrival.preferred).unwrap_or_else(|| city.own_locale());
        Self(Arc::new(Inner {
            words: Words::new(locale, city.zone.clone(), arrival.now),
            form_key: FormKey::of(app, &city, &reader, headers),
            browser: BrowserKey::of(app, headers),
            known: cookies::get(headers, KNOWN_COOKIE).map(ToOwned::to_owned),
            said: cookies::get(headers, SAID_COOKIE).and_then(Said::parse),
            said_shown: AtomicBool::new(false),
            app: app.clone(),
            to: arrival.to.clone(),
            now: arrival.now,
            city,
            reader,
            arrival,
        }))
    }

    /// The digest by which this browser's drafts and codes are found.
    pub fn browser(&self) -> TokenDigest {
        TokenDigest::of(&self.browser.key)
    }

    /// Lets the browser keep its key, when it had none.
    pub fn keep_browser(&self, response: &mut Response) {
        self.set_cookie(response, BROWSER_COOKIE, &self.browser.key, BROWSER_SECONDS);
    }

    /// Lets the browser forget its key: what was begun with it stays with its writer.
    pub fn forget_browser(&self, response: &mut Response) {
        self.set_cookie(response, BROWSER_COOKIE, "", 0);
    }

    /// Whether somebody signed in with this browser before, by this address.
    pub(crate) fn knows(&self, mail: &Mail) -> bool {
        let secret = &self.app.settings().secret;
        let fits = |kept: &String| secret.is_acquaintance(self.city.id.get(), mail.as_str(), kept);
        self.known.as_ref().is_some_and(fits)
    }

    /// Lets the browser keep that somebody signed in with it by this address.
    pub(crate) fn get_to_know(&self, response: &mut Response, mail: &Mail) {
        let secret = &self.app.settings().secret;
        let kept = secret.acquaintance(self.city.id.get(), mail.as_str());
        self.set_cookie(response, KNOWN_COOKIE, &kept, KNOWN_SECONDS);
    }

    /// The whole address before the links of `to`: as it was set, whatever the request says.
    pub fn site(&self) -> String {
        let url = &self.app.settings().url;
        if !self.to.base().is_empty() {
            return url.clone();
        }
        // On a host of its own the request can only have named one of the city's hosts.
        let own = self.city.hosts.iter().find(|host| **host == self.arrival.host);
        match own.or(self.city.hosts.first()) {
            Some(host) => on_host(url, host),
            None => url.clone(),
        }
    }

    /// The browser in a few words, from what it says of itself.
    pub fn agent(&self) -> String {
        self.arrival.agent.clone()
    }

    /// Whether a long answer may be compressed with gzip as it goes.
    pub(crate) fn takes_gzip(&self) -> bool {
        self.arrival.takes_gzip
    }

    /// The number under which the log knows this request.
    pub fn request_id(&self) -> &str {
        &self.arrival.request_id
    }

    /// Languages to look for in content: the one being read, the person's, the city's own.
    pub fn wished(&self) -> Vec<&str> {
        let mut wished = vec![self.words.tag()];
        wished.extend(self.reader.person.as_ref().map(|person| person.language.as_str()));
        wished.extend(self.city.settings.languages.first().map(city::Language::as_str));
        wished
    }

    /// A text of the city in the reader's language.
    pub fn text<'t>(&self, texts: &'t city::Texts) -> &'t str {
        texts.pick(&self.wished()).map_or("", |(_, text)| text)
    }

    /// The city's name in the reader's language.
    pub fn city_name(&self) -> &str {
        self.city.settings.name_in(&self.wished())
    }

    /// The range of addresses the reader asks from.
    pub(crate) fn range(&self) -> Key {
        limits::range_of(self.arrival.client)
    }

    /// Counts an action against the reader's own allowance (a report against the browser's, while they are not known)
    /// and that of their addresses.
    pub fn limit(&self, action: Action) -> Result<(), Problem> {
        let range = self.range();
        let reader = match self.reader.id() {
            Some(id) => Some(Key::Person(self.city.id.get(), id.get())),
            // Other actions without an account are counted by the addresses they concern.
            None => (action == Action::Report && self.browser.is_kept)
                .then(|| Key::Browser(self.browser().start())),
        };
        for key in reader.into_iter().chain([range]) {
            self.limit_key(action, key)?;
        }
        Ok(())
    }

    /// Counts an action against one key, such as the address a mail would go to.
    pub fn limit_key(&self, action: Action, key: Key) -> Result<(), Problem> {
        let taken = self.app.limits().take(action, key, self.app.elapsed());
        taken.map_err(|wait| Problem::TooMany { wait })
    }

    /// What surrounds a page of this title.
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        let wished = self.wished();
        let settings = &self.city.settings;
        let tagline = settings.tagline.pick(&wished).map(|(_, line)| line.to_owned());
        Frame {
            title: title.into(),
            has_errors: false,
            city: settings.name_in(&wished).to_owned(),
            tagline: tagline.unwrap_or_default(),
            logo: settings
                .logo
                .map(|logo| self.to.picture(Id::<store::city::file::File>::new(logo))),
            theme: format!("{}{}", self.to.base(), self.city.theme.0),
            cities: self.cities(&wished),
            languages: self.languages(),
            nav: self.nav(),
            take_part: self.systems().iter().filter_map(|system| system.take_part(self)).collect(),
            reader: self.reader.person.as_ref().map(|person| SignedIn {
                name: person.name.as_str().to_owned(),
                unread: self.reader.unread,
                blocked: crate::blocks::said(self),
            }),
            contact: crate::statements::page::contact(self).1,
            csrf: self.form_key.token.clone(),
            notice: self.notice(),
            places: &[],
            demo: settings.example,
            canonical: None,
            preview: None,
            alternates: Vec::new(),
            desk: false,
            last: crate::desk::last::shown(self),
            street_map: crate::street_map::of(self),
            placed: true,
            w: self.words.clone(),
            to: self.to.clone(),
        }
    }

    /// The frame of a page that people share: its title, its one address, what it is about (Markdown), its picture.
    pub fn shared_frame(
        &self,
        title: impl Into<String>,
        address: &str,
        text: &str,
        picture: &Picture,
    ) -> Frame {
        Frame {
            canonical: Some(format!("{}{address}", self.site())),
            preview: Some(Preview::new(self, text, picture)),
            ..self.frame(title)
        }
    }

    /// The frame of a page that shows the city as a whole.
    pub fn city_frame(&self, title: impl Into<String>, address: &str, text: &str) -> Frame {
        let slug = self.city.settings.slug.as_str();
        self.shared_frame(title, address, text, &Picture::art(Preview::NO_THEME, slug))
    }

    /// Leads on to another page (303), as every form that was taken does.
    pub fn go(&self, link: impl AsRef<str>) -> Response {
        // Links are percent-encoded, so they fit a header; anything else leads home.
        let location =
            link.as_ref().parse().unwrap_or_else(|_| header::HeaderValue::from_static("/"));
        (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
    }

    /// Leads on to another page, which will say what happened.
    pub fn go_saying(&self, link: impl AsRef<str>, said: Said) -> Response {
        let mut response = self.go(link);
        self.set_cookie(&mut response, SAID_COOKIE, said.key(), 60);
        response
    }

    /// Leads to a comment that says what was done to it.
    pub(crate) fn go_saying_at(&self, link: &str, said: Said, comment: Id<Comment>) -> Response {
        let mut response = self.go(link);
        self.set_cookie(&mut response, SAID_COOKIE, &format!("{}.{comment}", said.key()), 60);
        response
    }

    /// Signs the reader in: their browser keeps the token for this city only.
    pub fn start_session(&self, response: &mut Response, token: &Token, seconds: u32) {
        self.set_cookie(response, SESSION_COOKIE, token.as_str(), seconds);
    }

    /// Signs the reader out in this browser.
    pub fn end_session(&self, response: &mut Response) {
        self.set_cookie(response, SESSION_COOKIE, "", 0);
    }

    /// The page a reader wanted before signing in, if it lies in this city.
    pub fn safe_next<'a>(&self, next: &'a str) -> Option<&'a str> {
        let inside = next
            .strip_prefix(self.to.base())
            .is_some_and(|rest| rest.is_empty() && !next.is_empty() || rest.starts_with('/'));
        // A browser reads `//host` and `/\host` as another host.
        let plain = !next.starts_with("//")
            && !next.contains(['\\', '\r', '\n', '\t'])
            && next.bytes().all(|b| b.is_ascii_graphic());
        (inside && plain).then_some(next)
    }

    fn set_cookie(&self, response: &mut Response, name: &str, value: &str, seconds: u32) {
        let keep = Keep { path: self.to.base(), seconds, secure: self.arrival.transport };
        if let Some(cookie) = cookies::set(name, value, keep) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }

    /// The cookies this answer needs: for a form it shows, or a notice it has shown.
    pub(crate) fn finish(&self, response: &mut Response) {
        if self.form_key.is_new && self.form_key.token.was_shown() {
            self.set_cookie(response, FORM_COOKIE, &self.form_key.key, FORM_SECONDS);
        }
        if self.said_shown.load(Ordering::Relaxed) {
            self.set_cookie(response, SAID_COOKIE, "", 0);
        }
    }

    /// Whether a form's token was made for this browser: under its session, or before it signed in.
    pub(crate) fn is_form_token(&self, headers: &HeaderMap, token: &str) -> bool {
        let secret = &self.app.settings().secret;
        let city = self.city.id.get();
        let fits = |key: &str| secret.is_form_token(city, key, token);
        !self.form_key.is_new && fits(&self.form_key.key)
            || cookies::get(headers, FORM_COOKIE).is_some_and(fits)
    }

    /// The page that was asked for, to come back to after signing in.
    pub fn here(&self) -> String {
        self.arrival.uri.path_and_query().map_or_else(|| self.to.home(), ToString::to_string)
    }

    fn notice(&self) -> Option<Notice> {
        let (said, comment) = self.said?;
        self.said_shown.store(true, Ordering::Relaxed);
        Some(Notice {
            text: said.text(&self.words).to_owned(),
            link: None,
            place: said.place(),
            comment: comment.map(|comment| comment.to_string()),
        })
    }

    /// The systems this city has.
    pub fn systems(&self) -> Vec<Arc<dyn System>> {
        let has = |system: &&Arc<dyn System>| self.has(system.module());
        self.app.systems().iter().filter(has).cloned().collect()
    }

    /// Whether this city has a module.
    pub fn has(&self, module: Module) -> bool {
        self.city.settings.modules.contains(&module)
    }

    fn nav(&self) -> Menu {
        let mut groups: Vec<Vec<Link>> =
            self.systems().iter().map(|system| system.menu(self)).collect();
        let (actor, w) = (self.reader.actor(), &self.words);
        let rooms = [
            (&[Role::Officer, Role::Moderator][..], Link::new(w.nav_desk(), self.to.desk())),
            (&[Role::Moderator], Link::new(w.nav_moderation(), self.to.moderation())),
            (&[Role::Admin], Link::new(w.nav_city(), self.to.settings())),
        ];
        let opens = |roles: &[Role]| roles.iter().any(|role| actor.holds(*role));
        groups
            .push(rooms.into_iter().filter(|(roles, _)| opens(roles)).map(|(_, at)| at).collect());
        Menu::of(self.arrival.uri.path(), groups)
    }

    fn languages(&self) -> Vec<LanguageLink> {
        let link = |locale: &Locale| LanguageLink {
            tag: locale.tag(),
            name: locale.own_name(),
            href: with_language(&self.arrival.uri, *locale),
            current: *locale == self.words.locale(),
        };
        self.city.locales.iter().map(link).collect()
    }

    fn cities(&self, wished: &[&str]) -> Vec<CityLink> {
        if self.to.base().is_empty() {
            return Vec::new();
        }
        let directory = self.app.directory();
        directory.cities().iter().map(|city| city_link(city, wished, self.city.id)).collect()
    }
}

/// A link to a city's home page: on its own host, else under its name.
fn city_link(city: &CityHere, wished: &[&str], here: Id<city::City>) -> CityLink {
    CityLink {
        name: city.settings.name_in(wished).to_owned(),
        href: match city.hosts.first() {
            Some(host) => format!("//{host}/"),
            None => format!("/{}", city.settings.slug),
        },
        current: city.id == here,
    }
}

/// Links to all cities, for a reader of a language.
pub(crate) fn city_links(cities: &[Arc<CityHere>], locale: Locale) -> Vec<CityLink> {
    cities.iter().map(|city| city_link(city, &[locale.tag()], Id::new(0))).collect()
}

/// The same address with another language.
fn with_language(uri: &Uri, locale: Locale) -> String {
    let pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs.filter(|(name, _)| name != "lang"))
        .append_pair("lang", locale.tag())
        .finish();
    format!("{}?{query}", uri.path())
}

/// What a browser finds its drafts by.
struct BrowserKey {
    key: String,
    /// Whether the browser brought it.
    is_kept: bool,
}

impl BrowserKey {
    fn of(app: &App, headers: &HeaderMap) -> Self {
        match cookies::get(headers, BROWSER_COOKIE).filter(|key| key.len() == 64) {
            Some(key) => Self { key: key.to_owned(), is_kept: true },
            None => Self { key: Token::draw(app.wiring()).as_str().to_owned(), is_kept: false },
        }
    }
}

impl FormKey {
    fn of(app: &App, city: &CityHere, reader: &Reader, headers: &HeaderMap) -> Self {
        let (key, is_new) = match (&reader.by, cookies::get(headers, FORM_COOKIE)) {
            (Recognised::Session(digest), _) => (hexadecimal(&digest.0), false),
            (_, Some(key)) if key.len() == 32 => (key.to_owned(), false),
            _ => {
                let mut bytes = [0; 16];
                (app.wiring().random)(&mut bytes);
                (hexadecimal(&bytes), true)
            }
        };
        let token = FormToken::new(app.settings().secret.form_token(city.id.get(), &key));
        Self { key, is_new, token }
    }
}
