//! An idea as the office reads it before it judges: the same for who screens and for who gives marks.

use calls::{Call, Idea, Range, Sheet};
use city::Id;
use forms::Form;
use web::html::SafeHtml;
use web::http::Visit;
use web::markdown;
use web::views::{Fact, Link};

use super::about_idea;
use crate::answer::own::said;
use crate::answer::view::Answered;
use crate::estimate::page::cost_range;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

/// The idea, for `idea_read.html`.
#[derive(Debug, Clone)]
pub(crate) struct IdeaRead {
    /// Its title, leading to its page.
    pub(crate) link: Link,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// Its text.
    pub(crate) html: SafeHtml,
    /// Theme, neighbourhood, author, when.
    pub(crate) meta: Vec<String>,
    /// Cost, place, supporters.
    pub(crate) facts: Vec<Fact>,
    /// What was answered with it, with what only staff read.
    pub(crate) answers: Vec<Answered>,
    /// The photo, with what it shows.
    pub(crate) photo: Option<(String, String)>,
}

impl IdeaRead {
    /// An idea of a call with what is known of its cost, and what was answered with it.
    pub(crate) fn new(
        visit: &Visit,
        (call, idea): (&Call, &Idea),
        range: Option<Range>,
        answers: Option<&(Form, Sheet)>,
    ) -> Self {
        let w = &visit.words;
        let mut facts = Vec::new();
        facts.extend(range.map(|range| Fact::new(w.fact_cost(), cost_range(w, range))));
        if !idea.input.place.is_empty() {
            facts.push(Fact::new(w.fact_place(), &idea.input.place));
        }
        facts.push(Fact::new(w.result_supports(), w.number(idea.supports)));
        let answered =
            |(form, sheet): &(Form, Sheet)| said(visit, call, form, (sheet, &sheet.answers));
        Self {
            link: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
            language: idea.input.language.to_string(),
            html: markdown::html(&idea.input.text),
            meta: about_idea(visit, idea),
            facts,
            answers: answers.map(answered).unwrap_or_default(),
            photo: idea.input.photo.map(|photo| {
                let src = visit.to.picture(Id::<store::city::file::File>::new(photo));
                (src, idea.input.photo_text.clone())
            }),
        }
    }
}
