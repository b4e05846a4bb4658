//! Templates escape everything, in every spelling: what is safe says so by its type. Addresses come
//! from the table of paths; nothing is inline that the content policy refuses; a line holds one
//! element, so that a change shows what it changed.

/// What the content policy refuses.
const INLINE: [&str; 4] = [" style=\"", " onclick=", "<style", "javascript:"];

/// A letter has no policy, and mail programs know no stylesheets.
const LETTER: &str = "/mail.html";
/// Addresses outside every city that never change, without their slash.
const FIXED: [&str; 2] = ["", "favicon.svg"];

/// The longest line.
const LONG: usize = 180;
/// Elements that stand on a line of their own.
const BLOCKS: [&str; 24] = [
    "div", "section", "main", "article", "aside", "header", "footer", "nav", "ul", "ol", "li",
    "table", "tr", "form", "details", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "p",
    "fieldset",
];

/// What is wrong in a template, in sentences that begin with file and line.
pub(super) fn check(file: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for Code { line, code } in codes(text) {
        if let Some(what) = unescaped(&code) {
            wrong.push(format!("{file}:{line}: {what}; what is safe is `SafeHtml`"));
        }
    }
    for (index, line) in text.lines().enumerate() {
        let place = format!("{file}:{}", index + 1);
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
        let length = line.chars().count();
        if length > LONG {
            wrong.push(format!("{place}: {length} characters; a line has at most {LONG}"));
        }
        if line.split('<').skip(1).filter(|tag| is_block(tag)).count() > 1 {
            wrong.push(format!("{place}: two elements that each want a line of their own"));
        }
    }
    wrong
}

fn is_block(tag: &str) -> bool {
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    tag.get(..end).is_some_and(|name| BLOCKS.contains(&name))
}

/// An expression or a statement of a template, without the texts in it.
struct Code {
    line: usize,
    code: String,
}

/// Everything between `{{` and `}}` or `{%` and `%}`.
fn codes(text: &str) -> Vec<Code> {
    let mut found = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        line += before.matches('\n').count();
        let end = match from.as_bytes().get(1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                rest = from.get(1..).unwrap_or_default();
                continue;
            }
        };
        let inside = from.get(2..).unwrap_or_default();
        let (code, length) = if end == "#}" {
            (String::new(), inside.find(end).unwrap_or(inside.len()))
        } else {
            without_texts(inside, end)
        };
        found.push(Code { line, code });
        let (passed, after) = inside.split_at(length);
        line += passed.matches('\n').count();
        rest = after.get(2..).unwrap_or_default();
    }
    found
}

/// What stands before `end`, with each text in quotes made empty, and its length as it was.
fn without_texts(inside: &str, end: &str) -> (String, usize) {
    let mut code = String::new();
    let mut quoted = false;
    let mut skip = false;
    for (at, letter) in inside.char_indices() {
        if skip {
            skip = false;
        } else if quoted && letter == '\\' {
            skip = true;
        } else if letter == '"' {
            quoted = !quoted;
            code.push(letter);
        } else if !quoted {
            if inside.get(at..).is_some_and(|rest| rest.starts_with(end)) {
                return (code, at);
            }
            code.push(letter);
        }
    }
    (code, inside.len())
}

/// How a piece of code gets around escaping, if it does.
fn unescaped(code: &str) -> Option<&'static str> {
    // `||` is “or”.
    let squeezed = code.split_whitespace().collect::<String>().replace("||", ",");
    let statement = code.trim_start_matches(['-', '+', '~']).trim_start();
    let filters = squeezed.split('|').skip(1).map(|filter| (last(filter), filter));
    let named = statement.strip_prefix("filter").map(str::trim_start).unwrap_or_default();
    let named = (last(named), named);
    for (name, filter) in filters.chain([named]) {
        match name {
            "safe" => return Some("the filter `safe`"),
            "escape" | "e" if filter.contains(&format!("{name}(")) => {
                return Some("escaping of another kind");
            }
            _ => {}
        }
    }
    if statement.starts_with("autoescape") || statement.starts_with("endautoescape") {
        return Some("a change of escaping");
    }
    let words = |c: char| !c.is_alphanumeric() && c != '_';
    let marks = ["Safe", "MaybeSafe", "HtmlSafe", "HtmlSafeOutput"];
    code.split(words).any(|word| marks.contains(&word)).then_some("a text marked as safe")
}

/// The last name of the path that a filter begins with.
fn last(filter: &str) -> &str {
    let end =
        filter.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(filter.len());
    filter.get(..end).and_then(|path| path.rsplit("::").next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_around_escaping_is_found() {
        for (text, what) in [
            ("{{ a|safe }}", "the filter `safe`"),
            ("{{ a | safe }}", "the filter `safe`"),
            ("{{- a |safe -}}", "the filter `safe`"),
            ("{{ a|safe|upper }}", "the filter `safe`"),
            ("{{ a|safe() }}", "the filter `safe`"),
            ("{{ a|\n  safe }}", "the filter `safe`"),
            ("{{ a|askama::filters::safe }}", "the filter `safe`"),
            ("{% if a|safe == b %}", "the filter `safe`"),
            ("{% filter safe %}", "the filter `safe`"),
            ("{%- filter safe -%}", "the filter `safe`"),
            ("{% filter upper|safe %}", "the filter `safe`"),
            ("{{ a|escape(\"none\") }}", "escaping of another kind"),
            ("{{ a|escape (\"none\") }}", "escaping of another kind"),
            ("{{ a|e(\"txt\") }}", "escaping of another kind"),
            ("{% filter escape(\"none\") %}", "escaping of another kind"),
            ("{% autoescape false %}", "a change of escaping"),
            ("{%- autoescape \"none\" -%}", "a change of escaping"),
            ("{{ askama::filters::Safe(a) }}", "a text marked as safe"),
            ("{{ HtmlSafeOutput(a) }}", "a text marked as safe"),
            ("{{ \"}}\"|safe }}", "the filter `safe`"),
            ("{{ \"\\\"\"|safe }}", "the filter `safe`"),
        ] {
            let wrong = check("a.html", &format!("<p>\n{text}"));
            assert_eq!(wrong, [format!("a.html:2: {what}; what is safe is `SafeHtml`")], "{text}");
        }
    }

    #[test]
    fn what_is_escaped_is_fine() {
        for text in [
            "{{ html }}{{ safe }}{{ a.safe() }}{{ a || safe(b) }}",
            "{{ \"a|safe\" }}{# a|safe {{ b|safe }} #}",
            "{{ a|escape }}{{ a|e }}{{ a|upper }}",
            "{% if safe %}{% endif %}{ |safe",
        ] {
            let wrong = check("a.html", text);
            assert!(wrong.is_empty(), "{text}: {wrong:?}");
        }
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

    #[test]
    fn crowded_and_long_lines_are_found() {
        let long = format!("<p>{}</p>", "a".repeat(174));
        assert_eq!(
            check("a.html", &format!("<div><p>a</p></div>\n<div>a</div>\n{long}")),
            [
                "a.html:1: two elements that each want a line of their own",
                "a.html:3: 181 characters; a line has at most 180"
            ]
        );
        assert!(
            check("a.html", "<li><a href=\"{{ a }}\"><b>a</b></a></li>\n</ul></div>").is_empty()
        );
    }
}
