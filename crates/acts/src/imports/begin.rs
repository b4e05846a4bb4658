//! From a file that has arrived to the press of a button: which column is which, how the first rows would be, and go.

use ::city::audit::Action;
use ::city::{Id, ImportKind, ImportState, Refusal, Thing};
use ::imports::{Column, Mapping, Record, Row, Table, guess};
use serde_json::json;
use store::Json;
use store::imports::import::{self as rows, Choices, Import, Listed};
use store::imports::part;
use store::jobs::Urgency;

use super::becomes::{Deed, Take, of};
use super::{IMPORT_JOB, UNDONE_WITHIN};
use crate::{Act, Done};

/// How many rows are a part: what one transaction takes, so that nobody else waits long.
const PART: usize = 25;
/// How many of the first rows are shown as they would be.
const SHOWN: usize = 5;
/// How many pages of others' imports are looked through for one's own.
const LOOKED_THROUGH: usize = 20;
/// How many characters of a file's name are kept.
const NAME: usize = 120;

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// What it was called.
    pub name: String,
    /// The digest of its bytes.
    pub digest: Vec<u8>,
    /// What stands in it.
    pub table: Table,
}

/// The first rows of a file as they would be, each with its line.
pub type Preview = Vec<(u64, Take)>;

/// The columns that a kind asks for.
pub fn columns(kind: ImportKind) -> &'static [Column] {
    of(kind).columns()
}

/// `Ok` when whoever acts works on such files for this.
pub fn may(act: &mut Act, kind: ImportKind, within: Option<Id<Thing>>) -> Done<()> {
    act.person()?;
    of(kind).may(act, within)
}

/// `Ok` when whoever acts may bring such a file into this now.
pub fn may_begin(act: &mut Act, kind: ImportKind, within: Option<Id<Thing>>) -> Done<()> {
    may(act, kind, within)?;
    of(kind).is_open(act, within)
}

/// An import that whoever acts may work on; any other may as well not exist.
pub fn open(act: &mut Act, id: Id<Import>) -> Done<Import> {
    let import = rows::get(act.tx, id)?;
    match may(act, import.kind, import.within) {
        Ok(()) => Ok(import),
        Err(crate::Refused::Rule(_)) => Err(Refusal::NotFound.into()),
        Err(fault) => Err(fault),
    }
}

/// Imports before one that whoever acts may work on, the newest first.
pub fn list(act: &mut Act, before: Id<Import>, limit: i64) -> Done<Vec<Listed>> {
    let (mut own, mut before) = (Vec::new(), before);
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    for _ in 0..LOOKED_THROUGH {
        let page = rows::list(act.tx, before, limit)?;
        let is_last = page.len() < wanted;
        for one in page {
            before = one.id;
            match may(act, one.kind, one.within) {
                Ok(()) if own.len() < wanted => own.push(one),
                Ok(()) | Err(crate::Refused::Rule(_)) => {}
                Err(fault) => return Err(fault),
            }
        }
        if is_last || own.len() >= wanted {
            break;
        }
    }
    Ok(own)
}

/// Earlier imports of the same file that whoever acts may see.
pub fn same_file(act: &mut Act, import: &Import) -> Done<Vec<Listed>> {
    let mut same = rows::same(act.tx, &import.digest, import.id, 5)?;
    same.retain(|one| one.kind == import.kind && one.within == import.within);
    Ok(same)
}

/// Keeps a file with its rows, and guesses which column is which. `key` makes a repeat harmless.
pub fn begin(
    act: &mut Act,
    kind: ImportKind,
    within: Option<Id<Thing>>,
    arrived: &Arrived,
    key: &str,
) -> Done<Id<Import>> {
    may_begin(act, kind, within)?;
    act.once(key, |act| {
        let person = act.person()?;
        let id: Id<Import> = act.new_id();
        let table = &arrived.table;
        let parts = table.rows.chunks(PART);
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let import = Import {
            id,
            kind,
            within,
            person: Some(person),
            name: arrived.name.chars().take(NAME).collect(),
            digest: arrived.digest.clone(),
            state: ImportState::Mapping,
            read_as: Json(table.read_as.clone()),
            heads: Json(table.columns.clone()),
            mapping: Json(guess(table, of(kind).columns())),
            choices: Json(Choices::default()),
            stand_in: None,
            row_count: count(table.rows.len()),
            parts: count(parts.len()),
            next_part: 0,
            taken: 0,
            changed: 0,
            there: 0,
            refused: 0,
            undone: 0,
            stayed: 0,
            made_at: act.now,
            begun_at: None,
            ended_at: None,
        };
        rows::insert(act.tx, &import)?;
        for (some, number) in parts.zip(0..) {
            part::insert(act.tx, id, number, some.to_vec())?;
        }
        Ok(id)
    })
}

/// Notes which column is which, and what is said of the whole file, while it has not begun.
pub fn save(act: &mut Act, id: Id<Import>, mapping: &Mapping, choices: &Choices) -> Done<Import> {
    let mut import = open(act, id)?;
    if import.state != ImportState::Mapping {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    import.mapping = Json(mapping.clone());
    import.choices = Json(choices.clone());
    rows::update(act.tx, &import)?;
    Ok(import)
}

/// The first rows as they would be.
pub fn preview(act: &mut Act, import: &Import) -> Done<Preview> {
    let (first, _) = part::get(act.tx, import.id, 0)?.unwrap_or_default();
    let becomes = of(import.kind);
    let (mapping, mut import) = (import.mapping.0.clone(), import.clone());
    let mut shown = Vec::new();
    for row in first.iter().take(SHOWN) {
        let row: &Row = row;
        let take = becomes.take(act, &mut import, &Record::new(row, &mapping), Deed::Look)?;
        shown.push((row.line, take));
    }
    Ok(shown)
}

/// Has the rows taken. Pressed twice, they are taken once.
pub fn start(act: &mut Act, id: Id<Import>) -> Done<Import> {
    let mut import = open(act, id)?;
    if import.state != ImportState::Mapping {
        return Ok(import);
    }
    of(import.kind).is_open(act, import.within)?;
    let mut flaws = of(import.kind).flaws(&import);
    for column in import.mapping.0.missing(of(import.kind).columns()) {
        flaws.add(format!("column-{}", column.key), ::city::Flaw::Missing);
    }
    flaws.into_result()?;
    import.state = ImportState::Running;
    import.begun_at = Some(act.now);
    rows::update(act.tx, &import)?;
    note(act, Action::Import, &import)?;
    act.enqueue(IMPORT_JOB, &id.to_string(), Urgency::Soon, act.now)?;
    Ok(import)
}

/// Has everything taken back that came of the rows and that nobody has touched. Pressed twice, it is done once.
pub fn undo(act: &mut Act, id: Id<Import>) -> Done<Import> {
    let mut import = open(act, id)?;
    if matches!(import.state, ImportState::Undoing | ImportState::Undone) {
        return Ok(import);
    }
    let until = import.ended_at.and_then(|ended| ended.checked_add(UNDONE_WITHIN).ok());
    if import.state != ImportState::Done || until.is_none_or(|until| until < act.now) {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    import.state = ImportState::Undoing;
    // What came last goes first: it may stand on what came before.
    import.next_part = import.parts - 1;
    rows::update(act.tx, &import)?;
    note(act, Action::UndoImport, &import)?;
    act.enqueue(IMPORT_JOB, &id.to_string(), Urgency::Soon, act.now)?;
    Ok(import)
}

/// Throws a file away that was not begun.
pub fn discard(act: &mut Act, id: Id<Import>) -> Done<()> {
    let import = open(act, id)?;
    if import.state != ImportState::Mapping {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    Ok(rows::remove(act.tx, id)?)
}

/// Notes in the log what is done with an import, on the thing its rows go into.
fn note(act: &mut Act, action: Action, import: &Import) -> Done<()> {
    let details =
        json!({ "import": import.id.to_string(), "kind": import.kind, "rows": import.row_count });
    match import.within {
        Some(thing) => {
            let noun = store::things::thing::noun(act.tx, thing)?;
            act.audit_thing(action, noun, thing, &details)
        }
        None => act.audit_city(action, &details),
    }
}
