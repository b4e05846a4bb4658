//! Who somebody is, what they may, and how they are called and reached.

use city::{Actor, Flaw, Id, Mail, NameShown, Role};

fn actor(person: Option<i64>, roles: &[Role]) -> Actor {
    Actor { person: person.map(Id::new), roles: roles.to_vec(), ..Actor::default() }
}

#[test]
fn everybody_has_the_roles_they_were_given_and_an_admin_has_all() {
    let has = |roles: &[Role]| {
        Role::ALL.iter().map(|role| actor(Some(1), roles).is(*role)).collect::<Vec<_>>()
    };
    assert_eq!(Role::ALL, [Role::Admin, Role::Officer, Role::Moderator, Role::Juror]);
    assert_eq!(Role::OF_CITY, [Role::Admin, Role::Officer, Role::Moderator]);
    assert_eq!(has(&[]), [false, false, false, false]);
    assert_eq!(has(&[Role::Officer]), [false, true, false, false]);
    assert_eq!(has(&[Role::Moderator]), [false, false, true, false]);
    assert_eq!(has(&[Role::Officer, Role::Moderator]), [false, true, true, false]);
    assert_eq!(has(&[Role::Admin]), [true, true, true, true]);
}

#[test]
fn whoever_has_a_role_works_for_the_city() {
    assert!(!Actor::anonymous().is_staff() && !actor(Some(1), &[]).is_staff());
    for role in Role::OF_CITY {
        assert!(actor(Some(1), &[role]).is_staff(), "{role}");
    }
}

#[test]
fn nobody_is_nobody_in_particular() {
    let (one, other) = (Some(Id::new(1)), Some(Id::new(2)));
    assert!(actor(Some(1), &[]).is_person(one));
    assert!(!actor(Some(1), &[]).is_person(other));
    assert!(!actor(Some(1), &[]).is_person(None));
    assert!(!Actor::anonymous().is_person(one));
    assert!(!Actor::anonymous().is_person(None), "what has no author is not a stranger's");
}

#[test]
fn a_name_to_be_shown_has_two_to_forty_characters_and_is_no_address() {
    let read = |typed: &str| NameShown::parse(typed).map(|name| name.as_str().to_owned());
    assert_eq!(read(" \t "), Err(Flaw::Missing));
    assert_eq!(read(" Ő "), Err(Flaw::TooShort { least: 2 }));
    assert_eq!(read("Ma"), Ok("Ma".to_owned()));
    assert_eq!(read(&"ő".repeat(40)), Ok("ő".repeat(40)));
    assert_eq!(read(&"ő".repeat(41)), Err(Flaw::TooLong { most: 40 }));
    for odd in ["an@vos", "<an", "an>", "an\u{7}vos"] {
        assert_eq!(read(odd), Err(Flaw::Malformed), "{odd:?}");
    }
    assert_eq!(NameShown::stored(String::new()).as_str(), "", "an erased account has none");
}

#[test]
fn an_address_is_refused_for_any_one_thing_that_is_wrong_with_it() {
    let long = |letters: usize| format!("{}@example.org", "a".repeat(letters));
    assert!(long(64).parse::<Mail>().is_ok());
    for wrong in [
        &long(0),
        &long(65),
        "an@vos@example.org",
        "an vos@example.org",
        "an\u{7}vos@example.org",
        "an,vos@example.org",
        "(an)@example.org",
        "bü@example.org",
        ".an@example.org",
        "an.@example.org",
        "an..vos@example.org",
        "an@localhost",
    ] {
        assert_eq!(wrong.parse::<Mail>(), Err(city::MailError), "{wrong:?}");
    }
}

#[test]
fn an_address_has_at_most_254_characters() {
    let domain = |last: usize| format!("{0}.{0}.{1}.be", "d".repeat(61), "e".repeat(last));
    let address = |last: usize| format!("{}@{}", "a".repeat(64), domain(last));
    let fits = 254 - address(0).len();
    assert_eq!(address(fits).parse::<Mail>().unwrap().as_str().len(), 254);
    assert!(address(fits + 1).parse::<Mail>().is_err());
}

#[test]
fn an_address_is_written_in_full_to_its_owner_and_masked_for_everyone_else() {
    let mail: Mail = "wendy@example.org".parse().unwrap();
    assert_eq!(mail.to_string(), "wendy@example.org");
    assert_eq!(String::from(mail.clone()), "wendy@example.org");
    assert_eq!(mail.masked(), "w…@example.org");
}
