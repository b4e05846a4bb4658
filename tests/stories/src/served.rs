//! The real binary: started, spoken to over the network, stopped or killed.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use store::Database;
use tempfile::TempDir;

use crate::{Browser, Place};

/// How long a start may take on a busy machine.
const START: Duration = Duration::from_secs(60);

/// A running `kalaka`. Dropping it kills it.
pub struct Served {
    process: Child,
    address: SocketAddr,
    log: Arc<Mutex<Vec<String>>>,
    reader: Option<thread::JoinHandle<()>>,
    mail: PathBuf,
    /// Where it runs, and what lies there.
    _folder: TempDir,
}

impl Served {
    /// Starts `kalaka serve` on a database, with a log in JSON and mails as files; waits until it serves.
    pub fn start(database: &Database, flags: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mail = folder.path().join("mail");
        let mut command = kalaka(&["serve", "--listen", "127.0.0.1:0", "--log", "json"]);
        command.args(["--proxy", "trusted", "--gather", "0", "--database", &address_of(database)]);
        if !flags.contains(&"--mail") {
            command.arg("--mail").arg(&mail);
        }
        if !flags.contains(&"--url") {
            command.args(["--url", "https://ideas.example"]);
        }
        if !flags.contains(&"--heads") {
            command.arg("--heads").arg(folder.path().join("heads"));
        }
        command.args(flags);
        Self::spawn(command, folder, mail)
    }

    /// Starts a command that serves, such as one that prepares the ground first.
    pub fn start_by(command: Command) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mail = folder.path().join("mail");
        Self::spawn(command, folder, mail)
    }

    fn spawn(mut command: Command, folder: TempDir, mail: PathBuf) -> Self {
        let mut process = command
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let log = Arc::new(Mutex::new(Vec::new()));
        let (told, hears) = mpsc::channel();
        let (lines, heard) = (BufReader::new(process.stderr.take().unwrap()), Arc::clone(&log));
        let reader = thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                if let Some(address) = serving(&line) {
                    let _ = told.send(address);
                }
                heard.lock().unwrap().push(line);
            }
        });
        let Ok(address) = hears.recv_timeout(START) else {
            let _ = process.kill();
            panic!("it does not serve: {:#?}", log.lock().unwrap());
        };
        Self { process, address, log, reader: Some(reader), mail, _folder: folder }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// A browser in a city, from a network of its own.
    pub fn browser(&self, place: &Place) -> Browser {
        static NETWORK: AtomicU16 = AtomicU16::new(1);
        Browser::outside(self.address, NETWORK.fetch_add(1, Ordering::Relaxed), place)
    }

    /// The letters that left, as files.
    pub fn letters(&self) -> Vec<String> {
        let files = std::fs::read_dir(&self.mail).into_iter().flatten().flatten();
        files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect()
    }

    /// The lines of its log so far.
    pub fn log(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }

    /// Ends it as a power cut would, and waits until it is gone.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Asks it to stop (SIGTERM).
    pub fn ask_to_stop(&self) {
        let id = self.process.id().to_string();
        let sent = Command::new("kill").args(["-s", "TERM", &id]).status().unwrap();
        assert!(sent.success(), "the signal arrives");
    }

    /// Waits for its end; gives how it ended and its whole log.
    pub fn ended(mut self) -> (ExitStatus, Vec<String>) {
        let status = self.process.wait().unwrap();
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        (status, self.log())
    }

    /// Stops it, and fails unless it ends well.
    pub fn stop(self) {
        self.ask_to_stop();
        let (status, log) = self.ended();
        assert!(status.success(), "{status}: {log:#?}");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Most have ended by now.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The address in the line that says that it serves.
fn serving(line: &str) -> Option<SocketAddr> {
    let line: Value = serde_json::from_str(line).ok()?;
    let fields = line.get("fields")?;
    let serves = fields.get("message")?.as_str()? == "serving";
    fields.get("address")?.as_str().filter(|_| serves)?.parse().ok()
}

/// A database as the command line names it.
pub fn address_of(database: &Database) -> String {
    match database {
        Database::Folder(folder) => folder.to_string_lossy().into_owned(),
        Database::Postgres(address) => address.clone(),
    }
}

/// The real `kalaka` with these arguments, and no settings from around it.
pub fn kalaka(arguments: &[&str]) -> Command {
    let named = std::env::var_os("KALAKA_TEST_BINARY").map(PathBuf::from);
    let binary = named.unwrap_or_else(|| {
        // Tests lie in target/debug/deps, the binary in target/debug.
        let own = std::env::current_exe().unwrap();
        own.ancestors().nth(2).unwrap().join("kalaka")
    });
    assert!(binary.exists(), "{} is missing: cargo build", binary.display());
    let mut command = Command::new(binary);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("KALAKA_")) {
        command.env_remove(name);
    }
    command.env_remove("RUST_LOG").args(arguments);
    command
}

/// What a command printed and how it ended.
pub trait Told {
    /// Its output, when it ended well; fails with its complaint else.
    fn fine(&mut self) -> String;
    /// Its complaint, when it ended badly; fails else.
    fn refused(&mut self) -> String;
    /// Its end, whatever it is.
    fn told(&mut self) -> Output;
}

impl Told for Command {
    #[track_caller]
    fn fine(&mut self) -> String {
        let Output { status, stdout, stderr } = self.told();
        assert!(status.success(), "{self:?}: {}", String::from_utf8_lossy(&stderr));
        String::from_utf8(stdout).unwrap()
    }

    #[track_caller]
    fn refused(&mut self) -> String {
        let Output { status, stdout, stderr } = self.told();
        assert!(!status.success(), "{self:?}: {}", String::from_utf8_lossy(&stdout));
        String::from_utf8(stderr).unwrap()
    }

    fn told(&mut self) -> Output {
        self.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{self:?}: {error}"))
    }
}
