//! Two sides, their quotas and their wishes.

use crate::position::{at, id};

/// One entry of a list: whom, and how far down. Equal tiers are ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Someone on the other side.
    pub whom: u32,
    /// 0 for the best; those with the same tier are equally welcome.
    pub tier: u32,
}

/// The lists of one side, best first. Whoever is not on a list is not acceptable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wishes {
    ends: Vec<u32>,
    wishes: Vec<Wish>,
}

impl Default for Wishes {
    fn default() -> Self {
        Self::new()
    }
}

impl Wishes {
    /// No lists yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { ends: Vec::new(), wishes: Vec::new() }
    }

    /// Adds the next person's list without ties.
    pub fn push_strict(&mut self, list: &[u32]) {
        self.wishes.extend((0..).zip(list).map(|(tier, &whom)| Wish { whom, tier }));
        self.ends.push(id(self.wishes.len()));
    }

    /// Adds the next person's list, tier by tier. Where a tie must be broken, whoever stands first in
    /// the tier goes first: shuffle the tiers by a published lottery.
    pub fn push_tiers<T: AsRef<[u32]>>(&mut self, tiers: &[T]) {
        for (tier, together) in (0..).zip(tiers) {
            self.wishes.extend(together.as_ref().iter().map(|&whom| Wish { whom, tier }));
        }
        self.ends.push(id(self.wishes.len()));
    }

    /// How many lists there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no list at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The list of `who`, empty when there is none.
    #[must_use]
    pub fn of(&self, who: u32) -> &[Wish] {
        self.wishes.get(self.range(who)).unwrap_or_default()
    }

    /// The tier of `whom` on the list of `who`, if listed.
    #[must_use]
    pub fn tier(&self, who: u32, whom: u32) -> Option<u32> {
        self.of(who).iter().find(|wish| wish.whom == whom).map(|wish| wish.tier)
    }

    /// Where the list of `who` lies among all entries.
    pub(super) fn range(&self, who: u32) -> std::ops::Range<usize> {
        let start = match who.checked_sub(1) {
            Some(before) => self.ends.get(at(before)).map_or(0, |&end| at(end)),
            None => 0,
        };
        start..self.ends.get(at(who)).map_or(start, |&end| at(end))
    }

    /// All entries, list after list.
    pub(super) fn all(&self) -> &[Wish] {
        &self.wishes
    }
}

/// One side: how many partners each may have, and whom each would accept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Most partners of each person.
    pub quotas: Vec<u32>,
    /// Their lists.
    pub wishes: Wishes,
}

/// One of the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideName {
    /// The first side.
    Left,
    /// The second side.
    Right,
}

/// Two sides whose lists are known to be sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Market {
    left: Side,
    right: Side,
}

/// Why two sides are not a market.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarketError {
    /// A side has more quotas than lists, or the other way round.
    #[error("the {0:?} side has not one list for each quota")]
    ListsMissing(SideName),
    /// A list names a person who is not there.
    #[error("person {who} on the {side:?} side lists {whom}, who is not there")]
    NobodyThere {
        /// The side of the list.
        side: SideName,
        /// Whose list.
        who: u32,
        /// The number that is too high.
        whom: u32,
    },
    /// A list names someone twice.
    #[error("person {who} on the {side:?} side lists {whom} twice")]
    ListedTwice {
        /// The side of the list.
        side: SideName,
        /// Whose list.
        who: u32,
        /// Listed twice.
        whom: u32,
    },
}

impl Market {
    /// Checks that every list names existing people once.
    ///
    /// # Errors
    /// The first list that does not, or a side without one list for each quota.
    pub fn new(left: Side, right: Side) -> Result<Self, MarketError> {
        check_lists(SideName::Left, &left, right.quotas.len())?;
        check_lists(SideName::Right, &right, left.quotas.len())?;
        Ok(Self { left, right })
    }

    /// The first side.
    #[must_use]
    pub const fn left(&self) -> &Side {
        &self.left
    }

    /// The second side.
    #[must_use]
    pub const fn right(&self) -> &Side {
        &self.right
    }
}

fn check_lists(side: SideName, lists: &Side, others: usize) -> Result<(), MarketError> {
    if lists.quotas.len() != lists.wishes.len() {
        return Err(MarketError::ListsMissing(side));
    }
    let mut last_listed_by = vec![u32::MAX; others];
    for who in 0..id(lists.quotas.len()) {
        for &Wish { whom, .. } in lists.wishes.of(who) {
            match last_listed_by.get_mut(at(whom)) {
                None => return Err(MarketError::NobodyThere { side, who, whom }),
                Some(last) if *last == who => {
                    return Err(MarketError::ListedTwice { side, who, whom });
                }
                Some(last) => *last = who,
            }
        }
    }
    Ok(())
}

/// Who is with whom: (left, right), sorted, each pair once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matching {
    /// The pairs.
    pub pairs: Vec<(u32, u32)>,
}

impl Matching {
    /// Sorts pairs into a matching.
    #[must_use]
    pub fn from_pairs(mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        Self { pairs }
    }

    /// The partners of someone on the left, by number.
    pub fn of_left(&self, left: u32) -> impl Iterator<Item = u32> + '_ {
        let start = self.pairs.partition_point(|&(who, _)| who < left);
        self.pairs.iter().skip(start).take_while(move |&&(who, _)| who == left).map(|pair| pair.1)
    }
}
