//! Jurors: people who give marks in one call without working for the city.

use acts::calls::evaluation as acting;
use calls::Idea;
use calls::evaluation::EvaluationState;
use city::{Id, Reach, Role, Slug, StepKind};
use jiff::SignedDuration;
use serde_json::{Value, json};
use stories::{Form, Page, World, story};

use crate::building::new;
use crate::deciding::of_call;
use crate::evaluating::{form_that, form_with, hand_in, mine, of_idea, set_up, share_out, typed};
use crate::hidden::act_as;
use crate::hostile::{TEXTS, is_harmless};
use crate::mandates::{mandate, offer_link, other_call};
use crate::sharing::{TEXT, TITLE};

/// Stands in an answer that only staff reads.
const SECRET: &str = "kingfisher";

fn list(world: &World) -> String {
    format!("{}/me/evaluations", world.here.base())
}

/// Makes bob a juror of the call, and an evaluator beside the officer.
async fn jury(world: &World) {
    set_up(world, "authors").await;
    mandate(world, "bob", Role::Juror, Reach::Call(world.here.call_id.thing()));
    let (call, officer, bob) =
        (world.here.call_id, world.here.person("officer").id, world.here.person("bob").id);
    act_as(world, "officer", move |act| {
        acting::appoint(act, call, officer, &[], &[])?;
        acting::appoint(act, call, bob, &[], &[])
    });
}

fn state_of(world: &World, name: &str, idea: Id<Idea>) -> Option<(EvaluationState, Role)> {
    let who = world.here.person(name).id;
    let own = world.read(move |tx| store::calls::evaluation::get(tx, idea, who));
    own.map(|own| (own.state, own.role))
}

/// The places of the office about the call of the story.
fn of_the_office(world: &World) -> Vec<String> {
    let (base, idea) = (world.here.base(), world.here.idea);
    vec![
        format!("{base}/desk"),
        format!("{base}/desk/calendar"),
        format!("{base}/desk/new"),
        of_call(world, "evaluation"),
        of_call(world, "evaluation/setup"),
        of_call(world, "screen"),
        of_call(world, "decide"),
        of_call(world, "form"),
        format!("{base}/desk/ideas/{idea}/estimate"),
        format!("{base}/desk/ideas/{idea}/answer"),
        format!("{base}/moderation"),
        format!("{base}/people"),
        format!("{}/evaluations.csv", world.here.call_page()),
        format!("{}/answers.csv", world.here.call_page()),
    ]
}

story! {
    /// Somebody is asked to be a juror by a letter, accepts, is named on the page of the call, is led to what waits, gives marks
    /// that are told as a juror's, and has no desk.
    async fn a_juror_is_asked_and_gives_marks(world: World) {
        let mail = "jan@mail.example";
        let mut admin = world.browser_of("admin");
        let page = admin.get(&format!("{}/people/roles", world.here.base())).await;
        let form = form_with(&page, "mail").fill("mail", mail).fill("role", "juror");
        let wide = admin.send(form.clone().fill("reach", "city")).await;
        assert_eq!(wide.status, 422, "a juror has one call");
        wide.must_say("a juror one call");
        assert_eq!(form_with(&wide, "mail").value("mail"), Some(mail), "what was typed is kept");
        let form = form.fill("reach", "call").fill("call", &world.here.call_id.thing().to_string());
        admin.send(form).await.must_say("The letter is on its way");
        let link = offer_link(&world, mail);
        let mut jan = world.browser();
        let page = jan.get(&link).await;
        page.must_say("Give marks to the ideas of this call");
        jan.send(page.form(&link).fill("name", "Jan J.")).await.must_say("The role is yours");
        let me = jan.get(&format!("{}/me", world.here.base())).await;
        me.must_say("Juror: “");
        assert!(!me.says("To the desk"), "there is none for jurors");
        world.browser().get(&format!("{}/about", world.here.call_page())).await.must_say("Jan J. (Juror)");
        jan.get(&list(&world)).await.must_say("You evaluate nothing now");

        set_up(&world, "authors").await;
        let mut officer = world.browser_of("officer");
        let setup = officer.get(&of_call(&world, "evaluation/setup")).await;
        setup.must_say("Jan J. (juror)");
        let appoint = form_that(&setup, "appoint").expect("somebody could");
        let jan_id = world.read(|tx| store::city::person::by_mail(tx, &"jan@mail.example".parse().unwrap())).unwrap().id;
        let page = officer.send(appoint.fill("evaluator", &jan_id.to_string())).await;
        assert!(page.status.is_success(), "{}", page.text());
        share_out(&world).await;
        let told = world.read(move |tx| store::things::notice::recent(tx, jan_id, 10));
        assert!(told.iter().any(|one| one.kind == StepKind::ToEvaluate), "{told:?}");
        for place in [world.here.base(), format!("{}/me", world.here.base())] {
            jan.get(&place).await.must_say("One idea waits for your marks");
        }
        let menu = jan.get(&world.here.call_page()).await;
        menu.must_say("What you evaluate");
        assert!(menu.links().iter().any(|link| link.ends_with("/evaluate")), "the call leads there");
        assert!(!menu.links().iter().any(|link| link.ends_with("/decide") || link.ends_with("/screen")));
        let listed = jan.get(&list(&world)).await;
        listed.must_say("Waits for your marks");
        listed.must_say("0 of 1 handed in");

        let idea = world.here.idea;
        let page = jan.get(&of_call(&world, "evaluate")).await;
        let half = jan.send(form_that(&page, "hand-in").unwrap().fill("mark_m1", "4").fill("note_m1", "The pump is old.")).await;
        assert_eq!(half.status, 422, "a mark is missing");
        let again = form_that(&half, "hand-in").unwrap();
        assert_eq!((again.value("mark_m1"), again.value("note_m1")), (Some("4"), Some("The pump is old.")));
        let done = jan.send(again.fill("mark_m2", "5")).await;
        done.must_say("1 of 1 handed in");
        jan.get(&list(&world)).await.must_say("Nothing waits");
        let shown = officer.get(&of_idea(&world, idea)).await;
        shown.must_say("Jan J.");
        shown.must_say("Juror");
        let csv = officer.get(&format!("{}/evaluations.csv", world.here.call_page())).await;
        assert!(csv.body.lines().any(|line| line.contains("Jan J.") && line.contains(",juror,")), "{}", csv.body);
        let json = officer.get(&format!("{}/evaluations.json", world.here.call_page())).await;
        assert!(json.body.contains("\"role\":\"juror\""), "{}", json.body);
        for place in of_the_office(&world) {
            let page = jan.look(&place).await;
            assert!(matches!(page.status.as_u16(), 403 | 404), "{place}: {}", page.status);
        }
        assert_eq!(world.browser_of("ann").look(&of_call(&world, "evaluate")).await.status, 403);
    }
}

story! {
    /// A juror sees nothing of others before their own marks, nothing of ideas that are not theirs, and never gets what is near them.
    async fn a_juror_reads_no_more_than_they_should(world: World) {
        jury(&world).await;
        let (idea, hers) = (world.here.idea, world.here.add_idea(&world.store, 2));
        // Ann is a juror too: both ideas are hers.
        mandate(&world, "ann", Role::Juror, Reach::Call(world.here.call_id.thing()));
        let (call, ann) = (world.here.call_id, world.here.person("ann").id);
        act_as(&world, "officer", move |act| acting::appoint(act, call, ann, &[], &[]));
        share_out(&world).await;
        assert_eq!(state_of(&world, "ann", idea), None, "what she wrote is never given to her");
        let mut officer = world.browser_of("officer");
        let form = form_with(&officer.get(&of_idea(&world, hers)).await, "evaluators");
        let forced = officer.send(form.force("evaluators", &ann.to_string())).await;
        assert_eq!(forced.status, 422, "not by hand either");
        assert_eq!(state_of(&world, "bob", idea).map(|it| it.1), Some(Role::Juror));
        assert_eq!(state_of(&world, "officer", idea).map(|it| it.1), Some(Role::Officer));

        hand_in(&world, "officer", idea, typed(1, 5, "okapi", "tapir"));
        let mut bob = world.browser_of("bob");
        let all_marks = of_idea(&world, idea);
        let early = bob.get(&all_marks).await;
        early.must_say("Yours first");
        assert!(!early.body.contains("okapi") && !early.body.contains("tapir") && !early.says("2.3"));
        let token = world.token_of("bob", "read desk");
        let path = format!("/ideas/{idea}/evaluation");
        let seen = bob.api("GET", &path, &token, "").await;
        assert!(seen.body.contains("\"own\"") && !seen.body.contains("okapi"), "{}", seen.body);
        let marks = json!([{ "measure": "m1", "mark": 4 }, { "measure": "m2", "mark": 4 }]);
        let body = json!({ "version": 1, "marks": marks }).to_string();
        let done = bob.api("PUT", &path, &token, &body).await;
        assert_eq!(done.status, 200, "{}", done.body);
        let done: Value = serde_json::from_str(&done.body).unwrap();
        let own = done["evaluations"].as_array().unwrap().iter().find(|one| one["role"] == "juror");
        assert_eq!(own.map(|own| &own["state"]), Some(&json!("done")));
        bob.get(&all_marks).await.must_say("okapi");
        let page = bob.get(&all_marks).await;
        assert!(page.forms().iter().all(|form| form.value("evaluators").is_none()), "who evaluates is the office's");
        // An idea that is not theirs: its marks are not, whether the evaluation has ended or not.
        act_as(&world, "officer", move |act| acting::set_for_idea(act, hers, &[]));
        let officer_id = world.here.person("officer").id;
        act_as(&world, "admin", move |act| acting::set_for_idea(act, hers, &[officer_id]));
        hand_in(&world, "officer", hers, typed(2, 2, "ocelot", ""));
        let theirs = bob.get(&of_idea(&world, hers)).await;
        theirs.must_say("This idea was not given to you");
        assert!(!theirs.body.contains("ocelot"));
        let page = officer.get(&of_call(&world, "evaluation")).await;
        officer.send(form_that(&page, "close").unwrap()).await;
        assert!(!bob.get(&of_idea(&world, hers)).await.body.contains("ocelot"));
        let near = world.browser_of("ann").get(&of_idea(&world, idea)).await;
        assert!(!near.body.contains("okapi"), "what she wrote she never reads the marks of before the result");
        // Neither a scope alone nor the role alone opens the API.
        let read = world.token_of("bob", "read write");
        assert_eq!(bob.api("PUT", &path, &read, &body).await.status, 403);
        let estimate = json!({ "low": 1, "source": "A guess" }).to_string();
        assert_eq!(bob.api("PUT", &format!("/ideas/{idea}/estimate"), &token, &estimate).await.status, 403);
    }
}

/// Has the office ask something with ideas that only it reads, and somebody answer it with an idea.
async fn answered_in_private(world: &World) -> Id<Idea> {
    let (mut officer, call) = (world.browser_of("officer"), world.here.call_page());
    let form = new(&mut officer, &call, "short_text").await.fill("label-en", "Your number?");
    officer.send(form.fill("private", "yes").press("do", "save")).await;
    let mut author = world.browser_of("moderator");
    let typed = author.get(&format!("{call}/share")).await.form("/share");
    let typed = typed.fill("title", TITLE).fill("text", TEXT);
    let field = typed.fields.iter().find(|(name, _)| name.starts_with('q')).unwrap().0.clone();
    let place = author.send(typed.fill(&field, SECRET)).await;
    let checked = author.send(place.form("/share/place")).await;
    let idea = author.send(checked.form("/share/check")).await;
    let (_, id) = idea.path.rsplit_once('/').unwrap();
    id.split('?').next().unwrap().parse().unwrap()
}

story! {
    /// What only staff reads of the answers a juror reads where the call says so, and not before.
    async fn a_juror_reads_private_answers_where_the_call_says_so(world: World) {
        jury(&world).await;
        let idea = answered_in_private(&world).await;
        share_out(&world).await;
        let mut bob = world.browser_of("bob");
        assert!(bob.get(&mine(&world, idea)).await.status.is_success());
        for place in [mine(&world, idea), format!("{}/ideas/{idea}", world.here.call_page())] {
            assert!(!bob.look(&place).await.body.contains(SECRET), "{place}");
        }
        let mut officer = world.browser_of("officer");
        officer.get(&mine(&world, idea)).await.must_say(SECRET);
        let setup = officer.get(&of_call(&world, "evaluation/setup")).await;
        let form = form_with(&setup, "readers");
        assert_eq!(form.value("answers"), Some("open"), "by default they do not");
        officer.send(form.fill("answers", "all").press("do", "save")).await;
        bob.get(&mine(&world, idea)).await.must_say(SECRET);
    }
}

story! {
    /// A juror's role ends by its day or for a reason: what they have not handed in goes back, what they have stays as a juror's,
    /// and no form on its way does anything.
    async fn what_waits_for_a_juror_goes_back_with_the_role(world: World) {
        jury(&world).await;
        let (idea, second) = (world.here.idea, world.here.add_idea(&world.store, 2));
        share_out(&world).await;
        hand_in(&world, "bob", idea, typed(3, 3, "", ""));
        let mut bob = world.browser_of("bob");
        let late = form_that(&bob.get(&mine(&world, second)).await, "hand-in").unwrap();
        let person = world.here.person("bob").id;
        let held = world.read(move |tx| store::city::mandate::of_person(tx, person)).remove(0).id;
        act_as(&world, "admin", move |act| acts::city::mandate::end(act, held, "The jury is complete."));
        assert_eq!(state_of(&world, "bob", second), None, "it waits for others");
        assert_eq!(state_of(&world, "bob", idea), Some((EvaluationState::Done, Role::Juror)));
        let answer = bob.post(late.fill("mark_m1", "5").fill("mark_m2", "5")).await;
        assert!(matches!(answer.status.as_u16(), 403 | 404), "{}", answer.status);
        assert_eq!(bob.look(&of_call(&world, "evaluate")).await.status, 403);
        bob.get(&list(&world)).await.must_say("You evaluate nothing now");
        let setup = world.browser_of("officer").get(&of_call(&world, "evaluation/setup")).await;
        setup.must_say("Works for this call no more");
        // By its day alone, without anybody doing anything.
        let again = mandate(&world, "bob", Role::Juror, Reach::Call(world.here.call_id.thing()));
        share_out(&world).await;
        assert!(state_of(&world, "bob", second).is_some());
        let until = Some(world.now() + SignedDuration::from_hours(24));
        world.here.write(&world.store, move |tx| {
            let one = store::city::mandate::get(tx, again)?;
            store::city::mandate::update(tx, &city::Mandate { until, ..one })
        });
        world.pass(SignedDuration::from_hours(48));
        assert_eq!(world.browser_of("bob").look(&of_call(&world, "evaluate")).await.status, 403);
        crate::mandates::sweep(&world);
        assert_eq!(state_of(&world, "bob", second), None);
    }
}

story! {
    /// A juror of another call, or of another city, gives no marks here; nobody becomes a juror of the whole city.
    async fn a_juror_of_elsewhere_stays_out(world: World) {
        jury(&world).await;
        share_out(&world).await;
        let other = other_call(&world);
        mandate(&world, "ann", Role::Juror, Reach::Call(other.call.thing()));
        mandate(&world, "moderator", Role::Juror, Reach::City);
        let slug: Slug = world.here.call.clone();
        for name in ["ann", "moderator"] {
            let mut browser = world.browser_of(name);
            for place in [of_call(&world, "evaluate"), of_idea(&world, world.here.idea)] {
                let page = browser.look(&place).await;
                assert!(matches!(page.status.as_u16(), 403 | 404), "{name} at {place} of {slug}: {}", page.status);
            }
        }
        let mut admin = world.browser_of("admin");
        let token = world.token_of("admin", "read manage");
        let given = json!({ "mail": "someone@mail.example", "role": "juror" }).to_string();
        let refused = admin.api("POST", "/people/roles", &token, &given).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        let people = admin.get(&format!("{}/people", world.here.base())).await;
        let invites = |form: &Form| form.value("mail").is_some() && form.fields.iter().any(|(name, _)| name == "role");
        let odd = |page: &Page| page.forms().into_iter().find(invites);
        if let Some(form) = odd(&people) {
            let answer = admin.send(form.fill("mail", "someone@mail.example").force("role", "juror")).await;
            assert!(answer.status.as_u16() < 500, "{}", answer.status);
        }
        let made = world.read(store::city::person::all_roles);
        assert!(made.iter().all(|(_, role)| *role != Role::Juror), "{made:?}");
        // To offer it by a program is as by the page.
        let offer = json!({ "mail": "someone@mail.example", "role": "juror", "reach": "city" }).to_string();
        let refused = admin.api("POST", "/people/mandates", &token, &offer).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        let offer = json!({ "mail": "someone@mail.example", "role": "juror", "reach": "call", "call": world.here.call_id.thing().to_string() });
        let offered = admin.api("POST", "/people/mandates", &token, &offer.to_string()).await;
        assert_eq!(offered.status, 201, "{}", offered.body);
    }
}

story! {
    /// Whatever a juror writes comes back as words.
    async fn hostile_marks_of_a_juror_are_only_words(world: World) {
        jury(&world).await;
        share_out(&world).await;
        let mut bob = world.browser_of("bob");
        for text in TEXTS {
            let page = bob.get(&mine(&world, world.here.idea)).await;
            let deed = if form_that(&page, "keep").is_some() { "keep" } else { "hand-in" };
            let form = form_that(&page, deed).unwrap().fill("note_m1", text).fill("word", text);
            let answer = bob.send(form).await;
            assert!(answer.status.as_u16() < 500, "{}", answer.status);
            is_harmless(&bob.get(&mine(&world, world.here.idea)).await);
        }
    }
}
