//! Files on the disk: in a backup, looked after by the doctor, and read again where they are restored.

use std::path::{Path, PathBuf};

use stories::{Ground, Served, Told as _, address_of, kalaka};

pub(crate) const PDF: &[u8] =
    b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";

/// Every file below a folder.
pub(crate) fn below(folder: &Path) -> Vec<PathBuf> {
    let inside = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = inside.map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

/// Where the first file of the call is kept from.
pub(crate) async fn address(served: &Served, ground: &Ground) -> String {
    let page =
        served.browser(&ground.here).get(&format!("{}/about", ground.here.call_page())).await;
    page.links().into_iter().find(|link| link.ends_with("/plan.pdf")).unwrap()
}

#[tokio::test]
async fn a_file_is_backed_up_missed_and_restored() {
    let ground = Ground::on_sqlite();
    let officer = ground.session_of("officer");
    let database = address_of(&ground.place.database());
    let files = Path::new(&database).join("files");
    let served = ground.serve();
    let mut browser = served.browser(&ground.here).signed_in(&officer);
    let call = ground.here.call_id;
    let page = browser.get(&format!("{}/things/call/{call}/files", ground.here.base())).await;
    let form = page.form("/files").fill("title", "Plan").fill("about", "The square from above.");
    browser
        .send(form.attach("file", "plan.pdf", "application/pdf", PDF))
        .await
        .must_say("plan.pdf");
    let at = address(&served, &ground).await;
    assert_eq!(served.browser(&ground.here).get(&at).await.body.as_bytes(), PDF);
    let kept = below(&files);
    assert_eq!(kept.len(), 1, "{kept:?}");

    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup").to_string_lossy().into_owned();
    kalaka(&["backup", &backup, "--database", &database]).fine();
    let told = |database: &str| {
        let out = kalaka(&["doctor", "--database", database]).told();
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    let said = told(&database);
    assert!(said.contains("fine   riverton: 1 files are what their digests say"), "{said}");
    std::fs::write(&kept[0], "something else").unwrap();
    let said = told(&database);
    assert!(said.contains("wrong  riverton: 1 files are not what their digests say"), "{said}");
    std::fs::remove_file(&kept[0]).unwrap();
    let said = told(&database);
    assert!(said.contains("wrong  riverton: 1 files are missing"), "{said}");
    // A page lives without it, and so does a backup, which says so.
    assert_eq!(served.browser(&ground.here).look(&at).await.status, 500);
    let without = folder.path().join("without").to_string_lossy().into_owned();
    let said = kalaka(&["backup", &without, "--database", &database]).fine();
    assert!(said.contains("1 files were not there any more"), "{said}");
    served.stop();

    let elsewhere = folder.path().join("elsewhere").to_string_lossy().into_owned();
    let said = kalaka(&["restore", &backup, "--verify", "--database", &elsewhere]).fine();
    assert!(said.contains("Verified"), "{said}");
    let again = Served::start(&elsewhere.parse().unwrap(), &[]);
    let at = address(&again, &ground).await;
    assert_eq!(again.browser(&ground.here).get(&at).await.body.as_bytes(), PDF);
    again.stop();
}
