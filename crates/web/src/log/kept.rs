//! What an entry of the log keeps of what was done.

use serde_json::Value;
use store::city::audit::Stored;

/// What an entry keeps, by name. An older version may have kept less, and nothing is missed then.
#[derive(Debug)]
pub struct Kept(Value);

impl Kept {
    pub(super) fn of(entry: &Stored) -> Self {
        Self(serde_json::from_str(&entry.details).unwrap_or_default())
    }

    /// A text; empty when there is none.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether it says that something is so.
    pub fn flag(&self, name: &str) -> bool {
        self.0.get(name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// A number, or how long a list is; 0 when there is neither.
    pub fn count(&self, name: &str) -> i64 {
        let kept = self.0.get(name);
        let listed = kept.and_then(Value::as_array).map(|list| list.len());
        let listed = listed.and_then(|length| i64::try_from(length).ok());
        listed.or_else(|| kept.and_then(Value::as_i64)).unwrap_or(0)
    }
}
