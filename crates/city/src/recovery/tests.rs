use super::*;
use proptest::prelude::*;

const DAYS: i64 = 3;

fn at(hour: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hour)
}

fn actor(person: i64, roles: &[Role]) -> Actor {
    Actor { person: Some(Id::new(person)), roles: roles.to_vec(), ..Actor::default() }
}

fn begun() -> Recovery {
    let input = RecoveryInput::check("new@here.example", "passport", "").unwrap();
    let waits = SignedDuration::from_hours(24 * DAYS);
    let old = "old@here.example".parse().unwrap();
    Recovery::begin(
        Id::new(1),
        Id::new(2),
        &actor(3, &[Role::Officer]),
        (old, input),
        (waits, at(0)),
    )
}

#[derive(Debug, Clone, Copy)]
enum Turn {
    Confirm(Mailbox),
    Stop,
    Look,
}

fn turns() -> impl Strategy<Value = Vec<(Turn, i64)>> {
    let turn = prop_oneof![
        3 => Just(Turn::Confirm(Mailbox::New)),
        2 => Just(Turn::Confirm(Mailbox::Old)),
        1 => Just(Turn::Stop),
        2 => Just(Turn::Look),
    ];
    prop::collection::vec((turn, 0_i64..100), 0..8)
}

proptest! {
    /// Whatever happens in whatever order: nothing is due without the new mailbox, before the end of the waiting time only with
    /// the old one, and never once it was stopped or is over.
    #[test]
    fn it_is_due_only_by_the_new_mailbox_and_after_the_wait_or_with_the_old(turns in turns()) {
        let (mut it, mut now) = (begun(), 0);
        let (mut new, mut old, mut stopped) = (false, false, false);
        for (turn, hours) in turns {
            now += hours;
            let open = !stopped && now < 24 * (DAYS + 7);
            match turn {
                Turn::Confirm(mailbox) => {
                    let said = match mailbox { Mailbox::New => &mut new, Mailbox::Old => &mut old };
                    let fresh = open && !*said;
                    let answer = it.confirm(mailbox, at(now));
                    prop_assert_eq!(answer.is_ok(), fresh);
                    *said |= fresh;
                    if let Ok(progress) = answer {
                        let due = new && (old || now >= 24 * DAYS);
                        prop_assert_eq!(progress == Progress::Whole, due);
                    }
                }
                Turn::Stop => {
                    prop_assert_eq!(it.stop(Stopper::OldMailbox, at(now)).is_ok(), open);
                    stopped |= open;
                }
                Turn::Look => {}
            }
            let open = !stopped && now < 24 * (DAYS + 7);
            prop_assert_eq!(it.is_open(at(now)), open);
            prop_assert_eq!(it.is_due(at(now)), open && new && (old || now >= 24 * DAYS));
        }
    }
}

#[test]
fn its_state_is_told() {
    let mut it = begun();
    assert_eq!(it.state(at(0)), RecoveryState::Asked);
    assert_eq!(it.state(at(24 * 10)), RecoveryState::Over);
    it.confirm(Mailbox::New, at(1)).unwrap();
    assert_eq!(it.state(at(1)), RecoveryState::Waits);
    let done = Recovery { done: Some(at(80)), ..it.clone() };
    assert_eq!((done.state(at(900)), done.is_due(at(81))), (RecoveryState::Done, false));
    it.stop(Stopper::Owner, at(2)).unwrap();
    assert_eq!(it.state(at(900)), RecoveryState::Stopped(Stopper::Owner));
    let ahead = Recovery { expires: at(24 * 90), waits_until: at(24 * 83), ..begun() };
    assert!(!ahead.is_open(at(0)), "it was begun while the clock was wrong");
    let longest = Recovery { expires: at(24 * 37), waits_until: at(24 * 30), ..begun() };
    assert!(longest.is_open(at(0)), "a city may have it wait for thirty days");
}

#[test]
fn who_works_here_is_recovered_by_an_admin_and_admins_by_nobody_here() {
    let (officer, admin) = (actor(3, &[Role::Officer]), actor(4, &[Role::Admin]));
    let nobody = actor(2, &[]);
    let call = crate::mandate::Post {
        role: Role::Moderator,
        reach: crate::mandate::Reach::Neighbourhoods(vec!["north".to_owned()]),
    };
    let of_a_part = Actor { posts: vec![call], ..nobody.clone() };
    let person = Id::new(2);
    assert_eq!(may_recover(&officer, person, &nobody), Ok(()));
    assert_eq!(may_recover(&officer, Id::new(3), &nobody), Err(Barred::Oneself));
    assert_eq!(may_recover(&admin, Id::new(4), &nobody), Err(Barred::Oneself));
    for staff in [actor(2, &[Role::Officer]), actor(2, &[Role::Moderator]), of_a_part] {
        assert_eq!(may_recover(&officer, person, &staff), Err(Barred::Staff));
        assert_eq!(may_recover(&admin, person, &staff), Ok(()));
    }
    for by in [&officer, &admin] {
        assert_eq!(may_recover(by, person, &actor(2, &[Role::Admin])), Err(Barred::Admin));
    }
}

#[test]
fn a_note_holds_no_number_of_a_document() {
    let note = |text: &str| RecoveryInput::check("a@b.example", "passport", text);
    for fine in
        ["", "Came with her daughter.", "Lives at number 12, 3000 Leuven", "2 people saw it"]
    {
        assert!(note(fine).is_ok(), "{fine}");
    }
    for number in ["592-1234567-89", "No 12 34 56", "born 30.07.1985", "AB123456", "८५०७३०"]
    {
        assert_eq!(note(number).unwrap_err().of("note"), Some(&Flaw::Malformed), "{number}");
    }
    assert!(note(&"x".repeat(301)).is_err());
    let known = |text: &str| RecoveryInput::check("a@b.example", "known", text);
    assert_eq!(known(" ").unwrap_err().of("note"), Some(&Flaw::Missing));
    assert!(known("Her teacher for years").is_ok());
    let wrong = RecoveryInput::check("a@", "", "").unwrap_err();
    assert_eq!(wrong.of("mail"), Some(&Flaw::NotAMail));
    assert_eq!(wrong.of("shown"), Some(&Flaw::Missing));
}
