//! Statistics as charts: what each shows, in a sentence, and its numbers.

use calls::{ActivityKind, Answers, Call, How, Outcomes, PeopleOf, Statistics};
use jiff::Timestamp;
use web::charts::{
    Axis, Bar, Called, Chart, Part, Point, Share, Small, Span, Stage, Time, Twin, bars, colour,
    flow, length, lines, multiples, shares, timeline,
};
use web::http::Visit;
use web::words::Words;

use super::found::{About, Found};
use crate::shape::{Shape, activity_word};
use crate::told::enter::how_word;
use crate::words::CallWords as _;

/// A part of so many inhabitants.
const OF: i64 = 10_000;

/// Every chart that has something to say.
pub(super) fn charts(visit: &Visit, found: &Found) -> Vec<Chart> {
    let w = &visit.words;
    if found.at.is_none() {
        return Vec::new();
    }
    let more = match &found.about {
        About::Call(call) => when(visit, call),
        About::City(decided) => by_call(visit, decided),
    };
    [
        people(visit, &found.numbers),
        became(w, &found.outcomes),
        over_time(visit, &found.numbers),
        waits(w, &found.numbers),
        told(w, &found.told),
        more,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How many ideas were told to the city, and how.
fn told(w: &Words, told: &[(How, i64)]) -> Option<Chart> {
    let all: i64 = told.iter().map(|(_, ideas)| ideas).sum();
    if all == 0 {
        return None;
    }
    let drawn: Vec<Bar> = told
        .iter()
        .map(|(how, ideas)| Bar {
            name: how_word(w, *how).to_owned(),
            value: Some(length(*ideas)),
            said: w.ideas(*ideas),
        })
        .collect();
    let (title, text) = (w.stat_told(all), w.stat_told_text().to_owned());
    let rows =
        told.iter().map(|(how, ideas)| (how_word(w, *how).to_owned(), vec![w.number(*ideas)]));
    let head = vec![w.stat_told_how().to_owned(), w.stat_told_ideas().to_owned()];
    let twin = Twin { head, rows: rows.collect() };
    let drawing = bars(Called { title: &title, text: &text }, &drawn);
    Some(Chart { drawing, twin, title, text, ..Chart::default() })
}

/// What a row of people is called.
pub(super) fn place(visit: &Visit, of: &PeopleOf) -> String {
    let name = |key: &String| match visit.city.settings.neighbourhood(key) {
        Some(area) => area.name.clone(),
        None => visit.words.map_elsewhere().to_owned(),
    };
    of.neighbourhoods.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// How many live where a row of people is about, where that is known of all of it.
pub(super) fn inhabitants(visit: &Visit, of: &PeopleOf) -> Option<i64> {
    let known = visit.city.settings.population.as_ref()?;
    let each = of.neighbourhoods.iter().map(|key| known.of(key).map(i64::from));
    each.sum::<Option<i64>>().filter(|people| *people > 0)
}

/// Who takes part, against how many live there.
fn people(visit: &Visit, numbers: &Statistics) -> Option<Chart> {
    let w = &visit.words;
    let people = numbers.people.as_ref()?;
    let share = |row: &PeopleOf| Some(row.total * OF / inhabitants(visit, row)?);
    let mut shown: Vec<(&PeopleOf, Option<i64>)> =
        people.rows.iter().map(|row| (row, share(row))).collect();
    let compared = shown.iter().any(|(_, share)| share.is_some());
    shown.sort_by_key(|(row, share)| std::cmp::Reverse((*share, row.total)));
    let drawn: Vec<Bar> = shown
        .iter()
        .filter(|(_, share)| share.is_some() == compared)
        .map(|(row, share)| Bar {
            name: place(visit, row),
            value: Some(length(share.unwrap_or(row.total))),
            said: share.map_or_else(|| w.stat_people(row.total), |share| w.stat_share(OF, share)),
        })
        .collect();
    let title = match (drawn.as_slice(), shown.first()) {
        ([_, _, ..], Some((row, Some(share)))) => w.stat_most_share(OF, place(visit, row), *share),
        ([_, _, ..], Some((row, None))) => w.stat_most(row.total, place(visit, row)),
        _ => w.stat_all(people.total),
    };
    let text = w.stat_people_text(people.total);
    let mut notes = vec![w.stat_small().to_owned()];
    if let Some(known) = visit.city.settings.population.as_ref().filter(|_| compared) {
        notes.insert(0, w.stat_population(known.source.as_str(), known.year.to_string()));
    }
    let mut head = vec![w.neighbourhood().to_owned(), w.stat_people_head().to_owned()];
    if compared {
        head.extend([w.stat_inhabitants().to_owned(), w.stat_share_head(OF)]);
    }
    let number = |count: Option<i64>| count.map_or_else(|| "–".to_owned(), |count| w.number(count));
    let rows = shown.iter().map(|(row, share)| {
        let mut cells = vec![w.number(row.total)];
        if compared {
            cells.extend([number(inhabitants(visit, row)), number(*share)]);
        }
        (place(visit, row), cells)
    });
    let twin = Twin { head, rows: rows.collect() };
    let drawing = bars(Called { title: &title, text: &text }, &drawn);
    Some(Chart { drawing, twin, note: notes.join(" "), title, text, ..Chart::default() })
}

/// When people began to take part, in each neighbourhood.
fn over_time(visit: &Visit, numbers: &Statistics) -> Option<Chart> {
    let w = &visit.words;
    let people = numbers.people.as_ref().filter(|people| people.periods.len() > 1)?;
    let small = |row: &PeopleOf| Small {
        name: place(visit, row),
        said: w.stat_people(row.total),
        values: row.periods.iter().map(|count| count.map(length)).collect(),
    };
    let drawn: Vec<Small> = people.rows.iter().filter(|row| row.total > 0).map(small).collect();
    let sums: Option<Vec<i64>> = people.periods.iter().copied().collect();
    let most = sums
        .as_ref()
        .and_then(|sums| sums.iter().zip(&numbers.periods).max_by_key(|(count, _)| **count));
    let title = match most {
        Some((count, from)) => w.stat_when_most(*count, w.date(*from)),
        None => w.stat_when().to_owned(),
    };
    let text = w.stat_when_text(days(numbers), until(w, numbers.periods.first()));
    let cell = |count: &Option<i64>| match count {
        Some(count) => w.number(*count),
        None => w.stat_untold().to_owned(),
    };
    let mut head = vec![w.stat_from().to_owned()];
    head.extend(people.rows.iter().map(|row| place(visit, row)));
    head.push(w.stat_total().to_owned());
    let rows = numbers.periods.iter().enumerate().map(|(at, from)| {
        let cells = people.rows.iter().map(|row| row.periods.get(at));
        let cells = cells.chain([people.periods.get(at)]).flatten().map(cell);
        (w.date(*from), cells.collect())
    });
    let twin = Twin { head, rows: rows.collect() };
    let drawing = multiples(Called { title: &title, text: &text }, &drawn);
    let note = w.stat_outline().to_owned();
    Some(Chart { drawing, twin, note, title, text, ..Chart::default() })
}

fn until(w: &Words, moment: Option<&Timestamp>) -> String {
    moment.map(|moment| w.date(*moment)).unwrap_or_default()
}

/// How many days a stretch of time has.
fn days(numbers: &Statistics) -> i64 {
    match (numbers.periods.first(), numbers.periods.get(1)) {
        (Some(first), Some(second)) => second.duration_since(*first).as_hours() / 24,
        _ => 7,
    }
}

/// A wait in days, begun ones counted.
fn in_days(hours: i64) -> i64 {
    hours.div_euclid(24) + i64::from(hours.rem_euclid(24) > 0 || hours < 24)
}

/// How long answers took.
fn waits(w: &Words, numbers: &Statistics) -> Option<Chart> {
    let all = numbers.answered.as_ref()?;
    let of = |period: usize| numbers.answers.iter().find(|it| it.period == period);
    let values = |it: &Answers| [it.quarter, it.half, it.nine_of_ten].map(|it| length(in_days(it)));
    let first = numbers.answers.first().map_or(0, |it| it.period);
    let last = numbers.answers.last().map_or(0, |it| it.period);
    let periods = numbers.periods.iter().enumerate();
    let periods = periods.filter(|(at, _)| (first..=last).contains(at));
    let points =
        periods.map(|(at, from)| Point { name: w.date(*from), values: of(at).map(values) });
    let points: Vec<Point> = points.collect();
    let most = points.iter().filter_map(|it| it.values).map(|[_, _, most]| most);
    let axis = Axis::up_to(most.fold(1.0, f64::max), |days| w.number(days));
    let title = w.stat_half(in_days(all.half));
    let text = w.stat_waits_text().to_owned();
    let note = match all.promised {
        0 => String::new(),
        promised => w.stat_in_time(w.number(all.in_time), w.number(promised)),
    };
    let row = |said: String, it: &Answers| {
        let days = [it.quarter, it.half, it.nine_of_ten].map(|it| w.number(in_days(it)));
        let kept = w.numbers_kept(w.number(it.in_time), w.number(it.promised));
        (said, [w.number(it.count)].into_iter().chain(days).chain([kept]).collect())
    };
    let mut rows: Vec<_> = numbers
        .answers
        .iter()
        .filter_map(|it| Some(row(w.date(*numbers.periods.get(it.period)?), it)))
        .collect();
    rows.push(row(w.stat_total().to_owned(), all));
    let head = [
        w.stat_from(),
        w.stat_answers(),
        w.stat_quarter_days(),
        w.stat_half_days(),
        w.stat_nine_days(),
        w.numbers_in_time(),
    ];
    let twin = Twin { head: head.map(str::to_owned).to_vec(), rows };
    let drawing = lines(Called { title: &title, text: &text }, &axis, &points);
    Some(Chart { drawing, twin, note, title, text, ..Chart::default() })
}

/// What became of ideas, stage by stage: what goes on first.
pub(super) fn stages(w: &Words, it: &Outcomes) -> Vec<Vec<(String, i64)>> {
    let mut stages = vec![
        vec![(w.stat_written(it.written), it.written)],
        vec![
            (w.stat_shown(it.shown), it.shown),
            (w.stat_merged(it.merged), it.merged),
            (w.stat_withdrawn(it.withdrawn), it.withdrawn),
            (w.stat_hidden(it.hidden), it.hidden),
        ],
    ];
    if it.eligible + it.ineligible > 0 {
        stages.push(vec![
            (w.stat_eligible(it.eligible), it.eligible),
            (w.stat_ineligible(it.ineligible), it.ineligible),
            (w.stat_unscreened(it.unscreened), it.unscreened),
        ]);
    }
    if it.selected + it.not_selected > 0 {
        stages.push(vec![
            (w.stat_selected(it.selected), it.selected),
            (w.stat_not_selected(it.not_selected), it.not_selected),
            (w.stat_waiting(it.waiting), it.waiting),
        ]);
    }
    for stage in &mut stages {
        let mut first = true;
        stage.retain(|(_, count)| std::mem::take(&mut first) || *count > 0);
    }
    stages
}

fn became(w: &Words, outcomes: &Outcomes) -> Option<Chart> {
    if outcomes.written == 0 {
        return None;
    }
    let title = match outcomes.selected {
        0 => w.stat_became_shown(w.number(outcomes.shown), w.number(outcomes.written)),
        selected => w.stat_became_selected(w.number(selected), w.number(outcomes.written)),
    };
    let text = w.stat_became_text().to_owned();
    let stages = stages(w, outcomes);
    let drawn = stages.iter().map(|stage| {
        let part =
            |(said, count): &(String, i64)| Part { said: said.clone(), value: length(*count) };
        Stage(stage.iter().map(part).collect())
    });
    let drawn: Vec<Stage> = drawn.collect();
    let share = |count: i64| {
        let of = |count: i64| u64::try_from(count).unwrap_or_default();
        w.percent(of(count), of(outcomes.written))
    };
    let rows = stages.iter().flatten().map(|(said, count)| (said.clone(), vec![share(*count)]));
    let head = vec![w.ideas_heading().to_owned(), w.stat_of_written().to_owned()];
    let twin = Twin { head, rows: rows.collect() };
    let drawing = flow(Called { title: &title, text: &text }, &drawn);
    Some(Chart { drawing, twin, title, text, ..Chart::default() })
}

/// The calls that were decided, each with what became of its ideas.
fn by_call(visit: &Visit, decided: &[(Call, Outcomes)]) -> Option<Chart> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let parts =
        |it: &Outcomes| [it.selected, it.not_selected, it.ineligible, it.unscreened + it.waiting];
    let of = |count: i64| u64::try_from(count).unwrap_or_default();
    let whole: i64 = decided.iter().map(|(_, it)| it.shown).sum();
    let selected: i64 = decided.iter().map(|(_, it)| it.selected).sum();
    if whole == 0 {
        return None;
    }
    let title = w.stat_calls_title(w.percent(of(selected), of(whole)));
    let text = w.stat_calls_text().to_owned();
    let drawn = decided.iter().map(|(call, it)| Share {
        name: shape.title(call),
        parts: parts(it).map(length).to_vec(),
        said: w.ideas(it.shown),
    });
    let drawn: Vec<Share> = drawn.collect();
    let words =
        [w.state_selected(), w.state_not_selected(), w.state_ineligible(), w.stat_undecided()];
    let is_there =
        |at: &usize| drawn.iter().any(|one| one.parts.get(*at).is_some_and(|it| *it > 0.0));
    let legend = words.iter().enumerate().filter(|(at, _)| is_there(at));
    let legend: Vec<_> = legend.map(|(at, word)| (colour(at), (*word).to_owned())).collect();
    let rows = decided
        .iter()
        .map(|(call, it)| (shape.title(call), parts(it).map(|count| w.number(count)).to_vec()));
    let head = [w.stat_call()].into_iter().chain(words).map(str::to_owned);
    let twin = Twin { head: head.collect(), rows: rows.collect() };
    let drawing = shares(Called { title: &title, text: &text }, &drawn);
    Some(Chart { drawing, legend, twin, title, text, ..Chart::default() })
}

/// What of a call lasted from when to when.
fn when(visit: &Visit, call: &Call) -> Option<Chart> {
    let (w, now) = (&visit.words, visit.now);
    let windows = ActivityKind::ALL.iter().filter_map(|kind| {
        let window = call.window(*kind)?;
        Some((*kind, window.opens().or(call.published)?, window.closes()))
    });
    let mut windows: Vec<_> = windows.collect();
    windows.sort_by_key(|(kind, from, _)| (*from, *kind));
    let from = windows.iter().map(|(_, from, _)| *from).min()?;
    let known = windows.iter().map(|(_, from, to)| to.unwrap_or(*from));
    let open = windows.iter().any(|(_, _, to)| to.is_none());
    let to = known.chain(open.then_some(now)).max()?;
    let second = |moment: Timestamp| length((moment.as_second() - from.as_second()) / 60);
    let spans = windows.iter().map(|(kind, begins, ends)| Span {
        name: activity_word(w, *kind).to_owned(),
        said: match ends {
            Some(ends) => w.stat_days((ends.as_second() - begins.as_second()) / 86_400),
            None => w.stat_open_end().to_owned(),
        },
        from: second(*begins),
        to: second(ends.unwrap_or(to)),
    });
    let spans: Vec<Span> = spans.collect();
    let title = w.stat_lasts(w.date(from), w.date(to));
    let text = w.stat_lasts_text().to_owned();
    let today = match now < from {
        true => -1.0,
        false => second(now),
    };
    let time = Time {
        from: (0.0, w.date(from)),
        to: (second(to), w.date(to)),
        today: (today, w.stat_today().to_owned()),
    };
    let rows = windows.iter().map(|(kind, from, to)| {
        let to = to.map_or_else(|| w.stat_open_end().to_owned(), |to| w.date(to));
        (activity_word(w, *kind).to_owned(), vec![w.date(*from), to])
    });
    let head = [w.stat_what(), w.stat_from(), w.stat_until()].map(str::to_owned).to_vec();
    let twin = Twin { head, rows: rows.collect() };
    let drawing = timeline(Called { title: &title, text: &text }, &time, &spans);
    Some(Chart { drawing, twin, title, text, ..Chart::default() })
}
