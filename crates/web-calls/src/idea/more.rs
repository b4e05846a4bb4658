//! What a letter asks the author of an idea of which the office wants to know more: their text again, in one field. What
//! they send is what they would have sent from the idea's page: the idea is changed, and waits for the office.

use acts::Done;
use acts::things::Found;
use acts::things::notice::Told;
use calls::{Call, Idea, IdeaInput, Limits};
use city::{Ask, AskKind, Audience, Flaws, Refusal, StepKind};
use web::ask::{AskField, FieldKind, Given, Question, Value};
use web::system::{Asking, Shown};
use web::views::{Fact, Link};
use web::words::Words;

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

/// The one button.
const SEND: &str = "send";

/// Asked with the office's wish, for as long as such questions can be answered.
pub(crate) fn asks(w: &Words, told: &Told) -> Option<Asking> {
    let Found::Idea(_, idea) = &told.found else { return None };
    let asks =
        told.kind == StepKind::ChangeAsked && told.audience == Audience::Own && idea.change_asked;
    let label = || w.more_link().to_owned();
    asks.then(|| Asking { kind: AskKind::More, label: label(), until: None })
}

/// The idea, while the office waits for its author.
fn waiting(act: &mut acts::Act, ask: &Ask) -> Done<Option<(Call, Idea)>> {
    if ask.kind != AskKind::More {
        return Ok(None);
    }
    let (call, idea) = acts::calls::idea::find(act, ask.thing.of())?;
    let own = idea.author.id == ask.person && !idea.hidden;
    let waits = own && idea.change_asked && idea.state.is_undecided();
    Ok(waits.then_some((call, idea)))
}

/// What the office wanted to know, with what the author wrote.
pub(crate) fn asked(act: &mut acts::Act, ask: &Ask) -> Done<Option<Shown<Question>>> {
    let Some((call, idea)) = waiting(act, ask)? else { return Ok(None) };
    let events = store::things::step::of(act.tx, ask.thing)?;
    let wish = events.into_iter().rev().find(|event| event.kind == StepKind::ChangeAsked);
    let wish = wish.map(|event| event.reason).unwrap_or_default();
    Ok(Some(Box::new(move |visit, _| {
        let w = &visit.words;
        let title = idea.input.title.as_str();
        Ok(Question {
            title: w.more_title(title),
            lead: w.more_lead().to_owned(),
            about: Link::new(title, visit.to.idea(&call.slug, idea.id)),
            before: vec![Fact::new(w.more_wish(), wish)],
            field: Some(AskField {
                label: w.share_text_label().to_owned(),
                hint: w.more_hint().to_owned(),
                value: idea.input.text.clone(),
                kind: FieldKind::Text,
            }),
            buttons: vec![(SEND, w.more_send().to_owned())],
        })
    })))
}

/// Changes the idea, as its author.
pub(crate) fn take(act: &mut acts::Act, ask: &Ask, given: &Given) -> Done<bool> {
    if ask.kind != AskKind::More {
        return Ok(false);
    }
    let (_, idea) = waiting(act, ask)?.ok_or(Refusal::AlreadyElsewhere)?;
    let Value::Text(text) = &given.value else { return Err(Refusal::NotFound.into()) };
    let mut flaws = Flaws::default();
    let (least, most) = Limits::TEXT;
    let text = flaws.text("answer", text, least, most);
    let input = flaws.into_result_with(|| Some(IdeaInput { text: text?, ..idea.input.clone() }))?;
    acts::calls::idea::edit(act, idea.id, &input, idea.version)?;
    Ok(true)
}
