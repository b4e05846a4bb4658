//! The router, walked: what everybody gets at every address, here and in another city.

use axum::body::Body;
use axum::http::{Method, Request};
use stories::{Browser, Form, Place, World, story};
use web::http::{Kind, Policy, Route};

/// Who walks.
pub(crate) const WALKERS: [&str; 5] = ["", "bob", "officer", "moderator", "admin"];

pub(crate) fn browser(world: &World, place: &Place, name: &str) -> Browser {
    if name.is_empty() { Browser::new(&world.app, place) } else { world.browser_in(place, name) }
}

/// An address of a route with things that exist in a place.
pub(crate) fn sample(route: &Route, place: &Place) -> String {
    let path = route.sample(|name| match name {
        "call" => place.call.to_string(),
        "idea" | "subject" | "twin" => place.idea.to_string(),
        "noun" => "idea".to_owned(),
        "person" => place.person("ann").id.to_string(),
        "key" => "0".repeat(64),
        "template" => "open-call".to_owned(),
        // Sessions, tokens, drafts, comments and pictures of which there are none.
        _ => "1".to_owned(),
    });
    format!("{}{}", place.base(), path.trim_end_matches('/'))
}

/// Whether the policy lets this walker in, by what it says.
fn lets_in(policy: Policy, name: &str) -> bool {
    match policy {
        Policy::Public => true,
        Policy::SignedIn => !name.is_empty(),
        Policy::Roles(roles) => name == "admin" || roles.iter().any(|role| role.key() == name),
        Policy::Token(scope) => {
            !name.is_empty()
                && scope.role().is_none_or(|role| name == "admin" || role.key() == name)
        }
    }
}

story! {
    /// Nobody gets where the policy does not let them; nothing breaks on the way.
    async fn every_route_keeps_its_policy(world: World) {
        let mut wrong = Vec::new();
        for route in world.app.routes() {
            let path = sample(&route, &world.here);
            for name in WALKERS {
                let mut walker = browser(&world, &world.here, name);
                let lets_in = lets_in(route.policy, name);
                let request = Request::builder().method(route.method.clone()).uri(&path);
                let answer = if route.method == Method::GET || route.kind == Kind::Api || lets_in {
                    // A form without its token: whoever is let in hears of that and changes nothing.
                    walker.ask(request, &path, Body::empty()).await
                } else {
                    // With it, only the policy stands in the way.
                    let page = walker.get(&format!("{}/share", world.here.call_page())).await;
                    let form = page.form("/share");
                    walker.post(Form { action: path.clone(), ..form }).await
                };
                let status = answer.status.as_u16();
                let api = matches!(route.kind, Kind::Api);
                let fine = match (lets_in, name.is_empty()) {
                    (true, _) => status < 500,
                    (false, true) if api => status == 401,
                    (false, true) if route.method == Method::GET => {
                        status == 303 && answer.header("location").contains("/sign-in?")
                    }
                    // A form is answered by a page that keeps what was typed and leads to signing in.
                    (false, true) => status == 403 && answer.body.contains("/sign-in"),
                    (false, false) => status == 403 || status == 404 || (api && status == 401),
                };
                if !fine {
                    wrong.push(format!("{} {path} as “{name}”: {status}", route.method));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

story! {
    /// What belongs to one city is not found under another, whoever asks.
    async fn another_citys_things_are_not_here(world: World) {
        let mut wrong = Vec::new();
        for route in world.app.routes() {
            let names_a_thing = route.pattern.contains("{call}") || route.pattern.contains("{idea}");
            if !names_a_thing || route.method != Method::GET {
                continue;
            }
            let foreign = sample(&route, &world.there).replacen(&world.there.base(), &world.here.base(), 1);
            for name in ["bob", "admin"] {
                let answer = browser(&world, &world.here, name).look(&foreign).await;
                if !matches!(answer.status.as_u16(), 403 | 404) {
                    wrong.push(format!("{foreign} as {name}: {}", answer.status));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

story! {
    /// A session of one city is nothing in another.
    async fn a_session_stays_in_its_city(world: World) {
        let mut admin = world.browser_in(&world.there, "admin");
        let own = admin.look(&world.there.base()).await;
        assert_eq!(own.status, 200);
        for route in world.app.routes() {
            if route.policy == Policy::Public || route.method != Method::GET || route.kind == Kind::Api {
                continue;
            }
            // The cookie is sent to the other city too, as by somebody who copies it.
            let path = sample(&route, &world.here);
            let mut thief = world.browser_in(&world.there, "admin");
            let stolen = thief.cookie("kalaka_session").unwrap();
            let mut elsewhere = world.browser();
            elsewhere.keep("kalaka_session", &stolen);
            let answer = elsewhere.look(&path).await;
            assert_eq!(answer.status, 303, "{path}");
            thief.forget();
        }
    }
}
