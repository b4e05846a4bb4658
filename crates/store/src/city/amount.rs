//! Amounts of money in a city, whatever they belong to.

crate::statements! {
    fn first() -> Option<i64> = "select 1 as found from call where budget is not null union all select 1 as found from idea where cost is not null limit 1";
}

/// Whether there is any amount: from then on the city's currency stays.
pub fn any(tx: &mut crate::Tx) -> crate::Result<bool> {
    Ok(first(tx)?.is_some())
}
