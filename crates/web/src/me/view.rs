//! What concerns the reader: ideas, drafts, things followed, messages; and settings.

use askama::Template;

use crate::views::{Choice, FieldError, Frame, Link, Pages, Tab};

/// My page.
#[derive(Debug, Template)]
#[template(path = "me.html")]
pub(crate) struct MePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The reader's name.
    pub(crate) name: String,
    /// My page, settings.
    pub(crate) tabs: Vec<Tab>,
    /// What waits for them.
    pub(crate) waits: Vec<Link>,
    /// What they do for the city: role and reach, until when.
    pub(crate) mandates: Vec<(String, String)>,
    /// Whether they work at the desk.
    pub(crate) has_desk: bool,
    /// "What you do for Leuven".
    pub(crate) mandates_title: String,
    /// Kinds of which there is something, the first standing for all.
    pub(crate) kinds: Vec<Tab>,
    /// Their parts in them, the first standing for all.
    pub(crate) parts: Vec<Tab>,
    /// What they have to do with, the newest first.
    pub(crate) rows: Vec<MyRow>,
    /// Where everything is shown, when a filter is chosen.
    pub(crate) everything: Option<String>,
    /// The other pages.
    pub(crate) pages: Pages,
    /// Messages, the newest first.
    pub(crate) messages: Vec<Message>,
    /// Where its reader is expected, with when.
    pub(crate) coming: Vec<(Link, String)>,
    /// What its reader belongs to, with their part in it.
    pub(crate) belongs: Vec<(Link, String)>,
    /// What its reader has answered, with when.
    pub(crate) answered: Vec<(Link, String)>,
    /// What others opened of what they sealed, with who did, when and why.
    pub(crate) opened: Vec<(Link, String)>,
}

/// Something of the reader's, in a line.
#[derive(Debug, Clone)]
pub(crate) struct MyRow {
    /// What it is.
    pub(crate) kind: String,
    /// The reader's parts in it, in words.
    pub(crate) parts: Vec<&'static str>,
    /// What it is called, leading to it.
    pub(crate) link: Link,
    /// Its state: a class and a word.
    pub(crate) state: Option<(&'static str, &'static str)>,
    /// What happens next, or nothing.
    pub(crate) next: String,
    /// Where it belongs, and what it counts.
    pub(crate) meta: Vec<String>,
    /// What can be done with it from here: where that posts to, and what it says.
    pub(crate) action: Option<(String, &'static str)>,
}

/// A message of the city.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    /// What it says, leading to where it belongs.
    pub(crate) link: Link,
    /// When.
    pub(crate) when: String,
    /// Whether it has not been read.
    pub(crate) unread: bool,
}

/// Settings: four forms, each with its own address.
#[derive(Debug, Template)]
#[template(path = "me_settings.html")]
pub(crate) struct MeSettingsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The name shown.
    pub(crate) name: String,
    /// My page, settings.
    pub(crate) tabs: Vec<Tab>,
    /// The address one signs in with.
    pub(crate) mail: String,
    /// Posts `name`, `language`, `neighbourhood`.
    pub(crate) action: String,
    /// The languages of the city.
    pub(crate) languages: Vec<Choice>,
    /// The neighbourhoods; the first says none.
    pub(crate) neighbourhoods: Vec<Choice>,
    /// Where the reader is signed in.
    pub(crate) sessions: Vec<Session>,
    /// Tokens for programs.
    pub(crate) tokens: Vec<ApiToken>,
    /// Makes a token: posts `label` and `scope` (several).
    pub(crate) token_action: String,
    /// What a token may do.
    pub(crate) scopes: Vec<Choice>,
    /// The token just made; it is shown once.
    pub(crate) new_token: Option<String>,
    /// Everything kept about the reader, as JSON.
    pub(crate) download: String,
    /// The same without the pictures.
    pub(crate) download_json: String,
    /// The page that erases the account.
    pub(crate) erase: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// A place where the reader is signed in.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    /// "Firefox on Android".
    pub(crate) device: String,
    /// "Last used 2 days ago", "since 3 October".
    pub(crate) meta: Vec<String>,
    /// Whether it is the one being used.
    pub(crate) current: bool,
    /// Ends it (POST).
    pub(crate) end: String,
}

/// A token.
#[derive(Debug, Clone)]
pub(crate) struct ApiToken {
    /// What its owner calls it.
    pub(crate) label: String,
    /// What it may do, since when, last used.
    pub(crate) meta: Vec<String>,
    /// Ends it (POST).
    pub(crate) end: String,
}

/// The last question before an account is erased: posts `confirm` = `yes`.
#[derive(Debug, Template)]
#[template(path = "me_erase.html")]
pub(crate) struct MeErasePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the form posts to.
    pub(crate) action: String,
    /// What goes: "3 ideas keep their text, without your name".
    pub(crate) effects: Vec<String>,
    /// Back to the settings.
    pub(crate) back: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// Another address: posts `mail`.
#[derive(Debug, Template)]
#[template(path = "me_address.html")]
pub(crate) struct AddressPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The address they have.
    pub(crate) own: String,
    /// What was begun at the desk for the account, as a sentence; empty where nothing was.
    pub(crate) recovery: String,
    /// Each mailbox of a change under way, and whether it has confirmed; nothing where none is.
    pub(crate) waits: Vec<(String, &'static str)>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// Where taking it back posts to.
    pub(crate) stop: String,
    /// The address as typed.
    pub(crate) mail: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// What the link of a letter about another address would confirm.
#[derive(Debug, Template)]
#[template(path = "address_link.html")]
pub(crate) struct AddressLinkPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Which address becomes which.
    pub(crate) lead: String,
    /// Where confirming posts to.
    pub(crate) confirm: String,
    /// What confirming is called.
    pub(crate) confirm_label: &'static str,
    /// Where refusing posts to.
    pub(crate) refuse: String,
    /// What refusing is called.
    pub(crate) refuse_label: &'static str,
    /// What happens then.
    pub(crate) note: &'static str,
}
