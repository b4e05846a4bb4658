//! What waits in the cities, as figures.

use std::collections::BTreeMap;

use acts::things::notice::POST_JOB;
use store::jobs::{self, Queued, Urgency};
use store::{Result, Tx};
use web::http::{Amount, Course, Figure};

/// What waits in one city.
#[derive(Debug, Clone, Default)]
pub(super) struct Queue {
    waiting: u64,
    letters: u64,
    given_up: u64,
    /// The number of the last entry of its log.
    log: u64,
    /// When what is due for longest became due, by urgency.
    first: BTreeMap<Urgency, i64>,
}

impl Queue {
    /// Looks at a city's jobs.
    pub(super) fn read(tx: &mut Tx) -> Result<Self> {
        let whole = |number: i64| u64::try_from(number).unwrap_or(0);
        let (given_up, log) = (jobs::load(tx)?.dead, store::city::audit::head(tx)?.1);
        let mut queue = Self { given_up: whole(given_up), log: whole(log), ..Self::default() };
        for Queued { urgency, waiting, letters, first } in jobs::queued(tx, POST_JOB)? {
            queue.waiting += whole(waiting);
            queue.letters += whole(letters);
            queue.first.insert(urgency, first);
        }
        Ok(queue)
    }
}

/// The figures of all cities, by short name, at a moment in microseconds.
pub(super) fn figures(cities: &[(String, Queue)], now: i64) -> Vec<Figure> {
    let sum =
        |of: fn(&Queue) -> u64| Amount::Whole(cities.iter().map(|(_, queue)| of(queue)).sum());
    let gauge = |name, help| Figure::new(name, Course::Gauge, help);
    let each = |figure: Figure, of: &dyn Fn(&Queue) -> Amount| {
        let one =
            |figure: Figure, (city, queue): &(String, Queue)| figure.with("city", city, of(queue));
        cities.iter().fold(figure, one)
    };
    let age = |first: Option<i64>| {
        let waited = first.map_or(0, |first| now.saturating_sub(first));
        Amount::Micros(u64::try_from(waited).unwrap_or(0))
    };
    let of_urgency = |figure: Figure, urgency: &Urgency| {
        let first = cities.iter().filter_map(|(_, queue)| queue.first.get(urgency)).min();
        figure.with("urgency", word(*urgency), age(first.copied()))
    };
    let oldest =
        gauge("kalaka_jobs_oldest_seconds", "How long the job that is due for longest waits.");
    vec![
        gauge("kalaka_jobs_waiting", "Jobs that wait, or wait to be tried again.")
            .of(sum(|queue| queue.waiting)),
        gauge("kalaka_letters_waiting", "Letters that have not left yet.")
            .of(sum(|queue| queue.letters)),
        gauge("kalaka_jobs_given_up", "Jobs that were given up; kalaka doctor names them.")
            .of(sum(|queue| queue.given_up)),
        Urgency::ALL.iter().fold(oldest, of_urgency),
        each(gauge("kalaka_city_jobs_waiting", "Jobs of a city that wait."), &|queue| {
            Amount::Whole(queue.waiting)
        }),
        each(
            gauge("kalaka_city_letters_waiting", "Letters of a city that have not left."),
            &|queue| Amount::Whole(queue.letters),
        ),
        each(gauge("kalaka_city_jobs_given_up", "Jobs of a city that were given up."), &|queue| {
            Amount::Whole(queue.given_up)
        }),
        each(
            gauge("kalaka_city_log_entries", "Entries of a city's log; it never falls."),
            &|queue| Amount::Whole(queue.log),
        ),
        each(
            gauge(
                "kalaka_city_jobs_oldest_seconds",
                "How long a city's job that is due for longest waits.",
            ),
            &|queue| age(queue.first.values().min().copied()),
        ),
    ]
}

fn word(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Now => "now",
        Urgency::Soon => "soon",
        Urgency::Later => "later",
    }
}
