//! The edges of the rules: the last moment, the last character, the state just before.

use crate::support::{call, city, idea, noon};
use calls::{
    ActivityKind, Call, CallPhase, CallState, CallTemplate, Idea, IdeaForm, IdeaState,
    NextStepKind, Rule, ask_change, may_decide, merge, next_steps, withdraw,
};
use city::{Actor, CitySettings, Flaw, Flaws, Language, Money, Refusal, Texts};
use forms::{Exact, Form};
use jiff::{Timestamp, ToSpan as _};

/// The template: support from day 14 to 63, screening to day 70, an answer 30 days after day 63.
fn open_call() -> Call {
    call(Rule::Office, None)
}

fn draft() -> Call {
    Call { state: CallState::Draft, published: None, ..open_call() }
}

fn flaws(refusal: Result<(), Refusal>) -> Flaws {
    match refusal {
        Err(Refusal::Flawed(flaws)) => flaws,
        other => panic!("{other:?}"),
    }
}

fn just_after(moment: Timestamp) -> Timestamp {
    moment.checked_add(1.second()).unwrap()
}

#[test]
fn what_is_not_open_yet_says_when_it_opens_and_what_is_over_does_not() {
    let call = open_call();
    let opens = |now| match call.require(ActivityKind::Support, now) {
        Err(Refusal::NotOpen { opens }) => opens,
        other => panic!("{other:?}"),
    };
    assert_eq!(opens(noon(13)), Some(noon(14)));
    assert_eq!(opens(noon(64)), None);
    assert_eq!(call.require(ActivityKind::Support, noon(14)), Ok(()));
}

#[test]
fn the_answer_is_due_the_promised_days_after_residents_are_done() {
    let call = open_call();
    assert_eq!(call.residents_until(), Some(noon(63)));
    assert_eq!(call.answer_due(None), Some(noon(63 + 30)));
    assert_eq!(call.answer_due(Some(noon(1))), Some(noon(63 + 30)));
    let content = CallTemplate::IdeaBox.content(noon(0));
    let promised = i64::from(content.promise_days);
    let endless = Call { content, ..open_call() };
    assert_eq!(endless.answer_due(None), None);
    assert_eq!(endless.answer_due(Some(noon(5))), Some(noon(5 + promised)));
}

#[test]
fn the_result_is_public_from_its_moment_on() {
    let call = Call { results: Some(noon(80)), ..open_call() };
    assert!(!call.has_result(noon(79)) && call.has_result(noon(80)) && call.has_result(noon(81)));
    assert!(!open_call().has_result(noon(99)));
}

#[test]
fn a_call_stands_where_its_windows_say() {
    let at = |call: &Call, day| CallPhase::of(call, noon(day));
    let call = open_call();
    assert_eq!(at(&call, -1), CallPhase::Coming);
    assert_eq!(at(&call, 0), CallPhase::Open);
    assert_eq!(at(&call, 62), CallPhase::Open);
    assert_eq!(at(&call, 63), CallPhase::Deciding);
    assert_eq!(at(&draft(), 5), CallPhase::Draft);
    assert_eq!(at(&Call { results: Some(noon(70)), ..open_call() }, 70), CallPhase::Decided);
    assert_eq!(at(&Call { state: CallState::Archived, ..open_call() }, 5), CallPhase::Archived);
}

#[test]
fn only_a_draft_moves_to_another_address_and_only_to_a_free_one() {
    let other = "warmer-streets".parse().unwrap();
    let mut call = draft();
    let taken = flaws(call.rename(&other, true));
    assert_eq!(taken.of("slug"), Some(&Flaw::Taken));
    let own = call.slug.clone();
    assert_eq!(call.rename(&own, true), Ok(()), "its own is no one else's");
    assert_eq!(call.rename(&other, false), Ok(()));
    assert_eq!(call.slug, other);
    let mut published = open_call();
    assert!(published.rename(&other, false).is_err());
    assert_eq!(published.rename(&own, true), Ok(()));
}

#[test]
fn only_what_is_public_is_archived_or_closed_and_only_once() {
    assert_eq!(draft().archive(), Err(Refusal::AlreadyElsewhere));
    let mut call = open_call();
    let reason = "The square is being dug up.";
    assert_eq!(call.reopen(reason, noon(6)), Err(Refusal::AlreadyElsewhere));
    assert_eq!(call.close_early(reason, noon(5)), Ok(()));
    assert_eq!(call.close_early(reason, noon(6)), Err(Refusal::AlreadyElsewhere));
    assert_eq!(call.archive(), Ok(()));
    assert_eq!(call.archive(), Err(Refusal::AlreadyElsewhere));
    assert_eq!(call.reopen(reason, noon(7)), Err(Refusal::AlreadyElsewhere));
    assert_eq!(draft().close_early(reason, noon(5)), Err(Refusal::AlreadyElsewhere));
}

#[test]
fn a_calls_words_and_money_fit_to_the_last_character_and_cent() {
    let english = [Language::english()];
    let with = |field: &str, length: usize| {
        let mut call = draft();
        let text = Texts::of(Language::english(), "a".repeat(length));
        match field {
            "title_en" => call.content.title = text,
            "question_en" => call.content.question = text,
            _ => call.content.text = text,
        }
        call.content.flaws(&english).of(field).cloned()
    };
    for (field, most) in [("title_en", 80), ("question_en", 200), ("text_en", 8_000)] {
        assert_eq!(with(field, most), None, "{field}");
        assert_eq!(with(field, most + 1), Some(Flaw::TooLong { most }), "{field}");
    }
    for (minor, fits) in [(-1, false), (0, true), (1, true)] {
        let mut call = draft();
        call.content.budget = Some(Money { minor, currency: "EUR".parse().unwrap() });
        assert_eq!(call.content.flaws(&english).of("budget").is_none(), fits, "{minor}");
    }
    for (days, fits) in [(0, false), (1, true), (365, true), (366, false)] {
        let mut call = draft();
        call.content.promise_days = days;
        assert_eq!(call.content.flaws(&english).of("promise_days").is_none(), fits, "{days}");
    }
}

#[test]
fn a_call_is_decided_from_the_moment_residents_are_done() {
    let call = open_call();
    let words = |length: usize| Texts::of(Language::english(), "a".repeat(length));
    let opens = Some(noon(63));
    assert_eq!(may_decide(&call, &words(1), noon(62)), Err(Refusal::NotOpen { opens }));
    assert_eq!(may_decide(&call, &words(8_000), noon(63)), Ok(()));
    let long = flaws(may_decide(&call, &words(8_001), noon(63)));
    assert_eq!(long.of("result"), Some(&Flaw::TooLong { most: 8_000 }));
}

#[test]
fn anything_typed_is_not_blank() {
    let blank = IdeaForm { language: "en".to_owned(), ..IdeaForm::default() };
    assert!(blank.is_blank());
    let word = || "  a ".to_owned();
    for typed in [
        IdeaForm { title: word(), ..blank.clone() },
        IdeaForm { text: word(), ..blank.clone() },
        IdeaForm { place: word(), ..blank.clone() },
        IdeaForm { cost: word(), ..blank.clone() },
        IdeaForm { photo: Some(1), ..blank.clone() },
    ] {
        assert!(!typed.is_blank(), "{typed:?}");
    }
}

#[test]
fn a_cost_is_from_nothing_to_a_billion() {
    let city: CitySettings = city();
    let form = IdeaForm {
        title: "Shade".to_owned(),
        text: "A bench in the shade of the church.".to_owned(),
        ..IdeaForm::default()
    };
    let cost = |minor| Some(Money { minor, currency: "EUR".parse().unwrap() });
    let most = 1_000_000_000 * 100;
    for (minor, fits) in [(-1, false), (0, true), (most, true), (most + 100, false)] {
        assert_eq!(
            form.check(&city, &Form::default(), Ok(cost(minor)), &Exact).is_ok(),
            fits,
            "{minor}"
        );
    }
    assert!(form.check(&city, &Form::default(), Ok(None), &Exact).is_ok());
}

#[test]
fn an_idea_is_late_only_while_it_waits_and_only_after_the_moment() {
    let call = open_call();
    let waiting = idea(1, 0, IdeaState::Published);
    assert!(!waiting.is_late(&call, noon(70)));
    assert!(waiting.is_late(&call, just_after(noon(70))));
    let screened = idea(1, 0, IdeaState::Eligible);
    assert!(!screened.is_late(&call, noon(200)));
}

#[test]
fn support_is_a_step_to_come_until_it_begins() {
    let call = open_call();
    let has_support = |now| {
        let steps = next_steps(&call, &idea(1, 0, IdeaState::Published), now);
        steps.iter().any(|step| step.kind == NextStepKind::Support)
    };
    assert!(has_support(noon(13)) && !has_support(noon(14)) && !has_support(noon(70)));
}

#[test]
fn every_change_of_an_idea_is_a_version() {
    let versions = |idea: &Idea| idea.version;
    let (mut twin, mut kept) = (idea(1, 0, IdeaState::Published), idea(2, 0, IdeaState::Published));
    (twin.version, kept.version) = (5, 7);
    ask_change(&mut twin, "Which church do you mean?").unwrap();
    assert_eq!(versions(&twin), 6);
    merge(&mut twin, &mut kept).unwrap();
    assert_eq!((versions(&twin), versions(&kept)), (7, 8));
    let author = Actor { person: Some(kept.author.id), ..Actor::default() };
    withdraw(&author, &mut kept).unwrap();
    assert_eq!(versions(&kept), 9);
}
