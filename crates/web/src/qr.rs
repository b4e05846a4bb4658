//! The square that a telephone's camera reads as an address (ISO/IEC 18004).

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::html::{Attributes, Markup, SafeHtml};

/// Light modules around the code, as the standard asks.
const QUIET: i32 = 4;

/// An address as a square. Nothing for one that is longer than a square can hold (about 2,000 characters).
pub fn square(address: &str, label: &str) -> Option<SafeHtml> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 2 * QUIET;
    let mut dark = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing to a string cannot fail.
            let _ = write!(dark, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    let mut svg = Markup::new();
    let attributes = Attributes::new().with("class", "qr").with("role", "img");
    let attributes = attributes.with("aria-label", label);
    svg.open("svg", &attributes.with("viewBox", format_args!("0 0 {side} {side}")));
    svg.shape(
        "path",
        &Attributes::new().with("class", "light").with("d", format_args!("M0 0h{side}v{side}H0z")),
    );
    svg.shape("path", &Attributes::new().with("class", "dark").with("d", &dark));
    svg.close("svg");
    Some(svg.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_fits_and_a_book_does_not() {
        let made = square("https://kalaka.example/leuven", "Leads to \"it\"").expect("a square");
        assert!(made.as_str().contains("&quot;") || made.as_str().contains("&#34;"));
        assert_eq!(made.as_str().matches("<path").count(), 2);
        assert!(square(&"a".repeat(5000), "long").is_none());
    }
}
