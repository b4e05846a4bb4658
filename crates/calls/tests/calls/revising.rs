//! An officer writes a call, changes it, and is told what is missing.

use calls::{Activity, ActivityKind, Call, CallContent, CallState, Criterion, Rule};
use city::{Access, Flaw, Language, Refusal, Slug, Texts, Window};

use crate::support::{call, city, flaw, flaws, noon};

fn words(text: &str) -> Texts {
    Texts::of(Language::english(), text)
}

fn published() -> Call {
    call(Rule::Office, None)
}

fn draft() -> Call {
    Call { state: CallState::Draft, published: None, ..published() }
}

/// Changes a call that people have answered, on the second day.
fn revised(
    mut call: Call,
    change: impl Fn(&mut CallContent),
) -> Result<(Option<Slug>, Call), Refusal> {
    let mut content = call.content.clone();
    change(&mut content);
    let wished = call.revise(content, &city(), true, noon(1))?;
    Ok((wished, call))
}

/// Lets an activity begin at another moment.
fn opening(kind: ActivityKind, opens: Option<i64>) -> impl Fn(&mut CallContent) {
    move |content| {
        for activity in content.activities.iter_mut().filter(|activity| activity.kind == kind) {
            activity.window = Window::new(opens.map(noon), activity.window.closes()).unwrap();
        }
    }
}

#[test]
fn the_address_of_a_draft_follows_its_title() {
    let renamed =
        |title: &'static str| revised(draft(), |content| content.title = words(title)).unwrap().0;
    assert_eq!(renamed("Warmer streets"), Some("warmer-streets".parse().unwrap()));
    assert_eq!(renamed("Cooler streets"), None, "it is its own already");
    let second = Call { slug: "cooler-streets-2".parse().unwrap(), ..draft() };
    assert_eq!(revised(second, |_| {}).unwrap().0, None, "nor does the second of its name move");
    let public = revised(published(), |content| content.title = words("Warmer streets")).unwrap();
    assert_eq!(public.0, None);
    assert_eq!(public.1.content.title, words("Warmer streets"));
    assert_eq!(revised(draft(), |content| content.title = Texts::default()).unwrap().0, None);
}

#[test]
fn a_draft_may_be_incomplete_and_what_is_public_may_not() {
    let untitled = |content: &mut CallContent| content.title = Texts::default();
    assert!(revised(draft(), untitled).is_ok());
    assert_eq!(flaws(revised(published(), untitled)), flaw("title_en", Flaw::Missing));
}

#[test]
fn what_has_opened_stays_opened_and_what_has_not_may_move() {
    let past = || flaw("collect_opens", Flaw::InThePast);
    for (opens, stays) in [(None, true), (Some(0), true), (Some(1), true), (Some(2), false)] {
        let answer = revised(published(), opening(ActivityKind::Collect, opens));
        if stays {
            assert!(answer.is_ok(), "{opens:?}");
        } else {
            assert_eq!(flaws(answer), past());
        }
    }
    assert!(revised(published(), opening(ActivityKind::Support, Some(30))).is_ok());
    let mut just_opened = published();
    opening(ActivityKind::Screen, Some(1))(&mut just_opened.content);
    let later = revised(just_opened, opening(ActivityKind::Screen, Some(2)));
    assert_eq!(flaws(later), flaw("screen_opens", Flaw::InThePast));
    let mut always_open = published();
    opening(ActivityKind::Discuss, None)(&mut always_open.content);
    let later = revised(always_open, opening(ActivityKind::Discuss, Some(2)));
    assert_eq!(flaws(later), flaw("discuss_opens", Flaw::InThePast));
    let without = |kind: ActivityKind| {
        revised(published(), move |content| {
            content.activities.retain(|activity| activity.kind != kind);
        })
    };
    assert_eq!(flaws(without(ActivityKind::Discuss)), flaw("discuss_opens", Flaw::InThePast));
    assert!(without(ActivityKind::Support).is_ok(), "it had not begun");
}

#[test]
fn a_revision_keeps_what_is_not_the_officers_to_write_there() {
    let mut call = published();
    call.close_early("The money is used up.", noon(0)).unwrap();
    call.reopen("More money was found.", noon(0)).unwrap();
    call.draft_result(&words("Three ideas were selected.").into()).unwrap();
    let (_, revised) = revised(call.clone(), |content| {
        content.reopenings.clear();
        content.result = Texts::default();
    })
    .unwrap();
    assert_eq!(revised.content, call.content);
}

#[test]
fn the_words_above_a_result_are_settled_with_it() {
    let mut call = published();
    assert_eq!(call.draft_result(&words("Three ideas.").into()), Ok(()));
    assert_eq!(call.content.result, words("Three ideas."));
    call.results = Some(noon(5));
    assert_eq!(call.draft_result(&words("Four ideas.").into()), Err(Refusal::AlreadyElsewhere));
    assert_eq!(call.content.result, words("Three ideas."));
}

#[test]
fn a_call_that_lacks_something_says_what() {
    let lacking = |change: fn(&mut CallContent)| {
        let mut call = draft();
        change(&mut call.content);
        match call.publish(noon(0), &[Language::english()]) {
            Err(Refusal::Flawed(flaws)) => {
                flaws.iter().map(|(field, _)| field.to_owned()).collect()
            }
            Ok(()) => Vec::new(),
            Err(other) => panic!("{other:?}"),
        }
    };
    assert_eq!(lacking(|_| {}), [""; 0]);
    assert_eq!(lacking(|content| content.rule_text = Texts::default()), ["rule_text_en"]);
    assert_eq!(lacking(|content| content.office = Texts::default()), ["office_en"]);
    assert_eq!(lacking(|content| content.who.support = Access::Anyone), ["who_support"]);
    assert_eq!(lacking(|content| content.who.comment = Access::Anyone), ["who_comment"]);
    let uncollected = |content: &mut CallContent| {
        content.activities.retain(|activity| activity.kind != ActivityKind::Collect);
    };
    assert_eq!(lacking(uncollected), ["collect_opens"]);
}

#[test]
fn a_call_is_public_from_the_moment_it_is_published() {
    let mut call = draft();
    call.publish(noon(3), &[Language::english()]).unwrap();
    assert_eq!((call.state, call.published), (CallState::Published, Some(noon(3))));
    let mut almost_over = draft();
    let closed = Window::new(Some(noon(0)), Some(noon(1))).unwrap();
    almost_over.content.activities =
        [(ActivityKind::Collect, closed), (ActivityKind::Decide, Window::default())]
            .map(|(kind, window)| Activity { kind, window })
            .to_vec();
    assert_eq!(
        almost_over.publish(noon(3), &[Language::english()]),
        Ok(()),
        "something still goes on"
    );
}

#[test]
fn an_early_close_is_for_everybody_to_read() {
    let mut call = published();
    call.close_early(" The money is used up. ", noon(1)).unwrap();
    let closing = call.closing.clone().unwrap();
    assert_eq!((closing.at, closing.reason.as_str()), (noon(1), "The money is used up."));
    call.reopen("More money was found.", noon(2)).unwrap();
    assert_eq!(call.closing, None);
    let reopening = call.content.reopenings.first().unwrap();
    assert_eq!((reopening.at, reopening.reason.as_str()), (noon(2), "More money was found."));
}

#[test]
fn a_condition_is_known_by_its_key() {
    let mut content = published().content;
    let criterion = |key: &str, text| Criterion { key: key.to_owned(), text: words(text) };
    content.criteria =
        vec![criterion("city", "It lies in the city."), criterion("cost", "It is cheap.")];
    assert_eq!(content.criterion("cost"), content.criteria.last());
    assert_eq!(content.criterion("made-up"), None);
}
