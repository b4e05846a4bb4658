//! The queue beside the one thing that is being done: whoever came along a queue sees it there, narrowed as it was, and
//! what follows in it comes next. It travels in the address, so that two windows can go along two queues.

use acts::{Act, Done};
use askama::Template;
use city::{Id, Thing, Work};
use store::desk::task;

use super::queue::{Asking, PAGE, Queue, load_shown};
use super::wish::Wish;
use crate::html::SafeHtml;
use crate::http::{Problem, Visit};
use crate::views::Frame;

/// How many rows stand beside a thing, and how many of them before it.
const AROUND: usize = 24;
const BEFORE: usize = 4;
/// As far into a queue its reader is found by.
const FAR: usize = 200;

/// Which queue somebody goes along.
#[derive(Debug, Clone)]
pub struct Along(Wish);

impl Along {
    /// The queue that an address carries (field `queue`), else all work of one kind, within one call.
    pub fn new(carried: Option<&str>, work: Work, within: Option<Id<Thing>>) -> Self {
        Self(carried.map_or_else(|| Wish::of_work(work, within), Wish::carried))
    }

    /// The queue that an address of this site carries, if it carries one.
    pub(super) fn of_address(address: &str) -> Option<Self> {
        let (_, query) = address.split_once('?')?;
        let mut fields = form_urlencoded::parse(query.as_bytes());
        let (_, carried) = fields.find(|(name, _)| name == "queue")?;
        Some(Self(Wish::carried(&carried)))
    }

    /// A queue as it stands at the desk.
    pub(super) fn of_wish(wish: &Wish) -> Self {
        Self(wish.clone())
    }

    /// An address that carries the queue on.
    pub fn carry(&self, address: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("queue", &self.0.query());
        let mark = if address.contains('?') { '&' } else { '?' };
        format!("{address}{mark}{}", query.finish())
    }

    /// The queue as it stands at the desk.
    pub fn desk(&self, visit: &Visit) -> String {
        super::page::here(visit, &self.0)
    }

    /// Loads what stands around a thing.
    pub fn load(&self, act: &mut Act, visit: &Visit, at: (Work, Id<Thing>)) -> Done<Beside> {
        let asking = Asking::new(visit, &self.0);
        let far = (self.0.page() + 1).saturating_mul(PAGE).max(FAR);
        let mut tasks = asking.first(act, far)?;
        let is_it = |it: &task::Task| (it.work, it.thing) == at;
        let from = tasks.iter().position(is_it).unwrap_or(0).saturating_sub(BEFORE);
        tasks.drain(..from);
        tasks.truncate(AROUND);
        let (shown, posts) = load_shown(act, visit, &tasks)?;
        Ok(Beside { along: self.clone(), at, queue: Queue::of(tasks, shown, posts) })
    }
}

/// What stands around a thing, loaded.
pub struct Beside {
    along: Along,
    at: (Work, Id<Thing>),
    queue: Queue,
}

/// What stands around a thing.
#[derive(Debug, Default)]
pub struct Around {
    /// The queue, as a part of a page.
    pub html: SafeHtml,
    /// What comes when this is done, if anything waits.
    pub next: Option<String>,
}

impl Beside {
    /// As a part of a page.
    pub fn html(mut self, visit: &Visit, frame: &Frame) -> Result<Around, Problem> {
        let w = &visit.words;
        let rows: Vec<_> = self
            .queue
            .items(visit, frame)?
            .into_iter()
            .map(|item| Neighbour {
                current: (item.work, item.thing) == self.at,
                href: self.along.carry(&item.what.href),
                title: item.what.label,
                task: item.task,
                age: w.ago(item.since, visit.now),
                late: item.late,
                meta: item.meta.join(" · "),
            })
            .collect();
        let place = rows.iter().position(|row| row.current);
        let href = |at: Option<usize>| at.and_then(|at| rows.get(at)).map(|row| row.href.clone());
        let previous = href(place.and_then(|at| at.checked_sub(1)));
        let following = href(Some(place.map_or(0, |at| at + 1)));
        let other = rows.iter().find(|row| !row.current).map(|row| row.href.clone());
        let next = following.clone().or(other);
        let part =
            BesidePart { frame, desk: self.along.desk(visit), rows, previous, next: following };
        Ok(Around { html: SafeHtml::of_template(&part).map_err(Problem::internal)?, next })
    }
}

/// The queue beside a thing.
#[derive(Debug, Template)]
#[template(path = "desk_beside.html")]
pub(crate) struct BesidePart<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// The same queue at the desk.
    pub(crate) desk: String,
    /// What waits around it, oldest first.
    pub(crate) rows: Vec<Neighbour>,
    /// The one before.
    pub(crate) previous: Option<String>,
    /// The one after.
    pub(crate) next: Option<String>,
}

/// Something that waits beside.
#[derive(Debug, Clone)]
pub(crate) struct Neighbour {
    /// What it is called.
    pub(crate) title: String,
    /// Opens it in its place.
    pub(crate) href: String,
    /// What is to be done.
    pub(crate) task: String,
    /// How long it waits.
    pub(crate) age: String,
    /// Whether that is longer than was promised.
    pub(crate) late: bool,
    /// What it belongs to, and who wrote it.
    pub(crate) meta: String,
    /// Whether it is the one being looked at.
    pub(crate) current: bool,
}
