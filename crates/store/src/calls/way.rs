//! Which way through a call's ideas is the shortest to a page of them: along the list, through the ideas of a word, or
//! through those of a filter. Each is short where another is long, so that no page costs much more in a large call.
//! Arithmetic alone; it knows no database.

/// A way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Along the list in its order, until a page is full.
    List,
    /// Through all ideas with the rarest word, which are then put in order.
    Word,
    /// Through all ideas of one theme, neighbourhood or state, which are then put in order.
    Filter,
}

/// A call and what is looked for in it.
#[derive(Debug, Clone)]
pub(super) struct Outlook {
    /// Ideas in the list.
    pub(super) listed: i64,
    /// Those that all filters together let through.
    pub(super) fitting: i64,
    /// Those that the narrowest of the filters alone lets through; none where nothing is filtered.
    pub(super) narrowest: Option<i64>,
    /// Entries of each word, the rarest first.
    pub(super) entries: Vec<i64>,
    /// Ideas of a page.
    pub(super) page: i64,
}

/// Up to how many entries of a word are worth counting: with more of them, the list is the shorter way. For one word
/// both ways are as long at the square root of page × ideas, for two at the cube root of page × ideas².
pub(super) fn worth_counting(listed: i64, page: i64, words: usize) -> i64 {
    let (listed, page) = (i128::from(listed.max(1)), i128::from(page.max(1)));
    let is_short = |length: i128| match words {
        0 | 1 => length * length <= page * listed,
        _ => length * length * length <= page * listed * listed,
    };
    let (mut short, mut long) = (0_i128, listed + 1);
    while long - short > 1 {
        let middle = i128::midpoint(short, long);
        if is_short(middle) {
            short = middle;
        } else {
            long = middle;
        }
    }
    i64::try_from(long).unwrap_or(i64::MAX)
}

impl Outlook {
    /// The shortest way, taking words and filters to be spread evenly.
    pub(super) fn shortest(&self) -> Way {
        let list = self.along_the_list();
        // What was not counted to its end may be any number.
        let counted = worth_counting(self.listed, self.page, self.entries.len());
        let word = self.entries.first().filter(|entries| **entries < counted);
        let word = word.map(|entries| (*entries, Way::Word));
        let filter = self.narrowest.map(|ideas| (ideas, Way::Filter));
        let others = filter.into_iter().chain(word).filter(|(length, _)| *length < list);
        others.min_by_key(|(length, _)| *length).map_or(Way::List, |(_, way)| way)
    }

    /// How many ideas of the list are looked at until a page is full.
    fn along_the_list(&self) -> i64 {
        let listed = i128::from(self.listed.max(1));
        let share =
            |found: i128, entries: &i64| found * i128::from((*entries).min(self.listed)) / listed;
        let found = self.entries.iter().fold(i128::from(self.fitting), share);
        let length = i128::from(self.page) * listed / found.max(1);
        i64::try_from(length.min(listed)).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlook(listed: i64, fitting: i64, narrowest: Option<i64>, entries: &[i64]) -> Way {
        Outlook { listed, fitting, narrowest, entries: entries.to_vec(), page: 20 }.shortest()
    }

    #[test]
    fn what_is_frequent_is_met_along_the_list_and_what_is_rare_is_gone_through() {
        assert_eq!(outlook(30_000, 30_000, None, &[]), Way::List);
        assert_eq!(outlook(30_000, 30_000, None, &[100]), Way::Word);
        assert_eq!(outlook(30_000, 30_000, None, &[5_000]), Way::List);
        assert_eq!(outlook(30_000, 30_000, None, &[900, 900]), Way::Word, "few have both");
        assert_eq!(outlook(30_000, 7_500, Some(7_500), &[]), Way::List);
        assert_eq!(outlook(30_000, 5, Some(5), &[]), Way::Filter);
        assert_eq!(outlook(30_000, 5, Some(5), &[2_000]), Way::Filter);
        assert_eq!(outlook(30_000, 5, Some(9_000), &[3]), Way::Word);
        assert_eq!(outlook(0, 0, Some(0), &[0]), Way::Filter);
    }

    #[test]
    fn counting_ends_where_it_tells_nothing_more() {
        assert_eq!(worth_counting(0, 20, 1), 2);
        let (one, two) = (worth_counting(30_000, 20, 1), worth_counting(30_000, 20, 2));
        assert_eq!((one, two), (775, 2_621));
        assert_eq!(outlook(30_000, 30_000, None, &[one]), Way::List);
        assert_eq!(outlook(30_000, 30_000, None, &[two, two]), Way::List);
    }
}
