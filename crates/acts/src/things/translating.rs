//! What a machine may translate, and what it has translated: only what everybody may read, as it stands now.

use city::{Actor, Id, Language, Refusal, Thing};
use sha2::{Digest as _, Sha256};
use store::things::translation::{self, Kept};

use super::{Found, readable};
use crate::{Act, Done};

/// How long a translation is kept.
pub(crate) const KEPT: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 90);

/// What would be sent to be translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Of which thing.
    pub thing: Id<Thing>,
    /// In which language it is written.
    pub language: Language,
    /// Its title; empty where it has none.
    pub title: String,
    /// Its text, as Markdown.
    pub text: String,
}

impl Original {
    /// What tells this wording from any other.
    pub fn digest(&self) -> Vec<u8> {
        let whole = format!("{}\n{}\n{}", self.language, self.title, self.text);
        Sha256::digest(whole.as_bytes()).to_vec()
    }
}

/// A title and a text in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    /// The title.
    pub title: String,
    /// The text, as Markdown.
    pub text: String,
}

/// What a thing says, if everybody may read it: what is private, hidden or waits is never sent.
pub fn original(found: &Found) -> Option<Original> {
    if found.is_hidden() || !found.may_read(&Actor::anonymous()) {
        return None;
    }
    let title = match found {
        Found::Idea(_, idea) => idea.input.title.clone(),
        _ => String::new(),
    };
    let written = found.written()?;
    let (language, text) = (written.language.clone(), written.text.to_owned());
    Some(Original { thing: found.id(), language, title, text })
}

/// What is to be translated for a reader of a language; nothing where that was done already.
pub fn wanted(act: &mut Act, thing: Id<Thing>, into: &Language) -> Done<(Found, Option<Original>)> {
    let found = readable(act, thing)?;
    let original = original(&found).filter(|it| it.language != *into).ok_or(Refusal::NotFound)?;
    let done = translation::of(act.tx, thing, into)?;
    let missing = done.is_none_or(|kept| kept.digest != original.digest());
    Ok((found, missing.then_some(original)))
}

/// Keeps what came back, unless the original changed or went meanwhile.
pub fn keep(act: &mut Act, original: &Original, into: &Language, said: &Translated) -> Done<()> {
    let found = readable(act, original.thing)?;
    if self::original(&found).as_ref() != Some(original) {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let kept = Kept {
        thing: original.thing,
        digest: original.digest(),
        title: said.title.clone(),
        text: said.text.clone(),
    };
    Ok(translation::keep(act.tx, &kept, into, act.now)?)
}

/// The translation of a thing as it stands now, if there is one.
pub fn of(act: &mut Act, found: &Found, into: &Language) -> Done<Option<Translated>> {
    let Some(original) = original(found) else { return Ok(None) };
    let kept = translation::of(act.tx, original.thing, into)?;
    let kept = kept.filter(|kept| kept.digest == original.digest());
    Ok(kept.map(|Kept { title, text, .. }| Translated { title, text }))
}
