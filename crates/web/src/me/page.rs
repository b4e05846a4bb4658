//! My page: what the systems have of the reader, messages, and what one follows.

use acts::things::notice::{self, Told};
use axum::response::IntoResponse;
use store::city::person;

use super::view::{MePage, Message};
use crate::http::{Problem, Visit};
use crate::page::Page;
use crate::system::{MyPart, Shown};
use crate::views::Tab;

/// How many messages are shown.
const MESSAGES: i64 = 30;

struct Mine {
    parts: Vec<Shown<MyPart>>,
    messages: Vec<Told>,
    newest: Option<i64>,
    news_read: i64,
}

async fn load(visit: &Visit) -> Result<Mine, Problem> {
    let systems = visit.systems();
    let body = move |act: &mut acts::Act| {
        let me = act.person()?;
        let parts = systems.iter().map(|system| system.mine(act));
        let parts = parts.collect::<acts::Done<Vec<_>>>()?;
        let messages = notice::recent(act, me, MESSAGES)?;
        let newest = messages.iter().map(|one| one.id.get()).max();
        let news_read = person::news_read(act.tx, me)?;
        Ok(Mine { parts, messages, newest, news_read })
    };
    visit.read(body).await
}

/// What concerns the reader.
pub(crate) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let mine = load(&visit).await?;
    // What is new is marked as such this once.
    if let Some(newest) = mine.newest.filter(|newest| *newest > mine.news_read) {
        let read = visit.write(move |act| {
            let me = act.person()?;
            Ok(person::read_news(act.tx, me, newest)?)
        });
        read.await?;
    }
    let w = &visit.words;
    let frame = visit.frame(w.my_page());
    let (mut bands, mut follows) = (Vec::new(), Vec::new());
    for part in mine.parts {
        let part = part(&visit, &frame)?;
        bands.extend(part.bands);
        follows.extend(part.follows);
    }
    bands.sort_by_key(|band| band.order);
    let message = |one: &Told| {
        Some(Message {
            link: visit.link_told(one)?,
            when: w.ago(one.made_at, visit.now),
            unread: one.id.get() > mine.news_read,
        })
    };
    let messages = mine.messages.iter().filter_map(message).collect();
    let (name, tabs) = (own_name(&visit), tabs(&visit, true));
    Ok(Page(MePage { frame, name, tabs, bands, messages, follows }))
}

fn own_name(visit: &Visit) -> String {
    visit.reader.person.as_ref().map(|person| person.name.as_str().to_owned()).unwrap_or_default()
}

/// My page and its settings.
pub(crate) fn tabs(visit: &Visit, at_ideas: bool) -> Vec<Tab> {
    let w = &visit.words;
    let tab = |label: &str, href: String, current| Tab {
        label: label.to_owned(),
        href,
        count: None,
        current,
    };
    vec![
        tab(w.my_page(), visit.to.me(), at_ideas),
        tab(w.my_settings(), visit.to.me_settings(), !at_ideas),
    ]
}
