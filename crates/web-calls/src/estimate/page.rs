//! An officer says what an idea costs: from, to, and how one knows.

use acts::calls::estimate::{self as acting, Selected};
use axum::response::{IntoResponse, Response};
use calls::{Call, Estimate, EstimateInput, Idea, Range};
use city::{Currency, Flaw, Flaws, Id, Money, Refusal};
use web::forms::{self, Posted};
use web::http::{InPath, Problem, Said, Visit};
use web::views::{Fact, FieldError, Link};
use web::words::Words;
use web::{Page, Unfinished};

use crate::desk::{call_link, frame};
use crate::estimate::view::{EstimatePage, EstimateView};
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

/// Costs in words: one amount, or from one to another.
pub(crate) fn cost_range(w: &Words, range: Range) -> String {
    let money = |money: Money| w.money(money.minor, money.currency.as_str());
    if range.is_exact() {
        money(range.low)
    } else {
        w.cost_range(money(range.high), money(range.low))
    }
}

/// What is selected in a call against the money there is: "€40,000 to €52,000 of €60,000, 4 ideas". Empty where the call has none.
pub(crate) fn budget(visit: &Visit, call: &Call, selected: Selected) -> String {
    let w = &visit.words;
    let Some(budget) = call.content.budget else { return String::new() };
    let money = |minor: i64| Money { minor, currency: budget.currency };
    let range = Range { low: money(selected.low), high: money(selected.high) };
    let all = w.money(budget.minor, budget.currency.as_str());
    let ideas = w.ideas(selected.ideas);
    match selected.high > budget.minor {
        true if selected.low > budget.minor => w.budget_over(all, cost_range(w, range), ideas),
        true => w.budget_maybe_over(all, cost_range(w, range), ideas),
        false => w.budget_selected(all, cost_range(w, range), ideas),
    }
}

struct Found {
    call: Call,
    idea: Idea,
    estimate: Option<Estimate>,
    selected: Selected,
}

async fn found(visit: &Visit, id: Id<Idea>) -> Result<Found, Problem> {
    visit
        .read(move |act| {
            let (call, idea) = acts::calls::idea::readable(act, id)?;
            act.require_on(city::Role::Officer, idea.ground())?;
            let estimate = acting::of(act, id)?;
            let selected = acting::selected(act, &call)?;
            Ok(Found { call, idea, estimate, selected })
        })
        .await
}

/// What was typed.
#[derive(Default)]
struct Typed {
    low: String,
    high: String,
    source: String,
    answer: String,
    errors: Vec<FieldError>,
}

impl Typed {
    fn stored(visit: &Visit, found: &Found) -> Self {
        let Some(EstimateInput { range, source, answer }) =
            found.estimate.as_ref().map(|it| it.input.clone())
        else {
            return Self::default();
        };
        let amount = |money: Money| match money.minor % money.currency.minor_units() {
            0 => (money.minor / money.currency.minor_units()).to_string(),
            _ => visit.words.money(money.minor, money.currency.as_str()),
        };
        let high = if range.is_exact() { String::new() } else { amount(range.high) };
        Self { low: amount(range.low), high, source, answer, errors: Vec::new() }
    }

    fn posted(posted: &Posted) -> Self {
        let field = |name: &str| posted.get(name).to_owned();
        Self {
            low: field("low"),
            high: field("high"),
            source: field("source"),
            answer: field("answer"),
            errors: Vec::new(),
        }
    }

    fn input(&self, currency: Currency) -> Result<EstimateInput, Flaws> {
        let amount = |typed: &str| -> Result<Option<Money>, Flaw> {
            match typed.trim() {
                "" => Ok(None),
                typed => forms::money(typed, currency).map(Some),
            }
        };
        EstimateInput::check(amount(&self.low), amount(&self.high), &self.source, &self.answer)
    }
}

/// The page.
pub(crate) async fn show(visit: Visit, InPath(id): InPath<Id<Idea>>) -> Result<Response, Problem> {
    let found = found(&visit, id).await?;
    let typed = Typed::stored(&visit, &found);
    Ok(Page(page(&visit, &found, typed)).into_response())
}

fn page(visit: &Visit, found: &Found, typed: Typed) -> EstimatePage {
    let (w, call, idea) = (&visit.words, &found.call, &found.idea);
    let mut facts = Vec::new();
    if let Some(cost) = idea.input.cost {
        facts.push(Fact::new(w.estimate_own(), w.money(cost.minor, cost.currency.as_str())));
    }
    let budget = budget(visit, call, found.selected);
    if !budget.is_empty() {
        facts.push(Fact::new(w.budget_title(), budget));
    }
    EstimatePage {
        frame: frame(visit, w.estimate_title(), !typed.errors.is_empty()),
        path: vec![Link::new(w.nav_desk(), visit.to.desk()), call_link(visit, call)],
        idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        language: idea.input.language.to_string(),
        facts,
        action: visit.to.desk_estimate(idea.id),
        currency: web::words::currency_sign(visit.city.settings.currency.as_str()).to_owned(),
        low: typed.low,
        high: typed.high,
        source: typed.source,
        answer: typed.answer,
        is_there: found.estimate.is_some(),
        errors: typed.errors,
    }
}

/// Keeps it, or takes it back.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let mut typed = Typed::posted(&posted);
    let removes = posted.get("do") == "remove";
    let input = typed.input(visit.city.settings.currency);
    let done = match (removes, input) {
        (true, _) => visit.attempt(move |act| acting::remove(act, id)).await?,
        (false, Ok(input)) => visit.attempt(move |act| acting::make(act, id, &input)).await?,
        (false, Err(flaws)) => Err(Refusal::Flawed(flaws)),
    };
    match done {
        Ok(()) => {
            let found = found(&visit, id).await?;
            Ok(visit.go_saying(visit.to.idea(&found.call.slug, id), Said::Saved))
        }
        Err(Refusal::Flawed(flaws)) => {
            let found = found(&visit, id).await?;
            let w = &visit.words;
            typed.errors = FieldError::list(w, &flaws, |field, flaw| match (field, flaw) {
                ("high", Flaw::EndsBeforeStart) => Some(w.estimate_high_below_low().to_owned()),
                ("low", Flaw::Missing) => Some(w.estimate_low_missing().to_owned()),
                ("source", Flaw::Missing) => Some(w.estimate_source_missing().to_owned()),
                _ => None,
            });
            Ok(Unfinished(page(&visit, &found, typed)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// What the office says, for everybody.
pub(crate) fn public(visit: &Visit, idea: &Idea, estimate: &Estimate) -> EstimateView {
    let w = &visit.words;
    let own = idea.input.cost.map(|cost| w.money(cost.minor, cost.currency.as_str()));
    EstimateView {
        range: cost_range(w, estimate.input.range),
        own: own.unwrap_or_default(),
        source: estimate.input.source.clone(),
        answer: estimate.input.answer.clone(),
        when: w.date(estimate.made),
    }
}
