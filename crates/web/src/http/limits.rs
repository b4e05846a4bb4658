//! How much one person or one neighbourhood of addresses may do, kept in memory.
//!
//! The algorithm is GCRA (ITU-T I.371): for each key one time is kept, at which the allowance
//! would be whole again. An action costs one interval; it is refused while that time lies more
//! than the burst ahead. Time is what the process has been running, so that a clock that is set
//! neither locks anybody out nor lets anybody in.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Reading a page or a feed.
    Read,
    /// Sending a form.
    Write,
    /// Asking for a mail to sign in with.
    SignIn,
    /// Trying a code from a mail.
    Code,
    /// Sending a picture.
    Upload,
    /// Sending a file.
    Attach,
    /// Reporting something to the moderators.
    Report,
    /// Asking the API.
    Api,
}

impl Action {
    /// Whether what is sent is large.
    pub(super) fn is_large(self) -> bool {
        matches!(self, Self::Upload | Self::Attach)
    }
}

/// Whom a limit counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A person in a city: both identifiers.
    Person(i64, i64),
    /// A range of addresses: /24 of IPv4, /56 of IPv6.
    Range(u64),
    /// A browser whose reader is not known, by the start of the digest of its key.
    Browser(u64),
    /// A mail address to write to and who asks for it, by the start of their digest.
    Mail(u64),
}

/// An allowance: so many at once, and one more each interval.
#[derive(Debug, Clone, Copy)]
struct Allowance {
    burst: i64,
    interval_micros: i64,
}

/// The counts of a process. Bounded: about 6 MB at most.
#[derive(Debug, Default)]
pub struct Limits {
    whole_at: Mutex<HashMap<(Action, Key), i64>>,
    pace: Pace,
}

/// Whether limits are in force.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pace {
    /// As everywhere.
    #[default]
    Normal,
    /// None, for measuring on one's own machine.
    Unlimited,
}

/// The most keys kept.
const MOST_KEYS: usize = 100_000;

impl Limits {
    /// Limits at a pace.
    pub fn new(pace: Pace) -> Self {
        Self { whole_at: Mutex::default(), pace }
    }

    /// Counts an action, or says after how many seconds to try again.
    pub fn take(&self, action: Action, key: Key, now: Duration) -> Result<(), u32> {
        self.reserve(action, key, now, 0).map(|_| ())
    }

    /// Counts an action that may be done later: after how many seconds, `most` at most. Otherwise says after how many
    /// to try again.
    pub fn reserve(&self, action: Action, key: Key, now: Duration, most: u32) -> Result<u32, u32> {
        if self.pace == Pace::Unlimited {
            return Ok(0);
        }
        let Allowance { burst, interval_micros } = allowance(action, key);
        let now = i64::try_from(now.as_micros()).unwrap_or(i64::MAX / 2);
        // A poisoned lock only means that another thread stopped; the counts still hold.
        let mut whole_at = self.whole_at.lock().unwrap_or_else(PoisonError::into_inner);
        if whole_at.len() >= MOST_KEYS {
            forget(&mut whole_at, now);
        }
        let slot = whole_at.entry((action, key)).or_insert(now);
        let next = (*slot).max(now) + interval_micros;
        let ahead = next - now - burst * interval_micros;
        let wait = match ahead {
            ..=0 => 0,
            ahead => u32::try_from(ahead / 1_000_000 + 1).unwrap_or(u32::MAX),
        };
        if wait > most {
            return Err(wait);
        }
        *slot = next;
        Ok(wait)
    }
}

/// Drops the keys whose allowance is whole; if that is not enough, everything, because memory
/// must be bounded and a flood from so many addresses is not stopped by counting them.
fn forget(whole_at: &mut HashMap<(Action, Key), i64>, now: i64) {
    whole_at.retain(|_, time| *time > now);
    if whole_at.len() >= MOST_KEYS * 9 / 10 {
        whole_at.clear();
    }
}

/// A range stands for many people (a school, a mobile network), so it may do more than a person.
fn allowance(action: Action, key: Key) -> Allowance {
    let per = |burst: i64, count: i64, seconds: i64| Allowance {
        burst,
        interval_micros: seconds * 1_000_000 / count.max(1),
    };
    match (action, key) {
        (Action::Read, Key::Range(_)) => per(600, 60, 1),
        (Action::Read, _) => per(200, 20, 1),
        (Action::Write, Key::Range(_)) => per(600, 600, 60),
        (Action::Write, _) => per(40, 40, 60),
        // A full hall comes in at once; whom its letters go to is counted apart.
        (Action::SignIn, Key::Range(_)) => per(300, 300, 3_600),
        (Action::SignIn, _) => per(4, 8, 3_600),
        // What bounds guessing are five tries a letter, and few letters an address.
        (Action::Code, Key::Range(_)) => per(600, 1_200, 3_600),
        (Action::Code, _) => per(10, 20, 3_600),
        (Action::Upload, Key::Range(_)) => per(40, 240, 3_600),
        (Action::Upload, _) => per(10, 60, 3_600),
        (Action::Attach, Key::Range(_)) => per(60, 300, 3_600),
        (Action::Attach, _) => per(20, 100, 3_600),
        (Action::Report, Key::Range(_)) => per(30, 60, 3_600),
        (Action::Report, _) => per(6, 12, 3_600),
        (Action::Api, Key::Range(_)) => per(600, 1_200, 60),
        (Action::Api, _) => per(300, 600, 60),
    }
}

/// The range an address lies in.
pub fn range_of(address: IpAddr) -> Key {
    match address.to_canonical() {
        IpAddr::V4(address) => Key::Range(u64::from(address.to_bits() >> 8)),
        IpAddr::V6(address) => {
            // The first 56 bits, marked so that they cannot meet an IPv4 range.
            let prefix = u64::try_from(address.to_bits() >> 72).unwrap_or(u64::MAX);
            Key::Range(prefix | 1 << 63)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: u64) -> Duration {
        Duration::from_secs(second)
    }

    #[test]
    fn a_burst_then_a_steady_trickle() {
        let limits = Limits::default();
        let key = Key::Mail(1);
        for _ in 0..4 {
            assert_eq!(limits.take(Action::SignIn, key, at(0)), Ok(()));
        }
        let wait = limits.take(Action::SignIn, key, at(0)).unwrap_err();
        assert!((450..=451).contains(&wait), "{wait}");
        assert!(limits.take(Action::SignIn, key, at(440)).is_err());
        assert_eq!(limits.take(Action::SignIn, key, at(451)), Ok(()));
        assert!(limits.take(Action::SignIn, key, at(451)).is_err());
        assert_eq!(limits.take(Action::SignIn, Key::Mail(2), at(0)), Ok(()), "others go on");
        assert_eq!(limits.take(Action::Code, key, at(0)), Ok(()), "other actions go on");
    }

    #[test]
    fn what_may_wait_is_done_later() {
        let limits = Limits::default();
        let take = |most| limits.reserve(Action::SignIn, Key::Range(1), at(0), most);
        assert!((0..300).all(|_| take(60) == Ok(0)), "a full hall at once");
        let waits: Vec<u32> = std::iter::from_fn(|| take(60).ok()).collect();
        assert_eq!(waits, [13, 25, 37, 49], "then one every twelve seconds");
        assert_eq!(take(60), Err(61));
        assert_eq!(take(0), Err(61), "what was refused is not counted");
    }

    #[test]
    fn neighbours_share_a_range() {
        let range = |text: &str| range_of(text.parse().unwrap());
        assert_eq!(range("192.0.2.7"), range("192.0.2.200"));
        assert_eq!(range("192.0.2.7"), range("::ffff:192.0.2.9"));
        assert_ne!(range("192.0.2.7"), range("192.0.3.7"));
        assert_eq!(range("2001:db8:0:1100::1"), range("2001:db8:0:11ff::1"));
        assert_ne!(range("2001:db8:0:1100::1"), range("2001:db8:0:1200::1"));
    }

    #[test]
    fn memory_is_bounded() {
        let limits = Limits::default();
        for number in 0..250_000 {
            let _ = limits.take(Action::Read, Key::Range(number), at(0));
        }
        assert!(limits.whole_at.lock().unwrap().len() <= MOST_KEYS);
    }
}
