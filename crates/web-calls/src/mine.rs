//! What “My page” shows of calls: drafts, ideas, what the reader follows, and messages.

use crate::cards::State;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use acts::Done;
use acts::things::{self, Found};
use askama::Template;
use calls::{Call, Idea};
use store::calls as rows;
use web::http::Visit;
use web::system::{Band, Followed, MyPart, Shown};
use web::views::{Frame, Link};

use crate::shape::{self, Shape};
use crate::share::page::of_draft;

struct Mine {
    drafts: Vec<(rows::draft::Draft, Call)>,
    ideas: Vec<(Idea, Call)>,
    follows: Vec<Found>,
}

/// How many ideas and follows are listed.
const MOST: i64 = 500;

fn load(act: &mut acts::Act) -> Done<Mine> {
    let me = act.person()?;
    let mut drafts = Vec::new();
    for draft in rows::draft::of_person(act.tx, me)? {
        let call = rows::call::get(act.tx, draft.call)?;
        drafts.push((draft, call));
    }
    let mut ideas = Vec::new();
    for idea in rows::idea::by_author(act.tx, me, i64::MAX, MOST)? {
        let call = rows::call::get(act.tx, idea.call)?;
        ideas.push((idea, call));
    }
    let mut follows = Vec::new();
    for one in store::things::follow::of_person(act.tx, me, i64::MAX, MOST)? {
        // What may not be read any more is nobody's to follow.
        if let Ok(found) = things::readable(act, one.thing) {
            follows.push(found);
        }
    }
    Ok(Mine { drafts, ideas, follows })
}

/// Drafts and ideas as bands, and what the reader follows.
pub(crate) fn part(act: &mut acts::Act) -> Done<Shown<MyPart>> {
    let mine = load(act)?;
    Ok(Box::new(move |visit, frame| {
        let mut bands = Vec::new();
        if !mine.drafts.is_empty() {
            let drafts = mine.drafts.iter().map(|(draft, call)| draft_view(visit, draft, call));
            let view = MyDrafts { frame, drafts: drafts.collect() };
            bands.push(Band::new(10, &view)?);
        }
        let ideas = mine.ideas.iter().map(|(idea, call)| idea_view(visit, idea, call)).collect();
        let share = visit.to.share_any();
        bands.push(Band::new(20, &MyIdeas { frame, ideas, share })?);
        let follows = mine.follows.iter().filter_map(|found| followed(visit, found));
        Ok(MyPart { bands, follows: follows.collect() })
    }))
}

/// What erasing the account does to ideas and drafts.
pub(crate) fn erased(act: &mut acts::Act) -> Done<Shown<Vec<String>>> {
    let mine = load(act)?;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (ideas, drafts) = (count(mine.ideas.len()), count(mine.drafts.len()));
    Ok(Box::new(move |visit, _| {
        let w = &visit.words;
        Ok(vec![w.erase_ideas(ideas), w.erase_drafts(drafts)])
    }))
}

fn idea_view(visit: &Visit, idea: &Idea, call: &Call) -> MyIdea {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let next = shape.next(call, idea);
    let next = next.first().map(|step| {
        [step.title.as_str(), step.when.as_str()].join(" · ").trim_end_matches(" · ").to_owned()
    });
    MyIdea {
        idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        state: shape::state(idea),
        next: next.unwrap_or_default(),
        meta: vec![shape.title(call), w.supporters(idea.supports)],
    }
}

fn followed(visit: &Visit, found: &Found) -> Option<Followed> {
    found.may_follow().ok()?;
    let unfollow = visit.to.thing_unfollow(found.noun(), found.id());
    Some(Followed { link: visit.link_to(found)?, unfollow })
}

fn draft_view(visit: &Visit, draft: &rows::draft::Draft, call: &Call) -> Draft {
    let w = &visit.words;
    let title = match draft.form.title.trim() {
        "" => w.without_a_title(),
        title => title,
    };
    Draft {
        idea: Link::new(title, of_draft(&visit.to.share(&call.slug), draft.id)),
        meta: vec![Shape::new(visit).title(call), w.last_saved(w.ago(draft.changed_at, visit.now))],
        discard: visit.to.me_draft(draft.id),
    }
}

/// Drafts that are not shared yet.
#[derive(Debug, Template)]
#[template(path = "me_drafts.html")]
pub(crate) struct MyDrafts<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// The drafts.
    pub(crate) drafts: Vec<Draft>,
}

/// The reader's ideas.
#[derive(Debug, Template)]
#[template(path = "me_ideas.html")]
pub(crate) struct MyIdeas<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// The ideas.
    pub(crate) ideas: Vec<MyIdea>,
    /// Where to share another one.
    pub(crate) share: String,
}

/// A draft.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// Its title or "Without a title", leading to where it goes on.
    pub(crate) idea: Link,
    /// The call, and when it was last saved.
    pub(crate) meta: Vec<String>,
    /// Throws it away (POST).
    pub(crate) discard: String,
}

/// An idea of the reader.
#[derive(Debug, Clone)]
pub(crate) struct MyIdea {
    /// The idea.
    pub(crate) idea: Link,
    /// Where it stands.
    pub(crate) state: State,
    /// What happens next and by when.
    pub(crate) next: String,
    /// The call, supporters.
    pub(crate) meta: Vec<String>,
}
