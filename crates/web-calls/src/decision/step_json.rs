//! The steps of a result, as programs read them.

use calls::Call;
use schemars::JsonSchema;
use serde::Serialize;
use web::api::{TextsJson, moment, texts};

use crate::json::Shaper;

/// A step of a result.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ResultStep")]
pub(crate) struct StepJson {
    /// What it is called, where it has a name.
    title: TextsJson,
    /// The result in words, as far as it went.
    result: TextsJson,
    /// Since when it is public.
    public_at: String,
    /// By when what it left open is decided; null where it left nothing.
    next_at: Option<String>,
}

impl Shaper<'_> {
    /// The steps of its result; those to come are only the officers'.
    pub(crate) fn steps(&self, call: &Call, all: bool) -> Vec<StepJson> {
        let shown = if all { &call.content.steps } else { call.public_steps(self.0.now) };
        let one = |step: &calls::ResultStep| StepJson {
            title: texts(&step.words.title),
            result: texts(&step.result),
            public_at: step.public_at.to_string(),
            next_at: moment(step.words.next_at),
        };
        shown.iter().map(one).collect()
    }
}
