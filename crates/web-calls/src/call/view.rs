//! A call: one page each for its ideas, the map, and what it is about. They share a head.

use crate::cards::PhaseShown as _;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use askama::Template;
use web::html::SafeHtml;

use crate::cards::IdeaCard;
use calls::CallPhase;
use web::views::{Banner, Choice, Fact, Frame, Link, MapPanel, Pages, Picture, Step, Tab, Toggle};

/// What stands above each page of a call.
#[derive(Debug, Clone)]
pub(crate) struct CallHead {
    /// Its title.
    pub(crate) title: String,
    /// The question it asks.
    pub(crate) question: String,
    /// Where it stands.
    pub(crate) phase: CallPhase,
    /// Its picture.
    pub(crate) picture: Picture,
    /// Where its questions are answered, while they can be.
    pub(crate) answer: Option<Link>,
    /// The first step of sharing an idea, while ideas are collected.
    pub(crate) share: Option<String>,
    /// Following the call; `None` for a call nobody can follow any more.
    pub(crate) follow: Option<Toggle>,
    /// Where it is had on paper, and for other sites; nothing while it is a draft.
    pub(crate) sheet: String,
    /// At most four: how much money, until when, who decides, how many are chosen.
    pub(crate) facts: Vec<Fact>,
    /// Closed early, reopened, preview, archived.
    pub(crate) banner: Option<Banner>,
    /// Ideas, map, about, result (once it is published).
    pub(crate) tabs: Vec<Tab>,
    /// Tools of officers on this call: edit, screen, decide. Empty for residents.
    pub(crate) tools: Vec<Link>,
}

/// The ideas of a call. Filters are one GET form with the fields `q`, `theme`, `neighbourhood` and
/// `state`; orders are links.
#[derive(Debug, Template)]
#[template(path = "call_ideas.html")]
pub(crate) struct CallIdeasPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What stands above.
    pub(crate) head: CallHead,
    /// The filters.
    pub(crate) filters: IdeaFilters,
    /// "48 ideas, newest first."
    pub(crate) found: String,
    /// The ideas of this page.
    pub(crate) ideas: Vec<IdeaCard>,
    /// More pages.
    pub(crate) pages: Pages,
    /// The map with the numbers of this page's ideas, when any has a place.
    pub(crate) map: Option<MapPanel>,
    /// The activities of the call with their windows, as steps.
    pub(crate) windows: Vec<Step>,
    /// The same list as CSV, GeoJSON, JSON and Atom.
    pub(crate) feeds: Vec<Link>,
}

/// What narrows and orders a list of ideas.
#[derive(Debug, Clone)]
pub(crate) struct IdeaFilters {
    /// Where the form leads (GET).
    pub(crate) action: String,
    /// Words looked for.
    pub(crate) q: String,
    /// Themes, the first being all of them (empty value).
    pub(crate) themes: Vec<Choice>,
    /// Neighbourhoods, the first being everywhere (empty value).
    pub(crate) neighbourhoods: Vec<Choice>,
    /// States, the first being any (empty value).
    pub(crate) states: Vec<Choice>,
    /// The order it stands in, as the form carries it along.
    pub(crate) sort: String,
    /// Every order, each a link.
    pub(crate) sorts: Vec<Sort>,
    /// What narrows it, each leading to the list without it.
    pub(crate) chosen: Vec<Link>,
    /// The list without filters, when one is set.
    pub(crate) clear: Option<String>,
}

/// An order of a list.
#[derive(Debug, Clone)]
pub(crate) struct Sort {
    /// Its name, leading to the list in it.
    pub(crate) link: Link,
    /// Whether the list stands in it.
    pub(crate) current: bool,
}

/// The map of a call with the numbered list of its ideas.
#[derive(Debug, Template)]
#[template(path = "call_map.html")]
pub(crate) struct CallMapPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What stands above.
    pub(crate) head: CallHead,
    /// What narrows and orders it.
    pub(crate) filters: IdeaFilters,
    /// "48 ideas".
    pub(crate) found: String,
    /// That only the first of many are shown.
    pub(crate) only: Option<String>,
    /// The map; `None` when the city has no drawing.
    pub(crate) map: Option<MapPanel>,
    /// Ideas with a place, with the numbers of their pins.
    pub(crate) placed: Vec<IdeaCard>,
    /// Ideas without one.
    pub(crate) elsewhere: Vec<IdeaCard>,
}

/// What a call is about, when what happens, who decides and by which rule.
#[derive(Debug, Template)]
#[template(path = "call_about.html")]
pub(crate) struct CallAboutPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What other systems show of theirs.
    pub(crate) beside: Vec<SafeHtml>,
    /// What stands above.
    pub(crate) head: CallHead,
    /// The call's text.
    pub(crate) html: SafeHtml,
    /// Its documents, where there are any or may be.
    pub(crate) files: SafeHtml,
    /// The activities with their windows, as steps.
    pub(crate) windows: Vec<Step>,
    /// The windows as calendar entries.
    pub(crate) calendar: String,
    /// "You hear from us within 30 days after …".
    pub(crate) promise: String,
    /// The office that decides.
    pub(crate) office: String,
    /// Who works for the call, each with their role; or nothing.
    pub(crate) working: String,
    /// The rule in a few words: "In order of support".
    pub(crate) rule: String,
    /// The rule as the city explains it.
    pub(crate) rule_html: SafeHtml,
    /// What an idea must meet.
    pub(crate) criteria: Vec<String>,
    /// Who may read, write, support, comment.
    pub(crate) who: Vec<Fact>,
}
