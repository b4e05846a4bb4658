//! How far an order may be trusted: a shortlist, and bands instead of ranks below it.
//!
//! Ranks 57 and 58 of a jury that saw each item five times mean nothing, and printing them
//! invites appeals about nothing. So below the cut items are grouped: a band holds items
//! that cannot be told from the band's first one at the given confidence. On the shortlist
//! each item says whether it could as well have stood below the cut, and each item below
//! says whether it could have stood above it: those are the ones to read again.

use super::bradley_terry::Fit;

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On the shortlist at this rank, from 1.
    Shortlist(usize),
    /// Below the cut in this band, from 1.
    Band(usize),
}

/// One item of the ordered list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// The item's position.
    pub item: usize,
    /// Rank or band.
    pub place: Place,
    /// Whether it cannot be told from its nearest neighbour across the cut.
    pub near_cut: bool,
}

/// Orders items from strongest to weakest and puts those below the first `shortlist` in
/// bands. Two items can be told apart when their strengths differ by more than `deviations`
/// standard deviations of the difference (1.96 for 95 %).
#[must_use]
pub fn bands(fit: &Fit, shortlist: usize, deviations: f64) -> Vec<Placed> {
    let known = |item: usize| {
        let strength = fit.strengths.get(item).copied().unwrap_or(0.0);
        (strength, fit.deviations.get(item).copied().unwrap_or(0.0))
    };
    let alike = |one: usize, other: usize| {
        let ((strong, vague), (weak, hazy)) = (known(one), known(other));
        (strong - weak).abs() <= deviations * vague.hypot(hazy)
    };
    let order = fit.order();
    let last_in = shortlist.checked_sub(1).and_then(|last| order.get(last).copied());
    let first_out = order.get(shortlist).copied();
    let mut band = 0;
    let mut head = None;
    order
        .iter()
        .enumerate()
        .map(|(rank, &item)| {
            if rank < shortlist {
                let near_cut = first_out.is_some_and(|out| alike(item, out));
                return Placed { item, place: Place::Shortlist(rank + 1), near_cut };
            }
            if head.is_none_or(|head| !alike(head, item)) {
                band += 1;
                head = Some(item);
            }
            let near_cut = last_in.is_some_and(|last| alike(last, item));
            Placed { item, place: Place::Band(band), near_cut }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(strengths: &[f64], deviation: f64) -> Fit {
        let mut fit = Fit::default();
        fit.strengths = strengths.to_vec();
        fit.deviations = vec![deviation; strengths.len()];
        fit
    }

    #[test]
    fn clear_gaps_become_bands_and_close_calls_at_the_cut_are_marked() {
        // With deviation 0.1 items 0.28 apart or less cannot be told apart.
        let placed = bands(&fit(&[3.0, 2.0, 1.9, 0.5, 0.4, -1.0], 0.1), 2, 1.96);
        let places: Vec<Place> = placed.iter().map(|placed| placed.place).collect();
        assert_eq!(
            places,
            [
                Place::Shortlist(1),
                Place::Shortlist(2),
                Place::Band(1),
                Place::Band(2),
                Place::Band(2),
                Place::Band(3),
            ]
        );
        let near: Vec<bool> = placed.iter().map(|placed| placed.near_cut).collect();
        assert_eq!(near, [false, true, true, false, false, false]);
    }

    #[test]
    fn nothing_known_is_one_band_and_no_shortlist_has_no_cut() {
        let placed = bands(&fit(&[0.3, 0.1, 0.2], 1.0), 0, 1.96);
        assert!(placed.iter().all(|placed| placed.place == Place::Band(1) && !placed.near_cut));
        assert_eq!(placed.iter().map(|placed| placed.item).collect::<Vec<_>>(), [0, 2, 1]);
        assert!(bands(&fit(&[], 1.0), 3, 1.96).is_empty());
    }
}
