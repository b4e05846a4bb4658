//! Commands beside a running server, and in an installation of many cities.

use std::path::Path;
use std::time::Duration;

use store::Database;
use stories::{Told as _, address_of, kalaka, story};

use crate::starting::ask;

const CITY: &str = "--sender city@newtown.example --admin admin@newtown.example";

/// A command on a database, with the address that links lead to.
fn run(database: &str, words: &str) -> std::process::Command {
    let settings = ["--url", "https://ideas.example", "--database", database];
    let words: Vec<&str> = words.split(' ').chain(settings).collect();
    kalaka(&words)
}

/// What a server answers once it has heard of a change: at once over its own door, else after a look.
async fn answers(address: &str, page: &str, status: &str) {
    for _ in 0..100 {
        if ask(address, page).starts_with(status) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{page} does not answer {status}: {}", ask(address, page));
}

/// The server sends what a command wrote; until then it is listed as waiting.
async fn letters_leave(database: &str) {
    for _ in 0..100 {
        if run(database, "mail list").fine().is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("still waiting: {}", run(database, "mail list").fine());
}

story! {
    /// Nobody stops a server to add a city, to let an administrator in, or to look after letters.
    async fn commands_work_beside_a_server(ground: Ground) {
        let served = ground.serve();
        let address = served.address().to_string();
        let database = address_of(&ground.place.database());
        let told = run(&database, &format!("city add newtown {CITY}")).fine();
        let link = told.lines().find_map(|line| line.strip_prefix("https://ideas.example")).unwrap();
        answers(&address, link, "HTTP/1.1 200").await;
        if let Database::Folder(folder) = ground.place.database() {
            use std::os::unix::fs::PermissionsExt as _;
            let socket = std::fs::metadata(folder.join("control")).unwrap();
            assert_eq!(socket.permissions().mode() & 0o777, 0o600);
        }
        let told = run(&database, "admin link other@newtown.example --city newtown").fine();
        assert!(told.starts_with("https://ideas.example/newtown/enter/"), "{told}");
        let told = run(&database, "city list").fine();
        assert!(told.contains("newtown") && told.contains("riverton"), "{told}");
        letters_leave(&database).await;
        let told = run(&database, "mail retry --all --city newtown").fine();
        assert_eq!(told, "0 letters are sent again.\n");
        let told = run(&database, "doctor").told();
        let told = String::from_utf8(told.stdout).unwrap();
        assert!(told.contains("newtown: the audit log"), "{told}");
        assert!(!told.contains("in use"), "{told}");
        let place = match ground.place.database() {
            Database::Folder(folder) => folder.join("secret").to_string_lossy().into_owned(),
            Database::Postgres(_) => "the database, and so in every dump of it".to_owned(),
        };
        assert!(told.contains(&format!("key lies in {place}")), "{told}");
        let told = run(&database, "admin link other@newtown.example --city nowhere").refused();
        assert!(told.contains("there is no city called nowhere"), "{told}");
        run(&database, "city remove newtown --confirm newtown").fine();
        answers(&address, "/newtown/", "HTTP/1.1 404").await;
        served.stop();
        // Without a server they work directly.
        run(&database, &format!("city add newtown {CITY}")).fine();
    }
}

/// Whatever a command does in one city, it does not open the others: theirs may be many, or damaged.
#[test]
fn a_command_opens_no_city_that_it_does_not_concern() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let database = data.to_string_lossy().into_owned();
    run(&database, &format!("init riverton {CITY}")).fine();
    std::fs::write(data.join("riverton.db"), "no database".repeat(1000)).unwrap();
    let told = run(&database, &format!("city add newtown {CITY}")).fine();
    assert!(told.contains("/newtown/enter/"), "{told}");
    run(&database, "admin link other@newtown.example --city newtown").fine();
    let told = run(&database, "mail list --city newtown").fine();
    assert_eq!(told, "");
    let told = run(&database, "doctor").told();
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("riverton: it cannot be read"), "{told}");
    assert!(told.contains("newtown: the audit log"), "{told}");
    run(&database, "city remove newtown --confirm newtown").fine();
    assert!(!Path::new(&data).join("newtown.db").exists());
}
