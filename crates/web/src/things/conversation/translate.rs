//! The words of a thing in its reader's language, by a machine. They are asked for by a button, kept until the original
//! changes, and always marked; what does not come in time leaves the original as it is.

use acts::things::Found;
use acts::things::translating::{self, Original, Translated};
use axum::response::Response;
use city::Language;

use crate::http::{Problem, Said, Translate, Visit};
use crate::things::named::Here;
use crate::words::own_name;

/// The longest answer that is kept, beside how long its original is.
const LONGER: usize = 4;

/// What a page says of the language of its words.
#[derive(Debug, Clone, Default)]
pub struct Tongue {
    /// "Translated by machine from Dutch", where it is.
    pub translated: Option<String>,
    /// Where the original stands.
    pub original: Option<String>,
    /// Where a translation is asked for (POST).
    pub ask: Option<String>,
}

impl Visit {
    /// What the page of a thing says of the language of its words; `said` is what was translated, where it is read so.
    pub fn told_language(&self, found: &Found, said: Option<&Translated>) -> Tongue {
        let (w, to) = (&self.words, &self.to);
        let Some(original) = translating::original(found) else { return Tongue::default() };
        if original.language.as_str() == w.tag() {
            return Tongue::default();
        }
        match said {
            Some(_) => Tongue {
                translated: Some(w.translated_from(own_name(original.language.as_str()))),
                original: self.link_to(found).map(|link| link.href),
                ask: None,
            },
            None if self.app.translates() => Tongue {
                ask: Some(to.thing_translate(found.noun(), found.id())),
                ..Tongue::default()
            },
            None => Tongue::default(),
        }
    }

    /// The language this reader reads.
    pub fn reads(&self) -> Language {
        Language::from_tag_or_english(self.words.tag())
    }
}

/// Asks for the words of a thing in the reader's language, and leads to them.
pub(crate) async fn send(visit: Visit, here: Here) -> Result<Response, Problem> {
    let crate::http::InPath((noun, id)) = here;
    let translator = visit.app.translator().cloned().ok_or(Problem::NotFound)?;
    let (thing, into) = (visit.named(&noun, id)?, visit.reads());
    let wanted = into.clone();
    let (found, original) = visit
        .read(move |act| {
            let id = thing.id(act)?;
            translating::wanted(act, id, &wanted)
        })
        .await?;
    let there = visit.place_of(&found);
    let Some(original) = original else { return Ok(visit.go(translated(&there))) };
    let asked = Translate {
        from: original.language.to_string(),
        to: into.to_string(),
        texts: vec![original.title.clone(), original.text.clone()],
    };
    let answer = translator.translate(asked).await;
    let said = answer.map_err(|why| why.to_string()).and_then(|texts| fitting(&original, texts));
    match said {
        Ok(said) => {
            visit.write(move |act| translating::keep(act, &original, &into, &said)).await?;
            Ok(visit.go(translated(&there)))
        }
        Err(why) => {
            tracing::warn!(target: "kalaka", %why, "no translation came");
            Ok(visit.go_saying(there, Said::NotTranslated))
        }
    }
}

/// What came back, if it can be a translation of the original.
fn fitting(original: &Original, texts: Vec<String>) -> Result<Translated, String> {
    let Ok([title, text]) = <[String; 2]>::try_from(texts) else {
        return Err("it has another number of texts than was asked".to_owned());
    };
    let most = |asked: &str| asked.chars().count() * LONGER + 200;
    let fits = |asked: &str, said: &str| {
        said.trim().is_empty() == asked.trim().is_empty() && said.chars().count() <= most(asked)
    };
    if fits(&original.title, &title) && fits(&original.text, &text) {
        Ok(Translated { title: title.replace('\0', ""), text: text.replace('\0', "") })
    } else {
        Err("it is empty, or far longer than the original".to_owned())
    }
}

/// The same place, read in translation.
fn translated(href: &str) -> String {
    let (page, anchor) = href.split_once('#').unwrap_or((href, ""));
    let mark = if page.contains('?') { '&' } else { '?' };
    let hash = if anchor.is_empty() { "" } else { "#" };
    format!("{page}{mark}translated=1{hash}{anchor}")
}

#[cfg(test)]
mod tests {
    use super::translated;

    #[test]
    fn a_place_read_in_translation_stays_the_same_place() {
        assert_eq!(translated("/l/calls/a/ideas/7"), "/l/calls/a/ideas/7?translated=1");
        let comment = "/l/calls/a/ideas/7?comment=9#comment-9";
        assert_eq!(translated(comment), "/l/calls/a/ideas/7?comment=9&translated=1#comment-9");
    }
}
