//! Marks and scores in words, as every page of evaluating shows them.

use calls::evaluation::{Answers, Conflict, EvaluationState, Plan, Scale, Shown, Summary};
use store::calls::evaluation::Evaluated;
use web::http::Visit;
use web::views::{Choice, Chosen, Fact};
use web::words::Words;

use crate::words::CallWords as _;

/// A score in hundredths of a mark, with one digit behind the mark.
pub(crate) fn score(w: &Words, hundredths: i64) -> String {
    w.decimal_number((hundredths + 5).div_euclid(10), 1)
}

/// From the lowest to the highest score.
pub(crate) fn range(w: &Words, (low, high): (i64, i64)) -> String {
    if low == high { score(w, low) } else { w.evaluation_range(score(w, high), score(w, low)) }
}

/// What a mark means in words; nothing for marks between those that have some.
pub(crate) fn mark_word(w: &Words, scale: Scale, mark: u8) -> &'static str {
    let words = [
        w.mark_none(),
        w.mark_weak(),
        w.mark_moderate(),
        w.mark_fair(),
        w.mark_good(),
        w.mark_excellent(),
    ];
    let at = match (scale, mark) {
        (Scale::Three, 1) => 2,
        (Scale::Three, 2) => 4,
        (Scale::Three, 3) | (Scale::Ten, 10) => 5,
        (Scale::Ten, 5) => 3,
        (Scale::Five, mark) => usize::from(mark),
        (_, 0) => 0,
        _ => return "",
    };
    words.get(at).copied().unwrap_or_default()
}

/// How far somebody is, in a word.
pub(crate) fn state_word(w: &Words, state: EvaluationState) -> &'static str {
    match state {
        EvaluationState::Given => w.evaluation_given(),
        EvaluationState::Begun => w.evaluation_begun(),
        EvaluationState::Done => w.evaluation_done(),
        EvaluationState::Away => w.evaluation_away(),
    }
}

/// Why somebody stays away, in words.
pub(crate) fn conflict_word(w: &Words, conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::Writes => w.conflict_writes(),
        Conflict::Organisation => w.conflict_organisation(),
        Conflict::Close => w.conflict_close(),
        Conflict::Interest => w.conflict_interest(),
        Conflict::Other => w.conflict_other(),
    }
}

/// The scales to choose from.
pub(crate) fn scales(w: &Words, chosen: Scale) -> Vec<Choice> {
    let one = |scale: &Scale| {
        let hint: Vec<&str> = (0..=scale.most())
            .map(|mark| mark_word(w, *scale, mark))
            .filter(|word| !word.is_empty())
            .collect();
        let label = w.evaluation_scale(i64::from(scale.most()));
        let choice = Choice::new(scale.key(), label, Chosen::from(*scale == chosen));
        Choice { hint: hint.join(", "), ..choice }
    };
    Scale::ALL.iter().map(one).collect()
}

/// Who reads the marks afterwards, to choose from.
pub(crate) fn audiences(w: &Words, chosen: Shown) -> Vec<Choice> {
    let one = |shown: &Shown| {
        let label = match shown {
            Shown::Staff => w.evaluation_shown_staff(),
            Shown::Authors => w.evaluation_shown_authors(),
            Shown::Everyone => w.evaluation_shown_everyone(),
        };
        Choice::new(shown.key(), label, Chosen::from(*shown == chosen))
    };
    Shown::ALL.iter().map(one).collect()
}

/// Which answers jurors read, to choose from.
pub(crate) fn answers(w: &Words, chosen: Answers) -> Vec<Choice> {
    let one = |answers: &Answers| {
        let label = match answers {
            Answers::Open => w.evaluation_answers_open(),
            Answers::All => w.evaluation_answers_all(),
        };
        Choice::new(answers.key(), label, Chosen::from(*answers == chosen))
    };
    Answers::ALL.iter().map(one).collect()
}

/// What all marks of an idea say, as facts: the whole first, then what was weighed.
pub(crate) fn facts(visit: &Visit, plan: &Plan, summary: &Summary) -> Vec<Fact> {
    let w = &visit.words;
    let most = i64::from(plan.scale.most());
    let (Some(mean), Some(median), Some(all)) = (summary.mean, summary.median, summary.range)
    else {
        return Vec::new();
    };
    let mut facts = vec![
        Fact::new(w.evaluation_mean(), w.evaluation_of(most, score(w, mean))),
        Fact::new(w.evaluation_median(), score(w, median)),
        Fact::new(w.evaluation_spread(), range(w, all)),
    ];
    for (measure, of) in plan.measures.iter().zip(&summary.measures) {
        if let (Some(mean), Some(all)) = (of.mean, of.range) {
            let value = w.evaluation_mean_and_range(score(w, mean), range(w, all));
            facts.push(Fact::new(visit.text(&measure.text), value));
        }
    }
    facts
}

/// The same of one idea in a list, in one line: "3.8 of 5 (2 to 4.5), 3 of 3".
pub(crate) fn line(w: &Words, plan: &Plan, one: &Evaluated) -> String {
    let done = w.evaluation_done_of(w.number(one.given), w.number(one.done));
    match one.scores {
        Some(scores) => {
            let of = w.evaluation_of(i64::from(plan.scale.most()), score(w, scores.mean));
            let all = range(w, (scores.low, scores.high));
            format!("{}, {done}", w.evaluation_mean_and_range(of, all))
        }
        None => done,
    }
}
