//! A throw-away PostgreSQL: a cluster in a temporary folder, reached through a socket only.

use std::{
    env, fs, io,
    net::TcpListener,
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{self, Command, Stdio},
    str::FromStr,
    sync::atomic::{AtomicU32, Ordering},
};

use tokio_postgres::config::{Config, Host};

/// Whether the cluster syncs to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Fast, for tests that do not pull the plug.
    Off,
    /// As in use.
    On,
}

/// A running cluster. Dropping it stops the server and removes its folder; so does the end of this process.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    user: Option<(u32, u32)>,
    durability: Durability,
    /// The port it listens on beside the socket, encrypted or not.
    port: Option<(u16, &'static str)>,
}

/// A server's certificate and its key, as PEM.
#[derive(Debug, Clone, Copy)]
pub struct Identity<'a> {
    /// The certificate, with those that vouch for it.
    pub certificate: &'a str,
    /// The private key.
    pub key: &'a str,
}

impl Cluster {
    /// Makes a cluster and starts its server.
    ///
    /// # Errors
    /// A sentence that says what is missing or what PostgreSQL said.
    pub fn start(durability: Durability) -> Result<Self, String> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let programs = find_programs()?;
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("kalaka-pg-{}-{count}", process::id()));
        let user = unprivileged()?;
        let said = |error: io::Error| format!("{}: {error}", folder.display());
        fs::create_dir_all(&folder).map_err(said)?;
        if let Some((uid, gid)) = user {
            chown(&folder, Some(uid), Some(gid)).map_err(said)?;
        }
        let cluster = Self { folder, programs, user, durability, port: None };
        let data = cluster.data();
        cluster.run(
            "initdb",
            &[
                "--pgdata",
                &data,
                "--username",
                "postgres",
                "--auth",
                "trust",
                "--encoding",
                "UTF8",
                "--locale",
                "C.UTF-8",
                "--no-sync",
            ],
        )?;
        cluster.watch()?;
        cluster.resume()?;
        Ok(cluster)
    }

    /// The administrator's address.
    #[must_use]
    pub fn administrator(&self) -> String {
        let port = self.port.map_or(String::new(), |(port, _)| format!(":{port}"));
        format!("postgres://postgres@{}{port}/postgres", escape(&self.folder.to_string_lossy()))
    }

    /// Starts the server anew, with a port of this machine beside the socket, and gives the port. A server with an
    /// identity speaks there to those alone who encrypt, one without to nobody who does.
    ///
    /// # Errors
    /// What the system or PostgreSQL said.
    pub fn listen(&mut self, identity: Option<Identity<'_>>) -> Result<u16, String> {
        let port = free_port()?;
        let (kind, ssl) = if let Some(identity) = identity {
            self.write("server.crt", identity.certificate)?;
            self.write("server.key", identity.key)?;
            ("hostssl", "on")
        } else {
            ("host", "off")
        };
        self.write(
            "pg_hba.conf",
            &format!("local all all trust\n{kind} all all 127.0.0.1/32 trust\n"),
        )?;
        self.kill()?;
        self.port = Some((port, ssl));
        self.resume()?;
        Ok(port)
    }

    /// Writes a file of the server's, for it alone.
    fn write(&self, name: &str, text: &str) -> Result<(), String> {
        let path = Path::new(&self.data()).join(name);
        let said = |error: io::Error| format!("{}: {error}", path.display());
        fs::write(&path, text).map_err(said)?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).map_err(said)?;
        if let Some((uid, gid)) = self.user {
            chown(&path, Some(uid), Some(gid)).map_err(said)?;
        }
        Ok(())
    }

    /// Starts the server again after [`Cluster::kill`].
    ///
    /// # Errors
    /// What PostgreSQL said.
    pub fn resume(&self) -> Result<(), String> {
        let sync = match self.durability {
            Durability::Off => "-c fsync=off -c full_page_writes=off -c synchronous_commit=off",
            Durability::On => "",
        };
        let listen = match self.port {
            None => "-c listen_addresses=''".to_owned(),
            Some((port, ssl)) => {
                format!("-c listen_addresses=127.0.0.1 -c port={port} -c ssl={ssl}")
            }
        };
        let options = format!(
            "{listen} -c unix_socket_directories='{}' -c max_connections=300 {sync}",
            self.folder.display()
        );
        let log = self.folder.join("log").to_string_lossy().into_owned();
        self.run(
            "pg_ctl",
            &["start", "--wait", "--pgdata", &self.data(), "--options", &options, "--log", &log],
        )
    }

    /// Kills the server as a power cut would: no process of it says goodbye.
    ///
    /// # Errors
    /// What PostgreSQL said.
    pub fn kill(&self) -> Result<(), String> {
        self.run("pg_ctl", &["stop", "--mode", "immediate", "--pgdata", &self.data()])
    }

    /// Sends a signal (`STOP`, `CONT`) to every process of the server.
    ///
    /// # Errors
    /// When the server is not running.
    pub fn signal(&self, signal: &str) -> Result<(), String> {
        let file = Path::new(&self.data()).join("postmaster.pid");
        let text = fs::read_to_string(file)
            .map_err(|error| format!("the server is not running: {error}"))?;
        let postmaster = text.lines().next().unwrap_or_default().to_owned();
        let children = fs::read_to_string(format!("/proc/{postmaster}/task/{postmaster}/children"));
        let children = children.unwrap_or_default();
        let pids = std::iter::once(postmaster.as_str()).chain(children.split_whitespace());
        let status = Command::new("kill").arg("-s").arg(signal).args(pids).status();
        match status {
            Ok(status) if status.success() => Ok(()),
            other => Err(format!("kill -s {signal}: {other:?}")),
        }
    }

    /// Keeps the cluster until the process ends, and gives the administrator's address.
    #[must_use]
    pub fn leak(self) -> String {
        let address = self.administrator();
        std::mem::forget(self);
        address
    }

    fn data(&self) -> String {
        self.folder.join("data").to_string_lossy().into_owned()
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Result<(), String> {
        let mut command = Command::new(self.programs.join(program));
        command.args(arguments).current_dir(&self.folder).stdin(Stdio::null());
        if let Some((uid, gid)) = self.user {
            command.uid(uid).gid(gid);
        }
        // The server inherits these files, so they are not pipes, which would never end.
        let said = self.folder.join(format!("{program}.out"));
        let out =
            fs::File::create(&said).map_err(|error| format!("{}: {error}", said.display()))?;
        let err = out.try_clone().map_err(|error| error.to_string())?;
        let status = command
            .stdout(out)
            .stderr(err)
            .status()
            .map_err(|error| format!("{program}: {error}"))?;
        if status.success() {
            return Ok(());
        }
        let said = fs::read_to_string(said).unwrap_or_default();
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!("{program} failed: {said}\n{log}"))
    }

    /// A small process that outlives ours and clears up, however we end.
    fn watch(&self) -> Result<(), String> {
        let script = "while kill -0 \"$1\" 2>/dev/null && [ -d \"$2\" ]; do sleep 0.3; done\n\
                      \"$3/pg_ctl\" stop --mode immediate --pgdata \"$2/data\"\nrm -rf \"$2\"";
        let mut command = Command::new("sh");
        command
            .args(["-c", script, "kalaka-pg-watch", &process::id().to_string()])
            .arg(&self.folder)
            .arg(&self.programs)
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0);
        command.spawn().map(drop).map_err(|error| format!("sh: {error}"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.signal("CONT"));
        drop(self.kill());
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// The address of another role and database on the server of an administrator.
pub(super) fn address(administrator: &str, role: &str, database: &str) -> String {
    let config = Config::from_str(administrator).unwrap_or_default();
    let host = match config.get_hosts().first() {
        Some(Host::Tcp(name)) => name.clone(),
        Some(Host::Unix(path)) => escape(&path.to_string_lossy()),
        None => "localhost".to_owned(),
    };
    let port = config.get_ports().first().map_or(String::new(), |port| format!(":{port}"));
    format!("postgres://{role}@{host}{port}/{database}")
}

/// A port of this machine that nobody listens on.
pub(super) fn free_port() -> Result<u16, String> {
    let told = |error: io::Error| format!("no free port: {error}");
    Ok(TcpListener::bind("127.0.0.1:0").and_then(|one| one.local_addr()).map_err(told)?.port())
}

fn escape(path: &str) -> String {
    path.replace('/', "%2F")
}

/// The folder with `initdb` and `pg_ctl`: the newest of Debian's, or one on the PATH.
fn find_programs() -> Result<PathBuf, String> {
    let mut debian: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin")).collect())
        .unwrap_or_default();
    debian.sort();
    let path = env::var_os("PATH").unwrap_or_default();
    let has_programs =
        |folder: &PathBuf| ["initdb", "pg_ctl"].iter().all(|name| folder.join(name).exists());
    debian.into_iter().rev().chain(env::split_paths(&path)).find(has_programs).ok_or_else(|| {
        "PostgreSQL’s initdb and pg_ctl were not found on the PATH nor in /usr/lib/postgresql: install PostgreSQL 15 \
         or later, name a server in KALAKA_TEST_POSTGRES, or set KALAKA_SKIP_POSTGRES=1"
            .to_owned()
    })
}

/// PostgreSQL refuses to run as root: the user and group to run it as, if we are root.
pub(super) fn unprivileged() -> Result<Option<(u32, u32)>, String> {
    let own = fs::metadata("/proc/self").or_else(|_| fs::metadata(env::temp_dir()));
    if own.map_err(|error| error.to_string())?.uid() != 0 {
        return Ok(None);
    }
    let users =
        fs::read_to_string("/etc/passwd").map_err(|error| format!("/etc/passwd: {error}"))?;
    let find = |wanted: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(wanted))?;
        let mut numbers = line.split(':').skip(2).map(str::parse);
        Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
    };
    match find("postgres").or_else(|| find("nobody")) {
        Some(user) => Ok(Some(user)),
        None => Err("PostgreSQL does not run as root, and there is no user “postgres” or “nobody”"
            .to_owned()),
    }
}
