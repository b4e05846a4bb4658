//! iCalendar (RFC 5545): when what opens and closes, for one's own calendar.

use jiff::Timestamp;

/// One entry of a calendar.
pub struct Entry {
    /// What makes it the same entry when the calendar is fetched again.
    pub uid: String,
    /// When it last changed.
    pub changed: Timestamp,
    /// Its title.
    pub summary: String,
    /// When it begins.
    pub start: Timestamp,
    /// When it ends, if ever.
    pub end: Option<Timestamp>,
    /// The page about it.
    pub address: String,
    /// Where it is; nothing for what is nowhere.
    pub location: String,
    /// Whether it takes its reader's time.
    pub kind: Kind,
}

/// What an entry means for its reader's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Weeks in which one may take part do not make anybody busy.
    Span,
    /// People meet.
    Meeting,
    /// They would have met.
    Cancelled,
}

/// The calendar, its lines ended and folded as the standard asks.
pub fn write(name: &str, entries: &[Entry]) -> String {
    let mut text = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kalaka//Kalaka//EN"] {
        push(&mut text, line);
    }
    push(&mut text, &format!("X-WR-CALNAME:{}", escape(name)));
    for entry in entries {
        push(&mut text, "BEGIN:VEVENT");
        push(&mut text, &format!("UID:{}", escape(&entry.uid)));
        // Without a method, the stamp says when the entry last changed (section 3.8.7.2): the same calendar twice is the
        // same text.
        push(&mut text, &format!("DTSTAMP:{}", moment(entry.changed)));
        push(&mut text, &format!("DTSTART:{}", moment(entry.start)));
        if let Some(end) = entry.end {
            push(&mut text, &format!("DTEND:{}", moment(end)));
        }
        push(&mut text, &format!("SUMMARY:{}", escape(&entry.summary)));
        push(&mut text, &format!("URL:{}", entry.address));
        if !entry.location.is_empty() {
            push(&mut text, &format!("LOCATION:{}", escape(&entry.location)));
        }
        match entry.kind {
            Kind::Span => push(&mut text, "TRANSP:TRANSPARENT"),
            Kind::Meeting => push(&mut text, "TRANSP:OPAQUE"),
            Kind::Cancelled => push(&mut text, "STATUS:CANCELLED"),
        }
        push(&mut text, "END:VEVENT");
    }
    push(&mut text, "END:VCALENDAR");
    text
}

fn moment(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A value of type TEXT (section 3.3.11).
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                safe.push('\\');
                safe.push(letter);
            }
            '\n' => safe.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => safe.push(letter),
        }
    }
    safe
}

/// Appends a line, folded so that no part is longer than 75 octets (section 3.1).
fn push(text: &mut String, line: &str) {
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > 75 {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(letter);
        used += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_and_texts_escaped() {
        let entry = Entry {
            uid: "collect-7@x.org".to_owned(),
            changed: Timestamp::UNIX_EPOCH,
            summary: format!("Bänke, Bäume; {}", "hűvösebb ".repeat(20)),
            start: Timestamp::UNIX_EPOCH,
            end: Timestamp::from_second(3_600).ok(),
            address: "http://x.org/calls/cool".to_owned(),
            location: "Sluisstraat 79, Leuven".to_owned(),
            kind: Kind::Meeting,
        };
        let text = write("Cool", &[entry]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("SUMMARY:Bänke\\, Bäume\\; hűvösebb hűvösebb "), "{unfolded}");
        assert!(unfolded.contains("DTSTART:19700101T000000Z\r\nDTEND:19700101T010000Z\r\n"));
        assert!(unfolded.contains("LOCATION:Sluisstraat 79\\, Leuven\r\nTRANSP:OPAQUE\r\n"));
        assert!(text.ends_with("END:VCALENDAR\r\n"));
    }
}
