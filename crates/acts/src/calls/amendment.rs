//! Amendments: proposed by a neighbour, taken in or declined by those who write the idea, taken back.

use calls::{Amendment, AmendmentInput, AmendmentState, Call, Idea, IdeaInput};
use city::{Audience, Author, Flaw, Flaws, Id, Refusal, Step, StepKind};
use store::{calls as rows, city as city_rows};

use super::idea::{readable, save};
use super::screening::undecided;
use crate::things::notice::{self, News};
use crate::{Act, Done};

/// How many of an idea are shown in each state.
const SHOWN: i64 = 50;

/// An amendment that whoever acts may read, with its idea and call.
pub fn find(act: &mut Act, id: Id<Amendment>) -> Done<(Call, Idea, Amendment)> {
    match crate::things::readable(act, id.thing())? {
        crate::things::Found::Amendment(call, idea, amendment) => Ok((*call, *idea, *amendment)),
        _ => Err(Refusal::NotFound.into()),
    }
}

/// The amendments of an idea that whoever acts may read: those that wait, then those that were answered.
pub fn of(act: &mut Act, call: &Call, idea: &Idea) -> Done<Vec<Amendment>> {
    let mut all = Vec::new();
    for state in [AmendmentState::Open, AmendmentState::Accepted, AmendmentState::Declined] {
        all.extend(rows::amendment::of(act.tx, idea.id, state, SHOWN)?);
    }
    let found = |one: &Amendment| {
        crate::things::Found::Amendment(
            Box::new(call.clone()),
            Box::new(idea.clone()),
            Box::new(one.clone()),
        )
    };
    all.retain(|one| found(one).may_read(&act.actor));
    Ok(all)
}

/// Proposes a change to those who write an idea; they hear of it. `key` makes a repeat harmless.
pub fn propose(
    act: &mut Act,
    id: Id<Idea>,
    (title, text, reason): (&str, &str, &str),
    key: &str,
) -> Done<Id<Amendment>> {
    act.once(key, |act| {
        let (call, idea) = readable(act, id)?;
        calls::may_propose(&act.actor, &call, &idea, act.now)?;
        undecided(act, id)?;
        let me = act.person()?;
        let input = AmendmentInput::check(&idea, title, text, reason)?;
        let most = AmendmentInput::MOST_OPEN;
        let open = rows::amendment::open_by(act.tx, id, me)?;
        if usize::try_from(open).unwrap_or(most) >= most {
            let mut flaws = Flaws::default();
            flaws.add("reason", Flaw::TooMany { most });
            return Err(flaws.into());
        }
        let name = city_rows::person::get(act.tx, me)?.name;
        let amendment = Amendment {
            id: act.new_id(),
            idea: id,
            author: Author { id: me, name: name.as_str().to_owned() },
            state: AmendmentState::Open,
            hidden: false,
            input,
            made: act.now,
            answer: String::new(),
            answered: None,
        };
        rows::amendment::insert(act.tx, &amendment)?;
        let thing = amendment.id.thing();
        let news = News { kind: StepKind::Proposed, thing, reason: "", other: None };
        for author in store::things::author::of(act.tx, id.thing())? {
            if author == idea.author.id || idea.coauthors.iter().any(|one| one.id == author) {
                notice::one(act, news, author, Audience::Own)?;
            }
        }
        Ok(amendment.id)
    })
}

/// The amendment, if whoever acts may answer it now.
fn answerable(act: &mut Act, id: Id<Amendment>) -> Done<(Call, Idea, Amendment)> {
    act.person()?;
    let (call, _, amendment) = find(act, id)?;
    // With what was answered with the idea, which stays as it is.
    let (_, idea) = super::idea::find(act, amendment.idea)?;
    calls::may_edit(&act.actor, &call, &idea, act.now)?;
    undecided(act, idea.id)?;
    Ok((call, idea, amendment))
}

/// Takes an amendment in: the idea says what it proposes, as a version with whoever proposed it. `version` is the idea's that was
/// compared with it.
pub fn accept(act: &mut Act, id: Id<Amendment>, version: i64) -> Done<()> {
    let (call, before, mut amendment) = answerable(act, id)?;
    amendment.accept(act.now)?;
    let AmendmentInput { title, text, .. } = amendment.input.clone();
    let mut idea = before.clone();
    let input = IdeaInput { title, text, ..before.input.clone() };
    let asked = before.change_asked;
    idea.edit(&call, input, version, act.now)?;
    // What the office asked for is for the author to say.
    idea.change_asked = asked;
    save(act, &before, &idea)?;
    let by = (act.person()?, Some(amendment.author.id));
    rows::version::keep(act.tx, &before, &idea, by, act.now)?;
    rows::amendment::update(act.tx, &amendment, act.now)?;
    let step = act.happened(StepKind::Accepted);
    act.step_with(idea.id, &step, id)?;
    tell(act, &amendment, StepKind::Accepted, "")
}

/// Does not take it in, and says why in a sentence.
pub fn decline(act: &mut Act, id: Id<Amendment>, answer: &str) -> Done<()> {
    let (.., mut amendment) = answerable(act, id)?;
    amendment.decline(answer, act.now)?;
    rows::amendment::update(act.tx, &amendment, act.now)?;
    let reason = amendment.answer.clone();
    let step = Step { reason: reason.clone(), ..act.happened(StepKind::Declined) };
    act.step(id, &step)?;
    tell(act, &amendment, StepKind::Declined, &reason)
}

fn tell(act: &mut Act, amendment: &Amendment, kind: StepKind, reason: &str) -> Done<()> {
    let news = News { kind, thing: amendment.id.thing(), reason, other: None };
    notice::one(act, news, amendment.author.id, Audience::Own)
}

/// Takes one's own amendment back.
pub fn withdraw(act: &mut Act, id: Id<Amendment>) -> Done<()> {
    act.person()?;
    let (.., mut amendment) = find(act, id)?;
    amendment.withdraw(&act.actor)?;
    Ok(rows::amendment::update(act.tx, &amendment, act.now)?)
}

/// What an idea said before and after an amendment was taken in.
pub fn taken(
    act: &mut Act,
    amendment: &Amendment,
) -> Done<Option<(calls::Wording, calls::Wording)>> {
    let Some(at) = amendment.answered else { return Ok(None) };
    // The version was put before the public at the moment in which it was answered.
    let Some(version) = rows::version::made_at(act.tx, amendment.idea, at)? else {
        return Ok(None);
    };
    let before = rows::version::get(act.tx, amendment.idea, version.number - 1)?;
    Ok(before.map(|before| (before.wording, version.wording)))
}
