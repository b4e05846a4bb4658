//! What letters say of a verdict in the city's own words: written, looked at with an example, saved, and given up again.

use askama::Template;
use axum::response::{IntoResponse, Response};
use city::{Flaw, Flaws, Language, Refusal, StepKind, Texts, Wording, WordingPlace};

use crate::forms::Posted;
use crate::http::{CityHere, InPath, Problem, Said, Visit};
use crate::things::news::in_lines;
use crate::views::{FieldError, Frame};
use crate::words::{Locale, Words, own_name};
use crate::{Page, Unfinished};

/// What each letter says. Each form posts `text-KIND-LANGUAGE` and `was`, with `do`: `save`, `look` or `give-up`.
#[derive(Debug, Template)]
#[template(path = "wordings.html")]
pub(crate) struct WordingsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The letters.
    pub(crate) letters: Vec<WordingForm>,
    /// What is wrong with the one that is open.
    pub(crate) errors: Vec<FieldError>,
}

impl WordingsPage {
    /// What is wrong with a letter: only the one that was sent has flaws.
    fn errors_of(&self, letter: &WordingForm) -> &[FieldError] {
        if letter.open { &self.errors } else { &[] }
    }
}

/// One letter.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordingForm {
    /// Where it posts to.
    pub(crate) action: String,
    /// What is said everywhere.
    pub(crate) usual: String,
    /// Whether the city says it in its own words.
    pub(crate) own: bool,
    /// What may stand in braces, in words.
    pub(crate) places: String,
    /// The texts it was made from.
    pub(crate) was: String,
    /// The field of each language, with the language's name and the text.
    pub(crate) texts: Vec<(String, String, String)>,
    /// What a letter would say: the language's tag and name, and its paragraphs.
    pub(crate) example: Vec<(String, String, Vec<String>)>,
    /// Whether it is looked at.
    pub(crate) open: bool,
}

/// What was sent of one letter, and what is wrong with it.
struct Sent {
    kind: StepKind,
    texts: Texts,
    was: String,
    errors: Vec<FieldError>,
}

/// The field of a letter's text in a language.
fn field_of(kind: StepKind, language: &Language) -> String {
    format!("text-{kind}-{language}")
}

/// The places that a letter can have, as they are typed.
fn places(kind: StepKind) -> String {
    let fitting = WordingPlace::ALL.iter().filter(|place| place.fits(kind));
    fitting.map(|place| place.braced()).collect::<Vec<_>>().join(" ")
}

fn of(wordings: &[Wording], kind: StepKind) -> Texts {
    let own = wordings.iter().find(|one| one.kind == kind);
    own.map(|one| one.texts.clone()).unwrap_or_default()
}

/// Tells one set of texts from another, so that what a colleague saved meanwhile is not written over.
fn mark(texts: &Texts, languages: &[Language]) -> String {
    let text = |language: &Language| texts.exact(language.as_str()).unwrap_or_default().to_owned();
    crate::http::TokenDigest::of(&languages.iter().map(text).collect::<Vec<_>>().join("\u{1f}"))
        .start()
        .to_string()
}

fn page(visit: &Visit, wordings: &[Wording], sent: Option<Sent>) -> WordingsPage {
    let w = &visit.words;
    let (title, other) = (w.wordings_example_title(), w.wordings_example_other());
    let systems = visit.systems();
    let all = systems.iter().flat_map(|system| system.worded(w, title, other));
    let languages = &visit.city.settings.languages;
    let letter = |(kind, usual): (StepKind, String)| {
        let stored = of(wordings, kind);
        let open = sent.as_ref().filter(|sent| sent.kind == kind);
        let texts = open.map_or(&stored, |sent| &sent.texts);
        let field = |language: &Language| {
            let text = texts.exact(language.as_str()).unwrap_or_default().to_owned();
            (field_of(kind, language), own_name(language.as_str()), text)
        };
        let is_whole = open.is_none_or(|sent| sent.errors.is_empty());
        WordingForm {
            action: visit.to.wording(kind),
            usual,
            own: !stored.is_empty(),
            places: places(kind),
            was: open.map_or_else(|| mark(&stored, languages), |sent| sent.was.clone()),
            texts: languages.iter().map(field).collect(),
            example: if is_whole { example(visit, kind, texts) } else { Vec::new() },
            open: open.is_some(),
        }
    };
    let letters = all.map(letter).collect();
    let errors = sent.map(|sent| sent.errors).unwrap_or_default();
    WordingsPage {
        letters,
        frame: Frame {
            desk: true,
            has_errors: !errors.is_empty(),
            ..visit.frame(w.wordings_title())
        },
        errors,
    }
}

/// What a letter would say about an example, in each language that has words.
fn example(visit: &Visit, kind: StepKind, texts: &Texts) -> Vec<(String, String, Vec<String>)> {
    let one = Wording { kind, texts: texts.clone() };
    let said = |language: &Language| {
        let tag = language.as_str();
        let locale = Locale::from_tag(tag).unwrap_or_else(|| visit.city.own_locale());
        let w = Words::new(locale, visit.city.zone.clone(), visit.now);
        let site = visit.site();
        let text = one.fill(tag, |place| match place {
            WordingPlace::Name => own_reader(visit).to_owned(),
            WordingPlace::Title => w.wordings_example_title().to_owned(),
            WordingPlace::Call => w.wordings_example_call().to_owned(),
            WordingPlace::Reason => w.wordings_example_reason().to_owned(),
            WordingPlace::Other => w.wordings_example_other().to_owned(),
            WordingPlace::Office => visit.city.settings.name_in(&[tag]).to_owned(),
            WordingPlace::Link => format!("{site}{}", visit.to.home()),
        })?;
        Some((tag.to_owned(), own_name(tag), in_lines(&text, "", 1)))
    };
    visit.city.settings.languages.iter().filter_map(said).collect()
}

fn own_reader(visit: &Visit) -> &str {
    visit.reader.person.as_ref().map_or("", |person| person.name.as_str())
}

async fn stored(visit: &Visit) -> Result<Vec<Wording>, Problem> {
    visit.read(|act| Ok(store::city::settings::load(act.tx)?.0.wordings)).await
}

/// The page.
pub(crate) async fn show(visit: Visit) -> Result<Response, Problem> {
    let wordings = stored(&visit).await?;
    Ok(Page(page(&visit, &wordings, None)).into_response())
}

/// Saves one letter, shows what it would say, or gives its own words up.
pub(crate) async fn send(
    visit: Visit,
    InPath(kind): InPath<StepKind>,
    posted: Posted,
) -> Result<Response, Problem> {
    let w = &visit.words;
    let worded = |(worded, _): &(StepKind, String)| *worded == kind;
    if !visit.systems().iter().any(|system| system.worded(w, "", "").iter().any(worded)) {
        return Err(Problem::NotFound);
    }
    let typed = |tag: &Language| (tag.clone(), posted.get(&field_of(kind, tag)).trim().to_owned());
    let texts: Texts = match posted.get("do") {
        "give-up" => Texts::default(),
        _ => visit.city.settings.languages.iter().map(typed).collect(),
    };
    let was = posted.get("was").to_owned();
    let sent = Sent { kind, texts, was, errors: Vec::new() };
    match posted.get("do") {
        "look" => look(&visit, sent).await,
        _ => save(&visit, sent).await,
    }
}

/// Shows what a letter would say, or what is wrong with it. Nothing is kept.
async fn look(visit: &Visit, mut sent: Sent) -> Result<Response, Problem> {
    let checked = Wording::check(sent.kind, &sent.texts, &visit.city.settings.languages);
    let wordings = stored(visit).await?;
    Ok(match checked {
        Ok(_) => Page(page(visit, &wordings, Some(sent))).into_response(),
        Err(flaws) => {
            sent.errors = errors(&visit.words, sent.kind, &flaws);
            Unfinished(page(visit, &wordings, Some(sent))).into_response()
        }
    })
}

/// Saves it, unless a colleague saved something else meanwhile, which is shown.
async fn save(visit: &Visit, mut sent: Sent) -> Result<Response, Problem> {
    let (kind, typed, was) = (sent.kind, sent.texts.clone(), sent.was.clone());
    let saved = visit
        .attempt(move |act| {
            let (mut settings, version) = store::city::settings::load(act.tx)?;
            if mark(&of(&settings.wordings, kind), &settings.languages) != was {
                return Err(Refusal::ChangedMeanwhile.into());
            }
            let checked = Wording::check(kind, &typed, &settings.languages)?;
            settings.wordings.retain(|one| one.kind != kind);
            settings.wordings.extend(checked);
            acts::city::settings::save(act, &settings, version)?;
            Ok(settings)
        })
        .await?;
    let wordings = stored(visit).await?;
    match saved {
        Ok(settings) => {
            let here = CityHere::new(visit.city.id, settings, visit.city.hosts.clone());
            visit.app.set_directory(visit.app.directory().with(here));
            return Ok(visit.go_saying(visit.to.wordings(), Said::Saved));
        }
        Err(Refusal::Flawed(flaws)) => sent.errors = errors(&visit.words, kind, &flaws),
        Err(Refusal::ChangedMeanwhile) => {
            let theirs = of(&wordings, kind);
            sent.was = mark(&theirs, &visit.city.settings.languages);
            sent.errors = self::theirs(visit, kind, &theirs, &sent.texts);
        }
        Err(refusal) => return Err(visit.problem(refusal.into())),
    }
    Ok(Unfinished(page(visit, &wordings, Some(sent))).into_response())
}

/// What a colleague saved meanwhile where something else is typed.
fn theirs(visit: &Visit, kind: StepKind, stored: &Texts, typed: &Texts) -> Vec<FieldError> {
    let differs = |language: &&Language| {
        stored.exact(language.as_str()).unwrap_or_default()
            != typed.exact(language.as_str()).unwrap_or_default()
    };
    let error = |language: &Language| FieldError {
        field: field_of(kind, language),
        text: visit.words.replies_theirs(stored.exact(language.as_str()).unwrap_or_default()),
    };
    visit.city.settings.languages.iter().filter(differs).map(error).collect()
}

fn errors(w: &Words, kind: StepKind, flaws: &Flaws) -> Vec<FieldError> {
    let errors = FieldError::list(w, flaws, |_, flaw| match flaw {
        Flaw::NeedsAReason => Some(w.wordings_no_reason(WordingPlace::Reason.braced())),
        Flaw::NotAPlaceholder => Some(w.flaw_not_a_placeholder(places(kind))),
        _ => None,
    });
    let here = |error: FieldError| match error.field.strip_prefix("text-") {
        Some(language) => FieldError { field: format!("text-{kind}-{language}"), ..error },
        None => error,
    };
    errors.into_iter().map(here).collect()
}

/// A sample of the page.
#[cfg(test)]
pub(crate) fn sample(w: &Words) -> WordingsPage {
    let text = "Dear {name}, “{title}” was not chosen. {reason}".to_owned();
    let one = WordingForm {
        action: "/leuven/settings/letters/not_selected".to_owned(),
        usual: "Your idea “A bench under the limes” was not selected".to_owned(),
        own: true,
        places: places(StepKind::NotSelected),
        was: "7".to_owned(),
        texts: vec![
            ("text-not_selected-en".to_owned(), "English".to_owned(), text),
            ("text-not_selected-nl".to_owned(), "Nederlands".to_owned(), String::new()),
        ],
        example: vec![(
            "en".to_owned(),
            "English".to_owned(),
            vec!["Dear Ann V., “A bench under the limes” was not chosen.".to_owned()],
        )],
        open: true,
    };
    let other = WordingForm {
        own: false,
        open: false,
        example: Vec::new(),
        texts: vec![("text-eligible-en".to_owned(), "English".to_owned(), String::new())],
        ..one.clone()
    };
    WordingsPage {
        letters: vec![one, other],
        errors: vec![FieldError {
            field: "text-not_selected-nl".to_owned(),
            text: w.wordings_no_reason("{reason}"),
        }],
        frame: Frame { has_errors: true, ..crate::sample::desk_frame(w, w.wordings_title()) },
    }
}
