//! Who has a place, who waits for one, and who moves up.

use city::{Flaw, Flaws, Id, Language, Person, Refusal};
use forms::Answers;
use jiff::Timestamp;

use crate::{Event, MOST_PLACES};

/// Somebody's wish to come, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Its identifier.
    pub id: Id<Registration>,
    /// To which event.
    pub event: Id<Event>,
    /// Whose; nobody's once they have left.
    pub person: Option<Id<Person>>,
    /// Whether they have a place.
    pub state: RegistrationState,
    /// How many places it takes: their own, and those of whom they bring.
    pub seats: i64,
    /// In which order they asked; whoever comes back after withdrawing begins anew.
    pub turn: i64,
    /// The language they registered in.
    pub language: Language,
    /// What they answered.
    pub answers: Answers,
    /// Whether they were there, once somebody ticked it.
    pub came: Option<bool>,
    /// When they registered.
    pub made: Timestamp,
    /// When that was last changed.
    pub changed: Timestamp,
}

city::stored! {
    /// Where a registration stands.
    pub enum RegistrationState {
        /// They have a place.
        Taken = "taken",
        /// They wait for one.
        Waiting = "waiting",
        /// They do not come.
        Withdrawn = "withdrawn",
    }
}

impl RegistrationState {
    /// Whether they want to come.
    pub fn is_wish(self) -> bool {
        matches!(self, Self::Taken | Self::Waiting)
    }
}

/// Where somebody stands, as they are told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// They have a place.
    Taken,
    /// They wait, behind so many others.
    Waiting(i64),
}

/// Somebody who waits: whose registration it is, and how many places it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    /// The registration.
    pub registration: Id<Registration>,
    /// How many places it takes.
    pub seats: i64,
}

/// How many places there are, how many of them are taken, and how many more are waited for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Places {
    /// How many there are; nothing for as many as come.
    pub capacity: Option<i64>,
    /// How many are taken.
    pub taken: i64,
    /// How many are waited for.
    pub waiting: i64,
}

impl Places {
    /// How many are left for whoever comes next; nothing where there is no end of them. Where somebody waits, none is.
    pub fn left(&self) -> Option<i64> {
        let free = self.free()?;
        Some(if self.waiting > 0 { 0 } else { free })
    }

    /// How many are not taken.
    pub fn free(&self) -> Option<i64> {
        self.capacity.map(|capacity| (capacity - self.taken).max(0))
    }

    /// Takes so many places, or a place on the waiting list: nobody overtakes who waits already.
    pub fn ask(&mut self, seats: i64, waiting_list: bool) -> Result<RegistrationState, Refusal> {
        self.can_ever_hold(seats)?;
        if self.left().is_none_or(|left| seats <= left) {
            self.taken += seats;
            return Ok(RegistrationState::Taken);
        }
        if !waiting_list {
            return Err(flaw(Flaw::Full));
        }
        self.waiting += seats;
        Ok(RegistrationState::Waiting)
    }

    /// `Ok` when there are so many places at all, taken or not.
    fn can_ever_hold(&self, seats: i64) -> Result<(), Refusal> {
        if !(1..=MOST_PLACES).contains(&seats) {
            return Err(flaw(Flaw::OutOfRange { least: 1, most: MOST_PLACES }));
        }
        match self.capacity {
            Some(capacity) if seats > capacity => Err(flaw(Flaw::Full)),
            _ => Ok(()),
        }
    }

    /// Gives places back that were taken or waited for.
    pub fn give_back(&mut self, state: RegistrationState, seats: i64) {
        match state {
            RegistrationState::Taken => self.taken -= seats,
            RegistrationState::Waiting => self.waiting -= seats,
            RegistrationState::Withdrawn => {}
        }
    }

    /// Changes how many places somebody has or waits for. Whoever waits keeps their turn; whoever has places can have
    /// more while there are any that nobody waits for.
    pub fn change(
        &mut self,
        state: RegistrationState,
        before: i64,
        seats: i64,
    ) -> Result<(), Refusal> {
        self.can_ever_hold(seats)?;
        match state {
            RegistrationState::Taken => {
                if seats > before && self.left().is_some_and(|left| seats - before > left) {
                    return Err(flaw(Flaw::Full));
                }
                self.taken += seats - before;
            }
            RegistrationState::Waiting => self.waiting += seats - before,
            RegistrationState::Withdrawn => return Err(Refusal::AlreadyElsewhere),
        }
        Ok(())
    }

    /// Those who move up, of `queue` in its order: as many as find room. Who needs more places than there are free keeps
    /// everybody behind waiting, so that nobody is overtaken; who needs more than there are at all cannot.
    pub fn move_up(&mut self, queue: &[Waits]) -> Vec<Waits> {
        let mut moved = Vec::new();
        for waits in queue {
            if self.capacity.is_some_and(|capacity| waits.seats > capacity) {
                continue;
            }
            if self.free().is_some_and(|free| waits.seats > free) {
                break;
            }
            self.taken += waits.seats;
            self.waiting -= waits.seats;
            moved.push(*waits);
        }
        moved
    }
}

fn flaw(flaw: Flaw) -> Refusal {
    let mut flaws = Flaws::default();
    flaws.add("seats", flaw);
    flaws.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A waiting list as a database keeps it: every registration, in the order of turns.
    #[derive(Debug, Default)]
    struct Kept {
        places: Places,
        all: Vec<(Id<Registration>, RegistrationState, i64)>,
    }

    #[derive(Debug, Clone)]
    enum Deed {
        Ask(i64),
        Withdraw(usize),
        Change(usize, i64),
        Grow(i64),
    }

    impl Kept {
        fn sum(&self, wanted: RegistrationState) -> i64 {
            self.all
                .iter()
                .filter(|(_, state, _)| *state == wanted)
                .map(|(_, _, seats)| seats)
                .sum()
        }

        fn settle(&mut self) -> Vec<Waits> {
            let queue: Vec<Waits> = self
                .all
                .iter()
                .filter(|(_, state, _)| *state == RegistrationState::Waiting)
                .map(|(registration, _, seats)| Waits {
                    registration: *registration,
                    seats: *seats,
                })
                .collect();
            let moved = self.places.move_up(&queue);
            for up in &moved {
                let one = self.all.iter_mut().find(|(id, _, _)| *id == up.registration).unwrap();
                one.1 = RegistrationState::Taken;
            }
            moved
        }

        fn act(&mut self, deed: &Deed) {
            match deed {
                Deed::Ask(seats) => {
                    if let Ok(state) = self.places.ask(*seats, true) {
                        let id = Id::new(i64::try_from(self.all.len()).unwrap() + 1);
                        self.all.push((id, state, *seats));
                    }
                }
                Deed::Withdraw(at) => {
                    if let Some((_, state, seats)) = self.all.get_mut(*at) {
                        self.places.give_back(*state, *seats);
                        *state = RegistrationState::Withdrawn;
                    }
                }
                Deed::Change(at, to) => {
                    if let Some((_, state, seats)) = self.all.get_mut(*at)
                        && self.places.change(*state, *seats, *to).is_ok()
                    {
                        *seats = *to;
                    }
                }
                Deed::Grow(by) => {
                    self.places.capacity = self.places.capacity.map(|capacity| capacity + by);
                }
            }
        }
    }

    fn deed() -> impl Strategy<Value = Deed> {
        prop_oneof![
            4 => (1..5_i64).prop_map(Deed::Ask),
            2 => (0..20_usize).prop_map(Deed::Withdraw),
            1 => (0..20_usize, 1..5_i64).prop_map(|(at, seats)| Deed::Change(at, seats)),
            1 => (0..4_i64).prop_map(Deed::Grow),
        ]
    }

    proptest! {
        #[test]
        fn never_more_are_taken_than_there_are_and_every_registration_is_accounted_for(
            capacity in 1..12_i64, deeds in prop::collection::vec(deed(), 0..60)
        ) {
            let places = Places { capacity: Some(capacity), ..Places::default() };
            let mut kept = Kept { places, ..Kept::default() };
            for deed in deeds {
                let waited: Vec<_> = kept.all.iter().filter(|(_, state, _)| *state == RegistrationState::Waiting).map(|(id, _, _)| *id).collect();
                kept.act(&deed);
                let moved = kept.settle();
                prop_assert!(kept.places.taken <= kept.places.capacity.unwrap());
                prop_assert_eq!(kept.places.taken, kept.sum(RegistrationState::Taken));
                prop_assert_eq!(kept.places.waiting, kept.sum(RegistrationState::Waiting));
                // Whoever moved up had nobody before them who still waits and could have had a place.
                for up in &moved {
                    let before = kept.all.iter().take_while(|(id, _, _)| *id != up.registration);
                    let mut overtaken = before.filter(|(id, state, seats)| {
                        waited.contains(id)
                            && *state == RegistrationState::Waiting
                            && *seats <= kept.places.capacity.unwrap()
                    });
                    prop_assert!(overtaken.next().is_none());
                }
                // Nothing is left lying that the first who waits could have.
                let first = kept.all.iter().find(|(_, state, seats)| {
                    *state == RegistrationState::Waiting && *seats <= kept.places.capacity.unwrap()
                });
                if let Some((_, _, seats)) = first {
                    prop_assert!(*seats > kept.places.free().unwrap());
                }
            }
        }
    }

    #[test]
    fn whoever_comes_waits_behind_those_who_wait() {
        let mut places = Places { capacity: Some(3), ..Places::default() };
        assert_eq!(places.ask(2, true), Ok(RegistrationState::Taken));
        assert_eq!(places.ask(2, true), Ok(RegistrationState::Waiting));
        assert_eq!((places.free(), places.left()), (Some(1), Some(0)));
        assert_eq!(places.ask(1, true), Ok(RegistrationState::Waiting), "nobody overtakes");
        assert_eq!(places.ask(4, true), Err(flaw(Flaw::Full)), "so many are never free");
        assert_eq!(
            places.ask(0, true),
            Err(flaw(Flaw::OutOfRange { least: 1, most: MOST_PLACES }))
        );
        assert_eq!(places.ask(1, false), Err(flaw(Flaw::Full)));
        let queue = [2, 1].map(|seats| Waits { registration: Id::new(seats), seats });
        assert_eq!(places.move_up(&queue), []);
        places.give_back(RegistrationState::Taken, 2);
        assert_eq!(places.move_up(&queue), queue);
        assert_eq!(places, Places { capacity: Some(3), taken: 3, waiting: 0 });
    }

    #[test]
    fn without_an_end_everybody_has_a_place() {
        let mut places = Places::default();
        assert_eq!(places.ask(5, false), Ok(RegistrationState::Taken));
        assert_eq!(places.left(), None);
        assert_eq!(places.change(RegistrationState::Taken, 5, 9), Ok(()));
        assert_eq!(places.taken, 9);
        assert_eq!(
            places.change(RegistrationState::Withdrawn, 1, 1),
            Err(Refusal::AlreadyElsewhere)
        );
    }

    #[test]
    fn more_companions_take_what_nobody_waits_for() {
        let mut places = Places { capacity: Some(4), taken: 3, waiting: 0 };
        assert_eq!(places.change(RegistrationState::Taken, 1, 3), Err(flaw(Flaw::Full)));
        assert_eq!(places.change(RegistrationState::Taken, 1, 2), Ok(()));
        places.waiting = 2;
        places.taken = 3;
        assert_eq!(places.change(RegistrationState::Taken, 1, 2), Err(flaw(Flaw::Full)));
        assert_eq!(places.change(RegistrationState::Taken, 2, 1), Ok(()));
        assert_eq!(places.change(RegistrationState::Waiting, 2, 4), Ok(()));
        assert_eq!(places, Places { capacity: Some(4), taken: 2, waiting: 4 });
    }
}
