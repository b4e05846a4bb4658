//! What lies on the disk: no code and no link in clear, and nothing that everybody on the machine may read.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use store::Database;
use stories::{Ground, Told as _, address_of, kalaka, story};

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
        // Quoted-printable folds long lines.
        let unfolded = letter.replace("=\n", "").replace("=3D", "=");
        let key: String = unfolded.split("/enter/").nth(1).unwrap().chars().take(64).collect();
        assert!(key.chars().all(|digit| digit.is_ascii_hexdigit()), "{key}");

        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("beside");
        let named = file.to_string_lossy().into_owned();
        kalaka(&["backup", &named, "--database", &address_of(&ground.place.database())]).fine();
        let rows = fs::read_to_string(&file).unwrap();
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
