//! What is near ideas is looked for by the server's own jobs.

use std::time::Duration;

use stories::{Browser, story};
use tokio::time::{Instant, sleep};

/// Waits until the page of an idea says what is like it.
async fn told(browser: &mut Browser, page: &str) {
    let until = Instant::now() + Duration::from_secs(60);
    while !browser.look(page).await.says("Ideas like this one") {
        assert!(Instant::now() < until, "nobody looked for what is near {page}");
        sleep(Duration::from_millis(100)).await;
    }
}

story! {
    /// Also for those that came from a backup or an earlier version, about which no job was entered.
    async fn ideas_are_looked_at_whenever_they_came(ground: Ground) {
        let ideas = ground.ideas(2);
        let jobs: Vec<String> = ideas.iter().map(ToString::to_string).collect();
        let store = ground.store();
        ground.here.write(&store, move |tx| {
            jobs.iter().try_for_each(|job| store::jobs::drop_for(tx, job))?;
            store::testing::forget_likeness(tx)
        });
        ground.leave(store);
        let served = ground.serve();
        let page = format!("{}/ideas/{}", ground.here.call_page(), ideas[0]);
        told(&mut served.browser(&ground.here), &page).await;
        served.stop();
    }
}
