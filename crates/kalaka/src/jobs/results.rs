//! Counting what results say in numbers: read for as long as it takes, then kept in a short write.

use store::City;
use store::calls::result::{counted, keep, to_count};

use crate::wiring;

/// How many results are counted at a time.
const AT_ONCE: i64 = 20;

/// Counts the results of a city in which something has changed since they were counted.
pub(super) async fn count(city: &City) {
    if let Err(error) = try_to_count(city).await {
        tracing::warn!(city = %city.scope(), ?error, "a result was not counted");
    }
}

async fn try_to_count(city: &City) -> Result<(), store::Error> {
    let now = wiring::now();
    for call in city.read(move |tx| to_count(tx, now, AT_ONCE)).await? {
        let numbers = city.export(move |tx| counted(tx, call)).await?;
        city.write(move |tx| keep(tx, call, &numbers)).await?;
    }
    Ok(())
}
