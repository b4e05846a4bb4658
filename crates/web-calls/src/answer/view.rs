//! Answering, what one answered, and what all answers say.

use askama::Template;
use web::charts::Chart;
use web::questions::Questions;
use web::typed::KeptForm;
use web::views::{Banner, FieldError, Frame, Link, Pages};

use crate::call::view::CallHead;
use crate::cards::PhaseShown as _;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

/// The questions of a call, to be answered. Posts `version` and the fields of the questions.
#[derive(Debug, Template)]
#[template(path = "answer.html")]
pub(crate) struct AnswerPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call, with its page.
    pub(crate) call: Link,
    /// The question it asks.
    pub(crate) question: String,
    /// How many questions there are, until when, and that answers can be changed.
    pub(crate) facts: Vec<String>,
    /// What to know first.
    pub(crate) banner: Option<Banner>,
    /// Where the form posts to; nothing where it cannot be answered now.
    pub(crate) action: Option<String>,
    /// The version of the form that is shown.
    pub(crate) version: i64,
    /// The questions.
    pub(crate) questions: Questions,
    /// What the button does.
    pub(crate) button: &'static str,
    /// What happens when it is pressed.
    pub(crate) then: String,
    /// How what is typed is kept.
    pub(crate) kept: KeptForm,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// What one answered, with thanks.
#[derive(Debug, Template)]
#[template(path = "answer_own.html")]
pub(crate) struct AnswerOwnPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call, with its page.
    pub(crate) call: Link,
    /// What happens next and by when, as sentences.
    pub(crate) next: Vec<String>,
    /// What was answered, in the order of the questions.
    pub(crate) answers: Vec<Answered>,
    /// Where it can be changed, while it can.
    pub(crate) change: Option<String>,
    /// Where it can be taken back, while it can.
    pub(crate) withdraw: Option<String>,
    /// What all answers say, once that is public.
    pub(crate) all: Option<String>,
}

/// What all answers say, question by question.
#[derive(Debug, Template)]
#[template(path = "answers.html")]
pub(crate) struct AnswersPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What stands above.
    pub(crate) head: CallHead,
    /// Who sees this, where not everybody does.
    pub(crate) banner: Option<Banner>,
    /// How many answered.
    pub(crate) lead: String,
    /// The charts.
    pub(crate) charts: Vec<Chart>,
    /// What people wrote, for staff.
    pub(crate) texts: Vec<WrittenTexts>,
    /// More of it.
    pub(crate) pages: Pages,
    /// The data set, for officers.
    pub(crate) data: Vec<Link>,
    /// When it will be there, where there is nothing yet.
    pub(crate) none: String,
}

/// What one person wrote.
#[derive(Debug, Clone)]
pub(crate) struct WrittenTexts {
    /// The language tag it was written in.
    pub(crate) language: String,
    /// When.
    pub(crate) when: String,
    /// The idea it came with.
    pub(crate) idea: Option<Link>,
    /// Question and answer.
    pub(crate) answers: Vec<Answered>,
}

/// What was answered to a question.
#[derive(Debug, Clone)]
pub(crate) struct Answered {
    /// The question.
    pub(crate) label: String,
    /// What was answered; of what is sealed, that it is.
    pub(crate) value: String,
    /// Where it is opened, where it is sealed.
    pub(crate) open: Option<String>,
}

#[cfg(test)]
impl Answered {
    /// An answer that is not sealed, for samples.
    pub(crate) fn open(label: &str, value: &str) -> Self {
        Self { label: label.to_owned(), value: value.to_owned(), open: None }
    }
}
