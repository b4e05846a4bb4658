//! What the letters of a city say of a verdict in its own words, once in each of its languages, with places for what differs.
//! Where it has none of its own, they say what they say everywhere.

use serde::{Deserialize, Serialize};

use crate::reply::{filled, reads};
use crate::{Flaw, Flaws, Language, StepKind, Texts};

crate::stored! {
    /// What stands in braces in a wording.
    pub enum WordingPlace {
        /// Whom the letter is written to.
        Name = "name",
        /// What the idea is called.
        Title = "title",
        /// What its call is called.
        Call = "call",
        /// The reason that was given.
        Reason = "reason",
        /// The office that decided.
        Office = "office",
        /// What the other idea is called, where two become one.
        Other = "other",
        /// The address of the idea.
        Link = "link",
    }
}

/// What a letter says when something happened, in languages of the city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// What happened.
    pub kind: StepKind,
    /// Its text; a language without one has what is said everywhere.
    pub texts: Texts,
}

impl WordingPlace {
    /// Whether it has something to stand for where this happened.
    pub fn fits(self, kind: StepKind) -> bool {
        match self {
            Self::Name | Self::Title | Self::Call | Self::Office | Self::Link => true,
            Self::Reason => Wording::gives_a_reason(kind),
            Self::Other => kind == StepKind::Merged,
        }
    }

    /// As it is typed.
    pub fn braced(self) -> String {
        format!("{{{self}}}")
    }
}

impl Wording {
    /// The fewest and the most characters of a text.
    const TEXT: (usize, usize) = (20, 1_000);

    /// Whether a reason goes with it, which its reader has a right to hear.
    pub fn gives_a_reason(kind: StepKind) -> bool {
        use StepKind::{ChangeAsked, Ineligible, NotSelected, Selected};
        matches!(kind, ChangeAsked | Ineligible | NotSelected | Selected)
    }

    /// Texts as they were typed; nothing where none has words. Fields are called `text-LANGUAGE`.
    pub fn check(
        kind: StepKind,
        texts: &Texts,
        languages: &[Language],
    ) -> Result<Option<Self>, Flaws> {
        let mut flaws = Flaws::default();
        let mut kept = Texts::default();
        let place = |word: &str| WordingPlace::from_key(word).filter(|place| place.fits(kind));
        let (least, most) = Self::TEXT;
        for language in languages {
            let field = format!("text-{language}");
            let text = texts.exact(language.as_str()).unwrap_or_default().trim();
            if text.is_empty() {
                continue;
            }
            let Some(text) = flaws.text(&field, text, least, most) else { continue };
            let says_why = std::cell::Cell::new(false);
            filled(&text, |word| {
                says_why.set(says_why.get() || place(word) == Some(WordingPlace::Reason));
                String::new()
            });
            if !reads(&text, |word| place(word).is_some()) {
                flaws.add(&field, Flaw::NotAPlaceholder);
            } else if Self::gives_a_reason(kind) && !says_why.get() {
                flaws.add(&field, Flaw::NeedsAReason);
            } else {
                kept.set(language.clone(), text);
            }
        }
        flaws.into_result()?;
        Ok((!kept.is_empty()).then_some(Self { kind, texts: kept }))
    }

    /// The text in a language, with what stands in its places; nothing where it has none. What fills a place is not filled again.
    pub fn fill(&self, language: &str, value: impl Fn(WordingPlace) -> String) -> Option<String> {
        let text = self.texts.exact(language).filter(|text| !text.is_empty())?;
        let of = |word: &str| WordingPlace::from_key(word).map(&value).unwrap_or_default();
        Some(filled(text, of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: StepKind, text: &str) -> Result<Option<Wording>, Flaws> {
        let english = Language::english();
        Wording::check(kind, &Texts::of(english.clone(), text), &[english])
    }

    fn flaw(kind: StepKind, text: &str) -> Flaw {
        let flaws = check(kind, text).unwrap_err();
        let found: Vec<_> = flaws.iter().collect();
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].0, "text-en");
        found[0].1.clone()
    }

    #[test]
    fn what_differs_is_filled_once() {
        let text = "Dear {name}, about “{ title }”: {reason} ({office}, {link})";
        let one = check(StepKind::NotSelected, text).unwrap().unwrap();
        let filled = one.fill("en", |place| format!("<{place}>")).unwrap();
        assert_eq!(filled, "Dear <name>, about “<title>”: <reason> (<office>, <link>)");
        let braces = one.fill("en", |_| "{link}".to_owned()).unwrap();
        assert_eq!(braces.matches("{link}").count(), 5, "what fills a place is not filled again");
        assert_eq!(one.fill("nl", |_| String::new()), None, "there the usual words stand");
        assert_eq!(check(StepKind::NotSelected, " "), Ok(None));
    }

    #[test]
    fn what_is_no_place_and_what_says_no_reason_is_refused() {
        for odd in
            ["Dear {nmae}, because {reason}", "Dear {name, because {reason", "Dear name}, {reason}"]
        {
            assert_eq!(flaw(StepKind::Selected, odd), Flaw::NotAPlaceholder, "{odd}");
        }
        let eligible = "Dear {name}, your idea goes on: {reason}";
        assert_eq!(flaw(StepKind::Eligible, eligible), Flaw::NotAPlaceholder, "none is given");
        let other = "Dear {name}, see {other}: {reason}";
        assert_eq!(flaw(StepKind::Selected, other), Flaw::NotAPlaceholder);
        assert!(check(StepKind::Merged, "“{title}” is part of “{other}” now").is_ok());
        for kind in [StepKind::Ineligible, StepKind::NotSelected, StepKind::ChangeAsked] {
            let unsaid = "Dear {name}, thank you for “{title}”";
            assert_eq!(flaw(kind, unsaid), Flaw::NeedsAReason, "{kind}");
        }
        assert_eq!(flaw(StepKind::Selected, "{reason}"), Flaw::TooShort { least: 20 });
        let long = format!("{{reason}}{}", "a".repeat(1_000));
        assert_eq!(flaw(StepKind::Selected, &long), Flaw::TooLong { most: 1_000 });
    }
}
