//! Going along a queue: it stands beside what is done and stays as it was narrowed; what was done is named and taken
//! back; when what is promised, and how long people waited.

use calls::IdeaState;
use city::Id;
use jiff::SignedDuration;
use stories::{Form, Page, World, story};

use crate::desk::{report, state, tick};

fn desk(world: &World) -> String {
    format!("{}/desk", world.here.base())
}

/// What stands beside the thing that is looked at, and which of it that is.
fn beside(page: &Page) -> (Vec<String>, Vec<String>) {
    (page.all(".side-queue b"), page.all(".side-queue a[aria-current] b"))
}

fn verdict(page: &Page, said: &str) -> Form {
    let mut forms = page.forms().into_iter();
    let form = forms.find(|form| form.action.contains("/screen"));
    form.unwrap_or_else(|| panic!("nothing to screen: {}", page.text())).force("verdict", said)
}

fn appeal(page: &Page) -> Form {
    let mut forms = page.forms().into_iter();
    forms.find(|form| form.action.contains("/appeals/idea/")).expect("the form of an appeal")
}

fn moderate(page: &Page) -> Form {
    let mut forms = page.forms().into_iter();
    let form = forms.find(|form| form.action.contains("/moderation/idea/"));
    form.unwrap_or_else(|| panic!("nothing to moderate: {}", page.text()))
}

/// Ideas 1 to 3 beside the bench.
fn ideas(world: &World) -> Vec<Id<calls::Idea>> {
    let rows = world.app.service().unwrap().store.clone();
    (1..=3).map(|number| world.here.add_idea(&rows, number)).collect()
}

story! {
    /// The queue stands beside what is screened, narrowed as it was, and what follows in it comes next; at its end one is
    /// back at the desk.
    async fn a_narrowed_queue_is_gone_along(world: World) {
        let ideas = ideas(&world);
        let mut officer = world.browser_of("officer");
        let all = officer.get(&desk(&world)).await;
        let narrowed = officer.send(all.form("/desk/narrow").fill("q", "number")).await;
        assert_eq!(narrowed.all(".queue b").len(), 3);
        let first = officer.get(&narrowed.link("Idea number 1")).await;
        let rows = ["Idea number 1", "Idea number 2", "Idea number 3"].map(String::from).to_vec();
        assert_eq!(beside(&first), (rows, vec!["Idea number 1".to_owned()]));
        let second = officer.get(&first.link("Idea number 2")).await;
        assert_eq!(beside(&second).1, ["Idea number 2"], "each has an address of its own");

        let third = officer.send(verdict(&second, "eligible")).await;
        third.must_say("One idea meets the conditions");
        let left = ["Idea number 1", "Idea number 3"].map(String::from).to_vec();
        assert_eq!(beside(&third), (left, vec!["Idea number 3".to_owned()]));
        let wrong = officer.send(verdict(&third, "ineligible")).await;
        assert_eq!((wrong.status.as_u16(), beside(&wrong).0.len()), (422, 2), "the queue stays");
        let first = officer.send(verdict(&wrong, "eligible")).await;
        assert_eq!(beside(&first).1, ["Idea number 1"]);
        let end = officer.send(verdict(&first, "eligible")).await;
        assert!(end.path.contains("/desk?q=number"), "{}", end.path);
        assert!(ideas.iter().all(|idea| state(&world, *idea) == IdeaState::Eligible));
        assert_eq!(state(&world, world.here.idea), IdeaState::Published, "it was not in it");

        let again = officer.send(end.form("/desk/undo")).await;
        again.must_say("It is undone.");
        assert_eq!(state(&world, ideas[0]), IdeaState::Published);
    }
}

story! {
    /// Without a queue of its own one goes along what waits in the call, and the desk narrows to a call.
    async fn a_call_has_a_queue_of_its_own(world: World) {
        ideas(&world);
        report(&world).await;
        let mut officer = world.browser_of("admin");
        let screening = format!("{}/desk/calls/{}/screen", world.here.base(), world.here.call);
        let page = officer.get(&screening).await;
        assert_eq!(beside(&page).0.len(), 4, "what is to be screened, not what is reported");
        let after = officer.send(verdict(&page, "eligible")).await;
        assert!(after.path.starts_with(&screening), "{}", after.path);
        assert_eq!(beside(&after).0.len(), 3);

        let idea = world.here.idea;
        let call = world.read(move |tx| store::calls::idea::get(tx, idea)).call;
        let within = |id: Id<calls::Call>| format!("{}?within={id}", desk(&world));
        let own = officer.get(&within(call)).await;
        assert_eq!(own.all(".queue b").len(), 5, "{}", own.text());
        own.must_say("Streets for the wagtail");
        let other = officer.get(&within(Id::new(call.get() + 1))).await;
        other.must_say("Nothing of this kind waits");
        let csv = officer.get(&within(Id::new(call.get() + 1)).replace("/desk?", "/desk/list/csv?")).await;
        assert!(!csv.body.contains("wagtail"), "{}", csv.body);
    }
}

story! {
    /// A moderator goes along a queue too; what was shown again or stays hidden is named and taken back.
    async fn a_moderator_goes_along_and_takes_back(world: World) {
        report(&world).await;
        let mut moderator = world.browser_of("moderator");
        let queue = moderator.get(&desk(&world)).await;
        let page = moderator.get(&queue.link("A bench for the wagtail")).await;
        assert_eq!(beside(&page).1, ["A bench for the wagtail"]);
        let form = moderate(&page);
        let hide = form.fill("reason", "privacy").fill("text", "It names a neighbour.").press("do", "hide");
        let after = moderator.send(hide).await;
        assert!(after.path.ends_with("/desk"), "{}", after.path);
        after.must_say("One post is hidden");

        let own = format!("{}/appeals/idea/{}", world.here.base(), world.here.idea);
        let mut ann = world.browser_of("ann");
        let page = ann.get(&own).await;
        ann.send(appeal(&page).fill("text", "It is my own name.")).await;
        let one = format!("{}/moderation/idea/{}?show=appeals", world.here.base(), world.here.idea);
        // Whoever hid it does not answer the appeal.
        moderator.get(&one).await.must_say("You hid this yourself");
        world.appoint("bob", city::Role::Moderator);
        let mut moderator = world.browser_of("bob");
        for (said, named) in [("restore", "One post is shown again"), ("stay", "One post stays hidden")] {
            let page = moderator.get(&one).await;
            let form = moderate(&page).fill("text", "It is the name of another.");
            moderator.send(form.press("do", said)).await.must_say(named);
            assert_eq!(moderator.get(&desk(&world)).await.all(".queue b").len(), 0);
            let elsewhere = moderator.get(&format!("{}/keys", desk(&world))).await;
            elsewhere.must_say(named);
            moderator.send(elsewhere.form("/desk/undo")).await.must_say("It is undone.");
            let queue = moderator.get(&desk(&world)).await;
            queue.must_say("Answer an appeal");
            assert_eq!(world.browser().get(&world.here.idea_page()).await.status, 404);
        }
    }
}

story! {
    /// A question to an author is taken back before they hear of it, from any page of the desk.
    async fn a_question_is_taken_back(world: World) {
        let mut officer = world.browser_of("officer");
        let ask = format!("{}/desk/ideas/{}/ask", world.here.base(), world.here.idea);
        let page = officer.get(&ask).await;
        officer.send(page.form("/ask").fill("text", "Please say which lime you mean.")).await;
        let elsewhere = officer.get(&format!("{}/replies", desk(&world))).await;
        elsewhere.must_say("One author was asked for a change");
        officer.send(elsewhere.form("/desk/undo")).await.must_say("It is undone.");
        let idea = world.here.idea;
        assert!(!world.read(move |tx| store::calls::idea::get(tx, idea)).change_asked);
        let ann = world.browser_of("ann").get(&world.here.idea_page()).await;
        assert!(!ann.says("which lime"), "she never hears of it");
    }
}

story! {
    /// A saved reply fills a moderator's sentence without a script, and a reason for many is filled for each.
    async fn replies_fill_what_moderators_and_many_are_told(world: World) {
        let second = world.here.add_idea(&world.app.service().unwrap().store, 7);
        report(&world).await;
        let mut admin = world.browser_of("admin");
        let page = admin.get(&format!("{}/replies", desk(&world))).await;
        let reply = page.form("/desk/replies").fill("reply-name", "Elsewhere");
        admin.send(reply.fill("text-en", "Dear {name}, “{title}” lies elsewhere.")).await.must_say("Saved.");

        let one = format!("{}/moderation/idea/{}", world.here.base(), world.here.idea);
        let page = admin.get(&one).await;
        assert!(page.body.contains("Dear ann wagtail, “A bench for the wagtail” lies elsewhere."));
        let fill = moderate(&page).fill("reason", "spam").force("fill_text", "Dear ann, no.");
        let filled = admin.send(fill).await;
        let form = moderate(&filled);
        assert_eq!((form.value("text"), form.value("reason")), (Some("Dear ann, no."), Some("spam")));
        assert_eq!(state(&world, world.here.idea), IdeaState::Published, "nothing was decided");

        let keys = [format!("screen:{}", world.here.idea), format!("screen:{second}")];
        let page = admin.get(&desk(&world)).await;
        let bulk = admin.send(tick(&world, &page, &keys)).await;
        let open = "Dear {name}, “{title}” lies elsewhere.";
        let bulk = admin.send(bulk.form("/desk/bulk").force("fill_reason", open)).await;
        let form = bulk.form("/desk/bulk");
        assert_eq!(form.value("reason"), Some(open), "each of them is filled later");
        admin.send(form.fill("rule", "here").press("verdict", "ineligible")).await.must_say("2 ideas do not");
        for (idea, title) in [(world.here.idea, "A bench for the wagtail"), (second, "Idea number 7")] {
            let steps = world.read(move |tx| store::things::step::of(tx, idea.thing()));
            let reason = &steps.last().unwrap().reason;
            assert_eq!(*reason, format!("Dear ann wagtail, “{title}” lies elsewhere."));
        }
    }
}

story! {
    /// The calendar names what opens, closes and is promised, as a page and as a file, for those who work here.
    async fn a_calendar_says_what_is_promised(world: World) {
        let mut officer = world.browser_of("officer");
        let page = officer.get(&format!("{}/calendar", desk(&world))).await;
        page.must_say("Streets for the wagtail");
        page.must_say("People were promised an answer by then");
        let file = officer.get(&format!("{}/calendar.ics", desk(&world))).await;
        assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
        assert!(file.body.contains("promised an answer"), "{}", file.body);
        assert!(!file.body.contains("nightjar"), "another city's call is in no calendar of ours");
        let decides = |page: &Page| page.links().iter().any(|link| link.ends_with("/decide"));
        assert!(decides(&page), "whoever decides is led there");
        let of_moderator = world.browser_of("moderator").get(&format!("{}/calendar", desk(&world))).await;
        of_moderator.must_say("People were promised an answer by then");
        assert!(!decides(&of_moderator), "nobody is led to what is closed to them");
        for path in ["calendar", "calendar.ics", "numbers"] {
            let path = format!("{}/{path}", desk(&world));
            assert_eq!(world.browser_of("bob").get(&path).await.status, 403, "{path}");
        }
        world.pass(SignedDuration::from_hours(24 * 200));
        let late = officer.get(&format!("{}/calendar", desk(&world))).await;
        assert!(!late.says("Promised, and not there yet"), "what is long past is out of sight");
    }
}

story! {
    /// How long people waited is counted by kind of work, for those whose work it is.
    async fn the_last_weeks_in_numbers(world: World) {
        report(&world).await;
        let numbers = format!("{}/numbers", desk(&world));
        let mut officer = world.browser_of("officer");
        officer.get(&numbers).await.must_say("Nothing was answered in these weeks");
        world.pass(SignedDuration::from_hours(5));
        let mut moderator = world.browser_of("moderator");
        let page = moderator.get(&desk(&world)).await;
        let key = [format!("report:{}", world.here.idea)];
        let bulk = moderator.send(tick(&world, &page, &key)).await;
        moderator.send(bulk.form("/desk/bulk").press("verdict", "fine")).await;
        let screening = format!("{}/desk/calls/{}/screen", world.here.base(), world.here.call);
        let page = officer.get(&screening).await;
        officer.send(verdict(&page, "eligible")).await;

        let theirs = officer.get(&numbers).await;
        assert_eq!(theirs.all("tbody th"), ["Screen"], "reports are not theirs");
        theirs.must_say("1 of 1");
        let own = moderator.get(&numbers).await;
        assert_eq!(own.all("tbody th"), ["Look at a report"]);
        assert_eq!(own.all("tbody td")[..3], ["1", "5 hours", "5 hours"]);
        own.must_say("no day promised");
        world.pass(SignedDuration::from_hours(24 * 57));
        officer.get(&numbers).await.must_say("Nothing was answered in these weeks");
    }
}

story! {
    /// A program lists the same queue by the same filters, in one role at a time; what does not read is said.
    async fn a_program_reads_the_queue(world: World) {
        ideas(&world);
        report(&world).await;
        let admin = world.token_of("admin", "desk moderate");
        let mut browser = world.browser();
        let tasks = browser.api("GET", "/desk/tasks", &admin, "").await.body;
        assert_eq!(tasks.matches("\"work\":\"screen\"").count(), 4, "{tasks}");
        assert!(!tasks.contains("report"), "a moderator's work is another list: {tasks}");
        let posts = browser.api("GET", "/desk/posts", &admin, "").await.body;
        assert!(posts.contains("\"work\":\"report\"") && !posts.contains("\"screen\""), "{posts}");
        let few = browser.api("GET", "/desk/tasks?q=number&whose=nobody&theme=green", &admin, "").await.body;
        assert_eq!(few.matches("\"work\"").count(), 3, "{few}");
        let none = browser.api("GET", "/desk/tasks?show=mine", &admin, "").await.body;
        assert_eq!(none, r#"{"items":[],"next":null}"#);
        for odd in ["work=sing", "theme=x", "within=!", "whose=!", "show=x", "page=0"] {
            let answer = browser.api("GET", &format!("/desk/tasks?{odd}"), &admin, "").await;
            assert_eq!(answer.status, 422, "{odd}");
        }
        let officer = world.token_of("officer", "desk");
        assert_eq!(browser.api("GET", "/desk/posts", &officer, "").await.status, 403);
        let moderator = world.token_of("moderator", "moderate");
        assert_eq!(browser.api("GET", "/desk/tasks", &moderator, "").await.status, 403);
        assert_eq!(browser.api("GET", "/desk/posts", &moderator, "").await.status, 200);
    }
}

story! {
    /// A queue narrowed to one call in the form stays so, and a colleague's does not change.
    async fn one_call_is_chosen_in_the_form(world: World) {
        let mut officer = world.browser_of("officer");
        let call = world.here.call_id.to_string();
        let page = officer.get(&desk(&world)).await;
        officer.send(page.form("/desk/narrow").fill("within", &call)).await;
        let again = officer.get(&desk(&world)).await;
        assert_eq!(again.form("/desk/narrow").value("within"), Some(call.as_str()), "as it was left");
        let theirs = world.browser_of("admin").get(&desk(&world)).await;
        assert_eq!(theirs.form("/desk/narrow").value("within"), Some(""), "{}", theirs.text());
    }
}
