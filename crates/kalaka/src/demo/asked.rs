//! What calls of the demo ask, and what several of the office say of their ideas: `form.toml`, `evaluation.toml`.

use city::Texts;
use serde::Deserialize;

/// `evaluation.toml`: what is weighed, by whom, what they marked and what ideas cost.
#[derive(Debug, Deserialize)]
pub(crate) struct EvaluationFile {
    pub(crate) readers: u8,
    pub(crate) shown: calls::evaluation::Shown,
    /// By key.
    pub(crate) evaluators: Vec<String>,
    /// Those of them who are jurors.
    #[serde(default)]
    pub(crate) jurors: Vec<String>,
    pub(crate) measure: Vec<MeasureEntry>,
    pub(crate) idea: Vec<EvaluatedEntry>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct MeasureEntry {
    pub(crate) weight: u8,
    pub(crate) text: Texts,
    #[serde(default)]
    pub(crate) help: Texts,
}

/// An idea with marks, and with what it costs.
#[derive(Debug, Deserialize)]
pub(crate) struct EvaluatedEntry {
    pub(crate) slug: String,
    /// From what to what, in whole units.
    pub(crate) low: Option<i64>,
    pub(crate) high: Option<i64>,
    #[serde(default)]
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) answer: String,
    #[serde(default)]
    pub(crate) marks: Vec<MarksEntry>,
    #[serde(default)]
    pub(crate) away: Vec<AwayEntry>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct MarksEntry {
    pub(crate) by: String,
    /// In the order of what is weighed.
    pub(crate) marks: Vec<u8>,
    #[serde(default)]
    pub(crate) note: String,
    pub(crate) word: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct AwayEntry {
    pub(crate) by: String,
    pub(crate) why: String,
}

/// `form.toml`: what a call asks, and how people answer.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct FormFile {
    /// How many people answer on the page of the call.
    #[serde(default)]
    pub(crate) answered_by: usize,
    #[serde(default)]
    pub(crate) ask: Vec<AskEntry>,
}

/// A question, or a section.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct AskEntry {
    /// By which others depend on it.
    #[serde(default)]
    pub(crate) name: String,
    /// `section`, or a kind of question.
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) required: bool,
    #[serde(default)]
    pub(crate) private: bool,
    /// Kept sealed, where the demo has a key.
    #[serde(default)]
    pub(crate) sealed: bool,
    #[serde(default)]
    pub(crate) other: bool,
    pub(crate) label: Texts,
    #[serde(default)]
    pub(crate) help: Texts,
    #[serde(default)]
    pub(crate) unit: Texts,
    pub(crate) only_if: Option<OnlyIfEntry>,
    #[serde(default)]
    pub(crate) choice: Vec<ChoiceEntry>,
    /// How many of a hundred answer it, where one need not.
    #[serde(default = "most_answer")]
    pub(crate) answered: u64,
    /// Between which numbers answers lie.
    pub(crate) between: Option<(i64, i64)>,
    /// What people say.
    #[serde(default)]
    pub(crate) said: Vec<String>,
}

fn most_answer() -> u64 {
    70
}

/// That a question is asked only of those who chose something before.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct OnlyIfEntry {
    pub(crate) ask: String,
    pub(crate) chose: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ChoiceEntry {
    #[serde(default)]
    pub(crate) name: String,
    pub(crate) text: Texts,
    /// How often it is chosen, against the others.
    pub(crate) weight: u64,
}
