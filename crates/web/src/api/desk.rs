//! The API, in an officer's name: open calls, screen, merge, answer, decide.

use axum::body::Bytes;
use axum::http::{Method, StatusCode};
use calls::{
    Access, Activity, ActivityKind, Call, CallContent, CallTemplate, Choice, Criterion, Idea, Rule,
    Screening, Verdict, Who,
};
use city::{Flaw, Flaws, Id, Language, Slug, Texts, Theme, Window};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::calls as rows;

use super::ideas::{NewComment, call_of, stored};
use super::json::{CallJson, CommentJson, ContentJson, IdeaInFull, Shaper, TextsJson};
use super::reading::{ideas_of, whole};
use super::table::{Api, Mounts, Nothing, Sent, at};
use crate::http::{Problem, Scene, Visit};

/// The routes.
pub(super) fn mount<M: Mounts>(api: Api<M>) -> Api<M> {
    let post = Method::POST;
    let ok = StatusCode::OK;
    let begin = at!(Desk, "/calls", "Begins a call from a template, as a draft.");
    let save = at!(Desk, "/calls/{call}", "Saves what an officer writes about a call.");
    let ask = at!(Desk, "/ideas/{idea}/change-request", "Asks an idea's author for a change.");
    let answer = at!(Desk, "/ideas/{idea}/answer", "Answers an idea in the city's name.");
    let choices = at!(Desk, "/calls/{call}/choices", "Keeps choices while a decision is prepared.");
    let decision =
        at!(Desk, "/calls/{call}/decision", "Decides a call from its choices; authors hear first.");
    let one = at!(
        Desk,
        "/ideas/{idea}/decision",
        "Decides one idea of a call without an end from its choice; its authors hear first."
    );
    let undo = at!(Desk, "/ideas/{idea}/screening", "Takes back what was just said of an idea.");
    api.write(post.clone(), begin, StatusCode::CREATED, self::begin)
        .write(Method::PUT, save, ok, self::save)
        .picture(
            at!(Desk, "/calls/{call}/picture", "Gives a call a picture, in place of another."),
            give_picture,
        )
        .write(
            Method::DELETE,
            at!(Desk, "/calls/{call}/picture", "Takes a call's picture away."),
            ok,
            take_picture,
        )
        .write(post.clone(), at!(Desk, "/calls/{call}/publish", "Publishes a draft."), ok, publish)
        .write(post.clone(), at!(Desk, "/calls/{call}/close", "Closes a call early."), ok, close)
        .write(
            post.clone(),
            at!(Desk, "/calls/{call}/reopen", "Opens a call closed early again."),
            ok,
            reopen,
        )
        .write(post.clone(), at!(Desk, "/calls/{call}/archive", "Puts a call away."), ok, archive)
        .write(
            post.clone(),
            at!(Desk, "/ideas/{idea}/screening", "Says whether an idea meets the rules."),
            ok,
            screen,
        )
        .write(
            post.clone(),
            at!(Desk, "/ideas/{idea}/merge", "Merges an idea into its twin."),
            ok,
            merge,
        )
        .write(post.clone(), ask, ok, ask_change)
        .write(post.clone(), answer, StatusCode::CREATED, self::answer)
        .write(Method::PUT, choices, StatusCode::NO_CONTENT, choose)
        .write(post.clone(), decision, ok, decide)
        .write(post, one, ok, decide_one)
        .write(Method::DELETE, undo, ok, take_back)
}

/// A call to begin.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewCall {
    #[schemars(extend("enum" = ["open-call", "neighbourhood-budget", "quick-question", "idea-box"]))]
    template: String,
    /// When its first window opens; now if left out.
    #[serde(default)]
    #[schemars(extend("format" = "date-time"))]
    start: Option<String>,
}

/// A call's content with the version it was made from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CallChange {
    version: i64,
    content: ContentJson,
}

/// A reason everybody can read, 10 to 1,000 characters.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Reason {
    pub(super) reason: String,
}

/// What an officer says about an idea.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewScreening {
    /// The idea's version that was looked at.
    version: i64,
    eligible: bool,
    /// The key of the condition that is not met.
    #[serde(default)]
    criterion: String,
    /// Why it is not, public, 10 to 1,000 characters.
    #[serde(default)]
    reason: String,
}

/// Where a twin goes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Merge {
    /// The idea that is kept.
    into: String,
}

/// What an author should change.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ChangeRequest {
    /// What should change and why, 10 to 1,000 characters.
    change: String,
}

/// Choices being prepared.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Choices {
    choices: Vec<NewChoice>,
}

/// A choice about one idea.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewChoice {
    idea: String,
    /// Null while it is open.
    #[serde(default)]
    #[schemars(extend("enum" = ["selected", "not_selected", null]))]
    verdict: Option<String>,
    /// Why, public.
    #[serde(default)]
    reason: String,
    /// Why the order of support is not followed, public.
    #[serde(default)]
    deviation: String,
}

/// A decision of a whole call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewDecision {
    /// The call's version as the officer saw it.
    version: i64,
    /// When everyone sees it; at the earliest in a quarter of an hour.
    #[serde(default)]
    #[schemars(extend("format" = "date-time"))]
    public_at: Option<String>,
    /// The result in words.
    #[serde(default)]
    result: TextsJson,
}

/// When a decision becomes public.
#[derive(Debug, Serialize, JsonSchema)]
struct Decided {
    public_at: String,
}

fn moment(flaws: &mut Flaws, field: &str, typed: Option<&str>) -> Option<Timestamp> {
    flaws.keep(field, typed?.parse().map_err(|_| Flaw::NotADate))
}

fn texts(flaws: &mut Flaws, field: &str, typed: &TextsJson) -> Texts {
    let mut texts = Texts::default();
    for (tag, text) in typed {
        match tag.parse::<Language>() {
            Ok(language) => texts.set(language, text.clone()),
            Err(_) => flaws.add(format!("{field}.{tag}"), Flaw::NotAChoice),
        }
    }
    texts
}

/// Reads a call's content. Its picture has an address of its own and stays as it is.
fn content_of(typed: &ContentJson, picture: Option<i64>) -> Result<CallContent, Flaws> {
    let mut flaws = Flaws::default();
    let theme = typed.theme.as_deref().and_then(|key| {
        flaws.keep("content.theme", key.parse::<Theme>().map_err(|()| Flaw::NotAChoice))
    });
    let rule = flaws.keep(
        "content.rule",
        match typed.rule.as_str() {
            "support_order" => Ok(Rule::SupportOrder),
            "office" => Ok(Rule::Office),
            _ => Err(Flaw::NotAChoice),
        },
    );
    let who = who_of(&mut flaws, typed);
    let activities = activities_of(&mut flaws, typed);
    let mut text = |field: &str, given| texts(&mut flaws, &format!("content.{field}"), given);
    let (title, question, body) =
        (text("title", &typed.title), text("question", &typed.question), text("text", &typed.text));
    let (promise, office, rule_text) = (
        text("promise", &typed.promise),
        text("office", &typed.office),
        text("rule_text", &typed.rule_text),
    );
    let criteria = typed
        .criteria
        .iter()
        .map(|one| Criterion { key: one.key.clone(), text: text("criteria", &one.text) })
        .collect();
    flaws.into_result_with(|| {
        Some(CallContent {
            title,
            question,
            text: body,
            theme,
            picture,
            budget: typed.budget,
            places: typed.places,
            promise_days: typed.promise_days,
            promise,
            office,
            rule: rule?,
            rule_text,
            criteria,
            who: who?,
            activities,
            result: Texts::default(),
            reopenings: Vec::new(),
        })
    })
}

fn who_of(flaws: &mut Flaws, typed: &ContentJson) -> Option<Who> {
    let mut access = |field: &str, key: &str| {
        flaws.keep(&format!("content.who.{field}"), Access::from_key(key).ok_or(Flaw::NotAChoice))
    };
    let (read, write) = (access("read", &typed.who.read), access("write", &typed.who.write));
    let support = access("support", &typed.who.support);
    let comment = access("comment", &typed.who.comment);
    Some(Who { read: read?, write: write?, support: support?, comment: comment? })
}

fn activities_of(flaws: &mut Flaws, typed: &ContentJson) -> Vec<Activity> {
    let mut activities: Vec<Activity> = Vec::new();
    for (number, given) in typed.activities.iter().enumerate() {
        let field = |name: &str| format!("content.activities[{number}].{name}");
        let kind = given.kind.parse::<ActivityKind>().ok();
        let kind = kind.filter(|kind| activities.iter().all(|other| other.kind != *kind));
        let kind = flaws.keep(&field("kind"), kind.ok_or(Flaw::NotAChoice));
        let opens = moment(flaws, &field("opens"), given.opens.as_deref());
        let closes = moment(flaws, &field("closes"), given.closes.as_deref());
        let window = Window::new(opens, closes).map_err(|_| Flaw::EndsBeforeStart);
        if let (Some(kind), Some(window)) = (kind, flaws.keep(&field("closes"), window)) {
            activities.push(Activity { kind, window });
        }
    }
    activities
}

/// Does something with a call and answers with what became of it.
async fn on_call(
    visit: &Visit,
    slug: Slug,
    act: impl Fn(&mut Tx, &Scene, &Call) -> acts::Act<()> + Send + 'static,
) -> Result<CallJson, Problem> {
    let (call, ideas) = visit
        .write(move |tx, scene| {
            let call = call_of(tx, scene, &slug)?;
            act(tx, scene, &call)?;
            let call = rows::call::get(tx, call.id)?;
            let ideas = ideas_of(tx, &call)?;
            Ok((call, ideas))
        })
        .await?;
    Ok(Shaper(visit).call(&call, ideas))
}

/// Does something with an idea and answers with what became of it.
async fn on_idea(
    visit: &Visit,
    id: Id<Idea>,
    act: impl Fn(&mut Tx, &Scene) -> acts::Act<()> + Send + 'static,
) -> Result<IdeaInFull, Problem> {
    let (call, idea, events) = visit
        .write(move |tx, scene| {
            act(tx, scene)?;
            whole(tx, scene, id)
        })
        .await?;
    Ok(Shaper(visit).in_full(&call, &idea, &events))
}

async fn begin(visit: Visit, (): (), sent: Sent<NewCall>) -> Result<CallJson, Problem> {
    let call = visit
        .write(move |tx, scene| {
            let mut flaws = Flaws::default();
            let template = CallTemplate::from_key(&sent.body.template).ok_or(Flaw::NotAChoice);
            let template = flaws.keep("template", template);
            let start = moment(&mut flaws, "start", sent.body.start.as_deref());
            let template = flaws.into_result_with(|| template)?;
            let start = start.unwrap_or(scene.stage.now);
            let slug = acts::calls_admin::begin(tx, &scene.stage, &scene.actor, template, start)?;
            Ok(rows::call::by_slug(tx, slug.as_str())?)
        })
        .await?;
    Ok(Shaper(&visit).call(&call, 0))
}

async fn save(visit: Visit, slug: Slug, sent: Sent<CallChange>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, move |tx, scene, call| {
        let content = content_of(&sent.body.content, call.content.picture)?;
        let (stage, version) = (&scene.stage, sent.body.version);
        acts::calls_admin::save(tx, stage, &scene.actor, call.id, version, &content).map(|_| ())
    })
    .await
}

async fn give_picture(visit: Visit, slug: Slug, file: Bytes) -> Result<CallJson, Problem> {
    // Whoever may not know of the call hears so before the work of decoding.
    let asked = slug.clone();
    visit.read(move |tx, scene| call_of(tx, scene, &asked).map(|_| ())).await?;
    let picture = stored(&visit, file, "picture").await?;
    with_picture(visit, slug, Some(picture)).await
}

async fn take_picture(visit: Visit, slug: Slug, _: Sent<Nothing>) -> Result<CallJson, Problem> {
    with_picture(visit, slug, None).await
}

async fn with_picture(visit: Visit, slug: Slug, picture: Option<i64>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, move |tx, scene, call| {
        let content = CallContent { picture, ..call.content.clone() };
        let stage = &scene.stage;
        acts::calls_admin::save(tx, stage, &scene.actor, call.id, call.version, &content)
            .map(|_| ())
    })
    .await
}

async fn publish(visit: Visit, slug: Slug, _: Sent<Nothing>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, |tx, scene, call| {
        acts::calls_admin::publish(tx, &scene.stage, &scene.actor, call.id)
    })
    .await
}

async fn close(visit: Visit, slug: Slug, sent: Sent<Reason>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, move |tx, scene, call| {
        let reason = &sent.body.reason;
        acts::calls_admin::close_early(tx, &scene.stage, &scene.actor, call.id, reason)
    })
    .await
}

async fn reopen(visit: Visit, slug: Slug, sent: Sent<Reason>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, move |tx, scene, call| {
        let reason = &sent.body.reason;
        acts::calls_admin::reopen(tx, &scene.stage, &scene.actor, call.id, reason)
    })
    .await
}

async fn archive(visit: Visit, slug: Slug, _: Sent<Nothing>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, |tx, scene, call| acts::calls_admin::archive(tx, &scene.actor, call.id))
        .await
}

async fn screen(
    visit: Visit,
    id: Id<Idea>,
    sent: Sent<NewScreening>,
) -> Result<IdeaInFull, Problem> {
    let NewScreening { version, eligible, criterion, reason } = sent.body;
    let screening =
        if eligible { Screening::Eligible } else { Screening::Ineligible { criterion, reason } };
    on_idea(&visit, id, move |tx, scene| {
        acts::screening::screen(tx, &scene.stage, &scene.actor, id, &screening, version)
    })
    .await
}

async fn merge(visit: Visit, id: Id<Idea>, sent: Sent<Merge>) -> Result<IdeaInFull, Problem> {
    on_idea(&visit, id, move |tx, scene| {
        let mut flaws = Flaws::default();
        let into = sent.body.into.parse().map_err(|_| Flaw::NotAChoice);
        let into = flaws.keep("into", into);
        let into = flaws.into_result_with(|| into)?;
        acts::screening::merge(tx, &scene.stage, &scene.actor, id, into)
    })
    .await
}

async fn ask_change(
    visit: Visit,
    id: Id<Idea>,
    sent: Sent<ChangeRequest>,
) -> Result<IdeaInFull, Problem> {
    on_idea(&visit, id, move |tx, scene| {
        acts::screening::ask_change(tx, &scene.stage, &scene.actor, id, &sent.body.change)
    })
    .await
}

async fn answer(
    visit: Visit,
    id: Id<Idea>,
    sent: Sent<NewComment>,
) -> Result<CommentJson, Problem> {
    let key = sent.once_or(visit.scene()?.stage.store.new_id());
    let written = visit
        .write(move |tx, scene| {
            let (input, parent) = sent.body.check(&scene.stage.city)?;
            let once = tx.write_once::<acts::Refused>(&key, |tx| {
                let (stage, actor) = (&scene.stage, &scene.actor);
                let id = acts::comments::answer_officially(tx, stage, actor, id, parent, &input)?;
                Ok(id.to_string())
            })?;
            let id = once.into_result().parse().map_err(|_| calls::Refusal::NotFound)?;
            Ok(rows::comment::get(tx, id)?)
        })
        .await?;
    Ok(Shaper(&visit).comment(&written))
}

impl Choices {
    fn check(&self) -> Result<Vec<(Id<Idea>, Choice)>, Flaws> {
        let mut flaws = Flaws::default();
        let mut choices = Vec::new();
        for (number, given) in self.choices.iter().enumerate() {
            let field = |name: &str| format!("choices[{number}].{name}");
            let idea = flaws.keep(&field("idea"), given.idea.parse().map_err(|_| Flaw::NotAChoice));
            let verdict = given.verdict.as_deref().and_then(|key| {
                let verdict = Verdict::from_key(key).ok_or(Flaw::NotAChoice);
                flaws.keep(&field("verdict"), verdict)
            });
            let reason = flaws.text(&field("reason"), &given.reason, 0, 1_000);
            let deviation = flaws.text(&field("deviation"), &given.deviation, 0, 1_000);
            if let (Some(idea), Some(reason), Some(deviation)) = (idea, reason, deviation) {
                choices.push((idea, Choice { verdict, reason, deviation }));
            }
        }
        flaws.into_result_with(|| Some(choices))
    }
}

async fn choose(visit: Visit, slug: Slug, sent: Sent<Choices>) -> Result<(), Problem> {
    visit
        .write(move |tx, scene| {
            let call = call_of(tx, scene, &slug)?;
            let choices = sent.body.check()?;
            acts::decisions::choose(tx, &scene.stage, &scene.actor, call.id, &choices)
        })
        .await
}

async fn decide(visit: Visit, slug: Slug, sent: Sent<NewDecision>) -> Result<Decided, Problem> {
    let public_at = visit
        .write(move |tx, scene| {
            let call = call_of(tx, scene, &slug)?;
            let mut flaws = Flaws::default();
            let public_at = moment(&mut flaws, "public_at", sent.body.public_at.as_deref());
            let result = texts(&mut flaws, "result", &sent.body.result);
            flaws.into_result()?;
            let public_at = public_at.unwrap_or(scene.stage.now);
            let (stage, version) = (&scene.stage, sent.body.version);
            acts::decisions::decide(tx, stage, &scene.actor, call.id, version, public_at, &result)
        })
        .await?;
    Ok(Decided { public_at: public_at.to_string() })
}

async fn decide_one(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<Decided, Problem> {
    let public_at = visit
        .write(move |tx, scene| {
            let (call, _) = scene.stage.readable_idea(tx, &scene.actor, id)?;
            acts::decisions::decide_one(tx, &scene.stage, &scene.actor, call.id, id)
        })
        .await?;
    Ok(Decided { public_at: public_at.to_string() })
}

async fn take_back(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<IdeaInFull, Problem> {
    on_idea(&visit, id, move |tx, scene| {
        acts::screening::take_back(tx, &scene.stage, &scene.actor, id)
    })
    .await
}
