use super::*;
use jiff::SignedDuration;
use jiff::civil::date;
use proptest::prelude::*;

fn at(day: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * day)
}

fn proof(way: Way, made: i64, until: Option<i64>, ended: Option<i64>) -> Proof {
    let rules = ProofRules::default();
    let given = Proof::give(Id::new(1), Id::new(2), way, &rules, at(made));
    Proof { until: until.map(at), ended: ended.map(at), ..given }
}

fn somebody(proven: Level) -> Actor {
    Actor { person: Some(Id::new(2)), proven, ..Actor::default() }
}

#[test]
fn each_level_satisfies_those_before_it() {
    let said =
        |proven| Level::ALL.iter().map(move |asked| somebody(proven).has_proved(*asked).is_ok());
    let answers = |proven| said(proven).collect::<Vec<_>>();
    assert_eq!(answers(Level::Address), [true, false, false]);
    assert_eq!(answers(Level::Residence), [true, true, false]);
    assert_eq!(answers(Level::InPerson), [true, true, true]);
    let refused = somebody(Level::Residence).has_proved(Level::InPerson);
    assert_eq!(refused, Err(Refusal::Unproven(Level::InPerson)), "what is asked, not what is held");
    assert_eq!(Actor::anonymous().has_proved(Level::InPerson), Ok(()), "they sign in first");
    assert_eq!(
        Way::ALL.iter().map(|way| way.level()).collect::<Vec<_>>(),
        [Level::Residence, Level::Residence, Level::InPerson, Level::Residence]
    );
}

#[test]
fn a_proof_is_taken_back_once_and_with_a_reason() {
    let mut it = proof(Way::Desk, 0, Some(9), None);
    assert!(matches!(it.end("no", at(1)), Err(Refusal::Flawed(_))));
    assert!(it.holds(at(1)), "what is refused changes nothing");
    assert_eq!(it.end("She moved to another town.", at(1)), Ok(()));
    assert!(!it.holds(at(1)) && !it.holds(at(0)));
    assert_eq!(it.end("She moved to another town.", at(2)), Err(Refusal::AlreadyElsewhere));
    let mut over = proof(Way::List, 0, Some(9), None);
    assert_eq!(over.end("She moved to another town.", at(9)), Err(Refusal::AlreadyElsewhere));
}

#[test]
fn the_proof_that_is_named_is_the_one_that_holds_longest() {
    let proofs = [
        proof(Way::Desk, 0, Some(5), None),
        proof(Way::List, 1, Some(9), None),
        proof(Way::Letter, 2, None, None),
        proof(Way::Desk, 2, None, Some(3)),
    ];
    let of = |level, now| best(&proofs, level, at(now)).map(|proof| proof.way);
    assert_eq!(of(Level::Residence, 2), Some(Way::Letter), "without an end");
    assert_eq!(of(Level::InPerson, 4), Some(Way::Desk));
    assert_eq!(of(Level::InPerson, 5), None);
    let left = [proof(Way::Desk, 0, Some(5), None), proof(Way::List, 1, Some(9), None)];
    assert_eq!(best(&left, Level::Residence, at(2)).map(|one| one.way), Some(Way::List));
}

#[test]
fn ages_lie_in_bands() {
    let bands = Bands::default();
    let ends: Vec<_> = bands.all().iter().map(|band| (band.from, band.to)).collect();
    assert_eq!(ends, [(0, Some(12)), (12, Some(16)), (16, Some(18)), (18, None)]);
    assert_eq!(Bands::parse(" 16; 18,65 ").unwrap().typed(), "16, 18, 65");
    for (wrong, flaw) in [
        ("", Flaw::Missing),
        ("a", Flaw::NotANumber),
        ("300", Flaw::NotANumber),
        ("18, 16", Flaw::Malformed),
        ("0, 16", Flaw::Malformed),
        ("16, 16", Flaw::Malformed),
        ("1 2 3 4 5 6 7 8", Flaw::TooMany { most: 7 }),
    ] {
        assert_eq!(Bands::parse(wrong), Err(flaw), "{wrong}");
    }
    assert!(serde_json::from_str::<Bands>("[18,16]").is_err(), "nor are stored ones");
}

#[test]
fn somebody_is_a_year_older_on_their_birthday() {
    let born = date(2012, 5, 3);
    assert_eq!(age(born, date(2026, 5, 2)), Some(13));
    assert_eq!(age(born, date(2026, 5, 3)), Some(14));
    assert_eq!(age(date(2012, 2, 29), date(2013, 2, 28)), Some(0));
    assert_eq!(age(date(2012, 2, 29), date(2013, 3, 1)), Some(1));
    assert_eq!(age(born, date(2011, 1, 1)), None);
    assert_eq!(age(date(1800, 1, 1), date(2026, 1, 1)), None);
}

#[test]
fn a_number_is_one_number_however_it_is_written() {
    let one = EntryNumber::parse("85.07.30-033 28").unwrap();
    assert_eq!(one, EntryNumber::parse("85073003328").unwrap());
    assert_eq!(EntryNumber::parse("123456ab").unwrap().as_str(), "123456AB");
    assert_eq!(format!("{one:?}"), "EntryNumber(…)");
    for (wrong, flaw) in [
        ("", Flaw::Missing),
        (" - ", Flaw::Missing),
        ("1.2", Flaw::TooShort { least: 4 }),
        ("12é45", Flaw::Malformed),
        ("1234567890123456789012345678901234", Flaw::TooLong { most: 32 }),
    ] {
        assert_eq!(EntryNumber::parse(wrong), Err(flaw), "{wrong}");
    }
}

proptest! {
    /// More proofs never prove less, less time never less, and what has ended never anything.
    #[test]
    fn what_holds_counts_and_nothing_else(
        held in prop::collection::vec((0..3_usize, 0..20_i64, prop::option::of(0..40_i64), prop::option::of(0..40_i64)), 0..6),
        now in 0..50_i64,
    ) {
        let proofs: Vec<_> = held
            .iter()
            .map(|(way, made, until, ended)| proof(Way::ALL[*way], *made, *until, *ended))
            .collect();
        let level = proven(&proofs, at(now));
        for proof in &proofs {
            if proof.holds(at(now)) {
                prop_assert!(level >= proof.way.level());
            }
            if proof.holds(at(now + 1)) {
                prop_assert!(proof.holds(at(now)), "what holds later holds now");
            }
        }
        prop_assert_eq!(level == Level::Address, proofs.iter().all(|proof| !proof.holds(at(now))));
        if let Some((_, fewer)) = proofs.split_last() {
            prop_assert!(proven(fewer, at(now)) <= level);
        }
        for asked in Level::ALL {
            let suffices = somebody(level).has_proved(*asked).is_ok();
            prop_assert_eq!(suffices, *asked == Level::Address || best(&proofs, *asked, at(now)).is_some());
        }
    }

    /// Each age lies in exactly one band.
    #[test]
    fn bands_leave_no_age_out(ages in prop::collection::btree_set(1..=120_u8, 1..7), age in 0..=130_u8) {
        let bands = Bands::new(ages.into_iter().collect()).unwrap();
        let fits = |band: &Band| band.from <= age && band.to.is_none_or(|to| age < to);
        let among: Vec<_> = bands.all().into_iter().filter(fits).collect();
        prop_assert_eq!(among, [bands.of(age)]);
        prop_assert_eq!(Bands::parse(&bands.typed()), Ok(bands));
    }

    /// A code reads as itself, in small letters, with blanks, and with letters that look like its digits.
    #[test]
    fn a_code_on_paper_can_be_typed(chance in any::<[u8; CODE_LENGTH]>()) {
        let code = paper_code(chance);
        let kept = code.replace('-', "");
        prop_assert_eq!(code.len(), CODE_LENGTH + 1);
        for typed in [code.clone(), code.to_lowercase(), code.replace('-', "  "), code.replace('0', "o").replace('1', "l")] {
            prop_assert_eq!(typed_code(&typed), Ok(kept.clone()));
        }
        let longer = code.clone() + "0";
        prop_assert!(typed_code(&code[1..]).is_err() && typed_code(&longer).is_err());
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused(typed in ".{0,40}") {
        let _ = (typed_code(&typed), EntryNumber::parse(&typed).is_ok(), Bands::parse(&typed).is_ok());
    }
}
