//! Saved replies: what colleagues write often, once in each language of the city, with places for what differs.

use crate::{Flaw, Flaws, Id, Language, Texts};

/// A saved reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedReply {
    /// Its identifier.
    pub id: Id<SavedReply>,
    /// What colleagues call it.
    pub name: String,
    /// Its text in languages of the city.
    pub texts: Texts,
}

crate::stored! {
    /// What stands in braces in a saved reply.
    pub enum Placeholder {
        /// Whom it is written to.
        Name = "name",
        /// What the thing is called.
        Title = "title",
        /// What the call is called.
        Call = "call",
        /// The address of the thing.
        Link = "link",
    }
}

/// The longest text of a reply: as long as the longest reason that may be given.
const LONGEST: usize = 1_000;
/// The longest name.
const LONGEST_NAME: usize = 80;

/// A part of a text: words, or what stands between two braces.
enum Part<'a> {
    Words(&'a str),
    Braced(&'a str),
    /// A brace without its other.
    Alone,
}

fn parts(mut text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    while let Some(at) = text.find(['{', '}']) {
        let (before, rest) = text.split_at(at);
        parts.push(Part::Words(before));
        let Some((word, after)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'))
        else {
            parts.push(Part::Alone);
            return parts;
        };
        parts.push(Part::Braced(word));
        text = after;
    }
    parts.push(Part::Words(text));
    parts
}

/// Whether everything in braces is a place.
pub(crate) fn reads(text: &str, is_place: impl Fn(&str) -> bool) -> bool {
    parts(text).iter().all(|part| match part {
        Part::Words(_) => true,
        Part::Braced(word) => is_place(word.trim()),
        Part::Alone => false,
    })
}

/// A text with what stands in its places.
pub(crate) fn filled(text: &str, value: impl Fn(&str) -> String) -> String {
    let parts = parts(text).into_iter().map(|part| match part {
        Part::Words(words) => words.to_owned(),
        Part::Braced(word) => value(word.trim()),
        Part::Alone => String::new(),
    });
    parts.collect()
}

impl SavedReply {
    /// A name and texts as they were typed. The city's own language is needed; the others may wait. A text is named
    /// by its language: `text-nl`.
    pub fn check(
        name: &str,
        texts: &Texts,
        languages: &[Language],
    ) -> Result<(String, Texts), Flaws> {
        let mut flaws = Flaws::default();
        let name = flaws.text("reply-name", name, 2, LONGEST_NAME);
        let mut kept = Texts::default();
        for (at, language) in languages.iter().enumerate() {
            let (field, text) =
                (format!("text-{language}"), texts.exact(language.as_str()).unwrap_or(""));
            let least = if at == 0 { 10 } else { 0 };
            let Some(text) = flaws.text(&field, text, least, LONGEST) else { continue };
            if !reads(&text, |word| Placeholder::from_key(word).is_some()) {
                flaws.add(&field, Flaw::NotAPlaceholder);
            } else if !text.is_empty() {
                kept.set(language.clone(), text);
            }
        }
        flaws.into_result_with(|| Some((name?, kept)))
    }

    /// The text for somebody who reads these languages, with what stands in its places.
    pub fn fill(&self, wished: &[&str], value: impl Fn(Placeholder) -> String) -> String {
        let text = self.texts.pick(wished).map_or("", |(_, text)| text);
        filled(text, |word| Placeholder::from_key(word).map(&value).unwrap_or_default())
    }
}

impl Placeholder {
    /// A text that somebody wrote for several, with what stands in its places for one of them. What is no place stays as
    /// it was written.
    pub fn fill(text: &str, value: impl Fn(Self) -> String) -> String {
        let mut filled = text.to_owned();
        for place in Self::ALL {
            let braced = format!("{{{place}}}");
            if filled.contains(&braced) {
                filled = filled.replace(&braced, &value(*place));
            }
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Texts {
        Texts::of(Language::english(), text)
    }

    #[test]
    fn what_is_written_for_several_is_filled_for_each() {
        let value = |place: Placeholder| format!("<{place}>");
        assert_eq!(
            Placeholder::fill("Dear {name}, {title}: {see} }", value),
            "Dear <name>, <title>: {see} }"
        );
    }

    fn check(text: &str) -> Result<(String, Texts), Flaws> {
        SavedReply::check("Outside", &texts(text), &[Language::english()])
    }

    #[test]
    fn places_are_filled_for_whom_it_is_written_to() {
        let (name, texts) = check("Dear {name}, “{ title }” in {call}: {link}").unwrap();
        let reply = SavedReply { id: Id::new(1), name, texts };
        let filled = reply.fill(&["nl", "en"], |place| format!("<{place}>"));
        assert_eq!(filled, "Dear <name>, “<title>” in <call>: <link>");
        let braces = reply.fill(&["en"], |_| "{title}".to_owned());
        assert_eq!(braces.matches("{title}").count(), 4, "what fills a place is not filled again");
    }

    #[test]
    fn what_is_no_place_is_said_when_it_is_saved() {
        for odd in ["Dear {nmae}, thank you", "Dear {name, thank you", "Dear name}, thank you"] {
            let flaws = check(odd).unwrap_err();
            let found: Vec<_> = flaws.iter().collect();
            assert_eq!(found, [("text-en", &Flaw::NotAPlaceholder)], "{odd}");
        }
    }
}
