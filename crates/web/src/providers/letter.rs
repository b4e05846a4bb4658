//! The letter that tells that an account was tied to a login.

use city::{Language, Mail};
use store::city::letter::Letter;

use super::rules;
use crate::http::{Problem, Visit};
use crate::mail::Message;

/// The kind of such letters.
pub(crate) const KIND: &str = "provider";

/// Composes it.
pub(super) fn compose(visit: &Visit, language: &Language, mail: &Mail) -> Result<Letter, Problem> {
    visit.letter_of_account((language, mail), KIND, |w, city| {
        let contact = crate::statements::page::contact(visit).1;
        let name = rules(visit).name.pick(&[w.tag()]);
        let name = name.map_or_else(|| w.provider_nameless(), |(_, name)| name);
        let page = format!("{}{}", visit.site(), visit.to.me_proof());
        Message {
            subject: w.provider_letter_subject(city),
            paragraphs: vec![
                w.mail_code_hello().to_owned(),
                w.provider_letter(city, name),
                w.provider_letter_not_you(contact),
            ],
            action: Some((w.provider_letter_look().to_owned(), page)),
            ..Message::default()
        }
    })
}
