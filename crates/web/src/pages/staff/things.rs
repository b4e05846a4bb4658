//! Something written that its author and the moderators talk about: an idea or a comment.

use acts::{Act, Refused};
use calls::{Call, CommentState, Idea, Subject};
use city::{Author, Id, Language, Standing};
use jiff::Timestamp;
use store::calls as rows;
use store::calls::moderation::Hiding;

use crate::http::{Problem, Scene, Visit};
use crate::markdown;
use crate::views::{About, Link};

/// An idea or a comment, with what moderation knows of it.
pub(super) struct Thing {
    pub(super) subject: Subject,
    pub(super) call: Call,
    pub(super) idea: Idea,
    pub(super) author: Author,
    /// The language its author is written to in.
    pub(super) reads: Language,
    /// Whether no moderator has looked at a post of its author yet.
    pub(super) is_first: bool,
    language: Language,
    pub(super) text: String,
    pub(super) made: Timestamp,
    pub(super) hidden: bool,
    /// The last time it was hidden, if it ever was.
    pub(super) hiding: Option<Hiding>,
}

/// The subject of an address; a noun that nobody moderates does not exist.
pub(super) fn subject(noun: &str, id: Id<Idea>) -> Result<Subject, Problem> {
    Subject::from_stored(noun, id.get()).ok_or(Problem::NotFound)
}

/// Loads it, if this reader may know of it.
pub(super) fn load(tx: &mut store::Tx, scene: &Scene, subject: Subject) -> Act<Thing> {
    let hiding = rows::moderation::last_hiding(tx, subject)?;
    let (call, idea, author, language, text, made, hidden) = match subject {
        Subject::Idea(id) => {
            let (call, idea) = scene.stage.readable_idea(tx, &scene.actor, id)?;
            let (author, input) = (idea.author.clone(), idea.input.clone());
            let (made, hidden) = (idea.published, idea.hidden);
            (call, idea, author, input.language, input.text, made, hidden)
        }
        Subject::Comment(id) => {
            let comment = rows::comment::get(tx, id)?;
            let (call, idea) = scene.stage.readable_idea(tx, &scene.actor, comment.idea)?;
            let hidden = match comment.state {
                CommentState::Withdrawn => return Err(calls::Refusal::NotFound.into()),
                state => state == CommentState::Hidden,
            };
            (call, idea, comment.author, comment.language, comment.text, comment.made, hidden)
        }
    };
    let person = store::city::person::get(tx, author.id)?;
    Ok(Thing {
        subject,
        call,
        idea,
        author,
        reads: person.language,
        is_first: person.standing == Standing::New,
        language,
        text,
        made,
        hidden,
        hiding,
    })
}

/// Loads several; what has gone meanwhile is left out.
pub(super) fn load_all(tx: &mut store::Tx, scene: &Scene, subjects: &[Subject]) -> Act<Vec<Thing>> {
    let mut things = Vec::new();
    for subject in subjects {
        match load(tx, scene, *subject) {
            Ok(thing) => things.push(thing),
            Err(Refused::Rule(_)) => {}
            Err(refused) => return Err(refused),
        }
    }
    Ok(things)
}

impl Thing {
    /// What it is called, leading to where it stands.
    pub(super) fn link(&self, visit: &Visit) -> Link {
        let (title, idea) = (&self.idea.input.title, visit.to.idea(&self.call.slug, self.idea.id));
        match self.subject {
            Subject::Idea(_) => Link::new(title, idea),
            Subject::Comment(id) => {
                let label = visit.words.comment_on(title.as_str());
                Link::new(label, format!("{idea}#comment-{id}"))
            }
        }
    }

    /// Its text as readers see it.
    pub(super) fn html(&self) -> crate::html::SafeHtml {
        markdown::html(&self.text)
    }

    /// The language tag it is written in.
    pub(super) fn language(&self) -> String {
        self.language.to_string()
    }

    /// It with its text, for pages about it.
    pub(super) fn about(&self, visit: &Visit) -> About {
        About { title: self.link(visit).label, language: self.language(), html: self.html() }
    }

    /// Its identifier as it stands in addresses.
    pub(super) fn id(&self) -> Id<Idea> {
        Id::new(self.subject.id())
    }

    /// The hiding that its author has answered and that no moderator has come back to.
    pub(super) fn appeal(&self) -> Option<(&Hiding, &str)> {
        let hiding = self.hiding.as_ref().filter(|_| self.hidden)?;
        let appeal = hiding.appeal.as_deref().filter(|_| hiding.answered_at.is_none())?;
        Some((hiding, appeal))
    }
}
