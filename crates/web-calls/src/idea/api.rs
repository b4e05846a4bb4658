//! The API, in a resident's name: share, change, support, follow. Comments and reports have a file of their own.

use axum::body::Bytes;
use axum::http::{Method, StatusCode};
use calls::{Idea, IdeaForm, IdeaInput};
use city::{Currency, Id, LonLat, Money, Slug};
use forms::{Answers, Exact, Form, Typed};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use crate::answer::json::{self, AnswersJson};
use crate::idea::reading::whole;
use crate::json::{IdeaInFull, Shaper};
use web::api::PointJson;
use web::api::{Api, Nothing, Sent};
use web::at;
use web::forms::Upload;
use web::http::{Problem, Visit};
use web::views::FieldError;

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    const DONE: StatusCode = StatusCode::NO_CONTENT;
    let support = at!(Write, "/ideas/{idea}/support", "Supports an idea.");
    let unsupport = at!(Write, "/ideas/{idea}/support", "Takes the support back.");
    let follow = at!(Write, "/ideas/{idea}/follow", "Follows an idea, to hear its result.");
    let unfollow = at!(Write, "/ideas/{idea}/follow", "Stops following an idea.");
    let withdraw = at!(Write, "/ideas/{idea}/withdraw", "Takes one's own idea back.");
    api.write(
        Method::POST,
        at!(Write, "/calls/{call}/ideas", "Publishes an idea."),
        StatusCode::CREATED,
        publish,
    )
    .write(
        Method::PATCH,
        at!(Write, "/ideas/{idea}", "Changes one's own idea."),
        StatusCode::OK,
        change,
    )
    .picture(
        at!(Write, "/ideas/{idea}/photo", "Gives one's own idea a photo, in place of another."),
        give_photo,
    )
    .write(
        Method::DELETE,
        at!(Write, "/ideas/{idea}/photo", "Takes the photo of one's own idea away."),
        StatusCode::OK,
        take_photo,
    )
    .write(Method::POST, withdraw, StatusCode::OK, self::withdraw)
    .write(Method::PUT, support, DONE, self::support)
    .write(Method::DELETE, unsupport, DONE, self::unsupport)
    .write(Method::PUT, follow, DONE, self::follow)
    .write(Method::DELETE, unfollow, DONE, self::unfollow)
}

/// An idea to be published.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewIdea {
    /// 4 to 80 characters.
    title: String,
    /// Markdown, 20 to 5,000 characters.
    text: String,
    /// The tag of the language it is written in; the city's own if left out.
    #[serde(default)]
    language: String,
    /// A theme's key.
    #[serde(default)]
    theme: Option<String>,
    /// A neighbourhood's key; the point's own if left out.
    #[serde(default)]
    neighbourhood: Option<String>,
    /// A place in words, at most 120 characters.
    #[serde(default)]
    place: String,
    #[serde(default)]
    point: Option<PointJson>,
    /// A rough cost in minor units of the city's currency.
    #[serde(default)]
    cost: Option<i64>,
    /// What is answered to the questions of the call, by question.
    #[serde(default)]
    answers: AnswersJson,
}

/// What changes in an idea; what is left out stays, null takes away.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct IdeaChange {
    /// The version the change was made from.
    version: i64,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    language: Option<String>,
    #[serde(default, deserialize_with = "given")]
    theme: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    neighbourhood: Option<Option<String>>,
    #[serde(default)]
    place: Option<String>,
    #[serde(default, deserialize_with = "given")]
    point: Option<Option<PointJson>>,
    #[serde(default, deserialize_with = "given")]
    cost: Option<Option<i64>>,
    /// What the photo shows, for those who cannot see it; at most 200 characters.
    #[serde(default)]
    photo_text: Option<String>,
    /// All answers to the questions of the call.
    #[serde(default)]
    answers: Option<AnswersJson>,
}

/// Tells null from a field that was left out.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

impl NewIdea {
    /// Whether it answers anything that the call asks.
    pub(crate) fn has_answers(&self) -> bool {
        !self.answers.is_empty()
    }

    /// The whole idea, checked.
    pub(crate) fn check(
        &self,
        city: &city::CitySettings,
        (asked, before): (&Form, &Answers),
        currency: Currency,
        photo_text: &str,
    ) -> Result<IdeaInput, city::Flaws> {
        let degree = |pick: fn(&PointJson) -> f64| {
            self.point.as_ref().map(|point| pick(point).to_string()).unwrap_or_default()
        };
        let mut named = city::Flaws::default();
        let answers = json::read(asked, &self.answers).unwrap_or_else(|flaws| {
            flaws.iter().for_each(|(field, flaw)| named.add(field, flaw.clone()));
            before.clone()
        });
        let form = IdeaForm {
            title: self.title.clone(),
            text: self.text.clone(),
            language: self.language.clone(),
            theme: self.theme.clone().unwrap_or_default(),
            neighbourhood: self.neighbourhood.clone().unwrap_or_default(),
            place: self.place.clone(),
            lon: degree(|point| point.lon),
            lat: degree(|point| point.lat),
            photo_text: photo_text.to_owned(),
            answers: Typed::from_answers(asked, &answers, &Exact),
            ..IdeaForm::default()
        };
        let cost = self.cost.map(|minor| Money { minor, currency });
        let checked = form.check(city, asked, Ok(cost), &Exact);
        // A form has the place in words and on the map side by side; here each is a field of its own.
        for (field, flaw) in checked.as_ref().err().iter().flat_map(|flaws| flaws.iter()) {
            let is_point = field == "place" && *flaw == city::Flaw::OutsideTheCity;
            named.add(if is_point { "point" } else { field }, flaw.clone());
        }
        let input = checked.ok().filter(|input| {
            let fits = |(key, answer)| input.answers.get(key) == Some(answer);
            answers.of(asked).iter().all(fits)
        });
        if input.is_none() && named.is_empty() {
            named.add("answers", city::Flaw::NotAChoice);
        }
        named.into_result_with(|| input)
    }
}

impl IdeaChange {
    /// What the cost is in: an amount that is left alone keeps its own.
    fn currency(&self, before: &IdeaInput, city: &city::CitySettings) -> Currency {
        match (self.cost, before.cost) {
            (None, Some(kept)) => kept.currency,
            _ => city.currency,
        }
    }

    /// The whole idea as it would be.
    fn onto(&self, before: &IdeaInput) -> NewIdea {
        let keep = |new: &Option<String>, old: &str| new.clone().unwrap_or_else(|| old.to_owned());
        let point = |point: LonLat| {
            let (lon, lat) = point.degrees();
            PointJson { lon, lat }
        };
        NewIdea {
            title: keep(&self.title, &before.title),
            text: keep(&self.text, &before.text),
            language: keep(&self.language, before.language.as_str()),
            theme: self
                .theme
                .clone()
                .unwrap_or_else(|| before.theme.map(|theme| theme.key().to_owned())),
            neighbourhood: self
                .neighbourhood
                .clone()
                .unwrap_or_else(|| before.neighbourhood.clone()),
            place: keep(&self.place, &before.place),
            point: self.point.unwrap_or_else(|| before.point.map(point)),
            cost: self.cost.unwrap_or_else(|| before.cost.map(|cost| cost.minor)),
            answers: self.answers.clone().unwrap_or_default(),
        }
    }
}

/// A call this person may know of, by its name.
pub(crate) fn call_of(act: &mut acts::Act, slug: &Slug) -> acts::Done<calls::Call> {
    Ok(crate::call::page::readable(act, slug)?.0)
}

async fn publish(visit: Visit, slug: Slug, sent: Sent<NewIdea>) -> Result<IdeaInFull, Problem> {
    let key = sent.once_or(visit.stage()?.store.new_id());
    let (call, idea, events) = visit
        .write(move |act| {
            let call = call_of(act, &slug)?;
            let asked = acts::calls::form::of(act, &call)?;
            let currency = act.stage.city.currency;
            let none = Answers::default();
            let input = sent.body.check(&act.stage.city, (&asked, &none), currency, "")?;
            let id = acts::calls::idea::publish(act, call.id, &input, None, &key)?;
            whole(act, id)
        })
        .await?;
    Ok(Shaper(&visit).in_full(&call, &idea, &events))
}

async fn change(visit: Visit, id: Id<Idea>, sent: Sent<IdeaChange>) -> Result<IdeaInFull, Problem> {
    let (call, idea, events) = visit
        .write(move |act| {
            let (call, before) = acts::calls::idea::readable(act, id)?;
            let asked = acts::calls::form::of(act, &call)?;
            let said = sent.body.photo_text.as_ref().unwrap_or(&before.input.photo_text);
            let currency = sent.body.currency(&before.input, &act.stage.city);
            let changed = sent.body.onto(&before.input);
            let unasked = Form::default();
            // Who leaves the answers alone is not asked for them again.
            let form = if sent.body.answers.is_some() { &asked } else { &unasked };
            let answers = &before.input.answers;
            let mut input = changed.check(&act.stage.city, (form, answers), currency, said)?;
            if sent.body.answers.is_none() {
                input.answers = before.input.answers.clone();
            }
            input.photo = before.input.photo;
            acts::calls::idea::edit(act, id, &input, sent.body.version)?;
            whole(act, id)
        })
        .await?;
    Ok(Shaper(&visit).in_full(&call, &idea, &events))
}

async fn give_photo(visit: Visit, id: Id<Idea>, file: Bytes) -> Result<IdeaInFull, Problem> {
    // Before the work of decoding; the same rule decides again when it is written.
    visit
        .read(move |act| {
            let (call, idea) = acts::calls::idea::readable(act, id)?;
            Ok(calls::may_edit(&act.actor, &call, &idea, act.now)?)
        })
        .await?;
    let photo = stored(&visit, file, "photo").await?;
    with_photo(visit, id, Some(photo)).await
}

async fn take_photo(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<IdeaInFull, Problem> {
    with_photo(visit, id, None).await
}

async fn with_photo(visit: Visit, id: Id<Idea>, photo: Option<i64>) -> Result<IdeaInFull, Problem> {
    let (call, idea, events) = visit
        .write(move |act| {
            let (_, before) = acts::calls::idea::readable(act, id)?;
            let mut input = before.input;
            input.photo = photo;
            if photo.is_none() {
                input.photo_text.clear();
            }
            acts::calls::idea::edit(act, id, &input, before.version)?;
            whole(act, id)
        })
        .await?;
    Ok(Shaper(&visit).in_full(&call, &idea, &events))
}

/// Re-encodes and stores a picture; what is wrong with it is told at the field `body`.
pub(crate) async fn stored(visit: &Visit, file: Bytes, purpose: &str) -> Result<i64, Problem> {
    let upload =
        Upload { field: "body".to_owned(), name: String::new(), bytes: Some(file), incoming: None };
    web::pictures::store(visit, &upload, purpose).await?.map_err(|flaw| {
        let text = flaw.text(&visit.words);
        Problem::Invalid(vec![FieldError { field: "body".to_owned(), text }])
    })
}

async fn withdraw(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<IdeaInFull, Problem> {
    let (call, idea, events) = visit
        .write(move |act| {
            acts::calls::idea::withdraw(act, id)?;
            whole(act, id)
        })
        .await?;
    Ok(Shaper(&visit).in_full(&call, &idea, &events))
}

async fn support(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<(), Problem> {
    visit.write(move |act| acts::things::support::give(act, id).map(|_| ())).await
}

async fn unsupport(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<(), Problem> {
    visit.write(move |act| acts::things::support::take(act, id).map(|_| ())).await
}

async fn follow(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<(), Problem> {
    visit.write(move |act| acts::things::follow::start(act, id).map(|_| ())).await
}

async fn unfollow(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<(), Problem> {
    visit.write(move |act| acts::things::follow::stop(act, id).map(|_| ())).await
}
