//! Settings: from flags, the environment (`KALAKA_…`) and one TOML file, in this order.
//!
//! A wrong setting stops the start with its name, its value and what would be right.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use jiff::SignedDuration;
use oidc::Place;
use serde::Deserialize;
use store::Database;
use store::blobs::FilePlace;
use store::seal::{KeyPlace, OperatorKeys};

mod files;
mod provider;

use self::files::{FileEntries, FileFlags};
use self::provider::{ProviderEntries, ProviderFlags};
use crate::mail::dkim;
use crate::tiles;
use crate::translator::Address;

/// The settings every command takes, as flags or environment variables.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Settings")]
pub(crate) struct Flags {
    /// A TOML file with settings; `kalaka.toml` in this folder is read when it is there
    #[arg(long, env = "KALAKA_CONFIG", global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where everything is kept: a folder (SQLite) or a postgres:// address [default: data]
    #[arg(
        long,
        env = "KALAKA_DATABASE",
        global = true,
        value_name = "FOLDER|ADDRESS",
        hide_env_values = true
    )]
    database: Option<String>,
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, env = "KALAKA_LISTEN", global = true, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// The address under which people reach this server, for links in mails; `init` keeps it
    #[arg(long, env = "KALAKA_URL", global = true, value_name = "URL")]
    url: Option<String>,
    /// How mail leaves: an smtp://, smtps:// or smtp+starttls:// address, or a folder for files
    #[arg(
        long,
        env = "KALAKA_MAIL",
        global = true,
        value_name = "ADDRESS|FOLDER",
        hide_env_values = true
    )]
    mail: Option<String>,
    /// How the log is written: `text` or `json` [default: text]
    #[arg(long, env = "KALAKA_LOG", global = true, value_name = "FORMAT")]
    log: Option<String>,
    /// Whether a reverse proxy stands in front: `none` or `trusted` [default: none]
    #[arg(long, env = "KALAKA_PROXY", global = true, value_name = "PROXY")]
    proxy: Option<String>,
    /// Minutes for which news are gathered into one letter [default: 10]
    #[arg(long, env = "KALAKA_GATHER", global = true, value_name = "MINUTES")]
    gather: Option<String>,
    /// The number of this process among those that share a PostgreSQL database [default: 0]
    #[arg(long, env = "KALAKA_NODE", global = true, value_name = "NUMBER")]
    node: Option<String>,
    /// Where the ends of the cities' logs are noted, outside the database [default: beside the folder of the database]
    #[arg(long, env = "KALAKA_HEADS", global = true, value_name = "FILE")]
    heads: Option<PathBuf>,
    /// The file with the installation's secret key, made when it is missing [default: in the folder of the database]
    #[arg(long, env = "KALAKA_SECRET", global = true, value_name = "FILE")]
    secret: Option<PathBuf>,
    /// The file with the keys that open what is kept sealed, made by `kalaka key new` [default: `keys` in the folder of the database]
    #[arg(long, env = "KALAKA_KEYS", global = true, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// These keys themselves, best from the environment; then no file is read
    #[arg(
        long,
        env = "KALAKA_KEY_VALUES",
        global = true,
        value_name = "KEYS",
        hide_env_values = true
    )]
    key_values: Option<String>,
    #[command(flatten)]
    files: FileFlags,
    #[command(flatten)]
    provider: ProviderFlags,
    /// The key with which letters are signed (DKIM), made by `kalaka mail key` [default: `dkim.pem` in the folder of the database]
    #[arg(long, env = "KALAKA_DKIM", global = true, value_name = "FILE")]
    dkim: Option<PathBuf>,
    /// Where weak spots can be reported, a mailto: or https: address
    #[arg(long, env = "KALAKA_SECURITY_CONTACT", global = true, value_name = "ADDRESS")]
    security_contact: Option<String>,
    /// A machine that translates what people write, an http: or https: address; none translates nothing
    #[arg(long, env = "KALAKA_TRANSLATOR", global = true, value_name = "ADDRESS")]
    translator: Option<String>,
    /// The key that machine wants
    #[arg(
        long,
        env = "KALAKA_TRANSLATOR_KEY",
        global = true,
        value_name = "KEY",
        hide_env_values = true
    )]
    translator_key: Option<String>,
    /// Where pictures of a street map come from: an address with {z}, {x} and {y} in it; none shows no street map
    #[arg(long, env = "KALAKA_TILES", global = true, value_name = "ADDRESS")]
    tiles: Option<String>,
    /// Whose work that map is, which stands under it
    #[arg(long, env = "KALAKA_TILES_CREDIT", global = true, value_name = "WORDS")]
    tiles_credit: Option<String>,
}

/// The TOML file: the same names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    listen: Option<String>,
    url: Option<String>,
    mail: Option<String>,
    log: Option<String>,
    proxy: Option<String>,
    gather: Option<toml::Value>,
    node: Option<toml::Value>,
    heads: Option<PathBuf>,
    secret: Option<PathBuf>,
    keys: Option<PathBuf>,
    files: Option<String>,
    files_region: Option<String>,
    files_key: Option<String>,
    files_secret: Option<String>,
    files_per_city: Option<toml::Value>,
    dkim: Option<PathBuf>,
    security_contact: Option<String>,
    translator: Option<String>,
    translator_key: Option<String>,
    tiles: Option<String>,
    tiles_credit: Option<String>,
    oidc_issuer: Option<String>,
    oidc_client: Option<String>,
    oidc_secret: Option<String>,
    oidc_secret_file: Option<PathBuf>,
    oidc_plain: Option<String>,
}

/// How mail leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MailSetting {
    /// By SMTP, to this address.
    Smtp(String),
    /// As files in a folder.
    Folder(PathBuf),
    /// Not at all: it is only kept to be looked at (the demo).
    Kept,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Log {
    /// Lines a person can read.
    Text,
    /// One JSON object a line.
    Json,
}

/// Whether a reverse proxy stands in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proxy {
    /// None.
    None,
    /// One that sets `X-Forwarded-For` and `X-Forwarded-Proto`.
    Trusted,
}

/// The file in which the ends of logs are noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Heads {
    /// It was named.
    Named(PathBuf),
    /// It has its usual place.
    Usual(PathBuf),
}

impl Heads {
    pub(crate) fn path(&self) -> &Path {
        let (Self::Named(path) | Self::Usual(path)) = self;
        path
    }
}

/// Settings, checked.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    pub(crate) database: Database,
    pub(crate) listen: SocketAddr,
    pub(crate) url: Option<String>,
    pub(crate) mail: MailSetting,
    pub(crate) log: Log,
    pub(crate) proxy: Proxy,
    pub(crate) gather: SignedDuration,
    pub(crate) node: u8,
    /// Where the ends of logs are noted; nowhere for a database elsewhere, unless a file is named.
    pub(crate) heads: Option<Heads>,
    /// The file with the secret key; none keeps it in the database.
    pub(crate) secret: Option<PathBuf>,
    /// Where the keys lie that open what is kept sealed.
    pub(crate) keys: KeyPlace,
    /// Where the files lie that people attach.
    pub(crate) files: FilePlace,
    /// The most bytes that the files of one city take together.
    pub(crate) files_per_city: u64,
    /// The file with the key that letters are signed with, if there is one.
    pub(crate) dkim: Option<PathBuf>,
    pub(crate) security_contact: Option<String>,
    /// The machine that translates, if there is one.
    pub(crate) translator: Option<Address>,
    /// Where pictures of a street map come from, if there is one.
    pub(crate) tiles: Option<tiles::Address>,
    /// The provider that recognises people, if there is one.
    pub(crate) provider: Option<Place>,
}

impl Config {
    /// Whether a proxy is believed although others may reach the server past it: its address is neither this machine's
    /// own nor one of a private network.
    pub(crate) fn is_open_past_its_proxy(&self) -> bool {
        let is_near = match self.listen.ip().to_canonical() {
            IpAddr::V4(address) => address.is_loopback() || address.is_private(),
            IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
        };
        self.proxy == Proxy::Trusted && !is_near
    }
}

impl Flags {
    /// Uses this database unless another one was named.
    #[must_use]
    pub(crate) fn or_database(mut self, database: impl Into<String>) -> Self {
        self.database.get_or_insert_with(|| database.into());
        self
    }

    /// The settings, with the file's where nothing else was said.
    pub(crate) fn read(&self) -> anyhow::Result<Config> {
        let file = self.file()?;
        let or = |flag: &Option<String>, file: Option<String>, usual: &str| {
            flag.clone().or(file).unwrap_or_else(|| usual.to_owned())
        };
        let database = or(&self.database, file.database, "data");
        let folder = match database.parse() {
            Ok(Database::Folder(folder)) => folder,
            _ => PathBuf::from("data"),
        };
        let mail = or(&self.mail, file.mail, &folder.join("mail").to_string_lossy());
        let url = self.url.clone().or(file.url);
        let security = self.security_contact.clone().or(file.security_contact);
        let translator = self.translator.clone().or(file.translator);
        let key = self.translator_key.clone().or(file.translator_key);
        let tiles = self.tiles.clone().or(file.tiles);
        let credit = self.tiles_credit.clone().or(file.tiles_credit).unwrap_or_default();
        let heads = self.heads.clone().or(file.heads).map(Heads::Named);
        let usual = || match database.parse() {
            Ok(Database::Folder(folder)) => folder.file_name().map(|name| {
                let mut name = name.to_owned();
                name.push(".heads");
                Heads::Usual(folder.with_file_name(name))
            }),
            _ => None,
        };
        let within = || match database.parse() {
            Ok(Database::Folder(folder)) => Some(folder.join("secret")),
            _ => None,
        };
        let entries = FileEntries {
            files: file.files,
            region: file.files_region,
            key: file.files_key,
            secret: file.files_secret,
            per_city: file.files_per_city,
        };
        let (files, files_per_city) = self.files.read(entries, &folder)?;
        let provider = self.provider.read(ProviderEntries {
            issuer: file.oidc_issuer,
            client: file.oidc_client,
            secret: file.oidc_secret,
            secret_file: file.oidc_secret_file,
            plain: file.oidc_plain,
        })?;
        Ok(Config {
            keys: self.keys(file.keys, &database)?,
            secret: self.secret.clone().or(file.secret).or_else(within),
            dkim: Some(self.dkim.clone().or(file.dkim).unwrap_or_else(|| dkim::usual(&folder))),
            heads: heads.or_else(usual),
            database: database_setting(&database)?,
            files,
            files_per_city,
            listen: listen(&or(&self.listen, file.listen, "127.0.0.1:8080"))?,
            url: url.as_deref().map(url_setting).transpose()?,
            mail: mail_setting(&mail)?,
            log: log(&or(&self.log, file.log, "text"))?,
            proxy: proxy(&or(&self.proxy, file.proxy, "none"))?,
            gather: SignedDuration::from_mins(number(
                "gather",
                &or(&self.gather, text(file.gather), "10"),
                0,
                1440,
            )?),
            node: u8::try_from(number("node", &or(&self.node, text(file.node), "0"), 0, 31)?)?,
            security_contact: security.as_deref().map(security_contact).transpose()?,
            translator: translator.map(|it| translator_setting(&it, key)).transpose()?,
            tiles: tiles.map(|it| tiles_setting(&it, &credit)).transpose()?,
            provider,
        })
    }

    /// Where the keys lie: in the environment, in the file that is named, else beside the rows of a folder.
    fn keys(&self, file: Option<PathBuf>, database: &str) -> anyhow::Result<KeyPlace> {
        if let Some(values) = self.key_values.clone() {
            OperatorKeys::parse(&values).context("the setting “key_values” does not read")?;
            return Ok(KeyPlace::Given(values));
        }
        let beside = || match database.parse() {
            Ok(Database::Folder(folder)) => Some(folder.join("keys")),
            _ => None,
        };
        let file = self.keys.clone().or(file).or_else(beside);
        Ok(file.map_or(KeyPlace::Nowhere, KeyPlace::File))
    }

    fn file(&self) -> anyhow::Result<File> {
        let path = match &self.config {
            Some(path) => path.as_path(),
            None if Path::new("kalaka.toml").exists() => Path::new("kalaka.toml"),
            None => return Ok(File::default()),
        };
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("the settings file {} cannot be read", path.display()))?;
        toml::from_str(&text)
            .with_context(|| format!("the settings file {} does not read", path.display()))
    }
}

fn text(value: Option<toml::Value>) -> Option<String> {
    value.map(|value| value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned))
}

/// A setting that cannot be used: its name, its value, and what would be right.
fn wrong<T>(name: &str, value: &str, right: &str) -> anyhow::Result<T> {
    bail!("the setting “{name}” is “{value}”: {right}")
}

fn database_setting(text: &str) -> anyhow::Result<Database> {
    if text.trim().is_empty() {
        return wrong("database", text, "name a folder, such as data, or a postgres:// address");
    }
    if text.contains("://")
        && !text.starts_with("postgres://")
        && !text.starts_with("postgresql://")
    {
        let scheme = text.split("://").next().unwrap_or_default();
        return wrong(
            "database",
            &format!("{scheme}://…"),
            "addresses begin with postgres://; anything else is a folder",
        );
    }
    text.parse().context("a database is a folder or an address")
}

fn listen(text: &str) -> anyhow::Result<SocketAddr> {
    use std::net::ToSocketAddrs as _;
    let found = text.to_socket_addrs().ok().and_then(|mut found| found.next());
    found.map_or_else(
        || wrong("listen", text, "write an address with a port, such as 127.0.0.1:8080 or [::]:80"),
        Ok,
    )
}

fn url_setting(text: &str) -> anyhow::Result<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let fine = rest.is_some_and(|rest| {
        let host = rest.trim_end_matches('/');
        !host.is_empty() && !host.contains(['/', '?', '#', '@', ' '])
    });
    if fine {
        Ok(text.trim_end_matches('/').to_owned())
    } else {
        wrong(
            "url",
            text,
            "write the address people use, such as https://ideas.example.org, without a path",
        )
    }
}

fn mail_setting(text: &str) -> anyhow::Result<MailSetting> {
    let known =
        ["smtp://", "smtps://", "smtp+starttls://"].iter().any(|scheme| text.starts_with(scheme));
    match text {
        _ if known => Ok(MailSetting::Smtp(text.to_owned())),
        _ if text.contains("://") || text.trim().is_empty() => wrong(
            "mail",
            text.split("://").next().unwrap_or_default(),
            "write smtp://, smtps:// or smtp+starttls:// with user, password, host and port, or name a folder",
        ),
        folder => Ok(MailSetting::Folder(PathBuf::from(folder))),
    }
}

fn log(text: &str) -> anyhow::Result<Log> {
    match text {
        "text" => Ok(Log::Text),
        "json" => Ok(Log::Json),
        other => wrong("log", other, "write text or json"),
    }
}

fn proxy(text: &str) -> anyhow::Result<Proxy> {
    match text {
        "none" => Ok(Proxy::None),
        "trusted" => Ok(Proxy::Trusted),
        other => wrong(
            "proxy",
            other,
            "write none, or trusted when a reverse proxy of yours stands in front",
        ),
    }
}

fn number(name: &str, text: &str, least: i64, most: i64) -> anyhow::Result<i64> {
    match text.parse::<i64>() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => wrong(name, text, &format!("write a whole number from {least} to {most}")),
    }
}

fn translator_setting(text: &str, key: Option<String>) -> anyhow::Result<Address> {
    match Address::new(text, key) {
        Some(address) => Ok(address),
        None => wrong("translator", text, "write an http: or https: address without a password"),
    }
}

fn tiles_setting(text: &str, credit: &str) -> anyhow::Result<tiles::Address> {
    match tiles::Address::new(text, credit) {
        Some(address) => Ok(address),
        None if credit.trim().is_empty() => wrong(
            "tiles_credit",
            credit,
            "say whose work the map is, such as © OpenStreetMap contributors",
        ),
        None => {
            wrong("tiles", text, "write an http: or https: address with {z}, {x} and {y} in it")
        }
    }
}

fn security_contact(text: &str) -> anyhow::Result<String> {
    let known = ["mailto:", "https://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    if known.is_some_and(|rest| !rest.is_empty() && !rest.ends_with("@localhost")) {
        Ok(text.to_owned())
    } else {
        wrong("security_contact", text, "write a mailto: or https: address that others can reach")
    }
}

#[cfg(test)]
mod tests;
