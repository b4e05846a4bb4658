//! In the demo: the mails that would have been sent.

use askama::Template;

use super::{Frame, Link, Pages};

/// A list of mails and the one being read.
#[derive(Debug, Template)]
#[template(path = "mails.html")]
pub struct MailsPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Mails, newest first.
    pub mails: Vec<MailRow>,
    /// More of them.
    pub pages: Pages,
    /// The one being read.
    pub open: Option<MailShown>,
}

/// A mail in the list.
#[derive(Debug, Clone)]
pub struct MailRow {
    /// Its subject, leading to it.
    pub subject: Link,
    /// To whom.
    pub to: String,
    /// When.
    pub when: String,
    /// Whether it is the one being read.
    pub current: bool,
}

/// A mail.
#[derive(Debug, Clone)]
pub struct MailShown {
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// When.
    pub when: String,
    /// Its subject.
    pub subject: String,
    /// The language tag it is written in.
    pub language: String,
    /// Its text.
    pub text: String,
    /// The links in it, to be clicked here.
    pub links: Vec<Link>,
}
