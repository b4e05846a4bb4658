//! The letters of another address: to the mailbox there is, to the one that is wanted, and the farewell to the old one.

use acts::city::address::Sent;
use acts::city::letter::Secret;
use city::{Language, Mail};

use crate::http::{Problem, Token, Visit};
use crate::mail::{Message, ToMailbox};
use crate::words::{Locale, Words};

/// The kind of such letters.
pub(crate) const KIND: &str = "address";

/// Which letter.
#[derive(Debug, Clone, Copy)]
pub(super) enum To<'a> {
    /// To the mailbox of the address somebody has, which confirms or refuses.
    Old {
        /// The address they have.
        old: &'a Mail,
        /// The one they want.
        new: &'a Mail,
    },
    /// To the mailbox of the one they want, which confirms or refuses.
    New {
        /// That address.
        new: &'a Mail,
    },
    /// To somebody else who has that address already: nothing happens.
    Owner {
        /// Their address.
        new: &'a Mail,
    },
    /// To the old mailbox, once it is done.
    Farewell {
        /// The old address.
        old: &'a Mail,
        /// The new one.
        new: &'a Mail,
    },
}

/// Composes a letter; what is kept of it does not hold its key, but in the demo, which shows its letters.
pub(super) fn compose(visit: &Visit, language: &Language, to: To) -> Result<Sent, Problem> {
    let locale = Locale::from_tag(language.as_str()).unwrap_or_else(|| visit.city.own_locale());
    let w = &Words::new(locale, visit.city.zone.clone(), visit.now);
    let (site, city) = (visit.site(), visit.city.settings.name_in(&[locale.tag()]));
    let key = Token::draw(visit.app.wiring());
    let link = format!("{site}{}", visit.to.address(key.as_str()));
    let contact = crate::statements::page::contact(visit).1;
    let hello = w.mail_code_hello().to_owned();
    let (mail, subject, text, action, after) = match to {
        To::Old { old, new } => (
            old,
            w.address_letter_subject(city),
            w.address_letter_old(city, new.as_str()),
            Some((w.address_letter_link().to_owned(), link)),
            vec![w.address_letter_valid().to_owned(), w.address_letter_old_not_you().to_owned()],
        ),
        To::New { new } => (
            new,
            w.address_letter_subject(city),
            w.address_letter_new(city),
            Some((w.address_letter_link().to_owned(), link)),
            vec![w.address_letter_valid().to_owned(), w.mail_code_not_you().to_owned()],
        ),
        To::Owner { new } => (
            new,
            w.address_letter_subject(city),
            w.address_letter_owner(city),
            None,
            vec![w.mail_code_not_you().to_owned()],
        ),
        To::Farewell { old, new } => (
            old,
            w.address_letter_done_subject(city),
            w.address_letter_done(city, new.masked()),
            None,
            vec![w.address_letter_done_not_you(contact)],
        ),
    };
    let hash = action.is_some().then(|| key.digest().0.to_vec());
    let message =
        Message { subject, paragraphs: vec![hello, text], action, after, ..Message::default() };
    let to = ToMailbox {
        id: visit.stage()?.store.new_id(),
        mail,
        words: w,
        language: language.clone(),
        kind: KIND,
    };
    let letter = visit.letter(to, &message, &[(Secret::Key, key.as_str())])?;
    Ok(Sent { letter, hash })
}
