//! `cargo xtask wasm`: builds the engines that browsers run, and keeps them as assets.
//!
//! A plain machine with Rust alone must be able to build the binary, so the modules
//! stand in the repository, beside their digests. This chore builds them anew where the target is
//! to be had: by rustup, or from Debian's `rustc-web cargo-web rust-web-src lld`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail, ensure};
use sha2::{Digest as _, Sha256};

const TARGET: &str = "wasm32-unknown-unknown";

/// Crates that have a sister `NAME-wasm`, whose module is kept in their folder `wasm`.
const ENGINES: [&str; 2] = ["tally", "assign"];

/// Most bytes of a module as it travels, compressed.
const MOST_COMPRESSED: usize = 400_000;

/// Builds the modules and puts them where pages find them.
pub(crate) fn run() -> anyhow::Result<()> {
    ENGINES.into_iter().try_for_each(build)
}

fn build(engine: &str) -> anyhow::Result<()> {
    let root = root();
    let package = format!("{engine}-wasm");
    let mut build = toolchain()?;
    build
        .args(["rustc", "--profile", "dist", "--package", &package, "--lib"])
        .args(["--crate-type", "cdylib", "--target", TARGET, "--target-dir", "target/wasm"])
        .current_dir(&root)
        .env("CARGO_PROFILE_DIST_PANIC", "abort")
        .env("CARGO_PROFILE_DIST_OPT_LEVEL", "3")
        .env("CARGO_PROFILE_DIST_LTO", "true")
        .env("CARGO_PROFILE_DIST_CODEGEN_UNITS", "1");
    ensure!(build.status().context("cargo does not start")?.success(), "the build failed");

    let built = root.join("target/wasm").join(TARGET).join(format!("dist/{engine}_wasm.wasm"));
    let module = fs::read(&built).with_context(|| built.display().to_string())?;
    let digest: String = Sha256::digest(&module).iter().map(|byte| format!("{byte:02x}")).collect();
    let assets = root.join("crates").join(engine).join("wasm");
    let name = format!("{engine}.wasm");
    fs::write(assets.join(&name), &module)?;
    fs::write(assets.join(format!("{name}.sha256")), format!("{digest}  {name}\n"))?;
    println!("{digest}  {name}, {} bytes", module.len());
    match compressed(&built) {
        Some(size) => {
            println!("{size} bytes compressed, at most {MOST_COMPRESSED}");
            ensure!(size <= MOST_COMPRESSED, "the module has grown too large to send to a phone");
        }
        None => println!("gzip is not here; the compressed size was not measured"),
    }
    Ok(())
}

/// A cargo that can build for the target, paths kept out of the module.
fn toolchain() -> anyhow::Result<Command> {
    let home = env::var("CARGO_HOME")
        .unwrap_or_else(|_| format!("{}/.cargo", env::var("HOME").unwrap_or_default()));
    let plain =
        format!("--remap-path-prefix={}=. --remap-path-prefix={home}=cargo", root().display());
    if installed() {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.env("RUSTFLAGS", plain);
        return Ok(cargo);
    }
    let debian = Path::new("/usr/bin/rustc");
    let source = sysroot(debian).join("lib/rustlib/src/rust/library");
    if debian.is_file() && source.is_dir() && Path::new("/usr/bin/wasm-ld").exists() {
        let mut cargo = Command::new("/usr/bin/cargo");
        cargo
            .args(["-Z", "build-std=std,panic_abort"])
            .env("RUSTC", debian)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld")
            .env("RUSTFLAGS", format!("-C linker-flavor=wasm-ld -Zlocation-detail=none {plain}"));
        return Ok(cargo);
    }
    bail!(
        "the target {TARGET} is not here: `rustup target add {TARGET}`, \
         or on Debian `apt-get install rustc-web cargo-web rust-web-src lld`"
    );
}

/// Whether the Rust that runs us has the target's library.
fn installed() -> bool {
    let rustc = env::var_os("RUSTC").map_or_else(|| PathBuf::from("rustc"), PathBuf::from);
    sysroot(&rustc).join("lib/rustlib").join(TARGET).is_dir()
}

fn sysroot(rustc: &Path) -> PathBuf {
    let printed = Command::new(rustc).args(["--print", "sysroot"]).output();
    let text = printed.map(|printed| String::from_utf8_lossy(&printed.stdout).trim().to_owned());
    PathBuf::from(text.unwrap_or_default())
}

fn compressed(module: &Path) -> Option<usize> {
    let done = Command::new("gzip").args(["-9", "--keep", "--stdout"]).arg(module).output().ok()?;
    done.status.success().then_some(done.stdout.len())
}

fn root() -> PathBuf {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    own.parent().map(PathBuf::from).unwrap_or(own)
}
