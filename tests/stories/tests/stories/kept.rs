//! Nothing typed is lost: every long form is kept as one types and at each button, and comes back until it was taken.

use stories::{Browser, Form, Page, World, story};

/// What a script sends while somebody types in a form.
fn as_typed(world: &World, form: &Form) -> Form {
    Form { action: format!("{}/typed", world.here.base()), ..form.clone() }
}

/// Types in a form, leaves the page without pressing anything, comes back, and finds it.
async fn leaves_and_comes_back(
    browser: &mut Browser,
    world: &World,
    page: &Page,
    form: Form,
    field: &str,
) -> Page {
    let value = form.value(field).unwrap().to_owned();
    let saved = browser.send(as_typed(world, &form)).await;
    assert_eq!(saved.status, 200, "{}: {}", page.path, saved.text());
    browser.get(&world.here.base()).await;
    let again = browser.get(&page.path).await;
    let found = again.forms().into_iter().find(|other| other.value(field).is_some());
    let found = found.unwrap_or_else(|| panic!("no field {field} on {}", again.path));
    assert_eq!(found.value(field), Some(value.as_str()), "{}", page.path);

    // The page of a moment ago, out of the browser's memory, is older than what is kept now.
    let newer = found.clone().fill(field, "This is what I mean in the end.");
    assert_eq!(browser.send(as_typed(world, &newer)).await.status, 200);
    assert_eq!(browser.send(as_typed(world, &form)).await.status, 409, "{}", page.path);
    let again = browser.get(&page.path).await;
    let found = again.forms().into_iter().find(|other| other.value(field).is_some()).unwrap();
    assert_eq!(found.value(field), Some("This is what I mean in the end."), "{}", page.path);
    again
}

fn with(page: &Page, field: &str, value: &str) -> Form {
    let form = page.forms().into_iter().find(|form| form.value(field).is_some());
    form.unwrap_or_else(|| panic!("no field {field} on {}: {}", page.path, page.text()))
        .fill(field, value)
}

story! {
    /// Whoever reads: a comment, a report, changes of their own idea, why they take it back.
    async fn what_residents_type_is_kept(world: World) {
        let mut bob = world.browser_of("bob");
        let idea = bob.get(&world.here.idea_page()).await;
        let comment = idea.form("/comments").fill("text", "Who would sweep there?");
        let idea = leaves_and_comes_back(&mut bob, &world, &idea, comment, "text").await;
        let idea = bob.send(idea.form("/comments")).await;
        idea.must_say("This is what I mean in the end.");
        assert_eq!(idea.form("/comments").value("text"), Some(""), "it was taken");

        let report = bob.get(&world.here.on_idea("report")).await;
        let form = with(&report, "report_text", "It names my neighbour.");
        leaves_and_comes_back(&mut bob, &world, &report, form, "report_text").await;

        let mut ann = world.browser_of("ann");
        let edit = ann.get(&format!("{}/edit", world.here.idea_page())).await;
        let form = with(&edit, "title", "A bench and a tree");
        let edit = leaves_and_comes_back(&mut ann, &world, &edit, form, "title").await;
        let refused = ann.send(edit.form("/edit").fill("text", "")).await;
        assert_eq!(refused.status, 422);
        let edit = ann.get(&edit.path).await;
        assert_eq!(edit.form("/edit").value("text"), Some(""), "kept at the button too");
        let saved = ann.send(edit.form("/edit").fill("text", "A bench, and a lime for its shade in the summer.")).await;
        saved.must_say("This is what I mean in the end.");
        let edit = ann.get(&edit.path).await;
        assert_eq!(edit.form("/edit").value("kept_version"), Some("0"), "it was taken");
        assert!(!bob.get(&edit.path).await.says("bench"), "others read nothing of it");
    }
}

story! {
    /// Whoever works here: why an idea is not eligible, why it is chosen, what its author is asked, a whole call.
    async fn what_officers_type_is_kept(world: World) {
        let mut officer = world.browser_of("officer");
        let base = format!("{}/desk/calls/{}", world.here.base(), world.here.call);
        let screen = officer.get(&format!("{base}/screen?idea={}", world.here.idea)).await;
        let form = with(&screen, "reason", "It lies outside the city.");
        let screen = leaves_and_comes_back(&mut officer, &world, &screen, form, "reason").await;
        let eligible = screen.forms().into_iter().find(|form| form.value("verdict") == Some("eligible"));
        officer.send(eligible.unwrap()).await;

        let reason = format!("reason-{}", world.here.idea);
        let decide = officer.get(&format!("{base}/decide")).await;
        let form = with(&decide, &reason, "It is cheap and near.");
        leaves_and_comes_back(&mut officer, &world, &decide, form, &reason).await;

        let ask = officer.get(&format!("{}/desk/ideas/{}/ask", world.here.base(), world.here.idea)).await;
        let form = with(&ask, "text", "Please say where exactly.");
        leaves_and_comes_back(&mut officer, &world, &ask, form, "text").await;

        let call = officer.get(&base).await;
        let form = with(&call, "title-en", "Streets for everybody");
        let call = leaves_and_comes_back(&mut officer, &world, &call, form, "title-en").await;
        let shown = officer.send(with(&call, "title-en", "Looked at").press("go", "preview")).await;
        shown.must_say("Typed and not saved yet: Question");
        let public = world.browser().get(&world.here.call_page()).await;
        assert!(!public.says("Looked at"), "looking publishes nothing");
        let call = officer.get(&base).await;
        assert_eq!(with(&call, "question-en", "Where?").value("title-en"), Some("Looked at"));
    }
}

story! {
    /// A call that is being written is saved by looking at it.
    async fn a_preview_saves(world: World) {
        let mut officer = world.browser_of("officer");
        let editor = crate::editor::begin(&mut officer, &world.here, "open-call").await;
        let form = with(&editor, "title-en", "Warm places for winter");
        let shown = officer.send(form.press("go", "preview")).await;
        shown.must_say("Warm places for winter");
    }
}

story! {
    /// Nobody fills the disk with what is never sent: of a stranger little is kept, of anybody the newest forms.
    async fn what_is_kept_has_a_bound(world: World) {
        let mut stranger = world.browser();
        let idea = stranger.get(&world.here.idea_page()).await;
        let long = with(&idea, "text", &"broom ".repeat(4_000));
        assert_eq!(stranger.send(as_typed(&world, &long)).await.status, 413);
        let short = with(&idea, "text", "Who would sweep there?");
        assert_eq!(stranger.send(as_typed(&world, &short)).await.status, 200);

        let mut bob = world.browser_of("bob");
        let idea = bob.get(&world.here.idea_page()).await;
        let form = as_typed(&world, &with(&idea, "text", "Who would sweep there?"));
        assert_eq!(bob.send(form.clone()).await.status, 200);
        let kept = |form: &Form| bob_typed(&world, form.value("kept_form").unwrap());
        assert!(kept(&form));
        for number in 0..50 {
            world.pass(jiff::SignedDuration::from_secs(30));
            let other = form.clone().force("kept_form", &format!("form/{number}"));
            assert_eq!(bob.send(other).await.status, 200, "{number}");
        }
        assert!(!kept(&form), "the oldest goes");
        assert!(bob_typed(&world, "form/0") && bob_typed(&world, "form/49"));
    }
}

/// Whether anything is kept of a form of Bob's.
fn bob_typed(world: &World, form: &str) -> bool {
    let (bob, form) = (world.here.person("bob").id, form.to_owned());
    world.read(move |tx| store::city::typed::of(tx, &[], Some(bob), &form)).is_some()
}
