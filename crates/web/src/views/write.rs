//! Pages with one text to write about one thing: ask for a change, answer, hide, close, withdraw…
//!
//! All of them post `text`, and `reason` where there are reasons to choose from. A constructor for
//! each use says the words; the handler adds addresses, what has been typed and what is wrong.

use askama::Template;

use super::{Choice, FieldError, Frame, Link};
use crate::html::SafeHtml;

/// One thing, one text, one button.
#[derive(Debug, Template)]
#[template(path = "write.html")]
pub struct WritePage {
    /// What surrounds the page.
    pub frame: Frame,
    /// What one does here.
    pub heading: String,
    /// What happens with it and who reads it.
    pub lead: String,
    /// What it is about, with its text.
    pub about: Option<About>,
    /// What else happens: "412 supporters are told".
    pub effects: Vec<String>,
    /// Reasons to choose from (field `reason`).
    pub reasons: Vec<Choice>,
    /// The label of the field `text`; empty when nothing is written.
    pub label: String,
    /// Its hint.
    pub hint: String,
    /// What has been typed.
    pub text: String,
    /// Where the form posts to.
    pub action: String,
    /// What the button does.
    pub button: String,
    /// Whether the button takes something away.
    pub stops: bool,
    /// Where to go without doing it.
    pub back: Link,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// What a text is about.
#[derive(Debug, Clone)]
pub struct About {
    /// Its title.
    pub title: String,
    /// The language tag it is written in.
    pub language: String,
    /// Its text.
    pub html: SafeHtml,
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
    pub fn ask_change(frame: Frame, action: String, back: Link) -> Self {
        let w = frame.w.clone();
        let words = [w.ask_title(), w.ask_lead(), w.ask_label(), w.ask_hint(), w.ask_button()];
        Self::new(frame, action, back, words)
    }

    /// The city answers an idea or a comment.
    pub fn official_answer(frame: Frame, action: String, back: Link) -> Self {
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

    /// A moderator hides something; `reasons` are the rules of the conversation.
    pub fn hide(frame: Frame, action: String, back: Link, reasons: Vec<Choice>) -> Self {
        let w = frame.w.clone();
        let words = [w.hide_title(), w.hide_lead(), w.hide_label(), w.hide_hint(), w.hide_button()];
        Self { stops: true, reasons, ..Self::new(frame, action, back, words) }
    }

    /// A moderator shows it again.
    pub fn restore(frame: Frame, action: String, back: Link) -> Self {
        let w = frame.w.clone();
        let words =
            [w.restore_title(), w.restore_lead(), w.restore_label(), "", w.restore_button()];
        Self::new(frame, action, back, words)
    }

    /// An author appeals against hiding; `reason` is what the moderator wrote.
    pub fn appeal(frame: Frame, action: String, back: Link, reason: String) -> Self {
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
    pub fn withdraw(frame: Frame, action: String, back: Link, effects: Vec<String>) -> Self {
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
    pub fn close_call(frame: Frame, action: String, back: Link, effects: Vec<String>) -> Self {
        let w = frame.w.clone();
        let words =
            [w.close_title(), w.close_lead(), w.close_label(), w.close_hint(), w.close_button()];
        Self { stops: true, effects, ..Self::new(frame, action, back, words) }
    }

    /// An officer puts a call away that is over.
    pub fn archive_call(frame: Frame, action: String, back: Link) -> Self {
        let w = frame.w.clone();
        let words = [w.archive_title(), w.archive_lead(), "", "", w.archive_button()];
        Self::new(frame, action, back, words)
    }

    /// An officer opens a closed call again.
    pub fn reopen_call(frame: Frame, action: String, back: Link) -> Self {
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
