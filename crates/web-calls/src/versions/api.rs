//! The API: what an idea said, version by version.

use acts::calls::version as acting;
use calls::{Idea, Version};
use city::Id;
use schemars::JsonSchema;
use serde::Serialize;
use web::api::{Api, AuthorJson, List, MoneyJson, NoQuery};
use web::at;
use web::http::{Problem, Visit};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    api.read(
        at!(
            Read,
            "/ideas/{idea}/versions",
            "Lists what an idea said, the newest version first; none where it never changed."
        ),
        versions,
    )
}

/// What an idea said.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Version")]
struct VersionJson {
    /// Counts from 1: what was published first.
    number: i64,
    /// When it was put before the public.
    made: String,
    /// Who did.
    author: AuthorJson,
    /// Who proposed what changed, where somebody else did.
    proposer: Option<AuthorJson>,
    language: String,
    title: String,
    /// Markdown.
    text: String,
    /// A place in words; may be empty.
    place: String,
    /// The neighbourhood's key.
    neighbourhood: Option<String>,
    cost: Option<MoneyJson>,
}

impl From<&Version> for VersionJson {
    fn from(version: &Version) -> Self {
        let said = &version.wording;
        Self {
            number: version.number,
            made: version.made.to_string(),
            author: AuthorJson::from(&version.author),
            proposer: version.proposer.as_ref().map(AuthorJson::from),
            language: said.language.to_string(),
            title: said.title.clone(),
            text: said.text.clone(),
            place: said.place.clone(),
            neighbourhood: said.neighbourhood.clone(),
            cost: said.cost.map(MoneyJson::from),
        }
    }
}

async fn versions(visit: Visit, id: Id<Idea>, _: NoQuery) -> Result<List<VersionJson>, Problem> {
    let versions = visit.read(move |act| acting::page(act, id, i64::MAX)).await?;
    Ok(List::whole(versions.iter().map(VersionJson::from).collect()))
}
