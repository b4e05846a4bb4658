//! People answer the questions of a call: on a page of their own, or with an idea.

use jiff::SignedDuration;
use stories::{Browser, Form, Page, World, story};

use crate::building::{a_call, add_choice, new, publish};

/// A published poll with the template's own question; its address.
async fn a_poll(world: &World) -> String {
    let mut officer = world.browser_of("officer");
    let call = a_call(&mut officer, world, "poll").await;
    publish(&mut officer, &call).await;
    call
}

/// The first choice that a page offers at a question.
fn first_of(form: &Form, field: &str) -> String {
    let found = form.choices.iter().find(|(name, _)| name == field);
    found.map(|(_, value)| value.clone()).unwrap_or_else(|| panic!("no {field} in {form:?}"))
}

/// The field of the first question that is answered by choosing.
fn choosing(form: &Form) -> String {
    let asks = |name: &&(String, String)| name.0.starts_with('q') && name.1 != "other";
    form.choices.iter().find(asks).map(|(name, _)| name.clone()).unwrap()
}

fn form(page: &Page) -> Form {
    page.form("/answer")
}

/// Chooses the first answer and sends it.
async fn answer(browser: &mut Browser, call: &str) -> Page {
    let page = browser.get(&format!("{call}/answer")).await;
    let form = form(&page);
    let field = choosing(&form);
    let first = first_of(&form, &field);
    browser.send(form.fill(&field, &first)).await
}

story! {
    /// Answered, thanked, changed, taken back; and summed up for all once nobody can answer any more.
    async fn a_poll_from_its_opening_to_its_summary(world: World) {
        let call = a_poll(&world).await;
        let mut ann = world.browser_of("ann");
        let page = ann.get(&call).await;
        page.must_say("Answer the questions");
        let page = ann.get(&format!("{call}/answer")).await;
        page.must_say("Which one do you prefer?");
        let refused = ann.send(form(&page)).await;
        assert_eq!(refused.status, 422);
        refused.must_say("Which one do you prefer?");
        let thanks = answer(&mut ann, &call).await;
        thanks.must_say("Thank you, your answers have arrived");
        thanks.must_say("The first possibility");
        thanks.must_say("you can change or take back your answers");
        ann.get(&format!("{}/me", world.here.base())).await.must_say("The way to school");
        let again = ann.get(&format!("{call}/answer")).await;
        again.must_say("You answered on");
        let field = choosing(&form(&again));
        assert_eq!(form(&again).value(&field), Some(first_of(&form(&again), &field).as_str()));

        // While it is open only the office sees what the answers say.
        assert!(!world.browser().get(&format!("{call}/answers")).await.says("1 person answered"));
        let staff = world.browser_of("officer").get(&format!("{call}/answers")).await;
        staff.must_say("Only you and your colleagues see this yet");
        staff.must_say("1 person answered");

        let asked = ann.get(&format!("{call}/answer/withdraw")).await;
        ann.send(asked.form("/answer/withdraw")).await;
        let staff = world.browser_of("officer").get(&format!("{call}/answers")).await;
        assert!(!staff.says("1 person answered"), "{}", staff.text());
        for name in ["ann", "bob"] {
            answer(&mut world.browser_of(name), &call).await.must_say("Thank you");
        }
        for mut neighbour in world.browsers_of_many(5) {
            answer(&mut neighbour, &call).await.must_say("Thank you");
        }
        world.pass(SignedDuration::from_hours(24 * 9));
        let late = world.browser_of("ann").get(&format!("{call}/answer")).await;
        late.must_say("Nobody can answer any more");
        let all = world.browser().get(&format!("{call}/answers")).await;
        all.must_say("7 people answered");
        all.must_say("The first possibility");
        assert!(!all.says("Why that one?"), "only staff read it: {}", all.text());
    }
}

story! {
    /// Whoever has no account confirms an address on the way, and finds what they filled in.
    async fn a_newcomer_answers(world: World) {
        let call = a_poll(&world).await;
        let mut newcomer = world.browser();
        let page = newcomer.get(&format!("{call}/answer")).await;
        page.must_say("What you have filled in stays");
        let sign_in = answer(&mut newcomer, &call).await;
        assert!(sign_in.path.contains("/sign-in"), "{}", sign_in.path);
        let form_ = sign_in.form("/sign-in").fill("mail", crate::sharing::MAIL);
        let code = newcomer.send(form_).await;
        let page = crate::sharing::enter(&mut newcomer, &code, &world.code_for(crate::sharing::MAIL)).await;
        assert!(page.path.ends_with("/answer"), "{}", page.path);
        page.must_say("What you filled in is still here");
        let field = choosing(&form(&page));
        assert!(form(&page).value(&field).is_some(), "{}", page.text());
        newcomer.send(form(&page)).await.must_say("Thank you");
    }
}

story! {
    /// An answer that is not among the choices, or comes when the poll is over, is told; the questions that changed
    /// meanwhile are shown anew with everything typed.
    async fn what_cannot_be_taken_is_said(world: World) {
        let call = a_poll(&world).await;
        let mut ann = world.browser_of("ann");
        let page = ann.get(&format!("{call}/answer")).await;
        let field = choosing(&form(&page));
        for hostile in ["9999", "<script>", "-1", "other"] {
            let told = ann.send(form(&page).force(&field, hostile)).await;
            assert_eq!(told.status, 422, "{hostile}");
        }
        let filled = form(&page).fill(&field, &first_of(&form(&page), &field));
        let mut officer = world.browser_of("officer");
        let more = new(&mut officer, &call, "short_text").await.fill("label-en", "And where?");
        officer.send(more.fill("required", "yes").press("do", "save")).await.must_say("And where?");
        let told = ann.send(filled.clone()).await;
        assert_eq!(told.status, 422);
        told.must_say("And where?");
        assert_eq!(form(&told).value(&field), filled.value(&field));
        world.pass(SignedDuration::from_hours(24 * 9));
        let late = ann.send(filled).await;
        assert_eq!(late.status, 422);
        late.must_say("Nobody can answer any more");
        let elsewhere = format!("{call}/answer").replace("/riverton/", "/hillford/");
        assert_eq!(world.browser_in(&world.there, "ann").get(&elsewhere).await.status, 404);
        let ideas = world.browser().get(&format!("{}/answer", world.here.call_page())).await;
        assert_eq!(ideas.status, 404, "its questions go with ideas");
    }
}

story! {
    /// What people have answered settles a question: that is said before anybody tries.
    async fn what_is_answered_is_settled(world: World) {
        let call = a_poll(&world).await;
        answer(&mut world.browser_of("ann"), &call).await.must_say("Thank you");
        let mut officer = world.browser_of("officer");
        let list = officer.get(&format!("{call}/form")).await;
        list.must_say("People have answered already");
        let address = list.link("Which one do you prefer?");
        let page = officer.get(&address).await;
        page.must_say("Its kind stays as it is");
        let form_ = page.form(&address).fill("choice-1-en", "The first day");
        officer.send(form_.press("do", "save")).await.must_say("Which one do you prefer?");
        let own = world.browser_of("ann").get(&format!("{call}/answer/own")).await;
        own.must_say("The first day");
    }
}

story! {
    /// Questions beside an idea: typed with it, looked at again, shown on its page; what is private only to its author and
    /// officers.
    async fn questions_come_with_an_idea(world: World) {
        let mut officer = world.browser_of("officer");
        let call = world.here.call_page();
        add_choice(&mut officer, &call, "How do you get there?").await;
        let secret = new(&mut officer, &call, "short_text").await.fill("label-en", "Your number?");
        officer.send(secret.fill("private", "yes").fill("required", "yes").press("do", "save")).await;
        let mut bob = world.browser_of("bob");
        let page = bob.get(&format!("{call}/share")).await;
        page.must_say("A few questions about it");
        let typed = page.form("/share").fill("title", crate::sharing::TITLE);
        let typed = typed.fill("text", crate::sharing::TEXT);
        let field = choosing(&typed);
        let first = first_of(&typed, &field);
        let typed = typed.fill(&field, &first);
        let told = bob.send(typed).await;
        assert_eq!(told.status, 422, "the number is missing");
        let again = told.form("/share");
        assert_eq!(again.value(&field), Some(first_of(&again, &field).as_str()));
        let number = again_field(&again, &field);
        let place = bob.send(again.fill(&number, "kingfisher 7")).await;
        let checked = bob.send(place.form("/share/place")).await;
        checked.must_say("How do you get there?");
        checked.must_say("On foot");
        checked.must_say("kingfisher 7");
        let idea = bob.send(checked.form("/share/check")).await;
        idea.must_say("Asked about this idea");
        idea.must_say("kingfisher 7");
        let public = world.browser().get(&idea.path).await;
        public.must_say("On foot");
        assert!(!public.says("kingfisher"), "{}", public.text());
        officer.get(&idea.path).await.must_say("kingfisher 7");
        let id = idea.path.rsplit('/').next().unwrap().to_owned();
        let screen = officer.get(&format!("{}/desk/calls/{}/screen?idea={id}", world.here.base(), world.here.call)).await;
        screen.must_say("kingfisher 7");
        // Changed later, like the rest of the idea.
        let edit = bob.get(&format!("{}/edit", idea.path)).await;
        let form_ = edit.form("/edit").fill(&number, "kingfisher 8");
        bob.send(form_).await.must_say("kingfisher 8");
    }
}

/// The field of the question after the one with this field.
fn again_field(form: &Form, before: &str) -> String {
    let names = form.fields.iter().map(|(name, _)| name.as_str());
    let mut asked =
        names.filter(|name| name.starts_with('q') && *name != before && !name.contains('_'));
    asked.next_back().unwrap().to_owned()
}
