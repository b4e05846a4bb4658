//! What pages show: one file for each page, an askama struct with a `sample()`.

mod call;
mod calls;
mod chart;
mod cities;
mod field;
mod frame;
mod home;
mod idea;
mod me;
mod parts;
mod problem;
mod result;
#[cfg(test)]
mod sample;
mod share;
mod sign_in;

pub use call::{CallAboutPage, CallHead, CallIdeasPage, CallMapPage, IdeaFilters};
pub use calls::{CallGroup, CallsPage};
pub use cities::CitiesPage;
pub use field::FieldError;
pub use frame::{Alternate, CityLink, FormToken, Frame, LanguageLink, NavItem, Notice, SignedIn};
pub use home::{Happening, HomePage};
pub use idea::{Comment, CommentForm, IdeaPage, ReportForm, ReportPage, Similar, SupportBox};
pub use me::{
    ApiToken, Draft, Followed, MeErasePage, MePage, MeSettingsPage, Message, MyIdea, Session,
};
pub use parts::{
    Banner, CallCard, CallPhase, Choice, Chosen, Fact, IdeaCard, Link, MapPanel, Mark, Pages,
    Picture, State, Step, Tab, Toggle, Tone,
};
pub use problem::{Kept, ProblemPage};
pub use result::{ResultPage, ResultRow};
pub use share::{Answer, ShareCheckPage, ShareIdeaPage, SharePlacePage, Writer};
pub use sign_in::{CodePage, SignInPage};
