//! The API: what waits, in an officer's name and in a moderator's, narrowed as at the desk.

use city::{Flaw, Flaws, Id, Noun, Person, Role, Theme, Thing, Work};
use schemars::JsonSchema;
use serde::Serialize;

use super::queue::{Asking, PAGE};
use super::wish::{NOBODY, Show, Wish};
use crate::api::{Api, List, ROOT, invalid};
use crate::at;
use crate::http::{Problem, Visit};

const OFFICERS: &str = "/desk/tasks";
const MODERATORS: &str = "/desk/posts";

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    api.read(
        at!(Desk anywhere, "/desk/tasks", "Lists what waits for officers, the oldest first."),
        officers,
    )
    .read(
        at!(Moderate anywhere, "/desk/posts", "Lists what waits for moderators, the oldest first."),
        moderators,
    )
}

/// Something that waits.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Task")]
struct TaskJson {
    work: Work,
    /// The noun of the page that it stands on.
    noun: Noun,
    subject: String,
    title: String,
    /// The page where it is done.
    url: String,
    since: String,
    /// Whether it waits longer than was promised.
    late: bool,
    /// What it belongs to, where it lies, who wrote it.
    about: Vec<String>,
    /// The person whose work it is.
    colleague: Option<String>,
}

async fn officers(visit: Visit, (): (), wish: Wish) -> Result<List<TaskJson>, Problem> {
    list(&visit, &wish, Role::Officer, OFFICERS).await
}

async fn moderators(visit: Visit, (): (), wish: Wish) -> Result<List<TaskJson>, Problem> {
    list(&visit, &wish, Role::Moderator, MODERATORS).await
}

/// What waits for whoever has a role: a token for one kind of work lists no other, whatever else its owner may do.
async fn list(
    visit: &Visit,
    wish: &Wish,
    role: Role,
    path: &str,
) -> Result<List<TaskJson>, Problem> {
    check(wish).map_err(|flaws| invalid(visit, &flaws))?;
    let asking = Asking::new(visit, wish).only(role);
    let mut queue = visit.read(move |act| asking.load(act)).await?;
    let items = queue.items(visit, &visit.frame(""))?;
    let (site, base) = (visit.site(), visit.to.base());
    let done = i64::try_from(wish.page().saturating_mul(PAGE)).unwrap_or(i64::MAX);
    let more = queue.count(wish.show()).min(store::desk::task::MOST) > done;
    let next =
        more.then(|| format!("{site}{base}{ROOT}{path}?{}", wish.on(wish.page() + 1).query()));
    let found: Vec<_> = items
        .into_iter()
        .filter_map(|item| {
            let task = queue.task_of(&item)?;
            Some(TaskJson {
                work: item.work,
                noun: task.about,
                subject: item.thing.to_string(),
                colleague: task.colleague.map(|id| id.to_string()),
                title: item.what.label,
                url: format!("{site}{}", item.what.href),
                since: item.since.to_string(),
                late: item.late,
                about: item.meta,
            })
        })
        .collect();
    Ok(List { items: found, next })
}

/// What a page leaves out when it does not read, a program is told.
fn check(wish: &Wish) -> Result<(), Flaws> {
    let mut flaws = Flaws::default();
    for (field, value) in wish.narrowing() {
        let reads = match field {
            "work" => Work::from_key(value).is_some(),
            "theme" => Theme::from_key(value).is_some(),
            "within" => value.parse::<Id<Thing>>().is_ok(),
            "whose" => value == NOBODY || value.parse::<Id<Person>>().is_ok(),
            _ => true,
        };
        if !reads {
            flaws.add(field, Flaw::NotAChoice);
        }
    }
    if !wish.show.is_empty() && Show::from_key(&wish.show).is_none() {
        flaws.add("show", Flaw::NotAChoice);
    }
    if !wish.page.is_empty() && wish.page.parse::<usize>().map_or(true, |page| page == 0) {
        flaws.add("page", Flaw::Malformed);
    }
    flaws.into_result()
}
