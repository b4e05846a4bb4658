//! What this process takes of the machine, as Linux tells it, under the names that monitoring knows. Elsewhere nothing
//! is said.

use std::fs;

use web::http::{Amount, Course, Figure};

/// The figures as they are now; one that the system does not tell is left out.
pub(crate) fn figures() -> Vec<Figure> {
    [
        cpu().map(|micros| {
            let help = "Time that processors spent on this process.";
            Figure::new("process_cpu_seconds_total", Course::Counter, help)
                .of(Amount::Micros(micros))
        }),
        memory().map(|bytes| {
            let help = "Memory that this process holds.";
            Figure::new("process_resident_memory_bytes", Course::Gauge, help)
                .of(Amount::Whole(bytes))
        }),
        open_files().map(|count| {
            let help = "Files and connections that this process has open.";
            Figure::new("process_open_fds", Course::Gauge, help).of(Amount::Whole(count))
        }),
        most_files().map(|count| {
            let help = "The most files and connections that it may have open.";
            Figure::new("process_max_fds", Course::Gauge, help).of(Amount::Whole(count))
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(target_os = "linux")]
fn cpu() -> Option<u64> {
    let ticks = ticks(&fs::read_to_string("/proc/self/stat").ok()?)?;
    ticks.saturating_mul(1_000_000).checked_div(rustix::param::clock_ticks_per_second())
}

#[cfg(not(target_os = "linux"))]
fn cpu() -> Option<u64> {
    None
}

/// The ticks of a process in user and system mode: the 14th and the 15th field of its line, of which the second is its
/// name in brackets and may hold anything.
fn ticks(line: &str) -> Option<u64> {
    let (_, rest) = line.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11).map(str::parse::<u64>);
    Some(fields.next()?.ok()?.saturating_add(fields.next()?.ok()?))
}

fn memory() -> Option<u64> {
    resident(&fs::read_to_string("/proc/self/status").ok()?)
}

fn resident(status: &str) -> Option<u64> {
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let number = kilobytes.split_whitespace().next()?.parse::<u64>().ok()?;
    Some(number.saturating_mul(1024))
}

fn open_files() -> Option<u64> {
    u64::try_from(fs::read_dir("/proc/self/fd").ok()?.count()).ok()
}

#[cfg(unix)]
fn most_files() -> Option<u64> {
    rustix::process::getrlimit(rustix::process::Resource::Nofile).current
}

#[cfg(not(unix))]
fn most_files() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_words_are_read() {
        let line = "7 (a) b) S 1 1 1 0 -1 4194560 500 0 0 0 250 50 0 0 20 0 9 0 100 1000 10";
        assert_eq!(ticks(line), Some(300));
        assert_eq!(ticks("7 (short) S 1"), None);
        assert_eq!(resident("Name:\tkalaka\nVmRSS:\t  2048 kB\nThreads:\t9\n"), Some(2 << 20));
    }
}
