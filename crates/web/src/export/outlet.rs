//! Where the maker of a file writes, and how what it writes reaches the reader.

use std::io;
use std::io::Write;
use std::time::Duration;

use axum::body::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::runtime::Handle;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::timeout;

/// Up to here a file is short, and leaves whole.
const SHORT: usize = 256 << 10;
/// How much of a long file is sent at once.
const PIECE: usize = 64 << 10;
/// How long a reader may take nothing before the file breaks off.
const STALLED: Duration = Duration::from_secs(60);
/// Tables are so repetitive that little effort finds most of it.
const EFFORT: Compression = Compression::new(3);

/// Why a file broke off.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// What was to be read could not be.
    #[error(transparent)]
    Refused(acts::Refused),
    /// The reader is gone, or something written makes no file.
    #[error(transparent)]
    Written(#[from] io::Error),
}

impl From<acts::Refused> for Broken {
    fn from(refused: acts::Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<serde_json::Error> for Broken {
    fn from(error: serde_json::Error) -> Self {
        Self::Written(error.into())
    }
}

/// What passes from the maker to the answer.
pub(super) enum Piece {
    /// The whole file; nothing follows.
    Whole(Bytes),
    /// A piece of a long file.
    Part(Bytes),
    /// The long file is complete.
    End,
    /// It broke off.
    Broken(Broken),
}

/// Whether a long file is compressed as it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// With gzip.
    Gzip,
    /// As it is.
    Plain,
}

enum State {
    /// So little that it may still leave whole.
    Short(Vec<u8>),
    Plain(Vec<u8>),
    Gzip(Box<GzEncoder<Vec<u8>>>),
}

/// Where the maker of a file writes. It waits while the reader is slow.
pub struct Outlet {
    state: State,
    packing: Packing,
    pieces: Sender<Piece>,
    runtime: Handle,
}

impl Outlet {
    /// An outlet on this runtime, and the other end.
    pub(super) fn new(packing: Packing, runtime: Handle) -> (Self, Receiver<Piece>) {
        // One piece waits, one is with the connection, one is being made.
        let (pieces, taken) = channel(1);
        (Self { state: State::Short(Vec::new()), packing, pieces, runtime }, taken)
    }

    /// Ends the file: well, or with what broke it.
    pub(super) fn end(mut self, made: Result<(), Broken>) {
        let told = match made.and_then(|()| self.rest().map_err(Broken::from)) {
            Ok(piece) => self.send(piece),
            Err(broken) => self.send(Piece::Broken(broken)),
        };
        // Nobody is there any more to be told.
        drop(told);
    }

    fn rest(&mut self) -> io::Result<Piece> {
        match std::mem::replace(&mut self.state, State::Short(Vec::new())) {
            State::Short(bytes) => return Ok(Piece::Whole(bytes.into())),
            State::Plain(bytes) => self.send(Piece::Part(bytes.into()))?,
            State::Gzip(encoder) => self.send(Piece::Part(encoder.finish()?.into()))?,
        }
        Ok(Piece::End)
    }

    fn send(&self, piece: Piece) -> io::Result<()> {
        let sent = self.runtime.block_on(timeout(STALLED, self.pieces.send(piece)));
        match sent {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::Error::new(io::ErrorKind::BrokenPipe, "the reader is gone")),
            Err(_) => Err(io::Error::new(io::ErrorKind::TimedOut, "the reader takes nothing")),
        }
    }

    /// Sends what has gathered, if it is a piece.
    fn pass_on(&mut self) -> io::Result<()> {
        let gathered = match &mut self.state {
            State::Short(_) => return Ok(()),
            State::Plain(bytes) => bytes,
            State::Gzip(encoder) => encoder.get_mut(),
        };
        if gathered.len() < PIECE {
            return Ok(());
        }
        let piece = std::mem::take(gathered);
        self.send(Piece::Part(piece.into()))
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.state {
            State::Short(kept) if kept.len().saturating_add(bytes.len()) <= SHORT => {
                kept.extend_from_slice(bytes);
            }
            State::Short(kept) => {
                let mut kept = std::mem::take(kept);
                kept.extend_from_slice(bytes);
                self.state = match self.packing {
                    Packing::Plain => State::Plain(kept),
                    Packing::Gzip => {
                        let mut encoder = GzEncoder::new(Vec::new(), EFFORT);
                        encoder.write_all(&kept)?;
                        State::Gzip(Box::new(encoder))
                    }
                };
            }
            State::Plain(kept) => kept.extend_from_slice(bytes),
            State::Gzip(encoder) => encoder.write_all(bytes)?,
        }
        self.pass_on()?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
