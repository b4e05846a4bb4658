//! What all marks of an idea say together, and how far they lie apart. Counted in whole numbers: every mark times its weight, so
//! that nothing is rounded before the end.

use city::{Id, Person};

use super::{Evaluation, EvaluationState, Plan};

/// What all evaluations of an idea say. Scores are hundredths of a mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// To how many it was given who do not stay away.
    pub given: i64,
    /// How many have handed in.
    pub done: i64,
    /// The mean of all scores.
    pub mean: Option<i64>,
    /// The middle one; between the two in the middle where they are even.
    pub median: Option<i64>,
    /// The lowest and the highest score.
    pub range: Option<(i64, i64)>,
    /// Who stands apart: far from the others, who are near each other.
    pub apart: Vec<Id<Person>>,
    /// The same of each measure.
    pub measures: Vec<OfMeasure>,
}

/// What all marks for one measure say, in hundredths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfMeasure {
    /// Its key.
    pub key: String,
    /// The mean.
    pub mean: Option<i64>,
    /// The lowest and the highest mark.
    pub range: Option<(i64, i64)>,
}

impl Summary {
    /// How far the highest score lies from the lowest.
    #[must_use]
    pub fn spread(&self) -> i64 {
        self.range.map_or(0, |(low, high)| high - low)
    }
}

/// How far from the middle of the others somebody must be to stand apart, in tenths of the scale.
const FAR: i64 = 3;

/// Sums up the evaluations of an idea by the plan under which they were made.
#[must_use]
pub fn summarise(plan: &Plan, evaluations: &[Evaluation]) -> Summary {
    let done: Vec<&Evaluation> =
        evaluations.iter().filter(|one| one.state == EvaluationState::Done).collect();
    let scores: Vec<(Id<Person>, i64)> =
        done.iter().filter_map(|one| Some((one.by.id, points(plan, one)?))).collect();
    let weight = plan.weight();
    let all: Vec<i64> = scores.iter().map(|(_, points)| *points).collect();
    let measures = plan.measures.iter().map(|measure| {
        let marks: Vec<i64> =
            done.iter().filter_map(|one| one.mark(&measure.key)).map(i64::from).collect();
        OfMeasure {
            key: measure.key.clone(),
            mean: mean(&marks, 1),
            range: range(&marks).map(|(low, high)| (low * 100, high * 100)),
        }
    });
    let away = |one: &&Evaluation| one.state != EvaluationState::Away;
    Summary {
        given: count(evaluations.iter().filter(away).count()),
        done: count(done.len()),
        mean: mean(&all, weight),
        median: twice_median(&all).map(|twice| hundredths(twice, 2 * weight)),
        range: range(&all).map(|(low, high)| (hundredths(low, weight), hundredths(high, weight))),
        apart: apart(&scores, i64::from(plan.scale.most()) * weight),
        measures: measures.collect(),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// All marks of somebody, each as often as it counts; none while one is missing.
fn points(plan: &Plan, evaluation: &Evaluation) -> Option<i64> {
    let one = |measure: &super::Measure| {
        Some(i64::from(evaluation.mark(&measure.key)?) * i64::from(measure.weight))
    };
    plan.measures.iter().map(one).sum()
}

/// A quotient in hundredths, halves upwards. Nothing here is below zero.
fn hundredths(number: i64, by: i64) -> i64 {
    if by == 0 { 0 } else { (200 * number + by) / (2 * by) }
}

fn mean(numbers: &[i64], weight: i64) -> Option<i64> {
    let many = count(numbers.len());
    (many > 0).then(|| hundredths(numbers.iter().sum(), many * weight))
}

fn range(numbers: &[i64]) -> Option<(i64, i64)> {
    Some((*numbers.iter().min()?, *numbers.iter().max()?))
}

/// Twice the number in the middle, so that it is whole.
fn twice_median(numbers: &[i64]) -> Option<i64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let upper = sorted.len() / 2;
    let lower = sorted.len().checked_sub(1)? / 2;
    Some(sorted.get(lower)? + sorted.get(upper)?)
}

/// Who is at least three tenths of the scale from the middle of the others, while those lie less than half as far from each other.
/// Of two, nobody can say who stands apart.
fn apart(scores: &[(Id<Person>, i64)], full: i64) -> Vec<Id<Person>> {
    if scores.len() < 3 {
        return Vec::new();
    }
    let stands_apart = |(person, own): &(Id<Person>, i64)| {
        let others: Vec<i64> =
            scores.iter().filter(|(other, _)| other != person).map(|(_, score)| *score).collect();
        let twice = twice_median(&others)?;
        let (low, high) = range(&others)?;
        let twice_far = (2 * own - twice).abs();
        let far = twice_far * 10 >= 2 * FAR * full && twice_far > 4 * (high - low);
        far.then_some(*person)
    };
    scores.iter().filter_map(stands_apart).collect()
}
