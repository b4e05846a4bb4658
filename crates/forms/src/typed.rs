//! What somebody typed into a form, as it was posted: kept in a draft whatever is wrong with it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Answer, Answers, Form, Key, Kind, Question};

/// Values by the names of fields. A question with the key 3 has the field `q3`; beside it there can be `q3_other` (something
/// else), `q3_lon`, `q3_lat` and `q3_area` (a place), and `q3_7` (the rank of the choice 7).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed(BTreeMap<String, Vec<String>>);

impl Question {
    /// The name of its field.
    pub fn field(&self) -> String {
        format!("q{}", self.key)
    }

    /// The name of a field beside it.
    pub fn field_of(&self, part: &str) -> String {
        format!("q{}_{part}", self.key)
    }

    /// The name of the field for the rank of a choice.
    pub fn rank_field(&self, choice: Key) -> String {
        format!("q{}_{choice}", self.key)
    }

    /// The names of all its fields.
    pub fn fields(&self) -> Vec<String> {
        let mut fields = vec![self.field()];
        match &self.kind {
            Kind::Choice { other: true, .. } | Kind::Choices { other: true, .. } => {
                fields.push(self.field_of("other"));
            }
            Kind::Ranking { choices } => {
                fields.extend(choices.iter().map(|choice| self.rank_field(choice.key)));
            }
            Kind::Place => fields.extend(["lon", "lat", "area"].map(|part| self.field_of(part))),
            _ => {}
        }
        fields
    }
}

impl Typed {
    /// Takes of what was posted what the form asks for. `posted` gives the values of a field.
    pub fn of<'a, I>(form: &Form, posted: impl Fn(&str) -> I) -> Self
    where
        I: Iterator<Item = &'a str>,
    {
        let fields = form.questions().flat_map(Question::fields);
        let filled = fields.filter_map(|field| {
            let values: Vec<String> =
                posted(&field).filter(|value| !value.is_empty()).map(str::to_owned).collect();
            (!values.is_empty()).then_some((field, values))
        });
        Self(filled.collect())
    }

    /// The value of a field, empty for none.
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// All values of a field.
    pub fn all(&self, field: &str) -> impl Iterator<Item = &str> {
        self.0.get(field).into_iter().flatten().map(String::as_str)
    }

    /// Whether a field has a value.
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.all(field).any(|there| there == value)
    }

    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        self.0.values().flatten().all(|value| value.trim().is_empty())
    }

    /// Puts the values of a field.
    pub fn set(&mut self, field: impl Into<String>, values: Vec<String>) {
        self.0.insert(field.into(), values);
    }

    /// What one would type to answer the same, numbers and amounts as `write` says.
    pub fn from_answers(form: &Form, answers: &Answers, write: &impl Writes) -> Self {
        let mut typed = Self::default();
        for question in form.questions() {
            if let Some(answer) = answers.get(question.key) {
                typed.put(question, answer, write);
            }
        }
        typed
    }

    fn put(&mut self, question: &Question, answer: &Answer, write: &impl Writes) {
        let one = |value: String| vec![value];
        let field = question.field();
        match answer {
            Answer::Text(text) => self.set(field, one(text.clone())),
            Answer::Chosen { of, other } => {
                let mut values: Vec<String> = of.iter().map(ToString::to_string).collect();
                if !other.is_empty() {
                    values.push("other".to_owned());
                    self.set(question.field_of("other"), one(other.clone()));
                }
                self.set(field, values);
            }
            Answer::Ranked(keys) => {
                for (key, rank) in keys.iter().zip(1_usize..) {
                    self.set(question.rank_field(*key), one(rank.to_string()));
                }
            }
            Answer::Number(number) => {
                let decimals = match &question.kind {
                    Kind::Number { decimals, .. } => *decimals,
                    _ => 0,
                };
                self.set(field, one(write.number(*number, decimals)));
            }
            Answer::Money(money) => self.set(field, one(write.money(*money))),
            Answer::Date(date) => self.set(field, one(date.to_string())),
            Answer::Slots(slots) => self.set(field, slots.iter().map(|slot| slot.key()).collect()),
            Answer::Place { point, neighbourhood, words } => {
                if let Some((lon, lat)) = point.map(city::LonLat::degrees) {
                    self.set(question.field_of("lon"), one(lon.to_string()));
                    self.set(question.field_of("lat"), one(lat.to_string()));
                }
                if let Some(key) = neighbourhood {
                    self.set(question.field_of("area"), one(key.clone()));
                }
                self.set(field, one(words.clone()));
            }
            Answer::Agreed => self.set(field, one("yes".to_owned())),
        }
    }
}

/// How the reader writes numbers.
pub trait Writes {
    /// A number in units of its last digit.
    fn number(&self, number: i64, decimals: u8) -> String;
    /// An amount.
    fn money(&self, money: city::Money) -> String;
}
