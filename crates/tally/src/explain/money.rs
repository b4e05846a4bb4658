//! Stories of projects when voters share out money.
#![expect(clippy::indexing_slicing, reason = "tables of one length, as in the count itself")]

use num_traits::ToPrimitive as _;
use serde_json::{Value, json};

use super::{LeastChange, Payment, RoundView, Spent, Story, id, percent, plain_story, rounded};
use crate::count::Outcome;
use crate::election::index_of;
use crate::equal_shares::{ExactRunner, Moment, Runner, Shares};
use crate::exact::amount_f64;
use crate::explain::Message;
use crate::report::money_value;
use crate::rule::Method;
use crate::tables::Tables;

/// What one purchase was like.
struct Purchase {
    winner: usize,
    price: f64,
    /// What each supporting group paid, per voter, ascending by group.
    paid: Vec<(u32, f64)>,
}

/// How near a project came, gathered round by round.
#[derive(Default)]
struct Gathered {
    project: usize,
    rounds: Vec<RoundView>,
    best: f64,
    cost: f64,
    more_supporters: Option<u64>,
    fewer_others: Option<u64>,
    left: f64,
}

/// How much a voter gives at a price: all that is left, or nothing, when it is too much.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Giving {
    WhatIsLeft,
    AllOrNothing,
}

pub(super) fn stories(tables: &Tables<'_>, outcome: &Outcome, about: &[usize]) -> Vec<Story> {
    match tables.rule.method {
        Method::ExactEqualShares => {
            gather(tables, outcome, about, ExactRunner::new(tables), Giving::AllOrNothing)
        }
        _ => gather(tables, outcome, about, Runner::new(tables), Giving::WhatIsLeft),
    }
}

fn gather<'a>(
    tables: &'a Tables<'a>,
    outcome: &Outcome,
    about: &[usize],
    mut shares: impl Shares<'a>,
    giving: Giving,
) -> Vec<Story> {
    let Some(start) = &outcome.start else { return Vec::new() };
    let each = start.to_f64();
    let mut purchases: Vec<Purchase> = Vec::new();
    let mut gathered: Vec<Gathered> =
        about.iter().map(|&project| Gathered { project, ..Gathered::default() }).collect();
    let mut bought = vec![false; tables.project_count()];
    shares.run_watched(start, 0.0, &mut |moment| {
        for one in &mut gathered {
            if !bought[one.project] {
                look(tables, one, moment, each, giving);
            }
            if moment.winner.is_none() {
                one.left = money_of(tables, one.project, moment.balance);
            }
        }
        if let Some(winner) = moment.winner {
            bought[winner] = true;
            purchases.push(purchase(tables, winner, moment, giving));
        }
    });
    gathered.into_iter().map(|one| story(tables, outcome, &purchases, one)).collect()
}

/// What all supporters of a project have.
fn money_of(tables: &Tables<'_>, project: usize, balance: &[f64]) -> f64 {
    let (supporters, _) = tables.supporters(project);
    let money = supporters
        .iter()
        .map(|supporter| f64::from(supporter.voters) * balance[index_of(supporter.group)]);
    money.sum()
}

/// What a voter with `balance` gives of `payment`.
fn gives(giving: Giving, balance: f64, payment: f64) -> f64 {
    match giving {
        Giving::AllOrNothing if balance < payment * (1.0 - 1e-12) => 0.0,
        _ => balance.min(payment),
    }
}

/// How near `one` comes in this moment.
fn look(tables: &Tables<'_>, one: &mut Gathered, moment: &Moment<'_>, each: f64, giving: Giving) {
    let project = one.project;
    let (supporters, units) = tables.supporters(project);
    let cost = amount_f64(tables.cost(project));
    let factor = |project: usize| amount_f64(tables.factor[project]);
    // The winner's ρ, and what it means for a unit of this project.
    let rho = moment.winner.map_or(f64::INFINITY, |winner| moment.price / factor(winner));
    let per_unit = rho * factor(project);
    let unit = |at: usize| units.get(at).map_or(1.0, |&unit| amount_f64(i128::from(unit)));
    let gift = |at: usize, balance: f64| gives(giving, balance, per_unit * unit(at));
    let cover: f64 = supporters
        .iter()
        .enumerate()
        .map(|(at, supporter)| {
            f64::from(supporter.voters) * gift(at, moment.balance[index_of(supporter.group)])
        })
        .sum();
    let support = percent(cover, cost);
    one.rounds.push(RoundView { winner: moment.winner.map(|at| id(tables, at)), support });
    one.best = one.best.max(support);
    if moment.winner == Some(project) {
        return;
    }
    // Where it would lose the tie, drawing level is not enough.
    let place = |project: usize| tables.ties.place(project);
    let loses_tie = moment.winner.is_some_and(|winner| place(winner) < place(project));
    let rho = if loses_tie { rho * (1.0 - 1e-7) } else { rho };
    let per_unit = rho * factor(project);
    let gift = |at: usize, balance: f64| gives(giving, balance, per_unit * unit(at));
    let cover: f64 = supporters
        .iter()
        .enumerate()
        .map(|(at, supporter)| {
            f64::from(supporter.voters) * gift(at, moment.balance[index_of(supporter.group)])
        })
        .sum();
    let missing = cost - cover;
    if missing <= 0.0 {
        return;
    }
    one.cost = one.cost.max(affordable_cost(tables, one.project, moment, rho, giving));
    // A new voter for this project alone has the whole start.
    let newcomer = gives(giving, each, per_unit);
    if newcomer > 0.0 {
        let count = (missing / newcomer - 1e-9).ceil().max(1.0).to_u64();
        one.more_supporters = least(one.more_supporters, count);
    }
    let mut gains: Vec<(f64, f64)> = supporters
        .iter()
        .enumerate()
        .map(|(at, supporter)| {
            let has = gift(at, moment.balance[index_of(supporter.group)]);
            (gift(at, each) - has, f64::from(supporter.voters))
        })
        .filter(|&(gain, _)| gain > 0.0)
        .collect();
    gains.sort_by(|left, right| right.0.total_cmp(&left.0));
    one.fewer_others = least(one.fewer_others, reach(&gains, missing));
}

/// The least of two counts that may be missing.
fn least(left: Option<u64>, right: Option<u64>) -> Option<u64> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (one, other) => one.or(other),
    }
}

/// How many voters with the largest gains it takes to gather `missing`.
fn reach(gains: &[(f64, f64)], mut missing: f64) -> Option<u64> {
    let mut count = 0.0;
    for &(gain, voters) in gains {
        if gain * voters >= missing - 1e-9 {
            return (count + (missing / gain - 1e-9).ceil()).to_u64();
        }
        missing -= gain * voters;
        count += voters;
    }
    None
}

/// The highest cost at which the project would be bought now: with a cost utility its
/// worth falls with its cost, so this is the largest c with Σ min(balance, ρ·c) = c.
fn affordable_cost(
    tables: &Tables<'_>,
    project: usize,
    moment: &Moment<'_>,
    rho: f64,
    giving: Giving,
) -> f64 {
    let (supporters, units) = tables.supporters(project);
    let balance = |at: usize| moment.balance[index_of(supporters[at].group)];
    let voters = |at: usize| f64::from(supporters[at].voters);
    let unit = |at: usize| units.get(at).map_or(1.0, |&unit| amount_f64(i128::from(unit)));
    let by_cost = tables.rule.utility == crate::rule::Utility::Cost && rho.is_finite();
    let mut cost = amount_f64(tables.cost(project));
    if !by_cost {
        let pay = |at: usize| gives(giving, balance(at), rho * unit(at));
        return (0..supporters.len()).map(|at| voters(at) * pay(at)).sum();
    }
    if giving == Giving::AllOrNothing {
        // Enough heads at a price a head of ρ·c: the richest 1/ρ voters, all able to pay.
        let heads = (1.0 / rho - 1e-9).ceil();
        let mut rich: Vec<(f64, f64)> =
            (0..supporters.len()).map(|at| (balance(at), voters(at))).collect();
        rich.sort_by(|left, right| right.0.total_cmp(&left.0));
        let mut count = 0.0;
        for (balance, voters) in rich {
            count += voters;
            if count >= heads {
                return balance / rho;
            }
        }
        return 0.0;
    }
    // Newton's method on a concave function, from above.
    for _ in 0..100 {
        let (mut poor, mut rich) = (0.0, 0.0);
        for at in 0..supporters.len() {
            if balance(at) < rho * cost {
                poor += voters(at) * balance(at);
            } else {
                rich += voters(at);
            }
        }
        let slope = 1.0 - rho * rich;
        if slope <= 0.0 {
            return cost;
        }
        let next = poor / slope;
        if next >= cost * (1.0 - 1e-12) {
            return cost.min(next);
        }
        cost = next;
    }
    cost
}

fn purchase(tables: &Tables<'_>, winner: usize, moment: &Moment<'_>, giving: Giving) -> Purchase {
    let (supporters, units) = tables.supporters(winner);
    let paid = supporters
        .iter()
        .enumerate()
        .map(|(at, supporter)| {
            let unit = units.get(at).map_or(1.0, |&unit| amount_f64(i128::from(unit)));
            let balance = moment.balance[index_of(supporter.group)];
            (supporter.group, gives(giving, balance, moment.price * unit))
        })
        .collect();
    Purchase { winner, price: moment.price, paid }
}

fn story(tables: &Tables<'_>, outcome: &Outcome, purchases: &[Purchase], one: Gathered) -> Story {
    let project = one.project;
    let mut story = plain_story(tables, outcome, project);
    let cost = amount_f64(tables.cost(project));
    let own = purchases.iter().enumerate().find(|(_, bought)| bought.winner == project);
    story.supporters_spent = spent_by_supporters(tables, purchases, project);
    story.supporters_left = Some(rounded(tables, one.left));
    story.rounds = one.rounds;
    if let Some((round, purchase)) = own {
        story.effective_support = Some(100.0);
        story.payment = Some(payment(tables, purchase));
        let factor = amount_f64(tables.factor[project]);
        let effective = if purchase.price > 0.0 { factor / purchase.price } else { 0.0 };
        story.reason = Message::new(
            "won.shares",
            [
                ("round", json!(round + 1)),
                ("most", json!(rounded(tables, purchase.price))),
                ("effective_votes", json!((effective * 100.0).round() / 100.0)),
            ],
        );
        return story;
    }
    story.effective_support = Some(one.best);
    if story.reason.key == "lost" {
        let key = if tables.is_supported(project) { "lost.money" } else { "lost.no-supporters" };
        story.reason = Message::new(
            key,
            [
                ("left", json!(rounded(tables, one.left))),
                ("cost", story.cost.clone()),
                ("support", json!(one.best)),
            ],
        );
    }
    if !story.won && tables.eligible[project] {
        story.would_have_won = Some(LeastChange {
            cost: lower_cost(tables, one.cost.min(cost)),
            more_supporters: one.more_supporters,
            fewer_other_choices: one.fewer_others,
            more_score: None,
        });
    }
    story
}

/// A cost in scaled units, rounded down; none if it is nothing.
fn lower_cost(tables: &Tables<'_>, cost: f64) -> Option<Value> {
    let cost = (cost * (1.0 - 1e-12)).floor().to_i128().filter(|&cost| cost > 0)?;
    Some(money_value(tables.election, cost))
}

fn payment(tables: &Tables<'_>, purchase: &Purchase) -> Payment {
    let (supporters, units) = tables.supporters(purchase.winner);
    let mut payment = Payment { most: 0.0, in_full: 0, with_what_was_left: 0, nothing: 0 };
    for (at, (supporter, &(_, paid))) in supporters.iter().zip(&purchase.paid).enumerate() {
        let unit = units.get(at).map_or(1.0, |&unit| amount_f64(i128::from(unit)));
        let full = purchase.price * unit;
        let voters = u64::from(supporter.voters);
        payment.most = payment.most.max(paid);
        if paid >= full * (1.0 - 1e-9) {
            payment.in_full += voters;
        } else if paid > full * 1e-9 {
            payment.with_what_was_left += voters;
        } else {
            payment.nothing += voters;
        }
    }
    payment.most = rounded(tables, payment.most);
    payment
}

/// What the supporters of a project spent on each winner.
fn spent_by_supporters(tables: &Tables<'_>, purchases: &[Purchase], project: usize) -> Vec<Spent> {
    let (supporters, _) = tables.supporters(project);
    let mut purchase_of = vec![usize::MAX; tables.project_count()];
    for (at, purchase) in purchases.iter().enumerate() {
        purchase_of[purchase.winner] = at;
    }
    let mut sums = vec![(0.0, 0_u64); purchases.len()];
    for supporter in supporters {
        for &chosen in tables.ballot(index_of(supporter.group)).0 {
            let at = purchase_of[index_of(chosen)];
            let Some(purchase) = purchases.get(at) else { continue };
            let group = supporter.group;
            let Ok(found) = purchase.paid.binary_search_by_key(&group, |&(group, _)| group) else {
                continue;
            };
            let paid = purchase.paid[found].1;
            if paid > 0.0 {
                sums[at].0 += paid * f64::from(supporter.voters);
                sums[at].1 += u64::from(supporter.voters);
            }
        }
    }
    let mut spent: Vec<(f64, Spent)> = sums
        .into_iter()
        .zip(purchases)
        .filter(|((_, voters), _)| *voters > 0)
        .map(|((money, voters), purchase)| {
            let project = id(tables, purchase.winner);
            (money, Spent { project, money: rounded(tables, money), voters })
        })
        .collect();
    spent.sort_by(|left, right| right.0.total_cmp(&left.0));
    spent.into_iter().map(|(_, spent)| spent).collect()
}
