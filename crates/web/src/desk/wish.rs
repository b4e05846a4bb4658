//! What somebody wants to see of the queue: kept in the address, and remembered for them when they choose it.

use city::{Actor, Id, Theme, Thing, Waits, Work};
use schemars::JsonSchema;
use serde::Deserialize;
use store::desk::task::{Filter, Whose};

use crate::forms::Posted;

city::stored! {
    /// A part of the queue, by for whom it waits.
    pub(crate) enum Show {
        /// For whoever works here.
        Here = "here",
        /// For the reader: they have taken it, or it was given to them.
        Mine = "mine",
        /// For somebody else, or its moment.
        Elsewhere = "elsewhere",
    }
}

/// What somebody wants to see. Whatever does not read is as if it were not wished.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Wish {
    /// Which part: `here`, `mine` or `elsewhere`.
    pub(super) show: String,
    /// With which words.
    pub(crate) q: String,
    /// Which kind of work, by key.
    work: String,
    /// About which theme, by key.
    theme: String,
    /// In which neighbourhood, by key.
    pub(crate) place: String,
    /// Within which call: a thing's identifier.
    pub(crate) within: String,
    /// Whose: a person's identifier, or `nobody`.
    pub(crate) whose: String,
    /// Which page, from 1.
    pub(super) page: String,
}

/// The key for what nobody has taken.
pub(crate) const NOBODY: &str = "nobody";

/// As many letters of each wish are kept.
const LONGEST: usize = 200;

/// The names of what narrows the queue.
pub(crate) const FIELDS: [&str; 6] = ["q", "work", "within", "theme", "place", "whose"];

impl Wish {
    /// What was chosen in the form; a button takes one of it away, or all.
    pub(crate) fn of(posted: &Posted) -> Self {
        let without = posted.get("without");
        let field = |name: &str| match without {
            "all" => String::new(),
            field if field == name => String::new(),
            // What is remembered is no longer than what anybody looks for.
            _ => posted.get(name).trim().chars().take(LONGEST).collect(),
        };
        Self {
            show: posted.get("show").to_owned(),
            q: field("q"),
            work: field("work"),
            theme: field("theme"),
            place: field("place"),
            within: field("within"),
            whose: field("whose"),
            page: String::new(),
        }
    }

    /// What was remembered.
    pub(crate) fn remembered(query: &str) -> Self {
        let mut wish = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if let Some(field) = wish.field(&name) {
                *field = value.into_owned();
            }
        }
        wish
    }

    /// All work of one kind, within one call.
    pub(crate) fn of_work(work: Work, within: Option<Id<Thing>>) -> Self {
        let within = within.map_or_else(String::new, |within| within.to_string());
        Self { work: work.key().to_owned(), within, ..Self::default() }
    }

    /// What an address carried: a part and a page too.
    pub(crate) fn carried(query: &str) -> Self {
        let mut wish = Self::remembered(query);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "show" => wish.show = value.into_owned(),
                "page" => wish.page = value.into_owned(),
                _ => {}
            }
        }
        wish
    }

    fn field(&mut self, name: &str) -> Option<&mut String> {
        match name {
            "q" => Some(&mut self.q),
            "work" => Some(&mut self.work),
            "theme" => Some(&mut self.theme),
            "place" => Some(&mut self.place),
            "within" => Some(&mut self.within),
            "whose" => Some(&mut self.whose),
            _ => None,
        }
    }

    pub(crate) fn show(&self) -> Show {
        Show::from_key(&self.show).unwrap_or(Show::Here)
    }

    pub(crate) fn work(&self) -> Option<Work> {
        Work::from_key(&self.work)
    }

    pub(crate) fn theme(&self) -> Option<Theme> {
        Theme::from_key(&self.theme)
    }

    /// Which page, from 1.
    pub(crate) fn page(&self) -> usize {
        self.page.parse().unwrap_or(1).max(1)
    }

    /// The same, of another part, from its first page.
    pub(crate) fn showing(&self, show: Show) -> Self {
        Self { show: show.key().to_owned(), page: String::new(), ..self.clone() }
    }

    /// Another page of the same.
    pub(crate) fn on(&self, page: usize) -> Self {
        Self { page: page.to_string(), ..self.clone() }
    }

    /// For whom what is wanted waits, and what else is wanted of it by whoever reads, who sees no more than they may do.
    pub(crate) fn filter(&self, reader: &Actor) -> (Waits, Filter) {
        let (waits, whose) = match (self.show(), reader.person) {
            (Show::Mine, Some(reader)) => (Waits::Here, Whose::Of(reader)),
            (Show::Elsewhere, _) => (Waits::Elsewhere, self.whose()),
            (Show::Here | Show::Mine, _) => (Waits::Here, self.whose()),
        };
        let neighbourhood = Some(self.place.clone()).filter(|key| !key.is_empty());
        let filter = Filter {
            theme: self.theme(),
            neighbourhood,
            within: self.within.parse().ok(),
            whose,
            words: self.q.trim().to_owned(),
            by: Some(reader.clone()),
        };
        (waits, filter)
    }

    fn whose(&self) -> Whose {
        match self.whose.as_str() {
            NOBODY => Whose::Nobodys,
            id => id.parse().map_or(Whose::Anybodys, Whose::Of),
        }
    }

    /// As the query of an address, without what goes without saying.
    pub(crate) fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if self.show() != Show::Here {
            query.append_pair("show", &self.show);
        }
        for (name, value) in self.narrowing() {
            query.append_pair(name, value);
        }
        if self.page() > 1 {
            query.append_pair("page", &self.page);
        }
        query.finish()
    }

    /// What narrows the queue, by the names of its fields.
    pub(crate) fn narrowing(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let values = [&self.q, &self.work, &self.within, &self.theme, &self.place, &self.whose];
        FIELDS
            .into_iter()
            .zip(values.map(|value| value.trim()))
            .filter(|(_, value)| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_remembered_as_it_was_chosen() {
        let wish = Wish {
            show: "mine".to_owned(),
            q: "bench & tree".to_owned(),
            work: "screen".to_owned(),
            page: "3".to_owned(),
            ..Wish::default()
        };
        assert_eq!(wish.query(), "show=mine&q=bench+%26+tree&work=screen&page=3");
        let again = Wish::remembered(&wish.query());
        assert_eq!(again.query(), "q=bench+%26+tree&work=screen", "a page and a part are not");
        assert_eq!(again.page(), 1);
        assert_eq!(Wish::carried(&wish.query()), wish, "an address carries all of it");
    }

    #[test]
    fn what_does_not_read_narrows_nothing() {
        let odd =
            Wish { work: "?".into(), theme: "?".into(), whose: "?".into(), ..Wish::default() };
        let (waits, filter) = odd.filter(&Actor::anonymous());
        assert_eq!((odd.work(), filter.theme, filter.whose), (None, None, Whose::Anybodys));
        assert_eq!(waits, Waits::Here);
    }
}
