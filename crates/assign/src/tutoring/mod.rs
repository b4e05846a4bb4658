//! Tutoring pairs, day by day: subjects at the right level, a language and weekly hours in common,
//! wishes heard, nobody left waiting, and never the same two twice.
//!
//! A [`Board`] takes pupils and tutors as they come and solves one round a day: first as many matches
//! as can be, those who have waited longest before others, then the best ones by the published
//! [`Weights`]. [`replay`] runs a recorded or made-up year under one [`Policy`] or another and counts.
//!
//! ```
//! use assign::generate::{TutoringShape, tutoring_year};
//! use assign::tutoring::{Policy, Weights, replay};
//!
//! let year = tutoring_year(1, TutoringShape { days: 30, pupils: 40, tutors: 40 });
//! let figures = replay(&year, Policy::Ours(Weights::default()), 1)?;
//! assert!(figures.matches > 0 && figures.subjects >= figures.matches);
//! # Ok::<(), assign::problem::ProblemError>(())
//! ```

mod board;
mod policy;
mod replay;

pub use board::{Asks, Board, Match, Round};
pub use policy::{Policy, Weights};
pub use replay::{Figures, Year, replay};

/// A pupil who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pupil {
    /// The day of asking.
    pub day: u32,
    /// Subjects wanted, one bit each.
    pub subjects: u32,
    /// The subject without which no match makes sense, if there is one.
    pub mandatory: Option<u8>,
    /// School year, from 1.
    pub grade: u8,
    /// State, with a school system of its own.
    pub state: u8,
    /// Languages spoken, one bit each.
    pub languages: u8,
    /// Weekly hours that suit, one bit for each slot.
    pub slots: u32,
    /// How the pupil feels about eight ways of learning (by video, with games, in silence, …):
    /// −1 rather not, 0, +1 gladly.
    pub preferences: [i8; 8],
    /// How many tutors are wanted.
    pub wanted: u32,
}

/// Someone who offers to teach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tutor {
    /// The day of offering.
    pub day: u32,
    /// Subjects taught, each with the lowest and highest school year.
    pub subjects: Vec<(u8, u8, u8)>,
    /// State.
    pub state: u8,
    /// Languages spoken, one bit each.
    pub languages: u8,
    /// Weekly hours free, one bit for each slot.
    pub slots: u32,
    /// Which of the eight ways of learning this tutor works in, one bit each.
    pub ways: u8,
    /// How many pupils at once.
    pub capacity: u32,
}

/// What a pupil and a tutor have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Subjects wanted and taught at the pupil's level.
    pub subjects: u32,
    /// Weekly hours free for both.
    pub hours: u32,
    /// Ways of learning the pupil likes and the tutor works in, less those the pupil would rather
    /// not.
    pub preferences: i32,
    /// Whether both know the same school system.
    pub same_state: bool,
}

/// Why a pupil and a tutor cannot be matched; the first filter that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misfit {
    /// No subject in common at the pupil's level.
    Subject,
    /// The subject the pupil cannot do without is not taught at that level.
    Mandatory,
    /// No language in common.
    Language,
    /// No weekly hour in common.
    Hours,
}

impl Pupil {
    /// What this pupil and a tutor have in common.
    ///
    /// # Errors
    /// The first filter that rules the pair out.
    pub fn fit(&self, tutor: &Tutor) -> Result<Fit, Misfit> {
        let common = self.common_subjects(tutor);
        if common == 0 {
            return Err(Misfit::Subject);
        }
        if self.lacks_mandatory(common) {
            return Err(Misfit::Mandatory);
        }
        if self.languages & tutor.languages == 0 {
            return Err(Misfit::Language);
        }
        if self.slots & tutor.slots == 0 {
            return Err(Misfit::Hours);
        }
        let ways = (0u32..).zip(&self.preferences).filter(|&(way, _)| {
            let way = 1u8.unbounded_shl(way);
            tutor.ways & way != 0
        });
        Ok(Fit {
            subjects: common.count_ones(),
            hours: (self.slots & tutor.slots).count_ones(),
            preferences: ways.map(|(_, &wish)| i32::from(wish.signum())).sum(),
            same_state: self.state == tutor.state,
        })
    }

    /// Subjects wanted and taught at the pupil's level, one bit each.
    fn common_subjects(&self, tutor: &Tutor) -> u32 {
        let at_level = |&&(_, low, high): &&(u8, u8, u8)| (low..=high).contains(&self.grade);
        let taught = tutor.subjects.iter().filter(at_level);
        self.subjects & taught.fold(0, |taught, &(subject, ..)| taught | bit(subject))
    }

    fn lacks_mandatory(&self, common: u32) -> bool {
        self.mandatory.is_some_and(|subject| common & bit(subject) == 0)
    }
}

/// The bit of a subject; there are at most 32.
fn bit(subject: u8) -> u32 {
    1u32.unbounded_shl(u32::from(subject))
}
