//! A backup beside a server that is busy, and the house restored from it.

use std::fs::{self, File};
use std::io::{BufReader, Write as _};
use std::os::unix::fs::FileTypeExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use store::testing::TestDatabase;
use stories::{Ground, Served, Told as _, address_of, kalaka, story};

use crate::crowd::{Crowd, Manner, Written, rows};

/// An empty place of the same kind.
pub(crate) fn empty(like: &TestDatabase) -> TestDatabase {
    let same = if like.name() == "sqlite" { None } else { TestDatabase::postgres() };
    same.unwrap_or_else(TestDatabase::sqlite)
}

story! {
    /// Written while people write, restored elsewhere, compared by counts and digests, and served from there.
    async fn a_backup_of_a_busy_server_is_restored(ground: Ground) {
        let manner = Manner { ideas: ground.ideas(20), pause: Duration::from_millis(40) };
        let people = ground.neighbours(12);
        let served = ground.serve();
        let crowd = Crowd::gather(&served, &ground, &people, &manner).await;
        crowd.has_written(40).await;
        let before = crowd.seen();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("everything.backup");
        let named = file.to_string_lossy().into_owned();
        let address = address_of(&ground.place.database());
        let arguments = [named.clone(), address.clone()];
        let writing = tokio::task::spawn_blocking(move || {
            kalaka(&["backup", &arguments[0], "--database", &arguments[1]]).fine()
        });
        let report = writing.await.unwrap();
        assert!(report.contains("riverton\t") && report.contains("hillford\t"), "{report}");
        let seen = crowd.end().await;
        assert!(seen.acknowledged.len() > before.acknowledged.len(), "people went on writing");
        assert!(seen.odd.is_empty() && seen.busy.is_empty(), "{seen:#?}");

        let elsewhere = empty(&ground.place);
        let there = address_of(&elsewhere.database());
        let restored = kalaka(&["restore", &named, "--verify", "--database", &there]).fine();
        assert!(restored.contains("Verified"), "{restored}");
        let promised = store::backup::check(BufReader::new(File::open(&file).unwrap())).unwrap();
        let found = store::backup::write(&elsewhere.database(), &elsewhere.files(), 0, std::io::sink()).unwrap();
        assert_eq!(promised, found, "counts and digests of every table");
        assert!(restored.contains(&format!("{} rows in all", promised.rows())), "{restored}");

        // Once more over what is there now is refused: a restore never mixes.
        let again = kalaka(&["restore", &named, "--database", &there]).refused();
        assert!(again.contains("was not restored"), "{again}");

        let house = Served::start(&elsewhere.database(), &[]);
        let mut neighbour = house.browser(&ground.here).signed_in(&people[0].session);
        let page = neighbour.get(&ground.here.idea_page()).await;
        page.must_say("A bench for the wagtail");
        let said = page.form("/comments").fill("text", "I live in the new house now.");
        neighbour.send(said).await.must_say("I live in the new house now.");
        house.stop();
        served.stop();
        let moved = Ground { place: elsewhere, ..ground };
        let kept = rows(&moved, &manner, &people);
        let lost: Vec<&Written> =
            before.acknowledged.iter().filter(|one| !kept.contains(one)).collect();
        assert!(lost.is_empty(), "acknowledged before the backup began: {lost:#?}");
    }
}

/// A backup goes where it is told to go: nothing is replaced by itself, and what is no file stays what it is.
#[test]
fn a_backup_respects_what_is_there() {
    let ground = Ground::on_sqlite();
    let database = address_of(&ground.place.database());
    let folder = tempfile::tempdir().unwrap();
    let inside = |name: &str| folder.path().join(name);
    let backup = |file: &Path, more: &[&str]| {
        let mut command = kalaka(&["backup", &file.to_string_lossy(), "--database", &database]);
        command.args(more);
        command
    };
    let whole = |file: &Path| store::backup::check(BufReader::new(File::open(file).unwrap()));

    let file = inside("precious");
    fs::write(&file, "my only copy").unwrap();
    let told = backup(&file, &[]).refused();
    assert!(told.contains("already") && told.contains("--replace"), "{told}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "my only copy");
    backup(&file, &["--replace"]).fine();
    let rows = whole(&file).unwrap().rows();

    let (link, target) = (inside("link"), inside("target"));
    fs::write(&target, "old").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    backup(&link, &[]).refused();
    backup(&link, &["--replace"]).fine();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink(), "a link stays one");
    assert_eq!(whole(&target).unwrap().rows(), rows);

    let pipe = inside("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let read = pipe.clone();
    let reader = std::thread::spawn(move || fs::read(read).unwrap());
    backup(&pipe, &[]).fine();
    assert_eq!(store::backup::check(&*reader.join().unwrap()).unwrap().rows(), rows);
    assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo(), "a pipe stays one");
    backup(Path::new("/dev/null"), &[]).fine();
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    backup(folder.path(), &[]).refused();
    let lost = inside("no such folder").join("file");
    backup(&lost, &[]).refused();
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 4, "no unfinished files are left");

    let out = backup(Path::new("-"), &[]).told();
    assert!(out.status.success() && String::from_utf8_lossy(&out.stderr).contains("rows in all"));
    assert_eq!(store::backup::check(&*out.stdout).unwrap().rows(), rows);
    let mut restore =
        kalaka(&["restore", "-", "--verify", "--database", &inside("new").to_string_lossy()]);
    let mut restore = restore.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    restore.stdin.take().unwrap().write_all(&out.stdout).unwrap();
    assert!(restore.wait().unwrap().success(), "through a pipe and back");
}

/// One byte more, or one byte less, and it is no backup.
#[test]
fn a_byte_too_many_or_too_few_is_refused() {
    let ground = Ground::on_sqlite();
    let mut bytes = Vec::new();
    store::backup::write(&ground.place.database(), &ground.place.files(), 0, &mut bytes).unwrap();
    let short = bytes[..bytes.len() - 1].to_vec();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file").to_string_lossy().into_owned();
    for (number, odd) in
        [short, [&*bytes, b"\n"].concat(), [&*bytes, b"x"].concat(), bytes.repeat(2)]
            .iter()
            .enumerate()
    {
        assert!(store::backup::check(&**odd).is_err(), "{number}");
        fs::write(&file, odd).unwrap();
        let there = folder.path().join(format!("there{number}")).to_string_lossy().into_owned();
        let told = kalaka(&["restore", &file, "--database", &there]).refused();
        assert!(told.contains("damaged"), "{number}: {told}");
    }
}
