//! Drawing the outline of a neighbourhood.

use askama::Template;

use crate::assets;
use crate::html::SafeHtml;
use crate::typed::KeptForm;
use crate::views::{FieldError, Frame, Link};

/// A neighbourhood's name and corners on the city's map: posts `key` (blank for a new one), `name`, `corners`, `seen`
/// (the overlaps that were shown) and `do`: `look`, `save` or `remove`.
#[derive(Debug, Template)]
#[template(path = "settings_draw.html")]
pub(crate) struct DrawPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// "Draw a neighbourhood", or that one is changed.
    pub(crate) heading: String,
    /// Where the form posts to.
    pub(crate) action: String,
    /// How what is typed is kept.
    pub(crate) kept: KeptForm,
    /// The key of the one that is changed; empty for a new one.
    pub(crate) key: String,
    /// The name, as typed.
    pub(crate) name: String,
    /// The corners, as typed.
    pub(crate) corners: String,
    /// Which overlaps are shown, by their keys.
    pub(crate) seen: String,
    /// The map with the outline; empty when there is none yet.
    pub(crate) map: SafeHtml,
    /// What was looked at: how it lies, and with which others it overlaps.
    pub(crate) looked: Option<Looked>,
    /// Taking it off the map, by its name.
    pub(crate) remove: Option<String>,
    /// The neighbourhoods there are, each leading to where it is changed.
    pub(crate) others: Vec<Link>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// What a look at an outline says.
#[derive(Debug, Clone)]
pub(crate) struct Looked {
    /// The sentence.
    pub(crate) text: String,
    /// Whether it warns.
    pub(crate) warns: bool,
}

impl DrawPage {
    /// The script of this page.
    fn script(&self) -> &'static str {
        assets::DRAW_MJS.path
    }
}
