//! What calls have to be found: the calls, what came of them, and the ideas.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use acts::Done;
use acts::things::Found;
use acts::things::search::Matches;
use calls::{Call, Idea};
use city::Noun;
use store::calls::call;
use web::http::Visit;
use web::markdown;
use web::search::{Entry, Kind, Seek};
use web::system::Shown;
use web::views::Link;

use crate::shape::{self, Shape};

/// As much of a text as is looked through for what to show of it.
const WHOLE: usize = 5_000;

/// Calls that are asked, results, ideas.
pub(crate) fn kinds(act: &mut acts::Act, seek: &Seek) -> Done<Shown<Vec<Kind>>> {
    let found = seek.matches(act, Noun::Call)?;
    let (mut decided, mut asked) = (Matches::default(), Matches::default());
    for id in found.things {
        let is_decided = call::get(act.tx, id.of())?.has_result(act.now);
        if is_decided { &mut decided } else { &mut asked }.things.push(id);
    }
    (decided.whole, asked.whole) = (found.whole, found.whole);
    let calls = seek.load(act, "calls", &asked)?;
    let results = seek.load(act, "results", &decided)?;
    let found = seek.matches(act, Noun::Idea)?;
    let ideas = seek.load(act, "ideas", &found)?;
    Ok(Box::new(move |visit, _| {
        let w = &visit.words;
        let call = |found: &Found| match found {
            Found::Call(call) => Some(call_entry(visit, call)),
            Found::Idea(..)
            | Found::Event(..)
            | Found::Comment(..)
            | Found::Organisation(_)
            | Found::Amendment(..) => None,
        };
        let idea = |found: &Found| match found {
            Found::Idea(call, idea) => Some(idea_entry(visit, call, idea)),
            Found::Call(_)
            | Found::Event(..)
            | Found::Comment(..)
            | Found::Organisation(_)
            | Found::Amendment(..) => None,
        };
        Ok(vec![
            calls.told(w.nav_calls(), call),
            results.told(w.nav_results(), call),
            ideas.told(w.ideas_heading(), idea),
        ])
    }))
}

fn call_entry(visit: &Visit, call: &Call) -> Entry {
    let shape = Shape::new(visit);
    Entry {
        link: Link::new(shape.title(call), shape.call_href(call)),
        text: [&call.content.question, &call.content.text]
            .map(|texts| markdown::excerpt(shape.text(texts), WHOLE))
            .join(" "),
        language: visit.words.tag().to_owned(),
        meta: vec![shape.when(call)],
    }
}

fn idea_entry(visit: &Visit, call: &Call, idea: &Idea) -> Entry {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let place = shape.neighbourhood(idea.input.neighbourhood.as_deref());
    let mut meta = vec![shape.title(call), shape::state(idea).word(w).to_owned()];
    meta.extend(place);
    meta.extend(shape.credit(idea));
    Entry {
        link: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        text: markdown::excerpt(&idea.input.text, WHOLE),
        language: idea.input.language.to_string(),
        meta,
    }
}
