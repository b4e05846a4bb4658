//! Money: whole minor units and a currency, never a float.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An ISO 4217 code, such as `EUR` or `HUF`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// Why a text is not a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a currency is a code of three capital letters, such as EUR")]
pub struct CurrencyError;

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");

    /// The codes of currencies that cities pay in, to choose from. Any other code can be a city's too.
    pub const USUAL: [&str; 54] = [
        "EUR", "ALL", "AMD", "ARS", "AUD", "BAM", "BDT", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY",
        "COP", "CZK", "DKK", "EGP", "ETB", "GBP", "GEL", "GHS", "HUF", "IDR", "ILS", "INR", "ISK",
        "JPY", "KES", "KRW", "MAD", "MDL", "MKD", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP",
        "PKR", "PLN", "RON", "RSD", "RWF", "SEK", "SGD", "THB", "TND", "TRY", "TZS", "UAH", "UGX",
        "USD", "ZAR",
    ];

    /// The code.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many minor units make one unit: 100 cents to a euro, 1 yen to a yen
    /// (ISO 4217, table A.1; the forint is written without fillér but kept with them).
    pub fn minor_units(&self) -> i64 {
        match &self.0 {
            b"JPY" | b"KRW" | b"ISK" | b"CLP" | b"VND" | b"PYG" | b"UGX" | b"RWF" | b"XOF"
            | b"XAF" | b"XPF" => 1,
            b"KWD" | b"BHD" | b"OMR" | b"JOD" | b"TND" | b"LYD" | b"IQD" => 1000,
            _ => 100,
        }
    }
}

impl FromStr for Currency {
    type Err = CurrencyError;

    fn from_str(code: &str) -> Result<Self, CurrencyError> {
        let letters: [u8; 3] = code.as_bytes().try_into().map_err(|_| CurrencyError)?;
        if letters.iter().all(u8::is_ascii_uppercase) {
            Ok(Self(letters))
        } else {
            Err(CurrencyError)
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = CurrencyError;

    fn try_from(code: String) -> Result<Self, CurrencyError> {
        code.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Minor units: cents for the euro.
    pub minor: i64,
    /// Their currency.
    pub currency: Currency,
}

impl Money {
    /// So many whole units, or nothing when that is more than can be kept.
    pub fn whole(units: i64, currency: Currency) -> Option<Self> {
        Some(Self { minor: units.checked_mul(currency.minor_units())?, currency })
    }
}
