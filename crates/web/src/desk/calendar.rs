//! What opens, closes, comes out and is promised, day by day: a page, and the same as a file for one's own calendar.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;

use super::Due;
use crate::Page;
use crate::calendar::{Entry, Kind, write};
use crate::http::{Problem, Visit};
use crate::views::Frame;

/// As far ahead one looks.
const AHEAD: SignedDuration = SignedDuration::from_hours(24 * 120);
/// As long something that was promised and has not come stays in sight.
const BEHIND: SignedDuration = SignedDuration::from_hours(24 * 60);

/// The days on which something happens.
#[derive(Debug, Template)]
#[template(path = "desk_calendar.html")]
pub(crate) struct CalendarPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What was promised and has not come.
    pub(crate) late: Vec<Dated>,
    /// Each day to come, with what happens on it.
    pub(crate) days: Vec<(String, Vec<Dated>)>,
}

/// What happens at a moment.
#[derive(Debug)]
pub(crate) struct Dated {
    /// When, as far as its place does not say it.
    pub(crate) when: String,
    /// What.
    pub(crate) due: Due,
}

async fn load(visit: &Visit) -> Result<Vec<Due>, Problem> {
    let (systems, now) = (visit.systems(), visit.now);
    let (from, until) = (now.checked_sub(BEHIND), now.checked_add(AHEAD));
    let (from, until) = (from.unwrap_or(now), until.unwrap_or(now));
    let shown = visit
        .read(move |act| {
            acts::desk::require_desk(act)?;
            systems
                .iter()
                .map(|system| system.calendar(act, from, until))
                .collect::<acts::Done<Vec<_>>>()
        })
        .await?;
    let (frame, mut all) = (visit.frame(""), Vec::new());
    for shown in shown {
        all.extend(shown(visit, &frame)?);
    }
    all.retain(|due: &Due| due.late || due.at >= now);
    all.sort_by(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
    Ok(all)
}

/// The page.
pub(crate) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let w = &visit.words;
    let (late, ahead): (Vec<_>, Vec<_>) = load(&visit).await?.into_iter().partition(|due| due.late);
    let mut days: Vec<(String, Vec<Dated>)> = Vec::new();
    for due in ahead {
        let day = w.weekday(due.at);
        let dated = Dated { when: w.time(due.at), due };
        match days.last_mut().filter(|(last, _)| *last == day) {
            Some((_, all)) => all.push(dated),
            None => days.push((day, vec![dated])),
        }
    }
    let dated = |due: Due| Dated { when: w.date_time(due.at), due };
    Ok(Page(CalendarPage {
        late: late.into_iter().map(dated).collect(),
        days,
        frame: Frame { desk: true, ..visit.frame(w.calendar_title()) },
    }))
}

/// The same as a file.
pub(crate) async fn file(visit: Visit) -> Result<Response, Problem> {
    let entry = |due: Due| Entry {
        uid: format!("{}@kalaka", due.key),
        changed: due.changed,
        summary: format!("{}: {}", due.about.label, due.what),
        start: due.at,
        end: None,
        address: format!("{}{}", visit.site(), due.about.href),
        location: String::new(),
        kind: Kind::Span,
    };
    let entries: Vec<_> = load(&visit).await?.into_iter().map(entry).collect();
    let kind = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"desk.ics\""),
    ];
    Ok((kind, write(visit.words.calendar_title(), &entries)).into_response())
}
