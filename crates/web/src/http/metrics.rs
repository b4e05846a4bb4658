//! Counts of answers and how long they took, in the text format of Prometheus.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

use crate::http::figures::{Amount, Course, Figure};

/// Upper bounds of the histogram, in microseconds.
const BOUNDS: [u64; 10] =
    [500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 500_000, 2_000_000, 10_000_000];

/// One series for each method, route and status.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    series: Mutex<BTreeMap<(&'static str, &'static str, u16), Series>>,
    cities: Mutex<BTreeMap<String, u64>>,
}

#[derive(Debug, Default, Clone)]
struct Series {
    buckets: [u64; BOUNDS.len()],
    count: u64,
    sum_micros: u64,
}

impl Metrics {
    /// Counts an answer.
    pub(crate) fn count(
        &self,
        method: &'static str,
        route: &'static str,
        status: u16,
        micros: u64,
    ) {
        let mut all = self.series.lock().unwrap_or_else(PoisonError::into_inner);
        let series = all.entry((method, route, status)).or_default();
        series.count += 1;
        series.sum_micros += micros;
        for (bucket, bound) in series.buckets.iter_mut().zip(BOUNDS) {
            if micros <= bound {
                *bucket += 1;
            }
        }
    }

    /// Counts an answer of a city.
    pub(crate) fn count_in(&self, city: &str) {
        let mut cities = self.cities.lock().unwrap_or_else(PoisonError::into_inner);
        match cities.get_mut(city) {
            Some(count) => *count += 1,
            None => drop(cities.insert(city.to_owned(), 1)),
        }
    }

    fn of_cities(&self) -> Figure {
        let cities = self.cities.lock().unwrap_or_else(PoisonError::into_inner);
        let help = "Answers of a city's pages and API.";
        let figure = Figure::new("kalaka_city_answers_total", Course::Counter, help);
        cities
            .iter()
            .fold(figure, |figure, (city, count)| figure.with("city", city, Amount::Whole(*count)))
    }

    /// Everything, with figures from elsewhere.
    pub(crate) fn text(&self, figures: &[Figure]) -> String {
        let all = self.series.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = write(&mut text, &all);
        for figure in [self.of_cities()].iter().chain(figures) {
            let _ = write!(text, "{figure}");
        }
        text
    }
}

fn write(
    text: &mut String,
    all: &BTreeMap<(&'static str, &'static str, u16), Series>,
) -> std::fmt::Result {
    writeln!(text, "# HELP kalaka_request_seconds Time to an answer, by route and status.")?;
    writeln!(text, "# TYPE kalaka_request_seconds histogram")?;
    let mut writes = 0;
    for ((method, route, status), series) in all {
        let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
        for (bucket, bound) in series.buckets.iter().zip(BOUNDS) {
            let le = seconds(bound);
            writeln!(text, "kalaka_request_seconds_bucket{{{labels},le=\"{le}\"}} {bucket}")?;
        }
        let count = series.count;
        writeln!(text, "kalaka_request_seconds_bucket{{{labels},le=\"+Inf\"}} {count}")?;
        writeln!(text, "kalaka_request_seconds_sum{{{labels}}} {}", seconds(series.sum_micros))?;
        writeln!(text, "kalaka_request_seconds_count{{{labels}}} {count}")?;
        if *method != "GET" && *status < 400 {
            writes += count;
        }
    }
    let help = "Forms and API calls that changed something.";
    let writes =
        Figure::new("kalaka_writes_total", Course::Counter, help).of(Amount::Whole(writes));
    write!(text, "{writes}")
}

fn seconds(micros: u64) -> Amount {
    Amount::Micros(micros)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_where_they_belong() {
        let metrics = Metrics::default();
        metrics.count("GET", "/calls", 200, 700);
        metrics.count("GET", "/calls", 200, 3_000);
        metrics.count("POST", "/sign-in", 303, 20_000_000);
        let text = metrics.text(&[
            Figure::new("kalaka_jobs_waiting", Course::Gauge, "Jobs.").of(Amount::Whole(3))
        ]);
        let calls = "method=\"GET\",route=\"/calls\",status=\"200\"";
        for line in [
            format!("kalaka_request_seconds_bucket{{{calls},le=\"0.000500\"}} 0"),
            format!("kalaka_request_seconds_bucket{{{calls},le=\"0.001000\"}} 1"),
            format!("kalaka_request_seconds_bucket{{{calls},le=\"+Inf\"}} 2"),
            format!("kalaka_request_seconds_sum{{{calls}}} 0.003700"),
            "kalaka_writes_total 1".to_owned(),
            "kalaka_jobs_waiting 3".to_owned(),
        ] {
            assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        }
    }
}
