//! What a person sees of a command that takes long: what it is doing, on standard error, and a
//! clean end by Ctrl-C.
//!
//! On a terminal one line is rewritten every second; elsewhere a line is written every half
//! minute. Files are written beside their place and moved there when they are whole.

use std::fs::File;
use std::io::{BufWriter, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::{Duration, Instant};

use anyhow::Context as _;

/// What a shell calls an end by Ctrl-C.
const INTERRUPTED: i32 = 130;

/// How often a terminal is told.
const TERMINAL: Duration = Duration::from_secs(1);

/// How often anything else is told.
const ELSEWHERE: Duration = Duration::from_secs(30);

/// Who waits for a command, and what it is at.
#[derive(Debug, Clone, Default)]
pub(super) struct Patience(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    doing: String,
    /// A file that is not whole yet.
    unfinished: Option<PathBuf>,
    /// Whether a line of progress stands on the terminal.
    is_told: bool,
}

impl Patience {
    /// Runs a command, told about and ended by Ctrl-C.
    pub(super) fn during(
        command: impl FnOnce(&Self) -> anyhow::Result<ExitCode>,
    ) -> anyhow::Result<ExitCode> {
        let patience = Self::default();
        let watched = patience.clone();
        std::thread::Builder::new().name("interrupt".to_owned()).spawn(move || {
            if let Err(error) = watched.end_on_interrupt() {
                eprintln!("kalaka: Ctrl-C ends this without tidying up: {error}");
            }
        })?;
        let (over, is_over) = mpsc::channel();
        let told = patience.clone();
        let teller = std::thread::Builder::new()
            .name("progress".to_owned())
            .spawn(move || told.tell_until(&is_over))?;
        let result = command(&patience);
        drop(over);
        // The line is wiped before anything else is said.
        let _ = teller.join();
        result
    }

    /// Says what is being done now.
    pub(super) fn doing(&self, what: impl Into<String>) {
        self.state().doing = what.into();
    }

    /// Nothing more is done that could take long: the line of progress goes away.
    pub(super) fn done(&self) {
        let mut state = self.state();
        state.doing.clear();
        state.wipe();
    }

    /// Writes a file whole or not at all.
    pub(super) fn write(
        &self,
        path: &Path,
        fill: impl FnOnce(&mut BufWriter<File>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(format!(".{}.part", std::process::id()));
        let beside = PathBuf::from(beside);
        let file = {
            let mut state = self.state();
            let file = File::create(&beside);
            state.unfinished = file.is_ok().then(|| beside.clone());
            file.with_context(|| format!("cannot write {}", path.display()))?
        };
        let mut out = BufWriter::new(file);
        let filled = fill(&mut out).and_then(|()| Ok(out.flush()?));
        let mut state = self.state();
        state.unfinished = None;
        let moved = filled.and_then(|()| Ok(std::fs::rename(&beside, path)?));
        if moved.is_err() {
            let _ = std::fs::remove_file(&beside);
        }
        moved.with_context(|| format!("cannot write {}", path.display()))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end_on_interrupt(&self) -> std::io::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        runtime.block_on(tokio::signal::ctrl_c())?;
        // Held until the end: no file becomes whole meanwhile.
        let mut state = self.state();
        state.wipe();
        if let Some(unfinished) = &state.unfinished {
            let _ = std::fs::remove_file(unfinished);
        }
        eprintln!("Stopped. No file was left half written.");
        std::process::exit(INTERRUPTED);
    }

    fn tell_until(&self, is_over: &mpsc::Receiver<()>) {
        let began = now();
        let pause = if std::io::stderr().is_terminal() { TERMINAL } else { ELSEWHERE };
        while is_over.recv_timeout(pause) == Err(mpsc::RecvTimeoutError::Timeout) {
            self.state().tell(began.elapsed().as_secs());
        }
        self.state().wipe();
    }
}

impl State {
    fn tell(&mut self, seconds: u64) {
        if self.doing.is_empty() {
            return;
        }
        if std::io::stderr().is_terminal() {
            eprint!("\r\u{1b}[K{} … {seconds} s", self.doing);
            self.is_told = true;
        } else {
            eprintln!("{} … {seconds} s", self.doing);
        }
    }

    fn wipe(&mut self) {
        if std::mem::take(&mut self.is_told) {
            eprint!("\r\u{1b}[K");
        }
    }
}

/// The clock, for how long something took; nothing that is counted or matched depends on it.
#[expect(clippy::disallowed_methods, reason = "the wiring measures how long something took")]
pub(super) fn now() -> Instant {
    Instant::now()
}
