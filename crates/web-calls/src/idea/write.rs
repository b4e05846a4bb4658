//! Pages with one text about an idea, in words.

use web::things::write::WritePage;
use web::views::{Frame, Link};

use crate::words::CallWords as _;

/// The office asks the author for a change.
pub(crate) fn ask_change(frame: Frame, action: String, back: Link) -> WritePage {
    let w = frame.w.clone();
    let words = [w.ask_title(), w.ask_lead(), w.ask_label(), w.ask_hint(), w.ask_button()];
    WritePage::new(frame, action, back, words)
}

/// The city answers an idea or a comment.
pub(crate) fn official_answer(frame: Frame, action: String, back: Link) -> WritePage {
    let w = frame.w.clone();
    let words =
        [w.answer_title(), w.answer_lead(), w.answer_label(), w.answer_hint(), w.answer_button()];
    WritePage::new(frame, action, back, words)
}

/// An author takes an idea back; `effects` say who is told.
pub(crate) fn withdraw(
    frame: Frame,
    action: String,
    back: Link,
    effects: Vec<String>,
) -> WritePage {
    let w = frame.w.clone();
    let words = [
        w.withdraw_title(),
        w.withdraw_lead(),
        w.withdraw_label(),
        w.withdraw_hint(),
        w.withdraw_button(),
    ];
    WritePage { stops: true, effects, ..WritePage::new(frame, action, back, words) }
}
