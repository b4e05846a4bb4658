//! How a form looks on a phone, in each language of the city.

use calls::Call;
use forms::{Form, Typed};
use serde::Deserialize;
use web::Page;
use web::html::SafeHtml;
use web::http::{InPath, InQuery, Problem, Visit};
use web::questions::Asking;
use web::views::{FieldError, Link};
use web::words::{Locale, Words, own_name};

use super::question::load;
use super::question_page::path;
use super::view::{FormPreviewPage, Preview, PreviewPart};
use crate::desk::frame;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

/// The language it is looked at in.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    r#in: String,
}

/// A form as people will see it, in the language asked for. `here` is the page with the preview.
pub(crate) fn preview(
    visit: &Visit,
    form: &Form,
    asked: &Asked,
    here: &str,
) -> Result<Preview, Problem> {
    let languages = &visit.city.settings.languages;
    let wished = [asked.r#in.as_str(), visit.words.tag()];
    let shown = wished.iter().find(|tag| languages.iter().any(|there| there.as_str() == **tag));
    let own = visit.city.settings.own_language();
    let tag = shown.copied().unwrap_or(own.as_str()).to_owned();
    let locale = Locale::from_tag(&tag).unwrap_or(visit.words.locale());
    let words = Words::new(locale, visit.city.zone.clone(), visit.now);
    let wished = [tag.as_str(), own.as_str()];
    let asking = Asking { w: &words, wished: &wished, ..Asking::of(visit, &wished) };
    let questions = asking.questions(form, &Typed::default());
    let part = PreviewPart { w: &words, questions: &questions, errors: FieldError::none() };
    let link = |language: &city::Language| {
        let link = Link::new(own_name(language.as_str()), format!("{here}?in={language}#preview"));
        (link, language.as_str() == tag)
    };
    Ok(Preview {
        languages: languages.iter().map(link).collect(),
        html: SafeHtml::of_template(&part).map_err(Problem::internal)?,
        tag,
    })
}

/// The preview alone.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<city::Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Page<FormPreviewPage>, Problem> {
    let (call, kept) = load(&visit, &slug).await?;
    let here = visit.to.call_form_preview(&slug);
    Ok(Page(page(&visit, &call, preview(&visit, &kept.form, &asked, &here)?)))
}

fn page(visit: &Visit, call: &Call, preview: Preview) -> FormPreviewPage {
    FormPreviewPage {
        frame: frame(visit, visit.words.build_preview(), false),
        path: path(visit, call),
        preview,
    }
}
