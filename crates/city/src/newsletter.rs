//! Newsletters: letters that officers write to those who asked for them, about a call, a theme or a neighbourhood.
//!
//! Nobody gets one who did not ask, and each has a way out that takes one press.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{CitySettings, Flaw, Flaws, Ground, Id, Person, Refusal, Texts, Theme, Thing};

/// What newsletters are about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Topic {
    /// One call with what is in it.
    Call(Id<Thing>),
    /// A theme, in the whole city.
    Theme(Theme),
    /// A neighbourhood, by key.
    Neighbourhood(String),
}

/// Why a text names no topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no topic is written so")]
pub struct TopicError;

impl Topic {
    /// The ground on which whoever writes about it must be an officer.
    pub fn ground(&self) -> Ground<'_> {
        match self {
            Self::Call(call) => Ground { within: Some(*call), neighbourhood: None },
            Self::Theme(_) => Ground::default(),
            Self::Neighbourhood(key) => Ground { within: None, neighbourhood: Some(key) },
        }
    }

    /// The call, where it is one.
    pub fn call(&self) -> Option<Id<Thing>> {
        match self {
            Self::Call(call) => Some(*call),
            Self::Theme(_) | Self::Neighbourhood(_) => None,
        }
    }

    /// Whether a city has it; whether it has a call, its rows say.
    pub fn is_of(&self, city: &CitySettings) -> bool {
        match self {
            Self::Call(_) | Self::Theme(_) => true,
            Self::Neighbourhood(key) => city.neighbourhoods.iter().any(|one| one.key == *key),
        }
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(call) => write!(f, "call:{call}"),
            Self::Theme(theme) => write!(f, "theme:{theme}"),
            Self::Neighbourhood(key) => write!(f, "neighbourhood:{key}"),
        }
    }
}

impl FromStr for Topic {
    type Err = TopicError;

    fn from_str(text: &str) -> Result<Self, TopicError> {
        match text.split_once(':') {
            Some(("call", id)) => id.parse().map(Self::Call).map_err(|_| TopicError),
            Some(("theme", key)) => Theme::from_key(key).map(Self::Theme).ok_or(TopicError),
            Some(("neighbourhood", key)) if !key.is_empty() => {
                Ok(Self::Neighbourhood(key.to_owned()))
            }
            _ => Err(TopicError),
        }
    }
}

crate::stored! {
    /// Where a newsletter is on its way.
    pub enum NewsletterState {
        /// It is being written.
        Draft = "draft",
        /// It leaves at a moment, and can be called back until then.
        Scheduled = "scheduled",
        /// It leaves, some readers at a time.
        Sending = "sending",
        /// Everybody has it who asked for it.
        Sent = "sent",
    }
}

/// What a newsletter says, in languages of the city.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsletterContent {
    /// One line.
    pub subject: Texts,
    /// Paragraphs, with an empty line between two.
    pub text: Texts,
}

/// A newsletter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newsletter {
    /// Its identifier.
    pub id: Id<Newsletter>,
    /// What it is about: who asked for this gets it.
    pub topic: Topic,
    /// Who wrote it.
    pub author: Option<Id<Person>>,
    /// Where it is on its way.
    pub state: NewsletterState,
    /// Counts its changes, so that two officers do not overwrite each other.
    pub version: i64,
    /// When it leaves, or began to.
    pub send_at: Option<Timestamp>,
    /// When the last letter of it was written.
    pub sent_at: Option<Timestamp>,
    /// To how many it was written.
    pub readers: i64,
    /// How many of these letters came back.
    pub returned: i64,
    /// The last reader for whom it was written: it goes on behind them.
    pub reached: i64,
    /// What it says.
    pub content: NewsletterContent,
}

impl NewsletterContent {
    /// The longest subject, in characters.
    pub const SUBJECT: usize = 120;
    /// The longest text, in characters.
    pub const TEXT: usize = 10_000;

    /// Reads what was typed: at most so long, and nothing more is asked of a draft.
    pub fn check(subject: Texts, text: Texts) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        for (field, texts, most) in
            [("subject", &subject, Self::SUBJECT), ("text", &text, Self::TEXT)]
        {
            for (language, said) in texts.iter() {
                if said.chars().count() > most {
                    flaws.add(format!("{field}-{language}"), Flaw::TooLong { most });
                }
            }
        }
        flaws.into_result()?;
        Ok(Self { subject, text })
    }

    /// Whether it can leave: it says something in the city's own language, and in every other that it says anything in
    /// it has both a subject and a text.
    pub fn is_whole(&self, city: &CitySettings) -> Result<(), Flaws> {
        let own = city.own_language();
        let mut flaws = Flaws::default();
        for language in &city.languages {
            let tag = language.as_str();
            let (subject, text) = (self.subject.exact(tag), self.text.exact(tag));
            let begun = *language == own || subject.is_some() || text.is_some();
            if begun && subject.is_none() {
                flaws.add(format!("subject-{tag}"), Flaw::Missing);
            }
            if begun && text.is_none() {
                flaws.add(format!("text-{tag}"), Flaw::Missing);
            }
        }
        flaws.into_result()
    }
}

impl Newsletter {
    /// `Ok` while it may be changed: not once it is on its way.
    pub fn may_change(&self, version: i64) -> Result<(), Refusal> {
        match self.state {
            NewsletterState::Draft if self.version == version => Ok(()),
            NewsletterState::Draft => Err(Refusal::ChangedMeanwhile),
            _ => Err(Refusal::AlreadyElsewhere),
        }
    }

    /// Lets it leave at a moment, now at the earliest.
    pub fn schedule(
        &mut self,
        city: &CitySettings,
        version: i64,
        at: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        self.may_change(version)?;
        self.content.is_whole(city)?;
        let mut flaws = Flaws::default();
        let latest = now.checked_add(jiff::SignedDuration::from_hours(24 * 365)).unwrap_or(now);
        if at.is_some_and(|at| at < now || at > latest) {
            flaws.add("send_at", Flaw::NotAChoice);
        }
        flaws.into_result()?;
        self.state = NewsletterState::Scheduled;
        self.send_at = Some(at.unwrap_or(now));
        self.version += 1;
        Ok(())
    }

    /// Takes that back, while not one letter of it was written.
    pub fn call_back(&mut self) -> Result<(), Refusal> {
        if self.state != NewsletterState::Scheduled {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.state = NewsletterState::Draft;
        self.send_at = None;
        self.version += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use proptest::prelude::*;

    fn texts(text: &str) -> Texts {
        Texts::of(Language::english(), text)
    }

    fn city() -> CitySettings {
        let (slug, sender) = ("leuven".parse().unwrap(), "city@example.org".parse().unwrap());
        let (zone, money) = ("Europe/Brussels".parse().unwrap(), "EUR".parse().unwrap());
        CitySettings::new(slug, "Leuven", Language::english(), zone, money, sender)
    }

    fn draft() -> Newsletter {
        Newsletter {
            id: Id::new(1),
            topic: Topic::Theme(Theme::Green),
            author: None,
            state: NewsletterState::Draft,
            version: 1,
            send_at: None,
            sent_at: None,
            readers: 0,
            returned: 0,
            reached: 0,
            content: NewsletterContent { subject: texts("News"), text: texts("Trees.") },
        }
    }

    #[test]
    fn a_topic_is_read_as_it_is_written() {
        let topics = [
            Topic::Call(Id::new(12_345)),
            Topic::Theme(Theme::Energy),
            Topic::Neighbourhood("kessel-lo".to_owned()),
        ];
        for topic in topics {
            assert_eq!(topic.to_string().parse(), Ok(topic));
        }
        for wrong in ["", "call:", "call:?", "theme:nothing", "neighbourhood:", "city:"] {
            assert_eq!(wrong.parse::<Topic>(), Err(TopicError), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_text_stops_the_reading_of_a_topic(text in ".{0,40}") {
            if let Ok(topic) = text.parse::<Topic>() {
                prop_assert_eq!(topic.to_string().parse::<Topic>(), Ok(topic));
            }
        }
    }

    #[test]
    fn what_is_on_its_way_is_changed_by_nobody() {
        let city = city();
        let now = Timestamp::UNIX_EPOCH;
        let mut one = draft();
        assert_eq!(one.schedule(&city, 7, None, now), Err(Refusal::ChangedMeanwhile));
        let earlier = Some("1969-12-31T00:00:00Z".parse().unwrap());
        assert!(matches!(one.schedule(&city, 1, earlier, now), Err(Refusal::Flawed(_))));
        assert_eq!(one.schedule(&city, 1, None, now), Ok(()));
        assert_eq!((one.state, one.send_at), (NewsletterState::Scheduled, Some(now)));
        assert_eq!(one.may_change(2), Err(Refusal::AlreadyElsewhere));
        assert_eq!(one.call_back(), Ok(()));
        assert_eq!(one.call_back(), Err(Refusal::AlreadyElsewhere));
        one.state = NewsletterState::Sending;
        assert_eq!(one.call_back(), Err(Refusal::AlreadyElsewhere));
    }

    #[test]
    fn half_a_newsletter_does_not_leave() {
        let city = city();
        let mut one = draft();
        one.content.text = Texts::none();
        let refused = one.schedule(&city, 1, None, Timestamp::UNIX_EPOCH);
        let Err(Refusal::Flawed(flaws)) = refused else { panic!("{refused:?}") };
        assert_eq!(flaws.of("text-en"), Some(&Flaw::Missing));
        assert!(NewsletterContent::check(texts(&"x".repeat(121)), texts("y")).is_err());
    }
}
