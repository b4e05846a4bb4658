//! A result in steps: which ideas this step decides, what it is called, and by when the rest is decided.

use calls::{Contender, ResultWords, StepWords};
use city::{Flaw, Flaws, Texts};
use web::forms::{self, Posted};
use web::http::Visit;
use web::views::FieldError;

use crate::decision::found::{Choices, Found, Stage};
use crate::decision::many::{self, Many, lacks_reason};
use crate::decision::page::{Typed, as_typed};
use crate::decision::view::{StepTitle, StepView};
use crate::words::CallWords as _;

/// The button that leaves all but some for later.
pub(crate) const ONLY: &str = "step-only";
/// The button that leaves for later whatever is not ready.
pub(crate) const READY: &str = "step-ready";
/// The button that leaves nothing for later.
pub(crate) const ALL: &str = "step-all";

/// What is typed about a step.
#[derive(Debug, Clone, Default)]
pub(crate) struct Step {
    /// What it is called, and by when the rest is decided.
    pub(crate) words: StepWords,
    /// That moment as typed.
    next_at: String,
    /// What is wrong with it.
    flaw: Option<Flaw>,
    /// The neighbourhood or theme that is decided alone: `where-KEY`, `about-KEY`.
    of: String,
}

impl Step {
    /// What is saved.
    pub(crate) fn saved(visit: &Visit, found: &Found) -> Self {
        let words = found.step_words();
        let next_at = words.next_at.map(|at| as_typed(visit, at)).unwrap_or_default();
        Self { words, next_at, ..Self::default() }
    }

    /// What the form says; a page that only asks whether to publish says nothing of it.
    pub(crate) fn posted(visit: &Visit, found: &Found, posted: &Posted) -> Self {
        let saved = Self::saved(visit, found);
        if !posted.has("next_at") {
            return saved;
        }
        let next_at = posted.get("next_at").to_owned();
        let (next, flaw) = match forms::local_moment(&next_at, &visit.city.zone) {
            _ if next_at.trim().is_empty() => (None, None),
            // A field has no seconds.
            Ok(_) if next_at == saved.next_at => (saved.words.next_at, None),
            Ok(at) => (Some(at), None),
            Err(flaw) => (None, Some(flaw)),
        };
        let title = crate::desk::texts(visit, posted, "step");
        let words = StepWords { title, next_at: next };
        Self { words, next_at, flaw, of: posted.get("step-of").to_owned() }
    }

    /// The moment as it is now, where a colleague's was taken over.
    pub(crate) fn shown_anew(&mut self, visit: &Visit) {
        if self.flaw.is_none() {
            self.next_at = self.words.next_at.map(|at| as_typed(visit, at)).unwrap_or_default();
        }
    }

    /// What is wrong with what is typed.
    pub(crate) fn flaws(&self) -> Option<Flaws> {
        let flaw = self.flaw.clone()?;
        let mut flaws = Flaws::default();
        flaws.add("next_at", flaw);
        Some(flaws)
    }

    /// Leaves for later what a button says; nothing where the button says nothing of that.
    pub(crate) fn press(
        &self,
        wish: &str,
        found: &Found,
        many: &Many,
        choices: &mut Choices,
    ) -> Result<(), Flaws> {
        if !matches!(wish, ONLY | READY | ALL) {
            return Ok(());
        }
        let ticked = !many.ticked.is_empty();
        if wish == ONLY && !ticked && self.of.is_empty() {
            let mut flaws = Flaws::default();
            flaws.add("step-of", Flaw::Missing);
            return Err(flaws);
        }
        let later = |idea: &Contender, choices: &Choices| match wish {
            ONLY if ticked => !many.ticked.contains(&idea.id),
            ONLY => !many::is_of(&self.of, idea),
            READY => choices
                .get(&idea.id)
                .is_none_or(|choice| choice.verdict.is_none() || lacks_reason(&choice.reason)),
            _ => false,
        };
        for idea in &found.eligible {
            let later = later(idea, choices);
            choices.entry(idea.id).or_default().later = later;
        }
        Ok(())
    }
}

impl Found {
    /// What is said of the step that is being prepared, or of the one that is scheduled.
    pub(crate) fn step_words(&self) -> StepWords {
        let content = &self.call.content;
        let scheduled = content
            .steps
            .last()
            .filter(|step| matches!(self.stage, Stage::Scheduled(at) if at == step.public_at));
        scheduled.map_or_else(|| content.step.clone(), |step| step.words.clone())
    }

    /// Everything that stands above the result as it is saved.
    pub(crate) fn result_words(&self) -> ResultWords {
        ResultWords { result: self.call.content.result.clone(), step: self.step_words() }
    }
}

/// What is typed above the result, and of the step.
pub(crate) fn words(typed: &Typed) -> ResultWords {
    ResultWords { result: typed.results.clone(), step: typed.step.words.clone() }
}

/// The part of the page about the step; nothing where ideas are decided one by one.
pub(crate) fn view(visit: &Visit, found: &Found, typed: &Typed) -> Option<StepView> {
    if found.stage == Stage::OneByOne {
        return None;
    }
    let w = &visit.words;
    let later = found
        .eligible
        .iter()
        .filter(|idea| typed.choices.get(&idea.id).is_some_and(|choice| choice.later));
    let (later, all) = (later.count(), found.eligible.len());
    let before = found.call.public_steps(visit.now).len();
    let is_wrong =
        |error: &FieldError| error.field == "next_at" || error.field.starts_with("step-");
    let step = &typed.step;
    let title = |texts: &Texts, tag: &str| texts.exact(tag).unwrap_or_default().to_owned();
    Some(StepView {
        open: later > 0 || before > 0 || typed.errors.iter().any(is_wrong),
        says: match later {
            0 if before == 0 => w.decide_step_none().to_owned(),
            0 => w.decide_step_last().to_owned(),
            _ => w.decide_step_some(later, all - later),
        },
        of: many::kinds(visit, found, &step.of, w.decide_step_of_ticked()),
        next_at: step.next_at.clone(),
        titles: visit
            .city
            .settings
            .languages
            .iter()
            .map(|language| StepTitle {
                field: format!("step-{language}"),
                tag: language.to_string(),
                label: w.decide_step_title(web::words::own_name(language.as_str())),
                text: title(&step.words.title, language.as_str()),
            })
            .collect(),
    })
}
