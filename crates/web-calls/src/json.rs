//! Calls, ideas and comments as programs see them. Feeds and API send the same shapes.
//!
//! Identifiers are words, moments are RFC 3339 in UTC, texts of the city are objects by language
//! tag, amounts are whole minor units with their currency. Addresses are absolute.

mod needs;

use crate::answer::json::{AnswersJson, answers};
use crate::decision::step_json::StepJson;
use crate::paths::CallLinks as _;
use calls::{Activity, Call, CallContent, Idea};
use city::{Comment, CommentState, Ground, Side};
use city::{Module, Role};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::city::file::File;

use calls::CallPhase;
use web::api::{AuthorJson, MoneyJson, PointJson, TextsJson, moment, texts};
use web::http::Visit;

pub(crate) use needs::NeedsJson;

/// A change with the moment and the reason everybody can read.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Turn")]
pub(crate) struct TurnJson {
    at: String,
    reason: String,
}

/// One activity of a call.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Activity")]
pub(crate) struct ActivityJson {
    /// What goes on.
    #[schemars(extend("enum" = ["collect", "answer", "discuss", "support", "screen", "decide"]))]
    pub(crate) kind: String,
    /// When it opens; null if it always was open.
    #[serde(default)]
    #[schemars(extend("format" = "date-time"))]
    pub(crate) opens: Option<String>,
    /// When it closes; null if it never does.
    #[serde(default)]
    #[schemars(extend("format" = "date-time"))]
    pub(crate) closes: Option<String>,
}

/// A condition ideas must meet.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Criterion")]
pub(crate) struct CriterionJson {
    /// Its key, which a screening names.
    pub(crate) key: String,
    /// The condition in words.
    pub(crate) text: TextsJson,
}

/// Who may do what.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Who")]
pub(crate) struct WhoJson {
    /// Who may see the call and its ideas.
    #[schemars(extend("enum" = ["anyone", "account", "staff"]))]
    pub(crate) read: String,
    /// Who may bring an idea.
    #[schemars(extend("enum" = ["anyone", "account", "staff"]))]
    pub(crate) write: String,
    /// Who may support.
    #[schemars(extend("enum" = ["account", "staff"]))]
    pub(crate) support: String,
    /// Who may comment.
    #[schemars(extend("enum" = ["account", "staff"]))]
    pub(crate) comment: String,
}

/// What an officer writes about a call.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CallContent")]
pub(crate) struct ContentJson {
    /// Its title, at most 80 characters a language.
    pub(crate) title: TextsJson,
    /// The question it asks, at most 200 characters.
    #[serde(default)]
    pub(crate) question: TextsJson,
    /// What it is about, as Markdown.
    #[serde(default)]
    pub(crate) text: TextsJson,
    /// Its theme's key.
    #[serde(default)]
    pub(crate) theme: Option<String>,
    /// The money there is, in minor units of the city's currency.
    #[serde(default)]
    pub(crate) budget: Option<i64>,
    /// How many ideas can be selected.
    #[serde(default)]
    pub(crate) places: Option<u32>,
    /// How many of them in one neighbourhood, where the rule says so.
    #[serde(default)]
    pub(crate) most_neighbourhood: Option<u32>,
    /// How many of them of one theme, where the rule says so.
    #[serde(default)]
    pub(crate) most_theme: Option<u32>,
    /// Within how many days after the residents' last window people hear back.
    pub(crate) promise_days: u16,
    /// The promise in other words.
    #[serde(default)]
    pub(crate) promise: TextsJson,
    /// The office that runs the call and decides.
    #[serde(default)]
    pub(crate) office: TextsJson,
    /// The rule by which it is decided.
    #[schemars(extend("enum" = ["support_order", "office"]))]
    pub(crate) rule: String,
    /// The rule in plain words.
    #[serde(default)]
    pub(crate) rule_text: TextsJson,
    /// What an idea must meet.
    #[serde(default)]
    pub(crate) criteria: Vec<CriterionJson>,
    /// Who may do what.
    pub(crate) who: WhoJson,
    /// What must be proved for it; an address for everything if left out.
    #[serde(default)]
    pub(crate) needs: Option<NeedsJson>,
    /// Whether conversations about its ideas have two sides; `none` if left out.
    #[serde(default)]
    #[schemars(extend("enum" = ["none", "for_against"]))]
    pub(crate) sides: Option<String>,
    /// What goes on when.
    pub(crate) activities: Vec<ActivityJson>,
}

/// A call.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Call")]
pub(crate) struct CallJson {
    /// Its short name in addresses.
    call: String,
    id: String,
    address: String,
    /// Where it stands now.
    #[schemars(extend("enum" = ["draft", "coming", "open", "deciding", "decided", "archived"]))]
    phase: &'static str,
    /// Counts its changes; a change names the one it was made from.
    version: i64,
    published: Option<String>,
    /// When and why it was closed early.
    closed_early: Option<TurnJson>,
    /// Why it was opened again after that.
    reopenings: Vec<TurnJson>,
    /// When it was brought back from the earlier calls, and why.
    returns: Vec<TurnJson>,
    /// By when people were promised to hear back.
    answer_due: Option<String>,
    /// Since when its result is public.
    results: Option<String>,
    /// The result in words.
    result: TextsJson,
    /// The steps in which its result comes out, the first first; none where it comes out at once.
    steps: Vec<StepJson>,
    /// How many ideas can be seen.
    ideas: i64,
    /// The picture's address, where one was sent.
    picture: Option<String>,
    content: ContentJson,
}

/// An idea.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Idea")]
pub(crate) struct IdeaJson {
    pub(crate) id: String,
    /// The call's short name.
    pub(crate) call: String,
    pub(crate) address: String,
    #[schemars(extend("enum" = ["published", "eligible", "ineligible", "selected", "not_selected", "merged", "withdrawn"]))]
    pub(crate) state: &'static str,
    /// Whether a moderator has hidden it; its author and staff still see it.
    pub(crate) hidden: bool,
    /// Counts its changes; a change names the one it was made from.
    pub(crate) version: i64,
    /// The tag of the language it is written in.
    pub(crate) language: String,
    pub(crate) title: String,
    /// Markdown.
    pub(crate) text: String,
    /// The theme's key.
    pub(crate) theme: Option<&'static str>,
    /// What the theme is called, in the reader's language.
    pub(crate) theme_name: Option<String>,
    /// The same in each language.
    pub(crate) theme_names: Option<TextsJson>,
    /// The neighbourhood's key.
    pub(crate) neighbourhood: Option<String>,
    /// A place in words; may be empty.
    pub(crate) place: String,
    pub(crate) point: Option<PointJson>,
    pub(crate) cost: Option<MoneyJson>,
    /// The photo's address.
    pub(crate) photo: Option<String>,
    pub(crate) photo_text: String,
    pub(crate) author: AuthorJson,
    pub(crate) published: String,
    pub(crate) supports: i64,
    pub(crate) comments: i64,
    /// The idea it was merged into.
    pub(crate) merged_into: Option<String>,
    /// Whether its author was asked for a change that is still to come.
    pub(crate) change_asked: bool,
    /// The organisation it was brought for.
    #[serde(rename = "for")]
    pub(crate) behalf: Option<BehalfJson>,
    /// Who writes it with its author.
    pub(crate) coauthors: Vec<AuthorJson>,
    /// The name by which they all sign; empty for none.
    pub(crate) team: String,
    /// How it was told to the city, where somebody told it.
    #[schemars(extend("enum" = ["phone", "paper", "desk", null]))]
    pub(crate) told: Option<&'static str>,
}

/// An organisation that an idea was brought for.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Behalf")]
pub(crate) struct BehalfJson {
    /// Its identifier.
    id: String,
    /// Its name, by language.
    name: TextsJson,
}

/// An idea that says the same as another, and why.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Like")]
pub(crate) struct LikeJson {
    pub(crate) idea: IdeaJson,
    /// What both are about, in the language of the answer.
    pub(crate) both: Vec<String>,
    /// Whether both are about the same neighbourhood.
    pub(crate) same_neighbourhood: bool,
}

/// A comment or an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Comment")]
pub(crate) struct CommentJson {
    id: String,
    idea: String,
    /// The comment it answers.
    parent: Option<String>,
    author: AuthorJson,
    /// The office it speaks for, when it is the city's answer, in the reader's language.
    office: Option<String>,
    /// The same in each language.
    office_names: Option<TextsJson>,
    language: String,
    /// Markdown; empty when it is hidden or was taken back.
    text: String,
    made: String,
    /// On which side it stands, where the conversation has two and one was chosen.
    side: Option<Side>,
    supports: i64,
    /// What waits for a moderator is its writer's and the moderators' alone.
    #[schemars(extend("enum" = ["shown", "hidden", "withdrawn", "held"]))]
    state: &'static str,
}

/// One thing that happened to an idea.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Event")]
pub(crate) struct EventJson {
    kind: &'static str,
    made: String,
    /// The office that acted, in the reader's language; empty where the author or nobody did.
    office: String,
    /// The same in each language.
    office_names: TextsJson,
    reason: String,
    /// The criterion that was not met.
    criterion: Option<String>,
}

/// An idea with its journey and conversation.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "IdeaInFull")]
pub(crate) struct IdeaInFull {
    #[serde(flatten)]
    pub(crate) idea: IdeaJson,
    /// What was answered to the questions of the call, as far as everybody may read it.
    pub(crate) answers: AnswersJson,
    /// What happened to it, in order.
    pub(crate) journey: Vec<EventJson>,
}

impl From<&Activity> for ActivityJson {
    fn from(activity: &Activity) -> Self {
        Self {
            kind: activity.kind.key().to_owned(),
            opens: moment(activity.window.opens()),
            closes: moment(activity.window.closes()),
        }
    }
}

impl From<&CallContent> for ContentJson {
    fn from(content: &CallContent) -> Self {
        let access = |access: city::Access| access.key().to_owned();
        Self {
            title: texts(&content.title),
            question: texts(&content.question),
            text: texts(&content.text),
            theme: content.theme.map(|theme| theme.key().to_owned()),
            budget: content.budget.map(|money| money.minor),
            places: content.places,
            most_neighbourhood: content.caps.neighbourhood,
            most_theme: content.caps.theme,
            promise_days: content.promise_days,
            promise: texts(&content.promise),
            office: texts(&content.office),
            rule: match content.rule {
                calls::Rule::SupportOrder => "support_order",
                calls::Rule::Office => "office",
            }
            .to_owned(),
            rule_text: texts(&content.rule_text),
            criteria: content
                .criteria
                .iter()
                .map(|one| CriterionJson { key: one.key.clone(), text: texts(&one.text) })
                .collect(),
            who: WhoJson {
                read: access(content.who.read),
                write: access(content.who.write),
                support: access(content.who.support),
                comment: access(content.who.comment),
            },
            needs: Some(NeedsJson::from(content.needs)),
            sides: Some(content.sides.key().to_owned()),
            activities: content.activities.iter().map(ActivityJson::from).collect(),
        }
    }
}

/// Makes shapes for one reader: addresses, and what they may not see yet.
pub(crate) struct Shaper<'a>(pub(crate) &'a Visit);

impl Shaper<'_> {
    /// A link within the city as a whole address.
    pub(crate) fn address(&self, link: &str) -> String {
        format!("{}{link}", self.0.site())
    }

    /// A call. A result that is prepared but not public is only the officers'.
    pub(crate) fn call(&self, call: &Call, ideas: i64) -> CallJson {
        let visit = self.0;
        let turn = |closing: &calls::Closing| TurnJson {
            at: closing.at.to_string(),
            reason: closing.reason.clone(),
        };
        let public =
            call.has_result(visit.now) || visit.reader.actor().is_on(Role::Officer, call.ground());
        CallJson {
            call: call.slug.to_string(),
            id: call.id.to_string(),
            address: self.address(&visit.to.call(&call.slug)),
            phase: CallPhase::of(call, visit.now).key(),
            version: call.version,
            published: moment(call.published),
            closed_early: call.closing.as_ref().map(turn),
            reopenings: call.content.reopenings.iter().map(turn).collect(),
            returns: call.content.returns.iter().map(turn).collect(),
            answer_due: moment(call.promised(visit.now, None)),
            results: moment(call.results.filter(|_| public)),
            result: match (public, call.public_words(visit.now)) {
                (true, _) => texts(&call.content.result),
                (false, words) => words.map(texts).unwrap_or_default(),
            },
            steps: self.steps(call, public),
            ideas,
            picture: call.content.picture.map(|picture| self.picture(picture)),
            content: ContentJson::from(&call.content),
        }
    }

    fn picture(&self, id: i64) -> String {
        self.address(&self.0.to.picture(city::Id::<File>::new(id)))
    }

    /// An idea.
    pub(crate) fn idea(&self, call: &Call, idea: &Idea) -> IdeaJson {
        let visit = self.0;
        let input = &idea.input;
        IdeaJson {
            id: idea.id.to_string(),
            call: call.slug.to_string(),
            address: self.address(&visit.to.idea(&call.slug, idea.id)),
            state: idea.state.key(),
            hidden: idea.hidden,
            version: idea.version,
            language: input.language.to_string(),
            title: input.title.clone(),
            text: input.text.clone(),
            theme: input.theme.map(city::Theme::key),
            theme_name: input.theme.map(|theme| self.0.theme(theme)),
            theme_names: input.theme.map(|theme| texts(&self.0.theme_names(theme))),
            neighbourhood: input.neighbourhood.clone(),
            place: input.place.clone(),
            point: input.point.map(|point| {
                let (lon, lat) = point.degrees();
                PointJson { lon, lat }
            }),
            cost: input.cost.map(MoneyJson::from),
            photo: input.photo.map(|photo| self.picture(photo)),
            photo_text: input.photo_text.clone(),
            author: AuthorJson::from(&idea.author),
            published: idea.published.to_string(),
            supports: idea.supports,
            comments: idea.comments,
            merged_into: idea.merged_into.map(|into| into.to_string()),
            change_asked: idea.change_asked,
            behalf: idea
                .behalf
                .as_ref()
                .filter(|_| visit.has(Module::Organisations))
                .map(|it| BehalfJson { id: it.id.to_string(), name: texts(&it.name) }),
            coauthors: idea.coauthors.iter().map(AuthorJson::from).collect(),
            team: idea.team.clone(),
            told: idea.told.map(calls::How::key),
        }
    }

    /// An idea with what happened to it; what concerns manners is its author's and the staff's.
    pub(crate) fn in_full(&self, call: &Call, idea: &Idea, events: &[city::Step]) -> IdeaInFull {
        let actor = self.0.reader.actor();
        let own = idea.is_of(&actor) || actor.works_on(idea.ground());
        IdeaInFull {
            idea: self.idea(call, idea),
            answers: answers(&idea.input.answers),
            journey: events
                .iter()
                .filter(|event| own || !event.kind.is_private())
                .map(|event| EventJson {
                    kind: event.kind.key(),
                    made: event.made.to_string(),
                    office: self.0.text(&event.office).to_owned(),
                    office_names: texts(&event.office),
                    reason: event.reason.clone(),
                    criterion: event.criterion.clone(),
                })
                .collect(),
        }
    }

    /// What a comment says; the words of a hidden one are its author's and the moderators'.
    pub(crate) fn words_of<'c>(&self, comment: &'c Comment, ground: Ground) -> &'c str {
        let actor = self.0.reader.actor();
        let own = actor.is_person(Some(comment.author.id)) || actor.is_on(Role::Moderator, ground);
        let readable = match comment.state {
            CommentState::Shown => true,
            CommentState::Hidden | CommentState::Held => own,
            CommentState::Withdrawn => false,
        };
        if readable { &comment.text } else { "" }
    }

    /// Whether the reader may know of a comment: what waits is its writer's and the moderators' alone.
    pub(crate) fn knows_of(&self, comment: &Comment, ground: Ground) -> bool {
        let actor = self.0.reader.actor();
        comment.state != CommentState::Held
            || comment.is_by(&actor)
            || actor.is_on(Role::Moderator, ground)
    }

    /// A comment on what stands on a ground.
    pub(crate) fn comment(&self, comment: &Comment, ground: Ground) -> CommentJson {
        CommentJson {
            id: comment.id.to_string(),
            idea: comment.about.to_string(),
            parent: comment.answers.map(|top| top.to_string()),
            author: AuthorJson::from(&comment.author),
            office: comment.office.as_ref().map(|office| self.0.text(office).to_owned()),
            office_names: comment.office.as_ref().map(texts),
            language: comment.language.to_string(),
            text: self.words_of(comment, ground).to_owned(),
            made: comment.made.to_string(),
            side: comment.side,
            supports: comment.supports,
            state: comment.state.key(),
        }
    }
}
