//! The form of a call, as programs and files see it: a survey from its first answer to its summary, and questions that come
//! with ideas.

use calls::{Activity, ActivityKind};
use city::{Id, Language, Texts, Window};
use forms::{Choice, Form, Key, Kind, Question};
use futures_util::future::join_all;
use jiff::SignedDuration;
use serde_json::{Value, json};
use stories::{Browser, Page, World, story};
use web::http::Token;

fn words(text: &str) -> Texts {
    Texts::of(Language::english(), text)
}

fn read(page: &Page) -> Value {
    serde_json::from_str(&page.body).unwrap_or_else(|_| panic!("{}: {}", page.path, page.body))
}

/// Two questions: a choice that everybody may read, and a telephone that only staff do.
fn form() -> (Form, [Key; 2]) {
    let mut form = Form::default();
    let choices: Vec<Choice> = ["By bicycle", "=1+1"]
        .iter()
        .map(|text| Choice { key: form.give_key(), text: words(text) })
        .collect();
    let question = |key, label: &str, kind, private: bool| Question {
        key,
        label: words(label),
        help: Texts::default(),
        required: !private,
        private,
        sealed: false,
        only_if: None,
        kind,
    };
    let way = Kind::Choice { choices, other: true };
    let way = form.add_question(|_, key| question(key, "How do you come?", way, false)).unwrap();
    let phone = Kind::ShortText { most: 40 };
    let phone = form.add_question(|_, key| question(key, "Your telephone?", phone, true)).unwrap();
    (form, [way, phone])
}

/// Gives the call of the story this form; where it goes on a page of its own, people answer until tomorrow.
fn ask(world: &World, activity: ActivityKind) -> [Key; 2] {
    let (form, keys) = form();
    let stage = acts::Stage {
        city: std::sync::Arc::clone(&world.here.settings),
        store: world.store.clone(),
        gather: SignedDuration::ZERO,
        at: None,
    };
    let (call, officer) = (world.here.call_id, world.here.person("officer").id);
    let closes = world.now() + SignedDuration::from_hours(24);
    let window = Window::new(None, Some(closes)).unwrap();
    world.here.write(&world.store, move |tx| {
        let asked =
            acts::Act::begin(tx, &stage, &acts::Who::Person(officer)).and_then(|mut act| {
                let mut found = store::calls::call::get(act.tx, call)?;
                found.content.activities.retain(|it| it.kind != activity);
                found.content.activities.push(Activity { kind: activity, window });
                store::calls::call::update(act.tx, &found, &act.stage.city, act.now)?;
                acts::calls::form::save(&mut act, call, &form, 0).map(drop)
            });
        asked.map_err(|refused| match refused {
            acts::Refused::Store(error) => error,
            acts::Refused::Rule(rule) => panic!("{rule:?}"),
        })
    });
    keys
}

/// What somebody answers, and the number under which they are called.
fn said(keys: [Key; 2], phone: &str) -> Value {
    let [way, telephone] = keys;
    json!({ "version": 1, "answers": {
        format!("q{way}"): { "chosen": { "of": [1] } },
        format!("q{telephone}"): { "text": phone },
    } })
}

async fn put(browser: &mut Browser, world: &World, token: &Token, body: &Value) -> Page {
    let path = format!("/calls/{}/answers", world.here.call);
    browser.api("PUT", &path, token, &body.to_string()).await
}

story! {
    /// A survey is answered, changed, taken back, closed, and summed up; each flaw stands at its question.
    async fn a_survey_is_answered_by_programs(world: World) {
        let keys = ask(&world, ActivityKind::Answer);
        let [way, _] = keys;
        let mut program = world.browser();
        let (ann, bob) = (world.token_of("ann", "read write"), world.token_of("bob", "read"));
        let officer = world.token_of("officer", "read");
        let call = format!("/calls/{}", world.here.call);
        let asked = read(&program.api("GET", &format!("{call}/form"), &bob, "").await);
        assert_eq!((&asked["version"], &asked["goes_with"]), (&json!(1), &json!("answers")));
        assert_eq!(asked["items"][0]["question"]["kind"], "choice");

        for (answer, field) in [
            (json!({ "version": 1, "answers": {} }), format!("q{way}")),
            (json!({ "version": 1, "answers": { "q99": { "number": 3 } } }), "q99".to_owned()),
            (json!({ "version": 1, "answers": { format!("q{way}"): { "number": 3 } } }), format!("q{way}")),
            (json!({ "version": 1, "answers": { format!("q{way}"): { "chosen": { "of": [77] } } } }), format!("q{way}")),
            (json!({ "version": 1, "language": "klingon!", "answers": {} }), "language".to_owned()),
        ] {
            let page = put(&mut program, &world, &ann, &answer).await;
            assert_eq!(page.status, 422, "{answer}: {}", page.body);
            assert_eq!(read(&page)["errors"][0]["field"], json!(field), "{answer}");
        }
        let hostile = said(keys, "<script>alert(1)</script>'; drop --");
        let taken = put(&mut program, &world, &ann, &hostile).await;
        assert_eq!(taken.status, 200, "{}", taken.body);
        assert_eq!(put(&mut program, &world, &bob, &hostile).await.status, 403, "a token that reads");
        let own = read(&program.api("GET", &format!("{call}/answers"), &ann, "").await);
        assert_eq!(own["version"], 1);
        let summary = format!("{call}/answers/summary");
        let early = read(&program.api("GET", &summary, &bob, "").await);
        assert_eq!(early["items"], json!([]), "not while people can answer");
        let all = read(&program.api("GET", &summary, &officer, "").await);
        assert_eq!((&all["items"][0]["people"], &all["items"][1]["people"]), (&json!(1), &json!(1)));
        let gone = program.api("DELETE", &format!("{call}/answers"), &ann, "").await;
        assert_eq!(gone.status, 204, "{}", gone.body);

        let neighbours = world.browsers_of_many(1);
        assert_eq!(neighbours.len(), 1);
        for name in ["ann", "bob", "officer", "moderator", "admin"] {
            let token = world.token_of(name, "write");
            let page = put(&mut program, &world, &token, &said(keys, "016 123")).await;
            assert_eq!(page.status, 200, "{}", page.body);
        }
        world.pass(SignedDuration::from_hours(25));
        let late = put(&mut program, &world, &world.token_of("ann", "write"), &said(keys, "1")).await;
        assert_eq!(late.status, 409, "{}", late.body);
        let bob = world.token_of("bob", "read");
        let public = read(&program.api("GET", &summary, &bob, "").await);
        assert_eq!(public["items"].as_array().map(Vec::len), Some(1), "{public}");
        assert_eq!(public["items"][0]["values"][0], json!({ "value": "1", "until": null, "many": 5 }));
    }
}

story! {
    /// What only staff read is on no page, in no list, feed, search or letter for anybody else; the data set has it.
    async fn what_is_private_stays_with_staff(world: World) {
        let keys = ask(&world, ActivityKind::Collect);
        let [way, phone] = keys;
        let mut program = world.browser();
        let ann = world.token_of("ann", "read write");
        let call = format!("/calls/{}", world.here.call);
        let idea = json!({
            "title": "A pump at the station",
            "text": "Tyres are flat there, and nobody has a pump with them.",
            "answers": {
                format!("q{way}"): { "chosen": { "other": "=HYPERLINK(1)" } },
                format!("q{phone}"): { "text": "heron 016" },
            },
        });
        let unfit = json!({ "title": "A pump", "text": "Tyres are flat there, and nobody has a pump." });
        let page = program.api("POST", &format!("{call}/ideas"), &ann, &unfit.to_string()).await;
        assert_eq!(read(&page)["errors"][0]["field"], json!(format!("q{way}")));
        let page = program.api("POST", &format!("{call}/ideas"), &ann, &idea.to_string()).await;
        assert_eq!(page.status, 201, "{}", page.body);
        let made = read(&page);
        assert_eq!(made["answers"][format!("q{way}")]["chosen"]["other"], "=HYPERLINK(1)");
        let id: Id<calls::Idea> = made["id"].as_str().unwrap().parse().unwrap();

        let list = world.here.call_page();
        let page = format!("{list}/ideas/{id}");
        let token = world.token_of("bob", "read");
        for name in ["", "bob", "moderator"] {
            let mut reader = if name.is_empty() { world.browser() } else { world.browser_of(name) };
            for path in [
                page.clone(), format!("{page}.json"), list.clone(), format!("{list}.json"),
                format!("{list}.csv"), format!("{list}.geojson"), format!("{list}.atom"),
                format!("{}/search?q=heron", world.here.base()), format!("{list}/statistics.json"),
            ] {
                let page = reader.get(&path).await;
                assert!(!page.body.contains("heron 016"), "{path}: {}", page.body);
            }
            let data = reader.get(&format!("{list}/answers.csv")).await;
            assert!([200, 403, 404].contains(&data.status.as_u16()) && !data.body.contains("heron"), "{}", data.status);
        }
        for path in [format!("/ideas/{id}"), format!("{call}/ideas"), format!("{call}/answers/summary")] {
            let page = program.api("GET", &path, &token, "").await;
            assert!(!page.body.contains("heron 016"), "{path}: {}", page.body);
        }
        let table = world.browser().get(&format!("{list}.csv")).await;
        assert!(table.body.contains("'=HYPERLINK(1)"), "no formula runs: {}", table.body);

        let mut officer = world.browser_of("officer");
        let table = officer.get(&format!("{list}/answers.csv")).await;
        assert!(table.body.contains("heron 016") && table.body.contains("Your telephone?"), "{}", table.body);
        assert!(table.body.contains("'=HYPERLINK(1)"), "{}", table.body);
        let data = read(&officer.get(&format!("{list}/answers.json")).await);
        assert_eq!(data["items"][0]["answers"][format!("q{phone}")]["text"], "heron 016");
        assert!(officer.get(&format!("{list}/answers.xlsx")).await.body.starts_with("PK"));
        let letters = world.read(|tx| store::city::letter::list(tx, i64::MAX, 200));
        assert!(letters.iter().all(|letter| !letter.text.contains("heron 016")));
        let own = world.browser_of("ann").get(&format!("{}/me/data.json", world.here.base())).await;
        assert!(own.body.contains("heron 016") && own.body.contains("Your telephone?"));
    }
}

story! {
    /// Sixty-four people answer at once, one of them many times: a sheet for each.
    async fn sixty_four_people_answer_at_once(world: World) {
        let keys = ask(&world, ActivityKind::Answer);
        let mut people = world.tokens_of_many(64, "write");
        let twice = people[0].clone();
        people.extend(std::iter::repeat_n(twice, 8));
        let answers = join_all(people.iter().map(|token| {
            let (mut browser, world) = (world.browser(), &world);
            async move { put(&mut browser, world, token, &said(keys, "016")).await.status.as_u16() }
        }))
        .await;
        assert!(answers.iter().all(|status| *status == 200), "{answers:?}");
        let call = world.here.call_id;
        let (sheets, counts) = world.read(move |tx| {
            let sheets = store::calls::sheet::page(tx, call, 0, 1_000)?.len();
            Ok((sheets, store::calls::sheet::counts(tx, call)?))
        });
        assert_eq!(sheets, 64);
        assert!(counts.values().all(|values| values[""] == 64), "{counts:?}");
    }
}
