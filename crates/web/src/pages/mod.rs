//! Handlers, one file for each use case, and the table that mounts them.
//!
//! # How to write a page
//!
//! 1. **Address**: one line in `paths.rs`: `THING thing(call, thing) = / "calls" / call / "things" / thing;`.
//!    It gives `paths::THING` to mount and `to.thing(call, thing)` for every link.
//! 2. **Words**: the same keys in `locales/{en,nl,hu}/*.ftl`; `things-waiting = { $count } …`
//!    becomes `w.things_waiting(count)`. The build fails until all languages agree.
//! 3. **View**: `views/thing.rs`, an askama struct with a field `frame: Frame` and a `sample()`;
//!    `templates/thing.html` starts with `{% extends "frame.html" %}` and
//!    `{%- let w = frame.w -%}`, and fills `{% block main %}`. Links are `{{ frame.to.thing(…) }}`;
//!    forms are `method="post"` and carry
//!    `<input type="hidden" name="csrf" value="{{ frame.csrf }}">`.
//! 4. **Handler**: `pages/thing.rs`:
//!
//! ```text
//! pub(super) async fn show(visit: Visit, InPath((call, id)): InPath<(Slug, Id<Idea>)>) -> Result<impl IntoResponse, Problem> {
//!     let found = …load in one read…;
//!     let thing = found.ok_or(Problem::NotFound)?;
//!     Ok(Page(ThingPage { frame: visit.frame(&thing.title), thing }))
//! }
//!
//! pub(super) async fn send(visit: Visit, posted: Posted) -> Result<Response, Problem> {
//!     match ThingInput::check(posted.get("title"), …) {
//!         Err(flaws) => Ok(Unfinished(ThingPage::again(&visit, &posted, &flaws)).into_response()),
//!         Ok(input) => { …one write: load, pure step, save…; Ok(visit.go_saying(visit.to.thing(…), Said::Saved)) }
//!     }
//! }
//! ```
//!
//! 5. **Mount** it in [`table`] with its policy: `.page(paths::THING, Policy::Public, thing::show)`,
//!    `.form(paths::THING, Policy::SignedIn, Action::Write, thing::send)`.
//!
//! The guard around every handler has then recognised the reader, counted, checked the policy
//! and the form's token, cleaned the texts, and turns any [`Problem`](crate::http::Problem) into
//! a page that gives back what was typed. A form answers 422 with [`Unfinished`], else 303.

mod page;

use crate::http::{App, Table};

pub(crate) use page::{Page, Unfinished};

/// Every route of a city.
pub(crate) fn table(app: &App) -> Table {
    Table::new(app)
}
