//! Makes the database of a version that has landed, small or large, to try newer versions on.

use std::process::ExitCode;

use store::{Database, testing::Recipe};

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let [version, size, database] = wanted.as_slice() else {
        eprintln!("recipe: a version, a number of people and an empty database are needed");
        return ExitCode::FAILURE;
    };
    let (Ok(version), Ok(size)) = (version.parse(), size.parse()) else {
        eprintln!("recipe: a version and a number of people are whole numbers");
        return ExitCode::FAILURE;
    };
    if !Recipe::versions().any(|landed| landed == version) {
        let landed: Vec<String> = Recipe::versions().map(|number| number.to_string()).collect();
        eprintln!("recipe: these versions have landed: {}", landed.join(", "));
        return ExitCode::FAILURE;
    }
    let place = if database.starts_with("postgres:") || database.starts_with("postgresql:") {
        Database::Postgres(database.clone())
    } else {
        Database::Folder(database.into())
    };
    match (Recipe { version, size }).make(place) {
        Ok(()) => {
            println!("{database}: version {version}, two cities of {size} people");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("recipe: {database}: {error}");
            ExitCode::FAILURE
        }
    }
}
