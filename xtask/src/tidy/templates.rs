//! HTML that reaches a page unescaped comes from the sanitiser or from our own drawings; addresses
//! come from the table of paths; nothing is inline that the content policy refuses.

/// Ends of names that hold HTML of the sanitiser or of our own making.
const SAFE: [&str; 8] =
    ["html", "svg", "map", "tile", "tile_rounded", "quilt", "chart", "attributes"];
/// Our own drawings, by their module.
const DRAWINGS: &str = "crate::art::";
/// What the content policy refuses.
const INLINE: [&str; 4] = [" style=\"", " onclick=", "<style", "javascript:"];

/// A letter has no policy, and mail programs know no stylesheets.
const LETTER: &str = "/mail.html";
/// Addresses outside every city that never change, without their slash.
const FIXED: [&str; 2] = ["", "favicon.svg"];

/// What is wrong in a template, in sentences that begin with file and line.
pub(super) fn check(file: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let place = format!("{file}:{}", index + 1);
        for piece in line.split("{{").skip(1) {
            let expression = piece.split("}}").next().unwrap_or_default().trim();
            let Some(value) = expression.strip_suffix("|safe") else { continue };
            let name = value.split('(').next().unwrap_or_default();
            let last = name.rsplit(['.', ':']).next().unwrap_or_default();
            if !SAFE.iter().any(|end| last.ends_with(end)) && !name.starts_with(DRAWINGS) {
                wrong.push(format!("{place}: “{value}” is not known to be safe HTML"));
            }
        }
        let refused = if file.ends_with(LETTER) { [].as_slice() } else { &INLINE };
        for inline in refused.iter().filter(|inline| line.contains(**inline)) {
            wrong.push(format!("{place}: “{}” is refused by the content policy", inline.trim()));
        }
        let loose = |address: &str| {
            let mut found = line.split(address).skip(1).map(|rest| rest.split('"').next());
            found.any(|path| !path.is_some_and(|path| FIXED.contains(&path)))
        };
        if loose("href=\"/") || loose("action=\"/") {
            wrong.push(format!("{place}: an address that does not come from the table of paths"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unescaped_text_is_found() {
        let text = "<p>{{ idea.title }}</p>\n<p>{{ idea.title|safe }}</p>{{ idea.html|safe }}{{ crate::art::mark()|safe }}";
        assert_eq!(check("a.html", text), ["a.html:2: “idea.title” is not known to be safe HTML"]);
    }

    #[test]
    fn inline_styles_and_loose_addresses_are_found() {
        assert_eq!(
            check("a.html", "<p style=\"color:red\">\n<a href=\"/calls\">"),
            [
                "a.html:1: “style=\"” is refused by the content policy",
                "a.html:2: an address that does not come from the table of paths"
            ]
        );
    }
}
