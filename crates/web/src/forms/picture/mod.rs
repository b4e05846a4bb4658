//! Pictures that people send: decoded, turned upright, made smaller and encoded anew, so that
//! nothing of the file itself is ever shown: no location, no hidden content.

mod bare;
mod read;
mod smaller;

use std::sync::Arc;

use axum::body::Bytes;
use tokio::sync::Semaphore;

use crate::forms::posted::MOST_FILE;
use crate::words::Words;
use read::MOST_LONG;

/// A picture in the sizes pages use, smallest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The sizes; a small picture has only one.
    pub variants: Vec<Variant>,
}

/// A picture in one size, as JPEG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The JPEG file.
    pub jpeg: Bytes,
}

/// Why a file is not taken as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFlaw {
    /// It is something else: a ZIP, a PDF, a text.
    NotAPicture,
    /// It is a vector drawing, which could carry scripts.
    Vector,
    /// It is in the format of some phones that browsers cannot show.
    Heic,
    /// It is broken or cut short.
    Damaged,
    /// The file is larger than we take.
    TooLarge,
    /// Decoding it would take more memory than we give.
    TooManyPixels {
        /// The most of its kind, in millions.
        most: u64,
    },
    /// It is a ribbon, many times longer one way than the other.
    TooLong,
}

impl PictureFlaw {
    /// What to do about it.
    pub fn text(self, w: &Words) -> String {
        match self {
            Self::NotAPicture => w.picture_not_a_picture().to_owned(),
            Self::Vector => w.picture_vector().to_owned(),
            Self::Heic => w.picture_heic().to_owned(),
            Self::Damaged => w.picture_damaged().to_owned(),
            Self::TooLarge => w.picture_too_large(MOST_FILE >> 20),
            Self::TooManyPixels { most } => w.picture_too_many_pixels(most),
            Self::TooLong => w.picture_too_long(MOST_LONG),
        }
    }
}

/// Reads pictures away from the threads that answer requests, few at a time.
#[derive(Debug, Clone)]
pub struct Pictures {
    gate: Arc<Semaphore>,
}

impl Pictures {
    /// A reader that decodes so many pictures at once.
    pub fn new(at_once: usize) -> Self {
        Self { gate: Arc::new(Semaphore::new(at_once)) }
    }

    /// Reads a picture; waits for its turn.
    pub async fn read(&self, file: Bytes) -> Result<Picture, PictureFlaw> {
        // The gate is never closed, and a decoder that stops by panic has met a broken file.
        let _turn = self.gate.acquire().await.map_err(|_| PictureFlaw::Damaged)?;
        tokio::task::spawn_blocking(move || read::read(&file))
            .await
            .unwrap_or(Err(PictureFlaw::Damaged))
    }

    /// Draws a picture; waits for its turn like those that are read.
    pub(crate) async fn draw(
        &self,
        drawing: impl FnOnce() -> Option<Vec<u8>> + Send + 'static,
    ) -> Option<Vec<u8>> {
        let _turn = self.gate.acquire().await.ok()?;
        tokio::task::spawn_blocking(drawing).await.ok().flatten()
    }
}
