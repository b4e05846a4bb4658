//! Which pictures of a street map show a city: the usual square tiles of Web Mercator, numbered by zoom, column and row
//! (<https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames>).

use std::f64::consts::PI;

use super::{Ground, Place};

/// The least zoom at which somebody looks at a city; at it a tile shows some 150 kilometres.
pub const FARTHEST: u8 = 8;

/// How much is shown around a city, as a share of its own width and height.
const AROUND: f64 = 0.25;

/// One picture of a street map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileNumber {
    /// How close: one more is twice as close.
    pub zoom: u8,
    /// The column, from the antimeridian eastwards.
    pub column: u32,
    /// The row, from the north southwards.
    pub row: u32,
}

impl TileNumber {
    /// Its north-western corner; none where there is no such tile.
    fn corner(zoom: u8, column: u32, row: u32) -> Option<Place> {
        let count = 1_u32.checked_shl(u32::from(zoom))?;
        if column > count || row > count {
            return None;
        }
        let part = |number: u32| f64::from(number) / f64::from(count);
        let lat = (PI * (1.0 - 2.0 * part(row))).sinh().atan().to_degrees();
        Some(Place { lon: part(column) * 360.0 - 180.0, lat })
    }

    /// What it shows: its north-western and its south-eastern corner.
    fn corners(self) -> Option<(Place, Place)> {
        let Self { zoom, column, row } = self;
        let far = Self::corner(zoom, column.checked_add(1)?, row.checked_add(1)?)?;
        Some((Self::corner(zoom, column, row)?, far))
    }
}

impl Ground {
    /// The north-western and the south-eastern corner of the map.
    #[must_use]
    pub fn corners(&self) -> (Place, Place) {
        let p = &self.projection;
        let far = Place { lon: p.west + super::WIDTH * p.across, lat: p.north - p.height * p.down };
        (Place { lon: p.west, lat: p.north }, far)
    }

    /// Whether a tile shows a part of the city or of what lies around it.
    #[must_use]
    pub fn is_on(&self, tile: TileNumber) -> bool {
        let Some((first, last)) = tile.corners() else { return false };
        let (north_west, south_east) = self.corners();
        let across = (south_east.lon - north_west.lon) * AROUND;
        let down = (north_west.lat - south_east.lat) * AROUND;
        tile.zoom >= FARTHEST
            && first.lon <= south_east.lon + across
            && last.lon >= north_west.lon - across
            && first.lat >= south_east.lat - down
            && last.lat <= north_west.lat + down
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CITY: &str = r#"{"features":[{"properties":{"key":"a","name":"A"},"geometry":{"type":"Polygon",
        "coordinates":[[[4.68,50.86],[4.72,50.86],[4.72,50.88],[4.68,50.88],[4.68,50.86]]]}}]}"#;

    fn tile(zoom: u8, column: u32, row: u32) -> TileNumber {
        TileNumber { zoom, column, row }
    }

    #[test]
    fn tiles_are_numbered_as_everywhere() {
        // 50.87 N, 4.70 E at zoom 14 lies in 8405/5494 by the formula of the page named above.
        let (north_west, south_east) = tile(14, 8405, 5494).corners().unwrap();
        assert!(north_west.lon <= 4.70 && 4.70 < south_east.lon, "{north_west:?} {south_east:?}");
        assert!(south_east.lat < 50.87 && 50.87 <= north_west.lat, "{north_west:?} {south_east:?}");
        let (first, last) = tile(0, 0, 0).corners().unwrap();
        assert!(
            (first.lon, last.lon) == (-180.0, 180.0) && (first.lat - 85.051_128_8).abs() < 1e-6
        );
    }

    #[test]
    fn only_what_shows_the_city_is_on_its_map() {
        let ground = Ground::read(CITY, "").unwrap();
        assert!(ground.is_on(tile(14, 8405, 5494)) && ground.is_on(tile(8, 131, 85)));
        for far in [
            tile(7, 65, 42),
            tile(14, 8405, 5500),
            tile(14, 8500, 5494),
            tile(8, 256, 85),
            tile(40, 1, 1),
            tile(255, u32::MAX, u32::MAX),
        ] {
            assert!(!ground.is_on(far), "{far:?}");
        }
    }
}
