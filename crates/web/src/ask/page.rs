//! The page behind a question's link, and what is sent from it.

use acts::letters::ask as acting;
use axum::response::{IntoResponse as _, Response};
use city::{Ask, Flaw, Flaws, Id, Refusal, Thing};

use super::view::AskPage;
use super::{AskField, FieldKind, Given, Question, Value};
use crate::forms::{self, Posted};
use crate::http::{InPath, Problem, Visit, field_errors};
use crate::page::{Page, Unfinished};
use crate::system::Shown;
use crate::views::{FieldError, Frame, Link, SaidPage};

type Here = InPath<(Id<Ask>, String)>;

/// A question as it stands.
enum Stand {
    /// It can be answered.
    Open(Ask, Box<Question>),
    /// It was answered, is over, or was settled otherwise; where what it is about can be looked at.
    Over(Ask, Option<Link>),
}

/// A link that was not made for this question does not exist.
async fn load(visit: &Visit, id: Id<Ask>, key: &str) -> Result<Stand, Problem> {
    let own = visit.clone();
    let (ask, asked, link) = visit
        .read(move |act| {
            let ask = acting::get(act, id)?;
            let mut asked: Option<Shown<Question>> = None;
            if ask.is_open(act.now) {
                for system in own.systems() {
                    asked = asked.or(system.asked(act, &ask)?);
                }
            }
            let found = acts::things::find(act, ask.thing).ok();
            let link = found.filter(|it| it.may_read(&act.actor)).and_then(|it| own.link_to(&it));
            Ok((ask, asked, link))
        })
        .await?;
    let as_thing: Id<Thing> = Id::new(ask.id.get());
    let secret = &visit.app.settings().secret;
    if !secret.is_letter_key(visit.city.id, ask.person, as_thing, key) {
        return Err(Problem::NotFound);
    }
    match asked {
        Some(shown) => {
            let question = shown(visit, &visit.frame(""))?;
            Ok(Stand::Open(ask, Box::new(question)))
        }
        None => Ok(Stand::Over(ask, link)),
    }
}

fn page(
    visit: &Visit,
    (ask, key): (&Ask, &str),
    question: Question,
    errors: Vec<FieldError>,
) -> AskPage {
    let frame = visit.frame(question.title.as_str());
    AskPage {
        action: visit.to.ask(ask.id, key),
        title: question.title,
        lead: question.lead,
        about: question.about,
        before: question.before,
        field: question.field,
        buttons: question.buttons,
        until: visit.words.ask_until(visit.words.date_time(ask.expires)),
        frame: Frame { has_errors: !errors.is_empty(), ..frame },
        errors,
    }
}

/// What is said once there is nothing to answer any more.
fn over(visit: &Visit, ask: &Ask, link: Option<Link>) -> SaidPage {
    let w = &visit.words;
    let (heading, text) = match ask.answered {
        Some(at) => (w.ask_thanks(), w.ask_answered(w.date_time(at))),
        None => (w.ask_over(), w.ask_over_text().to_owned()),
    };
    SaidPage {
        heading: heading.to_owned(),
        text,
        button: None,
        links: link.into_iter().collect(),
        frame: visit.frame(heading),
    }
}

/// What is asked. Opening it changes nothing.
pub(crate) async fn show(visit: Visit, InPath((id, key)): Here) -> Result<Response, Problem> {
    Ok(match load(&visit, id, &key).await? {
        Stand::Open(ask, question) => {
            let page = page(&visit, (&ask, &key), *question, Vec::new());
            crate::asked_anew(Page(page).into_response())
        }
        Stand::Over(ask, link) => crate::asked_anew(Page(over(&visit, &ask, link)).into_response()),
    })
}

/// Takes an answer, once.
pub(crate) async fn send(
    visit: Visit,
    InPath((id, key)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let (ask, question) = match load(&visit, id, &key).await? {
        Stand::Open(ask, question) => (ask, *question),
        Stand::Over(ask, link) => return Ok(Page(over(&visit, &ask, link)).into_response()),
    };
    let answer = match given(&question, &posted) {
        Ok(given) => take(&visit, id, given).await?,
        Err(flaws) => Err(Refusal::Flawed(flaws)),
    };
    match answer {
        Ok(()) | Err(Refusal::AlreadyElsewhere) => Ok(visit.go(visit.to.ask(id, &key))),
        Err(Refusal::Flawed(flaws)) => {
            let errors = field_errors(&visit.words, &flaws);
            let field = question
                .field
                .map(|field| AskField { value: posted.get("answer").to_owned(), ..field });
            let again = Question { field, ..question };
            Ok(Unfinished(page(&visit, (&ask, &key), again, errors)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Does what an answer means, in the name of whoever was asked and together with noting that they answered.
async fn take(visit: &Visit, id: Id<Ask>, given: Given) -> Result<Result<(), Refusal>, Problem> {
    let own = visit.clone();
    visit
        .attempt(move |act| {
            let ask = acting::open(act, id, given.said)?;
            for system in own.systems() {
                if system.take(&own, act, &ask, &given)? {
                    return Ok(());
                }
            }
            Err(Refusal::NotFound.into())
        })
        .await
}

/// What was pressed and typed.
fn given(question: &Question, posted: &Posted) -> Result<Given, Flaws> {
    let mut flaws = Flaws::default();
    let pressed = posted.get("said");
    let said = question.buttons.iter().find(|(key, _)| *key == pressed).map(|(key, _)| *key);
    // Enter in a field presses no button of its own: the first is meant.
    let first = question.buttons.first().map(|(key, _)| *key).filter(|_| pressed.is_empty());
    let said = flaws.keep("said", said.or(first).ok_or(Flaw::NotAChoice));
    let typed = posted.get("answer");
    let value = match &question.field {
        None => Some(Value::Nothing),
        Some(field) => match field.kind {
            FieldKind::Text => flaws.text("answer", typed, 1, 10_000).map(Value::Text),
            FieldKind::Date => flaws.keep("answer", forms::date(typed)).map(Value::Date),
            FieldKind::Number => {
                flaws.keep("answer", forms::whole_number(typed)).map(Value::Number)
            }
        },
    };
    flaws.into_result_with(|| Some(Given { said: said?, value: value? }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(kind: Option<FieldKind>) -> Question {
        let field = |kind| AskField {
            label: String::new(),
            hint: String::new(),
            value: String::new(),
            kind,
        };
        Question {
            title: String::new(),
            lead: String::new(),
            about: Link::new("", ""),
            before: Vec::new(),
            field: kind.map(field),
            buttons: vec![("yes", String::new()), ("no", String::new())],
        }
    }

    fn read(kind: Option<FieldKind>, said: &str, typed: &str) -> Option<(&'static str, Value)> {
        let posted = Posted::default().with("said", said).with("answer", typed);
        given(&question(kind), &posted).ok().map(|given| (given.said, given.value))
    }

    #[test]
    fn an_answer_is_a_button_and_what_its_field_takes() {
        assert_eq!(read(None, "no", ""), Some(("no", Value::Nothing)));
        assert_eq!(read(None, "", ""), Some(("yes", Value::Nothing)), "enter presses the first");
        assert_eq!(read(None, "perhaps", ""), None);
        assert_eq!(read(Some(FieldKind::Text), "yes", "  "), None);
        let text = Value::Text("More trees".to_owned());
        assert_eq!(read(Some(FieldKind::Text), "yes", " More trees "), Some(("yes", text)));
        let day = Value::Date(jiff::civil::date(2027, 3, 1));
        assert_eq!(read(Some(FieldKind::Date), "yes", "2027-03-01"), Some(("yes", day)));
        assert_eq!(read(Some(FieldKind::Date), "yes", "2027-02-30"), None);
        assert_eq!(read(Some(FieldKind::Number), "yes", "12"), Some(("yes", Value::Number(12))));
        assert_eq!(read(Some(FieldKind::Number), "yes", "twelve"), None);
    }
}
