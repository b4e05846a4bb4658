//! What those who come are told when an event is changed: when and where it is, and nothing else.

use crate::Event;

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// When it begins or ends.
    Time,
    /// Where it is.
    Place,
    /// Where it is on the web.
    Online,
}

impl Change {
    /// Its name in a notice, which keeps no words of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Place => "place",
            Self::Online => "online",
        }
    }
}

/// What differs between an event as people knew it and as it is now.
pub fn changes(before: &Event, after: &Event) -> Vec<Change> {
    let (was, is) = (&before.content, &after.content);
    let mut changes = Vec::new();
    if (before.begins, before.ends) != (after.begins, after.ends) {
        changes.push(Change::Time);
    }
    if (&was.place, was.point) != (&is.place, is.point) {
        changes.push(Change::Place);
    }
    if was.online != is.online {
        changes.push(Change::Online);
    }
    changes
}
