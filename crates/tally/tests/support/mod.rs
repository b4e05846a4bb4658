//! Small elections for tests.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use tally::Election;
use tally::election::{Grouper, Project, VoteType};

/// A voter's choices with points.
pub(crate) type Voter = Vec<(u32, i64)>;

/// Builds an election.
pub(crate) fn election(kind: VoteType, budget: i128, costs: &[i128], voters: &[Voter]) -> Election {
    let mut grouper = Grouper::default();
    for voter in voters {
        let mut voter = voter.clone();
        if kind != VoteType::Ordinal {
            voter.sort_unstable();
        }
        let chosen: Vec<u32> = voter.iter().map(|&(project, _)| project).collect();
        let points: Vec<i64> = voter.iter().map(|&(_, points)| points).collect();
        let points = if kind.has_points() { points } else { Vec::new() };
        grouper.add(&chosen, &points, 1).unwrap();
    }
    let projects = costs.iter().enumerate().map(|(index, &cost)| Project {
        id: format!("p{index:02}"),
        cost,
        ..Project::default()
    });
    Election {
        meta: Vec::new(),
        vote_type: kind,
        budget,
        places: 0,
        point_places: 0,
        projects: projects.collect(),
        ballots: grouper.finish(),
    }
}
