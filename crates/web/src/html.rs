//! HTML as a type: what a page may print as it is.
//!
//! [`SafeHtml`] comes from the sanitiser, from a template (which escapes) or, for the drawings of this
//! crate, from a builder that puts elements of our own around escaped text. Nothing here turns a
//! text into HTML as it stands, so there is nothing a page could call by mistake.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use askama::filters::{Escaper as _, Html, HtmlSafe};
use askama::{FastWritable, Template, Values};

/// HTML that may stand in a page unescaped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SafeHtml(Cow<'static, str>);

impl SafeHtml {
    /// Nothing at all.
    #[must_use]
    pub const fn empty() -> Self {
        Self(Cow::Borrowed(""))
    }

    /// What the sanitiser leaves of any HTML: text, lists, quotes, code and links that lead out.
    #[must_use]
    pub fn sanitised(html: &str) -> Self {
        Self(Cow::Owned(SANITISER.clean(html).to_string()))
    }

    /// A template, which has escaped everything that was put into it.
    ///
    /// # Errors
    /// Those of the template.
    pub fn of_template(template: &impl Template) -> Result<Self, askama::Error> {
        template.render().map(Cow::Owned).map(Self)
    }

    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl FastWritable for SafeHtml {
    fn write_into(&self, out: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        Ok(out.write_str(&self.0)?)
    }
}

impl HtmlSafe for SafeHtml {}

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(
            [
                "p",
                "br",
                "em",
                "strong",
                "del",
                "code",
                "pre",
                "blockquote",
                "ul",
                "ol",
                "li",
                "h3",
                "h4",
                "h5",
                "h6",
                "hr",
                "a",
            ]
            .into(),
        )
        .tag_attributes([("a", ["href"].into()), ("ol", ["start"].into())].into())
        .generic_attributes([].into())
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("nofollow ugc noopener"));
    builder
});

/// The attributes of an element: names of our own, escaped values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes(String);

impl Attributes {
    /// No attributes.
    #[must_use]
    pub const fn new() -> Self {
        Self(String::new())
    }

    /// One more. Its value is escaped.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        debug_assert!(!name.starts_with("on"), "{name} would be refused by the content policy");
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        // Writing to a string cannot fail.
        let _ = write!(Escaped(&mut self.0), "{value}");
        self.0.push('"');
        self
    }
}

impl fmt::Display for Attributes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl FastWritable for Attributes {
    fn write_into(&self, out: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        Ok(out.write_str(&self.0)?)
    }
}

impl HtmlSafe for Attributes {}

/// HTML or SVG in the making: elements of our own around escaped text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Markup(String);

impl Markup {
    /// Nothing yet.
    pub(crate) const fn new() -> Self {
        Self(String::new())
    }

    /// The start of an element.
    pub(crate) fn open(&mut self, name: &'static str, attributes: &Attributes) -> &mut Self {
        self.start(name, attributes).push('>');
        self
    }

    /// The end of an element.
    pub(crate) fn close(&mut self, name: &'static str) -> &mut Self {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
        self
    }

    /// An SVG element with nothing in it.
    pub(crate) fn shape(&mut self, name: &'static str, attributes: &Attributes) -> &mut Self {
        self.start(name, attributes).push_str("/>");
        self
    }

    fn start(&mut self, name: &'static str, attributes: &Attributes) -> &mut String {
        self.0.push('<');
        self.0.push_str(name);
        self.0.push_str(&attributes.0);
        &mut self.0
    }

    /// A text, escaped.
    pub(crate) fn text(&mut self, text: impl fmt::Display) -> &mut Self {
        let _ = write!(Escaped(&mut self.0), "{text}");
        self
    }

    /// What is safe already.
    pub(crate) fn put(&mut self, html: &SafeHtml) -> &mut Self {
        self.0.push_str(html.as_str());
        self
    }

    /// The finished piece.
    pub(crate) fn finish(self) -> SafeHtml {
        SafeHtml(Cow::Owned(self.0))
    }
}

/// Writes into a string what is safe within text and within quotes.
struct Escaped<'a>(&'a mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        Html.write_escaped_str(&mut *self.0, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Template)]
    #[template(source = "<p{{ attributes }}>{{ html }}{{ text }}</p>", ext = "html")]
    struct Page<'a> {
        attributes: &'a Attributes,
        html: &'a SafeHtml,
        text: &'a str,
    }

    #[test]
    fn a_template_prints_safe_html_as_it_is_and_escapes_the_rest() {
        let attributes = &Attributes::new().with("title", "\"<&'");
        let page = Page { attributes, html: &SafeHtml::sanitised("<em>x</em>"), text: "<em>" };
        let made = SafeHtml::of_template(&page).unwrap();
        assert_eq!(made.as_str(), "<p title=\"&#34;&#60;&#38;&#39;\"><em>x</em>&#60;em&#62;</p>");
    }

    #[test]
    fn markup_escapes_what_it_is_given() {
        let mut markup = Markup::new();
        markup.open("g", &Attributes::new().with("class", "a\"b"));
        markup.text("</g><script>").shape("path", &Attributes::new().with("d", "M0 0")).close("g");
        assert_eq!(
            markup.finish().as_str(),
            "<g class=\"a&#34;b\">&#60;/g&#62;&#60;script&#62;<path d=\"M0 0\"/></g>"
        );
    }

    #[test]
    fn the_sanitiser_takes_out_what_runs() {
        let html = SafeHtml::sanitised("<p onclick=x>a<script>b</script><img src=x></p>");
        assert_eq!(html.as_str(), "<p>a</p>");
    }
}
