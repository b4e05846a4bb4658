//! The frame's questions, answered from the store: whose session, whose token, is it all there.

use std::sync::{Mutex, PoisonError};

use city::{Id, NameShown, Person, Standing};
use jiff::{SignedDuration, Timestamp};
use store::Store;
use store::city::{person, session, token};

use crate::http::app::{Answer, LiveSession, Records};
use crate::http::figures::{Amount, Course, Figure};
use crate::http::policy::Scope;
use crate::http::problem::Problem;
use crate::http::token::TokenDigest;

/// How long a session lasts after its last use.
pub const SESSION_LASTS: SignedDuration = SignedDuration::from_hours(24 * 60);
/// A session's last use is written down at most this often, so that reading stays reading.
const TOUCHED_EVERY: SignedDuration = SignedDuration::from_hours(12);

/// What handlers work with: the store, and how this installation is set up.
#[derive(Clone)]
pub struct Service {
    /// The rows of all cities.
    pub store: Store,
    /// How long news are gathered before a letter is written.
    pub gather: SignedDuration,
    /// Whether mails are only kept to be looked at, as in the demo.
    pub mails: Mails,
}

/// What becomes of mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mails {
    /// They are sent.
    Sent,
    /// They are shown on a page instead, to everyone: only for a demo.
    Shown,
}

/// Answers from the store.
pub struct StoreRecords {
    service: Service,
    /// What the installation last said of its queues.
    queues: Mutex<Vec<Figure>>,
    /// Says how the process is doing.
    process: fn() -> Vec<Figure>,
}

impl StoreRecords {
    /// Answers from this store.
    pub fn new(service: Service) -> Self {
        Self { service, queues: Mutex::default(), process: Vec::new }
    }

    /// The same, with figures of the process.
    #[must_use]
    pub fn of_process(self, process: fn() -> Vec<Figure>) -> Self {
        Self { process, ..self }
    }

    /// Notes what waits in the cities, for the figures.
    pub fn set_queues(&self, queues: Vec<Figure>) {
        *self.queues.lock().unwrap_or_else(PoisonError::into_inner) = queues;
    }

    fn lanes(&self) -> [Figure; 2] {
        let waiting = Figure::new(
            "kalaka_lane_waiting",
            Course::Gauge,
            "Work that waits for the database, by lane.",
        );
        let taken = Figure::new(
            "kalaka_lane_taken_total",
            Course::Counter,
            "Work that the database was asked for, by lane.",
        );
        self.service.store.lanes().into_iter().fold(
            [waiting, taken],
            |[waiting, taken], (lane, load)| {
                let waits = u64::try_from(load.waiting).unwrap_or(u64::MAX);
                [
                    waiting.with("lane", lane, Amount::Whole(waits)),
                    taken.with("lane", lane, Amount::Whole(load.taken)),
                ]
            },
        )
    }

    /// How writing went: a process has one database, whose kind each figure names.
    fn written(&self) -> [Figure; 4] {
        let (engine, written) = (self.service.store.engine(), self.service.store.written());
        let figure = |name, help, amount| {
            Figure::new(name, Course::Counter, help).with("engine", engine, Amount::Whole(amount))
        };
        [
            figure("kalaka_store_writes_total", "Writes that were kept.", written.kept),
            figure(
                "kalaka_store_refused_total",
                "Writes of which nothing was kept: a rule said no, or something broke.",
                written.refused,
            ),
            figure(
                "kalaka_store_commits_total",
                "Commits; writes that wait together share one.",
                written.commits,
            ),
            figure(
                "kalaka_store_retries_total",
                "Transactions that were lost and whose writes ran again.",
                written.retries,
            ),
        ]
    }

    fn rows(&self, city: Id<city::City>) -> store::City {
        self.service.store.city(store::CityId(city.get()))
    }
}

impl Records for StoreRecords {
    fn session(
        &self,
        city: Id<city::City>,
        token: TokenDigest,
        now: Timestamp,
    ) -> Answer<'_, Option<LiveSession>> {
        Box::pin(async move {
            let rows = self.rows(city);
            let found =
                rows.read(move |tx| session::find(tx, &token.0, now)).await.map_err(away)?;
            let Some(found) = found else { return Ok(None) };
            // A clock that was ahead may have noted a use that is yet to come, and an end far off.
            if now.duration_since(found.seen_at).abs() > TOUCHED_EVERY {
                let expires = now.checked_add(SESSION_LASTS).unwrap_or(now);
                let touched =
                    rows.write(move |tx| session::touch(tx, found.session, now, expires)).await;
                if let Err(error) = touched {
                    tracing::warn!(%error, "the use of a session was not noted");
                }
            }
            let blocked = found.actor.blocked;
            let person = Person {
                id: found.person,
                mail: None,
                name: NameShown::stored(found.name),
                language: found.language,
                mail_choice: city::MailChoice::default(),
                standing: Standing::Known,
                roles: found.actor.roles,
                posts: found.actor.posts,
                proven: found.actor.proven,
            };
            Ok(Some(LiveSession { person, unread: found.unread, last: found.last, blocked }))
        })
    }

    fn personal_token(
        &self,
        city: Id<city::City>,
        digest: TokenDigest,
        now: Timestamp,
    ) -> Answer<'_, Option<(Person, Vec<Scope>)>> {
        Box::pin(async move {
            let rows = self.rows(city);
            let found = rows
                .read(move |tx| {
                    let Some(bearer) = token::find(tx, &digest.0, now)? else { return Ok(None) };
                    let person = person::get(tx, bearer.person)?;
                    Ok::<_, store::Error>(Some((bearer, person)))
                })
                .await
                .map_err(away)?;
            let Some((bearer, person)) = found else { return Ok(None) };
            if bearer.used_at.is_none_or(|used| now.duration_since(used).abs() > TOUCHED_EVERY) {
                let noted = rows.write(move |tx| token::used(tx, bearer.token, now)).await;
                if let Err(error) = noted {
                    tracing::warn!(%error, "the use of a token was not noted");
                }
            }
            let scopes = bearer.scopes.split_whitespace().filter_map(Scope::from_key).collect();
            Ok(Some((person, scopes)))
        })
    }

    fn ready(&self) -> Answer<'_, ()> {
        Box::pin(async move {
            let asked = self.service.store.install().read(store::city::directory::hosts).await;
            asked.map(|_| ()).map_err(away)
        })
    }

    fn figures(&self) -> Vec<Figure> {
        let queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner).clone();
        (self.process)()
            .into_iter()
            .chain(self.lanes())
            .chain(self.written())
            .chain(queues)
            .collect()
    }

    fn service(&self) -> Option<&Service> {
        Some(&self.service)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` hands over")]
fn away(error: store::Error) -> Problem {
    tracing::warn!(?error, "the database did not answer");
    Problem::of_store(&error).unwrap_or(Problem::Away)
}
