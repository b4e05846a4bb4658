//! The `kalaka` binary: reads the command line and hands over to one command.
//!
//! It holds configuration and wiring. Rules live in the pure crates, SQL in
//! `store`, pages in `web`.

mod cities;
mod client;
mod commands;
mod config;
mod connections;
mod control;
mod demo;
mod heads;
mod house;
mod jobs;
mod logging;
mod mail;
mod process;
mod provider;
mod secret;
mod serving;
mod tiles;
mod translator;
mod wiring;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use commands::task::{self, Task};

/// A page is a few thousand small texts, made and dropped.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The open platform on which a city and its people innovate together.
#[derive(Debug, Parser)]
#[command(name = "kalaka", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    flags: config::Flags,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Try Kalaka: a seeded example city, nothing else needed, nothing sent.
    Demo(commands::demo::Args),
    /// Make a real installation: its first city and the link of its first administrator.
    Init(commands::city::NewCity),
    /// Serve the cities of an installation.
    Serve,
    /// Add, list and remove cities.
    #[command(subcommand)]
    City(commands::city::Args),
    /// Let an administrator in without a mail.
    #[command(subcommand)]
    Admin(commands::admin::Args),
    /// List the letters that have not left, send them again or give them up; read what came back; make the key that signs.
    #[command(subcommand)]
    Mail(commands::mail::Args),
    /// Make, change, list and drop the keys that open what is kept sealed.
    #[command(subcommand)]
    Key(commands::key::Args),
    /// Bring the database to the schema of this version.
    Migrate,
    /// Write everything into one file, also of a running server.
    Backup(commands::keeping::BackupArgs),
    /// Restore such a file into an empty place.
    Restore(commands::keeping::RestoreArgs),
    /// Find out what is wrong, and what to do.
    Doctor,
    /// Print the description of the API (OpenAPI 3.1).
    Openapi,
    /// Count votes, explain the outcome, recount a bundle.
    Tally(commands::tally::Args),
    /// Match needs with offers, and check a match.
    Assign(commands::assign::Args),
}

/// The engines: they count and match files, and take no setting of a server.
#[derive(Debug, Parser)]
#[command(name = "kalaka", version, propagate_version = true)]
struct Engines {
    #[command(subcommand)]
    engine: Engine,
}

#[derive(Debug, Subcommand)]
enum Engine {
    /// Count votes, explain the outcome, recount a bundle.
    Tally(commands::tally::Args),
    /// Match needs with offers, and check a match.
    Assign(commands::assign::Args),
}

/// Reads the command line: an engine, asked for first, knows its own options only.
fn parse() -> Cli {
    let mut words = std::env::args_os().skip(1).skip_while(|word| word == "help");
    let is_engine =
        words.next().is_some_and(|word| Engine::has_subcommand(&word.to_string_lossy()));
    if !is_engine {
        return Cli::parse();
    }
    let command = match Engines::parse().engine {
        Engine::Tally(args) => Command::Tally(args),
        Engine::Assign(args) => Command::Assign(args),
    };
    Cli { command, flags: config::Flags::default() }
}

fn main() -> ExitCode {
    let Cli { command, flags } = parse();
    let result = match command {
        Command::Demo(args) => commands::demo::run(&args, &flags),
        Command::Init(new) => commands::city::init(&new, &flags),
        Command::Serve => commands::serve::run(&flags),
        Command::City(args) => task::run(&Task::City(args), &flags),
        Command::Admin(args) => task::run(&Task::Admin(args), &flags),
        Command::Mail(commands::mail::Args::Bounce { reports }) => {
            commands::returned::run(&reports, &flags)
        }
        Command::Mail(args) => task::run(&Task::Mail(args), &flags),
        Command::Key(args) => task::run(&Task::Key(args), &flags),
        Command::Migrate => commands::keeping::migrate(&flags),
        Command::Backup(args) => commands::keeping::backup(&args, &flags),
        Command::Restore(args) => commands::keeping::restore(&args, &flags),
        Command::Doctor => commands::doctor::run(&flags),
        Command::Openapi => commands::openapi::run(),
        Command::Tally(args) => commands::tally::run(&args),
        Command::Assign(args) => commands::assign::run(&args),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("kalaka: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    /// A word of a command that has a setting's name would be read as that setting, and panic.
    fn without_clashes(command: &clap::Command, settings: &[String], path: &str) {
        let path = format!("{path} {}", command.get_name());
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            assert!(!settings.iter().any(|name| name == id), "{path}: {id} is a setting too");
        }
        command.get_subcommands().for_each(|inner| without_clashes(inner, settings, &path));
    }

    #[test]
    fn no_word_of_a_command_has_the_name_of_a_setting() {
        let cli = Cli::command();
        cli.clone().debug_assert();
        let global = cli.get_arguments().filter(|argument| argument.is_global_set());
        let settings: Vec<String> = global.map(|one| one.get_id().to_string()).collect();
        assert!(settings.contains(&"mail".to_owned()), "{settings:?}");
        cli.get_subcommands().for_each(|command| without_clashes(command, &settings, "kalaka"));
    }
}
