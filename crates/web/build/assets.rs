//! Every asset becomes a constant: its bytes, its media type, and an address that contains a
//! digest of the bytes, so that browsers may keep it forever.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use sha2::{Digest as _, Sha256};

use crate::name_of;

/// The source of the constants and of `ALL`.
pub(crate) fn generate(files: &[PathBuf]) -> anyhow::Result<String> {
    let mut source = String::new();
    let mut all = String::new();
    for path in files {
        let name = name_of(path);
        let (stem, kind) = name.rsplit_once('.').context("an asset needs an extension")?;
        let bytes = std::fs::read(path)?;
        let digest = Sha256::digest(&bytes);
        let short: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let constant: String = name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' })
            .collect();
        writeln!(
            source,
            "/// `{name}`.\npub(crate) const {constant}: Asset = Asset {{ path: \
             \"/assets/{stem}.{short}.{kind}\", kind: {:?}, bytes: include_bytes!({:?}) }};",
            media_type(kind)?,
            path.display().to_string(),
        )?;
        write!(all, "{constant}, ")?;
    }
    writeln!(source, "/// Every asset.\npub(crate) const ALL: &[Asset] = &[{all}];")?;
    Ok(source)
}

fn media_type(extension: &str) -> anyhow::Result<&'static str> {
    Ok(match extension {
        "json" => "application/json",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        other => bail!("assets/: no media type is known for .{other}; add it to build/assets.rs"),
    })
}
