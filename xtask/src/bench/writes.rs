//! `cargo xtask bench writes`: what people write in a busy hour, mixed, by many at once in one city, as use cases and
//! without HTTP, on SQLite and on PostgreSQL.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use acts::{Act, Refused, Stage, Who, things};
use city::{CommentInput, Id, Language};
use jiff::{SignedDuration, Timestamp};
use store::testing::{Cluster, Durability, TestDatabase};
use store::{Clock, Database, SCHEMA, Store, StoreSettings, Written};

use super::seed::{Mixed, Seeded, Size, idea_input, seed, sentence};
use crate::run::watch;

/// Enough that indexes have a few levels, and seeded soon.
const TOWN: Size = Size { ideas: 2_000, supports: 10_000, comments: 2_000, people: 1_000 };

/// What PostgreSQL is to keep up, and how much of it may be done twice.
const LEAST: u64 = 400;
const MOST_RETRIES: f64 = 0.02;

/// What to measure.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Measure PostgreSQL at this address of an empty database, instead of a throw-away server
    #[arg(long, value_name = "ADDRESS")]
    postgres: Option<String>,
    /// For so many seconds on each
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    seconds: u64,
    /// So many people at once
    #[arg(long, value_name = "PEOPLE", default_value_t = 64)]
    people: u32,
}

/// What people do, and how often in a hundred times.
const MIX: [(What, usize); 6] = [
    (What::Support, 55),
    (What::Unsupport, 10),
    (What::Comment, 15),
    (What::Follow, 8),
    (What::Publish, 7),
    (What::Answer, 5),
];

#[derive(Debug, Clone, Copy)]
enum What {
    Support,
    Unsupport,
    Comment,
    Follow,
    Publish,
    /// In the city's name, which enters the log.
    Answer,
}

/// Measures and prints the table.
pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    println!("{}\n", super::machine());
    println!(
        "| {} at once | writes/s | commits/s | retries | refused | within (p95) |",
        args.people
    );
    println!("|---|---:|---:|---:|---:|---:|");
    let folder = tempfile::tempdir()?;
    let sqlite = Database::Folder(folder.path().join("data"));
    measure("SQLite", &sqlite, args)?;
    let measured = if let Some(address) = &args.postgres {
        measure("PostgreSQL", &Database::Postgres(address.clone()), args)?
    } else {
        let cluster = Cluster::start(Durability::On).map_err(anyhow::Error::msg)?;
        let test = TestDatabase::postgres_at(&cluster.administrator());
        measure("PostgreSQL", &test.database(), args)?
    };
    let (writes, retries) = measured;
    let missed = writes < LEAST || retries > MOST_RETRIES;
    println!(
        "\nPostgreSQL is to keep {LEAST} writes/s with less than 2 % retries{}",
        if missed { ": missed" } else { "" }
    );
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a bench happens now")]
fn now() -> Timestamp {
    Timestamp::now()
}

/// Writes kept a second, and how many transactions of all were lost.
fn measure(name: &str, database: &Database, args: &Args) -> anyhow::Result<(u64, f64)> {
    let seeded = seed(database.clone(), &TOWN, now())?;
    let clock = Clock::new(|| now().as_microsecond());
    let store = Store::open(StoreSettings::new(database.clone(), SCHEMA, clock))?;
    let stage = Stage {
        city: Arc::clone(&seeded.rows.1),
        store: store.clone(),
        gather: SignedDuration::from_mins(10),
        at: None,
    };
    let before = store.written();
    let since = watch();
    let mut times = crowd(&stage, &seeded, args)?;
    let took = since.elapsed().as_secs_f64();
    let after = store.written();
    let a_second = |count: fn(&Written) -> u64| {
        f64::from(u32::try_from(count(&after) - count(&before)).unwrap_or(u32::MAX)) / took
    };
    let (kept, commits) = (a_second(|of| of.kept), a_second(|of| of.commits));
    let lost = a_second(|of| of.retries);
    let retries = lost / (commits + lost).max(f64::MIN_POSITIVE);
    times.sort_unstable();
    let within = times.get(times.len() * 95 / 100).copied().unwrap_or_default();
    println!(
        "| {name} | {kept:.0} | {commits:.0} | {:.2} % | {:.0}/s | {:.1} ms |",
        retries * 100.0,
        a_second(|of| of.refused),
        within.as_secs_f64() * 1000.0
    );
    Ok(((after.kept - before.kept) / args.seconds.max(1), retries))
}

/// Everybody at once, each one thing after the other; gives how long each took.
fn crowd(stage: &Stage, seeded: &Seeded, args: &Args) -> anyhow::Result<Vec<Duration>> {
    let (next, since) = (AtomicU64::new(1), watch());
    let long = Duration::from_secs(args.seconds);
    let one = || -> anyhow::Result<Vec<Duration>> {
        let mut times = Vec::new();
        while since.elapsed() < long {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let began = watch();
            write(stage, seeded, number)?;
            times.push(began.elapsed());
        }
        Ok(times)
    };
    thread::scope(|threads| {
        let crowd: Vec<_> = (0..args.people).map(|_| threads.spawn(one)).collect();
        let mut all = Vec::new();
        for one in crowd {
            all.extend(one.join().map_err(|_| anyhow::anyhow!("somebody panicked"))??);
        }
        Ok(all)
    })
}

fn write(stage: &Stage, seeded: &Seeded, number: u64) -> anyhow::Result<()> {
    let mut mixed = Mixed(number);
    let hundred: Vec<What> = MIX.iter().flat_map(|(what, of)| vec![*what; *of]).collect();
    let what = mixed.pick(&hundred, What::Support);
    let nobody = Id::new(0);
    let person = match what {
        What::Answer => seeded.people.first().copied().unwrap_or(nobody),
        _ => mixed.pick(&seeded.people, nobody),
    };
    let idea = mixed.pick(&seeded.ideas, Id::new(0));
    let (text, language) = (sentence(&mut mixed, 20), Language::english());
    let comment = CommentInput { text, language, side: None };
    let (input, call) = (idea_input(&mut mixed, u32::try_from(number).unwrap_or(0)), seeded.call);
    let (stage, key) = (stage.clone(), format!("write {number}"));
    let rows = stage.store.city(seeded.rows.0);
    let done = rows.write_blocking(move |tx| {
        let act = &mut Act::begin(tx, &stage, &Who::Person(person))?;
        match what {
            What::Support => things::support::give(act, idea).map(drop),
            What::Unsupport => things::support::take(act, idea).map(drop),
            What::Comment => things::comment::write(act, idea, None, &comment, &key).map(drop),
            What::Follow => things::follow::start(act, idea).map(drop),
            What::Publish => acts::calls::idea::publish(act, call, &input, None, &key).map(drop),
            What::Answer => things::comment::answer_officially(act, idea, None, &comment).map(drop),
        }
    });
    match done {
        // One may not support one's own idea.
        Ok(()) | Err(Refused::Rule(_)) => Ok(()),
        Err(Refused::Store(error)) => Err(error.into()),
    }
}
