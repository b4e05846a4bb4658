//! The pages that residents see.

use super::*;

pub(super) fn pages(w: &Words) -> Vec<(&'static str, String)> {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("home", &home(w)),
        show(
            "home-empty",
            &HomePage { open: vec![], numbers: vec![], happened: vec![], ..home(w) },
        ),
        show("calls", &calls(w)),
        show("call-ideas", &call_ideas(w)),
        show("call-ideas-none", &CallIdeasPage { ideas: vec![], map: None, ..call_ideas(w) }),
        show("call-map", &call_map(w)),
        show("call-about", &call_about(w)),
        show("idea", &idea(w)),
        show("idea-merged", &idea_quiet(w)),
        show("report", &report(w)),
        show("result", &result(w)),
    ]
}

fn card(n: u32, title: &str, theme: &str, state: State, place: &str, supports: i64) -> IdeaCard {
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
    }
}

fn cards() -> Vec<IdeaCard> {
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
            State::Commissioned,
            "Centre",
            1,
        ),
        card(7, "Solar shade over the car park", "energy", State::InTest, "Philips site", 51),
        card(8, "Pupils measure the heat", "learning", State::Completed, "Centre", 231),
    ]
}

fn call_card(n: u32, title: &str, theme: &str, phase: CallPhase, ideas: i64) -> CallCard {
    CallCard {
        title: title.to_owned(),
        href: format!("/leuven/calls/{n}"),
        question: "What would make your street cooler on the hottest day of the year?".to_owned(),
        phase,
        ideas,
        when: "Closes 14 December".to_owned(),
        picture: Picture::art(theme, n),
    }
}

fn home(w: &Words) -> HomePage {
    let news = |state, title: &str, text: &str| Happening {
        idea: Link::new(title, "/leuven/calls/cooler/ideas/3"),
        state,
        text: text.to_owned(),
        meta: vec!["Kessel-Lo".to_owned(), "yesterday".to_owned()],
    };
    HomePage {
        share: Some("/leuven/calls/cooler/share".to_owned()),
        numbers: vec![
            Fact::new("ideas shared by residents", "1,284"),
            Fact::new("neighbours who supported one", "9,412"),
            Fact::new("ideas decided, each with a reason", "611"),
            Fact::new("being carried out now", "73"),
        ],
        open: vec![
            call_card(1, "Cooler streets 2027", "green", CallPhase::Open, 48),
            call_card(2, "Homework at the kitchen table", "learning", CallPhase::Open, 31),
            call_card(3, "The empty shop on the corner", "culture", CallPhase::Open, 1),
        ],
        calls: 8,
        happened: vec![
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
                "Does not meet the rules: the land belongs to the region.",
            ),
        ],
        journey: vec![
            Fact::new("Idea", "1,284 shared since 2023"),
            Fact::new("Support", "611 reached their goal"),
            Fact::new("Decision", "148 chosen, with reasons"),
            Fact::new("Commission", "73 signed, with a budget"),
            Fact::new("Test", "52 tried by residents"),
            Fact::new("Result", "41 kept, 11 stopped"),
        ],
        about_html: markdown::html("This is an example city. Everybody in it is invented."),
        frame: frame(w, ""),
    }
}

fn calls(w: &Words) -> CallsPage {
    CallsPage {
        groups: vec![
            CallGroup { heading: w.home_open().to_owned(), calls: home(w).open },
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

pub(super) fn tab(label: &str, count: Option<i64>, current: bool) -> Tab {
    Tab { label: label.to_owned(), href: "#".to_owned(), count, current }
}

fn head() -> CallHead {
    CallHead {
        title: "Cooler streets 2027".to_owned(),
        question: "On the hottest day of last summer some streets were nine degrees warmer than the park. What would cool yours?".to_owned(),
        phase: CallPhase::Open,
        picture: Picture::art("green", 1),
        share: Some("/leuven/calls/cooler/share".to_owned()),
        follow: Some(Toggle { on: false, action: "/leuven/calls/cooler/follow".to_owned(), signed_in: true }),
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

fn step(mark: Mark, title: &str, when: &str) -> Step {
    Step {
        mark,
        title: title.to_owned(),
        when: when.to_owned(),
        office: String::new(),
        reason: String::new(),
        link: None,
    }
}

fn windows() -> Vec<Step> {
    vec![
        step(Mark::Done, "Call opened", "1 October"),
        step(Mark::Now, "Ideas and support", "until 14 December, 20:00"),
        step(Mark::Later, "Check by the city", "15 December to 9 January"),
        step(Mark::Later, "Decision", "by 30 January"),
    ]
}

fn map_panel() -> MapPanel {
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
            Some(3),
        ),
        caption: "The numbers match the list. Drawn by us, not to scale.".to_owned(),
    }
}

pub(super) fn choices(all: &str) -> Vec<Choice> {
    vec![
        Choice::new("", all, Chosen::Yes),
        Choice::new("centre", "Centre", Chosen::No),
        Choice::new("kessel-lo", "Kessel-Lo", Chosen::No),
    ]
}

fn call_ideas(w: &Words) -> CallIdeasPage {
    CallIdeasPage {
        head: head(),
        filters: IdeaFilters {
            action: "/leuven/calls/cooler".to_owned(),
            q: "water".to_owned(),
            themes: choices("All themes"),
            neighbourhoods: choices("Everywhere"),
            states: choices("Any"),
            sorts: vec![Choice::new("newest", "Newest first", Chosen::Yes)],
            clear: Some("/leuven/calls/cooler".to_owned()),
        },
        found: "48 ideas, newest first.".to_owned(),
        ideas: cards(),
        pages: Pages { first: Some("#".to_owned()), next: Some("#".to_owned()) },
        map: Some(map_panel()),
        windows: windows(),
        feeds: feeds(),
        frame: frame(w, "Cooler streets 2027"),
    }
}

fn feeds() -> Vec<Link> {
    ["CSV", "GeoJSON", "JSON", "Atom"].map(|name| Link::new(name, "#")).to_vec()
}

fn call_map(w: &Words) -> CallMapPage {
    CallMapPage {
        head: CallHead { banner: None, tools: vec![], ..head() },
        map: Some(map_panel()),
        placed: cards(),
        elsewhere: cards().into_iter().take(2).map(|c| IdeaCard { pin: None, ..c }).collect(),
        frame: frame(w, "Cooler streets 2027"),
    }
}

fn call_about(w: &Words) -> CallAboutPage {
    CallAboutPage {
        head: CallHead { phase: CallPhase::Deciding, share: None, ..head() },
        html: markdown::html(
            "Every summer we measure how warm our streets get. Last July the difference between the **warmest street** and the park was nine degrees.\n\n## What we look for\n\n- Shade, water and green on public ground.\n- Ideas that neighbours can look after.",
        ),
        windows: windows(),
        calendar: "/leuven/calls/cooler.ics".to_owned(),
        promise: "Within 30 days after the last day for ideas.".to_owned(),
        office: "Climate office of the city".to_owned(),
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

fn comment(id: &str, author: &str, text: &str) -> Comment {
    Comment {
        id: id.to_owned(),
        author: author.to_owned(),
        when: "2 days ago".to_owned(),
        language: "en".to_owned(),
        html: markdown::html(text),
        office: None,
        hidden: None,
        appeal: None,
        reply: Some("#write".to_owned()),
        report: Some("#".to_owned()),
        delete: None,
        replies: vec![],
    }
}

fn report_form() -> ReportForm {
    ReportForm {
        action: "/leuven/report".to_owned(),
        reasons: vec![
            Choice::new("insult", "It insults or threatens somebody", Chosen::No),
            Choice::new("private", "It shows private data", Chosen::No),
            Choice::new("spam", "It is advertising", Chosen::No),
            Choice::new("other", "Something else", Chosen::No),
        ],
    }
}

fn idea(w: &Words) -> IdeaPage {
    let answer = Comment {
        office: Some("green service".to_owned()),
        ..comment("2", "Ann V.", "Thank you, Nadia. We checked: tree six moves to number 44.")
    };
    IdeaPage {
        call: Link::new("Cooler streets 2027", "/leuven/calls/cooler"),
        title: "Shade for the Frederik Lintsstraat".to_owned(),
        language: "en".to_owned(),
        state: State::Eligible,
        meta: vec![
            "Green".to_owned(),
            "Centre".to_owned(),
            "Shared 12 October by Karel D.".to_owned(),
        ],
        picture: Picture::art("green", 1),
        banner: None,
        html: markdown::html(
            "Our street has no trees. In July the thermometer on my window sill showed 41 °C at six in the evening.\n\nBetween numbers 8 and 96 there are 52 parking places. On a normal night 19 are empty: we counted for three weeks.\n\n- Plant 24 field maples and hornbeams.\n- Make two pocket gardens with a bench.",
        ),
        journey: vec![
            step(Mark::Done, "Published", "12 October"),
            Step {
                office: "Climate office".to_owned(),
                ..step(Mark::Done, "Meets the rules", "20 October")
            },
            Step {
                office: "Green service".to_owned(),
                reason: "The plan is good. Two of the trees stand on a gas pipe and have to move."
                    .to_owned(),
                ..step(Mark::Done, "Answered by the city", "2 November")
            },
            step(Mark::Now, "Gathering support", "until 14 December, 20:00"),
        ],
        next: vec![
            step(Mark::Late, "Decision", "was promised by 20 November"),
            step(Mark::Later, "Commission", "with a budget and a mentor"),
            step(Mark::Later, "Test with residents", ""),
            step(Mark::Later, "Result", ""),
        ],
        support: SupportBox {
            count: 412,
            toggle: Some(Toggle {
                on: false,
                action: "/leuven/support".to_owned(),
                signed_in: true,
            }),
            note: "Support decides the order in which ideas are taken. Until 14 December, 20:00."
                .to_owned(),
        },
        follow: Some(Toggle { on: true, action: "/leuven/follow".to_owned(), signed_in: true }),
        facts: vec![
            Fact::new("Cost", "about €23,400"),
            Fact::new("Where", "between numbers 8 and 96"),
            Fact::new("Neighbourhood", "Centre"),
        ],
        map: Some(MapPanel {
            svg: ground().draw_area(
                "centre",
                Some(Place { lon: 4.706, lat: 50.878 }),
                "Map: inside the ring, east of the centre",
            ),
            caption: "Frederik Lintsstraat, between numbers 8 and 96.".to_owned(),
        }),
        merged: vec![Link::new("Trees instead of bollards, by Rosa T.", "#")],
        comment_count: 4,
        comments: vec![
            Comment {
                replies: vec![answer],
                ..comment(
                    "1",
                    "Nadia B.",
                    "The lorry for the bakery needs to turn at number 40. If tree six moves two metres, it works.",
                )
            },
            Comment {
                delete: Some("#".to_owned()),
                ..comment("3", "Jef P.", "And who waters them in July? I can do the first ten.")
            },
            Comment {
                hidden: Some("Hidden by a moderator: it named a neighbour.".to_owned()),
                appeal: Some("#".to_owned()),
                ..comment("4", "Otto", "")
            },
        ],
        comment_form: CommentForm {
            action: Some("/leuven/comments".to_owned()),
            note: "Shown as Els B. Questions, improvements and offers to help are the most useful."
                .to_owned(),
            sign_in: None,
            text: String::new(),
            parent: None,
            errors: vec![],
        },
        report: Some(report_form()),
        author_tools: vec![Link::new("Change my idea", "#"), Link::new("Withdraw", "#")],
        staff_tools: vec![],
        similar: vec![Similar {
            idea: Link::new("Groene gevels in één straat", "#"),
            why: "Kessel-Lo, same theme".to_owned(),
        }],
        frame: frame(w, "Shade for the Frederik Lintsstraat"),
    }
}

fn idea_quiet(w: &Words) -> IdeaPage {
    IdeaPage {
        title: "Megújulóenergia-közösség a Szövetség utcai társasházakban".to_owned(),
        state: State::NotSelected,
        banner: Some(Banner {
            tone: Tone::Info,
            title: "This idea became part of another".to_owned(),
            text: "Both authors are named there.".to_owned(),
            link: Some(Link::new("Shade for the Frederik Lintsstraat", "#")),
        }),
        journey: vec![
            step(Mark::Done, "Published", "12 October"),
            Step {
                office: "Climate office".to_owned(),
                reason: "€10,000 was left and it costs €25,000.".to_owned(),
                ..step(Mark::No, "Not selected", "20 November")
            },
        ],
        next: vec![],
        support: SupportBox {
            count: 1,
            toggle: None,
            note: "Support closed on 14 November.".to_owned(),
        },
        follow: Some(Toggle { on: false, action: "/leuven/sign-in".to_owned(), signed_in: false }),
        comments: vec![],
        comment_count: 0,
        comment_form: CommentForm {
            action: None,
            note: "To take part in the conversation:".to_owned(),
            sign_in: Some("/leuven/sign-in".to_owned()),
            text: String::new(),
            parent: None,
            errors: vec![],
        },
        map: None,
        report: None,
        ..idea(w)
    }
}

fn report(w: &Words) -> ReportPage {
    ReportPage {
        back: Link::new("Shade for the Frederik Lintsstraat", "#"),
        quote: "And who waters them in July?".to_owned(),
        form: report_form(),
        text: String::new(),
        errors: vec![wrong("reason", "Choose what is wrong")],
        frame: Frame { has_errors: true, ..frame(w, w.report_title()) },
    }
}

fn result(w: &Words) -> ResultPage {
    let row = |place: u32, title: &str, state, supports, cost: &str| {
        ResultRow {
        place,
        idea: Link::new(title, "#"),
        state,
        supports,
        cost: cost.to_owned(),
        reason: "It came in time, neighbours will look after it, and the money was there when its turn came.".to_owned(),
        office: "Climate office, 20 November".to_owned(),
        deviation: (place == 4).then(|| "The fire brigade needs the corner; the idea is carried out one street on.".to_owned()),
    }
    };
    ResultPage {
        head: CallHead {
            phase: CallPhase::Decided,
            share: None,
            banner: None,
            tools: vec![],
            ..head()
        },
        finding: "Five ideas will be carried out".to_owned(),
        html: markdown::html(
            "412 neighbours supported at least one idea. Two ideas did not fit in the money that was left.",
        ),
        numbers: vec![
            Fact::new("ideas", "48"),
            Fact::new("neighbours took part", "1,126"),
            Fact::new("given out", "€110,000"),
            Fact::new("left for the next call", "€10,000"),
        ],
        decided: "Decided by the climate office on 20 November, published on 23 November."
            .to_owned(),
        rows: vec![
            row(1, "The cool room network", State::Selected, 523, "€18,000"),
            row(2, "Shade for the Frederik Lintsstraat", State::Selected, 412, "€19,000"),
            row(3, "Drinking water at every playground", State::Selected, 287, "€14,000"),
            row(
                4,
                "Fietsenstallingsmogelijkheden aan het Martelarenplein",
                State::NotSelected,
                231,
                "",
            ),
            row(5, "Pupils measure the heat", State::Completed, 198, "€12,000"),
            row(6, "Solar shade over the car park", State::NotSelected, 51, "€25,000"),
        ],
        others: vec![row(0, "A second ring road", State::Ineligible, 12, "")],
        neighbourhoods: vec![("Centre".to_owned(), 21, 1_204), ("Kessel-Lo".to_owned(), 12, 530)],
        rule_html: markdown::html(
            "Ideas are taken in order of support until the money is used up.",
        ),
        next: vec![Fact::new("Agreements signed", "February"), Fact::new("First test", "May")],
        feeds: feeds(),
        frame: frame(w, "Cooler streets 2027"),
    }
}

/// Sentences of what else happens.
pub(super) fn step_texts() -> Vec<String> {
    vec!["412 neighbours who support it get a message.".to_owned()]
}

/// The question of the call that the samples are about.
pub(super) fn question() -> String {
    head().question
}
