//! How letters leave: by SMTP, or as `.eml` files in a folder.
//!
//! A letter that cannot leave now may leave later, so what went wrong is told apart: the queue
//! tries a [`PostError::Later`] again and gives up on a [`PostError::Never`].

pub(crate) mod dkim;
pub(crate) mod returned;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::Context as _;
use jiff::Timestamp;
use lettre::address::AddressError;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::{self, PoolConfig};
use lettre::{Message, SmtpTransport, Transport as _};
use web::mail::Letter;

use self::dkim::Signer;
use crate::config::MailSetting;

/// A way for letters to leave. Blocks; call it from a thread that may wait.
pub(crate) trait Post: Send + Sync {
    /// Sends a letter. `id` is the letter's own: sending it twice makes one mail for programs
    /// that look.
    fn send(&self, letter: &Letter, id: &str, now: Timestamp) -> Result<(), PostError>;

    /// Whether letters could leave now, without sending one.
    fn check(&self) -> Result<(), PostError>;
}

/// Why a letter did not leave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PostError {
    /// It may leave later: the server is away, busy, or does not know us yet.
    #[error("the letter must wait: {0}")]
    Later(String),
    /// It never will: no such mailbox, or a letter the server does not take.
    #[error("the letter cannot be sent: {0}")]
    Never(String),
}

/// The way that the settings name.
pub(crate) fn post(setting: &MailSetting, signer: Option<Signer>) -> anyhow::Result<Box<dyn Post>> {
    Ok(match setting {
        MailSetting::Smtp(address) => Box::new(SmtpPost::new(address, signer)?),
        MailSetting::Folder(folder) => Box::new(FolderPost::new(folder.clone(), signer)?),
        MailSetting::Kept => Box::new(KeptPost),
    })
}

/// How many connections to the mail server there are at most: one for each hand that sends.
pub(crate) const CONNECTIONS: u32 = 8;

/// Sends by SMTP (RFC 5321), over connections that are kept for a while.
struct SmtpPost {
    transport: SmtpTransport,
    signer: Option<Signer>,
}

impl SmtpPost {
    fn new(address: &str, signer: Option<Signer>) -> anyhow::Result<Self> {
        let address = match address.strip_prefix("smtp+starttls://") {
            Some(rest) => format!("smtp://{rest}?tls=required"),
            None => address.to_owned(),
        };
        let transport = SmtpTransport::from_url(&address)
            .context("mail: the address cannot be read; write smtps://user:password@host")?
            .timeout(Some(Duration::from_secs(20)))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS))
            .build();
        Ok(Self { transport, signer })
    }
}

impl Post for SmtpPost {
    fn send(&self, letter: &Letter, id: &str, now: Timestamp) -> Result<(), PostError> {
        let message = message(letter, id, now, self.signer.as_ref())?;
        self.transport.send(&message).map(|_| ()).map_err(|error| refused(&error))
    }

    fn check(&self) -> Result<(), PostError> {
        match self.transport.test_connection() {
            Ok(true) => Ok(()),
            Ok(false) => Err(PostError::Later("the server hung up".to_owned())),
            Err(error) => Err(refused(&error)),
        }
    }
}

/// What a refusal means. A server that does not accept our name and password, or wants another
/// encryption, refuses all letters until somebody puts the settings right: that is for later.
fn refused(error: &smtp::Error) -> PostError {
    const SETTINGS: [u16; 5] = [530, 534, 535, 538, 454];
    let ours = error.status().is_some_and(|code| SETTINGS.contains(&u16::from(code)));
    // The chain under the error says what happened; the error alone says only where.
    let mut said = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        said = format!("{said}: {inner}");
        cause = inner.source();
    }
    if error.is_permanent() && !ours { PostError::Never(said) } else { PostError::Later(said) }
}

/// Sends nothing: the queue keeps each letter anyway, and the demo shows them.
struct KeptPost;

impl Post for KeptPost {
    fn send(&self, letter: &Letter, id: &str, now: Timestamp) -> Result<(), PostError> {
        message(letter, id, now, None).map(|_| ())
    }

    fn check(&self) -> Result<(), PostError> {
        Ok(())
    }
}

/// Writes each letter as a file that mail programs open.
struct FolderPost {
    folder: PathBuf,
    signer: Option<Signer>,
}

impl FolderPost {
    fn new(folder: PathBuf, signer: Option<Signer>) -> anyhow::Result<Self> {
        store::private::folder(&folder)
            .with_context(|| format!("mail: the folder {} cannot be made", folder.display()))?;
        Ok(Self { folder, signer })
    }

    fn write(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        // Written beside and moved, so that nobody reads half a letter.
        let unfinished = self.folder.join(format!(".{name}.part"));
        let mut file =
            store::private::file().write(true).create(true).truncate(true).open(&unfinished)?;
        file.write_all(bytes)?;
        drop(file);
        std::fs::rename(&unfinished, self.folder.join(name))
    }
}

impl Post for FolderPost {
    fn send(&self, letter: &Letter, id: &str, now: Timestamp) -> Result<(), PostError> {
        let message = message(letter, id, now, self.signer.as_ref())?;
        let name = format!("{}-{}.eml", now.strftime("%Y%m%dT%H%M%S"), plain(id));
        self.write(&name, &message.formatted()).map_err(|error| away(&self.folder, &error))
    }

    fn check(&self) -> Result<(), PostError> {
        self.write(".check", b"").map_err(|error| away(&self.folder, &error))?;
        std::fs::remove_file(self.folder.join(".check")).map_err(|error| away(&self.folder, &error))
    }
}

fn away(folder: &Path, error: &std::io::Error) -> PostError {
    PostError::Later(format!("the folder {} cannot be written: {error}", folder.display()))
}

/// The letter as a mail (RFC 5322): both bodies, and what programs need to answer or to end it.
fn message(
    letter: &Letter,
    id: &str,
    now: Timestamp,
    signer: Option<&Signer>,
) -> Result<Message, PostError> {
    let never = |error: String| PostError::Never(error);
    let address = |mail: &city::Mail| {
        mail.as_str().parse().map_err(|error: AddressError| never(error.to_string()))
    };
    let from = Mailbox::new(Some(one_line(&letter.from_name)), address(&letter.from)?);
    let host = letter.from.as_str().rsplit('@').next().unwrap_or_default();
    let mut builder = Message::builder()
        .message_id(Some(format!("<{}@{host}>", plain(id))))
        .date(SystemTime::from(now))
        .from(from)
        .to(Mailbox::new(None, address(&letter.to)?))
        .subject(one_line(&letter.subject))
        .header(AutoSubmitted);
    if let Some(link) = &letter.unsubscribe {
        builder = builder.header(ListUnsubscribe(format!("<{}>", plain_link(link))));
        builder = builder.header(ListUnsubscribePost);
    }
    let mut message = builder
        .multipart(MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone()))
        .map_err(|error| never(error.to_string()))?;
    if let Some(signer) = signer {
        // A key that was put wrong is put right: the letter waits.
        let signed = signer.sign(&mut message, host);
        signed.map_err(|error| PostError::Later(format!("it cannot be signed: {error:#}")))?;
    }
    Ok(message)
}

/// A text without controls: lettre stops at a line break in a name.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// An identifier as it may stand in a header or a file's name.
fn plain(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).take(128).collect()
}

/// A link without anything that could end the header it stands in.
fn plain_link(link: &str) -> String {
    link.chars().filter(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>')).collect()
}

macro_rules! fixed_header {
    ($(#[$doc:meta])* $type:ident, $name:literal, $value:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        struct $type;

        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self)
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), $value.to_owned())
            }
        }
    };
}

fixed_header!(
    /// Asks out-of-office replies to stay away (RFC 3834).
    AutoSubmitted,
    "Auto-Submitted",
    "auto-generated"
);
fixed_header!(
    /// Lets mail programs end the mails with one click (RFC 8058).
    ListUnsubscribePost,
    "List-Unsubscribe-Post",
    "List-Unsubscribe=One-Click"
);

/// Where the mails are ended (RFC 2369).
#[derive(Debug, Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::dangerous_new_pre_encoded(Self::name(), self.0.clone(), self.0.clone())
    }
}

#[cfg(test)]
mod tests;
