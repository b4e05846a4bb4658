//! Ideas that say the same, as people see them: each with what both are about, in the reader's language.

use acts::calls::instead;
use acts::calls::near::Near;
use acts::things::Found;
use calls::{Call, Idea};
use city::Id;
use likeness::{Asked, Concept, Reason, Tongue};
use web::http::Visit;
use web::views::Link;

use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::share::Draft;
use crate::words::CallWords as _;

/// How many things a reason names.
const NAMED: usize = 4;

/// An idea that is near another or a draft.
#[derive(Debug, Clone)]
pub(crate) struct NearIdea {
    /// The idea.
    pub(crate) idea: Link,
    /// The tag of the language it is written in.
    pub(crate) language: String,
    /// Its call, where that is another one.
    pub(crate) call: String,
    /// What both are about, as a sentence.
    pub(crate) why: String,
    /// How many support it, as a sentence.
    pub(crate) supporters: String,
    /// Its number, where it can be supported instead.
    pub(crate) instead: Option<String>,
}

/// What a draft asks for; nothing while it says too little.
pub(crate) fn asked(draft: &Draft, tag: &str) -> Option<Asked> {
    let form = &draft.form;
    if form.title.trim().is_empty() {
        return None;
    }
    let language = if form.language.is_empty() { tag } else { &form.language };
    let place = Some(form.neighbourhood.as_str()).filter(|key| !key.is_empty());
    Some(Asked::new(&form.title, &format!("{} {}", form.place, form.text), language, place))
}

/// What is near something of a call.
pub(crate) fn shown(visit: &Visit, own: Id<Call>, near: &[Near]) -> Vec<NearIdea> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let one = |Near { call, idea, reason }: &Near| {
        let found = Found::Idea(Box::new(call.clone()), Box::new(idea.clone()));
        let may = instead::may(&visit.reader.actor(), &found, visit.now).is_ok()
            && !idea.is_by(&visit.reader.actor());
        NearIdea {
            idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
            language: idea.input.language.to_string(),
            call: if call.id == own { String::new() } else { shape.title(call) },
            why: why(visit, idea, reason),
            supporters: w.supporters(idea.supports),
            instead: may.then(|| idea.id.to_string()),
        }
    };
    near.iter().map(one).collect()
}

/// What an idea and another are both about, as a sentence: the most telling concepts, else words, and the neighbourhood.
pub(crate) fn why(visit: &Visit, idea: &Idea, reason: &Reason) -> String {
    let place = Shape::new(visit).neighbourhood(idea.input.neighbourhood.as_deref());
    let mut said = names(reason, visit.words.tag());
    said.extend(place.filter(|_| reason.same_place));
    // What was kept may be what no lexicon knows any more.
    if said.is_empty() { String::new() } else { visit.words.near_both(said.join(", ")) }
}

/// What concepts are called in a language, else in English.
pub(crate) fn names(reason: &Reason, tag: &str) -> Vec<String> {
    let tongue = Tongue::of_tag(tag).unwrap_or(Tongue::English);
    let mut said: Vec<String> = Vec::new();
    let concepts = reason.concepts.iter().map(|concept: &Concept| concept.name(tongue).to_owned());
    // Words are named where the lexicon has no name for what both are about.
    let words = reason.words.iter().filter(|_| reason.concepts.is_empty()).cloned();
    for name in concepts.chain(words) {
        if !said.contains(&name) {
            said.push(name);
        }
    }
    said.truncate(NAMED);
    said
}
