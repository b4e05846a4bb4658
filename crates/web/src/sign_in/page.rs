//! Signing in: an address, a code or a link by mail, and out again.

use std::sync::Arc;

use acts::city::sign_in::{
    self as arriving, Acquaintance, Closed, Entered, Invitation, NewSession, WORKS_FOR,
};
use acts::{Act, Done};
use axum::response::{IntoResponse, Response};
use city::{Id, Intent, Language, Mail, NameShown};
use jiff::SignedDuration;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use store::city::letter::Letter;
use store::city::{session, sign_in as rows};

use crate::forms::Posted;
use crate::http::{
    Action, InPath, InQuery, Key, Mails, Problem, Recognised, SESSION_LASTS, Said, Token, Visit,
    Wiring,
};
use crate::mail::{Letterhead, Message};
use crate::page::{Page, Unfinished};
use crate::sign_in::intent;
use crate::sign_in::intent::{After, promised};
use crate::sign_in::link::Consent;
use crate::sign_in::view::{CodePage, SignInPage};
use crate::system::System;
use crate::views::FieldError;

/// What is to follow: an address to go to, or something to do with a thing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Next {
    next: String,
    #[serde(rename = "do")]
    deed: String,
    thing: String,
}

impl Next {
    fn posted(posted: &Posted) -> Self {
        let field = |name: &str| posted.get(name).to_owned();
        Self { next: field("next"), deed: field("do"), thing: field("thing") }
    }

    fn intent(&self) -> Option<Intent> {
        Intent::parse(&self.deed, &self.thing)
    }

    /// What follows, as far as it lies in this city.
    async fn after(&self, visit: &Visit) -> Result<After, Problem> {
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
        mail: mail.to_owned(),
        errors,
    })
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

/// Six digits, drawn evenly.
fn draw_code(wiring: &Wiring) -> String {
    let mut bytes = [0; 8];
    (wiring.random)(&mut bytes);
    format!("{:06}", u64::from_be_bytes(bytes) % 1_000_000)
}

/// What is kept of a code: bound to its letter, so that no table of all codes helps.
fn code_hash(sign_in: Id<rows::SignIn>, code: &str) -> Vec<u8> {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let mut digest = Sha256::new();
    digest.update(sign_in.get().to_be_bytes());
    digest.update(digits.as_bytes());
    digest.finalize().to_vec()
}

/// A code and a key for a letter that leaves now, with what is kept of them. Not for logs, so it cannot be printed.
pub struct Fresh {
    /// The code as it is printed.
    pub code: String,
    /// The key of the link.
    pub key: String,
    /// The digest of the code.
    pub code_hash: Vec<u8>,
    /// The digest of the key.
    pub link_hash: Vec<u8>,
}

impl Fresh {
    /// Draws both.
    pub fn draw(wiring: &Wiring, sign_in: Id<rows::SignIn>) -> Self {
        let (code, key) = (draw_code(wiring), Token::draw(wiring));
        Self {
            code_hash: code_hash(sign_in, &code),
            link_hash: key.digest().0.to_vec(),
            code: printed(&code),
            key: key.as_str().to_owned(),
        }
    }
}

/// A code as it is printed: in two groups.
fn printed(code: &str) -> String {
    let (first, last) = code.split_at_checked(3).unwrap_or((code, ""));
    format!("{first} {last}")
}

/// Writes the letter, notes it and puts it into the outbox.
pub async fn invite(
    visit: &Visit,
    mail: &Mail,
    after: &After,
) -> Result<Id<rows::SignIn>, Problem> {
    let (acquaintance, delay) = allow(visit, mail)?;
    let ids = visit.stage()?.store;
    let id: Id<rows::SignIn> = Id::new(ids.new_id());
    let (code, key) = (draw_code(visit.app.wiring()), Token::draw(visit.app.wiring()));
    let about = announced(visit, mail, after).await?;
    let letter = compose(visit, mail, (&code, &key), about)?;
    let now = visit.now;
    let intent = match after {
        After::Deed(intent) => Some(*intent),
        After::Page(_) | After::Draft(_) => None,
    };
    let sign_in = rows::SignIn {
        id,
        mail: mail.as_str().to_owned(),
        code_hash: code_hash(id, &code),
        link_hash: key.digest().0.to_vec(),
        browser_hash: visit.browser().0.to_vec(),
        draft: match after {
            After::Draft(draft) => Some(*draft),
            After::Page(_) | After::Deed(_) => None,
        },
        deed: intent.map(|intent| intent.deed),
        thing: intent.map(|intent| intent.thing),
        next: match after {
            After::Page(next) => next.clone(),
            After::Draft(_) | After::Deed(_) => String::new(),
        },
        language: Language::from_tag_or_english(visit.words.tag()),
        tries: 0,
        made_at: now,
        expires_at: now.checked_add(WORKS_FOR).unwrap_or(now),
        used_at: None,
    };
    let mut letter = Letter {
        id: Id::new(id.get()),
        person: None,
        mail: mail.as_str().to_owned(),
        language: sign_in.language.clone(),
        kind: "sign-in".to_owned(),
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        unsubscribe: None,
        made_at: now,
        sent_at: None,
        failed: None,
    };
    // The demo shows its letters; a real one draws code and key when the letter leaves.
    if visit.app.service()?.mails == Mails::Sent {
        arriving::conceal(&mut letter, &printed(&code), key.as_str());
    }
    let leaves = now.checked_add(SignedDuration::from_secs(delay.into())).unwrap_or(now);
    let invitation = Invitation { sign_in, letter, acquaintance, leaves };
    let sent = visit.write(move |act| arriving::invite(act, &invitation)).await?;
    if sent { Ok(id) } else { Err(Problem::EnoughLetters { wait: 3600 }) }
}

/// The longest a letter waits while many behind one connection ask for theirs.
const LONGEST_DELAY: u32 = 60;

/// Counts a letter, and says in how many seconds it may leave. A stranger uses up what their own network may ask of an
/// address, and nothing of what the browsers may that its owner has used before.
fn allow(visit: &Visit, mail: &Mail) -> Result<(Acquaintance, u32), Problem> {
    let limits = visit.app.limits();
    let now = visit.app.elapsed();
    let (acquaintance, asker) = match (visit.knows(mail), visit.range()) {
        (true, _) => (Acquaintance::Known, u64::MAX),
        (false, Key::Range(range)) => (Acquaintance::Stranger, range),
        (false, _) => (Acquaintance::Stranger, 0),
    };
    let enough = |wait| Problem::EnoughLetters { wait };
    limits.take(Action::SignIn, mail_key(mail, asker), now).map_err(enough)?;
    if acquaintance == Acquaintance::Known {
        return Ok((acquaintance, 0));
    }
    let delay = limits.reserve(Action::SignIn, visit.range(), now, LONGEST_DELAY);
    delay.map(|delay| (acquaintance, delay)).map_err(|wait| Problem::TooMany { wait })
}

fn mail_key(mail: &Mail, asker: u64) -> Key {
    let mut digest = Sha256::new();
    digest.update(asker.to_be_bytes());
    digest.update(mail.as_str());
    let digest = digest.finalize();
    let start = digest.iter().take(8).fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    Key::Mail(start)
}

/// What the letter says of what its code or link would do.
async fn announced(visit: &Visit, mail: &Mail, after: &After) -> Result<Vec<String>, Problem> {
    let draft = match after {
        After::Page(_) => return Ok(Vec::new()),
        After::Deed(intent) => return Ok(promised(visit, *intent).await?.into_iter().collect()),
        After::Draft(draft) => *draft,
    };
    let Some(system) = beginnings(visit) else { return Ok(Vec::new()) };
    let (mail, words, wished) = (mail.clone(), visit.words.clone(), owned(&visit.wished()));
    visit
        .read(move |act| {
            let wished: Vec<&str> = wished.iter().map(String::as_str).collect();
            system.announce(act, &words, &wished, &mail, draft)
        })
        .await
}

fn owned(tags: &[&str]) -> Vec<String> {
    tags.iter().map(|tag| (*tag).to_owned()).collect()
}

fn compose(
    visit: &Visit,
    mail: &Mail,
    (code, key): (&str, &Token),
    about: Vec<String>,
) -> Result<crate::mail::Letter, Problem> {
    let w = &visit.words;
    let code = printed(code);
    let site = visit.site();
    let message = Message {
        subject: w.mail_code_subject(code.clone()),
        paragraphs: [w.mail_code_hello().to_owned(), w.mail_code_text(visit.city_name())]
            .into_iter()
            .chain(about)
            .collect(),
        code: Some(code),
        action: Some((
            w.mail_code_link().to_owned(),
            format!("{site}{}", visit.to.enter(key.as_str())),
        )),
        after: vec![w.mail_code_valid(WORKS_FOR.as_mins()), w.mail_code_not_you().to_owned()],
        unsubscribe: None,
    };
    let head = Letterhead {
        words: w,
        city: visit.city_name(),
        from: &visit.city.settings.sender,
        site: &format!("{site}{}", visit.to.base()),
    };
    head.letter(mail.clone(), &message).map_err(Problem::internal)
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
    system: Option<&Arc<dyn System>>,
    typed: &str,
    draft: Option<i64>,
    consent: &Consent,
) -> Done<Option<NameShown>> {
    match (NameShown::parse(typed), draft, system) {
        (Ok(name), _, _) => Ok(Some(name)),
        (Err(_), Some(draft), Some(system)) => system.name_of(act, draft, consent),
        (Err(_), _, _) => Ok(None),
    }
}

pub(super) fn new_session(visit: &Visit) -> (Token, NewSession) {
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
    systems: &[Arc<dyn System>],
    answer: Result<Entered, Closed>,
    browser: &[u8],
) -> Done<Result<Entered, Closed>> {
    if let Ok(entered) = &answer {
        acts::city::typed::adopt(act, browser, entered.person.id)?;
        for system in systems {
            system.arrived(act, entered.person.id, browser)?;
        }
    }
    Ok(answer)
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
    let (systems, system) = (visit.systems(), beginnings(&visit));
    let typed = posted.get("name").to_owned();
    let answer = visit
        .write(move |act| {
            let naming =
                |act: &mut Act, draft| named(act, system.as_ref(), &typed, draft, &Consent::Wrote);
            let answer = arriving::enter_by_code(act, id, &browser, &hash, &new, &naming)?;
            hand_over(act, &systems, answer, &browser)
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
        (Some(draft), _) => After::Draft(draft),
        (None, Some(intent)) => After::Deed(intent),
        (None, None) => After::Page(found.next),
    };
    let new = invite(&visit, &mail, &after).await?;
    Ok(visit.go_saying(visit.to.code(new), Said::CodeSent))
}

/// The system to which drafts belong that were begun before signing in.
pub(super) fn beginnings(visit: &Visit) -> Option<Arc<dyn System>> {
    visit.systems().into_iter().next()
}

/// Begins the session, publishes the draft or does what they wanted if there is anything, and leads on.
pub(super) async fn go_on(
    visit: &Visit,
    token: &Token,
    entered: &Entered,
    consent: Consent,
) -> Result<Response, Problem> {
    let mut response = match (entered.draft, entered.intent, beginnings(visit)) {
        (Some(draft), _, Some(system)) => {
            system.claim(visit, &entered.person, draft, consent).await?
        }
        (Some(_), _, None) => visit.go_saying(visit.to.me(), Said::SignedIn),
        (None, Some(intent), _) => intent::go_on(visit, entered, intent).await?,
        (None, None, _) => {
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
        visit.write(move |act| Ok(session::end_by_hash(act.tx, &digest.0)?)).await?;
    }
    let mut response = visit.go_saying(visit.to.home(), Said::SignedOut);
    visit.end_session(&mut response);
    // The next person at this computer is another one: drafts and photos of this one are not theirs.
    visit.forget_browser(&mut response);
    Ok(response)
}
