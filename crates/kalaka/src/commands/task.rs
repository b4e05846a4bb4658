//! What a command asks of an installation, done where the installation is open: here, or in the server that has the
//! folder.

use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use store::Store;

use super::{admin, city, doctor, key, mail, returned};
use crate::config::{Config, Flags};
use crate::control;
use crate::heads::Head;
use crate::house::{House, open_store};
use crate::mail::returned::Report;

/// A command, as it travels to a server.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Task {
    City(city::Args),
    Admin(admin::Args),
    Mail(mail::Args),
    Key(key::Args),
    /// Reports of letters that came back.
    Returned(Vec<Report>),
    /// What the doctor looks at in an open installation, with the ends of logs that were noted.
    Examine(Vec<Head>),
}

/// What came of it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Outcome {
    /// What is printed.
    pub(crate) said: String,
    /// Whether the command ends well.
    pub(crate) is_fine: bool,
}

/// An open installation that a command works at.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) store: &'a Store,
    pub(crate) config: &'a Config,
    /// The server's own, which must hear of cities that come and go.
    pub(crate) house: Option<&'a House>,
}

impl Task {
    /// Does it. Blocks.
    pub(crate) fn perform(&self, place: Place) -> anyhow::Result<Outcome> {
        let said = match self {
            Self::City(args) => city::perform(args, place)?,
            Self::Admin(args) => admin::perform(args, place)?,
            Self::Mail(args) => mail::perform(args, place)?,
            Self::Key(args) => key::perform(args, place)?,
            Self::Returned(reports) => returned::perform(reports, place)?,
            Self::Examine(heads) => return doctor::examine(place, heads),
        };
        Ok(Outcome { said, is_fine: true })
    }

    /// A word for the log.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::City(_) => "city",
            Self::Admin(_) => "admin",
            Self::Key(_) => "key",
            Self::Mail(_) | Self::Returned(_) => "mail",
            Self::Examine(_) => "doctor",
        }
    }
}

/// Has a task done, by the server that has the folder when there is one.
pub(crate) fn done(task: &Task, config: &Config) -> anyhow::Result<Outcome> {
    if let Some(outcome) = control::ask(&config.database, task)? {
        return Ok(outcome);
    }
    let store = open_store(config)?;
    task.perform(Place { store: &store, config, house: None })
}

/// Has a task done and prints what came of it.
pub(crate) fn run(task: &Task, flags: &Flags) -> anyhow::Result<ExitCode> {
    let Outcome { said, is_fine } = done(task, &flags.read()?)?;
    print!("{said}");
    Ok(if is_fine { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
