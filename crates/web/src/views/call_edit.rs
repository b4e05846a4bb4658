//! Making a call: a template first, then everything on one page.

use askama::Template;

use super::{Banner, CallPhase, Choice, FieldError, Frame, Link};

/// Chooses a template: posts `template`.
#[derive(Debug, Template)]
#[template(path = "call_new.html")]
pub struct CallNewPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Where the form posts to.
    pub action: String,
    /// The templates, each with what it is good for.
    pub templates: Vec<Choice>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// Edits a call. One multipart form posts everything and `do`: `save`, `preview`, `publish`,
/// `add_criterion`. Texts are named by field and language (`title-nl`), windows by activity
/// (`use-collect`, `opens-collect`, `closes-collect`, local date and time, `closes` empty for no end).
#[derive(Debug, Template)]
#[template(path = "call_edit.html")]
pub struct CallEditPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Its title, or "New call".
    pub heading: String,
    /// Where it stands.
    pub phase: CallPhase,
    /// What is still missing before it can be published, or what just happened.
    pub banner: Option<Banner>,
    /// Where the form posts to.
    pub action: String,
    /// The version the form was made from (field `version`).
    pub version: String,
    /// Texts in each language of the city.
    pub texts: Vec<CallTexts>,
    /// The activities.
    pub windows: Vec<WindowRow>,
    /// The city's time zone, in words.
    pub zone: String,
    /// The city's themes; the first is none (field `theme`).
    pub themes: Vec<Choice>,
    /// Who may write, support, comment: field name, label, choices.
    pub who: Vec<(String, String, Vec<Choice>)>,
    /// The rules to decide by (field `rule`).
    pub rules: Vec<Choice>,
    /// How many can be selected, as typed (field `places`).
    pub places: String,
    /// How much money there is, as typed (field `budget`).
    pub budget: String,
    /// The sign of the city's currency.
    pub currency: String,
    /// Within how many days people hear back, as typed (field `promise_days`).
    pub promise_days: String,
    /// Criteria, each in every language (fields `criterion-1-nl`).
    pub criteria: Vec<CriterionRow>,
    /// The picture that is kept (field `picture`, a file).
    pub picture: Option<String>,
    /// Its identifier (field `picture_id`), so that it is kept while something else is put right.
    pub picture_id: String,
    /// What residents would see.
    pub preview: Option<String>,
    /// Closes it early, opens it again, archives it.
    pub tools: Vec<Link>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// The texts of a call in one language.
#[derive(Debug, Clone)]
pub struct CallTexts {
    /// The language tag.
    pub tag: String,
    /// Its name.
    pub name: String,
    /// `title-TAG`.
    pub title: String,
    /// `question-TAG`.
    pub question: String,
    /// `text-TAG`.
    pub text: String,
    /// `promise-TAG`.
    pub promise: String,
    /// `office-TAG`.
    pub office: String,
    /// `rule_text-TAG`.
    pub rule_text: String,
}

impl CallTexts {
    pub(crate) fn field(&self, name: &str) -> String {
        format!("{name}-{}", self.tag)
    }
}

/// An activity with its window.
#[derive(Debug, Clone)]
pub struct WindowRow {
    /// `collect`, `discuss`, `support`, `screen`, `decide`.
    pub kind: String,
    /// Its name.
    pub label: String,
    /// What residents can do in it.
    pub hint: String,
    /// Whether the call has it.
    pub used: bool,
    /// When it opens, as typed: `2026-10-01T09:00`.
    pub opens: String,
    /// When it closes, or empty for no end.
    pub closes: String,
}

impl WindowRow {
    pub(crate) fn field(&self, name: &str) -> String {
        format!("{name}-{}", self.kind)
    }
}

/// A criterion in every language.
#[derive(Debug, Clone)]
pub struct CriterionRow {
    /// Its number, from 1.
    pub number: u32,
    /// Language tag, language name, text.
    pub texts: Vec<(String, String, String)>,
}

impl CriterionRow {
    pub(crate) fn field(&self, tag: &str) -> String {
        format!("criterion-{}-{tag}", self.number)
    }
}
