//! Connections: how many there are, how long they may take, and room for health when all are taken.
//!
//! A connection that begins and does not go on is closed: its headers have ten seconds, and so has
//! an idle one; an answer that nobody reads has thirty. Beyond the most connections a few more are
//! let in for a moment: they hear whether the server lives, or that it is full.

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{Sleep, sleep};
use tower::ServiceExt as _;

/// How long headers may take, and how long a connection may be idle.
const HEADERS: Duration = Duration::from_secs(10);
/// How long a reader may take none of an answer.
const UNREAD: Duration = Duration::from_secs(30);
/// The most connections, where the system allows as many.
const MOST: usize = 8_192;
/// How many more are let in to hear that there are too many.
const SPARE: usize = 32;
/// How long those have for their headers.
const SPARE_HEADERS: Duration = Duration::from_secs(2);
/// Descriptors kept for databases, mail and the log.
const OWN_DESCRIPTORS: usize = 512;

/// What the system and we allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Allowed {
    /// The most files and connections the system lets this process open.
    pub(crate) descriptors: usize,
    /// The most connections.
    pub(crate) connections: usize,
}

/// Raises the limit of descriptors as far as the system lets us, and divides them.
pub(crate) fn allowed() -> Allowed {
    let descriptors = raise_descriptors();
    let left = descriptors.saturating_sub(OWN_DESCRIPTORS).max(descriptors / 2);
    Allowed { descriptors, connections: left.saturating_sub(SPARE).clamp(1, MOST) }
}

#[cfg(unix)]
fn raise_descriptors() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let now = getrlimit(Resource::Nofile);
    let wished = u64::try_from(2 * MOST).unwrap_or(u64::MAX);
    let raised = now.maximum.map_or(wished, |most| most.min(wished));
    let current = now.current.unwrap_or(wished);
    if current >= raised {
        return usize::try_from(current).unwrap_or(usize::MAX);
    }
    let set = setrlimit(Resource::Nofile, Rlimit { current: Some(raised), ..now });
    usize::try_from(if set.is_ok() { raised } else { current }).unwrap_or(usize::MAX)
}

#[cfg(not(unix))]
fn raise_descriptors() -> usize {
    2 * MOST
}

/// Who answers.
#[derive(Debug, Clone)]
pub(crate) struct Answers {
    /// Whoever has a place.
    pub(crate) usual: Router,
    /// Whoever has none, that there are too many.
    pub(crate) crowded: Router,
}

/// Answers every connection until told to stop; then finishes what has begun.
pub(crate) async fn serve(
    listener: TcpListener,
    answers: Answers,
    most: usize,
    stopped: watch::Receiver<bool>,
) {
    let usual = Arc::new(Semaphore::new(most));
    let spare = Arc::new(Semaphore::new(SPARE));
    let mut open = JoinSet::new();
    let mut ends = stopped.clone();
    loop {
        let accepted = tokio::select! {
            _ = ends.wait_for(|stop| *stop) => break,
            Some(_) = open.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection was not taken");
                // Out of descriptors: some are given back soon.
                sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let usual = Arc::clone(&usual).try_acquire_owned().map(|place| (Lane::Usual, place));
        let taken = usual
            .or_else(|_| Arc::clone(&spare).try_acquire_owned().map(|place| (Lane::Spare, place)));
        // Without even a spare place it is closed: dropping the stream does that.
        if let Ok((lane, place)) = taken {
            let connection = Connection { peer, lane, answers: answers.clone(), _place: place };
            open.spawn(connection.answer(stream, stopped.clone()));
        }
    }
    drop(listener);
    while open.join_next().await.is_some() {}
}

/// In which room a connection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lane {
    /// Among the others.
    Usual,
    /// Beyond the most there may be.
    Spare,
}

struct Connection {
    peer: SocketAddr,
    lane: Lane,
    answers: Answers,
    _place: OwnedSemaphorePermit,
}

impl Connection {
    async fn answer(self, stream: TcpStream, mut stopped: watch::Receiver<bool>) {
        // Answers are small and whole: waiting for more of them only makes them late.
        let _ = stream.set_nodelay(true);
        let (usual, peer) = (self.lane == Lane::Usual, self.peer);
        let answers = self.answers;
        let service = service_fn(move |mut request: Request<Incoming>| {
            let has_place = usual || matches!(request.uri().path(), "/healthz" | "/readyz");
            let router = if has_place { &answers.usual } else { &answers.crowded };
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request.map(Body::new))
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(if usual { HEADERS } else { SPARE_HEADERS })
            .keep_alive(usual)
            .serve_connection(TokioIo::new(Reading::of(stream)), service);
        let mut connection = std::pin::pin!(connection);
        // How a connection ends is its reader's matter: most just go.
        tokio::select! {
            _ = connection.as_mut() => return,
            _ = stopped.wait_for(|stop| *stop) => {}
        }
        connection.as_mut().graceful_shutdown();
        let _ = connection.await;
    }
}

/// A stream that ends when the other side takes nothing of an answer for too long.
struct Reading {
    stream: TcpStream,
    /// Since the other side takes nothing.
    waits: Option<Pin<Box<Sleep>>>,
}

impl Reading {
    fn of(stream: TcpStream) -> Self {
        Self { stream, waits: None }
    }

    /// Lets a write pass, or ends it when it has waited too long.
    fn watched(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<std::io::Result<usize>>,
    ) -> Poll<std::io::Result<usize>> {
        if written.is_ready() {
            self.waits = None;
            return written;
        }
        let waits = self.waits.get_or_insert_with(|| Box::pin(sleep(UNREAD)));
        ready!(waits.as_mut().poll(context));
        Poll::Ready(Err(std::io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Reading {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Reading {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watched(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[std::io::IoSlice<'_>],
    ) -> Poll<std::io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.watched(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    async fn started(most: usize) -> (SocketAddr, watch::Sender<bool>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        let usual = Router::new()
            .route("/healthz", axum::routing::get(|| async { "alive\n" }))
            .route("/", axum::routing::get(|| async { "home\n" }));
        let crowded = Router::new().fallback(async || "too many\n");
        tokio::spawn(serve(listener, Answers { usual, crowded }, most, stopped));
        (address, stop)
    }

    async fn ask(address: SocketAddr, path: &str) -> String {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let lines = format!("GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        stream.write_all(lines.as_bytes()).await.unwrap();
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer).await;
        answer
    }

    #[tokio::test]
    async fn a_full_server_says_so_and_still_tells_its_health() {
        let (address, _stop) = started(3).await;
        let mut held = Vec::new();
        for _ in 0..3 {
            let mut half = TcpStream::connect(address).await.unwrap();
            half.write_all(b"GET / HTTP/1.1\r\nHost: a").await.unwrap();
            held.push(half);
        }
        let answer = ask(address, "/").await;
        assert!(answer.contains("too many"), "{answer}");
        assert!(ask(address, "/healthz").await.contains("alive"));
        held.clear();
        while !ask(address, "/").await.contains("home") {
            sleep(Duration::from_millis(10)).await;
        }
    }

    #[tokio::test]
    async fn what_begins_and_does_not_go_on_is_closed() {
        let (address, _stop) = started(2).await;
        let mut half = TcpStream::connect(address).await.unwrap();
        half.write_all(b"GET / HTTP/1.1\r\nHost: a").await.unwrap();
        let mut silent = TcpStream::connect(address).await.unwrap();
        let mut rest = Vec::new();
        let ended = tokio::time::timeout(HEADERS * 2, async {
            let _ = half.read_to_end(&mut rest).await;
            let _ = silent.read_to_end(&mut rest).await;
        });
        assert!(ended.await.is_ok(), "both are closed by the server");
        assert!(ask(address, "/").await.contains("home"));
    }

    #[test]
    fn the_limit_of_descriptors_is_raised_and_divided() {
        let allowed = allowed();
        assert!(allowed.connections >= 1 && allowed.connections < allowed.descriptors);
    }
}
