//! A section or a question as officers type it: from what is stored to fields, and from fields to what can be stored.

use city::{Flaw, Language, Texts};
use forms::{Choice, Form, Item, Key, Kind, KindName, Limits, OnlyIf, Question, Section};
use web::forms::{Posted, decimal, typed_decimal, whole_number};
use web::http::Visit;
use web::together::Fields;
use web::views::FieldError;

use super::condition;
use crate::desk::texts;
use crate::words::CallWords as _;

/// A choice as it is typed; without a key it is new.
#[derive(Debug, Clone, Default)]
pub(crate) struct TypedChoice {
    pub(crate) key: Option<Key>,
    pub(crate) text: Texts,
}

/// What is typed of an item.
#[derive(Debug, Clone)]
pub(crate) struct TypedItem {
    /// The kind of question; nothing for a section.
    pub(crate) kind: Option<KindName>,
    pub(crate) label: Texts,
    pub(crate) help: Texts,
    pub(crate) choices: Vec<TypedChoice>,
    pub(crate) unit: Texts,
    /// What else there is, by field.
    pub(crate) posted: Posted,
}

/// How many lines for choices a new question begins with, and how many more a button adds.
const LINES: usize = 4;

/// Whether a kind has choices.
pub(crate) fn has_choices(kind: Option<KindName>) -> bool {
    matches!(kind, Some(KindName::Choice | KindName::Choices | KindName::Ranking))
}

impl TypedItem {
    /// As a form sent it. Rows in which nothing stands, in any language, are left out.
    pub(crate) fn posted(visit: &Visit, kind: Option<KindName>, posted: Posted) -> Self {
        let row = |row: usize| TypedChoice {
            key: posted.get(&format!("choice-{row}")).parse().ok(),
            text: texts(visit, &posted, &format!("choice-{row}")),
        };
        let rows = if has_choices(kind) { Limits::CHOICES + LINES } else { 0 };
        let choices = (1..=rows).map(row).filter(|choice| !choice.text.is_empty()).collect();
        Self {
            kind,
            label: texts(visit, &posted, "label"),
            help: texts(visit, &posted, "help"),
            choices,
            unit: texts(visit, &posted, "unit"),
            posted,
        }
    }

    /// The choices with blank lines after them.
    pub(crate) fn lines(&self, more: bool) -> Vec<TypedChoice> {
        if !has_choices(self.kind) {
            return Vec::new();
        }
        let blank = if more || self.choices.is_empty() { LINES } else { 1 };
        let blank = (0..blank).map(|_| TypedChoice::default());
        self.choices.iter().cloned().chain(blank).take(Limits::CHOICES).collect()
    }

    /// The same with a choice one place further up.
    pub(crate) fn raised(mut self, row: usize) -> Self {
        if let (Some(at), Some(above)) = (row.checked_sub(1), row.checked_sub(2))
            && at < self.choices.len()
        {
            self.choices.swap(at, above);
        }
        self
    }
}

/// The fields of an item as it is stored, or of a new one.
pub(crate) fn fields(visit: &Visit, form: &Form, item: Option<&Item>) -> Fields {
    let languages = &visit.city.settings.languages;
    let mark = visit.words.decimal_mark();
    let mut fields = Fields::new();
    let question = item.and_then(Item::question);
    let (label, help) = match item {
        Some(Item::Section(section)) => (section.title.clone(), section.help.clone()),
        Some(Item::Question(question)) => (question.label.clone(), question.help.clone()),
        None => Default::default(),
    };
    in_languages(&mut fields, "label", &label, languages);
    in_languages(&mut fields, "help", &help, languages);
    let yes = |on: bool| if on { "yes".to_owned() } else { String::new() };
    let after = item.and_then(|item| before_item(form, item.key()));
    fields.push(("after".to_owned(), after.map(|key| key.to_string()).unwrap_or_default()));
    let Some(question) = question else { return fields };
    fields.push(("required".to_owned(), yes(question.required)));
    fields.push(("private".to_owned(), yes(question.private)));
    fields.push(("sealed".to_owned(), yes(question.sealed)));
    let earlier = condition::earlier(form, Some(question.key));
    fields.extend(condition::fields(&earlier, question.only_if.as_ref(), mark));
    for (row, choice) in (1..).zip(question.kind.choices()) {
        fields.push((format!("choice-{row}"), choice.key.to_string()));
        in_languages(&mut fields, &format!("choice-{row}"), &choice.text, languages);
    }
    let mut put = |name: &str, value: String| fields.push((name.to_owned(), value));
    match &question.kind {
        Kind::ShortText { most } | Kind::LongText { most } => put("most", most.to_string()),
        Kind::Choice { other, .. } => put("other", yes(*other)),
        Kind::Choices { other, most, .. } => {
            put("other", yes(*other));
            put("most", most.map(|most| most.to_string()).unwrap_or_default());
        }
        Kind::Money { most } => put("most", most.to_string()),
        Kind::Number { unit, decimals, least, most } => {
            put("decimals", decimals.to_string());
            put("least", typed_decimal(*least, *decimals, mark));
            put("most", typed_decimal(*most, *decimals, mark));
            in_languages(&mut fields, "unit", unit, languages);
        }
        _ => {}
    }
    fields
}

fn in_languages(fields: &mut Fields, name: &str, texts: &Texts, languages: &[Language]) {
    let of = |language: &Language| texts.exact(language.as_str()).unwrap_or_default().to_owned();
    fields.extend(languages.iter().map(|language| (format!("{name}-{language}"), of(language))));
}

/// Fields that belong together: the choices, and the condition.
pub(crate) fn group(field: &str) -> &str {
    ["choice-", "if-"].into_iter().find(|start| field.starts_with(start)).unwrap_or(field)
}

/// What stands before an item.
pub(crate) fn before_item(form: &Form, key: Key) -> Option<Key> {
    let at = form.items().iter().position(|item| item.key() == key)?;
    form.items().get(at.checked_sub(1)?).map(Item::key)
}

/// Reads what is typed, each flaw as a sentence beside its field.
pub(crate) struct Reading<'a> {
    visit: &'a Visit,
    typed: &'a TypedItem,
    errors: Vec<FieldError>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(visit: &'a Visit, typed: &'a TypedItem) -> Self {
        Self { visit, typed, errors: Vec::new() }
    }

    fn flaw(&mut self, field: impl Into<String>, flaw: &Flaw) {
        let text = self.visit.words.flaw(flaw);
        self.errors.push(FieldError { field: field.into(), text });
    }

    /// A text that must be there in the city's own language.
    fn needed(&mut self, name: &str, texts: &Texts, most: usize) {
        let own = self.visit.city.settings.own_language();
        if texts.exact(own.as_str()).is_none() {
            self.flaw(format!("{name}-{own}"), &Flaw::Missing);
        }
        self.within(name, texts, most);
    }

    fn within(&mut self, name: &str, texts: &Texts, most: usize) {
        for (language, text) in texts.iter() {
            if text.chars().count() > most {
                self.flaw(format!("{name}-{language}"), &Flaw::TooLong { most });
            }
        }
    }

    fn whole(&mut self, field: &str, least: i64, most: i64, standing: i64) -> i64 {
        let typed = self.typed.posted.get(field);
        if typed.trim().is_empty() {
            return standing;
        }
        match whole_number(typed) {
            Ok(number) if (least..=most).contains(&number) => return number,
            Ok(_) => self.flaw(field, &Flaw::OutOfRange { least, most }),
            Err(flaw) => self.flaw(field, &flaw),
        }
        standing
    }

    /// The choices; new ones have the key 0 until they are given their own.
    fn choices(&mut self, least: usize) -> Vec<Choice> {
        let typed = self.typed;
        for (row, choice) in (1..).zip(&typed.choices) {
            self.needed(&format!("choice-{row}"), &choice.text, Limits::CHOICE);
        }
        let own = self.visit.city.settings.own_language();
        if typed.choices.len() < least {
            let row = typed.choices.len() + 1;
            let text = self.visit.words.build_few_choices().to_owned();
            self.errors.push(FieldError { field: format!("choice-{row}-{own}"), text });
        }
        if typed.choices.len() > Limits::CHOICES {
            self.flaw("choice-1", &Flaw::TooMany { most: Limits::CHOICES });
        }
        let one = |choice: &TypedChoice| Choice {
            key: choice.key.unwrap_or(Key::new(0)),
            text: choice.text.clone(),
        };
        typed.choices.iter().map(one).collect()
    }

    fn kind(&mut self, kind: KindName) -> Kind {
        let has = |field: &str| !self.typed.posted.get(field).is_empty();
        let (other, narrow) = (has("other"), |number: i64| u32::try_from(number).unwrap_or(1));
        let (short, long) = (i64::from(Limits::SHORT), i64::from(Limits::LONG));
        match kind {
            KindName::ShortText => {
                Kind::ShortText { most: narrow(self.whole("most", 1, short, short)) }
            }
            KindName::LongText => {
                Kind::LongText { most: narrow(self.whole("most", 1, long, 2_000)) }
            }
            KindName::Choice => Kind::Choice { choices: self.choices(2), other },
            KindName::Choices => {
                let choices = self.choices(2);
                let all = i64::try_from(choices.len() + usize::from(other)).unwrap_or(i64::MAX);
                let most = self.whole("most", 1, all.max(1), 0);
                Kind::Choices { choices, other, most: (most > 0).then(|| narrow(most)) }
            }
            KindName::Ranking => Kind::Ranking { choices: self.choices(2) },
            KindName::Number => self.number(),
            KindName::Money => Kind::Money { most: self.whole("most", 1, MOST_MONEY, 1_000_000) },
            KindName::Date => Kind::Date,
            KindName::Slots => Kind::Slots,
            KindName::Place => Kind::Place,
            KindName::Link => Kind::Link,
            KindName::Consent => Kind::Consent,
            KindName::Organisation => Kind::Organisation,
            KindName::Person => Kind::Person,
        }
    }

    fn number(&mut self) -> Kind {
        let decimals = u8::try_from(self.whole("decimals", 0, 4, 0)).unwrap_or_default();
        let unit = self.typed.unit.clone();
        self.within("unit", &unit, Limits::CHOICE);
        let whole = 10_i64.pow(u32::from(decimals));
        let mut bound = |field: &str, standing: i64| {
            let typed = self.typed.posted.get(field);
            let read =
                if typed.trim().is_empty() { Ok(standing) } else { decimal(typed, decimals) };
            read.unwrap_or_else(|flaw| {
                self.flaw(field, &flaw);
                standing
            })
        };
        let (least, most) = (bound("least", 0), bound("most", MOST_NUMBER * whole));
        if least > most {
            let text = self.visit.words.build_least_most().to_owned();
            self.errors.push(FieldError { field: "most".to_owned(), text });
        }
        Kind::Number { unit, decimals, least, most }
    }

    /// A section with this key.
    pub(crate) fn section(mut self, key: Key) -> Result<Section, Vec<FieldError>> {
        let typed = self.typed;
        self.needed("label", &typed.label, Limits::LABEL);
        self.within("help", &typed.help, Limits::HELP);
        let section = Section { key, title: typed.label.clone(), help: typed.help.clone() };
        if self.errors.is_empty() { Ok(section) } else { Err(self.errors) }
    }

    /// A question with this key, which can depend on `earlier` ones.
    pub(crate) fn question(
        mut self,
        key: Key,
        kind: KindName,
        earlier: &[Question],
    ) -> Result<Question, Vec<FieldError>> {
        let typed = self.typed;
        self.needed("label", &typed.label, Limits::LABEL);
        self.within("help", &typed.help, Limits::HELP);
        let kind = self.kind(kind);
        let only_if: Option<OnlyIf> = match condition::read(self.visit, earlier, &typed.posted) {
            Ok(only_if) => only_if,
            Err(error) => {
                self.errors.push(error);
                None
            }
        };
        let sealed = kind.may_be_sealed() && !typed.posted.get("sealed").is_empty();
        let question = Question {
            key,
            label: typed.label.clone(),
            help: typed.help.clone(),
            required: !typed.posted.get("required").is_empty(),
            // Nobody but staff opens it.
            private: sealed
                || kind.name().is_for_staff()
                || !typed.posted.get("private").is_empty(),
            sealed,
            only_if,
            kind,
        };
        if self.errors.is_empty() { Ok(question) } else { Err(self.errors) }
    }
}

/// The most of a number, where nothing else is said.
const MOST_NUMBER: i64 = 1_000_000;
/// The most of an amount, in whole units.
const MOST_MONEY: i64 = 1_000_000_000;

/// Gives keys to choices that are new, or that the question does not have any more.
pub(crate) fn give_keys(form: &mut Form, mut question: Question) -> Question {
    let known = form.question(question.key).map(|before| before.kind.clone());
    let mut seen = Vec::new();
    let choices = match &mut question.kind {
        Kind::Choice { choices, .. }
        | Kind::Choices { choices, .. }
        | Kind::Ranking { choices } => choices,
        _ => return question,
    };
    for choice in choices {
        let stays = known.as_ref().is_some_and(|kind| kind.choice(choice.key).is_some());
        if !stays || seen.contains(&choice.key) {
            choice.key = form.give_key();
        }
        seen.push(choice.key);
    }
    question
}
