//! An idea that somebody told the city: by telephone, on paper, at the desk. It is entered by an officer, shown as told, and
//! followed with a card that has a code.

use city::{Flaw, Flaws, Id, InClear, Thing};

city::stored! {
    /// How an idea was told.
    pub enum How {
        /// By telephone.
        Phone = "phone",
        /// On paper.
        Paper = "paper",
        /// At the desk.
        Desk = "desk",
    }
}

city::stored! {
    /// How whoever told it agreed that their name is shown.
    pub enum Consent {
        /// They did not: it is shown without a name.
        No = "no",
        /// They said so.
        Spoken = "spoken",
        /// They signed it.
        Signed = "signed",
    }
}

/// How an idea was told, and what its teller agreed to; checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// How.
    pub how: How,
    /// The name that may be shown; empty for none.
    pub name: String,
    /// How they agreed to that.
    pub consent: Consent,
    /// The event where it was written down.
    pub event: Option<Id<Thing>>,
}

impl Telling {
    /// The most characters of a name.
    pub const NAME: usize = 60;

    /// The most characters of where somebody can be reached.
    pub const CONTACT: usize = 200;

    /// Where whoever told it can be reached, as it was typed; empty for nowhere. It is to be sealed.
    pub fn contact(typed: &str) -> Result<InClear, Flaws> {
        let mut flaws = Flaws::default();
        let one_line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let contact = flaws.text("contact", &one_line, 0, Self::CONTACT);
        flaws.into_result_with(|| contact.map(InClear::new))
    }

    /// Checks what was typed. A name needs an agreement, and an agreement a name.
    pub fn check(
        how: &str,
        name: &str,
        consent: &str,
        event: Option<Id<Thing>>,
    ) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let how = flaws.keep("how", How::from_key(how).ok_or(Flaw::Missing));
        let one_line = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = flaws.text("name", &one_line, 0, Self::NAME);
        let chosen =
            if consent.is_empty() { Some(Consent::No) } else { Consent::from_key(consent) };
        let consent = flaws.keep("consent", chosen.ok_or(Flaw::NotAChoice));
        match (name.as_deref(), consent) {
            (Some(name), Some(Consent::No)) if !name.is_empty() => {
                flaws.add("consent", Flaw::Missing);
            }
            (Some(""), Some(Consent::Spoken | Consent::Signed)) => flaws.add("name", Flaw::Missing),
            _ => {}
        }
        flaws.into_result_with(|| Some(Self { how: how?, name: name?, consent: consent?, event }))
    }
}

/// The code of a card: twelve letters and digits that are not taken for each other, 60 bits.
#[derive(Clone, PartialEq, Eq)]
pub struct CardCode(String);

impl std::fmt::Debug for CardCode {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("CardCode(…)")
    }
}

/// Crockford's alphabet: no I, L, O, U.
const ALPHABET: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J',
    'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

impl CardCode {
    /// How many characters it has.
    pub const LENGTH: usize = 12;

    /// Makes a code of chance: five bits of each byte.
    pub fn of(chance: [u8; Self::LENGTH]) -> Self {
        let letter = |byte: u8| ALPHABET.get(usize::from(byte % 32)).copied().unwrap_or('0');
        Self(chance.into_iter().map(letter).collect())
    }

    /// Reads a code as people type it: with blanks and dashes, in small letters, with O for 0 and I or L for 1.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut code = String::new();
        for typed in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '·'))
        {
            let letter = match typed.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if !ALPHABET.contains(&letter) || code.len() == Self::LENGTH {
                return None;
            }
            code.push(letter);
        }
        (code.len() == Self::LENGTH).then_some(Self(code))
    }

    /// Without blanks, as an address has it and a digest is made of it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups of four, as it is printed.
    pub fn printed(&self) -> String {
        let mut groups: Vec<String> = Vec::new();
        for (at, letter) in self.0.chars().enumerate() {
            match groups.last_mut() {
                Some(group) if at % 4 != 0 => group.push(letter),
                _ => groups.push(letter.to_string()),
            }
        }
        groups.join("-")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever is drawn is read again from what is printed, and from what somebody makes of it at a keyboard.
        #[test]
        fn a_printed_code_is_read_again(chance in any::<[u8; 12]>()) {
            let code = CardCode::of(chance);
            prop_assert_eq!(code.printed().len(), 14);
            prop_assert_eq!(CardCode::parse(&code.printed()), Some(code.clone()));
            let typed = format!(" {} ", code.as_str().to_lowercase().replace('0', "o").replace('1', "l"));
            prop_assert_eq!(CardCode::parse(&typed), Some(code));
        }

        /// Nothing that is typed makes it stumble.
        #[test]
        fn anything_can_be_typed(typed in ".{0,40}") {
            if let Some(code) = CardCode::parse(&typed) {
                prop_assert_eq!(code.as_str().len(), CardCode::LENGTH);
            }
        }
    }

    #[test]
    fn a_name_and_an_agreement_come_together() {
        let check = |name, consent| Telling::check("phone", name, consent, None);
        assert_eq!(check("", "").unwrap().consent, Consent::No);
        assert_eq!(check(" Maria  P. ", "spoken").unwrap().name, "Maria P.");
        assert_eq!(check("Maria", "").unwrap_err().of("consent"), Some(&Flaw::Missing));
        assert_eq!(check("Maria", "no").unwrap_err().of("consent"), Some(&Flaw::Missing));
        assert_eq!(check("", "signed").unwrap_err().of("name"), Some(&Flaw::Missing));
        assert_eq!(check("", "maybe").unwrap_err().of("consent"), Some(&Flaw::NotAChoice));
        let unknown = Telling::check("pigeon", "", "", None).unwrap_err();
        assert_eq!(unknown.of("how"), Some(&Flaw::Missing));
        assert!(check(&"x".repeat(61), "spoken").is_err());
    }
}
