//! In the demo: the mails that would have been sent.

use askama::Template;

use crate::views::{Frame, Link, Pages};

/// A list of mails and the one being read.
#[derive(Debug, Template)]
#[template(path = "mails.html")]
pub(crate) struct MailsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Mails, newest first.
    pub(crate) mails: Vec<MailRow>,
    /// More of them.
    pub(crate) pages: Pages,
    /// The one being read.
    pub(crate) open: Option<MailShown>,
}

/// A mail in the list.
#[derive(Debug, Clone)]
pub(crate) struct MailRow {
    /// Its subject, leading to it.
    pub(crate) subject: Link,
    /// To whom.
    pub(crate) to: String,
    /// When.
    pub(crate) when: String,
    /// Whether it is the one being read.
    pub(crate) current: bool,
}

/// A mail.
#[derive(Debug, Clone)]
pub(crate) struct MailShown {
    /// From whom.
    pub(crate) from: String,
    /// To whom.
    pub(crate) to: String,
    /// When.
    pub(crate) when: String,
    /// Its subject.
    pub(crate) subject: String,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// Its text.
    pub(crate) text: String,
    /// The links in it, to be clicked here.
    pub(crate) links: Vec<Link>,
}
