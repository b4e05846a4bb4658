//! The one way by which a person's text becomes HTML.
//!
//! Markdown (CommonMark) with paragraphs, emphasis, lists, quotes, code and links. HTML in it is
//! shown as it was typed, pictures become their description, and the result passes a sanitiser
//! all the same. Line breaks stay where they were made.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::html::{Attributes, Markup, SafeHtml};

/// A person's text as HTML.
pub fn html(text: &str) -> SafeHtml {
    if is_plain(text) {
        return plain(text);
    }
    let mut pictures = 0_usize;
    let events = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH).filter_map(|event| {
        Some(match event {
            Event::Html(typed) | Event::InlineHtml(typed) => Event::Text(typed),
            // `<div>` on a line of its own would else be text outside any paragraph.
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Image { .. }) => {
                pictures += 1;
                return None;
            }
            Event::End(TagEnd::Image) => {
                pictures = pictures.saturating_sub(1);
                return None;
            }
            // The page has its own first and second headings.
            Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
                level: below(level),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            }),
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
            Event::SoftBreak => Event::HardBreak,
            other => other,
        })
    });
    let mut made = String::with_capacity(text.len() * 5 / 4);
    pulldown_cmark::html::push_html(&mut made, events);
    SafeHtml::sanitised(&made)
}

/// The beginning of a text without its marks, at most `most` characters, cut between words.
pub fn excerpt(text: &str, most: usize) -> String {
    // Most texts begin without any mark: those need no parser, and are not read to their end.
    let mut plain = true;
    let lines = text.lines().take_while(|line| {
        plain = is_plain_line(line);
        plain
    });
    let begun = beginning(lines.flat_map(str::split_whitespace), most);
    match begun {
        Ok(said) if plain => said,
        Err(Long::Words(said)) => cut_off(&said),
        _ => parsed_excerpt(text, most),
    }
}

fn parsed_excerpt(text: &str, most: usize) -> String {
    let mut said = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => {
                said.push_str(&part);
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule | Event::End(_) => said.push(' '),
            _ => {}
        }
        if said.len() > most * 8 {
            break;
        }
    }
    match beginning(said.split_whitespace(), most) {
        Ok(said) => said,
        Err(Long::Words(said)) => cut_off(&said),
        Err(Long::Word(word)) => cut_off(&word.chars().take(most).collect::<String>()),
    }
}

/// What does not fit.
enum Long<'t> {
    /// These are the words that do.
    Words(String),
    /// The first word alone is longer.
    Word(&'t str),
}

/// Words with one blank between them, as long as they have at most `most` characters.
fn beginning<'t>(words: impl Iterator<Item = &'t str>, most: usize) -> Result<String, Long<'t>> {
    let mut said = String::new();
    let mut count = 0;
    for word in words {
        count += word.chars().count() + usize::from(!said.is_empty());
        if count > most && said.is_empty() {
            return Err(Long::Word(word));
        }
        if count > most {
            return Err(Long::Words(said));
        }
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(word);
    }
    Ok(said)
}

fn cut_off(words: &str) -> String {
    format!("{}…", words.trim_end_matches([',', '.', ';', ':', ' ']))
}

fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

/// Whether a text has nothing that Markdown or HTML could mean anything by. Most comments are
/// like that, and need no parser.
fn is_plain(text: &str) -> bool {
    !text.contains(['\'', '"', '\0'])
        && text.lines().all(|line| is_plain_line(line) && !line.ends_with(' '))
}

/// The same of a line, whose quotes mean nothing as long as nobody prints them as HTML.
fn is_plain_line(line: &str) -> bool {
    let marks = |c: char| {
        matches!(
            c,
            '*' | '_'
                | '`'
                | '<'
                | '>'
                | '&'
                | '['
                | ']'
                | '#'
                | '~'
                | '\\'
                | '='
                | '\t'
                | '\u{a0}'
                | '\0'
        )
    };
    let odd_start = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+');
    !line.starts_with(odd_start) && !line.contains(marks)
}

/// Paragraphs and line breaks of a plain text.
fn plain(text: &str) -> SafeHtml {
    let none = &Attributes::new();
    let mut made = Markup::new();
    let mut open = false;
    for line in text.lines() {
        if line.is_empty() {
            if open {
                made.close("p").text("\n");
            }
            open = false;
        } else {
            if open {
                made.open("br", none).text("\n");
            } else {
                made.open("p", none);
            }
            made.text(line);
            open = true;
        }
    }
    if open {
        made.close("p").text("\n");
    }
    made.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn made(text: &str) -> String {
        html(text).to_string()
    }

    #[test]
    fn people_s_marks_become_html() {
        assert_eq!(
            made("Trees **now**,\nplease\n\n- one\n- two"),
            "<p>Trees <strong>now</strong>,<br>\nplease</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
        );
        assert_eq!(made("# Big"), "<h3>Big</h3>\n");
        assert_eq!(
            made("[site](https://example.org)"),
            "<p><a href=\"https://example.org\" rel=\"nofollow ugc noopener\">site</a></p>\n"
        );
        assert_eq!(made("3 < 4 & so"), "<p>3 &lt; 4 &amp; so</p>\n");
        assert_eq!(made("شارع بارد"), "<p>شارع بارد</p>\n");
        assert_eq!(made(""), "");
    }

    #[test]
    fn html_is_shown_as_typed() {
        assert_eq!(made("<b>x</b>"), "<p>&lt;b&gt;x&lt;/b&gt;</p>\n");
        assert_eq!(
            made("<script>alert(1)</script>\n\nafter"),
            "<p>&lt;script&gt;alert(1)&lt;/script&gt;<br>\n</p>\n<p>after</p>\n"
                .replace("<br>\n</p>", "\n</p>")
        );
        assert_eq!(made("![a *cat*](https://x.org/c.png)"), "<p>a <em>cat</em></p>\n");
    }

    #[test]
    fn links_lead_nowhere_dangerous() {
        for link in [
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html,<script>)",
            "[x](vbscript:x)",
            "<javascript:alert(1)>",
            "[x](&#106;avascript:alert(1))",
            "[x]( javascript:alert(1))",
            "[x](//evil.example)",
            "[x](/leuven/sign-out)",
            "[x]\n\n[x]: javascript:alert(1)",
        ] {
            assert!(!made(link).contains("href"), "{link} → {}", made(link));
        }
    }

    #[test]
    fn links_keep_nothing_but_their_address() {
        assert_eq!(
            made("[x](https://y.org \"onload=z\")"),
            "<p><a href=\"https://y.org\" rel=\"nofollow ugc noopener\">x</a></p>\n"
        );
    }

    #[test]
    fn an_excerpt_ends_between_words() {
        assert_eq!(
            excerpt("**Trees** on [our](https://x.org) street\n\nand more", 100),
            "Trees on our street and more"
        );
        assert_eq!(excerpt("Trees, on our street", 8), "Trees…");
        assert_eq!(excerpt("<b>x</b> & y", 100), "<b>x</b> & y");
        assert_eq!(excerpt("árvíztűrő tükörfúrógép", 12), "árvíztűrő…");
        assert_eq!(excerpt("árvíztűrő tükörfúrógép", 9), "árvíztűrő…");
        assert_eq!(excerpt("árvíztűrő", 4), "árví…");
        assert_eq!(excerpt("Trees\n- shade\n- birds", 100), "Trees shade birds");
        assert_eq!(excerpt("1. Trees\r\n\r\n  on   our street\n===", 100), "Trees on our street");
    }

    proptest! {
        #[test]
        fn an_excerpt_is_the_same_with_and_without_a_parser(
            lines in prop::collection::vec("[a-zé ,.'\"0-9:|!-]{0,30}", 0..6), odd in hostile(), most in 1_usize..60,
        ) {
            let plain = lines.join("\n");
            prop_assert_eq!(excerpt(&plain, most), parsed_excerpt(&plain, most));
            let both = format!("{plain}\n\n{odd}");
            prop_assert_eq!(excerpt(&both, most), parsed_excerpt(&both, most));
        }
    }

    /// Texts with a good chance of being dangerous.
    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "\\PC{0,6}",
            "[<>/\"'=()\\[\\]&;:! \n`*_#-]{1,4}",
            prop::sample::select(vec![
                "<script>",
                "</script>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "javascript:alert(1)",
                "[x](javascript:x)",
                "![x](y \"onload=z\")",
                "<a href=\"",
                "onclick=",
                "<style>",
                "<iframe src=",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "&lt;",
                "&#x6a;avascript:",
                "<p style=\"x\">",
                "<math><mtext>",
                "<template>",
                "\0",
                "\u{202e}",
                "[y]: javascript:x\n",
                "<https://x.org/\"onmouseover=alert(1)>",
            ])
            .prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
    }

    /// Every tag of the output, with its attributes.
    fn tags(html: &str) -> Vec<String> {
        html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap().to_owned()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn nothing_that_runs_survives(text in hostile()) {
            for tag in tags(&made(&text)) {
                let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
                let known = [
                    "p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li",
                    "h3", "h4", "h5", "h6", "hr", "a",
                ];
                prop_assert!(known.contains(&name), "{tag}");
                let attributes = tag.split_once(' ').map(|(_, rest)| rest).unwrap_or_default();
                let link = attributes.starts_with("href=\"http")
                    || attributes.starts_with("href=\"mailto:")
                    || attributes == "rel=\"nofollow ugc noopener\"";
                let list = attributes.starts_with("start=\"");
                prop_assert!(attributes.is_empty() || name == "a" && link || name == "ol" && list, "{tag}");
                // Between the quotes of its two attributes a link has no further quote.
                prop_assert!(attributes.matches('"').count() <= 4, "{tag}");
            }
        }

        #[test]
        fn the_short_way_makes_what_the_long_way_makes(text in "([a-zé]{1,4}[ .,!?:()\n]{1,2}){0,8}") {
            if is_plain(&text) {
                let parsed = Parser::new(&text).map(|event| match event {
                    Event::SoftBreak => Event::HardBreak,
                    other => other,
                });
                let mut long = String::new();
                pulldown_cmark::html::push_html(&mut long, parsed);
                prop_assert_eq!(plain(&text), SafeHtml::sanitised(&long));
            }
        }
    }
}
