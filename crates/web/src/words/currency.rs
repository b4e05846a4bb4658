//! What currencies are called.

use super::Words;

/// What stands beside an amount that is typed: the sign of a currency, or its code.
pub fn currency_sign(code: &str) -> &str {
    match code {
        "EUR" => "€",
        "HUF" => "Ft",
        "GBP" => "£",
        "USD" => "$",
        other => other,
    }
}

impl Words {
    /// A currency's name with its code, such as "euro (EUR)"; the code alone where we know no name.
    pub(crate) fn currency_word(&self, code: &str) -> String {
        let name = match code {
            "EUR" => self.currency_eur(),
            "ALL" => self.currency_all(),
            "AMD" => self.currency_amd(),
            "ARS" => self.currency_ars(),
            "AUD" => self.currency_aud(),
            "BAM" => self.currency_bam(),
            "BDT" => self.currency_bdt(),
            "BGN" => self.currency_bgn(),
            "BRL" => self.currency_brl(),
            "CAD" => self.currency_cad(),
            "CHF" => self.currency_chf(),
            "CLP" => self.currency_clp(),
            "CNY" => self.currency_cny(),
            "COP" => self.currency_cop(),
            "CZK" => self.currency_czk(),
            "DKK" => self.currency_dkk(),
            "EGP" => self.currency_egp(),
            "ETB" => self.currency_etb(),
            "GBP" => self.currency_gbp(),
            "GEL" => self.currency_gel(),
            "GHS" => self.currency_ghs(),
            "HUF" => self.currency_huf(),
            "IDR" => self.currency_idr(),
            "ILS" => self.currency_ils(),
            "INR" => self.currency_inr(),
            "ISK" => self.currency_isk(),
            "JPY" => self.currency_jpy(),
            "KES" => self.currency_kes(),
            "KRW" => self.currency_krw(),
            "MAD" => self.currency_mad(),
            "MDL" => self.currency_mdl(),
            "MKD" => self.currency_mkd(),
            "MXN" => self.currency_mxn(),
            "MYR" => self.currency_myr(),
            "NGN" => self.currency_ngn(),
            "NOK" => self.currency_nok(),
            "NZD" => self.currency_nzd(),
            "PEN" => self.currency_pen(),
            "PHP" => self.currency_php(),
            "PKR" => self.currency_pkr(),
            "PLN" => self.currency_pln(),
            "RON" => self.currency_ron(),
            "RSD" => self.currency_rsd(),
            "RWF" => self.currency_rwf(),
            "SEK" => self.currency_sek(),
            "SGD" => self.currency_sgd(),
            "THB" => self.currency_thb(),
            "TND" => self.currency_tnd(),
            "TRY" => self.currency_try(),
            "TZS" => self.currency_tzs(),
            "UAH" => self.currency_uah(),
            "UGX" => self.currency_ugx(),
            "USD" => self.currency_usd(),
            "ZAR" => self.currency_zar(),
            _ => return code.to_owned(),
        };
        format!("{name} ({code})")
    }
}

#[cfg(test)]
mod tests {
    use city::Currency;

    use crate::words::{Locale, Words};

    #[test]
    fn every_currency_to_choose_from_has_a_name() {
        for locale in Locale::ALL {
            let words = Words::new(*locale, jiff::tz::TimeZone::UTC, jiff::Timestamp::UNIX_EPOCH);
            for code in Currency::USUAL {
                let word = words.currency_word(code);
                assert!(word.ends_with(&format!(" ({code})")), "{word}");
            }
            assert_eq!(words.currency_word("XAU"), "XAU");
        }
    }
}
