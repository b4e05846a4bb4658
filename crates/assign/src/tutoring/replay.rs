//! A year run through under one policy, and counted.

use super::{Board, Policy, Pupil, Tutor};
use crate::problem::ProblemError;

/// A year of asking and offering, each list by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// How many days it lasts.
    pub days: u32,
    /// Pupils by day of asking.
    pub pupils: Vec<Pupil>,
    /// Tutors by day of offering.
    pub tutors: Vec<Tutor>,
}

/// What came of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Pairs brought together.
    pub matches: u64,
    /// Requests still open at the end.
    pub open: u64,
    /// Subjects in common, summed over matches.
    pub subjects: u64,
    /// Preferences met less those crossed, summed over matches.
    pub preferences: i64,
    /// Matches within one state.
    pub same_state: u64,
    /// Days each matched request waited, shortest first.
    pub pupil_waits: Vec<u32>,
    /// Days each matched tutor waited, summed over matches.
    pub tutor_wait: u64,
    /// Days all requests waited, matched or not, until they were matched or the year ended.
    pub all_waits: u64,
}

/// Runs a year with a round every `every` days (at least 1) and one at the end.
///
/// # Errors
/// When more people wait than can be numbered.
pub fn replay(year: &Year, policy: Policy, every: u32) -> Result<Figures, ProblemError> {
    let mut board = Board::new();
    let mut figures = Figures::default();
    let (mut pupils, mut tutors) = (year.pupils.iter().peekable(), year.tutors.iter().peekable());
    for today in 0..year.days {
        while let Some(pupil) = pupils.next_if(|pupil| pupil.day <= today) {
            board.ask(pupil.clone());
        }
        while let Some(tutor) = tutors.next_if(|tutor| tutor.day <= today) {
            board.offer(tutor.clone());
        }
        let last = today + 1 == year.days;
        if today % every.max(1) != 0 && !last {
            continue;
        }
        for pair in board.round(policy, today)?.matches {
            let (Some(pupil), Some(tutor)) = (board.pupil(pair.pupil), board.tutor(pair.tutor))
            else {
                continue;
            };
            let Ok(fit) = pupil.fit(tutor) else { continue };
            figures.matches += 1;
            figures.subjects += u64::from(fit.subjects);
            figures.preferences += i64::from(fit.preferences);
            figures.same_state += u64::from(fit.same_state);
            figures.pupil_waits.push(today - pupil.day);
            figures.tutor_wait += u64::from(today - tutor.day);
        }
    }
    figures.open = board.open();
    figures.pupil_waits.sort_unstable();
    figures.all_waits = figures.pupil_waits.iter().map(|&days| u64::from(days)).sum();
    figures.all_waits += board.waiting().map(|pupil| u64::from(year.days - pupil.day)).sum::<u64>();
    Ok(figures)
}
