//! The files of calls and of ideas: on their pages, and in the API.

use acts::Act;
use calls::Idea;
use city::{Document, Id, Noun, Slug, Thing};
use web::api::{Api, List, NoQuery};
use web::at;
use web::documents::api::FileJson;
use web::documents::shown::shown;
use web::html::SafeHtml;
use web::http::{Problem, Visit};
use web::views::Link;

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    api.read(at!(Read, "/calls/{call}/files", "Gives the documents of a call."), of_call)
        .read(at!(Read, "/ideas/{idea}/files", "Gives the files of an idea."), of_idea)
}

/// The files of a thing that the reader may read.
pub(crate) fn load(act: &mut Act, thing: impl Into<Id<Thing>>) -> acts::Done<Vec<Document>> {
    acts::things::document::of(act, thing.into())
}

/// The files of a thing on its page; `may_change` whoever reads it.
pub(crate) fn on_page(
    visit: &Visit,
    (noun, thing): (Noun, Id<Thing>),
    documents: &[Document],
    may_change: bool,
) -> Result<SafeHtml, Problem> {
    let w = &visit.words;
    let word = if noun == Noun::Call { w.files_change() } else { w.files_change_own() };
    let change = may_change.then(|| Link::new(word, visit.to.thing_files(noun, thing)));
    shown(visit, documents, change)
}

fn list(visit: &Visit, documents: &[Document]) -> List<FileJson> {
    List::whole(documents.iter().map(|document| FileJson::of(visit, document)).collect())
}

async fn of_call(visit: Visit, slug: Slug, _: NoQuery) -> Result<List<FileJson>, Problem> {
    let documents = visit
        .read(move |act| {
            let call = acts::calls::call::readable(act, &slug)?;
            load(act, call.id)
        })
        .await?;
    Ok(list(&visit, &documents))
}

async fn of_idea(visit: Visit, id: Id<Idea>, _: NoQuery) -> Result<List<FileJson>, Problem> {
    let documents = visit
        .read(move |act| {
            let (_, idea) = acts::calls::idea::readable(act, id)?;
            load(act, idea.id)
        })
        .await?;
    Ok(list(&visit, &documents))
}
