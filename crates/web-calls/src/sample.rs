//! Samples of every page: those of each room, and what the city's own pages show of calls.

use crate::cards::State;
use web::html::SafeHtml;
use web::sample::*;
use web::system::Band;
use web::views::*;
use web::words::Words;

use crate::call::sample::{open_calls, step};
use crate::home::*;
use crate::{
    amendment, answer, call, decision, desk, estimate, evaluation, form, idea, merge, screening,
    sealed, share, statistics, together, told, versions,
};

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
    let mut pages = vec![("home", home_page(w)), ("home-empty", empty_home_page(w))];
    pages.extend(call::sample::pages(w));
    pages.extend(share::sample::pages(w));
    pages.extend(idea::sample::pages(w));
    pages.extend(decision::sample::pages(w));
    pages.extend(desk::sample::pages(w));
    pages.extend(screening::sample::pages(w));
    pages.extend(merge::sample::pages(w));
    pages.extend(statistics::sample::pages(w));
    pages.extend(form::sample::pages(w));
    pages.extend(answer::sample::pages(w));
    pages.extend(versions::sample::pages(w));
    pages.extend(amendment::sample::pages(w));
    pages.extend(together::sample::pages(w));
    pages.extend(told::sample::pages(w));
    pages.extend(evaluation::sample::pages(w));
    pages.extend(estimate::sample::pages(w));
    pages.extend(sealed::sample::pages(w));
    pages
}

fn home_page(w: &Words) -> String {
    let frame = &frame(w, "");
    let news = |state, title: &str, text: &str| Happening {
        idea: Link::new(title, "/leuven/calls/cooler/ideas/3"),
        state,
        text: text.to_owned(),
        meta: vec!["Kessel-Lo".to_owned(), "yesterday".to_owned()],
    };
    let open = open_calls();
    let happened = vec![
        news(
            State::Selected,
            "Drinking water at every playground",
            "Selected: third by support, and the pipes are already there.",
        ),
        news(
            State::NotSelected,
            "Solar shade over the car park",
            "Not selected: €10,000 was left and it costs €25,000.",
        ),
        news(
            State::Ineligible,
            "A second ring road",
            "Does not meet the conditions: the land belongs to the region.",
        ),
    ];
    let numbers = vec![
        Fact::new("ideas shared by residents", "1,284"),
        Fact::new("neighbours who supported one", "9,412"),
        Fact::new("ideas decided, each with a reason", "611"),
        Fact::new("being carried out now", "73"),
    ];
    let share = Some("/leuven/calls/cooler/share".to_owned());
    let bands = vec![
        Band::new(10, &HomeOpen { frame, calls: 8, open }).unwrap(),
        Band::new(20, &HomeResults { frame, results: open_calls() }).unwrap(),
        Band::new(40, &HomeJourney { frame, journey: journey() }).unwrap(),
        Band::new(30, &HomeHappened { frame, happened }).unwrap(),
    ];
    home(w, SafeHtml::of_template(&HomeActions { frame, share }).unwrap(), numbers, bands)
}

fn empty_home_page(w: &Words) -> String {
    let frame = &frame(w, "");
    let bands = vec![
        Band::new(10, &HomeOpen { frame, calls: 0, open: vec![] }).unwrap(),
        Band::new(20, &HomeJourney { frame, journey: journey() }).unwrap(),
    ];
    let actions = SafeHtml::of_template(&HomeActions { frame, share: None }).unwrap();
    home(w, actions, vec![], bands)
}

fn journey() -> Vec<Step> {
    vec![
        step(Mark::Done, "Idea", "1,284 shared since 2023"),
        step(Mark::Done, "Support", "611 reached their goal"),
        step(Mark::Done, "Decision", "148 chosen, with reasons"),
        step(Mark::Later, "Commission", "73 wait for theirs"),
        step(Mark::Later, "Test", "Tried by residents"),
        step(Mark::Later, "Result", "For everyone to see"),
    ]
}
