//! A newsletter as it is mailed to one reader.

use acts::things::Found;
use city::{Id, Newsletter, Person, Thing, Topic};

use crate::http::CityHere;
use crate::mail::{Letter, Letterhead, Message};
use crate::paths::Links;
use crate::things;
use crate::things::news::Sender;
use crate::words::{Locale, Words};

/// The kind of such letters.
pub const KIND: &str = "newsletter";

/// What a topic is called for somebody who reads these languages. `call` is what it is, if it is a call, in words.
pub fn topic_name(
    w: &Words,
    city: &CityHere,
    wished: &[&str],
    topic: &Topic,
    call: Option<&str>,
) -> String {
    let settings = &city.settings;
    match topic {
        Topic::Call(_) => call.unwrap_or_default().to_owned(),
        Topic::Theme(theme) => {
            let own = settings.theme_names.iter().find(|(key, _)| key == theme);
            let own = own.and_then(|(_, names)| names.pick(wished)).map(|(_, name)| name);
            own.unwrap_or_else(|| w.theme_word(*theme)).to_owned()
        }
        Topic::Neighbourhood(key) => {
            settings.neighbourhood(key).map_or(key.as_str(), |one| one.name.as_str()).to_owned()
        }
    }
}

impl Sender<'_> {
    /// A newsletter as somebody gets it, in their language where it has that. Nothing when they have no address any
    /// more, or when it says nothing.
    pub fn newsletter(
        &self,
        person: &Person,
        one: &Newsletter,
        call: Option<&Found>,
    ) -> Result<Option<Letter>, askama::Error> {
        let Some(to) = person.mail.clone() else { return Ok(None) };
        let locale =
            Locale::from_tag(person.language.as_str()).unwrap_or_else(|| self.city.own_locale());
        let own = self.city.settings.own_language();
        let wished = [person.language.as_str(), own.as_str()];
        // Subject and text are in one language, and so is what stands around them.
        let Some((language, subject)) = one.content.subject.pick(&wished) else { return Ok(None) };
        let text = one.content.text.exact(language.as_str()).unwrap_or_default();
        let locale = Locale::from_tag(language.as_str()).unwrap_or(locale);
        let wished = [language.as_str(), own.as_str()];
        let w = Words::new(locale, self.city.zone.clone(), self.now);
        let links = Links::new(self.site);
        let call = call.and_then(|it| things::link(self.systems, &links, &w, &wished, it));
        let title = call.as_ref().map(|link| link.label.as_str());
        let about = topic_name(&w, self.city, &wished, &one.topic, title);
        let key = self.secret.letter_key(self.city.id, person.id, as_thing(one.id));
        let choices = format!("{}#newsletters", links.me_letters());
        let message = Message {
            subject: subject.to_owned(),
            paragraphs: paragraphs(text),
            code: None,
            action: call.map(|link| (w.news_look().to_owned(), link.href)),
            after: vec![w.newsletter_why(about, choices)],
            unsubscribe: Some(links.newsletter_leave(one.id, person.id, key)),
        };
        let head = Letterhead {
            words: &w,
            city: self.city.settings.name_in(&wished),
            from: &self.city.settings.sender,
            site: self.site,
        };
        head.letter(to, &message).map(Some)
    }
}

/// By which the key of a newsletter's link is made: its identifier is no thing's.
pub(crate) fn as_thing(newsletter: Id<Newsletter>) -> Id<Thing> {
    Id::new(newsletter.get())
}

/// What stands between empty lines.
fn paragraphs(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match (line, all.last_mut()) {
            ("", _) => all.push(String::new()),
            (line, Some(last)) if last.is_empty() => line.clone_into(last),
            (line, Some(last)) => {
                last.push('\n');
                last.push_str(line);
            }
            (_, None) => {}
        }
    }
    all.retain(|one| !one.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn an_empty_line_begins_a_paragraph() {
        assert_eq!(paragraphs("One\r\ntwo\n\n\n  three \n"), ["One\ntwo", "three"]);
        assert!(paragraphs(" \n \n").is_empty());
    }
}
