//! The call editor, step by step: what is missing is said and found, nothing typed is lost, nothing is left behind.

use stories::{Browser, Form, Page, Place, World, story};

/// The first step of a call from a template.
pub(crate) async fn begin(officer: &mut Browser, place: &Place, template: &str) -> Page {
    officer.get(&format!("{}/desk/new?template={template}", place.base())).await
}

/// The form of a step.
#[track_caller]
pub(crate) fn form(page: &Page) -> Form {
    let found = page.forms().into_iter().find(|form| form.value("step").is_some());
    found.unwrap_or_else(|| panic!("no editor on {}: {}", page.path, page.text()))
}

/// A draft with a title and a question; the page on which it is checked.
async fn a_draft(officer: &mut Browser, world: &World, title: &str) -> Page {
    let page = begin(officer, &world.here, "neighbourhood-budget").await;
    let form = form(&page).fill("title-en", title).fill("question-en", "Where is it too hot?");
    officer.send(form.press("go", "preview")).await
}

/// The address of a step of the call on whose editor a page stands.
fn step(page: &Page, key: &str) -> String {
    format!("{}?step={key}", page.path.split('?').next().unwrap())
}

story! {
    /// Two fields are typed, the rest the template has, in every language of the city, with windows that begin now.
    async fn a_call_from_a_template_takes_two_fields(world: World) {
        let mut officer = world.browser_of("officer");
        let page = a_draft(&mut officer, &world, "Shade for the square").await;
        page.must_say("Nothing is missing");
        let dates = officer.get(&step(&page, "dates")).await;
        dates.must_say("The windows side by side");
        let collect = form(&dates).value("closes-collect").unwrap().to_owned();
        assert!(collect.ends_with("T20:00"), "in the evening: {collect}");
        let criteria = form(&officer.get(&step(&page, "criteria")).await);
        assert_eq!(criteria.value("criterion-1-en"), Some("It lies in this neighbourhood"));
        let who = form(&officer.get(&step(&page, "who")).await);
        assert!(who.value("rule_text-en").unwrap().contains("in the order of their support"));
        officer.send(form(&page).press("do", "publish")).await.must_say("Shade for the square");
        let resident = world.browser().get(&format!("{}/calls", world.here.base())).await;
        let open = resident.all("section:first-of-type").join(" ");
        assert!(open.contains("Open now") && open.contains("Shade for the square"), "{open}");
    }
}

story! {
    /// Each template is ready but for a title, and a question where none asks the same everywhere, in every language of the
    /// city.
    async fn every_template_is_ready_in_every_language(world: World) {
        let mut officer = world.browser_of("officer");
        let chooser = officer.get(&format!("{}/desk/new", world.here.base())).await;
        let chooser = chooser.form("/desk/new");
        let offered = chooser.choices.iter().filter(|(field, _)| field == "template");
        let mut templates: Vec<String> = offered.map(|(_, template)| template.clone()).collect();
        templates.extend(chooser.value("template").map(str::to_owned));
        templates.sort_unstable();
        templates.dedup();
        assert_eq!(templates.len(), 15);
        for template in templates {
            let page = begin(&mut officer, &world.here, &template).await;
            let first = form(&page);
            let said = ["en", "nl", "hu"].map(|tag| {
                let of = |field: &str| first.value(&format!("{field}-{tag}")).unwrap().to_owned();
                (of("question"), of("text"))
            });
            assert!(said.iter().all(|(_, text)| text.len() > 40), "{template}: {said:?}");
            assert!(said[0].1 != said[1].1 && said[1].1 != said[2].1, "{template}: {said:?}");
            let asks = said.iter().filter(|(question, _)| question.ends_with('?')).count();
            assert!(asks == 0 || asks == 3, "{template}: {said:?}");
            let typed = first.fill("title-en", &format!("Of {template}"));
            let typed = if asks == 0 { typed.fill("question-en", "What?") } else { typed };
            let page = officer.send(typed.press("go", "preview")).await;
            page.must_say("Nothing is missing");
            let criteria = form(&officer.get(&step(&page, "criteria")).await);
            // Where no ideas come, none has to meet anything; questions are asked instead.
            let asks_only = ["survey", "poll"].contains(&template.as_str());
            if asks_only {
                let asked = officer.get(&format!("{}/form", page.path.split('?').next().unwrap().replace("/desk/calls", "/calls"))).await;
                assert!(asked.all(".build-rows li").len() >= 2, "{template}: {}", asked.text());
            }
            for tag in ["en", "nl", "hu"].iter().filter(|_| !asks_only) {
                let first = criteria.value(&format!("criterion-1-{tag}"));
                assert!(first.is_some_and(|text| text.len() > 5), "{template}, {tag}");
            }
            officer.send(form(&page).press("do", "publish")).await.must_say(&template);
        }
    }
}

story! {
    /// Whoever looks at a template, or writes nothing, leaves no draft behind; what they typed comes back.
    async fn looking_at_a_template_leaves_nothing(world: World) {
        let calls = || world.here.read(&world.store, store::calls::call::list).len();
        let before = calls();
        let mut officer = world.browser_of("officer");
        let page = begin(&mut officer, &world.here, "open-call").await;
        let typed = form(&page).fill("question-en", "Where is it cold?");
        let refused = officer.send(typed.press("do", "save")).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.all(".field.bad .error").len(), 1, "{}", refused.text());
        assert_eq!(calls(), before);
        let again = form(&begin(&mut officer, &world.here, "open-call").await);
        assert_eq!(again.value("question-en"), Some("Where is it cold?"));
        officer.send(again.fill("title-en", "Warm places").press("do", "next")).await;
        assert_eq!(calls(), before + 1);
        let anew = form(&begin(&mut officer, &world.here, "open-call").await);
        assert_eq!(anew.value("title-en"), Some(""), "it was taken");
    }
}

story! {
    /// What is missing leads to its step, and what is typed on the way there is saved.
    async fn the_list_of_what_is_missing_leads_there(world: World) {
        let mut officer = world.browser_of("officer");
        let page = a_draft(&mut officer, &world, "Shade for the square").await;
        let who = officer.get(&step(&page, "who")).await;
        let emptied = form(&who).fill("office-en", "").fill("office-nl", "").fill("office-hu", "");
        let page = officer.send(emptied.press("go", "question")).await;
        page.must_say("Still missing before it can be published");
        assert!(page.all("button[name=go]").join(" ").contains("Who decides"), "{}", page.text());
        let typed = form(&page).fill("title-en", "Shade").fill("question-en", "");
        let page = officer.send(typed.press("go", "preview")).await;
        let refused = officer.send(form(&page).press("do", "publish")).await;
        assert_eq!(refused.status, 422);
        let page = officer.send(form(&refused).fill("question-en", "Where?").press("do", "save")).await;
        page.must_say("Saved.");
        let leads = refused.links().into_iter().find(|link| link.contains("#office-en"));
        let there = officer.get(leads.expect("the summary leads to the field").split('#').next().unwrap()).await;
        let filled = form(&there).fill("office-en", "Parks").press("go", "preview");
        let page = officer.send(filled).await;
        page.must_say("Nothing is missing");
        page.must_say("Shade");
    }
}

story! {
    /// A step that cannot be read yet keeps what is typed, also when one goes elsewhere, and nothing is published before.
    async fn what_cannot_be_read_is_kept_on_its_step(world: World) {
        let mut officer = world.browser_of("officer");
        let page = a_draft(&mut officer, &world, "Shade for the square").await;
        let who = officer.get(&step(&page, "who")).await;
        let page = officer.send(form(&who).fill("places", "many").press("go", "preview")).await;
        page.must_say("Typed and not saved yet: Who and how");
        let refused = officer.send(form(&page).press("do", "publish")).await;
        assert_eq!(refused.status, 422);
        refused.must_say("not saved yet. Save it first");
        let back = officer.get(&step(&page, "who")).await;
        assert_eq!(form(&back).value("places"), Some("many"));
        let told = officer.send(form(&back).press("do", "next")).await;
        assert_eq!(told.status, 422, "the step is looked at when it is saved");
        officer.send(form(&told).fill("places", "3").press("do", "next")).await;
        let page = officer.get(&step(&page, "preview")).await;
        officer.send(form(&page).press("do", "publish")).await.must_say("Shade for the square");
    }
}

story! {
    /// What is not translated is marked beside the others and listed before publishing.
    async fn what_is_not_translated_is_marked(world: World) {
        let mut officer = world.browser_of("officer");
        let page = a_draft(&mut officer, &world, "Shade for the square").await;
        if world.here.settings.languages.len() > 1 {
            page.must_say("Not translated yet");
            let other = world.here.settings.languages[1].clone();
            let question = officer.get(&step(&page, "question")).await;
            let marked = question.all(&format!("label[for=title-{other}]")).join(" ");
            assert!(marked.contains("not translated yet"), "{marked}");
        }
    }
}

story! {
    /// A call is copied with its words, conditions and windows, which begin today; nothing of its fate comes along.
    async fn a_call_is_copied(world: World) {
        let mut officer = world.browser_of("officer");
        let edit = format!("{}/desk/calls/{}", world.here.base(), world.here.call);
        let page = officer.get(&edit).await;
        let title = form(&page).value("title-en").unwrap().to_owned();
        let copy = officer.send(page.form("/copy")).await;
        copy.must_say("This is a draft of its own now");
        assert!(copy.path != edit);
        assert_eq!(form(&copy).value("title-en"), Some(format!("Copy of {title}").as_str()));
        let slug = copy.path.split(['?', '#']).next().unwrap().rsplit('/').next().unwrap().parse().unwrap();
        let copied = world.read(move |tx| store::calls::call::by_slug(tx, &slug));
        assert_eq!((copied.state, copied.results), (calls::CallState::Draft, None));
        let public = world.browser().look(&format!("{}/calls/{}", world.here.base(), copied.slug)).await;
        assert_eq!(public.status, 404);
    }
}

story! {
    /// A draft is deleted after one question; the log tells it, also to whoever follows it; what is public stays.
    async fn a_draft_is_deleted(world: World) {
        let mut officer = world.browser_of("officer");
        let page = a_draft(&mut officer, &world, "Written by mistake").await;
        let edit = step(&page, "question").split('?').next().unwrap().to_owned();
        let public = officer.get(&edit.replace("/desk/", "/")).await;
        if let Some(follow) = public.forms().into_iter().find(|form| form.action.ends_with("/follow")) {
            officer.send(follow).await;
        }
        let asked = officer.get(&format!("{edit}/delete")).await;
        asked.must_say("Delete this draft?");
        officer.send(asked.form("/delete")).await.must_say("The draft is deleted");
        assert_eq!(officer.look(&edit).await.status, 404);
        for path in ["desk", "me", "calls", "search?q=mistake"] {
            let page = officer.get(&format!("{}/{path}", world.here.base())).await;
            assert!(page.status.is_success() && !page.says("Written by mistake"), "{path}: {}", page.text());
        }
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("Threw away a draft of a call");

        let published = format!("{}/desk/calls/{}/delete", world.here.base(), world.here.call);
        assert_eq!(officer.look(&published).await.status, 409);
    }
}
