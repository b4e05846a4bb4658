//! Files in a folder, readable for its owner alone: a folder for each city, and in it one for each beginning of digests.

use std::{fs, io, path::Path};

use super::sync_folder;
use crate::private;

/// Moves a file that is on the disk to its place below a folder, and makes that last.
pub(super) fn keep(folder: &Path, path: &str, incoming: &Path) -> io::Result<()> {
    let place = folder.join(path);
    let shelf = place.parent().ok_or(io::ErrorKind::InvalidInput)?;
    private::folder(shelf)?;
    fs::rename(incoming, &place)?;
    sync_folder(shelf)?;
    // The shelf itself may be new, and so may the city's own folder.
    shelf.ancestors().skip(1).take(2).try_for_each(sync_folder)
}
