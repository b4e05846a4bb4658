//! Pages with one text to write about one thing: appeal, answer, close, withdraw…
//!
//! All of them post `text`, and `reason` where there are reasons to choose from. Whoever makes one
//! says the words; the handler adds addresses, what has been typed and what is wrong.

use askama::Template;
use axum::response::{IntoResponse as _, Response};

use crate::forms::Posted;
use crate::html::SafeHtml;
use crate::http::{Problem, Visit};
use crate::typed::KeptForm;

use crate::views::{Choice, FieldError, Frame, Link, Reply};
use crate::{Page, Unfinished, asked_anew};

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
    /// Saved replies for the text.
    pub replies: Vec<Reply>,
    /// How it is kept.
    pub kept: KeptForm,
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
    /// A page with its words: heading, lead, label, hint, button.
    pub fn new(
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
            kept: KeptForm::default(),
            replies: Vec::new(),
            action,
            button: button.to_owned(),
            stops: false,
            back,
            errors: Vec::new(),
            frame,
        }
    }

    /// The page with what its reader has typed there before, as an answer.
    pub async fn kept(mut self, visit: &Visit) -> Result<Response, Problem> {
        let typed = visit.typed(&self.action).await?;
        if let Some(fields) = &typed.fields {
            fields.get("text").clone_into(&mut self.text);
            for choice in &mut self.reasons {
                choice.chosen = choice.value == fields.get("reason");
            }
        }
        self.kept = typed.form;
        Ok(asked_anew(Page(self).into_response()))
    }

    /// The page once more, with what was sent and what has to be put right.
    pub fn again(mut self, visit: &Visit, posted: &Posted, errors: Vec<FieldError>) -> Response {
        posted.get("text").clone_into(&mut self.text);
        self.kept = visit.sent_form(posted);
        self.frame.has_errors = true;
        self.errors = errors;
        Unfinished(self).into_response()
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
}
