//! The city's side: moderators hide with a reason and restore; officers screen and decide.

use calls::IdeaState;
use stories::{Form, Page, World, story};

/// The form with a button of this value.
#[track_caller]
fn form_that(page: &Page, does: &str) -> Form {
    let can = |form: &Form| form.buttons.iter().any(|(_, value)| value == does);
    let found = page.forms().into_iter().find(can);
    found.unwrap_or_else(|| panic!("nothing does {does} on {}: {}", page.path, page.text()))
}

fn state_of(world: &World) -> (IdeaState, bool) {
    let idea = world.here.idea;
    let idea = world.read(move |tx| store::calls::idea::get(tx, idea));
    (idea.state, idea.hidden)
}

async fn report(world: &World) {
    let mut stranger = world.browser();
    let page = stranger.get(&world.here.on_idea("report")).await;
    let form = page.form("/report");
    let (reason, choice) = form.choices.first().cloned().unwrap();
    stranger.send(form.fill(&reason, &choice)).await;
}

story! {
    /// Reported, hidden with a reason, appealed, restored.
    async fn a_hidden_idea_is_appealed_and_restored(world: World) {
        report(&world).await;
        let mut moderator = world.browser_of("moderator");
        let list = moderator.get(&format!("{}/moderation", world.here.base())).await;
        list.must_say("A bench for the wagtail");
        let form = form_that(&list, "hide").press("do", "hide");
        let unsaid = moderator.send(form.clone().fill("text", "")).await;
        assert_eq!(unsaid.status, 422, "hiding needs a reason: {}", unsaid.text());
        assert!(!state_of(&world).1);
        moderator.send(form.fill("text", "Wagtails need quiet.")).await;
        assert!(state_of(&world).1);

        let hidden = world.browser().look(&world.here.idea_page()).await;
        assert!(!hidden.says("where the wagtail sits anyway"), "{}", hidden.text());
        let mut ann = world.browser_of("ann");
        let own = ann.get(&world.here.idea_page()).await;
        own.must_say("Wagtails need quiet.");
        let appeal = own.links().into_iter().find(|link| link.contains("/appeals/")).unwrap();
        let page = ann.get(&appeal).await;
        let form = page.forms().into_iter().find(|form| form.action.contains("/appeals/")).unwrap();
        ann.send(form.fill("text", "They like company.")).await;

        let mut shown = None;
        for tab in list.links().into_iter().filter(|link| link.contains("/moderation")) {
            let page = moderator.get(&tab).await;
            if page.says("They like company.") {
                shown = Some(page);
                break;
            }
        }
        let page = shown.expect("the appeal is listed");
        moderator.send(form_that(&page, "restore").press("do", "restore")).await;
        assert!(!state_of(&world).1);
        let back = world.browser().get(&world.here.idea_page()).await;
        back.must_say("where the wagtail sits anyway");
    }
}

story! {
    /// What does not meet a condition is told which, and why.
    async fn an_officer_screens(world: World) {
        let mut officer = world.browser_of("officer");
        let screen = format!("{}/desk/calls/{}/screen", world.here.base(), world.here.call);
        let page = officer.get(&screen).await;
        page.must_say("A bench for the wagtail");
        let verdict = |page: &Page, verdict: &str| {
            let fits = |form: &Form| form.value("verdict") == Some(verdict);
            page.forms().into_iter().find(fits).unwrap_or_else(|| panic!("{}", page.text()))
        };
        let refuse = verdict(&page, "ineligible");
        let unsaid = officer.send(refuse.clone()).await;
        assert_eq!(unsaid.status, 422);
        assert_eq!(state_of(&world).0, IdeaState::Published);

        let (criterion, choice) = refuse.choices.first().cloned().unwrap();
        let refuse = refuse.fill(&criterion, &choice).fill("reason", "The limes are not ours.");
        officer.send(refuse).await;
        assert_eq!(state_of(&world).0, IdeaState::Ineligible);
        let idea = world.browser().get(&world.here.idea_page()).await;
        idea.must_say("The limes are not ours.");
    }
}

story! {
    /// Two officers decide about the same idea: the second hears of the first.
    async fn two_officers_at_once(world: World) {
        let screen = format!("{}/desk/calls/{}/screen", world.here.base(), world.here.call);
        let mut first = world.browser_of("officer");
        let mut second = world.browser_of("admin");
        let eligible = |page: &Page| {
            let fits = |form: &Form| form.value("verdict") == Some("eligible");
            page.forms().into_iter().find(fits).unwrap()
        };
        let one = eligible(&first.get(&screen).await);
        let other = eligible(&second.get(&screen).await);
        first.send(one).await;
        let answer = second.send(other).await;
        assert_eq!(answer.status, 422, "{}", answer.text());
        answer.must_say("This idea has changed meanwhile");
        assert_eq!(state_of(&world).0, IdeaState::Eligible);
    }
}

story! {
    /// Residents do not get to the office, and the office's links are not shown to them.
    async fn the_office_is_closed_to_residents(world: World) {
        let mut bob = world.browser_of("bob");
        for path in ["/desk", "/moderation", "/settings", "/people"] {
            let answer = bob.look(&format!("{}{path}", world.here.base())).await;
            assert!(matches!(answer.status.as_u16(), 403 | 404), "{path}: {}", answer.status);
        }
        let home = bob.get(&world.here.base()).await;
        let desk = home.links().into_iter().find(|link| link.ends_with("/desk"));
        assert_eq!(desk, None);
    }
}

story! {
    /// Everybody who works here has one queue: officers what waits in calls, moderators what was posted and reported.
    async fn each_has_a_queue_of_their_own(world: World) {
        report(&world).await;
        let desk = format!("{}/desk", world.here.base());
        let idea = world.here.idea;
        let title = world.read(move |tx| Ok(store::calls::idea::get(tx, idea)?.input.title));
        let screens = |page: &Page| page.links().into_iter().any(|link| link.contains("/screen?idea="));
        let moderates = |page: &Page| page.links().into_iter().any(|link| link.contains("/moderation/idea/"));

        let officers = world.browser_of("officer").get(&desk).await;
        assert!(officers.text().contains(&title), "{}", officers.text());
        assert!(screens(&officers) && !moderates(&officers));

        let mut moderator = world.browser_of("moderator");
        let moderators = moderator.get(&desk).await;
        assert!(moderators.text().contains(&title), "{}", moderators.text());
        assert!(moderates(&moderators) && !screens(&moderators));
        let item = moderators.links().into_iter().find(|link| link.contains("/moderation/idea/")).unwrap();
        let page = moderator.get(&item).await;
        let form = page.forms().into_iter().find(|form| form.action.contains("/moderation/idea/")).unwrap();
        moderator.send(form.press("do", "fine")).await;
        assert!(!moderates(&moderator.get(&desk).await), "and it is gone from there");

        report(&world).await;
        let both = world.browser_of("admin").get(&desk).await;
        assert!(screens(&both) && moderates(&both));
        let narrowed = world.browser_of("admin").get(&format!("{desk}?work=report")).await;
        assert!(moderates(&narrowed) && !screens(&narrowed));
        let call = world.browser_of("admin").get(&format!("{desk}?work=screen")).await;
        assert!(screens(&call) && !moderates(&call));
    }
}
