//! The table of a review round: how well each reviewer fits each submission.

use crate::position::at;

/// A round: submissions, how many readers each wants, loads, and a score for each pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    submissions: u32,
    readers: u32,
    loads: Vec<u32>,
    scores: Vec<i16>,
}

/// A conflict nobody may waive.
pub(super) const BARRED: i16 = -1;
/// A conflict that was inferred and that an officer may waive.
pub(super) const WAIVABLE: i16 = -2;

/// Why a table cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PanelError {
    /// The table would not fit into memory's numbering.
    #[error("{0} submissions with {1} reviewers are too many for one table")]
    TooLarge(u32, usize),
    /// More readings are wanted than can be counted.
    #[error("{1} readers for each of {0} submissions are too many")]
    TooManyReadings(u32, u32),
    /// There is no such pair.
    #[error("submission {0} or reviewer {1} is not there")]
    NobodyThere(u32, u32),
}

impl Panel {
    /// A table of zeros in which each submission wants `readers` different readers and reviewer *r*
    /// reads at most `loads[r]`.
    ///
    /// # Errors
    /// When submissions times reviewers is beyond 2³⁰ pairs, or submissions times readers beyond 32
    /// bits.
    pub fn new(submissions: u32, readers: u32, loads: Vec<u32>) -> Result<Self, PanelError> {
        let pairs = at(submissions).checked_mul(loads.len()).filter(|&pairs| pairs <= 1 << 30);
        let pairs = pairs.ok_or(PanelError::TooLarge(submissions, loads.len()))?;
        if submissions.checked_mul(readers).is_none() {
            return Err(PanelError::TooManyReadings(submissions, readers));
        }
        Ok(Self { submissions, readers, loads, scores: vec![0; pairs] })
    }

    /// Says how well a pair fits; a negative score counts as 0. A conflict stays a conflict.
    ///
    /// # Errors
    /// When there is no such pair.
    pub fn score(&mut self, submission: u32, reviewer: u32, score: i16) -> Result<(), PanelError> {
        let entry = self.entry(submission, reviewer)?;
        if *entry >= 0 {
            *entry = score.max(0);
        }
        Ok(())
    }

    /// Forbids a pair for good.
    ///
    /// # Errors
    /// When there is no such pair.
    pub fn bar(&mut self, submission: u32, reviewer: u32) -> Result<(), PanelError> {
        *self.entry(submission, reviewer)? = BARRED;
        Ok(())
    }

    /// Forbids a pair for a reason that was only inferred, so that an officer may waive it.
    ///
    /// # Errors
    /// When there is no such pair.
    pub fn bar_waivable(&mut self, submission: u32, reviewer: u32) -> Result<(), PanelError> {
        let entry = self.entry(submission, reviewer)?;
        if *entry != BARRED {
            *entry = WAIVABLE;
        }
        Ok(())
    }

    fn entry(&mut self, submission: u32, reviewer: u32) -> Result<&mut i16, PanelError> {
        let missing = PanelError::NobodyThere(submission, reviewer);
        self.row_mut(submission).get_mut(at(reviewer)).ok_or(missing)
    }

    /// All scores of a submission, by reviewer; the caller keeps them at 0 or above.
    pub(super) fn row_mut(&mut self, submission: u32) -> &mut [i16] {
        let width = self.loads.len();
        let start = at(submission) * width;
        self.scores.get_mut(start..start + width).unwrap_or_default()
    }

    /// The score of a pair, or `None` where it is in conflict or not there.
    #[must_use]
    pub fn score_of(&self, submission: u32, reviewer: u32) -> Option<i16> {
        self.row(submission).get(at(reviewer)).copied().filter(|&score| score >= 0)
    }

    /// How many submissions there are.
    #[must_use]
    pub const fn submissions(&self) -> u32 {
        self.submissions
    }

    /// How many readers each submission wants.
    #[must_use]
    pub const fn readers(&self) -> u32 {
        self.readers
    }

    /// How much each reviewer reads at most.
    #[must_use]
    pub fn loads(&self) -> &[u32] {
        &self.loads
    }

    /// The same table with other wishes, for finding out what would help.
    pub(super) fn with(&self, readers: u32, loads: Vec<u32>) -> Self {
        Self { readers, loads, ..self.clone() }
    }

    /// Entries of a submission by reviewer; negative ones are conflicts.
    pub(super) fn row(&self, submission: u32) -> &[i16] {
        let width = self.loads.len();
        let start = at(submission) * width;
        self.scores.get(start..start + width).unwrap_or_default()
    }

    /// All scores that occur, lowest first, without 0.
    pub(super) fn levels(&self) -> Vec<i16> {
        let mut seen = vec![false; 1 << 15];
        for &score in &self.scores {
            if let Some(seen) = usize::try_from(score).ok().and_then(|score| seen.get_mut(score)) {
                *seen = true;
            }
        }
        (0..=i16::MAX).zip(seen).skip(1).filter_map(|(score, seen)| seen.then_some(score)).collect()
    }
}
