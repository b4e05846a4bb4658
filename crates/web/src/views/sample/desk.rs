//! The pages of officers, moderators and administrators, and the short public ones.

use super::residents::{choices, step_texts, tab};
use super::*;

pub(super) fn pages(w: &Words) -> Vec<(&'static str, String)> {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let back = || Link::new("Shade for the Frederik Lintsstraat", "#");
    let at = || "/leuven/desk/7".to_owned();
    let write = |page: WritePage| WritePage { about: Some(about()), ..page };
    vec![
        show("desk", &desk(w)),
        show("desk-empty", &DeskPage { waiting: vec![], calls: vec![], ..desk(w) }),
        show("screening", &screening(w)),
        show("screening-done", &ScreeningPage { idea: None, queue: vec![], ..screening(w) }),
        show("merge", &merge(w)),
        show("decide", &decide(w)),
        show("call-new", &call_new(w)),
        show("call-edit", &call_edit(w)),
        show("moderation", &moderation(w)),
        show("ask-change", &write(WritePage::ask_change(desk_frame(w, ""), at(), back()))),
        show("answer", &write(WritePage::official_answer(desk_frame(w, ""), at(), back()))),
        show("hide", &write(WritePage::hide(desk_frame(w, ""), at(), back(), reasons()))),
        show("restore", &WritePage::restore(desk_frame(w, ""), at(), back())),
        show(
            "appeal",
            &WritePage::appeal(frame(w, ""), at(), back(), "It names a neighbour.".to_owned()),
        ),
        show("withdraw", &WritePage::withdraw(frame(w, ""), at(), back(), step_texts())),
        show(
            "close",
            &WritePage {
                errors: vec![wrong("text", "Say why, in a sentence")],
                ..WritePage::close_call(desk_frame(w, ""), at(), back(), step_texts())
            },
        ),
        show("archive", &WritePage::archive_call(desk_frame(w, ""), at(), back())),
        show("reopen", &WritePage::reopen_call(desk_frame(w, ""), at(), back())),
        show("unsubscribe", &SaidPage::unsubscribe(frame(w, ""), "“Cooler streets 2027”", at())),
        show("unsubscribed", &SaidPage::unsubscribed(frame(w, ""), "“Cooler streets 2027”", at())),
        show(
            "confirm",
            &SaidPage::confirm(frame(w, ""), "Your idea is then published.".to_owned(), at()),
        ),
        show("stale-link", &SaidPage::stale_link(frame(w, ""))),
        show(
            "accessibility",
            &AccessibilityPage {
                office: "Digital office, Grote Markt 9".to_owned(),
                contact: "web@leuven.example".to_owned(),
                frame: frame(w, w.foot_accessibility()),
            },
        ),
        show(
            "privacy",
            &PrivacyPage {
                office: "Digital office, Grote Markt 9".to_owned(),
                contact: "web@leuven.example".to_owned(),
                frame: frame(w, w.foot_privacy()),
            },
        ),
    ]
}

pub(super) fn desk_frame(w: &Words, title: &str) -> Frame {
    Frame { desk: true, ..frame(w, title) }
}

fn about() -> About {
    About {
        title: "Shade for the Frederik Lintsstraat".to_owned(),
        language: "en".to_owned(),
        html: markdown::html("Our street has no trees."),
    }
}

fn reasons() -> Vec<Choice> {
    vec![
        Choice::new("private", "It shows private data", Chosen::Yes),
        Choice::new("insult", "It insults or threatens somebody", Chosen::No),
    ]
}

pub(super) fn strings<const N: usize>(parts: [&str; N]) -> Vec<String> {
    parts.map(str::to_owned).to_vec()
}

fn desk(w: &Words) -> DeskPage {
    let waiting = |task: &str, what: &str, age: &str, late| Waiting {
        task: task.to_owned(),
        what: Link::new(what, "#"),
        meta: strings(["Cooler streets 2027", "Kessel-Lo", "Rosa T."]),
        age: age.to_owned(),
        late,
    };
    DeskPage {
        tabs: vec![
            tab("All calls", Some(14), true),
            tab("Cooler streets 2027", Some(9), false),
            tab("The empty shop", Some(5), false),
        ],
        found: "14 things wait, the oldest for 9 days.".to_owned(),
        waiting: vec![
            waiting("Screen", "White roofs on the student houses", "9 days", true),
            waiting("Answer an appeal", "A bench for Rosa", "3 days", false),
            waiting(
                "Screen",
                "Fietsenstallingsmogelijkheden aan het Martelarenplein",
                "2 days",
                false,
            ),
            waiting("Look at the change", "Shade for the Frederik Lintsstraat", "5 hours", false),
        ],
        pages: Pages { first: None, next: Some("#".to_owned()) },
        calls: vec![
            DeskCall {
                call: Link::new("Cooler streets 2027", "#"),
                phase: CallPhase::Open,
                meta: strings(["48 ideas", "closes 14 December"]),
                tools: vec![Link::new("Screen", "#"), Link::new("Edit", "#")],
            },
            DeskCall {
                call: Link::new("Warm houses", "#"),
                phase: CallPhase::Draft,
                meta: strings(["not published"]),
                tools: vec![Link::new("Edit", "#")],
            },
        ],
        new_call: Some("#".to_owned()),
        frame: desk_frame(w, w.desk_title()),
    }
}

fn screening(w: &Words) -> ScreeningPage {
    let queued = |title: &str, age: &str, late, current, done| Queued {
        title: title.to_owned(),
        href: "#".to_owned(),
        place: "Kessel-Lo".to_owned(),
        age: age.to_owned(),
        late,
        current,
        done,
    };
    ScreeningPage {
        call: Link::new("Cooler streets 2027", "#"),
        done: 12,
        total: 40,
        queue: vec![
            queued("The cool room network", "today", false, false, true),
            queued("White roofs on the student houses", "9 days", true, true, false),
            queued("Csapadékvíz-visszatartás a belső udvarokban", "2 days", false, false, false),
            queued("Pupils measure the heat", "1 day", false, false, false),
        ],
        idea: Some(Screened {
            idea: Link::new("White roofs on the student houses", "#"),
            language: "en".to_owned(),
            html: markdown::html(
                "Eleven flat roofs painted white in one weekend by the people who live under them.\n\nThe paint costs €4 a square metre.",
            ),
            meta: strings(["Housing", "Kessel-Lo", "Rosa T.", "14 November"]),
            facts: vec![
                Fact::new("Cost", "€9,000"),
                Fact::new("Where", "Blijde Inkomststraat"),
                Fact::new("Supporters", "38"),
            ],
            photo: None,
            twins: vec![Link::new("Paint the roofs of the library", "#")],
            action: "/leuven/desk/screen/7".to_owned(),
            criteria: vec![
                Choice::new("ground", "It lies on the ground of the city", Chosen::No),
                Choice::new("cost", "It costs no more than €25,000", Chosen::No),
            ],
            reason: String::new(),
            ask_change: "#".to_owned(),
            answer: "#".to_owned(),
            merge: "#".to_owned(),
            previous: Some("#".to_owned()),
            next: Some("#".to_owned()),
        }),
        undo: Some("/leuven/desk/screen/undo".to_owned()),
        errors: vec![wrong("criterion", "Choose the rule that is not met")],
        frame: Frame { has_errors: true, ..desk_frame(w, w.screen_title()) },
    }
}

fn merge(w: &Words) -> MergePage {
    let twin = |title: &str| Twin {
        idea: Link::new(title, "#"),
        language: "en".to_owned(),
        html: markdown::html("Eleven flat roofs painted white in one weekend."),
        meta: strings(["Rosa T.", "14 November", "38 supporters"]),
    };
    MergePage {
        call: Link::new("Cooler streets 2027", "#"),
        idea: twin("Paint the roofs of the library"),
        q: "roof".to_owned(),
        search: "/leuven/desk/merge/7".to_owned(),
        action: "/leuven/desk/merge/7".to_owned(),
        candidates: vec![
            Choice {
                hint: "Kessel-Lo, 38 supporters, shares “white”, “roof”, “paint”".to_owned(),
                ..Choice::new("9", "White roofs on the student houses", Chosen::Yes)
            },
            Choice::new("11", "Solar shade over the car park", Chosen::No),
        ],
        other: Some(twin("White roofs on the student houses")),
        back: Link::new(w.screen_title(), "#"),
        errors: vec![wrong("into", "Choose the idea that stays")],
        frame: desk_frame(w, w.merge_title()),
    }
}

fn decide(w: &Words) -> DecidePage {
    let row = |place: u32, title: &str, supports, cost: &str, verdict, deviates| DecideRow {
        id: format!("i{place}"),
        place,
        idea: Link::new(title, "#"),
        supports,
        cost: cost.to_owned(),
        verdict,
        reason: if place < 3 { "Neighbours will look after it.".to_owned() } else { String::new() },
        deviates,
        deviation: String::new(),
    };
    DecidePage {
        call: Link::new("Cooler streets 2027", "#"),
        rule: "In order of support, until six ideas are chosen or €120,000 is used up.".to_owned(),
        banner: None,
        action: "/leuven/desk/decide".to_owned(),
        version: "4".to_owned(),
        rows: vec![
            row(1, "The cool room network", 523, "€18,000", Some(Verdict::Selected), false),
            row(
                2,
                "Shade for the Frederik Lintsstraat",
                412,
                "€19,000",
                Some(Verdict::Selected),
                false,
            ),
            row(
                3,
                "Fietsenstallingsmogelijkheden aan het Martelarenplein",
                287,
                "",
                Some(Verdict::NotSelected),
                true,
            ),
            row(4, "Pupils measure the heat", 231, "€12,000", None, false),
        ],
        tally: "2 of 6 places, €37,000 of €120,000.".to_owned(),
        missing: 2,
        publish_at: "2026-12-01T09:00".to_owned(),
        zone: "Time of Brussels".to_owned(),
        results: vec![ResultText {
            tag: "en".to_owned(),
            name: "English".to_owned(),
            text: "Two of the four can start in spring.".to_owned(),
        }],
        single: false,
        errors: vec![
            wrong("deviation-i3", "Say why the order of support is not followed"),
            wrong("verdict-i4", "Choose selected or not selected"),
        ],
        frame: Frame { has_errors: true, ..desk_frame(w, w.decide_title()) },
    }
}

fn call_new(w: &Words) -> CallNewPage {
    CallNewPage {
        action: "/leuven/desk/calls".to_owned(),
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

fn call_edit(w: &Words) -> CallEditPage {
    let texts = |tag: &str, name: &str, title: &str| CallTexts {
        tag: tag.to_owned(),
        name: name.to_owned(),
        title: title.to_owned(),
        question: "What would cool your street?".to_owned(),
        text: "Every summer we measure how warm our streets get.".to_owned(),
        promise: String::new(),
        office: "Climate office".to_owned(),
        rule_text: "In order of support.".to_owned(),
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
            title: "Not ready yet".to_owned(),
            text: "The promise is missing in Dutch.".to_owned(),
            link: None,
        }),
        action: "/leuven/desk/calls/7".to_owned(),
        version: "3".to_owned(),
        texts: vec![
            texts("nl", "Nederlands", "Koelere straten 2027"),
            texts("en", "English", "Cooler streets 2027"),
            texts("hu", "Magyar", ""),
        ],
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
        places: "6".to_owned(),
        budget: "120000".to_owned(),
        currency: "€".to_owned(),
        promise_days: "30".to_owned(),
        criteria: vec![CriterionRow {
            number: 1,
            texts: vec![
                ("nl".to_owned(), "Nederlands".to_owned(), "Op grond van de stad".to_owned()),
                ("en".to_owned(), "English".to_owned(), "On the ground of the city".to_owned()),
            ],
        }],
        picture: None,
        picture_id: String::new(),
        preview: Some("#".to_owned()),
        tools: vec![Link::new("Close early", "#")],
        errors: vec![
            wrong("promise-nl", "Write when people hear back"),
            wrong("closes-collect", "The end has to be after the start"),
        ],
        frame: Frame { has_errors: true, ..desk_frame(w, "Cooler streets 2027") },
    }
}

fn moderation(w: &Words) -> ModerationPage {
    let item = |id: &str, hidden, reports: Vec<String>, appeal| Moderated {
        id: id.to_owned(),
        what: Link::new("A comment on “Shade for the Frederik Lintsstraat”", "#"),
        meta: strings(["Otto", "2 days ago", "first post"]),
        language: "nl".to_owned(),
        html: markdown::html("Bel gewoon Rosa op nummer 12, ze is toch altijd thuis."),
        reports,
        why_hidden: String::new(),
        appeal,
        hidden,
        action: "/leuven/moderation/7".to_owned(),
        text: String::new(),
        errors: vec![],
    };
    ModerationPage {
        tabs: vec![
            tab("Reports", Some(1), true),
            tab("First posts", Some(3), false),
            tab("Appeals", Some(1), false),
            tab("Hidden", None, false),
        ],
        items: vec![
            Moderated {
                errors: vec![wrong("text", "Tell the author why, in a sentence")],
                ..item(
                    "c7",
                    false,
                    strings(["It shows private data: her house number", "Something else"]),
                    None,
                )
            },
            item(
                "c9",
                true,
                vec![],
                Some((
                    "Hidden on 20 November: it names a neighbour.".to_owned(),
                    "Rosa is me.".to_owned(),
                )),
            ),
        ],
        reasons: reasons(),
        pages: Pages::default(),
        frame: desk_frame(w, w.mod_title()),
    }
}
