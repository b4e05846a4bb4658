//! The map of a city, drawn by the server as SVG: no tiles from elsewhere, no script needed.
//!
//! [`Ground`] is made once for a city from its neighbourhoods and backdrop (GeoJSON, longitude
//! before latitude, WGS 84) and keeps the finished drawing; a page adds numbered pins, which match
//! a numbered list beside the map and lead to what they stand for. Pins that would overlap share one,
//! and names give way to pins. Everything here is pure.

mod pins;
mod read;
mod tiles;

use std::fmt::Write as _;

use self::pins::{Bounds, Drawn, Name};
pub use self::pins::{Pin, anchor};
use self::read::{Feature, Shape, features};
pub use self::tiles::{FARTHEST, TileNumber};
use crate::html::{Attributes, Markup, SafeHtml};

/// Width of the drawing in its own units; the height follows from the city's shape.
const WIDTH: f64 = 400.0;
/// How large pins and names are drawn on the closer map, so that they look as on the whole one.
const CLOSER: f64 = 0.6;
/// Width and height of what is shown around a single place.
const CLOSE: (f64, f64) = (250.0, 150.0);
/// How much room there is around a city whose map is drawn on.
const ROOM: f64 = 40.0;
/// Points of a line nearer than this to the one before are left out.
const FINE: f64 = 1.1;

/// A place on earth in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Longitude, east positive.
    pub lon: f64,
    /// Latitude, north positive.
    pub lat: f64,
}

/// Why a map cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapError {
    /// The text is not JSON.
    NotJson,
    /// No polygon with at least three different points was found.
    NoArea,
}

/// A city's land: neighbourhoods, water, parks and streets, already drawn.
#[derive(Clone, Debug)]
pub struct Ground {
    projection: Projection,
    areas: Vec<Area>,
    backdrop: SafeHtml,
    names: Vec<Name>,
}

#[derive(Clone, Debug)]
struct Area {
    key: String,
    d: String,
}

/// Equirectangular, true at the middle latitude: good for a city, wrong for a continent.
#[derive(Clone, Copy, Debug)]
struct Projection {
    west: f64,
    north: f64,
    /// Degrees for one unit to the right and down.
    across: f64,
    down: f64,
    height: f64,
}

impl Projection {
    fn of(points: &(impl Iterator<Item = Place> + Clone)) -> Option<Self> {
        let fold = |pick: fn(&Place) -> f64, better: fn(f64, f64) -> f64| {
            points.clone().map(|p| pick(&p)).reduce(better)
        };
        let (west, east) = (fold(|p| p.lon, f64::min)?, fold(|p| p.lon, f64::max)?);
        let (south, north) = (fold(|p| p.lat, f64::min)?, fold(|p| p.lat, f64::max)?);
        let (width, tall) = (east - west, north - south);
        if !(width > 0.0 && tall > 0.0) {
            return None;
        }
        let margin = 0.03;
        let across = width * (1.0 + 2.0 * margin) / WIDTH;
        let down = across * f64::midpoint(south, north).to_radians().cos();
        let height = (tall * (1.0 + 2.0 * margin) / down).clamp(220.0, 640.0);
        // A very flat or very tall city is centred in the height it gets.
        let north = f64::midpoint(south, north) + height * down / 2.0;
        Some(Self { west: west - width * margin, north, across, down, height })
    }

    fn xy(&self, place: Place) -> (f64, f64) {
        ((place.lon - self.west) / self.across, (self.north - place.lat) / self.down)
    }
}

impl Ground {
    /// Reads neighbourhoods (polygons with properties `key` and `name`) and a backdrop (lines and
    /// polygons with a property `kind`: `water`, `park`, `street` or `rail`; may be empty text).
    ///
    /// # Errors
    /// [`MapError`] when the neighbourhoods cannot be read or hold no polygon.
    pub fn read(neighbourhoods: &str, backdrop: &str) -> Result<Self, MapError> {
        let areas = features(neighbourhoods)?;
        let outline = areas
            .iter()
            .flat_map(|f| f.shapes.iter())
            .filter(|s| s.closed)
            .flat_map(|s| s.points.iter().copied());
        let projection = Projection::of(&outline).ok_or(MapError::NoArea)?;
        let mut names = Vec::new();
        let areas = areas
            .iter()
            .map(|feature| {
                if let Some((x, y)) = middle(feature, &projection) {
                    names.push(Name { text: feature.text("name"), x, y });
                }
                Area {
                    key: feature.text("key"),
                    d: feature.shapes.iter().map(|s| path(s, &projection)).collect(),
                }
            })
            .collect();
        let mut layers = Markup::new();
        if !backdrop.trim().is_empty() {
            let features = features(backdrop)?;
            for kind in ["park", "water", "street", "rail"] {
                for closed in [true, false] {
                    let class = match (kind, closed) {
                        ("park", true) => "m-park",
                        ("water", true) => "m-lake",
                        ("water", false) => "m-river",
                        ("street", false) => "m-street",
                        ("rail", false) => "m-rail",
                        _ => continue,
                    };
                    let mine = features
                        .iter()
                        .filter(|f| f.text("kind") == kind)
                        .flat_map(|f| f.shapes.iter());
                    let d: String =
                        mine.filter(|s| s.closed == closed).map(|s| path(s, &projection)).collect();
                    if !d.is_empty() {
                        layers.put(&area(class, &d));
                    }
                }
            }
        }
        Ok(Self { projection, areas, backdrop: layers.finish(), names })
    }

    /// The map with numbered pins. `label` says in words what it shows.
    #[must_use]
    pub fn draw(&self, pins: &[Pin], label: &str) -> SafeHtml {
        let drawn = Drawn::of(pins.iter().filter(|pin| self.shows(pin.place)).map(|pin| {
            let (x, y) = self.projection.xy(pin.place);
            (x, y, pin)
        }));
        let names = pins::names(&self.names, &drawn.bounds(), self.projection.height, 1.0);
        // A picture hides what is in it from readers of the screen; a group lets them follow its links.
        let role = if drawn.is_empty() { "img" } else { "group" };
        let places = pins.iter().map(|pin| (pin.number, pin.place));
        let attributes = Attributes::new()
            .with("role", role)
            .with("aria-label", label)
            .with("data-pins", pins::places(places));
        let view = format!("0 0 {} {}", unit(WIDTH), unit(self.projection.height));
        let mut svg = Markup::new();
        svg.open("svg", &attributes.with("viewBox", view));
        svg.put(&self.land(None)).put(&self.backdrop).put(&drawn.svg()).put(&names).close("svg");
        svg.finish()
    }

    /// The map with one neighbourhood standing out; where the place is known, closer and with a pin.
    #[must_use]
    pub fn draw_area(&self, key: &str, place: Option<Place>, label: &str) -> SafeHtml {
        let land = self.land(Some(key));
        let Some(place) = place.filter(|place| self.shows(*place)) else {
            return self.svg(picture(label), &land, &SafeHtml::empty());
        };
        let (width, height) = CLOSE;
        let (x, y) = self.projection.xy(place);
        let left = (x - width / 2.0).clamp(0.0, WIDTH - width);
        let top = (y - height / 2.0).clamp(0.0, (self.projection.height - height).max(0.0));
        let view = format!("{} {} {} {}", unit(left), unit(top), unit(width), unit(height));
        let pin = self.lone_pin(Some(place), CLOSER);
        let taken = [Bounds::of_pin(x, y, CLOSER)];
        let names = pins::names(&self.names, &taken, self.projection.height, CLOSER);
        Self::view(
            &view,
            picture(label).with("class", "zoom").with("data-pins", pins::places([(0, place)])),
            [&land, &self.backdrop, &names, &pin],
        )
    }

    /// The map for choosing a place. It is decoration without script (the list of neighbourhoods and
    /// the words beside it are the control); `kalaka.js` turns a click into the form's `lon` and `lat`.
    #[must_use]
    pub fn picker(&self, chosen: Option<Place>, area: &str) -> SafeHtml {
        self.picking(Attributes::new(), chosen, area)
    }

    fn picking(&self, of: Attributes, chosen: Option<Place>, area: &str) -> SafeHtml {
        let p = &self.projection;
        let attributes = of
            .with("class", "pick")
            .with("aria-hidden", "true")
            .with("data-west", format_args!("{:.6}", p.west))
            .with("data-north", format_args!("{:.6}", p.north))
            .with("data-across", format_args!("{:.9}", p.across))
            .with("data-down", format_args!("{:.9}", p.down));
        let mut land = Markup::new();
        for shape in &self.areas {
            let class = if shape.key == area { "m-area on" } else { "m-area" };
            let shown = Attributes::new().with("class", class).with("data-area", &shape.key);
            land.shape("path", &shown.with("d", &shape.d));
        }
        self.svg(attributes, &land.finish(), &self.lone_pin(chosen, 1.0))
    }

    /// The same for the question with this field, whose fields beside it are `q3_lon`, `q3_lat` and `q3_area`.
    #[must_use]
    pub fn picker_of(&self, field: &str, chosen: Option<Place>, area: &str) -> SafeHtml {
        self.picking(Attributes::new().with("data-of", field), chosen, area)
    }

    /// The map with the rings of an outline that is being drawn over it, and room around it; `draw.mjs` adds corners to it
    /// and moves them, and the same corners stand in words beside it. `label` says what it shows.
    #[must_use]
    pub fn drawing(&self, rings: &[Vec<Place>], label: &str) -> SafeHtml {
        let p = &self.projection;
        let (wide, high) = (WIDTH + 2.0 * ROOM, p.height + 2.0 * ROOM);
        let view = format!("-{0} -{0} {1} {2}", unit(ROOM), unit(wide), unit(high));
        let attributes = picture(label)
            .with("class", "draw")
            .with("data-west", format_args!("{:.6}", p.west))
            .with("data-north", format_args!("{:.6}", p.north))
            .with("data-across", format_args!("{:.9}", p.across))
            .with("data-down", format_args!("{:.9}", p.down));
        let mut drawn = Markup::new();
        drawn.open("g", &Attributes::new().with("data-corners", ""));
        let shape = |ring: &Vec<Place>| path(&Shape { closed: true, points: ring.clone() }, p);
        if !rings.is_empty() {
            drawn.put(&area("m-draft", &rings.iter().map(shape).collect::<String>()));
        }
        for corner in rings.iter().flatten() {
            let (x, y) = p.xy(*corner);
            let circle = Attributes::new().with("class", "m-corner").with("r", 5);
            drawn.shape("circle", &circle.with("cx", unit(x)).with("cy", unit(y)));
        }
        drawn.close("g");
        let names = pins::names(&self.names, &[], p.height, 1.0);
        Self::view(&view, attributes, [&self.land(None), &self.backdrop, &names, &drawn.finish()])
    }

    /// Whether a place lies within the frame of the map (a wider test than lying in the city).
    #[must_use]
    pub fn shows(&self, place: Place) -> bool {
        let (x, y) = self.projection.xy(place);
        (0.0..=WIDTH).contains(&x) && (0.0..=self.projection.height).contains(&y)
    }

    fn svg(&self, attributes: Attributes, land: &SafeHtml, pins: &SafeHtml) -> SafeHtml {
        let view = format!("0 0 {} {}", unit(WIDTH), unit(self.projection.height));
        let names = pins::names(&self.names, &[], self.projection.height, 1.0);
        Self::view(&view, attributes, [land, &self.backdrop, &names, pins])
    }

    /// A drawing of these layers, the lowest first.
    fn view(view: &str, attributes: Attributes, layers: [&SafeHtml; 4]) -> SafeHtml {
        let mut svg = Markup::new();
        svg.open("svg", &attributes.with("viewBox", view));
        for layer in layers {
            svg.put(layer);
        }
        svg.close("svg");
        svg.finish()
    }

    fn land(&self, on: Option<&str>) -> SafeHtml {
        let (mut plain, mut lit) = (String::new(), String::new());
        for area in &self.areas {
            if on == Some(area.key.as_str()) { &mut lit } else { &mut plain }.push_str(&area.d);
        }
        let mut land = Markup::new();
        land.put(&area("m-area", &plain));
        if !lit.is_empty() {
            land.put(&area("m-area on", &lit));
        }
        land.finish()
    }

    fn lone_pin(&self, place: Option<Place>, scale: f64) -> SafeHtml {
        let (x, y) = place.map_or((0.0, 0.0), |place| self.projection.xy(place));
        let smaller = if scale < 1.0 { format!(" scale({scale})") } else { String::new() };
        let mut attributes = Attributes::new()
            .with("class", "pin on")
            .with("transform", format_args!("translate({} {}){smaller}", unit(x), unit(y)));
        if place.is_none() {
            attributes = attributes.with("visibility", "hidden");
        }
        let drop = "M0 0c-5-7-11-11-11-18a11 11 0 0 1 22 0c0 7-6 11-11 18z";
        let eye = Attributes::new().with("class", "k4").with("cx", 0).with("cy", -18).with("r", 4);
        let mut pin = Markup::new();
        pin.open("g", &attributes);
        pin.shape("path", &Attributes::new().with("d", drop)).shape("circle", &eye).close("g");
        pin.finish()
    }
}

/// What makes a drawing a picture with words.
fn picture(label: &str) -> Attributes {
    Attributes::new().with("role", "img").with("aria-label", label)
}

fn area(class: &str, d: &str) -> SafeHtml {
    let mut path = Markup::new();
    path.shape("path", &Attributes::new().with("class", class).with("d", d));
    path.finish()
}

fn path(shape: &Shape, projection: &Projection) -> String {
    let mut d = String::new();
    let mut before: Option<(f64, f64)> = None;
    for point in &shape.points {
        let (x, y) = projection.xy(*point);
        match before {
            None => {
                let _ = write!(d, "M{} {}", unit(x), unit(y));
            }
            Some((bx, by)) if (x - bx).hypot(y - by) < FINE => continue,
            Some(_) => {
                let _ = write!(d, "L{} {}", unit(x), unit(y));
            }
        }
        before = Some((x, y));
    }
    if shape.closed {
        d.push('z');
    }
    d
}

/// The centre of gravity of a feature's first ring (the shoelace formula), for its name.
fn middle(feature: &Feature, projection: &Projection) -> Option<(f64, f64)> {
    let ring: Vec<(f64, f64)> =
        feature.shapes.first()?.points.iter().map(|p| projection.xy(*p)).collect();
    let (mut area, mut cx, mut cy) = (0.0, 0.0, 0.0);
    for ((x0, y0), (x1, y1)) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let cross = x0 * y1 - x1 * y0;
        area += cross;
        cx += (x0 + x1) * cross;
        cy += (y0 + y1) * cross;
    }
    (area.abs() > f64::EPSILON).then(|| (cx / (3.0 * area), cy / (3.0 * area)))
}

/// A coordinate with one decimal at most.
fn unit(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CITY: &str = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"key":"west","name":"West <b>"},"geometry":{"type":"Polygon","coordinates":[[[4.68,50.86],[4.70,50.86],[4.70,50.88],[4.68,50.88],[4.68,50.86]]]}},
        {"type":"Feature","properties":{"key":"east","name":"East"},"geometry":{"type":"MultiPolygon","coordinates":[[[[4.70,50.86],[4.72,50.86],[4.72,50.88],[4.70,50.88],[4.70,50.86]]]]}}]}"#;
    const BACK: &str = r#"{"features":[{"properties":{"kind":"water"},"geometry":{"type":"LineString","coordinates":[[4.68,50.87],[4.72,50.87]]}}]}"#;

    fn pin(number: u32, lon: f64, lat: f64) -> Pin {
        let href = format!("/ideas/{number}");
        Pin { number, place: Place { lon, lat }, title: format!("Idea <{number}>"), href }
    }

    #[test]
    fn draws_land_water_names_and_pins() {
        let ground = Ground::read(CITY, BACK).unwrap();
        let svg = ground.draw(&[pin(1, 4.69, 50.87), pin(2, 4.71, 50.865)], "Two \"ideas\"");
        assert!(svg.as_str().contains("m-river") && svg.as_str().contains(">East<"));
        assert!(
            svg.as_str().contains("West &#60;b&#62;") && svg.as_str().contains("&#34;ideas&#34;")
        );
        assert_eq!(svg.as_str().matches(r#"class="pin"#).count(), 2);
        assert!(svg.as_str().contains(r#"href="/ideas/2""#));
        assert!(svg.as_str().contains("1: Idea &#60;1&#62;"), "{svg}");
    }

    #[test]
    fn a_name_gives_way_to_the_pins_over_it() {
        let ground = Ground::read(CITY, "").unwrap();
        let at = |svg: &SafeHtml| {
            let tail = svg.as_str().split(r#"class="m-name""#).nth(2).unwrap().to_owned();
            let y = tail.split("y=\"").nth(1).unwrap().split('"').next().unwrap();
            y.parse::<f64>().unwrap()
        };
        let free = at(&ground.draw(&[], ""));
        assert_ne!(at(&ground.draw(&[pin(1, 4.71, 50.87)], "")), free);
        assert_eq!(at(&ground.draw(&[pin(1, 4.685, 50.878)], "")), free);
        let close = |lon, lat| at(&ground.draw_area("", Some(Place { lon, lat }), ""));
        assert_ne!(close(4.71, 50.87), free);
        assert_eq!(close(4.685, 50.878), free);
    }

    #[test]
    fn pins_that_overlap_share_one() {
        let ground = Ground::read(CITY, "").unwrap();
        let at = |n: u32| pin(n, 4.69, 50.87);
        for (numbers, shown) in
            [(vec![1, 2, 3], ">1–3<"), (vec![1, 4], ">1, 4<"), (vec![2, 5, 9], ">2 +2<")]
        {
            let pins: Vec<Pin> = numbers.into_iter().map(at).collect();
            let svg = ground.draw(&pins, "");
            assert_eq!(svg.as_str().matches("<a ").count(), 1);
            assert!(svg.as_str().contains(shown), "{shown}: {svg}");
        }
    }

    #[test]
    fn a_label_that_grew_takes_in_the_pin_it_reaches() {
        let ground = Ground::read(CITY, "").unwrap();
        // One and twelve share a label as wide as five letters, which reaches thirty.
        let pins = [pin(1, 4.69, 50.87), pin(12, 4.69, 50.87), pin(30, 4.6926, 50.87)];
        let drawn = |pins: &[Pin]| ground.draw(pins, "").as_str().matches("<a ").count();
        assert_eq!(drawn(&pins), 1);
        let [first, _, last] = pins;
        assert_eq!(drawn(&[first, last]), 2, "alone they have room");
    }

    #[test]
    fn a_pin_outside_the_map_is_left_to_the_list() {
        let ground = Ground::read(CITY, "").unwrap();
        assert!(!ground.draw(&[pin(1, 19.0, 47.0)], "").as_str().contains("class=\"pin\""));
        assert!(!ground.shows(Place { lon: 19.0, lat: 47.0 }));
    }

    #[test]
    fn the_picker_can_be_turned_back_into_degrees() {
        let ground = Ground::read(CITY, "").unwrap();
        let place = Place { lon: 4.7, lat: 50.87 };
        let (x, y) = ground.projection.xy(place);
        let p = &ground.projection;
        assert!((p.west + x * p.across - place.lon).abs() < 1e-9);
        assert!((p.north - y * p.down - place.lat).abs() < 1e-9);
        assert!(ground.picker(None, "west").as_str().contains(r#"data-area="west""#));
    }

    #[test]
    fn nonsense_is_refused() {
        assert_eq!(Ground::read("{", "").unwrap_err(), MapError::NotJson);
        assert_eq!(Ground::read("{}", "").unwrap_err(), MapError::NoArea);
        assert_eq!(Ground::read(CITY, "[").unwrap_err(), MapError::NotJson);
        let point = r#"{"features":[{"geometry":{"type":"Polygon","coordinates":[[[4,50],[4,50],[4,50]]]}}]}"#;
        assert_eq!(Ground::read(point, "").unwrap_err(), MapError::NoArea);
    }
}
