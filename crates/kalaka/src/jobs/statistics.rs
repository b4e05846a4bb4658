//! Counting statistics by the hour: read for as long as it takes, then kept in a short write.

use std::time::Duration;

use store::City;
use store::calls::statistics::{count, count_city, keep, keep_city, of_city, to_count};

use crate::wiring;

/// How many calls are counted at a time.
const AT_ONCE: i64 = 50;
/// Numbers that are younger are left as they are, where nothing has come out since.
const FRESH: Duration = Duration::from_secs(50 * 60);

/// Counts the statistics of a city and of its calls, where they are old.
pub(super) async fn refresh(city: &City) {
    if let Err(error) = try_to_refresh(city).await {
        tracing::warn!(city = %city.scope(), ?error, "statistics were not counted");
    }
}

async fn try_to_refresh(city: &City) -> Result<(), store::Error> {
    let now = wiring::now();
    let before = now.checked_sub(FRESH).unwrap_or(now);
    let calls = city.read(move |tx| to_count(tx, now, before, AT_ONCE)).await?;
    let is_old = city.read(of_city).await?.is_none_or(|kept| kept.at < before);
    for call in &calls {
        let call = *call;
        let numbers = city.export(move |tx| count(tx, call)).await?;
        city.write(move |tx| keep(tx, call, &numbers, now)).await?;
    }
    if is_old {
        let numbers = city.export(count_city).await?;
        city.write(move |tx| keep_city(tx, &numbers, now)).await?;
    }
    Ok(())
}
