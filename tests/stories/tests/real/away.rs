//! The database is away for a little more than the ten seconds a request waits for it.

use std::time::Duration;

use futures_util::future::join_all;
use store::testing::{Cluster, Durability, TestDatabase, skips_postgres};
use stories::{Ground, Page, Served};
use tokio::time::sleep;
use web::http::Token;

use crate::crowd::{Crowd, Manner, rows};

/// A request that began when it went is told so before it comes back.
const AWAY: Duration = Duration::from_secs(12);

/// A page of 503 in the reader's language, which says when to try again.
#[track_caller]
fn says_to_wait(page: &Page, words: &str) {
    assert_eq!(page.status, 503, "{}: {}", page.path, page.text());
    page.must_say(words);
    assert!(!page.header("retry-after").is_empty());
}

/// What readers, writers, programs and machines are told while it is away; all at once, since each may have to wait.
async fn everyone_is_told(served: &Served, ground: &Ground, token: &Token) {
    let reading = [
        ("en", "Our database cannot be reached just now"),
        ("nl", "Onze databank is nu niet bereikbaar"),
        ("hu", "Az adatbázisunk most nem érhető el"),
    ]
    .map(|(language, words)| async move {
        let mut reader = served.browser(&ground.here);
        reader.speaks(language);
        says_to_wait(&reader.get(&ground.here.idea_page()).await, words);
    });
    let programming = async {
        let comment = r#"{"text": "Said by a program."}"#;
        let path = format!("/ideas/{}/comments", ground.here.idea);
        let answer = served.browser(&ground.here).api("POST", &path, token, comment).await;
        assert_eq!(answer.status, 503, "{}", answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert!(answer.body.contains("urn:kalaka:problem:database-away"), "{}", answer.body);
    };
    let watching = async {
        let mut watcher = served.browser(&ground.here);
        assert_eq!(watcher.look("/readyz").await.status, 503, "whoever balances loads is told");
        assert_eq!(watcher.look("/healthz").await.status, 200, "nobody needs to start us again");
    };
    tokio::join!(join_all(reading), programming, watching);
}

/// Tells the story of a database that goes and comes back.
async fn goes_and_comes_back(
    go: impl Fn(&Cluster) -> Result<(), String>,
    come: impl Fn(&Cluster) -> Result<(), String>,
) {
    if skips_postgres() {
        return;
    }
    let cluster = Cluster::start(Durability::On).unwrap();
    let ground = Ground::on(TestDatabase::postgres_at(&cluster.administrator()));
    let manner = Manner { ideas: ground.ideas(20), pause: Duration::from_millis(300) };
    let people = ground.neighbours(8);
    let (bob, token) = (ground.session_of("bob"), ground.token_of("bob", "read write"));
    let served = ground.serve();
    let mut writer = served.browser(&ground.here).signed_in(&bob);
    let form = writer.get(&ground.here.idea_page()).await.form("/comments");
    let crowd = Crowd::gather(&served, &ground, &people, &manner).await;
    crowd.has_written(10).await;

    go(&cluster).unwrap();
    let back = tokio::time::Instant::now() + AWAY;
    let form = form.fill("text", "Typed while it was away.");
    let told = everyone_is_told(&served, &ground, &token);
    let (kept, ()) = tokio::join!(writer.post(form), told);
    says_to_wait(&kept, "Typed while it was away.");
    tokio::time::sleep_until(back).await;
    come(&cluster).unwrap();

    let mut recovered = false;
    for _ in 0..50 {
        recovered = writer.look("/readyz").await.status == 200;
        if recovered {
            break;
        }
        sleep(Duration::from_millis(200)).await;
    }
    assert!(recovered, "ten seconds after it came back");
    let known = crowd.seen().acknowledged.len();
    crowd.has_written(known + 8).await;
    // The page that kept what was typed sends it again, even twice.
    let again = kept.form("/comments");
    writer.send(again.clone()).await.must_say("Typed while it was away.");
    let page = writer.send(again).await;
    assert_eq!(page.text().matches("Typed while it was away.").count(), 1, "{}", page.text());

    let seen = crowd.end().await;
    assert!(seen.odd.is_empty(), "{:#?}", seen.odd);
    assert!(!seen.busy.is_empty(), "somebody noticed");
    assert!(seen.longest < Duration::from_secs(12), "nobody waits {:?}", seen.longest);
    let kept = rows(&ground, &manner, &people);
    assert!(seen.acknowledged.iter().all(|one| kept.contains(one)), "{:#?}", seen.acknowledged);
    served.stop();
}

/// Stopped as by a power cut, and started again.
#[tokio::test]
async fn a_database_that_is_started_again() {
    goes_and_comes_back(Cluster::kill, Cluster::resume).await;
}

/// Frozen, as by a disk or a network that does not answer.
#[tokio::test]
async fn a_database_that_does_not_answer_for_a_while() {
    goes_and_comes_back(|cluster| cluster.signal("STOP"), |cluster| cluster.signal("CONT")).await;
}
