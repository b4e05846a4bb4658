//! Sharing an idea, signing in, my page.

use super::residents::{choices, question, tab};
use super::*;

/// The pages of sharing an idea, signing in and one's own affairs.
pub(super) fn pages(w: &Words) -> Vec<(&'static str, String)> {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("share-idea", &share_idea(w)),
        show("share-idea-errors", &share_idea_errors(w)),
        show("share-place", &share_place(w)),
        show("share-check", &share_check(w)),
        show("sign-in", &sign_in(w)),
        show("code", &code(w)),
        show("me", &me(w)),
        show("me-settings", &me_settings(w)),
        show("me-erase", &me_erase(w)),
    ]
}

fn themes() -> Vec<Choice> {
    ["Mobility", "Green", "Learning", "Culture", "Housing", "Care", "Food", "Energy"]
        .map(|name| Choice::new(name.to_lowercase(), name, Chosen::from(name == "Green")))
        .to_vec()
}

fn call_link() -> Link {
    Link::new("Cooler streets 2027", "/leuven/calls/cooler")
}

fn share_idea(w: &Words) -> ShareIdeaPage {
    ShareIdeaPage {
        call: call_link(),
        question: question(),
        action: "/leuven/calls/cooler/share".to_owned(),
        autosave: "/leuven/drafts/7".to_owned(),
        editing: false,
        asked: None,
        title: "Shade for our street".to_owned(),
        text: "Our street has no trees.\n\nIn July…".to_owned(),
        languages: vec![
            Choice::new("en", "English", Chosen::Yes),
            Choice::new("nl", "Nederlands", Chosen::No),
        ],
        themes: themes(),
        errors: vec![],
        discard: Some("/leuven/drafts/7/discard".to_owned()),
        frame: frame(w, w.share_an_idea()),
    }
}

fn share_idea_errors(w: &Words) -> ShareIdeaPage {
    ShareIdeaPage {
        title: String::new(),
        editing: true,
        asked: Some("Two of the trees stand on a gas pipe. Could you move them?".to_owned()),
        errors: vec![
            wrong("title", "Give your idea a short title"),
            wrong("text", "Write at least two sentences"),
            wrong("theme", "Choose what it is about"),
        ],
        frame: Frame { has_errors: true, ..frame(w, w.share_an_idea()) },
        ..share_idea(w)
    }
}

fn share_place(w: &Words) -> SharePlacePage {
    SharePlacePage {
        call: call_link(),
        action: "/leuven/calls/cooler/share/place".to_owned(),
        autosave: "/leuven/drafts/7".to_owned(),
        back: "/leuven/calls/cooler/share".to_owned(),
        editing: false,
        neighbourhoods: choices("The whole city"),
        place: "Behind the school in the Maros utca".to_owned(),
        lon: "4.706".to_owned(),
        lat: "50.878".to_owned(),
        map: ground().picker(Some(Place { lon: 4.706, lat: 50.878 }), "centre"),
        currency: "€".to_owned(),
        cost: "not much".to_owned(),
        photo: None,
        photo_text: String::new(),
        errors: vec![
            wrong("cost", "Write the cost as a number, for example 2500"),
            wrong("photo", "This file is not a photo. Choose a JPG, PNG or WebP"),
        ],
        frame: Frame { has_errors: true, ..frame(w, w.share_place_title()) },
    }
}

fn share_check(w: &Words) -> ShareCheckPage {
    let answer = |label: &str, value: &str| Answer {
        label: label.to_owned(),
        value: value.to_owned(),
        change: "#".to_owned(),
    };
    ShareCheckPage {
        call: call_link(),
        action: "/leuven/calls/cooler/share/check".to_owned(),
        editing: false,
        answers: vec![
            answer(w.share_title_label(), "Shade for our street"),
            answer(
                w.share_text_label(),
                "Our street has no trees.\n\nIn July the thermometer on my window sill showed 41 °C at six in the evening.",
            ),
            answer(w.theme(), "Green"),
            answer(w.neighbourhood(), "Centre"),
            answer(w.share_cost_label(), ""),
        ],
        photo: None,
        writer: Writer::New { mail: "rosa@".to_owned(), name: "Rosa T.".to_owned() },
        promise: "The climate office looks at it within ten working days and tells you by mail."
            .to_owned(),
        errors: vec![wrong("mail", "Write a whole address, for example rosa@mail.example")],
        frame: Frame { has_errors: true, reader: None, ..frame(w, w.check_title()) },
    }
}

fn sign_in(w: &Words) -> SignInPage {
    SignInPage {
        action: "/leuven/sign-in".to_owned(),
        next: "/leuven/me".to_owned(),
        why: String::new(),
        mail: String::new(),
        errors: vec![],
        frame: Frame { reader: None, ..frame(w, w.sign_in()) },
    }
}

fn code(w: &Words) -> CodePage {
    CodePage {
        action: "/leuven/sign-in/code".to_owned(),
        mail: "rosa@mail.example".to_owned(),
        valid: "The code works for 20 minutes.".to_owned(),
        then: "Your idea is then published.".to_owned(),
        resend: "/leuven/sign-in".to_owned(),
        other: "/leuven/sign-in".to_owned(),
        demo_mails: Some("/leuven/mails".to_owned()),
        code: "12345".to_owned(),
        errors: vec![wrong("code", "A code has six digits. Look in the newest mail")],
        frame: Frame { has_errors: true, reader: None, ..frame(w, w.code_title()) },
    }
}

fn me_tabs(settings: bool) -> Vec<Tab> {
    vec![tab("My page", None, !settings), tab("Settings", None, settings)]
}

fn me(w: &Words) -> MePage {
    let meta = || vec!["Cooler streets 2027".to_owned(), "saved 2 hours ago".to_owned()];
    MePage {
        name: "Els".to_owned(),
        tabs: me_tabs(false),
        drafts: vec![Draft {
            idea: Link::new("Without a title", "#"),
            meta: meta(),
            discard: "#".to_owned(),
        }],
        ideas: vec![
            MyIdea {
                idea: Link::new("Shade for the Frederik Lintsstraat", "#"),
                state: State::Eligible,
                next: "The climate office decides by 30 January.".to_owned(),
                meta: vec!["Cooler streets 2027".to_owned(), w.supporters(412)],
            },
            MyIdea {
                idea: Link::new("A bench for Rosa", "#"),
                state: State::Hidden,
                next: String::new(),
                meta: meta(),
            },
        ],
        messages: vec![
            Message {
                link: Link::new(
                    "The city asks you to change “Shade for the Frederik Lintsstraat”",
                    "#",
                ),
                when: "yesterday".to_owned(),
                unread: true,
            },
            Message {
                link: Link::new("Your idea is online", "#"),
                when: "12 October".to_owned(),
                unread: false,
            },
        ],
        follows: vec![Followed {
            link: Link::new("Cooler streets 2027", "#"),
            unfollow: "#".to_owned(),
        }],
        share: Some("#".to_owned()),
        frame: frame(w, w.my_page()),
    }
}

fn me_settings(w: &Words) -> MeSettingsPage {
    MeSettingsPage {
        name: "Els B.".to_owned(),
        tabs: me_tabs(true),
        mail: "els@leuven.example".to_owned(),
        action: "/leuven/me/settings".to_owned(),
        languages: vec![
            Choice::new("en", "English", Chosen::Yes),
            Choice::new("hu", "Magyar", Chosen::No),
        ],
        neighbourhoods: choices("None"),
        mail_choices: vec![
            Choice {
                hint: "At once, each time something happens.".to_owned(),
                ..Choice::new("each", "Each time", Chosen::No)
            },
            Choice {
                hint: "On Monday morning, if anything happened.".to_owned(),
                ..Choice::new("weekly", "Once a week", Chosen::Yes)
            },
            Choice {
                hint: "Codes to sign in, decisions on your own ideas.".to_owned(),
                ..Choice::new("needed", "Only what is needed", Chosen::No)
            },
        ],
        sessions: vec![
            Session {
                device: "Firefox on Android".to_owned(),
                meta: vec!["since 3 October".to_owned()],
                current: true,
                end: "#".to_owned(),
            },
            Session {
                device: "Chromium on Linux".to_owned(),
                meta: vec!["last used 2 days ago".to_owned()],
                current: false,
                end: "#".to_owned(),
            },
        ],
        tokens: vec![ApiToken {
            label: "My spreadsheet".to_owned(),
            meta: vec!["read ideas".to_owned(), "since 3 October".to_owned()],
            end: "#".to_owned(),
        }],
        token_action: "#".to_owned(),
        scopes: vec![
            Choice::new("read", "Read what I can read", Chosen::Yes),
            Choice::new("write", "Write in my name", Chosen::No),
        ],
        new_token: Some("kal_8f0a2c9d7e".to_owned()),
        download: "#".to_owned(),
        erase: "#".to_owned(),
        errors: vec![],
        frame: frame(w, w.settings_title()),
    }
}

fn me_erase(w: &Words) -> MeErasePage {
    MeErasePage {
        action: "#".to_owned(),
        effects: vec![
            "Your 3 ideas stay, without your name.".to_owned(),
            "Your 12 supports are taken back from open calls.".to_owned(),
        ],
        back: "#".to_owned(),
        errors: vec![wrong("confirm", "Tick the box to confirm")],
        frame: Frame { has_errors: true, ..frame(w, w.erase_title()) },
    }
}
