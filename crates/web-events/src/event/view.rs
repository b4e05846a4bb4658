//! What comes and what is over, and the page of an event.

use askama::Template;
use web::html::SafeHtml;
use web::things::conversation::Conversation;
use web::views::{Banner, Choice, Fact, FieldError, Frame, Link, MapPanel, Pages, Tab, Toggle};
use web::words::Words;

use crate::paths::EventLinks as _;
use crate::words::EventWords as _;

/// Where an event stands, where it does not simply take place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Only officers see it.
    Draft,
    /// It does not take place.
    Cancelled,
    /// It took place.
    Over,
}

impl State {
    /// Its class in the stylesheet.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Draft | Self::Over => "",
            Self::Cancelled => "err",
        }
    }

    /// In a word.
    pub(crate) fn word(self, w: &Words) -> &'static str {
        match self {
            Self::Draft => w.event_state_draft(),
            Self::Cancelled => w.event_state_cancelled(),
            Self::Over => w.event_state_over(),
        }
    }
}

/// An event in a list.
#[derive(Debug, Clone)]
pub(crate) struct EventCard {
    /// What it is called, with its page.
    pub(crate) link: Link,
    /// When: with its day, or with its hours where the day stands above.
    pub(crate) when: String,
    /// Where it stands.
    pub(crate) state: Option<State>,
    /// Where it is, its call, how many places are left.
    pub(crate) meta: Vec<String>,
    /// Where the reader's own registration stands, or nothing.
    pub(crate) own: String,
}

/// What comes, or what is over.
#[derive(Debug, Template)]
#[template(path = "events.html")]
pub(crate) struct EventsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What comes, what is over.
    pub(crate) tabs: Vec<Tab>,
    /// Calls to choose from.
    pub(crate) calls: Vec<Choice>,
    /// Neighbourhoods to choose from.
    pub(crate) neighbourhoods: Vec<Choice>,
    /// Whether what is over is shown.
    pub(crate) past: bool,
    /// Where everything is shown, when something is chosen.
    pub(crate) clear: Option<String>,
    /// Drafts, for officers.
    pub(crate) drafts: Vec<EventCard>,
    /// Each day with its events.
    pub(crate) days: Vec<(String, Vec<EventCard>)>,
    /// The other pages.
    pub(crate) pages: Pages,
    /// All events for one's own calendar.
    pub(crate) calendar: String,
    /// The list in other formats.
    pub(crate) feeds: Vec<Link>,
    /// Nothing can be wrong with a choice.
    pub(crate) errors: Vec<FieldError>,
    /// Begins one, for officers.
    pub(crate) begin: Option<String>,
}

/// The box in which one registers.
#[derive(Debug, Clone, Default)]
pub(crate) struct RegisterBox {
    /// Where the reader stands, or how many places are left.
    pub(crate) heading: String,
    /// What else is to be known.
    pub(crate) notes: Vec<String>,
    /// The button.
    pub(crate) button: Option<Button>,
    /// What the reader answered.
    pub(crate) answers: Vec<Fact>,
    /// Where it can be changed, while it can.
    pub(crate) change: Option<String>,
    /// Where it can be taken back, while it can.
    pub(crate) withdraw: Option<String>,
}

/// A button that registers.
#[derive(Debug, Clone)]
pub(crate) struct Button {
    /// What it says.
    pub(crate) label: &'static str,
    /// Where it leads or posts to.
    pub(crate) action: String,
    /// Whether pressing it registers, without a page between.
    pub(crate) at_once: bool,
}

/// The page of an event.
#[derive(Debug, Template)]
#[template(path = "event.html")]
pub(crate) struct EventPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Its title.
    pub(crate) title: String,
    /// Where it stands.
    pub(crate) state: Option<State>,
    /// When and where, who invites, the call.
    pub(crate) facts: Vec<Fact>,
    /// Its call.
    pub(crate) call: Option<Link>,
    /// Where it is on the web, for those who see it.
    pub(crate) online: Option<String>,
    /// What to know first.
    pub(crate) banner: Option<Banner>,
    /// What it is about.
    pub(crate) html: SafeHtml,
    /// What was said there.
    pub(crate) minutes: SafeHtml,
    /// How many registered and came.
    pub(crate) numbers: Vec<Fact>,
    /// Registering.
    pub(crate) register: RegisterBox,
    /// For one's own calendar.
    pub(crate) calendar: Option<String>,
    /// To hear what changes.
    pub(crate) follow: Option<Toggle>,
    /// The map.
    pub(crate) map: Option<MapPanel>,
    /// What people say about it.
    pub(crate) talk: Conversation,
    /// Whether that is shown: not while it is a draft.
    pub(crate) talks: bool,
    /// For officers.
    pub(crate) tools: Vec<Link>,
}

/// Events of a call, on its page.
#[derive(Debug, Template)]
#[template(path = "events_beside.html")]
pub(crate) struct EventsBeside<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// The next ones, or the last where none comes.
    pub(crate) events: Vec<EventCard>,
    /// All of them.
    pub(crate) all: String,
}

/// What comes, on the home page.
#[derive(Debug, Template)]
#[template(path = "home_events.html")]
pub(crate) struct HomeEvents<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// The next ones.
    pub(crate) events: Vec<EventCard>,
}

/// What officers have to do with events, beside the queue.
#[derive(Debug, Template)]
#[template(path = "desk_events.html")]
pub(crate) struct DeskEvents<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// Drafts and what comes, each with what can be done.
    pub(crate) events: Vec<(EventCard, Vec<Link>)>,
}
