//! The journey, told by programs: every step with its scope, every refusal with its field.

use jiff::SignedDuration;
use serde_json::{Value, json};
use stories::{Browser, Page, World, story};
use web::http::Token;

/// A program that acts for somebody.
struct Program {
    browser: Browser,
    token: Token,
}

impl Program {
    fn of(world: &World, name: &str, scopes: &str) -> Self {
        Self { browser: world.browser(), token: world.token_of(name, scopes) }
    }

    async fn ask(&mut self, method: &str, path: &str, body: &Value) -> Page {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.browser.api(method, path, &self.token, &body).await
    }

    /// Asks what must be answered well.
    async fn get(&mut self, path: &str) -> Value {
        self.done("GET", path, &Value::Null).await
    }

    /// Sends what must be taken.
    async fn done(&mut self, method: &str, path: &str, body: &Value) -> Value {
        let page = self.ask(method, path, body).await;
        assert!(page.status.is_success(), "{method} {path}: {} {}", page.status, page.body);
        if page.body.is_empty() { Value::Null } else { read(&page) }
    }

    /// Sends what must be refused, and gives the fields that are named.
    async fn flaws(&mut self, method: &str, path: &str, body: &Value) -> Vec<String> {
        let page = self.ask(method, path, body).await;
        assert_eq!(page.status, 422, "{method} {path}: {}", page.body);
        assert_eq!(page.header("content-type"), "application/problem+json");
        let errors = read(&page)["errors"].as_array().cloned().unwrap_or_default();
        assert!(errors.iter().all(|error| error["detail"].as_str().is_some_and(|d| !d.is_empty())));
        errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect()
    }

    /// Sends what must be refused for another reason than its content.
    async fn problem(&mut self, method: &str, path: &str, body: &Value) -> (u16, String) {
        let page = self.ask(method, path, body).await;
        assert_eq!(page.header("content-type"), "application/problem+json", "{}", page.body);
        let kind = read(&page)["type"].as_str().unwrap_or_default().to_owned();
        (page.status.as_u16(), kind.rsplit(':').next().unwrap_or_default().to_owned())
    }
}

fn read(page: &Page) -> Value {
    serde_json::from_str(&page.body).unwrap_or_else(|_| panic!("{}: {}", page.path, page.body))
}

/// Begins, fills in and publishes a call whose residents have until tomorrow; gives its slug.
async fn open_a_call(world: &World, officer: &mut Program) -> String {
    let begun = officer.done("POST", "/calls", &json!({ "template": "quick-question" })).await;
    let path = format!("/calls/{}", begun["call"].as_str().unwrap());
    assert_eq!(begun["phase"], "draft");
    let unfinished = officer.flaws("POST", &format!("{path}/publish"), &json!({})).await;
    assert!(unfinished.iter().any(|field| field.starts_with("title")), "{unfinished:?}");

    let mut content = begun["content"].clone();
    for field in ["title", "question", "text", "office", "rule_text"] {
        content[field] = json!({ "en": format!("The {field} of a quick question") });
    }
    content["rule"] = json!("support_order");
    content["places"] = json!(1);
    let (opens, closes) = (world.now(), world.now() + SignedDuration::from_hours(24));
    let window = |kind: &str| json!({ "kind": kind, "opens": opens.to_string(), "closes": closes.to_string() });
    let later = json!({ "kind": "decide", "opens": closes.to_string() });
    content["activities"] = json!([window("collect"), window("discuss"), window("support"), later]);
    let mut odd = content.clone();
    odd["activities"][0]["closes"] = json!("tomorrow");
    odd["rule"] = json!("the loudest");
    let change = json!({ "version": begun["version"], "content": odd });
    let mut flaws = officer.flaws("PUT", &path, &change).await;
    flaws.sort();
    assert_eq!(flaws, ["content.activities[0].closes", "content.rule"]);

    let change = json!({ "version": begun["version"], "content": content });
    let saved = officer.done("PUT", &path, &change).await;
    let stale = officer
        .problem("PUT", &format!("/calls/{}", saved["call"].as_str().unwrap()), &change)
        .await;
    assert_eq!(stale, (409, "conflict".to_owned()), "it has changed meanwhile");
    let slug = saved["call"].as_str().unwrap().to_owned();
    let published = officer.done("POST", &format!("/calls/{slug}/publish"), &json!({})).await;
    assert_eq!(published["phase"], "open");
    slug
}

/// Publishes an idea; gives its identifier.
async fn share(resident: &mut Program, call: &str, title: &str) -> String {
    let idea =
        json!({ "title": title, "text": "It is hot there in summer, and there is no shade." });
    let made = resident.done("POST", &format!("/calls/{call}/ideas"), &idea).await;
    made["id"].as_str().unwrap().to_owned()
}

/// What the runner of jobs does when it is time.
fn results_come_out(world: &World, slug: &str) {
    let stage = acts::Stage {
        city: std::sync::Arc::clone(&world.here.settings),
        store: world.store.clone(),
        gather: SignedDuration::ZERO,
        at: None,
    };
    let slug: city::Slug = slug.parse().unwrap();
    world.here.write(&world.store, move |tx| {
        let call = store::calls::call::by_slug(tx, &slug)?;
        let published = acts::Act::begin(tx, &stage, &acts::Who::System)
            .and_then(|mut act| acts::calls::decision::publish_results(&mut act, call.id));
        published.map_err(|refused| match refused {
            acts::Refused::Store(error) => error,
            acts::Refused::Rule(rule) => panic!("{rule:?}"),
        })
    });
}

story! {
    /// From a template to a public result, by tokens alone.
    async fn the_whole_journey(world: World) {
        let mut officer = Program::of(&world, "officer", "read desk");
        let (mut ann, mut bob) = (Program::of(&world, "ann", "read write"), Program::of(&world, "bob", "read write"));
        let call = open_a_call(&world, &mut officer).await;
        let first = share(&mut ann, &call, "A row of lime trees").await;
        let second = share(&mut bob, &call, "An awning over the stairs").await;
        let twin = share(&mut bob, &call, "Lime trees, please").await;
        let on = |idea: &str, what: &str| format!("/ideas/{idea}{what}");
        let reason = |text: &str| json!({ "reason": text });

        for program in [&mut ann, &mut bob] {
            program.done("PUT", &on(&second, "/support"), &Value::Null).await;
        }
        bob.done("PUT", &on(&first, "/support"), &Value::Null).await;
        bob.done("PUT", &on(&first, "/support"), &Value::Null).await;
        assert_eq!(bob.get(&on(&first, "")).await["supports"], 1, "once a person");
        bob.done("DELETE", &on(&first, "/support"), &Value::Null).await;
        assert_eq!(bob.get(&on(&first, "")).await["supports"], 0);

        // The office asks for a change, and the author answers it.
        assert_eq!(officer.flaws("POST", &on(&first, "/change-request"), &json!({ "change": "Why" })).await, ["change"]);
        officer.done("POST", &on(&first, "/change-request"), &json!({ "change": "Which side of the street?" })).await;
        let version = ann.get(&on(&first, "")).await["version"].clone();
        let change = json!({ "version": version, "text": "On the south side, where it is hot and there is no shade." });
        let theirs = bob.problem("PATCH", &on(&first, ""), &change).await;
        assert!(matches!(theirs.0, 403 | 404), "{theirs:?}");
        let changed = ann.done("PATCH", &on(&first, ""), &change).await;
        assert!(changed["text"].as_str().unwrap().contains("south side"));
        let stale = ann.problem("PATCH", &on(&first, ""), &change).await;
        assert_eq!(stale, (409, "conflict".to_owned()));

        // Twins become one with both authors.
        assert_eq!(officer.flaws("POST", &on(&twin, "/merge"), &json!({ "into": "?" })).await, ["into"]);
        officer.done("POST", &on(&twin, "/merge"), &json!({ "into": first })).await;
        let answer = json!({ "text": "We have counted the trees." });
        officer.done("POST", &on(&first, "/answer"), &answer).await;

        // Closed, opened again, closed for good.
        assert_eq!(officer.flaws("POST", &format!("/calls/{call}/close"), &reason("no")).await, ["reason"]);
        officer.done("POST", &format!("/calls/{call}/close"), &reason("The heat came sooner.")).await;
        let late = json!({ "title": "Too late now", "text": "It is hot there in summer, and there is no shade." });
        assert_eq!(bob.problem("POST", &format!("/calls/{call}/ideas"), &late).await, (409, "not-open".to_owned()));
        officer.done("POST", &format!("/calls/{call}/reopen"), &reason("It was cooler than we feared.")).await;
        bob.done("PUT", &on(&first, "/follow"), &Value::Null).await;
        officer.done("POST", &format!("/calls/{call}/close"), &reason("Now it is time to choose.")).await;

        // Screened, chosen, decided, with a public reason where the order is not followed.
        for idea in [&first, &second] {
            let version = officer.get(&on(idea, "")).await["version"].clone();
            let screening = json!({ "version": version, "eligible": true });
            let screened = officer.done("POST", &on(idea, "/screening"), &screening).await;
            assert_eq!(screened["state"], "eligible");
        }
        let choice = |idea: &str, verdict: &str, deviation: &str| {
            json!({ "idea": idea, "verdict": verdict, "reason": "There is room and money for one.", "deviation": deviation })
        };
        let choices = format!("/calls/{call}/choices");
        let odd = json!({ "choices": [choice(&first, "perhaps", ""), choice("?", "selected", "")] });
        assert_eq!(officer.flaws("PUT", &choices, &odd).await, ["choices[0].verdict", "choices[1].idea"]);
        let chosen = json!({ "choices": [choice(&first, "selected", ""), choice(&second, "not_selected", "")] });
        officer.done("PUT", &choices, &chosen).await;
        let decision = format!("/calls/{call}/decision");
        let version = officer.get(&format!("/calls/{call}")).await["version"].clone();
        let decide = json!({ "version": version, "result": { "en": "Trees it is." } });
        let unsaid = officer.flaws("POST", &decision, &decide).await;
        assert_eq!(unsaid, [format!("deviation_{second}")]);
        let chosen = json!({ "choices": [choice(&second, "not_selected", "The stairs belong to the railway.")] });
        officer.done("PUT", &choices, &chosen).await;
        let stale = json!({ "version": 1, "result": {} });
        assert_eq!(officer.problem("POST", &decision, &stale).await.0, 409);
        let at = "2026-12-05T09:00:00Z";
        let scheduled = json!({ "version": version, "result": { "en": "Trees it is." }, "public_at": at });
        assert_eq!(officer.done("POST", &decision, &scheduled).await["public_at"], at);
        // What is scheduled is changed, moved and called back, as on its page.
        let stale = json!({ "version": 1 });
        let back = format!("{decision}/call-back");
        assert_eq!(officer.problem("PATCH", &decision, &stale).await.0, 409);
        assert_eq!(officer.problem("POST", &back, &stale).await.0, 409);
        let now = officer.get(&format!("/calls/{call}")).await["version"].clone();
        let odd = json!({ "version": now, "public_at": "soon", "choices": [choice("?", "selected", "")] });
        assert_eq!(officer.flaws("PATCH", &decision, &odd).await, ["choices[0].idea"]);
        let short = json!({ "version": now, "choices": [choice(&second, "not_selected", "No.")] });
        assert_eq!(officer.flaws("PATCH", &decision, &short).await, [format!("deviation_{second}")]);
        let moved = json!({ "version": now, "public_at": "2026-12-07T10:30:00Z" });
        assert_eq!(officer.done("PATCH", &decision, &moved).await["public_at"], "2026-12-07T10:30:00Z");
        let now = officer.get(&format!("/calls/{call}")).await["version"].clone();
        let same = json!({ "version": now, "result": { "en": "Trees it shall be." } });
        let kept = officer.done("PATCH", &decision, &same).await;
        assert_eq!(kept["public_at"], "2026-12-07T10:30:00Z", "what is left out stays");
        let mut bob_at_the_desk = Program::of(&world, "bob", "read write");
        let refused = bob_at_the_desk.problem("PATCH", &decision, &same).await;
        assert_eq!(refused.0, 403);
        let now = officer.get(&format!("/calls/{call}")).await["version"].clone();
        let called = officer.done("POST", &back, &json!({ "version": now })).await;
        assert_eq!(called["public_at"], "2026-12-07T10:30:00Z");
        let now = officer.get(&format!("/calls/{call}")).await["version"].clone();
        let twice = officer.problem("POST", &back, &json!({ "version": now })).await;
        assert_eq!(twice, (409, "conflict".to_owned()), "nothing is scheduled");
        let decide = json!({ "version": now, "result": { "en": "Trees it is." } });
        let decided = officer.done("POST", &decision, &decide).await;
        assert!(decided["public_at"].as_str().is_some_and(|at| at > world.now().to_string().as_str()));
        assert_eq!(bob.get(&on(&second, "")).await["state"], "eligible", "everybody hears later");
        world.pass(SignedDuration::from_mins(16));
        results_come_out(&world, &call);
        let (mut chosen, mut refused) = (ann.get(&on(&first, "")).await, bob.get(&on(&second, "")).await);
        assert_eq!((chosen["state"].take(), refused["state"].take()), (json!("selected"), json!("not_selected")));
        let result = world.browser().get(&format!("{}/calls/{call}/result", world.here.base())).await;
        result.must_say("Trees it is.");
        result.must_say("The stairs belong to the railway.");
        officer.done("POST", &format!("/calls/{call}/archive"), &json!({})).await;
    }
}

story! {
    /// Moderators hide with a reason, restore and approve; a comment and a report come and go.
    async fn moderation_by_programs(world: World) {
        let mut bob = Program::of(&world, "bob", "read write");
        let mut moderator = Program::of(&world, "moderator", "read moderate");
        let idea = world.here.idea.to_string();
        let comment = bob.done("POST", &format!("/ideas/{idea}/comments"), &json!({ "text": "Buy my watches." })).await;
        let comment = comment["id"].as_str().unwrap().to_owned();
        assert_eq!(bob.flaws("POST", &format!("/comments/{comment}/reports"), &json!({ "reason": "ugly" })).await, ["reason"]);
        bob.done("POST", &format!("/comments/{comment}/reports"), &json!({ "reason": "spam" })).await;
        let reports = moderator.get("/reports").await;
        assert_eq!(reports["items"].as_array().unwrap().len(), 1, "{reports}");
        let hiding = |reason: &str| json!({ "noun": "comment", "subject": comment, "reason": reason });
        assert_eq!(moderator.flaws("POST", "/hidings", &hiding("no")).await, ["reason"]);
        moderator.done("POST", "/hidings", &hiding("Advertisements have no place here.")).await;
        let shown = world.browser().get(&world.here.idea_page()).await;
        assert!(!shown.says("Buy my watches."));
        moderator.done("POST", &format!("/hidings/comment/{comment}/restore"), &json!({})).await;
        world.browser().get(&world.here.idea_page()).await.must_say("Buy my watches.");
        bob.done("POST", &format!("/ideas/{idea}/reports"), &json!({ "reason": "other", "text": "Hm." })).await;
        moderator.done("POST", "/approve", &json!({ "noun": "idea", "subject": idea })).await;
        assert_eq!(moderator.get("/reports").await["items"], json!([]), "nothing waits");
        bob.done("DELETE", &format!("/comments/{comment}"), &Value::Null).await;
        bob.done("PUT", &format!("/ideas/{idea}/follow"), &Value::Null).await;
        bob.done("DELETE", &format!("/ideas/{idea}/follow"), &Value::Null).await;
        let mine = bob.get("/me/data").await.to_string();
        assert!(mine.contains("bob@riverton.example") && !mine.contains("ann@riverton.example"));
    }
}

story! {
    /// In a call without an end, a verdict is taken back, and one idea is decided on its own.
    async fn one_idea_is_decided(world: World) {
        let mut officer = Program::of(&world, "officer", "read desk");
        let idea = world.here.idea.to_string();
        let on = |what: &str| format!("/ideas/{idea}{what}");
        let screening = |version: &Value, eligible: bool| {
            json!({ "version": version, "eligible": eligible, "criterion": "here", "reason": "The limes are not ours." })
        };
        let version = officer.get(&on("")).await["version"].clone();
        officer.done("POST", &on("/screening"), &screening(&version, false)).await;
        let back = officer.done("DELETE", &on("/screening"), &json!({})).await;
        assert_eq!(back["state"], "published");
        officer.done("POST", &on("/screening"), &screening(&back["version"], true)).await;
        let unsaid = officer.flaws("POST", &on("/decision"), &json!({})).await;
        assert_eq!(unsaid, [format!("reason_{idea}"), format!("verdict_{idea}")]);
        let choices = format!("/calls/{}/choices", world.here.call);
        let choice = |reason: String| json!({ "idea": idea, "verdict": "selected", "reason": reason });
        let long = json!({ "choices": [choice("a".repeat(2_001))] });
        assert_eq!(officer.flaws("PUT", &choices, &long).await, ["choices[0].reason"]);
        // A program may say as much as the page takes.
        let choice = choice("There is room for it. ".repeat(90));
        officer.done("PUT", &choices, &json!({ "choices": [choice] })).await;
        officer.done("POST", &on("/decision"), &json!({})).await;
        let twice = officer.problem("POST", &on("/decision"), &json!({})).await;
        assert_eq!(twice, (409, "conflict".to_owned()), "a decision stands");
    }
}

story! {
    /// An author answers a hiding once; a moderator says why it stays.
    async fn a_hiding_is_answered(world: World) {
        let mut moderator = Program::of(&world, "moderator", "read moderate");
        let (mut ann, mut bob) = (Program::of(&world, "ann", "read write"), Program::of(&world, "bob", "read write"));
        let idea = world.here.idea.to_string();
        let about = |what: &str| format!("/hidings/idea/{idea}/{what}");
        let hiding = json!({ "noun": "idea", "subject": idea, "reason": "This names a neighbour." });
        moderator.done("POST", "/hidings", &hiding).await;
        let appeal = json!({ "appeal": "The neighbour is my grandmother, and she agrees." });
        assert_eq!(bob.problem("POST", &about("appeal"), &appeal).await.0, 404, "it is not theirs");
        assert_eq!(ann.flaws("POST", &about("appeal"), &json!({ "appeal": "No" })).await, ["appeal"]);
        ann.done("POST", &about("appeal"), &appeal).await;
        assert_eq!(ann.problem("POST", &about("appeal"), &appeal).await.0, 409, "once");
        let stay = json!({ "answer": "Her address is still in it." });
        assert_eq!(moderator.problem("POST", &about("stay"), &stay).await.0, 403, "a colleague answers");
        let mut moderator = Program::of(&world, "admin", "read moderate");
        assert_eq!(moderator.flaws("POST", &about("stay"), &json!({ "answer": "No" })).await, ["answer"]);
        moderator.done("POST", &about("stay"), &stay).await;
        moderator.done("POST", &about("restore"), &json!({})).await;
        assert_eq!(bob.get(&format!("/ideas/{idea}")).await["state"], "published");
    }
}

story! {
    /// A token does what its scope says and its owner may, no more; every route of the API is asked.
    async fn scopes_are_kept(world: World) {
        let sample = |route: &web::http::Route| {
            let path = route.sample(|name| match name {
                "call" => world.here.call.to_string(),
                "idea" | "subject" => world.here.idea.to_string(),
                "noun" => "idea".to_owned(),
                _ => "1".to_owned(),
            });
            path.strip_prefix("/api/v1").unwrap().to_owned()
        };
        let mut seen = 0;
        for route in world.app.routes() {
            let (web::http::Policy::Token(scope)
            | web::http::Policy::TokenAnywhere(scope)
            | web::http::Policy::TokenHere(scope)
            | web::http::Policy::TokenAs(scope, _)) = route.policy
            else {
                continue;
            };
            let path = sample(&route);
            // Everything but the scope that is asked for, held by somebody who may do everything.
            let all = ["read", "write", "desk", "moderate", "manage"];
            let others = all.into_iter().filter(|own| *own != scope.key()).collect::<Vec<_>>().join(" ");
            let mut admin = Program::of(&world, "admin", &others);
            let answer = admin.problem(route.method.as_str(), &path, &json!({})).await;
            assert_eq!(answer, (403, "forbidden".to_owned()), "{} {path} with “{others}”", route.method);
            if scope.role().is_some() {
                // The scope alone, held by somebody without the office.
                let mut bob = Program::of(&world, "bob", scope.key());
                let answer = bob.problem(route.method.as_str(), &path, &json!({})).await;
                assert_eq!(answer.0, 403, "{} {path}", route.method);
            }
            seen += 1;
        }
        assert!(seen > 35, "{seen}");
    }
}
