//! Letters that came back: noted where the installation itself says so, and forgotten where the owner of the address
//! does.

use city::{Id, Refusal, Return, Role, Trouble};
use store::city::letter::{self, Letter};
use store::city::person;
use store::letters::returned as rows;

use crate::{Act, Done};

/// Notes that a letter came back, once. What came back from an address that nobody has is nobody's trouble.
pub fn note(act: &mut Act, id: Id<Letter>, what: Return, status: &str) -> Done<Option<Trouble>> {
    if !act.actor.is(Role::Admin) {
        return Err(Refusal::NotYours.into());
    }
    let letter = letter::get(act.tx, id)?;
    let mail = letter.mail.parse().map_err(|_| Refusal::NotFound)?;
    match person::by_mail(act.tx, &mail)? {
        Some(_) => Ok(rows::note(act.tx, &letter, (what, status), act.now)?),
        None => Ok(None),
    }
}

/// Letters go to the address of whoever acts again: they say that it works.
pub fn again(act: &mut Act) -> Done<()> {
    let me = act.person()?;
    match person::get(act.tx, me)?.mail {
        Some(mail) => Ok(rows::clear(act.tx, mail.as_str())?),
        None => Ok(()),
    }
}
