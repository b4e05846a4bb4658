//! One import: mapped and looked at, watched, and undone.

use acts::imports::{Preview, Shown, Take, columns, hundredths, until};
use acts::things::{Found, find};
use axum::response::{IntoResponse, Response};
use city::{Id, ImportKind, ImportState, Language, Refusal, Sector};
use imports::{Mapping, Need};
use store::imports::import::{Choices, Import, Listed};
use store::imports::part::Verdict;

use super::list::row;
use super::said::{column, kind, number, read_as, reasons, state};
use super::view::{ImportPage, MappingForm, PreviewRow, Progress};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit};
use crate::page::{Page, Unfinished};
use crate::views::{Choice, Chosen, Fact, FieldError, Frame};
use crate::words::{Words, own_name};

/// How many refused rows are shown.
const REFUSED: usize = 20;
/// How many parts are looked through for them.
const PARTS: i64 = 40;

/// An import as its page shows it.
struct Seen {
    import: Import,
    within: Option<Found>,
    preview: Preview,
    same: Vec<Listed>,
    refused: Vec<Shown>,
}

async fn load(visit: &Visit, id: Id<Import>) -> Result<Seen, Problem> {
    visit
        .read(move |act| {
            let import = acts::imports::open(act, id)?;
            let within = import.within.map(|thing| find(act, thing)).transpose()?;
            let is_mapped = import.state != ImportState::Mapping;
            let (mut preview, mut same, mut refused) = (Vec::new(), Vec::new(), Vec::new());
            if is_mapped {
                let mut part = 0;
                while refused.len() < REFUSED && part < PARTS.min(import.parts) {
                    let rows = acts::imports::part_of(act, &import, part)?.unwrap_or_default();
                    let is_refused = |(_, outcome): &Shown| outcome.verdict == Verdict::Refused;
                    refused.extend(rows.into_iter().filter(is_refused));
                    part += 1;
                }
                refused.truncate(REFUSED);
            } else {
                preview = acts::imports::preview(act, &import)?;
                same = acts::imports::same_file(act, &import)?;
            }
            Ok(Seen { import, within, preview, same, refused })
        })
        .await
}

/// The page.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Import>>,
) -> Result<impl IntoResponse, Problem> {
    let seen = load(&visit, id).await?;
    Ok(Page(page(&visit, &seen, Vec::new())))
}

/// Looks again, takes the rows, throws the file away, undoes.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Import>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let here = visit.to.import(id);
    match posted.get("do") {
        "undo" => {
            visit.write(move |act| acts::imports::undo(act, id)).await?;
            return Ok(visit.go(here));
        }
        "discard" => {
            visit.write(move |act| acts::imports::discard(act, id)).await?;
            return Ok(visit.go_saying(visit.to.imports(), Said::ImportDiscarded));
        }
        _ => {}
    }
    keep(&visit, id, posted).await
}

/// Keeps what was said of the columns, and has the rows taken where that was pressed.
async fn keep(visit: &Visit, id: Id<Import>, posted: Posted) -> Result<Response, Problem> {
    let here = visit.to.import(id);
    let starts = posted.get("do") == "start";
    let outcome = visit
        .attempt(move |act| {
            let import = acts::imports::open(act, id)?;
            // Pressed twice: the first press has begun it.
            if import.state == ImportState::Mapping {
                let (mapping, choices) = read(&posted, &import);
                acts::imports::save(act, id, &mapping, &choices)?;
            }
            Ok(())
        })
        .await?;
    outcome.map_err(|refusal| visit.problem(refusal.into()))?;
    if !starts {
        return Ok(visit.go(here));
    }
    match visit.attempt(move |act| acts::imports::start(act, id)).await? {
        Ok(_) => Ok(visit.go(here)),
        Err(Refusal::Flawed(flaws)) => {
            let w = &visit.words;
            let errors = FieldError::list(w, &flaws, |field, _| {
                field.starts_with("column-").then(|| w.import_column_missing().to_owned())
            });
            let seen = load(visit, id).await?;
            Ok(Unfinished(page(visit, &seen, errors)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// What was said of the columns, and of the whole file. A column of the file is one thing at most: the first that says so.
fn read(posted: &Posted, import: &Import) -> (Mapping, Choices) {
    let (mut mapping, mut used) = (Mapping::default(), Vec::new());
    for one in columns(import.kind) {
        let at = posted.get(&format!("column-{}", one.key)).parse::<usize>().ok();
        let at = at.filter(|at| *at < import.heads.0.len() && !used.contains(at));
        used.extend(at);
        mapping.set(one.key, at);
    }
    let choices = Choices {
        source: posted.get("source").split_whitespace().collect::<Vec<_>>().join(" "),
        named: posted.has("named"),
        language: posted.get("language").chars().take(12).collect(),
        sector: Sector::from_key(posted.get("sector")),
    };
    (mapping, choices)
}

fn page(visit: &Visit, seen: &Seen, errors: Vec<FieldError>) -> ImportPage {
    let (w, import) = (&visit.words, &seen.import);
    let heading = match import.state {
        ImportState::Mapping => w.import_mapping(),
        ImportState::Running => w.import_running(),
        ImportState::Done => w.import_done(),
        ImportState::Undoing => w.import_undoing(),
        ImportState::Undone => w.import_undone(),
    };
    let is_over = matches!(import.state, ImportState::Done | ImportState::Undone);
    let forgotten = is_over && import.refused > 0 && seen.refused.is_empty();
    let shown = i64::try_from(seen.refused.len()).unwrap_or(i64::MAX);
    ImportPage {
        heading: heading.to_owned(),
        kind: kind(w, import.kind).to_owned(),
        within: seen.within.as_ref().and_then(|found| visit.link_to(found)),
        said: read_as(visit, import),
        state: state(w, import.state),
        action: visit.to.import(import.id),
        mapping: (import.state == ImportState::Mapping).then(|| mapping(visit, seen)),
        progress: import.state.is_under_way().then(|| progress(w, import)),
        facts: if import.state == ImportState::Mapping { Vec::new() } else { facts(w, import) },
        undo_until: until(import)
            .filter(|until| *until > visit.now)
            .map(|until| w.date_time(until)),
        refused: seen.refused.iter().map(|one| refused(w, import, one)).collect(),
        refused_file: (import.refused > 0 && !forgotten)
            .then(|| visit.to.import_refused(import.id)),
        more_refused: import.refused > shown && shown > 0,
        forgotten,
        frame: Frame { desk: true, has_errors: !errors.is_empty(), ..visit.frame(heading) },
        errors,
    }
}

fn progress(w: &Words, import: &Import) -> Progress {
    let done = hundredths(import);
    let rows = import.row_count * done / 100;
    Progress {
        title: match import.state {
            ImportState::Undoing => w.import_undoing(),
            _ => w.import_running(),
        },
        hundredths: done,
        text: w.import_progress(import.row_count, rows),
    }
}

fn facts(w: &Words, import: &Import) -> Vec<Fact> {
    let mut facts = vec![
        (w.import_rows(), import.row_count),
        (w.import_taken(), import.taken),
        (w.import_changed(), import.changed),
        (w.import_there(), import.there),
        (w.import_refused(), import.refused),
    ];
    if matches!(import.state, ImportState::Undoing | ImportState::Undone) {
        facts.extend([(w.import_undone_rows(), import.undone), (w.import_stayed(), import.stayed)]);
    }
    facts.into_iter().map(|(word, number)| Fact::new(word, w.number(number))).collect()
}

/// A refused row: where it stood, its first words, and why.
fn refused(w: &Words, import: &Import, (row, outcome): &Shown) -> (String, String, Vec<String>) {
    let words: Vec<&str> =
        row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).take(4).collect();
    let words = crate::markdown::excerpt(&words.join(" · "), 120);
    let reasons = reasons(w, import.kind, &outcome.flaws);
    (w.import_line(number(row.line)), words, reasons)
}

fn mapping(visit: &Visit, seen: &Seen) -> MappingForm {
    let (w, import) = (&visit.words, &seen.import);
    let (heads, known, said) = (&import.heads.0, &import.mapping.0, &import.choices.0);
    let columns = columns(import.kind).iter().map(|one| {
        let name = column(w, import.kind, one.key);
        let name =
            if one.need == Need::Required { w.import_required(name) } else { name.to_owned() };
        let at = known.get(one.key);
        let nowhere = Choice::new("", w.import_nowhere(), at.is_none().into());
        let heads = heads.iter().enumerate().map(|(place, head)| {
            Choice::new(place.to_string(), head.as_str(), (at == Some(place)).into())
        });
        let choices = std::iter::once(nowhere).chain(heads).collect();
        (format!("column-{}", one.key), name, choices)
    });
    let is_used = |place: usize| {
        acts::imports::columns(import.kind).iter().any(|one| known.get(one.key) == Some(place))
    };
    let not_taken = heads.iter().enumerate().filter(|(place, _)| !is_used(*place));
    let of_ideas = import.kind == ImportKind::Ideas;
    MappingForm {
        columns: columns.collect(),
        not_taken: not_taken.map(|(_, head)| head.clone()).collect(),
        source: of_ideas.then(|| said.source.clone()),
        named: (of_ideas && known.get("name").is_some()).then_some(said.named),
        languages: languages(visit, import, &said.language),
        sectors: sectors(w, import, said.sector),
        rows: seen.preview.iter().map(|(line, take)| preview(w, import, *line, take)).collect(),
        button: w.import_start(import.row_count),
        same: seen.same.iter().map(|one| row(visit, one)).collect(),
    }
}

fn languages(visit: &Visit, import: &Import, chosen: &str) -> Vec<Choice> {
    let own = &visit.city.settings.languages;
    if own.len() < 2 || import.kind == ImportKind::Streets {
        return Vec::new();
    }
    let chosen = if chosen.is_empty() { own.first().map_or("", Language::as_str) } else { chosen };
    let choice = |one: &Language| {
        let is_chosen = Chosen::from(one.as_str() == chosen);
        Choice::new(one.as_str(), own_name(one.as_str()), is_chosen)
    };
    own.iter().map(choice).collect()
}

fn sectors(w: &Words, import: &Import, chosen: Option<Sector>) -> Vec<Choice> {
    if import.kind != ImportKind::Organisations {
        return Vec::new();
    }
    let none = Choice::new("", w.import_sector_none(), chosen.is_none().into());
    let sector = |one: &Sector| {
        let word = match one {
            Sector::Government => w.import_sector_government(),
            Sector::Knowledge => w.import_sector_knowledge(),
            Sector::Company => w.import_sector_company(),
            Sector::CivilSociety => w.import_sector_civil_society(),
            Sector::Residents => w.import_sector_residents(),
        };
        Choice::new(one.key(), word, (Some(*one) == chosen).into())
    };
    std::iter::once(none).chain(Sector::ALL.iter().map(sector)).collect()
}

fn preview(w: &Words, import: &Import, line: u64, take: &Take) -> PreviewRow {
    let (class, sentence, looked) = match take {
        Take::Taken(looked, _) => ("ok a6", w.import_would_take().to_owned(), Some(looked)),
        Take::Changed(looked, ..) => {
            let name = looked.known.as_deref().unwrap_or_default();
            ("info a3", w.import_would_change(name), Some(looked))
        }
        Take::Here(looked, _) => {
            let name = looked.known.as_deref().unwrap_or_default();
            ("a1", w.import_would_be_here(name), Some(looked))
        }
        Take::Refused(_) => ("err no", w.import_would_refuse().to_owned(), None),
    };
    let cells = looked.into_iter().flat_map(|looked| &looked.read).map(|(key, text)| {
        let text = crate::markdown::excerpt(text, 160);
        Fact::new(column(w, import.kind, key), text)
    });
    let why = match take {
        Take::Refused(flaws) => {
            let flaws: Vec<_> =
                flaws.iter().map(|(field, flaw)| (field.to_owned(), flaw.clone())).collect();
            reasons(w, import.kind, &flaws)
        }
        _ => Vec::new(),
    };
    PreviewRow {
        line: w.import_line(number(line)),
        verdict: (class, sentence),
        cells: cells.collect(),
        reasons: why,
    }
}
