//! How much of their letters two titles share, three by three: what finds names, loan words and words mistyped.

use std::collections::BTreeSet;

use crate::words::{fold, split};

/// The trigrams of the words of a title.
pub(crate) fn of(title: &str) -> BTreeSet<[char; 3]> {
    let mut found = BTreeSet::new();
    for word in split(title) {
        let letters: Vec<char> = format!(" {} ", fold(&word)).chars().collect();
        for three in letters.windows(3) {
            if let [a, b, c] = three {
                found.insert([*a, *b, *c]);
            }
        }
    }
    found
}

/// The share they have in common, from 0 to 1.
pub(crate) fn likeness(one: &BTreeSet<[char; 3]>, other: &BTreeSet<[char; 3]>) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let both = count(one.intersection(other).count());
    let all = count(one.len() + other.len());
    if all == 0.0 { 0.0 } else { 2.0 * both / all }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_compared() {
        assert!(likeness(&of("Kessel-Lo"), &of("Kessel lo")) > 0.99);
        assert!(likeness(&of("skatepark"), &of("skateparc")) > 0.7);
        assert!(likeness(&of("boiler"), &of("bench")) < 0.2);
        assert!(likeness(&of(""), &of("")) < 0.1);
    }
}
