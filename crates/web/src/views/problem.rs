//! The page for everything that cannot be answered as asked.

use askama::Template;

use crate::http::{Problem, Visit};
use crate::views::Frame;

/// What was typed in a form that could not be taken.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// Every field with its value.
    pub fields: Vec<(String, String)>,
    /// Whether there was a picture, which cannot be kept.
    pub lost_photo: bool,
}

/// Says what happened and what to do next, and gives back what was typed.
#[derive(Debug, Template)]
#[template(path = "problem.html")]
pub struct ProblemPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// What happened, in a few words.
    pub heading: &'static str,
    /// What it means for the reader.
    pub text: String,
    /// The number under which the log knows the request, when it is our fault.
    pub reference: Option<String>,
    /// The fields of the form that was not taken.
    pub kept: Vec<(String, String)>,
    /// Those of them a person wrote sentences in.
    pub shown: Vec<String>,
    /// Whether the form can be sent again from here.
    pub resend: bool,
    /// Where somebody who is blocked reads why, and answers.
    pub blocked: Option<String>,
    /// Where the reader proves what is asked.
    pub prove: Option<String>,
    /// Whether signing in would help.
    pub sign_in: bool,
    /// Whether the form had a picture, which cannot be kept.
    pub lost_photo: bool,
}

impl ProblemPage {
    /// The page for a problem in a city.
    pub fn new(visit: &Visit, problem: &Problem, kept: Kept) -> Self {
        let Kept { fields: kept, lost_photo } = kept;
        let words = &visit.words;
        let may_resend = matches!(
            problem,
            Problem::Stale
                | Problem::SignIn
                | Problem::Unproven(_)
                | Problem::TooMany { .. }
                | Problem::EnoughLetters { .. }
                | Problem::Internal
        ) || problem.is_lack();
        let ours = *problem == Problem::Internal || problem.is_lack();
        let written = |(_, value): &(String, String)| {
            value.trim().contains(char::is_whitespace).then(|| value.trim().to_owned())
        };
        Self {
            heading: problem.heading(words),
            text: problem.text(words),
            reference: ours.then(|| visit.request_id().to_owned()),
            shown: kept.iter().filter_map(written).collect(),
            resend: may_resend && !kept.is_empty(),
            blocked: matches!(problem, Problem::Blocked(_)).then(|| visit.to.own_block()),
            prove: match problem {
                Problem::Unproven(level) => Some(format!("{}?level={level}", visit.to.me_proof())),
                _ => None,
            },
            sign_in: visit.reader.person.is_none()
                && matches!(problem, Problem::SignIn | Problem::Forbidden),
            lost_photo,
            kept,
            frame: visit.frame(problem.heading(words)),
        }
    }

    /// The page for a problem outside all cities.
    pub fn outside(frame: Frame, problem: &Problem) -> Self {
        Self {
            heading: problem.heading(&frame.w),
            text: problem.text(&frame.w),
            reference: None,
            kept: Vec::new(),
            shown: Vec::new(),
            resend: false,
            blocked: None,
            prove: None,
            sign_in: false,
            lost_photo: false,
            frame,
        }
    }
}

#[cfg(test)]
impl ProblemPage {
    /// A form that could not be taken just now.
    pub fn sample(words: &crate::words::Words) -> Self {
        let text = "A pond behind the school, with a bench".to_owned();
        let problem = Problem::Busy;
        Self {
            reference: Some("0123456789abcdef".to_owned()),
            kept: vec![("text".to_owned(), text.clone())],
            shown: vec![text],
            resend: true,
            lost_photo: true,
            ..Self::outside(Frame::sample(words), &problem)
        }
    }
}
