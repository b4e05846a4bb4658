//! Short public pages that say one thing and have at most one button: unsubscribing, confirming
//! a link from a mail. A link in a mail never changes anything by itself (mail scanners open
//! links); the button on the page does.

use askama::Template;

use crate::views::{Frame, Link};

/// One sentence, perhaps one button.
#[derive(Debug, Template)]
#[template(path = "said.html")]
pub struct SaidPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// What it is about.
    pub heading: String,
    /// What happened or will happen.
    pub text: String,
    /// A form with only a button: where it posts to and what it says.
    pub button: Option<(String, String)>,
    /// Where to go on.
    pub links: Vec<Link>,
}

impl SaidPage {
    fn new(mut frame: Frame, heading: &str, text: String) -> Self {
        heading.clone_into(&mut frame.title);
        Self { heading: heading.to_owned(), text, button: None, links: Vec::new(), frame }
    }

    /// Asks whether mails about something should stop.
    pub fn unsubscribe(frame: Frame, what: &str, action: String) -> Self {
        let w = frame.w.clone();
        let button = Some((action, w.unsubscribe_button().to_owned()));
        Self { button, ..Self::new(frame, w.unsubscribe_title(), w.unsubscribe_text(what)) }
    }

    /// Says that they stopped; `undo` starts them again.
    pub fn unsubscribed(frame: Frame, what: &str, undo: String) -> Self {
        let w = frame.w.clone();
        let button = Some((undo, w.unsubscribed_undo().to_owned()));
        Self { button, ..Self::new(frame, w.unsubscribed_title(), w.unsubscribed_text(what)) }
    }

    /// Lets somebody who came by a link from a mail go on; `then` says what happens.
    pub fn confirm(frame: Frame, then: String, action: String) -> Self {
        let w = frame.w.clone();
        let button = Some((action, w.confirm_button().to_owned()));
        Self { button, ..Self::new(frame, w.confirm_title(), then) }
    }

    /// An offer that is not open any more.
    pub(crate) fn stale_offer(frame: Frame) -> Self {
        let w = frame.w.clone();
        Self::new(frame, w.offered_stale(), w.offered_stale_text().to_owned())
    }

    /// A link about another address that confirms nothing any more.
    pub(crate) fn stale_address(frame: Frame) -> Self {
        let w = frame.w.clone();
        Self::new(frame, w.address_stale(), w.address_stale_text().to_owned())
    }

    /// A link about a recovery that does nothing any more.
    pub(crate) fn stale_recovery(frame: Frame) -> Self {
        let w = frame.w.clone();
        Self::new(frame, w.address_stale(), w.recovery_stale_text().to_owned())
    }

    /// A link that does not work any more: used, or too old. What was written is kept.
    pub fn stale_link(frame: Frame) -> Self {
        let w = frame.w.clone();
        let links = vec![Link::new(w.stale_again(), frame.to.sign_in())];
        Self { links, ..Self::new(frame, w.stale_title(), w.stale_text().to_owned()) }
    }
}
