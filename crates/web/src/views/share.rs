//! Sharing an idea, in steps, before anybody has an account: the idea, the place, check, mail.
//!
//! Every step posts to its own address and redirects to the next; the draft is kept on the server
//! from the first word. `autosave` takes the same fields at any time and answers 204.

use askama::Template;

use super::{Choice, FieldError, Frame, Link};
use crate::html::SafeHtml;

/// Step 1: fields `title`, `text`, `language`, `theme`.
#[derive(Debug, Template)]
#[template(path = "share_idea.html")]
pub struct ShareIdeaPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// The call, with its page.
    pub call: Link,
    /// The question the call asks.
    pub question: String,
    /// Where the form posts to.
    pub action: String,
    /// Where the draft is saved to as one types.
    pub autosave: String,
    /// Whether this changes an idea that is already published.
    pub editing: bool,
    /// What the office asked to change, when it did.
    pub asked: Option<String>,
    /// What has been typed.
    pub title: String,
    /// What has been typed.
    pub text: String,
    /// The languages of the city, when there is more than one.
    pub languages: Vec<Choice>,
    /// The city's themes.
    pub themes: Vec<Choice>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// Throws the draft away (POST), when one is kept.
    pub discard: Option<String>,
}

/// Step 2: fields `neighbourhood`, `place`, `lon`, `lat`, `cost`, `photo` (a file), `photo_text`,
/// `remove_photo`. The form is multipart.
#[derive(Debug, Template)]
#[template(path = "share_place.html")]
pub struct SharePlacePage {
    /// What surrounds the page.
    pub frame: Frame,
    /// The call, with its page.
    pub call: Link,
    /// Where the form posts to.
    pub action: String,
    /// Where the draft is saved to as one types (all but the photo).
    pub autosave: String,
    /// The step before.
    pub back: String,
    /// Whether this changes an idea that is already published.
    pub editing: bool,
    /// The city's neighbourhoods; the first is "the whole city" (empty value).
    pub neighbourhoods: Vec<Choice>,
    /// The place in words, as typed.
    pub place: String,
    /// Longitude in degrees, as text; empty when no point was chosen.
    pub lon: String,
    /// Latitude.
    pub lat: String,
    /// The drawing of [`crate::map::Ground::picker`]; empty when the city has none.
    pub map: SafeHtml,
    /// The sign of the city's currency.
    pub currency: String,
    /// The cost, as typed.
    pub cost: String,
    /// The photo that is already kept.
    pub photo: Option<String>,
    /// What the photo shows, as typed.
    pub photo_text: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// Step 3: everything on one page, each with a link to change it. Posts `mail` and `name` for
/// somebody who is not signed in, and nothing else; the next page is the code, or the idea.
#[derive(Debug, Template)]
#[template(path = "share_check.html")]
pub struct ShareCheckPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// The call, with its page.
    pub call: Link,
    /// Where the form posts to.
    pub action: String,
    /// Whether this changes an idea that is already published.
    pub editing: bool,
    /// The answers.
    pub answers: Vec<Answer>,
    /// The photo.
    pub photo: Option<(String, String)>,
    /// Who publishes.
    pub writer: Writer,
    /// What happens after publishing: who looks at it and by when.
    pub promise: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// One answer on the page where everything is checked.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The question.
    pub label: String,
    /// What was answered; empty for nothing.
    pub value: String,
    /// Where to change it.
    pub change: String,
}

/// Who publishes an idea.
#[derive(Debug, Clone)]
pub enum Writer {
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
