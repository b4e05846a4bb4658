//! Organisations by name: in the log, in letters, among messages.

use acts::things::Found;
use acts::things::notice::Told;
use city::StepKind;
use city::audit::Action;
use web::log::Kept;
use web::paths::Links;
use web::views::Link;
use web::words::Words;

use crate::paths::OrganisationLinks as _;
use crate::words::OrganisationWords as _;

/// The nouns that entries of the log are about, each with its name.
pub(crate) fn nouns(w: &Words) -> Vec<(&'static str, &'static str)> {
    vec![("organisation", w.organisations())]
}

/// What a thing is called, leading to where it stands.
pub(crate) fn link(to: &Links, wished: &[&str], found: &Found) -> Option<Link> {
    match found {
        Found::Organisation(one) => Some(Link::new(one.name(wished), to.organisation(one.id))),
        Found::Call(_)
        | Found::Idea(..)
        | Found::Event(..)
        | Found::Comment(..)
        | Found::Amendment(..) => None,
    }
}

/// An action in words.
pub(crate) fn done(w: &Words, noun: &str, action: Action, kept: &Kept) -> Option<String> {
    if noun != "organisation" {
        return None;
    }
    let said = match action {
        Action::Publish => w.log_organisation_entered(),
        Action::Save if kept.text("part") == "members" => w.log_organisation_members(),
        Action::Save => w.log_organisation_changed(),
        Action::Verify => w.log_organisation_verified(),
        Action::RefuseClaim => w.log_organisation_refused(),
        Action::Merge => w.log_organisation_merged(),
        Action::Unmerge => w.log_organisation_unmerged(),
        Action::Unverify => w.log_organisation_unverified(),
        _ => return None,
    };
    Some(said.to_owned())
}

/// What happened, in one sentence.
pub(crate) fn headline(w: &Words, told: &Told, title: &str) -> Option<String> {
    let Found::Organisation(_) = told.found else { return None };
    match told.kind {
        StepKind::JoinAsked => Some(w.news_join_asked(title)),
        StepKind::Joined => Some(w.news_joined(title)),
        StepKind::Removed => Some(w.news_removed(title)),
        StepKind::Verified => Some(w.news_verified(title)),
        StepKind::Unverified => Some(w.news_unverified(title)),
        StepKind::Merged if told.reason.is_empty() => Some(w.news_merged_away(title)),
        StepKind::Merged => Some(w.news_merged_into(told.reason.as_str(), title)),
        StepKind::ClaimRefused => Some(w.news_claim_refused(title)),
        _ => None,
    }
}
