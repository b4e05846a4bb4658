//! The newsletters of a city, and beginning one.

use acts::letters::newsletter as acting;
use acts::things::Found;
use axum::response::{IntoResponse, Response};
use city::{
    Flaw, Flaws, Newsletter, NewsletterContent, NewsletterState, Refusal, Role, Theme, Topic,
};
use serde::Deserialize;

use super::letter::topic_name;
use super::view::{NewsletterRow, NewslettersPage};
use crate::desk::Whole;
use crate::forms::Posted;
use crate::http::{InQuery, Problem, Visit, field_errors};
use crate::page::{Page, Unfinished};
use crate::system::Shown;
use crate::views::{Choice, Chosen, FieldError, Frame, Link, Pages};
use crate::words::Words;

/// How many stand on one page.
const SHOWN: usize = 30;

/// Where the list goes on, and what a new one is about.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    before: String,
    topic: String,
}

/// A newsletter with the call it is about.
pub(super) type Known = (Newsletter, Option<Found>);

/// What a newsletter is about, in words.
pub(super) fn about(visit: &Visit, (one, call): &Known) -> String {
    let call = call.as_ref().and_then(|call| visit.link_to(call));
    let title = call.as_ref().map(|link| link.label.as_str());
    topic_name(&visit.words, &visit.city, &visit.wished(), &one.topic, title)
}

/// Where a newsletter is on its way, as a class and in a word.
pub(super) fn state(w: &Words, state: NewsletterState) -> (&'static str, &'static str) {
    match state {
        NewsletterState::Draft => ("", w.newsletter_draft()),
        NewsletterState::Scheduled => ("info", w.newsletter_scheduled()),
        NewsletterState::Sending => ("info", w.newsletter_sending()),
        NewsletterState::Sent => ("ok", w.newsletter_sent()),
    }
}

/// The list.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    Ok(Page(page(&visit, asked, Vec::new()).await?))
}

async fn page(
    visit: &Visit,
    asked: Asked,
    errors: Vec<FieldError>,
) -> Result<NewslettersPage, Problem> {
    let own = visit.clone();
    let before = asked.before.parse().map_or(i64::MAX, city::Id::<Newsletter>::get);
    let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let (mut found, offices) = visit
        .read(move |act| {
            let mut found: Vec<Known> = Vec::new();
            for one in acting::list(act, before, most)? {
                let call = acting::call_of(act, &one.topic)?;
                found.push((one, call));
            }
            let offices: Vec<Shown<Vec<Whole>>> = own
                .systems()
                .iter()
                .map(|system| system.offices(act))
                .collect::<acts::Done<_>>()?;
            Ok((found, offices))
        })
        .await?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let (w, here) = (&visit.words, visit.to.newsletters());
    let frame =
        Frame { desk: true, has_errors: !errors.is_empty(), ..visit.frame(w.newsletters_title()) };
    let mut calls = Vec::new();
    for office in offices {
        calls.extend(office(visit, &frame)?);
    }
    let last = found.last().filter(|_| more).map(|(one, _)| format!("{here}?before={}", one.id));
    Ok(NewslettersPage {
        topics: topics(visit, calls, &asked.topic),
        rows: found.iter().map(|one| row(visit, one)).collect(),
        pages: Pages {
            first: (!asked.before.is_empty()).then(|| here.clone()),
            next: last,
            ..Pages::default()
        },
        action: here,
        errors,
        frame,
    })
}

/// What whoever acts may write about: the calls they are officers of, and for the whole city everything.
fn topics(visit: &Visit, calls: Vec<Whole>, chosen: &str) -> Vec<Choice> {
    let actor = visit.reader.actor();
    let mut all: Vec<(Topic, String)> = Vec::new();
    for (call, title) in calls {
        let topic = Topic::Call(call);
        if actor.is_on(Role::Officer, topic.ground()) {
            all.push((topic, title));
        }
    }
    let near = visit.city.settings.neighbourhoods.iter();
    let near = near.map(|one| Topic::Neighbourhood(one.key.clone()));
    let themes = Theme::ALL.iter().map(|theme| Topic::Theme(*theme));
    for topic in near.chain(themes) {
        if actor.is_on(Role::Officer, topic.ground()) {
            let name = topic_name(&visit.words, &visit.city, &visit.wished(), &topic, None);
            all.push((topic, name));
        }
    }
    let choice = |(topic, name): (Topic, String)| {
        let is = topic.to_string() == chosen;
        Choice::new(topic.to_string(), name, Chosen::from(is))
    };
    all.into_iter().map(choice).collect()
}

fn row(visit: &Visit, known: &Known) -> NewsletterRow {
    let (w, (one, _)) = (&visit.words, known);
    let subject = match visit.text(&one.content.subject) {
        "" => w.newsletter_untitled(),
        subject => subject,
    };
    let mut meta = vec![about(visit, known)];
    match (one.state, one.send_at, one.sent_at) {
        (NewsletterState::Scheduled, Some(at), _) => {
            meta.push(w.newsletter_leaves(w.date_time(at)));
        }
        (NewsletterState::Sent, _, Some(at)) => {
            meta.push(w.newsletter_left(w.date_time(at)));
            meta.push(w.newsletter_readers(one.readers));
        }
        _ => {}
    }
    if one.returned > 0 {
        meta.push(w.newsletter_returned(one.returned));
    }
    NewsletterRow {
        link: Link::new(subject, visit.to.newsletter(one.id)),
        state: state(w, one.state),
        meta,
    }
}

/// Begins one.
pub(crate) async fn begin(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let typed = posted.get("topic").to_owned();
    let begun = match typed.parse::<Topic>() {
        Ok(topic) => {
            let nothing = NewsletterContent::default();
            visit.attempt(move |act| acting::begin(act, &topic, &nothing)).await?
        }
        Err(_) => {
            let mut flaws = Flaws::default();
            flaws.add("topic", Flaw::NotAChoice);
            Err(Refusal::Flawed(flaws))
        }
    };
    match begun {
        Ok(id) => Ok(visit.go(visit.to.newsletter(id))),
        Err(Refusal::Flawed(flaws)) => {
            let errors = field_errors(&visit.words, &flaws);
            let asked = Asked { topic: typed, ..Asked::default() };
            Ok(Unfinished(page(&visit, asked, errors).await?).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
