//! Atom (RFC 4287): what is new, for feed readers.

use std::fmt::Write as _;

/// A feed.
pub(crate) struct Feed<'a> {
    /// The address it is found at, which is also its identifier.
    pub(crate) own: &'a str,
    /// The page it stands for.
    pub(crate) page: &'a str,
    /// Its title.
    pub(crate) title: &'a str,
    /// The language of its titles.
    pub(crate) language: &'a str,
    /// Who publishes it.
    pub(crate) author: &'a str,
    /// When something in it last changed.
    pub(crate) updated: jiff::Timestamp,
}

/// One entry.
pub(crate) struct Entry {
    /// Its address, which is also its identifier.
    pub(crate) address: String,
    /// Its title.
    pub(crate) title: String,
    /// Who wrote it; empty for the feed's own author.
    pub(crate) author: String,
    /// When it came.
    pub(crate) published: jiff::Timestamp,
    /// When it last changed.
    pub(crate) updated: jiff::Timestamp,
    /// What it says, as clean HTML.
    pub(crate) html: web::html::SafeHtml,
    /// The language it is written in.
    pub(crate) language: String,
}

/// The feed as XML.
pub(crate) fn write(feed: &Feed, entries: &[Entry]) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        escape(feed.language)
    );
    element(&mut xml, "id", feed.own);
    element(&mut xml, "title", feed.title);
    element(&mut xml, "updated", &feed.updated.to_string());
    link(&mut xml, "self", feed.own);
    link(&mut xml, "alternate", feed.page);
    author(&mut xml, feed.author);
    for entry in entries {
        // Writing to a string cannot fail.
        let _ = writeln!(xml, "<entry xml:lang=\"{}\">", escape(&entry.language));
        element(&mut xml, "id", &entry.address);
        element(&mut xml, "title", &entry.title);
        element(&mut xml, "updated", &entry.updated.to_string());
        element(&mut xml, "published", &entry.published.to_string());
        link(&mut xml, "alternate", &entry.address);
        if !entry.author.is_empty() {
            author(&mut xml, &entry.author);
        }
        let _ = writeln!(xml, "<content type=\"html\">{}</content>", escape(entry.html.as_str()));
        xml.push_str("</entry>\n");
    }
    xml.push_str("</feed>\n");
    xml
}

fn element(xml: &mut String, name: &str, text: &str) {
    let _ = writeln!(xml, "<{name}>{}</{name}>", escape(text));
}

fn author(xml: &mut String, name: &str) {
    let _ = writeln!(xml, "<author><name>{}</name></author>", escape(name));
}

fn link(xml: &mut String, rel: &str, address: &str) {
    let _ = writeln!(xml, "<link rel=\"{rel}\" href=\"{}\"/>", escape(address));
}

/// Text as it may stand in XML 1.0, whose characters leave most controls out (section 2.2).
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' => safe.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => {}
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_becomes_markup() {
        let feed = Feed {
            own: "http://x.org/a.atom?a=1&b=2",
            page: "http://x.org/a",
            title: "<b>Bänke & Bäume</b>",
            language: "en",
            author: "Leuven",
            updated: jiff::Timestamp::UNIX_EPOCH,
        };
        let entry = Entry {
            address: "http://x.org/a/1".to_owned(),
            title: "]]></title><script>\u{1}".to_owned(),
            author: "An V.".to_owned(),
            published: jiff::Timestamp::UNIX_EPOCH,
            updated: jiff::Timestamp::from_second(86_400).unwrap(),
            html: web::markdown::html("Hi & bye"),
            language: "nl".to_owned(),
        };
        let xml = write(&feed, &[entry]);
        assert!(xml.contains("<title>&lt;b&gt;Bänke &amp; Bäume&lt;/b&gt;</title>"), "{xml}");
        assert!(xml.contains("<title>]]&gt;&lt;/title&gt;&lt;script&gt;</title>"), "{xml}");
        assert!(xml.contains("<updated>1970-01-02T00:00:00Z</updated>"), "{xml}");
        assert!(xml.contains("&lt;p&gt;Hi &amp;amp; bye&lt;/p&gt;"), "{xml}");
        assert!(xml.contains("href=\"http://x.org/a.atom?a=1&amp;b=2\""), "{xml}");
        assert_eq!(xml.matches("<entry").count(), xml.matches("</entry>").count());
    }
}
