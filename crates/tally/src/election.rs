//! An election: projects with costs, a budget, and ballots grouped by what they say.
//!
//! Identical ballots are one **group** with a number of voters. That is all any rule
//! needs, it hides who voted, and it makes a city of ninety thousand voters small.
//! Who the voters are is never kept.

use std::collections::HashMap;

use crate::amount::{Decimal, NumberError};

/// Most points, scaled, that a ballot may give a project: exact in a double.
pub const MOST_POINTS: i64 = 1 << 52;

/// How people voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoteType {
    /// Any number of projects, each simply approved.
    Approval,
    /// Exactly one project.
    #[serde(rename = "choose-1")]
    ChooseOne,
    /// Points from a common purse, divided over projects.
    Cumulative,
    /// Projects in order of preference, best first.
    Ordinal,
    /// A score for each project.
    Scoring,
}

impl VoteType {
    /// The name Pabulib gives it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::ChooseOne => "choose-1",
            Self::Cumulative => "cumulative",
            Self::Ordinal => "ordinal",
            Self::Scoring => "scoring",
        }
    }

    /// Reads Pabulib's name, whatever its case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Approval, Self::ChooseOne, Self::Cumulative, Self::Ordinal, Self::Scoring];
        all.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Whether ballots of this type carry a number for each project.
    #[must_use]
    pub const fn has_points(self) -> bool {
        matches!(self, Self::Cumulative | Self::Scoring)
    }
}

/// A project people voted on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// Its id, exactly as in the file.
    pub id: String,
    /// Its cost in the election's scaled units.
    pub cost: i128,
    /// Its name, empty when the file has none.
    pub name: String,
    /// Categories, in the file's order.
    pub categories: Vec<String>,
    /// District, neighbourhood or sub-unit.
    pub district: String,
    /// The file's `selected` column, if it has one.
    pub selected: Option<i64>,
    /// Every other column of the file, by its header.
    pub other: Vec<(String, String)>,
}

/// Ballots, grouped. Group `g` chose `projects[start[g]..start[g + 1]]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ballots {
    start: Vec<u32>,
    projects: Vec<u32>,
    /// Empty unless the vote type has points; else parallel to `projects`.
    points: Vec<i64>,
    weight: Vec<u32>,
}

/// An election too large for the engine's 32-bit tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more ballots than can be counted at once (4 294 967 295 marks)")]
pub struct TooManyBallots;

/// One group of identical ballots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group<'a> {
    /// Indices of the chosen projects (best first for ordinal ballots, ascending otherwise).
    pub projects: &'a [u32],
    /// Scaled points for each, or empty for ballots without points.
    pub points: &'a [i64],
    /// How many voters voted exactly so.
    pub voters: u32,
}

impl Ballots {
    /// How many groups there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.weight.len()
    }

    /// Whether nobody voted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.weight.is_empty()
    }

    /// All groups in order.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = Group<'_>> {
        (0..self.weight.len()).map(|index| self.group(index))
    }

    /// Group number `index`; an empty one beyond the end.
    #[must_use]
    pub fn group(&self, index: usize) -> Group<'_> {
        let start = self.start.get(index).map_or(0, |&at| index_of(at));
        let end = self.start.get(index + 1).map_or(start, |&at| index_of(at));
        Group {
            projects: self.projects.get(start..end).unwrap_or_default(),
            points: self.points.get(start..end).unwrap_or_default(),
            voters: self.weight.get(index).copied().unwrap_or(0),
        }
    }

    /// How many voters there are, empty ballots included.
    #[must_use]
    pub fn voters(&self) -> u64 {
        self.weight.iter().map(|&voters| u64::from(voters)).sum()
    }

    /// How many marks all groups hold together.
    #[must_use]
    pub fn marks(&self) -> usize {
        self.projects.len()
    }

    /// The same ballots without the groups that chose nothing.
    #[must_use]
    pub fn without_empty(&self) -> Self {
        let mut grouper = Grouper::default();
        for group in self.groups().filter(|group| !group.projects.is_empty()) {
            // Fewer marks than before, so it cannot be too many.
            let _ = grouper.add(group.projects, group.points, group.voters);
        }
        grouper.finish()
    }

    /// The same ballots in canonical order: ascending by projects, then points.
    #[must_use]
    pub fn canonical(&self) -> Self {
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_by(|&left, &right| {
            let (left, right) = (self.group(left), self.group(right));
            left.projects.cmp(right.projects).then(left.points.cmp(right.points))
        });
        let mut sorted = Self { start: vec![0], ..Self::default() };
        for index in order {
            let group = self.group(index);
            sorted.projects.extend_from_slice(group.projects);
            sorted.points.extend_from_slice(group.points);
            sorted.start.push(u32::try_from(sorted.projects.len()).unwrap_or(u32::MAX));
            sorted.weight.push(group.voters);
        }
        sorted
    }

    /// Multiplies every point by ten to the `places`, when a later ballot had more digits.
    pub(crate) fn rescale(&mut self, places: u32) -> Result<(), NumberError> {
        let factor = 10_i64.checked_pow(places).ok_or(NumberError::TooLarge)?;
        for points in &mut self.points {
            let scaled = points.checked_mul(factor);
            let scaled = scaled.filter(|points| points.abs() <= MOST_POINTS);
            *points = scaled.ok_or(NumberError::TooLarge)?;
        }
        Ok(())
    }
}

/// Turns a table position into an index; tables are 32-bit to stay small.
#[inline]
pub(crate) fn index_of(position: u32) -> usize {
    // Every platform we build for has at least 32-bit addresses.
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// Groups ballots as they are read.
#[derive(Debug, Default)]
pub struct Grouper {
    ballots: Ballots,
    /// Open addressing over group numbers (plus one; zero is free).
    table: Vec<u32>,
}

impl Grouper {
    /// Adds `voters` voters who voted the same.
    ///
    /// # Errors
    /// [`TooManyBallots`] when the tables are full.
    pub fn add(
        &mut self,
        projects: &[u32],
        points: &[i64],
        voters: u32,
    ) -> Result<(), TooManyBallots> {
        if self.ballots.start.is_empty() {
            self.ballots.start.push(0);
        }
        if (self.ballots.len() + 1) * 8 > self.table.len() * 7 {
            self.grow();
        }
        let mask = self.table.len() - 1;
        let mut slot = hash(projects, points) & mask;
        loop {
            match self.table.get(slot).copied().unwrap_or(0) {
                0 => break,
                taken => {
                    let index = index_of(taken - 1);
                    let group = self.ballots.group(index);
                    if group.projects == projects && group.points == points {
                        let sum = group.voters.checked_add(voters).ok_or(TooManyBallots)?;
                        if let Some(weight) = self.ballots.weight.get_mut(index) {
                            *weight = sum;
                        }
                        return Ok(());
                    }
                    slot = (slot + 1) & mask;
                }
            }
        }
        self.ballots.projects.extend_from_slice(projects);
        self.ballots.points.extend_from_slice(points);
        let end = u32::try_from(self.ballots.projects.len()).map_err(|_| TooManyBallots)?;
        self.ballots.start.push(end);
        self.ballots.weight.push(voters);
        let number = u32::try_from(self.ballots.len()).map_err(|_| TooManyBallots)?;
        if let Some(free) = self.table.get_mut(slot) {
            *free = number;
        }
        Ok(())
    }

    /// The groups gathered so far.
    #[must_use]
    pub fn finish(mut self) -> Ballots {
        if self.ballots.start.is_empty() {
            self.ballots.start.push(0);
        }
        self.ballots
    }

    pub(crate) fn rescale(&mut self, places: u32) -> Result<(), NumberError> {
        self.ballots.rescale(places)?;
        self.rehash();
        Ok(())
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(64);
        self.table = vec![0; size];
        self.rehash();
    }

    fn rehash(&mut self) {
        self.table.fill(0);
        let mask = self.table.len().wrapping_sub(1);
        for (index, number) in (0..self.ballots.len()).zip(1_u32..) {
            let group = self.ballots.group(index);
            let mut slot = hash(group.projects, group.points) & mask;
            while self.table.get(slot).copied().unwrap_or(0) != 0 {
                slot = (slot + 1) & mask;
            }
            if let Some(free) = self.table.get_mut(slot) {
                *free = number;
            }
        }
    }
}

/// A multiply-and-mix hash: ballots are short and numbers small.
fn hash(projects: &[u32], points: &[i64]) -> usize {
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state: u64 = 0x243f_6a88_85a3_08d3;
    let mut mix = |word: u64| {
        state = (state ^ word).wrapping_mul(MULTIPLIER);
        state ^= state >> 29;
    };
    projects.iter().for_each(|&project| mix(u64::from(project)));
    points.iter().for_each(|&point| mix(point.cast_unsigned()));
    usize::try_from(state & 0xffff_ffff).unwrap_or(0)
}

/// Everything that is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Election {
    /// The `META` section, in the file's order.
    pub meta: Vec<(String, String)>,
    /// How people voted.
    pub vote_type: VoteType,
    /// Money there is, in scaled units.
    pub budget: i128,
    /// Digits after the point in `budget` and costs.
    pub places: u32,
    /// Digits after the point in points.
    pub point_places: u32,
    /// The projects, in the file's order.
    pub projects: Vec<Project>,
    /// What people chose.
    pub ballots: Ballots,
}

impl Election {
    /// The value of a `META` key, if it is there and not empty.
    #[must_use]
    pub fn meta(&self, key: &str) -> Option<&str> {
        let found = self.meta.iter().find(|(name, _)| name.eq_ignore_ascii_case(key));
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// How many projects there are.
    #[must_use]
    pub fn project_count(&self) -> usize {
        self.projects.len()
    }

    /// The index of each project id.
    #[must_use]
    pub fn index(&self) -> HashMap<&str, usize> {
        let ids = self.projects.iter().enumerate();
        ids.map(|(index, project)| (project.id.as_str(), index)).collect()
    }

    /// An amount of money as people write it.
    #[must_use]
    pub fn money(&self, amount: i128) -> Decimal {
        Decimal::from_scaled(amount, self.places)
    }

    /// Currency units per scaled unit: 10^`places`.
    #[must_use]
    pub fn unit(&self) -> i128 {
        10_i128.pow(self.places)
    }

    /// What these projects cost together, in scaled units.
    pub fn cost_of<'a>(&self, projects: impl IntoIterator<Item = &'a usize>) -> i128 {
        projects.into_iter().filter_map(|&index| self.projects.get(index)).map(|p| p.cost).sum()
    }
}
