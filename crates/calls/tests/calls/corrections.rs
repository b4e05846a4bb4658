//! Correcting a decision: with a reason for the change, beside all others as they stand.

use calls::{Call, Choice, Contender, Decision, IdeaState, Rule, Verdict, correct};
use city::{Flaw, Id, Refusal};

use crate::support::{call, flaw, flaws, idea};

const REASON: &str = "There is money for it this year.";
const OTHER: &str = "The money went to another street.";
const WHY: &str = "We had read the wrong offer.";

/// Three ideas by support, with these verdicts.
fn decided(verdicts: [Verdict; 3]) -> Vec<(Contender, Decision)> {
    let one = |(at, verdict): (i64, Verdict)| {
        let contender: Contender = idea(at, 10 - at, IdeaState::Eligible).into();
        let decision = Decision {
            idea: Id::new(at),
            verdict,
            place: usize::try_from(at).unwrap(),
            reason: REASON.to_owned(),
            deviation: None,
            enough: None,
        };
        (contender, decision)
    };
    (1..).zip(verdicts).map(one).collect()
}

fn choice(verdict: Verdict, reason: &str) -> Choice {
    Choice { verdict: Some(verdict), reason: reason.to_owned(), ..Choice::default() }
}

fn corrected(
    call: &Call,
    verdicts: [Verdict; 3],
    id: i64,
    choice: &Choice,
) -> Result<Decision, Refusal> {
    correct(call, &decided(verdicts), Id::new(id), choice, WHY).map(|(decision, _)| decision)
}

use Verdict::{NotSelected as No, Selected as Yes};

#[test]
fn a_correction_changes_something_and_says_why() {
    let call = call(Rule::Office, None);
    let all = decided([Yes, No, No]);
    let to = |choice: &Choice, why: &str| correct(&call, &all, Id::new(1), choice, why);
    assert_eq!(flaws(to(&choice(Yes, REASON), WHY)), flaw("verdict", Flaw::NotAChoice));
    assert_eq!(flaws(to(&choice(No, OTHER), "No.")), flaw("why", Flaw::TooShort { least: 10 }));
    assert_eq!(flaws(to(&choice(No, "No."), WHY)), flaw("reason", Flaw::TooShort { least: 10 }));
    let unchosen = Choice { verdict: None, ..choice(No, OTHER) };
    assert_eq!(flaws(to(&unchosen, WHY)), flaw("verdict", Flaw::Missing));
    let (made, why) = to(&choice(No, OTHER), WHY).unwrap();
    assert_eq!((made.verdict, made.place, made.reason.as_str()), (No, 1, OTHER));
    assert_eq!(why, WHY);
    assert!(to(&choice(Yes, OTHER), WHY).is_ok(), "another reason is a correction too");
    let unknown = correct(&call, &all, Id::new(9), &choice(No, OTHER), WHY);
    assert_eq!(unknown, Err(Refusal::AlreadyElsewhere), "what was never decided is not corrected");
}

#[test]
fn a_correction_takes_no_place_that_is_taken() {
    let call = call(Rule::Office, Some(1));
    let taken = corrected(&call, [Yes, No, No], 2, &choice(Yes, OTHER));
    assert_eq!(flaws(taken), flaw("verdict", Flaw::TooMany { most: 1 }));
    assert!(corrected(&call, [Yes, No, No], 1, &choice(Yes, OTHER)).is_ok(), "its own place");
    assert!(corrected(&call, [No, No, No], 2, &choice(Yes, OTHER)).is_ok());
}

#[test]
fn a_correction_that_leaves_the_order_of_support_says_so() {
    let call = call(Rule::SupportOrder, None);
    let passed = corrected(&call, [Yes, Yes, No], 1, &choice(No, OTHER));
    assert_eq!(flaws(passed), flaw("deviation", Flaw::NeedsAReason));
    let ahead = corrected(&call, [No, No, No], 2, &choice(Yes, OTHER));
    assert_eq!(flaws(ahead), flaw("deviation", Flaw::NeedsAReason));
    let said = Choice { deviation: OTHER.to_owned(), ..choice(No, OTHER) };
    let made = corrected(&call, [Yes, Yes, No], 1, &said).unwrap();
    assert_eq!(made.deviation.as_deref(), Some(OTHER));
    let kept = corrected(&call, [Yes, Yes, No], 2, &said).unwrap();
    assert_eq!(kept.deviation, None, "nobody beneath is selected: there is nothing to say");
}
