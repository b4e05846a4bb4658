//! The queue as it is loaded: only what the reader may do, of systems that the city has.

use acts::{Act, Done};
use city::{Actor, Id, Person, Role, Work};
use store::desk::task::{self, MOST, Sort, Task};

use super::wish::{Show, Wish};
use super::{Waiting, moderation};
use crate::http::Visit;
use crate::system::Shown;
use crate::things::written::Written;
use crate::views::Frame;

/// How many things stand on one page.
pub(super) const PAGE: usize = 40;

/// The sorts of work of the systems that the city has which the reader may do.
pub(super) fn sorts(visit: &Visit) -> Vec<Sort> {
    let (systems, reader) = (visit.systems(), visit.reader.actor());
    let own = systems.iter().flat_map(|system| system.work().iter().copied());
    let of_all =
        visit.nouns().into_iter().flat_map(|noun| moderation::KINDS.map(|kind| (kind, noun)));
    own.chain(of_all).filter(|(work, _)| reader.holds(work.role())).collect()
}

/// One page of the queue, loaded.
pub(super) struct Queue {
    /// How many things wait in each part, counted up to a bound and one more.
    pub(super) counts: Vec<(Show, i64)>,
    /// Which of them stand on the page.
    pub(super) tasks: Vec<Task>,
    shown: Vec<Shown<Vec<Waiting>>>,
    posts: Vec<(Task, Written)>,
    /// Everybody who works here, with what they may do.
    pub(super) colleagues: Vec<Colleague>,
}

/// Somebody who works at the desk.
#[derive(Debug, Clone)]
pub(super) struct Colleague {
    pub(super) id: Id<Person>,
    pub(super) name: String,
    /// Who they are when they act.
    pub(super) actor: Actor,
}

/// What is to be loaded.
#[derive(Clone)]
pub(super) struct Asking {
    visit: Visit,
    wish: Wish,
    sorts: Vec<Sort>,
    /// How many things stand on a page.
    page: usize,
}

impl Asking {
    /// All that is paged through, on one page.
    pub(super) fn whole(visit: &Visit, wish: &Wish) -> Self {
        let page = usize::try_from(MOST).unwrap_or(PAGE);
        Self { page, ..Self::new(visit, &wish.on(1)) }
    }

    pub(super) fn new(visit: &Visit, wish: &Wish) -> Self {
        let wanted = wish.work();
        let mut sorts = sorts(visit);
        sorts.retain(|(work, _)| wanted.is_none_or(|wanted| *work == wanted));
        Self { visit: visit.clone(), wish: wish.clone(), sorts, page: PAGE }
    }

    /// The same, of work of one role alone.
    pub(super) fn only(mut self, role: Role) -> Self {
        self.sorts.retain(|(work, _)| work.role() == role);
        self
    }

    /// The first of what is wanted, so many.
    pub(super) fn first(&self, act: &mut Act, upto: usize) -> Done<Vec<Task>> {
        let sorts = self.waiting(act)?;
        self.first_of(act, &sorts, upto)
    }

    fn first_of(&self, act: &mut Act, sorts: &[Sort], upto: usize) -> Done<Vec<Task>> {
        let (waits, filter) = self.wish.filter(&act.actor);
        let upto = i64::try_from(upto).unwrap_or(MOST).min(MOST);
        Ok(task::first(act.tx, sorts, waits, &filter, act.now, upto)?)
    }

    /// The sorts of which anything waits.
    fn waiting(&self, act: &mut Act) -> Done<Vec<Sort>> {
        let kinds = task::kinds(act.tx)?;
        Ok(self.sorts.iter().copied().filter(|(work, _)| kinds.contains(work)).collect())
    }

    pub(super) fn load(&self, act: &mut Act) -> Done<Queue> {
        let (reader, now) = (act.actor.clone(), act.now);
        let sorts = self.waiting(act)?;
        let mut counts = Vec::new();
        for show in Show::ALL {
            let (waits, filter) = self.wish.showing(*show).filter(&reader);
            counts.push((*show, task::count(act.tx, &sorts, waits, &filter, now, MOST)?));
        }
        let mut tasks = self.first_of(act, &sorts, self.wish.page().saturating_mul(self.page))?;
        tasks.drain(..(tasks.len().min((self.wish.page() - 1).saturating_mul(self.page))));
        let (shown, posts) = load_shown(act, &self.visit, &tasks)?;
        Ok(Queue { counts, shown, posts, tasks, colleagues: colleagues(act)? })
    }
}

pub(super) type Loaded = (Vec<Shown<Vec<Waiting>>>, Vec<(Task, Written)>);

/// What stands behind tasks, each by the system whose work it is.
pub(super) fn load_shown(act: &mut Act, visit: &Visit, tasks: &[Task]) -> Done<Loaded> {
    let mut shown = Vec::new();
    for system in visit.systems() {
        let own = |task: &&Task| system.work().contains(&(task.work, task.about));
        let own: Vec<Task> = tasks.iter().filter(own).cloned().collect();
        if !own.is_empty() {
            shown.push(system.waiting(act, &own)?);
        }
    }
    Ok((shown, moderation::load(act, tasks)?))
}

/// Everybody who may do work at the desk, were it in a part of the city.
pub(super) fn colleagues(act: &mut Act) -> Done<Vec<Colleague>> {
    let roles = store::city::person::all_roles(act.tx)?;
    let mandates = store::city::mandate::in_force(act.tx, act.now)?;
    let now = act.now;
    let actor = |id: Id<Person>| {
        let own = roles.iter().filter(|(person, _)| *person == id).map(|(_, role)| *role).collect();
        Actor::holding(id, own, &mandates, now)
    };
    let staff = store::city::person::colleagues(act.tx, now)?.into_iter();
    Ok(staff
        .map(|person| Colleague { id: person.id, name: person.name, actor: actor(person.id) })
        .filter(|it| Work::ALL.iter().any(|work| it.actor.holds(work.role())))
        .collect())
}

impl Queue {
    /// A part of a queue, without what is counted of it.
    pub(super) fn of(
        tasks: Vec<Task>,
        shown: Vec<Shown<Vec<Waiting>>>,
        posts: Vec<(Task, Written)>,
    ) -> Self {
        Self { counts: Vec::new(), tasks, shown, posts, colleagues: Vec::new() }
    }

    /// How many things wait in a part, counted up to a bound and one more.
    pub(super) fn count(&self, show: Show) -> i64 {
        self.counts.iter().find(|(of, _)| *of == show).map_or(0, |(_, count)| *count)
    }

    /// The task that is shown so.
    pub(super) fn task_of(&self, item: &Waiting) -> Option<&Task> {
        self.tasks.iter().find(|task| task.thing == item.thing && task.work == item.work)
    }

    /// Whose it is.
    pub(super) fn colleague_of(&self, item: &Waiting) -> Option<&Colleague> {
        let colleague = self.task_of(item)?.colleague?;
        self.colleagues.iter().find(|it| it.id == colleague)
    }

    /// What stands on the page, the oldest first.
    pub(super) fn items(
        &mut self,
        visit: &Visit,
        frame: &Frame,
    ) -> Result<Vec<Waiting>, crate::http::Problem> {
        let loaded = (std::mem::take(&mut self.shown), std::mem::take(&mut self.posts));
        shown_items(loaded, visit, frame)
    }
}

/// What was loaded, the oldest first.
pub(super) fn shown_items(
    (shown, posts): Loaded,
    visit: &Visit,
    frame: &Frame,
) -> Result<Vec<Waiting>, crate::http::Problem> {
    let mut items = Vec::new();
    for shown in shown {
        items.extend(shown(visit, frame)?);
    }
    items.extend(posts.iter().filter_map(|post| moderation::item(visit, post)));
    items.sort_by_key(|item| (item.since, item.thing));
    Ok(items)
}
