//! `kalaka demo`: a seeded city in a temporary folder, one link per role, nothing sent.

use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;

use acts::{Act, Stage, Who};
use jiff::SignedDuration;
use store::{Database, Store};
use web::http::Token;

use crate::config::{Config, Flags, MailSetting};
use crate::demo::{Seeded, seed};
use crate::house::{House, open_to_serve};
use crate::{logging, serving, wiring};

/// What `kalaka demo` was asked.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Where to keep the demo; without, a temporary folder that is removed at the end
    #[arg(long, value_name = "FOLDER", conflicts_with = "database")]
    data: Option<PathBuf>,
    /// Do not open a browser
    #[arg(long)]
    no_browser: bool,
}

/// Seeds the demo, prints a link for each role, and serves.
pub(crate) fn run(args: &Args, flags: &Flags) -> anyhow::Result<ExitCode> {
    let temporary = TemporaryFolder::new()?;
    let folder = args.data.clone().unwrap_or_else(|| temporary.path.clone());
    let mut config = flags.clone().or_database(folder.to_string_lossy()).read()?;
    config.mail = MailSetting::Kept;
    // An example leaves nothing beside its folder.
    config.heads = None;
    // News are not gathered for long here: whoever tries things out wants to see the letter.
    config.gather = SignedDuration::ZERO;
    let _log = logging::start(config.log, "warn");
    only_its_own(&config.database)?;
    let store = open_to_serve(&config)?;
    serving::runtime()?.block_on(async {
        let listener = serving::bind(config.listen).await?;
        let address = listener.local_addr()?;
        config.listen = address;
        config.url.get_or_insert_with(|| format!("http://{address}"));
        let url = config.url.clone().unwrap_or_default();
        let (house, lines) =
            tokio::task::spawn_blocking(move || prepare(&store, config, &url)).await??;
        let ears = serving::Ears::open(&house.config.database)?;
        for line in &lines {
            println!("{line}");
        }
        if !args.no_browser {
            let first = lines.first().and_then(|line| line.split_once(' '));
            open_browser(first.map_or("", |(_, link)| link));
        }
        serving::serve(Arc::new(house), listener, ears).await
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Refuses a database with a city that no demo made. Looked at from outside: opening would migrate it.
fn only_its_own(database: &Database) -> anyhow::Result<()> {
    for (city, settings) in store::beside::settings(database)? {
        // Of whatever version: only this is asked of it.
        let settings: serde_json::Value = serde_json::from_str(&settings)?;
        let is_example = settings.get("example").and_then(serde_json::Value::as_bool);
        anyhow::ensure!(
            is_example == Some(true),
            "{} is a real city: the demo opens its doors to everybody, so it goes only where it made every city itself; \
             name another folder, or none",
            city.name
        );
    }
    Ok(())
}

/// Seeds what is not there yet, and makes the links.
fn prepare(store: &Store, config: Config, url: &str) -> anyhow::Result<(House, Vec<String>)> {
    let is_new = store.cities()?.is_empty();
    let seeded = match is_new {
        true => seed(store, wiring::now())?,
        false => crate::demo::found(store, wiring::now())?,
    };
    let house = House::new(store.clone(), config)?;
    if is_new {
        let random = wiring::wiring().random;
        crate::demo::prove(store, &seeded, &house.secret, random, wiring::now())?;
    }
    let mut lines = Vec::new();
    if let Some(first) = seeded.iter().find(|city| city.slug == "leuven").or(seeded.first()) {
        for (word, person) in &first.people {
            // Where each begins: a resident on the first page, a juror, who has no desk, with what waits for their marks.
            let next = match *word {
                "resident" => String::new(),
                "juror-of-a-call" => format!("/{}/me/evaluations", first.slug),
                _ => format!("/{}/desk", first.slug),
            };
            let key = standing_link(&house, first, *person, next)?;
            lines.push(format!("{word} {url}/{}/enter/{key}", first.slug));
        }
    }
    Ok((house, lines))
}

fn standing_link(
    house: &House,
    city: &Seeded,
    person: city::Id<city::Person>,
    next: String,
) -> anyhow::Result<String> {
    let token = Token::draw(&wiring::wiring());
    let hash = token.digest().0;
    let directory = house.app.directory();
    let here = directory.cities().iter().find(|known| known.id == city.id);
    let here = here.ok_or_else(|| anyhow::anyhow!("the demo's city is not in the directory"))?;
    let stage = Stage {
        city: Arc::clone(&here.settings),
        store: house.store.clone(),
        gather: house.config.gather,
        at: None,
    };
    let rows = house.store.city(store::CityId(city.id.get()));
    rows.write_blocking(move |tx| {
        let mut act = Act::begin(tx, &stage, &Who::System)?;
        let known = store::city::person::get(act.tx, person)?;
        let mail = known.mail.ok_or(city::Refusal::NotFound)?;
        acts::city::sign_in::standing_link(&mut act, &mail, &hash, &known.language, &next)
    })?;
    Ok(token.as_str().to_owned())
}

/// A folder that goes when the demo ends.
struct TemporaryFolder {
    path: PathBuf,
}

impl TemporaryFolder {
    fn new() -> anyhow::Result<Self> {
        let mut bytes = [0; 8];
        wiring::random(&mut bytes);
        let name = format!("kalaka-demo-{:016x}", u64::from_be_bytes(bytes));
        Ok(Self { path: std::env::temp_dir().join(name) })
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        // It may never have been made, when the demo is kept elsewhere.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

/// Opens a browser where there is one; that there is none is no reason to complain.
fn open_browser(link: &str) {
    if cfg!(target_os = "linux")
        && std::env::var_os("DISPLAY").is_none()
        && std::env::var_os("WAYLAND_DISPLAY").is_none()
    {
        return;
    }
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(target_os = "windows") {
        "explorer"
    } else {
        "xdg-open"
    };
    let _ = Command::new(program).arg(link).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
