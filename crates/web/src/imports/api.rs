//! The API: how imports are, and the streets of the city.

use city::{Flaw, Flaws, Id, ImportKind, ImportState, StreetKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::imports::import::{Import, Listed};

use crate::api::{Api, List, NoQuery, PointJson, ROOT, invalid, limit_of, moment};
use crate::at;
use crate::http::{Problem, Visit};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let list =
        at!(Desk anywhere, "/imports", "Lists the files that were brought, the newest first.");
    let one =
        at!(Desk anywhere, "/imports/{import}", "Tells what became of a file that was brought.");
    let streets = at!(Read, "/streets", "Finds streets and squares by their words.");
    api.read(list, self::list).read(one, self::one).read(streets, self::streets)
}

/// Which of them.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct ImportsQuery {
    /// Where the page begins: taken from `next`.
    before: String,
    /// How many, 1 to 200.
    limit: Option<i64>,
}

/// A file that was brought.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Import")]
struct ImportJson {
    import: String,
    kind: ImportKind,
    /// The identifier of the call its rows go into, where they go into one.
    within: Option<String>,
    name: String,
    state: ImportState,
    rows: i64,
    taken: i64,
    changed: i64,
    /// Rows that say nothing new.
    there: i64,
    refused: i64,
    /// Rows of which nothing is left since the import was undone.
    undone: i64,
    /// Rows of which something stayed, since people had used it.
    stayed: i64,
    made: String,
    ended: Option<String>,
}

fn listed(one: Listed) -> ImportJson {
    ImportJson {
        import: one.id.to_string(),
        kind: one.kind,
        within: one.within.map(|thing| thing.to_string()),
        name: one.name,
        state: one.state,
        rows: one.row_count,
        taken: one.taken,
        changed: one.changed,
        there: one.there,
        refused: one.refused,
        undone: one.undone,
        stayed: one.stayed,
        made: one.made_at.to_string(),
        ended: moment(one.ended_at),
    }
}

async fn list(visit: Visit, (): (), asked: ImportsQuery) -> Result<List<ImportJson>, Problem> {
    let mut flaws = Flaws::default();
    let limit = limit_of(asked.limit, &mut flaws);
    let before = match asked.before.as_str() {
        "" => Some(Id::<Import>::new(i64::MAX)),
        before => flaws.keep("before", before.parse().map_err(|_| Flaw::NotAChoice)),
    };
    let before = before.filter(|_| flaws.is_empty()).ok_or_else(|| invalid(&visit, &flaws))?;
    let items = visit.read(move |act| acts::imports::list(act, before, limit)).await?;
    let is_full = i64::try_from(items.len()) == Ok(limit);
    let last = items.last().filter(|_| is_full).map(|one| one.id);
    let (site, base) = (visit.site(), visit.to.base());
    let next = last.map(|last| format!("{site}{base}{ROOT}/imports?before={last}&limit={limit}"));
    Ok(List { items: items.into_iter().map(listed).collect(), next })
}

async fn one(visit: Visit, id: Id<Import>, _: NoQuery) -> Result<ImportJson, Problem> {
    visit
        .read(move |act| {
            let import = acts::imports::open(act, id)?;
            Ok(ImportJson {
                import: import.id.to_string(),
                kind: import.kind,
                within: import.within.map(|thing| thing.to_string()),
                name: import.name,
                state: import.state,
                rows: import.row_count,
                taken: import.taken,
                changed: import.changed,
                there: import.there,
                refused: import.refused,
                undone: import.undone,
                stayed: import.stayed,
                made: import.made_at.to_string(),
                ended: moment(import.ended_at),
            })
        })
        .await
}

/// Which streets.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct StreetsQuery {
    /// Words of its name, of which the last may be a beginning.
    q: String,
}

/// A street or a square.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Street")]
struct StreetJson {
    street: String,
    name: String,
    kind: StreetKind,
    /// The key of the neighbourhood it lies in.
    neighbourhood: Option<String>,
    point: PointJson,
}

/// Streets that were found.
#[derive(Debug, Serialize, JsonSchema)]
struct Streets {
    items: Vec<StreetJson>,
}

async fn streets(visit: Visit, (): (), asked: StreetsQuery) -> Result<Streets, Problem> {
    let found = super::streets::find(&visit, &asked.q).await?;
    let point = |at: city::LonLat| {
        let (lon, lat) = at.degrees();
        PointJson { lon, lat }
    };
    let items = found.into_iter().map(|street| StreetJson {
        street: street.id.to_string(),
        name: street.name,
        kind: street.kind,
        neighbourhood: street.neighbourhood,
        point: point(street.point),
    });
    Ok(Streets { items: items.collect() })
}
