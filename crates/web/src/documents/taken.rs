//! Taking a file in: found out what it is, then announced, put in its place, and shown.

use std::sync::PoisonError;

use acts::things::document::{Announced, Arrived, announce, attach};
use city::document::{Content as _, MOST_BYTES, Unfit, examine};
use city::{Document, DocumentInput, FileName, Id, Refusal, Thing};
use store::CityId;

use crate::forms::Upload;
use crate::http::{Problem, Visit, hexadecimal};
use crate::words::Words;

/// Why a file that was sent is not there now.
pub(super) enum NotTaken {
    /// It is no file that we take.
    Unfit(Unfit),
    /// The city has no room for more.
    NoRoom,
    /// A rule refuses.
    Refused(Refusal),
}

/// What to do about it.
pub(super) fn unfit_text(w: &Words, unfit: Unfit) -> String {
    match unfit {
        Unfit::Empty => w.file_empty().to_owned(),
        Unfit::TooLarge => w.file_too_large(MOST_BYTES >> 20),
        Unfit::Unknown => w.file_unknown().to_owned(),
        Unfit::Picture => w.file_picture().to_owned(),
        Unfit::WebPage => w.file_web_page().to_owned(),
        Unfit::OldOffice => w.file_old_office().to_owned(),
        Unfit::Macros => w.file_macros().to_owned(),
        Unfit::Encrypted => w.file_encrypted().to_owned(),
        Unfit::Damaged => w.file_damaged().to_owned(),
    }
}

/// Says what a file is that lies on the disk.
async fn arrived(upload: &Upload) -> Result<Result<Arrived, Unfit>, Problem> {
    let Some(incoming) = upload.incoming.clone() else { return Ok(Err(Unfit::TooLarge)) };
    let sent = upload.name.clone();
    let looked = tokio::task::spawn_blocking(move || {
        let mut file = incoming.lock().unwrap_or_else(PoisonError::into_inner);
        let kind = examine(&mut *file, &sent)?;
        let name = FileName::of(&sent, kind);
        Ok(Arrived { digest: file.digest(), bytes: file.length(), kind, name })
    });
    looked.await.map_err(Problem::internal)
}

/// Takes a file in and shows it with a thing. Sent again by the same key, it is taken once.
pub(super) async fn take(
    visit: &Visit,
    thing: Id<Thing>,
    upload: &Upload,
    input: &DocumentInput,
    key: &str,
) -> Result<Result<Id<Document>, NotTaken>, Problem> {
    let arrived = match arrived(upload).await? {
        Ok(arrived) => arrived,
        Err(unfit) => return Ok(Err(NotTaken::Unfit(unfit))),
    };
    let (said, budget) = (arrived.clone(), visit.app.settings().files);
    let announced = visit.attempt(move |act| announce(act, thing, &said, budget)).await?;
    let blob = match announced {
        Ok(Announced::There(blob)) => blob,
        Ok(Announced::Awaited(blob, place)) => {
            let (blobs, city) = (visit.stage()?.store.blobs().clone(), CityId(visit.city.id.get()));
            let incoming = upload.incoming.clone();
            let kept = tokio::task::spawn_blocking(move || match incoming {
                Some(file) => {
                    let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                    blobs.keep(city, &place, &mut file)
                }
                None => Err(std::io::ErrorKind::NotFound.into()),
            });
            kept.await.map_err(Problem::internal)?.map_err(|error| Problem::of_disk(&error))?;
            blob
        }
        Ok(Announced::NoRoom) => return Ok(Err(NotTaken::NoRoom)),
        Err(refusal) => return Ok(Err(NotTaken::Refused(refusal))),
    };
    let key = format!("file {key} {}", hexadecimal(&arrived.digest));
    let input = input.clone();
    let attached =
        visit.attempt(move |act| attach(act, thing, (&arrived, blob), &input, &key)).await?;
    Ok(attached.map_err(NotTaken::Refused))
}
