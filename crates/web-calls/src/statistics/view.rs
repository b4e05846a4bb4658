//! Statistics on a page.

use askama::Template;
use web::charts::Chart;
use web::views::{Frame, Link};

use crate::call::view::CallHead;
use crate::cards::PhaseShown as _;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

/// The city in numbers.
#[derive(Debug, Template)]
#[template(path = "statistics.html")]
pub(crate) struct StatisticsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What it is about.
    pub(crate) title: String,
    /// When it was counted; empty where it was not yet.
    pub(crate) counted: String,
    /// The charts.
    pub(crate) charts: Vec<Chart>,
    /// The same as data.
    pub(crate) feeds: Vec<Link>,
}

/// A call in numbers.
#[derive(Debug, Template)]
#[template(path = "call_statistics.html")]
pub(crate) struct CallStatisticsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What stands above.
    pub(crate) head: CallHead,
    /// When it was counted; empty where it was not yet.
    pub(crate) counted: String,
    /// The charts.
    pub(crate) charts: Vec<Chart>,
    /// The same as data.
    pub(crate) feeds: Vec<Link>,
}
