//! Two people at one form: what only one of them touched is taken from whoever touched it, and where both wrote, both
//! texts are shown, so that nothing a colleague wrote disappears.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

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

fn digest(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.trim().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// What a form is made from, for its hidden field `was`.
pub fn was(fields: &[(String, String)]) -> String {
    let parts: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}:{}", digest(value))).collect();
    parts.join(" ")
}

/// Puts what was typed together with what is `stored` now. Fields of one `group` belong together: they are taken from
/// one of the two, never from both.
pub fn merge(posted: Posted, stored: &[(String, String)], group: fn(&str) -> &str) -> Merged {
    let was: BTreeMap<String, String> = posted
        .get(FIELD)
        .split(' ')
        .filter_map(|part| part.split_once(':'))
        .map(|(name, digest)| (name.to_owned(), digest.to_owned()))
        .collect();
    let before = |name: &str| was.get(name).cloned().unwrap_or_else(|| digest(""));
    let differs = |name: &str, value: &str| digest(value) != before(name);
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
        let typed = fields(&typed).into_iter().chain([("was".to_owned(), was(&before))]);
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
    fn the_same_change_is_no_dispute() {
        let typed = fields(&[("title", "Bees "), ("was", &was(&fields(&[("title", "Trees")])))]);
        let merged = merge(typed.into_iter().collect(), &fields(&[("title", "Bees")]), group);
        assert!(merged.theirs.is_empty());
    }
}
