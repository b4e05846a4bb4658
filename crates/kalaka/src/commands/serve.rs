//! `kalaka serve`.

use std::process::ExitCode;
use std::sync::Arc;

use crate::config::Flags;
use crate::house::{House, open_to_serve};
use crate::{logging, serving};

/// Serves the cities of an installation until told to stop.
pub(crate) fn run(flags: &Flags) -> anyhow::Result<ExitCode> {
    let config = flags.read()?;
    let _log = logging::start(config.log, "info");
    if config.is_open_past_its_proxy() {
        tracing::warn!(
            listen = %config.listen,
            "the setting “proxy” is “trusted” and others may reach this address: let only the proxy"
        );
    }
    let store = open_to_serve(&config)?;
    let (listen, database) = (config.listen, config.database.clone());
    let house = Arc::new(House::new(store, config)?);
    if house.app.directory().cities().is_empty() {
        anyhow::bail!("there is no city yet; begin with `kalaka init`");
    }
    let closed = house.close_doors()?;
    if closed > 0 {
        tracing::warn!(closed, "this was a demo: the links that let everybody in are removed");
    }
    serving::runtime()?.block_on(async {
        let listener = serving::bind(listen).await?;
        let ears = serving::Ears::open(&database)?;
        tracing::info!(address = %listener.local_addr()?, "serving");
        serving::serve(house, listener, ears).await
    })?;
    Ok(ExitCode::SUCCESS)
}
