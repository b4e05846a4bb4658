//! The door for commands beside a server: a socket in the data folder, since only one process may have the folder open.
//!
//! Only who runs the server, or root, comes in: the socket has their rights alone, and the system says who is at the
//! other end. A command sends one task and hears one answer.

use serde::{Deserialize, Serialize};

use crate::commands::task::Outcome;

#[cfg(not(unix))]
pub(crate) use elsewhere::{Door, ask};
#[cfg(unix)]
pub(crate) use here::{Door, ask};

/// What a server answers.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    Done(Outcome),
    Refused(String),
}

#[cfg(unix)]
mod here {
    use std::fs::Permissions;
    use std::io::{Read as _, Write as _};
    use std::net::Shutdown;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    use std::time::Duration;

    use anyhow::Context as _;
    use store::Database;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{UnixListener, UnixStream};
    use tokio::sync::watch::Receiver;
    use tokio::task::JoinSet;
    use tokio::time::{sleep, timeout};

    use super::Answer;
    use crate::commands::task::{Outcome, Place, Task};
    use crate::house::House;

    /// Its name in the folder.
    const NAME: &str = "control";
    /// No task is longer; that of the doctor holds every end of a log that was noted.
    const LONGEST_TASK: u64 = 64 << 20;
    /// How long a task may be on its way.
    const PATIENCE: Duration = Duration::from_secs(10);

    /// Has a task done by the server that has the folder; `None` when there is none.
    pub(crate) fn ask(database: &Database, task: &Task) -> anyhow::Result<Option<Outcome>> {
        let Database::Folder(folder) = database else { return Ok(None) };
        // A socket that nobody listens to was left by a server that was killed.
        let Ok(mut stream) = std::os::unix::net::UnixStream::connect(folder.join(NAME)) else {
            return Ok(None);
        };
        let answer = speak(&mut stream, task)
            .context("the server that has this folder did not answer; its log may say why")?;
        match answer {
            Answer::Done(outcome) => Ok(Some(outcome)),
            Answer::Refused(why) => anyhow::bail!(why),
        }
    }

    fn speak(stream: &mut std::os::unix::net::UnixStream, task: &Task) -> anyhow::Result<Answer> {
        stream.write_all(&serde_json::to_vec(task)?)?;
        stream.shutdown(Shutdown::Write)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(serde_json::from_slice(&answer)?)
    }

    /// A server's side of it. The socket goes with it.
    pub(crate) struct Door {
        listener: UnixListener,
        path: PathBuf,
    }

    impl Door {
        /// Makes the socket of a folder that this process has open. A server works without one, so a failure is only
        /// said.
        pub(crate) fn open(database: &Database) -> Option<Self> {
            let Database::Folder(folder) = database else { return None };
            let path = folder.join(NAME);
            let made = make(&path);
            let said = |error: &std::io::Error| {
                tracing::warn!(path = %path.display(), %error, "commands beside this server will not work");
            };
            made.inspect_err(said).ok().map(|listener| Self { listener, path })
        }

        /// Does what commands ask until told to stop, and finishes what was begun.
        pub(crate) async fn serve(self, house: Arc<House>, mut stop: Receiver<bool>) {
            let mut begun = JoinSet::new();
            while !*stop.borrow() {
                tokio::select! {
                    accepted = self.listener.accept() => match accepted {
                        Ok((stream, _)) => drop(begun.spawn(answer(Arc::clone(&house), stream))),
                        // Most often too many open files: some are closed in a moment.
                        Err(_) => sleep(Duration::from_millis(100)).await,
                    },
                    Some(_) = begun.join_next() => {}
                    _ = stop.changed() => {}
                }
            }
            while begun.join_next().await.is_some() {}
        }
    }

    impl Drop for Door {
        fn drop(&mut self) {
            // It may be gone already, with its folder.
            drop(std::fs::remove_file(&self.path));
        }
    }

    fn make(path: &Path) -> std::io::Result<UnixListener> {
        // This process has the folder, so whoever made it before is gone.
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let listener = UnixListener::bind(path)?;
        std::fs::set_permissions(path, Permissions::from_mode(0o600))?;
        Ok(listener)
    }

    async fn answer(house: Arc<House>, mut stream: UnixStream) {
        let outcome = match heard(&mut stream).await {
            Ok(task) => perform(house, task).await,
            Err(error) => Err(error),
        };
        let answer = match outcome {
            Ok(outcome) => Answer::Done(outcome),
            Err(error) => Answer::Refused(format!("{error:#}")),
        };
        let Ok(answer) = serde_json::to_vec(&answer) else { return };
        // Whoever asked may have gone.
        drop(stream.write_all(&answer).await);
    }

    async fn heard(stream: &mut UnixStream) -> anyhow::Result<Task> {
        let peer = stream.peer_cred()?.uid();
        anyhow::ensure!(
            may_ask(peer, rustix::process::geteuid().as_raw()),
            "only the user who runs the server, or root, may give it commands"
        );
        let mut task = Vec::new();
        timeout(PATIENCE, stream.take(LONGEST_TASK).read_to_end(&mut task)).await??;
        serde_json::from_slice(&task)
            .context("the running server is of another version; stop it, or use its own program")
    }

    fn may_ask(peer: u32, own: u32) -> bool {
        peer == own || peer == 0
    }

    async fn perform(house: Arc<House>, task: Task) -> anyhow::Result<Outcome> {
        tracing::info!(command = task.name(), "a command is carried out");
        let work = move || {
            let place = Place { store: &house.store, config: &house.config, house: Some(&house) };
            task.perform(place)
        };
        tokio::task::spawn_blocking(work).await.context("the command broke off")?
    }

    #[cfg(test)]
    mod tests {
        #[test]
        fn only_the_own_user_and_root_may_ask() {
            assert!(super::may_ask(1000, 1000) && super::may_ask(0, 1000));
            assert!(!super::may_ask(1001, 1000) && !super::may_ask(1000, 0));
        }
    }
}

/// Systems without such sockets: the server is stopped for these commands.
#[cfg(not(unix))]
mod elsewhere {
    use std::sync::Arc;

    use store::Database;
    use tokio::sync::watch::Receiver;

    use crate::commands::task::{Outcome, Task};
    use crate::house::House;

    pub(crate) fn ask(_: &Database, _: &Task) -> anyhow::Result<Option<Outcome>> {
        Ok(None)
    }

    pub(crate) struct Door;

    impl Door {
        pub(crate) fn open(_: &Database) -> Option<Self> {
            None
        }

        pub(crate) async fn serve(self, _: Arc<House>, _: Receiver<bool>) {}
    }
}
