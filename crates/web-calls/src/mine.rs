//! What “My page” shows of calls: drafts, what waits, and where a call or an idea stands in a line.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use acts::Done;
use acts::things::Found;
use calls::IdeaForm;
use city::Noun;
use jiff::Timestamp;
use web::http::Visit;
use web::system::{Line, MyDraft, MyPart, Shown};
use web::views::Link;
use web::words::Words;

use crate::amendment::view::AmendmentPill;
use crate::home::{self, Own};
use crate::shape::{self, Shape};
use crate::share::Draft;
use crate::share::page::of_draft;

/// How many ideas are counted where somebody leaves.
const MOST: i64 = 500;
/// How many changes that others propose are looked at.
const WAITING: i64 = 50;
/// How many of one's answers, and of the ideas one writes with others, are listed.
const ANSWERED: i64 = 100;

/// Drafts, and what waits for the reader.
pub(crate) fn part(act: &mut acts::Act) -> Done<Shown<MyPart>> {
    let own = home::own(act)?;
    let answered = answered(act)?;
    let opened = acts::sealed::of_me(act)?;
    let together = together(act)?;
    let marks = crate::evaluation::list::load(act)?;
    Ok(Box::new(move |visit, _| {
        let (drafts, asked) = &own;
        let shape = Shape::new(visit);
        let answered = answered.iter().map(|(call, at)| {
            let there = visit.to.call_answer_own(&call.slug);
            (Link::new(shape.title(call), there), visit.words.date(*at))
        });
        // A draft waits for nobody but stands in the list.
        let mut waits = home::waits(visit, &[], asked);
        waits.extend(together.waits(visit));
        waits.extend(crate::evaluation::list::waiting(visit, &marks));
        Ok(MyPart {
            waits,
            belongs: together.belongs(visit),
            drafts: self::drafts(visit, drafts),
            answered: answered.collect(),
            opened: opened.iter().map(|one| crate::sealed::page::told(visit, one)).collect(),
            ..MyPart::default()
        })
    }))
}

/// What the reader writes with others, and what waits for them there.
struct Together {
    /// What others propose to change.
    proposed: Vec<(calls::Call, calls::Idea, calls::Amendment)>,
    /// What is offered to them.
    offered: Own<calls::Idea>,
    /// The ideas of others that they write too.
    written: Own<calls::Idea>,
}

fn together(act: &mut acts::Act) -> Done<Together> {
    let me = act.person()?;
    let (mut proposed, mut written) = (Vec::new(), Own::new());
    for one in store::calls::amendment::waiting(act.tx, me, WAITING)? {
        let (call, idea) = acts::calls::idea::find(act, one.idea)?;
        if calls::may_edit(&act.actor, &call, &idea, act.now).is_ok() {
            proposed.push((call, idea, one));
        }
    }
    for id in store::calls::coauthor::written_by(act.tx, me, ANSWERED)? {
        match acts::calls::idea::readable(act, id) {
            Ok((call, idea)) => written.push((idea, call)),
            Err(acts::Refused::Rule(_)) => {}
            Err(refused) => return Err(refused),
        }
    }
    let asked = acts::calls::coauthor::asked_of_me(act)?.into_iter();
    let offered = asked.map(|(_, call, idea)| (idea, call)).collect();
    Ok(Together { proposed, offered, written })
}

impl Together {
    fn waits(&self, visit: &Visit) -> Vec<Link> {
        let w = &visit.words;
        let offered = self.offered.iter().map(|(idea, call)| {
            let label = w.me_idea_offered(idea.input.title.as_str());
            Link::new(label, visit.to.idea_together(&call.slug, idea.id))
        });
        let proposed = self.proposed.iter().map(|(call, idea, one)| {
            let label = w.me_amendment_waits(idea.input.title.as_str());
            Link::new(label, visit.to.amendment(&call.slug, idea.id, one.id))
        });
        offered.chain(proposed).collect()
    }

    fn belongs(&self, visit: &Visit) -> Vec<(Link, String)> {
        let one = |(idea, call): &(calls::Idea, calls::Call)| {
            let there = visit.to.idea(&call.slug, idea.id);
            (Link::new(&idea.input.title, there), visit.words.me_coauthor().to_owned())
        };
        self.written.iter().map(one).collect()
    }
}

/// The calls whose questions the reader has answered on a page of their own, with when.
fn answered(act: &mut acts::Act) -> Done<Vec<(calls::Call, Timestamp)>> {
    let me = act.person()?;
    let mut answered = Vec::new();
    for sheet in store::calls::sheet::by(act.tx, me, 0, ANSWERED)? {
        if sheet.idea.is_none() {
            answered.push((store::calls::call::get(act.tx, sheet.call)?, sheet.changed));
        }
    }
    answered.reverse();
    Ok(answered)
}

fn drafts(visit: &Visit, drafts: &Own<Draft>) -> Vec<MyDraft> {
    let w = &visit.words;
    let one = |(draft, call): &(Draft, calls::Call)| MyDraft {
        noun: Noun::Idea,
        link: Link::new(
            match draft.form.title.trim() {
                "" => w.without_a_title(),
                title => title,
            },
            of_draft(&visit.to.share(&call.slug), draft.id),
        ),
        meta: vec![Shape::new(visit).title(call), w.last_saved(w.ago(draft.changed_at, visit.now))],
        at: draft.changed_at,
        discard: visit.to.me_draft(draft.id),
    };
    drafts.iter().map(one).collect()
}

/// What erasing the account does to ideas and drafts.
pub(crate) fn erased(act: &mut acts::Act) -> Done<Shown<Vec<String>>> {
    let me = act.person()?;
    let ideas = store::calls::idea::by_author(act.tx, me, i64::MAX, MOST)?.len();
    let drafts = store::things::draft::of_person::<IdeaForm>(act.tx, me)?.len();
    let led = store::calls::coauthor::led_by(act.tx, me)?;
    Ok(Box::new(move |visit, _| {
        let w = &visit.words;
        let mut said = vec![w.erase_ideas(ideas), w.erase_drafts(drafts)];
        said.extend((led > 0).then(|| w.erase_hand_over(led)));
        Ok(said)
    }))
}

/// What the things of a noun are called.
pub(crate) fn noun(w: &Words, noun: Noun) -> Option<&'static str> {
    match noun {
        Noun::Call => Some(w.nav_calls()),
        Noun::Idea => Some(w.ideas_heading()),
        Noun::Amendment => Some(w.amendments_heading()),
        Noun::Event | Noun::Comment | Noun::Organisation => None,
    }
}

/// Where a call or an idea stands.
pub(crate) fn line(visit: &Visit, found: &Found) -> Option<Line> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    match found {
        Found::Call(call) => Some(Line { state: None, next: shape.when(call), meta: Vec::new() }),
        Found::Idea(call, idea) => {
            let state = shape::state(idea);
            let next = shape.next(call, idea);
            let next = next.first().map(|step| {
                let said = [step.title.as_str(), step.when.as_str()].join(" · ");
                said.trim_end_matches(" · ").to_owned()
            });
            Some(Line {
                state: Some((state.class(), state.word(w))),
                next: next.unwrap_or_default(),
                meta: vec![shape.title(call), w.supporters(idea.supports)],
            })
        }
        Found::Amendment(_, idea, one) => {
            let pill = AmendmentPill(one.state);
            Some(Line {
                state: Some((pill.class(), pill.word(w))),
                next: String::new(),
                meta: vec![idea.input.title.clone()],
            })
        }
        Found::Event(..) | Found::Comment(..) | Found::Organisation(_) => None,
    }
}
