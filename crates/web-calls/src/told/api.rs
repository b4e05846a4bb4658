//! The API, in an officer's name: ideas that somebody told the city.

use acts::calls::told as acting;
use axum::http::{Method, StatusCode};
use calls::Telling;
use city::Slug;
use forms::{Answers, Form};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use web::api::{Api, Sent};
use web::at;
use web::http::{Problem, Visit};

use crate::idea::api::{NewIdea, call_of};
use crate::idea::reading::whole;
use crate::json::{IdeaInFull, Shaper};
use crate::told::card;

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    api.write(
        Method::POST,
        at!(Desk here, "/calls/{call}/told", "Enters an idea that somebody told the city."),
        StatusCode::CREATED,
        enter,
    )
}

/// An idea that was told.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewTold {
    idea: NewIdea,
    #[schemars(extend("enum" = ["phone", "paper", "desk"]))]
    how: String,
    /// The name that may be shown, at most 60 characters; left out for none.
    #[serde(default)]
    name: String,
    /// How its teller agreed to that.
    #[serde(default)]
    #[schemars(extend("enum" = ["no", "spoken", "signed"]))]
    consent: String,
    /// Where its teller can be reached, at most 200 characters; kept sealed, so that no program reads it again.
    #[serde(default)]
    contact: String,
}

/// An idea that was entered, with the code of its card, which nobody is told again.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Told")]
struct ToldJson {
    idea: IdeaInFull,
    /// Twelve letters and digits in groups of four; nothing where it had been entered before.
    code: Option<String>,
}

async fn enter(visit: Visit, slug: Slug, sent: Sent<NewTold>) -> Result<ToldJson, Problem> {
    let key = sent.once_or(visit.stage()?.store.new_id());
    let code = card::draw(&visit);
    let hash = card::digest(&code);
    let made = hash.clone();
    let NewTold { idea, how, name, consent, contact } = sent.body;
    let ((call, idea, steps), kept) = visit
        .write(move |act| {
            let call = call_of(act, &slug)?;
            let currency = act.stage.city.currency;
            let asked = acts::calls::form::of(act, &call)?;
            let form = if idea.has_answers() { asked } else { Form::default() };
            let input = idea.check(&act.stage.city, (&form, &Answers::default()), currency, "")?;
            let telling = Telling::check(&how, &name, &consent, None)?;
            let contact = Telling::contact(&contact)?;
            let id = acting::enter(act, call.id, &input, (&telling, &contact), &made, &key)?;
            let (.., told) = acting::of_office(act, id)?;
            Ok((whole(act, id)?, told.hash))
        })
        .await?;
    Ok(ToldJson {
        idea: Shaper(&visit).in_full(&call, &idea, &steps),
        code: (kept == Some(hash)).then(|| code.printed()),
    })
}
