//! The activities of a call: each with its own window, overlapping or without end.

use city::Window;
use serde::{Deserialize, Serialize};

city::stored! {
    /// What can be going on in a call.
    pub enum ActivityKind {
        /// Ideas come in.
        Collect = "collect",
        /// People answer questions.
        Answer = "answer",
        /// People comment and answer.
        Discuss = "discuss",
        /// People support ideas.
        Support = "support",
        /// The office looks which ideas meet the call's rules.
        Screen = "screen",
        /// The office decides.
        Decide = "decide",
    }
}

impl ActivityKind {
    /// Whether residents do it: it ends with an early close. What the office does goes on, that is what it is for.
    pub fn is_residents(self) -> bool {
        match self {
            Self::Collect | Self::Answer | Self::Discuss | Self::Support => true,
            Self::Screen | Self::Decide => false,
        }
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
