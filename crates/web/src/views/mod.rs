//! What pages show: one file for each page, an askama struct with a `sample()`.

mod call;
mod call_edit;
mod calls;
mod cities;
mod decide;
mod desk;
mod field;
mod frame;
mod home;
mod idea;
mod mails;
mod me;
mod merge;
mod moderation;
mod parts;
mod problem;
mod recount;
mod result;
mod said;
#[cfg(test)]
mod sample;
mod screening;
mod settings;
mod share;
mod sign_in;
mod statements;
mod write;

pub use call::{CallAboutPage, CallHead, CallIdeasPage, CallMapPage, IdeaFilters};
pub use call_edit::{CallEditPage, CallNewPage, CallTexts, CriterionRow, WindowRow};
pub use calls::{CallGroup, CallsPage};
pub use cities::CitiesPage;
pub use decide::{DecidePage, DecideRow, ResultText, Verdict};
pub use desk::{DeskCall, DeskPage, Waiting};
pub use field::FieldError;
pub use frame::{Alternate, CityLink, FormToken, Frame, LanguageLink, NavItem, Notice, SignedIn};
pub use home::{Happening, HomePage};
pub use idea::{Comment, CommentForm, IdeaPage, ReportForm, ReportPage, Similar, SupportBox};
pub use mails::{MailRow, MailShown, MailsPage};
pub use me::{
    ApiToken, Draft, Followed, MeErasePage, MePage, MeSettingsPage, Message, MyIdea, Session,
};
pub use merge::{MergePage, Twin};
pub use moderation::{Moderated, ModerationPage};
pub(crate) use parts::lang_attribute;
pub use parts::{
    Banner, CallCard, CallPhase, Choice, Chosen, Fact, IdeaCard, Link, MapPanel, Mark, Pages,
    Picture, State, Step, Tab, Toggle, Tone,
};
pub use problem::{Kept, ProblemPage};
pub use recount::RecountPage;
pub use result::{ResultPage, ResultRow};
pub use said::SaidPage;
pub use screening::{Queued, Screened, ScreeningPage};
pub use settings::{AuditEntry, AuditPage, CitySettingsPage, CityTexts, PeoplePage, PersonRow};
pub use share::{Answer, ShareCheckPage, ShareIdeaPage, SharePlacePage, Writer};
pub use sign_in::{CodePage, SignInPage};
pub use statements::{AccessibilityPage, DataPage, PrivacyPage};
pub use write::{About, WritePage};
