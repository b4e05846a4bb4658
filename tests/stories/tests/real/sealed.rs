//! What is sealed lies nowhere in clear, opens while keys are changed under a running server, does not open without them, and leaves
//! no byte when it goes.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::Duration;

use store::testing::TestDatabase;
use stories::{Browser, Ground, Page, Served, Told as _, address_of, kalaka, story};

/// What is sealed.
const NUMBER: &str = "0470 kingfisher 81";
/// The idea it comes with.
const STEPS: &str = "A handrail for the steps";
/// A word of the number.
const CANARY: &[u8] = b"kingfisher";

/// The officer enters an idea that was told by telephone, with the number; the address where that is opened.
async fn tell(officer: &mut Browser, ground: &Ground, title: &str) -> String {
    let told = format!("{}/desk/calls/{}/told", ground.here.base(), ground.here.call);
    let page = officer.get(&told).await;
    let form = page.form("/told").fill("how", "phone").fill("title", title);
    let form = form.fill("text", "The steps to the chemist have nothing to hold on to.");
    let entered = officer.send(form.fill("contact", NUMBER)).await;
    assert_eq!(entered.status, 200, "{}", entered.text());
    let idea = officer.get(&entered.link(title)).await;
    let id = idea.path.rsplit('/').next().unwrap();
    format!("{}/desk/ideas/{id}/contact", ground.here.base())
}

async fn open(officer: &mut Browser, there: &str) -> Page {
    let page = officer.get(there).await;
    officer.post(page.form(there).fill("reason", "To call back about the steps")).await
}

/// The files below a folder that hold some bytes.
fn holding(folder: &Path, wanted: &[u8], found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.file_type().unwrap().is_dir() {
            holding(&entry.path(), wanted, found);
        } else if let Ok(bytes) = fs::read(entry.path())
            && bytes.windows(wanted.len()).any(|part| part == wanted)
        {
            found.push(entry.path().display().to_string());
        }
    }
}

/// The place of the keys, and the flags that name it beside the database.
fn keys(folder: &Path) -> String {
    folder.join("keys").to_string_lossy().into_owned()
}

/// Waits until the list of keys says this.
async fn list_says(arguments: &[&str], wanted: &str) -> String {
    let mut said = String::new();
    for _ in 0..300 {
        said = kalaka(&[&["key", "list"], arguments].concat()).fine();
        if said.contains(wanted) {
            return said;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("the list of keys never says “{wanted}”: {said}");
}

story! {
    /// Another key is made while people open what the old one sealed; once nothing needs it, the old one goes.
    async fn keys_are_changed_while_the_server_runs(ground: Ground) {
        let folder = tempfile::tempdir().unwrap();
        let (file, database) = (keys(folder.path()), address_of(&ground.place.database()));
        let flags = ["--database", &database, "--keys", &file];
        let key = |words: &[&str]| kalaka(&[&["key"], words, &flags].concat());
        let none = key(&["rotate"]).refused();
        assert!(none.contains("`kalaka key new` makes one"), "{none}");
        let made = key(&["new"]).fine();
        assert!(made.contains("Key 1 lies in") && made.contains("It lies in no backup"), "{made}");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let twice = key(&["new"]).refused();
        assert!(twice.contains("there is a key already"), "{twice}");

        let session = ground.session_of("officer");
        let served = ground.serve_with(&["--keys", &file]);
        let mut officer = served.browser(&ground.here).signed_in(&session);
        let there = tell(&mut officer, &ground, STEPS).await;
        open(&mut officer, &there).await.must_say(NUMBER);
        let listed = key(&["list"]).fine();
        assert!(listed.contains("1\tneeded by riverton (1 sealed)\tseals what comes"), "{listed}");
        assert!(key(&["drop", "1"]).refused().contains("seals what comes"));

        let rotated = key(&["rotate"]).fine();
        assert!(rotated.contains("Key 2 lies in"), "{rotated}");
        assert!(rotated.contains("riverton: what is sealed is being sealed anew"), "{rotated}");
        open(&mut officer, &there).await.must_say(NUMBER);
        let listed = list_says(&flags, "1\tnothing needs it").await;
        assert!(listed.contains("2\tneeded by riverton (1 sealed)\tseals what comes"), "{listed}");
        open(&mut officer, &there).await.must_say(NUMBER);
        assert!(key(&["drop", "1"]).fine().contains("Key 1 is dropped"));
        assert!(key(&["drop", "1"]).refused().contains("no key 1"));
        open(&mut officer, &there).await.must_say(NUMBER);
        let again = tell(&mut officer, &ground, "A rail for the other steps").await;
        open(&mut officer, &again).await.must_say(NUMBER);
        served.stop();

        // Without a server nobody seals anew, so the key is needed still.
        key(&["rotate"]).fine();
        let listed = key(&["list"]).fine();
        assert!(listed.contains("2\tneeded by riverton (2 sealed)"), "{listed}");
        let needed = key(&["drop", "2"]).refused();
        assert!(needed.contains("key 2 is still needed by riverton (2 sealed)"), "{needed}");
        let served = ground.serve_with(&["--keys", &file]);
        list_says(&flags, "2\tnothing needs it").await;
        let mut officer = served.browser(&ground.here).signed_in(&session);
        open(&mut officer, &again).await.must_say(NUMBER);
        let told = kalaka(&[&["doctor"], &flags[..]].concat()).told();
        let told = String::from_utf8(told.stdout).unwrap();
        assert!(told.contains("fine   riverton: 2 sealed values open; they need the keys 3"), "{told}");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        let told = kalaka(&[&["doctor"], &flags[..]].concat()).told();
        assert!(String::from_utf8(told.stdout).unwrap().contains("wrong  others may read the keys in"));
        served.stop();
    }
}

story! {
    /// In no file of the house, no letter, no log, no backup; and a backup that is restored without the key opens everything
    /// else, says so, and opens it once the key is there.
    async fn a_backup_without_the_key_opens_everything_else(ground: Ground) {
        let folder = tempfile::tempdir().unwrap();
        let (file, database) = (keys(folder.path()), address_of(&ground.place.database()));
        kalaka(&["key", "new", "--database", &database, "--keys", &file]).fine();
        let session = ground.session_of("officer");
        let served = ground.serve_with(&["--keys", &file]);
        let mut officer = served.browser(&ground.here).signed_in(&session);
        let there = tell(&mut officer, &ground, STEPS).await;
        open(&mut officer, &there).await.must_say(NUMBER);
        let backup = folder.path().join("backup").to_string_lossy().into_owned();
        kalaka(&["backup", &backup, "--database", &database]).fine();
        let mut found = Vec::new();
        holding(folder.path(), CANARY, &mut found);
        if let store::Database::Folder(data) = ground.place.database() {
            holding(&data, CANARY, &mut found);
        }
        assert_eq!(found, Vec::<String>::new());
        let spoken = [served.letters().concat(), served.log().concat()].concat();
        assert!(!spoken.contains("kingfisher"), "{spoken}");
        served.stop();

        let elsewhere = crate::backup::empty(&ground.place);
        let address = address_of(&elsewhere.database());
        let away = keys(&folder.path().join("elsewhere"));
        let restored = kalaka(&["restore", &backup, "--verify", "--database", &address, "--keys", &away]).fine();
        assert!(restored.contains("1 sealed values do not open: a backup holds no key"), "{restored}");
        let told = kalaka(&["doctor", "--database", &address, "--keys", &away]).told();
        let told = String::from_utf8(told.stdout).unwrap();
        assert!(told.contains("wrong  riverton: 1 sealed values do not open: they need the keys 1"), "{told}");
        let house = Served::start(&elsewhere.database(), &["--keys", &away]);
        let mut officer = house.browser(&ground.here).signed_in(&session);
        officer.get(&ground.here.idea_page()).await.must_say("A bench for the wagtail");
        let refused = open(&mut officer, &there).await;
        assert_eq!(refused.status, 422);
        refused.must_say("its key is not here");
        let page = officer.get(&there.replace("/contact", "/card")).await;
        page.must_say("Sealed");
        // The key comes back while the house is open.
        fs::create_dir_all(Path::new(&away).parent().unwrap()).unwrap();
        fs::copy(&file, &away).unwrap();
        open(&mut officer, &there).await.must_say(NUMBER);
        house.stop();
    }
}

/// What is forgotten leaves no byte of what was sealed in the files of SQLite. PostgreSQL keeps it until a vacuum; `docs/running.md` says so.
#[tokio::test]
async fn what_is_forgotten_leaves_no_byte() {
    let ground = Ground::on_sqlite();
    let folder = tempfile::tempdir().unwrap();
    let (file, database) = (keys(folder.path()), address_of(&ground.place.database()));
    kalaka(&["key", "new", "--database", &database, "--keys", &file]).fine();
    let session = ground.session_of("officer");
    let served = ground.serve_with(&["--keys", &file]);
    let mut officer = served.browser(&ground.here).signed_in(&session);
    let there = tell(&mut officer, &ground, STEPS).await;
    served.stop();
    let id = there.rsplit('/').nth(1).unwrap().parse().unwrap();
    let store = ground.store();
    let told = ground.here.read(&store, move |tx| store::calls::told::of(tx, id)).unwrap();
    ground.leave(store);
    let sealed = told.contact.unwrap().bytes;
    let data = Path::new(&database);
    let mut found = Vec::new();
    holding(data, &sealed, &mut found);
    assert_eq!(found.len(), 1, "it lies in the city's file: {found:?}");

    let served = ground.serve_with(&["--keys", &file]);
    let mut officer = served.browser(&ground.here).signed_in(&session);
    let card = there.replace("/contact", "/card");
    let page = officer.get(&card).await;
    officer.send(page.form("/card").press("do", "forget")).await;
    assert_eq!(officer.look(&there).await.status, 404);
    served.stop();
    let mut left = Vec::new();
    for part in sealed.windows(16).step_by(8) {
        holding(data, part, &mut left);
    }
    assert_eq!(left, Vec::<String>::new(), "bytes of it are left");
}

/// Keys from the environment open as those of a file do; what is no key stops the start, and says where.
#[test]
fn keys_come_from_the_environment_too() {
    let test = TestDatabase::sqlite();
    let database = address_of(&test.database());
    let told = kalaka(&["key", "list", "--database", &database])
        .env("KALAKA_KEY_VALUES", "1 short")
        .refused();
    assert!(told.contains("line 1 is no key") && !told.contains("short"), "{told}");
    let value = "3 AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    let told =
        kalaka(&["key", "list", "--database", &database]).env("KALAKA_KEY_VALUES", value).fine();
    assert!(told.contains("the environment") && told.contains("3\tnothing needs it"), "{told}");
    let told =
        kalaka(&["key", "rotate", "--database", &database]).env("KALAKA_KEY_VALUES", value).fine();
    assert!(told.contains("The new key has the number 4"), "{told}");
}
