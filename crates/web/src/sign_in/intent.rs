//! What follows signing in: a page, a draft that is published, or what somebody wanted to do with a thing. It is said
//! before, done by whatever lets them in, and said afterwards where it was done.

use acts::Who;
use acts::city::sign_in::{Asker, Entered};
use acts::things::intent::{self as acting, Outcome};
use acts::things::readable;
use axum::response::Response;
use city::{Begun, Deed, Intent, Language};

use crate::http::{Problem, Said, Visit};
use crate::things::acting::placed;
use crate::words::Words;

/// What follows signing in.
#[derive(Debug, Clone)]
pub enum After {
    /// The reader comes to a page of this city, or to its home page.
    Page(String),
    /// A draft is published.
    Draft(Begun),
    /// Something is done with a thing.
    Deed(Intent),
}

/// What will be done, as a sentence; nothing where there is no such thing for this reader.
pub(crate) async fn promised(visit: &Visit, intent: Intent) -> Result<Option<String>, Problem> {
    let title = title_of(visit, intent).await?;
    Ok(title.map(|title| sentence(&visit.words, intent.deed, title)))
}

/// What it will be done with; nothing where there is no such thing for this reader.
pub(crate) async fn title_of(visit: &Visit, intent: Intent) -> Result<Option<String>, Problem> {
    let found = visit.read(move |act| readable(act, intent.thing)).await;
    let found = match found {
        Ok(found) if visit.has_thing(&found) => found,
        Ok(_) | Err(Problem::NotFound) => return Ok(None),
        Err(problem) => return Err(problem),
    };
    Ok(visit.link_to(&found).map(|link| link.label))
}

fn sentence(w: &Words, deed: Deed, title: String) -> String {
    match deed {
        Deed::Support => w.then_supported(title),
        Deed::Follow => w.then_followed(title),
        Deed::Comment => w.then_commented(title),
        Deed::Register => w.then_registered(title),
        Deed::Instead => w.then_instead(title),
    }
}

/// Does what somebody wanted who has just come in, and leads to where it was done. In another browser than the one
/// that asked it is not done, because whoever asked may have been somebody else.
pub(super) async fn go_on(
    visit: &Visit,
    entered: &Entered,
    intent: Intent,
) -> Result<Response, Problem> {
    // They have just come in: the request that lets them in has no session yet.
    fulfil(visit, Who::Person(entered.person.id), entered.by, intent).await
}

/// Does what somebody wanted, in the name of whoever has just shown that they may, and leads to where it was done, or to
/// where they prove what is still asked.
pub(crate) async fn fulfil(
    visit: &Visit,
    who: Who,
    by: Asker,
    intent: Intent,
) -> Result<Response, Problem> {
    let (browser, language) = (visit.browser().0, Language::from_tag_or_english(visit.words.tag()));
    let outcome = visit
        .attempt_as(who, move |act| match by {
            Asker::Same => acting::fulfil(act, intent, &browser, &language),
            Asker::Other => Ok(match readable(act, intent.thing) {
                Ok(found) => Outcome::Refused(found),
                Err(_) => Outcome::Gone,
            }),
        })
        .await?
        .unwrap_or(Outcome::Gone);
    let (found, said) = match (outcome, by) {
        (
            Outcome::Done(found)
            | Outcome::Before(found)
            | Outcome::Unproven(found, _)
            | Outcome::Refused(found),
            Asker::Other,
        ) => (found, Said::SignedIn),
        (Outcome::Unproven(_, level), _) => {
            return Ok(visit.go(visit.to.me_proof_to(level, intent.deed, intent.thing)));
        }
        (Outcome::Done(found), _) => (found, said_done(intent.deed)),
        (Outcome::Before(found), _) => (found, said_before(intent.deed)),
        (Outcome::Refused(found), _) => (found, said_refused(intent.deed)),
        (Outcome::Gone, Asker::Same) => {
            return Ok(visit.go_saying(visit.to.home(), Said::ThingGone));
        }
        (Outcome::Gone, Asker::Other) => {
            return Ok(visit.go_saying(visit.to.home(), Said::SignedIn));
        }
    };
    let there = visit.link_to(&found).filter(|_| visit.has_thing(&found));
    let there = there.map_or_else(|| visit.to.home(), |link| link.href);
    let said = match said {
        Said::Commented if found.is_hidden() => Said::Held,
        said => said,
    };
    Ok(visit.go_saying(placed(there, said), said))
}

fn said_done(deed: Deed) -> Said {
    match deed {
        Deed::Support => Said::Supported,
        Deed::Follow => Said::Followed,
        Deed::Comment => Said::Commented,
        Deed::Register => Said::Registered,
        Deed::Instead => Said::SupportedInstead,
    }
}

fn said_before(deed: Deed) -> Said {
    match deed {
        Deed::Support => Said::SupportedBefore,
        Deed::Follow => Said::FollowedBefore,
        Deed::Comment => Said::Commented,
        Deed::Register => Said::RegisteredBefore,
        Deed::Instead => Said::SupportedInstead,
    }
}

fn said_refused(deed: Deed) -> Said {
    match deed {
        Deed::Support => Said::NotSupported,
        Deed::Follow => Said::NotFollowed,
        Deed::Comment => Said::NotCommented,
        Deed::Register => Said::NotRegistered,
        Deed::Instead => Said::NotSupportedInstead,
    }
}
