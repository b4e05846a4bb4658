//! Which part of the log is wanted: of what kind, by whom, from which days.

use std::fmt::{self, Write as _};

use acts::Done;
use city::{Flaw, Id, Person};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use serde::Deserialize;
use store::Tx;
use store::city::audit::{self, Wanted};

use crate::forms::date;
use crate::views::FieldError;
use crate::words::Words;

/// What was asked, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    pub(super) kind: String,
    pub(super) who: String,
    pub(super) from: String,
    pub(super) until: String,
}

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doer {
    /// Kalaka itself.
    System,
    /// Somebody.
    Person(Id<Person>),
}

impl Doer {
    /// What stands for the system where people are chosen.
    const SYSTEM: &'static str = "kalaka";

    fn of(typed: &str) -> Option<Self> {
        if typed == Self::SYSTEM {
            return Some(Self::System);
        }
        typed.parse().ok().map(Self::Person)
    }

    /// Whose an entry is.
    pub(super) fn of_entry(actor: i64) -> Self {
        if actor == 0 { Self::System } else { Self::Person(Id::new(actor)) }
    }

    /// As entries say it.
    pub(super) fn actor(self) -> i64 {
        match self {
            Self::System => 0,
            Self::Person(id) => id.get(),
        }
    }
}

impl fmt::Display for Doer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System => f.write_str(Self::SYSTEM),
            Self::Person(id) => id.fmt(f),
        }
    }
}

/// What is wanted. Days are whole days where the city is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Wish {
    /// The first word of what entries are about.
    pub(super) kind: Option<&'static str>,
    /// Who did it.
    pub(super) who: Option<Doer>,
    from: Option<Date>,
    until: Option<Date>,
}

impl Asked {
    /// What of it can be wanted, and what is wrong with the rest. `kinds` are those there are.
    pub(super) fn read(
        &self,
        w: &Words,
        kinds: &[(&'static str, &'static str)],
    ) -> (Wish, Vec<FieldError>) {
        let mut errors = Vec::new();
        let mut wrong = |field: &str, text: &str| {
            errors.push(FieldError { field: field.to_owned(), text: text.to_owned() });
        };
        let [from, mut until] =
            [("from", &self.from), ("until", &self.until)].map(|(field, typed)| {
                match date(typed) {
                    Ok(day) => Some(day),
                    Err(Flaw::Missing) => None,
                    Err(_) => {
                        wrong(field, w.log_not_a_day());
                        None
                    }
                }
            });
        if let (Some(first), Some(last)) = (from, until)
            && last < first
        {
            wrong("until", w.log_until_before_from());
            until = None;
        }
        let kind = kinds.iter().map(|(key, _)| *key).find(|key| *key == self.kind);
        (Wish { kind, who: Doer::of(&self.who), from, until }, errors)
    }
}

impl Wish {
    /// Whether anything is left out.
    pub(super) fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// As the question of an address, with what leads on from there; empty when nothing is wanted.
    pub(super) fn query(&self, more: &[(&str, &str)]) -> String {
        let mut query = String::new();
        let mut add = |name: &str, value: &str| {
            let before = if query.is_empty() { '?' } else { '&' };
            // Keys, identifiers and days have nothing to escape. Writing to a text cannot fail.
            let _ = write!(query, "{before}{name}={value}");
        };
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let who = self.who.map(|who| who.to_string());
        let wishes = [
            ("kind", self.kind.map(str::to_owned)),
            ("who", who),
            ("from", day(self.from)),
            ("until", day(self.until)),
        ];
        for (name, value) in &wishes {
            if let Some(value) = value {
                add(name, value);
            }
        }
        for (name, value) in more {
            add(name, value);
        }
        query
    }

    /// The same by somebody.
    pub(super) fn by(self, who: Doer) -> Self {
        Self { who: Some(who), ..self }
    }

    /// As the store is asked, before an entry that was already shown. The log goes by its order: where a clock was set
    /// back, what lies between the first entry of a day and the first after another is of those days.
    pub(super) fn wanted(
        &self,
        tx: &mut Tx,
        zone: &TimeZone,
        before: Option<i64>,
    ) -> Done<Wanted<'static>> {
        let mut first = |day: Option<Date>| match day.and_then(|day| begin(day, zone)) {
            Some(moment) => {
                Ok(Some(audit::since(tx, moment.as_microsecond())?.unwrap_or(i64::MAX)))
            }
            None => Ok::<_, store::Error>(None),
        };
        let from = first(self.from)?.unwrap_or(0);
        let after = first(self.until.and_then(|day| day.checked_add(1.day()).ok()))?;
        let before = before.unwrap_or(i64::MAX).min(after.unwrap_or(i64::MAX));
        let actor = self.who.map(Doer::actor);
        Ok(Wanted { kind: self.kind, actor, from, before })
    }
}

/// When a day begins.
fn begin(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    Some(day.to_zoned(zone.clone()).ok()?.start_of_day().ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    const KINDS: [(&str, &str); 2] = [("idea", "Ideas"), ("city", "Settings")];

    fn asked([kind, who, from, until]: [&str; 4]) -> Asked {
        let [kind, who, from, until] = [kind, who, from, until].map(str::to_owned);
        Asked { kind, who, from, until }
    }

    #[test]
    fn what_cannot_be_meant_is_said_and_the_rest_is_wanted() {
        let words = Words::new(Locale::En, TimeZone::UTC, Timestamp::UNIX_EPOCH);
        let read = |fields| asked(fields).read(&words, &KINDS);
        for (fields, query, wrong) in [
            (["", "", "", ""], "", &[][..]),
            (
                ["idea", "kalaka", "1/12/2026", "2026-12-03"],
                "?kind=idea&who=kalaka&from=2026-12-01&until=2026-12-03",
                &[],
            ),
            (["planet", "no id", "soon", "2026-12-03"], "?until=2026-12-03", &["from"]),
            (["", "", "2026-12-03", "2026-12-02"], "?from=2026-12-03", &["until"]),
            (["", "", "2026-12-03", "2026-12-03"], "?from=2026-12-03&until=2026-12-03", &[]),
        ] {
            let (wish, errors) = read(fields);
            let errors: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
            assert_eq!((wish.query(&[]).as_str(), errors.as_slice()), (query, wrong), "{fields:?}");
            assert_eq!(wish.is_everything(), query.is_empty());
        }
        let (wish, _) = read(["city", "", "", ""]);
        let of = |actor| wish.by(Doer::of_entry(actor)).query(&[("before", "9")]);
        assert_eq!(of(0), "?kind=city&who=kalaka&before=9");
        assert_eq!(of(7), format!("?kind=city&who={}&before=9", Id::<Person>::new(7)));
    }
}
