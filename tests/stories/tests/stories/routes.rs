//! The router, walked: what everybody gets at every address, here and in another city.

use axum::body::Body;
use axum::http::{Method, Request};
use stories::policies::{Allowed, Line, Table};
use stories::{Browser, Form, Page, Place, World, story};
use web::http::Route;

/// Who walks.
pub(crate) const WALKERS: [&str; 5] = ["", "bob", "officer", "moderator", "admin"];

pub(crate) fn browser(world: &World, place: &Place, name: &str) -> Browser {
    if name.is_empty() { Browser::new(&world.app, place) } else { world.browser_in(place, name) }
}

/// An address of a route with things that exist in a place.
pub(crate) fn sample(route: &Route, place: &Place) -> String {
    let path = route.sample(|name| match name {
        "call" => place.call.to_string(),
        "idea" | "subject" | "thing" | "twin" => place.idea.to_string(),
        "event" => place.event.to_string(),
        "noun" => "idea".to_owned(),
        "organisation" => {
            place.organisation().map_or_else(|| "1".to_owned(), |one| one.to_string())
        }
        "person" => place.person("ann").id.to_string(),
        "kind" => "streets".to_owned(),
        "key" => "0".repeat(64),
        "template" => "open-call".to_owned(),
        // Sessions, tokens, drafts, comments and pictures of which there are none.
        _ => "1".to_owned(),
    });
    format!("{}{}", place.base(), path.trim_end_matches('/'))
}

/// By what a walker is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// By a session; a walker without a name has none.
    Session,
    /// By a personal token with these scopes.
    Token(&'static str),
}

impl Known {
    /// Whether it is good for this. Only a token holds less than its owner may.
    fn has(self, scope: &str) -> bool {
        match self {
            Self::Session => true,
            Self::Token(scopes) => scopes.split(' ').any(|given| given == scope),
        }
    }
}

/// What a walker must be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    /// What is there.
    Entry,
    /// A request to sign in.
    SignIn,
    /// A refusal.
    Refusal,
}

/// What the table says a walker must be answered, worked out without the code that answers.
fn due(line: &Line, name: &str, known: Known) -> Due {
    let has = |role: &str| name == "admin" || name == role;
    let program = matches!(line.kind.as_str(), "api" | "feed");
    // Pages do not look at tokens; and a cookie, which any site can send along, writes by no API.
    let stranger = match known {
        Known::Session => name.is_empty() || (line.kind == "api" && line.method != "GET"),
        Known::Token(_) => !program,
    };
    let token = matches!(known, Known::Token(_)) && program;
    let entry = match &line.allowed {
        Allowed::Public => return Due::Entry,
        _ if stranger => return Due::SignIn,
        Allowed::SignedIn => !token,
        Allowed::Roles(roles, _) => !token && roles.iter().any(|role| has(role)),
        Allowed::TokenAs(scope, roles, _) => roles.iter().any(|role| has(role)) && known.has(scope),
        Allowed::Token(scope, _) => {
            let owner = match scope.as_str() {
                "read" | "write" => true,
                "desk" => has("officer"),
                "moderate" => has("moderator"),
                "manage" => has("admin"),
                unknown => panic!("the table has the scope {unknown}"),
            };
            owner && known.has(scope)
        }
    };
    if entry { Due::Entry } else { Due::Refusal }
}

/// Whether an answer is the one that is due.
fn is_due(due: Due, line: &Line, answer: &Page) -> bool {
    let status = answer.status.as_u16();
    let program = matches!(line.kind.as_str(), "api" | "feed");
    let to_sign_in = status == 303 && answer.header("location").contains("/sign-in?");
    match due {
        // Let in, a walker may still hear that there is no such thing, or that it is not theirs.
        Due::Entry => status < 500 && status != 401 && !(to_sign_in && line.method == "GET"),
        Due::SignIn if program => status == 401,
        Due::SignIn if line.method == "GET" => to_sign_in,
        // A form is answered by a page that keeps what was typed and leads to signing in.
        Due::SignIn => status == 403 && answer.body.contains("/sign-in"),
        Due::Refusal => status == 403,
    }
}

/// Everybody who walks with a token: too few scopes, too small an owner, all of both.
const TOKENS: [(&str, &str); 6] = [
    ("bob", "read"),
    ("bob", "read write desk moderate manage"),
    ("officer", "read desk"),
    ("moderator", "moderate"),
    ("admin", "read write"),
    ("admin", "read write desk moderate manage"),
];

/// The table of policies has a line for every route, and says of it what the route says.
#[test]
fn the_table_of_policies_is_what_is_mounted() {
    let different = Table::committed().differences(&World::on_sqlite().app.routes());
    assert!(different.is_empty(), "{different:#?}");
}

story! {
    /// Nobody gets where the table does not let them; nothing breaks on the way.
    async fn every_route_keeps_its_policy(world: World) {
        let (table, mut wrong) = (Table::committed(), Vec::new());
        for route in world.app.routes() {
            let path = sample(&route, &world.here);
            let Some(line) = table.line_of(&route) else {
                wrong.push(format!("{} {path} has no line in the table", route.method));
                continue;
            };
            for name in WALKERS {
                let mut walker = browser(&world, &world.here, name);
                let due = due(line, name, Known::Session);
                let form = matches!(line.kind.as_str(), "form" | "upload" | "one-click");
                let answer = if form && due != Due::Entry {
                    // With a form's token, only the policy stands in the way.
                    let page = walker.get(&format!("{}/share", world.here.call_page())).await;
                    let form = page.form("/share");
                    walker.post(Form { action: path.clone(), ..form }).await
                } else {
                    // A form without its token: whoever is let in hears of that and changes nothing.
                    let request = Request::builder().method(route.method.clone()).uri(&path);
                    walker.ask(request, &path, Body::empty()).await
                };
                if !is_due(due, line, &answer) {
                    wrong.push(format!("{} {path} as “{name}”: {}", route.method, answer.status));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

story! {
    /// A token opens what its scopes and its owner's role open together, and never a page.
    async fn a_token_opens_no_more_than_the_table_says(world: World) {
        let (table, mut wrong) = (Table::committed(), Vec::new());
        for (name, scopes) in TOKENS {
            let token = world.token_of(name, scopes);
            for route in world.app.routes() {
                let Some(line) = table.line_of(&route) else {
                    wrong.push(format!("{} {} has no line in the table", route.method, route.pattern));
                    continue;
                };
                // A form of a page answers a program that has no form's token before it asks who that is.
                if matches!(line.kind.as_str(), "form" | "upload" | "one-click") {
                    continue;
                }
                let path = sample(&route, &world.here);
                let request = Request::builder()
                    .method(route.method.clone())
                    .uri(&path)
                    .header("authorization", format!("Bearer {}", token.as_str()))
                    .header("content-type", "application/json");
                // Content that says nothing, so that whoever is let in changes little.
                let answer = world.browser().ask(request, &path, Body::from("{")).await;
                let due = due(line, name, Known::Token(scopes));
                if !is_due(due, line, &answer) {
                    let status = answer.status;
                    wrong.push(format!("{} {path} with {name}'s “{scopes}”: {status}", route.method));
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
        let table = Table::committed();
        for route in world.app.routes() {
            let line = table.line_of(&route).expect("every route has a line");
            if line.allowed == Allowed::Public || route.method != Method::GET || line.kind == "api" {
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
