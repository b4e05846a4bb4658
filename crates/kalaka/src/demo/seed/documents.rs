//! The documents of the demo's calls.

use std::io::Write as _;

use calls::Call;
use city::document::{DocumentInput, examine};
use city::{CityId, Document, FileName, Id};
use store::things::document as rows;

use super::super::content::DocumentEntry;
use super::Seeder;

impl Seeder {
    /// Gives a call a document, as an officer would: its bytes in their place first, then shown.
    pub(super) fn attach(
        &self,
        city: CityId,
        call: &Call,
        entry: &DocumentEntry,
    ) -> anyhow::Result<()> {
        let mut bytes = entry.bytes;
        let kind = examine(&mut bytes, &entry.file)?;
        let (blobs, id) = (self.store.blobs(), store::CityId(city.get()));
        let city = self.store.city(id);
        let mut incoming = blobs.begin()?;
        incoming.write_all(entry.bytes)?;
        let (digest, length) = (incoming.digest(), i64::try_from(entry.bytes.len())?);
        let (blob, now) = (Id::new(self.store.new_id()), self.moments.now);
        let announced =
            city.write_blocking(move |tx| rows::announce(tx, blob, &digest, length, now))?;
        blobs.keep(id, &announced.key(), &mut incoming)?;
        let input = DocumentInput::check(&entry.title, &entry.about, entry.language.clone());
        let document = Document {
            id: Id::new(self.store.new_id()),
            thing: call.id.thing(),
            owner: None,
            input: input.map_err(|flaws| anyhow::anyhow!("{flaws:?}"))?,
            name: FileName::of(&entry.file, kind),
            kind,
            bytes: length.unsigned_abs(),
            made: call.published.unwrap_or(now),
        };
        Ok(city.write_blocking(move |tx| rows::attach(tx, &document, blob, now))?)
    }
}
