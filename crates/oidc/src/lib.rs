//! Being recognised by a provider that speaks OpenID Connect (Core 1.0, the authorization code flow with PKCE): what is asked of
//! it, and whether what it answers is right. It opens no connection, reads no clock and draws nothing: whoever calls brings an
//! [`Outside`], the time, and the secrets of one browser's way there and back.

mod discovery;
mod outside;
mod place;
mod provider;
#[cfg(feature = "testing")]
#[expect(clippy::expect_used, reason = "a test whose provider cannot be made cannot go on")]
pub mod testing;
mod token;

pub use outside::{Answering, Ask, NoAnswer, Outside};
pub use place::{Place, Plain, Unfit};
pub use provider::{Begin, Failed, Finish, Known, Provider, Wants};
