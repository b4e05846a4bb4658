//! The nouns and rules every part of Kalaka shares: city, person, role, place, money, window; and the thing, with
//! what every thing takes: comments, support, follows, reports, hiding, steps, notices.
//!
//! Pure: nothing here reads a clock, draws a random number, or does I/O. Time comes in
//! as an argument, and every rule can be tested without a database.

mod access;
mod address;
mod ask;
pub mod audit;
pub mod block;
mod colour;
mod comment;
mod corners;
mod crosstab;
pub mod document;
mod flaw;
pub mod hiding;
mod id;
mod import;
mod intent;
mod language;
pub mod mandate;
mod money;
mod newsletter;
pub mod order;
mod organisation;
mod organisation_identifier;
pub mod organisation_member;
pub mod passkey;
mod person;
mod place;
mod population;
pub mod proof;
pub mod provider;
mod quiet;
pub mod recovery;
mod refusal;
mod region;
mod reply;
mod returned;
mod sealed;
mod settings;
mod slug;
mod step;
mod stored;
mod theme;
mod thing;
mod window;
mod wording;
mod work;

pub use access::Access;
pub use address::{AddressChange, Mailbox, Progress};
pub use ask::{Ask, AskKind};
pub use block::{Block, BlockState, Blocked};
pub use comment::{Comment, CommentInput, CommentState, Replied, Side, Sides, TalkOrder};
pub use corners::{CornersFlaw, parse_corners, write_corners};
pub use crosstab::{AMONG, CrossRow, Crosstab, LEAST, crosstab};
pub use document::{Document, DocumentInput, DocumentKind, FileName};
pub use flaw::{Flaw, Flaws};
pub use hiding::{Detected, Hiding, Proposal, Report, ReportOutcome, ReportReason, Ruling};
pub use id::{Id, IdError};
pub use import::{ImportKind, ImportState, Street, StreetKind};
pub use intent::{Deed, Intent};
pub use language::{Language, LanguageError, Texts};
pub use mandate::{Ground, Mandate, MandateState, Post, Reach, ReachKind};
pub use money::{Currency, CurrencyError, Money};
pub use newsletter::{Newsletter, NewsletterContent, NewsletterState, Topic, TopicError};
pub use order::{Eyes, Meanwhile, Order, Print, Signs, Suspect, Suspicion};
pub use organisation::{
    Editor, Organisation, OrganisationForm, OrganisationInput, Sector, Website, WebsiteError,
};
pub use organisation_identifier::{IdentifierError, Kbo, Lei, Ror};
pub use organisation_member::{Belonging, Claim, MemberRole, MemberState, Membership};
pub use passkey::Passkey;
pub use person::{
    Actor, Author, Mail, MailChoice, MailError, NameShown, Pace, Person, Role, Standing,
};
pub use place::{
    Bounds, FeatureFlaw, LonLat, Neighbourhood, Outline, PlaceError, neighbourhoods_geojson,
    parse_neighbourhoods,
};
pub use population::{LineFlaw, Population, PopulationError, parse_population};
pub use proof::{Band, Bands, Level, Needs, Proof, ProofRules};
pub use quiet::Quiet;
pub use recovery::{Recovery, RecoveryInput, RecoveryState};
pub use refusal::Refusal;
pub use reply::{Placeholder, SavedReply};
pub use returned::{Return, Trouble};
pub use sealed::{InClear, Sealed, ToSeal};
pub use settings::{Brand, CityId, CitySettings, Module, SettingsError, TimeZoneName};
pub use slug::{Slug, SlugError};
pub use step::{Audience, Step, StepKind};
pub use stored::{Stored, UnknownKey};
pub use theme::Theme;
pub use thing::{Begun, IsBegun, IsThing, Noun, Thing};
pub use window::{Window, WindowError, WindowState};
pub use wording::{Wording, WordingPlace};
pub use work::{Answered, Waited, Waiting, Waits, Work};

// What `stored!` writes in other crates.
#[doc(hidden)]
pub use schemars;
#[doc(hidden)]
pub use serde;

/// The tenant: a type to hang identifiers on. Its content is [`CitySettings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum City {}
