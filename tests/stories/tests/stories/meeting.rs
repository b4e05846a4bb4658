//! What those who come to an event are told by letter, and what came of it.

use std::sync::Arc;

use acts::events::tell::{REMIND_JOB, TELL_JOB};
use acts::{Act, Stage, Who};
use city::{CitySettings, StepKind};
use events::RegistrationState;
use jiff::SignedDuration;
use store::jobs::{self, Urgency};
use stories::{World, story};
use web::http::CityHere;
use web::system::System;
use web::things::news::{News, Sender};

use crate::events::{event_of, publish, register, standing, told};

pub(crate) fn act<T: Send + 'static>(
    world: &World,
    who: Who,
    body: impl Fn(&mut Act) -> acts::Done<T> + Send + 'static,
) -> T {
    let stage = Stage {
        city: Arc::clone(&world.here.settings),
        store: world.store.clone(),
        gather: SignedDuration::ZERO,
        at: None,
    };
    world.here.write(&world.store, move |tx| {
        let mut act = Act::begin(tx, &stage, &who).unwrap();
        body(&mut act).map_err(|refused| match refused {
            acts::Refused::Store(error) => error,
            acts::Refused::Rule(rule) => panic!("{rule:?}"),
        })
    })
}

/// Does the jobs of events that are due; how many there were.
fn work(world: &World) -> usize {
    let mut done = 0;
    for urgency in [Urgency::Soon, Urgency::Later] {
        while let Some(job) = world.here.write(&world.store, move |tx| jobs::claim(tx, urgency)) {
            if job.kind.starts_with("event-") {
                let (kind, payload) = (job.kind.clone(), job.payload.clone());
                act(world, Who::System, move |act| acts::events::tell::work(act, &kind, &payload));
                done += 1;
            }
            world.here.write(&world.store, move |tx| jobs::finish(tx, &job));
        }
    }
    done
}

/// The letter with everything that somebody is due to be told.
fn letter(world: &World, name: &str) -> Option<web::mail::Letter> {
    let person = world.here.person(name).id;
    let (reader, items) = act(world, Who::System, move |act| {
        let reader = store::city::person::get(act.tx, person)?;
        Ok((reader, acts::things::notice::due_to(act, person)?.items))
    });
    let city = CityHere::new(world.here.id, CitySettings::clone(&world.here.settings), Vec::new());
    let systems: [Arc<dyn System>; 2] = [Arc::new(web_calls::Calls), Arc::new(web_events::Events)];
    let site = "https://kalaka.example/riverton";
    let secret = &world.app.settings().secret;
    let sender = Sender { systems: &systems, city: &city, site, secret, now: world.now() };
    let news: Vec<News> = items.into_iter().map(News::from).collect();
    sender.news(&reader, &news).unwrap()
}

story! {
    /// A change of time and place, and a cancellation, are told to all who registered, whatever letters they want; the
    /// reminder comes once, the day before, and only to those who want letters.
    async fn those_who_come_are_told(world: World) {
        let mut officer = world.browser_of("officer");
        let page = publish(&mut officer, &world, "5").await;
        let (id, event) = (event_of(&page), page.path.clone());
        let (mut ann, mut bob) = (world.browser_of("ann"), world.browser_of("bob"));
        register(&mut ann, &event, "0").await;
        register(&mut bob, &event, "0").await;
        let confirmed = letter(&world, "ann").unwrap();
        for words in ["You have a place at", "Wednesday 25 November, 19:00–21:00", ".ics", "/leave/"] {
            assert!(confirmed.text.contains(words), "{words}: {}", confirmed.text);
        }
        let silent = city::MailChoice::NONE;
        let person = world.here.person("bob").clone();
        world.here.write(&world.store, move |tx| {
            store::city::person::update(tx, person.id, &person.name, &person.language, &silent)
        });

        world.pass(SignedDuration::from_hours(31));
        assert!(work(&world) > 0, "the day before has come");
        assert_eq!(told(&world, "ann").last(), Some(&StepKind::Reminded));
        let remind = format!("{id}");
        act(&world, Who::System, move |act| acts::events::tell::work(act, REMIND_JOB, &remind));
        let reminded = told(&world, "ann").iter().filter(|kind| **kind == StepKind::Reminded).count();
        assert_eq!(reminded, 1, "once");
        let untold = letter(&world, "bob").map(|letter| letter.text).unwrap_or_default();
        assert!(!untold.contains("is soon"), "bob wants no letters: {untold}");

        let page = officer.get(&format!("{}/desk/events/{id}", world.here.base())).await;
        let form = page
            .form(&format!("/{id}"))
            .fill("begins", "2026-11-25T18:30")
            .fill("place", "Library");
        officer.send(form.press("do", "save")).await.must_say("Saved.");
        work(&world);
        let moved = letter(&world, "bob").unwrap();
        for words in ["another time and elsewhere", "18:30–21:00", "Library"] {
            assert!(moved.text.contains(words), "{words}: {}", moved.text);
        }
        let page = officer.get(&format!("{}/desk/events/{id}/cancel", world.here.base())).await;
        page.must_say("2 places are taken");
        let refused = officer.send(page.form("/cancel").fill("text", "ill")).await;
        assert_eq!(refused.status, 422);
        let page = officer.send(page.form("/cancel").fill("text", "The speaker is ill.")).await;
        page.must_say("does not take place");
        page.must_say("The speaker is ill.");
        assert!(work(&world) > 0, "{TELL_JOB}");
        let cancelled = letter(&world, "bob").unwrap();
        for words in ["does not take place", "The speaker is ill.", "Office for green"] {
            assert!(cancelled.text.contains(words), "{words}: {}", cancelled.text);
        }
        let page = ann.get(&format!("{event}/register")).await;
        assert!(page.forms().iter().all(|form| !form.action.ends_with("/register")));
    }
}

story! {
    /// The link in a letter withdraws its reader and nobody else, and only when its button is pressed.
    async fn a_letter_lets_its_reader_withdraw(world: World) {
        let mut officer = world.browser_of("officer");
        let page = publish(&mut officer, &world, "5").await;
        let (id, event) = (event_of(&page), page.path.clone());
        register(&mut world.browser_of("ann"), &event, "0").await;
        register(&mut world.browser_of("bob"), &event, "0").await;
        let text = letter(&world, "ann").unwrap().text;
        let link = text.split_whitespace().find(|word| word.contains("/leave/")).unwrap();
        let link = link.strip_prefix("https://kalaka.example").unwrap();
        let mut anybody = world.browser();
        let page = anybody.get(link).await;
        assert_eq!(standing(&world, id, "ann"), Some(RegistrationState::Taken), "looking changes nothing");
        let bob = world.here.person("bob").id.to_string();
        let others = link.replace(&world.here.person("ann").id.to_string(), &bob);
        assert_eq!(anybody.get(&others).await.status, 404, "a key is one person's");
        let elsewhere = link.replace(&id.to_string(), &world.here.event.to_string());
        assert_eq!(anybody.get(&elsewhere).await.status, 404, "and one event's");
        anybody.send(page.forms().into_iter().find(|form| form.action.contains("/leave/")).unwrap()).await.must_say("You are no longer registered");
        assert_eq!(standing(&world, id, "ann"), Some(RegistrationState::Withdrawn));
        assert_eq!(standing(&world, id, "bob"), Some(RegistrationState::Taken));
    }
}

story! {
    /// Who was there is ticked by two people at once; minutes are published; numbers stand on the page.
    async fn what_came_of_an_event(world: World) {
        let mut officer = world.browser_of("officer");
        let page = publish(&mut officer, &world, "5").await;
        let (id, event) = (event_of(&page), page.path.clone());
        register(&mut world.browser_of("ann"), &event, "1").await;
        register(&mut world.browser_of("bob"), &event, "0").await;
        let door = format!("{}/desk/events/{id}/attendance", world.here.base());
        world.pass(SignedDuration::from_hours(24 * 3));
        let page = officer.get(&door).await;
        page.must_say("0 are there, 3 places were taken");
        let form = page.form("/attendance");
        let fields: Vec<String> = form.choices.iter().filter(|(_, value)| value == "yes").map(|(name, _)| name.clone()).collect();
        let [first, second] = fields.as_slice() else { panic!("{fields:?}") };
        officer.send(form.clone().fill(first, "yes")).await.must_say("2 are there, 3 places were taken");
        let page = officer.send(form.fill(second, "yes").fill("walked_in", "4")).await;
        page.must_say("7 are there, 3 places were taken");
        let wrong = officer.send(page.form("/attendance").fill("walked_in", "some")).await;
        assert_eq!((wrong.status.as_u16(), wrong.form("/attendance").value("walked_in")), (422, Some("some")));

        let minutes = format!("{}/desk/events/{id}/minutes", world.here.base());
        let page = officer.get(&minutes).await;
        let page = officer.send(page.form("/minutes").fill("minutes-en", "We agreed on **three trees**.").press("do", "save")).await;
        page.must_say("Saved.");
        assert!(!world.browser().get(&event).await.says("three trees"), "nobody reads what is being written");
        let page = officer.send(page.form("/minutes").press("do", "publish")).await;
        page.must_say("The minutes are public.");
        let page = world.browser().get(&event).await;
        for words in ["We agreed on three trees.", "Registered 3", "Came 7", "This event is over"] {
            page.must_say(words);
        }
        work(&world);
        assert_eq!(told(&world, "ann").last(), Some(&StepKind::Minutes));
        let past = world.browser().get(&format!("{}/events?show=past", world.here.base())).await;
        past.must_say("An evening about shade");
    }
}
