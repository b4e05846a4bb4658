//! Programs that chores need beside Rust: whether they are here, and fetching them where we may.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{output, root};

/// Makes clients in Python.
const PYTHON_CLIENTS: &str = "openapi-python-client==0.29.1";
/// Makes types for TypeScript.
const TYPESCRIPT_CLIENTS: [&str; 2] = ["openapi-typescript@7.13.0", "typescript@5"];

/// Whether a program is on the PATH.
pub(crate) fn has(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// A folder in memory for what tests write and throw away: PostgreSQL makes a thousand files for each story. None where
/// the system has none, or too little memory.
pub(crate) fn fast_folder() -> Option<PathBuf> {
    const ROOM: u64 = 3 << 30;
    const SPARE: u64 = 5 << 30;
    let mut ask = Command::new("df");
    let said = output(ask.args(["--block-size=1", "--output=fstype,avail", "/dev/shm"])).ok()?;
    let (kind, room) = said.lines().nth(1)?.trim().split_once(' ')?;
    let memory = std::fs::read_to_string("/proc/meminfo").ok()?;
    let spare = memory.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let spare: u64 = spare.trim().trim_end_matches(" kB").parse().ok()?;
    let fits = kind == "tmpfs" && room.trim().parse::<u64>().ok()? >= ROOM && spare << 10 >= SPARE;
    forget_abandoned();
    let folder = PathBuf::from(format!("{FAST}{}", std::process::id()));
    // PostgreSQL runs as another user than root there, as in the usual folder for such things.
    let made = || {
        std::fs::create_dir(&folder)?;
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o1777))
    };
    (fits && made().is_ok()).then_some(folder)
}

/// What a fast folder's path begins with, before the number of who made it.
const FAST: &str = "/dev/shm/kalaka-";

/// Removes the folders of runs that were killed.
fn forget_abandoned() {
    for entry in std::fs::read_dir("/dev/shm").into_iter().flatten().flatten() {
        let path = entry.path();
        let owner = path.to_str().and_then(|path| path.strip_prefix(FAST));
        if owner.is_some_and(|owner| !Path::new("/proc").join(owner).exists()) {
            drop(std::fs::remove_dir_all(&path));
        }
    }
}

/// Whether PostgreSQL's own programs are here.
pub(crate) fn has_postgres() -> bool {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    has("initdb") || debian.into_iter().any(|version| version.path().join("bin/initdb").is_file())
}

/// The pooler through which a test reaches PostgreSQL. Debian keeps it where only root looks.
pub(crate) fn pooler() -> Result<(), String> {
    let is_there = has("pgbouncer") || Path::new("/usr/sbin/pgbouncer").is_file();
    if is_there { Ok(()) } else { debian(&["pgbouncer"]) }
}

/// Installs Debian packages, as root or by `sudo` without a password; otherwise says what to do.
pub(crate) fn debian(packages: &[&str]) -> Result<(), String> {
    let by_hand = || format!("install by hand: {}", packages.join(" "));
    if !has("apt-get") {
        return Err(format!("there is no apt-get here; {}", by_hand()));
    }
    let root = output(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0");
    let front: &[&str] = if root { &[] } else { &["sudo", "-n"] };
    if !root && output(Command::new("sudo").args(["-n", "true"])).is_err() {
        return Err(format!("we are not root; {}", by_hand()));
    }
    println!("installing {}", packages.join(" "));
    let install = ["install", "--yes", "--no-install-recommends"];
    let ask = |arguments: &[&str]| {
        let mut words = front.iter().chain(&["apt-get", "-qq"]).chain(arguments);
        let mut command = Command::new(words.next().unwrap_or(&"apt-get"));
        output(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let wanted: Vec<&str> = install.iter().chain(packages).copied().collect();
    // The lists may be there already, or may be missing on a fresh machine.
    ask(&wanted)
        .or_else(|_| ask(&["update"]).and_then(|_| ask(&wanted)))
        .map(|_| ())
        .map_err(|error| format!("{error:#}; {}", by_hand()))
}

/// The browser of the stories.
pub(crate) fn chromium() -> Result<PathBuf, String> {
    let find = || {
        let named = std::env::var_os("KALAKA_TEST_CHROMIUM").map(PathBuf::from);
        let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        named.into_iter().chain(usual.map(PathBuf::from)).find(|path| path.is_file())
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    debian(&["chromium", "fonts-noto-core"])?;
    find().ok_or_else(|| "Chromium was installed and is nowhere to be found".to_owned())
}

/// Node, which compares engines in WebAssembly with those outside, and drives the browser.
pub(crate) fn node() -> Result<(), String> {
    if has("node") { Ok(()) } else { debian(&["nodejs"]) }
}

/// The packages of the browser stories, as their lock file says, beside them.
pub(crate) fn node_modules() -> Result<(), String> {
    let folder = root().join("tests/browser");
    if !has("node") || !has("npm") {
        debian(&["nodejs", "npm"])?;
    }
    if same(&folder.join("package-lock.json"), &folder.join("node_modules/.kalaka-lock")) {
        return Ok(());
    }
    println!("fetching the packages of the browser stories");
    let mut npm = Command::new("npm");
    npm.args(["ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(&folder);
    output(&mut npm).map_err(|error| format!("{error:#}"))?;
    std::fs::copy(folder.join("package-lock.json"), folder.join("node_modules/.kalaka-lock"))
        .map(|_| ())
        .map_err(|error| format!("{}: {error}", folder.display()))
}

/// What makes clients from the API's document, in a folder of the build: the story of clients finds it there.
pub(crate) fn clients(folder: &Path) -> Result<(), String> {
    let told = |error: anyhow::Error| format!("{error:#}");
    let python = folder.join("python");
    if !python.join("bin/openapi-python-client").exists() {
        println!("fetching what makes clients");
        output(Command::new("python3").args(["-m", "venv"]).arg(&python)).map_err(told)?;
        let mut pip = Command::new(python.join("bin/pip"));
        pip.args(["install", "--quiet", "--disable-pip-version-check", PYTHON_CLIENTS]);
        output(&mut pip).map_err(told)?;
    }
    if !folder.join("node_modules/.bin/openapi-typescript").exists() {
        let mut npm = Command::new("npm");
        npm.args([
            "install",
            "--silent",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefix",
        ]);
        output(npm.arg(folder).args(TYPESCRIPT_CLIENTS)).map_err(told)?;
    }
    Ok(())
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((std::fs::read(one), std::fs::read(other)), (Ok(one), Ok(other)) if one == other)
}
