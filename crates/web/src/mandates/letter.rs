//! Letters about mandates: the one that offers a role, and those that tell what became of it.

use acts::city::mandate::{Sent, Told};
use acts::{Act, Done};
use city::{Language, Mail, Mandate, NameShown, Person};

use super::said::{call_of, last_day, reach_words};
use crate::http::{Problem, Token, Visit};
use crate::mail::{Letter as Written, Letterhead, Message, ToMailbox};
use crate::paths::Links;
use crate::people::page::role_word;
use crate::things::news::Sender;
use crate::views::Link;
use crate::words::{Locale, Words, name};
use acts::city::letter::Secret;

/// The kind of the letter that offers a role.
pub const KIND: &str = "mandate";

/// What the letter to somebody says of an offer.
pub(super) struct Addressed {
    /// Their address.
    pub(super) mail: Mail,
    /// The language they are written to in.
    pub(super) language: Language,
    /// The call it is for.
    pub(super) call: Option<Link>,
    /// Who offers it, as others see them.
    pub(super) giver: String,
}

/// Composes the letter that offers a role, with a key of its own. What is kept of it does not hold the key, but in the
/// demo, which shows its letters.
pub(super) fn compose(visit: &Visit, mandate: &Mandate, to: &Addressed) -> Result<Sent, Problem> {
    let locale = Locale::from_tag(to.language.as_str()).unwrap_or_else(|| visit.city.own_locale());
    let w = &Words::new(locale, visit.city.zone.clone(), visit.now);
    let key = Token::draw(visit.app.wiring());
    let (site, city) = (visit.site(), visit.city.settings.name_in(&[locale.tag()]));
    let role = role_word(w, mandate.role);
    let reach = reach_words(w, &visit.city, &mandate.reach, to.call.as_ref());
    let valid = w.date(last_day(mandate.answer_by));
    let mut paragraphs =
        vec![w.mail_code_hello().to_owned(), w.mandate_letter_text(city, reach, role)];
    if !to.giver.is_empty() {
        paragraphs.push(w.mandate_letter_by(to.giver.as_str()));
    }
    let message = Message {
        subject: w.mandate_letter_subject(city, role),
        paragraphs,
        action: Some((
            w.mandate_letter_link().to_owned(),
            format!("{site}{}", visit.to.offered(key.as_str())),
        )),
        code: None,
        after: vec![w.mandate_letter_valid(valid), w.mandate_letter_not_you().to_owned()],
        unsubscribe: None,
    };
    let to = ToMailbox {
        id: visit.stage()?.store.new_id(),
        mail: &to.mail,
        words: w,
        language: to.language.clone(),
        kind: KIND,
    };
    let letter = visit.letter(to, &message, &[(Secret::Key, key.as_str())])?;
    Ok(Sent { letter, hash: key.digest().0.to_vec() })
}

impl Sender<'_> {
    /// A letter that tells somebody what became of a mandate, in their language. Nothing when they have no address any
    /// more.
    pub fn mandate(
        &self,
        act: &mut Act,
        person: &Person,
        mandate: &Mandate,
        told: Told,
    ) -> Done<Option<Written>> {
        let Some(to) = person.mail.clone() else { return Ok(None) };
        let locale =
            Locale::from_tag(person.language.as_str()).unwrap_or_else(|| self.city.own_locale());
        let w = Words::new(locale, self.city.zone.clone(), self.now);
        let links = Links::new(self.site);
        let call = call_of(act, self.systems, &links, &[locale.tag()], mandate)?;
        let holder = match mandate.person {
            Some(holder) => store::city::person::get(act.tx, holder)?.name,
            None => NameShown::stored(String::new()),
        };
        let reach = reach_words(&w, self.city, &mandate.reach, call.as_ref());
        let (subject, paragraphs) = said(&w, mandate, told, reach, name(&w, holder.as_str()));
        let city = self.city.settings.name_in(&[locale.tag()]);
        let hello = match person.name.as_str() {
            "" => w.mail_code_hello().to_owned(),
            own => w.news_hello(own),
        };
        let there = match told {
            Told::Accepted | Told::Declined | Told::TheirsEndsSoon => links.mandate(mandate.id),
            Told::Ended | Told::Over | Told::Prolonged | Told::EndsSoon => links.me(),
        };
        let message = Message {
            subject,
            paragraphs: std::iter::once(hello).chain(paragraphs).collect(),
            action: Some((w.news_look().to_owned(), there)),
            ..Message::default()
        };
        let head =
            Letterhead { words: &w, city, from: &self.city.settings.sender, site: self.site };
        let written = head.letter(to, &message);
        Ok(Some(written.map_err(|error| store::Error::Bug(error.to_string()))?))
    }
}

/// What such a letter says, under which subject.
fn said(
    w: &Words,
    mandate: &Mandate,
    told: Told,
    reach: String,
    holder: &str,
) -> (String, Vec<String>) {
    let role = role_word(w, mandate.role);
    let until = mandate.until.map(|until| w.date(last_day(until)));
    let day = until.clone().unwrap_or_default();
    match told {
        Told::Accepted => (
            w.mandate_letter_accepted_subject(reach.as_str(), role),
            vec![w.mandate_letter_accepted(holder, reach, role)],
        ),
        Told::Declined => (
            w.mandate_letter_declined_subject(reach.as_str(), role),
            vec![w.mandate_letter_declined(reach, role)],
        ),
        Told::Ended => (
            w.mandate_letter_ended_subject(role),
            vec![
                w.mandate_letter_ended(reach, role),
                w.mandate_letter_ended_why(mandate.end_reason.as_str()),
            ],
        ),
        Told::Over => (
            w.mandate_letter_ended_subject(role),
            vec![w.mandate_letter_ended(reach, role), w.mandate_letter_thanks().to_owned()],
        ),
        Told::Prolonged => (
            w.mandate_letter_prolonged_subject(role),
            vec![match until {
                Some(day) => w.mandate_letter_prolonged(day, reach, role),
                None => w.mandate_letter_prolonged_open(reach, role),
            }],
        ),
        Told::EndsSoon => (
            w.mandate_letter_soon_subject(reach.as_str(), role),
            vec![w.mandate_letter_soon(day, reach, role)],
        ),
        Told::TheirsEndsSoon => (
            w.mandate_letter_soon_subject(reach.as_str(), role),
            vec![w.mandate_letter_theirs_soon(day, holder, reach, role)],
        ),
    }
}
