//! What stands in the demo's files.

use calls::ActivityKind;
use city::Access;
use city::{Language, Needs, Side, Sides, Texts, Theme};
use serde::Deserialize;

use super::asked::{EvaluationFile, FormFile};

/// A city with everything in it.
#[derive(Debug)]
pub(crate) struct CityContent {
    pub(crate) city: CityFile,
    pub(crate) neighbourhoods: &'static str,
    pub(crate) backdrop: &'static str,
    pub(crate) people: PeopleFile,
    pub(crate) organisations: Vec<OrganisationEntry>,
    pub(crate) calls: Vec<(CallFile, Vec<IdeaEntry>, FormFile)>,
    pub(crate) events: Vec<EventEntry>,
    pub(crate) newsletters: Vec<NewsletterEntry>,
    pub(crate) imports: Vec<ImportEntry>,
    /// Its list of residents.
    pub(crate) residents: &'static str,
}

/// A newsletter in `newsletters.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct NewsletterEntry {
    /// What it is about, such as `theme:green`.
    pub(crate) topic: String,
    /// Who wrote it, by key.
    pub(crate) by: String,
    /// When it was sent, or else when it leaves.
    pub(crate) sent: Option<String>,
    pub(crate) leaves: Option<String>,
    /// How many asked for it.
    pub(crate) readers: usize,
    /// How many of its letters came back.
    #[serde(default)]
    pub(crate) returned: i64,
    pub(crate) subject: Texts,
    pub(crate) text: Texts,
}

#[derive(Debug, Deserialize)]
pub(super) struct NewslettersFile {
    pub(super) newsletter: Vec<NewsletterEntry>,
}

/// A file that the office brought, in `imports.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct ImportEntry {
    pub(crate) kind: city::ImportKind,
    /// The file beside it.
    pub(crate) file: String,
    /// The short name of the call it goes into.
    pub(crate) call: Option<String>,
    #[serde(default)]
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) named: bool,
    /// What stands in it.
    #[serde(skip)]
    pub(crate) content: &'static str,
}

/// `imports.toml`.
#[derive(Debug, Deserialize)]
pub(super) struct ImportsFile {
    pub(super) import: Vec<ImportEntry>,
}

/// An event in `events.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct EventEntry {
    /// The short name of the call it belongs to.
    pub(crate) call: Option<String>,
    pub(crate) published: String,
    pub(crate) begins: String,
    pub(crate) ends: String,
    pub(crate) title: Texts,
    pub(crate) text: Texts,
    #[serde(default)]
    pub(crate) office: Texts,
    #[serde(default)]
    pub(crate) place: String,
    pub(crate) neighbourhood: Option<String>,
    pub(crate) lon: Option<f64>,
    pub(crate) lat: Option<f64>,
    #[serde(default)]
    pub(crate) online: String,
    pub(crate) capacity: Option<i64>,
    #[serde(default)]
    pub(crate) companions: i64,
    #[serde(default)]
    pub(crate) ask: Vec<EventAskEntry>,
    /// How many people registered.
    pub(crate) registered: usize,
    /// How many of them came, and how many others.
    #[serde(default)]
    pub(crate) came: usize,
    #[serde(default)]
    pub(crate) walked_in: i64,
    #[serde(default)]
    pub(crate) minutes: Texts,
    pub(crate) minutes_published: Option<String>,
}

/// A question of an event, and what people answer in turn; some leave it empty.
#[derive(Debug, Deserialize)]
pub(crate) struct EventAskEntry {
    pub(crate) label: Texts,
    pub(crate) said: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct EventsFile {
    #[serde(default)]
    pub(super) event: Vec<EventEntry>,
}

/// `city.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct CityFile {
    pub(crate) slug: String,
    #[serde(default)]
    pub(crate) hosts: Vec<String>,
    pub(crate) time_zone: String,
    pub(crate) currency: String,
    pub(crate) languages: Vec<Language>,
    pub(crate) brand_hue: u16,
    pub(crate) brand_chroma: u8,
    pub(crate) sender: String,
    pub(crate) population: city::Population,
    pub(crate) name: Texts,
    pub(crate) tagline: Texts,
    pub(crate) about: Texts,
    #[serde(default)]
    pub(crate) contact: Texts,
    /// Where people show an officer who they are.
    #[serde(default)]
    pub(crate) desk: Texts,
    #[serde(default)]
    pub(crate) theme: Vec<ThemeEntry>,
    /// Names of offices that speak where a call's own does not.
    #[serde(default)]
    pub(crate) office: Vec<Texts>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ThemeEntry {
    pub(crate) key: Theme,
    pub(crate) name: Texts,
}

/// `people.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct PeopleFile {
    #[serde(default)]
    pub(crate) first_names: Vec<String>,
    pub(crate) person: Vec<PersonEntry>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct PersonEntry {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) mail: String,
    pub(crate) language: Language,
    #[serde(default)]
    pub(crate) roles: Vec<city::Role>,
    /// Whether no moderator has seen a post of theirs yet.
    #[serde(default)]
    pub(crate) new: bool,
    /// A role for a part of the city.
    pub(crate) mandate: Option<MandateEntry>,
    /// Why they may read and not write.
    pub(crate) block: Option<BlockEntry>,
}

/// Why somebody may read and not write, for how many days, and what they say to that.
#[derive(Debug, Deserialize)]
pub(crate) struct BlockEntry {
    pub(crate) rule: city::ReportReason,
    pub(crate) reason: String,
    /// For how many days; without end where none is said.
    pub(crate) days: Option<i64>,
    pub(crate) appeal: Option<String>,
}

/// A role for a call, by its short name, or for neighbourhoods, by their keys.
#[derive(Debug, Deserialize)]
pub(crate) struct MandateEntry {
    pub(crate) role: city::Role,
    pub(crate) call: Option<String>,
    #[serde(default)]
    pub(crate) neighbourhoods: Vec<String>,
    /// In how many days it ends by itself.
    pub(crate) days: Option<i64>,
}

/// `organisations.toml`.
#[derive(Debug, Deserialize)]
pub(super) struct OrganisationsFile {
    pub(super) organisation: Vec<OrganisationEntry>,
}

/// An organisation in `organisations.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct OrganisationEntry {
    /// By which ideas name it.
    pub(crate) key: String,
    pub(crate) language: Language,
    pub(crate) name: Texts,
    pub(crate) sector: city::Sector,
    #[serde(default)]
    pub(crate) about: String,
    pub(crate) website: Option<city::Website>,
    pub(crate) kbo: Option<city::Kbo>,
    pub(crate) ror: Option<city::Ror>,
    pub(crate) day: String,
    /// When the city found that those who speak for it do.
    pub(crate) verified: Option<String>,
    /// Who speaks for it, the first of them who entered it; nobody where the city did.
    #[serde(default)]
    pub(crate) speakers: Vec<String>,
    #[serde(default)]
    pub(crate) members: Vec<String>,
    /// Who asks to belong to it.
    #[serde(default)]
    pub(crate) asked: Vec<String>,
    /// Who says that they speak for it.
    pub(crate) claim: Option<ClaimEntry>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ClaimEntry {
    pub(crate) author: String,
    pub(crate) day: String,
    pub(crate) proof: String,
}

/// `call.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct CallFile {
    pub(crate) slug: String,
    pub(crate) state: String,
    pub(crate) theme: Option<Theme>,
    pub(crate) budget: Option<i64>,
    pub(crate) places: Option<u32>,
    #[serde(default)]
    pub(crate) caps: calls::Caps,
    pub(crate) published: Option<String>,
    pub(crate) title: Texts,
    pub(crate) question: Texts,
    pub(crate) text: Texts,
    #[serde(default)]
    pub(crate) promise: Texts,
    pub(crate) promise_days: u16,
    #[serde(default)]
    pub(crate) decider: Texts,
    #[serde(default)]
    pub(crate) office: Texts,
    pub(crate) write: Access,
    pub(crate) support: Access,
    pub(crate) comment: Access,
    #[serde(default)]
    pub(crate) needs: Needs,
    #[serde(default)]
    pub(crate) sides: Sides,
    pub(crate) rule: String,
    #[serde(default)]
    pub(crate) rule_text: Texts,
    pub(crate) activity: Vec<ActivityEntry>,
    #[serde(default)]
    pub(crate) criterion: Vec<CriterionEntry>,
    pub(crate) result: Option<ResultEntry>,
    #[serde(default)]
    pub(crate) step: Vec<StepEntry>,
    pub(crate) closed_early: Option<TurnEntry>,
    pub(crate) reopened: Option<TurnEntry>,
    #[serde(default)]
    pub(crate) document: Vec<DocumentEntry>,
    /// What stands in `evaluation.toml` beside it.
    #[serde(skip)]
    pub(crate) evaluation: Option<EvaluationFile>,
}

/// A file of a call, and what is said about it.
#[derive(Debug, Deserialize)]
pub(crate) struct DocumentEntry {
    /// Its name in the folder of the call.
    pub(crate) file: String,
    pub(crate) language: Language,
    pub(crate) title: String,
    pub(crate) about: String,
    /// What is in the file.
    #[serde(skip)]
    pub(crate) bytes: &'static [u8],
}

#[derive(Debug, Deserialize)]
pub(crate) struct ActivityEntry {
    pub(crate) kind: ActivityKind,
    pub(crate) opens: Option<String>,
    pub(crate) closes: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct CriterionEntry {
    pub(crate) key: String,
    pub(crate) text: Texts,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ResultEntry {
    pub(crate) published: String,
    pub(crate) text: Texts,
}

/// A step of a result that comes out in steps.
#[derive(Debug, Deserialize)]
pub(crate) struct StepEntry {
    pub(crate) published: String,
    pub(crate) title: Texts,
    pub(crate) text: Texts,
    pub(crate) next: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct TurnEntry {
    pub(crate) at: String,
    pub(crate) reason: Texts,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct IdeasFile {
    #[serde(default)]
    pub(super) idea: Vec<IdeaEntry>,
}

/// An idea in `ideas.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct IdeaEntry {
    pub(crate) slug: String,
    pub(crate) language: Language,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) author: String,
    /// The key of the organisation for which it is brought.
    #[serde(rename = "for")]
    pub(crate) behalf: Option<String>,
    /// Who writes it too, and by which name they all sign.
    #[serde(default, rename = "with")]
    pub(crate) coauthors: Vec<String>,
    #[serde(default)]
    pub(crate) team: String,
    /// How it was told to the city; its author is the name that may be shown then, or nobody.
    pub(crate) told: Option<calls::How>,
    /// A change that a neighbour proposed and that was taken in.
    pub(crate) amended: Option<AmendedEntry>,
    #[serde(default)]
    pub(crate) corrected: Option<CorrectedEntry>,
    pub(crate) theme: Option<Theme>,
    pub(crate) neighbourhood: Option<String>,
    #[serde(default)]
    pub(crate) place: String,
    pub(crate) lon: Option<f64>,
    pub(crate) lat: Option<f64>,
    pub(crate) cost: Option<i64>,
    pub(crate) day: String,
    #[serde(default)]
    pub(crate) supports: usize,
    pub(crate) state: String,
    pub(crate) criterion: Option<String>,
    #[serde(default)]
    pub(crate) reason: String,
    #[serde(default)]
    pub(crate) reason_by: String,
    pub(crate) reason_day: Option<String>,
    pub(crate) merged_into: Option<String>,
    pub(crate) deviation: Option<String>,
    pub(crate) asked_change: Option<AnswerEntry>,
    pub(crate) official: Option<AnswerEntry>,
    /// What the author answers to a hiding.
    pub(crate) appeal: Option<AnswerEntry>,
    #[serde(default)]
    pub(crate) comment: Vec<CommentEntry>,
}

/// What was decided about an idea before it was corrected to what its entry says.
#[derive(Debug, Deserialize)]
pub(crate) struct CorrectedEntry {
    /// The reason then.
    pub(crate) reason: String,
    /// When it was corrected.
    pub(crate) day: String,
    pub(crate) why: String,
}

/// What an idea said before a change that a neighbour proposed was taken in.
#[derive(Debug, Deserialize)]
pub(crate) struct AmendedEntry {
    pub(crate) author: String,
    pub(crate) day: String,
    /// When it was taken in.
    pub(crate) taken: String,
    pub(crate) reason: String,
    /// The title and the text before.
    pub(crate) title: String,
    pub(crate) text: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct AnswerEntry {
    pub(crate) day: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) office: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct CommentEntry {
    pub(crate) author: String,
    pub(crate) day: String,
    pub(crate) language: Language,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) official: bool,
    /// On which side it stands.
    pub(crate) side: Option<Side>,
    /// How many people support it.
    #[serde(default)]
    pub(crate) supports: usize,
    /// Whether it waits for a moderator, as if a machine had found it suspicious.
    #[serde(default)]
    pub(crate) held: bool,
    #[serde(default)]
    pub(crate) reply: Vec<CommentEntry>,
    /// That somebody reported it, and why.
    pub(crate) report: Option<ReportEntry>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ReportEntry {
    pub(crate) day: String,
    pub(crate) reason: String,
    pub(crate) text: String,
}
