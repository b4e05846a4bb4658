//! Changing a form while nothing of what was answered may lose its meaning.

use std::collections::BTreeSet;

use crate::{Form, Item, Key, Limits, Question, Section};

/// Why a form cannot be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotEdit {
    /// There is no such section or question.
    NoSuch,
    /// A form cannot hold more.
    Full,
    /// Another question is only asked because of this one, or of a choice of it.
    Needed {
        /// That question.
        by: Key,
    },
    /// It would be asked before the question that it depends on, or depends on an answer that cannot be given.
    LooksAhead,
    /// People have answered, and their answers would be read as something else, or shown to whom they were not meant for.
    Settled,
}

/// Where to move something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Before what stands before it.
    Up,
    /// After what stands after it.
    Down,
}

/// Whether people have answered a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// Nobody has.
    Never,
    /// Somebody has.
    Already,
}

impl Form {
    /// Puts a section at the end.
    pub fn add_section(&mut self, build: impl FnOnce(Key) -> Section) -> Result<Key, CannotEdit> {
        self.add(|form| Item::Section(build(form.give_key())))
    }

    /// Puts a question at the end. `build` makes it of its key and gives keys to its choices by
    /// [`Form::give_key`].
    pub fn add_question(
        &mut self,
        build: impl FnOnce(&mut Self, Key) -> Question,
    ) -> Result<Key, CannotEdit> {
        self.add(|form| {
            let key = form.give_key();
            Item::Question(build(form, key))
        })
    }

    fn add(&mut self, build: impl FnOnce(&mut Self) -> Item) -> Result<Key, CannotEdit> {
        if self.items.len() >= Limits::ITEMS {
            return Err(CannotEdit::Full);
        }
        self.edited(|form| {
            let item = build(form);
            let key = item.key();
            form.items.push(item);
            Ok(key)
        })
    }

    /// Puts a section in the place of the one with its key.
    pub fn change_section(&mut self, section: Section) -> Result<(), CannotEdit> {
        self.edited(|form| {
            let place = form.items.iter_mut().find(|item| item.key() == section.key);
            match place {
                Some(item @ Item::Section(_)) => *item = Item::Section(section),
                _ => return Err(CannotEdit::NoSuch),
            }
            Ok(())
        })
    }

    /// Puts a question in the place of the one with its key.
    ///
    /// What was answered stays what it was: once somebody has answered, the kind and the unit stay, and what only staff
    /// were to read stays with them; what is sealed stays sealed, and what was not is not sealed later.
    pub fn change(&mut self, question: Question, answered: Answered) -> Result<(), CannotEdit> {
        let old = self.question(question.key).ok_or(CannotEdit::NoSuch)?;
        let reads_the_same = old.kind.reads_as(&question.kind)
            && (question.private || !old.private)
            && question.sealed == old.sealed;
        if answered == Answered::Already && !reads_the_same {
            return Err(CannotEdit::Settled);
        }
        let by = self.depends_on(&question);
        self.edited(|form| {
            let key = question.key;
            let place = form.items.iter_mut().find(|item| item.key() == key);
            if let Some(item) = place {
                *item = Item::Question(question);
            }
            match by {
                Some(by) if !form.is_sound() => Err(CannotEdit::Needed { by }),
                _ => Ok(()),
            }
        })
    }

    /// The first question that could not be asked any more if `question` stood in the place of the one with its key.
    fn depends_on(&self, question: &Question) -> Option<Key> {
        let only_if = |asked: &Question| {
            asked.only_if.as_ref().is_some_and(|only_if| {
                only_if.question == question.key && !only_if.can_ask(question)
            })
        };
        self.questions().find(|asked| only_if(asked)).map(|asked| asked.key)
    }

    /// Moves a section or a question by one place. At the end it stays where it is.
    pub fn shift(&mut self, key: Key, way: Move) -> Result<(), CannotEdit> {
        self.edited(|form| {
            let at = form.items.iter().position(|item| item.key() == key);
            let at = at.ok_or(CannotEdit::NoSuch)?;
            let to = match way {
                Move::Up => at.saturating_sub(1),
                Move::Down => at.saturating_add(1).min(form.items.len().saturating_sub(1)),
            };
            form.items.swap(at, to);
            Ok(())
        })
    }

    /// Takes a section or a question out. What was answered to it stays in the data set.
    pub fn remove(&mut self, key: Key) -> Result<Item, CannotEdit> {
        let at = self.items.iter().position(|item| item.key() == key).ok_or(CannotEdit::NoSuch)?;
        let needs = |asked: &&Question| {
            asked.only_if.as_ref().is_some_and(|only_if| only_if.question == key)
        };
        if let Some(by) = self.questions().find(needs) {
            return Err(CannotEdit::Needed { by: by.key });
        }
        Ok(self.items.remove(at))
    }

    /// `Ok` when this form may stand in the place of `before`, some of whose questions were answered: nothing that was
    /// answered is read as something else, no key is given again, and what only staff were to read stays with them.
    pub fn may_follow(&self, before: &Self, answered: &BTreeSet<Key>) -> Result<(), CannotEdit> {
        let known: BTreeSet<Key> = before.keys().collect();
        let given_again = |key: Key| key.get() <= before.given && !known.contains(&key);
        if !self.is_sound() || self.given < before.given || self.keys().any(given_again) {
            return Err(CannotEdit::LooksAhead);
        }
        let reads_the_same = |old: &Question| {
            let new = self.question(old.key);
            new.is_none_or(|new| {
                old.kind.reads_as(&new.kind)
                    && (new.private || !old.private)
                    && new.sealed == old.sealed
            })
        };
        let mut settled = before.questions().filter(|old| answered.contains(&old.key));
        if settled.all(reads_the_same) { Ok(()) } else { Err(CannotEdit::Settled) }
    }

    /// Does what `step` does, or nothing where the form would not be sound.
    fn edited<T>(
        &mut self,
        step: impl FnOnce(&mut Self) -> Result<T, CannotEdit>,
    ) -> Result<T, CannotEdit> {
        let mut changed = self.clone();
        let done = step(&mut changed)?;
        if !changed.is_sound() {
            return Err(CannotEdit::LooksAhead);
        }
        *self = changed;
        Ok(done)
    }
}
