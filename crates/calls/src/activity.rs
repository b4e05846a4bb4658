//! The activities of a call: each with its own window, overlapping or without end.

use std::str::FromStr;

use city::Window;
use serde::{Deserialize, Serialize};

/// What can be going on in a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActivityKind {
    /// Ideas come in.
    Collect,
    /// People comment and answer.
    Discuss,
    /// People support ideas.
    Support,
    /// The office looks which ideas meet the call's rules.
    Screen,
    /// The office decides.
    Decide,
}

impl ActivityKind {
    /// All kinds, in the order they are shown.
    pub const ALL: &'static [Self] =
        &[Self::Collect, Self::Discuss, Self::Support, Self::Screen, Self::Decide];

    /// The kind's key, as stored and in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Collect => "collect",
            Self::Discuss => "discuss",
            Self::Support => "support",
            Self::Screen => "screen",
            Self::Decide => "decide",
        }
    }
}

impl FromStr for ActivityKind {
    type Err = ();

    fn from_str(key: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key).ok_or(())
    }
}

/// One activity with its window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// What goes on.
    pub kind: ActivityKind,
    /// When.
    #[serde(flatten)]
    pub window: Window,
}
