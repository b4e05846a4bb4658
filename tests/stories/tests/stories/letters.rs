//! Letters that could not leave: admins see them, send them again, give them up.

use acts::things::notice::POST_JOB;
use city::{Id, Language};
use store::city::letter::{self, Letter};
use store::jobs::{self, Urgency};
use stories::{World, story};

/// A letter that a mail server refused: for a while, or so often that it was given up.
fn refused(world: &World, mail: &str, for_ever: Option<()>) -> Id<Letter> {
    let id: Id<Letter> = Id::new(world.store.new_id());
    let letter = Letter {
        id,
        person: None,
        mail: mail.to_owned(),
        language: Language::english(),
        kind: "news".to_owned(),
        subject: "A secret subject".to_owned(),
        text: "Something happened.".to_owned(),
        html: "<p>Something happened.</p>".to_owned(),
        unsubscribe: None,
        made_at: world.now(),
        sent_at: None,
        failed: None,
    };
    let (job, said) = (world.store.new_id(), format!("450 <{mail}> the mailbox is busy"));
    world.here.write(&world.store, move |tx| {
        letter::insert(tx, &letter)?;
        let now = tx.now();
        jobs::enqueue(tx, job, POST_JOB, &id.to_string(), Urgency::Now, now)?;
        let claimed = jobs::claim(tx, Urgency::Now)?.ok_or(store::Error::NotFound)?;
        match for_ever {
            None => jobs::fail(tx, &claimed, &said),
            Some(()) => jobs::give_up(tx, &claimed, &said),
        }
    });
    id
}

story! {
    /// The page is reached from the city's settings, is empty at first, shows nobody's whole address, and what its
    /// buttons do stands in the log.
    async fn letters_that_could_not_leave(world: World) {
        let mut admin = world.browser_of("admin");
        let base = world.here.base();
        let settings = admin.get(&format!("{base}/settings")).await;
        let list = settings.link("Letters that could not leave");
        admin.get(&list).await.must_say("No letter is in trouble");

        let lost = refused(&world, "rosalinde@mail.example", Some(()));
        let waits = refused(&world, "balthazar@mail.example", None);
        let page = admin.get(&list).await;
        for words in ["r…@mail.example", "b…@mail.example", "the mailbox is busy", "given up", "tried once"] {
            page.must_say(words);
        }
        for words in ["rosalinde", "balthazar", "A secret subject"] {
            assert!(!page.body.contains(words), "{words}");
        }
        let undone = |world: &World, id: Id<Letter>| {
            world.read(move |tx| jobs::undone_for(tx, POST_JOB, &id.to_string()))
        };
        let retry = format!("/letters/{lost}/retry");
        let again = page.form(&retry);
        assert!(page.forms().iter().all(|form| !form.action.ends_with(&format!("/letters/{waits}/retry"))));
        admin.send(again.clone()).await.must_say("Saved");
        assert!(!undone(&world, lost)[0].dead, "it is sent again");
        admin.send(again).await.must_say("needed nothing any more");

        let drop = page.form(&format!("/letters/{waits}/drop"));
        admin.send(drop.clone()).await.must_say("Saved");
        assert!(undone(&world, waits).is_empty());
        let kept = world.read(move |tx| letter::get(tx, waits));
        assert!(kept.failed.is_some_and(|why| why.contains("given up")));
        admin.send(drop).await.must_say("needed nothing any more");

        let log = admin.get(&format!("{base}/log")).await;
        log.must_say("Sent a letter again that had been given up");
        log.must_say("Gave a letter up");
        for language in ["nl", "hu"] {
            admin.speaks(language);
            assert_eq!(admin.get(&list).await.status, 200);
        }
        let mut officer = world.browser_of("officer");
        assert_eq!(officer.look(&list).await.status, 403, "for admins only");
    }
}
