//! Signing in: an address, a code or a link by mail, and out again.

use std::sync::Arc;

use acts::city::sign_in::{self as arriving, Closed, Entered, NewSession, WORKS_FOR};
use acts::{Act, Done};
use axum::response::{IntoResponse, Response};
use city::{Begun, Id, Intent, Level, Mail, NameShown, Noun, Person};
use serde::Deserialize;
use store::city::{session, sign_in as rows};

use crate::forms::Posted;
use crate::http::{
    Action, InPath, InQuery, Mails, Problem, Recognised, SESSION_LASTS, Said, Token, Visit,
};
use crate::page::{Page, Unfinished};
use crate::sign_in::intent;
use crate::sign_in::intent::{After, promised};
use crate::sign_in::letter::{code_hash, invite};
use crate::sign_in::link::Consent;
use crate::sign_in::view::{CodePage, SignInPage};
use crate::system::System;
use crate::views::FieldError;
use crate::{passkeys, providers};

/// What is to follow: an address to go to, or something to do with a thing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Next {
    pub(crate) next: String,
    #[serde(rename = "do")]
    pub(crate) deed: String,
    pub(crate) thing: String,
    /// What has to be proved for it.
    pub(crate) level: String,
}

impl Next {
    pub(crate) fn posted(posted: &Posted) -> Self {
        let field = |name: &str| posted.get(name).to_owned();
        let (next, deed) = (field("next"), field("do"));
        Self { next, deed, thing: field("thing"), level: field("level") }
    }

    /// The same, as it is kept while a browser is away: as a form says it.
    pub(crate) fn query(&self) -> String {
        let fields = [
            ("next", &self.next),
            ("do", &self.deed),
            ("thing", &self.thing),
            ("level", &self.level),
        ];
        let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
        form_urlencoded::Serializer::new(String::new()).extend_pairs(given).finish()
    }

    /// What was kept so.
    pub(crate) fn asked(query: &str) -> Self {
        let mut next = Self::default();
        for (field, value) in form_urlencoded::parse(query.as_bytes()) {
            let into = match field.as_ref() {
                "next" => &mut next.next,
                "do" => &mut next.deed,
                "thing" => &mut next.thing,
                "level" => &mut next.level,
                _ => continue,
            };
            *into = value.into_owned();
        }
        next
    }

    /// What has to be proved, where something has.
    pub(crate) fn level(&self) -> Option<Level> {
        self.level.parse().ok().filter(|level| *level > Level::Address)
    }

    pub(crate) fn intent(&self) -> Option<Intent> {
        Intent::parse(&self.deed, &self.thing)
    }

    /// What follows, as far as it lies in this city.
    pub(crate) async fn after(&self, visit: &Visit) -> Result<After, Problem> {
        if let Some(intent) = self.intent()
            && promised(visit, intent).await?.is_some()
        {
            return Ok(After::Deed(intent));
        }
        Ok(After::Page(visit.safe_next(&self.next).unwrap_or_default().to_owned()))
    }
}

/// Asks for an address.
pub(crate) async fn show(visit: Visit, InQuery(next): InQuery<Next>) -> Result<Response, Problem> {
    if visit.reader.id().is_some() {
        return known(&visit, &next).await;
    }
    Ok(Page(page(&visit, &next, "", Vec::new()).await?).into_response())
}

/// Where somebody goes on who is signed in already: their own button does what they want.
async fn known(visit: &Visit, next: &Next) -> Result<Response, Problem> {
    let Some(intent) = next.intent() else {
        return Ok(visit.go(visit.safe_next(&next.next).unwrap_or(&visit.to.home())));
    };
    let found = visit.read(move |act| acts::things::readable(act, intent.thing)).await?;
    Ok(visit.go(visit.place_of(&found)))
}

async fn page(
    visit: &Visit,
    next: &Next,
    mail: &str,
    errors: Vec<FieldError>,
) -> Result<SignInPage, Problem> {
    let mut frame = visit.frame(visit.words.sign_in());
    frame.has_errors = !errors.is_empty();
    let why = match next.intent() {
        Some(intent) => promised(visit, intent).await?,
        None => None,
    };
    Ok(SignInPage {
        frame,
        action: visit.to.sign_in(),
        next: next.next.clone(),
        deed: next.deed.clone(),
        thing: next.thing.clone(),
        why: why.unwrap_or_default(),
        passkey: passkeys::Site::of(visit).is_some(),
        provider: providers::sign_in_button(visit),
        mail: mail.to_owned(),
        errors,
    })
}

/// The page once more, where a passkey let nobody in.
pub(crate) async fn not_by_passkey(
    visit: &Visit,
    next: &Next,
    text: &str,
) -> Result<Response, Problem> {
    not_by(visit, next, "passkey", text).await
}

/// The page once more, where another way than by mail let nobody in.
pub(crate) async fn not_by(
    visit: &Visit,
    next: &Next,
    way: &str,
    text: &str,
) -> Result<Response, Problem> {
    let errors = vec![wrong(visit, way, text)];
    Ok(Unfinished(page(visit, next, "", errors).await?).into_response())
}

/// Sends a letter with a code and a link.
pub(crate) async fn send(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let next = Next::posted(&posted);
    match posted.get("mail").parse::<Mail>() {
        Err(_) => {
            let errors = vec![wrong(&visit, "mail", visit.words.flaw_not_a_mail())];
            Ok(Unfinished(page(&visit, &next, posted.get("mail"), errors).await?).into_response())
        }
        Ok(mail) => {
            let after = next.after(&visit).await?;
            let sign_in = invite(&visit, &mail, &after).await?;
            let mut response = visit.go(visit.to.code(sign_in));
            visit.keep_browser(&mut response);
            Ok(response)
        }
    }
}

fn wrong(_visit: &Visit, field: &str, text: &str) -> FieldError {
    FieldError { field: field.to_owned(), text: text.to_owned() }
}

/// The letter this browser waits for.
async fn waiting(visit: &Visit, id: Id<rows::SignIn>) -> Result<rows::SignIn, Problem> {
    let browser = visit.browser().0.to_vec();
    let found = visit.read(move |act| Ok(rows::get(act.tx, id)?)).await?;
    found.filter(|found| found.browser_hash == browser).ok_or(Problem::NotFound)
}

/// Asks for the code.
pub(crate) async fn code(
    visit: Visit,
    InPath(id): InPath<Id<rows::SignIn>>,
) -> Result<impl IntoResponse, Problem> {
    let found = waiting(&visit, id).await?;
    Ok(Page(code_page(&visit, &found, "", Vec::new()).await?))
}

/// What happens as soon as they are in, as a sentence.
pub(super) async fn then_said(visit: &Visit, found: &rows::SignIn) -> Result<String, Problem> {
    let w = &visit.words;
    let promise = match found.intent() {
        Some(intent) => promised(visit, intent).await?,
        None => found.draft.map(|_| w.code_then_published().to_owned()),
    };
    Ok(promise.unwrap_or_else(|| w.code_then_signed_in().to_owned()))
}

async fn code_page(
    visit: &Visit,
    found: &rows::SignIn,
    typed: &str,
    errors: Vec<FieldError>,
) -> Result<CodePage, Problem> {
    let w = &visit.words;
    let mut frame = visit.frame(w.code_page_title());
    frame.has_errors = !errors.is_empty();
    let shown = visit.app.service().is_ok_and(|service| service.mails == Mails::Shown);
    Ok(CodePage {
        frame,
        action: visit.to.code(found.id),
        mail: found.mail.clone(),
        valid: w.code_valid(WORKS_FOR.as_mins()),
        then: then_said(visit, found).await?,
        resend: visit.to.code_again(found.id),
        other: match found.intent() {
            Some(intent) => visit.to.sign_in_to(intent.deed, intent.thing),
            None => visit.to.sign_in(),
        },
        demo_mails: shown.then(|| visit.to.mails()),
        code: typed.to_owned(),
        name: None,
        errors,
    })
}

/// What is wrong with the name that somebody typed who comes in for the first time; nothing while they have not been
/// asked for it.
pub(super) fn name_errors(visit: &Visit, posted: &Posted) -> Vec<FieldError> {
    let flaw = NameShown::parse(posted.get("name")).err().filter(|_| posted.has("name"));
    let said = |flaw| wrong(visit, "name", &visit.words.flaw_of("name", &flaw));
    flaw.map(said).into_iter().collect()
}

/// By which name somebody wants to be seen who comes in for the first time: as typed now, or as in the draft they
/// know.
pub(super) fn named(
    act: &mut Act,
    systems: &[Arc<dyn System>],
    typed: &str,
    begun: Option<Begun>,
    consent: &Consent,
) -> Done<Option<NameShown>> {
    let system = begun.and_then(|begun| Some((begun.draft, of_noun(systems, begun.noun)?)));
    match (NameShown::parse(typed), system) {
        (Ok(name), _) => Ok(Some(name)),
        (Err(_), Some((draft, system))) => system.name_of(act, draft, consent),
        (Err(_), None) => Ok(None),
    }
}

pub(crate) fn new_session(visit: &Visit) -> (Token, NewSession) {
    let token = Token::draw(visit.app.wiring());
    let new = NewSession {
        hash: token.digest().0.to_vec(),
        agent: visit.agent(),
        expires: visit.now.checked_add(SESSION_LASTS).unwrap_or(visit.now),
    };
    (token, new)
}

/// Makes what this browser began without an account the person's who came in.
pub(super) fn hand_over(
    act: &mut Act,
    answer: Result<Entered, Closed>,
    browser: &[u8],
) -> Done<Result<Entered, Closed>> {
    if let Ok(entered) = &answer {
        hand_over_to(act, browser, entered.person.id)?;
    }
    Ok(answer)
}

/// The same, to somebody.
pub(crate) fn hand_over_to(act: &mut Act, browser: &[u8], person: Id<Person>) -> Done<()> {
    acts::city::typed::adopt(act, browser, person)?;
    acts::things::draft::adopt(act, browser, person)
}

/// Takes the code.
pub(crate) async fn try_code(
    visit: Visit,
    InPath(id): InPath<Id<rows::SignIn>>,
    posted: Posted,
) -> Result<Response, Problem> {
    visit.limit(Action::Code)?;
    let (token, new) = new_session(&visit);
    let browser = visit.browser().0.to_vec();
    let hash = code_hash(id, posted.get("code"));
    let systems = visit.systems();
    let typed = posted.get("name").to_owned();
    let answer = visit
        .write_own(move |act| {
            let naming =
                |act: &mut Act, begun| named(act, &systems, &typed, begun, &Consent::Wrote);
            let answer = arriving::enter_by_code(act, id, &browser, &hash, &new, &naming)?;
            hand_over(act, answer, &browser)
        })
        .await?;
    match answer {
        Ok(entered) => go_on(&visit, &token, &entered, Consent::Wrote).await,
        Err(closed) => {
            let found = waiting(&visit, id).await?;
            closed_page(&visit, &found, &posted, closed).await
        }
    }
}

/// The page of the code once more: with what is wrong, or with the one question that is left.
async fn closed_page(
    visit: &Visit,
    found: &rows::SignIn,
    posted: &Posted,
    closed: Closed,
) -> Result<Response, Problem> {
    let w = &visit.words;
    let name = posted.has("name").then(|| posted.get("name").to_owned());
    let (errors, name) = match closed {
        Closed::WrongCode { left } => (vec![wrong(visit, "code", &w.code_wrong(left))], name),
        Closed::Over => (vec![wrong(visit, "code", w.code_over())], name),
        Closed::Nameless => (name_errors(visit, posted), Some(name.unwrap_or_default())),
    };
    let unfinished = !errors.is_empty();
    let page = code_page(visit, found, posted.get("code"), errors).await?;
    let page = CodePage { name, ..page };
    Ok(if unfinished { Unfinished(page).into_response() } else { Page(page).into_response() })
}

/// Sends another code for the same purpose.
pub(crate) async fn again(
    visit: Visit,
    InPath(id): InPath<Id<rows::SignIn>>,
) -> Result<Response, Problem> {
    let found = waiting(&visit, id).await?;
    let mail: Mail = found.mail.parse().map_err(|_| Problem::NotFound)?;
    let after = match (found.draft, found.intent()) {
        (Some(begun), _) => After::Draft(begun),
        (None, Some(intent)) => After::Deed(intent),
        (None, None) => After::Page(found.next),
    };
    let new = invite(&visit, &mail, &after).await?;
    Ok(visit.go_saying(visit.to.code(new), Said::CodeSent))
}

/// The system of a noun: it goes on with what somebody began before signing in.
pub(super) fn of_noun(systems: &[Arc<dyn System>], noun: Noun) -> Option<Arc<dyn System>> {
    systems.iter().find(|system| system.nouns().contains(&noun)).cloned()
}

/// Begins the session, publishes the draft or does what they wanted if there is anything, and leads on.
pub(crate) async fn go_on(
    visit: &Visit,
    token: &Token,
    entered: &Entered,
    consent: Consent,
) -> Result<Response, Problem> {
    let mut response = match (entered.draft, entered.intent) {
        _ if entered.blocked.is_some() => visit.go(visit.to.own_block()),
        (Some(Begun { draft, noun }), _) => match of_noun(&visit.systems(), noun) {
            Some(system) => system.claim(visit, &entered.person, draft, consent).await?,
            None => visit.go_saying(visit.to.me(), Said::SignedIn),
        },
        (None, Some(intent)) => intent::go_on(visit, entered, intent).await?,
        (None, None) => {
            let next =
                visit.safe_next(&entered.next).map_or_else(|| visit.to.home(), ToOwned::to_owned);
            visit.go_saying(next, Said::SignedIn)
        }
    };
    let seconds = u32::try_from(SESSION_LASTS.as_secs()).unwrap_or(u32::MAX);
    visit.start_session(&mut response, token, seconds);
    if let Some(mail) = &entered.person.mail {
        visit.get_to_know(&mut response, mail);
    }
    Ok(response)
}

/// Ends this session.
pub(crate) async fn out(visit: Visit) -> Result<Response, Problem> {
    if let Recognised::Session(digest) = visit.reader.by {
        visit.write_own(move |act| Ok(session::end_by_hash(act.tx, &digest.0)?)).await?;
    }
    let mut response = visit.go_saying(visit.to.home(), Said::SignedOut);
    visit.end_session(&mut response);
    // The next person at this computer is another one: drafts and photos of this one are not theirs.
    visit.forget_browser(&mut response);
    Ok(response)
}
