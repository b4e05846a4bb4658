//! What stands in the address of a file: for whom, until when, and that we wrote it.

use city::{Document, Id, Person};
use jiff::Timestamp;

use crate::http::{Secret, Visit};

/// An address is good for one to two of these, so that a page stays the same for a while.
const GOOD_FOR: i64 = 15 * 60;

/// For whom an address is, and until when, as it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pass {
    /// The reader; nobody in particular without one.
    pub(super) reader: Option<Id<Person>>,
    /// Until when it is good, in seconds since 1970.
    until: i64,
}

/// What a pass is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worth {
    /// It is good, for this reader.
    Good(Option<Id<Person>>),
    /// It was ours, and is over.
    Over,
    /// It is none.
    Nothing,
}

impl Pass {
    fn numbers(self, document: Id<Document>) -> [i64; 3] {
        [document.get(), self.reader.map_or(0, Id::get), self.until]
    }

    /// A pass for a reader from now on.
    fn of(reader: Option<Id<Person>>, now: Timestamp) -> Self {
        let turn = now.as_second().div_euclid(GOOD_FOR);
        Self { reader, until: turn.saturating_add(2).saturating_mul(GOOD_FOR) }
    }

    fn write(self, secret: &Secret, city: i64, document: Id<Document>) -> String {
        let mac = secret.pass(city, self.numbers(document));
        let [_, reader, until] = self.numbers(document);
        format!("{until}-{reader}-{mac}")
    }

    fn read(
        text: &str,
        secret: &Secret,
        city: i64,
        document: Id<Document>,
        now: Timestamp,
    ) -> Worth {
        let read = || {
            let (until, rest) = text.split_once('-')?;
            let (reader, mac) = rest.split_once('-')?;
            let (until, reader) = (until.parse().ok()?, reader.parse::<i64>().ok()?);
            let pass = Self { reader: (reader > 0).then(|| Id::new(reader)), until };
            secret.is_pass(city, pass.numbers(document), mac).then_some(pass)
        };
        match read() {
            Some(pass) if now.as_second() < pass.until => Worth::Good(pass.reader),
            Some(_) => Worth::Over,
            None => Worth::Nothing,
        }
    }
}

impl Visit {
    /// Where this reader keeps a file from, for the next quarter of an hour at least.
    pub fn file_address(&self, document: &Document) -> String {
        let pass = Pass::of(self.reader.id(), self.now);
        let pass = pass.write(&self.app.settings().secret, self.city.id.get(), document.id);
        self.to.file_bytes(document.id, pass, &document.name)
    }

    /// What a pass is worth that stood in an address.
    pub(super) fn worth_of(&self, pass: &str, document: Id<Document>) -> Worth {
        let secret = &self.app.settings().secret;
        Pass::read(pass, secret, self.city.id.get(), document, self.now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_is_for_one_reader_one_file_and_a_while() {
        let (secret, now) = (Secret([7; 32]), Timestamp::from_second(1_000_000).unwrap());
        let (document, ann) = (Id::new(5), Some(Id::new(9)));
        let pass = Pass::of(ann, now).write(&secret, 1, document);
        let worth = |pass: &str, city, document, seconds: i64| {
            let then = Timestamp::from_second(1_000_000 + seconds).unwrap();
            Pass::read(pass, &secret, city, document, then)
        };
        assert_eq!(worth(&pass, 1, document, 0), Worth::Good(ann));
        assert_eq!(worth(&pass, 1, document, GOOD_FOR), Worth::Good(ann));
        assert_eq!(worth(&pass, 1, document, 2 * GOOD_FOR), Worth::Over);
        assert_eq!(worth(&pass, 2, document, 0), Worth::Nothing, "another city");
        assert_eq!(worth(&pass, 1, Id::new(6), 0), Worth::Nothing, "another file");
        assert_eq!(worth(&pass.replace("-9-", "-8-"), 1, document, 0), Worth::Nothing);
        assert_eq!(worth(&pass.replace("-9-", "-0-"), 1, document, 0), Worth::Nothing);
        let longer = pass.replacen('1', "2", 1);
        assert_eq!(worth(&longer, 1, document, 0), Worth::Nothing, "a later end");
        for odd in ["", "-", "--", "1-1-", "x-y-z", &pass[1..], &format!("{pass}0")] {
            assert_eq!(worth(odd, 1, document, 0), Worth::Nothing, "{odd}");
        }
        let nobody = Pass::of(None, now).write(&secret, 1, document);
        assert_eq!(worth(&nobody, 1, document, 0), Worth::Good(None));
        assert!(!secret.is_form_token(1, "", nobody.rsplit('-').next().unwrap()));
    }
}
