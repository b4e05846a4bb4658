//! My page: what waits for the reader, everything they have to do with, and messages.

use acts::things::notice::{self, Told};
use axum::response::IntoResponse;
use city::{Mandate, Role};
use store::city::appointment::{self, Appointment};
use store::city::person;

use super::list::{self, Asked, Listed};
use super::view::{MePage, Message};
use crate::http::{InQuery, Problem, Visit};
use crate::mandates;
use crate::mandates::list::what;
use crate::page::Page;
use crate::people::letter;
use crate::system::{MyPart, Shown};
use crate::views::{Link, Tab};

/// How many messages are shown.
const MESSAGES: i64 = 30;

struct Mine {
    parts: Vec<Shown<MyPart>>,
    listed: Listed,
    messages: Vec<Told>,
    appointments: Vec<Appointment>,
    newest: Option<i64>,
    news_read: i64,
    mandates: Vec<(Mandate, Option<Link>)>,
    /// Whether no letter goes to their address any more.
    is_stopped: bool,
    /// Whether somebody asks for their account at the desk.
    is_asked_for: bool,
}

async fn load(visit: &Visit, asked: &Asked) -> Result<Mine, Problem> {
    let (systems, nouns, asked) = (visit.systems(), visit.nouns(), asked.clone());
    let own = visit.clone();
    let body = move |act: &mut acts::Act| {
        let me = act.person()?;
        let parts = systems.iter().map(|system| system.mine(act));
        let parts = parts.collect::<acts::Done<Vec<_>>>()?;
        let listed = list::load(act, &asked, &nouns)?;
        let messages = notice::recent(act, me, MESSAGES)?;
        let appointments = appointment::recent(act.tx, me, MESSAGES)?;
        let told = messages.iter().map(|one| one.id.get());
        let newest = told.chain(appointments.iter().map(|one| one.id.get())).max();
        let news_read = person::news_read(act.tx, me)?;
        let mandates = mandates::said::in_force(act, &own, me)?;
        let mail = person::get(act.tx, me)?.mail;
        let mail = mail.as_ref().map_or("", |mail| mail.as_str());
        let is_stopped = store::letters::returned::is_stopped(act.tx, mail)?;
        let is_asked_for = acts::city::recovery::own(act)?.is_some();
        Ok(Mine {
            parts,
            listed,
            messages,
            appointments,
            newest,
            news_read,
            mandates,
            is_stopped,
            is_asked_for,
        })
    };
    visit.read(body).await
}

/// What concerns the reader.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let mine = load(&visit, &asked).await?;
    // What is new is marked as such this once.
    if let Some(newest) = mine.newest.filter(|newest| *newest > mine.news_read) {
        let read = visit.write_own(move |act| {
            let me = act.person()?;
            Ok(person::read_news(act.tx, me, newest)?)
        });
        read.await?;
    }
    let w = &visit.words;
    let frame = visit.frame(w.my_page());
    let (mut waits, mut drafts) = (Vec::new(), Vec::new());
    if mine.is_asked_for {
        waits.push(Link::new(w.recovery_own_wait(), visit.to.me_address()));
    }
    if mine.is_stopped {
        waits.push(Link::new(w.letters_wait(), visit.to.me_letters()));
    }
    let (mut belongs, mut coming, mut answered) = (Vec::new(), Vec::new(), Vec::new());
    let mut opened = Vec::new();
    for part in mine.parts {
        let part = part(&visit, &frame)?;
        waits.extend(part.waits);
        drafts.extend(part.drafts);
        coming.extend(part.coming);
        belongs.extend(part.belongs);
        answered.extend(part.answered);
        opened.extend(part.opened);
    }
    let actor = visit.reader.actor();
    let (kinds, parts) = mine.listed.chips(&visit, &asked, &drafts);
    Ok(Page(MePage {
        name: own_name(&visit),
        tabs: tabs(&visit, At::Mine),
        waits,
        mandates: mine
            .mandates
            .iter()
            .map(|(one, call)| (what(&visit, one, call.as_ref()), mandates::said::until(w, one)))
            .collect(),
        has_desk: [Role::Officer, Role::Moderator].iter().any(|role| actor.holds(*role)),
        mandates_title: w.me_mandates(visit.city_name()),
        kinds,
        parts,
        rows: mine.listed.rows(&visit, &asked, &drafts),
        everything: Listed::everything(&visit, &asked),
        pages: mine.listed.pages(&visit, &asked),
        coming,
        belongs,
        answered,
        opened,
        messages: messages(&visit, mine.news_read, &mine.messages, &mine.appointments),
        frame,
    }))
}

/// What there is to tell, the newest first.
fn messages(
    visit: &Visit,
    news_read: i64,
    told: &[Told],
    appointments: &[Appointment],
) -> Vec<Message> {
    let w = &visit.words;
    let message = |id: i64, link, made_at| {
        let when = w.ago(made_at, visit.now);
        (id, Message { link, when, unread: id > news_read })
    };
    let news = told
        .iter()
        .filter_map(|one| Some(message(one.id.get(), visit.link_told(one)?, one.made_at)));
    let roles = appointments.iter().map(|one| {
        let said = letter::sentence(w, visit.city_name(), one);
        message(one.id.get(), Link::new(said, visit.to.home()), one.made_at)
    });
    let mut all: Vec<(i64, Message)> = news.chain(roles).collect();
    all.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
    all.into_iter().map(|(_, message)| message).collect()
}

fn own_name(visit: &Visit) -> String {
    visit.reader.person.as_ref().map(|person| person.name.as_str().to_owned()).unwrap_or_default()
}

/// Where somebody is on the pages about themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    /// What is theirs.
    Mine,
    /// Letters to them.
    Letters,
    /// What they have proved.
    Proof,
    /// Their settings.
    Settings,
}

/// My page, letters, proof and settings.
pub(crate) fn tabs(visit: &Visit, at: At) -> Vec<Tab> {
    let w = &visit.words;
    let tab = |label: &str, href: String, current| Tab {
        label: label.to_owned(),
        href,
        count: None,
        current,
    };
    vec![
        tab(w.my_page(), visit.to.me(), at == At::Mine),
        tab(w.letters_mine(), visit.to.me_letters(), at == At::Letters),
        tab(w.proof_tab(), visit.to.me_proof(), at == At::Proof),
        tab(w.my_settings(), visit.to.me_settings(), at == At::Settings),
    ]
}
