//! `kalaka doctor`: what is wrong with an installation, and what to do.

use std::fmt;
use std::process::ExitCode;

use store::Database;
use store::blobs;
use store::health::{Flaw, Health};
use store::seal::KeyPlace;
use store::things::document;
use web::http::hexadecimal;

use super::task::{self, Outcome, Place, Task};
use crate::config::{Config, Flags, Heads};
use crate::heads::{self, Head};
use crate::mail::dkim::Signer;
use crate::{house, secret, serving, wiring};

/// What a check found.
enum Found {
    Fine(String),
    Wrong { what: String, help: &'static str },
}

impl Found {
    fn is_fine(&self) -> bool {
        matches!(self, Self::Fine(_))
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fine(what) => writeln!(f, "fine   {what}"),
            Self::Wrong { what, help } => writeln!(f, "wrong  {what}\n       {help}"),
        }
    }
}

/// Looks what is wrong with an installation, and says what to do.
pub(crate) fn run(flags: &Flags) -> anyhow::Result<ExitCode> {
    let config = flags.read()?;
    let heads = match &config.heads {
        Some(Heads::Named(path)) => heads::read(path)?,
        Some(Heads::Usual(path)) if path.exists() => heads::read(path)?,
        _ => Vec::new(),
    };
    let around = [disk(&config), clock(), mail(&config), key(&config), keys(&config)];
    let around = around.into_iter().chain(proxy(&config)).chain(provider(&config));
    let around: Vec<Found> = around.collect();
    let inside = task::done(&Task::Examine(heads), &config);
    let inside = inside.unwrap_or_else(|error| {
        outcome(&[Found::Wrong {
            what: format!("{error:#}"),
            help: "stop a process that uses it, or look at the setting “database”; `kalaka backup` works beside a running server",
        }])
    });
    let found: Vec<Found> = around.into_iter().chain(health(&config.database)).collect();
    let Outcome { said, is_fine } = outcome(&found);
    print!("{said}{}", inside.said);
    Ok(if is_fine && inside.is_fine { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is looked at in an open installation.
pub(crate) fn examine(place: Place, heads: &[Head]) -> anyhow::Result<Outcome> {
    let mut found = vec![
        Found::Fine("the database opens and is up to date".to_owned()),
        address(place.store, place.config)?,
    ];
    found.extend(city_checks(place.store, heads)?);
    Ok(outcome(&found))
}

fn outcome(found: &[Found]) -> Outcome {
    let said = found.iter().map(ToString::to_string).collect();
    Outcome { said, is_fine: found.iter().all(Found::is_fine) }
}

/// What lies in the database, city by city; also beside a running server.
fn health(database: &Database) -> Vec<Found> {
    let examined = match store::health::examine(database) {
        Ok(examined) => examined,
        Err(error) => {
            return vec![Found::Wrong {
                what: format!("the rows cannot be looked at: {error}"),
                help: "look at the setting “database”",
            }];
        }
    };
    let mut found = Vec::new();
    for Health { name, flaws } in examined {
        if flaws.is_empty() {
            found.push(Found::Fine(format!("{name}: pages, references and counters are whole")));
        }
        found.extend(flaws.into_iter().map(|flaw| Found::Wrong {
            what: format!("{name}: {flaw}"),
            help: match flaw {
                Flaw::Damaged(_) => "stop the server, keep a copy of what is there, look at the disk, and restore the last backup",
                Flaw::Lost { .. } => "keep a copy of what is there, restore a backup from before, and report this to us",
                Flaw::Miscounted { .. } => "nothing is lost, but a page shows a wrong number; report this to us",
            },
        }));
    }
    found
}

fn city_checks(store: &store::Store, heads: &[Head]) -> anyhow::Result<Vec<Found>> {
    let known = store.cities()?;
    if known.is_empty() {
        return Ok(vec![Found::Wrong {
            what: "there is no city".to_owned(),
            help: "begin with `kalaka init`",
        }]);
    }
    let hosts = store.install().read_blocking(store::city::directory::hosts)?;
    let checked = known.into_iter().flat_map(|entry| {
        let own = hosts.iter().filter(|host| host.city.get() == entry.id.0);
        let own = own.map(|host| host.host.as_str());
        // One city that cannot be read keeps nobody from looking at the others.
        let noted = heads.iter().filter(|head| head.city == entry.name).cloned().collect();
        one_city(store, &entry, own, noted).unwrap_or_else(|error| {
            vec![Found::Wrong {
                what: format!("{}: it cannot be read: {error:#}", entry.name),
                help: "restore a backup from before; the other cities are not concerned",
            }]
        })
    });
    Ok(checked.collect())
}

fn one_city<'a>(
    store: &store::Store,
    entry: &store::CityEntry,
    hosts: impl Iterator<Item = &'a str>,
    noted: Vec<Head>,
) -> anyhow::Result<Vec<Found>> {
    let (name, rows) = (&entry.name, store.open_city(entry)?);
    rows.read_blocking(store::city::settings::load)?;
    let mut found = vec![match rows.export_blocking(store::city::audit::verify)? {
        Ok((_, entries)) => {
            Found::Fine(format!("{name}: the audit log's {entries} entries fit together"))
        }
        Err(number) => Found::Wrong {
            what: format!("{name}: the audit log was changed at entry {number}"),
            help: "restore a backup from before, and find out who could write to the database",
        },
    }];
    found.extend(ends(name, &rows, noted)?);
    found.push(files(store, entry, &rows)?);
    found.extend(sealed(store, name, &rows)?);
    let (load, dead) = rows.read_blocking(|tx| {
        Ok::<_, store::Error>((store::jobs::load(tx)?, store::jobs::first_dead(tx)?))
    })?;
    found.push(match dead {
        None => Found::Fine(format!("{name}: no job was given up")),
        Some(job) => Found::Wrong {
            what: format!(
                "{name}: {} jobs were given up; the first: {} ({})",
                load.dead,
                job.kind,
                job.last_error.unwrap_or_default()
            ),
            help: "letters that could not be sent are most often a matter of the setting “mail”; `kalaka mail list` names them, `kalaka mail retry --all` sends them again",
        },
    });
    for host in hosts {
        use std::net::ToSocketAddrs as _;
        found.push(match (host, 443).to_socket_addrs() {
            Ok(_) => Found::Fine(format!("{name}: {host} has an address")),
            Err(_) => Found::Wrong {
                what: format!("{name}: {host} has no address"),
                help: "add it to the domain's records, pointing at this server",
            },
        });
    }
    Ok(found)
}

/// Whether the bytes of each file are there, and what they were.
fn files(
    store: &store::Store,
    entry: &store::CityEntry,
    rows: &store::City,
) -> anyhow::Result<Found> {
    const AT_ONCE: i64 = 200;
    let (name, mut after, mut whole) = (&entry.name, city::Id::new(0), 0);
    let (mut missing, mut different) = (Vec::new(), Vec::new());
    loop {
        let kept = rows.read_blocking(move |tx| document::kept_after(tx, after, AT_ONCE))?;
        for row in &kept {
            match store.blobs().examine(entry.id, &row.key()) {
                Ok(blobs::Found::Whole) => whole += 1,
                Ok(blobs::Found::Missing) => missing.push(row.key().hex()),
                Ok(blobs::Found::Different) => different.push(row.key().hex()),
                // Where one cannot be asked for, the others cannot either.
                Err(error) => {
                    return Ok(Found::Wrong {
                        what: format!("{name}: files cannot be read: {error}"),
                        help: "look at the setting “files” and what lies there; everything else goes on",
                    });
                }
            }
        }
        match kept.last() {
            Some(last) => after = last.id,
            None => break,
        }
    }
    if missing.is_empty() && different.is_empty() {
        return Ok(Found::Fine(format!("{name}: {whole} files are what their digests say")));
    }
    let named = |digests: &[String]| digests.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
    let mut what = Vec::new();
    for (digests, how) in
        [(&missing, "are missing"), (&different, "are not what their digests say")]
    {
        if !digests.is_empty() {
            what.push(format!("{} files {how}: {}", digests.len(), named(digests)));
        }
    }
    Ok(Found::Wrong {
        what: format!("{name}: {}", what.join("; ")),
        help: "look at the setting “files”, or take them out of a backup from before; everything else goes on",
    })
}

/// Whether what is sealed opens, and with which keys.
fn sealed(store: &store::Store, name: &str, rows: &store::City) -> anyhow::Result<Option<Found>> {
    let seals = store.seals().clone();
    let (needed, tried) = rows.export_blocking(move |tx| {
        Ok::<_, store::Error>((store::seal::needed(tx)?, store::seal::try_all(tx, &seals)?))
    })?;
    if needed.is_empty() {
        return Ok(None);
    }
    let numbers: Vec<String> = needed.iter().map(|needed| needed.operator.to_string()).collect();
    let numbers = numbers.join(", ");
    Ok(Some(match (tried.away, tried.broken) {
        (0, 0) => Found::Fine(format!(
            "{name}: {} sealed values open; they need the keys {numbers}",
            tried.open
        )),
        (0, broken) => Found::Wrong {
            what: format!("{name}: {broken} sealed values are not what was sealed there"),
            help: "restore a backup from before, and find out who could write to the database",
        },
        (away, _) => Found::Wrong {
            what: format!("{name}: {away} sealed values do not open: they need the keys {numbers}"),
            help: "put the missing key where the setting “keys” says; `kalaka key list` says which; everything else goes on",
        },
    }))
}

/// Whether a city's log still holds the ends that were noted outside the database.
fn ends(name: &str, rows: &store::City, noted: Vec<Head>) -> anyhow::Result<Option<Found>> {
    if noted.is_empty() {
        return Ok(None);
    }
    let missed = rows.export_blocking(move |tx| {
        for head in noted.iter().filter(|head| head.number > 0) {
            let digest = store::city::audit::digest_of(tx, head.number)?;
            if digest.is_none_or(|digest| hexadecimal(&digest) != head.hash) {
                return Ok(Some(head.clone()));
            }
        }
        Ok::<_, store::Error>(None)
    })?;
    Ok(Some(match missed {
        None => Found::Fine(format!("{name}: the log holds every head that was noted")),
        Some(Head { noted, number, .. }) => Found::Wrong {
            what: format!(
                "{name}: entry {number} of the log, noted on {noted}, is gone or another"
            ),
            help: "when a backup from before that moment was restored, that is why; else somebody cut off the log: find out who could write to the database",
        },
    }))
}

/// Whoever reaches the server past its proxy can say to come from anywhere.
fn proxy(config: &Config) -> Option<Found> {
    config.is_open_past_its_proxy().then(|| Found::Wrong {
        what: format!(
            "the setting “proxy” is “trusted”, and others than the proxy may reach {}",
            config.listen
        ),
        help: "listen on 127.0.0.1 or on an address of a private network, so that only the proxy reaches it",
    })
}

/// Whether the provider that recognises people answers, where there is one.
fn provider(config: &Config) -> Option<Found> {
    let place = config.provider.clone()?;
    let issuer = place.issuer().to_owned();
    let looked = serving::runtime().and_then(|runtime| {
        let provider = crate::provider::at(place)?;
        Ok(runtime.block_on(provider.look(wiring::elapsed()))?)
    });
    Some(match looked {
        Ok(()) => Found::Fine(format!("people are recognised by {issuer}, which answers")),
        Err(error) => Found::Wrong {
            what: format!("nobody is recognised by {issuer}: {error:#}"),
            help: "look at the setting “oidc_issuer”, which must be the same to the letter as the provider calls itself, and whether it is reached from here",
        },
    })
}

/// Where the installation's key lies, and whether others may read it there.
fn key(config: &Config) -> Found {
    use std::os::unix::fs::PermissionsExt as _;
    let file = config.secret.as_deref();
    let told = file.and_then(|path| Some((path, std::fs::metadata(path).ok()?)));
    match told {
        Some((path, kept)) if kept.permissions().mode() & 0o077 != 0 => Found::Wrong {
            what: format!("others may read the installation's key in {}", path.display()),
            help: "let only the user who runs Kalaka read it: `chmod 600`",
        },
        _ => Found::Fine(secret::place(file)),
    }
}

/// Where the keys lie that open what is sealed, and whether others may read them there.
fn keys(config: &Config) -> Found {
    use std::os::unix::fs::PermissionsExt as _;
    let read = match config.keys.read() {
        Ok(keys) => keys,
        Err(error) => {
            return Found::Wrong {
                what: format!("the keys that open what is sealed do not read: {error}"),
                help: "put back the file from your copy of it; a key that is lost opens nothing any more",
            };
        }
    };
    if read.numbers().next().is_none() {
        let what = "there is no key to keep anything sealed with; `kalaka key new` makes one";
        return Found::Fine(what.to_owned());
    }
    let KeyPlace::File(path) = &config.keys else {
        return Found::Fine(
            "the keys that open what is sealed come from the environment".to_owned(),
        );
    };
    match std::fs::metadata(path) {
        Ok(kept) if kept.permissions().mode() & 0o077 != 0 => Found::Wrong {
            what: format!("others may read the keys in {}", path.display()),
            help: "let only the user who runs Kalaka read them: `chmod 600`; then `kalaka key rotate`, since somebody may have",
        },
        _ => Found::Fine(format!(
            "the keys that open what is sealed lie in {}, in no backup: keep a copy of them apart from them",
            path.display()
        )),
    }
}

fn disk(config: &Config) -> Found {
    let Database::Folder(folder) = &config.database else {
        return Found::Fine(
            "the rows are kept by PostgreSQL, which looks after its own disk".to_owned(),
        );
    };
    let probe = folder.join(".doctor");
    let written = store::private::folder(folder)
        .and_then(|()| std::fs::write(&probe, vec![0_u8; 1 << 20]))
        .and_then(|()| std::fs::remove_file(&probe));
    match written {
        Ok(()) => Found::Fine(format!("{} can be written", folder.display())),
        Err(error) => Found::Wrong {
            what: format!("{} cannot be written: {error}", folder.display()),
            help: "make room, or give the folder to the user who runs Kalaka",
        },
    }
}

/// Links in letters are made from this address, so it must be one that others reach.
fn address(store: &store::Store, config: &Config) -> anyhow::Result<Found> {
    let help = "set “url” to the address people use, such as https://ideas.example.org";
    let Some(url) = house::address(store, config)? else {
        let what = "the setting “url” is missing, so the server does not start".to_owned();
        return Ok(Found::Wrong { what, help });
    };
    let host = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let near = ["localhost", "127.", "[::1]", "0.0.0.0", "[::]"];
    Ok(if near.iter().any(|start| host.starts_with(start)) {
        Found::Wrong { what: format!("links lead to {url}, which only this machine reaches"), help }
    } else {
        Found::Fine(format!("links lead to {url}"))
    })
}

fn clock() -> Found {
    let now = wiring::now();
    let built =
        jiff::civil::date(2026, 1, 1).to_zoned(jiff::tz::TimeZone::UTC).map(|day| day.timestamp());
    if built.is_ok_and(|built| now < built) {
        return Found::Wrong {
            what: format!("the clock says {now}"),
            help: "set the clock, best by a time service",
        };
    }
    Found::Fine(format!("the clock says {now}"))
}

fn mail(config: &Config) -> Found {
    let checked = Signer::read(config.dkim.as_deref())
        .and_then(|signer| Ok((signer.is_some(), crate::mail::post(&config.mail, signer)?)))
        .and_then(|(signed, post)| post.check().map(|()| signed).map_err(Into::into));
    match checked {
        Ok(true) => Found::Fine(
            "letters can leave, and are signed; `kalaka mail key` prints what the DNS must say"
                .to_owned(),
        ),
        Ok(false) => Found::Fine(
            "letters can leave, without a signature; `kalaka mail key` makes a key".to_owned(),
        ),
        Err(error) => Found::Wrong {
            what: format!("letters cannot leave: {error:#}"),
            help: "look at the settings “mail” (user, password, host and port) and “dkim” (a key)",
        },
    }
}
