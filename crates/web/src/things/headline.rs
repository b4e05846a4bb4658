//! What happens to every thing alike, in one sentence.

use city::StepKind;

use crate::words::Words;

/// What happened; nothing where only the thing's system can say it.
pub(super) fn of(w: &Words, kind: StepKind, title: &str) -> Option<String> {
    match kind {
        StepKind::Answered => Some(w.news_answered(title)),
        StepKind::Commented => Some(w.news_commented(title)),
        StepKind::Hidden => Some(w.news_hidden(title)),
        StepKind::Held => Some(w.news_held(title)),
        StepKind::Released => Some(w.news_released(title)),
        StepKind::Restored => Some(w.news_restored(title)),
        StepKind::StaysHidden => Some(w.news_stays_hidden(title)),
        StepKind::Assigned => Some(w.news_assigned(title)),
        _ => None,
    }
}
