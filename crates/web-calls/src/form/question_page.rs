//! The page of one question, made from what is typed.

use calls::Call;
use city::Texts;
use forms::{Answered, Item, Key, Kind, KindName};
use web::http::Visit;
use web::questions::Telling;
use web::together::{Fields, Was};
use web::typed::KeptForm as Unsaved;
use web::views::{Banner, Choice, Chosen, FieldError, Link, Tone};
use web::words::own_name;

use super::condition;
use super::kinds;
use super::question::{Editing, Which};
use super::typed::TypedItem;
use super::view::{ChoiceRow, FormKindsPage, FormQuestionPage, NumberField, Sealing};
use crate::call::edit_view::TextField;
use crate::desk::frame;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// What has to be said about what is typed.
#[derive(Default)]
pub(crate) struct Say {
    pub(crate) errors: Vec<FieldError>,
    /// What a colleague saved where something else is typed.
    pub(crate) theirs: Fields,
    /// Whether a colleague removed it.
    pub(crate) gone: bool,
    /// Whether more lines for choices are wanted.
    pub(crate) more: bool,
    /// Whether something has to be put right.
    pub(crate) again: bool,
    /// How what is typed is kept.
    pub(crate) kept: Unsaved,
}

/// The call and its form, above each page of it.
pub(crate) fn path(visit: &Visit, call: &Call) -> Vec<Link> {
    vec![
        Link::new(Shape::new(visit).title(call), visit.to.desk_call(&call.slug)),
        Link::new(visit.words.build_title(), visit.to.call_form(&call.slug)),
    ]
}

/// Chooses what to add.
pub(crate) fn kinds_page(visit: &Visit, call: &Call) -> FormKindsPage {
    let w = &visit.words;
    FormKindsPage {
        frame: frame(visit, w.build_add(), false),
        path: path(visit, call),
        groups: kinds::groups(w, &visit.to.call_form_add(&call.slug)),
    }
}

/// One text in each language of the city, the own one first.
fn in_languages(visit: &Visit, name: &str, texts: &Texts) -> Vec<TextField> {
    let languages = visit.city.settings.languages.iter();
    languages
        .map(|language| TextField {
            field: format!("{name}-{language}"),
            tag: language.to_string(),
            language: own_name(language.as_str()),
            text: texts.exact(language.as_str()).unwrap_or_default().to_owned(),
            lacks: !texts.is_empty() && texts.exact(language.as_str()).is_none(),
        })
        .collect()
}

pub(crate) fn page(
    visit: &Visit,
    editing: &Editing,
    typed: &TypedItem,
    say: Say,
) -> FormQuestionPage {
    let w = &visit.words;
    let kind = typed.kind;
    let is_new = matches!(editing.which, Which::New(_));
    let answered = editing.answered() == Answered::Already;
    let was_private =
        editing.item().and_then(Item::question).is_some_and(|question| question.private);
    let stays_private = (answered && was_private) || kind.is_some_and(KindName::is_for_staff);
    let ticked = |field: &str| !typed.posted.get(field).is_empty();
    let earlier = condition::earlier(&editing.kept.form, editing.key());
    let conditions = condition::shown(visit, &editing.kept.form, &earlier, &typed.posted);
    let heading = match (is_new, kind) {
        (true, None) => w.build_new_section(),
        (true, Some(_)) => w.build_new_question(),
        (false, None) => w.build_change_section(),
        (false, Some(_)) => w.build_change_question(),
    };
    FormQuestionPage {
        frame: frame(visit, heading, say.again),
        path: path(visit, &editing.call),
        heading: heading.to_owned(),
        banner: banner(visit, &say),
        action: editing.address(visit),
        kind: kind.map_or("section", KindName::key),
        kind_word: kind.map_or(w.kind_section(), |kind| kinds::word(w, kind)),
        kind_hint: kind.map_or(w.kind_section_hint(), |kind| kinds::hint(w, kind)),
        label: in_languages(visit, "label", &typed.label),
        help: in_languages(visit, "help", &typed.help),
        choices: (1..)
            .zip(typed.lines(say.more))
            .map(|(row, choice)| ChoiceRow {
                row,
                key: choice.key.map(|key| key.to_string()).unwrap_or_default(),
                texts: in_languages(visit, &format!("choice-{row}"), &choice.text),
            })
            .collect(),
        other: matches!(kind, Some(KindName::Choice | KindName::Choices)).then(|| ticked("other")),
        numbers: numbers(visit, typed),
        unit: match kind {
            Some(KindName::Number) if !answered => in_languages(visit, "unit", &typed.unit),
            _ => Vec::new(),
        },
        decimals: match kind {
            Some(KindName::Number) if !answered => decimals(typed),
            _ => Vec::new(),
        },
        settled: if answered { settled(visit, editing, stays_private) } else { String::new() },
        required: kind.map(|_| ticked("required")),
        private: kind.filter(|_| !stays_private).map(|_| ticked("private")),
        sealed: sealed(editing, kind, ticked("sealed")),
        can_seal: visit.can_seal(),
        is_conditional: typed
            .posted
            .fields()
            .any(|(field, value)| field.starts_with("if-") && !value.trim().is_empty()),
        conditions: if kind.is_some() { conditions } else { Vec::new() },
        places: places(visit, editing, typed.posted.get("after")),
        theirs: say.theirs,
        was: Was::of_fields(&editing.stored(visit)).to_string(),
        kept: say.kept,
        back: visit.to.call_form(&editing.call.slug),
        errors: say.errors,
    }
}

/// Whether the answer is to be kept sealed, where that can be chosen: of words, until somebody has answered.
fn sealed(editing: &Editing, kind: Option<KindName>, ticked: bool) -> Sealing {
    let was = editing.item().and_then(Item::question).is_some_and(|question| question.sealed);
    match (kind, editing.answered()) {
        (Some(kind), Answered::Never) if kind.may_be_sealed() => Sealing::Asked(ticked),
        (Some(_), Answered::Already) if was => Sealing::Stays,
        _ => Sealing::Never,
    }
}

fn banner(visit: &Visit, say: &Say) -> Option<Banner> {
    let w = &visit.words;
    let said = |title: &str, text: &str| {
        let (title, text) = (title.to_owned(), text.to_owned());
        Some(Banner { tone: Tone::Warn, title, text, link: None })
    };
    if say.gone {
        return said(w.build_gone(), w.build_gone_text());
    }
    if say.theirs.is_empty() { None } else { said(w.decide_changed(), w.edit_both()) }
}

/// What cannot be changed any more, before anybody tries.
fn settled(visit: &Visit, editing: &Editing, private: bool) -> String {
    let w = &visit.words;
    let mut said = vec![w.build_settled_kind().to_owned()];
    if let Some(Kind::Number { unit, decimals, .. }) =
        editing.item().and_then(Item::question).map(|question| &question.kind)
    {
        let unit = visit.text(unit);
        said.push(
            w.build_settled_unit(i64::from(*decimals), if unit.is_empty() { "–" } else { unit }),
        );
    }
    let sealed = editing.item().and_then(Item::question).is_some_and(|question| question.sealed);
    if sealed {
        said.push(w.build_settled_sealed().to_owned());
    } else if private {
        said.push(w.build_settled_private().to_owned());
    }
    said.join(" ")
}

fn decimals(typed: &TypedItem) -> Vec<Choice> {
    let chosen = typed.posted.get("decimals");
    let one = |digits: u8| {
        let value = digits.to_string();
        let is_chosen = Chosen::from(chosen == value || (digits == 0 && chosen.is_empty()));
        Choice::new(value.clone(), value, is_chosen)
    };
    (0..=4).map(one).collect()
}

fn numbers(visit: &Visit, typed: &TypedItem) -> Vec<NumberField> {
    let w = &visit.words;
    let field = |field: &'static str, label: &'static str, hint: String| NumberField {
        field,
        label,
        hint,
        value: typed.posted.get(field).to_owned(),
    };
    match typed.kind {
        Some(KindName::ShortText) => {
            vec![field(
                "most",
                w.build_most_letters(),
                w.build_most_letters_hint(forms::Limits::SHORT),
            )]
        }
        Some(KindName::LongText) => {
            vec![field("most", w.build_most_letters(), w.build_most_letters_hint(2_000_u32))]
        }
        Some(KindName::Choices) => {
            vec![field("most", w.build_most_choices(), w.build_most_choices_hint().to_owned())]
        }
        Some(KindName::Number) => vec![
            field("least", w.build_least(), w.build_least_hint().to_owned()),
            field("most", w.build_most(), w.build_most_hint().to_owned()),
        ],
        Some(KindName::Money) => {
            vec![field("most", w.build_most_money(), w.build_most_hint().to_owned())]
        }
        _ => Vec::new(),
    }
}

/// Where it can stand.
fn places(visit: &Visit, editing: &Editing, after: &str) -> Vec<Choice> {
    let w = &visit.words;
    let wished = visit.wished();
    let telling = Telling::to(visit, &wished);
    let form = &editing.kept.form;
    let first = Choice::new("", w.build_first(), Chosen::from(after.is_empty()));
    let own: Option<Key> = editing.key();
    let others = form.items().iter().filter(|item| Some(item.key()) != own).map(|item| {
        let label = match item {
            Item::Section(section) => telling.text(&section.title).to_owned(),
            Item::Question(question) => {
                let number = form.number(question.key).and_then(|n| i64::try_from(n).ok());
                w.build_numbered(telling.text(&question.label), number.unwrap_or_default())
            }
        };
        let key = item.key().to_string();
        let chosen = Chosen::from(after == key);
        Choice::new(key, w.build_after(label), chosen)
    });
    std::iter::once(first).chain(others).collect()
}
