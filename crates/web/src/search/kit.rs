//! What the kit itself has to be found: comments on whatever the city has, and its own pages.

use std::collections::BTreeSet;

use acts::things::Found;
use acts::things::search::Having;
use acts::{Act, Done};
use city::Noun;

use super::{Entry, Kind, Seek};
use crate::http::Visit;
use crate::markdown;
use crate::system::Shown;
use crate::views::Link;
use crate::words::name;

/// As much of a text as is looked through for what to show of it.
pub(super) const WHOLE: usize = 5_000;

/// Comments, each leading to its place.
pub(super) fn comments(act: &mut Act, seek: &Seek) -> Done<Shown<Vec<Kind>>> {
    let found = seek.matches(act, Noun::Comment)?;
    let loaded = seek.load(act, "comments", &found)?;
    Ok(Box::new(move |visit, _| {
        let w = &visit.words;
        let entry = |found: &Found| {
            let Found::Comment(comment, _) = found else { return None };
            Some(Entry {
                link: visit.link_to(found)?,
                text: markdown::excerpt(&comment.text, WHOLE),
                language: comment.language.to_string(),
                meta: vec![
                    match &comment.office {
                        Some(office) => visit.text(office).to_owned(),
                        None => name(w, &comment.author.name).to_owned(),
                    },
                    w.date(comment.made),
                ],
            })
        };
        Ok(vec![loaded.told(w.search_comments(), entry)])
    }))
}

/// The city's own pages.
pub(super) fn pages(visit: &Visit, seek: &Seek) -> Kind {
    let (w, to) = (&visit.words, &visit.to);
    let city = visit.city_name();
    let about = markdown::excerpt(visit.text(&visit.city.settings.about), WHOLE);
    let all = [
        (w.home_about(), about, to.home()),
        (w.foot_data(), [w.data_lead(), w.data_api_text()].join(" "), to.data()),
        (w.recount_title(), w.recount_lead().to_owned(), to.recount()),
        (w.foot_accessibility(), w.a11y_lead(city), to.accessibility()),
        (
            w.foot_privacy(),
            [w.privacy_lead(city).as_str(), w.privacy_rights_text()].join(" "),
            to.privacy(),
        ),
    ];
    let mut found = Vec::new();
    for (title, text, href) in all {
        let fits = seek.having == Having::All && seek.asked.fits(&format!("{title} {text}"));
        if !text.is_empty() && fits {
            let link = Link::new(title, href);
            found.push(Entry { link, text, language: w.tag().to_owned(), meta: Vec::new() });
        }
    }
    let (from, most) = seek.span("pages");
    Kind {
        key: "pages",
        name: w.search_pages().to_owned(),
        count: found.len(),
        whole: true,
        instead: BTreeSet::new(),
        entries: found.into_iter().skip(from).take(most).collect(),
    }
}
