//! Saved replies: the page that keeps them, and the choice beside a field.

use acts::desk::reply;
use acts::things::Found;
use askama::Template;
use axum::response::{IntoResponse, Response};
use city::{Id, Placeholder, Refusal, SavedReply, Texts};

use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit, field_errors};
use crate::together::{self, Fields, Was};
use crate::views::{FieldError, Frame, Reply};
use crate::words::own_name;
use crate::{Page, Unfinished};

/// What is loaded to fill replies about a thing.
pub struct Replies {
    replies: Vec<SavedReply>,
    name: String,
    language: String,
}

impl Replies {
    /// Loads them, for a text that the thing's author will read.
    pub fn load(act: &mut acts::Act, found: &Found) -> acts::Done<Self> {
        let author = found.author().map(|id| store::city::person::get(act.tx, id)).transpose()?;
        let language = author.as_ref().map_or_else(
            || act.stage.city.own_language().to_string(),
            |author| author.language.to_string(),
        );
        let name = author.map(|author| author.name.as_str().to_owned()).unwrap_or_default();
        Ok(Self { replies: reply::all(act)?, name, language })
    }

    /// Each reply, filled, in its reader's language. `call` is what the thing belongs to.
    pub fn choices(&self, visit: &Visit, found: &Found, call: &str) -> Vec<Reply> {
        let author = Author { name: &self.name, language: &self.language };
        let filled = |reply: &SavedReply| Reply {
            name: reply.name.clone(),
            text: author.filled(visit, found, |wished, value| reply.fill(wished, value), call),
        };
        self.replies.iter().map(filled).collect()
    }
}

/// Whoever reads a reply.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Author<'a> {
    /// The name they have here.
    pub(crate) name: &'a str,
    /// The language they are written to in.
    pub(crate) language: &'a str,
}

impl Author<'_> {
    /// Replies about something of theirs.
    pub(crate) fn choices(
        self,
        visit: &Visit,
        found: &Found,
        replies: &[SavedReply],
    ) -> Vec<Reply> {
        let call = self.title(visit, &found.whole());
        let filled = |reply: &SavedReply| Reply {
            name: reply.name.clone(),
            text: self.filled(visit, found, |wished, value| reply.fill(wished, value), &call),
        };
        replies.iter().map(filled).collect()
    }

    /// What was written for several, for one of them.
    pub(crate) fn fill(self, visit: &Visit, found: &Found, text: &str) -> String {
        let call = self.title(visit, &found.whole());
        self.filled(visit, found, |_, value| Placeholder::fill(text, value), &call)
    }

    fn title(self, visit: &Visit, found: &Found) -> String {
        let wished = [self.language, visit.city.own_locale().tag()];
        let link = crate::things::link(&visit.systems(), &visit.to, &visit.words, &wished, found);
        link.map(|link| link.label).unwrap_or_default()
    }

    fn filled(
        self,
        visit: &Visit,
        found: &Found,
        fill: impl Fn(&[&str], &dyn Fn(Placeholder) -> String) -> String,
        call: &str,
    ) -> String {
        let wished = [self.language, visit.city.own_locale().tag()];
        let there = crate::things::link(&visit.systems(), &visit.to, &visit.words, &wished, found);
        let there = there.unwrap_or_default();
        let value = |place: Placeholder| match place {
            Placeholder::Name => crate::words::name(&visit.words, self.name).to_owned(),
            Placeholder::Title => there.label.clone(),
            Placeholder::Call => call.to_owned(),
            Placeholder::Link => format!("{}{}", visit.site(), there.href),
        };
        fill(&wished, &value)
    }
}

/// Replies for a text that several people will read: what differs stays between braces, and is filled for each.
pub fn for_several(visit: &Visit, replies: &[SavedReply]) -> Vec<Reply> {
    let wished = [visit.words.tag(), visit.city.own_locale().tag()];
    let open = |reply: &SavedReply| Reply {
        name: reply.name.clone(),
        text: reply.fill(&wished, |place| format!("{{{place}}}")),
    };
    replies.iter().map(open).collect()
}

/// Saved replies, each to be changed, and a new one.
#[derive(Debug, Template)]
#[template(path = "replies.html")]
pub(crate) struct RepliesPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What may stand in braces.
    pub(crate) places: String,
    /// The replies.
    pub(crate) replies: Vec<ReplyForm>,
    /// The form of a new one.
    pub(crate) new: ReplyForm,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// A reply as it is written (POST `reply-name`, `text-en`, …).
#[derive(Debug, Default)]
pub(crate) struct ReplyForm {
    /// Where it posts to.
    pub(crate) action: String,
    /// What colleagues call it.
    pub(crate) name: String,
    /// What each part of it was made from (field `was`).
    pub(crate) was: String,
    /// The field of each language, with the language's name and the text.
    pub(crate) texts: Vec<(String, String, String)>,
    /// Whether it is the one that has something to put right.
    pub(crate) open: bool,
}

fn texts_of(visit: &Visit, posted: &Posted) -> Texts {
    let languages = visit.city.settings.languages.iter();
    languages
        .map(|language| {
            (language.clone(), posted.get(&format!("text-{language}")).trim().to_owned())
        })
        .collect()
}

fn form(visit: &Visit, action: String, name: &str, texts: &Texts, open: bool) -> ReplyForm {
    let text = |language: &city::Language| {
        (
            format!("text-{language}"),
            own_name(language.as_str()),
            texts.exact(language.as_str()).unwrap_or_default().to_owned(),
        )
    };
    let texts = visit.city.settings.languages.iter().map(text).collect();
    ReplyForm { action, was: String::new(), name: name.to_owned(), texts, open }
}

/// A reply as its form has it, field by field.
fn fields_of(visit: &Visit, reply: &SavedReply) -> Fields {
    let text = |language: &city::Language| {
        let text = reply.texts.exact(language.as_str()).unwrap_or_default();
        (format!("text-{language}"), text.to_owned())
    };
    let name = ("reply-name".to_owned(), reply.name.clone());
    std::iter::once(name).chain(visit.city.settings.languages.iter().map(text)).collect()
}

/// What was sent and has something to put right: to which reply, or a new one.
type Sent<'a> = (Option<Id<SavedReply>>, &'a Posted, Vec<FieldError>);

async fn page(visit: &Visit, sent: Option<Sent<'_>>) -> Result<RepliesPage, Problem> {
    let all = visit.read(reply::all).await?;
    let of = |id: Option<Id<SavedReply>>, action: String, name: &str, texts: &Texts| match &sent {
        Some((wrong, posted, _)) if *wrong == id => {
            form(visit, action, posted.get("reply-name"), &texts_of(visit, posted), true)
        }
        _ => form(visit, action, name, texts, false),
    };
    let own = |it: &SavedReply| ReplyForm {
        was: Was::of_fields(&fields_of(visit, it)).to_string(),
        ..of(Some(it.id), visit.to.desk_reply(it.id), &it.name, &it.texts)
    };
    let (replies, new) =
        (all.iter().map(own).collect(), of(None, visit.to.desk_replies(), "", &Texts::default()));
    let errors = sent.map(|(_, _, errors)| errors).unwrap_or_default();
    let known = Placeholder::ALL.iter().map(|place| format!("{{{place}}}"));
    Ok(RepliesPage {
        frame: Frame {
            desk: true,
            has_errors: !errors.is_empty(),
            ..visit.frame(visit.words.replies_title())
        },
        places: known.collect::<Vec<_>>().join(" "),
        replies,
        new,
        errors,
    })
}

/// All of them.
pub(crate) async fn list(visit: Visit) -> Result<impl IntoResponse, Problem> {
    Ok(Page(page(&visit, None).await?))
}

/// Writes a new one.
pub(crate) async fn add(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    save(&visit, None, &posted).await
}

/// Changes one, or removes it.
pub(crate) async fn change(
    visit: Visit,
    InPath(id): InPath<Id<SavedReply>>,
    posted: Posted,
) -> Result<Response, Problem> {
    if posted.get("do") != "remove" {
        return save(&visit, Some(id), &posted).await;
    }
    visit.write(move |act| reply::remove(act, id)).await?;
    Ok(visit.go_saying(visit.to.desk_replies(), Said::Saved))
}

/// Saves it, together with what a colleague changed in it meanwhile; where both wrote, both are shown.
async fn save(
    visit: &Visit,
    id: Option<Id<SavedReply>>,
    posted: &Posted,
) -> Result<Response, Problem> {
    let (own, sent) = (visit.clone(), posted.clone());
    let saved = visit
        .attempt(move |act| {
            let known = reply::all(act)?.into_iter().find(|reply| Some(reply.id) == id);
            let stored = known.map(|reply| fields_of(&own, &reply)).unwrap_or_default();
            let merged = together::merge(sent.clone(), &stored, |name| name);
            if merged.theirs.is_empty() {
                let name = merged.posted.get("reply-name");
                reply::save(act, id, name, &texts_of(&own, &merged.posted))?;
            }
            Ok(merged)
        })
        .await?;
    let (posted, errors) = match saved {
        Ok(merged) if merged.theirs.is_empty() => {
            return Ok(visit.go_saying(visit.to.desk_replies(), Said::Saved));
        }
        Ok(merged) => {
            let theirs = |(field, text): (String, String)| FieldError {
                field,
                text: visit.words.replies_theirs(text),
            };
            (merged.posted, merged.theirs.into_iter().map(theirs).collect())
        }
        Err(Refusal::Flawed(flaws)) => (posted.clone(), field_errors(&visit.words, &flaws)),
        Err(refusal) => return Err(visit.problem(refusal.into())),
    };
    Ok(Unfinished(page(visit, Some((id, &posted, errors))).await?).into_response())
}
