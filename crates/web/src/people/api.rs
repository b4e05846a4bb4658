//! The API, in an admin's name: people and their roles.

use axum::http::{Method, StatusCode};
use city::{Flaw, Flaws, Id, Mail, Person, Role};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::city as rows;

use crate::api::{Api, List, NoQuery, Nothing, Sent};
use crate::at;
use crate::http::{Problem, Visit};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let give = at!(Manage, "/people/roles", "Gives a role to whoever has an address.");
    let take = at!(Manage, "/people/roles/{person}/{role}", "Takes a role away.");
    api.read(at!(Manage, "/people/roles", "Lists everyone with a role."), staff)
        .write(Method::POST, give, StatusCode::CREATED, self::give)
        .write(Method::DELETE, take, StatusCode::NO_CONTENT, self::take)
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

async fn staff(visit: Visit, (): (), _: NoQuery) -> Result<List<Staff>, Problem> {
    let (people, roles) = visit
        .read(|act| Ok((rows::person::staff(act.tx)?, rows::person::all_roles(act.tx)?)))
        .await?;
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
        .write(move |act| {
            let mut flaws = Flaws::default();
            let mail =
                flaws.keep("mail", sent.body.mail.parse::<Mail>().map_err(|_| Flaw::NotAMail));
            let role = sent.body.role.parse::<Role>().map_err(|_| Flaw::NotAChoice);
            let role = flaws.keep("role", role);
            let (mail, role) = flaws.into_result_with(|| Some((mail?, role?)))?;
            acts::city::role::give(act, &mail, role)
        })
        .await?;
    Ok(Given { person: person.to_string() })
}

async fn take(
    visit: Visit,
    (person, role): (Id<Person>, Role),
    _: Sent<Nothing>,
) -> Result<(), Problem> {
    visit.write(move |act| acts::city::role::take(act, person, role)).await
}
