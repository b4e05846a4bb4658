//! Taking a file in: read on a thread of its own, and kept row by row.

use acts::imports::{Arrived, columns};
use acts::things::find;
use axum::response::{IntoResponse, Response};
use city::{Id, ImportKind, Thing};
use imports::{Need, Table, Unreadable};
use sha2::{Digest as _, Sha256};

use super::said::{bring, column, unreadable};
use super::view::NewImportPage;
use crate::forms::{Posted, Upload, clean};
use crate::http::{InPath, Problem, Visit, once_key};
use crate::page::{Page, Unfinished};
use crate::views::{FieldError, Frame, Link};

/// Asks for a file of the city's.
pub(crate) async fn show(
    visit: Visit,
    InPath(kind): InPath<ImportKind>,
) -> Result<impl IntoResponse, Problem> {
    Ok(Page(page(&visit, kind, None, Vec::new()).await?))
}

/// Takes it.
pub(crate) async fn send(
    visit: Visit,
    InPath(kind): InPath<ImportKind>,
    posted: Posted,
) -> Result<Response, Problem> {
    take(&visit, kind, None, &posted).await
}

/// Asks for a file whose rows go into a thing.
pub(crate) async fn show_into(
    visit: Visit,
    InPath((kind, thing)): InPath<(ImportKind, Id<Thing>)>,
) -> Result<impl IntoResponse, Problem> {
    Ok(Page(page(&visit, kind, Some(thing), Vec::new()).await?))
}

/// Takes it.
pub(crate) async fn send_into(
    visit: Visit,
    InPath((kind, thing)): InPath<(ImportKind, Id<Thing>)>,
    posted: Posted,
) -> Result<Response, Problem> {
    take(&visit, kind, Some(thing), &posted).await
}

async fn page(
    visit: &Visit,
    kind: ImportKind,
    within: Option<Id<Thing>>,
    errors: Vec<FieldError>,
) -> Result<NewImportPage, Problem> {
    let into = visit
        .read(move |act| {
            acts::imports::may_begin(act, kind, within)?;
            within.map(|thing| find(act, thing)).transpose()
        })
        .await?;
    let w = &visit.words;
    let (heading, lead) = bring(w, kind);
    let name = |one: &imports::Column| {
        let name = column(w, kind, one.key);
        match one.need {
            Need::Required => w.import_required(name),
            Need::Optional => name.to_owned(),
        }
    };
    Ok(NewImportPage {
        heading: heading.to_owned(),
        lead: lead.to_owned(),
        within: into.as_ref().and_then(|found| visit.link_to(found)),
        columns: columns(kind).iter().map(name).collect(),
        action: match within {
            Some(thing) => visit.to.import_into(kind, thing),
            None => visit.to.import_new(kind),
        },
        made: visit.now.as_microsecond().to_string(),
        frame: Frame { desk: true, has_errors: !errors.is_empty(), ..visit.frame(heading) },
        errors,
    })
}

async fn take(
    visit: &Visit,
    kind: ImportKind,
    within: Option<Id<Thing>>,
    posted: &Posted,
) -> Result<Response, Problem> {
    visit.write(move |act| acts::imports::may_begin(act, kind, within)).await?;
    let w = &visit.words;
    let read = match posted.file("file") {
        None => Err(w.import_file_missing().to_owned()),
        Some(upload) => read(upload).await.map_err(|why| unreadable(w, why)),
    };
    let arrived = match read {
        Ok(arrived) => arrived,
        Err(text) => {
            let errors = vec![FieldError { field: "file".to_owned(), text }];
            return Ok(Unfinished(page(visit, kind, within, errors).await?).into_response());
        }
    };
    let key = format!("import {} {}", once_key(posted), crate::http::hexadecimal(&arrived.digest));
    let id =
        visit.write(move |act| acts::imports::begin(act, kind, within, &arrived, &key)).await?;
    Ok(visit.go(visit.to.import(id)))
}

/// Reads a file, on a thread that may take its time. Whatever makes a reader fall is a file that is damaged.
async fn read(upload: &Upload) -> Result<Arrived, Unreadable> {
    let bytes = upload.bytes.clone().ok_or(Unreadable::TooLarge)?;
    let name = clean(upload.name.rsplit(['/', '\\']).next().unwrap_or_default());
    let reading = move || -> Result<(Table, Vec<u8>), Unreadable> {
        let table = imports::read(&bytes)?.cleaned(clean);
        Ok((table, Sha256::digest(&bytes).to_vec()))
    };
    let read = tokio::task::spawn_blocking(reading).await;
    let (table, digest) = read.map_err(|_| Unreadable::Damaged)??;
    Ok(Arrived { name, digest, table })
}

/// Where somebody brings what is the city's own.
pub fn link_to(visit: &Visit, kind: ImportKind) -> Link {
    let (heading, _) = bring(&visit.words, kind);
    Link::new(heading, visit.to.import_new(kind))
}

/// Where somebody brings what goes into a thing.
pub fn link_into(visit: &Visit, kind: ImportKind, thing: Id<Thing>) -> Link {
    let (heading, _) = bring(&visit.words, kind);
    Link::new(heading, visit.to.import_into(kind, thing))
}
