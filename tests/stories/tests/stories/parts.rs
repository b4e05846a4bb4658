//! The router, walked by who has a role for one call: what the committed table says is what they get.

use axum::body::Body;
use axum::http::Request;
use city::{Reach, Role};
use stories::policies::{Allowed, Ground, Line, Table};
use stories::{Browser, Form, Page, World, story};

use crate::mandates::{mandate, other_call};
use crate::routes::sample;

/// Whether the table lets somebody with a role for a call do this there.
fn due(line: &Line, role: &str, scope: &str) -> Option<Ground> {
    let (mine, ground) = match &line.allowed {
        Allowed::Public | Allowed::SignedIn => return None,
        Allowed::Roles(roles, ground) => (roles.iter().any(|own| own == role), *ground),
        Allowed::Token(own, _) if own == "read" || own == "write" => return None,
        Allowed::Token(own, ground) => (own == scope, *ground),
        Allowed::TokenAs(_, roles, ground) => (roles.iter().any(|own| own == role), *ground),
    };
    Some(if mine { ground } else { Ground::City })
}

async fn asked(world: &World, name: &str, line: &Line, path: &str, refused: bool) -> Page {
    let api = line.kind == "api";
    let mut browser: Browser = world.browser_of(name);
    let request = Request::builder().method(line.method.as_str()).uri(path);
    if api {
        let token = world.token_of(name, "read write desk moderate manage");
        browser.forget();
        let bearer = format!("Bearer {}", token.as_str());
        let request =
            request.header("authorization", bearer).header("content-type", "application/json");
        return browser.ask(request, path, Body::from("{")).await;
    }
    if refused && line.method != "GET" {
        // With a form's token, only the policy stands in the way.
        let page = browser.get(&format!("{}/share", world.here.call_page())).await;
        return browser.post(Form { action: path.to_owned(), ..page.form("/share") }).await;
    }
    browser.ask(request, path, Body::empty()).await
}

/// Walks the router as an officer, moderator or juror of the call and as one of another, and expects what the table says: what
/// `peer` gets, who may do the same in the whole city.
async fn walk(world: &World, (role, peer): (Role, &str), scope: &str, least: usize) {
    let other = other_call(world);
    mandate(world, "ann", role, Reach::Call(world.here.call_id.thing()));
    mandate(world, "bob", role, Reach::Call(other.call.thing()));
    let (table, mut wrong, mut let_in, mut kept_out) = (Table::committed(), Vec::new(), 0, 0);
    for route in world.app.routes() {
        let line = table.line_of(&route).expect("every route has a line");
        let Some(ground) = due(line, role.key(), scope) else { continue };
        let path = sample(&route, &world.here);
        let by_city = asked(world, peer, line, &path, false).await.status;
        for (name, own) in [("ann", true), ("bob", false)] {
            let entry = match ground {
                Ground::City => false,
                Ground::Anywhere => true,
                Ground::Call | Ground::Thing => own,
            };
            let status = asked(world, name, line, &path, !entry).await.status;
            let fine = if entry { status == by_city } else { matches!(status.as_u16(), 403 | 404) };
            let_in += usize::from(entry);
            kept_out += usize::from(!entry);
            if !fine {
                wrong.push(format!(
                    "{} {path} as {name}: {status}, entry: {entry}, by the city: {by_city}",
                    line.method
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(let_in > least && kept_out > 30, "{let_in} {kept_out}");
}

story! {
    /// An officer of the call is let in wherever the table says so, as an officer of the city is; one of another call is
    /// not.
    async fn an_officer_of_a_call_gets_where_the_table_says(world: World) {
        walk(&world, (Role::Officer, "officer"), "desk", 10).await;
    }
}

story! {
    /// The same of a moderator of a call.
    async fn a_moderator_of_a_call_gets_where_the_table_says(world: World) {
        walk(&world, (Role::Moderator, "moderator"), "moderate", 10).await;
    }
}

story! {
    /// A juror of a call gets to the marks of its ideas and nowhere else where somebody needs a role; no scope of a token changes
    /// that.
    async fn a_juror_of_a_call_gets_where_the_table_says(world: World) {
        walk(&world, (Role::Juror, "admin"), "none", 6).await;
    }
}
