//! A throw-away PgBouncer in transaction mode before the server that tests share.

use std::{
    env, fs, io,
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    str::FromStr,
    time::Duration,
};

use tempfile::TempDir;
use tokio_postgres::config::{Config, Host};

use super::cluster::{free_port, unprivileged};

/// How long it may take to start.
const PATIENCE: u32 = 100;

/// A running pooler. Dropping it ends it.
#[derive(Debug)]
pub struct Pooler {
    child: Child,
    port: u16,
    _folder: TempDir,
}

impl Pooler {
    /// Starts a pooler before an administrator's server, which hands out at most so many connections of a database.
    /// None where PgBouncer is not installed.
    ///
    /// # Errors
    /// A sentence that says what the system or PgBouncer said.
    pub fn start(administrator: &str, connections: u8) -> Result<Option<Self>, String> {
        let Some(program) = find_program() else { return Ok(None) };
        let told = |error: io::Error| error.to_string();
        let folder = tempfile::tempdir().map_err(told)?;
        let port = free_port()?;
        let settings = folder.path().join("pgbouncer.ini");
        let users = folder.path().join("users");
        let log = folder.path().join("log");
        let text = format!(
            "[databases]\n* = {}\n[pgbouncer]\npool_mode = transaction\ndefault_pool_size = {connections}\n\
             max_client_conn = 200\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n\
             auth_type = trust\nauth_file = {}\nlogfile = {}\n",
            server(administrator)?,
            users.display(),
            log.display(),
        );
        fs::write(&settings, text).map_err(told)?;
        fs::write(&users, "\"kalaka_test\" \"kalaka_test\"\n").map_err(told)?;
        let mut command = Command::new(program);
        command.arg("--quiet").arg(&settings).stdin(Stdio::null());
        // It refuses to run as root, as its server does.
        if let Some((uid, gid)) = unprivileged()? {
            chown(folder.path(), Some(uid), Some(gid)).map_err(told)?;
            command.uid(uid).gid(gid);
        }
        let child = command.spawn().map_err(|error| format!("pgbouncer: {error}"))?;
        let mut pooler = Self { child, port, _folder: folder };
        pooler
            .is_up()
            .map_err(|why| format!("{why}: {}", fs::read_to_string(&log).unwrap_or_default()))?;
        Ok(Some(pooler))
    }

    /// The address of a database through the pooler, which is told of in it.
    #[must_use]
    pub fn address(&self, database: &str) -> String {
        format!(
            "postgres://kalaka_test:kalaka_test@127.0.0.1:{}/{database}?pooler=transaction",
            self.port
        )
    }

    fn is_up(&mut self) -> Result<(), String> {
        for _ in 0..PATIENCE {
            if std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(());
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(format!("pgbouncer ended: {status}"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Err("pgbouncer does not come up".to_owned())
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Where the server is, in the pooler's words.
fn server(administrator: &str) -> Result<String, String> {
    let config = Config::from_str(administrator).map_err(|error| error.to_string())?;
    let host = match config.get_hosts().first() {
        Some(Host::Tcp(name)) => name.clone(),
        Some(Host::Unix(path)) => path.display().to_string(),
        None => "localhost".to_owned(),
    };
    Ok(format!("host={host} port={}", config.get_ports().first().unwrap_or(&5432)))
}

/// Debian keeps it where only root looks.
fn find_program() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    folders.map(|folder: PathBuf| folder.join("pgbouncer")).find(|program| Path::exists(program))
}
