//! What must be proved to do things in a call, as programs see it.

use city::{Level, Needs};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What must be proved to do things in a call: `address`, `residence` or `in_person`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Needs")]
pub(crate) struct NeedsJson {
    /// To bring an idea, or to answer.
    #[schemars(with = "Level")]
    pub(crate) write: String,
    /// To support.
    #[schemars(with = "Level")]
    pub(crate) support: String,
    /// To comment.
    #[schemars(with = "Level")]
    pub(crate) comment: String,
}

impl From<Needs> for NeedsJson {
    fn from(needs: Needs) -> Self {
        let [write, support, comment] =
            [needs.write, needs.support, needs.comment].map(|level| level.key().to_owned());
        Self { write, support, comment }
    }
}
