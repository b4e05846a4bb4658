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
use tally::bundle::{read_bundle, verify};
use tally::report::report;

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
/// | `names` | names of the winners, in their order |
/// | `report` | the report of the recount, as [`tally::report::report`] |
/// | `error` | instead of all these, a sentence, when this is no bundle |
#[must_use]
pub fn recount_report(bundle: &[u8]) -> Vec<u8> {
    let value = found(bundle).unwrap_or_else(|error| json!({ "error": error.to_string() }));
    value.to_string().into_bytes()
}

fn found(bytes: &[u8]) -> Result<Value, tally::bundle::BundleError> {
    let verdict = verify(bytes)?;
    let bundle = read_bundle(bytes)?;
    let winners = verdict.outcome.winners.iter();
    let projects = winners.filter_map(|&winner| bundle.election.projects.get(winner));
    let names: Vec<&str> = projects.map(|project| project.name.as_str()).collect();
    Ok(json!({
        "holds": verdict.differences.is_empty(),
        "differences": verdict.differences,
        "names": names,
        "report": report(&bundle.election, &bundle.rule, &verdict.outcome)?,
    }))
}
