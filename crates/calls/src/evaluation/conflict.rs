//! Why somebody is not impartial about an idea: known from who writes it, or said by themselves.

use city::{Id, Organisation, Person};

use crate::Idea;

city::stored! {
    /// Why somebody stays away from an idea.
    pub enum Conflict {
        /// They write it, or an idea that went into it.
        Writes = "writes",
        /// They belong to the organisation it was brought for.
        Organisation = "organisation",
        /// Somebody close to them does.
        Close = "close",
        /// They would gain or lose by it.
        Interest = "interest",
        /// Something else, which they say.
        Other = "other",
    }
}

/// What is known without anybody saying so. `authors`: everybody who brought the idea or one that went into it; `belongs`: the
/// organisations of whoever would evaluate it.
#[must_use]
pub fn inferred(
    idea: &Idea,
    authors: &[Id<Person>],
    person: Id<Person>,
    belongs: &[Id<Organisation>],
) -> Option<Conflict> {
    let writes = idea.author.id == person || idea.coauthors.iter().any(|one| one.id == person);
    if writes || authors.contains(&person) {
        return Some(Conflict::Writes);
    }
    let behalf = idea.behalf.as_ref().map(|behalf| behalf.id);
    behalf.is_some_and(|own| belongs.contains(&own)).then_some(Conflict::Organisation)
}
