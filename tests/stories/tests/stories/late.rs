//! What is sent takes its time, and the world goes on meanwhile: who acts, and when, is what holds once it is all there.

use axum::body::Body;
use axum::http::{Method, Request};
use city::{Id, Mandate, Reach, Role};
use store::register::{TABLES, download_of};
use stories::policies::{Allowed, Ground, Line, Table};
use stories::{Page, World, story};
use tokio::sync::oneshot;
use web::http::TokenDigest;

use crate::mandates::mandate;
use crate::routes::sample;

/// A body that says when it is waited for, and comes when it is let go.
struct Late {
    body: Body,
    awaited: oneshot::Receiver<()>,
    go: oneshot::Sender<()>,
}

fn late(content: String) -> Late {
    let (says, awaited) = oneshot::channel();
    let (go, gone) = oneshot::channel();
    let chunk = async move {
        let _ = says.send(());
        let _ = gone.await;
        Ok::<_, std::io::Error>(content.into_bytes())
    };
    Late { body: Body::from_stream(futures_util::stream::once(chunk)), awaited, go }
}

/// Everything the city keeps, as far as somebody could change it for others by a request.
fn state(world: &World) -> String {
    let people =
        ["ann", "bob", "officer", "moderator", "admin"].map(|name| world.here.person(name).id);
    let call = world.here.call_id;
    world.read(move |tx| {
        let mut all = Vec::new();
        for person in people {
            // Words that were not taken stay with their writer; nobody else reads them.
            let given = TABLES.iter().filter(|table| table.gives() && table.table != "typed");
            for table in given {
                let rows = download_of(tx, table, person)?;
                all.push(format!("{}: {rows:?}", table.table));
            }
        }
        all.push(format!("{:?}", store::city::settings::load(tx)?));
        all.push(format!("{:?}", store::calls::call::get(tx, call)?));
        all.push(format!("{:?}", store::calls::idea::all_of(tx, call)?));
        all.push(format!("{:?}", store::city::audit::head(tx)?));
        Ok(all.join("\n"))
    })
}

/// A form that has something for everybody.
fn form(token: &str) -> String {
    let text = "Words enough to be a reason, a comment, an answer or an idea.";
    let pairs = [
        ("csrf", token),
        ("text", text),
        ("title", "A bench"),
        ("reason", "privacy"),
        ("name", "Bob B."),
        ("mail", "somebody@mail.example"),
        ("role", "admin"),
        ("language", "en"),
        ("own", "never"),
        ("followed", "never"),
        ("quiet_from", "22"),
        ("quiet_until", "7"),
        ("topic", "theme:green"),
        ("label", "mine"),
        ("scope", "read"),
        ("confirm", "yes"),
        ("appeal", text),
        ("answer", text),
        ("change", text),
        ("verdict", "eligible"),
        ("do", "hide"),
        ("template", "open-call"),
        ("version", "1"),
        ("report_text", text),
        ("other", "1"),
        ("number", "85.07.30-033.28"),
        ("born", "30/07/1985"),
        ("code", "7KQ2MXR4TD"),
        ("age", "18"),
        ("shown", "passport"),
        ("bands", "12, 16, 18"),
        ("letters_name", "Spring"),
        ("letters_until", "31/01/2027"),
        ("letters_count", "2"),
        ("low", "100"),
        ("high", "200"),
        ("source", text),
    ];
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// Who may use an address of the table, and with which role they lose it.
fn walker(line: &Line) -> Option<(&'static str, Option<Role>)> {
    let of = |role: &str| match role {
        "officer" | "desk" => Some(("officer", Some(Role::Officer))),
        "moderator" | "moderate" => Some(("moderator", Some(Role::Moderator))),
        "admin" | "manage" => Some(("admin", Some(Role::Admin))),
        _ => Some(("ann", None)),
    };
    match &line.allowed {
        Allowed::Public => None,
        Allowed::SignedIn => of("resident"),
        Allowed::Roles(roles, _) => of(roles.first()?),
        Allowed::Token(scope, _) | Allowed::TokenAs(scope, ..) => of(scope),
    }
}

/// What is taken from somebody while their request is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// What they are known by: their session or their token.
    Key,
    /// Their role.
    Role(Role),
    /// What they have for a part of the city: its day comes.
    Mandate(Id<Mandate>),
}

/// Asks with a body that comes only after something was taken; what was answered, and whether anything changed by it.
async fn ask_late(
    world: &World,
    line: &Line,
    path: &str,
    name: &'static str,
    taken: Taken,
) -> (Page, bool) {
    let mut browser = world.browser_of(name);
    let method: Method = line.method.parse().unwrap();
    let request = Request::builder().method(method).uri(path);
    let (request, content, key) = if line.kind == "api" {
        let token = world.token_of(name, "read write desk moderate manage");
        let bearer = format!("Bearer {}", token.as_str());
        browser.forget();
        let request =
            request.header("authorization", bearer).header("content-type", "application/json");
        (request, "{}".to_owned(), token.as_str().to_owned())
    } else {
        let page = browser.get(&format!("{}/share", world.here.call_page())).await;
        let csrf = page.form("/share").value("csrf").unwrap().to_owned();
        let key = browser.cookie("kalaka_session").unwrap();
        (request.header("content-type", "application/x-www-form-urlencoded"), form(&csrf), key)
    };
    let Late { body, awaited, go } = late(content);
    let person = world.here.person(name).id;
    let meanwhile = async move {
        awaited.await.unwrap_or_else(|_| panic!("{} {path} lets {name} in", line.method));
        let digest = TokenDigest::of(&key).0;
        world.here.write(&world.store, move |tx| match taken {
            Taken::Key => {
                store::city::session::end_by_hash(tx, &digest)?;
                let tokens = store::city::token::list(tx, person)?;
                tokens
                    .into_iter()
                    .try_for_each(|one| store::city::token::revoke(tx, one.id, person))
            }
            Taken::Role(role) => store::city::person::remove_role(tx, person, role).map(|_| ()),
            Taken::Mandate(id) => {
                let now = jiff::Timestamp::from_microsecond(tx.now()).ok();
                let mandate = store::city::mandate::get(tx, id)?;
                store::city::mandate::update(tx, &Mandate { until: now, ..mandate })
            }
        });
        let before = state(world);
        let _ = go.send(());
        before
    };
    let (answer, before) = tokio::join!(browser.ask(request, path, body), meanwhile);
    let changed = before != state(world);
    match taken {
        Taken::Key => {}
        Taken::Role(role) => world.appoint(name, role),
        Taken::Mandate(id) => world.here.write(&world.store, move |tx| {
            let mandate = store::city::mandate::get(tx, id)?;
            store::city::mandate::update(tx, &Mandate { until: None, ..mandate })
        }),
    }
    (answer, changed)
}

/// Whether an answer says that whoever asks may not, or must sign in first.
fn is_refusal(answer: &Page) -> bool {
    let to_sign_in = answer.status == 303 && answer.header("location").contains("/sign-in");
    matches!(answer.status.as_u16(), 401 | 403) || to_sign_in
}

story! {
    /// Every address that writes: who was signed out, or lost the role, while what they send was on its way, does
    /// nothing with it.
    async fn nobody_acts_with_what_was_taken_meanwhile(world: World) {
        let (table, mut wrong, mut asked, mut refused) = (Table::committed(), Vec::new(), 0, 0);
        let mut ann = world.browser_of("ann");
        let page = ann.get(&world.here.idea_page()).await;
        ann.send(page.form("/comments").fill("text", "A word that she could take back.")).await;
        let idea = world.here.idea.thing();
        let comment = world.read(move |tx| Ok(store::things::comment::about(tx, idea, 0, 1)?.remove(0).id));
        for route in world.app.routes() {
            let line = table.line_of(&route).expect("every route has a line");
            let Some((name, role)) = walker(line).filter(|_| route.method != Method::GET) else { continue };
            let path = sample(&route, &world.here);
            let path = path.replace("/comments/1", &format!("/comments/{comment}"));
            for taken in [Some(Taken::Key), role.map(Taken::Role)].into_iter().flatten() {
                let (answer, changed) = ask_late(&world, line, &path, name, taken).await;
                asked += 1;
                refused += usize::from(is_refusal(&answer));
                // What cannot be read, or is about nothing, is refused before anybody asks by whom.
                let fine = is_refusal(&answer) || matches!(answer.status.as_u16(), 400 | 404 | 409 | 422);
                if changed || !fine {
                    let status = answer.status;
                    wrong.push(format!("{} {path} as {name} without {taken:?}: {status}, changed: {changed}", line.method));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(refused * 2 > asked, "only {refused} of {asked} were refused for who asks");
    }
}

story! {
    /// Every address that writes about one call: whose role for it ended while what they send was on its way, does nothing
    /// with it.
    async fn nobody_acts_with_a_role_for_a_call_that_ended_meanwhile(world: World) {
        let call = Reach::Call(world.here.call_id.thing());
        let officer = mandate(&world, "bob", Role::Officer, call.clone());
        let moderator = mandate(&world, "bob", Role::Moderator, call);
        let (table, mut wrong, mut asked, mut refused) = (Table::committed(), Vec::new(), 0, 0);
        for route in world.app.routes() {
            let line = table.line_of(&route).expect("every route has a line");
            let (Allowed::Roles(_, ground) | Allowed::Token(_, ground) | Allowed::TokenAs(_, _, ground)) = &line.allowed else {
                continue;
            };
            if route.method == Method::GET || *ground == Ground::City {
                continue;
            }
            let path = sample(&route, &world.here);
            // Both at once, one of them early: what they send is refused for the other.
            let lost = match walker(line) {
                Some((_, Some(Role::Officer))) => (officer, moderator),
                Some((_, Some(Role::Moderator))) => (moderator, officer),
                _ => continue,
            };
            let set = |until: Option<jiff::Timestamp>| world.here.write(&world.store, move |tx| {
                let other = store::city::mandate::get(tx, lost.1)?;
                store::city::mandate::update(tx, &Mandate { until, ..other })
            });
            set(Some(world.now()));
            let (answer, changed) = ask_late(&world, line, &path, "bob", Taken::Mandate(lost.0)).await;
            set(None);
            asked += 1;
            refused += usize::from(is_refusal(&answer));
            let fine = is_refusal(&answer) || matches!(answer.status.as_u16(), 400 | 404 | 409 | 422);
            if changed || !fine {
                wrong.push(format!("{} {path}: {}, changed: {changed}", line.method, answer.status));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(asked > 25 && refused * 3 > asked, "only {refused} of {asked} were refused for who asks");
    }
}

story! {
    /// The call closes while an idea, a comment and a change are on their way: none of them is taken, and what was
    /// typed is given back.
    async fn nothing_is_taken_by_a_call_that_closed_meanwhile(world: World) {
        let edit = format!("{}/edit", world.here.idea_page());
        let (comment, support) = (world.here.on_idea("comments"), world.here.on_idea("support"));
        let ideas = format!("{}/api/v1/calls/{}/ideas", world.here.base(), world.here.call);
        let words = "Words that came too late to be taken.";
        let mut sent = Vec::new();
        for (name, path) in [("ann", edit), ("bob", comment), ("bob", support), ("bob", ideas)] {
            let mut browser = world.browser_of(name);
            let request = Request::post(&path);
            let (request, content) = if path.contains("/api/") {
                let token = world.token_of(name, "write");
                browser.forget();
                let idea = serde_json::json!({ "title": "A late idea", "text": words });
                (
                    request
                        .header("authorization", format!("Bearer {}", token.as_str()))
                        .header("content-type", "application/json"),
                    idea.to_string(),
                )
            } else {
                let page = browser.get(&if path.ends_with("/edit") { path.clone() } else { world.here.idea_page() }).await;
                let form = page.forms().into_iter().find(|form| path.ends_with(&form.action) || form.action.ends_with(&path));
                let form = form.unwrap_or_else(|| panic!("no form to {path}: {}", page.text())).force("text", words);
                let content = form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
                (request.header("content-type", "application/x-www-form-urlencoded"), content)
            };
            let Late { body, awaited, go } = late(content);
            sent.push((path.clone(), awaited, go, async move { browser.ask(request, &path, body).await }));
        }
        let (mut awaiting, mut letting, mut asking, mut paths) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (path, awaited, go, asked) in sent {
            paths.push(path);
            awaiting.push(awaited);
            letting.push(go);
            asking.push(asked);
        }
        let mut officer = world.browser_of("officer");
        let close = format!("{}/desk/calls/{}/close", world.here.base(), world.here.call);
        let close = officer.get(&close).await.form("/close").fill("text", "The budget is spent already.");
        let meanwhile = async {
            for awaited in awaiting {
                awaited.await.expect("it is let in");
            }
            assert_eq!(officer.post(close).await.status, 303);
            let before = state(&world);
            for go in letting {
                let _ = go.send(());
            }
            before
        };
        let (answers, before) = tokio::join!(futures_util::future::join_all(asking), meanwhile);
        for (path, answer) in paths.iter().zip(&answers) {
            assert_eq!(answer.status, 409, "{path}: {}", answer.text());
        }
        assert_eq!(state(&world), before, "nothing is kept of it");
        let comment = paths.iter().zip(&answers).find(|(path, _)| path.ends_with("/comments"));
        comment.expect("it was sent").1.must_say(words);
    }
}
