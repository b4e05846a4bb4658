//! The tables of a city and of the installation: one ordered list of migrations each.
//!
//! A migration that has been released is never changed; the next one changes its tables.

use crate::{Migration, Schema};

/// Kalaka's tables.
pub const SCHEMA: Schema = Schema {
    city: &[
        Migration {
            number: 1,
            name: "people and calls",
            sql: include_str!("../../schema/0001_people_and_calls.sql"),
        },
        Migration { number: 2, name: "files", sql: include_str!("../../schema/0002_files.sql") },
        Migration {
            number: 3,
            name: "mandates",
            sql: include_str!("../../schema/0003_mandates.sql"),
        },
        Migration { number: 4, name: "events", sql: include_str!("../../schema/0004_events.sql") },
        Migration {
            number: 5,
            name: "organisations",
            sql: include_str!("../../schema/0005_organisations.sql"),
        },
        Migration {
            number: 6,
            name: "letters",
            sql: include_str!("../../schema/0006_letters.sql"),
        },
        Migration {
            number: 7,
            name: "together",
            sql: include_str!("../../schema/0007_together.sql"),
        },
        Migration {
            number: 8,
            name: "imports",
            sql: include_str!("../../schema/0008_imports.sql"),
        },
        Migration {
            number: 9,
            name: "talking",
            sql: include_str!("../../schema/0009_talking.sql"),
        },
        Migration { number: 10, name: "people", sql: include_str!("../../schema/0010_people.sql") },
        Migration { number: 11, name: "ways", sql: include_str!("../../schema/0011_ways.sql") },
        Migration {
            number: 12,
            name: "deciding",
            sql: include_str!("../../schema/0012_deciding.sql"),
        },
        Migration { number: 13, name: "sealed", sql: include_str!("../../schema/0013_sealed.sql") },
        Migration { number: 14, name: "people", sql: include_str!("../../schema/0014_people.sql") },
        Migration {
            number: 15,
            name: "deciding more",
            sql: include_str!("../../schema/0015_deciding_more.sql"),
        },
        Migration {
            number: 16,
            name: "providers",
            sql: include_str!("../../schema/0016_providers.sql"),
        },
        Migration { number: 17, name: "steps", sql: include_str!("../../schema/0017_steps.sql") },
    ],
    install: &[Migration {
        number: 1,
        name: "cities and host names",
        sql: include_str!("../../schema/install_0001_cities_and_hosts.sql"),
    }],
};

#[cfg(test)]
mod tests {
    use crate::{
        Statement, Table as _, calls, city, desk, events, imports, jobs, letters, organisations,
        register, seal, things,
    };

    const INSTALL: &[&[Statement]] =
        &[city::directory::STATEMENTS, city::directory::Host::STATEMENTS];

    const CITY: &[&[Statement]] = &[
        city::address::STATEMENTS,
        city::address::Row::STATEMENTS,
        city::amount::STATEMENTS,
        city::appointment::STATEMENTS,
        city::appointment::Row::STATEMENTS,
        city::audit::STATEMENTS,
        city::audit::Stored::STATEMENTS,
        city::block::STATEMENTS,
        city::block::BlockRow::STATEMENTS,
        city::file::STATEMENTS,
        city::file::Row::STATEMENTS,
        city::letter::STATEMENTS,
        city::letter::Letter::STATEMENTS,
        city::mandate::STATEMENTS,
        city::mandate::Row::STATEMENTS,
        city::passkey::STATEMENTS,
        city::passkey::PasskeyRow::STATEMENTS,
        city::passkey::ChallengeRow::STATEMENTS,
        city::person::STATEMENTS,
        city::proof::STATEMENTS,
        city::proof::AgeBand::STATEMENTS,
        city::proof::Batch::STATEMENTS,
        city::proof::CodeRow::STATEMENTS,
        city::proof::ProofRow::STATEMENTS,
        city::proof::ResidentList::STATEMENTS,
        city::proof::TryRow::STATEMENTS,
        city::provider::STATEMENTS,
        city::provider::TieRow::STATEMENTS,
        city::provider::WayRow::STATEMENTS,
        city::recovery::STATEMENTS,
        city::recovery::RecoveryRow::STATEMENTS,
        city::session::STATEMENTS,
        city::session::Row::STATEMENTS,
        city::settings::STATEMENTS,
        city::sign_in::STATEMENTS,
        city::sign_in::SignIn::STATEMENTS,
        city::token::STATEMENTS,
        city::token::Row::STATEMENTS,
        calls::estimate::STATEMENTS,
        calls::estimate::EstimateRow::STATEMENTS,
        calls::evaluation::STATEMENTS,
        calls::evaluation::EvaluationRow::STATEMENTS,
        calls::evaluation::EvaluatedRow::STATEMENTS,
        calls::evaluator::STATEMENTS,
        calls::evaluator::PlanRow::STATEMENTS,
        calls::evaluator::EvaluatorRow::STATEMENTS,
        calls::amendment::STATEMENTS,
        calls::amendment::AmendmentRow::STATEMENTS,
        calls::call::STATEMENTS,
        calls::call::CallRow::STATEMENTS,
        calls::coauthor::STATEMENTS,
        calls::coauthor::CoauthorRow::STATEMENTS,
        calls::coauthor::TeamRow::STATEMENTS,
        calls::coauthor::Authoring::STATEMENTS,
        calls::told::STATEMENTS,
        calls::told::Told::STATEMENTS,
        calls::version::STATEMENTS,
        calls::version::VersionRow::STATEMENTS,
        calls::correction::STATEMENTS,
        calls::correction::FormerRow::STATEMENTS,
        calls::decision::STATEMENTS,
        calls::decision::ChoiceRow::STATEMENTS,
        calls::decision::DecisionRow::STATEMENTS,
        city::typed::STATEMENTS,
        city::typed::Typed::STATEMENTS,
        calls::form::STATEMENTS,
        calls::form::FormRow::STATEMENTS,
        calls::sheet::STATEMENTS,
        calls::sheet::SheetRow::STATEMENTS,
        calls::idea::STATEMENTS,
        calls::list::STATEMENTS,
        calls::idea::IdeaRow::STATEMENTS,
        calls::merge::STATEMENTS,
        calls::merge::Joining::STATEMENTS,
        calls::near::STATEMENTS,
        calls::near::NearRow::STATEMENTS,
        calls::numbers::STATEMENTS,
        calls::result::STATEMENTS,
        calls::result::ResultRow::STATEMENTS,
        calls::statistics::STATEMENTS,
        calls::statistics::Row::STATEMENTS,
        calls::statistics::CityRow::STATEMENTS,
        desk::deed::STATEMENTS,
        desk::deed::Deed::STATEMENTS,
        desk::note::STATEMENTS,
        desk::note::NoteRow::STATEMENTS,
        desk::numbers::STATEMENTS,
        desk::reply::STATEMENTS,
        desk::reply::ReplyRow::STATEMENTS,
        desk::task::STATEMENTS,
        desk::task::WAYS,
        desk::view::STATEMENTS,
        desk::view::ViewRow::STATEMENTS,
        events::event::STATEMENTS,
        events::event::EventRow::STATEMENTS,
        events::list::STATEMENTS,
        events::registration::STATEMENTS,
        events::registration::RegistrationRow::STATEMENTS,
        imports::import::STATEMENTS,
        imports::import::Import::STATEMENTS,
        imports::origin::STATEMENTS,
        imports::origin::OriginRow::STATEMENTS,
        imports::part::STATEMENTS,
        imports::part::PartRow::STATEMENTS,
        imports::street::STATEMENTS,
        imports::street::StreetRow::STATEMENTS,
        letters::ask::STATEMENTS,
        letters::ask::AskRow::STATEMENTS,
        letters::choice::STATEMENTS,
        letters::choice::Choice::STATEMENTS,
        letters::newsletter::STATEMENTS,
        letters::newsletter::Copy::STATEMENTS,
        letters::newsletter::NewsletterRow::STATEMENTS,
        letters::returned::STATEMENTS,
        letters::returned::Returned::STATEMENTS,
        letters::returned::TroubleRow::STATEMENTS,
        letters::subscription::STATEMENTS,
        letters::subscription::SubscriptionRow::STATEMENTS,
        organisations::claim::STATEMENTS,
        organisations::claim::ClaimRow::STATEMENTS,
        organisations::idea::STATEMENTS,
        organisations::idea::ForRow::STATEMENTS,
        organisations::invitation::STATEMENTS,
        organisations::invitation::Invitation::STATEMENTS,
        organisations::member::STATEMENTS,
        organisations::member::MemberRow::STATEMENTS,
        organisations::merge::STATEMENTS,
        organisations::merge::Merge::STATEMENTS,
        organisations::organisation::STATEMENTS,
        organisations::organisation::OrganisationRow::STATEMENTS,
        things::asked::STATEMENTS,
        things::author::STATEMENTS,
        things::document::STATEMENTS,
        things::document::BlobRow::STATEMENTS,
        things::document::DocumentRow::STATEMENTS,
        things::draft::STATEMENTS,
        things::draft::DraftRow::STATEMENTS,
        things::comment::STATEMENTS,
        things::comment::CommentRow::STATEMENTS,
        things::file_use::STATEMENTS,
        things::follow::STATEMENTS,
        things::echo::STATEMENTS,
        things::held::STATEMENTS,
        things::proposal::STATEMENTS,
        things::proposal::ProposalRow::STATEMENTS,
        things::reading::STATEMENTS,
        things::removal::STATEMENTS,
        things::translation::STATEMENTS,
        things::hiding::STATEMENTS,
        things::hiding::HidingRow::STATEMENTS,
        things::notice::STATEMENTS,
        things::notice::NoticeRow::STATEMENTS,
        things::report::STATEMENTS,
        things::report::ReportRow::STATEMENTS,
        things::found::STATEMENTS,
        things::likeness::STATEMENTS,
        things::mine::STATEMENTS,
        things::search::STATEMENTS,
        things::spelling::STATEMENTS,
        things::step::STATEMENTS,
        things::step::StepRow::STATEMENTS,
        things::support::STATEMENTS,
        things::thing::STATEMENTS,
        things::thing::ThingRow::STATEMENTS,
        seal::keys::STATEMENTS,
        seal::keys::KeyRow::STATEMENTS,
        seal::rotation::STATEMENTS,
        seal::opening::STATEMENTS,
        seal::opening::Opening::STATEMENTS,
        register::STATEMENTS,
        jobs::STATEMENTS,
    ];

    #[test]
    fn every_statement_prepares_alike_on_both_databases() {
        let wrong = crate::check_statements(super::SCHEMA, CITY, INSTALL);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// A module whose statements nobody lists would go untested.
    #[test]
    fn every_module_with_statements_is_listed() {
        let own = include_str!("mod.rs");
        for room in
            ["city", "calls", "desk", "events", "imports", "letters", "organisations", "things"]
        {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room);
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
                let text = std::fs::read_to_string(&path).unwrap();
                let tables = text.lines().filter_map(|line| {
                    let (_, rest) = line.split_once("struct ")?;
                    rest.split_once(" in \"").map(|(table, _)| format!("{table}::"))
                });
                let functions = text.contains("statements! {").then(String::new);
                for of_whom in functions.into_iter().chain(tables) {
                    let wanted = format!("{room}::{name}::{of_whom}STATEMENTS");
                    assert!(
                        own.contains(&wanted),
                        "{wanted} is not listed, so no test prepares it"
                    );
                }
            }
        }
    }
}
