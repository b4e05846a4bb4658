//! Where on the globe a city must lie, going by its clocks. Coarse on purpose: it tells a file whose points are turned
//! round from one that is right, and never refuses a place that could be.

use jiff::Timestamp;

use crate::{LonLat, Outline, TimeZoneName};

/// How many degrees a place lies at most from the meridian of its clocks: 15 degrees are an hour, and most countries
/// with odd clocks are within two.
const FROM_MERIDIAN: f64 = 34.0;

/// A part of the globe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Region {
    /// The meridian of its clocks, in degrees east.
    meridian: f64,
    /// The latitudes of its continent, from south to north.
    latitudes: (f64, f64),
}

impl Region {
    /// Where places with these clocks lie.
    pub(crate) fn of(zone: &TimeZoneName) -> Self {
        // In winter or in summer: an hour more or less does not matter here.
        let offset = zone.zone().to_offset(Timestamp::UNIX_EPOCH).seconds();
        let continent = zone.as_str().split('/').next().unwrap_or_default();
        let latitudes = match continent {
            "Europe" => (34.0, 82.0),
            "Africa" => (-36.0, 38.0),
            "America" => (-57.0, 84.0),
            "Asia" => (-12.0, 82.0),
            "Australia" => (-56.0, -9.0),
            _ => (-90.0, 90.0),
        };
        Self { meridian: f64::from(offset) / 240.0, latitudes }
    }

    /// Whether an outline can lie there: by its first point, since a city is small.
    pub(crate) fn may_hold(self, outline: &Outline) -> bool {
        outline.0.iter().flatten().next().is_some_and(|point| self.holds(*point))
    }

    fn holds(self, point: LonLat) -> bool {
        let (east, north) = point.degrees();
        let away = (east - self.meridian).rem_euclid(360.0);
        let (south_end, north_end) = self.latitudes;
        away.min(360.0 - away) <= FROM_MERIDIAN && north >= south_end && north <= north_end
    }
}
