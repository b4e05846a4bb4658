//! The numbers of a call or of the city, as this reader may see them now.

use std::collections::HashMap;

use acts::{Act, Done};
use calls::{Call, How, Outcomes, Statistics};
use city::Slug;
use jiff::Timestamp;
use store::calls as rows;
use store::calls::statistics::is_public;

use crate::call::page::readable;
use crate::call::reading::ideas_of;

/// What the numbers are about.
#[derive(Debug, Clone)]
pub(super) enum About {
    /// A call.
    Call(Box<Call>),
    /// All calls of the city that everybody may read; those with a result, the newest first.
    City(Vec<(Call, Outcomes)>),
}

/// A call, as its head shows it.
#[derive(Debug, Clone)]
pub(super) struct Whose {
    pub(super) call: Call,
    /// Whether the reader follows it.
    pub(super) follows: bool,
    /// How many ideas can be read.
    pub(super) ideas: i64,
}

/// Numbers, where they were counted.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) about: About,
    /// When they were counted; nothing where they were not yet.
    pub(super) at: Option<Timestamp>,
    pub(super) numbers: Statistics,
    pub(super) outcomes: Outcomes,
    /// How many ideas were told to the city, and how.
    pub(super) told: Vec<(How, i64)>,
}

impl Found {
    fn nothing(about: About) -> Self {
        let numbers = Statistics::count(Vec::new(), &[], Vec::new());
        Self { about, at: None, numbers, outcomes: Outcomes::default(), told: Vec::new() }
    }
}

/// The numbers of a call, and whose they are.
pub(super) fn of_call(act: &mut Act, slug: &Slug) -> Done<(Whose, Found)> {
    let (call, follows) = readable(act, slug)?;
    let kept = rows::statistics::of_call(act.tx, call.id)?;
    let ideas = ideas_of(act.tx, &call)?;
    let about = About::Call(Box::new(call.clone()));
    let found = match kept {
        None => Found::nothing(about),
        Some(kept) => Found {
            outcomes: Outcomes::of(&kept.numbers.written),
            at: Some(kept.at),
            numbers: kept.numbers,
            told: rows::told::counts(act.tx, call.id)?,
            about,
        },
    };
    Ok((Whose { call, follows, ideas }, found))
}

/// The numbers of the city. Where one of the calls that were counted cannot be read by everybody any more, there are none
/// until they are counted again.
pub(super) fn of_city(act: &mut Act) -> Done<Found> {
    let calls = rows::call::list(act.tx)?;
    let public: HashMap<_, _> =
        calls.iter().filter(|call| is_public(call)).map(|call| (call.id, call)).collect();
    let kept = rows::statistics::of_city(act.tx)?;
    let all = |it: &rows::statistics::CityStatistics| {
        it.calls.iter().all(|(call, _)| public.contains_key(call))
    };
    let Some(kept) = kept.filter(|kept| all(&kept.numbers)) else {
        return Ok(Found::nothing(About::City(Vec::new())));
    };
    let mut outcomes = Outcomes::default();
    let (mut decided, mut told) = (Vec::new(), Vec::<(How, i64)>::new());
    for (id, written) in &kept.numbers.calls {
        let Some(call) = public.get(id) else { continue };
        let of_call = Outcomes::of(written);
        outcomes = outcomes.and(of_call);
        for (how, ideas) in rows::told::counts(act.tx, *id)? {
            match told.iter_mut().find(|(known, _)| *known == how) {
                Some((_, all)) => *all += ideas,
                None => told.push((how, ideas)),
            }
        }
        if call.has_result(act.now) {
            decided.push(((*call).clone(), of_call));
        }
    }
    let numbers = kept.numbers.numbers;
    Ok(Found { about: About::City(decided), at: Some(kept.at), numbers, outcomes, told })
}
