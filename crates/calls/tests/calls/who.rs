//! Who may see and do what, and what they are told who may not.

use calls::{
    ActivityKind, Call, CallState, Idea, IdeaState, Rule, may_comment, may_edit, may_read_call,
    may_read_idea, may_support, may_write, withdraw,
};
use city::{Access, Actor, Id, Level, Refusal, Role};

use crate::support::{call, idea, noon};

fn person(person: i64, roles: &[Role]) -> Actor {
    Actor { person: Some(Id::new(person)), roles: roles.to_vec(), ..Actor::default() }
}

/// Nobody in particular, a resident, a moderator, an officer, an admin.
fn everybody() -> [Actor; 5] {
    let staff = [Role::Moderator, Role::Officer, Role::Admin].map(|role| person(6, &[role]));
    let [moderator, officer, admin] = staff;
    [Actor::anonymous(), person(5, &[]), moderator, officer, admin]
}

/// The template: ideas until day 42, comments until day 63, support from day 14 to 63.
fn open_call() -> Call {
    call(Rule::Office, None)
}

fn call_for(access: Access) -> Call {
    let mut call = open_call();
    call.content.who.read = access;
    call
}

/// Who brought the idea.
fn author() -> Actor {
    person(101, &[])
}

fn published() -> Idea {
    idea(1, 0, IdeaState::Published)
}

#[test]
fn a_draft_is_the_officers_own_and_a_call_is_seen_by_those_it_names() {
    let seen = |call: &Call| everybody().map(|actor| may_read_call(&actor, call));
    let draft = Call { state: CallState::Draft, ..open_call() };
    assert_eq!(seen(&draft), [false, false, false, true, true]);
    assert_eq!(seen(&call_for(Access::Anyone)), [true; 5]);
    assert_eq!(seen(&call_for(Access::Account)), [false, true, true, true, true]);
    let archived = Call { state: CallState::Archived, ..call_for(Access::Staff) };
    assert_eq!(seen(&archived), [false, false, true, true, true]);
}

#[test]
fn a_hidden_idea_is_seen_by_its_author_and_those_who_answer_for_it() {
    let seen =
        |call: &Call, idea: &Idea| everybody().map(|actor| may_read_idea(&actor, call, idea));
    let hidden = Idea { hidden: true, ..published() };
    assert_eq!(seen(&open_call(), &published()), [true; 5]);
    assert_eq!(seen(&open_call(), &hidden), [false, false, true, true, true]);
    assert!(may_read_idea(&author(), &open_call(), &hidden));
    let internal = call_for(Access::Staff);
    assert_eq!(seen(&internal, &published()), [false, false, true, true, true]);
    assert!(!may_read_idea(&author(), &internal, &published()), "no more than the call");
}

#[test]
fn whoever_may_not_bring_an_idea_is_told_what_would_help() {
    let write = |access, actor: &Actor| {
        let mut call = open_call();
        call.content.who.write = access;
        may_write(actor, &call, noon(1))
    };
    let told = |access| everybody().map(|actor| write(access, &actor).err());
    let (first, never) = (Some(Refusal::SignInFirst), Some(Refusal::NotYours));
    assert_eq!(told(Access::Anyone), [None, None, None, None, None]);
    assert_eq!(told(Access::Account), [first, None, None, None, None]);
    assert_eq!(told(Access::Staff), [never.clone(), never, None, None, None]);
    let late = may_write(&author(), &open_call(), noon(42));
    assert_eq!(late, Err(Refusal::NotOpen { opens: None }));
    let draft = Call { state: CallState::Draft, ..open_call() };
    assert_eq!(may_write(&author(), &draft, noon(1)), Err(Refusal::NotFound));
}

#[test]
fn support_and_comments_need_an_account_whatever_a_call_says() {
    let mut call = open_call();
    (call.content.who.support, call.content.who.comment) = (Access::Anyone, Access::Staff);
    let told = |answers: [Result<(), Refusal>; 5]| answers.map(Result::err);
    let support = everybody().map(|actor| may_support(&actor, &call, &published(), noon(20)));
    assert_eq!(told(support), [Some(Refusal::SignInFirst), None, None, None, None]);
    let comment = everybody().map(|actor| may_comment(&actor, &call, &published(), noon(20)));
    let never = Some(Refusal::NotYours);
    assert_eq!(told(comment), [never.clone(), never, None, None, None]);
    let early = may_support(&author(), &call, &published(), noon(13));
    assert_eq!(early, Err(Refusal::NotOpen { opens: Some(noon(14)) }));
}

#[test]
fn its_author_changes_an_idea_while_ideas_come_in_or_when_asked() {
    let edit = |actor: &Actor, idea: &Idea, day| may_edit(actor, &open_call(), idea, noon(day));
    assert_eq!(edit(&author(), &published(), 41), Ok(()));
    assert_eq!(edit(&person(5, &[]), &published(), 41), Err(Refusal::NotYours));
    assert_eq!(edit(&author(), &published(), 42), Err(Refusal::NotOpen { opens: None }));
    let asked = Idea { change_asked: true, ..published() };
    assert_eq!(edit(&author(), &asked, 42), Ok(()));
    let hidden = Idea { hidden: true, ..published() };
    assert_eq!(
        edit(&person(5, &[]), &hidden, 41),
        Err(Refusal::NotFound),
        "it is not known to be there"
    );
    assert_eq!(edit(&author(), &hidden, 41), Ok(()));
    let decided = Idea { state: IdeaState::Selected, ..published() };
    assert_eq!(edit(&author(), &decided, 41), Err(Refusal::AlreadyElsewhere));
}

#[test]
fn new_words_are_put_in_place_of_those_that_were_read() {
    let edited = |mut idea: Idea, version, day| {
        let mut input = idea.input.clone();
        "Another".clone_into(&mut input.title);
        idea.edit(&open_call(), input, version, noon(day)).map(|()| idea)
    };
    let asked = Idea { change_asked: true, version: 5, ..published() };
    let changed = edited(asked.clone(), 5, 50).unwrap();
    assert_eq!(
        (changed.input.title.as_str(), changed.version, changed.change_asked),
        ("Another", 6, false)
    );
    assert_eq!(edited(asked, 4, 50), Err(Refusal::ChangedMeanwhile));
    assert_eq!(edited(published(), 1, 50), Err(Refusal::NotOpen { opens: None }));
    assert_eq!(edited(published(), 1, 1).unwrap().state, IdeaState::Published);
    for state in [IdeaState::Ineligible, IdeaState::Selected, IdeaState::Withdrawn] {
        assert_eq!(edited(Idea { state, ..published() }, 1, 1), Err(Refusal::AlreadyElsewhere));
    }
}

#[test]
fn its_author_takes_an_idea_back_until_it_is_decided() {
    for state in IdeaState::ALL {
        let mut idea = Idea { state: *state, ..published() };
        let fits =
            matches!(state, IdeaState::Published | IdeaState::Eligible | IdeaState::Ineligible);
        assert_eq!(withdraw(&person(5, &[Role::Admin]), &mut idea), Err(Refusal::NotYours));
        assert_eq!(idea.state, *state);
        assert_eq!(withdraw(&author(), &mut idea).is_ok(), fits, "{state}");
        assert_eq!(idea.state == IdeaState::Withdrawn, fits || *state == IdeaState::Withdrawn);
    }
}

#[test]
fn an_idea_stands_in_lists_unless_it_is_hidden_or_gone() {
    for state in IdeaState::ALL {
        let idea = Idea { state: *state, ..published() };
        let gone = matches!(state, IdeaState::Merged | IdeaState::Withdrawn);
        assert_eq!(idea.is_listed(), !gone, "{state}");
        assert!(!Idea { hidden: true, ..idea }.is_listed(), "{state}");
        let undecided = matches!(state, IdeaState::Published | IdeaState::Eligible);
        assert_eq!(state.is_undecided(), undecided, "{state}");
    }
}

#[test]
fn an_idea_and_a_call_are_things() {
    let hidden = Idea { hidden: true, ..idea(7, 0, IdeaState::Eligible) };
    let thing = hidden.thing(noon(9));
    assert_eq!(
        (thing.id, thing.parent, thing.author),
        (Id::new(7), Some(Id::new(1)), Some(Id::new(107)))
    );
    assert_eq!((thing.title.as_str(), thing.listed, thing.hidden), ("Idea 7", false, true));
    assert_eq!((thing.published, thing.changed), (Some(noon(7)), noon(9)));
    for state in CallState::ALL {
        let thing = Call { state: *state, ..open_call() }.thing(&crate::support::city(), noon(9));
        assert_eq!(thing.listed, *state == CallState::Published, "{state}");
        assert_eq!(
            (thing.id, thing.title.as_str(), thing.author),
            (Id::new(1), "Cooler streets", None)
        );
    }
}

#[test]
fn what_is_not_public_is_not_open_and_the_office_goes_on_after_an_early_close() {
    let open = |call: &Call, day| {
        ActivityKind::ALL
            .iter()
            .filter(|kind| call.is_open(**kind, noon(day)))
            .map(|kind| kind.key())
            .collect::<Vec<_>>()
    };
    let mut call = open_call();
    assert_eq!(open(&call, 20), ["collect", "discuss", "support", "screen"]);
    assert_eq!(open(&Call { state: CallState::Archived, ..call.clone() }, 20), [""; 0]);
    call.close_early("The money is used up.", noon(19)).unwrap();
    assert_eq!(open(&call, 20), ["screen"]);
    assert_eq!(open(&call, 70), ["decide"]);
}

/// What a call asks to be proved is asked of people and not of those who act in the city's name; who is not signed in
/// comes to that first.
#[test]
fn what_must_be_proved_is_asked_once_somebody_is_known() {
    let mut call = open_call();
    let needs = city::Needs {
        write: Level::InPerson,
        support: Level::Residence,
        comment: Level::Residence,
    };
    call.content.needs = needs;
    let now = noon(20);
    let idea = published();
    let somebody = |proven| Actor { person: Some(Id::new(77)), proven, ..Actor::default() };
    let asked = |proven: Level| {
        let actor = somebody(proven);
        [
            may_write(&actor, &call, now),
            may_support(&actor, &call, &idea, now),
            may_comment(&actor, &call, &idea, now),
            calls::may_propose(&actor, &call, &idea, now),
            calls::may_sign(&actor, &call),
        ]
        .map(|answer| match answer {
            Ok(()) => None,
            Err(Refusal::Unproven(level)) => Some(level),
            Err(other) => panic!("{other:?}"),
        })
    };
    let (in_person, residence) = (Some(Level::InPerson), Some(Level::Residence));
    assert_eq!(asked(Level::Address), [in_person, residence, residence, residence, in_person]);
    assert_eq!(asked(Level::Residence), [in_person, None, None, None, in_person]);
    assert_eq!(asked(Level::InPerson), [None; 5]);
    let stranger = Actor::anonymous();
    assert_eq!(may_support(&stranger, &call, &idea, now), Err(Refusal::SignInFirst));
    assert!(calls::may_come_to(&may_support(&somebody(Level::Address), &call, &idea, now)));
    assert!(!calls::may_come_to(&Err(Refusal::NotYours)));
    call.content.who.write = Access::Staff;
    let officer = Actor { roles: vec![Role::Officer], ..somebody(Level::Address) };
    assert_eq!(may_write(&officer, &call, now), Ok(()), "in the city's name");
}
