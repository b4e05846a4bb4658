//! A thing that an address names, and its own pages' places in the conversation about it.

use acts::things::{Found, find};
use acts::{Act, Done};
use city::{Deed, Id, Intent, Noun, Refusal, Thing};

use crate::http::{InPath, Problem, Visit};
use crate::views::Toggle;

/// The noun and the identifier in an address.
pub(crate) type Here = InPath<(String, Id<Thing>)>;

/// What an address names, not looked at yet.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    noun: Noun,
    id: Id<Thing>,
    /// The nouns of the systems that the city has.
    known: Vec<Noun>,
}

impl Named {
    /// Its identifier, once it is known to be what the address says, of a system that the city has.
    pub(crate) fn id(&self, act: &mut Act) -> Done<Id<Thing>> {
        let noun = store::things::thing::noun(act.tx, self.id)?;
        let on = match noun {
            Noun::Comment => find(act, self.id)?.page().noun(),
            noun => noun,
        };
        if noun == self.noun && self.known.contains(&on) {
            Ok(self.id)
        } else {
            Err(Refusal::NotFound.into())
        }
    }
}

impl Visit {
    /// What an address names; nothing where no noun is called so.
    pub(crate) fn named(&self, noun: &str, id: Id<Thing>) -> Result<Named, Problem> {
        let noun = Noun::from_key(noun).ok_or(Problem::NotFound)?;
        Ok(Named { noun, id, known: self.nouns() })
    }

    /// The nouns of the systems that this city has.
    pub(crate) fn nouns(&self) -> Vec<Noun> {
        self.systems().iter().flat_map(|system| system.nouns()).copied().collect()
    }

    /// Whether a thing belongs to a system that this city has.
    pub(crate) fn has_thing(&self, found: &Found) -> bool {
        self.nouns().contains(&found.page().noun())
    }

    /// Where a thing stands for this reader: its page or, for a comment, its place there. What they
    /// may not read leads to their own page.
    pub(crate) fn place_of(&self, found: &Found) -> String {
        let there = self.link_to(found).filter(|_| found.may_read(&self.reader.actor()));
        there.map_or_else(|| self.to.me(), |link| link.href)
    }

    /// The button that supports a thing or takes that back.
    pub fn support_toggle(&self, noun: Noun, id: impl Into<Id<Thing>>, on: On) -> Toggle {
        let (id, to) = (id.into(), &self.to);
        let posts = [to.thing_support(noun, id), to.thing_unsupport(noun, id)];
        self.toggle(Intent { deed: Deed::Support, thing: id }, on, posts)
    }

    /// The button that follows a thing or stops that.
    pub fn follow_toggle(&self, noun: Noun, id: impl Into<Id<Thing>>, on: On) -> Toggle {
        let (id, to) = (id.into(), &self.to);
        let posts = [to.thing_follow(noun, id), to.thing_unfollow(noun, id)];
        self.toggle(Intent { deed: Deed::Follow, thing: id }, on, posts)
    }

    fn toggle(&self, intent: Intent, on: On, [start, stop]: [String; 2]) -> Toggle {
        let signed_in = self.reader.id().is_some();
        let action = match (signed_in, on) {
            (false, _) => self.to.sign_in_to(intent.deed, intent.thing),
            (true, On::No) => start,
            (true, On::Yes) => stop,
        };
        Toggle { on: on == On::Yes, action, signed_in }
    }
}

/// Whether the reader does something already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// They do.
    Yes,
    /// They do not.
    No,
}

impl From<bool> for On {
    fn from(on: bool) -> Self {
        if on { Self::Yes } else { Self::No }
    }
}
