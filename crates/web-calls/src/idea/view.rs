//! An idea with its journey, its place, its supporters and its conversation.

use crate::answer::view::Answered;
use crate::near::NearIdea;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use askama::Template;
use web::html::SafeHtml;

use crate::amendment::view::AmendmentPill;
use crate::cards::State;
use crate::estimate::view::EstimateView;
use crate::evaluation::view::AfterView;
use web::things::conversation::{Conversation, Tongue};
use web::things::report::ReportForm;
use web::views::{Banner, Fact, Frame, Link, MapPanel, Picture, Step, Toggle};

/// The page of an idea.
#[derive(Debug, Template)]
#[template(path = "idea.html")]
pub(crate) struct IdeaPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call it answers.
    pub(crate) call: Link,
    /// Its title.
    pub(crate) title: String,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// Whether it is read as a machine translated it, or can be.
    pub(crate) tongue: Tongue,
    /// Where it stands.
    pub(crate) state: State,
    /// Theme, neighbourhood, "Shared 12 October by Karel D.".
    pub(crate) meta: Vec<String>,
    /// The organisation it was brought for, in words, leading to it.
    pub(crate) behalf: Option<Link>,
    /// Who writes it, how it was told, and whose changes were taken in: a sentence each.
    pub(crate) credit: Vec<String>,
    /// How many versions it has, leading to what changed.
    pub(crate) versions: Option<Link>,
    /// Changes that were proposed, each with what became of it and by whom.
    pub(crate) amendments: Vec<(Link, AmendmentPill, String)>,
    /// Where a change is proposed.
    pub(crate) propose: Option<String>,
    /// Its picture.
    pub(crate) picture: Picture,
    /// Hidden, merged, withdrawn, change asked for.
    pub(crate) banner: Option<Banner>,
    /// Its text.
    pub(crate) html: SafeHtml,
    /// What happened to it, oldest first.
    pub(crate) journey: Vec<Step>,
    /// What comes next.
    pub(crate) next: Vec<Step>,
    /// The sheet for the window.
    pub(crate) poster: String,
    /// Its supporters.
    pub(crate) support: SupportBox,
    /// Following it; `None` where it makes no sense.
    pub(crate) follow: Option<Toggle>,
    /// Cost, place in words, and the like.
    pub(crate) facts: Vec<Fact>,
    /// What the office says it costs.
    pub(crate) estimate: Option<EstimateView>,
    /// What its evaluators said, once its result is public.
    pub(crate) marks: Option<AfterView>,
    /// What was answered with it, as far as this reader may know.
    pub(crate) answers: Vec<Answered>,
    /// Its files, where there are any or may be.
    pub(crate) files: SafeHtml,
    /// Where it is.
    pub(crate) map: Option<MapPanel>,
    /// Ideas that were merged into it, with their authors.
    pub(crate) merged: Vec<Link>,
    /// The conversation about it.
    pub(crate) talk: Conversation,
    /// Reporting it.
    pub(crate) report: Option<ReportForm>,
    /// What its author can do: change, withdraw. Each leads to a page of its own.
    pub(crate) author_tools: Vec<Link>,
    /// What staff can do: screen, merge, ask for a change, answer, hide.
    pub(crate) staff_tools: Vec<Link>,
    /// Ideas like this one.
    pub(crate) near: Vec<NearIdea>,
}

/// How many support it, and the button.
#[derive(Debug, Clone)]
pub(crate) struct SupportBox {
    /// How many neighbours support it.
    pub(crate) count: i64,
    /// The button, while support is open.
    pub(crate) toggle: Option<Toggle>,
    /// What support is for and until when, or why it is closed.
    pub(crate) note: String,
}
