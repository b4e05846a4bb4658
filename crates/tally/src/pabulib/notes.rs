//! Notes: each kind of oddity once, with its lines.

use super::{MOST_LINES, Note, NoteKind, shown};
use crate::amount::Decimal;
use crate::election::Election;

/// Adds a line to the note of its kind, or a note.
pub(super) fn note_on(notes: &mut Vec<Note>, line: u64, kind: NoteKind) {
    let same = |note: &&mut Note| {
        std::mem::discriminant(&note.kind) == std::mem::discriminant(&kind)
            && !note.lines.is_empty()
    };
    match notes.iter_mut().find(same) {
        Some(note) => {
            note.count += 1;
            if note.lines.len() < MOST_LINES && !note.lines.contains(&line) {
                note.lines.push(line);
            }
        }
        None => notes.push(Note { lines: vec![line], count: 1, kind }),
    }
}

/// Notes where the file's own columns `votes` and `score` contradict its ballots.
pub(super) fn compare_votes(notes: &mut Vec<Note>, election: &Election, lines: &[u64]) {
    let (votes, scores) = crate::tables::votes_and_scores(election, &election.ballots);
    let points = if election.vote_type.has_points() { election.point_places } else { 0 };
    let rows = election.projects.iter().zip(lines).zip(votes.iter().zip(&scores));
    for ((project, &line), (&votes, &score)) in rows {
        let votes = Decimal::whole(i128::from(votes));
        let score = Decimal::from_scaled(score, points);
        for (column, found) in [("votes", votes), ("score", score)] {
            let said = project.other.iter().find(|(name, _)| name == column);
            let Some((_, said)) = said.filter(|(_, said)| !said.is_empty()) else { continue };
            if Decimal::parse(said).map(|said| said.to_string()) != Ok(found.to_string()) {
                let project = shown(&project.id);
                let said = shown(said);
                note_on(notes, line, NoteKind::WrongVotes { column, project, said, found });
            }
        }
    }
}
