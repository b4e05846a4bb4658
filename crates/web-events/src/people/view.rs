//! Who registered, and who was there.

use askama::Template;
use web::views::{Fact, FieldError, Frame, Link, Pages};

use crate::paths::EventLinks as _;
use crate::words::EventWords as _;

/// Somebody who registered.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Their name.
    pub(crate) name: String,
    /// Whether they have a place, as a class and in a word.
    pub(crate) state: (&'static str, &'static str),
    /// How many they bring, when they registered.
    pub(crate) meta: Vec<String>,
    /// What they answered.
    pub(crate) answers: Vec<Fact>,
}

/// Who registered for an event.
#[derive(Debug, Template)]
#[template(path = "event_people.html")]
pub(crate) struct PeoplePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The event, with its page.
    pub(crate) event: Link,
    /// How many places are taken, left and waited for.
    pub(crate) numbers: Vec<Fact>,
    /// Where those who wait move up, while some can.
    pub(crate) move_up: Option<String>,
    /// What else officers do with it.
    pub(crate) tools: Vec<Link>,
    /// The list as a file.
    pub(crate) files: Vec<Link>,
    /// Everybody, in the order they came.
    pub(crate) rows: Vec<Row>,
    /// The other pages.
    pub(crate) pages: Pages,
}

/// Somebody who may be there.
#[derive(Debug, Clone)]
pub(crate) struct Guest {
    /// The registration.
    pub(crate) id: String,
    /// Their name.
    pub(crate) name: String,
    /// How many they bring, that they only waited.
    pub(crate) meta: Vec<String>,
    /// What is noted: `yes`, `no`, or nothing.
    pub(crate) came: &'static str,
}

impl Guest {
    /// Whether this is what is noted.
    pub(crate) fn is(&self, came: &str) -> bool {
        self.came == came
    }
}

/// Who is there: ticked on a phone at the door.
#[derive(Debug, Template)]
#[template(path = "event_attendance.html")]
pub(crate) struct AttendancePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The event, with its page.
    pub(crate) event: Link,
    /// When it is.
    pub(crate) when: String,
    /// Where the form posts to.
    pub(crate) action: String,
    /// How many are there, in a sentence.
    pub(crate) there: String,
    /// Everybody who registered.
    pub(crate) guests: Vec<Guest>,
    /// How many came without registering, as it is noted and as it was typed.
    pub(crate) walked_in: (String, String),
    /// The other pages.
    pub(crate) pages: Pages,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}
