//! `cargo xtask release`: the binary as it is shipped.

use std::fs;

use anyhow::{Context as _, bail};
use sha2::{Digest as _, Sha256};

use crate::run::shipped;

/// The largest a release may be: 40 MB.
const LIMIT_BYTES: u64 = 40_000_000;

/// Builds, and prints size and digest; writes the digest beside the binary.
pub(crate) fn run() -> anyhow::Result<()> {
    let binary = shipped()?;
    let bytes = fs::read(&binary).with_context(|| binary.display().to_string())?;
    let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    fs::write(binary.with_extension("sha256"), format!("{digest}  kalaka\n"))?;
    let size = u64::try_from(bytes.len())?;
    println!("{}", binary.display());
    println!("size    {}.{} MB, limit 40 MB", size / 1_000_000, size % 1_000_000 / 100_000);
    println!("sha256  {digest}");
    if size > LIMIT_BYTES {
        bail!("the binary is larger than it may be");
    }
    Ok(())
}
