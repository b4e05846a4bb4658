//! The letter that lets somebody in: its code and its key, how many of them there may be, what it says will follow.

use acts::city::letter::Secret;
use acts::city::sign_in::{self as arriving, Acquaintance, Invitation, WORKS_FOR};
use city::{Begun, Id, Language, Mail};
use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};
use store::city::letter::Letter;
use store::city::proof::Mark;
use store::city::sign_in as rows;

use super::intent::{After, promised};
use super::page::of_noun;
use crate::http::{Action, Key, Problem, Token, Visit, Wiring};
use crate::mail::{Message, ToMailbox};
use crate::providers;

/// Six digits, drawn evenly.
fn draw_code(wiring: &Wiring) -> String {
    let mut bytes = [0; 8];
    (wiring.random)(&mut bytes);
    format!("{:06}", u64::from_be_bytes(bytes) % 1_000_000)
}

/// What is kept of a code: bound to its letter, so that no table of all codes helps.
pub(super) fn code_hash(sign_in: Id<rows::SignIn>, code: &str) -> Vec<u8> {
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
    invite_to_tie(visit, mail, after, None).await
}

/// The same; whoever answers the letter in the browser that asked for it has their account tied to this login, which the
/// letter says.
pub(crate) async fn invite_to_tie(
    visit: &Visit,
    mail: &Mail,
    after: &After,
    subject: Option<Mark>,
) -> Result<Id<rows::SignIn>, Problem> {
    let (acquaintance, delay) = allow(visit, mail)?;
    let ids = visit.stage()?.store;
    let id: Id<rows::SignIn> = Id::new(ids.new_id());
    let (code, key) = (draw_code(visit.app.wiring()), Token::draw(visit.app.wiring()));
    let mut about = announced(visit, mail, after).await?;
    about.extend(subject.map(|_| visit.words.provider_then_tied(providers::name(visit))));
    let letter = compose(visit, (id.get(), mail), (&code, &key), about)?;
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
            After::Draft(begun) => Some(*begun),
            After::Page(_) | After::Deed(_) => None,
        },
        deed: intent.map(|intent| intent.deed),
        thing: intent.map(|intent| intent.thing),
        next: match after {
            After::Page(next) => next.clone(),
            After::Draft(_) | After::Deed(_) => String::new(),
        },
        language: letter.language.clone(),
        tries: 0,
        made_at: now,
        expires_at: now.checked_add(WORKS_FOR).unwrap_or(now),
        used_at: None,
        subject: subject.map(|subject| subject.to_vec()),
    };
    let leaves = now.checked_add(SignedDuration::from_secs(delay.into())).unwrap_or(now);
    let invitation = Invitation { sign_in, letter, acquaintance, leaves };
    let sent = visit.write_own(move |act| arriving::invite(act, &invitation)).await?;
    if sent { Ok(id) } else { Err(Problem::EnoughLetters { wait: 3600 }) }
}

/// The longest a letter waits while many behind one connection ask for theirs.
const LONGEST_DELAY: u32 = 60;

/// Counts a letter, and says in how many seconds it may leave. A stranger uses up what their own network may ask of an
/// address, and nothing of what the browsers may that its owner has used before.
pub(crate) fn allow(visit: &Visit, mail: &Mail) -> Result<(Acquaintance, u32), Problem> {
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
    let Begun { draft, noun } = match after {
        After::Page(_) => return Ok(Vec::new()),
        After::Deed(intent) => return Ok(promised(visit, *intent).await?.into_iter().collect()),
        After::Draft(begun) => *begun,
    };
    let Some(system) = of_noun(&visit.systems(), noun) else { return Ok(Vec::new()) };
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
    (id, mail): (i64, &Mail),
    (code, key): (&str, &Token),
    about: Vec<String>,
) -> Result<Letter, Problem> {
    let w = &visit.words;
    let code = printed(code);
    let site = visit.site();
    let message = Message {
        subject: w.mail_code_subject(code.clone()),
        paragraphs: [w.mail_code_hello().to_owned(), w.mail_code_text(visit.city_name())]
            .into_iter()
            .chain(about)
            .collect(),
        code: Some(code.clone()),
        action: Some((
            w.mail_code_link().to_owned(),
            format!("{site}{}", visit.to.enter(key.as_str())),
        )),
        after: vec![w.mail_code_valid(WORKS_FOR.as_mins()), w.mail_code_not_you().to_owned()],
        unsubscribe: None,
    };
    let to = ToMailbox {
        id,
        mail,
        words: w,
        language: Language::from_tag_or_english(w.tag()),
        kind: "sign-in",
    };
    visit.letter(to, &message, &[(Secret::Key, key.as_str()), (Secret::Code, &code)])
}
