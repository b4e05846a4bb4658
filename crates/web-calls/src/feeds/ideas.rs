//! A call's ideas as files, with what became of them and what was said: page by page, however many there are.

use std::fmt::Write as _;
use std::io::Write;

use axum::response::Response;
use calls::{Call, Idea, Range, Sheet};
use city::{Comment, Ground, Id, Slug, Step, StepKind};
use forms::Form;
use serde::Serialize;
use serde_json::json;
use store::Tx;
use store::calls::idea::{self, Order};
use web::export::{Book, Broken, Cell, Format, Kind, download};
use web::http::{Problem, Visit};

use crate::answer::data::Versions;
use crate::call::asked::Asked;
use crate::call::page::readable;
use crate::json::Shaper;
use crate::paths::CallLinks as _;
use crate::shape::Shape;

/// How many ideas, or comments, are read at once.
const PAGE: i64 = 100;
const AT_ONCE: usize = 100;

const COLUMNS: [&str; 29] = [
    "id",
    "title",
    "text",
    "state",
    "theme",
    "theme_name",
    "neighbourhood",
    "place",
    "longitude",
    "latitude",
    "cost",
    "currency",
    "supports",
    "comments",
    "author",
    "language",
    "published",
    "decided",
    "office",
    "reason",
    "criterion",
    "answer",
    "address",
    "for",
    "coauthors",
    "team",
    "told",
    "estimate_low",
    "estimate_high",
];
const JOURNEY: [&str; 6] = ["idea", "at", "what", "office", "reason", "criterion"];
const COMMENTS: [&str; 11] = [
    "id", "idea", "answers", "author", "office", "language", "text", "state", "made", "side",
    "supports",
];

/// The ideas of a call that a list's address asks for.
#[derive(Clone)]
pub(super) struct Wanted {
    pub(super) visit: Visit,
    pub(super) slug: Slug,
    pub(super) asked: Asked,
}

/// An idea with what was answered with it, its journey, and what the city answered last.
struct Told {
    idea: Idea,
    sheet: Option<Sheet>,
    steps: Vec<Step>,
    answer: Option<Comment>,
    range: Option<Range>,
}

impl Told {
    /// `asked`: what the call asks, if it does; what only staff read is left out.
    fn of(tx: &mut Tx, asked: Option<&Form>, mut idea: Idea) -> store::Result<Self> {
        let mut sheet = None;
        if let Some(form) = asked {
            sheet = store::calls::sheet::of_idea(tx, idea.id)?;
            if let Some(sheet) = &mut sheet {
                sheet.answers = sheet.answers.public(form);
                idea.input.answers = sheet.answers.clone();
            }
        }
        let steps = store::things::step::of(tx, idea.id.thing())?;
        let is_answered = steps.iter().any(|step| step.kind == StepKind::Answered);
        let answer = match is_answered {
            true => store::things::comment::answer(tx, idea.id.thing())?,
            false => None,
        };
        let range = store::calls::estimate::of(tx, idea.id)?.map(|it| it.input.range);
        Ok(Self { idea, sheet, steps, answer, range })
    }
}

/// What a call asks; nothing where it does not.
fn asked(act: &mut acts::Act, call: &Call) -> acts::Done<Option<Form>> {
    Ok(if call.asks { Some(acts::calls::form::of(act, call)?) } else { None })
}

impl Wanted {
    /// What is answered with the ideas, as everybody may read it.
    async fn versions(&self) -> Result<Versions, Problem> {
        let slug = self.slug.clone();
        let read = move |act: &mut acts::Act| {
            let (call, _) = readable(act, &slug)?;
            let mut versions = Versions::of(act, &call)?;
            let asked = acts::calls::form::of(act, &call)?;
            // What is not asked any more is left out, as on the pages of ideas.
            versions.columns.retain(|it| !it.private && asked.question(it.question).is_some());
            Ok(versions)
        };
        self.visit.read(read).await
    }

    /// A table of the ideas; a workbook has their journeys and the comments too.
    pub(super) async fn table(self, format: Format) -> Result<Response, Problem> {
        let (visit, kind) = (self.visit.clone(), format.kind(self.slug.as_str()));
        let versions = self.versions().await?;
        download(&visit, kind, move |out| {
            let mut book = Book::new(format, out, &self.visit.city.zone)?;
            let mut names = COLUMNS.to_vec();
            names.extend(versions.columns.iter().map(|column| column.name.as_str()));
            book.sheet("ideas", &names)?;
            self.each(|call, told| {
                let mut row = idea_row(&self.visit, call, told);
                match &told.sheet {
                    Some(sheet) => row.extend(versions.row(&self.visit, sheet)),
                    None => row.extend(versions.columns.iter().map(|_| Cell::Empty)),
                }
                Ok(book.row(&row)?)
            })?;
            if format == Format::Xlsx {
                book.sheet("journey", &JOURNEY)?;
                self.each(|_, told| {
                    for step in visible(&self.visit, told) {
                        book.row(&step_row(&self.visit, &told.idea, step))?;
                    }
                    Ok(())
                })?;
                book.sheet("comments", &COMMENTS)?;
                self.each_comment(|comment, ground| {
                    Ok(book.row(&comment_row(&self.visit, comment, ground))?)
                })?;
            }
            Ok(book.finish()?)
        })
        .await
    }

    /// The comments alone, as a table.
    pub(super) async fn comments_table(self, format: Format) -> Result<Response, Problem> {
        let kind = format.kind(&format!("{}-comments", self.slug));
        let visit = self.visit.clone();
        download(&visit, kind, move |out| {
            let mut book = Book::new(format, out, &self.visit.city.zone)?;
            book.sheet("comments", &COMMENTS)?;
            self.each_comment(|comment, ground| {
                Ok(book.row(&comment_row(&self.visit, comment, ground))?)
            })?;
            Ok(book.finish()?)
        })
        .await
    }

    /// The comments alone, as JSON.
    pub(super) async fn comments(self) -> Result<Response, Problem> {
        let visit = self.visit.clone();
        download(&visit, Kind::of("application/json"), move |out| {
            let mut list = Items::begin(out, "{\"items\":[")?;
            self.each_comment(|comment, ground| {
                list.item(&Shaper(&self.visit).comment(comment, ground))
            })?;
            Ok(list.end("],\"next\":null}")?)
        })
        .await
    }

    /// The ideas as JSON, each with its journey and its conversation.
    pub(super) async fn json(self) -> Result<Response, Problem> {
        let visit = self.visit.clone();
        download(&visit, Kind::of("application/json"), move |out| {
            let mut list = Items::begin(out, "{\"items\":[")?;
            self.each(|call, told| {
                list.next()?;
                in_full(list.out, &self.visit, call, &told.idea, &told.steps)
            })?;
            Ok(list.end("],\"next\":null}")?)
        })
        .await
    }

    /// GeoJSON (RFC 7946): a feature for each idea, without geometry where it has no point.
    pub(super) async fn on_map(self) -> Result<Response, Problem> {
        let visit = self.visit.clone();
        download(&visit, Kind::of("application/geo+json"), move |out| {
            let begin = "{\"type\":\"FeatureCollection\",\"features\":[";
            let mut list = Items::begin(out, begin)?;
            self.each(|call, told| list.item(&feature(&self.visit, call, told)))?;
            Ok(list.end("]}")?)
        })
        .await
    }

    /// Every wanted idea, in the order of the page.
    fn each(&self, each: impl FnMut(&Call, &Told) -> Result<(), Broken>) -> Result<(), Broken> {
        match self.asked.order() {
            order @ (Order::Newest | Order::Oldest) => self.each_by_time(order, each),
            order @ (Order::Supported | Order::Discussed) => self.each_by_count(order, each),
        }
    }

    /// Counts go on changing while a long list leaves, so which ideas it has and in which order is settled first, at one
    /// moment. An idea that is not to be read any more when its turn comes is left out.
    fn each_by_count(
        &self,
        order: Order,
        mut each: impl FnMut(&Call, &Told) -> Result<(), Broken>,
    ) -> Result<(), Broken> {
        let (slug, filter) = (self.slug.clone(), self.asked.filter());
        let settled = self.visit.export(move |act| {
            let (call, _) = readable(act, &slug)?;
            let (mut settled, mut after) = (Vec::new(), None);
            loop {
                let page = idea::page(act.tx, call.id, &filter, order, after, PAGE)?;
                settled.extend(page.iter().map(|idea| idea.id));
                match page.last() {
                    Some(last) if i64::try_from(page.len()) == Ok(PAGE) => {
                        after = Some(idea::cursor(order, last));
                    }
                    _ => return Ok(settled),
                }
            }
        })?;
        for ids in settled.chunks(AT_ONCE) {
            let (slug, ids) = (self.slug.clone(), ids.to_vec());
            let (call, page) = self.visit.export(move |act| {
                let (call, _) = readable(act, &slug)?;
                let asked = asked(act, &call)?;
                let mut page = Vec::with_capacity(ids.len());
                for id in &ids {
                    match idea::get(act.tx, *id) {
                        Ok(idea) if idea.is_listed() => {
                            page.push(Told::of(act.tx, asked.as_ref(), idea)?);
                        }
                        Ok(_) | Err(store::Error::NotFound) => {}
                        Err(error) => return Err(error.into()),
                    }
                }
                Ok((call, page))
            })?;
            page.iter().try_for_each(|told| each(&call, told))?;
        }
        Ok(())
    }

    /// The order in which they were published stands still while a list is being read.
    fn each_by_time(
        &self,
        order: Order,
        mut each: impl FnMut(&Call, &Told) -> Result<(), Broken>,
    ) -> Result<(), Broken> {
        let (mut after, filter) = (None, self.asked.filter());
        loop {
            let (slug, filter) = (self.slug.clone(), filter.clone());
            let (call, page) = self.visit.export(move |act| {
                let (call, _) = readable(act, &slug)?;
                let asked = asked(act, &call)?;
                let ideas = idea::page(act.tx, call.id, &filter, order, after, PAGE)?;
                let told = |idea| Told::of(act.tx, asked.as_ref(), idea);
                let page: Result<Vec<_>, _> = ideas.into_iter().map(told).collect();
                Ok((call, page?))
            })?;
            page.iter().try_for_each(|told| each(&call, told))?;
            match page.last() {
                Some(last) if i64::try_from(page.len()) == Ok(PAGE) => {
                    after = Some(idea::cursor(order, &last.idea));
                }
                _ => return Ok(()),
            }
        }
    }

    /// Every comment on a wanted idea.
    fn each_comment(
        &self,
        mut each: impl FnMut(&Comment, Ground) -> Result<(), Broken>,
    ) -> Result<(), Broken> {
        self.each(|_, told| each_comment_on(&self.visit, &told.idea, &mut each))
    }
}

/// Every comment on an idea, if there is any.
fn each_comment_on(
    visit: &Visit,
    idea: &Idea,
    mut each: impl FnMut(&Comment, Ground) -> Result<(), Broken>,
) -> Result<(), Broken> {
    let id = idea.id;
    let mut after = 0;
    loop {
        let page = visit.export(move |act| {
            acts::calls::idea::readable(act, id)?;
            Ok(store::things::comment::about(act.tx, id.thing(), after, PAGE)?)
        })?;
        let known = |it: &&Comment| Shaper(visit).knows_of(it, idea.ground());
        page.iter().filter(known).try_for_each(|comment| each(comment, idea.ground()))?;
        match page.last() {
            Some(last) if i64::try_from(page.len()) == Ok(PAGE) => after = last.id.get(),
            _ => return Ok(()),
        }
    }
}

/// One idea as JSON, with its journey and its conversation.
pub(super) async fn one(
    visit: Visit,
    call: Call,
    idea: Idea,
    steps: Vec<Step>,
) -> Result<Response, Problem> {
    let own = visit.clone();
    download(&visit, Kind::of("application/json"), move |out| {
        in_full(out, &own, &call, &idea, &steps)
    })
    .await
}

/// Writes an idea with its journey, and its conversation page by page.
fn in_full(
    out: &mut impl Write,
    visit: &Visit,
    call: &Call,
    idea: &Idea,
    steps: &[Step],
) -> Result<(), Broken> {
    let shaper = Shaper(visit);
    let mut object = serde_json::to_string(&shaper.in_full(call, idea, steps))?;
    // The object goes on.
    object.pop();
    object.push_str(",\"conversation\":[");
    let mut list = Items::begin(out, &object)?;
    each_comment_on(visit, idea, |comment, ground| list.item(&shaper.comment(comment, ground)))?;
    Ok(list.end("]}")?)
}

/// A list in JSON, written item by item.
struct Items<'a, W: Write> {
    out: &'a mut W,
    first: bool,
}

impl<'a, W: Write> Items<'a, W> {
    fn begin(out: &'a mut W, text: &str) -> Result<Self, Broken> {
        out.write_all(text.as_bytes())?;
        Ok(Self { out, first: true })
    }

    fn next(&mut self) -> Result<(), Broken> {
        if !self.first {
            self.out.write_all(b",")?;
        }
        self.first = false;
        Ok(())
    }

    fn item(&mut self, item: &impl Serialize) -> Result<(), Broken> {
        self.next()?;
        self.out.write_all(&serde_json::to_vec(item)?)?;
        Ok(())
    }

    fn end(self, text: &str) -> std::io::Result<()> {
        self.out.write_all(text.as_bytes())
    }
}

fn feature(visit: &Visit, call: &Call, told: &Told) -> serde_json::Value {
    let geometry = told.idea.input.point.map(|point| {
        let (lon, lat) = point.degrees();
        json!({ "type": "Point", "coordinates": [lon, lat] })
    });
    let properties = Shaper(visit).in_full(call, &told.idea, &told.steps);
    json!({ "type": "Feature", "id": told.idea.id, "geometry": geometry, "properties": properties })
}

/// What the reader may see of a journey: what concerns manners is its author's and the staff's.
fn visible<'a>(visit: &Visit, told: &'a Told) -> Vec<&'a Step> {
    let actor = visit.reader.actor();
    let own = told.idea.is_of(&actor) || actor.works_on(told.idea.ground());
    told.steps.iter().filter(|step| own || !step.kind.is_private()).collect()
}

fn idea_row(visit: &Visit, call: &Call, told: &Told) -> Vec<Cell> {
    let Told { idea, steps, answer, range, .. } = told;
    let input = &idea.input;
    let degrees = input.point.map(city::LonLat::degrees);
    let neighbourhood = input.neighbourhood.as_deref();
    let area = neighbourhood.and_then(|key| visit.city.settings.neighbourhood(key));
    let decided = steps.iter().rev().find(|step| {
        use StepKind::{Eligible, Ineligible, Merged, NotSelected, Selected};
        matches!(step.kind, Eligible | Ineligible | Merged | Selected | NotSelected)
    });
    // Whoever wants no name shown has none here either.
    let named = idea.coauthors.iter().map(|one| one.name.as_str()).filter(|name| !name.is_empty());
    let coauthors: Vec<&str> = named.collect();
    let word = |word: Option<&str>| Cell::from(word.filter(|word| !word.is_empty()));
    vec![
        Cell::text(idea.id.to_string()),
        Cell::text(&input.title),
        Cell::text(&input.text),
        Cell::text(idea.state.key()),
        word(input.theme.map(city::Theme::key)),
        word(input.theme.map(|theme| visit.theme(theme)).as_deref()),
        word(area.map(|found| found.name.as_str())),
        word(Some(&input.place)),
        degrees.map(|(lon, _)| Cell::number(lon)).into(),
        degrees.map(|(_, lat)| Cell::number(lat)).into(),
        input.cost.map(|cost| Cell::Number(units(cost))).into(),
        input.cost.map(|cost| Cell::text(cost.currency.to_string())).into(),
        Cell::number(idea.supports),
        Cell::number(idea.comments),
        word(Some(&idea.author.name)),
        Cell::text(input.language.to_string()),
        Cell::Moment(idea.published),
        decided.map(|step| step.made).into(),
        word(decided.map(|step| visit.text(&step.office))),
        word(decided.map(|step| step.reason.as_str())),
        word(decided.and_then(|step| step.criterion.as_deref())),
        word(answer.as_ref().map(|answer| answer.text.as_str())),
        Cell::text(Shaper(visit).address(&visit.to.idea(&call.slug, idea.id))),
        word(Shape::new(visit).behalf_name(idea)),
        word(Some(&coauthors.join("; "))),
        word(Some(&idea.team)),
        word(idea.told.map(calls::How::key)),
        range.map(|range| Cell::Number(units(range.low))).into(),
        range.map(|range| Cell::Number(units(range.high))).into(),
    ]
}

fn step_row(visit: &Visit, idea: &Idea, step: &Step) -> Vec<Cell> {
    vec![
        Cell::text(idea.id.to_string()),
        Cell::Moment(step.made),
        Cell::text(step.kind.key()),
        Cell::text(visit.text(&step.office)),
        Cell::text(&step.reason),
        step.criterion.as_deref().into(),
    ]
}

fn comment_row(visit: &Visit, comment: &Comment, ground: Ground) -> Vec<Cell> {
    let text = Shaper(visit).words_of(comment, ground);
    vec![
        Cell::text(comment.id.to_string()),
        Cell::text(Id::<Idea>::new(comment.about.get()).to_string()),
        comment.answers.map(|top| Cell::text(top.to_string())).into(),
        Cell::text(&comment.author.name),
        comment.office.as_ref().map(|office| visit.text(office)).into(),
        Cell::text(comment.language.to_string()),
        Cell::text(text),
        Cell::text(comment.state.key()),
        Cell::Moment(comment.made),
        comment.side.map(|side| Cell::text(side.key())).into(),
        Cell::number(comment.supports),
    ]
}

/// Money in whole units with a decimal point.
pub(crate) fn units(money: city::Money) -> String {
    let minor_units = money.currency.minor_units();
    let (whole, rest) = (money.minor / minor_units, money.minor % minor_units);
    let mut text = whole.to_string();
    let digits = minor_units.to_string().len().saturating_sub(1);
    if rest != 0 {
        // Writing to a string cannot fail.
        let _ = write!(text, ".{rest:0digits$}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_with_a_point() {
        let money = |minor| city::Money { minor, currency: city::Currency::EUR };
        assert_eq!(units(money(250_000)), "2500");
        assert_eq!(units(money(250_005)), "2500.05");
    }
}
