//! Letters: what a mail says, in the reader's language, as plain text and as simple HTML.
//!
//! Composing is done here, where the words are; sending is `kalaka`'s. Nothing of a letter can
//! break out of its place: the subject is one line, addresses are parsed, HTML is escaped.

use acts::city::letter::{Secret, conceal};
use askama::Template;
use city::{Id, Language, Mail, Person};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::city::letter::Letter as Kept;

use crate::http::{Mails, Problem, Visit};
use crate::words::{Locale, Words};

/// A mail that is ready to go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The name it comes from: the city's.
    pub from_name: String,
    /// The address it comes from.
    pub from: Mail,
    /// Who gets it.
    pub to: Mail,
    /// One line.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// The address that ends mails of this sort with one click (RFC 8058), where that is possible.
    pub unsubscribe: Option<String>,
}

impl Letter {
    /// What waits of it in the outbox.
    #[must_use]
    pub fn waiting(
        self,
        id: Id<Kept>,
        person: Option<Id<Person>>,
        language: Language,
        kind: &str,
        now: Timestamp,
    ) -> Kept {
        Kept {
            id,
            person,
            mail: self.to.as_str().to_owned(),
            language,
            kind: kind.to_owned(),
            subject: self.subject,
            text: self.text,
            html: self.html,
            unsubscribe: self.unsubscribe,
            made_at: now,
            sent_at: None,
            failed: None,
        }
    }
}

/// A letter to a mailbox, whoever it belongs to.
#[derive(Debug, Clone)]
pub struct ToMailbox<'a> {
    /// Its identifier.
    pub id: i64,
    /// The address.
    pub mail: &'a Mail,
    /// The words it is written in.
    pub words: &'a Words,
    /// The language of whoever reads it, which those words may not have.
    pub language: Language,
    /// What kind it is.
    pub kind: &'a str,
}

impl Visit {
    /// Puts a message on the city's paper. What waits of it holds none of its `secrets`, which are drawn when it leaves, but
    /// in the demo, which shows its letters.
    pub fn letter(
        &self,
        to: ToMailbox,
        message: &Message,
        secrets: &[(Secret, &str)],
    ) -> Result<Kept, Problem> {
        let head = Letterhead {
            words: to.words,
            city: self.city.settings.name_in(&[to.words.tag()]),
            from: &self.city.settings.sender,
            site: &format!("{}{}", self.site(), self.to.base()),
        };
        let written = head.letter(to.mail.clone(), message).map_err(Problem::internal)?;
        let mut letter = written.waiting(Id::new(to.id), None, to.language, to.kind, self.now);
        if self.app.service()?.mails == Mails::Sent {
            conceal(&mut letter, secrets);
        }
        Ok(letter)
    }

    /// A letter about somebody's own account, in its language: `message` says in those words what happened, and in which city.
    pub(crate) fn letter_of_account(
        &self,
        (language, mail): (&Language, &Mail),
        kind: &'static str,
        message: impl FnOnce(&Words, &str) -> Message,
    ) -> Result<Kept, Problem> {
        let locale = Locale::from_tag(language.as_str()).unwrap_or_else(|| self.city.own_locale());
        let words = &Words::new(locale, self.city.zone.clone(), self.now);
        let message = message(words, self.city.settings.name_in(&[locale.tag()]));
        let id = self.stage()?.store.new_id();
        let to = ToMailbox { id, mail, words, language: language.clone(), kind };
        self.letter(to, &message, &[])
    }
}

/// Who a letter is from, and in which words.
#[derive(Debug, Clone)]
pub struct Letterhead<'a> {
    /// The words of the reader's language.
    pub words: &'a Words,
    /// The city's name in that language.
    pub city: &'a str,
    /// The city's address.
    pub from: &'a Mail,
    /// The whole address of the city's site, such as `https://ideas.example.org`.
    pub site: &'a str,
}

/// What a letter says.
#[derive(Debug, Clone, Default)]
pub struct Message {
    /// One line; line breaks become blanks.
    pub subject: String,
    /// Paragraphs, in order.
    pub paragraphs: Vec<String>,
    /// A code to be typed, shown large.
    pub code: Option<String>,
    /// The one thing to do: its words and its whole address.
    pub action: Option<(String, String)>,
    /// Small print, such as how long a link works.
    pub after: Vec<String>,
    /// Where such mails are ended: nothing for letters that must come, such as codes.
    pub unsubscribe: Option<String>,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct HtmlBody<'a> {
    w: &'a Words,
    city: &'a str,
    site: &'a str,
    message: &'a Message,
}

#[derive(Template)]
#[template(path = "mail.txt")]
struct TextBody<'a> {
    w: &'a Words,
    city: &'a str,
    site: &'a str,
    message: &'a Message,
}

impl Letterhead<'_> {
    /// Puts a message on paper.
    pub fn letter(&self, to: Mail, message: &Message) -> Result<Letter, askama::Error> {
        let Self { words: w, city, from, site } = *self;
        Ok(Letter {
            from_name: one_line(city),
            from: from.clone(),
            to,
            subject: one_line(&message.subject),
            text: TextBody { w, city, site, message }.render()?,
            html: HtmlBody { w, city, site, message }.render()?,
            unsubscribe: message.unsubscribe.as_deref().map(one_line),
        })
    }
}

/// A text without line breaks and controls, at most 200 characters: fit for a header.
fn one_line(text: &str) -> String {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let words = text.split(blank).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;
    use jiff::{Timestamp, tz::TimeZone};
    use proptest::prelude::*;

    fn letter(locale: Locale, message: &Message) -> Letter {
        let words = Words::new(locale, TimeZone::UTC, Timestamp::UNIX_EPOCH);
        let from = "city@example.org".parse().unwrap();
        let head =
            Letterhead { words: &words, city: "Leuven", from: &from, site: "https://l.example" };
        head.letter("an@example.org".parse().unwrap(), message).unwrap()
    }

    fn code() -> Message {
        Message {
            subject: "Your code".to_owned(),
            paragraphs: vec!["Hello An,".to_owned(), "Type this <code>.".to_owned()],
            code: Some("123 456".to_owned()),
            action: Some(("Sign in".to_owned(), "https://l.example/x?a=1&b=2".to_owned())),
            after: vec!["It works for fifteen minutes.".to_owned()],
            unsubscribe: None,
        }
    }

    #[test]
    fn a_letter_reads_well_as_text() {
        let text = letter(Locale::En, &code()).text;
        assert_eq!(
            text,
            "Hello An,\n\nType this <code>.\n\n    123 456\n\nSign in:\nhttps://l.example/x?a=1&b=2\n\n\
             It works for fifteen minutes.\n\n-- \nLeuven\nhttps://l.example\n"
        );
    }

    #[test]
    fn a_letter_is_escaped_as_html() {
        let html = letter(Locale::Nl, &code()).html;
        assert!(html.contains("<html lang=\"nl\">"));
        assert!(html.contains("Type this &#60;code&#62;."));
        assert!(html.contains("href=\"https://l.example/x?a=1&#38;b=2\""));
        assert!(!html.contains("<img") && !html.contains("<script"), "nothing is loaded");
    }

    #[test]
    fn mails_that_may_be_ended_say_how() {
        let link = "https://l.example/unsubscribe/abc".to_owned();
        let ended = letter(Locale::Hu, &Message { unsubscribe: Some(link.clone()), ..code() });
        assert_eq!(ended.unsubscribe.as_deref(), Some(link.as_str()));
        assert!(ended.text.contains("Leiratkozás ezekről a levelekről:\nhttps://l.example/unsub"));
        assert!(ended.html.contains(&format!("href=\"{link}\"")));
    }

    proptest! {
        #[test]
        fn no_subject_makes_a_second_header(subject in "(\\PC|\r|\n|\0){0,40}Bcc: all@example.org") {
            let message = Message { subject, ..Message::default() };
            let letter = letter(Locale::En, &message);
            prop_assert!(!letter.subject.chars().any(char::is_control));
            prop_assert!(letter.subject.chars().count() <= 200);
        }
    }
}
