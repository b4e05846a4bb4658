//! How people write numbers, amounts and days, for the checks of `forms`.

use city::{Currency, Flaw, Money};
use forms::{Reads, Writes};
use jiff::civil::Date;

use crate::forms as read;
use crate::words::Words;

impl Reads for Words {
    fn number(&self, typed: &str, decimals: u8) -> Result<i64, Flaw> {
        read::decimal(typed, decimals)
    }

    fn money(&self, typed: &str, currency: Currency) -> Result<Money, Flaw> {
        read::money(typed, currency)
    }

    fn date(&self, typed: &str) -> Result<Date, Flaw> {
        read::date(typed)
    }
}

impl Writes for Words {
    fn number(&self, number: i64, decimals: u8) -> String {
        read::typed_decimal(number, decimals, self.decimal_mark())
    }

    fn money(&self, money: Money) -> String {
        read::typed_money(money, self.decimal_mark())
    }
}
