//! The log's newest entries cannot be cut off unseen: where it ended is noted outside the database.

use stories::{Told as _, address_of, kalaka, story};

story! {
    /// Entries that were there when the server stopped are gone, and what is left fits together: the doctor says so.
    async fn entries_cut_off_the_log_are_missed(ground: Ground) {
        let folder = tempfile::tempdir().unwrap();
        let heads = folder.path().join("heads").to_string_lossy().into_owned();
        let served = ground.serve_with(&["--heads", &heads]);
        served.stop();
        let noted = std::fs::read_to_string(&heads).unwrap();
        assert!(noted.contains("\triverton\t") && noted.contains("\thillford\t"), "{noted}");
        let database = address_of(&ground.place.database());
        let doctor = || {
            let told = kalaka(&["doctor", "--database", &database, "--heads", &heads]).told();
            String::from_utf8(told.stdout).unwrap()
        };
        let told = doctor();
        assert!(told.contains("riverton: the log holds every head that was noted"), "{told}");

        let last = ground.here.write(&ground.store(), store::testing::cut_log);
        let told = doctor();
        assert!(told.contains("riverton: the audit log's") && told.contains("fit together"), "{told}");
        assert!(told.contains(&format!("wrong  riverton: entry {last} of the log")), "{told}");
        assert!(!told.contains("wrong  hillford: entry"), "{told}");

        let told = kalaka(&["doctor", "--database", &database, "--heads", "nowhere"]).refused();
        assert!(told.contains("nowhere cannot be read"), "{told}");
    }
}

story! {
    /// Somebody changed what an entry says: the doctor names it, and so does whoever restores from a copy of that.
    async fn an_entry_that_was_changed_is_found(ground: Ground) {
        let database = address_of(&ground.place.database());
        let doctor = || String::from_utf8(kalaka(&["doctor", "--database", &database]).told().stdout).unwrap();
        let told = doctor();
        assert!(told.contains("fine   riverton: the audit log's"), "{told}");
        let changed = ground.here.write(&ground.store(), store::testing::alter_log);
        let told = doctor();
        assert!(told.contains(&format!("wrong  riverton: the audit log was changed at entry {changed}")), "{told}");
        assert!(told.contains("fine   hillford: the audit log's"), "{told}");

        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("changed.backup").to_string_lossy().into_owned();
        kalaka(&["backup", &file, "--database", &database]).fine();
        let elsewhere = crate::backup::empty(&ground.place);
        let there = address_of(&elsewhere.database());
        let told = kalaka(&["restore", &file, "--verify", "--database", &there]).refused();
        assert!(told.contains("riverton: the audit log was changed at entry"), "{told}");
    }
}

story! {
    /// A proxy is trusted, and the address is everybody's: the doctor notices.
    async fn a_trusted_proxy_that_others_can_pass_by_is_noticed(ground: Ground) {
        let database = address_of(&ground.place.database());
        let doctor = |listen: &str| {
            let words = ["doctor", "--database", &database, "--proxy", "trusted", "--listen", listen];
            String::from_utf8(kalaka(&words).told().stdout).unwrap()
        };
        for open in ["0.0.0.0:8080", "[::]:80", "203.0.113.7:80"] {
            let told = doctor(open);
            assert!(told.contains("wrong  the setting “proxy” is “trusted”"), "{told}");
        }
        for near in ["127.0.0.1:8080", "10.1.2.3:80", "[fd00::1]:80"] {
            let told = doctor(near);
            assert!(!told.contains("“trusted”, and"), "{told}");
        }
    }
}
