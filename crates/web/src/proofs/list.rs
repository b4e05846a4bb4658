//! A list of residents as a city's register writes it: a number and a birth date a line. It is read, digested and let go.

use city::Flaw;
use city::proof::EntryNumber;
use imports::fold;
use jiff::civil::Date;
use store::city::proof::Entry;

use crate::forms;
use crate::http::Secret;

/// How many lines that cannot be read are named.
const NAMED: usize = 10;
/// What columns of numbers and of birth dates are called, as [`fold`] leaves it.
const NUMBERS: &[&str] =
    &["number", "nummer", "rijksregisternummer", "szam", "szemelyi szam", "id"];
const BIRTHS: &[&str] =
    &["birth date", "date of birth", "born", "geboortedatum", "geboren", "szuletesi datum"];

/// Why a list is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing stands in it.
    Empty,
    /// It has more entries than are taken.
    TooMany,
    /// These lines cannot be read, each with the column that cannot; and how many there are of them.
    Lines(Vec<(usize, &'static str)>, usize),
    /// These lines have a number that another one has.
    Doubled(Vec<usize>),
}

/// One line of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    line: usize,
    number: EntryNumber,
    born: Date,
}

/// Reads a list and digests it for a city.
pub fn read(bytes: &[u8], secret: &Secret, city: i64) -> Result<Vec<Entry>, Unfit> {
    let rows = rows(&String::from_utf8_lossy(bytes))?;
    digested(rows.iter().map(|row| (row.line, &row.number, row.born)), secret, city)
}

/// Digests entries, each number once.
pub(crate) fn digested<'r>(
    rows: impl Iterator<Item = (usize, &'r EntryNumber, Date)>,
    secret: &Secret,
    city: i64,
) -> Result<Vec<Entry>, Unfit> {
    let mut entries: Vec<(Entry, usize)> =
        rows.map(|(line, number, born)| (secret.entry(city, number, born), line)).collect();
    if entries.len() > acts::city::proof::MOST_ENTRIES {
        return Err(Unfit::TooMany);
    }
    entries.sort_unstable();
    let pairs = entries.iter().zip(entries.iter().skip(1));
    let doubled = pairs.filter(|(one, next)| one.0.number == next.0.number);
    let doubled: Vec<usize> = doubled.map(|(_, next)| next.1).take(NAMED).collect();
    match doubled.is_empty() {
        true => Ok(entries.into_iter().map(|(entry, _)| entry).collect()),
        false => Err(Unfit::Doubled(doubled)),
    }
}

fn rows(text: &str) -> Result<Vec<Row>, Unfit> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).peekable();
    let (_, first) = lines.peek().ok_or(Unfit::Empty)?;
    let between = separator(first);
    let names: Vec<String> = cells(first, between).map(fold).collect();
    let at = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
    // Without names above them, numbers stand first.
    let (number, birth) = match (at(NUMBERS), at(BIRTHS)) {
        (Some(number), Some(birth)) => {
            lines.next();
            (number, birth)
        }
        _ => (0, 1),
    };
    let (mut rows, mut wrong, mut count) = (Vec::new(), Vec::new(), 0);
    for (line, text) in lines {
        let cell = |at: usize| cells(text, between).nth(at).unwrap_or_default();
        match (EntryNumber::parse(cell(number)), forms::date(cell(birth))) {
            (Ok(number), Ok(born)) => rows.push(Row { line, number, born }),
            (number, _) => {
                count += 1;
                let column = if number.is_err() { "number" } else { "born" };
                wrong.push((line, column));
                wrong.truncate(NAMED);
            }
        }
        if rows.len() > acts::city::proof::MOST_ENTRIES {
            return Err(Unfit::TooMany);
        }
    }
    match (wrong.is_empty(), rows.is_empty()) {
        (false, _) => Err(Unfit::Lines(wrong, count)),
        (true, true) => Err(Unfit::Empty),
        (true, false) => Ok(rows),
    }
}

fn separator(line: &str) -> char {
    [';', '\t', ','].into_iter().find(|between| line.contains(*between)).unwrap_or(';')
}

fn cells(line: &str, between: char) -> impl Iterator<Item = &str> {
    line.split(between).map(|cell| cell.trim().trim_matches('"').trim())
}

/// What somebody typed to be found in the list, with what is wrong with it.
pub(crate) fn typed(number: &str, born: &str) -> Result<(EntryNumber, Date), city::Flaws> {
    let mut flaws = city::Flaws::default();
    let number = flaws.keep("number", EntryNumber::parse(number));
    let born = flaws.keep("born", forms::date(born));
    if born.is_some_and(|born| born.year() < 1900) {
        flaws.add("born", Flaw::NotADate);
    }
    flaws.into_result_with(|| number.zip(born))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Result<Vec<usize>, Unfit> {
        rows(text).map(|rows| rows.into_iter().map(|row| row.line).collect())
    }

    #[test]
    fn a_register_writes_its_list_in_its_own_way() {
        let plain = "85.07.30-033.28;30/07/1985\n90020212345; 1990-02-02\n";
        let named = "Naam,Geboortedatum,Rijksregisternummer\nx,30/07/1985,85.07.30-033.28\n\ny,1990-02-02,90020212345";
        let tabs =
            "\u{feff}\"Személyi szám\"\t\"Születési dátum\"\r\n\"123456AB\"\t\"1985. 07. 30.\"\r\n";
        assert_eq!(lines(plain), Ok(vec![1, 2]));
        assert_eq!(lines(named), Ok(vec![2, 4]));
        assert_eq!(lines(tabs), Ok(vec![2]));
        let secret = Secret([1; 32]);
        let mut one = read(plain.as_bytes(), &secret, 7).unwrap();
        one.sort();
        assert_eq!(read(named.as_bytes(), &secret, 7).unwrap(), one, "the same two entries");
        assert_ne!(read(named.as_bytes(), &secret, 8).unwrap(), one, "not those of another city");
    }

    #[test]
    fn lines_that_cannot_be_read_are_named_and_nothing_is_taken() {
        assert_eq!(lines(""), Err(Unfit::Empty));
        assert_eq!(lines("number;born\n"), Err(Unfit::Empty));
        let wrong = "1;1985-07-30\n123456;85-07-30\n123456;30 July\n654321;1990-02-02";
        let named = vec![(1, "number"), (2, "born"), (3, "born")];
        assert_eq!(lines(wrong), Err(Unfit::Lines(named, 3)));
        let many = "x\n".repeat(40);
        assert!(matches!(lines(&many), Err(Unfit::Lines(named, 40)) if named.len() == NAMED));
        let doubled = "123456;1985-07-30\n654321;1990-02-02\n12.34.56;1985-07-31";
        let read = read(doubled.as_bytes(), &Secret([1; 32]), 7);
        assert!(matches!(read, Err(Unfit::Doubled(lines)) if lines == [1] || lines == [3]));
    }
}
