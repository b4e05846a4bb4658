//! Reading a `.pb` file as a stream.

use std::collections::HashMap;
use std::io::BufRead;

use super::irregular::BallotLimits;
use super::lines::{Lines, Quotes, split, split_plain};
use super::notes::{compare_votes, note_on};
use super::rows::{Raw, csv_separator, names, plain_cell, project_from, surplus};
use super::votes::{VoteError, Votes};
use super::{ErrorKind, Note, NoteKind, Read, ReadError, shown};
use crate::amount::Decimal;
use crate::election::{Ballots, Election, Project, VoteType};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    None,
    Meta,
    Projects,
    Votes,
}

/// Reads an election from a `.pb` file.
///
/// # Errors
/// [`ReadError`] with line and column when something would change the count: an unknown
/// project, a number that is none, an id used twice, points that do not match, cells or
/// columns too many.
pub fn read(reader: impl BufRead) -> Result<Read, ReadError> {
    let mut reading = Reading::new(reader);
    while reading.lines.step()? {
        if reading.lines.line().trim().trim_matches(';').is_empty() {
            continue;
        }
        if reading.enter_section()? {
            continue;
        }
        match reading.section {
            Section::None => return Err(reading.lines.error(0, ErrorKind::NoSection)),
            Section::Meta => reading.meta_row(),
            Section::Projects => reading.project_row()?,
            Section::Votes => reading.vote_row()?,
        }
    }
    reading.finish()
}

/// Reads ballots from CSV for an election whose projects are known. Semicolon, tab or comma
/// separates the cells, whichever makes `vote` a column of the header.
///
/// # Errors
/// [`ReadError`] with line and column.
pub(crate) fn read_ballots(election: &Election, reader: impl BufRead) -> Result<Read, ReadError> {
    let mut reading = Reading::new(reader);
    reading.section = Section::Votes;
    reading.votes.has_loose_lists = true;
    reading.meta.clone_from(&election.meta);
    // The vote type may be known from elsewhere than a row of META.
    reading.meta.retain(|(key, _)| !key.eq_ignore_ascii_case("vote_type"));
    reading.meta.push(("vote_type".to_owned(), election.vote_type.name().to_owned()));
    for (project, number) in election.projects.iter().zip(0_u32..) {
        reading.index.insert(project.id.clone(), number);
        let cost = election.money(project.cost);
        reading.projects.push(Raw { project: project.clone(), cost, line: 0 });
    }
    while reading.lines.step()? {
        if !reading.lines.line().trim().trim_matches([';', ',']).is_empty() {
            reading.vote_row()?;
        }
    }
    if !reading.has_votes_section {
        return Err(ReadError::Missing("header"));
    }
    if reading.lines.saw_bad_utf8 {
        reading.notes.push(Note::on_file(NoteKind::NotUtf8));
    }
    let election = Election {
        point_places: reading.votes.point_places,
        ballots: reading.votes.grouper.finish(),
        ..election.clone()
    };
    Ok(Read { election, notes: reading.notes })
}

struct Reading<R> {
    lines: Lines<R>,
    section: Section,
    header: Option<Vec<String>>,
    meta: Vec<(String, String)>,
    meta_lines: Vec<u64>,
    projects: Vec<Raw>,
    index: HashMap<String, u32>,
    votes: Votes,
    notes: Vec<Note>,
    has_votes_section: bool,
}

impl<R: BufRead> Reading<R> {
    fn new(reader: R) -> Self {
        Self {
            lines: Lines::new(reader),
            section: Section::None,
            header: None,
            meta: Vec::new(),
            meta_lines: Vec::new(),
            projects: Vec::new(),
            index: HashMap::new(),
            votes: Votes::default(),
            notes: Vec::new(),
            has_votes_section: false,
        }
    }

    fn note(&mut self, kind: NoteKind) {
        note_on(&mut self.notes, self.lines.number(), kind);
    }

    /// A section starts at a line that holds its name and nothing else.
    fn enter_section(&mut self) -> Result<bool, ReadError> {
        let word = self.lines.line().trim_end_matches([';', ' ', '\t']).trim();
        let (section, name) = match word {
            _ if word.eq_ignore_ascii_case("META") => (Section::Meta, "META"),
            _ if word.eq_ignore_ascii_case("PROJECTS") => (Section::Projects, "PROJECTS"),
            _ if word.eq_ignore_ascii_case("VOTES") => (Section::Votes, "VOTES"),
            _ => return Ok(false),
        };
        // Ballots cannot be read before what they are about, and a file without one of the
        // sections is told so at its end.
        if self.has_votes_section && section != Section::Votes {
            return Err(self.lines.error(0, ErrorKind::WrongOrder));
        }
        let seen = match section {
            Section::Meta => !self.meta.is_empty(),
            Section::Projects => !self.projects.is_empty(),
            _ => self.has_votes_section,
        };
        if seen {
            self.note(NoteKind::RepeatedSection(name));
        }
        self.section = section;
        self.header = None;
        Ok(true)
    }

    /// A section's first row says what separates its cells.
    fn find_separator(&mut self) {
        let line = self.lines.line();
        let has_tabs = !line.contains(';') && line.contains('\t');
        self.lines.separator = if has_tabs { '\t' } else { ';' };
    }

    fn meta_row(&mut self) {
        if self.header.is_none() {
            self.find_separator();
        }
        let separator = self.lines.separator;
        let (mut cells, quotes) = split(self.lines.line(), separator);
        if quotes == Quotes::Open {
            cells = split_plain(self.lines.line(), separator);
        }
        let key = cells.first().map(|cell| cell.text.trim().to_owned()).unwrap_or_default();
        let values: Vec<&str> = cells.iter().skip(1).map(|cell| cell.text.as_ref()).collect();
        let value = values.join(";").trim().trim_end_matches(';').to_owned();
        if self.header.is_none() {
            self.header = Some(Vec::new());
            if key.eq_ignore_ascii_case("key") {
                return;
            }
        }
        if self.meta.iter().any(|(name, _)| name.eq_ignore_ascii_case(&key)) {
            self.note(NoteKind::RepeatedKey(shown(&key)));
        }
        self.meta.push((key, value));
        self.meta_lines.push(self.lines.number());
    }

    fn project_row(&mut self) -> Result<(), ReadError> {
        if self.header.is_none() {
            self.find_separator();
        }
        let separator = self.lines.separator;
        let mut quotes = split(self.lines.line(), separator).1;
        if quotes == Quotes::Open && self.lines.join_open_quote()? == Quotes::Closed {
            quotes = Quotes::Closed;
        }
        if quotes == Quotes::Open {
            self.note(NoteKind::OpenQuote);
        }
        let line = self.lines.line();
        let cells = match quotes {
            Quotes::Open => split_plain(line, separator),
            Quotes::Closed => split(line, separator).0,
        };
        let Some(header) = &self.header else {
            let header = names(&cells).map_err(|(at, kind)| self.lines.error(at, kind))?;
            if !header.iter().any(|name| name == "cost") {
                return Err(self.lines.error(0, ErrorKind::NoColumn("cost")));
            }
            self.header = Some(header);
            return Ok(());
        };
        let short = cells.len() < header.len();
        surplus(&cells, header.len()).map_err(|(at, kind)| self.lines.error(at, kind))?;
        let raw = project_from(header, &cells, self.lines.number())
            .map_err(|(at, kind)| self.lines.error(at, kind))?;
        let number = u32::try_from(self.projects.len()).unwrap_or(u32::MAX);
        if self.index.insert(raw.project.id.clone(), number).is_some() {
            return Err(self.lines.error(0, ErrorKind::RepeatedId(shown(&raw.project.id))));
        }
        self.projects.push(raw);
        if short {
            self.note(NoteKind::ShortRow);
        }
        Ok(())
    }

    fn vote_row(&mut self) -> Result<(), ReadError> {
        if self.header.is_none() {
            return self.vote_header();
        }
        self.votes.count += 1;
        let line = self.lines.line();
        let separator = self.lines.separator;
        let columns = self.votes.columns;
        let [voter, vote, points] =
            [self.votes.voter_column, Some(self.votes.vote_column), self.votes.points_column];
        let (voter, vote, points) = if line.contains('"') {
            let (cells, quotes) = split(line, separator);
            let cells = if quotes == Quotes::Open { split_plain(line, separator) } else { cells };
            surplus(&cells, columns).map_err(|(at, kind)| self.lines.error(at, kind))?;
            let pick = |column: usize| cells.get(column).cloned();
            (voter.and_then(pick), vote.and_then(pick), points.and_then(pick))
        } else {
            if line.split(separator).nth(columns).is_some() {
                let cells = split_plain(line, separator);
                surplus(&cells, columns).map_err(|(at, kind)| self.lines.error(at, kind))?;
            }
            let pick = |column: usize| plain_cell(line, column, separator);
            (voter.and_then(pick), vote.and_then(pick), points.and_then(pick))
        };
        let number = self.lines.number();
        let voter = voter.as_ref().map(|cell| cell.text.trim()).filter(|id| !id.is_empty());
        if let Some(id) = voter
            && !self.votes.voters.is_new(id)
        {
            note_on(&mut self.notes, number, NoteKind::RepeatedVoter(shown(id)));
        }
        let repeated = match self.votes.add(&self.index, vote.as_ref(), points.as_ref()) {
            Ok(repeated) => repeated,
            Err(VoteError::At(at, kind)) => return Err(self.lines.error(at, kind)),
            Err(VoteError::TooMany(error)) => return Err(error.into()),
        };
        if let Some(project) = repeated {
            let id = self.projects.get(crate::election::index_of(project));
            let id = id.map(|raw| raw.project.id.clone()).unwrap_or_default();
            self.note(NoteKind::RepeatedProject(shown(&id)));
        }
        for kind in self.votes.oddities() {
            note_on(&mut self.notes, number, kind);
        }
        Ok(())
    }

    fn vote_header(&mut self) -> Result<(), ReadError> {
        self.has_votes_section = true;
        if self.votes.has_loose_lists {
            self.lines.separator = csv_separator(self.lines.line());
        } else {
            self.find_separator();
        }
        let cells = split(self.lines.line(), self.lines.separator).0;
        let header = names(&cells).map_err(|(at, kind)| self.lines.error(at, kind))?;
        let column = |name: &str| header.iter().position(|cell| cell == name);
        let Some(vote_column) = column("vote") else {
            return Err(self.lines.error(0, ErrorKind::NoColumn("vote")));
        };
        if self.projects.is_empty() {
            return Err(self.lines.error(0, ErrorKind::WrongOrder));
        }
        let points_column = column("points");
        self.votes.voter_column = column("voter_id");
        self.votes.columns = header.len();
        let named = self.meta.iter().position(|(key, _)| key.eq_ignore_ascii_case("vote_type"));
        let kind = match named.and_then(|at| self.meta.get(at)) {
            Some((_, text)) => VoteType::from_name(text).ok_or_else(|| ReadError::At {
                line: named.and_then(|at| self.meta_lines.get(at)).copied().unwrap_or(0),
                column: 1,
                kind: ErrorKind::UnknownVoteType(shown(text)),
            })?,
            None => {
                self.note(NoteKind::NoVoteType);
                VoteType::Approval
            }
        };
        if kind.has_points() && points_column.is_none() {
            self.note(NoteKind::NoPoints);
        }
        self.votes.limits = BallotLimits::of(&self.meta, kind);
        if self.votes.limits.is_about_cost() {
            let places = self.projects.iter().map(|raw| raw.cost.places).max().unwrap_or(0);
            // A cost that does not fit is refused at the end; here it only is not summed.
            let costs = self.projects.iter().map(|raw| raw.cost.scaled(places).unwrap_or(0));
            self.votes.costs = (costs.collect(), places);
        }
        self.votes.kind = Some(kind);
        self.votes.vote_column = vote_column;
        self.votes.points_column = points_column.filter(|_| kind.has_points());
        self.header = Some(header);
        Ok(())
    }

    fn finish(mut self) -> Result<Read, ReadError> {
        if self.projects.is_empty() {
            return Err(ReadError::Missing("projects (section PROJECTS)"));
        }
        if !self.has_votes_section {
            return Err(ReadError::Missing("votes (section VOTES)"));
        }
        let budget_at = self.meta.iter().position(|(key, _)| key.eq_ignore_ascii_case("budget"));
        let Some(budget_at) = budget_at else {
            return Err(ReadError::Missing("budget (in section META)"));
        };
        let budget_text = self.meta.get(budget_at).map(|(_, text)| text.clone());
        let budget_text = budget_text.unwrap_or_default();
        let budget_line = self.meta_lines.get(budget_at).copied().unwrap_or(0);
        let at = |line: u64, kind: ErrorKind| ReadError::At { line, column: 1, kind };
        let number = |key, text: &str, error| ErrorKind::Number { key, text: shown(text), error };
        let budget = Decimal::parse(&budget_text)
            .map_err(|error| at(budget_line, number("budget", &budget_text, error)))?;
        if budget.digits < 0 {
            return Err(at(budget_line, ErrorKind::Negative("the budget")));
        }
        let costs = self.projects.iter().map(|raw| raw.cost.places);
        let places = costs.fold(budget.places, u32::max);
        let scaled_budget = budget
            .scaled(places)
            .map_err(|error| at(budget_line, number("budget", &budget_text, error)))?;
        let lines: Vec<u64> = self.projects.iter().map(|raw| raw.line).collect();
        let mut projects = Vec::with_capacity(self.projects.len());
        for raw in std::mem::take(&mut self.projects) {
            let cost = raw
                .cost
                .scaled(places)
                .map_err(|error| at(raw.line, number("cost", &raw.cost.to_string(), error)))?;
            projects.push(Project { cost, ..raw.project });
        }
        self.compare_count("num_projects", u64::try_from(projects.len()).unwrap_or(u64::MAX));
        self.compare_count("num_votes", self.votes.count);
        if self.lines.saw_bad_utf8 {
            self.notes.push(Note::on_file(NoteKind::NotUtf8));
        }
        let ballots: Ballots = self.votes.grouper.finish();
        let election = Election {
            meta: self.meta,
            vote_type: self.votes.kind.unwrap_or(VoteType::Approval),
            budget: scaled_budget,
            places,
            point_places: self.votes.point_places,
            projects,
            ballots,
        };
        compare_votes(&mut self.notes, &election, &lines);
        Ok(Read { election, notes: self.notes })
    }

    fn compare_count(&mut self, key: &'static str, found: u64) {
        let said = self.meta.iter().find(|(name, _)| name.eq_ignore_ascii_case(key));
        let Some((_, said)) = said else { return };
        if said.trim().parse() != Ok(found) {
            let said = shown(said);
            self.notes.push(Note::on_file(NoteKind::WrongCount { key, said, found }));
        }
    }
}
