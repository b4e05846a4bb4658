//! Flaws as sentences that say how to put them right.

use city::Flaw;

use super::Words;

/// The sentence for a flaw of a field. Fields that people meet often have sentences of their own.
pub(crate) fn sentence(w: &Words, field: &str, flaw: &Flaw) -> String {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match (flaw, field) {
        (Flaw::Missing, "title") => w.flaw_title_missing().to_owned(),
        (Flaw::Missing, "text") => w.flaw_text_missing().to_owned(),
        (Flaw::Missing | Flaw::NotAMail, "mail") => w.flaw_mail().to_owned(),
        (Flaw::Missing, "reason" | "change" | "answer" | "appeal") => {
            w.flaw_reason_missing().to_owned()
        }
        (Flaw::Missing, "criterion") => w.flaw_criterion_missing().to_owned(),
        (Flaw::Missing, _) if field.starts_with("verdict_") => w.flaw_verdict_missing().to_owned(),
        (Flaw::Missing, _) if field.starts_with("reason_") => w.flaw_reason_missing().to_owned(),
        (Flaw::Missing, _) if field.starts_with("idea_") => w.flaw_unscreened().to_owned(),
        (Flaw::Missing, _) => w.flaw_missing().to_owned(),
        (Flaw::TooLong { most }, _) => w.flaw_too_long(number(*most)),
        (Flaw::TooShort { least }, _) => w.flaw_too_short(number(*least)),
        (Flaw::NotANumber, "cost" | "budget") => w.flaw_cost().to_owned(),
        (Flaw::NotANumber, _) => w.flaw_not_a_number().to_owned(),
        (Flaw::OutOfRange { least, most }, _) => w.flaw_out_of_range(*least, *most),
        (Flaw::NotAChoice, _) => w.flaw_not_a_choice().to_owned(),
        (Flaw::NotAMail, _) => w.flaw_mail().to_owned(),
        (Flaw::NotADate, _) => w.flaw_not_a_date().to_owned(),
        (Flaw::MissingHour, _) => w.flaw_missing_hour().to_owned(),
        (Flaw::InThePast, _) => w.flaw_in_the_past().to_owned(),
        (Flaw::EndsBeforeStart, _) => w.flaw_ends_before_start().to_owned(),
        (Flaw::OutsideTheCity, _) => w.flaw_outside_the_city().to_owned(),
        (Flaw::Taken, _) => w.flaw_taken().to_owned(),
        (Flaw::Malformed, "name") => w.flaw_name().to_owned(),
        (Flaw::Malformed, _) => w.flaw_malformed().to_owned(),
        (Flaw::NeedsAReason, _) => w.flaw_deviation().to_owned(),
        (Flaw::TooMany { most }, _) => w.flaw_too_many(number(*most)),
    }
}
