//! Moderators and administrators at work, and the letters that can be ended.

use acts::things::Found;
use acts::things::notice::Told;
use city::CitySettings;
use city::{Audience, StepKind};
use stories::{Form, Page, World, story};
use web::http::CityHere;
use web::system::System;
use web::things::news::Sender;

/// The form whose address contains this.
#[track_caller]
fn form_to(page: &Page, part: &str) -> Form {
    let found = page.forms().into_iter().find(|form| form.action.contains(part));
    found.unwrap_or_else(|| panic!("no form to {part} on {}: {}", page.path, page.text()))
}

/// Where something is moderated or appealed, as an address within the city.
fn about_the_idea(world: &World, what: &str) -> String {
    format!("{}/{what}/idea/{}", world.here.base(), world.here.idea)
}

/// The link that ends letters to somebody, as it stands in a letter.
fn unsubscribe_link(world: &World, name: &str) -> String {
    let (id, here) = (world.here.person(name).id, &world.here);
    let (call, idea) = (here.call_id, here.idea);
    let (person, call, idea) = world.read(move |tx| {
        let person = store::city::person::get(tx, id)?;
        let call = store::calls::call::get(tx, call)?;
        Ok((person, call, store::calls::idea::get(tx, idea)?))
    });
    let item = Told {
        id: city::Id::new(1),
        kind: StepKind::Published,
        audience: Audience::Own,
        found: Found::Idea(Box::new(call), Box::new(idea)),
        reason: String::new(),
        made_at: world.now(),
    };
    let city = CityHere::new(here.id, CitySettings::clone(&here.settings), Vec::new());
    let site = format!("https://kalaka.example{}", here.base());
    let secret = &world.app.settings().secret;
    let systems: [std::sync::Arc<dyn System>; 2] =
        [std::sync::Arc::new(web_calls::Calls), std::sync::Arc::new(web_events::Events)];
    let sender = Sender { systems: &systems, city: &city, site: &site, secret, now: world.now() };
    let letter = sender.news(&person, &[item.into()]).unwrap().unwrap();
    let link = letter.unsubscribe.unwrap();
    link.strip_prefix("https://kalaka.example").unwrap().to_owned()
}

story! {
    /// Reported, hidden with a reason, answered by its author, kept hidden, and shown after all.
    async fn a_hiding_can_be_answered(world: World) {
        let mut bob = world.browser_of("bob");
        let mut ann = world.browser_of("ann");
        let mut moderator = world.browser_of("moderator");
        let report = bob.get(&world.here.on_idea("report")).await;
        let form = report.form("/report").fill("reason", "privacy").fill("report_text", "My number!");
        bob.send(form).await;

        let moderation = format!("{}/moderation", world.here.base());
        let page = moderator.get(&moderation).await;
        page.must_say("It tells private things about somebody: “My number!”");
        let hide = |page: &Page, text: &str| {
            form_to(page, "/moderation/idea/").fill("reason", "privacy").fill("text", text)
        };
        let short = moderator.send(hide(&page, "Not so").press("do", "hide")).await;
        assert_eq!(short.status, 422);
        assert_eq!(form_to(&short, "/moderation/idea/").value("text"), Some("Not so"), "kept");
        assert_eq!(form_to(&short, "/moderation/idea/").value("reason"), Some("privacy"), "kept");
        let hidden = hide(&short, "Please leave the house numbers out.").press("do", "hide");
        assert!(moderator.send(hidden).await.status.is_success());
        assert_eq!(bob.get(&world.here.idea_page()).await.status, 404, "others see it no more");

        let appeal = about_the_idea(&world, "appeals");
        assert_eq!(bob.get(&appeal).await.status, 404, "it is the author's to answer");
        let page = ann.get(&appeal).await;
        page.must_say("Please leave the house numbers out.");
        assert_eq!(ann.send(page.form(&appeal).fill("text", "no")).await.status, 422);
        let said = ann.send(page.form(&appeal).fill("text", "It is my own house.")).await;
        said.must_say("The moderators have your answer");

        let page = moderator.get(&moderation).await;
        page.must_say("It is my own house.");
        page.must_say("a colleague answers the appeal");
        let stays = form_to(&page, "/moderation/idea/").force("do", "stay");
        let refused = moderator.send(stays.force("text", "Others live there too.")).await;
        assert_eq!(refused.status, 403, "whoever hid it does not judge the answer");
        let mut moderator = world.browser_of("admin");
        let page = moderator.get(&moderation).await;
        let stay = |page: &Page| form_to(page, "/moderation/idea/").press("do", "stay");
        assert_eq!(moderator.send(stay(&page)).await.status, 422, "it needs an answer");
        let stays = stay(&page).fill("text", "Others live there too.");
        assert!(moderator.send(stays.clone()).await.status.is_success());
        assert_eq!(moderator.send(stays).await.status, 409, "it has been answered");

        let page = moderator.get(&about_the_idea(&world, "moderation")).await;
        moderator.send(form_to(&page, "/moderation/idea/").press("do", "restore")).await;
        assert!(bob.get(&world.here.idea_page()).await.status.is_success());
    }
}

story! {
    /// A letter's link stops nothing by being opened; its button does, and so does a mail program.
    async fn letters_can_be_ended(world: World) {
        let person = world.here.person("ann").id;
        let link = unsubscribe_link(&world, "ann");
        let pace = || world.read(move |tx| store::city::person::get(tx, person)).mail_choice.own;
        let mut stranger = world.browser();
        let page = stranger.get(&link).await;
        assert_ne!(pace(), city::Pace::Never, "opened by a program that looks for viruses");
        stranger.send(form_to(&page, "/unsubscribe/")).await.must_say("No more mails");
        assert_eq!(pace(), city::Pace::Never);
        let page = stranger.get(&link).await;
        let undo = stranger.send(form_to(&page, "/unsubscribe/")).await;
        stranger.send(form_to(&undo, "again=yes")).await;
        assert_ne!(pace(), city::Pace::Never, "it was a mistake");

        let request = axum::http::Request::post(&link)
            .header("content-type", "application/x-www-form-urlencoded");
        let answer = world.browser().ask(request, &link, "List-Unsubscribe=One-Click".into()).await;
        assert_eq!(answer.status, 200, "mail programs follow no redirects");
        assert_eq!(pace(), city::Pace::Never);
        let wrong = link.replace(&person.to_string(), &world.here.person("bob").id.to_string());
        assert_eq!(stranger.get(&wrong).await.status, 404, "a key is for one person");
    }
}

story! {
    /// Two admins at once: what only one of them touched is kept from both, where both wrote both texts are shown.
    async fn two_admins_save_settings_at_once(world: World) {
        let settings = format!("{}/settings", world.here.base());
        let (mut one, mut other) = (world.browser_of("admin"), world.browser_of("admin"));
        let form = |page: &stories::Page| page.form("/settings").force("language", "en").force("default_language", "en");
        let (first, second) = (form(&one.get(&settings).await), form(&other.get(&settings).await));
        one.send(first.fill("name-en", "Riverside").fill("time_zone", "Europe/Budapest")).await.must_say("Saved.");
        let apart = second.clone().fill("tagline-en", "makes it together");
        other.send(apart).await.must_say("Saved.");
        let both = other.send(second.fill("name-en", "Lakeside")).await;
        assert_eq!(both.status, 422);
        both.must_say("Saved by somebody else meanwhile");
        both.must_say("Riverside");
        // Whoever comes back later is told where, too.
        for page in [&both, &other.get(&settings).await] {
            assert_eq!(page.all(".notice dt"), ["English, Name:"], "{}", page.status);
        }
        let kept = form(&both);
        assert_eq!(kept.value("name-en"), Some("Lakeside"));
        assert_eq!(kept.value("tagline-en"), Some("makes it together"));
        assert_eq!(kept.value("time_zone"), Some("Europe/Budapest"));
        other.send(kept).await.must_say("Saved.");
        world.browser().get(&world.here.base()).await.must_say("Lakeside");
    }
}

story! {
    /// New outlines are looked at on the map before they are kept, and nothing else that was typed is lost on the way.
    async fn outlines_are_looked_at_before_they_are_kept(world: World) {
        let mut admin = world.browser_of("admin");
        let settings = format!("{}/settings", world.here.base());
        let areas = || world.here.read(&world.store, store::city::settings::load).0.neighbourhoods;
        let before = areas();
        let form = admin.get(&settings).await.form("/settings").force("language", "en");
        let form = form.force("default_language", "en").fill("name-en", "Riverside");
        let looked = admin.send(form.attach(
            "neighbourhoods",
            "areas.geojson",
            "application/geo+json",
            br#"{"features":[{"properties":{"name":"Old harbour"},"geometry":{"type":"Polygon",
                "coordinates":[[[4.6,50.8],[4.7,50.8],[4.7,50.9],[4.6,50.8]]]}}]}"#,
        )).await;
        assert_eq!(looked.status, 200);
        looked.must_say("Nothing is kept until you save");
        assert!(looked.all(".map svg").join(" ").contains("Old harbour"), "{}", looked.text());
        assert_eq!(areas(), before);
        let form = looked.form("/settings");
        assert_eq!(form.value("name-en"), Some("Riverside"));
        admin.send(form).await.must_say("Saved.");
        let now = admin.get(&settings).await.form("/settings");
        assert_eq!(now.value("name-en"), Some("Riverside"), "saved together with the outlines");
        let names: Vec<_> = areas().into_iter().map(|area| area.name).collect();
        assert_eq!(names, ["Old harbour"]);
    }
}

story! {
    /// Settings show at once; what is wrong is told beside its field, and nothing typed is lost.
    async fn settings_show_at_once(world: World) {
        let mut admin = world.browser_of("admin");
        let settings = format!("{}/settings", world.here.base());
        let page = admin.get(&settings).await;
        let form = || page.form("/settings").force("language", "en").force("default_language", "en");
        let odd = form().fill("time_zone", "Europe/Nowhere").fill("name-en", "Riverside").attach(
            "neighbourhoods",
            "areas.geojson",
            "application/geo+json",
            br#"{"features":[{"properties":{},"geometry":null}]}"#,
        );
        let again = admin.send(odd).await;
        assert_eq!(again.status, 422);
        again.must_say("There is no time zone of this name");
        again.must_say("Feature number 1: give it the property name");
        assert_eq!(again.form("/settings").value("name-en"), Some("Riverside"), "kept");
        let swapped = form().attach(
            "neighbourhoods",
            "areas.geojson",
            "application/geo+json",
            br#"{"features":[{"properties":{"name":"Centre"},"geometry":{"type":"Polygon",
                "coordinates":[[[50.8,4.6],[50.9,4.6],[50.9,4.7]]]}}]}"#,
        );
        let again = admin.send(swapped).await;
        assert_eq!(again.status, 422);
        again.must_say("Feature number 1: its points have latitude before longitude");

        let saved = admin.send(form().fill("name-en", "Riverside").fill("colour", "#b4481f")).await;
        saved.must_say("Saved.");
        let home = world.browser().get(&world.here.base()).await;
        home.must_say("Riverside");
    }
}

story! {
    /// Roles come and go, the last administrator stays, and the log of it all is whole.
    async fn roles_come_and_go(world: World) {
        let mut admin = world.browser_of("admin");
        let people = format!("{}/people", world.here.base());
        let page = admin.get(&people).await;
        let invite = |mail: &str| {
            let form = page.forms().into_iter().find(|form| form.value("mail").is_some());
            form.unwrap().fill("mail", mail).fill("role", "officer")
        };
        assert_eq!(admin.send(invite("nobody")).await.status, 422);
        admin.send(invite("new@example.org")).await.must_say("Saved.");
        let found = admin.get(&format!("{people}?q=new%40example.org")).await;
        found.must_say("One person found");
        found.must_say("Officer");

        let own = format!("/people/{}", world.here.person("admin").id);
        let page = admin.get(&people).await;
        let mut none = page.form(&own);
        none.fields.retain(|(name, _)| name != "role");
        let refused = admin.send(none).await;
        assert_eq!(refused.status, 422);
        refused.must_say("This is the last administrator");

        let log = admin.get(&format!("{}/log?check=yes", world.here.base())).await;
        log.must_say("The log is whole");
        log.must_say("the role Officer");
        let mut bob = world.browser_of("bob");
        for path in ["people", "settings", "log", "moderation"] {
            let page = bob.get(&format!("{}/{path}", world.here.base())).await;
            assert_eq!(page.status, 403, "{path}");
        }
    }
}

story! {
    /// Every list that the page of open data promises is there, and the log's head stands on it.
    async fn open_data_is_there(world: World) {
        let mut stranger = world.browser();
        let page = stranger.get(&format!("{}/data", world.here.base())).await;
        let files: Vec<String> = page
            .links()
            .into_iter()
            .filter(|link| link.rsplit('/').next().is_some_and(|name| name.contains('.')))
            .collect();
        assert!(files.len() >= 10, "{files:?}");
        for file in files {
            let answer = stranger.get(&file).await;
            assert_eq!(answer.status, 200, "{file}");
            assert!(!answer.body.is_empty(), "{file}");
        }
        let (head, _) = world.read(store::city::audit::head);
        page.must_say(&head.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    }
}

story! {
    /// Whoever is given a role, or loses it, finds it on their page and gets a letter, in their language; who wants no
    /// letters gets none.
    async fn whoever_gets_a_role_is_told(world: World) {
        let bob = world.here.person("bob").id;
        let mut admin = world.browser_of("admin");
        let people = format!("{}/people", world.here.base());
        let own = format!("/people/{bob}");
        let form = admin.get(&format!("{people}?q=bob%40riverton.example")).await.form(&own);
        admin.send(form.force("role", "officer")).await.must_say("Saved.");

        let letters_due = |world: &World| world.read(move |tx| {
            let jobs = store::jobs::undone(tx, acts::things::notice::LETTERS_JOB, 0, 100)?;
            Ok(jobs.iter().filter(|job| job.payload == bob.to_string()).count())
        });
        assert_eq!(letters_due(&world), 1);
        let mut reader = world.browser_of("bob");
        let me = reader.get(&format!("{}/me", world.here.base())).await;
        me.must_say("You now have the role “Officer” in Riverton.");
        me.must_say("New");
        let letter = letter_about_roles(&world, "hu");
        assert_eq!(letter.subject, "Megváltoztak a szerepei: Riverton");
        assert!(letter.text.contains("„Ügyintéző”"), "{}", letter.text);
        assert!(letter.text.contains("/riverton/sign-in?next="), "{}", letter.text);
        let letter = letter_about_roles(&world, "nl");
        assert!(letter.text.contains("Je hebt nu de rol “Ambtenaar” in Riverton."), "{}", letter.text);

        let form = admin.get(&format!("{people}?q=bob%40riverton.example")).await.form(&own);
        let none = without(form, "role");
        admin.send(none).await.must_say("Saved.");
        let me = reader.get(&format!("{}/me", world.here.base())).await;
        me.must_say("You no longer have the role “Officer” in Riverton.");
        assert!(letter_about_roles(&world, "en").text.contains("You no longer have the role “Officer”"));

        let before = letters_due(&world);
        let letters = reader.get(&format!("{}/me/letters", world.here.base())).await;
        reader.send(letters.form("/me/letters").force("own", "never")).await;
        let form = admin.get(&format!("{people}?q=bob%40riverton.example")).await.form(&own);
        admin.send(form.force("role", "moderator")).await.must_say("Saved.");
        assert_eq!(letters_due(&world), before, "no letter to who wants none");
        let me = reader.get(&format!("{}/me", world.here.base())).await;
        me.must_say("You now have the role “Moderator” in Riverton.");
    }
}

/// A form without what was chosen in a field.
fn without(mut form: Form, field: &str) -> Form {
    form.fields.retain(|(name, _)| name != field);
    form
}

/// The letter that would tell Bob, in a language, what became of his roles.
fn letter_about_roles(world: &World, language: &str) -> web::mail::Letter {
    let bob = world.here.person("bob").id;
    let (mut person, changes) = world.read(move |tx| {
        Ok((store::city::person::get(tx, bob)?, store::city::appointment::untold(tx, bob)?))
    });
    person.language = language.parse().unwrap();
    let city = CityHere::new(world.here.id, CitySettings::clone(&world.here.settings), Vec::new());
    let site = format!("https://kalaka.example{}", world.here.base());
    let secret = &world.app.settings().secret;
    let sender = Sender { systems: &[], city: &city, site: &site, secret, now: world.now() };
    sender.roles(&person, &changes).unwrap().unwrap()
}
