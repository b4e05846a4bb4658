//! The installation's secret key: in a file beside the database, not in it, so that neither a dump nor a backup holds
//! what forms, links in letters and known browsers are checked by.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use store::Store;
use store::city::directory;
use web::http::Secret;

use crate::wiring;

/// What the key is called in a database that keeps it.
const NAME: &str = "secret";

/// Its length in bytes.
const LENGTH: usize = 32;

/// The key, made once: in the file if there is one, else in the database, where several processes find it. A key that an
/// earlier start left in the database moves to the file.
pub(crate) fn secret(store: &Store, file: Option<&Path>) -> anyhow::Result<Secret> {
    let install = store.install();
    let mut fresh = [0; LENGTH];
    wiring::random(&mut fresh);
    let Some(path) = file else {
        let kept = install.write_blocking(move |tx| directory::setting(tx, NAME, &fresh))?;
        return of_bytes(kept);
    };
    let said = || format!("the secret key in {} cannot be read", path.display());
    if !path.try_exists().with_context(said)? {
        let moved = install.read_blocking(|tx| directory::find_setting(tx, NAME))?;
        let made = moved.unwrap_or_else(|| fresh.to_vec());
        keep(path, &made).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    let kept = File::open(path).and_then(read).with_context(said)?;
    if install.read_blocking(|tx| directory::find_setting(tx, NAME))?.is_some() {
        install.write_blocking(|tx| directory::forget_setting(tx, NAME))?;
    }
    of_bytes(kept).with_context(said)
}

/// Where the key lies, in words for whoever runs the installation.
pub(crate) fn place(file: Option<&Path>) -> String {
    match file {
        None => "the installation's key lies in the database, and so in every dump of it; with --secret FILE, the same for \
                 each process, it lies in that file instead"
            .to_owned(),
        Some(path) => format!(
            "the installation's key lies in {}, in no backup: keep a copy of it apart from them",
            path.display()
        ),
    }
}

/// A key, and one byte more of a file that is none.
fn read(file: File) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(LENGTH + 1);
    file.take(33).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes it for its owner's eyes. The file is there whole or not at all, and never replaces one that another process
/// made meanwhile.
fn keep(path: &Path, key: &[u8]) -> std::io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}", std::process::id()));
    let beside = Path::new(&beside);
    let mut file =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(beside)?;
    file.write_all(key)?;
    file.sync_all()?;
    let named = std::fs::hard_link(beside, path);
    std::fs::remove_file(beside)?;
    match named {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn of_bytes(bytes: Vec<u8>) -> anyhow::Result<Secret> {
    let Ok(key) = bytes.try_into() else {
        bail!("a secret key has {LENGTH} bytes, and this is something else");
    };
    Ok(Secret(key))
}
