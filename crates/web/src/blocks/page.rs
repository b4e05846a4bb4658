//! Blocking one person, answering their appeal, lifting it.

use acts::city::block as acting;
use axum::response::{IntoResponse, Response};
use city::block::BlockInput;
use city::{Block, Flaw, Flaws, Id, Person, Refusal};
use store::city::block::{self as rows, Entry};
use store::city::person;

use super::list::row;
use super::view::BlockPage;
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit};
use crate::mandates::offer::end_of_day;
use crate::page::{Page, Unfinished};
use crate::things::report::reasons;
use crate::views::{FieldError, Frame};
use crate::words::name;

/// How many of their blocks are shown.
const SHOWN: i64 = 20;

struct Loaded {
    name: String,
    blocks: Vec<Entry>,
    /// Why they cannot be blocked.
    cannot: Option<Flaw>,
}

async fn load(visit: &Visit, id: Id<Person>) -> Result<Loaded, Problem> {
    visit
        .read(move |act| {
            let name = person::get(act.tx, id)?.name.as_str().to_owned();
            let cannot = match acting::check(act, id) {
                Ok(()) => None,
                Err(acts::Refused::Rule(Refusal::Flawed(flaws))) => flaws.of("person").cloned(),
                Err(refused) => return Err(refused),
            };
            let mut blocks = Vec::new();
            for block in rows::of_person(act.tx, id, SHOWN)? {
                let giver = match block.given_by {
                    Some(giver) => person::get(act.tx, giver)?.name.as_str().to_owned(),
                    None => String::new(),
                };
                blocks.push(Entry { block, name: name.clone(), giver });
            }
            Ok(Loaded { name, blocks, cannot })
        })
        .await
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    rule: String,
    reason: String,
    until: String,
    answer: String,
    errors: Vec<FieldError>,
}

async fn page(visit: &Visit, id: Id<Person>, typed: Typed) -> Result<BlockPage, Problem> {
    let found = load(visit, id).await?;
    let w = &visit.words;
    let shown = name(w, &found.name).to_owned();
    let mut blocks = found.blocks.iter().map(|entry| &entry.block);
    let in_force = blocks.find(|block| block.blocked(visit.now).is_some());
    let said = in_force.map(|block| (block.id.to_string(), block.waits(visit.now)));
    Ok(BlockPage {
        cannot: match (&said, &found.cannot) {
            (Some(_), _) | (None, None) => String::new(),
            (None, Some(flaw)) => why_not(visit, flaw, &shown),
        },
        in_force: said,
        action: visit.to.block(id),
        rules: reasons(w, &typed.rule),
        reason: typed.reason,
        until: typed.until,
        answer: typed.answer,
        rows: found.blocks.iter().map(|entry| row(visit, entry)).collect(),
        frame: Frame {
            desk: true,
            has_errors: !typed.errors.is_empty(),
            ..visit.frame(w.block_title(shown.as_str()))
        },
        errors: typed.errors,
        name: shown,
    })
}

fn why_not(visit: &Visit, flaw: &Flaw, shown: &str) -> String {
    let w = &visit.words;
    match flaw {
        Flaw::NotAChoice => w.block_oneself().to_owned(),
        Flaw::Settled => w.block_staff(shown),
        _ => w.block_already(shown),
    }
}

/// The page of a person.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Person>>,
) -> Result<impl IntoResponse, Problem> {
    Ok(Page(page(&visit, id, Typed::default()).await?))
}

/// Does what was decided about them.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Person>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let (outcome, said) = match posted.get("do") {
        "block" => (begin(&visit, id, &posted).await?, Said::Blocked),
        "lift" => (change(&visit, id, &posted, Change::Lift).await?, Said::Unblocked),
        "stay" => (change(&visit, id, &posted, Change::Stay).await?, Said::StaysBlocked),
        _ => return Err(Problem::Unreadable),
    };
    match outcome {
        Ok(()) => Ok(visit.go_saying(visit.to.block(id), said)),
        Err(Refusal::Flawed(flaws)) => {
            let text = |field: &str| posted.get(field).to_owned();
            let typed = Typed {
                rule: text("rule"),
                reason: text("reason"),
                until: text("until"),
                answer: text("answer"),
                errors: errors(&visit, &flaws),
            };
            Ok(Unfinished(page(&visit, id, typed).await?).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

fn errors(visit: &Visit, flaws: &Flaws) -> Vec<FieldError> {
    let w = &visit.words;
    let own = |field: &str, flaw: &Flaw| match field {
        "rule" => Some(w.block_rule_missing().to_owned()),
        "person" => Some(why_not(visit, flaw, "")),
        _ => None,
    };
    FieldError::list(w, flaws, own)
}

type Outcome = Result<Result<(), Refusal>, Problem>;

async fn begin(visit: &Visit, id: Id<Person>, posted: &Posted) -> Outcome {
    let until = end_of_day(posted.get("until"), &visit.city.zone);
    let input = BlockInput::check(posted.get("rule"), posted.get("reason"), until, visit.now);
    match input {
        Ok(input) => visit.attempt(move |act| acting::begin(act, id, &input).map(drop)).await,
        Err(flaws) => Ok(Err(flaws.into())),
    }
}

/// What becomes of a block.
#[derive(Clone, Copy)]
enum Change {
    Lift,
    Stay,
}

/// Changes the block that the form names, if it is this person's.
async fn change(visit: &Visit, id: Id<Person>, posted: &Posted, change: Change) -> Outcome {
    let block: Id<Block> = posted.get("block").parse().map_err(|_| Problem::NotFound)?;
    let answer = posted.get("answer").to_owned();
    visit
        .attempt(move |act| {
            if rows::get(act.tx, block)?.person != id {
                return Err(Refusal::NotFound.into());
            }
            match change {
                Change::Lift => acting::lift(act, block),
                Change::Stay => acting::keep(act, block, &answer),
            }
        })
        .await
}
