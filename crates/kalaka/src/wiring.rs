//! The outside world: the clock and the random source. Nothing else in Kalaka reads either.

use jiff::Timestamp;

/// What time it is.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// Fills bytes with randomness fit for secrets.
///
/// # Panics
/// When the system has none to give: a secret that can be guessed would be worse.
#[expect(clippy::disallowed_methods, reason = "this is the one place that draws randomness")]
#[expect(clippy::panic, reason = "going on with predictable secrets would be worse than stopping")]
pub(crate) fn random(bytes: &mut [u8]) {
    if let Err(error) = getrandom::fill(bytes) {
        panic!("the system gives no randomness: {error}");
    }
}
