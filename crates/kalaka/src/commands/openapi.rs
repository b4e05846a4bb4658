//! `kalaka openapi`: the description of the API, for tools that read it.

use std::io::Write as _;
use std::process::ExitCode;

/// Prints the document.
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    std::io::stdout().write_all(web::openapi(&crate::house::systems()).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
