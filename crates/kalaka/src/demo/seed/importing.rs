//! What the office of a demo city brought in files: its streets, and ideas from sheets of paper.

use std::sync::Arc;

use acts::imports::{Arrived, Turn, begin, save, start, turn};
use acts::{Act, Done, Refused, Stage, Who};
use anyhow::Context as _;
use city::{Id, Person, Role, Thing};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};
use store::imports::import::{Choices, Import};

use super::super::content::ImportEntry;
use super::Seeder;

/// How long ago it was: short enough to be undone still.
const AGO: SignedDuration = SignedDuration::from_hours(3);

impl Seeder {
    /// Brings a file in an officer's name, and takes its rows.
    pub(super) fn bring(
        &self,
        city: &store::City,
        entry: &ImportEntry,
        now: Timestamp,
    ) -> anyhow::Result<()> {
        let table = imports::read(entry.content.as_bytes());
        let table = table.map_err(|why| anyhow::anyhow!("{}: {why:?}", entry.file))?;
        let digest = Sha256::digest(entry.content).to_vec();
        let arrived = Arc::new(Arrived { name: entry.file.clone(), digest, table });
        let within: Option<Id<Thing>> = match &entry.call {
            Some(slug) => Some(self.calls.get(slug).context("its call is not there")?.thing()),
            None => None,
        };
        let (kind, source, named) = (entry.kind, entry.source.clone(), entry.named);
        let key = format!("demo-{}", entry.file);
        let officer = city.read_blocking(|tx| store::city::person::with_role(tx, Role::Officer))?;
        let officer = *officer.first().context("a city has an officer")?;
        let at = now.checked_sub(AGO)?;
        let id = self.act(city, officer, at, move |act| {
            let id = begin(act, kind, within, &arrived, &key)?;
            let import = store::imports::import::get(act.tx, id)?;
            let choices = Choices { source: source.clone(), named, ..Choices::default() };
            save(act, id, &import.mapping.0, &choices)?;
            start(act, id)?;
            Ok(id)
        })?;
        while self.turn(city, at, id)? == Turn::More {}
        Ok(())
    }

    fn turn(&self, city: &store::City, at: Timestamp, id: Id<Import>) -> anyhow::Result<Turn> {
        let stage = self.stage(at);
        let done: Done<Turn> =
            city.write_blocking(move |tx| turn(&mut Act::begin(tx, &stage, &Who::System)?, id));
        Ok(done?)
    }

    fn act<T: Send + 'static>(
        &self,
        city: &store::City,
        who: Id<Person>,
        at: Timestamp,
        body: impl Fn(&mut Act) -> Done<T> + Send + 'static,
    ) -> anyhow::Result<T> {
        let stage = self.stage(at);
        let done: Result<T, Refused> =
            city.write_blocking(move |tx| body(&mut Act::begin(tx, &stage, &Who::Person(who))?));
        Ok(done?)
    }

    fn stage(&self, at: Timestamp) -> Stage {
        let city = Arc::new(self.settings.clone());
        Stage { city, store: self.store.clone(), gather: SignedDuration::ZERO, at: Some(at) }
    }
}
