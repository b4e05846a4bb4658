//! The letters of a recovery: to the mailbox that is lost, to the one that takes its place, and what became of it.

use acts::city::address::Sent;
use acts::city::letter::Secret;
use city::{Language, Mail, Recovery};
use jiff::SignedDuration;

use crate::http::{Problem, Token, Visit};
use crate::mail::{Letter, Letterhead, Message, ToMailbox};
use crate::things::news::Sender;
use crate::words::{Locale, Words};

/// The kind of such letters.
pub const KIND: &str = "recovery";

/// To which mailbox a letter with a key goes.
#[derive(Debug, Clone, Copy)]
pub(super) enum To<'a> {
    /// To the one that is lost, which agrees or stops it.
    Old {
        /// Its address.
        old: &'a Mail,
        /// The one that takes its place.
        new: &'a Mail,
    },
    /// To that one, which takes it up.
    New {
        /// Its address.
        new: &'a Mail,
    },
}

/// Composes a letter with a key; what is kept of it does not hold that, but in the demo, which shows its letters.
pub(super) fn compose(visit: &Visit, language: &Language, to: To) -> Result<Sent, Problem> {
    let locale = Locale::from_tag(language.as_str()).unwrap_or_else(|| visit.city.own_locale());
    let w = &Words::new(locale, visit.city.zone.clone(), visit.now);
    let (site, city) = (visit.site(), visit.city.settings.name_in(&[locale.tag()]));
    let key = Token::draw(visit.app.wiring());
    let link = format!("{site}{}", visit.to.recovery(key.as_str()));
    let waits = visit.city.settings.proof.recovery_waits();
    let day = w.date_time(visit.now.checked_add(waits).unwrap_or(visit.now));
    let (mail, subject, text, after) = match to {
        To::Old { old, new } => (
            old,
            w.recovery_letter_old_subject(city),
            w.recovery_letter_old(city, day, new.masked()),
            w.recovery_letter_old_after().to_owned(),
        ),
        To::New { new } => (
            new,
            w.recovery_letter_new_subject(city),
            w.recovery_letter_new(city, day),
            w.recovery_letter_new_after().to_owned(),
        ),
    };
    let message = Message {
        subject,
        paragraphs: vec![w.mail_code_hello().to_owned(), text],
        action: Some((w.recovery_letter_link().to_owned(), link)),
        after: vec![w.recovery_letter_once().to_owned(), after],
        ..Message::default()
    };
    let to = ToMailbox {
        id: visit.stage()?.store.new_id(),
        mail,
        words: w,
        language: language.clone(),
        kind: KIND,
    };
    let letter = visit.letter(to, &message, &[(Secret::Key, key.as_str())])?;
    Ok(Sent { letter, hash: Some(key.digest().0.to_vec()) })
}

/// What a letter without a key tells of a recovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// To the new mailbox: it is done.
    Welcome,
    /// To the old one: it is done.
    Farewell,
    /// To the new one: it was stopped.
    Stopped,
}

impl Sender<'_> {
    /// A letter that tells what became of a recovery, in the language of whose account it is.
    pub fn recovery(
        &self,
        language: &Language,
        recovery: &Recovery,
        told: Told,
    ) -> Result<Letter, askama::Error> {
        let locale = Locale::from_tag(language.as_str()).unwrap_or_else(|| self.city.own_locale());
        let w = Words::new(locale, self.city.zone.clone(), self.now);
        let city = self.city.settings.name_in(&[locale.tag()]);
        let contact = self.city.settings.contact.pick(&[locale.tag()]).map(|(_, text)| text);
        let contact = contact.unwrap_or(self.city.settings.sender.as_str());
        let (to, subject, text, after) = match told {
            Told::Welcome => (
                &recovery.new,
                w.recovery_letter_done_subject(city),
                w.recovery_letter_welcome(city),
                w.recovery_letter_out().to_owned(),
            ),
            Told::Farewell => (
                &recovery.old,
                w.recovery_letter_done_subject(city),
                w.recovery_letter_farewell(city, recovery.new.masked()),
                w.address_letter_done_not_you(contact),
            ),
            Told::Stopped => (
                &recovery.new,
                w.recovery_letter_stopped_subject(city),
                w.recovery_letter_stopped(city),
                w.recovery_letter_stopped_after(contact),
            ),
        };
        let action = (told == Told::Welcome)
            .then(|| (w.sign_in().to_owned(), crate::paths::Links::new(self.site).sign_in()));
        let message = Message {
            subject,
            paragraphs: vec![w.mail_code_hello().to_owned(), text],
            action,
            after: vec![after],
            ..Message::default()
        };
        let head =
            Letterhead { words: &w, city, from: &self.city.settings.sender, site: self.site };
        head.letter(to.clone(), &message)
    }
}

/// In how many days something is, as the settings say it.
pub(super) fn days(waits: SignedDuration) -> i64 {
    waits.as_hours() / 24
}
