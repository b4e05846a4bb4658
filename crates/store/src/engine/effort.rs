//! How much work reading is, counted while somebody asks: for tests that no page's cost grows with its city.
//!
//! On SQLite it is the steps of its virtual machine; on PostgreSQL the rows that each node of the plan came by, kept or
//! not. Neither depends on how busy the machine is.

use std::cell::Cell;

thread_local! {
    static COUNTED: Cell<Option<u64>> = const { Cell::new(None) };
}

/// Runs the reads of a body and says how much work they were. For the thread on which bodies run.
pub fn measured<T>(body: impl FnOnce() -> T) -> (T, u64) {
    COUNTED.set(Some(0));
    let answer = body();
    (answer, COUNTED.take().unwrap_or_default())
}

/// Whether somebody asks.
pub(crate) fn is_counted() -> bool {
    COUNTED.get().is_some()
}

/// Adds to it.
pub(crate) fn add(work: u64) {
    if let Some(counted) = COUNTED.get() {
        COUNTED.set(Some(counted.saturating_add(work)));
    }
}

/// The rows that a plan of PostgreSQL's came by, as `explain (analyze)` tells it.
pub(crate) fn of_plan(lines: &[String]) -> u64 {
    let number = |text: &str| -> f64 {
        let digits = text.trim_start().split(|c: char| c != '.' && !c.is_ascii_digit()).next();
        digits.and_then(|digits| digits.parse().ok()).unwrap_or(0.0)
    };
    let (mut all, mut loops) = (0.0, 1.0);
    for line in lines {
        let rows = if let Some((_, told)) = line.split_once("(actual rows=") {
            loops = told.split_once("loops=").map_or(1.0, |(_, told)| number(told));
            number(told)
        } else if let Some((_, told)) = line.split_once("Rows Removed by ") {
            told.split_once(':').map_or(0.0, |(_, told)| number(told))
        } else {
            continue;
        };
        all += rows * loops;
    }
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of rows"
    )]
    let all = all as u64;
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_as_often_as_they_were_come_by() {
        let plan = [
            "Nested Loop  (cost=0.1..9.0 rows=1 width=8) (actual rows=20 loops=1)",
            "  ->  Index Scan using a on b  (cost=0.1..9.0 rows=1 width=8) (actual rows=3 loops=20)",
            "        Rows Removed by Filter: 7",
            "  ->  Seq Scan on c  (cost=0.1..9.0 rows=1 width=8) (never executed)",
        ];
        assert_eq!(of_plan(&plan.map(str::to_owned)), 20 + 60 + 140);
    }

    #[test]
    fn nothing_is_counted_unasked() {
        add(7);
        assert_eq!(measured(|| add(3)), ((), 3));
        assert!(!is_counted());
    }
}
