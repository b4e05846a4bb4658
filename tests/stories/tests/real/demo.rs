//! The demo lets everybody in: only into what it made, and only as long as it runs.

use acts::{Act, Stage, Who};
use jiff::SignedDuration;
use stories::{Told as _, address_of, kalaka, story};

use crate::starting::ask;

const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

story! {
    /// A real installation gets no doors from the demo.
    async fn the_demo_stays_out_of_a_real_city(ground: Ground) {
        let database = address_of(&ground.place.database());
        let told = kalaka(&["demo", "--no-browser", "--listen", "127.0.0.1:0", "--database", &database]).told();
        let (said, why) = (String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
        assert!(!told.status.success() && !said.contains("/enter/"), "{said}{why}");
        assert!(why.contains("a real city") && why.contains("another folder"), "{why}");
        let standing = ground.here.read(&ground.store(), store::city::sign_in::standing);
        assert_eq!(standing, 0);
    }
}

story! {
    /// It looks before it opens: opening would bring a real database to its own version. Here that would not even work.
    async fn the_demo_does_not_open_a_real_city(ground: Ground) {
        store::testing::as_of_a_newer_version(&ground.place.database(), store::SCHEMA);
        let database = address_of(&ground.place.database());
        let why = kalaka(&["demo", "--no-browser", "--listen", "127.0.0.1:0", "--database", &database]).refused();
        assert!(why.contains("a real city"), "{why}");
    }
}

story! {
    /// The demo's doors, and the sessions of those who came through them, end when it is served for good.
    async fn the_doors_of_a_demo_are_closed_when_it_is_served(ground: Ground) {
        let house = ground.store();
        let (city, gather) = (std::sync::Arc::clone(&ground.here.settings), SignedDuration::ZERO);
        let stage = Stage { city, store: house.clone(), gather, at: None };
        let hash = web::http::TokenDigest::of(KEY).0;
        let admin = ground.here.person("admin").clone();
        let rows = house.city(store::CityId(ground.here.id.get()));
        let made = rows.write_blocking(move |tx| {
            let mut act = Act::begin(tx, &stage, &Who::System)?;
            let mail = admin.mail.clone().ok_or(city::Refusal::NotFound)?;
            acts::city::sign_in::standing_link(&mut act, &mail, &hash, &admin.language, "")
        });
        made.unwrap();
        drop((rows, house));
        let inside = ground.session_of("admin");
        let other = ground.session_of("ann");
        let officer = ground.session_of("officer");

        let served = ground.serve();
        let page = ask(&served.address().to_string(), &format!("{}/enter/{KEY}", ground.here.base()));
        assert!(page.starts_with("HTTP/1.1 422"), "{page}");
        assert!(!page.contains("set-cookie: kalaka_session"), "{page}");
        let me = format!("{}/me", ground.here.base());
        let mut intruder = served.browser(&ground.here).signed_in(&inside);
        assert_ne!(intruder.look(&me).await.status, 200, "a session that such a door began");
        let mut neighbour = served.browser(&ground.here).signed_in(&other);
        assert_eq!(neighbour.look(&me).await.status, 200, "others stay signed in");
        // Nobody reads everybody's letters but where they are only shown.
        let mails = format!("{}/mails", ground.here.base());
        for mut reader in [served.browser(&ground.here), served.browser(&ground.here).signed_in(&officer)] {
            assert_eq!(reader.look(&mails).await.status, 404);
        }
        served.stop();
    }
}
