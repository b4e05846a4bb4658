//! Properties of the rules: windows, decisions, merges.

use std::collections::BTreeMap;

use crate::support::{call, city, idea, noon};
use calls::{
    Activity, ActivityKind, Call, CallState, Caps, Choice, Contender, Idea, IdeaInput, IdeaState,
    Rule, Screening, Verdict,
};
use city::{Access, Actor, Flaw, Id, Language, Refusal, Texts, Theme, Window};
use proptest::prelude::*;

fn eligible(supports: &[i64]) -> Vec<Idea> {
    (1..).zip(supports).map(|(id, supports)| idea(id, *supports, IdeaState::Eligible)).collect()
}

/// Ideas in the order of support, each in one of three neighbourhoods and of one of two themes.
fn ranked(places: &[usize]) -> Vec<Contender> {
    let one = |(number, place): (i64, &usize)| {
        lying(idea(number, 100 - number, IdeaState::Eligible).into(), *place)
    };
    (1..).zip(places).map(one).collect()
}

fn lying(mut idea: Contender, place: usize) -> Contender {
    idea.neighbourhood = ["north", "south", "west"].get(place % 3).map(|key| (*key).to_owned());
    idea.theme = [Theme::Green, Theme::Care].get(place % 2).copied();
    idea
}

fn capped(places: Option<u32>, neighbourhood: Option<u32>, theme: Option<u32>) -> Call {
    let mut call = call(Rule::SupportOrder, places);
    call.content.caps = Caps { neighbourhood, theme };
    call
}

proptest! {
    /// The order of support fills no neighbourhood and no theme above what the rule allows, and whoever follows it owes
    /// nobody a reason for passing them over.
    #[test]
    fn the_order_of_support_keeps_to_what_the_rule_allows(
        places in prop::collection::vec(0..6_usize, 1..20),
        all in proptest::option::of(1..8_u32),
        here in proptest::option::of(1..4_u32),
        alike in proptest::option::of(1..4_u32),
    ) {
        let (call, ideas) = (capped(all, here, alike), ranked(&places));
        let verdicts = calls::choose_by_order(&call, &ideas);
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for idea in ideas.iter().filter(|idea| verdicts[&idea.id] == Verdict::Selected) {
            *counts.entry(idea.neighbourhood.clone().unwrap()).or_default() += 1;
            *counts.entry(idea.theme.unwrap().key().to_owned()).or_default() += 1;
        }
        for (what, count) in counts {
            let cap = if ["north", "south", "west"].contains(&what.as_str()) { here } else { alike };
            prop_assert!(cap.is_none_or(|cap| count <= cap), "{what}: {count}");
        }
        let choice = |id: Id<Idea>| Choice {
            verdict: Some(verdicts[&id]),
            reason: "By the published rule.".to_owned(),
            ..Choice::default()
        };
        prop_assert!(calls::decide(&call, ideas, choice).is_ok());
    }

    /// With as many supporters more as it is told, an idea is selected; with fewer, short of a tie, it is not. One that
    /// was too dear is selected first in the order when it costs so much less, and not before.
    #[test]
    fn what_would_have_been_enough_is(
        ideas in prop::collection::vec((0..30_i64, 0..40_i64, 0..6_usize), 1..12),
        places in 0..6_u32,
        budget in prop::option::of(0..100_i64),
        here in proptest::option::of(1..4_u32),
        alike in proptest::option::of(1..4_u32),
    ) {
        let euro = |minor| city::Money { minor, currency: "EUR".parse().unwrap() };
        let mut call = capped(Some(places), here, alike);
        call.content.budget = budget.map(euro);
        let mut ranked: Vec<Contender> = (1..)
            .zip(&ideas)
            .map(|(id, (supports, cost, place))| {
                let mut idea = lying(idea(id, *supports, IdeaState::Eligible).into(), *place);
                idea.cost = Some(euro(*cost));
                idea
            })
            .collect();
        calls::rank(&mut ranked);
        let is_selected = |changed: Contender| {
            let mut all = ranked.clone();
            all.iter_mut().filter(|idea| idea.id == changed.id).for_each(|idea| *idea = changed.clone());
            calls::rank(&mut all);
            calls::choose_by_order(&call, &all)[&changed.id] == Verdict::Selected
        };
        let enough = calls::enough(&call, &ranked);
        for idea in &ranked {
            let with = |more: i64| Contender { supports: idea.supports + more, ..idea.clone() };
            match enough.get(&idea.id) {
                Some(calls::Enough::Supporters(more)) => {
                    prop_assert!(is_selected(with(*more)));
                    prop_assert!(!is_selected(with(*more - 2)));
                }
                Some(calls::Enough::Cheaper(over)) => {
                    let costing = |less: i64| {
                        let mut first = with(1_000);
                        first.cost = first.cost.map(|cost| euro(cost.minor - less));
                        first
                    };
                    prop_assert!(!is_selected(costing(over.minor - 1)));
                    prop_assert!(is_selected(costing(over.minor)));
                }
                None => prop_assert!(is_selected(idea.clone()) || places == 0),
            }
        }
    }

    /// Under the order of support, a decision stands exactly when nobody was passed over in silence.
    #[test]
    fn nobody_is_passed_over_in_silence(
        supports in prop::collection::vec(0..50_i64, 1..12),
        selected in prop::collection::vec(any::<bool>(), 12),
        explained in prop::collection::vec(any::<bool>(), 12),
    ) {
        let call = call(Rule::SupportOrder, None);
        let ideas = eligible(&supports);
        let at = |id: Id<Idea>| usize::try_from(id.get() - 1).unwrap();
        let choice = |id: Id<Idea>| Choice {
            verdict: Some(if selected[at(id)] { Verdict::Selected } else { Verdict::NotSelected }),
            reason: "Because the square needs it.".to_owned(),
            deviation: if explained[at(id)] { "The street is dug up next year anyway.".to_owned() } else { String::new() },
            later: false,
        };
        // By the definition, in one line: some unselected, unexplained idea beats a selected one.
        let beats = |a: &Idea, b: &Idea| (a.supports, -a.id.get()) > (b.supports, -b.id.get());
        let silent = ideas.iter().any(|lost| {
            !selected[at(lost.id)] && !explained[at(lost.id)]
                && ideas.iter().any(|won| selected[at(won.id)] && beats(lost, won))
        });
        let result = calls::decide(&call, ideas.clone(), choice);
        prop_assert_eq!(result.is_err(), silent);
        if let Ok(decided) = result {
            prop_assert_eq!(decided.decisions.len(), ideas.len());
            for decision in &decided.decisions {
                prop_assert_eq!(decision.verdict == Verdict::Selected, selected[at(decision.idea)]);
            }
        }
    }

    /// No more are selected than there are places, whatever was chosen.
    #[test]
    fn places_are_kept(supports in prop::collection::vec(0..50_i64, 1..12), places in 0..12_u32) {
        let call = call(Rule::Office, Some(places));
        let ideas = eligible(&supports);
        let all = |_| Choice { verdict: Some(Verdict::Selected), reason: "It fits the square.".to_owned(), ..Choice::default() };
        let fits = ideas.len() <= usize::try_from(places).unwrap();
        prop_assert_eq!(calls::decide(&call, ideas, all).is_ok(), fits);
    }

    /// Whatever is merged is as it was once that is undone, but for its version.
    #[test]
    fn a_merge_is_undone(eligible in any::<bool>(), asked in any::<bool>(), other in 0..9_usize) {
        let was = if eligible { IdeaState::Eligible } else { IdeaState::Published };
        let before = Idea { change_asked: asked, ..idea(1, 4, was) };
        let (mut twin, mut kept) = (before.clone(), idea(2, 3, IdeaState::Published));
        prop_assert!(calls::unmerge(&mut twin, &mut kept, was).is_err(), "nothing was merged");
        calls::merge(&mut twin, &mut kept).unwrap();
        let states = IdeaState::ALL;
        let state = states[other % states.len()];
        let mut merged = twin.clone();
        prop_assert_eq!(calls::unmerge(&mut merged, &mut kept.clone(), state).is_ok(), state.is_undecided());
        prop_assert!(calls::unmerge(&mut twin.clone(), &mut idea(3, 3, IdeaState::Published), was).is_err());
        calls::unmerge(&mut twin, &mut kept, was).unwrap();
        prop_assert!(twin.version > before.version);
        prop_assert_eq!(Idea { version: before.version, ..twin }, before);
        prop_assert_eq!(kept.state, IdeaState::Published);
    }

    /// However merges are tried, every idea leads to exactly one that still stands.
    #[test]
    fn merges_never_go_in_circles(pairs in prop::collection::vec((0..8_usize, 0..8_usize), 0..30)) {
        let mut ideas: Vec<Idea> = (1..=8).map(|id| idea(id, 0, IdeaState::Published)).collect();
        for (a, b) in pairs {
            if a == b {
                let mut same = ideas[b].clone();
                prop_assert!(calls::merge(&mut ideas[a], &mut same).is_err());
                continue;
            }
            let mut kept = ideas[b].clone();
            let twin_id = ideas[a].id;
            if calls::merge(&mut ideas[a], &mut kept).is_ok() {
                ideas[b] = kept;
                let kept_id = ideas[b].id;
                // What the store does: whatever pointed at the twin now points at the kept one.
                for other in &mut ideas {
                    if other.merged_into == Some(twin_id) {
                        other.merged_into = Some(kept_id);
                    }
                }
            }
        }
        for one in &ideas {
            if let Some(into) = one.merged_into {
                let target = ideas.iter().find(|other| other.id == into).unwrap();
                prop_assert!(target.merged_into.is_none());
                prop_assert!(target.state != IdeaState::Merged);
            }
        }
    }

    /// What is not open refuses, what is open admits, for every activity and moment.
    #[test]
    fn windows_alone_decide_what_is_open(opens in 0..40_i64, length in 1..40_i64, now in 0..100_i64, closed in proptest::option::of(0..100_i64)) {
        let mut call = call(Rule::Office, None);
        let window = Window::new(Some(noon(opens)), Some(noon(opens + length))).unwrap();
        call.content.activities = vec![Activity { kind: ActivityKind::Support, window }];
        call.closing = closed.map(|day| calls::Closing { at: noon(day), reason: "The money is used up.".to_owned() });
        let actor = Actor { person: Some(Id::new(5)), ..Actor::default() };
        let open = now >= opens && now < opens + length && closed.is_none_or(|day| now < day);
        let answer = calls::may_support(&actor, &call, &idea(1, 0, IdeaState::Published), noon(now));
        prop_assert_eq!(answer.is_ok(), open);
        let stranger = calls::may_support(&Actor::anonymous(), &call, &idea(1, 0, IdeaState::Published), noon(now));
        prop_assert!(stranger.is_err());
        if open {
            prop_assert_eq!(stranger, Err(Refusal::SignInFirst));
        }
    }
}

#[test]
fn an_unscreened_idea_holds_up_the_decision() {
    let ideas = vec![idea(1, 3, IdeaState::Published), idea(2, 1, IdeaState::Eligible)];
    let choice = |_| Choice {
        verdict: Some(Verdict::Selected),
        reason: "A good place for it.".to_owned(),
        deviation: String::new(),
        later: false,
    };
    let Err(Refusal::Flawed(flaws)) = calls::decide(&call(Rule::Office, None), ideas, choice)
    else {
        panic!("decided over an unscreened idea");
    };
    assert!(flaws.of("idea_1").is_some());
}

#[test]
fn a_refusal_names_a_criterion_of_the_call() {
    let mut call = call(Rule::Office, None);
    call.content.criteria = vec![calls::Criterion {
        key: "in-the-city".to_owned(),
        text: Texts::of(Language::english(), "It lies in the city."),
    }];
    let refuse = |criterion: &str, reason: &str| {
        let screening =
            Screening::Ineligible { criterion: criterion.to_owned(), reason: reason.to_owned() };
        calls::screen(&call, &mut idea(1, 0, IdeaState::Published), &screening, 1)
    };
    assert!(refuse("", "The meadow lies in the next town.").is_err());
    assert!(refuse("made-up", "The meadow lies in the next town.").is_err());
    assert!(refuse("in-the-city", "no").is_err());
    assert!(refuse("in-the-city", "The meadow lies in the next town.").is_ok());
}

#[test]
fn two_officers_do_not_overwrite_each_other() {
    let mut one = idea(1, 0, IdeaState::Published);
    assert!(calls::screen(&call(Rule::Office, None), &mut one, &Screening::Eligible, 1).is_ok());
    assert_eq!(
        calls::screen(&call(Rule::Office, None), &mut one, &Screening::Eligible, 1),
        Err(Refusal::ChangedMeanwhile)
    );
}

#[test]
fn what_is_hidden_is_seen_by_its_author_and_staff_only() {
    let call = call(Rule::Office, None);
    let mut one = idea(1, 0, IdeaState::Published);
    one.hidden = true;
    let actor = |person: i64, roles: &[city::Role]| Actor {
        person: Some(Id::new(person)),
        roles: roles.to_vec(),
        ..Actor::default()
    };
    assert!(!calls::may_read_idea(&Actor::anonymous(), &call, &one));
    assert!(!calls::may_read_idea(&actor(5, &[]), &call, &one));
    assert!(calls::may_read_idea(&actor(101, &[]), &call, &one));
    assert!(calls::may_read_idea(&actor(5, &[city::Role::Moderator]), &call, &one));
}

#[test]
fn a_published_call_needs_its_words_in_the_citys_own_language() {
    let mut draft = call(Rule::Office, None);
    draft.state = CallState::Draft;
    draft.content.who.support = Access::Anyone;
    let languages = ["nl".parse().unwrap(), Language::english()];
    let Err(Refusal::Flawed(flaws)) = draft.publish(noon(0), &languages) else {
        panic!("published without Dutch")
    };
    let fields: Vec<&str> = flaws.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["title_nl", "question_nl", "text_nl", "office_nl", "who_support"]);
}

#[test]
fn a_close_can_be_undone_until_the_result() {
    let mut call = call(Rule::Office, None);
    assert!(call.is_open(ActivityKind::Collect, noon(1)));
    assert!(call.close_early("short", noon(1)).is_err());
    call.close_early("The money is used up.", noon(1)).unwrap();
    assert!(!call.is_open(ActivityKind::Collect, noon(1)));
    assert!(call.is_open(ActivityKind::Screen, noon(8)), "the office goes on");
    call.reopen("More money was found.", noon(2)).unwrap();
    assert!(call.is_open(ActivityKind::Collect, noon(2)));
    assert_eq!(call.content.reopenings.len(), 1);
}

#[test]
fn a_call_without_an_end_is_decided_idea_by_idea() {
    let choice = |verdict, deviation: &str| Choice {
        verdict: Some(verdict),
        reason: "There is money for it this year.".to_owned(),
        deviation: deviation.to_owned(),
        later: false,
    };
    let mut call = call(Rule::SupportOrder, Some(2));
    let ideas = vec![
        idea(1, 9, IdeaState::Eligible),
        idea(2, 5, IdeaState::Selected),
        idea(3, 7, IdeaState::Published),
        idea(4, 3, IdeaState::Eligible),
    ];
    let one = |call: &Call, id, choice: &Choice| {
        calls::decide_one(call, ideas.clone(), Id::new(id), choice)
    };
    let yes = choice(Verdict::Selected, "");
    assert_eq!(one(&call, 1, &yes), Err(Refusal::AlreadyElsewhere), "it has an end");

    for activity in &mut call.content.activities {
        activity.window = Window::new(activity.window.opens(), None).unwrap();
    }
    let decided = one(&call, 4, &yes).unwrap();
    assert_eq!((decided.place, decided.deviation), (2, None));
    assert_eq!(one(&call, 3, &yes), Err(Refusal::AlreadyElsewhere), "it is unscreened");
    assert_eq!(one(&call, 2, &yes), Err(Refusal::AlreadyElsewhere), "it is decided");

    let Err(Refusal::Flawed(flaws)) = one(&call, 1, &choice(Verdict::NotSelected, "")) else {
        panic!("passed over in silence")
    };
    assert_eq!(flaws.iter().next(), Some(("deviation_1", &Flaw::NeedsAReason)));
    let no = choice(Verdict::NotSelected, "It lies outside the city's ground.");
    assert!(one(&call, 1, &no).unwrap().deviation.is_some());

    call.content.places = Some(1);
    assert!(matches!(one(&call, 1, &yes), Err(Refusal::Flawed(_))), "the places are filled");
}

#[test]
fn a_verdict_can_be_taken_back_until_it_is_decided() {
    let mut one = idea(1, 0, IdeaState::Ineligible);
    let version = one.version;
    calls::unscreen(&mut one).unwrap();
    assert_eq!((one.state, one.version), (IdeaState::Published, version + 1));
    assert_eq!(calls::unscreen(&mut one), Err(Refusal::AlreadyElsewhere));
    one.state = IdeaState::Selected;
    assert_eq!(calls::unscreen(&mut one), Err(Refusal::AlreadyElsewhere));
}

#[test]
fn what_is_hidden_or_gone_takes_no_support_and_no_comment() {
    let mut call = call(Rule::Office, None);
    for activity in &mut call.content.activities {
        activity.window = Window::new(activity.window.opens(), None).unwrap();
    }
    let later = noon(60);
    let author = Actor { person: Some(Id::new(101)), ..Actor::default() };
    let neighbour = Actor { person: Some(Id::new(5)), ..Actor::default() };
    let open = idea(1, 0, IdeaState::Eligible);
    assert_eq!(calls::may_support(&neighbour, &call, &open, later), Ok(()));
    assert_eq!(calls::may_comment(&neighbour, &call, &open, later), Ok(()));
    let hidden = Idea { hidden: true, ..open.clone() };
    let refused = Err(Refusal::AlreadyElsewhere);
    assert_eq!(calls::may_support(&author, &call, &hidden, later), refused);
    assert_eq!(calls::may_comment(&author, &call, &hidden, later), refused);
    assert_eq!(calls::may_support(&neighbour, &call, &hidden, later), Err(Refusal::NotFound));
    for gone in [IdeaState::Merged, IdeaState::Withdrawn] {
        let gone = Idea { state: gone, ..open.clone() };
        assert_eq!(calls::may_support(&neighbour, &call, &gone, later), refused);
        assert_eq!(calls::may_comment(&neighbour, &call, &gone, later), refused);
    }
}

#[test]
fn only_what_can_be_read_and_is_undecided_is_merged() {
    let merged = |change: fn(&mut Idea, &mut Idea)| {
        let (mut twin, mut kept) =
            (idea(1, 3, IdeaState::Eligible), idea(2, 1, IdeaState::Published));
        change(&mut twin, &mut kept);
        calls::merge(&mut twin, &mut kept).map(|()| twin.merged_into)
    };
    assert_eq!(merged(|_, _| {}), Ok(Some(Id::new(2))));
    let refused = Err(Refusal::AlreadyElsewhere);
    assert_eq!(merged(|twin, _| twin.hidden = true), refused);
    assert_eq!(merged(|_, kept| kept.hidden = true), refused);
    assert_eq!(merged(|twin, _| twin.state = IdeaState::Selected), refused);
    assert_eq!(merged(|_, kept| kept.state = IdeaState::NotSelected), refused);
    assert!(matches!(merged(|_, kept| kept.call = Id::new(9)), Err(Refusal::Flawed(_))));
}

#[test]
fn a_call_that_is_over_already_is_not_published() {
    let mut draft = call(Rule::Office, None);
    draft.state = CallState::Draft;
    let languages = [Language::english()];
    let Err(Refusal::Flawed(flaws)) = draft.clone().publish(noon(1_000), &languages) else {
        panic!("published when all of it is over")
    };
    assert_eq!(flaws.iter().next(), Some(("activities", &Flaw::InThePast)));
    draft.publish(noon(0), &languages).unwrap();
    assert_eq!(draft.publish(noon(0), &languages), Err(Refusal::AlreadyElsewhere), "once");
}

#[test]
fn a_result_ends_what_can_be_changed() {
    let mut call = call(Rule::Office, None);
    call.close_early("The money is used up.", noon(1)).unwrap();
    call.results = Some(noon(3));
    assert_eq!(call.reopen("More money was found.", noon(2)), Err(Refusal::AlreadyElsewhere));
    let content = call.content.clone();
    let revised = call.revise(content, &city(), true, noon(2));
    assert_eq!(revised, Err(Refusal::AlreadyElsewhere));
    for decided in [IdeaState::Selected, IdeaState::NotSelected, IdeaState::Withdrawn] {
        let mut one = idea(1, 0, decided);
        let screened = calls::screen(&call, &mut one, &Screening::Eligible, 1);
        assert_eq!(screened, Err(Refusal::AlreadyElsewhere), "{decided:?}");
    }
}

#[test]
fn other_words_are_screened_again() {
    let call = call(Rule::Office, None);
    let mut one = idea(1, 0, IdeaState::Eligible);
    let same = one.input.clone();
    one.edit(&call, same.clone(), 1, noon(1)).unwrap();
    assert_eq!(one.state, IdeaState::Eligible, "the same words stay screened");
    one.edit(&call, IdeaInput { title: "Another".to_owned(), ..same }, 2, noon(1)).unwrap();
    assert_eq!(one.state, IdeaState::Published);
}

#[test]
fn what_people_answered_stays_as_it_was() {
    let published = call(Rule::Office, None);
    let revised = |has_ideas, change: fn(&mut calls::CallContent)| {
        let (mut call, mut content) = (published.clone(), published.content.clone());
        change(&mut content);
        match call.revise(content, &city(), has_ideas, noon(1)) {
            Ok(_) => Vec::new(),
            Err(Refusal::Flawed(flaws)) => {
                flaws.iter().map(|(field, _)| field.to_owned()).collect()
            }
            Err(other) => panic!("{other:?}"),
        }
    };
    let other_rule = |content: &mut calls::CallContent| content.rule = Rule::SupportOrder;
    let other_words = |content: &mut calls::CallContent| {
        content.rule_text = Texts::of(Language::english(), "The loudest wins.");
    };
    assert_eq!(revised(false, other_rule), Vec::<String>::new(), "nobody relied on it yet");
    assert_eq!(revised(true, other_rule), ["rule"]);
    assert_eq!(revised(true, other_words), ["rule_text_en"]);
    let moved = revised(true, |content| {
        for activity in &mut content.activities {
            if activity.kind == ActivityKind::Collect {
                activity.window = Window::new(Some(noon(9)), activity.window.closes()).unwrap();
            }
        }
    });
    assert_eq!(moved, ["collect_opens"], "what has opened stays opened");
}

#[test]
fn whoever_was_not_held_back_was_passed_over() {
    let (call, ideas) = (capped(None, Some(1), None), ranked(&[0, 0, 1, 2]));
    let decide = |selected: &[i64]| {
        let choice = |id: Id<Idea>| Choice {
            verdict: Some(match selected.contains(&id.get()) {
                true => Verdict::Selected,
                false => Verdict::NotSelected,
            }),
            reason: "By the published rule.".to_owned(),
            deviation: String::new(),
            later: false,
        };
        calls::decide(&call, ideas.clone(), choice).is_ok()
    };
    assert!(decide(&[1, 3, 4]), "the second is held back by the first");
    assert!(!decide(&[2, 3, 4]), "the first has to be told why");
    assert!(!decide(&[1, 4]), "the south was not full");
}
