//! Pictures of a street map, as the application knows them. Whose they are, the operator says.

use std::future::Future;
use std::pin::Pin;

use axum::body::Bytes;

use crate::map::TileNumber;

/// Why there is no picture, for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoTile(pub String);

/// A picture that is awaited.
pub type Fetching<'a> = Pin<Box<dyn Future<Output = Result<Bytes, NoTile>> + Send + 'a>>;

/// Where the pictures of a street map come from.
pub trait Tiles: Send + Sync + 'static {
    /// A picture. It comes in some seconds or not at all.
    fn tile(&self, number: TileNumber) -> Fetching<'_>;

    /// Whose work the map is, which stands under it.
    fn credit(&self) -> &str;

    /// How close it goes: the greatest zoom.
    fn closest(&self) -> u8;
}
