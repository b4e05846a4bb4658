//! Figures beside their limits.

/// What a figure may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Bound {
    /// Anything: it is only noted.
    None,
    /// At most this.
    Most(u128),
    /// At least this.
    Least(u128),
}

/// Figures, in the order they were measured.
#[derive(Debug)]
pub(super) struct Table {
    bounded: bool,
    rows: Vec<(String, Bound, u128, &'static str)>,
}

impl Table {
    /// An empty table; without bounds, figures are only noted.
    pub(super) fn new(bounded: bool) -> Self {
        Self { bounded, rows: Vec::new() }
    }

    /// Notes a figure.
    pub(super) fn row(&mut self, name: &str, bound: Bound, value: u128, unit: &'static str) {
        println!("{name}: {value} {unit}");
        let bound = if self.bounded { bound } else { Bound::None };
        self.rows.push((name.to_owned(), bound, value, unit));
    }

    /// Prints it as Markdown, with the machine.
    pub(super) fn print(&self) {
        println!("\n{}\n\n| figure | measured | limit | |\n|---|---:|---:|---|", super::machine());
        for (name, bound, value, unit) in &self.rows {
            let (limit, kept) = match bound {
                Bound::None => ("–".to_owned(), true),
                Bound::Most(most) => (format!("≤ {most} {unit}"), value <= most),
                Bound::Least(least) => (format!("≥ {least} {unit}"), value >= least),
            };
            let word = if kept { "" } else { "**missed**" };
            println!("| {name} | {value} {unit} | {limit} | {word} |");
        }
    }
}
