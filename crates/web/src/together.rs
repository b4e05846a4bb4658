//! Two people at one form: what only one of them touched is taken from whoever touched it, and where both wrote, both
//! texts are shown, so that nothing a colleague wrote disappears.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher as _};

use crate::forms::Posted;

/// The hidden field that says what a form was made from.
const FIELD: &str = "was";

/// Fields of a form by name, as it is made from what is stored.
pub type Fields = Vec<(String, String)>;

/// What came of putting a form together with what was stored meanwhile.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The form, with what only others touched as they left it.
    pub posted: Posted,
    /// What others stored where something else is typed.
    pub theirs: Fields,
}

/// What a form was made from: a digest of each part of it, as its hidden field `was` carries it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Was(BTreeMap<String, String>);

/// A part of a form, to be compared with what it was.
pub fn digest(part: impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    part.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

impl Was {
    /// What these fields say.
    pub fn of_fields(fields: &[(String, String)]) -> Self {
        fields.iter().map(|(name, value)| (name.clone(), digest(value.trim()))).collect()
    }

    /// As a form sent it.
    pub fn posted(posted: &Posted) -> Self {
        let parts = posted.get(FIELD).split(' ').filter_map(|part| part.split_once(':'));
        parts.map(|(name, digest)| (name.to_owned(), digest.to_owned())).collect()
    }

    /// The digest of a part; none where the form did not have it.
    pub fn of(&self, part: &str) -> Option<&str> {
        self.0.get(part).map(String::as_str)
    }

    /// Whether the form said nothing of it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, String)> for Was {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(parts: I) -> Self {
        Self(parts.into_iter().collect())
    }
}

/// As the hidden field has it.
impl fmt::Display for Was {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (name, digest)) in self.0.iter().enumerate() {
            let before = if place == 0 { "" } else { " " };
            write!(f, "{before}{name}:{digest}")?;
        }
        Ok(())
    }
}

/// Puts what was typed together with what is `stored` now. Fields of one `group` belong together: they are taken from
/// one of the two, never from both.
pub fn merge(posted: Posted, stored: &[(String, String)], group: fn(&str) -> &str) -> Merged {
    let (was, blank) = (Was::posted(&posted), digest(""));
    let before = |name: &str| was.of(name).unwrap_or(&blank).to_owned();
    let differs = |name: &str, value: &str| digest(value.trim()) != before(name);
    let changed = |fields: &[(String, String)]| -> BTreeSet<String> {
        let changed = fields.iter().filter(|(name, value)| differs(name, value));
        changed.map(|(name, _)| group(name).to_owned()).collect()
    };
    let typed: Fields =
        stored.iter().map(|(name, _)| (name.clone(), posted.get(name).to_owned())).collect();
    let (mine, others) = (changed(&typed), changed(stored));
    let mut merged = Merged { posted, theirs: Fields::new() };
    for (name, value) in stored.iter().filter(|(name, _)| others.contains(group(name))) {
        if !mine.contains(group(name)) {
            merged.posted = merged.posted.with(name, value);
        } else if merged.posted.get(name).trim() != value.trim() {
            merged.theirs.push((name.clone(), value.clone()));
        }
    }
    merged
}

/// The same for a page that has only a part of the fields, those of which `here` is true: the others stand as they are
/// stored now, whatever was sent.
pub fn merge_part(
    posted: Posted,
    stored: &[(String, String)],
    here: impl Fn(&str) -> bool,
    group: fn(&str) -> &str,
) -> Merged {
    let (part, others): (Fields, Fields) = stored.iter().cloned().partition(|(name, _)| here(name));
    let mut merged = merge(posted, &part, group);
    for (name, value) in others {
        merged.posted = merged.posted.with(&name, &value);
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn group(name: &str) -> &str {
        name.split('-').next().unwrap_or(name)
    }

    #[test]
    fn what_one_touched_is_kept_and_what_both_touched_is_shown() {
        let before =
            fields(&[("title", "Trees"), ("text", "Where?"), ("row-1", "a"), ("row-2", "b")]);
        let typed = [("title", "Bees"), ("text", "Where?"), ("row-1", "mine"), ("row-2", "b")];
        let typed = fields(&typed)
            .into_iter()
            .chain([("was".to_owned(), Was::of_fields(&before).to_string())]);
        let stored =
            fields(&[("title", "Birds"), ("text", "Who?"), ("row-1", "a"), ("row-2", "theirs")]);
        let merged = merge(typed.collect(), &stored, group);
        assert_eq!(merged.posted.get("title"), "Bees");
        assert_eq!(merged.posted.get("text"), "Who?");
        assert_eq!((merged.posted.get("row-1"), merged.posted.get("row-2")), ("mine", "b"));
        let theirs = fields(&[("title", "Birds"), ("row-1", "a"), ("row-2", "theirs")]);
        assert_eq!(merged.theirs, theirs, "rows belong together");
    }

    #[test]
    fn a_part_of_a_form_leaves_the_rest_alone() {
        let before = fields(&[("title", "Trees"), ("rule", "office")]);
        let was = Was::of_fields(&before[..1]).to_string();
        let typed = fields(&[("title", "Bees"), ("rule", "sent all the same"), ("was", &was)]);
        let stored = fields(&[("title", "Trees"), ("rule", "support")]);
        let merged =
            merge_part(typed.into_iter().collect(), &stored, |name| name == "title", group);
        assert_eq!(merged.posted.get("title"), "Bees");
        assert_eq!(merged.posted.get("rule"), "support", "a colleague's, on another page");
        assert!(merged.theirs.is_empty());
    }

    #[test]
    fn the_same_change_is_no_dispute() {
        let typed = fields(&[
            ("title", "Bees "),
            ("was", &Was::of_fields(&fields(&[("title", "Trees")])).to_string()),
        ]);
        let merged = merge(typed.into_iter().collect(), &fields(&[("title", "Bees")]), group);
        assert!(merged.theirs.is_empty());
    }
}
