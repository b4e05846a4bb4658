//! A backup beside a server that is busy, and the house restored from it.

use std::fs::File;
use std::io::BufReader;
use std::time::Duration;

use store::testing::TestDatabase;
use stories::{Ground, Served, Told as _, address_of, kalaka, story};

use crate::crowd::{Crowd, Manner, Written, rows};

/// An empty place of the same kind.
fn empty(like: &TestDatabase) -> TestDatabase {
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
        let found = store::backup::write(&elsewhere.database(), 0, std::io::sink()).unwrap();
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
