//! Pieces that several pages share: states, pictures, cards, choices, links.
//!
//! All texts are ready to show, in the reader's language, not yet escaped (templates do that).
//! Fields named `html` hold what `markdown` has made safe.

use std::collections::VecDeque;

use crate::art;
use crate::html::{Attributes, SafeHtml};
use crate::words::Words;

/// How loudly something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// To know.
    Info,
    /// It worked.
    Ok,
    /// Needs attention.
    Warn,
    /// Went wrong.
    Err,
}

impl Tone {
    /// Its class in the stylesheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Info => "notice",
            Self::Ok => "notice ok",
            Self::Warn => "notice warn",
            Self::Err => "notice err",
        }
    }
}

/// Something the reader should know before the rest: hidden, merged, closed early, reopened.
#[derive(Debug, Clone)]
pub struct Banner {
    /// How loudly.
    pub tone: Tone,
    /// In a few words.
    pub title: String,
    /// The sentence, with the reason where there is one.
    pub text: String,
    /// Where to go on.
    pub link: Option<Link>,
}

/// A link with its words.
#[derive(Debug, Clone, Default)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }

    /// No links.
    pub fn none() -> &'static [Self] {
        &[]
    }
}

/// A label with its value: a fact, a number, a line of a summary.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it is worth, with its unit.
    pub value: String,
}

impl Fact {
    /// A fact.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// A view of the same thing, as a link in a row of tabs.
#[derive(Debug, Clone)]
pub struct Tab {
    /// What it shows.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// How many things are there.
    pub count: Option<i64>,
    /// Whether it is the one being read.
    pub current: bool,
}

/// One of several answers: an option, a radio button, a box to tick.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What it says.
    pub label: String,
    /// More about it, or nothing.
    pub hint: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// An answer without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: Chosen) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
            chosen: chosen == Chosen::Yes,
        }
    }
}

/// Whether an answer is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl From<bool> for Chosen {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// What stands for a call or an idea.
#[derive(Debug, Clone)]
pub enum Picture {
    /// Generated from the theme's key and an id.
    Art {
        /// The theme's key.
        theme: String,
        /// Any stable name of the thing.
        id: String,
        /// How many big shapes further on, because its own stands close by.
        turn: usize,
    },
    /// A photo.
    Photo {
        /// Where it is served.
        src: String,
        /// What it shows.
        alt: String,
    },
}

impl Picture {
    /// Generated art.
    #[expect(clippy::needless_pass_by_value, reason = "ids are small; a reference would be noise")]
    pub fn art(theme: impl Into<String>, id: impl ToString) -> Self {
        Self::Art { theme: theme.into(), id: id.to_string(), turn: 0 }
    }

    /// Turns those of a list that would show what one of the five before them shows.
    pub fn apart<'p>(pictures: impl IntoIterator<Item = &'p mut Self>) {
        let mut near: VecDeque<(art::Motif, usize)> = VecDeque::new();
        for picture in pictures {
            near.truncate(art::VARIANTS - 1);
            let Self::Art { theme, id, turn } = picture else { continue };
            let (motif, own) = art::shape_of(theme, id);
            let shown = |turn: &usize| (motif, (own + turn) % art::VARIANTS);
            let free = (0..art::VARIANTS).find(|turn| !near.contains(&shown(turn)));
            *turn = free.unwrap_or_default();
            near.push_front(shown(turn));
        }
    }

    /// A drawing of a theme.
    pub fn tile(theme: &str, id: &str) -> SafeHtml {
        art::tile(theme, id)
    }

    /// The same with round corners.
    pub fn tile_rounded(theme: &str, id: &str) -> SafeHtml {
        art::tile_rounded(theme, id)
    }
}

/// Links to the pages before and after. A list is read on from what stood last (keyset paging), so that no page costs
/// more than the first; a page's number is what the reader counts along.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// The first page, when this is not it.
    pub first: Option<String>,
    /// The page before this one, where it is known.
    pub previous: Option<String>,
    /// "Page 3 of 12", or nothing.
    pub at: String,
    /// The page after this one.
    pub next: Option<String>,
}

impl Pages {
    /// Pages that are known by their numbers: page `at` of `last`, both from 1, each `on` its address. A page that there
    /// is no more leads back to the last.
    pub fn counted(w: &Words, at: usize, last: usize, on: impl Fn(usize) -> String) -> Self {
        let last = last.max(1);
        let number = |page: usize| w.number(i64::try_from(page).unwrap_or(i64::MAX));
        Self {
            first: (at > 2).then(|| on(1)),
            previous: (at > 1).then(|| on((at - 1).min(last))),
            at: if last > 1 { w.pages_at_of(number(at), number(last)) } else { String::new() },
            next: (at < last).then(|| on(at + 1)),
        }
    }
}

/// A saved reply, ready to be put into a field.
#[derive(Debug, Clone)]
pub struct Reply {
    /// What colleagues call it.
    pub name: String,
    /// Its text, filled, in the language of whoever will read it.
    pub text: String,
}

/// Something one does or takes back, such as support or follow, posted without any other field.
#[derive(Debug, Clone)]
pub struct Toggle {
    /// Whether the reader has done it.
    pub on: bool,
    /// Where the form posts to (to do it or to take it back, whichever is next). The handler
    /// redirects back to the page. Where a reader has to sign in first, the sign-in page's address.
    pub action: String,
    /// Whether the reader is signed in; without, the button is a link to `action`.
    pub signed_in: bool,
}

/// How a step of a journey is marked. Each comes with words; the mark is never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It happened.
    Done,
    /// It is happening.
    Now,
    /// It ended here: not eligible, not selected, withdrawn, stopped.
    No,
    /// It should have happened.
    Late,
    /// It comes later.
    Later,
}

/// One step: what happened, when, by whom, why.
#[derive(Debug, Clone)]
pub struct Step {
    /// How it is marked.
    pub mark: Mark,
    /// What happened: "The city found it eligible".
    pub title: String,
    /// When: a date, a span, "by 14 January", or nothing.
    pub when: String,
    /// The office that acted, or nothing.
    pub office: String,
    /// The reason in the office's words, or nothing.
    pub reason: String,
    /// Where it leads, such as the idea it was merged into.
    pub link: Option<Link>,
}

/// A map with its words.
#[derive(Debug, Clone)]
pub struct MapPanel {
    /// The drawing, from [`crate::map::Ground`].
    pub svg: SafeHtml,
    /// What it shows.
    pub caption: String,
}

/// The first letter of a name, for the round mark beside it, and one of three colours.
pub fn face(name: &str) -> (char, &'static str) {
    let letter = name.chars().next().unwrap_or('?').to_uppercase().next().unwrap_or('?');
    let sum: u32 = name.chars().map(u32::from).sum();
    (letter, ["", " b", " c"].get(usize::try_from(sum % 3).unwrap_or(0)).copied().unwrap_or(""))
}

/// `lang="nl"` for a control whose content is in another language than the page.
pub fn lang_attribute(tag: &str) -> Attributes {
    Attributes::new().with("lang", tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_cards_in_a_row_show_six_shapes() {
        let mut pictures: Vec<Picture> = (0..60).map(|id| Picture::art("green", id)).collect();
        pictures.insert(7, Picture::Photo { src: String::new(), alt: String::new() });
        Picture::apart(&mut pictures);
        let shown: Vec<usize> = pictures
            .iter()
            .filter_map(|picture| match picture {
                Picture::Art { theme, id, turn } => {
                    Some((art::shape_of(theme, id).1 + turn) % art::VARIANTS)
                }
                Picture::Photo { .. } => None,
            })
            .collect();
        for six in shown.windows(art::VARIANTS) {
            let mut six = six.to_vec();
            six.sort_unstable();
            assert_eq!(six, [0, 1, 2, 3, 4, 5]);
        }
        // Who stands alone keeps the shape of their own.
        let mut alone = [Picture::art("green", 1), Picture::art("food", 1)];
        Picture::apart(&mut alone);
        assert!(alone.iter().all(|picture| matches!(picture, Picture::Art { turn: 0, .. })));
    }
}
