//! Deciding about many ideas: sums, one reason for several, and what departs from the order of support.

use calls::{Call, Choice, Idea, Rule, Screening, Verdict};
use city::{Id, Texts, Theme};
use jiff::SignedDuration;
use stories::{Browser, Form, Page, World, story};

use crate::deciding::{of_call, publish, results_come_out};
use crate::hidden::act_as;

/// Five ideas that meet the conditions, in the order in which they came; two can be selected, by support.
async fn five(world: &World, officer: &mut Browser) -> Vec<Id<Idea>> {
    let mut ideas = vec![world.here.idea];
    ideas.extend((1..5).map(|number| world.here.add_idea(&world.store, number)));
    for idea in ideas.clone() {
        act_as(world, "officer", move |act| {
            acts::calls::screening::screen(act, idea, &Screening::Eligible, 1)
        });
    }
    let close = officer.get(&of_call(world, "close")).await;
    officer.send(close.form("/close").fill("text", "The limes are being felled.")).await;
    change(world, |call| {
        call.content.rule = Rule::SupportOrder;
        call.content.places = Some(2);
    });
    ideas
}

pub(crate) fn change(world: &World, change: impl Fn(&mut Call) + Send + 'static) {
    let (id, city, now) = (world.here.call_id, world.here.settings.clone(), world.now());
    world.here.write(&world.store, move |tx| {
        let mut call = store::calls::call::get(tx, id)?;
        change(&mut call);
        store::calls::call::update(tx, &call, &city, now)
    });
}

fn decide(page: &Page) -> Form {
    page.form("/decide")
}

fn value<'f>(form: &'f Form, kind: &str, idea: Id<Idea>) -> &'f str {
    form.value(&format!("{kind}-{idea}")).unwrap_or_default()
}

story! {
    /// The order is filled in, sums are said after each press, and one reason goes into what is ticked or of a kind.
    async fn one_reason_goes_into_several(world: World) {
        let mut officer = world.browser_of("officer");
        let ideas = five(&world, &mut officer).await;
        let page = officer.get(&of_call(&world, "decide")).await;
        page.must_say("0 of 2 places");
        page.must_say("Green");
        let page = officer.send(decide(&page).press("do", "order")).await;
        page.must_say("2 of 2 places");
        page.must_say("€800 together");

        let nothing = officer.send(decide(&page).press("do", "fill")).await;
        assert_eq!(nothing.status, 422, "no reason");
        let (yes, no, own) = ("There is room between the limes.", "There was no place left.", "It floods there every spring.");
        let form = decide(&nothing).fill("many-among", "selected").fill("many-reason", yes);
        let page = officer.send(form.press("do", "fill")).await;
        let form = decide(&page);
        for (number, idea) in ideas.iter().enumerate() {
            assert_eq!(value(&form, "reason", *idea), if number < 2 { yes } else { "" });
        }
        let form = form.fill(&format!("tick-{}", ideas[4]), "1").fill("many-reason", own);
        let page = officer.send(form.press("do", "fill")).await;
        let form = decide(&page).fill("many-of", "about-green").fill("many-reason", no);
        let page = officer.send(form.press("do", "fill")).await;
        let form = decide(&page);
        let reasons: Vec<&str> = ideas.iter().map(|idea| value(&form, "reason", *idea)).collect();
        assert_eq!(reasons, [yes, yes, no, no, own]);
        let none = officer.send(form.fill("many-reason", no).press("do", "fill")).await;
        none.must_say("None without a reason is of this kind.");

        let form = decide(&none).fill(&format!("verdict-{}", ideas[2]), "selected");
        let over = r#"<span class="over">More than there are places.</span>"#;
        assert!(!none.body.contains(over));
        let page = officer.send(form.press("do", "save")).await;
        assert!(page.body.contains(over), "{}", page.body);
    }
}

story! {
    /// A swap takes one reason, not one for each that was passed over; errors name the idea; the public row says it.
    async fn a_swap_takes_one_reason(world: World) {
        let mut officer = world.browser_of("officer");
        let ideas = five(&world, &mut officer).await;
        let mut form = decide(&officer.get(&of_call(&world, "decide")).await);
        for idea in &ideas {
            let verdict = if *idea == ideas[4] { "selected" } else { "not_selected" };
            form = form.fill(&format!("verdict-{idea}"), verdict);
        }
        let form = form.fill("many-reason", "As the gardeners advise.");
        let page = officer.send(form.press("do", "fill")).await;
        let form = decide(&page).fill(&format!("reason-{}", ideas[1]), "");
        let unsaid = officer.send(form.press("do", "publish")).await;
        assert_eq!(unsaid.status, 422);
        unsaid.must_say("Reason for “Idea number 1”:");
        unsaid.must_say("Why is the order of support not followed?");
        let missed = unsaid.body.matches("href=\"#deviation").count();
        assert_eq!(missed, 1, "one reason is missed, not four");

        let (all, own) = ("The roots need that corner.", "Its author moved away and cannot build it.");
        let form = decide(&unsaid)
            .fill(&format!("reason-{}", ideas[1]), "As the gardeners advise.")
            .fill(&format!("deviation-{}", ideas[1]), own)
            .fill("deviation", all);
        let asked = officer.send(form.press("do", "publish")).await;
        assert_eq!(asked.body.matches(all).count(), 3, "{}", asked.text());
        asked.must_say(own);
        asked.must_say("Selected ahead of ideas with more support");

        let form = decide(&officer.get(&of_call(&world, "decide")).await);
        assert_eq!(form.value("deviation"), Some(all), "what most of them have");
        assert_eq!(value(&form, "deviation", ideas[1]), own);
        assert_eq!(value(&form, "deviation", ideas[0]), "");
        publish(&mut officer, form).await.must_say("Decided");
        let call = world.here.call_id;
        let made = world.read(move |tx| store::calls::decision::of_call(tx, call));
        let said = made.iter().filter(|made| made.decision.deviation.is_some()).count();
        assert_eq!(said, 4, "each has it in its own row");
    }
}

/// A form that counts what an officer does in it: each field that is filled, each box, each button.
struct Counted<'b> {
    officer: &'b mut Browser,
    page: Page,
    actions: usize,
}

impl Counted<'_> {
    async fn act(&mut self, fields: &[(String, &str)], button: &str) {
        let mut form = decide(&self.page);
        for (field, value) in fields {
            form = form.fill(field, value);
        }
        self.actions += fields.len() + 1;
        self.page = self.officer.send(form.press("do", button)).await;
        assert_eq!(self.page.status, 200, "{}", self.page.text());
    }
}

story! {
    /// A hundred ideas are decided with ten reasons in at most sixty actions.
    async fn a_hundred_ideas_take_sixty_actions(world: World) {
        let mut officer = world.browser_of("officer");
        let mut ideas = vec![world.here.idea];
        ideas.extend((1..100).map(|number| world.here.add_idea(&world.store, number)));
        for (number, idea) in ideas.clone().into_iter().enumerate() {
            act_as(&world, "ann", move |act| {
                let (_, before) = acts::calls::idea::readable(act, idea)?;
                let theme = Theme::ALL.get(number % Theme::ALL.len()).copied();
                let input = calls::IdeaInput { theme, ..before.input };
                acts::calls::idea::edit(act, idea, &input, 1)
            });
            act_as(&world, "officer", move |act| acts::calls::screening::screen(act, idea, &Screening::Eligible, 2));
        }
        let close = officer.get(&of_call(&world, "close")).await;
        officer.send(close.form("/close").fill("text", "The limes are being felled.")).await;
        change(&world, |call| {
            call.content.rule = Rule::SupportOrder;
            call.content.places = Some(20);
        });
        let page = officer.get(&of_call(&world, "decide")).await;
        let mut told = Counted { officer: &mut officer, page, actions: 0 };
        let field = |name: &str| name.to_owned();
        told.act(&[], "order").await;
        let reason = field("many-reason");
        let ticks = [97, 98, 99].map(|number: usize| (format!("tick-{}", ideas[number]), "1"));
        let own = [&ticks[..], &[(reason.clone(), "It came with two others for the same square.")]].concat();
        told.act(&own, "fill").await;
        told.act(&[(field("many-among"), "selected"), (reason.clone(), "There was a place and support for it.")], "fill").await;
        for theme in Theme::ALL {
            let (of, why) = (format!("about-{}", theme.key()), format!("No place was left for more {}.", theme.key()));
            told.act(&[(field("many-of"), of.as_str()), (reason.clone(), why.as_str())], "fill").await;
        }
        told.act(&[(field("publish_at"), "2026-12-05T09:00")], "publish").await;
        told.act(&[], "confirm").await;
        told.page.must_say("Everybody sees the result on 5 December, 09:00.");
        println!("{} actions", told.actions);
        assert!(told.actions <= 60, "{} actions", told.actions);
        let call = world.here.call_id;
        let made = world.read(move |tx| store::calls::decision::of_call(tx, call));
        let reasons: std::collections::BTreeSet<&str> =
            made.iter().map(|made| made.decision.reason.as_str()).collect();
        assert_eq!((made.len(), reasons.len()), (100, 10));
    }
}

story! {
    /// Two officers prepare one decision: what only one of them touched is taken from whoever touched it; where both
    /// wrote, both texts are shown; nobody publishes what they have not seen.
    async fn two_officers_share_a_decision(world: World) {
        let mut first = world.browser_of("officer");
        let mut second = world.browser_of("admin");
        world.appoint("admin", city::Role::Officer);
        let ideas = five(&world, &mut first).await;
        let at = |kind: &str, number: usize| format!("{kind}-{}", ideas[number]);
        let one = decide(&first.get(&of_call(&world, "decide")).await);
        let other = decide(&second.get(&of_call(&world, "decide")).await);
        let (hers, his) = ("The limes will like the company.", "The roots are in the way, say the gardeners.");
        let one = one
            .fill(&at("verdict", 0), "selected")
            .fill(&at("reason", 0), hers)
            .fill(&at("reason", 1), hers)
            .fill("result-en", "Two benches.");
        first.send(one.press("do", "save")).await.must_say("Saved.");

        // Another row: both are kept without a word.
        let other = other.fill(&at("reason", 2), his);
        let page = second.send(other.clone().press("do", "save")).await;
        page.must_say("Saved.");
        let form = decide(&page);
        let reasons: Vec<&str> = (0..3).map(|number| form.value(&at("reason", number)).unwrap()).collect();
        assert_eq!(reasons, [hers, hers, his]);
        assert_eq!(form.value("result-en"), Some("Two benches."));

        // The same row, from the old page: both are shown, nothing is saved, the other rows are the newest.
        let page = second.send(other.fill(&at("reason", 0), his).fill("result-en", "Three benches.").press("do", "save")).await;
        assert_eq!(page.status, 422);
        page.must_say("Somebody changed this meanwhile");
        page.must_say(&format!("A colleague saved here: Selected {hers}"));
        page.must_say("A colleague saved here: Two benches.");
        let form = decide(&page);
        assert_eq!(form.value(&at("reason", 0)), Some(his));
        assert_eq!(form.value(&at("reason", 1)), Some(hers));
        assert_eq!(form.value("result-en"), Some("Three benches."));
        let stored = decide(&first.get(&of_call(&world, "decide")).await);
        assert_eq!(stored.value(&at("reason", 0)), Some(hers));
        // Whoever saves again has seen it.
        second.send(form.press("do", "save")).await.must_say("Saved.");

        // From a page made before that, nothing is published unseen.
        let unseen = first.send(stored.press("do", "publish")).await;
        assert_eq!(unseen.status, 422);
        unseen.must_say("What a colleague saved stands below together with what you typed.");
        assert_eq!(decide(&unseen).value(&at("reason", 0)), Some(his));
    }
}

story! {
    /// Where the rule lets a theme be full, the place goes to the next, nobody owes a reason for it, and the page warns
    /// where more are selected than the rule allows.
    async fn a_full_theme_holds_back_without_a_word(world: World) {
        let mut officer = world.browser_of("officer");
        let ideas = five(&world, &mut officer).await;
        let last = ideas[4];
        change(&world, |call| call.content.caps = calls::Caps { neighbourhood: None, theme: Some(1) });
        world.here.write(&world.store, move |tx| {
            let before = store::calls::idea::get(tx, last)?;
            let mut after = before.clone();
            after.input.theme = Some(Theme::Care);
            store::calls::idea::update(tx, &before, &after, before.published)
        });
        let page = officer.get(&of_call(&world, "decide")).await;
        let page = officer.send(decide(&page).press("do", "order")).await;
        let form = decide(&page);
        let chosen: Vec<&str> = ideas.iter().map(|idea| value(&form, "verdict", *idea)).collect();
        assert_eq!(chosen, ["selected", "not_selected", "not_selected", "not_selected", "selected"]);
        page.must_say("Its neighbourhood or theme was full");
        assert!(!page.says("Why is the order of support not followed?"));
        let form = form.fill("many-reason", "As the rule says.");
        let page = officer.send(form.press("do", "fill")).await;
        let form = decide(&page).fill(&format!("verdict-{}", ideas[1]), "selected");
        let warned = officer.send(form.fill(&format!("verdict-{last}"), "not_selected").press("do", "save")).await;
        warned.must_say("2 selected, at most 1.");
    }
}

/// What a page's ideas are called in the table of a result, in its order.
fn rows(page: &Page) -> Vec<String> {
    page.all("table.outcome tbody th[scope=row] > a")
}

/// A result that is read to its end: how many rows each page has, its ideas in order, and how often the line below the
/// last selected one is drawn.
async fn read_on(reader: &mut Browser, from: &str) -> (Vec<usize>, Vec<String>, usize) {
    let mut page = reader.get(from).await;
    let (mut seen, mut cuts, mut lengths) = (Vec::new(), 0, Vec::new());
    loop {
        let here = rows(&page);
        lengths.push(here.len());
        seen.extend(here);
        cuts += page.all("tr.cut-line:not(.plain) th").len();
        let next = page.links().into_iter().find(|link| link.ends_with("#table"));
        let Some(next) = next else { break };
        page = reader.get(next.trim_end_matches("#table")).await;
        page.must_say("It lies across the border.");
    }
    (lengths, seen, cuts)
}

story! {
    /// A result of any length is read in pages: each idea stands on one of them, once, and the line below the last
    /// selected one is drawn once; so it is in its preview. What changes afterwards is counted anew.
    async fn a_long_result_is_read_in_pages(world: World) {
        let mut officer = world.browser_of("officer");
        let mut ideas = vec![world.here.idea];
        ideas.extend((1..130).map(|number| world.here.add_idea(&world.store, number)));
        for (number, idea) in (0..).zip(ideas.clone()) {
            let verdict = match number {
                129 => Screening::Ineligible {
                    criterion: "here".to_owned(),
                    reason: "It lies across the border.".to_owned(),
                },
                _ => Screening::Eligible,
            };
            act_as(&world, "officer", move |act| {
                acts::calls::screening::screen(act, idea, &verdict, 1)
            });
        }
        let close = officer.get(&of_call(&world, "close")).await;
        officer.send(close.form("/close").fill("text", "The limes are being felled.")).await;
        change(&world, |call| {
            call.content.rule = Rule::Office;
            call.content.places = Some(120);
        });
        let call = world.here.call_id;
        let version = world.read(move |tx| store::calls::call::get(tx, call)).version;
        let (now, decided) = (world.now(), ideas.clone());
        act_as(&world, "officer", move |act| {
            let choices: Vec<(Id<Idea>, Choice)> = (0..)
                .zip(&decided)
                .take(129)
                .map(|(at, idea)| {
                    let verdict =
                        if at < 120 { Verdict::Selected } else { Verdict::NotSelected };
                    let reason = "There is room between the limes.".to_owned();
                    (*idea, Choice { verdict: Some(verdict), reason, ..Choice::default() })
                })
                .collect();
            acts::calls::decision::choose(act, call, &choices)
        });
        let (lengths, previewed, cuts) =
            read_on(&mut officer, &format!("{}?at=2026-12-24T18%3A00", of_call(&world, "decide/preview"))).await;
        assert_eq!((lengths.as_slice(), cuts), ([100, 30].as_slice(), 1));
        act_as(&world, "officer", move |act| {
            acts::calls::decision::decide(act, call, version, now, &Texts::default().into()).map(|_| ())
        });
        world.pass(SignedDuration::from_mins(16));
        // A turn is fifty ideas: telling takes the first, publishing each.
        for _ in 0..4 {
            results_come_out(&world);
        }

        let result = format!("{}/result", world.here.call_page());
        let page = world.browser().get(&result).await;
        page.must_say("120 ideas will be carried out");
        page.must_say("And 60 more");
        let (lengths, seen, cuts) = read_on(&mut world.browser(), &result).await;
        assert_eq!((lengths.as_slice(), cuts), ([100, 30].as_slice(), 1));
        assert_eq!(previewed, seen, "the preview is what comes out");
        let once: std::collections::BTreeSet<&String> = seen.iter().collect();
        assert_eq!(once.len(), 130);

        let hidden = ideas[3];
        let before = world.read(move |tx| store::calls::result::numbers(tx, call));
        act_as(&world, "moderator", move |act| {
            acts::things::hiding::hide(act, hidden, "It sells benches to neighbours.").map(|_| ())
        });
        let after = world.read(move |tx| store::calls::result::numbers(tx, call));
        assert_eq!(before.written.iter().filter(|one| one.hidden).count(), 0);
        assert_eq!(after.written.iter().filter(|one| one.hidden).map(|one| one.ideas).sum::<i64>(), 1);
        let page = world.browser().get(&format!("{}/result", world.here.call_page())).await;
        page.must_say("119 ideas will be carried out");
        let of_call = move |tx: &mut store::Tx<'_>| {
            store::calls::result::to_count(tx, jiff::Timestamp::MAX, 9)
        };
        assert_eq!(world.read(of_call), [call], "it waits to be counted");
        let counted = world.read(move |tx| store::calls::result::counted(tx, call));
        world.here.write(&world.store, move |tx| store::calls::result::keep(tx, call, &counted));
        assert_eq!(world.read(of_call), []);
        let another = ideas[4];
        act_as(&world, "moderator", move |act| {
            acts::things::hiding::hide(act, another, "It sells benches to neighbours.").map(|_| ())
        });
        assert_eq!(world.read(of_call), [call], "what was counted is thrown away");
    }
}
