//! The `VOTES` section: ballots while they are read, one after the other.

use std::collections::HashMap;

use super::irregular::{BallotLimits, Voters};
use super::lines::Cell;
use super::{ErrorKind, NoteKind, shown};
use crate::amount::{Decimal, NumberError};
use crate::election::{Grouper, MOST_POINTS, TooManyBallots, VoteType, index_of};

/// The `VOTES` section while it is read.
#[derive(Default)]
pub(super) struct Votes {
    pub(super) kind: Option<VoteType>,
    /// Whether lists may also be separated by semicolons and blanks, as in CSV.
    pub(super) has_loose_lists: bool,
    pub(super) columns: usize,
    pub(super) voter_column: Option<usize>,
    pub(super) voters: Voters,
    pub(super) limits: BallotLimits,
    /// Costs of the projects and their places, where the limits are about cost.
    pub(super) costs: (Vec<i128>, u32),
    pub(super) vote_column: usize,
    pub(super) points_column: Option<usize>,
    pub(super) grouper: Grouper,
    pub(super) count: u64,
    pub(super) point_places: u32,
    chosen: Vec<u32>,
    points: Vec<i64>,
    pairs: Vec<(u32, i64)>,
}

/// Why a ballot cannot be counted.
pub(super) enum VoteError {
    At(usize, ErrorKind),
    TooMany(TooManyBallots),
}

impl Votes {
    /// Adds one ballot; returns a project it named twice, if any.
    pub(super) fn add(
        &mut self,
        index: &HashMap<String, u32>,
        vote: Option<&Cell<'_>>,
        points: Option<&Cell<'_>>,
    ) -> Result<Option<u32>, VoteError> {
        self.chosen.clear();
        self.points.clear();
        if let Some(cell) = vote.filter(|cell| !is_blank(&cell.text)) {
            let mut at = cell.at;
            for part in cell.text.split(self.list_separators()) {
                let unknown = |id: &str| VoteError::At(at, ErrorKind::UnknownProject(shown(id)));
                let id = part.trim();
                match index.get(id) {
                    Some(&found) => self.chosen.push(found),
                    // Ids may hold blanks themselves; only what is none is a list.
                    None if self.has_loose_lists => {
                        for id in id.split_whitespace() {
                            let found = index.get(id).copied().ok_or_else(|| unknown(id))?;
                            self.chosen.push(found);
                        }
                    }
                    None if id.is_empty() => {}
                    None => return Err(unknown(id)),
                }
                at += part.len() + 1;
            }
        }
        let has_points = self.kind.is_some_and(VoteType::has_points);
        if has_points {
            self.read_points(points, vote.map_or(0, |cell| cell.at))?;
        }
        let repeated = match self.kind {
            Some(VoteType::Ordinal) => self.keep_first(),
            Some(kind) if kind.has_points() => self.sort_pairs(),
            _ => {
                self.chosen.sort_unstable();
                let twice = self.chosen.windows(2).find(|two| two.first() == two.last());
                let twice = twice.and_then(|two| two.first().copied());
                self.chosen.dedup();
                twice
            }
        };
        self.grouper.add(&self.chosen, &self.points, 1).map_err(VoteError::TooMany)?;
        Ok(repeated)
    }

    /// What separates the entries of a list.
    fn list_separators(&self) -> fn(char) -> bool {
        if self.has_loose_lists {
            |letter| matches!(letter, ',' | ';')
        } else {
            |letter| letter == ','
        }
    }

    /// What separates points, which never hold blanks.
    fn point_separators(&self) -> fn(char) -> bool {
        if self.has_loose_lists {
            |letter| matches!(letter, ',' | ';' | ' ')
        } else {
            |letter| letter == ','
        }
    }

    /// What is odd about the ballot that was added last.
    pub(super) fn oddities(&self) -> Vec<NoteKind> {
        let mut odd = self.limits.oddities(self.chosen.len(), &self.points, self.point_places);
        if self.limits.is_about_cost() && !self.chosen.is_empty() {
            let (costs, places) = &self.costs;
            let chosen = self.chosen.iter().map(|&project| index_of(project));
            let cost = chosen.filter_map(|project| costs.get(project)).sum();
            odd.extend(self.limits.cost_oddity(cost, *places));
        }
        odd
    }

    fn read_points(&mut self, cell: Option<&Cell<'_>>, vote_at: usize) -> Result<(), VoteError> {
        if self.points_column.is_none() {
            let one = 10_i64.pow(self.point_places);
            self.points.resize(self.chosen.len(), one);
            return Ok(());
        }
        let text = cell.map(|cell| cell.text.as_ref()).filter(|text| !is_blank(text));
        let mut at = cell.map_or(vote_at, |cell| cell.at);
        let separators = self.point_separators();
        for part in text.into_iter().flat_map(|text| text.split(separators)) {
            let trimmed = part.trim();
            if !trimmed.is_empty() {
                let wrong = |error| {
                    let text = shown(trimmed);
                    VoteError::At(at, ErrorKind::Number { key: "points", text, error })
                };
                let number = Decimal::parse(trimmed).map_err(wrong)?;
                if number.places > self.point_places {
                    let more = number.places - self.point_places;
                    self.grouper.rescale(more).map_err(wrong)?;
                    let factor = 10_i64.checked_pow(more).unwrap_or(i64::MAX);
                    for point in &mut self.points {
                        let scaled = point.checked_mul(factor);
                        let scaled = scaled.filter(|points| points.abs() <= MOST_POINTS);
                        *point = scaled.ok_or_else(|| wrong(NumberError::TooLarge))?;
                    }
                    self.point_places = number.places;
                }
                let scaled = number.scaled(self.point_places).map_err(wrong)?;
                let small = scaled.unsigned_abs() <= u128::from(MOST_POINTS.unsigned_abs());
                let point = i64::try_from(scaled).ok().filter(|_| small);
                self.points.push(point.ok_or_else(|| wrong(NumberError::TooLarge))?);
            }
            at += part.len() + 1;
        }
        if self.points.len() != self.chosen.len() {
            let (points, projects) = (self.points.len(), self.chosen.len());
            let at = cell.map_or(vote_at, |cell| cell.at);
            return Err(VoteError::At(at, ErrorKind::PointsDiffer { points, projects }));
        }
        Ok(())
    }

    /// Ordinal ballots: the first mention of a project is its rank.
    fn keep_first(&mut self) -> Option<u32> {
        let mut repeated = None;
        let mut kept: Vec<u32> = Vec::with_capacity(self.chosen.len());
        for &project in &self.chosen {
            if kept.contains(&project) {
                repeated = Some(project);
            } else {
                kept.push(project);
            }
        }
        self.chosen = kept;
        repeated
    }

    /// Ballots with points: ascending by project, the last mention counts.
    fn sort_pairs(&mut self) -> Option<u32> {
        self.pairs.clear();
        self.pairs.extend(self.chosen.iter().copied().zip(self.points.iter().copied()));
        self.pairs.sort_by_key(|&(project, _)| project);
        let mut repeated = None;
        self.chosen.clear();
        self.points.clear();
        for &(project, point) in &self.pairs {
            if self.chosen.last() == Some(&project) {
                repeated = Some(project);
                if let Some(last) = self.points.last_mut() {
                    *last = point;
                }
            } else {
                self.chosen.push(project);
                self.points.push(point);
            }
        }
        repeated
    }
}

fn is_blank(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.eq_ignore_ascii_case("none") || text.eq_ignore_ascii_case("null")
}
