//! What surrounds every page: the city, its menus, the reader, and the notices on top.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::assets;
use crate::paths::{Links, percent};
use crate::preview::Preview;
use crate::street_map::StreetMap;
use crate::views::{Link, Menu};
use crate::words::{Locale, Words};

/// The data of `templates/frame.html`. Every page view has one in its field `frame`.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The words of the reader's language.
    pub w: Words,
    /// Links within this city: `frame.to.call(slug)`.
    pub to: Links,
    /// The page's title, without the city's name.
    pub title: String,
    /// Whether the page answers a form that has something to put right.
    pub has_errors: bool,
    /// The city's name.
    pub city: String,
    /// What stands under the city's name, or nothing.
    pub tagline: String,
    /// The city's logo as an address, or nothing for Kalaka's mark.
    pub logo: Option<String>,
    /// The stylesheet with the city's two theme numbers.
    pub theme: String,
    /// Other cities on this installation; empty when they have hosts of their own.
    pub cities: Vec<CityLink>,
    /// The page in each language of the city.
    pub languages: Vec<LanguageLink>,
    /// The main menu.
    pub nav: Menu,
    /// How somebody takes part, as a button beside the menu: "Share an idea".
    pub take_part: Vec<Link>,
    /// Who is reading, or nobody.
    pub reader: Option<SignedIn>,
    /// The address of whoever answers for the city here; empty where there is no city.
    pub contact: String,
    /// The token that forms carry in the field `csrf`.
    pub csrf: FormToken,
    /// What just happened.
    pub notice: Option<Notice>,
    /// The places of this page that say themselves what happened there.
    pub places: &'static [Place],
    /// Whether the banner of the example city is shown.
    pub demo: bool,
    /// The page's one whole address, without filters that do not matter.
    pub canonical: Option<String>,
    /// How the page looks where its address is shared.
    pub preview: Option<Preview>,
    /// The same content in other formats.
    pub alternates: Vec<Alternate>,
    /// Whether the stylesheet of the officials' parts is needed.
    pub desk: bool,
    /// What its reader did last at the desk, which pages of the desk show.
    pub last: Option<LastDone>,
    /// What opens the street map under a map, where there is one.
    pub street_map: Option<StreetMap>,
    /// Whether the page belongs to a city. Without one there are no menus.
    pub placed: bool,
}

/// The token of a form. It remembers that it was shown, because only then the reader's browser
/// needs the cookie that belongs to it.
#[derive(Debug, Clone)]
pub struct FormToken {
    text: String,
    shown: Arc<AtomicBool>,
}

impl FormToken {
    /// The token of one reader's forms.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), shown: Arc::default() }
    }

    /// Whether a page showed it.
    pub fn was_shown(&self) -> bool {
        self.shown.load(Ordering::Relaxed)
    }
}

impl fmt::Display for FormToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shown.store(true, Ordering::Relaxed);
        f.write_str(&self.text)
    }
}

/// What somebody did last at the desk, and can take back.
#[derive(Debug, Clone)]
pub struct LastDone {
    /// "15 ideas meet the conditions".
    pub text: String,
    /// Until when it can be taken back.
    pub until: String,
    /// The page that undoing leads back to.
    pub back: String,
}

/// Another city on this installation.
#[derive(Debug, Clone)]
pub struct CityLink {
    /// Its name.
    pub name: String,
    /// Its home page.
    pub href: String,
    /// Whether it is this one.
    pub current: bool,
}

/// The page in another language.
#[derive(Debug, Clone)]
pub struct LanguageLink {
    /// The language tag.
    pub tag: &'static str,
    /// The language's name for itself.
    pub name: &'static str,
    /// The page in this language.
    pub href: String,
    /// Whether it is the one being read.
    pub current: bool,
}

/// Who is reading.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The name they show.
    pub name: String,
    /// Messages they have not read.
    pub unread: u32,
    /// That they may not write for now, as a sentence; or nothing.
    pub blocked: String,
}

/// A sentence on top of the page.
#[derive(Debug, Clone)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// Where to go on, with the link's words.
    pub link: Option<(String, String)>,
    /// Where on the page it happened.
    pub place: Option<Place>,
    /// The comment it was done to, which says it itself.
    pub comment: Option<String>,
}

/// A place of a page that says itself what happened there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Where one supports and follows.
    Support,
    /// Where one comments.
    Conversation,
    /// Where one reports to the moderators.
    Report,
}

impl Place {
    /// Its `id`, to which addresses lead.
    pub fn id(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Conversation => "conversation",
            Self::Report => "report",
        }
    }
}

/// The same content in another format.
#[derive(Debug, Clone)]
pub struct Alternate {
    /// Its address.
    pub href: String,
    /// Its media type.
    pub kind: &'static str,
}

impl Frame {
    /// The address of whoever answers, in the parts between which a narrow column may break it.
    pub fn contact_parts(&self) -> Vec<&str> {
        let mut parts = vec![];
        let mut rest = self.contact.as_str();
        while let Some(at) = rest.rfind(['@', '.']) {
            let (before, part) = rest.split_at(at);
            parts.insert(0, part);
            rest = before;
        }
        parts.insert(0, rest);
        parts
    }

    /// The public stylesheet.
    pub fn css(&self) -> &'static str {
        assets::KALAKA_CSS.path
    }

    /// The stylesheet of the officials' parts.
    pub fn desk_css(&self) -> &'static str {
        assets::DESK_CSS.path
    }

    /// The stylesheet of pages with charts.
    pub fn charts_css(&self) -> &'static str {
        assets::CHARTS_CSS.path
    }

    /// The stylesheet of what is printed as a sheet, or shown in a frame of another site.
    pub fn sheet_css(&self) -> &'static str {
        assets::SHEET_CSS.path
    }

    /// The stylesheet of letters on paper.
    pub fn proof_css(&self) -> &'static str {
        assets::PROOF_CSS.path
    }

    /// The stylesheet of what people write together: what changed, and cards with a code.
    pub fn together_css(&self) -> &'static str {
        assets::TOGETHER_CSS.path
    }

    /// The stylesheet of marks.
    pub fn marks_css(&self) -> &'static str {
        assets::MARKS_CSS.path
    }

    /// The script of the page on which marks are given, which it does not need.
    pub fn marks_script(&self) -> &'static str {
        assets::MARKS_MJS.path
    }

    /// The stylesheet of pages with questions of a city, and of those where they are built.
    pub fn questions_css(&self) -> &'static str {
        assets::QUESTIONS_CSS.path
    }

    /// The script of pages with questions, which none of them needs.
    pub fn questions_script(&self) -> &'static str {
        assets::QUESTIONS_MJS.path
    }

    /// The script, which no page needs.
    pub fn script(&self) -> &'static str {
        assets::KALAKA_JS.path
    }

    /// What the browser shows as the page's name.
    pub fn full_title(&self) -> String {
        let title = match self.title.as_str() {
            "" => return self.city.clone(),
            title if title == self.city => return title.to_owned(),
            title if self.has_errors => self.w.page_title_error(title),
            title => title.to_owned(),
        };
        format!("{title} – {}", self.city)
    }

    /// What a letter about this page begins with, as the query of a `mailto:` address (RFC 6068).
    pub fn mailto(&self) -> String {
        let mut query = "subject=".to_owned();
        percent(&mut query, self.own_title());
        query.push_str("&body=");
        percent(&mut query, self.canonical.as_deref().unwrap_or_default());
        query
    }

    /// The page's name without the city's, or the city's.
    pub fn own_title(&self) -> &str {
        if self.title.is_empty() { &self.city } else { &self.title }
    }

    /// What its reader did last at the desk, on pages of the desk.
    pub fn last_shown(&self) -> Option<&LastDone> {
        self.last.as_ref().filter(|_| self.desk)
    }

    /// What just happened, unless a place of the page says it.
    pub fn notice_above(&self) -> Option<&Notice> {
        let says = |place: Place| self.places.contains(&place);
        self.notice.as_ref().filter(|notice| !notice.place.is_some_and(says))
    }

    /// What just happened in the place with this `id`.
    pub fn notice_at(&self, id: &str) -> Option<&Notice> {
        let says = |place: Place| place.id() == id && self.places.contains(&place);
        let here = |notice: &&Notice| notice.comment.is_none() && notice.place.is_some_and(says);
        self.notice.as_ref().filter(here)
    }

    /// What was just done to a comment.
    pub fn notice_of(&self, comment: &str) -> Option<&Notice> {
        self.notice.as_ref().filter(|notice| notice.comment.as_deref() == Some(comment))
    }

    /// The language that is being read, by its own name.
    pub fn language(&self) -> &'static str {
        self.w.locale().own_name()
    }

    /// A frame for tests: an example city with a reader, in the language of the words.
    pub fn sample(words: &Words) -> Self {
        let to = Links::new("/leuven");
        let languages = Locale::ALL.iter().map(|locale| LanguageLink {
            tag: locale.tag(),
            name: locale.own_name(),
            href: format!("/leuven?lang={}", locale.tag()),
            current: *locale == words.locale(),
        });
        let item = |label: &str| Link::new(label, format!("/leuven/{}", label.to_lowercase()));
        let menu =
            ["Calls", "Help", "Learn", "Plan", "Events", "Desk"].map(|name| vec![item(name)]);
        Self {
            title: "Sample".to_owned(),
            has_errors: false,
            city: "Leuven".to_owned(),
            tagline: "makes it together".to_owned(),
            logo: None,
            theme: "/leuven/theme-0000.css".to_owned(),
            cities: vec![
                CityLink { name: "Leuven".to_owned(), href: to.home(), current: true },
                CityLink { name: "Szeged".to_owned(), href: "/szeged".to_owned(), current: false },
            ],
            languages: languages.collect(),
            nav: Menu::of("/leuven/calls", menu.into()),
            take_part: vec![Link::new("Share an idea", "/leuven/calls")],
            reader: Some(SignedIn { name: "Els B.".to_owned(), unread: 2, blocked: String::new() }),
            contact: "help@leuven.example".to_owned(),
            csrf: FormToken::new("sample-token"),
            notice: None,
            places: &[],
            demo: true,
            canonical: None,
            preview: None,
            alternates: Vec::new(),
            desk: false,
            last: None,
            street_map: None,
            placed: true,
            w: words.clone(),
            to,
        }
    }

    /// A frame for a page that belongs to no city.
    pub fn outside(words: &Words, title: &str) -> Self {
        Self {
            title: title.to_owned(),
            has_errors: false,
            city: words.platform().to_owned(),
            tagline: String::new(),
            logo: None,
            theme: String::new(),
            cities: Vec::new(),
            languages: Vec::new(),
            nav: Menu::default(),
            take_part: Vec::new(),
            reader: None,
            contact: String::new(),
            csrf: FormToken::new(""),
            notice: None,
            places: &[],
            demo: false,
            canonical: None,
            preview: None,
            alternates: Vec::new(),
            desk: false,
            last: None,
            street_map: None,
            placed: false,
            w: words.clone(),
            to: Links::default(),
        }
    }
}
