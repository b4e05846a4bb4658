//! How a page looks where its address is shared: in a chat, in a feed, in a search engine (Open Graph).

mod draw;
pub(crate) mod page;

use crate::http::Visit;
use crate::markdown;
use crate::views::Picture;

/// Characters of a description. Search engines show about so many.
const DESCRIBED: usize = 200;

/// What stands for a page elsewhere.
#[derive(Debug, Clone)]
pub struct Preview {
    /// What the page is about, in plain words.
    pub description: String,
    /// The whole address of its picture.
    pub picture: String,
    /// What the picture shows, where somebody said so.
    pub alt: String,
    /// Whether the picture is drawn here, in the size that is asked for.
    pub drawn: bool,
}

impl Preview {
    /// The theme of the city as a whole; its motif is drawn from the word, as for any theme a city made up.
    pub(crate) const NO_THEME: &str = "city";
    /// Width of a drawn picture in pixels.
    pub const WIDTH: u32 = 1200;
    /// Height of a drawn picture in pixels.
    pub const HEIGHT: u32 = 630;

    /// What stands for a page with this text (Markdown) and this picture.
    pub(crate) fn new(visit: &Visit, text: &str, picture: &Picture) -> Self {
        let (path, alt) = match picture {
            Picture::Photo { src, alt } => (src.clone(), alt.clone()),
            Picture::Art { theme, id, .. } => (visit.to.preview(theme, id), String::new()),
        };
        Self {
            description: markdown::excerpt(text, DESCRIBED),
            picture: format!("{}{path}", visit.site()),
            alt,
            drawn: matches!(picture, Picture::Art { .. }),
        }
    }
}
