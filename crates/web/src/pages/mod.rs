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

pub(crate) mod call;
mod calls;
mod conversation;
mod desk;
mod edit;
mod home;
mod idea;
mod idea_acts;
mod me;
mod page;
pub(crate) mod pictures;
mod recount;
mod result;
pub(crate) mod shape;
mod share;
mod sign_in;
mod staff;

use crate::http::{Action, App, Policy, Table};
use crate::paths;

pub(crate) use page::{Page, Unfinished};

/// Every route of a city.
pub(crate) fn table(app: &App) -> Table {
    crate::api::mount(staff::mount(desk::mount(residents(Table::new(app)))))
}

/// What residents see and do.
fn residents(table: Table) -> Table {
    use Policy::{Public, SignedIn};
    table
        .page(paths::HOME, Public, home::show)
        .page(paths::CALLS, Public, calls::list)
        .page(paths::CALL, Public, call::ideas)
        .page(paths::CALL_MAP, Public, call::on_map)
        .page(paths::CALL_ABOUT, Public, call::about)
        .form(paths::CALL_FOLLOW, SignedIn, Action::Write, call::follow)
        .form(paths::CALL_UNFOLLOW, SignedIn, Action::Write, call::unfollow)
        .page(paths::SHARE, Public, share::first)
        .form(paths::SHARE, Public, Action::Write, share::send_first)
        .page(paths::SHARE_PLACE, Public, share::second)
        .upload(paths::SHARE_PLACE, Public, share::send_second)
        .page(paths::SHARE_CHECK, Public, share::third)
        .form(paths::SHARE_CHECK, Public, Action::Write, share::send_third)
        .form(paths::SHARE_SAVE, Public, Action::Write, share::save)
        .form(paths::SHARE_DISCARD, Public, Action::Write, share::discard)
        .page(paths::SHARE_RESUME, SignedIn, me::resume)
        .page(paths::CALL_RESULT, Public, result::show)
        .page(paths::IDEA_EDIT, SignedIn, edit::show)
        .form(paths::IDEA_EDIT, SignedIn, Action::Write, edit::send)
        .page(paths::IDEA_WITHDRAW, SignedIn, edit::ask_withdraw)
        .form(paths::IDEA_WITHDRAW, SignedIn, Action::Write, edit::withdraw)
        .page(paths::ME, SignedIn, me::show)
        .form(paths::ME_DRAFT, SignedIn, Action::Write, me::discard)
        .page(paths::ME_SETTINGS, SignedIn, me::settings)
        .form(paths::ME_SETTINGS, SignedIn, Action::Write, me::save)
        .form(paths::ME_SESSION, SignedIn, Action::Write, me::end_session)
        .form(paths::ME_TOKENS, SignedIn, Action::Write, me::make_token)
        .form(paths::ME_TOKEN, SignedIn, Action::Write, me::end_token)
        .page(paths::ME_DATA, SignedIn, me::data)
        .page(paths::ME_ERASE, SignedIn, me::ask_erase)
        .form(paths::ME_ERASE, SignedIn, Action::Write, me::erase)
        .page(paths::SIGN_IN, Public, sign_in::show)
        .form(paths::SIGN_IN, Public, Action::Write, sign_in::send)
        .page(paths::CODE, Public, sign_in::code)
        .form(paths::CODE, Public, Action::Write, sign_in::try_code)
        .form(paths::CODE_AGAIN, Public, Action::Write, sign_in::again)
        .page(paths::ENTER, Public, sign_in::link)
        .form(paths::ENTER, Public, Action::Write, sign_in::use_link)
        .form(paths::SIGN_OUT, Public, Action::Write, sign_in::out)
        .page(paths::PICTURE, Public, pictures::show)
        .page(paths::RECOUNT, Public, recount::show)
        .page(paths::IDEA, Public, idea::show)
        .form(paths::IDEA_SUPPORT, SignedIn, Action::Write, idea_acts::support)
        .form(paths::IDEA_UNSUPPORT, SignedIn, Action::Write, idea_acts::unsupport)
        .form(paths::IDEA_FOLLOW, SignedIn, Action::Write, idea_acts::follow)
        .form(paths::IDEA_UNFOLLOW, SignedIn, Action::Write, idea_acts::unfollow)
        .form(paths::IDEA_COMMENT, SignedIn, Action::Write, conversation::comment)
        .form(paths::COMMENT_WITHDRAW, SignedIn, Action::Write, idea_acts::withdraw_comment)
        .page(paths::IDEA_REPORT, Public, idea_acts::report)
        .form(paths::IDEA_REPORT, Public, Action::Write, idea_acts::send_idea_report)
        .page(paths::COMMENT_REPORT, Public, idea_acts::report_comment)
        .form(paths::COMMENT_REPORT, Public, Action::Write, idea_acts::send_comment_report)
}
