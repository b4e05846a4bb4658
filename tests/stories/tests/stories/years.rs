//! Time goes by, or the clock is set: what ends, what is forgotten, and what must go on.

use std::sync::Arc;

use acts::things::notice::{self, POST_JOB};
use acts::{Act, Done, Stage, Who};
use city::{Audience, CommentInput, Language, MailChoice, Pace, StepKind};
use jiff::SignedDuration;
use store::city::letter;
use store::jobs::{self, Urgency};
use store::{CityId, Once};
use stories::{Browser, Page, World, story};

const DAY: SignedDuration = SignedDuration::from_hours(24);

fn days(count: i32) -> SignedDuration {
    DAY * count
}

/// Has somebody do something.
fn act<T: Send + 'static>(
    world: &World,
    who: Who,
    body: impl Fn(&mut Act) -> Done<T> + Send + 'static,
) -> T {
    let stage = Stage {
        city: Arc::clone(&world.here.settings),
        store: world.store.clone(),
        gather: SignedDuration::ZERO,
        at: None,
    };
    let rows = world.store.city(CityId(world.here.id.get()));
    rows.write_blocking(move |tx| body(&mut Act::begin(tx, &stage, &who)?)).unwrap()
}

fn sweep(world: &World) {
    act(world, Who::System, acts::city::sweep::sweep);
    act(world, Who::System, acts::city::sweep::sweep_pictures);
}

async fn ask_for_code(browser: &mut Browser, world: &World, mail: &str) -> Page {
    let page = browser.get(&format!("{}/sign-in", world.here.base())).await;
    let form = page.forms().into_iter().find(|form| form.value("mail").is_some()).unwrap();
    browser.send(form.fill("mail", mail)).await
}

/// Types a code; whether that signs in.
async fn enter(browser: &mut Browser, world: &World, page: &Page, code: &str) -> bool {
    crate::sharing::enter(browser, page, code).await;
    browser.look(&format!("{}/me", world.here.base())).await.status == 200
}

/// Whether a write with this key was done before.
fn is_known(world: &World, key: &'static str) -> bool {
    let once = world
        .here
        .write(&world.store, move |tx| tx.write_once::<store::Error>(key, |_| Ok(String::new())));
    matches!(once, Once::Before(_))
}

/// A letter that was given up.
fn give_up(world: &World) {
    let job = world.store.new_id();
    world.here.write(&world.store, move |tx| {
        let now = tx.now();
        jobs::enqueue(tx, job, POST_JOB, "gone", Urgency::Now, now)?;
        // Letters of the story itself wait too.
        while let Some(claimed) = jobs::claim(tx, Urgency::Now)? {
            jobs::give_up(tx, &claimed, "550 nobody@mail.example")?;
        }
        Ok(())
    });
}

story! {
    /// What is promised ends and is forgotten on time, and nothing sooner.
    async fn a_year_goes_by(world: World) {
        let mut ann = world.browser_of("ann");
        let me = format!("{}/me", world.here.base());
        let token = world.token_of("ann", "read");
        let mut program = world.browser();
        assert_eq!(program.api("GET", "/me", &token, "").await.status, 200);
        let (call, person) = (world.here.call_id, world.here.person("bob").id);
        let form = calls::IdeaForm { title: "A swing".to_owned(), ..calls::IdeaForm::default() };
        let draft = act(&world, Who::Person(person), move |act| {
            let id = act.new_id();
            acts::things::draft::keep(act, b"browser", call, id, &form)
        });
        let has_draft = |world: &World| {
            let id = draft.id;
            world.read(move |tx| store::things::draft::of_person(tx, person))
                .iter()
                .any(|one| one.id == id)
        };
        ask_for_code(&mut world.browser(), &world, "new@mail.example").await;
        assert!(!is_known(&world, "a key"));
        give_up(&world);
        let letters = |world: &World| world.read(|tx| letter::list(tx, i64::MAX, 9)).len();
        let given_up = |world: &World| world.read(jobs::load).dead;
        assert_eq!(letters(&world), 1);

        world.pass(SignedDuration::from_hours(25));
        sweep(&world);
        assert_eq!(program.api("GET", "/me", &token, "").await.status, 401, "a token ends");
        assert_eq!(ann.look(&me).await.status, 200);
        assert!(has_draft(&world) && is_known(&world, "a key"));
        assert!((letters(&world), given_up(&world)) >= (1, 1), "nothing goes too soon");

        world.pass(days(30));
        sweep(&world);
        assert_eq!((letters(&world), given_up(&world)), (0, 0), "a month later");
        assert_eq!(ann.look(&me).await.status, 200, "whoever comes stays signed in");
        assert!(has_draft(&world) && is_known(&world, "a key"));

        world.pass(days(335));
        sweep(&world);
        assert_eq!(ann.look(&me).await.status, 303, "a session ends");
        assert!(!has_draft(&world), "drafts are forgotten");
        assert!(!is_known(&world, "a key"), "and keys");

        // Gone, not only over: no clock brings it back.
        world.pass(days(-366));
        assert_eq!(ann.look(&me).await.status, 303);
        assert_eq!(program.api("GET", "/me", &token, "").await.status, 401);
    }
}

story! {
    /// Who wants a letter a week gets it on the next Monday morning, once, with everything.
    async fn the_digest_goes(world: World) {
        let (ann, bob, idea) =
            (world.here.person("ann").id, world.here.person("bob").id, world.here.idea);
        let weekly = MailChoice { own: Pace::Weekly, followed: Pace::Weekly, ..MailChoice::default() };
        act(&world, Who::Person(ann), move |act| {
            let reader = store::city::person::get(act.tx, ann)?;
            let (name, language) = (&reader.name, &reader.language);
            Ok(store::city::person::update(act.tx, ann, name, language, &weekly)?)
        });
        for (text, key) in [("With a roof?", "1"), ("And a lamp?", "2")] {
            act(&world, Who::Person(bob), move |act| {
                let input =
                    CommentInput { text: text.to_owned(), language: Language::english(), side: None };
                acts::things::comment::write(act, idea, None, &input, key)
            });
        }
        let due = |world: &World| {
            act(world, Who::System, move |act| {
                let batch = notice::due_to(act, ann)?;
                let told: Vec<_> = batch.items.iter().map(|told| (told.kind, told.audience)).collect();
                notice::note_told(act, ann, &batch, 7)?;
                Ok(told)
            })
        };
        // The idea itself was told of before she chose.
        due(&world);
        world.pass(days(6));
        assert_eq!(due(&world), [], "not before");
        world.pass(DAY);
        let comments = [(StepKind::Commented, Audience::Own); 2];
        assert_eq!(due(&world), comments, "on Monday");
        world.pass(days(365));
        assert_eq!(due(&world), [], "once");
    }
}

story! {
    /// Wherever the clock is set, people sign in, codes end, and the log stays whole.
    async fn the_clock_is_set(world: World) {
        for (number, jump) in [31, -31, -31, 366, -366].into_iter().enumerate() {
            let mail = format!("neighbour{number}@mail.example");
            let mut early = world.browser();
            let page = ask_for_code(&mut early, &world, &mail).await;
            let code = world.code_for(&mail);
            for _ in 1..6 {
                ask_for_code(&mut world.browser(), &world, &mail).await;
            }
            world.pass(days(jump));
            assert!(!enter(&mut early, &world, &page, &code).await, "{jump}: that code is over");
            let mut browser = world.browser();
            let page = ask_for_code(&mut browser, &world, &mail).await;
            assert_eq!(page.status, 200, "{jump}: {}", page.text());
            let code = world.code_for(&mail);
            assert!(enter(&mut browser, &world, &page, &code).await, "{jump}: signed in");
            act(&world, Who::System, |act| {
                act.audit_city(city::audit::Action::Save, &serde_json::json!({}))
            });
            let whole = world.read(store::city::audit::verify);
            assert!(whole.is_ok(), "{jump}: {whole:?}");
            sweep(&world);
            let me = format!("{}/me", world.here.base());
            assert_eq!(browser.look(&me).await.status, 200, "{jump}: still, after the sweep");
        }
    }
}

story! {
    /// What a clock that was ahead put off is done when it is put right.
    async fn jobs_run_after_the_clock_is_set_back(world: World) {
        for jump in [31, 366] {
            world.pass(days(jump));
            let job = world.store.new_id();
            world.here.write(&world.store, move |tx| {
                let now = tx.now();
                jobs::enqueue(tx, job, "other", "", Urgency::Now, now)
            });
            world.pass(days(-jump));
            let claimed = world.here.write(&world.store, |tx| {
                if jobs::are_ahead(tx)? {
                    jobs::put_right(tx)?;
                }
                jobs::claim(tx, Urgency::Now)
            });
            assert!(claimed.is_some_and(|claimed| claimed.id == job), "{jump}");
        }
    }
}
