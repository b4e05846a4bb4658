//! Writes the table of policies from what is mounted, or checks that both are the same.

use std::process::ExitCode;

use stories::World;
use stories::policies::{FILE, Table};

fn main() -> ExitCode {
    let world = World::on_sqlite();
    let routes = world.app.routes();
    if std::env::args().any(|argument| argument == "--check") {
        let different = Table::committed().differences(&routes);
        different.iter().for_each(|sentence| eprintln!("{sentence}"));
        println!("{} routes, {} differences", routes.len(), different.len());
        return if different.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    if let Err(error) = Table::of(&routes).commit() {
        eprintln!("{FILE}: {error}");
        return ExitCode::FAILURE;
    }
    println!("{} routes are in {FILE}", routes.len());
    ExitCode::SUCCESS
}
