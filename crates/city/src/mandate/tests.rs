use jiff::SignedDuration;
use proptest::prelude::*;

use super::*;
use crate::{Currency, Language};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn at(hours: i64) -> Timestamp {
    NOW + SignedDuration::from_hours(hours)
}

fn person() -> Id<Person> {
    Id::new(7)
}

fn offered(role: Role, reach: Reach) -> Mandate {
    Mandate {
        id: Id::new(1),
        mail: "an@example.org".parse().ok(),
        person: None,
        role,
        reach,
        until: Some(at(100)),
        given_by: Some(Id::new(2)),
        made: NOW,
        answer_by: at(50),
        accepted: None,
        declined: None,
        ended: None,
        end_reason: String::new(),
    }
}

fn accepted(role: Role, reach: Reach) -> Mandate {
    let mut mandate = offered(role, reach);
    mandate.accept(person(), at(1)).unwrap();
    mandate
}

fn call(number: i64) -> Reach {
    Reach::Call(Id::new(number))
}

fn ground(call: i64, neighbourhood: Option<&str>) -> Ground<'_> {
    Ground { within: Some(Id::new(call)), neighbourhood }
}

fn holding(mandates: &[Mandate], now: Timestamp) -> Actor {
    Actor::holding(person(), Vec::new(), mandates, now)
}

#[test]
fn what_is_offered_gives_nothing_until_it_is_accepted() {
    let mut mandate = offered(Role::Officer, call(5));
    assert_eq!(mandate.state(NOW), MandateState::Offered);
    assert_eq!(mandate.post(NOW), None);
    mandate.person = Some(person());
    assert!(!holding(&[mandate.clone()], NOW).is_on(Role::Officer, ground(5, None)));
    mandate.accept(person(), at(1)).unwrap();
    assert!(holding(&[mandate.clone()], at(1)).is_on(Role::Officer, ground(5, None)));
    assert_eq!(mandate.accept(person(), at(2)), Err(Refusal::AlreadyElsewhere), "once");
    assert_eq!(mandate.decline(None, at(2)), Err(Refusal::AlreadyElsewhere));
}

#[test]
fn an_end_holds_from_its_very_moment() {
    let mandate = accepted(Role::Officer, call(5));
    assert_eq!(mandate.state(at(99)), MandateState::InForce);
    assert_eq!(mandate.state(at(100)), MandateState::Over);
    let all = [mandate];
    assert!(holding(&all, at(99)).holds(Role::Officer));
    assert!(!holding(&all, at(100)).holds(Role::Officer));
    let [mandate] = all;
    let open = Mandate { until: None, ..mandate };
    assert_eq!(open.state(at(1_000_000)), MandateState::InForce, "without an end it has none");
}

#[test]
fn an_offer_lapses_and_can_be_made_again() {
    let mut mandate = offered(Role::Moderator, call(5));
    assert_eq!(mandate.state(at(49)), MandateState::Offered);
    assert_eq!(mandate.state(at(50)), MandateState::Lapsed);
    assert_eq!(mandate.accept(person(), at(50)), Err(Refusal::AlreadyElsewhere));
    mandate.offer_again(at(60)).unwrap();
    assert_eq!(mandate.state(at(60)), MandateState::Offered);
    assert_eq!(mandate.offer_again(at(100)), Err(Refusal::AlreadyElsewhere), "its day has come");
    assert_eq!(mandate.state(at(100)), MandateState::Lapsed);
    mandate.decline(None, at(61)).unwrap();
    assert_eq!(mandate.state(at(61)), MandateState::Declined);
    assert_eq!(mandate.offer_again(at(62)), Err(Refusal::AlreadyElsewhere));
}

#[test]
fn what_is_in_force_is_ended_for_a_reason_and_what_waits_without() {
    let mut mandate = accepted(Role::Officer, call(5));
    assert!(matches!(mandate.end("short", at(2)), Err(Refusal::Flawed(_))));
    assert_eq!(mandate.state(at(2)), MandateState::InForce, "nothing happened");
    mandate.end("  Other work calls.  ", at(2)).unwrap();
    assert_eq!(
        (mandate.state(at(2)), mandate.end_reason.as_str()),
        (MandateState::Ended, "Other work calls.")
    );
    assert_eq!(mandate.post(at(2)), None);
    assert_eq!(mandate.end("Other work calls.", at(3)), Err(Refusal::AlreadyElsewhere));
    assert_eq!(mandate.prolong(None, at(3)), Err(Refusal::AlreadyElsewhere));
    let mut waits = offered(Role::Officer, call(5));
    waits.end("", at(2)).unwrap();
    assert_eq!(waits.state(at(2)), MandateState::Withdrawn);
    assert_eq!(waits.accept(person(), at(3)), Err(Refusal::AlreadyElsewhere));
    let mut over = accepted(Role::Officer, call(5));
    assert_eq!(over.end("Other work calls.", at(100)), Err(Refusal::AlreadyElsewhere));
}

#[test]
fn another_last_day_lies_ahead() {
    let mut mandate = accepted(Role::Officer, call(5));
    assert!(matches!(mandate.prolong(Some(at(2)), at(2)), Err(Refusal::Flawed(_))));
    assert_eq!(mandate.until, Some(at(100)));
    mandate.prolong(Some(at(200)), at(2)).unwrap();
    assert_eq!(mandate.state(at(150)), MandateState::InForce);
    mandate.prolong(None, at(3)).unwrap();
    assert_eq!(mandate.until, None);
    assert_eq!(
        offered(Role::Officer, call(5)).prolong(None, at(1)),
        Err(Refusal::AlreadyElsewhere)
    );
}

#[test]
fn a_role_for_the_whole_city_is_one_of_their_roles() {
    let actor = holding(&[accepted(Role::Officer, Reach::City)], at(2));
    assert_eq!((actor.roles.as_slice(), actor.posts.len()), (&[Role::Officer][..], 0));
    assert!(actor.is_staff() && actor.is(Role::Officer) && !actor.is(Role::Moderator));
    assert_eq!(actor.reach_as(Role::Officer), [Reach::City]);
    assert!(actor.reach_as(Role::Moderator).is_empty());
    let twice = Actor::holding(
        person(),
        vec![Role::Officer],
        &[accepted(Role::Officer, Reach::City)],
        at(2),
    );
    assert_eq!(twice.roles, [Role::Officer]);
}

#[test]
fn somebody_elses_mandate_and_one_that_cannot_be_give_nothing() {
    let mut theirs = accepted(Role::Officer, call(5));
    theirs.person = Some(Id::new(8));
    assert!(!holding(&[theirs], at(2)).works_here());
    let odd = accepted(Role::Admin, Reach::City);
    assert!(!holding(&[odd], at(2)).works_here(), "nobody becomes an admin by letter");
    let odd = accepted(Role::Officer, Reach::Neighbourhoods(vec!["north".to_owned()]));
    assert!(!holding(&[odd], at(2)).works_here());
}

#[test]
fn a_juror_has_one_call_and_works_nowhere() {
    let juror = holding(&[accepted(Role::Juror, call(5))], at(2));
    let there = ground(5, None);
    assert!(juror.is_on(Role::Juror, there) && !juror.is_on(Role::Juror, ground(6, None)));
    assert!(!juror.works_on(there) && !juror.is_staff() && !juror.is_on(Role::Officer, there));
    assert!(juror.works_here(), "and is not to be silenced before the role has ended");
    let places = Reach::Neighbourhoods(vec!["north".to_owned()]);
    for wide in [Reach::City, places] {
        assert!(!holding(&[accepted(Role::Juror, wide)], at(2)).works_here());
    }
}

#[test]
fn offers_are_checked() {
    let city = CitySettings::new(
        "leuven".parse().unwrap(),
        "Leuven",
        Language::english(),
        "Europe/Brussels".parse().unwrap(),
        "EUR".parse::<Currency>().unwrap(),
        "ideas@leuven.example".parse().unwrap(),
    );
    let flaws = |role, reach: &Reach, until| {
        let flaws = may_offer(role, reach, until, &city, NOW).err().unwrap_or_default();
        flaws.iter().map(|(field, _)| field.to_owned()).collect::<Vec<_>>()
    };
    assert!(flaws(Role::Officer, &call(1), None).is_empty());
    assert!(flaws(Role::Officer, &Reach::City, Some(at(1))).is_empty());
    assert_eq!(flaws(Role::Officer, &call(1), Some(NOW)), ["until"]);
    assert_eq!(flaws(Role::Admin, &Reach::City, None), ["role"]);
    let none = Reach::Neighbourhoods(Vec::new());
    assert_eq!(flaws(Role::Moderator, &none, None), ["neighbourhood"]);
    assert_eq!(flaws(Role::Officer, &none, None), ["reach", "neighbourhood"]);
    assert!(flaws(Role::Juror, &call(1), None).is_empty());
    assert_eq!(flaws(Role::Juror, &Reach::City, None), ["reach"]);
    let unknown = Reach::Neighbourhoods(vec!["atlantis".to_owned()]);
    assert_eq!(flaws(Role::Moderator, &unknown, None), ["neighbourhood"]);
}

fn roles() -> impl Strategy<Value = Role> {
    prop::sample::select(Role::ALL)
}

fn reaches() -> impl Strategy<Value = Reach> {
    let key = || prop::sample::select(&["north", "south", "docks"][..]).prop_map(str::to_owned);
    prop_oneof![
        Just(Reach::City),
        (1..4_i64).prop_map(call),
        prop::collection::vec(key(), 0..3).prop_map(Reach::Neighbourhoods),
    ]
}

prop_compose! {
    fn mandates()(
        role in roles(),
        reach in reaches(),
        until in prop::option::of(1..9_i64),
        answer_by in 1..9_i64,
        accepted in prop::option::of(0..9_i64),
        declined in prop::option::of(0..9_i64),
        ended in prop::option::of(0..9_i64),
    ) -> Mandate {
        Mandate {
            person: accepted.map(|_| person()),
            until: until.map(at),
            answer_by: at(answer_by),
            accepted: accepted.map(at),
            declined: declined.filter(|_| accepted.is_none()).map(at),
            ended: ended.map(at),
            ..offered(role, reach)
        }
    }
}

fn grounds() -> impl Strategy<Value = (i64, Option<&'static str>)> {
    (1..5_i64, prop::option::of(prop::sample::select(&["north", "south", "docks", "hill"][..])))
}

proptest! {
    /// A role for a part never lets somebody do more than the same role for the city does.
    #[test]
    fn a_part_is_never_more_than_the_whole(
        all in prop::collection::vec(mandates(), 0..4),
        role in roles(),
        (within, place) in grounds(),
        now in 0..10_i64,
    ) {
        let actor = holding(&all, at(now));
        let on = ground(within, place);
        if actor.is_on(role, on) {
            prop_assert!(actor.holds(role) && actor.works_here());
            prop_assert!(actor.works_on(on) || !role.is_office());
            let whole = Actor { person: Some(person()), roles: vec![role], ..Actor::default() };
            prop_assert!(whole.is_on(role, on));
            prop_assert!(actor.reach_as(role).iter().any(|reach| reach.covers(on)));
        }
        prop_assert!(!actor.is(Role::Admin), "no mandate makes an admin");
        prop_assert_eq!(actor.holds(role), !actor.reach_as(role).is_empty());
    }

    /// What is not accepted, over or ended gives nothing anywhere.
    #[test]
    fn only_what_is_in_force_gives_anything(mandate in mandates(), now in 0..10_i64) {
        let in_force = mandate.state(at(now)) == MandateState::InForce;
        prop_assert!(mandate.post(at(now)).is_none() || in_force);
        if mandate.accepted.is_none()
            || mandate.ended.is_some()
            || mandate.declined.is_some()
            || mandate.until.is_some_and(|until| until <= at(now))
        {
            prop_assert!(!in_force);
            prop_assert!(!holding(&[mandate], at(now)).works_here());
        }
    }

    /// A role for one call gives nothing on another, one for neighbourhoods nothing outside them.
    #[test]
    fn a_part_ends_at_its_border(role in roles(), (within, place) in grounds()) {
        let one = holding(&[accepted(role, call(1))], at(2));
        let on = ground(within, place);
        let gives = role != Role::Admin;
        prop_assert_eq!(one.is_on(role, on), within == 1 && gives);
        prop_assert_eq!(one.works_on(on), within == 1 && gives && role.is_office());
        let nowhere = Ground { within: None, neighbourhood: place };
        prop_assert!(!one.works_on(nowhere));
        let north = Reach::Neighbourhoods(vec!["north".to_owned()]);
        let north = holding(&[accepted(role, north)], at(2));
        let there = place == Some("north") && role == Role::Moderator;
        prop_assert_eq!(north.works_on(ground(within, place)), there);
    }
}
