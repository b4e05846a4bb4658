//! Files and folders that nobody else on the machine reads: 0600 and 0700 where the system knows such rights.
//!
//! What a person told the city, and the letters to them, are nobody's business who merely has an account on the same
//! machine. Elsewhere than on Unix the folder's own rights decide.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io,
    path::Path,
};

/// Makes a folder, and those above it, for its owner alone. One that is there already loses what everybody else may do
/// with it; what its group may do is its owner's decision.
///
/// # Errors
/// The system's.
pub fn folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    close(path)
}

/// How a file is opened that its owner alone may read, if it is made by that.
#[must_use]
pub fn file() -> OpenOptions {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Takes from everybody else what they may do with a file or a folder.
///
/// # Errors
/// The system's, but not that it belongs to somebody else: then its rights are theirs to set.
pub fn close(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let rights = fs::metadata(path)?.permissions().mode() & 0o7777;
        if rights & 0o007 != 0 {
            match fs::set_permissions(path, fs::Permissions::from_mode(rights & !0o007)) {
                Err(error) if error.kind() != io::ErrorKind::PermissionDenied => return Err(error),
                _ => {}
            }
        }
    }
    #[cfg(not(unix))]
    fs::metadata(path)?;
    Ok(())
}
