//! Neighbourhoods and backdrops as they come: GeoJSON, longitude before latitude.

use serde_json::Value;

use super::{MapError, Place};

pub(super) struct Feature {
    properties: Value,
    pub(super) shapes: Vec<Shape>,
}

impl Feature {
    pub(super) fn text(&self, name: &str) -> String {
        self.properties.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    }
}

pub(super) struct Shape {
    pub(super) closed: bool,
    pub(super) points: Vec<Place>,
}

pub(super) fn features(geojson: &str) -> Result<Vec<Feature>, MapError> {
    let value: Value = serde_json::from_str(geojson).map_err(|_| MapError::NotJson)?;
    let list =
        value.get("features").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Ok(list
        .iter()
        .map(|feature| {
            let geometry = feature.get("geometry");
            let kind =
                geometry.and_then(|g| g.get("type")).and_then(Value::as_str).unwrap_or_default();
            let mut shapes = Vec::new();
            if let Some(coordinates) = geometry.and_then(|g| g.get("coordinates")) {
                lines(coordinates, kind.ends_with("Polygon"), &mut shapes);
            }
            Feature { properties: feature.get("properties").cloned().unwrap_or_default(), shapes }
        })
        .collect())
}

/// Every list of points, however deep it lies in the coordinates of a geometry.
fn lines(value: &Value, closed: bool, into: &mut Vec<Shape>) {
    let Some(list) = value.as_array() else { return };
    let points: Vec<Place> = list.iter().filter_map(place).collect();
    if points.is_empty() {
        for inner in list {
            lines(inner, closed, into);
        }
    } else if points.len() > 1 {
        into.push(Shape { closed, points });
    }
}

fn place(value: &Value) -> Option<Place> {
    let (lon, lat) = (value.get(0)?.as_f64()?, value.get(1)?.as_f64()?);
    ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)).then_some(Place { lon, lat })
}
