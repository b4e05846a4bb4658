//! Things: whatever people act on. A thing has a page, a journey, and takes comments, support, follows, reports
//! and notices; its noun says the rest.

use std::fmt::Debug;

use jiff::Timestamp;

use crate::{Id, Language, Person, ToSeal};

crate::stored! {
    /// What kind of thing it is. A new noun is entered here, and the compiler leads to the few places that must know
    /// how it is read, shown and found.
    pub enum Noun {
        /// What the city asks of its people.
        Call = "call",
        /// What somebody brings to a call.
        Idea = "idea",
        /// What somebody says about a thing.
        Comment = "comment",
        /// When and where people meet.
        Event = "event",
        /// A partner of the city.
        Organisation = "organisation",
        /// What somebody proposes to change in another's idea.
        Amendment = "amendment",
    }
}

/// A type whose identifier is a thing's.
pub trait IsThing {
    /// The noun it is.
    const NOUN: Noun;
}

/// What every thing has, whatever its noun. It is kept beside the noun's own row and carries what lists, the
/// conversation, the desk and the search need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its identifier, which is the noun's own.
    pub id: Id<Thing>,
    /// What it is.
    pub noun: Noun,
    /// The thing it belongs to: an idea's call, what a comment is about.
    pub parent: Option<Id<Thing>>,
    /// Who brought it; none where the city did.
    pub author: Option<Id<Person>>,
    /// The language it is written in.
    pub language: Language,
    /// What it is called in lists; may be empty.
    pub title: String,
    /// Whether it stands in lists.
    pub listed: bool,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// When it came before the public.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub changed: Timestamp,
}

/// What somebody types for a thing that is not there yet: kept in a draft, whatever is wrong with it.
pub trait IsBegun {
    /// What it will be.
    const NOUN: Noun;
    /// What it will belong to.
    type Within: IsThing + Clone + Debug;

    /// The identifier of the photo that was sent along.
    fn photo(&self) -> Option<i64>;

    /// What of it is kept sealed: it is not written with the rest.
    fn to_seal(&self) -> ToSeal {
        ToSeal::new()
    }
}

/// A draft, and what it will be: by that the system is known that goes on with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun {
    /// Its identifier.
    pub draft: Id<Begun>,
    /// What it will be.
    pub noun: Noun,
}

impl<T: IsThing> Id<T> {
    /// The same identifier, of a thing.
    pub const fn thing(self) -> Id<Thing> {
        Id::new(self.get())
    }
}

impl<T: IsThing> From<Id<T>> for Id<Thing> {
    fn from(id: Id<T>) -> Self {
        id.thing()
    }
}

impl Id<Thing> {
    /// The same identifier, of a noun that the thing is known to be.
    pub const fn of<T: IsThing>(self) -> Id<T> {
        Id::new(self.get())
    }
}
