//! Calls: what a city asks of its people, and what becomes of every idea.
//!
//! Pure rules: they take what was stored, what a person sent and the time, and answer with a new
//! state or a refusal a person can act on. Loading, saving, mailing and showing happen elsewhere.

mod activity;
mod amendment;
mod call;
mod contender;
mod correction;
mod decision;
mod difference;
mod enough;
pub mod estimate;
pub mod evaluation;
mod full;
mod idea;
mod journey;
mod phase;
mod policy;
mod ranking;
mod result_step;
mod screening;
mod sheet;
mod statistics;
mod template;
mod together;
mod told;
mod version;
mod work;

pub use activity::{Activity, ActivityKind};
pub use amendment::{Amendment, AmendmentInput, AmendmentState};
pub use call::{Call, CallContent, CallState, Caps, Closing, Criterion, GoesWith, Rule, Who};
pub use contender::Contender;
pub use correction::correct;
pub use decision::{
    AUTHORS_FIRST, Choice, Decided, Decision, REASON_LENGTH, Verdict, authors_hear,
    choose_by_order, choose_rest_by_order, comes_out, decide, decide_after, decide_one, may_decide,
    say_enough, scheduled,
};
pub use difference::{Piece, Side, difference};
pub use enough::{Enough, enough};
pub use estimate::{Estimate, EstimateInput, Range};
pub use full::{Full, held_back};
pub use idea::{Behalf, Idea, IdeaForm, IdeaInput, IdeaState, Limits};
pub use journey::{NextStep, NextStepKind, next_steps};
pub use phase::CallPhase;
pub use policy::{
    may_answer, may_come_to, may_comment, may_edit, may_enter, may_propose, may_read_answers,
    may_read_call, may_read_idea, may_share, may_sign, may_support, may_write,
};
pub use ranking::{departures, rank};
pub use result_step::{ResultStep, ResultWords, StepWords};
pub use screening::{
    Change, Screening, ask_change, merge, screen, unask_change, unmerge, unscreen, withdraw,
};
pub use sheet::{KeptForm, Sheet};
pub use statistics::{Answers, FirstTime, InState, Outcomes, People, PeopleOf, Statistics, Told};
pub use template::CallTemplate;
pub use together::{ASKED_FOR, Lasts, MOST_COAUTHORS, Part, TEAM_NAME, team_name};
pub use told::{CardCode, Consent, How, Telling};
pub use version::{Version, Wording};
pub use work::{work_of_call, work_of_idea};
