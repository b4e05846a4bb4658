//! Packed rows of candidates that can grow and shrink: one arena, one span per row.

use crate::problem::{Candidate, index};

#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: usize,
    length: u32,
    room: u32,
}

/// Rows in one arena. A row that outgrows its room moves to the end with twice the room; when more
/// than half of the arena is abandoned it is packed again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    spans: Vec<Span>,
    arena: Vec<Candidate>,
    abandoned: usize,
}

impl Rows {
    /// Rows as laid out by `starts`, without copying.
    pub(crate) fn new(starts: &[usize], arena: Vec<Candidate>) -> Self {
        let spans = starts
            .windows(2)
            .map(|pair| {
                let length = pair[1] - pair[0];
                let length = u32::try_from(length).unwrap_or(u32::MAX);
                Span { start: pair[0], length, room: length }
            })
            .collect();
        Self { spans, arena, abandoned: 0 }
    }

    /// The row at this position.
    #[inline]
    pub(crate) fn row(&self, at: u32) -> &[Candidate] {
        let span = self.spans[index(at)];
        &self.arena[span.start..span.start + index(span.length)]
    }

    pub(super) fn row_mut(&mut self, at: u32) -> &mut [Candidate] {
        let span = self.spans[index(at)];
        &mut self.arena[span.start..span.start + index(span.length)]
    }

    /// How many rows there are.
    pub(crate) fn count(&self) -> usize {
        self.spans.len()
    }

    /// How many candidates there is room for: about as many as there are.
    pub(crate) fn pairs(&self) -> u64 {
        u64::try_from(self.arena.len()).unwrap_or(u64::MAX)
    }

    /// Adds a row at the end.
    pub(super) fn add(&mut self, row: &[Candidate]) {
        let length = u32::try_from(row.len()).unwrap_or(u32::MAX);
        self.spans.push(Span { start: self.arena.len(), length, room: length });
        self.arena.extend_from_slice(row);
    }

    /// Replaces a row, reusing its room when it fits.
    pub(super) fn replace(&mut self, at: u32, row: &[Candidate]) {
        self.clear(at);
        let room = u32::try_from(row.len()).unwrap_or(u32::MAX);
        if room > self.spans[index(at)].room {
            self.move_to_end(at, room);
        }
        let span = &mut self.spans[index(at)];
        span.length = room;
        self.arena[span.start..span.start + row.len()].copy_from_slice(row);
    }

    /// Adds a candidate to the end of a row.
    pub(super) fn push(&mut self, at: u32, candidate: Candidate) {
        let span = self.spans[index(at)];
        if span.length == span.room {
            self.move_to_end(at, (span.room * 2).max(4));
        }
        let span = &mut self.spans[index(at)];
        self.arena[span.start + index(span.length)] = candidate;
        span.length += 1;
    }

    /// Takes a candidate out, keeping the order of the others.
    pub(super) fn remove(&mut self, at: u32, position: usize) {
        self.row_mut(at)[position..].rotate_left(1);
        self.spans[index(at)].length -= 1;
    }

    /// Takes a candidate out, putting the last in its place.
    pub(super) fn swap_remove(&mut self, at: u32, position: usize) {
        let row = self.row_mut(at);
        row.swap(position, row.len() - 1);
        self.spans[index(at)].length -= 1;
    }

    /// Empties a row; it keeps its room.
    pub(super) fn clear(&mut self, at: u32) {
        self.spans[index(at)].length = 0;
    }

    fn move_to_end(&mut self, at: u32, room: u32) {
        let Span { start, length, room: before } = self.spans[index(at)];
        self.abandoned += index(before);
        let new_start = self.arena.len();
        self.arena.extend_from_within(start..start + index(length));
        self.arena.resize(new_start + index(room), Candidate::new(0, 0));
        self.spans[index(at)] = Span { start: new_start, length, room };
        if self.abandoned > self.arena.len() / 2 {
            self.pack();
        }
    }

    fn pack(&mut self) {
        let mut arena = Vec::with_capacity(self.arena.len() - self.abandoned);
        for span in &mut self.spans {
            let start = arena.len();
            arena.extend_from_slice(&self.arena[span.start..span.start + index(span.room)]);
            span.start = start;
        }
        self.arena = arena;
        self.abandoned = 0;
    }

    /// The same pairs by offer: row `j` holds the needs whose rows name `j`, as packed pairs of
    /// need and cost.
    pub(super) fn turned(&self, columns: usize) -> Self {
        let mut starts = vec![0usize; columns + 1];
        let rows = u32::try_from(self.spans.len()).unwrap_or(u32::MAX);
        for row in 0..rows {
            for candidate in self.row(row) {
                starts[index(candidate.offer()) + 1] += 1;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut arena = vec![Candidate::new(0, 0); starts.last().copied().unwrap_or(0)];
        for row in 0..rows {
            for candidate in self.row(row) {
                let at = &mut next[index(candidate.offer())];
                arena[*at] = Candidate::new(row, candidate.cost());
                *at += 1;
            }
        }
        Self::new(&starts, arena)
    }
}
