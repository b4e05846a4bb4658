//! Who is told of what.

/// A turn somebody is told about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// Your idea is published.
    Published,
    /// Your idea meets the rules.
    Eligible,
    /// It does not, and why.
    Ineligible,
    /// The office asks for a change.
    ChangeAsked,
    /// It goes on with another one.
    Merged,
    /// Another one goes on with yours.
    TookIn,
    /// The city answered.
    Answered,
    /// Somebody commented or answered you.
    Commented,
    /// A moderator hid it, why, and how to answer.
    Hidden,
    /// It can be seen again.
    Restored,
    /// A moderator looked at your answer and keeps it hidden.
    StaysHidden,
    /// It was selected.
    Selected,
    /// It was not, and why.
    NotSelected,
    /// The call you follow has its result.
    Results,
    /// The call was closed early.
    ClosedEarly,
    /// The call was opened again.
    Reopened,
}

/// In which role somebody hears of it: it chooses how soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// It concerns something of their own.
    Own,
    /// They follow it.
    Follower,
}

impl NoticeKind {
    /// All kinds.
    pub const ALL: &'static [Self] = &[
        Self::Published,
        Self::Eligible,
        Self::Ineligible,
        Self::ChangeAsked,
        Self::Merged,
        Self::TookIn,
        Self::Answered,
        Self::Commented,
        Self::Hidden,
        Self::Restored,
        Self::StaysHidden,
        Self::Selected,
        Self::NotSelected,
        Self::Results,
        Self::ClosedEarly,
        Self::Reopened,
    ];

    /// The kind's key, as stored.
    pub fn key(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Eligible => "eligible",
            Self::Ineligible => "ineligible",
            Self::ChangeAsked => "change_asked",
            Self::Merged => "merged",
            Self::TookIn => "took_in",
            Self::Answered => "answered",
            Self::Commented => "commented",
            Self::Hidden => "hidden",
            Self::Restored => "restored",
            Self::StaysHidden => "stays_hidden",
            Self::Selected => "selected",
            Self::NotSelected => "not_selected",
            Self::Results => "results",
            Self::ClosedEarly => "closed_early",
            Self::Reopened => "reopened",
        }
    }

    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }

    /// Whether followers of the idea hear of it too. They are told results, not every turn.
    pub fn reaches_followers(self) -> bool {
        matches!(self, Self::Selected | Self::NotSelected | Self::Merged)
    }

    /// Whether it may not wait for a daily or weekly letter: the reader must act, or has a right
    /// to hear at once.
    pub fn is_urgent(self) -> bool {
        matches!(self, Self::ChangeAsked | Self::Hidden)
    }
}
