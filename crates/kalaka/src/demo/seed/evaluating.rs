//! How ideas of the demo are evaluated, and what they cost by the office.

use anyhow::Context as _;
use calls::evaluation::{
    Answers, Conflict, Evaluation, EvaluationState, Marked, Measure, Plan, Scale,
};
use calls::{Call, Estimate, EstimateInput, Idea};
use city::{Money, Role};
use jiff::{SignedDuration, Timestamp};
use store::calls::evaluator::{Evaluating, Evaluator};
use store::{Tx, calls as rows};

use super::Seeder;
use crate::demo::asked::{EvaluatedEntry, EvaluationFile, MeasureEntry};

/// Everything that is entered about the evaluation of a call.
pub(super) struct Evaluated {
    evaluating: Evaluating,
    evaluators: Vec<Evaluator>,
    evaluations: Vec<Evaluation>,
    estimates: Vec<Estimate>,
    made: Timestamp,
}

impl Seeder {
    /// Prepares what a file says about the ideas of a call, by their short names.
    pub(super) fn evaluation(
        &self,
        call: &Call,
        file: &EvaluationFile,
        ideas: &[(String, Idea)],
    ) -> anyhow::Result<Evaluated> {
        let made = self.moments.now - SignedDuration::from_hours(24 * 6);
        let mut evaluators = Vec::new();
        for key in &file.evaluators {
            let person = self.author(key)?;
            evaluators.push(Evaluator { person, themes: vec![], neighbourhoods: vec![] });
        }
        let measure = |(number, one): (usize, &MeasureEntry)| Measure {
            key: format!("m{number}"),
            text: one.text.clone(),
            help: one.help.clone(),
            weight: one.weight,
        };
        let plan = Plan {
            scale: Scale::Five,
            measures: (1..).zip(&file.measure).map(measure).collect(),
            readers: file.readers,
            shown: file.shown,
            answers: Answers::Open,
        };
        plan.check(&self.settings.languages).map_err(|flaws| anyhow::anyhow!("{flaws:?}"))?;
        let jurors = file.jurors.iter().map(|key| Ok(self.author(key)?.id));
        let jurors = jurors.collect::<anyhow::Result<Vec<_>>>()?;
        let (mut evaluations, mut estimates) = (Vec::new(), Vec::new());
        for entry in &file.idea {
            let idea = ideas.iter().find(|(slug, _)| *slug == entry.slug);
            let (_, idea) = idea.with_context(|| format!("there is no idea “{}”", entry.slug))?;
            evaluations.extend(self.marks(idea, entry, &evaluators, made)?);
            for one in &mut evaluations {
                if jurors.contains(&one.by.id) {
                    one.role = Role::Juror;
                }
            }
            estimates.extend(self.estimate(idea, entry, made)?);
        }
        let evaluating = Evaluating { call: call.id, version: 0, plan, closed: None };
        Ok(Evaluated { evaluating, evaluators, evaluations, estimates, made })
    }

    /// What was marked; the first evaluators who have not marked it have it before them.
    fn marks(
        &self,
        idea: &Idea,
        entry: &EvaluatedEntry,
        evaluators: &[Evaluator],
        made: Timestamp,
    ) -> anyhow::Result<Vec<Evaluation>> {
        let mut all = Vec::new();
        for one in &entry.marks {
            let marked = |(number, mark): (usize, &u8)| Marked {
                measure: format!("m{number}"),
                mark: Some(*mark),
                note: if number == 1 { one.note.clone() } else { String::new() },
            };
            all.push(Evaluation {
                state: EvaluationState::Done,
                marks: (1..).zip(&one.marks).map(marked).collect(),
                word: one.word.clone(),
                handed_in: Some(made + SignedDuration::from_hours(40)),
                version: 2,
                ..Evaluation::given(idea, self.author(&one.by)?, Role::Officer, made)
            });
        }
        for one in &entry.away {
            let mut away = Evaluation::given(idea, self.author(&one.by)?, Role::Officer, made);
            away.stay_away(Conflict::Close, &one.why).map_err(|why| anyhow::anyhow!("{why:?}"))?;
            all.push(away);
        }
        for one in evaluators {
            let done = all.iter().filter(|it| it.state != EvaluationState::Away).count();
            if done < 3 && all.iter().all(|it| it.by.id != one.person.id) {
                all.push(Evaluation::given(idea, one.person.clone(), Role::Officer, made));
            }
        }
        Ok(all)
    }

    fn estimate(
        &self,
        idea: &Idea,
        entry: &EvaluatedEntry,
        made: Timestamp,
    ) -> anyhow::Result<Option<Estimate>> {
        let Some((low, high)) = entry.low.zip(entry.high) else { return Ok(None) };
        let currency = self.settings.currency;
        let money =
            |units: i64| Ok(Some(Money { minor: units * currency.minor_units(), currency }));
        let input = EstimateInput::check(money(low), money(high), &entry.source, &entry.answer);
        let input = input.map_err(|flaws| anyhow::anyhow!("{flaws:?}"))?;
        Ok(Some(Estimate { idea: idea.id, input, by: None, made }))
    }

    /// Enters it.
    pub(super) fn insert_evaluation(&self, tx: &mut Tx, it: &Evaluated) -> store::Result<()> {
        rows::evaluator::save(tx, &it.evaluating)?;
        for one in &it.evaluators {
            rows::evaluator::put(tx, it.evaluating.call, one, it.made)?;
        }
        it.evaluations.iter().try_for_each(|one| rows::evaluation::insert(tx, one))?;
        it.estimates.iter().try_for_each(|one| rows::estimate::put(tx, one))
    }
}
