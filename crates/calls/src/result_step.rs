//! A result that comes out in steps: what each says, when it comes out, and by when the rest is decided. The last step
//! closes the decision; what an earlier one decided stands.

use city::{Flaw, Flaws, Texts};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Call, scheduled};

/// The most characters of a step's title.
const TITLE: usize = 120;

/// What an officer says of a step while it is prepared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepWords {
    /// What it is called, where it has a name.
    pub title: Texts,
    /// By when what it leaves open is decided.
    pub next_at: Option<Timestamp>,
}

/// A step of a result, decided for its moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultStep {
    /// What it is called, and by when the rest is decided; the last one leaves nothing open.
    #[serde(flatten)]
    pub words: StepWords,
    /// The result in words, as far as it goes.
    pub result: Texts,
    /// When everybody sees it.
    pub public_at: Timestamp,
}

/// What stands above a result.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResultWords {
    /// The result in words.
    pub result: Texts,
    /// What the step is called, and what it promises, where ideas are left for a later one.
    pub step: StepWords,
}

impl From<Texts> for ResultWords {
    fn from(result: Texts) -> Self {
        Self { result, step: StepWords::default() }
    }
}

impl StepWords {
    /// `Ok` when a step can come out at `public_at` that leaves `open` ideas for later; else flaws of `next_at` and
    /// `step_LANGUAGE`.
    pub fn check(&self, public_at: Timestamp, open: usize) -> Result<(), Flaws> {
        let mut flaws = Flaws::default();
        match self.next_at {
            _ if open == 0 => {}
            None => flaws.add("next_at", Flaw::Missing),
            Some(next) if next <= public_at => flaws.add("next_at", Flaw::EndsBeforeStart),
            Some(_) => {}
        }
        for (language, title) in self.title.iter() {
            if title.chars().count() > TITLE {
                flaws.add(format!("step_{language}"), Flaw::TooLong { most: TITLE });
            }
        }
        flaws.into_result()
    }
}

impl ResultStep {
    /// What tells it from the other steps of its call.
    pub fn key(&self) -> String {
        self.public_at.to_string()
    }
}

impl Call {
    /// Enters what comes out at `public_at`: a step of its result while ideas stay `open`, else all of it. The last of
    /// several steps stands with the others.
    pub fn enter_result(&mut self, public_at: Timestamp, words: &ResultWords, open: usize) {
        let ResultWords { result, step } = words.clone();
        if open > 0 || !self.content.steps.is_empty() {
            let next_at = step.next_at.filter(|_| open > 0);
            let words = StepWords { title: step.title, next_at };
            self.content.steps.push(ResultStep { words, result: result.clone(), public_at });
        }
        self.results = (open == 0).then_some(public_at);
        self.content.result = result;
        self.content.step = StepWords::default();
    }

    /// When what was decided last comes out or came out, the whole of it or a step.
    pub fn last_result(&self) -> Option<Timestamp> {
        self.results.or(self.content.steps.last().map(|step| step.public_at))
    }

    /// The steps of its result that everybody sees, the first first.
    pub fn public_steps(&self, now: Timestamp) -> &[ResultStep] {
        let steps = &self.content.steps;
        let public = steps.iter().take_while(|step| step.public_at <= now).count();
        steps.get(..public).unwrap_or_default()
    }

    /// Whether any of its result is public.
    pub fn has_part(&self, now: Timestamp) -> bool {
        self.has_result(now) || !self.public_steps(now).is_empty()
    }

    /// When what is public of its result came out last.
    pub fn part_since(&self, now: Timestamp) -> Option<Timestamp> {
        let whole = self.results.filter(|at| *at <= now);
        whole.or_else(|| self.public_steps(now).last().map(|step| step.public_at))
    }

    /// The newest step that everybody sees, while the rest is open.
    pub fn open_step(&self, now: Timestamp) -> Option<&ResultStep> {
        self.public_steps(now).last().filter(|_| !self.has_result(now))
    }

    /// By when people were promised to hear: what its newest step says of the rest, else as [`Call::answer_due`].
    pub fn promised(&self, now: Timestamp, idea_published: Option<Timestamp>) -> Option<Timestamp> {
        let said = self.open_step(now).and_then(|step| step.words.next_at);
        said.or_else(|| self.answer_due(idea_published))
    }

    /// The number of the step that is being prepared, or can still be changed.
    pub fn step_number(&self, now: Timestamp) -> i64 {
        let steps = &self.content.steps;
        let last = steps.last().map(|step| step.public_at);
        let changes = last.is_some() && scheduled(self, now) == last;
        let number = steps.len() + usize::from(!changes);
        i64::try_from(number).unwrap_or(i64::MAX)
    }

    /// The words above its result, as far as it is public.
    pub fn public_words(&self, now: Timestamp) -> Option<&Texts> {
        match self.has_result(now) {
            true => Some(&self.content.result),
            false => self.open_step(now).map(|step| &step.result),
        }
    }
}
