//! Letters that could not leave, with what the mail server said. For whom they are, nobody needs to know in full.

use acts::city::letter::{self as letters, Unsent};
use axum::response::{IntoResponse, Response};
use city::{Id, Refusal};
use jiff::Timestamp;
use serde::Deserialize;
use store::city::letter::Letter;

use crate::http::{InPath, InQuery, Problem, Said, Visit};
use crate::letters::view::{LetterRow, LettersPage};
use crate::page::Page;
use crate::providers;
use crate::views::{Frame, Pages};
use crate::words::Words;

/// How many are listed on one page.
const SHOWN: usize = 50;

/// Where the list goes on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    after: String,
}

/// The list.
pub(crate) async fn list(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let after: i64 = asked.after.parse().unwrap_or(0);
    let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let (found, waiting) = visit.read(move |act| letters::in_trouble(act, after, most)).await?;
    let (w, list) = (&visit.words, visit.to.letters());
    let shown = found.get(..SHOWN).unwrap_or(&found);
    let last = shown.last().filter(|_| found.len() > shown.len());
    Ok(Page(LettersPage {
        waiting: w.letters_waiting(waiting),
        letters: shown.iter().map(|one| row(&visit, one)).collect(),
        pages: Pages {
            first: (after > 0).then(|| list.clone()),
            next: last.map(|one| format!("{list}?after={}", one.job.id)),
            ..Pages::default()
        },
        frame: Frame { desk: true, ..visit.frame(w.letters_title()) },
    }))
}

/// Sends a letter again that was given up.
pub(crate) async fn retry(
    visit: Visit,
    InPath(letter): InPath<Id<Letter>>,
) -> Result<Response, Problem> {
    let outcome = visit.attempt(move |act| letters::retry(act, letter)).await?;
    back(&visit, outcome)
}

/// Gives a letter up for good.
pub(crate) async fn drop(
    visit: Visit,
    InPath(letter): InPath<Id<Letter>>,
) -> Result<Response, Problem> {
    let outcome = visit.attempt(move |act| letters::drop(act, letter)).await?;
    back(&visit, outcome)
}

/// Back to the list. A letter that has left meanwhile, or was dropped by another, needs nothing any more.
fn back(visit: &Visit, outcome: Result<(), Refusal>) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(visit.go_saying(visit.to.letters(), Said::Saved)),
        Err(Refusal::AlreadyElsewhere) => {
            Ok(visit.go_saying(visit.to.letters(), Said::LetterElsewhere))
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

fn row(visit: &Visit, one: &Unsent) -> LetterRow {
    let (w, Unsent { letter, job }) = (&visit.words, one);
    let next = match Timestamp::from_microsecond(job.run_at) {
        Ok(at) if !job.dead => w.letters_next(w.date_time(at)),
        _ => w.letters_given_up().to_owned(),
    };
    let to = shortened(&letter.mail);
    LetterRow {
        kind: kind(w, &letter.kind),
        meta: vec![w.ago(letter.made_at, visit.now), w.letters_tries(job.attempts), next],
        // A mail server likes to repeat the address.
        said: job.last_error.as_deref().unwrap_or_default().replace(&letter.mail, &to),
        to,
        retry: job.dead.then(|| visit.to.letter_retry(letter.id)),
        drop: visit.to.letter_drop(letter.id),
    }
}

/// What a kind of letters is called.
pub(crate) fn kind(w: &Words, kind: &str) -> String {
    match kind {
        "sign-in" => w.letters_kind_sign_in().to_owned(),
        "invitation" => w.letters_kind_invitation().to_owned(),
        "address" => w.letters_kind_address().to_owned(),
        providers::KIND => w.letters_kind_provider().to_owned(),
        "passkey" => w.letters_kind_passkey().to_owned(),
        "recovery" => w.letters_kind_recovery().to_owned(),
        "block" => w.letters_kind_block().to_owned(),
        "news" => w.letters_kind_news().to_owned(),
        "newsletter" => w.letters_kind_newsletter().to_owned(),
        "roles" | "mandate" => w.letters_kind_role().to_owned(),
        other => other.to_owned(),
    }
}

/// An address without most of its name: enough to see where it leads.
fn shortened(mail: &str) -> String {
    let (name, host) = mail.rsplit_once('@').unwrap_or((mail, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}…@{host}")
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn an_address_is_not_shown_in_full() {
        assert_eq!(shortened("rosa@mail.example"), "r…@mail.example");
        assert_eq!(shortened("\"a@b\"@mail.example"), "\"…@mail.example");
        assert_eq!(shortened("nonsense"), "n…@");
    }
}
