//! The API, in an admin's name: the city's settings, people and their roles.

use axum::http::{Method, StatusCode};
use city::{CitySettings, Flaw, Flaws, Id, Mail, Person, Role};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::city as rows;

use super::json::List;
use super::reading::invalid;
use super::table::{Api, Mounts, NoQuery, Nothing, Sent, at};
use crate::http::{Problem, Visit};
use crate::views::FieldError;

/// The routes.
pub(super) fn mount<M: Mounts>(api: Api<M>) -> Api<M> {
    let save = at!(Manage, "/city", "Saves the city's settings.");
    let give = at!(Manage, "/people/roles", "Gives a role to whoever has an address.");
    let take = at!(Manage, "/people/roles/{person}/{role}", "Takes a role away.");
    api.read(at!(Manage, "/city", "Gives the city's settings."), settings)
        .write(Method::PUT, save, StatusCode::OK, self::save)
        .read(at!(Manage, "/people/roles", "Lists everyone with a role."), staff)
        .write(Method::POST, give, StatusCode::CREATED, self::give)
        .write(Method::DELETE, take, StatusCode::NO_CONTENT, self::take)
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

/// Somebody with a role.
#[derive(Debug, Serialize, JsonSchema)]
struct Staff {
    person: String,
    name: String,
    mail: Option<String>,
    roles: Vec<&'static str>,
}

/// A role to be given.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewRole {
    /// The address of an account, which begins if there was none.
    mail: String,
    #[schemars(extend("enum" = ["admin", "officer", "moderator"]))]
    role: String,
}

/// Who has the role now.
#[derive(Debug, Serialize, JsonSchema)]
struct Given {
    person: String,
}

async fn settings(visit: Visit, (): (), _: NoQuery) -> Result<City, Problem> {
    let (settings, version) = visit.read(|tx, _| Ok(rows::settings::load(tx)?)).await?;
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
        .write(move |tx, scene| {
            acts::people::save_city(tx, &scene.actor, &settings, version)?;
            Ok(rows::settings::load(tx)?)
        })
        .await?;
    let settings = serde_json::to_value(settings).map_err(Problem::internal)?;
    Ok(City { version, settings })
}

async fn staff(visit: Visit, (): (), _: NoQuery) -> Result<List<Staff>, Problem> {
    let (people, roles) =
        visit.read(|tx, _| Ok((rows::person::staff(tx)?, rows::person::all_roles(tx)?))).await?;
    let staff = people.into_iter().map(|person| Staff {
        roles: roles
            .iter()
            .filter(|(id, _)| *id == person.id)
            .map(|(_, role)| role.key())
            .collect(),
        person: person.id.to_string(),
        name: person.name,
        mail: person.mail,
    });
    Ok(List::whole(staff.collect()))
}

async fn give(visit: Visit, (): (), sent: Sent<NewRole>) -> Result<Given, Problem> {
    let person = visit
        .write(move |tx, scene| {
            let mut flaws = Flaws::default();
            let mail =
                flaws.keep("mail", sent.body.mail.parse::<Mail>().map_err(|_| Flaw::NotAMail));
            let role = sent.body.role.parse::<Role>().map_err(|()| Flaw::NotAChoice);
            let role = flaws.keep("role", role);
            let (mail, role) = flaws.into_result_with(|| Some((mail?, role?)))?;
            acts::people::give_role(tx, &scene.stage, &scene.actor, &mail, role)
        })
        .await?;
    Ok(Given { person: person.to_string() })
}

async fn take(
    visit: Visit,
    (person, role): (Id<Person>, Role),
    _: Sent<Nothing>,
) -> Result<(), Problem> {
    visit.write(move |tx, scene| acts::people::take_role(tx, &scene.actor, person, role)).await
}
