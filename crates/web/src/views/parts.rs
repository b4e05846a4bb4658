//! Pieces that several pages share: states, pictures, cards, choices, links.
//!
//! All texts are ready to show, in the reader's language, not yet escaped (templates do that).
//! Fields named `html` hold what `markdown` has made safe.

use crate::art;
use crate::html::{Attributes, SafeHtml};
use crate::words::Words;

/// Where an idea stands, as a reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Being written; only its author sees it.
    Draft,
    /// Open to neighbours, not yet looked at by the office.
    Published,
    /// Hidden by a moderator.
    Hidden,
    /// Taken back by its author.
    Withdrawn,
    /// Part of another idea.
    Merged,
    /// Meets the call's rules.
    Eligible,
    /// Does not.
    Ineligible,
    /// The city does it.
    Selected,
    /// The city does not do it.
    NotSelected,
    /// An agreement has been signed.
    Commissioned,
    /// Being tried with residents.
    InTest,
    /// Done.
    Completed,
    /// Ended before its end.
    Stopped,
}

impl State {
    /// All states, in the order of the journey.
    pub const ALL: &'static [Self] = &[
        Self::Draft,
        Self::Published,
        Self::Hidden,
        Self::Withdrawn,
        Self::Merged,
        Self::Eligible,
        Self::Ineligible,
        Self::Selected,
        Self::NotSelected,
        Self::Commissioned,
        Self::InTest,
        Self::Completed,
        Self::Stopped,
    ];

    /// The word for it.
    pub fn word(self, w: &Words) -> &'static str {
        match self {
            Self::Draft => w.state_draft(),
            Self::Published => w.state_published(),
            Self::Hidden => w.state_hidden(),
            Self::Withdrawn => w.state_withdrawn(),
            Self::Merged => w.state_merged(),
            Self::Eligible => w.state_eligible(),
            Self::Ineligible => w.state_ineligible(),
            Self::Selected => w.state_selected(),
            Self::NotSelected => w.state_not_selected(),
            Self::Commissioned => w.state_commissioned(),
            Self::InTest => w.state_in_test(),
            Self::Completed => w.state_completed(),
            Self::Stopped => w.state_stopped(),
        }
    }

    /// Whether the city does it, did it or is doing it.
    pub fn is_carried_out(self) -> bool {
        matches!(self, Self::Selected | Self::Commissioned | Self::InTest | Self::Completed)
    }

    /// The classes of its pill: a tone, and how far along the journey its ring is filled.
    /// Its class in the stylesheet.
    /// Its class in the stylesheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Draft | Self::Hidden | Self::Withdrawn => "",
            Self::Merged => "a2",
            Self::Published => "info a1",
            Self::Eligible => "info a2",
            Self::Ineligible | Self::NotSelected => "a3",
            Self::Selected => "ok a3",
            Self::Commissioned => "brand a4",
            Self::InTest => "test a5",
            Self::Completed => "ok a6",
            Self::Stopped => "warn a5",
        }
    }
}

/// Where a call stands, as a reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallPhase {
    /// Only staff see it.
    Draft,
    /// Published, but nothing is open yet.
    Coming,
    /// Residents can take part in something.
    Open,
    /// Residents are done; the office is not.
    Deciding,
    /// The result is published.
    Decided,
    /// Put away.
    Archived,
}

impl CallPhase {
    /// The word for it.
    pub fn word(self, w: &Words) -> &'static str {
        match self {
            Self::Draft => w.phase_draft(),
            Self::Coming => w.phase_coming(),
            Self::Open => w.phase_open(),
            Self::Deciding => w.phase_deciding(),
            Self::Decided => w.phase_decided(),
            Self::Archived => w.phase_archived(),
        }
    }

    /// The classes of its pill.
    /// Its class in the stylesheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Draft | Self::Archived => "",
            Self::Coming => "a1",
            Self::Open => "info a2",
            Self::Deciding => "warn a3",
            Self::Decided => "ok a6",
        }
    }
}

/// How loudly something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// To know.
    Info,
    /// It worked.
    Ok,
    /// Needs attention.
    Warn,
    /// Went wrong.
    Err,
}

impl Tone {
    /// Its class in the stylesheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Info => "notice",
            Self::Ok => "notice ok",
            Self::Warn => "notice warn",
            Self::Err => "notice err",
        }
    }
}

/// Something the reader should know before the rest: hidden, merged, closed early, reopened.
#[derive(Debug, Clone)]
pub struct Banner {
    /// How loudly.
    pub tone: Tone,
    /// In a few words.
    pub title: String,
    /// The sentence, with the reason where there is one.
    pub text: String,
    /// Where to go on.
    pub link: Option<Link>,
}

/// A link with its words.
#[derive(Debug, Clone, Default)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }

    /// No links.
    pub fn none() -> &'static [Self] {
        &[]
    }
}

/// A label with its value: a fact, a number, a line of a summary.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it is worth, with its unit.
    pub value: String,
}

impl Fact {
    /// A fact.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// A view of the same thing, as a link in a row of tabs.
#[derive(Debug, Clone)]
pub struct Tab {
    /// What it shows.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// How many things are there.
    pub count: Option<i64>,
    /// Whether it is the one being read.
    pub current: bool,
}

/// One of several answers: an option, a radio button, a box to tick.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What it says.
    pub label: String,
    /// More about it, or nothing.
    pub hint: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// An answer without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: Chosen) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
            chosen: chosen == Chosen::Yes,
        }
    }
}

/// Whether an answer is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl From<bool> for Chosen {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// What stands for a call or an idea.
#[derive(Debug, Clone)]
pub enum Picture {
    /// Generated from the theme's key and an id.
    Art {
        /// The theme's key.
        theme: String,
        /// Any stable name of the thing.
        id: String,
    },
    /// A photo.
    Photo {
        /// Where it is served.
        src: String,
        /// What it shows.
        alt: String,
    },
}

impl Picture {
    /// Generated art.
    #[expect(clippy::needless_pass_by_value, reason = "ids are small; a reference would be noise")]
    pub fn art(theme: impl Into<String>, id: impl ToString) -> Self {
        Self::Art { theme: theme.into(), id: id.to_string() }
    }

    /// A drawing of a theme.
    pub fn tile(theme: &str, id: &str) -> SafeHtml {
        art::tile(theme, id)
    }

    /// The same with round corners.
    pub fn tile_rounded(theme: &str, id: &str) -> SafeHtml {
        art::tile_rounded(theme, id)
    }
}

/// An idea in a list.
#[derive(Debug, Clone)]
pub struct IdeaCard {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The language tag it is written in.
    pub language: String,
    /// Its first sentence or two, without formatting.
    pub summary: String,
    /// Where it stands.
    pub state: State,
    /// Where it is, or the theme's name where it has no place.
    pub place: String,
    /// How many neighbours support it.
    pub supports: i64,
    /// How many comments it has.
    pub comments: i64,
    /// Its picture.
    pub picture: Picture,
    /// Its number on the map beside the list.
    pub pin: Option<u32>,
}

/// A call in a list.
#[derive(Debug, Clone)]
pub struct CallCard {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The question it asks.
    pub question: String,
    /// Where it stands.
    pub phase: CallPhase,
    /// How many ideas it has.
    pub ideas: i64,
    /// The date that matters now: "Closes 14 December".
    pub when: String,
    /// Its picture.
    pub picture: Picture,
}

/// Links to the pages before and after; there are no page numbers (keyset paging).
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// The first page, when this is not it.
    pub first: Option<String>,
    /// The page after this one.
    pub next: Option<String>,
}

/// Something one does or takes back, such as support or follow, posted without any other field.
#[derive(Debug, Clone)]
pub struct Toggle {
    /// Whether the reader has done it.
    pub on: bool,
    /// Where the form posts to (to do it or to take it back, whichever is next). The handler
    /// redirects back to the page. Where a reader has to sign in first, the sign-in page's address.
    pub action: String,
    /// Whether the reader is signed in; without, the button is a link to `action`.
    pub signed_in: bool,
}

/// How a step of a journey is marked. Each comes with words; the mark is never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It happened.
    Done,
    /// It is happening.
    Now,
    /// It ended here: not eligible, not selected, withdrawn, stopped.
    No,
    /// It should have happened.
    Late,
    /// It comes later.
    Later,
}

/// One step: what happened, when, by whom, why.
#[derive(Debug, Clone)]
pub struct Step {
    /// How it is marked.
    pub mark: Mark,
    /// What happened: "The city found it eligible".
    pub title: String,
    /// When: a date, a span, "by 14 January", or nothing.
    pub when: String,
    /// The office that acted, or nothing.
    pub office: String,
    /// The reason in the office's words, or nothing.
    pub reason: String,
    /// Where it leads, such as the idea it was merged into.
    pub link: Option<Link>,
}

/// A map with its words.
#[derive(Debug, Clone)]
pub struct MapPanel {
    /// The drawing, from [`crate::map::Ground`].
    pub svg: SafeHtml,
    /// What it shows.
    pub caption: String,
}

/// The first letter of a name, for the round mark beside it, and one of three colours.
pub fn face(name: &str) -> (char, &'static str) {
    let letter = name.chars().next().unwrap_or('?').to_uppercase().next().unwrap_or('?');
    let sum: u32 = name.chars().map(u32::from).sum();
    (letter, ["", " b", " c"].get(usize::try_from(sum % 3).unwrap_or(0)).copied().unwrap_or(""))
}

/// `lang="nl"` for a control whose content is in another language than the page.
pub fn lang_attribute(tag: &str) -> Attributes {
    Attributes::new().with("lang", tag)
}
