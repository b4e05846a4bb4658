//! The eight themes, each with its tile pattern.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! themes {
    ($($variant:ident = $key:literal, $doc:literal;)*) => {
        /// What an idea or a call is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Theme { $(#[doc = $doc] $variant,)* }

        impl Theme {
            /// All themes, in the order they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The theme's key, as stored and in addresses.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        }
    };
}

themes! {
    Mobility = "mobility", "Walking, cycling, driving, the bus.";
    Green = "green", "Trees, water, soil, animals.";
    Learning = "learning", "School and everything one learns beside it.";
    Culture = "culture", "Music, feasts, heritage, sport.";
    Housing = "housing", "Homes and streets.";
    Care = "care", "Health, company, help.";
    Food = "food", "Growing, cooking, sharing.";
    Energy = "energy", "Heat, power, saving both.";
}

impl FromStr for Theme {
    type Err = ();

    fn from_str(key: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|theme| theme.key() == key).ok_or(())
    }
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
