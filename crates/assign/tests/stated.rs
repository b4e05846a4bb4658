//! What a solution file states, read beside its problem: which lines are taken, and how each mistake is named.

#![expect(clippy::panic, reason = "a test fails by panicking")]

use assign::certificate::Verdict;
use assign::stated::{CheckError, StatedError, StatedFault, check};

/// Two needs (1, 2), the sink (3) and two offers (4, 5); the best is 1 with 5 and 2 with 4.
const PROBLEM: &str = "p min 5 7\nn 1 1\nn 2 1\nn 3 -2\na 1 4 0 1 1\na 1 5 0 1 5\na 2 4 0 1 2\na 4 3 0 1 0\n\
    a 5 3 0 1 0\na 1 3 0 1 10\na 2 3 0 1 10\n";

fn verdict(solution: &str) -> Result<Verdict, CheckError> {
    check(PROBLEM.as_bytes(), solution.as_bytes())
}

fn fault(solution: &str) -> (u64, StatedFault) {
    match verdict(solution) {
        Err(CheckError::Solution(StatedError::Line { line, fault })) => (line, fault),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_solution_with_its_prices_is_optimal_and_without_them_is_not_shown_to_be() {
    let shown = verdict("c the best\ns 7\nf 1 5 1\nf 2 4 1\nd 4 4\n").unwrap();
    assert_eq!(shown, Verdict::Optimal);
    assert_ne!(verdict("s 7\nf 1 5 1\nf 2 4 1\n").unwrap(), Verdict::Optimal, "nothing shows it");
    assert_ne!(
        verdict("s 11\nf 1 4 1\nf 2 3 1\nd 4 4\n").unwrap(),
        Verdict::Optimal,
        "a worse one"
    );
}

#[test]
fn a_line_that_cannot_be_is_named() {
    assert_eq!(fault("s 7\nf 3 4 1\n"), (2, StatedFault::NotANeed(3)));
    assert_eq!(fault("f 1 2 1\n"), (1, StatedFault::NotAnOffer(2)));
    assert_eq!(fault("d 1 2\n"), (1, StatedFault::NotAnOffer(1)));
    assert_eq!(fault("f 2 5 1\n"), (1, StatedFault::NotAPair(2, 5)));
    assert_eq!(fault("f 1 5 1\nf 1 3 1\n"), (2, StatedFault::NeedTwice(1)));
    assert_eq!(fault("s 7\ns 7\n"), (2, StatedFault::SecondObjective));
    assert_eq!(fault("f 1 5 2\n"), (1, StatedFault::Shape));
    assert_eq!(fault("d 4 much\n"), (1, StatedFault::Number));
}

#[test]
fn what_is_missing_is_said() {
    let missing = |solution| match verdict(solution) {
        Err(CheckError::Solution(error)) => error,
        other => panic!("{other:?}"),
    };
    assert_eq!(missing("s 7\nf 1 5 1\n"), StatedError::NeedMissing);
    assert_eq!(missing("f 1 5 1\nf 2 4 1\n"), StatedError::NoObjective);
    assert!(
        matches!(missing("s 8\nf 1 5 1\nf 2 4 1\nd 4 4\n"), StatedError::Flaw(_)),
        "a wrong sum"
    );
}
