//! The page of a decision: ideas in pages, the queue beside them, replies and notes at each.

use calls::{Caps, IdeaState, Rule, Screening};
use city::Id;
use jiff::SignedDuration;
use stories::{Browser, Form, Page, World, story};

use crate::deciding::{of_call, publish, results_come_out};
use crate::hidden::act_as;
use crate::many::change;

const REASON: &str = "There is room for it between the limes.";

/// Ideas that meet the conditions, in a call whose residents are done.
pub(crate) async fn eligible(
    world: &World,
    officer: &mut Browser,
    count: usize,
) -> Vec<Id<calls::Idea>> {
    let mut ideas = vec![world.here.idea];
    ideas.extend((1..count).map(|number| world.here.add_idea(&world.store, number)));
    for idea in ideas.clone() {
        act_as(world, "officer", move |act| {
            acts::calls::screening::screen(act, idea, &Screening::Eligible, 1)
        });
    }
    let close = officer.get(&of_call(world, "close")).await;
    officer.send(close.form("/close").fill("text", "The limes are being felled.")).await;
    ideas
}

fn rows(form: &Form) -> Vec<String> {
    let reasons = form.fields.iter().filter_map(|(name, _)| name.strip_prefix("reason-"));
    reasons.map(str::to_owned).collect()
}

story! {
    /// However many ideas there are, a page has a hundred: turning saves what stands on it, the sum and the button count
    /// all, and what is missing elsewhere is found.
    async fn many_ideas_are_decided_in_pages(world: World) {
        let mut officer = world.browser_of("officer");
        let ideas = eligible(&world, &mut officer, 110).await;
        change(&world, |call| {
            call.content.rule = Rule::Office;
            call.content.places = Some(100);
        });
        let decide = of_call(&world, "decide");
        let mut page = officer.get(&decide).await;
        page.must_say("Ideas 1 to 100 of 110");
        let (mut seen, mut lengths) = (Vec::new(), Vec::new());
        for begin in [0, 100] {
            let mut form = page.form("/decide");
            let here = rows(&form);
            lengths.push(here.len());
            for idea in &here {
                let selected = begin == 0;
                let verdict = if selected { "selected" } else { "not_selected" };
                form = form.fill(&format!("verdict-{idea}"), verdict);
                // One of the first has no reason yet.
                if begin != 0 || idea != &here[7] {
                    form = form.fill(&format!("reason-{idea}"), REASON);
                }
            }
            seen.extend(here);
            let turn = if begin == 0 { "rows-100" } else { "save" };
            page = officer.send(form.press("do", turn)).await;
            page.must_say("100 of 100 places");
        }
        assert_eq!(lengths, [100, 10]);
        assert_eq!(seen, ideas.iter().map(ToString::to_string).collect::<Vec<_>>());
        page.must_say("Ideas 101 to 110 of 110");
        page.must_say("One idea still needs a decision or a reason.");
        assert!(page.body.contains("data-ideas=\"100\""), "the script counts on from the other pages");

        // What is missing is on another page, which the button leads to.
        let unsaid = officer.send(page.form("/decide").press("do", "publish")).await;
        assert_eq!(unsaid.status, 422);
        unsaid.must_say("Ideas 1 to 100 of 110");
        unsaid.must_say("Reason for “Idea number 7”:");
        let form = unsaid.form("/decide").fill(&format!("reason-{}", ideas[7]), REASON);
        let page = officer.send(form.press("do", "rows-100")).await;
        page.must_say("Ideas 101 to 110 of 110");
        publish(&mut officer, page.form("/decide")).await.must_say("Decided");
        let call = world.here.call_id;
        let made = world.read(move |tx| store::calls::decision::of_call(tx, call));
        assert_eq!(made.len(), 110);
        assert!(made.iter().all(|made| made.decision.reason == REASON));
    }
}

fn queue_of(page: &Page) -> Vec<String> {
    page.all(".beside .queue a b")
}

story! {
    /// Opened along the queue, the decision shows it beside and keeps it over saving and over the preview; opened by
    /// itself it does not.
    async fn the_queue_stands_beside_a_decision(world: World) {
        let mut officer = world.browser_of("officer");
        eligible(&world, &mut officer, 2).await;
        assert!(queue_of(&officer.get(&of_call(&world, "decide")).await).is_empty());
        let desk = officer.get(&format!("{}/desk", world.here.base())).await;
        let link = desk.links().into_iter().find(|link| link.contains("/decide?")).expect("it leads along");
        let page = officer.get(&link).await;
        assert!(queue_of(&page).contains(&"Streets for the wagtail".to_owned()), "{:?}", queue_of(&page));
        let idea = world.here.idea;
        let form = page.form("/decide").fill(&format!("reason-{idea}"), REASON);
        let form = form.fill(&format!("verdict-{idea}"), "selected");
        let saved = officer.send(form.press("do", "save")).await;
        assert!(!queue_of(&saved).is_empty(), "{}", saved.path);
        let preview = officer.send(saved.form("/decide").press("do", "preview")).await;
        let back = preview.link("Back to the decision");
        assert!(!queue_of(&officer.get(&back).await).is_empty(), "{back}");
        let wrong = officer.send(saved.form("/decide").press("do", "publish")).await;
        assert_eq!(wrong.status, 422);
        assert!(!queue_of(&wrong).is_empty());
    }
}

story! {
    /// Each idea has saved replies for its own reason, filled for it, and what colleagues noted; nobody else reads that.
    async fn replies_and_notes_stand_at_each_idea(world: World) {
        let mut officer = world.browser_of("officer");
        let ideas = eligible(&world, &mut officer, 2).await;
        let replies = format!("{}/desk/replies", world.here.base());
        let new = officer.get(&replies).await.form("/desk/replies").fill("reply-name", "No room");
        officer.send(new.fill("text-en", "Dear {name}, there is no room for “{title}”.")).await;
        let item = format!("{}/desk/things/idea/{}", world.here.base(), ideas[1]);
        let page = officer.get(&item).await;
        officer.send(page.form("/notes").fill("note", "She has two benches at home.")).await;

        let decide = of_call(&world, "decide");
        let page = officer.get(&decide).await;
        page.must_say("She has two benches at home.");
        let field = format!("reason-{}", ideas[1]);
        let filled = "Dear ann wagtail, there is no room for “Idea number 1”.";
        assert!(page.body.contains(filled), "{}", page.body);
        // Without a script, the button puts it in and loses nothing.
        let form = page.form("/decide").fill(&format!("verdict-{}", ideas[0]), "selected");
        let form = form.force(&format!("fill_{field}"), filled);
        let page = officer.send(form).await;
        let form = page.form("/decide");
        assert_eq!(form.value(&field), Some(filled));
        assert_eq!(form.value(&format!("verdict-{}", ideas[0])), Some("selected"), "what was typed before is kept");
        officer.send(form.fill(&format!("verdict-{}", ideas[1]), "not_selected").press("do", "save")).await;
        let stored = officer.get(&decide).await.form("/decide");
        assert_eq!(stored.value(&field), Some(filled));
        let preview = officer.get(&of_call(&world, "decide/preview")).await;
        assert!(!preview.says("She has two benches at home."), "nor on the page that everybody will see");
        let page = world.browser_of("ann").get(&world.here.idea_page()).await;
        assert!(!page.says("two benches at home"));
    }
}

story! {
    /// Ideas that are decided one by one: the page counts what was selected before, warns where the rule leaves no room,
    /// and nobody owes a reason for passing over what found its theme full.
    async fn one_by_one_keeps_to_what_the_rule_allows(world: World) {
        let mut officer = world.browser_of("officer");
        let ideas: Vec<_> =
            std::iter::once(world.here.idea).chain((1..3).map(|number| world.here.add_idea(&world.store, number))).collect();
        for idea in ideas.clone() {
            act_as(&world, "officer", move |act| acts::calls::screening::screen(act, idea, &Screening::Eligible, 1));
        }
        let mut bob = world.browser_of("bob");
        for idea in &ideas[1..] {
            let page = bob.get(&format!("{}/ideas/{idea}", world.here.call_page())).await;
            bob.send(page.form("/support")).await;
        }
        change(&world, |call| {
            call.content.rule = Rule::SupportOrder;
            call.content.caps = Caps { neighbourhood: None, theme: Some(1) };
        });
        let decide = of_call(&world, "decide");
        let one = |page: &Page, idea, verdict: &str, wish: &str| {
            let form = page.form("/decide").fill(&format!("verdict-{idea}"), verdict);
            let wish = if wish == "save" { wish.to_owned() } else { format!("{wish}-{idea}") };
            form.fill(&format!("reason-{idea}"), REASON).press("do", &wish)
        };
        let page = officer.get(&decide).await;
        officer.send(one(&page, ideas[0], "selected", "publish")).await.must_say("The author hears now");

        // It is not public yet, and counts already.
        let page = officer.get(&decide).await;
        let page = officer.send(one(&page, ideas[1], "selected", "save")).await;
        page.must_say("2 selected, at most 1.");
        let page = officer.send(one(&page, ideas[1], "not_selected", "save")).await;
        assert!(!page.says("at most 1."));
        page.must_say("Its neighbourhood or theme was full");
        assert!(!page.says("Why is the order of support not followed?"));
        officer.send(one(&page, ideas[1], "not_selected", "publish")).await.must_say("The author hears now");
        let last = ideas[1];
        let made = world.read(move |tx| store::calls::decision::of_idea(tx, last)).unwrap();
        assert_eq!(made.decision.deviation, None);
    }
}

story! {
    /// An idea that was hidden before it was screened is shown again when its call is decided: the desk says that it came
    /// late, screening leads on to its own decision, and the result has it.
    async fn a_late_idea_goes_its_whole_way(world: World) {
        let mut officer = world.browser_of("officer");
        let late = world.here.add_idea(&world.store, 1);
        act_as(&world, "moderator", move |act| {
            acts::things::hiding::hide(act, late, "It sells benches to neighbours.").map(|_| ())
        });
        let ideas = eligible(&world, &mut officer, 1).await;
        let form = officer.get(&of_call(&world, "decide")).await.form("/decide");
        let form = form.fill(&format!("verdict-{}", ideas[0]), "selected").fill(&format!("reason-{}", ideas[0]), REASON);
        publish(&mut officer, form).await.must_say("Decided");
        world.pass(SignedDuration::from_hours(48));
        results_come_out(&world);
        act_as(&world, "moderator", move |act| acts::things::hiding::restore(act, late).map(|_| ()));

        let desk = format!("{}/desk", world.here.base());
        let page = officer.get(&desk).await;
        page.must_say("Came late: screen, then decide");
        let page = officer.get(&page.link("Idea number 1")).await;
        page.must_say("gets a decision of its own next");
        let fits = |form: &Form| form.value("verdict") == Some("eligible");
        let fits = page.forms().into_iter().find(fits).unwrap();
        let page = officer.send(fits).await;
        page.must_say("One idea came to this call after it was decided");
        officer.get(&desk).await.must_say("Decide what came late");
        let why = "It came back too late for this year.";
        let form = page.form("/decide");
        let form = form.fill(&format!("verdict-{late}"), "not_selected").fill(&format!("reason-{late}"), why);
        officer.send(form.press("do", &format!("publish-{late}"))).await.must_say("The author hears now");
        world.pass(SignedDuration::from_mins(16));
        results_come_out(&world);
        let idea = world.read(move |tx| store::calls::idea::get(tx, late));
        assert_eq!(idea.state, IdeaState::NotSelected);
        let result = world.browser().get(&format!("{}/result", world.here.call_page())).await;
        result.must_say(why);
        result.must_say(REASON);
        let page = officer.get(&desk).await;
        assert!(!page.says("Came late") && !page.says("came late"), "nothing waits any more");
    }
}

story! {
    /// While a decision is scheduled, its tools for filling in change it as they would have made it.
    async fn a_scheduled_decision_is_filled_in_too(world: World) {
        let mut officer = world.browser_of("officer");
        let ideas = eligible(&world, &mut officer, 3).await;
        change(&world, |call| {
            call.content.rule = Rule::SupportOrder;
            call.content.places = Some(1);
        });
        let decide = of_call(&world, "decide");
        let form = officer.get(&decide).await.form("/decide");
        let page = officer.send(form.press("do", "order")).await;
        let page = officer.send(page.form("/decide").fill("many-reason", REASON).press("do", "fill")).await;
        let scheduled = publish(&mut officer, page.form("/decide").fill("publish_at", "2026-12-05T09:00")).await;
        scheduled.must_say("Everybody sees the result on 5 December, 09:00.");
        change(&world, |call| call.content.places = Some(2));

        let form = officer.get(&decide).await.form("/decide");
        let page = officer.send(form.press("do", "order")).await;
        page.must_say("Changed. Nobody has heard of it.");
        page.must_say("2 of 2 places");
        let better = "The gardeners measured, and it fits.";
        let form = page.form("/decide").fill(&format!("tick-{}", ideas[1]), "1").fill("many-reason", better);
        let page = officer.send(form.press("do", "fill")).await;
        page.must_say("Everybody sees the result on 5 December, 09:00.");
        let call = world.here.call_id;
        let made = world.read(move |tx| store::calls::decision::of_call(tx, call));
        let reasons: Vec<&str> = made.iter().map(|made| made.decision.reason.as_str()).collect();
        assert_eq!(reasons, [REASON, better, REASON]);
        let nothing = officer.send(page.form("/decide").press("do", "fill")).await;
        assert_eq!(nothing.status, 422, "no reason, and the decision stands");
    }
}

story! {
    /// Two colleagues change one saved reply: what only one of them touched is kept, and where both wrote both are shown.
    async fn two_colleagues_change_one_reply(world: World) {
        let (mut officer, mut moderator) = (world.browser_of("officer"), world.browser_of("moderator"));
        let replies = format!("{}/desk/replies", world.here.base());
        let new = officer.get(&replies).await.form("/desk/replies");
        officer.send(new.fill("reply-name", "No room").fill("text-en", "There is no room.")).await;
        let one_of = |page: &Page| {
            page.forms().into_iter().find(|form| form.action.contains("/desk/replies/")).unwrap()
        };
        let (one, other) = (one_of(&officer.get(&replies).await), one_of(&moderator.get(&replies).await));
        officer.send(one.clone().fill("reply-name", "Full")).await.must_say("Saved.");
        moderator.send(other.clone().fill("text-en", "There is no room left.")).await.must_say("Saved.");
        let now = one_of(&officer.get(&replies).await);
        assert_eq!(now.value("reply-name"), Some("Full"));
        assert_eq!(now.value("text-en"), Some("There is no room left."));

        let both = officer.send(one.fill("text-en", "It is full.")).await;
        assert_eq!(both.status, 422);
        both.must_say("A colleague changed this meanwhile to: There is no room left.");
        let form = one_of(&both);
        assert_eq!((form.value("reply-name"), form.value("text-en")), (Some("Full"), Some("It is full.")));
        officer.send(form).await.must_say("Saved.");
        assert_eq!(one_of(&officer.get(&replies).await).value("text-en"), Some("It is full."));
    }
}
