//! A call as a file: what is written about it and what it asks, and nothing of anybody. Another city begins a call of its
//! own with it.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use calls::{Call, CallContent};
use city::{CitySettings, Slug, Texts};
use forms::Form;
use serde::{Deserialize, Serialize};
use web::Unfinished;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit};
use web::views::FieldError;
use web::words::Words;

use crate::call::{api, life};
use crate::json::ContentJson;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

/// The most bytes of such a file.
const MOST: usize = 1 << 20;
/// What such files are, and the version of what is in them.
const WHAT: (&str, u32) = ("call", 1);

/// What is in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CallFile {
    /// What it is: `call`.
    kalaka: String,
    /// The version of what follows.
    version: u32,
    /// The city it comes from, as it calls itself.
    city: String,
    /// The currency that its budget is in.
    currency: String,
    /// What is written about it, as the API has it.
    content: ContentJson,
    /// What it asks.
    #[serde(default)]
    form: Form,
}

/// The file of a call.
pub(crate) async fn give(
    visit: Visit,
    InPath(slug): InPath<Slug>,
) -> Result<impl IntoResponse, Problem> {
    let (call, form) = visit
        .read(move |act| {
            let (call, kept) = acts::calls::form::to_build(act, &slug)?;
            Ok((call, kept.form))
        })
        .await?;
    let file = of(&visit, &call, form);
    let json = serde_json::to_string_pretty(&file).map_err(Problem::internal)?;
    let kind = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.call.json\"", call.slug)),
    ];
    Ok((kind, json))
}

/// The office is one of this city, so it stays here; so does what became of the call.
fn of(visit: &Visit, call: &Call, form: Form) -> CallFile {
    let content = CallContent { office: Texts::default(), ..call.content.clone() };
    let settings = &visit.city.settings;
    CallFile {
        kalaka: WHAT.0.to_owned(),
        version: WHAT.1,
        city: settings.name_in(&visit.wished()).to_owned(),
        currency: settings.currency.to_string(),
        content: ContentJson::from(&content),
        form,
    }
}

/// Begins a draft with a file.
pub(crate) async fn take(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let read = read(&visit.words, &posted).and_then(|file| begun(&visit, &file));
    let (content, form) = match read {
        Ok(begun) => begun,
        Err(text) => {
            let errors = vec![FieldError { field: "file".to_owned(), text }];
            return Ok(Unfinished(life::new_page(&visit, "", errors)).into_response());
        }
    };
    let slug = visit
        .write(move |act| acts::calls::call::insert(act, content.clone(), &form, "call"))
        .await?;
    Ok(visit.go_saying(visit.to.desk_call(slug), Said::CallCopied))
}

fn read(w: &Words, posted: &Posted) -> Result<CallFile, String> {
    let upload = posted.file("file").ok_or_else(|| w.call_file_missing().to_owned())?;
    let bytes = upload.bytes.as_ref().filter(|bytes| bytes.len() <= MOST);
    let bytes = bytes.ok_or_else(|| w.call_file_large().to_owned())?;
    let file: CallFile =
        serde_json::from_slice(bytes).map_err(|_| w.call_file_other().to_owned())?;
    if (file.kalaka.as_str(), file.version) != WHAT {
        return Err(w.call_file_other().to_owned());
    }
    Ok(file)
}

/// The call that a file begins here: its windows begin today, in the languages and the money of this city.
fn begun(visit: &Visit, file: &CallFile) -> Result<(CallContent, Form), String> {
    let (w, city) = (&visit.words, &visit.city.settings);
    let content = api::content_of(&file.content, None, city.currency)
        .map_err(|_| w.call_file_other().to_owned())?;
    if !file.form.is_sound() || !file.form.is_within_limits() {
        return Err(w.call_file_other().to_owned());
    }
    let mut content = content.once_more(visit.now, &visit.city.zone);
    content.budget = content.budget.filter(|_| file.currency == city.currency.as_str());
    let CallContent { title, question, text, promise, rule_text, criteria, .. } = &mut content;
    for texts in [title, question, text, promise, rule_text] {
        *texts = spoken(texts, city);
    }
    for criterion in criteria {
        criterion.text = spoken(&criterion.text, city);
    }
    Ok((content, file.form.clone()))
}

/// A text in the languages of this city. Where it has none of them it stands as it came, to be translated, in the city's
/// own.
fn spoken(texts: &Texts, city: &CitySettings) -> Texts {
    let here = |language: &city::Language| city.languages.contains(language);
    let both = texts.iter().filter(|(language, _)| here(language));
    let both: Texts = both.map(|(language, text)| (language.clone(), text.to_owned())).collect();
    match texts.iter().next() {
        Some((_, text)) if both.is_empty() => Texts::of(city.own_language().clone(), text),
        _ => both,
    }
}
