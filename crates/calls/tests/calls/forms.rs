//! What a resident types, and the idea it becomes.

use calls::{IdeaForm, IdeaInput};
use city::{CitySettings, Flaw, Flaws, LonLat, Money, Neighbourhood, Outline, Theme};
use forms::{Exact, Form};

/// A city of one square, from 4 to 5 degrees east and 50 to 51 north.
fn city() -> CitySettings {
    let corner = |lon, lat| LonLat::from_degrees(lon, lat).unwrap();
    let square = vec![corner(4.0, 50.0), corner(5.0, 50.0), corner(5.0, 51.0), corner(4.0, 51.0)];
    let park = Neighbourhood {
        key: "park".to_owned(),
        name: "Park".to_owned(),
        outline: Outline(vec![square.clone()]),
    };
    let canal =
        Neighbourhood { key: "canal".to_owned(), outline: Outline(Vec::new()), ..park.clone() };
    CitySettings { neighbourhoods: vec![canal, park], ..crate::support::city() }
}

fn form() -> IdeaForm {
    IdeaForm {
        title: "Shade  for\tthe square".to_owned(),
        text: " A bench in the shade of the church. ".to_owned(),
        ..IdeaForm::default()
    }
}

fn check(form: &IdeaForm) -> Result<IdeaInput, Flaws> {
    form.check(&city(), &Form::default(), Ok(None), &Exact)
}

fn on_the_map(lon: &str, lat: &str) -> IdeaForm {
    IdeaForm { lon: lon.to_owned(), lat: lat.to_owned(), ..form() }
}

#[test]
fn little_is_needed_for_an_idea() {
    let input = check(&form()).unwrap();
    assert_eq!(input.title, "Shade for the square");
    assert_eq!(input.text, "A bench in the shade of the church.");
    assert_eq!(input.language.as_str(), "en", "the city's own");
    assert_eq!(
        (input.theme, input.neighbourhood, input.point, input.cost),
        (None, None, None, None)
    );
    assert_eq!((input.place.as_str(), input.photo, input.photo_text.as_str()), ("", None, ""));
}

#[test]
fn all_that_was_typed_and_chosen_is_kept() {
    let full = IdeaForm {
        language: "nl".to_owned(),
        theme: "green".to_owned(),
        neighbourhood: "canal".to_owned(),
        place: "By the church".to_owned(),
        photo: Some(3),
        photo_text: "A bench".to_owned(),
        ..on_the_map(" 4.5 ", "50.5")
    };
    let cost = Money { minor: 12_345, currency: "EUR".parse().unwrap() };
    let input = full.check(&city(), &Form::default(), Ok(Some(cost)), &Exact).unwrap();
    assert_eq!((input.language.as_str(), input.theme), ("nl", Some(Theme::Green)));
    assert_eq!(
        input.neighbourhood.as_deref(),
        Some("canal"),
        "its writer knows better than the map"
    );
    assert_eq!(
        (input.place.as_str(), input.point),
        ("By the church", LonLat::from_degrees(4.5, 50.5))
    );
    assert_eq!(
        (input.cost, input.photo, input.photo_text.as_str()),
        (Some(cost), Some(3), "A bench")
    );
}

#[test]
fn every_flaw_is_said_beside_its_field() {
    let wrong = IdeaForm {
        title: "Hey".to_owned(),
        text: " ".to_owned(),
        language: "Dutch".to_owned(),
        theme: "blue".to_owned(),
        neighbourhood: "moon".to_owned(),
        place: "a".repeat(121),
        photo_text: "a".repeat(201),
        ..IdeaForm::default()
    };
    let flaws = wrong.check(&city(), &Form::default(), Err(Flaw::NotANumber), &Exact).unwrap_err();
    let found: Vec<_> = flaws.iter().map(|(field, flaw)| (field, flaw.clone())).collect();
    let said = [
        ("title", Flaw::TooShort { least: 4 }),
        ("text", Flaw::Missing),
        ("language", Flaw::NotAChoice),
        ("theme", Flaw::NotAChoice),
        ("place", Flaw::TooLong { most: 120 }),
        ("neighbourhood", Flaw::NotAChoice),
        ("cost", Flaw::NotANumber),
        ("photo_text", Flaw::TooLong { most: 200 }),
    ];
    assert_eq!(found, said);
}

#[test]
fn a_point_on_the_map_says_the_neighbourhood_and_lies_in_the_city() {
    let input = check(&on_the_map("4.5", "50.5")).unwrap();
    assert_eq!(input.neighbourhood.as_deref(), Some("park"));
    for (lon, lat) in [("6", "50.5"), ("4.5", ""), ("", "50.5"), ("east", "north"), ("4.5", "95")] {
        let flaws = check(&on_the_map(lon, lat)).unwrap_err();
        assert_eq!(flaws.of("place"), Some(&Flaw::OutsideTheCity), "{lon} {lat}");
    }
}

#[test]
fn a_cost_is_told_from_which_to_which_it_may_be() {
    let cost = |minor, currency: &str| {
        let money = Money { minor, currency: currency.parse().unwrap() };
        form()
            .check(&city(), &Form::default(), Ok(Some(money)), &Exact)
            .map_err(|flaws| flaws.of("cost").cloned())
    };
    let most = 1_000_000_000;
    let beyond = Err(Some(Flaw::OutOfRange { least: 0, most }));
    assert!(cost(most * 100, "EUR").is_ok() && cost(most, "JPY").is_ok());
    assert_eq!(cost(-1, "EUR"), beyond);
    assert_eq!(cost((most + 1) * 100, "EUR"), beyond);
    assert_eq!(cost(most + 1, "JPY"), beyond);
}
