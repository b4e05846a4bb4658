//! All questions of a call in a list, each with what can be done with it.

use calls::{Call, GoesWith, KeptForm};
use forms::{Form, Item, Question};
use web::http::{Problem, Visit};
use web::questions::Telling;
use web::views::{Banner, FieldError, Tone};

use super::preview::{Asked, preview};
use super::question_page::path;
use super::view::{FormListPage, FormRow};
use super::{kinds, refused};
use crate::desk::frame;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

pub(crate) fn page(
    visit: &Visit,
    call: &Call,
    kept: &KeptForm,
    asked: &Asked,
    errors: Vec<FieldError>,
) -> Result<FormListPage, Problem> {
    let w = &visit.words;
    let here = visit.to.call_form(&call.slug);
    let can_change = call.results.is_none();
    let mut path = path(visit, call);
    path.truncate(1);
    Ok(FormListPage {
        frame: frame(visit, w.build_title(), !errors.is_empty()),
        call: path.pop().unwrap_or_default(),
        lead: match call.form_goes_with() {
            GoesWith::Ideas => w.build_lead_ideas().to_owned(),
            GoesWith::Answers => w.build_lead_answers().to_owned(),
        },
        banner: banner(visit, kept, can_change),
        rows: rows(visit, call, kept),
        can_change,
        groups: kinds::groups(w, &visit.to.call_form_add(&call.slug)),
        preview: preview(visit, &kept.form, asked, &here)?,
        action: here,
        errors,
    })
}

fn banner(visit: &Visit, kept: &KeptForm, can_change: bool) -> Option<Banner> {
    let w = &visit.words;
    let said = |title: &str, text: &str| {
        let (title, text) = (title.to_owned(), text.to_owned());
        Some(Banner { tone: Tone::Info, title, text, link: None })
    };
    if !can_change {
        return said(w.edit_decided(), w.build_decided_text());
    }
    if kept.answered.is_empty() { None } else { said(w.build_answered(), w.build_answered_text()) }
}

fn rows(visit: &Visit, call: &Call, kept: &KeptForm) -> Vec<FormRow> {
    let wished = visit.wished();
    let telling = Telling::to(visit, &wished);
    let last = kept.form.items().len().saturating_sub(1);
    let items = kept.form.items().iter().enumerate();
    items.map(|(at, item)| row(visit, call, kept, &telling, item, (at > 0, at < last))).collect()
}

fn row(
    visit: &Visit,
    call: &Call,
    kept: &KeptForm,
    telling: &Telling<'_>,
    item: &Item,
    (up, down): (bool, bool),
) -> FormRow {
    let (w, form, key) = (&visit.words, &kept.form, item.key());
    let question = item.question();
    let needed = question.and_then(|_| form.clone().remove(key).err());
    let removal = match needed {
        Some(cannot) => refused::sentence(visit, form, cannot),
        None if kept.answered.contains(&key) => w.build_remove_answered().to_owned(),
        None => w.build_remove_text().to_owned(),
    };
    let number = form.number(key).map(|number| number.to_string());
    let only_if = question.and_then(|question| {
        let only_if = question.only_if.as_ref()?;
        Some(telling.only_if(only_if, form.question(only_if.question)?))
    });
    FormRow {
        key: key.to_string(),
        number: number.unwrap_or_default(),
        label: match item {
            Item::Section(section) => telling.text(&section.title).to_owned(),
            Item::Question(question) => telling.text(&question.label).to_owned(),
        },
        kind: question.map_or("section", |question| question.kind.name().key()),
        kind_word: question
            .map_or(w.kind_section(), |question| kinds::word(w, question.kind.name())),
        facts: question.map(|question| facts(visit, form, question)).unwrap_or_default(),
        only_if: only_if.unwrap_or_default(),
        edit: visit.to.call_form_question(&call.slug, key),
        up,
        down,
        removable: needed.is_none(),
        removal,
    }
}

/// How a question is asked, in a few words.
fn facts(visit: &Visit, form: &Form, question: &Question) -> Vec<String> {
    let w = &visit.words;
    let mut facts = Vec::new();
    let choices = question.kind.choices().len();
    if choices > 0 {
        facts.push(w.build_choices(choices));
    }
    facts.push(if question.required { w.build_must() } else { w.build_may() }.to_owned());
    if question.sealed {
        facts.push(w.question_is_sealed().to_owned());
    } else if question.private {
        facts.push(w.question_private().to_owned());
    }
    let needed_by = form.questions().filter(|other| {
        other.only_if.as_ref().is_some_and(|only_if| only_if.question == question.key)
    });
    let needed_by = needed_by.filter_map(|other| form.number(other.key));
    let needed_by: Vec<String> = needed_by.map(|number| number.to_string()).collect();
    if !needed_by.is_empty() {
        facts.push(w.build_leads_to(needed_by.join(", ")));
    }
    facts
}
