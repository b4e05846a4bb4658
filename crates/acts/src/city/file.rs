//! Pictures that belong to nothing any more.

use jiff::Timestamp;
use store::city::{file, settings};
use store::things::file_use;

use crate::{Act, Done};

/// How many are removed in one go, so that others may write in between.
const REMOVED: i64 = 200;

/// Removes pictures from before this moment that nothing shows: taken out again, replaced, or sent along with a draft
/// that was never published. Gives their number.
pub fn sweep(act: &mut Act, before: Timestamp) -> Done<usize> {
    let logo = settings::load(act.tx)?.0.logo;
    let unused = file_use::unused(act.tx, before, logo.unwrap_or_default(), REMOVED)?;
    for id in &unused {
        file::remove(act.tx, id.get())?;
    }
    Ok(unused.len())
}
