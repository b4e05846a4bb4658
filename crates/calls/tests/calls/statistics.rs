//! What became of ideas, in numbers that add up.

use calls::{IdeaState, InState, Outcomes};
use proptest::prelude::*;

proptest! {
    #[test]
    fn what_became_of_ideas_adds_up(counts in prop::collection::vec(0_i64..50, 14)) {
        let states = IdeaState::ALL.iter().flat_map(|state| [(*state, false), (*state, true)]);
        let written: Vec<InState> = states
            .zip(counts)
            .map(|((state, hidden), ideas)| InState { state, hidden, ideas })
            .collect();
        let seen = |state| -> i64 {
            let found = written.iter().filter(|it| !it.hidden && it.state == state);
            found.map(|it| it.ideas).sum()
        };
        let it = Outcomes::of(&written);
        prop_assert_eq!(it.written, it.merged + it.withdrawn + it.hidden + it.shown);
        prop_assert_eq!(it.shown, it.unscreened + it.ineligible + it.eligible);
        prop_assert_eq!(it.eligible, it.waiting + it.selected + it.not_selected);
        prop_assert_eq!(it.selected, seen(IdeaState::Selected));
        prop_assert_eq!(it.waiting, seen(IdeaState::Eligible));
        let twice = it.and(it);
        prop_assert_eq!(twice.shown, 2 * it.shown);
        prop_assert_eq!(twice.eligible, twice.waiting + twice.selected + twice.not_selected);
        prop_assert_eq!(twice.written, 2 * it.written);
    }
}
