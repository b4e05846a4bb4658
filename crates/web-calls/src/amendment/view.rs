//! Proposing a change, and a change that was proposed.

use askama::Template;
use calls::AmendmentState;
use web::things::report::ReportForm;
use web::typed::KeptForm;
use web::views::{Banner, FieldError, Frame, Link};
use web::words::Words;

use crate::versions::compare::Compared;
use crate::words::CallWords as _;

/// Fields `title`, `text`, `reason`: the idea as somebody would have it.
#[derive(Debug, Template)]
#[template(path = "amend.html")]
pub(crate) struct AmendPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call and the idea.
    pub(crate) path: Vec<Link>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The language it is written in.
    pub(crate) language: String,
    /// What has been typed, or what the idea is called.
    pub(crate) title: String,
    /// What has been typed, or what it says.
    pub(crate) text: String,
    /// Why.
    pub(crate) reason: String,
    /// How it is kept.
    pub(crate) kept: KeptForm,
    /// Back to the idea.
    pub(crate) back: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// A change that was proposed, beside what the idea says.
#[derive(Debug, Template)]
#[template(path = "amendment.html")]
pub(crate) struct AmendmentPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call and the idea.
    pub(crate) path: Vec<Link>,
    /// What became of it.
    pub(crate) state: AmendmentPill,
    /// Who proposes it, and when.
    pub(crate) meta: Vec<String>,
    /// Why.
    pub(crate) reason: String,
    /// The language of that.
    pub(crate) language: String,
    /// That it is hidden, or that the idea changed since.
    pub(crate) banner: Option<Banner>,
    /// What would change.
    pub(crate) changes: Vec<Compared>,
    /// What was answered.
    pub(crate) answer: String,
    /// Where it is answered (POST): `do` is `accept` with the `version` of the idea, or `decline` with an `answer`.
    pub(crate) answering: Option<Answering>,
    /// Where its author takes it back.
    pub(crate) withdraw: Option<String>,
    /// Reporting it to the moderators.
    pub(crate) report: Option<ReportForm>,
    /// What moderators do with it.
    pub(crate) tools: Vec<Link>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// How it is answered.
#[derive(Debug, Clone)]
pub(crate) struct Answering {
    /// Where the form posts to.
    pub(crate) action: String,
    /// The version of the idea it is compared with.
    pub(crate) version: i64,
    /// What has been typed against it.
    pub(crate) typed: String,
}

/// What became of an amendment, in a word and a tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AmendmentPill(pub(crate) AmendmentState);

impl AmendmentPill {
    /// The word for it.
    pub(crate) fn word(self, w: &Words) -> &'static str {
        match self.0 {
            AmendmentState::Open => w.amendment_open(),
            AmendmentState::Accepted => w.amendment_accepted(),
            AmendmentState::Declined => w.amendment_declined(),
            AmendmentState::Withdrawn => w.amendment_withdrawn(),
        }
    }

    /// The classes of its pill.
    pub(crate) fn class(self) -> &'static str {
        match self.0 {
            AmendmentState::Open => "info a1",
            AmendmentState::Accepted => "ok a3",
            AmendmentState::Declined => "a3",
            AmendmentState::Withdrawn => "",
        }
    }
}
