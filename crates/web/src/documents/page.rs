//! The page of a thing's files: what there is, and the form that adds one.

use acts::things::document::{Shelf, describe, detach, shelf};
use axum::response::{IntoResponse as _, Response};
use city::{Document, DocumentInput, Flaws, Id, Language, Noun, Refusal, Thing};

use super::shown::row;
use super::taken::{NotTaken, take, unfit_text};
use super::view::{FileChange, FilesPage};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit, field_errors, once_key};
use crate::things::named::Here;
use crate::views::{Choice, Chosen, FieldError};
use crate::words::own_name;
use crate::{Page, Unfinished};

/// The files of a thing, for whoever may change them.
pub(crate) async fn show(visit: Visit, InPath((noun, id)): Here) -> Result<Response, Problem> {
    let thing = visit.named(&noun, id)?;
    let found = visit.read(move |act| thing.id(act).and_then(|id| shelf(act, id))).await?;
    Ok(Page(page(&visit, &found, &Form::default())).into_response())
}

/// Adds a file.
pub(crate) async fn add(
    visit: Visit,
    InPath((noun, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let thing = visit.named(&noun, id)?;
    let found = visit.write(move |act| thing.id(act).and_then(|id| shelf(act, id))).await?;
    let unfinished = |errors| {
        let form = Form { typed: typed(&posted, ""), errors, of: None };
        Ok(Unfinished(page(&visit, &found, &form)).into_response())
    };
    let w = &visit.words;
    let input = check(&visit, &posted, "");
    let upload = posted
        .file("file")
        .ok_or_else(|| FieldError { field: "file".to_owned(), text: w.file_missing().to_owned() });
    let (input, upload) = match (input, upload) {
        (Ok(input), Ok(upload)) => (input, upload),
        (input, upload) => {
            let first = upload.err().into_iter();
            return unfinished(first.chain(input.err().unwrap_or_default()).collect());
        }
    };
    let text = match take(&visit, id, upload, &input, &once_key(&posted)).await? {
        Ok(_) => return Ok(visit.go_saying(visit.to.thing_files(&noun, id), Said::FileAdded)),
        Err(NotTaken::Unfit(unfit)) => unfit_text(w, unfit),
        Err(NotTaken::NoRoom) => w.file_no_room().to_owned(),
        Err(NotTaken::Refused(Refusal::Flawed(flaws))) => {
            return unfinished(field_errors(w, &flaws));
        }
        Err(NotTaken::Refused(refusal)) => return Err(visit.problem(refusal.into())),
    };
    unfinished(vec![FieldError { field: "file".to_owned(), text }])
}

/// Says something else about a file, or takes it away.
pub(crate) async fn change(
    visit: Visit,
    InPath((noun, id, document)): InPath<(String, Id<Thing>, Id<Document>)>,
    posted: Posted,
) -> Result<Response, Problem> {
    let thing = visit.named(&noun, id)?;
    let here = visit.to.thing_files(&noun, id);
    if posted.get("do") == "remove" {
        visit.write(move |act| thing.id(act).and_then(|id| detach(act, id, document))).await?;
        return Ok(visit.go_saying(here, Said::FileRemoved));
    }
    let found = {
        let thing = thing.clone();
        visit.write(move |act| thing.id(act).and_then(|id| shelf(act, id))).await?
    };
    if !found.documents.iter().any(|own| own.id == document) {
        return Err(Problem::NotFound);
    }
    let key = format!("{document}-");
    match check(&visit, &posted, &key) {
        Ok(input) => {
            visit
                .write(move |act| {
                    let id = thing.id(act)?;
                    describe(act, id, document, &input)
                })
                .await?;
            Ok(visit.go_saying(here, Said::Saved))
        }
        Err(errors) => {
            let form = Form { typed: typed(&posted, &key), errors, of: Some(document) };
            Ok(Unfinished(page(&visit, &found, &form)).into_response())
        }
    }
}

/// What was typed in a form that could not be taken.
#[derive(Default)]
struct Form {
    /// Title, description, language.
    typed: [String; 3],
    errors: Vec<FieldError>,
    /// The file it is about; none for a new one.
    of: Option<Id<Document>>,
}

fn typed(posted: &Posted, key: &str) -> [String; 3] {
    ["title", "about", "language"].map(|field| posted.get(&format!("{key}{field}")).to_owned())
}

/// What is said about a file, or what is wrong with that beside the fields of its form.
fn check(visit: &Visit, posted: &Posted, key: &str) -> Result<DocumentInput, Vec<FieldError>> {
    let [title, about, language] = typed(posted, key);
    let own = &visit.city.settings.languages;
    let chosen = own.iter().find(|known| known.as_str() == language).or(own.first());
    let checked = match chosen {
        Some(language) => DocumentInput::check(&title, &about, language.clone()),
        None => Err(Flaws::default()),
    };
    checked.map_err(|flaws| {
        let errors = FieldError::list(&visit.words, &flaws, |_, _| None).into_iter();
        errors.map(|error| FieldError { field: format!("{key}{}", error.field), ..error }).collect()
    })
}

/// The languages of the city, one of them chosen; none where there is nothing to choose.
fn languages(visit: &Visit, chosen: &str) -> Vec<Choice> {
    let own = &visit.city.settings.languages;
    if own.len() < 2 {
        return Vec::new();
    }
    let chosen = if chosen.is_empty() { visit.words.tag() } else { chosen };
    let choice = |language: &Language| {
        let is_chosen = Chosen::from(language.as_str() == chosen);
        Choice::new(language.as_str(), own_name(language.as_str()), is_chosen)
    };
    own.iter().map(choice).collect()
}

fn page(visit: &Visit, found: &Shelf, form: &Form) -> FilesPage {
    let (w, to) = (&visit.words, &visit.to);
    let (noun, id) = (found.found.noun(), found.found.id());
    let own = |of: Option<Id<Document>>| form.of == of && !form.errors.is_empty();
    let change = |document: &Document| {
        let open = own(Some(document.id));
        let [title, about, language] = match open {
            true => form.typed.clone(),
            false => {
                let input = &document.input;
                [input.title.clone(), input.about.clone(), input.language.to_string()]
            }
        };
        FileChange {
            row: row(visit, document),
            action: to.thing_file(noun, id, document.id),
            key: format!("{}-", document.id),
            typed: [title, about],
            languages: languages(visit, &language),
            open,
            may_change: found.found.may_attach(&visit.reader.actor(), visit.now).is_ok(),
        }
    };
    let [title, about, language] =
        if form.of.is_none() { form.typed.clone() } else { <_>::default() };
    let (heading, lead) = match noun {
        Noun::Call => (w.files_of_call(), w.files_of_call_text().to_owned()),
        _ => (w.files_of_idea(), w.files_of_idea_text(city::document::most_of(noun))),
    };
    let mut frame = visit.frame(heading);
    frame.has_errors = !form.errors.is_empty();
    FilesPage {
        back: visit.link_to(&found.found).unwrap_or_default(),
        heading: heading.to_owned(),
        lead,
        action: to.thing_files(noun, id),
        made: visit.now.as_microsecond().to_string(),
        files: found.documents.iter().map(change).collect(),
        more: found.more.clone().map_err(|refusal| match refusal {
            Refusal::Flawed(_) => w.files_enough(found.documents.len()),
            _ => w.files_closed().to_owned(),
        }),
        typed: [title, about],
        languages: languages(visit, &language),
        errors: form.errors.clone(),
        frame,
    }
}
