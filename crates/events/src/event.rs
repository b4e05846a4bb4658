//! An event: its words, when and where it is, and whether one registers for it.

use calls::Call;
use city::{
    CitySettings, Flaw, Flaws, Id, IsThing, Language, LonLat, Noun, Refusal, Texts, Thing, Window,
};
use forms::Form;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Places, asked};

/// The longest an event can last: what lasts longer is several.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 31);
/// The most places there can be.
pub const MOST_PLACES: i64 = 100_000;
/// The most companions one person can bring.
pub const MOST_COMPANIONS: i64 = 20;
/// How long before it begins those who come are reminded.
pub const REMINDED_BEFORE: SignedDuration = SignedDuration::from_hours(24);

/// An event as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its identifier.
    pub id: Id<Event>,
    /// The call it belongs to; none where the city itself invites.
    pub call: Option<Id<Call>>,
    /// Whether it is shown, and takes place.
    pub state: EventState,
    /// Counts its changes, so that two officers do not overwrite each other.
    pub version: i64,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When and why it was cancelled.
    pub cancelling: Option<Cancelling>,
    /// When it begins; a draft may not know yet.
    pub begins: Option<Timestamp>,
    /// When it ends.
    pub ends: Option<Timestamp>,
    /// How many places there are, taken and waited for.
    pub places: Places,
    /// The last number that was given to somebody who registered.
    pub turns: i64,
    /// How many came, of those who registered and of those who did not.
    pub came: Coming,
    /// When its minutes were published.
    pub minutes: Option<Timestamp>,
    /// How many comments it has.
    pub comments: i64,
    /// Everything an officer writes.
    pub content: EventContent,
}

impl IsThing for Event {
    const NOUN: Noun = Noun::Event;
}

city::stored! {
    /// Whether an event is shown, and takes place.
    pub enum EventState {
        /// Only officers see it.
        Draft = "draft",
        /// It takes place.
        Published = "published",
        /// It does not, and everybody reads why.
        Cancelled = "cancelled",
    }
}

/// When and why an event was cancelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancelling {
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// Who came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coming {
    /// People of registrations that were ticked as there, with whom they brought.
    pub registered: i64,
    /// People who came without having registered.
    pub walked_in: i64,
}

city::stored! {
    /// Who sees the address of the meeting on the web.
    pub enum Online {
        /// Everybody who may read the event.
        Everybody = "everybody",
        /// Whoever has a place.
        Registered = "registered",
    }
}

/// What an officer writes about an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventContent {
    /// What it is called, at most 100 characters a language.
    pub title: Texts,
    /// What it is about, as Markdown, at most 8,000 characters.
    pub text: Texts,
    /// The office that invites.
    pub office: Texts,
    /// Its address, at most 200 characters.
    pub place: String,
    /// The point on the map.
    pub point: Option<LonLat>,
    /// The neighbourhood, by its key.
    pub neighbourhood: Option<String>,
    /// Where it is on the web.
    pub online: String,
    /// Who sees that.
    pub online_for: Online,
    /// Whether one registers.
    pub registers: bool,
    /// From when on one can register; at once where nothing is said.
    pub opens: Option<Timestamp>,
    /// Until when; until it begins where nothing is said.
    pub closes: Option<Timestamp>,
    /// Whether a waiting list is kept once it is full.
    pub waiting_list: bool,
    /// Until when people move up from it by themselves; until it begins where nothing is said.
    pub moves_until: Option<Timestamp>,
    /// How many others somebody may bring.
    pub companions: i64,
    /// What is asked of whoever registers.
    pub form: Form,
    /// What was said there, as Markdown, at most 20,000 characters.
    pub minutes: Texts,
}

impl Default for EventContent {
    fn default() -> Self {
        Self {
            title: Texts::default(),
            text: Texts::default(),
            office: Texts::default(),
            place: String::new(),
            point: None,
            neighbourhood: None,
            online: String::new(),
            online_for: Online::Registered,
            registers: true,
            opens: None,
            closes: None,
            waiting_list: true,
            moves_until: None,
            companions: 0,
            form: Form::default(),
            minutes: Texts::default(),
        }
    }
}

impl EventContent {
    /// What is wrong with it, whether or not it is shown yet.
    fn flaws(&self) -> Flaws {
        let mut flaws = Flaws::default();
        for (field, texts, most) in [
            ("title", &self.title, 100),
            ("text", &self.text, 8_000),
            ("office", &self.office, 100),
            ("minutes", &self.minutes, 20_000),
        ] {
            for (language, text) in texts.iter() {
                if text.chars().count() > most {
                    flaws.add(format!("{field}-{language}"), Flaw::TooLong { most });
                }
            }
        }
        for (field, text, most) in [("place", &self.place, 200), ("online", &self.online, 500)] {
            if text.chars().count() > most {
                flaws.add(field, Flaw::TooLong { most });
            }
        }
        let is_web = ["https://", "http://"].iter().any(|way| self.online.starts_with(way));
        if !self.online.is_empty() && (!is_web || self.online.contains(char::is_whitespace)) {
            flaws.add("online", Flaw::Malformed);
        }
        if !(0..=MOST_COMPANIONS).contains(&self.companions) {
            flaws.add("companions", Flaw::OutOfRange { least: 0, most: MOST_COMPANIONS });
        }
        if Window::new(self.opens, self.closes).is_err() {
            flaws.add("closes", Flaw::EndsBeforeStart);
        }
        flaws
    }
}

/// What an officer changes of an event besides its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// When it begins.
    pub begins: Option<Timestamp>,
    /// When it ends.
    pub ends: Option<Timestamp>,
    /// How many places there are; nothing for as many as come.
    pub capacity: Option<i64>,
    /// The words.
    pub content: EventContent,
}

impl Event {
    /// A draft.
    pub fn draft(id: Id<Event>, call: Option<Id<Call>>, content: EventContent) -> Self {
        Self {
            id,
            call,
            state: EventState::Draft,
            version: 1,
            published: None,
            cancelling: None,
            begins: None,
            ends: None,
            places: Places::default(),
            turns: 0,
            came: Coming::default(),
            minutes: None,
            comments: 0,
            content,
        }
    }

    /// The event as a thing, with its title in the city's own language.
    pub fn thing(&self, city: &CitySettings, now: Timestamp) -> Thing {
        let own = city.own_language();
        let title = self.content.title.pick(&[own.as_str()]).map_or("", |(_, title)| title);
        Thing {
            id: self.id.thing(),
            noun: Noun::Event,
            parent: self.call.map(Id::thing),
            author: None,
            title: title.to_owned(),
            language: own,
            listed: self.state != EventState::Draft,
            hidden: false,
            published: self.published,
            changed: now,
        }
    }

    /// Whether it is over at `now`.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.ends.is_some_and(|ends| ends <= now)
    }

    /// Whether it takes place and is not over.
    pub fn is_coming(&self, now: Timestamp) -> bool {
        self.state == EventState::Published && !self.is_over(now)
    }

    /// When one can register.
    pub fn registering(&self) -> Option<Window> {
        let until = match (self.content.closes, self.begins) {
            (Some(closes), Some(begins)) => Some(closes.min(begins)),
            (closes, begins) => closes.or(begins),
        };
        // What opens only after it began never does.
        let opens = self.content.opens;
        Window::new(opens, until).ok().filter(|_| self.content.registers)
    }

    /// Whether people on the waiting list move up by themselves at `now`.
    pub fn moves_up(&self, now: Timestamp) -> bool {
        let until = self.content.moves_until.or(self.begins);
        self.state == EventState::Published
            && until.is_none_or(|until| now < until)
            && self.begins.is_none_or(|begins| now < begins)
    }

    /// When those who come are reminded; never of what begins too soon.
    pub fn reminds_at(&self) -> Option<Timestamp> {
        self.begins.and_then(|begins| begins.checked_sub(REMINDED_BEFORE).ok())
    }

    /// Puts what an officer wrote in place of the old. A draft may be incomplete; what is published may not become so,
    /// nobody who has a place loses it, and what was answered keeps its meaning.
    pub fn revise(&mut self, revision: Revision, city: &CitySettings) -> Result<(), Refusal> {
        if self.state == EventState::Cancelled {
            return Err(Refusal::AlreadyElsewhere);
        }
        let Revision { begins, ends, capacity, mut content } = revision;
        content.minutes.clone_from(&self.content.minutes);
        let mut flaws = content.flaws();
        let least = self.places.taken.max(1);
        if capacity.is_some_and(|capacity| !(least..=MOST_PLACES).contains(&capacity)) {
            flaws.add("capacity", Flaw::OutOfRange { least, most: MOST_PLACES });
        }
        let has_registrations = self.turns > 0;
        if has_registrations && !content.registers {
            flaws.add("registers", Flaw::Settled);
        }
        let known =
            content.neighbourhood.as_deref().is_none_or(|key| city.neighbourhood(key).is_some());
        if !known {
            flaws.add("neighbourhood", Flaw::NotAChoice);
        }
        asked::may_follow(&content.form, &self.content.form, has_registrations, &mut flaws);
        let span = begins.zip(ends).map(|(begins, ends)| ends.duration_since(begins));
        if span.is_some_and(|span| !span.is_positive()) {
            flaws.add("ends", Flaw::EndsBeforeStart);
        } else if span.is_some_and(|span| span > LONGEST) {
            flaws.add("ends", Flaw::OutOfRange { least: 1, most: LONGEST.as_hours() / 24 });
        }
        let mut after = Self { begins, ends, content, ..self.clone() };
        after.places.capacity = capacity;
        if self.state == EventState::Published {
            after.missing(&city.languages, &mut flaws);
        }
        flaws.into_result()?;
        *self = after;
        Ok(())
    }

    /// What has to be there before it can be shown.
    fn missing(&self, languages: &[Language], flaws: &mut Flaws) {
        let own = languages.first().map_or("en", Language::as_str);
        for (field, texts) in [("title", &self.content.title), ("text", &self.content.text)] {
            if texts.exact(own).is_none() {
                flaws.add(format!("{field}-{own}"), Flaw::Missing);
            }
        }
        for (field, moment) in [("begins", self.begins), ("ends", self.ends)] {
            if moment.is_none() {
                flaws.add(field, Flaw::Missing);
            }
        }
        if self.content.place.is_empty() && self.content.online.is_empty() {
            flaws.add("place", Flaw::Missing);
        }
    }

    /// What must be put right before it can be shown at `now`.
    pub fn unready(&self, now: Timestamp, languages: &[Language]) -> Flaws {
        let mut flaws = self.content.flaws();
        self.missing(languages, &mut flaws);
        if self.begins.is_some_and(|begins| begins <= now) {
            flaws.add("begins", Flaw::InThePast);
        }
        flaws
    }

    /// Puts a draft before the public.
    pub fn publish(&mut self, now: Timestamp, languages: &[Language]) -> Result<(), Refusal> {
        if self.state != EventState::Draft {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.unready(now, languages).into_result()?;
        self.state = EventState::Published;
        self.published = Some(now);
        Ok(())
    }

    /// Says that it does not take place, with a reason everybody can read.
    pub fn cancel(&mut self, reason: &str, now: Timestamp) -> Result<(), Refusal> {
        if !self.is_coming(now) {
            return Err(Refusal::AlreadyElsewhere);
        }
        let reason = city::hiding::reason("text", reason)?;
        self.state = EventState::Cancelled;
        self.cancelling = Some(Cancelling { at: now, reason });
        Ok(())
    }

    /// Keeps the minutes while they are being written.
    pub fn write_minutes(&mut self, minutes: &Texts, now: Timestamp) -> Result<(), Refusal> {
        if self.state != EventState::Published || self.begins.is_none_or(|begins| begins > now) {
            return Err(Refusal::AlreadyElsewhere);
        }
        let content = EventContent { minutes: minutes.clone(), ..self.content.clone() };
        content.flaws().into_result()?;
        if self.minutes.is_some() && minutes.is_empty() {
            let mut flaws = Flaws::default();
            flaws.add("minutes", Flaw::Missing);
            return Err(flaws.into());
        }
        self.content = content;
        Ok(())
    }

    /// Puts the minutes before the public.
    pub fn publish_minutes(&mut self, now: Timestamp) -> Result<(), Refusal> {
        if self.minutes.is_some() {
            return Err(Refusal::AlreadyElsewhere);
        }
        if self.content.minutes.is_empty() {
            let mut flaws = Flaws::default();
            flaws.add("minutes", Flaw::Missing);
            return Err(flaws.into());
        }
        self.minutes = Some(now);
        Ok(())
    }

    /// A draft with the same words: when it will be, nobody knows yet.
    pub fn once_more(&self, id: Id<Event>, title: Texts) -> Self {
        let content = EventContent {
            title,
            opens: None,
            closes: None,
            moves_until: None,
            minutes: Texts::default(),
            ..self.content.clone()
        };
        let capacity = self.places.capacity;
        let places = Places { capacity, ..Places::default() };
        Self { places, ..Self::draft(id, self.call, content) }
    }
}
