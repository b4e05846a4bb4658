//! What was answered, in words.

use city::{CitySettings, Texts};
use forms::{Answer, Holds, Key, Kind, OnlyIf, Question, Slot};

use super::slots::{day_word, part_word, sector_word};
use crate::http::Visit;
use crate::words::Words;

/// Tells what was answered to one reader.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    w: &'a Words,
    wished: &'a [&'a str],
    city: &'a CitySettings,
}

impl<'a> Telling<'a> {
    /// In these words, texts of the city in the first of the wished languages.
    pub fn new(w: &'a Words, wished: &'a [&'a str], city: &'a CitySettings) -> Self {
        Self { w, wished, city }
    }

    /// To the reader of a request.
    pub fn to(visit: &'a Visit, wished: &'a [&'a str]) -> Self {
        Self::new(&visit.words, wished, &visit.city.settings)
    }

    /// A text of the city.
    pub fn text<'t>(&self, texts: &'t Texts) -> &'t str {
        texts.pick(self.wished).map_or("", |(_, text)| text)
    }

    /// What a choice says.
    pub fn choice<'t>(&self, kind: &'t Kind, key: Key) -> &'t str {
        kind.choice(key).map_or("–", |choice| self.text(&choice.text))
    }

    /// An answer. Lists are put in a line, an order is counted.
    pub fn answer(&self, question: &Question, answer: &Answer) -> String {
        let w = self.w;
        match answer {
            Answer::Text(text) => text.clone(),
            Answer::Chosen { of, other } => {
                let chosen = of.iter().map(|key| self.choice(&question.kind, *key));
                let other = Some(other.as_str()).filter(|other| !other.is_empty());
                chosen.chain(other).collect::<Vec<_>>().join(", ")
            }
            Answer::Ranked(keys) => {
                let ranked = keys.iter().zip(1_i64..);
                let each =
                    ranked.map(|(key, at)| format!("{at}. {}", self.choice(&question.kind, *key)));
                each.collect::<Vec<_>>().join("\n")
            }
            Answer::Number(number) => self.number(&question.kind, *number),
            Answer::Money(money) => w.money(money.minor, money.currency.as_str()),
            Answer::Date(date) => w.day(*date),
            Answer::Slots(slots) => {
                let each = slots.iter().map(|slot| self.slot(*slot));
                each.collect::<Vec<_>>().join(", ")
            }
            Answer::Place { point, neighbourhood, words } => {
                let area = neighbourhood.as_deref().and_then(|key| self.city.neighbourhood(key));
                let area = area.map(|area| area.name.clone());
                let words = Some(words.clone()).filter(|words| !words.is_empty());
                let at = point.filter(|_| area.is_none() && words.is_none()).map(|point| {
                    let (lon, lat) = point.degrees();
                    format!("{lat:.5}, {lon:.5}")
                });
                [words, area, at].into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            Answer::Agreed => w.question_agreed().to_owned(),
            Answer::Organisation { name, sector, site } => {
                let sector = sector.map(|sector| sector_word(w, sector).to_owned());
                let site = Some(site.clone()).filter(|site| !site.is_empty());
                [Some(name.clone()), sector, site]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", ")
            }
            Answer::Person { name, reach } => format!("{name}, {reach}"),
            Answer::Sealed(_) => w.question_is_sealed().to_owned(),
        }
    }

    /// A number with its unit.
    pub fn number(&self, kind: &Kind, number: i64) -> String {
        let (decimals, unit) = match kind {
            Kind::Number { decimals, unit, .. } => (*decimals, self.text(unit)),
            _ => (0, ""),
        };
        let number = self.w.decimal_number(number, decimals);
        if unit.is_empty() { number } else { self.w.number_of_unit(number, unit) }
    }

    /// A part of the week.
    pub fn slot(&self, slot: Slot) -> String {
        self.w.slot(day_word(self.w, slot.day), part_word(self.w, slot.part))
    }

    /// When a question is asked: what must have been answered to the earlier question.
    pub fn only_if(&self, only_if: &OnlyIf, earlier: &Question) -> String {
        let (w, label) = (self.w, self.text(&earlier.label));
        match &only_if.holds {
            Holds::AnyOf(keys) => {
                let chosen = keys.iter().map(|key| w.quoted(self.choice(&earlier.kind, *key)));
                let chosen: Vec<String> = chosen.collect();
                w.question_if_chose(chosen.join(w.question_or()), label)
            }
            Holds::AtLeast(least) => {
                w.question_if_at_least(label, self.number(&earlier.kind, *least))
            }
            Holds::Agreed => w.question_if_agreed(label),
        }
    }
}
