//! What narrows and orders a list of ideas, as it stands in the address.

use calls::IdeaState;
use serde::Deserialize;
use store::calls::idea::{Cursor, Filter, Order};

/// The most that is believed of a page's number.
const MOST_PAGES: u32 = 1_000_000;

/// A list as somebody asked for it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    pub(crate) q: String,
    pub(crate) theme: String,
    pub(crate) neighbourhood: String,
    pub(crate) state: String,
    pub(crate) sort: String,
    /// The idea behind which the page begins, written `value.id`.
    pub(crate) after: String,
    /// The idea before which it ends.
    pub(crate) before: String,
    /// Which page it is, as the reader counts.
    pub(crate) page: String,
}

/// Where a page of a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    First,
    After(Cursor),
    Before(Cursor),
}

impl Asked {
    pub(crate) fn filter(&self) -> Filter {
        Filter {
            theme: self.theme.parse().ok(),
            neighbourhood: Some(self.neighbourhood.clone()).filter(|key| !key.is_empty()),
            state: IdeaState::from_key(&self.state).filter(|state| state.is_listed()),
            words: self.q.clone(),
        }
    }

    pub(crate) fn order(&self) -> Order {
        Order::from_key(&self.sort).unwrap_or(Order::Newest)
    }

    /// Where the page begins.
    pub(crate) fn cursor(&self) -> Option<Cursor> {
        cursor(&self.after)
    }

    pub(crate) fn turn(&self) -> Turn {
        match (cursor(&self.after), cursor(&self.before)) {
            (Some(after), _) => Turn::After(after),
            (None, Some(before)) if self.number() > 1 => Turn::Before(before),
            _ => Turn::First,
        }
    }

    /// Which page it is. Whoever leads to one says so; the first needs no word.
    pub(crate) fn number(&self) -> u32 {
        let turned = cursor(&self.after).is_some() || cursor(&self.before).is_some();
        let said = self.page.parse().unwrap_or(2_u32).clamp(1, MOST_PAGES);
        match turned {
            true if cursor(&self.after).is_some() => said.max(2),
            true => said,
            false => 1,
        }
    }

    /// Whether nothing narrows, orders or turns the list.
    pub(crate) fn is_plain(&self) -> bool {
        !self.is_narrowed() && self.order() == Order::Newest && self.turn() == Turn::First
    }

    pub(crate) fn is_narrowed(&self) -> bool {
        [&self.q, &self.theme, &self.neighbourhood, &self.state]
            .iter()
            .any(|field| !field.trim().is_empty())
    }

    /// The same wishes as a query, from the first page on.
    pub(crate) fn query(&self) -> String {
        self.turned(Turn::First, None)
    }

    /// The same wishes as a query, on another page, which may say its number.
    pub(crate) fn turned(&self, turn: Turn, number: Option<u32>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let sort = if self.order() == Order::Newest { "" } else { self.sort.as_str() };
        for (name, value) in [
            ("q", self.q.trim()),
            ("theme", &self.theme),
            ("neighbourhood", &self.neighbourhood),
            ("state", &self.state),
            ("sort", sort),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        let (name, at) = match turn {
            Turn::First => ("", None),
            Turn::After(at) => ("after", Some(at)),
            Turn::Before(at) => ("before", Some(at)),
        };
        if let Some(at) = at {
            query.append_pair(name, &format!("{}.{}", at.value, at.id));
        }
        if let Some(number) = number {
            query.append_pair("page", &number.to_string());
        }
        match query.finish() {
            empty if empty.is_empty() => empty,
            query => format!("?{query}"),
        }
    }
}

fn cursor(written: &str) -> Option<Cursor> {
    let (value, id) = written.split_once('.')?;
    Some(Cursor { value: value.parse().ok()?, id: id.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(after: &str, before: &str, page: &str) -> Asked {
        Asked {
            after: after.to_owned(),
            before: before.to_owned(),
            page: page.to_owned(),
            ..Asked::default()
        }
    }

    #[test]
    fn a_page_is_counted_along_and_never_made_up() {
        assert_eq!(asked("", "", "7").number(), 1);
        assert_eq!(asked("5.1", "", "7").number(), 7);
        assert_eq!(asked("5.1", "", "0").number(), 2);
        assert_eq!(asked("5.1", "", "-1").number(), 2);
        assert_eq!(asked("5.1", "", "99999999999").number(), 2);
        assert_eq!(asked("5", "", "3").number(), 1);
    }

    #[test]
    fn before_the_second_page_is_the_first() {
        assert_eq!(asked("", "5.1", "1").turn(), Turn::First);
        assert_eq!(asked("", "5.1", "2").turn(), Turn::Before(Cursor { value: 5, id: 1 }));
        assert_eq!(asked("", "nonsense", "2").turn(), Turn::First);
    }

    #[test]
    fn wishes_survive_a_turn() {
        let wished = Asked {
            q: " shade ".to_owned(),
            theme: "green".to_owned(),
            sort: "oldest".to_owned(),
            ..asked("1.2", "", "4")
        };
        assert_eq!(wished.query(), "?q=shade&theme=green&sort=oldest");
        let next = wished.turned(Turn::After(Cursor { value: 9, id: 8 }), Some(5));
        assert_eq!(next, "?q=shade&theme=green&sort=oldest&after=9.8&page=5");
        assert_eq!(Asked::default().query(), "");
    }
}
