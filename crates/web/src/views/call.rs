//! A call: one page each for its ideas, the map, and what it is about. They share a head.

use askama::Template;

use super::{
    Banner, CallPhase, Choice, Fact, Frame, IdeaCard, Link, MapPanel, Pages, Picture, Step, Tab,
    Toggle,
};
use crate::html::SafeHtml;

/// What stands above each page of a call.
#[derive(Debug, Clone)]
pub struct CallHead {
    /// Its title.
    pub title: String,
    /// The question it asks.
    pub question: String,
    /// Where it stands.
    pub phase: CallPhase,
    /// Its picture.
    pub picture: Picture,
    /// The first step of sharing an idea, while ideas are collected.
    pub share: Option<String>,
    /// Following the call; `None` for a call nobody can follow any more.
    pub follow: Option<Toggle>,
    /// At most four: how much money, until when, who decides, how many are chosen.
    pub facts: Vec<Fact>,
    /// Closed early, reopened, preview, archived.
    pub banner: Option<Banner>,
    /// Ideas, map, about, result (once it is published).
    pub tabs: Vec<Tab>,
    /// Tools of officers on this call: edit, screen, decide. Empty for residents.
    pub tools: Vec<Link>,
}

/// The ideas of a call: filters and sorting are one GET form with the fields `q`, `theme`,
/// `neighbourhood`, `state` and `sort`.
#[derive(Debug, Template)]
#[template(path = "call_ideas.html")]
pub struct CallIdeasPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// What stands above.
    pub head: CallHead,
    /// The filters.
    pub filters: IdeaFilters,
    /// "48 ideas, newest first."
    pub found: String,
    /// The ideas of this page.
    pub ideas: Vec<IdeaCard>,
    /// More pages.
    pub pages: Pages,
    /// The map with the numbers of this page's ideas, when any has a place.
    pub map: Option<MapPanel>,
    /// The activities of the call with their windows, as steps.
    pub windows: Vec<Step>,
    /// The same list as CSV, GeoJSON, JSON and Atom.
    pub feeds: Vec<Link>,
}

/// What narrows and orders a list of ideas.
#[derive(Debug, Clone)]
pub struct IdeaFilters {
    /// Where the form leads (GET).
    pub action: String,
    /// Words looked for.
    pub q: String,
    /// Themes, the first being all of them (empty value).
    pub themes: Vec<Choice>,
    /// Neighbourhoods, the first being everywhere (empty value).
    pub neighbourhoods: Vec<Choice>,
    /// States, the first being any (empty value).
    pub states: Vec<Choice>,
    /// `newest`, `support`, `discussed`.
    pub sorts: Vec<Choice>,
    /// The list without filters, when one is set.
    pub clear: Option<String>,
}

/// The map of a call with the numbered list of its ideas.
#[derive(Debug, Template)]
#[template(path = "call_map.html")]
pub struct CallMapPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// What stands above.
    pub head: CallHead,
    /// The map; `None` when the city has no drawing.
    pub map: Option<MapPanel>,
    /// Ideas with a place, with the numbers of their pins.
    pub placed: Vec<IdeaCard>,
    /// Ideas without one.
    pub elsewhere: Vec<IdeaCard>,
}

/// What a call is about, when what happens, who decides and by which rule.
#[derive(Debug, Template)]
#[template(path = "call_about.html")]
pub struct CallAboutPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// What stands above.
    pub head: CallHead,
    /// The call's text.
    pub html: SafeHtml,
    /// The activities with their windows, as steps.
    pub windows: Vec<Step>,
    /// The windows as calendar entries.
    pub calendar: String,
    /// "You hear from us within 30 days after …".
    pub promise: String,
    /// The office that decides.
    pub office: String,
    /// The rule in a few words: "In order of support".
    pub rule: String,
    /// The rule as the city explains it.
    pub rule_html: SafeHtml,
    /// What an idea must meet.
    pub criteria: Vec<String>,
    /// Who may read, write, support, comment.
    pub who: Vec<Fact>,
}
