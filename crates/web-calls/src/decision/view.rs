//! Deciding: every eligible idea by support, selected or not, each with a reason.

use crate::words::CallWords as _;
use askama::Template;

use web::html::SafeHtml;
use web::typed::KeptForm;
use web::views::{Banner, Choice, FieldError, Frame, Link, Reply};

/// The decision of a call. One form posts, for each idea, `verdict-ID` (`selected` or
/// `not_selected`), `reason-ID` and `deviation-ID`; `publish_at` (local date and time); and `do`:
/// `save`, `rows-N` (save and turn to the ideas after N), `order` (fill in the first ones by support), `preview`, `publish` (which asks once, on the preview: `confirm`),
/// or, once it is scheduled, `publish` (keeps the change) and `call-back`.
#[derive(Debug, Template)]
#[template(path = "decide.html")]
pub(crate) struct DecidePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call.
    pub(crate) call: Link,
    /// The rule as residents read it.
    pub(crate) rule: String,
    /// Scheduled, published, somebody else saved meanwhile.
    pub(crate) banner: Option<Banner>,
    /// The queue beside it, where its reader goes along one.
    pub(crate) beside: SafeHtml,
    /// The way to more ideas, where they do not all stand here.
    pub(crate) turns: Option<Turns>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The version the form was made from (field `version`), so that two officers do not overwrite
    /// each other.
    pub(crate) version: String,
    /// What each part of it was made from (field `was`).
    pub(crate) was: String,
    /// The ideas, by support.
    pub(crate) rows: Vec<DecideRow>,
    /// The reason for all that were passed over, as typed, where they are several (field `deviation`).
    pub(crate) common: Option<String>,
    /// One reason for several.
    pub(crate) many: ManyView,
    /// What this step of the result decides, where it can be one.
    pub(crate) step: Option<StepView>,
    /// What is selected so far.
    pub(crate) sum: SumView,
    /// Ideas that still need a verdict or a reason.
    pub(crate) missing: i64,
    /// When it is published, as typed: `2026-12-01T09:00`.
    pub(crate) publish_at: String,
    /// The city's time zone, in words.
    pub(crate) zone: String,
    /// The words above the result, in each language of the city.
    pub(crate) results: Vec<ResultText>,
    /// Whether it is decided for a moment, and can still be changed, moved and called back.
    pub(crate) scheduled: bool,
    /// What the button says that publishes: "Publish on 5 December, 09:00".
    pub(crate) publish: String,
    /// The same with `#` in place of the moment, for the script.
    pub(crate) publish_say: String,
    /// Whether each idea is decided and published on its own (`do`: `publish-ID`), because the call
    /// has no end.
    pub(crate) single: bool,
    /// Whether the call is decided, and these ideas came to it afterwards.
    pub(crate) afterwards: bool,
    /// How what is typed is kept.
    pub(crate) kept: KeptForm,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// An idea to be decided.
#[derive(Debug, Clone)]
pub(crate) struct DecideRow {
    /// Its id in the names of fields.
    pub(crate) id: String,
    /// Its place by support.
    pub(crate) place: u32,
    /// The idea.
    pub(crate) idea: Link,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// Its supporters.
    pub(crate) supports: i64,
    /// Where it lies, or nothing.
    pub(crate) neighbourhood: String,
    /// What it is about, or nothing.
    pub(crate) theme: String,
    /// Its cost, or nothing.
    pub(crate) cost: String,
    /// The most in the smallest units of money, for the script that sums.
    pub(crate) minor: i64,
    /// The least.
    pub(crate) least: i64,
    /// What its marks say, leading to them, where the call is evaluated.
    pub(crate) marks: Option<Link>,
    /// Whether its neighbourhood or theme was full when its turn came.
    pub(crate) held_back: bool,
    /// What colleagues noted, each with who did.
    pub(crate) notes: Vec<(String, String)>,
    /// Saved replies for its reason, filled.
    pub(crate) replies: Vec<Reply>,
    /// Whether it is ticked.
    pub(crate) ticked: bool,
    /// Whether it is left for a later step.
    pub(crate) later: bool,
    /// What is chosen.
    pub(crate) verdict: Option<Verdict>,
    /// The reason, as typed.
    pub(crate) reason: String,
    /// Whether the verdict does not follow the order of support, so that a public reason is needed.
    pub(crate) deviates: bool,
    /// That reason, as typed; nothing where the one for all stands.
    pub(crate) deviation: String,
    /// What a colleague saved meanwhile, where something else is typed.
    pub(crate) theirs: Option<Theirs>,
}

/// Which ideas a step decides: fields `later-ID`, `step-of`, `step-LANGUAGE` and `next_at`, and `do`: `step-only`,
/// `step-ready`, `step-all`.
#[derive(Debug, Clone)]
pub(crate) struct StepView {
    /// Whether it stands open.
    pub(crate) open: bool,
    /// How many it decides, and how many it leaves.
    pub(crate) says: String,
    /// What can be decided alone.
    pub(crate) of: Vec<Choice>,
    /// By when the rest is decided, as typed.
    pub(crate) next_at: String,
    /// What it is called, in each language of the city.
    pub(crate) titles: Vec<StepTitle>,
}

/// What a step is called in one language.
#[derive(Debug, Clone)]
pub(crate) struct StepTitle {
    /// The name of its field.
    pub(crate) field: String,
    /// The language tag.
    pub(crate) tag: String,
    /// What the field is called.
    pub(crate) label: String,
    /// As typed.
    pub(crate) text: String,
}

/// The way to more ideas: buttons (field `do`) that save what stands here first.
#[derive(Debug, Clone)]
pub(crate) struct Turns {
    /// "Ideas 101 to 200 of 2,000".
    pub(crate) text: String,
    /// To those before.
    pub(crate) previous: Option<String>,
    /// To those after.
    pub(crate) next: Option<String>,
}

/// What a colleague saved about an idea.
#[derive(Debug, Clone)]
pub(crate) struct Theirs {
    /// "Selected", in words.
    pub(crate) verdict: String,
    /// Their reason.
    pub(crate) reason: String,
    /// Their reason for not following the order of support, or nothing.
    pub(crate) deviation: String,
}

/// One reason for several: fields `tick-ID`, `many-among`, `many-of` and `many-reason`, put in by `do`: `fill`.
#[derive(Debug, Clone)]
pub(crate) struct ManyView {
    /// Which verdicts are meant.
    pub(crate) among: Vec<Choice>,
    /// Where, or what about.
    pub(crate) of: Vec<Choice>,
    /// The reason, as typed.
    pub(crate) reason: String,
    /// Saved replies for it, their places open.
    pub(crate) replies: Vec<Reply>,
}

/// What is selected so far, against places and money.
#[derive(Debug, Clone)]
pub(crate) struct SumView {
    /// "4 of 6 places".
    pub(crate) ideas: String,
    /// The same with `#` for the number.
    pub(crate) ideas_say: String,
    /// "€63,000 of €120,000", or from the least to the most.
    pub(crate) cost: String,
    /// The same with `#` for what they cost.
    pub(crate) cost_say: String,
    /// How many were selected before, and what they cost at most and at least in the smallest units.
    pub(crate) before: (i64, i64, i64),
    /// How many can be.
    pub(crate) places: Option<i64>,
    /// How much there is, in the smallest units.
    pub(crate) budget: Option<i64>,
    /// The city's currency.
    pub(crate) currency: String,
    /// How many of the smallest units make one.
    pub(crate) units: i64,
    /// Whether more are selected than there are places.
    pub(crate) too_many: bool,
    /// Whether they cost more than there is.
    pub(crate) too_much: bool,
    /// Where, and of what, more are selected than the rule allows: "Kessel-Lo: 3, at most 2".
    pub(crate) over: Vec<String>,
}

impl SumView {
    /// How many can be, for the script.
    pub(crate) fn most_ideas(&self) -> String {
        self.places.map(|places| places.to_string()).unwrap_or_default()
    }

    /// How much there is, for the script.
    pub(crate) fn most_cost(&self) -> String {
        self.budget.map(|budget| budget.to_string()).unwrap_or_default()
    }
}

/// The words above the result, in one language.
#[derive(Debug, Clone)]
pub(crate) struct ResultText {
    /// The language tag.
    pub(crate) tag: String,
    /// Its name.
    pub(crate) name: String,
    /// `result-TAG`.
    pub(crate) text: String,
    /// What a colleague saved meanwhile, where something else is typed.
    pub(crate) theirs: Option<String>,
}

impl ResultText {
    pub(crate) fn field(&self) -> String {
        format!("result-{}", self.tag)
    }
}

/// Selected or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The city does it.
    Selected,
    /// It does not.
    NotSelected,
}

impl DecidePage {
    /// Whether any idea says where it lies.
    pub(crate) fn has_places(&self) -> bool {
        self.rows.iter().any(|row| !row.neighbourhood.is_empty())
    }

    /// Whether any idea says what it is about.
    pub(crate) fn has_themes(&self) -> bool {
        self.rows.iter().any(|row| !row.theme.is_empty())
    }

    /// How many columns stand beside the first.
    pub(crate) fn columns(&self) -> usize {
        4 + usize::from(self.has_places()) + usize::from(self.has_themes())
    }
}

impl DecideRow {
    pub(crate) fn selected(&self) -> bool {
        self.verdict == Some(Verdict::Selected)
    }

    pub(crate) fn refused(&self) -> bool {
        self.verdict == Some(Verdict::NotSelected)
    }

    /// The name of one of its fields.
    pub(crate) fn field(&self, kind: &str) -> String {
        format!("{kind}-{}", self.id)
    }
}
