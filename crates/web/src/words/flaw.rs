//! What to do about a flaw, as a sentence.

use city::{Flaw, Placeholder};

use crate::words::Words;

impl Words {
    /// The sentence beside a field that people meet often, else the one for any field.
    pub fn flaw_of(&self, field: &str, flaw: &Flaw) -> String {
        let own = match (flaw, field) {
            (Flaw::Missing, "title") => self.flaw_title_missing(),
            (Flaw::Missing, "text") => self.flaw_text_missing(),
            (Flaw::Missing, "mail") => self.flaw_not_a_mail(),
            (Flaw::Missing, "role" | "reach" | "call" | "neighbourhood" | "sector") => {
                self.flaw_not_a_choice()
            }
            (Flaw::Missing, "criterion") => self.flaw_criterion_missing(),
            (Flaw::Missing, "reason" | "change" | "answer" | "appeal") => {
                self.flaw_reason_missing()
            }
            (Flaw::Missing, _) if field.starts_with("reason_") => self.flaw_reason_missing(),
            (Flaw::Missing, _) if field.starts_with("verdict_") => self.flaw_verdict_missing(),
            (Flaw::Missing, _) if field.starts_with("idea_") => self.flaw_unscreened(),
            (Flaw::NotANumber, "cost" | "budget") => self.flaw_cost(),
            (Flaw::Malformed, "name") => self.flaw_name(),
            (Flaw::NeedsAReason, _) => self.flaw_deviation(),
            (flaw, _) => return self.flaw(flaw),
        };
        own.to_owned()
    }

    /// The sentence beside a field: what to do, never what the reader did wrong.
    pub fn flaw(&self, flaw: &Flaw) -> String {
        match flaw {
            Flaw::Missing => self.flaw_missing().to_owned(),
            Flaw::TooLong { most } => self.flaw_too_long(most),
            Flaw::TooShort { least } => self.flaw_too_short(least),
            Flaw::NotANumber => self.flaw_not_a_number().to_owned(),
            Flaw::OutOfRange { least, most } => self.flaw_out_of_range(least, most),
            Flaw::NotAChoice => self.flaw_not_a_choice().to_owned(),
            Flaw::NotAMail => self.flaw_not_a_mail().to_owned(),
            Flaw::NotADate => self.flaw_not_a_date().to_owned(),
            Flaw::MissingHour => self.flaw_missing_hour().to_owned(),
            Flaw::InThePast => self.flaw_in_the_past().to_owned(),
            Flaw::EndsBeforeStart => self.flaw_ends_before_start().to_owned(),
            Flaw::OutsideTheCity => self.flaw_outside_the_city().to_owned(),
            Flaw::NotAPlaceholder => {
                let known = Placeholder::ALL.iter().map(|place| format!("{{{place}}}"));
                self.flaw_not_a_placeholder(known.collect::<Vec<_>>().join(" "))
            }
            Flaw::Taken => self.flaw_taken().to_owned(),
            Flaw::Malformed => self.flaw_malformed().to_owned(),
            Flaw::KeyAway => self.flaw_key_away().to_owned(),
            Flaw::CheckDigits => self.flaw_check_digits().to_owned(),
            Flaw::NeedsAReason => self.flaw_needs_a_reason().to_owned(),
            Flaw::Settled => self.flaw_settled().to_owned(),
            Flaw::Full => self.flaw_full().to_owned(),
            Flaw::TooMany { most } => self.flaw_too_many(most),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;
    use jiff::{Timestamp, tz::TimeZone};

    #[test]
    fn sentences_say_what_to_do() {
        let say = |locale, flaw: Flaw| {
            Words::new(locale, TimeZone::UTC, Timestamp::UNIX_EPOCH).flaw(&flaw)
        };
        assert_eq!(say(Locale::En, Flaw::TooLong { most: 1 }), "Use at most 1 character");
        assert_eq!(say(Locale::Nl, Flaw::TooLong { most: 1200 }), "Gebruik hoogstens 1.200 tekens");
        assert_eq!(
            say(Locale::Hu, Flaw::OutOfRange { least: 0, most: 360 }),
            "0 és 360 közötti számot adjon meg"
        );
    }
}
