//! What all answers to a call say together: for officers at any time, for everybody once nobody can answer any more.

use calls::{Call, Sheet};
use city::{Id, Refusal, Slug};
use forms::{Form, Kind, Question, Summary};
use serde::Deserialize;
use store::calls as rows;
use web::Page;
use web::http::{InPath, InQuery, Problem, Visit};
use web::views::{Banner, Link, Pages, Tone};

use super::charts::chart;
use super::own;
use super::view::{Answered, AnswersPage, WrittenTexts};
use crate::call::head::{Current, head, saying};
use crate::call::ideas::total;
use crate::call::page::readable;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// How many people's words stand on one page.
const PAGE: i64 = 20;

/// From which sheet on words are read.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    after: Option<i64>,
}

struct Found {
    call: Call,
    follows: bool,
    ideas: i64,
    form: Form,
    summaries: Vec<(Question, Summary)>,
    sheets: Vec<Sheet>,
    more: bool,
    all: bool,
}

fn load(act: &mut acts::Act, slug: &Slug, asked: &Asked) -> acts::Done<Found> {
    let (call, follows) = readable(act, slug)?;
    if !call.asks {
        return Err(Refusal::NotFound.into());
    }
    let all = calls::may_read_answers(&act.actor, &call);
    let form = acts::calls::form::of(act, &call)?;
    let after = asked.after.unwrap_or_default();
    let mut sheets =
        if all { rows::sheet::page(act.tx, call.id, after, PAGE + 1)? } else { Vec::new() };
    let page = usize::try_from(PAGE).unwrap_or_default();
    let more = sheets.len() > page;
    sheets.truncate(page);
    Ok(Found {
        ideas: total(&rows::numbers::of_call(act.tx, call.id)?),
        summaries: acts::calls::answer::summary(act, &call)?,
        call,
        follows,
        form,
        sheets,
        more,
        all,
    })
}

/// The page.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Page<AnswersPage>, Problem> {
    let wished = asked.clone();
    let found = visit.read(move |act| load(act, &slug, &wished)).await?;
    let (w, shape, call) = (&visit.words, Shape::new(&visit), &found.call);
    let here = visit.to.call_answers(&call.slug);
    let public = call.has_closed_answers(visit.now);
    let title = w.answers_of(shape.title(call));
    let people = found.summaries.iter().map(|(_, summary)| summary.people()).max();
    let words = found.form.questions().any(is_written);
    Ok(Page(AnswersPage {
        frame: saying(visit.shared_frame(
            title,
            &here,
            w.answers_lead(),
            &shape.call_picture(call),
        )),
        head: head(&visit, call, found.follows, Current::Answers, found.ideas, ""),
        banner: (found.all && !public).then(|| only_you(&visit)),
        lead: people
            .filter(|people| *people > 0)
            .map(|people| w.answers_people(people))
            .unwrap_or_default(),
        charts: found
            .summaries
            .iter()
            .map(|(question, summary)| chart(&visit, question, summary))
            .collect(),
        texts: if words { texts(&visit, &found) } else { Vec::new() },
        pages: pages(&visit, &found, &asked, &here),
        data: if found.all { data(&visit, &here) } else { Vec::new() },
        none: none(&visit, call, public),
    }))
}

fn only_you(visit: &Visit) -> Banner {
    let w = &visit.words;
    let (title, text) = (w.answers_only_you().to_owned(), w.answers_only_you_text().to_owned());
    Banner { tone: Tone::Warn, title, text, link: None }
}

fn none(visit: &Visit, call: &Call, public: bool) -> String {
    let w = &visit.words;
    let closes = call.window(call.answered_in()).and_then(|window| window.closes());
    match closes.filter(|_| !public) {
        Some(closes) => w.answers_after(w.date_time(closes)),
        None => w.answers_few().to_owned(),
    }
}

fn is_written(question: &Question) -> bool {
    matches!(question.kind, Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Link)
}

/// What people wrote, each by themselves.
fn texts(visit: &Visit, found: &Found) -> Vec<WrittenTexts> {
    let one = |sheet: &Sheet| {
        let answers = found.form.questions().filter(|question| is_written(question));
        let answers: Vec<Answered> = answers
            .filter_map(|question| own::one(visit, &found.call, question, (sheet, &sheet.answers)))
            .collect();
        let idea = |id: Id<calls::Idea>| {
            Link::new(visit.words.answers_idea(), visit.to.idea(&found.call.slug, id))
        };
        (!answers.is_empty()).then(|| WrittenTexts {
            language: sheet.language.to_string(),
            when: visit.words.date(sheet.changed),
            idea: sheet.idea.map(idea),
            answers,
        })
    };
    found.sheets.iter().filter_map(one).collect()
}

fn pages(visit: &Visit, found: &Found, asked: &Asked, here: &str) -> Pages {
    let last = found.sheets.last().filter(|_| found.more).map(|sheet| sheet.id.get());
    Pages {
        first: asked.after.map(|_| format!("{here}#texts")),
        previous: None,
        at: String::new(),
        next: last
            .map(|last| format!("{here}?after={last}#texts"))
            .filter(|_| visit.reader.id().is_some()),
    }
}

/// The data set in each format.
fn data(visit: &Visit, here: &str) -> Vec<Link> {
    let link = |suffix: &&str| {
        Link::new(suffix.to_uppercase(), crate::feeds::link(visit, here, suffix, ""))
    };
    ["xlsx", "csv", "json"].iter().map(link).collect()
}
