//! Translation by a machine: asked for by a button, marked, kept, and never of what is private.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use stories::{Form, Page, story};
use web::http::{NotTranslated, Translate, Translating, Translator};

/// A machine that says everything in capitals, until it is told to fall silent.
#[derive(Default)]
struct Loud {
    asked: Mutex<Vec<Translate>>,
    silent: AtomicUsize,
}

impl Translator for Loud {
    fn translate(&self, asked: Translate) -> Translating<'_> {
        let answer = match self.silent.load(Ordering::Relaxed) {
            0 => Ok(asked.texts.iter().map(|text| text.to_uppercase()).collect()),
            1 => Err(NotTranslated("it did not answer in time".to_owned())),
            2 => Ok(vec!["one too few".to_owned()]),
            _ => Ok(asked.texts.iter().map(|text| text.repeat(50)).collect()),
        };
        self.asked.lock().unwrap().push(asked);
        Box::pin(async move { answer })
    }
}

fn ask(page: &Page, noun: &str) -> Option<Form> {
    let ends = |form: &Form| {
        form.action.contains(&format!("/things/{noun}/")) && form.action.ends_with("/translate")
    };
    page.forms().into_iter().find(ends)
}

story! {
    /// Without a machine there is no button, and nothing to post to.
    async fn without_a_machine_nothing_is_offered(world: World) {
        let mut reader = world.browser();
        reader.speaks("nl");
        let page = reader.get(&world.here.idea_page()).await;
        assert!(ask(&page, "idea").is_none());
        let mut form = page.form("/report");
        form.action = world.here.on_idea("translate");
        assert_eq!(reader.send(form).await.status, 404);
    }
}

story! {
    /// An idea and a comment are read in the reader's language, with the original one press away.
    async fn a_machine_translates(world: World) {
        let machine = Arc::new(Loud::default());
        world.app.translate_by(machine.clone());
        let mut bob = world.browser_of("bob");
        let page = bob.get(&world.here.idea_page()).await;
        assert!(ask(&page, "idea").is_none(), "who reads its language needs none");
        bob.send(page.form("/comments").fill("text", "And a bin beside it, <b>please</b>?")).await;

        let mut reader = world.browser();
        reader.speaks("nl");
        let page = reader.get(&world.here.idea_page()).await;
        let form = ask(&page, "idea").expect("a button");
        let page = reader.send(form.clone()).await;
        page.must_say("A BENCH FOR THE WAGTAIL");
        page.must_say("Door een machine vertaald uit");
        let original = reader.get(&page.link("Toon het origineel")).await;
        original.must_say("A bench for the wagtail");
        let page = reader.send(ask(&original, "comment").expect("a button")).await;
        page.must_say("AND A BIN BESIDE IT");
        assert!(page.all(".comment b").iter().all(|b| !b.contains("PLEASE")), "what comes back is only words");
        reader.send(form).await.must_say("A BENCH FOR THE WAGTAIL");
        assert_eq!(machine.asked.lock().unwrap().len(), 2, "what was translated is kept");

        // New words are translated anew.
        let idea = world.here.idea;
        crate::hidden::act_as(&world, "ann", move |act| {
            let (_, before) = acts::calls::idea::readable(act, idea)?;
            let mut input = before.input.clone();
            input.title = "A chair for the wagtail".to_owned();
            acts::calls::idea::edit(act, idea, &input, before.version)
        });
        let page = reader.get(&format!("{}?translated=1", world.here.idea_page())).await;
        page.must_say("A chair for the wagtail");
        reader.send(ask(&page, "idea").unwrap()).await.must_say("A CHAIR FOR THE WAGTAIL");
    }
}

story! {
    /// What does not come, or cannot be a translation, leaves the original; what is not for everybody is never sent.
    async fn the_original_stays_where_no_translation_comes(world: World) {
        let machine = Arc::new(Loud::default());
        world.app.translate_by(machine.clone());
        let mut reader = world.browser();
        reader.speaks("nl");
        for silent in 1..=3 {
            machine.silent.store(silent, Ordering::Relaxed);
            let page = reader.get(&world.here.idea_page()).await;
            let page = reader.send(ask(&page, "idea").unwrap()).await;
            page.must_say("Dit is het origineel");
            page.must_say("A bench for the wagtail");
        }
        machine.silent.store(0, Ordering::Relaxed);
        machine.asked.lock().unwrap().clear();
        let form = ask(&reader.get(&world.here.idea_page()).await, "idea").unwrap();
        let idea = world.here.idea;
        crate::hidden::act_as(&world, "moderator", move |act| {
            acts::things::hiding::hide(act, idea, "It names a neighbour.").map(drop)
        });
        assert_eq!(reader.send(form).await.status, 404);
        let mut ann = world.browser_of("ann");
        ann.speaks("nl");
        assert!(ask(&ann.get(&world.here.idea_page()).await, "idea").is_none(), "hidden words are not sent");
        assert!(machine.asked.lock().unwrap().is_empty());
    }
}
