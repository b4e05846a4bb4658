//! One's passkeys: listed, added, named, removed.

use acts::city::passkey::{self as acting, Answer, Wrong};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use city::{Flaw, Flaws, Id, Passkey};
use store::city::passkey::PasskeyRow as Row;
use store::city::person;

use super::ceremony::{Made, Owner, Site, ask_new, draw_handle};
use super::letter::compose;
use super::view::{PasskeyRow, PasskeysPage};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit, field_errors};
use crate::me::page::{At, tabs};
use crate::page::{Page, Unfinished};
use crate::views::{FieldError, Frame};

async fn page(visit: &Visit, name: &str, errors: Vec<FieldError>) -> Result<PasskeysPage, Problem> {
    let rows = visit.read(acting::own).await?;
    let w = &visit.words;
    let (has_site, is_full) = (Site::of(visit).is_some(), rows.len() >= city::passkey::MOST);
    Ok(PasskeysPage {
        tabs: tabs(visit, At::Settings),
        can_add: has_site && !is_full,
        cannot: match (has_site, is_full) {
            (false, _) => w.passkeys_no_host(),
            (true, true) => w.passkeys_enough(),
            (true, false) => "",
        },
        rows: rows.into_iter().map(|row| shown(visit, row)).collect(),
        name: name.to_owned(),
        frame: Frame { has_errors: !errors.is_empty(), ..visit.frame(w.passkeys_title()) },
        errors,
    })
}

fn shown(visit: &Visit, row: Row) -> PasskeyRow {
    let w = &visit.words;
    let Passkey { id, name, made, used, .. } = row.into();
    let used = match used {
        Some(used) => w.passkeys_used(w.ago(used, visit.now)),
        None => w.passkeys_unused().to_owned(),
    };
    PasskeyRow {
        name,
        meta: vec![w.passkeys_since(w.date(made)), used],
        action: visit.to.me_passkey(id),
    }
}

/// Those there are.
pub(crate) async fn show(visit: Visit) -> Result<Response, Problem> {
    Ok(Page(page(&visit, "", Vec::new()).await?).into_response())
}

/// An answer for a script: what a browser is to sign.
pub(super) fn question(visit: &Visit, json: String) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    let mut response = (kind, json).into_response();
    visit.keep_browser(&mut response);
    response
}

/// What the browser is to sign, to add one.
pub(crate) async fn ask(visit: Visit) -> Result<Response, Problem> {
    let site = Site::of(&visit).ok_or(Problem::NotFound)?;
    let (known, me) = visit
        .read(|act| {
            let me = act.person()?;
            Ok((acting::own(act)?, person::get(act.tx, me)?))
        })
        .await?;
    let handle = known.first().and_then(|row| row.handle.as_slice().try_into().ok());
    let owner = Owner {
        handle: handle.unwrap_or_else(|| draw_handle(&visit)),
        mail: me.mail.as_ref().map_or("", |mail| mail.as_str()),
        name: me.name.as_str(),
        known: &known,
    };
    let (asked, json) = ask_new(&visit, &site, &owner)
        .ok_or_else(|| Problem::internal("a question for a passkey could not be made"))?;
    visit.write_own(move |act| acting::ask_new(act, &asked)).await?;
    Ok(question(&visit, json))
}

/// Adds one.
pub(crate) async fn add(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let site = Site::of(&visit).ok_or(Problem::NotFound)?;
    let typed = posted.get("name").trim().to_owned();
    let mut flaws = Flaws::default();
    let name = flaws.keep("name", city::passkey::name(&typed));
    let Some(name) = name else {
        let errors = field_errors(&visit.words, &flaws);
        return Ok(Unfinished(page(&visit, &typed, errors).await?).into_response());
    };
    let made = Made::read(posted.get("answer"));
    let Some((challenge, made)) = made.and_then(|made| Some((made.challenge()?, made))) else {
        return wrong(&visit, &typed, visit.words.passkeys_not_made()).await;
    };
    let me = visit
        .read(|act| {
            let me = act.person()?;
            Ok(person::get(act.tx, me)?)
        })
        .await?;
    let mail = me.mail.ok_or(Problem::NotFound)?;
    let letter = compose(&visit, &me.language, &mail, &name)?;
    let browser = visit.browser().0;
    let added = visit
        .write_own(move |act| {
            let check = |state: &[u8]| made.check(&site, state);
            let answer = Answer { challenge: &challenge, browser: &browser, check };
            acting::add(act, &answer, &name, &letter)
        })
        .await?;
    match added {
        Ok(_) => Ok(visit.go_saying(visit.to.me_passkeys(), Said::PasskeyAdded)),
        Err(Wrong::Over) => wrong(&visit, &typed, visit.words.passkeys_over()).await,
        Err(Wrong::Unknown) => wrong(&visit, &typed, visit.words.passkeys_not_made()).await,
    }
}

async fn wrong(visit: &Visit, typed: &str, text: &str) -> Result<Response, Problem> {
    let errors = vec![FieldError { field: "name".to_owned(), text: text.to_owned() }];
    Ok(Unfinished(page(visit, typed, errors).await?).into_response())
}

/// Names or removes one.
pub(crate) async fn change(
    visit: Visit,
    InPath(id): InPath<Id<Passkey>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let said = match posted.get("do") {
        "remove" => {
            visit.write_own(move |act| acting::remove(act, id)).await?;
            Said::PasskeyRemoved
        }
        "rename" => {
            let name = match city::passkey::name(posted.get("called")) {
                Ok(name) => name,
                Err(flaw) => return misnamed(&visit, &flaw).await,
            };
            visit.write_own(move |act| acting::rename(act, id, &name)).await?;
            Said::Saved
        }
        _ => return Err(Problem::Unreadable),
    };
    Ok(visit.go_saying(visit.to.me_passkeys(), said))
}

async fn misnamed(visit: &Visit, flaw: &Flaw) -> Result<Response, Problem> {
    let text = visit.words.flaw_of("name", flaw);
    let errors = vec![FieldError { field: "called".to_owned(), text }];
    Ok(Unfinished(page(visit, "", errors).await?).into_response())
}
