//! Samples of what is the same on the page of every thing, for the kit and for its systems.

use crate::markdown;
use crate::things::conversation::{Column, CommentForm, CommentView, Conversation};
use crate::things::report::ReportForm;
use crate::things::write::About;
use crate::typed::KeptForm;
use crate::views::{Choice, Chosen, Link};

/// Something that a text is about.
pub fn about() -> About {
    About {
        title: "Shade for the Frederik Lintsstraat".to_owned(),
        language: "en".to_owned(),
        html: markdown::html("Our street has no trees."),
    }
}

/// The form for a report.
pub fn report_form() -> ReportForm {
    ReportForm {
        kept: KeptForm::default(),
        text: String::new(),
        action: "/leuven/report".to_owned(),
        reasons: vec![
            Choice::new("insult", "It insults or threatens somebody", Chosen::No),
            Choice::new("private", "It shows private data", Chosen::No),
            Choice::new("spam", "It is advertising", Chosen::No),
            Choice::new("other", "Something else", Chosen::No),
        ],
    }
}

fn comment(id: &str, author: &str, text: &str) -> CommentView {
    CommentView {
        id: id.to_owned(),
        author: author.to_owned(),
        when: "2 days ago".to_owned(),
        language: "en".to_owned(),
        html: markdown::html(text),
        link: "#".to_owned(),
        reply: Some("#write".to_owned()),
        report: Some("#".to_owned()),
        ..CommentView::default()
    }
}

fn side(key: &'static str, heading: &'static str) -> Column {
    let supports = Some("3 people support this".to_owned());
    Column {
        key,
        heading,
        count: 12,
        comments: vec![CommentView {
            supports,
            ..comment(key, "Jef P.", "Shade helps everybody.")
        }],
        more: Some(Link::new("All 12", "#")),
        empty: "Nobody yet.",
    }
}

/// A lively conversation.
pub fn conversation() -> Conversation {
    let answer = CommentView {
        office: Some("green service".to_owned()),
        ..comment("2", "Ann V.", "Thank you, Nadia. We checked: tree six moves to number 44.")
    };
    Conversation {
        count: 4,
        official: vec![CommentView {
            office: Some("green service".to_owned()),
            ..comment("9", "Ann V.", "We plant in the week after.")
        }],
        columns: vec![side("for", "For"), side("against", "Against")],
        comments: vec![
            CommentView {
                replies: vec![answer],
                ..comment(
                    "1",
                    "Nadia B.",
                    "The lorry for the bakery needs to turn at number 40. If tree six moves two metres, it works.",
                )
            },
            CommentView {
                delete: Some("#".to_owned()),
                ..comment("3", "Jef P.", "And who waters them in July? I can do the first ten.")
            },
            CommentView {
                waits: vec!["It has links, and nobody here knows you yet."],
                hidden: Some("It waits for a moderator.".to_owned()),
                ..comment("5", "Els B.", "Look at this: https://example.org")
            },
            CommentView {
                hidden: Some("Hidden by a moderator: it named a neighbour.".to_owned()),
                appeal: Some("#".to_owned()),
                ..comment("4", "Otto", "")
            },
        ],
        form: CommentForm {
            action: Some("/leuven/comments".to_owned()),
            note: "Shown as Els B. Questions, improvements and offers to help are the most useful."
                .to_owned(),
            ..CommentForm::default()
        },
        ..Conversation::default()
    }
}

/// Nobody has said anything, and the reader is not signed in.
pub fn silence() -> Conversation {
    Conversation {
        count: 0,
        comments: vec![],
        form: CommentForm {
            action: None,
            note: "To take part in the conversation:".to_owned(),
            ..CommentForm::default()
        },
        ..Conversation::default()
    }
}
