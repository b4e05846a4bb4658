//! The steps in which a call is written, and which of its fields each has.

use web::words::Words;

use crate::words::CallWords as _;

city::stored! {
    /// A part of what is written about a call, on a page of its own.
    pub(crate) enum EditStep {
        /// What is asked, in words.
        Question = "question",
        /// What happens when, and by when people hear back.
        Dates = "dates",
        /// Who decides, how, about what, and who may do what.
        Who = "who",
        /// What an idea must meet.
        Criteria = "criteria",
        /// Theme and picture.
        Picture = "picture",
        /// Everything once more, before the public sees it.
        Preview = "preview",
    }
}

impl EditStep {
    /// The step that comes next; the last is its own.
    pub(crate) fn next(self) -> Self {
        let mut after = Self::ALL.iter().copied().skip_while(|step| *step != self).skip(1);
        after.next().unwrap_or(self)
    }

    /// The step on which a field of the form stands.
    pub(crate) fn of_field(field: &str) -> Self {
        match field.split_once('-').map_or(field, |(name, _)| name) {
            "use" | "opens" | "closes" | "promise" | "promise_days" => Self::Dates,
            "criterion" => Self::Criteria,
            "theme" | "picture" | "picture_id" | "remove_picture" => Self::Picture,
            "office" | "rule" | "rule_text" | "places" | "budget" | "most_neighbourhood"
            | "most_theme" | "who_read" | "who_write" | "who_support" | "who_comment"
            | "needs_write" | "needs_support" | "needs_comment" | "sides" => Self::Who,
            _ => Self::Question,
        }
    }

    /// What it is called.
    pub(crate) fn word(self, w: &Words) -> &'static str {
        match self {
            Self::Question => w.step_question(),
            Self::Dates => w.step_dates(),
            Self::Who => w.step_who(),
            Self::Criteria => w.step_criteria(),
            Self::Picture => w.step_picture(),
            Self::Preview => w.step_preview(),
        }
    }
}

/// A place of the editor that a button leads to: a step, or a field on one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) step: EditStep,
    /// The field; empty for the top of the page.
    pub(crate) field: String,
}

impl Spot {
    /// As a button names it: a step by its key, a field by its name.
    pub(crate) fn of(typed: &str) -> Self {
        match EditStep::from_key(typed) {
            Some(step) => Self { step, field: String::new() },
            None => Self { step: EditStep::of_field(typed), field: typed.to_owned() },
        }
    }

    /// Its address, on the page of a call's editor.
    pub(crate) fn href(&self, editor: &str) -> String {
        let name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        let at = format!("{editor}?step={}", self.step.key());
        match self.field.chars().all(name) {
            true if !self.field.is_empty() => format!("{at}#{}", self.field),
            _ => at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_reached_and_the_last_stays() {
        let mut step = EditStep::Question;
        for expected in EditStep::ALL {
            assert_eq!(step, *expected);
            assert_eq!(EditStep::from_key(step.key()), Some(step));
            step = step.next();
        }
        assert_eq!(step, EditStep::Preview);
    }

    #[test]
    fn a_field_is_found_on_its_step() {
        for (field, href) in [
            ("title-nl", "/e?step=question#title-nl"),
            ("closes-collect", "/e?step=dates#closes-collect"),
            ("rule_text-en", "/e?step=who#rule_text-en"),
            ("criterion-2-hu", "/e?step=criteria#criterion-2-hu"),
            ("picture", "/e?step=picture"),
            ("who", "/e?step=who"),
            ("a\"b", "/e?step=question"),
        ] {
            assert_eq!(Spot::of(field).href("/e"), href);
        }
    }
}
