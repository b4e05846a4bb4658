//! Lists of objects in JSON, and features in GeoJSON (RFC 7946).
//!
//! What lies within an object becomes a column of its own, named by the way to it: `title/nl`, as Decidim names the columns
//! of its tables. Of a feature, its properties become columns, and where it lies becomes `lon` and `lat`.

use serde_json::{Map, Value};

use crate::table::{Encoding, Format, Gathering, Limits, ReadAs, Table, Unreadable};

pub(crate) fn read(text: &str, encoding: Encoding) -> Result<Table, Unreadable> {
    // serde_json goes no deeper than 128 levels by itself.
    let json: Value = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    let features = json.get("features").and_then(Value::as_array);
    let format = if features.is_some() { Format::GeoJson } else { Format::Json };
    let entries = match features {
        Some(features) => features,
        None => list(&json).ok_or(Unreadable::Unknown)?,
    };
    if entries.is_empty() {
        return Err(Unreadable::NoRows);
    }
    if entries.len() > Limits::ROWS {
        return Err(Unreadable::TooManyRows);
    }
    let mut names: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for entry in entries {
        let mut cells = Vec::new();
        match format {
            Format::GeoJson => feature(entry, &mut cells),
            _ => walk("", entry, 0, &mut cells),
        }
        let mut row = Vec::new();
        for (name, cell) in cells {
            let at = names.iter().position(|known| *known == name);
            let at = at.unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            });
            if names.len() > Limits::COLUMNS {
                return Err(Unreadable::TooManyColumns);
            }
            if row.len() <= at {
                row.resize(at + 1, String::new());
            }
            if let Some(place) = row.get_mut(at) {
                *place = cell;
            }
        }
        rows.push(row);
    }
    let mut gathering = Gathering::new(names)?;
    for (row, line) in rows.into_iter().zip(1..) {
        gathering.add(line, row)?;
    }
    gathering.finish(ReadAs { encoding, ..ReadAs::of(format) })
}

/// The list itself, or the one list of objects that an object holds, as many programs wrap it.
fn list(json: &Value) -> Option<&Vec<Value>> {
    match json {
        Value::Array(entries) => Some(entries),
        Value::Object(fields) => {
            let mut lists = fields.values().filter_map(Value::as_array);
            lists.find(|entries| entries.iter().any(Value::is_object))
        }
        _ => None,
    }
}

/// The cells of an entry, each with the way to it.
fn walk(way: &str, value: &Value, depth: usize, cells: &mut Vec<(String, String)>) {
    let here = || if way.is_empty() { "value".to_owned() } else { way.to_owned() };
    match value {
        Value::Object(fields) if depth < Limits::DEPTH => {
            for (name, value) in fields {
                let way = if way.is_empty() { name.clone() } else { format!("{way}/{name}") };
                walk(&way, value, depth + 1, cells);
            }
        }
        value => cells.push((here(), text(value))),
    }
}

/// A value as a cell shows it; of a list, its plain entries.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        Value::Array(entries) => {
            let entries: Vec<String> = entries.iter().map(text).collect();
            entries.join(", ")
        }
        Value::Object(fields) => serde_json::to_string(fields).unwrap_or_default(),
        other => other.to_string(),
    }
}

fn feature(entry: &Value, cells: &mut Vec<(String, String)>) {
    if let Some(properties) = entry.get("properties").and_then(Value::as_object) {
        properties_of(properties, cells);
    }
    if let Some((lon, lat)) = entry.get("geometry").and_then(point) {
        cells.push(("lon".to_owned(), lon.to_string()));
        cells.push(("lat".to_owned(), lat.to_string()));
    }
}

fn properties_of(properties: &Map<String, Value>, cells: &mut Vec<(String, String)>) {
    for (name, value) in properties {
        walk(name, value, 1, cells);
    }
}

/// Where a feature lies, as one point: of a line its middle one, of an outline the middle of its box.
fn point(geometry: &Value) -> Option<(f64, f64)> {
    let mut points = Vec::new();
    gather(geometry.get("coordinates")?, 0, &mut points);
    match geometry.get("type")?.as_str()? {
        "Point" | "LineString" | "MultiLineString" => points.get(points.len() / 2).copied(),
        "MultiPoint" | "Polygon" | "MultiPolygon" => {
            let (first, rest) = points.split_first()?;
            let ((west, south), (east, north)) =
                rest.iter().fold((*first, *first), |(least, most), at| {
                    ((least.0.min(at.0), least.1.min(at.1)), (most.0.max(at.0), most.1.max(at.1)))
                });
            Some((f64::midpoint(west, east), f64::midpoint(south, north)))
        }
        _ => None,
    }
}

fn gather(coordinates: &Value, depth: usize, points: &mut Vec<(f64, f64)>) {
    let Some(entries) = coordinates.as_array() else { return };
    match (entries.first().and_then(Value::as_f64), entries.get(1).and_then(Value::as_f64)) {
        (Some(lon), Some(lat)) => points.push((lon, lat)),
        _ if depth < 4 => entries.iter().for_each(|entry| gather(entry, depth + 1, points)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        read(text, Encoding::Utf8).unwrap()
    }

    #[test]
    fn what_lies_within_gets_a_column_of_its_own() {
        let read = table(
            r#"{"meta":{"n":2},"data":[{"id":7,"title":{"nl":"Bank","fr":null},"tags":["a","b"]},{"id":8,"extra":true}]}"#,
        );
        assert_eq!(read.columns.len(), 5);
        let cell = |row: usize, name: &str| {
            let at = read.columns.iter().position(|column| column == name).unwrap();
            read.rows[row].cells[at].clone()
        };
        assert_eq!(cell(0, "title/nl"), "Bank");
        assert_eq!(cell(0, "tags"), "a, b");
        assert_eq!(
            (cell(1, "id"), cell(1, "extra"), cell(1, "title/nl")),
            ("8".into(), "true".into(), String::new())
        );
        assert_eq!(read.rows[1].line, 2);
    }

    #[test]
    fn a_feature_lies_at_a_point() {
        let read = table(
            r#"{"type":"FeatureCollection","features":[
            {"properties":{"name":"Vaart"},"geometry":{"type":"LineString","coordinates":[[4.1,50.1],[4.2,50.2],[4.3,50.3]]}},
            {"properties":{"name":"Plein"},"geometry":{"type":"Polygon","coordinates":[[[4.0,50.0],[5.0,50.0],[5.0,51.0],[4.0,50.0]]]}},
            {"properties":{"name":"Nowhere"},"geometry":null}]}"#,
        );
        assert_eq!(read.read_as.format, Format::GeoJson);
        assert_eq!(read.columns, ["name", "lon", "lat"]);
        assert_eq!(read.rows[0].cells, ["Vaart", "4.2", "50.2"]);
        assert_eq!(read.rows[1].cells, ["Plein", "4.5", "50.5"]);
        assert_eq!(read.rows[2].cells, ["Nowhere", "", ""]);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for (text, why) in [
            ("{\"a\":1}", Unreadable::Unknown),
            ("[", Unreadable::Damaged),
            ("[]", Unreadable::NoRows),
            ("[{}]", Unreadable::NoRows),
        ] {
            assert_eq!(read(text, Encoding::Utf8), Err(why), "{text}");
        }
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read(&deep, Encoding::Utf8), Err(Unreadable::Damaged));
    }
}
