//! Counts of answers and how long they took, in the text format of Prometheus.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

/// Upper bounds of the histogram, in microseconds.
const BOUNDS: [u64; 10] =
    [500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 500_000, 2_000_000, 10_000_000];

/// One series for each method, route and status.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    series: Mutex<BTreeMap<(&'static str, &'static str, u16), Series>>,
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

    /// Everything, with figures from elsewhere.
    pub(crate) fn text(&self, figures: &[(&'static str, u64)]) -> String {
        let all = self.series.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = write(&mut text, &all, figures);
        text
    }
}

fn write(
    text: &mut String,
    all: &BTreeMap<(&'static str, &'static str, u16), Series>,
    figures: &[(&'static str, u64)],
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
    writeln!(text, "# HELP kalaka_writes_total Forms and API calls that changed something.")?;
    writeln!(text, "# TYPE kalaka_writes_total counter")?;
    writeln!(text, "kalaka_writes_total {writes}")?;
    for (name, value) in figures {
        writeln!(text, "# TYPE {name} gauge\n{name} {value}")?;
    }
    Ok(())
}

fn seconds(micros: u64) -> String {
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
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
        let text = metrics.text(&[("kalaka_jobs_waiting", 3)]);
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
