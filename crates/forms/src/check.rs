//! From what was typed to answers, or to what has to be put right.

use city::{CitySettings, Currency, Flaw, Flaws, InClear, LonLat, Mail, Money};
use jiff::civil::Date;

use crate::{Answer, Answers, Form, Key, Kind, Limits, Question, Sealing, Slot, Typed};

/// How people write numbers, amounts and days.
pub trait Reads {
    /// A number in units of its last digit.
    fn number(&self, typed: &str, decimals: u8) -> Result<i64, Flaw>;
    /// An amount.
    fn money(&self, typed: &str, currency: Currency) -> Result<Money, Flaw>;
    /// A day.
    fn date(&self, typed: &str) -> Result<Date, Flaw>;
}

/// What is read of a question: nothing where nothing was typed.
type Read = Result<Option<Answer>, Wrong>;

/// What has to be put right, and in which of the question's fields.
struct Wrong {
    /// The part after the name of the question's field; empty for that field.
    part: &'static str,
    flaw: Flaw,
}

impl From<Flaw> for Wrong {
    fn from(flaw: Flaw) -> Self {
        Self { part: "", flaw }
    }
}

impl Form {
    /// The questions that are asked of somebody who answered so far.
    pub fn asked<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a Question> {
        self.questions().filter(|question| {
            question.only_if.as_ref().is_none_or(|only_if| only_if.is_met(answers))
        })
    }

    /// Checks what was typed; each flaw stands beside the field of its question. What was typed at a question that is
    /// not asked is left out without a word: whoever answered it changed their mind above.
    pub fn check(
        &self,
        typed: &Typed,
        city: &CitySettings,
        reads: &impl Reads,
    ) -> Result<Answers, Flaws> {
        let (mut answers, mut flaws) = (Answers::default(), Flaws::default());
        for question in self.questions() {
            let asked = question.only_if.as_ref().is_none_or(|only_if| only_if.is_met(&answers));
            if !asked {
                continue;
            }
            match question.read(typed, city, reads) {
                Ok(Some(answer)) => answers.set(question.key, answer),
                Ok(None) if question.required => flaws.add(question.field(), Flaw::Missing),
                Ok(None) => {}
                Err(Wrong { part: "", flaw }) => flaws.add(question.field(), flaw),
                Err(Wrong { part, flaw }) => flaws.add(question.field_of(part), flaw),
            }
        }
        flaws.into_result().map(|()| answers)
    }
}

impl Question {
    fn read(&self, typed: &Typed, city: &CitySettings, reads: &impl Reads) -> Read {
        if self.sealed {
            return self.sealed(typed);
        }
        let field = self.field();
        let said = typed.get(&field).trim();
        match &self.kind {
            Kind::ShortText { most } | Kind::LongText { most } => text(&self.words(said), *most),
            Kind::Choice { other, .. } => self.chosen(typed, *other, 1),
            Kind::Choices { choices, other, most } => {
                let all = choices.len() + usize::from(*other);
                let most = most.and_then(|most| usize::try_from(most).ok()).unwrap_or(all);
                self.chosen(typed, *other, most)
            }
            Kind::Ranking { .. } => self.ranked(typed),
            Kind::Number { decimals, least, most, .. } => {
                let number = filled(said, || reads.number(said, *decimals))?;
                Ok(within(number, *least, *most, *decimals)?.map(Answer::Number))
            }
            Kind::Money { most } => {
                let amount = filled(said, || reads.money(said, city.currency))?;
                let units = city.currency.minor_units();
                let least_and_most = Flaw::OutOfRange { least: 0, most: *most };
                match amount {
                    Some(amount) if !(0..=most.saturating_mul(units)).contains(&amount.minor) => {
                        Err(least_and_most.into())
                    }
                    amount => Ok(amount.map(Answer::Money)),
                }
            }
            Kind::Date => match filled(said, || reads.date(said))? {
                Some(date) if !Limits::YEARS.contains(&date.year()) => Err(Flaw::NotADate.into()),
                date => Ok(date.map(Answer::Date)),
            },
            Kind::Slots => slots(typed.all(&field)),
            Kind::Place => self.place(said, typed, city),
            Kind::Link => link(said),
            Kind::Consent => match said {
                "" => Ok(None),
                "yes" => Ok(Some(Answer::Agreed)),
                _ => Err(Flaw::NotAChoice.into()),
            },
            Kind::Organisation => self.organisation(said, typed),
            Kind::Person => self.person(said, typed),
        }
    }

    /// Words as they are kept: those of a line in one.
    fn words(&self, said: &str) -> String {
        match self.kind {
            Kind::ShortText { .. } => said.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => said.trim().to_owned(),
        }
    }

    /// Words that are new are sealed; without any, what was sealed before stays where that is wanted.
    fn sealed(&self, typed: &Typed) -> Read {
        let Some(fresh) = typed.fresh(self.key) else {
            let kept = typed.keeps_sealed(self.key);
            return Ok(kept.then_some(Answer::Sealed(Sealing::Kept)));
        };
        let most = match self.kind {
            Kind::ShortText { most } | Kind::LongText { most } => most,
            _ => return Err(Flaw::NotAChoice.into()),
        };
        Ok(match text(&self.words(fresh.reveal()), most)? {
            Some(Answer::Text(words)) => Some(Answer::Sealed(Sealing::Fresh(InClear::new(words)))),
            _ => None,
        })
    }

    fn chosen(&self, typed: &Typed, other: bool, most: usize) -> Read {
        let mut of: Vec<Key> = Vec::new();
        let mut else_chosen = false;
        for value in typed.all(&self.field()) {
            match value.parse() {
                Ok(key) if self.kind.choice(key).is_some() => of.push(key),
                Err(_) if other && value == "other" => else_chosen = true,
                _ => return Err(Flaw::NotAChoice.into()),
            }
        }
        let written = typed.get(&self.field_of("other")).trim();
        // Who writes something else means it, whether they also marked it or not; one choice that was marked stands.
        let means_other = other && (else_chosen || (!written.is_empty() && of.len() < most));
        let written = if means_other { written } else { "" };
        if else_chosen && written.is_empty() {
            return Err(Flaw::Missing.into());
        }
        if written.chars().count() > Limits::CHOICE {
            return Err(Flaw::TooLong { most: Limits::CHOICE }.into());
        }
        let order = |key: &Key| self.kind.choices().iter().position(|choice| choice.key == *key);
        of.sort_by_key(order);
        of.dedup();
        if of.len() + usize::from(!written.is_empty()) > most {
            return Err(Flaw::TooMany { most }.into());
        }
        let nothing = of.is_empty() && written.is_empty();
        Ok((!nothing).then(|| Answer::Chosen { of, other: written.to_owned() }))
    }

    /// Ranks may have gaps, two choices may not have the same.
    fn ranked(&self, typed: &Typed) -> Read {
        let choices = self.kind.choices();
        let mut ranks: Vec<(usize, Key)> = Vec::new();
        for choice in choices {
            let field = self.rank_field(choice.key);
            match typed.get(&field).trim() {
                "" => {}
                rank => match rank.parse() {
                    Ok(rank) if (1..=choices.len()).contains(&rank) => {
                        ranks.push((rank, choice.key));
                    }
                    _ => return Err(Flaw::NotAChoice.into()),
                },
            }
        }
        ranks.sort_unstable();
        if ranks.windows(2).any(|two| matches!(two, [one, other] if one.0 == other.0)) {
            return Err(Flaw::Taken.into());
        }
        let keys: Vec<Key> = ranks.into_iter().map(|(_, key)| key).collect();
        Ok((!keys.is_empty()).then_some(Answer::Ranked(keys)))
    }

    fn place(&self, said: &str, typed: &Typed, city: &CitySettings) -> Read {
        let value = |part| typed.get(&self.field_of(part)).trim();
        let point = match (value("lon"), value("lat")) {
            ("", "") => None,
            (lon, lat) => {
                let degrees = lon.parse().ok().zip(lat.parse().ok());
                let point = degrees.and_then(|(lon, lat)| LonLat::from_degrees(lon, lat));
                Some(point.filter(|point| city.covers(*point)).ok_or(Flaw::OutsideTheCity)?)
            }
        };
        let neighbourhood = match value("area") {
            "" => point.and_then(|point| city.neighbourhood_at(point)),
            key => Some(city.neighbourhood(key).ok_or(Flaw::NotAChoice)?),
        };
        let neighbourhood = neighbourhood.map(|neighbourhood| neighbourhood.key.clone());
        if said.chars().count() > Limits::CHOICE {
            return Err(Flaw::TooLong { most: Limits::CHOICE }.into());
        }
        let nothing = point.is_none() && neighbourhood.is_none() && said.is_empty();
        Ok((!nothing).then(|| Answer::Place { point, neighbourhood, words: said.to_owned() }))
    }

    fn organisation(&self, said: &str, typed: &Typed) -> Read {
        let value = |part| typed.get(&self.field_of(part)).trim();
        let sector = match value("sector") {
            "" => None,
            key => Some(key.parse().map_err(|_| in_part("sector", Flaw::NotAChoice))?),
        };
        let site = match link(value("site")).map_err(|flaw| in_part("site", flaw.flaw))? {
            Some(Answer::Text(site)) => site,
            _ => String::new(),
        };
        match name(said)? {
            Some(name) => Ok(Some(Answer::Organisation { name, sector, site })),
            None if sector.is_none() && site.is_empty() => Ok(None),
            // What kind of partner it is says nothing without a name.
            None => Err(Flaw::Missing.into()),
        }
    }

    fn person(&self, said: &str, typed: &Typed) -> Read {
        let reach = one_line(typed.get(&self.field_of("reach")));
        match (name(said)?, reach.is_empty()) {
            (None, true) => Ok(None),
            (None, false) => Err(Flaw::Missing.into()),
            (Some(_), true) => Err(in_part("reach", Flaw::Missing)),
            (Some(_), false) if !is_reachable(&reach) => Err(in_part("reach", Flaw::Malformed)),
            (Some(name), false) => Ok(Some(Answer::Person { name, reach })),
        }
    }
}

fn in_part(part: &'static str, flaw: Flaw) -> Wrong {
    Wrong { part, flaw }
}

fn one_line(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What somebody or something is called, if anything was typed.
fn name(said: &str) -> Result<Option<String>, Flaw> {
    let name = one_line(said);
    match name.chars().count() {
        0 => Ok(None),
        length if length > Limits::CHOICE => Err(Flaw::TooLong { most: Limits::CHOICE }),
        _ => Ok(Some(name)),
    }
}

/// Whether it is an e-mail address, or can be dialled: five to fifteen digits (E.164) with what people put between them.
fn is_reachable(said: &str) -> bool {
    let digits = said.chars().filter(char::is_ascii_digit).count();
    let dials = said.chars().all(|sign| sign.is_ascii_digit() || " +-/.()".contains(sign));
    (dials && (5..=15).contains(&digits) && said.len() <= 40) || said.parse::<Mail>().is_ok()
}

fn text(said: &str, most: u32) -> Read {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    match said.chars().count() {
        0 => Ok(None),
        length if length > most => Err(Flaw::TooLong { most }.into()),
        _ => Ok(Some(Answer::Text(said.to_owned()))),
    }
}

/// Reads what was typed, if anything was.
fn filled<T>(said: &str, read: impl FnOnce() -> Result<T, Flaw>) -> Result<Option<T>, Flaw> {
    if said.is_empty() { Ok(None) } else { read().map(Some) }
}

/// A number within its bounds; they are told in whole units.
fn within(number: Option<i64>, least: i64, most: i64, decimals: u8) -> Result<Option<i64>, Flaw> {
    let whole = 10_i64.saturating_pow(u32::from(decimals));
    match number {
        Some(number) if !(least..=most).contains(&number) => {
            Err(Flaw::OutOfRange { least: least.div_euclid(whole), most: most.div_euclid(whole) })
        }
        number => Ok(number),
    }
}

fn slots<'a>(keys: impl Iterator<Item = &'a str>) -> Read {
    let mut slots = Vec::new();
    for key in keys {
        slots.push(Slot::all().find(|slot| slot.key() == key).ok_or(Flaw::NotAChoice)?);
    }
    slots.sort_unstable();
    slots.dedup();
    Ok((!slots.is_empty()).then_some(Answer::Slots(slots)))
}

/// An address with its scheme; without one, `https` is meant. Nothing is fetched from it.
fn link(said: &str) -> Read {
    if said.is_empty() {
        return Ok(None);
    }
    let with_scheme =
        if said.contains("://") { said.to_owned() } else { format!("https://{said}") };
    let rest = with_scheme.strip_prefix("https://").or_else(|| with_scheme.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let fits = with_scheme.chars().count() <= 500
        && !with_scheme.chars().any(|letter| letter.is_whitespace() || letter.is_control())
        && host.contains('.')
        && !host.contains('@')
        && host.split('.').all(|part| !part.is_empty());
    if fits { Ok(Some(Answer::Text(with_scheme))) } else { Err(Flaw::Malformed.into()) }
}
