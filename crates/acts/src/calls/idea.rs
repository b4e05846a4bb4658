//! Ideas: publish, change, withdraw.

use calls::{Call, Idea, IdeaForm, IdeaInput};
use city::{Author, Id, Noun, Refusal, StepKind};
use store::city::file::{self, File};
use store::things::draft::{self, Draft};
use store::{calls as rows, city as city_rows};

use super::screening::undecided;
use super::{answer, near};
use crate::things::notice::{self, News};
use crate::things::{Found, order};
use crate::{Act, Done, sealed};

/// An idea with its call and what was answered with it, whoever asks.
pub fn find(act: &mut Act, id: Id<Idea>) -> Done<(Call, Idea)> {
    let mut idea = rows::idea::get(act.tx, id)?;
    let call = rows::call::get(act.tx, idea.call)?;
    if let Some(sheet) = answer::of_idea(act, &call, id)? {
        idea.input.answers = sheet.answers;
    }
    Ok((call, idea))
}

/// An idea that whoever acts may read, with its call.
pub fn readable(act: &mut Act, id: Id<Idea>) -> Done<(Call, Idea)> {
    let (call, idea) = find(act, id)?;
    if calls::may_read_idea(&act.actor, &call, &idea) {
        Ok((call, idea))
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// Saves an idea as it was changed.
pub(crate) fn save(act: &mut Act, before: &Idea, after: &Idea) -> Done<()> {
    rows::idea::update(act.tx, before, after, act.now)?;
    near::look_if_changed(act, before, after)
}

/// Publishes an idea, and throws the draft it came from away. `key` makes a repeat harmless: the same key answers
/// with the same idea.
pub fn publish(
    act: &mut Act,
    call: Id<Call>,
    input: &IdeaInput,
    draft: Option<Id<Draft<IdeaForm>>>,
    key: &str,
) -> Done<Id<Idea>> {
    act.once(key, |act| {
        let person = act.person()?;
        let call = rows::call::get(act.tx, call)?;
        calls::may_write(&act.actor, &call, act.now)?;
        let name = city_rows::person::get(act.tx, person)?.name;
        let words = order::said(&input.title, &input.text);
        let place = Found::Call(Box::new(call.clone()));
        let why = order::judge(act, &place, None, &words)?;
        let author = Author { id: person, name: name.as_str().to_owned() };
        let mut input = input.clone();
        if let Some(draft) = draft {
            // Published already by another tab, it has nothing more to give.
            let begun = draft::find(act.tx, draft)?;
            let sealed = begun.as_ref().and_then(|begun| begun.sealed.as_ref());
            sealed::fill_from_draft(act, &mut input.answers, draft.get(), sealed)?;
        }
        let idea = Idea {
            hidden: why.waits(),
            ..Idea::new(act.new_id(), call.id, author, input, act.now)
        };
        enter(act, &call, &idea)?;
        if let Some(draft) = draft {
            draft::remove(act.tx, draft)?;
        }
        order::remember(act, idea.id.thing(), &words)?;
        if why.waits() {
            order::hold(act, Noun::Idea, idea.id.thing(), &why)?;
            return Ok(idea.id);
        }
        // Also its author is told: it says that it arrived, and leads back to it.
        let news =
            News { kind: StepKind::Published, thing: idea.id.thing(), reason: "", other: None };
        notice::one(act, news, person, city::Audience::Own)?;
        Ok(idea.id)
    })
}

/// Enters an idea that is published now.
pub(super) fn enter(act: &mut Act, call: &Call, idea: &Idea) -> Done<()> {
    rows::idea::insert(act.tx, idea)?;
    near::look_later(act, idea.id)?;
    answer::keep(act, call, idea)?;
    let step = act.happened(StepKind::Published);
    act.step(idea.id, &step)
}

/// Puts an author's new words in place of the old.
pub fn edit(act: &mut Act, id: Id<Idea>, input: &IdeaInput, version: i64) -> Done<()> {
    let (call, before) = readable(act, id)?;
    calls::may_edit(&act.actor, &call, &before, act.now)?;
    undecided(act, id)?;
    if let Some(photo) = input.photo.filter(|photo| Some(*photo) != before.input.photo) {
        own_photo(act, Id::new(photo))?;
    }
    let mut idea = before.clone();
    idea.edit(&call, input.clone(), version, act.now)?;
    // New words are looked at as those of a new idea are.
    let words = order::said(&idea.input.title, &idea.input.text);
    let place = Found::Call(Box::new(call.clone()));
    let why = order::judge(act, &place, Some(id.thing()), &words)?;
    let waits = why.waits() && !before.hidden && before.input != idea.input;
    idea.hidden |= waits;
    save(act, &before, &idea)?;
    answer::keep(act, &call, &idea)?;
    if before.input != idea.input {
        let me = act.person()?;
        rows::version::keep(act.tx, &before, &idea, (me, None), act.now)?;
        order::remember(act, id.thing(), &words)?;
        let step = act.happened(StepKind::Changed);
        act.step(id, &step)?;
    }
    if waits { order::hold(act, Noun::Idea, id.thing(), &why) } else { Ok(()) }
}

/// `Ok` when a photo was sent by whoever acts: what others sent with a draft is not to be shown.
fn own_photo(act: &mut Act, photo: Id<File>) -> Done<()> {
    let owner = file::meta(act.tx, photo)?.and_then(|meta| meta.owner);
    if owner.is_some() && owner == act.actor.person.map(Id::get) {
        Ok(())
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// Takes one's own idea back.
pub fn withdraw(act: &mut Act, id: Id<Idea>) -> Done<()> {
    let (_, before) = readable(act, id)?;
    undecided(act, id)?;
    let mut idea = before.clone();
    calls::withdraw(&act.actor, &mut idea)?;
    save(act, &before, &idea)?;
    let step = act.happened(StepKind::Withdrawn);
    act.step(id, &step)
}
