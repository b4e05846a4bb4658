//! Pages with one text to write about one thing: ask for a change, answer, hide, close, withdraw…
//!
//! All of them post `text`, and `reason` where there are reasons to choose from. A constructor for
//! each use says the words; the handler adds addresses, what has been typed and what is wrong.

use crate::words::CallWords as _;
use askama::Template;
use web::html::SafeHtml;

use web::views::{Choice, FieldError, Frame, Link};

/// One thing, one text, one button.
#[derive(Debug, Template)]
#[template(path = "write.html")]
pub(crate) struct WritePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What one does here.
    pub(crate) heading: String,
    /// What happens with it and who reads it.
    pub(crate) lead: String,
    /// What it is about, with its text.
    pub(crate) about: Option<About>,
    /// What else happens: "412 supporters are told".
    pub(crate) effects: Vec<String>,
    /// Reasons to choose from (field `reason`).
    pub(crate) reasons: Vec<Choice>,
    /// The label of the field `text`; empty when nothing is written.
    pub(crate) label: String,
    /// Its hint.
    pub(crate) hint: String,
    /// What has been typed.
    pub(crate) text: String,
    /// Where the form posts to.
    pub(crate) action: String,
    /// What the button does.
    pub(crate) button: String,
    /// Whether the button takes something away.
    pub(crate) stops: bool,
    /// Where to go without doing it.
    pub(crate) back: Link,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// What a text is about.
#[derive(Debug, Clone)]
pub(crate) struct About {
    /// Its title.
    pub(crate) title: String,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// Its text.
    pub(crate) html: SafeHtml,
}

impl WritePage {
    fn new(
        mut frame: Frame,
        action: String,
        back: Link,
        [heading, lead, label, hint, button]: [&str; 5],
    ) -> Self {
        heading.clone_into(&mut frame.title);
        Self {
            heading: heading.to_owned(),
            lead: lead.to_owned(),
            about: None,
            effects: Vec::new(),
            reasons: Vec::new(),
            label: label.to_owned(),
            hint: hint.to_owned(),
            text: String::new(),
            action,
            button: button.to_owned(),
            stops: false,
            back,
            errors: Vec::new(),
            frame,
        }
    }

    /// The office asks the author for a change.
    pub(crate) fn ask_change(frame: Frame, action: String, back: Link) -> Self {
        let w = frame.w.clone();
        let words = [w.ask_title(), w.ask_lead(), w.ask_label(), w.ask_hint(), w.ask_button()];
        Self::new(frame, action, back, words)
    }

    /// The city answers an idea or a comment.
    pub(crate) fn official_answer(frame: Frame, action: String, back: Link) -> Self {
        let w = frame.w.clone();
        let words = [
            w.answer_title(),
            w.answer_lead(),
            w.answer_label(),
            w.answer_hint(),
            w.answer_button(),
        ];
        Self::new(frame, action, back, words)
    }

    /// An author appeals against hiding; `reason` is what the moderator wrote.
    pub(crate) fn appeal(frame: Frame, action: String, back: Link, reason: String) -> Self {
        let w = frame.w.clone();
        let words = [
            w.appeal_title(),
            w.appeal_lead(),
            w.appeal_label(),
            w.appeal_hint(),
            w.appeal_button(),
        ];
        Self { effects: vec![reason], ..Self::new(frame, action, back, words) }
    }

    /// An author takes an idea back; `effects` say who is told.
    pub(crate) fn withdraw(frame: Frame, action: String, back: Link, effects: Vec<String>) -> Self {
        let w = frame.w.clone();
        let words = [
            w.withdraw_title(),
            w.withdraw_lead(),
            w.withdraw_label(),
            w.withdraw_hint(),
            w.withdraw_button(),
        ];
        Self { stops: true, effects, ..Self::new(frame, action, back, words) }
    }

    /// An officer closes a call before its time.
    pub(crate) fn close_call(
        frame: Frame,
        action: String,
        back: Link,
        effects: Vec<String>,
    ) -> Self {
        let w = frame.w.clone();
        let words =
            [w.close_title(), w.close_lead(), w.close_label(), w.close_hint(), w.close_button()];
        Self { stops: true, effects, ..Self::new(frame, action, back, words) }
    }

    /// An officer puts a call away that is over.
    pub(crate) fn archive_call(frame: Frame, action: String, back: Link) -> Self {
        let w = frame.w.clone();
        let words = [w.archive_title(), w.archive_lead(), "", "", w.archive_button()];
        Self::new(frame, action, back, words)
    }

    /// An officer opens a closed call again.
    pub(crate) fn reopen_call(frame: Frame, action: String, back: Link) -> Self {
        let w = frame.w.clone();
        let words = [
            w.reopen_title(),
            w.reopen_lead(),
            w.reopen_label(),
            w.reopen_hint(),
            w.reopen_button(),
        ];
        Self::new(frame, action, back, words)
    }
}
