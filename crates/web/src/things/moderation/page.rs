//! Moderation: what waits, oldest first, and what a moderator does about it.

use acts::things::{Found, hiding, report};
use axum::response::{IntoResponse, Response};
use city::{Flaw, Flaws, Hiding, Id, Noun, Refusal, ReportReason, Role, Ruling, Thing, Work};
use serde::Deserialize;
use store::things::report::Open;

use super::heap::{Heap, Heaps};
use super::view::{Moderated, ModerationPage, Writer};
use crate::desk::along::Along;
use crate::desk::item::Item;
use crate::desk::replies::Author;
use crate::forms::Posted;
use crate::html::SafeHtml;
use crate::http::{CityHere, InPath, InQuery, Problem, Said, Visit};
use crate::things::beside_text;
use crate::things::conversation::suspect;
use crate::things::named::{Here, Named};
use crate::things::report::{reason_word, reasons};
use crate::things::written::{self, Written};
use crate::views::{Choice, Chosen, FieldError, Link, Pages, Tab};
use crate::words::{Locale, Words, name};
use crate::{Page, Unfinished, asked_anew};

/// How many are shown at once.
const SHOWN: usize = 50;

/// Which heap is looked at.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    show: String,
    /// The queue that its reader goes along.
    queue: Option<String>,
}

impl Asked {
    /// The same in an address.
    fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("show", &self.show);
        if let Some(queue) = &self.queue {
            query.append_pair("queue", queue);
        }
        format!("?{}", query.finish())
    }

    fn along(&self) -> Along {
        let work = Heap::from_key(&self.show).and_then(Heap::work).unwrap_or(Work::Report);
        Along::new(self.queue.as_deref(), work, None)
    }

    /// What is looked at, as it stands in a queue.
    fn at(&self, thing: Id<Thing>) -> (Work, Id<Thing>) {
        let work = Heap::from_key(&self.show).and_then(Heap::work);
        (work.unwrap_or(Work::Report), thing)
    }
}

/// What was typed about one thing, and what is wrong with it.
#[derive(Debug, Default)]
struct Typed {
    reason: String,
    law: String,
    text: String,
    errors: Vec<FieldError>,
}

/// What waits.
pub(crate) async fn list(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let (wish, known) = (asked.show, visit.nouns());
    let (heaps, heap, things) = visit
        .read(move |act| {
            let heaps = Heaps::load(act, &known)?;
            let heap = heaps.heap(&wish);
            let mut wanted = heaps.things(heap);
            wanted.truncate(SHOWN);
            let mut things = written::load_all(act, &wanted)?;
            things.retain(|thing| known.contains(&thing.found.page().noun()));
            Ok((heaps, heap, things))
        })
        .await?;
    let files = heap.work().map_or_else(Vec::new, |work| crate::desk::file::of_work(&visit, work));
    let page = page(&visit, &heaps, Some(heap), &things, Typed::default());
    Ok(Page(ModerationPage { files, ..page }))
}

fn load_one(act: &mut acts::Act, thing: &Named, known: &[Noun]) -> acts::Done<(Heaps, Written)> {
    let id = thing.id(act)?;
    Ok((Heaps::load(act, known)?, written::load(act, id)?))
}

/// One thing, whatever heap it lies on.
pub(crate) async fn show(
    visit: Visit,
    InPath((noun, id)): Here,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let thing = visit.named(&noun, id)?;
    let (known, browser, own) = (visit.nouns(), visit.browser().0, visit.clone());
    let (along, wish) = (asked.along(), asked.clone());
    let (heaps, thing, item, beside) = visit
        .read(move |act| {
            let (heaps, found) = load_one(act, &thing, &known)?;
            let item = Item::load(act, found.id(), &browser)?;
            let beside = along.load(act, &own, wish.at(found.id()))?;
            Ok((heaps, found, item, beside))
        })
        .await?;
    let mut page = page(&visit, &heaps, None, &[thing], Typed::default());
    page.queue = beside.html(&visit, &page.frame)?.html;
    let (here, query) = (visit.to.moderate(noun, id), asked.query());
    for item in &mut page.items {
        item.action = format!("{here}{query}");
    }
    page.beside = item.html(&visit, &page.frame, &format!("{here}{query}"))?;
    Ok(asked_anew(Page(page).into_response()))
}

/// Does what the moderator decided about it.
pub(crate) async fn send(
    visit: Visit,
    InPath((noun, id)): Here,
    InQuery(asked): InQuery<Asked>,
    posted: Posted,
) -> Result<Response, Problem> {
    let thing = visit.named(&noun, id)?;
    // A saved reply, where no script puts it into its field.
    if !posted.get("fill_text").is_empty() {
        let posted = posted.clone().with("text", posted.get("fill_text"));
        let page = again(&visit, &asked, thing, &posted, Flaws::default()).await?;
        return Ok(Page(page).into_response());
    }
    let next = next(&visit, &asked, &thing).await?;
    let outcome = match posted.get("do") {
        "fine" => turn(&visit, &thing, approve).await?,
        "restore" => turn(&visit, &thing, restore).await?,
        "stay" => {
            let text = posted.get("text").to_owned();
            turn(&visit, &thing, move |act, id| keep(act, id, &text)).await?
        }
        "hide" => hide(&visit, &thing, Sentence::of(&posted)).await?,
        "confirm" => turn(&visit, &thing, confirm).await?,
        "dismiss" => turn(&visit, &thing, hiding::dismiss).await?,
        _ => return Err(Problem::Unreadable),
    };
    match outcome {
        Ok(found) => {
            let to = next.unwrap_or_else(|| heap_link(&visit, &asked.show));
            let proposed = posted.get("do") == "hide" && !found.is_hidden();
            Ok(visit.go_saying(to, if proposed { Said::HidingProposed } else { Said::Saved }))
        }
        Err(Refusal::Flawed(flaws)) => {
            Ok(Unfinished(again(&visit, &asked, thing, &posted, flaws).await?).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// The page of one thing with what was typed, and what has to be put right.
async fn again(
    visit: &Visit,
    asked: &Asked,
    thing: Named,
    posted: &Posted,
    flaws: Flaws,
) -> Result<ModerationPage, Problem> {
    let typed = Typed {
        reason: posted.get("reason").to_owned(),
        law: posted.get("law").to_owned(),
        text: posted.get("text").to_owned(),
        errors: beside_text(&visit.words, &flaws),
    };
    let known = visit.nouns();
    let (heaps, thing) = visit.read(move |act| load_one(act, &thing, &known)).await?;
    let mut page = page(visit, &heaps, Heap::from_key(&asked.show), &[thing], typed);
    for item in &mut page.items {
        item.alone = None;
        item.action =
            format!("{}{}", visit.here().split('?').next().unwrap_or_default(), asked.query());
    }
    Ok(page)
}

/// Where whoever goes along a queue comes next: to what follows, or back to the desk.
async fn next(visit: &Visit, asked: &Asked, thing: &Named) -> Result<Option<String>, Problem> {
    if asked.queue.is_none() {
        return Ok(None);
    }
    let (along, own, wish, thing) = (asked.along(), visit.clone(), asked.clone(), thing.clone());
    let desk = along.desk(visit);
    let beside = visit
        .read(move |act| {
            let id = thing.id(act)?;
            along.load(act, &own, wish.at(id))
        })
        .await?;
    let around = beside.html(visit, &visit.frame(""))?;
    Ok(Some(around.next.unwrap_or(desk)))
}

/// Does one thing with it.
async fn turn(
    visit: &Visit,
    thing: &Named,
    turn: impl Fn(&mut acts::Act, Id<Thing>) -> acts::Done<Found> + Send + 'static,
) -> Result<Result<Found, Refusal>, Problem> {
    let thing = thing.clone();
    visit
        .attempt(move |act| {
            let id = thing.id(act)?;
            turn(act, id)
        })
        .await
}

/// Says that it is fine.
fn approve(act: &mut acts::Act, id: Id<Thing>) -> acts::Done<Found> {
    let found = acts::things::readable(act, id)?;
    let before = crate::desk::before(act, &found)?;
    report::approve(act, id)?;
    noted(act, (Work::Report, "fine"), id, before)?;
    Ok(found)
}

/// Hides it as a colleague proposed.
fn confirm(act: &mut acts::Act, id: Id<Thing>) -> acts::Done<Found> {
    let found = hiding::confirm(act, id)?;
    noted(act, (Work::Confirm, "confirm"), id, "")?;
    Ok(found)
}

/// Shows it again.
fn restore(act: &mut acts::Act, id: Id<Thing>) -> acts::Done<Found> {
    let found = hiding::restore(act, id)?;
    noted(act, (Work::Appeal, "restore"), id, "")?;
    Ok(found)
}

/// Says why it stays hidden.
fn keep(act: &mut acts::Act, id: Id<Thing>, text: &str) -> acts::Done<Found> {
    let found = hiding::keep(act, id, text)?;
    noted(act, (Work::Appeal, "stay"), id, "")?;
    Ok(found)
}

/// Notes what was done, so that it can be taken back.
fn noted(
    act: &mut acts::Act,
    said: (Work, &str),
    thing: Id<Thing>,
    before: &str,
) -> acts::Done<()> {
    let batch = act.new_id();
    acts::desk::deed::add(act, batch, said, thing, before)
}

/// Hides it. The author reads which rule it breaks, in their own language, and the moderator's
/// sentence.
async fn hide(
    visit: &Visit,
    thing: &Named,
    said: Sentence,
) -> Result<Result<Found, Refusal>, Problem> {
    let city = std::sync::Arc::clone(&visit.city);
    turn(visit, thing, move |act, id| {
        let ruling = ruling(act, &city, id, &said)?;
        hiding::hide(act, id, ruling)?;
        noted(act, (Work::Report, "hide"), id, "")?;
        acts::things::find(act, id)
    })
    .await
}

/// What a moderator typed to hide something.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sentence {
    pub(crate) rule: String,
    pub(crate) law: String,
    pub(crate) text: String,
}

impl Sentence {
    fn of(posted: &Posted) -> Self {
        let own = |name: &str| posted.get(name).to_owned();
        Self { rule: own("reason"), law: own("law"), text: own("text") }
    }
}

/// What a moderator's sentence says together with the rule, as the statement of reasons does in the language of whoever
/// reads it.
pub(crate) fn ruling(
    act: &mut acts::Act,
    city: &CityHere,
    id: Id<Thing>,
    said: &Sentence,
) -> acts::Done<Ruling> {
    let mut flaws = Flaws::default();
    let rule = flaws.keep("reason", ReportReason::from_key(&said.rule).ok_or(Flaw::NotAChoice));
    let law = flaws.text("law", &said.law, 0, Ruling::LAW);
    let text = flaws.text("answer", &said.text, 10, 800);
    let (rule, law, text) = flaws.into_result_with(|| Some((rule?, law?, text?)))?;
    let thing = written::load(act, id)?;
    let locale = Locale::from_tag(thing.reads.as_str()).unwrap_or(city.own_locale());
    let w = Words::new(locale, city.zone.clone(), act.now);
    let reason = match rule {
        ReportReason::Other => text,
        rule => format!("{}. {text}", reason_word(&w, rule)),
    };
    let told = crate::things::statement::in_a_letter(&w, &reason, &law, thing.held.is_some());
    Ok(Ruling { rule, law, reason, told })
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
    heaps: &Heaps,
    heap: Option<Heap>,
    things: &[Written],
    typed: Typed,
) -> ModerationPage {
    let w = &visit.words;
    let mut frame = visit.frame(w.mod_title());
    frame.desk = true;
    frame.has_errors = !typed.errors.is_empty();
    let tab = |of: Heap| {
        let count = i64::try_from(heaps.things(of).len()).unwrap_or(i64::MAX);
        Tab {
            label: of.word(w).to_owned(),
            href: heap_link(visit, of.key()),
            count: (of != Heap::Hidden).then_some(count),
            current: heap == Some(of),
        }
    };
    ModerationPage {
        tabs: Heap::ALL.iter().copied().map(tab).collect(),
        items: items(visit, heaps, heap, things, &typed),
        blocks: visit.reader.actor().is(Role::Moderator).then(|| {
            let label = match heaps.block_appeals {
                0 => w.blocks_title().to_owned(),
                count => w.blocks_with_appeals(count),
            };
            Link::new(label, visit.to.blocks())
        }),
        pages: Pages::default(),
        files: Vec::new(),
        beside: SafeHtml::empty(),
        queue: SafeHtml::empty(),
        frame,
    }
}

/// What waits, the posts of one writer together where the first of them stands.
fn items(
    visit: &Visit,
    heaps: &Heaps,
    heap: Option<Heap>,
    things: &[Written],
    typed: &Typed,
) -> Vec<Moderated> {
    let author = |thing: &Written| thing.found.author();
    let mut writers = Vec::new();
    for thing in things {
        if !writers.contains(&author(thing)) {
            writers.push(author(thing));
        }
    }
    let mut items = Vec::new();
    for writer in writers {
        let own: Vec<&Written> = things.iter().filter(|thing| author(thing) == writer).collect();
        let mut first = writer.and_then(|_| together(visit, heap, &own));
        for thing in own {
            let mut item = item(visit, heaps, heap, thing, typed);
            item.writer = first.take();
            items.push(item);
        }
    }
    items
}

/// Several posts of one writer that wait to be looked at.
fn together(visit: &Visit, heap: Option<Heap>, own: &[&Written]) -> Option<Writer> {
    let work = heap.and_then(Heap::work).filter(|work| *work != Work::Appeal)?;
    let it = own.first()?.found.written()?;
    let count = i64::try_from(own.len()).ok().filter(|count| *count > 1)?;
    Some(Writer {
        heading: visit.words.mod_by(count, name(&visit.words, &it.author.name)),
        keys: own.iter().map(|thing| crate::desk::key(work, thing.id())).collect(),
        seen: visit.now.as_microsecond(),
    })
}

fn item(
    visit: &Visit,
    heaps: &Heaps,
    heap: Option<Heap>,
    thing: &Written,
    typed: &Typed,
) -> Moderated {
    let w = &visit.words;
    let mut meta = Vec::new();
    if let Some(it) = thing.found.written() {
        meta.extend([name(w, &it.author.name).to_owned(), w.ago(it.made, visit.now)]);
    }
    if thing.is_first {
        meta.push(w.heap_first_post().to_owned());
    }
    let writer = thing.found.written().map_or_else(String::new, |it| it.author.name.clone());
    let author = Author { name: &writer, language: thing.reads.as_str() };
    let report = |report: &Open| match report.text.as_str() {
        "" => reason_word(w, report.reason).to_owned(),
        text => w.report_in_words(reason_word(w, report.reason), text),
    };
    let hidden_on = |hiding: &Hiding| w.hidden_on(w.date(hiding.made_at), hiding.reason.as_str());
    let (noun, id) = (thing.found.noun(), thing.id());
    let show = heap.map_or_else(String::new, |heap| format!("?show={}", heap.key()));
    let appeal = thing.appeal();
    let reported = heaps.reports.iter().find(|report| report.thing == id);
    let rule = match (typed.reason.as_str(), reported) {
        ("", Some(report)) => report.reason.key(),
        (typed, _) => typed,
    };
    let mut rules = vec![Choice::new("", w.mod_choose(), Chosen::from(rule.is_empty()))];
    rules.extend(reasons(w, rule));
    Moderated {
        writer: None,
        reasons: rules,
        id: format!("{noun}-{id}"),
        what: thing.link(visit),
        block: match thing.found.author() {
            Some(author) if visit.reader.actor().is(Role::Moderator) => {
                Some(visit.to.block(author))
            }
            _ => None,
        },
        alone: heap.map(|_| format!("{}{show}", visit.to.moderate(noun, id))),
        meta,
        language: thing.language(),
        html: thing.html(),
        reports: heaps.reports.iter().filter(|report| report.thing == id).map(report).collect(),
        why_hidden: match &thing.hiding {
            Some(hiding) if thing.is_hidden() && appeal.is_none() => hidden_on(hiding),
            _ => String::new(),
        },
        appeal: appeal.map(|(hiding, appeal)| (hidden_on(hiding), appeal.to_owned())),
        can_hide: thing.found.may_report().is_ok(),
        suspicion: thing.held.as_ref().map(|why| suspect::to_moderator(w, why)),
        proposal: thing.proposal.as_ref().map(|it| {
            let rule = reason_word(w, it.ruling.rule);
            (
                w.mod_proposed(w.ago(it.made_at, visit.now)),
                w.report_in_words(rule, it.ruling.reason.as_str()),
            )
        }),
        can_confirm: thing
            .proposal
            .as_ref()
            .is_some_and(|it| it.answer(&visit.reader.actor()).is_ok()),
        for_another: thing.for_another,
        hidden: thing.is_hidden() && thing.held.is_none(),
        law: typed.law.clone(),
        action: format!("{}{show}", visit.to.moderate(noun, id)),
        text: typed.text.clone(),
        replies: author.choices(visit, &thing.found, &heaps.replies),
        errors: typed.errors.clone(),
    }
}
