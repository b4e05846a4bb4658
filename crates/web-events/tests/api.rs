//! The API of events, as its document describes it.

use std::sync::Arc;

/// The document as programs were promised it. After a change that is meant:
/// `KALAKA_BLESS=1 cargo test -p web-events --test api`.
#[test]
fn the_document_is_the_one_that_was_promised() {
    let described = web::openapi(&[Arc::new(web_events::Events)]);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/openapi.json");
    if std::env::var_os("KALAKA_BLESS").is_some() {
        std::fs::write(path, &described).unwrap();
    }
    let promised = std::fs::read_to_string(path).unwrap_or_default();
    assert!(promised == described, "the API's document changed; see this test");
}
