//! Reports that a letter came back (delivery status notifications, RFC 3464), as mail servers send them.
//!
//! Only a report that repeats the Message-ID we gave the letter is believed: it carries a mark that nobody else can
//! make, so that whoever invents a report stops nobody's letters but those they got themselves.

use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};
use serde::{Deserialize, Serialize};

/// The longest report that is read: servers repeat the letter in it.
pub(crate) const LONGEST: u64 = 4 << 20;

/// What a report says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Report {
    /// The Message-ID of the letter before its `@`.
    pub(crate) letter: String,
    /// What became of it (RFC 3463), such as `5.1.1`.
    pub(crate) status: String,
}

impl Report {
    /// Reads a message; nothing where it does not report that a letter failed for good or for now.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let message = MessageParser::default().parse(bytes)?;
        let report = message.content_type()?;
        if !report.ctype().eq_ignore_ascii_case("multipart")
            || !report.subtype()?.eq_ignore_ascii_case("report")
        {
            return None;
        }
        let status = message.parts.iter().find_map(|part| {
            let kind = part.content_type()?;
            let subtype = kind.subtype()?.to_ascii_lowercase();
            let is_status =
                matches!(subtype.as_str(), "delivery-status" | "global-delivery-status");
            is_status.then(|| failed(&String::from_utf8_lossy(part.contents())))?
        })?;
        let id = message.parts.iter().find_map(original)?;
        let (letter, _) = id.split_once('@')?;
        Some(Self { letter: letter.to_owned(), status })
    }
}

/// The Message-ID of the letter that a part repeats.
fn original(part: &mail_parser::MessagePart) -> Option<String> {
    if let PartType::Message(inner) = &part.body {
        return id_of(inner);
    }
    let kind = part.content_type()?;
    let subtype = kind.subtype()?;
    if kind.ctype().eq_ignore_ascii_case("text") && subtype.eq_ignore_ascii_case("rfc822-headers") {
        let mut headers = part.contents().to_vec();
        headers.extend_from_slice(b"\r\n\r\n");
        return id_of(&MessageParser::default().parse(&headers)?);
    }
    None
}

fn id_of(message: &Message) -> Option<String> {
    message.message_id().map(str::to_owned)
}

/// The status of the first reader to whom it could not be delivered.
fn failed(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    text.split("\n\n").find_map(|group| {
        let field = |name: &str| {
            group.lines().find_map(|line| {
                let (own, value) = line.split_once(':')?;
                own.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            })
        };
        let is_failed = field("Action")?.eq_ignore_ascii_case("failed");
        // A comment may follow the code.
        let status = field("Status")?;
        let code = status.split([' ', '(']).next().unwrap_or_default().to_owned();
        is_failed.then_some(code)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn report(status: &str, original: &str) -> String {
        format!(
            "From: MAILER-DAEMON@mx.example.org\r\nTo: city@example.org\r\nSubject: Undelivered\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
             --b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n\
             --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n\
             Final-Recipient: rfc822; an@example.org\r\n{status}\r\n\
             --b\r\n{original}\r\n--b--\r\n"
        )
    }

    const WHOLE: &str = "Content-Type: message/rfc822\r\n\r\nFrom: city@example.org\r\n\
        Message-ID: <abc-1-00ff@example.org>\r\nSubject: News\r\n\r\nHello\r\n";
    const HEADERS: &str = "Content-Type: text/rfc822-headers\r\n\r\nFrom: city@example.org\r\n\
        Message-ID: <abc-1-00ff@example.org>\r\nSubject: News\r\n";

    #[test]
    fn a_report_says_which_letter_and_why() {
        let failed = "Action: failed\r\nStatus: 5.1.1 (no such user)\r\n";
        let wanted = Report { letter: "abc-1-00ff".to_owned(), status: "5.1.1".to_owned() };
        for original in [WHOLE, HEADERS] {
            assert_eq!(Report::read(report(failed, original).as_bytes()), Some(wanted.clone()));
        }
        let late = "Action: delayed\r\nStatus: 4.4.1\r\n";
        assert_eq!(Report::read(report(late, WHOLE).as_bytes()), None, "it is still tried");
        let nothing = "Content-Type: text/plain\r\n\r\nno letter\r\n";
        assert_eq!(Report::read(report(failed, nothing).as_bytes()), None);
    }

    #[test]
    fn other_mail_is_no_report() {
        for other in [
            "",
            "hello",
            "Subject: Away\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.\r\n",
            "Content-Type: multipart/report\r\n\r\n",
        ] {
            assert_eq!(Report::read(other.as_bytes()), None, "{other:?}");
        }
    }

    proptest! {
        #[test]
        fn no_mail_stops_the_reading(bytes in proptest::collection::vec(any::<u8>(), 0..400), cut in 0_usize..900) {
            let _ = Report::read(&bytes);
            let whole = report("Action: failed\r\nStatus: 5.1.1\r\n", WHOLE).into_bytes();
            let _ = Report::read(whole.get(..cut).unwrap_or(&whole));
        }
    }
}
