//! Something somebody wrote that its author and the moderators talk about: any thing that can be reported.

use acts::things::{self, Found};
use acts::{Act, Done, Refused};
use city::hiding::Others;
use city::{Hiding, Id, Language, Proposal, Standing, Suspicion, Thing};

use super::write::About;
use crate::html::SafeHtml;
use crate::http::Visit;
use crate::markdown;
use crate::views::Link;

/// A thing with what moderation knows of it.
pub(crate) struct Written {
    pub(crate) found: Found,
    /// The language its author is written to in.
    pub(crate) reads: Language,
    /// Whether no moderator has looked at a post of its author yet.
    pub(crate) is_first: bool,
    /// The last time it was hidden, if it ever was.
    pub(crate) hiding: Option<Hiding>,
    /// Why it waits for a moderator, if it does.
    pub(crate) held: Option<Suspicion>,
    /// What a moderator proposed, and nobody has confirmed yet.
    pub(crate) proposal: Option<Proposal>,
    /// Whether an appeal is for somebody else to answer than whoever acts.
    pub(crate) for_another: bool,
}

/// Loads it, if whoever acts may know of it.
pub(crate) fn load(act: &mut Act, id: Id<Thing>) -> Done<Written> {
    let found = things::readable(act, id)?;
    let hiding = store::things::hiding::last(act.tx, id)?;
    let for_another = match &hiding {
        Some(hiding) if hiding.waits(found.is_hidden()) && hiding.is_by(&act.actor) => {
            things::hiding::others(act, hiding)? == Others::Some
        }
        _ => false,
    };
    let author = found.written().map(|it| it.author.id);
    // What the city says itself, a call, is written by nobody in person.
    let person = author.map(|author| store::city::person::get(act.tx, author)).transpose()?;
    Ok(Written {
        held: things::order::why(act, id)?,
        proposal: store::things::proposal::of(act.tx, id)?,
        for_another,
        found,
        hiding,
        is_first: person.as_ref().is_some_and(|person| person.standing == Standing::New),
        reads: person.map_or_else(|| act.stage.city.own_language(), |person| person.language),
    })
}

/// Loads several; what has gone meanwhile is left out.
pub(crate) fn load_all(act: &mut Act, things: &[Id<Thing>]) -> Done<Vec<Written>> {
    let mut all = Vec::new();
    for thing in things {
        match load(act, *thing) {
            Ok(written) => all.push(written),
            Err(Refused::Rule(_)) => {}
            Err(refused) => return Err(refused),
        }
    }
    Ok(all)
}

impl Written {
    /// What it is called, leading to where it stands.
    pub(crate) fn link(&self, visit: &Visit) -> Link {
        visit.link_to(&self.found).unwrap_or_default()
    }

    /// Its text as readers see it.
    pub(crate) fn html(&self) -> SafeHtml {
        self.found.written().map_or_else(SafeHtml::empty, |it| markdown::html(it.text))
    }

    /// The language tag it is written in.
    pub(crate) fn language(&self) -> String {
        self.found.written().map_or_else(String::new, |it| it.language.to_string())
    }

    /// Whether it is hidden now.
    pub(crate) fn is_hidden(&self) -> bool {
        self.found.is_hidden()
    }

    /// It with its text, for pages about it.
    pub(crate) fn about(&self, visit: &Visit) -> About {
        About { title: self.link(visit).label, language: self.language(), html: self.html() }
    }

    /// Its identifier.
    pub(crate) fn id(&self) -> Id<Thing> {
        self.found.id()
    }

    /// The hiding that its author has answered and that no moderator has come back to.
    pub(crate) fn appeal(&self) -> Option<(&Hiding, &str)> {
        let hiding = self.hiding.as_ref().filter(|hiding| hiding.waits(self.is_hidden()))?;
        Some((hiding, hiding.appeal.as_deref()?))
    }
}
