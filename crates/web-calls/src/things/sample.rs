//! Samples of the pages about anything that is written.

use web::markdown;
use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::things::moderation_view::*;
use crate::things::write::*;
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let back = || Link::new("Shade for the Frederik Lintsstraat", "#");
    let at = || "/leuven/desk/7".to_owned();
    let write = |page: WritePage| WritePage { about: Some(about()), ..page };
    vec![
        show("moderation", &moderation(w)),
        show("ask-change", &write(WritePage::ask_change(desk_frame(w, ""), at(), back()))),
        show("answer", &write(WritePage::official_answer(desk_frame(w, ""), at(), back()))),
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
    ]
}

/// Sentences of what else happens.
pub(crate) fn step_texts() -> Vec<String> {
    vec!["412 neighbours who support it get a message.".to_owned()]
}

pub(crate) fn about() -> About {
    About {
        title: "Shade for the Frederik Lintsstraat".to_owned(),
        language: "en".to_owned(),
        html: markdown::html("Our street has no trees."),
    }
}

pub(crate) fn reasons() -> Vec<Choice> {
    vec![
        Choice::new("private", "It shows private data", Chosen::Yes),
        Choice::new("insult", "It insults or threatens somebody", Chosen::No),
    ]
}

pub(crate) fn moderation(w: &Words) -> ModerationPage {
    let item = |id: &str, hidden, reports: Vec<String>, appeal| Moderated {
        id: id.to_owned(),
        what: Link::new("A comment on “Shade for the Frederik Lintsstraat”", "#"),
        meta: strings(["Otto", "2 days ago", "first post"]),
        language: "nl".to_owned(),
        html: markdown::html("Bel gewoon Rosa op nummer 12, ze is toch altijd thuis."),
        reports,
        why_hidden: String::new(),
        appeal,
        can_hide: true,
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
