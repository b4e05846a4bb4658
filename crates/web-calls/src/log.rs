//! Calls and ideas by name: in the log, in letters, among messages.

use acts::things::Found;
use acts::things::notice::Told;
use calls::{IdeaState, Verdict};
use city::audit::Action;
use city::{Audience, StepKind};
use web::log::Kept;
use web::paths::Links;
use web::views::Link;
use web::words::Words;

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

/// The nouns that entries of the log are about, each with its name.
pub(crate) fn nouns(w: &Words) -> Vec<(&'static str, &'static str)> {
    vec![("idea", w.log_ideas()), ("call", w.log_calls()), ("amendment", w.amendments_heading())]
}

/// What a thing is called, leading to where it stands.
pub(crate) fn link(to: &Links, wished: &[&str], found: &Found) -> Option<Link> {
    match found {
        Found::Call(call) => {
            let title = call.content.title.pick(wished).map_or("", |(_, title)| title);
            Some(Link::new(title, to.call(&call.slug)))
        }
        Found::Idea(call, idea) => Some(Link::new(&idea.input.title, to.idea(&call.slug, idea.id))),
        Found::Amendment(call, idea, one) => {
            let there = to.amendment(&call.slug, idea.id, one.id);
            Some(Link::new(&one.input.title, there))
        }
        // The kit says what a comment is called, a later system what is its own.
        Found::Event(..) | Found::Comment(..) | Found::Organisation(_) => None,
    }
}

/// An action in words, with its verdict.
pub(crate) fn done(w: &Words, noun: &str, action: Action, kept: &Kept) -> Option<String> {
    let is = |name: &str, key: &str| kept.text(name) == key;
    let said = match (noun, action) {
        ("idea", Action::Screen) if is("state", IdeaState::Eligible.key()) => w.log_eligible(),
        ("idea", Action::Screen) => w.log_ineligible(),
        ("idea", Action::Unscreen) => w.log_unscreen(),
        ("idea", Action::AskChange) => w.log_ask_change(),
        ("idea", Action::Evaluate) => w.log_evaluate(),
        ("idea", Action::StayAway) => w.log_stay_away(),
        ("idea", Action::Estimate) => w.log_estimate(),
        ("idea", Action::CorrectDecision) => w.log_correct_decision(),
        ("idea", Action::Merge) => w.log_merge(),
        ("idea", Action::Unmerge) => w.log_unmerge(),
        ("idea", Action::Answer) => w.log_answer(),
        ("idea", Action::EnterFor) => w.log_enter_for(),
        ("idea", Action::RenewCard) => w.log_renew_card(),
        ("idea", Action::ForgetName) => w.log_forget_name(),
        ("idea", Action::Decide) if is("verdict", Verdict::Selected.key()) => w.log_idea_selected(),
        ("idea", Action::Decide) => w.log_idea_not_selected(),
        ("call", Action::Begin) => w.log_call_begin(),
        ("call", Action::Save) if is("part", "form") => w.log_call_form(),
        ("call", Action::Save) if is("part", "evaluation") => w.log_call_evaluation(),
        ("call", Action::Save) if is("part", "evaluation_closed") => w.log_call_evaluation_closed(),
        ("call", Action::Save) if is("part", "evaluation_opened") => w.log_call_evaluation_opened(),
        ("call", Action::Assign) if is("work", "evaluate") => w.log_call_evaluators(),
        ("call", Action::Save) => w.log_call_save(),
        ("call", Action::Publish) => w.log_call_publish(),
        ("call", Action::CloseEarly) => w.log_call_close(),
        ("call", Action::Reopen) => w.log_call_reopen(),
        ("call", Action::Archive) => w.log_call_archive(),
        ("call", Action::BringBack) => w.log_call_bring_back(),
        ("call", Action::Discard) => w.log_call_discard(),
        ("call", Action::Rename) => w.log_call_rename(),
        ("call", Action::Decide) => return Some(decided(w, kept)),
        ("call", Action::ChangeDecision) => w.log_call_change_decision(),
        ("call", Action::CallDecisionBack) => w.log_call_decision_back(),
        _ => return None,
    };
    Some(said.to_owned())
}

/// How many were chosen, and whether that departed from the ranking.
fn decided(w: &Words, kept: &Kept) -> String {
    let (selected, others) = (kept.count("selected"), kept.count("not_selected"));
    let said = w.log_call_decide(selected, selected + others);
    let said = match kept.count("open") {
        0 => said,
        open => w.log_with_open(said, open),
    };
    match kept.count("deviations") {
        0 => said,
        deviations => w.log_with_deviations(deviations, said),
    }
}

/// The verdicts whose letters a city can word itself, in the order of an idea's journey, with what is said everywhere.
pub(crate) fn worded(w: &Words, title: &str, other: &str) -> Vec<(StepKind, String)> {
    vec![
        (StepKind::ChangeAsked, w.news_change_asked(title)),
        (StepKind::Eligible, w.news_eligible(title)),
        (StepKind::Ineligible, w.news_ineligible(title)),
        (StepKind::Merged, w.news_merged(title, other)),
        (StepKind::Selected, w.news_selected_own(title)),
        (StepKind::NotSelected, w.news_not_selected_own(title)),
    ]
}

/// What happened, in one sentence. `title` is what the thing on whose page it stands is called.
pub(crate) fn headline(w: &Words, told: &Told, title: &str) -> Option<String> {
    // What happens to organisations is for their own system to say.
    if let Found::Organisation(_) = told.found {
        return None;
    }
    if matches!(told.found, Found::Event(..)) {
        return None;
    }
    let (own, reason) = (told.audience == Audience::Own, told.reason.as_str());
    Some(match told.kind {
        StepKind::Published => w.news_published(title),
        StepKind::Eligible => w.news_eligible(title),
        StepKind::Ineligible => w.news_ineligible(title),
        StepKind::ChangeAsked => w.news_change_asked(title),
        // What the other was called is not said when it was hidden meanwhile.
        StepKind::Merged if reason.is_empty() => w.news_merged_elsewhere(title),
        StepKind::Merged => w.news_merged(title, reason),
        StepKind::TookIn if reason.is_empty() => w.news_took_in_another(title),
        StepKind::TookIn => w.news_took_in(title, reason),
        StepKind::Selected if own => w.news_selected_own(title),
        StepKind::Selected => w.news_selected(title),
        StepKind::NotSelected if own => w.news_not_selected_own(title),
        StepKind::NotSelected => w.news_not_selected(title),
        StepKind::Corrected if own => w.news_corrected_own(title),
        StepKind::Corrected => w.news_corrected(title),
        StepKind::Results => w.news_results(title),
        StepKind::ResultsInPart => w.news_results_in_part(title),
        StepKind::ClosedEarly => w.news_closed_early(title),
        StepKind::Reopened => w.news_reopened(title),
        StepKind::BroughtBack => w.news_brought_back(title),
        StepKind::ToEvaluate => w.news_to_evaluate(title),
        StepKind::Joined => w.news_idea_joined(title),
        StepKind::Removed => w.news_idea_removed(title),
        StepKind::Proposed => w.news_proposed(title),
        StepKind::Accepted => w.news_accepted(title),
        StepKind::Declined => w.news_declined(title),
        StepKind::HandOffered => w.news_hand_offered(title),
        StepKind::HandedOver => w.news_handed_over(title),
        // The kit says what happens to every thing alike.
        StepKind::Answered
        | StepKind::Commented
        | StepKind::Hidden
        | StepKind::Held
        | StepKind::Released
        | StepKind::Restored
        | StepKind::StaysHidden
        | StepKind::Assigned
        // What somebody did to something of their own is no news to them.
        | StepKind::Changed
        | StepKind::Withdrawn
        // What happens to events is theirs to say.
        | StepKind::Registered
        | StepKind::Waitlisted
        | StepKind::MovedUp
        | StepKind::Reminded
        | StepKind::Rescheduled
        | StepKind::Cancelled
        | StepKind::Minutes
        // These happen to organisations.
        | StepKind::Verified
        | StepKind::Unverified
        | StepKind::ClaimRefused
        | StepKind::JoinAsked => return None,
    })
}
