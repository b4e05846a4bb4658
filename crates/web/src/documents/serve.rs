//! Files as they are kept: by an address that stays and looks at who asks, which leads to one that says so itself.

use acts::Who;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use city::{Document, Id};

use super::pass::Worth;
use crate::export::{Kind, download};
use crate::http::{InPath, Problem, Visit};
use crate::paths::percent;

/// Leads whoever may read a file to where they can keep it.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Document>>,
) -> Result<Response, Problem> {
    let (document, found) = visit.read(move |act| acts::things::document::read(act, id)).await?;
    if !visit.has_thing(&found) {
        return Err(Problem::NotFound);
    }
    Ok(visit.go(visit.file_address(&document)))
}

/// The bytes of a file, for the reader that the address names: whether they may read it is looked at now.
pub(crate) async fn bytes(
    visit: Visit,
    InPath((id, pass, name)): InPath<(Id<Document>, String, String)>,
) -> Result<Response, Problem> {
    let who = match visit.worth_of(&pass, id) {
        Worth::Good(Some(person)) => Who::Person(person),
        Worth::Good(None) => Who::Nobody,
        // The page it stood on was open for long.
        Worth::Over => return Ok(visit.go(visit.to.file(id))),
        Worth::Nothing => return Err(Problem::NotFound),
    };
    let (document, found, key) = visit
        .read_as(who, move |act| {
            let (document, found) = acts::things::document::read(act, id)?;
            let (_, key) = acts::things::document::bytes(act, id)?;
            Ok((document, found, key))
        })
        .await?;
    if !visit.has_thing(&found) || name != document.name.as_str() {
        return Err(Problem::NotFound);
    }
    let (blobs, city) = (visit.stage()?.store.blobs().clone(), store::CityId(visit.city.id.get()));
    let kind = Kind::of(document.kind.media());
    let made = download(&visit, kind, move |out| {
        let mut bytes = blobs.open(city, &key).inspect_err(|error| {
            tracing::error!(target: "kalaka", %error, file = key.hex(), "the bytes of a file cannot be read");
        })?;
        std::io::copy(&mut bytes, out)?;
        Ok(())
    });
    Ok(kept(made.await?, &document))
}

/// The headers of a file: it is kept, never shown in place of a page of ours, whatever it holds.
fn kept(mut response: Response, document: &Document) -> Response {
    let is_packed = response.headers().contains_key(header::CONTENT_ENCODING);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_DISPOSITION, disposition(document));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if !is_packed {
        headers.insert(header::CONTENT_LENGTH, document.bytes.into());
    }
    response
}

/// The name it is kept under, for programs of before and after RFC 6266.
fn disposition(document: &Document) -> HeaderValue {
    let mut name = String::new();
    percent(&mut name, document.name.as_str());
    let plain = document.name.plain();
    let said = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{name}");
    HeaderValue::try_from(said).unwrap_or(HeaderValue::from_static("attachment"))
}
