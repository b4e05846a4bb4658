//! What lies on the disk: no code and no link in clear, and nothing that everybody on the machine may read.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use store::Database;
use store::city::directory;
use store::testing::TestDatabase;
use stories::{Ground, Told as _, address_of, kalaka, story};

use crate::delivery::bob_comments;
use crate::mail::{PostOffice, ask_for_code, code_in, come_in};

/// The files of a folder and of those in it, and the folders.
fn all_in(folder: &Path, found: &mut Vec<PathBuf>) {
    found.push(folder.to_owned());
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.file_type().unwrap().is_dir() {
            all_in(&entry.path(), found);
        } else {
            found.push(entry.path());
        }
    }
}

story! {
    /// A letter with a code leaves with it, but the rows and the backup never hold it; the code works all the same.
    async fn codes_and_links_are_nowhere_at_rest(ground: Ground) {
        let office = PostOffice::open();
        let served = ground.serve_with(&["--mail", &office.address]);
        let mail = "quiet@mail.example";
        let mut browser = served.browser(&ground.here);
        let page = ask_for_code(&mut browser, &ground, mail).await;
        let letter = office.letter_to(mail, Duration::from_secs(20)).await;
        let code = code_in(&letter);
        let key = key_after("/enter/", &letter);
        let rows = backup(&ground);
        assert!(rows.contains(mail), "the letter is in the backup");
        let (first, last) = code.split_at(3);
        for secret in [&code, &format!("{first} {last}"), &key] {
            assert!(!rows.contains(secret.as_str()), "{secret} lies in clear");
        }

        come_in(&mut browser, &page, &code).await;
        let me = browser.look(&format!("{}/me", ground.here.base())).await;
        assert_eq!(me.status, 200, "the code that left opens");
        served.stop();
    }
}

/// A letter, whose long lines quoted-printable folds, and the key in its link.
fn key_after(place: &str, letter: &str) -> String {
    let unfolded = letter.replace("=\n", "").replace("=3D", "=");
    let key = unfolded.split(place).nth(1).unwrap_or_else(|| panic!("{place} in {unfolded}"));
    let key: String = key.chars().take(64).collect();
    assert!(key.len() == 64 && key.chars().all(|digit| digit.is_ascii_hexdigit()), "{key}");
    key
}

/// Every row of every city, as a backup holds it.
fn backup(ground: &Ground) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("beside");
    let named = file.to_string_lossy().into_owned();
    kalaka(&["backup", &named, "--database", &address_of(&ground.place.database())]).fine();
    fs::read_to_string(&file).unwrap()
}

story! {
    /// The link that ends letters is in the letter that left and works, and is in no row. The key it is made with moves
    /// out of the database into the file that is named, and the link made before still works.
    async fn the_link_that_ends_letters_and_its_key_are_nowhere_at_rest(ground: Ground) {
        let store = ground.store();
        let kept = [0xab; 32];
        let enter = move |tx: &mut store::Tx| directory::setting(tx, "secret", &kept);
        store.install().write_blocking(enter).unwrap();
        bob_comments(&ground, &store, "This lane would help my school run.");
        ground.leave(store);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        let named = file.to_string_lossy().into_owned();
        let office = PostOffice::open();
        let flags = ["--mail", &office.address, "--secret", &named];
        let served = ground.serve_with(&flags);
        let letter = office.letter_to("ann@riverton.example", Duration::from_secs(20)).await;
        served.stop();
        let rights = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        assert_eq!((fs::read(&file).unwrap(), rights), (kept.to_vec(), 0o600));
        let store = ground.store();
        let left = store.install().read_blocking(|tx| directory::find_setting(tx, "secret"));
        assert_eq!(left.unwrap(), None, "the key left the database");
        ground.leave(store);

        let (rows, link) = (backup(&ground), "/unsubscribe/");
        assert!(rows.contains(link), "the letter is in the backup");
        let person = ground.here.person("ann").id;
        let key = key_after(&format!("{link}{person}/"), &letter);
        assert!(!rows.contains(&key), "the link lies in clear");

        // Another start finds the key in its file.
        let served = ground.serve_with(&flags);
        let address = format!("{}{link}{person}/{key}", ground.here.base());
        served.browser(&ground.here).look(&address).await.must_say("Stop these mails?");
        served.stop();
    }
}

/// Whoever begins is told where the key lies, and the doctor notices when others may read it.
#[test]
fn where_the_key_lies_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let inside = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (data, file) = (inside("data"), inside("key"));
    let elsewhere = TestDatabase::postgres().map(|test| (address_of(&test.database()), test));
    let named = |database: &str, flags: &[&str]| {
        let words = ["init", "riverton", "--name", "Riverton", "--sender", "city@r.example"];
        let more = ["--admin", "admin@r.example", "--url", "https://ideas.example"];
        kalaka(&[&words[..], &more[..], &["--database", database], flags].concat()).fine()
    };
    let told = named(&data, &["--secret", &file]);
    assert!(told.contains(&format!("key lies in {file}")), "{told}");
    if let Some((address, _test)) = &elsewhere {
        let told = named(address, &[]);
        assert!(told.contains("key lies in the database") && told.contains("--secret"), "{told}");
    }
    fs::write(&file, [7; 32]).unwrap();
    for (mode, others) in [(0o600, false), (0o640, true), (0o604, true)] {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        let told = kalaka(&["doctor", "--database", &data, "--secret", &file]).told();
        let told = String::from_utf8(told.stdout).unwrap();
        assert_eq!(told.contains("others may read the installation's key"), others, "{told}");
    }
}

/// A file that holds no key is not taken for one: links and forms would be checked by what somebody may guess.
#[test]
fn a_file_that_is_no_key_stops_the_start() {
    let ground = Ground::on_sqlite();
    let Database::Folder(data) = ground.place.database() else { panic!("a folder") };
    for length in [0, 31, 33, 4_000] {
        fs::write(data.join("secret"), vec![7; length]).unwrap();
        let told = kalaka(&["serve", "--database", &data.to_string_lossy()]).refused();
        assert!(told.contains("secret") && told.contains("32 bytes"), "{told}");
    }
}

/// Database, outbox and backup are their owner's, also where they were everybody's before.
#[tokio::test]
async fn nobody_else_reads_what_lies_on_the_disk() {
    let ground = Ground::on_sqlite();
    let Database::Folder(data) = ground.place.database() else { panic!("a folder") };
    // As an earlier version left it.
    fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(data.join("riverton.db"), fs::Permissions::from_mode(0o644)).unwrap();
    let outbox = data.join("outgoing").join("mail");
    let served = ground.serve_with(&["--mail", &outbox.to_string_lossy()]);
    ask_for_code(&mut served.browser(&ground.here), &ground, "ann@riverton.example").await;
    let letters = || {
        let files = fs::read_dir(&outbox).into_iter().flatten().flatten();
        files.filter(|file| file.path().extension().is_some_and(|ending| ending == "eml")).count()
    };
    for _ in 0..600 {
        if letters() > 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(letters() > 0, "a letter lies in the outbox");
    let backup = data.join("now.backup");
    kalaka(&["backup", &backup.to_string_lossy(), "--database", &data.to_string_lossy()]).fine();
    let mut found = Vec::new();
    all_in(&data, &mut found);
    assert!(found.len() > 6, "{found:?}");
    for path in found {
        let rights = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(rights & 0o007, 0, "{} is {rights:o}", path.display());
        let made_by_us = path == backup || path.starts_with(data.join("outgoing"));
        assert!(!made_by_us || rights & 0o077 == 0, "{} is {rights:o}", path.display());
    }
    served.stop();
}
