//! Roles for a part of the city or until a day: offered by letter, accepted, used where they reach and nowhere else, ended.

use calls::{Call, Idea};
use city::{Id, Mandate, Reach, Role, Slug};
use jiff::SignedDuration;
use stories::{Form, Page, World, story};

/// Gives somebody a role for a part of the city, as if they had accepted it.
pub(crate) fn mandate(world: &World, name: &str, role: Role, reach: Reach) -> Id<Mandate> {
    let (now, person) = (world.now(), world.here.person(name).clone());
    let id = Id::new(world.store.new_id());
    let new = Mandate {
        id,
        mail: person.mail,
        person: Some(person.id),
        role,
        reach,
        until: None,
        given_by: Some(world.here.person("admin").id),
        made: now,
        answer_by: now + SignedDuration::from_hours(24),
        accepted: Some(now),
        declined: None,
        ended: None,
        end_reason: String::new(),
    };
    let (letter, hash) = (Id::new(world.store.new_id()), id.get().to_be_bytes());
    world.here.write(&world.store, move |tx| store::city::mandate::insert(tx, &new, letter, &hash));
    id
}

/// Another call with an idea, beside the one of the story.
pub(crate) struct Other {
    slug: Slug,
    pub(crate) call: Id<Call>,
    idea: Id<Idea>,
}

pub(crate) fn other_call(world: &World) -> Other {
    let slug: Slug = "another-call".parse().unwrap();
    let (call, idea) = (Id::new(world.store.new_id()), Id::new(world.store.new_id()));
    let (here, from, own) = (world.here.call_id, world.here.idea, slug.clone());
    let (settings, now) = (world.here.settings.clone(), world.now());
    world.here.write(&world.store, move |tx| {
        let mut other = store::calls::call::get(tx, here)?;
        (other.id, other.slug) = (call, own.clone());
        store::calls::call::insert(tx, &other, &settings, now)?;
        let mut twin = store::calls::idea::get(tx, from)?;
        (twin.id, twin.call, twin.supports, twin.comments) = (idea, call, 0, 0);
        twin.input.title = "A pond elsewhere".to_owned();
        store::calls::idea::insert(tx, &twin)
    });
    Other { slug, call, idea }
}

/// The address within the site that the newest letter to somebody offers a role by.
pub(crate) fn offer_link(world: &World, mail: &str) -> String {
    let letter = world.letter_to(mail).unwrap_or_else(|| panic!("no letter came to {mail}"));
    let from = letter.find("/roles/").map(|at| letter.split_at(at).1);
    let key = from.and_then(|rest| rest.split_whitespace().next());
    format!("{}{}", world.here.base(), key.unwrap_or_else(|| panic!("no link in: {letter}")))
}

fn list(world: &World) -> String {
    format!("{}/people/roles", world.here.base())
}

/// The form that offers a role.
fn offering(page: &Page) -> Form {
    page.forms().into_iter().find(|form| form.value("mail").is_some()).expect("it is there")
}

/// Offers a role for the call of the story.
async fn offer(world: &World, mail: &str, role: &str, until: &str) -> Page {
    let mut admin = world.browser_of("admin");
    let page = admin.get(&list(world)).await;
    let form = offering(&page)
        .fill("mail", mail)
        .fill("role", role)
        .fill("reach", "call")
        .fill("call", &world.here.call_id.thing().to_string())
        .fill("until", until);
    admin.send(form).await
}

fn of_person(world: &World, name: &str) -> Vec<Mandate> {
    let person = world.here.person(name).id;
    world.read(move |tx| store::city::mandate::of_person(tx, person))
}

fn jobs_of(world: &World) -> Vec<String> {
    let people = ["ann", "bob", "admin", "officer"].map(|name| world.here.person(name).id);
    let all =
        world.read(move |tx| store::jobs::undone(tx, acts::city::mandate::MANDATE_JOB, 0, 100));
    let known = |payload: &str| people.iter().any(|id| payload.contains(&id.to_string()));
    all.into_iter().map(|job| job.payload).filter(|payload| known(payload)).collect()
}

story! {
    /// A role is offered by a letter whose link changes nothing until a button is pressed; whoever is new here gets an
    /// account by it, works on the call, and nowhere else.
    async fn a_role_for_a_call_is_offered_and_accepted(world: World) {
        let other = other_call(&world);
        let mail = "eva@mail.example";
        offer(&world, mail, "officer", "").await.must_say("The letter is on its way");
        let again = offer(&world, mail, "officer", "").await;
        assert_eq!(again.status, 422);
        again.must_say("They have this role already, or were offered it");
        let link = offer_link(&world, mail);
        let mut eva = world.browser();
        for _ in 0..2 {
            let page = eva.get(&link).await;
            page.must_say("offers you a role");
            page.must_say("Nothing of other calls");
        }
        assert!(world.read(|tx| store::city::person::by_mail(tx, &"eva@mail.example".parse().unwrap())).is_none());

        let page = eva.get(&link).await;
        let accept = page.form(&link);
        let nameless = eva.send(accept.clone().fill("name", "")).await;
        assert_eq!(nameless.status, 422, "somebody new says by which name they want to be seen");
        let accepted = eva.send(accept.clone().fill("name", "Eva E.")).await;
        accepted.must_say("The role is yours");
        accepted.must_say("What you do for");
        assert_eq!(eva.post(accept.fill("name", "Eva E.")).await.status, 422, "the link worked once");
        let about = world.browser().get(&format!("{}/about", world.here.call_page())).await;
        about.must_say("Eva E. (Officer)");

        let desk = eva.get(&format!("{}/desk", world.here.base())).await;
        desk.must_say("A bench for the");
        assert!(!desk.says("A pond elsewhere"), "{}", desk.text());
        assert!(!desk.links().iter().any(|link| link.ends_with("/desk/new")), "calls are begun by others");
        let screen = format!("{}/desk/calls/{}/screen?idea={}", world.here.base(), world.here.call, world.here.idea);
        let page = eva.get(&screen).await;
        let eligible = |form: &Form| form.value("verdict") == Some("eligible");
        let form = page.forms().into_iter().find(eligible).expect("it can be screened");
        let done = eva.send(form).await;
        assert!(done.status.is_success(), "{}", done.text());
        let idea = world.here.idea;
        let state = world.read(move |tx| store::calls::idea::get(tx, idea)).state;
        assert_eq!(state, calls::IdeaState::Eligible);
        for place in ["screen", "decide", ""] {
            let there = format!("{}/desk/calls/{}/{place}", world.here.base(), other.slug);
            assert_eq!(eva.look(there.trim_end_matches('/')).await.status, 403, "{there}");
        }
        for file in ["desk/list/csv", "desk/calendar.ics", "desk/numbers"] {
            let page = eva.get(&format!("{}/{file}", world.here.base())).await;
            assert_eq!(page.status, 200, "{file}");
            assert!(!page.body.contains("another-call") && !page.body.contains("A pond"), "{file}");
        }
    }
}

story! {
    /// Whoever is asked says no; an offer is taken back, sent again by another letter, and lapses. None of them gives
    /// anything, and none can be accepted then.
    async fn an_offer_that_is_not_open_cannot_be_accepted(world: World) {
        let ann = world.here.person("ann").mail.clone().unwrap().to_string();
        offer(&world, &ann, "officer", "").await;
        let declined = offer_link(&world, &ann);
        let mut stranger = world.browser();
        let page = stranger.get(&declined).await;
        stranger.send(page.form("/decline")).await.must_say("You said no");
        assert_eq!(stranger.look(&declined).await.status, 422);

        offer(&world, &ann, "officer", "").await;
        let first = offer_link(&world, &ann);
        let id = of_waiting(&world, &ann);
        let mut admin = world.browser_of("admin");
        let at = format!("{}/{id}", list(&world));
        let page = admin.get(&at).await;
        admin.send(page.form(&at).press("do", "again")).await.must_say("The letter is on its way");
        let second = offer_link(&world, &ann);
        assert_ne!(first, second);
        assert_eq!(stranger.look(&first).await.status, 422, "only the newest letter opens it");
        let page = stranger.get(&second).await;
        let accept = page.form(&second);
        let shown = admin.get(&at).await;
        admin.send(shown.form(&at).press("do", "withdraw")).await.must_say("It has ended");
        assert_eq!(stranger.post(accept).await.status, 422, "it was taken back while it was open");

        offer(&world, &ann, "moderator", "").await;
        let lapses = offer_link(&world, &ann);
        world.pass(SignedDuration::from_hours(24 * 15));
        assert_eq!(stranger.look(&lapses).await.status, 422);
        assert!(of_person(&world, "ann").iter().all(|it| it.post(world.now()).is_none()));
        assert_eq!(world.browser_of("ann").look(&format!("{}/desk", world.here.base())).await.status, 403);
    }
}

fn of_waiting(world: &World, mail: &str) -> Id<Mandate> {
    let (mail, now) = (mail.parse().unwrap(), world.now());
    world.read(move |tx| store::city::mandate::offered_to(tx, &mail, now)).remove(0).id
}

story! {
    /// What is in force ends by its day without anybody doing anything, is prolonged, and is ended for a reason, which is
    /// shown as it was written. Its work goes back.
    async fn a_role_ends_by_its_day_or_for_a_reason(world: World) {
        let id = mandate(&world, "ann", Role::Officer, Reach::Call(world.here.call_id.thing()));
        let (mut ann, mut admin) = (world.browser_of("ann"), world.browser_of("admin"));
        let desk = format!("{}/desk", world.here.base());
        assert_eq!(ann.look(&desk).await.status, 200);
        let at = format!("{}/{id}", list(&world));
        let page = admin.get(&at).await;
        let odd = admin.send(page.form(&at).fill("until", "31/31/2026").press("do", "prolong")).await;
        assert_eq!(odd.status, 422);
        let past = admin.send(page.form(&at).fill("until", "1/1/2020").press("do", "prolong")).await;
        assert_eq!(past.status, 422);
        let tomorrow = world.now().to_zoned(jiff::tz::TimeZone::UTC).date().tomorrow().unwrap();
        let until = page.form(&at).fill("until", &tomorrow.to_string()).press("do", "prolong");
        admin.send(until).await.must_say("The last day is saved");
        let (idea, person) = (world.here.idea.thing(), world.here.person("ann").id);
        let now = world.now();
        world.here.write(&world.store, move |tx| {
            store::desk::task::give(tx, idea, city::Work::Screen, Some(person), now)
        });
        world.pass(SignedDuration::from_hours(24 * 3));
        assert_eq!(ann.look(&desk).await.status, 403, "the clock says so");
        sweep(&world);
        let given = world.read(move |tx| store::desk::task::get(tx, idea, city::Work::Screen));
        assert_eq!(given.and_then(|task| task.colleague), None, "its work waits for others");
        assert!(jobs_of(&world).iter().any(|payload| payload.ends_with(" over")));

        let id = mandate(&world, "bob", Role::Officer, Reach::Call(world.here.call_id.thing()));
        let mut bob = world.browser_of("bob");
        assert_eq!(bob.look(&desk).await.status, 200);
        let at = format!("{}/{id}", list(&world));
        let page = admin.get(&at).await;
        let end = |form: Form, reason: &str| form.fill("reason", reason).press("do", "end");
        let form = page.forms().into_iter().find(|form| form.value("reason").is_some()).unwrap();
        assert_eq!(admin.send(end(form.clone(), "short")).await.status, 422);
        let hostile = "<script>alert(1)</script> & \u{202e}\"'`{{ reason }}";
        admin.send(end(form.clone(), hostile)).await.must_say("It has ended");
        let shown = admin.get(&at).await;
        assert!(!shown.body.contains("<script>alert"), "it is a text");
        shown.must_say("alert(1)");
        assert_eq!(bob.look(&desk).await.status, 403);
        assert_eq!(admin.post(end(form, hostile)).await.status, 409, "it has ended");
        let log = admin.get(&format!("{}/log", world.here.base())).await;
        log.must_say("The role Officer of somebody ended");
        assert!(!log.body.contains("<script>alert"));
        assert!(jobs_of(&world).iter().any(|payload| payload.ends_with(" ended")));
    }
}

/// Has the installation see to what is over.
pub(crate) fn sweep(world: &World) {
    let stage = acts::Stage {
        city: world.here.settings.clone(),
        store: world.store.clone(),
        gather: SignedDuration::ZERO,
        at: None,
    };
    world.here.write(&world.store, move |tx| {
        let mut act = acts::Act::begin(tx, &stage, &acts::Who::System).unwrap();
        acts::city::mandate::keep_up(&mut act).unwrap();
        Ok(())
    });
}

story! {
    /// Two weeks before an end both are reminded, once; who gets more time is reminded again.
    async fn people_are_reminded_of_an_end(world: World) {
        let id = mandate(&world, "ann", Role::Officer, Reach::City);
        let until = Some(world.now() + SignedDuration::from_hours(24 * 10));
        world.here.write(&world.store, move |tx| {
            let mandate = store::city::mandate::get(tx, id)?;
            store::city::mandate::update(tx, &Mandate { until, ..mandate })
        });
        sweep(&world);
        sweep(&world);
        let jobs = jobs_of(&world);
        assert_eq!(jobs.iter().filter(|job| job.ends_with(" ends_soon")).count(), 1, "{jobs:?}");
        assert_eq!(jobs.iter().filter(|job| job.ends_with("theirs_ends_soon")).count(), 1, "{jobs:?}");
        let page = world.browser_of("admin").get(&format!("{}?show=ending", list(&world))).await;
        page.must_say("the whole city");
        world.browser_of("ann").get(&format!("{}/desk", world.here.base())).await.must_say("What waits");
        let csv = world.browser_of("ann").get(&format!("{}/desk/new", world.here.base())).await;
        assert_eq!(csv.status, 200, "an officer of the city until a day is one");
    }
}

story! {
    /// A moderator of neighbourhoods sees and hides what lies there and nothing else, on pages, by the API and in lists.
    async fn a_moderator_of_a_neighbourhood_moderates_there(world: World) {
        let other = other_call(&world);
        let (there, elsewhere) = (other.idea, world.here.idea);
        let person = world.here.person("bob").id;
        let now = world.now();
        world.here.write(&world.store, move |tx| {
            let before = store::calls::idea::get(tx, there)?;
            let mut after = before.clone();
            after.input.neighbourhood = Some("north".to_owned());
            store::calls::idea::update(tx, &before, &after, now)?;
            for (at, idea) in [(1, there), (2, elsewhere)] {
                let report = city::Report { reason: city::ReportReason::Privacy, text: format!("Look {at}") };
                let by = store::things::report::Reporter::Person(person);
                store::things::report::insert(tx, at, idea.thing(), &by, &report, now)?;
            }
            Ok(())
        });
        mandate(&world, "ann", Role::Moderator, Reach::Neighbourhoods(vec!["north".to_owned()]));
        let mut ann = world.browser_of("ann");
        let base = world.here.base();
        for page in ["desk", "moderation", "moderation?show=reports", "desk/list/csv"] {
            let page = ann.get(&format!("{base}/{page}")).await;
            assert_eq!(page.status, 200, "{}", page.path);
            assert!(page.body.contains("A pond elsewhere"), "{}: {}", page.path, page.text());
            assert!(!page.body.contains("A bench for the"), "{}: {}", page.path, page.text());
        }
        let token = world.token_of("ann", "read moderate");
        for list in ["reports", "desk/posts"] {
            let list = ann.api("GET", &format!("/{list}"), &token, "").await;
            assert!(list.body.contains(&there.to_string()), "{}", list.body);
            assert!(!list.body.contains(&elsewhere.to_string()), "{}", list.body);
        }
        let hide = |idea: Id<Idea>| format!(r#"{{"noun":"idea","subject":"{idea}","reason":"It names a child of the street."}}"#);
        let refused = ann.api("POST", "/hidings", &token, &hide(elsewhere)).await;
        assert_eq!(refused.status, 403, "{}", refused.body);
        let done = ann.api("POST", "/hidings", &token, &hide(there)).await;
        assert_eq!(done.status, 204, "{}", done.body);
        let own = format!("{base}/calls/{}/ideas/{there}", other.slug);
        assert_eq!(ann.look(&own).await.status, 200, "who hid it answers for it");
        assert_eq!(world.browser().look(&own).await.status, 404);
        assert_eq!(ann.look(&format!("{base}/moderation/idea/{elsewhere}")).await.status, 403);
    }
}

story! {
    /// A draft is its own officers' and nobody else's: for an officer of another call it does not exist, not even in what
    /// is searched and listed.
    async fn a_draft_is_there_for_its_officer_alone(world: World) {
        let other = other_call(&world);
        let (id, settings, now) = (other.call, world.here.settings.clone(), world.now());
        world.here.write(&world.store, move |tx| {
            let mut call = store::calls::call::get(tx, id)?;
            (call.state, call.published) = (calls::CallState::Draft, None);
            store::calls::call::update(tx, &call, &settings, now)
        });
        mandate(&world, "ann", Role::Officer, Reach::Call(world.here.call_id.thing()));
        mandate(&world, "bob", Role::Officer, Reach::Call(other.call.thing()));
        let there = format!("{}/calls/{}", world.here.base(), other.slug);
        let edit = format!("{}/desk/calls/{}", world.here.base(), other.slug);
        let api = format!("/calls/{}", other.slug);
        for (name, page, desk) in [("ann", 404, 404), ("bob", 200, 200), ("officer", 200, 200)] {
            let mut browser = world.browser_of(name);
            assert_eq!(browser.look(&there).await.status, page, "{name}");
            assert_eq!(browser.look(&edit).await.status, desk, "{name}");
            let token = world.token_of(name, "read desk");
            assert_eq!(browser.api("GET", &api, &token, "").await.status, page, "{name}");
            let listed = browser.api("GET", "/calls", &token, "").await;
            assert_eq!(listed.body.contains("another-call"), page == 200, "{name}");
        }
        assert_eq!(world.browser().look(&there).await.status, 404);
    }
}

story! {
    /// Who leaves has no role any more, and nothing that was offered to their address waits; their download has both.
    async fn a_role_goes_with_its_account(world: World) {
        mandate(&world, "ann", Role::Officer, Reach::Call(world.here.call_id.thing()));
        let mail = world.here.person("ann").mail.clone().unwrap().to_string();
        offer(&world, &mail, "moderator", "").await;
        let link = offer_link(&world, &mail);
        let mut ann = world.browser_of("ann");
        let data = ann.get(&format!("{}/me/data.json", world.here.base())).await;
        assert!(data.body.contains("\"mandate\"") && data.body.contains("officer"), "{}", data.body);
        let page = ann.get(&format!("{}/me/erase", world.here.base())).await;
        ann.send(page.form("/me/erase").fill("confirm", "yes")).await;
        assert_eq!(world.browser().look(&link).await.status, 422);
        assert!(of_person(&world, "ann").is_empty());
        let now = world.now();
        assert!(world.read(move |tx| store::city::mandate::in_force(tx, now)).is_empty());
    }
}

story! {
    /// Only admins see, offer and end such roles, by pages and by the API; what cannot be is refused beside its field.
    async fn only_admins_give_roles(world: World) {
        let id = mandate(&world, "ann", Role::Officer, Reach::Call(world.here.call_id.thing()));
        let at = list(&world);
        for name in ["ann", "bob", "officer", "moderator"] {
            let mut browser = world.browser_of(name);
            assert_eq!(browser.look(&at).await.status, 403, "{name}");
            assert_eq!(browser.look(&format!("{at}/{id}")).await.status, 403, "{name}");
        }
        let mut admin = world.browser_of("admin");
        let form = offering(&admin.get(&at).await);
        for (fields, field) in [
            (vec![("mail", "no address"), ("role", "officer"), ("reach", "city")], "mail"),
            (vec![("mail", "x@mail.example"), ("role", "admin"), ("reach", "city")], "role"),
            (vec![("mail", "x@mail.example"), ("reach", "city")], "role"),
            (vec![("mail", "x@mail.example"), ("role", "officer"), ("reach", "neighbourhoods")], "reach"),
            (vec![("mail", "x@mail.example"), ("role", "officer"), ("reach", "call"), ("call", "")], "call"),
            (vec![("mail", "x@mail.example"), ("role", "officer"), ("reach", "call"), ("call", "9")], "call"),
            (vec![("mail", "x@mail.example"), ("role", "officer"), ("reach", "city"), ("until", "soon")], "until"),
            (vec![("mail", "x@mail.example"), ("role", "officer"), ("reach", "city"), ("until", "1/1/2020")], "until"),
        ] {
            let typed = fields.iter().fold(form.clone(), |form, (name, value)| form.force(name, value));
            let answer = admin.send(typed).await;
            assert_eq!(answer.status, 422, "{fields:?}");
            assert!(answer.body.contains(&format!("id=\"{field}-error\"")), "{fields:?}: {}", answer.text());
        }
        assert_eq!(world.letter_to("x@mail.example"), None);
        let token = world.token_of("admin", "manage");
        let api = "/people/mandates";
        let listed = admin.api("GET", api, &token, "").await;
        assert!(listed.body.contains("in_force") && listed.body.contains(&id.to_string()), "{}", listed.body);
        let foreign = world.there.call_id.thing();
        let odd = format!(r#"{{"mail":"x@mail.example","role":"officer","reach":"call","call":"{foreign}"}}"#);
        assert_eq!(admin.api("POST", api, &token, &odd).await.status, 422, "a call of another city");
        let new = r#"{"mail":"x@mail.example","role":"moderator","reach":"city"}"#;
        assert_eq!(admin.api("POST", api, &token, new).await.status, 201);
        let ended = admin.api("POST", &format!("{api}/{id}/end"), &token, r#"{"reason":"Other work calls now."}"#).await;
        assert_eq!(ended.status, 204, "{}", ended.body);
        assert_eq!(world.browser_of("ann").look(&format!("{}/desk", world.here.base())).await.status, 403);
    }
}
