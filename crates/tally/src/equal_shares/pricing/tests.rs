//! Bounds hold, and are near: compared with prices worked out supporter by supporter.

use proptest::prelude::*;

use super::*;

/// A project's supporters: what each has, how many voters they are, and what units it has for them.
#[derive(Debug, Clone)]
struct Case {
    supporters: Vec<(u32, u32, i64)>,
    /// What each has on top, per unit, but no more than the start.
    more: u32,
    start: u32,
    cost: u32,
}

impl Case {
    fn with<T>(&self, units: &[i64], look: impl FnOnce(&Payers<'_>) -> T) -> T {
        let balance: Vec<f64> = self.supporters.iter().map(|one| f64::from(one.0)).collect();
        let supporters: Vec<Supporter> = (0..)
            .zip(&self.supporters)
            .map(|(group, one)| Supporter { group, voters: one.1 })
            .collect();
        look(&Payers {
            supporters: &supporters,
            units,
            balance: &balance,
            more: f64::from(self.more),
            start: f64::from(self.start),
            cost: f64::from(self.cost),
        })
    }

    /// What each has in all, with the voters and the units.
    fn wealth(&self, units: &[i64]) -> Vec<(f64, f64, f64)> {
        let all = self.supporters.iter().enumerate().map(|(at, &(has, voters, _))| {
            let unit = units.get(at).map_or(1.0, |&unit| f64::from(i32::try_from(unit).unwrap()));
            let more = (f64::from(self.more) * unit).min(f64::from(self.start));
            (f64::from(has) + more, f64::from(voters), unit)
        });
        all.collect()
    }

    /// The price per unit at which they raise the cost, each paying for their units or all they have.
    fn price_per_unit(&self, units: &[i64]) -> Option<f64> {
        let wealth = self.wealth(units);
        let raised = |price: f64| -> f64 {
            wealth.iter().map(|&(has, voters, unit)| voters * has.min(price * unit)).sum()
        };
        let cost = f64::from(self.cost);
        if raised(f64::INFINITY) < cost {
            return None;
        }
        let mut ends: Vec<f64> = wealth.iter().map(|&(has, _, unit)| has / unit).collect();
        ends.sort_by(f64::total_cmp);
        let end = ends.into_iter().find(|&end| raised(end) >= cost - 1e-9)?;
        let (poor, rich) = wealth.iter().fold((0.0, 0.0), |(poor, rich), &(has, voters, unit)| {
            if has / unit < end {
                (poor + voters * has, rich)
            } else {
                (poor, rich + voters * unit)
            }
        });
        Some((cost - poor) / rich)
    }

    /// The price a head of the most who have it.
    fn price_a_head(&self) -> Option<f64> {
        let wealth = self.wealth(&[]);
        let voters: u32 = self.supporters.iter().map(|one| one.1).sum();
        let prices =
            (1..=voters).rev().map(|heads| (heads, f64::from(self.cost) / f64::from(heads)));
        let mut enough = prices.filter(|&(heads, price)| {
            let can = wealth.iter().filter(|&&(has, ..)| has >= price - 1e-9);
            can.map(|&(_, voters, _)| voters).sum::<f64>() >= f64::from(heads)
        });
        enough.next().map(|(_, price)| price)
    }
}

fn cases() -> impl Strategy<Value = Case> {
    let supporter = (0_u32..60, 1_u32..4, 1_i64..5);
    (prop::collection::vec(supporter, 1..6), prop_oneof![Just(0), 0_u32..6], 20_u32..60, 1_u32..250)
        .prop_map(|(supporters, more, start, cost)| Case { supporters, more, start, cost })
}

/// A bound that is none is off by as much as this at least.
const NEAR: f64 = 1e-9;

proptest! {
    #[test]
    fn what_units_cost_lies_between_its_bounds(case in cases(), alike in any::<bool>()) {
        let units: Vec<i64> = match alike {
            true => Vec::new(),
            false => case.supporters.iter().map(|one| one.2).collect(),
        };
        let all: f64 = case.wealth(&units).iter().map(|&(_, voters, unit)| voters * unit).sum();
        let from = f64::from(case.cost) / all;
        let (low, high) = case.with(&units, |payers| {
            (ByUnits::cheapest(payers, from), ByUnits::dearest(payers, from))
        });
        match case.price_per_unit(&units) {
            None => prop_assert_eq!((low, high), (None, None), "they cannot raise it"),
            Some(price) => {
                let low = low.unwrap();
                prop_assert!(low <= price * (1.0 + NEAR) && low >= price * (1.0 - NEAR), "{low} {price}");
                // With the last of their money it is not sure.
                if let Some(high) = high {
                    prop_assert!(high >= price * (1.0 - 1e-15), "{high} {price}");
                    prop_assert!(high <= price * (1.0 + NEAR), "{high} {price}");
                } else {
                    let whole: f64 = case.wealth(&units).iter().map(|one| one.0 * one.1).sum();
                    prop_assert!(whole < f64::from(case.cost) + NEAR, "they have {whole}");
                }
            }
        }
    }

    #[test]
    fn what_a_head_pays_lies_between_its_bounds(case in cases()) {
        let voters: u32 = case.supporters.iter().map(|one| one.1).sum();
        let from = f64::from(case.cost) / f64::from(voters);
        let (low, high) =
            case.with(&[], |payers| (ByHeads::cheapest(payers, from), ByHeads::dearest(payers, from)));
        let price = case.price_a_head();
        // Somebody has just the price: surely they pay it only where that is no doubt.
        let doubtful = case.wealth(&[]).iter().any(|one| {
            (1..=voters).any(|heads| (one.0 - f64::from(case.cost) / f64::from(heads)).abs() < NEAR)
        });
        prop_assert_eq!(low, price);
        match (price, high) {
            (Some(price), Some(high)) if doubtful => prop_assert!(high >= price),
            (None, high) => prop_assert_eq!(high, None),
            (price, high) => prop_assert!(doubtful || high == price, "{:?} {:?}", high, price),
        }
    }

    #[test]
    fn whoever_has_the_price_might_pay_it(case in cases(), price in 1_u32..60) {
        let most: Vec<f64> = case.supporters.iter().map(|one| f64::from(one.0)).collect();
        let price = f64::from(price);
        case.with(&[], |payers| {
            let might = ByHeads::who_might(payers.supporters, &most, price);
            let found: Vec<usize> = might.iter().map(|one| index_of(one.group)).collect();
            let have: Vec<usize> = (0..most.len()).filter(|&at| most[at] >= price).collect();
            prop_assert_eq!(found, have);
            prop_assert_eq!(ByUnits::who_might(payers.supporters, &most, price).len(), most.len());
            Ok(())
        })?;
    }

    /// Whatever somebody had and whatever the price was, no more is left to them than is said, and no more is said
    /// than could be left.
    #[test]
    fn what_is_left_is_no_more_than_is_said(least in 0_u32..40, more in 0_u32..40, cheapest in 1_u32..40, dearer in 0_u32..40) {
        let most = f64::from(least + more);
        let (low, high) = (f64::from(cheapest), f64::from(cheapest + dearer));
        let least = f64::from(least);
        let left = |alone| Left { most, least, cheapest: low, dearest: high, alone };
        // What each of them leaves, where whoever has the price pays it.
        let leaves = |has: f64, price: f64| if has >= price { has - price } else { has };
        let steps = |from: f64, to: f64| (0..=8).map(move |step| from + (to - from) * f64::from(step) / 8.0);
        let worst = steps(least, most)
            .flat_map(|has| steps(low, high).map(move |price| leaves(has, price)))
            .fold(0.0, f64::max);
        for alone in [false, true] {
            prop_assert!(ByHeads::left(left(alone)) >= worst * (1.0 - NEAR), "{worst}");
            prop_assert!(ByHeads::left(left(alone)) <= most * (1.0 + NEAR));
        }
        if least > high {
            let paid = ByHeads::left(left(false));
            prop_assert!((paid - (most - low)).abs() < NEAR, "they surely paid: {paid}");
        }
        prop_assert!((ByUnits::left(left(false)) - (most - low)).abs() < NEAR);
    }
}
