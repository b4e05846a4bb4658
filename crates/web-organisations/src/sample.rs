//! Samples of every page of this crate.

use web::sample::*;
use web::words::Words;

use crate::{claim, member, organisation};

#[test]
fn every_page_renders() {
    every_page_renders_in_every_language(pages);
}

#[test]
fn every_page_is_light() {
    pages_and_assets_stay_light(pages);
}

/// Every page, with a name for its file.
fn pages(w: &Words) -> Samples {
    let mut pages = organisation::sample::pages(w);
    pages.extend(member::sample::pages(w));
    pages.extend(claim::sample::pages(w));
    pages
}
