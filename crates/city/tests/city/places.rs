//! Points, outlines and files of neighbourhoods.

use city::{
    FeatureFlaw, LonLat, Neighbourhood, Outline, PlaceError, neighbourhoods_geojson,
    parse_neighbourhoods,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn point(lon: i32, lat: i32) -> LonLat {
    LonLat { lon, lat }
}

fn ring(corners: &[(i32, i32)]) -> Vec<LonLat> {
    corners.iter().map(|(lon, lat)| point(*lon, *lat)).collect()
}

fn read_in(features: &[Value], zone: &str) -> Result<Vec<Neighbourhood>, PlaceError> {
    let file = json!({ "type": "FeatureCollection", "features": features }).to_string();
    parse_neighbourhoods(&file, &zone.parse().unwrap())
}

fn read(features: &[Value]) -> Result<Vec<Neighbourhood>, PlaceError> {
    read_in(features, "Europe/Brussels")
}

fn feature(name: &str, kind: &str, coordinates: &Value) -> Value {
    json!({ "properties": { "name": name }, "geometry": { "type": kind, "coordinates": coordinates } })
}

/// A triangle near Leuven with so many points on one of its sides.
fn triangle(name: &str, points: usize) -> Value {
    let between =
        (0..points - 2).map(|at| json!([4.7, 50.0 + f64::from(u32::try_from(at).unwrap()) / 1e5]));
    let ring: Vec<Value> =
        [json!([4.6, 50.0])].into_iter().chain(between).chain([json!([4.8, 51.0])]).collect();
    feature(name, "Polygon", &json!([ring]))
}

fn flaw(found: Result<Vec<Neighbourhood>, PlaceError>) -> (usize, FeatureFlaw) {
    match found {
        Err(PlaceError::Feature { feature, flaw }) => (feature, flaw),
        other => panic!("{other:?}"),
    }
}

/// On which side of the line from one corner to the next a point lies.
fn side(from: (i32, i32), to: (i32, i32), of: (i32, i32)) -> i64 {
    let vector = |to: (i32, i32)| (i64::from(to.0 - from.0), i64::from(to.1 - from.1));
    let ((east, north), (of_east, of_north)) = (vector(to), vector(of));
    (east * of_north - north * of_east).signum()
}

proptest! {
    #[test]
    fn a_triangle_holds_what_lies_on_the_same_side_of_all_its_sides(
        corners in prop::array::uniform3((-50..50_i32, -50..50_i32)),
        at in (-50..50_i32, -50..50_i32),
    ) {
        let [a, b, c] = corners;
        let sides = [side(a, b, at), side(b, c, at), side(c, a, at)];
        prop_assume!(!sides.contains(&0));
        let outline = Outline(vec![ring(&corners)]);
        prop_assert_eq!(outline.contains(point(at.0, at.1)), sides[0] == sides[1] && sides[1] == sides[2]);
    }

    /// Whichever way its border runs, a place is in one of two neighbours, also where it lies on the line between them.
    #[test]
    fn a_place_on_a_border_is_in_one_neighbourhood(
        (middle, lean) in (-20..20_i32, -4..=4_i32),
        (height, aside) in (-4..=4_i32, -2..=2_i32),
    ) {
        let (south, north) = (middle - 5 * lean, middle + 5 * lean);
        let at = point(middle + height * lean + aside, 10 * height);
        let mut west = [(-50, -50), (south, -50), (north, 50), (-50, 50)];
        let mut east = [(50, -50), (south, -50), (north, 50), (50, 50)];
        for turned in [false, true, false, true] {
            if turned { west.reverse() } else { east.reverse() }
            let is_in = |corners| Outline(vec![ring(corners)]).contains(at);
            prop_assert!(is_in(&west) != is_in(&east));
        }
    }

    #[test]
    fn a_point_reads_back_from_its_degrees(lon in -180_000_000..=180_000_000_i32, lat in -90_000_000..=90_000_000_i32) {
        let (east, north) = point(lon, lat).degrees();
        prop_assert_eq!(LonLat::from_degrees(east, north), Some(point(lon, lat)));
    }

    #[test]
    fn an_outline_lies_within_its_bounds(corners in prop::collection::vec((-50..50_i32, -50..50_i32), 1..9)) {
        let bounds = Outline(vec![ring(&corners)]).bounds().unwrap();
        let (lons, lats): (Vec<i32>, Vec<i32>) = corners.into_iter().unzip();
        let ends = |all: &[i32]| (*all.iter().min().unwrap(), *all.iter().max().unwrap());
        prop_assert_eq!((bounds.least.lon, bounds.most.lon), ends(&lons));
        prop_assert_eq!((bounds.least.lat, bounds.most.lat), ends(&lats));
    }
}

#[test]
fn there_is_nothing_beyond_the_poles_and_the_line_of_dates() {
    assert_eq!(LonLat::from_degrees(4.7, 50.88), Some(point(4_700_000, 50_880_000)));
    assert_eq!(point(4_700_000, 50_880_000).degrees(), (4.7, 50.88));
    assert_eq!(LonLat::from_degrees(-180.0, 90.0), Some(point(-180_000_000, 90_000_000)));
    for (lon, lat) in [(180.1, 0.0), (0.0, -90.1), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
        assert_eq!(LonLat::from_degrees(lon, lat), None, "{lon} {lat}");
    }
    assert_eq!(Outline(Vec::new()).bounds(), None);
}

#[test]
fn what_is_written_reads_back() {
    let park = Outline(vec![
        ring(&[(4_600_000, 50_800_000), (4_800_000, 50_800_000), (4_700_000, 50_900_000)]),
        ring(&[(4_690_000, 50_810_000), (4_710_000, 50_810_000), (4_700_000, 50_820_000)]),
    ]);
    let written = vec![
        Neighbourhood {
            key: "park".to_owned(),
            name: "Het Park".to_owned(),
            outline: park.clone(),
        },
        Neighbourhood { key: "canal".to_owned(), name: "Canal".to_owned(), outline: park },
    ];
    let zone = "Europe/Brussels".parse().unwrap();
    let file = neighbourhoods_geojson(&written);
    assert_eq!(parse_neighbourhoods(&file, &zone), Ok(written));
    let json: Value = serde_json::from_str(&file).unwrap();
    let ring =
        json.pointer("/features/0/geometry/coordinates/0").and_then(Value::as_array).unwrap();
    assert_eq!((ring.len(), ring.first()), (4, ring.last()), "a ring ends where it began");
}

#[test]
fn a_neighbourhood_of_several_parts_is_one() {
    let part = |west: f64| json!([[[west, 50.0], [west + 0.1, 50.0], [west, 50.1], [west, 50.0]]]);
    let found =
        read(&[feature("Islands", "MultiPolygon", &json!([part(4.0), part(5.0)]))]).unwrap();
    let outline = &found.first().unwrap().outline;
    assert_eq!(outline.0.len(), 2);
    assert!(
        outline.contains(point(4_010_000, 50_010_000))
            && outline.contains(point(5_010_000, 50_010_000))
    );
}

#[test]
fn a_ring_has_three_corners_at_least_and_need_not_be_closed() {
    let corners = |coordinates: Value| {
        read(&[feature("Centre", "Polygon", &coordinates)]).map(|found| found[0].outline.0[0].len())
    };
    assert_eq!(corners(json!([[[4, 50], [5, 50], [4, 51]]])), Ok(3));
    assert_eq!(corners(json!([[[4, 50], [5, 50], [4, 51], [4, 50]]])), Ok(3));
    let no_polygon = Err(PlaceError::Feature { feature: 1, flaw: FeatureFlaw::NoPolygon });
    for odd in [
        json!([[[4, 50], [5, 50], [4, 50]]]),
        json!([[[4, 50]]]),
        json!([[]]),
        json!([]),
        json!([[[4], [5], [6]]]),
    ] {
        assert_eq!(corners(odd.clone()), no_polygon, "{odd}");
    }
}

#[test]
fn a_neighbourhood_has_a_name_and_a_key_of_its_own() {
    let named = |properties: Value| {
        let mut one = triangle("", 3);
        one["properties"] = properties;
        one
    };
    let key = |properties| read(&[named(properties)]).map(|found| found[0].key.clone());
    assert_eq!(key(json!({ "name": "Het Park" })), Ok("het-park".to_owned()));
    assert_eq!(key(json!({ "name": "Het Park", "key": " " })), Ok("het-park".to_owned()));
    assert_eq!(key(json!({ "name": "Het Park", "key": "park" })), Ok("park".to_owned()));
    assert_eq!(
        flaw(read(&[named(json!({ "name": " ", "key": "park" }))])),
        (1, FeatureFlaw::NoName)
    );
    assert!(read(&[triangle(&"ő".repeat(80), 3)]).is_ok());
    assert_eq!(flaw(read(&[triangle(&"ő".repeat(81), 3)])), (1, FeatureFlaw::LongName));
    let again = [triangle("Centre", 3), triangle("Park", 3), triangle("centre", 3)];
    assert_eq!(flaw(read(&again)), (3, FeatureFlaw::SameKey));
}

#[test]
fn a_file_has_at_most_200_neighbourhoods_and_20_000_points() {
    let many =
        |count: usize| (1..=count).map(|at| triangle(&format!("Part {at}"), 3)).collect::<Vec<_>>();
    assert_eq!(read(&many(200)).map(|found| found.len()), Ok(200));
    assert_eq!(flaw(read(&many(201))), (201, FeatureFlaw::TooMany));
    let points = |most| [triangle("Detailed", 10_000), triangle("As well", most)];
    assert!(read(&points(10_000)).is_ok());
    assert_eq!(flaw(read(&points(10_001))), (2, FeatureFlaw::TooMany));
}

/// Only the latitudes of its continent tell here, since the clocks would allow both ways.
#[test]
fn a_file_is_said_to_be_turned_round_only_where_the_city_could_lie_the_other_way() {
    let around = |first: f64, second: f64| {
        let corner = |a: f64, b: f64| json!([first + a, second + b]);
        feature(
            "Centre",
            "Polygon",
            &json!([[corner(0.0, 0.0), corner(0.1, 0.0), corner(0.0, 0.1)]]),
        )
    };
    for (zone, first, second) in [
        ("Europe/Brussels", -20.5, 5.0),
        ("Africa/Nairobi", 80.0, 45.0),
        ("America/Bogota", -60.0, -75.0),
        ("Asia/Bangkok", -50.0, 80.0),
        ("Australia/Perth", 5.0, 88.0),
    ] {
        assert!(read_in(&[around(first, second)], zone).is_ok(), "{zone}");
    }
    for (zone, north, east) in [("Africa/Djibouti", 11.59, 43.15), ("Asia/Jakarta", -6.2, 106.85)] {
        assert!(read_in(&[around(east, north)], zone).is_ok(), "{zone}");
        assert_eq!(
            flaw(read_in(&[around(north, east)], zone)),
            (1, FeatureFlaw::Swapped),
            "{zone}"
        );
    }
}
