//! Files as they come: the accepted shape, its corners, and what is refused.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use assign::batch;
use assign::dimacs::{DimacsError, DimacsProblem, DimacsReader, Fault};
use assign::problem::{COST_LIMIT, ProblemError};
use proptest::prelude::*;

fn read(text: &[u8]) -> Result<DimacsProblem, DimacsError> {
    let mut reader = DimacsReader::default();
    for line in text.split_inclusive(|&byte| byte == b'\n') {
        reader.line(line)?;
    }
    reader.finish()
}

fn refused(text: &str) -> (u64, Fault) {
    let error = read(text.as_bytes()).unwrap_err();
    (error.line, error.fault)
}

fn optimum(text: &str) -> i128 {
    batch::solve(read(text.as_bytes()).unwrap().problem).objective
}

#[test]
fn corners_of_the_shape_have_a_result() {
    // Nothing at all; a lone sink; offers and a sink but no needs.
    assert_eq!(optimum("p min 0 0\n"), 0);
    assert_eq!(optimum("p min 1 0\nn 1 0\n"), 0);
    assert_eq!(optimum("p min 2 1\na 1 2 0 5 0\n"), 0);
    // A need without candidates stays open, whatever its penalty.
    assert_eq!(optimum("p min 2 1\nn 1 1\nn 2 -1\na 1 2 0 1 77\n"), 77);
    // Duplicates: the cheaper pair, the lower penalty, the sum of places.
    let twice = "p min 3 6\nn 1 1\nn 3 -1\na 1 2 0 1 9\na 1 2 0 1 4\na 2 3 0 0 0\na 2 3 0 1 0\n\
        a 1 3 0 1 50\na 1 3 0 1 40\n";
    assert_eq!(optimum(twice), 4);
    // Costs of 2^40 and below zero, capacities of 2^31 and beyond 32 bits, blanks and comments.
    let large = "c hello\n\np  min 4 6\r\nn 1 1\nn 2\t1\nn 4 -2\na 1 3 0 1 1099511627776\n\
        c between\na 2 3 0 1 -5\na 3 4 0 2147483648 0\na 3 4 0 99999999999 0\n\
        a 1 4 0 1 1099511627777\na 2 4 0 1 0\n";
    assert_eq!(optimum(large), (1 << 40) - 5);
    // Pairs in any order, nodes described in any order.
    let mixed = "p min 4 6\nn 4 -2\nn 2 1\nn 1 1\na 2 3 0 1 1\na 1 4 0 1 30\na 1 3 0 1 2\n\
        a 2 4 0 1 20\na 3 4 0 1 0\na 2 3 0 1 3\n";
    assert_eq!(optimum(mixed), 22);
}

#[test]
fn what_is_not_the_shape_is_refused_with_its_line() {
    let head = "p min 3 3\nn 1 1\nn 3 -1\n";
    let with = |line: &str| refused(&format!("{head}{line}\n"));
    assert_eq!(refused(""), (1, Fault::Header));
    assert_eq!(refused("n 1 1\n"), (1, Fault::Header));
    assert_eq!(refused("p max 3 3\n"), (1, Fault::Header));
    assert_eq!(refused("p min 3\n"), (1, Fault::Field));
    assert_eq!(refused("p min 3 3 3\n"), (1, Fault::Field));
    assert_eq!(refused("p min 4000000000 1\n"), (1, Fault::TooManyNodes));
    assert_eq!(refused("p min -1 1\n"), (1, Fault::Header));
    assert_eq!(with("p min 3 3"), (4, Fault::Header));
    assert_eq!(with("n 1 1"), (4, Fault::NodeTwice(1)));
    assert_eq!(with("n 2 2"), (4, Fault::Supply));
    assert_eq!(with("n 2 -1"), (4, Fault::Supply));
    assert_eq!(with("n 9 0"), (4, Fault::NoSuchNode(9)));
    assert_eq!(with("q"), (4, Fault::UnknownKind));
    assert_eq!(with("a 1 2 0 1"), (4, Fault::Field));
    assert_eq!(with("a 1 2 0 1 1.5"), (4, Fault::Field));
    assert_eq!(with("a 1 2 0 1 99999999999999999999"), (4, Fault::Field));
    assert_eq!(with("a 1 2 0 1 \u{2212}4"), (4, Fault::Field));
    assert_eq!(with("a 0 2 0 1 4"), (4, Fault::NoSuchNode(0)));
    assert_eq!(with("a 1 2 1 1 4"), (4, Fault::LowerBound));
    assert_eq!(with("a 1 2 0 2 4"), (4, Fault::NeedCapacity));
    assert_eq!(with("a 1 3 0 0 4"), (4, Fault::NeedCapacity));
    assert_eq!(with("a 2 3 0 -1 0"), (4, Fault::Capacity));
    assert_eq!(with("a 2 3 0 1 1"), (4, Fault::OfferCost));
    assert_eq!(with("a 2 1 0 1 1"), (4, Fault::Direction));
    assert_eq!(with("a 3 2 0 1 1"), (4, Fault::Direction));
    assert_eq!(with("a 2 2 0 1 0"), (4, Fault::Direction));
    assert_eq!(with("a 1 3 0 1 1\nn 2 0"), (5, Fault::NodeAfterArc));
    let too_large = ProblemError::CostTooLarge(COST_LIMIT + 1);
    assert_eq!(with(&format!("a 1 2 0 1 {}", COST_LIMIT + 1)), (4, Fault::Problem(too_large)));
    // The need's own line, where its penalty is missing.
    let missing = (2, Fault::NoPenalty(1));
    assert_eq!(with("a 1 2 0 1 4\na 2 3 0 1 0\na 1 2 0 1 4"), missing);
    assert_eq!(with("a 1 3 0 1 4"), (4, Fault::ArcCount { announced: 3, found: 1 }));
    let more = "a 1 3 0 1 1\na 1 3 0 1 1\na 1 3 0 1 1\na 1 3 0 1 1";
    assert_eq!(with(more), (7, Fault::ArcCount { announced: 3, found: 4 }));
    // The sink's line, where it does not take what the needs send; and no sink at all.
    assert_eq!(refused("p min 3 1\nn 1 1\nn 3 -2\na 1 3 0 1 1\n"), (3, Fault::Sink));
    assert_eq!(refused("p min 3 1\nn 1 1\na 1 3 0 1 1\n"), (3, Fault::Sink));
}

/// What a person needs to mend a file: the line, the place in it, and the node as the file calls it.
#[test]
fn a_refusal_names_line_column_and_node() {
    let head = "p min 3 3\nn 1 1\nn 3 -1\n";
    for (text, said) in [
        (format!("{head}a -5 2 0 1 4\n"), "line 4, column 3: node -5 does not exist"),
        (format!("{head}a 1 2 0 1  1.5\n"), "line 4, column 12: a field is missing"),
        (format!("{head}a 1 2 0 1 \r\n"), "line 4, column 10: a field is missing"),
        (format!("{head}a 1 2 0 1 4 7\n"), "line 4, column 13: a field is missing"),
        (format!("{head}a 1 2 1 1 4\n"), "line 4, column 7: a lower bound"),
        (format!("{head}  a 1 2 0 2 4\n"), "line 4, column 11: an arc from a need"),
        (format!("{head}a 2 3 0 1 1\n"), "line 4, column 11: an arc from an offer"),
        (format!("{head}a 2 1 0 1 1\n"), "line 4, column 5: an arc goes"),
        (format!("{head}n 1 1\n"), "line 4, column 3: node 1 is described twice"),
        (format!("{head}a 1 2 0 1 {}\n", 1_i64 << 51), "line 4, column 11: a cost of"),
        ("p min -1 1\n".to_owned(), "line 1, column 7: the file starts"),
        ("p min 3 1\nn 1 1\nn 3 -2\na 1 3 0 1 1\n".to_owned(), "line 3, column 5: there is one"),
        // The first need is the file's node 2.
        (
            "p min 3 2\nn 2 1\nn 3 -1\na 2 1 0 1 4\na 1 3 0 1 0\n".to_owned(),
            "line 2, column 3: need 2 has no penalty",
        ),
    ] {
        let error = read(text.as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with(said), "{text}: {error}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(text in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&text);
    }

    #[test]
    fn no_lines_of_the_right_words_make_it_panic(
        lines in proptest::collection::vec("[pna]( (min|-?[0-9]{1,2})){0,6}", 0..12)
    ) {
        if let Ok(file) = read(format!("p min 9 6\n{}", lines.join("\n")).as_bytes()) {
            prop_assert_eq!(batch::solve(file.problem).gap(), 0);
        }
    }
}
