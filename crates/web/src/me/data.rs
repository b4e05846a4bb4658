//! Everything kept about a person, to take along: as JSON, or as an archive with their pictures and files beside it.

use std::io::Write;

use axum::http::{HeaderValue, header};
use axum::response::Response;
use city::Id;
use store::city::file;
use store::register;

use crate::export::{Broken, Kind, Packed, Zip, download};
use crate::http::{Problem, Visit};

/// How many pictures are listed at once. They are read one by one.
const PAGE: i64 = 200;

/// Everything kept about the reader, as JSON in a file.
pub(crate) async fn json(visit: Visit) -> Result<Response, Problem> {
    whole(&visit, Kind::named("application/json", "my-data.json")).await
}

/// Everything kept about the reader, as JSON: table by table, so that it is never held as a whole.
pub(super) async fn whole(visit: &Visit, kind: Kind) -> Result<Response, Problem> {
    let own = visit.clone();
    Ok(kept_nowhere(download(visit, kind, move |out| rows(&own, out)).await?))
}

/// The same with the reader's pictures and files: `data.json`, `pictures/` with one for each row of `file`, and `files/`
/// with one for each of `document`.
pub(crate) async fn archive(visit: Visit) -> Result<Response, Problem> {
    let (own, kind) = (visit.clone(), Kind::named("application/zip", "my-data.zip"));
    let made = download(&visit, kind, move |out| {
        let mut zip = Zip::new(out);
        zip.begin("data.json", Packed::Deflated)?;
        rows(&own, &mut zip)?;
        pictures(&own, &mut zip)?;
        files(&own, &mut zip)?;
        Ok(zip.finish()?)
    });
    Ok(kept_nowhere(made.await?))
}

fn kept_nowhere(mut response: Response) -> Response {
    let no_store = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, no_store);
    response
}

/// Each table by its name, as the register of personal data says.
fn rows(visit: &Visit, out: &mut impl Write) -> Result<(), Broken> {
    let given = register::TABLES.iter().filter(|table| table.gives());
    let mut before = "{";
    for table in given {
        let rows = visit.export(move |act| acts::city::person::data(act, table))?;
        write!(out, "{before}\n  \"{}\": ", table.table)?;
        serde_json::to_writer_pretty(&mut *out, &rows)?;
        before = ",";
    }
    Ok(out.write_all(b"\n}\n")?)
}

/// The largest variant of each picture, as it is.
fn pictures<W: Write>(visit: &Visit, zip: &mut Zip<W>) -> Result<(), Broken> {
    let mut after = 0;
    loop {
        let page = visit.export(move |act| {
            let person = act.person()?;
            Ok(file::owned_by(act.tx, person, after, PAGE)?)
        })?;
        for id in &page {
            let id = *id;
            let found = visit.export(move |act| {
                let person = act.person()?;
                let own = file::meta(act.tx, id)?.filter(|meta| meta.owner == Some(person.get()));
                match own {
                    Some(_) => Ok(file::variant(act.tx, id, i64::MAX)?),
                    None => Ok(None),
                }
            })?;
            // Whoever takes a picture away meanwhile does not get it.
            let Some(picture) = found else { continue };
            let ending = picture.content_type.rsplit('/').next().unwrap_or("jpeg");
            zip.begin(&format!("pictures/{id}.{ending}"), Packed::Stored)?;
            zip.write_all(&picture.bytes)?;
        }
        match page.last() {
            Some(last) if i64::try_from(page.len()) == Ok(PAGE) => after = Id::get(*last),
            _ => return Ok(()),
        }
    }
}

/// The bytes of each file the reader attached, as they are. One whose bytes are lost is left out; its row tells of it.
fn files<W: Write>(visit: &Visit, zip: &mut Zip<W>) -> Result<(), Broken> {
    let missing = |_| Broken::Written(std::io::Error::other("no store stands behind this"));
    let blobs = visit.stage().map_err(missing)?.store.blobs().clone();
    let (city, mut after) = (store::CityId(visit.city.id.get()), Id::new(0));
    loop {
        let page = visit.export(move |act| acts::things::document::own(act, after, PAGE))?;
        for (document, key) in &page {
            let mut bytes = match blobs.open(city, key) {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error.into()),
            };
            zip.begin(&format!("files/{}-{}", document.id, document.name), Packed::Stored)?;
            std::io::copy(&mut bytes, zip)?;
        }
        match page.last() {
            Some((last, _)) => after = last.id,
            None => return Ok(()),
        }
    }
}
