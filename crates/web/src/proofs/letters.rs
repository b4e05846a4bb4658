//! Letters on paper, each with a code: shown once, to be printed, and kept as digests alone.

use acts::city::proof::{self as acting, Printing};
use axum::response::{IntoResponse as _, Response};
use city::{Flaw, Flaws, Id, Refusal};
use jiff::Timestamp;
use store::city::proof::Batch;

use super::office::again;
use super::view::ProofLettersPage;
use crate::forms::{self, Posted};
use crate::http::{InPath, Problem, Said, Visit, field_errors, once_key};
use crate::mandates::offer::end_of_day;
use crate::mandates::said::last_day;
use crate::page::Page;
use crate::views::{FieldError, Frame};

/// How many characters a line of an address has at most, and how many lines.
const LINE: usize = 80;
const LINES: usize = 6;

/// What is to be printed.
struct Wanted {
    name: String,
    /// To whom each goes, in lines; nothing where nobody is named.
    to: Vec<Vec<String>>,
    until: Timestamp,
}

/// Prints letters: the answer is what goes on paper. To whom they go stands there and nowhere else.
pub(crate) async fn print(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let wanted = match wanted(&visit, &posted) {
        Ok(wanted) => wanted,
        Err(flaws) => {
            let errors = field_errors(&visit.words, &flaws);
            return again(&visit, posted, errors).await;
        }
    };
    let codes = acting::draw(wanted.to.len(), |bytes| (visit.app.wiring().random)(bytes));
    let (secret, city) = (visit.app.settings().secret.clone(), visit.city.id.get());
    let letters = Printing {
        name: wanted.name.clone(),
        codes: codes.iter().map(|(_, plain)| secret.paper_code(city, plain)).collect(),
        expires: wanted.until,
    };
    let key = format!("print {}", once_key(&posted));
    let printed = visit.write(move |act| acting::print(act, &letters, &key)).await?;
    if printed.is_none() {
        let text = visit.words.proofs_letters_before().to_owned();
        let errors = vec![FieldError { field: "letters_name".to_owned(), text }];
        return again(&visit, posted, errors).await;
    }
    let w = &visit.words;
    Ok(Page(ProofLettersPage {
        frame: Frame { desk: true, ..visit.frame(w.proofs_letters()) },
        name: wanted.name,
        letters: wanted.to.into_iter().zip(codes.into_iter().map(|(shown, _)| shown)).collect(),
        address: format!("{}{}", visit.site(), visit.to.me_proof()),
        until: w.date(last_day(wanted.until)),
        contact: crate::statements::page::contact(&visit).1,
    })
    .into_response())
}

fn wanted(visit: &Visit, posted: &Posted) -> Result<Wanted, Flaws> {
    let mut flaws = Flaws::default();
    let name = flaws.text("letters_name", posted.get("letters_name"), 1, 60);
    let until = end_of_day(posted.get("letters_until"), &visit.city.zone);
    let until = until.and_then(|until| match until {
        None => Err(Flaw::Missing),
        Some(until) if until <= visit.now => Err(Flaw::InThePast),
        Some(until) => Ok(until),
    });
    let until = flaws.keep("letters_until", until);
    let named = addressees(posted.get("letters_to"));
    let most = acting::MOST_LETTERS;
    let to = if named.is_empty() {
        let bounds = (1, i64::try_from(most).unwrap_or(i64::MAX));
        let count = forms::whole_number(posted.get("letters_count")).and_then(|count| {
            let fits = (bounds.0..=bounds.1).contains(&count);
            let flaw = Flaw::OutOfRange { least: bounds.0, most: bounds.1 };
            usize::try_from(count).ok().filter(|_| fits).ok_or(flaw)
        });
        flaws.keep("letters_count", count).map(|count| vec![Vec::new(); count])
    } else if named.len() > most {
        flaws.add("letters_to", Flaw::TooMany { most });
        None
    } else {
        Some(named)
    };
    flaws.into_result_with(|| Some(Wanted { name: name?, to: to?, until: until? }))
}

/// To whom letters go: a line each, its parts between semicolons.
fn addressees(typed: &str) -> Vec<Vec<String>> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let parts = |line: &str| {
        let parts = line.split(';').map(str::trim).filter(|part| !part.is_empty());
        parts.take(LINES).map(|part| part.chars().take(LINE).collect()).collect()
    };
    lines.map(parts).collect()
}

/// Ends the codes of letters that went astray.
pub(crate) async fn end(visit: Visit, InPath(id): InPath<Id<Batch>>) -> Result<Response, Problem> {
    match visit.attempt(move |act| acting::stop_letters(act, id)).await? {
        // Pressed twice: they are ended.
        Ok(()) | Err(Refusal::NotFound) => Ok(visit.go_saying(visit.to.proofs(), Said::CodesEnded)),
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_to_one_address_a_line() {
        let typed = "An Vos; Naamsestraat 1;3000 Leuven\n\n  ;;\nBuurthuis\n";
        let lines = addressees(typed);
        assert_eq!(
            lines,
            [
                vec!["An Vos".to_owned(), "Naamsestraat 1".to_owned(), "3000 Leuven".to_owned()],
                vec![],
                vec!["Buurthuis".to_owned()]
            ]
        );
        let long = format!("{};b;c;d;e;f;g;h", "x".repeat(200));
        let lines = addressees(&long);
        assert_eq!(lines[0].len(), LINES);
        assert_eq!(lines[0][0].chars().count(), LINE);
    }
}
