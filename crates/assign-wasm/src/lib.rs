//! The certificate checker as a WebAssembly module: a problem and a solution in, a verdict out.
//!
//! Three exports are all it takes, and none of them dereferences a pointer: JavaScript asks
//! for room ([`reserve`]), writes both texts there, calls [`check`] and reads the sentence at
//! [`verdict_at`]. The module imports nothing: it has no clock, no network and no randomness
//! to be led astray by. It holds the checker alone, none of the solvers.
//!
//! On other platforms this is an ordinary library, so that the same [`verdict`] can be compared
//! sentence by sentence.

use std::cell::RefCell;

thread_local! {
    static TEXTS: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static VERDICT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Makes room for `length` bytes, problem and solution together, and says where to write them.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    TEXTS.with_borrow_mut(|texts| {
        texts.clear();
        texts.resize(length, 0);
        texts.as_mut_ptr()
    })
}

/// Checks the solution that follows the problem's `problem_length` bytes, and returns how many
/// bytes the verdict has.
#[unsafe(no_mangle)]
pub extern "C" fn check(problem_length: usize) -> usize {
    let texts = TEXTS.take();
    let (problem, solution) = texts.split_at(problem_length.min(texts.len()));
    let sentence = verdict(problem, solution);
    let length = sentence.len();
    VERDICT.set(sentence);
    length
}

/// Where the verdict stands.
#[unsafe(no_mangle)]
pub extern "C" fn verdict_at() -> *const u8 {
    VERDICT.with_borrow(|verdict| verdict.as_ptr())
}

/// Checks the text of a solution against that of its problem (DIMACS, as in [`assign::dimacs`] and
/// [`assign::stated`]), and answers `optimal`, `within G of the optimum` or `wrong: …`.
#[must_use]
pub fn verdict(problem: &[u8], solution: &[u8]) -> String {
    match assign::stated::check(problem, solution) {
        Ok(verdict) => verdict.to_string(),
        Err(error) => format!("wrong: {error}"),
    }
}
