//! Running programs: with a heading, their lines passed on, the closing ones remembered.

use std::io::{BufRead as _, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Instant;

use anyhow::{Context as _, bail};

/// How a program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    /// Whether it said that all is well.
    pub(crate) fine: bool,
    /// Its lines that sum up.
    pub(crate) closing: Vec<String>,
}

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    own.parent().map(PathBuf::from).unwrap_or(own)
}

/// `cargo`, the one that runs us, at the root of the checkout.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// Cargo's folder of built things.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Builds the binary as it is shipped, which is also the one that is measured; says where it lies.
pub(crate) fn shipped() -> anyhow::Result<PathBuf> {
    let mut build =
        cargo(&["rustc", "--profile", "dist", "--package", "kalaka", "--bin", "kalaka"]);
    if cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        // What is the same code, such as dropping two kinds of lists, is there once. Rust brings the linker that does it.
        build.args(["--", "-C", "link-arg=-Wl,--icf=all"]);
    }
    if !watched(&mut build, |_| false)?.fine {
        bail!("the binary does not build");
    }
    Ok(target().join("dist/kalaka"))
}

/// Runs a program to its end, its lines passed on; those for which `closes` holds are remembered.
pub(crate) fn watched(command: &mut Command, closes: fn(&str) -> bool) -> anyhow::Result<Ended> {
    println!("\n$ {}", said(command));
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} does not start", said(command)))?;
    let (lines, heard) = channel();
    let readers = [
        child.stdout.take().map(|out| pass_on(out, lines.clone())),
        child.stderr.take().map(|out| pass_on(out, lines)),
    ];
    let mut closing = Vec::new();
    for line in heard {
        println!("{line}");
        if closes(&line) {
            closing.push(line.trim().to_owned());
        }
    }
    for reader in readers.into_iter().flatten() {
        if reader.join().is_err() {
            bail!("the lines of {} could not be read", said(command));
        }
    }
    Ok(Ended { fine: child.wait()?.success(), closing })
}

/// Runs a program quietly and gives what it printed; fails with its complaint.
pub(crate) fn output(command: &mut Command) -> anyhow::Result<String> {
    let done = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{} does not start", said(command)))?;
    if !done.status.success() {
        bail!("{} failed: {}", said(command), String::from_utf8_lossy(&done.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// A watch that starts now.
#[expect(clippy::disallowed_methods, reason = "chores and benches measure how long things take")]
pub(crate) fn watch() -> Instant {
    Instant::now()
}

fn pass_on(from: impl Read + Send + 'static, to: Sender<String>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
            if to.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                break;
            }
        }
    })
}

fn said(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_remembered_and_failure_is_seen() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo Summary: two >&2; exit 3"]);
        let ended = watched(&mut command, |line| line.contains("Summary")).unwrap();
        assert!(!ended.fine);
        assert_eq!(ended.closing, ["Summary: two"]);
        let complaint = output(Command::new("sh").args(["-c", "echo why >&2; exit 1"]));
        assert!(complaint.unwrap_err().to_string().ends_with("failed: why"));
    }
}
