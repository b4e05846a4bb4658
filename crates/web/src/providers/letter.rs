//! The letter that tells that an account was tied to a login.

use city::{Language, Mail};
use store::city::letter::Letter;

use super::rules;
use crate::http::{Problem, Visit};
use crate::mail::{Message, ToMailbox};
use crate::words::{Locale, Words};

/// The kind of such letters.
pub(crate) const KIND: &str = "provider";

/// Composes it.
pub(super) fn compose(visit: &Visit, language: &Language, mail: &Mail) -> Result<Letter, Problem> {
    let locale = Locale::from_tag(language.as_str()).unwrap_or_else(|| visit.city.own_locale());
    let w = &Words::new(locale, visit.city.zone.clone(), visit.now);
    let (site, city) = (visit.site(), visit.city.settings.name_in(&[locale.tag()]));
    let contact = crate::statements::page::contact(visit).1;
    let name = rules(visit).name.pick(&[locale.tag()]);
    let name = name.map_or_else(|| w.provider_nameless(), |(_, name)| name);
    let message = Message {
        subject: w.provider_letter_subject(city),
        paragraphs: vec![
            w.mail_code_hello().to_owned(),
            w.provider_letter(city, name),
            w.provider_letter_not_you(contact),
        ],
        action: Some((
            w.provider_letter_look().to_owned(),
            format!("{site}{}", visit.to.me_proof()),
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
