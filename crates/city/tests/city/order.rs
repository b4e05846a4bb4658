//! What looks suspicious, and from when on it waits for a moderator.

use city::{Order, Print, Signs, Standing, Suspect, Suspicion, order};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

fn judged(signs: Signs) -> (u8, Vec<Suspect>) {
    let why = Suspicion::of(&signs, &Order::default());
    assert_eq!(why.waits(), why.score >= 50);
    assert_eq!(
        Suspicion::read(i64::from(why.score), &why.stored()),
        why,
        "it is read as it was kept"
    );
    (why.score, why.reasons.into_iter().map(|(suspect, _)| suspect).collect())
}

#[test]
fn links_copies_and_much_of_somebody_new_wait() {
    let new = Signs { is_new: true, posts: 1, ..Signs::default() };
    assert_eq!(judged(new), (0, vec![]));
    assert_eq!(judged(Signs { links: 1, ..new }), (50, vec![Suspect::Links]));
    assert_eq!(judged(Signs { posts: 9, ..new }), (0, vec![]));
    assert_eq!(judged(Signs { posts: 10, ..new }), (50, vec![Suspect::Many]));
    assert_eq!(judged(Signs { repeats: 1, ..new }), (50, vec![Suspect::Repeated]));
    assert_eq!(judged(Signs { copies: 1, ..new }), (25, vec![Suspect::Copied]));
    assert_eq!(judged(Signs { copies: 2, ..new }), (50, vec![Suspect::Copied]));
    assert_eq!(judged(Signs { crowd: 2, ..new }), (0, vec![]));
    assert_eq!(judged(Signs { crowd: 3, ..new }), (50, vec![Suspect::Crowd]));
    assert_eq!(judged(Signs { is_loud: true, ..new }), (20, vec![Suspect::Loud]));
    let all = Signs { links: 9, posts: 99, repeats: 9, copies: 9, crowd: 9, is_loud: true, ..new };
    let (score, reasons) = judged(all);
    assert_eq!((score, reasons.len()), (100, 6));
    assert_eq!(reasons[0], Suspect::Copied, "the heaviest first");
}

#[test]
fn somebody_known_waits_only_who_says_the_same_again_and_again() {
    let known = Signs { posts: 50, ..Signs::default() };
    assert_eq!(judged(Signs { links: 2, crowd: 9, ..known }), (0, vec![]));
    assert_eq!(judged(Signs { links: 3, ..known }), (20, vec![Suspect::Links]));
    assert_eq!(judged(Signs { repeats: 2, ..known }).0, 40);
    assert_eq!(judged(Signs { repeats: 3, ..known }).0, 60);
    assert_eq!(judged(Signs { copies: 99, ..known }).0, 30);
}

#[test]
fn somebody_is_new_for_some_days_or_until_a_moderator_knows_them() {
    let came = Timestamp::UNIX_EPOCH;
    let order = Order::default();
    let after = |hours| came + SignedDuration::from_hours(hours);
    assert!(order.is_new(Standing::New, came, after(0)));
    assert!(order.is_new(Standing::New, came, after(24 * 7 - 1)));
    assert!(!order.is_new(Standing::New, came, after(24 * 7)));
    assert!(!order.is_new(Standing::Known, came, after(0)));
    assert!(!Order { new_days: 0, ..order }.is_new(Standing::New, came, after(0)));
}

#[test]
fn links_and_capitals_are_counted() {
    for (text, links) in [
        ("A bench, please.", 0),
        ("See https://example.org and HTTP://b.example", 2),
        ("See www.example.org", 1),
        ("See https://www.example.org", 1),
        ("[here](https://example.org)", 1),
    ] {
        assert_eq!(order::links(text), links, "{text}");
    }
    assert!(order::is_loud("BUY THE BEST BENCHES OF THE WHOLE CITY"));
    assert!(!order::is_loud("NMBS and De Lijn, please talk to each other"));
    assert!(!order::is_loud("OK!"), "a word is no shout");
}

#[test]
fn what_says_nearly_the_same_is_found_and_known() {
    let one = Print::of(
        "Buy cheap watches now at our shop, the best watches in the whole city of Leuven today!",
    );
    let near = Print::of(
        "BUY cheap watches now at our shop - the best watches in the whole city of Leuven, today :-)",
    );
    let other = Print::of(
        "A bench in the shade of the church would help everybody who waits for the bus there.",
    );
    assert!(one.is_like(&near) && near.is_like(&one) && !one.is_like(&other));
    assert!(one.bands().iter().any(|band| near.bands().contains(band)));
    assert!(Print::of("Thank you very much").is_empty(), "a few words are said by many");
    let short = Print::of("A rude tree in the shade of the church.");
    assert!(short.is_like(&Print::of("a rude tree in the shade, of the church!")));
    assert!(!short.is_like(&Print::of("Another rude tree in the shade of the church.")));
    assert!(!Print::of("").is_like(&Print::of("")), "nothing is like nothing");
}

proptest! {
    /// One word more or less at the end of a long text is found again by a band, and known.
    #[test]
    fn a_word_more_hides_nothing(words in prop::collection::vec("[a-z]{3,9}", 25..60)) {
        let text = words.join(" ");
        let (one, more) = (Print::of(&text), Print::of(&format!("{text} indeed")));
        prop_assert!(one.is_like(&more));
        prop_assert!(one.bands().iter().any(|band| more.bands().contains(band)));
    }

    /// No text makes the rules stumble, and a score never leaves its bounds.
    #[test]
    fn any_text_has_a_score(text in any::<String>(), posts in any::<usize>(), copies in any::<usize>(), is_new in any::<bool>()) {
        let signs = Signs { is_new, links: order::links(&text), posts, copies, repeats: copies, crowd: posts, is_loud: order::is_loud(&text) };
        let why = Suspicion::of(&signs, &Order::default());
        prop_assert!(why.score <= 100);
        prop_assert!(Print::of(&text).bands().len() <= order::BANDS);
    }
}
