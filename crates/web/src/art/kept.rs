//! The pictures drawn of late: what many look at is drawn once. Drawing cost a list a quarter of its time.

use std::sync::LazyLock;

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::html::SafeHtml;

/// How much is kept, in bytes of drawings.
const MOST_BYTES: u64 = 4 << 20;
/// About how much a drawing has.
const USUAL_BYTES: u64 = 1 << 10;

/// All that a drawing follows from: theme, name of the thing, turn, class.
type Key = (String, String, usize, &'static str);

#[derive(Clone)]
struct ByLength;

impl Weighter<Key, SafeHtml> for ByLength {
    fn weight(&self, (theme, id, ..): &Key, drawn: &SafeHtml) -> u64 {
        let bytes = theme.len() + id.len() + drawn.as_str().len();
        u64::try_from(bytes).unwrap_or(u64::MAX).saturating_add(128)
    }
}

static KEPT: LazyLock<Cache<Key, SafeHtml, ByLength>> = LazyLock::new(|| {
    let items = usize::try_from(MOST_BYTES / USUAL_BYTES).unwrap_or(1);
    Cache::with_weighter(items, MOST_BYTES, ByLength)
});

/// The picture of these, drawn now unless it was of late.
pub(super) fn or_drawn(
    theme: &str,
    id: &str,
    turn: usize,
    class: &'static str,
    draw: impl FnOnce() -> SafeHtml,
) -> SafeHtml {
    let key = (theme.to_owned(), id.to_owned(), turn, class);
    if let Some(drawn) = KEPT.get(&key) {
        return drawn;
    }
    let drawn = draw();
    KEPT.insert(key, drawn.clone());
    drawn
}
