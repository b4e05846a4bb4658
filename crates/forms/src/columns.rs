//! The data set: what was answered as typed columns, over all versions of a form.

use std::collections::BTreeMap;

use city::{Money, Texts};
use jiff::civil::Date;

use crate::{Answer, Answers, Choice, Form, Key, Kind, Question, Slot};

/// A column of a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The question it belongs to.
    pub question: Key,
    /// Its name for programs, the same over all versions: `q3`, `q3_7`, `q3_lon`.
    pub name: String,
    /// The question.
    pub label: Texts,
    /// What of it, where a question has several columns: a choice. Empty for none.
    pub part: Texts,
    /// What its cells are.
    pub kind: ColumnKind,
    /// Whether only staff read it: the question was private in any version.
    pub private: bool,
    /// What could be chosen in any version, in the newest words, where its cells are choices.
    pub choices: Vec<Choice>,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// The choice of a question.
    Choice,
    /// Whether a choice was made, a slot is free, something was agreed with.
    Flag(Key),
    /// What was written as something else.
    Other,
    /// The place of a choice, from 1.
    Rank(Key),
    /// A number with so many digits after the decimal mark.
    Number(u8),
    /// An amount.
    Money,
    /// A day.
    Date,
    /// Part of a week.
    Slot(Slot),
    /// Agreed or not.
    Agreed,
    /// Whether something was answered, whose words are sealed.
    Sealed,
    /// Degrees east.
    East,
    /// Degrees north.
    North,
    /// A neighbourhood's key.
    Neighbourhood,
    /// A sector's key.
    Sector,
    /// An organisation's address on the web.
    Site,
    /// How to reach somebody.
    Reach,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing was answered.
    Empty,
    /// Words, or a key.
    Text(String),
    /// What was chosen, in words.
    Choice(Key, Texts),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Integer(i64),
    /// A number in units of its last digit, with how many digits stand after the decimal mark.
    Number(i64, u8),
    /// An amount.
    Money(Money),
    /// A day.
    Date(Date),
}

/// The columns of all versions of a form, the newest version first: first those of the newest in its order, then what older
/// ones had besides. Words are those of the newest version that has them.
pub fn columns<'a>(versions: impl IntoIterator<Item = &'a Form>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for form in versions {
        for column in form.questions().flat_map(of_question) {
            match columns.iter_mut().find(|there| there.name == column.name) {
                Some(there) => {
                    there.private |= column.private;
                    let known =
                        |choice: &Choice| there.choices.iter().any(|it| it.key == choice.key);
                    let new: Vec<Choice> =
                        column.choices.into_iter().filter(|choice| !known(choice)).collect();
                    there.choices.extend(new);
                }
                None => columns.push(column),
            }
        }
    }
    // One private column makes its whole question private.
    let mut private: BTreeMap<Key, bool> = BTreeMap::new();
    for column in &columns {
        *private.entry(column.question).or_default() |= column.private;
    }
    for column in &mut columns {
        column.private = private.get(&column.question).copied().unwrap_or(true);
    }
    columns
}

fn of_question(question: &Question) -> Vec<Column> {
    let column = |name: String, part: Texts, kind: ColumnKind| Column {
        question: question.key,
        name,
        label: question.label.clone(),
        part,
        kind,
        private: question.private,
        choices: match kind {
            ColumnKind::Choice => question.kind.choices().to_vec(),
            _ => Vec::new(),
        },
    };
    let whole = |kind| column(question.field(), Texts::default(), kind);
    let beside = |part: &str, kind| column(question.field_of(part), Texts::default(), kind);
    let each = |choices: &[Choice], kind: fn(Key) -> ColumnKind| -> Vec<Column> {
        let one = |choice: &Choice| {
            column(question.rank_field(choice.key), choice.text.clone(), kind(choice.key))
        };
        choices.iter().map(one).collect()
    };
    let with_other = |mut columns: Vec<Column>, other: bool| {
        columns.extend(other.then(|| beside("other", ColumnKind::Other)));
        columns
    };
    if question.sealed {
        return vec![whole(ColumnKind::Sealed)];
    }
    match &question.kind {
        Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Link => {
            vec![whole(ColumnKind::Text)]
        }
        Kind::Choice { other, .. } => with_other(vec![whole(ColumnKind::Choice)], *other),
        Kind::Choices { choices, other, .. } => with_other(each(choices, ColumnKind::Flag), *other),
        Kind::Ranking { choices } => each(choices, ColumnKind::Rank),
        Kind::Number { decimals, .. } => vec![whole(ColumnKind::Number(*decimals))],
        Kind::Money { .. } => vec![whole(ColumnKind::Money)],
        Kind::Date => vec![whole(ColumnKind::Date)],
        Kind::Slots => {
            Slot::all().map(|slot| beside(&slot.key(), ColumnKind::Slot(slot))).collect()
        }
        Kind::Place => vec![
            beside("lon", ColumnKind::East),
            beside("lat", ColumnKind::North),
            beside("area", ColumnKind::Neighbourhood),
            whole(ColumnKind::Text),
        ],
        Kind::Consent => vec![whole(ColumnKind::Agreed)],
        Kind::Organisation => vec![
            whole(ColumnKind::Text),
            beside("sector", ColumnKind::Sector),
            beside("site", ColumnKind::Site),
        ],
        Kind::Person => vec![whole(ColumnKind::Text), beside("reach", ColumnKind::Reach)],
    }
}

/// The cells of one answered form, one for each column. `form` is the version that was answered: what it did not ask is empty,
/// and its choices say what they said then. What was answered even earlier, and stood, is read by what it said last.
pub fn cells(columns: &[Column], form: &Form, answers: &Answers) -> Vec<Cell> {
    columns.iter().map(|column| cell(column, form, answers)).collect()
}

fn cell(column: &Column, form: &Form, answers: &Answers) -> Cell {
    let Some(answer) = answers.get(column.question) else { return Cell::Empty };
    match (column.kind, answer) {
        (ColumnKind::Text, Answer::Text(words) | Answer::Place { words, .. })
        | (ColumnKind::Text, Answer::Organisation { name: words, .. })
        | (ColumnKind::Text, Answer::Person { name: words, .. })
        | (ColumnKind::Site, Answer::Organisation { site: words, .. })
        | (ColumnKind::Reach, Answer::Person { reach: words, .. })
        | (ColumnKind::Other, Answer::Chosen { other: words, .. })
            if !words.is_empty() =>
        {
            Cell::Text(words.clone())
        }
        (ColumnKind::Choice, Answer::Chosen { of, .. }) => {
            let then = |key: &Key| form.question(column.question)?.kind.choice(*key);
            let ever = |key: &Key| column.choices.iter().find(|choice| choice.key == *key);
            let choice = of.first().and_then(|key| then(key).or_else(|| ever(key)));
            choice.map_or(Cell::Empty, |choice| Cell::Choice(choice.key, choice.text.clone()))
        }
        (ColumnKind::Flag(key), Answer::Chosen { of, .. }) => Cell::Flag(of.contains(&key)),
        (ColumnKind::Rank(key), Answer::Ranked(keys)) => {
            let rank = keys.iter().position(|ranked| *ranked == key);
            let rank = rank.and_then(|rank| i64::try_from(rank + 1).ok());
            rank.map_or(Cell::Empty, Cell::Integer)
        }
        (ColumnKind::Number(decimals), Answer::Number(number)) => Cell::Number(*number, decimals),
        (ColumnKind::Money, Answer::Money(money)) => Cell::Money(*money),
        (ColumnKind::Date, Answer::Date(date)) => Cell::Date(*date),
        (ColumnKind::Slot(slot), Answer::Slots(slots)) => Cell::Flag(slots.contains(&slot)),
        (ColumnKind::Agreed, Answer::Agreed) | (ColumnKind::Sealed, Answer::Sealed(_)) => {
            Cell::Flag(true)
        }
        (ColumnKind::East, Answer::Place { point: Some(point), .. }) => {
            Cell::Number(i64::from(point.lon), 6)
        }
        (ColumnKind::North, Answer::Place { point: Some(point), .. }) => {
            Cell::Number(i64::from(point.lat), 6)
        }
        (ColumnKind::Neighbourhood, Answer::Place { neighbourhood: Some(key), .. }) => {
            Cell::Text(key.clone())
        }
        (ColumnKind::Sector, Answer::Organisation { sector: Some(sector), .. }) => {
            Cell::Text(sector.to_string())
        }
        _ => Cell::Empty,
    }
}
