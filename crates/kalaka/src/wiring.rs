//! The outside world: the clock and the random source. Nothing else in Kalaka reads either.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use web::http::Wiring;

/// What time it is.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// How long this process has been running, by a clock that nobody sets.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub(crate) fn elapsed() -> Duration {
    static BEGINNING: OnceLock<Instant> = OnceLock::new();
    BEGINNING.get_or_init(Instant::now).elapsed()
}

/// All of it, as the application takes it.
pub(crate) fn wiring() -> Wiring {
    Wiring { now, elapsed, random }
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
