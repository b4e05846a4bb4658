//! How long a two-sided round takes: `cargo bench -p assign --bench stable`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a benchmark may fail loudly"
)]

use assign::generate::Dice;
use assign::stable::proof::check;
use assign::stable::{Market, Proposers, Side, deferred_acceptance};

fn main() {
    divan::main();
}

/// `lefts` people with one place list 20 of `rights`, unevenly liked; each place ranks its callers.
fn market(lefts: u32, rights: u32) -> Market {
    let mut dice = Dice::new(11);
    let mut left = Side { quotas: vec![1; lefts as usize], ..Side::default() };
    let mut right = Side { quotas: vec![lefts / rights; rights as usize], ..Side::default() };
    let mut callers = vec![Vec::new(); rights as usize];
    for who in 0..lefts {
        let mut list: Vec<u32> =
            (0..40).map(|_| dice.below(rights).min(dice.below(rights))).collect();
        let mut seen = std::collections::HashSet::new();
        list.retain(|&place| seen.insert(place));
        list.truncate(20);
        for &place in &list {
            callers[place as usize].push(who);
        }
        left.wishes.push_strict(&list);
    }
    for list in &mut callers {
        dice.shuffle(list);
        right.wishes.push_strict(list);
    }
    Market::new(left, right).unwrap()
}

#[divan::bench(args = [Proposers::Left, Proposers::Right])]
fn deferred_acceptance_100_000_by_10_000(bencher: divan::Bencher, proposers: Proposers) {
    let market = market(100_000, 10_000);
    bencher.bench_local(|| deferred_acceptance(&market, proposers));
}

#[divan::bench]
fn proof_100_000_by_10_000(bencher: divan::Bencher) {
    let market = market(100_000, 10_000);
    let matching = deferred_acceptance(&market, Proposers::Left);
    bencher.bench_local(|| check(&market, &matching).unwrap());
}
