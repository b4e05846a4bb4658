//! What became of ideas, in numbers that everybody may know.

use calls::{IdeaState, InState, Outcomes, Rule};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::support::call;

fn at(hours: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
}

proptest! {
    #[test]
    fn what_became_of_ideas_adds_up(counts in prop::collection::vec(0_i64..50, 14)) {
        let states = IdeaState::ALL.iter().flat_map(|state| [(*state, false), (*state, true)]);
        let written: Vec<InState> = states
            .zip(counts)
            .map(|((state, hidden), ideas)| InState { state, hidden, ideas })
            .collect();
        let chosen = written.iter().filter(|it| !it.hidden && it.state == IdeaState::Selected);
        let chosen: i64 = chosen.map(|it| it.ideas).sum();
        let mut call = call(Rule::Office, None);
        for (results, told) in [(None, 0), (Some(at(10)), 0), (Some(at(9)), chosen)] {
            call.results = results;
            let it = Outcomes::of(&call, &written, at(9));
            prop_assert_eq!(it.written, it.merged + it.withdrawn + it.hidden + it.shown);
            prop_assert_eq!(it.shown, it.unscreened + it.ineligible + it.eligible);
            prop_assert_eq!(it.eligible, it.waiting + it.selected + it.not_selected);
            prop_assert_eq!(it.selected, told);
            let twice = it.and(it);
            prop_assert_eq!(twice.shown, 2 * it.shown);
            prop_assert_eq!(twice.eligible, twice.waiting + twice.selected + twice.not_selected);
        }
    }
}
