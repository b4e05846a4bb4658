//! The API: what the office says an idea costs.

use acts::calls::estimate as acting;
use axum::http::{Method, StatusCode};
use calls::{Estimate, EstimateInput, Idea};
use city::{Currency, Flaw, Id, Money, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use web::api::{Api, MoneyJson, NoQuery, Nothing, Sent};
use web::at;
use web::http::{Problem, Visit};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let of = at!(Read, "/ideas/{idea}/estimate", "Gives what the office says an idea costs.");
    let put =
        at!(Desk here, "/ideas/{idea}/estimate", "Says what an idea costs, until it is decided.");
    let remove =
        at!(Desk here, "/ideas/{idea}/estimate", "Takes back what the office said an idea costs.");
    api.read(of, self::of).write(Method::PUT, put, StatusCode::OK, make).write(
        Method::DELETE,
        remove,
        StatusCode::NO_CONTENT,
        self::remove,
    )
}

/// What the office says an idea costs.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Estimate")]
struct EstimateJson {
    /// At least.
    low: MoneyJson,
    /// At most.
    high: MoneyJson,
    /// How the office knows.
    source: String,
    /// What it says to everybody; may be empty.
    answer: String,
    made: String,
}

impl From<&Estimate> for EstimateJson {
    fn from(it: &Estimate) -> Self {
        Self {
            low: it.input.range.low.into(),
            high: it.input.range.high.into(),
            source: it.input.source.clone(),
            answer: it.input.answer.clone(),
            made: it.made.to_string(),
        }
    }
}

/// What an idea would cost.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewEstimate {
    /// At least, in whole minor units of the city's currency.
    low: i64,
    /// At most; left out where it is one amount.
    #[serde(default)]
    high: Option<i64>,
    /// How the office knows, 3 to 200 characters.
    source: String,
    /// What it says to everybody, at most 1,000 characters.
    #[serde(default)]
    answer: String,
}

impl NewEstimate {
    fn check(&self, currency: Currency) -> Result<EstimateInput, city::Flaws> {
        let amount =
            |minor: i64| -> Result<Option<Money>, Flaw> { Ok(Some(Money { minor, currency })) };
        let high = self.high.map_or(Ok(None), amount);
        EstimateInput::check(amount(self.low), high, &self.source, &self.answer)
    }
}

async fn of(visit: Visit, id: Id<Idea>, _: NoQuery) -> Result<EstimateJson, Problem> {
    let found = visit.read(move |act| Ok(acting::of(act, id)?.ok_or(Refusal::NotFound)?)).await?;
    Ok(EstimateJson::from(&found))
}

async fn make(
    visit: Visit,
    id: Id<Idea>,
    sent: Sent<NewEstimate>,
) -> Result<EstimateJson, Problem> {
    let currency = visit.city.settings.currency;
    let made = visit
        .write(move |act| {
            let input = sent.body.check(currency)?;
            acting::make(act, id, &input)?;
            Ok(acting::of(act, id)?.ok_or(Refusal::NotFound)?)
        })
        .await?;
    Ok(EstimateJson::from(&made))
}

async fn remove(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<(), Problem> {
    visit.write(move |act| acting::remove(act, id)).await
}
