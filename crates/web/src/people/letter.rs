//! The letter that tells somebody what they may do for the city from now on, or no longer.

use city::Person;
use store::city::appointment::{Appointment, Change};

use crate::mail::{Letter, Letterhead, Message};
use crate::paths::Links;
use crate::people::page::role_word;
use crate::things::news::Sender;
use crate::words::{Locale, Words};

/// A change of somebody's roles in one sentence.
pub(crate) fn sentence(w: &Words, city: &str, one: &Appointment) -> String {
    let role = role_word(w, one.role);
    match one.change {
        Change::Given => w.role_given(city, role),
        Change::Taken => w.role_taken(city, role),
    }
}

impl Sender<'_> {
    /// A letter with all changes of a person's roles, in their language. Nothing when there is none, or when they have
    /// no address any more.
    pub fn roles(
        &self,
        person: &Person,
        changes: &[Appointment],
    ) -> Result<Option<Letter>, askama::Error> {
        let Some(to) = person.mail.clone().filter(|_| !changes.is_empty()) else {
            return Ok(None);
        };
        let locale =
            Locale::from_tag(person.language.as_str()).unwrap_or_else(|| self.city.own_locale());
        let w = Words::new(locale, self.city.zone.clone(), self.now);
        let (links, city) = (Links::new(self.site), self.city.settings.name_in(&[locale.tag()]));
        let hello = match person.name.as_str() {
            "" => w.mail_code_hello().to_owned(),
            name => w.news_hello(name),
        };
        let message = Message {
            subject: w.role_letter_subject(city),
            paragraphs: std::iter::once(hello)
                .chain(changes.iter().map(|one| sentence(&w, city, one)))
                .collect(),
            action: Some((w.news_look().to_owned(), links.sign_in_for(&links.me()))),
            code: None,
            after: vec![w.why_role(format!("{}#own", links.me_letters()))],
            unsubscribe: Some(
                links.unsubscribe(person.id, self.secret.unsubscribe_key(self.city.id, person.id)),
            ),
        };
        let head =
            Letterhead { words: &w, city, from: &self.city.settings.sender, site: self.site };
        head.letter(to, &message).map(Some)
    }
}
