//! From people and submissions to a table of scores: expertise, bids, conflicts.

use super::{Panel, PanelError};

/// What a submission is about and who stands behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// Topics, one bit each.
    pub topics: u32,
    /// The people who wrote it.
    pub authors: Vec<u32>,
    /// The organisations they belong to.
    pub organisations: Vec<u32>,
}

/// Who might read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewer {
    /// The person.
    pub person: u32,
    /// The organisations the person belongs to.
    pub organisations: Vec<u32>,
    /// Expertise by topic, 0 (none) to 5 (works in it).
    pub expertise: Vec<u8>,
    /// How many submissions to read at most.
    pub load: u32,
}

/// What is known about who knows whom and who would like to read what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Conflicts somebody declared: (submission, reviewer).
    pub declared: Vec<(u32, u32)>,
    /// People who worked together lately, in either order.
    pub worked_together: Vec<(u32, u32)>,
    /// Wishes: (submission, reviewer, −2 rather not … +2 gladly).
    pub bids: Vec<(u32, u32, i8)>,
}

/// How scores are made; published with the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// Points for each step of expertise, averaged over the submission's topics.
    pub expertise: i16,
    /// Points for each step of a bid; a bid alone never makes someone suitable.
    pub bid: i16,
}

impl Default for Weights {
    fn default() -> Self {
        Self { expertise: 100, bid: 40 }
    }
}

/// Why someone may not read something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConflictReason {
    /// Wrote it. Never waived.
    Author,
    /// Was declared by either. Never waived.
    Declared,
    /// Belongs to the same organisation. Inferred: an officer may waive it.
    SameOrganisation,
    /// Worked with an author lately. Inferred: an officer may waive it.
    WorkedTogether,
}

/// Someone may not read something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// What.
    pub submission: u32,
    /// Who.
    pub reviewer: u32,
    /// Why.
    pub reason: ConflictReason,
}

/// The table of a round in which each submission wants `readers` readers, and every conflict found,
/// declared or inferred, sorted.
///
/// A pair scores `weights.expertise` for each step of expertise averaged over the topics, rounded
/// down, plus `weights.bid` for each step of the bid where there is any expertise; at least 0.
///
/// # Errors
/// When the table is too large or a tie names a submission or reviewer who is not there.
pub fn panel(
    submissions: &[Submission],
    reviewers: &[Reviewer],
    ties: &Ties,
    weights: Weights,
    readers: u32,
) -> Result<(Panel, Vec<Conflict>), PanelError> {
    let count = u32::try_from(submissions.len())
        .map_err(|_| PanelError::TooLarge(u32::MAX, reviewers.len()))?;
    let loads = reviewers.iter().map(|reviewer| reviewer.load).collect();
    let mut panel = Panel::new(count, readers, loads)?;
    let by_topic = expertise_by_topic(reviewers);
    for (submission, of) in (0u32..).zip(submissions) {
        score_row(panel.row_mut(submission), of.topics, &by_topic, weights.expertise);
    }
    for &(submission, reviewer, wish) in &ties.bids {
        let missing = PanelError::NobodyThere(submission, reviewer);
        let score = panel.score_of(submission, reviewer).ok_or(missing)?;
        if score > 0 {
            let wish = i16::from(wish).saturating_mul(weights.bid);
            panel.score(submission, reviewer, score.saturating_add(wish))?;
        }
    }
    let conflicts = conflicts(submissions, reviewers, ties);
    for conflict in &conflicts {
        match conflict.reason {
            ConflictReason::Author | ConflictReason::Declared => {
                panel.bar(conflict.submission, conflict.reviewer)?;
            }
            ConflictReason::SameOrganisation | ConflictReason::WorkedTogether => {
                panel.bar_waivable(conflict.submission, conflict.reviewer)?;
            }
        }
    }
    Ok((panel, conflicts))
}

/// For each topic, everyone's expertise in it.
fn expertise_by_topic(reviewers: &[Reviewer]) -> Vec<Vec<i16>> {
    (0..32)
        .map(|topic: usize| {
            let level =
                |of: &Reviewer| of.expertise.get(topic).map_or(0, |&level| i16::from(level));
            reviewers.iter().map(level).collect()
        })
        .collect()
}

fn score_row(row: &mut [i16], topics: u32, by_topic: &[Vec<i16>], weight: i16) {
    for (topic, levels) in by_topic.iter().enumerate() {
        if topics & (1 << topic) != 0 {
            for (score, level) in row.iter_mut().zip(levels) {
                *score = score.saturating_add(level.saturating_mul(weight));
            }
        }
    }
    // Below 0 are the conflicts.
    row.iter_mut().for_each(|score| *score = (*score).max(0));
    // A division by a number known here is far cheaper than one for each pair.
    match i16::try_from(topics.count_ones()).unwrap_or(1) {
        0 | 1 => {}
        2 => row.iter_mut().for_each(|score| *score /= 2),
        3 => row.iter_mut().for_each(|score| *score /= 3),
        count => row.iter_mut().for_each(|score| *score /= count),
    }
}

/// Every conflict, declared or inferred; the firmest reason of each pair.
fn conflicts(submissions: &[Submission], reviewers: &[Reviewer], ties: &Ties) -> Vec<Conflict> {
    let by_person = index(reviewers, |reviewer| std::slice::from_ref(&reviewer.person));
    let by_organisation = index(reviewers, |reviewer| &reviewer.organisations);
    let mut colleagues: Vec<(u32, u32)> = ties
        .worked_together
        .iter()
        .flat_map(|&(one, other)| [(one, other), (other, one)])
        .collect();
    colleagues.sort_unstable();
    let mut found: Vec<Conflict> = ties
        .declared
        .iter()
        .map(|&(submission, reviewer)| Conflict {
            submission,
            reviewer,
            reason: ConflictReason::Declared,
        })
        .collect();
    for (submission, of) in (0u32..).zip(submissions) {
        let mut add = |reviewer, reason| found.push(Conflict { submission, reviewer, reason });
        for author in &of.authors {
            of_key(&by_person, *author).for_each(|who| add(who, ConflictReason::Author));
            for colleague in of_key(&colleagues, *author) {
                let reviewing = of_key(&by_person, colleague);
                reviewing.for_each(|who| add(who, ConflictReason::WorkedTogether));
            }
        }
        for organisation in &of.organisations {
            let members = of_key(&by_organisation, *organisation);
            members.for_each(|who| add(who, ConflictReason::SameOrganisation));
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|conflict| (conflict.submission, conflict.reviewer));
    found
}

/// (key, reviewer), sorted.
fn index<'a>(
    reviewers: &'a [Reviewer],
    keys: impl Fn(&'a Reviewer) -> &'a [u32],
) -> Vec<(u32, u32)> {
    let reviewers = (0u32..).zip(reviewers);
    let mut index: Vec<(u32, u32)> =
        reviewers.flat_map(|(who, of)| keys(of).iter().map(move |&key| (key, who))).collect();
    index.sort_unstable();
    index
}

/// All seconds of the sorted pairs that begin with `key`.
fn of_key(sorted: &[(u32, u32)], key: u32) -> impl Iterator<Item = u32> + '_ {
    let start = sorted.partition_point(|&(first, _)| first < key);
    sorted.iter().skip(start).take_while(move |&&(first, _)| first == key).map(|pair| pair.1)
}
