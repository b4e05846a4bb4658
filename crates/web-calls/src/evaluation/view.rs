//! The pages of evaluating.

use askama::Template;
use web::typed::KeptForm;
use web::views::{Banner, Choice, Fact, FieldError, Frame, Link, Pages, Tab};

use crate::desk::IdeaRead;
use crate::words::CallWords as _;

/// What is weighed and by whom. One form posts `scale`, `shown`, `answers`, `readers` and, for each row N, `key_N`, `weight_N`,
/// `measure_N_LANGUAGE` and `help_N_LANGUAGE` with `do`: `save` or `add`; the others post `do`: `appoint` with `evaluator`, `themes`
/// and `neighbourhoods`, or `dismiss` with `evaluator`.
#[derive(Debug, Template)]
#[template(path = "evaluation_setup.html")]
pub(crate) struct SetupPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call.
    pub(crate) call: Link,
    /// Where the forms post to.
    pub(crate) action: String,
    /// The version the form was made from; 0 where nothing is set up.
    pub(crate) version: i64,
    /// That marks were given, or that a colleague saved meanwhile.
    pub(crate) banner: Option<Banner>,
    /// Scales.
    pub(crate) scales: Vec<Choice>,
    /// Who reads the marks afterwards.
    pub(crate) audiences: Vec<Choice>,
    /// Which answers jurors read.
    pub(crate) answers: Vec<Choice>,
    /// How many evaluate each idea, as typed.
    pub(crate) readers: String,
    /// What is weighed.
    pub(crate) measures: Vec<MeasureRow>,
    /// Whether another row fits.
    pub(crate) may_add: bool,
    /// Who evaluates.
    pub(crate) evaluators: Vec<EvaluatorRow>,
    /// Who else could.
    pub(crate) colleagues: Vec<Choice>,
    /// What they can look after.
    pub(crate) themes: Vec<Choice>,
    /// Where they can.
    pub(crate) neighbourhoods: Vec<Choice>,
    /// What all marks say.
    pub(crate) overview: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// One thing that is weighed, as typed.
#[derive(Debug, Clone)]
pub(crate) struct MeasureRow {
    /// Its place, from 1.
    pub(crate) number: usize,
    /// Its key, if it has one.
    pub(crate) key: String,
    /// How much it counts.
    pub(crate) weight: String,
    /// By language: the tag, its name, what is weighed, what a high mark takes.
    pub(crate) texts: Vec<(String, String, String, String)>,
}

impl MeasureRow {
    /// The name of a text of it in a language.
    pub(crate) fn field(&self, name: &str, tag: &str) -> String {
        format!("{name}_{}_{tag}", self.number)
    }

    /// The name of its weight.
    pub(crate) fn weight_field(&self) -> String {
        format!("weight_{}", self.number)
    }
}

/// Somebody who evaluates.
#[derive(Debug, Clone)]
pub(crate) struct EvaluatorRow {
    /// Their number, for the form.
    pub(crate) id: String,
    /// Their name.
    pub(crate) name: String,
    /// Whether they are a juror of the call.
    pub(crate) juror: bool,
    /// What they look after, or that they take everything.
    pub(crate) looks_after: String,
    /// Whether they do not work for the call any more.
    pub(crate) left: bool,
}

/// What all marks say, and how far everybody is. Forms post `do`: `share` with `how`, or `close` or `reopen` with `version`.
#[derive(Debug, Template)]
#[template(path = "evaluation.html")]
pub(crate) struct OverviewPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call.
    pub(crate) call: Link,
    /// Where the forms post to.
    pub(crate) action: String,
    /// The version that is closed or reopened.
    pub(crate) version: i64,
    /// Whether marks can be given no more.
    pub(crate) closed: bool,
    /// Whether anything can still change.
    pub(crate) takes: bool,
    /// How many ideas have too few evaluators, in words.
    pub(crate) lacking: Option<String>,
    /// What comes first when they are shared out.
    pub(crate) how: Vec<Choice>,
    /// The setup, the reader's own marks, the decision.
    pub(crate) tools: Vec<Link>,
    /// What is selected against the money there is.
    pub(crate) budget: String,
    /// Orders of the list.
    pub(crate) orders: Vec<Tab>,
    /// The ideas.
    pub(crate) rows: Vec<EvaluatedRow>,
    /// The way on.
    pub(crate) pages: Pages,
    /// How far everybody is.
    pub(crate) progress: Vec<ProgressRow>,
    /// The same as files.
    pub(crate) data: Vec<Link>,
}

/// An idea with what its marks say, as far as the reader may know.
#[derive(Debug, Clone)]
pub(crate) struct EvaluatedRow {
    /// The idea, leading to its marks.
    pub(crate) idea: Link,
    /// The language of its title.
    pub(crate) language: String,
    /// The mean; nothing while it is not known, or not to be known.
    pub(crate) mean: String,
    /// The middle.
    pub(crate) median: String,
    /// From the lowest to the highest.
    pub(crate) range: String,
    /// The same for the drawing: the lowest and the highest in hundredths of the scale.
    pub(crate) drawn: Option<(i64, i64, i64)>,
    /// "2 of 3".
    pub(crate) done: String,
    /// That somebody stands apart, or why nothing is shown.
    pub(crate) note: String,
    /// What it costs.
    pub(crate) cost: String,
}

/// How far somebody is.
#[derive(Debug, Clone)]
pub(crate) struct ProgressRow {
    /// Who.
    pub(crate) name: String,
    /// "4 of 12", with how often they stay away.
    pub(crate) text: String,
    /// The share that is done.
    pub(crate) percent: i64,
}

/// The calls whose ideas the reader evaluates.
#[derive(Debug, Template)]
#[template(path = "evaluations.html")]
pub(crate) struct ListPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Each of them, the newest first.
    pub(crate) calls: Vec<EvaluatedCall>,
}

/// A call whose ideas the reader evaluates.
#[derive(Debug, Clone)]
pub(crate) struct EvaluatedCall {
    /// The call, leading to the reader's marks.
    pub(crate) call: Link,
    /// As what they evaluate.
    pub(crate) role: &'static str,
    /// Whether something waits: a class and words.
    pub(crate) state: (&'static str, &'static str),
    /// "4 of 12 handed in".
    pub(crate) progress: String,
}

/// One evaluator's marks, one idea after the other. The form posts, for each measure, `mark_KEY` and `note_KEY`, with `word` and
/// `do`: `keep` or `hand-in`; the other `do`: `away` with `conflict` and `why`, or `back`.
#[derive(Debug, Template)]
#[template(path = "evaluate.html")]
pub(crate) struct MarkPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the page belongs: the desk, or what a juror evaluates; the call.
    pub(crate) path: Vec<Link>,
    /// How many are done, of how many.
    pub(crate) done: i64,
    /// All of the reader's.
    pub(crate) total: i64,
    /// The reader's ideas.
    pub(crate) queue: Vec<QueueRow>,
    /// The one before them.
    pub(crate) idea: Option<Marking>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

impl MarkPage {
    /// The share that is done, for the width of the bar.
    pub(crate) fn percent(&self) -> i64 {
        self.done * 100 / self.total.max(1)
    }
}

/// An idea in the reader's list.
#[derive(Debug, Clone)]
pub(crate) struct QueueRow {
    /// The idea.
    pub(crate) idea: Link,
    /// The language of its title.
    pub(crate) language: String,
    /// How far they are with it.
    pub(crate) state: &'static str,
    /// Whether it needs nothing more.
    pub(crate) done: bool,
    /// Whether it stands before them.
    pub(crate) current: bool,
}

/// An idea with the reader's marks.
#[derive(Debug, Clone)]
pub(crate) struct Marking {
    /// The idea.
    pub(crate) read: IdeaRead,
    /// Where the forms post to.
    pub(crate) action: String,
    /// What is weighed, with the reader's marks.
    pub(crate) measures: Vec<MeasureMarks>,
    /// The word to the author, as typed.
    pub(crate) word: String,
    /// Who reads that word.
    pub(crate) word_hint: String,
    /// How it is kept.
    pub(crate) kept: KeptForm,
    /// How far the reader is, or why nothing can be marked.
    pub(crate) banner: Option<Banner>,
    /// Whether marks can be written.
    pub(crate) open: bool,
    /// Whether they were handed in before.
    pub(crate) handed_in: bool,
    /// Whether the reader can come back to it.
    pub(crate) may_return: bool,
    /// Whether they are asked to note that they stay away, which is known.
    pub(crate) confirm_away: bool,
    /// Why they would stay away; nothing where it is known, or not asked.
    pub(crate) conflicts: Vec<Choice>,
    /// The same in their words, as typed.
    pub(crate) why: String,
}

/// One thing that is weighed, with the reader's mark and note.
#[derive(Debug, Clone)]
pub(crate) struct MeasureMarks {
    /// Its key.
    pub(crate) key: String,
    /// What is weighed.
    pub(crate) text: String,
    /// What a high mark takes, and how much it counts.
    pub(crate) help: String,
    /// The marks to choose from: the number, with what it means.
    pub(crate) marks: Vec<Choice>,
    /// The note, as typed.
    pub(crate) note: String,
}

impl MeasureMarks {
    /// The name of its marks.
    pub(crate) fn mark(&self) -> String {
        format!("mark_{}", self.key)
    }

    /// The name of its note.
    pub(crate) fn note_field(&self) -> String {
        format!("note_{}", self.key)
    }
}

/// All marks of one idea. The form posts `evaluators` (several).
#[derive(Debug, Template)]
#[template(path = "evaluation_idea.html")]
pub(crate) struct IdeaMarksPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The desk, the call, the evaluation.
    pub(crate) path: Vec<Link>,
    /// The idea.
    pub(crate) idea: Link,
    /// The language of its title.
    pub(crate) language: String,
    /// Why nothing is shown, or that nobody has handed in.
    pub(crate) banner: Option<Banner>,
    /// What all marks say.
    pub(crate) facts: Vec<Fact>,
    /// What is weighed.
    pub(crate) measures: Vec<String>,
    /// What everybody said.
    pub(crate) rows: Vec<EvaluationRow>,
    /// Where the form posts to, as long as it may change.
    pub(crate) action: Option<String>,
    /// Who may evaluate it, chosen where they do.
    pub(crate) evaluators: Vec<Choice>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

impl IdeaMarksPage {
    /// What is weighed in this place.
    pub(crate) fn measure(&self, at: usize) -> &str {
        self.measures.get(at).map(String::as_str).unwrap_or_default()
    }
}

/// What one evaluator said.
#[derive(Debug, Clone)]
pub(crate) struct EvaluationRow {
    /// Who.
    pub(crate) name: String,
    /// Whether they give marks as a juror.
    pub(crate) juror: bool,
    /// How far they are, or why they stay away.
    pub(crate) state: String,
    /// Whether they stand apart from the others.
    pub(crate) apart: bool,
    /// The marks, each with its note; empty where none are shown.
    pub(crate) marks: Vec<(String, String)>,
    /// The word to the author.
    pub(crate) word: String,
    /// What they had handed in first, where they changed it since.
    pub(crate) first: String,
}

/// What is left to be said of marks on the page of an idea, once its result is public.
#[derive(Debug, Clone)]
pub(crate) struct AfterView {
    /// By how many, in words.
    pub(crate) lead: String,
    /// What all marks say.
    pub(crate) facts: Vec<Fact>,
    /// What the evaluators say to the author.
    pub(crate) words: Vec<String>,
}
