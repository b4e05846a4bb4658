//! Moderation: what waits, oldest first, and what a moderator does about it.

use axum::response::{IntoResponse, Response};
use calls::{Idea, Refusal, ReportReason, Subject};
use city::{Flaw, Flaws, Id};
use serde::Deserialize;
use store::calls::moderation::{self as rows, FirstPost, Hiding, OpenReport};

use super::beside_text;
use super::things::{self, Thing};
use crate::forms::Posted;
use crate::http::{InPath, InQuery, Problem, Said, Scene, Visit};
use crate::pages::idea::name;
use crate::pages::shape::report_word;
use crate::pages::{Page, Unfinished};
use crate::views::{Choice, Chosen, FieldError, Moderated, ModerationPage, Pages, Tab};
use crate::words::{Locale, Words};

/// How many of each sort are looked up; whoever has dealt with them sees the next.
const MOST: i64 = 200;
/// How many are shown at once.
const SHOWN: usize = 50;

type Here = InPath<(String, Id<Idea>)>;

/// Which heap is looked at.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    show: String,
}

/// What waits for a moderator, by why it waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heap {
    Reports,
    First,
    Appeals,
    Hidden,
}

impl Heap {
    const ALL: [Self; 4] = [Self::Reports, Self::First, Self::Appeals, Self::Hidden];

    fn key(self) -> &'static str {
        match self {
            Self::Reports => "reports",
            Self::First => "first",
            Self::Appeals => "appeals",
            Self::Hidden => "hidden",
        }
    }

    fn word(self, w: &Words) -> &'static str {
        match self {
            Self::Reports => w.heap_reports(),
            Self::First => w.heap_first(),
            Self::Appeals => w.heap_appeals(),
            Self::Hidden => w.heap_hidden(),
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|heap| heap.key() == key)
    }
}

/// All heaps.
struct Waiting {
    reports: Vec<OpenReport>,
    first: Vec<FirstPost>,
    appeals: Vec<Hiding>,
    hidden: Vec<Hiding>,
}

impl Waiting {
    fn load(tx: &mut store::Tx) -> acts::Act<Self> {
        let mut hidden = rows::recent_hidings(tx, MOST)?;
        hidden.retain(|hiding| hiding.restored_at.is_none());
        Ok(Self {
            reports: rows::open_reports(tx, MOST)?,
            first: rows::first_posts(tx, MOST)?,
            appeals: rows::appeals(tx, MOST)?,
            hidden,
        })
    }

    /// What lies on a heap, each thing once.
    fn subjects(&self, heap: Heap) -> Vec<Subject> {
        let all: Vec<Subject> = match heap {
            Heap::Reports => self.reports.iter().map(|report| report.subject).collect(),
            Heap::First => self.first.iter().map(|post| post.subject).collect(),
            Heap::Appeals => self.appeals.iter().map(|hiding| hiding.subject).collect(),
            Heap::Hidden => self.hidden.iter().map(|hiding| hiding.subject).collect(),
        };
        let mut once = Vec::new();
        for subject in all {
            if !once.contains(&subject) {
                once.push(subject);
            }
        }
        once
    }

    /// The heap somebody wants to see; without a wish the first that is not empty.
    fn heap(&self, wish: &str) -> Heap {
        let waits = |heap: &Heap| !self.subjects(*heap).is_empty();
        let first = || Heap::ALL.into_iter().filter(|heap| *heap != Heap::Hidden).find(waits);
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
pub(super) async fn list(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let wish = asked.show;
    let (waiting, heap, things) = visit
        .read(move |tx, scene| {
            let waiting = Waiting::load(tx)?;
            let heap = waiting.heap(&wish);
            let mut subjects = waiting.subjects(heap);
            subjects.truncate(SHOWN);
            let things = things::load_all(tx, scene, &subjects)?;
            Ok((waiting, heap, things))
        })
        .await?;
    Ok(Page(page(&visit, &waiting, Some(heap), &things, Typed::default())))
}

fn load_one(tx: &mut store::Tx, scene: &Scene, subject: Subject) -> acts::Act<(Waiting, Thing)> {
    Ok((Waiting::load(tx)?, things::load(tx, scene, subject)?))
}

/// One thing, whatever heap it lies on.
pub(super) async fn show(
    visit: Visit,
    InPath((noun, id)): Here,
) -> Result<impl IntoResponse, Problem> {
    let subject = things::subject(&noun, id)?;
    let (waiting, thing) = visit.read(move |tx, scene| load_one(tx, scene, subject)).await?;
    Ok(Page(page(&visit, &waiting, None, &[thing], Typed::default())))
}

/// Does what the moderator decided about it.
pub(super) async fn act(
    visit: Visit,
    InPath((noun, id)): Here,
    InQuery(asked): InQuery<Asked>,
    posted: Posted,
) -> Result<Response, Problem> {
    use acts::moderating::{approve, keep_hidden, restore};
    let subject = things::subject(&noun, id)?;
    let text = posted.get("text").to_owned();
    let outcome = match posted.get("do") {
        "fine" => visit.attempt(move |tx, s| approve(tx, &s.stage, &s.actor, subject)).await?,
        "restore" => visit.attempt(move |tx, s| restore(tx, &s.stage, &s.actor, subject)).await?,
        "stay" => {
            visit.attempt(move |tx, s| keep_hidden(tx, &s.stage, &s.actor, subject, &text)).await?
        }
        "hide" => hide(&visit, subject, posted.get("reason"), &text).await?,
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
            let (waiting, thing) =
                visit.read(move |tx, scene| load_one(tx, scene, subject)).await?;
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
    subject: Subject,
    rule: &str,
    text: &str,
) -> Result<Result<Id<Idea>, Refusal>, Problem> {
    let mut flaws = Flaws::default();
    let rule = flaws.keep("reason", ReportReason::from_key(rule).ok_or(Flaw::NotAChoice));
    let text = flaws.text("answer", text, 10, 800);
    let (rule, text) = match flaws.into_result_with(|| Some((rule?, text?))) {
        Ok(both) => both,
        Err(flaws) => return Ok(Err(Refusal::Flawed(flaws))),
    };
    let (city, now) = (std::sync::Arc::clone(&visit.city), visit.now);
    visit
        .attempt(move |tx, scene| {
            let thing = things::load(tx, scene, subject)?;
            let locale = Locale::from_tag(thing.reads.as_str()).unwrap_or(city.own_locale());
            let w = Words::new(locale, city.zone.clone(), now);
            let reason = match rule {
                ReportReason::Other => text.clone(),
                rule => format!("{}. {text}", report_word(&w, rule)),
            };
            acts::moderating::hide(tx, &scene.stage, &scene.actor, subject, &reason)
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
    things: &[Thing],
    typed: Typed,
) -> ModerationPage {
    let w = &visit.words;
    let mut frame = visit.frame(w.mod_title());
    frame.desk = true;
    frame.has_errors = !typed.errors.is_empty();
    let tab = |of: Heap| {
        let count = i64::try_from(waiting.subjects(of).len()).unwrap_or(i64::MAX);
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
        tabs: Heap::ALL.into_iter().map(tab).collect(),
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
    thing: &Thing,
    typed: &Typed,
) -> Moderated {
    let w = &visit.words;
    let mut meta = vec![name(w, &thing.author.name).to_owned(), w.ago(thing.made, visit.now)];
    if thing.is_first {
        meta.push(w.heap_first_post().to_owned());
    }
    let report = |report: &OpenReport| match report.text.as_str() {
        "" => report_word(w, report.reason).to_owned(),
        text => w.report_in_words(report_word(w, report.reason), text),
    };
    let hidden_on = |hiding: &Hiding| w.hidden_on(w.date(hiding.made_at), hiding.reason.as_str());
    let (noun, id) = (thing.subject.noun(), thing.id());
    let show = heap.map_or_else(String::new, |heap| format!("?show={}", heap.key()));
    let appeal = thing.appeal();
    Moderated {
        id: format!("{noun}-{id}"),
        what: thing.link(visit),
        meta,
        language: thing.language(),
        html: thing.html(),
        reports: waiting
            .reports
            .iter()
            .filter(|report| report.subject == thing.subject)
            .map(report)
            .collect(),
        why_hidden: match &thing.hiding {
            Some(hiding) if thing.hidden && appeal.is_none() => hidden_on(hiding),
            _ => String::new(),
        },
        appeal: appeal.map(|(hiding, appeal)| (hidden_on(hiding), appeal.to_owned())),
        hidden: thing.hidden,
        action: format!("{}{show}", visit.to.moderate(noun, id)),
        text: typed.text.clone(),
        errors: typed.errors.clone(),
    }
}
