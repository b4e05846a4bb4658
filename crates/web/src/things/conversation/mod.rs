//! The conversation about a thing: what was said, the form, a comment being sent or taken back.
//!
//! A system's page loads a [`Talk`] in its one read and shows it as a [`Conversation`] by
//! `{% include "conversation.html" %}`, under the name `talk`.

mod load;
mod show;
pub(crate) mod suspect;
pub(crate) mod translate;
mod view;

pub use load::{Talk, Wish};
pub use suspect::to_author;
pub use translate::Tongue;
pub use view::{Column, CommentForm, CommentView, Conversation};

use acts::things as use_cases;
use axum::response::{IntoResponse as _, Response};
use city::{Comment, CommentInput, CommentState, Deed, Id, Noun, Refusal, Side};

use super::named::{Here, Named};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit, field_errors, once_key};
use crate::typed::{self as kept, KeptForm, not_taken};
use crate::views::FieldError;

/// What was typed into the form for a comment, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The text.
    pub text: String,
    /// The comment that is answered.
    pub parent: Option<Id<Comment>>,
    /// The side that was chosen, by its key.
    pub side: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// How the form is kept.
    pub form: KeptForm,
}

impl Typed {
    /// What was typed here before, perhaps as an answer to a comment; `?reply=` chooses another one.
    pub fn kept(visit: &Visit, talk: &Talk) -> Self {
        let kept = kept::Typed::of(visit, &talk.form_name(), talk.kept.clone());
        let typed = Self::of(kept.fields.as_ref());
        let parent = talk.wish.reply.parse().ok().or(typed.parent);
        Self { parent, form: kept.form, ..typed }
    }

    /// The page on which a comment is put right that could not be taken.
    pub fn wish(&self) -> Wish {
        let reply = self.parent.map(|id| id.to_string()).unwrap_or_default();
        Wish { reply, ..Wish::default() }
    }

    fn of(fields: Option<&Posted>) -> Self {
        let field = |name: &str| fields.map(|fields| fields.get(name)).unwrap_or_default();
        Self {
            text: field("text").to_owned(),
            parent: field("parent").parse().ok(),
            side: field("side").to_owned(),
            ..Self::default()
        }
    }
}

/// Writes a comment; what cannot be taken is given back beside its field, on the thing's own page.
pub(crate) async fn send(
    visit: Visit,
    InPath((noun, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let thing = visit.named(&noun, id)?;
    let parent: Option<Id<Comment>> = posted.get("parent").parse().ok();
    let language = city::Language::from_tag_or_english(visit.words.tag());
    let input = CommentInput::check(posted.get("text"), language)
        .and_then(|input| input.on_side(posted.get("side")));
    // A second click on the same form must not say it twice.
    let key = format!("comment/{id}/{:?}/{}", visit.reader.id(), once_key(&posted));
    let answer = match input {
        Err(flaws) => Err(Refusal::Flawed(flaws)),
        Ok(_) if visit.reader.id().is_none() => return begin(&visit, thing).await,
        Ok(input) => {
            let thing = thing.clone();
            visit
                .attempt(move |act| {
                    let id = thing.id(act)?;
                    let comment = use_cases::comment::write(act, id, parent, &input, &key)?;
                    use_cases::find(act, comment.thing())
                })
                .await?
        }
    };
    match answer {
        Ok(comment) => {
            let said = if comment.is_hidden() { Said::Held } else { Said::Commented };
            Ok(visit.go_saying(visit.place_of(&comment), said))
        }
        Err(Refusal::Flawed(flaws)) => {
            let errors = field_errors(&visit.words, &flaws)
                .into_iter()
                .map(|error| match error.field.as_str() {
                    "side" => error,
                    _ => FieldError { field: "text".to_owned(), ..error },
                })
                .collect();
            let (text, side) = (posted.get("text").to_owned(), posted.get("side").to_owned());
            let typed = Typed { text, parent, side, errors, form: visit.sent_form(&posted) };
            let found = visit
                .read(move |act| {
                    let id = thing.id(act)?;
                    use_cases::readable(act, id)
                })
                .await?;
            let systems = visit.systems();
            let mut pages = systems.iter();
            let page = pages.find_map(|system| system.unfinished(&visit, &found, typed.clone()));
            page.ok_or(Problem::NotFound)?.await
        }
        // It is kept, and published as soon as they have proved what is asked.
        Err(Refusal::Unproven(level)) => {
            Ok(not_taken(visit.go(visit.to.me_proof_to(level, Deed::Comment, id))))
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Asks whoever wrote a comment to sign in. It is kept, and is published as soon as they have.
async fn begin(visit: &Visit, thing: Named) -> Result<Response, Problem> {
    let about = visit
        .read(move |act| {
            let id = thing.id(act)?;
            match use_cases::find(act, id)?.may_comment(&act.actor, act.now) {
                Ok(()) | Err(Refusal::SignInFirst | Refusal::Unproven(_)) => Ok(id),
                Err(refusal) => Err(refusal.into()),
            }
        })
        .await?;
    Ok(not_taken(visit.go(visit.to.sign_in_to(Deed::Comment, about))))
}

/// Takes one's own comment back.
pub(crate) async fn withdraw(
    visit: Visit,
    InPath(id): InPath<Id<Comment>>,
) -> Result<Response, Problem> {
    let comment = visit.named(Noun::Comment.key(), id.thing())?;
    let about = visit
        .write(move |act| {
            comment.id(act)?;
            use_cases::comment::withdraw(act, id)
        })
        .await?;
    Ok(visit.go_saying(visit.place_of(&about), Said::TakenBack))
}

/// Changes the side that one's own comment stands on, as long as nobody answered it.
pub(crate) async fn choose(
    visit: Visit,
    InPath(id): InPath<Id<Comment>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let comment = visit.named(Noun::Comment.key(), id.thing())?;
    let side = match posted.get("side") {
        "" => None,
        key => Some(Side::from_key(key).ok_or(Problem::Unreadable)?),
    };
    let found = visit
        .write(move |act| {
            comment.id(act)?;
            use_cases::comment::choose(act, id, side)?;
            use_cases::find(act, id.thing())
        })
        .await?;
    Ok(visit.go_saying_at(&visit.place_of(&found), Said::SideChosen, id))
}

/// Notes that the reader has read a conversation so far.
pub(crate) async fn read(
    visit: Visit,
    InPath((noun, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let thing = visit.named(&noun, id)?;
    let up_to = posted.get("up_to").parse().map_err(|_| Problem::Unreadable)?;
    let found = visit
        .write(move |act| {
            let id = thing.id(act)?;
            use_cases::reading::note(act, id, up_to)
        })
        .await?;
    Ok(visit.go_saying(format!("{}#conversation", visit.place_of(&found)), Said::Read))
}

/// Leads to a comment wherever it stands now: also after what it is about was merged.
pub(crate) async fn lead(
    visit: Visit,
    InPath(id): InPath<Id<Comment>>,
) -> Result<Response, Problem> {
    let comment = visit.named(Noun::Comment.key(), id.thing())?;
    let found = visit
        .read(move |act| {
            let id = comment.id(act)?;
            let found = use_cases::readable(act, id)?;
            let is_gone = matches!(&found, use_cases::Found::Comment(comment, _)
                if comment.state == CommentState::Withdrawn);
            if is_gone { Err(Refusal::NotFound.into()) } else { Ok(found) }
        })
        .await?;
    Ok(visit.go(visit.place_of(&found)).into_response())
}
