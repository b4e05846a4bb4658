//! Who writes an idea together, what others may propose, what the office enters for somebody, and until when.

use calls::{
    Amendment, AmendmentInput, AmendmentState, How, Idea, IdeaState, Rule, may_edit, may_enter,
    may_propose, may_read_idea, may_share, withdraw,
};
use city::{Access, Actor, Author, Flaw, Id, Refusal, Role};

use crate::support::{call, flaw, flaws, idea, noon};

fn person(person: i64, roles: &[Role]) -> Actor {
    Actor { person: Some(Id::new(person)), roles: roles.to_vec(), ..Actor::default() }
}

/// An idea of 101 that 7 writes too.
fn written_by_two() -> Idea {
    let coauthors = vec![Author { id: Id::new(7), name: "Bo".to_owned() }];
    Idea { coauthors, ..idea(1, 0, IdeaState::Published) }
}

/// The call takes ideas until day 42; its officers, moderators and residents may comment where `comment` says so.
fn open(comment: Access) -> calls::Call {
    let mut call = call(Rule::Office, None);
    call.content.who.comment = comment;
    call
}

#[test]
fn a_coauthor_writes_but_does_not_rule() {
    let (call, idea) = (open(Access::Account), written_by_two());
    let (main, other, stranger) = (person(101, &[]), person(7, &[]), person(5, &[]));
    let edits = |actor: &Actor, day| may_edit(actor, &call, &idea, noon(day));
    assert_eq!([&main, &other].map(|one| edits(one, 41)), [Ok(()), Ok(())]);
    assert_eq!(edits(&stranger, 41), Err(Refusal::NotYours));
    assert_eq!(edits(&other, 42), Err(Refusal::NotOpen { opens: None }));
    assert_eq!(may_share(&main, &call, &idea, noon(41)), Ok(()));
    assert_eq!(may_share(&other, &call, &idea, noon(41)), Err(Refusal::NotYours));
    assert_eq!(may_share(&main, &call, &idea, noon(42)), Err(Refusal::NotOpen { opens: None }));
    assert_eq!(withdraw(&other, &mut idea.clone()), Err(Refusal::NotYours));
    assert_eq!(withdraw(&main, &mut idea.clone()), Ok(()));
    let hidden = Idea { hidden: true, ..idea };
    assert!(may_read_idea(&other, &call, &hidden), "what one writes one reads");
    assert!(!may_read_idea(&stranger, &call, &hidden));
}

#[test]
fn others_propose_while_words_may_change() {
    let (call, idea) = (open(Access::Account), written_by_two());
    let proposes = |actor: &Actor, idea: &Idea, day| may_propose(actor, &call, idea, noon(day));
    assert_eq!(proposes(&person(5, &[]), &idea, 41), Ok(()));
    assert_eq!(proposes(&Actor::anonymous(), &idea, 41), Err(Refusal::SignInFirst));
    assert_eq!(proposes(&person(101, &[]), &idea, 41), Err(Refusal::NotYours));
    assert_eq!(proposes(&person(7, &[]), &idea, 41), Err(Refusal::NotYours));
    assert_eq!(proposes(&person(5, &[]), &idea, 42), Err(Refusal::NotOpen { opens: None }));
    let asked = Idea { change_asked: true, ..idea.clone() };
    assert_eq!(proposes(&person(5, &[]), &asked, 42), Ok(()), "the office asked for a change");
    let decided = Idea { state: IdeaState::Selected, ..idea.clone() };
    assert_eq!(proposes(&person(5, &[]), &decided, 41), Err(Refusal::AlreadyElsewhere));
    let hidden = Idea { hidden: true, ..idea.clone() };
    assert_eq!(proposes(&person(5, &[]), &hidden, 41), Err(Refusal::NotFound));
    assert_eq!(
        proposes(&person(6, &[Role::Moderator]), &hidden, 41),
        Err(Refusal::AlreadyElsewhere)
    );
    let staff = may_propose(&person(5, &[]), &open(Access::Staff), &idea, noon(41));
    assert_eq!(staff, Err(Refusal::NotYours), "who may not comment does not propose either");
}

#[test]
fn paper_may_come_in_late_and_nothing_else() {
    let call = open(Access::Account);
    let officer = person(6, &[Role::Officer]);
    for how in How::ALL {
        assert_eq!(may_enter(&officer, &call, *how, noon(41)), Ok(()));
        assert_eq!(may_enter(&person(5, &[]), &call, *how, noon(41)), Err(Refusal::NotYours));
        let moderator = person(6, &[Role::Moderator]);
        assert_eq!(may_enter(&moderator, &call, *how, noon(41)), Err(Refusal::NotYours));
    }
    let late = |how| may_enter(&officer, &call, how, noon(43));
    assert_eq!(late(How::Paper), Ok(()));
    assert_eq!(late(How::Phone), Err(Refusal::NotOpen { opens: None }));
    assert_eq!(late(How::Desk), Err(Refusal::NotOpen { opens: None }));
    let decided = calls::Call { results: Some(noon(70)), ..call.clone() };
    let too_late = may_enter(&officer, &decided, How::Paper, noon(71));
    assert_eq!(too_late, Err(Refusal::NotOpen { opens: None }));
    let early = may_enter(&officer, &call, How::Paper, noon(-1));
    assert!(matches!(early, Err(Refusal::NotOpen { opens: Some(_) })), "{early:?}");
}

fn amendment() -> Amendment {
    let idea = idea(1, 0, IdeaState::Published);
    let text = "Two benches in the shade of the church.";
    Amendment {
        id: Id::new(9),
        idea: idea.id,
        author: Author { id: Id::new(5), name: "Cé".to_owned() },
        state: AmendmentState::Open,
        hidden: false,
        input: AmendmentInput::check(&idea, "Idea 1", text, "One is too few.").unwrap(),
        made: noon(2),
        answer: String::new(),
        answered: None,
    }
}

#[test]
fn an_amendment_says_something_else_and_why() {
    let idea = idea(1, 0, IdeaState::Published);
    let check = |title, text, reason| {
        let checked = AmendmentInput::check(&idea, title, text, reason);
        flaws(checked.map_err(Refusal::Flawed))
    };
    let (same, why) = ("A bench in the shade of the church.", "One is too few.");
    assert_eq!(check("Idea  1", same, why), flaw("text", Flaw::Taken));
    assert_eq!(check("Idea 1", "", why), flaw("text", Flaw::Missing));
    assert_eq!(check("Idea 2", same, "why"), flaw("reason", Flaw::TooShort { least: 10 }));
    assert!(AmendmentInput::check(&idea, "Idea 2", same, why).is_ok());
}

#[test]
fn an_amendment_is_answered_once() {
    let mut taken = amendment();
    assert_eq!(taken.accept(noon(3)), Ok(()));
    assert_eq!((taken.state, taken.answered), (AmendmentState::Accepted, Some(noon(3))));
    assert_eq!(taken.clone().accept(noon(4)), Err(Refusal::AlreadyElsewhere));
    let late = taken.clone().decline("It is too late.", noon(4));
    assert_eq!(late, Err(Refusal::AlreadyElsewhere));
    assert_eq!(taken.withdraw(&person(5, &[])), Err(Refusal::AlreadyElsewhere));

    let mut declined = amendment();
    let short = flaws(declined.decline("no", noon(3)));
    assert_eq!(short, flaw("answer", Flaw::TooShort { least: 10 }));
    assert_eq!(declined.state, AmendmentState::Open, "nothing happened yet");
    assert_eq!(declined.decline(" There is one already. ", noon(3)), Ok(()));
    assert_eq!(declined.answer, "There is one already.");

    let mut back = amendment();
    assert_eq!(back.withdraw(&person(101, &[])), Err(Refusal::NotYours));
    assert_eq!(back.withdraw(&person(5, &[])), Ok(()));
    assert!(!back.is_listed() && amendment().is_listed());
    let mut hidden = Amendment { hidden: true, ..amendment() };
    assert_eq!(
        hidden.accept(noon(3)),
        Err(Refusal::AlreadyElsewhere),
        "nothing hidden is taken in"
    );
    assert!(!hidden.is_listed());
}
