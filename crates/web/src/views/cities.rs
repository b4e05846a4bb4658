//! The list of cities, for an installation that serves several from one host.

use askama::Template;

use crate::views::{CityLink, Frame};

/// Every city with a link to its home page.
#[derive(Debug, Template)]
#[template(path = "cities.html")]
pub struct CitiesPage {
    /// What surrounds the page, without a city.
    pub frame: Frame,
    /// The cities.
    pub cities: Vec<CityLink>,
}
