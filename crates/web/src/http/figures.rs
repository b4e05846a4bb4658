//! Figures for monitoring, in the text format of Prometheus: each name says what it is before its samples.

use std::fmt::{self, Display, Write as _};

/// What a figure does as time goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// It rises and falls.
    Gauge,
    /// It only rises while the process lives.
    Counter,
}

/// A value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// A whole number of whatever the name says.
    Whole(u64),
    /// Seconds, in millionths.
    Micros(u64),
}

/// All samples of one name.
#[derive(Debug, Clone)]
pub struct Figure {
    name: &'static str,
    help: &'static str,
    course: Course,
    /// The samples with their labels, which are of one name or of none.
    samples: Vec<(Option<(&'static str, String)>, Amount)>,
}

impl Figure {
    /// A figure without samples yet. `help` is one sentence.
    pub fn new(name: &'static str, course: Course, help: &'static str) -> Self {
        Self { name, help, course, samples: Vec::new() }
    }

    /// One that is a single number.
    #[must_use]
    pub fn of(mut self, amount: Amount) -> Self {
        self.samples.push((None, amount));
        self
    }

    /// With one sample more, such as that of a city.
    #[must_use]
    pub fn with(mut self, label: &'static str, value: impl Into<String>, amount: Amount) -> Self {
        self.samples.push((Some((label, value.into())), amount));
        self
    }
}

impl Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let course = match self.course {
            Course::Gauge => "gauge",
            Course::Counter => "counter",
        };
        writeln!(f, "# HELP {} {}\n# TYPE {} {course}", self.name, self.help, self.name)?;
        for (label, amount) in &self.samples {
            f.write_str(self.name)?;
            if let Some((label, value)) = label {
                write!(f, "{{{label}=\"")?;
                escape(f, value)?;
                f.write_str("\"}")?;
            }
            writeln!(f, " {amount}")?;
        }
        Ok(())
    }
}

impl Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => write!(f, "{number}"),
            Self::Micros(micros) => write!(f, "{}.{:06}", micros / 1_000_000, micros % 1_000_000),
        }
    }
}

fn escape(f: &mut fmt::Formatter<'_>, value: &str) -> fmt::Result {
    value.chars().try_for_each(|letter| match letter {
        '\\' => f.write_str("\\\\"),
        '"' => f.write_str("\\\""),
        '\n' => f.write_str("\\n"),
        other => f.write_char(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_says_what_it_is_before_its_samples() {
        let figure = Figure::new("kalaka_waits", Course::Gauge, "How long it waits.")
            .of(Amount::Micros(1_500_000))
            .with("city", "a\"b\\c\nd", Amount::Whole(7));
        assert_eq!(
            figure.to_string(),
            "# HELP kalaka_waits How long it waits.\n# TYPE kalaka_waits gauge\n\
             kalaka_waits 1.500000\nkalaka_waits{city=\"a\\\"b\\\\c\\nd\"} 7\n"
        );
    }
}
