//! People counted by two things at once, made fit to be published: small numbers are left out, and so much beside them
//! that no sum gives them away.
//!
//! A table with sums is a set of equations. Leaving out a three alone helps nobody: the others of its row tell it. So
//! whatever is left out here stands on a cycle of four cells that are all left out, along which people could be shifted
//! without changing anything that is published (cell suppression as in Cox 1995, with cycles of four only). How far they
//! could be shifted says how many values each of the four may have; with fewer than [`AMONG`] the cells beside are not
//! taken, and where nothing helps only the sums of the rows are published.

/// Fewer people than this are not published.
pub const LEAST: i64 = 5;
/// What is left out could have been any of at least so many numbers.
pub const AMONG: i64 = 5;

/// What may be published of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crosstab {
    /// Its rows.
    pub rows: Vec<CrossRow>,
    /// The sum of each column, where it is known; empty where only the sums of rows may be published.
    pub columns: Vec<Option<i64>>,
    /// Everybody.
    pub total: i64,
}

/// A row of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossRow {
    /// The rows of what was counted that it is made of: several where each was too small.
    pub of: Vec<usize>,
    /// Its cells, where they are known; none where only the sums of rows may be published.
    pub cells: Vec<Option<i64>>,
    /// Its sum.
    pub total: i64,
}

/// What may be published of counted people, or nothing where they are too few altogether. Every row has a number for
/// each column, none negative.
pub fn crosstab(counted: &[Vec<i64>]) -> Option<Crosstab> {
    let total: i64 = counted.iter().flatten().sum();
    if total < LEAST {
        return None;
    }
    let merged = merged(counted);
    let width = counted.iter().map(Vec::len).max().unwrap_or_default();
    let mut table = Table::new(&merged, width);
    let told = width > 1 && table.protect();
    let rows = merged.into_iter().enumerate().map(|(row, (of, cells))| CrossRow {
        of,
        total: cells.iter().sum(),
        cells: if told { table.row(row) } else { Vec::new() },
    });
    let rows: Vec<CrossRow> = rows.collect();
    let columns = if told { table.row(rows.len()) } else { Vec::new() };
    Some(Crosstab { rows, columns, total })
}

type Merged = Vec<(Vec<usize>, Vec<i64>)>;

/// The rows, those that are too small put together; with the smallest of the others where they still are.
fn merged(counted: &[Vec<i64>]) -> Merged {
    let rows = counted.iter().enumerate().map(|(row, cells)| (vec![row], cells.clone()));
    let sum = |cells: &[i64]| cells.iter().sum::<i64>();
    let (small, mut fit): (Merged, Merged) =
        rows.partition(|(_, cells)| (1..LEAST).contains(&sum(cells)));
    let Some(mut rest) = small.into_iter().reduce(joined) else { return fit };
    if sum(&rest.1) < LEAST {
        let most_fit = fit.iter().enumerate().filter(|(_, (_, cells))| sum(cells) > 0);
        if let Some((at, _)) = most_fit.min_by_key(|(_, (_, cells))| sum(cells)) {
            rest = joined(rest, fit.remove(at));
        }
    }
    rest.0.sort_unstable();
    fit.push(rest);
    fit
}

fn joined(
    (mut of, mut cells): (Vec<usize>, Vec<i64>),
    (more, others): (Vec<usize>, Vec<i64>),
) -> (Vec<usize>, Vec<i64>) {
    of.extend(more);
    cells.iter_mut().zip(others).for_each(|(cell, other)| *cell += other);
    (of, cells)
}

/// The cells with the sums of the columns as one row more, and which of them are left out.
struct Table {
    width: usize,
    /// The place of the row of sums.
    sums: usize,
    cells: Vec<i64>,
    out: Vec<bool>,
}

/// A row and a column.
type At = (usize, usize);

impl Table {
    fn new(rows: &Merged, width: usize) -> Self {
        let mut cells: Vec<i64> =
            rows.iter().flat_map(|(_, cells)| cells.iter().copied()).collect();
        let sums: Vec<i64> = (0..width)
            .map(|column| rows.iter().filter_map(|(_, cells)| cells.get(column)).sum())
            .collect();
        cells.extend(sums);
        let out = cells.iter().map(|cell| (1..LEAST).contains(cell)).collect();
        Self { width, sums: rows.len(), cells, out }
    }

    fn place(&self, (row, column): At) -> usize {
        row * self.width + column
    }

    fn value(&self, at: At) -> i64 {
        self.cells.get(self.place(at)).copied().unwrap_or_default()
    }

    fn is_out(&self, at: At) -> bool {
        self.out.get(self.place(at)).copied().unwrap_or_default()
    }

    fn row(&self, row: usize) -> Vec<Option<i64>> {
        let shown = |column| (!self.is_out((row, column))).then(|| self.value((row, column)));
        (0..self.width).map(shown).collect()
    }

    /// Leaves out so much that nothing left out can be told; whether that is possible.
    fn protect(&mut self) -> bool {
        let all = (0..=self.sums).flat_map(|row| (0..self.width).map(move |column| (row, column)));
        let small: Vec<At> = all.filter(|at| self.is_out(*at)).collect();
        small.into_iter().all(|at| match self.cheapest(at) {
            Some(cycle) => {
                for at in cycle {
                    let place = self.place(at);
                    if let Some(out) = self.out.get_mut(place) {
                        *out = true;
                    }
                }
                true
            }
            None => false,
        })
    }

    /// The cycle through a cell along which enough people can be shifted, that costs least of what is known.
    fn cheapest(&self, at: At) -> Option<[At; 4]> {
        let others = (0..=self.sums).filter(|row| *row != at.0);
        let columns = |row| (0..self.width).map(move |column| (row, column));
        let cycles = others.flat_map(columns).filter(|(_, column)| *column != at.1);
        let cycles = cycles.map(|(row, column)| [at, (row, at.1), (at.0, column), (row, column)]);
        // Sums tell most: they go last.
        let cost = |cycle: &[At; 4]| -> (usize, usize, i64) {
            let known = cycle.iter().filter(|at| !self.is_out(**at));
            let sums = known.clone().filter(|at| at.0 == self.sums).count();
            (sums, known.clone().count(), known.map(|at| self.value(*at)).sum())
        };
        cycles.filter(|cycle| self.values(*cycle) >= AMONG).min_by_key(cost)
    }

    /// How many values each cell of a cycle may have when people are shifted along it.
    fn values(&self, [a, b, c, d]: [At; 4]) -> i64 {
        let least = |one, other| self.value(one).min(self.value(other));
        // A sum grows with what it is a sum of; a cell of another row shrinks for it.
        let (up, down) = match a.0 == self.sums || b.0 == self.sums {
            true => (least(c, d), least(a, b)),
            false => (least(b, c), least(a, d)),
        };
        up + down + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Somebody who wants to know what is left out, and tries tables that fit what is published.
    struct Thief {
        /// How much of each row and column is not told yet.
        rows: Vec<i64>,
        columns: Vec<Option<i64>>,
        unknown: Vec<At>,
        steps: u32,
    }

    impl Thief {
        /// How many values each cell left out may have, as far as [`AMONG`].
        fn at(table: &Crosstab) -> Vec<i64> {
            let known = |cells: &[Option<i64>]| cells.iter().flatten().sum::<i64>();
            let rows: Vec<i64> = table.rows.iter().map(|r| r.total - known(&r.cells)).collect();
            let columns = table.columns.iter().enumerate().map(|(column, sum)| {
                let told: i64 = table.rows.iter().filter_map(|row| row.cells[column]).sum();
                sum.map(|sum| sum - told)
            });
            let columns: Vec<_> = columns.collect();
            let unknown: Vec<At> = table
                .rows
                .iter()
                .enumerate()
                .flat_map(|(row, it)| {
                    let cells = it.cells.iter().enumerate();
                    cells.filter(|(_, cell)| cell.is_none()).map(move |(column, _)| (row, column))
                })
                .collect();
            let mut thief = Thief { rows, columns, unknown, steps: 0 };
            (0..thief.unknown.len()).map(|cell| thief.values(cell)).collect()
        }

        fn values(&mut self, cell: usize) -> i64 {
            self.unknown.swap(0, cell);
            let mut found = 0;
            for value in 0..=self.most(self.unknown[0]) {
                self.steps = 0;
                found += i64::from(found < AMONG && self.puts(0, value));
            }
            self.unknown.swap(0, cell);
            found
        }

        fn most(&self, (row, column): At) -> i64 {
            self.columns[column].map_or(self.rows[row], |left| left.min(self.rows[row]))
        }

        /// Whether some table fits that has this value in the cell whose turn it is, and what was tried before.
        fn puts(&mut self, turn: usize, value: i64) -> bool {
            let (row, column) = self.unknown[turn];
            self.rows[row] -= value;
            self.columns[column] = self.columns[column].map(|left| left - value);
            let fits = self.goes_on(turn + 1);
            self.rows[row] += value;
            self.columns[column] = self.columns[column].map(|left| left + value);
            fits
        }

        fn goes_on(&mut self, turn: usize) -> bool {
            self.steps += 1;
            assert!(self.steps < 2_000_000, "not every table was tried: nothing is known");
            let Some(at) = self.unknown.get(turn).copied() else {
                return self.rows.iter().all(|left| *left == 0)
                    && self.columns.iter().all(|left| left.unwrap_or(0) == 0);
            };
            let last = !self.unknown[turn + 1..].iter().any(|(other, _)| *other == at.0);
            let least = if last { self.rows[at.0] } else { 0 };
            (least..=self.most(at)).any(|value| self.puts(turn, value))
        }
    }

    /// Somebody who gave up after some tables would have taken what they had not found yet for what cannot be.
    #[test]
    fn a_thief_tries_them_all() {
        let table = crosstab(&[vec![6, 1, 2], vec![8, 1, 2], vec![8, 2, 1]]).unwrap();
        assert_eq!(Thief::at(&table), [AMONG; 9]);
        let row = CrossRow { of: vec![0], cells: vec![None; 3], total: 2 };
        let two = Crosstab { rows: vec![row], columns: vec![Some(1), Some(1), Some(0)], total: 2 };
        assert_eq!(Thief::at(&two), [1; 3], "here all of it is known");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        /// Somebody who tries every table that fits what is published finds several numbers for each that is left out.
        #[test]
        fn nothing_left_out_can_be_computed_back(
            counted in prop::collection::vec(prop::collection::vec(0_i64..9, 3), 1..4)
        ) {
            let total: i64 = counted.iter().flatten().sum();
            let Some(table) = crosstab(&counted) else {
                prop_assert!(total < LEAST);
                return Ok(());
            };
            for row in &table.rows {
                prop_assert!(row.total == 0 || row.total >= LEAST);
                prop_assert!(row.cells.iter().flatten().all(|cell| *cell == 0 || *cell >= LEAST));
            }
            prop_assert!(table.columns.iter().flatten().all(|sum| *sum == 0 || *sum >= LEAST));
            for values in Thief::at(&table) {
                prop_assert!(values >= AMONG, "{values} of {table:?}");
            }
        }

        /// What is told is true, and sums stay sums.
        #[test]
        fn what_is_published_is_true(
            counted in prop::collection::vec(prop::collection::vec(0_i64..60, 6), 1..9)
        ) {
            let Some(table) = crosstab(&counted) else { return Ok(()) };
            prop_assert_eq!(table.rows.iter().map(|row| row.total).sum::<i64>(), table.total);
            let mut seen: Vec<usize> = table.rows.iter().flat_map(|row| row.of.clone()).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..counted.len()).collect::<Vec<_>>());
            for row in &table.rows {
                for (column, cell) in row.cells.iter().enumerate() {
                    let sum: i64 = row.of.iter().map(|one| counted[*one][column]).sum();
                    prop_assert!(cell.is_none_or(|cell| cell == sum));
                }
            }
        }
    }

    #[test]
    fn a_three_takes_its_neighbours_along() {
        let table = crosstab(&[vec![3, 20, 30], vec![15, 9, 40], vec![50, 60, 70]]).unwrap();
        let out =
            table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.is_none()).count();
        assert_eq!(out, 4, "{table:?}");
        assert_eq!(table.rows[0].cells[0], None);
        assert_eq!(table.columns, [Some(68), Some(89), Some(140)]);
    }

    #[test]
    fn sums_stay_where_other_cells_can_go() {
        let table = crosstab(&[vec![3, 20, 0], vec![15, 9, 0], vec![50, 60, 7]]).unwrap();
        assert_eq!(table.columns, [Some(68), Some(89), Some(7)]);
    }

    #[test]
    fn large_numbers_are_all_told() {
        let table = crosstab(&[vec![10, 20], vec![30, 0]]).unwrap();
        assert_eq!(table.rows[1].cells, [Some(30), Some(0)]);
        assert_eq!(table.columns, [Some(40), Some(20)]);
    }

    #[test]
    fn small_neighbourhoods_stand_together() {
        let table = crosstab(&[vec![2, 1], vec![20, 20], vec![3, 0], vec![0, 0]]).unwrap();
        let of: Vec<_> = table.rows.iter().map(|row| row.of.clone()).collect();
        assert_eq!(of, [vec![1], vec![3], vec![0, 2]]);
    }

    #[test]
    fn of_few_people_hardly_anything_is_told() {
        let table = crosstab(&[vec![4, 1]]).unwrap();
        assert_eq!((table.columns, table.total), (vec![None, None], 5));
        assert_eq!(table.rows[0].cells, [None, None]);
        assert_eq!(crosstab(&[vec![3, 1]]), None);
        assert_eq!(crosstab(&[vec![5]]).unwrap().columns, []);
    }
}
