//! Answers as programs write them, and whether a form takes them as they are.

use city::{CitySettings, Currency, Flaw, Flaws, Money};
use jiff::civil::Date;

use crate::{Answers, Form, Reads, Typed, Writes};

/// Numbers as whole units of their last digit, amounts in minor units, days as `2026-05-01`.
#[derive(Debug, Clone, Copy)]
pub struct Exact;

impl Reads for Exact {
    fn number(&self, typed: &str, _: u8) -> Result<i64, Flaw> {
        typed.parse().map_err(|_| Flaw::NotANumber)
    }

    fn money(&self, typed: &str, currency: Currency) -> Result<Money, Flaw> {
        let minor = typed.parse().map_err(|_| Flaw::NotANumber)?;
        Ok(Money { minor, currency })
    }

    fn date(&self, typed: &str) -> Result<Date, Flaw> {
        typed.parse().map_err(|_| Flaw::NotADate)
    }
}

impl Writes for Exact {
    fn number(&self, number: i64, _: u8) -> String {
        number.to_string()
    }

    fn money(&self, money: Money) -> String {
        money.minor.to_string()
    }
}

impl Form {
    /// Checks answers that were not typed into its fields but came as such, or were checked a moment ago. An answer to what
    /// the form does not ask, or of another kind than it asks for, is a flaw of its question.
    pub fn check_answers(&self, answers: &Answers, city: &CitySettings) -> Result<Answers, Flaws> {
        let checked = self.check(&Typed::from_answers(self, answers, &Exact), city, &Exact)?;
        let mut flaws = Flaws::default();
        for (key, answer) in answers.iter() {
            if checked.get(key) != Some(answer) {
                flaws.add(format!("q{key}"), Flaw::NotAChoice);
            }
        }
        flaws.into_result().map(|()| checked)
    }
}
