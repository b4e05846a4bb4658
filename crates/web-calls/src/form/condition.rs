//! “Only if” as officers tick it: the answers to one earlier question.

use forms::{Form, Holds, Key, Kind, OnlyIf, Question};
use web::forms::{Posted, decimal, typed_decimal};
use web::http::Visit;
use web::questions::Telling;
use web::together::Fields;
use web::views::{Choice, Chosen, FieldError};

use crate::form::view::Condition;
use crate::words::CallWords as _;

/// The field of a choice, of agreeing, and of a least number.
fn box_field(question: Key, choice: Option<Key>) -> String {
    choice.map_or_else(|| format!("if-{question}"), |choice| format!("if-{question}-{choice}"))
}

fn least_field(question: Key) -> String {
    format!("if-{question}-least")
}

/// All fields of what a question can depend on, as its condition fills them.
pub(crate) fn fields(before: &[Question], only_if: Option<&OnlyIf>, mark: char) -> Fields {
    let holds = |question: &Question| {
        only_if.filter(|only_if| only_if.question == question.key).map(|only_if| &only_if.holds)
    };
    let yes = |ticked: bool| if ticked { "yes".to_owned() } else { String::new() };
    let mut fields = Fields::new();
    for question in before {
        match &question.kind {
            Kind::Number { decimals, .. } => {
                let least = match holds(question) {
                    Some(Holds::AtLeast(least)) => typed_decimal(*least, *decimals, mark),
                    _ => String::new(),
                };
                fields.push((least_field(question.key), least));
            }
            Kind::Consent => {
                let ticked = matches!(holds(question), Some(Holds::Agreed));
                fields.push((box_field(question.key, None), yes(ticked)));
            }
            kind => fields.extend(kind.choices().iter().map(|choice| {
                let ticked = matches!(holds(question), Some(Holds::AnyOf(keys)) if keys.contains(&choice.key));
                (box_field(question.key, Some(choice.key)), yes(ticked))
            })),
        }
    }
    fields
}

/// What was ticked: the answers to one earlier question, or none.
pub(crate) fn read(
    visit: &Visit,
    before: &[Question],
    posted: &Posted,
) -> Result<Option<OnlyIf>, FieldError> {
    let w = &visit.words;
    let mut found = Vec::new();
    for question in before {
        let holds = match &question.kind {
            Kind::Number { decimals, .. } => {
                let field = least_field(question.key);
                match posted.get(&field).trim() {
                    "" => None,
                    typed => match decimal(typed, *decimals) {
                        Ok(least) => Some(Holds::AtLeast(least)),
                        Err(flaw) => return Err(FieldError { field, text: w.flaw(&flaw) }),
                    },
                }
            }
            Kind::Consent => posted.has(&box_field(question.key, None)).then_some(Holds::Agreed),
            kind => {
                let ticked = kind.choices().iter().map(|choice| choice.key);
                let ticked = ticked
                    .filter(|key| !posted.get(&box_field(question.key, Some(*key))).is_empty());
                Some(ticked.collect::<Vec<_>>()).filter(|keys| !keys.is_empty()).map(Holds::AnyOf)
            }
        };
        found.extend(holds.map(|holds| OnlyIf { question: question.key, holds }));
    }
    if found.len() > 1 {
        let field = "only-if".to_owned();
        return Err(FieldError { field, text: w.build_one_condition().to_owned() });
    }
    Ok(found.pop())
}

/// The same as a page shows it.
pub(crate) fn shown(
    visit: &Visit,
    form: &Form,
    before: &[Question],
    posted: &Posted,
) -> Vec<Condition> {
    let w = &visit.words;
    let wished = visit.wished();
    let telling = Telling::to(visit, &wished);
    let ticked = |field: &str| Chosen::from(!posted.get(field).is_empty());
    let one = |question: &Question| {
        let number = form.number(question.key).and_then(|number| i64::try_from(number).ok());
        let title = w.build_numbered(telling.text(&question.label), number.unwrap_or_default());
        let mut condition = Condition { title, boxes: Vec::new(), least: None };
        match &question.kind {
            Kind::Number { .. } => {
                let field = least_field(question.key);
                let typed = posted.get(&field).to_owned();
                condition.least = Some((field, w.build_at_least().to_owned(), typed));
            }
            Kind::Consent => {
                let field = box_field(question.key, None);
                let chosen = ticked(&field);
                condition.boxes.push(Choice::new(field, w.build_agreed(), chosen));
            }
            kind => condition.boxes.extend(kind.choices().iter().map(|choice| {
                let field = box_field(question.key, Some(choice.key));
                let chosen = ticked(&field);
                Choice::new(field, telling.text(&choice.text), chosen)
            })),
        }
        condition
    };
    before.iter().map(one).collect()
}

/// What a question with this key, or a new one, can depend on.
pub(crate) fn earlier(form: &Form, key: Option<Key>) -> Vec<Question> {
    // No question has the key 0, so that a new one, which stands last, comes after all.
    form.before(key.unwrap_or(Key::new(0))).cloned().collect()
}
