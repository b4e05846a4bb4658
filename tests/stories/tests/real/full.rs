//! The disk is full.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use stories::{Ground, Served, Told as _, address_of, kalaka};

/// Serves a copy of the ground on a file system of this size, in a mount namespace of its own; none where such a
/// thing cannot be made.
fn on_a_small_disk(ground: &Ground, disk: &Path, size: &str) -> Option<Served> {
    let may = Command::new("unshare")
        .args(["--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs"])
        .arg(disk)
        .output();
    if !may.is_ok_and(|tried| tried.status.success()) {
        eprintln!(
            "skipping: neither root nor user namespaces, so no disk of a fixed size can be made here"
        );
        return None;
    }
    let serve = "mount -t tmpfs -o size=\"$1\" tmpfs \"$2\" && cp -a \"$3\"/. \"$2\" && disk=\"$2\" && shift 3 && \
                 exec \"$@\" --database \"$disk\"";
    let kalaka = kalaka(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--log",
        "json",
        "--proxy",
        "trusted",
        "--url",
        "https://ideas.example",
    ]);
    let mut command = Command::new("unshare");
    command
        .args(["--map-root-user", "--mount", "sh", "-c", serve, "small-disk", size])
        .arg(disk)
        .arg(address_of(&ground.place.database()))
        .arg(kalaka.get_program())
        .args(kalaka.get_args());
    Some(Served::start_by(command))
}

/// Fills what is left of a disk, but for a few kilobytes.
fn fill(file: &Path) {
    let mut ballast = std::fs::File::create(file).unwrap();
    let block = [0; 4096];
    while ballast.write_all(&block).is_ok() {}
}

/// On SQLite: what is typed is kept on a page that says so, reading goes on, and when there is room, so does
/// writing. What was acknowledged is there.
#[tokio::test]
async fn a_full_disk_loses_nothing() {
    let ground = Ground::on_sqlite();
    let people = ground.neighbours(4);
    let disk = tempfile::tempdir().unwrap();
    let Some(served) = on_a_small_disk(&ground, disk.path(), "24m") else { return };
    // The file system is to be seen in the namespace of its process alone.
    let inside = Path::new("/proc").join(served.id().to_string()).join("root");
    let inside = inside.join(disk.path().strip_prefix("/").unwrap());
    fill(&inside.join("ballast"));

    let mut acknowledged = Vec::new();
    let mut refused = None;
    'writing: for neighbour in &people {
        let mut browser = served.browser(&ground.here).signed_in(&neighbour.session);
        let page = browser.get(&ground.here.idea_page()).await;
        for number in 0..35 {
            let text =
                format!("{}Number {number} of {}", "A long story. ".repeat(60), neighbour.person);
            let answer = browser.post(page.form("/comments").fill("text", &text)).await;
            if answer.status == 503 {
                answer.must_say(&text);
                refused = Some((browser, answer, text));
                break 'writing;
            }
            assert_eq!(answer.status, 303, "{}", answer.text());
            acknowledged.push(text);
        }
    }
    let (mut browser, answer, text) = refused.expect("the disk is full at last");
    answer.must_say("The disk of this site is full");
    let page = browser.get(&ground.here.idea_page()).await;
    assert_eq!(page.status, 200, "reading goes on");
    let told = served.log().iter().any(|line| line.contains("no room left"));
    assert!(told, "the operator reads of it: {:#?}", served.log());

    std::fs::remove_file(inside.join("ballast")).unwrap();
    let page = browser.send(answer.form("/comments")).await;
    assert_eq!(page.status, 200);
    acknowledged.push(text);
    let everything = browser.get(&format!("{}/me/data.json", ground.here.base())).await;
    assert_eq!(everything.status, 200);
    let mut found = 0;
    for neighbour in &people {
        let mut browser = served.browser(&ground.here).signed_in(&neighbour.session);
        let own = browser.get(&format!("{}/me/data.json", ground.here.base())).await;
        found += acknowledged.iter().filter(|text| own.body.contains(text.as_str())).count();
    }
    assert_eq!(found, acknowledged.len(), "everything acknowledged is there");
    served.stop();
}

/// `doctor` sees it too.
#[test]
fn the_doctor_sees_a_folder_that_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("not-a-folder");
    std::fs::write(&file, "x").unwrap();
    let said = kalaka(&["doctor", "--database", &file.to_string_lossy()]).told();
    assert!(!said.status.success());
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains("cannot be written") && said.contains("make room"), "{said}");
}
