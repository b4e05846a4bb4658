//! Cards of calls and ideas, and where these stand, in words and colours.

use calls::CallPhase;
use web::views::Picture;
use web::words::Words;

use crate::words::CallWords as _;

/// Where an idea stands, as a reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum State {
    /// Open to neighbours, not yet looked at by the office.
    Published,
    /// Hidden by a moderator.
    Hidden,
    /// Taken back by its author.
    Withdrawn,
    /// Part of another idea.
    Merged,
    /// Meets the call's rules.
    Eligible,
    /// Does not.
    Ineligible,
    /// The city does it.
    Selected,
    /// The city does not do it.
    NotSelected,
}

impl State {
    /// The word for it.
    pub(crate) fn word(self, w: &Words) -> &'static str {
        match self {
            Self::Published => w.state_published(),
            Self::Hidden => w.state_hidden(),
            Self::Withdrawn => w.state_withdrawn(),
            Self::Merged => w.state_merged(),
            Self::Eligible => w.state_eligible(),
            Self::Ineligible => w.state_ineligible(),
            Self::Selected => w.state_selected(),
            Self::NotSelected => w.state_not_selected(),
        }
    }

    /// The classes of its pill: a tone, and how far along the journey its ring is filled.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Hidden | Self::Withdrawn => "",
            Self::Merged => "a2",
            Self::Published => "info a1",
            Self::Eligible => "info a2",
            Self::Ineligible | Self::NotSelected => "a3",
            Self::Selected => "ok a3",
        }
    }
}

/// How a call's phase is shown.
pub(crate) trait PhaseShown {
    /// The word for it.
    fn word(self, w: &Words) -> &'static str;

    /// The classes of its pill.
    fn class(self) -> &'static str;
}

impl PhaseShown for CallPhase {
    fn word(self, w: &Words) -> &'static str {
        match self {
            Self::Draft => w.phase_draft(),
            Self::Coming => w.phase_coming(),
            Self::Open => w.phase_open(),
            Self::Deciding => w.phase_deciding(),
            Self::Decided => w.phase_decided(),
            Self::Archived => w.phase_archived(),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Draft | Self::Archived => "",
            Self::Coming => "a1",
            Self::Open => "info a2",
            Self::Deciding => "warn a3",
            Self::Decided => "ok a6",
        }
    }
}

/// An idea in a list.
#[derive(Debug, Clone)]
pub(crate) struct IdeaCard {
    /// Its title.
    pub(crate) title: String,
    /// Its page.
    pub(crate) href: String,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// Its first sentence or two, without formatting.
    pub(crate) summary: String,
    /// Where it stands.
    pub(crate) state: State,
    /// Where it is, or the theme's name where it has no place.
    pub(crate) place: String,
    /// How many neighbours support it.
    pub(crate) supports: i64,
    /// How many comments it has.
    pub(crate) comments: i64,
    /// Its picture.
    pub(crate) picture: Picture,
    /// For which organisation it was brought, in words; empty for none.
    pub(crate) behalf: String,
    /// Its number on the map beside the list.
    pub(crate) pin: Option<u32>,
}

/// A call in a list.
#[derive(Debug, Clone)]
pub(crate) struct CallCard {
    /// Its title.
    pub(crate) title: String,
    /// Its page.
    pub(crate) href: String,
    /// The question it asks.
    pub(crate) question: String,
    /// Where it stands.
    pub(crate) phase: CallPhase,
    /// How many ideas it has; nothing for a call that asks questions only.
    pub(crate) ideas: Option<i64>,
    /// The date that matters now: "Closes 14 December".
    pub(crate) when: String,
    /// Its picture.
    pub(crate) picture: Picture,
}
