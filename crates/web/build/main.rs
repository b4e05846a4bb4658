//! Turns `locales/` into the typed methods of `Words`, and assets into files under hashed
//! names, so that a missing translation or a wrong asset name is a compile error.

mod assets;

use std::path::{Path, PathBuf};

fn main() -> anyhow::Result<()> {
    let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=assets");
    words_build::compile(words_build::Form::Kit)?;
    // The counting engine is built by `cargo xtask wasm` and kept beside its source.
    let engine = here.join("../tally/wasm/tally.wasm");
    println!("cargo::rerun-if-changed={}", engine.display());
    let mut files = sorted_entries(&here.join("assets"))?;
    files.push(engine);
    std::fs::write(out.join("assets.rs"), assets::generate(&files)?)?;
    Ok(())
}

/// The entries of a folder, in order of their names so that the output never varies.
fn sorted_entries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|error| anyhow::anyhow!("cannot read {}: {error}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

/// The last part of a path as text.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
