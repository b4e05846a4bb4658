//! Streets for whoever says where something is: what was typed, found without a script or with one.

use axum::response::IntoResponse;
use city::{Id, Street};
use serde::Deserialize;

use super::said::street_kind;
use crate::http::{InQuery, Problem, Visit};
use crate::views::{Choice, Chosen};
use crate::words::Words;

/// What was typed until now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    /// The words.
    q: String,
}

/// Streets that somebody could mean, for a script: each with its name and point.
pub(crate) async fn suggest(
    visit: Visit,
    InQuery(typed): InQuery<Typed>,
) -> Result<impl IntoResponse, Problem> {
    let found = find(&visit, &typed.q).await?;
    let one = |street: &Street| {
        let (lon, lat) = street.point.degrees();
        serde_json::json!({ "name": named(&visit, street), "lon": lon, "lat": lat })
    };
    Ok(axum::Json(found.iter().map(one).collect::<Vec<_>>()))
}

/// The streets that what was typed could be.
pub async fn find(visit: &Visit, typed: &str) -> Result<Vec<Street>, Problem> {
    let typed = typed.to_owned();
    visit.read(move |act| acts::city::street::search(act, &typed)).await
}

/// A street, if it is there.
pub async fn get(visit: &Visit, id: Id<Street>) -> Result<Option<Street>, Problem> {
    visit.read(move |act| Ok(store::imports::street::find(act.tx, id)?)).await
}

/// Whether the city has streets at all.
pub async fn any(visit: &Visit) -> Result<bool, Problem> {
    visit.read(|act| Ok(store::imports::street::any(act.tx)?)).await
}

/// A street as it stands in a place: with its neighbourhood, where it lies in one.
pub fn named(visit: &Visit, street: &Street) -> String {
    let area = street.neighbourhood.as_deref();
    let area = area.and_then(|key| visit.city.settings.neighbourhood(key));
    match area {
        Some(area) => format!("{}, {}", street.name, area.name),
        None => street.name.clone(),
    }
}

/// Streets to choose from, and none of them.
pub fn choices(visit: &Visit, streets: &[Street]) -> Vec<Choice> {
    if streets.is_empty() {
        return Vec::new();
    }
    let w = &visit.words;
    let one = |street: &Street| Choice {
        hint: street_kind(w, street.kind).to_owned(),
        ..Choice::new(street.id.to_string(), named(visit, street), Chosen::No)
    };
    let none = Choice::new("", w.street_none_chosen(), Chosen::Yes);
    streets.iter().map(one).chain([none]).collect()
}

/// The script that suggests streets while somebody types.
pub fn script() -> &'static str {
    crate::assets::STREETS_MJS.path
}

/// What the button says that finds streets.
pub fn find_word(w: &Words) -> &'static str {
    w.street_find()
}

/// What is said where none was found.
pub fn none_word(w: &Words) -> &'static str {
    w.street_none()
}

/// What is asked where some were.
pub fn found_word(w: &Words) -> &'static str {
    w.street_found()
}
