//! The API: whose token it is, and everything kept about them.

use city::Level;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::api::{Api, NoQuery, Streamed};
use crate::at;
use crate::export::Kind;
use crate::http::{Problem, Recognised, Visit};
use crate::me::data;

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    api.read(at!(Read, "/me", "Says whose token this is and what it is good for."), me)
        .stream(at!(Read, "/me/data", "Gives everything kept about the token's owner."), my_data)
}

/// The owner of a token.
#[derive(Debug, Serialize, JsonSchema)]
struct Me {
    id: String,
    name: String,
    mail: Option<String>,
    language: String,
    roles: Vec<&'static str>,
    /// What they have proved.
    proved: Level,
    /// What the token may be used for.
    scopes: Vec<&'static str>,
}

async fn me(visit: Visit, (): (), _: NoQuery) -> Result<Me, Problem> {
    let person = visit.reader.person.as_ref().ok_or(Problem::SignIn)?;
    Ok(Me {
        id: person.id.to_string(),
        name: person.name.as_str().to_owned(),
        mail: person.mail.as_ref().map(ToString::to_string),
        language: person.language.to_string(),
        roles: person.roles.iter().map(|role| role.key()).collect(),
        proved: person.proven,
        scopes: match &visit.reader.by {
            Recognised::Token { scopes, .. } => scopes.iter().map(|scope| scope.key()).collect(),
            Recognised::Session(_) | Recognised::Not => Vec::new(),
        },
    })
}

/// Rows by the name of their table, each with its columns.
#[derive(Debug, Serialize, JsonSchema)]
struct MyData {
    #[serde(flatten)]
    tables: Map<String, Value>,
}

async fn my_data(visit: Visit, (): (), _: NoQuery) -> Result<Streamed<MyData>, Problem> {
    Ok(Streamed::new(data::whole(&visit, Kind::of("application/json")).await?))
}
