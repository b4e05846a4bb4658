//! `cargo xtask bench city`: a large city, served by the binary as it is shipped on one core, asked from the
//! other.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, bail};
use store::Database;

use super::client::{Ask, Connection};
use super::load::{Load, at_rate, flat_out};
use super::seed::{FULL, Seeded, seed, session_key};
use super::table::{Bound, Table};
use crate::run::{output, shipped, watch};
use crate::tools;

/// Requests a second at which pages are measured.
const RATE: u32 = 500;
/// How long each load lasts.
const SECONDS: u32 = 10;

/// What to measure it on.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Measure PostgreSQL, at this address of an empty database, and without bounds
    #[arg(long, value_name = "ADDRESS")]
    postgres: Option<String>,
    /// Seed the city into this folder, which must not exist, and keep it
    #[arg(long, value_name = "FOLDER", conflicts_with = "postgres")]
    keep: Option<PathBuf>,
    /// Measure this binary instead of building the one that is shipped
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,
    /// Make the city so many times smaller, to try the bench itself
    #[arg(long, value_name = "TIMES", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=20))]
    smaller: u32,
}

/// Measures and prints the table.
pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    let binary = match &args.binary {
        Some(binary) => binary.clone(),
        None => shipped()?,
    };
    let temporary = tempfile::tempdir()?;
    let folder = args.keep.clone().unwrap_or_else(|| temporary.path().join("data"));
    let database = args.postgres.clone().unwrap_or_else(|| folder.to_string_lossy().into_owned());
    let parsed: Database = database.parse()?;
    let since = watch();
    let seeded = seed(parsed, &FULL.smaller(args.smaller), now())?;
    println!("the city was seeded in {} s", since.elapsed().as_secs());

    pin(1)?;
    let mut table = Table::new(args.postgres.is_none());
    table.row("binary", Bound::Most(40_000_000), u128::from(fs::metadata(&binary)?.len()), "B");
    let mut server = Server::start(&binary, &database)?;
    table.row("start", Bound::Most(500), server.started.as_millis(), "ms");
    table.row("memory, idle", Bound::Most(80_000), server.memory()?, "kB");
    pages(&mut table, &server, &seeded)?;
    weights(&mut table, &server, &seeded)?;
    supports(&mut table, &server, &seeded)?;
    table.row("memory, after", Bound::None, server.memory()?, "kB");
    server.stop();
    table.print();
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a bench happens now")]
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// Binds this process to a core.
fn pin(core: u32) -> anyhow::Result<()> {
    if !tools::has("taskset") {
        println!("taskset is missing: server and generator share their cores");
        return Ok(());
    }
    let own = std::process::id().to_string();
    output(Command::new("taskset").args(["-a", "-c", "-p", &core.to_string(), &own])).map(|_| ())
}

/// The binary as it is shipped, serving.
struct Server {
    process: Child,
    address: SocketAddr,
    started: Duration,
}

impl Server {
    /// Starts it on core 0 and waits for its first answer.
    fn start(binary: &std::path::Path, database: &str) -> anyhow::Result<Self> {
        let free = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut command = if tools::has("taskset") {
            let mut command = Command::new("taskset");
            command.args(["-c", "0"]).arg(binary);
            command
        } else {
            Command::new(binary)
        };
        // Requests say for themselves where they come from, so that the limits stay in force.
        command
            .args(["serve", "--proxy", "trusted", "--listen", &free.to_string()])
            .args(["--database", database, "--url", &format!("http://{free}")])
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null())
            .stderr(Stdio::piped());
        let since = watch();
        let mut process = command.spawn().context("the server does not start")?;
        loop {
            let asked = Connection::open(free).and_then(|mut one| one.ask(&Ask::page("/healthz")));
            if asked.is_ok_and(|answer| answer.status == 200) {
                break;
            }
            if process.try_wait()?.is_some() || since.elapsed() > Duration::from_secs(30) {
                let said = process.stderr.take().map(BufReader::new);
                let said: Vec<String> =
                    said.into_iter().flat_map(|out| out.lines().map_while(Result::ok)).collect();
                bail!("the server did not come up: {}", said.join("\n"));
            }
            thread::sleep(Duration::from_millis(2));
        }
        Ok(Self { process, address: free, started: since.elapsed() })
    }

    /// What it holds in memory, in kB.
    fn memory(&self) -> anyhow::Result<u128> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
        let digits: String = line.chars().filter(char::is_ascii_digit).collect();
        digits.parse().context("the memory of the server")
    }

    fn stop(&mut self) {
        let told =
            output(Command::new("kill").args(["-s", "TERM", &self.process.id().to_string()]));
        if told.is_err() {
            drop(self.process.kill());
        }
        drop(self.process.wait());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn cookie(number: u32) -> String {
    format!("kalaka_session={}", session_key(number))
}

/// How long pages take at a steady rate, and how many there can be.
fn pages(table: &mut Table, server: &Server, seeded: &Seeded) -> anyhow::Result<()> {
    let base = format!("/{}", seeded.city);
    let [large, waiting] = &seeded.calls;
    let list = format!("{base}/calls/{large}");
    let idea = |number: u64| {
        let place = usize::try_from(number).unwrap_or(0).wrapping_mul(7919) % seeded.ideas.len();
        let id = seeded.ideas.get(place).map(ToString::to_string).unwrap_or_default();
        Ask::page(format!("{list}/ideas/{id}")).via(number)
    };
    let ten = Bound::Most(10_000);
    let mut measure = |name: &str, make: &super::load::Make| -> anyhow::Result<()> {
        // Once without counting, so that caches are as they are in use.
        at_rate(server.address, make, RATE, 2, 8)?;
        let load = at_rate(server.address, make, RATE, SECONDS, 8)?;
        complain(name, &load);
        table.row(&format!("{name}, p95 at {RATE}/s"), ten, load.within(95).as_micros(), "µs");
        Ok(())
    };
    measure("home", &|number| Ask::page(&base).via(number))?;
    measure("calls", &|number| Ask::page(format!("{base}/calls")).via(number))?;
    measure("list", &|number| Ask::page(&list).via(number))?;
    measure("list, two frequent words", &|number| {
        Ask::page(format!("{list}?q=tree+bench")).via(number)
    })?;
    measure("list, one rare word", &|number| {
        Ask::page(format!("{list}?q=corner{}", number % 300)).via(number)
    })?;
    measure("list, one theme", &|number| Ask::page(format!("{list}?theme=green")).via(number))?;
    measure("idea", &idea)?;

    let load = flat_out(server.address, &|number| Ask::page(&list).via(number), SECONDS, 8)?;
    complain("list, flat out", &load);
    table.row("list pages a second, flat out", Bound::Least(3_000), load.a_second(), "/s");

    let desk = format!("{base}/desk/calls/{waiting}/screen");
    let load = at_rate(
        server.address,
        &|number| Ask::page(&desk).with("Cookie", &cookie(0)).via(number),
        5,
        SECONDS,
        1,
    )?;
    complain("desk", &load);
    table.row("desk, 1,000 waiting, p95", Bound::Most(25_000), load.within(95).as_micros(), "µs");
    Ok(())
}

fn complain(name: &str, load: &Load) {
    if let Some(first) = load.odd.first() {
        println!("{name}: {} answers were not fine, the first of them {first}", load.odd.len());
    }
}

/// What travels for a first visit.
fn weights(table: &mut Table, server: &Server, seeded: &Seeded) -> anyhow::Result<()> {
    let base = format!("/{}", seeded.city);
    let mut connection = Connection::open(server.address)?;
    let list = format!("{base}/calls/{}", seeded.calls[0]);
    let plain = |path: &str, connection: &mut Connection| {
        let mut ask = Ask::page(path);
        ask.plain = true;
        connection.ask(&ask).map(|answer| String::from_utf8_lossy(&answer.body).into_owned())
    };
    let html = plain(&list, &mut connection)?;
    let mut assets: Vec<&str> = html
        .split('"')
        .filter(|part| part.starts_with("/assets/") || part.contains("/theme-"))
        .collect();
    assets.sort_unstable();
    assets.dedup();
    let page = connection.ask(&Ask::page(&list))?;
    let encoding = page.field("content-encoding").unwrap_or("identity").to_owned();
    let mut total = page.body.len();
    let (mut css, mut js) = (0, 0);
    for asset in assets {
        let weight = connection.ask(&Ask::page(asset))?.body.len();
        total += weight;
        match asset.rsplit('.').next() {
            Some("css") => css += weight,
            Some("js") => js += weight,
            _ => {}
        }
    }
    println!("pages travel as {encoding}");
    let bytes = |count: usize| u128::try_from(count).unwrap_or_default();
    table.row("first visit of the list", Bound::Most(60_000), bytes(total), "B");
    table.row("CSS", Bound::Most(12_000), bytes(css), "B");
    table.row("JavaScript", Bound::Most(6_000), bytes(js), "B");
    Ok(())
}

/// Durable supports by people who have a session, each with the token of their own page.
fn supports(table: &mut Table, server: &Server, seeded: &Seeded) -> anyhow::Result<()> {
    const PEOPLE: u32 = 6_000;
    let list = format!("/{}/calls/{}", seeded.city, seeded.calls[0]);
    let mut connection = Connection::open(server.address)?;
    let first = seeded.ideas.first().context("there are ideas")?;
    let mut tokens = Vec::new();
    for number in 1..=PEOPLE {
        let mut ask = Ask::page(format!("{list}/ideas/{first}"))
            .with("Cookie", &cookie(number))
            .via(u64::from(number));
        ask.plain = true;
        let page = connection.ask(&ask)?;
        let text = String::from_utf8_lossy(&page.body);
        let token = text.split_once("name=\"csrf\" value=\"").map(|(_, rest)| rest);
        let token = token.and_then(|rest| rest.split('"').next()).context("a form's token")?;
        tokens.push((cookie(number), token.to_owned()));
    }
    let make = |number: u64| {
        let number_usize = usize::try_from(number).unwrap_or(0);
        let Some((cookie, token)) = tokens.get(number_usize % tokens.len()) else {
            return Ask::page("/");
        };
        // From the end of the list, where supports are rare: nearly each is a new one.
        let place = seeded.ideas.len() - 1 - number_usize / tokens.len() % seeded.ideas.len();
        let id = seeded.ideas.get(place).map(ToString::to_string).unwrap_or_default();
        let mut ask = Ask::page(format!("/{}/things/idea/{id}/support", seeded.city))
            .with("Cookie", cookie)
            .via(number % 60_000);
        ask.form = Some(format!("csrf={token}"));
        ask
    };
    let load = flat_out(server.address, &make, SECONDS, 64)?;
    complain("supports", &load);
    table.row("durable supports a second", Bound::Least(2_000), load.a_second(), "/s");
    Ok(())
}
