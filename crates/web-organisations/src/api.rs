//! The API, reading: organisations.

use acts::organisations::organisation::readable;
use city::{Flaw, Flaws, Id, Organisation, Sector};
use schemars::JsonSchema;
use serde::Deserialize;
use store::organisations::organisation::{self as rows, Cursor};
use web::api::{Api, List, NoQuery, ROOT, invalid, limit_of};
use web::at;
use web::http::{Problem, Visit};

use crate::json::OrganisationJson;

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    api.read(at!(Read, "/organisations", "Lists the organisations by name, page by page."), list)
        .read(at!(Read, "/organisations/{organisation}", "Gives an organisation."), one)
}

/// Which organisations.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct Query {
    /// A sector's key.
    sector: String,
    /// The organisation after which the page begins: taken from `next`.
    after: String,
    /// How many, 1 to 200.
    limit: Option<i64>,
}

async fn list(visit: Visit, (): (), query: Query) -> Result<List<OrganisationJson>, Problem> {
    let mut flaws = Flaws::default();
    let limit = limit_of(query.limit, &mut flaws);
    let sector = match query.sector.as_str() {
        "" => None,
        key => flaws.keep("sector", Sector::from_key(key).ok_or(Flaw::NotAChoice)),
    };
    let after: Option<Id<Organisation>> = match query.after.as_str() {
        "" => None,
        word => flaws.keep("after", word.parse().map_err(|_| Flaw::Malformed)),
    };
    flaws.into_result().map_err(|flaws| invalid(&visit, &flaws))?;
    let mut found = visit
        .read(move |act| {
            let after: Option<Cursor> = match after {
                Some(after) => {
                    let last = rows::get(act.tx, after)?;
                    Some(rows::cursor(&last, &act.stage.city))
                }
                None => None,
            };
            Ok(rows::page(act.tx, sector, after.as_ref(), limit + 1)?)
        })
        .await?;
    let length = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > length;
    found.truncate(length);
    let next = found.last().filter(|_| more).map(|last| {
        let (site, base, sector) = (visit.site(), visit.to.base(), &query.sector);
        let sector = if sector.is_empty() { String::new() } else { format!("sector={sector}&") };
        format!("{site}{base}{ROOT}/organisations?{sector}after={}&limit={limit}", last.id)
    });
    let items = found.iter().map(|one| OrganisationJson::of(&visit, one)).collect();
    Ok(List { items, next })
}

async fn one(visit: Visit, id: Id<Organisation>, _: NoQuery) -> Result<OrganisationJson, Problem> {
    let one = visit.read(move |act| readable(act, id)).await?;
    Ok(OrganisationJson::of(&visit, &one))
}
