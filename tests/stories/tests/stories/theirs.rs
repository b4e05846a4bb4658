//! What is somebody else's stays theirs: sessions, tokens, drafts, comments. And what one ends oneself is over.

use calls::IdeaForm;
use stories::{Browser, Form, World, story};

use crate::sharing::{TITLE, write};

/// Sends a form with nothing in it but its token to an address; the status.
async fn press(browser: &mut Browser, world: &World, path: &str) -> u16 {
    let page = browser.get(&format!("{}/share", world.here.call_page())).await;
    let form = page.form("/share");
    let action = format!("{}{path}", world.here.base());
    browser.post(Form { action, ..form.force("text", "Not mine.") }).await.status.as_u16()
}

story! {
    /// Signing out ends the session itself: whoever copied its cookie is nobody.
    async fn signing_out_ends_the_session(world: World) {
        let mut bob = world.browser_of("bob");
        let copied = bob.cookie("kalaka_session").unwrap();
        let home = bob.get(&world.here.base()).await;
        bob.send(home.form("/sign-out")).await;
        let mut thief = world.browser();
        thief.keep("kalaka_session", &copied);
        assert_eq!(thief.look(&format!("{}/me", world.here.base())).await.status, 303);
    }
}

story! {
    /// Nobody ends somebody else's session or token, throws away their draft, or takes their comment back: not even an
    /// admin.
    async fn what_is_somebody_elses_stays(world: World) {
        let mut ann = world.browser_of("ann");
        let token = world.token_of("ann", "read");
        let person = world.here.person("ann").id;
        let page = ann.get(&world.here.idea_page()).await;
        ann.send(page.form("/comments").fill("text", "A word of mine.")).await;
        write(&mut ann, &world).await;
        let (idea, call, now) = (world.here.idea, world.here.call_id, world.now());
        let (session, of_programs, comment, draft) = world.read(move |tx| {
            Ok((
                store::city::session::list(tx, person, now)?.remove(0).id,
                store::city::token::list(tx, person)?.remove(0).id,
                store::things::comment::about(tx, idea.thing(), 0, 1)?.remove(0).id,
                store::things::draft::begun::<IdeaForm>(tx, &[], Some(person), call, 1)?
                    .remove(0)
                    .id,
            ))
        });
        let comment = format!("/comments/{comment}/withdraw");
        let paths = [
            (format!("/me/sessions/{session}"), "a session"),
            (format!("/me/tokens/{of_programs}"), "a token"),
            (format!("/me/drafts/{draft}"), "a draft"),
            (comment, "a comment"),
        ];
        for name in ["bob", "moderator", "admin"] {
            let mut other = world.browser_of(name);
            for (path, what) in &paths {
                let status = press(&mut other, &world, path).await;
                assert!(matches!(status, 403 | 404), "{name} and {what}: {status}");
            }
        }
        ann.get(&world.here.idea_page()).await.must_say("A word of mine.");
        ann.get(&format!("{}/me", world.here.base())).await.must_say(TITLE);
        assert_eq!(ann.api("GET", "/calls", &token, "").await.status, 200);
        for (path, what) in &paths {
            // Her own session comes last but for the draft, which needs no other.
            if what != &"a session" {
                assert_eq!(press(&mut ann, &world, path).await, 303, "her own: {what}");
            }
        }
    }
}
