//! `kalaka mail bounce`: reads reports of letters that came back, and acts upon them.

use std::io::Read as _;
use std::path::PathBuf;
use std::process::ExitCode;

use acts::letters::returned;
use anyhow::Context as _;
use city::{CityId, Id, Return};
use store::Store;
use store::city::letter::Letter;
use web::http::Secret;

use super::mail::acting;
use super::task::{self, Place, Task};
use crate::cities;
use crate::config::Flags;
use crate::mail::returned::{LONGEST, Report};
use crate::secret;

/// Reads each file, or what is piped in, and has the reports acted upon where the installation is open.
pub(crate) fn run(files: &[PathBuf], flags: &Flags) -> anyhow::Result<ExitCode> {
    let mut messages = Vec::new();
    if files.is_empty() {
        messages.push(whole(std::io::stdin())?);
    }
    for file in files {
        let said = || format!("{} cannot be read", file.display());
        messages.push(std::fs::File::open(file).and_then(whole).with_context(said)?);
    }
    let reports: Vec<Report> = messages.iter().filter_map(|one| Report::read(one)).collect();
    let others = messages.len() - reports.len();
    if others > 0 {
        println!("{others} messages report no letter that came back.");
    }
    if reports.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    task::run(&Task::Returned(reports), flags)
}

fn whole(from: impl std::io::Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Acts upon reports; says what came of each, without an address.
pub(crate) fn perform(reports: &[Report], place: Place) -> anyhow::Result<String> {
    let secret = secret::secret(place.store, place.config.secret.as_deref())?;
    let mut said = String::new();
    for report in reports {
        said += one(report, place.store, &secret)?;
    }
    Ok(said)
}

fn one(report: &Report, store: &Store, secret: &Secret) -> anyhow::Result<&'static str> {
    let Some((city, letter)) = believed(report, secret) else {
        return Ok("a report is not believed: it names no letter of ours\n");
    };
    let Some(what) = Return::of_status(&report.status) else {
        return Ok("a report says that nothing is wrong\n");
    };
    let Some(known) = cities::all(store)?.into_iter().find(|known| known.id == city) else {
        return Ok("a letter came back of a city that is not here\n");
    };
    let status = report.status.clone();
    let noted =
        acting(store, &known, move |act| match returned::note(act, letter, what, &status) {
            // It was swept, or erased with whom it was for.
            Err(acts::Refused::Rule(_)) => Ok(None),
            noted => noted,
        })?;
    Ok(match noted {
        Some(trouble) if trouble.stopped.is_some() => "a letter came back: no more go there\n",
        Some(_) => "a letter came back: it is counted\n",
        None => "a letter came back that is known, or nobody's any more\n",
    })
}

/// Which letter of which city a report is about, where its mark is ours.
fn believed(report: &Report, secret: &Secret) -> Option<(CityId, Id<Letter>)> {
    let mut parts = report.letter.split('-');
    let (letter, city, mark) = (parts.next()?, parts.next()?, parts.next()?);
    let letter: Id<Letter> = letter.parse().ok()?;
    let city: CityId = city.parse().ok()?;
    let fits = parts.next().is_none() && secret.is_return_mark(city, letter.get(), mark);
    fits.then_some((city, letter))
}
