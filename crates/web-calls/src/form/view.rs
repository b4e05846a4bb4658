//! Building a form: its list, one question, its preview.

use askama::Template;
use web::html::SafeHtml;
use web::questions::Questions;
use web::typed::KeptForm;
use web::views::{Banner, Choice, FieldError, Frame, Link};
use web::words::Words;

use crate::call::edit_view::TextField;
use crate::words::CallWords as _;

/// All questions of a call. Posts `up`, `down` or `remove` with the key of a question.
#[derive(Debug, Template)]
#[template(path = "form_list.html")]
pub(crate) struct FormListPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call, with its editor.
    pub(crate) call: Link,
    /// Where people find these questions.
    pub(crate) lead: String,
    /// What to know first.
    pub(crate) banner: Option<Banner>,
    /// Sections and questions.
    pub(crate) rows: Vec<FormRow>,
    /// Whether it can be changed.
    pub(crate) can_change: bool,
    /// Where buttons post to.
    pub(crate) action: String,
    /// The kinds that can be added.
    pub(crate) groups: Vec<KindGroup>,
    /// How it looks on a phone.
    pub(crate) preview: Preview,
    /// What stands in the way of the button that was pressed.
    pub(crate) errors: Vec<FieldError>,
}

/// A section or a question in the list.
#[derive(Debug, Clone)]
pub(crate) struct FormRow {
    /// Its key.
    pub(crate) key: String,
    /// The number people read; empty for a section.
    pub(crate) number: String,
    /// What it says.
    pub(crate) label: String,
    /// The key of its kind, for its icon.
    pub(crate) kind: &'static str,
    /// What its kind is called.
    pub(crate) kind_word: &'static str,
    /// How it is asked.
    pub(crate) facts: Vec<String>,
    /// When it is asked, if not always.
    pub(crate) only_if: String,
    /// Where it is changed.
    pub(crate) edit: String,
    /// Whether it can go up.
    pub(crate) up: bool,
    /// Whether it can go down.
    pub(crate) down: bool,
    /// What becomes of it when it is removed, or why it cannot be.
    pub(crate) removal: String,
    /// Whether it can be removed.
    pub(crate) removable: bool,
}

impl FormRow {
    /// Its place on the page.
    fn anchor(&self) -> String {
        format!("item-{}", self.key)
    }
}

/// Kinds that belong together.
#[derive(Debug, Clone)]
pub(crate) struct KindGroup {
    /// What they have in common.
    pub(crate) title: &'static str,
    /// The kinds.
    pub(crate) kinds: Vec<KindLink>,
}

/// A kind, leading to a new question of it.
#[derive(Debug, Clone)]
pub(crate) struct KindLink {
    /// Its key.
    pub(crate) key: &'static str,
    /// What it is called.
    pub(crate) label: &'static str,
    /// What it is for.
    pub(crate) hint: &'static str,
    /// Where it is added.
    pub(crate) href: String,
}

/// Chooses what to add.
#[derive(Debug, Template)]
#[template(path = "form_kinds_page.html")]
pub(crate) struct FormKindsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call and its form.
    pub(crate) path: Vec<Link>,
    /// The kinds.
    pub(crate) groups: Vec<KindGroup>,
}

/// How a form looks on a phone.
#[derive(Debug, Clone)]
pub(crate) struct Preview {
    /// The languages it can be looked at in.
    pub(crate) languages: Vec<(Link, bool)>,
    /// The language it is shown in.
    pub(crate) tag: String,
    /// The questions.
    pub(crate) html: SafeHtml,
}

/// The questions of a preview.
#[derive(Debug, Template)]
#[template(path = "form_preview_part.html")]
pub(crate) struct PreviewPart<'a> {
    /// The words of the language it is shown in.
    pub(crate) w: &'a Words,
    /// The questions.
    pub(crate) questions: &'a Questions,
    /// What is wrong.
    pub(crate) errors: &'static [FieldError],
}

/// The preview alone.
#[derive(Debug, Template)]
#[template(path = "form_preview.html")]
pub(crate) struct FormPreviewPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call and its form.
    pub(crate) path: Vec<Link>,
    /// The preview.
    pub(crate) preview: Preview,
}

/// One question, or a section. Posts its fields and `do` (`save`, `lines`, or `up-2` for a choice).
#[derive(Debug, Template)]
#[template(path = "form_question.html")]
pub(crate) struct FormQuestionPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call and its form.
    pub(crate) path: Vec<Link>,
    /// What is being done.
    pub(crate) heading: String,
    /// What to know first.
    pub(crate) banner: Option<Banner>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The key of the kind (field `kind`).
    pub(crate) kind: &'static str,
    /// What the kind is called.
    pub(crate) kind_word: &'static str,
    /// What it is for.
    pub(crate) kind_hint: &'static str,
    /// The question in each language of the city.
    pub(crate) label: Vec<TextField>,
    /// What helps to answer it.
    pub(crate) help: Vec<TextField>,
    /// The choices; none for kinds without.
    pub(crate) choices: Vec<ChoiceRow>,
    /// Whether something else can be written; nothing for kinds without.
    pub(crate) other: Option<bool>,
    /// Numbers that the kind needs.
    pub(crate) numbers: Vec<NumberField>,
    /// The unit in each language; none for kinds without.
    pub(crate) unit: Vec<TextField>,
    /// How many digits stand behind the decimal mark; none for kinds without, or where it is settled.
    pub(crate) decimals: Vec<Choice>,
    /// What is settled because people have answered, as a sentence.
    pub(crate) settled: String,
    /// Whether one must answer; nothing for a section.
    pub(crate) required: Option<bool>,
    /// Whether only staff read it; nothing for a section, or where it is settled.
    pub(crate) private: Option<bool>,
    /// Whether the answer is to be kept sealed.
    pub(crate) sealed: Sealing,
    /// Whether the key is here that seals.
    pub(crate) can_seal: bool,
    /// What it can depend on.
    pub(crate) conditions: Vec<Condition>,
    /// Whether it depends on anything.
    pub(crate) is_conditional: bool,
    /// Where it stands (field `after`).
    pub(crate) places: Vec<Choice>,
    /// Where a colleague saved something else meanwhile.
    pub(crate) theirs: Vec<(String, String)>,
    /// What each field was made from (field `was`).
    pub(crate) was: String,
    /// How what is typed is kept.
    pub(crate) kept: KeptForm,
    /// The list.
    pub(crate) back: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

impl FormQuestionPage {
    /// Whether a section is edited.
    fn is_section(&self) -> bool {
        self.kind == "section"
    }

    /// What is typed in the other languages of the city.
    fn others(&self) -> Vec<OtherLanguage> {
        let others = self.label.iter().enumerate().skip(1);
        others.map(|(at, label)| self.other(at, &label.language)).collect()
    }

    fn other(&self, at: usize, name: &str) -> OtherLanguage {
        let w = &self.frame.w;
        let field = |texts: &[TextField], label: &str, class| {
            let text = texts.get(at)?.clone();
            let hint = if class == "line" { texts.first()?.text.clone() } else { String::new() };
            Some(OtherField { text, label: w.build_in(name, label), hint, class })
        };
        let label = if self.is_section() { w.build_section_title() } else { w.build_label() };
        let mut fields =
            vec![field(&self.label, label, "line"), field(&self.help, w.build_help(), "low")];
        fields.extend(
            self.choices
                .iter()
                .map(|choice| field(&choice.texts, &w.build_choice(choice.row), "line")),
        );
        fields.push(field(&self.unit, w.build_unit(), "line"));
        let fields: Vec<OtherField> = fields.into_iter().flatten().collect();
        let wrong = |field: &OtherField| FieldError::of(&self.errors, &field.text.field).is_some();
        OtherLanguage {
            name: name.to_owned(),
            lacks: fields.iter().any(|field| field.text.lacks),
            wrong: fields.iter().any(wrong),
            fields,
        }
    }
}

/// What is typed in a language beside the city's own.
#[derive(Debug, Clone)]
pub(crate) struct OtherLanguage {
    /// The language.
    pub(crate) name: String,
    /// Whether something stands in the own language only.
    pub(crate) lacks: bool,
    /// Whether something is wrong.
    pub(crate) wrong: bool,
    /// The texts.
    pub(crate) fields: Vec<OtherField>,
}

/// A text in a language beside the city's own.
#[derive(Debug, Clone)]
pub(crate) struct OtherField {
    /// What is typed.
    pub(crate) text: TextField,
    /// What it is called.
    pub(crate) label: String,
    /// The same in the own language.
    pub(crate) hint: String,
    /// How large it is.
    pub(crate) class: &'static str,
}

/// A choice as it is typed.
#[derive(Debug, Clone)]
pub(crate) struct ChoiceRow {
    /// Its row, from 1.
    pub(crate) row: usize,
    /// Its key; empty for a new one.
    pub(crate) key: String,
    /// What it says in each language.
    pub(crate) texts: Vec<TextField>,
}

/// A number that a kind needs.
#[derive(Debug, Clone)]
pub(crate) struct NumberField {
    /// Its field.
    pub(crate) field: &'static str,
    /// What it is called.
    pub(crate) label: &'static str,
    /// What it means.
    pub(crate) hint: String,
    /// What is typed.
    pub(crate) value: String,
}

/// An earlier question on which this one can depend.
#[derive(Debug, Clone)]
pub(crate) struct Condition {
    /// Its number and words.
    pub(crate) title: String,
    /// Answers to tick: field names and words.
    pub(crate) boxes: Vec<Choice>,
    /// The least number: its field, label and what is typed.
    pub(crate) least: Option<(String, String, String)>,
}

/// Whether an answer is kept sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sealing {
    /// It can be chosen.
    Asked(bool),
    /// It is, and stays so.
    Stays,
    /// It cannot be.
    Never,
}
