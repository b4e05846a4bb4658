//! The runner of jobs: letters are written and sent, decisions told and published, old rows removed.

use std::sync::Arc;
use std::time::Duration;

use acts::calls::decision::{RESULTS_JOB, TELL_AUTHORS_JOB};
use acts::city::sign_in::{is_concealed, renew, reveal};
use acts::things::notice::{LETTERS_JOB, POST_JOB};
use acts::{Act, Stage, Who};
use city::{Id, Person};
use jiff::{SignedDuration, Timestamp};
use store::city::letter::{self, Letter};
use store::city::{person, session, sign_in};
use store::jobs::{self, Claimed};
use store::things::notice;
use store::{Scope, calls as rows};
use tokio::sync::watch;
use web::http::CityHere;
use web::sign_in::Fresh;
use web::system::System;
use web::things::news::Sender;

use crate::config::MailSetting;
use crate::house::House;
use crate::mail::{Post, PostError};
use crate::wiring;

/// How often the runner looks for due jobs.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// For how long a claimed job is this runner's, in microseconds.
const LEASE: i64 = 120_000_000;
/// For how long a job of a system that is switched off is put aside, in microseconds.
const PUT_OFF: i64 = 600_000_000;
/// How many jobs of one city are taken at once.
const AT_ONCE: u32 = 50;
/// How often cities are looked into for what other processes enqueued or changed.
const REFRESH_EVERY: SignedDuration = SignedDuration::from_secs(5);
/// How often old rows are removed.
const SWEEP_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// Runs until told to stop; finishes the job it has begun.
pub(crate) async fn run(house: Arc<House>, mut stop: watch::Receiver<bool>) -> anyhow::Result<()> {
    let runner = Runner { post: crate::mail::post(&house.config.mail)?.into(), house };
    let (mut refreshed, mut swept) = (Timestamp::UNIX_EPOCH, wiring::now());
    while !*stop.borrow() {
        let now = wiring::now();
        if now.duration_since(refreshed) >= REFRESH_EVERY {
            refreshed = now;
            runner.refresh().await;
        }
        if now.duration_since(swept) >= SWEEP_EVERY {
            swept = now;
            runner.sweep(now).await;
        }
        for scope in runner.house.store.due(now.as_microsecond()) {
            runner.city(scope).await;
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = stop.changed() => {}
        }
    }
    Ok(())
}

struct Runner {
    house: Arc<House>,
    post: Arc<dyn Post>,
}

/// Why a job was not done.
enum Failure {
    /// Its system is switched off in this city: it waits until that changes.
    Off,
    /// It may work later.
    Later(String),
    /// It never will.
    Never(String),
}

impl Failure {
    /// Tells whoever runs the house: a job that waits may need their help, one that was given up is lost without.
    fn tell(&self, scope: Scope, job: &Claimed) {
        let (id, kind, attempt) = (job.id, &job.kind, job.attempts);
        match self {
            Self::Off => {}
            Self::Later(why) if attempt < jobs::ATTEMPTS => {
                tracing::warn!(%scope, id, kind, attempt, why, "a job failed and is tried again later");
            }
            Self::Later(why) | Self::Never(why) => {
                tracing::error!(%scope, id, kind, attempt, why, "a job was given up; `kalaka doctor` lists such jobs");
            }
        }
    }
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

/// Does something in a city in the name of the installation.
async fn act<T: Send + 'static>(
    city: &store::City,
    stage: Stage,
    body: impl Fn(&mut Act) -> acts::Done<T> + Send + 'static,
) -> acts::Done<T> {
    city.write(move |tx| body(&mut Act::begin(tx, &stage, &Who::System)?)).await
}

/// Puts a job aside for a while, without counting that as an attempt.
fn put_off(tx: &mut store::Tx, id: i64, job: &Claimed) -> store::Result<()> {
    let later = wiring::now().as_microsecond().saturating_add(PUT_OFF);
    jobs::finish(tx, job)?;
    jobs::enqueue(tx, id, &job.kind, &job.payload, later)
}

impl Runner {
    /// Takes the due jobs of a city and does them one by one.
    async fn city(&self, scope: Scope) {
        let Scope::City(id) = scope else { return };
        let city = self.house.store.city(id);
        let claimed = city.write(|tx| jobs::claim(tx, LEASE, AT_ONCE)).await;
        let claimed = match claimed {
            Ok(claimed) => claimed,
            Err(error) => {
                tracing::warn!(%scope, ?error, "jobs could not be claimed");
                return;
            }
        };
        let directory = self.house.app.directory();
        let Some(here) = directory.cities().iter().find(|known| known.id.get() == id.0).cloned()
        else {
            return;
        };
        for job in claimed {
            let outcome = self.one(&city, &here, &job).await;
            let next = self.house.store.new_id();
            if let Err(failure) = &outcome {
                failure.tell(scope, &job);
            }
            let noted = city
                .write(move |tx| match &outcome {
                    Ok(()) => jobs::finish(tx, &job),
                    Err(Failure::Off) => put_off(tx, next, &job),
                    Err(Failure::Later(why)) => jobs::fail(tx, &job, why),
                    Err(Failure::Never(why)) => jobs::give_up(tx, &job, why),
                })
                .await;
            if let Err(error) = noted {
                tracing::warn!(%scope, ?error, "the end of a job was not noted; it will be done again");
            }
        }
    }

    async fn one(
        &self,
        city: &store::City,
        here: &Arc<CityHere>,
        job: &Claimed,
    ) -> Result<(), Failure> {
        if self.is_off(here, &job.kind) {
            return Err(Failure::Off);
        }
        let stage = self.stage(here);
        let id = || {
            job.payload
                .parse::<Id<calls::Call>>()
                .map_err(|_| Failure::Never("no identifier".to_owned()))
        };
        match job.kind.as_str() {
            LETTERS_JOB => {
                let person =
                    job.payload.parse().map_err(|_| Failure::Never("no identifier".to_owned()))?;
                self.write_letter(city, here, stage, person).await
            }
            POST_JOB => {
                let letter =
                    job.payload.parse().map_err(|_| Failure::Never("no identifier".to_owned()))?;
                self.send(city, here, letter).await
            }
            TELL_AUTHORS_JOB => {
                let call = id()?;
                let tell = move |act: &mut Act| acts::calls::decision::tell_authors(act, call);
                Ok(act(city, stage, tell).await?)
            }
            RESULTS_JOB => {
                let call = id()?;
                let publish =
                    move |act: &mut Act| acts::calls::decision::publish_results(act, call);
                Ok(act(city, stage, publish).await?)
            }
            other => Err(Failure::Never(format!("this version knows no job “{other}”"))),
        }
    }

    /// Whether a job is of a system that the city has switched off.
    fn is_off(&self, here: &CityHere, kind: &str) -> bool {
        let mut systems = self.house.app.systems().iter();
        let own = systems.find(|system| system.jobs().contains(&kind));
        own.is_some_and(|system| !here.settings.modules.contains(&system.module()))
    }

    fn stage(&self, here: &CityHere) -> Stage {
        Stage {
            city: Arc::clone(&here.settings),
            store: self.house.store.clone(),
            gather: self.house.config.gather,
            at: None,
        }
    }

    /// Writes one letter with everything that is due to somebody, and puts it into the outbox.
    async fn write_letter(
        &self,
        city: &store::City,
        here: &Arc<CityHere>,
        stage: Stage,
        person: Id<Person>,
    ) -> Result<(), Failure> {
        let (house, here) = (Arc::clone(&self.house), Arc::clone(here));
        let write = move |act: &mut Act| {
            let reader = person::get(act.tx, person)?;
            let items = acts::things::notice::due_to(act, person)?;
            let site = house.site(&here);
            let on = |system: &&Arc<dyn System>| here.settings.modules.contains(&system.module());
            let systems: Vec<_> = house.app.systems().iter().filter(on).cloned().collect();
            let sender = Sender {
                systems: &systems,
                city: &here,
                site: &site,
                secret: &house.secret,
                now: act.now,
            };
            let written = sender.news(&reader, &items);
            let written = written.map_err(|error| store::Error::Bug(error.to_string()))?;
            let id: Id<Letter> = act.new_id();
            if let Some(written) = written {
                let letter = Letter {
                    id,
                    person: Some(person),
                    mail: written.to.as_str().to_owned(),
                    language: reader.language.clone(),
                    kind: "news".to_owned(),
                    subject: written.subject,
                    text: written.text,
                    html: written.html,
                    unsubscribe: written.unsubscribe,
                    made_at: act.now,
                    sent_at: None,
                    failed: None,
                };
                letter::insert(act.tx, &letter)?;
                act.enqueue(POST_JOB, &id.to_string(), act.now)?;
            }
            Ok(notice::told(act.tx, person, id.get(), act.now)?)
        };
        Ok(act(city, stage, write).await?)
    }

    /// Sends one letter; in the demo it is only kept to be looked at.
    async fn send(
        &self,
        city: &store::City,
        here: &Arc<CityHere>,
        id: Id<Letter>,
    ) -> Result<(), Failure> {
        if self.house.config.mail == MailSetting::Kept {
            return Ok(());
        }
        let mut letter = city.read(move |tx| letter::get(tx, id)).await?;
        if letter.sent_at.is_some() {
            return Ok(());
        }
        if is_concealed(&letter) {
            self.renew(city, here, &mut letter).await?;
        }
        let to = letter.mail.parse().map_err(|_| Failure::Never("no address".to_owned()))?;
        let ready = web::mail::Letter {
            from_name: here.settings.name_in(&[letter.language.as_str()]).to_owned(),
            from: here.settings.sender.clone(),
            to,
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
            unsubscribe: letter.unsubscribe,
        };
        let post = Arc::clone(&self.post);
        let now = wiring::now();
        let sent =
            tokio::task::spawn_blocking(move || post.send(&ready, &id.to_string(), now)).await;
        match sent {
            Ok(Ok(())) => Ok(city.write(move |tx| letter::sent(tx, id, now)).await?),
            Ok(Err(error)) => {
                let why = error.to_string();
                let noted = why.clone();
                city.write(move |tx| letter::failed(tx, id, &noted)).await?;
                match error {
                    PostError::Never(_) => Err(Failure::Never(why)),
                    PostError::Later(_) => Err(Failure::Later(why)),
                }
            }
            Err(_) => Err(Failure::Later("the sending thread stopped".to_owned())),
        }
    }

    /// Draws the code and the key of a letter that leaves now: they were nowhere until now.
    async fn renew(
        &self,
        city: &store::City,
        here: &Arc<CityHere>,
        letter: &mut Letter,
    ) -> Result<(), Failure> {
        let sign_in = Id::new(letter.id.get());
        let fresh = Fresh::draw(&wiring::wiring(), sign_in);
        for text in [&mut letter.subject, &mut letter.text, &mut letter.html] {
            *text = reveal(text, &fresh.code, &fresh.key);
        }
        let note = move |act: &mut Act| renew(act, sign_in, &fresh.code_hash, &fresh.link_hash);
        if act(city, self.stage(here), note).await? {
            return Ok(());
        }
        let why = "signing in by this letter was over before it could leave".to_owned();
        let (id, noted) = (letter.id, why.clone());
        city.write(move |tx| letter::failed(tx, id, &noted)).await?;
        Err(Failure::Never(why))
    }

    /// Sees what other processes changed or enqueued, and counts what waits.
    async fn refresh(&self) {
        let house = Arc::clone(&self.house);
        let seen = tokio::task::spawn_blocking(move || -> anyhow::Result<()> {
            house.refresh_directory()?;
            house.store.look_for_jobs()?;
            let (mut waiting, mut given_up) = (0, 0);
            for entry in house.store.cities()? {
                let load = house.store.city(entry.id).read_blocking(jobs::load)?;
                waiting += u64::try_from(load.waiting).unwrap_or(0);
                given_up += u64::try_from(load.dead).unwrap_or(0);
            }
            house.records.set_jobs(waiting, given_up);
            Ok(())
        })
        .await;
        if let Ok(Err(error)) = seen {
            tracing::warn!(%error, "the cities could not be looked into");
        }
    }

    /// Removes what is over: sessions, codes, abandoned drafts, letters of last month, pictures that nothing shows.
    async fn sweep(&self, now: Timestamp) {
        let ago = |hours: i64| now.checked_sub(SignedDuration::from_hours(hours)).unwrap_or(now);
        let (yesterday, month, quarter) = (ago(24), ago(24 * 30), ago(24 * 90));
        for here in self.house.app.directory().cities() {
            let city = self.house.store.city(store::CityId(here.id.get()));
            let swept = city
                .write(move |tx| {
                    session::purge(tx, now)?;
                    sign_in::purge(tx, yesterday)?;
                    rows::draft::purge(tx, now)?;
                    notice::purge(tx, month)?;
                    letter::purge(tx, month)?;
                    tx.forget_once(quarter.as_microsecond())?;
                    Ok::<_, store::Error>(())
                })
                .await;
            if let Err(error) = swept {
                tracing::warn!(?error, "old rows were not removed");
            }
            let sweep = move |act: &mut Act| acts::city::file::sweep(act, yesterday);
            let pictures = act(&city, self.stage(here), sweep).await;
            if let Err(error) = pictures {
                tracing::warn!(%error, "pictures that nothing shows were not removed");
            }
        }
    }
}
