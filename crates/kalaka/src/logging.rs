//! The log: lines a person can read, or JSON, on standard error. Writing one never waits.
//!
//! Whoever reads the log may stall; a request must not stall with it. So a thread of its own writes,
//! lines wait for it in a row of bounded length, and those that find no room are counted and told.

use std::io::{IsTerminal as _, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::time::Duration;

use tracing_subscriber::fmt::MakeWriter;

/// How many lines wait at most.
const MOST_LINES: usize = 8_192;
/// How long the end of a process waits for lines that are still to be written.
const LAST: Duration = Duration::from_secs(1);

/// Starts the log. `RUST_LOG` narrows or widens it. What is returned writes the last lines when dropped.
pub(crate) fn start(log: crate::config::Log, usual: &str) -> Kept {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(usual));
    let row = Row::before(std::io::stderr());
    let kept = Kept(row.clone());
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(row);
    // A second start (in tests) keeps the first.
    let _ = match log {
        crate::config::Log::Text => lines.compact().try_init(),
        crate::config::Log::Json => lines.json().try_init(),
    };
    kept
}

enum Said {
    Line(Vec<u8>),
    /// Answered when everything before it is written.
    Last(std::sync::mpsc::Sender<()>),
}

/// The lines that wait to be written.
#[derive(Clone)]
struct Row {
    lines: SyncSender<Said>,
    lost: Arc<AtomicU64>,
}

impl Row {
    fn before(out: impl Write + Send + 'static) -> Self {
        let (lines, written) = sync_channel(MOST_LINES);
        let lost = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&lost);
        std::thread::spawn(move || write(&written, &counted, out));
        Self { lines, lost }
    }
}

fn write(lines: &Receiver<Said>, lost: &AtomicU64, mut out: impl Write) {
    while let Ok(said) = lines.recv() {
        // Where nobody reads any more, lines go nowhere; there is nobody to tell either.
        let _ = match said {
            Said::Line(line) => out.write_all(&line),
            Said::Last(done) => done.send(()).map_err(std::io::Error::other),
        };
        let count = lost.swap(0, Ordering::Relaxed);
        if count > 0 {
            let _ = writeln!(out, "{{\"level\":\"WARN\",\"lines_lost\":{count}}}");
        }
    }
}

impl<'a> MakeWriter<'a> for Row {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Line<'a> {
        Line { row: self, bytes: Vec::new() }
    }
}

/// One line in the making. It goes into the row when it is whole.
struct Line<'a> {
    row: &'a Row,
    bytes: Vec<u8>,
}

impl Write for Line<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Drop for Line<'_> {
    fn drop(&mut self) {
        let line = std::mem::take(&mut self.bytes);
        if !line.is_empty() && self.row.lines.try_send(Said::Line(line)).is_err() {
            self.row.lost.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Writes the last lines when dropped, for as long as their reader lets it.
pub(crate) struct Kept(Row);

impl Drop for Kept {
    fn drop(&mut self) {
        let (done, heard) = channel();
        // A full row may need a moment; a reader that has stalled is not waited for any longer.
        for _ in 0..100 {
            if self.0.lines.try_send(Said::Last(done.clone())).is_ok() {
                let _ = heard.recv_timeout(LAST);
                return;
            }
            std::thread::sleep(LAST / 100);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// A reader that takes nothing until its lock is free.
    #[derive(Clone, Default)]
    struct Stalled(Arc<Mutex<Vec<u8>>>);

    impl Write for Stalled {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_stalls_holds_nobody_up() {
        let reader = Stalled::default();
        let row = Row::before(reader.clone());
        let stalls = reader.0.lock().unwrap();
        let more = 100;
        for number in 0..MOST_LINES + 1 + more {
            writeln!(row.make_writer(), "line {number}").unwrap();
        }
        drop(stalls);
        drop(Kept(row));
        let text = String::from_utf8(reader.0.lock().unwrap().clone()).unwrap();
        let lines = text.lines().filter(|line| line.starts_with("line ")).count();
        // What was lost is told as soon as something is written again, so it may come second.
        assert!(text.starts_with("line 0\n") && text.contains("\nline 1\nline 2\n"));
        // The thread may have taken one line out of the row before it stalled.
        let lost = MOST_LINES + 1 + more - lines;
        assert!((more..=more + 1).contains(&lost), "{lost} lost");
        assert!(text.contains(&format!("\"lines_lost\":{lost}")), "they are counted");
    }
}
