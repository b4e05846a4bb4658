//! Which rule counts, and every knob that could change a winner.
//!
//! A [`Rule`] is what a city publishes before the vote. Nothing that decides is implied:
//! all of it is written into the outcome and into the bundle.

use serde::{Deserialize, Serialize};

/// The method that picks winners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Best score first; what does not fit is skipped.
    Greedy,
    /// Best score first; stops at the first project that does not fit.
    GreedyNoSkip,
    /// Greedy among projects that reach a minimum score.
    GreedyThreshold,
    /// Greedy where projects of a group exclude each other.
    GreedyExclusive,
    /// Best utility per unit of cost first; what does not fit is skipped.
    GreedyDensity,
    /// Method of Equal Shares (Peters, Pierczyński and Skowron, 2021).
    EqualShares,
    /// Exact Equal Shares (Kraiczy, Robinson and Elkind, 2025).
    ExactEqualShares,
    /// Phragmén's sequential method with costs (Los, Christoff and Grossi, 2022).
    Phragmen,
}

/// What a voter gains from a funded project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Utility {
    /// Its cost, if the voter chose it.
    Cost,
    /// One, if the voter chose it.
    Cardinality,
    /// The points the voter gave it (one each on ballots without points).
    Points,
    /// Projects ranked below it on the voter's ballot.
    Borda,
}

/// By what greedy rules order projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Votes, or points, or Borda scores: the file's own score.
    Score,
    /// Total utility divided by cost.
    Density,
}

/// How money left over by Equal Shares is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Completion {
    /// It is not.
    None,
    /// Everyone gets one increment more, again and again, until the next would overspend.
    Add1,
    /// Add1, then greedily by votes.
    Add1u,
    /// Greedily by votes.
    Greedy,
    /// By Phragmén's method, from what each voter has left.
    Phragmen,
    /// Like Add1, but straight from one change of the outcome to the next.
    AddOpt,
}

/// What each voter starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// Budget divided by voters.
    Exact,
    /// The same, rounded down to whole currency units.
    Floor,
}

/// When a completion that raises the budget stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stop {
    /// At the first outcome to which nothing can be added, or before overspending.
    Exhaustive,
    /// Only before overspending.
    Overspend,
}

/// Which projects count when asking whether something can be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExhaustiveOver {
    /// All of them.
    All,
    /// Those with at least one supporter.
    Supported,
}

/// What Phragmén's method does when the next project does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Overspending {
    /// It stops.
    Stop,
    /// It leaves that project out and goes on.
    Skip,
}

/// Whether empty ballots count as voters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmptyBallots {
    /// They do: their share stays unspent.
    Count,
    /// They do not.
    Ignore,
}

/// What happens when the budget pays for everything eligible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AllAffordable {
    /// Everything eligible is funded.
    Fund,
    /// The rule is applied all the same.
    ApplyRule,
}

/// One key of a tie-breaking list; the first that differs decides.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieKey {
    /// The cheaper project.
    Cost,
    /// The dearer project.
    MaxCost,
    /// The project with more supporters.
    Votes,
    /// The project with the higher score.
    Score,
    /// The id that comes first, compared letter by letter.
    Id,
    /// The project that comes first in the file.
    File,
    /// An order drawn from a seed: ascending SHA-256 of the seed, a zero byte and the id.
    Seed(String),
}

impl TieKey {
    /// Its name on the command line and in reports.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Cost => "cost".to_owned(),
            Self::MaxCost => "max-cost".to_owned(),
            Self::Votes => "votes".to_owned(),
            Self::Score => "score".to_owned(),
            Self::Id => "id".to_owned(),
            Self::File => "file".to_owned(),
            Self::Seed(seed) => format!("seed:{seed}"),
        }
    }

    /// Reads a name; `seed:TEXT` carries its seed.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name.trim() {
            "cost" | "min-cost" => Self::Cost,
            "max-cost" => Self::MaxCost,
            "votes" => Self::Votes,
            "score" => Self::Score,
            "id" => Self::Id,
            "file" => Self::File,
            other => Self::Seed(other.strip_prefix("seed:")?.to_owned()),
        })
    }
}

/// At most this much for projects of one category or district.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// What is capped.
    pub over: CapOver,
    /// Name of the category or district.
    pub name: String,
    /// Most money, in currency units as a decimal text.
    pub most: String,
}

/// What a [`Cap`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CapOver {
    /// A category.
    Category,
    /// A district.
    District,
}

/// Limits beyond the budget.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Constraints {
    /// Caps by category and district.
    pub caps: Vec<Cap>,
    /// Groups of project ids of which at most one may win.
    pub exclusive: Vec<Vec<String>>,
    /// Pairs: the first project may win only after the second.
    pub requires: Vec<(String, String)>,
}

impl Constraints {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.caps.is_empty() && self.exclusive.is_empty() && self.requires.is_empty()
    }
}

/// Who may win at all.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Eligibility {
    /// Least score, as a decimal text; empty for none.
    pub score: String,
    /// Least supporters as a share of all voters in per cent, decimal text; empty for none.
    pub share: String,
}

/// A rule with all its knobs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rule {
    /// The method.
    pub method: Method,
    /// What voters gain.
    pub utility: Utility,
    /// How greedy rules order.
    pub order: Order,
    /// How left-over money is used.
    pub completion: Completion,
    /// Whether the outcome is compared with the greedy one, and the one more voters
    /// prefer wins (the comparison step of Wieliczka and Świecie, 2023).
    pub comparison: bool,
    /// What each voter starts with.
    pub start: Start,
    /// When raising the budget stops.
    pub stop: Stop,
    /// What "nothing can be added" looks at.
    pub exhaustive_over: ExhaustiveOver,
    /// By how much each voter's share is raised, in currency units, decimal text.
    pub increment: String,
    /// What Phragmén's method does about a project that does not fit.
    pub overspending: Overspending,
    /// Tie-breaking keys, first one first; the id is always the last resort.
    pub ties: Vec<TieKey>,
    /// Whether empty ballots count.
    pub empty_ballots: EmptyBallots,
    /// What happens when everything can be paid for.
    pub all_affordable: AllAffordable,
    /// Who may win.
    pub eligibility: Eligibility,
    /// Limits beyond the budget.
    pub constraints: Constraints,
}

impl Rule {
    /// A method with the knobs it has when nobody says otherwise.
    #[must_use]
    pub fn new(method: Method, utility: Utility) -> Self {
        Self {
            method,
            utility,
            order: if method == Method::GreedyDensity { Order::Density } else { Order::Score },
            completion: Completion::None,
            comparison: false,
            start: Start::Exact,
            stop: Stop::Exhaustive,
            exhaustive_over: ExhaustiveOver::Supported,
            increment: "1".to_owned(),
            overspending: Overspending::Stop,
            ties: vec![TieKey::Cost, TieKey::Votes, TieKey::Id],
            empty_ballots: EmptyBallots::Count,
            all_affordable: AllAffordable::Fund,
            eligibility: Eligibility::default(),
            constraints: Constraints::default(),
        }
    }

    /// Whether the method shares money out equally.
    #[must_use]
    pub fn is_shares(&self) -> bool {
        matches!(self.method, Method::EqualShares | Method::ExactEqualShares)
    }

    /// The method as a name: `equal-shares`, `greedy-no-skip` …
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.method.name()
    }
}

impl Method {
    /// All methods.
    pub const ALL: [Self; 8] = [
        Self::Greedy,
        Self::GreedyNoSkip,
        Self::GreedyThreshold,
        Self::GreedyExclusive,
        Self::GreedyDensity,
        Self::EqualShares,
        Self::ExactEqualShares,
        Self::Phragmen,
    ];

    /// Its name on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Greedy => "greedy",
            Self::GreedyNoSkip => "greedy-no-skip",
            Self::GreedyThreshold => "greedy-threshold",
            Self::GreedyExclusive => "greedy-exclusive",
            Self::GreedyDensity => "greedy-density",
            Self::EqualShares => "equal-shares",
            Self::ExactEqualShares => "exact-equal-shares",
            Self::Phragmen => "phragmen",
        }
    }
}
