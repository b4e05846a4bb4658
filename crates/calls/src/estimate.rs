//! What an idea would cost by the office: from, to, and how one knows, beside what its author says.

use city::{Flaw, Flaws, Id, Money, Person};
use jiff::Timestamp;

use crate::{Idea, Limits};

/// Costs from one amount to another of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub low: Money,
    /// The most.
    pub high: Money,
}

impl Range {
    /// What an idea costs for all one knows: what the office estimates, else what its author says.
    #[must_use]
    pub fn known(estimate: Option<Self>, own: Option<Money>) -> Option<Self> {
        estimate.or_else(|| own.map(|cost| Self { low: cost, high: cost }))
    }

    /// Whether its ends are one amount.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }
}

/// What an officer writes about the cost of an idea, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EstimateInput {
    /// From what to what.
    pub range: Range,
    /// How the office knows: an offer, a price list, what something like it cost. Public.
    pub source: String,
    /// What it says to the author and everybody else; may be empty. Public.
    pub answer: String,
}

/// The office's estimate of what an idea costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// The idea.
    pub idea: Id<Idea>,
    /// What it says.
    pub input: EstimateInput,
    /// Who made it, until they leave.
    pub by: Option<Id<Person>>,
    /// When.
    pub made: Timestamp,
}

impl EstimateInput {
    /// The fewest and the most characters of its source.
    pub const SOURCE: (usize, usize) = (3, 200);
    /// The most characters of its answer.
    pub const ANSWER: usize = 1_000;

    /// Reads what was typed; `high` may be left out where there is one amount. Fields are `low`, `high`, `source` and `answer`.
    pub fn check(
        low: Result<Option<Money>, Flaw>,
        high: Result<Option<Money>, Flaw>,
        source: &str,
        answer: &str,
    ) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let low = flaws.keep("low", low.and_then(|low| low.ok_or(Flaw::Missing)));
        let high = flaws.keep("high", high);
        for (field, amount) in [("low", low), ("high", high.flatten())] {
            let Some(amount) = amount else { continue };
            let (least, most) = Limits::COST;
            let units = amount.minor / amount.currency.minor_units();
            if amount.minor < 0 || !(least..=most).contains(&units) {
                flaws.add(field, Flaw::OutOfRange { least, most });
            }
        }
        let range = match (low, high) {
            (Some(low), Some(high)) => {
                let high = high.unwrap_or(low);
                if high.minor < low.minor {
                    flaws.add("high", Flaw::EndsBeforeStart);
                } else if high.currency != low.currency {
                    flaws.add("high", Flaw::NotAChoice);
                }
                Some(Range { low, high })
            }
            _ => None,
        };
        let source = flaws.text("source", source, Self::SOURCE.0, Self::SOURCE.1);
        let answer = flaws.text("answer", answer, 0, Self::ANSWER);
        flaws.into_result_with(|| Some(Self { range: range?, source: source?, answer: answer? }))
    }
}
