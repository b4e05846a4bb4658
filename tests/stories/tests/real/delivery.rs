//! Letters leave by urgency, once, and whatever the clock did.

use std::sync::Arc;
use std::time::Duration;

use acts::things::notice::POST_JOB;
use acts::{Act, Stage, Who};
use city::{CommentInput, Id, Language};
use jiff::SignedDuration;
use store::Store;
use store::city::letter::{self, Letter};
use store::jobs::{self, Urgency};
use stories::{Ground, Place, story};
use tokio::time::{Instant, sleep};

use crate::mail::{PostOffice, SLOWLY, ask_for_code, code_in, come_in};

/// Enters letters with news that wait to leave, one to each address.
fn news(store: &Store, place: &Place, to: &[String]) {
    for some in to.chunks(100) {
        let letters: Vec<Letter> = some.iter().map(|mail| letter_to(store, mail)).collect();
        let ids: Vec<i64> = letters.iter().map(|_| store.new_id()).collect();
        place.write(store, move |tx| {
            for (letter, job) in letters.iter().zip(&ids) {
                letter::insert(tx, letter)?;
                let now = tx.now();
                jobs::enqueue(tx, *job, POST_JOB, &letter.id.to_string(), Urgency::Later, now)?;
            }
            Ok(())
        });
    }
}

fn letter_to(store: &Store, mail: &str) -> Letter {
    Letter {
        id: Id::new(store.new_id()),
        person: None,
        mail: mail.to_owned(),
        language: Language::english(),
        kind: "news".to_owned(),
        subject: "News".to_owned(),
        text: "Something happened.".to_owned(),
        html: "<p>Something happened.</p>".to_owned(),
        unsubscribe: None,
        made_at: jiff::Timestamp::from_microsecond(store.now()).unwrap(),
        sent_at: None,
        failed: None,
    }
}

fn addresses(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("reader{number}@mail.example")).collect()
}

/// Bob comments on Ann's idea, on a machine whose clock is wrong.
pub(crate) fn bob_comments(ground: &Ground, store: &Store, text: &str) {
    let stage = Stage {
        city: Arc::clone(&ground.here.settings),
        store: store.clone(),
        gather: SignedDuration::ZERO,
        at: None,
    };
    let (bob, idea) = (Who::Person(ground.here.person("bob").id), ground.here.idea);
    let (key, text) = (text.to_owned(), text.to_owned());
    let rows = store.city(store::CityId(ground.here.id.get()));
    let written = rows.write_blocking(move |tx| {
        let mut act = Act::begin(tx, &stage, &bob)?;
        let input = CommentInput { language: Language::english(), text: text.clone(), side: None };
        acts::things::comment::write(&mut act, idea, None, &input, &key)
    });
    written.unwrap();
}

story! {
    /// Thousands of letters wait in this city and in another, the mail server thinks long about each: a code is there
    /// within two seconds.
    async fn a_code_does_not_wait_behind_news(ground: Ground) {
        let store = ground.store();
        for place in [&ground.here, &ground.there] {
            news(&store, place, &addresses(3_000));
        }
        ground.leave(store);
        let office = PostOffice::slow(Duration::from_millis(400));
        let served = ground.serve_with(&["--mail", &office.address]);
        // The news are on their way.
        office.letter_to("reader0@mail.example", Duration::from_secs(20)).await;
        for round in 0..3 {
            let mail = format!("newcomer{round}@mail.example");
            ask_for_code(&mut served.browser(&ground.here), &ground, &mail).await;
            let began = Instant::now();
            office.letter_to(&mail, Duration::from_secs(10)).await;
            let took = began.elapsed();
            assert!(took < Duration::from_secs(2), "the code took {took:?}");
        }
        // And the news go on.
        office.letter_to("reader9@mail.example", Duration::from_secs(20)).await;
    }
}

/// Two processes on one database, a mail server that thinks, and one letter that takes longer than a claim lasts
/// without a sign of life: each letter leaves once.
#[tokio::test]
async fn two_processes_send_each_letter_once() {
    let Some(ground) = Ground::on_postgres() else { return };
    let mut to = addresses(60);
    to.insert(0, SLOWLY.to_owned());
    let store = ground.store();
    news(&store, &ground.here, &to);
    ground.leave(store);
    let office = PostOffice::slow(Duration::from_secs(2));
    let one = ground.serve_with(&["--mail", &office.address, "--node", "1"]);
    let two = ground.serve_with(&["--mail", &office.address, "--node", "2"]);
    let until = Instant::now() + Duration::from_secs(240);
    let waits = |ground: &Ground| {
        let store = ground.store();
        let waits = ground.here.read(&store, jobs::load).waiting;
        ground.leave(store);
        waits
    };
    while waits(&ground) > 0 {
        assert!(Instant::now() < until, "{} letters wait", waits(&ground));
        sleep(Duration::from_secs(1)).await;
    }
    let twice: Vec<&String> = to.iter().filter(|mail| office.taken_for(mail) != 1).collect();
    assert!(twice.is_empty(), "not once: {twice:?}");
    one.stop();
    two.stop();
}

story! {
    /// The clock was a month, or a year, ahead when things were written, and then it was put right: news leave, people sign
    /// in, a code of that time does not open for a month, and what a process held when it died is taken up again.
    async fn the_clock_was_ahead(ground: Ground) {
        let ann = ground.here.person("ann").mail.clone().unwrap();
        for days in [31, 366] {
            let store = ground.store_at(SignedDuration::from_hours(24 * days));
            bob_comments(&ground, &store, &format!("Written {days} days ahead."));
            for _ in 0..6 {
                ask_within(&ground, &store, "often@mail.example");
            }
            ground.here.write(&store, |tx| jobs::claim(tx, Urgency::Soon));
            ground.leave(store);
        }
        let office = PostOffice::open();
        let served = ground.serve_with(&["--mail", &office.address]);
        office.letter_to(ann.as_str(), Duration::from_secs(60)).await;
        let mut browser = served.browser(&ground.here);
        let page = ask_for_code(&mut browser, &ground, "often@mail.example").await;
        let letter = office.letter_to("often@mail.example", Duration::from_secs(10)).await;
        come_in(&mut browser, &page, &code_in(&letter)).await;
        let me = browser.look(&format!("{}/me", ground.here.base())).await;
        assert_eq!(me.status, 200, "signed in although the address asked often in the future");
    }
}

story! {
    /// The clock was a month behind, or a year, when things were written: what waited leaves, and people sign in.
    async fn the_clock_was_behind(ground: Ground) {
        let written = [(31, "month@mail.example"), (366, "year@mail.example")];
        for (days, mail) in written {
            let store = ground.store_at(SignedDuration::from_hours(-24 * days));
            news(&store, &ground.here, &[mail.to_owned()]);
            ground.leave(store);
        }
        let office = PostOffice::open();
        let served = ground.serve_with(&["--mail", &office.address]);
        for (_, mail) in written {
            office.letter_to(mail, Duration::from_secs(20)).await;
        }
        ask_for_code(&mut served.browser(&ground.here), &ground, "new@mail.example").await;
        office.letter_to("new@mail.example", Duration::from_secs(10)).await;
    }
}

/// Notes a letter with a code, on a machine whose clock is wrong.
fn ask_within(ground: &Ground, store: &Store, mail: &str) {
    let now = jiff::Timestamp::from_microsecond(store.now()).unwrap();
    let id = store.new_id();
    let row = store::city::sign_in::SignIn {
        id: Id::new(id),
        mail: mail.to_owned(),
        code_hash: vec![1],
        link_hash: id.to_be_bytes().to_vec(),
        browser_hash: Vec::new(),
        draft: None,
        deed: None,
        thing: None,
        next: String::new(),
        language: Language::english(),
        tries: 0,
        made_at: now,
        expires_at: now + SignedDuration::from_mins(30),
        used_at: None,
        subject: None,
    };
    ground.here.write(store, move |tx| store::city::sign_in::insert(tx, &row));
}
