//! An officer builds the questions of a call, without a script and without having been told how.

use stories::{Browser, Form, Page, World, story};

/// A draft of a call with a template's questions; the address of its public page.
pub(crate) async fn a_call(officer: &mut Browser, world: &World, template: &str) -> String {
    let page = crate::editor::begin(officer, &world.here, template).await;
    let form = crate::editor::form(&page).fill("title-en", "The way to school");
    let form = form.fill("question-en", "How do you get there?");
    let page = officer.send(form.press("do", "next")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let editor = page.path.split('?').next().unwrap();
    editor.replace("/desk/calls/", "/calls/")
}

/// Puts a draft before the public.
pub(crate) async fn publish(officer: &mut Browser, call: &str) {
    let editor = call.replace("/calls/", "/desk/calls/");
    let page = officer.get(&format!("{editor}?step=preview")).await;
    let page = officer.send(crate::editor::form(&page).press("do", "publish")).await;
    assert_eq!(page.status, 200, "{}", page.text());
}

/// The form for a new question of a kind.
pub(crate) async fn new(officer: &mut Browser, call: &str, kind: &str) -> Form {
    let page = officer.get(&format!("{call}/form/add?kind={kind}")).await;
    page.form("/form/add")
}

/// Fills the first choices in.
fn with_choices(form: Form, choices: &[&str]) -> Form {
    (1..).zip(choices).fold(form, |form, (row, said)| form.fill(&format!("choice-{row}-en"), said))
}

/// Adds a question that is answered by choosing.
pub(crate) async fn add_choice(officer: &mut Browser, call: &str, label: &str) -> Page {
    let form = new(officer, call, "choice").await.fill("label-en", label);
    let form = with_choices(form, &["On foot", "By bicycle"]);
    officer.send(form.press("do", "save")).await
}

/// The address where the question of this name is changed.
pub(crate) fn edit(page: &Page, label: &str) -> String {
    page.link(label)
}

/// The keys of a question and its choices, as its page has them.
async fn keys(officer: &mut Browser, list: &Page, label: &str) -> (String, Vec<String>) {
    let address = edit(list, label);
    let page = officer.get(&address).await;
    let form = page.form(&address);
    let rows = (1..9).map_while(|row| form.value(&format!("choice-{row}")).map(str::to_owned));
    let key = address.rsplit('/').next().unwrap().to_owned();
    (key, rows.filter(|key| !key.is_empty()).collect())
}

story! {
    /// A question, and another that is asked only after one of its answers; seen beside as people will see it.
    async fn a_conditional_question_is_built(world: World) {
        let mut officer = world.browser_of("officer");
        let call = a_call(&mut officer, &world, "open-call").await;
        let list = officer.get(&format!("{call}/form")).await;
        list.must_say("Nothing is asked yet");
        list.must_say("One of several");
        let list = add_choice(&mut officer, &call, "How do you get there?").await;
        list.must_say("1. How do you get there?");
        list.must_say("2 choices");
        let (key, choices) = keys(&mut officer, &list, "How do you get there?").await;
        assert_eq!(choices.len(), 2, "{choices:?}");
        let far = new(&mut officer, &call, "number").await.fill("label-en", "How far is it?");
        let far = far.fill("unit-en", "km").fill(&format!("if-{key}-{}", choices[1]), "yes");
        let list = officer.send(far.fill("required", "yes").press("do", "save")).await;
        list.must_say("2. How far is it?");
        list.must_say("Only if you chose “By bicycle” at “How do you get there?”");
        list.must_say("decides about question 2");
        // The preview is the page that people answer, in whichever language.
        let dutch = officer.get(&format!("{call}/form/preview?in=nl")).await;
        dutch.must_say("Alleen als je “By bicycle” koos");
        assert!(dutch.body.contains("data-when"), "{}", dutch.body);
    }
}

story! {
    /// What is wrong is said beside its field, and nothing typed is lost, also another day.
    async fn a_mistake_loses_nothing(world: World) {
        let mut officer = world.browser_of("officer");
        let call = a_call(&mut officer, &world, "open-call").await;
        let form = new(&mut officer, &call, "choices").await;
        let form = with_choices(form.fill("help-en", "Think of *last* week."), &["Only one"]);
        let page = officer.send(form.fill("most", "many").press("do", "save")).await;
        assert_eq!(page.status, 422);
        page.must_say("Write at least two choices");
        let errors = page.all(".field.bad .error").join(" ");
        assert!(errors.contains("number"), "{errors}");
        let form = page.form("/form/add");
        assert_eq!(form.value("help-en"), Some("Think of *last* week."));
        assert_eq!(form.value("choice-1-en"), Some("Only one"));
        assert_eq!(form.value("most"), Some("many"));
        // More lines are had without a script, and what is typed stays.
        let page = officer.send(form.press("do", "lines")).await;
        let form = page.form("/form/add");
        assert!(form.value("choice-5-en").is_some(), "{}", page.text());
        let again = new(&mut officer, &call, "choices").await;
        assert_eq!(again.value("choice-1-en"), Some("Only one"), "another day");
        let form = again.fill("label-en", "Which?").fill("choice-2-en", "Two").fill("most", "");
        let list = officer.send(form.press("do", "save")).await;
        list.must_say("1. Which?");
        assert_eq!(new(&mut officer, &call, "choices").await.value("label-en"), Some(""), "it was taken");
    }
}

story! {
    /// Up, down and away; what stands in the way is said before and after.
    async fn questions_are_moved_and_removed(world: World) {
        let mut officer = world.browser_of("officer");
        let call = a_call(&mut officer, &world, "open-call").await;
        add_choice(&mut officer, &call, "First?").await;
        let list = add_choice(&mut officer, &call, "Second?").await;
        let (first, choices) = keys(&mut officer, &list, "First?").await;
        let (second, _) = keys(&mut officer, &list, "Second?").await;
        let list = officer.send(list.form("/form").press("up", &second)).await;
        list.must_say("1. Second?");
        // “Second?” is now asked only after an answer to “First?”, so it has to stand behind it.
        let page = officer.get(&format!("{call}/form/{second}")).await;
        assert!(!page.body.contains(&format!("if-{first}-")), "it stands before");
        let list = officer.send(list.form("/form").press("down", &second)).await;
        let page = officer.get(&format!("{call}/form/{second}")).await;
        let form = page.form(&second).fill(&format!("if-{first}-{}", choices[0]), "yes");
        let list_after = officer.send(form.press("do", "save")).await;
        list_after.must_say("Only if you chose “On foot” at “First?”");
        let refused = officer.send(list.form("/form").press("up", &second)).await;
        assert_eq!(refused.status, 422);
        refused.must_say("It would stand before the question that it depends on");
        let refused = officer.send(list.form("/form").force("remove", &first)).await;
        assert_eq!(refused.status, 422);
        refused.must_say("Question 2, “Second?”, is only asked because of this");
        // Nor can the choice go on which it depends, nor can it be placed before it.
        let page = officer.get(&format!("{call}/form/{first}")).await;
        let form = page.form(&first).fill("choice-1-en", "").fill("choice-3-en", "By bus");
        let refused = officer.send(form.press("do", "save")).await;
        assert_eq!(refused.status, 422);
        refused.must_say("is only asked because of this");
        let page = officer.get(&format!("{call}/form/{second}")).await;
        let refused = officer.send(page.form(&second).fill("after", "").press("do", "save")).await;
        assert_eq!(refused.status, 422);
        let list = officer.get(&format!("{call}/form")).await;
        let list = officer.send(list.form("/form").press("remove", &second)).await;
        let list = officer.send(list.form("/form").press("remove", &first)).await;
        list.must_say("Nothing is asked yet");
    }
}

story! {
    /// A choice that is renamed is the same choice; a blank line takes it out.
    async fn a_renamed_choice_keeps_its_key(world: World) {
        let mut officer = world.browser_of("officer");
        let call = a_call(&mut officer, &world, "open-call").await;
        let list = add_choice(&mut officer, &call, "How?").await;
        let (key, before) = keys(&mut officer, &list, "How?").await;
        let page = officer.get(&format!("{call}/form/{key}")).await;
        let form = page.form(&key).fill("choice-2-en", "Cycling").fill("choice-3-en", "By bus");
        let page = officer.send(form.press("do", "save")).await;
        let (_, after) = keys(&mut officer, &page, "How?").await;
        assert_eq!((&after[0], &after[1]), (&before[0], &before[1]));
        assert_eq!(after.len(), 3);
        let page = officer.get(&format!("{call}/form/{key}")).await;
        let raised = officer.send(page.form(&key).press("do", "up-3")).await;
        let form = raised.form(&key);
        assert_eq!(form.value("choice-2-en"), Some("By bus"));
        let page = officer.send(form.fill("choice-1-en", "").press("do", "save")).await;
        let (_, last) = keys(&mut officer, &page, "How?").await;
        assert_eq!(last, [after[2].clone(), after[1].clone()]);
    }
}

story! {
    /// An organisation is asked for with its sector, and a person to call, of whom nobody but staff ever reads.
    async fn partners_are_asked_for(world: World) {
        let mut officer = world.browser_of("officer");
        let call = a_call(&mut officer, &world, "poll").await;
        let form = new(&mut officer, &call, "organisation").await.fill("label-en", "With whom?");
        officer.send(form.press("do", "save")).await.must_say("With whom?");
        let page = officer.get(&format!("{call}/form/add?kind=person")).await;
        let form = page.form("/form/add");
        assert_eq!(form.value("private"), Some("yes"), "it cannot be made public");
        let form = form.fill("label-en", "Whom can we call?").fill("private", "");
        let list = officer.send(form.press("do", "save")).await;
        list.must_say("Only staff read");
        let field = |label: &str| format!("q{}", edit(&list, label).rsplit('/').next().unwrap());
        let (with, call_field) = (field("With whom?"), field("Whom can we call?"));
        publish(&mut officer, &call).await;

        let mut ann = world.browser_of("ann");
        let page = ann.get(&format!("{call}/answer")).await;
        let form = page.form("/answer");
        let chosen = form.choices.iter().find(|(name, value)| {
            name.starts_with('q') && !name.contains('_') && *name != with && value != "other"
        });
        let (poll, first) = chosen.cloned().unwrap();
        let form = form
            .fill(&poll, &first)
            .fill(&with, "<b>Repair café</b>")
            .fill(&format!("{with}_sector"), "residents")
            .fill(&format!("{with}_site"), "repair café")
            .fill(&call_field, "The chair")
            .fill(&format!("{call_field}_reach"), "call me");
        let refused = ann.send(form).await;
        assert_eq!(refused.status, 422);
        let again = refused.form("/answer");
        assert_eq!(again.value(&with), Some("<b>Repair café</b>"), "nothing typed is lost");
        assert_eq!(again.value(&format!("{with}_sector")), Some("residents"));
        assert_eq!(again.value(&format!("{call_field}_reach")), Some("call me"));
        for field in [format!("#{with}_site"), format!("#{call_field}_reach")] {
            assert!(refused.links().contains(&field), "{:?}", refused.links());
        }
        let form = again
            .fill(&format!("{with}_site"), "repair.example")
            .fill(&format!("{call_field}_reach"), "0470 12 34 56");
        let thanks = ann.send(form).await;
        thanks.must_say("<b>Repair café</b>, Residents, https://repair.example");
        thanks.must_say("The chair, 0470 12 34 56");

        let token = world.token_of("ann", "read");
        let slug = call.rsplit('/').next().unwrap();
        let mut program = world.browser();
        let sheets = program.api("GET", &format!("/calls/{slug}/answers"), &token, "").await;
        let named = "{\"name\":\"<b>Repair café</b>\",\"sector\":\"residents\",\"site\":\"https://repair.example\"}";
        assert!(sheets.body.contains(named), "{}", sheets.body);
        assert!(sheets.body.contains("\"reach\":\"0470 12 34 56\""), "{}", sheets.body);
        let table = officer.get(&format!("{call}/answers.csv")).await;
        assert!(table.body.contains("With whom? · Sector"), "{}", table.body);
        assert!(table.body.contains("Residents,https://repair.example"), "{}", table.body);
        let summary = officer.get(&format!("{call}/answers")).await;
        summary.must_say("With whom?");
        let mut bob = world.browser_of("bob");
        world.pass(jiff::SignedDuration::from_hours(24 * 400));
        let public = bob.get(&format!("{call}/answers")).await;
        assert!(!public.text().contains("0470 12 34 56") && !public.text().contains("The chair"));
    }
}

story! {
    /// Two officers at one question: each keeps what only they touched, and where both wrote, both are shown.
    async fn two_officers_at_one_question(world: World) {
        let mut officer = world.browser_of("officer");
        world.appoint("bob", city::Role::Officer);
        let mut colleague = world.browser_of("bob");
        let call = a_call(&mut officer, &world, "open-call").await;
        let list = add_choice(&mut officer, &call, "How?").await;
        let address = edit(&list, "How?");
        let (mine, theirs) = (officer.get(&address).await, colleague.get(&address).await);
        colleague.send(theirs.form(&address).fill("label-en", "How so?").press("do", "save")).await;
        let list = officer.send(mine.form(&address).fill("required", "yes").press("do", "save")).await;
        list.must_say("How so?");
        list.must_say("must be answered");
        let (mine, theirs) = (officer.get(&address).await, colleague.get(&address).await);
        colleague.send(theirs.form(&address).fill("label-en", "How then?").press("do", "save")).await;
        let page = officer.send(mine.form(&address).fill("label-en", "How now?").press("do", "save")).await;
        assert_eq!(page.status, 422);
        page.must_say("How then?");
        assert_eq!(page.form(&address).value("label-en"), Some("How now?"));
        let list = officer.send(page.form(&address).press("do", "save")).await;
        list.must_say("How now?");
        // A question that a colleague removed is not lost with what is typed.
        let mine = officer.get(&address).await;
        let list = colleague.get(&format!("{call}/form")).await;
        let key = address.rsplit('/').next().unwrap();
        colleague.send(list.form("/form").press("remove", key)).await;
        let page = officer.send(mine.form(&address).fill("label-en", "Still here?").press("do", "save")).await;
        assert_eq!(page.status, 422);
        page.must_say("A colleague has removed this question meanwhile");
        let list = officer.send(page.form("/form/add").press("do", "save")).await;
        list.must_say("1. Still here?");
    }
}

story! {
    /// Nobody but officers of the city builds; there is nothing to find for others.
    async fn only_officers_build(world: World) {
        let mut officer = world.browser_of("officer");
        let call = a_call(&mut officer, &world, "survey").await;
        let list = officer.get(&format!("{call}/form")).await;
        list.must_say("How often do you come here?");
        let address = edit(&list, "How often do you come here?");
        for page in [format!("{call}/form"), format!("{call}/form/add"), format!("{call}/form/preview"), address] {
            for name in ["ann", "moderator"] {
                let seen = world.browser_of(name).look(&page).await;
                assert!(seen.status == 403 || seen.status == 404, "{name}: {} {page}", seen.status);
            }
            let elsewhere = page.replace("/riverton/", "/hillford/");
            let seen = world.browser_in(&world.there, "officer").look(&elsewhere).await;
            assert_eq!(seen.status, 404, "{elsewhere}");
        }
        let nowhere = officer.get(&format!("{call}/form/9999")).await;
        assert_eq!(nowhere.status, 404);
        let odd = officer.get(&format!("{call}/form/%3Cscript%3E")).await;
        assert!(odd.status == 404 || odd.status == 400, "{}", odd.status);
    }
}
