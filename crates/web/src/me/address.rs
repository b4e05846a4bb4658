//! Another address: asked for here, confirmed from both mailboxes. Whether it is somebody else's nobody learns here.

use acts::city::address as acting;
use axum::response::{IntoResponse, Response};
use city::{AddressChange, Flaw, Flaws, Mail, Recovery};
use store::city::person;

use super::address_letter::{To, compose};
use super::view::AddressPage;
use crate::forms::Posted;
use crate::http::{Problem, Recognised, Said, Visit};
use crate::page::{Page, Unfinished};
use crate::recoveries::own::said;
use crate::sign_in::letter::allow;
use crate::views::{FieldError, Frame};

/// How long to wait who asked for too many.
const WAIT: u32 = 86_400;

struct Loaded {
    own: Option<Mail>,
    change: Option<AddressChange>,
    recovery: Option<Recovery>,
}

async fn load(visit: &Visit) -> Result<Loaded, Problem> {
    visit
        .read(|act| {
            let me = act.person()?;
            let own = person::get(act.tx, me)?.mail;
            let recovery = acts::city::recovery::own(act)?;
            Ok(Loaded { own, change: acting::under_way(act)?, recovery })
        })
        .await
}

async fn page(visit: &Visit, mail: &str, errors: Vec<FieldError>) -> Result<AddressPage, Problem> {
    let Loaded { own, change, recovery } = load(visit).await?;
    let w = &visit.words;
    let waits = change.map(|change| {
        let state = |done: bool| if done { w.address_confirmed() } else { w.address_not_yet() };
        let (old, new) = (change.old_confirmed.is_some(), change.new_confirmed.is_some());
        vec![
            (w.address_from(change.old.as_str()), state(old)),
            (w.address_from(change.new.as_str()), state(new)),
        ]
    });
    Ok(AddressPage {
        own: own.map(|own| own.to_string()).unwrap_or_default(),
        action: visit.to.me_address(),
        stop: visit.to.me_address_stop(),
        recovery: recovery.map(|it| said(w, &it)).unwrap_or_default(),
        waits: waits.unwrap_or_default(),
        mail: mail.to_owned(),
        frame: Frame { has_errors: !errors.is_empty(), ..visit.frame(w.address_title()) },
        errors,
    })
}

/// The address there is, the change under way, and the form.
pub(crate) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    Ok(Page(page(&visit, "", Vec::new()).await?))
}

/// Sends a letter to each mailbox.
pub(crate) async fn ask(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let typed = posted.get("mail").trim().to_owned();
    let own = load(&visit).await?.own.ok_or(Problem::NotFound)?;
    let new = match typed.parse::<Mail>() {
        Ok(new) if new != own => new,
        parsed => return wrong(&visit, &typed, parsed.is_ok()).await,
    };
    let Recognised::Session(session) = visit.reader.by else { return Err(Problem::SignIn) };
    allow(&visit, &new)?;
    let (asked, name) = (new.clone(), visit.reader.id().ok_or(Problem::SignIn)?);
    let (me, taken) = visit
        .read(move |act| Ok((person::get(act.tx, name)?, acting::is_taken(act, &asked)?)))
        .await?;
    let to_old = compose(&visit, &me.language, To::Old { old: &own, new: &new })?;
    let to_new = match taken {
        false => To::New { new: &new },
        true => To::Owner { new: &new },
    };
    let to_new = compose(&visit, &me.language, to_new)?;
    let sent =
        visit.write_own(move |act| acting::ask(act, &new, (&to_old, &to_new), &session.0)).await?;
    match sent {
        true => Ok(visit.go_saying(visit.to.me_address(), Said::AddressAsked)),
        false => Err(Problem::EnoughLetters { wait: WAIT }),
    }
}

/// The form once more: what was typed is no address, or the one they have.
async fn wrong(visit: &Visit, typed: &str, is_own: bool) -> Result<Response, Problem> {
    let mut flaws = Flaws::default();
    flaws.add("mail", if is_own { Flaw::Taken } else { Flaw::NotAMail });
    let own = |_: &str, flaw: &Flaw| {
        (*flaw == Flaw::Taken).then(|| visit.words.address_is_own().to_owned())
    };
    let errors = FieldError::list(&visit.words, &flaws, own);
    Ok(Unfinished(page(visit, typed, errors).await?).into_response())
}

/// Takes it back.
pub(crate) async fn stop(visit: Visit) -> Result<Response, Problem> {
    visit.write_own(acting::take_back).await?;
    Ok(visit.go_saying(visit.to.me_address(), Said::AddressStopped))
}
