//! Which cities there are, and which of them a request is for.

use std::collections::HashMap;
use std::sync::Arc;

use city::{CitySettings, Id};
use jiff::tz::TimeZone;
use sha2::{Digest as _, Sha256};

use crate::http::token::hexadecimal;
use crate::map::Ground;
use crate::words::Locale;

/// A city as requests need it.
#[derive(Debug)]
pub struct CityHere {
    /// Its identifier.
    pub id: Id<city::City>,
    /// Its settings.
    pub settings: Arc<CitySettings>,
    /// Its clock.
    pub zone: TimeZone,
    /// The interface languages it offers, its own first.
    pub locales: Vec<Locale>,
    /// Its own host names, without port.
    pub hosts: Vec<String>,
    /// Its map, when it has outlines.
    pub ground: Option<Ground>,
    /// Its stylesheet: name within the city, and content.
    pub theme: (String, String),
}

impl CityHere {
    /// A city with its hosts.
    pub fn new(id: Id<city::City>, settings: CitySettings, hosts: Vec<String>) -> Self {
        let mut locales: Vec<Locale> = settings
            .languages
            .iter()
            .filter_map(|language| Locale::from_tag(language.as_str()))
            .collect();
        locales.dedup();
        if locales.is_empty() {
            locales.push(Locale::En);
        }
        let zone = settings.time_zone.zone();
        let theme = theme(settings.brand.hue, settings.brand.chroma);
        let hosts = hosts.into_iter().map(|host| host.to_ascii_lowercase()).collect();
        let ground = Ground::read(
            &city::neighbourhoods_geojson(&settings.neighbourhoods),
            &settings.backdrop,
        )
        .ok();
        Self { id, settings: Arc::new(settings), zone, locales, hosts, ground, theme }
    }

    /// The whole address of the city's site, without a slash at the end: its own host with the
    /// scheme and port of the installation's address, else its name under that.
    pub fn site(&self, url: &str) -> String {
        match self.hosts.first() {
            Some(host) => on_host(url, host),
            None => format!("{url}/{}", self.settings.slug),
        }
    }

    /// The city's own interface language.
    pub fn own_locale(&self) -> Locale {
        self.locales.first().copied().unwrap_or(Locale::En)
    }
}

/// The stylesheet that sets a city's two numbers, under a name that changes with them.
fn theme(hue: u16, chroma: u8) -> (String, String) {
    let content = format!(":root{{--brand-h:{hue};--brand-c:.{chroma:02}}}\n");
    let digest = hexadecimal(Sha256::digest(&content).get(..6).unwrap_or_default());
    (format!("/theme-{digest}.css"), content)
}

/// A snapshot of all cities.
#[derive(Debug, Default)]
pub struct Directory {
    cities: Vec<Arc<CityHere>>,
    by_host: HashMap<String, Arc<CityHere>>,
    by_slug: HashMap<String, Arc<CityHere>>,
}

/// Where a request leads.
#[derive(Debug)]
pub(crate) enum Place {
    /// To a city: found under this prefix, and what is left of the path.
    City {
        /// The city.
        city: Arc<CityHere>,
        /// `""` for a host of its own, else such as `/leuven`.
        base: String,
        /// What follows the prefix, starting with `/`.
        rest: String,
    },
    /// To the list of cities.
    List,
    /// Nowhere.
    Unknown,
}

impl Directory {
    /// A snapshot of these cities.
    pub fn new(cities: impl IntoIterator<Item = CityHere>) -> Self {
        Self::of(cities.into_iter().map(Arc::new).collect())
    }

    fn of(cities: Vec<Arc<CityHere>>) -> Self {
        let by_host = cities
            .iter()
            .flat_map(|city| city.hosts.iter().map(|host| (host.clone(), Arc::clone(city))));
        let by_slug = cities.iter().map(|city| (city.settings.slug.to_string(), Arc::clone(city)));
        Self { by_host: by_host.collect(), by_slug: by_slug.collect(), cities }
    }

    /// The same snapshot with one city as it is now.
    #[must_use]
    pub fn with(&self, changed: CityHere) -> Self {
        let changed = Arc::new(changed);
        let now =
            |city: &Arc<CityHere>| Arc::clone(if city.id == changed.id { &changed } else { city });
        Self::of(self.cities.iter().map(now).collect())
    }

    /// The same snapshot with one city more.
    #[must_use]
    pub fn and(&self, new: CityHere) -> Self {
        Self::of(self.cities.iter().cloned().chain([Arc::new(new)]).collect())
    }

    /// The same snapshot without one city.
    #[must_use]
    pub fn without(&self, gone: Id<city::City>) -> Self {
        Self::of(self.cities.iter().filter(|city| city.id != gone).cloned().collect())
    }

    /// Every city.
    pub fn cities(&self) -> &[Arc<CityHere>] {
        &self.cities
    }

    /// The city a request is for: by its host, else by the first segment of the path.
    pub(crate) fn find(&self, host: &str, path: &str) -> Place {
        if let Some(city) = self.by_host.get(&without_port(host).to_ascii_lowercase()) {
            return Place::City {
                city: Arc::clone(city),
                base: String::new(),
                rest: path.to_owned(),
            };
        }
        let inner = path.strip_prefix('/').unwrap_or(path);
        if inner.is_empty() {
            return Place::List;
        }
        let (slug, rest) = inner.split_once('/').unwrap_or((inner, ""));
        match self.by_slug.get(slug) {
            Some(city) => Place::City {
                city: Arc::clone(city),
                base: format!("/{slug}"),
                rest: format!("/{rest}"),
            },
            None => Place::Unknown,
        }
    }
}

/// The same scheme and port on another host: `https://a.example:8443` → `https://b.example:8443`.
pub(crate) fn on_host(url: &str, host: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    let port = rest.get(without_port(rest).len()..).unwrap_or_default();
    format!("{scheme}://{host}{port}")
}

/// `example.org:8080` → `example.org`; `[::1]:8080` → `[::1]`.
pub(crate) fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !name.is_empty() => name,
        _ => host,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn example(id: i64, slug: &str, languages: &[&str], hosts: &[&str]) -> CityHere {
        let mut settings = CitySettings::new(
            slug.parse().unwrap(),
            slug,
            city::Language::english(),
            "Europe/Brussels".parse().unwrap(),
            city::Currency::EUR,
            "city@example.org".parse().unwrap(),
        );
        settings.languages = languages.iter().map(|tag| tag.parse().unwrap()).collect();
        CityHere::new(Id::new(id), settings, hosts.iter().map(|h| (*h).to_owned()).collect())
    }

    fn found(host: &str, path: &str) -> String {
        let directory = Directory::new([
            example(1, "leuven", &["nl"], &[]),
            example(2, "szeged", &["hu"], &["Otletek.Szeged.example"]),
        ]);
        match directory.find(host, path) {
            Place::City { city, base, rest } => format!("{} {base} {rest}", city.settings.slug),
            Place::List => "list".to_owned(),
            Place::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn a_host_beats_a_segment() {
        assert_eq!(found("localhost:8080", "/"), "list");
        assert_eq!(found("localhost:8080", "/leuven"), "leuven /leuven /");
        assert_eq!(found("localhost", "/leuven/calls/x"), "leuven /leuven /calls/x");
        assert_eq!(found("otletek.szeged.example:443", "/calls"), "szeged  /calls");
        assert_eq!(found("otletek.szeged.example", "/leuven"), "szeged  /leuven");
        assert_eq!(found("localhost", "/gent"), "unknown");
        assert_eq!(found("[::1]:80", "/Leuven"), "unknown");
    }

    #[test]
    fn a_city_s_site_has_the_scheme_and_port_that_were_set() {
        let own = example(2, "szeged", &["hu"], &["szeged.example", "otletek.example"]);
        assert_eq!(own.site("http://[::1]:8080"), "http://szeged.example:8080");
        assert_eq!(own.site("https://kalaka.example"), "https://szeged.example");
        let shared = example(1, "leuven", &["nl"], &[]);
        assert_eq!(shared.site("https://kalaka.example"), "https://kalaka.example/leuven");
    }

    #[test]
    fn the_theme_changes_its_name_with_its_numbers() {
        assert_eq!(theme(252, 13).1, ":root{--brand-h:252;--brand-c:.13}\n");
        assert_eq!(theme(22, 5).1, ":root{--brand-h:22;--brand-c:.05}\n");
        assert_ne!(theme(252, 13).0, theme(252, 14).0);
    }
}
