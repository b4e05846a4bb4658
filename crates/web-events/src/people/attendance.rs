//! Who is there, ticked at the door. What two people tick at once is put together: only what somebody changed is noted.

use acts::events::after::{self, Ticked};
use axum::response::{IntoResponse as _, Response};
use city::{Id, Refusal};
use events::{Event, Registration, RegistrationState};
use web::forms::{Posted, whole_number};
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::views::{FieldError, Link};
use web::{Page, Unfinished};

use super::list::{Asked, Listed, called, load};
use super::view::{AttendancePage, Guest};
use crate::paths::EventLinks as _;
use crate::shape;
use crate::words::EventWords as _;

/// How many people stand on one page.
const PAGE: usize = 200;

/// What a field of somebody says.
fn word(came: Option<bool>) -> &'static str {
    match came {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}

fn ticked(word: &str) -> Ticked {
    match word {
        "yes" => Ticked::Present,
        "no" => Ticked::Absent,
        _ => Ticked::Unknown,
    }
}

fn page(visit: &Visit, listed: &Listed, asked: &Asked) -> AttendancePage {
    let (w, event) = (&visit.words, &listed.event);
    let here = visit.to.desk_event_attendance(event.id);
    let guest = |(one, own): &(Registration, String)| {
        let mut meta = Vec::from_iter((one.seats > 1).then(|| w.people_brings(one.seats - 1)));
        match one.state {
            RegistrationState::Taken => {}
            RegistrationState::Waiting => meta.push(w.people_waiting().to_owned()),
            RegistrationState::Withdrawn => meta.push(w.people_withdrawn().to_owned()),
        }
        Guest { id: one.id.to_string(), name: called(w, one, own), meta, came: word(one.came) }
    };
    let walked_in = event.came.walked_in.to_string();
    let query =
        if asked.after.is_empty() { String::new() } else { format!("?after={}", asked.after) };
    AttendancePage {
        event: Link::new(shape::title(w, event, &visit.wished()), visit.to.event(event.id)),
        when: shape::when(w, event),
        action: format!("{here}{query}"),
        there: w.attendance_there(event.places.taken, event.came.registered + event.came.walked_in),
        guests: listed.people.iter().map(guest).collect(),
        walked_in: (walked_in.clone(), walked_in),
        pages: listed.pages(&here, asked),
        errors: Vec::new(),
        frame: visit.frame(w.attendance_title()),
    }
}

/// The list to be ticked.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let wished = asked.clone();
    let listed = visit.read(move |act| load(act, id, &wished, PAGE)).await?;
    Ok(Page(page(&visit, &listed, &asked)).into_response())
}

/// What was changed on the page: `was-…` says what it was made from.
fn changed(posted: &Posted) -> Vec<(Id<Registration>, Ticked)> {
    let one = |(name, value): (&str, &str)| {
        let id = name.strip_prefix("came-")?;
        let is_other = posted.get(&format!("was-{id}")) != value;
        is_other.then_some((id.parse().ok()?, ticked(value)))
    };
    posted.fields().filter_map(one).collect()
}

/// Notes it.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
    InQuery(asked): InQuery<Asked>,
    posted: Posted,
) -> Result<Response, Problem> {
    let typed = posted.get("walked_in").trim().to_owned();
    let walked_in = match typed.as_str() {
        "" => Ok(Some(0)),
        same if same == posted.get("was-walked_in") => Ok(None),
        other => whole_number(other).map(Some),
    };
    let ticks = changed(&posted);
    let answer = match walked_in {
        Err(flaw) => {
            let mut flaws = city::Flaws::default();
            flaws.add("walked_in", flaw);
            Err(Refusal::Flawed(flaws))
        }
        Ok(walked_in) => {
            visit
                .attempt(move |act| {
                    let event = after::tick(act, id, &ticks)?;
                    match walked_in {
                        Some(people) => after::walked_in(act, id, people),
                        None => Ok(event),
                    }
                })
                .await?
        }
    };
    match answer {
        Ok(_) => {
            let there = visit.to.desk_event_attendance(id);
            let query = asked.after.parse::<Id<Registration>>();
            let query = query.map(|after| format!("?after={after}")).unwrap_or_default();
            Ok(visit.go_saying(format!("{there}{query}"), Said::Saved))
        }
        Err(Refusal::Flawed(flaws)) => {
            let errors = field_errors(&visit.words, &flaws);
            again(&visit, id, &asked, &posted, errors).await
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// The page with what was ticked and typed, and what is wrong.
async fn again(
    visit: &Visit,
    id: Id<Event>,
    asked: &Asked,
    posted: &Posted,
    errors: Vec<FieldError>,
) -> Result<Response, Problem> {
    let wished = asked.clone();
    let mut listed = visit.read(move |act| load(act, id, &wished, PAGE)).await?;
    for (one, _) in &mut listed.people {
        match posted.get(&format!("came-{}", one.id)) {
            "yes" => one.came = Some(true),
            "no" => one.came = Some(false),
            _ => {}
        }
    }
    let mut page = page(visit, &listed, asked);
    posted.get("walked_in").clone_into(&mut page.walked_in.1);
    page.frame.has_errors = true;
    page.errors = errors;
    Ok(Unfinished(page).into_response())
}
