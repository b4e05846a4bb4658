//! Ending mail from a letter: by the button on a page, or by a mail program itself (RFC 8058).

use axum::response::{IntoResponse, Response};
use city::{Id, Person};
use serde::Deserialize;

use crate::http::{InPath, InQuery, Problem, Said, Secret, Visit};
use crate::page::Page;
use crate::views::SaidPage;

type Here = InPath<(Id<Person>, String)>;

/// Whether mail is to be started again.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    again: String,
}

/// A link that was not made for this person does not exist.
fn check(visit: &Visit, person: Id<Person>, key: &str) -> Result<(), Problem> {
    let secret = &visit.app.settings().secret;
    let fits = secret.is_unsubscribe_key(visit.city.id, person, key);
    if fits { Ok(()) } else { Err(Problem::NotFound) }
}

/// Asks whether to stop. Opening the link stops nothing: programs that look for dangerous links
/// open it too.
pub(crate) async fn show(
    visit: Visit,
    InPath((person, key)): Here,
) -> Result<impl IntoResponse, Problem> {
    check(&visit, person, &key)?;
    let what = visit.words.mails_about(visit.city_name());
    let action = visit.to.unsubscribe(person, &key);
    let frame = visit.frame(visit.words.unsubscribe_title());
    Ok(Page(SaidPage::unsubscribe(frame, &what, action)))
}

/// Stops all mail but codes, or starts it again. Mail programs follow no redirects here, so it
/// answers with a page.
pub(crate) async fn send(
    visit: Visit,
    InPath((person, key)): Here,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    check(&visit, person, &key)?;
    if !asked.again.is_empty() {
        visit.write_own(move |act| acts::city::person::resubscribe(act, person)).await?;
        return Ok(visit.go_saying(visit.to.home(), Said::Saved));
    }
    visit.write_own(move |act| acts::city::person::unsubscribe(act, person)).await?;
    let what = visit.words.mails_about(visit.city_name());
    let undo = format!("{}?again=yes", visit.to.unsubscribe(person, &key));
    let frame = visit.frame(visit.words.unsubscribed_title());
    Ok(Page(SaidPage::unsubscribed(frame, &what, undo)).into_response())
}

impl Secret {
    /// The key in the link that ends letters to one person of one city. It gives no other right.
    pub fn unsubscribe_key(&self, city: Id<city::City>, person: Id<Person>) -> String {
        self.form_token(city.get(), &format!("unsubscribe/{person}"))
    }

    /// The key in a link of a letter about a thing: what its reader may do with it without signing in. It gives no
    /// other right.
    pub fn letter_key(
        &self,
        city: Id<city::City>,
        person: Id<Person>,
        thing: Id<city::Thing>,
    ) -> String {
        self.form_token(city.get(), &format!("letter/{person}/{thing}"))
    }

    /// Whether a key is of a letter to that person about that thing.
    pub fn is_letter_key(
        &self,
        city: Id<city::City>,
        person: Id<Person>,
        thing: Id<city::Thing>,
        key: &str,
    ) -> bool {
        self.is_form_token(city.get(), &format!("letter/{person}/{thing}"), key)
    }

    /// What stands in the Message-ID of a letter, by which a report that it came back is believed.
    pub fn return_mark(&self, city: Id<city::City>, letter: i64) -> String {
        self.form_token(city.get(), &format!("returned/{letter}"))
    }

    /// Whether a mark is of that letter.
    pub fn is_return_mark(&self, city: Id<city::City>, letter: i64, mark: &str) -> bool {
        self.is_form_token(city.get(), &format!("returned/{letter}"), mark)
    }

    /// Whether a key is that person's.
    pub(crate) fn is_unsubscribe_key(
        &self,
        city: Id<city::City>,
        person: Id<Person>,
        key: &str,
    ) -> bool {
        self.is_form_token(city.get(), &format!("unsubscribe/{person}"), key)
    }
}
