//! The rule as the command line spells it.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use clap::ValueEnum;
use tally::amount::Decimal;
use tally::rule::{
    Completion, Constraints, EmptyBallots, ExhaustiveOver, Method, Order, Overspending, Start,
    Stop, TieKey, Utility,
};
use tally::{Election, Named, Rule, file_rule, usual_utility};

/// What raises the budget step by step.
const RAISING: &str = "Equal Shares and the completion add1, add1u, add-opt or comparison";

/// Options that say how to count. Without `--rule` the file's own rule and knobs apply,
/// and any option given changes that one knob.
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct RuleArgs {
    /// The rule.
    #[arg(long, value_enum)]
    rule: Option<RuleName>,
    /// What a voter gains from a funded project. With a greedy rule: order by this
    /// utility per unit of cost instead of by score.
    #[arg(long, value_enum)]
    utility: Option<UtilityName>,
    /// How money left over is used.
    #[arg(long, value_enum)]
    completion: Option<CompletionName>,
    /// Start at budget/voters exactly, or rounded down to whole units.
    #[arg(long, value_enum)]
    start: Option<StartName>,
    /// Stop raising at the first exhaustive outcome, or only before overspending.
    #[arg(long, value_enum)]
    stop: Option<StopName>,
    /// Which projects count when asking whether something can be added.
    #[arg(long, value_enum)]
    exhaustive_over: Option<OverName>,
    /// By how much each voter's share is raised, in currency units.
    #[arg(long)]
    increment: Option<String>,
    /// Tie-breaking keys in order: cost, max-cost, votes, score, id, file, seed:TEXT.
    #[arg(long, value_delimiter = ',')]
    ties: Vec<String>,
    /// Least score a project needs to win.
    #[arg(long)]
    threshold: Option<String>,
    /// Least share of voters a project needs to win, in per cent.
    #[arg(long)]
    share: Option<String>,
    /// What Phragmén's method does about a project that does not fit.
    #[arg(long, value_enum)]
    overspending: Option<OverspendingName>,
    /// Whether empty ballots count as voters.
    #[arg(long, value_enum)]
    empty_ballots: Option<EmptyName>,
    /// A JSON file of limits: caps, exclusive, requires.
    #[arg(long, value_name = "FILE")]
    limits: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RuleName {
    Greedy,
    GreedyNoSkip,
    GreedyThreshold,
    GreedyExclusive,
    GreedyDensity,
    EqualShares,
    ExactEqualShares,
    Phragmen,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum UtilityName {
    Cost,
    Cardinality,
    Points,
    Borda,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CompletionName {
    None,
    Add1,
    Add1u,
    Greedy,
    Phragmen,
    AddOpt,
    /// Add1, then the comparison with the greedy outcome.
    Comparison,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum StartName {
    Exact,
    Floor,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum StopName {
    Exhaustive,
    Overspend,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OverName {
    All,
    Supported,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OverspendingName {
    Stop,
    Skip,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum EmptyName {
    Count,
    Ignore,
}

impl RuleArgs {
    /// The rule these options mean for an election, and how well the file named its own
    /// if that was asked for.
    pub(super) fn rule_for(&self, election: &Election) -> anyhow::Result<(Rule, Option<Named>)> {
        let (mut rule, named) = match self.rule {
            Some(name) => (named_rule(name, election), None),
            None => {
                let (rule, named) = file_rule(election);
                (rule, Some(named))
            }
        };
        self.change(&mut rule)?;
        self.refuse_idle(&rule)?;
        Ok((rule, named))
    }

    /// Refuses an option that the rule does not have: whoever gives it expects an effect.
    fn refuse_idle(&self, rule: &Rule) -> anyhow::Result<()> {
        let shares = rule.is_shares();
        let raises = shares
            && matches!(rule.completion, Completion::Add1 | Completion::Add1u | Completion::AddOpt);
        let orders = rule.method == Method::Phragmen || rule.completion == Completion::Phragmen;
        for (is_given, has, option, wants) in [
            (self.completion.is_some(), shares, "--completion", "Equal Shares"),
            (self.start.is_some(), shares, "--start", "Equal Shares"),
            (self.stop.is_some(), raises, "--stop", RAISING),
            (self.exhaustive_over.is_some(), raises, "--exhaustive-over", RAISING),
            (self.increment.is_some(), raises, "--increment", RAISING),
            (self.overspending.is_some(), orders, "--overspending", "Phragmén's method"),
        ] {
            let name = rule.name();
            ensure!(!is_given || has, "{option} goes with {wants}; {name} does not have it");
        }
        if let Some(text) = &self.increment {
            let is_some = Decimal::parse(text).is_ok_and(|number| number.digits > 0);
            ensure!(is_some, "--increment \"{text}\" is not a number above zero");
        }
        Ok(())
    }

    fn change(&self, rule: &mut Rule) -> anyhow::Result<()> {
        if let Some(utility) = self.utility {
            rule.utility = utility.into();
            rule.order = Order::Density;
        }
        if let Some(completion) = self.completion {
            (rule.completion, rule.comparison) = completion.parts();
        }
        if let Some(start) = self.start {
            rule.start = match start {
                StartName::Exact => Start::Exact,
                StartName::Floor => Start::Floor,
            };
        }
        if let Some(stop) = self.stop {
            rule.stop = match stop {
                StopName::Exhaustive => Stop::Exhaustive,
                StopName::Overspend => Stop::Overspend,
            };
        }
        if let Some(over) = self.exhaustive_over {
            rule.exhaustive_over = match over {
                OverName::All => ExhaustiveOver::All,
                OverName::Supported => ExhaustiveOver::Supported,
            };
        }
        if let Some(overspending) = self.overspending {
            rule.overspending = match overspending {
                OverspendingName::Stop => Overspending::Stop,
                OverspendingName::Skip => Overspending::Skip,
            };
        }
        if let Some(empty) = self.empty_ballots {
            rule.empty_ballots = match empty {
                EmptyName::Count => EmptyBallots::Count,
                EmptyName::Ignore => EmptyBallots::Ignore,
            };
        }
        self.increment.clone_into_some(&mut rule.increment);
        self.threshold.clone_into_some(&mut rule.eligibility.score);
        self.share.clone_into_some(&mut rule.eligibility.share);
        if !self.ties.is_empty() {
            rule.ties = tie_keys(&self.ties)?;
        }
        if let Some(path) = &self.limits {
            rule.constraints = read_limits(path)?;
        }
        Ok(())
    }
}

/// Copies a text over another if there is one.
trait CloneIntoSome {
    fn clone_into_some(&self, target: &mut String);
}

impl CloneIntoSome for Option<String> {
    fn clone_into_some(&self, target: &mut String) {
        if let Some(text) = self {
            text.clone_into(target);
        }
    }
}

fn tie_keys(names: &[String]) -> anyhow::Result<Vec<TieKey>> {
    names
        .iter()
        .map(|name| {
            TieKey::from_name(name).with_context(|| {
                format!(
                    "\"{name}\" is no tie key (cost, max-cost, votes, score, id, file, seed:TEXT)"
                )
            })
        })
        .collect()
}

fn read_limits(path: &Path) -> anyhow::Result<Constraints> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    match serde_json::from_str(&text) {
        Ok(limits) => Ok(limits),
        Err(error) => bail!("{}: {error}", path.display()),
    }
}

fn named_rule(name: RuleName, election: &Election) -> Rule {
    let method = match name {
        RuleName::Greedy => Method::Greedy,
        RuleName::GreedyNoSkip => Method::GreedyNoSkip,
        RuleName::GreedyThreshold => Method::GreedyThreshold,
        RuleName::GreedyExclusive => Method::GreedyExclusive,
        RuleName::GreedyDensity => Method::GreedyDensity,
        RuleName::EqualShares => Method::EqualShares,
        RuleName::ExactEqualShares => Method::ExactEqualShares,
        RuleName::Phragmen => Method::Phragmen,
    };
    let usual = usual_utility(election.vote_type);
    let uniform = matches!(usual, Utility::Cost | Utility::Cardinality);
    let utility = match method {
        Method::ExactEqualShares if !uniform => Utility::Cost,
        Method::GreedyDensity if usual == Utility::Cost => Utility::Cardinality,
        _ => usual,
    };
    let mut rule = Rule::new(method, utility);
    if method == Method::GreedyThreshold
        && let Some(threshold) = election.meta("min_project_score_threshold")
    {
        threshold.clone_into(&mut rule.eligibility.score);
    }
    rule
}

impl From<UtilityName> for Utility {
    fn from(name: UtilityName) -> Self {
        match name {
            UtilityName::Cost => Self::Cost,
            UtilityName::Cardinality => Self::Cardinality,
            UtilityName::Points => Self::Points,
            UtilityName::Borda => Self::Borda,
        }
    }
}

impl CompletionName {
    /// The completion, and whether the comparison step follows.
    fn parts(self) -> (Completion, bool) {
        match self {
            Self::None => (Completion::None, false),
            Self::Add1 => (Completion::Add1, false),
            Self::Add1u => (Completion::Add1u, false),
            Self::Greedy => (Completion::Greedy, false),
            Self::Phragmen => (Completion::Phragmen, false),
            Self::AddOpt => (Completion::AddOpt, false),
            Self::Comparison => (Completion::Add1, true),
        }
    }
}
