//! What the page of an idea says of those who write it, of what it said before, and of what others would have it say.

use calls::{Amendment, Call, Idea};
use city::Author;
use web::http::Visit;
use web::markdown;
use web::views::Link;
use web::words::name;

use crate::amendment::view::AmendmentPill;
use crate::paths::CallLinks as _;
use crate::told::enter::how_word;
use crate::words::CallWords as _;

/// How many characters of a reason stand in the list.
const REASON: usize = 90;

/// Who writes it, how it was told, and whose changes were taken in.
pub(super) fn credit(visit: &Visit, idea: &Idea, proposers: &[Author]) -> Vec<String> {
    let w = &visit.words;
    let mut lines = Vec::new();
    let names = |people: &[Author]| {
        let names: Vec<&str> = people.iter().map(|one| name(w, &one.name)).collect();
        names.join(", ")
    };
    if !idea.team.is_empty() {
        lines.push(w.idea_by_team(idea.team.as_str()));
    }
    if !idea.coauthors.is_empty() {
        lines.push(w.idea_with(names(&idea.coauthors)));
    }
    lines.extend(idea.told.map(|how| w.told_to_the_city(how_word(w, how))));
    if !proposers.is_empty() {
        lines.push(w.idea_amended_by(names(proposers)));
    }
    lines
}

/// How many versions it has, leading to what changed.
pub(super) fn versions(visit: &Visit, call: &Call, idea: &Idea, count: i64) -> Option<Link> {
    (count > 1).then(|| {
        let label = visit.words.idea_versions(count);
        Link::new(label, visit.to.idea_versions(&call.slug, idea.id))
    })
}

/// Changes that were proposed.
pub(super) fn amendments(
    visit: &Visit,
    call: &Call,
    idea: &Idea,
    all: &[Amendment],
) -> Vec<(Link, AmendmentPill, String)> {
    let w = &visit.words;
    let one = |one: &Amendment| {
        let there = visit.to.amendment(&call.slug, idea.id, one.id);
        let label = markdown::excerpt(&one.input.reason, REASON);
        let who = w.amendment_by(w.date(one.made), name(w, &one.author.name));
        (Link::new(label, there), AmendmentPill(one.state), who)
    };
    all.iter().map(one).collect()
}

/// Where a change is proposed, by whoever may once they have signed in.
pub(super) fn propose(visit: &Visit, call: &Call, idea: &Idea) -> Option<String> {
    let may = calls::may_propose(&visit.reader.actor(), call, idea, visit.now);
    calls::may_come_to(&may).then(|| visit.to.idea_amend(&call.slug, idea.id))
}
