//! One newsletter: its words, how it looks in each language, how many would get it.

use acts::letters::newsletter as acting;
use axum::response::{IntoResponse as _, Response};
use city::{Id, Newsletter, NewsletterContent, NewsletterState, Person, Refusal, Texts};

use super::list::{Known, about, state};
use super::view::{DraftForm, LanguageFields, NewsletterPage, Preview};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit, field_errors};
use crate::page::{Page, Unfinished};
use crate::things::news::Sender;
use crate::views::{Fact, FieldError, Frame};
use crate::words::own_name;

/// A newsletter with how many would get it now.
pub(super) struct Loaded {
    pub(super) known: Known,
    readers: i64,
    /// Who looks at it, with their address.
    pub(super) reader: Person,
}

pub(super) async fn load(visit: &Visit, id: Id<Newsletter>) -> Result<Loaded, Problem> {
    visit
        .read(move |act| {
            let one = acting::get(act, id)?;
            let readers = acting::readers(act, &one.topic)?;
            let call = acting::call_of(act, &one.topic)?;
            let reader = store::city::person::get(act.tx, act.person()?)?;
            Ok(Loaded { known: (one, call), readers, reader })
        })
        .await
}

/// The newsletter.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Newsletter>>,
) -> Result<Response, Problem> {
    let loaded = load(&visit, id).await?;
    Ok(Page(page(&visit, &loaded, &Posted::default(), Vec::new())?).into_response())
}

/// The texts of a field in each language of the city.
fn texts(visit: &Visit, posted: &Posted, field: &str) -> Texts {
    let languages = visit.city.settings.languages.iter();
    languages
        .map(|language| {
            (language.clone(), posted.get(&format!("{field}-{language}")).trim().to_owned())
        })
        .collect()
}

/// Saves its words.
pub(crate) async fn save(
    visit: Visit,
    InPath(id): InPath<Id<Newsletter>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let version = posted.get("version").parse::<i64>().unwrap_or(0);
    let (subject, text) = (texts(&visit, &posted, "subject"), texts(&visit, &posted, "text"));
    let saved = match NewsletterContent::check(subject, text) {
        Ok(content) => visit.attempt(move |act| acting::save(act, id, version, &content)).await?,
        Err(flaws) => Err(flaws.into()),
    };
    match saved {
        Ok(()) => Ok(visit.go_saying(visit.to.newsletter(id), Said::Saved)),
        Err(refusal) => refused(&visit, id, &posted, refusal).await,
    }
}

/// The page once more with what was typed, or what was refused.
pub(super) async fn refused(
    visit: &Visit,
    id: Id<Newsletter>,
    posted: &Posted,
    refusal: Refusal,
) -> Result<Response, Problem> {
    match refusal {
        Refusal::Flawed(flaws) => {
            let loaded = load(visit, id).await?;
            let errors = field_errors(&visit.words, &flaws);
            Ok(Unfinished(page(visit, &loaded, posted, errors)?).into_response())
        }
        refusal => Err(visit.problem(refusal.into())),
    }
}

fn page(
    visit: &Visit,
    loaded: &Loaded,
    posted: &Posted,
    errors: Vec<FieldError>,
) -> Result<NewsletterPage, Problem> {
    let (w, (one, _)) = (&visit.words, &loaded.known);
    let about = about(visit, &loaded.known);
    let is_draft = one.state == NewsletterState::Draft;
    let frame = visit.frame(w.newsletter_title(about.as_str()));
    Ok(NewsletterPage {
        about,
        state: state(w, one.state),
        numbers: numbers(visit, loaded),
        next: match (one.state, one.send_at) {
            (NewsletterState::Draft, _) => w.newsletter_next_draft().to_owned(),
            (NewsletterState::Scheduled, Some(at)) => w.newsletter_next_scheduled(w.date_time(at)),
            (NewsletterState::Sent, Some(at)) => w.newsletter_left(w.date_time(at)),
            _ => w.newsletter_next_sending().to_owned(),
        },
        draft: is_draft.then(|| form(visit, one, posted)),
        call_back: (one.state == NewsletterState::Scheduled)
            .then(|| visit.to.newsletter_back(one.id)),
        previews: previews(visit, &loaded.reader, &loaded.known)?,
        frame: Frame { desk: true, has_errors: !errors.is_empty(), ..frame },
        errors,
    })
}

fn numbers(visit: &Visit, loaded: &Loaded) -> Vec<Fact> {
    let (w, (one, _)) = (&visit.words, &loaded.known);
    match one.state {
        NewsletterState::Draft | NewsletterState::Scheduled => {
            vec![Fact::new(w.newsletter_would_get(), w.number(loaded.readers))]
        }
        NewsletterState::Sending | NewsletterState::Sent => vec![
            Fact::new(w.newsletter_got(), w.number(one.readers)),
            Fact::new(w.newsletter_came_back(), w.number(one.returned)),
        ],
    }
}

fn form(visit: &Visit, one: &Newsletter, posted: &Posted) -> DraftForm {
    let field = |name: String, kept: &Texts, tag: &str| {
        let value = match posted.has(&name) {
            true => posted.get(&name).to_owned(),
            false => kept.exact(tag).unwrap_or_default().to_owned(),
        };
        (name, value)
    };
    let languages = visit.city.settings.languages.iter().map(|language| {
        let tag = language.as_str();
        let (subject_field, subject) = field(format!("subject-{tag}"), &one.content.subject, tag);
        let (text_field, text) = field(format!("text-{tag}"), &one.content.text, tag);
        let (tag, name) = (tag.to_owned(), own_name(tag));
        LanguageFields { tag, name, subject_field, subject, text_field, text }
    });
    DraftForm {
        action: visit.to.newsletter(one.id),
        test: visit.to.newsletter_test(one.id),
        send: visit.to.newsletter_send(one.id),
        discard: visit.to.newsletter_discard(one.id),
        version: one.version,
        send_at: posted.get("send_at").to_owned(),
        languages: languages.collect(),
    }
}

/// The newsletter in each language it has, as the reader of this page would get it.
fn previews(visit: &Visit, reader: &Person, (one, call): &Known) -> Result<Vec<Preview>, Problem> {
    let mut previews = Vec::new();
    for (language, _) in one.content.subject.iter() {
        let reader = Person { language: language.clone(), ..reader.clone() };
        let written = with_sender(visit, |sender| sender.newsletter(&reader, one, call.as_ref()))?;
        if let Some(letter) = written {
            let (tag, name) = (language.to_string(), own_name(language.as_str()));
            previews.push(Preview { tag, name, subject: letter.subject, text: letter.text });
        }
    }
    Ok(previews)
}

/// Writes a letter as the jobs of this city would.
pub(super) fn with_sender<T>(
    visit: &Visit,
    write: impl FnOnce(&Sender) -> Result<T, askama::Error>,
) -> Result<T, Problem> {
    let systems = visit.systems();
    let site = format!("{}{}", visit.site(), visit.to.base());
    let sender = Sender {
        systems: &systems,
        city: &visit.city,
        site: &site,
        secret: &visit.app.settings().secret,
        now: visit.now,
    };
    write(&sender).map_err(Problem::internal)
}
