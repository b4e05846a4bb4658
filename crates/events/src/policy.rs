//! Who may see and do what with events. Pages, API, feeds, search and letters all ask here.

use calls::Call;
use city::{Actor, Refusal, Role};
use jiff::Timestamp;

use crate::{Event, EventState, Online, RegistrationState};

/// Whether an event may be seen, of a call if it belongs to one. A draft is the officers' own.
pub fn may_read(actor: &Actor, call: Option<&Call>, event: &Event) -> bool {
    call.is_none_or(|call| calls::may_read_call(actor, call))
        && (event.state != EventState::Draft || actor.is(Role::Officer))
}

/// `Ok` when this person may register now, change what they registered or take it back. It takes an account, so that
/// everybody has one registration.
pub fn may_register(
    actor: &Actor,
    call: Option<&Call>,
    event: &Event,
    now: Timestamp,
) -> Result<(), Refusal> {
    if !may_read(actor, call, event) || !event.content.registers {
        return Err(Refusal::NotFound);
    }
    if event.state != EventState::Published {
        return Err(Refusal::AlreadyElsewhere);
    }
    let window = event.registering();
    if !window.is_some_and(|window| window.is_open(now)) {
        let opens = window.and_then(|window| window.opens()).filter(|opens| *opens > now);
        return Err(Refusal::NotOpen { opens });
    }
    if actor.person.is_some() { Ok(()) } else { Err(Refusal::SignInFirst) }
}

/// `Ok` when this person may comment now.
pub fn may_comment(actor: &Actor, call: Option<&Call>, event: &Event) -> Result<(), Refusal> {
    if !may_read(actor, call, event) {
        return Err(Refusal::NotFound);
    }
    if event.state == EventState::Draft {
        return Err(Refusal::AlreadyElsewhere);
    }
    if actor.person.is_some() { Ok(()) } else { Err(Refusal::SignInFirst) }
}

/// Whether this person sees where it is on the web; `own` is where their registration stands.
pub fn may_see_link(actor: &Actor, event: &Event, own: Option<RegistrationState>) -> bool {
    match event.content.online_for {
        Online::Everybody => true,
        Online::Registered => actor.is(Role::Officer) || own == Some(RegistrationState::Taken),
    }
}
