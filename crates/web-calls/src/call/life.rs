//! A call's turns: begun from a template, closed early, opened again, put away.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::{IntoResponse, Response};
use calls::{ActivityKind, Call, CallState, CallTemplate};
use city::Refusal;
use city::{Flaw, Flaws, Slug};
use serde::Deserialize;
use store::calls as rows;

use crate::call::edit::{self, Editing};
use crate::call::edit_view::CallNewPage;
use crate::call::step::EditStep;
use crate::call::{starter, write};
use crate::desk::{call_link, frame, text_errors};
use crate::shape::activity_word;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::things::write::WritePage;
use web::views::{Choice, FieldError, Link};
use web::words::Words;
use web::{Page, Unfinished};

fn template_words(w: &Words, template: CallTemplate) -> (&'static str, &'static str) {
    match template {
        CallTemplate::OpenCall => (w.template_open_call(), w.template_open_call_hint()),
        CallTemplate::NeighbourhoodBudget => {
            (w.template_neighbourhood_budget(), w.template_neighbourhood_budget_hint())
        }
        CallTemplate::QuickQuestion => {
            (w.template_quick_question(), w.template_quick_question_hint())
        }
        CallTemplate::IdeaBox => (w.template_idea_box(), w.template_idea_box_hint()),
        CallTemplate::SchoolBudget => (w.template_school_budget(), w.template_school_budget_hint()),
        CallTemplate::StreetRedesign => {
            (w.template_street_redesign(), w.template_street_redesign_hint())
        }
        CallTemplate::ClimateStreet => {
            (w.template_climate_street(), w.template_climate_street_hint())
        }
        CallTemplate::CultureSubsidy => {
            (w.template_culture_subsidy(), w.template_culture_subsidy_hint())
        }
        CallTemplate::InnovationChallenge => {
            (w.template_innovation_challenge(), w.template_innovation_challenge_hint())
        }
        CallTemplate::Naming => (w.template_naming(), w.template_naming_hint()),
        CallTemplate::Consultation => (w.template_consultation(), w.template_consultation_hint()),
        CallTemplate::HackathonChallenge => {
            (w.template_hackathon_challenge(), w.template_hackathon_challenge_hint())
        }
        CallTemplate::ProblemMap => (w.template_problem_map(), w.template_problem_map_hint()),
        CallTemplate::Survey => (w.template_survey(), w.template_survey_hint()),
        CallTemplate::Poll => (w.template_poll(), w.template_poll_hint()),
    }
}

pub(crate) fn new_page(visit: &Visit, chosen: &str, errors: Vec<FieldError>) -> CallNewPage {
    let w = &visit.words;
    CallNewPage {
        frame: frame(visit, w.desk_new_call(), !errors.is_empty()),
        action: visit.to.desk_new(),
        from_file: visit.to.desk_new_file(),
        templates: CallTemplate::ALL
            .iter()
            .map(|template| {
                let (label, hint) = template_words(w, *template);
                Choice {
                    value: template.key().to_owned(),
                    label: label.to_owned(),
                    hint: hint.to_owned(),
                    chosen: template.key() == chosen,
                }
            })
            .collect(),
        errors,
    }
}

/// Which template is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AskedTemplate {
    template: String,
}

/// The templates; or, once one is chosen, the first step of the call, of which nothing is there until it is saved.
pub(crate) async fn templates(
    visit: Visit,
    InQuery(asked): InQuery<AskedTemplate>,
) -> Result<Response, Problem> {
    if let Some(template) = CallTemplate::from_key(&asked.template) {
        return edit::show_step(&visit, &unborn_from(&visit, template)).await;
    }
    let page = new_page(&visit, CallTemplate::OpenCall.key(), Vec::new());
    Ok(Page(page).into_response())
}

/// Begins a draft with what was written on the first step.
pub(crate) async fn begin(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let Some(template) = CallTemplate::from_key(posted.get("template")) else {
        let mut flaws = Flaws::default();
        flaws.add("template", Flaw::NotAChoice);
        let errors = field_errors(&visit.words, &flaws);
        return Ok(Unfinished(new_page(&visit, "", errors)).into_response());
    };
    edit::take(&visit, unborn_from(&visit, template), posted).await
}

/// A call as a template begins it now.
fn unborn_from(visit: &Visit, template: CallTemplate) -> Editing {
    let content = template.content_from(visit.now, &visit.city.zone);
    let call = edit::unborn(starter::with_words(visit, template, content));
    Editing { call, step: EditStep::Question, template: Some(template) }
}

/// Begins a draft with what is written about another call.
pub(crate) async fn copy(visit: Visit, InPath(slug): Here) -> Result<Response, Problem> {
    let call = call(&visit, slug).await?;
    let title = starter::title_of_copy(&visit, &call.content.title);
    let id = call.id;
    let slug = visit.write(move |act| acts::calls::call::copy(act, id, title.clone())).await?;
    Ok(visit.go_saying(visit.to.desk_call(slug), Said::CallCopied))
}

/// What an officer does with a whole call.
#[derive(Clone, Copy)]
enum Turn {
    Close,
    Reopen,
    Archive,
    BringBack,
    Delete,
}

impl Turn {
    fn page(self, visit: &Visit, call: &Call) -> WritePage {
        let back = Link::new(call_link(visit, call).label, visit.to.desk_call(&call.slug));
        let (frame, slug) = (frame(visit, "", false), &call.slug);
        match self {
            Self::Close => {
                let effects = vec![visit.words.close_effect().to_owned()];
                write::close(frame, visit.to.desk_close(slug), back, effects)
            }
            Self::Reopen => write::reopen(frame, visit.to.desk_reopen(slug), back),
            Self::Archive => write::archive(frame, visit.to.desk_archive(slug), back),
            Self::BringBack => write::bring_back(
                frame,
                visit.to.desk_bring_back(slug),
                back,
                open_again(visit, call),
            ),
            Self::Delete => write::delete(frame, visit.to.desk_delete(slug), back),
        }
    }

    fn leads_to(self, visit: &Visit, call: &Call) -> String {
        match self {
            Self::Delete => visit.to.desk(),
            _ => visit.to.call(&call.slug),
        }
    }

    fn said(self) -> Said {
        match self {
            Self::Close => Said::CallClosed,
            Self::Reopen => Said::CallReopened,
            Self::Archive => Said::CallArchived,
            Self::BringBack => Said::CallBroughtBack,
            Self::Delete => Said::CallDeleted,
        }
    }

    async fn show(self, visit: Visit, slug: Slug) -> Result<Response, Problem> {
        let call = call(&visit, slug).await?;
        self.page(&visit, &call).kept(&visit).await
    }

    async fn take(self, visit: Visit, slug: Slug, posted: Posted) -> Result<Response, Problem> {
        let call = call(&visit, slug).await?;
        let (id, reason) = (call.id, posted.get("text").to_owned());
        let done = visit
            .attempt(move |act| match self {
                Self::Close => acts::calls::call::close_early(act, id, &reason),
                Self::Reopen => acts::calls::call::reopen(act, id, &reason),
                Self::Archive => acts::calls::call::archive(act, id),
                Self::BringBack => acts::calls::call::bring_back(act, id, &reason),
                Self::Delete => acts::calls::call::discard(act, id),
            })
            .await?;
        match done {
            Ok(()) => Ok(visit.go_saying(self.leads_to(&visit, &call), self.said())),
            Err(Refusal::Flawed(flaws)) => {
                let errors = text_errors(&visit, &flaws);
                Ok(self.page(&visit, &call).again(&visit, &posted, errors))
            }
            Err(refusal) => Err(visit.problem(refusal.into())),
        }
    }
}

async fn call(visit: &Visit, slug: Slug) -> Result<Call, Problem> {
    visit.read(move |act| Ok(rows::call::by_slug(act.tx, &slug)?)).await
}

type Here = InPath<Slug>;

/// Asks why a call is closed early.
pub(crate) async fn close(visit: Visit, InPath(slug): Here) -> Result<Response, Problem> {
    Turn::Close.show(visit, slug).await
}

/// Closes it.
pub(crate) async fn send_close(
    visit: Visit,
    InPath(slug): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    Turn::Close.take(visit, slug, posted).await
}

/// Asks why a call is opened again.
pub(crate) async fn reopen(visit: Visit, InPath(slug): Here) -> Result<Response, Problem> {
    Turn::Reopen.show(visit, slug).await
}

/// Opens it again.
pub(crate) async fn send_reopen(
    visit: Visit,
    InPath(slug): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    Turn::Reopen.take(visit, slug, posted).await
}

/// Asks whether a call is to be put away.
pub(crate) async fn archive(visit: Visit, InPath(slug): Here) -> Result<Response, Problem> {
    Turn::Archive.show(visit, slug).await
}

/// Puts it away.
pub(crate) async fn send_archive(
    visit: Visit,
    InPath(slug): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    Turn::Archive.take(visit, slug, posted).await
}

/// What people could do in a call as soon as it is back, in words.
fn open_again(visit: &Visit, call: &Call) -> Vec<String> {
    let back = Call { state: CallState::Published, ..call.clone() };
    let open = ActivityKind::ALL.iter().filter(|kind| back.is_open(**kind, visit.now));
    let open: Vec<&str> = open.map(|kind| activity_word(&visit.words, *kind)).collect();
    vec![match open.is_empty() {
        true => visit.words.bring_back_closed().to_owned(),
        false => visit.words.bring_back_opens(open.join(", ")),
    }]
}

/// Asks why a call is brought back, and says what is open then.
pub(crate) async fn bring_back(visit: Visit, InPath(slug): Here) -> Result<Response, Problem> {
    let call = call(&visit, slug.clone()).await?;
    if call.state != CallState::Archived {
        return Err(visit.problem(Refusal::AlreadyElsewhere.into()));
    }
    Turn::BringBack.show(visit, slug).await
}

/// Brings it back.
pub(crate) async fn send_bring_back(
    visit: Visit,
    InPath(slug): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    Turn::BringBack.take(visit, slug, posted).await
}

/// Asks whether a draft is to be thrown away.
pub(crate) async fn delete(visit: Visit, InPath(slug): Here) -> Result<Response, Problem> {
    let call = call(&visit, slug.clone()).await?;
    if call.state != CallState::Draft {
        return Err(visit.problem(Refusal::AlreadyElsewhere.into()));
    }
    Turn::Delete.show(visit, slug).await
}

/// Throws it away.
pub(crate) async fn send_delete(
    visit: Visit,
    InPath(slug): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    Turn::Delete.take(visit, slug, posted).await
}
