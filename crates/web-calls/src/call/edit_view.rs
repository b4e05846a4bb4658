//! Making a call: a template first, then step by step.

use crate::cards::PhaseShown as _;
use crate::words::CallWords as _;
use askama::Template;

use crate::call::checklist::ToDo;
use crate::call::form::TEXTS;
use crate::call::step::EditStep;
use crate::call::timeline::Timeline;
use calls::CallPhase;
use web::html::SafeHtml;
use web::typed::KeptForm;
use web::views::{Banner, Choice, FieldError, Frame, Link};

/// Chooses a template: asks for the page of `template`.
#[derive(Debug, Template)]
#[template(path = "call_new.html")]
pub(crate) struct CallNewPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the form posts to.
    pub(crate) action: String,
    /// Where a file is sent to.
    pub(crate) from_file: String,
    /// The templates, each with what it is good for.
    pub(crate) templates: Vec<Choice>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// Edits a call, a step at a time. One multipart form posts the fields of its `step` and `do` (`save`, `next`, `publish`,
/// `add_criterion`) or `go` (a step, or a field on one). Texts are named by field and language (`title-nl`), windows by activity
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
    /// Which step it is.
    pub(crate) step: EditStep,
    /// All steps.
    pub(crate) steps: Vec<StepRow>,
    /// The key of the template, while the call is not there yet (field `template`).
    pub(crate) template: Option<String>,
    /// What is missing before it can be published.
    pub(crate) missing: Vec<ToDo>,
    /// What does not stand in every language of the city.
    pub(crate) untranslated: Vec<ToDo>,
    /// What is wrong on other steps.
    pub(crate) elsewhere: Vec<ToDo>,
    /// The other steps on which something typed is not saved.
    pub(crate) unsaved: Vec<String>,
    /// The windows, drawn.
    pub(crate) timeline: Option<Timeline>,
    /// The page that residents read.
    pub(crate) public: String,
    /// Where a copy of it is begun.
    pub(crate) copy: Option<String>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// Title, question, text, promise, office, rule in words: each in every language of the city.
    pub(crate) texts: Vec<Vec<TextField>>,
    /// What residents will read, in each language.
    pub(crate) shown: Vec<CallTexts>,
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

impl CallEditPage {
    /// Whether it is this step.
    pub(crate) fn is(&self, key: &str) -> bool {
        self.step.key() == key
    }

    /// A text in every language of the city.
    pub(crate) fn text(&self, name: &str) -> &[TextField] {
        let at = TEXTS.iter().position(|text| *text == name);
        at.and_then(|at| self.texts.get(at)).map_or(&[], Vec::as_slice)
    }
}

/// A step, as one chooses it.
#[derive(Debug, Clone)]
pub(crate) struct StepRow {
    pub(crate) key: &'static str,
    pub(crate) label: &'static str,
    pub(crate) current: bool,
    /// Whether nothing is missing there.
    pub(crate) done: bool,
}

/// A text in one language.
#[derive(Debug, Clone)]
pub(crate) struct TextField {
    /// The field's name: `title-nl`.
    pub(crate) field: String,
    pub(crate) tag: String,
    /// The language's own name.
    pub(crate) language: String,
    pub(crate) text: String,
    /// Whether it stands in the city's first language only.
    pub(crate) lacks: bool,
}

/// What residents read in one language.
#[derive(Debug, Clone)]
pub(crate) struct CallTexts {
    /// The language tag.
    pub(crate) tag: String,
    /// Its name.
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) question: String,
    pub(crate) html: SafeHtml,
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
    pub(crate) texts: Vec<TextField>,
}
