//! What makes a city itself: names, money, colours, clocks.

use city::{
    Brand, CitySettings, Currency, Flaw, Language, LonLat, Money, Neighbourhood, Outline,
    SettingsError, Texts, TimeZoneName,
};

fn city() -> CitySettings {
    CitySettings::new(
        "riverton".parse().unwrap(),
        "Riverton",
        "nl".parse().unwrap(),
        "Europe/Brussels".parse().unwrap(),
        Currency::EUR,
        "ideas@example.org".parse().unwrap(),
    )
}

fn point(lon: i32, lat: i32) -> LonLat {
    LonLat { lon, lat }
}

/// A square of ten by ten with its south-western corner here.
fn square(key: &str, (lon, lat): (i32, i32)) -> Neighbourhood {
    let corners = [(0, 0), (10, 0), (10, 10), (0, 10)];
    let ring = corners.map(|(east, north)| point(lon + east, lat + north)).to_vec();
    Neighbourhood { key: key.to_owned(), name: key.to_uppercase(), outline: Outline(vec![ring]) }
}

fn city_of_squares() -> CitySettings {
    CitySettings {
        neighbourhoods: vec![square("east", (50, -20)), square("west", (-30, 40))],
        ..city()
    }
}

#[test]
fn amounts_are_kept_in_the_smallest_unit_of_their_money() {
    for (code, units) in [
        ("EUR", 100),
        ("HUF", 100),
        ("JPY", 1),
        ("KRW", 1),
        ("ISK", 1),
        ("CLP", 1),
        ("VND", 1),
        ("PYG", 1),
        ("UGX", 1),
        ("RWF", 1),
        ("XOF", 1),
        ("XAF", 1),
        ("XPF", 1),
        ("KWD", 1_000),
        ("BHD", 1_000),
        ("OMR", 1_000),
        ("JOD", 1_000),
        ("TND", 1_000),
        ("LYD", 1_000),
        ("IQD", 1_000),
    ] {
        let currency: Currency = code.parse().unwrap();
        assert_eq!((currency.as_str(), currency.to_string().as_str()), (code, code));
        assert_eq!(currency.minor_units(), units, "{code}");
        assert_eq!(Money::whole(3, currency), Some(Money { minor: 3 * units, currency }));
    }
    assert_eq!(Money::whole(i64::MAX, Currency::EUR), None, "more than can be kept");
    for wrong in ["", "EU", "EURO", "eur", "E1R"] {
        assert!(wrong.parse::<Currency>().is_err(), "{wrong}");
    }
}

#[test]
fn colours_stay_where_contrast_is_proved() {
    for (hue, chroma, fits) in [
        (0, 0, true),
        (360, 18, true),
        (361, 18, false),
        (360, 19, false),
        (-1, 0, false),
        (0, -1, false),
        (65_536, 0, false),
        (0, 256, false),
    ] {
        assert_eq!(Brand::new(hue, chroma).is_ok(), fits, "{hue} {chroma}");
    }
    assert_eq!(Brand::new(361, 0), Err(("brand_hue", Flaw::OutOfRange { least: 0, most: 360 })));
    assert_eq!(Brand::new(0, 19), Err(("brand_chroma", Flaw::OutOfRange { least: 0, most: 18 })));
}

#[test]
fn clocks_are_known_by_the_name_of_their_zone() {
    let brussels: TimeZoneName = "europe/brussels".parse().unwrap();
    assert_eq!(brussels.as_str(), "Europe/Brussels");
    assert_eq!(brussels.zone().iana_name(), Some("Europe/Brussels"));
    assert_eq!(String::from(brussels), "Europe/Brussels");
    let nowhere = "Europe/Atlantis".parse::<TimeZoneName>();
    assert_eq!(nowhere, Err(SettingsError::TimeZone("Europe/Atlantis".to_owned())));
}

#[test]
fn a_city_is_called_by_its_name_and_else_by_its_address() {
    let mut city = city();
    assert_eq!(city.own_language().as_str(), "nl");
    assert_eq!(city.name_in(&["hu"]), "Riverton");
    city.name = Texts::default();
    assert_eq!(city.name_in(&["hu"]), "riverton");
    city.languages.clear();
    assert_eq!(city.own_language(), Language::english());
}

#[test]
fn settings_fit_to_the_last_character_and_a_city_has_a_name_and_a_language() {
    assert!(city().flaws().is_empty());
    let with = |field: &str, length: usize| {
        let mut city = city();
        let text = Texts::of(Language::english(), "ő".repeat(length));
        match field {
            "name" => city.name = text,
            "tagline" => city.tagline = text,
            _ => city.about = text,
        }
        city.flaws().of(field).cloned()
    };
    for (field, most) in [("name", 60), ("tagline", 60), ("about", 4_000)] {
        assert_eq!(with(field, most), None, "{field}");
        assert_eq!(with(field, most + 1), Some(Flaw::TooLong { most }), "{field}");
    }
    assert_eq!(with("name", 0), Some(Flaw::Missing));
    let speechless = CitySettings { languages: Vec::new(), ..city() };
    assert_eq!(speechless.flaws().of("languages"), Some(&Flaw::Missing));
}

#[test]
fn a_place_belongs_to_the_neighbourhood_it_lies_in() {
    let city = city_of_squares();
    let key = |lon, lat| city.neighbourhood_at(point(lon, lat)).map(|found| found.key.as_str());
    assert_eq!(key(55, -15), Some("east"));
    assert_eq!(key(-25, 45), Some("west"));
    assert_eq!(key(15, 15), None);
    assert_eq!(city.neighbourhood("west").map(|found| found.name.as_str()), Some("WEST"));
    assert_eq!(city.neighbourhood("north"), None);
}

#[test]
fn a_city_reaches_as_far_as_its_neighbourhoods() {
    let city = city_of_squares();
    let bounds = city.bounds().unwrap();
    assert_eq!((bounds.least, bounds.most), (point(-30, -20), point(60, 50)));
    assert!(city.covers(point(55, -15)) && !city.covers(point(15, 15)));
    let undrawn = self::city();
    assert!(undrawn.covers(point(15, 15)), "a city without outlines takes any place");
    assert_eq!(undrawn.bounds(), None);
}
