//! Serving until told to stop: requests are finished, jobs too, then the store is closed.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::connections::Answers;
use crate::house::House;
use crate::{connections, jobs};

/// Binds the address; a port of 0 takes a free one.
pub(crate) async fn bind(listen: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(listen)
        .await
        .with_context(|| format!("the setting “listen” is “{listen}”: this address is in use or not ours; choose another port"))
}

/// Serves until SIGTERM or Ctrl-C.
pub(crate) async fn serve(house: Arc<House>, listener: TcpListener) -> anyhow::Result<()> {
    let (stop, stopped) = watch::channel(false);
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
    told_to_stop().await?;
    tracing::info!("stopping: requests that have begun are finished");
    stop.send_replace(true);
    // Idle connections are dropped after a while; what has begun has ten seconds.
    let finish = async { anyhow::Ok((server.await?, runner.await??)) };
    match tokio::time::timeout(std::time::Duration::from_secs(10), finish).await {
        Ok(done) => done.map(|_| ())?,
        Err(_) => tracing::warn!("some connections were still open and are closed now"),
    }
    Ok(())
}

async fn told_to_stop() -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            _ = terminate.recv() => {}
            result = tokio::signal::ctrl_c() => result?,
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await?;
    Ok(())
}

/// A runtime for one command.
pub(crate) fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}
