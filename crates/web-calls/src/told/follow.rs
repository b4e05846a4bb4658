//! What the code of a card opens, for whoever told an idea and has no address: where it stands, why, and what comes next. Signed
//! in, they make it theirs.

use acts::calls::told as acting;
use axum::response::{IntoResponse, Response};
use calls::{Call, CardCode, Idea};
use city::{Flaw, Flaws, Refusal, Step};
use store::calls::told::Told;
use web::forms::Posted;
use web::http::{Action, InPath, Problem, Said, Visit};
use web::views::{FieldError, Link};
use web::{Page, Unfinished};

use crate::paths::CallLinks as _;
use crate::shape::{self, Shape};
use crate::told::card::digest;
use crate::told::enter::how_word;
use crate::told::view::{CardIdeaPage, CodePage};
use crate::words::CallWords as _;

fn page(visit: &Visit, code: &str, flaws: &Flaws) -> CodePage {
    let w = &visit.words;
    let own = |_: &str, _: &Flaw| Some(w.card_code_unknown().to_owned());
    let mut frame = visit.frame(w.card_code_title());
    frame.has_errors = !flaws.is_empty();
    CodePage {
        action: visit.to.card(),
        code: code.to_owned(),
        errors: FieldError::list(w, flaws, own),
        frame,
    }
}

/// Asks for the code.
pub(crate) async fn ask(visit: Visit) -> Result<impl IntoResponse, Problem> {
    Ok(Page(page(&visit, "", &Flaws::default())))
}

/// Leads to what a code opens. Trying is braked as it is with codes of letters.
pub(crate) async fn open(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let typed = posted.get("code").to_owned();
    let code = CardCode::parse(&typed);
    let opens = match &code {
        Some(code) => opened(&visit, code).await?.is_some(),
        None => false,
    };
    match code.filter(|_| opens) {
        Some(code) => Ok(visit.go(visit.to.card_idea(code.as_str()))),
        None => {
            let mut flaws = Flaws::default();
            flaws.add("code", Flaw::Malformed);
            Ok(Unfinished(page(&visit, &typed, &flaws)).into_response())
        }
    }
}

type Opened = (Call, Idea, Told, Vec<Step>);

async fn opened(visit: &Visit, code: &CardCode) -> Result<Option<Opened>, Problem> {
    let hash = digest(code);
    visit
        .read(move |act| match acting::by_code(act, &hash) {
            Ok((call, idea, told)) => {
                let steps = store::things::step::of(act.tx, idea.id.thing())?;
                Ok(Some((call, idea, told, steps)))
            }
            Err(acts::Refused::Rule(Refusal::NotFound)) => Ok(None),
            Err(refused) => Err(refused),
        })
        .await
}

/// What the code opens.
pub(crate) async fn show(
    visit: Visit,
    InPath(key): InPath<String>,
) -> Result<impl IntoResponse, Problem> {
    let code = CardCode::parse(&key).ok_or(Problem::NotFound)?;
    let Some((call, idea, told, steps)) = opened(&visit, &code).await? else {
        // Guessing in addresses is braked as guessing in the form is.
        visit.limit(Action::Code)?;
        return Err(Problem::NotFound);
    };
    let (w, shape) = (&visit.words, Shape::new(&visit));
    let here = visit.to.card_idea(code.as_str());
    let mut meta = vec![w.card_told(w.date(told.made_at), how_word(w, told.how))];
    meta.push(w.neighbours_support(idea.supports));
    // Authors hear first, but not before the others when it is only decided.
    let journey = steps.iter().map(|step| shape.event(&call, step));
    Ok(Page(CardIdeaPage {
        frame: visit.frame(w.card_idea_title()),
        call: Link::new(shape.title(&call), visit.to.call(&call.slug)),
        idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        language: idea.input.language.to_string(),
        state: shape::state(&idea),
        meta,
        journey: journey.filter(|step| !step.title.is_empty()).collect(),
        next: shape.next(&call, &idea),
        claim: match visit.reader.id() {
            Some(_) => Ok(here.clone()),
            None => Err(visit.to.sign_in_for(&visit.here())),
        },
    }))
}

/// Makes it the reader's.
pub(crate) async fn claim(visit: Visit, InPath(key): InPath<String>) -> Result<Response, Problem> {
    let code = CardCode::parse(&key).ok_or(Problem::NotFound)?;
    let hash = digest(&code);
    let (call, id) = visit.write(move |act| acting::claim(act, &hash)).await?;
    Ok(visit.go_saying(visit.to.idea(&call.slug, id), Said::TookIdea))
}
