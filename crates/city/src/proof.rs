//! Proof that somebody lives here: by the city's list of residents, by a code in a letter on paper, at a desk, or by a
//! provider; what an act asks for, what satisfies it, and when it ends. Of a number, a birth date or a document nothing is known here but
//! that it was right.

use jiff::civil::Date;
use jiff::{SignedDuration, Span, Timestamp};
use serde::{Deserialize, Serialize};

use crate::provider::ProviderRules;
use crate::{Actor, Flaw, Id, Person, Refusal, Texts};

crate::stored! {
    /// How sure a city wants to be of somebody before they do a thing, the weakest first: each satisfies those before it.
    #[derive(Default)]
    pub enum Level {
        /// Their mailbox answered, which is so of everybody who is signed in.
        #[default]
        Address = "address",
        /// They have shown that they live here, in whichever way.
        Residence = "residence",
        /// They were seen by an officer who looked at a document.
        InPerson = "in_person",
    }
}

crate::stored! {
    /// How something was proved.
    pub enum Way {
        /// By a number and a birth date that stand in the city's list of residents.
        List = "list",
        /// By a code from a letter on paper.
        Letter = "letter",
        /// By an officer at a desk.
        Desk = "desk",
        /// By a provider that knows where they live.
        Provider = "provider",
    }
}

crate::stored! {
    /// What was shown to an officer. Its number is never noted.
    pub enum Shown {
        /// An identity card.
        IdentityCard = "identity_card",
        /// A passport.
        Passport = "passport",
        /// A residence permit.
        ResidencePermit = "residence_permit",
        /// A child's identity document.
        ChildCard = "child_card",
        /// Nothing: the officer knows them.
        Known = "known",
    }
}

impl Way {
    /// What it proves.
    pub fn level(self) -> Level {
        match self {
            Self::List | Self::Letter | Self::Provider => Level::Residence,
            Self::Desk => Level::InPerson,
        }
    }
}

/// That somebody has proved something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Its identifier.
    pub id: Id<Proof>,
    /// Who.
    pub person: Id<Person>,
    /// How.
    pub way: Way,
    /// What an officer was shown.
    pub shown: Option<Shown>,
    /// Which officer; nobody where none had a part in it, or who has left.
    pub given_by: Option<Id<Person>>,
    /// When.
    pub made: Timestamp,
    /// When it ends by itself; nothing where the city lets it last.
    pub until: Option<Timestamp>,
    /// When it was taken back.
    pub ended: Option<Timestamp>,
    /// Why, as its owner reads it; empty where it was replaced by another.
    pub end_reason: String,
}

impl Proof {
    /// A proof that is given now, by a city with these rules.
    pub fn give(
        id: Id<Self>,
        person: Id<Person>,
        way: Way,
        rules: &ProofRules,
        now: Timestamp,
    ) -> Self {
        let (shown, given_by, ended, end_reason) = (None, None, None, String::new());
        let until = rules.until(now);
        Self { id, person, way, shown, given_by, made: now, until, ended, end_reason }
    }

    /// Whether it is good at a moment.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.ended.is_none() && self.until.is_none_or(|until| now < until)
    }

    /// Takes it back, for a reason.
    pub fn end(&mut self, reason: &str, now: Timestamp) -> Result<(), Refusal> {
        if !self.holds(now) {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.end_reason = crate::hiding::reason("reason", reason)?;
        self.ended = Some(now);
        Ok(())
    }
}

/// What somebody has proved at a moment: the strongest that holds.
pub fn proven<'p>(proofs: impl IntoIterator<Item = &'p Proof>, now: Timestamp) -> Level {
    let held = proofs.into_iter().filter(|proof| proof.holds(now)).map(|proof| proof.way.level());
    held.max().unwrap_or(Level::Address)
}

/// The proof that holds longest among those that satisfy a level; nothing where none does.
pub fn best(proofs: &[Proof], level: Level, now: Timestamp) -> Option<&Proof> {
    let fits = proofs.iter().filter(|proof| proof.holds(now) && proof.way.level() >= level);
    fits.max_by_key(|proof| (proof.until.is_none(), proof.until, proof.made))
}

impl Actor {
    /// `Ok` when whoever acts has proved enough. Who is not signed in is asked for that first, elsewhere.
    pub fn has_proved(&self, asked: Level) -> Result<(), Refusal> {
        match self.person {
            Some(_) if self.proven < asked => Err(Refusal::Unproven(asked)),
            _ => Ok(()),
        }
    }
}

/// What must be proved for what people do in a call. It asks nothing of what the staff does in the city's name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Needs {
    /// To bring an idea, or to answer.
    pub write: Level,
    /// To support.
    pub support: Level,
    /// To comment, and to propose changes.
    pub comment: Level,
}

/// How a city proves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProofRules {
    /// After how many months a proof ends; nothing where it lasts.
    pub months: Option<u16>,
    /// Where the desk is, when it is open, and what to bring.
    pub desk: Texts,
    /// The ages at which its bands begin, after the youngest.
    pub bands: Bands,
    /// How many days another address noted at the desk waits, unless the old mailbox agrees.
    pub recovery_days: u8,
    /// What it does with a provider.
    pub provider: ProviderRules,
}

impl Default for ProofRules {
    fn default() -> Self {
        let provider = ProviderRules::default();
        let (desk, bands) = (Texts::default(), Bands::default());
        Self { months: Some(24), desk, bands, recovery_days: 3, provider }
    }
}

impl ProofRules {
    /// The fewest and the most months a proof lasts.
    pub const MONTHS: (i64, i64) = (1, 120);
    /// The fewest and the most days another address waits.
    pub const RECOVERY_DAYS: (i64, i64) = (1, 30);
    /// How long what is said of the desk may be.
    pub const DESK: usize = 1_000;

    /// How long another address noted at the desk waits.
    pub fn recovery_waits(&self) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.recovery_days.clamp(1, 30)) * 24)
    }

    /// When a proof ends that is given at a moment.
    pub fn until(&self, now: Timestamp) -> Option<Timestamp> {
        let months = self.months?;
        // A month is thirty days here: the end needs no calendar, and is the same in every zone.
        let hours = i64::from(months) * 30 * 24;
        now.checked_add(Span::new().hours(hours)).ok()
    }
}

/// A city's bands of age: under the first age, from each to the next, and from the last on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u8>", into = "Vec<u8>")]
pub struct Bands(Vec<u8>);

/// A band of ages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Band {
    /// The first age in it.
    pub from: u8,
    /// The first age after it; nothing where it goes on.
    pub to: Option<u8>,
}

impl Default for Bands {
    fn default() -> Self {
        Self(vec![12, 16, 18])
    }
}

impl Bands {
    /// The most bands there can be: few, so that a band says little of a single person.
    pub const MOST: usize = 8;

    /// Bands from the ages at which they begin, after the youngest: rising, from 1 to 120.
    pub fn new(ages: Vec<u8>) -> Result<Self, Flaw> {
        let rises = ages.iter().zip(ages.iter().skip(1)).all(|(one, next)| one < next);
        let fits = ages.iter().all(|age| (1..=120).contains(age));
        match ages.len() {
            0 => Err(Flaw::Missing),
            many if many >= Self::MOST => Err(Flaw::TooMany { most: Self::MOST - 1 }),
            _ if !rises || !fits => Err(Flaw::Malformed),
            _ => Ok(Self(ages)),
        }
    }

    /// Reads ages as typed, between commas or blanks.
    pub fn parse(typed: &str) -> Result<Self, Flaw> {
        let parts = typed.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty());
        let ages: Result<Vec<u8>, _> = parts.map(str::parse).collect();
        Self::new(ages.map_err(|_| Flaw::NotANumber)?)
    }

    /// The ages, as they are typed.
    pub fn typed(&self) -> String {
        let ages: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        ages.join(", ")
    }

    /// All of them, the youngest first.
    pub fn all(&self) -> Vec<Band> {
        let begins = std::iter::once(0).chain(self.0.iter().copied());
        let ends = self.0.iter().copied().map(Some).chain([None]);
        begins.zip(ends).map(|(from, to)| Band { from, to }).collect()
    }

    /// The one an age lies in.
    pub fn of(&self, age: u8) -> Band {
        let among = self.all().into_iter().rev().find(|band| band.from <= age);
        among.unwrap_or(Band { from: 0, to: None })
    }
}

impl TryFrom<Vec<u8>> for Bands {
    type Error = String;

    fn try_from(ages: Vec<u8>) -> Result<Self, String> {
        Self::new(ages).map_err(|flaw| format!("these are no bands of age: {flaw:?}"))
    }
}

impl From<Bands> for Vec<u8> {
    fn from(bands: Bands) -> Self {
        bands.0
    }
}

/// How old somebody is on a day who was born on another; nothing for who is not born yet, or older than anybody.
pub fn age(born: Date, today: Date) -> Option<u8> {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    let years = i32::from(today.year()) - i32::from(born.year()) - i32::from(!had_birthday);
    u8::try_from(years).ok().filter(|age| *age <= 130)
}

/// The number of an entry of a list of residents, as everybody writes it: letters and digits alone, in capitals.
#[derive(Clone, PartialEq, Eq)]
pub struct EntryNumber(String);

impl EntryNumber {
    /// The fewest and the most characters of a number.
    pub const LENGTH: (usize, usize) = (4, 32);

    /// Reads a number as typed, whatever stands between its groups.
    pub fn parse(typed: &str) -> Result<Self, Flaw> {
        let between = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '/' | '_');
        let number: String = typed.chars().filter(|c| !between(*c)).collect();
        let (least, most) = Self::LENGTH;
        match number.chars().count() {
            0 => Err(Flaw::Missing),
            few if few < least => Err(Flaw::TooShort { least }),
            many if many > most => Err(Flaw::TooLong { most }),
            _ if !number.chars().all(|c| c.is_ascii_alphanumeric()) => Err(Flaw::Malformed),
            _ => Ok(Self(number.to_ascii_uppercase())),
        }
    }

    /// The number, for the one place that makes a digest of it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for EntryNumber {
    /// Nothing of it, so that none gets into a log by accident.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EntryNumber(…)")
    }
}

/// The letters of codes on paper: none that looks like another.
pub const CODE_LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many letters a code has: fifty bits.
pub const CODE_LENGTH: usize = 10;

/// A code on paper, made of chance: two groups of five.
pub fn paper_code(chance: [u8; CODE_LENGTH]) -> String {
    let letter = |byte: u8| {
        let place = usize::from(byte % 32);
        CODE_LETTERS.get(place).map_or('0', |letter| char::from(*letter))
    };
    let mut code: String = chance.into_iter().map(letter).collect();
    code.insert(CODE_LENGTH / 2, '-');
    code
}

/// A code as typed, in the one spelling it is kept of: what looks like a digit is that digit.
pub fn typed_code(typed: &str) -> Result<String, Flaw> {
    let plain = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let letters = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(plain);
    let code: String = letters.take(CODE_LENGTH + 1).collect();
    match code.chars().count() {
        0 => Err(Flaw::Missing),
        CODE_LENGTH if code.bytes().all(|byte| CODE_LETTERS.contains(&byte)) => Ok(code),
        _ => Err(Flaw::Malformed),
    }
}

#[cfg(test)]
#[path = "proof/tests.rs"]
mod tests;
