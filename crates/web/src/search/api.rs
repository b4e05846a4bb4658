//! The API: search over everything.

use city::{Flaw, Flaws};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{PAGE, Seek, found};
use crate::api::{Api, ROOT, invalid};
use crate::at;
use crate::http::{Problem, Visit};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    api.read(
        at!(
            Read,
            "/search",
            "Finds everything by words: some of each kind, or one kind page by page."
        ),
        search,
    )
}

/// What is looked for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct SearchQuery {
    /// The words, of which the first five count; "one" as it is written, -one not to be there.
    q: String,
    /// One kind, by the key that an answer without it gives.
    kind: String,
    /// The page of that kind, from 1.
    page: Option<usize>,
}

/// What was found.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Search")]
struct SearchJson {
    kinds: Vec<KindJson>,
    /// Whether nothing has all of the words, and this has some of them.
    some: bool,
    /// Words that were looked for instead of mistyped ones, as far as anything has them.
    instead: Vec<String>,
    /// The address of the kind's next page, if there is one.
    next: Option<String>,
}

/// What was found of one kind.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "SearchKind")]
struct KindJson {
    kind: &'static str,
    /// How much was found.
    count: usize,
    /// Whether that is all; else there is more.
    whole: bool,
    items: Vec<FoundJson>,
}

/// Something that was found.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Found")]
struct FoundJson {
    title: String,
    url: String,
    language: String,
    text: String,
}

async fn search(visit: Visit, (): (), query: SearchQuery) -> Result<SearchJson, Problem> {
    let page = query.page.unwrap_or(1);
    let seek = Seek::new(&visit, &query.q, &query.kind, page.saturating_sub(1));
    let mut flaws = Flaws::default();
    if seek.is_empty() {
        flaws.add("q", Flaw::Missing);
    }
    if page == 0 {
        flaws.add("page", Flaw::Malformed);
    }
    flaws.into_result().map_err(|flaws| invalid(&visit, &flaws))?;
    let all = found(&visit, &seek).await?;
    let (some, instead) = (all.is_some() && !all.kinds.is_empty(), all.instead());
    let mut kinds = all.kinds;
    kinds.retain(|kind| seek.kind.is_empty() || kind.key == seek.kind);
    let site = visit.site();
    let more = kinds.iter().any(|kind| kind.count > (seek.page + 1).saturating_mul(PAGE));
    let next = (more && !seek.kind.is_empty()).then(|| {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("q", &seek.words), ("kind", &seek.kind)])
            .append_pair("page", &(seek.page + 2).to_string())
            .finish();
        format!("{site}{}{ROOT}/search?{query}", visit.to.base())
    });
    let kinds = kinds.into_iter().map(|kind| KindJson {
        kind: kind.key,
        count: kind.count,
        whole: kind.whole,
        items: kind
            .entries
            .into_iter()
            .map(|entry| FoundJson {
                title: entry.link.label,
                url: format!("{site}{}", entry.link.href),
                language: entry.language,
                text: entry.text,
            })
            .collect(),
    });
    Ok(SearchJson { kinds: kinds.collect(), some, instead, next })
}
