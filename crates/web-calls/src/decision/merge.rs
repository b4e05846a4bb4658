//! Two officers at one decision: what only one of them touched is taken from whoever touched it, and where both wrote,
//! both are shown, so that nothing a colleague wrote disappears.

use calls::{Choice, StepWords};
use city::Texts;
use web::together::{Was, digest};

use crate::decision::asked::Asked;
use crate::decision::found::{Choices, Found};

/// What colleagues saved where the reader typed something else.
#[derive(Debug, Clone, Default)]
pub(crate) struct Theirs {
    /// Their choices.
    pub(crate) choices: Choices,
    /// Their words above the result.
    pub(crate) results: Texts,
}

impl Theirs {
    /// Whether nobody else wrote where the reader did.
    pub(crate) fn is_empty(&self) -> bool {
        self.choices.is_empty() && self.results.is_empty()
    }
}

fn of_choice(choice: Option<&Choice>) -> String {
    let blank = Choice::default();
    let Choice { verdict, reason, deviation, later } = choice.unwrap_or(&blank);
    digest((verdict.map(calls::Verdict::key), reason.trim(), deviation.trim(), later))
}

/// What the form of a page is made from now.
pub(crate) fn now(found: &Found, asked: &Asked) -> Was {
    let ideas = asked.rows(found);
    let ideas =
        ideas.map(|(_, idea)| (idea.id.to_string(), of_choice(found.choices.get(&idea.id))));
    let results = found.call.content.result.iter();
    let results = results.map(|(language, text)| (part_of(language.as_str()), digest(text.trim())));
    let stage = (STAGE.to_owned(), digest(found.stage));
    let step = (STEP.to_owned(), of_step(&found.call.content.step));
    ideas.chain(results).chain([stage, step]).collect()
}

/// Whether the decision is as far as it was when the form was made.
pub(crate) fn same_stage(was: &Was, found: &Found) -> bool {
    was.of(STAGE).is_none_or(|stage| stage == digest(found.stage))
}

/// The part of a form that says how far the decision is.
const STAGE: &str = "stage";

/// The part of a form that says what a step is called and promises.
const STEP: &str = "step";

fn of_step(step: &StepWords) -> String {
    let titles: Vec<(&str, &str)> =
        step.title.iter().map(|(language, title)| (language.as_str(), title.trim())).collect();
    digest((titles, step.next_at))
}

/// What a step is called and promises: as typed, or as a colleague saved it meanwhile where the reader left it alone.
pub(crate) fn merge_step(found: &Found, was: &Was, typed: &mut StepWords) {
    let saved = &found.call.content.step;
    if was.of(STEP).is_some_and(|before| of_step(typed) == before && of_step(saved) != before) {
        typed.clone_from(saved);
    }
}

/// The part with the words above the result, in a language.
fn part_of(language: &str) -> String {
    format!("result-{language}")
}

/// Puts what was typed together with what was saved meanwhile; answers what colleagues wrote where both did.
pub(crate) fn merge(
    found: &Found,
    was: &Was,
    choices: &mut Choices,
    results: &mut Texts,
) -> Theirs {
    let mut theirs = Theirs::default();
    for idea in &found.eligible {
        let saved = found.choices.get(&idea.id);
        let Some(before) = was.of(&idea.id.to_string()) else { continue };
        let (now, typed) = (of_choice(saved), of_choice(choices.get(&idea.id)));
        if now == before || now == typed {
            continue;
        }
        let saved = saved.cloned().unwrap_or_default();
        if typed == before {
            choices.insert(idea.id, saved);
        } else {
            theirs.choices.insert(idea.id, saved);
        }
    }
    if was.is_empty() {
        return theirs;
    }
    let (saved, blank) = (&found.call.content.result, digest(""));
    let languages: Vec<_> =
        results.iter().chain(saved.iter()).map(|(language, _)| language.clone()).collect();
    for language in languages {
        let of =
            |texts: &Texts| texts.exact(language.as_str()).unwrap_or_default().trim().to_owned();
        let (now, typed, before) =
            (of(saved), of(results), was.of(&part_of(language.as_str())).unwrap_or(&blank));
        if digest(now.as_str()) == before || now == typed {
            continue;
        }
        let changed =
            if digest(typed.as_str()) == before { &mut *results } else { &mut theirs.results };
        changed.set(language, now);
    }
    theirs
}
