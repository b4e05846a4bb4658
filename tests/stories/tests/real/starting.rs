//! Starting: settings that are wrong, databases that cannot be used, the demo on either of them.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::Stdio;

use store::SCHEMA;
use store::testing::{TestDatabase, as_of_a_newer_version};
use stories::{Ground, Served, Told as _, address_of, kalaka, story};

/// Asks a server from the machine itself, as its monitoring does.
pub(crate) fn ask(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let lines = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(lines.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// The figures of a server.
pub(crate) fn figures(served: &Served) -> String {
    ask(&served.address().to_string(), "/metrics")
}

/// A wrong setting stops the start with its name, its value and what would be right, wherever it was set.
#[test]
fn a_wrong_setting_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let inside = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let data = inside("data");
    for (name, value, right) in [
        ("listen", "everywhere", "127.0.0.1:8080"),
        ("url", "ideas.example.org", "https://ideas.example.org"),
        ("mail", "pigeon://loft", "smtp://"),
        ("log", "xml", "text or json"),
        ("proxy", "maybe", "none"),
        ("gather", "soon", "from 0 to 1440"),
        ("node", "32", "from 0 to 31"),
    ] {
        let shown = value.split("://").next().unwrap();
        let shown = if value.starts_with("pigeon") { shown } else { value };
        let says = |told: String| {
            let whole = told.contains(&format!("“{name}”")) && told.contains(shown);
            assert!(whole && told.contains(right), "{name}: {told}");
        };
        let flag = format!("--{name}");
        says(kalaka(&["serve", "--database", &data, &flag, value]).refused());
        let variable = format!("KALAKA_{}", name.to_uppercase());
        says(kalaka(&["serve", "--database", &data]).env(variable, value).refused());
        let file = inside("kalaka.toml");
        std::fs::write(&file, format!("{name} = \"{value}\"\n")).unwrap();
        says(kalaka(&["serve", "--database", &data, "--config", &file]).refused());
    }
    let file = inside("odd.toml");
    std::fs::write(&file, "lisen = \"127.0.0.1:80\"\n").unwrap();
    let told = kalaka(&["serve", "--config", &file]).refused();
    assert!(told.contains("lisen") && told.contains("listen"), "{told}");
    assert!(!folder.path().join("data").exists(), "nothing was begun");
}

story! {
    /// A database that a newer version wrote is left alone.
    async fn a_newer_database_is_refused(ground: Ground) {
        as_of_a_newer_version(&ground.place.database(), SCHEMA);
        for command in ["serve", "migrate"] {
            let database = address_of(&ground.place.database());
            let told = kalaka(&[command, "--database", &database]).refused();
            assert!(told.contains("9999") && told.contains("newer version"), "{told}");
        }
    }
}

/// A folder belongs to one process; a backup may be taken beside it all the same.
#[tokio::test]
async fn a_folder_in_use_is_refused() {
    let ground = Ground::on_sqlite();
    let served = ground.serve();
    let folder = address_of(&ground.place.database());
    for command in ["serve", "migrate"] {
        let told = kalaka(&[command, "--database", &folder, "--listen", "127.0.0.1:0"]).refused();
        assert!(told.contains("in use by another process"), "{told}");
    }
    let file = tempfile::tempdir().unwrap();
    let file = file.path().join("beside").to_string_lossy().into_owned();
    kalaka(&["backup", &file, "--database", &folder]).fine();
    let page = served.browser(&ground.here).get(&ground.here.idea_page()).await;
    assert_eq!(page.status, 200, "whoever has the folder goes on");
    served.stop();
}

/// An address that is taken is told, with the setting's name.
#[test]
fn an_address_in_use_is_told() {
    let ground = Ground::on_sqlite();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let database = address_of(&ground.place.database());
    let told = kalaka(&["serve", "--database", &database, "--listen", &address])
        .args(["--url", "https://ideas.example"])
        .refused();
    assert!(told.contains("“listen”") && told.contains(&address), "{told}");
}

/// Links in letters are made from the address that was set, so a server without one does not start.
#[test]
fn an_installation_knows_its_address() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").to_string_lossy().into_owned();
    let init = |more: &[&str]| {
        let mut command = kalaka(&["init", "riverton", "--database", &data]);
        command.args(["--sender", "ideas@riverton.example", "--admin", "ann@riverton.example"]);
        command.args(more);
        command
    };
    let told = init(&[]).refused();
    assert!(told.contains("“url”") && told.contains("--url https://"), "{told}");
    assert!(!folder.path().join("data").exists(), "nothing was begun");
    let printed = init(&["--url", "https://ideas.example:8443"]).fine();
    assert!(printed.contains("https://ideas.example:8443/riverton/enter/"), "{printed}");
    let said = kalaka(&["doctor", "--database", &data]).fine();
    assert!(said.contains("fine   links lead to https://ideas.example:8443"), "{said}");
    let near = ["doctor", "--database", &data, "--url", "http://127.0.0.1:8080"];
    let said = String::from_utf8(kalaka(&near).told().stdout).unwrap();
    assert!(said.contains("wrong  links lead to http://127.0.0.1:8080"), "{said}");
    let served = Served::start_by(kalaka(&[
        "serve",
        "--database",
        &data,
        "--listen",
        "127.0.0.1:0",
        "--log",
        "json",
    ]));
    let security = ask(&served.address().to_string(), "/.well-known/security.txt");
    assert!(security.starts_with("HTTP/1.1 404"), "nobody else's localhost: {security}");
    served.stop();
}

story! {
    /// Without an address the server does not start; with one no letter names another, whatever host was asked.
    async fn letters_lead_to_the_address_that_was_set(ground: Ground) {
        let database = address_of(&ground.place.database());
        let told = kalaka(&["serve", "--database", &database, "--listen", "127.0.0.1:0"]).refused();
        assert!(told.contains("“url”"), "{told}");
        let served = ground.serve();
        let mut browser = served.browser(&ground.here);
        let page = browser.get(&format!("{}/sign-in", ground.here.base())).await;
        let form = page.forms().into_iter().find(|form| form.value("mail").is_some()).unwrap();
        browser.send(form.fill("mail", "ann@riverton.example")).await;
        let letter = loop {
            let here = |letter: &String| letter.contains("/riverton/enter/");
            if let Some(letter) = served.letters().into_iter().find(here) {
                break letter;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        };
        assert!(letter.contains("https://ideas.example/riverton/enter/"), "{letter}");
        assert!(!letter.contains("//localhost") && !letter.contains("127.0.0.1"), "{letter}");
        served.stop();
    }
}

/// The demo comes up on either database, prints a link for each role, and each of them works.
fn the_demo_comes_up(database: &TestDatabase) {
    let address = address_of(&database.database());
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().to_string_lossy();
    let mut demo = kalaka(&["demo", "--listen", "127.0.0.1:0", "--no-browser"]);
    demo.args(["--database", &address, "--files", &files]);
    let mut demo = demo.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
    let mut lines = BufReader::new(demo.stdout.take().unwrap()).lines();
    for role in ["resident", "officer", "moderator", "admin"] {
        let line = lines.next().unwrap().unwrap();
        let link =
            line.strip_prefix(&format!("{role} http://")).unwrap_or_else(|| panic!("{line}"));
        let (host, path) = link.split_once('/').unwrap();
        let page = ask(host, &format!("/{path}"));
        assert!(page.starts_with("HTTP/1.1 200") || page.starts_with("HTTP/1.1 303"), "{page}");
        let calls = ask(host, "/leuven/calls");
        assert!(
            calls.starts_with("HTTP/1.1 200") && calls.matches("/leuven/calls/").count() >= 8,
            "{calls}"
        );
    }
    demo.kill().unwrap();
    demo.wait().unwrap();
}

#[test]
fn the_demo_comes_up_on_sqlite() {
    the_demo_comes_up(&TestDatabase::sqlite());
}

#[test]
fn the_demo_comes_up_on_postgres() {
    if let Some(database) = TestDatabase::postgres() {
        the_demo_comes_up(&database);
    }
}
