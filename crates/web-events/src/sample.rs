//! Samples of every page: those of each room, and what the city's own pages show of events.

use web::html::SafeHtml;
use web::sample::*;
use web::system::Band;
use web::words::Words;

use crate::event::sample::cards;
use crate::event::view::HomeEvents;
use crate::{edit, event, minutes, people, registration};

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
    let mut pages = vec![("home-events", home_page(w))];
    pages.extend(event::sample::pages(w));
    pages.extend(registration::sample::pages(w));
    pages.extend(edit::sample::pages(w));
    pages.extend(people::sample::pages(w));
    pages.extend(minutes::sample::pages(w));
    pages
}

fn home_page(w: &Words) -> String {
    let frame = &frame(w, "");
    let bands = vec![Band::new(15, &HomeEvents { frame, events: cards() }).unwrap()];
    home(w, SafeHtml::empty(), vec![], bands)
}
