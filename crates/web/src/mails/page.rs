//! In the demo: the mails that would have been sent, so that its links and codes can be used.

use axum::response::IntoResponse;
use city::Id;
use serde::Deserialize;
use store::city::letter::{self, Letter};

use crate::http::{InQuery, Mails, Problem, Visit};
use crate::mails::view::{MailRow, MailShown, MailsPage};
use crate::page::Page;
use crate::views::{Frame, Link, Pages};

/// How many are listed on one page.
const SHOWN: usize = 30;

/// Which mail is read, and where the list goes on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    open: String,
    before: String,
}

/// The list, and the mail that is read: the newest unless another was chosen. Where mails are
/// really sent there is no such page.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    if visit.app.service()?.mails != Mails::Shown {
        return Err(Problem::NotFound);
    }
    let before = asked.before.parse::<Id<Letter>>().ok();
    let wish = asked.open.parse::<Id<Letter>>().ok();
    let (letters, open) = visit
        .read(move |act| {
            let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
            let letters = letter::list(act.tx, before.map_or(i64::MAX, Id::get), most)?;
            let wish = wish.or(letters.first().map(|letter| letter.id));
            let open = wish.map(|id| letter::get(act.tx, id)).transpose()?;
            Ok((letters, open))
        })
        .await?;
    Ok(Page(page(&visit, &letters, open.as_ref(), before)))
}

fn page(
    visit: &Visit,
    letters: &[Letter],
    open: Option<&Letter>,
    before: Option<Id<Letter>>,
) -> MailsPage {
    let (w, list) = (&visit.words, visit.to.mails());
    let paged = before.map_or_else(String::new, |id| format!("&before={id}"));
    let shown = letters.get(..SHOWN).unwrap_or(letters);
    let last = shown.last().filter(|_| letters.len() > shown.len());
    let row = |letter: &Letter| MailRow {
        subject: Link::new(&letter.subject, format!("{list}?open={}{paged}", letter.id)),
        to: letter.mail.clone(),
        when: w.ago(letter.made_at, visit.now),
        current: open.is_some_and(|open| open.id == letter.id),
    };
    MailsPage {
        mails: shown.iter().map(row).collect(),
        pages: Pages {
            first: before.is_some().then(|| list.clone()),
            next: last.map(|letter| format!("{list}?before={}", letter.id)),
            ..Pages::default()
        },
        open: open.map(|letter| MailShown {
            from: visit.city.settings.sender.to_string(),
            to: letter.mail.clone(),
            when: w.date_time(letter.made_at),
            subject: letter.subject.clone(),
            language: letter.language.to_string(),
            text: letter.text.clone(),
            links: links(&letter.text),
        }),
        frame: Frame { desk: true, ..visit.frame(w.mails_title()) },
    }
}

/// The addresses in a text, each with the words that stand before it.
fn links(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut above = "";
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut label = "";
        for word in line.split_whitespace() {
            if word.starts_with("https://") || word.starts_with("http://") {
                let before = line.split(word).next().unwrap_or_default();
                label = [before, above, word]
                    .map(|words| words.trim().trim_end_matches(':'))
                    .into_iter()
                    .find(|words| !words.is_empty())
                    .unwrap_or(word);
                links.push(Link::new(label, word));
            }
        }
        if label.is_empty() {
            above = line;
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::links;

    #[test]
    fn links_carry_the_words_before_them() {
        let text = "Hello,\n\nGo on:\nhttps://l.example/enter/1\n\n\
                    Less mail? Look here: http://l.example/me\n\n-- \nLeuven\nhttps://l.example\n";
        let found: Vec<_> = links(text).into_iter().map(|link| (link.label, link.href)).collect();
        let expected = [
            ("Go on", "https://l.example/enter/1"),
            ("Less mail? Look here", "http://l.example/me"),
            ("Leuven", "https://l.example"),
        ];
        assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
        assert!(links("javascript:alert(1) no address here").is_empty());
    }
}
