//! What a call begins with: from a template, and from another call.

use calls::{ActivityKind, CallTemplate};
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

fn brussels() -> TimeZone {
    TimeZone::get("Europe/Brussels").unwrap()
}

fn local(at: Timestamp) -> civil::DateTime {
    at.to_zoned(brussels()).datetime()
}

#[test]
fn windows_begin_now_and_end_in_the_evening_whatever_the_clocks_do() {
    // The clocks go back on 25 October 2026.
    let now: Timestamp = "2026-10-14T13:20:45Z".parse().unwrap();
    for template in CallTemplate::ALL {
        let content = template.content_from(now, &brussels());
        for activity in &content.activities {
            let opens = local(activity.window.opens().unwrap());
            if opens.date() == local(now).date() {
                assert_eq!(opens, civil::datetime(2026, 10, 14, 15, 20, 0, 0), "to the minute");
            } else {
                assert!(matches!((opens.hour(), opens.minute()), (9 | 20, 0)), "{opens}");
            }
            if let Some(closes) = activity.window.closes() {
                assert_eq!((local(closes).hour(), local(closes).minute()), (20, 0));
            }
        }
        let takes_part = content
            .activities
            .iter()
            .find(|a| matches!(a.kind, ActivityKind::Collect | ActivityKind::Answer));
        assert!(takes_part.unwrap().window.is_open(now), "{template}");
        assert_eq!(content.activities.len(), template.content(now).activities.len(), "{template}");
    }
}

#[test]
fn the_office_decides_after_what_ends_that_day() {
    let now: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
    let content = CallTemplate::NeighbourhoodBudget.content_from(now, &brussels());
    let window = |kind| content.activities.iter().find(|a| a.kind == kind).unwrap().window;
    assert_eq!(window(ActivityKind::Support).closes(), window(ActivityKind::Decide).opens());
}

#[test]
fn another_call_begins_today_and_keeps_its_lengths() {
    let now: Timestamp = "2026-10-14T13:20:45Z".parse().unwrap();
    let first = CallTemplate::OpenCall.content_from(now, &brussels());
    let later: Timestamp = "2027-01-04T06:00:00Z".parse().unwrap();
    let copy = first.once_more(later, &brussels());
    assert_eq!(copy.activities.len(), first.activities.len());
    for (copied, before) in copy.activities.iter().zip(&first.activities) {
        assert_eq!(copied.kind, before.kind);
        for (copied, before) in [
            (copied.window.opens(), before.window.opens()),
            (copied.window.closes(), before.window.closes()),
        ] {
            let (copied, before) = (local(copied.unwrap()), local(before.unwrap()));
            assert_eq!(copied.time(), before.time(), "the same hour");
            assert_eq!(copied.date().since(before.date()).unwrap().get_days(), 82);
        }
    }
}
