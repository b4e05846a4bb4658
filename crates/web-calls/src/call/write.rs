//! Pages with one text about a call, in words.

use web::things::write::WritePage;
use web::views::{Frame, Link};

use crate::words::CallWords as _;

/// An officer closes a call before its time.
pub(crate) fn close(frame: Frame, action: String, back: Link, effects: Vec<String>) -> WritePage {
    let w = frame.w.clone();
    let words =
        [w.close_title(), w.close_lead(), w.close_label(), w.close_hint(), w.close_button()];
    WritePage { stops: true, effects, ..WritePage::new(frame, action, back, words) }
}

/// An officer puts a call away that is over.
pub(crate) fn archive(frame: Frame, action: String, back: Link) -> WritePage {
    let w = frame.w.clone();
    let words = [w.archive_title(), w.archive_lead(), "", "", w.archive_button()];
    WritePage::new(frame, action, back, words)
}

/// An officer brings a call back that was put away.
pub(crate) fn bring_back(
    frame: Frame,
    action: String,
    back: Link,
    effects: Vec<String>,
) -> WritePage {
    let w = frame.w.clone();
    let words = [
        w.bring_back_title(),
        w.bring_back_lead(),
        w.bring_back_label(),
        w.bring_back_hint(),
        w.bring_back_button(),
    ];
    WritePage { effects, ..WritePage::new(frame, action, back, words) }
}

/// An officer throws a draft away.
pub(crate) fn delete(frame: Frame, action: String, back: Link) -> WritePage {
    let w = frame.w.clone();
    let words = [w.delete_title(), w.delete_lead(), "", "", w.delete_button()];
    WritePage { stops: true, ..WritePage::new(frame, action, back, words) }
}

/// An officer opens a closed call again.
pub(crate) fn reopen(frame: Frame, action: String, back: Link) -> WritePage {
    let w = frame.w.clone();
    let words =
        [w.reopen_title(), w.reopen_lead(), w.reopen_label(), w.reopen_hint(), w.reopen_button()];
    WritePage::new(frame, action, back, words)
}
