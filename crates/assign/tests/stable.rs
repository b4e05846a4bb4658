//! Stable matching against brute force: every stable matching of a small market is enumerated.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test may fail loudly, and its helpers are tests too"
)]

use assign::generate::Dice;
use assign::stable::proof::{Unstable, check};
use assign::stable::together::{self, Pair, Verdict};
use assign::stable::{
    Market, MarketError, Matching, Proposers, Side, SideName, Wishes, deferred_acceptance,
};

/// A random market; lists are partial, and tied when `ties` is above 0.
fn market(seed: u64, people: u32, most: u32, ties: u32) -> Market {
    let mut dice = Dice::new(seed);
    let (lefts, rights) = (dice.below(people - 1) + 2, dice.below(people - 1) + 2);
    let mut side = |own: u32, others: u32| {
        let mut side = Side::default();
        for _ in 0..own {
            let mut list: Vec<u32> = (0..others).filter(|_| !dice.chance(200)).collect();
            dice.shuffle(&mut list);
            let mut tiers: Vec<Vec<u32>> = Vec::new();
            for whom in list {
                match tiers.last_mut() {
                    Some(last) if dice.chance(ties) => last.push(whom),
                    _ => tiers.push(vec![whom]),
                }
            }
            side.wishes.push_tiers(&tiers);
            side.quotas.push(if most > 1 && dice.chance(60) { 0 } else { dice.below(most) + 1 });
        }
        side
    };
    let left = side(lefts, rights);
    let right = side(rights, lefts);
    Market::new(left, right).unwrap()
}

fn mutual_pairs(market: &Market) -> Vec<(u32, u32)> {
    let lefts = u32::try_from(market.left().quotas.len()).unwrap();
    (0..lefts)
        .flat_map(|left| market.left().wishes.of(left).iter().map(move |wish| (left, wish.whom)))
        .filter(|&(left, right)| market.right().wishes.tier(right, left).is_some())
        .collect()
}

/// Every set of mutual pairs that the definition, spelled out, calls stable.
fn all_stable(market: &Market) -> Vec<Matching> {
    let mut mutual = mutual_pairs(market);
    mutual.sort_unstable();
    let subsets = (0u32..1 << mutual.len()).map(|mask| {
        let pairs = mutual.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
        Matching { pairs: pairs.map(|(_, &pair)| pair).collect() }
    });
    subsets.filter(|matching| is_stable(market, &mutual, matching)).collect()
}

fn is_stable(market: &Market, mutual: &[(u32, u32)], matching: &Matching) -> bool {
    let partners_of_left = |left: u32| matching.pairs.iter().filter(move |pair| pair.0 == left);
    let partners_of_right = |right: u32| matching.pairs.iter().filter(move |pair| pair.1 == right);
    let (left, right) = (market.left(), market.right());
    let fits = |&(l, r): &(u32, u32)| {
        partners_of_left(l).count() <= left.quotas[l as usize] as usize
            && partners_of_right(r).count() <= right.quotas[r as usize] as usize
    };
    let blocks = |&(l, r): &(u32, u32)| {
        let (here, there) = (left.wishes.tier(l, r), right.wishes.tier(r, l));
        let left_would = partners_of_left(l).count() < left.quotas[l as usize] as usize
            || partners_of_left(l).any(|pair| here < left.wishes.tier(l, pair.1));
        let right_would = partners_of_right(r).count() < right.quotas[r as usize] as usize
            || partners_of_right(r).any(|pair| there < right.wishes.tier(r, pair.0));
        left_would && right_would
    };
    matching.pairs.iter().all(fits)
        && !mutual.iter().any(|pair| !matching.pairs.contains(pair) && blocks(pair))
}

/// Choosing from both sets together, would everyone on the left choose exactly `ours`?
fn best_for_left(market: &Market, ours: &Matching, theirs: &Matching) -> bool {
    (0..u32::try_from(market.left().quotas.len()).unwrap()).all(|left| {
        let mut both: Vec<u32> = ours.of_left(left).chain(theirs.of_left(left)).collect();
        both.sort_unstable_by_key(|&right| market.left().wishes.tier(left, right));
        both.dedup();
        both.truncate(market.left().quotas[left as usize] as usize);
        both.sort_unstable();
        both == ours.of_left(left).collect::<Vec<_>>()
    })
}

fn best_for_right(market: &Market, ours: &Matching, theirs: &Matching) -> bool {
    let turned = Market::new(market.right().clone(), market.left().clone()).unwrap();
    let turn = |matching: &Matching| {
        Matching::from_pairs(matching.pairs.iter().map(|&(left, right)| (right, left)).collect())
    };
    best_for_left(&turned, &turn(ours), &turn(theirs))
}

#[test]
fn each_side_gets_its_best_of_all_stable_matchings() {
    let mut several = 0;
    for seed in 0..2_400u32 {
        let market = market(u64::from(seed), 4, 1 + seed % 2, 0);
        if mutual_pairs(&market).len() > 13 {
            continue;
        }
        let all = all_stable(&market);
        let left = deferred_acceptance(&market, Proposers::Left);
        let right = deferred_acceptance(&market, Proposers::Right);
        assert!(all.contains(&left) && all.contains(&right), "seed {seed}");
        assert!(all.iter().all(|other| best_for_left(&market, &left, other)), "seed {seed}");
        assert!(all.iter().all(|other| best_for_right(&market, &right, other)), "seed {seed}");
        // The rural hospitals theorem: whoever is left with a free place is so in all of them.
        assert!(all.iter().all(|other| other.pairs.len() == left.pairs.len()), "seed {seed}");
        several += usize::from(all.len() > 1);
    }
    assert!(several > 40, "only {several} markets had more than one stable matching");
}

#[test]
fn the_proof_agrees_with_the_definition_on_every_set_of_pairs() {
    for seed in 1_000..1_200 {
        let market = market(seed, 3, 2, 300);
        let mut mutual = mutual_pairs(&market);
        mutual.sort_unstable();
        for mask in 0u32..1 << mutual.len() {
            let pairs = mutual.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
            let matching = Matching { pairs: pairs.map(|(_, &pair)| pair).collect() };
            let stable = is_stable(&market, &mutual, &matching);
            assert_eq!(check(&market, &matching).is_ok(), stable, "seed {seed}, mask {mask}");
        }
    }
}

#[test]
fn ties_leave_nobody_who_would_strictly_gain() {
    for seed in 0..2_000 {
        let market = market(seed, 9, 3, 500);
        for proposers in [Proposers::Left, Proposers::Right] {
            let matching = deferred_acceptance(&market, proposers);
            assert_eq!(check(&market, &matching), Ok(()), "seed {seed}");
        }
    }
}

#[test]
fn a_tampered_matching_is_refused() {
    let mut refused = 0;
    for seed in 0..200 {
        let market = market(seed, 6, 2, 0);
        let matching = deferred_acceptance(&market, Proposers::Left);
        for place in 0..matching.pairs.len() {
            let mut fewer = matching.clone();
            let (left, right) = fewer.pairs.remove(place);
            // Both have a free place now, so the pair itself blocks, or an earlier one does.
            assert!(matches!(check(&market, &fewer), Err(Unstable::Blocked(..))));
            let mut twice = matching.clone();
            twice.pairs.insert(place, (left, right));
            assert_eq!(check(&market, &twice), Err(Unstable::NotSorted(left, right)));
            refused += 1;
        }
    }
    assert!(refused > 200);
}

#[test]
fn no_false_list_helps_a_proposer() {
    for seed in 0..60 {
        let market = market(seed, 3, 1, 0);
        let honest = deferred_acceptance(&market, Proposers::Left);
        let rights = u32::try_from(market.right().quotas.len()).unwrap();
        for liar in 0..u32::try_from(market.left().quotas.len()).unwrap() {
            let truth = |matching: &Matching| {
                let partner = matching.of_left(liar).next()?;
                market.left().wishes.tier(liar, partner)
            };
            let before = truth(&honest).unwrap_or(u32::MAX);
            for lie in lists(rights) {
                let mut left = Side { quotas: market.left().quotas.clone(), wishes: Wishes::new() };
                for who in 0..u32::try_from(left.quotas.len()).unwrap() {
                    let list = market.left().wishes.of(who);
                    let list: Vec<u32> = list.iter().map(|wish| wish.whom).collect();
                    left.wishes.push_strict(if who == liar { &lie } else { &list });
                }
                let told = Market::new(left, market.right().clone()).unwrap();
                let after = deferred_acceptance(&told, Proposers::Left);
                if after.of_left(liar).next().is_some() {
                    assert!(truth(&after).unwrap_or(u32::MAX) >= before, "seed {seed}");
                }
            }
        }
    }
}

/// Every ordered choice from `0..n`.
fn lists(n: u32) -> Vec<Vec<u32>> {
    let mut all = vec![Vec::new()];
    let mut from = 0;
    while from < all.len() {
        let list = all[from].clone();
        all.extend((0..n).filter(|next| !list.contains(next)).map(|next| {
            let mut longer = list.clone();
            longer.push(next);
            longer
        }));
        from += 1;
    }
    all
}

#[test]
fn unsound_lists_are_named() {
    let side = |lists: &[&[u32]]| {
        let mut side = Side::default();
        for list in lists {
            side.wishes.push_strict(list);
            side.quotas.push(1);
        }
        side
    };
    let twice = Market::new(side(&[&[0], &[1, 0, 1]]), side(&[&[0], &[1]]));
    assert_eq!(twice, Err(MarketError::ListedTwice { side: SideName::Left, who: 1, whom: 1 }));
    let nobody = Market::new(side(&[&[0]]), side(&[&[0, 4]]));
    assert_eq!(nobody, Err(MarketError::NobodyThere { side: SideName::Right, who: 0, whom: 4 }));
    let missing = Market::new(Side { quotas: vec![1], wishes: Wishes::new() }, side(&[]));
    assert_eq!(missing, Err(MarketError::ListsMissing(SideName::Left)));
}

/// Whether pairs and singles, by the definition, could not do better.
fn stable_with_pairs(market: &Market, pairs: &[Pair], matching: &Matching) -> bool {
    let place = |who: u32| matching.of_left(who).next();
    let rank = |list_of: u32, who: u32| {
        market.right().wishes.of(list_of).iter().position(|wish| wish.whom == who)
    };
    // The place would keep all of `coming` if it chose its best among them and its guests.
    let takes = |at: u32, coming: &[u32], leaving: &[u32]| {
        let Some(last) = coming.iter().map(|&who| rank(at, who)).max() else { return true };
        if coming.iter().any(|&who| rank(at, who).is_none()) {
            return false;
        }
        let ahead = matching
            .pairs
            .iter()
            .filter(|pair| pair.1 == at && !leaving.contains(&pair.0) && rank(at, pair.0) < last);
        ahead.count() + coming.len() <= market.right().quotas[at as usize] as usize
    };
    let single_blocks = (0..u32::try_from(market.left().quotas.len()).unwrap())
        .filter(|who| !pairs.iter().any(|pair| pair.first == *who || pair.second == *who))
        .any(|who| {
            let list = market.left().wishes.of(who).iter().map(|wish| wish.whom);
            list.take_while(|&at| place(who) != Some(at)).any(|at| takes(at, &[who], &[who]))
        });
    let pair_blocks = pairs.iter().any(|pair| {
        let here = place(pair.first).zip(place(pair.second));
        let both = [pair.first, pair.second];
        pair.wishes.iter().take_while(|&&wish| here != Some(wish)).any(|&(first, second)| {
            if first == second {
                takes(first, &both, &both)
            } else {
                takes(first, &both[..1], &both) && takes(second, &both[1..], &both)
            }
        })
    });
    !single_blocks && !pair_blocks
}

/// Whoever a place would take, if they would come alone or with their friend.
fn possible_pairs(market: &Market, pairs: &[Pair]) -> Vec<(u32, u32)> {
    let rights = u32::try_from(market.right().quotas.len()).unwrap();
    let mut possible: Vec<(u32, u32)> = (0..rights)
        .flat_map(|at| market.right().wishes.of(at).iter().map(move |wish| (wish.whom, at)))
        .filter(|&(who, at)| {
            match pairs.iter().find(|pair| [pair.first, pair.second].contains(&who)) {
                Some(pair) if pair.first == who => pair.wishes.iter().any(|wish| wish.0 == at),
                Some(pair) => pair.wishes.iter().any(|wish| wish.1 == at),
                None => market.left().wishes.tier(who, at).is_some(),
            }
        })
        .collect();
    possible.sort_unstable();
    possible
}

/// Whether any matching at all is stable with these pairs.
fn some_stable_with_pairs(market: &Market, pairs: &[Pair]) -> bool {
    let possible = possible_pairs(market, pairs);
    (0u32..1 << possible.len()).any(|mask| {
        let chosen = possible.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
        let matching = Matching { pairs: chosen.map(|(_, &pair)| pair).collect() };
        feasible_with_pairs(market, pairs, &matching) && stable_with_pairs(market, pairs, &matching)
    })
}

fn feasible_with_pairs(market: &Market, pairs: &[Pair], matching: &Matching) -> bool {
    let lefts = u32::try_from(market.left().quotas.len()).unwrap();
    let rights = market.right().quotas.iter().zip(0u32..);
    (0..lefts).all(|who| matching.of_left(who).count() <= 1)
        && rights.clone().all(|(&quota, at)| {
            matching.pairs.iter().filter(|pair| pair.1 == at).count() <= quota as usize
        })
        && pairs.iter().all(|pair| {
            let (first, second) =
                (matching.of_left(pair.first).next(), matching.of_left(pair.second).next());
            match (first, second) {
                (None, None) => true,
                (Some(first), Some(second)) => pair.wishes.contains(&(first, second)),
                _ => false,
            }
        })
}

#[test]
fn friends_are_placed_together_or_the_heuristic_says_it_failed() {
    let (mut solvable, mut solved, mut hopeless) = (0, 0, 0);
    for seed in 0..800 {
        let small = market(seed, 4, 2, 0);
        let lefts = u32::try_from(small.left().quotas.len()).unwrap();
        let mut left = small.left().clone();
        left.quotas.fill(1);
        let small = Market::new(left, small.right().clone()).unwrap();
        if lefts < 3 {
            continue;
        }
        let mut dice = Dice::new(seed);
        let rights = u32::try_from(small.right().quotas.len()).unwrap();
        let mut wishes: Vec<(u32, u32)> =
            (0..4).map(|_| (dice.below(rights), dice.below(rights))).collect();
        wishes.dedup();
        let pair = if dice.chance(500) {
            Pair::same_place(&small, 0, 1)
        } else {
            Pair { first: 0, second: 1, wishes }
        };
        let pairs = [pair];
        if possible_pairs(&small, &pairs).len() > 12 {
            continue;
        }
        let outcome = together::place(&small, &pairs, 2_000).unwrap();
        assert!(feasible_with_pairs(&small, &pairs, &outcome.matching), "seed {seed}");
        let stable = stable_with_pairs(&small, &pairs, &outcome.matching);
        assert_eq!(outcome.verdict == Verdict::Stable, stable, "seed {seed}");
        let possible = some_stable_with_pairs(&small, &pairs);
        solvable += usize::from(possible);
        solved += usize::from(stable);
        hopeless += usize::from(!possible);
    }
    assert!(solved * 100 >= solvable * 97, "{solved} of {solvable} solvable rounds");
    println!("friends: {solved} of {solvable} solvable rounds solved, {hopeless} have no solution");
}

#[test]
fn a_round_without_a_stable_matching_is_not_called_stable() {
    // One place each; the couple needs both, the single is liked by one and likes the other more.
    // With the couple in, the single blocks; with the single in, the couple does: no rest.
    let mut left = Side::default();
    for list in [&[0u32][..], &[1], &[0, 1]] {
        left.wishes.push_strict(list);
        left.quotas.push(1);
    }
    let mut right = Side::default();
    for list in [&[0u32, 2][..], &[2, 1]] {
        right.wishes.push_strict(list);
        right.quotas.push(1);
    }
    let market = Market::new(left, right).unwrap();
    let pairs = [Pair { first: 0, second: 1, wishes: vec![(0, 1)] }];
    assert!(!some_stable_with_pairs(&market, &pairs));
    let outcome = together::place(&market, &pairs, 10_000).unwrap();
    assert!(matches!(outcome.verdict, Verdict::NotProved { could_do_better: 1.. }));
    assert_eq!(outcome.asked, 10_000);
}

#[test]
fn pairs_that_do_not_fit_are_refused() {
    let market = market(3, 4, 1, 0);
    let pair = |first, second| Pair { first, second, wishes: Vec::new() };
    let nobody = together::place(&market, &[pair(0, 99)], 10);
    assert_eq!(nobody, Err(together::PairError::Member(99)));
    let alone = together::place(&market, &[pair(0, 0)], 10);
    assert_eq!(alone, Err(together::PairError::Member(0)));
    // Whoever has two places has no use for going together; who wants none is placed nowhere.
    let side = |quotas: &[u32]| {
        let mut side = Side { quotas: quotas.to_vec(), ..Side::default() };
        quotas.iter().for_each(|_| side.wishes.push_tiers(&[vec![0]]));
        side
    };
    let market = |quotas| Market::new(side(quotas), side(&[1])).unwrap();
    let many = together::place(&market(&[2]), &[], 10);
    assert_eq!(many, Err(together::PairError::Quota(0)));
    assert!(together::place(&market(&[0]), &[], 10).is_ok());
}
