//! What a person chose about themselves: name, language, mail, sessions, tokens.

use axum::response::{IntoResponse, Response};
use city::{Flaw, Flaws, Id, Language, NameShown};
use store::city::session::Session as SessionRow;
use store::city::token::{self, NewToken, Token as TokenRow};
use store::city::{person, session};

use super::page::{At, tabs};
use super::view::{ApiToken, MeSettingsPage, Session};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Recognised, Said, Scope, Token, Visit, field_errors};
use crate::page::{Page, Unfinished};
use crate::views::{Choice, Chosen, FieldError};

/// How long a personal token works.
const TOKEN_LASTS: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 365);

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
        .read(move |act| {
            let me = act.person()?;
            let current =
                digest.map(|hash| session::find(act.tx, &hash, act.now)).transpose()?.flatten();
            Ok(Chosenly {
                person: person::get(act.tx, me)?,
                sessions: session::list(act.tx, me, act.now)?,
                tokens: token::list(act.tx, me)?,
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
    let languages = &visit.city.locales;
    Ok(MeSettingsPage {
        name: typed.name.unwrap_or_else(|| found.person.name.as_str().to_owned()),
        tabs: tabs(visit, At::Settings),
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
        download: visit.to.me_archive(),
        download_json: visit.to.me_data(),
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
    .filter(move |(scope, _)| scope.serves(&actor))
}

/// What one chose about oneself.
pub(crate) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    Ok(Page(settings_page(&visit, Typed::default()).await?))
}

/// Saves it.
pub(crate) async fn save(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let mut flaws = Flaws::default();
    let name = flaws.keep("name", NameShown::parse(posted.get("name")));
    let language = flaws
        .keep("language", posted.get("language").parse::<Language>().map_err(|_| Flaw::NotAChoice));
    match (name, language) {
        (Some(name), Some(language)) => {
            visit
                .write_own(move |act| {
                    let me = act.person()?;
                    let kept = person::get(act.tx, me)?.mail_choice;
                    acts::city::person::choose(act, &name, &language, &kept)
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
pub(crate) async fn end_session(
    visit: Visit,
    InPath(id): InPath<Id<SessionRow>>,
) -> Result<Response, Problem> {
    visit.write_own(move |act| Ok(session::end(act.tx, id, act.person()?)?)).await?;
    Ok(visit.go_saying(visit.to.me_settings(), Said::Ended))
}

/// Makes a token and shows it once.
pub(crate) async fn make_token(visit: Visit, posted: Posted) -> Result<Response, Problem> {
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
        .write(move |act| {
            let now = act.now;
            let new = NewToken {
                id: act.stage.store.new_id(),
                hash: hash.clone(),
                person: act.person()?,
                name: name.clone(),
                scopes: scopes.clone(),
                expires_at: now.checked_add(TOKEN_LASTS).unwrap_or(now),
            };
            Ok(token::insert(act.tx, &new, now)?)
        })
        .await?;
    let typed = Typed { new_token: Some(token.as_str().to_owned()), ..Typed::default() };
    Ok(Page(settings_page(&visit, typed).await?).into_response())
}

/// Ends a token.
pub(crate) async fn end_token(
    visit: Visit,
    InPath(id): InPath<Id<TokenRow>>,
) -> Result<Response, Problem> {
    visit.write_own(move |act| Ok(token::revoke(act.tx, id, act.person()?)?)).await?;
    Ok(visit.go_saying(visit.to.me_settings(), Said::Ended))
}
