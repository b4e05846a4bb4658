//! The API: which events there are, one of them, and registering for it.

use acts::events::event::readable;
use acts::events::registration::{self, Wish};
use axum::http::{Method, StatusCode};
use city::{Flaw, Flaws, Id, Language};
use events::{Event, Registration, Standing};
use forms::Typed;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::events::list::{self as rows, Cursor, Wanted};
use web::api::{Api, List, NoQuery, Nothing, PointJson, Sent, TextsJson, moment, texts};
use web::at;
use web::http::{Problem, Visit};

use crate::event::list::{Listed, listed};
use crate::paths::EventLinks as _;

/// How many events an answer has.
const PAGE: i64 = 100;

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let register = at!(
        Write,
        "/events/{event}/registration",
        "Registers for an event, or changes what one registered."
    );
    let withdraw = at!(Write, "/events/{event}/registration", "Takes back what one registered.");
    api.read(at!(Read, "/events", "Lists events that are not over, the next one first."), list)
        .read(at!(Read, "/events/{event}", "Gives an event."), one)
        .read(
            at!(Read, "/events/{event}/registration", "Gives what one registered for an event."),
            own,
        )
        .write(Method::PUT, register, StatusCode::OK, self::register)
        .write(Method::DELETE, withdraw, StatusCode::NO_CONTENT, self::withdraw)
}

/// An event.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Event")]
pub(crate) struct EventJson {
    id: String,
    /// The short name of its call; null where the city itself invites.
    call: Option<String>,
    #[schemars(extend("enum" = ["draft", "published", "cancelled"]))]
    state: String,
    title: TextsJson,
    text: TextsJson,
    office: TextsJson,
    begins: Option<String>,
    ends: Option<String>,
    place: String,
    neighbourhood: Option<String>,
    point: Option<PointJson>,
    /// The address on the web, for those who see it.
    online: Option<String>,
    /// Whether one registers.
    registers: bool,
    /// How many places there are; null for as many as come.
    places: Option<i64>,
    taken: i64,
    waiting: i64,
    /// How many others somebody may bring.
    companions: i64,
    /// What is asked of whoever registers.
    questions: Vec<AskedJson>,
    cancelled: Option<String>,
    cancelled_reason: Option<String>,
    /// What was said there, once that is public.
    minutes: Option<TextsJson>,
    address: String,
}

/// A question of an event.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EventQuestion")]
pub(crate) struct AskedJson {
    /// The name of its answer: `q3`.
    field: String,
    label: TextsJson,
    required: bool,
    #[schemars(extend("enum" = ["short", "long", "tick"]))]
    kind: String,
}

impl EventJson {
    /// An event as its reader may see it.
    pub(crate) fn of(visit: &Visit, listed: &Listed) -> Self {
        let (event, content) = (&listed.event, &listed.event.content);
        let own = listed.own_state();
        let sees_link = events::may_see_link(&visit.reader.actor(), event, own);
        let asked = events::asked_of(&content.form);
        let point = content.point.map(|point| {
            let (lon, lat) = point.degrees();
            PointJson { lon, lat }
        });
        Self {
            id: event.id.to_string(),
            call: listed.call.as_ref().map(|call| call.slug.to_string()),
            state: event.state.key().to_owned(),
            title: texts(&content.title),
            text: texts(&content.text),
            office: texts(&content.office),
            begins: moment(event.begins),
            ends: moment(event.ends),
            place: content.place.clone(),
            neighbourhood: content.neighbourhood.clone(),
            point,
            online: (sees_link && !content.online.is_empty()).then(|| content.online.clone()),
            registers: content.registers,
            places: event.places.capacity,
            taken: event.places.taken,
            waiting: event.places.waiting,
            companions: content.companions,
            questions: content
                .form
                .questions()
                .zip(asked)
                .map(|(question, asked)| AskedJson {
                    field: question.field(),
                    label: texts(&asked.label),
                    required: asked.required,
                    kind: asked.kind.key().to_owned(),
                })
                .collect(),
            cancelled: moment(event.cancelling.as_ref().map(|cancelling| cancelling.at)),
            cancelled_reason: event.cancelling.as_ref().map(|it| it.reason.clone()),
            minutes: event.minutes.map(|_| texts(&content.minutes)),
            address: format!("{}{}", visit.site(), visit.to.event(event.id)),
        }
    }
}

/// What one registered.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Registration")]
struct RegistrationJson {
    #[schemars(extend("enum" = ["taken", "waiting", "withdrawn", "none"]))]
    state: String,
    /// How many wait before one.
    waiting_before: Option<i64>,
    companions: i64,
}

impl RegistrationJson {
    fn of(own: Option<&Registration>, standing: Option<Standing>) -> Self {
        Self {
            state: own.map_or("none", |own| own.state.key()).to_owned(),
            waiting_before: match standing {
                Some(Standing::Waiting(before)) => Some(before),
                Some(Standing::Taken) | None => None,
            },
            companions: own.map_or(0, |own| own.seats - 1),
        }
    }
}

/// What somebody wants who registers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewRegistration {
    /// How many others one brings.
    #[serde(default)]
    companions: i64,
    /// The tag of the language it is answered in; the city's own if left out.
    #[serde(default)]
    language: String,
    /// Answers by the names of the event's questions; a box that is ticked is `yes`.
    #[serde(default)]
    answers: TextsJson,
}

/// Which events are wanted.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct Query {
    /// Where the page begins, as the last one says.
    after: String,
}

async fn list(visit: Visit, (): (), query: Query) -> Result<List<EventJson>, Problem> {
    let after: Option<Id<Event>> = query.after.parse().ok();
    let (found, next) = visit
        .read(move |act| {
            let cursor = match after {
                Some(after) => {
                    let last = store::events::event::get(act.tx, after)?;
                    Cursor { ends: last.ends.unwrap_or(act.now), id: after.get() }
                }
                None => Cursor { ends: act.now, id: 0 },
            };
            let events = rows::coming(act.tx, Wanted::All, cursor, PAGE)?;
            let last = events.last().map(|last| last.id);
            let next = last.filter(|_| i64::try_from(events.len()) == Ok(PAGE));
            Ok((listed(act, events)?, next))
        })
        .await?;
    Ok(List {
        items: found.iter().map(|one| EventJson::of(&visit, one)).collect(),
        next: next
            .map(|last| format!("{}{}/api/v1/events?after={last}", visit.site(), visit.to.base())),
    })
}

async fn one(visit: Visit, id: Id<Event>, _: NoQuery) -> Result<EventJson, Problem> {
    let found = visit
        .read(move |act| {
            let (_, event) = readable(act, id)?;
            listed(act, vec![event])
        })
        .await?;
    let event = found.first().ok_or(Problem::NotFound)?;
    Ok(EventJson::of(&visit, event))
}

async fn own(visit: Visit, id: Id<Event>, _: NoQuery) -> Result<RegistrationJson, Problem> {
    visit
        .read(move |act| {
            readable(act, id)?;
            standing(act, id)
        })
        .await
}

fn standing(act: &mut acts::Act, id: Id<Event>) -> acts::Done<RegistrationJson> {
    let own = registration::own(act, id)?;
    let standing = match &own {
        Some(own) => registration::standing(act, own)?,
        None => None,
    };
    Ok(RegistrationJson::of(own.as_ref(), standing))
}

async fn register(
    visit: Visit,
    id: Id<Event>,
    sent: Sent<NewRegistration>,
) -> Result<RegistrationJson, Problem> {
    let own = visit.clone();
    visit
        .write(move |act| {
            let (_, event) = readable(act, id)?;
            let wish = wish(&own, &event, &sent.body)?;
            registration::register(act, id, &wish)?;
            standing(act, id)
        })
        .await
}

/// What was sent, or what is wrong with it.
fn wish(visit: &Visit, event: &Event, sent: &NewRegistration) -> Result<Wish, Flaws> {
    let mut flaws = Flaws::default();
    let form = &event.content.form;
    let language = match sent.language.as_str() {
        "" => Some(visit.city.settings.own_language()),
        tag => flaws.keep("language", tag.parse::<Language>().map_err(|_| Flaw::NotAChoice)),
    };
    for name in sent.answers.keys() {
        if !form.questions().any(|question| question.field() == *name) {
            flaws.add(name.as_str(), Flaw::NotAChoice);
        }
    }
    let typed = Typed::of(form, |field| sent.answers.get(field).map(String::as_str).into_iter());
    let answers = match form.check(&typed, &visit.city.settings, &visit.words) {
        Ok(answers) => Some(answers),
        Err(unfit) => {
            unfit.iter().for_each(|(field, flaw)| flaws.add(field, flaw.clone()));
            None
        }
    };
    let companions = sent.companions;
    flaws.into_result_with(|| Some(Wish { companions, language: language?, answers: answers? }))
}

async fn withdraw(visit: Visit, id: Id<Event>, _: Sent<Nothing>) -> Result<(), Problem> {
    visit
        .write(move |act| {
            readable(act, id)?;
            registration::withdraw(act, id)
        })
        .await
}
