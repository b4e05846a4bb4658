//! The letter that tells somebody of their block.

use acts::city::block::Told;
use city::{Block, Person};

use super::{until, why};
use crate::mail::{Letter, Letterhead, Message};
use crate::paths::Links;
use crate::things::news::Sender;
use crate::words::{Locale, Words};

/// The kind of such letters.
pub const KIND: &str = "block";

impl Sender<'_> {
    /// A letter that tells somebody of their block, in their language. Nothing when they have no address any more.
    pub fn block(
        &self,
        person: &Person,
        block: &Block,
        told: Told,
    ) -> Result<Option<Letter>, askama::Error> {
        let Some(to) = person.mail.clone() else { return Ok(None) };
        let locale =
            Locale::from_tag(person.language.as_str()).unwrap_or_else(|| self.city.own_locale());
        let w = Words::new(locale, self.city.zone.clone(), self.now);
        let (links, city) = (Links::new(self.site), self.city.settings.name_in(&[locale.tag()]));
        let hello = match person.name.as_str() {
            "" => w.mail_code_hello().to_owned(),
            name => w.news_hello(name),
        };
        let (subject, paragraphs) = said(&w, city, block, told);
        let action = match told {
            Told::Blocked | Told::Kept => {
                (w.block_why().to_owned(), links.sign_in_for(&links.own_block()))
            }
            Told::Lifted | Told::Over => (w.news_look().to_owned(), links.home()),
        };
        let message = Message {
            subject,
            paragraphs: std::iter::once(hello).chain(paragraphs).collect(),
            action: Some(action),
            ..Message::default()
        };
        let head =
            Letterhead { words: &w, city, from: &self.city.settings.sender, site: self.site };
        head.letter(to, &message).map(Some)
    }
}

/// What such a letter says, under which subject.
fn said(w: &Words, city: &str, block: &Block, told: Told) -> (String, Vec<String>) {
    match told {
        Told::Blocked => (
            w.block_letter_subject(city),
            vec![
                w.block_letter_text(city),
                why(w, block),
                until(w, block),
                w.block_letter_appeal().to_owned(),
            ],
        ),
        Told::Kept => (
            w.block_letter_kept_subject(city),
            vec![
                w.block_letter_kept().to_owned(),
                block.answer.clone().unwrap_or_default(),
                until(w, block),
            ],
        ),
        Told::Lifted => {
            (w.block_letter_free_subject(city), vec![w.block_letter_lifted().to_owned()])
        }
        Told::Over => (w.block_letter_free_subject(city), vec![w.block_letter_over().to_owned()]),
    }
}
