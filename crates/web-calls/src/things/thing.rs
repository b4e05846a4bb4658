//! Something somebody wrote that its author and the moderators talk about: any thing that can be reported.

use acts::things::{self, Found};
use acts::{Act, Done, Refused};
use city::{Author, Hiding, Id, Language, Noun, Refusal, Standing, Thing};
use jiff::Timestamp;

use crate::things::write::About;
use web::http::{Problem, Visit};
use web::markdown;
use web::views::Link;

/// A thing with what moderation knows of it.
pub(crate) struct Written {
    pub(crate) found: Found,
    pub(crate) author: Author,
    /// The language its author is written to in.
    pub(crate) reads: Language,
    /// Whether no moderator has looked at a post of its author yet.
    pub(crate) is_first: bool,
    language: Language,
    pub(crate) text: String,
    pub(crate) made: Timestamp,
    pub(crate) hidden: bool,
    /// The last time it was hidden, if it ever was.
    pub(crate) hiding: Option<Hiding>,
}

/// The thing of an address; a noun that nobody moderates does not exist.
pub(crate) fn named(noun: &str, id: Id<Thing>) -> Result<Id<Thing>, Problem> {
    match Noun::from_key(noun) {
        Some(Noun::Call | Noun::Idea | Noun::Comment) => Ok(id),
        None => Err(Problem::NotFound),
    }
}

/// Loads it, if whoever acts may know of it.
pub(crate) fn load(act: &mut Act, id: Id<Thing>) -> Done<Written> {
    let found = things::readable(act, id)?;
    if let Found::Call(call) = &found {
        return Ok(of_call(act, call.clone()));
    }
    let hiding = store::things::hiding::last(act.tx, id)?;
    let (author, language, text, made) = match &found {
        Found::Call(_) => return Err(Refusal::NotFound.into()),
        Found::Idea(_, idea) => {
            let input = &idea.input;
            (idea.author.clone(), input.language.clone(), input.text.clone(), idea.published)
        }
        Found::Comment(comment, _) => {
            let language = comment.language.clone();
            (comment.author.clone(), language, comment.text.clone(), comment.made)
        }
    };
    let person = store::city::person::get(act.tx, author.id)?;
    Ok(Written {
        hidden: found.is_hidden(),
        found,
        author,
        reads: person.language,
        is_first: person.standing == Standing::New,
        language,
        text,
        made,
        hiding,
    })
}

/// A call, about which something was reported that has no page of its own.
fn of_call(act: &Act, call: Box<calls::Call>) -> Written {
    let language = act.stage.city.own_language();
    Written {
        author: Author { id: Id::new(0), name: call.office(&act.stage.city) },
        reads: language.clone(),
        is_first: false,
        language,
        text: String::new(),
        made: call.published.unwrap_or(act.now),
        hidden: false,
        hiding: None,
        found: Found::Call(call),
    }
}

/// Loads several; what has gone meanwhile is left out.
pub(crate) fn load_all(act: &mut Act, things: &[Id<Thing>]) -> Done<Vec<Written>> {
    let mut all = Vec::new();
    for thing in things {
        match load(act, *thing) {
            Ok(written) => all.push(written),
            Err(Refused::Rule(_)) => {}
            Err(refused) => return Err(refused),
        }
    }
    Ok(all)
}

impl Written {
    /// What it is called, leading to where it stands.
    pub(crate) fn link(&self, visit: &Visit) -> Link {
        visit.link_to(&self.found).unwrap_or_default()
    }

    /// Its text as readers see it.
    pub(crate) fn html(&self) -> web::html::SafeHtml {
        markdown::html(&self.text)
    }

    /// The language tag it is written in.
    pub(crate) fn language(&self) -> String {
        self.language.to_string()
    }

    /// It with its text, for pages about it.
    pub(crate) fn about(&self, visit: &Visit) -> About {
        About { title: self.link(visit).label, language: self.language(), html: self.html() }
    }

    /// Its identifier.
    pub(crate) fn id(&self) -> Id<Thing> {
        self.found.id()
    }

    /// The hiding that its author has answered and that no moderator has come back to.
    pub(crate) fn appeal(&self) -> Option<(&Hiding, &str)> {
        let hiding = self.hiding.as_ref().filter(|hiding| hiding.waits(self.hidden))?;
        Some((hiding, hiding.appeal.as_deref()?))
    }
}
