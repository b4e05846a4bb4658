//! The API: what a call asks, answering it, and what all answers say.

use axum::http::{Method, StatusCode};
use city::{Flaw, Flaws, Language, Slug};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use web::api::{Api, List, NoQuery, Nothing, Sent};
use web::at;
use web::http::{Problem, Visit};

use super::json::{self, AnswersJson, FormJson, SummaryJson};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let give = at!(
        Write,
        "/calls/{call}/answers",
        "Answers the form of a call, or changes what one has answered."
    );
    let withdraw = at!(Write, "/calls/{call}/answers", "Takes back what one has answered.");
    let summary = at!(Read, "/calls/{call}/answers/summary", "Gives what all answers say.");
    api.read(at!(Read, "/calls/{call}/form", "Gives the form of a call."), form)
        .read(at!(Read, "/calls/{call}/answers", "Gives what one has answered."), own)
        .read(summary, self::summary)
        .write(Method::PUT, give, StatusCode::OK, self::give)
        .write(Method::DELETE, withdraw, StatusCode::NO_CONTENT, self::withdraw)
}

/// What somebody answers to the form of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewAnswers {
    /// The version of the form that was read.
    version: i64,
    /// The tag of the language it is answered in; the city's own if left out.
    #[serde(default)]
    language: String,
    answers: AnswersJson,
}

/// What somebody answered.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "Sheet")]
struct SheetJson {
    /// The version of the form that was answered; null where nothing was.
    version: Option<i64>,
    made: Option<String>,
    changed: Option<String>,
    answers: AnswersJson,
}

impl SheetJson {
    fn of(sheet: &calls::Sheet) -> Self {
        Self {
            version: Some(sheet.version),
            made: Some(sheet.made.to_string()),
            changed: Some(sheet.changed.to_string()),
            answers: json::answers(&sheet.answers),
        }
    }
}

async fn form(visit: Visit, slug: Slug, _: NoQuery) -> Result<FormJson, Problem> {
    let (call, kept) = visit.read(move |act| acts::calls::form::load(act, &slug)).await?;
    Ok(FormJson::of(&call, &kept))
}

async fn own(visit: Visit, slug: Slug, _: NoQuery) -> Result<SheetJson, Problem> {
    let sheet = visit
        .read(move |act| {
            let call = acts::calls::call::readable(act, &slug)?;
            acts::calls::answer::own(act, &call)
        })
        .await?;
    Ok(sheet.as_ref().map(SheetJson::of).unwrap_or_default())
}

async fn give(visit: Visit, slug: Slug, sent: Sent<NewAnswers>) -> Result<SheetJson, Problem> {
    let sheet = visit
        .write(move |act| {
            let (call, kept) = acts::calls::form::load(act, &slug)?;
            let mut flaws = Flaws::default();
            let language = match sent.body.language.as_str() {
                "" => Some(act.stage.city.own_language()),
                tag => {
                    flaws.keep("language", tag.parse::<Language>().map_err(|_| Flaw::NotAChoice))
                }
            };
            let answers = match json::read(&kept.form, &sent.body.answers) {
                Ok(answers) => Some(answers),
                Err(unfit) => {
                    unfit.iter().for_each(|(field, flaw)| flaws.add(field, flaw.clone()));
                    None
                }
            };
            let (language, answers) = flaws.into_result_with(|| Some((language?, answers?)))?;
            acts::calls::answer::give(act, call.id, sent.body.version, &language, &answers)
        })
        .await?;
    Ok(SheetJson::of(&sheet))
}

async fn withdraw(visit: Visit, slug: Slug, _: Sent<Nothing>) -> Result<(), Problem> {
    visit
        .write(move |act| {
            let call = acts::calls::call::readable(act, &slug)?;
            acts::calls::answer::withdraw(act, call.id)
        })
        .await
}

async fn summary(visit: Visit, slug: Slug, _: NoQuery) -> Result<List<SummaryJson>, Problem> {
    let found = visit
        .read(move |act| {
            let call = acts::calls::call::readable(act, &slug)?;
            acts::calls::answer::summary(act, &call)
        })
        .await?;
    let items = found.iter().map(|(question, summary)| SummaryJson::of(question, summary));
    Ok(List::whole(items.collect()))
}
