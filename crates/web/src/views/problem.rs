//! The page for everything that cannot be answered as asked.

use askama::Template;

use super::Frame;
#[cfg(test)]
use crate::words::Words;

/// Says what happened and what to do next.
#[derive(Debug, Template)]
#[template(path = "problem.html")]
pub struct ProblemPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// What happened, in a few words.
    pub heading: &'static str,
    /// What it means for the reader.
    pub text: String,
}

#[cfg(test)]
impl ProblemPage {
    /// A missing page.
    pub(crate) fn sample(words: &Words) -> Self {
        Self {
            frame: Frame::sample(words),
            heading: words.problem_not_found(),
            text: words.problem_not_found_text().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;
    use jiff::{Timestamp, tz::TimeZone};

    #[test]
    fn every_language_says_it() {
        for (locale, heading) in [
            (Locale::En, "This page is not here"),
            (Locale::Nl, "Deze pagina is hier niet"),
            (Locale::Hu, "Ez az oldal nincs itt"),
        ] {
            let words = Words::new(locale, TimeZone::UTC, Timestamp::UNIX_EPOCH);
            let page = ProblemPage::sample(&words).render().unwrap();
            assert!(page.contains(&format!("<h1>{heading}</h1>")), "{page}");
            assert!(page.contains(&format!("<html lang=\"{}\">", locale.tag())));
        }
    }
}
