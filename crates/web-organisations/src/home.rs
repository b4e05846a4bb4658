//! What the home page says of organisations: how many there are, and who waits for the reader's answer.

use acts::Done;
use web::system::{HomePart, Shown};
use web::views::Fact;

use crate::mine;
use crate::words::OrganisationWords as _;

/// How many there are, and what waits.
pub(crate) fn part(act: &mut acts::Act) -> Done<Shown<HomePart>> {
    let counts = store::organisations::organisation::per_sector(act.tx)?;
    let waits = mine::waits(act)?;
    Ok(Box::new(move |visit, _| {
        let w = &visit.words;
        let count: i64 = counts.iter().map(|(_, count)| *count).sum();
        let fact = (count > 0).then(|| Fact::new(w.home_organisations(count), w.number(count)));
        Ok(HomePart {
            waits: waits.iter().map(|one| mine::wait(visit, one)).collect(),
            numbers: fact.into_iter().collect(),
            ..HomePart::default()
        })
    }))
}
