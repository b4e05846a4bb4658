//! Supporting what is there already instead of saying it again: the draft goes with it as a comment.

use ::calls::{Idea, IdeaForm};
use city::{Actor, Comment, CommentInput, Id, Language, Refusal, Thing, ToSeal};
use jiff::Timestamp;
use store::city::typed::Fields;
use store::things::draft::Draft;

use crate::city::typed;
use crate::things::{Found, comment, draft, readable, support};
use crate::{Act, Done};

/// The field that names the draft.
const DRAFT: &str = "draft";

/// Under which name it is kept what somebody wants to support instead, until they have signed in.
fn form(idea: Id<Thing>) -> String {
    format!("instead-{idea}")
}

/// `Ok` when an idea can be supported and commented on by whoever acts, perhaps once they have signed in.
pub fn may(actor: &Actor, found: &Found, now: Timestamp) -> Result<(), Refusal> {
    for answer in [found.may_support(actor, now), found.may_comment(actor, now)] {
        match answer {
            answer if ::calls::may_come_to(&answer) => {}
            answer => return answer,
        }
    }
    Ok(())
}

/// Keeps which draft would go with the support of an idea, for whoever has to sign in first.
pub fn wish(
    act: &mut Act,
    browser_hash: &[u8],
    id: Id<Draft<IdeaForm>>,
    idea: Id<Idea>,
) -> Done<()> {
    draft::own(act, browser_hash, id)?;
    let found = readable(act, idea.thing())?;
    may(&act.actor, &found, act.now)?;
    let fields: Fields = vec![(DRAFT.to_owned(), id.to_string())];
    typed::keep(act, browser_hash, &form(idea.thing()), (&fields, &ToSeal::new()), None)?;
    Ok(())
}

/// What was wished before signing in.
pub(crate) fn wished(
    act: &mut Act,
    browser_hash: &[u8],
    idea: &Found,
    language: &Language,
) -> Done<Found> {
    let form = form(idea.id());
    let typed = typed::of(act, browser_hash, &form)?.ok_or(Refusal::NotFound)?;
    let named = typed.fields.0.iter().find(|(name, _)| name == DRAFT);
    let id = named.and_then(|(_, id)| id.parse().ok()).ok_or(Refusal::NotFound)?;
    let found = support_it(act, browser_hash, id, idea.id().of(), language)?;
    typed::forget(act, browser_hash, &form)?;
    Ok(found)
}

/// Supports an idea, says what a draft says in comments under it, and throws the draft away. Repeated it changes nothing.
pub fn support_it(
    act: &mut Act,
    browser_hash: &[u8],
    id: Id<Draft<IdeaForm>>,
    idea: Id<Idea>,
    language: &Language,
) -> Done<Found> {
    let thing = idea.thing();
    let found = readable(act, thing)?;
    act.once(&format!("instead/{id}/{idea}"), |act| {
        let draft = draft::own(act, browser_hash, id)?;
        support::give(act, thing)?;
        let language = match draft.form.language.as_str() {
            "" => language.clone(),
            tag => Language::from_tag_or_english(tag),
        };
        let mut first: Option<Id<Comment>> = None;
        for (at, text) in said(&draft.form).into_iter().enumerate() {
            let input = CommentInput::check(&text, language.clone())?;
            let key = format!("instead/{id}/{idea}/{at}");
            let written = comment::write(act, thing, first, &input, &key)?;
            first = first.or(Some(written));
        }
        draft::discard(act, browser_hash, id)?;
        Ok(idea)
    })?;
    Ok(found)
}

/// What a draft says, in as many comments as it takes.
fn said(form: &IdeaForm) -> Vec<String> {
    let parts = [&form.title, &form.text, &form.place].map(|part| part.trim());
    let whole: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let mut rest = whole.join("\n\n");
    let (fewest, most) = CommentInput::LENGTH;
    let mut comments = Vec::new();
    while rest.chars().count() > most {
        let end = rest.char_indices().nth(most - fewest).map_or(rest.len(), |(at, _)| at);
        let (head, _) = rest.split_at(end);
        // Between words, where there are some.
        let at = head.rfind(char::is_whitespace).filter(|at| *at > end / 2).unwrap_or(end);
        let tail = rest.split_off(at);
        comments.push(std::mem::replace(&mut rest, tail.trim_start().to_owned()));
    }
    if rest.chars().count() >= fewest {
        comments.push(rest);
    }
    comments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_long_draft_is_lost() {
        let text = "word ".repeat(900);
        let form =
            IdeaForm { title: "A bench".to_owned(), text: text.clone(), ..IdeaForm::default() };
        let comments = said(&form);
        assert_eq!(comments.len(), 3);
        assert!(comments.iter().all(|one| one.chars().count() <= CommentInput::LENGTH.1));
        assert_eq!(comments.join(" ").matches("word").count(), 900);
        assert!(comments[0].starts_with("A bench\n\nword"));
        let unbroken = IdeaForm { text: "x".repeat(5_000), ..IdeaForm::default() };
        assert_eq!(said(&unbroken).concat().len(), 5_000);
        assert_eq!(said(&IdeaForm::default()), Vec::<String>::new());
    }
}
