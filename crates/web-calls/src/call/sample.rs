//! Samples of the pages of a call.

use crate::cards::{CallCard, IdeaCard, State};
use calls::CallPhase;
use web::map::Pin;
use web::markdown;
use web::sample::*;
use web::things::write::WritePage;
use web::views::*;
use web::words::Words;

use crate::call::checklist::ToDo;
use crate::call::edit_view::*;
use crate::call::form::TEXTS;
use crate::call::list_view::*;
use crate::call::sheet_sample;
use crate::call::step::EditStep;
use crate::call::timeline::{Bar, Timeline};
use crate::call::view::*;
use crate::call::write;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let back = || Link::new("Cooler streets 2027", "#");
    let at = || "/leuven/desk/calls/cooler".to_owned();
    let effects = || vec!["412 neighbours who follow it get a message.".to_owned()];
    vec![
        show("calls", &calls(w)),
        show("call-ideas", &call_ideas(w)),
        show("call-ideas-none", &CallIdeasPage { ideas: vec![], map: None, ..call_ideas(w) }),
        show("call-map", &call_map(w)),
        show("call-sheet", &sheet_sample::sheet(w)),
        show("call-embed", &sheet_sample::embed(w)),
        show("call-about", &call_about(w)),
        show("call-new", &call_new(w)),
        show("call-edit", &call_edit(w, EditStep::Question)),
        show("call-edit-dates", &call_edit(w, EditStep::Dates)),
        show("call-edit-who", &call_edit(w, EditStep::Who)),
        show("call-edit-criteria", &call_edit(w, EditStep::Criteria)),
        show("call-edit-picture", &call_edit(w, EditStep::Picture)),
        show("call-edit-preview", &call_edit(w, EditStep::Preview)),
        show(
            "close",
            &WritePage {
                errors: vec![wrong("text", "Say why, in a sentence")],
                ..write::close(desk_frame(w, ""), at(), back(), effects())
            },
        ),
        show("archive", &write::archive(desk_frame(w, ""), at(), back())),
        show("delete", &write::delete(desk_frame(w, ""), at(), back())),
        show("reopen", &write::reopen(desk_frame(w, ""), at(), back())),
    ]
}

pub(crate) fn card(
    n: u32,
    title: &str,
    theme: &str,
    state: State,
    place: &str,
    supports: i64,
) -> IdeaCard {
    IdeaCard {
        title: title.to_owned(),
        href: format!("/leuven/calls/cooler/ideas/{n}"),
        language: "en".to_owned(),
        summary: "Twenty-four trees in the parking strip and two pocket gardens, so that the street stays below 35 °C.".to_owned(),
        state,
        place: place.to_owned(),
        supports,
        comments: i64::from(n % 4),
        picture: Picture::art(theme, n),
        pin: Some(n),
        behalf: if n == 2 { "for Bike kitchen Blauwput".to_owned() } else { String::new() },
    }
}

pub(crate) fn cards() -> Vec<IdeaCard> {
    vec![
        card(1, "Shade for the Frederik Lintsstraat", "green", State::Eligible, "Centre", 412),
        card(2, "White roofs on the student houses", "housing", State::Published, "Kessel-Lo", 38),
        card(3, "Drinking water at every playground", "food", State::Selected, "Vaartkom", 287),
        card(4, "The cool room network", "care", State::NotSelected, "Heverlee", 523),
        card(
            5,
            "Fietsenstallingsmogelijkheden aan het Martelarenplein",
            "mobility",
            State::Ineligible,
            "Kessel-Lo",
            64,
        ),
        card(
            6,
            "Csapadékvíz-visszatartás a belső udvarokban",
            "culture",
            State::Selected,
            "Centre",
            1,
        ),
        card(7, "Solar shade over the car park", "energy", State::Eligible, "Philips site", 51),
        card(8, "Pupils measure the heat", "learning", State::Selected, "Centre", 231),
    ]
}

pub(crate) fn call_card(
    n: u32,
    title: &str,
    theme: &str,
    phase: CallPhase,
    ideas: i64,
) -> CallCard {
    CallCard {
        title: title.to_owned(),
        href: format!("/leuven/calls/{n}"),
        question: "What would make your street cooler on the hottest day of the year?".to_owned(),
        phase,
        ideas: Some(ideas),
        when: "Closes 14 December".to_owned(),
        picture: Picture::art(theme, n),
    }
}

pub(crate) fn calls(w: &Words) -> CallsPage {
    CallsPage {
        lead: w.calls_lead().to_owned(),
        none: (w.calls_none().to_owned(), w.calls_none_text().to_owned()),
        groups: vec![
            CallGroup { heading: w.home_open().to_owned(), calls: open_calls() },
            CallGroup {
                heading: w.phase_decided().to_owned(),
                calls: vec![
                    call_card(
                        4,
                        "Verkeersveiligheidsmaatregelen in de schoolomgeving",
                        "mobility",
                        CallPhase::Decided,
                        120,
                    ),
                    call_card(5, "A place to play", "care", CallPhase::Deciding, 12),
                    call_card(6, "Warm houses", "housing", CallPhase::Coming, 0),
                ],
            },
        ],
        frame: frame(w, w.calls_title()),
    }
}

pub(crate) fn head() -> CallHead {
    CallHead {
        title: "Cooler streets 2027".to_owned(),
        question: "On the hottest day of last summer some streets were nine degrees warmer than the park. What would cool yours?".to_owned(),
        phase: CallPhase::Open,
        picture: Picture::art("green", 1),
        answer: Some(Link::new("Answer the questions", "/leuven/calls/cooler/answer")),
        share: Some("/leuven/calls/cooler/share".to_owned()),
        follow: Some(Toggle { on: false, action: "/leuven/calls/cooler/follow".to_owned(), signed_in: true }),
        sheet: "/leuven/calls/cooler/sheet".to_owned(),
        facts: vec![
            Fact::new("Total budget", "€120,000"),
            Fact::new("Ideas close", "14 December, 20:00"),
            Fact::new("Decided by", "Climate office"),
            Fact::new("Chosen", "six ideas"),
        ],
        banner: Some(Banner {
            tone: Tone::Warn,
            title: "Reopened".to_owned(),
            text: "Closed on 1 November, reopened on 8 November: the flyer in Wijgmaal had the wrong date.".to_owned(),
            link: None,
        }),
        tabs: vec![tab("Ideas", Some(48), true), tab("Map", Some(31), false), tab("About the call", None, false), tab("Result", None, false)],
        tools: vec![Link::new("Edit the call", "#"), Link::new("Screen ideas", "#"), Link::new("Decide", "#")],
    }
}

pub(crate) fn step(mark: Mark, title: &str, when: &str) -> Step {
    Step {
        mark,
        title: title.to_owned(),
        when: when.to_owned(),
        office: String::new(),
        reason: String::new(),
        link: None,
    }
}

pub(crate) fn windows() -> Vec<Step> {
    vec![
        step(Mark::Done, "Call opened", "1 October"),
        step(Mark::Now, "Ideas and support", "until 14 December, 20:00"),
        step(Mark::Later, "Check by the city", "15 December to 9 January"),
        step(Mark::Later, "Decision", "by 30 January"),
    ]
}

pub(crate) fn map_panel() -> MapPanel {
    let pins: Vec<Pin> = [
        (1, 4.701, 50.879),
        (2, 4.735, 50.88),
        (3, 4.702, 50.894),
        (4, 4.69, 50.858),
        (5, 4.7355, 50.8803),
        (6, 4.7015, 50.8792),
        (7, 4.66, 50.895),
        (8, 4.702, 50.8795),
    ]
    .map(|(n, lon, lat)| pin(n, lon, lat))
    .to_vec();
    MapPanel {
        svg: ground().draw(
            &pins,
            "Map of the city with the eight ideas on this page, numbered as in the list",
        ),
        caption: "The numbers match the list. Drawn by us, not to scale.".to_owned(),
    }
}

fn filters() -> IdeaFilters {
    IdeaFilters {
        action: "/leuven/calls/cooler".to_owned(),
        q: "water".to_owned(),
        themes: choices("All themes"),
        neighbourhoods: choices("Everywhere"),
        states: choices("Any"),
        sort: "supported".to_owned(),
        sorts: vec![
            Sort { link: Link::new("Newest first", "#"), current: false },
            Sort { link: Link::new("Most supporters first", "#"), current: true },
        ],
        chosen: vec![Link::new("“water”", "#"), Link::new("Kessel-Lo", "#")],
        clear: Some("/leuven/calls/cooler".to_owned()),
    }
}

pub(crate) fn call_ideas(w: &Words) -> CallIdeasPage {
    CallIdeasPage {
        head: head(),
        filters: filters(),
        found: "48 ideas".to_owned(),
        ideas: cards(),
        pages: Pages {
            first: Some("#".to_owned()),
            previous: Some("#".to_owned()),
            at: "Page 3 of 12".to_owned(),
            next: Some("#".to_owned()),
        },
        map: Some(map_panel()),
        windows: windows(),
        feeds: feeds(),
        frame: frame(w, "Cooler streets 2027"),
    }
}

pub(crate) fn feeds() -> Vec<Link> {
    ["CSV", "GeoJSON", "JSON", "Atom"].map(|name| Link::new(name, "#")).to_vec()
}

pub(crate) fn call_map(w: &Words) -> CallMapPage {
    CallMapPage {
        head: CallHead { banner: None, tools: vec![], ..head() },
        filters: filters(),
        found: "412 ideas".to_owned(),
        only: Some("The first 200 ideas of the list are on the map.".to_owned()),
        map: Some(map_panel()),
        placed: cards(),
        elsewhere: cards().into_iter().take(2).map(|c| IdeaCard { pin: None, ..c }).collect(),
        frame: frame(w, "Cooler streets 2027"),
    }
}

pub(crate) fn call_about(w: &Words) -> CallAboutPage {
    CallAboutPage {
        files: web::documents::shown::sample(w),
        beside: Vec::new(),
        head: CallHead { phase: CallPhase::Deciding, share: None, ..head() },
        html: markdown::html(
            "Every summer we measure how warm our streets get. Last July the difference between the **warmest street** and the park was nine degrees.\n\n## What we look for\n\n- Shade, water and green on public ground.\n- Ideas that neighbours can look after.",
        ),
        windows: windows(),
        calendar: "/leuven/calls/cooler.ics".to_owned(),
        promise: "Within 30 days after the last day for ideas.".to_owned(),
        office: "Climate office of the city".to_owned(),
        working: "Ann V. (Officer), Pieter C. (Moderator)".to_owned(),
        rule: "In order of support".to_owned(),
        rule_html: markdown::html(
            "Ideas are taken in order of support until the money is used up. If the office does not follow that order, it says why in public.",
        ),
        criteria: vec![
            "It lies on the ground of the city.".to_owned(),
            "It costs no more than €25,000.".to_owned(),
            "It can be carried out before the summer of 2027.".to_owned(),
        ],
        who: vec![
            Fact::new("Read", "anyone"),
            Fact::new("Share an idea", "anyone with an address"),
            Fact::new("Support", "anyone with an account"),
        ],
        frame: frame(w, "Cooler streets 2027"),
    }
}

/// The question of the call that the samples are about.
pub(crate) fn question() -> String {
    head().question
}

pub(crate) fn open_calls() -> Vec<CallCard> {
    vec![
        call_card(1, "Cooler streets 2027", "green", CallPhase::Open, 48),
        call_card(2, "Homework at the kitchen table", "learning", CallPhase::Open, 31),
        call_card(3, "The empty shop on the corner", "culture", CallPhase::Open, 1),
    ]
}

pub(crate) fn call_new(w: &Words) -> CallNewPage {
    CallNewPage {
        action: "/leuven/desk/calls".to_owned(),
        from_file: "/leuven/desk/new/file".to_owned(),
        templates: vec![
            Choice {
                hint: "Six weeks of ideas and support, decided in order of support.".to_owned(),
                ..Choice::new("budget", "Ideas for a budget", Chosen::Yes)
            },
            Choice {
                hint: "One place, many uses; the office decides.".to_owned(),
                ..Choice::new("place", "A place looks for a use", Chosen::No)
            },
            Choice::new("open", "A box for ideas without an end", Chosen::No),
        ],
        errors: vec![],
        frame: desk_frame(w, w.desk_new_call()),
    }
}

pub(crate) fn call_edit(w: &Words, step: EditStep) -> CallEditPage {
    let side = |name: &str, tag: &str, language: &str, text: &str| TextField {
        field: format!("{name}-{tag}"),
        tag: tag.to_owned(),
        language: language.to_owned(),
        text: text.to_owned(),
        lacks: text.is_empty(),
    };
    let text = |name: &str| {
        vec![
            side(name, "nl", "Nederlands", "Koelere straten 2027"),
            side(name, "en", "English", "Cooler streets 2027"),
            side(name, "hu", "Magyar", ""),
        ]
    };
    let to_do = |field: &str, label: &str| ToDo {
        field: field.to_owned(),
        label: label.to_owned(),
        text: "Write it in Nederlands".to_owned(),
        href: format!("/leuven/desk/calls/7?step=question#{field}"),
    };
    let bar = |label: &str, x, width| Bar {
        label: label.to_owned(),
        when: "1 October 2026 to 14 December 2026, 20:00".to_owned(),
        open: x == 0,
        x,
        width,
    };
    let window = |kind: &str, label: &str, used| WindowRow {
        kind: kind.to_owned(),
        label: label.to_owned(),
        hint: "Residents can send ideas.".to_owned(),
        used,
        opens: "2026-10-01T09:00".to_owned(),
        closes: String::new(),
    };
    CallEditPage {
        heading: "Cooler streets 2027".to_owned(),
        phase: CallPhase::Draft,
        banner: Some(Banner {
            tone: Tone::Warn,
            title: "Somebody changed this meanwhile".to_owned(),
            text: "Both texts stand below.".to_owned(),
            link: None,
        }),
        action: "/leuven/desk/calls/7".to_owned(),
        step,
        steps: EditStep::ALL
            .iter()
            .copied()
            .map(|one| StepRow {
                key: one.key(),
                label: one.word(w),
                current: one == step,
                done: one == EditStep::Dates,
            })
            .collect(),
        template: None,
        missing: vec![to_do("question-nl", "The question (Nederlands)")],
        untranslated: vec![to_do("title-hu", "Title (Magyar)")],
        elsewhere: match step {
            EditStep::Dates => vec![to_do("title-nl", "Title (Nederlands)")],
            _ => Vec::new(),
        },
        unsaved: vec!["Who and how".to_owned()],
        timeline: Some(Timeline {
            ends: ["1 October 2026".to_owned(), "14 January 2027".to_owned()],
            now: Some(300),
            bars: vec![bar("Ideas come in", 0, 600), bar("The office decides", 700, 300)],
        }),
        public: "/leuven/calls/cooler".to_owned(),
        copy: Some("/leuven/desk/calls/7/copy".to_owned()),
        texts: TEXTS.map(&text).to_vec(),
        shown: vec![CallTexts {
            tag: "nl".to_owned(),
            name: "Nederlands".to_owned(),
            title: "Koelere straten 2027".to_owned(),
            question: "Wat maakt jouw straat koeler?".to_owned(),
            html: markdown::html("Elke zomer **meten** we."),
        }],
        windows: vec![
            window("collect", "Ideas", true),
            window("discuss", "Conversation", true),
            window("support", "Support", true),
            window("screen", "Screening", true),
            window("decide", "Decision", false),
        ],
        zone: "Time of Brussels.".to_owned(),
        themes: choices("None"),
        who: vec![
            ("write".to_owned(), "Share an idea".to_owned(), choices("Anyone with an address")),
            ("support".to_owned(), "Support".to_owned(), choices("Anyone with an account")),
            ("comment".to_owned(), "Comment".to_owned(), choices("Anyone with an account")),
        ],
        rules: vec![
            Choice {
                hint: "The ideas with most support come first.".to_owned(),
                ..Choice::new("support_order", "In order of support", Chosen::Yes)
            },
            Choice::new("office", "The office decides by its criteria", Chosen::No),
        ],
        was: String::new(),
        theirs: match step {
            EditStep::Question => vec![("title-en".to_owned(), "Streets for birds".to_owned())],
            _ => Vec::new(),
        },
        places: "6".to_owned(),
        caps: ["2".to_owned(), String::new()],
        budget: "120000".to_owned(),
        currency: "€".to_owned(),
        promise_days: "30".to_owned(),
        criteria: vec![CriterionRow { number: 1, texts: text("criterion-1") }],
        picture: None,
        picture_id: String::new(),
        kept: web::typed::KeptForm::default(),
        tools: vec![Link::new("Close early", "#")],
        errors: vec![
            wrong("title-nl", "Give it a title"),
            wrong("closes-collect", "The end has to be after the start"),
        ]
        .into_iter()
        .filter(|error| EditStep::of_field(&error.field) == step)
        .collect(),
        frame: Frame { has_errors: true, ..desk_frame(w, "Cooler streets 2027") },
    }
}
