//! Writing an idea together: who may join, how long an invitation holds, and the name by which they all sign.

use city::{Flaw, Flaws};
use jiff::{SignedDuration, Timestamp};

/// How many may write an idea with its main author.
pub const MOST_COAUTHORS: usize = 12;

/// How long a letter, or a link that can be used once, can be answered.
pub const ASKED_FOR: SignedDuration = SignedDuration::from_hours(24 * 14);

/// The longest that a link can be used by many.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 90);

/// The fewest and the most characters of a team's name.
pub const TEAM_NAME: (usize, usize) = (2, 60);

city::stored! {
    /// What somebody is asked to be.
    pub enum Part {
        /// One of those who write it.
        With = "with",
        /// Its main author, in the place of whoever asks.
        Over = "over",
    }
}

/// How often an invitation can be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    /// Once, within two weeks.
    Once,
    /// By everybody who has its link, until a moment.
    Until(Timestamp),
}

impl Lasts {
    /// Until a moment that must lie ahead, and not too far.
    pub fn until(moment: Timestamp, now: Timestamp) -> Result<Self, Flaw> {
        if moment <= now {
            return Err(Flaw::InThePast);
        }
        let longest = now.checked_add(LONGEST).unwrap_or(moment);
        let most = LONGEST.as_hours() / 24;
        if moment > longest {
            Err(Flaw::OutOfRange { least: 1, most })
        } else {
            Ok(Self::Until(moment))
        }
    }

    /// When it is over.
    pub fn ends(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Once => now.checked_add(ASKED_FOR).unwrap_or(now),
            Self::Until(moment) => moment,
        }
    }
}

/// The name by which those who write an idea sign together; nothing where they sign each by their own.
pub fn team_name(typed: &str) -> Result<String, Flaws> {
    let one_line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.is_empty() {
        return Ok(one_line);
    }
    let mut flaws = Flaws::default();
    let name = flaws.text("team", &one_line, TEAM_NAME.0, TEAM_NAME.1);
    flaws.into_result_with(|| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    #[test]
    fn a_link_ends_on_a_day_that_comes_and_is_not_far() {
        assert_eq!(Lasts::until(at(10), at(10)), Err(Flaw::InThePast));
        assert_eq!(Lasts::until(at(11), at(10)), Ok(Lasts::Until(at(11))));
        assert_eq!(Lasts::until(at(24 * 90), at(0)).map(|it| it.ends(at(0))), Ok(at(24 * 90)));
        assert_eq!(
            Lasts::until(at(24 * 90 + 1), at(0)),
            Err(Flaw::OutOfRange { least: 1, most: 90 })
        );
        assert_eq!(Lasts::Once.ends(at(0)), at(24 * 14));
    }

    #[test]
    fn a_team_has_a_name_of_one_line_or_none() {
        assert_eq!(team_name("  "), Ok(String::new()));
        assert_eq!(team_name(" The \n gardeners "), Ok("The gardeners".to_owned()));
        assert!(team_name("x").is_err());
        assert!(team_name(&"x".repeat(61)).is_err());
    }
}
