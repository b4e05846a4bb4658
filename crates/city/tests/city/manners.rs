//! Comments, reports, hiding and appeals.

use city::hiding::Others;
use city::{
    Actor, Author, Comment, CommentInput, CommentState, Detected, Flaw, Flaws, Hiding, Id,
    Language, Noun, Proposal, Refusal, Replied, Report, ReportReason, Ruling, Side, StepKind,
    hiding,
};
use jiff::Timestamp;

fn moment(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn somebody(person: i64) -> Actor {
    Actor { person: Some(Id::new(person)), ..Actor::default() }
}

fn comment() -> Comment {
    Comment {
        id: Id::new(9),
        about: Id::new(4),
        answers: None,
        author: Author { id: Id::new(1), name: "An V.".to_owned() },
        office: None,
        language: Language::english(),
        text: "The shade helps.".to_owned(),
        side: None,
        supports: 0,
        made: moment(50),
        state: CommentState::Shown,
    }
}

fn hidden() -> Hiding {
    Hiding {
        id: Id::new(8),
        thing: Id::new(4),
        author: Id::new(1),
        actor: Id::new(2),
        second: Some(Id::new(3)),
        rule: ReportReason::Privacy,
        law: String::new(),
        detected: Detected::Report,
        reason: "It names a neighbour.".to_owned(),
        made_at: moment(60),
        appeal: None,
        appealed_at: None,
        answer: None,
        answered_at: None,
        restored_at: None,
    }
}

fn flaw<T: std::fmt::Debug>(answer: Result<T, Refusal>, field: &str) -> Option<Flaw> {
    match answer {
        Err(Refusal::Flawed(flaws)) => flaws.of(field).cloned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_its_author_takes_a_comment_back_and_only_once() {
    let mut one = comment();
    assert!(one.is_by(&somebody(1)) && !one.is_by(&somebody(2)) && !one.is_by(&Actor::anonymous()));
    assert_eq!(one.withdraw(&somebody(2)), Err(Refusal::NotYours));
    assert_eq!(one.withdraw(&somebody(1)), Ok(()));
    assert_eq!(one.state, CommentState::Withdrawn);
    assert_eq!(one.withdraw(&somebody(1)), Err(Refusal::AlreadyElsewhere));
    let mut hidden = Comment { state: CommentState::Hidden, ..comment() };
    assert_eq!(hidden.withdraw(&somebody(1)), Err(Refusal::AlreadyElsewhere));
}

#[test]
fn a_comment_is_a_thing_that_is_listed_while_it_is_shown() {
    let thing = comment().thing();
    assert_eq!((thing.id, thing.noun), (Id::new(9), Noun::Comment));
    assert_eq!((thing.parent, thing.author), (Some(Id::new(4)), Some(Id::new(1))));
    assert_eq!(thing.published, Some(moment(50)));
    for (state, listed, hidden) in [
        (CommentState::Shown, true, false),
        (CommentState::Hidden, false, true),
        (CommentState::Withdrawn, false, false),
        (CommentState::Held, false, true),
    ] {
        let thing = Comment { state, ..comment() }.thing();
        assert_eq!((thing.listed, thing.hidden), (listed, hidden), "{state}");
    }
}

#[test]
fn a_comment_has_two_to_two_thousand_characters() {
    let check = |typed: &str| CommentInput::check(typed, Language::english());
    let of = |answer: Result<CommentInput, Flaws>| answer.unwrap_err().of("comment").cloned();
    assert_eq!(check(" ja ").unwrap().text, "ja");
    assert_eq!(check(&"a".repeat(2_000)).unwrap().text.len(), 2_000);
    assert_eq!(of(check(" ")), Some(Flaw::Missing));
    assert_eq!(of(check("a")), Some(Flaw::TooShort { least: 2 }));
    assert_eq!(of(check(&"a".repeat(2_001))), Some(Flaw::TooLong { most: 2_000 }));
}

#[test]
fn a_report_names_a_reason_and_may_leave_it_at_that() {
    let report = Report::check("spam", " ").unwrap();
    assert_eq!(report, Report { reason: ReportReason::Spam, text: String::new() });
    assert_eq!(Report::check("", "Look!").unwrap_err().of("reason"), Some(&Flaw::Missing));
    assert_eq!(Report::check("other", &"a".repeat(500)).unwrap().text.len(), 500);
    let long = Report::check("other", &"a".repeat(501)).unwrap_err();
    assert_eq!(long.of("text"), Some(&Flaw::TooLong { most: 500 }));
}

#[test]
fn what_is_shown_is_hidden_with_a_reason_and_what_is_hidden_is_shown_again() {
    let why = |reason: &str| Ruling::from(reason);
    let named = hiding::hide(false, &why(" It names a neighbour. ")).unwrap();
    assert_eq!(named.reason, "It names a neighbour.");
    let short = hiding::hide(false, &why("Because"));
    assert_eq!(flaw(short, "reason"), Some(Flaw::TooShort { least: 10 }));
    let long = Ruling { law: "a".repeat(201), ..why("It names a neighbour.") };
    assert_eq!(flaw(hiding::hide(false, &long), "law"), Some(Flaw::TooLong { most: 200 }));
    let again = hiding::hide(true, &why("It names a neighbour."));
    assert_eq!(again, Err(Refusal::AlreadyElsewhere));
    assert_eq!(hiding::restore(true), Ok(()));
    assert_eq!(hiding::restore(false), Err(Refusal::AlreadyElsewhere));
}

#[test]
fn the_author_of_what_was_hidden_answers_once_while_it_lasts() {
    let answer = "I named nobody but myself.";
    let one = hidden();
    assert!(one.can_be_appealed(true) && !one.can_be_appealed(false));
    assert_eq!(one.appeal(&somebody(1), true, answer).unwrap(), answer);
    assert_eq!(
        flaw(one.appeal(&somebody(1), true, "No!"), "appeal"),
        Some(Flaw::TooShort { least: 10 })
    );
    assert_eq!(
        one.appeal(&somebody(2), true, answer),
        Err(Refusal::NotFound),
        "nobody else knows of it"
    );
    assert_eq!(one.appeal(&somebody(1), false, answer), Err(Refusal::AlreadyElsewhere));
    let answered = Hiding { appealed_at: Some(moment(70)), ..one };
    assert!(!answered.can_be_appealed(true));
    assert_eq!(answered.appeal(&somebody(1), true, answer), Err(Refusal::AlreadyElsewhere));
}

#[test]
fn moderators_come_back_to_what_its_author_answered() {
    let answer = "The name still stands in it.";
    let appealed = Hiding { appealed_at: Some(moment(70)), ..hidden() };
    let looked_at = Hiding { answered_at: Some(moment(80)), ..appealed.clone() };
    for (one, is_hidden, waits) in [
        (&hidden(), true, false),
        (&appealed, true, true),
        (&appealed, false, false),
        (&looked_at, true, false),
        (&looked_at, false, false),
    ] {
        assert_eq!(one.waits(is_hidden), waits);
        let kept = if waits { Ok(answer.to_owned()) } else { Err(Refusal::AlreadyElsewhere) };
        assert_eq!(one.keep(&somebody(4), Others::Some, is_hidden, answer), kept);
    }
    let keep = |who, others, text: &str| appealed.keep(&somebody(who), others, true, text);
    assert_eq!(flaw(keep(4, Others::Some, "No!"), "answer"), Some(Flaw::TooShort { least: 10 }));
    for hand in [2, 3] {
        assert_eq!(keep(hand, Others::Some, answer), Err(Refusal::NotYours));
        assert_eq!(keep(hand, Others::None, answer).unwrap(), answer, "there is nobody else");
    }
}

#[test]
fn a_reason_that_somebody_reads_has_ten_to_a_thousand_characters() {
    let read = |length: usize| hiding::reason("why", &"a".repeat(length));
    assert_eq!(read(10).unwrap(), "a".repeat(10));
    assert_eq!(read(1_000).unwrap().len(), 1_000);
    assert_eq!(read(9).unwrap_err().of("why"), Some(&Flaw::TooShort { least: 10 }));
    assert_eq!(read(1_001).unwrap_err().of("why"), Some(&Flaw::TooLong { most: 1_000 }));
}

#[test]
fn manners_stay_between_author_and_moderators_and_followers_hear_results_only() {
    let those = |is: fn(StepKind) -> bool| {
        StepKind::ALL.iter().copied().filter(|kind| is(*kind)).collect::<Vec<_>>()
    };
    let private = [
        StepKind::Hidden,
        StepKind::Held,
        StepKind::Released,
        StepKind::Restored,
        StepKind::StaysHidden,
        StepKind::Assigned,
        StepKind::ToEvaluate,
    ];
    assert_eq!(those(StepKind::is_private), private);
    let told = [StepKind::Merged, StepKind::Selected, StepKind::NotSelected, StepKind::Corrected];
    assert_eq!(those(StepKind::reaches_followers), told);
    let urgent = [StepKind::ChangeAsked, StepKind::Hidden, StepKind::Reminded];
    assert_eq!(those(StepKind::is_urgent), urgent);
    let owed = [
        StepKind::Registered,
        StepKind::Waitlisted,
        StepKind::MovedUp,
        StepKind::Rescheduled,
        StepKind::Cancelled,
    ];
    assert_eq!(those(StepKind::is_owed), owed);
}

#[test]
fn the_side_of_ones_own_comment_can_be_changed_until_somebody_answers() {
    let choose = |one: &Comment, who: i64, replied| {
        let mut one = one.clone();
        one.choose(&somebody(who), replied, Some(Side::Against)).map(|()| one.side)
    };
    let one = Comment { side: Some(Side::For), ..comment() };
    assert_eq!(choose(&one, 1, Replied::No), Ok(Some(Side::Against)));
    assert_eq!(choose(&one, 2, Replied::No), Err(Refusal::NotYours));
    assert_eq!(choose(&one, 1, Replied::Yes), Err(Refusal::AlreadyElsewhere));
    let answer = Comment { answers: Some(Id::new(3)), ..one.clone() };
    assert_eq!(choose(&answer, 1, Replied::No), Err(Refusal::AlreadyElsewhere));
    let hidden = Comment { state: CommentState::Hidden, ..one.clone() };
    assert_eq!(choose(&hidden, 1, Replied::No), Err(Refusal::AlreadyElsewhere));
    let on = |key: &str| CommentInput::check("Shade!", Language::english()).unwrap().on_side(key);
    assert_eq!(on("for").unwrap().side, Some(Side::For));
    assert_eq!(on("").unwrap().side, None);
    assert_eq!(on("both").unwrap_err().of("side"), Some(&Flaw::NotAChoice));
}

#[test]
fn others_support_a_comment_that_they_see() {
    let by = |one: &Comment, who| one.may_be_supported_by(&somebody(who));
    assert_eq!(by(&comment(), 2), Ok(()));
    assert_eq!(by(&comment(), 1), Err(Refusal::NotYours), "not one's own");
    for state in [CommentState::Hidden, CommentState::Held, CommentState::Withdrawn] {
        assert_eq!(by(&Comment { state, ..comment() }, 2), Err(Refusal::AlreadyElsewhere));
    }
}

#[test]
fn another_pair_of_eyes_answers_a_proposal() {
    let ruling = Ruling::from("It names a neighbour.");
    let one = Proposal { thing: Id::new(4), actor: Id::new(2), ruling, made_at: moment(60) };
    assert_eq!(one.answer(&somebody(2)), Err(Refusal::NotYours));
    assert_eq!(one.answer(&somebody(3)), Ok(()));
}
