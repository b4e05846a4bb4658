//! The API, in an officer's name: begin, write, open and close calls.

use axum::body::Bytes;
use axum::http::{Method, StatusCode};
use calls::{Activity, ActivityKind, Call, CallContent, CallTemplate, Criterion, Rule, Who};
use city::{
    Access, Currency, Flaw, Flaws, Language, Money, Needs, Sides, Slug, Texts, Theme, Window,
};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use store::calls as rows;

use crate::call::reading::ideas_of;
use crate::call::{starter, starter_form};
use crate::idea::api::{call_of, stored};
use crate::json::{CallJson, ContentJson, Shaper};
use web::api::TextsJson;
use web::api::{Api, Nothing, Sent};
use web::at;
use web::http::{Problem, Visit};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let post = Method::POST;
    let ok = StatusCode::OK;
    let begin = at!(Desk, "/calls", "Begins a call from a template, as a draft.");
    let save = at!(Desk here, "/calls/{call}", "Saves what an officer writes about a call.");
    api.write(post.clone(), begin, StatusCode::CREATED, self::begin)
        .write(Method::PUT, save, ok, self::save)
        .picture(
            at!(Desk here, "/calls/{call}/picture", "Gives a call a picture, in place of another."),
            give_picture,
        )
        .write(
            Method::DELETE,
            at!(Desk here, "/calls/{call}/picture", "Takes a call's picture away."),
            ok,
            take_picture,
        )
        .write(
            post.clone(),
            at!(Desk here, "/calls/{call}/publish", "Publishes a draft."),
            ok,
            publish,
        )
        .write(
            post.clone(),
            at!(Desk here, "/calls/{call}/close", "Closes a call early."),
            ok,
            close,
        )
        .write(
            post.clone(),
            at!(Desk here, "/calls/{call}/reopen", "Opens a call closed early again."),
            ok,
            reopen,
        )
        .write(
            post.clone(),
            at!(Desk here, "/calls/{call}/archive", "Puts a call away."),
            ok,
            archive,
        )
        .write(
            post,
            at!(Desk here, "/calls/{call}/bring-back", "Brings a call back that was put away."),
            ok,
            bring_back,
        )
}

/// A call to begin.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewCall {
    #[schemars(extend("enum" = CallTemplate::ALL.iter().map(|template| template.key()).collect::<Vec<_>>()))]
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
pub(crate) struct Reason {
    pub(crate) reason: String,
}

pub(crate) fn moment(flaws: &mut Flaws, field: &str, typed: Option<&str>) -> Option<Timestamp> {
    flaws.keep(field, typed?.parse().map_err(|_| Flaw::NotADate))
}

pub(crate) fn texts(flaws: &mut Flaws, field: &str, typed: &TextsJson) -> Texts {
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
pub(crate) fn content_of(
    typed: &ContentJson,
    picture: Option<i64>,
    currency: Currency,
) -> Result<CallContent, Flaws> {
    let mut flaws = Flaws::default();
    let theme = typed.theme.as_deref().and_then(|key| {
        flaws.keep("content.theme", key.parse::<Theme>().map_err(|_| Flaw::NotAChoice))
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
    let sides = match typed.sides.as_deref() {
        None => Some(Sides::None),
        Some(key) => flaws.keep("content.sides", Sides::from_key(key).ok_or(Flaw::NotAChoice)),
    };
    let needs = needs_of(&mut flaws, typed);
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
            budget: typed.budget.map(|minor| Money { minor, currency }),
            places: typed.places,
            caps: calls::Caps { neighbourhood: typed.most_neighbourhood, theme: typed.most_theme },
            promise_days: typed.promise_days,
            promise,
            office,
            rule: rule?,
            rule_text,
            criteria,
            who: who?,
            needs: needs?,
            sides: sides?,
            activities,
            result: Texts::default(),
            steps: Vec::new(),
            step: calls::StepWords::default(),
            reopenings: Vec::new(),
            returns: Vec::new(),
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

fn needs_of(flaws: &mut Flaws, typed: &ContentJson) -> Option<Needs> {
    let Some(given) = &typed.needs else { return Some(Needs::default()) };
    let mut level = |field: &str, key: &str| {
        flaws.keep(&format!("content.needs.{field}"), key.parse().map_err(|_| Flaw::NotAChoice))
    };
    let (write, support) = (level("write", &given.write), level("support", &given.support));
    let comment = level("comment", &given.comment);
    Some(Needs { write: write?, support: support?, comment: comment? })
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
    turn: impl Fn(&mut acts::Act, &Call) -> acts::Done<()> + Send + 'static,
) -> Result<CallJson, Problem> {
    let (call, ideas) = visit
        .write(move |act| {
            let call = call_of(act, &slug)?;
            turn(act, &call)?;
            let call = rows::call::get(act.tx, call.id)?;
            let ideas = ideas_of(act.tx, &call)?;
            Ok((call, ideas))
        })
        .await?;
    Ok(Shaper(visit).call(&call, ideas))
}

async fn begin(visit: Visit, (): (), sent: Sent<NewCall>) -> Result<CallJson, Problem> {
    let mut flaws = Flaws::default();
    let template = CallTemplate::from_key(&sent.body.template).ok_or(Flaw::NotAChoice);
    let template = flaws.keep("template", template);
    let start = moment(&mut flaws, "start", sent.body.start.as_deref());
    let template = flaws.into_result_with(|| template);
    let begun = template.map(|template| {
        let content = template.content(start.unwrap_or(visit.now));
        let form = starter_form::form(&visit, template);
        (template, starter::with_words(&visit, template, content), form)
    });
    let call = visit
        .write(move |act| {
            let (template, content, form) = begun.clone()?;
            let slug = acts::calls::call::insert(act, content, &form, template.key())?;
            Ok(rows::call::by_slug(act.tx, &slug)?)
        })
        .await?;
    Ok(Shaper(&visit).call(&call, 0))
}

async fn save(visit: Visit, slug: Slug, sent: Sent<CallChange>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, move |act, call| {
        let content =
            content_of(&sent.body.content, call.content.picture, act.stage.city.currency)?;
        acts::calls::call::save(act, call.id, sent.body.version, &content).map(|_| ())
    })
    .await
}

async fn give_picture(visit: Visit, slug: Slug, file: Bytes) -> Result<CallJson, Problem> {
    // Whoever may not know of the call hears so before the work of decoding.
    let asked = slug.clone();
    visit.read(move |act| call_of(act, &asked).map(|_| ())).await?;
    let picture = stored(&visit, file, "picture").await?;
    with_picture(visit, slug, Some(picture)).await
}

async fn take_picture(visit: Visit, slug: Slug, _: Sent<Nothing>) -> Result<CallJson, Problem> {
    with_picture(visit, slug, None).await
}

async fn with_picture(visit: Visit, slug: Slug, picture: Option<i64>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, move |act, call| {
        let content = CallContent { picture, ..call.content.clone() };
        acts::calls::call::save(act, call.id, call.version, &content).map(|_| ())
    })
    .await
}

async fn publish(visit: Visit, slug: Slug, _: Sent<Nothing>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, |act, call| acts::calls::call::publish(act, call.id)).await
}

async fn close(visit: Visit, slug: Slug, sent: Sent<Reason>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, move |act, call| {
        let reason = &sent.body.reason;
        acts::calls::call::close_early(act, call.id, reason)
    })
    .await
}

async fn reopen(visit: Visit, slug: Slug, sent: Sent<Reason>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, move |act, call| {
        let reason = &sent.body.reason;
        acts::calls::call::reopen(act, call.id, reason)
    })
    .await
}

async fn bring_back(visit: Visit, slug: Slug, sent: Sent<Reason>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, move |act, call| {
        acts::calls::call::bring_back(act, call.id, &sent.body.reason)
    })
    .await
}

async fn archive(visit: Visit, slug: Slug, _: Sent<Nothing>) -> Result<CallJson, Problem> {
    on_call(&visit, slug, |act, call| acts::calls::call::archive(act, call.id)).await
}
