//! An idea: what a resident brings to a call.

use city::{
    Actor, Author, CitySettings, Flaw, Flaws, Id, IsBegun, IsThing, Language, LonLat, Money, Noun,
    Organisation, Refusal, Texts, Theme, Thing, ToSeal,
};
use forms::{Answers, Form, Reads, Typed};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{ActivityKind, Call, How};

/// An idea as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idea {
    /// Its identifier.
    pub id: Id<Idea>,
    /// The call it answers.
    pub call: Id<Call>,
    /// Who brought it; others may join by a merge.
    pub author: Author,
    /// Where it is on its journey.
    pub state: IdeaState,
    /// Whether a moderator has hidden it. It keeps its place on the journey meanwhile.
    pub hidden: bool,
    /// What the author wrote.
    pub input: IdeaInput,
    /// When it was published.
    pub published: Timestamp,
    /// Counts its changes, so that two people do not overwrite each other.
    pub version: i64,
    /// How many support it.
    pub supports: i64,
    /// How many comments can be seen.
    pub comments: i64,
    /// The idea it was merged into.
    pub merged_into: Option<Id<Idea>>,
    /// Whether the author was asked for a change and has not made it yet.
    pub change_asked: bool,
    /// The organisation it was brought for, as long as that is listed. It is kept beside the idea and not saved with it.
    pub behalf: Option<Behalf>,
    /// Who writes it with its author, in the order in which they joined. Kept beside the idea, as the two that follow.
    pub coauthors: Vec<Author>,
    /// The name by which they all sign; empty for none.
    pub team: String,
    /// How it was told to the city, where somebody told it.
    pub told: Option<How>,
}

/// An organisation that an idea was brought for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behalf {
    /// Which.
    pub id: Id<Organisation>,
    /// What it is called.
    pub name: Texts,
}

impl Idea {
    /// An idea as it is published: nobody has supported it, and nothing has become of it.
    #[must_use]
    pub fn new(
        id: Id<Self>,
        call: Id<Call>,
        author: Author,
        input: IdeaInput,
        published: Timestamp,
    ) -> Self {
        Self {
            id,
            call,
            author,
            state: IdeaState::Published,
            hidden: false,
            input,
            published,
            version: 1,
            supports: 0,
            comments: 0,
            merged_into: None,
            change_asked: false,
            behalf: None,
            coauthors: Vec::new(),
            team: String::new(),
            told: None,
        }
    }
}

impl IsThing for Idea {
    const NOUN: Noun = Noun::Idea;
}

city::stored! {
    /// Where an idea is, in the order of the journey. A draft is not an idea yet.
    pub enum IdeaState {
        /// It can be read; nobody has looked whether it meets the conditions.
        Published = "published",
        /// It meets the call's rules.
        Eligible = "eligible",
        /// It does not; the reason is public.
        Ineligible = "ineligible",
        /// The city will do it.
        Selected = "selected",
        /// The city will not; the reason is public.
        NotSelected = "not_selected",
        /// It goes on as part of another idea.
        Merged = "merged",
        /// Its author took it back.
        Withdrawn = "withdrawn",
    }
}

impl IdeaState {
    /// Whether ideas in this state stand in lists. Merged and withdrawn ones keep their page only.
    pub fn is_listed(self) -> bool {
        !matches!(self, Self::Merged | Self::Withdrawn)
    }

    /// Whether nothing was decided about it yet.
    pub fn is_undecided(self) -> bool {
        matches!(self, Self::Published | Self::Eligible)
    }
}

/// How long the parts of an idea may be, in characters.
#[derive(Debug, Clone, Copy)]
pub struct Limits;

impl Limits {
    /// A title.
    pub const TITLE: (usize, usize) = (4, 80);
    /// A text.
    pub const TEXT: (usize, usize) = (20, 5_000);
    /// A place in words.
    pub const PLACE: usize = 120;
    /// Costs, in whole units of money.
    pub const COST: (i64, i64) = (0, 1_000_000_000);
}

/// What a resident typed, as typed: kept in a draft whatever is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IdeaForm {
    /// One sentence.
    pub title: String,
    /// The idea.
    pub text: String,
    /// The language it is written in.
    pub language: String,
    /// A theme's key, or empty.
    pub theme: String,
    /// A neighbourhood's key, or empty.
    pub neighbourhood: String,
    /// A place in words.
    pub place: String,
    /// East in degrees, as the map gave it.
    pub lon: String,
    /// North in degrees.
    pub lat: String,
    /// A rough cost, as people write numbers.
    pub cost: String,
    /// The stored photo's identifier.
    pub photo: Option<i64>,
    /// What the photo shows, for those who cannot see it.
    pub photo_text: String,
    /// The name its writer wants to be shown, until they have an account that says so.
    pub name: String,
    /// What was typed into the fields of the call's form.
    pub answers: Typed,
}

/// An idea's content, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdeaInput {
    /// The language it is written in.
    pub language: Language,
    /// One sentence.
    pub title: String,
    /// The idea, as Markdown.
    pub text: String,
    /// What it is about.
    pub theme: Option<Theme>,
    /// The neighbourhood's key.
    pub neighbourhood: Option<String>,
    /// A place in words; empty for none.
    pub place: String,
    /// A point on the map.
    pub point: Option<LonLat>,
    /// A rough cost.
    pub cost: Option<Money>,
    /// The stored photo's identifier.
    pub photo: Option<i64>,
    /// What the photo shows.
    pub photo_text: String,
    /// What the call's form was answered, with what it does not ask any more. Lists of ideas are read without it.
    pub answers: Answers,
}

impl IsBegun for IdeaForm {
    const NOUN: Noun = Noun::Idea;
    type Within = Call;

    fn photo(&self) -> Option<i64> {
        self.photo
    }

    fn to_seal(&self) -> ToSeal {
        self.answers.to_seal()
    }
}

impl IdeaForm {
    /// Checks what was typed, with what the call's form asks. `cost` was read by whoever knows how the reader writes
    /// numbers, and `reads` is how they write them in the form.
    pub fn check(
        &self,
        city: &CitySettings,
        form: &Form,
        cost: Result<Option<Money>, Flaw>,
        reads: &impl Reads,
    ) -> Result<IdeaInput, Flaws> {
        let mut flaws = Flaws::default();
        let title = flaws.text("title", &self.title, Limits::TITLE.0, Limits::TITLE.1);
        let text = flaws.text("text", &self.text, Limits::TEXT.0, Limits::TEXT.1);
        let language = match self.language.trim() {
            "" => Some(city.own_language()),
            tag => flaws.keep("language", tag.parse().map_err(|_| Flaw::NotAChoice)),
        };
        let theme = flaws.keep("theme", optional(&self.theme, |key| key.parse().ok()));
        let place = flaws.text("place", &self.place, 0, Limits::PLACE);
        let point = flaws.keep("place", self.point(city));
        let neighbourhood = flaws.keep(
            "neighbourhood",
            optional(&self.neighbourhood, |key| city.neighbourhood(key).map(|n| n.key.clone())),
        );
        let cost = flaws.keep("cost", cost.and_then(in_range));
        let photo_text = flaws.text("photo_text", &self.photo_text, 0, 200);
        let answers = match form.check(&self.answers, city, reads) {
            Ok(answers) => Some(answers),
            Err(unfit) => {
                unfit.iter().for_each(|(field, flaw)| flaws.add(field, flaw.clone()));
                None
            }
        };
        flaws.into_result_with(|| {
            let point = point?;
            Some(IdeaInput {
                language: language?,
                title: title?.split_whitespace().collect::<Vec<_>>().join(" "),
                text: text?,
                theme: theme?,
                // A point on the map says the neighbourhood when its writer did not.
                neighbourhood: neighbourhood?.or_else(|| {
                    point.and_then(|p| city.neighbourhood_at(p)).map(|n| n.key.clone())
                }),
                place: place?,
                point,
                cost: cost?,
                photo: self.photo,
                photo_text: photo_text?,
                answers: answers?,
            })
        })
    }

    fn point(&self, city: &CitySettings) -> Result<Option<LonLat>, Flaw> {
        let (lon, lat) = (self.lon.trim(), self.lat.trim());
        if lon.is_empty() && lat.is_empty() {
            return Ok(None);
        }
        let point = lon
            .parse()
            .ok()
            .zip(lat.parse().ok())
            .and_then(|(lon, lat)| LonLat::from_degrees(lon, lat));
        let point = point.ok_or(Flaw::OutsideTheCity)?;
        if city.covers(point) { Ok(Some(point)) } else { Err(Flaw::OutsideTheCity) }
    }

    /// Whether there is something that a comment could not say: a photo, a cost, a point on the map.
    pub fn has_more_than_words(&self) -> bool {
        self.photo.is_some() || [&self.cost, &self.lon].iter().any(|typed| !typed.trim().is_empty())
    }

    /// Whether anything at all was typed.
    pub fn is_blank(&self) -> bool {
        [&self.title, &self.text, &self.place, &self.cost]
            .iter()
            .all(|typed| typed.trim().is_empty())
            && self.photo.is_none()
            && self.answers.is_blank()
    }
}

/// Reads an optional choice: blank is none, anything else must be one of the choices.
fn optional<T>(typed: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Flaw> {
    match typed.trim() {
        "" => Ok(None),
        key => read(key).map(Some).ok_or(Flaw::NotAChoice),
    }
}

fn in_range(cost: Option<Money>) -> Result<Option<Money>, Flaw> {
    let (least, most) = Limits::COST;
    match cost {
        Some(money)
            if !(least..=most).contains(&(money.minor / money.currency.minor_units()))
                || money.minor < 0 =>
        {
            Err(Flaw::OutOfRange { least, most })
        }
        cost => Ok(cost),
    }
}

impl Idea {
    /// The idea as a thing.
    pub fn thing(&self, now: Timestamp) -> Thing {
        Thing {
            id: self.id.thing(),
            noun: Noun::Idea,
            parent: Some(self.call.thing()),
            author: Some(self.author.id),
            language: self.input.language.clone(),
            title: self.input.title.clone(),
            listed: self.is_listed(),
            hidden: self.hidden,
            published: Some(self.published),
            changed: now,
        }
    }

    /// Whether it stands in lists.
    pub fn is_listed(&self) -> bool {
        self.state.is_listed() && !self.hidden
    }

    /// Whether it waits to be screened for longer than was said: the call's screening is over, or its author should
    /// have heard the outcome already.
    pub fn is_late(&self, call: &Call, now: Timestamp) -> bool {
        let screened_by = call.window(ActivityKind::Screen).and_then(|window| window.closes());
        let answered_by = call.promised(now, Some(self.published));
        self.state == IdeaState::Published
            && [screened_by, answered_by].into_iter().flatten().any(|due| due < now)
    }

    /// Whether this person brought it: its main author, who alone takes it back or gives it away.
    pub fn is_by(&self, actor: &Actor) -> bool {
        actor.is_person(Some(self.author.id))
    }

    /// Whether this person is one of those who write it: its main author, or somebody who joined.
    pub fn is_of(&self, actor: &Actor) -> bool {
        self.is_by(actor) || self.coauthors.iter().any(|one| actor.is_person(Some(one.id)))
    }

    /// Puts the author's new words in place of the old. Possible while ideas are collected, or
    /// when the office asked for a change, and while nothing is decided.
    pub fn edit(
        &mut self,
        call: &Call,
        input: IdeaInput,
        version: i64,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        if !self.state.is_undecided() {
            return Err(Refusal::AlreadyElsewhere);
        }
        if self.version != version {
            return Err(Refusal::ChangedMeanwhile);
        }
        if !self.change_asked {
            call.require(ActivityKind::Collect, now)?;
        }
        // What was screened was another text: it is looked at again.
        if self.input != input && self.state == IdeaState::Eligible {
            self.state = IdeaState::Published;
        }
        self.input = input;
        self.change_asked = false;
        self.version += 1;
        Ok(())
    }
}
