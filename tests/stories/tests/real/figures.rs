//! The figures: whatever reads them understands them, and the documents name each.

use std::collections::BTreeMap;
use std::time::Duration;

use store::Database;
use stories::story;

use crate::starting;

/// Each figure by its name: its kind and its samples, what stands before the value and the value.
type Figures<'a> = BTreeMap<&'a str, (&'a str, Vec<(&'a str, f64)>)>;

/// Reads the figures. Fails where the text is not as Prometheus wants it.
fn read(text: &str) -> Figures<'_> {
    assert!(text.ends_with('\n'), "the last line ends too");
    let mut figures = Figures::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let (name, help) = line.strip_prefix("# HELP ").unwrap().split_once(' ').unwrap();
        assert!(help.len() > 5, "{line}");
        let line = lines.next().unwrap();
        let kind = line.strip_prefix("# TYPE ").unwrap().strip_prefix(name).unwrap().trim();
        assert!(["counter", "gauge", "histogram"].contains(&kind), "{line}");
        let is_total = name.ends_with("_total");
        assert_eq!(is_total, kind == "counter", "{name} is a {kind}");
        let mut samples = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with('#')) {
            let (what, value) = line.rsplit_once(' ').unwrap();
            let own = what.strip_prefix(name).unwrap();
            let own = ["_bucket", "_sum", "_count"]
                .iter()
                .find_map(|end| own.strip_prefix(end).filter(|_| kind == "histogram"))
                .unwrap_or(own);
            let is_labelled = own.starts_with('{') && own.ends_with("\"}");
            assert!(own.is_empty() || is_labelled, "{line}");
            samples.push((what, value.parse().unwrap()));
        }
        assert!(figures.insert(name, (kind, samples)).is_none(), "{name} stands there twice");
    }
    figures
}

story! {
    /// Processor, memory, what waits, each lane and each city: all is there, explained, and documented.
    async fn the_figures_are_whole(ground: Ground) {
        let served = ground.serve();
        served.browser(&ground.here).get(&ground.here.idea_page()).await;
        // What waits is counted a moment after the start.
        let mut answer = starting::figures(&served);
        for _ in 0..300 {
            if answer.contains("kalaka_city_jobs_waiting{") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
            answer = starting::figures(&served);
        }
        let (head, text) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.contains("text/plain; version=0.0.4"), "{head}");
        let figures = read(text);
        let value = |name: &str, sample: &str| {
            let (_, samples) = figures.get(name).unwrap_or_else(|| panic!("{name}: {text}"));
            let found = samples.iter().find(|(what, _)| what.strip_prefix(name) == Some(sample));
            found.unwrap_or_else(|| panic!("{name}{sample}: {text}")).1
        };
        assert!(value("process_cpu_seconds_total", "") > 0.0);
        assert!(value("process_resident_memory_bytes", "") > 1e6);
        assert!(value("process_open_fds", "") > 5.0);
        assert!(value("process_max_fds", "") > value("process_open_fds", ""));
        let letters = |city: &str| value("kalaka_city_letters_waiting", &format!("{{city=\"{city}\"}}"));
        let total = letters("riverton") + letters("hillford");
        assert_eq!(value("kalaka_letters_waiting", "").to_string(), total.to_string());
        assert!(value("kalaka_city_jobs_given_up", "{city=\"riverton\"}") < 1.0);
        assert!(value("kalaka_city_answers_total", "{city=\"riverton\"}") >= 1.0);
        assert!(value("kalaka_lane_taken_total", "{lane=\"read\"}") >= 1.0);
        assert!(value("kalaka_jobs_oldest_seconds", "{urgency=\"now\"}") < 60.0);
        let store = |name: &str| {
            let engine = match ground.place.database() {
                Database::Folder(_) => "{engine=\"sqlite\"}",
                Database::Postgres(_) => "{engine=\"postgres\"}",
            };
            value(&format!("kalaka_store_{name}_total"), engine)
        };
        // Whatever a start writes was committed, and several writes may have shared a commit.
        let (writes, commits) = (store("writes"), store("commits"));
        assert!(1.0 <= commits && commits <= writes + store("refused"), "{commits} for {writes}");
        assert!(store("retries") >= 0.0);
        let documents = std::fs::read_to_string("../../docs/running.md").unwrap();
        for name in figures.keys() {
            assert!(documents.contains(&format!("`{name}`")), "{name} is in no document");
        }
        served.stop();
    }
}
