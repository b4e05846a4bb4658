//! The activities of a call: each with its own window, overlapping or without end.

use city::Window;
use serde::{Deserialize, Serialize};

city::stored! {
    /// What can be going on in a call.
    pub enum ActivityKind {
        /// Ideas come in.
        Collect = "collect",
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

/// One activity with its window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// What goes on.
    pub kind: ActivityKind,
    /// When.
    #[serde(flatten)]
    pub window: Window,
}
