//! The letter that tells that a passkey was added.

use city::{Language, Mail};
use store::city::letter::Letter;

use crate::http::{Problem, Visit};
use crate::mail::{Message, ToMailbox};
use crate::words::{Locale, Words};

/// The kind of such letters.
pub(super) const KIND: &str = "passkey";

/// Composes it.
pub(super) fn compose(
    visit: &Visit,
    language: &Language,
    mail: &Mail,
    name: &str,
) -> Result<Letter, Problem> {
    let locale = Locale::from_tag(language.as_str()).unwrap_or_else(|| visit.city.own_locale());
    let w = &Words::new(locale, visit.city.zone.clone(), visit.now);
    let (site, city) = (visit.site(), visit.city.settings.name_in(&[locale.tag()]));
    let contact = crate::statements::page::contact(visit).1;
    let message = Message {
        subject: w.passkey_letter_subject(city),
        paragraphs: vec![
            w.mail_code_hello().to_owned(),
            w.passkey_letter(city, name),
            w.passkey_letter_not_you(contact),
        ],
        action: Some((
            w.passkey_letter_look().to_owned(),
            format!("{site}{}", visit.to.me_passkeys()),
        )),
        ..Message::default()
    };
    let to = ToMailbox {
        id: visit.stage()?.store.new_id(),
        mail,
        words: w,
        language: language.clone(),
        kind: KIND,
    };
    visit.letter(to, &message, &[])
}
