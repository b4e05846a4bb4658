//! Exact amounts of money that rules compute: a ledger of rationals over one denominator.
//!
//! Every rule here pays in *prices*: Equal Shares a price per unit of utility, Phragmén a
//! load, exact Equal Shares a price per head. Each new price is a quotient of the form
//! (cost − Σ kⱼ · earlier priceⱼ) ÷ divisor with whole kⱼ and a whole divisor. Keeping all
//! of them over one growing denominator makes a step a handful of multiplications of a
//! big integer with a machine word, with no greatest common divisor in sight; only now
//! and then are common factors taken out, so that numbers stay as short as they can be.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer as _;
use num_traits::{One as _, Signed as _, Zero as _};

/// Bits of denominator beyond which common factors are first looked for.
const REDUCE_BITS: u64 = 1 << 10;

/// An exact rational number with a positive denominator, not necessarily in lowest terms.
#[derive(Debug, Clone)]
pub struct Ratio {
    /// Numerator.
    pub numer: BigInt,
    /// Denominator, above zero.
    pub denom: BigInt,
}

impl Ratio {
    /// `numer` ÷ `denom`; a denominator of zero counts as one.
    #[must_use]
    pub fn new(numer: impl Into<BigInt>, denom: impl Into<BigInt>) -> Self {
        let (mut numer, mut denom) = (numer.into(), denom.into());
        if denom.is_zero() {
            denom = BigInt::one();
        }
        if denom.is_negative() {
            numer = -numer;
            denom = -denom;
        }
        Self { numer, denom }
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: impl Into<BigInt>) -> Self {
        Self { numer: number.into(), denom: BigInt::one() }
    }

    /// Nearest double, within two units of its last place; infinite if too large.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        quotient_f64(&self.numer, &self.denom)
    }

    /// The same number in lowest terms.
    #[must_use]
    pub fn reduced(&self) -> Self {
        let common = self.numer.gcd(&self.denom);
        if common.is_zero() || common.is_one() {
            return self.clone();
        }
        Self { numer: &self.numer / &common, denom: &self.denom / &common }
    }

    /// Largest whole number not above this one.
    #[must_use]
    pub fn floor(&self) -> BigInt {
        self.numer.div_floor(&self.denom)
    }

    /// Sum, exactly.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        if self.denom == other.denom {
            return Self { numer: &self.numer + &other.numer, denom: self.denom.clone() };
        }
        Self {
            numer: &self.numer * &other.denom + &other.numer * &self.denom,
            denom: &self.denom * &other.denom,
        }
    }

    /// Difference, exactly.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&Self { numer: -&other.numer, denom: other.denom.clone() })
    }

    /// Product with a whole number, exactly.
    #[must_use]
    pub fn times(&self, factor: i128) -> Self {
        Self { numer: &self.numer * factor, denom: self.denom.clone() }
    }

    /// Quotient by a whole number above zero, exactly.
    #[must_use]
    pub fn over(&self, divisor: i128) -> Self {
        Self::new(self.numer.clone(), &self.denom * divisor)
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Ratio {}
impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (&self.numer * &other.denom).cmp(&(&other.numer * &self.denom))
    }
}

impl std::fmt::Display for Ratio {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let reduced = self.reduced();
        if reduced.denom.is_one() {
            write!(out, "{}", reduced.numer)
        } else {
            write!(out, "{}/{}", reduced.numer, reduced.denom)
        }
    }
}

/// `numer` ÷ `denom` as a double; relative error at most 2⁻⁵¹.
#[must_use]
pub fn quotient_f64(numer: &BigInt, denom: &BigInt) -> f64 {
    let (high, high_shift) = top_bits(numer.magnitude());
    let (low, low_shift) = top_bits(denom.magnitude());
    // Two truncations and one division: each at most one unit in 2⁵³.
    let mut value = high / low;
    let mut shift = high_shift - low_shift;
    while shift > 0 && value.is_finite() {
        let step = shift.min(512);
        value *= exp2(step);
        shift -= step;
    }
    while shift < 0 && value != 0.0 {
        let step = (-shift).min(512);
        value /= exp2(step);
        shift += step;
    }
    if numer.sign() == Sign::Minus { -value } else { value }
}

/// 2^`power` for powers from zero to 512.
fn exp2(power: i64) -> f64 {
    let biased = u64::try_from(power + 1023).unwrap_or(1023);
    f64::from_bits(biased << 52)
}

/// The leading 53 bits as a double, and how far they were shifted.
fn top_bits(number: &BigUint) -> (f64, i64) {
    let bits = number.bits();
    let drop = bits.saturating_sub(53);
    let top = if drop == 0 { number.clone() } else { number >> drop };
    let digits = top.iter_u64_digits().next().unwrap_or(0);
    (whole_f64(digits), i64::try_from(drop).unwrap_or(i64::MAX / 4))
}

/// A whole number as a double; exact up to 2⁵³.
#[inline]
#[must_use]
pub fn whole_f64(number: u64) -> f64 {
    let high = u32::try_from(number >> 32).unwrap_or(0);
    let low = u32::try_from(number & 0xffff_ffff).unwrap_or(0);
    f64::from(high) * 4_294_967_296.0 + f64::from(low)
}

/// A signed amount as a double, relative error at most 2⁻⁵².
#[must_use]
pub fn amount_f64(amount: i128) -> f64 {
    let size = amount.unsigned_abs();
    let high = whole_f64(u64::try_from(size >> 64).unwrap_or(u64::MAX));
    let low = whole_f64(u64::try_from(size & u128::from(u64::MAX)).unwrap_or(0));
    let value = high * 18_446_744_073_709_551_616.0 + low;
    if amount < 0 { -value } else { value }
}

/// Prices over one common denominator. Price 0 is what every voter starts with.
#[derive(Debug, Clone)]
pub struct Ledger {
    denom: BigInt,
    prices: Vec<BigInt>,
    reduce_at: u64,
}

impl Ledger {
    /// A ledger whose price 0 is `start`.
    #[must_use]
    pub fn new(start: &Ratio) -> Self {
        let start = start.reduced();
        Self { denom: start.denom, prices: vec![start.numer], reduce_at: REDUCE_BITS }
    }

    /// The common denominator.
    #[must_use]
    pub fn denom(&self) -> &BigInt {
        &self.denom
    }

    /// How many prices there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.prices.len()
    }

    /// Whether there is no price, which never happens.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.prices.is_empty()
    }

    /// Σ `count` · price over the denominator: the numerator of a sum of money.
    #[must_use]
    pub fn sum(&self, counts: &[i128]) -> BigInt {
        let mut total = BigInt::zero();
        for (price, &count) in self.prices.iter().zip(counts) {
            if count != 0 {
                total += price * count;
            }
        }
        total
    }

    /// Numerator over the denominator of a whole amount.
    #[must_use]
    pub fn whole(&self, amount: i128) -> BigInt {
        &self.denom * amount
    }

    /// Price number `index`.
    #[must_use]
    pub fn price(&self, index: usize) -> Ratio {
        let numer = self.prices.get(index).cloned().unwrap_or_default();
        Ratio { numer, denom: self.denom.clone() }
    }

    /// Adds the price (`numer` ÷ denominator) ÷ `divisor` and returns it as a double.
    pub fn push(&mut self, numer: BigInt, divisor: u128) -> f64 {
        let divisor = divisor.max(1);
        // A shared factor would only make every number longer.
        let remainder = (&numer % divisor).magnitude().clone();
        let remainder = u128::try_from(remainder).unwrap_or(0);
        let common = remainder.gcd(&divisor).max(1);
        let (numer, divisor) = (numer / common, divisor / common);
        if divisor != 1 {
            self.denom *= divisor;
            for price in &mut self.prices {
                *price *= divisor;
            }
        }
        // `numer` was over the old denominator and is divided by the divisor: over the new
        // denominator it keeps its value.
        self.prices.push(numer);
        if self.denom.bits() > self.reduce_at {
            self.reduce();
        }
        let last = self.prices.len() - 1;
        self.price(last).to_f64()
    }

    fn reduce(&mut self) {
        let mut common = self.denom.clone();
        for price in &self.prices {
            if common.is_one() {
                break;
            }
            common = common.gcd(price);
        }
        if !common.is_one() {
            self.denom /= &common;
            for price in &mut self.prices {
                *price /= &common;
            }
        }
        self.reduce_at = (self.denom.bits() * 2).max(REDUCE_BITS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_are_close_even_for_huge_numbers() {
        let numer = BigInt::from(10).pow(400) + 7;
        let denom = BigInt::from(10).pow(399) * 4;
        assert!((quotient_f64(&numer, &denom) - 2.5).abs() < 1e-15);
        assert!((quotient_f64(&BigInt::from(-1), &BigInt::from(3)) + 1.0 / 3.0).abs() < 1e-16);
        assert_eq!(quotient_f64(&BigInt::from(0), &denom), 0.0);
        assert_eq!(amount_f64(-(1 << 96)), -(2.0_f64.powi(96)));
    }

    #[test]
    fn a_ledger_keeps_prices_exact() {
        let mut ledger = Ledger::new(&Ratio::new(10, 3));
        // (5 − 10/3) ÷ 5 = 1/3
        let numer = ledger.whole(5) - ledger.sum(&[1]);
        ledger.push(numer, 5);
        assert_eq!(ledger.price(1), Ratio::new(1, 3));
        // (7 − 2·10/3 + 3·1/3) ÷ 8 = (4/3) ÷ 8 = 1/6
        let numer = ledger.whole(7) - ledger.sum(&[2, -3]);
        ledger.push(numer, 8);
        assert_eq!(ledger.price(2), Ratio::new(1, 6));
        assert_eq!(ledger.price(0), Ratio::new(10, 3));
        assert_eq!(ledger.price(1), Ratio::new(1, 3));
    }
}
