//! The tables of a city and of the installation: one ordered list of migrations each.
//!
//! A migration that has been released is never changed; the next one changes its tables.

use crate::{Migration, Schema};

/// Kalaka's tables.
pub const SCHEMA: Schema = Schema {
    city: &[Migration { number: 1, name: "people and calls", sql: include_str!("city_0001.sql") }],
    install: &[Migration {
        number: 1,
        name: "cities and host names",
        sql: include_str!("install_0001.sql"),
    }],
};

#[cfg(test)]
mod tests {
    use crate::{Statement, calls, city, jobs};

    const CITY: &[&[Statement]] = &[
        city::audit::STATEMENTS,
        city::file::STATEMENTS,
        city::letter::STATEMENTS,
        city::notice::STATEMENTS,
        city::person::STATEMENTS,
        city::session::STATEMENTS,
        city::settings::STATEMENTS,
        city::sign_in::STATEMENTS,
        city::token::STATEMENTS,
        calls::call::STATEMENTS,
        calls::comment::STATEMENTS,
        calls::decision::STATEMENTS,
        calls::draft::STATEMENTS,
        calls::event::STATEMENTS,
        calls::follow::STATEMENTS,
        calls::idea::STATEMENTS,
        calls::moderation::STATEMENTS,
        calls::numbers::STATEMENTS,
        calls::search::STATEMENTS,
        calls::support::STATEMENTS,
        jobs::STATEMENTS,
    ];

    #[test]
    fn every_statement_prepares_alike_on_both_databases() {
        let wrong = crate::check_statements(super::SCHEMA, CITY, &[city::directory::STATEMENTS]);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// A module whose statements nobody lists would go untested.
    #[test]
    fn every_module_with_statements_is_listed() {
        let own = include_str!("mod.rs");
        for room in ["city", "calls"] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room);
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
                let has_some = std::fs::read_to_string(&path).unwrap().contains("statements! {");
                let listed = own.contains(&format!("{room}::{name}::STATEMENTS"));
                assert!(
                    !has_some || listed,
                    "{room}/{name}.rs has statements that no test prepares"
                );
            }
        }
    }
}
