//! Two officers at one decision: what only one of them touched is taken from whoever touched it, and where both wrote,
//! both are shown, so that nothing a colleague wrote disappears.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher as _};

use calls::{Choice, Idea};
use city::Texts;

use crate::decision::found::{Choices, Found};

/// What a form was made from: a digest of each part of it, as one hidden field carries it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Was(HashMap<String, String>);

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

fn digest(part: impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    part.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn of_choice(choice: Option<&Choice>) -> String {
    let blank = Choice::default();
    let Choice { verdict, reason, deviation } = choice.unwrap_or(&blank);
    digest((verdict.map(calls::Verdict::key), reason.trim(), deviation.trim()))
}

impl Was {
    /// What a form is made from now.
    pub(crate) fn now(found: &Found) -> Self {
        let idea = |idea: &Idea| (idea.id.to_string(), of_choice(found.choices.get(&idea.id)));
        let mut parts: HashMap<String, String> = found.eligible.iter().map(idea).collect();
        let results = found.call.content.result.iter();
        parts.extend(
            results.map(|(language, text)| (format!("result-{language}"), digest(text.trim()))),
        );
        parts.insert("stage".to_owned(), digest(found.stage));
        Self(parts)
    }

    /// As the hidden field has it.
    pub(crate) fn read(field: &str) -> Self {
        let parts = field.split_whitespace().filter_map(|part| part.split_once(':'));
        Self(parts.map(|(name, digest)| (name.to_owned(), digest.to_owned())).collect())
    }

    /// For the hidden field.
    pub(crate) fn written(&self) -> String {
        let mut parts: Vec<String> =
            self.0.iter().map(|(name, digest)| format!("{name}:{digest}")).collect();
        parts.sort_unstable();
        parts.join(" ")
    }

    /// Whether the decision is as far as it was when the form was made.
    pub(crate) fn same_stage(&self, found: &Found) -> bool {
        self.0.get("stage").is_none_or(|stage| *stage == digest(found.stage))
    }

    fn of(&self, part: &str) -> Option<&str> {
        self.0.get(part).map(String::as_str)
    }

    fn of_result(&self, language: &str) -> String {
        let blank = digest("");
        self.of(&format!("result-{language}")).map_or(blank, str::to_owned)
    }
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
    if was == &Was::default() {
        return theirs;
    }
    let saved = &found.call.content.result;
    let languages: Vec<_> =
        results.iter().chain(saved.iter()).map(|(language, _)| language.clone()).collect();
    for language in languages {
        let of =
            |texts: &Texts| texts.exact(language.as_str()).unwrap_or_default().trim().to_owned();
        let (now, typed, before) = (of(saved), of(results), was.of_result(language.as_str()));
        if digest(now.as_str()) == before || now == typed {
            continue;
        }
        let changed =
            if digest(typed.as_str()) == before { &mut *results } else { &mut theirs.results };
        changed.set(language, now);
    }
    theirs
}
