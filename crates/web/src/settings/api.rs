//! The API, in an admin's name: the city's settings.

use axum::http::{Method, StatusCode};
use city::{CitySettings, Flaw, Flaws};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::city as rows;

use crate::api::{Api, NoQuery, Sent, invalid};
use crate::at;
use crate::http::{Problem, Visit};
use crate::views::FieldError;

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let save = at!(Manage, "/city", "Saves the city's settings.");
    api.read(at!(Manage, "/city", "Gives the city's settings."), settings).write(
        Method::PUT,
        save,
        StatusCode::OK,
        self::save,
    )
}

/// The city's settings.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct City {
    /// Counts changes; a change names the one it was made from.
    version: i64,
    /// The settings as one document: name, languages, time zone, currency, colours, neighbourhoods.
    settings: Value,
}

async fn settings(visit: Visit, (): (), _: NoQuery) -> Result<City, Problem> {
    let (settings, version) = visit.read(|act| Ok(rows::settings::load(act.tx)?)).await?;
    let settings = serde_json::to_value(settings).map_err(Problem::internal)?;
    Ok(City { version, settings })
}

/// Reads settings strictly: what they do not know is refused, not dropped.
fn settings_of(given: &Value) -> Result<CitySettings, Problem> {
    let wrong = |field: String, text: String| {
        Problem::Invalid(vec![FieldError { field: format!("settings.{field}"), text }])
    };
    let settings: CitySettings = serde_path_to_error::deserialize(given)
        .map_err(|error| wrong(error.path().to_string(), error.inner().to_string()))?;
    let known = serde_json::to_value(&settings).map_err(Problem::internal)?;
    let unknown = given
        .as_object()
        .and_then(|fields| fields.keys().find(|field| known.get(field.as_str()).is_none()));
    match unknown {
        Some(field) => Err(wrong(field.clone(), "unknown field".to_owned())),
        None => Ok(settings),
    }
}

async fn save(visit: Visit, (): (), sent: Sent<City>) -> Result<City, Problem> {
    let version = sent.body.version;
    let settings = settings_of(&sent.body.settings)?;
    if settings.slug != visit.city.settings.slug {
        // The command line names cities: addresses everywhere depend on it.
        let mut flaws = Flaws::default();
        flaws.add("settings.slug", Flaw::NotAChoice);
        return Err(invalid(&visit, &flaws));
    }
    let (settings, version) = visit
        .write(move |act| {
            acts::city::settings::save(act, &settings, version)?;
            Ok(rows::settings::load(act.tx)?)
        })
        .await?;
    let settings = serde_json::to_value(settings).map_err(Problem::internal)?;
    Ok(City { version, settings })
}
