//! Places: points, outlines and neighbourhoods.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::TimeZoneName;
use crate::region::Region;

/// A point on the globe, in millionths of a degree (about 11 cm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LonLat {
    /// East, −180,000,000 to 180,000,000.
    pub lon: i32,
    /// North, −90,000,000 to 90,000,000.
    pub lat: i32,
}

impl LonLat {
    /// A point from degrees, or nothing if there is no such point.
    pub fn from_degrees(lon: f64, lat: f64) -> Option<Self> {
        Some(Self { lon: micro(lon, 180.0)?, lat: micro(lat, 90.0)? })
    }

    /// East and north in degrees.
    pub fn degrees(self) -> (f64, f64) {
        (f64::from(self.lon) / 1e6, f64::from(self.lat) / 1e6)
    }
}

fn micro(degrees: f64, most: f64) -> Option<i32> {
    if !degrees.is_finite() || degrees.abs() > most {
        return None;
    }
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "bounded above by 180 million"
    )]
    Some((degrees * 1e6).round() as i32)
}

/// A closed outline: an outer ring, then holes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Outline(pub Vec<Vec<LonLat>>);

/// The smallest box around something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// South-west corner.
    pub least: LonLat,
    /// North-east corner.
    pub most: LonLat,
}

impl Outline {
    /// Whether a point lies inside: even–odd rule over all rings, whichever way round they are written. A western or
    /// southern edge is the outline's own, an eastern or northern one its neighbour's, so that a point on the line
    /// between two is in one of them.
    pub fn contains(&self, point: LonLat) -> bool {
        let (x, y) = (i128::from(point.lon), i128::from(point.lat));
        let mut inside = false;
        for ring in &self.0 {
            for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                let (ax, ay) = (i128::from(a.lon), i128::from(a.lat));
                let (bx, by) = (i128::from(b.lon), i128::from(b.lat));
                if (ay > y) != (by > y) {
                    // The crossing lies east of the point; multiplied out to stay exact.
                    let side = (x - ax) * (by - ay) - (bx - ax) * (y - ay);
                    if side.signum() == (ay - by).signum() {
                        inside = !inside;
                    }
                }
            }
        }
        inside
    }

    /// The box around it, if it has any point.
    pub fn bounds(&self) -> Option<Bounds> {
        let mut points = self.0.iter().flatten();
        let first = *points.next()?;
        Some(points.fold(Bounds { least: first, most: first }, |b, p| Bounds {
            least: LonLat { lon: b.least.lon.min(p.lon), lat: b.least.lat.min(p.lat) },
            most: LonLat { lon: b.most.lon.max(p.lon), lat: b.most.lat.max(p.lat) },
        }))
    }
}

/// A part of the city with a name and an outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbourhood {
    /// Its key, as stored and in addresses.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub outline: Outline,
}

/// Why a file of neighbourhoods cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// It is not JSON.
    #[error("the file is not JSON")]
    NotJson,
    /// It is JSON, but no GeoJSON collection of polygons with names.
    #[error("feature {feature}: {flaw}")]
    Feature {
        /// Which feature, counted from 1.
        feature: usize,
        /// What is wrong with it.
        flaw: FeatureFlaw,
    },
    /// There is no feature in it.
    #[error("there is no neighbourhood in the file")]
    Empty,
}

/// What is wrong with one feature of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FeatureFlaw {
    /// It has no property `name`.
    #[error("it has no name")]
    NoName,
    /// Its name does not fit.
    #[error("its name is longer than 80 characters")]
    LongName,
    /// One before it has its key, or the name its key is made of.
    #[error("another one has the same key")]
    SameKey,
    /// It is a line, a point, or lies outside the globe.
    #[error("it is no polygon in degrees")]
    NoPolygon,
    /// Its points are written north before east: read so, it lies nowhere near the city; the other way round it does.
    #[error("its points have latitude before longitude")]
    Swapped,
    /// It is one too many.
    #[error("the file has more than 200 neighbourhoods or 20,000 points")]
    TooMany,
}

/// Reads neighbourhoods from GeoJSON (RFC 7946): a `FeatureCollection` of `Polygon`s or
/// `MultiPolygon`s, each with a `name` and if possible a `key`. At most 200 with 20,000 points. Points written north
/// before east are noticed by where the clocks of the city say that it lies.
pub fn parse_neighbourhoods(
    geojson: &str,
    zone: &TimeZoneName,
) -> Result<Vec<Neighbourhood>, PlaceError> {
    let json: Value = serde_json::from_str(geojson).map_err(|_| PlaceError::NotJson)?;
    let region = Region::of(zone);
    let features = json.get("features").and_then(Value::as_array).ok_or(PlaceError::Empty)?;
    let mut found: Vec<Neighbourhood> = Vec::new();
    let mut points = 0;
    for (at, feature) in features.iter().enumerate() {
        let fail = |flaw| PlaceError::Feature { feature: at + 1, flaw };
        let property = |name: &str| {
            feature
                .get("properties")
                .and_then(|p| p.get(name))
                .and_then(Value::as_str)
                .map(str::trim)
        };
        let name = property("name").filter(|n| !n.is_empty()).ok_or(fail(FeatureFlaw::NoName))?;
        let key = property("key").filter(|k| !k.is_empty()).unwrap_or(name);
        let key = crate::Slug::from_title(key, "neighbourhood").to_string();
        if name.chars().count() > 80 {
            return Err(fail(FeatureFlaw::LongName));
        }
        if found.iter().any(|other| other.key == key) {
            return Err(fail(FeatureFlaw::SameKey));
        }
        let outline = outline(feature, Order::EastNorth).filter(|found| !is_swapped(found, region));
        let outline = outline.ok_or_else(|| {
            let turned = self::outline(feature, Order::NorthEast);
            let swapped = turned.is_some_and(|turned| region.may_hold(&turned));
            fail(if swapped { FeatureFlaw::Swapped } else { FeatureFlaw::NoPolygon })
        })?;
        points += outline.0.iter().map(Vec::len).sum::<usize>();
        if points > 20_000 || found.len() >= 200 {
            return Err(fail(FeatureFlaw::TooMany));
        }
        found.push(Neighbourhood { key, name: name.to_owned(), outline });
    }
    if found.is_empty() { Err(PlaceError::Empty) } else { Ok(found) }
}

/// Writes neighbourhoods as GeoJSON (RFC 7946), for maps and downloads.
pub fn neighbourhoods_geojson(neighbourhoods: &[Neighbourhood]) -> String {
    let ring = |ring: &Vec<LonLat>| {
        let closed = ring.iter().chain(ring.first());
        closed
            .map(|point| serde_json::json!([point.degrees().0, point.degrees().1]))
            .collect::<Vec<_>>()
    };
    let feature = |one: &Neighbourhood| {
        serde_json::json!({
            "type": "Feature",
            "properties": { "key": one.key, "name": one.name },
            "geometry": {
                "type": "Polygon",
                "coordinates": one.outline.0.iter().map(ring).collect::<Vec<_>>(),
            },
        })
    };
    let features: Vec<Value> = neighbourhoods.iter().map(feature).collect();
    serde_json::json!({ "type": "FeatureCollection", "features": features }).to_string()
}

/// Whether an outline lies nowhere near the city, and would if its points were turned round.
pub(crate) fn is_swapped(outline: &Outline, region: Region) -> bool {
    let turned = |ring: &Vec<LonLat>| {
        let turn = |point: &LonLat| LonLat { lon: point.lat, lat: point.lon };
        ring.iter().map(turn).collect()
    };
    !region.may_hold(outline) && region.may_hold(&Outline(outline.0.iter().map(turned).collect()))
}

/// In which order a file writes the numbers of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// As the format has it.
    EastNorth,
    /// As many people say it.
    NorthEast,
}

fn outline(feature: &Value, order: Order) -> Option<Outline> {
    let geometry = feature.get("geometry")?;
    let coordinates = geometry.get("coordinates")?.as_array()?;
    let rings: Vec<&Value> = match geometry.get("type")?.as_str()? {
        "Polygon" => coordinates.iter().collect(),
        "MultiPolygon" => coordinates.iter().filter_map(Value::as_array).flatten().collect(),
        _ => return None,
    };
    let rings: Option<Vec<Vec<LonLat>>> = rings.into_iter().map(|one| ring(one, order)).collect();
    rings.filter(|rings| !rings.is_empty()).map(Outline)
}

fn ring(ring: &Value, order: Order) -> Option<Vec<LonLat>> {
    let point = |pair: &Value| {
        let (first, second) = (pair.get(0)?.as_f64()?, pair.get(1)?.as_f64()?);
        match order {
            Order::EastNorth => LonLat::from_degrees(first, second),
            Order::NorthEast => LonLat::from_degrees(second, first),
        }
    };
    let mut points = ring.as_array()?.iter().map(point).collect::<Option<Vec<LonLat>>>()?;
    if points.first() == points.last() {
        points.pop();
    }
    (points.len() >= 3).then_some(points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn zone(name: &str) -> TimeZoneName {
        name.parse().unwrap()
    }

    fn parse(geojson: &str) -> Result<Vec<Neighbourhood>, PlaceError> {
        parse_neighbourhoods(geojson, &zone("Europe/Brussels"))
    }

    /// A file with a small square around a point, its numbers in this order.
    fn around(first: f64, second: f64) -> String {
        let (a, b, c, d) = (first - 0.01, second - 0.01, first + 0.01, second + 0.01);
        format!(
            r#"{{"features":[{{"properties":{{"name":"Centre"}},"geometry":{{"type":"Polygon","coordinates":[[[{a},{b}],[{c},{b}],[{c},{d}],[{a},{d}],[{a},{b}]]]}}}}]}}"#
        )
    }

    #[test]
    fn latitude_before_longitude_is_noticed() {
        for (name, north, east) in [
            ("Europe/Brussels", 50.88, 4.70),
            ("Europe/Budapest", 47.50, 19.04),
            ("Europe/Athens", 37.98, 23.73),
            ("Europe/Istanbul", 41.01, 28.98),
            ("Europe/Madrid", 40.42, -3.70),
            ("America/New_York", 40.71, -74.01),
            ("America/Buenos_Aires", -34.60, -58.38),
            ("Africa/Nairobi", -1.29, 36.82),
            ("Asia/Tokyo", 35.68, 139.69),
            ("Australia/Sydney", -33.87, 151.21),
            ("Pacific/Auckland", -36.85, 174.76),
        ] {
            let as_it_should = parse_neighbourhoods(&around(east, north), &zone(name));
            assert!(as_it_should.is_ok(), "{name}: {as_it_should:?}");
            let swapped = parse_neighbourhoods(&around(north, east), &zone(name));
            let flaw = FeatureFlaw::Swapped;
            assert_eq!(swapped, Err(PlaceError::Feature { feature: 1, flaw }), "{name}");
        }
        // A city of an example, with the clocks of another, is taken as it is.
        assert!(parse(&around(139.69, 35.68)).is_ok());
        assert!(parse(&around(0.0, 0.0)).is_ok());
        let flaw = FeatureFlaw::NoPolygon;
        assert_eq!(parse(&around(500.0, 100.0)), Err(PlaceError::Feature { feature: 1, flaw }));
    }

    fn square() -> Outline {
        let corner = |lon, lat| LonLat { lon, lat };
        Outline(vec![
            vec![corner(0, 0), corner(100, 0), corner(100, 100), corner(0, 100)],
            vec![corner(40, 40), corner(60, 40), corner(60, 60), corner(40, 60)],
        ])
    }

    proptest! {
        /// Its western and southern edges are its own, the eastern and northern ones its neighbours'.
        #[test]
        fn a_square_with_a_hole_holds_what_it_should(lon in -50..150_i32, lat in -50..150_i32) {
            let within = |least, most| (least..most).contains(&lon) && (least..most).contains(&lat);
            prop_assert_eq!(square().contains(LonLat { lon, lat }), within(0, 100) && !within(40, 60));
        }

        #[test]
        fn no_file_makes_the_reader_fall(text in "[\\[\\]{}\":,0-9a-z.-]{0,200}") {
            let _ = parse_neighbourhoods(&text, &zone("Europe/Brussels"));
        }
    }

    #[test]
    fn a_file_that_cannot_be_taken_says_where() {
        assert_eq!(parse("<svg>"), Err(PlaceError::NotJson));
        assert_eq!(parse(r#"{"features":[]}"#), Err(PlaceError::Empty));
        let nameless = r#"{"features":[{"properties":{},"geometry":null}]}"#;
        let error = parse(nameless).unwrap_err();
        assert_eq!(error.to_string(), "feature 1: it has no name");
        let line = r#"{"features":[{"properties":{"name":"Vaart"},"geometry":{"type":"LineString","coordinates":[[4,50],[5,51]]}}]}"#;
        assert_eq!(parse(line).unwrap_err().to_string(), "feature 1: it is no polygon in degrees");
    }
}
