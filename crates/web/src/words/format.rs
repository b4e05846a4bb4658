//! Numbers, money, dates and durations as a language writes them (by ICU, with CLDR's data).

use std::sync::LazyLock;

use fixed_decimal::Decimal;
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{MD, MDE, YMD, YMDE};
use icu_decimal::DecimalFormatter;
use icu_plurals::{PluralCategory, PluralRules};
use jiff::{Timestamp, Zoned};

use crate::words::{Locale, Words, currency_sign};

/// ICU's formatters for one language. Making one is slow, so they are made once. One is absent
/// only if ICU's data lacks the language, which a test excludes.
struct Formats {
    locale: Locale,
    decimal: Option<DecimalFormatter>,
    plural: Option<PluralRules>,
    day: Option<FixedCalendarDateTimeFormatter<Gregorian, MD>>,
    weekday: Option<FixedCalendarDateTimeFormatter<Gregorian, MDE>>,
    full: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    full_weekday: Option<FixedCalendarDateTimeFormatter<Gregorian, YMDE>>,
}

static FORMATS: LazyLock<Vec<Formats>> =
    LazyLock::new(|| Locale::ALL.iter().map(|locale| Formats::new(*locale)).collect());

impl Formats {
    fn new(locale: Locale) -> Self {
        // Day before month, as everywhere our cities are.
        let tag = if locale == Locale::En { "en-GB" } else { locale.tag() };
        let icu =
            icu_locale_core::Locale::try_from_str(tag).unwrap_or(icu_locale_core::Locale::UNKNOWN);
        Self {
            locale,
            decimal: DecimalFormatter::try_new((&icu).into(), Default::default()).ok(),
            plural: PluralRules::try_new_cardinal((&icu).into()).ok(),
            day: FixedCalendarDateTimeFormatter::try_new((&icu).into(), MD::long()).ok(),
            weekday: FixedCalendarDateTimeFormatter::try_new((&icu).into(), MDE::long()).ok(),
            full: FixedCalendarDateTimeFormatter::try_new((&icu).into(), YMD::long()).ok(),
            full_weekday: FixedCalendarDateTimeFormatter::try_new((&icu).into(), YMDE::long()).ok(),
        }
    }
}

impl Words {
    fn formats(&self) -> Option<&'static Formats> {
        FORMATS.iter().find(|formats| formats.locale == self.locale)
    }

    /// `12,345` (en), `12.345` (nl), `12 345` (hu).
    pub fn number(&self, number: i64) -> String {
        self.decimal(&Decimal::from(number))
    }

    fn decimal(&self, number: &Decimal) -> String {
        match self.formats().and_then(|formats| formats.decimal.as_ref()) {
            Some(decimal) => decimal.format(number).to_string(),
            None => number.to_string(),
        }
    }

    /// An amount in minor units with its currency (ISO 4217): `€18,500`, `€ 18.500`, `18 500 €`.
    /// Cents are shown only when there are any.
    pub fn money(&self, minor: i64, currency: &str) -> String {
        let digits: i16 = match currency {
            "JPY" | "KRW" | "ISK" | "CLP" | "VND" | "PYG" | "UGX" | "RWF" | "XOF" | "XAF"
            | "XPF" => 0,
            "KWD" | "BHD" | "OMR" | "JOD" | "TND" | "LYD" | "IQD" => 3,
            _ => 2,
        };
        let unit = 10_i64.pow(u32::from(digits.unsigned_abs()));
        let amount = if minor % unit == 0 {
            self.number(minor / unit)
        } else {
            let mut exact = Decimal::from(minor);
            exact.multiply_pow10(-digits);
            self.decimal(&exact)
        };
        match currency_sign(currency) {
            code if code == currency => self.money_of(amount, code),
            sign => self.money_pattern(amount, sign),
        }
    }

    /// A number in units of its last digit, of which so many stand after the decimal mark: `1,250.5`.
    pub fn decimal_number(&self, number: i64, digits: u8) -> String {
        let mut exact = Decimal::from(number);
        exact.multiply_pow10(-i16::from(digits));
        exact.trim_end();
        self.decimal(&exact)
    }

    /// `14 December 2026`, of a day that may be long ago.
    pub fn day(&self, day: jiff::civil::Date) -> String {
        let noon = day.at(12, 0, 0, 0).to_zoned(self.zone.clone());
        noon.map_or_else(|_| day.to_string(), |noon| self.date_of(&noon))
    }

    /// What stands before cents: `.` or `,`.
    pub fn decimal_mark(&self) -> char {
        let mut half = Decimal::from(5);
        half.multiply_pow10(-1);
        self.decimal(&half).chars().find(|letter| !letter.is_ascii_digit()).unwrap_or('.')
    }

    /// A share of a whole, rounded to whole percent: `37%`. A share of nothing is `0%`.
    pub fn percent(&self, part: u64, whole: u64) -> String {
        let share = (u128::from(part) * 200 + u128::from(whole)).checked_div(u128::from(whole) * 2);
        let share = share.unwrap_or_default();
        self.percent_pattern(i64::try_from(share).unwrap_or(i64::MAX))
    }

    /// `14 December`, with the year when it is not this one.
    pub fn date(&self, time: Timestamp) -> String {
        self.date_of(&time.to_zoned(self.zone.clone()))
    }

    /// `14 December, 20:00`, with the year when it is not this one.
    pub fn date_time(&self, time: Timestamp) -> String {
        let zoned = time.to_zoned(self.zone.clone());
        self.date_and_clock(self.clock(&zoned), self.date_of(&zoned))
    }

    /// `09:00`, of a day that is said beside it.
    pub fn time(&self, time: Timestamp) -> String {
        self.clock(&time.to_zoned(self.zone.clone()))
    }

    /// `Monday 14 December`, with the year when it is not this one.
    pub fn weekday(&self, time: Timestamp) -> String {
        let zoned = time.to_zoned(self.zone.clone());
        let (Some(formats), Some(date)) = (self.formats(), gregorian(&zoned)) else {
            return self.date_of(&zoned);
        };
        let said = match zoned.year() == self.this_year {
            true => formats.weekday.as_ref().map(|weekday| weekday.format(&date).to_string()),
            false => formats.full_weekday.as_ref().map(|full| full.format(&date).to_string()),
        };
        said.unwrap_or_else(|| self.date_of(&zoned))
    }

    /// How long ago, in the largest unit that fits: `3 hours ago`; a date after two weeks.
    pub fn ago(&self, time: Timestamp, now: Timestamp) -> String {
        let seconds = now.as_second().saturating_sub(time.as_second());
        match seconds {
            ..60 => self.ago_just_now().to_owned(),
            60..3_600 => self.ago_minutes(seconds / 60),
            3_600..86_400 => self.ago_hours(seconds / 3_600),
            86_400..1_209_600 => self.ago_days(seconds / 86_400),
            _ => self.date(time),
        }
    }

    /// CLDR's plural category of a count: `one`, `other`, …
    pub(super) fn plural_category(&self, number: i64) -> &'static str {
        let rules = self.formats().and_then(|formats| formats.plural.as_ref());
        match rules.map(|rules| rules.category_for(number)) {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
    }

    fn clock(&self, time: &Zoned) -> String {
        self.clock_pattern(format!("{:02}", time.hour()), format!("{:02}", time.minute()))
    }

    fn date_of(&self, time: &Zoned) -> String {
        let (formats, date) = (self.formats(), gregorian(time));
        let said = if time.year() == self.this_year {
            let day = formats.and_then(|formats| formats.day.as_ref());
            day.zip(date.as_ref()).map(|(day, date)| day.format(date).to_string())
        } else {
            let full = formats.and_then(|formats| formats.full.as_ref());
            full.zip(date.as_ref()).map(|(full, date)| full.format(date).to_string())
        };
        said.unwrap_or_else(|| time.date().to_string())
    }
}

fn gregorian(time: &Zoned) -> Option<Date<Gregorian>> {
    let month = u8::try_from(time.month()).ok()?;
    let day = u8::try_from(time.day()).ok()?;
    Date::try_new_gregorian(i32::from(time.year()), month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    fn words(locale: Locale) -> Words {
        let zone = TimeZone::get("Europe/Brussels").unwrap();
        Words::new(locale, zone, "2026-11-23T12:00:00Z".parse().unwrap())
    }

    fn all(say: impl Fn(&Words) -> String) -> [String; 3] {
        [Locale::En, Locale::Nl, Locale::Hu]
            .map(|locale| say(&words(locale)).replace('\u{a0}', "~"))
    }

    #[test]
    fn every_language_has_all_formats() {
        for formats in FORMATS.iter() {
            let whole = formats.decimal.is_some()
                && formats.plural.is_some()
                && formats.day.is_some()
                && formats.weekday.is_some()
                && formats.full.is_some()
                && formats.full_weekday.is_some();
            assert!(whole, "{:?}", formats.locale);
        }
    }

    #[test]
    fn numbers_and_money() {
        assert_eq!(all(|w| w.number(12_345)), ["12,345", "12.345", "12~345"]);
        assert_eq!(all(|w| w.money(1_850_000, "EUR")), ["€18,500", "€~18.500", "18~500~€"]);
        assert_eq!(all(|w| w.money(1_250, "EUR")), ["€12.50", "€~12,50", "12,50~€"]);
        assert_eq!(all(|w| w.money(-500, "JPY")), ["JPY~-500", "JPY~-500", "-500~JPY"]);
        assert_eq!(all(|w| w.percent(1, 3)), ["33%", "33%", "33%"]);
        assert_eq!(words(Locale::En).percent(1, 0), "0%");
    }

    #[test]
    fn dates_in_the_zone_of_the_city() {
        let time: Timestamp = "2026-12-14T19:00:00Z".parse().unwrap();
        assert_eq!(all(|w| w.date(time)), ["14 December", "14 december", "december 14."]);
        assert_eq!(
            all(|w| w.date_time(time)),
            ["14 December, 20:00", "14 december, 20.00 uur", "december 14., 20:00"]
        );
        let earlier: Timestamp = "2019-12-31T23:30:00Z".parse().unwrap();
        assert_eq!(
            all(|w| w.date(earlier)),
            ["1 January 2020", "1 januari 2020", "2020. január 1."]
        );
        assert_eq!(
            all(|w| w.weekday(time)),
            ["Monday 14 December", "maandag 14 december", "december 14., hétfő"]
        );
        assert_eq!(
            all(|w| w.weekday(earlier)),
            ["Wednesday, 1 January 2020", "woensdag 1 januari 2020", "2020. január 1., szerda"]
        );
    }

    #[test]
    fn how_long_ago() {
        let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
        let before = |seconds: i64| Timestamp::from_second(now.as_second() - seconds).unwrap();
        assert_eq!(all(|w| w.ago(before(5), now)), ["just now", "zonet", "az imént"]);
        assert_eq!(
            all(|w| w.ago(before(60), now)),
            ["1 minute ago", "1 minuut geleden", "1 perce"]
        );
        assert_eq!(all(|w| w.ago(before(7_300), now)), ["2 hours ago", "2 uur geleden", "2 órája"]);
        assert_eq!(all(|w| w.ago(before(90_000), now)), ["yesterday", "gisteren", "tegnap"]);
        assert_eq!(
            all(|w| w.ago(before(1_300_000), now)),
            ["8 November", "8 november", "november 8."]
        );
    }

    #[test]
    fn tags_find_their_language() {
        assert_eq!(Locale::from_tag("nl-BE"), Some(Locale::Nl));
        assert_eq!(Locale::from_tag("HU"), Some(Locale::Hu));
        assert_eq!(Locale::from_tag("fr"), None);
        assert_eq!(Locale::from_tag(""), None);
    }
}
