//! What letters say of a verdict in the city's own words: written, refused beside its field, looked at, sent, given up.

use acts::things::Found;
use acts::things::notice::Told;
use city::{Audience, Id, StepKind};
use serde_json::{Value, json};
use stories::{Form, Page, World, story};
use web::http::CityHere;
use web::system::System;
use web::things::news::Sender;

use crate::evaluating::form_with;
use crate::hostile::{TEXTS, is_harmless};

const OWN: &str = "Dear {name},\nthank you for “{title}” ({call}). {office} could not take it: {reason}\nMore: {link}";
const REASON: &str = "The stairs belong to the railway.";

fn page_of(world: &World) -> String {
    format!("{}/settings/letters", world.here.base())
}

fn form(page: &Page, kind: &str) -> Form {
    form_with(page, &format!("text-{kind}-en"))
}

/// The letter that tells something about the idea of the story, as its author or somebody who follows it gets it.
fn letter(world: &World, kind: StepKind, audience: Audience, reason: &str) -> web::mail::Letter {
    let (ann, call, idea) = (world.here.person("ann").id, world.here.call_id, world.here.idea);
    let (person, call, idea, settings) = world.read(move |tx| {
        let person = store::city::person::get(tx, ann)?;
        let (settings, _) = store::city::settings::load(tx)?;
        let call = store::calls::call::get(tx, call)?;
        Ok((person, call, store::calls::idea::get(tx, idea)?, settings))
    });
    let item = Told {
        id: Id::new(1),
        kind,
        audience,
        found: Found::Idea(Box::new(call), Box::new(idea)),
        reason: reason.to_owned(),
        made_at: world.now(),
    };
    let city = CityHere::new(world.here.id, settings, Vec::new());
    let systems: [std::sync::Arc<dyn System>; 1] = [std::sync::Arc::new(web_calls::Calls)];
    let secret = &world.app.settings().secret;
    let site = "https://kalaka.example/riverton";
    let sender = Sender { systems: &systems, city: &city, site, secret, now: world.now() };
    sender.news(&person, &[item.into()]).unwrap().unwrap()
}

/// What a letter says, however its lines are broken.
fn said(letter: &web::mail::Letter) -> String {
    letter.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

story! {
    /// The city words a verdict: what is no place, and what gives no reason, is refused beside its field with everything kept; an
    /// example shows it; letters say it to whoever wrote the idea, with nothing run and nothing filled twice.
    async fn a_city_words_its_letters(world: World) {
        let mut admin = world.browser_of("admin");
        let page = admin.get(&page_of(&world)).await;
        page.must_say("was not selected");
        let usual = letter(&world, StepKind::NotSelected, Audience::Own, REASON);
        assert!(said(&usual).contains("was not selected. “The stairs"), "{}", usual.text);
        for (odd, said) in [
            ("Dear {nmae}, this is why: {reason}", "Between braces only these can stand"),
            ("Dear {name}, we are sorry about it.", "let {reason} stand in it"),
            ("{reason}", "20"),
            ("Dear {name, because {reason", "Between braces only these can stand"),
        ] {
            let typed = form(&page, "not_selected").fill("text-not_selected-en", odd);
            for deed in ["save", "look"] {
                let refused = admin.send(typed.clone().press("do", deed)).await;
                assert_eq!(refused.status, 422, "{odd} {deed}");
                refused.must_say(said);
                let again = form(&refused, "not_selected");
                assert_eq!(again.value("text-not_selected-en"), Some(odd), "what was typed is kept");
            }
        }
        let no_reason = form(&page, "eligible").fill("text-eligible-en", "Dear {name}, it goes on: {reason}");
        assert_eq!(admin.send(no_reason.press("do", "save")).await.status, 422, "no reason is given with it");

        let typed = form(&page, "not_selected").fill("text-not_selected-en", OWN);
        let seen = admin.send(typed.clone().press("do", "look")).await;
        assert_eq!(seen.status, 200);
        seen.must_say("What a letter would say");
        seen.must_say("thank you for “A bench under the limes” (Cooler streets)");
        let kept = letter(&world, StepKind::NotSelected, Audience::Own, REASON);
        assert_eq!(kept.text, usual.text, "to look at it saves nothing");
        let saved = admin.send(form(&seen, "not_selected").press("do", "save")).await;
        saved.must_say("Own words");
        let idea = world.here.idea;
        let (title, name) = (
            world.read(move |tx| store::calls::idea::get(tx, idea)).input.title,
            world.here.person("ann").name.as_str().to_owned(),
        );
        let own = letter(&world, StepKind::NotSelected, Audience::Own, REASON);
        for part in [format!("Dear {name},"), format!("“{title}”"), REASON.to_owned(), "More: https://kalaka.example/riverton".to_owned()] {
            assert!(said(&own).contains(&part), "{part} in {}", own.text);
        }
        assert!(!said(&own).contains("was not selected. “"), "the usual sentence is not said besides");
        let nested = letter(&world, StepKind::NotSelected, Audience::Own, "{link} <b>{name}</b>");
        assert!(said(&nested).contains("{link}"), "what fills a place is not filled again: {}", nested.text);
        assert!(!nested.html.contains("<b>"), "it is a text");
        let follower = letter(&world, StepKind::NotSelected, Audience::Follower, REASON);
        assert!(!said(&follower).contains("thank you for"), "it is said to authors");
        let other = letter(&world, StepKind::Selected, Audience::Own, REASON);
        assert!(said(&other).contains("was selected"), "{}", other.text);

        // An old window does not write over what a colleague saved.
        let stale = admin.send(typed.fill("text-not_selected-en", "Too bad for you, {name}: {reason}").press("do", "save")).await;
        assert_eq!(stale.status, 422);
        stale.must_say("A colleague changed this meanwhile");
        let page = admin.get(&page_of(&world)).await;
        admin.send(form(&page, "not_selected").press("do", "give-up")).await.must_say("Saved");
        assert_eq!(letter(&world, StepKind::NotSelected, Audience::Own, REASON).text, usual.text);
    }
}

story! {
    /// Only admins word letters; by a program it goes with the settings, checked in the same way; what is hostile is only words.
    async fn letters_are_worded_by_admins_alone(world: World) {
        for name in ["ann", "moderator", "officer"] {
            assert_eq!(world.browser_of(name).look(&page_of(&world)).await.status, 403, "{name}");
        }
        let mut admin = world.browser_of("admin");
        let odd = admin.look(&format!("{}/hidden", page_of(&world))).await;
        assert!(matches!(odd.status.as_u16(), 404 | 405), "{}", odd.status);
        let page = admin.get(&page_of(&world)).await;
        let elsewhere = Form { action: format!("{}/hidden", page_of(&world)), ..form(&page, "selected") };
        assert_eq!(admin.post(elsewhere).await.status, 404, "it is no verdict");
        for text in TEXTS {
            let page = admin.get(&page_of(&world)).await;
            let text = format!("{text} {{reason}}");
            let typed = form(&page, "selected").fill("text-selected-en", &text);
            is_harmless(&admin.send(typed.clone().press("do", "look")).await);
            is_harmless(&admin.send(typed.press("do", "save")).await);
            let letter = letter(&world, StepKind::Selected, Audience::Own, REASON);
            assert!(!letter.html.contains("<script") && !letter.html.contains("<img src=x"), "{}", letter.html);
        }
        let token = world.token_of("admin", "read manage");
        let given = admin.api("GET", "/city", &token, "").await;
        let mut given: Value = serde_json::from_str(&given.body).unwrap();
        let wording = |text: &str| json!([{ "kind": "merged", "texts": { "en": text } }]);
        given["settings"]["wordings"] = wording("“{title}” went into {reason}, a pity");
        let refused = admin.api("PUT", "/city", &token, &given.to_string()).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        given["settings"]["wordings"] = wording("“{title}” is a part of “{other}” now");
        let saved = admin.api("PUT", "/city", &token, &given.to_string()).await;
        assert_eq!(saved.status, 200, "{}", saved.body);
        let merged = letter(&world, StepKind::Merged, Audience::Own, "A pond elsewhere");
        assert!(said(&merged).contains("is a part of “A pond elsewhere” now"), "{}", merged.text);
        let hidden = letter(&world, StepKind::Merged, Audience::Own, "");
        assert!(said(&hidden).contains("part of another idea"), "{}", hidden.text);
        admin.get(&format!("{}/log", world.here.base())).await.must_say("settings");
    }
}
