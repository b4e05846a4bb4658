//! Why a form cannot be changed so, in words: what stands in the way, and what to do first.

use forms::{CannotEdit, Form, Key, Limits};
use web::http::Visit;
use web::questions::Telling;

use crate::words::CallWords as _;

/// A question with its number, as people find it in the list.
pub(crate) fn named(telling: &Telling<'_>, form: &Form, key: Key) -> (i64, String) {
    let number = form.number(key).and_then(|number| i64::try_from(number).ok());
    let label = form.question(key).map(|question| telling.text(&question.label).to_owned());
    (number.unwrap_or_default(), label.unwrap_or_default())
}

/// The sentence.
pub(crate) fn sentence(visit: &Visit, form: &Form, cannot: CannotEdit) -> String {
    let w = &visit.words;
    let wished = visit.wished();
    match cannot {
        CannotEdit::NoSuch => w.build_gone().to_owned(),
        CannotEdit::Full => w.build_full(Limits::ITEMS),
        CannotEdit::Needed { by } => {
            let (number, label) = named(&Telling::to(visit, &wished), form, by);
            w.build_needed(label, number)
        }
        CannotEdit::LooksAhead => w.build_looks_ahead().to_owned(),
        CannotEdit::Settled => w.build_settled().to_owned(),
    }
}
