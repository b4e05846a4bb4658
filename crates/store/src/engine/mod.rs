//! The machinery below the product's statements: transactions, lanes, the two databases, migrations and ids.

pub(crate) mod derive;
#[cfg(feature = "testing")]
pub(crate) mod describe;
pub(crate) mod due;
pub(crate) mod error;
pub(crate) mod ids;
pub(crate) mod job;
pub(crate) mod lane;
pub(crate) mod ledger;
pub(crate) mod migrate;
pub(crate) mod once;
pub(crate) mod parts;
pub(crate) mod pool;
pub(crate) mod postgres;
pub(crate) mod row;
pub(crate) mod scope;
pub(crate) mod settings;
pub(crate) mod sqlite;
pub(crate) mod statements;
pub(crate) mod store;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod time;
pub(crate) mod tx;
pub(crate) mod value;
