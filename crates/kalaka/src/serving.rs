//! Serving until told to stop: requests are finished, jobs too, then the store is closed.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use store::Database;
use tokio::net::TcpListener;
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use crate::connections::Answers;
use crate::control::Door;
use crate::house::House;
use crate::{connections, jobs};

/// Binds the address; a port of 0 takes a free one.
pub(crate) async fn bind(listen: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(listen)
        .await
        .with_context(|| format!("the setting “listen” is “{listen}”: this address is in use or not ours; choose another port"))
}

/// What a server listens to beside connections: the signals to stop, and commands of this machine. It is ready before
/// a server says that it serves, since somebody may act on that at once.
pub(crate) struct Ears {
    signals: Signals,
    door: Option<Door>,
}

impl Ears {
    /// Listens from now on, over a database that this process has open. Within a runtime.
    pub(crate) fn open(database: &Database) -> anyhow::Result<Self> {
        Ok(Self { signals: Signals::open()?, door: Door::open(database) })
    }
}

/// Serves until SIGTERM or Ctrl-C.
pub(crate) async fn serve(
    house: Arc<House>,
    listener: TcpListener,
    ears: Ears,
) -> anyhow::Result<()> {
    let (stop, stopped) = watch::channel(false);
    // Whoever writes first would else wait, within a transaction, for the lexicon to be read.
    drop(tokio::task::spawn_blocking(likeness::concepts));
    let commands = ears.door.map(|door| door.serve(Arc::clone(&house), stopped.clone()));
    let commands = tokio::spawn(async {
        if let Some(commands) = commands {
            commands.await;
        }
    });
    let runner = tokio::spawn(jobs::run(Arc::clone(&house), stopped.clone()));
    let allowed = connections::allowed();
    tracing::info!(
        descriptors = allowed.descriptors,
        connections = allowed.connections,
        "open at most"
    );
    let answers = Answers { usual: house.app.router(), crowded: house.app.crowded() };
    let server = connections::serve(listener, answers, allowed.connections, stopped);
    let server = tokio::spawn(server);
    ears.signals.told_to_stop().await;
    tracing::info!("stopping: requests that have begun are finished");
    stop.send_replace(true);
    // Idle connections are dropped after a while; what has begun has ten seconds.
    let finish = async { anyhow::Ok((server.await?, runner.await??, commands.await?)) };
    match tokio::time::timeout(std::time::Duration::from_secs(10), finish).await {
        Ok(done) => done.map(|_| ())?,
        Err(_) => tracing::warn!("some connections were still open and are closed now"),
    }
    Ok(())
}

/// The signals that end a server.
#[cfg(unix)]
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

#[cfg(unix)]
impl Signals {
    fn open() -> anyhow::Result<Self> {
        let terminate = signal(SignalKind::terminate())?;
        Ok(Self { terminate, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn told_to_stop(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Ctrl-C, where there are no signals.
#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn open() -> anyhow::Result<Self> {
        Ok(Self)
    }

    async fn told_to_stop(self) {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::error!(%error, "Ctrl-C cannot be heard");
        }
    }
}

/// A runtime for one command.
pub(crate) fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}
