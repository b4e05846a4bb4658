//! The desk: one queue over all systems, who does what of it, and how it is found.

use stories::{Page, World, story};

fn desk(world: &World) -> String {
    format!("{}/desk", world.here.base())
}

/// Somebody reports the one idea.
pub(crate) async fn report(world: &World) {
    let mut bob = world.browser_of("bob");
    let page = bob.get(&world.here.on_idea("report")).await;
    bob.send(page.form("/report").fill("reason", "privacy").fill("report_text", "My number!"))
        .await;
}

/// What the tabs count.
fn counts(page: &Page) -> Vec<String> {
    page.all(".tabs .count")
}

story! {
    /// What belongs to a system that the city switched off waits for nobody, and no tab counts it.
    async fn what_is_switched_off_is_not_counted(world: World) {
        report(&world).await;
        let mut moderator = world.browser_of("moderator");
        let moderation = format!("{}/moderation", world.here.base());
        for page in [&desk(&world), &moderation] {
            let counted = counts(&moderator.get(page).await);
            assert!(counted.contains(&"1".to_owned()), "{page} counts the report: {counted:?}");
        }

        let mut admin = world.browser_of("admin");
        let page = admin.get(&format!("{}/settings", world.here.base())).await;
        let form = page.form("/settings").force("language", "en").force("default_language", "en");
        admin.send(form.force("module", "")).await.must_say("Saved.");
        for page in [&desk(&world), &moderation] {
            let counted = counts(&moderator.get(page).await);
            assert!(counted.iter().all(|count| count == "0"), "{page}: {counted:?}");
        }
    }
}

/// What stands in the queue.
fn titles(page: &Page) -> Vec<String> {
    page.all(".queue b")
}

story! {
    /// Words, kind and colleague narrow the queue; the choice stays for whoever made it, and for nobody else.
    async fn the_queue_is_narrowed_and_stays_so(world: World) {
        world.here.add_idea(&world.app.service().unwrap().store, 7);
        report(&world).await;
        let mut admin = world.browser_of("admin");
        let all = admin.get(&desk(&world)).await;
        assert_eq!(titles(&all).len(), 3, "two to screen, one reported: {}", all.text());

        let words = admin.send(all.form("/desk/narrow").fill("q", "numb")).await;
        assert_eq!(titles(&words), ["Idea number 7"]);
        words.must_say("One thing waits");
        let again = admin.get(&desk(&world)).await;
        assert_eq!(titles(&again), ["Idea number 7"], "as it was left");
        let mut officer = world.browser_of("officer");
        assert_eq!(titles(&officer.get(&desk(&world)).await).len(), 2, "a colleague sees their own");

        let without = admin.send(again.form("/desk/narrow").press("without", "q")).await;
        assert_eq!(titles(&without).len(), 3);
        let reports = admin.send(without.form("/desk/narrow").fill("work", "report")).await;
        assert_eq!(titles(&reports).len(), 1);
        reports.must_say("Look at a report");
        let theirs = admin.get(&format!("{}?whose=nobody&q=wagtail&theme=green", desk(&world))).await;
        assert_eq!(titles(&theirs).len(), 2, "the idea, to be screened and reported");
        let none = admin.get(&format!("{}?theme=food", desk(&world))).await;
        none.must_say("Nothing of this kind waits");
    }
}

story! {
    /// A long queue has numbered pages, each thing on one of them, the oldest first.
    async fn a_long_queue_has_pages(world: World) {
        for number in 0..45 {
            world.here.add_idea(&world.app.service().unwrap().store, number);
        }
        let mut officer = world.browser_of("officer");
        let first = officer.get(&desk(&world)).await;
        first.must_say("Page 1 of 2");
        first.must_say("46 things wait");
        assert_eq!(titles(&first).len(), 40);
        assert!(titles(&first)[0].contains("A bench for the wagtail"), "the oldest first");
        let second = officer.get(&format!("{}?page=2", desk(&world))).await;
        second.must_say("Page 2 of 2");
        assert_eq!(titles(&second).len(), 6);
        assert!(titles(&second).iter().all(|title| !titles(&first).contains(title)));
    }
}

story! {
    /// What waits for its author stands aside, and comes back when they have answered; what is done is gone.
    async fn what_waits_for_others_stands_aside(world: World) {
        let mut officer = world.browser_of("officer");
        let ask = format!("{}/desk/ideas/{}/ask", world.here.base(), world.here.idea);
        let page = officer.get(&ask).await;
        officer.send(page.form("/ask").fill("text", "Please say which lime you mean.")).await;
        assert_eq!(counts(&officer.get(&desk(&world)).await), ["0", "0", "1"]);
        let aside = officer.get(&format!("{}?show=elsewhere", desk(&world))).await;
        aside.must_say("Waits for its author");

        let mut ann = world.browser_of("ann");
        let page = ann.get(&format!("{}/edit", world.here.idea_page())).await;
        ann.send(page.form("/edit").fill("place", "Between the two old limes")).await;
        let back = officer.get(&desk(&world)).await;
        assert_eq!(counts(&back), ["1", "0", "0"]);
        back.must_say("Look at the change");

        let page = officer.get(&back.link("A bench for the wagtail")).await;
        officer.send(page.form("/screen").force("verdict", "eligible")).await;
        let done = officer.get(&desk(&world)).await;
        assert!(!titles(&done).contains(&"A bench for the wagtail".to_owned()), "{}", done.text());
        done.must_say("Decide");
    }
}

/// Something as it stands at the desk by itself.
fn item(world: &World) -> String {
    format!("{}/things/idea/{}", desk(world), world.here.idea)
}

story! {
    /// Work is given to a colleague who may do it, who hears of it; they give it back. Nobody else can be given it.
    async fn work_is_given_and_given_back(world: World) {
        let mut admin = world.browser_of("admin");
        let page = admin.get(&item(&world)).await;
        page.must_say("is nobody's yet");
        let give = page.form("/assign").press("do", "give");
        let officer_id = world.here.person("officer").id.to_string();
        for stranger in ["bob", "moderator"] {
            let id = world.here.person(stranger).id.to_string();
            let refused = admin.send(give.clone().force("to", &id)).await;
            assert_eq!(refused.status, 422, "{stranger} does not screen");
        }
        admin.send(give.force("to", &officer_id)).await.must_say("is officer wagtail's");

        let mut officer = world.browser_of("officer");
        officer.get(&format!("{}/me", world.here.base())).await.must_say("Work for you");
        let mine = officer.get(&format!("{}?show=mine", desk(&world))).await;
        assert_eq!(titles(&mine).len(), 1);
        mine.must_say("officer wagtail");
        let page = officer.get(&mine.link("A bench for the wagtail")).await;
        page.must_say("is yours");
        let back = officer.send(page.form("/assign").press("do", "back")).await;
        back.must_say("is nobody's yet");
        officer.send(back.form("/assign").press("do", "take")).await.must_say("is yours");

        let log = admin.get(&format!("{}/log", world.here.base())).await;
        log.must_say("Gave work to a colleague, or back");
        world.browser_of("bob").get(&format!("{}/me", world.here.base())).await;
    }
}

story! {
    /// Whoever may not do it any more keeps no work.
    async fn who_loses_a_role_keeps_no_work(world: World) {
        let mut officer = world.browser_of("officer");
        let page = officer.get(&item(&world)).await;
        officer.send(page.form("/assign").press("do", "take")).await.must_say("is yours");
        let mut admin = world.browser_of("admin");
        let people = admin.get(&format!("{}/people", world.here.base())).await;
        let person = format!("/people/{}", world.here.person("officer").id);
        admin.send(people.form(&person).force("role", "moderator")).await.must_say("Saved.");
        admin.get(&item(&world)).await.must_say("is nobody's yet");
    }
}

story! {
    /// What colleagues say of a thing is read at the desk, and on no page, in no list and through no interface of
    /// anybody else; whoever wrote it has it among their own data.
    async fn a_note_stays_among_colleagues(world: World) {
        let mut moderator = world.browser_of("moderator");
        let page = moderator.get(&item(&world)).await;
        assert_eq!(moderator.send(page.form("/notes").fill("note", "  ")).await.status, 422);
        let note = page.form("/notes").fill("note", "Called her; the nightjar sings at noon.");
        moderator.send(note.clone()).await.must_say("the nightjar sings");
        moderator.send(note).await;
        let mut officer = world.browser_of("officer");
        let page = officer.get(&item(&world)).await;
        page.must_say("moderator wagtail");
        assert_eq!(page.body.matches("nightjar").count(), 1, "sent twice, said once");
        let screening = officer.get(&format!("{}/desk/calls/{}/screen", world.here.base(), world.here.call)).await;
        screening.must_say("nightjar");

        let mut pages = 0;
        for name in ["", "ann", "bob"] {
            let mut walker = crate::routes::browser(&world, &world.here, name);
            for route in world.app.routes().iter().filter(|route| route.method == axum::http::Method::GET) {
                let page = walker.get(&crate::routes::sample(route, &world.here)).await;
                assert!(!page.body.contains("nightjar"), "{name}: {}", page.path);
                pages += 1;
            }
        }
        assert!(pages > 100, "{pages}");
        for name in ["bob", "officer", "moderator", "admin"] {
            let token = world.token_of(name, "read write desk moderate manage");
            for path in ["/calls", "/me", "/me/data", "/reports"] {
                let answer = officer.api("GET", path, &token, "").await;
                let own = name == "moderator" && path == "/me/data";
                assert!(own || !answer.body.contains("nightjar"), "{name} {path}");
            }
        }
        for format in ["json", "csv", "xlsx", "atom"] {
            let list = officer.get(&format!("{}.{format}", world.here.call_page())).await;
            assert!(!list.body.contains("nightjar"), "{format}");
        }
        let own = moderator.get(&format!("{}/me/data.json", world.here.base())).await;
        assert!(own.body.contains("nightjar"), "whoever wrote it takes it along");
    }
}

story! {
    /// A reply is written once, its places are checked when it is saved, and it fills a reason in the language of
    /// whoever reads it, without a script too.
    async fn a_saved_reply_fills_a_reason(world: World) {
        let mut officer = world.browser_of("officer");
        let replies = format!("{}/replies", desk(&world));
        let page = officer.get(&replies).await;
        let new = page.form("/desk/replies").fill("reply-name", "Which tree");
        let odd = officer.send(new.clone().fill("text-en", "Dear {nmae}, which tree?")).await;
        assert_eq!(odd.status, 422);
        odd.must_say("Between braces only these can stand: {name} {title} {call} {link}");
        assert_eq!(odd.form("/desk/replies").value("text-en"), Some("Dear {nmae}, which tree?"), "kept");
        let good = new
            .fill("text-en", "Dear {name}, which tree of “{title}” in {call}?")
            .fill("text-nl", "Dag {name}, welke boom?");
        officer.send(good.clone()).await.must_say("Saved.");
        assert_eq!(officer.send(good).await.status, 422, "one of this name is there");

        let ask = format!("{}/desk/ideas/{}/ask", world.here.base(), world.here.idea);
        let page = officer.get(&ask).await;
        let filled = "Dear ann wagtail, which tree of “A bench for the wagtail” in Streets for the wagtail?";
        let fill = page.form("/ask").force("text", "typed before").force("fill_text", filled);
        assert!(page.body.contains("name=\"fill_text\""), "{}", page.body);
        let page = officer.send(fill).await;
        assert_eq!(page.form("/ask").value("text"), Some(filled), "and nothing was sent");
        let idea = world.here.idea;
        assert!(!world.read(move |tx| store::calls::idea::get(tx, idea)).change_asked);

        let ann = world.here.person("ann").id;
        world.here.write(&world.app.service().unwrap().store, move |tx| {
            let person = store::city::person::get(tx, ann)?;
            let dutch = "nl".parse().unwrap();
            store::city::person::update(tx, ann, &person.name, &dutch, &person.mail_choice)
        });
        let dutch = officer.get(&ask).await;
        assert!(dutch.body.contains("Dag ann wagtail, welke boom?"), "in the language of its reader");
        world.browser_of("bob").get(&replies).await;
        assert_eq!(world.browser_of("bob").get(&replies).await.status, 403);
    }
}

/// Ticks these in the queue.
pub(crate) fn tick(world: &World, page: &Page, items: &[String]) -> stories::Form {
    let mut form = page.form("/desk/bulk");
    form.fields.retain(|(name, _)| name != "item");
    form.fields.extend(items.iter().map(|item| ("item".to_owned(), item.clone())));
    form.action = format!("{}/bulk", desk(world));
    form
}

/// The state of an idea.
pub(crate) fn state(world: &World, idea: city::Id<calls::Idea>) -> calls::IdeaState {
    world.read(move |tx| store::calls::idea::get(tx, idea)).state
}

story! {
    /// What is ticked is judged at once, each by itself: what somebody changed meanwhile is left and named. It is undone
    /// from any page of the desk, while it can be.
    async fn many_are_screened_at_once_and_undone(world: World) {
        use calls::IdeaState::{Eligible, Ineligible, Published};
        let rows = world.app.service().unwrap().store.clone();
        let ideas: Vec<_> = (1..=3).map(|number| world.here.add_idea(&rows, number)).collect();
        let keys: Vec<String> = ideas.iter().map(|idea| format!("screen:{idea}")).collect();
        let mut officer = world.browser_of("officer");
        let page = officer.get(&desk(&world)).await;
        let bulk = officer.send(tick(&world, &page, &keys)).await;
        bulk.must_say("3 things at once");

        world.pass(jiff::SignedDuration::from_secs(5));
        let mut ann = world.browser_of("ann");
        let edit = ann.get(&format!("{}/ideas/{}/edit", world.here.call_page(), ideas[2])).await;
        ann.send(edit.form("/edit").fill("place", "Somewhere else entirely")).await;

        let judged = officer.send(bulk.form("/desk/bulk").press("verdict", "eligible")).await;
        judged.must_say("2 ideas meet the conditions");
        judged.must_say("somebody changed it meanwhile");
        assert_eq!([0, 1, 2].map(|at| state(&world, ideas[at])), [Eligible, Eligible, Published]);

        let elsewhere = officer.get(&item(&world)).await;
        elsewhere.must_say("2 ideas meet the conditions");
        officer.send(elsewhere.form("/desk/undo")).await.must_say("It is undone.");
        assert_eq!([0, 1].map(|at| state(&world, ideas[at])), [Published, Published]);

        let page = officer.get(&desk(&world)).await;
        let bulk = officer.send(tick(&world, &page, &keys[..2])).await;
        let short = bulk.form("/desk/bulk").fill("rule", "here").fill("reason", "No");
        let short = officer.send(short.press("verdict", "ineligible")).await;
        assert_eq!(short.status, 422);
        let said = short.form("/desk/bulk").fill("rule", "here").fill("reason", "It is in another city.");
        officer.send(said.press("verdict", "ineligible")).await.must_say("2 ideas do not meet the conditions");
        assert_eq!([0, 1].map(|at| state(&world, ideas[at])), [Ineligible, Ineligible]);
        world.pass(jiff::SignedDuration::from_mins(16));
        let late = officer.get(&desk(&world)).await;
        assert!(!late.says("do not meet the conditions"), "it is final");
    }
}

story! {
    /// An approval and a hiding of many posts are undone as if they had not been: the reports wait again.
    async fn many_posts_are_approved_at_once_and_undone(world: World) {
        report(&world).await;
        let mut moderator = world.browser_of("moderator");
        let keys = [format!("report:{}", world.here.idea)];
        let page = moderator.get(&desk(&world)).await;
        let bulk = moderator.send(tick(&world, &page, &keys)).await;
        let fine = moderator.send(bulk.form("/desk/bulk").press("verdict", "fine")).await;
        fine.must_say("One post can stay");
        assert_eq!(counts(&fine), ["0", "0", "0"]);
        let undone = moderator.send(fine.form("/desk/undo")).await;
        undone.must_say("It is undone.");
        assert_eq!(counts(&undone), ["1", "0", "0"]);

        let bulk = moderator.send(tick(&world, &undone, &keys)).await;
        let hide = bulk.form("/desk/bulk").fill("rule", "privacy").fill("reason", "It names a neighbour.");
        let hidden = moderator.send(hide.press("verdict", "hide")).await;
        hidden.must_say("One post is hidden");
        assert_eq!(world.browser_of("bob").get(&world.here.idea_page()).await.status, 404);
        let undone = moderator.send(hidden.form("/desk/undo")).await;
        assert_eq!(counts(&undone), ["1", "0", "0"], "the report waits again");
        assert_eq!(world.browser_of("bob").get(&world.here.idea_page()).await.status, 200);
        let ann = world.browser_of("ann").get(&format!("{}/me", world.here.base())).await;
        assert!(!ann.says("It names a neighbour"), "nobody was told of what was undone");
    }
}

story! {
    /// Nobody judges at once what they may not judge by itself, nor what is another city's.
    async fn ticking_opens_nothing(world: World) {
        report(&world).await;
        let (idea, there) = (world.here.idea, world.there.idea);
        let mut moderator = world.browser_of("moderator");
        let page = moderator.get(&desk(&world)).await;
        let seen = ("verdict".to_owned(), "eligible".to_owned());
        let keys = [format!("screen:{idea}"), format!("report:{there}")];
        let mut form = tick(&world, &page, &keys);
        form.fields.push(seen);
        moderator.send(form).await;
        assert_eq!(state(&world, idea), calls::IdeaState::Published);

        let mut officer = world.browser_of("officer");
        let page = officer.get(&desk(&world)).await;
        let mut form = tick(&world, &page, &[format!("report:{idea}")]);
        form.fields.push(("verdict".to_owned(), "fine".to_owned()));
        officer.send(form).await;
        assert_eq!(counts(&moderator.get(&desk(&world)).await)[0], "1", "the report waits");
    }
}

story! {
    /// Posts of one writer stand together and are found in order at once; no rule is chosen but the reported one.
    async fn posts_stand_together_by_writer(world: World) {
        report(&world).await;
        let second = world.here.add_idea(&world.app.service().unwrap().store, 2);
        let mut bob = world.browser_of("bob");
        let page = bob.get(&format!("{}/things/idea/{second}/report", world.here.base())).await;
        bob.send(page.form("/report").fill("reason", "spam").fill("report_text", "Watches!")).await;

        let mut moderator = world.browser_of("moderator");
        let moderation = format!("{}/moderation", world.here.base());
        let page = moderator.get(&moderation).await;
        page.must_say("2 posts by ann wagtail");
        let rules: Vec<_> = page.forms().iter().filter_map(|form| form.value("reason").map(ToOwned::to_owned)).collect();
        assert_eq!(rules, ["privacy", "spam"], "each the rule it was reported for");
        let alone = moderator.get(&page.link("Notes, and whose work it is")).await;
        alone.form("/notes");
        assert!(!alone.says("Notes, and whose work it is"), "it stands by itself already");
        let all = page.forms().into_iter().find(|form| form.action.ends_with("/desk/bulk")).unwrap();
        let done = moderator.send(all.press("verdict", "fine")).await;
        done.must_say("2 posts can stay");

        let one = format!("{}/moderation/idea/{}", world.here.base(), world.here.idea);
        let page = moderator.get(&one).await;
        let form = page.forms().into_iter().find(|form| form.action.contains("/moderation/idea/")).unwrap();
        assert_eq!(form.value("reason"), Some(""), "nothing is chosen that nobody said");
        let nothing = form.fill("text", "It is in another city.").press("do", "hide");
        assert_eq!(moderator.send(nothing).await.status, 422);
    }
}

story! {
    /// The queue leaves as a table, as it is narrowed, for whoever may see it.
    async fn the_queue_is_a_table_too(world: World) {
        world.here.add_idea(&world.app.service().unwrap().store, 7);
        let mut officer = world.browser_of("officer");
        let csv = officer.get(&format!("{}/list/csv?q=number", desk(&world))).await;
        assert_eq!(csv.status, 200);
        assert!(csv.body.contains("Idea number 7") && !csv.body.contains("A bench"), "{}", csv.body);
        let moderators = world.browser_of("moderator").get(&format!("{}/list/csv", desk(&world))).await;
        assert!(!moderators.body.contains("Idea number 7"), "it is not theirs to do");
        assert_eq!(world.browser_of("bob").get(&format!("{}/list/csv", desk(&world))).await.status, 403);
        officer.get(&format!("{}/keys", desk(&world))).await.must_say("One reason for several ideas");
    }
}
