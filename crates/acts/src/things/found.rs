//! A thing with what it takes to know who may do what with it. One exhaustive match a question: a new noun answers
//! each here, and needs nothing else to take comments, supports, follows, reports and notices.

use ::calls::{Amendment, AmendmentState, Call, Idea};
use ::events::Event;
use city::{
    Actor, Author, Comment, CommentState, Ground, Id, Language, Noun, Organisation, Person,
    Refusal, Role, Sides, Texts, Thing,
};
use jiff::Timestamp;
use store::{calls as call_rows, events as event_rows, organisations as partners, things as rows};

use crate::{Act, Done};

/// A thing, loaded.
#[derive(Debug, Clone)]
pub enum Found {
    /// A call.
    Call(Box<Call>),
    /// An idea with its call.
    Idea(Box<Call>, Box<Idea>),
    /// An event, with its call if it belongs to one.
    Event(Option<Box<Call>>, Box<Event>),
    /// A comment with what it is about.
    Comment(Box<Comment>, Box<Found>),
    /// An organisation.
    Organisation(Box<Organisation>),
    /// A proposed change, with the idea it would change and its call.
    Amendment(Box<Call>, Box<Idea>, Box<Amendment>),
}

/// No office speaks for the city about an organisation.
static NO_OFFICE: Texts = Texts::none();

/// What somebody wrote, whatever its noun.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// Who wrote it.
    pub author: &'a Author,
    /// In which language.
    pub language: &'a Language,
    /// Its text.
    pub text: &'a str,
    /// When it came before the public.
    pub made: Timestamp,
}

/// Loads a thing, whoever asks.
pub fn find(act: &mut Act, id: Id<Thing>) -> Done<Found> {
    let noun = rows::thing::noun(act.tx, id)?;
    match noun {
        Noun::Call => {
            let call = call_rows::call::get(act.tx, id.of())?;
            Ok(Found::Call(Box::new(call)))
        }
        Noun::Idea => {
            let idea = call_rows::idea::get(act.tx, id.of())?;
            let call = call_rows::call::get(act.tx, idea.call)?;
            Ok(Found::Idea(Box::new(call), Box::new(idea)))
        }
        Noun::Event => {
            let event = event_rows::event::get(act.tx, id.of())?;
            let call = event.call.map(|call| call_rows::call::get(act.tx, call)).transpose()?;
            Ok(Found::Event(call.map(Box::new), Box::new(event)))
        }
        Noun::Comment => {
            let comment = rows::comment::get(act.tx, id.of())?;
            let about = find(act, comment.about)?;
            Ok(Found::Comment(Box::new(comment), Box::new(about)))
        }
        Noun::Organisation => {
            Ok(Found::Organisation(Box::new(partners::organisation::get(act.tx, id.of())?)))
        }
        Noun::Amendment => {
            let amendment = call_rows::amendment::get(act.tx, id.of())?;
            let idea = call_rows::idea::get(act.tx, amendment.idea)?;
            let call = call_rows::call::get(act.tx, idea.call)?;
            Ok(Found::Amendment(Box::new(call), Box::new(idea), Box::new(amendment)))
        }
    }
}

/// Loads a thing that whoever acts may read; anything else may as well not exist.
pub fn readable(act: &mut Act, id: Id<Thing>) -> Done<Found> {
    let found = find(act, id)?;
    if found.may_read(&act.actor) { Ok(found) } else { Err(Refusal::NotFound.into()) }
}

impl Found {
    /// Its identifier.
    pub fn id(&self) -> Id<Thing> {
        match self {
            Self::Call(call) => call.id.thing(),
            Self::Idea(_, idea) => idea.id.thing(),
            Self::Event(_, event) => event.id.thing(),
            Self::Comment(comment, _) => comment.id.thing(),
            Self::Organisation(organisation) => organisation.id.thing(),
            Self::Amendment(.., amendment) => amendment.id.thing(),
        }
    }

    /// What it is.
    pub fn noun(&self) -> Noun {
        match self {
            Self::Call(..) => Noun::Call,
            Self::Idea(..) => Noun::Idea,
            Self::Event(..) => Noun::Event,
            Self::Comment(..) => Noun::Comment,
            Self::Organisation(_) => Noun::Organisation,
            Self::Amendment(..) => Noun::Amendment,
        }
    }

    /// What stands on a page of its own: itself, or what it is a comment on.
    pub fn page(&self) -> &Self {
        match self {
            Self::Call(..)
            | Self::Idea(..)
            | Self::Event(..)
            | Self::Organisation(_)
            | Self::Amendment(..) => self,
            Self::Comment(_, about) => about.page(),
        }
    }

    /// What its page belongs to: an idea's call.
    pub fn whole(&self) -> Self {
        match self.page() {
            Self::Idea(call, _)
            | Self::Call(call)
            | Self::Event(Some(call), _)
            | Self::Amendment(call, ..) => Self::Call(call.clone()),
            Self::Event(None, event) => Self::Event(None, event.clone()),
            Self::Organisation(_) => self.page().clone(),
            Self::Comment(_, about) => about.whole(),
        }
    }

    /// The ground on which whoever works for the city may answer for it: its own or, for a comment, that of its page.
    pub fn ground(&self) -> Ground<'_> {
        match self {
            Self::Call(call) => call.ground(),
            Self::Idea(_, idea) | Self::Amendment(_, idea, _) => idea.ground(),
            Self::Event(_, event) => event.ground(),
            Self::Organisation(_) => Ground::default(),
            Self::Comment(_, about) => about.ground(),
        }
    }

    /// Who brought it, where the city did not.
    pub fn author(&self) -> Option<Id<Person>> {
        match self {
            Self::Call(_) | Self::Event(..) => None,
            Self::Idea(_, idea) => Some(idea.author.id),
            Self::Comment(comment, _) => Some(comment.author.id),
            Self::Organisation(one) => one.author.as_ref().map(|author| author.id),
            Self::Amendment(.., amendment) => Some(amendment.author.id),
        }
    }

    /// What somebody wrote; nothing where the city itself speaks.
    pub fn written(&self) -> Option<Written<'_>> {
        match self {
            Self::Call(_) | Self::Event(..) => None,
            Self::Idea(_, idea) => Some(Written {
                author: &idea.author,
                language: &idea.input.language,
                text: &idea.input.text,
                made: idea.published,
            }),
            Self::Comment(comment, _) => Some(Written {
                author: &comment.author,
                language: &comment.language,
                text: &comment.text,
                made: comment.made,
            }),
            Self::Organisation(one) => one.author.as_ref().map(|author| Written {
                author,
                language: &one.input.language,
                text: &one.input.about,
                made: one.made,
            }),
            Self::Amendment(.., amendment) => Some(Written {
                author: &amendment.author,
                language: &amendment.input.language,
                text: &amendment.input.text,
                made: amendment.made,
            }),
        }
    }

    /// Whether a moderator has hidden it.
    pub fn is_hidden(&self) -> bool {
        match self {
            Self::Call(_) | Self::Event(..) => false,
            Self::Idea(_, idea) => idea.hidden,
            Self::Comment(comment, _) => {
                matches!(comment.state, CommentState::Hidden | CommentState::Held)
            }
            Self::Organisation(one) => one.hidden,
            Self::Amendment(.., amendment) => amendment.hidden,
        }
    }

    /// Whether this person may read it. What is hidden is read by its author and by those who answer for it.
    pub fn may_read(&self, actor: &Actor) -> bool {
        match self {
            Self::Call(call) => ::calls::may_read_call(actor, call),
            Self::Idea(call, idea) => ::calls::may_read_idea(actor, call, idea),
            Self::Event(call, event) => ::events::may_read(actor, call.as_deref(), event),
            Self::Organisation(one) => one.may_read(actor),
            Self::Amendment(call, idea, amendment) => {
                let office = actor.is_on(Role::Moderator, idea.ground())
                    || actor.is_on(Role::Officer, idea.ground());
                ::calls::may_read_idea(actor, call, idea)
                    && match amendment.state {
                        AmendmentState::Withdrawn => amendment.is_by(actor),
                        _ => !amendment.hidden || amendment.is_by(actor) || office,
                    }
            }
            Self::Comment(comment, about) => {
                about.may_read(actor)
                    && match comment.state {
                        CommentState::Shown => true,
                        CommentState::Hidden | CommentState::Held => {
                            comment.is_by(actor)
                                || actor.is_on(Role::Moderator, about.ground())
                                || actor.is_on(Role::Officer, about.ground())
                        }
                        CommentState::Withdrawn => false,
                    }
            }
        }
    }

    /// `Ok` when it takes comments at all. A comment takes none of its own: answers stand with what it is about.
    pub fn takes_comments(&self) -> Result<(), Refusal> {
        match self {
            Self::Idea(..) | Self::Event(..) => Ok(()),
            Self::Call(_) | Self::Comment(..) | Self::Organisation(_) | Self::Amendment(..) => {
                Err(Refusal::NotFound)
            }
        }
    }

    /// `Ok` when this person may comment it now.
    pub fn may_comment(&self, actor: &Actor, now: Timestamp) -> Result<(), Refusal> {
        self.takes_comments()?;
        match self {
            Self::Idea(call, idea) => ::calls::may_comment(actor, call, idea, now),
            Self::Event(call, event) => ::events::may_comment(actor, call.as_deref(), event),
            Self::Call(_) | Self::Comment(..) | Self::Organisation(_) | Self::Amendment(..) => {
                Err(Refusal::NotFound)
            }
        }
    }

    /// `Ok` when this person may support it, or take that back, now.
    pub fn may_support(&self, actor: &Actor, now: Timestamp) -> Result<(), Refusal> {
        match self {
            Self::Idea(call, idea) => ::calls::may_support(actor, call, idea, now),
            // Whoever may join a conversation may support what is said in it.
            Self::Comment(comment, about) => {
                about.may_comment(actor, now)?;
                comment.may_be_supported_by(actor)
            }
            Self::Call(_) | Self::Event(..) | Self::Organisation(_) | Self::Amendment(..) => {
                Err(Refusal::NotFound)
            }
        }
    }

    /// Whether the conversation about it has two sides: its call says so.
    pub fn sides(&self) -> Sides {
        match self {
            Self::Idea(call, _) => call.content.sides,
            Self::Comment(_, about) => about.sides(),
            Self::Call(_) | Self::Event(..) | Self::Organisation(_) | Self::Amendment(..) => {
                Sides::None
            }
        }
    }

    /// `Ok` when it can be followed by whoever may read it.
    pub fn may_follow(&self) -> Result<(), Refusal> {
        match self {
            Self::Call(_) | Self::Idea(..) | Self::Event(..) => Ok(()),
            Self::Organisation(one) => one.is_there(),
            Self::Comment(..) | Self::Amendment(..) => Err(Refusal::NotFound),
        }
    }

    /// `Ok` when it can be reported, and so hidden. What the city says of its own is answered for by the city, and so is an
    /// organisation that it entered, until somebody speaks for that.
    pub fn may_report(&self) -> Result<(), Refusal> {
        match self {
            Self::Call(_) | Self::Event(..) => Err(Refusal::NotFound),
            Self::Idea(..) | Self::Comment(..) | Self::Amendment(..) => Ok(()),
            Self::Organisation(one) if one.author.is_some() => Ok(()),
            Self::Organisation(_) => Err(Refusal::NotFound),
        }
    }

    /// `Ok` when this person may attach a file to it now. What the city asks takes its officers' files, an idea its
    /// author's while its words may be changed.
    pub fn may_attach(&self, actor: &Actor, now: Timestamp) -> Result<(), Refusal> {
        match self {
            Self::Call(_) => self.may_detach(actor),
            Self::Idea(call, idea) => ::calls::may_edit(actor, call, idea, now),
            Self::Event(..) | Self::Comment(..) | Self::Organisation(_) | Self::Amendment(..) => {
                Err(Refusal::NotFound)
            }
        }
    }

    /// `Ok` when this person may take a file of it away, which an author may at any time.
    pub fn may_detach(&self, actor: &Actor) -> Result<(), Refusal> {
        let may = match self {
            Self::Call(call) => actor.is_on(Role::Officer, call.ground()),
            Self::Idea(_, idea) => idea.is_of(actor),
            Self::Event(..) | Self::Comment(..) | Self::Organisation(_) | Self::Amendment(..) => {
                return Err(Refusal::NotFound);
            }
        };
        match actor.person {
            None => Err(Refusal::SignInFirst),
            Some(_) if may => Ok(()),
            Some(_) => Err(Refusal::NotYours),
        }
    }

    /// The office that speaks for the city here, in each language.
    pub fn office(&self) -> &Texts {
        match self {
            Self::Call(call) | Self::Idea(call, _) | Self::Amendment(call, ..) => {
                &call.content.office
            }
            Self::Event(call, event) => match (call, event.content.office.is_empty()) {
                (Some(call), true) => &call.content.office,
                _ => &event.content.office,
            },
            Self::Organisation(_) => &NO_OFFICE,
            Self::Comment(_, about) => about.office(),
        }
    }

    /// Hides it or shows it again.
    pub(super) fn set_hidden(&self, act: &mut Act, hidden: Hidden) -> Done<()> {
        let hide = hidden == Hidden::Yes;
        match self {
            Self::Call(_) | Self::Event(..) => Err(Refusal::NotFound.into()),
            Self::Idea(_, idea) => {
                let after = Idea { hidden: hide, ..(**idea).clone() };
                crate::calls::idea::save(act, idea, &after)
            }
            Self::Organisation(one) => {
                let after = Organisation { hidden: hide, ..(**one).clone() };
                crate::organisations::organisation::save(act, one, &after)
            }
            Self::Amendment(.., amendment) => {
                let after = Amendment { hidden: hide, ..(**amendment).clone() };
                Ok(call_rows::amendment::update(act.tx, &after, act.now)?)
            }
            Self::Comment(comment, _) => {
                let state = if hide { CommentState::Hidden } else { CommentState::Shown };
                let after = Comment { state, ..(**comment).clone() };
                Ok(rows::comment::update(act.tx, comment, &after, act.now)?)
            }
        }
    }
}

/// Whether something is to be hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hidden {
    /// It is.
    Yes,
    /// It is to be seen again.
    No,
}
