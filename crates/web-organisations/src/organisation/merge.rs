//! Making one organisation of two that are the same: which of them stays.

use acts::desk::deed;
use acts::organisations::merge as acting;
use acts::organisations::organisation::{alike, find, readable};
use axum::response::{IntoResponse, Response};
use city::{Flaw, Flaws, Id, Organisation, Refusal, Role, Work};
use serde::Deserialize;
use web::desk::{Needs, Verdict};
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::views::{Choice, Chosen, FieldError, Frame};
use web::{Page, Unfinished};

use crate::organisation::view::MergePage;
use crate::paths::OrganisationLinks as _;
use crate::shape;
use crate::words::OrganisationWords as _;

/// Made one with another.
pub(crate) const MERGED: &str = "merged";

/// What can be said at the desk of a claim's organisation: said on its own page, named and taken back from any.
pub(crate) const VERDICTS: &[Verdict] = &[Verdict {
    key: MERGED,
    needs: Needs::Page,
    word: |w| w.merge_organisation(),
    done: |w, count| w.done_merged_organisations(count),
}];

/// How many to choose from are shown.
const SHOWN: usize = 20;

/// Which are to choose from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Words that stand in them.
    q: String,
}

/// The organisation that would be gone, and those that could stay.
type Found = (Organisation, Vec<Organisation>);

async fn found(visit: &Visit, id: Id<Organisation>, q: &str) -> Result<Found, Problem> {
    let (q, language) = (q.to_owned(), visit.words.tag().to_owned());
    visit
        .read(move |act| {
            act.require(Role::Officer)?;
            let one = readable(act, id)?;
            one.is_there()?;
            let mut others = match q.trim() {
                "" => alike(act, &one.input)?,
                words => find(act, words, &language)?,
            };
            others.retain(|other| other.id != id);
            others.truncate(SHOWN);
            Ok((one, others))
        })
        .await
}

fn page(visit: &Visit, (one, others): &Found, q: &str, errors: Vec<FieldError>) -> MergePage {
    let w = &visit.words;
    let choice = |other: &Organisation| {
        let row = shape::row(visit, other);
        Choice {
            hint: row.meta.join(", "),
            ..Choice::new(other.id.to_string(), row.link.label, Chosen::from(others.len() == 1))
        }
    };
    MergePage {
        frame: Frame {
            desk: true,
            has_errors: !errors.is_empty(),
            ..visit.frame(w.merge_organisation())
        },
        organisation: shape::link(visit, one),
        q: q.to_owned(),
        action: visit.to.desk_merge_organisation(one.id),
        others: others.iter().map(choice).collect(),
        errors,
    }
}

/// Asks which one stays.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let found = found(&visit, id, &asked.q).await?;
    Ok(Page(page(&visit, &found, &asked.q, Vec::new())))
}

/// Makes one of both.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let merged = match posted.get("into").parse::<Id<Organisation>>() {
        Err(_) => {
            let mut flaws = Flaws::default();
            flaws.add("into", Flaw::Missing);
            Err(Refusal::Flawed(flaws))
        }
        Ok(into) => {
            let merge = move |act: &mut acts::Act| {
                acting::merge(act, id, into)?;
                let batch = act.new_id();
                deed::add(act, batch, (Work::Claim, MERGED), id.thing(), "")?;
                Ok(into)
            };
            visit.attempt(merge).await?
        }
    };
    match merged {
        Ok(into) => Ok(visit.go_saying(visit.to.organisation(into), Said::OrganisationsMerged)),
        Err(Refusal::Flawed(flaws)) => {
            let found = found(&visit, id, posted.get("q")).await?;
            let errors = field_errors(&visit.words, &flaws);
            Ok(Unfinished(page(&visit, &found, posted.get("q"), errors)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
