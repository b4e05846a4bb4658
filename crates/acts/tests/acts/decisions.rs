//! Calls and their decisions: who may, in which order who hears, and what happens once.

use acts::calls::{call, correction, decision, screening};
use calls::{
    Call, CallTemplate, Choice, Idea, IdeaState, ResultWords, Screening, StepWords, Verdict,
};
use city::{Id, Refusal, StepKind, Texts};
use jiff::ToSpan as _;

use crate::world::{World, content, each, flaws, refusal};

#[test]
fn decisions() {
    each(&[
        officers_run_calls,
        calls_of_one_title_have_addresses_of_their_own,
        the_words_above_a_result_are_written_beforehand,
        a_call_is_decided_once_and_its_authors_hear_first,
        a_scheduled_decision_is_changed_moved_and_called_back_before_anybody_hears,
        an_idea_of_an_endless_call_is_decided_on_its_own,
        a_result_comes_out_in_steps,
        a_public_decision_is_corrected_and_keeps_what_was_first,
    ]);
}

fn officers_run_calls(world: &mut World) {
    let (an, bo, officer) = (world.an, world.bo, world.officer);
    let id = world.call(CallTemplate::QuickQuestion);
    let close = move |act: &mut acts::Act| call::close_early(act, id, "The square is sold.");
    let reopen = move |act: &mut acts::Act| call::reopen(act, id, "It was bought back.");
    let archive = move |act: &mut acts::Act| call::archive(act, id);
    world.follow(bo, id).unwrap();
    for who in [an, world.moderator] {
        assert_eq!(refusal(world.by(who, close)), Refusal::NotYours);
        assert_eq!(refusal(world.by(who, archive)), Refusal::NotYours);
    }
    let why = move |act: &mut acts::Act| call::close_early(act, id, "so");
    assert_eq!(flaws(world.by(officer, why)), ["reason"]);
    world.by(officer, close).unwrap();
    assert_eq!(world.last_step(id).reason, "The square is sold.");
    assert_eq!(refusal(world.by(officer, close)), Refusal::AlreadyElsewhere);
    world.by(officer, reopen).unwrap();
    world.idea(an, id, "In the meantime");
    assert_eq!(world.steps(id), [StepKind::ClosedEarly, StepKind::Reopened]);
    assert_eq!(world.told(bo), [StepKind::ClosedEarly, StepKind::Reopened]);

    let now = world.now;
    let save = move |version| {
        move |act: &mut acts::Act| {
            call::save(act, id, version, &content(CallTemplate::QuickQuestion, now)).map(|_| ())
        }
    };
    assert_eq!(refusal(world.by(an, save(4))), Refusal::NotYours);
    assert_eq!(refusal(world.by(officer, save(1))), Refusal::ChangedMeanwhile);
    world.by(officer, save(4)).unwrap();
    world.by(officer, archive).unwrap();
    let log = ["begin", "publish", "close_early", "reopen", "save", "archive"];
    assert_eq!(world.log(id), log);
}

fn calls_of_one_title_have_addresses_of_their_own(world: &mut World) {
    let now = world.now;
    let draft = || world.draft_call(content(CallTemplate::IdeaBox, now)).to_string();
    assert_eq!(
        [draft(), draft(), draft()],
        ["cooler-streets", "cooler-streets-2", "cooler-streets-3"]
    );
    let id = world.see(|tx| {
        store::calls::call::by_slug(tx, &"cooler-streets-2".parse().unwrap()).map(|call| call.id)
    });
    let rename = |slug: &'static str| {
        move |act: &mut acts::Act| call::rename(act, id, &slug.parse().unwrap())
    };
    assert_eq!(refusal(world.by(world.an, rename("warmer"))), Refusal::NotYours);
    assert_eq!(flaws(world.by(world.officer, rename("cooler-streets"))), ["slug"]);
    world.by(world.officer, rename("warmer")).unwrap();
    assert_eq!(world.see(move |tx| store::calls::call::get(tx, id)).slug.as_str(), "warmer");
    let save = move |act: &mut acts::Act| {
        let call = store::calls::call::get(act.tx, id)?;
        call::save(act, id, call.version, &content(CallTemplate::IdeaBox, now))
    };
    assert_eq!(world.by(world.officer, save).unwrap().as_str(), "cooler-streets-2");
}

fn the_words_above_a_result_are_written_beforehand(world: &mut World) {
    let id = world.call(CallTemplate::QuickQuestion);
    let words = |text: &str| Texts::of(city::Language::english(), text);
    let write = |text: &str, version| {
        let text = words(text).into();
        move |act: &mut acts::Act| decision::draft_result(act, id, version, &text)
    };
    let before = version(world, id);
    assert_eq!(refusal(world.by(world.an, write("Three.", before))), Refusal::NotYours);
    world.by(world.officer, write("Three ideas.", before)).unwrap();
    let call = world.see(move |tx| store::calls::call::get(tx, id));
    assert_eq!((&call.content.result, call.version), (&words("Three ideas."), before + 1));
    let stale = world.by(world.officer, write("Four ideas.", before));
    assert_eq!(refusal(stale), Refusal::ChangedMeanwhile);
    world.by(world.officer, write("Three ideas.", before + 1)).unwrap();
    assert_eq!(version(world, id), before + 1, "the same words are no change");
}

fn choose(world: &World, id: Id<Call>, choices: &[(Id<Idea>, Verdict)]) {
    let choice = |(idea, verdict): &(Id<Idea>, Verdict)| {
        let reason = format!("By our criteria: {}.", verdict.key());
        (*idea, Choice { verdict: Some(*verdict), reason, ..Choice::default() })
    };
    let choices: Vec<_> = choices.iter().map(choice).collect();
    let choose = move |act: &mut acts::Act| decision::choose(act, id, &choices);
    assert_eq!(refusal(world.by(world.an, choose.clone())), Refusal::NotYours);
    world.by(world.officer, choose).unwrap();
}

fn screened(world: &World, call: Id<Call>, title: &'static str) -> Id<Idea> {
    let id = world.idea(world.an, call, title);
    let screen = move |act: &mut acts::Act| screening::screen(act, id, &Screening::Eligible, 1);
    world.by(world.officer, screen).unwrap();
    id
}

fn version(world: &World, id: Id<Call>) -> i64 {
    world.see(move |tx| store::calls::call::get(tx, id)).version
}

fn a_call_is_decided_once_and_its_authors_hear_first(world: &mut World) {
    let (an, bo, officer) = (world.an, world.bo, world.officer);
    let id = world.call(CallTemplate::QuickQuestion);
    let (yes, no) = (screened(world, id, "A tree"), screened(world, id, "A tank"));
    let elsewhere = screened(world, world.call(CallTemplate::IdeaBox), "Elsewhere");
    world.follow(bo, yes).unwrap();
    world.follow(bo, id).unwrap();
    let decide = |world: &World| {
        let (version, now) = (version(world, id), world.now);
        let result = ResultWords::default();
        move |act: &mut acts::Act| decision::decide(act, id, version, now, &result)
    };
    assert!(matches!(refusal(world.by(officer, decide(world))), Refusal::NotOpen { .. }));
    world.wait_days(15);
    assert_eq!(refusal(world.by(an, decide(world))), Refusal::NotYours);
    assert!(!flaws(world.by(officer, decide(world))).is_empty(), "nothing was chosen");
    choose(world, id, &[(yes, Verdict::Selected), (no, Verdict::NotSelected)]);
    let foreign = vec![(elsewhere, Choice::default())];
    let foreign = world.by(officer, move |act| decision::choose(act, id, &foreign));
    assert_eq!(refusal(foreign), Refusal::NotFound, "an idea of another call");
    let stale = world
        .by(officer, move |act| decision::decide(act, id, 1, act.now, &ResultWords::default()));
    assert_eq!(refusal(stale), Refusal::ChangedMeanwhile);

    let public_at = world.by(officer, decide(world)).unwrap();
    let first = decision::AUTHORS_FIRST;
    assert_eq!(public_at, world.now.checked_add(first).unwrap());
    assert_eq!(refusal(world.by(officer, decide(world))), Refusal::AlreadyElsewhere);
    let rechosen = vec![(yes, Choice::default())];
    let rechosen = world.by(officer, move |act| decision::choose(act, id, &rechosen));
    assert_eq!(refusal(rechosen), Refusal::AlreadyElsewhere);
    let now = world.get(yes).version;
    let no_more =
        Screening::Ineligible { criterion: String::new(), reason: "Not ours.".to_owned() };
    let rescreens = [
        world.by(officer, move |act| screening::take_back(act, yes)),
        world.by(officer, move |act| screening::screen(act, yes, &no_more, now)),
        world.by(officer, move |act| screening::ask_change(act, yes, "Say where it stands.")),
        world.by(officer, move |act| screening::merge(act, yes, no)),
        world.by(officer, move |act| screening::merge(act, no, yes)),
    ];
    for rescreen in rescreens {
        assert_eq!(refusal(rescreen), Refusal::AlreadyElsewhere);
    }
    let withdrawn = world.get(yes).state;
    assert_eq!(withdrawn, IdeaState::Eligible, "nothing is public yet");

    for _ in 0..2 {
        world.by(acts::Who::System, move |act| decision::tell_authors(act, id)).unwrap();
    }
    let decided = [StepKind::Selected, StepKind::NotSelected];
    let of_an = |world: &World| {
        let mut told = world.told(an);
        told.retain(|kind| decided.contains(kind));
        told
    };
    assert_eq!(of_an(world).len(), 2, "each once");
    assert_eq!(world.told(bo), []);
    let publish = move |act: &mut acts::Act| decision::publish_results(act, id);
    world.by(acts::Who::System, publish).unwrap();
    assert_eq!(world.get(yes).state, IdeaState::Eligible, "it is not time yet");

    world.now = public_at;
    world.by(acts::Who::System, publish).unwrap();
    assert_eq!(world.get(yes).state, IdeaState::Selected);
    assert_eq!(world.get(no).state, IdeaState::NotSelected);
    assert_eq!(world.steps(yes).last(), Some(&StepKind::Selected));
    assert_eq!(of_an(world).len(), 2);
    assert_eq!(world.told(bo), [StepKind::Selected, StepKind::Results]);
    assert_eq!(world.log(id), ["begin", "publish", "decide"]);

    // A job may be done twice: what it does must bear that.
    world.by(acts::Who::System, publish).unwrap();
    assert_eq!(world.told(bo), [StepKind::Selected, StepKind::Results]);
    let selected = world.steps(yes).into_iter().filter(|kind| *kind == StepKind::Selected);
    assert_eq!(selected.count(), 1);
}

/// Does the jobs of a call as the runner does them, each twice.
fn jobs(world: &World, id: Id<Call>) {
    for _ in 0..2 {
        world.by(acts::Who::System, move |act| decision::tell_authors(act, id)).unwrap();
        world.by(acts::Who::System, move |act| decision::publish_results(act, id)).unwrap();
    }
}

fn a_scheduled_decision_is_changed_moved_and_called_back_before_anybody_hears(world: &mut World) {
    let (an, officer) = (world.an, world.officer);
    let id = world.call(CallTemplate::QuickQuestion);
    let (yes, no) = (screened(world, id, "A tree"), screened(world, id, "A tank"));
    world.wait_days(15);
    choose(world, id, &[(yes, Verdict::Selected), (no, Verdict::NotSelected)]);
    let after = |world: &World, hours: i64| world.now.checked_add(hours.hours()).unwrap();
    let seen = version(world, id);
    let asked = after(world, 48);
    let decide =
        move |act: &mut acts::Act| decision::decide(act, id, seen, asked, &ResultWords::default());
    assert_eq!(
        world.by(officer, decide).unwrap(),
        asked,
        "the moment asked for is the moment kept"
    );
    let quiet = |world: &World| {
        let heard = world.told(an).into_iter();
        heard.filter(|kind| matches!(kind, StepKind::Selected | StepKind::NotSelected)).count()
    };

    // Moved, and the other way round; only by officers, only as they saw it.
    let turned = [(yes, Verdict::NotSelected), (no, Verdict::Selected)].map(|(idea, verdict)| {
        let reason = "Looked at once more.".to_owned();
        (
            idea,
            Choice {
                verdict: Some(verdict),
                reason,
                deviation: "The roots need room.".to_owned(),
                later: false,
            },
        )
    });
    let moved = after(world, 72);
    let change = |seen: i64, at: jiff::Timestamp| {
        let turned = turned.clone();
        move |act: &mut acts::Act| {
            decision::change(act, id, seen, &turned, at, &ResultWords::default())
        }
    };
    let seen = version(world, id);
    assert_eq!(refusal(world.by(an, change(seen, moved))), Refusal::NotYours);
    assert_eq!(world.by(officer, change(seen, moved)).unwrap(), moved);
    assert_eq!(
        refusal(world.by(officer, change(seen, moved))),
        Refusal::ChangedMeanwhile,
        "a second click"
    );

    // The jobs of the first moment come, find that it was moved, and wait.
    world.now = asked;
    jobs(world, id);
    assert_eq!((quiet(world), world.get(yes).state), (0, IdeaState::Eligible));

    // Called back: nobody hears, whatever was chosen is kept, the jobs find nothing.
    let seen = version(world, id);
    let call_back = move |act: &mut acts::Act| decision::call_back(act, id, seen);
    assert_eq!(refusal(world.by(an, call_back)), Refusal::NotYours);
    assert_eq!(world.by(officer, call_back).unwrap(), moved);
    assert_eq!(refusal(world.by(officer, call_back)), Refusal::ChangedMeanwhile);
    world.now = moved;
    jobs(world, id);
    assert_eq!((quiet(world), world.get(yes).state), (0, IdeaState::Eligible));
    assert_eq!(world.see(move |tx| store::calls::decision::of_call(tx, id)).len(), 0);
    let kept = world.see(move |tx| store::calls::decision::choices(tx, id, 1));
    assert!(kept.iter().all(|(_, choice)| choice.reason == "Looked at once more."));

    // Decided again; once an author may have heard, it stands, whatever the clock says then.
    let (seen, soon) = (version(world, id), after(world, 1));
    let again =
        move |act: &mut acts::Act| decision::decide(act, id, seen, soon, &ResultWords::default());
    assert_eq!(world.by(officer, again).unwrap(), soon);
    let seen = version(world, id);
    let call_back = move |act: &mut acts::Act| decision::call_back(act, id, seen);
    let before = world.now;
    world.now = calls::authors_hear(soon);
    assert_eq!(refusal(world.by(officer, call_back)), Refusal::AlreadyElsewhere, "a late job");
    jobs(world, id);
    assert_eq!(quiet(world), 2);
    world.now = before;
    assert_eq!(refusal(world.by(officer, call_back)), Refusal::AlreadyElsewhere, "a clock jumped");
    assert_eq!(refusal(world.by(officer, change(seen, moved))), Refusal::AlreadyElsewhere);
    world.now = soon;
    jobs(world, id);
    assert_eq!(world.get(no).state, IdeaState::Selected);
    assert_eq!(quiet(world), 2, "each once");
    let log = ["begin", "publish", "decide", "change_decision", "call_decision_back", "decide"];
    assert_eq!(world.log(id), log);
}

fn an_idea_of_an_endless_call_is_decided_on_its_own(world: &mut World) {
    let (an, officer) = (world.an, world.officer);
    let id = world.call(CallTemplate::IdeaBox);
    let yes = screened(world, id, "A tree");
    let waits = screened(world, id, "A tank");
    let decide = move |act: &mut acts::Act| decision::decide_one(act, id, yes);
    assert_eq!(refusal(world.by(an, decide)), Refusal::NotYours);
    assert!(!flaws(world.by(officer, decide)).is_empty(), "nothing was chosen");
    choose(world, id, &[(waits, Verdict::NotSelected), (yes, Verdict::Selected)]);
    let public_at = world.by(officer, decide).unwrap();
    assert_eq!(refusal(world.by(officer, decide)), Refusal::AlreadyElsewhere);
    world.now = public_at;
    world.by(acts::Who::System, move |act| decision::publish_results(act, id)).unwrap();
    assert_eq!(world.get(yes).state, IdeaState::Selected);
    assert_eq!(world.get(waits).state, IdeaState::Eligible);
    assert_eq!(world.told(an).last(), Some(&StepKind::Selected));
    assert_eq!(world.log(yes), ["screen", "decide"]);

    // All that is left is decided at once, and what was decided stays so.
    let now = version(world, id);
    let all =
        move |act: &mut acts::Act| decision::decide(act, id, now, act.now, &ResultWords::default());
    world.now = world.by(officer, all).unwrap();
    world.by(acts::Who::System, move |act| decision::publish_results(act, id)).unwrap();
    assert_eq!(world.get(yes).state, IdeaState::Selected);
    assert_eq!(world.get(waits).state, IdeaState::NotSelected);
    let last =
        world.see(|tx| store::city::audit::list(tx, &store::city::audit::Wanted::ALL, 1)).remove(0);
    assert!(last.details.contains(&format!("\"not_selected\":[\"{waits}\"]")), "{}", last.details);
    assert!(last.details.contains("\"selected\":[]"), "{}", last.details);
}

fn a_result_comes_out_in_steps(world: &mut World) {
    let (an, bo, officer) = (world.an, world.bo, world.officer);
    let id = world.call(CallTemplate::QuickQuestion);
    let (first, second) = (screened(world, id, "A tree"), screened(world, id, "A tank"));
    world.follow(bo, id).unwrap();
    world.wait_days(15);
    let at = |world: &World, days: i64| world.now.checked_add((24 * days).hours()).unwrap();
    let words = |next_at| ResultWords {
        step: StepWords { next_at, ..StepWords::default() },
        ..ResultWords::default()
    };
    let leave = |world: &World, idea: Id<Idea>| {
        let later = vec![(idea, Choice { later: true, ..Choice::default() })];
        world.by(officer, move |act| decision::choose(act, id, &later)).unwrap();
    };
    let decide = |world: &World, public_at, words: ResultWords| {
        let version = version(world, id);
        move |act: &mut acts::Act| decision::decide(act, id, version, public_at, &words)
    };
    choose(world, id, &[(first, Verdict::Selected)]);
    leave(world, second);
    let (soon, next) = (at(world, 2), at(world, 9));
    assert_eq!(flaws(world.by(officer, decide(world, soon, words(None)))), ["next_at"]);
    assert_eq!(flaws(world.by(officer, decide(world, soon, words(Some(soon))))), ["next_at"]);
    assert_eq!(refusal(world.by(an, decide(world, soon, words(Some(next))))), Refusal::NotYours);
    world.by(officer, decide(world, soon, words(Some(next)))).unwrap();
    let call = |world: &World| world.see(move |tx| store::calls::call::get(tx, id));
    assert_eq!((call(world).results, call(world).content.steps.len()), (None, 1));
    let twice = world.by(officer, decide(world, soon, words(Some(next))));
    assert_eq!(refusal(twice), Refusal::AlreadyElsewhere, "one step waits at a time");

    // Called back and decided again: what it says is kept, and nothing stands twice.
    let seen = version(world, id);
    world.by(officer, move |act| decision::call_back(act, id, seen)).unwrap();
    assert_eq!(call(world).content.steps, []);
    assert_eq!(call(world).content.step.next_at, Some(next));
    world.by(officer, decide(world, soon, words(Some(next)))).unwrap();

    // Authors and followers hear of this step, each once; the other idea waits, and its choice is open again.
    world.now = soon;
    jobs(world, id);
    assert_eq!(world.get(first).state, IdeaState::Selected);
    assert_eq!(world.get(second).state, IdeaState::Eligible);
    assert_eq!(world.told(bo), [StepKind::ResultsInPart]);
    let open = |world: &World| {
        let step = call(world).step_number(world.now);
        let choices = world.see(move |tx| store::calls::decision::choices(tx, id, step));
        choices.iter().all(|(_, choice)| !choice.later)
    };
    assert!(open(world));

    // A step that is out stays out; the last one closes the decision.
    let seen = version(world, id);
    let back = world.by(officer, move |act| decision::call_back(act, id, seen));
    assert_eq!(refusal(back), Refusal::AlreadyElsewhere);
    choose(world, id, &[(second, Verdict::NotSelected)]);
    let last = at(world, 3);
    world.by(officer, decide(world, last, words(None))).unwrap();
    assert_eq!((call(world).results, call(world).content.steps.len()), (Some(last), 2));
    jobs(world, id);
    assert_eq!(world.get(second).state, IdeaState::Eligible, "it is not time yet");
    world.now = last;
    jobs(world, id);
    assert_eq!(world.get(second).state, IdeaState::NotSelected);
    assert_eq!(world.told(bo), [StepKind::ResultsInPart, StepKind::Results]);
    let log = ["begin", "publish", "decide", "call_decision_back", "decide", "decide"];
    assert_eq!(world.log(id), log);
}

fn a_public_decision_is_corrected_and_keeps_what_was_first(world: &mut World) {
    let (an, bo, officer) = (world.an, world.bo, world.officer);
    let id = world.call(CallTemplate::IdeaBox);
    let idea = screened(world, id, "A tree");
    world.follow(bo, idea).unwrap();
    let correct = |seen: usize, verdict, why: &'static str| {
        let reason = "Looked at once more.".to_owned();
        let choice = Choice { verdict: Some(verdict), reason, ..Choice::default() };
        move |act: &mut acts::Act| correction::correct(act, idea, seen, &choice, why)
    };
    let why = "We had read the wrong offer.";
    let never = world.by(officer, correct(0, Verdict::NotSelected, why));
    assert_eq!(refusal(never), Refusal::AlreadyElsewhere, "nothing was decided");
    choose(world, id, &[(idea, Verdict::Selected)]);
    let public_at = world.by(officer, move |act| decision::decide_one(act, id, idea)).unwrap();
    let early = world.by(officer, correct(0, Verdict::NotSelected, why));
    assert_eq!(refusal(early), Refusal::AlreadyElsewhere, "nobody has seen it yet");
    world.now = public_at;
    jobs(world, id);
    assert_eq!(world.get(idea).state, IdeaState::Selected);

    assert_eq!(refusal(world.by(an, correct(0, Verdict::NotSelected, why))), Refusal::NotYours);
    assert_eq!(flaws(world.by(officer, correct(0, Verdict::NotSelected, "so"))), ["why"]);
    world.by(officer, correct(0, Verdict::NotSelected, why)).unwrap();
    let twice = world.by(officer, correct(0, Verdict::Selected, why));
    assert_eq!(refusal(twice), Refusal::ChangedMeanwhile);
    assert_eq!(world.get(idea).state, IdeaState::NotSelected);
    let first = public_at;
    world.now = world.now.checked_add(24.hours()).unwrap();
    world.by(officer, correct(1, Verdict::Selected, "The offer was found after all.")).unwrap();
    let formers = world.see(move |tx| store::calls::correction::of_idea(tx, idea));
    let kept: Vec<_> = formers.iter().map(|one| (one.verdict, one.public_at)).collect();
    assert_eq!(kept, [(Verdict::Selected, first), (Verdict::NotSelected, first)]);
    assert_eq!(formers[0].reason, "By our criteria: selected.");
    assert_eq!(formers[0].why, why);
    let stands = world.see(move |tx| store::calls::decision::of_idea(tx, idea)).unwrap();
    assert_eq!(stands.decision.reason, "Looked at once more.");

    // Whoever heard hears again, each turn once; a job that is done again changes nothing.
    jobs(world, id);
    let turns =
        [StepKind::Corrected, StepKind::NotSelected, StepKind::Corrected, StepKind::Selected];
    for who in [an, bo] {
        let mut told = world.told(who);
        told.retain(|kind| *kind != StepKind::Eligible && *kind != StepKind::Published);
        assert_eq!(told.first(), Some(&StepKind::Selected));
        assert_eq!(told[1..], turns);
    }
    assert_eq!(world.steps(idea).iter().rev().take(4).rev().copied().collect::<Vec<_>>(), turns);
    assert_eq!(world.log(idea), ["screen", "decide", "correct_decision", "correct_decision"]);
}
