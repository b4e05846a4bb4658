//! A small seeded source of integers.
//!
//! SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): eight
//! bytes of state, good enough for samples, and nothing that changes with a library's version. It is
//! never used to decide anything about people.

/// A deterministic stream of integers from a seed.
#[derive(Clone, Debug)]
pub struct Dice {
    state: u64,
}

impl Dice {
    /// A stream that depends on `seed` alone.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number in `0..n`, or 0 when `n` is 0. The bias is below `n / 2³²`.
    pub fn below(&mut self, n: u32) -> u32 {
        let product = (self.next_u64() >> 32) * u64::from(n);
        u32::try_from(product >> 32).unwrap_or(0)
    }

    /// A number in `low..=high`.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        let width = u32::try_from(i64::from(high) - i64::from(low) + 1).unwrap_or(u32::MAX);
        low.saturating_add_unsigned(self.below(width))
    }

    /// True in `per_mille` of a thousand throws.
    pub fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// A position in `weights`, each as likely as its weight; 0 when all weigh nothing.
    pub fn weighted(&mut self, weights: &[u32]) -> u8 {
        let mut throw = self.below(weights.iter().sum());
        for (position, &weight) in (0u8..).zip(weights) {
            if throw < weight {
                return position;
            }
            throw -= weight;
        }
        0
    }

    /// One of `choices`, each as likely as the weight beside it.
    pub fn pick<T: Copy + Default>(&mut self, choices: &[(T, u32)]) -> T {
        let mut throw = self.below(choices.iter().map(|choice| choice.1).sum());
        for &(choice, weight) in choices {
            if throw < weight {
                return choice;
            }
            throw -= weight;
        }
        T::default()
    }

    /// A bell-shaped number around 0 with the given half-width: the mean of four even throws.
    pub fn bell(&mut self, half_width: i32) -> i32 {
        (0..4).map(|_| self.between(-half_width, half_width)).sum::<i32>() / 2
    }

    /// A mask with `count` different bits out of the lowest `width` (at most 32).
    pub fn mask(&mut self, width: u32, count: u32) -> u32 {
        let mut mask = 0u32;
        for _ in 0..count.min(width) {
            let mut bit = self.below(width);
            while mask & (1 << bit) != 0 {
                bit = (bit + 1) % width;
            }
            mask |= 1 << bit;
        }
        mask
    }

    /// Puts `items` in an order in which every permutation is equally likely (Fisher–Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(u32::try_from(last + 1).unwrap_or(u32::MAX));
            if let Ok(other) = usize::try_from(other) {
                items.swap(last, other);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_stream_is_the_published_one() {
        // The first values of SplitMix64 from seed 1234567, as its reference implementation gives.
        let mut dice = Dice::new(1_234_567);
        assert_eq!(dice.next_u64(), 6_457_827_717_110_365_317);
        assert_eq!(dice.next_u64(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn numbers_stay_in_range_and_reach_both_ends() {
        let mut dice = Dice::new(1);
        let throws: Vec<i32> = (0..2000).map(|_| dice.between(-3, 3)).collect();
        assert_eq!(throws.iter().min(), Some(&-3));
        assert_eq!(throws.iter().max(), Some(&3));
        assert_eq!(dice.below(0), 0);
    }

    #[test]
    fn a_mask_has_as_many_bits_as_asked() {
        let mut dice = Dice::new(9);
        for count in 0..=21 {
            let mask = dice.mask(21, count);
            assert_eq!(mask.count_ones(), count);
            assert_eq!(mask >> 21, 0);
        }
    }
}
