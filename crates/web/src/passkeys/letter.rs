//! The letter that tells that a passkey was added.

use city::{Language, Mail};
use store::city::letter::Letter;

use crate::http::{Problem, Visit};
use crate::mail::Message;

/// The kind of such letters.
pub(super) const KIND: &str = "passkey";

/// Composes it.
pub(super) fn compose(
    visit: &Visit,
    language: &Language,
    mail: &Mail,
    name: &str,
) -> Result<Letter, Problem> {
    visit.letter_of_account((language, mail), KIND, |w, city| {
        let contact = crate::statements::page::contact(visit).1;
        let page = format!("{}{}", visit.site(), visit.to.me_passkeys());
        Message {
            subject: w.passkey_letter_subject(city),
            paragraphs: vec![
                w.mail_code_hello().to_owned(),
                w.passkey_letter(city, name),
                w.passkey_letter_not_you(contact),
            ],
            action: Some((w.passkey_letter_look().to_owned(), page)),
            ..Message::default()
        }
    })
}
