//! What all answers to a question say together, of counts that are kept as answers come and go.
//!
//! An answer is counted under some values ([`counted`]); a summary is made of how often each value was counted, so that it costs
//! the same whether ten people answered or a hundred thousand. Numbers are counted rounded to two digits: a
//! summary of them says “about”.

use std::collections::BTreeMap;

use city::Sector;

use crate::{Answer, Answers, Key, Kind, Question, Slot};

/// The value under which everybody who answered is counted.
const EVERYBODY: &str = "";
/// The value of something else that was written.
const OTHER: &str = "other";
/// How many bars numbers and days are drawn with, at most.
const BINS: usize = 12;

/// The values under which an answer is counted.
pub fn counted(answer: &Answer) -> Vec<String> {
    let mut values = vec![EVERYBODY.to_owned()];
    match answer {
        Answer::Text(_) | Answer::Agreed | Answer::Sealed(_) | Answer::Person { .. } => {}
        Answer::Chosen { of, other } => {
            values.extend(of.iter().map(ToString::to_string));
            values.extend((!other.is_empty()).then(|| OTHER.to_owned()));
        }
        Answer::Ranked(keys) => {
            let ranked = keys.iter().zip(1_usize..);
            values.extend(ranked.map(|(key, rank)| format!("{key}:{rank}")));
        }
        Answer::Number(number) => values.push(rounded(*number).to_string()),
        Answer::Money(money) => values.push(rounded(money.minor).to_string()),
        Answer::Date(date) => values.push(format!("{:04}-{:02}", date.year(), date.month())),
        Answer::Slots(slots) => values.extend(slots.iter().map(|slot| slot.key())),
        Answer::Place { neighbourhood, .. } => values.extend(neighbourhood.clone()),
        Answer::Organisation { sector, .. } => values.extend(sector.map(|it| it.to_string())),
    }
    values
}

/// What changes in how often each value was counted where answers take the place of others: what both have stays.
pub fn difference(before: &Answers, after: &Answers) -> BTreeMap<(Key, String), i64> {
    let mut changes: BTreeMap<(Key, String), i64> = BTreeMap::new();
    for (answers, by) in [(before, -1), (after, 1)] {
        for (question, answer) in answers.iter() {
            for value in counted(answer) {
                *changes.entry((question, value)).or_default() += by;
            }
        }
    }
    changes.retain(|_, by| *by != 0);
    changes
}

/// A number with its first two digits, toward zero.
fn rounded(number: i64) -> i64 {
    let mut unit: i64 = 1;
    while number.unsigned_abs() / unit.unsigned_abs() >= 100 {
        unit = unit.saturating_mul(10);
    }
    number / unit * unit
}

/// What all answers to a question say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Summary {
    /// How many chose each: one a person, or several.
    Chosen {
        /// Everybody who answered.
        people: i64,
        /// Whether one could choose several.
        several: bool,
        /// In the order of the choices, something else last, then what could be chosen earlier.
        bars: Vec<Bar>,
    },
    /// Points of an order, the best first: of n choices the first place gets n, none gets nothing (Borda's count).
    Ranked {
        /// Everybody who answered.
        people: i64,
        /// The points of each.
        bars: Vec<Bar>,
    },
    /// How numbers or amounts (in minor units) lie.
    Numbers {
        /// Everybody who answered.
        people: i64,
        /// The number that half of the answers do not pass, rounded.
        half: i64,
        /// From the least to the most.
        bins: Vec<Bin>,
    },
    /// How many for each month, `2026-05`, in order.
    Months {
        /// Everybody who answered.
        people: i64,
        /// The months with how many.
        months: Vec<(String, i64)>,
    },
    /// How many for each part of the week.
    Slots {
        /// Everybody who answered.
        people: i64,
        /// All slots, Monday to Sunday.
        slots: Vec<(Slot, i64)>,
    },
    /// How many in each neighbourhood that was named.
    Places {
        /// Everybody who answered.
        people: i64,
        /// The keys of neighbourhoods with how many.
        neighbourhoods: Vec<(String, i64)>,
    },
    /// How many organisations of each sector were named.
    Sectors {
        /// Everybody who answered.
        people: i64,
        /// The sectors with how many, most first.
        sectors: Vec<(Sector, i64)>,
    },
    /// How many wrote something, or agreed.
    Said {
        /// Everybody who answered.
        people: i64,
    },
}

/// How many chose something, or the points it got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// The choice; nothing for something else.
    pub choice: Option<Key>,
    /// How many, or how many points.
    pub many: i64,
}

/// How many answered with a number within bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bin {
    /// The least rounded number in it.
    pub least: i64,
    /// The most.
    pub most: i64,
    /// How many.
    pub many: i64,
}

impl Summary {
    /// The summary of a question of how often each value was counted.
    pub fn of(question: &Question, counts: &BTreeMap<String, i64>) -> Self {
        let many = |value: &str| counts.get(value).copied().unwrap_or_default().max(0);
        let people = many(EVERYBODY);
        let values = || counts.iter().filter(|(value, many)| *value != EVERYBODY && **many > 0);
        match &question.kind {
            Kind::Choice { other, .. } | Kind::Choices { other, .. } => Self::Chosen {
                people,
                several: matches!(question.kind, Kind::Choices { .. }),
                bars: chosen(&question.kind, *other, counts),
            },
            Kind::Ranking { choices } => {
                let mut bars: Vec<Bar> = choices
                    .iter()
                    .map(|choice| {
                        let points = (1..=choices.len()).zip((1..=choices.len()).rev());
                        let points = points.map(|(rank, worth)| {
                            let worth = i64::try_from(worth).unwrap_or_default();
                            many(&format!("{}:{rank}", choice.key)).saturating_mul(worth)
                        });
                        Bar { choice: Some(choice.key), many: points.sum() }
                    })
                    .collect();
                bars.sort_by_key(|bar| std::cmp::Reverse(bar.many));
                Self::Ranked { people, bars }
            }
            Kind::Number { .. } | Kind::Money { .. } => {
                let mut numbers: Vec<(i64, i64)> = values()
                    .filter_map(|(value, many)| Some((value.parse().ok()?, *many)))
                    .collect();
                numbers.sort_unstable();
                Self::Numbers { people, half: half(&numbers), bins: bins(&numbers) }
            }
            Kind::Date => Self::Months {
                people,
                months: values().map(|(value, many)| (value.clone(), *many)).collect(),
            },
            Kind::Slots => Self::Slots {
                people,
                slots: Slot::all().map(|slot| (slot, many(&slot.key()))).collect(),
            },
            Kind::Place => {
                let mut neighbourhoods: Vec<(String, i64)> =
                    values().map(|(value, many)| (value.clone(), *many)).collect();
                neighbourhoods.sort_by_key(|(_, many)| std::cmp::Reverse(*many));
                Self::Places { people, neighbourhoods }
            }
            Kind::Organisation => {
                let named = |sector: &Sector| (*sector, many(sector.key()));
                let mut sectors: Vec<(Sector, i64)> = Sector::ALL.iter().map(named).collect();
                sectors.sort_by_key(|(_, many)| std::cmp::Reverse(*many));
                Self::Sectors { people, sectors }
            }
            Kind::ShortText { .. }
            | Kind::LongText { .. }
            | Kind::Link
            | Kind::Consent
            | Kind::Person => Self::Said { people },
        }
    }

    /// Everybody who answered.
    pub fn people(&self) -> i64 {
        match self {
            Self::Chosen { people, .. }
            | Self::Ranked { people, .. }
            | Self::Numbers { people, .. }
            | Self::Months { people, .. }
            | Self::Slots { people, .. }
            | Self::Places { people, .. }
            | Self::Sectors { people, .. }
            | Self::Said { people } => *people,
        }
    }
}

/// The bars of the choices there are, of something else, and of choices that are gone but were made.
fn chosen(kind: &Kind, other: bool, counts: &BTreeMap<String, i64>) -> Vec<Bar> {
    let many = |value: &str| counts.get(value).copied().unwrap_or_default().max(0);
    let mut bars: Vec<Bar> = kind
        .choices()
        .iter()
        .map(|choice| Bar { choice: Some(choice.key), many: many(&choice.key.to_string()) })
        .collect();
    let gone = counts.iter().filter_map(|(value, many)| {
        let key: Key = value.parse().ok()?;
        (*many > 0 && kind.choice(key).is_none()).then_some(Bar { choice: Some(key), many: *many })
    });
    bars.extend(gone);
    let written = many(OTHER);
    bars.extend((other || written > 0).then_some(Bar { choice: None, many: written }));
    bars
}

/// The number that half of the answers do not pass.
fn half(numbers: &[(i64, i64)]) -> i64 {
    let all: i64 = numbers.iter().map(|(_, many)| many).sum();
    let mut passed = 0;
    for (number, many) in numbers {
        passed += many;
        if passed * 2 >= all {
            return *number;
        }
    }
    0
}

/// Neighbouring numbers put together, so that there are few enough to be drawn.
fn bins(numbers: &[(i64, i64)]) -> Vec<Bin> {
    let (Some((least, _)), Some((most, _))) = (numbers.first(), numbers.last()) else {
        return Vec::new();
    };
    if numbers.len() <= BINS {
        return numbers.iter().map(|(n, many)| Bin { least: *n, most: *n, many: *many }).collect();
    }
    let width = i128::from(*most) - i128::from(*least);
    let of = |number: i64| {
        let many = i128::try_from(BINS).unwrap_or(1);
        (((i128::from(number) - i128::from(*least)) * many) / width.max(1)).min(many - 1)
    };
    let mut bins: BTreeMap<i128, Bin> = BTreeMap::new();
    for (number, many) in numbers {
        let bin = bins.entry(of(*number)).or_insert(Bin { least: *number, most: *number, many: 0 });
        bin.most = *number;
        bin.many += many;
    }
    bins.into_values().collect()
}
