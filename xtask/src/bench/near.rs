//! What is near the ideas of the seeded city: really looked for for some, whose rows the others have too. For all it would
//! take longer than everything else together.

use acts::calls::near::{self, BESIDE_JOB};
use acts::{Act, Refused, Stage, Who};
use calls::Idea;
use city::Id;
use store::calls::near as rows;

use super::seed::in_chunks;
use crate::run::watch;

/// For how many it is really looked for.
const LOOKED: usize = 200;

/// Keeps what is near each idea, and says what one look takes.
pub(super) fn seed(city: &store::City, stage: &Stage, ideas: &[Id<Idea>]) -> anyhow::Result<()> {
    let mut looked = Vec::new();
    let since = watch();
    for id in ideas.iter().step_by((ideas.len() / LOOKED).max(1)).copied() {
        let stage = stage.clone();
        looked.push(city.write_blocking(move |tx| {
            let mut act = Act::begin(tx, &stage, &Who::System)?;
            near::work(&mut act, BESIDE_JOB, &id.to_string())?;
            let near = rows::of(act.tx, id)?.into_iter();
            Ok::<_, Refused>(near.map(|(other, why)| (other.id, why)).collect::<Vec<_>>())
        })?);
    }
    let each = since.elapsed().as_micros() / u128::try_from(looked.len().max(1))?;
    println!(
        "what is near an idea is looked for in {each} µs; done for {} ideas, whose rows the others have",
        looked.len()
    );
    let all: Vec<_> = ideas.iter().copied().zip(looked.into_iter().cycle()).collect();
    in_chunks(city, &all, |tx, (id, near)| {
        let near: Vec<_> = near.iter().filter(|(other, _)| other != id).cloned().collect();
        rows::keep(tx, *id, &near)
    })?;
    Ok(city.write_blocking(rows::note_lexicon)?)
}
