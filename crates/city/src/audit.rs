//! The audit log's chain: each entry carries the digest of the one before it.
//!
//! Whoever holds a published head can tell whether an entry before it was changed, removed or
//! slipped in. Personal data never enters an entry (it names identifiers and actions), so erasing
//! a person does not break the chain.

use sha2::{Digest, Sha256};

crate::stored! {
    /// What is noted in the log: every act of staff, and what ends an account. To what it was done, the entry's
    /// subject says.
    pub enum Action {
        /// Begun as a draft.
        Begin = "begin",
        /// Words, windows, rules or settings were changed.
        Save = "save",
        /// Put before the public.
        Publish = "publish",
        /// Closed early.
        CloseEarly = "close_early",
        /// Opened again.
        Reopen = "reopen",
        /// Put away.
        Archive = "archive",
        /// Brought back what was put away.
        BringBack = "bring_back",
        /// A draft was thrown away.
        Discard = "discard",
        /// Given another address.
        Rename = "rename",
        /// Decided.
        Decide = "decide",
        /// What was decided was changed or moved before anybody heard.
        ChangeDecision = "change_decision",
        /// What was decided was called back before anybody heard.
        CallDecisionBack = "call_decision_back",
        /// A public decision was corrected.
        CorrectDecision = "correct_decision",
        /// Found to meet the conditions, or not.
        Screen = "screen",
        /// That verdict was taken back.
        Unscreen = "unscreen",
        /// Its author was asked for a change.
        AskChange = "ask_change",
        /// Made one with another.
        Merge = "merge",
        /// That was undone before anybody heard.
        Unmerge = "unmerge",
        /// Evaluated, with marks.
        Evaluate = "evaluate",
        /// An evaluator stays away from it.
        StayAway = "stay_away",
        /// The office said what it costs.
        Estimate = "estimate",
        /// Answered in the city's name.
        Answer = "answer",
        /// Hidden.
        Hide = "hide",
        /// Shown again.
        Restore = "restore",
        /// Kept hidden after its author's answer.
        KeepHidden = "keep_hidden",
        /// Proposed to be hidden, which a colleague confirms.
        ProposeHiding = "propose_hiding",
        /// That was turned down.
        DismissHiding = "dismiss_hiding",
        /// Found to be fine.
        Approve = "approve",
        /// That was taken back.
        Unapprove = "unapprove",
        /// Given a file.
        Attach = "attach",
        /// A file of it was taken away.
        Detach = "detach",
        /// Its work was given to somebody, or back.
        Assign = "assign",
        /// A saved reply was written, changed or removed.
        SaveReply = "save_reply",
        /// Given a role.
        GiveRole = "give_role",
        /// Lost a role.
        TakeRole = "take_role",
        /// Offered a role for a part of the city or until a day.
        OfferRole = "offer_role",
        /// Accepted it.
        AcceptRole = "accept_role",
        /// Declined it.
        DeclineRole = "decline_role",
        /// Had it prolonged, or shortened.
        ProlongRole = "prolong_role",
        /// Had it ended, or taken back.
        EndRole = "end_role",
        /// A letter that was given up is sent again.
        RetryLetter = "retry_letter",
        /// A letter was given up for good.
        DropLetter = "drop_letter",
        /// A newsletter was sent, or is to be.
        SendNewsletter = "send_newsletter",
        /// It was called back before it left.
        CallNewsletterBack = "call_newsletter_back",
        /// Found to be spoken for by who says so.
        Verify = "verify",
        /// Not found so.
        RefuseClaim = "refuse_claim",
        /// That it was found so is taken back.
        Unverify = "unverify",
        /// Erased.
        Erase = "erase",
        /// Given another address, by both mailboxes.
        ChangeAddress = "change_address",
        /// That was refused from the mailbox of the old address.
        RefuseAddress = "refuse_address",
        /// Another address for who has lost their mailbox was noted at a desk.
        BeginRecovery = "begin_recovery",
        /// One of the two mailboxes agreed to it.
        ConfirmRecovery = "confirm_recovery",
        /// It was called off.
        StopRecovery = "stop_recovery",
        /// It was done.
        Recover = "recover",
        /// Blocked from writing.
        Block = "block",
        /// That was lifted, or ended by itself.
        Unblock = "unblock",
        /// Kept after whoever was blocked appealed.
        KeepBlocked = "keep_blocked",
        /// Found to live here by an officer who looked at a document.
        ProveAtDesk = "prove_at_desk",
        /// What they had proved was taken back.
        EndProof = "end_proof",
        /// Given another list of residents.
        ReplaceResidents = "replace_residents",
        /// Letters with codes on paper were printed.
        PrintCodes = "print_codes",
        /// Their codes were ended before their time.
        EndCodes = "end_codes",
        /// Called off.
        Cancel = "cancel",
        /// More people have a place.
        MoveUp = "move_up",
        /// Who came was noted.
        NoteAttendance = "note_attendance",
        /// What was said there was put before the public.
        PublishMinutes = "publish_minutes",
        /// Entered for somebody who told it.
        EnterFor = "enter_for",
        /// Given another card with a code.
        RenewCard = "renew_card",
        /// The name of whoever told it was taken away.
        ForgetName = "forget_name",
        /// Given what stands in a file.
        Import = "import",
        /// That was undone.
        UndoImport = "undo_import",
        /// Something of it that is kept sealed was opened.
        Unseal = "unseal",
        /// What is sealed got another key.
        RotateKey = "rotate_key",
    }
}

/// A digest of 32 bytes.
pub type Hash = [u8; 32];

/// The hash that stands before the first entry.
pub const GENESIS: Hash = [0; 32];

/// What one entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Position in the log, from 1.
    pub number: i64,
    /// When, in microseconds since 1970 (UTC).
    pub made: i64,
    /// The acting person's identifier, or 0 for the system itself.
    pub actor: i64,
    /// What was done.
    pub action: String,
    /// To what: a noun and an identifier, such as `idea 1k3v9q`.
    pub subject: String,
    /// The decision's content as JSON text, without personal data.
    pub details: String,
}

/// The digest of `entry` standing behind `previous`.
///
/// SHA-256 over the previous digest and every field, each text with its length in front, so that
/// no two different entries are spelt alike.
pub fn link(previous: &Hash, entry: &Entry) -> Hash {
    let mut digest = Sha256::new();
    digest.update(previous);
    for number in [entry.number, entry.made, entry.actor] {
        digest.update(number.to_be_bytes());
    }
    for text in [&entry.action, &entry.subject, &entry.details] {
        digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(text.as_bytes());
    }
    digest.finalize().into()
}

/// Follows a log from its beginning.
#[derive(Debug, Clone)]
pub struct Verifier {
    head: Hash,
    count: i64,
}

impl Default for Verifier {
    fn default() -> Self {
        Self { head: GENESIS, count: 0 }
    }
}

/// Where a log stops being what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the audit log was changed at entry {number}")]
pub struct Broken {
    /// The first entry that does not fit.
    pub number: i64,
}

impl Verifier {
    /// Takes the next entry with its recorded digest.
    pub fn follow(&mut self, entry: &Entry, recorded: &[u8]) -> Result<(), Broken> {
        let number = self.count + 1;
        let digest = link(&self.head, entry);
        if entry.number != number || digest.as_slice() != recorded {
            return Err(Broken { number });
        }
        self.head = digest;
        self.count = number;
        Ok(())
    }

    /// The digest of the last entry and how many there are.
    pub fn head(&self) -> (Hash, i64) {
        (self.head, self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log() -> Vec<(Entry, Hash)> {
        let mut head = GENESIS;
        (1..=5)
            .map(|number| {
                let entry = Entry {
                    number,
                    made: number * 1_000,
                    actor: 7,
                    action: "screen".to_owned(),
                    subject: format!("idea {number}"),
                    details: "{}".to_owned(),
                };
                head = link(&head, &entry);
                (entry, head)
            })
            .collect()
    }

    fn verify(log: &[(Entry, Hash)]) -> Result<(), Broken> {
        let mut verifier = Verifier::default();
        log.iter().try_for_each(|(entry, hash)| verifier.follow(entry, hash))
    }

    #[test]
    fn an_untouched_log_is_whole() {
        assert_eq!(verify(&log()), Ok(()));
    }

    #[test]
    fn a_changed_removed_or_moved_entry_is_found() {
        let mut changed = log();
        changed[2].0.details = "{\"eligible\":true}".to_owned();
        assert_eq!(verify(&changed), Err(Broken { number: 3 }));
        let mut removed = log();
        removed.remove(1);
        assert_eq!(verify(&removed), Err(Broken { number: 2 }));
        let mut moved = log();
        moved.swap(3, 4);
        assert_eq!(verify(&moved), Err(Broken { number: 4 }));
        let mut spelt = log();
        spelt[0].0.action = "screenidea".to_owned();
        spelt[0].0.subject = " 1".to_owned();
        assert_eq!(verify(&spelt), Err(Broken { number: 1 }), "fields cannot flow into each other");
    }
}
