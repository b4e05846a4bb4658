//! What an entry of the log says, in sentences.

use std::collections::HashMap;

use city::ReportReason;
use city::audit::Action;
use jiff::Timestamp;
use store::city::audit::Stored;

use super::kept::Kept;
use super::page::About;
use crate::http::Visit;
use crate::markdown;
use crate::people::page::role_word;
use crate::things::report::reason_word;
use crate::views::Link;
use crate::words::{Words, name};

/// When it was.
pub(super) fn made(entry: &Stored) -> Timestamp {
    Timestamp::from_microsecond(entry.made_at).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Who did it.
pub(super) fn who<'n>(
    visit: &'n Visit,
    names: &'n HashMap<i64, String>,
    entry: &Stored,
) -> &'n str {
    let own = names.get(&entry.actor).map(|own| name(&visit.words, own));
    own.unwrap_or(visit.words.log_system())
}

/// Whose it is, where it is about a person, and where it stands.
pub(super) fn whose<'a>(visit: &'a Visit, about: Option<&'a About>) -> (&'a str, Option<Link>) {
    let w = &visit.words;
    match about {
        Some(About::Person(own)) => (name(w, own), None),
        Some(About::Thing(found)) => (w.somebody_who_left(), visit.link_to(found)),
        None => (w.somebody_who_left(), None),
    }
}

/// What was done, with its verdict and the reason, or with the role and whose it is, where the entry keeps one.
pub(super) fn sentence(visit: &Visit, entry: &Stored, whose: &str) -> String {
    let (w, kept) = (&visit.words, Kept::of(entry));
    let noun = entry.subject.split(' ').next().unwrap_or_default();
    let done = match Action::from_key(&entry.action) {
        Some(Action::GiveRole) => return w.log_give_role(whose, role(w, &kept)),
        Some(Action::TakeRole) => return w.log_take_role(whose, role(w, &kept)),
        Some(Action::Block) => return w.log_block(whose, rule(w, &kept)),
        Some(Action::KeepBlocked) => return w.log_keep_blocked(whose),
        Some(Action::ProveAtDesk) => return w.log_prove_at_desk(whose),
        Some(Action::EndProof) => return w.log_end_proof(whose),
        Some(Action::BeginRecovery) => return w.log_begin_recovery(whose),
        Some(Action::ConfirmRecovery) => return w.log_confirm_recovery(whose),
        Some(Action::StopRecovery) => return w.log_stop_recovery(whose),
        Some(Action::Recover) => return w.log_recover(whose),
        Some(Action::Unblock) if kept.flag("over") => return w.log_block_over(whose),
        Some(Action::Unblock) => return w.log_unblock(whose),
        Some(action) => action_word(visit, noun, action, &kept),
        None => None,
    };
    // What a later version did shows its key.
    let done = done.unwrap_or_else(|| entry.action.clone());
    match [kept.text("reason"), kept.text("answer")].into_iter().find(|text| !text.is_empty()) {
        Some(reason) => w.log_with_reason(done, markdown::excerpt(reason, 200)),
        None => done,
    }
}

/// The role that an entry keeps, in words.
fn role(w: &Words, kept: &Kept) -> &'static str {
    kept.text("role").parse().map_or("", |role| role_word(w, role))
}

/// The rule that an entry keeps, in words.
fn rule(w: &Words, kept: &Kept) -> &'static str {
    ReportReason::from_key(kept.text("rule")).map_or("", |rule| reason_word(w, rule))
}

fn action_word(visit: &Visit, noun: &str, action: Action, kept: &Kept) -> Option<String> {
    let w = &visit.words;
    let said = match (noun, action) {
        (_, Action::OfferRole) => return Some(w.log_offer_role(role(w, kept))),
        (_, Action::AcceptRole) => return Some(w.log_accept_role(role(w, kept))),
        (_, Action::DeclineRole) => return Some(w.log_decline_role(role(w, kept))),
        (_, Action::ProlongRole) => return Some(w.log_prolong_role(role(w, kept))),
        (_, Action::Import) => return Some(w.log_import(kept.count("rows"))),
        (_, Action::UndoImport) => return Some(w.log_undo_import(kept.count("rows"))),
        (_, Action::ReplaceResidents) => {
            return Some(w.log_replace_residents(kept.count("entries")));
        }
        (_, Action::PrintCodes) => return Some(w.log_print_codes(kept.count("codes"))),
        (_, Action::EndRole) => return Some(w.log_end_role(role(w, kept))),
        (_, Action::Unseal) if kept.flag("own") => w.log_unseal_own(),
        (_, Action::Unseal) => w.log_unseal(),
        ("city", Action::RotateKey) => w.log_rotate_key(),
        ("person", Action::Erase) => w.log_erase(),
        ("person", Action::ChangeAddress) => w.log_change_address(),
        ("person", Action::RefuseAddress) => w.log_refuse_address(),
        ("city", Action::EndCodes) => w.log_end_codes(),
        ("city", Action::RetryLetter) => w.log_retry_letter(),
        ("city", Action::DropLetter) => w.log_drop_letter(),
        ("city", Action::SendNewsletter) => w.log_send_newsletter(),
        ("city", Action::CallNewsletterBack) => w.log_call_newsletter_back(),
        ("city", Action::SaveReply) => w.log_save_reply(),
        ("city", Action::Save) => w.log_city_save(),
        (_, Action::Hide) => w.log_hide(),
        (_, Action::Restore) => w.log_restore(),
        (_, Action::Unapprove) => w.log_unapprove(),
        (_, Action::Assign) => w.log_assign(),
        (_, Action::Attach) => w.log_attach(),
        (_, Action::Detach) => w.log_detach(),
        (_, Action::Approve) => w.log_approve(),
        (_, Action::ProposeHiding) => w.log_propose_hiding(),
        (_, Action::DismissHiding) => w.log_dismiss_hiding(),
        (_, Action::KeepHidden) => w.log_keep_hidden(),
        _ => {
            let mut systems = visit.app.systems().iter();
            return systems.find_map(|system| system.done(w, noun, action, kept));
        }
    };
    Some(said.to_owned())
}
