//! What concerns the reader: ideas, drafts, things followed, messages; and settings.

use askama::Template;

use super::{Choice, FieldError, Frame, Link, State, Tab};

/// My page.
#[derive(Debug, Template)]
#[template(path = "me.html")]
pub struct MePage {
    /// What surrounds the page.
    pub frame: Frame,
    /// The name shown.
    pub name: String,
    /// My page, settings.
    pub tabs: Vec<Tab>,
    /// Ideas that are not published yet.
    pub drafts: Vec<Draft>,
    /// My ideas, newest first.
    pub ideas: Vec<MyIdea>,
    /// Messages, newest first.
    pub messages: Vec<Message>,
    /// Ideas and calls that are followed.
    pub follows: Vec<Followed>,
    /// Where to share an idea.
    pub share: Option<String>,
}

/// A draft.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its title or "Without a title", leading to where it goes on.
    pub idea: Link,
    /// The call, and when it was last saved.
    pub meta: Vec<String>,
    /// Throws it away (POST).
    pub discard: String,
}

/// An idea of the reader.
#[derive(Debug, Clone)]
pub struct MyIdea {
    /// The idea.
    pub idea: Link,
    /// Where it stands.
    pub state: State,
    /// What happens next and by when.
    pub next: String,
    /// The call, supporters.
    pub meta: Vec<String>,
}

/// A message of the city.
#[derive(Debug, Clone)]
pub struct Message {
    /// What it says, leading to where it belongs.
    pub link: Link,
    /// When.
    pub when: String,
    /// Whether it has not been read.
    pub unread: bool,
}

/// Something followed.
#[derive(Debug, Clone)]
pub struct Followed {
    /// The call or idea.
    pub link: Link,
    /// Stops following it (POST).
    pub unfollow: String,
}

/// Settings: four forms, each with its own address.
#[derive(Debug, Template)]
#[template(path = "me_settings.html")]
pub struct MeSettingsPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// The name shown.
    pub name: String,
    /// My page, settings.
    pub tabs: Vec<Tab>,
    /// The address one signs in with.
    pub mail: String,
    /// Posts `name`, `language`, `neighbourhood`, `mail_choice`.
    pub action: String,
    /// The languages of the city.
    pub languages: Vec<Choice>,
    /// The neighbourhoods; the first says none.
    pub neighbourhoods: Vec<Choice>,
    /// How often mails come: `each`, `weekly`, `needed`.
    pub mail_choices: Vec<Choice>,
    /// Where the reader is signed in.
    pub sessions: Vec<Session>,
    /// Tokens for programs.
    pub tokens: Vec<ApiToken>,
    /// Makes a token: posts `label` and `scope` (several).
    pub token_action: String,
    /// What a token may do.
    pub scopes: Vec<Choice>,
    /// The token just made; it is shown once.
    pub new_token: Option<String>,
    /// Everything kept about the reader, as JSON.
    pub download: String,
    /// The page that erases the account.
    pub erase: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// A place where the reader is signed in.
#[derive(Debug, Clone)]
pub struct Session {
    /// "Firefox on Android".
    pub device: String,
    /// "Last used 2 days ago", "since 3 October".
    pub meta: Vec<String>,
    /// Whether it is the one being used.
    pub current: bool,
    /// Ends it (POST).
    pub end: String,
}

/// A token.
#[derive(Debug, Clone)]
pub struct ApiToken {
    /// What its owner calls it.
    pub label: String,
    /// What it may do, since when, last used.
    pub meta: Vec<String>,
    /// Ends it (POST).
    pub end: String,
}

/// The last question before an account is erased: posts `confirm` = `yes`.
#[derive(Debug, Template)]
#[template(path = "me_erase.html")]
pub struct MeErasePage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Where the form posts to.
    pub action: String,
    /// What goes: "3 ideas keep their text, without your name".
    pub effects: Vec<String>,
    /// Back to the settings.
    pub back: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}
