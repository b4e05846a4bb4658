//! What all answers to a question say, as a chart with a sentence and its numbers.

use city::Sector;
use forms::{Key, Kind, Question, Slot, Summary};
use web::charts::{Bar, Called, Chart, Twin, bars, length};
use web::http::Visit;
use web::questions::{Telling, sector_word};
use web::words::Words;

use crate::words::CallWords as _;

/// One line of a chart: a name and a number.
type Line = (String, i64);

/// The chart of a question.
pub(super) fn chart(visit: &Visit, question: &Question, summary: &Summary) -> Chart {
    let wished = visit.wished();
    let telling = Telling::to(visit, &wished);
    let w = &visit.words;
    let people = summary.people();
    let name = |choice: Option<Key>| match choice {
        Some(key) => telling.choice(&question.kind, key).to_owned(),
        None => w.question_other().to_owned(),
    };
    let (lines, of_people, head) = match summary {
        Summary::Chosen { bars, .. } => {
            let lines = bars.iter().map(|bar| (name(bar.choice), bar.many));
            (lines.collect(), true, w.answers_people_head())
        }
        Summary::Ranked { bars, .. } => {
            let lines = bars.iter().map(|bar| (name(bar.choice), bar.many));
            (lines.collect(), false, w.answers_points_head())
        }
        Summary::Numbers { bins, .. } => {
            let lines = bins.iter().map(|bin| (between(visit, &telling, question, bin), bin.many));
            (lines.collect(), true, w.answers_people_head())
        }
        Summary::Months { months, .. } => (months.clone(), true, w.answers_people_head()),
        Summary::Slots { slots, .. } => {
            let lines = slots.iter().map(|(slot, many): &(Slot, i64)| (telling.slot(*slot), *many));
            (lines.collect(), true, w.answers_people_head())
        }
        Summary::Places { neighbourhoods, .. } => {
            let area =
                |key: &str| visit.city.settings.neighbourhood(key).map(|one| one.name.clone());
            let lines = neighbourhoods
                .iter()
                .map(|(key, many)| (area(key).unwrap_or_else(|| key.clone()), *many));
            (lines.collect(), true, w.answers_people_head())
        }
        Summary::Sectors { sectors, .. } => {
            let named =
                |(sector, many): &(Sector, i64)| (sector_word(w, *sector).to_owned(), *many);
            (sectors.iter().map(named).collect(), true, w.answers_people_head())
        }
        Summary::Said { .. } => (Vec::new(), true, w.answers_people_head()),
    };
    let label = telling.text(&question.label).to_owned();
    let finding = finding(visit, &telling, question, summary, &lines);
    drawn(w, label, &finding, people, &lines, of_people, head)
}

/// From the least to the most of a bin, in words; the unit is said once.
fn between(visit: &Visit, telling: &Telling<'_>, question: &Question, bin: &forms::Bin) -> String {
    let w = &visit.words;
    let said = |number: i64| match &question.kind {
        Kind::Money { .. } => w.money(number, visit.city.settings.currency.as_str()),
        kind => telling.number(kind, number),
    };
    let least = match &question.kind {
        Kind::Number { decimals, .. } => w.decimal_number(bin.least, *decimals),
        _ => said(bin.least),
    };
    if bin.least == bin.most { said(bin.least) } else { w.answers_between(least, said(bin.most)) }
}

/// What stands out, as a sentence.
fn finding(
    visit: &Visit,
    telling: &Telling<'_>,
    question: &Question,
    summary: &Summary,
    lines: &[Line],
) -> String {
    let w = &visit.words;
    let most = lines.iter().max_by_key(|(_, many)| *many).filter(|(_, many)| *many > 0);
    match (summary, most) {
        (Summary::Said { people }, _) => w.answers_said(*people),
        (Summary::Numbers { half, .. }, Some(_)) => {
            let half = match &question.kind {
                Kind::Money { .. } => w.money(*half, visit.city.settings.currency.as_str()),
                kind => telling.number(kind, *half),
            };
            w.answers_half(half)
        }
        (Summary::Ranked { .. }, Some((name, _))) => w.answers_first(name.as_str()),
        (_, Some((name, many))) => {
            let (part, whole) = (positive(*many), positive(summary.people()));
            w.answers_most(name.as_str(), w.percent(part, whole))
        }
        (_, None) => w.answers_none_of(summary.people()),
    }
}

fn positive(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

fn drawn(
    w: &Words,
    title: String,
    finding: &str,
    people: i64,
    lines: &[Line],
    of_people: bool,
    head: &str,
) -> Chart {
    let said = |many: i64| match of_people {
        true => w.answers_share(w.number(many), w.percent(positive(many), positive(people))),
        false => w.answers_points(many),
    };
    let drawn: Vec<Bar> = lines
        .iter()
        .map(|(name, many)| Bar {
            name: name.clone(),
            value: Some(length(*many)),
            said: said(*many),
        })
        .collect();
    let text = match lines.is_empty() {
        true => finding.to_owned(),
        false => format!("{finding} {}", w.answers_people(people)),
    };
    let drawing = if drawn.is_empty() {
        Default::default()
    } else {
        bars(Called { title: &title, text: finding }, &drawn)
    };
    let rows = lines.iter().map(|(name, many)| {
        let share = of_people.then(|| w.percent(positive(*many), positive(people)));
        (name.clone(), std::iter::once(w.number(*many)).chain(share).collect())
    });
    let mut columns = vec![w.answers_answer_head().to_owned(), head.to_owned()];
    columns.extend(of_people.then(|| w.answers_share_head().to_owned()));
    let twin = Twin { head: columns, rows: rows.collect() };
    Chart { title, text, drawing, twin, ..Chart::default() }
}
