//! A provider that knows who somebody is (OpenID Connect), as a city uses it: to prove that they live here, to sign in. Which
//! provider it is, the operator says.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Flaw, Texts};

/// How long a browser may be away at the provider.
pub const BACK_WITHIN: SignedDuration = SignedDuration::from_mins(15);

crate::stored! {
    /// What a browser is sent to the provider for.
    pub enum Purpose {
        /// To prove something; their account is tied to the login there.
        Prove = "prove",
        /// Only to tie their account to the login there.
        Tie = "tie",
        /// To sign in.
        SignIn = "sign_in",
    }
}

/// What a city does with a provider.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProviderRules {
    /// Whether people prove by it that they live here.
    pub proves: bool,
    /// Whether they sign in by it.
    pub signs_in: bool,
    /// What people call it, which stands on the buttons.
    pub name: Texts,
    /// The postal codes of those who live here, by what it tells; none where it knows nobody else.
    pub postcodes: Vec<String>,
    /// Whether it is asked for the birth date, of which the band of ages is kept.
    pub age: bool,
}

/// Where somebody lives, by what a provider tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Here, or it was not asked.
    Here,
    /// Somewhere else.
    Elsewhere,
    /// It does not tell.
    Untold,
}

impl ProviderRules {
    /// How long what people call it may be.
    pub const NAME: usize = 60;
    /// The most postal codes.
    pub const POSTCODES: usize = 300;
    /// How long one may be.
    const POSTCODE: usize = 12;

    /// Whether people meet it at all.
    pub fn is_used(&self) -> bool {
        self.proves || self.signs_in
    }

    /// Where somebody lives whose postal code it tells.
    pub fn area(&self, told: Option<&str>) -> Area {
        if self.postcodes.is_empty() {
            return Area::Here;
        }
        match told.map(plain).filter(|told| !told.is_empty()) {
            None => Area::Untold,
            Some(told) if self.postcodes.contains(&told) => Area::Here,
            Some(_) => Area::Elsewhere,
        }
    }
}

/// A postal code in the one spelling it is compared in.
fn plain(typed: &str) -> String {
    let letters = typed.chars().filter(|c| !c.is_whitespace() && *c != '-');
    letters.flat_map(char::to_uppercase).collect()
}

/// Postal codes as typed, between commas, semicolons or line ends: 3000, 3001.
pub fn postcodes(typed: &str) -> Result<Vec<String>, Flaw> {
    let mut all: Vec<String> = typed.split([',', ';', '\n']).map(plain).collect();
    all.retain(|code| !code.is_empty());
    let fits = |code: &String| {
        code.chars().count() <= ProviderRules::POSTCODE && code.chars().all(char::is_alphanumeric)
    };
    if !all.iter().all(fits) {
        return Err(Flaw::Malformed);
    }
    all.sort_unstable();
    all.dedup();
    let most = ProviderRules::POSTCODES;
    if all.len() > most { Err(Flaw::TooMany { most }) } else { Ok(all) }
}

/// That somebody's account is tied to a login at the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// Since when.
    pub made: Timestamp,
    /// When they signed in by it last.
    pub used: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_lives_here_is_told_by_a_postal_code() {
        let rules = |postcodes: &str| ProviderRules {
            postcodes: super::postcodes(postcodes).unwrap(),
            ..ProviderRules::default()
        };
        let some = rules("3000; 3001, 30 10\n3000");
        assert_eq!(some.postcodes, ["3000", "3001", "3010"]);
        for (told, area) in [
            (Some("3000"), Area::Here),
            (Some(" 30-10 "), Area::Here),
            (Some("1000"), Area::Elsewhere),
            (Some("30000"), Area::Elsewhere),
            (Some(" "), Area::Untold),
            (None, Area::Untold),
        ] {
            assert_eq!(some.area(told), area, "{told:?}");
            assert_eq!(rules("").area(told), Area::Here, "not asked");
        }
        assert_eq!(rules("sw1a 1aa").area(Some("SW1A1AA")), Area::Here);
    }

    #[test]
    fn postal_codes_are_short_and_not_too_many() {
        assert_eq!(postcodes(" , ;"), Ok(Vec::new()));
        for wrong in ["3000.", "1234567890123", "<b>"] {
            assert_eq!(postcodes(wrong), Err(Flaw::Malformed), "{wrong}");
        }
        let many: Vec<String> = (0..301).map(|number| number.to_string()).collect();
        assert_eq!(postcodes(&many.join(",")), Err(Flaw::TooMany { most: 300 }));
        assert_eq!(postcodes(&many[1..].join(",")).map(|all| all.len()), Ok(300));
    }

    #[test]
    fn a_city_uses_none_unless_it_says_so() {
        assert!(!ProviderRules::default().is_used());
        assert!(ProviderRules { signs_in: true, ..ProviderRules::default() }.is_used());
        let none: ProviderRules = serde_json::from_str("{}").unwrap();
        assert_eq!(none, ProviderRules::default());
    }
}
