//! The conversation about a thing: what was said, the form, a comment being sent or taken back.
//!
//! A system's page loads a [`Talk`] in its one read and shows it as a [`Conversation`] by
//! `{% include "conversation.html" %}`, under the name `talk`.

use acts::city::typed;
use acts::things as use_cases;
use acts::{Act, Done};
use axum::response::Response;
use city::{
    Comment, CommentInput, CommentState, Deed, Hiding, Id, IsThing, Noun, Refusal, Role, Thing,
};

use super::named::{Here, Named};
use crate::forms::Posted;
use crate::html::SafeHtml;
use crate::http::{InPath, Problem, Said, Visit, field_errors, once_key};
use crate::markdown;
use crate::typed::{self as kept, KeptForm, not_taken};
use crate::views::{FieldError, face};
use crate::words::name;

/// How many comments one page shows.
const COMMENTS: i64 = 500;

/// What was typed into the form for a comment, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The text.
    pub text: String,
    /// The comment that is answered.
    pub parent: Option<Id<Comment>>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// How the form is kept.
    pub form: KeptForm,
}

impl Typed {
    /// What was typed here before, perhaps as an answer to a comment; `?reply=` chooses another one.
    pub fn kept(visit: &Visit, talk: &Talk, reply: &str) -> Self {
        let kept = kept::Typed::of(visit, &talk.form_name(), talk.kept.clone());
        let typed = Self::of(kept.fields.as_ref());
        let parent = reply.parse().ok().or(typed.parent);
        Self { parent, form: kept.form, ..typed }
    }

    fn of(fields: Option<&Posted>) -> Self {
        let field = |name: &str| fields.map(|fields| fields.get(name)).unwrap_or_default();
        Self {
            text: field("text").to_owned(),
            parent: field("parent").parse().ok(),
            ..Self::default()
        }
    }
}

/// What was said about a thing, loaded.
#[derive(Debug)]
pub struct Talk {
    noun: Noun,
    about: Id<Thing>,
    /// Whether the reader may join in.
    may: Result<(), Refusal>,
    comments: Vec<Comment>,
    /// Why comments of the reader's own were hidden.
    hidden: Vec<(Id<Comment>, Hiding)>,
    /// What the reader was typing.
    kept: Option<typed::Row>,
    /// Whether the reader answers for what is hidden here.
    sees_hidden: bool,
}

impl Talk {
    /// Loads what was said, and what the browser with this digest was typing. `may` is the rule's answer whether whoever
    /// reads may comment now.
    pub fn load<T: IsThing>(
        act: &mut Act,
        about: Id<T>,
        browser_hash: &[u8],
        may: Result<(), Refusal>,
    ) -> Done<Self> {
        let about = about.thing();
        let kept = typed::of(act, browser_hash, &use_cases::comment::form(about))?;
        let comments = store::things::comment::about(act.tx, about, 0, COMMENTS)?;
        let mut hidden = Vec::new();
        for comment in comments.iter().filter(|comment| comment.state == CommentState::Hidden) {
            if act.actor.is_person(Some(comment.author.id))
                && let Some(hiding) = store::things::hiding::last(act.tx, comment.id.thing())?
            {
                hidden.push((comment.id, hiding));
            }
        }
        let is_any = comments.iter().any(|comment| comment.state == CommentState::Hidden);
        let sees_hidden = is_any && act.actor.holds(Role::Moderator) && {
            let found = use_cases::find(act, about)?;
            act.actor.is_on(Role::Moderator, found.ground())
        };
        Ok(Self { noun: T::NOUN, about, may, comments, hidden, kept, sees_hidden })
    }

    /// The conversation as the reader sees it; `page` is the address it stands on, `count` how many
    /// comments the thing has.
    pub fn shown(&self, visit: &Visit, page: &str, count: i64, typed: Typed) -> Conversation {
        Conversation { count, comments: self.comments(visit, page), form: self.form(visit, typed) }
    }

    fn form_name(&self) -> String {
        use_cases::comment::form(self.about)
    }

    fn comments(&self, visit: &Visit, page: &str) -> Vec<CommentView> {
        let one = |comment: &Comment| self.comment(visit, page, comment);
        self.comments
            .iter()
            .filter(|comment| comment.answers.is_none())
            .filter_map(|top| {
                let answers = |reply: &&Comment| reply.answers == Some(top.id);
                let replies: Vec<_> =
                    self.comments.iter().filter(answers).filter_map(one).collect();
                // What was taken back stays as a gap only where somebody answered it.
                let view = match one(top) {
                    None if replies.is_empty() => return None,
                    None => CommentView::gap(visit, top),
                    Some(view) => view,
                };
                Some(CommentView { replies, ..view })
            })
            .collect()
    }

    fn comment(&self, visit: &Visit, page: &str, comment: &Comment) -> Option<CommentView> {
        if comment.state == CommentState::Withdrawn {
            return None;
        }
        let (w, to, id) = (&visit.words, &visit.to, comment.id);
        let actor = visit.reader.actor();
        let own = actor.is_person(Some(comment.author.id));
        let hidden = comment.state == CommentState::Hidden;
        let shown = !hidden || own || self.sees_hidden;
        let hiding = self.hidden.iter().find(|(of, _)| *of == id).map(|(_, hiding)| hiding);
        Some(CommentView {
            id: id.to_string(),
            author: name(w, &comment.author.name).to_owned(),
            when: w.ago(comment.made, visit.now),
            language: comment.language.to_string(),
            html: if shown { markdown::html(&comment.text) } else { SafeHtml::empty() },
            office: comment.office.as_ref().map(|office| visit.text(office).to_owned()),
            hidden: hidden.then(|| match hiding {
                Some(hiding) => w.comment_hidden_why(hiding.reason.as_str()),
                None => w.comment_hidden().to_owned(),
            }),
            appeal: hiding
                .filter(|hiding| hiding.appealed_at.is_none())
                .map(|_| to.appeal(Noun::Comment, id)),
            reply: (matches!(self.may, Ok(()) | Err(Refusal::SignInFirst)) && !hidden).then(|| {
                let top = comment.answers.unwrap_or(id);
                format!("{page}?reply={top}#write")
            }),
            report: (!own && !hidden && comment.office.is_none())
                .then(|| to.thing_report(Noun::Comment, id)),
            delete: (own && !hidden).then(|| to.comment_withdraw(id)),
            replies: Vec::new(),
        })
    }

    fn form(&self, visit: &Visit, typed: Typed) -> CommentForm {
        let w = &visit.words;
        let parent =
            typed.parent.and_then(|id| self.comments.iter().find(|comment| comment.id == id));
        let mut form = CommentForm {
            action: None,
            note: String::new(),
            text: typed.text,
            kept: typed.form,
            parent: parent
                .map(|comment| (comment.id.to_string(), name(w, &comment.author.name).to_owned())),
            errors: typed.errors,
        };
        match &self.may {
            Ok(()) => {
                form.action = Some(visit.to.thing_comments(self.noun, self.about));
                let own =
                    visit.reader.person.as_ref().map(|person| person.name.as_str().to_owned());
                form.note = w.comment_appears_as(own.unwrap_or_default());
            }
            Err(Refusal::SignInFirst) => {
                form.action = Some(visit.to.thing_comments(self.noun, self.about));
                form.note = w.comment_sign_in().to_owned();
            }
            Err(Refusal::NotOpen { opens: Some(opens), .. }) => {
                form.note = w.comment_from(w.date_time(*opens));
            }
            Err(Refusal::NotYours) => form.note = w.comment_not_yours().to_owned(),
            Err(_) => form.note = w.comment_closed().to_owned(),
        }
        form
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
    let input = CommentInput::check(posted.get("text"), language);
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
        Ok(comment) => Ok(visit.go_saying(visit.place_of(&comment), Said::Commented)),
        Err(Refusal::Flawed(flaws)) => {
            let errors = field_errors(&visit.words, &flaws)
                .into_iter()
                .map(|error| FieldError { field: "text".to_owned(), ..error })
                .collect();
            let form = visit.sent_form(&posted);
            let typed = Typed { text: posted.get("text").to_owned(), parent, errors, form };
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
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Asks whoever wrote a comment to sign in. It is kept, and is published as soon as they have.
async fn begin(visit: &Visit, thing: Named) -> Result<Response, Problem> {
    let about = visit
        .read(move |act| {
            let id = thing.id(act)?;
            match use_cases::find(act, id)?.may_comment(&act.actor, act.now) {
                Ok(()) | Err(Refusal::SignInFirst) => Ok(id),
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

/// The conversation about a thing.
#[derive(Debug, Clone)]
pub struct Conversation {
    /// How many comments there are, replies included.
    pub count: i64,
    /// The comments, oldest first.
    pub comments: Vec<CommentView>,
    /// Writing a comment, or why not.
    pub form: CommentForm,
}

/// A comment.
#[derive(Debug, Clone)]
pub struct CommentView {
    /// Its id; the anchor is `comment-{id}`.
    pub id: String,
    /// First name and initial, or a chosen name.
    pub author: String,
    /// When, as one says it: "2 days ago".
    pub when: String,
    /// The language tag it is written in.
    pub language: String,
    /// Its text.
    pub html: SafeHtml,
    /// The office it speaks for, for an official answer.
    pub office: Option<String>,
    /// "Hidden by a moderator", when it is; the text is then empty for others.
    pub hidden: Option<String>,
    /// Where its author answers the hiding.
    pub appeal: Option<String>,
    /// Where to answer it.
    pub reply: Option<String>,
    /// Where to report it.
    pub report: Option<String>,
    /// Where its author takes it back (POST).
    pub delete: Option<String>,
    /// Answers; they have none of their own.
    pub replies: Vec<CommentView>,
}

impl CommentView {
    /// A comment that was taken back, where somebody answered it.
    fn gap(visit: &Visit, comment: &Comment) -> Self {
        Self {
            id: comment.id.to_string(),
            author: String::new(),
            when: visit.words.ago(comment.made, visit.now),
            language: visit.words.tag().to_owned(),
            html: SafeHtml::empty(),
            office: None,
            hidden: Some(visit.words.comment_taken_back().to_owned()),
            appeal: None,
            reply: None,
            report: None,
            delete: None,
            replies: Vec::new(),
        }
    }

    /// The letter in the circle beside it.
    pub fn letter(&self) -> char {
        face(&self.author).0
    }

    /// The colour of that circle, as a class.
    pub fn face(&self) -> &'static str {
        if self.office.is_some() { " c" } else { face(&self.author).1 }
    }
}

/// The form for a comment: posts `text`, and `parent` for an answer.
#[derive(Debug, Clone)]
pub struct CommentForm {
    /// Where it posts to; `None` when nobody or not this reader can comment now.
    pub action: Option<String>,
    /// Why not, or under which name it will appear.
    pub note: String,
    /// What has been typed.
    pub text: String,
    /// How it is kept.
    pub kept: KeptForm,
    /// The comment being answered (id and author), when it is an answer.
    pub parent: Option<(String, String)>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}
