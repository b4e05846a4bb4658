//! The counting engine as a WebAssembly module: a bundle in, a report out.
//!
//! Three exports are all a page needs, and none of them dereferences a pointer: JavaScript
//! asks for room ([`reserve`]), writes the bundle there, calls [`recount`] and reads the
//! report at [`report_at`]. The module imports nothing: it has no clock, no network and no
//! randomness to be led astray by.
//!
//! On other platforms this is an ordinary library, so that the same [`recount_report`] can
//! be compared byte by byte.

use std::cell::RefCell;

use serde_json::{Value, json};
use tally::bundle::{Bundle, BundleError, read_bundle, verify};
use tally::election::Project;
use tally::report::{money_value, report};

thread_local! {
    static BUNDLE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static REPORT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a bundle of `length` bytes and says where to write it.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    BUNDLE.with_borrow_mut(|bundle| {
        bundle.clear();
        bundle.resize(length, 0);
        bundle.as_mut_ptr()
    })
}

/// Recounts the bundle and returns how many bytes the report has.
#[unsafe(no_mangle)]
pub extern "C" fn recount() -> usize {
    let report = recount_report(&BUNDLE.take());
    let length = report.len();
    REPORT.set(report);
    length
}

/// Where the report stands.
#[unsafe(no_mangle)]
pub extern "C" fn report_at() -> *const u8 {
    REPORT.with_borrow(|report| report.as_ptr())
}

/// Recounts a bundle and tells what was found, as one JSON object with sorted keys:
///
/// | key | value |
/// |---|---|
/// | `holds` | whether everything the bundle claims was found again, to the byte |
/// | `differences` | what was not: keys of the bundle |
/// | `winners` | the winners found, in the order chosen: `id`, `name`, `cost` |
/// | `claimed` | ids of the winners that the bundle claims |
/// | `missing` | those of them that were not found: `id`, `name` |
/// | `report` | the report of the recount, as [`tally::report::report`] |
/// | `error` | instead of all these when nothing could be counted: its `kind` ([`kind_of`]), and what is wrong in an English sentence (`says`) |
#[must_use]
pub fn recount_report(bundle: &[u8]) -> Vec<u8> {
    let value = found(bundle).unwrap_or_else(
        |error| json!({ "error": { "kind": kind_of(&error), "says": error.to_string() } }),
    );
    value.to_string().into_bytes()
}

/// What is wrong with a bundle, in a word that pages have a sentence for: `shape` (no bundle, or
/// not all of it), `format` (of another version), `value` (something in it cannot be), `rule`
/// (the rule does not fit the vote).
#[must_use]
pub fn kind_of(error: &BundleError) -> &'static str {
    match error {
        BundleError::Shape(_) => "shape",
        BundleError::Format(_) => "format",
        BundleError::Value(_) => "value",
        BundleError::Rule(_) => "rule",
    }
}

fn found(bytes: &[u8]) -> Result<Value, BundleError> {
    let verdict = verify(bytes)?;
    let Bundle { election, rule, winners: claimed, .. } = read_bundle(bytes)?;
    let winners: Vec<&Project> =
        verdict.outcome.winners.iter().filter_map(|&at| election.projects.get(at)).collect();
    let by_id = election.index();
    let missing = claimed.iter().filter(|id| winners.iter().all(|winner| winner.id != **id));
    let name_of = |id: &str| {
        let project = by_id.get(id).and_then(|&at| election.projects.get(at));
        project.map_or("", |project| project.name.as_str())
    };
    let told = |project: &&Project| {
        let cost = money_value(&election, project.cost);
        json!({ "id": project.id, "name": project.name, "cost": cost })
    };
    Ok(json!({
        "holds": verdict.differences.is_empty(),
        "differences": verdict.differences,
        "winners": winners.iter().map(told).collect::<Vec<_>>(),
        "missing": missing.map(|id| json!({ "id": id, "name": name_of(id) })).collect::<Vec<_>>(),
        "claimed": claimed,
        "report": report(&election, &rule, &verdict.outcome)?,
    }))
}
