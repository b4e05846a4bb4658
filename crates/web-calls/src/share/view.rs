//! Sharing an idea, in steps, before anybody has an account: the idea, the place, check, mail.
//!
//! Every step posts to its own address and redirects to the next; the draft is kept on the server
//! from the first word. `autosave` takes the same fields at any time and answers 204.

use crate::near::NearIdea;
use crate::share::street::StreetFields;
use crate::words::CallWords as _;
use askama::Template;
use web::html::SafeHtml;
use web::questions::Questions;

use web::views::{Choice, FieldError, Frame, Link};

/// Asks to which call an idea goes, where none is always open.
#[derive(Debug, Template)]
#[template(path = "share_which.html")]
pub(crate) struct ShareWhichPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The calls, each with the address of its first step.
    pub(crate) calls: Vec<(String, Choice)>,
}

/// Step 1: fields `title`, `text`, `language`, `theme`.
#[derive(Debug, Template)]
#[template(path = "share_idea.html")]
pub(crate) struct ShareIdeaPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call, with its page.
    pub(crate) call: Link,
    /// The question the call asks.
    pub(crate) question: String,
    /// Where the form posts to.
    pub(crate) action: String,
    /// Where the draft is saved to as one types.
    pub(crate) autosave: String,
    /// The version of the draft that is shown (field `kept_version`).
    pub(crate) version: i64,
    /// The calls it may go to (field `call`), where that is asked.
    pub(crate) calls: Vec<Choice>,
    /// The fields.
    pub(crate) told: ToldFields,
    /// What the call asks besides.
    pub(crate) questions: Questions,
    /// What was begun before, leading to where it goes on.
    pub(crate) others: Vec<Link>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
    /// Throws the draft away (POST), when one is kept.
    pub(crate) discard: Option<String>,
    /// What says the same already.
    pub(crate) near: Vec<NearIdea>,
    /// Supports one of them instead (POST, field `idea`).
    pub(crate) instead: String,
    /// Whether the draft has what does not go along then.
    pub(crate) left: bool,
}

/// What an idea tells: fields `title`, `text`, `language`, `theme`, as `told_fields.html` shows them.
#[derive(Debug, Clone)]
pub(crate) struct ToldFields {
    /// What has been typed.
    pub(crate) title: String,
    /// What has been typed.
    pub(crate) text: String,
    /// The languages of the city, when there is more than one.
    pub(crate) languages: Vec<Choice>,
    /// The city's themes.
    pub(crate) themes: Vec<Choice>,
}

/// What else there is to an idea: fields `neighbourhood`, `place`, `lon`, `lat`, `cost`, `photo` (a file),
/// `photo_text`, `remove_photo`, as `rest_fields.html` shows them.
#[derive(Debug, Clone)]
pub(crate) struct RestFields {
    /// The city's neighbourhoods; the first is "the whole city" (empty value).
    pub(crate) neighbourhoods: Vec<Choice>,
    /// The place in words, as typed.
    pub(crate) place: String,
    /// What helps to find it by its street: field `street`, button `find`.
    pub(crate) streets: StreetFields,
    /// Longitude in degrees, as text; empty when no point was chosen.
    pub(crate) lon: String,
    /// Latitude.
    pub(crate) lat: String,
    /// The drawing of [`web::map::Ground::picker`]; empty when the city has none.
    pub(crate) map: SafeHtml,
    /// The sign of the currency.
    pub(crate) currency: String,
    /// The cost, as typed.
    pub(crate) cost: String,
    /// The photo that is already kept.
    pub(crate) photo: Option<String>,
    /// What the photo shows, as typed.
    pub(crate) photo_text: String,
}

/// Step 2: fields `neighbourhood`, `place`, `lon`, `lat`, `cost`, `photo` (a file), `photo_text`,
/// `remove_photo`. The form is multipart.
#[derive(Debug, Template)]
#[template(path = "share_place.html")]
pub(crate) struct SharePlacePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call, with its page.
    pub(crate) call: Link,
    /// Where the form posts to.
    pub(crate) action: String,
    /// Where the draft is saved to as one types (all but the photo).
    pub(crate) autosave: String,
    /// The version of the draft that is shown (field `kept_version`).
    pub(crate) version: i64,
    /// The step before.
    pub(crate) back: String,
    /// The fields.
    pub(crate) rest: RestFields,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// A step whose answers are kept as they are typed.
pub(crate) trait Step: Template {
    /// What is wrong.
    fn errors(&self) -> &[FieldError];
}

impl Step for ShareIdeaPage {
    fn errors(&self) -> &[FieldError] {
        &self.errors
    }
}

impl Step for SharePlacePage {
    fn errors(&self) -> &[FieldError] {
        &self.errors
    }
}

/// Step 3: everything on one page, each with a link to change it. Posts `mail` and `name` for
/// somebody who is not signed in, and nothing else; the next page is the code, or the idea.
#[derive(Debug, Template)]
#[template(path = "share_check.html")]
pub(crate) struct ShareCheckPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call, with its page.
    pub(crate) call: Link,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The answers.
    pub(crate) answers: Vec<Answer>,
    /// The photo.
    pub(crate) photo: Option<(String, String)>,
    /// The place on the map; empty when none was chosen.
    pub(crate) map: SafeHtml,
    /// Who publishes.
    pub(crate) writer: Writer,
    /// For whom it is brought, where its writer speaks for an organisation.
    pub(crate) behalf: Vec<Choice>,
    /// What happens after publishing: who looks at it and by when.
    pub(crate) promise: String,
    /// What says the same already.
    pub(crate) near: Vec<NearIdea>,
    /// Supports one of them instead (POST, field `idea`).
    pub(crate) instead: String,
    /// Whether the draft has what does not go along then.
    pub(crate) left: bool,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// One answer on the page where everything is checked.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// The question.
    pub(crate) label: String,
    /// What was answered; empty for nothing.
    pub(crate) value: String,
    /// Where to change it.
    pub(crate) change: String,
}

impl Answer {
    /// An answer with the step where it is changed.
    pub(crate) fn new(label: &str, value: String, change: &str) -> Self {
        Self { label: label.to_owned(), value, change: change.to_owned() }
    }
}

/// What the link of a letter would publish. Posts `seen` to publish it, or perhaps `report` to refuse it.
#[derive(Debug, Template)]
#[template(path = "share_offer.html")]
pub(crate) struct ShareOfferPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call it is meant for.
    pub(crate) call: Link,
    /// Why its reader sees it.
    pub(crate) lead: String,
    /// As whom it would be published, as a sentence.
    pub(crate) name: String,
    /// The answers, but for the text.
    pub(crate) answers: Vec<Answer>,
    /// The language tag of the text.
    pub(crate) language: String,
    /// The text.
    pub(crate) text: SafeHtml,
    /// The photo.
    pub(crate) photo: Option<(String, String)>,
    /// Which state of it is shown.
    pub(crate) seen: String,
    /// Publishes it (POST).
    pub(crate) publish: String,
    /// Throws it away (POST).
    pub(crate) refuse: String,
}

/// Who publishes an idea.
#[derive(Debug, Clone)]
pub(crate) enum Writer {
    /// Somebody signed in, with the name that will be shown.
    Known(String),
    /// Somebody who gives an address now.
    New {
        /// The address, as typed.
        mail: String,
        /// The name to be shown, as typed.
        name: String,
    },
}
