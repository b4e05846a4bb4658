//! A download as an answer: whole when it is short, in pieces when it is long.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use tokio::runtime::Handle;
use tokio::sync::mpsc::Receiver;
use tokio::time::timeout;

use super::outlet::{Broken, Outlet, Packing, Piece};
use crate::http::{Problem, Visit};

/// How long an answer waits for its first piece.
const AT_ONCE: Duration = Duration::from_secs(2);

/// What kind of file it is.
#[derive(Debug, Clone)]
pub struct Kind {
    /// Its media type.
    pub media: &'static str,
    /// The name it is kept under; nothing for what is read where it is.
    pub name: Option<String>,
}

impl Kind {
    /// A file of a media type that is read where it is.
    pub fn of(media: &'static str) -> Self {
        Self { media, name: None }
    }

    /// A file that is kept under a name.
    pub fn named(media: &'static str, name: impl Into<String>) -> Self {
        Self { media, name: Some(name.into()) }
    }

    /// Whether it is compressed in itself.
    fn is_packed(&self) -> bool {
        crate::http::PACKED.contains(&self.media)
    }

    fn headers(&self, response: &mut Response) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media));
        // Names are made of slugs and words of ours, which need no quoting; another is left out.
        let attachment = self.name.as_ref().map(|name| format!("attachment; filename=\"{name}\""));
        if let Some(Ok(value)) = attachment.map(HeaderValue::try_from) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
    }
}

/// Answers with a file that `make` writes, on a thread of its own.
pub async fn download(
    visit: &Visit,
    kind: Kind,
    make: impl FnOnce(&mut Outlet) -> Result<(), Broken> + Send + 'static,
) -> Result<Response, Problem> {
    let place = visit.app.downloads().enter(visit.range())?;
    let packing =
        if visit.takes_gzip() && !kind.is_packed() { Packing::Gzip } else { Packing::Plain };
    let (mut outlet, mut taken) = Outlet::new(packing, Handle::current());
    tokio::task::spawn_blocking(move || {
        let made = make(&mut outlet);
        outlet.end(made);
        drop(place);
    });
    let first = match kind.is_packed() {
        // What is compressed in itself may take long to grow: its head leaves before its first piece.
        true => timeout(AT_ONCE, taken.recv()).await.unwrap_or(Some(Piece::Part(Bytes::new()))),
        false => taken.recv().await,
    };
    let mut response = match first {
        Some(Piece::Whole(bytes)) => Body::from(bytes).into_response(),
        Some(Piece::Part(bytes)) => {
            let mut response = in_pieces(Piece::Part(bytes), taken).into_response();
            if packing == Packing::Gzip {
                let gzip = HeaderValue::from_static("gzip");
                response.headers_mut().insert(header::CONTENT_ENCODING, gzip);
                let varies = HeaderValue::from_static("accept-encoding");
                response.headers_mut().append(header::VARY, varies);
            }
            response
        }
        Some(Piece::Broken(Broken::Refused(refused))) => return Err(visit.problem(refused)),
        Some(Piece::Broken(Broken::Written(error))) => return Err(Problem::of_disk(&error)),
        Some(Piece::End) | None => return Err(Problem::internal("a download was not made")),
    };
    kind.headers(&mut response);
    Ok(response)
}

/// The pieces as they come. A file that breaks off must not look like one that is complete, so the
/// connection breaks too.
fn in_pieces(first: Piece, taken: Receiver<Piece>) -> Body {
    Body::from_stream(stream::unfold((Some(first), taken), async |(first, mut taken)| {
        let piece = match first {
            Some(piece) => Some(piece),
            None => taken.recv().await,
        };
        let next = match piece {
            Some(Piece::Part(bytes)) => Ok(bytes),
            // It was short after all; nothing follows.
            Some(Piece::Whole(bytes)) => return Some((Ok(bytes), (Some(Piece::End), taken))),
            Some(Piece::End) => return None,
            Some(Piece::Broken(broken)) => {
                tracing::warn!(target: "kalaka", error = %broken, "a download broke off");
                Err(std::io::Error::other(broken.to_string()))
            }
            None => Err(std::io::Error::other("a download was not finished")),
        };
        Some((next, (None, taken)))
    }))
}
