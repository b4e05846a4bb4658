//! A call on paper, a poster for a window or a card for a letter box, in each language of the city; and as a card that
//! other sites show in a frame.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use calls::{ActivityKind, Call, CallPhase};
use city::{Access, Slug};
use serde::Deserialize;
use web::Page;
use web::html::SafeHtml;
use web::http::{InPath, InQuery, Problem, Visit};
use web::qr;
use web::views::{Frame, Link, Picture, Tab};
use web::words::{Locale, Words, own_name};

use crate::call::page::readable;
use crate::cards::PhaseShown as _;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

city::stored! {
    /// How large the paper is.
    pub(crate) enum Size {
        /// For a window.
        A3 = "a3",
        /// For a letter box.
        A5 = "a5",
    }
}

/// What a sheet is asked for in; anything else is the reader's language on a poster.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    size: String,
    r#in: String,
}

/// The sheet with what is around it on a screen.
#[derive(Debug, Template)]
#[template(path = "call_sheet.html")]
pub(crate) struct SheetPage {
    pub(crate) frame: Frame,
    /// The call.
    pub(crate) call: Link,
    pub(crate) sizes: Vec<Tab>,
    /// The languages it can be had in; none where the city has one.
    pub(crate) languages: Vec<Tab>,
    pub(crate) sheet: SafeHtml,
    /// What another site puts into its page to show the call; nothing where not everybody may read it.
    pub(crate) code: Option<String>,
    /// How that looks.
    pub(crate) looks: String,
}

/// The paper alone, in the language it is printed in.
#[derive(Debug, Template)]
#[template(path = "call_sheet_paper.html")]
pub(crate) struct Paper<'a> {
    pub(crate) w: &'a Words,
    pub(crate) size: Size,
    pub(crate) city: String,
    pub(crate) title: String,
    pub(crate) question: String,
    pub(crate) picture: Picture,
    /// What one can do, and until when.
    pub(crate) invitation: String,
    /// Its address, to be typed.
    pub(crate) address: String,
    /// Its address, for a telephone's camera.
    pub(crate) square: Option<SafeHtml>,
}

/// A call in a frame of another site.
#[derive(Debug, Template)]
#[template(path = "call_embed.html")]
pub(crate) struct EmbedPage {
    pub(crate) frame: Frame,
    pub(crate) w: Words,
    pub(crate) city: String,
    pub(crate) title: String,
    pub(crate) question: String,
    pub(crate) phase: CallPhase,
    pub(crate) picture: Picture,
    /// The date that matters now, and how many ideas there are.
    pub(crate) meta: Vec<String>,
    /// What one can do there.
    pub(crate) button: Link,
}

/// The language asked for, where the city has it; else the reader's.
fn tongue(visit: &Visit, asked: &Asked) -> (Words, String) {
    let languages = &visit.city.settings.languages;
    let there = |tag: &str| languages.iter().any(|language| language.as_str() == tag);
    let locale = Locale::from_tag(&asked.r#in).filter(|_| there(&asked.r#in));
    let locale = locale.unwrap_or(visit.words.locale());
    let words = Words::new(locale, visit.city.zone.clone(), visit.now);
    let tag = words.tag().to_owned();
    (words, tag)
}

/// A text of the call in a language, or in one that is there.
fn text<'t>(visit: &Visit, texts: &'t city::Texts, tag: &str) -> &'t str {
    let own = visit.city.settings.own_language();
    let wished = [tag, own.as_str()];
    texts.pick(&wished).map_or("", |(_, text)| text)
}

/// What one can do in a call now, and until when.
fn invitation(w: &Words, call: &Call, now: jiff::Timestamp) -> String {
    let open = |kind| call.window(kind).filter(|window| window.is_open(now));
    let until = |window: city::Window| window.closes().map(|at| w.date(at));
    if let Some(window) = open(ActivityKind::Collect) {
        return until(window)
            .map_or_else(|| w.sheet_share().to_owned(), |date| w.sheet_share_until(date));
    }
    if let Some(window) = open(ActivityKind::Answer) {
        return until(window)
            .map_or_else(|| w.sheet_answer().to_owned(), |date| w.sheet_answer_until(date));
    }
    if let Some(window) = open(ActivityKind::Support) {
        return until(window)
            .map_or_else(|| w.sheet_support().to_owned(), |date| w.sheet_support_until(date));
    }
    let opens = [ActivityKind::Collect, ActivityKind::Answer].into_iter();
    let opens = opens.filter_map(|kind| call.window(kind)?.opens()).min();
    match opens.filter(|at| *at > now) {
        Some(at) => w.sheet_from(w.date(at)),
        None => w.sheet_read().to_owned(),
    }
}

/// The sheet, with how else it can be had.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let (call, _) = visit.read(move |act| readable(act, &slug)).await?;
    let size = Size::from_key(&asked.size).unwrap_or(Size::A3);
    let (words, tag) = tongue(&visit, &asked);
    let (w, here) = (&visit.words, visit.to.call_sheet(&call.slug));
    let tab = |label: &str, size: Size, language: &str, current| Tab {
        label: label.to_owned(),
        href: format!("{here}?size={size}&in={language}"),
        count: None,
        current,
    };
    let languages = visit.city.settings.languages.iter().map(|language| {
        let language = language.as_str();
        tab(&own_name(language), size, language, language == tag)
    });
    let shape = Shape::new(&visit);
    let embed = format!("{}{}?in={tag}", visit.site(), visit.to.call_embed(&call.slug));
    let title = text(&visit, &call.content.title, &tag);
    let public = call.content.who.read == Access::Anyone && call.published.is_some();
    Ok(Page(SheetPage {
        frame: visit.frame(w.sheet_of(shape.title(&call))),
        sizes: vec![
            tab(w.sheet_a3(), Size::A3, &tag, size == Size::A3),
            tab(w.sheet_a5(), Size::A5, &tag, size == Size::A5),
        ],
        languages: languages.collect::<Vec<_>>(),
        sheet: SafeHtml::of_template(&paper(&visit, &call, size, &words))
            .map_err(Problem::internal)?,
        code: public.then(|| code(&embed, title)).transpose()?,
        looks: visit.to.call_embed(&call.slug),
        call: Link::new(shape.title(&call), visit.to.call(&call.slug)),
    }))
}

fn paper<'a>(visit: &Visit, call: &Call, size: Size, w: &'a Words) -> Paper<'a> {
    let address = format!("{}{}", visit.site(), visit.to.call(&call.slug));
    Paper {
        w,
        size,
        city: visit.city.settings.name_in(&[w.tag()]).to_owned(),
        title: text(visit, &call.content.title, w.tag()).to_owned(),
        question: text(visit, &call.content.question, w.tag()).to_owned(),
        picture: Shape::new(visit).call_picture(call),
        invitation: invitation(w, call, visit.now),
        square: qr::square(&address, w.sheet_square()),
        address: address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).to_owned(),
    }
}

/// What another site pastes into its page.
#[derive(Debug, Template)]
#[template(path = "call_embed_code.html")]
struct Code<'a> {
    address: &'a str,
    title: &'a str,
}

pub(crate) fn code(address: &str, title: &str) -> Result<String, Problem> {
    let code = Code { address, title }.render().map_err(Problem::internal)?;
    Ok(code.trim().to_owned())
}

/// Other sites may show this one page in a frame: nobody is recognised on it, and it sends no form.
const FRAMED: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors *";

/// A call as a card in a frame of another site, as anybody may read it.
pub(crate) async fn embed(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let (call, ideas) = visit
        .read(move |act| {
            let (call, _) = readable(act, &slug)?;
            let ideas = crate::call::reading::ideas_of(act.tx, &call)?;
            Ok((call, ideas))
        })
        .await?;
    let (w, tag) = tongue(&visit, &asked);
    let address = format!("{}{}", visit.site(), visit.to.call(&call.slug));
    let mut meta = vec![invitation(&w, &call, visit.now)];
    if ideas > 0 {
        meta.push(w.sheet_ideas(ideas));
    }
    let page = Page(EmbedPage {
        city: visit.city.settings.name_in(&[&tag]).to_owned(),
        title: text(&visit, &call.content.title, &tag).to_owned(),
        question: text(&visit, &call.content.question, &tag).to_owned(),
        phase: CallPhase::of(&call, visit.now),
        picture: Shape::new(&visit).call_picture(&call),
        meta,
        button: Link::new(w.sheet_go(), address),
        frame: visit.frame(text(&visit, &call.content.title, &tag)),
        w,
    });
    let policy = (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAMED));
    Ok(([policy], page).into_response())
}
