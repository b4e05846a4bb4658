//! Making a call: a template first, then everything on one page.

use crate::cards::PhaseShown as _;
use crate::words::CallWords as _;
use askama::Template;

use calls::CallPhase;
use web::typed::KeptForm;
use web::views::{Banner, Choice, FieldError, Frame, Link};

/// Chooses a template: posts `template`.
#[derive(Debug, Template)]
#[template(path = "call_new.html")]
pub(crate) struct CallNewPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The templates, each with what it is good for.
    pub(crate) templates: Vec<Choice>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// Edits a call. One multipart form posts everything and `do`: `save`, `preview`, `publish`,
/// `add_criterion`. Texts are named by field and language (`title-nl`), windows by activity
/// (`use-collect`, `opens-collect`, `closes-collect`, local date and time, `closes` empty for no end).
#[derive(Debug, Template)]
#[template(path = "call_edit.html")]
pub(crate) struct CallEditPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Its title, or "New call".
    pub(crate) heading: String,
    /// Where it stands.
    pub(crate) phase: CallPhase,
    /// What is still missing before it can be published, or what just happened.
    pub(crate) banner: Option<Banner>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// Texts in each language of the city.
    pub(crate) texts: Vec<CallTexts>,
    /// The activities.
    pub(crate) windows: Vec<WindowRow>,
    /// The city's time zone, in words.
    pub(crate) zone: String,
    /// The city's themes; the first is none (field `theme`).
    pub(crate) themes: Vec<Choice>,
    /// Who may write, support, comment: field name, label, choices.
    pub(crate) who: Vec<(String, String, Vec<Choice>)>,
    /// What each field was made from (field `was`).
    pub(crate) was: String,
    /// What a colleague saved meanwhile, by field, where something else is typed.
    pub(crate) theirs: Vec<(String, String)>,
    /// The rules to decide by (field `rule`).
    pub(crate) rules: Vec<Choice>,
    /// How many can be selected, as typed (field `places`).
    pub(crate) places: String,
    /// How many in one neighbourhood and of one theme, as typed (fields `most_neighbourhood`, `most_theme`).
    pub(crate) caps: [String; 2],
    /// How much money there is, as typed (field `budget`).
    pub(crate) budget: String,
    /// The sign of the city's currency.
    pub(crate) currency: String,
    /// Within how many days people hear back, as typed (field `promise_days`).
    pub(crate) promise_days: String,
    /// Criteria, each in every language (fields `criterion-1-nl`).
    pub(crate) criteria: Vec<CriterionRow>,
    /// The picture that is kept (field `picture`, a file).
    pub(crate) picture: Option<String>,
    /// Its identifier (field `picture_id`), so that it is kept while something else is put right.
    pub(crate) picture_id: String,
    /// How what is typed is kept.
    pub(crate) kept: KeptForm,
    /// Closes it early, opens it again, archives it.
    pub(crate) tools: Vec<Link>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// The texts of a call in one language.
#[derive(Debug, Clone)]
pub(crate) struct CallTexts {
    /// The language tag.
    pub(crate) tag: String,
    /// Its name.
    pub(crate) name: String,
    /// `title-TAG`.
    pub(crate) title: String,
    /// `question-TAG`.
    pub(crate) question: String,
    /// `text-TAG`.
    pub(crate) text: String,
    /// `promise-TAG`.
    pub(crate) promise: String,
    /// `office-TAG`.
    pub(crate) office: String,
    /// `rule_text-TAG`.
    pub(crate) rule_text: String,
}

impl CallTexts {
    pub(crate) fn field(&self, name: &str) -> String {
        format!("{name}-{}", self.tag)
    }
}

/// An activity with its window.
#[derive(Debug, Clone)]
pub(crate) struct WindowRow {
    /// `collect`, `discuss`, `support`, `screen`, `decide`.
    pub(crate) kind: String,
    /// Its name.
    pub(crate) label: String,
    /// What residents can do in it.
    pub(crate) hint: String,
    /// Whether the call has it.
    pub(crate) used: bool,
    /// When it opens, as typed: `2026-10-01T09:00`.
    pub(crate) opens: String,
    /// When it closes, or empty for no end.
    pub(crate) closes: String,
}

impl WindowRow {
    pub(crate) fn field(&self, name: &str) -> String {
        format!("{name}-{}", self.kind)
    }
}

/// A criterion in every language.
#[derive(Debug, Clone)]
pub(crate) struct CriterionRow {
    /// Its number, from 1.
    pub(crate) number: u32,
    /// Language tag, language name, text.
    pub(crate) texts: Vec<(String, String, String)>,
}

impl CriterionRow {
    pub(crate) fn field(&self, tag: &str) -> String {
        format!("criterion-{}-{tag}", self.number)
    }
}
