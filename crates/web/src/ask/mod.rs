//! One-minute answers: what a letter asks, on one small page that asks for no signing in.
//!
//! A system declares what its letters ask ([`System::asks`](crate::system::System::asks)), shows it and takes the answer;
//! the link, its key and its end are the kit's. Opening the link changes nothing: programs that look for dangerous links
//! open it too.

pub(crate) mod page;
pub(crate) mod view;

use jiff::civil::Date;

use crate::views::{Fact, Link};

/// What is asked, as its page shows it.
#[derive(Debug, Clone)]
pub struct Question {
    /// What is asked, in one sentence.
    pub title: String,
    /// What happens with the answer.
    pub lead: String,
    /// What it is about.
    pub about: Link,
    /// What was said before.
    pub before: Vec<Fact>,
    /// The one field, where more than a press is asked.
    pub field: Option<AskField>,
    /// The buttons, each with what it says under which key. The first is the one that is expected.
    pub buttons: Vec<(&'static str, String)>,
}

/// The field of a question.
#[derive(Debug, Clone)]
pub struct AskField {
    /// What it is called.
    pub label: String,
    /// What helps to fill it.
    pub hint: String,
    /// What stands in it to begin with.
    pub value: String,
    /// What is typed.
    pub kind: FieldKind,
}

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Words, in as many lines as they take.
    Text,
    /// A day.
    Date,
    /// A whole number.
    Number,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The key of the button that was pressed.
    pub said: &'static str,
    /// What was typed; no text where nothing is asked.
    pub value: Value,
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing is asked for.
    Nothing,
    /// Words.
    Text(String),
    /// A day.
    Date(Date),
    /// A whole number.
    Number(i64),
}
