//! What samples of pages are made of, and what every page must be: for the tests of the kit and of
//! the systems, each with a sample of every page it has.
//!
//! With `KALAKA_PAGES=some/folder` the pages are also written there, with the stylesheets and the
//! script beside them, so that a browser can show them.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "samples and checks are for tests, which stop where something is not as told"
)]

#[cfg(test)]
mod letters;
#[cfg(test)]
mod pages;
mod things;

pub use things::{about, conversation, report_form, silence};

use askama::Template as _;
use city::{Id, Work};
use jiff::{Timestamp, tz::TimeZone};

use crate::desk::Waiting;
use crate::desk::along::{BesidePart, Neighbour};
use crate::desk::view::{DeskPage, Filters, Row};
use crate::home::view::HomePage;
use crate::html::SafeHtml;
use crate::map::{Ground, Pin, Place};
use crate::markdown;
#[cfg(test)]
use crate::me::view::{MePage, Message, MyRow};
use crate::system::Band;
use crate::views::{Choice, Chosen, Fact, FieldError, Frame, Link, Pages, Tab};
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

/// The example drawn.
pub fn ground() -> Ground {
    Ground::read(AREAS, BACKDROP).unwrap()
}

/// The words of a language, in the time of the samples.
pub fn words(locale: Locale) -> Words {
    let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
    Words::new(locale, TimeZone::get("Europe/Brussels").unwrap(), now)
}

/// A frame with a title.
pub fn frame(w: &Words, title: &str) -> Frame {
    Frame { title: title.to_owned(), ..Frame::sample(w) }
}

/// A pin on the map.
pub fn pin(number: u32, lon: f64, lat: f64) -> Pin {
    let (title, href) = ("Shade for the square".to_owned(), "#".to_owned());
    Pin { number, place: Place { lon, lat }, title, href }
}

/// Something to be put right.
pub fn wrong(field: &str, text: &str) -> FieldError {
    FieldError { field: field.to_owned(), text: text.to_owned() }
}

/// A choice of neighbourhoods, the first being all.
pub fn choices(all: &str) -> Vec<Choice> {
    vec![
        Choice::new("", all, Chosen::Yes),
        Choice::new("centre", "Centre", Chosen::No),
        Choice::new("kessel-lo", "Kessel-Lo", Chosen::No),
    ]
}

/// A tab.
pub fn tab(label: &str, count: Option<i64>, current: bool) -> Tab {
    Tab { label: label.to_owned(), href: "#".to_owned(), count, current }
}

/// A frame for a page of the office.
pub fn desk_frame(w: &Words, title: &str) -> Frame {
    Frame { desk: true, ..frame(w, title) }
}

/// Texts.
pub fn strings<const N: usize>(parts: [&str; N]) -> Vec<String> {
    parts.map(str::to_owned).to_vec()
}

/// The home page with what systems show on it.
pub fn home(w: &Words, actions: SafeHtml, numbers: Vec<Fact>, bands: Vec<Band>) -> String {
    let about_html = markdown::html("This is an example city. Everybody in it is invented.");
    let actions = vec![actions];
    let waits = vec![Link::new(w.home_unread(2), "#")];
    let page = HomePage { actions, waits, numbers, bands, about_html, frame: frame(w, "") };
    page.render().unwrap()
}

/// The desk with what systems show at it.
pub fn desk(w: &Words, actions: SafeHtml, bands: Vec<Band>) -> String {
    let waiting = |task: &str, what: &str, age: &str, late, colleague: &str| Row {
        key: "screen:1".to_owned(),
        item: Waiting {
            thing: Id::new(1),
            work: Work::Screen,
            since: Timestamp::UNIX_EPOCH,
            task: task.to_owned(),
            what: Link::new(what, "#"),
            meta: strings(["Cooler streets 2027", "Kessel-Lo", "Rosa T."]),
            late,
        },
        href: "#".to_owned(),
        age: age.to_owned(),
        colleague: colleague.to_owned(),
    };
    let page = DeskPage {
        proofs: Some("/leuven/desk/proofs".to_owned()),
        newsletters: Some("/leuven/desk/newsletters".to_owned()),
        tabs: desk_tabs(),
        found: "14 things wait, the oldest for 9 days.".to_owned(),
        filters: desk_filters(vec![("place", "Kessel-Lo".to_owned())]),
        waiting: vec![
            waiting("Screen", "White roofs on the student houses", "9 days", true, "Els B."),
            waiting("Answer an appeal", "A bench for Rosa", "3 days", false, ""),
            waiting("Screen", "Fietsenstallingsmogelijkheden aan het plein", "2 days", false, ""),
            waiting(
                "Look at the change",
                "Shade for the Frederik Lintsstraat",
                "5 hours",
                false,
                "",
            ),
        ],
        pages: Pages { next: Some("#".to_owned()), ..Pages::default() },
        beyond: false,
        last: SafeHtml::empty(),
        seen: 0,
        files: vec![Link::new("CSV", "#")],
        imports: true,
        actions: vec![actions],
        bands,
        frame: desk_frame(w, w.desk_title()),
    };
    page.render().unwrap()
}

fn desk_tabs() -> Vec<Tab> {
    vec![
        tab("To do", Some(14), true),
        tab("Mine", Some(5), false),
        tab("With others", Some(2), false),
    ]
}

fn desk_filters(chosen: Vec<(&'static str, String)>) -> Filters {
    let any = |label: &str| vec![Choice::new("", label, Chosen::Yes)];
    Filters {
        show: "here".to_owned(),
        works: any("All work"),
        within: any("All calls"),
        themes: any("All themes"),
        places: any("The whole city"),
        colleagues: any("Everybody"),
        chosen,
        ..Filters::default()
    }
}

/// The queue beside a thing.
pub fn desk_beside(w: &Words) -> SafeHtml {
    let row = |title: &str, age: &str, late, current| Neighbour {
        title: title.to_owned(),
        href: "#".to_owned(),
        task: "Screen".to_owned(),
        age: age.to_owned(),
        late,
        meta: "Cooler streets 2027 · Kessel-Lo · Rosa T.".to_owned(),
        current,
    };
    let frame = &desk_frame(w, "");
    let part = BesidePart {
        frame,
        desk: "#".to_owned(),
        rows: vec![
            row("White roofs on the student houses", "9 days", true, true),
            row("Csapadékvíz-visszatartás a belső udvarokban", "2 days", false, false),
            row("Pupils measure the heat", "1 day", false, false),
        ],
        previous: Some("#".to_owned()),
        next: Some("#".to_owned()),
    };
    SafeHtml::of_template(&part).unwrap()
}

/// The desk when nothing waits.
pub fn desk_empty(w: &Words, actions: SafeHtml, bands: Vec<Band>) -> String {
    let page = DeskPage {
        proofs: Some("/leuven/desk/proofs".to_owned()),
        newsletters: Some("/leuven/desk/newsletters".to_owned()),
        tabs: desk_tabs(),
        found: w.desk_found(0, ""),
        filters: desk_filters(vec![]),
        waiting: vec![],
        pages: Pages::default(),
        beyond: false,
        last: SafeHtml::empty(),
        seen: 0,
        files: vec![Link::new("CSV", "#")],
        imports: true,
        actions: vec![actions],
        bands,
        frame: desk_frame(w, w.desk_title()),
    };
    page.render().unwrap()
}

/// “My page”, with something of each part or with nothing.
#[cfg(test)]
pub(crate) fn me(w: &Words, rows: Vec<MyRow>) -> String {
    let message = |text: &str, when: &str, unread| Message {
        link: Link::new(text, "#"),
        when: when.to_owned(),
        unread,
    };
    let page = MePage {
        name: "Els".to_owned(),
        tabs: me_tabs(false),
        mandates: vec![(
            "Officer: “Cooler streets 2027”".to_owned(),
            "until 14 December 2026".to_owned(),
        )],
        has_desk: true,
        mandates_title: w.me_mandates("Leuven"),
        waits: vec![Link::new("The city asks you to change “A bench for Rosa”", "#")],
        kinds: vec![
            tab("All kinds", None, true),
            tab("Calls", None, false),
            tab("Ideas", None, false),
        ],
        parts: vec![
            tab("All my parts", None, true),
            tab("Mine", None, false),
            tab("I follow", None, false),
        ],
        everything: None,
        belongs: vec![(Link::new("Friends of the park", "#"), "Speaks for it".to_owned())],
        coming: vec![(
            Link::new("An evening about shade", "#"),
            "Saturday 12 December, 10:00–12:00 · You have a place".to_owned(),
        )],
        opened: vec![(
            Link::new("The way to school", "#"),
            "An O., 1 December, 9:30: To call back".to_owned(),
        )],
        answered: vec![(Link::new("How do we get to school?", "#"), "12 November".to_owned())],
        pages: Pages::default(),
        rows,
        messages: vec![
            message(
                "The city asks you to change “Shade for the Frederik Lintsstraat”",
                "yesterday",
                true,
            ),
            message("Your idea is online", "12 October", false),
        ],
        frame: frame(w, w.my_page()),
    };
    page.render().unwrap()
}

/// Lines of “My page”.
#[cfg(test)]
pub(crate) fn my_rows(w: &Words) -> Vec<MyRow> {
    let row = |title: &str, parts: Vec<&'static str>, action| MyRow {
        kind: "Ideas".to_owned(),
        parts,
        link: Link::new(title, "#"),
        state: Some(("info a2", "Meets the conditions")),
        next: "The climate office decides · by 30 January".to_owned(),
        meta: strings(["Cooler streets 2027", "412 supporters"]),
        action,
    };
    vec![
        row("Shade for the Frederik Lintsstraat", vec![w.me_part_brought()], None),
        row(
            "Fietsenstallingsmogelijkheden aan het plein",
            vec![w.me_part_supported(), w.me_part_followed()],
            Some(("/leuven/unfollow".to_owned(), w.me_unfollow())),
        ),
    ]
}

#[cfg(test)]
pub(crate) fn me_tabs(settings: bool) -> Vec<Tab> {
    vec![tab("My page", None, !settings), tab("Settings", None, settings)]
}

/// Pages by the names of their files.
pub type Samples = Vec<(&'static str, String)>;

/// Renders every page in every language, and checks what every page must be.
pub fn every_page_renders_in_every_language(pages: impl Fn(&Words) -> Samples) {
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
pub fn pages_and_assets_stay_light(pages: impl Fn(&Words) -> Samples) {
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
