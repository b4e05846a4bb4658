//! Looking after the work: what other processes changed or enqueued, what a runner left when it died, what a wrong clock
//! put off, and what is over. How often, a clock says that nobody sets.

use std::sync::Arc;
use std::time::Duration;

use acts::{Act, Stage, Who};
use store::{CityId, Database, Scope, jobs};
use tokio::sync::watch::Receiver;
use web::http::CityHere;

use super::queues::{self, Queue};
use super::watch::{Trust, Watch};
use crate::house::House;
use crate::wiring;

/// How often it looks whether it is time for something.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// How often cities are looked into.
const REFRESH_EVERY: Duration = Duration::from_secs(5);
/// How often it is noted where logs end.
const NOTE_EVERY: Duration = Duration::from_secs(24 * 3600);
/// How often statistics are counted.
const COUNT_EVERY: Duration = Duration::from_secs(3600);
/// How often old rows are removed.
const SWEEP_EVERY: Duration = Duration::from_secs(3600);

pub(super) struct Care {
    house: Arc<House>,
}

impl Care {
    pub(super) fn new(house: Arc<House>) -> Self {
        Self { house }
    }

    /// Looks after the work until told to stop.
    pub(super) async fn work(self, mut stop: Receiver<bool>) {
        let began = wiring::elapsed();
        let (mut refreshed, mut noted, mut counted, mut swept) = (None, None, None, began);
        let mut trust = Trust::new(wiring::now(), began);
        let mut watch = Watch::default();
        self.begin().await;
        while !*stop.borrow() {
            let now = wiring::elapsed();
            if refreshed.is_none_or(|before| now.saturating_sub(before) >= REFRESH_EVERY) {
                refreshed = Some(now);
                watch = self.refresh(watch).await;
            }
            if noted.is_none_or(|before| now.saturating_sub(before) >= NOTE_EVERY) {
                noted = Some(now);
                self.look(|house| house.note_heads()).await;
            }
            if counted.is_none_or(|before| now.saturating_sub(before) >= COUNT_EVERY) {
                counted = Some(now);
                self.count().await;
            }
            if now.saturating_sub(swept) >= SWEEP_EVERY {
                swept = now;
                if trust.holds(wiring::now(), now) {
                    self.sweep().await;
                } else {
                    tracing::warn!(
                        "the clock was set; nothing is swept until it has been so for a day"
                    );
                }
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                _ = stop.changed() => {}
            }
        }
        self.look(|house| house.note_heads()).await;
    }

    /// A folder of files has no other process: what is held there, was held by one that died.
    async fn begin(&self) {
        if !matches!(self.house.config.database, Database::Folder(_)) {
            return;
        }
        self.look(|house| {
            for entry in house.store.cities()? {
                let city = house.store.city(entry.id);
                for held in city.read_blocking(jobs::held)? {
                    city.write_blocking(move |tx| jobs::release(tx, &held))?;
                }
            }
            Ok(())
        })
        .await;
    }

    /// Sees what other processes changed or enqueued, takes what nobody works at any more out of their hands, and
    /// counts what waits.
    async fn refresh(&self, mut watch: Watch) -> Watch {
        let looked = self.look(move |house| {
            house.refresh_directory()?;
            let mut queues = Vec::new();
            for entry in house.store.cities()? {
                let queue = look_into(&house, entry.id, &mut watch)?;
                queues.push((entry.name, queue));
            }
            house.store.look_for_jobs()?;
            house.records.set_queues(queues::figures(&queues, wiring::now().as_microsecond()));
            Ok(watch)
        });
        // Whoever is silent was seen to be, once more.
        looked.await.unwrap_or_default()
    }

    async fn look<T: Send + 'static>(
        &self,
        body: impl FnOnce(Arc<House>) -> anyhow::Result<T> + Send + 'static,
    ) -> Option<T> {
        let house = Arc::clone(&self.house);
        match tokio::task::spawn_blocking(move || body(house)).await {
            Ok(Ok(seen)) => Some(seen),
            Ok(Err(error)) => {
                tracing::warn!(error = format!("{error:#}"), "the cities could not be looked into");
                None
            }
            Err(_) => None,
        }
    }

    async fn sweep(&self) {
        for here in self.house.app.directory().cities() {
            let sweeps: [(&str, Turn); 2] = [
                ("old rows", acts::city::sweep::sweep),
                ("pictures that nothing shows", acts::city::sweep::sweep_pictures),
            ];
            for (what, sweep) in sweeps {
                if let Err(error) = self.act(here, sweep).await {
                    tracing::warn!(%error, what, "not removed");
                }
            }
            if let Err(error) = self.sweep_files(here).await {
                tracing::warn!(%error, "files that nothing shows are not removed");
            }
            super::results::count(&self.house.store.city(CityId(here.id.get()))).await;
        }
    }

    /// Removes the bytes of files that nothing shows any more; their rows go last.
    async fn sweep_files(&self, here: &CityHere) -> anyhow::Result<()> {
        let (house, city) = (Arc::clone(&self.house), CityId(here.id.get()));
        let gone = self.act(here, acts::things::document::sweep).await?;
        let removed = tokio::task::spawn_blocking(move || {
            let blobs = house.store.blobs();
            blobs.sweep(std::time::SystemTime::from(wiring::now()))?;
            acts::things::document::remove_bytes(blobs, city, &gone)
        });
        let removed = removed.await??;
        self.act(here, move |act| {
            removed.iter().try_for_each(|id| acts::things::document::forget(act, *id))
        })
        .await?;
        Ok(())
    }

    /// Counts what is published in numbers, where it is old, and has what is near ideas looked for where nobody did.
    async fn count(&self) {
        for here in self.house.app.directory().cities() {
            super::statistics::refresh(&self.house.store.city(CityId(here.id.get()))).await;
            if let Err(error) = self.act(here, acts::calls::near::begin).await {
                tracing::warn!(%error, "nobody looks for what is near the ideas of a city");
            }
        }
    }

    /// Does something in a city in the name of the installation.
    async fn act<T: Send + 'static>(
        &self,
        here: &CityHere,
        turn: impl Fn(&mut Act) -> acts::Done<T> + Send + 'static,
    ) -> acts::Done<T> {
        let stage = Stage {
            city: Arc::clone(&here.settings),
            store: self.house.store.clone(),
            gather: self.house.config.gather,
            at: None,
        };
        let city = self.house.store.city(CityId(here.id.get()));
        city.write(move |tx| turn(&mut Act::begin(tx, &stage, &Who::System)?)).await
    }
}

/// What a city needs done now and then.
type Turn = fn(&mut Act) -> acts::Done<()>;

fn look_into(house: &House, city: CityId, watch: &mut Watch) -> anyhow::Result<Queue> {
    let rows = house.store.city(city);
    let (queue, held, ahead) = house.store.pass_by(Scope::City(city), |rows| {
        rows.read_blocking(|tx| {
            Ok::<_, store::Error>((Queue::read(tx)?, jobs::held(tx)?, jobs::are_ahead(tx)?))
        })
    })?;
    for silent in watch.silent(city, held, wiring::elapsed()) {
        tracing::warn!(%city, job = silent.id, "whoever did this job went away; it is done again");
        rows.write_blocking(move |tx| jobs::release(tx, &silent))?;
    }
    if ahead {
        tracing::warn!(%city, "jobs were put off by a clock that was ahead; they wait from now");
        rows.write_blocking(jobs::put_right)?;
    }
    Ok(queue)
}
