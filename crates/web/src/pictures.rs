//! Pictures: taken in re-encoded, given out to whoever may see what they belong to.

use acts::{Act, Done, things};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use city::Id;
use city::Refusal;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use store::city::file::{self, File, NewFile, Stored, Variant};
use store::things::file_use;

use crate::forms::{PictureFlaw, Upload};
use crate::http::{InPath, InQuery, Problem, Visit};

/// Re-encodes and stores an uploaded picture: its identifier, or what is wrong with it.
pub async fn store(
    visit: &Visit,
    upload: &Upload,
    purpose: &str,
) -> Result<Result<i64, PictureFlaw>, Problem> {
    let Some(bytes) = upload.bytes.clone() else { return Ok(Err(PictureFlaw::TooLarge)) };
    let picture = match visit.app.pictures().read(bytes).await {
        Ok(picture) => picture,
        Err(flaw) => return Ok(Err(flaw)),
    };
    let variants: Vec<Variant> = picture
        .variants
        .iter()
        .map(|variant| Variant {
            width: i64::from(variant.width),
            height: i64::from(variant.height),
            content_type: "image/jpeg".to_owned(),
            bytes: variant.jpeg.to_vec(),
        })
        .collect();
    let largest = picture.variants.last().map(|variant| variant.jpeg.clone()).unwrap_or_default();
    let new = NewFile {
        id: visit.stage()?.store.new_id(),
        owner: visit.reader.id(),
        // Of somebody who is known the browser says nothing: others use it too.
        browser_hash: visit.reader.id().is_none().then(|| visit.browser().0.to_vec()),
        purpose: purpose.to_owned(),
        digest: Sha256::digest(&largest).to_vec(),
        variants,
    };
    let id = new.id;
    visit.write(move |act| Ok(file::insert(act.tx, &new, act.now)?)).await?;
    Ok(Ok(id))
}

/// The wished width.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    w: Option<i64>,
}

/// A picture, if this reader may see what it belongs to: an idea's photo like the idea, a call's like the call, the
/// city's logo. One that belongs to nothing yet is shown to the person it came from, or in the browser while nobody
/// has said who that is.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<File>>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let browser = visit.browser().0;
    let found = visit
        .read(move |act| {
            let meta = file::meta(act.tx, id)?.ok_or(Refusal::NotFound)?;
            let own = match meta.owner {
                Some(owner) => act.actor.is_person(Some(Id::new(owner))),
                None => meta.browser_hash.as_deref() == Some(browser.as_slice()),
            };
            let mut public = act.stage.city.logo == Some(id.get());
            for thing in file_use::of(act.tx, id)? {
                public = public || things::readable(act, thing).is_ok();
            }
            if !own && !public {
                return Err(Refusal::NotFound.into());
            }
            whole(act, id, asked.w.unwrap_or(1280))
        })
        .await?;
    Ok(answer(found))
}

/// A file in a wished width, whoever asks.
pub fn whole(act: &mut Act, id: Id<File>, width: i64) -> Done<Stored> {
    Ok(file::variant(act.tx, id, width)?.ok_or(Refusal::NotFound)?)
}

/// The answer with a picture.
pub fn answer(found: Stored) -> Response {
    let headers = [
        (header::CONTENT_TYPE, found.content_type),
        // It may be hidden tomorrow, so browsers ask again; the digest makes that cheap.
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    (headers, found.bytes).into_response()
}
