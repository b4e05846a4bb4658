//! The candidate index against looking at every offer, while offers come, go and change.

use assign::candidates::{CandidateError, Candidates, Helper, Scratch, Seeker};
use assign::generate::Dice;

fn helper(dice: &mut Dice, side: i32) -> Helper {
    Helper {
        x: dice.between(-side, side),
        y: dice.between(-side, side),
        kinds: dice.mask(4, 2),
        languages: 1 | dice.mask(5, 1),
        slots: dice.mask(21, 5),
        vetting: dice.weighted(&[1, 1, 1]),
        reach: dice.below(2_000),
        areas: if dice.chance(500) { u64::MAX } else { dice.next_u64() },
        company: if dice.chance(500) { 1 } else { 3 },
        term: 50 * dice.below(4),
    }
}

fn seeker(dice: &mut Dice, side: i32) -> Seeker {
    Seeker {
        x: dice.between(-side, side),
        y: dice.between(-side, side),
        kind: dice.weighted(&[1, 1, 1, 1]),
        languages: dice.mask(5, 2),
        slots: dice.mask(21, 6),
        vetting: dice.weighted(&[3, 1, 1]),
        reach: dice.below(2_500),
        area: dice.weighted(&[1; 64]),
        company: if dice.chance(300) { 2 } else { 3 },
    }
}

/// Every offer looked at, one after the other.
fn by_hand(helpers: &[Option<Helper>], seeker: &Seeker, k: usize) -> Vec<(i64, u32)> {
    let mut all: Vec<(i64, u32)> = (0u32..)
        .zip(helpers)
        .filter_map(|(offer, helper)| Some((offer, helper.as_ref()?)))
        .filter(|(_, helper)| seeker.admits(helper))
        .map(|(offer, helper)| {
            let (dx, dy) = (i64::from(seeker.x - helper.x), i64::from(seeker.y - helper.y));
            let extra = i64::from(offer % 3);
            ((dx * dx + dy * dy).isqrt() + i64::from(helper.term) + extra, offer)
        })
        .collect();
    all.sort_unstable();
    all.truncate(k);
    all
}

fn agree(index: &Candidates, helpers: &[Option<Helper>], dice: &mut Dice, side: i32) {
    let mut scratch = Scratch::default();
    for k in [0, 1, 5, 32] {
        let seeker = seeker(dice, side);
        let found = index.nearest(&seeker, k, |offer| offer % 3, &mut scratch);
        let found: Vec<(i64, u32)> = found.iter().map(|c| (c.cost(), c.offer())).collect();
        assert_eq!(found, by_hand(helpers, &seeker, k));
    }
}

#[test]
fn the_nearest_are_exact_under_all_filters() {
    let mut dice = Dice::new(1);
    // In the smallest city nearly everyone lives at the same few places.
    for side in [1, 40, 2_000, 1 << 20] {
        let helpers: Vec<Helper> = (0..1_500).map(|_| helper(&mut dice, side)).collect();
        let index = Candidates::new(&helpers).unwrap();
        let helpers: Vec<Option<Helper>> = helpers.into_iter().map(Some).collect();
        for _ in 0..60 {
            agree(&index, &helpers, &mut dice, side);
        }
    }
}

#[test]
fn they_stay_exact_while_offers_come_go_and_change() {
    let mut dice = Dice::new(2);
    for side in [2, 1_500] {
        let mut index = Candidates::default();
        let mut helpers: Vec<Option<Helper>> = vec![None; 400];
        for step in 0..6_000 {
            let offer = dice.below(400);
            let place = &mut helpers[usize::try_from(offer).unwrap()];
            let fresh = helper(&mut dice, side);
            match place {
                Some(old) if dice.chance(500) => {
                    assert_eq!(index.remove(offer), Ok(*old));
                    *place = None;
                }
                Some(_) => {
                    index.update(offer, fresh).unwrap();
                    *place = Some(fresh);
                }
                None => {
                    index.insert(offer, fresh).unwrap();
                    *place = Some(fresh);
                }
            }
            if step % 50 == 0 {
                agree(&index, &helpers, &mut dice, side);
            }
        }
    }
}

#[test]
fn what_cannot_be_listed_is_refused() {
    let mut dice = Dice::new(3);
    let mut index = Candidates::default();
    let here = helper(&mut dice, 10);
    index.insert(7, here).unwrap();
    assert_eq!(index.insert(7, here), Err(CandidateError::Listed(7)));
    assert_eq!(index.remove(3), Err(CandidateError::NotListed(3)));
    let far = Helper { x: i32::MIN, ..here };
    assert_eq!(index.insert(8, far), Err(CandidateError::TooFar));
    assert_eq!(index.update(7, far), Err(CandidateError::TooFar));
    assert_eq!(index.remove(7), Ok(here));
}
