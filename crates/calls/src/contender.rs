//! An idea as a decision weighs it: without its words, so that a call of any size is weighed as a whole.

use city::{Id, Money, Theme};
use jiff::Timestamp;

use crate::{Idea, IdeaState};

/// What a decision weighs of an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contender {
    /// The idea.
    pub id: Id<Idea>,
    /// Where it is on its journey.
    pub state: IdeaState,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// How many support it.
    pub supports: i64,
    /// When it was published.
    pub published: Timestamp,
    /// What it would cost at most, by the office's estimate or by its author.
    pub cost: Option<Money>,
    /// What it would cost at least.
    pub least: Option<Money>,
    /// Where it lies, by key.
    pub neighbourhood: Option<String>,
    /// What it is about.
    pub theme: Option<Theme>,
}

impl From<&Idea> for Contender {
    fn from(idea: &Idea) -> Self {
        Self {
            id: idea.id,
            state: idea.state,
            hidden: idea.hidden,
            supports: idea.supports,
            published: idea.published,
            cost: idea.input.cost,
            least: idea.input.cost,
            neighbourhood: idea.input.neighbourhood.clone(),
            theme: idea.input.theme,
        }
    }
}

impl From<Idea> for Contender {
    fn from(idea: Idea) -> Self {
        Self::from(&idea)
    }
}
