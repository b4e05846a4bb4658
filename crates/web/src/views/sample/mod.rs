//! Every page with data to look at, in every language: the samples of the view structs.
//!
//! The test renders all of them. With `KALAKA_PAGES=some/folder` it also writes them there, with the
//! stylesheets and the script beside them, so that a browser can show them.

mod city;
mod desk;
mod residents;
mod sharing;

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};

use super::*;
use crate::map::{Ground, Pin, Place};
use crate::markdown;
use crate::words::{Locale, Words};

/// A drawn example: five neighbourhoods, a river, a canal, two parks and the ring road.
const AREAS: &str = r#"{"features":[
{"properties":{"key":"centre","name":"Centre"},"geometry":{"type":"Polygon","coordinates":[[[4.687,50.887],[4.684,50.879],[4.689,50.870],[4.699,50.867],[4.711,50.870],[4.716,50.877],[4.714,50.884],[4.704,50.889]]]}},
{"properties":{"key":"vaartkom","name":"Vaartkom"},"geometry":{"type":"Polygon","coordinates":[[[4.687,50.887],[4.704,50.889],[4.714,50.884],[4.716,50.899],[4.700,50.903],[4.684,50.899]]]}},
{"properties":{"key":"kessel-lo","name":"Kessel-Lo"},"geometry":{"type":"Polygon","coordinates":[[[4.714,50.884],[4.716,50.877],[4.711,50.870],[4.728,50.862],[4.752,50.868],[4.756,50.886],[4.740,50.899],[4.716,50.899]]]}},
{"properties":{"key":"heverlee","name":"Heverlee"},"geometry":{"type":"Polygon","coordinates":[[[4.689,50.870],[4.684,50.879],[4.664,50.868],[4.668,50.850],[4.694,50.842],[4.722,50.848],[4.728,50.862],[4.711,50.870],[4.699,50.867]]]}},
{"properties":{"key":"wijgmaal","name":"Wijgmaal"},"geometry":{"type":"Polygon","coordinates":[[[4.684,50.899],[4.687,50.887],[4.684,50.879],[4.664,50.868],[4.648,50.882],[4.650,50.902],[4.668,50.912]]]}}]}"#;
const BACKDROP: &str = r#"{"features":[
{"properties":{"kind":"water"},"geometry":{"type":"LineString","coordinates":[[4.690,50.842],[4.693,50.860],[4.697,50.872],[4.699,50.884],[4.700,50.899],[4.695,50.912]]}},
{"properties":{"kind":"water"},"geometry":{"type":"Polygon","coordinates":[[[4.738,50.890],[4.746,50.890],[4.744,50.886],[4.739,50.887]]]}},
{"properties":{"kind":"park"},"geometry":{"type":"Polygon","coordinates":[[[4.734,50.893],[4.750,50.893],[4.749,50.883],[4.736,50.884]]]}},
{"properties":{"kind":"park"},"geometry":{"type":"Polygon","coordinates":[[[4.672,50.862],[4.684,50.866],[4.690,50.856],[4.676,50.850]]]}},
{"properties":{"kind":"street"},"geometry":{"type":"Polygon","coordinates":[[[4.687,50.887],[4.684,50.879],[4.689,50.870],[4.699,50.867],[4.711,50.870],[4.716,50.877],[4.714,50.884],[4.704,50.889]]]}},
{"properties":{"kind":"street"},"geometry":{"type":"LineString","coordinates":[[4.652,50.886],[4.684,50.880],[4.700,50.879],[4.716,50.877],[4.754,50.879]]}},
{"properties":{"kind":"street"},"geometry":{"type":"LineString","coordinates":[[4.704,50.848],[4.702,50.868],[4.701,50.879],[4.690,50.908]]}},
{"properties":{"kind":"rail"},"geometry":{"type":"LineString","coordinates":[[4.664,50.908],[4.700,50.893],[4.718,50.880],[4.716,50.850]]}}]}"#;

fn ground() -> Ground {
    Ground::read(AREAS, BACKDROP).unwrap()
}

fn words(locale: Locale) -> Words {
    let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
    Words::new(locale, TimeZone::get("Europe/Brussels").unwrap(), now)
}

fn frame(w: &Words, title: &str) -> Frame {
    Frame { title: title.to_owned(), ..Frame::sample(w) }
}

fn pin(number: u32, lon: f64, lat: f64) -> Pin {
    Pin { number, place: Place { lon, lat } }
}

fn wrong(field: &str, text: &str) -> FieldError {
    FieldError { field: field.to_owned(), text: text.to_owned() }
}

/// Every page, with a name for its file.
fn pages(w: &Words) -> Vec<(&'static str, String)> {
    let mut pages = residents::pages(w);
    pages.extend(sharing::pages(w));
    pages.extend(desk::pages(w));
    pages.extend(city::pages(w));
    pages.push(("problem", ProblemPage::sample(w).render().unwrap()));
    let ours = ProblemPage {
        reference: Some("7f3a-20".to_owned()),
        kept: vec![("text".to_owned(), "Our street has no trees.".to_owned())],
        shown: vec!["Our street has no trees.".to_owned()],
        resend: true,
        sign_in: true,
        lost_photo: true,
        heading: w.problem_internal(),
        text: w.problem_internal_text().to_owned(),
        ..ProblemPage::sample(w)
    };
    pages.push(("problem-ours", ours.render().unwrap()));
    let cities = CitiesPage {
        cities: Frame::sample(w).cities,
        frame: Frame::outside(w, w.cities_heading()),
    };
    pages.push(("cities", cities.render().unwrap()));
    pages
}

#[test]
fn every_page_renders_in_every_language() {
    let folder = std::env::var_os("KALAKA_PAGES").map(std::path::PathBuf::from);
    for locale in Locale::ALL {
        let words = words(*locale);
        for (name, html) in pages(&words) {
            assert!(html.contains(&format!("<html lang=\"{}\">", locale.tag())), "{name}");
            assert_eq!(html.matches("<h1").count(), 1, "{name} has one heading of the first rank");
            assert!(!html.contains(" style="), "{name} has an inline style");
            assert!(!html.contains("<script>"), "{name} has an inline script");
            every_post_carries_the_token(name, &html);
            every_id_is_there_once(name, &html);
            every_label_has_its_field(name, &html);
            if let Some(folder) = &folder {
                write(&folder.join(locale.tag()).join(format!("{name}.html")), html.as_bytes());
            }
        }
    }
    if let Some(folder) = &folder {
        for asset in crate::assets::ALL {
            write(&folder.join(asset.path.trim_start_matches('/')), asset.bytes);
        }
        for (hue, chroma) in [(252, 13), (22, 16), (110, 12), (150, 12)] {
            let css = format!(":root{{--brand-h:{hue};--brand-c:.{chroma}}}");
            write(&folder.join(format!("leuven/theme-{hue}.css")), css.as_bytes());
        }
        write(&folder.join("leuven/theme-0000.css"), b":root{--brand-h:252;--brand-c:.13}");
    }
}

/// What a first visitor's browser fetches, after compression (gzip; brotli is smaller).
#[test]
fn pages_and_assets_stay_light() {
    let size = |bytes: &[u8]| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut gzip, bytes).unwrap();
        gzip.finish().unwrap().len()
    };
    let css = size(crate::assets::KALAKA_CSS.bytes);
    let script = size(crate::assets::KALAKA_JS.bytes);
    assert!(css <= 12_000, "kalaka.css takes {css} bytes");
    assert!(script <= 6_000, "kalaka.js takes {script} bytes");
    let rest = css + script + size(crate::assets::DESK_CSS.bytes);
    for (name, html) in pages(&words(Locale::Hu)) {
        let all = size(html.as_bytes()) + rest;
        assert!(all <= 60_000, "{name} takes {all} bytes with its stylesheets and script");
    }
}

fn write(path: &std::path::Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

fn every_post_carries_the_token(name: &str, html: &str) {
    for form in html.split("<form").skip(1) {
        let form = form.split("</form>").next().unwrap();
        let head = form.split('>').next().unwrap();
        if head.contains("method=\"post\"") {
            assert!(form.contains("name=\"csrf\" value=\"sample-token\""), "{name}: {head}");
        }
    }
}

fn every_id_is_there_once(name: &str, html: &str) {
    let mut ids: Vec<&str> =
        html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    ids.sort_unstable();
    for pair in ids.windows(2) {
        assert_ne!(pair[0], pair[1], "{name} uses the id {} twice", pair[0]);
    }
}

fn every_label_has_its_field(name: &str, html: &str) {
    for attribute in [" for=\"", " aria-labelledby=\"", " aria-describedby=\""] {
        for value in html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
            for id in value.split(' ') {
                assert!(html.contains(&format!(" id=\"{id}\"")), "{name}: nothing has the id {id}");
            }
        }
    }
}
