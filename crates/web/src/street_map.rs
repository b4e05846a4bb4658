//! A street map that can be moved and looked at closely, on demand, under the maps that we draw ourselves.
//!
//! Its pictures come from a server that the operator names. Browsers ask us for them and never that server, so that it
//! learns nothing of who looks at what; and we give out those of the city alone. Without such a server there is none of this.

use axum::body::Bytes;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::http::{InPath, Problem, Visit};
use crate::map::{FARTHEST, Place, TileNumber};

/// How long a browser keeps a picture: streets change seldom.
const KEPT: &str = "public, max-age=604800";

/// What the button under a map needs to open the street map.
#[derive(Debug, Clone)]
pub struct StreetMap {
    /// The address of its pictures, with `{z}`, `{x}` and `{y}` for their numbers.
    pub tiles: String,
    /// Whose work they are.
    pub credit: String,
    /// The least and the greatest zoom.
    pub zoom: (u8, u8),
    /// The north-western and the south-eastern corner of the city.
    pub corners: (Place, Place),
}

impl StreetMap {
    /// Its script, which loads the rest when it is wanted.
    pub fn script(&self) -> &'static str {
        crate::assets::STREET_MAP_MJS.path
    }

    /// What moves the map, which the script loads.
    pub fn engine(&self) -> &'static str {
        crate::assets::LEAFLET_JS.path
    }

    /// What it looks like: its own, and ours over it.
    pub fn looks(&self) -> String {
        format!("{} {}", crate::assets::LEAFLET_CSS.path, crate::assets::STREET_MAP_CSS.path)
    }

    /// The corners in degrees: north, west, south, east.
    pub fn edges(&self) -> String {
        let (first, last) = self.corners;
        format!("{:.5},{:.5},{:.5},{:.5}", first.lat, first.lon, last.lat, last.lon)
    }
}

/// The street map of the city, where the operator has pictures for one and the city has its outline.
pub(crate) fn of(visit: &Visit) -> Option<StreetMap> {
    let (tiles, ground) = (visit.app.tiles()?, visit.city.ground.as_ref()?);
    // Links are percent-encoded, and the names of the numbers must not be.
    let first = visit.to.map_tile(0, 0, 0);
    Some(StreetMap {
        tiles: format!("{}/{{z}}/{{x}}/{{y}}", first.trim_end_matches("/0/0/0")),
        credit: tiles.credit().to_owned(),
        zoom: (FARTHEST, tiles.closest()),
        corners: ground.corners(),
    })
}

/// A picture of the city's street map.
pub(crate) async fn tile(
    visit: Visit,
    InPath((zoom, column, row)): InPath<(u8, u32, u32)>,
) -> Result<Response, Problem> {
    let number = TileNumber { zoom, column, row };
    let tiles = visit.app.tiles().ok_or(Problem::NotFound)?;
    let ground = visit.city.ground.as_ref().ok_or(Problem::NotFound)?;
    if zoom > tiles.closest() || !ground.is_on(number) {
        return Err(Problem::NotFound);
    }
    let fetched = tiles.tile(number).await;
    let bytes = fetched.map_err(|why| {
        tracing::warn!(target: "kalaka", zoom, column, row, %why, "a picture of the street map did not come");
        Problem::Busy
    })?;
    let Some(kind) = kind(&bytes) else {
        tracing::warn!(target: "kalaka", zoom, column, row, "what came for the street map is no picture");
        return Err(Problem::Busy);
    };
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT)], bytes).into_response())
}

/// The media type of a picture by how it begins; what is none of these is never passed on.
fn kind(bytes: &Bytes) -> Option<&'static str> {
    match bytes.as_ref() {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_are_pictures() {
        let webp = b"RIFF\x10\0\0\0WEBPVP8 ";
        for (bytes, kind_of) in [
            (b"\x89PNG\r\n\x1a\n".as_slice(), Some("image/png")),
            (b"\xff\xd8\xff\xe0", Some("image/jpeg")),
            (webp, Some("image/webp")),
            (b"<svg onload=alert(1)>", None),
            (b"<html>", None),
            (b"", None),
            (b"RIFF\x10\0\0\0WAVE", None),
        ] {
            assert_eq!(kind(&Bytes::from_static(bytes)), kind_of, "{bytes:?}");
        }
    }
}
