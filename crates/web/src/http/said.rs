//! What a page says about the form that led to it.

use city::{Comment, Id};

use crate::views::Place;
use crate::words::Words;

macro_rules! said {
    ($($(#[$doc:meta])* $variant:ident = $key:literal, $message:ident;)*) => {
        city::stored! {
            /// What just happened. Only the key travels, in a short-lived cookie, so that nobody can
            /// put words in our mouth.
            pub enum Said { $($(#[$doc])* $variant = $key,)* }
        }

        impl Said {
            pub(crate) fn text(self, w: &Words) -> &'static str {
                match self { $(Self::$variant => w.$message(),)* }
            }
        }
    };
}

said! {
    /// The reader has signed in.
    SignedIn = "signed-in", said_signed_in;
    /// The reader has proved what was asked.
    Proved = "proved", said_proved;
    /// An officer noted what somebody showed.
    ProofNoted = "proof-noted", said_proof_noted;
    /// What somebody had proved was taken back.
    ProofEnded = "proof-ended", said_proof_ended;
    /// The list of residents was replaced.
    ListReplaced = "list-replaced", said_list_replaced;
    /// The codes of letters were ended.
    CodesEnded = "codes-ended", said_codes_ended;
    /// The reader has signed out.
    SignedOut = "signed-out", said_signed_out;
    /// The reader supports a thing.
    Supported = "supported", said_supported;
    /// They had supported it before.
    SupportedBefore = "supported-before", said_supported_before;
    /// It cannot be supported, or not by them.
    NotSupported = "not-supported", said_not_supported;
    /// The reader supports an idea instead of their own, which stands under it as a comment.
    SupportedInstead = "supported-instead", said_supported_instead;
    /// It could not be; their draft is kept.
    NotSupportedInstead = "not-supported-instead", said_not_supported_instead;
    /// The reader took their support back.
    Unsupported = "unsupported", said_unsupported;
    /// The reader follows a thing.
    Followed = "followed", said_followed;
    /// They had followed it before.
    FollowedBefore = "followed-before", said_followed_before;
    /// It cannot be followed.
    NotFollowed = "not-followed", said_not_followed;
    /// The reader follows it no more.
    Unfollowed = "unfollowed", said_unfollowed;
    /// The reader's comment is published.
    Commented = "commented", said_commented;
    /// The reader's comment waits for a moderator.
    Held = "held", said_held;
    /// The reader's idea waits for a moderator.
    IdeaHeld = "idea-held", said_idea_held;
    /// The reader supports a comment.
    CommentSupported = "comment-supported", said_comment_supported;
    /// They took that back.
    CommentUnsupported = "comment-unsupported", said_comment_unsupported;
    /// A comment stands on another side.
    SideChosen = "side-chosen", said_side_chosen;
    /// The reader has read a conversation.
    Read = "read", said_read;
    /// No translation came.
    NotTranslated = "not-translated", said_not_translated;
    /// A hiding was proposed, which a colleague confirms.
    HidingProposed = "hiding-proposed", said_hiding_proposed;
    /// It could not be published; it is kept.
    NotCommented = "not-commented", said_not_commented;
    /// What the reader wanted something with is there no more.
    ThingGone = "thing-gone", said_thing_gone;
    /// A comment was taken back.
    TakenBack = "taken-back", said_taken_back;
    /// A report has reached the moderators.
    Reported = "reported", said_reported;
    /// An idea has been published.
    Published = "published", said_published;
    /// Two ideas were merged.
    Merged = "merged", said_merged;
    /// An author was asked for a change.
    Asked = "asked", said_asked;
    /// The city's answer was published.
    Answered = "answered", said_answered;
    /// A call was published.
    CallPublished = "call-published", said_call_published;
    /// A call was closed early.
    CallClosed = "call-closed", said_call_closed;
    /// A call was opened again.
    CallReopened = "call-reopened", said_call_reopened;
    /// A call was put away.
    CallArchived = "call-archived", said_call_archived;
    /// A call that was put away is back.
    CallBroughtBack = "call-brought-back", said_call_brought_back;
    /// A draft was begun with what is written about another call.
    CallCopied = "call-copied", said_call_copied;
    /// A draft of a call was thrown away.
    CallDeleted = "call-deleted", said_call_deleted;
    /// Somebody's answers were taken.
    AnswersTaken = "answers-taken", said_answers_taken;
    /// Somebody took their answers back.
    AnswersWithdrawn = "answers-withdrawn", said_answers_withdrawn;
    /// A call was decided.
    Decided = "decided", said_decided;
    /// A call was decided, and comes out later than was asked.
    DecidedLater = "decided-later", said_decided_later;
    /// A scheduled decision was changed or moved.
    DecisionChanged = "decision-changed", said_decision_changed;
    /// A scheduled decision was called back.
    CalledBack = "called-back", said_called_back;
    /// A decision was corrected.
    Corrected = "corrected", said_corrected;
    /// One idea was decided on.
    DecidedOne = "decided-one", said_decided_one;
    /// An idea was changed.
    Changed = "changed", said_changed;
    /// An idea was withdrawn.
    Withdrawn = "withdrawn", said_withdrawn;
    /// A page was sent that was older than what is kept: it is kept beside it.
    BothKept = "both-kept", said_both_kept;
    /// A draft was thrown away.
    Discarded = "discarded", said_discarded;
    /// What somebody else wrote in the reader's name is thrown away.
    Refused = "refused", said_refused;
    /// The same, and the moderators hear of it.
    RefusedReported = "refused-reported", said_refused_reported;
    /// An answer to a hiding has reached the moderators.
    Appealed = "appealed", said_appealed;
    /// A session or token was ended.
    Ended = "ended", said_ended;
    /// A letter has left, or was given up, before anybody could press a button.
    LetterElsewhere = "letter-elsewhere", said_letter_elsewhere;
    /// Mail was stopped.
    Unsubscribed = "unsubscribed", said_unsubscribed;
    /// A file that was brought is thrown away.
    ImportDiscarded = "import-discarded", said_import_discarded;
    /// An account was erased.
    Erased = "erased", said_erased;
    /// Another code is on its way.
    CodeSent = "code-sent", said_code_sent;
    /// The call closed while the address was being confirmed; the draft is kept.
    DraftKept = "draft-kept", said_draft_kept;
    /// Work was given to somebody, taken or given back.
    Assigned = "assigned", said_assigned;
    /// What was done last was taken back.
    Undone = "undone", said_undone;
    /// The same, but not all of it could be.
    UndonePartly = "undone-partly", said_undone_partly;
    /// A note for colleagues was written.
    Noted = "noted", said_noted;
    /// A role was offered by letter.
    RoleOffered = "role-offered", said_role_offered;
    /// A role that was offered is the reader's.
    RoleAccepted = "role-accepted", said_role_accepted;
    /// The reader does not want it.
    RoleDeclined = "role-declined", said_role_declined;
    /// Somebody's role has another last day.
    RoleProlonged = "role-prolonged", said_role_prolonged;
    /// Somebody's role was ended, or taken back.
    RoleEnded = "role-ended", said_role_ended;
    /// A file was added.
    FileAdded = "file-added", said_file_added;
    /// A file was taken away.
    FileRemoved = "file-removed", said_file_removed;
    /// Somebody's wish to come was taken.
    Registered = "registered", said_registered;
    /// They had registered before.
    RegisteredBefore = "registered-before", said_registered_before;
    /// They cannot register, or not so.
    NotRegistered = "not-registered", said_not_registered;
    /// What they registered was taken back.
    RegistrationWithdrawn = "registration-withdrawn", said_registration_withdrawn;
    /// An event was published.
    EventPublished = "event-published", said_event_published;
    /// An event was cancelled.
    EventCancelled = "event-cancelled", said_event_cancelled;
    /// A draft of an event was begun with the words of another.
    EventCopied = "event-copied", said_event_copied;
    /// A draft of an event was thrown away.
    EventDeleted = "event-deleted", said_event_deleted;
    /// People moved up from a waiting list.
    MovedUp = "moved-up", said_moved_up;
    /// Minutes were published.
    MinutesPublished = "minutes-published", said_minutes_published;
    /// An organisation was entered.
    OrganisationEntered = "organisation-entered", said_organisation_entered;
    /// What is said of one was changed.
    OrganisationChanged = "organisation-changed", said_organisation_changed;
    /// The reader left one.
    OrganisationLeft = "organisation-left", said_organisation_left;
    /// The reader belongs to one.
    OrganisationJoined = "organisation-joined", said_organisation_joined;
    /// The reader asked to belong to one.
    JoinAsked = "join-asked", said_join_asked;
    /// Somebody was asked by letter to belong to one.
    Invited = "invited", said_invited;
    /// The reader does not want to belong to one.
    InvitationRefused = "invitation-refused", said_invitation_refused;
    /// The reader said that they speak for one.
    Claimed = "claimed", said_claimed;
    /// That was answered.
    ClaimAnswered = "claim-answered", said_claim_answered;
    /// The city's mark of one was taken back.
    MarkTakenBack = "mark-taken-back", said_mark_taken_back;
    /// Two organisations were made one.
    OrganisationsMerged = "organisations-merged", said_organisations_merged;
    /// A newsletter went to whoever wrote it.
    TestLetterSent = "test-letter-sent", said_test_letter_sent;
    /// A newsletter leaves, now or later.
    NewsletterScheduled = "newsletter-scheduled", said_newsletter_scheduled;
    /// The reader writes an idea with its author.
    JoinedIdea = "joined-idea", said_joined_idea;
    /// The reader does not want to.
    NotJoinedIdea = "not-joined-idea", said_not_joined_idea;
    /// The reader writes an idea no more.
    LeftIdea = "left-idea", said_left_idea;
    /// The reader is the main author of an idea now.
    TookIdea = "took-idea", said_took_idea;
    /// A letter, or a question on somebody's page, is on its way.
    AuthorAsked = "author-asked", said_author_asked;
    /// A change was proposed to those who write an idea.
    Proposed = "proposed", said_proposed;
    /// A proposed change was taken in.
    Accepted = "accepted", said_accepted;
    /// A proposed change was declined.
    Declined = "declined", said_declined;
    /// The name of whoever told an idea is gone.
    NameForgotten = "name-forgotten", said_name_forgotten;
    /// Letters about another address are on their way.
    AddressAsked = "address-asked", said_address_asked;
    /// One of the two mailboxes has confirmed it.
    AddressHalf = "address-half", said_address_half;
    /// The reader has another address.
    AddressChanged = "address-changed", said_address_changed;
    /// The reader takes that back.
    AddressStopped = "address-stopped", said_address_stopped;
    /// Whoever has the old mailbox refused another address; all sessions are over.
    AddressRefused = "address-refused", said_address_refused;
    /// A passkey was added.
    PasskeyAdded = "passkey-added", said_passkey_added;
    /// A passkey was removed.
    PasskeyRemoved = "passkey-removed", said_passkey_removed;
    /// The account was tied to a login at a provider.
    ProviderTied = "provider-tied", said_provider_tied;
    /// It was untied.
    ProviderUntied = "provider-untied", said_provider_untied;
    /// Another address was noted at the desk.
    RecoveryBegun = "recovery-begun", said_recovery_begun;
    /// The new mailbox took it up, and it waits.
    RecoveryWaits = "recovery-waits", said_recovery_waits;
    /// The old mailbox agreed before the new one answered.
    RecoveryAgreed = "recovery-agreed", said_recovery_agreed;
    /// It was called off.
    RecoveryStopped = "recovery-stopped", said_recovery_stopped;
    /// It is done.
    Recovered = "recovered", said_recovered;
    /// Somebody was blocked.
    Blocked = "blocked", said_blocked;
    /// That was lifted.
    Unblocked = "unblocked", said_unblocked;
    /// It stays after an appeal.
    StaysBlocked = "stays-blocked", said_stays_blocked;
    /// A setting was changed.
    Saved = "saved", said_saved;
}

impl Said {
    /// What a cookie says: a key, perhaps with the comment it was done to.
    pub(crate) fn parse(cookie: &str) -> Option<(Self, Option<Id<Comment>>)> {
        let (key, comment) = cookie.split_once('.').unwrap_or((cookie, ""));
        Some((Self::from_key(key)?, comment.parse().ok()))
    }

    /// Where on a page it happened, if it did not happen to the page as a whole.
    pub(crate) fn place(self) -> Option<Place> {
        match self {
            Self::Supported
            | Self::SupportedBefore
            | Self::NotSupported
            | Self::SupportedInstead
            | Self::NotSupportedInstead
            | Self::Unsupported
            | Self::Followed
            | Self::FollowedBefore
            | Self::NotFollowed
            | Self::Unfollowed => Some(Place::Support),
            Self::Reported => Some(Place::Report),
            Self::Commented
            | Self::NotCommented
            | Self::Held
            | Self::Read
            | Self::NotTranslated
            | Self::TakenBack => Some(Place::Conversation),
            _ => None,
        }
    }
}
