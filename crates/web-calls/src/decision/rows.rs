//! The rows of a decision: every idea with what was chosen about it, and what departs from the order of support.

use std::collections::{BTreeMap, HashMap};

use calls::{Contender, Idea, Range, Verdict};
use city::Id;

use crate::decision::form::reply_value;
use crate::decision::found::{Choices, Found, Worded, held_back, passed_over};
use crate::decision::page::Typed;
use crate::decision::view as views;
use crate::decision::view::{DecideRow, Theirs};
use crate::estimate::page::cost_range;
use crate::evaluation::shown;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;
use web::http::Visit;
use web::views::{Link, Reply};

/// The ideas of the page, by support, with their words.
pub(crate) fn rows(
    visit: &Visit,
    found: &Found,
    typed: &Typed,
    words: &HashMap<Id<Idea>, Worded>,
) -> Vec<DecideRow> {
    let (w, shape, choices) = (&visit.words, Shape::new(visit), &typed.choices);
    let passed = passed_over(found, choices);
    let common = common_deviation(found, choices);
    let held = held_back(found, choices);
    let row = |(place, one): (u32, &Contender)| {
        let Worded { idea, evaluated } = words.get(&one.id)?;
        let choice = choices.get(&idea.id).cloned().unwrap_or_default();
        let range = one.least.zip(one.cost).map(|(low, high)| Range { low, high });
        let actor = visit.reader.actor();
        let marks = found.blinders.as_ref().map(|it| match evaluated {
            Some(all) if it.lets_through(&actor, idea) => shown::line(w, &it.evaluating.plan, all),
            Some(_) => w.evaluation_yours_first().to_owned(),
            None => w.evaluation_nobody().to_owned(),
        });
        Some(DecideRow {
            id: idea.id.to_string(),
            place,
            idea: Link::new(&idea.input.title, visit.to.idea(&found.call.slug, idea.id)),
            language: idea.input.language.to_string(),
            supports: idea.supports,
            neighbourhood: shape
                .neighbourhood(idea.input.neighbourhood.as_deref())
                .unwrap_or_default(),
            theme: idea.input.theme.map(|theme| shape.theme(theme)).unwrap_or_default(),
            cost: range.map(|range| cost_range(w, range)).unwrap_or_default(),
            minor: range.map_or(0, |range| range.high.minor),
            least: range.map_or(0, |range| range.low.minor),
            marks: marks.map(|said| Link::new(said, visit.to.desk_evaluated(idea.id))),
            verdict: choice.verdict.map(|verdict| match verdict {
                Verdict::Selected => views::Verdict::Selected,
                Verdict::NotSelected => views::Verdict::NotSelected,
            }),
            held_back: held.contains(&idea.id),
            notes: found
                .notes
                .iter()
                .filter(|note| note.thing == idea.id.thing())
                .map(|note| (web::words::name(w, &note.name).to_owned(), note.text.clone()))
                .collect(),
            replies: found
                .replies
                .iter()
                .map(|reply| Reply {
                    name: reply.name.clone(),
                    // The reason stands beneath the idea for everybody, so it speaks its language.
                    text: reply.fill(
                        &[idea.input.language.as_str(), visit.city.own_locale().tag()],
                        |place| reply_value(visit, found, idea, place),
                    ),
                })
                .collect(),
            ticked: typed.many.ticked.contains(&idea.id),
            later: choice.later,
            reason: choice.reason,
            deviates: passed.contains(&idea.id),
            deviation: match &common {
                Some(common) if *common == choice.deviation => String::new(),
                _ => choice.deviation,
            },
            theirs: typed.theirs.choices.get(&idea.id).map(|choice| Theirs {
                verdict: match choice.verdict {
                    Some(Verdict::Selected) => w.state_selected(),
                    Some(Verdict::NotSelected) => w.state_not_selected(),
                    None => w.decide_open(),
                }
                .to_owned(),
                reason: choice.reason.clone(),
                deviation: choice.deviation.clone(),
            }),
        })
    };
    typed.asked.rows(found).filter_map(row).collect()
}

/// The reason that stands for all that were passed over, where they are several: the one most of them have.
pub(crate) fn common_deviation(found: &Found, choices: &Choices) -> Option<String> {
    let passed = passed_over(found, choices);
    if passed.len() < 2 {
        return None;
    }
    let mut said: BTreeMap<&str, usize> = BTreeMap::new();
    for choice in passed.iter().filter_map(|idea| choices.get(idea)) {
        if !choice.deviation.trim().is_empty() {
            *said.entry(choice.deviation.as_str()).or_default() += 1;
        }
    }
    let most = said.into_iter().max_by_key(|(_, times)| *times);
    Some(most.map(|(text, _)| text.to_owned()).unwrap_or_default())
}
