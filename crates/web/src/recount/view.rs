//! A vote counted again in the reader's own browser.

use askama::Template;

use crate::assets;
use crate::views::Frame;

/// Drop a bundle, and see whether its result holds. Every sentence the script may show stands in
/// the page, hidden.
#[derive(Debug, Template)]
#[template(path = "recount.html")]
pub(crate) struct RecountPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
}

impl RecountPage {
    /// The script of this page.
    fn script(&self) -> &'static str {
        assets::RECOUNT_MJS.path
    }

    /// What counts, away from the page.
    fn worker(&self) -> &'static str {
        assets::RECOUNT_WORKER_MJS.path
    }

    /// A small invented vote, for whoever has none at hand.
    fn example(&self) -> &'static str {
        assets::RECOUNT_EXAMPLE_JSON.path
    }

    /// The counting engine.
    fn engine(&self) -> &'static str {
        assets::TALLY_WASM.path
    }
}
