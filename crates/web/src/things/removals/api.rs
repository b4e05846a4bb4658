//! The API of the public log of removals.

use city::hiding::What;
use city::{Noun, ReportReason};
use schemars::JsonSchema;
use serde::Serialize;
use store::things::removal::Counted;

use super::page::counted;
use crate::api::{Api, List, NoQuery};
use crate::at;
use crate::http::{Problem, Visit};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let removals = at!(
        Read,
        "/removals",
        "Lists what moderators did in the last two years, in numbers by month, without names or texts."
    );
    api.read(removals, list)
}

/// How often something was done in a month, to things of one noun, for one rule.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Removal")]
pub(crate) struct RemovalJson {
    /// Such as `2026-11`.
    month: String,
    what: What,
    noun: Noun,
    rule: ReportReason,
    things: i64,
}

impl From<&Counted> for RemovalJson {
    fn from(one: &Counted) -> Self {
        let Counted { month, what, noun, rule, things } = one;
        Self { month: month.clone(), what: *what, noun: *noun, rule: *rule, things: *things }
    }
}

async fn list(visit: Visit, (): (), _: NoQuery) -> Result<List<RemovalJson>, Problem> {
    let counted = counted(&visit).await?;
    Ok(List::whole(counted.iter().map(RemovalJson::from).collect()))
}
