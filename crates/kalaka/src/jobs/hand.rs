//! One hand: takes a job, does it, and notes its end in the transaction that keeps what came of it. Whoever lost the
//! job meanwhile keeps nothing.

use std::sync::Arc;
use std::time::Duration;

use acts::calls::decision::{RESULTS_JOB, TELL_AUTHORS_JOB};
use acts::calls::near::{self, ALL_JOB, BESIDE_JOB, CHANGED_JOB};
use acts::city::block::BLOCK_JOB;
use acts::city::mandate::MANDATE_JOB;
use acts::city::recovery::RECOVERY_JOB;
use acts::events::registration::MOVE_UP_JOB;
use acts::events::tell::{self, REMIND_JOB, TELL_JOB};
use acts::imports::IMPORT_JOB;
use acts::letters::newsletter::NEWSLETTER_JOB;
use acts::sealed::RESEAL_JOB;
use acts::things::notice::{LETTERS_JOB, POST_JOB};
use acts::{Act, Stage, Who};
use city::Id;
use store::city::letter::{self, Letter};
use store::jobs::{self, Claimed, Urgency};
use store::{City, CityId, Scope, Tx};
use tokio::sync::watch::Receiver;
use web::http::CityHere;

use super::watch::BEAT_EVERY;
use crate::house::House;
use crate::mail::Post;
use crate::wiring;

/// How often a hand that found nothing looks for due jobs.
const LOOK_EVERY: Duration = Duration::from_millis(200);
/// For how long a job of a system that is switched off is put aside, in microseconds.
const PUT_OFF: i64 = 600_000_000;
/// How often an end is noted again that could not be: a letter that has left should not leave again.
const NOTE_TRIES: u32 = 60;
/// The pause before that.
const NOTE_PAUSE: Duration = Duration::from_secs(1);

pub(super) struct Hand {
    pub(super) house: Arc<House>,
    pub(super) post: Arc<dyn Post>,
}

/// A job in this hand, with the city it is of.
pub(super) struct Task {
    pub(super) city: City,
    pub(super) here: Arc<CityHere>,
    pub(super) job: Claimed,
}

/// Why a job was not done.
#[derive(Debug)]
pub(super) enum Failure {
    /// Its system is switched off in this city: it waits until that changes.
    Off,
    /// Somebody else has it now, or it was dropped.
    Lost,
    /// It may work later.
    Later(String),
    /// It never will.
    Never(String),
}

impl From<acts::Refused> for Failure {
    fn from(refused: acts::Refused) -> Self {
        match refused {
            // What is gone needs nothing done any more.
            acts::Refused::Rule(rule) => Self::Never(format!("{rule:?}")),
            acts::Refused::Store(error) => Self::Later(format!("{error:?}")),
        }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        acts::Refused::from(error).into()
    }
}

/// Notes in the body's own transaction that a job is done.
pub(super) fn finish(tx: &mut Tx, job: &Claimed) -> Result<(), Failure> {
    jobs::finish(tx, job).map_err(lost)
}

/// The job is not there as it was claimed.
pub(super) fn lost(error: store::Error) -> Failure {
    match error {
        store::Error::NotFound => Failure::Lost,
        other => other.into(),
    }
}

impl Hand {
    /// Takes jobs of these urgencies until told to stop.
    pub(super) async fn work(self, may: &'static [Urgency], mut stop: Receiver<bool>) {
        while !*stop.borrow() {
            match self.house.store.next_due(wiring::now().as_microsecond(), may) {
                Some((Scope::City(city), urgency)) => self.turn(city, urgency).await,
                Some((Scope::Install, _)) => {}
                None => {
                    tokio::select! {
                        () = tokio::time::sleep(LOOK_EVERY) => {}
                        _ = stop.changed() => {}
                    }
                }
            }
        }
    }

    /// Takes one job of a city and does it.
    async fn turn(&self, id: CityId, urgency: Urgency) {
        let directory = self.house.app.directory();
        let known = directory.cities().iter().find(|known| known.id.get() == id.0);
        let Some(here) = known.cloned() else { return };
        let city = self.house.store.city(id);
        match city.write(move |tx| jobs::claim(tx, urgency)).await {
            Ok(Some(job)) => self.whole(&Task { city, here, job }).await,
            Ok(None) => {}
            Err(error) => tracing::warn!(city = %id, ?error, "a job could not be claimed"),
        }
    }

    /// Does a job, giving signs of life, and notes how it went.
    async fn whole(&self, task: &Task) {
        let mut work = std::pin::pin!(self.one(task));
        let outcome = loop {
            tokio::select! {
                outcome = &mut work => break outcome,
                () = tokio::time::sleep(BEAT_EVERY) => {
                    let job = task.job.clone();
                    // Whether it is lost, its end will tell.
                    if let Err(error) = task.city.write(move |tx| jobs::beat(tx, &job)).await {
                        tracing::debug!(?error, "a sign of life was not noted");
                    }
                }
            }
        };
        if let Err(failure) = outcome {
            self.note(task, failure).await;
        }
    }

    async fn one(&self, task: &Task) -> Result<(), Failure> {
        if self.is_off(task) {
            return Err(Failure::Off);
        }
        match task.job.kind.as_str() {
            LETTERS_JOB => self.write_letter(task).await,
            MANDATE_JOB => self.write_of_mandate(task).await,
            NEWSLETTER_JOB => self.write_newsletter(task).await,
            BLOCK_JOB => self.write_of_block(task).await,
            RECOVERY_JOB => self.recover(task).await,
            POST_JOB => self.send(task).await,
            TELL_AUTHORS_JOB => {
                let call = payload(&task.job)?;
                self.act(task, move |act| acts::calls::decision::tell_authors(act, call)).await
            }
            RESULTS_JOB => {
                let call = payload(&task.job)?;
                self.act(task, move |act| acts::calls::decision::publish_results(act, call))
                    .await?;
                super::results::count(&task.city).await;
                super::statistics::refresh(&task.city).await;
                Ok(())
            }
            IMPORT_JOB => self.import(task).await,
            RESEAL_JOB => self.act(task, acts::sealed::reseal).await,
            TELL_JOB | REMIND_JOB | MOVE_UP_JOB => {
                let (kind, payload) = (task.job.kind.clone(), task.job.payload.clone());
                self.act(task, move |act| tell::work(act, &kind, &payload)).await
            }
            CHANGED_JOB | BESIDE_JOB | ALL_JOB => {
                let (kind, payload) = (task.job.kind.clone(), task.job.payload.clone());
                self.act(task, move |act| near::work(act, &kind, &payload)).await
            }
            other => Err(Failure::Never(format!("this version knows no job “{other}”"))),
        }
    }

    /// Does something in a city in the name of the installation, and notes with it that the job is done.
    pub(super) async fn act(
        &self,
        task: &Task,
        body: impl Fn(&mut Act) -> acts::Done<()> + Send + 'static,
    ) -> Result<(), Failure> {
        let (stage, job) = (self.stage(&task.here), task.job.clone());
        task.city
            .write(move |tx| {
                body(&mut Act::begin(tx, &stage, &Who::System)?)?;
                finish(tx, &job)
            })
            .await
    }

    /// Keeps the end of a job, and tries for a while: what it says has happened.
    pub(super) async fn keep(
        &self,
        task: &Task,
        end: impl Fn(&mut Tx) -> Result<(), Failure> + Clone + Send + 'static,
    ) -> Result<(), Failure> {
        let mut tries = 0;
        loop {
            tries += 1;
            match task.city.write(end.clone()).await {
                Err(Failure::Later(_)) if tries < NOTE_TRIES => {
                    tokio::time::sleep(NOTE_PAUSE).await;
                }
                kept => return kept,
            }
        }
    }

    /// Notes why a job was not done, and tells whoever runs the house: one that waits may need their help, one that
    /// was given up is lost without.
    async fn note(&self, task: &Task, failure: Failure) {
        let (city, job) = (task.here.id, task.job.clone());
        let (id, kind, attempt) = (job.id, job.kind.clone(), job.attempts);
        match &failure {
            Failure::Off => {}
            Failure::Lost => tracing::warn!(%city, id, kind, "a job was lost while it was done"),
            Failure::Later(why) if attempt < jobs::ATTEMPTS => {
                tracing::warn!(%city, id, kind, attempt, why, "a job failed and is tried again later");
            }
            Failure::Later(why) | Failure::Never(why) => {
                tracing::error!(%city, id, kind, attempt, why, "a job was given up; `kalaka doctor` lists such jobs");
            }
        }
        let failure = Arc::new(failure);
        let noted = self.keep(task, move |tx| {
            match failure.as_ref() {
                Failure::Off => jobs::put_off(tx, &job, PUT_OFF),
                Failure::Lost => Ok(()),
                Failure::Later(why) => say(tx, &job, why).and_then(|()| jobs::fail(tx, &job, why)),
                Failure::Never(why) => {
                    say(tx, &job, why).and_then(|()| jobs::give_up(tx, &job, why))
                }
            }
            .map_err(lost)
        });
        if let Err(error) = noted.await {
            tracing::warn!(%city, id, ?error, "the end of a job was not noted; it will be done again");
        }
    }

    /// Whether a job is of a system that the city has switched off.
    fn is_off(&self, task: &Task) -> bool {
        let mut systems = self.house.app.systems().iter();
        let own = systems.find(|system| system.jobs().contains(&task.job.kind.as_str()));
        own.is_some_and(|system| !task.here.settings.modules.contains(&system.module()))
    }

    pub(super) fn stage(&self, here: &CityHere) -> Stage {
        Stage {
            city: Arc::clone(&here.settings),
            store: self.house.store.clone(),
            gather: self.house.config.gather,
            at: None,
        }
    }
}

/// What a job is about.
pub(super) fn payload<T>(job: &Claimed) -> Result<Id<T>, Failure> {
    job.payload.parse().map_err(|_| Failure::Never("no identifier".to_owned()))
}

/// Notes with a letter why it has not left.
fn say(tx: &mut Tx, job: &Claimed, why: &str) -> store::Result<()> {
    match payload::<Letter>(job) {
        Ok(id) if job.kind == POST_JOB => letter::failed(tx, id, why),
        _ => Ok(()),
    }
}
