//! Reading a `.pb` file as a stream.

use std::collections::HashMap;
use std::io::BufRead;

use super::irregular::{BallotLimits, Voters};
use super::lines::{Cell, Lines, Quotes, split, split_plain};
use super::{ErrorKind, MOST_LINES, Note, NoteKind, Read, ReadError, shown};
use crate::amount::{Decimal, NumberError};
use crate::election::{Ballots, Election, Grouper, MOST_POINTS, Project, VoteType};

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

/// A project whose cost is not scaled yet.
struct Raw {
    project: Project,
    cost: Decimal,
    line: u64,
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

/// The `VOTES` section while it is read.
#[derive(Default)]
struct Votes {
    kind: Option<VoteType>,
    /// Whether lists may also be separated by semicolons and blanks, as in CSV.
    has_loose_lists: bool,
    columns: usize,
    voter_column: Option<usize>,
    voters: Voters,
    limits: BallotLimits,
    /// Costs of the projects and their places, where the limits are about cost.
    costs: (Vec<i128>, u32),
    vote_column: usize,
    points_column: Option<usize>,
    grouper: Grouper,
    count: u64,
    point_places: u32,
    chosen: Vec<u32>,
    points: Vec<i64>,
    pairs: Vec<(u32, i64)>,
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

/// Adds a line to the note of its kind, or a note.
fn note_on(notes: &mut Vec<Note>, line: u64, kind: NoteKind) {
    let same = |note: &&mut Note| {
        std::mem::discriminant(&note.kind) == std::mem::discriminant(&kind)
            && !note.lines.is_empty()
    };
    match notes.iter_mut().find(same) {
        Some(note) => {
            note.count += 1;
            if note.lines.len() < MOST_LINES && !note.lines.contains(&line) {
                note.lines.push(line);
            }
        }
        None => notes.push(Note { lines: vec![line], count: 1, kind }),
    }
}

/// Notes where the file's own columns `votes` and `score` contradict its ballots.
fn compare_votes(notes: &mut Vec<Note>, election: &Election, lines: &[u64]) {
    let (votes, scores) = crate::tables::votes_and_scores(election, &election.ballots);
    let points = if election.vote_type.has_points() { election.point_places } else { 0 };
    let rows = election.projects.iter().zip(lines).zip(votes.iter().zip(&scores));
    for ((project, &line), (&votes, &score)) in rows {
        let votes = Decimal::whole(i128::from(votes));
        let score = Decimal::from_scaled(score, points);
        for (column, found) in [("votes", votes), ("score", score)] {
            let said = project.other.iter().find(|(name, _)| name == column);
            let Some((_, said)) = said.filter(|(_, said)| !said.is_empty()) else { continue };
            if Decimal::parse(said).map(|said| said.to_string()) != Ok(found.to_string()) {
                let project = shown(&project.id);
                let said = shown(said);
                note_on(notes, line, NoteKind::WrongVotes { column, project, said, found });
            }
        }
    }
}

/// The names in a header, each once.
fn names(cells: &[Cell<'_>]) -> Result<Vec<String>, (usize, ErrorKind)> {
    let mut names: Vec<String> = Vec::with_capacity(cells.len());
    for cell in cells {
        let name = cell.text.trim().to_lowercase();
        if !name.is_empty() && names.contains(&name) {
            return Err((cell.at, ErrorKind::RepeatedColumn(shown(&name))));
        }
        names.push(name);
    }
    Ok(names)
}

/// Refuses what stands beyond the last column: to leave it out would lose choices.
fn surplus(cells: &[Cell<'_>], columns: usize) -> Result<(), (usize, ErrorKind)> {
    let beyond = cells.iter().skip(columns).find(|cell| !cell.text.trim().is_empty());
    beyond.map_or(Ok(()), |cell| Err((cell.at, ErrorKind::SurplusCell(shown(cell.text.trim())))))
}

/// The separator that makes `vote` a column of a CSV header.
fn csv_separator(header: &str) -> char {
    let has_vote = |separator: &char| {
        let cells = split(header, *separator).0;
        cells.len() > 1 && cells.iter().any(|cell| cell.text.trim().eq_ignore_ascii_case("vote"))
    };
    // One column alone: the whole line is its cell.
    [';', '\t', ','].into_iter().find(has_vote).unwrap_or('\t')
}

/// A cell of a line without quotation marks, found without splitting the rest.
fn plain_cell(line: &str, column: usize, separator: char) -> Option<Cell<'_>> {
    let text = line.split(separator).nth(column)?;
    let at = text.as_ptr().addr() - line.as_ptr().addr();
    Some(Cell { text: text.into(), at })
}

fn project_from(
    header: &[String],
    cells: &[Cell<'_>],
    line: u64,
) -> Result<Raw, (usize, ErrorKind)> {
    let mut project = Project::default();
    let mut cost = None;
    let id_column = header.iter().position(|name| name == "project_id").unwrap_or(0);
    for (column, (name, cell)) in header.iter().zip(cells).enumerate() {
        let text = cell.text.trim();
        match name.as_str() {
            _ if column == id_column => text.clone_into(&mut project.id),
            "cost" => {
                let number = Decimal::parse(text).map_err(|error| {
                    (cell.at, ErrorKind::Number { key: "cost", text: shown(text), error })
                })?;
                if number.digits < 0 {
                    return Err((cell.at, ErrorKind::Negative("the cost")));
                }
                cost = Some(number);
            }
            "name" => text.clone_into(&mut project.name),
            "category" | "categories" => {
                let names = text.split(',').map(str::trim).filter(|name| !name.is_empty());
                project.categories = names.map(str::to_owned).collect();
            }
            "selected" => {
                let number = Decimal::parse(text).ok().and_then(|number| number.scaled(0).ok());
                project.selected = number.and_then(|number| i64::try_from(number).ok());
            }
            _ => {
                let is_place = matches!(name.as_str(), "district" | "neighborhood" | "subunit");
                if is_place && project.district.is_empty() {
                    text.clone_into(&mut project.district);
                }
                project.other.push((name.clone(), text.to_owned()));
            }
        }
    }
    if project.id.is_empty() {
        return Err((0, ErrorKind::NoId));
    }
    let missing =
        ErrorKind::Number { key: "cost", text: String::new(), error: NumberError::NotANumber };
    Ok(Raw { project, cost: cost.ok_or((0, missing))?, line })
}

/// Why a ballot cannot be counted.
enum VoteError {
    At(usize, ErrorKind),
    TooMany(crate::election::TooManyBallots),
}

impl Votes {
    /// Adds one ballot; returns a project it named twice, if any.
    fn add(
        &mut self,
        index: &HashMap<String, u32>,
        vote: Option<&Cell<'_>>,
        points: Option<&Cell<'_>>,
    ) -> Result<Option<u32>, VoteError> {
        self.chosen.clear();
        self.points.clear();
        if let Some(cell) = vote.filter(|cell| !is_blank(&cell.text)) {
            let mut at = cell.at;
            for part in cell.text.split(self.list_separators()) {
                let unknown = |id: &str| VoteError::At(at, ErrorKind::UnknownProject(shown(id)));
                let id = part.trim();
                match index.get(id) {
                    Some(&found) => self.chosen.push(found),
                    // Ids may hold blanks themselves; only what is none is a list.
                    None if self.has_loose_lists => {
                        for id in id.split_whitespace() {
                            let found = index.get(id).copied().ok_or_else(|| unknown(id))?;
                            self.chosen.push(found);
                        }
                    }
                    None if id.is_empty() => {}
                    None => return Err(unknown(id)),
                }
                at += part.len() + 1;
            }
        }
        let has_points = self.kind.is_some_and(VoteType::has_points);
        if has_points {
            self.read_points(points, vote.map_or(0, |cell| cell.at))?;
        }
        let repeated = match self.kind {
            Some(VoteType::Ordinal) => self.keep_first(),
            Some(kind) if kind.has_points() => self.sort_pairs(),
            _ => {
                self.chosen.sort_unstable();
                let twice = self.chosen.windows(2).find(|two| two.first() == two.last());
                let twice = twice.and_then(|two| two.first().copied());
                self.chosen.dedup();
                twice
            }
        };
        self.grouper.add(&self.chosen, &self.points, 1).map_err(VoteError::TooMany)?;
        Ok(repeated)
    }

    /// What separates the entries of a list.
    fn list_separators(&self) -> fn(char) -> bool {
        if self.has_loose_lists {
            |letter| matches!(letter, ',' | ';')
        } else {
            |letter| letter == ','
        }
    }

    /// What separates points, which never hold blanks.
    fn point_separators(&self) -> fn(char) -> bool {
        if self.has_loose_lists {
            |letter| matches!(letter, ',' | ';' | ' ')
        } else {
            |letter| letter == ','
        }
    }

    /// What is odd about the ballot that was added last.
    fn oddities(&self) -> Vec<NoteKind> {
        let mut odd = self.limits.oddities(self.chosen.len(), &self.points, self.point_places);
        if self.limits.is_about_cost() && !self.chosen.is_empty() {
            let (costs, places) = &self.costs;
            let chosen = self.chosen.iter().map(|&project| crate::election::index_of(project));
            let cost = chosen.filter_map(|project| costs.get(project)).sum();
            odd.extend(self.limits.cost_oddity(cost, *places));
        }
        odd
    }

    fn read_points(&mut self, cell: Option<&Cell<'_>>, vote_at: usize) -> Result<(), VoteError> {
        if self.points_column.is_none() {
            let one = 10_i64.pow(self.point_places);
            self.points.resize(self.chosen.len(), one);
            return Ok(());
        }
        let text = cell.map(|cell| cell.text.as_ref()).filter(|text| !is_blank(text));
        let mut at = cell.map_or(vote_at, |cell| cell.at);
        let separators = self.point_separators();
        for part in text.into_iter().flat_map(|text| text.split(separators)) {
            let trimmed = part.trim();
            if !trimmed.is_empty() {
                let wrong = |error| {
                    let text = shown(trimmed);
                    VoteError::At(at, ErrorKind::Number { key: "points", text, error })
                };
                let number = Decimal::parse(trimmed).map_err(wrong)?;
                if number.places > self.point_places {
                    let more = number.places - self.point_places;
                    self.grouper.rescale(more).map_err(wrong)?;
                    let factor = 10_i64.checked_pow(more).unwrap_or(i64::MAX);
                    for point in &mut self.points {
                        let scaled = point.checked_mul(factor);
                        let scaled = scaled.filter(|points| points.abs() <= MOST_POINTS);
                        *point = scaled.ok_or_else(|| wrong(NumberError::TooLarge))?;
                    }
                    self.point_places = number.places;
                }
                let scaled = number.scaled(self.point_places).map_err(wrong)?;
                let small = scaled.unsigned_abs() <= u128::from(MOST_POINTS.unsigned_abs());
                let point = i64::try_from(scaled).ok().filter(|_| small);
                self.points.push(point.ok_or_else(|| wrong(NumberError::TooLarge))?);
            }
            at += part.len() + 1;
        }
        if self.points.len() != self.chosen.len() {
            let (points, projects) = (self.points.len(), self.chosen.len());
            let at = cell.map_or(vote_at, |cell| cell.at);
            return Err(VoteError::At(at, ErrorKind::PointsDiffer { points, projects }));
        }
        Ok(())
    }

    /// Ordinal ballots: the first mention of a project is its rank.
    fn keep_first(&mut self) -> Option<u32> {
        let mut repeated = None;
        let mut kept: Vec<u32> = Vec::with_capacity(self.chosen.len());
        for &project in &self.chosen {
            if kept.contains(&project) {
                repeated = Some(project);
            } else {
                kept.push(project);
            }
        }
        self.chosen = kept;
        repeated
    }

    /// Ballots with points: ascending by project, the last mention counts.
    fn sort_pairs(&mut self) -> Option<u32> {
        self.pairs.clear();
        self.pairs.extend(self.chosen.iter().copied().zip(self.points.iter().copied()));
        self.pairs.sort_by_key(|&(project, _)| project);
        let mut repeated = None;
        self.chosen.clear();
        self.points.clear();
        for &(project, point) in &self.pairs {
            if self.chosen.last() == Some(&project) {
                repeated = Some(project);
                if let Some(last) = self.points.last_mut() {
                    *last = point;
                }
            } else {
                self.chosen.push(project);
                self.points.push(point);
            }
        }
        repeated
    }
}

fn is_blank(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.eq_ignore_ascii_case("none") || text.eq_ignore_ascii_case("null")
}
