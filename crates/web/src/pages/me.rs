//! My page: drafts, ideas, messages, what one follows; and what one chose about oneself.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use calls::{Idea, NoticeKind, Refusal};
use city::{Flaw, Flaws, Id, Language, MailChoice, NameShown, Pace};
use store::calls as rows;
use store::city::notice::Notice;
use store::city::session::Session as SessionRow;
use store::city::token::{self, NewToken, Token as TokenRow};
use store::city::{notice, person, session};

use super::shape::{self, Shape};
use super::{Page, Unfinished};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Recognised, Said, Scope, Token, Visit, field_errors};
use crate::views::{
    ApiToken, Choice, Chosen, Draft, FieldError, Followed, Link, MeErasePage, MePage,
    MeSettingsPage, Message, MyIdea, Session, Tab,
};

/// How long a personal token works.
const TOKEN_LASTS: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 365);
/// How many messages are shown.
const MESSAGES: i64 = 30;

struct Mine {
    drafts: Vec<(rows::draft::Draft, calls::Call)>,
    ideas: Vec<(Idea, calls::Call)>,
    notices: Vec<(Notice, Option<Idea>, Option<calls::Call>)>,
    news_read: i64,
    follows: Vec<(String, i64, calls::Call, Option<Idea>)>,
}

fn load(tx: &mut store::Tx, scene: &crate::http::Scene) -> acts::Act<Mine> {
    let me = acts::signed_in(&scene.actor)?;
    let currency = scene.stage.city.currency;
    let mut drafts = Vec::new();
    for draft in rows::draft::of_person(tx, me)? {
        let call = rows::call::get(tx, draft.call)?;
        drafts.push((draft, call));
    }
    let mut ideas = Vec::new();
    for idea in rows::idea::by_author(tx, me, currency)? {
        let call = rows::call::get(tx, idea.call)?;
        ideas.push((idea, call));
    }
    let mut notices = Vec::new();
    for one in notice::recent(tx, me, MESSAGES)? {
        let idea = one.idea.map(|id| rows::idea::get(tx, id, currency)).transpose()?;
        let call = one.call.map(|id| rows::call::get(tx, id)).transpose()?;
        notices.push((one, idea, call));
    }
    let mut follows = Vec::new();
    for one in rows::follow::of_person(tx, me)? {
        let (call, idea) = if one.noun == "idea" {
            let idea = rows::idea::get(tx, Id::new(one.subject), currency)?;
            (rows::call::get(tx, idea.call)?, Some(idea))
        } else {
            (rows::call::get(tx, Id::new(one.subject))?, None)
        };
        follows.push((one.noun, one.subject, call, idea));
    }
    let news_read = person::news_read(tx, me)?;
    Ok(Mine { drafts, ideas, notices, news_read, follows })
}

/// What concerns the reader.
pub(super) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let mine = visit.read(load).await?;
    // What is new is marked as such this once.
    let newest = mine.notices.iter().map(|(one, ..)| one.id).max();
    if let Some(newest) = newest.filter(|newest| *newest > mine.news_read) {
        let read = visit.write(move |tx, scene| {
            let me = acts::signed_in(&scene.actor)?;
            Ok(person::read_news(tx, me, newest)?)
        });
        read.await?;
    }
    let (w, shape) = (&visit.words, Shape::new(&visit));
    Ok(Page(MePage {
        frame: visit.frame(w.my_page()),
        name: own_name(&visit),
        tabs: tabs(&visit, true),
        drafts: mine.drafts.iter().map(|(draft, call)| draft_view(&visit, draft, call)).collect(),
        ideas: mine
            .ideas
            .iter()
            .map(|(idea, call)| MyIdea {
                idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
                state: shape::state(idea),
                next: shape
                    .next(call, idea)
                    .first()
                    .map(|step| {
                        [step.title.as_str(), step.when.as_str()]
                            .join(" · ")
                            .trim_end_matches(" · ")
                            .to_owned()
                    })
                    .unwrap_or_default(),
                meta: vec![shape.title(call), w.supporters(idea.supports)],
            })
            .collect(),
        messages: mine
            .notices
            .iter()
            .filter_map(|(one, idea, call)| {
                let mut message = message(&visit, one, idea.as_ref(), call.as_ref())?;
                message.unread = one.id > mine.news_read;
                Some(message)
            })
            .collect(),
        follows: mine
            .follows
            .iter()
            .map(|(_, _, call, idea)| match idea {
                Some(idea) => Followed {
                    link: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
                    unfollow: visit.to.idea_unfollow(&call.slug, idea.id),
                },
                None => Followed {
                    link: Link::new(shape.title(call), visit.to.call(&call.slug)),
                    unfollow: visit.to.call_unfollow(&call.slug),
                },
            })
            .collect(),
        share: Some(visit.to.calls()),
    }))
}

fn own_name(visit: &Visit) -> String {
    visit.reader.person.as_ref().map(|person| person.name.as_str().to_owned()).unwrap_or_default()
}

fn tabs(visit: &Visit, at_ideas: bool) -> Vec<Tab> {
    let w = &visit.words;
    let tab = |label: &str, href: String, current| Tab {
        label: label.to_owned(),
        href,
        count: None,
        current,
    };
    vec![
        tab(w.my_page(), visit.to.me(), at_ideas),
        tab(w.my_settings(), visit.to.me_settings(), !at_ideas),
    ]
}

fn draft_view(visit: &Visit, draft: &rows::draft::Draft, call: &calls::Call) -> Draft {
    let w = &visit.words;
    let title = match draft.form.title.trim() {
        "" => w.without_a_title(),
        title => title,
    };
    Draft {
        idea: Link::new(title, visit.to.share_resume(&call.slug, draft.id)),
        meta: vec![Shape::new(visit).title(call), w.last_saved(w.ago(draft.changed_at, visit.now))],
        discard: visit.to.me_draft(draft.id),
    }
}

fn message(
    visit: &Visit,
    one: &Notice,
    idea: Option<&Idea>,
    call: Option<&calls::Call>,
) -> Option<Message> {
    let call = call?;
    let title = idea.map_or_else(|| Shape::new(visit).title(call), |idea| idea.input.title.clone());
    let href = match (idea, one.kind) {
        (_, NoticeKind::Results) => visit.to.call_result(&call.slug),
        (Some(idea), _) => visit.to.idea(&call.slug, idea.id),
        (None, _) => visit.to.call(&call.slug),
    };
    Some(Message {
        link: Link::new(
            crate::news::headline(&visit.words, one.kind, one.audience, &title, &one.reason),
            href,
        ),
        when: visit.words.ago(one.made_at, visit.now),
        unread: false,
    })
}

/// Goes on with a draft: this browser takes it up again.
pub(super) async fn resume(
    visit: Visit,
    InPath((slug, id)): InPath<(city::Slug, Id<rows::draft::Draft>)>,
) -> Result<Response, Problem> {
    let browser = visit.browser().0;
    visit
        .write(move |tx, scene| {
            let draft = acts::drafts::own(tx, &scene.actor, &browser, id)?;
            Ok(rows::draft::rehome(tx, draft.id, &browser)?)
        })
        .await?;
    let mut response = visit.go(visit.to.share(&slug));
    visit.keep_browser(&mut response);
    Ok(response)
}

/// Throws a draft away.
pub(super) async fn discard(
    visit: Visit,
    InPath(id): InPath<Id<rows::draft::Draft>>,
) -> Result<Response, Problem> {
    let browser = visit.browser().0;
    visit.write(move |tx, scene| acts::drafts::discard(tx, &scene.actor, &browser, id)).await?;
    Ok(visit.go_saying(visit.to.me(), Said::Discarded))
}

struct Chosenly {
    person: city::Person,
    sessions: Vec<session::Listed>,
    tokens: Vec<token::Listed>,
    current: Option<Id<SessionRow>>,
}

async fn choices(visit: &Visit) -> Result<Chosenly, Problem> {
    let digest = match &visit.reader.by {
        Recognised::Session(digest) => Some(digest.0),
        _ => None,
    };
    visit
        .read(move |tx, scene| {
            let me = acts::signed_in(&scene.actor)?;
            let current =
                digest.map(|hash| session::find(tx, &hash, scene.stage.now)).transpose()?.flatten();
            Ok(Chosenly {
                person: person::get(tx, me)?,
                sessions: session::list(tx, me, scene.stage.now)?,
                tokens: token::list(tx, me)?,
                current: current.map(|found| found.session),
            })
        })
        .await
}

/// What the settings page shows besides what is stored.
#[derive(Default)]
struct Typed {
    name: Option<String>,
    new_token: Option<String>,
    errors: Vec<FieldError>,
}

async fn settings_page(visit: &Visit, typed: Typed) -> Result<MeSettingsPage, Problem> {
    let found = choices(visit).await?;
    let w = &visit.words;
    let mut frame = visit.frame(w.my_settings());
    frame.has_errors = !typed.errors.is_empty();
    let paces = [
        (Pace::Soon, w.pace_soon()),
        (Pace::Daily, w.pace_daily()),
        (Pace::Weekly, w.pace_weekly()),
        (Pace::Never, w.pace_never()),
    ];
    let languages = &visit.city.locales;
    Ok(MeSettingsPage {
        name: typed.name.unwrap_or_else(|| found.person.name.as_str().to_owned()),
        tabs: tabs(visit, false),
        mail: found.person.mail.as_ref().map(ToString::to_string).unwrap_or_default(),
        action: visit.to.me_settings(),
        languages: languages
            .iter()
            .map(|locale| {
                let chosen = Chosen::from(found.person.language.as_str() == locale.tag());
                Choice::new(locale.tag(), locale.own_name(), chosen)
            })
            .collect(),
        neighbourhoods: Vec::new(),
        mail_choices: paces
            .iter()
            .map(|(pace, word)| {
                Choice::new(pace.key(), *word, Chosen::from(found.person.mail_choice.own == *pace))
            })
            .collect(),
        sessions: found
            .sessions
            .iter()
            .map(|one| Session {
                device: if one.agent.is_empty() {
                    w.session_unknown().to_owned()
                } else {
                    one.agent.clone()
                },
                meta: vec![
                    w.session_since(w.date(one.made_at)),
                    w.session_used(w.ago(one.seen_at, visit.now)),
                ],
                current: found.current == Some(one.id),
                end: visit.to.me_session(one.id),
            })
            .collect(),
        tokens: found
            .tokens
            .iter()
            .map(|one| ApiToken {
                label: one.name.clone(),
                meta: vec![one.scopes.clone(), w.token_until(w.date(one.expires_at))],
                end: visit.to.me_token(one.id),
            })
            .collect(),
        token_action: visit.to.me_tokens(),
        scopes: scopes(visit)
            .map(|(scope, word)| Choice::new(scope.key(), word, Chosen::from(scope == Scope::Read)))
            .collect(),
        new_token: typed.new_token,
        download: visit.to.me_data(),
        erase: visit.to.me_erase(),
        errors: typed.errors,
        frame,
    })
}

/// The scopes this reader can give away: those their roles are worth something for.
fn scopes(visit: &Visit) -> impl Iterator<Item = (Scope, &'static str)> {
    let (w, actor) = (&visit.words, visit.reader.actor());
    [
        (Scope::Read, w.scope_read()),
        (Scope::Write, w.scope_write()),
        (Scope::Desk, w.scope_desk()),
        (Scope::Moderate, w.scope_moderate()),
        (Scope::Manage, w.scope_manage()),
    ]
    .into_iter()
    .filter(move |(scope, _)| scope.role().is_none_or(|role| actor.is(role)))
}

/// What one chose about oneself.
pub(super) async fn settings(visit: Visit) -> Result<impl IntoResponse, Problem> {
    Ok(Page(settings_page(&visit, Typed::default()).await?))
}

/// Saves it.
pub(super) async fn save(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let mut flaws = Flaws::default();
    let name = flaws.keep("name", NameShown::parse(posted.get("name")));
    let language = flaws
        .keep("language", posted.get("language").parse::<Language>().map_err(|_| Flaw::NotAChoice));
    let pace = flaws.keep(
        "mail_choice",
        posted.get("mail_choice").parse::<Pace>().map_err(|()| Flaw::NotAChoice),
    );
    match (name, language, pace) {
        (Some(name), Some(language), Some(pace)) => {
            let choice = MailChoice {
                own: pace,
                followed: if pace == Pace::Soon { Pace::Daily } else { pace },
            };
            visit
                .write(move |tx, scene| {
                    acts::people::choose(tx, &scene.actor, &name, &language, &choice)
                })
                .await?;
            Ok(visit.go_saying(visit.to.me_settings(), Said::Saved))
        }
        _ => {
            let errors = field_errors(&visit.words, &flaws);
            let typed =
                Typed { name: Some(posted.get("name").to_owned()), errors, ..Typed::default() };
            Ok(Unfinished(settings_page(&visit, typed).await?).into_response())
        }
    }
}

/// Ends one of the reader's sessions.
pub(super) async fn end_session(
    visit: Visit,
    InPath(id): InPath<Id<SessionRow>>,
) -> Result<Response, Problem> {
    visit.write(move |tx, scene| Ok(session::end(tx, id, acts::signed_in(&scene.actor)?)?)).await?;
    Ok(visit.go_saying(visit.to.me_settings(), Said::Ended))
}

/// Makes a token and shows it once.
pub(super) async fn make_token(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let mut flaws = Flaws::default();
    let name = flaws.text("label", posted.get("label"), 1, 60);
    let wished: Vec<Scope> = posted.all("scope").filter_map(Scope::from_key).collect();
    let allowed: Vec<Scope> = scopes(&visit).map(|(scope, _)| scope).collect();
    if wished.is_empty() || wished.iter().any(|scope| !allowed.contains(scope)) {
        flaws.add("scope", Flaw::NotAChoice);
    }
    let (Some(name), true) = (name, flaws.is_empty()) else {
        let typed = Typed { errors: field_errors(&visit.words, &flaws), ..Typed::default() };
        return Ok(Unfinished(settings_page(&visit, typed).await?).into_response());
    };
    let token = Token::draw(visit.app.wiring());
    let (hash, scopes) = (
        token.digest().0.to_vec(),
        wished.iter().map(|scope| scope.key()).collect::<Vec<_>>().join(" "),
    );
    visit
        .write(move |tx, scene| {
            let now = scene.stage.now;
            let new = NewToken {
                id: scene.stage.store.new_id(),
                hash: hash.clone(),
                person: acts::signed_in(&scene.actor)?,
                name: name.clone(),
                scopes: scopes.clone(),
                expires_at: now.checked_add(TOKEN_LASTS).unwrap_or(now),
            };
            Ok(token::insert(tx, &new, now)?)
        })
        .await?;
    let typed = Typed { new_token: Some(token.as_str().to_owned()), ..Typed::default() };
    Ok(Page(settings_page(&visit, typed).await?).into_response())
}

/// Ends a token.
pub(super) async fn end_token(
    visit: Visit,
    InPath(id): InPath<Id<TokenRow>>,
) -> Result<Response, Problem> {
    visit
        .write(move |tx, scene| Ok(token::revoke(tx, id, acts::signed_in(&scene.actor)?)?))
        .await?;
    Ok(visit.go_saying(visit.to.me_settings(), Said::Ended))
}

/// Everything kept about the reader.
pub(super) async fn data(visit: Visit) -> Result<Response, Problem> {
    let data = visit.read(|tx, scene| acts::people::data(tx, &scene.stage, &scene.actor)).await?;
    let text = serde_json::to_string_pretty(&data).map_err(Problem::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}

async fn erase_page(visit: &Visit, errors: Vec<FieldError>) -> Result<MeErasePage, Problem> {
    let mine = visit.read(load).await?;
    let w = &visit.words;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut frame = visit.frame(w.erase_page_title());
    frame.has_errors = !errors.is_empty();
    Ok(MeErasePage {
        frame,
        action: visit.to.me_erase(),
        effects: vec![
            w.erase_ideas(count(mine.ideas.len())),
            w.erase_rest().to_owned(),
            w.erase_drafts(count(mine.drafts.len())),
        ],
        back: visit.to.me_settings(),
        errors,
    })
}

/// The last question before an account is erased.
pub(super) async fn ask_erase(visit: Visit) -> Result<impl IntoResponse, Problem> {
    Ok(Page(erase_page(&visit, Vec::new()).await?))
}

/// Erases the account.
pub(super) async fn erase(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    if posted.get("confirm") != "yes" {
        let mut flaws = Flaws::default();
        flaws.add("confirm", Flaw::Missing);
        let page = erase_page(&visit, field_errors(&visit.words, &flaws)).await?;
        return Ok(Unfinished(page).into_response());
    }
    match visit.attempt(|tx, scene| acts::people::erase(tx, &scene.stage, &scene.actor)).await? {
        Ok(_) => {
            let mut response = visit.go_saying(visit.to.home(), Said::Erased);
            visit.end_session(&mut response);
            Ok(response)
        }
        Err(Refusal::AlreadyElsewhere) => {
            let text = visit.words.erase_last_admin().to_owned();
            let page =
                erase_page(&visit, vec![FieldError { field: "confirm".to_owned(), text }]).await?;
            Ok(Unfinished(page).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
