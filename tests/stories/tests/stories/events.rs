//! Events: from an officer's draft to what is public; registering, waiting, moving up; who may not.

use city::{Id, StepKind};
use events::{Event, RegistrationState};
use futures_util::future::join_all;
use serde_json::Value;
use stories::{Browser, Form, Page, World, story};

pub(crate) fn event_of(page: &Page) -> Id<Event> {
    let id = page.path.rsplit("/events/").next().unwrap_or_default();
    let id = id.split(['/', '?']).next().unwrap_or_default();
    id.parse().unwrap_or_else(|_| panic!("no event in {}", page.path))
}

fn stored(world: &World, id: Id<Event>) -> Event {
    world.read(move |tx| store::events::event::get(tx, id))
}

/// Where the registration of somebody stands.
pub(crate) fn standing(world: &World, id: Id<Event>, name: &str) -> Option<RegistrationState> {
    let person = world.here.person(name).id;
    let own = world.read(move |tx| store::events::registration::own(tx, id, person));
    own.map(|own| own.state)
}

/// What somebody was told about things, the oldest first.
pub(crate) fn told(world: &World, name: &str) -> Vec<StepKind> {
    let person = world.here.person(name).id;
    let mut told = world.read(move |tx| store::things::notice::recent(tx, person, 50));
    told.reverse();
    told.into_iter().map(|notice| notice.kind).collect()
}

/// Begins an event in two days, with so many places, and publishes it; what is asked of whoever registers stays.
pub(crate) async fn publish(officer: &mut Browser, world: &World, places: &str) -> Page {
    let page = officer.get(&format!("{}/desk/events/new", world.here.base())).await;
    let form = page
        .form("/desk/events/new")
        .fill("title-en", "An evening about shade")
        .fill("text-en", "We walk through the street and look for **shade**.")
        .fill("begins", "2026-11-25T19:00")
        .fill("ends", "2026-11-25T21:00")
        .fill("place", "Town hall, Market Square 1")
        .fill("online", "https://meet.example/shade")
        .fill("capacity", places)
        .fill("companions", "2")
        .fill("office-en", "Office for green");
    officer.send(form.press("do", "publish")).await
}

/// The page on which somebody new says by which name they want to be seen.
fn named(page: &Page) -> Form {
    let asks = |form: &Form| form.fields.iter().any(|(name, _)| name == "name");
    let form = page.forms().into_iter().find(asks);
    form.unwrap_or_else(|| panic!("no name is asked on {}", page.path)).fill("name", "Rosa V.")
}

pub(crate) async fn register(browser: &mut Browser, event: &str, companions: &str) -> Page {
    let page = browser.get(&format!("{event}/register")).await;
    browser.send(page.form("/register").fill("companions", companions)).await
}

story! {
    /// From a draft with something missing to a published event that everybody finds; what was typed is never lost.
    async fn an_officer_publishes_an_event(world: World) {
        let (base, mut officer) = (world.here.base(), world.browser_of("officer"));
        let page = officer.get(&format!("{base}/desk/events/new")).await;
        let form = page.form("/desk/events/new").fill("title-en", "An evening about shade");
        let again = officer.send(form.clone().fill("capacity", "many").press("do", "save")).await;
        assert_eq!(again.status, 422);
        assert_eq!(again.form("/desk/events/new").value("title-en"), Some("An evening about shade"));
        let draft = officer.send(form.clone().press("do", "save")).await;
        draft.must_say("Saved.");
        draft.must_say("Before it can be published");
        let twice = officer.send(form.press("do", "save")).await;
        assert_eq!(event_of(&draft), event_of(&twice), "a double click begins one event");
        let id = event_of(&draft);
        let address = format!("{base}/events/{id}");
        assert_eq!(world.browser_of("bob").get(&address).await.status, 404, "a draft is nobody's");
        let refused = officer.send(draft.form(&format!("/{id}")).press("do", "publish")).await;
        assert_eq!(refused.status, 422, "{}", refused.text());

        let page = officer.get(&format!("{base}/desk/events/{id}")).await;
        let form = page
            .form(&format!("/{id}"))
            .fill("text-en", "Bring a **hat**.")
            .fill("begins", "2026-11-28T10:00")
            .fill("ends", "2026-11-28T12:00")
            .fill("place", "Town hall");
        let page = officer.send(form.press("do", "publish")).await;
        page.must_say("The event is public.");
        let mut stranger = world.browser();
        let list = stranger.get(&format!("{base}/events")).await;
        list.must_say("Saturday 28 November");
        list.must_say("An evening about shade");
        let page = stranger.get(&address).await;
        page.must_say("Saturday 28 November, 10:00–12:00");
        page.must_say("Town hall");
        page.must_say("There is room for everybody");
        stranger.get(&base).await.must_say("Coming up");
        stranger.get(&format!("{base}/search?q=shade")).await.must_say("An evening about shade");
        let calendar = stranger.get(&format!("{address}.ics")).await;
        for line in ["BEGIN:VEVENT", "SUMMARY:An evening about shade", "DTSTART:20261128T090000Z"] {
            assert!(calendar.body.contains(line), "{line}: {}", calendar.body);
        }
        let all = stranger.get(&format!("{base}/events.ics")).await;
        assert!(all.body.contains("An evening about shade"), "{}", all.body);
        for language in ["nl", "hu"] {
            stranger.speaks(language);
            assert_eq!(stranger.get(&address).await.status, 200);
        }
        let mut admin = world.browser_of("admin");
        admin.get(&format!("{base}/log")).await.must_say("published an event");
        officer.get(&format!("{base}/desk/calendar")).await.must_say("An evening about shade");
        officer.get(&format!("{base}/desk")).await.must_say("An evening about shade");
    }
}

story! {
    /// A place, a waiting list, moving up when somebody withdraws, more places, and what each is told.
    async fn a_waiting_list_moves_up_by_itself(world: World) {
        let mut officer = world.browser_of("officer");
        let page = publish(&mut officer, &world, "2").await;
        let (id, event) = (event_of(&page), page.path.clone());
        let (mut ann, mut bob) = (world.browser_of("ann"), world.browser_of("bob"));
        let mut moderator = world.browser_of("moderator");
        assert!(!ann.get(&event).await.body.contains("meet.example"), "the link is for those with a place");
        let page = register(&mut ann, &event, "1").await;
        page.must_say("We have your registration");
        page.must_say("You have a place, with 1 companion");
        assert!(page.body.contains("meet.example"), "{}", page.text());
        ann.get(&format!("{}/me", world.here.base())).await.must_say("Where you are expected");
        register(&mut bob, &event, "0").await.must_say("You are number 1 on the waiting list");
        register(&mut moderator, &event, "1").await.must_say("You are number 2 on the waiting list");
        let page = register(&mut ann, &event, "2").await;
        page.must_say("There is no place left");
        page.must_say("An evening about shade");
        world.browser().get(&event).await.must_say("All places are taken, 3 people wait");

        let page = ann.get(&event).await;
        let page = ann.get(&page.link("Withdraw")).await;
        ann.send(page.form("/withdraw")).await.must_say("You are no longer registered");
        assert_eq!(standing(&world, id, "bob"), Some(RegistrationState::Taken));
        assert_eq!(standing(&world, id, "moderator"), Some(RegistrationState::Waiting), "two need room");
        assert_eq!(told(&world, "bob"), [StepKind::Waitlisted, StepKind::MovedUp]);
        assert!(!bob.get(&event).await.says("Add to my calendar ·"), "bob sees his place");

        let edit = format!("{}/desk/events/{id}", world.here.base());
        let page = officer.get(&edit).await;
        let form = page.form(&format!("/{id}")).fill("capacity", "0").press("do", "save");
        assert_eq!(officer.send(form).await.status, 422, "nobody loses a place");
        let page = officer.get(&edit).await;
        let form = page.form(&format!("/{id}")).fill("capacity", "3").press("do", "save");
        officer.send(form).await.must_say("Saved.");
        assert_eq!(standing(&world, id, "moderator"), Some(RegistrationState::Taken));
        let event = stored(&world, id);
        assert_eq!((event.places.taken, event.places.waiting), (3, 0));

        let people = officer.get(&format!("{edit}/people")).await;
        people.must_say("Has a place");
        people.must_say("brings 1 person");
        let file = officer.get(&format!("{edit}/people.csv")).await;
        assert!(file.body.contains("Withdrew"), "{}", file.body);
        for name in ["bob", "moderator"] {
            let mut other = world.browser_of(name);
            assert_eq!(other.get(&format!("{edit}/people")).await.status, 403, "{name}");
            assert_eq!(other.get(&format!("{edit}/people.csv")).await.status, 403, "{name}");
        }
    }
}

story! {
    /// What is asked is answered privately; whoever signs in on the way finds what they filled in.
    async fn answers_survive_signing_in_and_are_read_by_officers_alone(world: World) {
        let mut officer = world.browser_of("officer");
        let event = publish(&mut officer, &world, "5").await.path;
        let mut newcomer = world.browser();
        let page = newcomer.get(&format!("{event}/register")).await;
        let question = page.form("/register");
        let diet = question.fields.iter().map(|(name, _)| name.clone()).find(|name| name.starts_with('q'));
        let diet = diet.expect("a new event asks what one does not eat");
        let form = question.fill("companions", "1").fill(&diet, "No nuts at all");
        let page = newcomer.send(form).await;
        assert!(page.path.contains("/sign-in"), "{}", page.path);
        let page = newcomer.send(page.form("/sign-in").fill("mail", "rosa@mail.example")).await;
        let code = world.code_for("rosa@mail.example");
        let page = newcomer.send(page.forms().into_iter().find(|form| form.fields.iter().any(|(name, _)| name == "code")).unwrap().fill("code", &code)).await;
        let page = newcomer.send(named(&page)).await;
        page.must_say("What you filled in is still here");
        let form = page.form("/register");
        assert_eq!(form.value(&diet), Some("No nuts at all"));
        let page = newcomer.send(form).await;
        page.must_say("You have a place, with 1 companion");
        page.must_say("No nuts at all");
        let page = newcomer.get(&page.link("Change")).await;
        let changed = newcomer.send(page.form("/register").fill(&diet, "No milk")).await;
        changed.must_say("No milk");
        for mut other in [world.browser(), world.browser_of("bob"), world.browser_of("moderator")] {
            assert!(!other.get(&event).await.says("No milk"));
        }
        let id = event_of(&changed);
        let people = officer.get(&format!("{}/desk/events/{id}/people", world.here.base())).await;
        people.must_say("No milk");
        let json = officer.get(&format!("{}/desk/events/{id}/people.json", world.here.base())).await;
        let json: Value = serde_json::from_str(&json.body).unwrap();
        assert_eq!(json["items"][0]["places"], 2, "{json}");
        let data = newcomer.get(&format!("{}/me/data.json", world.here.base())).await;
        assert!(data.body.contains("No milk"), "what one answered is in one's download");
    }
}

story! {
    /// One click registers where nothing is asked, also across signing in.
    async fn one_click_registers_where_nothing_is_asked(world: World) {
        let (event, mut newcomer) = (world.here.event_page(), world.browser());
        let page = newcomer.get(&event).await;
        let page = newcomer.get(&page.link("Register")).await;
        page.must_say("You are registered for");
        let page = newcomer.send(page.form("/sign-in").fill("mail", "rosa@mail.example")).await;
        let code = world.code_for("rosa@mail.example");
        let form = page.forms().into_iter().find(|form| form.fields.iter().any(|(name, _)| name == "code"));
        let page = newcomer.send(form.unwrap().fill("code", &code)).await;
        let page = newcomer.send(named(&page)).await;
        page.must_say("We have your registration");
        page.must_say("You have a place");
        let mut bob = world.browser_of("bob");
        let form = bob.get(&event).await.form("/register");
        bob.send(form.clone()).await.must_say("You are number 1 on the waiting list");
        bob.send(form).await.must_say("You are number 1 on the waiting list");
        let places = stored(&world, world.here.event).places;
        assert_eq!((places.taken, places.waiting), (1, 1), "a double click is one registration");
    }
}

story! {
    /// Thirty people at one place, each twice: one has it, all others wait in an order without gaps.
    async fn many_want_the_last_place(world: World) {
        let (event, id) = (world.here.event_page(), world.here.event);
        let mut tabs = Vec::new();
        for mut browser in world.browsers_of_many(15) {
            let form = browser.get(&event).await.form("/register");
            tabs.extend([(browser.clone(), form.clone()), (browser, form)]);
        }
        let answers = join_all(tabs.into_iter().map(|(mut browser, form)| async move {
            browser.post(form).await.status.as_u16()
        }))
        .await;
        assert!(answers.iter().all(|status| *status == 303 || *status == 503), "{answers:?}");
        let (event, people) = world.read(move |tx| {
            Ok((
                store::events::event::get(tx, id)?,
                store::events::registration::page(tx, id, 0, 100)?,
            ))
        });
        let of = |state| people.iter().filter(|one| one.state == state).count();
        assert_eq!(of(RegistrationState::Taken), 1);
        assert_eq!(people.len(), of(RegistrationState::Waiting) + 1);
        assert_eq!(event.places.taken, 1);
        assert_eq!(usize::try_from(event.places.waiting).unwrap() + 1, people.len());
        let mut turns: Vec<i64> = people.iter().map(|one| one.turn).collect();
        turns.sort_unstable();
        turns.dedup();
        assert_eq!(turns.len(), people.len(), "everybody has a turn of their own");
    }
}

story! {
    /// Whoever leaves gives their place back, and stays in the numbers of what is over without a name.
    async fn whoever_leaves_gives_their_place_back(world: World) {
        let (id, event) = (world.here.event, world.here.event_page());
        let (mut ann, mut bob) = (world.browser_of("ann"), world.browser_of("bob"));
        for browser in [&mut ann, &mut bob] {
            let form = browser.get(&event).await.form("/register");
            browser.send(form).await;
        }
        assert_eq!(standing(&world, id, "bob"), Some(RegistrationState::Waiting));
        let page = ann.get(&format!("{}/me/erase", world.here.base())).await;
        page.must_say("You are withdrawn from events to come");
        ann.send(page.form("/me/erase").fill("confirm", "yes")).await;
        assert_eq!(standing(&world, id, "ann"), None);
        assert_eq!(standing(&world, id, "bob"), Some(RegistrationState::Taken));
        assert_eq!(stored(&world, id).places.taken, 1);
    }
}

story! {
    /// Programs read what there is, register and withdraw; what they send wrong is named.
    async fn programs_register(world: World) {
        let id = world.here.event;
        let token = world.token_of("bob", "read write");
        let mut program = world.browser();
        let list = program.api("GET", "/events", &token, "").await;
        assert_eq!(list.status, 200, "{}", list.body);
        let list: Value = serde_json::from_str(&list.body).unwrap();
        assert_eq!(list["items"][0]["id"], id.to_string(), "{list}");
        let own = format!("/events/{id}/registration");
        let read = |page: &Page| serde_json::from_str::<Value>(&page.body).unwrap();
        let answer = program.api("PUT", &own, &token, "{}").await;
        assert_eq!(read(&answer)["state"], "taken", "{}", answer.body);
        for wrong in [r#"{"companions": 3}"#, r#"{"answers": {"q9": "x"}}"#, r#"{"companions": -1}"#] {
            assert_eq!(program.api("PUT", &own, &token, wrong).await.status, 422, "{wrong}");
        }
        let reads = world.token_of("ann", "read");
        assert_eq!(program.api("PUT", &own, &reads, "{}").await.status, 403, "a scope is needed");
        let waits = world.token_of("ann", "read write");
        let answer = program.api("PUT", &own, &waits, "{}").await;
        assert_eq!(read(&answer)["waiting_before"], 0, "{}", answer.body);
        assert_eq!(program.api("DELETE", &own, &token, "").await.status, 204);
        let answer = program.api("GET", &own, &waits, "").await;
        assert_eq!(read(&answer)["state"], "taken", "{}", answer.body);
        let elsewhere = format!("/events/{}", world.there.event);
        assert_eq!(program.api("GET", &elsewhere, &token, "").await.status, 404);
    }
}

story! {
    /// What officers and residents write with ill will is only words; another city's events do not exist here.
    async fn hostile_events_are_only_words(world: World) {
        let mut officer = world.browser_of("officer");
        let ill = "<script>window.canary = 1</script> \"><img src=x onerror=alert(1)> [x](javascript:alert(1))";
        let page = officer.get(&format!("{}/desk/events/new", world.here.base())).await;
        let form = page
            .form("/desk/events/new")
            .fill("title-en", &ill.chars().take(100).collect::<String>())
            .fill("text-en", ill)
            .fill("begins", "2026-11-25T19:00")
            .fill("ends", "2026-11-25T21:00")
            .fill("place", ill)
            .fill("asked-1-en", ill)
            .press("do", "publish");
        let page = officer.send(form.clone().fill("online", "javascript:alert(1)")).await;
        assert_eq!(page.status, 422, "a link is one of the web");
        let page = officer.send(form).await;
        let event = page.path.clone();
        let mut reader = world.browser();
        for path in [event.clone(), format!("{event}/register"), world.here.base(), format!("{}/events", world.here.base())] {
            let page = reader.get(&path).await;
            assert!(!page.body.contains("<script>window") && !page.body.contains("<img src=x"), "{path}");
            assert!(!page.links().iter().any(|link| link.starts_with("javascript")), "{path}");
        }
        for path in ["/events?after=x.y", "/events?show=%00&call=%3C&place=%22", "/events/zzz", "/events?after=9223372036854775807.1"] {
            let page = reader.get(&format!("{}{path}", world.here.base())).await;
            assert!(page.status.as_u16() < 500, "{path}: {}", page.status);
        }
        let theirs = world.there.event_page().replace(&world.there.base(), &world.here.base());
        assert_eq!(reader.get(&theirs).await.status, 404);
        let mut late = world.browser_of("officer");
        let id = event_of(&page);
        let page = late.get(&format!("{}/desk/events/{id}", world.here.base())).await;
        let person = world.here.person("officer").id;
        world.here.write(&world.store, move |tx| {
            store::city::person::remove_role(tx, person, city::Role::Officer)
        });
        let form = page.form(&format!("/{id}")).fill("place", "Elsewhere").press("do", "save");
        assert_eq!(late.send(form).await.status, 403, "a role taken meanwhile opens nothing");
    }
}
