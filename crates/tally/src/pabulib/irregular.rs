//! What is odd about single ballots: cast twice, or against the limits that the file states.
//!
//! Nothing here changes a count. A city that lets such ballots in has its reasons or its
//! mistake; the reader names them and the caller decides.

use std::collections::HashSet;

use sha2::{Digest as _, Sha256};

use super::NoteKind;
use crate::amount::Decimal;
use crate::election::VoteType;

/// Voter numbers below this are kept as bits: at most eight megabytes.
const MOST_NUMBER: usize = 1 << 26;

/// Voters seen so far, without keeping who they are.
#[derive(Debug, Default)]
pub(super) struct Voters {
    numbers: Vec<u64>,
    others: HashSet<[u8; 16]>,
}

impl Voters {
    /// Remembers a voter; whether this is the first time.
    pub(super) fn is_new(&mut self, id: &str) -> bool {
        // Numbers as they are usually given out take a bit each; "007" is not "7".
        let number = id.parse::<usize>().ok().filter(|number| {
            *number < MOST_NUMBER && !id.starts_with('+') && (id == "0" || !id.starts_with('0'))
        });
        if let Some(number) = number {
            let (word, bit) = (number / 64, 1_u64 << (number % 64));
            if self.numbers.len() <= word {
                self.numbers.resize(word + 1, 0);
            }
            let Some(bits) = self.numbers.get_mut(word) else { return true };
            let is_new = *bits & bit == 0;
            *bits |= bit;
            return is_new;
        }
        let mut short = [0; 16];
        for (kept, byte) in short.iter_mut().zip(Sha256::digest(id)) {
            *kept = byte;
        }
        self.others.insert(short)
    }
}

/// Limits for one ballot that the `META` section states.
#[derive(Debug, Default)]
pub(super) struct BallotLimits {
    fewest: Option<usize>,
    most: Option<usize>,
    points: [Option<Decimal>; 2],
    sum_points: [Option<Decimal>; 2],
    sum_cost: [Option<Decimal>; 2],
    has_points: bool,
}

impl BallotLimits {
    /// The limits among the rows of `META`; a limit that is no number is none.
    pub(super) fn of(meta: &[(String, String)], kind: VoteType) -> Self {
        let find = |key: &str| {
            let (_, text) = meta.iter().find(|(name, _)| name.eq_ignore_ascii_case(key))?;
            Decimal::parse(text).ok()
        };
        let whole = |key: &str| usize::try_from(find(key)?.scaled(0).ok()?).ok();
        let both = |low: &str, high: &str| [find(low), find(high)];
        let most = whole("max_length");
        Self {
            fewest: whole("min_length"),
            most: if kind == VoteType::ChooseOne { Some(1) } else { most },
            points: both("min_points", "max_points"),
            sum_points: both("min_sum_points", "max_sum_points"),
            sum_cost: both("min_sum_cost", "max_sum_cost"),
            has_points: kind.has_points(),
        }
    }

    /// Whether the costs of what a ballot names matter.
    pub(super) fn is_about_cost(&self) -> bool {
        self.sum_cost.iter().any(Option::is_some)
    }

    /// What is odd about a ballot of so many projects, with these points, scaled to `places`.
    pub(super) fn oddities(&self, projects: usize, points: &[i64], places: u32) -> Vec<NoteKind> {
        let mut odd = Vec::new();
        if let Some(most) = self.most.filter(|&most| projects > most) {
            odd.push(NoteKind::TooManyChoices { found: projects, most });
        }
        if let Some(least) = self.fewest.filter(|&least| projects < least) {
            odd.push(NoteKind::TooFewChoices { found: projects, least });
        }
        if !self.has_points {
            return odd;
        }
        // A file that states a lowest number means it, below zero too.
        let [least, most] = self.points;
        let worst = points.iter().min().copied().filter(|&points| points < 0);
        if let Some(worst) = worst.filter(|_| least.is_none()) {
            odd.push(NoteKind::NegativePoints(Decimal::from_scaled(i128::from(worst), places)));
        }
        let each = points.iter().map(|&points| i128::from(points));
        let what = "the points for a project";
        odd.extend(each.clone().max().and_then(|found| beyond(what, found, places, [None, most])));
        odd.extend(each.clone().min().and_then(|found| beyond(what, found, places, [least, None])));
        // An empty ballot gives nothing to sum.
        if projects > 0 {
            odd.extend(beyond("the sum of points", each.sum(), places, self.sum_points));
        }
        odd
    }

    /// What is odd about a ballot whose projects cost this much together.
    pub(super) fn cost_oddity(&self, cost: i128, places: u32) -> Option<NoteKind> {
        beyond("the sum of costs", cost, places, self.sum_cost)
    }
}

/// The note that a number lies outside its limits, if it does.
fn beyond(
    what: &'static str,
    number: i128,
    places: u32,
    [least, most]: [Option<Decimal>; 2],
) -> Option<NoteKind> {
    let found = Decimal::from_scaled(number, places);
    let over = most.filter(|most| is_less(*most, found));
    let under = least.filter(|least| is_less(found, *least));
    over.map(|most| NoteKind::AboveMost { what, found, most })
        .or(under.map(|least| NoteKind::BelowLeast { what, found, least }))
}

/// Whether one decimal is below another; saturating, for both are far below 2¹²⁷.
fn is_less(left: Decimal, right: Decimal) -> bool {
    let raised = |number: Decimal, places: u32| {
        number.digits.saturating_mul(10_i128.saturating_pow(places.saturating_sub(number.places)))
    };
    let places = left.places.max(right.places);
    raised(left, places) < raised(right, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voter_is_new_once_however_the_id_is_written() {
        let mut voters = Voters::default();
        for id in ["1", "2", "01", "+1", "anna", "Anna", "99999999999", "0", "00"] {
            assert!(voters.is_new(id), "{id}");
            assert!(!voters.is_new(id), "{id}");
        }
    }

    #[test]
    fn decimals_compare_across_places() {
        let number = |text: &str| Decimal::parse(text).unwrap();
        assert!(is_less(number("4"), number("4.5")));
        assert!(!is_less(number("4.50"), number("4.5")));
        assert!(is_less(number("-2"), number("0.1")));
    }
}
