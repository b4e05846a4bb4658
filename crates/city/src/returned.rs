//! Letters that came back: what a mail server's report says of an address, and when none goes there any more.

use jiff::{SignedDuration, Timestamp};

/// What a report says (RFC 3463): whether it is for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Return {
    /// There is no such mailbox, or it takes nothing.
    Hard,
    /// It may be otherwise tomorrow: full, busy, away.
    Soft,
}

/// What is known of an address from which letters came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trouble {
    /// How many came back.
    pub times: i64,
    /// Since when.
    pub first: Timestamp,
    /// The last one.
    pub last: Timestamp,
    /// Since when none goes there any more.
    pub stopped: Option<Timestamp>,
}

/// So many letters that could not be delivered for now stop the next one…
const TIMES: i64 = 5;
/// …when they came back over so long a time.
const OVER: SignedDuration = SignedDuration::from_hours(24 * 3);
/// What came back before that long ago does not count any more.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24 * 30);

impl Return {
    /// What a status code means. A code that cannot be read, and a letter that was only late, is no return at all.
    pub fn of_status(status: &str) -> Option<Self> {
        let mut parts = status.trim().split('.');
        let numbers = [parts.next()?, parts.next()?, parts.next()?];
        let fine =
            |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || !numbers.iter().all(fine) {
            return None;
        }
        match numbers {
            // The mailbox is full; the letter, not the address, was refused.
            ["5", "2", "2"] | ["5", "3" | "6" | "7", _] => Some(Self::Soft),
            ["5", ..] => Some(Self::Hard),
            ["4", ..] => Some(Self::Soft),
            _ => None,
        }
    }
}

impl Trouble {
    /// What is known after one more letter came back.
    pub fn after(before: Option<Self>, what: Return, now: Timestamp) -> Self {
        let fresh = Self { times: 0, first: now, last: now, stopped: None };
        let is_recent =
            |one: &Self| one.stopped.is_some() || now.duration_since(one.last) < FORGOTTEN;
        let known = before.filter(is_recent).unwrap_or(fresh);
        let times = known.times.saturating_add(1);
        let is_over = match what {
            Return::Hard => true,
            Return::Soft => times >= TIMES && now.duration_since(known.first) >= OVER,
        };
        Self { times, last: now, stopped: known.stopped.or(is_over.then_some(now)), ..known }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(days: i64) -> Timestamp {
        Timestamp::from_second(days * 86_400).unwrap()
    }

    #[test]
    fn a_status_says_whether_it_is_for_good() {
        for (status, what) in [
            ("5.1.1", Some(Return::Hard)),
            (" 5.0.0 ", Some(Return::Hard)),
            ("5.2.2", Some(Return::Soft)),
            ("5.7.1", Some(Return::Soft)),
            ("4.2.2", Some(Return::Soft)),
            ("2.0.0", None),
            ("5.1", None),
            ("5.1.1.1", None),
            ("5.x.1", None),
            ("", None),
            ("5.1.1111", None),
        ] {
            assert_eq!(Return::of_status(status), what, "{status:?}");
        }
    }

    #[test]
    fn what_is_for_good_stops_at_once_and_what_is_not_after_a_while() {
        let hard = Trouble::after(None, Return::Hard, day(1));
        assert_eq!(hard.stopped, Some(day(1)));
        let mut soft = Trouble::after(None, Return::Soft, day(1));
        for _ in 0..8 {
            soft = Trouble::after(Some(soft), Return::Soft, day(2));
        }
        assert_eq!((soft.times, soft.stopped), (9, None), "one bad day stops nobody's letters");
        soft = Trouble::after(Some(soft), Return::Soft, day(4));
        assert_eq!(soft.stopped, Some(day(4)));
        assert_eq!(Trouble::after(Some(soft), Return::Soft, day(9)).stopped, Some(day(4)));
    }

    #[test]
    fn what_came_back_long_ago_counts_no_more() {
        let mut soft = Trouble::after(None, Return::Soft, day(1));
        for _ in 0..3 {
            soft = Trouble::after(Some(soft), Return::Soft, day(2));
        }
        let later = Trouble::after(Some(soft), Return::Soft, day(40));
        assert_eq!((later.times, later.first, later.stopped), (1, day(40), None));
    }
}
