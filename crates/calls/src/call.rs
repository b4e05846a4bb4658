//! A call: one question of the city, with its activities, its rules and its promise.

use city::{
    Access, CitySettings, Flaw, Flaws, Id, IsThing, Language, Money, Needs, Noun, Refusal, Sides,
    Slug, Texts, Theme, Thing, Window, WindowState,
};
use jiff::Timestamp;
use jiff::ToSpan as _;
use serde::{Deserialize, Serialize};

use crate::{Activity, ActivityKind, ResultStep, ResultWords, StepWords};

/// A call as stored. There is no "current phase": time only switches what the windows allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Its identifier.
    pub id: Id<Call>,
    /// Its short name in addresses.
    pub slug: Slug,
    /// Whether it is shown.
    pub state: CallState,
    /// Counts its changes, so that two officers do not overwrite each other.
    pub version: i64,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When and why it was closed early, while it is.
    pub closing: Option<Closing>,
    /// When its result was or will be published.
    pub results: Option<Timestamp>,
    /// Whether it has a form that asks something.
    pub asks: bool,
    /// Everything an officer writes.
    pub content: CallContent,
}

impl IsThing for Call {
    const NOUN: Noun = Noun::Call;
}

/// With what the form of a call is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoesWith {
    /// With each idea: its questions are asked of whoever shares one.
    Ideas,
    /// On a page of its own: a survey, a poll.
    Answers,
}

city::stored! {
    /// Whether a call is shown.
    pub enum CallState {
        /// Only officers see it.
        Draft = "draft",
        /// Those it names see it.
        Published = "published",
        /// It is over and kept; it is listed last.
        Archived = "archived",
    }
}

/// An early end, with the reason everybody can read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// From when on.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// What an officer writes about a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallContent {
    /// Its title, at most 80 characters a language.
    pub title: Texts,
    /// The question it asks, at most 200 characters.
    #[serde(default)]
    pub question: Texts,
    /// What it is about, as Markdown, at most 8,000 characters.
    #[serde(default)]
    pub text: Texts,
    /// Its theme, which also chooses its generated picture.
    pub theme: Option<Theme>,
    /// A picture, if one was uploaded.
    #[serde(default)]
    pub picture: Option<i64>,
    /// The money there is. Amounts lie in columns of their own, not in the document.
    #[serde(skip)]
    pub budget: Option<Money>,
    /// How many ideas can be selected.
    #[serde(default)]
    pub places: Option<u32>,
    /// How many can be selected in one neighbourhood and of one theme, where the rule says so.
    #[serde(default)]
    pub caps: Caps,
    /// Within how many days after the last window people hear back.
    pub promise_days: u16,
    /// The same promise in words, if the city wants other ones.
    #[serde(default)]
    pub promise: Texts,
    /// The office that runs the call and decides.
    #[serde(default)]
    pub office: Texts,
    /// The rule by which it is decided.
    pub rule: Rule,
    /// The rule in plain words.
    #[serde(default)]
    pub rule_text: Texts,
    /// What an idea must meet; a refusal names one of these.
    #[serde(default)]
    pub criteria: Vec<Criterion>,
    /// Who may do what.
    pub who: Who,
    /// What must be proved for it.
    #[serde(default)]
    pub needs: Needs,
    /// Whether the conversations about its ideas have two sides.
    #[serde(default)]
    pub sides: Sides,
    /// What goes on when.
    pub activities: Vec<Activity>,
    /// The result in words, once there is one.
    #[serde(default)]
    pub result: Texts,
    /// The steps of its result, the first first, where it comes out in steps.
    #[serde(default)]
    pub steps: Vec<ResultStep>,
    /// What is said of the step that is being prepared.
    #[serde(default)]
    pub step: StepWords,
    /// Why it was opened again after an early close, the newest last.
    #[serde(default)]
    pub reopenings: Vec<Closing>,
    /// When it was brought back from the earlier calls, and why.
    #[serde(default)]
    pub returns: Vec<Closing>,
}

city::stored! {
    /// By which rule a call is decided.
    pub enum Rule {
        /// In the order of support; whoever departs from it says why in public.
        SupportOrder = "support_order",
        /// The office weighs the ideas by the published criteria.
        Office = "office",
    }
}

/// How many ideas can be selected in one neighbourhood and of one theme. Where it is full, the place goes to the next
/// idea by support, and nobody counts as passed over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Caps {
    /// In one neighbourhood.
    pub neighbourhood: Option<u32>,
    /// Of one theme.
    pub theme: Option<u32>,
}

/// One condition an idea must meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its key.
    pub key: String,
    /// The condition in words.
    pub text: Texts,
}

/// Who may read, write, support and comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// Who may see the call and its ideas.
    pub read: Access,
    /// Who may bring an idea.
    pub write: Access,
    /// Who may support. Never [`Access::Anyone`]: a support needs an account.
    pub support: Access,
    /// Who may comment. Never [`Access::Anyone`].
    pub comment: Access,
}

impl Call {
    /// The call as a thing, with its title in the city's own language.
    pub fn thing(&self, city: &CitySettings, now: Timestamp) -> Thing {
        let own = city.own_language();
        let title = self.content.title.pick(&[own.as_str()]).map_or("", |(_, title)| title);
        Thing {
            id: self.id.thing(),
            noun: Noun::Call,
            parent: None,
            author: None,
            title: title.to_owned(),
            language: own,
            listed: self.state == CallState::Published,
            hidden: false,
            published: self.published,
            changed: now,
        }
    }

    /// The window of an activity, an early close already taken into account. Screening and
    /// deciding go on after an early close: that is what it is for.
    pub fn window(&self, kind: ActivityKind) -> Option<Window> {
        let window = self.content.activities.iter().find(|a| a.kind == kind)?.window;
        Some(match &self.closing {
            Some(closing) if kind.is_residents() => window.cut(closing.at),
            _ => window,
        })
    }

    /// Whether an activity goes on at `now`.
    pub fn is_open(&self, kind: ActivityKind, now: Timestamp) -> bool {
        self.state == CallState::Published && self.window(kind).is_some_and(|w| w.is_open(now))
    }

    /// `Ok` when an activity goes on at `now`.
    pub fn require(&self, activity: ActivityKind, now: Timestamp) -> Result<(), Refusal> {
        if self.is_open(activity, now) {
            return Ok(());
        }
        let upcoming = self.window(activity).filter(|w| w.state(now) == WindowState::Upcoming);
        Err(Refusal::NotOpen { opens: upcoming.and_then(|w| w.opens()) })
    }

    /// The end of the last window in which residents take part, if it has one.
    pub fn residents_until(&self) -> Option<Timestamp> {
        let residents = ActivityKind::ALL.iter().filter(|kind| kind.is_residents());
        residents
            .filter_map(|kind| self.window(*kind))
            .map(|window| window.closes())
            .collect::<Option<Vec<_>>>()?
            .into_iter()
            .max()
    }

    /// With what its form is answered.
    pub fn form_goes_with(&self) -> GoesWith {
        self.content.form_goes_with()
    }

    /// The activity in which its form is answered.
    pub fn answered_in(&self) -> ActivityKind {
        match self.form_goes_with() {
            GoesWith::Ideas => ActivityKind::Collect,
            GoesWith::Answers => ActivityKind::Answer,
        }
    }

    /// Whether everybody may know what was answered: nobody can answer any more, so that two looks cannot be compared.
    pub fn has_closed_answers(&self, now: Timestamp) -> bool {
        let window = self.window(self.answered_in());
        self.published.is_some()
            && window.is_some_and(|window| window.state(now) == WindowState::Closed)
    }

    /// Whether ideas come in without an end, so that each is decided on its own.
    pub fn is_endless(&self) -> bool {
        self.window(ActivityKind::Collect).is_some_and(|window| window.closes().is_none())
    }

    /// By when people were promised to hear back: the promised days after the residents' last
    /// window. A call without end has no such day; each of its ideas counts from its publishing.
    pub fn answer_due(&self, idea_published: Option<Timestamp>) -> Option<Timestamp> {
        let from = self.residents_until().or(idea_published)?;
        from.checked_add((24 * i64::from(self.content.promise_days)).hours()).ok()
    }

    /// Whether the result is public at `now`.
    pub fn has_result(&self, now: Timestamp) -> bool {
        self.results.is_some_and(|moment| moment <= now)
    }

    /// Puts what an officer wrote in place of the old; answers the short name it should have, when that follows its
    /// title. `has_ideas`: whether people have answered it already.
    ///
    /// A draft may be incomplete; what is published may not become so, what has opened stays opened, and the rule
    /// under which people brought ideas stays.
    pub fn revise(
        &mut self,
        mut content: CallContent,
        city: &CitySettings,
        has_ideas: bool,
        now: Timestamp,
    ) -> Result<Option<Slug>, Refusal> {
        if self.last_result().is_some() {
            return Err(Refusal::AlreadyElsewhere);
        }
        if self.state != CallState::Draft {
            let mut flaws = content.flaws(&city.languages);
            for before in &self.content.activities {
                let opened = before.window.opens().is_none_or(|opens| opens <= now);
                let after = content.activities.iter().find(|after| after.kind == before.kind);
                let moved =
                    after.is_none_or(|after| after.window.opens().is_some_and(|opens| opens > now));
                if opened && moved {
                    flaws.add(format!("{}_opens", before.kind.key()), Flaw::InThePast);
                }
            }
            if has_ideas {
                if content.rule != self.content.rule {
                    flaws.add("rule", Flaw::Settled);
                }
                for (language, text) in self.content.rule_text.iter() {
                    if content.rule_text.exact(language.as_str()) != Some(text) {
                        flaws.add(format!("rule_text_{language}"), Flaw::Settled);
                    }
                }
                // What came with ideas is no answer on a page of its own.
                if self.asks && content.form_goes_with() != self.form_goes_with() {
                    flaws.add("answer_opens", Flaw::Settled);
                }
            }
            flaws.into_result()?;
        }
        content.reopenings.clone_from(&self.content.reopenings);
        content.returns.clone_from(&self.content.returns);
        content.result.clone_from(&self.content.result);
        content.step.clone_from(&self.content.step);
        self.content = content;
        if self.state != CallState::Draft {
            return Ok(None);
        }
        let own = city.own_language();
        let title = self.content.title.pick(&[own.as_str()]);
        let wished = title.map(|(_, title)| Slug::from_title(title, "call"));
        Ok(wished.filter(|wished| !self.slug.as_str().starts_with(wished.as_str())))
    }

    /// Keeps the words that will stand above the result, while they are being written.
    pub fn draft_result(&mut self, words: &ResultWords) -> Result<(), Refusal> {
        if self.results.is_some() {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.content.result = words.result.clone();
        self.content.step = words.step.clone();
        Ok(())
    }

    /// Puts it away; it stays readable.
    pub fn archive(&mut self) -> Result<(), Refusal> {
        if self.state != CallState::Published {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.state = CallState::Archived;
        Ok(())
    }

    /// Brings it back from the earlier calls, with a public reason: its windows count again as they stand.
    pub fn bring_back(&mut self, reason: &str, now: Timestamp) -> Result<(), Refusal> {
        if self.state != CallState::Archived {
            return Err(Refusal::AlreadyElsewhere);
        }
        let reason = city::hiding::reason("reason", reason)?;
        self.content.returns.push(Closing { at: now, reason });
        self.state = CallState::Published;
        Ok(())
    }

    /// Gives a draft another address, if it is not `taken`.
    pub fn rename(&mut self, slug: &Slug, taken: bool) -> Result<(), Refusal> {
        if self.slug == *slug {
            return Ok(());
        }
        if taken || self.state != CallState::Draft {
            let mut flaws = Flaws::default();
            flaws.add("slug", Flaw::Taken);
            return Err(flaws.into());
        }
        self.slug = slug.clone();
        Ok(())
    }

    /// What must be put right before it can be shown at `now`.
    pub fn unready(&self, now: Timestamp, languages: &[Language]) -> Flaws {
        let mut flaws = self.content.unready(now, languages);
        if self.form_goes_with() == GoesWith::Answers && !self.asks {
            flaws.add("form", Flaw::Missing);
        }
        flaws
    }

    /// Puts a draft before the public.
    pub fn publish(&mut self, now: Timestamp, languages: &[Language]) -> Result<(), Refusal> {
        if self.state != CallState::Draft {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.unready(now, languages).into_result()?;
        self.state = CallState::Published;
        self.published = Some(now);
        Ok(())
    }

    /// Ends what residents can do, from now on, with a reason everybody can read.
    pub fn close_early(&mut self, reason: &str, now: Timestamp) -> Result<(), Refusal> {
        if self.state != CallState::Published || self.closing.is_some() {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.closing = Some(Closing { at: now, reason: city::hiding::reason("reason", reason)? });
        Ok(())
    }

    /// Opens a call that was closed early again, with a reason.
    pub fn reopen(&mut self, reason: &str, now: Timestamp) -> Result<(), Refusal> {
        if self.state != CallState::Published
            || self.closing.is_none()
            || self.last_result().is_some()
        {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.content
            .reopenings
            .push(Closing { at: now, reason: city::hiding::reason("reason", reason)? });
        self.closing = None;
        Ok(())
    }
}

impl CallContent {
    /// What must be put right before the call can be shown. `languages` are the city's: its own,
    /// the first, must be there in full.
    pub fn flaws(&self, languages: &[Language]) -> Flaws {
        let mut flaws = Flaws::default();
        let own = languages.first().map_or("en", Language::as_str);
        for (field, texts, most) in [
            ("title", &self.title, 80),
            ("question", &self.question, 200),
            ("text", &self.text, 8_000),
        ] {
            if texts.exact(own).is_none() {
                flaws.add(format!("{field}_{own}"), Flaw::Missing);
            }
            for (language, text) in texts.iter() {
                if text.chars().count() > most {
                    flaws.add(format!("{field}_{language}"), Flaw::TooLong { most });
                }
            }
        }
        if self.rule_text.is_empty() {
            flaws.add(format!("rule_text_{own}"), Flaw::Missing);
        }
        if self.office.exact(own).is_none() {
            flaws.add(format!("office_{own}"), Flaw::Missing);
        }
        if !(1..=365).contains(&self.promise_days) {
            flaws.add("promise_days", Flaw::OutOfRange { least: 1, most: 365 });
        }
        if self.budget.is_some_and(|budget| budget.minor < 0) {
            flaws.add("budget", Flaw::OutOfRange { least: 0, most: i64::MAX });
        }
        let comes_in = [ActivityKind::Collect, ActivityKind::Answer];
        if !self.activities.iter().any(|activity| comes_in.contains(&activity.kind)) {
            flaws.add("collect_opens", Flaw::Missing);
        }
        for (field, access) in
            [("who_support", self.who.support), ("who_comment", self.who.comment)]
        {
            if access == Access::Anyone {
                flaws.add(field, Flaw::NotAChoice);
            }
        }
        flaws
    }

    /// What must be put right before the call can be shown at `now`: it takes some part of it that is not over.
    pub fn unready(&self, now: Timestamp, languages: &[Language]) -> Flaws {
        let mut flaws = self.flaws(languages);
        let over = |activity: &Activity| activity.window.state(now) == WindowState::Closed;
        if !self.activities.is_empty() && self.activities.iter().all(over) {
            flaws.add("activities", Flaw::InThePast);
        }
        flaws
    }

    /// With what its form is answered.
    pub fn form_goes_with(&self) -> GoesWith {
        match self.activities.iter().any(|activity| activity.kind == ActivityKind::Answer) {
            true => GoesWith::Answers,
            false => GoesWith::Ideas,
        }
    }

    /// The condition with this key.
    pub fn criterion(&self, key: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|c| c.key == key)
    }
}
