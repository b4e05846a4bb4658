//! Forms whose fields are kept on the server while they are typed: as one types where scripts run, at each button where
//! they do not, until the form was taken. Back, another day and another window show what was kept.
//!
//! A page asks for what was typed by the name of its form ([`Visit::typed`]), fills itself with it, and shows
//! `ui::kept_form` inside a form with `data-draft="{{ kept.address }}"`; all else happens around its handler.

use acts::city::typed::{self, Keeping};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use city::{InClear, ToSeal};
use forms::Limits;

use crate::forms::Posted;
use crate::http::{Problem, Visit};

/// The field that names the form.
const FORM: &str = "kept_form";
/// The field that names the version its page was made from.
const VERSION: &str = "kept_version";
/// The fields that name others, whose words are kept sealed.
const SEALED: &str = "kept_sealed";
/// The longest name of a form, in bytes.
const LONGEST_NAME: usize = 200;

/// A form that is kept, as its page shows it.
#[derive(Debug, Clone, Default)]
pub struct KeptForm {
    /// Its name.
    pub name: String,
    /// The version its page was made from.
    pub version: i64,
    /// Where a script saves it.
    pub address: String,
}

/// What was typed in a form, if anything is kept.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The form, for the page.
    pub form: KeptForm,
    /// The fields as they were typed.
    pub fields: Option<Posted>,
}

/// Marks an answer that leads on although the form is not taken yet.
#[derive(Debug, Clone, Copy)]
struct NotTaken;

/// The same answer, which leads on although the form is not taken yet, so that it stays kept.
pub fn not_taken(mut response: Response) -> Response {
    response.extensions_mut().insert(NotTaken);
    response
}

/// Marks an answer that asks for more although the form was taken.
#[derive(Debug, Clone, Copy)]
struct Taken;

/// The same answer, which asks for more although what was sent is saved, so that it need not stay kept.
pub fn taken(mut response: Response) -> Response {
    response.extensions_mut().insert(Taken);
    response
}

impl Typed {
    /// What the rows hold of a form.
    pub fn of(visit: &Visit, name: &str, kept: Option<typed::Row>) -> Self {
        let version = kept.as_ref().map_or(0, |kept| kept.version);
        let fields = kept.map(|kept| kept.fields.0.into_iter().collect());
        Self { form: visit.kept_form(name, version), fields }
    }
}

impl Visit {
    /// A form that is kept under a name.
    pub fn kept_form(&self, name: &str, version: i64) -> KeptForm {
        let query =
            form_urlencoded::Serializer::new(String::new()).append_pair("of", name).finish();
        let address = format!("{}?{query}", self.to.typed());
        KeptForm { name: name.to_owned(), version, address }
    }

    /// What this reader has typed in a form.
    pub async fn typed(&self, name: &str) -> Result<Typed, Problem> {
        let (browser, form) = (self.browser().0, name.to_owned());
        let kept = self.read(move |act| typed::of(act, &browser, &form)).await?;
        Ok(Typed::of(self, name, kept))
    }

    /// Which of these forms this reader has typed something in that is not taken yet.
    pub async fn unsaved(&self, names: Vec<String>) -> Result<Vec<String>, Problem> {
        let browser = self.browser().0;
        self.read(move |act| {
            let mut unsaved = Vec::new();
            for name in names.clone() {
                if typed::of(act, &browser, &name)?.is_some() {
                    unsaved.push(name);
                }
            }
            Ok(unsaved)
        })
        .await
    }

    /// The form that a page was sent with, as it is kept now.
    pub fn sent_form(&self, posted: &Posted) -> KeptForm {
        self.kept_form(posted.get(FORM), posted.get(VERSION).parse().unwrap_or(0))
    }
}

/// The name of the form that was sent, if it is one that is kept.
fn name_of(posted: &Posted) -> Option<&str> {
    Some(posted.get(FORM)).filter(|name| !name.is_empty() && name.len() <= LONGEST_NAME)
}

/// What was typed by hand, without what our pages put in; and what of it is to be sealed, with what was sealed before.
fn fields_of(posted: &Posted) -> (Vec<(String, String)>, ToSeal) {
    let sealed: Vec<&str> = posted.all(SEALED).take(Limits::ITEMS).collect();
    let is_ours = |name: &str| {
        matches!(name, "csrf" | "do" | FORM | VERSION | SEALED) || sealed.contains(&name)
    };
    let mut fields: Vec<(String, String)> = posted
        .fields()
        .filter(|(name, _)| !is_ours(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut to_seal = ToSeal::new();
    for name in sealed {
        let (words, kept) = (posted.get(name), format!("{name}_kept"));
        if !words.trim().is_empty() {
            fields.retain(|(field, _)| *field != kept);
            fields.push((kept, "yes".to_owned()));
            to_seal.push((name.to_owned(), Some(InClear::new(words))));
        } else if posted.has(&kept) {
            to_seal.push((name.to_owned(), None));
        }
    }
    (fields, to_seal)
}

async fn keep(
    visit: &Visit,
    name: &str,
    posted: &Posted,
    from: Option<i64>,
) -> Result<Keeping, Problem> {
    let (browser, form, fields) = (visit.browser().0, name.to_owned(), fields_of(posted));
    visit
        .write_own(move |act| typed::keep(act, &browser, &form, (&fields.0, &fields.1), from))
        .await
}

/// Keeps a form that was sent before it is looked at; whoever pressed its button wants this and nothing older. What
/// cannot be kept just now is told by the handler, which gives it back.
pub(crate) async fn keep_sent(visit: &Visit, posted: Posted) -> Posted {
    let Some(name) = name_of(&posted) else { return posted };
    match keep(visit, name, &posted, None).await {
        Ok(Keeping::Kept(version) | Keeping::Newer(version)) => {
            posted.with(VERSION, &version.to_string())
        }
        Ok(Keeping::TooMuch) | Err(_) => posted,
    }
}

/// The form was taken, so nothing of it need be kept any more.
pub(crate) async fn forget_taken(visit: &Visit, name: Option<String>, response: &mut Response) {
    let saved = response.extensions_mut().remove::<Taken>().is_some();
    let taken = saved || response.status() == StatusCode::SEE_OTHER;
    let not_yet = response.extensions_mut().remove::<NotTaken>().is_some();
    let Some(form) = name else { return };
    if !taken || not_yet {
        // By it whoever is not signed in finds what they typed.
        if visit.reader.id().is_none() {
            visit.keep_browser(response);
        }
        return;
    }
    let browser = visit.browser().0;
    let forgotten = visit.write_own(move |act| typed::forget(act, &browser, &form)).await;
    if let Err(problem) = forgotten {
        tracing::warn!(target: "kalaka", ?problem, "what was typed could not be forgotten");
    }
}

/// What a button puts into a field of a form that is kept: `fill_reason` with the text for `reason`.
const FILLS: &str = "fill_";

/// Where a button wants a text in a field, keeps the form with it and leads back to its page, which shows it.
pub(crate) async fn fill(visit: &Visit, posted: &Posted) -> Option<Response> {
    let (field, text) = posted
        .fields()
        .find_map(|(name, value)| Some((name.strip_prefix(FILLS)?.to_owned(), value.to_owned())))?;
    let name = name_of(posted)?.to_owned();
    let button = format!("{FILLS}{field}");
    let filled = posted.clone().without(&button).with(&field, &text);
    Some(match keep(visit, &name, &filled, None).await {
        Ok(_) => visit.go(visit.here()),
        Err(problem) => problem.into_response(),
    })
}

/// The name of the form in what was sent.
pub(crate) fn sent_name(posted: &Posted) -> Option<String> {
    name_of(posted).map(ToOwned::to_owned)
}

/// Keeps what is being typed, from the script; answers with the version it is kept as, or that a newer one is.
pub(crate) async fn save(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let name = name_of(&posted).ok_or(Problem::NotFound)?;
    let from: i64 = posted.get(VERSION).parse().map_err(|_| Problem::Unreadable)?;
    let mut response = match keep(&visit, name, &posted, Some(from)).await? {
        Keeping::Kept(version) => version.to_string().into_response(),
        Keeping::Newer(_) => StatusCode::CONFLICT.into_response(),
        Keeping::TooMuch => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
    };
    visit.keep_browser(&mut response);
    Ok(response)
}
