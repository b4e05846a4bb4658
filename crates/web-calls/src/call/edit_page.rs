//! The page of the call editor, made from what is typed.

use crate::call::checklist::{ToDo, lacks, missing, to_do, untranslated};
use crate::call::edit::Editing;
use crate::call::edit_view::{
    CallEditPage, CallTexts, CriterionRow, StepRow, TextField, WindowRow,
};
use crate::call::form::{CallForm, NEEDS, TEXTS, WindowTyped, rule_key};
use crate::call::step::EditStep;
use crate::call::timeline::timeline;
use crate::desk::frame;
use crate::paths::CallLinks as _;
use crate::shape::{Shape, activity_word};
use crate::words::CallWords as _;
use calls::{ActivityKind, Call, CallPhase, CallState, Rule};
use city::{Access, Id, Sides, Texts, Theme};
use web::http::Visit;
use web::markdown;
use web::together::{Fields, Was};
use web::typed::KeptForm;
use web::views::{Banner, Choice, Chosen, FieldError, Link, Tone};
use web::words::{Words, currency_sign, own_name};

/// What has to be said about the form.
#[derive(Default)]
pub(crate) struct Say {
    pub(crate) errors: Vec<FieldError>,
    /// Whether somebody else saved meanwhile.
    pub(crate) changed: bool,
    /// What they saved where something else is typed.
    pub(crate) theirs: Fields,
    /// How what is typed is kept.
    pub(crate) form: KeptForm,
    /// Steps on which something is typed that is not saved yet.
    pub(crate) unsaved: Vec<EditStep>,
}

/// A step of the editor.
pub(crate) fn page(visit: &Visit, editing: &Editing, form: &CallForm, say: Say) -> CallEditPage {
    let (w, shape, call) = (&visit.words, Shape::new(visit), &editing.call);
    let heading = match call.content.title.is_empty() {
        true => w.desk_new_call().to_owned(),
        false => shape.title(call),
    };
    let editor = editing.address(visit);
    let is_draft = call.state == CallState::Draft;
    let told = say.errors.into_iter();
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        told.partition(|error| EditStep::of_field(&error.field) == editing.step);
    CallEditPage {
        frame: frame(visit, &heading, !here.is_empty() || !elsewhere.is_empty()),
        heading,
        phase: CallPhase::of(call, visit.now),
        banner: banner(visit, call, say.changed),
        step: editing.step,
        steps: steps(visit, editing, &say.unsaved),
        template: editing.template.map(|template| template.key().to_owned()),
        missing: if is_draft { missing(visit, call, &editor) } else { Vec::new() },
        untranslated: untranslated(visit, &call.content, &editor),
        elsewhere: elsewhere
            .into_iter()
            .map(|error| {
                let todo = to_do(w, error, &editor);
                let asks = todo.field == "form";
                let href = if asks { visit.to.call_form(&call.slug) } else { todo.href };
                ToDo { href, ..todo }
            })
            .collect(),
        unsaved: say.unsaved.iter().map(|step| step.word(w).to_owned()).collect(),
        timeline: timeline(visit, form),
        public: visit.to.call(&call.slug),
        copy: editing.template.is_none().then(|| visit.to.desk_copy(&call.slug)),
        was: Was::of_fields(&editing.stored(visit)).to_string(),
        theirs: say.theirs.into_iter().filter(|(field, _)| field != "picture_id").collect(),
        texts: fields(visit, form),
        shown: shown(visit, form),
        windows: form.windows.iter().map(|window| window_row(w, window)).collect(),
        zone: w.decide_zone(visit.city.settings.time_zone.as_str()),
        themes: themes(visit, form),
        who: who(w, form),
        rules: rules(w, form),
        places: form.places.clone(),
        caps: form.caps.clone(),
        budget: form.budget.clone(),
        currency: currency_sign(visit.city.settings.currency.as_str()).to_owned(),
        promise_days: form.promise_days.clone(),
        criteria: criteria(visit, form),
        picture: form
            .picture
            .map(|picture| visit.to.picture(Id::<store::city::file::File>::new(picture))),
        picture_id: form.picture.map(|picture| picture.to_string()).unwrap_or_default(),
        kept: say.form,
        tools: if editing.template.is_some() { Vec::new() } else { tools(visit, call) },
        action: editor,
        errors: here,
    }
}

fn steps(visit: &Visit, editing: &Editing, unsaved: &[EditStep]) -> Vec<StepRow> {
    let lacking = editing.call.unready(visit.now, &visit.city.settings.languages);
    let languages = &visit.city.settings.languages;
    let lacks = |step: EditStep| {
        let fields = lacking.iter().map(|(field, _)| crate::call::form::field_of(field, languages));
        fields.filter(|field| EditStep::of_field(field) == step).count()
    };
    EditStep::ALL
        .iter()
        .copied()
        .map(|step| StepRow {
            key: step.key(),
            label: step.word(&visit.words),
            current: step == editing.step,
            done: match step {
                EditStep::Preview => lacking.is_empty(),
                step => lacks(step) == 0 && !unsaved.contains(&step),
            },
        })
        .collect()
}

fn banner(visit: &Visit, call: &Call, changed: bool) -> Option<Banner> {
    let w = &visit.words;
    let said = |tone, title: &str, text: String| {
        Some(Banner { tone, title: title.to_owned(), text, link: None })
    };
    if changed {
        return said(Tone::Warn, w.decide_changed(), w.edit_both().to_owned());
    }
    if call.last_result().is_some() {
        return said(Tone::Info, w.edit_decided(), w.edit_decided_text().to_owned());
    }
    None
}

/// What residents will read, in each language in which something is written.
fn shown(visit: &Visit, form: &CallForm) -> Vec<CallTexts> {
    let languages = visit.city.settings.languages.iter();
    languages
        .map(|language| {
            let of = |at: usize| {
                let texts = form.texts.get(at);
                texts.and_then(|texts| texts.exact(language.as_str())).unwrap_or_default()
            };
            CallTexts {
                tag: language.to_string(),
                name: own_name(language.as_str()),
                title: of(0).to_owned(),
                question: of(1).to_owned(),
                html: markdown::html(of(2)),
            }
        })
        .filter(|texts| !texts.title.is_empty() || !texts.question.is_empty())
        .collect()
}

/// The texts of the form, each with its languages side by side, in the order of [`TEXTS`].
fn fields(visit: &Visit, form: &CallForm) -> Vec<Vec<TextField>> {
    let named = TEXTS.iter().zip(&form.texts);
    named.map(|(name, texts)| in_languages(visit, name, texts)).collect()
}

/// One text in each language of the city.
fn in_languages(visit: &Visit, name: &str, texts: &Texts) -> Vec<TextField> {
    let own = visit.city.settings.own_language();
    let languages = visit.city.settings.languages.iter();
    languages
        .map(|language| TextField {
            field: format!("{name}-{language}"),
            tag: language.to_string(),
            language: own_name(language.as_str()),
            text: texts.exact(language.as_str()).unwrap_or_default().to_owned(),
            lacks: lacks(texts, &own, language),
        })
        .collect()
}

fn window_row(w: &Words, window: &WindowTyped) -> WindowRow {
    let hint = match window.kind {
        ActivityKind::Collect => w.activity_collect_hint(),
        ActivityKind::Answer => w.activity_answer_hint(),
        ActivityKind::Discuss => w.activity_discuss_hint(),
        ActivityKind::Support => w.activity_support_hint(),
        ActivityKind::Screen => w.activity_screen_hint(),
        ActivityKind::Decide => w.activity_decide_hint(),
    };
    WindowRow {
        kind: window.kind.key().to_owned(),
        label: activity_word(w, window.kind).to_owned(),
        hint: hint.to_owned(),
        used: window.used,
        opens: window.opens.clone(),
        closes: window.closes.clone(),
    }
}

fn themes(visit: &Visit, form: &CallForm) -> Vec<Choice> {
    let shape = Shape::new(visit);
    let none = Choice::new("", visit.words.theme_none(), Chosen::from(form.theme.is_empty()));
    let of = |theme: &Theme| {
        let chosen = Chosen::from(form.theme == theme.key());
        Choice::new(theme.key(), shape.theme(*theme), chosen)
    };
    std::iter::once(none).chain(Theme::ALL.iter().map(of)).collect()
}

fn who(w: &Words, form: &CallForm) -> Vec<(String, String, Vec<Choice>)> {
    let choices = |chosen: &str, least: Access| -> Vec<Choice> {
        let word = |access: Access| match access {
            Access::Anyone => w.access_anyone(),
            Access::Account => w.access_account(),
            Access::Staff => w.access_staff(),
        };
        Access::ALL
            .iter()
            .filter(|access| least == Access::Anyone || **access != Access::Anyone)
            .map(|access| {
                Choice::new(access.key(), word(*access), Chosen::from(access.key() == chosen))
            })
            .collect()
    };
    [
        ("who_read", w.who_read(), &form.read, Access::Anyone),
        ("who_write", w.who_write(), &form.write, Access::Anyone),
        ("who_support", w.who_support(), &form.support, Access::Account),
        ("who_comment", w.who_comment(), &form.comment, Access::Account),
    ]
    .into_iter()
    .map(|(field, label, chosen, least)| {
        (field.to_owned(), label.to_owned(), choices(chosen, least))
    })
    .chain(needs(w, form))
    .chain([("sides".to_owned(), w.edit_sides().to_owned(), sides(w, &form.sides))])
    .collect()
}

/// What must be proved for what.
fn needs(w: &Words, form: &CallForm) -> impl Iterator<Item = (String, String, Vec<Choice>)> {
    let labels = [w.needs_write(), w.needs_support(), w.needs_comment()];
    let chosen = NEEDS.into_iter().zip(labels).zip(&form.needs);
    chosen.map(|((field, label), chosen)| {
        (field.to_owned(), label.to_owned(), web::proofs::said::levels(w, chosen))
    })
}

/// Whether conversations have two sides.
fn sides(w: &Words, chosen: &str) -> Vec<Choice> {
    let word = |sides: Sides| match sides {
        Sides::None => w.edit_sides_none(),
        Sides::ForAgainst => w.edit_sides_both(),
    };
    let choice =
        |sides: &Sides| Choice::new(sides.key(), word(*sides), Chosen::from(sides.key() == chosen));
    Sides::ALL.iter().map(choice).collect()
}

fn rules(w: &Words, form: &CallForm) -> Vec<Choice> {
    [
        (Rule::SupportOrder, w.rule_support_order(), w.rule_support_order_hint()),
        (Rule::Office, w.rule_office(), w.rule_office_hint()),
    ]
    .into_iter()
    .map(|(rule, label, hint)| Choice {
        value: rule_key(rule).to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
        chosen: form.rule == rule_key(rule),
    })
    .collect()
}

fn criteria(visit: &Visit, form: &CallForm) -> Vec<CriterionRow> {
    let row = |(number, texts): (u32, &Texts)| CriterionRow {
        number,
        texts: in_languages(visit, &format!("criterion-{number}"), texts),
    };
    (1..).zip(&form.criteria).map(row).collect()
}

fn tools(visit: &Visit, call: &Call) -> Vec<Link> {
    let (w, slug) = (&visit.words, &call.slug);
    let mut tools = vec![Link::new(w.build_title(), visit.to.call_form(slug))];
    if call.state == CallState::Published {
        if call.last_result().is_none() && call.closing.is_none() {
            tools.push(Link::new(w.edit_close(), visit.to.desk_close(slug)));
        }
        if call.last_result().is_none() && call.closing.is_some() {
            tools.push(Link::new(w.edit_reopen(), visit.to.desk_reopen(slug)));
        }
        tools.push(Link::new(w.edit_archive(), visit.to.desk_archive(slug)));
    }
    if call.state == CallState::Archived {
        tools.push(Link::new(w.edit_bring_back(), visit.to.desk_bring_back(slug)));
    }
    if call.state == CallState::Draft {
        tools.push(Link::new(w.edit_delete(), visit.to.desk_delete(slug)));
    }
    tools
}
