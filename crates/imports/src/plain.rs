//! Texts of other platforms, which keep HTML, as plain text with paragraphs.

/// What a text says without its tags; a text without any is left as it is.
pub fn plain(text: &str) -> String {
    let has_tags = ["<p", "<br", "<div", "<li", "<a ", "<strong", "<em", "<ul", "<h", "</"]
        .iter()
        .any(|tag| text.contains(tag));
    if !has_tags {
        return text.trim().to_owned();
    }
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        said.push_str(before);
        let Some(end) = tag.find('>') else {
            said.push_str(tag);
            rest = "";
            break;
        };
        let (tag, after) = tag.split_at(end + 1);
        let name = tag.trim_start_matches(['<', '/']).to_ascii_lowercase();
        let is = |own: &str| {
            name.strip_prefix(own).is_some_and(|rest| rest.starts_with(['>', ' ', '/', '\n']))
        };
        match () {
            () if is("br") => said.push('\n'),
            () if is("li") && !tag.starts_with("</") => said.push_str("\n- "),
            () if ["p", "div", "h1", "h2", "h3", "h4", "ul", "ol"].into_iter().any(is) => {
                said.push_str("\n\n");
            }
            () => {}
        }
        rest = after;
    }
    said.push_str(rest);
    let said = [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(said, |said, (code, letter)| said.replace(code, letter));
    paragraphs(&said)
}

/// Lines without blanks around them, and one empty line between paragraphs.
fn paragraphs(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn tags_go_and_paragraphs_stay() {
        let html = "<p>Een <strong>bank</strong>&nbsp;&amp; schaduw.</p><ul><li>hout</li><li>groen</li></ul><p>Dank<br>u</p>";
        assert_eq!(plain(html), "Een bank & schaduw.\n\n- hout\n- groen\n\nDank\nu");
        assert_eq!(plain(" 3 < 4 en 5 > 4 "), "3 < 4 en 5 > 4");
        assert_eq!(plain("<p>afgebroken <b"), "afgebroken <b");
    }
}
