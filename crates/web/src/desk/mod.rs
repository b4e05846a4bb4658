//! The desk: what waits for whoever works here, from every system that the city has, oldest first.
//!
//! A system gives a [`DeskPart`]: what waits of its things, by where, and what stands beside the queue. The kit adds
//! what waits for moderators and makes one list of all.

mod moderation;
pub(crate) mod page;
pub(crate) mod view;

use jiff::Timestamp;
use serde::Deserialize;

use crate::html::SafeHtml;
use crate::system::Band;
use crate::views::Link;

/// How many things stand on one page.
pub const PAGE: usize = 100;

/// What somebody wants to see of what waits.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// The key of a group, or nothing for all.
    #[serde(rename = "in")]
    group: String,
    /// The thing behind which the page begins.
    after: String,
}

impl Wish {
    /// Whether what waits in a group is wanted.
    pub fn wants(&self, group: &str) -> bool {
        self.group.is_empty() || self.group == group
    }

    /// Whether this group, and no other, is wanted.
    pub fn names(&self, group: &str) -> bool {
        !self.group.is_empty() && self.group == group
    }

    /// The place in the queue behind which the page begins, 0 for the first.
    pub fn after(&self) -> i64 {
        self.after.parse().unwrap_or(0)
    }
}

/// A system's part of the desk.
#[derive(Debug, Default)]
pub struct DeskPart {
    /// What waits of what was wished, each kind the oldest first; of what has a place one more than [`PAGE`], so that
    /// it is known whether there are more.
    pub waiting: Vec<Waiting>,
    /// Where things wait, whatever was wished.
    pub groups: Vec<Group>,
    /// What one begins here, in the head of the page.
    pub actions: SafeHtml,
    /// What stands beside the queue.
    pub bands: Vec<Band>,
}

/// Where things wait: a call, the posts to be moderated.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its key in the address.
    pub key: String,
    /// Its name.
    pub label: String,
    /// How many things wait there.
    pub count: i64,
}

/// Something that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Since when; what waits for nobody in particular is last.
    pub since: Timestamp,
    /// Its place in a long queue, which grows with the time; what has none stands on the first page.
    pub place: Option<i64>,
    /// What is to be done: "Screen", "Answer an appeal".
    pub task: String,
    /// What it is about, leading to where it is done.
    pub what: Link,
    /// The call, the neighbourhood, the author.
    pub meta: Vec<String>,
    /// How long it waits, in words.
    pub age: String,
    /// Whether it waits longer than was promised.
    pub late: bool,
}
