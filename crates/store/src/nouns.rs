//! How the nouns of the pure crates lie in columns.

use std::str::FromStr;

use city::{
    Begun, Currency, Id, Kbo, Language, Lei, LonLat, Mail, Money, Ror, Sealed, Slug, Topic, Website,
};
use jiff::Timestamp;

use crate::{
    Cell, Columns, Error, FromColumn, FromParts, Kind, One, Part, Parts, Result, Scalar, ToParts,
    ToValue, Value, column,
};

impl<T> Scalar for Id<T> {
    const KIND: Kind = Kind::Int;
}

impl<T> ToValue for Id<T> {
    fn to_value(&self) -> Value {
        Value::Int(self.get())
    }
}

impl<T> FromColumn for Id<T> {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        i64::from_column(cell).map(Self::new)
    }
}

impl Scalar for forms::Key {
    const KIND: Kind = Kind::Int;
}

impl ToValue for forms::Key {
    fn to_value(&self) -> Value {
        Value::Int(i64::from(self.get()))
    }
}

impl FromColumn for forms::Key {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        let number = u32::try_from(i64::from_column(cell)?);
        number.map(Self::new).map_err(|_| Error::Bug("a stored key does not read".to_owned()))
    }
}

impl Scalar for Timestamp {
    const KIND: Kind = Kind::Int;
}

impl ToValue for Timestamp {
    fn to_value(&self) -> Value {
        Value::Int(self.as_microsecond())
    }
}

impl FromColumn for Timestamp {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        let micros = i64::from_column(cell)?;
        Self::from_microsecond(micros).map_err(|_| Error::Bug(format!("{micros} is no moment")))
    }
}

/// Types that are written as text and read back by parsing it.
macro_rules! parsed {
    ($($type:ty: $text:ident, $what:literal;)*) => {$(
        impl Scalar for $type {
            const KIND: Kind = Kind::Text;
        }

        impl ToValue for $type {
            fn to_value(&self) -> Value {
                Value::Text(self.$text().to_owned())
            }
        }

        impl FromColumn for $type {
            fn from_column(cell: Cell<'_>) -> Result<Self> {
                parse(cell, $what)
            }
        }
    )*};
}

parsed! {
    Language: as_str, "language";
    Currency: as_str, "currency";
    Slug: as_str, "short name";
    Mail: as_str, "mail address";
    Website: as_str, "website";
    Kbo: as_str, "enterprise number";
    Lei: as_str, "entity identifier";
    Ror: as_str, "research organisation";
}

impl Scalar for Topic {
    const KIND: Kind = Kind::Text;
}

impl ToValue for Topic {
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl FromColumn for Topic {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        parse(cell, "topic")
    }
}

fn parse<T: FromStr>(cell: Cell<'_>, what: &str) -> Result<T> {
    let text = String::from_column(cell)?;
    // The text itself may be personal, and this goes to the log.
    text.parse().map_err(|_| Error::Bug(format!("a stored {what} does not read")))
}

/// Enums that are stored by the key that `key()` gives and `from_key()` knows: `stored!(calls::Verdict)`.
macro_rules! stored {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::Scalar for $type {
            const KIND: $crate::Kind = $crate::Kind::Text;
        }

        impl $crate::ToValue for $type {
            fn to_value(&self) -> $crate::Value {
                $crate::Value::Text(self.key().to_owned())
            }
        }

        impl $crate::FromColumn for $type {
            fn from_column(cell: $crate::Cell<'_>) -> $crate::Result<Self> {
                let key = <String as $crate::FromColumn>::from_column(cell)?;
                $crate::nouns::known(<$type>::from_key(&key), stringify!($type))
            }
        }
    )*};
}

pub(crate) use stored;

stored!(
    calls::ActivityKind,
    calls::AmendmentState,
    calls::evaluation::Conflict,
    calls::evaluation::EvaluationState,
    calls::CallState,
    calls::Consent,
    calls::How,
    calls::IdeaState,
    calls::Part,
    calls::Verdict,
    city::AskKind,
    city::Audience,
    city::Deed,
    city::DocumentKind,
    city::ImportKind,
    city::ImportState,
    city::MemberRole,
    city::MemberState,
    city::NewsletterState,
    city::Noun,
    city::Pace,
    city::ReachKind,
    city::proof::Shown,
    city::proof::Way,
    city::provider::Purpose,
    city::recovery::Stopper,
    city::ReportOutcome,
    city::Detected,
    city::Side,
    city::hiding::What,
    city::ReportReason,
    city::Role,
    city::Sector,
    city::StepKind,
    city::StreetKind,
    city::Theme,
    city::Waits,
    city::Work,
    city::audit::Action,
    events::EventState,
    events::RegistrationState,
);

/// Types of two columns that are both null when there is no value.
macro_rules! two_columns {
    ($($type:ty: $first:expr, $second:expr; $value:ident => $one:expr, $other:expr;
        $read_one:ident, $read_other:ident => $whole:expr;)*) => {$(
        impl Parts for $type {
            const PARTS: &'static [Part] = &[$first, $second];
        }

        impl Parts for Option<$type> {
            const PARTS: &'static [Part] = &[$first.or_null(), $second.or_null()];
        }

        impl ToParts for $type {
            fn to_parts(&self, values: &mut Vec<Value>) -> Result<()> {
                let $value = self;
                values.extend([$one.to_value(), $other.to_value()]);
                Ok(())
            }
        }

        impl ToParts for Option<$type> {
            fn to_parts(&self, values: &mut Vec<Value>) -> Result<()> {
                match self {
                    Some(value) => value.to_parts(values)?,
                    None => values.extend([Value::Null, Value::Null]),
                }
                Ok(())
            }
        }

        impl FromParts for $type {
            fn from_parts(row: &dyn Columns, at: usize) -> Result<Self> {
                let ($read_one, $read_other) = (column(row, at)?, column(row, at + 1)?);
                Ok($whole)
            }
        }

        impl FromParts for Option<$type> {
            fn from_parts(row: &dyn Columns, at: usize) -> Result<Self> {
                match (row.cell(at)?, row.cell(at + 1)?) {
                    (Cell::Null, Cell::Null) => Ok(None),
                    _ => <$type>::from_parts(row, at).map(Some),
                }
            }
        }

        impl One for $type {}
    )*};
}

two_columns! {
    Begun: Part::new("", Kind::Int), Part::new("_noun", Kind::Text);
        begun => begun.draft, begun.noun;
        draft, noun => Begun { draft, noun };
    LonLat: Part::new("_lon", Kind::Int), Part::new("_lat", Kind::Int);
        point => point.lon, point.lat;
        lon, lat => LonLat { lon, lat };
    Money: Part::new("", Kind::Int), Part::new("_currency", Kind::Text);
        money => money.minor, money.currency;
        minor, currency => Money { minor, currency };
    Sealed: Part::new("_key", Kind::Int), Part::new("", Kind::Blob);
        sealed => sealed.key, sealed.bytes;
        key, bytes => Sealed { key, bytes };
}

/// A document in a column of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Json<T>(pub T);

impl<T> Scalar for Json<T> {
    const KIND: Kind = Kind::Text;
}

impl<T: serde::Serialize> ToParts for Json<T> {
    fn to_parts(&self, values: &mut Vec<Value>) -> Result<()> {
        values.push(Value::Text(text_of(&self.0)?));
        Ok(())
    }
}

impl<T: serde::Serialize> ToParts for Option<Json<T>> {
    fn to_parts(&self, values: &mut Vec<Value>) -> Result<()> {
        match self {
            Some(json) => json.to_parts(values)?,
            None => values.push(Value::Null),
        }
        Ok(())
    }
}

impl<T: serde::de::DeserializeOwned> FromColumn for Json<T> {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        match cell {
            Cell::Text(text) => document(text).map(Self),
            other => document(&String::from_column(other)?).map(Self),
        }
    }
}

/// A stored key that the program knows, or the mistake it is.
pub(crate) fn known<T>(found: Option<T>, what: &'static str) -> Result<T> {
    found.ok_or_else(|| Error::Bug(format!("a stored {what} is unknown to this version")))
}

/// A stored document.
pub(crate) fn document<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text)
        .map_err(|error| Error::Bug(format!("a stored document does not read: {error}")))
}

/// A document to store.
pub(crate) fn text_of<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value)
        .map_err(|error| Error::Bug(format!("a document cannot be written: {error}")))
}
