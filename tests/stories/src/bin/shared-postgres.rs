//! A throw-away PostgreSQL that many test processes share: prints the administrator's address and
//! stops when its input ends.

use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use store::testing::{Cluster, Durability};

fn main() -> ExitCode {
    let cluster = match Cluster::start(Durability::Off) {
        Ok(cluster) => cluster,
        Err(why) => {
            eprintln!("{why}");
            return ExitCode::FAILURE;
        }
    };
    println!("{}", cluster.administrator());
    // Nobody listening means nobody will stop us either; then there is nothing to wait for.
    if std::io::stdout().flush().is_ok() {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
    }
    ExitCode::SUCCESS
}
