//! Events: when and where people meet, who has a place, who waits for one, who came, and what was said there.
//!
//! An [`Event`] is written by officers and read by everybody who may read its call. Whoever wants to come has a
//! [`Registration`]; how many places there are, who takes them and who moves up is the business of [`Places`]: never more
//! are taken than there are, and nobody overtakes.
//!
//! Pure: it reads no clock and knows no database.

mod asked;
mod changed;
mod event;
mod policy;
mod registration;

pub use asked::{Asked, AskedKind, MOST_ASKED, asked_of, form_of};
pub use changed::{Change, changes};
pub use event::{
    Cancelling, Coming, Event, EventContent, EventState, LONGEST, MOST_COMPANIONS, MOST_PLACES,
    Online, REMINDED_BEFORE, Revision,
};
pub use policy::{may_comment, may_read, may_register, may_see_link};
pub use registration::{Places, Registration, RegistrationState, Standing, Waits};
