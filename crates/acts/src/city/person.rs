//! People: arriving, choosing, leaving, and taking their data along.

use city::audit::Action;
use city::{Id, Language, Mail, MailChoice, NameShown, Person, Refusal, Role, Standing};
use serde_json::json;
use store::city::person as rows;
use store::city::person::Traces;
use store::register::{self, Declared};

use crate::events::registration;
use crate::{Act, Done};

/// The person with a confirmed address: who it was, or a new account. It has no name until its owner says by which
/// they want to be seen.
pub fn arrive(act: &mut Act, mail: &Mail, language: &Language) -> Done<Person> {
    if let Some(person) = rows::by_mail(act.tx, mail)? {
        // Whoever comes in by a letter to an address gets letters there.
        store::letters::returned::clear(act.tx, mail.as_str())?;
        rows::seen(act.tx, person.id, act.now)?;
        return Ok(person);
    }
    let person = Person {
        id: act.new_id(),
        mail: Some(mail.clone()),
        name: NameShown::stored(String::new()),
        language: language.clone(),
        mail_choice: MailChoice::default(),
        standing: Standing::New,
        roles: Vec::new(),
        posts: Vec::new(),
        proven: city::Level::Address,
    };
    rows::insert(act.tx, &person, act.now)?;
    Ok(person)
}

/// The name somebody with this address is shown by once they have confirmed it, where `typed` was typed as a name
/// beside it. Whoever moderators know already keeps their own.
pub fn name_shown(act: &mut Act, mail: &Mail, typed: &str) -> Done<NameShown> {
    let typed = NameShown::parse(typed).ok();
    let own = rows::by_mail(act.tx, mail)?;
    Ok(match (own, typed) {
        (Some(person), Some(typed)) if person.standing == Standing::New => typed,
        (Some(person), _) => person.name,
        (None, Some(typed)) => typed,
        (None, None) => NameShown::stored(String::new()),
    })
}

/// Whether whoever has this address has not said yet by which name they want to be seen.
pub fn is_nameless(act: &mut Act, mail: &Mail) -> Done<bool> {
    Ok(rows::by_mail(act.tx, mail)?.is_none_or(|person| person.name.as_str().is_empty()))
}

/// Saves what somebody chose about themselves.
pub fn choose(
    act: &mut Act,
    name: &NameShown,
    language: &Language,
    choice: &MailChoice,
) -> Done<()> {
    let person = act.person()?;
    Ok(rows::update(act.tx, person, name, language, choice)?)
}

/// Stops all mail but codes, from a link in a letter.
pub fn unsubscribe(act: &mut Act, person: Id<Person>) -> Done<()> {
    store::letters::choice::forget_all(act.tx, person)?;
    store::letters::subscription::end_all(act.tx, person)?;
    choose_mail(act, person, &MailChoice::NONE)
}

/// Takes that back: mail comes again as it does to somebody new.
pub fn resubscribe(act: &mut Act, person: Id<Person>) -> Done<()> {
    choose_mail(act, person, &MailChoice::default())
}

fn choose_mail(act: &mut Act, person: Id<Person>, choice: &MailChoice) -> Done<()> {
    let known = rows::get(act.tx, person)?;
    Ok(rows::update(act.tx, person, &known.name, &known.language, choice)?)
}

/// Erases one's own account, as the register of personal data says. What others built upon stays without a name; the
/// last admin stays.
pub fn erase(act: &mut Act) -> Done<Traces> {
    let person = act.person()?;
    if rows::with_role(act.tx, Role::Admin)? == [person] {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    registration::leave_all(act, person)?;
    let traces = rows::erase(act.tx, person, act.now)?;
    let details = json!({
        "ideas": traces.ideas,
        "comments": traces.comments,
        "supports": traces.supports,
        "follows": traces.follows,
    });
    act.actor.person = None;
    act.audit_person(Action::Erase, person, &details)?;
    Ok(traces)
}

/// What one table keeps about whoever asks, row by row as JSON, as the register of personal data says.
pub fn data(act: &mut Act, table: &Declared) -> Done<Vec<serde_json::Value>> {
    let person = act.person()?;
    let mut rows = register::download_of(act.tx, table, person)?;
    if table.table == "sheet" {
        crate::calls::answer::put_in_words(act, &mut rows)?;
    }
    Ok(rows)
}
