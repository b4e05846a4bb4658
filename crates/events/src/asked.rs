//! What is asked of whoever registers: a few questions, all of them for the organisers' eyes alone.

use city::{Flaw, Flaws, Texts};
use forms::{Answered, Form, Key, Kind, Limits, Question};

/// The most questions there can be.
pub const MOST_ASKED: usize = 6;

city::stored! {
    /// What kind of answer a question of an event takes.
    pub enum AskedKind {
        /// A few words.
        Short = "short",
        /// Some sentences.
        Long = "long",
        /// A box to tick.
        Tick = "tick",
    }
}

/// A question as an officer writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its key, once it is part of the form.
    pub key: Option<Key>,
    /// What kind of answer it takes.
    pub kind: AskedKind,
    /// The question.
    pub label: Texts,
    /// Whether one must answer.
    pub required: bool,
}

/// The questions of a form, as officers write them.
pub fn asked_of(form: &Form) -> Vec<Asked> {
    let one = |question: &Question| Asked {
        key: Some(question.key),
        kind: match question.kind {
            Kind::ShortText { .. } => AskedKind::Short,
            Kind::Consent => AskedKind::Tick,
            _ => AskedKind::Long,
        },
        label: question.label.clone(),
        required: question.required,
    };
    form.questions().map(one).collect()
}

/// A form of these questions, where those of `before` keep their keys. A question without a word is left out.
pub fn form_of(before: &Form, asked: &[Asked]) -> Form {
    let mut form = before.clone();
    let kept: Vec<Key> =
        asked.iter().filter(|one| !one.label.is_empty()).filter_map(|one| one.key).collect();
    let gone: Vec<Key> =
        before.questions().map(|question| question.key).filter(|key| !kept.contains(key)).collect();
    for key in gone {
        // Nothing depends on another question here, so that each can go.
        let _ = form.remove(key);
    }
    for one in asked.iter().filter(|one| !one.label.is_empty()) {
        let question = |key: Key| Question {
            key,
            label: one.label.clone(),
            help: Texts::default(),
            required: one.required,
            private: true,
            sealed: false,
            only_if: None,
            kind: match one.kind {
                AskedKind::Short => Kind::ShortText { most: Limits::SHORT },
                AskedKind::Long => Kind::LongText { most: 1_000 },
                AskedKind::Tick => Kind::Consent,
            },
        };
        let known = one.key.filter(|key| form.question(*key).is_some());
        let _ = match known {
            Some(key) => form.change(question(key), Answered::Never).map(|()| key),
            None => form.add_question(|_, key| question(key)),
        };
    }
    form
}

/// Notes what is wrong with a form that stands in the place of another, by the number of the question in it. Where
/// somebody has registered, what was asked stays and is answered by the same means.
pub(crate) fn may_follow(form: &Form, before: &Form, registered: bool, flaws: &mut Flaws) {
    if form.questions().count() > MOST_ASKED {
        flaws.add("asked", Flaw::TooMany { most: MOST_ASKED });
    }
    for (number, question) in (1..).zip(form.questions()) {
        for (language, text) in question.label.iter() {
            if text.chars().count() > Limits::LABEL {
                flaws.add(
                    format!("asked-{number}-{language}"),
                    Flaw::TooLong { most: Limits::LABEL },
                );
            }
        }
    }
    if !registered {
        return;
    }
    for (number, old) in (1..).zip(before.questions()) {
        let kept = form.question(old.key).is_some_and(|new| old.kind.reads_as(&new.kind));
        if !kept {
            flaws.add(format!("asked-{number}-kind"), Flaw::Settled);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use city::Language;

    fn asks(key: Option<Key>, label: &str, kind: AskedKind) -> Asked {
        Asked { key, kind, label: Texts::of(Language::english(), label), required: false }
    }

    #[test]
    fn questions_keep_their_keys_and_go_when_they_lose_their_words() {
        let first = form_of(
            &Form::default(),
            &[
                asks(None, "Diet?", AskedKind::Short),
                asks(None, "", AskedKind::Long),
                asks(None, "Agreed", AskedKind::Tick),
            ],
        );
        let asked = asked_of(&first);
        assert_eq!(
            asked.iter().map(|one| one.kind).collect::<Vec<_>>(),
            [AskedKind::Short, AskedKind::Tick]
        );
        assert!(first.questions().all(|question| question.private));
        let mut changed = asked.clone();
        changed[0].label = Texts::default();
        changed.push(asks(None, "Ramp?", AskedKind::Long));
        let second = form_of(&first, &changed);
        assert!(second.is_sound());
        let keys: Vec<_> = second.questions().map(|question| question.key).collect();
        assert_eq!(keys.first(), asked[1].key.as_ref());
        assert!(
            !asked.iter().any(|one| one.key == keys.last().copied()),
            "keys are never given again"
        );
        let mut flaws = Flaws::default();
        may_follow(&second, &first, false, &mut flaws);
        assert!(flaws.is_empty(), "nobody has answered");
        may_follow(&second, &first, true, &mut flaws);
        assert_eq!(flaws.iter().collect::<Vec<_>>(), [("asked-1-kind", &Flaw::Settled)]);
    }

    #[test]
    fn more_questions_than_fit_are_refused() {
        let many: Vec<_> = (0..7).map(|_| asks(None, "Why?", AskedKind::Short)).collect();
        let mut flaws = Flaws::default();
        may_follow(&form_of(&Form::default(), &many), &Form::default(), false, &mut flaws);
        assert_eq!(flaws.of("asked"), Some(&Flaw::TooMany { most: 6 }));
    }
}
