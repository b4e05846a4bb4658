//! The job: part by part, each with what became of it in a transaction of its own.

use ::city::{Id, ImportState};
use ::imports::Record;
use jiff::Timestamp;
use store::imports::import::{self as rows, Import};
use store::imports::part;
use store::imports::part::{Undone, Verdict};

use super::becomes::{Deed, of};
use crate::{Act, Done};

/// The job that takes the rows of an import, or takes them back.
pub const IMPORT_JOB: &str = "import";

/// Whether a job comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// There is more to do.
    More,
    /// There is not.
    Over,
}

/// Does the next part of an import. Which that is stands with the import, so a part that was done is never done again.
pub fn turn(act: &mut Act, id: Id<Import>) -> Done<Turn> {
    let mut import = match rows::get(act.tx, id) {
        Ok(import) => import,
        Err(store::Error::NotFound) => return Ok(Turn::Over),
        Err(fault) => return Err(fault.into()),
    };
    match import.state {
        ImportState::Running => take(act, &mut import)?,
        ImportState::Undoing => take_back(act, &mut import)?,
        ImportState::Mapping | ImportState::Done | ImportState::Undone => return Ok(Turn::Over),
    }
    let over = !import.state.is_under_way();
    if over {
        import.ended_at = Some(act.now);
    }
    rows::update(act.tx, &import)?;
    if over {
        of(import.kind).ended(act, &import)?;
        return Ok(Turn::Over);
    }
    Ok(Turn::More)
}

fn take(act: &mut Act, import: &mut Import) -> Done<()> {
    let number = import.next_part;
    let Some((content, _)) = part::get(act.tx, import.id, number)? else {
        import.state = ImportState::Done;
        return Ok(());
    };
    let (becomes, mapping) = (of(import.kind), import.mapping.0.clone());
    let mut outcomes = Vec::with_capacity(content.len());
    for row in &content {
        let taken = becomes.take(act, import, &Record::new(row, &mapping), Deed::Take)?;
        let outcome = taken.outcome(row.line);
        *match outcome.verdict {
            Verdict::Taken => &mut import.taken,
            Verdict::Changed => &mut import.changed,
            Verdict::Here => &mut import.there,
            Verdict::Refused => &mut import.refused,
        } += 1;
        outcomes.push(outcome);
    }
    part::keep(act.tx, import.id, number, &outcomes)?;
    import.next_part = number + 1;
    if import.next_part >= import.parts {
        import.state = ImportState::Done;
    }
    Ok(())
}

fn take_back(act: &mut Act, import: &mut Import) -> Done<()> {
    let number = import.next_part;
    if let Some((_, mut outcomes)) = part::get(act.tx, import.id, number)? {
        let becomes = of(import.kind);
        for outcome in outcomes.iter_mut().rev() {
            if !matches!(outcome.verdict, Verdict::Taken | Verdict::Changed) {
                continue;
            }
            let undone = becomes.undo(act, outcome)?;
            *match undone {
                Undone::Back => &mut import.undone,
                Undone::Stayed => &mut import.stayed,
            } += 1;
            outcome.undone = Some(undone);
        }
        part::keep(act.tx, import.id, number, &outcomes)?;
    }
    import.next_part = number - 1;
    if import.next_part < 0 {
        import.state = ImportState::Undone;
    }
    Ok(())
}

/// How far a job is, in hundredths.
pub fn hundredths(import: &Import) -> i64 {
    let parts = import.parts.max(1);
    let done = match import.state {
        ImportState::Mapping => 0,
        ImportState::Running => import.next_part,
        ImportState::Undoing => parts - 1 - import.next_part,
        ImportState::Done | ImportState::Undone => parts,
    };
    (done * 100 / parts).clamp(0, 100)
}

/// Until when an import can be undone; nothing where it cannot.
pub fn until(import: &Import) -> Option<Timestamp> {
    let ended = import.ended_at.filter(|_| import.state == ImportState::Done)?;
    (import.taken + import.changed > 0).then(|| ended.checked_add(super::UNDONE_WITHIN).ok())?
}
