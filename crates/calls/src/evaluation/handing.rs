//! One person's evaluation of one idea: given to them, written, handed in.

use std::collections::BTreeMap;

use city::{Author, Flaw, Flaws, Id, Refusal, Role};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Conflict, Plan};
use crate::{Call, Idea};

city::stored! {
    /// How far somebody is with an idea.
    pub enum EvaluationState {
        /// They have it before them.
        Given = "given",
        /// They have begun; nobody else sees what they wrote.
        Begun = "begun",
        /// They have handed in.
        Done = "done",
        /// They stay away from it, because they are not impartial.
        Away = "away",
    }
}

impl EvaluationState {
    /// Whether it still waits for its evaluator.
    #[must_use]
    pub fn waits(self) -> bool {
        matches!(self, Self::Given | Self::Begun)
    }
}

/// One mark, with what colleagues should know about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// The key of what was weighed.
    pub measure: String,
    /// The mark; none yet while it is being written.
    pub mark: Option<u8>,
    /// For colleagues.
    #[serde(default)]
    pub note: String,
}

/// One person's evaluation of one idea, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// The idea.
    pub idea: Id<Idea>,
    /// Its call.
    pub call: Id<Call>,
    /// Whose it is.
    pub by: Author,
    /// As what they evaluate.
    pub role: Role,
    /// How far they are.
    pub state: EvaluationState,
    /// The marks.
    pub marks: Vec<Marked>,
    /// What they say to those who write the idea.
    pub word: String,
    /// The marks as they were handed in first, before they read any other; empty where nothing changed since.
    pub first: Vec<Marked>,
    /// Why they stay away.
    pub conflict: Option<Conflict>,
    /// The same in their words, for colleagues.
    pub conflict_note: String,
    /// Counts its changes, so that two windows do not overwrite each other.
    pub version: i64,
    /// When it was given to them.
    pub given: Timestamp,
    /// When it was last handed in.
    pub handed_in: Option<Timestamp>,
}

/// What was typed about an idea: for each measure a mark and a note, and a word to the author.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// By the key of what is weighed: the mark as typed, and the note.
    pub marks: BTreeMap<String, (String, String)>,
    /// The word to the author.
    pub word: String,
}

impl Evaluation {
    /// The most characters of a note, and of the word to the author.
    pub const NOTE: usize = 1_000;
    /// The most characters of why somebody stays away.
    const WHY: usize = 500;

    /// One that is given to somebody now.
    #[must_use]
    pub fn given(idea: &Idea, by: Author, role: Role, now: Timestamp) -> Self {
        Self {
            idea: idea.id,
            call: idea.call,
            by,
            role,
            state: EvaluationState::Given,
            marks: Vec::new(),
            word: String::new(),
            first: Vec::new(),
            conflict: None,
            conflict_note: String::new(),
            version: 1,
            given: now,
            handed_in: None,
        }
    }

    /// The mark for one measure.
    #[must_use]
    pub fn mark(&self, measure: &str) -> Option<u8> {
        self.marked(measure).and_then(|one| one.mark)
    }

    /// Mark and note for one measure.
    #[must_use]
    pub fn marked(&self, measure: &str) -> Option<&Marked> {
        self.marks.iter().find(|one| one.measure == measure)
    }

    /// Keeps what is written so far. What was handed in stays handed in until it is handed in anew.
    pub fn keep(&mut self, plan: &Plan, typed: &Typed, version: i64) -> Result<(), Refusal> {
        self.takes(version)?;
        if self.state == EvaluationState::Done {
            return Err(Refusal::AlreadyElsewhere);
        }
        let (marks, word, flaws) = read(plan, typed);
        flaws.into_result()?;
        (self.marks, self.word, self.state) = (marks, word, EvaluationState::Begun);
        self.version += 1;
        Ok(())
    }

    /// Hands it in: every measure has a mark. Handed in once more, the first marks are kept beside the new ones, since by then
    /// others can be read. Fields are `mark_KEY`, `note_KEY` and `word`.
    pub fn hand_in(
        &mut self,
        plan: &Plan,
        typed: &Typed,
        version: i64,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        self.takes(version)?;
        let (marks, word, mut flaws) = read(plan, typed);
        for one in &marks {
            let field = format!("mark_{}", one.measure);
            if one.mark.is_none() && flaws.of(&field).is_none() {
                flaws.add(field, Flaw::Missing);
            }
        }
        flaws.into_result()?;
        let before = std::mem::replace(&mut self.marks, marks);
        if self.state == EvaluationState::Done && self.first.is_empty() && before != self.marks {
            self.first = before;
        }
        (self.word, self.state, self.handed_in) = (word, EvaluationState::Done, Some(now));
        self.version += 1;
        Ok(())
    }

    /// Stays away from the idea: whatever was written is gone, and counts nowhere.
    pub fn stay_away(&mut self, conflict: Conflict, why: &str) -> Result<(), Refusal> {
        if self.state == EvaluationState::Away {
            return Err(Refusal::AlreadyElsewhere);
        }
        let mut flaws = Flaws::default();
        let least = if conflict == Conflict::Other { 3 } else { 0 };
        let why = flaws.text("why", why, least, Self::WHY);
        let why = flaws.into_result_with(|| why)?;
        (self.conflict, self.conflict_note) = (Some(conflict), why);
        (self.marks, self.first, self.word) = (Vec::new(), Vec::new(), String::new());
        (self.state, self.handed_in) = (EvaluationState::Away, None);
        self.version += 1;
        Ok(())
    }

    /// Comes back to an idea that one stayed away from by one's own word. `inferred`: what is known without it.
    pub fn come_back(&mut self, inferred: Option<Conflict>) -> Result<(), Refusal> {
        if self.state != EvaluationState::Away || inferred.is_some() {
            return Err(Refusal::AlreadyElsewhere);
        }
        (self.conflict, self.conflict_note) = (None, String::new());
        self.state = EvaluationState::Given;
        self.version += 1;
        Ok(())
    }

    fn takes(&self, version: i64) -> Result<(), Refusal> {
        if self.state == EvaluationState::Away {
            return Err(Refusal::AlreadyElsewhere);
        }
        if self.version != version { Err(Refusal::ChangedMeanwhile) } else { Ok(()) }
    }
}

/// What can be read of what was typed, in the order of the plan, and what cannot.
fn read(plan: &Plan, typed: &Typed) -> (Vec<Marked>, String, Flaws) {
    let mut flaws = Flaws::default();
    let mut marks = Vec::with_capacity(plan.measures.len());
    for measure in &plan.measures {
        let none = (String::new(), String::new());
        let (mark, note) = typed.marks.get(&measure.key).unwrap_or(&none);
        let mark = match mark.trim() {
            "" => None,
            digits => {
                let mark = digits.parse().ok().filter(|mark| *mark <= plan.scale.most());
                flaws.keep(&format!("mark_{}", measure.key), mark.ok_or(Flaw::NotAChoice))
            }
        };
        let note = flaws.text(&format!("note_{}", measure.key), note, 0, Evaluation::NOTE);
        marks.push(Marked { measure: measure.key.clone(), mark, note: note.unwrap_or_default() });
    }
    let word = flaws.text("word", &typed.word, 0, Evaluation::NOTE).unwrap_or_default();
    (marks, word, flaws)
}
