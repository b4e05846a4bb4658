//! Screening: one idea at a time, the queue beside it, the next one follows.

use crate::near::{self, NearIdea};
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use ::forms::Form;
use axum::response::{IntoResponse, Response};
use calls::{Call, Idea, IdeaState, Range, Screening, Sheet};
use city::Refusal;
use city::{Id, Slug, Work};
use serde::Deserialize;
use store::calls as rows;
use store::calls::numbers::Count;

use crate::desk::{IdeaRead, call_link, frame};
use crate::estimate::page::budget;
use crate::evaluation::shown;
use crate::screening::view::{Screened, ScreeningPage};
use crate::shape::Shape;
use acts::calls::estimate::Selected;
use acts::calls::near::Near;
use acts::things::Found as Thing;
use web::desk::along::{Along, Beside};
use web::desk::item::Item;
use web::desk::replies::Replies;
use web::forms::Posted;
use web::html::SafeHtml;
use web::http::{InPath, InQuery, Problem, Visit, field_errors};
use web::typed::KeptForm;
use web::views::{Choice, Chosen, FieldError, Link};
use web::{Page, Unfinished};

/// Among how many waiting ideas the one to begin with is looked for.
const QUEUE: i64 = 60;

/// Which idea is looked at, in which version, and along which queue.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    idea: Option<Id<Idea>>,
    version: i64,
    queue: Option<String>,
}

impl Asked {
    /// The queue that its reader goes along: all that waits in the call, or as they narrowed it at the desk.
    fn along(&self, call: &Call) -> Along {
        Along::new(self.queue.as_deref(), Work::Screen, Some(call.id.thing()))
    }

    /// An address that carries it on, if it was carried here.
    fn carry(&self, call: &Call, address: String) -> String {
        if self.queue.is_some() { self.along(call).carry(&address) } else { address }
    }
}

/// Everything the page shows.
struct Found {
    call: Call,
    counts: Vec<Count>,
    current: Option<Idea>,
    twins: Vec<Near>,
    item: Option<Item>,
    replies: Option<Replies>,
    answers: Option<(Form, Sheet)>,
    range: Option<Range>,
    marks: Option<String>,
    selected: Selected,
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    criterion: String,
    reason: String,
    errors: Vec<FieldError>,
    form: KeptForm,
}

impl Typed {
    fn of(fields: &Posted, form: KeptForm, errors: Vec<FieldError>) -> Self {
        let field = |name: &str| fields.get(name).to_owned();
        Self { criterion: field("criterion"), reason: field("reason"), errors, form }
    }
}

/// The name under which a verdict on an idea is kept while it is typed.
fn form_name(idea: Id<Idea>) -> String {
    format!("screen-{idea}")
}

fn load(
    act: &mut acts::Act,
    visit: &Visit,
    slug: &Slug,
    asked: &Asked,
    browser: &[u8],
) -> acts::Done<(Found, Beside)> {
    let call = rows::call::by_slug(act.tx, slug)?;
    let waiting = rows::idea::waiting(act.tx, call.id, IdeaState::Published, 0, QUEUE)?;
    let mut of_call = |id: Option<Id<Idea>>| -> acts::Done<Option<Idea>> {
        let Some(id) = id else { return Ok(None) };
        let idea = rows::idea::get(act.tx, id)?;
        Ok(Some(idea).filter(|idea| idea.call == call.id && is_screenable(idea)))
    };
    // Who was asked for a change has to answer first; others go before them.
    let first = waiting.iter().find(|idea| !idea.change_asked).or(waiting.first());
    let current = of_call(asked.idea)?.or_else(|| first.cloned());
    let thing = current.as_ref().map_or(call.id.thing(), |idea| idea.id.thing());
    let beside = asked.along(&call).load(act, visit, (Work::Screen, thing))?;
    let twins = match &current {
        Some(idea) => acts::calls::near::to_idea(act, &call, idea)?,
        None => Vec::new(),
    };
    let item = match &current {
        Some(idea) => Some(Item::load(act, idea.id.thing(), browser)?),
        None => None,
    };
    let replies = match &current {
        Some(idea) => {
            let found = Thing::Idea(Box::new(call.clone()), Box::new(idea.clone()));
            Some(Replies::load(act, &found)?)
        }
        None => None,
    };
    let answers = match &current {
        Some(idea) => crate::answer::own::with_idea(act, &call, idea.id)?,
        None => None,
    };
    let (mut range, mut marks) = (None, None);
    if let Some(idea) = &current {
        let estimate = rows::estimate::of(act.tx, idea.id)?;
        range = Range::known(estimate.map(|it| it.input.range), idea.input.cost);
        marks = marks_of(act, visit, idea)?;
    }
    let found = Found {
        range,
        marks,
        selected: match call.content.budget {
            Some(_) => acts::calls::estimate::selected(act, &call)?,
            None => Selected::default(),
        },
        answers,
        item,
        replies,
        counts: rows::numbers::of_call(act.tx, call.id)?,
        call,
        current,
        twins,
    };
    Ok((found, beside))
}

/// What the marks of an idea say, as far as its reader may know; nothing where its call is not evaluated.
fn marks_of(act: &mut acts::Act, visit: &Visit, idea: &Idea) -> acts::Done<Option<String>> {
    let Some(blinders) = acts::calls::evaluation::blinders(act, idea.call)? else {
        return Ok(None);
    };
    let all = rows::evaluation::summary_of(act.tx, idea.id)?;
    Ok(Some(match all {
        None => visit.words.evaluation_nobody().to_owned(),
        Some(all) if blinders.lets_through(&act.actor, idea) => {
            shown::line(&visit.words, &blinders.evaluating.plan, &all)
        }
        Some(_) => visit.words.evaluation_yours_first().to_owned(),
    }))
}

fn is_screenable(idea: &Idea) -> bool {
    matches!(idea.state, IdeaState::Published | IdeaState::Eligible | IdeaState::Ineligible)
}

/// The page.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    Ok(web::asked_anew(Page(page(&visit, slug, asked, None).await?).into_response()))
}

async fn page(
    visit: &Visit,
    slug: Slug,
    asked: Asked,
    sent: Option<Typed>,
) -> Result<ScreeningPage, Problem> {
    let browser = visit.browser().0;
    let (own, wish) = (visit.clone(), asked.clone());
    let (found, beside) = visit.read(move |act| load(act, &own, &slug, &wish, &browser)).await?;
    let typed = match (sent, &found.current) {
        (Some(sent), _) => sent,
        (None, Some(idea)) => {
            let kept = visit.typed(&form_name(idea.id)).await?;
            Typed::of(&kept.fields.unwrap_or_default(), kept.form, Vec::new())
        }
        (None, None) => Typed::default(),
    };
    let of = |states: &[IdeaState]| -> i64 {
        let wanted = |count: &&Count| states.contains(&count.state);
        found.counts.iter().filter(wanted).map(|count| count.ideas).sum()
    };
    let screened = of(&[
        IdeaState::Eligible,
        IdeaState::Ineligible,
        IdeaState::Selected,
        IdeaState::NotSelected,
    ]);
    let frame = frame(visit, visit.words.screen_title(), !typed.errors.is_empty());
    let beside = beside.html(visit, &frame)?;
    let item = match (&found.item, &found.current) {
        (Some(item), Some(idea)) => {
            let back = asked.carry(&found.call, here(visit, &found.call, idea));
            item.html(visit, &frame, &back)?
        }
        _ => SafeHtml::empty(),
    };
    Ok(ScreeningPage {
        frame,
        item,
        call: call_link(visit, &found.call),
        done: screened,
        decided: found.call.results.is_some(),
        budget: budget(visit, &found.call, found.selected),
        total: screened + of(&[IdeaState::Published]),
        beside: beside.html,
        idea: found.current.as_ref().map(|idea| current(visit, &asked, &found, idea, &typed)),
        errors: typed.errors,
    })
}

/// The screening of one idea.
fn here(visit: &Visit, call: &Call, idea: &Idea) -> String {
    format!("{}?idea={}", visit.to.desk_screen(&call.slug), idea.id)
}

fn current(visit: &Visit, asked: &Asked, found: &Found, idea: &Idea, typed: &Typed) -> Screened {
    let (shape, call) = (Shape::new(visit), &found.call);
    let criteria = call.content.criteria.iter().map(|criterion| {
        let chosen = Chosen::from(criterion.key == typed.criterion);
        Choice::new(&criterion.key, shape.text(&criterion.text), chosen)
    });
    Screened {
        read: IdeaRead::new(visit, (call, idea), found.range, found.answers.as_ref()),
        marks: found.marks.as_ref().map(|said| Link::new(said, visit.to.desk_evaluated(idea.id))),
        estimate: visit.to.desk_estimate(idea.id),
        twins: twins(visit, found, idea),
        action: asked.carry(call, format!("{}&version={}", here(visit, call, idea), idea.version)),
        criteria: criteria.collect(),
        replies: found.replies.as_ref().map_or_else(Vec::new, |replies| {
            let thing = Thing::Idea(Box::new(call.clone()), Box::new(idea.clone()));
            replies.choices(visit, &thing, &shape.title(call))
        }),
        reason: typed.reason.clone(),
        kept: typed.form.clone(),
        ask_change: visit.to.desk_ask(idea.id),
        answer: visit.to.desk_answer(idea.id),
        merge: visit.to.desk_merge(idea.id),
    }
}

/// What may be the same: of this call it leads to where the two are merged, of another to its page.
fn twins(visit: &Visit, found: &Found, idea: &Idea) -> Vec<NearIdea> {
    let mut shown = near::shown(visit, found.call.id, &found.twins);
    for (twin, near) in shown.iter_mut().zip(&found.twins) {
        if near.call.id == found.call.id && near.idea.state.is_undecided() {
            twin.idea.href = format!("{}?into={}", visit.to.desk_merge(idea.id), near.idea.id);
        }
    }
    shown
}

/// Takes a verdict; the next idea follows.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
    posted: Posted,
) -> Result<Response, Problem> {
    let Some(id) = asked.idea else { return Err(Problem::NotFound) };
    let verdict = match posted.get("verdict") {
        "eligible" => Screening::Eligible,
        _ => Screening::Ineligible {
            criterion: posted.get("criterion").to_owned(),
            reason: posted.get("reason").to_owned(),
        },
    };
    let version = asked.version;
    let next = following(&visit, &slug, &asked, (id, &verdict)).await?;
    let screened = visit
        .attempt(move |act| {
            acts::calls::screening::screen(act, id, &verdict, version)?;
            let said = match verdict {
                Screening::Eligible => "eligible",
                Screening::Ineligible { .. } => "ineligible",
            };
            let batch = act.new_id();
            acts::desk::deed::add(act, batch, (Work::Screen, said), id.thing(), "")
        })
        .await?;
    let errors = match screened {
        Ok(()) => return Ok(visit.go(next)),
        Err(Refusal::Flawed(flaws)) => field_errors(&visit.words, &flaws),
        Err(Refusal::ChangedMeanwhile | Refusal::AlreadyElsewhere) => {
            let text = visit.words.screen_changed().to_owned();
            vec![FieldError { field: "idea".to_owned(), text }]
        }
        Err(refusal) => return Err(visit.problem(refusal.into())),
    };
    let typed = Typed::of(&posted, visit.sent_form(&posted), errors);
    Ok(Unfinished(page(&visit, slug, asked, Some(typed)).await?).into_response())
}

/// Where one comes when an idea is screened: to what follows in the queue, or where nothing waits any more.
async fn following(
    visit: &Visit,
    slug: &Slug,
    asked: &Asked,
    (id, verdict): (Id<Idea>, &Screening),
) -> Result<String, Problem> {
    let eligible = *verdict == Screening::Eligible;
    let (own, wish, name) = (visit.clone(), asked.clone(), slug.clone());
    let (call, along, beside) = visit
        .read(move |act| {
            let call = rows::call::by_slug(act.tx, &name)?;
            let along = wish.along(&call);
            let beside = along.load(act, &own, (Work::Screen, id.thing()))?;
            Ok((call, along, beside))
        })
        .await?;
    // What came to a decided call and meets the conditions gets its own decision at once.
    if eligible && call.results.is_some() {
        return Ok(asked.carry(&call, visit.to.desk_decide(slug)));
    }
    let next = beside.html(visit, &visit.frame(""))?.next;
    Ok(next.unwrap_or_else(|| match asked.queue {
        Some(_) => along.desk(visit),
        None => visit.to.desk_screen(slug),
    }))
}
