//! What organisations have to be found.

use acts::Done;
use acts::things::Found;
use city::{Noun, Organisation};
use web::http::Visit;
use web::markdown;
use web::search::{Entry, Kind, Seek};
use web::system::Shown;

use crate::shape;
use crate::words::OrganisationWords as _;

/// As much of a text as is looked through for what to show of it.
const WHOLE: usize = 2_000;

/// The organisations.
pub(crate) fn kinds(act: &mut acts::Act, seek: &Seek) -> Done<Shown<Vec<Kind>>> {
    let found = seek.matches(act, Noun::Organisation)?;
    let found = seek.load(act, "organisations", &found)?;
    Ok(Box::new(move |visit, _| {
        let entry = |found: &Found| match found {
            Found::Organisation(one) => Some(entry(visit, one)),
            Found::Call(_)
            | Found::Idea(..)
            | Found::Event(..)
            | Found::Comment(..)
            | Found::Amendment(..) => None,
        };
        Ok(vec![found.told(visit.words.organisations(), entry)])
    }))
}

fn entry(visit: &Visit, one: &Organisation) -> Entry {
    Entry {
        link: shape::link(visit, one),
        text: markdown::excerpt(&one.input.about, WHOLE),
        language: one.input.language.to_string(),
        meta: vec![shape::sector(&visit.words, one.input.sector).to_owned()],
    }
}
