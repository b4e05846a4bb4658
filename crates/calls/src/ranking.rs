//! The order of support, and who was passed over in a decision.

use city::Id;

use crate::{Contender, Decision, Idea, Verdict};

/// Sorts ideas by support, most first; the earlier published first among equals, so that the order
/// is the same for everyone.
pub fn rank(ideas: &mut [Contender]) {
    ideas.sort_by(|a, b| {
        b.supports.cmp(&a.supports).then(a.published.cmp(&b.published)).then(a.id.cmp(&b.id))
    });
}

/// The ideas that were not selected although one with less support was. `decisions` stand in the
/// order of support.
pub fn passed_over(decisions: &[Decision]) -> Vec<Id<Idea>> {
    let last_selected = decisions.iter().rposition(|d| d.verdict == Verdict::Selected);
    let ahead = decisions.get(..last_selected.unwrap_or(0)).unwrap_or_default();
    ahead.iter().filter(|d| d.verdict == Verdict::NotSelected).map(|d| d.idea).collect()
}
