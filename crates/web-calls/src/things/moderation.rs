//! Moderation: what waits, oldest first, and what a moderator does about it.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use acts::things::{Found, hiding, report};
use axum::response::{IntoResponse, Response};
use city::{Flaw, Flaws, Hiding, Id, Refusal, ReportReason, Thing};
use serde::Deserialize;
use store::things as rows;
use store::things::report::Open;
use store::things::thing::FirstPost;

use crate::shape::report_word;
use crate::things::beside_text;
use crate::things::moderation_view::{Moderated, ModerationPage};
use crate::things::thing as things;
use crate::things::thing::Written;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit};
use web::views::{Choice, Chosen, FieldError, Pages, Tab};
use web::words::name;
use web::words::{Locale, Words};
use web::{Page, Unfinished};

/// How many of each sort are looked up; whoever has dealt with them sees the next.
const MOST: i64 = 200;
/// How many are shown at once.
const SHOWN: usize = 50;

type Here = InPath<(String, Id<Thing>)>;

/// Which heap is looked at.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    show: String,
}

city::stored! {
    /// What waits for a moderator, by why it waits.
    enum Heap {
        /// Somebody reported it.
        Reports = "reports",
        /// Its writer is new.
        First = "first",
        /// Its author answered a hiding.
        Appeals = "appeals",
        /// It is hidden.
        Hidden = "hidden",
    }
}

impl Heap {
    fn word(self, w: &Words) -> &'static str {
        match self {
            Self::Reports => w.heap_reports(),
            Self::First => w.heap_first(),
            Self::Appeals => w.heap_appeals(),
            Self::Hidden => w.heap_hidden(),
        }
    }
}

/// All heaps.
struct Waiting {
    reports: Vec<Open>,
    first: Vec<FirstPost>,
    appeals: Vec<Hiding>,
    hidden: Vec<Hiding>,
}

impl Waiting {
    fn load(tx: &mut store::Tx) -> acts::Done<Self> {
        let mut hidden = rows::hiding::recent(tx, MOST)?;
        hidden.retain(|hiding| hiding.restored_at.is_none());
        Ok(Self {
            reports: rows::report::open(tx, MOST)?,
            first: rows::thing::first_posts(tx, MOST)?,
            appeals: rows::hiding::appeals(tx, MOST)?,
            hidden,
        })
    }

    /// What lies on a heap, each thing once.
    fn things(&self, heap: Heap) -> Vec<Id<Thing>> {
        let all: Vec<Id<Thing>> = match heap {
            Heap::Reports => self.reports.iter().map(|report| report.thing).collect(),
            Heap::First => self.first.iter().map(|post| post.id).collect(),
            Heap::Appeals => self.appeals.iter().map(|hiding| hiding.thing).collect(),
            Heap::Hidden => self.hidden.iter().map(|hiding| hiding.thing).collect(),
        };
        let mut once = Vec::new();
        for thing in all {
            if !once.contains(&thing) {
                once.push(thing);
            }
        }
        once
    }

    /// The heap somebody wants to see; without a wish the first that is not empty.
    fn heap(&self, wish: &str) -> Heap {
        let waits = |heap: &Heap| !self.things(*heap).is_empty();
        let first = || Heap::ALL.iter().copied().filter(|heap| *heap != Heap::Hidden).find(waits);
        Heap::from_key(wish).or_else(first).unwrap_or(Heap::Reports)
    }
}

/// What was typed about one thing, and what is wrong with it.
#[derive(Debug, Default)]
struct Typed {
    reason: String,
    text: String,
    errors: Vec<FieldError>,
}

/// What waits.
pub(crate) async fn list(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let wish = asked.show;
    let (waiting, heap, things) = visit
        .read(move |act| {
            let waiting = Waiting::load(act.tx)?;
            let heap = waiting.heap(&wish);
            let mut wanted = waiting.things(heap);
            wanted.truncate(SHOWN);
            let things = things::load_all(act, &wanted)?;
            Ok((waiting, heap, things))
        })
        .await?;
    Ok(Page(page(&visit, &waiting, Some(heap), &things, Typed::default())))
}

fn load_one(act: &mut acts::Act, thing: Id<Thing>) -> acts::Done<(Waiting, Written)> {
    Ok((Waiting::load(act.tx)?, things::load(act, thing)?))
}

/// One thing, whatever heap it lies on.
pub(crate) async fn show(
    visit: Visit,
    InPath((noun, id)): Here,
) -> Result<impl IntoResponse, Problem> {
    let id = things::named(&noun, id)?;
    let (waiting, thing) = visit.read(move |act| load_one(act, id)).await?;
    Ok(Page(page(&visit, &waiting, None, &[thing], Typed::default())))
}

/// Does what the moderator decided about it.
pub(crate) async fn act(
    visit: Visit,
    InPath((noun, id)): Here,
    InQuery(asked): InQuery<Asked>,
    posted: Posted,
) -> Result<Response, Problem> {
    let id = things::named(&noun, id)?;
    let text = posted.get("text").to_owned();
    let outcome = match posted.get("do") {
        "fine" => visit.attempt(move |act| report::approve(act, id)).await?,
        "restore" => visit.attempt(move |act| hiding::restore(act, id)).await?,
        "stay" => visit.attempt(move |act| hiding::keep(act, id, &text)).await?,
        "hide" => hide(&visit, id, posted.get("reason"), &text).await?,
        _ => return Err(Problem::Unreadable),
    };
    match outcome {
        Ok(_) => Ok(visit.go_saying(heap_link(&visit, &asked.show), Said::Saved)),
        Err(Refusal::Flawed(flaws)) => {
            let typed = Typed {
                reason: posted.get("reason").to_owned(),
                text: posted.get("text").to_owned(),
                errors: beside_text(&visit.words, &flaws),
            };
            let (waiting, thing) = visit.read(move |act| load_one(act, id)).await?;
            let heap = Heap::from_key(&asked.show);
            Ok(Unfinished(page(&visit, &waiting, heap, &[thing], typed)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Hides it. The author reads which rule it breaks, in their own language, and the moderator's
/// sentence.
async fn hide(
    visit: &Visit,
    id: Id<Thing>,
    rule: &str,
    text: &str,
) -> Result<Result<Found, Refusal>, Problem> {
    let mut flaws = Flaws::default();
    let rule = flaws.keep("reason", ReportReason::from_key(rule).ok_or(Flaw::NotAChoice));
    let text = flaws.text("answer", text, 10, 800);
    let (rule, text) = match flaws.into_result_with(|| Some((rule?, text?))) {
        Ok(both) => both,
        Err(flaws) => return Ok(Err(Refusal::Flawed(flaws))),
    };
    let (city, now) = (std::sync::Arc::clone(&visit.city), visit.now);
    visit
        .attempt(move |act| {
            let thing = things::load(act, id)?;
            let locale = Locale::from_tag(thing.reads.as_str()).unwrap_or(city.own_locale());
            let w = Words::new(locale, city.zone.clone(), now);
            let reason = match rule {
                ReportReason::Other => text.clone(),
                rule => format!("{}. {text}", report_word(&w, rule)),
            };
            hiding::hide(act, id, &reason)
        })
        .await
}

fn heap_link(visit: &Visit, key: &str) -> String {
    match Heap::from_key(key) {
        Some(heap) => format!("{}?show={}", visit.to.moderation(), heap.key()),
        None => visit.to.moderation(),
    }
}

/// The page. With errors it shows one thing only, the one they belong to.
#[expect(clippy::needless_pass_by_value, reason = "what was typed moves into the page")]
fn page(
    visit: &Visit,
    waiting: &Waiting,
    heap: Option<Heap>,
    things: &[Written],
    typed: Typed,
) -> ModerationPage {
    let w = &visit.words;
    let mut frame = visit.frame(w.mod_title());
    frame.desk = true;
    frame.has_errors = !typed.errors.is_empty();
    let tab = |of: Heap| {
        let count = i64::try_from(waiting.things(of).len()).unwrap_or(i64::MAX);
        Tab {
            label: of.word(w).to_owned(),
            href: heap_link(visit, of.key()),
            count: (of != Heap::Hidden).then_some(count),
            current: heap == Some(of),
        }
    };
    let reason = |reason: &ReportReason| {
        let chosen = Chosen::from(reason.key() == typed.reason);
        Choice::new(reason.key(), report_word(w, *reason), chosen)
    };
    ModerationPage {
        tabs: Heap::ALL.iter().copied().map(tab).collect(),
        items: things.iter().map(|thing| item(visit, waiting, heap, thing, &typed)).collect(),
        reasons: ReportReason::ALL.iter().map(reason).collect(),
        pages: Pages::default(),
        frame,
    }
}

fn item(
    visit: &Visit,
    waiting: &Waiting,
    heap: Option<Heap>,
    thing: &Written,
    typed: &Typed,
) -> Moderated {
    let w = &visit.words;
    let mut meta = vec![name(w, &thing.author.name).to_owned(), w.ago(thing.made, visit.now)];
    if thing.is_first {
        meta.push(w.heap_first_post().to_owned());
    }
    let report = |report: &Open| match report.text.as_str() {
        "" => report_word(w, report.reason).to_owned(),
        text => w.report_in_words(report_word(w, report.reason), text),
    };
    let hidden_on = |hiding: &Hiding| w.hidden_on(w.date(hiding.made_at), hiding.reason.as_str());
    let (noun, id) = (thing.found.noun(), thing.id());
    let show = heap.map_or_else(String::new, |heap| format!("?show={}", heap.key()));
    let appeal = thing.appeal();
    Moderated {
        id: format!("{noun}-{id}"),
        what: thing.link(visit),
        meta,
        language: thing.language(),
        html: thing.html(),
        reports: waiting.reports.iter().filter(|report| report.thing == id).map(report).collect(),
        why_hidden: match &thing.hiding {
            Some(hiding) if thing.hidden && appeal.is_none() => hidden_on(hiding),
            _ => String::new(),
        },
        appeal: appeal.map(|(hiding, appeal)| (hidden_on(hiding), appeal.to_owned())),
        can_hide: thing.found.may_report().is_ok(),
        hidden: thing.hidden,
        action: format!("{}{show}", visit.to.moderate(noun, id)),
        text: typed.text.clone(),
        errors: typed.errors.clone(),
    }
}
